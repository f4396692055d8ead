//! What an entry carries besides its text, in words: the screen, the printed page and the command line say it alike.

use chrono::TimeDelta;

use super::Texts;
use crate::domain::{
    ids::StaffId,
    journal::JournalTransfer,
    log::{ContactMinutes, LogEntry, Revised, RevisionKind, Weight},
    time::{Instant, Zone},
};

impl Texts {
    /// What an entry weighs, and until when: «viktig», «viktig til i morgen 14:32», «var viktig til 14:32»; `None` for one
    /// that never weighed more than others, or was struck.
    pub fn weight_in_words(&self, entry: &LogEntry, now: Instant, zone: Zone) -> Option<String> {
        if entry.weight == Weight::Normal || entry.is_struck() {
            return None;
        }
        let weight = self.weight(entry.weight);
        let Some(until) = entry.marks.weight_until else {
            return Some(weight.to_owned());
        };
        let until = self.moment(until, now, zone);
        Some(match entry.weight_at(now) {
            Weight::Normal => self.weight_was(weight, until),
            Weight::Important | Weight::Critical => self.weight_lasts(weight, until),
        })
    }

    /// «rettet 14:40 KN», «feilført i går 09:10 OH»: as a mark in a list.
    pub fn revised(&self, revised: &Revised, initials: &str, now: Instant, zone: Zone) -> String {
        let at = self.moment(revised.at, now, zone);
        match revised.kind {
            RevisionKind::Correction | RevisionKind::Amendment => self.row_corrected(at, initials),
            RevisionKind::Struck => self.row_struck(at, initials),
        }
    }

    /// The name of a change: «rettet», «rettelse», «feilført».
    #[must_use]
    pub const fn revision_kind(&self, kind: RevisionKind) -> &'static str {
        match kind {
            RevisionKind::Correction => self.revision_correction(),
            RevisionKind::Amendment => self.revision_amendment(),
            RevisionKind::Struck => self.revision_struck(),
        }
    }

    /// «45 min alene, 1 t felles»; `None` when nothing is counted.
    pub fn contact_minutes(&self, minutes: ContactMinutes) -> Option<String> {
        let length = |minutes: u16| self.duration(TimeDelta::minutes(i64::from(minutes)));
        let individual = minutes.individual.map(|spent| self.minutes_individual(length(spent)));
        let common = minutes.common.map(|spent| self.minutes_common(length(spent)));
        let parts: Vec<String> = individual.into_iter().chain(common).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// «venter på journal», «i journal 12.11. (KN: Modulus 118)»; nothing for what does not belong there. An entry about
    /// several youths stands in the journal of each, and may wait for another. `initials` are those of a member.
    pub fn journal_in_words<'a>(
        &self,
        entry: &LogEntry,
        initials: impl Fn(StaffId) -> &'a str,
        zone: Zone,
    ) -> Vec<String> {
        let (current, changed): (Vec<_>, Vec<_>) =
            entry.transfers.iter().partition(|transfer| entry.is_current(transfer));
        let mut parts = Vec::new();
        if entry.journal().is_waiting() {
            parts.push(if changed.is_empty() { self.journal_waits() } else { self.journal_again() }.to_owned());
        }
        parts.extend(current.into_iter().map(|transfer| self.journal_done_in_words(transfer, &initials, zone)));
        parts
    }

    /// «i journal 12.11. (KN: Modulus 118)»
    pub fn journal_done_in_words<'a>(
        &self,
        transfer: &JournalTransfer,
        initials: impl Fn(StaffId) -> &'a str,
        zone: Zone,
    ) -> String {
        self.journal_done(self.date(zone.date(transfer.at)), initials(transfer.by), &transfer.reference)
    }

    /// What an entry carries besides kind and weight: handover, minutes, journal. `initials` are those of a member.
    pub fn marks_in_words<'a>(
        &self,
        entry: &LogEntry,
        initials: impl Fn(StaffId) -> &'a str,
        zone: Zone,
    ) -> Vec<String> {
        let mut parts = Vec::new();
        if entry.marks.handover {
            parts.push(self.row_handover().to_owned());
        }
        parts.extend(self.contact_minutes(entry.marks.minutes));
        parts.extend(self.journal_in_words(entry, initials, zone));
        parts
    }
}
