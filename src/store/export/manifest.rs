//! `manifest.json`: what an export holds, written first and held against everything that is read.

use serde::{Deserialize, Serialize};

use super::{ExportError, schema};
use crate::{
    domain::{ids::AuditId, time::Instant},
    store::{StoreError, backup::Head, keys::Hex, migrate},
};

/// The form of an export.
const FORMAT: u32 = 1;
/// How the list says what it is.
const KIND: &str = "personalbase-export";

/// Names of the files that are no table and no page.
pub(super) const MANIFEST: &str = "manifest.json";
pub(super) const SCHEMA_TEXT: &str = "SCHEMA.md";
pub(super) const SCHEMA_JSON: &str = "schema.json";
/// Where the readable pages stand.
const PAGES: &str = "text/";

/// What an export holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    kind: String,
    format: u32,
    /// The version of the program that made it.
    pub program: String,
    /// The schema of the house.
    pub schema: i64,
    /// When it was made.
    pub made_at: Instant,
    /// The newest row of the audit chain.
    pub chain: Head,
    /// The first row of the chain that does not follow from the one before; nothing for a sound one.
    pub chain_broken_at: Option<AuditId>,
    /// Its files, in their order.
    pub(super) files: Vec<Listed>,
}

/// A file of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    pub path: String,
    pub size: u64,
    pub sha256: Hex<32>,
    /// Rows of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
}

/// Only what tells whether the rest can be read.
#[derive(Deserialize)]
struct Form {
    kind: String,
    format: u32,
    schema: i64,
}

impl Manifest {
    pub(super) fn new(made_at: Instant, chain: Head, chain_broken_at: Option<AuditId>, files: Vec<Listed>) -> Self {
        Self {
            kind: KIND.to_owned(),
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            schema: migrate::NEWEST,
            made_at,
            chain,
            chain_broken_at,
            files,
        }
    }

    /// As text.
    pub(super) fn text(&self) -> Result<String, StoreError> {
        let text = serde_json::to_string_pretty(self).map_err(|error| StoreError::Unexpected(error.to_string()))?;
        Ok(text + "\n")
    }

    /// Reads one, and makes sure that it lists what an export has to hold, in its order, and no path that leads elsewhere.
    pub(super) fn parse(text: &[u8]) -> Result<Self, ExportError> {
        let changed = || ExportError::Changed(MANIFEST.to_owned());
        let form: Form = serde_json::from_slice(text).map_err(|_| changed())?;
        if form.kind != KIND {
            return Err(changed());
        }
        if form.format > FORMAT {
            return Err(ExportError::Newer { found: form.format.into(), known: FORMAT.into() });
        }
        let (found, known) = (form.schema, migrate::NEWEST);
        if found > known {
            return Err(ExportError::Newer { found, known });
        }
        if found < known {
            return Err(ExportError::Older { found, known });
        }
        let list: Self = serde_json::from_slice(text).map_err(|_| changed())?;
        if list.lists_all() { Ok(list) } else { Err(changed()) }
    }

    /// How many rows all tables have.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.files.iter().filter_map(|file| file.rows).fold(0, u64::saturating_add)
    }

    fn lists_all(&self) -> bool {
        let mut files = self.files.iter();
        let plain = [SCHEMA_TEXT, SCHEMA_JSON]
            .iter()
            .all(|name| files.next().is_some_and(|file| file.path == *name && file.rows.is_none()));
        let tables = schema::tables()
            .iter()
            .all(|table| files.next().is_some_and(|file| file.path == table.file() && file.rows.is_some()));
        plain && tables && files.all(|file| is_page(&file.path) && file.rows.is_none())
    }
}

/// A page is a file in one folder, with nothing in its name that leads out of it.
pub(super) fn is_page(path: &str) -> bool {
    let is_plain = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    path.strip_prefix(PAGES).and_then(|name| name.strip_suffix(".txt")).is_some_and(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> Manifest {
        let listed = |path: String, rows| Listed { path, size: 1, sha256: Hex([7; 32]), rows };
        let plain = [SCHEMA_TEXT, SCHEMA_JSON].map(|name| listed(name.to_owned(), None));
        let tables = schema::tables().iter().map(|table| listed(table.file(), Some(2)));
        let files = plain.into_iter().chain(tables).chain([listed("text/log-2026-11.txt".to_owned(), None)]).collect();
        let chain = Head { row: AuditId(3), hash: Hex([9; 32]) };
        Manifest::new("2026-11-21T13:32:00Z".parse().unwrap(), chain, None, files)
    }

    fn parsed(change: impl FnOnce(&mut Manifest)) -> Result<Manifest, ExportError> {
        let mut list = list();
        change(&mut list);
        Manifest::parse(list.text().unwrap().as_bytes())
    }

    #[test]
    fn a_list_reads_as_it_was_written() {
        let read = parsed(|_| {}).unwrap();
        assert_eq!(read, list());
        assert_eq!(read.rows(), 2 * schema::tables().len() as u64);
    }

    #[test]
    fn what_leads_elsewhere_or_is_left_out_is_no_list() {
        let tricks = [
            "../x.txt",
            "text/../x.txt",
            "/etc/x.txt",
            "text/a/b.txt",
            "text/.txt",
            "text/x",
            "text\\x.txt",
            "tables/x.jsonl",
        ];
        for path in tricks {
            assert!(
                matches!(
                    parsed(|list| list.files.last_mut().unwrap().path = path.to_owned()),
                    Err(ExportError::Changed(_))
                ),
                "{path}"
            );
        }
        assert!(parsed(|list| drop(list.files.remove(2))).is_err(), "a table");
        assert!(parsed(|list| list.files.swap(3, 4)).is_err());
        assert!(parsed(|list| list.files[5].rows = None).is_err());
        assert!(parsed(|list| list.kind = "other".to_owned()).is_err());
        assert!(Manifest::parse(b"").is_err());
        assert!(Manifest::parse(br#"{"kind":"personalbase-export"}"#).is_err());
    }

    #[test]
    fn newer_and_older_ones_are_told_apart() {
        let (newest, newer, older) = (migrate::NEWEST, migrate::NEWEST + 1, migrate::NEWEST - 1);
        assert!(
            matches!(parsed(|list| list.schema = newer), Err(ExportError::Newer { found, known }) if (found, known) == (newer, newest))
        );
        assert!(matches!(parsed(|list| list.schema = older), Err(ExportError::Older { found, .. }) if found == older));
        assert!(matches!(parsed(|list| list.format = 2), Err(ExportError::Newer { found: 2, known: 1 })));
    }
}
