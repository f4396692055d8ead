//! Why a meeting, a guidance or a contact does not count. It stays to be read.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        host::{FollowStep, Step},
        ids::{GuidanceId, HostContactId, HostMeetingId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{draft_subject, prose, prose_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub(super) const DRAFT: &str = "hosts-strike";

/// What is struck, by its first row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) enum Struck {
    /// A meeting.
    Meeting(HostMeetingId),
    /// A group guidance.
    Guidance(GuidanceId),
    /// A contact.
    Contact(HostContactId),
}

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub(super) fn open(struck: Struck, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(StrikeForm::new(struck, None, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let struck = serde_json::from_value(context["struck"].clone()).ok()?;
    let form = StrikeForm::new(struck, context["seen"].as_i64(), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct StrikeForm {
    struck: Struck,
    /// The newest row that was read.
    seen: i64,
    youth: Option<YouthId>,
    why: TextField,
    t: Texts,
}

silent_debug!(StrikeForm);

impl StrikeForm {
    fn new(struck: Struck, seen: Option<i64>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, reader) = (cx.texts, cx.house()?.reader);
        let youth_of = |case| Ok::<_, StoreError>(reader.host_case(case)?.map(|case| case.youth));
        let (newest, youth) = match struck {
            Struck::Meeting(id) => {
                let meeting = reader.host_meeting(id)?.ok_or(Refusal::Gone)?;
                (meeting.kept.newest.0, youth_of(meeting.case)?)
            }
            Struck::Guidance(id) => (reader.guidance_of(id)?.ok_or(Refusal::Gone)?.kept.newest.0, None),
            Struck::Contact(id) => {
                let contact = reader.host_contact(id)?.ok_or(Refusal::Gone)?;
                let youth = contact.facts.case.map(youth_of).transpose()?.flatten();
                (contact.kept.newest.0, youth)
            }
        };
        let words = Words::required(t.end_reason(), t.host_strike_help(), t.end_reason_missing());
        Ok(Self { struck, seen: seen.unwrap_or(newest), youth, why: prose_field(words, None), t })
    }
}

impl FormFields for StrikeForm {
    type Value = Prose;
    form_fields!(why);

    fn read(&self) -> Result<Prose, Refused> {
        prose(&self.why, "why", self.t.end_reason_missing(), self.t)
    }
}

impl FormScreen for StrikeForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{:?}", self.struck))
    }

    fn context(&self) -> Value {
        json!({ "struck": self.struck, "seen": self.seen })
    }

    fn title(&self, t: Texts) -> String {
        let what = match self.struck {
            Struck::Meeting(_) => t.search_sort_host_meeting(),
            Struck::Guidance(_) => t.search_sort_guidance(),
            Struck::Contact(_) => t.search_sort_host_contact(),
        };
        t.host_strike_title(what)
    }

    fn submission(&mut self, reason: Prose, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = match self.struck {
            Struck::Meeting(meeting) => FollowStep::StrikeMeeting { meeting, seen: HostMeetingId(self.seen), reason },
            Struck::Guidance(guidance) => FollowStep::StrikeGuidance { guidance, seen: GuidanceId(self.seen), reason },
            Struck::Contact(contact) => FollowStep::StrikeContact { contact, seen: HostContactId(self.seen), reason },
        };
        Ok(Submission::Command(Box::new(Command::Host(Step::Follow(step)))))
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.host_strike_saved(cx.texts.clock(done.at, cx.zone))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
