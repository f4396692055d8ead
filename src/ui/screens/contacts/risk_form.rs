//! A risk note: what, why, what is agreed, and when it is looked at again.

use serde_json::Value;

use super::subject::Subject;
use crate::{
    domain::{
        command::Command,
        contact::{
            Step,
            clock::{Risk, RiskFacts},
        },
        ids::{RiskId, YouthId},
        names::Prose,
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            FormFields, Refused, Words,
            conflict::Theirs,
            form_fields,
            moment::DateField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, line, line_field, prose, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "contacts-risk";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(youth: YouthId, risk: Option<&Risk>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(
        FormView::new(
            RiskForm::new(risk.map_or(Subject::new(youth), |one| Subject::of(youth, one.id.0, one.version)), cx)?,
            cx.texts,
        )
        .submitted_by_enter(),
    ))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = RiskForm::new(Subject::kept(draft)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

/// Weeks until a new note is looked at again, unless somebody says otherwise.
const WEEKS: chrono::TimeDelta = chrono::TimeDelta::weeks(4);

struct RiskForm {
    subject: Subject,
    risk: TextField,
    reason: TextField,
    action: TextField,
    review: DateField,
    t: Texts,
}

silent_debug!(RiskForm);

impl RiskForm {
    fn new(subject: Subject, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let facts = match subject.row {
            0 => None,
            row => cx.house()?.reader.risk(RiskId(row))?.map(|risk| risk.facts),
        };
        let facts = facts.as_ref();
        let long =
            |words: Words, text: Option<&Prose>| TextField::long(words, 2).with_text(text.map_or("", Prose::as_str));
        // A note that is opened again is looked at again.
        let review = cx.today() + WEEKS;
        let review = facts.map_or(review, |facts| facts.review.max(review));
        Ok(Self {
            subject,
            risk: line_field(
                Words::required(t.risk_name(), t.risk_name_help(), t.risk_name_missing()),
                facts.map(|facts| &facts.risk),
            ),
            reason: long(
                Words::required(t.risk_reason_field(), t.risk_reason_help(), t.risk_reason_missing()),
                facts.map(|facts| &facts.reason),
            ),
            action: long(
                Words::required(t.risk_action_field(), t.risk_action_help(), t.risk_action_missing()),
                facts.map(|facts| &facts.action),
            ),
            review: date_field(
                Words::required(t.risk_review_field(), t.risk_review_help(), t.date_missing()),
                Lean::Future,
                Some(review),
                cx,
            ),
            t,
        })
    }
}

impl FormFields for RiskForm {
    type Value = RiskFacts;
    form_fields!(risk, reason, action, review);

    fn read(&self) -> Result<RiskFacts, Refused> {
        let t = self.t;
        Ok(RiskFacts {
            risk: line(&self.risk, "risk", t)?,
            reason: prose(&self.reason, "reason", t.risk_reason_missing(), t)?,
            action: prose(&self.action, "action", t.risk_action_missing(), t)?,
            review: self.review.value().copied().ok_or_else(|| Refused::new("review", t.date_missing()))?,
        })
    }
}

impl FormScreen for RiskForm {
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
        t.risk_form_title().to_owned()
    }

    fn submission(&mut self, facts: RiskFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Subject { youth, row, version } = self.subject;
        let step = match row {
            0 => Step::AddRisk { youth, facts },
            row => Step::ChangeRisk { risk: RiskId(row), version, facts },
        };
        Ok(Submission::Command(Box::new(Command::Contact(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::ReviewPast | Invalid::RiskTooLong) => Some("review"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, clock) = (cx.texts, cx.texts.clock(done.at, cx.zone));
        t.risk_saved(clock)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.subject.youth, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let theirs = cx.house()?.reader.risk(RiskId(self.subject.row))?;
        let compare = |(theirs, mine): (Risk, RiskFacts)| {
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

/// The note as it is compared with somebody else's words.
fn shown(facts: &RiskFacts, t: Texts) -> Vec<(String, String)> {
    [
        (t.risk_name(), facts.risk.to_string()),
        (t.risk_reason_field(), facts.reason.as_str().to_owned()),
        (t.risk_action_field(), facts.action.as_str().to_owned()),
        (t.risk_review_field(), t.date(facts.review)),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
