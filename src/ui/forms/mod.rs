//! Forms: what a person fills in, and how it becomes a domain value.
//!
//! A concrete form is a struct whose members are fields of known kinds; [`Form`] adds the focus ring, checks, messages,
//! scrolling and drafts. Reading needs no casts, because the struct knows its own members:
//!
//! ```
//! use personalbase::ui::forms::{
//!     Form, FormFields, Refused, Words, checkbox::CheckboxField, form_fields, text::TextField,
//! };
//! use personalbase::text::{Language, Texts};
//!
//! struct RoomFields {
//!     name: TextField,
//!     shared: CheckboxField,
//! }
//!
//! impl FormFields for RoomFields {
//!     type Value = (String, bool);
//!     form_fields!(name, shared);
//!
//!     fn read(&self) -> Result<Self::Value, Refused> {
//!         Ok((self.name.value(), self.shared.value()))
//!     }
//! }
//!
//! let name = TextField::new(Words::required("Navn", "Eks.: «Stue».", "Rommet trenger et navn."), 40);
//! let shared = CheckboxField::new(Words::optional("Felles", "…"), false);
//! let mut form = Form::new(RoomFields { name, shared }, Texts::new(Language::Nb));
//! assert_eq!(form.submit(), None, "the name is missing");
//! ```

pub mod checkbox;
pub mod chips;
pub mod choice;
pub mod conflict;
mod echo;
pub mod field;
pub mod form;
mod layout;
pub mod moment;
pub mod number;
mod options;
pub mod parsed;
pub mod radio;
pub mod secret;
pub mod suggestion;
pub mod target;
pub mod text;
pub mod view;

#[cfg(test)]
mod tests;

pub use self::{
    field::{Field, FieldError, FieldName, FieldResponse, FormFields, Refused, Words},
    form::{Form, FormEvent},
    options::Choice,
};

/// Lists the members that are fields, in the order of the form. Stands inside `impl FormFields for …`; a member's name is
/// the field's name in drafts and in [`Refused`].
#[macro_export]
macro_rules! form_fields {
    ($($name:ident),+ $(,)?) => {
        fn fields(&self) -> Vec<($crate::ui::forms::FieldName, &dyn $crate::ui::forms::Field)> {
            vec![$((stringify!($name).into(), &self.$name as &dyn $crate::ui::forms::Field)),+]
        }

        fn fields_mut(&mut self) -> Vec<($crate::ui::forms::FieldName, &mut dyn $crate::ui::forms::Field)> {
            vec![$((stringify!($name).into(), &mut self.$name as &mut dyn $crate::ui::forms::Field)),+]
        }
    };
}
pub use form_fields;

/// Gives the fields of a form a `Debug` that shows their name and nothing that was filled in.
#[macro_export]
macro_rules! silent_debug {
    ($fields:ty) => {
        impl std::fmt::Debug for $fields {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($fields))
            }
        }
    };
}
pub use silent_debug;
