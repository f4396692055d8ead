//! Cases: one household and one youth.

use chrono::NaiveDate;

use super::{Actor, StoreError, Transaction, Written, of_case, params, prose, version_conflict};
use crate::{
    domain::{
        host::{AGE, CaseEnd, HostCase, LeavingFacts, gate::missing},
        ids::{HostCaseId, HouseholdId, YouthId},
        refusal::Refusal,
    },
    store::read::Reader,
};

pub(super) fn propose(
    tx: &Transaction<'_>,
    actor: Actor,
    household: HouseholdId,
    youth: YouthId,
    on: NaiveDate,
) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    if reader.household(household)?.ok_or(Refusal::Gone)?.ended.is_some() {
        return Err(Refusal::HouseholdEnded.into());
    }
    let is_open = |case: &HostCase| case.closed.is_none() && case.youth == youth;
    if reader.host_cases_of_household(household)?.iter().any(is_open) {
        return Err(Refusal::ProposedAlready.into());
    }
    tx.execute(
        "INSERT INTO host_case (changed_by, household_id, youth_id, proposed_on) VALUES (?1, ?2, ?3, ?4)",
        params![actor.staff.0, household.0, youth.0, on.to_string()],
    )?;
    Ok(of_case(HostCaseId(tx.last_insert_rowid())).about(youth))
}

/// Every hard gate is reached, the youth is of the age the scheme is for, nobody else lives there, and they live with no other
/// host.
pub(super) fn move_in(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    version: i64,
    from: NaiveDate,
) -> Result<Written, StoreError> {
    let reader = actor.read(tx);
    let case = open_case(tx, case, version)?;
    if case.moved_in.is_some() {
        return Err(Refusal::Gone.into());
    }
    if from < case.proposed_on {
        return Err(Refusal::BeforeProposed(case.proposed_on).into());
    }
    let gates = reader.host_gates_of(case.household)?;
    let adults: Vec<_> =
        reader.host_adults_of(case.household)?.into_iter().filter(|adult| adult.ended.is_none()).collect();
    let missing = missing(&gates, &adults, case.id, true, actor.today());
    if !missing.is_empty() {
        return Err(Refusal::HostNotReady(missing).into());
    }
    let age = from.years_since(reader.birth_of(case.youth)?).unwrap_or(0);
    if !AGE.contains(&age) {
        return Err(Refusal::NotOfHostAge { age }.into());
    }
    let others = reader.host_cases_of_household(case.household)?;
    if others.iter().any(HostCase::lives_there) {
        return Err(Refusal::YouthLivesThere.into());
    }
    if reader.host_cases_of(case.youth)?.iter().any(HostCase::lives_there) {
        return Err(Refusal::LivesWithHost.into());
    }
    tx.execute(
        "UPDATE host_case SET version = version + 1, changed_by = ?2, moved_in = ?3 WHERE id = ?1",
        params![case.id.0, actor.staff.0, from.to_string()],
    )?;
    Ok(of_case(case.id).about(case.youth))
}

pub(super) fn leave(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    version: i64,
    facts: &LeavingFacts,
) -> Result<Written, StoreError> {
    let case = open_case(tx, case, version)?;
    let moved_in = case.moved_in.ok_or(Refusal::NotLivingHere)?;
    if facts.on < moved_in {
        return Err(Refusal::CameThere(moved_in).into());
    }
    tx.execute(
        "UPDATE host_case SET version = version + 1, changed_by = ?2, leaving_on = ?3, leaving = ?4, follows = ?5
         WHERE id = ?1",
        params![
            case.id.0,
            actor.staff.0,
            facts.on.to_string(),
            facts.why.id(),
            facts.follows.map(crate::domain::host::Follows::id),
        ],
    )?;
    Ok(of_case(case.id).about(case.youth))
}

pub(super) fn stay(tx: &Transaction<'_>, actor: Actor, case: HostCaseId, version: i64) -> Result<Written, StoreError> {
    let case = open_case(tx, case, version)?;
    tx.execute(
        "UPDATE host_case SET version = version + 1, changed_by = ?2, leaving_on = NULL, leaving = NULL, follows = NULL
         WHERE id = ?1",
        params![case.id.0, actor.staff.0],
    )?;
    Ok(of_case(case.id).about(case.youth))
}

/// A youth who lives there leaves for a reason, which is said first; a proposal can come to nothing at any time.
pub(super) fn close(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    version: i64,
    end: &CaseEnd,
) -> Result<Written, StoreError> {
    let case = open_case(tx, case, version)?;
    if case.moved_in.is_some() && case.leaving.is_none() {
        return Err(Refusal::NotLeaving.into());
    }
    let begun = case.moved_in.unwrap_or(case.proposed_on);
    if end.on < begun {
        return Err(Refusal::CameThere(begun).into());
    }
    tx.execute(
        "UPDATE host_case SET version = version + 1, changed_by = ?2, closed_on = ?3, closed = ?4 WHERE id = ?1",
        params![case.id.0, actor.staff.0, end.on.to_string(), prose(end.why.as_ref())],
    )?;
    Ok(of_case(case.id).about(case.youth))
}

/// A case as it was read, and open.
fn open_case(tx: &Transaction<'_>, case: HostCaseId, version: i64) -> Result<HostCase, StoreError> {
    let found = Reader::new(tx).host_case(case)?.ok_or(Refusal::Gone)?;
    if found.version != version {
        return Err(version_conflict(tx, "host_case", case.0));
    }
    if found.closed.is_some() {
        return Err(Refusal::CaseClosed.into());
    }
    Ok(found)
}
