//! An open house: one long-lived connection that reads and writes.

mod beside;
mod shown;

use std::{fs, path::Path, sync::Arc};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{
    audit::{self, ChainHead},
    backup::{self, Copies},
    bulk::Bulk,
    covered::{self, ChangedText},
    drafts::{self, Draft, DraftKey, Kept, Removal, Revision, SavedDraft, TakenUp, Terminal},
    entrance::{self, Keyring},
    error::StoreError,
    export::Exports,
    inspect,
    keys::{AuditHead, DataKey, Hex, HouseId, KeyFile},
    migrate,
    open::{self, FileIdentity, FolderLock, HouseFolder, Memory},
    read::Reader,
    scope::{FIRST, Scope},
    search,
    seats::Seat,
    together::Together,
    write::{self, Actor, Done},
};
use crate::domain::{
    audit::AccessEvent,
    command::Command,
    house::NewHouse,
    ids::{AuditId, HouseId as IdOfHouse, StaffId},
    time::{Instant, Zone},
};

pub use self::beside::Beside;

/// Pages in the write-ahead log before they are moved into the main file: about 4 MB, moved when nobody types.
const CHECKPOINT_PAGES: i64 = 1_000;

/// A house whose data key is in memory.
#[derive(Debug)]
pub struct House {
    conn: Connection,
    /// Which of the houses in the file is on the screen.
    scope: Scope,
    /// Connections to other houses that were on the screen, with what they see: one that is put up again is there at once.
    resting: Vec<(Scope, Connection)>,
    /// The change that was noticed last by [`House::tell_time`].
    noticed: i64,
    folder: HouseFolder,
    zone: Zone,
    /// The day here, as far as anybody has told the house.
    today: Option<NaiveDate>,
    identity: Option<FileIdentity>,
    /// Kept while the house is open: a new member's slot is sealed with it.
    key: Arc<DataKey>,
    /// Shows other terminals that this one lives, once it has had a draft open.
    seat: Option<Seat>,
    /// Held as long as the house is open; dropped last.
    _lock: FolderLock,
}

impl House {
    /// Makes the database of a house in a folder and founds it. When this answers, all of it is in that one file.
    ///
    /// # Errors
    /// Whatever the path answers, or what [`NewHouse::check`] says.
    pub(super) fn found(
        folder: &HouseFolder,
        key: &DataKey,
        id: HouseId,
        new: &NewHouse,
        now: Instant,
        zone: Zone,
    ) -> Result<(), StoreError> {
        let mut conn = open::create(&folder.database(), key, Memory::of(new.invented), zone)?;
        write::found(&mut conn, id, now, zone, &Command::FoundHouse(new.clone()))?;
        conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(conn.close().map_err(|(_, error)| error)?)
    }

    /// Opens a house with its data key. One that is older than the program is migrated under the exclusive lock, after a copy
    /// of it was made and proven.
    ///
    /// # Errors
    /// See [`StoreError`]: busy, damaged, newer, not together, read-only and what the path answers.
    pub fn open(folder: &HouseFolder, key: DataKey, id: HouseId, now: Instant, zone: Zone) -> Result<Self, StoreError> {
        Self::open_in(folder, key, id, now, zone, Memory::Wiped)
    }

    /// The same with a say about memory.
    pub(super) fn open_in(
        folder: &HouseFolder,
        key: impl Into<Arc<DataKey>>,
        id: HouseId,
        now: Instant,
        zone: Zone,
        memory: Memory,
    ) -> Result<Self, StoreError> {
        let key = key.into();
        if !folder.database().exists() {
            // The key file is there, or there would be no key: the database has been lost.
            return Err(StoreError::Damaged);
        }
        let path = folder.database();
        let mut lock = folder.lock_shared()?;
        let mut conn = open::connect(&path, &key, memory)?;
        let version = migrate::version(&conn)?;
        if version < migrate::NEWEST {
            drop(conn);
            drop(lock);
            let exclusive = folder.lock_exclusive()?;
            conn = open::connect(&path, &key, memory)?;
            let version = migrate::version(&conn)?;
            backup::before_migration(folder, &conn, &key, now, zone)?;
            migrate::migrate(&mut conn, version, zone)?;
            drop(exclusive);
            lock = folder.lock_shared()?;
        }
        search::fill_due(&mut conn)?;
        let written: Vec<u8> = conn.query_row("SELECT key_file FROM house", [], |row| row.get(0))?;
        if written != id.as_bytes() {
            return Err(StoreError::NotTogether);
        }
        Ok(Self {
            identity: FileIdentity::of(&path),
            conn,
            scope: Scope::File,
            resting: Vec::new(),
            noticed: 0,
            folder: folder.clone(),
            zone,
            today: None,
            key,
            seat: None,
            _lock: lock,
        })
    }

    /// The same house once more, with a connection of its own.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where it cannot be opened beside this one.
    pub fn again(&self) -> Result<Self, StoreError> {
        self.sibling_in(&self.folder, self.key()).ok_or(StoreError::Busy)
    }

    /// The house in another folder, where it opens with the key and is of the same schema as this one. Nothing is migrated.
    pub(super) fn sibling_in(&self, folder: &HouseFolder, key: Arc<DataKey>) -> Option<Self> {
        let lock = folder.lock_shared().ok()?;
        let path = folder.database();
        let conn = open::connect(&path, &key, Memory::Wiped).ok()?;
        let is_same = migrate::version(&conn).is_ok_and(|version| version == migrate::NEWEST);
        let mut sibling = is_same.then(|| Self {
            identity: FileIdentity::of(&path),
            conn,
            scope: Scope::File,
            resting: Vec::new(),
            noticed: 0,
            folder: folder.clone(),
            zone: self.zone,
            today: None,
            key,
            seat: None,
            _lock: lock,
        })?;
        sibling.set_scope(self.scope.clone()).ok()?;
        Some(sibling)
    }

    /// Reads the house as it stands on the day it was last told of ([`House::tell_time`]).
    #[must_use]
    pub const fn read(&self) -> Reader<'_> {
        match self.today {
            Some(today) => Reader::on(&self.conn, today),
            None => Reader::new(&self.conn),
        }
    }

    /// Tells the house what time it is: who has their last day today lives here until it is over. Every command tells it too.
    /// Answers whether another day has begun.
    pub fn tell_time(&mut self, now: Instant) -> bool {
        self.notice_houses();
        let today = Some(self.zone.date(now));
        std::mem::replace(&mut self.today, today) != today
    }

    /// Looks, when anything was written by another terminal, whether what is shown here is still theirs to see who sit here.
    fn notice_houses(&mut self) {
        let Ok(token) = self.change_token() else { return };
        if token != self.noticed
            && let Err(error) = self.look_at_scope()
        {
            tracing::warn!(%error, "it could not be told which house is shown");
            return;
        }
        self.noticed = token;
    }

    /// The folder the house stands in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The files of the house.
    #[must_use]
    pub const fn files(&self) -> &HouseFolder {
        &self.folder
    }

    /// Makes and drops slots for this house.
    #[must_use]
    pub fn keyring(&self) -> Keyring {
        Keyring::new(self.folder.clone(), Arc::clone(&self.key))
    }

    /// The data key it is open with.
    pub(super) fn key(&self) -> Arc<DataKey> {
        Arc::clone(&self.key)
    }

    /// The zone days and clock times are meant in.
    #[must_use]
    pub const fn zone(&self) -> Zone {
        self.zone
    }

    /// Carries out a command for a member of staff: allowed by their role, checked by the domain, written with its audit row
    /// in one transaction that has reached the disk when this returns. Whoever it takes out of the house loses their slot of
    /// the key file.
    ///
    /// # Errors
    /// [`StoreError::Refused`] with the reason, or what the disk answers; nothing is changed then.
    pub fn execute(&mut self, staff: StaffId, now: Instant, command: &Command) -> Result<Done, StoreError> {
        self.carry_out(staff, now, command, None)
    }

    /// As [`House::execute`], and removes the draft the command was typed as in the same transaction, unless it holds another
    /// text by now.
    ///
    /// # Errors
    /// As [`House::execute`].
    pub fn execute_draft(
        &mut self,
        staff: StaffId,
        now: Instant,
        command: &Command,
        draft: &Kept,
    ) -> Result<Done, StoreError> {
        self.carry_out(staff, now, command, Some(draft))
    }

    fn carry_out(
        &mut self,
        staff: StaffId,
        now: Instant,
        command: &Command,
        draft: Option<&Kept>,
    ) -> Result<Done, StoreError> {
        self.check_identity()?;
        self.tell_time(now);
        let leaver = match command {
            Command::ChangeStaff { staff, active: false, .. } => Some(self.read().slot_of(*staff)?),
            _ => None,
        };
        let done = write::execute(&mut self.conn, Actor { staff, now, zone: self.zone }, command, draft)?;
        if matches!(command, Command::AddHouse(_)) && self.scope == Scope::File {
            self.set_scope(Scope::House { house: FIRST, staff })?;
        }
        if let Some(slot) = leaver {
            entrance::lock_out(&self.keyring(), &slot);
        }
        Ok(done)
    }

    /// Writes a wrong passphrase or PIN into the audit chain, signed by nobody. `tried` is the member whose secret was tried,
    /// `happened_at` when, if that was before now.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn record_failed_try(
        &mut self,
        now: Instant,
        tried: Option<StaffId>,
        happened_at: Option<Instant>,
    ) -> Result<Done, StoreError> {
        self.record_unsigned(now, &Command::RecordFailedTry { tried, happened_at })
    }

    /// Writes down what is nobody's deed.
    pub(super) fn record_unsigned(&mut self, now: Instant, command: &Command) -> Result<Done, StoreError> {
        self.check_identity()?;
        write::record_unsigned(&mut self.conn, now, command)
    }

    /// Writes down that the fire roll was opened on the covered screen, signed by nobody: whoever it was has not shown who
    /// they are.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn record_covered_roll(&mut self, now: Instant) -> Result<Done, StoreError> {
        self.record_unsigned(now, &Command::RecordAccess { event: AccessEvent::CoveredFireRoll, youth: None })
    }

    /// Fills an invented house, many commands in one transaction.
    ///
    /// # Errors
    /// [`StoreError::Unexpected`] for a house that is not invented: there, every command reaches the disk by itself.
    pub fn bulk(&mut self) -> Result<Bulk<'_>, StoreError> {
        self.check_identity()?;
        if !self.read().house()?.invented {
            return Err(StoreError::Unexpected("bulk writing into a house that is not invented".to_owned()));
        }
        Bulk::begin(&self.conn, self.zone)
    }

    /// Begins several commands of a member that are one deed: all of them are written, or none.
    ///
    /// # Errors
    /// [`StoreError::Busy`] while another terminal writes, and what the disk answers.
    pub fn together(&mut self, staff: StaffId, now: Instant) -> Result<Together<'_>, StoreError> {
        self.check_identity()?;
        Together::begin(&mut self.conn, Actor { staff, now, zone: self.zone })
    }

    /// Keeps text that is not saved yet and stands open at this terminal.
    ///
    /// `known` is the text it takes the place of, as far as this terminal knows. Where another text has its name, it is kept
    /// under a name of its own; the answer says which.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn save_draft(
        &mut self,
        staff: StaffId,
        now: Instant,
        draft: &Draft,
        known: Option<Revision>,
    ) -> Result<Kept, StoreError> {
        if let Scope::Closed { house } = self.scope {
            return self.leave_draft(house, staff, now, draft, known);
        }
        self.check_identity()?;
        let seat = self.seat()?;
        drafts::save(&mut self.conn, staff, now, draft, known, seat)
    }

    /// Keeps text that was typed in a house which is not on the screen any more: it waits there, and is open nowhere.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn leave_draft(
        &mut self,
        house: IdOfHouse,
        staff: StaffId,
        now: Instant,
        draft: &Draft,
        known: Option<Revision>,
    ) -> Result<Kept, StoreError> {
        self.check_identity()?;
        let seat = self.seat()?;
        let mut there = self.again()?;
        there.set_scope(Scope::House { house, staff })?;
        let kept = drafts::save(&mut there.conn, staff, now, draft, known, seat)?;
        drafts::close(&there.conn, staff, &kept.key, seat)?;
        Ok(kept)
    }

    /// Takes up a draft that waits, unless another terminal that still runs has it open. It is open here from then on.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn take_up_draft(&mut self, staff: StaffId, now: Instant, key: &DraftKey) -> Result<TakenUp, StoreError> {
        if self.read().draft(staff, key)?.is_none() {
            return Ok(TakenUp::Gone);
        }
        self.check_identity()?;
        let seat = self.seat()?;
        drafts::take_up(&mut self.conn, staff, now, key, Terminal { folder: &self.folder, seat })
    }

    /// Since when another terminal that still runs has a draft open.
    ///
    /// # Errors
    /// What the lock of that terminal answers.
    pub fn draft_open_elsewhere(&self, saved: &SavedDraft) -> Result<Option<Instant>, StoreError> {
        // A terminal without a seat has nothing open.
        let seat = self.seat.as_ref().map_or(0, Seat::number);
        Terminal { folder: &self.folder, seat }.elsewhere(saved.open)
    }

    /// A draft is open at this terminal no more: it waits for whoever opens it next.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn close_draft(&self, staff: StaffId, key: &DraftKey) -> Result<(), StoreError> {
        self.seat.as_ref().map_or(Ok(()), |seat| drafts::close(&self.conn, staff, key, seat.number()))
    }

    /// No draft of a member is open at this terminal any more.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn close_drafts(&self, staff: StaffId) -> Result<(), StoreError> {
        let Some(seat) = &self.seat else { return Ok(()) };
        if !self.is_closed() {
            return drafts::close_all(&self.conn, Some(staff), seat.number());
        }
        // Nothing of a house that is not seen is changed through this connection.
        let mut file = self.again()?;
        file.set_scope(Scope::File)?;
        drafts::close_all(&file.conn, Some(staff), seat.number())
    }

    /// Removes a draft that its owner threw away or emptied, unless it holds another text by now or another terminal that
    /// still runs has it open.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn drop_draft(&mut self, staff: StaffId, kept: &Kept) -> Result<Removal, StoreError> {
        self.check_identity()?;
        let seat = self.seat()?;
        drafts::remove(&mut self.conn, staff, kept, Terminal { folder: &self.folder, seat })
    }

    /// A name that no form is opened under and that no draft of a member has.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn free_draft_name(&self, staff: StaffId, form: &str) -> Result<DraftKey, StoreError> {
        drafts::free_name_in(&self.conn, staff, form)
    }

    /// The number of the seat this terminal holds. Who sat there before is gone, and what they had open waits.
    fn seat(&mut self) -> Result<i64, StoreError> {
        if let Some(seat) = &self.seat {
            return Ok(seat.number());
        }
        let seat = Seat::take(&self.folder)?;
        let number = seat.number();
        drafts::close_all(&self.conn, None, number)?;
        self.seat = Some(seat);
        Ok(number)
    }

    /// Gives a draft a name that no form is opened under, and answers it.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn set_draft_aside(&mut self, staff: StaffId, key: &DraftKey) -> Result<DraftKey, StoreError> {
        self.check_identity()?;
        drafts::set_aside(&mut self.conn, staff, key)
    }

    /// A number that changes when another terminal has written. Reading it takes about a microsecond.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn change_token(&self) -> Result<i64, StoreError> {
        Ok(self.conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }

    /// Moves what is committed from the write-ahead log into the main file when the log has grown. To be called when nobody
    /// types: a save then never waits for it. Another terminal's reading is never disturbed.
    ///
    /// # Errors
    /// What the disk answers; nothing is lost, the log only stays longer.
    pub fn tidy(&self) -> Result<(), StoreError> {
        let pages: i64 =
            fs::metadata(self.folder.log()).map_or(0, |meta| i64::try_from(meta.len()).unwrap_or(0) / 4_096);
        if pages >= CHECKPOINT_PAGES {
            self.conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        }
        Ok(())
    }

    /// The head of the audit chain.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn chain_head(&self) -> Result<audit::ChainHead, StoreError> {
        audit::head(&self.conn)
    }

    /// A row of the chain as the head it once was; `None` for one that is not there.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn chain_row(&self, id: AuditId) -> Result<Option<audit::ChainHead>, StoreError> {
        Ok(audit::hash_of(&self.conn, id)?.map(|hash| audit::ChainHead { id, hash }))
    }

    /// Writes the head of the chain into the key file: the chain itself cannot show that its tail was cut off, or that the
    /// whole database is an older copy. Where the row that was noted does not stand, it stays noted: it is the only proof of
    /// that, until a leader has dealt with it ([`House::accept_trail`]). Answers whether the head is noted.
    ///
    /// # Errors
    /// Whatever the disk says about the key file; the one before then stands.
    pub fn note_head(&self) -> Result<bool, StoreError> {
        if self.noted_head_stands()? == Some(false) {
            return Ok(false);
        }
        self.note_this_head()?;
        Ok(true)
    }

    fn note_this_head(&self) -> Result<(), StoreError> {
        let mut failed = None;
        KeyFile::update(&self.folder.keys(), |file| {
            // Read while nobody else writes the file: a terminal beside this one has not noted a newer row by then.
            match self.chain_head() {
                Ok(head) => file.set_audit_head(AuditHead { row: head.id, hash: Hex(head.hash) }),
                Err(error) => failed = Some(error),
            }
            Ok(())
        })?;
        failed.map_or(Ok(()), Err)
    }

    /// The row that the key file remembers, where it does not stand in the chain.
    ///
    /// # Errors
    /// As [`House::noted_head_stands`].
    pub fn head_that_is_gone(&self) -> Result<Option<ChainHead>, StoreError> {
        let noted = KeyFile::read(&self.folder.keys())?.audit_head();
        let noted = noted.map(|noted| ChainHead { id: noted.row, hash: noted.hash.0 });
        Ok(match noted {
            Some(noted) if !audit::is_in(&self.conn, noted)? => Some(noted),
            _ => None,
        })
    }

    /// A leader has seen that the row noted in the key file does not stand, and goes on with what is here: that becomes a row
    /// of the chain with what was noted, and the head is noted anew. Where nothing is wrong, nothing is written.
    ///
    /// # Errors
    /// [`StoreError::Refused`] to others than leaders; what the disk answers.
    pub fn accept_trail(&mut self, staff: StaffId, now: Instant) -> Result<(), StoreError> {
        let Some(gone) = self.head_that_is_gone()? else { return Ok(()) };
        self.execute(staff, now, &Command::AcceptTrail { row: gone.id, hash: gone.full() })?;
        self.note_this_head()
    }

    /// Whether the row noted in the key file still stands in the chain as it was; `None` when none was noted yet.
    ///
    /// # Errors
    /// What SQLite or the key file answers.
    pub fn noted_head_stands(&self) -> Result<Option<bool>, StoreError> {
        let Some(noted) = KeyFile::read(&self.folder.keys())?.audit_head() else {
            return Ok(None);
        };
        Ok(Some(audit::hash_of(&self.conn, noted.row)? == Some(noted.hash.0)))
    }

    /// Recomputes the whole chain (about a second per million rows).
    ///
    /// # Errors
    /// What SQLite answers; a broken chain is an answer, not an error.
    pub fn verify_chain(&self) -> Result<audit::ChainCheck, StoreError> {
        audit::verify(&self.conn)
    }

    /// The same with what the rows say, and a word now and then to `told` about how many are done.
    ///
    /// # Errors
    /// As [`House::verify_chain`].
    pub fn walk_chain(&self, told: &mut dyn FnMut(i64)) -> Result<audit::ChainWalk, StoreError> {
        audit::walk(&self.conn, told)
    }

    /// What the chain covers by a hash and is no longer as it says (some seconds per million rows).
    ///
    /// # Errors
    /// What SQLite answers; a changed text is an answer, not an error.
    pub fn changed_texts(&self) -> Result<Vec<ChangedText>, StoreError> {
        covered::changed(&self.conn)
    }

    /// Whether a head that was printed is a row of this chain. `hash` is as much of the beginning of its hash as is known.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn check_head(&self, row: AuditId, hash: &[u8]) -> Result<audit::HeadCheck, StoreError> {
        audit::check_head(&self.conn, row, hash)
    }

    /// Reads every page: the cipher's own check of each page's seal, then SQLite's check of the structure. Empty when all
    /// is well.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn check_integrity(&self) -> Result<Vec<String>, StoreError> {
        let mut findings = inspect::findings(&self.conn, inspect::SEALS)?;
        findings.extend(inspect::findings(&self.conn, inspect::STRUCTURE)?);
        Ok(findings)
    }

    /// Makes, checks and tries copies of this house; goes to a thread of its own.
    #[must_use]
    pub fn backups(&self) -> Copies {
        Copies::new(self.folder.clone(), Arc::clone(&self.key), self.zone)
    }

    /// Takes all of this house out; goes to a thread of its own.
    #[must_use]
    pub fn exports(&self) -> Exports {
        Exports::new(self.folder.clone(), Arc::clone(&self.key), self.zone)
    }

    /// The connection, for checks that are no query of a screen.
    pub(super) const fn connection(&self) -> &Connection {
        &self.conn
    }

    /// Refuses to write into a file that is no longer the one in the folder: such writes succeed and are lost.
    fn check_identity(&self) -> Result<(), StoreError> {
        if FileIdentity::of(&self.folder.database()) == self.identity { Ok(()) } else { Err(StoreError::FileReplaced) }
    }
}

impl Drop for House {
    fn drop(&mut self) {
        // Leaves one tidy file for whoever copies the folder; if another terminal reads, it stays as it is.
        let _ = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }
}
