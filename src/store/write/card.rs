//! Agreed cards and support levels: rows that are only ever added.

use rusqlite::{Transaction, params};

use super::{Actor, StoreError, Written};
use crate::{
    domain::{
        audit::Entity,
        card::{CardFacts, MedicineBy},
        changes::Topic,
        ids::{StaffId, YouthId},
        names::Line,
        refusal::Refusal,
        support::SupportFacts,
    },
    store::read::Reader,
};

pub(super) fn set_card(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    version: i64,
    facts: &CardFacts,
) -> Result<Written, StoreError> {
    let newest = Reader::new(tx).agreed_card(youth)?.map(|newest| (newest.id.0, newest.by));
    seen(tx, youth, version, newest)?;
    let words = |line: &Option<Line>| line.as_ref().map(|line| line.as_str().to_owned());
    tx.prepare_cached(
        "INSERT INTO main.agreed_card (youth_id, contact, visits, keys, interpreter, allergies, diet, helps, medicine,
                                  agreed_with, agreed_on, review, set_at, set_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        youth.0,
        words(&facts.contact),
        words(&facts.visits),
        words(&facts.keys),
        words(&facts.interpreter),
        words(&facts.allergies),
        words(&facts.diet),
        words(&facts.helps),
        facts.medicine.map(MedicineBy::id),
        facts.agreed_with.as_str(),
        facts.agreed_on.to_string(),
        facts.review.to_string(),
        actor.now.timestamp(),
        actor.staff.0,
    ])?;
    Ok(Written::new(Entity::Card, tx.last_insert_rowid(), Topic::Plan).about(youth))
}

pub(super) fn set_support(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    version: i64,
    facts: &SupportFacts,
) -> Result<Written, StoreError> {
    let newest = Reader::new(tx).support_in(youth, &facts.area)?.map(|newest| (newest.id.0, newest.by));
    seen(tx, youth, version, newest)?;
    tx.prepare_cached(
        "INSERT INTO main.support_level (youth_id, area, level, reason, review, set_at, set_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        youth.0,
        facts.area.as_str(),
        facts.level.id(),
        facts.reason.as_str(),
        facts.review.to_string(),
        actor.now.timestamp(),
        actor.staff.0,
    ])?;
    Ok(Written::new(Entity::Support, tx.last_insert_rowid(), Topic::Plan).about(youth))
}

/// Two who set it at once: the second must see what the first agreed. `newest` is what stands, with who wrote it.
fn seen(tx: &Transaction<'_>, youth: YouthId, version: i64, newest: Option<(i64, StaffId)>) -> Result<(), StoreError> {
    let known: bool = tx.query_row("SELECT EXISTS (SELECT 1 FROM youth WHERE id = ?1)", [youth.0], |row| row.get(0))?;
    match newest {
        _ if !known => Err(Refusal::Gone.into()),
        Some((id, by)) if id != version => Err(Refusal::ChangedMeanwhile { by }.into()),
        _ => Ok(()),
    }
}
