//! Cases: one household and one youth.

use chrono::NaiveDate;

use super::{Actor, StoreError, Transaction, Written, of_case, params, point, prose, version_conflict};
use crate::{
    domain::{
        changes::{Changes, Topic},
        host::{AGE, CaseEnd, CaseState, Follows, HostCase, LeavesHouse, LeavingFacts, gate::missing, way::Of},
        ids::{HostCaseId, HouseholdId, PlacementId, YouthId},
        names::Line,
        refusal::Refusal,
        undo::Made,
    },
    store::{
        read::Reader,
        write::{homes, moves},
    },
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
    let age = on.years_since(reader.birth_of(youth)?).unwrap_or(0);
    if age >= AGE.end {
        return Err(Refusal::NotOfHostAge { age }.into());
    }
    if let Some((household, since)) = stays_with(&reader.host_cases_of(youth)?) {
        return Err(Refusal::LivesWithHost { household, since }.into());
    }
    let is_open = |case: &HostCase| case.closed.is_none() && case.youth == youth;
    if reader.host_cases_of_household(household)?.iter().any(is_open) {
        return Err(Refusal::ProposedAlready.into());
    }
    tx.execute(
        "INSERT INTO main.host_case (changed_by, household_id, youth_id, proposed_on) VALUES (?1, ?2, ?3, ?4)",
        params![actor.staff.0, household.0, youth.0, on.to_string()],
    )?;
    let case = HostCaseId(tx.last_insert_rowid());
    Ok(of_case(case).about(youth).undoable(Made::HostCase(case)))
}

/// The host a youth lives with who is not to leave there: who is, is found another one in time.
fn stays_with(cases: &[HostCase]) -> Option<(HouseholdId, NaiveDate)> {
    let stays = cases.iter().find(|case| case.state() == CaseState::Active)?;
    Some((stays.household, stays.moved_in?))
}

/// Takes back that the two were thought of together. Once something was reached of it, it stands.
pub(super) fn withdraw(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    version: i64,
) -> Result<Written, StoreError> {
    let case = as_made(tx, case, version)?.filter(|case| case.moved_in.is_none()).ok_or(Refusal::CannotUndo)?;
    let used: bool = tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM host_gate WHERE case_id = ?1) OR EXISTS (SELECT 1 FROM host_contact WHERE case_id = ?1)
             OR EXISTS (SELECT 1 FROM host_sheet WHERE case_id = ?1)",
        [case.id.0],
        |row| row.get(0),
    )?;
    if used {
        return Err(Refusal::CannotUndo.into());
    }
    tx.execute(
        "UPDATE main.host_case SET version = version + 1, changed_by = ?2, closed_on = proposed_on, withdrawn = 1 WHERE id = ?1",
        params![case.id.0, actor.staff.0],
    )?;
    Ok(of_case(case.id).about(case.youth))
}

/// Every hard gate is reached, the youth is of the age the scheme is for, nobody else lives there, and they live with no other
/// host. Whoever lives in the house does so until the day before: one act.
pub(super) fn move_in(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    version: i64,
    from: NaiveDate,
    leaves: &LeavesHouse,
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
    let missing = missing(&gates, &adults, case.id, true, from);
    if !missing.is_empty() {
        return Err(Refusal::HostNotReady(missing).into());
    }
    let age = from.years_since(reader.birth_of(case.youth)?).unwrap_or(0);
    if !AGE.contains(&age) {
        return Err(Refusal::NotOfHostAge { age }.into());
    }
    if reader.host_cases_of_household(case.household)?.iter().any(|other| other.holds(from)) {
        return Err(Refusal::YouthLivesThere.into());
    }
    let stay = moves::leave_for_host(tx, case.youth, from, leaves)?;
    homes::refuse_two(tx, case.youth, (from, None), |of| is_case(of, case.id))?;
    tx.execute(
        "UPDATE main.host_case SET version = version + 1, changed_by = ?2, moved_in = ?3 WHERE id = ?1",
        params![case.id.0, actor.staff.0, from.to_string()],
    )?;
    let made = Made::HostMoveIn { case: case.id, version: version + 1, stay };
    Ok(moved(&case).undoable(made))
}

/// Takes back that a youth moved in, as long as nobody has written more about it.
pub(super) fn take_back(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    version: i64,
    stay: Option<PlacementId>,
) -> Result<Written, StoreError> {
    let is_new = |case: &HostCase| case.lives_there() && case.leaving.is_none();
    let case = as_made(tx, case, version)?.filter(is_new).ok_or(Refusal::CannotUndo)?;
    let reader = Reader::new(tx);
    let recorded: bool =
        tx.query_row("SELECT EXISTS (SELECT 1 FROM host_basis WHERE case_id = ?1)", [case.id.0], |row| row.get(0))?;
    if recorded || reader.newest_host_meeting(case.id)?.is_some() || reader.host_next_event(case.id)?.is_some() {
        return Err(Refusal::CannotUndo.into());
    }
    tx.execute(
        "UPDATE main.host_case SET version = version + 1, changed_by = ?2, moved_in = NULL WHERE id = ?1",
        params![case.id.0, actor.staff.0],
    )?;
    if let Some(stay) = stay {
        moves::reopen(tx, actor, stay)?;
    }
    Ok(moved(&case))
}

/// Where a youth moves, the doors of the house change too.
fn moved(case: &HostCase) -> Written {
    let mut written = of_case(case.id).about(case.youth);
    written.changes = Changes::of(Topic::Hosts).and(Topic::Youths).and(Topic::Contacts);
    written
}

pub(super) fn leave(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    version: i64,
    facts: &LeavingFacts,
    points: &[Line],
) -> Result<Written, StoreError> {
    let case = open_case(tx, case, version)?;
    let moved_in = case.moved_in.ok_or(Refusal::NotLivingHere)?;
    if facts.on < moved_in {
        return Err(Refusal::CameThere(moved_in).into());
    }
    tx.execute(
        "UPDATE main.host_case SET version = version + 1, changed_by = ?2, leaving_on = ?3, leaving = ?4, follows = ?5
         WHERE id = ?1",
        params![case.id.0, actor.staff.0, facts.on.to_string(), facts.why.id(), facts.follows.map(Follows::id),],
    )?;
    point::list(tx, case.id, points)?;
    let written = of_case(case.id).about(case.youth);
    // What was said before is not brought back by taking this back.
    Ok(match case.leaving {
        None => written.undoable(Made::HostLeaving { case: case.id, version: version + 1 }),
        Some(_) => written,
    })
}

pub(super) fn stay(tx: &Transaction<'_>, actor: Actor, case: HostCaseId, version: i64) -> Result<Written, StoreError> {
    let case = open_case(tx, case, version)?;
    tx.execute(
        "UPDATE main.host_case SET version = version + 1, changed_by = ?2, leaving_on = NULL, leaving = NULL, follows = NULL
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
        "UPDATE main.host_case SET version = version + 1, changed_by = ?2, closed_on = ?3, closed = ?4 WHERE id = ?1",
        params![case.id.0, actor.staff.0, end.on.to_string(), prose(end.why.as_ref())],
    )?;
    let made = Made::HostClosed { case: case.id, version: version + 1 };
    Ok(of_case(case.id).about(case.youth).undoable(made))
}

/// Lets a case go on that was just closed. Once the flat is another's, the youth lives elsewhere or the household has ended, it
/// stands.
pub(super) fn reopen(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    version: i64,
) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    let case = as_made(tx, case, version)?.filter(|case| case.closed.is_some()).ok_or(Refusal::CannotUndo)?;
    homes::refuse_gone_on(tx, case.youth)?;
    let stands = reader.household(case.household)?.is_some_and(|household| household.ended.is_none());
    let begun = case.moved_in.unwrap_or(case.proposed_on);
    let in_the_way = |other: &HostCase| other.id != case.id && other.holds(begun);
    let taken = case.moved_in.is_some() && reader.host_cases_of_household(case.household)?.iter().any(in_the_way);
    let again = |other: &HostCase| other.id != case.id && other.closed.is_none() && other.household == case.household;
    let proposed_again = reader.host_cases_of(case.youth)?.iter().any(again);
    if !stands || taken || proposed_again {
        return Err(Refusal::CannotUndo.into());
    }
    if let Some(moved_in) = case.moved_in {
        homes::refuse_two(tx, case.youth, (moved_in, None), |of| is_case(of, case.id))?;
    }
    tx.execute(
        "UPDATE main.host_case SET version = version + 1, changed_by = ?2, closed_on = NULL, closed = NULL WHERE id = ?1",
        params![case.id.0, actor.staff.0],
    )?;
    Ok(of_case(case.id).about(case.youth))
}

fn is_case(of: Of, case: HostCaseId) -> bool {
    matches!(of, Of::Host(id, _) if id == case)
}

/// A case that nobody has touched since what is taken back.
fn as_made(tx: &Transaction<'_>, case: HostCaseId, version: i64) -> Result<Option<HostCase>, StoreError> {
    Ok(Reader::new(tx).host_case(case)?.filter(|found| found.version == version))
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
