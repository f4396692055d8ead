//! Filling an invented house: the same commands through the same rules, with many of them in one transaction, since one
//! sync to the disk for each would take the greater part of an hour for a million entries.
//!
//! Nothing that is written this way is promised to have reached the disk before [`Bulk::finish`], which is why
//! [`House::bulk`](super::House::bulk) refuses every house whose people are not invented.

use chrono::NaiveDate;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{
    error::StoreError,
    read::Reader,
    write::{self, Actor, Done},
};
use crate::domain::{
    command::Command,
    ids::StaffId,
    time::{Instant, Zone},
};

/// Commands in one transaction: enough to make the sync cheap, few enough for the write-ahead log to stay small.
const BATCH: u32 = 4_000;

/// Writes many commands. Dropped without [`Bulk::finish`], it leaves what was committed so far.
#[derive(Debug)]
pub struct Bulk<'h> {
    conn: &'h Connection,
    zone: Zone,
    /// The day of the last command.
    today: Option<NaiveDate>,
    tx: Option<Transaction<'h>>,
    /// Commands in the open transaction.
    waiting: u32,
}

impl<'h> Bulk<'h> {
    /// The caller holds the house for itself as long as this lives.
    pub(super) fn begin(conn: &'h Connection, zone: Zone) -> Result<Self, StoreError> {
        conn.execute_batch("PRAGMA cache_size = -131072")?;
        Ok(Self { conn, zone, today: None, tx: None, waiting: 0 })
    }

    /// Carries out a command as [`House::execute`](super::House::execute) does, without waiting for the disk.
    ///
    /// # Errors
    /// What [`House::execute`](super::House::execute) answers. The commands since the last commit are then taken back.
    pub fn execute(&mut self, staff: StaffId, now: Instant, command: &Command) -> Result<Done, StoreError> {
        let actor = Actor { staff, now, zone: self.zone };
        write::check(actor, command)?;
        self.today = Some(actor.today());
        let tx = match self.tx.take() {
            Some(tx) => tx,
            None => Transaction::new_unchecked(self.conn, TransactionBehavior::Immediate)?,
        };
        // On an error `tx` is dropped here, which rolls it back.
        let done = write::execute_in(&tx, actor, command)?;
        self.tx = Some(tx);
        self.waiting += 1;
        if self.waiting >= BATCH {
            self.commit()?;
        }
        Ok(done)
    }

    /// Reads what was written so far.
    #[must_use]
    pub const fn reader(&self) -> Reader<'_> {
        match self.today {
            Some(today) => Reader::on(self.conn, today),
            None => Reader::new(self.conn),
        }
    }

    /// Commits what is left, merges each search index into one piece and leaves an empty write-ahead log.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn finish(mut self) -> Result<(), StoreError> {
        self.commit()?;
        self.conn.execute_batch(
            "INSERT INTO log_search (log_search) VALUES ('optimize');
             INSERT INTO text_search (text_search) VALUES ('optimize');",
        )?;
        self.checkpoint()
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.waiting = 0;
        if let Some(tx) = self.tx.take() {
            tx.commit()?;
        }
        self.checkpoint()
    }

    /// Moves the write-ahead log into the file, so that it begins anew.
    fn checkpoint(&self) -> Result<(), StoreError> {
        Ok(self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }
}

impl Drop for Bulk<'_> {
    fn drop(&mut self) {
        // Only how much memory the connection takes; its other users set no cache of their own.
        let _ = self.conn.execute_batch("PRAGMA cache_size = -16384");
    }
}
