//! Log entries: what was seen, said, thought and agreed, written once and never overwritten.

use serde::{Deserialize, Serialize};

use super::{
    ids::{ApartmentId, ApartmentNumber, EntryId, ShiftId, StaffId, YouthId},
    names::Prose,
    refusal::Invalid,
    time::Instant,
};

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// *Observasjon*.
    #[default]
    Observation,
    /// *Samtale*.
    Conversation,
    /// *Avtale*: something agreed with the youth.
    Agreement,
    /// *Helse*.
    Health,
    /// *Skole*.
    School,
    /// *Hendelse*: an incident.
    Incident,
    /// *Beskjed*.
    Message,
    /// *Praktisk*.
    Practical,
}

impl EntryKind {
    /// All kinds, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::Observation,
        Self::Conversation,
        Self::Agreement,
        Self::Health,
        Self::School,
        Self::Incident,
        Self::Message,
        Self::Practical,
    ];

    /// The name in files and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Observation => "observation",
            Self::Conversation => "conversation",
            Self::Agreement => "agreement",
            Self::Health => "health",
            Self::School => "school",
            Self::Incident => "incident",
            Self::Message => "message",
            Self::Practical => "practical",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// How much an entry weighs. Three levels, because a fourth is never told from the third in a tired moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// *Vanlig*.
    #[default]
    Normal,
    /// *Viktig*, shown as `!`.
    Important,
    /// *Kritisk*, shown as `!!`.
    Critical,
}

impl Weight {
    /// All weights, the lightest first.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Important, Self::Critical];

    /// The number in the store, 0–2.
    #[must_use]
    pub const fn level(self) -> i64 {
        self as i64
    }

    /// The weight of that number.
    #[must_use]
    pub fn from_level(level: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|weight| weight.level() == level)
    }

    /// The name in files and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Important => "important",
            Self::Critical => "critical",
        }
    }

    /// The sign that stands before the text in every list.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Normal => "",
            Self::Important => "!",
            Self::Critical => "!!",
        }
    }
}

/// Whom or what an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// The house as a whole.
    House,
    /// An apartment as a place, whoever lives there.
    Apartment(ApartmentId),
    /// One or more youths, at least one, each once.
    Youths(Vec<YouthId>),
}

/// The four kinds of line. At least one is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EntryLines {
    /// *Fakta*: what was seen and heard.
    pub facts: Option<Prose>,
    /// *Ungdommens egne ord*: a quotation.
    pub youth_voice: Option<Prose>,
    /// *Vurdering*: what the author makes of it.
    pub assessment: Option<Prose>,
    /// *Avtalt*: what shall happen next.
    pub agreed: Option<Prose>,
}

impl EntryLines {
    /// The four in the order they are shown.
    #[must_use]
    pub fn all(&self) -> [Option<&Prose>; 4] {
        [self.facts.as_ref(), self.youth_voice.as_ref(), self.assessment.as_ref(), self.agreed.as_ref()]
    }

    /// Nothing is written in any of the four.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all().iter().all(Option::is_none)
    }
}

/// An entry to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEntry {
    /// Whom or what it is about.
    pub about: About,
    /// What it is.
    pub kind: EntryKind,
    /// How much it weighs.
    pub weight: Weight,
    /// When it happened; not after the moment it is written.
    pub happened_at: Instant,
    /// What is written.
    pub lines: EntryLines,
    /// The shift it belongs to, when the author has confirmed one.
    pub shift: Option<ShiftId>,
}

impl NewEntry {
    /// How far a clock may be ahead before "happened" counts as the future: two terminals are never quite together.
    const CLOCK_SLACK: chrono::TimeDelta = chrono::TimeDelta::minutes(2);
    /// How far back something may have happened: beyond this the year was mistyped.
    const FURTHEST_BACK: chrono::TimeDelta = chrono::TimeDelta::days(2 * 365);

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// Nothing written, no youth or one twice, or a time that cannot be right.
    pub fn check(&self, now: Instant) -> Result<(), Invalid> {
        if self.lines.is_empty() {
            return Err(Invalid::Empty);
        }
        if let About::Youths(youths) = &self.about {
            let distinct: std::collections::BTreeSet<_> = youths.iter().collect();
            if youths.is_empty() || distinct.len() != youths.len() {
                return Err(Invalid::Empty);
            }
        }
        Self::check_time(self.happened_at, now)
    }

    /// Checks when something happened.
    ///
    /// # Errors
    /// [`Invalid::InTheFuture`] or [`Invalid::TooLongAgo`].
    pub fn check_time(happened_at: Instant, now: Instant) -> Result<(), Invalid> {
        if happened_at > now + Self::CLOCK_SLACK {
            return Err(Invalid::InTheFuture);
        }
        if happened_at < now - Self::FURTHEST_BACK {
            return Err(Invalid::TooLongAgo);
        }
        Ok(())
    }
}

/// How long an entry counts as fresh also when an earlier shift wrote it: who comes on sees what just happened.
const FRESH: chrono::TimeDelta = chrono::TimeDelta::hours(12);

/// From when on the entries about an apartment say how it stands now: since the shift began, and at least half a day. So long
/// the weight of an entry marks the apartment, whatever is written after it.
#[must_use]
pub fn counts_since(now: Instant, shift_began: Option<Instant>) -> Instant {
    shift_began.unwrap_or(now).min(now - FRESH)
}

/// An entry as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Row number; grows with recording time, and the log is shown in this order, so that a late entry is never buried.
    pub id: EntryId,
    /// When it was saved.
    pub written_at: Instant,
    /// When it happened.
    pub happened_at: Instant,
    /// Who wrote it.
    pub author: StaffId,
    /// The shift it was written in.
    pub shift: Option<ShiftId>,
    /// Whom or what it is about.
    pub about: About,
    /// The number on the door at the time of writing, for an entry about one youth or an apartment.
    pub apartment: Option<ApartmentNumber>,
    /// What it is.
    pub kind: EntryKind,
    /// How much it weighs.
    pub weight: Weight,
    /// What is written.
    pub lines: EntryLines,
}

impl LogEntry {
    /// Written so much later than it happened that both times are shown.
    #[must_use]
    pub fn is_late(&self) -> bool {
        Self::is_late_between(self.happened_at, self.written_at)
    }

    /// The same for an entry that is being written.
    #[must_use]
    pub fn is_late_between(happened_at: Instant, written_at: Instant) -> bool {
        written_at - happened_at >= chrono::TimeDelta::minutes(30)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeDelta, TimeZone as _, Utc};

    fn entry(now: Instant) -> NewEntry {
        NewEntry {
            about: About::House,
            kind: EntryKind::Observation,
            weight: Weight::Normal,
            happened_at: now,
            lines: EntryLines { facts: Prose::optional("Rolig.").unwrap(), ..EntryLines::default() },
            shift: None,
        }
    }

    #[test]
    fn an_entry_has_at_least_one_line_and_a_possible_time() {
        let now = Utc.with_ymd_and_hms(2026, 11, 21, 13, 0, 0).unwrap();
        assert_eq!(entry(now).check(now), Ok(()));
        assert_eq!(NewEntry { lines: EntryLines::default(), ..entry(now) }.check(now), Err(Invalid::Empty));
        assert_eq!(entry(now + TimeDelta::minutes(3)).check(now), Err(Invalid::InTheFuture));
        assert_eq!(entry(now - TimeDelta::days(731)).check(now), Err(Invalid::TooLongAgo));
    }

    #[test]
    fn each_youth_stands_once_in_an_entry() {
        let now = Utc.with_ymd_and_hms(2026, 11, 21, 13, 0, 0).unwrap();
        let about = |ids: &[i64]| About::Youths(ids.iter().copied().map(YouthId).collect());
        assert_eq!(NewEntry { about: about(&[]), ..entry(now) }.check(now), Err(Invalid::Empty));
        assert_eq!(NewEntry { about: about(&[1, 1]), ..entry(now) }.check(now), Err(Invalid::Empty));
        assert_eq!(NewEntry { about: about(&[1, 2]), ..entry(now) }.check(now), Ok(()));
    }
}
