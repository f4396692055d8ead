//! An adult of a household.

use crate::{
    domain::{
        command::Command,
        contact::Phone,
        host::{AdultFacts, Step},
        ids::{HostAdultId, HouseholdId},
        names::Line,
        refusal::{Invalid, Refusal},
    },
    store::StoreError,
    text::{Texts, format::phone},
    ui::{
        forms::{FormFields, Refused, Words, form_fields, text::TextField},
        screens::{
            contacts::subject::{phone_field, phone_in},
            fields::{line, line_field, optional_line},
            kept::{KeptRow, Stored, Subject},
        },
        view::Cx,
    },
};

/// The fields.
pub(super) struct AdultForm {
    name: TextField,
    phone: TextField,
    email: TextField,
    t: Texts,
}

impl FormFields for AdultForm {
    type Value = AdultFacts;
    form_fields!(name, phone, email);

    fn read(&self) -> Result<AdultFacts, Refused> {
        Ok(AdultFacts {
            name: line(&self.name, "name", self.t)?,
            phone: phone_in(&self.phone, self.t)?,
            email: optional_line(&self.email, "email", self.t)?,
        })
    }
}

impl KeptRow for AdultForm {
    type Of = HouseholdId;
    const DRAFT: &'static str = "hosts-adult";

    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<AdultFacts>, StoreError> {
        let found = cx.house()?.reader.host_adult(HostAdultId(row))?;
        Ok(found.map(|adult| (adult.version, adult.facts)))
    }

    fn filled(_owner: HouseholdId, facts: Option<&AdultFacts>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        Ok(Self {
            name: line_field(
                Words::required(t.host_adult_name(), t.host_adult_name_help(), t.contact_missing_name()),
                facts.map(|facts| &facts.name),
            ),
            phone: phone_field(
                Words::optional(t.contact_phone(), t.contact_phone_help()),
                facts.and_then(|facts| facts.phone.as_ref()),
                t,
            ),
            email: line_field(
                Words::optional(t.contact_email(), t.contact_email_help()),
                facts.and_then(|facts| facts.email.as_ref()),
            ),
            t,
        })
    }

    fn title(t: Texts) -> &'static str {
        t.host_adult_form_title()
    }

    fn command(subject: Subject<HouseholdId>, facts: AdultFacts) -> Command {
        let Subject { owner: household, row, version } = subject;
        Command::Host(match row {
            0 => Step::AddAdult { household, facts },
            row => Step::ChangeAdult { adult: HostAdultId(row), version, facts },
        })
    }

    fn shown(facts: &AdultFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
        let t = cx.texts;
        [
            (t.host_adult_name(), facts.name.to_string()),
            (t.contact_phone(), facts.phone.as_ref().map_or_else(|| "–".to_owned(), |one| phone(Phone::as_str(one)))),
            (t.contact_email(), facts.email.as_ref().map_or("–", Line::as_str).to_owned()),
        ]
        .map(|(label, value)| (label.to_owned(), value))
        .to_vec()
    }

    fn saved(&self, clock: &str, t: Texts) -> String {
        t.contact_saved(clock, self.name.value())
    }

    fn blamed(refusal: &Refusal) -> Option<&'static str> {
        (*refusal == Refusal::Invalid(Invalid::NotAnEmail)).then_some("email")
    }
}
