//! What the house has written about a youth, one record at a time, before it is put in words.

use std::num::NonZeroU32;

use chrono::NaiveDate;

use crate::domain::{ids::StaffId, time::Instant};

/// A part of a pack. They follow one another in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Who the youth is, papers and protection.
    About,
    /// What is agreed, support and the night.
    Agreed,
    /// Stays and moves.
    Stays,
    /// The log.
    Log,
    /// Where they were, how closely they were watched over, checks at night.
    Whereabouts,
    /// Plans.
    Plan,
    /// What was mapped, and skills.
    Mapped,
    /// Contacts, consents, what was told, risks.
    Contacts,
    /// Appointments and attendance.
    Calendar,
    /// Tasks.
    Tasks,
    /// Handovers.
    Handover,
}

impl Part {
    /// All, in order.
    pub const ALL: [Self; 11] = [
        Self::About,
        Self::Agreed,
        Self::Stays,
        Self::Log,
        Self::Whereabouts,
        Self::Plan,
        Self::Mapped,
        Self::Contacts,
        Self::Calendar,
        Self::Tasks,
        Self::Handover,
    ];

    /// Its place in the order, as it is stored.
    #[must_use]
    pub const fn number(self) -> i64 {
        self as i64
    }

    /// The part with that number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.number() == number)
    }
}

/// Which names a set of codes has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is named after what it codes")]
pub enum Code {
    Interpreter,
    Protection,
    Paper,
    Milestone,
    Medicine,
    Support,
    NightCheck,
    MoveMark,
    HostGate,
    HostLeaving,
    HostFollows,
    EntryKind,
    Revision,
    Presence,
    PresenceSource,
    Watch,
    CheckResult,
    PlanStatus,
    GoalStatus,
    Who,
    MeasureStatus,
    SkillStep,
    YouthView,
    ContactRole,
    GivenBy,
    Verdict,
    EventKind,
    EventState,
    Attendance,
    HostOutcome,
    HostWay,
    TaskState,
    TaskEnd,
    RuleOutcome,
}

/// The value of a field.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// Somebody wrote it: names of others are looked for.
    Words(String),
    /// It is another private person's own: hidden unless the leader shows it.
    Private(String),
    /// Put together by the program, or chosen by it from the configuration.
    Plain(String),
    /// One of a set.
    Code(Code, String),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    Moment(Instant),
    /// A member of staff.
    Staff(StaffId),
    /// So many other youths, who are not named.
    Others(NonZeroU32),
}

/// A person's words must not reach a log.
impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Value")
    }
}

/// Where a line comes from: a table of the house and a row of it. The same record has the same source whenever it is read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source(pub String);

/// One thing the house has written about a youth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Where it stands in the pack.
    pub part: Part,
    /// Where it comes from.
    pub source: Source,
    /// The name of what it is: `entry`, `contact`.
    pub kind: &'static str,
    /// When it was written or was so; `None` for what only stands as it is now.
    pub at: Option<Instant>,
    /// The day it is about, where there is no moment.
    pub day: Option<NaiveDate>,
    /// Who wrote it.
    pub by: Option<StaffId>,
    /// What it says: the name of each field and its value.
    pub fields: Vec<(&'static str, Value)>,
}
