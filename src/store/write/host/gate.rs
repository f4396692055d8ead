//! What was reached on the way to a host.

use super::{Actor, StoreError, Transaction, Written, line, of_case, of_household, params, prose};
use crate::{
    domain::{
        host::gate::{Gate, GateFacts, Reached, Whose},
        ids::{HostAdultId, HostCaseId, HostGateId, HouseholdId, StaffId},
        names::Prose,
        refusal::Refusal,
        undo::Made,
    },
    store::read::Reader,
};

/// A household, with the case or the adult a row is about.
type Place = (HouseholdId, Option<HostCaseId>, Option<HostAdultId>);

pub(super) fn reach(
    tx: &Transaction<'_>,
    actor: Actor,
    gate: Gate,
    whose: Whose,
    seen: Option<HostGateId>,
    facts: &GateFacts,
) -> Result<Written, StoreError> {
    if gate.of() != whose.of() {
        return Err(Refusal::Gone.into());
    }
    let place = place(tx, whose)?;
    let newest = newest(tx, gate, place)?;
    if newest.filter(|newest| newest.counts).map(|newest| newest.id) != seen {
        return Err(newest.map_or(Refusal::Gone, |newest| Refusal::ChangedMeanwhile { by: newest.by }).into());
    }
    let (household, case, adult) = place;
    tx.execute(
        "INSERT INTO main.host_gate (household_id, case_id, adult_id, gate, day, issued, seen_by, interpreter_id, paper, note, at,
                                staff_id, until)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            household.0,
            case.map(|case| case.0),
            adult.map(|adult| adult.0),
            gate.id(),
            facts.day.to_string(),
            facts.certificate.map(|seen| seen.issued.to_string()),
            facts.certificate.map(|seen| seen.seen_by.0),
            facts.interpreter.map(|interpreter| interpreter.0),
            line(facts.paper.as_ref()),
            prose(facts.note.as_ref()),
            actor.now.timestamp(),
            actor.staff.0,
            facts.until.map(|day| day.to_string()),
        ],
    )?;
    let reached = HostGateId(tx.last_insert_rowid());
    let written = written(tx, place)?;
    // What was said before is not brought back by taking this back.
    Ok(if seen.is_none() { written.undoable(Made::HostGate(reached)) } else { written })
}

/// Without a reason only whoever wrote it takes it back.
pub(super) fn take_back(
    tx: &Transaction<'_>,
    actor: Actor,
    reached: HostGateId,
    why: Option<&Prose>,
) -> Result<Written, StoreError> {
    let Reached { gate, whose, staff, .. } = Reader::new(tx).host_gate(reached)?.ok_or(Refusal::Gone)?;
    if why.is_none() && staff != actor.staff {
        return Err(Refusal::CannotUndo.into());
    }
    let place = place(tx, whose)?;
    match newest(tx, gate, place)? {
        Some(newest) if newest.id == reached => {}
        Some(newest) => return Err(Refusal::ChangedMeanwhile { by: newest.by }.into()),
        None => return Err(Refusal::Gone.into()),
    }
    let (household, case, adult) = place;
    tx.execute(
        "INSERT INTO main.host_gate (household_id, case_id, adult_id, gate, note, at, staff_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            household.0,
            case.map(|case| case.0),
            adult.map(|adult| adult.0),
            gate.id(),
            prose(why),
            actor.now.timestamp(),
            actor.staff.0,
        ],
    )?;
    written(tx, place)
}

fn written(tx: &Transaction<'_>, (household, case, _): Place) -> Result<Written, StoreError> {
    let Some(case) = case else { return Ok(of_household(household)) };
    let youth = Reader::new(tx).host_case(case)?.ok_or(Refusal::Gone)?.youth;
    Ok(of_case(case).about(youth))
}

/// Where a row belongs. A household or case that has ended stays as it is.
fn place(tx: &Transaction<'_>, whose: Whose) -> Result<Place, StoreError> {
    let reader = Reader::new(tx);
    let place = match whose {
        Whose::Household(household) => (household, None, None),
        Whose::Adult(adult) => {
            let adult = reader.host_adult(adult)?.filter(|adult| adult.ended.is_none()).ok_or(Refusal::Gone)?;
            (adult.household, None, Some(adult.id))
        }
        Whose::Case(case) => {
            let case = reader.host_case(case)?.filter(|case| case.closed.is_none()).ok_or(Refusal::CaseClosed)?;
            (case.household, Some(case.id), None)
        }
    };
    let household = reader.household(place.0)?.ok_or(Refusal::Gone)?;
    if household.ended.is_some() {
        return Err(Refusal::HouseholdEnded.into());
    }
    Ok(place)
}

/// The newest row of a gate.
#[derive(Debug, Clone, Copy)]
struct Newest {
    id: HostGateId,
    by: StaffId,
    /// It does not take back the one before it.
    counts: bool,
}

fn newest(tx: &Transaction<'_>, gate: Gate, (household, case, adult): Place) -> Result<Option<Newest>, StoreError> {
    let mut statement = tx.prepare_cached(
        "SELECT id, staff_id, day IS NOT NULL FROM host_gate
         WHERE household_id = ?1 AND case_id IS ?2 AND adult_id IS ?3 AND gate = ?4 ORDER BY id DESC LIMIT 1",
    )?;
    let found = statement
        .query_map(params![household.0, case.map(|case| case.0), adult.map(|adult| adult.0), gate.id()], |row| {
            Ok(Newest { id: HostGateId(row.get(0)?), by: StaffId(row.get(1)?), counts: row.get(2)? })
        })?;
    Ok(found.last().transpose()?)
}
