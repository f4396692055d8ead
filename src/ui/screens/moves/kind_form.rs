//! What kind of apartment it is: one youth's home, or the home of several.

use crate::{
    domain::{
        command::Command,
        house::{Apartment, ApartmentKind},
        ids::ApartmentId,
        refusal::Refusal,
    },
    store::{Done, StoreError},
    text::Texts,
    ui::{
        forms::{
            Choice, FormFields, Refused, Words, form_fields,
            radio::RadioField,
            silent_debug,
            target::Target,
            view::{FormScreen, FormView, Submission},
        },
        screens::Opened,
        view::Cx,
    },
};

/// Opens the form with what the apartment is.
///
/// # Errors
/// [`Refusal::Gone`] for an apartment the house does not have.
pub fn open(apartment: ApartmentId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(Kind::new(apartment, cx)?, cx.texts).submitted_by_enter()))
}

struct Kind {
    apartment: Apartment,
    kind: RadioField<ApartmentKind>,
    t: Texts,
}

silent_debug!(Kind);

impl Kind {
    fn new(apartment: ApartmentId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let apartments = &cx.house()?.people.apartments;
        let apartment = *apartments.iter().find(|known| known.id == apartment).ok_or(Refusal::Gone)?;
        let t = cx.texts;
        let words = Words::required(t.apartment_kind_field(), t.apartment_kind_help(), t.invalid_empty());
        let choices = ApartmentKind::ALL.map(|kind| Choice::new(kind.id(), t.apartment_kind(kind), kind));
        let kind = RadioField::new(words, choices.to_vec()).starting_with(|kind| *kind == apartment.kind);
        Ok(Self { apartment, kind, t })
    }
}

impl FormFields for Kind {
    type Value = ApartmentKind;
    form_fields!(kind);

    fn read(&self) -> Result<ApartmentKind, Refused> {
        self.kind.value().copied().ok_or_else(|| Refused::new("kind", self.t.invalid_empty()))
    }
}

impl FormScreen for Kind {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn holds_work(&self) -> bool {
        false
    }

    fn title(&self, t: Texts) -> String {
        t.apartment_kind_title(self.apartment.number)
    }

    fn submission(&mut self, kind: ApartmentKind, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::ChangeApartment { apartment: self.apartment.id, kind })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::SeveralLiveThere(_)).then_some("kind")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        let kind = self.kind.value().copied().unwrap_or(self.apartment.kind);
        cx.texts.apartment_kind_saved(clock, self.apartment.number, cx.texts.apartment_kind(kind))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        Some(Target::place(Some(self.apartment.number), cx.texts.apartment_kind(self.apartment.kind)))
    }
}
