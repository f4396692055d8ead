//! Carries the story of the invented house out, command by command.

mod calendar;

use std::collections::BTreeMap;

use super::{
    HOUSE_NAME, Options, Written, assessments,
    attention::Level,
    chores::{Chores, Doing},
    contacts,
    entry::{Moment, Resident, Writer},
    handovers::Handovers,
    history::{Event, FOUNDER, History},
    marks::{Afterwards, Marks},
    moves,
    names::Person,
    nights::Nights,
    plan_work,
    plans::Step,
    rng::Rng,
    staff::{Career, DemoStaff},
    tasks::WAITING,
    weeks::COMMON_ROOMS,
    whereabouts::Marked,
    youths::{APARTMENTS, Stay},
};
use crate::{
    config::Config,
    domain::{
        audit::AccessEvent,
        card::CardFacts,
        command::Command,
        contact::{Step as ContactStep, clock::Milestone},
        house::NewHouse,
        ids::{
            ApartmentId, ApartmentNumber, EntryId, EventId, GoalId, PlanId, ShiftId, SkillRoundId, StaffId, YouthId,
        },
        journal::{JournalItem, JournalSource},
        log::{About, Weight},
        names::{Line, Prose},
        plan::{self, Evaluated},
        receipt::Section,
        refusal::{Invalid, Refusal},
        staff::{Initials, NewStaff, StaffRole},
        support::SupportFacts,
        task::TaskAbout,
        time::Instant,
        watch::WatchFacts,
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
/// Entries from the newest at which something important and something critical stands, so that a board shows both.
const IMPORTANT_AT: u64 = 5;
const CRITICAL_AT: u64 = 18;
/// Nobody is away for longer.
const READ_BY_ALL: chrono::TimeDelta = chrono::TimeDelta::days(30);
/// An evaluation is in the case journal by then.
const WAITS: chrono::TimeDelta = chrono::TimeDelta::days(21);

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

    fn hire(&mut self, at: Instant, index: usize, career: &Career) -> Result<(), StoreError> {
        let DemoStaff { initials, name, role, .. } = &career.member;
        let (initials, name) = (Initials::new(initials).map_err(invalid)?, Line::new(name).map_err(invalid)?);
        let new = self.keyring.new_staff(initials, name, *role, &secrets(&career.member)?, Guard::INVENTED)?;
        self.slots.insert(index, new.slot.clone());
        let row = self.lead(at, &Command::AddStaff(new))?;
        self.staff.insert(index, StaffId(row));
        Ok(())
    }

    fn leave(&mut self, at: Instant, index: usize, career: &Career) -> Result<(), StoreError> {
        let staff = self.staff(index)?;
        // Nobody has changed them since they were added.
        self.lead(at, &Command::ChangeStaff { staff, version: 1, role: career.member.role, active: false })?;
        self.staff.remove(&index);
        self.slots.remove(&index).map_or(Ok(()), |slot| self.keyring.drop_slot(&slot))
    }

    fn expect(&mut self, history: &History, at: Instant, stay: usize) -> Result<(), StoreError> {
        // Somebody of the house's own staff who stays for good.
        let own: Vec<usize> = (0..history.careers.len())
            .filter(|index| {
                let career = &history.careers[*index];
                self.staff.contains_key(index)
                    && career.until.is_none()
                    && career.member.role == StaffRole::MilieuTherapist
            })
            .collect();
        let contact = own.get(self.rng.index(own.len())).and_then(|index| self.staff.get(index).copied());
        let facts = youth_facts(&history.stays[stay], contact).map_err(invalid)?;
        let row = self.lead(at, &Command::AddYouth(facts))?;
        self.youths.insert(stay, YouthId(row));
        Ok(())
    }

    fn youth(&self, stay: usize) -> Result<YouthId, StoreError> {
        self.youths.get(&stay).copied().ok_or_else(|| Refusal::Gone.into())
    }

    fn move_in(&mut self, at: Instant, index: usize, stay: &Stay) -> Result<(), StoreError> {
        let youth = self.youth(index)?;
        let apartment = *self.apartments.get(&ApartmentNumber(stay.apartment)).ok_or(Refusal::Gone)?;
        let points = Config::default().moves.points_in();
        self.lead(at, &Command::MoveIn { youth, apartment, from: stay.from, points })?;
        self.go_through(at, youth, index, stay.until.is_none())?;
        let Person { pronoun, loudness, .. } = stay.person;
        self.residents.insert(index, Resident { youth, apartment, pronoun, loudness });
        Ok(())
    }

    fn move_out(&mut self, at: Instant, index: usize, stay: &Stay) -> Result<(), StoreError> {
        let youth = self.youth(index)?;
        let Some(last_day) = stay.until else {
            return Ok(());
        };
        self.residents.remove(&index);
        let end = moves::end(index).map_err(invalid)?;
        self.lead(at, &Command::MoveOut { youth, last_day, end, points: Config::default().moves.points_out() })?;
        self.go_through(at, youth, index, false)
    }

    /// Goes through the points of the newest move of a youth.
    fn go_through(&mut self, at: Instant, youth: YouthId, index: usize, lives_here: bool) -> Result<(), StoreError> {
        let stay = self.bulk.reader().stays_of(youth)?.into_iter().next().ok_or(Refusal::Gone)?;
        for mark in moves::said(&stay, index, lives_here).map_err(invalid)? {
            self.lead(at, &Command::MarkMove(mark))?;
        }
        Ok(())
    }

    fn plan(&mut self, at: Instant, stay: usize, step: Step) -> Result<(), StoreError> {
        let youth = self.youth(stay)?;
        match step {
            Step::Words(words) => {
                let words = Prose::optional(words).map_err(invalid)?.ok_or(Refusal::from(Invalid::Empty))?;
                let version = self.words.entry(stay).or_default();
                let command = Command::SetYouthVoice { youth, version: *version, words };
                *version += 1;
                self.lead(at, &command)?;
            }
            Step::Set { goal, facts } => {
                let measured = facts.clone();
                let row = self.lead(at, &Command::AddGoal { youth, facts })?;
                let row = GoalId(row);
                self.goals.insert((stay, goal), row);
                for facts in plan_work::measures(&measured).map_err(invalid)? {
                    self.lead(at, &Command::Plan(plan::Step::AddMeasure { goal: row, facts }))?;
                }
            }
            Step::Review { goal, reviews, facts } => {
                let goal = *self.goals.get(&(stay, goal)).ok_or(Refusal::Gone)?;
                // A goal begins with version 1, and each review raises it by one.
                let of = Evaluated::Goal { goal, version: reviews + 1 };
                let facts = plan_work::evaluation(&facts).map_err(invalid)?;
                self.lead(at, &Command::Plan(plan::Step::Evaluate { of, facts }))?;
                self.copy_evaluation(at, goal)?;
            }
            Step::Meet { held_on } => self.meet(at, youth, held_on)?,
            Step::Renew { why } => self.renew(at, youth, why)?,
        }
        Ok(())
    }

    /// Evaluations are copied into the journal on the day; those of the last days wait.
    fn copy_evaluation(&mut self, at: Instant, goal: GoalId) -> Result<(), StoreError> {
        if self.options.now - at < WAITS {
            return Ok(());
        }
        let reader = self.bulk.reader();
        let goal = reader.goal(goal)?.ok_or(Refusal::Gone)?;
        let newest = reader.evaluations_of(&goal)?.into_iter().next().ok_or(Refusal::Gone)?;
        let item = JournalItem { source: JournalSource::Evaluation(newest.id), youth: Some(newest.youth) };
        let reference = Line::new(&format!("Modulus E{}", newest.id)).map_err(invalid)?;
        self.lead(at, &Command::TransferToJournal { item, seen: None, reference }).map(|_| ())
    }

    fn meet(&mut self, at: Instant, youth: YouthId, held_on: chrono::NaiveDate) -> Result<(), StoreError> {
        let plan = self.bulk.reader().plan(youth)?.version.ok_or(Refusal::Gone)?.id;
        let took_part = plan_work::participation(held_on).map_err(invalid)?;
        self.lead(at, &Command::Plan(plan::Step::TakePart { plan, facts: took_part }))?;
        let facts = plan_work::meeting(held_on).map_err(invalid)?;
        self.lead(at, &Command::Plan(plan::Step::Meet { plan, facts })).map(|_| ())
    }

    /// The draft is made current at once: it was talked about in the meeting.
    fn renew(&mut self, at: Instant, youth: YouthId, why: &str) -> Result<(), StoreError> {
        let why = Line::new(why).map_err(invalid)?;
        let plan = PlanId(self.lead(at, &Command::Plan(plan::Step::Begin { youth, why: why.clone() }))?);
        let step = plan::Step::MakeCurrent { plan, version: 1, why };
        self.lead(at, &Command::Plan(step)).map(|_| ())
    }

    /// The leads set it, as they hear of it. Of somebody who stays a few days only, or has gone, nothing is set.
    fn watch(&mut self, at: Instant, stay: usize, level: Level) -> Result<(), StoreError> {
        let Some(Resident { youth, .. }) = self.residents.get(&stay).copied() else {
            return Ok(());
        };
        let Level { level, reason, hours, .. } = level;
        let review_at = hours.map(|hours| at + chrono::TimeDelta::hours(hours));
        let version = self.levels.get(&stay).copied().unwrap_or(0);
        let command = Command::SetWatch { youth, version, facts: WatchFacts { level, reason, review_at } };
        let row = self.lead(at, &command)?;
        self.levels.insert(stay, row);
        Ok(())
    }

    /// With somebody who lives here now, for the first time.
    fn agree(&mut self, history: &History, at: Instant, stay: usize) -> Result<(), StoreError> {
        let Some(Resident { youth, .. }) = self.residents.get(&stay).copied() else {
            return Ok(());
        };
        let day = self.options.zone.date(at);
        let facts = self.nights.agreement(&history.stays[stay].person.preferred, day).map_err(invalid)?;
        self.lead(at, &Command::SetNightAgreement { youth, version: 0, facts }).map(|_| ())
    }

    fn set_card(&mut self, at: Instant, stay: usize, facts: CardFacts) -> Result<(), StoreError> {
        let Some(Resident { youth, .. }) = self.residents.get(&stay).copied() else {
            return Ok(());
        };
        self.lead(at, &Command::SetCard { youth, version: 0, facts }).map(|_| ())
    }

    fn set_support(&mut self, at: Instant, stay: usize, facts: SupportFacts) -> Result<(), StoreError> {
        let Some(Resident { youth, .. }) = self.residents.get(&stay).copied() else {
            return Ok(());
        };
        let version = self.bulk.reader().support_in(youth, &facts.area)?.map_or(0, |newest| newest.id.0);
        self.lead(at, &Command::SetSupport { youth, version, facts }).map(|_| ())
    }

    fn mark(&mut self, at: Instant, career: usize, stay: usize, marked: Marked) -> Result<(), StoreError> {
        let staff = self.staff(career)?;
        let Some(resident) = self.residents.get(&stay).copied() else {
            return Ok(());
        };
        let command = match marked {
            Marked::Presence(facts) => Command::SetPresence { youth: resident.youth, at: None, seen: None, facts },
            Marked::Guests(count) => Command::CountGuests { apartment: resident.apartment, count },
        };
        self.bulk.execute(staff, at, &command).map(|_| ())
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

    fn read_file(&mut self, at: Instant, career: usize) -> Result<(), StoreError> {
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
    fn read_new(&mut self, history: &History, at: Instant, career: usize) -> Result<(), StoreError> {
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

    fn sign_off(&mut self, at: Instant, duty: usize, career: usize) -> Result<(), StoreError> {
        let (staff, shift) = (self.staff(career)?, *self.shifts.get(&duty).ok_or(Refusal::Gone)?);
        let command = Command::SignOff { shifts: vec![shift], reason: None };
        self.bulk.execute(staff, at, &command).map(|_| ())
    }

    /// An entry, and now and then a task that is made from it.
    fn write(
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
    fn goals_of(&self, about: &About) -> Vec<GoalId> {
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
    fn revise(
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
    fn colleague<'a>(&mut self, history: &'a History, career: usize) -> &'a str {
        let member = |index: &usize| &history.careers[*index].member;
        let others: Vec<usize> = self
            .staff
            .keys()
            .copied()
            .filter(|index| *index != career && member(index).role != StaffRole::Administrator)
            .collect();
        others.get(self.rng.index(others.len())).map_or("", |index| member(index).initials.as_str())
    }

    fn demanded_weight(&self) -> Option<Weight> {
        let newer = self.options.entries.saturating_sub(self.written + 1);
        match newer {
            IMPORTANT_AT => Some(Weight::Important),
            CRITICAL_AT => Some(Weight::Critical),
            // The very newest are those of an ordinary day.
            0..IMPORTANT_AT => Some(Weight::Normal),
            _ => None,
        }
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
