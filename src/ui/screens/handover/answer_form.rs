//! Whether what an earlier handover said «hvis» about happened.

use super::about;
use crate::{
    domain::{
        command::Command,
        handover::{Rule, RuleOutcome, Step},
        ids::{RuleId, YouthId},
        refusal::Refusal,
    },
    store::Done,
    text::Texts,
    ui::{
        forms::{
            Choice, FormFields, Refused, Words, form_fields,
            radio::RadioField,
            silent_debug,
            target::Target,
            view::{FormScreen, FormView, Submission},
        },
        screens::{Opened, fields::target},
        view::Cx,
    },
};

/// Opens the question about a rule.
///
/// # Errors
/// None; it answers as every form does.
pub(super) fn open(rule: &Rule, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(AnswerForm::new(rule, cx), cx.texts).submitted_by_enter()))
}

struct AnswerForm {
    rule: RuleId,
    youth: Option<YouthId>,
    about: String,
    outcome: RadioField<RuleOutcome>,
    t: Texts,
}

silent_debug!(AnswerForm);

impl AnswerForm {
    fn new(rule: &Rule, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let said = format!("{} → {}", rule.facts.condition, rule.facts.action);
        let now_possible = RuleOutcome::ALL.into_iter().filter(|outcome| rule.facts.takes(*outcome, cx.now));
        let outcomes = now_possible.map(|outcome| Choice::new(outcome.id(), t.rule_outcome(outcome), outcome));
        Self {
            rule: rule.id,
            youth: rule.facts.youth,
            about: about(rule.facts.youth, cx),
            outcome: RadioField::new(
                Words::required(t.answer_label(said), t.answer_help(), t.invalid_empty()),
                outcomes.collect(),
            ),
            t,
        }
    }
}

impl FormFields for AnswerForm {
    type Value = RuleOutcome;
    form_fields!(outcome);

    fn read(&self) -> Result<RuleOutcome, Refused> {
        self.outcome.value().copied().ok_or_else(|| Refused::new("outcome", self.t.invalid_empty()))
    }
}

impl FormScreen for AnswerForm {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn holds_work(&self) -> bool {
        false
    }

    fn title(&self, t: Texts) -> String {
        t.answer_title(&self.about)
    }

    fn submission(&mut self, outcome: RuleOutcome, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::AnswerRule { rule: self.rule, outcome };
        Ok(Submission::Command(Box::new(Command::HandOver(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::RuleAnswered { .. } | Refusal::RuleHolds).then_some("outcome")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.answer_saved(cx.texts.clock(done.at, cx.zone))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
