//! Half-open ranges.

use chrono::{NaiveDate, TimeDelta};

use super::Instant;

/// A range that holds its start and not its end, so that one shift can begin where another ends without both holding the
/// moment in between. Never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span<T> {
    start: T,
    end: T,
}

/// The end is not after the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the end must be after the start")]
pub struct EmptySpan;

impl<T: Ord + Copy> Span<T> {
    /// From `start` up to, but not including, `end`.
    pub fn new(start: T, end: T) -> Result<Self, EmptySpan> {
        if start < end { Ok(Self { start, end }) } else { Err(EmptySpan) }
    }

    /// The first moment or day inside.
    pub fn start(self) -> T {
        self.start
    }

    /// The first moment or day that is no longer inside.
    pub fn end(self) -> T {
        self.end
    }

    /// Whether a moment or day lies inside.
    pub fn contains(self, point: T) -> bool {
        self.start <= point && point < self.end
    }

    /// Whether the two share anything. Spans that only touch do not.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// What the two share.
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end)).ok()
    }
}

impl Span<Instant> {
    /// How long it really lasts. A night from 22:15 to 07:45 is an hour shorter or longer when the clocks change.
    pub fn duration(self) -> TimeDelta {
        self.end - self.start
    }
}

impl Span<NaiveDate> {
    /// The days inside, in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.start.iter_days().take_while(move |day| *day < self.end)
    }

    /// The last day inside, for showing a range as people say it.
    pub fn last_day(self) -> NaiveDate {
        self.end.pred_opt().unwrap_or(self.start)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn span(start: i32, end: i32) -> Span<i32> {
        Span::new(start, end).unwrap()
    }

    #[test]
    fn the_start_is_inside_and_the_end_is_not() {
        let span = span(1, 3);
        assert_eq!([0, 1, 2, 3].map(|point| span.contains(point)), [false, true, true, false]);
    }

    #[test]
    fn nothing_is_empty_or_backwards() {
        assert_eq!(Span::new(2, 2), Err(EmptySpan));
        assert_eq!(Span::new(3, 2), Err(EmptySpan));
    }

    #[test]
    fn touching_is_not_overlapping() {
        assert!(!span(1, 3).overlaps(span(3, 5)));
        assert_eq!(span(1, 3).intersection(span(3, 5)), None);
        assert_eq!(span(1, 4).intersection(span(3, 5)), Some(span(3, 4)));
    }

    #[test]
    fn days_leave_out_the_end() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let span = Span::new(day(28), day(30)).unwrap();
        assert_eq!(span.days().collect::<Vec<_>>(), [day(28), day(29)]);
        assert_eq!(span.last_day(), day(29));
    }

    proptest! {
        #[test]
        fn overlap_and_intersection_agree_with_the_points(a in 0..20, b in 0..20, c in 0..20, d in 0..20) {
            let (Ok(one), Ok(other)) = (Span::new(a, b), Span::new(c, d)) else { return Ok(()) };
            let shared: Vec<i32> = (0..20).filter(|point| one.contains(*point) && other.contains(*point)).collect();
            prop_assert_eq!(one.overlaps(other), !shared.is_empty());
            let intersection = one.intersection(other);
            prop_assert_eq!((0..20).filter(|point| intersection.is_some_and(|span| span.contains(*point))).collect::<Vec<_>>(), shared);
        }
    }
}
