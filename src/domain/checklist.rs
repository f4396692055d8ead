//! Checklists of a shift: points that are ticked or counted in one pass, as the configuration lists them.
//!
//! A mark is written once and never changed; the newest one of a point in a shift counts. A count is held against the one the
//! last shift found, so that a key that is missing is noticed by the first who does not find it.

use serde::{Deserialize, Serialize};

use super::{
    ids::{MarkId, ShiftId, StaffId},
    names::{Line, Prose},
    refusal::Invalid,
    shift::ShiftKindId,
    time::Instant,
};

/// A checklist as the configuration has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checklist {
    /// What its marks are recorded under; stays the same when the name changes.
    pub id: String,
    /// What people call it: «Ved vaktskifte».
    pub name: String,
    /// The kinds of shift that go through it.
    pub shifts: Vec<ShiftKindId>,
    /// Its points in their order.
    pub points: Vec<Point>,
}

/// A point of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    /// What its marks are recorded under; unlike those of the other points of the list.
    pub id: String,
    /// What is looked at: «Nøkler i skapet».
    pub text: String,
    /// Ticked or counted.
    pub kind: PointKind,
    /// How many there should be, of something counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<u32>,
}

/// How a point is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PointKind {
    /// It is in order.
    Tick,
    /// There are so many.
    Count,
}

impl PointKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Tick, Self::Count];

    /// The name in the configuration.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Tick => "tick",
            Self::Count => "count",
        }
    }
}

/// The largest number that is counted; one more digit is a slip of the finger.
pub const MOST: u32 = 9_999;

/// What is said about a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// In order.
    Ticked,
    /// So many.
    Counted(u32),
    /// What was said before was a slip: nothing is said.
    Cleared,
}

impl Mark {
    /// The number, of something counted.
    #[must_use]
    pub const fn count(self) -> Option<u32> {
        match self {
            Self::Counted(count) => Some(count),
            Self::Ticked | Self::Cleared => None,
        }
    }
}

/// A mark to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMark {
    /// In which shift.
    pub shift: ShiftId,
    /// Of which checklist, by its id.
    pub checklist: String,
    /// Which point, by its id.
    pub point: String,
    /// What the point says now.
    pub words: Line,
    /// What is said about it.
    pub mark: Mark,
    /// How many the configuration expects.
    pub expected: Option<u32>,
    /// Why the count is another than the last shift's.
    pub reason: Option<Prose>,
    /// The newest mark of the point in this shift that was seen.
    pub seen: Option<MarkId>,
}

impl NewMark {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// A number that is too large.
    pub fn check(&self) -> Result<(), Invalid> {
        match self.mark.count() {
            Some(count) if count > MOST => Err(Invalid::CountTooLarge),
            _ => Ok(()),
        }
    }
}

/// A mark as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointMark {
    /// Row number.
    pub id: MarkId,
    /// In which shift.
    pub shift: ShiftId,
    /// Of which checklist.
    pub checklist: String,
    /// Which point.
    pub point: String,
    /// What the point said.
    pub words: Line,
    /// What was said about it.
    pub mark: Mark,
    /// The number it was held against.
    pub held_against: Option<u32>,
    /// Why it was another.
    pub reason: Option<Prose>,
    /// When.
    pub at: Instant,
    /// By whom.
    pub staff: StaffId,
}

/// The number a count is held against: what the last shift found, or what is expected where nobody has counted yet.
#[must_use]
pub const fn held_against(last: Option<u32>, expected: Option<u32>) -> Option<u32> {
    match last {
        Some(_) => last,
        None => expected,
    }
}

/// Whether a count must be explained.
#[must_use]
pub fn needs_reason(mark: Mark, held_against: Option<u32>) -> bool {
    match (mark.count(), held_against) {
        (Some(count), Some(before)) => count != before,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_held_against_the_last_shifts_and_else_against_what_is_expected() {
        assert_eq!(held_against(Some(11), Some(12)), Some(11));
        assert_eq!(held_against(None, Some(12)), Some(12));
        assert_eq!(held_against(None, None), None);
        assert!(needs_reason(Mark::Counted(11), Some(12)));
        assert!(!needs_reason(Mark::Counted(12), Some(12)));
        assert!(!needs_reason(Mark::Counted(12), None), "the first time there is nothing to explain");
        assert!(!needs_reason(Mark::Ticked, Some(12)));
    }
}
