//! What a handover pulls from what the shift wrote anyway. Nothing is retyped, and nothing is copied between youths. Kept as
//! JSON when a handover is sealed, so a field, once there, keeps its name and meaning, and a new one may be missing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Addendum, Part, Rule};
use crate::domain::{
    ids::{ActivityId, EntryId, GoalId, ShiftId, StaffId, TaskId, YouthId},
    log::{EntryKind, EntryLines, LogEntry, Weight},
    names::{Line, Prose},
    night::{CheckResult, NightCheck, Round},
    plan::GoalStatus,
    presence::PresenceMark,
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
    /// The night rounds of the shift, in their order.
    #[serde(default)]
    pub rounds: Vec<PulledRound>,
    /// About the house.
    pub house: Section,
    /// About each youth who lives here, by the number on the door.
    pub youths: Vec<Section>,
    /// Rules of earlier handovers that somebody has to answer, and those that were answered in this shift.
    pub asked: Vec<Rule>,
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
    /// Youths nobody knows about.
    pub unknown: usize,
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
    /// How closely they are watched over.
    pub watch: Option<WatchMark>,
    /// The level is another than when the shift began.
    pub watch_changed: bool,
    /// Where they are.
    pub presence: Option<PresenceMark>,
    /// Entries that belong in a handover, in the order they were written.
    pub entries: Vec<PulledEntry>,
    /// Tasks that ended in this shift.
    pub ended: Vec<EndedTask>,
    /// Open tasks for those who come: overdue ones first.
    pub tasks: Vec<PulledTask>,
    /// The next 24 hours.
    pub ahead: Vec<Ahead>,
    /// What was changed in the plan.
    pub plan: Vec<PlanChange>,
    /// Checks of the shift's night rounds, in the order they were made.
    #[serde(default)]
    pub checks: Vec<PulledCheck>,
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
        id: ActivityId,
        /// What it is called.
        title: Line,
        /// Where.
        place: Option<Line>,
        /// When it begins.
        starts_at: Instant,
        /// Who sees to it.
        responsible: Option<StaffId>,
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

/// Something that was changed in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum PlanChange {
    /// A goal was set or changed.
    Goal {
        /// Which.
        goal: GoalId,
        /// What it says.
        title: Line,
        /// How it stands.
        status: GoalStatus,
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
    },
    /// The youth's own words are others.
    Voice {
        /// When.
        at: Instant,
        /// By whom.
        by: StaffId,
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
    /// What was added after it was sealed.
    pub addenda: Vec<&'a Addendum>,
    /// Points of the checklists, of the house.
    pub points: Option<&'a [PulledPoint]>,
    /// The night rounds, of the house.
    pub rounds: &'a [PulledRound],
    /// How many are where, of the house.
    pub heads: Option<Heads>,
}
