//! The one way to the connection for everything that reads.

use chrono::NaiveDate;
use rusqlite::{CachedStatement, Connection};

use crate::store::StoreError;

/// Reads an open house.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    conn: &'a Connection,
    today: Option<NaiveDate>,
    /// Of the calendar it reads what the other houses have, and nothing else of them.
    elsewhere: bool,
}

impl<'a> Reader<'a> {
    /// A reader for what is the same on every day. Whoever has a last day ahead does not live here to it.
    pub(in crate::store) const fn new(conn: &'a Connection) -> Self {
        Self { conn, today: None, elsewhere: false }
    }

    /// A reader on a day of the house: whoever has their last day then or later lives here.
    pub(in crate::store) const fn on(conn: &'a Connection, today: NaiveDate) -> Self {
        Self { conn, today: Some(today), elsewhere: false }
    }

    /// The same over the calendars of the other houses of the file.
    pub(super) const fn elsewhere(self) -> Self {
        Self { elsewhere: true, ..self }
    }

    /// Whether the calendars of the other houses are read.
    pub(super) const fn is_elsewhere(self) -> bool {
        self.elsewhere
    }

    /// The day a stay must last to for the youth to live here now, as the view `stay` has it in `until`.
    pub(super) fn lasts_to(self) -> String {
        self.today.map_or_else(|| "9999-12-31".to_owned(), |today| today.to_string())
    }

    /// The word that the log of the house on the screen is filed under; `None` where that is not needed to find it.
    pub(super) fn house_tag(self) -> Result<Option<String>, StoreError> {
        Ok(self.prepare("SELECT house_tag()")?.query_row([], |row| row.get(0))?)
    }

    /// Every query of a screen is prepared here, and the connection is nobody else's, so that a test can ask how SQLite would carry out each of them.
    pub(in crate::store) fn prepare(self, sql: &str) -> rusqlite::Result<CachedStatement<'a>> {
        #[cfg(test)]
        crate::store::tests::note_query(sql);
        self.conn.prepare_cached(sql)
    }
}
