//! Households and the adults who live there.

use chrono::NaiveDate;

use super::{Actor, StoreError, Transaction, Written, line, of_household, params, prose, version_conflict};
use crate::{
    domain::{
        host::{AdultFacts, HostCase, Household, HouseholdFacts},
        ids::{HostAdultId, HouseholdId, StaffId},
        names::Line,
        refusal::Refusal,
    },
    store::read::Reader,
};

pub(super) fn add(tx: &Transaction<'_>, actor: Actor, facts: &HouseholdFacts) -> Result<Written, StoreError> {
    tx.execute(
        "INSERT INTO main.household (house_id, changed_by, name, address, dwelling, own_entrance, facilities, languages, limits, note,
                                vacant_from, coordinator, begun)
         VALUES (here(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            actor.staff.0,
            facts.name.as_str(),
            line(facts.address.as_ref()),
            prose(facts.dwelling.as_ref()),
            facts.own_entrance,
            prose(facts.facilities.as_ref()),
            line(facts.languages.as_ref()),
            prose(facts.limits.as_ref()),
            prose(facts.note.as_ref()),
            facts.vacant_from.map(|day| day.to_string()),
            coordinator(tx, facts.coordinator)?,
            facts.begun.to_string(),
        ],
    )?;
    Ok(of_household(HouseholdId(tx.last_insert_rowid())))
}

pub(super) fn change(
    tx: &Transaction<'_>,
    actor: Actor,
    household: HouseholdId,
    version: i64,
    facts: &HouseholdFacts,
) -> Result<Written, StoreError> {
    let before = standing(tx, household)?;
    // Who follows them up already can stay written, also when they keep no hosts any more.
    let coordinator = match facts.coordinator {
        chosen if chosen == before.facts.coordinator => chosen.map(|staff| staff.0),
        chosen => coordinator(tx, chosen)?,
    };
    let changed = tx.execute(
        "UPDATE main.household SET version = version + 1, changed_by = ?3, name = ?4, address = ?5, dwelling = ?6,
             own_entrance = ?7, facilities = ?8, languages = ?9, limits = ?10, note = ?11, vacant_from = ?12,
             coordinator = ?13, begun = ?14
         WHERE id = ?1 AND version = ?2",
        params![
            household.0,
            version,
            actor.staff.0,
            facts.name.as_str(),
            line(facts.address.as_ref()),
            prose(facts.dwelling.as_ref()),
            facts.own_entrance,
            prose(facts.facilities.as_ref()),
            line(facts.languages.as_ref()),
            prose(facts.limits.as_ref()),
            prose(facts.note.as_ref()),
            facts.vacant_from.map(|day| day.to_string()),
            coordinator,
            facts.begun.to_string(),
        ],
    )?;
    if changed == 0 {
        return Err(version_conflict(tx, "household", household.0));
    }
    Ok(of_household(household))
}

/// A household that has not ended.
fn standing(tx: &Transaction<'_>, household: HouseholdId) -> Result<Household, StoreError> {
    let found = Reader::new(tx).household(household)?.ok_or(Refusal::Gone)?;
    if found.ended.is_some() { Err(Refusal::HouseholdEnded.into()) } else { Ok(found) }
}

/// Whoever follows a household up keeps hosts.
fn coordinator(tx: &Transaction<'_>, coordinator: Option<StaffId>) -> Result<Option<i64>, StoreError> {
    let Some(coordinator) = coordinator else { return Ok(None) };
    if !Reader::new(tx).keeps_hosts(coordinator)? {
        return Err(Refusal::NoCoordinator.into());
    }
    Ok(Some(coordinator.0))
}

pub(super) fn end(
    tx: &Transaction<'_>,
    actor: Actor,
    household: HouseholdId,
    version: i64,
    on: NaiveDate,
    why: &Line,
) -> Result<Written, StoreError> {
    let cases = Reader::new(tx).host_cases_of_household(household)?;
    if cases.iter().any(HostCase::lives_there) {
        return Err(Refusal::YouthLivesThere.into());
    }
    if cases.iter().any(|case| case.closed.is_none()) {
        return Err(Refusal::CaseOpen.into());
    }
    let changed = tx.execute(
        "UPDATE main.household SET version = version + 1, changed_by = ?3, ended_on = ?4, ended = ?5
         WHERE id = ?1 AND version = ?2 AND ended IS NULL",
        params![household.0, version, actor.staff.0, on.to_string(), why.as_str()],
    )?;
    if changed == 0 {
        return Err(version_conflict(tx, "household", household.0));
    }
    Ok(of_household(household))
}

pub(super) fn add_adult(
    tx: &Transaction<'_>,
    actor: Actor,
    household: HouseholdId,
    facts: &AdultFacts,
) -> Result<Written, StoreError> {
    standing(tx, household)?;
    tx.execute(
        "INSERT INTO main.host_adult (changed_by, household_id, name, phone, email) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            actor.staff.0,
            household.0,
            facts.name.as_str(),
            facts.phone.as_ref().map(crate::domain::contact::Phone::as_str),
            line(facts.email.as_ref()),
        ],
    )?;
    Ok(of_household(household))
}

pub(super) fn change_adult(
    tx: &Transaction<'_>,
    actor: Actor,
    adult: HostAdultId,
    version: i64,
    facts: &AdultFacts,
) -> Result<Written, StoreError> {
    let before = Reader::new(tx).host_adult(adult)?.ok_or(Refusal::Gone)?;
    standing(tx, before.household)?;
    let changed = tx.execute(
        "UPDATE main.host_adult SET version = version + 1, changed_by = ?3, name = ?4, phone = ?5, email = ?6
         WHERE id = ?1 AND version = ?2 AND ended IS NULL",
        params![
            adult.0,
            version,
            actor.staff.0,
            facts.name.as_str(),
            facts.phone.as_ref().map(crate::domain::contact::Phone::as_str),
            line(facts.email.as_ref()),
        ],
    )?;
    if changed == 0 {
        return Err(version_conflict(tx, "host_adult", adult.0));
    }
    Ok(of_household(before.household))
}

pub(super) fn end_adult(
    tx: &Transaction<'_>,
    actor: Actor,
    adult: HostAdultId,
    version: i64,
    why: &Line,
) -> Result<Written, StoreError> {
    let before = Reader::new(tx).host_adult(adult)?.ok_or(Refusal::Gone)?;
    standing(tx, before.household)?;
    let changed = tx.execute(
        "UPDATE main.host_adult SET version = version + 1, changed_by = ?3, ended = ?4
         WHERE id = ?1 AND version = ?2 AND ended IS NULL",
        params![adult.0, version, actor.staff.0, why.as_str()],
    )?;
    if changed == 0 {
        return Err(version_conflict(tx, "host_adult", adult.0));
    }
    Ok(of_household(before.household))
}
