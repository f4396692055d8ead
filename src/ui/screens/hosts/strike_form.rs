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
    store::{StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{Words, text::TextField},
        screens::{
            Opened,
            fields::{draft_subject, prose_field},
            reason_form::{self, Reasoned},
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
    Ok(reason_form::open(Strike::new(struck, None, cx)?, cx))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let struck = serde_json::from_value(context["struck"].clone()).ok()?;
    let strike = Strike::new(struck, context["seen"].as_i64(), cx).ok()?;
    Some(reason_form::reopen(strike, draft, cx))
}

struct Strike {
    struck: Struck,
    /// The newest row that was read.
    seen: i64,
    youth: Option<YouthId>,
}

impl Strike {
    fn new(struck: Struck, seen: Option<i64>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let reader = cx.house()?.reader;
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
        Ok(Self { struck, seen: seen.unwrap_or(newest), youth })
    }
}

impl Reasoned for Strike {
    type Why = Prose;
    const FIELD: &'static str = "why";

    fn draft(&self) -> &'static str {
        DRAFT
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{:?}", self.struck))
    }

    fn context(&self) -> Value {
        json!({ "struck": self.struck, "seen": self.seen })
    }

    fn title(&self, t: Texts) -> String {
        t.host_strike_title(match self.struck {
            Struck::Meeting(_) => t.search_sort_host_meeting(),
            Struck::Guidance(_) => t.search_sort_guidance(),
            Struck::Contact(_) => t.search_sort_host_contact(),
        })
    }

    fn field(&self, t: Texts) -> TextField {
        prose_field(Words::required(t.end_reason(), t.host_strike_help(), t.end_reason_missing()), None)
    }

    fn command(&self, reason: Prose, _cx: &Cx<'_>) -> Result<Command, StoreError> {
        Ok(Command::Host(Step::Follow(match self.struck {
            Struck::Meeting(meeting) => FollowStep::StrikeMeeting { meeting, seen: HostMeetingId(self.seen), reason },
            Struck::Guidance(guidance) => FollowStep::StrikeGuidance { guidance, seen: GuidanceId(self.seen), reason },
            Struck::Contact(contact) => FollowStep::StrikeContact { contact, seen: HostContactId(self.seen), reason },
        })))
    }

    fn saved(&self, clock: &str, cx: &Cx<'_>) -> String {
        cx.texts.host_strike_saved(clock)
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
