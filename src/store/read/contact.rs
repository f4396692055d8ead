//! The people around a youth, the interpreters of the house, consents and what was told.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Row, params};

use super::{Reader, date, instant, invalid, line, optional_date, optional_line, task::prose, text, word};
use crate::{
    domain::{
        contact::{
            Contact, ContactFacts, ContactRole, Phone,
            consent::{
                Consent, ConsentFacts, GivenBy, Recipient, Telling, TellingFacts, Verdict, Withdrawal, newest_of_each,
            },
            interpreter::{Barred, Interpreter, InterpreterFacts, Lifted},
        },
        host::sheet::SheetPart,
        ids::{ConsentId, ContactId, HouseholdId, InterpreterId, StaffId, TellingId, YouthId},
        names::Prose,
    },
    store::StoreError,
};

const CONTACT: &str = "c.id, c.youth_id, c.version, c.role, c.name, c.language, c.phone, c.email, c.time_zone, c.note, c.call_first, c.ended";
const INTERPRETER: &str = "id, version, name, language, dialect, phone, note, ended";
const TELLING: &str = "id, youth_id, contact_id, role, told, verdict, reason, at, staff_id, household_id";

/// What was said of an interpreter once: why they are not used, or nothing and why they may be again.
type SaidOf = (InterpreterId, Option<Barred>, Option<Prose>);

impl Reader<'_> {
    /// Everybody who is or was around a youth, in the order they were written down.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn contacts_of(self, youth: YouthId) -> Result<Vec<Contact>, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {CONTACT} FROM contact c WHERE c.youth_id = ?1 ORDER BY c.id"))?;
        Ok(statement.query_map([youth.0], contact)?.collect::<Result<_, _>>()?)
    }

    /// One of them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn contact(self, id: ContactId) -> Result<Option<Contact>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {CONTACT} FROM contact c WHERE c.id = ?1"))?;
        Ok(statement.query_map([id.0], contact)?.next().transpose()?)
    }

    /// Whom of them to call first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn first_contact(self, youth: YouthId) -> Result<Option<Contact>, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {CONTACT} FROM contact c WHERE c.youth_id = ?1 AND c.call_first = 1"))?;
        Ok(statement.query_map([youth.0], contact)?.next().transpose()?)
    }

    /// The contacts of everybody who lives in the house.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn live_contacts(self) -> Result<Vec<Contact>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {CONTACT} FROM stay p CROSS JOIN contact c ON c.youth_id = p.youth_id
             WHERE p.until >= ?1 AND c.ended IS NULL"
        ))?;
        Ok(statement.query_map([self.lasts_to()], contact)?.collect::<Result<_, _>>()?)
    }

    /// The interpreters the house uses or has used.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn interpreters(self) -> Result<Vec<Interpreter>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {INTERPRETER} FROM interpreter ORDER BY id"))?;
        Ok(statement.query_map([], interpreter)?.collect::<Result<_, _>>()?)
    }

    /// One of them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn interpreter(self, id: InterpreterId) -> Result<Option<Interpreter>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {INTERPRETER} FROM interpreter WHERE id = ?1"))?;
        Ok(statement.query_map([id.0], interpreter)?.next().transpose()?)
    }

    /// The interpreters that are not used for a youth.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn barred_for(self, youth: YouthId) -> Result<BTreeMap<InterpreterId, Barred>, StoreError> {
        let mut barred = BTreeMap::new();
        for said in self.said_of_interpreters(youth)? {
            // The newer one takes the place of the older, and one without a reason lifts it.
            match said {
                (id, Some(bar), _) => drop(barred.insert(id, bar)),
                (id, None, _) => drop(barred.remove(&id)),
            }
        }
        Ok(barred)
    }

    /// The interpreters that were not used for a youth and may be again, with what was said before and why it is so no more.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn lifted_for(self, youth: YouthId) -> Result<BTreeMap<InterpreterId, Lifted>, StoreError> {
        let (mut before, mut lifted) = (BTreeMap::new(), BTreeMap::new());
        for (id, bar, why) in self.said_of_interpreters(youth)? {
            match bar {
                Some(bar) => {
                    lifted.remove(&id);
                    before.insert(id, bar);
                }
                None => drop(before.remove(&id).map(|bar| lifted.insert(id, Lifted { bar, why }))),
            }
        }
        Ok(lifted)
    }

    /// What was said of interpreters for a youth, the oldest first.
    fn said_of_interpreters(self, youth: YouthId) -> Result<Vec<SaidOf>, StoreError> {
        let mut statement = self.prepare(
            "SELECT youth_id, interpreter_id, reason, at, staff_id, lifted FROM interpreter_bar WHERE youth_id = ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([youth.0], |row| Ok((InterpreterId(row.get(1)?), bar(row)?, prose(row, 5)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All consents a youth or their guardian ever gave, the oldest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn consents_of(self, youth: YouthId) -> Result<Vec<Consent>, StoreError> {
        self.consents("WHERE c.youth_id = ?1 ORDER BY c.id", youth.0)
    }

    /// One of them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn consent(self, id: ConsentId) -> Result<Option<Consent>, StoreError> {
        Ok(self.consents("WHERE c.id = ?1", id.0)?.pop())
    }

    fn consents(self, which: &str, value: i64) -> Result<Vec<Consent>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT c.id, c.youth_id, c.contact_id, c.role, c.purpose, c.may_tell, c.withheld, c.withheld_why, c.given_by,
                    c.given_on, c.until, c.language, c.interpreter_id, c.at, c.staff_id, w.day, w.by_whom, w.note, c.household_id,
                    (SELECT group_concat(p.part) FROM consent_part p WHERE p.consent_id = c.id)
             FROM consent c LEFT JOIN consent_withdrawal w ON w.consent_id = c.id {which}"
        ))?;
        Ok(statement.query_map([value], consent)?.collect::<Result<_, _>>()?)
    }

    /// Whether a consent to this very person holds on `today`.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn consents_hold_for(self, contact: &Contact, today: NaiveDate) -> Result<bool, StoreError> {
        self.consents_hold(contact.youth, &Recipient::Contact(contact.id), today)
    }

    /// Whether a youth, or their guardian, consents to something that this recipient may know on `today`.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn consents_hold(self, youth: YouthId, to: &Recipient, today: NaiveDate) -> Result<bool, StoreError> {
        let birth = self.birth_of(youth)?;
        let consents = newest_of_each(&self.consents_of(youth)?);
        Ok(consents.iter().any(|one| one.facts.recipient == *to && one.holding(birth, today).holds()))
    }

    /// What was told about a youth, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn tellings_about(self, youth: YouthId, limit: usize) -> Result<Vec<Telling>, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {TELLING} FROM telling WHERE youth_id = ?1 ORDER BY id DESC LIMIT ?2"))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        Ok(statement.query_map(params![youth.0, limit], telling)?.collect::<Result<_, _>>()?)
    }

    /// One of these.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn telling(self, id: TellingId) -> Result<Option<Telling>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {TELLING} FROM telling WHERE id = ?1"))?;
        Ok(statement.query_map([id.0], telling)?.next().transpose()?)
    }
}

fn contact(row: &Row<'_>) -> rusqlite::Result<Contact> {
    let zone: Option<String> = row.get(8)?;
    Ok(Contact {
        id: ContactId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        version: row.get(2)?,
        facts: ContactFacts {
            role: word(row, 3, ContactRole::from_id)?,
            name: line(row, 4)?,
            language: optional_line(row, 5)?,
            phone: phone(row, 6)?,
            email: optional_line(row, 7)?,
            time_zone: zone.map(|zone| zone.parse().map_err(|_| invalid(8, "a time zone"))).transpose()?,
            note: optional_line(row, 9)?,
            call_first: row.get(10)?,
        },
        ended: optional_line(row, 11)?,
    })
}

fn phone(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Phone>> {
    let typed: Option<String> = row.get(column)?;
    Phone::optional(typed.as_deref().unwrap_or_default()).map_err(|_| invalid(column, "a phone number"))
}

fn interpreter(row: &Row<'_>) -> rusqlite::Result<Interpreter> {
    Ok(Interpreter {
        id: InterpreterId(row.get(0)?),
        version: row.get(1)?,
        facts: InterpreterFacts {
            name: line(row, 2)?,
            language: line(row, 3)?,
            dialect: optional_line(row, 4)?,
            phone: phone(row, 5)?,
            // The table takes nobody else.
            adult: true,
            note: optional_line(row, 6)?,
        },
        ended: optional_line(row, 7)?,
    })
}

fn bar(row: &Row<'_>) -> rusqlite::Result<Option<Barred>> {
    let Some(reason) = optional_line(row, 2)? else { return Ok(None) };
    Ok(Some(Barred {
        youth: YouthId(row.get(0)?),
        interpreter: InterpreterId(row.get(1)?),
        reason,
        at: instant(row, 3)?,
        by: StaffId(row.get(4)?),
    }))
}

/// What of the file may stand on a host's sheet, in the order of the sheet.
fn parts(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<SheetPart>> {
    let Some(words) = row.get::<_, Option<String>>(column)? else { return Ok(Vec::new()) };
    let part = |word: &str| SheetPart::from_id(word).ok_or_else(|| invalid(column, "a known word"));
    let mut parts = words.split(',').map(part).collect::<Result<Vec<_>, _>>()?;
    parts.sort_unstable();
    Ok(parts)
}

/// A contact or a part, in two columns of which one is empty; which household has the part of a host stands in a third.
fn recipient(row: &Row<'_>, column: usize, household: usize) -> rusqlite::Result<Recipient> {
    if let Some(household) = row.get::<_, Option<i64>>(household)? {
        return Ok(Recipient::Household(HouseholdId(household)));
    }
    match row.get::<_, Option<i64>>(column)? {
        Some(contact) => Ok(Recipient::Contact(ContactId(contact))),
        None => Ok(Recipient::Role(word(row, column + 1, ContactRole::from_id)?)),
    }
}

fn needed(row: &Row<'_>, column: usize) -> rusqlite::Result<Prose> {
    prose(row, column)?.ok_or_else(|| invalid(column, "prose"))
}

fn consent(row: &Row<'_>) -> rusqlite::Result<Consent> {
    let withdrawn = match optional_date(row, 15)? {
        Some(on) => {
            let by = text(row, 16)?;
            let by = GivenBy::from_id(by).ok_or_else(|| invalid(16, "a known word"))?;
            Some(Withdrawal { on, by, note: optional_line(row, 17)? })
        }
        None => None,
    };
    Ok(Consent {
        id: ConsentId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        facts: ConsentFacts {
            recipient: recipient(row, 2, 18)?,
            purpose: line(row, 4)?,
            may_tell: needed(row, 5)?,
            withheld: prose(row, 6)?,
            withheld_why: optional_line(row, 7)?,
            given_by: word(row, 8, GivenBy::from_id)?,
            given_on: date(row, 9)?,
            until: optional_date(row, 10)?,
            language: line(row, 11)?,
            interpreter: row.get::<_, Option<i64>>(12)?.map(InterpreterId),
            parts: parts(row, 19)?,
        },
        at: instant(row, 13)?,
        staff: StaffId(row.get(14)?),
        withdrawn,
    })
}

fn telling(row: &Row<'_>) -> rusqlite::Result<Telling> {
    Ok(Telling {
        id: TellingId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        facts: TellingFacts { to: recipient(row, 2, 9)?, told: line(row, 4)?, reason: optional_line(row, 6)? },
        verdict: word(row, 5, Verdict::from_id)?,
        at: instant(row, 7)?,
        by: StaffId(row.get(8)?),
    })
}
