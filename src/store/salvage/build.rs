//! The new house: made aside, filled, checked, and only then where it is looked for.

use std::{collections::BTreeSet, fs::File, path::Path};

use rusqlite::Connection;

use super::{
    Gap, Loss, Pages, Report, Request, Stage, Tell,
    fill::{self, Filled},
    gaps,
    lost::{self, Marks},
    page::number_at,
    people::{self, Salvager},
    safe,
};
use crate::{
    domain::{
        access::{Deed, allows},
        audit::Entity,
        command::Command,
        ids::{AuditId, StaffId},
        refusal::Refusal,
        staff::Initials,
    },
    store::{
        ChangedText, HouseFolder, StoreError,
        audit::{self, AuditRow, ChainGap, SalvageDetail},
        covered, inspect,
        keys::{AuditHead, DataKey, Hex, KeyFile, Slot, SlotId, SlotKind},
        migrate,
        open::{self, Memory},
        search, write,
    },
};

/// What the new house is made of.
pub(super) struct Source<'a> {
    pub request: &'a Request<'a>,
    pub pages: &'a Pages,
    pub key: &'a DataKey,
    /// Where the key file lies.
    pub keys: &'a Path,
    pub file: &'a KeyFile,
    /// The slot that opened.
    pub slot: SlotId,
}

/// Makes the house in the folder that was claimed for it.
pub(super) fn build(source: &Source<'_>, tell: Tell<'_>) -> Result<Report, StoreError> {
    let to = source.request.to;
    let _alone = to.lock_exclusive()?;
    let workshop = to.workshop();
    workshop.create()?;
    let schema = schema(source.pages)?;
    let mut conn = open::create_empty(&workshop.database(), source.key, Memory::Wiped)?;
    migrate::migrate_to(&mut conn, 0, schema, source.request.zone)?;
    // One file that nobody else sees, and that is thrown away if anything fails.
    conn.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;")?;
    let filled = without_triggers(&conn, |conn| take_in(conn, source, tell))?;
    belongs_together(&conn, source)?;
    migrate::migrate(&mut conn, schema, source.request.zone)?;
    tell(Stage::Missing, 0, 1);
    let (mut report, staff) = without_triggers(&conn, |conn| complete(conn, source, &filled))?;
    tell(Stage::Search, 0, 1);
    search::file_all(&mut conn)?;
    report.row = write_down(&conn, source, &report.losses, staff)?;
    if source.request.opener.is_code() {
        write::record_unsigned(&mut conn, source.request.now, &Command::UseRecoveryCode { staff: Some(staff) })?;
    }
    tell(Stage::Checking, 0, 1);
    check(&conn)?;
    let head = audit::head(&conn)?;
    conn.close().map_err(|(_, error)| error)?;
    keep(source, &workshop, AuditHead { row: head.id, hash: Hex(head.hash) })?;
    to.move_in()?;
    Ok(report)
}

/// The schema of the damaged file.
fn schema(pages: &Pages) -> Result<i64, StoreError> {
    let first = pages.read(1).ok_or(StoreError::NothingToSalvage)?;
    let number = |at| number_at(&first, at).map_or(0, i64::from);
    let (found, application) = (number(60), number(68));
    if application != migrate::APPLICATION_ID || found == 0 {
        return Err(StoreError::NothingToSalvage);
    }
    if found > migrate::NEWEST {
        return Err(StoreError::Newer { found, known: migrate::NEWEST });
    }
    Ok(found)
}

/// Does something while no trigger holds: what they guard and follow up was done when the rows were first written.
pub(super) fn without_triggers<T>(
    conn: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut statement = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")?;
    let triggers = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let triggers = triggers.collect::<Result<Vec<(String, String)>, _>>()?;
    conn.execute_batch("BEGIN IMMEDIATE")?;
    for (name, _) in &triggers {
        conn.execute_batch(&format!("DROP TRIGGER \"{name}\""))?;
    }
    let done = work(conn)?;
    for (_, sql) in &triggers {
        conn.execute_batch(sql)?;
    }
    conn.execute_batch("COMMIT")?;
    Ok(done)
}

/// Takes all rows in, in the place of those the migrations wrote into an empty house.
fn take_in(conn: &Connection, source: &Source<'_>, tell: Tell<'_>) -> Result<Filled, StoreError> {
    let mut statement = conn.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    for name in names.iter().filter(|name| !name.starts_with("sqlite_")) {
        conn.execute_batch(&format!("DELETE FROM \"{name}\""))?;
    }
    fill::fill(conn, source.pages, tell)
}

/// The key file is that of the house, as far as the house can still tell.
fn belongs_together(conn: &Connection, source: &Source<'_>) -> Result<(), StoreError> {
    use rusqlite::OptionalExtension as _;
    let written: Option<Vec<u8>> = conn.query_row("SELECT key_file FROM house", [], |row| row.get(0)).optional()?;
    let fits = written.is_none_or(|id| id == source.file.house().as_bytes());
    if fits { Ok(()) } else { Err(StoreError::NotTogether) }
}

/// Counts what is missing, makes anew what the trail tells, and puts a row in the place of those that others belong to.
fn complete(conn: &Connection, source: &Source<'_>, filled: &Filled) -> Result<(Report, StaffId), StoreError> {
    let Request { now, words, .. } = *source.request;
    let known_head = source.file.audit_head().map_or(0, |head| head.row.0);
    let losses = gaps::losses(conn, filled, known_head)?;
    let torn = |table: &str| filled.torn.contains_key(table);
    let mut from_trail = people::from_trail(conn, source.file.house(), now, words, &torn)?;
    let staff = salvager(conn, source)?;
    let marks = Marks { by: staff, now, words };
    for gap in losses.iter().filter(|loss| loss.table == "log_entry").flat_map(|loss| &loss.gaps) {
        // Entries are numbered without a gap: what is read, and until where, is told by their numbers.
        for row in gap.first..=gap.last {
            lost::stand_in(conn, "log_entry", row, &marks)?;
        }
    }
    let made = safe::on_the_safe_side(conn, &marks, filled)?;
    from_trail.extend(made.from_trail);
    lost::fill_in(conn, &marks)?;
    let report = Report {
        rows: filled.rows.values().sum(),
        losses: without_found(losses, &from_trail),
        from_trail,
        on_the_safe_side: made.safe,
        made_anew: filled.made_anew,
        damaged_in_log: source.pages.damaged_in_log(),
        row: AuditId(0),
    };
    Ok((report, staff))
}

/// What is missing but for the rows that the trail gave back.
fn without_found(losses: Vec<Loss>, from_trail: &std::collections::BTreeMap<String, u64>) -> Vec<Loss> {
    let left = |loss: &mut Loss| {
        let found = from_trail.get(&loss.table).copied().unwrap_or(0);
        loss.missing = loss.missing.map(|missing| missing.saturating_sub(found));
        found == 0 || loss.missing.is_none_or(|missing| missing > 0)
    };
    losses.into_iter().filter_map(|mut loss| left(&mut loss).then_some(loss)).collect()
}

/// Who salvages, if they may: a member whose row or whose row in the trail says so, and whoever holds a key of the house where
/// neither tells, since that page may be the damaged one.
fn salvager(conn: &Connection, source: &Source<'_>) -> Result<StaffId, StoreError> {
    let Request { initials, opener, words, .. } = *source.request;
    if opener.is_code() {
        return by_code(conn, initials, words);
    }
    let slot = |initials: &str| -> Result<Option<String>, StoreError> {
        use rusqlite::OptionalExtension as _;
        Ok(conn.query_row("SELECT slot FROM staff WHERE initials = ?1", [initials], |row| row.get(0)).optional()?)
    };
    if let Some(own) = slot(initials.as_str())? {
        let opens = own.parse().is_ok_and(|own| own == source.slot || source.file.stands_for(own, opener));
        if !opens || people::member(conn, initials)?.is_none() {
            return Err(StoreError::WrongPassphrase);
        }
    } else if conn.prepare("SELECT 1 FROM staff WHERE slot = ?1")?.exists([source.slot.to_string()])? {
        // Somebody else's passphrase.
        return Err(StoreError::WrongPassphrase);
    } else {
        return Ok(people::salvager(conn, &Salvager { initials, slot: Some(source.slot) }, words)?.0);
    }
    let (staff, role) = people::salvager(conn, &Salvager { initials, slot: Some(source.slot) }, words)?;
    let deed = Deed::KeepBackups;
    if allows(role, deed) { Ok(staff) } else { Err(Refusal::NotAllowed { role, deed }.into()) }
}

/// Whom the code on paper is used for: a leader, as at the closed door. Where it is lost who that was, whoever has the paper leads,
/// and gets a passphrase with it in the new house.
fn by_code(conn: &Connection, initials: &Initials, words: &str) -> Result<StaffId, StoreError> {
    let (staff, role) = people::salvager(conn, &Salvager { initials, slot: None }, words)?;
    if allows(role, Deed::KeepBackups) { Ok(staff) } else { Err(Refusal::NoLeader.into()) }
}

/// Writes the row of the trail that tells of it, above every number that was ever given out.
fn write_down(conn: &Connection, source: &Source<'_>, losses: &[Loss], staff: StaffId) -> Result<AuditId, StoreError> {
    let missing = losses.iter().map(|loss| (loss.table.clone(), loss.missing)).collect();
    let trail = losses.iter().find(|loss| loss.table == "audit");
    let chain = trail.map_or(Ok(Vec::new()), |loss| chain_gaps(conn, loss))?;
    let last = chain.iter().map(|gap| gap.last).max().unwrap_or(AuditId(0));
    let detail = serde_json::to_string(&SalvageDetail { missing, chain, texts: texts_untold(conn, losses)? })
        .map_err(|error| StoreError::Unexpected(error.to_string()))?;
    let row = AuditRow {
        at: source.request.now,
        staff: Some(staff),
        action: "salvage",
        entity: Entity::Salvage,
        entity_id: 1,
        youth: None,
        detail: &detail,
    };
    audit::append_after(conn, last, &row)
}

/// Texts the chain covers that are not what it says, where rows are lost that would tell why: a note that stands for a lost one,
/// and one whose row of the chain is gone. Where nothing of the kind is lost, what is found was changed by somebody.
fn texts_untold(conn: &Connection, losses: &[Loss]) -> Result<Vec<ChangedText>, StoreError> {
    let is_lost = |tables: &[&str]| losses.iter().any(|loss| tables.contains(&loss.table.as_str()));
    let (entries, handovers) =
        (is_lost(&["audit", "log_entry", "log_revision"]), is_lost(&["audit", "handover_snapshot"]));
    let mut texts = covered::changed(conn)?;
    texts.retain(|text| match text {
        ChangedText::Entry(_) => entries,
        ChangedText::Handover(_) => handovers,
    });
    Ok(texts)
}

/// Numbers that are left free behind the newest row anything names, for rows that nothing does: those since the key file was
/// last written, or all of a trail of which nothing is left. A number on a print then never is another row's.
const FREE: (i64, i64) = (1_000, 1_000_000);

/// What the row says of the chain.
fn chain_gaps(conn: &Connection, loss: &Loss) -> Result<Vec<ChainGap>, StoreError> {
    let gap = |gap: &Gap| -> Result<ChainGap, StoreError> {
        let seal = audit::seal_of(conn, AuditId(gap.last + 1))?.map(Hex);
        Ok(ChainGap { first: AuditId(gap.first), last: AuditId(gap.last), open: false, seal })
    };
    let mut chain = loss.gaps.iter().map(gap).collect::<Result<Vec<_>, _>>()?;
    if loss.missing.is_some() && !loss.at_least {
        return Ok(chain);
    }
    let free = if loss.missing.is_some() { FREE.0 } else { FREE.1 };
    match chain.last_mut().filter(|gap| gap.seal.is_none()) {
        Some(tail) => (tail.last.0, tail.open) = (tail.last.0 + free, true),
        None => {
            let head = audit::head(conn)?.id.0;
            chain.push(ChainGap { first: AuditId(head + 1), last: AuditId(head + free), open: true, seal: None });
        }
    }
    Ok(chain)
}

/// Everything that can be checked of the new house.
fn check(conn: &Connection) -> Result<(), StoreError> {
    let unsound = |what: &str| Err(StoreError::Unexpected(format!("the salvaged house: {what}")));
    if !inspect::findings(conn, inspect::STRUCTURE)?.is_empty() {
        return unsound("structure");
    }
    if conn.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return unsound("rows without those they belong to");
    }
    Ok(())
}

/// Writes the key file, and lets the database reach the disk.
fn keep(source: &Source<'_>, workshop: &HouseFolder, head: AuditHead) -> Result<(), StoreError> {
    let database = workshop.database();
    let at = |error: std::io::Error| open::path_error(&error, workshop.path().to_owned());
    File::options().write(true).open(&database).and_then(|file| file.sync_all()).map_err(at)?;
    // The seals of all pages, as they lie on the disk.
    let conn = open::look(&database, source.key)?;
    if !inspect::findings(&conn, inspect::SEALS)?.is_empty() {
        return Err(StoreError::Unexpected("the salvaged house: seals".to_owned()));
    }
    let mut keys = KeyFile::read(source.keys)?;
    drop_unused(&conn, source.slot, &mut keys)?;
    drop(conn);
    keys.set_audit_head(head);
    keys.write_new(&workshop.keys())?;
    Ok(())
}

/// Takes out the slots of those who work here no more: a key file of a backup still has them. The slot of whoever salvages stays,
/// and the code on paper.
fn drop_unused(conn: &Connection, own: SlotId, keys: &mut KeyFile) -> Result<(), StoreError> {
    let mut statement = conn.prepare("SELECT slot FROM staff WHERE active = 1")?;
    let slots = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let used: BTreeSet<SlotId> = slots.iter().filter_map(|slot| slot.parse().ok()).chain([own]).collect();
    let of_people = keys.slots().iter().filter(|slot| slot.kind() == SlotKind::Passphrase).map(Slot::id);
    let (used, unused): (Vec<SlotId>, Vec<SlotId>) = of_people.partition(|slot| used.contains(slot));
    if used.is_empty() {
        // Nobody's is known any more, and a key file has one at least: `doctor` names them.
        return Ok(());
    }
    for slot in unused {
        keys.drop_slot(slot)?;
    }
    Ok(())
}
