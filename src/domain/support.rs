//! The support dial (*støttenivå*): how much the staff do in each area of everyday life, from nothing to all of it. What it has
//! been over time is the picture of growing independence.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    card::check_review,
    ids::{StaffId, SupportId, YouthId},
    names::Line,
    refusal::Invalid,
    time::{Instant, Zone},
};

/// How much the staff do, from the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SupportLevel {
    /// *Selv*: nothing; the youth sees to it.
    #[serde(rename = "self")]
    Alone,
    /// *Påminnelse*: they remind.
    Reminder,
    /// *Sammen*: they do it together with the youth.
    Together,
    /// *For*: they do it for the youth.
    For,
}

impl SupportLevel {
    /// All, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Alone, Self::Reminder, Self::Together, Self::For];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Alone => "self",
            Self::Reminder => "reminder",
            Self::Together => "together",
            Self::For => "for",
        }
    }

    /// The level of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }
}

/// A level as it is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportFacts {
    /// The area, one of the configuration's: «morgen».
    pub area: Line,
    /// How much.
    pub level: SupportLevel,
    /// Why.
    pub reason: Line,
    /// When it is looked at again.
    pub review: NaiveDate,
}

impl SupportFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// A review that has passed or lies more than a year ahead.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        check_review(self.review, today)
    }
}

/// A level that was set. The newest of a youth and an area counts; those before it are the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportMark {
    /// Row number; grows with recording time.
    pub id: SupportId,
    /// Whom it is about.
    pub youth: YouthId,
    /// What was set.
    pub facts: SupportFacts,
    /// When.
    pub set_at: Instant,
    /// By whom.
    pub by: StaffId,
}

impl SupportMark {
    /// *Må vurderes*: the day to look at it again has passed. The level stands until somebody sets another.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.facts.review < today
    }
}

/// What is set in one area, and what was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaSupport {
    /// The area.
    pub area: Line,
    /// All that was set, the newest first; empty where nobody has set anything.
    pub marks: Vec<SupportMark>,
}

impl AreaSupport {
    /// The areas in the order given, then those that are not among them any more and in which something stands. `marks` are
    /// those of one youth, the newest first.
    #[must_use]
    pub fn arrange(areas: &[Line], marks: Vec<SupportMark>) -> Vec<Self> {
        let none = |area: &Line| Self { area: area.clone(), marks: Vec::new() };
        let mut all: Vec<Self> = areas.iter().map(none).collect();
        for mark in marks {
            let at = all.iter().position(|one| one.area == mark.facts.area).unwrap_or_else(|| {
                all.push(none(&mark.facts.area));
                all.len() - 1
            });
            all[at].marks.push(mark);
        }
        all
    }

    /// The one that stands.
    #[must_use]
    pub fn newest(&self) -> Option<&SupportMark> {
        self.marks.first()
    }

    /// The level before the one that stands, where it was another.
    #[must_use]
    pub fn level_before(&self) -> Option<SupportLevel> {
        let now = self.newest()?.facts.level;
        self.marks.iter().map(|mark| mark.facts.level).find(|level| *level != now)
    }

    /// What was set since a moment, the newest first, each with the level that stood before.
    pub fn set_since(&self, since: Instant) -> impl Iterator<Item = (&SupportMark, Option<SupportLevel>)> {
        let before = self.marks.iter().skip(1).map(|mark| Some(mark.facts.level)).chain([None]);
        self.marks.iter().zip(before).take_while(move |(mark, _)| mark.set_at >= since)
    }

    /// The levels at the end of each week of the last `weeks`, the oldest first and today last; `None` before the first was
    /// set.
    #[must_use]
    pub fn course(&self, today: NaiveDate, weeks: usize, zone: Zone) -> Vec<Option<SupportLevel>> {
        let at_the_end_of = |day: NaiveDate| {
            let mark = self.marks.iter().find(|mark| zone.date(mark.set_at) <= day);
            mark.map(|mark| mark.facts.level)
        };
        let back = |weeks: u64| today.checked_sub_days(Days::new(7 * weeks)).unwrap_or(today);
        (0_u64..).take(weeks).map(|week| at_the_end_of(back(week))).collect::<Vec<_>>().into_iter().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line::new(text).unwrap()
    }

    fn mark(id: i64, area: &str, level: SupportLevel, day: &str) -> SupportMark {
        let review = "2027-01-01".parse().unwrap();
        SupportMark {
            id: SupportId(id),
            youth: YouthId(3),
            facts: SupportFacts { area: line(area), level, reason: line("prøver"), review },
            set_at: format!("2026-{day}T10:00:00Z").parse().unwrap(),
            by: StaffId(1),
        }
    }

    #[test]
    fn the_newest_of_an_area_counts_and_areas_no_longer_asked_about_come_last() {
        use SupportLevel::{Alone, Reminder, Together};
        let marks = vec![
            mark(4, "mat", Reminder, "11-10"),
            mark(3, "penger", Alone, "11-01"),
            mark(2, "mat", Reminder, "10-20"),
            mark(1, "mat", Together, "10-01"),
        ];
        let all = AreaSupport::arrange(&[line("morgen"), line("mat")], marks);
        let areas: Vec<_> = all.iter().map(|one| (one.area.as_str(), one.newest().map(|mark| mark.id.0))).collect();
        assert_eq!(areas, [("morgen", None), ("mat", Some(4)), ("penger", Some(3))]);
        assert_eq!(all[1].level_before(), Some(Together), "what was set anew is not a step");
        assert_eq!((all[0].level_before(), all[2].level_before()), (None, None));
    }

    #[test]
    fn the_course_has_the_level_at_the_end_of_each_week() {
        use SupportLevel::{Reminder, Together};
        let marks = vec![mark(2, "mat", Reminder, "11-21"), mark(1, "mat", Together, "11-07")];
        let area = AreaSupport { area: line("mat"), marks };
        let today = "2026-11-21".parse().unwrap();
        assert_eq!(
            area.course(today, 4, Zone::OSLO),
            [None, Some(Together), Some(Together), Some(Reminder)],
            "31.10., 07.11., 14.11., 21.11."
        );
    }

    #[test]
    fn what_was_set_since_a_moment_has_the_level_before_it() {
        use SupportLevel::{Alone, Reminder, Together};
        let marks =
            vec![mark(3, "mat", Alone, "11-20"), mark(2, "mat", Reminder, "11-10"), mark(1, "mat", Together, "10-01")];
        let area = AreaSupport { area: line("mat"), marks };
        let since = |day: &str| -> Vec<_> {
            let since = format!("2026-{day}T10:00:00Z").parse().unwrap();
            area.set_since(since).map(|(mark, before)| (mark.id.0, before)).collect()
        };
        assert_eq!(since("11-21"), []);
        assert_eq!(since("11-10"), [(3, Some(Reminder)), (2, Some(Together))], "the moment itself is among them");
        assert_eq!(since("01-01").last(), Some(&(1, None)));
    }

    #[test]
    fn a_level_is_looked_at_again_within_a_year() {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        let check = |days| {
            let review = today + Days::new(days);
            let level = SupportLevel::Alone;
            SupportFacts { area: line("mat"), level, reason: line("klarer det"), review }.check(today)
        };
        assert_eq!(check(0), Err(Invalid::ReviewPast));
        assert_eq!((check(1), check(366)), (Ok(()), Ok(())));
        assert_eq!(check(367), Err(Invalid::AgreementTooLong));
        let mark = mark(1, "mat", SupportLevel::Alone, "11-21");
        assert!(!mark.is_overdue(mark.facts.review) && mark.is_overdue(mark.facts.review + Days::new(1)));
    }

    #[test]
    fn ids_read_back() {
        for level in SupportLevel::ALL {
            assert_eq!(SupportLevel::from_id(level.id()), Some(level));
            assert_eq!(serde_json::to_value(level).unwrap(), level.id());
        }
    }
}
