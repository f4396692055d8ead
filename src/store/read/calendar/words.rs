//! The words of the calendar, as they are searched.

use rusqlite::{OptionalExtension as _, params};

use super::super::{Reader, StoredText};
use crate::{
    domain::{
        calendar::{EventFacts, OccurrenceId},
        ids::{EventId, MeetingRecordId, StaffId},
        names::{Line, Prose},
        search::TextOf,
    },
    store::StoreError,
};

/// What is said of an event in words.
const fn words(facts: &EventFacts) -> (&Line, &Option<Line>, &Option<Prose>) {
    (&facts.title, &facts.place, &facts.note)
}

fn said(of: TextOf, facts: EventFacts, author: Option<StaffId>) -> StoredText {
    let mut lines = vec![facts.title.to_string()];
    lines.extend(facts.place.map(|place| place.to_string()));
    lines.extend(facts.note.as_ref().map(|note| note.as_str().to_owned()));
    let (youth, several) = match facts.youths.as_slice() {
        [youth] => (Some(*youth), Vec::new()),
        _ => (None, facts.youths),
    };
    StoredText { youth, several, day: Some(facts.when.day), ..StoredText::new(of, lines, author) }
}

impl Reader<'_> {
    /// What an event says, also a note that stays inside; `None` for one that was taken back.
    pub(in crate::store::read) fn event_text(self, id: EventId) -> Result<Option<StoredText>, StoreError> {
        let author = self.changed_by("SELECT changed_by FROM event WHERE id = ?1", id.0)?;
        Ok(self.event(id)?.map(|event| said(TextOf::Event(id), event.facts, author)))
    }

    /// What one time of a series says, where those are not the words of the series; `None` for one that is left out, was taken
    /// back or says the same.
    pub(in crate::store::read) fn event_time_text(self, row: EventId) -> Result<Option<StoredText>, StoreError> {
        let Some((series, one)) = self.series_and_time(row)? else { return Ok(None) };
        if words(&series) == words(&one) {
            return Ok(None);
        }
        let author = self.changed_by("SELECT changed_by FROM event WHERE id = ?1", row.0)?;
        Ok(Some(said(TextOf::EventTime(row), one, author)))
    }

    /// Which time of which series a row is about; `None` for one that is left out or was taken back.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn time_of_row(self, row: EventId) -> Result<Option<OccurrenceId>, StoreError> {
        let mut statement = self.prepare(
            "SELECT series_id, series_day FROM event
             WHERE id = ?1 AND series_id IS NOT NULL AND state IN ('planned', 'called-off')",
        )?;
        let found = statement
            .query_map([row.0], |row| {
                Ok(OccurrenceId { event: EventId(row.get(0)?), day: Some(super::super::date(row, 1)?) })
            })?
            .next();
        Ok(found.transpose()?)
    }

    fn series_and_time(self, row: EventId) -> Result<Option<(EventFacts, EventFacts)>, StoreError> {
        let Some(id) = self.time_of_row(row)? else { return Ok(None) };
        let both = self.event(id.event)?.zip(self.event(row)?);
        Ok(both.map(|(series, one)| (series.facts, one.facts)))
    }

    /// What a house meeting was to talk about and talked about, as it stands now. It is found as the house's, under no youth;
    /// `None` where that meeting is not there (any more): what a series that was split has ahead belongs to the one after.
    pub(in crate::store::read) fn meeting_text(
        self,
        id: EventId,
        first: MeetingRecordId,
    ) -> Result<Option<StoredText>, StoreError> {
        let day: Option<String> = self
            .prepare("SELECT day FROM meeting_record WHERE id = ?1")?
            .query_row([first.0], |row| row.get(0))
            .optional()?;
        let (Some(day), Some(event)) = (day, self.event(id)?) else { return Ok(None) };
        let day = day.parse().ok();
        let meeting = OccurrenceId { event: id, day };
        let record = if self.has_time(meeting)? { self.meeting_record(meeting)? } else { None };
        let Some(record) = record else { return Ok(None) };
        let mut lines = vec![event.facts.title.to_string()];
        let said = [record.facts.agenda, record.facts.minutes];
        lines.extend(said.iter().flatten().map(Prose::as_str).map(str::to_owned));
        let mut statement =
            self.prepare("SELECT DISTINCT staff_id FROM meeting_record WHERE event_id = ?1 AND day = ?2")?;
        let key = day.map(|day| day.to_string()).unwrap_or_default();
        let authors = statement.query_map(params![id.0, key], |row| row.get(0).map(StaffId))?;
        let authors: Vec<_> = authors.collect::<Result<_, _>>()?;
        let text = StoredText::new(TextOf::Meeting(id, first), lines, authors);
        Ok(Some(StoredText { day: Some(day.unwrap_or(event.facts.when.day)), ..text }))
    }
}
