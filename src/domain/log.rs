//! Log entries: what was seen, said, thought and agreed, written once and never overwritten.

mod content;
mod revision;

use serde::{Deserialize, Serialize};

pub use self::{
    content::{ContactMinutes, EntryContent, EntryMarks},
    revision::{EntryStanding, EntryVersion, Revised, Revision, RevisionKind},
};
use super::{
    ids::{ApartmentId, ApartmentNumber, EntryId, GoalId, ShiftId, StaffId, YouthId},
    journal::{JournalItem, JournalSource, JournalStatus, JournalTransfer},
    names::{Line, Prose},
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

impl About {
    /// Whose journals it belongs in, if in any; one that is nobody's for the house and its apartments.
    #[must_use]
    pub fn journals(&self) -> Vec<Option<YouthId>> {
        match self {
            Self::House | Self::Apartment(_) => vec![None],
            Self::Youths(youths) => youths.iter().copied().map(Some).collect(),
        }
    }

    /// The youths it names.
    #[must_use]
    pub fn youths(&self) -> &[YouthId] {
        match self {
            Self::Youths(youths) => youths,
            Self::House | Self::Apartment(_) => &[],
        }
    }
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
    /// What it carries besides.
    pub marks: EntryMarks,
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
        let content = EntryContent::from(self);
        content.check()?;
        if let About::Youths(youths) = &self.about {
            let distinct: std::collections::BTreeSet<_> = youths.iter().collect();
            if youths.is_empty() || distinct.len() != youths.len() {
                return Err(Invalid::Empty);
            }
        }
        content.check_times(now)
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

/// The goal an entry is a trace of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedGoal {
    /// Which.
    pub id: GoalId,
    /// Whose.
    pub youth: YouthId,
    /// What it says now.
    pub title: Line,
}

/// An entry as it stands in the log: with what was corrected last.
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
    /// Whom or what it is about. In one youth's file only that youth: see [`LogEntry::in_file_of`].
    pub about: About,
    /// How many further youths it is about, who are not named in this youth's file.
    pub others: usize,
    /// The number on the door at the time of writing, for an entry about one youth or an apartment.
    pub apartment: Option<ApartmentNumber>,
    /// What it is.
    pub kind: EntryKind,
    /// How much it was said to weigh; what it weighs now is [`LogEntry::weight_at`].
    pub weight: Weight,
    /// What is written.
    pub lines: EntryLines,
    /// What it carries besides.
    pub marks: EntryMarks,
    /// The goal among these, by name.
    pub goal: Option<LinkedGoal>,
    /// The newest correction.
    pub revised: Option<Revised>,
    /// The newest time it was copied into each youth's journal, unless that was taken back.
    pub transfers: Vec<JournalTransfer>,
}

/// How much an entry weighs, without the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// When it was written.
    pub written_at: Instant,
    /// How much it was said to weigh.
    pub weight: Weight,
    /// When that falls back to normal, if it does.
    pub until: Option<Instant>,
}

impl Weighed {
    /// How much it weighs at a moment: a raised weight falls back to normal.
    #[must_use]
    pub fn at(self, now: Instant) -> Weight {
        if self.until.is_some_and(|until| until <= now) { Weight::Normal } else { self.weight }
    }

    /// The heaviest of those written from `since` on, as they weigh at `now`.
    #[must_use]
    pub fn heaviest(all: &[Self], since: Instant, now: Instant) -> Weight {
        let fresh = all.iter().filter(|one| one.written_at >= since);
        fresh.map(|one| one.at(now)).max().unwrap_or_default()
    }
}

impl From<&LogEntry> for Weighed {
    fn from(entry: &LogEntry) -> Self {
        Self { written_at: entry.written_at, weight: entry.weight, until: entry.marks.weight_until }
    }
}

impl LogEntry {
    /// How much it weighs at a moment: a raised weight falls back to normal, and what is struck weighs nothing.
    #[must_use]
    pub fn weight_at(&self, now: Instant) -> Weight {
        if self.is_struck() { Weight::Normal } else { Weighed::from(self).at(now) }
    }

    /// It should not have been written, and somebody has said so.
    #[must_use]
    pub fn is_struck(&self) -> bool {
        self.revised.as_ref().is_some_and(|revised| revised.kind == RevisionKind::Struck)
    }

    /// How it stands to the case journals it belongs in: it waits as long as one of them lacks it.
    #[must_use]
    pub fn journal(&self) -> JournalStatus<'_> {
        let all: Vec<JournalStatus<'_>> =
            self.about.journals().into_iter().map(|youth| self.journal_of(youth)).collect();
        let waiting = all.iter().copied().find(|status| status.is_waiting());
        waiting.or_else(|| all.last().copied()).unwrap_or(JournalStatus::NotRelevant)
    }

    /// How it stands to one journal. What was corrected or struck after it was copied is copied again.
    #[must_use]
    pub fn journal_of(&self, youth: Option<YouthId>) -> JournalStatus<'_> {
        match self.transfer_to(youth) {
            Some(transfer) if self.is_current(transfer) => JournalStatus::Transferred(transfer),
            Some(_) => JournalStatus::Waiting,
            None if self.marks.journal && !self.is_struck() => JournalStatus::Waiting,
            None => JournalStatus::NotRelevant,
        }
    }

    /// The first journal that lacks it, if one does.
    #[must_use]
    pub fn waits_for(&self) -> Option<JournalItem> {
        let source = JournalSource::Entry(self.id);
        let lacks = |youth: &Option<YouthId>| self.journal_of(*youth).is_waiting();
        self.about.journals().into_iter().find(lacks).map(|youth| JournalItem { source, youth })
    }

    /// The newest time it was copied into one journal, also before it was changed.
    #[must_use]
    pub fn transfer_to(&self, youth: Option<YouthId>) -> Option<&JournalTransfer> {
        self.transfers.iter().find(|transfer| transfer.youth == youth)
    }

    /// Whether what was copied is what stands here.
    #[must_use]
    pub fn is_current(&self, transfer: &JournalTransfer) -> bool {
        transfer.revision == self.revised.as_ref().map(|revised| revised.id)
    }

    /// The entry as it stands in one youth's file: other youths it is about are counted and never named, and neither are
    /// their goals. Everything that shows one youth's entries shows what this answers.
    #[must_use]
    pub fn in_file_of(mut self, youth: YouthId) -> Self {
        if let About::Youths(youths) = &mut self.about {
            let all = youths.len();
            youths.retain(|named| *named == youth);
            self.others += all - youths.len();
            self.transfers.retain(|transfer| transfer.youth == Some(youth));
        }
        if self.goal.as_ref().is_some_and(|goal| goal.youth != youth) {
            self.goal = None;
            self.marks.goal = None;
        }
        self
    }

    /// What decides who may change it; `shift_ends` is when its shift ends, if it was written in one.
    #[must_use]
    pub fn standing(&self, shift_ends: Option<Instant>) -> EntryStanding {
        EntryStanding {
            author: self.author,
            written_at: self.written_at,
            shift_ends,
            struck_by: self.revised.as_ref().filter(|revised| revised.kind == RevisionKind::Struck).map(|by| by.by),
        }
    }

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
    use crate::domain::ids::RevisionId;
    use chrono::{TimeDelta, TimeZone as _, Utc};

    fn entry(now: Instant) -> NewEntry {
        NewEntry {
            about: About::House,
            kind: EntryKind::Observation,
            weight: Weight::Normal,
            happened_at: now,
            lines: EntryLines { facts: Prose::optional("Rolig.").unwrap(), ..EntryLines::default() },
            shift: None,
            marks: EntryMarks::default(),
        }
    }

    fn stored(now: Instant, weight: Weight) -> LogEntry {
        let EntryContent { kind, happened_at, lines, marks, .. } = EntryContent::from(&entry(now));
        LogEntry {
            id: EntryId(1),
            written_at: now,
            happened_at,
            author: StaffId(1),
            shift: None,
            about: About::Youths(vec![YouthId(1), YouthId(2), YouthId(3)]),
            others: 0,
            apartment: None,
            kind,
            weight,
            lines,
            marks,
            goal: None,
            revised: None,
            transfers: Vec::new(),
        }
    }

    fn revised(kind: RevisionKind, at: Instant) -> Option<Revised> {
        Some(Revised { id: RevisionId(7), kind, at, by: StaffId(2), reason: None })
    }

    #[test]
    fn a_raised_weight_falls_back_when_its_time_has_come() {
        let now = Utc.with_ymd_and_hms(2026, 11, 21, 13, 0, 0).unwrap();
        let until = now + TimeDelta::hours(24);
        let mut important = stored(now, Weight::Important);
        assert_eq!(important.weight_at(now + TimeDelta::days(3650)), Weight::Important, "no moment was set");
        important.marks.weight_until = Some(until);
        assert_eq!(important.weight_at(until - TimeDelta::seconds(1)), Weight::Important);
        assert_eq!(important.weight_at(until), Weight::Normal);
        important.revised = revised(RevisionKind::Amendment, now);
        assert_eq!(important.weight_at(now), Weight::Important, "an amended entry weighs as before");
        important.revised = revised(RevisionKind::Struck, now);
        assert_eq!(important.weight_at(now), Weight::Normal, "a struck one weighs nothing");
    }

    #[test]
    fn a_weight_ends_after_it_was_set_and_minutes_stay_within_a_day() {
        let now = Utc.with_ymd_and_hms(2026, 11, 21, 13, 0, 0).unwrap();
        let with = |weight, marks| NewEntry { weight, marks, ..entry(now) }.check(now);
        let until = |at| EntryMarks { weight_until: Some(at), ..EntryMarks::default() };
        assert_eq!(with(Weight::Important, until(now + TimeDelta::hours(1))), Ok(()));
        assert_eq!(with(Weight::Important, until(now)), Err(Invalid::EndsBeforeItBegins));
        assert_eq!(with(Weight::Normal, until(now)), Ok(()), "nothing is raised");
        let spent =
            |individual, common| EntryMarks { minutes: ContactMinutes { individual, common }, ..EntryMarks::default() };
        assert_eq!(with(Weight::Normal, spent(Some(1), Some(1440))), Ok(()));
        assert_eq!(with(Weight::Normal, spent(Some(0), None)), Err(Invalid::Minutes));
        assert_eq!(with(Weight::Normal, spent(None, Some(1441))), Err(Invalid::Minutes));
    }

    #[test]
    fn in_one_youths_file_the_others_and_their_goals_are_not_named() {
        let now = Utc.with_ymd_and_hms(2026, 11, 21, 13, 0, 0).unwrap();
        let goal = LinkedGoal { id: GoalId(4), youth: YouthId(2), title: Line::new("Stå opp selv").unwrap() };
        let marks = EntryMarks { goal: Some(goal.id), ..EntryMarks::default() };
        let entry = LogEntry { goal: Some(goal.clone()), marks, ..stored(now, Weight::Normal) };
        let own = entry.clone().in_file_of(YouthId(2));
        assert_eq!((own.about.clone(), own.others), (About::Youths(vec![YouthId(2)]), 2));
        assert_eq!((own.goal.as_ref(), own.marks.goal), (Some(&goal), Some(goal.id)));
        assert_eq!(own.clone().in_file_of(YouthId(2)), own, "once is enough");
        let another = entry.in_file_of(YouthId(3));
        assert_eq!((another.about, another.others), (About::Youths(vec![YouthId(3)]), 2));
        assert_eq!((another.goal, another.marks.goal), (None, None));
        let house = LogEntry { about: About::House, ..stored(now, Weight::Normal) }.in_file_of(YouthId(3));
        assert_eq!((house.about, house.others), (About::House, 0));
    }

    #[test]
    fn the_journal_waits_for_what_was_marked_and_for_what_was_changed_since() {
        let now = Utc.with_ymd_and_hms(2026, 11, 21, 13, 0, 0).unwrap();
        let reference = Line::new("Modulus 12").unwrap();
        let transfer = JournalTransfer { youth: None, revision: None, at: now, by: StaffId(1), reference };
        let mut entry = LogEntry { about: About::House, ..stored(now, Weight::Normal) };
        assert_eq!(entry.journal(), JournalStatus::NotRelevant);
        entry.marks.journal = true;
        assert_eq!(entry.journal(), JournalStatus::Waiting);
        entry.transfers = vec![transfer.clone()];
        assert_eq!(entry.journal(), JournalStatus::Transferred(&transfer));
        entry.revised = revised(RevisionKind::Struck, now);
        assert_eq!(entry.journal(), JournalStatus::Waiting, "the journal must hear of it");
        entry.transfers.clear();
        assert_eq!(entry.journal(), JournalStatus::NotRelevant, "what is struck is never copied");
    }

    #[test]
    fn what_is_about_several_waits_for_the_journal_of_each() {
        let now = Utc.with_ymd_and_hms(2026, 11, 21, 13, 0, 0).unwrap();
        let mut entry = stored(now, Weight::Normal);
        entry.marks.journal = true;
        let copied = |youth| JournalTransfer {
            youth: Some(YouthId(youth)),
            revision: None,
            at: now,
            by: StaffId(1),
            reference: Line::new("Modulus 12").unwrap(),
        };
        entry.transfers = vec![copied(3), copied(1)];
        assert_eq!(entry.journal(), JournalStatus::Waiting);
        assert_eq!(entry.waits_for().unwrap().youth, Some(YouthId(2)));
        let in_file = entry.clone().in_file_of(YouthId(1));
        assert_eq!(in_file.journal(), JournalStatus::Transferred(&copied(1)), "only their own");
        assert_eq!(in_file.transfers.len(), 1, "whether the others' journals have it is not told there");
        assert_eq!(entry.in_file_of(YouthId(2)).journal(), JournalStatus::Waiting);
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
