//! Where youths lived after the house and the host, and what hosts were told on paper.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::Row;

use super::{Reader, date, instant, invalid, line, optional_date, optional_line, task::prose, word};
use crate::{
    domain::{
        contact::ContactRole,
        host::{
            Follows, HostCase,
            sheet::{Made, Sheet, SheetFile, StaleSheet, may_know, stale},
            way::{HomePlace, Leg, OtherHome, Stop, StopFacts, legs},
        },
        ids::{ConsentId, HostCaseId, HostSheetId, StaffId, StopId, YouthId},
        refusal::Refusal,
    },
    store::StoreError,
};

const STOP: &str = "id, version, youth_id, place, began, ended, why, note";
const SHEET: &str = "id, case_id, youth_id, given_on, given_to, text, protected, at, staff_id";

impl Reader<'_> {
    /// Where a youth lived after the house and the host, the oldest first. What was struck is not among it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn way_stops_of(self, youth: YouthId) -> Result<Vec<Stop>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {STOP} FROM way_stop WHERE youth_id = ?1 AND struck IS NULL ORDER BY began, id"
        ))?;
        Ok(statement.query_map([youth.0], stop)?.collect::<Result<_, _>>()?)
    }

    /// One of these.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn way_stop(self, id: StopId) -> Result<Option<Stop>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {STOP} FROM way_stop WHERE id = ?1 AND struck IS NULL"))?;
        Ok(statement.query_map([id.0], stop)?.next().transpose()?)
    }

    /// A youth's way, the oldest leg first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn way_of(self, youth: YouthId) -> Result<Vec<Leg>, StoreError> {
        Ok(legs(&self.stays_of(youth)?, &self.host_cases_of(youth)?, &self.way_stops_of(youth)?))
    }

    /// What other houses of the file have written of where a youth lives: the days, and nothing else of theirs.
    ///
    /// # Errors
    /// What SQLite answers.
    pub(in crate::store) fn homes_elsewhere(self, youth: YouthId) -> Result<Vec<OtherHome>, StoreError> {
        let mut statement = self.prepare(
            "SELECT h.moved_in, h.moved_out FROM main.placement h
             WHERE h.youth_id = ?1 AND h.withdrawn = 0 AND NOT EXISTS (SELECT 1 FROM placement s WHERE s.id = h.id)
             UNION ALL
             SELECT h.moved_in, h.closed_on FROM main.host_case h
             WHERE h.youth_id = ?1 AND h.moved_in IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM host_case s WHERE s.id = h.id)
             UNION ALL
             SELECT h.began, h.ended FROM main.way_stop h
             WHERE h.youth_id = ?1 AND h.struck IS NULL AND NOT EXISTS (SELECT 1 FROM way_stop s WHERE s.id = h.id)",
        )?;
        let home = |row: &Row<'_>| {
            Ok(OtherHome { place: HomePlace::OtherHouse, from: date(row, 0)?, until: optional_date(row, 1)? })
        };
        Ok(statement.query_map([youth.0], home)?.collect::<Result<_, _>>()?)
    }

    /// The way of everybody who has one.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn ways(self) -> Result<BTreeMap<YouthId, Vec<Leg>>, StoreError> {
        let mut statement = self.prepare(
            "SELECT youth_id FROM stay UNION SELECT youth_id FROM host_case UNION
             SELECT youth_id FROM way_stop WHERE struck IS NULL",
        )?;
        let youths: BTreeSet<YouthId> =
            statement.query_map([], |row| Ok(YouthId(row.get(0)?)))?.collect::<Result<_, _>>()?;
        // Whoever belongs to another house by now is told of there.
        let people = self.people()?;
        let youths = youths.into_iter().filter(|youth| people.youths.contains_key(youth));
        let way = |youth: YouthId| Ok((youth, self.way_of(youth)?));
        let ways: Vec<(YouthId, Vec<Leg>)> = youths.map(way).collect::<Result<_, StoreError>>()?;
        Ok(ways.into_iter().filter(|(_, legs)| !legs.is_empty()).collect())
    }

    /// The sheets of a case, the newest first: that one counts.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_sheets_of(self, case: HostCaseId) -> Result<Vec<Sheet>, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {SHEET} FROM host_sheet WHERE case_id = ?1 ORDER BY id DESC"))?;
        let mut sheets = statement.query_map([case.0], sheet)?.collect::<Result<Vec<_>, _>>()?;
        for sheet in &mut sheets {
            sheet.consents = self.consents_of_sheet(sheet.id)?;
        }
        Ok(sheets)
    }

    /// The sheet of a case as it would be given on `today`.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where youth or household are not there, and what SQLite answers.
    pub fn made_sheet(self, case: &HostCase, today: NaiveDate) -> Result<Made, StoreError> {
        let people = self.people()?;
        let facts = &people.youths.get(&case.youth).ok_or(Refusal::Gone)?.facts;
        let household = self.household(case.household)?.ok_or(Refusal::Gone)?;
        let protected = self.hides_address(case.youth)?;
        let known = may_know(&self.consents_of(case.youth)?, case.household, facts.birth_date, today, protected);
        let name = |staff| people.staff.get(&staff).map(|member| member.name.clone());
        let mut contacts = self.contacts_of(case.youth)?;
        contacts.retain(|one| one.ended.is_none() && one.facts.role == ContactRole::School);
        let file = SheetFile {
            languages: facts.languages.clone(),
            interpreter: facts.interpreter,
            card: self.agreed_card(case.youth)?.map(|card| card.facts),
            school: contacts.into_iter().map(|one| one.facts).collect(),
            first: self.first_contact(case.youth)?.map(|one| one.facts),
            primary: facts.primary_contact.and_then(name),
            coordinator: household.facts.coordinator.and_then(name),
        };
        Ok(Made::new(known, protected, file))
    }

    /// The consents a sheet stands on.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn consents_of_sheet(self, sheet: HostSheetId) -> Result<Vec<ConsentId>, StoreError> {
        let mut statement =
            self.prepare("SELECT consent_id FROM host_sheet_consent WHERE sheet_id = ?1 ORDER BY consent_id")?;
        Ok(statement.query_map([sheet.0], |row| Ok(ConsentId(row.get(0)?)))?.collect::<Result<_, _>>()?)
    }

    /// Open cases whose host has a sheet that must be replaced on `today`, and why.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn stale_sheets(self, today: NaiveDate) -> Result<BTreeMap<HostCaseId, StaleSheet>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {SHEET} FROM host_sheet WHERE id IN
                 (SELECT max(s.id) FROM host_case CROSS JOIN host_sheet s ON s.case_id = host_case.id
                  WHERE host_case.closed_on IS NULL GROUP BY host_case.id)"
        ))?;
        let mut found = BTreeMap::new();
        for mut sheet in statement.query_map([], sheet)?.collect::<Result<Vec<_>, _>>()? {
            sheet.consents = self.consents_of_sheet(sheet.id)?;
            // Whoever belongs to another house by now: what is told in passing never stops a screen.
            let Ok(birth) = self.birth_of(sheet.youth) else { continue };
            let consents = self.consents_of(sheet.youth)?;
            let is_protected = self.hides_address(sheet.youth)?;
            let Some(why) = stale(&sheet, &consents, birth, today, is_protected) else { continue };
            found.insert(sheet.case, StaleSheet { youth: sheet.youth, given_on: sheet.given_on, why });
        }
        Ok(found)
    }
}

fn stop(row: &Row<'_>) -> rusqlite::Result<Stop> {
    Ok(Stop {
        id: StopId(row.get(0)?),
        version: row.get(1)?,
        youth: YouthId(row.get(2)?),
        facts: StopFacts {
            place: word(row, 3, Follows::from_id)?,
            from: date(row, 4)?,
            until: optional_date(row, 5)?,
            why: optional_line(row, 6)?,
            note: prose(row, 7)?,
        },
    })
}

fn sheet(row: &Row<'_>) -> rusqlite::Result<Sheet> {
    Ok(Sheet {
        id: HostSheetId(row.get(0)?),
        case: HostCaseId(row.get(1)?),
        youth: YouthId(row.get(2)?),
        given_on: date(row, 3)?,
        given_to: line(row, 4)?,
        text: prose(row, 5)?.ok_or_else(|| invalid(5, "prose"))?,
        consents: Vec::new(),
        protected: row.get(6)?,
        at: instant(row, 7)?,
        staff: StaffId(row.get(8)?),
    })
}
