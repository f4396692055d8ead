//! The rows of a table: one JSON object a line, and each line looked at before the house takes it.

use std::{
    fmt,
    io::{BufRead, Read as _, Write},
};

use rusqlite::{Connection, types::Value};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value as Json;

use super::{
    ExportError, RowFault, cell,
    schema::{SECRETS, Table},
};
use crate::store::StoreError;

/// No row is longer: the longest is what was on the screen at a handover, some hundred kilobytes.
const LONGEST: u64 = 16 * 1024 * 1024;

/// Writes every row of a table in the order of its key, and answers how many. `told` hears of each.
pub(super) fn write(
    conn: &Connection,
    table: &Table,
    out: &mut dyn Write,
    told: &mut dyn FnMut(),
) -> Result<u64, StoreError> {
    let names: Vec<String> = table.columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    let key = key_of(conn, table)?;
    let mut statement = conn.prepare(&format!("SELECT {} FROM \"{}\" ORDER BY {key}", names.join(", "), table.name))?;
    let mut rows = statement.query([])?;
    let (mut line, mut count) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        line.clear();
        for (at, column) in table.columns.iter().enumerate() {
            line.push(if at == 0 { b'{' } else { b',' });
            write!(line, "\"{}\":", column.name)?;
            cell::write(&mut line, column.kind, row.get_ref(at)?).ok_or(StoreError::Damaged)?;
        }
        line.extend_from_slice(b"}\n");
        out.write_all(&line)?;
        count += 1;
        told();
    }
    Ok(count)
}

/// The columns of the key, in its order.
fn key_of(conn: &Connection, table: &Table) -> Result<String, StoreError> {
    let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")?;
    let names = statement.query_map([table.name], |row| Ok(format!("\"{}\"", row.get::<_, String>(0)?)))?;
    Ok(names.collect::<Result<Vec<_>, _>>()?.join(", "))
}

/// Reads the rows of a table and hands each to `take`; answers how many.
pub(super) fn read(
    table: &Table,
    from: &mut dyn BufRead,
    take: &mut dyn FnMut(&[Value]) -> Result<(), StoreError>,
) -> Result<u64, StoreError> {
    let (mut line, mut count) = (Vec::new(), 0);
    loop {
        line.clear();
        if (&mut *from).take(LONGEST + 1).read_until(b'\n', &mut line)? == 0 {
            return Ok(count);
        }
        count += 1;
        let fail = |fault| ExportError::Row { file: table.file(), line: count, fault };
        if line.len() as u64 > LONGEST {
            return Err(fail(RowFault::TooLong).into());
        }
        let values = parse(table, &line).map_err(fail)?;
        take(&values).map_err(|error| match error {
            // A rule of the house itself, in whatever words SQLite has for it; or a row that stands there already.
            StoreError::Unexpected(_) | StoreError::Refused(_) => fail(RowFault::NotTaken).into(),
            other => other,
        })?;
    }
}

/// The columns of a line as they stand there, in any order.
struct Fields(Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Row;
        impl<'de> Visitor<'de> for Row {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a row")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields, M::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Row)
    }
}

/// The values of a line, in the order of the columns.
fn parse(table: &Table, line: &[u8]) -> Result<Vec<Value>, RowFault> {
    let Fields(mut fields) = serde_json::from_slice(line).map_err(|_| RowFault::NotARow)?;
    if fields.iter().any(|(name, _)| !table.columns.iter().any(|column| column.name == name)) {
        return Err(RowFault::OtherColumn);
    }
    let mut values = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        let at = fields.iter().position(|(name, _)| name == column.name).ok_or(RowFault::NoColumn(column.name))?;
        let (_, value) = fields.swap_remove(at);
        values.push(cell::read(column.kind, value).ok_or(RowFault::Value(column.name))?);
    }
    if fields.is_empty() { Ok(values) } else { Err(RowFault::OtherColumn) }
}

/// The statement that adds a row. What is no part of an export is empty until somebody gives it.
pub(super) fn insert(table: &Table) -> String {
    let secrets = SECRETS.iter().filter(|(of, ..)| *of == table.name).map(|(_, column, _)| *column);
    let own: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let names: Vec<String> = own.iter().copied().chain(secrets.clone()).map(|name| format!("\"{name}\"")).collect();
    let marks = (1..=own.len()).map(|number| format!("?{number}"));
    let empty = secrets.map(|column| if column == "key_file" { "x''".to_owned() } else { "''".to_owned() });
    let values: Vec<String> = marks.chain(empty).collect();
    format!("INSERT INTO \"{}\" ({}) VALUES ({})", table.name, names.join(", "), values.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::export::schema::tables;

    fn table(name: &str) -> &'static Table {
        tables().iter().find(|table| table.name == name).unwrap()
    }

    fn fault(line: &[u8]) -> (u64, RowFault) {
        match read(table("common_room"), &mut &*line, &mut |_| Ok(())) {
            Err(StoreError::Export(ExportError::Row { line, fault, file })) => {
                assert_eq!(file, "tables/common_room.jsonl");
                (line, fault)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_line_is_a_row_with_every_column() {
        let mut found = Vec::new();
        let lines = b"{\"id\":1,\"house_id\":1,\"name\":\"own\"}\n{\"name\":\"own\",\"house_id\":2,\"id\":2}\n";
        let count = read(table("common_room"), &mut lines.as_slice(), &mut |row| {
            found.push(row.to_vec());
            Ok(())
        });
        assert_eq!(count.unwrap(), 2);
        assert_eq!(found[1], [Value::Integer(2), Value::Integer(2), Value::Text("own".to_owned())]);
    }

    #[test]
    fn each_fault_of_a_line_is_told_with_its_number() {
        let good = "{\"id\":1,\"house_id\":1,\"name\":\"own\"}\n";
        let cases = [
            ("x\n", RowFault::NotARow),
            ("[1]\n", RowFault::NotARow),
            ("\n", RowFault::NotARow),
            ("{\"id\":1,\"house_id\":1}\n", RowFault::NoColumn("name")),
            ("{\"id\":1,\"house_id\":\"1\",\"name\":\"own\"}\n", RowFault::Value("house_id")),
            ("{\"id\":1,\"house_id\":1,\"name\":\"own\",\"note\":\"x\"}\n", RowFault::OtherColumn),
            ("{\"id\":1,\"id\":1,\"house_id\":1,\"name\":\"own\"}\n", RowFault::OtherColumn),
            ("{\"id\":1,\"house_id\":1,\"name\":\"own\"", RowFault::NotARow),
        ];
        for (line, wanted) in cases {
            assert_eq!(fault(format!("{good}{line}").as_bytes()), (2, wanted), "{line}");
        }
        assert_eq!(fault(b"{\"id\":1,\"house_id\":1,\"name\":\"\xff\"}\n"), (1, RowFault::NotARow));
    }

    #[test]
    fn a_line_without_end_is_not_read_into_memory() {
        let endless = std::io::repeat(b'x').take(u64::MAX);
        let read = read(table("common_room"), &mut std::io::BufReader::new(endless), &mut |_| Ok(()));
        let Err(StoreError::Export(ExportError::Row { fault, .. })) = read else { panic!("{read:?}") };
        assert_eq!(fault, RowFault::TooLong);
    }

    #[test]
    fn what_is_left_out_is_empty_in_the_new_house() {
        let sql = insert(table("staff"));
        assert!(sql.ends_with("?7, '', '')") && sql.contains("\"pin_hash\", \"slot\""), "{sql}");
    }
}
