//! When a case meets next, without a meeting: before the first one, or where it was called off.

use serde_json::{Value, json};

use super::form::next_meeting;
use crate::{
    domain::{
        command::Command,
        host::{FollowStep, HostCase, Step, meeting::NextMeeting},
        ids::{EventId, HostCaseId, YouthId},
        refusal::{Invalid, Refusal},
        time::{Instant, Zone},
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
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
            fields::{line_field, optional_line, target},
            moments,
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the case.
pub(in crate::ui::screens::hosts) const DRAFT: &str = "hosts-next";

/// Opens the form.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such case, and what the store answers.
pub(super) fn open(case: HostCaseId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(NextForm::new(case, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(in crate::ui::screens::hosts) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = NextForm::new(HostCaseId(draft.key.subject), cx).ok()?;
    form.seen = draft.body["context"]["seen"].as_i64().map(EventId);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct NextForm {
    case: HostCase,
    seen: Option<EventId>,
    zone: Zone,
    next: ParsedField<Instant>,
    place: TextField,
    t: Texts,
}

silent_debug!(NextForm);

impl NextForm {
    fn new(case: HostCaseId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, reader) = (cx.texts, cx.house()?.reader);
        let case = reader.host_case(case)?.ok_or(Refusal::Gone)?;
        let stands = reader.host_next(case.id, cx.now, cx.zone)?;
        let waits = stands.filter(|next| !next.called_off && next.starts_at > cx.now);
        Ok(Self {
            seen: reader.host_next_event(case.id)?.map(|(event, _)| event),
            zone: cx.zone,
            next: moments::ahead(
                Words::required(t.host_next_when(), t.host_next_when_help(), t.refused_next_missing()),
                waits.as_ref().map(|next| next.starts_at),
                cx,
            ),
            place: line_field(
                Words::optional(t.host_next_place(), t.host_next_place_help()),
                waits.as_ref().and_then(|next| next.facts.place.as_ref()),
            ),
            case,
            t,
        })
    }
}

impl FormFields for NextForm {
    type Value = NextMeeting;
    form_fields!(next, place);

    fn read(&self) -> Result<NextMeeting, Refused> {
        let at = *self.next.value().ok_or_else(|| Refused::new("next", self.t.refused_next_missing()))?;
        next_meeting(at, optional_line(&self.place, "place", self.t)?, self.zone, self.t)
    }
}

impl FormScreen for NextForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.case.id.0
    }

    fn context(&self) -> Value {
        json!({ "seen": self.seen.map(|event| event.0) })
    }

    fn title(&self, t: Texts) -> String {
        t.host_next_form().to_owned()
    }

    fn submission(&mut self, next: NextMeeting, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = FollowStep::SetNext { case: self.case.id, seen: self.seen, next };
        Ok(Submission::Command(Box::new(Command::Host(Step::Follow(step)))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::Invalid(Invalid::NextNotAhead | Invalid::NextFarAhead)).then_some("next")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.host_next_saved(cx.texts.clock(done.at, cx.zone))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.case.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.case.youth)
    }
}
