//! What goes on paper or out of the house, as plain text: for printing, and for screen readers.
//!
//! One thing a line, in the order it is looked for; no boxes, no columns, nothing that only a colour tells. The month for the
//! wall alone is a grid.

pub mod access_pack;
mod entry;
pub mod fire_roll;
pub mod handover;
pub mod host_payment;
pub mod host_sheet;
pub mod outside;
pub mod pages;
mod task;
pub mod today;
mod unnamed;
pub mod wall;

pub use entry::{entry, entry_version};
pub use task::task_line;
pub use unnamed::unnamed;

use crate::{
    domain::{ids::YouthId, plan::Goal},
    store::{ChainHead, read::People},
    text::Texts,
};

/// The last line of a print: the newest row of the audit chain, by which the chain can be checked later on.
#[must_use]
pub fn chain_line(t: Texts, head: &ChainHead) -> String {
    t.audit_paper_line(head.id, head.short())
}

/// A goal with its area, how it stands and when it is evaluated.
#[must_use]
pub fn goal_line(t: Texts, goal: &Goal) -> String {
    let facts = &goal.facts;
    format!("{} · {} · {} · {}", facts.title, facts.area, t.goal_status(facts.status), t.date(facts.review))
}

/// Several youths with the numbers on their doors: «leilighet 1 Samira, 3 Amir»; those who live here no more come last.
#[must_use]
pub fn youths_at_home(t: Texts, people: &People, youths: &[YouthId]) -> String {
    let names = people.with_doors(youths, |youth| t.called(people.called(youth)).into_owned());
    let any_door = youths.iter().any(|youth| people.home(*youth).is_some());
    if any_door { t.report_youths_at_home(names) } else { names }
}

/// A youth with the apartment they live in: «leilighet 3, Amir».
#[must_use]
pub fn youth_at_home(t: Texts, people: &People, youth: YouthId) -> String {
    let name = t.called(people.called(youth));
    match people.home(youth) {
        Some(home) => t.report_youth_at_home(home.number, name),
        None => name.into_owned(),
    }
}
