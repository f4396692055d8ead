//! Contacts with hosts between the meetings.

use super::{Actor, StoreError, Transaction, Written, params, prose, stands};
use crate::{
    domain::{
        audit::Entity,
        changes::Topic,
        host::contact::ContactFacts,
        ids::{HostContactId, HouseholdId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::read::Reader,
};

/// The line a row belongs to, why it is written, and whether it strikes it.
type Anew<'a> = (HostContactId, &'a Prose, bool);

/// A household that has ended can still be written to and rung up: a deposit, a thing that was left behind.
pub(super) fn add(
    tx: &Transaction<'_>,
    actor: Actor,
    household: HouseholdId,
    facts: &ContactFacts,
) -> Result<Written, StoreError> {
    Reader::new(tx).household(household)?.ok_or(Refusal::Gone)?;
    let youth = youth_of(tx, household, facts)?;
    before_close(tx, actor, facts)?;
    let row = insert(tx, actor, household, facts, None)?;
    Ok(written(row, youth))
}

pub(super) fn correct(
    tx: &Transaction<'_>,
    actor: Actor,
    contact: HostContactId,
    seen: HostContactId,
    facts: &ContactFacts,
    reason: &Prose,
) -> Result<Written, StoreError> {
    stands(tx, "host_contact", contact.0, seen.0)?;
    let stood = Reader::new(tx).host_contact(contact)?.ok_or(Refusal::Gone)?;
    if stood.facts == *facts {
        return Err(Refusal::NothingChanged.into());
    }
    // What stands after the day already can be set right in everything else.
    if (stood.facts.case, stood.facts.happened_at) != (facts.case, facts.happened_at) {
        before_close(tx, actor, facts)?;
    }
    // Whose case it was about until now has something changed about them as well.
    let youth = match youth_of(tx, stood.household, facts)? {
        None => youth_of(tx, stood.household, &stood.facts)?,
        youth => youth,
    };
    insert(tx, actor, stood.household, facts, Some((contact, reason, false)))?;
    Ok(written(contact, youth))
}

pub(super) fn strike(
    tx: &Transaction<'_>,
    actor: Actor,
    contact: HostContactId,
    seen: HostContactId,
    reason: &Prose,
) -> Result<Written, StoreError> {
    stands(tx, "host_contact", contact.0, seen.0)?;
    let stood = Reader::new(tx).host_contact(contact)?.ok_or(Refusal::Gone)?;
    let youth = youth_of(tx, stood.household, &stood.facts)?;
    insert(tx, actor, stood.household, &stood.facts, Some((contact, reason, true)))?;
    Ok(written(contact, youth))
}

fn written(row: HostContactId, youth: Option<YouthId>) -> Written {
    let written = Written::new(Entity::HostContact, row.0, Topic::Hosts);
    match youth {
        Some(youth) => written.about(youth),
        None => written,
    }
}

/// The youth of the case it is about, which is one of the household's.
fn youth_of(tx: &Transaction<'_>, household: HouseholdId, facts: &ContactFacts) -> Result<Option<YouthId>, StoreError> {
    let Some(case) = facts.case else { return Ok(None) };
    let case = Reader::new(tx).host_case(case)?.ok_or(Refusal::Gone)?;
    if case.household == household { Ok(Some(case.youth)) } else { Err(Refusal::CaseOfOther.into()) }
}

/// Nothing about a case happens after it was closed: what there is with the household then is about no case.
fn before_close(tx: &Transaction<'_>, actor: Actor, facts: &ContactFacts) -> Result<(), StoreError> {
    let Some(case) = facts.case else { return Ok(()) };
    let closed = Reader::new(tx).host_case(case)?.and_then(|case| case.closed);
    let after = closed.filter(|end| actor.zone.date(facts.happened_at) > end.on);
    after.map_or(Ok(()), |end| Err(Refusal::AfterClose(end.on).into()))
}

fn insert(
    tx: &Transaction<'_>,
    actor: Actor,
    household: HouseholdId,
    facts: &ContactFacts,
    anew: Option<Anew<'_>>,
) -> Result<HostContactId, StoreError> {
    tx.execute(
        "INSERT INTO main.host_contact (household_id, case_id, root_id, reason, struck, way, happened_at, minutes, about, contact_by,
                                   at, staff_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            household.0,
            facts.case.map(|case| case.0),
            anew.map(|(root, _, _)| root.0),
            prose(anew.map(|(_, reason, _)| reason)),
            anew.is_some_and(|(_, _, struck)| struck),
            facts.way.id(),
            facts.happened_at.timestamp(),
            facts.minutes,
            facts.about.as_str(),
            facts.by.0,
            actor.now.timestamp(),
            actor.staff.0,
        ],
    )?;
    Ok(HostContactId(tx.last_insert_rowid()))
}
