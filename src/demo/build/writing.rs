//! What is written in the log, and who has read it.

use super::{
    super::{
        chores::Doing,
        entry::{Moment, Resident},
        history::{Event, FOUNDER, History},
        marks::Afterwards,
    },
    Builder, invalid,
};
use crate::{
    domain::{
        audit::AccessEvent,
        command::Command,
        ids::{ApartmentId, EntryId, GoalId, ShiftId, StaffId, YouthId},
        journal::{JournalItem, JournalSource},
        log::{About, Weight},
        receipt::Section,
        refusal::Refusal,
        staff::StaffRole,
        time::Instant,
    },
    store::StoreError,
};

/// Nobody is away for longer.
const READ_BY_ALL: chrono::TimeDelta = chrono::TimeDelta::days(30);
/// Entries from the newest at which something important and something critical stands, so that a board shows both.
const IMPORTANT_AT: u64 = 5;
const CRITICAL_AT: u64 = 18;

impl Builder<'_> {
    /// An entry, and now and then a task that is made from it.
    pub(super) fn write(
        &mut self,
        history: &History,
        at: Instant,
        duty: usize,
        career: usize,
    ) -> Result<Option<(Instant, Event)>, StoreError> {
        let staff = self.staff(career)?;
        let colleague = self.colleague(history, career);
        let residents: Vec<Resident> = self.residents.values().copied().collect();
        let apartments: Vec<ApartmentId> = self.apartments.values().copied().collect();
        let mut entry = self
            .writer
            .entry(Moment {
                written: at,
                zone: self.options.zone,
                founded: history.founded,
                shift: self.shifts.get(&duty).copied(),
                residents: &residents,
                apartments: &apartments,
                colleague,
                weight: self.demanded_weight(),
            })
            .map_err(invalid)?;
        let goals = self.goals_of(&entry.about);
        entry.marks = self.marks.of(&entry, at, &goals);
        let mut command = Command::WriteEntry(entry.clone());
        if let Some(noticed) = self.nights.noticed(&entry)? {
            (command, entry) = noticed;
        }
        let row = self.bulk.execute(staff, at, &command)?.row;
        self.written += 1;
        for section in Section::of(&entry.about) {
            self.newest.insert(section, (EntryId(row), at));
        }
        let doing = Doing { staff, at, shift: self.shifts.get(&duty).copied() };
        let made = self.chores.after_entry(&mut self.bulk, doing, &entry, EntryId(row))?;
        if let Some((ends, task)) = made {
            return Ok(Some((ends, Event::EndTask { task })));
        }
        let later = self.marks.afterwards(&entry, at).map_err(invalid)?;
        Ok(later.map(|(at, afterwards)| {
            let afterwards = Box::new(afterwards);
            (at, Event::Revise { entry: EntryId(row), author: staff, shift: doing.shift, afterwards })
        }))
    }

    /// The goals of whoever an entry is about alone.
    pub(super) fn goals_of(&self, about: &About) -> Vec<GoalId> {
        let About::Youths(youths) = about else {
            return Vec::new();
        };
        let [youth] = youths.as_slice() else {
            return Vec::new();
        };
        let stay = self.youths.iter().find(|(_, known)| *known == youth).map(|(stay, _)| *stay);
        self.goals.iter().filter(|((of, _), _)| Some(*of) == stay).map(|(_, goal)| *goal).collect()
    }

    /// What happens to an entry after it was written. Nobody has changed it before.
    pub(super) fn revise(
        &mut self,
        at: Instant,
        entry: EntryId,
        author: StaffId,
        shift: Option<ShiftId>,
        afterwards: Afterwards,
    ) -> Result<(), StoreError> {
        match afterwards {
            Afterwards::Revised(revision) => {
                let command = Command::ReviseEntry { entry, seen: None, revision, shift };
                self.bulk.execute(author, at, &command).map(|_| ())
            }
            Afterwards::Transferred(reference) => {
                let journals = self.bulk.reader().entry(entry)?.ok_or(Refusal::Gone)?.about.journals();
                for youth in journals {
                    let item = JournalItem { source: JournalSource::Entry(entry), youth };
                    self.lead(at, &Command::TransferToJournal { item, seen: None, reference: reference.clone() })?;
                }
                Ok(())
            }
        }
    }

    /// Initials of somebody else who works shifts.
    pub(super) fn colleague<'a>(&mut self, history: &'a History, career: usize) -> &'a str {
        let member = |index: &usize| &history.careers[*index].member;
        let others: Vec<usize> = self
            .staff
            .keys()
            .copied()
            .filter(|index| *index != career && member(index).role != StaffRole::Administrator)
            .collect();
        others.get(self.rng.index(others.len())).map_or("", |index| member(index).initials.as_str())
    }

    pub(super) fn demanded_weight(&self) -> Option<Weight> {
        let newer = self.options.entries.saturating_sub(self.written + 1);
        match newer {
            IMPORTANT_AT => Some(Weight::Important),
            CRITICAL_AT => Some(Weight::Critical),
            // The very newest are those of an ordinary day.
            0..IMPORTANT_AT => Some(Weight::Normal),
            _ => None,
        }
    }

    pub(super) fn read_file(&mut self, at: Instant, career: usize) -> Result<(), StoreError> {
        let staff = self.staff(career)?;
        let youths: Vec<YouthId> = self.residents.values().map(|resident| resident.youth).collect();
        if youths.is_empty() {
            return Ok(());
        }
        let youth = Some(*self.rng.pick(&youths));
        let open = Command::RecordAccess { event: AccessEvent::OpenFile, youth };
        self.bulk.execute(staff, at, &open).map(|_| ())
    }

    /// Signs for what is new: all of it, except by the founder in the shift that runs, since what waits for them is what
    /// the house opens with.
    pub(super) fn read_new(&mut self, history: &History, at: Instant, career: usize) -> Result<(), StoreError> {
        let staff = self.staff(career)?;
        let running = history.duties.iter().rev().find(|duty| duty.occurrence.contains(self.options.now));
        if career == FOUNDER && running.is_some_and(|duty| duty.occurrence.start <= at) {
            return Ok(());
        }
        // Everybody has been here since, and has read the others.
        self.newest.retain(|_, (_, written)| *written > at - READ_BY_ALL);
        for (section, (until, _)) in self.newest.clone() {
            if self.bulk.reader().has_unread(staff, section)? {
                let seen = self.bulk.reader().last_revision()?;
                self.bulk.execute(staff, at, &Command::ReadSection { section, until, seen })?;
            }
        }
        Ok(())
    }
}
