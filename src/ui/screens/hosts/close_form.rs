//! Ends a case: the youth has moved out, or the two were put together and it came to nothing.

use serde_json::{Value, json};

use super::{drafted_case, read_case, told};
use crate::{
    domain::{
        command::Command,
        host::{CaseEnd, CaseState, HostCase, Step},
        ids::{HostCaseId, YouthId},
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        action::Action,
        forms::{
            FormFields, Refused, Words, form_fields,
            moment::DateField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, day, optional_prose, prose_field, target},
            way,
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub(super) const DRAFT: &str = "hosts-close";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub(super) fn open(case: HostCaseId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(CloseForm::new(read_case(case, cx)?, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = CloseForm::new(drafted_case(draft, cx)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct CloseForm {
    case: HostCase,
    notes: Vec<String>,
    on: DateField,
    why: TextField,
    t: Texts,
}

silent_debug!(CloseForm);

impl CloseForm {
    fn new(case: HostCase, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, reader) = (cx.texts, cx.house()?.reader);
        let points = reader.host_points(case.id)?;
        let left: Vec<&str> = points.iter().filter(|one| one.is_left()).map(|one| one.words.as_str()).collect();
        let lived = case.moved_in.is_some();
        let on = if lived {
            (t.host_close_on(), t.host_close_on_help())
        } else {
            (t.host_gate_day(), t.host_drop_on_help())
        };
        let planned = case.leaving.as_ref().map(|facts| facts.on);
        let ahead = planned.filter(|day| *day > cx.today());
        let left = (!left.is_empty()).then(|| t.host_close_left(left.join(", ")));
        let waits =
            reader.host_next(case.id, cx.now, cx.zone)?.filter(|next| !next.called_off && next.starts_at > cx.now);
        let when = |at| t.date_and_time(t.date(cx.zone.date(at)), t.clock(at, cx.zone));
        let meeting = waits.map(|next| t.host_close_meeting(when(next.starts_at)));
        let notes = [ahead.map(|day| t.host_close_planned(t.day_and_distance(day, cx.today()))), meeting, left];
        let planned = planned.filter(|day| *day <= cx.today());
        Ok(Self {
            notes: notes.into_iter().flatten().collect(),
            on: date_field(
                Words::required(on.0, on.1, t.date_missing()),
                Lean::Past,
                Some(planned.unwrap_or_else(|| cx.today())),
                cx,
            ),
            why: prose_field(Words::optional(t.host_close_why(), t.host_close_why_help()), None),
            case,
            t,
        })
    }
}

impl FormFields for CloseForm {
    type Value = CaseEnd;
    form_fields!(on, why);

    fn read(&self) -> Result<CaseEnd, Refused> {
        Ok(CaseEnd { on: day(&self.on, "on", self.t)?, why: optional_prose(&self.why, "why", self.t)? })
    }
}

impl FormScreen for CloseForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.case.id.0
    }

    fn context(&self) -> Value {
        json!({ "version": self.case.version })
    }

    fn title(&self, t: Texts) -> String {
        let drops = self.case.state() == CaseState::Proposed;
        if drops { t.host_drop_title() } else { t.host_close_title() }.to_owned()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn submission(&mut self, end: CaseEnd, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::Close { case: self.case.id, version: self.case.version, end };
        Ok(Submission::Command(Box::new(Command::Host(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::CameThere(_) | Refusal::Invalid(Invalid::DayAhead) => Some("on"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, name) = (cx.texts, told::name(self.case.youth, cx));
        t.host_close_saved(t.clock(done.at, cx.zone), name, cx.key(Action::Undo))
    }

    /// Whoever closes a case is asked what came next, so that the way of the youth goes on.
    fn asks_then(&self, cx: &Cx<'_>) -> Option<Box<dyn View>> {
        let thought = self.case.leaving.as_ref().and_then(|leaving| leaving.follows);
        self.case.moved_in.and_then(|_| way::ask_what_came_next(self.case.youth, thought, cx))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.case.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.case.youth)
    }
}
