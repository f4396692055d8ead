//! Carrying out commands. One function for every way in: role, rules, rows and audit row in one transaction.

mod access_pack;
mod assessment;
mod backup;
mod calendar;
mod card;
mod checklist;
mod consent;
mod contact;
mod dates;
mod follow;
mod handover;
mod homes;
mod host;
mod houses;
mod journal;
mod kept;
mod key;
mod log;
mod moves;
mod night;
mod people;
mod plan;
mod presence;
mod receipt;
mod review;
mod revision;
mod search;
mod shift;
mod task;

pub(super) use self::people::values as youth_values;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::{
    audit::{self, AuditRow},
    drafts::{self, Kept},
    error::StoreError,
    keys,
    read::Reader,
    search as filing,
};
use crate::domain::{
    access::{self, Deed},
    audit::Entity,
    changes::{Changes, Topic},
    command::Command,
    export,
    ids::{HouseId, StaffId, YouthId},
    plan::Step,
    refusal::Refusal,
    staff::{NewStaff, Rights, StaffRole},
    time::{Instant, Zone},
    undo::Made,
};

/// Who carries out a command, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Actor {
    pub staff: StaffId,
    pub now: Instant,
    pub zone: Zone,
}

impl Actor {
    /// The day in the house.
    pub(super) fn today(self) -> NaiveDate {
        self.zone.date(self.now)
    }

    /// Reads inside the transaction, on that day.
    fn read<'a>(self, tx: &'a Transaction<'_>) -> Reader<'a> {
        Reader::on(tx, self.today())
    }
}

/// What a command did. It exists only after the commit has reached the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// When it was saved.
    pub at: Instant,
    /// The row it made or changed.
    pub row: i64,
    /// What it made, as far as taking it back is concerned.
    pub made: Made,
    /// What views have to read again.
    pub changes: Changes,
}

/// What one command wrote, before its audit row.
struct Written {
    entity: Entity,
    row: i64,
    youth: Option<YouthId>,
    made: Made,
    changes: Changes,
    /// In place of the command's own values, where those hold too much (a log entry's text stands in the log).
    detail: Option<String>,
}

impl Written {
    const fn new(entity: Entity, row: i64, topic: Topic) -> Self {
        Self { entity, row, youth: None, made: Made::Kept, changes: Changes::of(topic), detail: None }
    }

    const fn about(mut self, youth: YouthId) -> Self {
        self.youth = Some(youth);
        self
    }

    const fn undoable(mut self, made: Made) -> Self {
        self.made = made;
        self
    }
}

/// The first command of a house, before anybody is in it.
pub(super) fn found(
    conn: &mut Connection,
    id: keys::HouseId,
    now: Instant,
    zone: Zone,
    command: &Command,
) -> Result<Done, StoreError> {
    command.check(now, zone.date(now)).map_err(Refusal::from)?;
    let Command::FoundHouse(new) = command else {
        return Err(Refusal::Gone.into());
    };
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute(
        "INSERT INTO house (id, key_file, name, founded_at, invented) VALUES (1, ?1, ?2, ?3, ?4)",
        params![id.as_bytes().as_slice(), new.name.as_str(), now.timestamp(), new.invented],
    )?;
    houses::add_rows(&tx, &new.name, &new.apartments, &new.common_rooms, now)?;
    // Nobody was there before: the first member, whose row is the first, adds themselves.
    let staff = people::add_staff(&tx, StaffId(1), &new.first_staff, now)?;
    let written = Written::new(Entity::House, 1, Topic::House);
    let done = finish(&tx, now, Some(staff), command, written)?;
    tx.commit()?;
    Ok(done)
}

/// Carries out a command; see [`super::House::execute`].
pub(super) fn execute(
    conn: &mut Connection,
    actor: Actor,
    command: &Command,
    draft: Option<&Kept>,
) -> Result<Done, StoreError> {
    // Before the house is locked for others: most refusals are found without it.
    check(actor, command)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = execute_in(&tx, actor, command)?;
    if let Some(kept) = draft {
        drafts::remove_in(&tx, actor.staff, kept)?;
    }
    tx.commit()?;
    Ok(done)
}

/// Checks what can be checked without the store.
pub(super) fn check(actor: Actor, command: &Command) -> Result<(), StoreError> {
    Ok(command.check(actor.now, actor.zone.date(actor.now)).map_err(Refusal::from)?)
}

/// Carries out a checked command in a transaction that the caller commits; after an error it must be rolled back, for the
/// command may have written a part of its rows.
pub(super) fn execute_in(tx: &Transaction<'_>, actor: Actor, command: &Command) -> Result<Done, StoreError> {
    let (done, due) = execute_unfiled(tx, actor, command)?;
    due.map_or(Ok(()), |due| file(tx, actor, due))?;
    Ok(done)
}

/// A row whose texts are to be filed for the search.
#[derive(Debug, Clone, Copy)]
pub(super) struct Due {
    entity: Entity,
    row: i64,
}

/// The same without filing what it wrote, which the caller does in the same transaction. The search index writes out what it
/// holds at every statement with a savepoint of its own, as the one that adds an audit row is: many rows that are filed one
/// after another are written out once.
pub(super) fn execute_unfiled(
    tx: &Transaction<'_>,
    actor: Actor,
    command: &Command,
) -> Result<(Done, Option<Due>), StoreError> {
    check_role(tx, actor, command)?;
    let written = write(tx, actor, command)?;
    let due = (written.changes != Changes::NONE).then_some(Due { entity: written.entity, row: written.row });
    Ok((finish(tx, actor.now, Some(actor.staff), command, written)?, due))
}

/// Files the texts of a row for the search.
pub(super) fn file(tx: &Transaction<'_>, actor: Actor, due: Due) -> Result<(), StoreError> {
    filing::refile(tx, due.entity, due.row, actor.now)
}

/// Writes down what is nobody's deed: a wrong passphrase or PIN, the fire roll on the covered screen. Needs no role: whoever
/// it was has shown none.
pub(super) fn record_unsigned(conn: &mut Connection, now: Instant, command: &Command) -> Result<Done, StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = finish(&tx, now, None, command, nothing_to_show())?;
    tx.commit()?;
    Ok(done)
}

/// The house that is written in.
fn here(tx: &Transaction<'_>) -> Result<HouseId, StoreError> {
    Ok(tx.prepare_cached("SELECT here()")?.query_row([], |row| row.get(0).map(HouseId))?)
}

/// The role is read inside the transaction: a leader may have changed it a second ago.
fn role_of(tx: &Transaction<'_>, actor: Actor) -> Result<StaffRole, StoreError> {
    Ok(rights_of(tx, actor)?.role)
}

/// The role, and what they are beside it.
fn rights_of(tx: &Transaction<'_>, actor: Actor) -> Result<Rights, StoreError> {
    let found: Option<(String, bool)> = tx
        .prepare_cached(
            "SELECT role, coalesce((SELECT holds FROM staff_function f WHERE f.staff_id = staff.id
                 AND f.function = 'host-coordinator' ORDER BY f.id DESC LIMIT 1), 0)
             FROM staff WHERE id = ?1 AND active = 1",
        )?
        .query_row([actor.staff.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (role, host_coordinator) = found.ok_or(Refusal::Gone)?;
    Ok(Rights { role: StaffRole::from_id(&role).ok_or(Refusal::Gone)?, host_coordinator })
}

fn check_role(tx: &Transaction<'_>, actor: Actor, command: &Command) -> Result<(), StoreError> {
    let rights = rights_of(tx, actor)?;
    let deed = deed_of(tx, actor, command)?;
    if !access::allows(rights, deed) {
        return Err(Refusal::NotAllowed { role: rights.role, deed }.into());
    }
    if deed.is_of_a_house() { houses::check_right(tx, actor.staff) } else { Ok(()) }
}

/// What the house says in that moment decides, whatever the one who asks was told.
fn deed_of(tx: &Transaction<'_>, actor: Actor, command: &Command) -> Result<Deed, StoreError> {
    match command {
        Command::Plan(Step::MakeCurrent { .. }) if plan::approval(tx)? => Ok(Deed::ApprovePlan),
        command => Ok(command.deed(Some(actor.staff))),
    }
}

fn write(tx: &Transaction<'_>, actor: Actor, command: &Command) -> Result<Written, StoreError> {
    match command {
        Command::FoundHouse(_) => Err(Refusal::Gone.into()),
        Command::AddHouse(new) => houses::add(tx, actor, new),
        Command::SetStaffHouses { staff, before, houses } => houses::set_staff(tx, actor, *staff, before, houses),
        Command::KeepSharedRoom { room, before, facts } => houses::keep_room(tx, actor, *room, before.as_ref(), facts),
        Command::TakeOver { youth, house } => houses::take_over(tx, actor, *youth, *house),
        Command::AddStaff(new) => {
            let staff = people::add_staff(tx, actor.staff, new, actor.now)?;
            Ok(Written::new(Entity::Staff, staff.0, Topic::Staff))
        }
        Command::ChangeStaff { staff, version, role, active } => {
            people::change_staff(tx, actor, *staff, *version, *role, *active)
        }
        Command::SetFunction { staff, function, holds } => people::set_function(tx, actor, *staff, *function, *holds),
        Command::SetSecrets { staff, slot, pin_hash } => {
            people::set_secrets(tx, *staff, slot.as_ref(), pin_hash.as_deref())
        }
        Command::AddYouth(facts) => people::add_youth(tx, actor, facts),
        Command::ChangeYouth { youth, version, facts } => people::change_youth(tx, actor, *youth, *version, facts),
        Command::ChangeApartment { apartment, kind, sharing } => {
            moves::change_apartment(tx, actor, *apartment, *kind, *sharing)
        }
        Command::MoveIn { youth, apartment, from, points } => moves::move_in(tx, *youth, *apartment, *from, points),
        Command::MoveOut { youth, last_day, end, points } => moves::move_out(tx, *youth, *last_day, end, points),
        Command::MoveTo { youth, apartment, from, points } => moves::move_to(tx, *youth, *apartment, *from, points),
        Command::ReopenStay { stay } => moves::reopen(tx, actor, *stay),
        Command::WithdrawStay { stay, before } => moves::withdraw(tx, actor, *stay, *before),
        Command::MarkMove(mark) => moves::mark(tx, actor, mark),
        Command::WriteEntry(entry) => log::write_entry(tx, actor, entry),
        Command::ReviseEntry { entry, seen, revision, shift } => {
            revision::revise(tx, actor, *entry, *seen, revision, *shift)
        }
        Command::TransferToJournal { item, seen, reference } => journal::transfer(tx, actor, *item, *seen, reference),
        Command::TakeBackTransfer { transfer } => journal::take_back(tx, actor, *transfer),
        Command::SetWatch { youth, version, facts } => presence::set_watch(tx, actor, *youth, *version, facts),
        Command::SetPresence { youth, at, seen, facts } => presence::set_presence(tx, actor, *youth, *at, *seen, facts),
        Command::CountGuests { apartment, count } => presence::count_guests(tx, actor, *apartment, *count),
        Command::SetYouthVoice { youth, version, words } => plan::set_youth_voice(tx, actor, *youth, *version, words),
        Command::AddGoal { youth, facts } => plan::add_goal(tx, actor, *youth, facts),
        Command::ChangeGoal { goal, version, facts } => plan::change_goal(tx, actor, *goal, *version, facts),
        Command::WithdrawGoal { goal, version } => plan::withdraw_goal(tx, actor, *goal, *version),
        Command::Plan(step) => plan::step(tx, actor, step),
        Command::SetPlanApproval { approval } => plan::set_approval(tx, *approval),
        Command::Calendar(step) => calendar::step(tx, actor, step),
        Command::ConfirmShift { kind, day, starts_at, ends_at } => {
            shift::confirm(tx, actor, kind, *day, *starts_at, *ends_at)
        }
        Command::SignOff { shifts, reason } => shift::sign_off(tx, actor, shifts, reason.as_ref()),
        Command::ReadEntry { entry, seen } => receipt::read_entry(tx, actor, *entry, *seen),
        Command::ReadAddendum { addendum } => receipt::read_addendum(tx, actor, *addendum),
        Command::ReadSection { section, until, seen } => receipt::read_section(tx, actor, *section, *until, *seen),
        Command::AddTask { facts, entry } => task::add(tx, actor, facts, *entry),
        Command::ChangeTask { task, version, facts } => task::change(tx, actor, *task, *version, facts),
        Command::WithdrawTask { task, version } => task::withdraw(tx, actor, *task, *version),
        Command::FinishTask { task, version, occurrence, ending, shift } => {
            task::finish(tx, actor, *task, *version, *occurrence, ending, *shift)
        }
        Command::ReopenTask { task, version, outcome, shift } => {
            task::reopen(tx, actor, *task, *version, *outcome, *shift)
        }
        Command::MarkPoint(mark) => checklist::mark(tx, actor, mark),
        Command::SetNightAgreement { youth, version, facts } => {
            night::set_agreement(tx, actor, *youth, *version, facts)
        }
        Command::SetCard { youth, version, facts } => card::set_card(tx, actor, *youth, *version, facts),
        Command::SetSupport { youth, version, facts } => card::set_support(tx, actor, *youth, *version, facts),
        Command::Night(step) => night::step(tx, actor, step),
        Command::HandOver(step) => handover::step(tx, actor, step),
        Command::Contact(step) => contact::step(tx, actor, step),
        Command::Host(step) => host::step(tx, actor, step),
        Command::Assess(step) => assessment::step(tx, actor, step),
        Command::End { kept, version, reason } => kept::end(tx, actor, *kept, *version, reason),
        Command::Backup(step) => backup::step(tx, actor, step),
        Command::Export(step) => {
            // A house that is made of an export has a key of its own.
            if matches!(step, export::Step::Imported { .. }) {
                key::rotated(tx, actor)?;
            }
            Ok(Written { entity: Entity::Export, ..nothing_to_show() })
        }
        Command::Pack(step) => access_pack::step(tx, actor, step),
        Command::ReviewAccess { until, note } => review::review(tx, actor, *until, note.as_ref()),
        // The code itself is in the key file.
        Command::RenewRecoveryCode
        | Command::ConfirmRecoveryCode
        | Command::RehearseRecoveryCode
        | Command::AcceptTrail { .. } => Ok(nothing_to_show()),
        Command::RotateKey => key::rotated(tx, actor),
        // Nobody's deed: [`record_unsigned`] writes it.
        Command::RecordFailedTry { .. } | Command::UseRecoveryCode { .. } => Err(Refusal::Gone.into()),
        Command::RunSearch { youth, .. } | Command::RecordAccess { youth, .. } | Command::TakeOut { youth, .. } => {
            Ok(read_about(*youth))
        }
        Command::SaveSearch { name, line } => search::save(tx, actor, name, line),
        Command::RenameSearch { search, version, name } => search::rename(tx, actor, *search, *version, name),
        Command::RemoveSearch { search, version } => search::remove(tx, actor, *search, *version),
    }
}

/// An audit row about the house, and nothing that a view shows.
const fn nothing_to_show() -> Written {
    let mut written = Written::new(Entity::House, 1, Topic::House);
    written.changes = Changes::NONE;
    written
}

/// The same about a youth, whose file was read.
fn read_about(youth: Option<YouthId>) -> Written {
    let mut written = nothing_to_show();
    if let Some(youth) = youth {
        written.entity = Entity::Youth;
        written.row = youth.0;
        written.youth = Some(youth);
    }
    written
}

/// Writes the audit row of what was written, signed by whoever did it.
fn finish(
    tx: &Transaction<'_>,
    now: Instant,
    staff: Option<StaffId>,
    command: &Command,
    written: Written,
) -> Result<Done, StoreError> {
    let detail = match written.detail {
        Some(detail) => detail,
        None => serde_json::to_string(command).map_err(|error| StoreError::Unexpected(error.to_string()))?,
    };
    audit::append(
        tx,
        &AuditRow {
            at: now,
            staff,
            action: command.audit_name(),
            entity: written.entity,
            entity_id: written.row,
            youth: written.youth,
            detail: &detail,
        },
    )?;
    Ok(Done { at: now, row: written.row, made: written.made, changes: written.changes })
}

/// Takes back a row that was just added, unless somebody has touched it since.
fn withdraw(tx: &Transaction<'_>, actor: Actor, table: &str, row: i64, version: i64) -> Result<(), StoreError> {
    let sql = format!(
        "UPDATE main.{table} SET withdrawn = 1, version = version + 1, changed_by = ?3
         WHERE id = ?1 AND version = ?2 AND withdrawn = 0"
    );
    match tx.execute(&sql, params![row, version, actor.staff.0])? {
        0 => Err(Refusal::CannotUndo.into()),
        _ => Ok(()),
    }
}

/// Why an update guarded by a version changed no row: somebody else was there first, or the row is gone.
fn version_conflict(tx: &Transaction<'_>, table: &str, row: i64) -> StoreError {
    let by = tx.query_row(&format!("SELECT changed_by FROM {table} WHERE id = ?1"), [row], |row| row.get(0)).optional();
    match by {
        Ok(Some(by)) => Refusal::ChangedMeanwhile { by: StaffId(by) }.into(),
        Ok(None) => Refusal::Gone.into(),
        Err(error) => error.into(),
    }
}
