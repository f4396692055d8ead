//! The access-request pack («innsyn»): all the house has written about one youth, to be handed to them or to whoever asks for
//! them, without what is others'.
//!
//! The lines are gathered once and stand as they were gathered; what the house writes afterwards comes as further lines. Names
//! of others are proposed as masks, a leader goes through them, and what was handed out leaves a receipt.

mod mask;
mod record;
mod whose;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::{
    mask::{Mask, Masks, Reason},
    record::{Code, Part, Record, Source, Value},
    whose::Whose,
};
use super::{
    ids::{AuditId, PackDecisionId, PackId, PackLineId, StaffId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
};

/// Lines that are added or accepted in one act at most: an act holds the house for as long as it takes.
pub const MOST_LINES: usize = 500;

/// Who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskedBy {
    /// The youth.
    Youth,
    /// Their guardian (*verge*).
    Guardian,
    /// Their lawyer.
    Lawyer,
    /// Child welfare.
    ChildWelfare,
    /// *Statsforvalteren*, who supervises.
    CountyGovernor,
    /// Somebody else who may.
    Other,
}

impl AskedBy {
    /// All, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::Youth, Self::Guardian, Self::Lawyer, Self::ChildWelfare, Self::CountyGovernor, Self::Other];

    /// The name in the store.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Youth => "youth",
            Self::Guardian => "guardian",
            Self::Lawyer => "lawyer",
            Self::ChildWelfare => "child-welfare",
            Self::CountyGovernor => "county-governor",
            Self::Other => "other",
        }
    }

    /// Whoever has that name in the store.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.id() == id)
    }
}

/// What was asked for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Who asked.
    pub asked_by: AskedBy,
    /// Their name, where it says more.
    pub name: Option<Line>,
    /// What for.
    pub purpose: Option<Prose>,
    /// The first day of what was asked for; `None` from the beginning.
    pub from: Option<NaiveDate>,
    /// The last; `None` up to now.
    pub until: Option<NaiveDate>,
}

/// Who asked what for must not reach a log.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request").field("asked_by", &self.asked_by).finish_non_exhaustive()
    }
}

impl Request {
    /// Whether something of that day was asked for. What has no day stands as it is now and always belongs to it.
    #[must_use]
    pub fn covers(&self, day: Option<NaiveDate>) -> bool {
        day.is_none_or(|day| self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until))
    }

    fn check(&self) -> Result<(), Invalid> {
        match (self.from, self.until) {
            (Some(from), Some(until)) if until < from => Err(Invalid::EndsBeforeItBegins),
            _ => Ok(()),
        }
    }
}

/// A line as it was gathered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLine {
    /// The number of its [`Part`].
    pub part: i64,
    /// Seconds since 1970 by which it is sorted within its part.
    pub sort: i64,
    /// Where it comes from.
    pub source: String,
    /// What it says.
    pub text: String,
    /// What is proposed to be hidden.
    pub proposed: Masks,
}

/// A person's words must not reach a log.
impl std::fmt::Debug for NewLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewLine").field("source", &self.source).finish_non_exhaustive()
    }
}

/// What is kept of a pack that was handed out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// Lines in it.
    pub lines: u32,
    /// Lines of which something is hidden.
    pub masked: u32,
    /// Lines without a proposal that nobody had looked at.
    pub unseen: u32,
    /// How often each reason was given, by its name.
    pub reasons: Vec<(String, u32)>,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// The newest row of the chain then, which stands on the last line.
    pub head: AuditId,
}

/// One step of the work on a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Begins one.
    Begin {
        /// About whom.
        youth: YouthId,
        /// What was asked for.
        request: Request,
    },
    /// Adds lines that were gathered. One that stands there already as it is, is passed over; one that says something else
    /// now takes the place of what it said, and is to be seen again.
    Add {
        /// To which pack.
        pack: PackId,
        /// The lines.
        lines: Vec<NewLine>,
    },
    /// Says what of a line is hidden, and whether it has been seen.
    Decide {
        /// Which line.
        line: PackLineId,
        /// The newest decision that was read; `None` when there was none.
        before: Option<PackDecisionId>,
        /// All that is hidden of it.
        masks: Masks,
        /// The leader is through with it.
        seen: bool,
    },
    /// Accepts lines without a proposal as they are.
    Accept {
        /// Of which pack.
        pack: PackId,
        /// Which lines.
        lines: Vec<PackLineId>,
    },
    /// Writes down that it was handed out. From the first time on nothing of it changes.
    HandOut {
        /// Which.
        pack: PackId,
        /// What was handed out.
        handed: Handed,
    },
}

impl Step {
    /// The name of the deed in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::Begin { .. } => "begin-access-pack",
            Self::Add { .. } => "gather-access-pack",
            Self::Decide { .. } => "mask-access-pack",
            Self::Accept { .. } => "accept-access-pack",
            Self::HandOut { .. } => "hand-out-access-pack",
        }
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// A period that ends before it begins, nothing to add or accept, or too much at once.
    pub fn check(&self) -> Result<(), Invalid> {
        let count = match self {
            Self::Begin { request, .. } => return request.check(),
            Self::Add { lines, .. } => lines.len(),
            Self::Accept { lines, .. } => lines.len(),
            Self::Decide { .. } | Self::HandOut { .. } => return Ok(()),
        };
        match count {
            0 => Err(Invalid::Empty),
            count if count > MOST_LINES => Err(Invalid::TooLong { most: MOST_LINES }),
            _ => Ok(()),
        }
    }
}

/// How far the work on a pack has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Lines.
    pub lines: u32,
    /// Lines somebody is through with.
    pub seen: u32,
    /// Lines with a proposal.
    pub proposed: u32,
    /// Lines with a proposal that somebody is through with.
    pub decided: u32,
}

impl Progress {
    /// Lines with a proposal that nobody is through with: while there are any, nothing is handed out.
    #[must_use]
    pub const fn left(self) -> u32 {
        self.proposed.saturating_sub(self.decided)
    }
}

/// A pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// Row number.
    pub id: PackId,
    /// About whom.
    pub youth: YouthId,
    /// When it was begun.
    pub begun_at: Instant,
    /// By whom.
    pub begun_by: StaffId,
    /// What was asked for.
    pub request: Request,
    /// How far it has come.
    pub progress: Progress,
    /// Each time it was handed out, the first time first.
    pub receipts: Vec<Receipt>,
}

impl Pack {
    /// It was handed out: nothing of it changes any more.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        !self.receipts.is_empty()
    }
}

/// That a pack was handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
    /// What.
    pub handed: Handed,
}

/// A place in the order of a pack's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The number of the part.
    pub part: i64,
    /// The order within it.
    pub sort: i64,
    /// The line.
    pub line: PackLineId,
}

/// A line with what is decided about it.
#[derive(Clone, PartialEq, Eq)]
pub struct PackLine {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub text: String,
    /// What is proposed to be hidden.
    pub proposed: Masks,
    /// The newest decision.
    pub decision: Option<Decision>,
}

/// A person's words must not reach a log.
impl std::fmt::Debug for PackLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PackLine").field("place", &self.place).finish_non_exhaustive()
    }
}

/// What a leader decided about a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Row number.
    pub id: PackDecisionId,
    /// Who.
    pub by: StaffId,
    /// All that is hidden.
    pub masks: Masks,
    /// They are through with it.
    pub seen: bool,
}

impl PackLine {
    /// What is hidden as it stands: what was decided, or else what is proposed.
    #[must_use]
    pub fn masks(&self) -> &Masks {
        self.decision.as_ref().map_or(&self.proposed, |decision| &decision.masks)
    }

    /// Somebody is through with it.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        self.decision.as_ref().is_some_and(|decision| decision.seen)
    }

    /// There is a proposal, and nobody is through with it.
    #[must_use]
    pub fn is_left(&self) -> bool {
        !self.proposed.is_empty() && !self.is_seen()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(from: Option<&str>, until: Option<&str>) -> Request {
        let day = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        Request { asked_by: AskedBy::Youth, name: None, purpose: None, from: day(from), until: day(until) }
    }

    #[test]
    fn a_period_holds_its_first_and_last_day_and_what_has_no_day() {
        let year = request(Some("2026-01-01"), Some("2026-12-31"));
        for (day, expected) in
            [("2025-12-31", false), ("2026-01-01", true), ("2026-12-31", true), ("2027-01-01", false)]
        {
            assert_eq!(year.covers(Some(day.parse().unwrap())), expected, "{day}");
        }
        assert!(year.covers(None));
        assert!(request(None, None).covers(Some("1999-01-01".parse().unwrap())));
    }

    #[test]
    fn a_period_that_ends_before_it_begins_and_acts_of_nothing_or_too_much_are_refused() {
        let begin = |request| Step::Begin { youth: YouthId(1), request };
        let backwards = begin(request(Some("2026-02-01"), Some("2026-01-31")));
        assert_eq!(backwards.check(), Err(Invalid::EndsBeforeItBegins));
        assert_eq!(begin(request(Some("2026-02-01"), Some("2026-02-01"))).check(), Ok(()));
        let accept = |count: usize| Step::Accept { pack: PackId(1), lines: vec![PackLineId(1); count] };
        assert_eq!(accept(0).check(), Err(Invalid::Empty));
        assert_eq!(accept(MOST_LINES).check(), Ok(()));
        assert_eq!(accept(MOST_LINES + 1).check(), Err(Invalid::TooLong { most: MOST_LINES }));
    }

    #[test]
    fn names_in_the_store_read_back() {
        for by in AskedBy::ALL {
            assert_eq!(AskedBy::from_id(by.id()), Some(by));
        }
        for part in Part::ALL {
            assert_eq!(Part::from_number(part.number()), Some(part));
        }
    }

    #[test]
    fn who_asked_and_what_for_reaches_no_log() {
        let mut asked = request(None, None);
        asked.name = Some(Line::new("Fatima").unwrap());
        assert!(!format!("{asked:?}").contains("Fatima"));
    }
}
