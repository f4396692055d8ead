//! Somebody around a youth.

use super::{
    super::kept::{KeptRow, Stored, Subject},
    subject::{phone_field, phone_in},
};
use crate::{
    domain::{
        command::Command,
        contact::{ContactFacts, ContactRole, Phone, Step},
        ids::{ContactId, YouthId},
        names::Line,
        refusal::{Invalid, Refusal},
        time::Zone,
    },
    store::StoreError,
    text::{Texts, format::phone},
    ui::{
        forms::{
            Choice, FieldError, FormFields, Refused, Words, checkbox::CheckboxField, choice::ChoiceField, form_fields,
            text::TextField,
        },
        screens::fields::{line, line_field, optional_line},
        view::Cx,
    },
};

/// The fields.
pub(super) struct ContactForm {
    role: ChoiceField<ContactRole>,
    name: TextField,
    phone: TextField,
    call_first: CheckboxField,
    language: TextField,
    zone: TextField,
    email: TextField,
    note: TextField,
    t: Texts,
}

impl FormFields for ContactForm {
    type Value = ContactFacts;
    form_fields!(role, name, phone, call_first, language, zone, email, note);

    fn read(&self) -> Result<ContactFacts, Refused> {
        let t = self.t;
        let unknown = |_| Refused::new("zone", t.contact_zone_unknown());
        Ok(ContactFacts {
            role: self.role.value().copied().unwrap_or(ContactRole::Other),
            name: line(&self.name, "name", t)?,
            language: optional_line(&self.language, "language", t)?,
            phone: phone_in(&self.phone, t)?,
            email: optional_line(&self.email, "email", t)?,
            time_zone: self.zone.value_opt().map(|zone| zone.parse().map_err(unknown)).transpose()?,
            note: optional_line(&self.note, "note", t)?,
            call_first: self.call_first.value(),
        })
    }
}

impl KeptRow for ContactForm {
    const DRAFT: &'static str = "contacts-contact";

    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<ContactFacts>, StoreError> {
        Ok(cx.house()?.reader.contact(ContactId(row))?.map(|contact| (contact.version, contact.facts)))
    }

    fn filled(_youth: YouthId, facts: Option<&ContactFacts>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let role = facts.map_or(ContactRole::Guardian, |facts| facts.role);
        let roles = ContactRole::ALL.map(|role| Choice::new(role.id(), t.contact_role(role), role));
        let zone = move |text: &str| {
            let zone: Result<Zone, _> = text.trim().parse();
            zone.map(drop).map_err(|_| FieldError(t.contact_zone_unknown().to_owned()))
        };
        let optional = |label, help, text: Option<&Line>| line_field(Words::optional(label, help), text);
        Ok(Self {
            role: ChoiceField::new(
                Words::required(t.contact_role_field(), t.contact_role_help(), t.invalid_empty()),
                roles.to_vec(),
            )
            .starting_with(|choice| *choice == role),
            name: line_field(
                Words::required(t.contact_name(), t.contact_name_help(), t.contact_missing_name()),
                facts.map(|facts| &facts.name),
            ),
            phone: phone_field(
                Words::optional(t.contact_phone(), t.contact_phone_help()),
                facts.and_then(|facts| facts.phone.as_ref()),
                t,
            ),
            call_first: CheckboxField::new(
                Words::optional(t.contact_call_first(), t.contact_call_first_help()),
                facts.is_some_and(|facts| facts.call_first),
            ),
            language: optional(
                t.contact_language(),
                t.contact_language_help(),
                facts.and_then(|facts| facts.language.as_ref()),
            ),
            zone: TextField::new(Words::optional(t.contact_zone(), t.contact_zone_help()), Line::MAX)
                .with_text(facts.and_then(|facts| facts.time_zone).map_or("", Zone::name))
                .with_rule(Box::new(zone)),
            email: optional(t.contact_email(), t.contact_email_help(), facts.and_then(|facts| facts.email.as_ref())),
            note: optional(t.contact_note(), t.contact_note_help(), facts.and_then(|facts| facts.note.as_ref())),
            t,
        })
    }

    fn title(t: Texts) -> &'static str {
        t.contact_form_title()
    }

    fn command(subject: Subject, facts: ContactFacts) -> Command {
        let Subject { youth, row, version } = subject;
        Command::Contact(match row {
            0 => Step::AddContact { youth, facts },
            row => Step::ChangeContact { contact: ContactId(row), version, facts },
        })
    }

    fn shown(facts: &ContactFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
        let t = cx.texts;
        let text = |line: &Option<Line>| line.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
        [
            (t.contact_role_field(), t.contact_role(facts.role).to_owned()),
            (t.contact_name(), facts.name.to_string()),
            (t.contact_phone(), facts.phone.as_ref().map_or_else(|| "–".to_owned(), |one| phone(Phone::as_str(one)))),
            (t.contact_call_first(), if facts.call_first { "✓".to_owned() } else { "–".to_owned() }),
            (t.contact_language(), text(&facts.language)),
            (t.contact_zone(), facts.time_zone.map_or("–", Zone::name).to_owned()),
            (t.contact_email(), text(&facts.email)),
            (t.contact_note(), text(&facts.note)),
        ]
        .map(|(label, value)| (label.to_owned(), value))
        .to_vec()
    }

    fn saved(&self, clock: &str, t: Texts) -> String {
        t.contact_saved(clock, self.name.value())
    }

    fn blamed(refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::NotAnEmail) => Some("email"),
            Refusal::Invalid(Invalid::NumberMissing) => Some("phone"),
            _ => None,
        }
    }
}
