//! Searching what is written in the house: what is asked for, where a text stands, and searches that are kept.
//!
//! Whoever may search finds what they may open: [`Deed::Search`](super::access::Deed::Search) is asked first.

use super::{
    ids::{
        AgreementId, CardId, ConsentId, ContactId, EventId, GoalId, GuidanceId, HandoverId, HostContactId,
        HostMeetingId, MeetingRecordId, OutcomeId, PlanId, PresenceId, RiskId, RoundId, SearchId, StaffId, SupportId,
        TaskId, TellingId, WatchId, YouthId,
    },
    log::{EntryKind, Weight},
    names::Line,
    time::Instant,
};

/// The kinds of text that are searched. A further kind is a value here, a [`TextOf`], and what the store files of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The log.
    Log,
    /// Tasks: title, note, and why one was not done.
    Task,
    /// Handovers: what was written of a section, its if-then rules and addenda.
    Handover,
    /// Plans: goals with what is written of them, the youth's own words as they stand, and what was said about the whole.
    Plan,
    /// Common activities: title and place.
    Activity,
    /// Where youths are and were: place, with whom it was agreed, note.
    Presence,
    /// Why somebody is watched over.
    Watch,
    /// What is and was agreed about nights, and why a round was not finished. What was not in order stands in the log.
    Night,
    /// The rest of a youth's file: what is agreed, why they get the support they get, the people around them, consents, what
    /// was told to whom, risk notes.
    File,
    /// Hosts: the meetings with them, group guidance, every other contact. Found by those who may see hosts.
    Host,
}

impl Source {
    /// All kinds of text.
    pub const ALL: [Self; 10] = [
        Self::Log,
        Self::Task,
        Self::Handover,
        Self::Plan,
        Self::Activity,
        Self::Presence,
        Self::Watch,
        Self::Night,
        Self::File,
        Self::Host,
    ];

    /// The name in files and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Task => "task",
            Self::Handover => "handover",
            Self::Plan => "plan",
            Self::Activity => "activity",
            Self::Presence => "presence",
            Self::Watch => "watch",
            Self::Night => "night",
            Self::File => "file",
            Self::Host => "host",
        }
    }
}

/// A text outside the log, by what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextOf {
    /// What a task says.
    Task(TaskId),
    /// Why a task was not done.
    TaskEnd(TaskId, OutcomeId),
    /// A section of a handover: the house, or one youth.
    Handover(HandoverId, Option<YouthId>),
    /// A goal.
    Goal(GoalId),
    /// The words that stand first in a youth's plan.
    Voice(YouthId),
    /// What was said about a version of a plan as a whole: evaluations, how the youth took part, meetings.
    PlanTalks(PlanId),
    /// An event of the calendar.
    Event(EventId),
    /// One time of a series, by the row in which it says something else than the series.
    EventTime(EventId),
    /// What one house meeting was to talk about and talked about, by the first that was kept of it.
    Meeting(EventId, MeetingRecordId),
    /// What was written beside where somebody is.
    Presence(PresenceId),
    /// Why somebody is watched over.
    Watch(WatchId),
    /// What was agreed about nights.
    Agreement(AgreementId),
    /// Why a night round was not finished.
    Round(RoundId),
    /// What was agreed with a youth.
    Card(CardId),
    /// Why a youth gets the support they get in an area.
    Support(SupportId),
    /// Somebody around a youth.
    Contact(ContactId),
    /// What may be told, and what is held back.
    Consent(ConsentId),
    /// What somebody was told.
    Telling(TellingId),
    /// A risk note.
    Risk(RiskId),
    /// A meeting of youth, host and staff, by its first row.
    HostMeeting(HostMeetingId),
    /// A group guidance of the hosts, by its first row.
    Guidance(GuidanceId),
    /// A contact with a host, by its first row.
    HostContact(HostContactId),
}

/// The part of what one time of a series says; no row has this number.
const ONE_TIME: i64 = -1;

impl TextOf {
    /// The kind of text it is.
    #[must_use]
    pub const fn source(self) -> Source {
        match self {
            Self::Task(_) | Self::TaskEnd(..) => Source::Task,
            Self::Handover(..) => Source::Handover,
            Self::Goal(_) | Self::Voice(_) | Self::PlanTalks(_) => Source::Plan,
            Self::Event(_) | Self::EventTime(_) | Self::Meeting(..) => Source::Activity,
            Self::Presence(_) => Source::Presence,
            Self::Watch(_) => Source::Watch,
            Self::Agreement(_) | Self::Round(_) => Source::Night,
            Self::Card(_)
            | Self::Support(_)
            | Self::Contact(_)
            | Self::Consent(_)
            | Self::Telling(_)
            | Self::Risk(_) => Source::File,
            Self::HostMeeting(_) | Self::Guidance(_) | Self::HostContact(_) => Source::Host,
        }
    }

    /// How it is named in the store and outside: kind, row and part.
    #[must_use]
    pub const fn key(self) -> (&'static str, i64, i64) {
        match self {
            Self::Task(task) => ("task", task.0, 0),
            Self::TaskEnd(task, outcome) => ("task", task.0, outcome.0),
            Self::Handover(handover, None) => ("handover", handover.0, 0),
            Self::Handover(handover, Some(youth)) => ("handover", handover.0, youth.0),
            Self::Goal(goal) => ("goal", goal.0, 0),
            Self::Voice(youth) => ("voice", youth.0, 0),
            Self::Event(event) => ("activity", event.0, 0),
            Self::EventTime(row) => ("activity", row.0, ONE_TIME),
            Self::Meeting(event, first) => ("activity", event.0, first.0),
            Self::Presence(mark) => ("presence", mark.0, 0),
            Self::Watch(level) => ("watch", level.0, 0),
            Self::Agreement(agreement) => ("agreement", agreement.0, 0),
            Self::Round(round) => ("round", round.0, 0),
            Self::PlanTalks(plan) => ("plan", plan.0, 0),
            Self::Card(card) => ("card", card.0, 0),
            Self::Support(level) => ("support", level.0, 0),
            Self::Contact(contact) => ("contact", contact.0, 0),
            Self::Consent(consent) => ("consent", consent.0, 0),
            Self::Telling(telling) => ("telling", telling.0, 0),
            Self::Risk(risk) => ("risk", risk.0, 0),
            Self::HostMeeting(meeting) => ("host-meeting", meeting.0, 0),
            Self::Guidance(guidance) => ("guidance", guidance.0, 0),
            Self::HostContact(contact) => ("host-contact", contact.0, 0),
        }
    }

    /// The text of that name; `None` for a kind this program does not know.
    #[must_use]
    pub fn of_key(kind: &str, row: i64, part: i64) -> Option<Self> {
        Some(match (kind, part) {
            ("task", 0) => Self::Task(TaskId(row)),
            ("task", outcome) => Self::TaskEnd(TaskId(row), OutcomeId(outcome)),
            ("handover", section) => Self::Handover(HandoverId(row), (section != 0).then_some(YouthId(section))),
            ("goal", _) => Self::Goal(GoalId(row)),
            ("voice", _) => Self::Voice(YouthId(row)),
            ("activity", 0) => Self::Event(EventId(row)),
            ("activity", ONE_TIME) => Self::EventTime(EventId(row)),
            ("activity", first) => Self::Meeting(EventId(row), MeetingRecordId(first)),
            ("presence", _) => Self::Presence(PresenceId(row)),
            ("watch", _) => Self::Watch(WatchId(row)),
            ("agreement", _) => Self::Agreement(AgreementId(row)),
            ("round", _) => Self::Round(RoundId(row)),
            ("plan", _) => Self::PlanTalks(PlanId(row)),
            ("card", _) => Self::Card(CardId(row)),
            ("support", _) => Self::Support(SupportId(row)),
            ("contact", _) => Self::Contact(ContactId(row)),
            ("consent", _) => Self::Consent(ConsentId(row)),
            ("telling", _) => Self::Telling(TellingId(row)),
            ("risk", _) => Self::Risk(RiskId(row)),
            ("host-meeting", _) => Self::HostMeeting(HostMeetingId(row)),
            ("guidance", _) => Self::Guidance(GuidanceId(row)),
            ("host-contact", _) => Self::HostContact(HostContactId(row)),
            _ => return None,
        })
    }
}

/// What is asked for. Everything that is said must be so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// All these words, or words that begin with them (from three letters on).
    pub words: String,
    /// About this youth; what is found stands as in their file.
    pub youth: Option<YouthId>,
    /// An entry of this kind.
    pub kind: Option<EntryKind>,
    /// An entry of at least this weight.
    pub weight: Weight,
    /// Written by this member.
    pub author: Option<StaffId>,
    /// In this kind of text.
    pub source: Option<Source>,
    /// Written then or later.
    pub from: Option<Instant>,
    /// Written before then.
    pub to: Option<Instant>,
    /// Whoever asks may see hosts; what is written about them is not found otherwise.
    pub hosts: bool,
}

impl Search {
    /// Whether this kind of text can pass: only entries have a kind and a weight.
    #[must_use]
    pub fn takes(&self, source: Source) -> bool {
        let of_log_alone = self.kind.is_some() || self.weight != Weight::Normal;
        let may_see = self.hosts || source != Source::Host;
        may_see && self.source.is_none_or(|asked| asked == source) && (source == Source::Log || !of_log_alone)
    }
}

/// A search a member keeps, as they typed it: «siden:30d» is counted from the day it is run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Row number.
    pub id: SearchId,
    /// Grows by one with each change.
    pub version: i64,
    /// What its owner calls it.
    pub name: Line,
    /// What is typed.
    pub line: Line,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_entries_have_leaves_the_other_texts_out() {
        let all = Search { hosts: true, ..Search::default() };
        assert!(Source::ALL.into_iter().all(|source| all.takes(source)));
        let kind = Search { kind: Some(EntryKind::School), ..all.clone() };
        let weight = Search { weight: Weight::Important, ..all.clone() };
        for search in [kind, weight] {
            let taken: Vec<Source> = Source::ALL.into_iter().filter(|source| search.takes(*source)).collect();
            assert_eq!(taken, [Source::Log]);
        }
        assert!(!Search::default().takes(Source::Host), "whoever may not see hosts");
        let tasks = Search { source: Some(Source::Task), ..all };
        let taken: Vec<Source> = Source::ALL.into_iter().filter(|source| tasks.takes(*source)).collect();
        assert_eq!(taken, [Source::Task]);
    }
}
