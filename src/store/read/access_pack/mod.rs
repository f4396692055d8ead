//! Packs of what the house has written about one youth, and the records they are gathered from.

mod names;
mod packs;
mod records;
mod tables;

pub use self::{names::NamesTold, records::Records};

/// The queries of all tables that are gathered from, for the test that none is forgotten.
#[cfg(test)]
pub(in crate::store) fn pack_tables() -> Vec<&'static str> {
    tables::TABLES.iter().map(|table| table.rows).collect()
}
