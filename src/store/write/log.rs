//! Writing in the log.

use rusqlite::{Transaction, params};
use sha2::{Digest as _, Sha256};

use super::{Actor, StoreError, Written, people};
use crate::{
    domain::{
        audit::Entity,
        changes::Topic,
        log::{About, NewEntry},
        names::Prose,
        refusal::Refusal,
    },
    store::search,
};

pub(super) fn write_entry(tx: &Transaction<'_>, actor: Actor, entry: &NewEntry) -> Result<Written, StoreError> {
    let (about, apartment_id, apartment_number) = place(tx, &entry.about)?;
    let [facts, youth_voice, assessment, agreed] = entry.lines.all().map(|line| line.map(Prose::as_str));
    tx.prepare_cached(
        "INSERT INTO log_entry (written_at, happened_at, author_id, shift_id, about, apartment_number, apartment_id, kind,
                                weight, facts, youth_voice, assessment, agreed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        actor.now.timestamp(),
        entry.happened_at.timestamp(),
        actor.staff.0,
        entry.shift.map(|shift| shift.0),
        about,
        apartment_number,
        apartment_id,
        entry.kind.id(),
        entry.weight.level(),
        facts,
        youth_voice,
        assessment,
        agreed,
    ])?;
    let id = tx.last_insert_rowid();
    if let About::Youths(youths) = &entry.about {
        let mut insert = tx.prepare_cached("INSERT INTO log_entry_youth (youth_id, entry_id) VALUES (?1, ?2)")?;
        for youth in youths {
            insert.execute([youth.0, id])?;
        }
    }
    tx.prepare_cached("INSERT INTO log_search (rowid, body, tags) VALUES (?1, ?2, ?3)")?.execute(params![
        id,
        search::body(&entry.lines),
        search::tags(entry)
    ])?;
    let mut written = Written::new(Entity::Entry, id, Topic::Log);
    if let About::Youths(youths) = &entry.about
        && let [youth] = youths.as_slice()
    {
        written = written.about(*youth);
    }
    written.detail = Some(audit_detail(entry)?);
    Ok(written)
}

/// How the store names whom an entry is about, and the number on the door at this moment.
fn place(tx: &Transaction<'_>, about: &About) -> Result<(&'static str, Option<i64>, Option<u8>), StoreError> {
    match about {
        About::House => Ok(("house", None, None)),
        About::Apartment(id) => {
            let number = tx
                .prepare_cached("SELECT number FROM apartment WHERE id = ?1")?
                .query_row([id.0], |row| row.get(0))
                .map_err(|error| {
                    if error == rusqlite::Error::QueryReturnedNoRows {
                        Refusal::Gone.into()
                    } else {
                        StoreError::from(error)
                    }
                })?;
            Ok(("apartment", Some(id.0), Some(number)))
        }
        About::Youths(youths) => match youths.as_slice() {
            [youth] => Ok(("youths", None, people::home_of(tx, *youth)?.map(|number| number.0))),
            _ => Ok(("youths", None, None)),
        },
    }
}

/// What the audit row keeps: no text (that stands in the log, append-only), but a hash of it, so that the chain covers it.
fn audit_detail(entry: &NewEntry) -> Result<String, StoreError> {
    let mut hasher = Sha256::new();
    for line in entry.lines.all() {
        let text = line.map_or("", Prose::as_str);
        hasher.update((text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    let detail = serde_json::json!({
        "about": entry.about,
        "kind": entry.kind,
        "weight": entry.weight,
        "happened_at": entry.happened_at.timestamp(),
        "lines_sha256": data_encoding::HEXLOWER.encode(&hasher.finalize()),
    });
    Ok(detail.to_string())
}
