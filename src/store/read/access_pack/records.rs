//! All that the house has written about one youth, one table after another, in pages by key.

use std::num::NonZeroU32;

use rusqlite::Row;

use super::tables::TABLES;
use crate::{
    domain::{
        access_pack::{Code, Part, Record, Source, Value},
        ids::{StaffId, YouthId},
    },
    store::{
        StoreError,
        read::{Reader, optional_date, optional_instant},
    },
};

/// How a column of a table is read as a field.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// Words somebody wrote.
    Words,
    /// Another private person's own.
    Private,
    /// Text that nobody wrote, or a number.
    Plain,
    /// A code.
    Code(Code),
    /// A day.
    Day,
    /// A moment in seconds.
    Moment,
    /// A member of staff.
    Staff,
    /// How many other youths it is about.
    Others,
}

/// A table that tells of youths.
#[derive(Debug)]
pub(super) struct Table {
    /// The name of its records.
    pub kind: &'static str,
    /// Where they stand in a pack.
    pub part: Part,
    /// The keys of a page: of whom ?1, after which ?2, how many ?3.
    pub keys: &'static str,
    /// What stands there of whom ?1 between the keys ?2 and ?3: row, moment, day, member, then the fields.
    pub rows: &'static str,
    /// The fields with their names.
    pub fields: &'static [(&'static str, Form)],
}

/// How far the reading of a youth's records has come.
#[derive(Debug, Clone, Copy)]
pub struct Records {
    youth: YouthId,
    table: usize,
    after: i64,
}

impl Records {
    /// From the beginning.
    #[must_use]
    pub const fn of(youth: YouthId) -> Self {
        Self { youth, table: 0, after: i64::MIN }
    }
}

impl Reader<'_> {
    /// The next records of a youth; those of `limit` keys at most. `None` after the last.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn next_records(self, at: &mut Records, limit: usize) -> Result<Option<Vec<Record>>, StoreError> {
        let Some(table) = TABLES.get(at.table) else { return Ok(None) };
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut keys = self.prepare(table.keys)?;
        let keys: Vec<i64> =
            keys.query_map((at.youth.0, at.after, limit), |row| row.get(0))?.collect::<Result<_, _>>()?;
        let (Some(first), Some(last)) = (keys.first(), keys.last()) else {
            *at = Records { table: at.table + 1, after: i64::MIN, ..*at };
            return Ok(Some(Vec::new()));
        };
        let mut rows = self.prepare(table.rows)?;
        let records = rows.query_map((at.youth.0, first, last), |row| record(table, row))?;
        let records = records.collect::<Result<_, _>>()?;
        at.after = *last;
        Ok(Some(records))
    }
}

fn record(table: &Table, row: &Row<'_>) -> rusqlite::Result<Record> {
    let id: i64 = row.get(0)?;
    let mut fields = Vec::with_capacity(table.fields.len());
    for (column, (name, form)) in (4..).zip(table.fields) {
        if let Some(value) = value(*form, row, column)? {
            fields.push((*name, value));
        }
    }
    Ok(Record {
        part: table.part,
        source: Source(format!("{}/{id}", table.kind)),
        kind: table.kind,
        at: optional_instant(row, 1)?,
        day: optional_date(row, 2)?,
        by: row.get::<_, Option<i64>>(3)?.map(StaffId),
        fields,
    })
}

fn value(form: Form, row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Value>> {
    let words = || row.get::<_, Option<String>>(column);
    Ok(match form {
        Form::Words => words()?.map(Value::Words),
        Form::Private => words()?.map(Value::Private),
        Form::Plain => match row.get_ref(column)? {
            rusqlite::types::ValueRef::Integer(number) => Some(Value::Plain(number.to_string())),
            _ => words()?.map(Value::Plain),
        },
        Form::Code(code) => words()?.map(|word| Value::Code(code, word)),
        Form::Day => optional_date(row, column)?.map(Value::Day),
        Form::Moment => optional_instant(row, column)?.map(Value::Moment),
        Form::Staff => row.get::<_, Option<i64>>(column)?.map(|staff| Value::Staff(StaffId(staff))),
        Form::Others => NonZeroU32::new(row.get(column)?).map(Value::Others),
    })
}
