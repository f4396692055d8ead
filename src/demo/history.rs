//! Everything that happens in the invented house, in the order it happens.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, TimeDelta};

use super::{
    Options,
    attention::{self, Ending, Level},
    cards::Cards,
    handovers,
    marks::Afterwards,
    nights,
    plans::{self, Step},
    rng::Rng,
    rota::{self, Duty},
    staff::{self, Career},
    tasks::WAITING,
    weeks::{self, Planned, PlannedSeries},
    whereabouts::{Marked, Whereabouts},
    youths::{self, Stay},
};
use crate::{
    config::Config,
    domain::{
        card::CardFacts,
        ids::{EntryId, ShiftId, StaffId},
        refusal::Invalid,
        shift::ShiftKind,
        support::SupportFacts,
        time::Instant,
    },
};

/// Something that happens. Numbers are indexes of the lists of [`History`].
#[derive(Debug, Clone)]
pub(super) enum Event {
    /// A member of staff begins to work here.
    Hire { career: usize },
    /// A member of staff no longer works here.
    Leave { career: usize },
    /// A youth is going to live here.
    Expect { stay: usize },
    /// A youth moves in.
    MoveIn { stay: usize },
    /// A youth moves out.
    MoveOut { stay: usize },
    /// Something happens to a youth's plan.
    Plan { stay: usize, step: Step },
    /// Somebody says how closely a youth is watched over.
    Watch { stay: usize, level: Level },
    /// Somebody marks where a youth is, or counts their guests.
    Mark { career: usize, stay: usize, marked: Marked },
    /// An activity is put into the calendar.
    AddActivity { activity: usize },
    /// An activity is called off or moved.
    ChangeActivity { activity: usize },
    /// What comes every week is put into the calendar.
    AddSeries { series: usize },
    /// A time of it is called off or moved.
    ChangeTime { series: usize, change: usize },
    /// Somebody unlocks the house and confirms the shift.
    ConfirmShift { duty: usize, career: usize },
    /// What comes again and again is written down.
    SetRoutines,
    /// A task that waits when the story ends is written.
    SetWaiting { waiting: usize },
    /// Somebody does what comes again in the shift.
    DoRoutines { duty: usize, career: usize },
    /// Somebody ends a task that was made from an entry.
    EndTask { task: usize },
    /// Somebody goes through the checklists of the shift.
    GoThrough { duty: usize, career: usize },
    /// Somebody looks into the file of one of the youths.
    ReadFile { career: usize },
    /// It is agreed with a youth what is done about them at night.
    Agree { stay: usize },
    /// What is agreed with a youth is written down.
    Card { stay: usize, facts: Box<CardFacts> },
    /// How much support a youth gets is set.
    Support { stay: usize, facts: SupportFacts },
    /// Somebody begins a night round.
    BeginRound { duty: usize, career: usize },
    /// They come back from it.
    EndRound { duty: usize, career: usize },
    /// Somebody signs the handover of the shift.
    HandOver { duty: usize, career: usize },
    /// Somebody of the next shift signs it too.
    Receive { duty: usize },
    /// Somebody reads what is new to them and signs for it.
    ReadNew { career: usize },
    /// Somebody goes off shift.
    SignOff { duty: usize, career: usize },
    /// Somebody writes an entry.
    Write { duty: usize, career: usize },
    /// Somebody corrects an entry, or copies it into the journal.
    Revise { entry: EntryId, author: StaffId, shift: Option<ShiftId>, afterwards: Box<Afterwards> },
}

/// The people, the shifts and the week of the house.
#[derive(Debug)]
pub(super) struct History {
    pub careers: Vec<Career>,
    pub stays: Vec<Stay>,
    pub activities: Vec<Planned>,
    pub series: Vec<PlannedSeries>,
    pub duties: Vec<Duty>,
    /// The moment the house opened.
    pub founded: Instant,
    options: Options,
    kinds: Vec<ShiftKind>,
    /// How many entries each shift writes.
    amounts: Vec<u64>,
    whereabouts: Whereabouts,
    rng: Rng,
    /// Who does which chore when, so that what is written in the log is the same without.
    chores: Rng,
    /// Who reads and goes off when, for the same reason.
    reading: Rng,
    /// The first shift whose events are not waiting yet.
    next_duty: usize,
    /// What is going to happen, in order; the second number keeps what happens at the same moment in the order it was found.
    waiting: BTreeMap<(Instant, u64), Event>,
    count: u64,
}

/// Who founds the house, as an index of the careers.
pub(super) const FOUNDER: usize = 0;
/// The longest anybody comes before the shift begins.
const EARLY: TimeDelta = TimeDelta::minutes(15);

impl History {
    /// The whole story, except what is written in the shifts, which is made up as they come.
    pub(super) fn new(options: Options) -> Result<Self, Invalid> {
        let Options { seed, years, entries, now, zone } = options;
        let kinds = Config::default().shifts;
        let (first_day, today) = (options.first_day(), zone.date(now));
        let careers = staff::careers(seed, first_day, today, years.min(Options::MOST_YEARS));
        let duties = rota::duties(seed, &kinds, &careers, FOUNDER, first_day, now, zone);
        let stays = youths::stays(seed, first_day, today);
        let late = stays.iter().rposition(|stay| stay.until.is_none());
        let mut history = Self {
            founded: options.at(first_day, 6, 0),
            stays,
            whereabouts: Whereabouts::new(seed, zone, now, late),
            activities: weeks::activities(seed, &careers, first_day, today),
            series: weeks::series(seed, &careers, first_day, today),
            amounts: rota::amounts(&duties, entries, now),
            careers,
            duties,
            options,
            kinds,
            rng: Rng::new(seed, "history"),
            chores: Rng::new(seed, "chores"),
            reading: Rng::new(seed, "reading"),
            next_duty: 0,
            waiting: BTreeMap::new(),
            count: 0,
        };
        history.plan_staff();
        history.plan_youths(first_day, today)?;
        history.plan_attention(today)?;
        history.plan_cards(today)?;
        history.plan_activities();
        history.plan_tasks(first_day, today);
        Ok(history)
    }

    /// The next thing that happens and when; `None` when it is now.
    ///
    /// # Errors
    /// A text of this house that the domain would not take.
    pub(super) fn next(&mut self) -> Result<Option<(Instant, Event)>, Invalid> {
        loop {
            let first = self.waiting.first_key_value().map(|((at, _), _)| *at);
            let duty = self.duties.get(self.next_duty).map(|duty| duty.occurrence.start - EARLY);
            if duty.is_some() && (first.is_none() || duty <= first) {
                self.plan_duty(self.next_duty)?;
                self.next_duty += 1;
                continue;
            }
            return Ok(self.waiting.pop_first().map(|((at, _), event)| (at, event)));
        }
    }

    /// What would happen after now never does.
    pub(super) fn schedule(&mut self, at: Instant, event: Event) {
        if at <= self.options.now {
            self.count += 1;
            self.waiting.insert((at.max(self.founded), self.count), event);
        }
    }

    fn plan_staff(&mut self) {
        // The founder is there already.
        for career in FOUNDER + 1..self.careers.len() {
            let (from, until) = (self.careers[career].from, self.careers[career].until);
            self.schedule(self.options.at(from, 6, 10), Event::Hire { career });
            if let Some(until) = until {
                // After the last night has been handed over.
                self.schedule(self.options.at(until + Days::new(1), 12, 0), Event::Leave { career });
            }
        }
    }

    fn plan_youths(&mut self, first_day: NaiveDate, today: NaiveDate) -> Result<(), Invalid> {
        let overdue = self.stays.iter().position(|stay| stay.until.is_none());
        for stay in 0..self.stays.len() {
            let (from, until) = (self.stays[stay].from, self.stays[stay].until);
            let expected = (from - Days::new(5)).max(first_day);
            self.schedule(self.options.at(expected, 6, 20), Event::Expect { stay });
            self.schedule(self.options.at(from, if from == first_day { 6 } else { 12 }, 30), Event::MoveIn { stay });
            if let Some(until) = until {
                self.schedule(self.options.at(until, 16, 0), Event::MoveOut { stay });
            }
            let steps = plans::steps(&mut self.rng, &self.stays[stay], today, overdue == Some(stay))?;
            for (local, step) in steps {
                self.schedule(self.options.zone.instant(local), Event::Plan { stay, step });
            }
        }
        Ok(())
    }

    /// Of those who live here now, one is followed, and another should have been looked at again; with most it is agreed what
    /// is done at night.
    fn plan_attention(&mut self, today: NaiveDate) -> Result<(), Invalid> {
        let mut rng = Rng::new(self.options.seed, "attention");
        let mut nights = nights::Nights::new(self.options)?;
        let mut endings = [Ending::Calm, Ending::Followed, Ending::ToReview].into_iter();
        for stay in 0..self.stays.len() {
            let lives_here = self.stays[stay].until.is_none();
            let ending = if lives_here { endings.next().unwrap_or(Ending::Calm) } else { Ending::Calm };
            for level in attention::levels(&mut rng, &self.stays[stay], today, ending)? {
                // After the youth has moved in, at noon or with the house.
                self.schedule(self.options.zone.instant(level.at), Event::Watch { stay, level });
            }
            if let Some(day) = lives_here.then(|| nights.agreed_on(self.stays[stay].from)).flatten() {
                self.schedule(self.options.at(day, 16, 20), Event::Agree { stay });
            }
        }
        Ok(())
    }

    /// What is agreed with those who live here now, one of them four days too long ago, and how much support they get.
    fn plan_cards(&mut self, today: NaiveDate) -> Result<(), Invalid> {
        let mut cards = Cards::new(self.options.seed);
        let mut overdue = true;
        for stay in 0..self.stays.len() {
            if self.stays[stay].until.is_some() {
                continue;
            }
            let from = self.stays[stay].from;
            let is_overdue = overdue && from + Days::new(100) < today;
            if let Some(day) = cards.agreed_on(from, today, is_overdue) {
                overdue &= !is_overdue;
                let facts = Box::new(cards.card(&self.stays[stay].person.preferred, day)?);
                self.schedule(self.options.at(day, 16, 25), Event::Card { stay, facts });
            }
            for (day, facts) in cards.supports(from, today)? {
                self.schedule(self.options.at(day, 16, 30), Event::Support { stay, facts });
            }
        }
        Ok(())
    }

    fn plan_activities(&mut self) {
        for activity in 0..self.activities.len() {
            let planned = &self.activities[activity];
            let written = self.options.zone.instant(planned.written);
            let changed = planned.change.map(|_| self.options.zone.instant(planned.changed()));
            self.schedule(written, Event::AddActivity { activity });
            if let Some(changed) = changed {
                self.schedule(changed, Event::ChangeActivity { activity });
            }
        }
        for series in 0..self.series.len() {
            let planned = &self.series[series];
            let written = self.options.zone.instant(planned.written);
            let days: Vec<NaiveDate> = planned.changes.iter().map(|(day, _)| *day).collect();
            self.schedule(written, Event::AddSeries { series });
            for (change, day) in days.into_iter().enumerate() {
                self.schedule(self.options.at(day - Days::new(1), 15, 0), Event::ChangeTime { series, change });
            }
        }
    }

    fn plan_tasks(&mut self, first_day: NaiveDate, today: NaiveDate) {
        self.schedule(self.options.at(first_day, 6, 40), Event::SetRoutines);
        for (waiting, task) in WAITING.iter().enumerate() {
            let written = self.options.at(today - Days::new(task.written), 12, 5);
            self.schedule(written, Event::SetWaiting { waiting });
        }
    }

    /// The last shifts hand over in the program.
    fn plan_handover(&mut self, index: usize, duty: &Duty) {
        let at = duty.occurrence.end - handovers::BEFORE_THE_END;
        if self.options.now - at > handovers::SINCE {
            return;
        }
        let career = duty.staff[index % duty.staff.len()];
        self.schedule(at, Event::HandOver { duty: index, career });
        self.schedule(at + handovers::TAKES, Event::Receive { duty: index });
    }

    /// The rounds of a night; answers when something may be noticed on one of them.
    fn plan_rounds(&mut self, index: usize, duty: &Duty) -> Option<Instant> {
        let start = duty.occurrence.start;
        if self.options.now - start > nights::SINCE {
            return None;
        }
        let career = duty.staff[0];
        for after in nights::ROUNDS {
            self.schedule(start + after, Event::BeginRound { duty: index, career });
            self.schedule(start + after + nights::TAKES, Event::EndRound { duty: index, career });
        }
        let noticed = start + nights::ROUNDS[index % nights::ROUNDS.len()] + nights::NOTICED;
        (noticed <= self.options.now).then_some(noticed)
    }

    /// Who comes, what is read and what is written in a shift.
    fn plan_duty(&mut self, index: usize) -> Result<(), Invalid> {
        let duty = self.duties[index].clone();
        let start = duty.occurrence.start;
        let night = self.kinds.iter().any(|kind| kind.id == duty.occurrence.kind && kind.night);
        for career in duty.staff.iter().copied() {
            let early = TimeDelta::seconds(self.rng.range(60, 13 * 60));
            self.schedule(start - early, Event::ConfirmShift { duty: index, career });
            let read = rota::moment(&mut self.rng, &duty, night, self.options);
            self.schedule(read, Event::ReadFile { career });
            // What is new is read in the first hour. Whoever came now has not got so far.
            let after = TimeDelta::seconds(self.reading.range(12 * 60, 55 * 60));
            self.schedule(start + after, Event::ReadNew { career });
            // Now and then somebody goes home without a word.
            let end = duty.occurrence.end;
            let past = TimeDelta::seconds(self.reading.range(60, 20 * 60));
            if !self.reading.chance(4) {
                self.schedule(end + past, Event::SignOff { duty: index, career });
            }
        }
        self.plan_handover(index, &duty);
        let career = *self.chores.pick(&duty.staff);
        let after = TimeDelta::seconds(self.chores.range(5 * 60, 20 * 60));
        self.schedule(start + after, Event::GoThrough { duty: index, career });
        let done = rota::moment(&mut self.chores, &duty, night, self.options);
        self.schedule(done, Event::DoRoutines { duty: index, career });
        let noticed = if night { self.plan_rounds(index, &duty) } else { None };
        for written in 0..self.amounts[index] {
            let at = rota::moment(&mut self.rng, &duty, night, self.options);
            let at = noticed.filter(|_| written == 0).unwrap_or(at);
            let career = *self.rng.pick(&duty.staff);
            self.schedule(at, Event::Write { duty: index, career });
        }
        // Whoever moves in or out on this day is marked by nobody: the house is not sure of them yet.
        let day = duty.occurrence.day;
        let lives_here = |stay: &Stay| stay.from < day && stay.until.is_none_or(|last| last > day + Days::new(1));
        let living: Vec<usize> = (0..self.stays.len()).filter(|stay| lives_here(&self.stays[*stay])).collect();
        for (at, stay, marked) in self.whereabouts.of_shift(&duty, &living)? {
            let career = duty.staff[stay % duty.staff.len()];
            self.schedule(at, Event::Mark { career, stay, marked });
        }
        Ok(())
    }
}
