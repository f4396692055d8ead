//! What can be clicked on the board, as the numbers the canvas keeps.

use chrono::Weekday;

use super::layout::Pane;
use crate::ui::canvas::Target;

/// Numbers a pane has for itself: more than any list has rows in memory.
const BLOCK: usize = 1_000_000;
/// The first number of the days.
const DAYS: usize = BLOCK * Pane::ALL.len();

/// The days as they are numbered.
const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Something that can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A pane or its tab.
    Pane(Pane),
    /// A row of a pane.
    Row(Pane, usize),
    /// A day of the week.
    Day(Weekday),
}

impl Spot {
    /// The number of the spot.
    #[must_use]
    pub fn target(self) -> Target {
        let block = |pane: Pane| Pane::ALL.iter().position(|known| *known == pane).unwrap_or(0) * BLOCK;
        Target(match self {
            Self::Pane(pane) => block(pane),
            Self::Row(pane, row) => block(pane) + 1 + row,
            Self::Day(day) => DAYS + day.num_days_from_monday() as usize,
        })
    }

    /// The spot of a number.
    #[must_use]
    pub fn of(target: Target) -> Option<Self> {
        if let Some(day) = target.0.checked_sub(DAYS) {
            return WEEK.get(day).copied().map(Self::Day);
        }
        let pane = *Pane::ALL.get(target.0 / BLOCK)?;
        Some(match (target.0 % BLOCK).checked_sub(1) {
            Some(row) => Self::Row(pane, row),
            None => Self::Pane(pane),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spot_is_found_again_by_its_number() {
        let panes = Pane::ALL.into_iter().map(Spot::Pane);
        let rows = Pane::ALL.into_iter().flat_map(|pane| [0, 1, 999].map(|row| Spot::Row(pane, row)));
        for spot in panes.chain(rows).chain(WEEK.map(Spot::Day)) {
            assert_eq!(Spot::of(spot.target()), Some(spot));
        }
    }
}
