//! Whether what an earlier handover said «hvis» about happened; and another answer, where the one that was given is wrong.

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

/// Opens the same about a rule that was answered, with the answer as it stands now.
///
/// # Errors
/// What the store answers.
pub(super) fn correct(rule: RuleId, cx: &Cx<'_>) -> Opened {
    let rule = cx.house()?.reader.rule(rule)?.ok_or(Refusal::Gone)?;
    open(&rule, cx)
}

struct AnswerForm {
    rule: RuleId,
    /// Answers that were seen.
    seen: usize,
    youth: Option<YouthId>,
    about: String,
    outcome: RadioField<RuleOutcome>,
    t: Texts,
}

silent_debug!(AnswerForm);

impl AnswerForm {
    fn new(rule: &Rule, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let mut said = format!("{} → {}", rule.facts.condition, rule.facts.action);
        if let Some(answer) = rule.answer {
            let by = cx.open.map_or("", |open| open.people.initials(answer.by));
            let answered = t.handover_rule_answered_now(t.rule_outcome(answer.outcome), by);
            said = format!("{said} · {answered}");
        }
        let stands = rule.answer.map(|answer| answer.outcome);
        let now_possible = RuleOutcome::ALL
            .into_iter()
            .filter(|outcome| rule.facts.takes(*outcome, cx.now) && Some(*outcome) != stands);
        let outcomes = now_possible.map(|outcome| Choice::new(outcome.id(), t.rule_outcome(outcome), outcome));
        Self {
            rule: rule.id,
            seen: rule.answers(),
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
        if self.seen > 0 { t.answer_title_again(&self.about) } else { t.answer_title(&self.about) }
    }

    fn submission(&mut self, outcome: RuleOutcome, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::AnswerRule { rule: self.rule, outcome, seen: self.seen };
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
