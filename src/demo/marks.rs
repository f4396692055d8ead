//! What entries of the invented house carry besides their text, and what happens to some of them afterwards: corrected in the
//! same shift, struck, copied into the case journal.

use chrono::TimeDelta;

use super::{Options, rng::Rng};
use crate::{
    config::Config,
    domain::{
        ids::GoalId,
        log::{ContactMinutes, EntryContent, EntryKind, EntryLines, EntryMarks, NewEntry, Revision, Weight},
        names::{Line, Prose},
        refusal::Invalid,
        time::Instant,
    },
};

/// What happens to an entry afterwards.
#[derive(Debug, Clone)]
pub(super) enum Afterwards {
    /// Its author corrects or strikes it.
    Revised(Revision),
    /// Somebody copies it into the journal.
    Transferred(Line),
}

/// What is added to entries that are corrected.
const ADDED: [&str; 4] =
    ["Klokka var kvart på.", "Sagt videre til kontaktpersonen.", "Gjaldt også i går.", "Svarte på telefon like etter."];
/// Why entries are struck.
const STRUCK: [&str; 3] = ["Skrevet på feil ungdom.", "Skrevet to ganger.", "Gjaldt en annen dag."];

/// Decides it, with chance of its own, so that what is written is the same without.
#[derive(Debug)]
pub(super) struct Marks {
    rng: Rng,
    transfers: u64,
}

impl Marks {
    pub(super) fn new(options: Options) -> Self {
        Self { rng: Rng::new(options.seed, "marks"), transfers: 0 }
    }

    /// What an entry carries; `goals` are those it may be a trace of.
    pub(super) fn of(&mut self, entry: &NewEntry, at: Instant, goals: &[GoalId]) -> EntryMarks {
        let heavy = entry.weight != Weight::Normal;
        let talked = entry.kind == EntryKind::Conversation;
        let belongs = matches!(entry.kind, EntryKind::Incident | EntryKind::Health | EntryKind::Agreement);
        let minutes = |rng: &mut Rng, percent, most| {
            rng.chance(percent).then(|| u16::try_from(rng.range(2, most) * 5).unwrap_or(ContactMinutes::MOST))
        };
        EntryMarks {
            weight_until: Config::default().log.weight_until(entry.weight, at),
            handover: heavy || self.rng.chance(6),
            goal: (!goals.is_empty() && self.rng.chance(14)).then(|| *self.rng.pick(goals)),
            minutes: ContactMinutes {
                individual: minutes(&mut self.rng, if talked { 70 } else { 5 }, 12),
                common: minutes(&mut self.rng, 4, 24),
            },
            journal: self.rng.chance(if belongs { 16 } else { 1 }),
        }
    }

    /// What happens to it afterwards, and when.
    ///
    /// # Errors
    /// A text of this module that is no prose.
    pub(super) fn afterwards(
        &mut self,
        entry: &NewEntry,
        at: Instant,
    ) -> Result<Option<(Instant, Afterwards)>, Invalid> {
        let soon = TimeDelta::minutes(self.rng.range(3, 35));
        let days = TimeDelta::hours(self.rng.range(20, 9 * 24));
        if entry.marks.journal {
            self.transfers += 1;
            let reference = Line::new(&format!("Modulus {}", 1_000 + self.transfers))?;
            return Ok(Some((at + days, Afterwards::Transferred(reference))));
        }
        Ok(match self.rng.below(1_000) {
            0..12 => Some((at + soon, Afterwards::Revised(self.corrected(entry)?))),
            12..15 => Prose::optional(self.rng.pick::<&str>(&STRUCK))?
                .map(|reason| (at + soon, Afterwards::Revised(Revision::Struck { reason }))),
            _ => None,
        })
    }

    fn corrected(&mut self, entry: &NewEntry) -> Result<Revision, Invalid> {
        let before = entry.lines.facts.as_ref().map_or("", Prose::as_str);
        let facts = Prose::optional(&format!("{before} {}", self.rng.pick(&ADDED)))?;
        let lines = EntryLines { facts, ..entry.lines.clone() };
        Ok(Revision::Correction(EntryContent { lines, ..EntryContent::from(entry) }))
    }
}
