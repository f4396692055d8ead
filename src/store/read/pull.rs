//! What a handover pulls from a shift. Each kind of thing is one call, and each is bounded: a shift has dozens of entries and
//! a house few tasks, however many years stand behind them.

use chrono::TimeDelta;

use super::{FireRoll, People, Reader, ShiftMarks, ShiftOn, Standing};
use crate::{
    domain::{
        calendar::{EventKind, Occurrence},
        checklist::Checklist,
        handover::pulled::{
            Ahead, EndedTask, FileChange, Heads, Pulled, PulledCheck, PulledEntry, PulledPoint, PulledRound,
            PulledTask, Section, belongs,
        },
        ids::{EntryId, StaffId, YouthId},
        log::{About, LogEntry},
        names::Line,
        night::Round,
        plan::Goal,
        shift::ShiftKindId,
        task::{HouseClock, OpenTask, OutcomeKind, Owner, Task, TaskAbout, Worker, arrange},
        time::Instant,
    },
    store::{
        StoreError,
        read::{LogFilter, concerns},
    },
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
        checklists: &[Checklist],
    ) -> Result<Pulled, StoreError> {
        let people = self.people()?;
        let span = self.handover_span(shift, now)?;
        let end = span.1 + TimeDelta::seconds(1);
        let presence = self.presence_now()?;
        let standing = Standing {
            watch: self.watch_now()?,
            doubts: self.doubts_now(&presence)?,
            presence,
            guests: self.guests_now()?,
            ..Standing::default()
        };
        let mut sections = Sections::of(&people, &standing);
        sections.entries(self.shift_entries(span.0, span.1)?, now);
        sections.ended(self.tasks_ended(span.0, end)?);
        sections.tasks(self.open_tasks()?, &self.kinds_taking_over(shift, to)?, now, clock);
        let walked = self.rounds_of(shift.id)?;
        sections.checks(&walked);
        // What an earlier shift left open and this one ended is news as well; what came of its checks is not.
        let ended = self.rounds_left_open(span.0, span.1)?;
        let ended = ended.iter().filter(|round| round.end.is_some() && round.shift != shift.id);
        let rounds = ended.chain(&walked).map(PulledRound::from).collect();
        let mut asked = self.answered_rules(shift.id, span.0, end)?;
        asked.extend(self.unanswered_rules(shift.id)?);
        let questions = self.rolled_questions(shift, span.0, end)?;
        let added = self.added_to_others(shift.id, span.0, end)?;
        sections.make_room_for(asked.iter().map(|rule| rule.facts.youth));
        sections.make_room_for(questions.iter().map(|question| question.youth));
        sections.make_room_for(added.iter().map(|added| added.youth));
        for mark in self.watch_changes(span.0)?.iter().filter(|mark| mark.set_at <= span.1) {
            sections.watch_changed(mark.youth);
        }
        self.ahead(&mut sections, now, clock)?;
        sections.changed(self.file_changes(span.0, span.1)?);
        let marks = self.marks_of(shift.id)?;
        Ok(Pulled {
            at: now,
            heads: heads(&people, &standing),
            points: points(&marks),
            left_out: left_out(&marks, shift, checklists),
            rounds,
            house: sections.house,
            youths: sections.youths,
            asked,
            questions,
            added,
        })
    }

    /// Entries that were written in `[from, to]`, in that order, as far as they belong in a handover.
    fn shift_entries(self, from: Instant, to: Instant) -> Result<Vec<LogEntry>, StoreError> {
        let mut found: Vec<LogEntry> = Vec::new();
        let mut before: Option<EntryId> = None;
        let span = LogFilter { from: Some(from), to: Some(to + TimeDelta::seconds(1)), ..LogFilter::default() };
        for _ in 0..PAGES {
            let page = self.log_page(&span, before, PAGE)?;
            before = page.entries.last().map(|last| last.id);
            found.extend(page.entries);
            if !page.more {
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

    fn ahead(self, sections: &mut Sections, now: Instant, clock: &HouseClock<'_>) -> Result<(), StoreError> {
        let until = now + AHEAD;
        let coming = self.coming(now, until, clock.zone)?;
        let of_house = coming.iter().filter(|one| one.facts.kind.is_common() || one.facts.kind == EventKind::Notice);
        sections.house.ahead.extend(of_house.cloned().map(ahead_of));
        let last_day = clock.zone.date(until);
        for section in &mut sections.youths {
            let Some(youth) = section.youth else {
                continue;
            };
            let due = |goal: &Goal| goal.facts.status.is_live() && goal.facts.review <= last_day;
            let goals = self.plan(youth)?.goals.into_iter().filter(due);
            // Goals say when themselves; of the other dates those that have come, or come tomorrow.
            let dates = self.near_dates(youth, clock.zone.date(now), 1)?.into_iter();
            section.ahead.extend(coming.iter().filter(|one| concerns(one, youth)).cloned().map(ahead_of));
            section.ahead.extend(dates.map(|date| Ahead::Date { of: date.of, day: date.day }));
            section.ahead.extend(goals.map(|goal| Ahead::Review {
                goal: goal.id,
                title: goal.facts.title,
                day: goal.facts.review,
            }));
        }
        Ok(())
    }
}

/// What comes, as the next shift reads it.
fn ahead_of(one: Occurrence) -> Ahead {
    Ahead::Activity {
        id: one.id.event,
        title: one.facts.title,
        place: one.facts.place,
        starts_at: one.starts_at,
        responsible: one.facts.responsible,
    }
}

/// What was ticked and counted.
fn points(marks: &ShiftMarks) -> Vec<PulledPoint> {
    let points = marks.standing().map(|mark| PulledPoint {
        words: mark.words.clone(),
        count: mark.mark.count(),
        held_against: mark.held_against,
        reason: mark.reason.clone(),
        by: mark.staff,
        at: mark.at,
    });
    points.collect()
}

/// What the checklists of a shift of that kind ask for and nobody has said anything about.
fn left_out(marks: &ShiftMarks, shift: &ShiftOn, checklists: &[Checklist]) -> Vec<Line> {
    let lists = checklists.iter().filter(|list| list.shifts.contains(&shift.kind));
    let points = lists.flat_map(|list| list.points.iter().map(move |point| (list, point)));
    // The configuration has no empty texts; one that is too long for a line goes without it.
    points
        .filter(|(list, point)| marks.of(&list.id, &point.id).is_none())
        .filter_map(|(_, point)| Line::new(&point.text).ok())
        .collect()
}

fn heads(people: &People, standing: &Standing) -> Heads {
    let totals = FireRoll::of(people, standing).totals();
    Heads {
        inside: totals.inside,
        outside: totals.outside,
        unknown: totals.unknown,
        missing: totals.missing,
        guests: totals.guests,
    }
}

/// The sections while they are filled.
struct Sections {
    house: Section,
    youths: Vec<Section>,
}

impl Sections {
    /// One for the house, one for each youth who lives here, by the number on the door.
    fn of(people: &People, standing: &Standing) -> Self {
        let youths = people.doors().into_iter().filter_map(|door| door.youth).map(|youth| Section {
            youth: Some(youth),
            watch: standing.watch.get(&youth).cloned(),
            presence: standing.presence.get(&youth).cloned(),
            doubt: standing.doubts.get(&youth).copied(),
            ..Section::default()
        });
        Self { house: Section::default(), youths: youths.collect() }
    }

    /// The section of the house, or of a youth: one who lives here no more gets it with the first there is to tell of them.
    fn about(&mut self, youth: Option<YouthId>) -> &mut Section {
        let Some(youth) = youth else {
            return &mut self.house;
        };
        let at = self.youths.iter().position(|section| section.youth == Some(youth)).unwrap_or_else(|| {
            self.youths.push(Section::of_one_who_left(youth));
            self.youths.len() - 1
        });
        &mut self.youths[at]
    }

    fn make_room_for(&mut self, youths: impl Iterator<Item = Option<YouthId>>) {
        for youth in youths {
            self.about(youth);
        }
    }

    /// A level alone is nothing to tell of somebody who lives here no more.
    fn watch_changed(&mut self, youth: YouthId) {
        let section = self.youths.iter_mut().find(|section| section.youth == Some(youth));
        section.into_iter().for_each(|section| section.watch_changed = true);
    }

    /// What is changed in the file of somebody who lives here no more is nothing to hand over.
    fn changed(&mut self, changes: Vec<(YouthId, FileChange)>) {
        for (youth, change) in changes {
            let section = self.youths.iter_mut().find(|section| section.youth == Some(youth));
            section.into_iter().for_each(|section| section.changes.push(change.clone()));
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
                        self.about(Some(*youth)).entries.push(pulled);
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
            self.about(Some(check.youth)).checks.push(pulled);
        }
    }

    fn ended(&mut self, ended: Vec<(Task, crate::domain::task::Outcome)>) {
        for (task, outcome) in ended {
            let OutcomeKind::Ended(ending) = outcome.kind else {
                continue;
            };
            let ended =
                EndedTask { id: task.id, title: task.facts.title.clone(), ending, at: outcome.at, by: outcome.staff };
            self.about(task.facts.about.youth()).ended.push(ended);
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
            self.about(youth).tasks.push(pulled);
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
