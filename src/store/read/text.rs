//! Texts outside the log, as they are searched.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::params;

use super::{Reader, task::prose, text};
use crate::{
    domain::{
        ids::{ApartmentId, HandoverId, OutcomeId, ShiftId, StaffId, YouthId},
        names::{Line, Prose},
        search::TextOf,
        task::{TaskAbout, TaskState},
    },
    store::StoreError,
};

/// A text outside the log.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredText {
    /// What it belongs to.
    pub of: TextOf,
    /// What it is called, then what it says.
    pub lines: Vec<String>,
    /// The youth it is about, if it is about one.
    pub youth: Option<YouthId>,
    /// All whom it is about, if it is about several youths.
    pub several: Vec<YouthId>,
    /// The apartment it is about, if it is about one.
    pub apartment: Option<ApartmentId>,
    /// Who wrote it, or a part of it.
    pub authors: BTreeSet<StaffId>,
    /// The shift that hands over, of a handover; the one that walked it, of a round.
    pub shift: Option<ShiftId>,
    /// Its day, of an event of the calendar.
    pub day: Option<NaiveDate>,
}

/// A person's words must not reach a log.
impl std::fmt::Debug for StoredText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StoredText").field("of", &self.of).finish_non_exhaustive()
    }
}

impl StoredText {
    pub(super) fn new(of: TextOf, lines: Vec<String>, authors: impl IntoIterator<Item = StaffId>) -> Self {
        let authors = authors.into_iter().collect();
        Self { of, lines, youth: None, several: Vec::new(), apartment: None, authors, shift: None, day: None }
    }
}

impl Reader<'_> {
    /// What a text says now; `None` when it was taken back, or there is none.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn text(self, of: TextOf) -> Result<Option<StoredText>, StoreError> {
        match of {
            TextOf::Task(task) | TextOf::TaskEnd(task, _) => {
                let Some(task) = self.task(task)?.filter(|task| task.state != TaskState::Withdrawn) else {
                    return Ok(None);
                };
                let mut found = StoredText::new(of, vec![task.facts.title.to_string()], [task.created_by]);
                match task.facts.about {
                    TaskAbout::House => {}
                    TaskAbout::Apartment(apartment) => found.apartment = Some(apartment),
                    TaskAbout::Youth(youth) => found.youth = Some(youth),
                }
                let TextOf::TaskEnd(_, outcome) = of else {
                    found.lines.extend(task.facts.note.as_ref().map(written));
                    return Ok(Some(found));
                };
                Ok(self.reason_of(outcome)?.map(|(reason, staff)| {
                    let authors = BTreeSet::from([staff]);
                    StoredText { lines: vec![reason], authors, ..found }
                }))
            }
            TextOf::Handover(handover, youth) => self.handover_text(handover, youth),
            TextOf::Goal(goal) => {
                let author = self.changed_by("SELECT changed_by FROM goal WHERE id = ?1", goal.0)?;
                let Some(goal) = self.goal(goal)? else {
                    return Ok(None);
                };
                let lines = vec![goal.facts.title.to_string(), goal.facts.area.to_string()];
                let mut found = StoredText { youth: Some(goal.youth), ..StoredText::new(of, lines, author) };
                found
                    .lines
                    .extend(self.measures_of(goal.id)?.into_iter().map(|measure| measure.facts.what.to_string()));
                for evaluation in self.evaluations_in(goal.id)? {
                    found.lines.extend(evaluation.facts.youth_view.as_ref().map(written));
                    found.lines.push(written(&evaluation.facts.staff_view));
                    found.authors.insert(evaluation.by);
                }
                Ok(Some(found))
            }
            TextOf::Voice(youth) => Ok(self.plan(youth)?.voice.map(|voice| StoredText {
                youth: Some(youth),
                ..StoredText::new(of, vec![voice.words], [voice.author])
            })),
            TextOf::Event(event) => self.event_text(event),
            TextOf::EventTime(row) => self.event_time_text(row),
            TextOf::Meeting(event, first) => self.meeting_text(event, first),
            TextOf::Presence(id) => Ok(self.presence_mark(id)?.map(|mark| {
                let facts = mark.facts;
                let said = [facts.place, facts.agreed_with, facts.note].into_iter().flatten();
                about_one(mark.youth, of, said, mark.by)
            })),
            TextOf::Watch(id) => {
                Ok(self.watch_mark(id)?.map(|mark| about_one(mark.youth, of, mark.facts.reason, mark.by)))
            }
            TextOf::Agreement(id) => Ok(self.night_agreement(id)?.map(|agreement| {
                let said = agreement.facts.note.into_iter().chain([agreement.facts.agreed_with]);
                about_one(agreement.youth, of, said, agreement.by)
            })),
            TextOf::Round(id) => Ok(self.round(id)?.and_then(|round| {
                let end = round.end?;
                let text = StoredText::new(of, vec![written(&end.reason?)], [end.by]);
                Some(StoredText { shift: Some(round.shift), ..text })
            })),
            TextOf::PlanTalks(plan) => self.plan_talks_text(plan),
            TextOf::Card(card) => self.card_text(card),
            TextOf::Support(level) => self.support_text(level),
            TextOf::Contact(contact) => self.contact_text(contact),
            TextOf::Consent(consent) => self.consent_text(consent),
            TextOf::Telling(telling) => self.telling_text(telling),
            TextOf::Risk(risk) => self.risk_text(risk),
            TextOf::HostMeeting(meeting) => self.host_meeting_text(meeting),
            TextOf::Guidance(guidance) => self.guidance_text(guidance),
            TextOf::HostContact(contact) => self.host_contact_text(contact),
        }
    }

    /// Everything people wrote of a section. What was pulled stands, and is found, where it came from.
    fn handover_text(self, id: HandoverId, youth: Option<YouthId>) -> Result<Option<StoredText>, StoreError> {
        let Some(handover) = self.handover(id)? else {
            return Ok(None);
        };
        let (mut lines, mut authors) = (Vec::new(), BTreeSet::new());
        if let Some(part) = self.handover_parts(id)?.remove(&youth) {
            let facts = part.facts;
            let said: Vec<String> =
                [facts.picture, facts.question, facts.read_back].iter().flatten().map(written).collect();
            authors.extend((!said.is_empty()).then_some(part.changed_by));
            lines.extend(said);
        }
        for rule in self.handover_rules(id)? {
            if rule.facts.youth == youth {
                lines.extend([rule.facts.condition.to_string(), rule.facts.action.to_string()]);
                authors.insert(rule.by);
            }
        }
        for addendum in self.addenda(id)?.into_iter().filter(|addendum| addendum.youth == youth) {
            lines.push(written(&addendum.words));
            authors.insert(addendum.by);
        }
        for (answer, by) in self.answers_to_questions(id, youth)? {
            lines.push(written(&answer));
            authors.insert(by);
        }
        if youth.is_none() {
            for signature in self.signatures(id)? {
                if let Some(reason) = &signature.reason {
                    lines.push(written(reason));
                    authors.insert(signature.staff);
                }
            }
        }
        let text = StoredText::new(TextOf::Handover(id, youth), lines, authors);
        Ok((!text.lines.is_empty()).then_some(StoredText { youth, shift: Some(handover.shift), ..text }))
    }

    fn reason_of(self, outcome: OutcomeId) -> Result<Option<(String, StaffId)>, StoreError> {
        let mut statement =
            self.prepare("SELECT reason, staff_id FROM task_outcome WHERE id = ?1 AND reason IS NOT NULL")?;
        let mut rows =
            statement.query_map([outcome.0], |row| Ok((prose(row, 0)?.as_ref().map(written), StaffId(row.get(1)?))))?;
        let found = rows.next().transpose()?;
        Ok(found.and_then(|(reason, staff)| Some((reason?, staff))))
    }

    pub(super) fn changed_by(self, sql: &str, row: i64) -> Result<Option<StaffId>, StoreError> {
        let mut statement = self.prepare(sql)?;
        Ok(statement.query_map([row], |row| row.get(0).map(StaffId))?.next().transpose()?)
    }

    /// The numbers of the texts that pass a query of the index, newest first, from `first` on and before `before`. Without a
    /// query everything passes, what is about hosts only where `hosts` says so.
    pub(super) fn texts_with(
        self,
        query: Option<&str>,
        hosts: bool,
        first: i64,
        before: i64,
        limit: i64,
    ) -> Result<Vec<(i64, TextOf)>, StoreError> {
        let read = |row: &rusqlite::Row<'_>| {
            let of = TextOf::of_key(text(row, 1)?, row.get(2)?, row.get(3)?);
            Ok(of.map(|of| (row.get(0).unwrap_or_default(), of)))
        };
        let found: Vec<Option<(i64, TextOf)>> = match query {
            Some(query) => self
                .prepare(
                    "SELECT s.id, s.kind, s.row, s.part FROM text_search f CROSS JOIN search_text s ON s.id = f.rowid
                     WHERE text_search MATCH ?1 AND f.rowid >= ?2 AND f.rowid < ?3 ORDER BY f.rowid DESC LIMIT ?4",
                )?
                .query_map(params![query, first, before, limit], read)?
                .collect::<Result<_, _>>()?,
            None => self
                .prepare(
                    "SELECT id, kind, row, part FROM search_text
                     WHERE id >= ?1 AND id < ?2 AND (?4 OR kind NOT IN ('host-meeting', 'guidance', 'host-contact'))
                     ORDER BY id DESC LIMIT ?3",
                )?
                .query_map(params![first, before, limit, hosts], read)?
                .collect::<Result<_, _>>()?,
        };
        Ok(found.into_iter().flatten().collect())
    }
}

/// What one member wrote about one youth.
pub(super) fn about_one(youth: YouthId, of: TextOf, said: impl IntoIterator<Item = Line>, by: StaffId) -> StoredText {
    let lines = said.into_iter().map(|line| line.to_string()).collect();
    StoredText { youth: Some(youth), ..StoredText::new(of, lines, [by]) }
}

pub(super) fn written(prose: &Prose) -> String {
    prose.as_str().to_owned()
}
