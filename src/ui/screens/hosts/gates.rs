//! What has to be reached, as rows of a page: what is there with its day, what was taken back, and what is missing.

use std::collections::BTreeMap;

use super::{gate_form, take_back_form};
use crate::{
    domain::{
        host::{
            AdultFacts, HostFile,
            gate::{Gate, Reached, Whose},
        },
        ids::InterpreterId,
    },
    store::{StoreError, read::Reader},
    text::format::phone,
    ui::{
        action::Action,
        screens::{self, response, sheet::Told},
        theme::Role,
        view::{Availability, Cx, Response},
    },
};

/// The interpreters, by number, so that one who was there is named.
pub(super) type Interpreters = BTreeMap<InterpreterId, String>;

/// Reads them.
///
/// # Errors
/// What the store answers.
pub(super) fn interpreters(reader: Reader<'_>) -> Result<Interpreters, StoreError> {
    Ok(reader.interpreters()?.into_iter().map(|one| (one.id, one.facts.name.to_string())).collect())
}

/// Cells of the day, or of how much it matters that there is none.
const DAY: usize = 13;

/// A gate and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) gate: Gate,
    pub(super) whose: Whose,
}

impl Spot {
    /// The gates of one kind, in the order of the way.
    pub(super) fn of(whose: Whose) -> impl Iterator<Item = Self> {
        Gate::ALL.into_iter().filter(move |gate| gate.of() == whose.of()).map(move |gate| Self { gate, whose })
    }

    /// The row that counts.
    pub(super) fn reached(self, file: &HostFile) -> Option<&Reached> {
        file.gates.get(self.gate, self.whose)
    }

    /// The row of a page. `named` says of an adult's whose it is.
    pub(super) fn told(self, file: &HostFile, interpreters: &Interpreters, named: bool, cx: &Cx<'_>) -> Told {
        let t = cx.texts;
        let what = if named { self.what(file, cx) } else { t.host_gate(self.gate).to_owned() };
        match self.reached(file) {
            Some(reached) => Told::new(format!("{what}{}", more(reached, interpreters, cx)), Role::Text)
                .labelled(t.date(reached.facts.day), DAY),
            None => {
                let (label, role) = if self.gate.is_hard() {
                    (t.host_gate_must(), Role::Important)
                } else {
                    (t.host_gate_should(), Role::Text)
                };
                Told::new(format!("{what}{}", self.taken_back(file, cx)), role).labelled(label, DAY)
            }
        }
    }

    /// «politiattest», of an adult with their name.
    fn what(self, file: &HostFile, cx: &Cx<'_>) -> String {
        let gate = cx.texts.host_gate(self.gate);
        let adult = match self.whose {
            Whose::Adult(id) => file.adults.iter().find(|adult| adult.id == id),
            _ => None,
        };
        adult.map_or_else(|| gate.to_owned(), |adult| cx.texts.host_gate_of(gate, adult.facts.name.as_str()))
    }

    fn taken_back(self, file: &HostFile, cx: &Cx<'_>) -> String {
        let Some(row) = file.gates.taken_back(self.gate, self.whose) else { return String::new() };
        let why = row.why.as_ref().map_or("", |why| why.as_str());
        let initials = cx.open.map_or("–", |open| open.people.initials(row.staff));
        format!(" · {}", cx.texts.host_gate_taken_back(cx.texts.date(cx.zone.date(row.at)), initials, why))
    }

    /// Whether an action about it can be done; `keeps` says whether anything of its page can be changed.
    pub(super) fn availability(
        self,
        action: Action,
        file: &HostFile,
        keeps: Availability,
        cx: &Cx<'_>,
    ) -> Availability {
        match action {
            Action::TakeBackGate if self.reached(file).is_none() => {
                Availability::Disabled(cx.texts.take_back_gate_choose().to_owned())
            }
            _ => keeps,
        }
    }

    /// Opens what an action about it means.
    pub(super) fn on_action(self, action: Action, file: &HostFile, cx: &Cx<'_>) -> Response {
        let seen = self.reached(file).map(|row| row.id);
        match (action, seen) {
            (Action::TakeBackGate, Some(row)) => response(take_back_form::open(row, cx), cx),
            (Action::Open | Action::MarkPoint, seen) => response(gate_form::open(self, seen, cx), cx),
            _ => Response::Ignored,
        }
    }
}

/// Whether whoever is signed in keeps hosts; `over` is why nothing is changed any more, if so.
pub(super) fn keeps(over: Option<&str>, cx: &Cx<'_>) -> Availability {
    match (over, screens::availability(Action::AddHousehold, None, cx)) {
        (Some(why), Availability::Available) => Availability::Disabled(why.to_owned()),
        (_, availability) => availability,
    }
}

/// « · datert 01.10.2026, sett av KN · papiret: perm 3»
fn more(reached: &Reached, interpreters: &Interpreters, cx: &Cx<'_>) -> String {
    let (t, facts) = (cx.texts, &reached.facts);
    let initials = |staff| cx.open.map_or("–", |open| open.people.initials(staff));
    let mut parts = Vec::new();
    if let Some(certificate) = facts.certificate {
        parts.push(t.host_gate_certificate(t.date(certificate.issued), initials(certificate.seen_by)));
    }
    parts.extend(facts.until.map(|day| t.host_gate_holds_until(t.date(day))));
    let interpreter = facts.interpreter.and_then(|interpreter| interpreters.get(&interpreter));
    parts.extend(interpreter.map(|name| t.host_gate_interpreted(name)));
    parts.extend(facts.paper.as_ref().map(|paper| t.host_gate_paper_is(paper.as_str())));
    parts.extend(facts.note.as_ref().map(|note| note.as_str().to_owned()));
    parts.iter().map(|part| format!(" · {part}")).collect()
}

/// An adult: name, number, e-mail.
pub(super) fn adult_line(facts: &AdultFacts) -> String {
    let number = facts.phone.as_ref().map(|number| phone(number.as_str()));
    let email = facts.email.as_ref().map(ToString::to_string);
    let parts = [Some(facts.name.to_string()), number, email];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
