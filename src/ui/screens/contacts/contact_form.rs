//! Somebody around a youth.

use serde_json::Value;

use super::subject::{Subject, phone_field, phone_in};
use crate::{
    domain::{
        command::Command,
        contact::{Contact, ContactFacts, ContactRole, Phone, Step},
        ids::{ContactId, YouthId},
        names::Line,
        refusal::{Invalid, Refusal},
        time::Zone,
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, format::phone},
    ui::{
        forms::{
            Choice, Field, FieldError, FieldName, FormFields, Refused, Words,
            checkbox::CheckboxField,
            choice::ChoiceField,
            conflict::Theirs,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{line, line_field, optional_line, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "contacts-contact";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(youth: YouthId, contact: Option<&Contact>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(
        FormView::new(
            ContactForm::new(contact.map_or(Subject::new(youth), |one| Subject::of(youth, one.id.0, one.version)), cx)?,
            cx.texts,
        )
        .submitted_by_enter(),
    ))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = ContactForm::new(Subject::kept(draft)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct ContactForm {
    subject: Subject,
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

silent_debug!(ContactForm);

impl ContactForm {
    fn new(subject: Subject, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let reader = cx.house()?.reader;
        let contact = match subject.row {
            0 => None,
            row => reader.contact(ContactId(row))?,
        };
        let hold = contact.as_ref().map(|contact| reader.consents_hold_for(contact, cx.today()));
        let consents_hold = hold.transpose()?.unwrap_or_default();
        let facts = contact.as_ref().map(|contact| &contact.facts);
        let role = facts.map(|facts| facts.role);
        let roles = ContactRole::ALL.map(|role| Choice::new(role.id(), t.contact_role(role), role));
        let zone = move |text: &str| {
            let zone: Result<Zone, _> = text.trim().parse();
            zone.map(drop).map_err(|_| FieldError(t.contact_zone_unknown().to_owned()))
        };
        let optional = |label, help, text: Option<&Line>| line_field(Words::optional(label, help), text);
        Ok(Self {
            subject,
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
            consents_hold,
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
}

impl FormFields for ContactForm {
    type Value = ContactFacts;

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

    fn read(&self) -> Result<ContactFacts, Refused> {
        let t = self.t;
        let unknown = |_| Refused::new("zone", t.contact_zone_unknown());
        Ok(ContactFacts {
            role: self.role.value().copied().ok_or_else(|| Refused::new("role", t.contact_role_missing()))?,
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

impl FormScreen for ContactForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.subject.number()
    }

    fn context(&self) -> Value {
        self.subject.context()
    }

    fn title(&self, t: Texts) -> String {
        t.contact_form_title().to_owned()
    }

    fn submission(&mut self, facts: ContactFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Subject { youth, row, version } = self.subject;
        let step = match row {
            0 => Step::AddContact { youth, facts },
            row => {
                let same_person = self.same_person.value();
                Step::ChangeContact { contact: ContactId(row), version, facts, same_person }
            }
        };
        Ok(Submission::Command(Box::new(Command::Contact(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::ConsentsHold { part: true } => Some("role"),
            Refusal::ConsentsHold { part: false } if self.consents_hold => Some("same_person"),
            Refusal::ConsentsHold { part: false } => Some("name"),
            Refusal::Invalid(Invalid::NotAnEmail) => Some("email"),
            Refusal::Invalid(Invalid::NumberMissing) => Some("phone"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, clock) = (cx.texts, cx.texts.clock(done.at, cx.zone));
        t.contact_saved(clock, self.name.value())
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.subject.youth, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let theirs = cx.house()?.reader.contact(ContactId(self.subject.row))?;
        let compare = |(theirs, mine): (Contact, ContactFacts)| {
            Theirs::new(theirs.version, shown(&theirs.facts, self.t), shown(&mine, self.t))
        };
        Ok(theirs.zip(self.read().ok()).map(compare))
    }

    fn take_version(&mut self, version: i64) {
        self.subject.version = version;
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.subject.youth)
    }
}

/// The contact as it is compared with somebody else's.
fn shown(facts: &ContactFacts, t: Texts) -> Vec<(String, String)> {
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
