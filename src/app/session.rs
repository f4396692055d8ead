//! Who is in: opening, covering and uncovering, switching staff, leaving. Each of these is an audit row.

use std::time::Duration;

use super::{
    App,
    jobs::{Answer, Work},
};
use crate::{
    domain::{
        audit::AccessEvent,
        changes::{Changes, Topic},
        command::Command,
        ids::{StaffId, YouthId},
        refusal::Refusal,
        staff::{Initials, StaffMember},
        time::{Instant, Zone},
    },
    store::{
        House, StoreError, entrance,
        keys::{Passphrase, Pin},
        read::{HouseInfo, People, Standing},
    },
    ui::{
        action::Scope,
        input::{Input, Key, KeyCode},
        screens,
        view::{Job, JobDone, Message, Session},
    },
};

/// The open house with whoever is signed in.
#[derive(Debug)]
pub(super) struct Entered {
    pub house: House,
    pub info: HouseInfo,
    pub people: People,
    pub session: Session,
    pub standing: Standing,
    /// When the passphrase was given; a PIN is enough only for so long.
    opened_at: Duration,
    wrong_pins: u32,
    token: i64,
}

impl Entered {
    pub(super) fn refresh(&mut self, changes: Changes, now: Instant, zone: Zone) -> Result<(), StoreError> {
        if changes.touch(Changes::of(Topic::House).and(Topic::Staff).and(Topic::Youths)) {
            self.info = self.house.read().house()?;
            self.people = self.house.read().people()?;
            // A role that was changed counts at once.
            if let Some(member) = self.people.staff.get(&self.session.staff.id) {
                self.session.staff = member.clone();
            }
        }
        if changes.touch(Changes::of(Topic::Shift).and(Topic::Clock)) {
            self.session.shift = self.house.read().shift_of(self.session.staff.id, now)?;
        }
        if changes.touch(Changes::of(Topic::Shift).and(Topic::Plan).and(Topic::Youths).and(Topic::Clock)) {
            self.standing = self.house.read().standing(now, zone.date(now))?;
        }
        Ok(())
    }
}

impl App {
    /// Signs a member in with a house that is already open: after the passphrase, after set-up, and in the invented house.
    ///
    /// # Errors
    /// What the store answers.
    pub fn enter(&mut self, house: House, staff: StaffMember) -> Result<(), StoreError> {
        let now = self.clock.now();
        let session = Session { shift: house.read().shift_of(staff.id, now)?, staff };
        self.entered = Some(Entered {
            info: house.read().house()?,
            people: house.read().people()?,
            standing: house.read().standing(now, self.zone.date(now))?,
            token: house.change_token()?,
            opened_at: self.clock.elapsed(),
            wrong_pins: 0,
            session,
            house,
        });
        self.came_in();
        Ok(())
    }

    fn came_in(&mut self) {
        self.last_input = self.clock.elapsed();
        self.drafts.forget();
        self.show_house();
        self.ask_for_shift();
        self.warn_of_full_disk();
    }

    /// Long before the disk is full, somebody should know.
    fn warn_of_full_disk(&mut self) {
        if let Some(free) = self.folder.free_bytes().filter(|free| *free < self.config.disk.warning_bytes()) {
            let text = self.texts.disk_nearly_full(self.texts.number(i64::try_from(free / 1_000_000).unwrap_or(0)));
            self.say(Message::bad(text));
        }
    }

    /// No house is open: the set-up guide where none stands, the unlock screen where one does.
    pub(super) fn close_house(&mut self) {
        self.entered = None;
        self.stack.clear();
        let stands = self.folder.is_house();
        let cover = if stands { screens::closed(&self.cx()) } else { screens::set_up(&self.cx()) };
        self.cover = Some(cover);
        self.redraw = true;
    }

    /// Covers the screen. What is typed is kept, here and on the disk.
    pub(super) fn lock(&mut self, event: AccessEvent) {
        if self.entered.is_none() || self.cover.is_some() {
            return;
        }
        self.save_draft();
        self.record(event);
        self.cover_screen();
    }

    fn cover_screen(&mut self) {
        // What was just said may hold a name.
        self.message_until = None;
        self.cover = Some(screens::covered(&self.cx()));
        self.redraw = true;
    }

    /// Covers the screen of a member who was just taken out of the house: what they typed is kept, and they cannot come back.
    pub(super) fn cover_if_left(&mut self) {
        let left = self.entered.as_ref().is_some_and(|entered| !entered.session.staff.active);
        if left && self.cover.is_none() {
            self.save_draft();
            self.cover_screen();
        }
    }

    /// Leaves the program because a person asked for it: not with text that is nowhere but on the screen, unless they ask
    /// once more.
    pub(super) fn ask_to_quit(&mut self) {
        let warned = self.drafts.is_failing();
        self.save_draft();
        if self.drafts.is_failing() && !warned {
            return;
        }
        self.quit();
    }

    /// Leaves the program. What is typed is kept, and a job that is under way is finished: a house is never made by half.
    pub fn quit(&mut self) {
        if let Some(Ok(answer)) = self.job.take().map(super::jobs::Running::wait) {
            self.finish_job(answer);
        }
        self.save_draft();
        self.record(AccessEvent::Quit);
        if let Some(entered) = &self.entered
            && let Err(error) = entered.house.note_head()
        {
            tracing::warn!(%error, "the head of the audit chain could not be noted in the key file");
        }
        self.quitting = true;
    }

    /// Writes an audit row about the program itself. A failure is told, and keeps nobody from anything.
    pub(super) fn record(&mut self, event: AccessEvent) {
        self.record_about(event, None);
    }

    /// The same about a youth whose file was opened.
    pub(super) fn record_about(&mut self, event: AccessEvent, youth: Option<YouthId>) {
        let command = Command::RecordAccess { event, youth, happened_at: None };
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        if let Err(error) = entered.house.execute(entered.session.staff.id, now, &command) {
            let text = crate::explain::store_error(self.texts, &error);
            self.say(Message::bad(text));
        }
    }

    /// Starts a job a view asked for.
    pub(super) fn start(&mut self, job: Job) {
        if self.job.is_some() {
            return;
        }
        let (now, zone, guard) = (self.clock.now(), self.zone, self.guard);
        let work = match job {
            Job::Unlock { initials, passphrase } if self.entered.is_some() => self.prove_work(&initials, passphrase),
            Job::Unlock { initials, passphrase } => {
                Work::Unlock { folder: self.folder.clone(), initials, passphrase, now, zone }
            }
            Job::SetUp { house, secrets } => {
                Work::SetUp { folder: self.folder.clone(), house, secrets, guard, now, zone }
            }
            Job::Pin { initials, pin } => match self.pin_work(initials.as_str(), pin) {
                Ok(work) => work,
                Err(done) => return self.job_done(done),
            },
            Job::NewStaff { initials, name, role, secrets } => match &self.entered {
                Some(entered) => {
                    Work::NewStaff { keyring: entered.house.keyring(), initials, name, role, secrets, guard }
                }
                None => return,
            },
            Job::ChangeSecrets { staff, present, passphrase, pin } => match &self.entered {
                Some(entered) => match entered.people.staff.get(&staff) {
                    Some(member) => Work::NewSecrets {
                        keyring: entered.house.keyring(),
                        staff,
                        own_slot: entered.house.read().slot_of(staff).unwrap_or_default(),
                        initials: member.initials.clone(),
                        present,
                        passphrase,
                        pin,
                        guard,
                    },
                    None => return,
                },
                None => return,
            },
        };
        self.job = Some(self.workers.start(work));
        self.redraw = true;
    }

    /// A PIN is enough inside a session that a passphrase opened, for a while, and for so many tries.
    fn pin_work(&self, initials: &str, pin: Pin) -> Result<Work, JobDone> {
        let Some(entered) = &self.entered else {
            return Err(JobDone::PassphraseNeeded);
        };
        let too_long = self.clock.elapsed().saturating_sub(entered.opened_at) > self.config.lock.session;
        if too_long || entered.wrong_pins >= self.config.lock.pin_tries {
            return Err(JobDone::PassphraseNeeded);
        }
        let member = entered.people.staff.values().find(|member| member.active && member.initials.as_str() == initials);
        // Initials nobody has: checked against nobody's hash, and counted as a wrong PIN.
        let (staff, stored) = match member {
            Some(member) => (member.id, entered.house.read().pin_hash(member.id).map_err(JobDone::Failed)?),
            None => (StaffId(0), String::new()),
        };
        Ok(Work::Pin { staff, pin, stored })
    }

    pub(super) fn take_job_answer(&mut self) {
        let Some(answer) = self.job.as_ref().and_then(super::jobs::Running::answer) else {
            return;
        };
        self.job = None;
        self.redraw = true;
        let done = match answer {
            Ok(answer) => self.finish_job(answer),
            Err(error) => JobDone::Failed(error),
        };
        let failed = matches!(done, JobDone::Failed(_) | JobDone::WrongPin { .. } | JobDone::PassphraseNeeded);
        self.job_done(done);
        self.take_held(failed);
    }

    /// Takes what was typed while the job ran. Where it led to another screen, further presses of Enter at the old one mean
    /// nothing there; and to the recovery code, which must be looked at first, nothing that was typed before.
    fn take_held(&mut self, same_screen: bool) {
        let held = std::mem::take(&mut self.held);
        if self.new_house.is_some() {
            return;
        }
        let enter = Input::Key(Key::plain(KeyCode::Enter));
        for input in held.iter().skip_while(|input| !same_screen && **input == enter) {
            self.input(input);
        }
    }

    fn job_done(&mut self, done: JobDone) {
        self.ask_top(|view, cx| view.on_job(done, cx));
    }

    fn finish_job(&mut self, answer: Answer) -> JobDone {
        match answer {
            Answer::Unlocked(Ok(opened)) => match opened.staff {
                Some(staff) => self.unlocked(opened.house, staff),
                None => JobDone::Failed(Refusal::Gone.into()),
            },
            Answer::Proved { staff, right: Ok(()) } => self.proved(staff),
            Answer::Proved { right: Err(error), .. } => self.not_proved(error),
            Answer::SetUp(Ok((house, code))) => match self.first_staff(&house) {
                Ok(staff) => {
                    self.new_house = Some((house, staff));
                    JobDone::SetUp(code)
                }
                Err(error) => JobDone::Failed(error),
            },
            Answer::Pin { staff, right } => self.pin_answered(staff, right),
            Answer::NewStaff(Ok(new)) => {
                self.saved(|entered, now| entrance::add_staff(&mut entered.house, entered.session.staff.id, now, new))
            }
            Answer::NewSecrets { staff, made: Ok(made) } => self.saved(|entered, now| {
                let actor = entered.session.staff.id;
                let mut done = None;
                if let Some(slot) = made.slot {
                    done = Some(entrance::change_slot(&mut entered.house, actor, now, staff, slot)?);
                }
                if let Some(pin_hash) = made.pin_hash {
                    done = Some(entered.house.execute(actor, now, &Command::SetPin { staff, pin_hash })?);
                }
                done.ok_or_else(|| Refusal::Invalid(crate::domain::refusal::Invalid::Empty).into())
            }),
            Answer::Unlocked(Err(error))
            | Answer::SetUp(Err(error))
            | Answer::NewStaff(Err(error))
            | Answer::NewSecrets { made: Err(error), .. } => JobDone::Failed(error),
        }
    }

    fn first_staff(&self, house: &House) -> Result<StaffMember, StoreError> {
        house.read().people()?.staff.into_values().next().ok_or_else(|| Refusal::Gone.into())
    }

    fn saved(
        &mut self,
        save: impl FnOnce(&mut Entered, crate::domain::time::Instant) -> Result<crate::store::Done, StoreError>,
    ) -> JobDone {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return JobDone::Failed(Refusal::Gone.into());
        };
        match save(entered, now) {
            Ok(done) => {
                self.refresh(done.changes);
                JobDone::Saved(done.at)
            }
            Err(error) => JobDone::Failed(error),
        }
    }

    /// A passphrase was right, and the house is open with it.
    fn unlocked(&mut self, house: House, staff: StaffMember) -> JobDone {
        match self.enter(house, staff) {
            Ok(()) => JobDone::SignedIn,
            Err(error) => JobDone::Failed(error),
        }
    }

    /// A passphrase at the covered screen: the open house knows whose slot it must open. Initials nobody has have none, and
    /// are answered like a wrong passphrase.
    fn prove_work(&self, initials: &Initials, passphrase: Passphrase) -> Work {
        let member = self.entered.as_ref().and_then(|entered| {
            let member = entered.people.by_initials(initials).filter(|member| member.active)?;
            Some((member.id, entered.house.read().slot_of(member.id).ok()?))
        });
        let (staff, slot) = member.unwrap_or((StaffId(0), String::new()));
        Work::Prove { folder: self.folder.clone(), staff, slot, passphrase }
    }

    /// The passphrase was a member's own: they come in, to the house that is open.
    fn proved(&mut self, staff: StaffId) -> JobDone {
        let Some(entered) = &mut self.entered else {
            return JobDone::Failed(Refusal::Gone.into());
        };
        let Some(member) = entered.people.staff.get(&staff).filter(|member| member.active).cloned() else {
            return self.not_proved(StoreError::WrongPassphrase);
        };
        entered.opened_at = self.clock.elapsed();
        if entered.session.staff.id == member.id {
            self.uncover(AccessEvent::Unlock);
        } else {
            self.switch_to(member, AccessEvent::Unlock);
        }
        JobDone::SignedIn
    }

    fn not_proved(&mut self, error: StoreError) -> JobDone {
        if matches!(error, StoreError::WrongPassphrase) {
            self.record(AccessEvent::FailedTry);
        }
        JobDone::Failed(error)
    }

    fn pin_answered(&mut self, staff: StaffId, right: Result<bool, StoreError>) -> JobDone {
        let tries = self.config.lock.pin_tries;
        let right = right.unwrap_or(false);
        let Some(entered) = &mut self.entered else {
            return JobDone::PassphraseNeeded;
        };
        if !right {
            entered.wrong_pins += 1;
            let left = tries.saturating_sub(entered.wrong_pins);
            self.record(AccessEvent::FailedTry);
            return if left == 0 { JobDone::PassphraseNeeded } else { JobDone::WrongPin { left } };
        }
        if entered.session.staff.id == staff {
            self.uncover(AccessEvent::Uncover);
            return JobDone::SignedIn;
        }
        match entered.people.staff.get(&staff).cloned() {
            Some(member) => {
                self.switch_to(member, AccessEvent::Switch);
                JobDone::SignedIn
            }
            None => JobDone::Failed(Refusal::Gone.into()),
        }
    }

    /// The same member is back: everything stands as it was, the cursor in its place.
    fn uncover(&mut self, event: AccessEvent) {
        let had_shift = self.entered.as_ref().is_some_and(|entered| entered.session.shift.is_some());
        if let Some(entered) = &mut self.entered {
            entered.wrong_pins = 0;
        }
        self.cover = None;
        self.last_input = self.clock.elapsed();
        self.record(event);
        self.refresh(Changes::ALL);
        // The shift ended under the cover: the next one is asked for, unless that would stand before a text.
        let writes = self.top().is_some_and(|view| view.scope() == Scope::Form);
        if had_shift && !writes {
            self.ask_for_shift();
        }
    }

    /// Another member takes over: the texts of the one before are kept as their drafts.
    fn switch_to(&mut self, member: StaffMember, event: AccessEvent) {
        let now = self.clock.now();
        self.save_draft();
        let unsaved = self.drafts.is_failing().then(|| std::mem::take(&mut self.stack));
        let Some(entered) = &mut self.entered else {
            return;
        };
        // A disk that takes no draft must not cost a text: the form itself waits for its writer.
        if let Some(views) = unsaved {
            self.parked.push((entered.session.staff.id, views));
        }
        entered.wrong_pins = 0;
        let shift = entered.house.read().shift_of(member.id, now).unwrap_or_default();
        entered.session = Session { staff: member, shift };
        // What was said to one is not shown to another.
        self.messages.clear();
        self.record(event);
        self.came_in();
    }

    /// After the recovery code was written down and typed again, the first member is in.
    pub(super) fn enter_new_house(&mut self) {
        let Some((house, staff)) = self.new_house.take() else {
            return;
        };
        if let Err(error) = self.enter(house, staff) {
            let text = crate::explain::store_error(self.texts, &error);
            self.say(Message::bad(text));
            return;
        }
        self.record(AccessEvent::Unlock);
    }

    /// Who came in and has no shift is asked which one they have, once.
    fn ask_for_shift(&mut self) {
        let needs = self.entered.as_ref().is_some_and(|entered| {
            entered.session.shift.is_none()
                && crate::domain::access::allows(entered.session.staff.role, crate::domain::access::Deed::TakeShift)
        });
        if needs && let Some(view) = screens::ask_for_shift(&self.cx()) {
            self.stack.push(view);
        }
    }

    /// Another terminal may have written.
    pub(super) fn check_other_terminals(&mut self) {
        let Some(entered) = &mut self.entered else {
            return;
        };
        match entered.house.change_token() {
            Ok(token) if token == entered.token => {}
            Ok(token) => {
                entered.token = token;
                self.refresh(Changes::ALL);
            }
            Err(error) => {
                let text = crate::explain::store_error(self.texts, &error);
                self.say(Message::bad(text));
            }
        }
    }

    pub(super) fn tidy(&mut self) {
        if let Some(entered) = &self.entered
            && let Err(error) = entered.house.tidy()
        {
            tracing::warn!(%error, "the write-ahead log could not be tidied");
        }
    }

    /// How long until the idle lock's next visible step.
    pub(super) fn until_idle_step(&self, now: Duration) -> Duration {
        let lock_at = self.last_input + self.config.lock.idle;
        let countdown_at = lock_at.saturating_sub(self.config.lock.countdown);
        if now < countdown_at { countdown_at - now } else { Duration::from_secs(1).min(lock_at.saturating_sub(now)) }
    }

    /// Seconds until the idle lock, while they are counted on the screen.
    pub(super) fn idle_countdown(&self) -> Option<u64> {
        if self.entered.is_none() || self.cover.is_some() {
            return None;
        }
        let now = self.clock.elapsed();
        let lock_at = self.last_input + self.config.lock.idle;
        let left = lock_at.saturating_sub(now);
        (left <= self.config.lock.countdown).then(|| left.as_secs_f64().ceil() as u64)
    }

    pub(super) fn check_idle(&mut self, now: Duration) {
        // What a job came to belongs on the screen it was started from.
        if self.entered.is_none() || self.cover.is_some() || self.job.is_some() {
            return;
        }
        if now >= self.last_input + self.config.lock.idle {
            self.lock(AccessEvent::IdleLock);
        } else if self.idle_countdown().is_some() {
            self.redraw = true;
        }
    }
}
