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
            Choice, Field, FieldError, FieldName, FormFields, Refused, Words, checkbox::CheckboxField,
            choice::ChoiceField, text::TextField,
        },
        screens::fields::{line, line_field, optional_line},
        view::Cx,
    },
};

/// What is written, and whether it is the same person it was given to.
#[derive(Debug)]
pub(super) struct Entry {
    facts: ContactFacts,
    /// A consent to this very person holds.
    consents_hold: bool,
    same_person: bool,
}

/// The fields.
pub(super) struct ContactForm {
    role: ChoiceField<ContactRole>,
    name: TextField,
    /// Asked only where a consent to this very person holds.
    same_person: CheckboxField,
    consents_hold: bool,
    phone: TextField,
    call_first: CheckboxField,
    language: TextField,
    zone: TextField,
    email: TextField,
    note: TextField,
    t: Texts,
}

impl FormFields for ContactForm {
    type Value = Entry;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = vec![("role".into(), &self.role), ("name".into(), &self.name)];
        if self.consents_hold {
            fields.push(("same_person".into(), &self.same_person));
        }
        fields.extend::<[(FieldName, &dyn Field); 6]>([
            ("phone".into(), &self.phone),
            ("call_first".into(), &self.call_first),
            ("language".into(), &self.language),
            ("zone".into(), &self.zone),
            ("email".into(), &self.email),
            ("note".into(), &self.note),
        ]);
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let mut fields: Vec<(FieldName, &mut dyn Field)> =
            vec![("role".into(), &mut self.role), ("name".into(), &mut self.name)];
        if self.consents_hold {
            fields.push(("same_person".into(), &mut self.same_person));
        }
        fields.extend::<[(FieldName, &mut dyn Field); 6]>([
            ("phone".into(), &mut self.phone),
            ("call_first".into(), &mut self.call_first),
            ("language".into(), &mut self.language),
            ("zone".into(), &mut self.zone),
            ("email".into(), &mut self.email),
            ("note".into(), &mut self.note),
        ]);
        fields
    }

    fn read(&self) -> Result<Entry, Refused> {
        let t = self.t;
        let unknown = |_| Refused::new("zone", t.contact_zone_unknown());
        let facts = ContactFacts {
            role: self.role.value().copied().ok_or_else(|| Refused::new("role", t.contact_role_missing()))?,
            name: line(&self.name, "name", t)?,
            language: optional_line(&self.language, "language", t)?,
            phone: phone_in(&self.phone, t)?,
            email: optional_line(&self.email, "email", t)?,
            time_zone: self.zone.value_opt().map(|zone| zone.parse().map_err(unknown)).transpose()?,
            note: optional_line(&self.note, "note", t)?,
            call_first: self.call_first.value(),
        };
        Ok(Entry { facts, consents_hold: self.consents_hold, same_person: self.same_person.value() })
    }
}

impl KeptRow for ContactForm {
    type Of = YouthId;
    const DRAFT: &'static str = "contacts-contact";

    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<Entry>, StoreError> {
        let reader = cx.house()?.reader;
        let Some(contact) = reader.contact(ContactId(row))? else { return Ok(None) };
        let consents_hold = reader.consents_hold_for(&contact, cx.today())?;
        Ok(Some((contact.version, Entry { facts: contact.facts, consents_hold, same_person: false })))
    }

    fn filled(_youth: YouthId, entry: Option<&Entry>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let facts = entry.map(|entry| &entry.facts);
        let role = facts.map(|facts| facts.role);
        let roles = ContactRole::ALL.map(|role| Choice::new(role.id(), t.contact_role(role), role));
        let zone = move |text: &str| {
            let zone: Result<Zone, _> = text.trim().parse();
            zone.map(drop).map_err(|_| FieldError(t.contact_zone_unknown().to_owned()))
        };
        let optional = |label, help, text: Option<&Line>| line_field(Words::optional(label, help), text);
        Ok(Self {
            role: ChoiceField::new(
                Words::required(t.contact_role_field(), t.contact_role_help(), t.contact_role_missing()),
                roles.to_vec(),
            )
            .starting_with(|choice| Some(*choice) == role),
            name: line_field(
                Words::required(t.contact_name(), t.contact_name_help(), t.contact_missing_name()),
                facts.map(|facts| &facts.name),
            ),
            same_person: CheckboxField::new(
                Words::optional(t.contact_same_person(), t.contact_same_person_help()),
                false,
            ),
            consents_hold: entry.is_some_and(|entry| entry.consents_hold),
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

    fn command(subject: Subject, Entry { facts, same_person, .. }: Entry) -> Command {
        let Subject { owner: youth, row, version } = subject;
        Command::Contact(match row {
            0 => Step::AddContact { youth, facts },
            row => Step::ChangeContact { contact: ContactId(row), version, facts, same_person },
        })
    }

    fn shown(Entry { facts, .. }: &Entry, cx: &Cx<'_>) -> Vec<(String, String)> {
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
            Refusal::ConsentsHold { part: true } => Some("role"),
            Refusal::ConsentsHold { part: false } => Some("name"),
            Refusal::Invalid(Invalid::NotAnEmail) => Some("email"),
            Refusal::Invalid(Invalid::NumberMissing) => Some("phone"),
            _ => None,
        }
    }
}
