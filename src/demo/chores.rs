//! Carries out what is done about tasks and checklists in the invented house.

use chrono::TimeDelta;

use super::{
    Options,
    rng::Rng,
    rota::Duty,
    tasks::{self, Counts, ROUTINES, WAITING},
};
use crate::{
    config::Config,
    domain::{
        checklist::{Checklist, NewMark},
        command::Command,
        ids::{EntryId, ShiftId, StaffId, TaskId},
        log::NewEntry,
        names::{Line, Prose},
        refusal::{Invalid, Refusal},
        task::{Ending, Owner, TaskAbout, TaskFacts},
        time::Instant,
    },
    store::{Bulk, StoreError},
};

/// How long back the checklists of the shifts are gone through: what a shift counted years ago is looked at by nobody, and
/// would be most of what a long story writes.
const GONE_THROUGH: TimeDelta = TimeDelta::days(100);

/// A task as the story knows it: nobody else changes it.
#[derive(Debug)]
struct Known {
    task: TaskId,
    version: i64,
    facts: TaskFacts,
}

/// The tasks of the story, and what its shifts count.
#[derive(Debug)]
pub(super) struct Chores {
    options: Options,
    lists: Vec<Checklist>,
    routines: Vec<Option<Known>>,
    /// Made from entries, in the order they were.
    made: Vec<Known>,
    counts: Counts,
    rng: Rng,
}

/// Whoever does something, when, and in which shift.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doing {
    pub staff: StaffId,
    pub at: Instant,
    pub shift: Option<ShiftId>,
}

impl Chores {
    pub(super) fn new(options: Options) -> Self {
        Self {
            options,
            lists: Config::default().checklists,
            routines: ROUTINES.iter().map(|_| None).collect(),
            made: Vec::new(),
            counts: Counts::new(),
            rng: Rng::new(options.seed, "tasks"),
        }
    }

    /// One of those who could do something.
    pub(super) fn one_of(&mut self, staff: &[StaffId]) -> StaffId {
        *self.rng.pick(staff)
    }

    /// Writes down everything that comes again.
    pub(super) fn set_routines(&mut self, bulk: &mut Bulk<'_>, doing: Doing) -> Result<(), StoreError> {
        let first_day = self.options.zone.date(doing.at);
        for (routine, known) in ROUTINES.iter().zip(&mut self.routines) {
            *known = Some(add(bulk, doing, routine.facts(first_day).map_err(Refusal::from)?, None)?);
        }
        Ok(())
    }

    /// Does what comes again in a shift.
    pub(super) fn do_routines(&mut self, bulk: &mut Bulk<'_>, doing: Doing, duty: &Duty) -> Result<(), StoreError> {
        let (day, today) = (duty.occurrence.day, self.options.zone.date(self.options.now));
        for (routine, known) in ROUTINES.iter().zip(&mut self.routines) {
            let Some(known) = known.as_mut().filter(|known| known.facts.due.day <= day) else {
                continue;
            };
            let comes = routine.kind == duty.occurrence.kind.0 && known.facts.finishing(day).is_some();
            let ending = if comes { routine.ending(&mut self.rng, day, today) } else { None };
            if let Some(ending) = ending {
                known.end(bulk, doing, day, ending)?;
            }
        }
        Ok(())
    }

    /// Makes a task from an entry, now and then; answers when it is ended, and its place.
    pub(super) fn after_entry(
        &mut self,
        bulk: &mut Bulk<'_>,
        doing: Doing,
        entry: &NewEntry,
        id: EntryId,
    ) -> Result<Option<(Instant, usize)>, StoreError> {
        let zone = self.options.zone;
        let me = Owner::Staff(doing.staff);
        let facts = tasks::from_entry(&mut self.rng, entry, doing.at, me, zone).map_err(Refusal::from)?;
        let Some(facts) = facts else {
            return Ok(None);
        };
        let ends = tasks::end_of(&mut self.rng, &facts.due, doing.at, zone);
        self.made.push(add(bulk, doing, facts, Some(id))?);
        Ok(Some((ends, self.made.len() - 1)))
    }

    /// Ends a task that was made from an entry.
    pub(super) fn end(&mut self, bulk: &mut Bulk<'_>, doing: Doing, task: usize) -> Result<(), StoreError> {
        let ending = tasks::usual_ending(&mut self.rng);
        let known = &mut self.made[task];
        known.end(bulk, doing, known.facts.due.day, ending)
    }

    /// Writes one of the tasks that wait when the story ends.
    pub(super) fn set_waiting(
        &self,
        bulk: &mut Bulk<'_>,
        doing: Doing,
        waiting: usize,
        about: TaskAbout,
    ) -> Result<(), StoreError> {
        let facts = WAITING[waiting].facts(about, Owner::Staff(doing.staff), self.options).map_err(Refusal::from)?;
        add(bulk, doing, facts, None).map(|_| ())
    }

    /// Goes through the checklists of a shift.
    pub(super) fn go_through(&mut self, bulk: &mut Bulk<'_>, doing: Doing, duty: &Duty) -> Result<(), StoreError> {
        let Some(shift) = doing.shift else {
            return Ok(());
        };
        if self.options.now - doing.at > GONE_THROUGH {
            return Ok(());
        }
        for list in self.lists.iter().filter(|list| list.shifts.contains(&duty.occurrence.kind)) {
            for point in &list.points[..tasks::gone_through(list, duty, self.options.now)] {
                let (mark, reason) = self.counts.mark(&mut self.rng, point);
                let new = NewMark {
                    shift,
                    checklist: list.id.clone(),
                    point: point.id.clone(),
                    words: line(&point.text)?,
                    mark,
                    expected: point.expected,
                    reason: reason.map_or(Ok(None), Prose::optional).map_err(Refusal::from)?,
                    seen: None,
                };
                bulk.execute(doing.staff, doing.at, &Command::MarkPoint(new))?;
            }
        }
        Ok(())
    }
}

fn add(bulk: &mut Bulk<'_>, doing: Doing, facts: TaskFacts, entry: Option<EntryId>) -> Result<Known, StoreError> {
    let done = bulk.execute(doing.staff, doing.at, &Command::AddTask { facts: facts.clone(), entry })?;
    Ok(Known { task: TaskId(done.row), version: 1, facts })
}

impl Known {
    /// Ends one of its occurrences and goes on to the next.
    fn end(
        &mut self,
        bulk: &mut Bulk<'_>,
        doing: Doing,
        occurrence: chrono::NaiveDate,
        ending: Ending,
    ) -> Result<(), StoreError> {
        let next = self.facts.finishing(occurrence).and_then(|finishing| finishing.next);
        let command =
            Command::FinishTask { task: self.task, version: self.version, occurrence, ending, shift: doing.shift };
        bulk.execute(doing.staff, doing.at, &command)?;
        self.version += 1;
        if let Some(next) = next {
            self.facts.due = self.facts.due.moved_to(next);
        }
        Ok(())
    }
}

fn line(text: &str) -> Result<Line, StoreError> {
    Line::new(text).map_err(|error: Invalid| Refusal::from(error).into())
}
