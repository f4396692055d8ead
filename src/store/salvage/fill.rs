//! Taking the rows that can be read into the new house.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, ErrorCode, params_from_iter, types::Value};

use super::{
    Stage, Tell,
    node::{self, Kind, Node},
    page::Pages,
    schema::{self, Listed, Table},
    tree::{Seen, Span, Walk},
};
use crate::store::StoreError;

/// What was taken in, and what could not be.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// The parts of each table that cannot be read.
    pub torn: BTreeMap<String, Vec<Span>>,
    /// Rows of each table that were taken in.
    pub rows: BTreeMap<String, u64>,
    /// Trees of the search and of indexes with a part that cannot be read: they are made anew.
    pub made_anew: usize,
}

/// Takes everything in that can be read, table after table, and then what lies beneath pages that cannot be.
pub(super) fn fill(conn: &Connection, pages: &Pages, tell: Tell<'_>) -> Result<Filled, StoreError> {
    let mut seen = Seen::new(pages);
    let listed = schema::listed(pages, &mut seen)?;
    let tables = schema::tables(conn, &listed)?;
    let mut filled = Filled::default();
    let mut told = |done| tell(Stage::Reading, done, u64::from(pages.count()));
    for table in &tables {
        let lost = match table.root {
            Some(root) => read(conn, pages, &mut seen, table, root, &mut filled, &mut told)?,
            // The house has such a table, and the list of tables does not say where.
            None if !listed.whole => vec![Span::ALL],
            None => Vec::new(),
        };
        filled.note(&table.name, lost);
    }
    let indexes = walk_indexes(pages, &mut seen, &listed, &mut told)?;
    filled.made_anew += usize::from(indexes);
    for page in node::free(pages) {
        seen.note(page);
    }
    if !filled.torn.is_empty() {
        beneath(conn, pages, &seen, &tables, &mut filled)?;
    }
    let derived: BTreeSet<&str> =
        tables.iter().filter(|table| table.derived).map(|table| table.name.as_str()).collect();
    let before = filled.torn.len();
    filled.torn.retain(|table, _| !derived.contains(table.as_str()));
    filled.made_anew += before - filled.torn.len();
    Ok(filled)
}

impl Filled {
    fn note(&mut self, table: &str, lost: Vec<Span>) {
        if !lost.is_empty() {
            self.torn.entry(table.to_owned()).or_default().extend(lost);
        }
    }
}

fn read(
    conn: &Connection,
    pages: &Pages,
    seen: &mut Seen,
    table: &Table,
    root: u32,
    filled: &mut Filled,
    told: &mut dyn FnMut(u64),
) -> Result<Vec<Span>, StoreError> {
    let mut walk = Walk { pages, seen, lost: Vec::new(), told };
    if table.derived {
        walk.walk(root, None)?;
        return Ok(walk.lost);
    }
    let mut odd = Vec::new();
    walk.walk(root, Some(&mut |row, values| take(conn, table, row, values, filled, &mut odd)))?;
    let mut lost = walk.lost;
    lost.extend(odd);
    Ok(lost)
}

/// Takes one row in. One that does not fit its table, or whose place is taken, is noted as one that could not be read.
fn take(
    conn: &Connection,
    table: &Table,
    row: i64,
    values: Vec<Value>,
    filled: &mut Filled,
    odd: &mut Vec<Span>,
) -> Result<(), StoreError> {
    if table.fits(&values) && insert(conn, table, row, values)? {
        *filled.rows.entry(table.name.clone()).or_default() += 1;
    } else {
        odd.push(if table.numbered { Span { after: row - 1, until: row } } else { Span::ALL });
    }
    Ok(())
}

fn insert(conn: &Connection, table: &Table, row: i64, values: Vec<Value>) -> Result<bool, StoreError> {
    let columns = &table.columns[..values.len()];
    let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT OR IGNORE INTO \"{}\" ({}) VALUES ({marks})", table.name, names.join(", "));
    let values =
        columns.iter().zip(values).map(|(column, value)| if column.is_row { Value::Integer(row) } else { value });
    match conn.prepare_cached(&sql)?.execute(params_from_iter(values)) {
        Ok(changed) => Ok(changed == 1),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Walks the indexes, which hold nothing of their own: whether one of them cannot be read, and so that their pages are not taken
/// for others.
fn walk_indexes(
    pages: &Pages,
    seen: &mut Seen,
    listed: &Listed,
    told: &mut dyn FnMut(u64),
) -> Result<bool, StoreError> {
    let mut walk = Walk { pages, seen, lost: Vec::new(), told };
    for root in &listed.indexes {
        walk.walk(*root, None)?;
    }
    Ok(!walk.lost.is_empty())
}

/// Takes in what lies on pages nothing leads to any more, since the page above them cannot be read. A page is taken for one of
/// the only table that its rows can be of.
fn beneath(
    conn: &Connection,
    pages: &Pages,
    seen: &Seen,
    tables: &[Table],
    filled: &mut Filled,
) -> Result<(), StoreError> {
    let torn = filled.torn.clone();
    for number in seen.unseen() {
        let Some(content) = pages.read(number) else { continue };
        let Some(node) = Node::of(&content, number) else { continue };
        let Some(cells) = node.cells() else { continue };
        if !matches!(node.kind, Kind::TableLeaf | Kind::IndexLeaf) {
            continue;
        }
        let numbered = node.kind == Kind::TableLeaf;
        let rows: Vec<_> =
            cells.iter().filter_map(|cell| Some((cell.row, node.values(cell, pages, &mut |_| {})?))).collect();
        let is_of = |table: &&Table| {
            let spans = torn.get(&table.name).map_or(&[][..], Vec::as_slice);
            let here = |row: i64| spans.iter().any(|span| !numbered || span.holds(row));
            table.numbered == numbered && rows.iter().all(|(row, values)| here(*row) && table.fits(values))
        };
        let mut candidates = tables.iter().filter(is_of);
        if let (Some(table), None) = (candidates.next(), candidates.next())
            && !table.derived
        {
            for (row, values) in rows {
                take(conn, table, row, values, filled, &mut Vec::new())?;
            }
        }
    }
    Ok(())
}
