//! Consents and what was told: rows that are only ever added.

use rusqlite::{Transaction, params};

use super::{
    Actor, StoreError, Written,
    contact::{text, written},
};
use crate::{
    domain::{
        audit::Entity,
        contact::{
            Contact, ContactRole,
            consent::{
                ConsentFacts, GivenBy, Recipient, TellingFacts, Verdict, Withdrawal, answer, of_age, withdrawn_since,
            },
        },
        ids::{ConsentId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::read::Reader,
};

pub(super) fn give(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    facts: &ConsentFacts,
) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    let contacts = around(reader, youth, facts.recipient)?;
    let ended = |one: &Contact| Recipient::Contact(one.id) == facts.recipient && one.ended.is_some();
    if contacts.iter().any(ended) {
        return Err(Refusal::ContactEnded.into());
    }
    let birth = reader.dates_of(youth, actor.zone.date(actor.now))?.birth;
    if facts.given_by == GivenBy::Guardian && facts.given_on >= of_age(birth) {
        return Err(Refusal::GuardianEnded.into());
    }
    let barred = reader.barred_for(youth)?;
    if facts.interpreter.is_some_and(|interpreter| barred.contains_key(&interpreter)) {
        return Err(Refusal::InterpreterBarred.into());
    }
    if let Some(on) = withdrawn_since(&reader.consents_of(youth)?, facts) {
        return Err(Refusal::WithdrawnSince { on }.into());
    }
    let (contact, role, household) = columns(facts.recipient);
    tx.execute(
        "INSERT INTO main.consent (youth_id, contact_id, role, purpose, may_tell, withheld, withheld_why, given_by, given_on, until,
                              language, interpreter_id, at, staff_id, household_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        params![
            youth.0,
            contact,
            role,
            facts.purpose.as_str(),
            facts.may_tell.as_str(),
            facts.withheld.as_ref().map(Prose::as_str),
            text(facts.withheld_why.as_ref()),
            facts.given_by.id(),
            facts.given_on.to_string(),
            facts.until.map(|until| until.to_string()),
            facts.language.as_str(),
            facts.interpreter.map(|interpreter| interpreter.0),
            actor.now.timestamp(),
            actor.staff.0,
            household,
        ],
    )?;
    let consent = tx.last_insert_rowid();
    for part in facts.parts.iter().filter(|_| household.is_some()) {
        tx.execute(
            "INSERT OR IGNORE INTO main.consent_part (consent_id, part) VALUES (?1, ?2)",
            params![consent, part.id()],
        )?;
    }
    Ok(written(Entity::Consent, consent).about(youth))
}

pub(super) fn withdraw(
    tx: &Transaction<'_>,
    actor: Actor,
    consent: ConsentId,
    facts: &Withdrawal,
) -> Result<Written, StoreError> {
    let given = Reader::new(tx).consent(consent)?.ok_or(Refusal::Gone)?;
    if given.withdrawn.is_some() || facts.on < given.facts.given_on {
        return Err(Refusal::NotWithdrawn.into());
    }
    tx.execute(
        "INSERT INTO main.consent_withdrawal (consent_id, day, by_whom, note, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            consent.0,
            facts.on.to_string(),
            facts.by.id(),
            text(facts.note.as_ref()),
            actor.now.timestamp(),
            actor.staff.0,
        ],
    )?;
    Ok(written(Entity::Consent, consent.0).about(given.youth))
}

/// What the answer is at this moment is written down with it.
pub(super) fn tell(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    facts: &TellingFacts,
) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    let contacts = around(reader, youth, facts.to)?;
    let today = actor.zone.date(actor.now);
    let birth = reader.dates_of(youth, today)?.birth;
    let verdict = answer(&reader.consents_of(youth)?, facts.to, &contacts, birth, today).verdict;
    if verdict == Verdict::No && facts.reason.is_none() {
        return Err(Refusal::TellingNeedsReason.into());
    }
    let (contact, role, household) = columns(facts.to);
    tx.execute(
        "INSERT INTO main.telling (youth_id, contact_id, role, told, verdict, reason, at, staff_id, household_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            youth.0,
            contact,
            role,
            facts.told.as_str(),
            verdict.id(),
            text(facts.reason.as_ref()),
            actor.now.timestamp(),
            actor.staff.0,
            household,
        ],
    )?;
    Ok(written(Entity::Telling, tx.last_insert_rowid()).about(youth))
}

/// Everybody around this very youth, of whom a recipient must be one; a host has a case with them that is not closed.
fn around(reader: Reader<'_>, youth: YouthId, recipient: Recipient) -> Result<Vec<Contact>, StoreError> {
    let contacts = reader.contacts_of(youth)?;
    match recipient {
        Recipient::Contact(id) if contacts.iter().all(|contact| contact.id != id) => Err(Refusal::Gone.into()),
        Recipient::Household(id)
            if !reader.hosts_of(youth)?.iter().any(|host| host.household == id && host.is_open) =>
        {
            Err(Refusal::NoOpenCase.into())
        }
        _ => Ok(contacts),
    }
}

/// A contact, a part, and the household whose part it is to be the host.
const fn columns(recipient: Recipient) -> (Option<i64>, Option<&'static str>, Option<i64>) {
    match recipient {
        Recipient::Contact(contact) => (Some(contact.0), None, None),
        Recipient::Role(role) => (None, Some(role.id()), None),
        Recipient::Household(household) => (None, Some(ContactRole::Host.id()), Some(household.0)),
    }
}
