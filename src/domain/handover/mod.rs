//! The handover (*overlapping*): a record of its own from one shift to the next. It is built by pulling from what the shift
//! wrote anyway ([`pulled`]); what people add is a short picture, if-then rules, open questions and the read-back.
//!
//! It is open while it is written, sealed by a signature of the outgoing shift, received by one of the incoming. Afterwards
//! only stamped addenda are added. Whatever nobody signs rolls on with its age in shifts.

pub mod pulled;
mod step;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

pub use self::step::Step;
use super::{
    ids::{AddendumId, HandoverId, RuleId, ShiftId, StaffId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
    shift::{Occurrence, ShiftKind, ShiftKindId},
    time::{Instant, Zone},
};

/// Shifts lie over each other by no more than this: what begins earlier before the end of another works beside it.
pub const OVERLAP: TimeDelta = TimeDelta::hours(1);

/// How long after the end of a shift the one that comes may take over without a word about why it is late.
pub const IN_TIME: TimeDelta = TimeDelta::hours(2);

/// How it is handed over; which one it was is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// *Stille*: read alone and signed.
    Silent,
    /// *Muntlig*: the outgoing tells of one youth at a time, the incoming reads back.
    #[default]
    Oral,
    /// *Blandet*.
    Mixed,
}

impl Mode {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Silent, Self::Oral, Self::Mixed];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Oral => "oral",
            Self::Mixed => "mixed",
        }
    }

    /// The mode of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.id() == id)
    }
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Being written.
    Open,
    /// Signed by the outgoing shift.
    Sealed,
    /// Signed by the incoming shift too.
    Received,
}

impl State {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Self::Open, Self::Sealed, Self::Received];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Sealed => "sealed",
            Self::Received => "received",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }
}

/// A handover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Row number.
    pub id: HandoverId,
    /// Raised by every change of it and its parts.
    pub version: i64,
    /// The shift that hands over.
    pub shift: ShiftId,
    /// The kind of shift that takes over.
    pub to: ShiftKindId,
    /// How.
    pub mode: Mode,
    /// How far it has come.
    pub state: State,
    /// When the first section was gone through.
    pub begun_at: Option<Instant>,
}

/// Which shift hands over to which kind: enough to name a handover that nobody has written a word of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Between {
    /// The shift that hands over.
    pub shift: ShiftId,
    /// The kind of shift that takes over.
    pub to: ShiftKindId,
}

/// What people write in one section: about the house, or about one youth.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PartFacts {
    /// *Kort*: the short picture, a line or two.
    pub picture: Option<Prose>,
    /// *Åpent spørsmål*: what is not clear yet.
    pub question: Option<Prose>,
    /// *Tilbakelesing*: what the receiver has understood, in their own words.
    pub read_back: Option<Prose>,
    /// Who read back: the receiver, whoever typed it.
    pub read_back_by: Option<StaffId>,
    /// Both have been through it.
    pub gone_through: bool,
}

/// A section as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Raised by every change.
    pub version: i64,
    /// Who changed it last.
    pub changed_by: StaffId,
    /// What is written.
    pub facts: PartFacts,
}

/// *Hvis–så*: what to do when something happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleFacts {
    /// About whom; `None` is the house.
    pub youth: Option<YouthId>,
    /// *Hvis*.
    pub condition: Line,
    /// *Så*.
    pub action: Line,
    /// Until when it holds. Somebody still answers afterwards whether it happened; that it did not, only then.
    pub expires_at: Instant,
}

impl RuleFacts {
    /// The longest a rule may hold: past a fortnight it is an agreement and belongs in the plan.
    pub const LONGEST: TimeDelta = TimeDelta::days(14);

    /// Whether an answer can be given now: what has not happened may still do so while the rule holds, but for the overlap in
    /// which it runs out.
    #[must_use]
    pub fn takes(&self, outcome: RuleOutcome, now: Instant) -> bool {
        outcome != RuleOutcome::No || self.expires_at <= now + OVERLAP
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// An end that has passed or lies too far ahead.
    pub fn check(&self, now: Instant) -> Result<(), Invalid> {
        if self.expires_at <= now {
            return Err(Invalid::ExpiresPast);
        }
        if self.expires_at > now + Self::LONGEST {
            return Err(Invalid::ExpiresTooFar);
        }
        Ok(())
    }
}

/// Whether what a rule was for happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleOutcome {
    /// *Ja*.
    Yes,
    /// *Nei*.
    No,
    /// *Ikke aktuelt*.
    NotApplicable,
}

impl RuleOutcome {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotApplicable];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// The outcome of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }
}

/// A rule as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Row number.
    pub id: RuleId,
    /// What it says.
    pub facts: RuleFacts,
    /// When it was written.
    pub written_at: Instant,
    /// By whom.
    pub by: StaffId,
    /// What came of it, when somebody has said so: what was said last.
    pub answer: Option<Answer>,
    /// What was said before that and corrected by it, the newest first. What was sealed before this was kept has none.
    #[serde(default)]
    pub earlier: Vec<Answer>,
}

impl Rule {
    /// How many answers there are, all of which somebody has seen who sees this.
    #[must_use]
    pub fn answers(&self) -> usize {
        usize::from(self.answer.is_some()) + self.earlier.len()
    }
}

/// What somebody said about a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Whether it happened.
    pub outcome: RuleOutcome,
    /// When this was said.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}

/// Who signs for which shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The shift that goes: this seals it.
    Outgoing,
    /// The shift that comes.
    Incoming,
}

impl Side {
    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Outgoing => "outgoing",
            Self::Incoming => "incoming",
        }
    }

    /// The side of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Outgoing, Self::Incoming].into_iter().find(|side| side.id() == id)
    }
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// For which shift.
    pub side: Side,
    /// Who.
    pub staff: StaffId,
    /// When.
    pub at: Instant,
    /// Why somebody else signs, or so late.
    pub reason: Option<Prose>,
}

/// What was added after it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addendum {
    /// Row number.
    pub id: AddendumId,
    /// About whom; `None` is the house.
    pub youth: Option<YouthId>,
    /// What is added.
    pub words: Prose,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}

/// The shift that takes over from one that ends: the first to begin about then; else one that is running and goes on, as the
/// evening does when a middle shift ends; else the next to begin. The usual ones first where two begin at once. `None` only
/// when there are no kinds.
pub fn receiver<'k>(kinds: impl IntoIterator<Item = &'k ShiftKind>, ended: Instant, zone: Zone) -> Option<Occurrence> {
    let day = zone.date(ended);
    let days = [day.pred_opt(), Some(day), day.succ_opt()];
    let around: Vec<Occurrence> =
        kinds.into_iter().flat_map(|kind| days.into_iter().flatten().map(|day| kind.on(day, zone))).collect();
    let about_then = |shift: &&Occurrence| (ended - OVERLAP..=ended).contains(&shift.start);
    let meets = around.iter().filter(about_then).min_by_key(|shift| shift.start);
    let goes_on =
        || around.iter().filter(|shift| shift.start < ended && shift.end > ended).max_by_key(|shift| shift.start);
    let next = || around.iter().filter(|shift| shift.start > ended).min_by_key(|shift| shift.start);
    meets.or_else(goes_on).or_else(next).cloned()
}

/// How many shifts have taken over one from the other since a shift ended. `later` are the beginnings and ends of the shifts
/// that have begun since, in the order they began; one that works beside another is not counted.
#[must_use]
pub fn shifts_since(ended: Instant, later: &[(Instant, Instant)]) -> usize {
    let mut count = 0;
    let mut until = ended;
    for (start, end) in later {
        if *start >= until - OVERLAP {
            count += 1;
            until = *end;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        format!("2026-11-{text}:00Z").parse().unwrap()
    }

    #[test]
    fn the_age_counts_those_who_take_over_and_not_those_who_work_beside_them() {
        let ended = at("21T21:30");
        let night = (at("21T21:15"), at("22T06:45"));
        let day = (at("22T06:30"), at("22T14:00"));
        let long = (at("22T07:00"), at("22T19:30"));
        let middle = (at("22T09:00"), at("22T16:30"));
        let evening = (at("22T13:30"), at("22T21:30"));
        assert_eq!(shifts_since(ended, &[]), 0);
        assert_eq!(shifts_since(ended, &[night]), 1);
        assert_eq!(shifts_since(ended, &[night, day, long, middle]), 2);
        assert_eq!(shifts_since(ended, &[night, day, long, middle, evening]), 3);
        // The middle shift began long before the evening was over.
        assert_eq!(shifts_since(ended, &[(at("21T12:00"), at("21T20:00"))]), 0);
    }

    #[test]
    fn the_shift_that_begins_takes_over_and_else_the_one_that_goes_on() {
        let kind = |id: &str, from: &str, to: &str| ShiftKind {
            id: ShiftKindId(id.to_owned()),
            name: id.to_owned(),
            short: id.to_owned(),
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
            night: id == "night",
        };
        let kinds = [
            kind("day", "07:30", "15:00"),
            kind("evening", "14:30", "22:30"),
            kind("night", "22:15", "07:45"),
            kind("mid", "10:00", "17:30"),
            kind("long", "08:00", "20:30"),
        ];
        let after = |ended: &str| receiver(&kinds, at(ended), Zone::OSLO).unwrap().kind.0;
        assert_eq!(after("21T14:00"), "evening");
        assert_eq!(after("21T21:30"), "night");
        assert_eq!(after("22T06:45"), "day");
        assert_eq!(after("21T16:30"), "evening", "a middle shift");
        assert_eq!(after("21T19:30"), "evening", "a long shift");
        assert_eq!(receiver(&[], at("21T14:00"), Zone::OSLO), None);
        let only_days = [kind("day", "07:30", "15:00")];
        assert_eq!(receiver(&only_days, at("21T14:00"), Zone::OSLO).map(|next| next.start), Some(at("22T06:30")));
    }

    #[test]
    fn a_rule_ends_ahead_and_within_a_fortnight() {
        let now = at("21T13:32");
        let rule = |expires_at| RuleFacts {
            youth: None,
            condition: Line::new("Ikke inne 23:00").unwrap(),
            action: Line::new("ring").unwrap(),
            expires_at,
        };
        assert_eq!(rule(now).check(now), Err(Invalid::ExpiresPast));
        assert_eq!(rule(now + TimeDelta::minutes(1)).check(now), Ok(()));
        assert_eq!(rule(now + TimeDelta::days(14)).check(now), Ok(()));
        assert_eq!(rule(now + TimeDelta::days(14) + TimeDelta::minutes(1)).check(now), Err(Invalid::ExpiresTooFar));
    }

    #[test]
    fn ids_read_back() {
        assert!(Mode::ALL.iter().all(|mode| Mode::from_id(mode.id()) == Some(*mode)));
        assert!(State::ALL.iter().all(|state| State::from_id(state.id()) == Some(*state)));
        assert!(RuleOutcome::ALL.iter().all(|outcome| RuleOutcome::from_id(outcome.id()) == Some(*outcome)));
        assert_eq!(Side::from_id("incoming"), Some(Side::Incoming));
    }
}
