//! *Informasjonsark*: what a host was told about the youth who lives with them, on paper.

use std::path::Path;

use super::outside::{OutsideError, write_text};
use crate::{
    domain::{
        access::{Deed, allows},
        command::Command,
        host::sheet::{Sheet, replaced},
        ids::{HostCaseId, HostSheetId, StaffId},
        refusal::Refusal,
        taken::TakenList,
        time::Instant,
    },
    store::{House, StoreError},
    text::Texts,
};

/// A sheet that was given, as it is printed: where another has replaced it, that stands before it. `sheets` are those of its case,
/// the newest first.
#[must_use]
pub fn given(sheet: &Sheet, sheets: &[Sheet], t: Texts) -> String {
    let text = sheet.text.as_str();
    let before = replaced(sheets, sheet.id).map(|day| t.sheet_shown_replaced(t.date(day)));
    before.map_or_else(|| text.to_owned(), |before| format!("{before}\n\n{text}"))
}

/// Writes a sheet that was given into a file outside the house. That it was taken out stands in the chain before a word is
/// written, and the head of the chain below it.
///
/// # Errors
/// [`OutsideError`]; what somebody may not see is a refusal of the store.
pub fn write_file(
    house: &mut House,
    by: (StaffId, Instant),
    which: (HostCaseId, HostSheetId),
    path: &Path,
    t: Texts,
) -> Result<(), OutsideError> {
    let text = taken_out(house, by, which, t)?;
    write_text(house.folder(), path, &text)
}

/// The same as text. That it was taken out is written down.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::Gone`], and what SQLite answers.
pub fn taken_out(
    house: &mut House,
    (staff, now): (StaffId, Instant),
    (case, sheet): (HostCaseId, HostSheetId),
    t: Texts,
) -> Result<String, StoreError> {
    let member = house.read().people()?.staff.get(&staff).filter(|member| member.active).cloned();
    let member = member.ok_or(Refusal::Gone)?;
    if !allows(member.rights(), Deed::SeeHosts) {
        return Err(Refusal::NotAllowed { role: member.role, deed: Deed::SeeHosts }.into());
    }
    let sheets = house.read().host_sheets_of(case)?;
    let found = sheets.iter().find(|one| one.id == sheet).ok_or(Refusal::Gone)?;
    let export = Command::TakeOut { list: TakenList::HostSheet, youth: Some(found.youth) };
    house.execute(staff, now, &export)?;
    let line = super::chain_line(t, &house.chain_head()?);
    let today = house.zone().date(now);
    let stale = house
        .read()
        .stale_sheets(today)?
        .get(&case)
        .filter(|_| sheets.first().is_some_and(|one| one.id == sheet))
        .copied();
    let warned = stale.map(|stale| format!("{}\n\n", t.sheet_row_stale(t.sheet_stale(stale.why)).to_uppercase()));
    Ok(format!("{}{}\n\n{line}", warned.unwrap_or_default(), given(found, &sheets, t)))
}
