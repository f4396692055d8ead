//! What an entry says and carries besides whom it is about: what a correction brings anew.

use serde::{Deserialize, Serialize};

use super::{EntryKind, EntryLines, LogEntry, NewEntry, Weight};
use crate::domain::{ids::GoalId, refusal::Invalid, time::Instant};

/// Minutes spent with the youth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct ContactMinutes {
    /// *Individuelt*: with this youth alone.
    pub individual: Option<u16>,
    /// *Felles*: together with others.
    pub common: Option<u16>,
}

impl ContactMinutes {
    /// The most minutes of each: a whole day.
    pub const MOST: u16 = 24 * 60;

    /// Nothing is counted.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.individual.is_none() && self.common.is_none()
    }

    fn check(self) -> Result<(), Invalid> {
        let fits = |minutes: u16| (1..=Self::MOST).contains(&minutes);
        let all_fit = [self.individual, self.common].into_iter().flatten().all(fits);
        if all_fit { Ok(()) } else { Err(Invalid::Minutes) }
    }
}

/// What an entry carries besides its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct EntryMarks {
    /// When a raised weight falls back to normal. `None` for a normal weight, and for an entry that was written before
    /// there was such a moment: it keeps its weight.
    pub weight_until: Option<Instant>,
    /// *Til overlapping*: told at the next handover.
    pub handover: bool,
    /// A goal of one of the youths it is about: the entry is a trace of it.
    pub goal: Option<GoalId>,
    /// Minutes of contact.
    pub minutes: ContactMinutes,
    /// *Til journal*: somebody copies it into the municipality's case journal.
    pub journal: bool,
}

/// All of an entry but whom it is about, who wrote it and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryContent {
    /// What it is.
    pub kind: EntryKind,
    /// How much it weighs.
    pub weight: Weight,
    /// When it happened.
    pub happened_at: Instant,
    /// What is written.
    pub lines: EntryLines,
    /// What it carries besides.
    pub marks: EntryMarks,
}

impl EntryContent {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// Nothing written, or minutes beyond a day.
    pub fn check(&self) -> Result<(), Invalid> {
        if self.lines.is_empty() {
            return Err(Invalid::Empty);
        }
        self.marks.minutes.check()
    }

    /// Checks its times against the moment the entry was written.
    ///
    /// # Errors
    /// [`Invalid::InTheFuture`], [`Invalid::TooLongAgo`], or [`Invalid::EndsBeforeItBegins`] for a weight that ended before
    /// anybody could read it.
    pub fn check_times(&self, written_at: Instant) -> Result<(), Invalid> {
        NewEntry::check_time(self.happened_at, written_at)?;
        match self.marks.weight_until {
            Some(until) if self.weight != Weight::Normal && until <= written_at => Err(Invalid::EndsBeforeItBegins),
            _ => Ok(()),
        }
    }

    /// When the weight falls back, for a weight that can.
    #[must_use]
    pub fn weight_until(&self) -> Option<Instant> {
        self.marks.weight_until.filter(|_| self.weight != Weight::Normal)
    }
}

impl From<&NewEntry> for EntryContent {
    fn from(entry: &NewEntry) -> Self {
        Self {
            kind: entry.kind,
            weight: entry.weight,
            happened_at: entry.happened_at,
            lines: entry.lines.clone(),
            marks: entry.marks,
        }
    }
}

impl From<&LogEntry> for EntryContent {
    fn from(entry: &LogEntry) -> Self {
        Self {
            kind: entry.kind,
            weight: entry.weight,
            happened_at: entry.happened_at,
            lines: entry.lines.clone(),
            marks: entry.marks,
        }
    }
}
