//! The people around a youth and the interpreters of the house; consents and dates are in files of their own.

use rusqlite::{Transaction, params};

use super::{Actor, StoreError, Written, consent, dates, follow, version_conflict};
use crate::{
    domain::{
        audit::Entity,
        changes::Topic,
        contact::{Contact, ContactFacts, Phone, Step, interpreter::InterpreterFacts},
        fold::fold,
        ids::{ContactId, InterpreterId, YouthId},
        names::{Line, Prose},
        refusal::Refusal,
    },
    store::read::Reader,
};

pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &Step) -> Result<Written, StoreError> {
    match step {
        Step::AddContact { youth, facts } => add(tx, actor, *youth, facts),
        Step::ChangeContact { contact, version, facts, same_person } => {
            change(tx, actor, *contact, *version, facts, *same_person)
        }
        Step::AddInterpreter(facts) => add_interpreter(tx, actor, facts),
        Step::ChangeInterpreter { interpreter, version, facts } => {
            change_interpreter(tx, actor, *interpreter, *version, facts)
        }
        Step::Bar { youth, interpreter, reason } => bar(tx, actor, *youth, *interpreter, reason),
        Step::Allow { youth, interpreter, why } => allow(tx, actor, *youth, *interpreter, why),
        Step::GiveConsent { youth, facts } => consent::give(tx, actor, *youth, facts),
        Step::WithdrawConsent { consent, facts } => consent::withdraw(tx, actor, *consent, facts),
        Step::Tell { youth, facts } => consent::tell(tx, actor, *youth, facts),
        Step::AddPaper { youth, facts } => dates::add_paper(tx, actor, *youth, facts),
        Step::ChangePaper { paper, version, facts } => dates::change_paper(tx, actor, *paper, *version, facts),
        Step::AddRisk { youth, facts } => dates::add_risk(tx, actor, *youth, facts),
        Step::ChangeRisk { risk, version, facts } => dates::change_risk(tx, actor, *risk, *version, facts),
        Step::Protect { youth, version, facts } => dates::protect(tx, actor, *youth, *version, facts),
        Step::GoThrough { youth, milestone, done } => dates::go_through(tx, actor, *youth, *milestone, done),
        Step::OpenAgain { youth, milestone, why } => dates::open_again(tx, actor, *youth, *milestone, why),
        Step::Follow { follow_up, found, next } => follow::settle(tx, actor, *follow_up, found, *next),
    }
}

/// A row of one of the tables of this area.
pub(super) const fn written(entity: Entity, row: i64) -> Written {
    Written::new(entity, row, Topic::Contacts)
}

pub(super) fn text(line: Option<&Line>) -> Option<&str> {
    line.map(Line::as_str)
}

fn add(tx: &Transaction<'_>, actor: Actor, youth: YouthId, facts: &ContactFacts) -> Result<Written, StoreError> {
    make_room_for_first(tx, actor, youth, facts)?;
    tx.execute(
        "INSERT INTO main.contact (changed_by, youth_id, role, name, language, phone, email, time_zone, note, call_first)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            actor.staff.0,
            youth.0,
            facts.role.id(),
            facts.name.as_str(),
            text(facts.language.as_ref()),
            facts.phone.as_ref().map(Phone::as_str),
            text(facts.email.as_ref()),
            facts.time_zone.map(crate::domain::time::Zone::name),
            text(facts.note.as_ref()),
            facts.call_first,
        ],
    )?;
    Ok(written(Entity::Contact, tx.last_insert_rowid()).about(youth))
}

fn change(
    tx: &Transaction<'_>,
    actor: Actor,
    contact: ContactId,
    version: i64,
    facts: &ContactFacts,
    same_person: bool,
) -> Result<Written, StoreError> {
    let before = Reader::new(tx).contact(contact)?.ok_or(Refusal::Gone)?;
    if before.version != version || before.ended.is_some() {
        return Err(version_conflict(tx, "contact", contact.0));
    }
    refuse_another_person(tx, actor, &before, facts, same_person)?;
    if !before.facts.call_first {
        make_room_for_first(tx, actor, before.youth, facts)?;
    }
    tx.execute(
        "UPDATE main.contact SET version = version + 1, changed_by = ?2, role = ?3, name = ?4, language = ?5, phone = ?6,
             email = ?7, time_zone = ?8, note = ?9, call_first = ?10 WHERE id = ?1",
        params![
            contact.0,
            actor.staff.0,
            facts.role.id(),
            facts.name.as_str(),
            text(facts.language.as_ref()),
            facts.phone.as_ref().map(Phone::as_str),
            text(facts.email.as_ref()),
            facts.time_zone.map(crate::domain::time::Zone::name),
            text(facts.note.as_ref()),
            facts.call_first,
        ],
    )?;
    Ok(written(Entity::Contact, contact.0).about(before.youth))
}

/// What was given to a person goes to nobody else: while a consent to them holds, the row stays theirs.
fn refuse_another_person(
    tx: &Transaction<'_>,
    actor: Actor,
    before: &Contact,
    facts: &ContactFacts,
    same_person: bool,
) -> Result<(), StoreError> {
    let part = before.facts.role != facts.role;
    let name = fold(before.facts.name.as_str()) != fold(facts.name.as_str());
    if !part && (!name || same_person) {
        return Ok(());
    }
    if Reader::new(tx).consents_hold_for(before, actor.zone.date(actor.now))? {
        return Err(Refusal::ConsentsHold { part }.into());
    }
    Ok(())
}

/// One at most is called first: whoever was is so no longer.
fn make_room_for_first(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    facts: &ContactFacts,
) -> Result<(), StoreError> {
    if facts.call_first {
        tx.execute(
            "UPDATE main.contact SET version = version + 1, changed_by = ?2, call_first = 0
             WHERE youth_id = ?1 AND call_first = 1",
            params![youth.0, actor.staff.0],
        )?;
    }
    Ok(())
}

fn add_interpreter(tx: &Transaction<'_>, actor: Actor, facts: &InterpreterFacts) -> Result<Written, StoreError> {
    lives_elsewhere(tx, actor, facts)?;
    tx.execute(
        "INSERT INTO interpreter (changed_by, name, language, dialect, phone, note, adult)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            actor.staff.0,
            facts.name.as_str(),
            facts.language.as_str(),
            text(facts.dialect.as_ref()),
            facts.phone.as_ref().map(Phone::as_str),
            text(facts.note.as_ref()),
            facts.adult,
        ],
    )?;
    Ok(written(Entity::Interpreter, tx.last_insert_rowid()))
}

fn change_interpreter(
    tx: &Transaction<'_>,
    actor: Actor,
    interpreter: InterpreterId,
    version: i64,
    facts: &InterpreterFacts,
) -> Result<Written, StoreError> {
    lives_elsewhere(tx, actor, facts)?;
    let changed = tx.execute(
        "UPDATE interpreter SET version = version + 1, changed_by = ?3, name = ?4, language = ?5, dialect = ?6, phone = ?7,
             note = ?8, adult = ?9 WHERE id = ?1 AND version = ?2 AND ended IS NULL",
        params![
            interpreter.0,
            version,
            actor.staff.0,
            facts.name.as_str(),
            facts.language.as_str(),
            text(facts.dialect.as_ref()),
            facts.phone.as_ref().map(Phone::as_str),
            text(facts.note.as_ref()),
            facts.adult,
        ],
    )?;
    if changed == 0 {
        return Err(version_conflict(tx, "interpreter", interpreter.0));
    }
    Ok(written(Entity::Interpreter, interpreter.0))
}

/// Nobody who lives in the house is an interpreter, by any of their names.
fn lives_elsewhere(tx: &Transaction<'_>, actor: Actor, facts: &InterpreterFacts) -> Result<(), StoreError> {
    let people = actor.read(tx).people()?;
    let name = fold(facts.name.as_str());
    let mut here = people.youths.values().filter(|youth| people.home(youth.id).is_some());
    if here.any(|youth| youth.facts.names().any(|own| fold(own) == name)) {
        return Err(Refusal::InterpreterLivesHere.into());
    }
    Ok(())
}

fn bar(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    interpreter: InterpreterId,
    reason: &Line,
) -> Result<Written, StoreError> {
    Reader::new(tx).interpreter(interpreter)?.ok_or(Refusal::Gone)?;
    tx.execute(
        "INSERT INTO main.interpreter_bar (youth_id, interpreter_id, reason, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![youth.0, interpreter.0, reason.as_str(), actor.now.timestamp(), actor.staff.0],
    )?;
    Ok(written(Entity::Interpreter, interpreter.0).about(youth))
}

fn allow(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    interpreter: InterpreterId,
    why: &Prose,
) -> Result<Written, StoreError> {
    if !Reader::new(tx).barred_for(youth)?.contains_key(&interpreter) {
        return Err(Refusal::NotBarred.into());
    }
    tx.execute(
        "INSERT INTO main.interpreter_bar (youth_id, interpreter_id, lifted, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![youth.0, interpreter.0, why.as_str(), actor.now.timestamp(), actor.staff.0],
    )?;
    Ok(written(Entity::Interpreter, interpreter.0).about(youth))
}
