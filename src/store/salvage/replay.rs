//! Marks that are lost and that the trail tells: where a youth was, how closely they were watched over, and who interprets for
//! them no more. What it tells comes back as it was, under its number; a mark of which only the number is known says that nobody
//! knows, and never that somebody is in.

use rusqlite::{Connection, OptionalExtension as _, named_params, params};

use super::lost::Marks;
use crate::{
    domain::{
        command::Command,
        contact::Step,
        names::Line,
        presence::{PresenceFacts, PresenceState},
        time::Instant,
        watch::WatchFacts,
    },
    store::StoreError,
};

/// Rows that were written in the place of lost ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Replayed {
    /// As they were.
    pub told: u64,
    /// That were there and of which nothing else is known.
    pub unknown: u64,
}

/// A lost row, as the row tells that names it.
struct Lost {
    id: i64,
    youth: i64,
    at: i64,
    by: i64,
    detail: Option<String>,
}

impl Lost {
    /// What was done, unless an older program wrote it in other words.
    fn command(&self) -> Option<Command> {
        self.detail.as_deref().and_then(|detail| serde_json::from_str(detail).ok())
    }
}

/// Rows that `sql` names, in the order they were written; `:by` stands in for a writer nobody knows.
fn lost(conn: &Connection, sql: &str, marks: &Marks<'_>) -> Result<Vec<Lost>, StoreError> {
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map(named_params! { ":by": marks.by.0 }, |row| {
        Ok(Lost { id: row.get(0)?, youth: row.get(1)?, at: row.get(2)?, by: row.get(3)?, detail: row.get(4)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Marks of where youths are. That one was seen in on a round stands in the check of the round, and counts as unknown: nobody
/// should be taken for in by a row that is lost.
pub(super) fn presence(conn: &Connection, marks: &Marks<'_>) -> Result<Replayed, StoreError> {
    let lost = lost(
        conn,
        "SELECT entity_id AS id, youth_id, at, coalesce(staff_id, :by), detail FROM audit
         WHERE entity = 'presence' AND youth_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM presence p WHERE p.id = audit.entity_id)
         UNION ALL
         SELECT presence_id, youth_id, at, staff_id, NULL FROM night_check
         WHERE presence_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM presence p WHERE p.id = night_check.presence_id)
         ORDER BY 1",
        marks,
    )?;
    let mut replayed = Replayed::default();
    for row in lost {
        match row.command() {
            Some(Command::SetPresence { at, facts, .. }) => {
                replayed.told += mark(conn, &row, at, &facts)?;
            }
            _ => replayed.unknown += unknown(conn, &row, marks)?,
        }
    }
    Ok(replayed)
}

fn mark(conn: &Connection, row: &Lost, at: Option<Instant>, facts: &PresenceFacts) -> Result<u64, StoreError> {
    let when = at.map_or(row.at, |at| at.timestamp());
    let before = "SELECT at FROM presence WHERE youth_id = ?1 AND id < ?2 AND late = 0 ORDER BY id DESC LIMIT 1";
    let before: Option<i64> = conn.query_row(before, [row.youth, row.id], |row| row.get(0)).optional()?;
    // By the rule it was written by: of an earlier moment than the newest, which did not lie ahead.
    let late = at.is_some() && before.is_some_and(|before| when < before && before <= row.at);
    let insert = "INSERT OR IGNORE INTO presence (id, youth_id, state, source, at, written_at, written_by, late,
                                                  expected_back, place, agreed_with, note)
                  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let made = conn.execute(
        insert,
        params![
            row.id,
            row.youth,
            facts.state.id(),
            facts.source.id(),
            when,
            row.at,
            row.by,
            late,
            facts.expected_back.map(|back| back.timestamp()),
            facts.place.as_ref().map(Line::as_str),
            facts.agreed_with.as_ref().map(Line::as_str),
            facts.note.as_ref().map(Line::as_str),
        ],
    )?;
    Ok(made as u64)
}

fn unknown(conn: &Connection, row: &Lost, marks: &Marks<'_>) -> Result<u64, StoreError> {
    let insert = "INSERT OR IGNORE INTO presence (id, youth_id, state, source, at, written_at, written_by, late, note)
                  VALUES (?1, ?2, ?3, 'assumed', ?4, ?4, ?5, 0, ?6)";
    let state = PresenceState::Unknown.id();
    Ok(conn.execute(insert, params![row.id, row.youth, state, row.at, row.by, marks.words])? as u64)
}

/// How closely youths were watched over. A level nobody can read any more is to be looked at again at once.
pub(super) fn watch(conn: &Connection, marks: &Marks<'_>) -> Result<Replayed, StoreError> {
    let lost = lost(
        conn,
        "SELECT entity_id, youth_id, at, coalesce(staff_id, :by), detail FROM audit
         WHERE entity = 'watch' AND youth_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM watch_level w WHERE w.id = audit.entity_id)
         ORDER BY 1",
        marks,
    )?;
    let mut replayed = Replayed::default();
    for row in lost {
        match row.command() {
            Some(Command::SetWatch { facts, .. }) => replayed.told += level(conn, &row, &facts)?,
            _ => {
                let insert =
                    "INSERT OR IGNORE INTO watch_level (id, youth_id, level, reason, review_at, set_at, set_by, since)
                              VALUES (?1, ?2, 'follow', ?3, ?4, ?4, ?5, ?4)";
                replayed.unknown +=
                    conn.execute(insert, params![row.id, row.youth, marks.words, row.at, row.by])? as u64;
            }
        }
    }
    Ok(replayed)
}

fn level(conn: &Connection, row: &Lost, facts: &WatchFacts) -> Result<u64, StoreError> {
    let insert = "INSERT OR IGNORE INTO watch_level (id, youth_id, level, reason, review_at, set_at, set_by, since)
                  SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce(
                      (SELECT since FROM watch_level before WHERE level = ?3 AND id =
                          (SELECT max(id) FROM watch_level WHERE youth_id = ?2 AND id < ?1)), ?6)";
    let made = conn.execute(
        insert,
        params![
            row.id,
            row.youth,
            facts.level.id(),
            facts.reason.as_ref().map(Line::as_str),
            facts.review_at.map(|review| review.timestamp()),
            row.at,
            row.by,
        ],
    )?;
    Ok(made as u64)
}

/// Interpreters whom the trail last names as not to be used for a youth, and who are not barred any more.
pub(super) fn bars(conn: &Connection, marks: &Marks<'_>) -> Result<Replayed, StoreError> {
    let lost = lost(
        conn,
        "SELECT entity_id, youth_id, at, coalesce(staff_id, :by), detail FROM audit a
         WHERE entity = 'interpreter' AND action = 'bar-interpreter' AND youth_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM audit later
                           WHERE later.entity = 'interpreter' AND later.entity_id = a.entity_id
                             AND later.action IN ('bar-interpreter', 'allow-interpreter')
                             AND later.youth_id = a.youth_id AND later.id > a.id)
           AND NOT EXISTS (SELECT 1 FROM interpreter_bar b
                           WHERE b.reason IS NOT NULL AND b.id = (SELECT max(id) FROM interpreter_bar
                               WHERE youth_id = a.youth_id AND interpreter_id = a.entity_id))
         ORDER BY a.id",
        marks,
    )?;
    let mut replayed = Replayed::default();
    for row in lost {
        let told = match row.command() {
            Some(Command::Contact(Step::Bar { reason, .. })) => Some(reason),
            _ => None,
        };
        let insert = "INSERT INTO interpreter_bar (youth_id, interpreter_id, reason, at, staff_id)
                      VALUES (?1, ?2, ?3, ?4, ?5)";
        let reason = told.as_ref().map_or(marks.words, Line::as_str);
        let made = conn.execute(insert, params![row.youth, row.id, reason, row.at, row.by])? as u64;
        *(if told.is_some() { &mut replayed.told } else { &mut replayed.unknown }) += made;
    }
    Ok(replayed)
}
