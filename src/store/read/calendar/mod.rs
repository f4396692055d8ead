//! The calendar: which times of which events touch which days.
//!
//! What happens once is found by its day, and so are the times of a series that are otherwise than their rule. A series is
//! found by its last day, and its rule gives the days ([`EventRule::days_in`]); those that are otherwise are left out there.

mod attendance;
mod balance;
mod own;
mod row;
mod words;

use std::collections::{BTreeMap, HashSet};

use chrono::{Days, NaiveDate};
use rusqlite::{OptionalExtension as _, params};

use self::row::{EventRow, columns};
use super::Reader;
use crate::{
    domain::{
        calendar::{Event, ImportedEvent, Occurrence, OccurrenceId, When},
        ids::{EventId, HouseId, YouthId},
        recurrence::EventRule,
        time::{Instant, Span, Zone},
    },
    store::StoreError,
};

/// How far ahead it is looked for what comes next: a quarter.
const AHEAD: Days = Days::new(92);

impl Reader<'_> {
    /// Everything that has something on one of these days, in the order it begins; what is called off too, what is left out
    /// not.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn occurrences(self, days: Span<NaiveDate>, zone: Zone) -> Result<Vec<Occurrence>, StoreError> {
        let mut found = self.single(days, zone)?;
        self.of_series(days, zone, &mut found)?;
        found.sort_by_key(|one| (one.starts_at, one.id));
        Ok(found)
    }

    /// What counts of what stands in the calendars of the other houses of the file on these days, also of those whoever asks
    /// does not work in, with the house: nobody is in two houses at a time, and only that may be told of it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn occurrences_elsewhere(
        self,
        days: Span<NaiveDate>,
        zone: Zone,
        counts: impl Fn(&Occurrence) -> bool,
    ) -> Result<Vec<(HouseId, Occurrence)>, StoreError> {
        let found = self.elsewhere().occurrences(days, zone)?.into_iter().filter(counts);
        let mut statement = self.prepare("SELECT house_id FROM main.event WHERE id = ?1")?;
        found.map(|one| Ok((HouseId(statement.query_row([one.id.event.0], |row| row.get(0))?), one))).collect()
    }

    /// The tables of events as this reader sees them.
    fn of_events(self, sql: &str) -> String {
        if !self.is_elsewhere() {
            return sql.to_owned();
        }
        let tables = [("FROM event", "FROM main.event"), ("JOIN event", "JOIN main.event")];
        let sql = tables.into_iter().fold(sql.to_owned(), |sql, (seen, whole)| sql.replace(seen, whole));
        sql.replace("WHERE e.rule", "WHERE e.house_id <> here() AND e.rule")
    }

    /// What happens once, and times of a series that are otherwise than its rule.
    fn single(self, days: Span<NaiveDate>, zone: Zone) -> Result<Vec<Occurrence>, StoreError> {
        Ok(self.single_rows(days)?.into_iter().map(|row| row.single(zone)).collect())
    }

    fn single_rows(self, days: Span<NaiveDate>) -> Result<Vec<EventRow>, StoreError> {
        let mut statement = self.prepare(&self.of_events(&format!(
            "SELECT {} FROM event e LEFT JOIN event s ON s.id = e.series_id
             WHERE e.rule IS NULL AND e.state IN ('planned', 'called-off')
               AND e.day >= ?1 AND e.day <= ?2 AND e.last_day >= ?3",
            columns()
        )))?;
        let first = days.start();
        let earliest = first.checked_sub_days(Days::new(When::MOST_DAYS.into())).unwrap_or(first);
        let rows = statement.query_map(params![text(earliest), text(days.last_day()), text(first)], EventRow::of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Times of series that their rule has on one of these days and that were moved to another, in the order of the rule.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn moved_from(self, days: Span<NaiveDate>, zone: Zone) -> Result<Vec<Occurrence>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {} FROM event e LEFT JOIN event s ON s.id = e.series_id
             WHERE e.series_id IS NOT NULL AND e.series_day BETWEEN ?1 AND ?2 AND e.state = 'planned'
               AND e.day <> e.series_day ORDER BY e.series_day, e.series_id",
            columns()
        ))?;
        let rows = statement.query_map(params![text(days.start()), text(days.last_day())], EventRow::of)?;
        rows.map(|row| Ok(row?.single(zone))).collect()
    }

    fn of_series(self, days: Span<NaiveDate>, zone: Zone, found: &mut Vec<Occurrence>) -> Result<(), StoreError> {
        let changed = self.changed_times(days)?;
        for row in self.series_rows(days)? {
            let stands = row.days_in(days).into_iter().filter(|day| !changed.contains(&(row.id, *day)));
            found.extend(stands.map(|day| row.on(day, zone)));
        }
        Ok(())
    }

    fn series_rows(self, days: Span<NaiveDate>) -> Result<Vec<EventRow>, StoreError> {
        let mut statement = self.prepare(&self.of_events(&format!(
            "SELECT {} FROM event e LEFT JOIN event s ON s.id = e.series_id
             WHERE e.rule IS NOT NULL AND e.state IN ('planned', 'called-off') AND e.last_day >= ?1 AND e.day <= ?2",
            columns()
        )))?;
        let rows = statement.query_map(params![text(days.start()), text(days.last_day())], EventRow::of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Times of series that are not as their rule says, of the days whose times can reach into a span.
    fn changed_times(self, days: Span<NaiveDate>) -> Result<HashSet<(EventId, NaiveDate)>, StoreError> {
        let mut statement = self.prepare(&self.of_events(
            "SELECT series_id, series_day FROM event WHERE series_id IS NOT NULL AND series_day BETWEEN ?1 AND ?2
               AND state <> 'withdrawn'",
        ))?;
        let first = days.start().checked_sub_days(Days::new(When::MOST_DAYS.into())).unwrap_or(days.start());
        let rows = statement.query_map(params![text(first), text(days.last_day())], |row| {
            Ok((EventId(row.get(0)?), super::date(row, 1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The next that begins after `now` within a quarter, is not called off and passes the filter.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn next_occurrence(
        self,
        now: Instant,
        zone: Zone,
        wanted: impl Fn(&Occurrence) -> bool,
    ) -> Result<Option<Occurrence>, StoreError> {
        let today = zone.date(now);
        let end = today.checked_add_days(AHEAD).unwrap_or(today);
        let soon = today.checked_add_days(Days::new(8)).unwrap_or(today);
        for (from, to) in [(today, soon), (soon, end)] {
            let Ok(days) = Span::new(from, to) else { continue };
            let next = self
                .occurrences(days, zone)?
                .into_iter()
                .find(|one| one.starts_at > now && !one.called_off && wanted(one));
            if next.is_some() {
                return Ok(next);
            }
        }
        Ok(None)
    }

    /// What begins from `from` on and before `to` and is not called off, in order.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn coming(self, from: Instant, to: Instant, zone: Zone) -> Result<Vec<Occurrence>, StoreError> {
        let end = zone.date(to).succ_opt().unwrap_or(zone.date(to));
        let Ok(days) = Span::new(zone.date(from), end) else { return Ok(Vec::new()) };
        let mut found = self.occurrences(days, zone)?;
        found.retain(|one| !one.called_off && (from..to).contains(&one.starts_at));
        Ok(found)
    }

    /// One time of an event, wherever it was moved; `None` if the event or that time of it is not there.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn occurrence(self, id: OccurrenceId, zone: Zone) -> Result<Option<Occurrence>, StoreError> {
        let Some(day) = id.day else {
            return Ok(self.event_row(id.event)?.filter(|row| row.rule().is_none()).map(|row| row.single(zone)));
        };
        let mut statement = self.prepare(&format!(
            "SELECT {} FROM event e LEFT JOIN event s ON s.id = e.series_id
             WHERE e.series_id = ?1 AND e.series_day = ?2 AND e.state <> 'withdrawn'",
            columns()
        ))?;
        if let Some(changed) = statement.query_map(params![id.event.0, text(day)], EventRow::of)?.next().transpose()? {
            return Ok((!changed.left_out).then(|| changed.single(zone)));
        }
        let row = self.event_row(id.event)?;
        Ok(row
            .filter(|row| row.rule().is_some_and(|rule| rule.is_day(row.first_day(), day)))
            .map(|row| row.on(day, zone)))
    }

    /// Whether there is such a time of an event, planned or called off.
    pub(super) fn has_time(self, id: OccurrenceId) -> Result<bool, StoreError> {
        let Some(day) = id.day else {
            return Ok(self.event_row(id.event)?.is_some_and(|row| row.rule().is_none()));
        };
        let mut statement = self.prepare(
            "SELECT state <> 'left-out' FROM event WHERE series_id = ?1 AND series_day = ?2 AND state <> 'withdrawn'",
        )?;
        let changed = statement.query_map(params![id.event.0, text(day)], |row| row.get(0))?.next().transpose()?;
        if let Some(is_there) = changed {
            return Ok(is_there);
        }
        let row = self.event_row(id.event)?;
        Ok(row.is_some_and(|row| row.rule().is_some_and(|rule| rule.is_day(row.first_day(), day))))
    }

    /// An event as it is kept; `None` where there is none (any more).
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn event(self, id: EventId) -> Result<Option<Event>, StoreError> {
        Ok(self.event_row(id)?.map(EventRow::event))
    }

    fn event_row(self, id: EventId) -> Result<Option<EventRow>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {} FROM event e LEFT JOIN event s ON s.id = e.series_id
             WHERE e.id = ?1 AND e.state <> 'withdrawn'",
            columns()
        ))?;
        Ok(statement.query_map([id.0], EventRow::of)?.next().transpose()?)
    }

    /// The times of a series that are otherwise than its rule, from a day of the rule on, with those that are left out: what
    /// a change of the whole series meets.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn changes_of(self, series: EventId, from: NaiveDate, zone: Zone) -> Result<Vec<ChangedTime>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {} FROM event e LEFT JOIN event s ON s.id = e.series_id
             WHERE e.series_id = ?1 AND e.series_day >= ?2 AND e.state <> 'withdrawn' ORDER BY e.series_day",
            columns()
        ))?;
        let rows = statement.query_map(params![series.0, text(from)], EventRow::of)?;
        rows.map(|row| {
            let row = row?;
            Ok(ChangedTime { row: row.id, left_out: row.left_out, occurrence: row.single(zone) })
        })
        .collect()
    }

    /// Every series and everything that happens once of what passes a filter, for an export: whatever has something on one of
    /// these days.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn events_on(self, days: Span<NaiveDate>) -> Result<Vec<Event>, StoreError> {
        let mut rows = self.single_rows(days)?;
        rows.retain(|row| !row.is_of_series());
        rows.extend(self.series_rows(days)?);
        let mut events: Vec<Event> = rows.into_iter().map(EventRow::event).collect();
        events.sort_by_key(|event| (event.facts.when.day, event.id));
        Ok(events)
    }

    /// Whether a file says of an event what it said when it was last taken from there: nothing is to be done about it then,
    /// whatever the house has changed of it since.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn is_imported(self, known: EventId, new: &ImportedEvent) -> Result<bool, StoreError> {
        let mut statement = self.prepare("SELECT taken FROM event WHERE id = ?1")?;
        let taken: Option<i64> = statement.query_row([known.0], |row| row.get(0)).optional()?.flatten();
        Ok(taken == Some(new.digest()))
    }

    /// The event a file was read into before, whatever has become of it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn imported_event(self, source: &str, uid: &str) -> Result<Option<Event>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {} FROM event e LEFT JOIN event s ON s.id = e.series_id WHERE e.source = ?1 AND e.uid = ?2",
            columns()
        ))?;
        Ok(statement.query_map(params![source, uid], EventRow::of)?.next().transpose()?.map(EventRow::event))
    }

    /// Everything that was taken from the file the house calls `source`, by what it is called in there; `None` for what was
    /// taken away here since.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn imported_from(self, source: &str) -> Result<BTreeMap<String, Option<Event>>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {} FROM event e LEFT JOIN event s ON s.id = e.series_id WHERE e.source = ?1",
            columns()
        ))?;
        let rows = statement.query_map([source], EventRow::of)?;
        let mut found = BTreeMap::new();
        for row in rows {
            let row = row?;
            let stands = !row.withdrawn;
            let event = row.event();
            if let Some((_, uid)) = &event.source {
                found.insert(uid.clone(), stands.then_some(event));
            }
        }
        Ok(found)
    }
}

/// A time of a series that is otherwise than its rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedTime {
    /// The row that says so.
    pub row: EventId,
    /// It is left out.
    pub left_out: bool,
    /// What it says.
    pub occurrence: Occurrence,
}

/// What is a youth's: theirs by name, or everybody's.
#[must_use]
pub fn concerns(occurrence: &Occurrence, youth: YouthId) -> bool {
    occurrence.facts.youths.contains(&youth)
}

/// A day as the store has it.
pub(in crate::store) fn text(day: NaiveDate) -> String {
    day.to_string()
}

/// The day of an occurrence as the tables beside the events have it: empty for what happens once.
pub(in crate::store) fn day_key(id: OccurrenceId) -> String {
    id.day.map(text).unwrap_or_default()
}

/// The rule as the store has it.
pub(in crate::store) fn rule_text(rule: Option<&EventRule>) -> Option<String> {
    rule.map(ToString::to_string)
}
