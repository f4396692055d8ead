//! A new house from an export. It is made aside, looked at, and moved in when it is complete.

use std::io::ErrorKind;

use rusqlite::{Connection, params};

use super::{
    ExportError, Opened, Stage, Tell, Unfit, rows,
    schema::{Table, tables},
};
use crate::{
    domain::{
        command::Command,
        export,
        ids::{AuditId, StaffId},
        names::Line,
        refusal::Refusal,
        staff::{Initials, StaffRole},
        time::{Instant, Zone},
    },
    store::{
        ChainCheck, House, HouseFolder, StoreError, audit,
        backup::Head,
        entrance::{Guard, MemberSecrets, at_path},
        inspect,
        keys::{DataKey, HouseId, KeyFile, RecoveryCode, Secret, hash_pin},
        open::{self, Memory},
        search,
        write::{self, Actor},
    },
};

/// Rows in one transaction: enough to make it cheap, few enough for the write-ahead log to stay small.
const BATCH: u64 = 50_000;

/// Who makes the house of it, and what opens it for them from now on.
#[derive(Debug)]
pub struct Importer<'a> {
    /// An active clinical lead of the export.
    pub initials: &'a Initials,
    /// What they choose now: an export holds nobody's secrets.
    pub secrets: &'a MemberSecrets,
    /// How dear guessing is.
    pub guard: Guard,
}

/// A house that was made of an export.
#[derive(Debug)]
pub struct Imported {
    /// The house, open.
    pub house: House,
    /// Who made it.
    pub staff: StaffId,
    /// The code for the paper.
    pub code: RecoveryCode,
    /// Rows of all tables.
    pub rows: u64,
}

/// Makes a house of an export in a folder that is not there yet.
///
/// # Errors
/// [`ExportError`], and what the disk answers. No house is there then, and nothing of this run is left.
pub fn import(
    opened: Opened,
    folder: &HouseFolder,
    by: &Importer<'_>,
    now: Instant,
    zone: Zone,
    tell: Tell<'_>,
) -> Result<Imported, StoreError> {
    folder.check_place()?;
    folder.claim().map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => ExportError::Stands(folder.path().to_owned()).into(),
        _ => open::path_error(&error, folder.path().to_owned()),
    })?;
    let made = make(opened, folder, by, now, zone, tell);
    if made.as_ref().is_err_and(|error| !matches!(error, StoreError::Busy)) {
        folder.give_up();
    }
    made
}

fn make(
    opened: Opened,
    folder: &HouseFolder,
    by: &Importer<'_>,
    now: Instant,
    zone: Zone,
    tell: Tell<'_>,
) -> Result<Imported, StoreError> {
    let alone = folder.lock_exclusive()?;
    let workshop = folder.workshop();
    workshop.create()?;
    let rows = opened.manifest.rows();
    let (key, code) = (DataKey::random()?, RecoveryCode::random()?);
    let mut keys = KeyFile::new(HouseId::random()?);
    let passphrase = Secret::Passphrase { initials: by.initials.as_str(), passphrase: &by.secrets.passphrase };
    let slot = keys.add_slot(passphrase, by.guard.passphrase, &key)?;
    keys.add_slot(Secret::Recovery(&code), by.guard.passphrase, &key)?;
    keys.write_new(&workshop.keys()).map_err(|error| at_path(error, &workshop))?;
    let mut conn = open::create(&workshop.database(), &key, Memory::Wiped, zone)?;
    let came = Came {
        list: opened.manifest.chain,
        broken_at: opened.manifest.chain_broken_at,
        digest: opened.digest.to_string(),
    };
    take_rows(&conn, opened, tell)?;
    search::rebuild_log(&conn, &mut |done, of| tell(Stage::Filing, done, of))?;
    tell(Stage::Proving, 0, 1);
    fits(&conn, &came)?;
    let pin_hash = hash_pin(&by.secrets.pin, by.guard.pin)?;
    conn.execute("UPDATE house SET key_file = ?1", [keys.house().as_bytes().as_slice()])?;
    let staff = lead(&conn, by.initials)?;
    conn.execute(
        "UPDATE staff SET slot = ?2, pin_hash = ?3 WHERE id = ?1",
        params![staff.0, slot.to_string(), pin_hash],
    )?;
    let step =
        export::Step::Imported { rows, digest: Line::new(&came.digest).map_err(Refusal::from)?, head: came.list.row };
    write::execute(&mut conn, Actor { staff, now, zone }, &Command::Export(step), None)?;
    sound(&conn)?;
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    conn.close().map_err(|(_, error)| error)?;
    folder.move_in()?;
    drop(alone);
    let house = House::open(folder, key, keys.house(), now, zone)?;
    house.note_head()?;
    Ok(Imported { house, staff, code, rows })
}

/// What the list said of where the rows come from.
struct Came {
    list: Head,
    broken_at: Option<AuditId>,
    digest: String,
}

/// Takes over every row of every table.
fn take_rows(conn: &Connection, opened: Opened, tell: Tell<'_>) -> Result<(), StoreError> {
    // What the house would do of itself with a new row was done when the row was written: all of it stands in the export.
    let triggers = triggers(conn)?;
    conn.execute_batch("PRAGMA foreign_keys = OFF")?;
    for (name, _) in &triggers {
        conn.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
    }
    conn.execute_batch("BEGIN IMMEDIATE")?;
    // What the program gives a new house stands in the export as the house left it.
    for table in tables() {
        conn.execute_batch(&format!("DELETE FROM \"{}\"", table.name))?;
    }
    let mut waiting = 0;
    super::walk(opened, Stage::Reading, tell, &mut |table: &Table, row| {
        conn.prepare_cached(&rows::insert(table))?.execute(rusqlite::params_from_iter(row))?;
        waiting += 1;
        if waiting == BATCH {
            waiting = 0;
            conn.execute_batch("COMMIT")?;
            conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            conn.execute_batch("BEGIN IMMEDIATE")?;
        }
        Ok(())
    })?;
    conn.execute_batch("COMMIT")?;
    for (_, sql) in &triggers {
        conn.execute_batch(sql)?;
    }
    Ok(conn.execute_batch("PRAGMA foreign_keys = ON")?)
}

fn triggers(conn: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// What the rows say together.
fn fits(conn: &Connection, came: &Came) -> Result<(), StoreError> {
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    if let Some(row) = statement.query([])?.next()? {
        let table: String = row.get(0)?;
        return Err(ExportError::Unfit(Unfit::Loose(format!("tables/{table}.jsonl"))).into());
    }
    let (head, broken_at) = match audit::verify(conn)? {
        ChainCheck::Whole(head) => (head, None),
        ChainCheck::BrokenAt(row) => (audit::head(conn)?, Some(row)),
    };
    if Head::from(head) == came.list && broken_at == came.broken_at {
        Ok(())
    } else {
        Err(ExportError::Unfit(Unfit::Chain).into())
    }
}

fn sound(conn: &Connection) -> Result<(), StoreError> {
    if inspect::findings(conn, inspect::STRUCTURE)?.is_empty() {
        Ok(())
    } else {
        Err(ExportError::Unfit(Unfit::Structure).into())
    }
}

/// The active clinical lead with these initials.
fn lead(conn: &Connection, initials: &Initials) -> Result<StaffId, StoreError> {
    let mut statement = conn.prepare("SELECT id FROM staff WHERE initials = ?1 AND role = ?2 AND active = 1")?;
    let mut found = statement.query(params![initials.as_str(), StaffRole::ClinicalLead.id()])?;
    let row = found.next()?.ok_or(ExportError::NoLead)?;
    Ok(StaffId(row.get(0)?))
}
