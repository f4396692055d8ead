//! What holds where a row is lost that somebody is safe by: the stricter of what it may have said, until somebody who may decides
//! anew. An address that may be protected is, a consent that may have been withdrawn is, an interpreter who may be barred is;
//! nobody is taken for in who may be missing, or for calm who may not be.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use serde::Serialize;

use super::{
    fill::{Filled, Part},
    lost::Marks,
    replay::{self, Replayed},
};
use crate::{
    domain::{
        presence::PresenceState,
        watch::{WatchFacts, WatchLevel},
    },
    store::StoreError,
};

/// What holds until somebody decides anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Safe {
    /// Addresses are strictly confidential.
    Protection,
    /// Consents are withdrawn.
    ConsentWithdrawal,
    /// Nobody knows where youths are.
    Presence,
    /// Youths are followed more closely, and the level is to be looked at again.
    WatchLevel,
    /// Interpreters are not used for a youth.
    InterpreterBar,
}

/// What was written.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// Rows that the trail tells, by table.
    pub from_trail: BTreeMap<String, u64>,
    /// Rows that are the stricter of what a lost one may have said.
    pub safe: BTreeMap<Safe, u64>,
}

impl Made {
    fn note(&mut self, table: &str, what: Safe, replayed: Replayed, safe: u64) {
        self.from_trail.insert(table.to_owned(), replayed.told);
        self.safe.insert(what, replayed.unknown + safe);
    }
}

/// Writes what the trail tells and the stricter rows for the rest, and answers how many of what.
pub(super) fn on_the_safe_side(conn: &Connection, marks: &Marks<'_>, filled: &Filled) -> Result<Made, StoreError> {
    let torn = |table: &str| filled.torn.contains_key(table);
    let mut made = Made::default();
    // Where the trail has a gap as well, it does not tell of whom there was such a row: then of everybody.
    let trail = !torn("audit");
    let whom = Whom { moves: !torn("placement") };
    if torn("protection") {
        made.safe.insert(Safe::Protection, protect(conn, marks, trail)?);
    }
    if torn("consent_withdrawal") {
        made.safe.insert(Safe::ConsentWithdrawal, withdraw(conn, marks, trail)?);
    }
    if let Some(parts) = filled.torn.get("presence") {
        let replayed = replay::presence(conn, marks)?;
        // A mark that was made on a round stands in the check, and not in the trail.
        let told = trail && !torn("night_check");
        let safe = if told { 0 } else { nobody_knows(conn, marks, parts, whom)? };
        made.note("presence", Safe::Presence, replayed, safe);
    }
    if let Some(parts) = filled.torn.get("watch_level") {
        let replayed = replay::watch(conn, marks)?;
        let safe = if trail { 0 } else { look_again(conn, marks, parts, whom)? };
        made.note("watch_level", Safe::WatchLevel, replayed, safe);
    }
    if torn("interpreter_bar") {
        let replayed = replay::bars(conn, marks)?;
        let safe = if trail { 0 } else { bar_all(conn, marks, whom)? };
        made.note("interpreter_bar", Safe::InterpreterBar, replayed, safe);
    }
    made.from_trail.retain(|_, rows| *rows > 0);
    made.safe.retain(|_, rows| *rows > 0);
    Ok(made)
}

/// Of whom something may be lost.
#[derive(Clone, Copy)]
struct Whom {
    /// Every stay could be read, and tells who has moved out.
    moves: bool,
}

impl Whom {
    /// Everybody who lives here or comes back; `?1` is the day. A youth whose row is lost is known by their stay.
    const fn sql(self) -> &'static str {
        if self.moves {
            "SELECT y.id AS youth FROM youth y WHERE y.id > 0
               AND (NOT EXISTS (SELECT 1 FROM placement WHERE youth_id = y.id)
                    OR EXISTS (SELECT 1 FROM stay WHERE youth_id = y.id AND until >= ?1))
             UNION SELECT youth_id FROM stay WHERE youth_id > 0 AND until >= ?1"
        } else {
            "SELECT id AS youth FROM youth WHERE id > 0 AND ?1 IS NOT NULL
             UNION SELECT youth_id FROM placement WHERE youth_id > 0"
        }
    }
}

/// Up to which number a row may be lost still, and the newest mark of a youth among them; 0 where none is.
fn lost_until(conn: &Connection, table: &str, parts: &[Part]) -> Result<i64, StoreError> {
    let sql = format!("SELECT count(*) FROM \"{table}\" WHERE id > ?1 AND id <= ?2");
    let mut lost = 0;
    for Part { span, .. } in parts {
        let after = span.after.max(0);
        let there: i64 = conn.query_row(&sql, [after, span.until], |row| row.get(0))?;
        // Behind the newest that is there nobody knows how many there were.
        if span.until == i64::MAX || there < span.until - after {
            lost = lost.max(span.until);
        }
    }
    Ok(lost)
}

/// Says of everybody whose newest mark may be lost that nobody knows where they are.
fn nobody_knows(conn: &Connection, marks: &Marks<'_>, parts: &[Part], whom: Whom) -> Result<u64, StoreError> {
    let until = lost_until(conn, "presence", parts)?;
    let sql = format!(
        "INSERT INTO presence (youth_id, state, source, at, written_at, written_by, late, note)
         SELECT youth, ?2, 'assumed', ?3, ?3, ?4, 0, ?5 FROM ({})
         WHERE coalesce((SELECT max(id) FROM presence WHERE youth_id = youth AND late = 0), 0) < ?6",
        whom.sql()
    );
    let state = PresenceState::Unknown.id();
    let values = params![day(marks), state, marks.now.timestamp(), marks.by.0, marks.words, until];
    Ok(conn.execute(&sql, values)? as u64)
}

/// Sets the strictest level that is still known of everybody whose newest may be lost, and *følg med* at least, to be looked at
/// again now: what *akutt* means is that it goes before everything else, and if it stood at everybody it would at nobody. A
/// level from before [`WatchFacts::LONGEST`] says nothing any more, since none may stand so long unseen.
fn look_again(conn: &Connection, marks: &Marks<'_>, parts: &[Part], whom: Whom) -> Result<u64, StoreError> {
    let until = lost_until(conn, "watch_level", parts)?;
    let sql = format!(
        "INSERT INTO watch_level (youth_id, level, reason, review_at, set_at, set_by, since)
         SELECT youth,
                CASE WHEN EXISTS (SELECT 1 FROM watch_level WHERE youth_id = youth AND level = ?7 AND set_at >= ?8)
                     THEN ?7 ELSE ?2 END,
                ?5, ?3, ?3, ?4, ?3
         FROM ({})
         WHERE coalesce((SELECT max(id) FROM watch_level WHERE youth_id = youth), 0) < ?6",
        whom.sql()
    );
    let (least, most) = (WatchLevel::Follow.id(), WatchLevel::Acute.id());
    let since = (marks.now - WatchFacts::LONGEST).timestamp();
    let values = params![day(marks), least, marks.now.timestamp(), marks.by.0, marks.words, until, most, since];
    Ok(conn.execute(&sql, values)? as u64)
}

/// Bars every interpreter of the house for everybody.
fn bar_all(conn: &Connection, marks: &Marks<'_>, whom: Whom) -> Result<u64, StoreError> {
    let sql = format!(
        "INSERT INTO interpreter_bar (youth_id, interpreter_id, reason, at, staff_id)
         SELECT youth, i.id, ?2, ?3, ?4 FROM ({}) CROSS JOIN interpreter i
         WHERE NOT EXISTS (SELECT 1 FROM interpreter_bar b WHERE b.reason IS NOT NULL AND b.id =
             (SELECT max(id) FROM interpreter_bar WHERE youth_id = youth AND interpreter_id = i.id))",
        whom.sql()
    );
    Ok(conn.execute(&sql, params![day(marks), marks.words, marks.now.timestamp(), marks.by.0])? as u64)
}

fn day(marks: &Marks<'_>) -> String {
    marks.now.format("%Y-%m-%d").to_string()
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
    Ok(conn.execute(&sql, params![day(marks), marks.now.timestamp(), marks.by.0])? as u64)
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
    Ok(conn.execute(&sql, params![day(marks), marks.words, marks.now.timestamp(), marks.by.0])? as u64)
}
