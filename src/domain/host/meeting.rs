//! The monthly meeting of an active case: youth, host and staff.
//!
//! It opens with what the one before planned, and ends with what is planned until the next. When the next one is stands in the
//! calendar and nowhere else.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::domain::{
    assessment::Interpreted,
    calendar::{EventFacts, EventKind, Occurrence, When},
    ids::{HostActivityId, HostCaseId, HostMeetingId, StaffId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
    time::{ClockTime, Instant, Zone},
};

/// The most activities one meeting plans: more than anybody does in a month.
pub const MOST_PLANNED: usize = 12;

/// What became of something that was planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// *Gjort*.
    Done,
    /// *Delvis*.
    Partly,
    /// *Ikke gjort*.
    NotDone,
}

impl Outcome {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Done, Self::Partly, Self::NotDone];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partly => "partly",
            Self::NotDone => "not-done",
        }
    }

    /// The outcome of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }
}

/// What a meeting found of one planned activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Which, by the first row of its line.
    pub activity: HostActivityId,
    /// What became of it.
    pub outcome: Outcome,
    /// How it was, or why not.
    pub words: Option<Prose>,
}

/// Something that is planned until the next meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// The first row of its line, where a correction says it anew.
    pub line: Option<HostActivityId>,
    /// What kind, in a word of the house: «leksehjelp».
    pub kind: Line,
    /// Who, and when.
    pub words: Line,
}

/// The same as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The first row of its line.
    pub line: HostActivityId,
    /// What kind, in a word of the house.
    pub kind: Line,
    /// Who, and when.
    pub words: Line,
}

/// What is written about a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingFacts {
    /// The day.
    pub held_on: NaiveDate,
    /// Who took part.
    pub present: Line,
    /// Who interpreted; in words also why nobody did.
    pub interpreted: Interpreted,
    /// What became of each activity of the meeting before.
    pub found: Vec<Found>,
    /// What the youth says, in their own words.
    pub youth_view: Option<Prose>,
    /// How the host sees it.
    pub host_view: Option<Prose>,
    /// How staff see it.
    pub staff_view: Option<Prose>,
    /// What is planned until the next meeting.
    pub plan: Vec<Planned>,
}

impl MeetingFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::DayAhead`]; [`Invalid::ViewsMissing`] where nobody says anything; [`Invalid::TooManyPlanned`] above
    /// [`MOST_PLANNED`].
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if self.held_on > today {
            return Err(Invalid::DayAhead);
        }
        if [&self.youth_view, &self.host_view, &self.staff_view].into_iter().all(Option::is_none) {
            return Err(Invalid::ViewsMissing);
        }
        if self.plan.len() > MOST_PLANNED {
            return Err(Invalid::TooManyPlanned);
        }
        Ok(())
    }

    /// Whether exactly what was planned is said something of, each once.
    #[must_use]
    pub fn answers(&self, planned: &[Activity]) -> bool {
        let mut asked: Vec<_> = planned.iter().map(|activity| activity.line).collect();
        let mut answered: Vec<_> = self.found.iter().map(|found| found.activity).collect();
        asked.sort_unstable();
        answered.sort_unstable();
        asked == answered
    }
}

/// When a case meets next: an event of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextMeeting {
    /// What the calendar calls it.
    pub title: Line,
    /// The day.
    pub day: NaiveDate,
    /// When it begins.
    pub from: ClockTime,
    /// When it ends, if that is known.
    pub to: Option<ClockTime>,
    /// Where.
    pub place: Option<Line>,
}

/// A case meets every month: half a year ahead is no next meeting.
const FARTHEST_NEXT: TimeDelta = TimeDelta::days(183);

impl NextMeeting {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::NextNotAhead`] for a beginning that has been, [`Invalid::NextFarAhead`] for one so far ahead that the year must
    /// be a slip: a date just past is read as next year's.
    pub fn check(&self, now: Instant, zone: Zone) -> Result<(), Invalid> {
        let starts_at = self.when().starts_at(zone);
        if starts_at <= now {
            return Err(Invalid::NextNotAhead);
        }
        if starts_at > now + FARTHEST_NEXT { Err(Invalid::NextFarAhead) } else { Ok(()) }
    }

    /// The day, and what of it.
    #[must_use]
    pub fn when(&self) -> When {
        When::clock(self.day, self.from, self.to)
    }

    /// What the calendar says of it: an appointment of the youth.
    #[must_use]
    pub fn event(&self, youth: YouthId, responsible: Option<StaffId>) -> EventFacts {
        EventFacts {
            place: self.place.clone(),
            youths: vec![youth],
            responsible,
            ..EventFacts::new(EventKind::Appointment, self.title.clone(), self.when())
        }
    }
}

/// Why a row was written anew, or struck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Why.
    pub reason: Prose,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}

/// A line of rows of which the newest counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<I> {
    /// The first row.
    pub id: I,
    /// The newest row.
    pub newest: I,
    /// When the first was written.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
    /// Why it says something else by now.
    pub corrected: Option<Correction>,
    /// It was written by mistake and does not count.
    pub struck: bool,
}

/// A meeting as it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its rows.
    pub kept: Kept<HostMeetingId>,
    /// The case.
    pub case: HostCaseId,
    /// What is written.
    pub facts: MeetingFacts,
    /// What it planned, as it is kept.
    pub planned: Vec<Activity>,
    /// What it found, each with the activity as it says now.
    pub asked: Vec<(Activity, Found)>,
}

/// The meeting that counts as the last one, among a case's.
#[must_use]
pub fn last(meetings: &[Meeting]) -> Option<&Meeting> {
    meetings.iter().filter(|meeting| !meeting.kept.struck).max_by_key(|meeting| meeting.facts.held_on)
}

/// From when the time until the next meeting is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// The last meeting.
    Meeting(NaiveDate),
    /// Nobody has met yet: the first day there.
    MovedIn(NaiveDate),
}

impl Since {
    /// The day.
    #[must_use]
    pub const fn day(self) -> NaiveDate {
        match self {
            Self::Meeting(day) | Self::MovedIn(day) => day,
        }
    }

    /// How many days are too many, where more than `limit` have passed: the 36th day is the first of a limit of 35.
    #[must_use]
    pub fn overdue(self, today: NaiveDate, limit: u32) -> Option<i64> {
        let days = (today - self.day()).num_days();
        (days > i64::from(limit)).then_some(days)
    }
}

/// How it stands with the meetings of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingClock {
    /// The case.
    pub case: HostCaseId,
    /// Whose.
    pub youth: YouthId,
    /// From when it is counted.
    pub since: Since,
    /// When they meet next, as the calendar has it: called off too, so that nobody waits for it.
    pub next: Option<Occurrence>,
}

impl MeetingClock {
    /// When they meet next, where that is still to come.
    #[must_use]
    pub fn coming(&self, now: Instant) -> Option<&Occurrence> {
        self.next.as_ref().filter(|next| !next.called_off && next.starts_at > now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn line(text: &str) -> Line {
        Line::new(text).unwrap()
    }

    fn facts() -> MeetingFacts {
        MeetingFacts {
            held_on: day("2026-11-20"),
            present: line("Amir, Berit Berg, KN"),
            interpreted: Interpreted::No,
            found: Vec::new(),
            youth_view: Prose::optional("Det går fint.").unwrap(),
            host_view: None,
            staff_view: None,
            plan: Vec::new(),
        }
    }

    #[test]
    fn the_day_after_the_limit_is_the_first_that_is_too_late_across_the_change_of_the_clocks() {
        let since = Since::Meeting(day("2026-10-01"));
        assert_eq!(since.overdue(day("2026-11-05"), 35), None, "the 35th day, with the 25 hours of 25 October");
        assert_eq!(since.overdue(day("2026-11-06"), 35), Some(36));
        assert_eq!(Since::MovedIn(day("2026-12-01")).overdue(day("2026-11-06"), 35), None, "not there yet");
    }

    #[test]
    fn a_meeting_has_been_and_somebody_said_something() {
        let today = day("2026-11-20");
        assert_eq!(facts().check(today), Ok(()));
        assert_eq!(facts().check(day("2026-11-19")), Err(Invalid::DayAhead));
        let silent = MeetingFacts { youth_view: None, ..facts() };
        assert_eq!(silent.check(today), Err(Invalid::ViewsMissing));
        let planned = Planned { line: None, kind: line("middag"), words: line("torsdager") };
        let many = |count| MeetingFacts { plan: vec![planned.clone(); count], ..facts() };
        assert_eq!(many(MOST_PLANNED).check(today), Ok(()));
        assert_eq!(many(MOST_PLANNED + 1).check(today), Err(Invalid::TooManyPlanned));
    }

    #[test]
    fn each_activity_is_answered_once_and_nothing_else_is() {
        let activity = |id| Activity { line: HostActivityId(id), kind: line("middag"), words: line("torsdager") };
        let found = |id| Found { activity: HostActivityId(id), outcome: Outcome::Done, words: None };
        let planned = [activity(1), activity(2)];
        let with = |found| MeetingFacts { found, ..facts() };
        assert!(with(vec![found(2), found(1)]).answers(&planned));
        assert!(facts().answers(&[]));
        for wrong in [vec![found(1)], vec![found(1), found(1)], vec![found(1), found(2), found(3)]] {
            assert!(!with(wrong).answers(&planned));
        }
    }

    #[test]
    fn the_next_meeting_is_ahead_by_the_clock_of_the_house() {
        let next = |clock: (u32, u32)| NextMeeting {
            title: line("Husvertmøte"),
            day: day("2026-11-20"),
            from: ClockTime::new(clock.0, clock.1).unwrap(),
            to: None,
            place: None,
        };
        let now: Instant = "2026-11-20T13:32:00Z".parse().unwrap();
        assert_eq!(next((14, 32)).check(now, Zone::OSLO), Err(Invalid::NextNotAhead));
        let far = now - TimeDelta::days(184);
        assert_eq!(next((15, 0)).check(far, Zone::OSLO), Err(Invalid::NextFarAhead), "a slip of the year");
        assert_eq!(next((14, 33)).check(now, Zone::OSLO), Ok(()));
    }
}
