//! *Husverter*: every household in the order of the way, one household with its people and what it has reached, and a case.

mod adult_form;
mod case;
mod close_form;
mod contact_form;
mod contacts;
mod end_form;
mod gate_form;
mod gates;
mod guidance;
mod guidance_form;
mod household;
mod household_form;
mod leave_form;
mod list;
mod meetings;
mod move_in_form;
pub(super) mod payment;
mod propose_form;
mod strike_form;
mod take_back_form;
mod told;

pub(super) use self::told::refused;
use self::{adult_form::AdultForm, household_form::HouseholdForm};
use super::{
    Opened, Reopen,
    kept::{self, KeptRow as _, Owner},
    moves::not_form,
};
use crate::{
    domain::{
        host::HostCase,
        ids::{HostCaseId, HouseholdId},
        refusal::Refusal,
        search::TextOf,
    },
    store::{StoreError, drafts::Draft},
    ui::view::{Availability, Cx},
};

/// The names of the forms in drafts begin so.
pub(super) const DRAFTS: &str = "hosts-";

/// A form of these pages by the name of its drafts.
#[must_use]
pub(super) fn form_of(form: &str) -> Option<Reopen> {
    Some(match form {
        HouseholdForm::DRAFT => kept::reopen::<HouseholdForm>,
        AdultForm::DRAFT => kept::reopen::<AdultForm>,
        gate_form::DRAFT => gate_form::reopen,
        take_back_form::DRAFT => take_back_form::reopen,
        propose_form::DRAFT => propose_form::reopen,
        meetings::form::DRAFT => meetings::form::reopen,
        meetings::next_form::DRAFT => meetings::next_form::reopen,
        contact_form::DRAFT => contact_form::reopen,
        guidance_form::DRAFT => guidance_form::reopen,
        strike_form::DRAFT => strike_form::reopen,
        move_in_form::DRAFT => move_in_form::reopen,
        leave_form::DRAFT => leave_form::reopen,
        close_form::DRAFT => close_form::reopen,
        end_form::DRAFT | end_form::DRAFT_ADULT => end_form::reopen,
        not_form::DRAFT_HOST => not_form::reopen_host,
        form => return payment::form_of(form),
    })
}

/// Opens the list.
///
/// # Errors
/// The role, and what the store answers.
pub(super) fn open(cx: &Cx<'_>) -> Opened {
    list::open(cx)
}

/// Opens what a search found about hosts where it stands.
///
/// # Errors
/// The role, and what the store answers.
pub(super) fn open_text(of: TextOf, cx: &Cx<'_>) -> Option<Opened> {
    match of {
        TextOf::HostMeeting(meeting) => Some(meetings::open_one(meeting, cx)),
        TextOf::Guidance(_) => Some(guidance::open(cx)),
        TextOf::HostContact(contact) => Some(contacts::open_of(contact, cx)),
        _ => None,
    }
}

/// Opens a case.
///
/// # Errors
/// The role, and what the store answers.
pub(super) fn open_case(case: HostCaseId, cx: &Cx<'_>) -> Opened {
    case::open(case, cx)
}

/// «▲ 41 dager siden forrige møte.»
pub(super) use self::meetings::late;

/// A case as it stands.
fn read_case(case: HostCaseId, cx: &Cx<'_>) -> Result<HostCase, StoreError> {
    Ok(cx.house()?.reader.host_case(case)?.ok_or(Refusal::Gone)?)
}

/// The case a draft is about, at the version its writer read: what others changed since is met when it is saved.
fn drafted_case(draft: &Draft, cx: &Cx<'_>) -> Option<HostCase> {
    let case = read_case(HostCaseId(draft.key.subject), cx).ok()?;
    let version = draft.body["context"]["version"].as_i64().unwrap_or(case.version);
    Some(HostCase { version, ..case })
}

/// Whether whoever is signed in keeps hosts.
fn keeps(cx: &Cx<'_>) -> Availability {
    gates::keeps(None, cx)
}

/// Opens one household.
///
/// # Errors
/// The role, and what the store answers.
pub fn open_household(household: HouseholdId, cx: &Cx<'_>) -> Opened {
    household::open(household, cx)
}

/// The register of households, which a new one belongs to.
#[derive(Debug, Clone, Copy)]
struct Register;

impl Owner for Register {
    const KEY: &'static str = "register";

    fn of(_number: i64) -> Self {
        Self
    }

    fn number(self) -> i64 {
        0
    }
}

impl Owner for HouseholdId {
    const KEY: &'static str = "household";

    fn of(number: i64) -> Self {
        Self(number)
    }

    fn number(self) -> i64 {
        self.0
    }
}
