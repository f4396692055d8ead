//! Taking the rows that can be read into the new house.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, ErrorCode, params_from_iter, types::Value};

use super::{
    Stage, Tell,
    node::{self, Kind, Node},
    page::Pages,
    schema::{self, Listed, Table},
    tree::{Seen, Span, Torn, Walk},
};
use crate::store::StoreError;

/// What was taken in, and what could not be.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// The parts of each table that cannot be read.
    pub torn: BTreeMap<String, Vec<Part>>,
    /// Rows of each table that were taken in.
    pub rows: BTreeMap<String, u64>,
    /// Trees of the search and of indexes with a part that cannot be read: they are made anew.
    pub made_anew: usize,
}

/// A part of a table that cannot be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub span: Span,
    /// The page that cannot be read holds no rows itself, as far as can be told.
    leads: Leads,
}

/// Whether a page only leads to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leads {
    /// It lies above the pages with rows.
    Yes,
    /// It lies where the pages with rows lie.
    No,
    /// It is the first page of a table, and nothing was reached through it.
    Unknown,
}

impl Part {
    /// Of a tree that was walked.
    fn of(torn: Torn, leaves: Option<usize>, numbered: bool) -> Self {
        let leads = match (torn.depth, leaves) {
            // Without row numbers every page holds rows.
            (Some(depth), Some(leaves)) if numbered && depth < leaves => Leads::Yes,
            (Some(_), None) if numbered => Leads::Unknown,
            _ => Leads::No,
        };
        Self { span: torn.span, leads }
    }

    /// Everything, or one row.
    const fn rows(span: Span) -> Self {
        Self { span, leads: Leads::No }
    }
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
            None if !listed.whole => vec![Part { span: Span::ALL, leads: Leads::Unknown }],
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
    filled.made_anew += filled.torn.keys().filter(|table| derived.contains(table.as_str())).count();
    filled.torn.retain(|table, parts| !derived.contains(table.as_str()) && !parts.is_empty());
    Ok(filled)
}

impl Filled {
    fn note(&mut self, table: &str, lost: Vec<Part>) {
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
) -> Result<Vec<Part>, StoreError> {
    let mut walk = Walk { pages, seen, lost: Vec::new(), leaves: None, told };
    let mut odd = Vec::new();
    if table.derived {
        walk.walk(root, None)?;
    } else {
        walk.walk(root, Some(&mut |row, values| take(conn, table, row, values, filled, &mut odd)))?;
    }
    let leaves = walk.leaves;
    let lost = walk.lost.into_iter().map(|torn| Part::of(torn, leaves, table.numbered));
    Ok(lost.chain(odd.into_iter().map(Part::rows)).collect())
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
    let mut walk = Walk { pages, seen, lost: Vec::new(), leaves: None, told };
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
    let (mut unreadable, mut found) = (false, BTreeSet::new());
    for number in seen.unseen() {
        let Some(content) = pages.read(number) else {
            unreadable = true;
            continue;
        };
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
            let here = |row: i64| spans.iter().any(|part| !numbered || part.span.holds(row));
            table.numbered == numbered && rows.iter().all(|(row, values)| here(*row) && table.fits(values))
        };
        let mut candidates = tables.iter().filter(is_of);
        if let (Some(table), None) = (candidates.next(), candidates.next()) {
            found.insert(table.name.clone());
            for (row, values) in rows.into_iter().filter(|_| !table.derived) {
                take(conn, table, row, values, filled, &mut Vec::new())?;
            }
        }
    }
    // Beneath a page that only leads on nothing is missing where every page that nothing leads to could be read.
    for (table, parts) in &mut filled.torn {
        let was_inner =
            |part: &Part| part.leads == Leads::Yes || (part.leads == Leads::Unknown && found.contains(table));
        parts.retain(|part| unreadable || !was_inner(part));
    }
    Ok(())
}
