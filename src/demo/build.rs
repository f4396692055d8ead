//! Carries the story of the invented house out, command by command.

mod calendar;
mod care;
mod hosts;
mod residents;
mod writing;

use std::collections::BTreeMap;

use super::{
    HOUSE_NAME, Options, Written, assessments,
    chores::{Chores, Doing},
    contacts,
    entry::{Resident, Writer},
    handovers::Handovers,
    history::{Event, FOUNDER, History},
    marks::Marks,
    names::Person,
    nights::Nights,
    rng::Rng,
    staff::DemoStaff,
    tasks::WAITING,
    weeks::COMMON_ROOMS,
    youths::{APARTMENTS, Stay},
};
use crate::{
    domain::{
        audit::AccessEvent,
        command::Command,
        contact::{Step as ContactStep, clock::Milestone},
        house::NewHouse,
        ids::{ApartmentId, ApartmentNumber, EntryId, EventId, GoalId, ShiftId, SkillRoundId, StaffId, YouthId},
        names::Line,
        receipt::Section,
        refusal::{Invalid, Refusal},
        staff::{Initials, NewStaff, StaffRole},
        task::TaskAbout,
        time::Instant,
        youth::YouthFacts,
    },
    store::{
        Bulk, House, HouseFolder, StoreError,
        entrance::{self, Guard, Keyring, MemberSecrets},
        keys::{Passphrase, Pin},
        paper,
    },
};

/// How often `progress` hears: often enough for a bar that moves, in a small house and in a large one.
const STEPS: u64 = 100;
const LONGEST_STEP: u64 = 1_000;

/// See [`super::write`].
pub(super) fn build(
    folder: &HouseFolder,
    options: Options,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(House, Written), StoreError> {
    let mut history = History::new(options).map_err(invalid)?;
    let founder = history.careers[FOUNDER].member.clone();
    let new = new_house(&founder).map_err(invalid)?;
    let secrets = secrets(&founder)?;
    let (mut house, code) = entrance::set_up(folder, new, &secrets, Guard::INVENTED, history.founded, options.zone)?;
    let first_member = house.read().people()?.staff.into_keys().next().ok_or(Refusal::Gone)?;
    // Whoever asked for the house is told the code.
    paper::hand_over(&mut house, first_member, history.founded, &code)?;
    fill(&mut house, &mut history, options, progress)?;
    let staff = history.careers.into_iter().map(|career| career.member).collect();
    let Options { seed, years, entries, now, zone } = options;
    let recovery_code = code.to_string();
    // What was written last happened earlier.
    house.tell_time(now);
    Ok((house, Written { house: HOUSE_NAME, seed, years, entries, now, zone, recovery_code, staff }))
}

/// Lets everything happen in the house that was just founded.
fn fill(
    house: &mut House,
    history: &mut History,
    options: Options,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(), StoreError> {
    let people = house.read().people()?;
    let mut builder = Builder {
        options,
        keyring: house.keyring(),
        apartments: people.apartments.iter().map(|apartment| (apartment.number, apartment.id)).collect(),
        staff: people.staff.keys().map(|id| (FOUNDER, *id)).collect(),
        slots: BTreeMap::new(),
        youths: BTreeMap::new(),
        residents: BTreeMap::new(),
        goals: BTreeMap::new(),
        words: BTreeMap::new(),
        levels: BTreeMap::new(),
        activities: BTreeMap::new(),
        series: BTreeMap::new(),
        shifts: BTreeMap::new(),
        chores: Chores::new(options),
        handovers: Handovers::new(options),
        nights: Nights::new(options).map_err(invalid)?,
        writer: Writer::new(options.seed),
        marks: Marks::new(options),
        rng: Rng::new(options.seed, "build"),
        newest: BTreeMap::new(),
        written: 0,
        bulk: house.bulk()?,
    };
    let step = (options.entries / STEPS).clamp(1, LONGEST_STEP);
    progress(0, options.entries);
    while let Some((at, event)) = history.next().map_err(invalid)? {
        let before = builder.written;
        if let Some((at, event)) = builder.carry_out(history, at, event)? {
            history.schedule(at, event);
        }
        let done = builder.written;
        if done > before && (done.is_multiple_of(step) || done == options.entries) {
            progress(done, options.entries);
        }
    }
    builder.write_contacts(history)?;
    builder.write_assessments(history)?;
    builder.write_hosts(history)?;
    builder.write_calendar()?;
    builder.keep_search()?;
    builder.bulk.finish()
}

/// What has been made so far. The keys of the maps are indexes of [`History`]'s lists.
struct Builder<'h> {
    options: Options,
    keyring: Keyring,
    apartments: BTreeMap<ApartmentNumber, ApartmentId>,
    staff: BTreeMap<usize, StaffId>,
    slots: BTreeMap<usize, String>,
    youths: BTreeMap<usize, YouthId>,
    residents: BTreeMap<usize, Resident>,
    goals: BTreeMap<(usize, usize), GoalId>,
    /// How many times a youth's own words were written.
    words: BTreeMap<usize, i64>,
    /// The newest level of attention of a youth, by its row.
    levels: BTreeMap<usize, i64>,
    activities: BTreeMap<usize, EventId>,
    series: BTreeMap<usize, EventId>,
    shifts: BTreeMap<usize, ShiftId>,
    chores: Chores,
    handovers: Handovers,
    nights: Nights,
    writer: Writer,
    marks: Marks,
    rng: Rng,
    /// The newest entry of each section, and when it was written.
    newest: BTreeMap<Section, (EntryId, Instant)>,
    /// Entries.
    written: u64,
    bulk: Bulk<'h>,
}

impl Builder<'_> {
    /// Lets something happen; answers what follows from it later.
    fn carry_out(
        &mut self,
        history: &History,
        at: Instant,
        event: Event,
    ) -> Result<Option<(Instant, Event)>, StoreError> {
        match event {
            Event::Write { duty, career } => return self.write(history, at, duty, career),
            Event::Revise { entry, author, shift, afterwards } => self.revise(at, entry, author, shift, *afterwards),
            Event::Hire { career } => self.hire(at, career, &history.careers[career]),
            Event::Leave { career } => self.leave(at, career, &history.careers[career]),
            Event::Expect { stay } => self.expect(history, at, stay),
            Event::MoveIn { stay } => self.move_in(at, stay, &history.stays[stay]),
            Event::MoveOut { stay } => self.move_out(at, stay, &history.stays[stay]),
            Event::Plan { stay, step } => self.plan(at, stay, step),
            Event::Watch { stay, level } => self.watch(at, stay, level),
            Event::Mark { career, stay, marked } => self.mark(at, career, stay, marked),
            Event::AddActivity { activity } => self.add_activity(at, activity, &history.activities[activity]),
            Event::ChangeActivity { activity } => self.change_activity(at, activity, &history.activities[activity]),
            Event::AddSeries { series } => self.add_series(at, series, &history.series[series]),
            Event::ChangeTime { series, change } => {
                self.change_time(at, series, history.series[series].changes[change])
            }
            Event::ConfirmShift { duty, career } => self.confirm_shift(history, at, duty, career),
            Event::ReadFile { career } => self.read_file(at, career),
            Event::ReadNew { career } => self.read_new(history, at, career),
            Event::SignOff { duty, career } => self.sign_off(at, duty, career),
            Event::SetRoutines => {
                let doing = self.as_founder(at)?;
                self.chores.set_routines(&mut self.bulk, doing)
            }
            Event::SetWaiting { waiting } => self.set_waiting(at, waiting),
            Event::DoRoutines { duty, career } => {
                let doing = self.doing(at, duty, career)?;
                self.chores.do_routines(&mut self.bulk, doing, &history.duties[duty])
            }
            Event::GoThrough { duty, career } => {
                let doing = self.doing(at, duty, career)?;
                self.chores.go_through(&mut self.bulk, doing, &history.duties[duty])
            }
            Event::Agree { stay } => self.agree(history, at, stay),
            Event::Card { stay, facts } => self.set_card(at, stay, *facts),
            Event::Support { stay, facts } => self.set_support(at, stay, facts),
            Event::BeginRound { duty, career } => {
                let doing = self.doing(at, duty, career)?;
                self.nights.begin(&mut self.bulk, doing)
            }
            Event::EndRound { duty, career } => {
                let doing = self.doing(at, duty, career)?;
                self.nights.end(&mut self.bulk, doing)
            }
            Event::HandOver { duty, career } => {
                let staff = self.staff(career)?;
                let shift = self.shifts.get(&duty).copied();
                shift.map_or(Ok(()), |shift| self.handovers.hand_over(&mut self.bulk, shift, staff, at))
            }
            Event::Receive { duty } => {
                let shift = self.shifts.get(&duty).copied();
                shift.map_or(Ok(()), |shift| self.handovers.receive(&mut self.bulk, shift, at))
            }
            Event::EndTask { task } => self.end_task(history, at, task),
        }
        .map(|()| None)
    }

    /// The people around those who live here now, and the birthdays that were gone through with them.
    fn write_contacts(&mut self, history: &History) -> Result<(), StoreError> {
        let (now, today) = (self.options.now, self.options.zone.date(self.options.now));
        let mut rng = Rng::new(self.options.seed, "contacts");
        let mut steps = contacts::interpreters().map_err(invalid)?;
        let done = contacts::gone_through().map_err(invalid)?;
        let here: Vec<(usize, YouthId)> = self.residents.iter().map(|(stay, one)| (*stay, one.youth)).collect();
        for (place, (stay, youth)) in here.iter().enumerate() {
            let Stay { birth_date, from, .. } = history.stays[*stay];
            steps.extend(contacts::about(*youth, place, birth_date, today, &mut rng).map_err(invalid)?);
            let passed = Milestone::ALL.into_iter().filter(|one| (from..today).contains(&one.date(birth_date)));
            steps.extend(passed.map(|milestone| ContactStep::GoThrough {
                youth: *youth,
                milestone,
                done: done.clone(),
            }));
        }
        steps.into_iter().try_for_each(|step| self.lead(now, &Command::Contact(step)).map(|_| ()))
    }

    /// What was mapped with those who live here now, and their skills.
    fn write_assessments(&mut self, history: &History) -> Result<(), StoreError> {
        let (now, today) = (self.options.now, self.options.zone.date(self.options.now));
        let mut rng = Rng::new(self.options.seed, "assessments");
        let by = self.staff(FOUNDER)?;
        let here: Vec<(usize, YouthId)> = self.residents.iter().map(|(stay, one)| (*stay, one.youth)).collect();
        for (place, (stay, youth)) in here.into_iter().enumerate() {
            let from = history.stays[stay].from;
            for step in assessments::register(youth, place, by, from, today).map_err(invalid)? {
                self.lead(now, &Command::Assess(step))?;
            }
            let mut round = SkillRoundId(0);
            for (day, skills) in assessments::rounds(from, today, &mut rng).map_err(invalid)? {
                let step = assessments::round(youth, round, day, skills);
                round = SkillRoundId(self.lead(now, &Command::Assess(step))?);
            }
        }
        Ok(())
    }

    /// The founder keeps a search, so that there is one to look at.
    fn keep_search(&mut self) -> Result<(), StoreError> {
        let (name, line) =
            (Line::new("Skole siste måned").map_err(invalid)?, Line::new("skole siden:30d").map_err(invalid)?);
        self.lead(self.options.now, &Command::SaveSearch { name, line }).map(|_| ())
    }

    fn as_founder(&self, at: Instant) -> Result<Doing, StoreError> {
        Ok(Doing { staff: self.staff(FOUNDER)?, at, shift: None })
    }

    fn doing(&self, at: Instant, duty: usize, career: usize) -> Result<Doing, StoreError> {
        Ok(Doing { staff: self.staff(career)?, at, shift: self.shifts.get(&duty).copied() })
    }

    fn set_waiting(&mut self, at: Instant, waiting: usize) -> Result<(), StoreError> {
        let resident = WAITING[waiting].about.and_then(|place| self.residents.values().nth(place));
        let about = resident.map_or(TaskAbout::House, |resident| TaskAbout::Youth(resident.youth));
        let doing = self.as_founder(at)?;
        self.chores.set_waiting(&mut self.bulk, doing, waiting, about)
    }

    /// Somebody who works shifts ends a task.
    fn end_task(&mut self, history: &History, at: Instant, task: usize) -> Result<(), StoreError> {
        let works = |index: &usize| history.careers[*index].member.role != StaffRole::Administrator;
        let on: Vec<StaffId> = self.staff.iter().filter(|(index, _)| works(index)).map(|(_, staff)| *staff).collect();
        let staff = self.chores.one_of(&on);
        self.chores.end(&mut self.bulk, Doing { staff, at, shift: None }, task)
    }

    /// The row of a member who works here.
    fn staff(&self, career: usize) -> Result<StaffId, StoreError> {
        self.staff.get(&career).copied().ok_or_else(|| Refusal::Gone.into())
    }

    /// Carries out a command as the founder, who leads the house.
    fn lead(&mut self, at: Instant, command: &Command) -> Result<i64, StoreError> {
        let founder = self.staff(FOUNDER)?;
        Ok(self.bulk.execute(founder, at, command)?.row)
    }

    fn confirm_shift(&mut self, history: &History, at: Instant, duty: usize, career: usize) -> Result<(), StoreError> {
        let staff = self.staff(career)?;
        let unlock = Command::RecordAccess { event: AccessEvent::Unlock, youth: None };
        self.bulk.execute(staff, at, &unlock)?;
        let occurrence = &history.duties[duty].occurrence;
        let confirm = Command::ConfirmShift {
            kind: occurrence.kind.clone(),
            day: occurrence.day,
            starts_at: occurrence.start,
            ends_at: occurrence.end,
        };
        let row = self.bulk.execute(staff, at, &confirm)?.row;
        self.shifts.insert(duty, ShiftId(row));
        Ok(())
    }

    fn sign_off(&mut self, at: Instant, duty: usize, career: usize) -> Result<(), StoreError> {
        let (staff, shift) = (self.staff(career)?, *self.shifts.get(&duty).ok_or(Refusal::Gone)?);
        let command = Command::SignOff { shifts: vec![shift], reason: None };
        self.bulk.execute(staff, at, &command).map(|_| ())
    }
}

/// A value of this module that the domain would not take is a mistake in it.
fn invalid(error: Invalid) -> StoreError {
    Refusal::from(error).into()
}

fn secrets(member: &DemoStaff) -> Result<MemberSecrets, StoreError> {
    let pin = Pin::choose(&member.pin).map_err(|fault| StoreError::Unexpected(fault.to_string()))?;
    Ok(MemberSecrets { passphrase: Passphrase::new(&member.passphrase), pin })
}

fn new_house(founder: &DemoStaff) -> Result<NewHouse, Invalid> {
    Ok(NewHouse {
        name: Line::new(HOUSE_NAME)?,
        apartments: NewHouse::standard_apartments(APARTMENTS),
        common_rooms: COMMON_ROOMS.iter().map(|room| Line::new(room)).collect::<Result<_, _>>()?,
        first_staff: NewStaff {
            initials: Initials::new(&founder.initials)?,
            name: Line::new(&founder.name)?,
            role: founder.role,
            pin_hash: String::new(),
            slot: String::new(),
        },
        invented: true,
    })
}

fn youth_facts(stay: &Stay, primary_contact: Option<StaffId>) -> Result<YouthFacts, Invalid> {
    let Person {
        preferred,
        latin,
        script,
        pronunciation,
        languages,
        interpreter,
        interpreter_note,
        help,
        celebrates,
        ..
    } = &stay.person;
    let line = |text: &Option<String>| text.as_deref().map_or(Ok(None), Line::optional);
    Ok(YouthFacts {
        preferred_name: Line::new(preferred)?,
        latin_name: line(latin)?,
        own_script_name: line(script)?,
        pronunciation: line(pronunciation)?,
        birth_date: stay.birth_date,
        celebrates: line(celebrates)?,
        languages: Line::optional(languages)?,
        interpreter: *interpreter,
        interpreter_note: line(interpreter_note)?,
        help_needed: line(help)?,
        primary_contact,
    })
}
