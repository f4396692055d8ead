//! Staff, youths and moves.

use rusqlite::{OptionalExtension as _, Transaction, params, params_from_iter, types::Value};

use super::{Actor, NewStaff, StoreError, Written, key, receipt, version_conflict};
use crate::domain::{
    audit::Entity,
    changes::Topic,
    command::ChangedSlot,
    ids::{ApartmentNumber, StaffId, YouthId},
    names::Line,
    refusal::{Invalid, Refusal},
    staff::{StaffFunction, StaffRole},
    time::Instant,
    youth::YouthFacts,
};

pub(super) fn add_staff(
    tx: &Transaction<'_>,
    by: StaffId,
    new: &NewStaff,
    now: Instant,
) -> Result<StaffId, StoreError> {
    let taken: bool =
        tx.query_row("SELECT EXISTS (SELECT 1 FROM staff WHERE initials = ?1)", [new.initials.as_str()], |row| {
            row.get(0)
        })?;
    if taken {
        return Err(Refusal::InitialsTaken.into());
    }
    tx.execute(
        "INSERT INTO staff (initials, name, role, pin_hash, slot, changed_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![new.initials.as_str(), new.name.as_str(), new.role.id(), new.pin_hash, new.slot, by.0],
    )?;
    let staff = StaffId(tx.last_insert_rowid());
    tx.execute("INSERT INTO staff_house (staff_id, house_id) VALUES (?1, here())", [staff.0])?;
    receipt::begin_reading(tx, staff, now)?;
    Ok(staff)
}

pub(super) fn change_staff(
    tx: &Transaction<'_>,
    actor: Actor,
    staff: StaffId,
    version: i64,
    role: StaffRole,
    active: bool,
) -> Result<Written, StoreError> {
    let was_active: Option<bool> =
        tx.query_row("SELECT active FROM staff WHERE id = ?1", [staff.0], |row| row.get(0)).optional()?;
    let changed = tx.execute(
        "UPDATE staff SET version = version + 1, changed_by = ?3, role = ?4, active = ?5,
             slot = CASE WHEN ?5 THEN slot ELSE '' END WHERE id = ?1 AND version = ?2",
        params![staff.0, version, actor.staff.0, role.id(), active],
    )?;
    if changed == 0 {
        return Err(version_conflict(tx, "staff", staff.0));
    }
    if !active || role == StaffRole::Administrator {
        take_functions(tx, actor, staff)?;
    }
    if active && was_active == Some(false) {
        receipt::begin_reading(tx, staff, actor.now)?;
    }
    if !active && was_active == Some(true) {
        key::left(tx, actor, staff)?;
    }
    let locked_out: bool = tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM staff WHERE id = ?1 AND active = 1 AND slot = '')",
        [staff.0],
        |row| row.get(0),
    )?;
    if locked_out {
        return Err(Refusal::NoPassphrase.into());
    }
    // Somebody must always be able to add and reset the others.
    let leads: bool = tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM staff WHERE active = 1 AND role = ?1)",
        [StaffRole::ClinicalLead.id()],
        |row| row.get(0),
    )?;
    if !leads {
        return Err(Refusal::LastLead.into());
    }
    super::houses::check_leaders(tx)?;
    Ok(Written::new(Entity::Staff, staff.0, Topic::Staff))
}

/// Sets what a member's secrets are known by. The version stays: it guards role and work, which somebody may be changing at
/// this moment and which a secret says nothing about.
pub(super) fn set_secrets(
    tx: &Transaction<'_>,
    staff: StaffId,
    slot: Option<&ChangedSlot>,
    pin_hash: Option<&str>,
) -> Result<Written, StoreError> {
    if slot.is_none() && pin_hash.is_none() {
        return Err(Refusal::from(Invalid::Empty).into());
    }
    let stands: Option<String> =
        tx.query_row("SELECT slot FROM staff WHERE id = ?1", [staff.0], |row| row.get(0)).optional()?;
    let stands = stands.ok_or(Refusal::Gone)?;
    // Somebody else has changed it a moment ago: the slot they made must not stay in the key file unknown.
    if slot.is_some_and(|slot| slot.before != stands) {
        return Err(StoreError::Busy);
    }
    tx.execute(
        "UPDATE staff SET slot = COALESCE(?2, slot), pin_hash = COALESCE(?3, pin_hash) WHERE id = ?1",
        params![staff.0, slot.map(|slot| slot.after.as_str()), pin_hash],
    )?;
    Ok(Written::new(Entity::Staff, staff.0, Topic::Staff))
}

/// Says what a member is beside their role. An administrator has no part in the youths' matters.
pub(super) fn set_function(
    tx: &Transaction<'_>,
    actor: Actor,
    staff: StaffId,
    function: StaffFunction,
    holds: bool,
) -> Result<Written, StoreError> {
    let role: Option<String> =
        tx.query_row("SELECT role FROM staff WHERE id = ?1 AND active = 1", [staff.0], |row| row.get(0)).optional()?;
    let role = role.as_deref().and_then(StaffRole::from_id).ok_or(Refusal::Gone)?;
    if holds && role == StaffRole::Administrator {
        return Err(Refusal::AdministratorKeepsNoHosts.into());
    }
    say_function(tx, actor, staff, function, holds)?;
    Ok(Written::new(Entity::Staff, staff.0, Topic::Staff))
}

/// Takes away what a member is beside their role: whoever has left and comes back, and whoever was an administrator, is given it
/// again by somebody who knows that they are to have it.
fn take_functions(tx: &Transaction<'_>, actor: Actor, staff: StaffId) -> Result<(), StoreError> {
    StaffFunction::ALL.into_iter().try_for_each(|function| say_function(tx, actor, staff, function, false))
}

/// Adds the row that says it, unless it is so already.
fn say_function(
    tx: &Transaction<'_>,
    actor: Actor,
    staff: StaffId,
    function: StaffFunction,
    holds: bool,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO staff_function (staff_id, function, holds, at, by_id)
         SELECT ?1, ?2, ?3, ?4, ?5 WHERE ?3 <> coalesce((SELECT holds FROM staff_function
             WHERE staff_id = ?1 AND function = ?2 ORDER BY id DESC LIMIT 1), 0)",
        params![staff.0, function.id(), holds, actor.now.timestamp(), actor.staff.0],
    )?;
    Ok(())
}

pub(super) fn add_youth(tx: &Transaction<'_>, actor: Actor, facts: &YouthFacts) -> Result<Written, StoreError> {
    tx.prepare_cached(
        "INSERT INTO main.youth (house_id, changed_by, preferred_name, latin_name, own_script_name, pronunciation, birth_date, celebrates,
                            languages, interpreter, interpreter_note, primary_contact, help_needed)
         VALUES (here(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params_from_iter([Value::from(actor.staff.0)].into_iter().chain(values(facts))))?;
    let youth = YouthId(tx.last_insert_rowid());
    Ok(Written::new(Entity::Youth, youth.0, Topic::Youths).about(youth))
}

pub(super) fn change_youth(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    version: i64,
    facts: &YouthFacts,
) -> Result<Written, StoreError> {
    let changed = tx
        .prepare_cached(
            "UPDATE main.youth SET version = version + 1, changed_by = ?3, preferred_name = ?4, latin_name = ?5,
                 own_script_name = ?6, pronunciation = ?7, birth_date = ?8, celebrates = ?9, languages = ?10,
                 interpreter = ?11, interpreter_note = ?12, primary_contact = ?13, help_needed = ?14
             WHERE id = ?1 AND version = ?2",
        )?
        .execute(params_from_iter(
            [youth.0, version, actor.staff.0].map(Value::from).into_iter().chain(values(facts)),
        ))?;
    if changed == 0 {
        return Err(version_conflict(tx, "youth", youth.0));
    }
    Ok(Written::new(Entity::Youth, youth.0, Topic::Youths).about(youth))
}

/// What is written down about a youth, in the order in which both statements name the columns.
pub(in crate::store) fn values(facts: &YouthFacts) -> [Value; 11] {
    let line = |line: &Option<Line>| line.as_ref().map(ToString::to_string).into();
    [
        facts.preferred_name.to_string().into(),
        line(&facts.latin_name),
        line(&facts.own_script_name),
        line(&facts.pronunciation),
        facts.birth_date.to_string().into(),
        line(&facts.celebrates),
        line(&facts.languages),
        facts.interpreter.id().to_owned().into(),
        line(&facts.interpreter_note),
        facts.primary_contact.map(|staff| staff.0).into(),
        line(&facts.help_needed),
    ]
}

/// The number on the door where a youth lives now.
pub(super) fn home_of(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
) -> Result<Option<ApartmentNumber>, StoreError> {
    let number = tx
        .prepare_cached(
            "SELECT a.number FROM stay p CROSS JOIN apartment a ON a.id = p.apartment_id
             WHERE p.youth_id = ?1 AND p.until >= ?2",
        )?
        .query_row(params![youth.0, actor.today().to_string()], |row| row.get(0))
        .optional()?;
    Ok(number.map(ApartmentNumber))
}
