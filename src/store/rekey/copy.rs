//! The database with the new key, under another name: copied page by page, proven to be the same house, and on the disk.

use std::{
    fs::{self, File, OpenOptions},
    io::Read as _,
    path::Path,
};

use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};

use super::{Change, Stage};
use crate::{
    domain::command::Command,
    store::{
        ChainCheck, ChainHead, StoreError, audit,
        backup::{BackupError, Check, contents, count},
        migrate,
        open::{self, path_error},
        write,
    },
};

/// Pages between two words about how far it is: some 8 MB.
const PAGES: i32 = 2_000;

impl Change<'_, '_> {
    /// Makes and proves the copy, and answers the newest row of its chain; `None` when somebody cancelled it. Nobody has either
    /// database open afterwards.
    pub(super) fn copy(&mut self) -> Result<Option<ChainHead>, StoreError> {
        let source = open::connect(&self.folder.database(), self.key, self.memory)?;
        if !self.copy_pages(&source)? {
            return Ok(None);
        }
        let path = self.folder.next_database();
        let mut copy = open::connect(&path, self.next, self.memory)?;
        self.prove(&source, &copy)?;
        write::execute(&mut copy, self.actor, &Command::RotateKey, None)?;
        let head = audit::head(&copy)?;
        close(copy, &path)?;
        let kept = OpenOptions::new().write(true).open(&path).and_then(|file| file.sync_all());
        kept.map_err(|error| path_error(&error, path))?;
        close(source, &self.folder.database())?;
        Ok((!self.cancel.is_asked()).then_some(head))
    }

    /// Copies every page. Nobody writes beside it, so that it comes to an end. Answers whether it did, and was not cancelled.
    fn copy_pages(&mut self, source: &Connection) -> Result<bool, StoreError> {
        let path = self.folder.next_database();
        let mut target = open::create_plain(&path, self.next, self.memory)?;
        let copying = Backup::new(source, &mut target)?;
        (self.tell)(Stage::Copying, 0);
        loop {
            match copying.step(PAGES)? {
                StepResult::Done => break,
                StepResult::More => {}
                _ => return Err(StoreError::Busy),
            }
            if self.cancel.is_asked() {
                return Ok(false);
            }
            let progress = copying.progress();
            let left = i64::from(progress.remaining) * 100 / i64::from(progress.pagecount.max(1));
            (self.tell)(Stage::Copying, u8::try_from(100 - left).unwrap_or(0));
        }
        drop(copying);
        target.close().map_err(|(_, error)| error)?;
        check_salt(&path)?;
        Ok(true)
    }

    /// The copy is whole, and is this house: as many rows in every table, the same chain.
    fn prove(&mut self, source: &Connection, copy: &Connection) -> Result<(), StoreError> {
        let tell = &mut self.tell;
        let found = contents("", copy, self.id, &mut |stage| tell(stage.into(), 0)).map_err(|error| match error {
            // The pages came over whole: what is wrong with the tables is wrong with the house.
            StoreError::Backup(BackupError::Unsound { check: Check::Structure, .. }) => StoreError::Damaged,
            StoreError::Backup(BackupError::Unsound { check, .. }) => BackupError::NotProven(check).into(),
            other => other,
        })?;
        let broken_at = match found.flaws.broken_at {
            None => None,
            Some(_) => match audit::verify(source)? {
                ChainCheck::Whole(_) => None,
                ChainCheck::BrokenAt(row) => Some(row),
            },
        };
        let is_same = found.rows == count(source)?
            && found.chain == audit::head(source)?.into()
            && found.schema == migrate::version(source)?
            && found.flaws.broken_at == broken_at;
        if is_same { Ok(()) } else { Err(BackupError::NotProven(Check::Living).into()) }
    }
}

/// Closes a database so that all of it is in the one file.
fn close(conn: Connection, path: &Path) -> Result<(), StoreError> {
    let busy: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    conn.close().map_err(|(_, error)| error)?;
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    // A log that stays would be read as the log of the file that comes in this one's place.
    let is_empty = fs::metadata(&log).map_or(true, |log| log.len() == 0);
    if busy == 0 && is_empty { Ok(()) } else { Err(StoreError::Busy) }
}

/// A database whose salt is all zeros would be as good as without one; see [`open`].
fn check_salt(path: &Path) -> Result<(), StoreError> {
    let mut salt = [0; 16];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut salt));
    read.map_err(|error| path_error(&error, path.to_owned()))?;
    if salt == [0; 16] { Err(StoreError::Unexpected("a database without a salt".to_owned())) } else { Ok(()) }
}
