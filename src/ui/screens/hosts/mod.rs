//! *Husverter*: every household in the order of the way, one household with its people and what it has reached, and a case.

mod adult_form;
mod case;
mod gate_form;
mod gates;
mod household;
mod household_form;
mod list;
mod propose_form;
mod take_back_form;

use self::{adult_form::AdultForm, household_form::HouseholdForm};
use super::{
    Opened, Reopen,
    kept::{self, KeptRow as _, Owner},
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
        _ => return None,
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
