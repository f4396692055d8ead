//! Opening the encrypted file: the one place that hands the data key to SQLCipher, and the one place with `unsafe`.

use std::{
    fs::{self, File, OpenOptions},
    path::{Path, PathBuf},
    sync::Once,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig, ffi};
use zeroize::Zeroizing;

use super::{
    error::StoreError,
    keys::DataKey,
    migrate,
    place::Place,
    scope::{self, Scope},
};
use crate::domain::time::Zone;

/// How long a writer waits for another terminal's commit before it says so.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Prepared statements kept: a little more than all screens use together.
const STATEMENTS: usize = 96;

/// Every file the program makes in the folder while it makes a house: the database with what SQLite writes beside it, the key file with its lock
/// and the new one that takes its place, the lock of the folder and the wrong tries.
const FILES: [&str; 9] = [
    "house.db",
    "house.db-wal",
    "house.db-shm",
    "house.db-journal",
    "house.keys",
    "house.keys.new",
    "house.keys.lock",
    "house.lock",
    "house.tries",
];

/// The files of a house.
#[derive(Debug, Clone)]
pub struct HouseFolder {
    folder: PathBuf,
    /// Where the copies lie, when they do not lie in the folder itself.
    backups: Option<PathBuf>,
}

impl HouseFolder {
    /// The house in `folder`, whether it stands there or not.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), backups: None }
    }

    /// The same with its copies in a folder of their own.
    #[must_use]
    pub fn with_backups_in(mut self, backups: Option<&Path>) -> Self {
        self.backups = backups.map(Path::to_owned);
        self
    }

    /// The first place of the copies: `backups` in the folder unless the configuration says otherwise.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.backups.clone().unwrap_or_else(|| self.folder.join("backups"))
    }

    /// The folder itself.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// The database.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.folder.join("house.db")
    }

    /// The database with another data key, while it is made.
    #[must_use]
    pub fn next_database(&self) -> PathBuf {
        self.folder.join("house.db.next")
    }

    /// The write-ahead log of the database.
    #[must_use]
    pub(super) fn log(&self) -> PathBuf {
        self.folder.join("house.db-wal")
    }

    /// The key file.
    #[must_use]
    pub fn keys(&self) -> PathBuf {
        self.folder.join("house.keys")
    }

    /// The lock: shared by every terminal, exclusive for migration, restore and a new data key.
    #[must_use]
    pub fn lock(&self) -> PathBuf {
        self.folder.join("house.lock")
    }

    /// Times of wrong tries since the house was last opened; no names.
    #[must_use]
    pub fn tries(&self) -> PathBuf {
        self.folder.join("house.tries")
    }

    /// The lock a terminal holds that has a draft open. No house is made with one.
    #[must_use]
    pub(super) fn seat(&self, number: i64) -> PathBuf {
        self.folder.join(format!("house.seat{number}"))
    }

    /// Whether a house stands here. A database or a key file alone is a (damaged) house too: it must not be set up anew.
    #[must_use]
    pub fn is_house(&self) -> bool {
        // A folder that cannot be looked into may hold one.
        [self.database(), self.keys()].iter().any(|path| path.try_exists().unwrap_or(true))
    }

    /// Refuses a folder that is known to lie on a network file system.
    ///
    /// # Errors
    /// [`StoreError::NetworkFolder`].
    pub fn check_place(&self) -> Result<(), StoreError> {
        match self.place() {
            Place::Network => Err(StoreError::NetworkFolder(self.folder.clone())),
            Place::Local | Place::Unknown => Ok(()),
        }
    }

    /// On what kind of disk the folder lies.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::of(&self.folder)
    }

    /// Bytes that can still be written where the house stands; `None` where the system does not tell.
    #[must_use]
    pub fn free_bytes(&self) -> Option<u64> {
        #[cfg(unix)]
        {
            let disk = rustix::fs::statvfs(&self.folder).ok()?;
            Some(disk.f_bavail.saturating_mul(disk.f_frsize))
        }
        #[cfg(not(unix))]
        {
            None
        }
    }

    /// Makes the folder, for its owner alone, when it is not there.
    pub(crate) fn create(&self) -> Result<(), StoreError> {
        create_private_folder(&self.folder).map_err(|error| path_error(&error, self.folder.clone()))
    }

    /// Makes the folder, for its owner alone, and fails when it is there already: whoever makes it has it for themselves.
    ///
    /// # Errors
    /// What the system answers; [`AlreadyExists`](std::io::ErrorKind::AlreadyExists) where anything stands.
    pub(super) fn claim(&self) -> std::io::Result<()> {
        if let Some(above) = self.folder.parent().filter(|above| !above.as_os_str().is_empty()) {
            create_private_folder(above)?;
        }
        private_folder().create(&self.folder)
    }

    /// Where a house is made before it stands here: a program that is ended in the middle leaves no house by half.
    pub(super) fn workshop(&self) -> Self {
        Self::new(&self.folder.join("house.new"))
    }

    /// Moves a house that is complete from its workshop to here, where none stands.
    ///
    /// # Errors
    /// Whatever the path answers.
    pub(super) fn move_in(&self) -> Result<(), StoreError> {
        let workshop = self.workshop();
        let moved = fs::rename(workshop.database(), self.database());
        moved.map_err(|error| path_error(&error, self.database()))?;
        self.move_in_keys()?;
        workshop.remove_unfinished(true);
        Ok(())
    }

    /// Finishes a move that was cut short after its first step.
    ///
    /// # Errors
    /// [`StoreError::Busy`] while somebody is moving in; whatever the path answers.
    pub(super) fn finish_moving_in(&self) -> Result<(), StoreError> {
        let is_cut_short = || self.database().exists() && !self.keys().exists() && self.workshop().keys().exists();
        if !is_cut_short() {
            return Ok(());
        }
        // Whoever is setting the house up at this moment holds the lock, and moves in themselves.
        let _alone = self.lock_exclusive()?;
        if is_cut_short() { self.move_in_keys() } else { Ok(()) }
    }

    fn move_in_keys(&self) -> Result<(), StoreError> {
        let moved = fs::rename(self.workshop().keys(), self.keys());
        moved.and_then(|()| sync_folder(&self.folder)).map_err(|error| path_error(&error, self.keys()))
    }

    /// Takes away what was written of a house that could not be finished, with the folder if it was made for it. Only for
    /// a folder in which no house stood before.
    pub fn remove_unfinished(&self, made_folder: bool) {
        let workshop = self.workshop();
        if workshop.path().exists() {
            workshop.remove_unfinished(true);
        }
        // Best effort: the error that led here is the one to tell.
        for name in FILES {
            let _ = fs::remove_file(self.folder.join(name));
        }
        if made_folder {
            let _ = fs::remove_dir(&self.folder);
        }
    }

    /// Whether something that is made at this path would lie in the folder: everything there is encrypted, and it is copied whole.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        let Ok(own) = self.folder.canonicalize() else { return false };
        let stands = path.ancestors().find_map(|above| above.canonicalize().ok());
        stands.is_some_and(|above| above.starts_with(own))
    }

    /// Takes away what was made in a folder that was [claimed](Self::claim), unless somebody has opened it meanwhile.
    pub(super) fn give_up(&self) {
        if let Ok(_alone) = self.lock_exclusive() {
            self.remove_unfinished(true);
        }
    }

    /// Takes the shared lock for as long as the answer lives.
    pub(super) fn lock_shared(&self) -> Result<FolderLock, StoreError> {
        let file = self.lock_file()?;
        file.try_lock_shared().map_err(busy)?;
        Ok(FolderLock(file))
    }

    /// Takes the exclusive lock for as long as the answer lives: for migration, and while a house is made.
    pub(super) fn lock_exclusive(&self) -> Result<FolderLock, StoreError> {
        let file = self.lock_file()?;
        file.try_lock().map_err(busy)?;
        Ok(FolderLock(file))
    }

    fn lock_file(&self) -> Result<File, StoreError> {
        let path = self.lock();
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        private_mode(&mut options);
        options.open(&path).map_err(|error| path_error(&error, path))
    }
}

/// The lock of a folder while it is held.
#[derive(Debug)]
pub(super) struct FolderLock(pub(super) File);

impl Drop for FolderLock {
    fn drop(&mut self) {
        // Closing the file would do, unless another process is being started at this moment and still holds a copy of it.
        let _ = self.0.unlock();
    }
}

/// A lock that somebody else holds, or that the system does not give.
pub(super) fn busy(error: fs::TryLockError) -> StoreError {
    match error {
        fs::TryLockError::WouldBlock => StoreError::Busy,
        fs::TryLockError::Error(error) => StoreError::Io(error),
    }
}

/// Makes a rename in a folder last: on Unix the name of a file belongs to its folder.
pub(crate) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// Makes a folder, and those above it, for its owner alone, when it is not there.
pub(super) fn create_private_folder(folder: &Path) -> std::io::Result<()> {
    private_folder().recursive(true).create(folder)
}

/// What makes folders for their owner alone.
fn private_folder() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Readable and writable by the owner alone.
pub(crate) fn private_mode(options: &mut OpenOptions) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = options;
}

/// What the operating system said about a path, in the words of the store.
pub(super) fn path_error(error: &std::io::Error, path: PathBuf) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded | std::io::ErrorKind::FileTooLarge => {
            StoreError::DiskFull
        }
        std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => StoreError::ReadOnly(path),
        _ => StoreError::CannotOpen(path),
    }
}

/// What SQLite does with memory that held pages of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Memory {
    /// Locked while in use and wiped when freed: two system calls for each piece of memory, some 0.6 ms a save.
    Wiped,
    /// As in every other program; for a house that is being invented, where there is nothing to protect and those calls
    /// take four fifths of the time. A later connection of the process can still ask for [`Memory::Wiped`], which then
    /// holds for all.
    Plain,
}

impl Memory {
    /// For a house whose people are `invented`, or not.
    pub(super) const fn of(invented: bool) -> Self {
        if invented { Self::Plain } else { Self::Wiped }
    }
}

/// Opens an existing database file and proves that the key fits.
///
/// # Errors
/// [`StoreError::Damaged`] when the key does not open it (the caller has proved the passphrase before), and whatever the
/// operating system says about the path.
pub(super) fn connect(path: &Path, key: &DataKey, memory: Memory) -> Result<Connection, StoreError> {
    let meta = fs::symlink_metadata(path).map_err(|error| path_error(&error, path.to_owned()))?;
    // A file of no bytes would open as a new, empty database; a link could lead anywhere.
    if !meta.is_file() || meta.len() == 0 {
        return Err(StoreError::Damaged);
    }
    let conn = raw_connection(path, key, memory, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    settle(&conn, is_throw_away())?;
    Ok(conn)
}

/// Opens a copy to be read and never written, and proves that the key fits. A copy needs no file beside it: it lies on a disk
/// that may not be writable, and stays as it is to the last byte.
///
/// # Errors
/// As [`connect`].
pub(super) fn look(path: &Path, key: &DataKey) -> Result<Connection, StoreError> {
    let meta = fs::symlink_metadata(path).map_err(|error| path_error(&error, path.to_owned()))?;
    if !meta.is_file() || meta.len() == 0 {
        return Err(StoreError::Damaged);
    }
    raw_connection(path, key, Memory::Wiped, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// Makes a new database file; it must not exist.
///
/// # Errors
/// Whatever the operating system says about the path.
pub(super) fn create(path: &Path, key: &DataKey, memory: Memory, zone: Zone) -> Result<Connection, StoreError> {
    let mut conn = create_empty(path, key, memory)?;
    migrate::migrate(&mut conn, 0, zone)?;
    Ok(conn)
}

/// The same without a table in it.
pub(super) fn create_empty(path: &Path, key: &DataKey, memory: Memory) -> Result<Connection, StoreError> {
    let conn = create_blank(path, key, memory)?;
    settle(&conn, is_throw_away())?;
    Ok(conn)
}

/// A new file to be filled in one go, and gone again when that fails: nothing is logged beside it, and whoever fills it lets it reach the
/// disk.
pub(super) fn create_plain(path: &Path, key: &DataKey, memory: Memory) -> Result<Connection, StoreError> {
    let conn = create_blank(path, key, memory)?;
    conn.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")?;
    Ok(conn)
}

fn create_blank(path: &Path, key: &DataKey, memory: Memory) -> Result<Connection, StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    private_mode(&mut options);
    options.open(path).map_err(|error| path_error(&error, path.to_owned()))?;
    raw_connection(path, key, memory, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

fn raw_connection(path: &Path, key: &DataKey, memory: Memory, flags: OpenFlags) -> Result<Connection, StoreError> {
    wake_library();
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| with_path(error.into(), path))?;
    conn.busy_timeout(BUSY_TIMEOUT)?;
    // SQLCipher otherwise writes its complaints into the screen.
    conn.execute_batch("PRAGMA cipher_log = off")?;
    if memory == Memory::Wiped && !is_throw_away() {
        conn.execute_batch("PRAGMA cipher_memory_security = ON")?;
    }
    give_key(&conn, key)?;
    scope::answer(&conn, &Scope::File)?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))
        .map_err(|error| with_path(error.into(), path))?;
    Ok(conn)
}

/// Settings of every connection. `mmap_size` is never set: on a new file it would leave the salt all zeros.
fn settle(conn: &Connection, throw_away: bool) -> Result<(), StoreError> {
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA foreign_keys = ON;
         PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; PRAGMA wal_autocheckpoint = 0;",
    )?;
    if throw_away {
        conn.execute_batch("PRAGMA synchronous = OFF")?;
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan is made once and kept: otherwise SQLite parses a statement again whenever a bound LIMIT might change the plan.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

/// Set by [`throw_away_houses`].
#[cfg(any(test, feature = "testing"))]
static THROW_AWAY: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

/// From here on no house of this process is worth a wait for the disk or for wiped memory: of tests that make thousands of
/// them. What has to outlive a killed process is tested on the program itself.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn throw_away_houses() {
    THROW_AWAY.store(true, std::sync::atomic::Ordering::Relaxed);
}

pub(super) fn is_throw_away() -> bool {
    #[cfg(any(test, feature = "testing"))]
    {
        THROW_AWAY.load(std::sync::atomic::Ordering::Relaxed)
    }
    #[cfg(not(any(test, feature = "testing")))]
    {
        false
    }
}

/// Lets the library set itself up before a first connection needs it: of two threads that open at once, the second may be
/// handed a library that does not know its encryption yet.
fn wake_library() {
    static AWAKE: Once = Once::new();
    AWAKE.call_once(|| {
        if let Err(error) = Connection::open_in_memory() {
            tracing::warn!(%error, "the library did not set itself up");
        }
    });
}

fn with_path(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::CannotOpen(_) => StoreError::CannotOpen(path.to_owned()),
        StoreError::ReadOnly(_) => StoreError::ReadOnly(path.to_owned()),
        other => other,
    }
}

/// Hands SQLCipher the raw key. Through its C function and never as SQL text, which would leave copies of the key behind.
#[expect(unsafe_code, reason = "rusqlite has no safe call for sqlite3_key")]
fn give_key(conn: &Connection, key: &DataKey) -> Result<(), StoreError> {
    // SQLCipher takes the key as raw only in this form: x'<64 hexadecimal digits>'.
    let mut literal = Zeroizing::new(Vec::with_capacity(67));
    literal.extend_from_slice(b"x'");
    for byte in key.as_bytes() {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        literal.push(DIGITS[usize::from(byte >> 4)]);
        literal.push(DIGITS[usize::from(byte & 15)]);
    }
    literal.push(b'\'');
    let length = i32::try_from(literal.len()).unwrap_or(0);
    // SAFETY: the handle is alive as long as `conn`; the pointer and the length describe `literal`, which outlives the call.
    let answer = unsafe { ffi::sqlite3_key(conn.handle(), literal.as_ptr().cast(), length) };
    if answer == ffi::SQLITE_OK { Ok(()) } else { Err(StoreError::Unexpected(format!("key: {answer}"))) }
}

/// Which file on the disk a path leads to, so that a replaced file is noticed before anything is written into the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileIdentity(u64, u64);

impl FileIdentity {
    /// The file at `path`; `None` when there is none, or on systems that do not number their files.
    pub(super) fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            fs::metadata(path).ok().map(|meta| Self(meta.dev(), meta.ino()))
        }
        #[cfg(not(unix))]
        {
            fs::metadata(path).ok().map(|_| Self(0, 0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_on_the_disk_before_it_is_acknowledged() {
        let conn = Connection::open_in_memory().unwrap();
        settle(&conn, false).unwrap();
        let level: i64 = conn.query_row("PRAGMA synchronous", [], |row| row.get(0)).unwrap();
        assert_eq!(level, 2, "FULL");
    }

    #[test]
    fn only_files_of_the_house_are_removed_with_it() {
        let home = tempfile::tempdir().unwrap();
        let folder = HouseFolder::new(home.path());
        for name in FILES.into_iter().chain(["house.docx", "house.db.old"]) {
            fs::write(home.path().join(name), "x").unwrap();
        }
        folder.remove_unfinished(true);
        let mut left: Vec<_> = fs::read_dir(home.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["house.db.old", "house.docx"]);
    }
}
