//! A row of the table `event`.

use chrono::{Days, NaiveDate};
use rusqlite::Row;

use super::super::{date, invalid, line, optional_date, optional_line, text, word};
use crate::domain::{
    calendar::{Event, EventFacts, EventKind, EventTime, Occurrence, OccurrenceId, Until, When},
    ids::{EventId, InterpreterId, StaffId, YouthId},
    names::{Line, Prose},
    recurrence::EventRule,
    time::{ClockTime, Span, Zone},
};

/// What is read of an event `e`, and of the series `s` it is one time of.
pub(super) const fn columns() -> &'static str {
    "e.id, e.version, e.kind, e.title, e.place, e.day, e.days, e.starts, e.ends, e.ends_later, e.rule, e.responsible,
     e.capacity, e.interpreter_id, e.car, e.note, e.state, e.source, e.uid, e.series_id, e.series_day, s.version, s.day,
     s.rule, (SELECT group_concat(y.youth_id) FROM event_youth y WHERE y.event_id = e.id), e.reason"
}

/// What a time of a series that is otherwise than its rule has of the series.
struct OfSeries {
    id: EventId,
    day: NaiveDate,
    version: i64,
    first_day: NaiveDate,
    rule: Option<EventRule>,
}

/// The row with what belongs to it.
pub(super) struct EventRow {
    pub id: EventId,
    version: i64,
    facts: EventFacts,
    called_off: bool,
    reason: Option<Line>,
    pub left_out: bool,
    pub withdrawn: bool,
    source: Option<(Line, String)>,
    series: Option<OfSeries>,
}

impl EventRow {
    pub(super) fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        let state = text(row, 16)?;
        let (called_off, left_out, withdrawn) = (state == "called-off", state == "left-out", state == "withdrawn");
        let source = optional_line(row, 17)?.zip(row.get::<_, Option<String>>(18)?);
        let series = match row.get::<_, Option<i64>>(19)? {
            None => None,
            Some(id) => Some(OfSeries {
                id: EventId(id),
                day: date(row, 20)?,
                version: row.get(21)?,
                first_day: optional_date(row, 22)?.ok_or_else(|| invalid(22, "a date"))?,
                rule: rule(row, 23)?,
            }),
        };
        Ok(Self {
            id: EventId(row.get(0)?),
            version: row.get(1)?,
            facts: facts(row)?,
            called_off,
            reason: optional_line(row, 25)?.filter(|_| called_off),
            left_out,
            withdrawn,
            source,
            series,
        })
    }

    pub(super) const fn rule(&self) -> Option<&EventRule> {
        self.facts.rule.as_ref()
    }

    pub(super) const fn is_of_series(&self) -> bool {
        self.series.is_some()
    }

    pub(super) const fn first_day(&self) -> NaiveDate {
        self.facts.when.day
    }

    /// The days of a series whose times reach into a span.
    pub(super) fn days_in(&self, days: Span<NaiveDate>) -> Vec<NaiveDate> {
        let longer = (self.facts.when.last_day() - self.facts.when.day).num_days().unsigned_abs();
        let start = days.start().checked_sub_days(Days::new(longer)).unwrap_or(days.start());
        let span = Span::new(start, days.end()).unwrap_or(days);
        self.rule().map(|rule| rule.days_in(self.first_day(), span)).unwrap_or_default()
    }

    /// A time of the series, as its rule has it.
    pub(super) fn on(&self, day: NaiveDate, zone: Zone) -> Occurrence {
        let facts = EventFacts { when: self.facts.when.on(day), ..self.facts.clone() };
        Occurrence {
            id: OccurrenceId { event: self.id, day: Some(day) },
            starts_at: facts.when.starts_at(zone),
            ends_at: facts.when.ends_at(zone),
            facts,
            version: self.version,
            series_version: self.version,
            first_day: self.first_day(),
            called_off: self.called_off,
            reason: self.reason.clone(),
            changed: false,
        }
    }

    /// What happens once, or a time of a series that is otherwise than its rule.
    pub(super) fn single(self, zone: Zone) -> Occurrence {
        let (starts_at, ends_at) = (self.facts.when.starts_at(zone), self.facts.when.ends_at(zone));
        let first_day = self.first_day();
        match self.series {
            None => Occurrence {
                id: OccurrenceId { event: self.id, day: None },
                facts: self.facts,
                version: self.version,
                series_version: self.version,
                first_day,
                starts_at,
                ends_at,
                called_off: self.called_off,
                reason: self.reason,
                changed: false,
            },
            Some(series) => Occurrence {
                id: OccurrenceId { event: series.id, day: Some(series.day) },
                facts: EventFacts { rule: series.rule, ..self.facts },
                version: self.version,
                series_version: series.version,
                first_day: series.first_day,
                starts_at,
                ends_at,
                called_off: self.called_off,
                reason: self.reason,
                changed: true,
            },
        }
    }

    pub(super) fn event(self) -> Event {
        Event {
            id: self.id,
            facts: self.facts,
            version: self.version,
            called_off: self.called_off,
            source: self.source,
        }
    }
}

fn facts(row: &Row<'_>) -> rusqlite::Result<EventFacts> {
    let note: Option<String> = row.get(15)?;
    Ok(EventFacts {
        kind: word(row, 2, EventKind::from_id)?,
        title: line(row, 3)?,
        place: optional_line(row, 4)?,
        when: When { day: date(row, 5)?, time: time(row)? },
        rule: rule(row, 10)?,
        responsible: row.get::<_, Option<i64>>(11)?.map(StaffId),
        capacity: row.get(12)?,
        youths: youths(row)?,
        interpreter: row.get::<_, Option<i64>>(13)?.map(InterpreterId),
        car: optional_line(row, 14)?,
        note: note.map_or(Ok(None), |note| Prose::optional(&note)).map_err(|_| invalid(15, "prose"))?,
    })
}

fn time(row: &Row<'_>) -> rusqlite::Result<EventTime> {
    if let Some(days) = row.get(6)? {
        return Ok(EventTime::WholeDays { days });
    }
    let until = match row.get::<_, Option<u16>>(9)? {
        Some(days_later) => Some(Until { days_later, at: clock(row, 8)? }),
        None => None,
    };
    Ok(EventTime::Clock { from: clock(row, 7)?, until })
}

fn clock(row: &Row<'_>, column: usize) -> rusqlite::Result<ClockTime> {
    text(row, column)?.parse().map_err(|_| invalid(column, "a time on the clock"))
}

fn rule(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<EventRule>> {
    let rule: Option<String> = row.get(column)?;
    rule.map(|rule| rule.parse().map_err(|_| invalid(column, "a rule"))).transpose()
}

fn youths(row: &Row<'_>) -> rusqlite::Result<Vec<YouthId>> {
    let Some(list) = row.get::<_, Option<String>>(24)? else { return Ok(Vec::new()) };
    let mut youths: Vec<YouthId> = list
        .split(',')
        .map(|id| id.parse().map(YouthId).map_err(|_| invalid(24, "youths")))
        .collect::<Result<_, _>>()?;
    youths.sort_unstable();
    Ok(youths)
}
