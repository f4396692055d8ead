//! Which copies are kept: the newest of each of the last days, weeks and months on which one was made.

use std::collections::BTreeSet;

use chrono::Datelike as _;

use crate::domain::time::{Instant, Zone};

/// How many are kept of each; all at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Days with a copy.
    pub daily: u32,
    /// ISO weeks with a copy.
    pub weekly: u32,
    /// Months with a copy.
    pub monthly: u32,
}

/// A copy as far as the rule looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// When.
    pub at: Instant,
    /// The schema of the database in it.
    pub schema: i64,
}

/// The copies that are no longer kept, by their places in `made`. `fresh` was proven a moment ago and is always kept.
///
/// The day on which the program was exchanged for a newer one has two newest copies: the last one the older program can open
/// does not go for the first one it cannot.
///
/// Days, weeks and months without a copy do not count: after a house that stood closed for a year there are as many as
/// before. A copy with a time ahead of `now` was made under a wrong clock, or the clock is wrong now. It pushes nothing out,
/// and is left alone until its time has come.
#[must_use]
pub fn surplus(made: &[Made], fresh: usize, now: Instant, keep: Keep, zone: Zone) -> Vec<usize> {
    let mut newest_first: Vec<usize> = (0..made.len()).filter(|&at| made[at].at <= now).collect();
    newest_first.sort_by_key(|&at| std::cmp::Reverse((made[at].at, at)));
    let day = |at: usize| zone.date(made[at].at);
    let mut kept = BTreeSet::from([fresh]);
    kept.extend(newest_of_each(&newest_first, keep.daily, |at| (day(at), made[at].schema)));
    kept.extend(newest_of_each(&newest_first, keep.weekly, |at| day(at).iso_week()));
    kept.extend(newest_of_each(&newest_first, keep.monthly, |at| (day(at).year(), day(at).month())));
    let mut surplus: Vec<usize> = newest_first.into_iter().filter(|at| !kept.contains(at)).collect();
    surplus.sort_unstable();
    surplus
}

/// The newest of each of the last `count` spans of time.
fn newest_of_each<T: PartialEq>(newest_first: &[usize], count: u32, span: impl Fn(usize) -> T) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for &at in newest_first {
        let is_new = found.last().is_none_or(|&last| span(last) != span(at));
        if is_new && found.len() < count as usize {
            found.push(at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    const KEEP: Keep = Keep { daily: 14, weekly: 8, monthly: 12 };
    const ZONE: Zone = Zone::OSLO;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    /// The rule for copies of one schema.
    fn gone(made: &[Instant], fresh: usize, now: Instant, keep: Keep) -> Vec<usize> {
        let made: Vec<Made> = made.iter().map(|&at| Made { at, schema: 31 }).collect();
        surplus(&made, fresh, now, keep, ZONE)
    }

    /// Makes the copies one after the other, each with its own rotation after it, as the program does.
    fn lived(made: &[Instant], keep: Keep) -> Vec<Instant> {
        let mut kept: Vec<Instant> = Vec::new();
        for &now in made {
            kept.push(now);
            let gone = gone(&kept, kept.len() - 1, now, keep);
            assert!(!gone.contains(&(kept.len() - 1)), "the fresh one stays");
            for index in gone.into_iter().rev() {
                kept.remove(index);
            }
        }
        kept
    }

    /// The rule once more, from the other end: of each day the last copy; of these the last 14; and so on.
    fn by_hand(made: &[Instant], keep: Keep) -> BTreeSet<Instant> {
        let mut kept = BTreeSet::new();
        for (count, key) in [(keep.daily, "%Y%m%d"), (keep.weekly, "%G%V"), (keep.monthly, "%Y%m")] {
            let mut last = std::collections::BTreeMap::new();
            for made in made {
                let one = last.entry(ZONE.date(*made).format(key).to_string()).or_insert(*made);
                *one = (*one).max(*made);
            }
            kept.extend(last.into_values().rev().take(count as usize));
        }
        kept
    }

    #[test]
    fn three_years_of_shifts_keep_two_weeks_two_months_and_a_year() {
        let first = at("2024-01-01T06:45:00Z");
        let made: Vec<Instant> = (0..3 * 365 * 3).map(|shift| first + TimeDelta::hours(8 * shift)).collect();
        let kept = lived(&made, KEEP);
        assert_eq!(kept.iter().copied().collect::<BTreeSet<_>>(), by_hand(&made, KEEP));
        let newest = *made.last().unwrap();
        assert_eq!(kept.last(), Some(&newest));
        let ages: Vec<i64> = kept.iter().rev().map(|made| (newest - *made).num_days()).collect();
        assert_eq!(ages[..14], (0..14).collect::<Vec<_>>(), "each of the last fourteen days");
        assert!((330..=366).contains(ages.last().unwrap()), "{ages:?}");
        assert!(kept.len() <= 34);
    }

    #[test]
    fn the_day_on_which_the_clocks_change_is_one_day() {
        // 02:30 comes twice in the night to 25 October 2026, and never in the night to 28 March 2027.
        let keep = Keep { daily: 2, weekly: 1, monthly: 1 };
        let autumn = ["2026-10-23T20:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T21:30:00Z"];
        let kept = lived(&autumn.map(at), keep);
        assert_eq!(kept, ["2026-10-23T20:30:00Z", "2026-10-25T21:30:00Z"].map(at));
        let spring = ["2027-03-27T22:59:00Z", "2027-03-27T23:01:00Z", "2027-03-28T21:59:00Z"];
        assert_eq!(lived(&spring.map(at), keep), [spring[0], spring[2]].map(at));
    }

    #[test]
    fn the_last_days_of_december_belong_to_the_week_they_lie_in() {
        let keep = Keep { daily: 1, weekly: 2, monthly: 1 };
        // Week 53 of 2026 runs to 3 January 2027.
        let made = ["2026-12-27T12:00:00Z", "2026-12-28T12:00:00Z", "2026-12-31T12:00:00Z", "2027-01-03T12:00:00Z"];
        assert_eq!(lived(&made.map(at), keep), [made[0], made[3]].map(at));
    }

    #[test]
    fn the_last_copy_an_older_program_can_open_outlives_the_day() {
        let now = at("2026-11-22T21:30:00Z");
        let made = [(3, 29), (2, 29), (1, 31), (0, 31)];
        let made = made.map(|(hours, schema)| Made { at: now - TimeDelta::hours(hours), schema });
        assert_eq!(surplus(&made, 3, now, KEEP, ZONE), [0, 2]);
    }

    #[test]
    fn a_year_without_copies_costs_none() {
        let first = at("2025-01-01T12:00:00Z");
        let mut made: Vec<Instant> = (0..40).map(|day| first + TimeDelta::days(day)).collect();
        let before = lived(&made, KEEP).len();
        made.push(first + TimeDelta::days(500));
        // The new one is a day, a week and a month of its own: it takes the place of the oldest day alone.
        assert_eq!(lived(&made, KEEP).len(), before);
    }

    #[test]
    fn a_clock_that_is_set_back_pushes_nothing_out() {
        let first = at("2026-01-01T12:00:00Z");
        let mut made: Vec<Instant> = (0..30).map(|day| first + TimeDelta::days(day)).collect();
        let ahead = made.len();
        let back = first - TimeDelta::days(365);
        made.extend((0..30).map(|day| back + TimeDelta::days(day)));
        let (fresh, now) = (made.len() - 1, *made.last().unwrap());
        let gone = gone(&made, fresh, now, KEEP);
        assert!(gone.iter().all(|&gone| gone >= ahead && gone != fresh), "{gone:?}");
    }

    #[test]
    fn a_fresh_copy_with_an_old_time_stays() {
        let now = at("2026-06-01T12:00:00Z");
        let mut made: Vec<Instant> = (0..30).map(|day| now - TimeDelta::days(day)).collect();
        made.push(now - TimeDelta::days(25));
        let keep = Keep { daily: 1, weekly: 1, monthly: 1 };
        assert!(!gone(&made, 30, now, keep).contains(&30));
    }

    proptest! {
        /// However the copies lie, what is left is what the rule says of all that were ever made.
        #[test]
        fn removing_step_by_step_comes_to_the_same_as_all_at_once(
            gaps in prop::collection::vec(prop_oneof![0_i64..9_000, 20_000_i64..100_000, 1_000_000_i64..12_000_000], 1..120),
            daily in 1_u32..20, weekly in 1_u32..12, monthly in 1_u32..16,
        ) {
            let keep = Keep { daily, weekly, monthly };
            let mut now = at("2026-01-01T00:00:00Z");
            let made: Vec<Instant> = gaps.iter().map(|gap| { now += TimeDelta::seconds(gap + 1); now }).collect();
            let kept = lived(&made, keep);
            prop_assert_eq!(kept.iter().copied().collect::<BTreeSet<_>>(), by_hand(&made, keep));
            prop_assert_eq!(kept.last(), made.last());
            prop_assert!(kept.len() <= (daily + weekly + monthly) as usize);
        }

        /// Whatever the clock says, the fresh one stays, and nothing with a time ahead is touched.
        #[test]
        fn no_clock_removes_the_fresh_one(
            made in prop::collection::vec(-40_000_000_i64..40_000_000, 1..60), fresh in any::<prop::sample::Index>(),
        ) {
            let now = at("2026-01-01T00:00:00Z");
            let made: Vec<Instant> = made.into_iter().map(|seconds| now + TimeDelta::seconds(seconds)).collect();
            let fresh = fresh.index(made.len());
            let gone = gone(&made, fresh, now, KEEP);
            prop_assert!(!gone.contains(&fresh));
            prop_assert!(gone.iter().all(|&gone| made[gone] <= now));
            if let Some(newest) = made.iter().filter(|made| **made <= now).max() {
                prop_assert!((0..made.len()).any(|at| made[at] == *newest && !gone.contains(&at)));
            }
        }
    }
}
