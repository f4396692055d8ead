//! Rates, shares, and the basis of a month as it is recorded.

use chrono::NaiveDate;

use super::{Actor, Entity, StoreError, Topic, Transaction, Written, params, prose, version_conflict};
use crate::{
    domain::{
        host::payment::{
            CaseMonth, Counted, Lacks, Line, Month, Parts, RateFacts, Reckoning, Recorded, ShareFacts, Step,
        },
        ids::{HostBasisId, HostCaseId, HostRateId, HostShareId},
        names::Prose,
        refusal::Refusal,
    },
    store::read::Reader,
};

/// Carries out a step.
pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &Step) -> Result<Written, StoreError> {
    match step {
        Step::AddRate(facts) => add_rate(tx, actor, facts),
        Step::CorrectRate { rate, version, facts } => correct_rate(tx, actor, *rate, *version, facts),
        Step::AddShare(facts) => add_share(tx, actor, facts),
        Step::CorrectShare { share, version, facts } => correct_share(tx, actor, *share, *version, facts),
        Step::Record { case, month, reckoning, seen } => record(tx, actor, *case, *month, *reckoning, *seen),
        Step::Correct { basis, reckoning, seen, why } => correct(tx, actor, *basis, *reckoning, *seen, why),
    }
}

const fn of_rate(row: i64) -> Written {
    Written::new(Entity::HostRate, row, Topic::Hosts)
}

fn add_rate(tx: &Transaction<'_>, actor: Actor, facts: &RateFacts) -> Result<Written, StoreError> {
    rate_day_is_free(tx, facts.from, None)?;
    tx.execute(
        "INSERT INTO host_rate (changed_by, valid_from, base, expense, source, supplied) VALUES (?1, ?2, ?3, ?4, ?5, 0)",
        params![actor.staff.0, facts.from.to_string(), facts.base.0, facts.expense.0, facts.source.as_str()],
    )?;
    Ok(of_rate(tx.last_insert_rowid()))
}

fn correct_rate(
    tx: &Transaction<'_>,
    actor: Actor,
    rate: HostRateId,
    version: i64,
    facts: &RateFacts,
) -> Result<Written, StoreError> {
    let tables = Reader::new(tx).host_tables()?;
    let before = tables.rates.into_iter().find(|row| row.id == rate).ok_or(Refusal::Gone)?;
    if before.used {
        return Err(Refusal::RateUsed.into());
    }
    if before.version != version {
        return Err(version_conflict(tx, "host_rate", rate.0));
    }
    rate_day_is_free(tx, facts.from, Some(rate))?;
    tx.execute(
        "UPDATE host_rate SET version = version + 1, changed_by = ?2, valid_from = ?3, base = ?4, expense = ?5, source = ?6
         WHERE id = ?1",
        params![rate.0, actor.staff.0, facts.from.to_string(), facts.base.0, facts.expense.0, facts.source.as_str()],
    )?;
    Ok(of_rate(rate.0))
}

fn rate_day_is_free(tx: &Transaction<'_>, from: NaiveDate, but: Option<HostRateId>) -> Result<(), StoreError> {
    let rates = Reader::new(tx).host_tables()?.rates;
    let taken = rates.iter().any(|row| row.facts.from == from && Some(row.id) != but);
    if taken { Err(Refusal::RateDayTaken(from).into()) } else { Ok(()) }
}

const fn of_share(row: i64) -> Written {
    Written::new(Entity::HostShare, row, Topic::Hosts)
}

fn add_share(tx: &Transaction<'_>, actor: Actor, facts: &ShareFacts) -> Result<Written, StoreError> {
    share_day_is_free(tx, facts.from, None)?;
    tx.execute(
        "INSERT INTO host_share (changed_by, valid_from, base, expense, source, supplied) VALUES (?1, ?2, ?3, ?4, ?5, 0)",
        params![actor.staff.0, facts.from.to_string(), facts.base.0, facts.expense.0, facts.source.as_str()],
    )?;
    Ok(of_share(tx.last_insert_rowid()))
}

fn correct_share(
    tx: &Transaction<'_>,
    actor: Actor,
    share: HostShareId,
    version: i64,
    facts: &ShareFacts,
) -> Result<Written, StoreError> {
    let tables = Reader::new(tx).host_tables()?;
    let before = tables.shares.into_iter().find(|row| row.id == share).ok_or(Refusal::Gone)?;
    if before.used {
        return Err(Refusal::RateUsed.into());
    }
    if before.version != version {
        return Err(version_conflict(tx, "host_share", share.0));
    }
    share_day_is_free(tx, facts.from, Some(share))?;
    tx.execute(
        "UPDATE host_share SET version = version + 1, changed_by = ?2, valid_from = ?3, base = ?4, expense = ?5, source = ?6
         WHERE id = ?1",
        params![share.0, actor.staff.0, facts.from.to_string(), facts.base.0, facts.expense.0, facts.source.as_str()],
    )?;
    Ok(of_share(share.0))
}

fn share_day_is_free(tx: &Transaction<'_>, from: NaiveDate, but: Option<HostShareId>) -> Result<(), StoreError> {
    let shares = Reader::new(tx).host_tables()?.shares;
    let taken = shares.iter().any(|row| row.facts.from == from && Some(row.id) != but);
    if taken { Err(Refusal::RateDayTaken(from).into()) } else { Ok(()) }
}

/// Nothing is recorded of the case and the month yet, and it comes out as it was seen.
fn record(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    month: Month,
    reckoning: Reckoning,
    seen: Parts,
) -> Result<Written, StoreError> {
    let now = counted_now(tx, actor, case, month, reckoning)?;
    if now.recorded.is_some() {
        return Err(Refusal::BasisChanged.into());
    }
    write_down(tx, actor, month, reckoning, &now, seen, None)
}

/// What was recorded is counted otherwise by now, also where the sum is the same, and comes out as it was seen.
fn correct(
    tx: &Transaction<'_>,
    actor: Actor,
    basis: HostBasisId,
    reckoning: Reckoning,
    seen: Parts,
    why: &Prose,
) -> Result<Written, StoreError> {
    let (case, month) = Reader::new(tx).host_basis_of(basis)?.ok_or(Refusal::Gone)?;
    let now = counted_now(tx, actor, case, month, reckoning)?;
    let newest = now.recorded.as_ref().filter(|newest| newest.id == basis).ok_or(Refusal::BasisChanged)?;
    if now.counted.is_ok() && now.difference().is_none() {
        return Err(Refusal::BasisSame.into());
    }
    write_down(tx, actor, month, reckoning, &now, seen, Some((newest, why)))
}

fn counted_now(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    month: Month,
    reckoning: Reckoning,
) -> Result<CaseMonth, StoreError> {
    let all = Reader::new(tx).host_month(month, reckoning, actor.today())?;
    Ok(all.into_iter().find(|one| one.case == case).ok_or(Refusal::BasisChanged)?)
}

fn write_down(
    tx: &Transaction<'_>,
    actor: Actor,
    month: Month,
    reckoning: Reckoning,
    now: &CaseMonth,
    seen: Parts,
    replaces: Option<(&Recorded, &Prose)>,
) -> Result<Written, StoreError> {
    let counted = match &now.counted {
        Ok(counted) => counted,
        Err(Lacks::Rate(day)) => return Err(Refusal::NoRate(*day).into()),
        Err(Lacks::Shares(day)) => return Err(Refusal::NoShares(*day).into()),
    };
    if counted.parts() != seen {
        return Err(Refusal::BasisChanged.into());
    }
    tx.execute(
        "INSERT INTO main.host_basis (case_id, month, first_day, last_day, proration, rounding, at, staff_id, why, replaces)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            now.case.0,
            month.to_string(),
            counted.days.map(|days| days.first.to_string()),
            counted.days.map(|days| days.last.to_string()),
            reckoning.proration.id(),
            reckoning.rounding.id(),
            actor.now.timestamp(),
            actor.staff.0,
            prose(replaces.map(|(_, why)| why)),
            replaces.map(|(before, _)| before.id.0),
        ],
    )?;
    let basis = HostBasisId(tx.last_insert_rowid());
    for line in &counted.lines {
        add_line(tx, basis, line)?;
    }
    let written = Written::new(Entity::HostBasis, basis.0, Topic::Hosts).about(now.youth);
    Ok(Written { detail: Some(told(now.case, month, counted)?), ..written })
}

fn add_line(tx: &Transaction<'_>, basis: HostBasisId, line: &Line) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO main.host_basis_line (basis_id, first_day, last_day, number, of_parts, rate_id, rate_base, rate_expense,
             share_id, share_base, share_expense, base, expense)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        basis.0,
        line.days.first.to_string(),
        line.days.last.to_string(),
        line.number,
        line.of,
        line.rate.0,
        line.rates.base.0,
        line.rates.expense.0,
        line.share.0,
        line.shares.0.0,
        line.shares.1.0,
        line.parts.base.0,
        line.parts.expense.0,
    ])?;
    Ok(())
}

/// What the audit chain keeps: which case and month, and what came out. A reason is words, and those stand in the house alone.
fn told(case: HostCaseId, month: Month, counted: &Counted) -> Result<String, StoreError> {
    let detail =
        serde_json::json!({ "case": case, "month": month, "days": counted.day_count(), "parts": counted.parts() });
    serde_json::to_string(&detail).map_err(|error| StoreError::Unexpected(error.to_string()))
}
