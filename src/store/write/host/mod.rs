//! Host households and cases.

mod case;
mod follow;
mod gate;
mod household;
mod payment;
mod point;
mod sheet;
mod way;

use rusqlite::{Transaction, params};

use super::{Actor, StoreError, Written, version_conflict};
use crate::domain::{
    audit::Entity,
    changes::Topic,
    host::Step,
    ids::{HostCaseId, HouseholdId},
    names::{Line, Prose},
};

pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &Step) -> Result<Written, StoreError> {
    match step {
        Step::AddHousehold(facts) => household::add(tx, actor, facts),
        Step::ChangeHousehold { household, version, facts } => {
            household::change(tx, actor, *household, *version, facts)
        }
        Step::EndHousehold { household, version, on, why } => household::end(tx, actor, *household, *version, *on, why),
        Step::AddAdult { household, facts } => household::add_adult(tx, actor, *household, facts),
        Step::ChangeAdult { adult, version, facts } => household::change_adult(tx, actor, *adult, *version, facts),
        Step::EndAdult { adult, version, why } => household::end_adult(tx, actor, *adult, *version, why),
        Step::Reach { gate, whose, seen, facts } => gate::reach(tx, actor, *gate, *whose, *seen, facts),
        Step::TakeBack { reached, why } => gate::take_back(tx, actor, *reached, why.as_ref()),
        Step::Propose { household, youth, on } => case::propose(tx, actor, *household, *youth, *on),
        Step::WithdrawCase { case, version } => case::withdraw(tx, actor, *case, *version),
        Step::MoveIn { case, version, from, leaves } => case::move_in(tx, actor, *case, *version, *from, leaves),
        Step::TakeBackMoveIn { case, version, stay } => case::take_back(tx, actor, *case, *version, *stay),
        Step::Leave { case, version, facts, points } => case::leave(tx, actor, *case, *version, facts, points),
        Step::MarkPoint(mark) => point::mark(tx, actor, mark),
        Step::Stay { case, version } => case::stay(tx, actor, *case, *version),
        Step::Close { case, version, end } => case::close(tx, actor, *case, *version, end),
        Step::Follow(step) => follow::step(tx, actor, step),
        Step::Reopen { case, version } => case::reopen(tx, actor, *case, *version),
        Step::Payment(step) => payment::step(tx, actor, step),
        Step::Way(step) => way::step(tx, actor, step),
        Step::GiveSheet(new) => sheet::give(tx, actor, new),
    }
}

const fn of_household(household: HouseholdId) -> Written {
    Written::new(Entity::Household, household.0, Topic::Hosts)
}

const fn of_case(case: HostCaseId) -> Written {
    Written::new(Entity::HostCase, case.0, Topic::Hosts)
}

fn line(line: Option<&Line>) -> Option<&str> {
    line.map(Line::as_str)
}

fn prose(prose: Option<&Prose>) -> Option<&str> {
    prose.map(Prose::as_str)
}
