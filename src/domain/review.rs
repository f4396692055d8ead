//! The leader's review of who has read and changed: which readings stand out, and how long ago somebody last looked.

use chrono::{TimeDelta, Timelike as _};

use super::{
    ids::StaffId,
    shift::{AFTER_ITS_END, BEFORE_ITS_BEGINNING},
    time::{Instant, Zone},
};

/// Days after which a review is due: once a month.
pub const DUE_DAYS: i64 = 31;

/// Whoever has confirmed a shift so near to a reading works in shifts, and is expected to read in them. Of others (the
/// leader by day) only the nights stand out.
pub const WORKS_SHIFTS: TimeDelta = TimeDelta::days(14);

/// The hours of the night on the wall: from the first up to, not including, the second.
const NIGHT: (u32, u32) = (23, 7);

/// A shift somebody has confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConfirmedShift {
    /// Who.
    pub staff: StaffId,
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
}

impl ConfirmedShift {
    /// Whether a moment is the member's own: people come early, and write late.
    fn covers(&self, at: Instant) -> bool {
        (self.starts_at - BEFORE_ITS_BEGINNING..=self.ends_at + AFTER_ITS_END).contains(&at)
    }

    fn is_near(&self, at: Instant) -> bool {
        self.starts_at <= at + WORKS_SHIFTS && self.ends_at >= at - WORKS_SHIFTS
    }
}

/// Why a reading stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OddHour {
    /// At night, without a shift.
    Night,
    /// By somebody who works in shifts, outside of theirs.
    OutsideShift,
}

/// Whether a member read at an odd hour. `shifts` are those anybody has confirmed around that moment.
#[must_use]
pub fn odd_hour(staff: StaffId, at: Instant, shifts: &[ConfirmedShift], zone: Zone) -> Option<OddHour> {
    let mut own = shifts.iter().filter(|shift| shift.staff == staff);
    if own.clone().any(|shift| shift.covers(at)) {
        return None;
    }
    let hour = zone.local(at).hour();
    if hour >= NIGHT.0 || hour < NIGHT.1 {
        return Some(OddHour::Night);
    }
    own.any(|shift| shift.is_near(at)).then_some(OddHour::OutsideShift)
}

/// Whether a review is due when the last one was at that moment; of a house without any, when it was founded.
#[must_use]
pub fn is_due(last: Instant, now: Instant) -> bool {
    (now - last).num_days() > DUE_DAYS
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    const ME: StaffId = StaffId(1);

    /// A moment by the clock on the wall.
    fn at(day: (i32, u32, u32), hour: u32, minute: u32) -> Instant {
        let day = NaiveDate::from_ymd_opt(day.0, day.1, day.2).unwrap();
        Zone::OSLO.instant(day.and_hms_opt(hour, minute, 0).unwrap())
    }

    const SATURDAY: (i32, u32, u32) = (2026, 11, 21);
    const SUNDAY: (i32, u32, u32) = (2026, 11, 22);

    fn shift(starts_at: Instant, ends_at: Instant) -> ConfirmedShift {
        ConfirmedShift { staff: ME, starts_at, ends_at }
    }

    fn odd(at: Instant, shifts: &[ConfirmedShift]) -> Option<OddHour> {
        odd_hour(ME, at, shifts, Zone::OSLO)
    }

    #[test]
    fn a_shift_is_ones_own_from_two_hours_before_it_to_two_hours_after() {
        let evening = [shift(at(SATURDAY, 14, 30), at(SATURDAY, 22, 30))];
        for (hour, minute, expected) in
            [(12, 29, Some(OddHour::OutsideShift)), (12, 30, None), (18, 0, None), (23, 59, None)]
        {
            assert_eq!(odd(at(SATURDAY, hour, minute), &evening), expected, "{hour}:{minute}");
        }
        // Over midnight, and then it is night.
        assert_eq!(odd(at(SUNDAY, 0, 30), &evening), None);
        assert_eq!(odd(at(SUNDAY, 0, 31), &evening), Some(OddHour::Night));
        // Somebody else's shift is not one's own.
        assert_eq!(odd_hour(StaffId(2), at(SUNDAY, 0, 0), &evening, Zone::OSLO), Some(OddHour::Night));
    }

    #[test]
    fn without_a_shift_the_night_is_odd_from_eleven_to_seven() {
        for (hour, minute, expected) in [
            (22, 59, None),
            (23, 0, Some(OddHour::Night)),
            (0, 0, Some(OddHour::Night)),
            (6, 59, Some(OddHour::Night)),
            (7, 0, None),
            (12, 0, None),
        ] {
            assert_eq!(odd(at(SATURDAY, hour, minute), &[]), expected, "{hour}:{minute}");
        }
    }

    #[test]
    fn who_works_in_shifts_is_known_by_one_within_two_weeks() {
        let long_ago = [shift(at((2026, 11, 7), 8, 0), at((2026, 11, 7), 15, 59))];
        assert_eq!(odd(at(SATURDAY, 16, 0), &long_ago), None);
        let ahead = [shift(at((2026, 12, 5), 16, 0), at((2026, 12, 5), 22, 0))];
        assert_eq!(odd(at(SATURDAY, 16, 0), &ahead), Some(OddHour::OutsideShift));
        assert_eq!(odd(at(SATURDAY, 15, 59), &ahead), None);
    }

    #[test]
    fn in_the_nights_when_the_clocks_change_the_wall_decides() {
        // 25 October 2026: 03:00 becomes 02:00. 29 March 2026: 02:00 becomes 03:00.
        for day in [(2026, 10, 25), (2026, 3, 29)] {
            assert_eq!(odd(at(day, 6, 59), &[]), Some(OddHour::Night), "{day:?}");
            assert_eq!(odd(at(day, 7, 0), &[]), None, "{day:?}");
        }
        let night = [shift(at((2026, 10, 24), 22, 0), at((2026, 10, 25), 8, 0))];
        assert_eq!((night[0].ends_at - night[0].starts_at).num_hours(), 11);
        // Two hours are two hours, on either side.
        assert_eq!(odd(at((2026, 10, 25), 10, 0), &night), None);
        assert_eq!(odd(at((2026, 10, 25), 10, 1), &night), Some(OddHour::OutsideShift));
    }

    #[test]
    fn a_review_is_due_after_a_month() {
        let last = at(SATURDAY, 12, 0);
        assert!(!is_due(last, last + TimeDelta::days(31)));
        assert!(is_due(last, last + TimeDelta::days(32)));
    }
}
