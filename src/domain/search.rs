//! Searching what is written in the house: what is asked for, where a text stands, and searches that are kept.
//!
//! Whoever may search finds what they may open: [`Deed::Search`](super::access::Deed::Search) is asked first.

use super::{
    ids::{
        ActivityId, AgreementId, GoalId, HandoverId, OutcomeId, PresenceId, RoundId, SearchId, StaffId, TaskId,
        WatchId, YouthId,
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
    /// Plans: goals, and the youth's own words as they stand.
    Plan,
    /// Common activities: title and place.
    Activity,
    /// Where youths are and were: place, with whom it was agreed, note.
    Presence,
    /// Why somebody is watched over.
    Watch,
    /// What is and was agreed about nights, and why a round was not finished. What was not in order stands in the log.
    Night,
}

impl Source {
    /// All kinds of text.
    pub const ALL: [Self; 8] =
        [Self::Log, Self::Task, Self::Handover, Self::Plan, Self::Activity, Self::Presence, Self::Watch, Self::Night];

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
    /// A common activity.
    Activity(ActivityId),
    /// What was written beside where somebody is.
    Presence(PresenceId),
    /// Why somebody is watched over.
    Watch(WatchId),
    /// What was agreed about nights.
    Agreement(AgreementId),
    /// Why a night round was not finished.
    Round(RoundId),
}

impl TextOf {
    /// The kind of text it is.
    #[must_use]
    pub const fn source(self) -> Source {
        match self {
            Self::Task(_) | Self::TaskEnd(..) => Source::Task,
            Self::Handover(..) => Source::Handover,
            Self::Goal(_) | Self::Voice(_) => Source::Plan,
            Self::Activity(_) => Source::Activity,
            Self::Presence(_) => Source::Presence,
            Self::Watch(_) => Source::Watch,
            Self::Agreement(_) | Self::Round(_) => Source::Night,
        }
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
}

impl Search {
    /// Whether this kind of text can pass: only entries have a kind and a weight.
    #[must_use]
    pub fn takes(&self, source: Source) -> bool {
        let of_log_alone = self.kind.is_some() || self.weight != Weight::Normal;
        self.source.is_none_or(|asked| asked == source) && (source == Source::Log || !of_log_alone)
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
        let all = Search::default();
        assert!(Source::ALL.into_iter().all(|source| all.takes(source)));
        let kind = Search { kind: Some(EntryKind::School), ..all.clone() };
        let weight = Search { weight: Weight::Important, ..all.clone() };
        for search in [kind, weight] {
            let taken: Vec<Source> = Source::ALL.into_iter().filter(|source| search.takes(*source)).collect();
            assert_eq!(taken, [Source::Log]);
        }
        let tasks = Search { source: Some(Source::Task), ..all };
        let taken: Vec<Source> = Source::ALL.into_iter().filter(|source| tasks.takes(*source)).collect();
        assert_eq!(taken, [Source::Task]);
    }
}
