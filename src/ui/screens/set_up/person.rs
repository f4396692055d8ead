//! The page about the first member of staff, who leads the house until they say otherwise.

use crate::{
    domain::{names::Line, staff::Initials},
    store::keys::{Known, Passphrase, Pin},
    text::Texts,
    ui::{
        forms::{Field, FieldName, FormFields, Refused, Words, text::TextField},
        screens::{
            fields::{initials, initials_field, line, line_field},
            secrets::SecretFields,
        },
    },
};

/// What the page is filled in for.
#[derive(Debug)]
pub(super) struct Person {
    pub name: Line,
    pub initials: Initials,
    pub passphrase: Passphrase,
    pub pin: Pin,
}

/// The fields of the page.
pub(super) struct PersonFields {
    name: TextField,
    initials: TextField,
    secrets: SecretFields,
    /// The name of the house, which a passphrase may not lean on.
    pub house: String,
    t: Texts,
}

impl PersonFields {
    pub(super) fn new(t: Texts) -> Self {
        Self {
            name: line_field(
                Words::required(t.setup_person_name(), t.setup_person_name_help(), t.setup_person_name_missing()),
                None,
            ),
            initials: initials_field(
                Words::required(t.setup_initials(), t.setup_initials_help(), t.setup_initials_missing()),
                t,
            ),
            secrets: SecretFields::required(t),
            house: String::new(),
            t,
        }
    }

    /// Overwrites the secrets: they have done their work.
    pub(super) fn forget_secrets(&mut self) {
        self.secrets = SecretFields::required(self.t);
    }
}

impl FormFields for PersonFields {
    type Value = Person;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let own: [(FieldName, &dyn Field); 2] = [("name".into(), &self.name), ("initials".into(), &self.initials)];
        own.into_iter().chain(self.secrets.fields()).collect()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let own: [(FieldName, &mut dyn Field); 2] =
            [("name".into(), &mut self.name), ("initials".into(), &mut self.initials)];
        own.into_iter().chain(self.secrets.fields_mut()).collect()
    }

    fn read(&self) -> Result<Person, Refused> {
        let name = line(&self.name, "name", self.t)?;
        let initials = initials(&self.initials, self.t)?;
        let known = Known { house: &self.house, person: &[name.as_str(), initials.as_str()] };
        let passphrase = self.secrets.read_passphrase(known)?;
        let pin = self.secrets.read_pin()?;
        Ok(Person { name, initials, passphrase, pin })
    }
}
