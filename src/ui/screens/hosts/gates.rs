//! What has to be reached, as rows of a page: what is there with its day, and what is missing.

use crate::{
    domain::host::{
        HostFile,
        gate::{Gate, Reached, Whose},
    },
    text::format::phone,
    ui::{screens::sheet::Told, theme::Role, view::Cx},
};

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

    /// The row of a page.
    pub(super) fn told(self, file: &HostFile, cx: &Cx<'_>) -> Told {
        let t = cx.texts;
        let what = t.host_gate(self.gate);
        match self.reached(file) {
            Some(reached) => Told::new(format!("{what}{}", told_more(reached, cx)), Role::Text)
                .labelled(t.date(reached.facts.day), DAY),
            None if self.gate.is_hard() => Told::new(what, Role::Important).labelled(t.host_gate_must(), DAY),
            None => Told::new(what, Role::Text).labelled(t.host_gate_should(), DAY),
        }
    }
}

/// « · datert 01.10.2026, sett av KN · papiret: perm 3»
fn told_more(reached: &Reached, cx: &Cx<'_>) -> String {
    let (t, facts) = (cx.texts, &reached.facts);
    let initials = |staff| cx.open.map_or("–", |open| open.people.initials(staff));
    let mut parts = Vec::new();
    if let Some(certificate) = facts.certificate {
        parts.push(t.host_gate_certificate(t.date(certificate.issued), initials(certificate.seen_by)));
    }
    if let Some(paper) = &facts.paper {
        parts.push(t.host_gate_paper_is(paper.as_str()));
    }
    parts.extend(facts.note.as_ref().map(|note| note.as_str().to_owned()));
    parts.iter().map(|part| format!(" · {part}")).collect()
}

/// An adult: name, number, e-mail.
pub(super) fn adult_line(facts: &crate::domain::host::AdultFacts) -> String {
    let number = facts.phone.as_ref().map(|number| phone(number.as_str()));
    let email = facts.email.as_ref().map(ToString::to_string);
    let parts = [Some(facts.name.to_string()), number, email];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
