//! Group guidance of the hosts.

use super::{Actor, StoreError, Transaction, Written, params, prose, stands};
use crate::{
    domain::{
        audit::Entity,
        changes::Topic,
        host::guidance::GuidanceFacts,
        ids::{GuidanceId, HouseholdId},
        names::Prose,
        refusal::Refusal,
    },
    store::read::Reader,
};

/// The line a row belongs to, why it is written, and whether it strikes it.
type Anew<'a> = (GuidanceId, &'a Prose, bool);

pub(super) fn add(tx: &Transaction<'_>, actor: Actor, facts: &GuidanceFacts) -> Result<Written, StoreError> {
    are_hosts(tx, facts, None)?;
    Ok(written(insert(tx, actor, facts, None)?))
}

pub(super) fn correct(
    tx: &Transaction<'_>,
    actor: Actor,
    guidance: GuidanceId,
    seen: GuidanceId,
    facts: &GuidanceFacts,
    reason: &Prose,
) -> Result<Written, StoreError> {
    stands(tx, "group_guidance", guidance.0, seen.0)?;
    let stood = Reader::new(tx).guidance_of(guidance)?.ok_or(Refusal::Gone)?.facts;
    let sorted = |facts: &GuidanceFacts| {
        let mut facts = facts.clone();
        facts.attendance.sort_unstable();
        facts
    };
    if sorted(&stood) == sorted(facts) {
        return Err(Refusal::NothingChanged.into());
    }
    are_hosts(tx, facts, Some(&stood))?;
    insert(tx, actor, facts, Some((guidance, reason, false)))?;
    Ok(written(guidance))
}

pub(super) fn strike(
    tx: &Transaction<'_>,
    actor: Actor,
    guidance: GuidanceId,
    seen: GuidanceId,
    reason: &Prose,
) -> Result<Written, StoreError> {
    stands(tx, "group_guidance", guidance.0, seen.0)?;
    let stood = Reader::new(tx).guidance_of(guidance)?.ok_or(Refusal::Gone)?.facts;
    insert(tx, actor, &stood, Some((guidance, reason, true)))?;
    Ok(written(guidance))
}

const fn written(row: GuidanceId) -> Written {
    Written::new(Entity::Guidance, row.0, Topic::Hosts)
}

/// Households that are hosts, or that stand there already.
fn are_hosts(tx: &Transaction<'_>, facts: &GuidanceFacts, stood: Option<&GuidanceFacts>) -> Result<(), StoreError> {
    let stands = |household: HouseholdId| stood.is_some_and(|stood| stood.of(household).is_some());
    for (household, _) in facts.attendance.iter().filter(|(household, _)| !stands(*household)) {
        let found = Reader::new(tx).household(*household)?.ok_or(Refusal::Gone)?;
        // Who has ended since may have been there while they were hosts.
        if found.ended.is_some_and(|end| end.on < facts.held_on) {
            return Err(Refusal::HouseholdEnded.into());
        }
    }
    Ok(())
}

fn insert(
    tx: &Transaction<'_>,
    actor: Actor,
    facts: &GuidanceFacts,
    anew: Option<Anew<'_>>,
) -> Result<GuidanceId, StoreError> {
    tx.execute(
        "INSERT INTO main.group_guidance (house_id, root_id, reason, struck, held_on, topic, led_by, minutes, note, at, staff_id)
         VALUES (here(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            anew.map(|(root, _, _)| root.0),
            prose(anew.map(|(_, reason, _)| reason)),
            anew.is_some_and(|(_, _, struck)| struck),
            facts.held_on.to_string(),
            facts.topic.as_str(),
            facts.led_by.as_str(),
            facts.minutes,
            prose(facts.note.as_ref()),
            actor.now.timestamp(),
            actor.staff.0,
        ],
    )?;
    let row = GuidanceId(tx.last_insert_rowid());
    for (household, attended) in &facts.attendance {
        tx.execute(
            "INSERT INTO main.guidance_attendance (guidance_id, household_id, attended) VALUES (?1, ?2, ?3)",
            params![row.0, household.0, attended.id()],
        )?;
    }
    Ok(row)
}
