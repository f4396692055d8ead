//! What holds where a row is lost that somebody is safe by: the stricter of what it may have said, until somebody who may decides
//! anew. An address that may be protected is, and a consent that may have been withdrawn is.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::lost::Marks;
use crate::store::StoreError;

/// Writes the stricter rows, and answers how many of which table. `torn` says of which tables a part cannot be read.
pub(super) fn on_the_safe_side(
    conn: &Connection,
    marks: &Marks<'_>,
    torn: &dyn Fn(&str) -> bool,
) -> Result<BTreeMap<String, u64>, StoreError> {
    let mut made = BTreeMap::new();
    // Where the trail has a gap as well, it does not tell of whom there was such a row: then of everybody.
    let trail = !torn("audit");
    if torn("protection") {
        made.insert("protection".to_owned(), protect(conn, marks, trail)?);
    }
    if torn("consent_withdrawal") {
        made.insert("consent_withdrawal".to_owned(), withdraw(conn, marks, trail)?);
    }
    made.retain(|_, rows| *rows > 0);
    Ok(made)
}

fn protect(conn: &Connection, marks: &Marks<'_>, trail: bool) -> Result<u64, StoreError> {
    let whom = if trail {
        "SELECT DISTINCT youth_id AS youth FROM audit WHERE entity = 'protection' AND youth_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM protection p WHERE p.id = audit.entity_id)"
    } else {
        "SELECT id AS youth FROM youth WHERE id > 0"
    };
    let sql = format!(
        "INSERT INTO protection (youth_id, level, decided, until, at, staff_id)
         SELECT youth, 'strictly-confidential', ?1, '9999-12-31', ?2, ?3 FROM ({whom})"
    );
    let day = marks.now.format("%Y-%m-%d").to_string();
    Ok(conn.execute(&sql, params![day, marks.now.timestamp(), marks.by.0])? as u64)
}

fn withdraw(conn: &Connection, marks: &Marks<'_>, trail: bool) -> Result<u64, StoreError> {
    let which = if trail {
        "AND EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'consent' AND a.entity_id = c.id AND a.action = 'withdraw-consent')"
    } else {
        ""
    };
    let sql = format!(
        "INSERT OR IGNORE INTO consent_withdrawal (consent_id, day, by_whom, note, at, staff_id)
         SELECT c.id, max(?1, c.given_on), 'youth', ?2, ?3, ?4 FROM consent c WHERE c.id > 0 {which}"
    );
    let day = marks.now.format("%Y-%m-%d").to_string();
    Ok(conn.execute(&sql, params![day, marks.words, marks.now.timestamp(), marks.by.0])? as u64)
}
