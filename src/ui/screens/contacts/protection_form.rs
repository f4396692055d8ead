//! How a youth's address is protected, and until when.

use serde_json::Value;

use super::super::kept::Subject;
use crate::{
    domain::{
        command::Command,
        contact::{
            Step,
            clock::{Protection, ProtectionFacts, ProtectionLevel},
        },
        ids::YouthId,
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            conflict::Theirs,
            moment::DateField,
            radio::RadioField,
            silent_debug,
            target::Target,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "contacts-protection";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(youth: YouthId, version: i64, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(ProtectionForm::new(Subject::of(youth, 0, version), cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = ProtectionForm::new(Subject::kept(draft)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct ProtectionForm {
    subject: Subject,
    level: RadioField<ProtectionLevel>,
    decided: DateField,
    /// Asked only where something is hidden.
    until: DateField,
    t: Texts,
}

silent_debug!(ProtectionForm);

impl ProtectionForm {
    fn new(subject: Subject, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let facts = cx.house()?.reader.protection_of(subject.owner)?.map(|newest| newest.facts);
        let level = facts.as_ref().map_or(ProtectionLevel::Confidential, |facts| facts.level);
        let levels = ProtectionLevel::ALL.map(|level| Choice::new(level.id(), t.protection_level(level), level));
        let until = cx.today().checked_add_months(ProtectionFacts::LASTS);
        Ok(Self {
            subject,
            level: RadioField::new(
                Words::required(t.protection_level_field(), t.protection_level_help(), t.invalid_empty()),
                levels.to_vec(),
            )
            .starting_with(|choice| *choice == level),
            decided: date_field(
                Words::required(t.protection_decided(), t.protection_decided_help(), t.date_missing()),
                Lean::Past,
                Some(cx.today()),
                cx,
            ),
            until: date_field(
                Words::required(t.protection_until(), t.protection_until_help(), t.date_missing()),
                Lean::Future,
                until,
                cx,
            ),
            t,
        })
    }

    fn chosen(&self) -> ProtectionLevel {
        self.level.value().copied().unwrap_or(ProtectionLevel::Open)
    }
}

impl FormFields for ProtectionForm {
    type Value = ProtectionFacts;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> =
            vec![("level".into(), &self.level), ("decided".into(), &self.decided)];
        if self.chosen() != ProtectionLevel::Open {
            fields.push(("until".into(), &self.until));
        }
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let hides = self.chosen() != ProtectionLevel::Open;
        let mut fields: Vec<(FieldName, &mut dyn Field)> =
            vec![("level".into(), &mut self.level), ("decided".into(), &mut self.decided)];
        if hides {
            fields.push(("until".into(), &mut self.until));
        }
        fields
    }

    fn read(&self) -> Result<ProtectionFacts, Refused> {
        let level = self.chosen();
        let until = self.until.value().copied().filter(|_| level != ProtectionLevel::Open);
        let decided = self.decided.value().copied();
        Ok(ProtectionFacts {
            level,
            decided: decided.ok_or_else(|| Refused::new("decided", self.t.date_missing()))?,
            until,
        })
    }
}

impl FormScreen for ProtectionForm {
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
        t.protection_form_title().to_owned()
    }

    fn submission(&mut self, facts: ProtectionFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Subject { owner: youth, version, .. } = self.subject;
        let step = Step::Protect { youth, version, facts };
        Ok(Submission::Command(Box::new(Command::Contact(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::InTheFuture) => Some("decided"),
            Refusal::Invalid(Invalid::ReviewMissing | Invalid::EndsBeforeItBegins | Invalid::AgreementTooLong) => {
                Some("until")
            }
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, clock) = (cx.texts, cx.texts.clock(done.at, cx.zone));
        t.protection_saved(clock, t.protection_level(self.chosen()))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.subject.owner, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let theirs = cx.house()?.reader.protection_of(self.subject.owner)?;
        let compare = |(theirs, mine): (Protection, ProtectionFacts)| {
            Theirs::new(theirs.id.0, shown(&theirs.facts, self.t), shown(&mine, self.t))
        };
        Ok(theirs.zip(self.read().ok()).map(compare))
    }

    fn take_version(&mut self, version: i64) {
        self.subject.version = version;
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.subject.owner)
    }
}

/// The decision as it is compared with somebody else's.
fn shown(facts: &ProtectionFacts, t: Texts) -> Vec<(String, String)> {
    [
        (t.protection_level_field(), t.protection_level(facts.level).to_owned()),
        (t.protection_decided(), t.date(facts.decided)),
        (t.protection_until(), facts.until.map_or_else(|| "–".to_owned(), |until| t.date(until))),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
