//! *Hvis–så*: what is done if something happens, and until when that holds.

use chrono::{TimeDelta, Timelike as _};

use super::{about, from_subject, sheet, subject};
use crate::{
    domain::{
        command::Command,
        handover::{Between, RuleFacts, Step},
        ids::{ShiftId, YouthId},
        names::Line,
        refusal::{Invalid, Refusal},
        time::Instant,
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        action::Action,
        forms::{
            FormFields, Refused, Words, form_fields,
            parsed::ParsedField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{line, line_field, target},
            house_clock, moments,
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject stands for the shift and the section.
pub const DRAFT: &str = "handover-rule";

/// Opens the form for a new rule.
///
/// # Errors
/// What the store answers.
pub fn open(shift: ShiftId, youth: Option<YouthId>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(RuleForm::new(shift, youth, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let (shift, youth) = from_subject(draft.key.subject);
    let form = RuleForm::new(shift, youth, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct RuleForm {
    between: Between,
    youth: Option<YouthId>,
    about: String,
    condition: TextField,
    action: TextField,
    until: ParsedField<Instant>,
    t: Texts,
}

silent_debug!(RuleForm);

impl RuleForm {
    fn new(shift: ShiftId, youth: Option<YouthId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let sheet = sheet(shift, cx)?;
        if !sheet.sections().contains(&youth) {
            return Err(Refusal::Gone.into());
        }
        let required = |label, help| Words::required(label, help, t.invalid_empty());
        // Most rules are for the shift that comes.
        let next = house_clock(cx).next_shift(&sheet.to, cx.now).map(|shift| shift.end);
        let until = next.unwrap_or_else(|| whole_minute(cx.now + TimeDelta::hours(12)));
        Ok(Self {
            between: sheet.between(),
            youth,
            about: about(youth, cx),
            condition: line_field(required(t.rule_condition(), t.rule_condition_help()), None),
            action: line_field(required(t.rule_action(), t.rule_action_help()), None::<&Line>),
            until: moments::ahead(required(t.rule_until(), t.rule_until_help()), Some(until), cx),
            t,
        })
    }
}

fn whole_minute(at: Instant) -> Instant {
    at.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(at)
}

impl FormFields for RuleForm {
    type Value = RuleFacts;
    form_fields!(condition, action, until);

    fn read(&self) -> Result<RuleFacts, Refused> {
        let expires_at = self.until.value().copied();
        Ok(RuleFacts {
            youth: self.youth,
            condition: line(&self.condition, "condition", self.t)?,
            action: line(&self.action, "action", self.t)?,
            expires_at: expires_at.ok_or_else(|| Refused::new("until", self.t.invalid_empty()))?,
        })
    }
}

impl FormScreen for RuleForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        subject(self.between.shift, self.youth)
    }

    fn title(&self, t: Texts) -> String {
        t.rule_title(&self.about)
    }

    fn submission(&mut self, facts: RuleFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::AddRule { between: self.between.clone(), facts };
        Ok(Submission::Command(Box::new(Command::HandOver(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::ExpiresPast | Invalid::ExpiresTooFar) => Some("until"),
            Refusal::HandoverSealed => Some("condition"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.rule_saved(cx.texts.clock(done.at, cx.zone), cx.key(Action::Undo))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }

    fn tick(&mut self, cx: &Cx<'_>) {
        self.until.read_with(moments::ahead_parser(cx));
    }
}
