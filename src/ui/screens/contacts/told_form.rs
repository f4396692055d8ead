//! *Fortalt muntlig*: what was told to whom, in a line.

use serde_json::{Value, json};

use super::subject::recipient_name;
use crate::{
    domain::{
        command::Command,
        contact::{
            Step,
            consent::{Recipient, TellingFacts, Verdict, answer},
        },
        ids::YouthId,
        names::Line,
        refusal::Refusal,
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            Field, FieldName, FormFields, Refused, Words, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{draft_subject, line, line_field, optional_line, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "contacts-told";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(youth: YouthId, to: Recipient, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(ToldForm::new(youth, to, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let to = serde_json::from_value(context["to"].clone()).ok()?;
    let form = ToldForm::new(YouthId(context["youth"].as_i64()?), to, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct ToldForm {
    youth: YouthId,
    to: Recipient,
    who: String,
    told: TextField,
    /// Asked only where no consent holds.
    reason: TextField,
    needs_reason: bool,
    t: Texts,
}

silent_debug!(ToldForm);

impl ToldForm {
    fn new(youth: YouthId, to: Recipient, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        let contacts = open.reader.contacts_of(youth)?;
        let told = Words::required(t.tell_told(), t.tell_told_help(), t.tell_told_missing());
        let reason = Words::required(t.tell_reason(), t.tell_reason_help(), t.tell_reason_missing());
        Ok(Self {
            youth,
            to,
            who: recipient_name(to, &contacts, &open.reader.hosts_of(youth)?, t),
            told: line_field(told, None::<&Line>),
            reason: line_field(reason, None::<&Line>),
            needs_reason: is_no(youth, to, cx)?,
            t,
        })
    }
}

/// Whether no consent holds.
fn is_no(youth: YouthId, to: Recipient, cx: &Cx<'_>) -> Result<bool, StoreError> {
    let open = cx.house()?;
    let birth = open.people.youths.get(&youth).ok_or(Refusal::Gone)?.facts.birth_date;
    let (consents, contacts) = (open.reader.consents_of(youth)?, open.reader.contacts_of(youth)?);
    Ok(answer(&consents, to, &contacts, birth, cx.today()).verdict == Verdict::No)
}

impl FormFields for ToldForm {
    type Value = TellingFacts;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = vec![("told".into(), &self.told)];
        if self.needs_reason {
            fields.push(("reason".into(), &self.reason));
        }
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let mut fields: Vec<(FieldName, &mut dyn Field)> = vec![("told".into(), &mut self.told)];
        if self.needs_reason {
            fields.push(("reason".into(), &mut self.reason));
        }
        fields
    }

    fn read(&self) -> Result<TellingFacts, Refused> {
        let reason = optional_line(&self.reason, "reason", self.t)?.filter(|_| self.needs_reason);
        Ok(TellingFacts { to: self.to, told: line(&self.told, "told", self.t)?, reason })
    }
}

impl FormScreen for ToldForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{}/{:?}", self.youth, self.to))
    }

    fn context(&self) -> Value {
        json!({ "youth": self.youth, "to": self.to })
    }

    fn title(&self, t: Texts) -> String {
        t.tell_title(&self.who)
    }

    fn submission(&mut self, facts: TellingFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::Tell { youth: self.youth, facts };
        Ok(Submission::Command(Box::new(Command::Contact(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        (*refusal == Refusal::TellingNeedsReason).then_some("told")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.tell_saved(cx.texts.clock(done.at, cx.zone), &self.who)
    }

    /// A consent may have been withdrawn while this was typed: then a reason is asked for.
    fn tick(&mut self, cx: &Cx<'_>) {
        self.needs_reason = is_no(self.youth, self.to, cx).unwrap_or(self.needs_reason);
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
