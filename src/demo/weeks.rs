//! The common activities of the invented house: the same every week, as in most houses, with something else now and then.

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

use super::{rng::Rng, staff::Career};
use crate::domain::{
    staff::StaffRole,
    time::{ClockTime, monday_of},
};

/// An activity before it has a row.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    pub title: &'static str,
    pub place: &'static str,
    pub starts: NaiveDateTime,
    pub ends: NaiveDateTime,
    /// Index of the careers.
    pub responsible: Option<usize>,
    /// When it is put into the calendar.
    pub written: NaiveDateTime,
    pub change: Option<Change>,
}

/// What comes every week of half a year, before it has a row.
#[derive(Debug, Clone)]
pub(super) struct PlannedSeries {
    pub title: &'static str,
    pub place: &'static str,
    /// The first time.
    pub starts: NaiveDateTime,
    pub ends: NaiveDateTime,
    /// The end of the half-year; `None` for the one that runs.
    pub until: Option<NaiveDate>,
    /// Index of the careers.
    pub responsible: Option<usize>,
    pub written: NaiveDateTime,
    /// Single times that are otherwise.
    pub changes: Vec<(NaiveDate, Change)>,
}

/// What happens to an activity after it was planned, on the day before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Called off.
    Cancelled,
    /// An hour later.
    Later,
}

/// Rooms everybody uses.
pub(super) const COMMON_ROOMS: &[&str] = &["fellesstue", "felleskjøkken", "møterom", "vaskerom"];

/// What may stand on a day: title, place, first and last hour and minute.
type Idea = (&'static str, &'static str, (u32, u32), (u32, u32));

/// The week: day, in how many of a hundred weeks, and what there is to choose from.
const WEEK: &[(Weekday, u64, &[Idea])] = &[
    (Weekday::Mon, 100, &[("Husmøte", "møterom", (18, 0), (19, 0))]),
    (Weekday::Tue, 100, &[("Leksehjelp", "møterom", (16, 30), (18, 30))]),
    (
        Weekday::Wed,
        100,
        &[
            ("Fotball i hallen", "idrettshallen", (18, 0), (19, 30)),
            ("Svømming", "svømmehallen", (17, 30), (19, 30)),
            ("Styrketrening", "treningssenteret", (19, 0), (20, 30)),
            ("Klatring", "klatrehallen", (17, 0), (19, 0)),
        ],
    ),
    (
        Weekday::Thu,
        75,
        &[
            ("Bakekveld", "felleskjøkken", (17, 0), (19, 0)),
            ("Språkkafé", "biblioteket", (18, 0), (20, 0)),
            ("Sykkelverksted", "ute", (16, 30), (18, 0)),
            ("Musikkveld", "fellesstue", (19, 0), (21, 0)),
            ("Samtalegruppe", "møterom", (18, 0), (19, 30)),
            ("CV og jobbsøking", "møterom", (17, 0), (18, 30)),
        ],
    ),
    (Weekday::Fri, 100, &[("Fellesmiddag", "felleskjøkken", (17, 0), (19, 0))]),
    (
        Weekday::Sat,
        85,
        &[
            ("Film", "fellesstue", (20, 0), (22, 0)),
            ("Spillkveld", "fellesstue", (19, 0), (22, 0)),
            ("Kamp på storskjerm", "fellesstue", (18, 0), (20, 0)),
        ],
    ),
    (
        Weekday::Sun,
        60,
        &[
            ("Tur i Estenstadmarka", "ute", (12, 0), (15, 30)),
            ("Tur i Bymarka", "ute", (11, 0), (15, 0)),
            ("Skøyter", "isbanen", (13, 0), (15, 0)),
            ("Fisketur", "ute", (10, 0), (15, 0)),
            ("Museum", "byen", (12, 0), (14, 30)),
            ("Vaffelsøndag", "felleskjøkken", (14, 0), (16, 0)),
        ],
    ),
];

/// What comes every week without fail is planned as a series.
const fn is_series(percent: u64, ideas: &[Idea]) -> bool {
    percent == 100 && ideas.len() == 1
}

/// The series of every half-year from the first day to today.
pub(super) fn series(seed: u64, careers: &[Career], first_day: NaiveDate, today: NaiveDate) -> Vec<PlannedSeries> {
    let mut rng = Rng::new(seed, "series");
    let mut series = Vec::new();
    let mut from = first_day;
    while from <= today {
        let end = end_of_half_year(from);
        for (weekday, _, ideas) in WEEK.iter().filter(|(_, percent, ideas)| is_series(*percent, ideas)) {
            // The half-year is planned on its first day, for the week after.
            let monday = monday_of(from) + Days::new(7);
            let first = monday + Days::new(weekday.num_days_from_monday().into());
            let planned =
                plan(first, ideas[0], responsible(&mut rng, careers, from), from.and_time(clock(13, 0)), None);
            let weeks = first.iter_weeks().skip(1).take_while(|day| *day <= end && *day <= today + Days::new(7));
            series.push(PlannedSeries {
                title: planned.title,
                place: planned.place,
                starts: planned.starts,
                ends: planned.ends,
                until: (end < today).then_some(end),
                responsible: planned.responsible,
                written: planned.written,
                changes: weeks.filter_map(|day| change(&mut rng).map(|change| (day, change))).collect(),
            });
        }
        from = end + Days::new(1);
    }
    series
}

/// 30 June or 31 December.
fn end_of_half_year(day: NaiveDate) -> NaiveDate {
    let (month, last) = if day.month() <= 6 { (6, 30) } else { (12, 31) };
    NaiveDate::from_ymd_opt(day.year(), month, last).unwrap_or(day)
}

/// Every other activity from the first day to the end of next week, in the order they begin.
pub(super) fn activities(seed: u64, careers: &[Career], first_day: NaiveDate, today: NaiveDate) -> Vec<Planned> {
    let mut rng = Rng::new(seed, "activities");
    let mut activities = Vec::new();
    let mut monday = monday_of(first_day);
    while monday <= today + Days::new(7) {
        // Next week is planned on Thursday.
        let written = (monday - Days::new(4)).max(first_day).and_time(clock(13, 0));
        for (weekday, percent, ideas) in WEEK.iter().filter(|(_, percent, ideas)| !is_series(*percent, ideas)) {
            let day = monday + Days::new(weekday.num_days_from_monday().into());
            let (comes, idea) = (rng.chance(*percent), *rng.pick(ideas));
            let responsible = responsible(&mut rng, careers, day);
            let change = change(&mut rng);
            let planned = plan(day, idea, responsible, written, change);
            if comes && planned.starts > written {
                activities.push(planned);
            }
        }
        monday = monday + Days::new(7);
    }
    activities
}

fn plan(
    day: NaiveDate,
    (title, place, from, to): Idea,
    responsible: Option<usize>,
    written: NaiveDateTime,
    change: Option<Change>,
) -> Planned {
    let time = |(hour, minute)| day.and_time(clock(hour, minute));
    Planned { title, place, starts: time(from), ends: time(to), responsible, written, change }
}

/// Somebody of the house's own staff; now and then nobody has taken it yet.
fn responsible(rng: &mut Rng, careers: &[Career], day: NaiveDate) -> Option<usize> {
    let own: Vec<usize> = (0..careers.len())
        .filter(|index| careers[*index].works_on(day) && careers[*index].member.role == StaffRole::MilieuTherapist)
        .collect();
    if own.is_empty() || rng.chance(6) { None } else { Some(*rng.pick(&own)) }
}

fn change(rng: &mut Rng) -> Option<Change> {
    match rng.below(100) {
        0..6 => Some(Change::Cancelled),
        6..10 => Some(Change::Later),
        _ => None,
    }
}

impl Planned {
    /// When the change is made: at three on the day before, after it was planned.
    pub(super) fn changed(&self) -> NaiveDateTime {
        let day_before = self.starts.date() - Days::new(1);
        day_before.and_time(clock(15, 0)).max(self.written + TimeDelta::hours(1))
    }
}

/// A time of the day; midnight if there is none such.
fn clock(hour: u32, minute: u32) -> NaiveTime {
    ClockTime::new(hour, minute).map_or(NaiveTime::MIN, ClockTime::time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::staff;

    #[test]
    fn every_week_has_its_meeting_its_homework_and_its_dinner() {
        let (first_day, today) = ("2026-07-24".parse().unwrap(), "2026-11-21".parse().unwrap());
        let careers = staff::careers(1, first_day, today, 0);
        let series = series(1, &careers, first_day, today);
        for title in ["Husmøte", "Leksehjelp", "Fellesmiddag"] {
            let of_title: Vec<_> = series.iter().filter(|one| one.title == title).collect();
            assert_eq!((of_title.len(), of_title[0].until), (1, None), "{title}: one half-year, which runs");
        }
        let activities = activities(1, &careers, first_day, today);
        assert!(activities.iter().any(|a| a.change.is_some()));
        assert!(series.iter().any(|one| one.changes.iter().any(|(_, change)| *change == Change::Cancelled)));
        assert!(activities.iter().all(|a| a.written < a.starts && a.starts < a.ends && a.changed() > a.written));
        assert!(activities.iter().all(|a| a.starts.date() >= first_day));
    }
}
