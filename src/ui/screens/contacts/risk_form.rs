//! A risk note: what, why, what is agreed, and when it is looked at again.

use super::super::kept::{KeptRow, Stored, Subject};
use crate::{
    domain::{
        command::Command,
        contact::{Step, clock::RiskFacts},
        ids::{RiskId, YouthId},
        names::Prose,
        refusal::{Invalid, Refusal},
    },
    store::StoreError,
    text::{Texts, when::Lean},
    ui::{
        forms::{FormFields, Refused, Words, form_fields, moment::DateField, text::TextField},
        screens::fields::{date_field, line, line_field, prose},
        view::Cx,
    },
};

/// Weeks until a new note is looked at again, unless somebody says otherwise.
const WEEKS: chrono::TimeDelta = chrono::TimeDelta::weeks(4);

/// The fields.
pub(super) struct RiskForm {
    risk: TextField,
    reason: TextField,
    action: TextField,
    review: DateField,
    t: Texts,
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

impl KeptRow for RiskForm {
    type Of = YouthId;
    const DRAFT: &'static str = "contacts-risk";

    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<RiskFacts>, StoreError> {
        Ok(cx.house()?.reader.risk(RiskId(row))?.map(|risk| (risk.version, risk.facts)))
    }

    fn filled(_youth: YouthId, facts: Option<&RiskFacts>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let long =
            |words: Words, text: Option<&Prose>| TextField::long(words, 2).with_text(text.map_or("", Prose::as_str));
        // A note that is opened again is looked at again.
        let review = cx.today() + WEEKS;
        let review = facts.map_or(review, |facts| facts.review.max(review));
        Ok(Self {
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

    fn title(t: Texts) -> &'static str {
        t.risk_form_title()
    }

    fn command(subject: Subject, facts: RiskFacts) -> Command {
        let Subject { owner: youth, row, version } = subject;
        Command::Contact(match row {
            0 => Step::AddRisk { youth, facts },
            row => Step::ChangeRisk { risk: RiskId(row), version, facts },
        })
    }

    fn shown(facts: &RiskFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
        let t = cx.texts;
        [
            (t.risk_name(), facts.risk.to_string()),
            (t.risk_reason_field(), facts.reason.as_str().to_owned()),
            (t.risk_action_field(), facts.action.as_str().to_owned()),
            (t.risk_review_field(), t.date(facts.review)),
        ]
        .map(|(label, value)| (label.to_owned(), value))
        .to_vec()
    }

    fn saved(&self, clock: &str, t: Texts) -> String {
        t.risk_saved(clock)
    }

    fn blamed(refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::ReviewPast | Invalid::RiskTooLong) => Some("review"),
            _ => None,
        }
    }
}
