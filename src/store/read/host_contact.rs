//! Contacts with hosts, by pages, and group guidance.

use chrono::NaiveDate;
use rusqlite::{Row, params};

use super::{Reader, date, host_meeting::Rows, instant, line, optional_date, task::prose, word};
use crate::{
    domain::{
        host::{
            contact::{ContactFacts, HostContact, Way},
            guidance::{Attended, Guidance, GuidanceFacts},
        },
        ids::{GuidanceId, HostCaseId, HostContactId, HouseholdId, StaffId},
        names::Prose,
    },
    store::StoreError,
};

const CONTACT: &str =
    "m.id, f.id, f.at, f.staff_id, m.reason, m.at, m.staff_id, m.struck, f.household_id, m.case_id, m.way,
     m.happened_at, m.minutes, m.about, m.contact_by";
/// The newest row of a line `f`.
const CONTACT_NOW: &str =
    "CROSS JOIN host_contact m ON m.id = coalesce((SELECT max(id) FROM host_contact WHERE root_id = f.id), f.id)";
const GUIDANCE: &str =
    "m.id, group_guidance.id, group_guidance.at, group_guidance.staff_id, m.reason, m.at, m.staff_id,
     m.struck, m.held_on, m.topic, m.led_by, m.minutes, m.note";
const GUIDANCE_NOW: &str = "CROSS JOIN group_guidance m ON m.id =
     coalesce((SELECT max(n.id) FROM group_guidance n WHERE n.root_id = group_guidance.id), group_guidance.id)";

/// A page of contacts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HostContactPage {
    /// What was written last comes first.
    pub contacts: Vec<HostContact>,
    /// There are older ones.
    pub more: bool,
}

/// Whose contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactsOf {
    /// A household's, all of them.
    Household(HouseholdId),
    /// Those about one case. A correction that says another case leaves it where it was written.
    Case(HostCaseId),
}

impl Reader<'_> {
    /// Contacts, the newest written first, before `before`.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_contacts(
        self,
        of: ContactsOf,
        before: Option<HostContactId>,
        count: usize,
    ) -> Result<HostContactPage, StoreError> {
        let (column, whose) = match of {
            ContactsOf::Household(household) => ("household_id", household.0),
            ContactsOf::Case(case) => ("case_id", case.0),
        };
        let mut statement = self.prepare(&format!(
            "SELECT {CONTACT} FROM host_contact f {CONTACT_NOW}
             WHERE f.{column} = ?1 AND f.root_id IS NULL AND f.id < ?2 ORDER BY f.id DESC LIMIT ?3"
        ))?;
        let limit = i64::try_from(count).unwrap_or(i64::MAX - 1).saturating_add(1);
        let before = before.map_or(i64::MAX, |before| before.0);
        let mut contacts: Vec<HostContact> =
            statement.query_map(params![whose, before, limit], contact)?.collect::<Result<_, _>>()?;
        let more = contacts.len() > count;
        contacts.truncate(count);
        Ok(HostContactPage { contacts, more })
    }

    /// One contact as it counts, by its first row.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_contact(self, id: HostContactId) -> Result<Option<HostContact>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {CONTACT} FROM host_contact f {CONTACT_NOW} WHERE f.id = ?1 AND f.root_id IS NULL"
        ))?;
        Ok(statement.query_map([id.0], contact)?.next().transpose()?)
    }

    /// Every group guidance as it counts, the newest day first; what was struck stands among them. Four a year: thirty years are
    /// a hundred and twenty.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn guidance(self) -> Result<Vec<Guidance>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {GUIDANCE} FROM group_guidance {GUIDANCE_NOW} WHERE group_guidance.root_id IS NULL"
        ))?;
        let found: Vec<Guidance> = statement.query_map([], guidance)?.collect::<Result<_, _>>()?;
        let mut all: Vec<Guidance> =
            found.into_iter().map(|one| self.with_attendance(one)).collect::<Result<_, _>>()?;
        all.sort_by_key(|one| std::cmp::Reverse((one.facts.held_on, one.kept.id)));
        Ok(all)
    }

    /// One of them, by its first row.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn guidance_of(self, id: GuidanceId) -> Result<Option<Guidance>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {GUIDANCE} FROM group_guidance {GUIDANCE_NOW}
             WHERE group_guidance.id = ?1 AND group_guidance.root_id IS NULL"
        ))?;
        let found = statement.query_map([id.0], guidance)?.next().transpose()?;
        found.map(|one| self.with_attendance(one)).transpose()
    }

    fn with_attendance(self, mut guidance: Guidance) -> Result<Guidance, StoreError> {
        let mut statement = self.prepare(
            "SELECT household_id, attended FROM guidance_attendance WHERE guidance_id = ?1 ORDER BY guidance_id, household_id",
        )?;
        let rows = statement.query_map([guidance.kept.newest.0], |row| {
            Ok((HouseholdId(row.get(0)?), word(row, 1, Attended::from_id)?))
        })?;
        guidance.facts.attendance = rows.collect::<Result<_, _>>()?;
        Ok(guidance)
    }

    /// The day the first youth moved to a host.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn first_host_day(self) -> Result<Option<NaiveDate>, StoreError> {
        let mut statement = self.prepare("SELECT min(moved_in) FROM host_case")?;
        Ok(statement.query_row([], |row| optional_date(row, 0))?)
    }
}

fn contact(row: &Row<'_>) -> rusqlite::Result<HostContact> {
    Ok(HostContact {
        kept: Rows::of(row)?.kept(HostContactId),
        household: HouseholdId(row.get(8)?),
        facts: ContactFacts {
            way: word(row, 10, Way::from_id)?,
            happened_at: instant(row, 11)?,
            minutes: row.get(12)?,
            about: needed(row, 13)?,
            by: StaffId(row.get(14)?),
            case: row.get::<_, Option<i64>>(9)?.map(HostCaseId),
        },
    })
}

/// Without who came, which is read after it.
fn guidance(row: &Row<'_>) -> rusqlite::Result<Guidance> {
    Ok(Guidance {
        kept: Rows::of(row)?.kept(GuidanceId),
        facts: GuidanceFacts {
            held_on: date(row, 8)?,
            topic: line(row, 9)?,
            led_by: line(row, 10)?,
            minutes: row.get(11)?,
            note: prose(row, 12)?,
            attendance: Vec::new(),
        },
    })
}

fn needed(row: &Row<'_>, column: usize) -> rusqlite::Result<Prose> {
    prose(row, column)?.ok_or_else(|| super::invalid(column, "prose"))
}
