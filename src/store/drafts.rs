//! Drafts: text that is typed and not saved yet, encrypted with everything else. Nobody's record, so it is replaced and
//! removed, and stands outside the audit chain.

use rusqlite::{Connection, TransactionBehavior, params};

use super::error::StoreError;
use crate::domain::{ids::StaffId, time::Instant};

/// Which text it is: one draft a member, a form and a subject.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DraftKey {
    /// The form's name, kept over versions of the program.
    pub form: String,
    /// What it is about, as the form numbers it: the row being changed, or 0 for a new one; from [`DraftKey::ASIDE`] on a
    /// draft that was set aside.
    pub subject: i64,
}

impl DraftKey {
    /// The first number of drafts that were set aside, because they came to be about something else than what their form
    /// was opened about. No row, and no day of the calendar, has a number near it.
    pub const ASIDE: i64 = 1 << 48;

    /// A name for a draft of the same form that is set aside, beside those in `taken`.
    #[must_use]
    pub fn aside<'k>(&self, taken: impl Iterator<Item = &'k Self>) -> Self {
        let aside = taken.filter(|key| key.form == self.form && key.subject >= Self::ASIDE).map(|key| key.subject);
        Self { form: self.form.clone(), subject: aside.max().map_or(Self::ASIDE, |last| last + 1) }
    }
}

/// A draft as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Which text it is.
    pub key: DraftKey,
    /// The form's own state, with the place of the cursor.
    pub body: serde_json::Value,
}

/// A draft that waits.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedDraft {
    /// The draft.
    pub draft: Draft,
    /// When it was last kept.
    pub saved_at: Instant,
}

pub(super) fn save(conn: &mut Connection, staff: StaffId, now: Instant, draft: &Draft) -> Result<(), StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.prepare_cached(
        "INSERT INTO draft (staff_id, form, subject, saved_at, body) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (staff_id, form, subject) DO UPDATE SET saved_at = excluded.saved_at, body = excluded.body",
    )?
    .execute(params![staff.0, draft.key.form, draft.key.subject, now.timestamp(), draft.body.to_string()])?;
    tx.commit()?;
    Ok(())
}

pub(super) fn remove(conn: &mut Connection, staff: StaffId, key: &DraftKey) -> Result<(), StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    remove_in(&tx, staff, key)?;
    tx.commit()?;
    Ok(())
}

pub(super) fn remove_in(tx: &Connection, staff: StaffId, key: &DraftKey) -> Result<(), StoreError> {
    tx.prepare_cached("DELETE FROM draft WHERE staff_id = ?1 AND form = ?2 AND subject = ?3")?.execute(params![
        staff.0,
        key.form,
        key.subject
    ])?;
    Ok(())
}

impl super::read::Reader<'_> {
    /// The drafts of a member, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn drafts(&self, staff: StaffId) -> Result<Vec<SavedDraft>, StoreError> {
        let mut statement = self.prepare("SELECT form, subject, saved_at, body FROM draft WHERE staff_id = ?1")?;
        let rows = statement.query_map([staff.0], |row| {
            let body: String = row.get(3)?;
            Ok(SavedDraft {
                draft: Draft {
                    key: DraftKey { form: row.get(0)?, subject: row.get(1)? },
                    body: serde_json::from_str(&body).unwrap_or_default(),
                },
                saved_at: super::read::instant(row, 2)?,
            })
        })?;
        let mut drafts: Vec<SavedDraft> = rows.collect::<Result<_, _>>()?;
        drafts.sort_by_key(|saved| std::cmp::Reverse(saved.saved_at));
        Ok(drafts)
    }

    /// How many drafts wait for each member, for the locked screen.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn draft_counts(&self) -> Result<Vec<(StaffId, u32)>, StoreError> {
        let mut statement = self.prepare("SELECT staff_id, count(*) FROM draft GROUP BY staff_id ORDER BY staff_id")?;
        let rows = statement.query_map([], |row| Ok((StaffId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
