//! The calendar of the invented house: what comes every week, what else there is, the appointments of those who live there,
//! who came, and what the last house meetings talked about.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use super::{Builder, invalid};
use crate::{
    demo::weeks::{Change, Planned, PlannedSeries},
    domain::{
        calendar::{
            AttendanceState, EventFacts, EventKind, MeetingFacts, NewAttendance, Occurrence, OccurrenceId, Reach, Step,
            When,
        },
        command::Command,
        ids::{EventId, YouthId},
        names::{Line, Prose},
        recurrence::EventRule,
        refusal::{Invalid, Refusal},
        time::{ClockTime, Instant, Span, monday_of},
    },
    store::StoreError,
};

/// How many weeks back it is told who came.
const WEEKS_TOLD: u64 = 8;

/// An appointment: what, where, on which day, from and to, every how many weeks; 0 for once, in the week after this one.
type Idea = (&'static str, &'static str, Weekday, (u32, u32), (u32, u32), u16);

/// What the youths have to be at, in the order of their doors.
const APPOINTMENTS: &[&[Idea]] = &[
    &[
        ("Psykolog", "BUP", Weekday::Thu, (15, 0), (16, 0), 2),
        ("Tannlege", "tannklinikken", Weekday::Wed, (9, 0), (9, 45), 0),
    ],
    &[("Styrketrening", "treningssenteret", Weekday::Mon, (18, 0), (19, 30), 1)],
    &[
        ("Norskprøve", "voksenopplæringen", Weekday::Tue, (10, 0), (13, 0), 0),
        ("Fotballtrening", "kunstgressbanen", Weekday::Sat, (15, 0), (16, 30), 1),
    ],
    &[
        ("Lege", "legesenteret", Weekday::Fri, (9, 0), (9, 30), 0),
        ("Kor", "kulturskolen", Weekday::Wed, (17, 0), (18, 30), 1),
    ],
    &[
        ("NAV", "NAV-kontoret", Weekday::Thu, (12, 0), (13, 0), 0),
        ("Sommerjobb, samtale", "møterom", Weekday::Tue, (14, 0), (14, 30), 0),
    ],
    &[("Helsesykepleier", "skolen", Weekday::Mon, (11, 30), (12, 0), 4)],
];

/// What house meetings talk about: what was to be talked about, and what was agreed.
const MEETINGS: &[(&str, &str)] = &[
    (
        "Vasking av kjøkkenet. Film på lørdag.",
        "Vaskelista henger på kjøkkenet fra mandag. Huset så på tre filmer og stemte.",
    ),
    ("Internett om natta. Tur til Estenstadmarka.", "Ruteren slås ikke av. De som vil på tur, sier fra innen torsdag."),
    ("Ny tørketrommel. Julefrokost.", "Tørketrommelen kommer onsdag. Huset ønsker julefrokost lille julaften."),
];

impl Builder<'_> {
    pub(super) fn add_activity(&mut self, at: Instant, index: usize, planned: &Planned) -> Result<(), StoreError> {
        let facts = self.activity_facts(planned)?;
        let event = self.plan_event(at, facts)?;
        self.activities.insert(index, event);
        Ok(())
    }

    pub(super) fn change_activity(&mut self, at: Instant, index: usize, planned: &Planned) -> Result<(), StoreError> {
        let event = *self.activities.get(&index).ok_or(Refusal::Gone)?;
        let Some(change) = planned.change else { return Ok(()) };
        self.change(at, OccurrenceId { event, day: None }, change)
    }

    pub(super) fn add_series(&mut self, at: Instant, index: usize, planned: &PlannedSeries) -> Result<(), StoreError> {
        let PlannedSeries { title, place, starts, ends, responsible, .. } = *planned;
        let once = Planned { title, place, starts, ends, responsible, written: planned.written, change: None };
        let rule = EventRule::from(weekly(1).map_err(invalid)?).until(planned.until);
        let facts = EventFacts { rule: Some(rule), ..self.activity_facts(&once)? };
        // A half-year that ends before its first week has none.
        if facts.check().is_ok() {
            let event = self.plan_event(at, facts)?;
            self.series.insert(index, event);
        }
        Ok(())
    }

    pub(super) fn change_time(
        &mut self,
        at: Instant,
        index: usize,
        (day, change): (NaiveDate, Change),
    ) -> Result<(), StoreError> {
        let Some(event) = self.series.get(&index).copied() else { return Ok(()) };
        self.change(at, OccurrenceId { event, day: Some(day) }, change)
    }

    /// Calls a time off, or moves it by an hour.
    fn change(&mut self, at: Instant, id: OccurrenceId, change: Change) -> Result<(), StoreError> {
        let zone = self.options.zone;
        let one = self.bulk.reader().occurrence(id, zone)?.ok_or(Refusal::Gone)?;
        let (occurrence, reach, version) = (id, Reach::This, one.version);
        let step = match change {
            Change::Cancelled => Step::CallOff { occurrence, reach, version, off: true, reason: None },
            Change::Later => {
                let later = |at: Instant| zone.local(at) + TimeDelta::hours(1);
                let when = When::between(later(one.starts_at), one.ends_at.map(later));
                Step::Change { occurrence, reach, version, facts: EventFacts { when, ..one.facts } }
            }
        };
        self.lead(at, &Command::Calendar(step)).map(|_| ())
    }

    fn plan_event(&mut self, at: Instant, facts: EventFacts) -> Result<EventId, StoreError> {
        self.lead(at, &Command::Calendar(Step::Add(facts))).map(EventId)
    }

    fn activity_facts(&self, planned: &Planned) -> Result<EventFacts, StoreError> {
        let title = Line::new(planned.title).map_err(invalid)?;
        let kind = if planned.title == "Husmøte" { EventKind::HouseMeeting } else { EventKind::Activity };
        Ok(EventFacts {
            place: Line::optional(planned.place).map_err(invalid)?,
            // Who begins next week is not known yet when next week is planned.
            responsible: planned.responsible.and_then(|career| self.staff.get(&career).copied()),
            ..EventFacts::new(kind, title, when(planned.starts, planned.ends))
        })
    }

    /// What stands in the calendar of those who live here now, and who came in the last weeks.
    pub(super) fn write_calendar(&mut self) -> Result<(), StoreError> {
        let youths: Vec<YouthId> = self.residents.values().map(|resident| resident.youth).collect();
        for (youth, ideas) in youths.iter().zip(APPOINTMENTS) {
            for idea in *ideas {
                let facts = self.appointment(*youth, idea).map_err(invalid)?;
                self.plan_event(self.options.now, facts)?;
            }
        }
        let now = self.options.now;
        let past: Vec<Occurrence> =
            self.last_weeks()?.into_iter().filter(|one| !one.called_off && one.starts_at < now).collect();
        let mut meetings = MEETINGS.iter();
        for one in past.iter().rev() {
            self.tell_who_came(one, &youths)?;
            if one.facts.kind == EventKind::HouseMeeting
                && let Some((agenda, minutes)) = meetings.next()
            {
                self.keep_minutes(one.id, agenda, minutes)?;
            }
        }
        Ok(())
    }

    fn appointment(&self, youth: YouthId, idea: &Idea) -> Result<EventFacts, Invalid> {
        let (title, place, weekday, from, to, every) = *idea;
        let monday = monday_of(self.options.zone.date(self.options.now));
        let week = if every == 0 { monday + Days::new(7) } else { monday - Days::new(7 * WEEKS_TOLD) };
        let day = week + Days::new(weekday.num_days_from_monday().into());
        let clock =
            |(hour, minute)| ClockTime::new(hour, minute).unwrap_or_else(|| ClockTime::of(chrono::NaiveTime::MIN));
        Ok(EventFacts {
            place: Line::optional(place)?,
            youths: vec![youth],
            rule: if every == 0 { None } else { Some(weekly(every)?.into()) },
            ..EventFacts::new(EventKind::Appointment, Line::new(title)?, When::clock(day, clock(from), Some(clock(to))))
        })
    }

    fn last_weeks(&self) -> Result<Vec<Occurrence>, StoreError> {
        let today = self.options.zone.date(self.options.now);
        let days = Span::new(today - Days::new(7 * WEEKS_TOLD), today + Days::new(1));
        days.map_or(Ok(Vec::new()), |days| self.bulk.reader().occurrences(days, self.options.zone))
    }

    fn tell_who_came(&mut self, one: &Occurrence, youths: &[YouthId]) -> Result<(), StoreError> {
        for youth in youths {
            let invited = one.facts.youths.is_empty() || one.facts.youths.contains(youth);
            if !invited || !self.rng.chance(85) {
                continue;
            }
            let (state, words) = match self.rng.below(10) {
                0 => (AttendanceState::DidNotCome, None),
                1 => (AttendanceState::DidNotWant, Some("Skal på trening")),
                _ => (AttendanceState::Came, None),
            };
            let words = words.map(Line::new).transpose().map_err(invalid)?;
            let new = NewAttendance { occurrence: one.id, youth: *youth, state, words, seen: None };
            self.lead(self.options.now, &Command::Calendar(Step::Attend(new)))?;
        }
        Ok(())
    }

    fn keep_minutes(&mut self, occurrence: OccurrenceId, agenda: &str, minutes: &str) -> Result<(), StoreError> {
        let prose = |text| Prose::optional(text).map_err(invalid);
        let facts = MeetingFacts { agenda: prose(agenda)?, minutes: prose(minutes)? };
        self.lead(self.options.now, &Command::Calendar(Step::Record { occurrence, seen: None, facts })).map(|_| ())
    }
}

/// Every so many weeks, on the day it began.
fn weekly(every: u16) -> Result<crate::domain::recurrence::Recurrence, Invalid> {
    use crate::domain::recurrence::{Pattern, Recurrence};
    Recurrence::new(Pattern::Weeks(chrono::WeekdaySet::EMPTY), every)
}

/// From a time on the wall to another of the same day.
fn when(starts: NaiveDateTime, ends: NaiveDateTime) -> When {
    When::between(starts, Some(ends))
}
