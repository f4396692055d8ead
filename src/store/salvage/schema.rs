//! The tables of the damaged file and those of the new one, held against each other.

use std::collections::BTreeMap;

use rusqlite::{Connection, types::Value};

use super::{
    page::Pages,
    tree::{Seen, Walk},
};
use crate::store::StoreError;

/// A table of the new house, and where it stands in the damaged file.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub name: String,
    /// As they are stored.
    pub columns: Vec<Column>,
    /// Rows have a number of their own.
    pub numbered: bool,
    /// Only another look at other tables: made anew.
    pub derived: bool,
    /// Its first page in the damaged file; `None` when the list of tables does not tell.
    pub root: Option<u32>,
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub name: String,
    kind: String,
    needed: bool,
    /// Another name for the row number, which is stored in its place.
    pub is_row: bool,
}

impl Table {
    /// Whether values can be a row of this table: what every row of it answers to.
    pub(super) fn fits(&self, values: &[Value]) -> bool {
        values.len() <= self.columns.len()
            && !values.is_empty()
            // What came later stands at the end and has a value of its own where it is left out.
            && self.columns.iter().zip(values).all(|(column, value)| column.fits(value))
    }
}

impl Column {
    fn fits(&self, value: &Value) -> bool {
        match value {
            Value::Null => self.is_row || !self.needed,
            _ if self.is_row => false,
            Value::Integer(_) => self.kind != "TEXT" && self.kind != "BLOB",
            Value::Real(_) => self.kind == "REAL",
            Value::Text(_) => self.kind == "TEXT",
            Value::Blob(_) => self.kind == "BLOB" || self.kind.is_empty(),
        }
    }
}

/// What the file itself says it holds.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// Tables, with their first pages.
    pub tables: BTreeMap<String, u32>,
    /// First pages of indexes.
    pub indexes: Vec<u32>,
    /// The list itself can be read from end to end.
    pub whole: bool,
}

/// Reads the list of tables and indexes.
pub(super) fn listed(pages: &Pages, seen: &mut Seen) -> Result<Listed, StoreError> {
    let mut listed = Listed::default();
    let mut walk = Walk { pages, seen, lost: Vec::new(), leaves: None, told: &mut |_| {} };
    walk.walk(
        1,
        Some(&mut |_, values| {
            if let [Value::Text(kind), Value::Text(name), _, Value::Integer(root), ..] = values.as_slice()
                && let Some(root) = u32::try_from(*root).ok().filter(|root| *root > 0)
            {
                match kind.as_str() {
                    "table" => drop(listed.tables.insert(name.clone(), root)),
                    _ => listed.indexes.push(root),
                }
            }
            Ok(())
        }),
    )?;
    listed.whole = walk.lost.is_empty();
    Ok(listed)
}

/// What the search keeps, and what follows from it.
const DERIVED: [&str; 4] = ["log_search", "text_search", "search_text", "search_word"];

/// The tables of the new house, which has the schema of the damaged one.
pub(super) fn tables(conn: &Connection, listed: &Listed) -> Result<Vec<Table>, StoreError> {
    let mut statement = conn.prepare(
        "SELECT name, wr FROM pragma_table_list
         WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )?;
    let names =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<Vec<(String, bool)>, _>>()?;
    names.into_iter().map(|(name, without_number)| table(conn, listed, name, !without_number)).collect()
}

fn table(conn: &Connection, listed: &Listed, name: String, numbered: bool) -> Result<Table, StoreError> {
    let mut statement = conn.prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let rows = statement.query_map([&name], |row| {
        let (kind, key): (String, i64) = (row.get(1)?, row.get(3)?);
        let is_row = numbered && key == 1 && kind == "INTEGER";
        Ok(Column { name: row.get(0)?, needed: row.get(2)?, is_row, kind })
    })?;
    let mut columns = rows.collect::<Result<Vec<_>, _>>()?;
    if !numbered {
        columns = as_stored(conn, &name, &columns)?;
    }
    let derived = DERIVED.iter().any(|part| name == *part || name.starts_with(&format!("{part}_")));
    let root = listed.tables.get(&name).copied();
    Ok(Table { name, columns, numbered, derived, root })
}

/// A table without row numbers is its own index: the columns of the key stand first.
fn as_stored(conn: &Connection, table: &str, columns: &[Column]) -> Result<Vec<Column>, StoreError> {
    let mut statement = conn.prepare(
        "SELECT x.name FROM pragma_index_list(?1) l JOIN pragma_index_xinfo(l.name) x WHERE l.origin = 'pk' ORDER BY x.seqno",
    )?;
    let order = statement.query_map([table], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(order.iter().filter_map(|name| columns.iter().find(|column| column.name == *name).cloned()).collect())
}
