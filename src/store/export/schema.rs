//! What an export holds, table by table and column by column: read from `tables.txt`, which also stands in every export, so that
//! what is written, what is read and what is explained cannot differ.

use std::{fmt::Write as _, sync::LazyLock};

use serde::Serialize;

const TABLES: &str = include_str!("tables.txt");

/// Tables of the house that are no part of an export, and why.
pub(super) const LEFT_OUT: [(&str, &str); 6] = [
    ("draft", "Text that nobody has saved yet: it is its writer's alone, and no record."),
    ("search_due", "Follows from the rest: the search index is made anew when an export is imported."),
    ("search_text", "Follows from the rest, as above."),
    ("search_word", "Follows from the rest, as above."),
    ("log_search", "Follows from the rest, as above."),
    ("text_search", "Follows from the rest, as above."),
];

/// Columns that are no part of an export, why, and what stands there in a house that was made of one.
pub(super) const SECRETS: [(&str, &str, &str); 3] = [
    ("house", "key_file", "The key file it belongs to: a house that is made of an export has its own."),
    ("staff", "pin_hash", "A secret: whoever had it could try PINs."),
    ("staff", "slot", "The place of a passphrase in the key file, which is no part of an export."),
];

/// What a column holds, and so how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    /// The number of a row of that table.
    Row(&'static str),
    Flag,
    /// Seconds since 1970 in the house; RFC 3339 in UTC in an export.
    Instant,
    Day,
    Clock,
    Text,
    Word,
    Json,
    /// Hexadecimal in an export.
    Bytes,
}

impl Kind {
    fn of(text: &'static str) -> Option<Self> {
        Some(match text {
            "number" => Self::Number,
            "flag" => Self::Flag,
            "instant" => Self::Instant,
            "day" => Self::Day,
            "clock" => Self::Clock,
            "text" => Self::Text,
            "word" => Self::Word,
            "json" => Self::Json,
            "bytes" => Self::Bytes,
            other => Self::Row(other.strip_prefix("> ")?),
        })
    }

    /// The type in the house.
    #[cfg(test)]
    pub(super) const fn stored(self) -> &'static str {
        match self {
            Self::Number | Self::Row(_) | Self::Flag | Self::Instant => "INTEGER",
            Self::Day | Self::Clock | Self::Text | Self::Word | Self::Json => "TEXT",
            Self::Bytes => "BLOB",
        }
    }

    /// The type in JSON, and how it is written there.
    const fn in_json(self) -> (&'static str, &'static str) {
        match self {
            Self::Number => ("integer", "a whole number"),
            Self::Row(_) => ("integer", "the number of a row"),
            Self::Flag => ("integer", "0 no, 1 yes"),
            Self::Instant => ("string", "RFC 3339 in UTC, to the second"),
            Self::Day => ("string", "yyyy-mm-dd"),
            Self::Clock => ("string", "hh:mm on the clock of the house"),
            Self::Text => ("string", "what somebody wrote"),
            Self::Word => ("string", "one of a few words, or a word of the configuration"),
            Self::Json => ("string", "JSON as text"),
            Self::Bytes => ("string", "bytes in hexadecimal"),
        }
    }
}

/// A column of a table.
#[derive(Debug)]
pub(super) struct Column {
    pub name: &'static str,
    pub kind: Kind,
    meaning: &'static str,
}

/// A table of an export.
#[derive(Debug)]
pub(super) struct Table {
    pub name: &'static str,
    meaning: &'static str,
    pub columns: Vec<Column>,
}

impl Table {
    /// The file its rows stand in.
    pub(super) fn file(&self) -> String {
        format!("tables/{}.jsonl", self.name)
    }
}

/// All tables, in the order they stand in an export.
pub(super) fn tables() -> &'static [Table] {
    static ALL: LazyLock<Vec<Table>> = LazyLock::new(|| parse(TABLES));
    &ALL
}

/// A line that is not understood is left out here, and found by the test that holds this against the house.
fn parse(text: &'static str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut parts = line.split(" | ");
        let Some(first) = parts.next() else { continue };
        match (first.strip_prefix("= "), parts.next(), parts.next(), tables.last_mut()) {
            (Some(name), Some(meaning), None, _) => tables.push(Table { name, meaning, columns: Vec::new() }),
            (None, Some(kind), Some(meaning), Some(table)) => {
                table.columns.extend(Kind::of(kind).map(|kind| Column { name: first, kind, meaning }));
            }
            _ => {}
        }
    }
    tables
}

#[derive(Serialize)]
struct SchemaJson {
    tables: Vec<TableJson>,
    left_out: Vec<LeftOutJson>,
}

#[derive(Serialize)]
struct TableJson {
    name: &'static str,
    file: String,
    meaning: &'static str,
    columns: Vec<ColumnJson>,
}

#[derive(Serialize)]
struct ColumnJson {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    references: Option<&'static str>,
    meaning: &'static str,
}

#[derive(Serialize)]
struct LeftOutJson {
    table: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'static str>,
    why: &'static str,
}

impl Column {
    const fn json(&self) -> ColumnJson {
        let (kind, format) = self.kind.in_json();
        let references = if let Kind::Row(table) = self.kind { Some(table) } else { None };
        ColumnJson { name: self.name, kind, format, references, meaning: self.meaning }
    }
}

/// `schema.json`: the same for programs.
pub(super) fn as_json() -> Result<String, serde_json::Error> {
    let tables = tables().iter().map(|table| TableJson {
        name: table.name,
        file: table.file(),
        meaning: table.meaning,
        columns: table.columns.iter().map(Column::json).collect(),
    });
    let whole = LEFT_OUT.iter().map(|(table, why)| LeftOutJson { table, column: None, why });
    let part = SECRETS.iter().map(|(table, column, why)| LeftOutJson { table, column: Some(column), why });
    let schema = SchemaJson { tables: tables.collect(), left_out: whole.chain(part).collect() };
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// `SCHEMA.md`: the same for people.
pub(super) fn as_text() -> String {
    let mut text = String::from(
        "# The tables of this export\n\n\
         Each table is a file `tables/NAME.jsonl`: one JSON object a line for each row, with every column, in the order of the \
         key. What is empty is `null`. Text is UTF-8.\n",
    );
    for table in tables() {
        // Writing into a text cannot fail.
        let _ =
            write!(text, "\n## {}\n\n{}\n\n| column | type | meaning |\n|---|---|---|\n", table.name, table.meaning);
        for column in &table.columns {
            let (kind, format) = column.kind.in_json();
            let kind = match column.kind {
                Kind::Row(table) => format!("{kind}, row of `{table}`"),
                _ => format!("{kind}, {format}"),
            };
            let _ = writeln!(text, "| `{}` | {kind} | {} |", column.name, column.meaning);
        }
    }
    text.push_str("\n## What is left out\n\n");
    for (table, why) in LEFT_OUT {
        let _ = writeln!(text, "* `{table}`: {why}");
    }
    for (table, column, why) in SECRETS {
        let _ = writeln!(text, "* `{table}.{column}`: {why}");
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use rusqlite::Connection;

    use super::*;
    use crate::store::tests::house;

    fn texts(conn: &Connection, sql: &str) -> Vec<String> {
        conn.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    /// Tables of the house, but for those the search index is made of.
    fn in_house(conn: &Connection) -> BTreeSet<String> {
        let all = texts(
            conn,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        );
        let of_index =
            |name: &str| ["_data", "_idx", "_config", "_docsize", "_content"].iter().any(|end| name.ends_with(end));
        all.into_iter().filter(|name| !(name.contains("_search_") && of_index(name))).collect()
    }

    /// Each column with its type and the table it refers to.
    fn columns(conn: &Connection, table: &str) -> BTreeMap<String, (String, Option<String>)> {
        let mut info = conn.prepare(&format!("SELECT name, type FROM pragma_table_xinfo('{table}')")).unwrap();
        let mut found: BTreeMap<String, (String, Option<String>)> = info
            .query_map([], |row| Ok((row.get(0)?, (row.get(1)?, None))))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        // A key of two columns stands in no column alone.
        let single = "SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1) f
                      WHERE (SELECT count(*) FROM pragma_foreign_key_list(?1) g WHERE g.id = f.id) = 1";
        let mut keys = conn.prepare(single).unwrap();
        for key in keys.query_map([table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap() {
            let (column, table): (String, String) = key.unwrap();
            found.get_mut(&column).unwrap().1 = Some(table);
        }
        found
    }

    #[test]
    fn no_table_and_no_column_of_the_house_is_undescribed() {
        let (_home, sample) = house();
        let conn = sample.house.connection();
        let left_out: BTreeSet<String> = LEFT_OUT.iter().map(|(table, _)| (*table).to_owned()).collect();
        let described: BTreeSet<String> = tables().iter().map(|table| table.name.to_owned()).collect();
        assert_eq!(described.len(), tables().len(), "a table stands twice");
        assert_eq!(&described | &left_out, in_house(conn), "describe it in tables.txt, or say in LEFT_OUT why not");
        for table in tables() {
            let mut wanted = columns(conn, table.name);
            wanted.retain(|column, _| !SECRETS.iter().any(|(of, secret, _)| *of == table.name && secret == column));
            let described: BTreeMap<String, (String, Option<String>)> = table
                .columns
                .iter()
                .map(|column| {
                    let to = if let Kind::Row(to) = column.kind { Some(to.to_owned()) } else { None };
                    (column.name.to_owned(), (column.kind.stored().to_owned(), to))
                })
                .collect();
            assert_eq!(described, wanted, "{}", table.name);
        }
    }

    #[test]
    fn every_line_of_the_description_is_understood() {
        let lines = TABLES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        let understood: usize = tables().iter().map(|table| 1 + table.columns.len()).sum();
        assert_eq!(understood, lines);
    }

    #[test]
    fn the_page_about_the_tables_is_the_description() {
        let page = include_str!("../../../docs/export-tables.md");
        assert!(page == as_text(), "put SCHEMA.md of an export there");
    }

    #[test]
    fn the_description_is_written_for_programs_and_for_people() {
        let json: serde_json::Value = serde_json::from_str(&as_json().unwrap()).unwrap();
        assert_eq!(json["tables"].as_array().unwrap().len(), tables().len());
        let text = as_text();
        for table in tables() {
            assert!(text.contains(&format!("\n## {}\n", table.name)));
        }
        assert!(text.contains("`staff.pin_hash`: A secret"));
    }
}
