//! What the invented staff write about. A topic holds sentences that fit together; the gaps in braces are filled by
//! [`super::fill`].
//!
//! These words are content of the invented house, like the people in it, and no text of the program: they are Norwegian in
//! every language.

mod everyday;
mod group;
mod health;
mod house;
mod incidents;
mod school;

use crate::domain::log::{EntryKind, Weight};

/// Whom a topic is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// One youth.
    Youth,
    /// Two to four youths.
    Group,
    /// An apartment as a place, somebody's home.
    Apartment,
    /// An apartment nobody lives in.
    Vacant,
    /// The house.
    House,
}

/// A part of the day as a set of bits, since many topics fit more than one.
pub(super) type Part = u8;
/// 06–10.
pub(super) const MORNING: Part = 1;
/// 10–15.
pub(super) const DAY: Part = 2;
/// 15–19.
pub(super) const AFTERNOON: Part = 4;
/// 19–22.
pub(super) const LATE: Part = 8;
/// 22–06.
pub(super) const NIGHT: Part = 16;
/// 15–22.
const EVENING: Part = AFTERNOON | LATE;
/// Whenever people are up.
const AWAKE: Part = MORNING | DAY | EVENING;

/// Sentences that fit together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Topic {
    pub kind: EntryKind,
    pub subject: Subject,
    pub parts: Part,
    /// How often it comes, beside the others.
    pub share: u64,
    pub weight: Weight,
    /// Only from Monday to Friday.
    pub school_days: bool,
    /// What was seen and heard.
    pub facts: &'static [&'static str],
    /// What the youth said.
    pub voices: &'static [&'static str],
    /// What the author makes of it.
    pub views: &'static [&'static str],
    /// What shall happen next.
    pub agreed: &'static [&'static str],
}

impl Topic {
    const fn new(subject: Subject, kind: EntryKind, parts: Part, share: u64) -> Self {
        Self {
            kind,
            subject,
            parts,
            share,
            weight: Weight::Normal,
            school_days: false,
            facts: &[],
            voices: &[],
            views: &[],
            agreed: &[],
        }
    }

    const fn youth(kind: EntryKind, parts: Part, share: u64) -> Self {
        Self::new(Subject::Youth, kind, parts, share)
    }

    const fn group(kind: EntryKind, parts: Part, share: u64) -> Self {
        Self::new(Subject::Group, kind, parts, share)
    }

    const fn apartment(kind: EntryKind, parts: Part, share: u64) -> Self {
        Self::new(Subject::Apartment, kind, parts, share)
    }

    const fn vacant(kind: EntryKind, parts: Part, share: u64) -> Self {
        Self::new(Subject::Vacant, kind, parts, share)
    }

    const fn house(kind: EntryKind, parts: Part, share: u64) -> Self {
        Self::new(Subject::House, kind, parts, share)
    }

    const fn weighing(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    const fn on_school_days(mut self) -> Self {
        self.school_days = true;
        self
    }

    const fn facts(mut self, facts: &'static [&'static str]) -> Self {
        self.facts = facts;
        self
    }

    const fn voices(mut self, voices: &'static [&'static str]) -> Self {
        self.voices = voices;
        self
    }

    const fn views(mut self, views: &'static [&'static str]) -> Self {
        self.views = views;
        self
    }

    const fn agreed(mut self, agreed: &'static [&'static str]) -> Self {
        self.agreed = agreed;
        self
    }
}

/// Every topic.
pub(super) fn all() -> impl Iterator<Item = &'static Topic> + Clone {
    const LISTS: [&[Topic]; 6] =
        [everyday::TOPICS, school::TOPICS, health::TOPICS, group::TOPICS, house::TOPICS, incidents::TOPICS];
    LISTS.into_iter().flatten()
}

/// For a moment that no topic fits.
pub(super) const NOTHING_NEW: Topic =
    Topic::house(EntryKind::Observation, AWAKE | NIGHT, 1).facts(&["Ingenting nytt {kl}."]);

/// Sentences that may follow any other about a youth.
pub(super) const ASIDES: &[&str] = &[
    "Ellers rolig.",
    "Ellers en vanlig {idag}.",
    "Virket {følelse}.",
    "Virket litt {tung}, men ville ikke snakke om det.",
    "Spurte hvem som har nattevakt.",
    "Spurte når {initialer} er på jobb igjen.",
    "Takket for hjelpen.",
    "Gikk tilbake til leiligheten etterpå.",
    "Lånte {lån} og leverte det igjen før {han} gikk.",
    "Satt litt på personalbasen og pratet om {prat}.",
    "Snakket norsk hele tida.",
    "Hørte på musikk på telefonen underveis.",
    "Drakk te sammen med {initialer} først.",
    "Var godt kledd, det er {vær}.",
    "Skulle videre til {sted}.",
];
