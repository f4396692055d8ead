//! Which column is what, and reading the cells of a row: every fault is named by row and column.

use super::sheet::{Row, Sheet, is_broken};
use crate::{
    cli::fault::Fault,
    domain::{names::Line, refusal::Invalid},
    explain,
    text::{Language, Texts, fold::fold_loose},
};

/// A column that a list may have.
pub(super) struct Column<F> {
    pub field: F,
    /// Its headings, parted by `|`; the first is the one that is told.
    pub headings: fn(&Texts) -> &'static str,
    /// Whether the list is of no use without it.
    pub needed: bool,
}

/// Why a row cannot be taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RowFault {
    pub row: usize,
    /// The heading as it stands in the file; `None` for the row as a whole.
    pub column: Option<String>,
    /// A sentence.
    pub why: String,
}

/// A list whose columns are known.
pub(super) struct List<F: 'static> {
    pub t: Texts,
    columns: &'static [Column<F>],
    sheet: Sheet,
    /// What stands in each column of the file.
    fields: Vec<Option<F>>,
}

impl<F: Copy + PartialEq> List<F> {
    /// Reads a file that should have these columns.
    pub(super) fn read(t: Texts, path: &std::path::Path, columns: &'static [Column<F>]) -> Result<Self, Fault> {
        let sheet = Sheet::read(t, path, |heading| field_of(columns, heading).is_some())?;
        Self::of(t, sheet, columns)
    }

    /// Reads what a file holds.
    #[cfg(any(test, feature = "testing"))]
    pub(super) fn of_bytes(t: Texts, bytes: &[u8], columns: &'static [Column<F>]) -> Result<Self, Fault> {
        let sheet = Sheet::of_bytes(t, bytes, |heading| field_of(columns, heading).is_some())?;
        Self::of(t, sheet, columns)
    }

    fn of(t: Texts, sheet: Sheet, columns: &'static [Column<F>]) -> Result<Self, Fault> {
        let fields: Vec<Option<F>> = sheet.headings.iter().map(|heading| field_of(columns, heading)).collect();
        let list = Self { t, columns, sheet, fields };
        let missing: Vec<&str> = columns
            .iter()
            .filter(|column| column.needed && !list.has(column.field))
            .map(|column| told(&t, column))
            .collect();
        if !missing.is_empty() {
            return Err(Fault::Usage(t.import_columns_missing(missing.join(", "), all(&t, columns))));
        }
        match columns.iter().find(|column| list.fields.iter().filter(|field| **field == Some(column.field)).count() > 1)
        {
            Some(twice) => Err(Fault::Usage(t.import_column_twice(told(&t, twice)))),
            None => Ok(list),
        }
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.sheet.rows
    }

    pub(super) fn has(&self, field: F) -> bool {
        self.fields.contains(&Some(field))
    }

    /// Headings that are none of the list's; what stands under them is not read.
    pub(super) fn not_read(&self) -> Vec<String> {
        let unknown = self.sheet.headings.iter().zip(&self.fields).filter(|(_, field)| field.is_none());
        unknown.map(|(heading, _)| shown(heading)).filter(|heading| !heading.is_empty()).collect()
    }

    /// A fault in a cell.
    pub(super) fn fault(&self, row: usize, field: F, why: String) -> RowFault {
        let in_file = self.fields.iter().position(|at| *at == Some(field)).map(|at| shown(&self.sheet.headings[at]));
        let by_name =
            || self.columns.iter().find(|column| column.field == field).map(|column| told(&self.t, column).to_owned());
        RowFault { row, column: in_file.or_else(by_name), why }
    }

    /// The cells of a row, for reading. `None` with the faults where the row is not whole.
    pub(super) fn cells<'a>(&'a self, row: &'a Row, faults: &'a mut Vec<RowFault>) -> Option<Cells<'a, F>> {
        let (found, expected) = (row.cells.len(), self.sheet.headings.len());
        if let Some(at) = row.cells.iter().position(|cell| is_broken(cell)) {
            let column = self.sheet.headings.get(at).map(|heading| shown(heading));
            faults.push(RowFault { row: row.number, column, why: self.t.import_cell_broken().to_owned() });
            return None;
        }
        if row.cells[found.min(expected)..].iter().any(|cell| !cell.is_empty()) || found < expected {
            let why = self.t.import_cells_differ(found as i64, expected as i64);
            faults.push(RowFault { row: row.number, column: None, why });
            return None;
        }
        Some(Cells { list: self, row, faults })
    }
}

/// The cells of one row.
pub(super) struct Cells<'a, F: 'static> {
    list: &'a List<F>,
    row: &'a Row,
    faults: &'a mut Vec<RowFault>,
}

impl<F: Copy + PartialEq> Cells<'_, F> {
    /// What stands in a cell; nothing where the list has no such column.
    pub(super) fn text(&self, field: F) -> &str {
        let at = self.list.fields.iter().position(|column| *column == Some(field));
        at.and_then(|at| self.row.cells.get(at)).map_or("", String::as_str)
    }

    /// Reads a cell; what cannot be read is noted, and the other cells can still be read.
    pub(super) fn read<T>(&mut self, field: F, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        match read(self.text(field)) {
            Ok(value) => Some(value),
            Err(why) => {
                self.fault(field, why);
                None
            }
        }
    }

    /// Reads a cell whose value the domain checks.
    pub(super) fn value<T>(&mut self, field: F, read: impl FnOnce(&str) -> Result<T, Invalid>) -> Option<T> {
        let t = self.list.t;
        self.read(field, |text| read(text).map_err(|why| explain::invalid(t, why)))
    }

    /// Notes a fault in a cell.
    pub(super) fn fault(&mut self, field: F, why: String) {
        self.faults.push(self.list.fault(self.row.number, field, why));
    }
}

/// The headings a list may have, as they are told.
pub(super) fn all<F>(t: &Texts, columns: &[Column<F>]) -> String {
    columns.iter().map(|column| told(t, column)).collect::<Vec<_>>().join(", ")
}

fn told<F>(t: &Texts, column: &Column<F>) -> &'static str {
    (column.headings)(t).split('|').next().unwrap_or_default()
}

fn field_of<F: Copy>(columns: &[Column<F>], heading: &str) -> Option<F> {
    let heading = plain(heading);
    let is_it = |column: &&Column<F>| {
        Language::ALL.iter().any(|language| {
            let headings = (column.headings)(&Texts::new(*language));
            headings.split('|').any(|known| plain(known) == heading)
        })
    };
    columns.iter().find(is_it).map(|column| column.field)
}

/// A heading as it is compared: «Flyttet_inn:» is «flyttet inn».
fn plain(heading: &str) -> String {
    let parted = fold_loose(heading).replace(['_', '-', ':', '*', '.'], " ");
    parted.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in a cell, for a sentence: its beginning, without signs that turn a row.
pub(super) fn shown(text: &str) -> String {
    let beginning: String = text.chars().take(40).collect();
    Line::optional(&beginning).ok().flatten().map_or_else(String::new, |line| line.to_string())
}
