//! Drafts: text that is typed and not saved yet, encrypted with everything else. Nobody's record, so it is replaced and
//! removed, and stands outside the audit chain.

use rusqlite::{Connection, OptionalExtension as _, Row, TransactionBehavior, params};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{error::StoreError, open::HouseFolder, seats};
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
    /// The first number of drafts that were set aside: they came to be about something else than what their form was opened
    /// about, or another text has their name. No row, and no day of the calendar, has a number near it.
    pub const ASIDE: i64 = 1 << 48;

    /// No form is opened under this name: the draft is found in the list of drafts alone.
    #[must_use]
    pub const fn is_aside(&self) -> bool {
        self.subject >= Self::ASIDE
    }
}

/// A draft as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Which text it is.
    pub key: DraftKey,
    /// The form's own state, with the place of the cursor.
    pub body: Value,
}

/// Which text a draft holds: equal for the same text, so that nobody replaces or removes one they have not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision([u8; 32]);

impl Revision {
    fn of(body: &str) -> Self {
        Self(Sha256::digest(body).into())
    }
}

/// A draft on the disk: its name, and the text that is known to be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub key: DraftKey,
    /// Its text.
    pub revision: Revision,
}

/// Where a draft was opened last, and not closed since: a terminal that may have ended in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenAt {
    seat: i64,
    since: Instant,
}

/// What became of a draft that was to be taken up.
#[derive(Debug, Clone, PartialEq)]
pub enum TakenUp {
    /// It is open here from now on.
    Here(SavedDraft),
    /// Another living terminal has it open, since then.
    Elsewhere(Instant),
    /// There is none.
    Gone,
}

/// What became of a draft that was to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// It is off the disk.
    Gone,
    /// It holds another text by now, and stays.
    Changed,
    /// Another living terminal has it open, since then, and it stays.
    Elsewhere(Instant),
}

/// The terminal that does something with drafts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal<'a> {
    pub folder: &'a HouseFolder,
    pub seat: i64,
}

impl Terminal<'_> {
    /// Since when another terminal that still lives has it open.
    pub(super) fn elsewhere(self, open: Option<OpenAt>) -> Result<Option<Instant>, StoreError> {
        match open {
            Some(OpenAt { seat, since }) if seat != self.seat && seats::is_taken(self.folder, seat)? => Ok(Some(since)),
            _ => Ok(None),
        }
    }
}

/// A draft that waits.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedDraft {
    /// Which text it is.
    pub key: DraftKey,
    /// When it was last kept.
    pub saved_at: Instant,
    /// Which text it holds.
    pub revision: Revision,
    /// The form's own state; `None` when what is kept cannot be read. It stays all the same: a newer program may be able to.
    pub body: Option<Value>,
    /// Where it was opened last, and not closed since.
    pub open: Option<OpenAt>,
}

impl SavedDraft {
    /// What a form is opened with; `None` when it cannot be read.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        Some(Draft { key: self.key.clone(), body: self.body.clone()? })
    }
}

/// Keeps a draft that is open at a terminal under its name, unless there is another text by that name than the one `known` to be there: then it is kept
/// under a name of its own, and both are there.
pub(super) fn save(
    conn: &mut Connection,
    staff: StaffId,
    now: Instant,
    draft: &Draft,
    known: Option<Revision>,
    seat: i64,
) -> Result<Kept, StoreError> {
    let body = draft.body.to_string();
    let revision = Revision::of(&body);
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let there = revision_in(&tx, staff, &draft.key)?;
    let is_free = there.is_none_or(|there| Some(there) == known || there == revision);
    let key = if is_free { draft.key.clone() } else { free_name_in(&tx, staff, &draft.key.form)? };
    tx.prepare_cached(
        "INSERT INTO main.draft (house_id, staff_id, form, subject, saved_at, body, open_seat, open_since)
         VALUES (here(), ?1, ?2, ?3, ?4, ?5, ?6, ?4)
         ON CONFLICT (staff_id, form, subject, house_id) DO UPDATE SET
             open_since = iif(open_seat IS excluded.open_seat, open_since, excluded.open_since),
             open_seat = excluded.open_seat, saved_at = excluded.saved_at, body = excluded.body",
    )?
    .execute(params![staff.0, key.form, key.subject, now.timestamp(), body, seat])?;
    tx.commit()?;
    Ok(Kept { key, revision })
}

/// Takes up a draft, so that no other terminal does as long as this one lives and has not closed it.
pub(super) fn take_up(
    conn: &mut Connection,
    staff: StaffId,
    now: Instant,
    key: &DraftKey,
    terminal: Terminal<'_>,
) -> Result<TakenUp, StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let Some(saved) = super::read::Reader::new(&tx).draft(staff, key)? else {
        return Ok(TakenUp::Gone);
    };
    if let Some(since) = terminal.elsewhere(saved.open)? {
        return Ok(TakenUp::Elsewhere(since));
    }
    tx.prepare_cached(
        "UPDATE main.draft SET open_seat = ?4, open_since = ?5 WHERE staff_id = ?1 AND form = ?2 AND subject = ?3 AND house_id = here()",
    )?
    .execute(params![staff.0, key.form, key.subject, terminal.seat, now.timestamp()])?;
    tx.commit()?;
    Ok(TakenUp::Here(saved))
}

/// A draft that a terminal had open is closed there: it waits for whoever opens it next, wherever that is.
pub(super) fn close(conn: &Connection, staff: StaffId, key: &DraftKey, seat: i64) -> Result<(), StoreError> {
    conn.prepare_cached(
        "UPDATE main.draft SET open_seat = NULL, open_since = NULL
         WHERE staff_id = ?1 AND form = ?2 AND subject = ?3 AND house_id = here() AND open_seat = ?4",
    )?
    .execute(params![staff.0, key.form, key.subject, seat])?;
    Ok(())
}

/// The same for every draft that a terminal had open, or every one of a member.
pub(super) fn close_all(conn: &Connection, staff: Option<StaffId>, seat: i64) -> Result<(), StoreError> {
    conn.prepare_cached(
        "UPDATE main.draft SET open_seat = NULL, open_since = NULL WHERE open_seat = ?1 AND staff_id = coalesce(?2, staff_id)",
    )?
    .execute(params![seat, staff.map(|staff| staff.0)])?;
    Ok(())
}

/// Removes a draft, unless it holds another text by now or is open elsewhere.
pub(super) fn remove(
    conn: &mut Connection,
    staff: StaffId,
    kept: &Kept,
    terminal: Terminal<'_>,
) -> Result<Removal, StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let open = super::read::Reader::new(&tx).draft(staff, &kept.key)?.and_then(|saved| saved.open);
    if let Some(since) = terminal.elsewhere(open)? {
        return Ok(Removal::Elsewhere(since));
    }
    let is_gone = remove_in(&tx, staff, kept)?;
    tx.commit()?;
    Ok(if is_gone { Removal::Gone } else { Removal::Changed })
}

/// Removes a draft, unless it holds another text by now, inside a transaction that the caller commits; whether it is gone.
pub(super) fn remove_in(tx: &Connection, staff: StaffId, kept: &Kept) -> Result<bool, StoreError> {
    let key = &kept.key;
    if revision_in(tx, staff, key)?.is_some_and(|there| there != kept.revision) {
        return Ok(false);
    }
    tx.prepare_cached(
        "DELETE FROM main.draft WHERE staff_id = ?1 AND form = ?2 AND subject = ?3 AND house_id = here()",
    )?
    .execute(params![staff.0, key.form, key.subject])?;
    Ok(true)
}

/// Gives a draft, readable or not, a name that no form is opened under, and answers it.
pub(super) fn set_aside(conn: &mut Connection, staff: StaffId, key: &DraftKey) -> Result<DraftKey, StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let aside = free_name_in(&tx, staff, &key.form)?;
    tx.prepare_cached(
        "UPDATE main.draft SET subject = ?4, open_seat = NULL, open_since = NULL
         WHERE staff_id = ?1 AND form = ?2 AND subject = ?3 AND house_id = here()",
    )?
    .execute(params![staff.0, key.form, key.subject, aside.subject])?;
    tx.commit()?;
    Ok(aside)
}

/// A name that no form is opened under, beside those that are there at this moment.
pub(super) fn free_name_in(tx: &Connection, staff: StaffId, form: &str) -> Result<DraftKey, StoreError> {
    let last: Option<i64> = tx
        .prepare_cached("SELECT max(subject) FROM draft WHERE staff_id = ?1 AND form = ?2 AND subject >= ?3")?
        .query_row(params![staff.0, form, DraftKey::ASIDE], |row| row.get(0))?;
    Ok(DraftKey { form: form.to_owned(), subject: last.map_or(DraftKey::ASIDE, |last| last + 1) })
}

fn revision_in(tx: &Connection, staff: StaffId, key: &DraftKey) -> Result<Option<Revision>, StoreError> {
    let body: Option<String> = tx
        .prepare_cached("SELECT body FROM draft WHERE staff_id = ?1 AND form = ?2 AND subject = ?3")?
        .query_row(params![staff.0, key.form, key.subject], |row| row.get(0))
        .optional()?;
    Ok(body.as_deref().map(Revision::of))
}

fn saved_draft(row: &Row<'_>) -> rusqlite::Result<SavedDraft> {
    let body: String = row.get(3)?;
    let open = match (row.get(4)?, super::read::optional_instant(row, 5)?) {
        (Some(seat), Some(since)) => Some(OpenAt { seat, since }),
        _ => None,
    };
    Ok(SavedDraft {
        open,
        key: DraftKey { form: row.get(0)?, subject: row.get(1)? },
        saved_at: super::read::instant(row, 2)?,
        revision: Revision::of(&body),
        // Whatever a form keeps is an object.
        body: serde_json::from_str(&body).ok().filter(Value::is_object),
    })
}

impl super::read::Reader<'_> {
    /// The drafts of a member, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn drafts(&self, staff: StaffId) -> Result<Vec<SavedDraft>, StoreError> {
        let mut statement =
            self.prepare("SELECT form, subject, saved_at, body, open_seat, open_since FROM draft WHERE staff_id = ?1")?;
        let rows = statement.query_map([staff.0], saved_draft)?;
        let mut drafts: Vec<SavedDraft> = rows.collect::<Result<_, _>>()?;
        drafts.sort_by_key(|saved| std::cmp::Reverse(saved.saved_at));
        Ok(drafts)
    }

    /// The draft of a member under a name.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn draft(&self, staff: StaffId, key: &DraftKey) -> Result<Option<SavedDraft>, StoreError> {
        let mut statement = self.prepare(
            "SELECT form, subject, saved_at, body, open_seat, open_since
             FROM draft WHERE staff_id = ?1 AND form = ?2 AND subject = ?3",
        )?;
        Ok(statement.query_row(params![staff.0, key.form, key.subject], saved_draft).optional()?)
    }

    /// How many drafts wait for each member, for the locked screen.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn draft_counts(&self) -> Result<Vec<(StaffId, u32)>, StoreError> {
        let mut statement =
            self.prepare("SELECT staff_id, count(*) FROM main.draft GROUP BY staff_id ORDER BY staff_id")?;
        let rows = statement.query_map([], |row| Ok((StaffId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
