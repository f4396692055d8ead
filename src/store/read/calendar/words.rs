//! The words of the calendar, as they are searched.

use rusqlite::{OptionalExtension as _, params};

use super::super::{Reader, StoredText};
use crate::{
    domain::{
        ids::{EventId, MeetingRecordId},
        names::Prose,
        search::TextOf,
    },
    store::StoreError,
};

impl Reader<'_> {
    /// What an event says, also a note that stays inside; `None` for one that was taken back.
    pub(in crate::store::read) fn event_text(self, id: EventId) -> Result<Option<StoredText>, StoreError> {
        let author = self.changed_by("SELECT changed_by FROM event WHERE id = ?1", id.0)?;
        let Some(event) = self.event(id)? else { return Ok(None) };
        let facts = event.facts;
        let mut lines = vec![facts.title.to_string()];
        lines.extend(facts.place.map(|place| place.to_string()));
        lines.extend(facts.note.as_ref().map(|note| note.as_str().to_owned()));
        let (youth, several) = match facts.youths.as_slice() {
            [youth] => (Some(*youth), Vec::new()),
            _ => (None, facts.youths),
        };
        let text = StoredText::new(TextOf::Event(id), lines, author);
        Ok(Some(StoredText { youth, several, day: Some(facts.when.day), ..text }))
    }

    /// What a house meeting was to talk about and talked about, as it stands now. It is found as the house's, under no youth.
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
        let Some(record) = self.meeting_record(crate::domain::calendar::OccurrenceId { event: id, day })? else {
            return Ok(None);
        };
        let mut lines = vec![event.facts.title.to_string()];
        let said = [record.facts.agenda, record.facts.minutes];
        lines.extend(said.iter().flatten().map(Prose::as_str).map(str::to_owned));
        let mut statement =
            self.prepare("SELECT DISTINCT staff_id FROM meeting_record WHERE event_id = ?1 AND day = ?2")?;
        let key = day.map(|day| day.to_string()).unwrap_or_default();
        let authors = statement.query_map(params![id.0, key], |row| row.get(0).map(crate::domain::ids::StaffId))?;
        let authors: Vec<_> = authors.collect::<Result<_, _>>()?;
        let text = StoredText::new(TextOf::Meeting(id, first), lines, authors);
        Ok(Some(StoredText { day: Some(day.unwrap_or(event.facts.when.day)), ..text }))
    }
}
