//! What a handover pulls from a shift. Each kind of thing is one call, and each is bounded: a shift has dozens of entries and
//! a house few tasks, however many years stand behind them.

use chrono::TimeDelta;
use rusqlite::params;

use super::{FireRoll, People, Reader, ShiftOn, Standing, instant};
use crate::{
    domain::{
        handover::{
            IN_TIME,
            pulled::{
                Ahead, EndedTask, Heads, PlanChange, Pulled, PulledCheck, PulledEntry, PulledPoint, PulledRound,
                PulledTask, Section, belongs,
            },
        },
        ids::{EntryId, GoalId, StaffId, YouthId},
        log::{About, LogEntry},
        night::Round,
        plan::Goal,
        shift::ShiftKindId,
        task::{HouseClock, OpenTask, OutcomeKind, Owner, Task, TaskAbout, Worker, arrange},
        time::Instant,
    },
    store::{StoreError, read::LogFilter},
};

/// How far ahead a handover looks.
const AHEAD: TimeDelta = TimeDelta::hours(24);

/// Entries read at a time, and at most: ten times what a busy shift writes.
const PAGE: usize = 100;
const PAGES: usize = 10;

impl Reader<'_> {
    /// Everything a shift hands over to the kind that takes over, as it stands now.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn pull_handover(
        self,
        shift: &ShiftOn,
        to: &ShiftKindId,
        now: Instant,
        clock: &HouseClock<'_>,
    ) -> Result<Pulled, StoreError> {
        let people = self.people()?;
        let span = (shift.starts_at, now.min(shift.ends_at + IN_TIME));
        let standing = Standing {
            watch: self.watch_now()?,
            presence: self.presence_now()?,
            guests: self.guests_now()?,
            ..Standing::default()
        };
        let mut sections = Sections::of(&people, &standing);
        sections.entries(self.shift_entries(span.0, span.1)?, now);
        sections.ended(self.tasks_ended(span.0, span.1 + TimeDelta::seconds(1))?);
        sections.tasks(self.open_tasks()?, &self.kinds_taking_over(shift, to)?, now, clock);
        for mark in self.watch_changes(shift.starts_at)? {
            sections.about(Some(mark.youth)).into_iter().for_each(|section| section.watch_changed = true);
        }
        self.ahead(&mut sections, now, clock)?;
        self.plan_changes(&mut sections, shift.starts_at)?;
        let walked = self.rounds_of(shift.id)?;
        sections.checks(&walked);
        let rounds = walked.iter().map(PulledRound::from).collect();
        let mut asked = self.answered_rules(shift.id, span.0, span.1 + TimeDelta::seconds(1))?;
        asked.extend(self.unanswered_rules(shift.id)?);
        // Of somebody who lives here no more nobody can say whether it happened.
        asked.retain(|rule| sections.about(rule.facts.youth).is_some());
        Ok(Pulled {
            at: now,
            heads: heads(&people, &standing),
            points: self.points(shift)?,
            rounds,
            house: sections.house,
            youths: sections.youths,
            asked,
        })
    }

    /// Entries that were written in `[from, to]`, in that order, as far as they belong in a handover.
    fn shift_entries(self, from: Instant, to: Instant) -> Result<Vec<LogEntry>, StoreError> {
        let mut found: Vec<LogEntry> = Vec::new();
        let mut before: Option<EntryId> = None;
        for _ in 0..PAGES {
            let page = self.log_page(&LogFilter::default(), before, PAGE)?;
            let past = page.entries.last().is_none_or(|last| last.written_at < from);
            before = page.entries.last().map(|last| last.id);
            found.extend(page.entries.into_iter().filter(|entry| (from..=to).contains(&entry.written_at)));
            if past || !page.more {
                break;
            }
        }
        // What an earlier shift wrote may have been marked in this one.
        let marked = self.handover_entries(from, to + TimeDelta::seconds(1))?;
        // What it was corrected to is news too.
        let corrected = self.corrected_entries(from, to + TimeDelta::seconds(1))?;
        found.extend(marked.into_iter().chain(corrected).filter(|entry| entry.written_at < from));
        found.retain(belongs);
        found.sort_by_key(|entry| entry.id);
        found.dedup_by_key(|entry| entry.id);
        Ok(found)
    }

    fn points(self, shift: &ShiftOn) -> Result<Vec<PulledPoint>, StoreError> {
        let marks = self.marks_of(shift.id)?;
        Ok(marks
            .standing()
            .map(|mark| PulledPoint {
                words: mark.words.clone(),
                count: mark.mark.count(),
                held_against: mark.held_against,
                reason: mark.reason.clone(),
                by: mark.staff,
                at: mark.at,
            })
            .collect())
    }

    fn ahead(self, sections: &mut Sections, now: Instant, clock: &HouseClock<'_>) -> Result<(), StoreError> {
        let until = now + AHEAD;
        let activities = self.activities(now, until)?.into_iter().filter(|activity| !activity.cancelled);
        sections.house.ahead.extend(activities.map(|activity| Ahead::Activity {
            id: activity.id,
            title: activity.facts.title,
            place: activity.facts.place,
            starts_at: activity.facts.starts_at,
            responsible: activity.facts.responsible,
        }));
        let last_day = clock.zone.date(until);
        for section in &mut sections.youths {
            let Some(youth) = section.youth else {
                continue;
            };
            let due = |goal: &Goal| goal.facts.status.is_live() && goal.facts.review <= last_day;
            let goals = self.plan(youth)?.goals.into_iter().filter(due);
            section.ahead.extend(goals.map(|goal| Ahead::Review {
                goal: goal.id,
                title: goal.facts.title,
                day: goal.facts.review,
            }));
        }
        Ok(())
    }

    fn plan_changes(self, sections: &mut Sections, since: Instant) -> Result<(), StoreError> {
        for section in &mut sections.youths {
            let Some(youth) = section.youth else {
                continue;
            };
            let plan = self.plan(youth)?;
            if let Some(voice) = plan.voice.filter(|voice| voice.written_at >= since) {
                section.plan.push(PlanChange::Voice { at: voice.written_at, by: voice.author });
            }
            for goal in plan.goals {
                if let Some((at, by)) = self.goal_changed(goal.id)?.filter(|(at, _)| *at >= since) {
                    let (title, status) = (goal.facts.title, goal.facts.status);
                    section.plan.push(PlanChange::Goal { goal: goal.id, title, status, at, by });
                }
            }
        }
        Ok(())
    }

    /// When a goal was set or changed last, and by whom.
    fn goal_changed(self, goal: GoalId) -> Result<Option<(Instant, StaffId)>, StoreError> {
        let mut statement = self.prepare(
            "SELECT at, staff_id FROM audit WHERE entity = 'goal' AND entity_id = ?1 AND staff_id IS NOT NULL
             ORDER BY id DESC LIMIT 1",
        )?;
        let mut rows = statement.query_map(params![goal.0], |row| Ok((instant(row, 0)?, StaffId(row.get(1)?))))?;
        Ok(rows.next().transpose()?)
    }
}

fn heads(people: &People, standing: &Standing) -> Heads {
    let totals = FireRoll::of(people, standing).totals();
    Heads { inside: totals.inside, outside: totals.outside, unknown: totals.unknown, guests: totals.guests }
}

/// The sections while they are filled.
struct Sections {
    house: Section,
    youths: Vec<Section>,
}

impl Sections {
    /// One for the house, one for each youth who lives here, by the number on the door.
    fn of(people: &People, standing: &Standing) -> Self {
        let living = people.apartments.iter().filter_map(|apartment| people.occupant(apartment.id));
        let youths = living.map(|occupant| Section {
            youth: Some(occupant.youth.id),
            watch: standing.watch.get(&occupant.youth.id).cloned(),
            presence: standing.presence.get(&occupant.youth.id).cloned(),
            ..Section::default()
        });
        Self { house: Section::default(), youths: youths.collect() }
    }

    /// The section of a youth who lives here, or of the house.
    fn about(&mut self, youth: Option<YouthId>) -> Option<&mut Section> {
        match youth {
            None => Some(&mut self.house),
            Some(_) => self.youths.iter_mut().find(|section| section.youth == youth),
        }
    }

    /// An entry about several stands with each of them, who is not told who the others are.
    fn entries(&mut self, entries: Vec<LogEntry>, now: Instant) {
        for entry in entries {
            match &entry.about {
                About::House | About::Apartment(_) => self.house.entries.push(pulled_entry(&entry, now)),
                About::Youths(youths) => {
                    for youth in youths {
                        let pulled = pulled_entry(&entry.clone().in_file_of(*youth), now);
                        self.about(Some(*youth)).into_iter().for_each(|section| section.entries.push(pulled.clone()));
                    }
                }
            }
        }
    }

    /// A deviation and a serious incident stand among the entries.
    fn checks(&mut self, rounds: &[Round]) {
        for check in rounds.iter().flat_map(|round| &round.checks).filter(|check| check.entry.is_none()) {
            let pulled = PulledCheck {
                agreed: check.agreed,
                result: check.result,
                seen_in: check.seen_in,
                at: check.at,
                by: check.by,
            };
            self.about(Some(check.youth)).into_iter().for_each(|section| section.checks.push(pulled.clone()));
        }
    }

    fn ended(&mut self, ended: Vec<(Task, crate::domain::task::Outcome)>) {
        for (task, outcome) in ended {
            let OutcomeKind::Ended(ending) = outcome.kind else {
                continue;
            };
            let ended =
                EndedTask { id: task.id, title: task.facts.title.clone(), ending, at: outcome.at, by: outcome.staff };
            self.about(task.facts.about.youth()).into_iter().for_each(|section| section.ended.push(ended.clone()));
        }
    }

    /// Open tasks for those who come: what is overdue or can be done now, and what is for their shift or due within the next
    /// 24 hours; not what waits for another shift.
    fn tasks(&mut self, tasks: Vec<Task>, to: &[ShiftKindId], now: Instant, clock: &HouseClock<'_>) {
        let nobody = Worker { staff: StaffId(0), shift: None };
        let is_theirs = |open: &OpenTask| {
            let kind = match &open.task.facts.owner {
                Owner::Shift(kind) => Some(kind),
                Owner::Anyone | Owner::Staff(_) => open.task.facts.due.shift.as_ref(),
            };
            let soon = open.turn.deadline <= now + AHEAD;
            open.turn.has_begun || (soon && kind.is_none_or(|kind| to.contains(kind)))
        };
        for open in arrange(tasks, nobody, now, clock).into_iter().filter(is_theirs) {
            let youth = match open.task.facts.about {
                TaskAbout::Youth(youth) => Some(youth),
                TaskAbout::House | TaskAbout::Apartment(_) => None,
            };
            let overdue = open.turn.overdue(now).is_some();
            let (day, missed) = (open.turn.day, open.turn.missed);
            let pulled = PulledTask { id: open.task.id, facts: open.task.facts, day, overdue, missed };
            self.about(youth).into_iter().for_each(|section| section.tasks.push(pulled.clone()));
        }
    }
}

fn pulled_entry(entry: &LogEntry, now: Instant) -> PulledEntry {
    PulledEntry {
        id: entry.id,
        happened_at: entry.happened_at,
        written_at: entry.written_at,
        author: entry.author,
        kind: entry.kind,
        weight: entry.weight_at(now),
        lines: entry.lines.clone(),
        others: entry.others,
    }
}
