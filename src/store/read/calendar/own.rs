//! What of an event from a file is the house's own.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{super::Reader, row::EventRow};
use crate::{
    domain::{
        calendar::{EventFacts, Occurrence, Own, OwnTime, Why},
        ids::EventId,
        time::{Instant, Span, Zone},
    },
    store::StoreError,
};

impl Reader<'_> {
    /// Which times of an event from a file a newer one is not to touch: what the house has changed, and what attendance or
    /// minutes are kept of.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn own_times(self, event: EventId, now: Instant, zone: Zone) -> Result<Own, StoreError> {
        let Some(row) = self.event_row(event)? else { return Ok(Own::default()) };
        let ours = self.ours(event)?;
        let attended = self.days_attended(event)?;
        let own = Own { whole: ours.is_some_and(|from| from <= row.first_day()), from: ours, ..Own::default() };
        if row.rule().is_none() {
            return Ok(Own { attended: attended.contains(&None), ..own });
        }
        let attended: BTreeSet<NaiveDate> = attended.into_iter().flatten().collect();
        let changed = self.days_ours(event)?;
        let Some(last) = attended.iter().chain(&changed).max() else { return Ok(own) };
        let stands = self.times_until(&row, *last, zone)?;
        let has_been = |day: &&NaiveDate| stands.get(*day).is_some_and(|one| one.starts_at <= now);
        let until = attended.iter().filter(has_been).max().copied();
        let why = |day: &NaiveDate| match () {
            () if attended.contains(day) => Some(Why::Attended),
            () if changed.contains(day) => Some(Why::Changed),
            () => until.filter(|until| day <= until).map(|_| Why::Before),
        };
        let own_time = |(day, one): (&NaiveDate, &Occurrence)| {
            let facts = EventFacts { rule: None, ..one.facts.clone() };
            Some((*day, OwnTime { facts, called_off: one.called_off, why: why(day)? }))
        };
        Ok(Own { until, days: stands.iter().filter_map(own_time).collect(), ..own })
    }

    /// The day from which on an event is the house's own.
    fn ours(self, event: EventId) -> Result<Option<NaiveDate>, StoreError> {
        let mut statement = self.prepare("SELECT ours FROM event WHERE id = ?1 AND ours IS NOT NULL")?;
        Ok(statement.query_map([event.0], |row| super::super::date(row, 0))?.next().transpose()?)
    }

    /// The days of a series whose times are the house's own.
    fn days_ours(self, series: EventId) -> Result<BTreeSet<NaiveDate>, StoreError> {
        let mut statement = self.prepare(
            "SELECT series_day FROM event WHERE series_id = ?1 AND ours IS NOT NULL AND state <> 'withdrawn'",
        )?;
        let days = statement.query_map([series.0], |row| super::super::date(row, 0))?;
        Ok(days.collect::<Result<_, _>>()?)
    }

    /// The times of a series up to a day, by the days its rule gives them.
    fn times_until(
        self,
        series: &EventRow,
        last: NaiveDate,
        zone: Zone,
    ) -> Result<BTreeMap<NaiveDate, Occurrence>, StoreError> {
        let days = last.succ_opt().and_then(|end| Span::new(series.first_day(), end).ok());
        let days = days.map(|days| series.days_in(days)).unwrap_or_default();
        let mut stands: BTreeMap<_, _> = days.into_iter().map(|day| (day, series.on(day, zone))).collect();
        for change in self.changes_of(series.id, NaiveDate::MIN, zone)? {
            let Some(day) = change.occurrence.id.day.filter(|day| *day <= last) else { continue };
            if change.left_out {
                stands.remove(&day);
            } else {
                stands.insert(day, change.occurrence);
            }
        }
        Ok(stands)
    }
}
