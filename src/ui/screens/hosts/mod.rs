//! *Husverter*: every household in the order of the way, one household with its people and what it has reached, and a case.

mod adult_form;
mod case;
mod close_form;
mod end_form;
mod gate_form;
mod gates;
mod household;
mod household_form;
mod leave_form;
mod list;
mod move_in_form;
pub(super) mod payment;
mod propose_form;
mod take_back_form;
mod told;

use self::{adult_form::AdultForm, household_form::HouseholdForm};
use super::{
    Opened, Reopen,
    kept::{self, KeptRow as _, Owner},
    moves::not_form,
};
use crate::{domain::ids::HouseholdId, ui::view::Cx};

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
