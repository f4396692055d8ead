//! Signing for what was read.

use rusqlite::{OptionalExtension as _, Transaction};

use super::{Actor, StoreError, Written};
use crate::{
    domain::{
        audit::Entity,
        changes::Topic,
        handover::Handover,
        ids::{AddendumId, EntryId, HouseId, RevisionId, StaffId, YouthId},
        log::LogEntry,
        receipt::Section,
        refusal::Refusal,
        time::Instant,
    },
    store::read::Reader,
};

/// From now on a member reads: what is written already was never theirs to read.
pub(super) fn begin_reading(tx: &Transaction<'_>, staff: StaffId, now: Instant) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO main.reading_start (house_id, staff_id, after_entry, at)
         SELECT house_id, ?1, (SELECT coalesce(max(id), 0) FROM main.log_entry), ?2 FROM staff_house WHERE staff_id = ?1",
        [staff.0, now.timestamp()],
    )?;
    tx.execute("DELETE FROM main.revision_unread WHERE staff_id = ?1", [staff.0])?;
    tx.execute("DELETE FROM main.addendum_unread WHERE staff_id = ?1", [staff.0])?;
    Ok(())
}

/// The same of one house beside those they work in already.
pub(super) fn begin_reading_in(
    tx: &Transaction<'_>,
    staff: StaffId,
    house: HouseId,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO main.reading_start (house_id, staff_id, after_entry, at)
         VALUES (?1, ?2, (SELECT coalesce(max(id), 0) FROM main.log_entry), ?3)",
        [house.0, staff.0, now.timestamp()],
    )?;
    Ok(())
}

/// An entry was corrected: it waits for everybody who works here, its author too, but not for whoever corrected it.
pub(super) fn unread_again(tx: &Transaction<'_>, actor: Actor, entry: &LogEntry) -> Result<(), StoreError> {
    let mut insert = tx.prepare_cached(
        "INSERT OR IGNORE INTO main.revision_unread (staff_id, section, entry_id)
         SELECT id, ?2, ?3 FROM staff WHERE active = 1 AND id <> ?1
             AND EXISTS (SELECT 1 FROM staff_house w WHERE w.staff_id = staff.id AND w.house_id = here())",
    )?;
    for section in Section::of(&entry.about) {
        insert.execute([actor.staff.0, section.number(), entry.id.0])?;
    }
    settle(tx, actor, entry)?;
    Ok(())
}

/// A corrected entry waits for a member no more; whether it did.
fn settle(tx: &Transaction<'_>, actor: Actor, entry: &LogEntry) -> Result<bool, StoreError> {
    let mut delete =
        tx.prepare_cached("DELETE FROM main.revision_unread WHERE staff_id = ?1 AND section = ?2 AND entry_id = ?3")?;
    let mut waited = false;
    for section in Section::of(&entry.about) {
        waited |= delete.execute([actor.staff.0, section.number(), entry.id.0])? > 0;
    }
    Ok(waited)
}

/// Signs for what an entry said when it was seen, where it was corrected. What was corrected since waits on.
fn read_again(
    tx: &Transaction<'_>,
    actor: Actor,
    entry: &LogEntry,
    seen: Option<RevisionId>,
) -> Result<(), StoreError> {
    let newest = entry.revised.as_ref().map(|revised| revised.id);
    let waited = if newest <= seen { settle(tx, actor, entry)? } else { waits(tx, actor, entry)? };
    let Some(seen) = seen.filter(|_| waited) else {
        return Ok(());
    };
    tx.prepare_cached(
        "INSERT INTO main.receipt_revision (staff_id, revision_id, at)
         SELECT ?1, r.id, ?4 FROM log_revision r
         WHERE r.id = (SELECT max(n.id) FROM log_revision n WHERE n.entry_id = ?2 AND n.id <= ?3)
             AND NOT EXISTS (SELECT 1 FROM receipt_revision p WHERE p.staff_id = ?1 AND p.revision_id = r.id)",
    )?
    .execute([actor.staff.0, entry.id.0, seen.0, actor.now.timestamp()])?;
    Ok(())
}

/// Whether a corrected entry waits for a member.
fn waits(tx: &Transaction<'_>, actor: Actor, entry: &LogEntry) -> Result<bool, StoreError> {
    let mut statement = tx.prepare_cached("SELECT 1 FROM revision_unread WHERE entry_id = ?1 AND staff_id = ?2")?;
    Ok(statement.exists([entry.id.0, actor.staff.0])?)
}

/// Signs for one entry, in every section it stands in. Signing twice is signing once.
pub(super) fn read_entry(
    tx: &Transaction<'_>,
    actor: Actor,
    entry: EntryId,
    seen: Option<RevisionId>,
) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    let read = reader.entry(entry)?.ok_or(Refusal::Gone)?;
    let sections = Section::of(&read.about);
    let mut covered = false;
    for section in &sections {
        covered |= reader.read_up_to(actor.staff, *section)? >= entry;
    }
    if !covered && read.author != actor.staff {
        tick(tx, actor, entry)?;
        for section in &sections {
            go_on(tx, actor, *section)?;
        }
    }
    read_again(tx, actor, &read, seen)?;
    let mut written = Written::new(Entity::Entry, entry.0, Topic::Receipts);
    if let [Section::Youth(youth)] = sections.as_slice() {
        written = written.about(*youth);
    }
    Ok(written)
}

/// What was added to a handover waits for its receivers and their shift, but not for whoever added it.
pub(super) fn addendum_waits(
    tx: &Transaction<'_>,
    actor: Actor,
    handover: &Handover,
    addendum: AddendumId,
) -> Result<(), StoreError> {
    let reader = Reader::new(tx);
    let shift = reader.shift(handover.shift)?.ok_or(Refusal::Gone)?;
    let mut signed = tx.prepare_cached(
        "INSERT OR IGNORE INTO main.addendum_unread (staff_id, addendum_id)
         SELECT s.staff_id, ?3 FROM handover_signature s CROSS JOIN staff m ON m.id = s.staff_id
         WHERE s.handover_id = ?1 AND s.side = 'incoming' AND m.active = 1 AND m.id <> ?2",
    )?;
    signed.execute([handover.id.0, actor.staff.0, addendum.0])?;
    let mut on_shift = tx.prepare_cached(
        "INSERT OR IGNORE INTO main.addendum_unread (staff_id, addendum_id)
         SELECT s.staff_id, ?3 FROM shift_staff s CROSS JOIN staff m ON m.id = s.staff_id
         WHERE s.shift_id = ?1 AND m.active = 1 AND m.id <> ?2",
    )?;
    for taking in reader.taking_over(&shift, &handover.to)? {
        on_shift.execute([taking.id.0, actor.staff.0, addendum.0])?;
    }
    Ok(())
}

/// Signs for what was added to a handover. Signing twice is signing once.
pub(super) fn read_addendum(tx: &Transaction<'_>, actor: Actor, addendum: AddendumId) -> Result<Written, StoreError> {
    let found: Option<(i64, i64)> = tx
        .prepare_cached("SELECT handover_id, section FROM handover_addendum WHERE id = ?1")?
        .query_row([addendum.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (handover, section) = found.ok_or(Refusal::Gone)?;
    let waited = tx
        .prepare_cached("DELETE FROM main.addendum_unread WHERE staff_id = ?1 AND addendum_id = ?2")?
        .execute([actor.staff.0, addendum.0])?;
    if waited > 0 {
        tx.prepare_cached("INSERT INTO main.receipt_addendum (staff_id, addendum_id, at) VALUES (?1, ?2, ?3)")?
            .execute([actor.staff.0, addendum.0, actor.now.timestamp()])?;
    }
    let written = Written::new(Entity::Handover, handover, Topic::Receipts);
    Ok(if section == 0 { written } else { written.about(YouthId(section)) })
}

/// Signs for a section up to an entry: everything there is read, in the other sections it stands in as well.
pub(super) fn read_section(
    tx: &Transaction<'_>,
    actor: Actor,
    section: Section,
    until: EntryId,
    seen: Option<RevisionId>,
) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    if reader.entry(until)?.is_none() {
        return Err(Refusal::Gone.into());
    }
    let after = reader.read_up_to(actor.staff, section)?;
    let mut written = Written::new(Entity::Receipt, 0, Topic::Receipts);
    if until > after {
        let mut touched = Vec::new();
        for entry in shared(tx, actor.staff, section, after, until)? {
            tick(tx, actor, entry)?;
            let about = reader.entry(entry)?.map(|LogEntry { about, .. }| Section::of(&about)).unwrap_or_default();
            touched.extend(about.into_iter().filter(|other| *other != section));
        }
        written.row = piece(tx, actor, section, after, until)?;
        touched.sort_unstable();
        touched.dedup();
        for section in touched.into_iter().chain([section]) {
            go_on(tx, actor, section)?;
        }
    }
    for corrected in reader.corrected_up_to(actor.staff, section, until)? {
        read_again(tx, actor, &reader.entry(corrected)?.ok_or(Refusal::Gone)?, seen)?;
    }
    Ok(match section {
        Section::Youth(youth) => written.about(youth),
        Section::House => written,
    })
}

fn tick(tx: &Transaction<'_>, actor: Actor, entry: EntryId) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO main.receipt_entry (staff_id, entry_id, at) SELECT ?1, ?2, ?3
         WHERE NOT EXISTS (SELECT 1 FROM receipt_entry WHERE staff_id = ?1 AND entry_id = ?2)",
    )?
    .execute([actor.staff.0, entry.0, actor.now.timestamp()])?;
    Ok(())
}

fn piece(
    tx: &Transaction<'_>,
    actor: Actor,
    section: Section,
    after: EntryId,
    until: EntryId,
) -> Result<i64, StoreError> {
    tx.prepare_cached(
        "INSERT INTO main.receipt (house_id, staff_id, section, after_entry, until_entry, at) VALUES (here(), ?1, ?2, ?3, ?4, ?5)",
    )?
    .execute([actor.staff.0, section.number(), after.0, until.0, actor.now.timestamp()])?;
    Ok(tx.last_insert_rowid())
}

/// Where everything up to the oldest unread entry is read by now, the chain of pieces goes on to there, so that what is
/// looked through next time begins where the unread does.
fn go_on(tx: &Transaction<'_>, actor: Actor, section: Section) -> Result<(), StoreError> {
    let reader = Reader::new(tx);
    let (start, _) = reader.reading_start(actor.staff)?;
    let after = reader.read_up_to(actor.staff, section)?;
    let first = reader.first_unread(actor.staff, section, start)?;
    let last_read = reader.section_page(section, after, first, 1)?.first().map(|entry| entry.id);
    match last_read {
        Some(until) => piece(tx, actor, section, after, until).map(|_| ()),
        None => Ok(()),
    }
}

/// Entries of a youth's section that are about others too and that somebody else wrote: they are read there as well.
fn shared(
    tx: &Transaction<'_>,
    staff: StaffId,
    section: Section,
    after: EntryId,
    until: EntryId,
) -> Result<Vec<EntryId>, StoreError> {
    let Section::Youth(YouthId(youth)) = section else {
        return Ok(Vec::new());
    };
    let mut statement = tx.prepare_cached(
        "SELECT y.entry_id FROM log_entry_youth y CROSS JOIN log_entry l ON l.id = y.entry_id
         WHERE y.youth_id = ?1 AND y.entry_id > ?2 AND y.entry_id <= ?3 AND l.author_id <> ?4
             AND EXISTS (SELECT 1 FROM log_entry_youth o WHERE o.entry_id = y.entry_id AND o.youth_id <> ?1)",
    )?;
    let rows = statement.query_map([youth, after.0, until.0, staff.0], |row| row.get(0).map(EntryId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The newest entry there is; 0 where there is none.
pub(super) fn newest(tx: &Transaction<'_>) -> Result<EntryId, StoreError> {
    let newest: Option<i64> =
        tx.prepare_cached("SELECT max(id) FROM main.log_entry")?.query_row([], |row| row.get(0)).optional()?.flatten();
    Ok(EntryId(newest.unwrap_or(0)))
}
