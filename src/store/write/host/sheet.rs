//! What a host is told about a youth on paper: rows that are only ever added.

use chrono::NaiveDate;

use super::{Actor, StoreError, Transaction, Written, params};
use crate::{
    domain::{
        audit::Entity,
        changes::Topic,
        host::sheet::{NewSheet, may_know},
        ids::{ConsentId, HostSheetId},
        refusal::Refusal,
    },
    store::read::Reader,
};

/// A sheet is given once the two are put together, when every consent it stands on was given, and after the one it replaces.
fn in_order(
    given: NaiveDate,
    proposed: NaiveDate,
    last: Option<NaiveDate>,
    consented: Option<NaiveDate>,
) -> Result<(), Refusal> {
    if given < proposed {
        return Err(Refusal::BeforeProposed(proposed));
    }
    if let Some(day) = consented.filter(|day| given < *day) {
        return Err(Refusal::SheetBeforeConsent(day));
    }
    last.filter(|day| given < *day).map_or(Ok(()), |day| Err(Refusal::SheetBeforeLast(day)))
}

/// The consents are looked at again: one may have been withdrawn while the sheet was read.
pub(super) fn give(tx: &Transaction<'_>, actor: Actor, new: &NewSheet) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    let case = reader.host_case(new.case)?.ok_or(Refusal::Gone)?;
    if case.closed.is_some() {
        return Err(Refusal::CaseClosed.into());
    }
    let today = actor.today();
    let birth = reader.birth_of(case.youth)?;
    let is_protected = reader.hides_address(case.youth)?;
    let known = may_know(&reader.consents_of(case.youth)?, case.household, birth, today, is_protected);
    if known.consents.is_empty() {
        return Err(Refusal::NothingForHost.into());
    }
    let hold: Vec<ConsentId> = known.consents.iter().map(|one| one.id).collect();
    let sheets = reader.host_sheets_of(new.case)?;
    if hold != new.consents || is_protected != new.protected || sheets.first().map(|sheet| sheet.id) != new.seen {
        return Err(Refusal::SheetChanged.into());
    }
    let last = sheets.iter().map(|sheet| sheet.given_on).max();
    let consented = known.consents.iter().map(|one| one.facts.given_on).max();
    in_order(new.given_on, case.proposed_on, last, consented)?;
    tx.execute(
        "INSERT INTO main.host_sheet (case_id, youth_id, given_on, given_to, text, protected, at, staff_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            case.id.0,
            case.youth.0,
            new.given_on.to_string(),
            new.given_to.as_str(),
            new.text.as_str(),
            new.protected,
            actor.now.timestamp(),
            actor.staff.0,
        ],
    )?;
    let sheet = HostSheetId(tx.last_insert_rowid());
    for consent in &new.consents {
        tx.execute("INSERT INTO main.host_sheet_consent (sheet_id, consent_id) VALUES (?1, ?2)", [sheet.0, consent.0])?;
    }
    let mut written = Written::new(Entity::HostSheet, sheet.0, Topic::Hosts).about(case.youth);
    // The sheet stands word for word in its row, which nobody can change.
    let kept = serde_json::json!({ "case": new.case, "given_on": new.given_on, "consents": new.consents });
    written.detail = Some(kept.to_string());
    Ok(written)
}
