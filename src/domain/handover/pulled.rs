//! What a handover pulls from what the shift wrote anyway. Nothing is retyped, and nothing is copied between youths. Kept as
//! JSON when a handover is sealed, so a field, once there, keeps its name and meaning, and a new one may be missing.

mod changed;
mod rolled;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::{
    changed::{FileChange, Party},
    rolled::{PulledAddendum, PulledQuestion, Settled},
};
use super::{Addendum, Part, Rule};
use crate::domain::{
    contact::near::DateOf,
    ids::{EntryId, EventId, GoalId, ShiftId, StaffId, TaskId, YouthId},
    log::{EntryKind, EntryLines, LogEntry, Weight},
    names::{Line, Prose},
    night::{CheckResult, NightCheck, Round},
    presence::{Doubt, PresenceMark},
    task::{Ending, TaskFacts},
    time::Instant,
    watch::WatchMark,
};

/// Everything that is pulled, as it stood at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pulled {
    /// The moment.
    pub at: Instant,
    /// Where the youths are, in numbers, and the guests.
    pub heads: Heads,
    /// What the checklists of the shift say, in their order.
    pub points: Vec<PulledPoint>,
    /// Points of those checklists that nobody has gone through.
    #[serde(default)]
    pub left_out: Vec<Line>,
    /// The night rounds of the shift, in their order.
    #[serde(default)]
    pub rounds: Vec<PulledRound>,
    /// About the house.
    pub house: Section,
    /// About each youth who lives here, by the number on the door; then about those who live here no more and of whom there is
    /// something to tell all the same.
    pub youths: Vec<Section>,
    /// Rules of earlier handovers that somebody has to answer, and those that were answered in this shift.
    pub asked: Vec<Rule>,
    /// Questions of earlier handovers that are open, and those that were settled in this shift.
    #[serde(default)]
    pub questions: Vec<PulledQuestion>,
    /// What was added to earlier handovers in this shift.
    #[serde(default)]
    pub added: Vec<PulledAddendum>,
}

impl Pulled {
    /// The sections in their order, the house first.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        std::iter::once(&self.house).chain(&self.youths)
    }

    /// One section.
    #[must_use]
    pub fn section(&self, youth: Option<YouthId>) -> Option<&Section> {
        self.sections().find(|section| section.youth == youth)
    }

    /// The sections that tell something else than at another moment; what is told of the house as a whole is told in its section.
    #[must_use]
    pub fn differing_from(&self, before: &Self) -> Vec<Option<YouthId>> {
        let at_that_moment = Self { at: before.at, ..self.clone() };
        if at_that_moment == *before {
            return Vec::new();
        }
        let left = before.sections().map(|section| section.youth).filter(|youth| self.section(*youth).is_none());
        let is_other = |youth: &Option<YouthId>| {
            self.section(*youth) != before.section(*youth)
                || !self.asked_about(*youth).eq(before.asked_about(*youth))
                || !self.questions_about(*youth).eq(before.questions_about(*youth))
                || !self.added_about(*youth).eq(before.added_about(*youth))
        };
        let changed: Vec<Option<YouthId>> =
            self.sections().map(|section| section.youth).filter(is_other).chain(left).collect();
        if changed.is_empty() { vec![None] } else { changed }
    }

    /// What was added to earlier handovers about a youth or the house.
    pub fn added_about(&self, youth: Option<YouthId>) -> impl Iterator<Item = &PulledAddendum> {
        self.added.iter().filter(move |added| added.youth == youth)
    }

    /// Sees to it that a youth of whom something is written has a section, also one who lives here no more.
    pub fn make_room_for(&mut self, youth: YouthId) {
        if self.section(Some(youth)).is_none() {
            self.youths.push(Section::of_one_who_left(youth));
        }
    }

    /// The questions of earlier handovers about a youth or the house.
    pub fn questions_about(&self, youth: Option<YouthId>) -> impl Iterator<Item = &PulledQuestion> {
        self.questions.iter().filter(move |question| question.youth == youth)
    }

    /// The rules of earlier handovers about a youth or the house.
    pub fn asked_about(&self, youth: Option<YouthId>) -> impl Iterator<Item = &Rule> {
        self.asked.iter().filter(move |rule| rule.facts.youth == youth)
    }
}

/// How many are where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Heads {
    /// Youths who are in.
    pub inside: usize,
    /// Youths who are out.
    pub outside: usize,
    /// Youths nobody knows about, the missing ones with them.
    pub unknown: usize,
    /// Youths who are missing. What was sealed before they were counted has none.
    #[serde(default)]
    pub missing: usize,
    /// Guests.
    pub guests: usize,
}

/// A point of a checklist that the shift has gone through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulledPoint {
    /// What the point said.
    pub words: Line,
    /// The number, of something counted.
    pub count: Option<u32>,
    /// The number it was held against.
    pub held_against: Option<u32>,
    /// Why it is another.
    pub reason: Option<Prose>,
    /// By whom.
    pub by: StaffId,
    /// When.
    pub at: Instant,
}

/// A night round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulledRound {
    /// When it began.
    pub begun_at: Instant,
    /// Who began it.
    pub begun_by: StaffId,
    /// When it ended; `None` for one that nobody has ended.
    pub ended_at: Option<Instant>,
    /// Who ended it.
    pub ended_by: Option<StaffId>,
    /// Its shift was over by then.
    #[serde(default)]
    pub left_open: bool,
    /// How many stops it goes past.
    pub stops: usize,
    /// How many of them were in order.
    pub in_order: usize,
    /// What was not, by what the stop says; what it was stands in the log.
    pub deviations: Vec<Line>,
    /// Stops and agreed checks nobody came to.
    pub left_over: u32,
    /// Why not.
    pub reason: Option<Prose>,
}

impl From<&Round> for PulledRound {
    fn from(round: &Round) -> Self {
        let deviations: Vec<Line> = round.deviations().map(|(stop, _)| stop.words.clone()).collect();
        let left = u32::try_from(round.left()).unwrap_or(u32::MAX);
        let end = round.end.as_ref();
        Self {
            begun_at: round.begun_at,
            begun_by: round.begun_by,
            ended_at: end.map(|end| end.at),
            ended_by: end.map(|end| end.by),
            left_open: round.was_left_open(),
            stops: round.stops.len(),
            in_order: round.stops.len() - round.left() - deviations.len(),
            deviations,
            left_over: end.map_or(left, |end| end.left_over),
            reason: end.and_then(|end| end.reason.clone()),
        }
    }
}

/// A check of a youth on a night round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulledCheck {
    /// What was agreed.
    pub agreed: Option<NightCheck>,
    /// What came of it.
    pub result: CheckResult,
    /// They were marked as in with it.
    pub seen_in: bool,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}

/// What is pulled about the house or one youth.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    /// The youth; `None` is the house.
    pub youth: Option<YouthId>,
    /// They live here no more.
    #[serde(default)]
    pub has_left: bool,
    /// How closely they are watched over.
    pub watch: Option<WatchMark>,
    /// The level is another than when the shift began.
    pub watch_changed: bool,
    /// Where they are.
    pub presence: Option<PresenceMark>,
    /// A check of a night round since then that nobody answered.
    #[serde(default)]
    pub doubt: Option<Doubt>,
    /// Entries that belong in a handover, in the order they were written.
    pub entries: Vec<PulledEntry>,
    /// Tasks that ended in this shift.
    pub ended: Vec<EndedTask>,
    /// Open tasks for those who come: overdue ones first.
    pub tasks: Vec<PulledTask>,
    /// The next 24 hours.
    pub ahead: Vec<Ahead>,
    /// What was changed in the file. It was the plan alone once, and keeps that name where it is kept.
    #[serde(rename = "plan")]
    pub changes: Vec<FileChange>,
    /// Checks of the shift's night rounds, in the order they were made.
    #[serde(default)]
    pub checks: Vec<PulledCheck>,
}

impl Section {
    /// The section of a youth who lives here no more.
    #[must_use]
    pub fn of_one_who_left(youth: YouthId) -> Self {
        Self { youth: Some(youth), has_left: true, ..Self::default() }
    }
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulledEntry {
    /// Row number.
    pub id: EntryId,
    /// When it happened.
    pub happened_at: Instant,
    /// When it was written.
    pub written_at: Instant,
    /// By whom.
    pub author: StaffId,
    /// What it is.
    pub kind: EntryKind,
    /// How much it weighs.
    pub weight: Weight,
    /// What is written.
    pub lines: EntryLines,
    /// How many further youths it is about, who are not named here.
    pub others: usize,
}

/// Whether an entry belongs in a handover: what is marked for it, whatever was more than ordinary, and every incident; nothing
/// that was struck.
#[must_use]
pub fn belongs(entry: &LogEntry) -> bool {
    let matters = entry.marks.handover || entry.weight > Weight::Normal || entry.kind == EntryKind::Incident;
    matters && !entry.is_struck()
}

/// A task that ended in the shift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndedTask {
    /// Which.
    pub id: TaskId,
    /// What it said.
    pub title: Line,
    /// How it ended.
    pub ending: Ending,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}

/// An open task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulledTask {
    /// Which.
    pub id: TaskId,
    /// What it says.
    pub facts: TaskFacts,
    /// The day of the time of it that stands.
    pub day: NaiveDate,
    /// Its time is over.
    pub overdue: bool,
    /// Times before it that nobody did.
    pub missed: u32,
}

/// Something of the next 24 hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Ahead {
    /// A common activity.
    Activity {
        /// Which.
        id: EventId,
        /// What it is called.
        title: Line,
        /// Where.
        place: Option<Line>,
        /// When it begins.
        starts_at: Instant,
        /// Who sees to it.
        responsible: Option<StaffId>,
    },
    /// A date of the file comes, or has passed.
    Date {
        /// What of.
        of: DateOf,
        /// When.
        day: NaiveDate,
    },
    /// A goal is to be looked at again.
    Review {
        /// Which.
        goal: GoalId,
        /// What it says.
        title: Line,
        /// When.
        day: NaiveDate,
    },
}

/// A shift whose handover waits for a signature, for lists and the top of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The shift that hands over.
    pub shift: ShiftId,
    /// The outgoing signature is missing.
    pub unsigned: bool,
    /// How many shifts have taken over since: 1 is the one it was for.
    pub age: usize,
}

/// Why a shift was left without a handover, by whoever left it last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftWithout {
    /// Who.
    pub staff: StaffId,
    /// When they went, or said so.
    pub at: Instant,
    /// Why.
    pub reason: Prose,
}

/// A section with everything it says, for whoever shows it.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    /// What was pulled.
    pub section: &'a Section,
    /// What people wrote.
    pub part: Option<&'a Part>,
    /// Rules of this handover.
    pub rules: Vec<&'a Rule>,
    /// Rules of earlier ones.
    pub asked: Vec<&'a Rule>,
    /// Questions of earlier ones.
    pub questions: Vec<&'a PulledQuestion>,
    /// What was added to earlier ones.
    pub added: Vec<&'a PulledAddendum>,
    /// What was added after it was sealed.
    pub addenda: Vec<&'a Addendum>,
    /// Points of the checklists, of the house.
    pub points: Option<&'a [PulledPoint]>,
    /// Points nobody has gone through, of the house.
    pub left_out: &'a [Line],
    /// The night rounds, of the house.
    pub rounds: &'a [PulledRound],
    /// How many are where, of the house.
    pub heads: Option<Heads>,
}
