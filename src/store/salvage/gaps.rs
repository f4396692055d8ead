//! What is missing, by table and time: the numbers in each part that could not be read which no row has.

use chrono::DateTime;
use rusqlite::{Connection, OptionalExtension as _};

use super::{
    fill::{Filled, Part},
    lost,
    tree::Span,
};
use crate::{domain::time::Instant, store::StoreError};

/// Rows of one table that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The name of the table.
    pub table: String,
    /// How many; `None` where nobody can tell.
    pub missing: Option<u64>,
    /// There may be more: the newest rows are among those that cannot be read, and nothing else names all of them.
    pub at_least: bool,
    /// Runs of missing rows.
    pub gaps: Vec<Gap>,
}

/// Rows that follow one another and are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first of them.
    pub first: i64,
    /// The last of them.
    pub last: i64,
    /// When the row before them was written, as far as the table tells.
    pub after: Option<Instant>,
    /// When the row after them was.
    pub before: Option<Instant>,
}

impl Gap {
    /// How many rows.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.first.abs_diff(self.last) + 1
    }
}

/// Tables whose rows are taken away again: a number nobody has says nothing.
const COMING_AND_GOING: [&str; 2] = ["journal_waiting", "saved_search"];

/// Where a table says when a row was written.
const TIMES: [&str; 9] =
    ["written_at", "at", "set_at", "begun_at", "created_at", "opened_at", "counted_at", "confirmed_at", "starts_at"];

/// The kind of row under which the trail names the rows of a table.
const TRAIL: [(&str, &str); 22] = [
    ("agreed_card", "agreed-card"),
    ("consent", "consent"),
    ("contact", "contact"),
    ("event", "activity"),
    ("goal", "goal"),
    ("handover", "handover"),
    ("interpreter", "interpreter"),
    ("log_entry", "entry"),
    ("night_agreement", "night-agreement"),
    ("night_round", "night-round"),
    ("paper", "paper"),
    ("placement", "placement"),
    ("plan", "plan"),
    ("presence", "presence"),
    ("risk", "risk"),
    ("shift", "shift"),
    ("staff", "staff"),
    ("support_level", "support-level"),
    ("task", "task"),
    ("telling", "telling"),
    ("watch_level", "watch"),
    ("youth", "youth"),
];

/// What is missing in each table. `known_head` is the newest row of the trail that the key file knows.
pub(super) fn losses(conn: &Connection, filled: &Filled, known_head: i64) -> Result<Vec<Loss>, StoreError> {
    let mut losses = Vec::new();
    for (table, parts) in &filled.torn {
        let loss = loss(conn, table, parts, known_head)?;
        if loss.missing != Some(0) {
            losses.push(loss);
        }
    }
    Ok(losses)
}

fn loss(conn: &Connection, table: &str, parts: &[Part], known_head: i64) -> Result<Loss, StoreError> {
    let unknown = Loss { table: table.to_owned(), missing: None, at_least: false, gaps: Vec::new() };
    let Some(numbers) = numbers(conn, table)? else { return Ok(unknown) };
    if COMING_AND_GOING.contains(&table) {
        return Ok(unknown);
    }
    let newest = newest_known(conn, table, &numbers, known_head)?;
    let mut gaps = Vec::new();
    for part in parts {
        gaps.extend(gaps_in(conn, table, &numbers, part.span, newest)?);
    }
    let gaps = joined(gaps);
    let is_open = parts.iter().any(|part| part.span.until == i64::MAX);
    let missing: u64 = gaps.iter().map(Gap::rows).sum();
    // Where the newest rows should be and nothing names any, nobody knows whether there were some.
    let missing = if is_open && missing == 0 && table != "house" { None } else { Some(missing) };
    Ok(Loss { missing, at_least: is_open && missing.is_some(), gaps, ..unknown })
}

/// Gaps in their order; those that touch are one.
fn joined(mut gaps: Vec<Gap>) -> Vec<Gap> {
    gaps.sort_by_key(|gap| (gap.first, gap.last));
    let mut joined: Vec<Gap> = Vec::new();
    for gap in gaps {
        match joined.last_mut().filter(|before| gap.first <= before.last + 1) {
            Some(before) if gap.last > before.last => (before.last, before.before) = (gap.last, gap.before),
            Some(_) => {}
            None => joined.push(gap),
        }
    }
    joined
}

/// The column with the row numbers; `None` for a table without.
fn numbers(conn: &Connection, table: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT i.name FROM pragma_table_info(?1) i JOIN pragma_table_list(?1) l
               WHERE i.pk = 1 AND i.type = 'INTEGER' AND l.wr = 0";
    Ok(conn.query_row(sql, [table], |row| row.get(0)).optional()?)
}

/// The highest number that something names: a row that is there, one that belongs to it, or the trail.
fn newest_known(conn: &Connection, table: &str, numbers: &str, known_head: i64) -> Result<i64, StoreError> {
    let highest = |sql: &str| -> Result<i64, StoreError> {
        Ok(conn.query_row(sql, [], |row| row.get::<_, Option<i64>>(0))?.unwrap_or(0))
    };
    let mut newest = highest(&format!("SELECT max(\"{numbers}\") FROM \"{table}\""))?;
    for link in lost::links(conn)?.iter().filter(|link| link.parent == table) {
        newest = newest.max(highest(&format!("SELECT max(\"{}\") FROM \"{}\"", link.column, link.child))?);
    }
    if let Some((_, entity)) = TRAIL.iter().find(|(name, _)| *name == table) {
        newest = newest.max(highest(&format!("SELECT max(entity_id) FROM audit WHERE entity = '{entity}'"))?);
    }
    match table {
        "audit" => newest = newest.max(known_head),
        "log_entry" => newest = newest.max(highest("SELECT max(after_entry) FROM reading_start")?),
        _ => {}
    }
    Ok(newest)
}

fn gaps_in(conn: &Connection, table: &str, numbers: &str, span: Span, newest: i64) -> Result<Vec<Gap>, StoreError> {
    let (from, to) = (span.after.max(0), span.until.min(newest));
    let sql =
        format!("SELECT \"{numbers}\" FROM \"{table}\" WHERE \"{numbers}\" > ?1 AND \"{numbers}\" <= ?2 ORDER BY 1");
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([from, to])?;
    let mut gaps = Vec::new();
    let mut before = from;
    while let Some(row) = rows.next()? {
        let number: i64 = row.get(0)?;
        if number > before + 1 {
            gaps.push((before + 1, number - 1));
        }
        before = number;
    }
    if to > before {
        gaps.push((before + 1, to));
    }
    let time = time_column(conn, table)?;
    let beside = |sql: String, number: i64| -> Result<Option<Instant>, StoreError> {
        let at: Option<i64> = conn.query_row(&sql, [number], |row| row.get(0)).optional()?.flatten();
        Ok(at.and_then(|at| DateTime::from_timestamp(at, 0)))
    };
    let around = |first: i64, last: i64| -> Result<Gap, StoreError> {
        let Some(time) = &time else { return Ok(Gap { first, last, after: None, before: None }) };
        let sql = |compare: &str, order: &str| {
            format!(
                "SELECT {time} FROM \"{table}\" WHERE \"{numbers}\" {compare} ?1 ORDER BY \"{numbers}\" {order} LIMIT 1"
            )
        };
        Ok(Gap { first, last, after: beside(sql("<", "DESC"), first)?, before: beside(sql(">", ""), last)? })
    };
    gaps.into_iter().map(|(first, last)| around(first, last)).collect()
}

fn time_column(conn: &Connection, table: &str) -> Result<Option<&'static str>, StoreError> {
    let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names = statement.query_map([table], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(TIMES.into_iter().find(|time| names.iter().any(|name| name == time)))
}
