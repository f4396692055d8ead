//! What goes on paper or out of the house, as plain text: for printing, and for screen readers.
//!
//! One thing a line, in the order it is looked for; no boxes, no columns, nothing that only a colour tells.

mod entry;
mod task;
pub mod today;

pub use entry::entry;
pub use task::task_line;

use crate::{
    domain::ids::YouthId,
    store::read::People,
    text::{Texts, names},
};

/// The name to print for a youth: what they want to be called, in letters that every terminal and printer can show.
#[must_use]
pub fn youth_name(people: &People, youth: YouthId) -> &str {
    let Some(facts) = people.youths.get(&youth).map(|youth| &youth.facts) else {
        return people.name(youth);
    };
    let forms = [Some(&facts.preferred_name), facts.latin_name.as_ref()];
    names::latin_first(forms.into_iter().flatten().map(crate::domain::names::Line::as_str))
        .unwrap_or_else(|| facts.preferred_name.as_str())
}

/// A youth with the apartment they live in: «leilighet 3, Amir».
#[must_use]
pub fn youth_at_home(t: Texts, people: &People, youth: YouthId) -> String {
    let name = youth_name(people, youth);
    people.home(youth).map_or_else(|| name.to_owned(), |home| t.report_youth_at_home(home.number, name))
}
