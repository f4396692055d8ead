//! The one way to the connection for everything that reads.

use rusqlite::{CachedStatement, Connection};

/// Reads an open house.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    conn: &'a Connection,
}

impl<'a> Reader<'a> {
    pub(in crate::store) const fn new(conn: &'a Connection) -> Self {
        Self { conn }
    }

    /// Every query of a screen is prepared here, and the connection is nobody else's, so that a test can ask how SQLite would carry out each of them.
    pub(in crate::store) fn prepare(self, sql: &str) -> rusqlite::Result<CachedStatement<'a>> {
        #[cfg(test)]
        crate::store::tests::note_query(sql);
        self.conn.prepare_cached(sql)
    }
}
