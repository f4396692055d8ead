//! The rehearsal with the code on paper: how often somebody should show that it still opens the house.

use chrono::TimeDelta;

use super::time::Instant;

/// For so long a code that was shown to open the house is taken to do so: two halves of a paper are found again twice a year.
pub const REHEARSED_FOR: TimeDelta = TimeDelta::days(180);

/// Whether somebody should show it again. A time ahead of the clock says nothing: one of the two is wrong.
#[must_use]
pub fn is_due(proven: Option<Instant>, now: Instant) -> bool {
    proven.is_none_or(|proven| proven > now || now - proven > REHEARSED_FOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_a_year_and_never_believed_when_it_lies_ahead() {
        let now: Instant = "2026-11-22T21:30:00Z".parse().unwrap();
        assert!(is_due(None, now));
        assert!(!is_due(Some(now - TimeDelta::days(180)), now));
        assert!(is_due(Some(now - TimeDelta::days(181)), now));
        assert!(is_due(Some(now + TimeDelta::days(1)), now));
    }
}
