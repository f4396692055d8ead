//! Jobs that views ask for: what each needs, and what its answer means for the house and whoever is at the screen.

use super::{
    App,
    jobs::{Answer, Running, Work},
    session::Entered,
};
use crate::{
    domain::{
        audit::AccessEvent,
        command::Command,
        ids::StaffId,
        refusal::Refusal,
        staff::{Initials, StaffMember},
        time::Instant,
    },
    store::{
        Done, House, StoreError,
        entrance::{self, ChosenSecrets, Keyring, Opened},
        keys::Passphrase,
    },
    ui::{
        input::{Input, Key, KeyCode},
        view::{Job, JobDone, Message},
    },
};

impl App {
    /// Starts a job a view asked for. Only one runs at a time: what is typed meanwhile waits.
    pub(super) fn start(&mut self, job: Job) {
        if matches!(job, Job::RotateKey) {
            return self.begin_rotation();
        }
        // Under the cover nobody looks for what other terminals wrote: a member may have been added, or have left, since.
        if matches!(job, Job::Unlock { .. } | Job::Pin { .. }) {
            self.check_other_terminals();
        }
        let work = self.write_down_first(&job).and_then(|()| self.work_for(job));
        match work {
            Ok(work) => {
                self.job = Some(self.workers.start(work));
                self.redraw = true;
            }
            Err(done) => self.job_done(done),
        }
    }

    /// What must stand in the audit chain before the key file is changed, and the role that allows it with it.
    fn write_down_first(&mut self, job: &Job) -> Result<(), JobDone> {
        if !matches!(job, Job::RenewCode) {
            return Ok(());
        }
        let now = self.clock.now();
        let entered = self.entered.as_mut().ok_or(JobDone::PassphraseNeeded)?;
        let renewed = entered.house.execute(entered.session.staff.id, now, &Command::RenewRecoveryCode);
        renewed.map(|_| ()).map_err(JobDone::Failed)
    }

    /// Everything the job needs, so that its thread shares nothing with the loop; or its answer, when that is plain already.
    fn work_for(&self, job: Job) -> Result<Work, JobDone> {
        let (folder, now, zone, guard) = (self.folder.clone(), self.clock.now(), self.zone, self.guard);
        Ok(match job {
            Job::Unlock { initials, passphrase } if self.entered.is_some() => self.prove_work(&initials, passphrase),
            Job::Unlock { initials, passphrase } => Work::Unlock { folder, initials, passphrase, now, zone },
            Job::SetUp { house, secrets } => Work::SetUp { folder, house, secrets, guard, now, zone },
            Job::RenewCode => Work::RenewCode { keyring: self.keyring().ok_or(JobDone::PassphraseNeeded)?, guard },
            Job::ConfirmCode { code } => {
                Work::ConfirmCode { keyring: self.keyring().ok_or(JobDone::PassphraseNeeded)?, code }
            }
            Job::RehearseCode { code } => {
                Work::RehearseCode { keyring: self.keyring().ok_or(JobDone::PassphraseNeeded)?, code, now }
            }
            Job::Recover { code, initials, passphrase } => {
                Work::Recover { folder, code, initials, passphrase, guard, now, zone }
            }
            // It takes the house with it.
            Job::RotateKey => return Err(JobDone::PassphraseNeeded),
            Job::Pin { initials, pin } => {
                let (staff, stored) = self.pin_of(initials.as_str())?;
                Work::Pin { staff, pin, stored }
            }
            Job::Sign { initials, pin, command } => {
                let (staff, stored) = self.pin_of(initials.as_str())?;
                Work::Sign { staff, pin, stored, command }
            }
            Job::NewStaff { initials, name, role, secrets } => {
                let keyring = self.keyring().ok_or(JobDone::PassphraseNeeded)?;
                Work::NewStaff { keyring, initials, name, role, secrets, guard }
            }
            Job::ChangeSecrets { staff, present, chosen } => {
                self.secrets_work(staff, present, chosen).map_err(JobDone::Failed)?
            }
        })
    }

    /// The keys of the open house, or of the one that was just made.
    fn keyring(&self) -> Option<Keyring> {
        let open = self.entered.as_ref().map(|entered| &entered.house);
        open.or(self.new_house.as_ref().map(|(house, _)| house)).map(House::keyring)
    }

    fn secrets_work(
        &self,
        staff: StaffId,
        present: Option<Passphrase>,
        chosen: ChosenSecrets,
    ) -> Result<Work, StoreError> {
        let entered = self.entered.as_ref().ok_or(Refusal::Gone)?;
        let initials = entered.people.staff.get(&staff).ok_or(Refusal::Gone)?.initials.clone();
        let slot = entered.house.read().slot_of(staff)?;
        let present = present.map(|passphrase| (slot, passphrase));
        let keyring = entered.house.keyring();
        Ok(Work::NewSecrets { keyring, staff, initials, present, chosen, guard: self.guard })
    }

    /// A PIN is enough inside a session that a passphrase opened, for a while, and for so many tries.
    fn pin_of(&self, initials: &str) -> Result<(StaffId, String), JobDone> {
        let Some(entered) = &self.entered else {
            return Err(JobDone::PassphraseNeeded);
        };
        let too_long = self.clock.elapsed().saturating_sub(entered.opened_at) > self.config.lock.session;
        if too_long || entered.wrong_pins >= self.config.lock.pin_tries {
            return Err(JobDone::PassphraseNeeded);
        }
        let member = entered.people.staff.values().find(|member| member.active && member.initials.as_str() == initials);
        // Initials nobody has: checked against nobody's hash, and counted as a wrong PIN.
        Ok(match member {
            Some(member) => (member.id, entered.house.read().pin_hash(member.id).map_err(JobDone::Failed)?),
            None => (StaffId(0), String::new()),
        })
    }

    pub(super) fn take_job_answer(&mut self) {
        let Some(answer) = self.job.as_ref().and_then(Running::answer) else {
            return;
        };
        // Letting somebody in counts as a touch: whether anybody was still here is plain only before that.
        let left_alone = self.is_left_alone(self.clock.elapsed());
        self.job = None;
        self.redraw = true;
        let done = match answer {
            Ok(answer) => self.finish_job(answer),
            Err(error) => JobDone::Failed(error),
        };
        let failed = matches!(done, JobDone::Failed(_) | JobDone::WrongPin { .. } | JobDone::PassphraseNeeded);
        if matches!(done, JobDone::Code(_)) {
            // The code must be looked at first.
            self.held.clear();
        }
        self.job_done(done);
        if left_alone {
            // The machine slept while the job ran: what it opened is covered at once.
            self.held.clear();
            self.lock(AccessEvent::IdleLock);
        } else {
            self.take_held(failed);
        }
    }

    /// Takes what was typed while the job ran. Where it led to another screen, further presses of Enter at the old one mean
    /// nothing there.
    fn take_held(&mut self, same_screen: bool) {
        let held = std::mem::take(&mut self.held);
        let enter = Input::Key(Key::plain(KeyCode::Enter));
        for input in held.iter().skip_while(|input| !same_screen && **input == enter) {
            self.input(input);
        }
    }

    fn job_done(&mut self, done: JobDone) {
        self.ask_top(|view, cx| view.on_job(done, cx));
    }

    pub(super) fn finish_job(&mut self, answer: Answer) -> JobDone {
        match answer {
            Answer::Unlocked(Ok(opened)) => self.unlocked(opened),
            Answer::Proved { staff, right: Ok(()) } => self.proved(staff),
            Answer::Proved { staff, right: Err(error) } => self.not_proved(staff, error),
            Answer::SetUp(Ok((house, code))) => match self.first_staff(&house) {
                Ok(staff) => {
                    self.new_house = Some((house, staff));
                    JobDone::Code(code)
                }
                Err(error) => JobDone::Failed(error),
            },
            Answer::Renewed(Ok(code)) => JobDone::Code(code),
            Answer::Confirmed(Ok(())) => self.code_confirmed(),
            Answer::Rehearsed(Ok(())) => self.saved(|entered, now| {
                entered.house.execute(entered.session.staff.id, now, &Command::RehearseRecoveryCode)
            }),
            Answer::Rehearsed(Err(error)) => self.not_proved(StaffId(0), error),
            Answer::Recovered(Ok(Ok(opened))) => self.recovered(opened),
            Answer::Recovered(Ok(Err(why))) => JobDone::Weak(why),
            Answer::Rotated(rotated) => self.rotated(rotated),
            Answer::Pin { staff, right } => self.pin_answered(staff, right),
            Answer::Signed { staff, right, command } => self.signed(staff, right, &command),
            Answer::NewStaff(Ok(new)) => {
                self.saved(|entered, now| entrance::add_staff(&mut entered.house, entered.session.staff.id, now, new))
            }
            Answer::NewSecrets { staff, made: Ok(made) } => {
                let opens_anew = made.opens_anew();
                let done = self.saved(|entered, now| {
                    entrance::change_secrets(&mut entered.house, entered.session.staff.id, now, staff, made)
                });
                if opens_anew && matches!(done, JobDone::Saved(_)) {
                    self.back_up_anew();
                }
                done
            }
            Answer::Unlocked(Err(error))
            | Answer::SetUp(Err(error))
            | Answer::Renewed(Err(error))
            | Answer::Confirmed(Err(error))
            | Answer::Recovered(Err(error))
            | Answer::NewStaff(Err(error))
            | Answer::NewSecrets { made: Err(error), .. } => JobDone::Failed(error),
        }
    }

    fn first_staff(&self, house: &House) -> Result<StaffMember, StoreError> {
        house.read().people()?.staff.into_values().next().ok_or_else(|| Refusal::Gone.into())
    }

    fn saved(&mut self, save: impl FnOnce(&mut Entered, Instant) -> Result<Done, StoreError>) -> JobDone {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return JobDone::Failed(Refusal::Gone.into());
        };
        match save(entered, now) {
            Ok(done) => {
                self.can_take_back(done.made, self.texts.deed_other().to_owned());
                self.refresh(done.changes);
                JobDone::Saved(done.at)
            }
            Err(error) => JobDone::Failed(error),
        }
    }

    /// The code is on paper. The first member of a house that was just made goes in now.
    fn code_confirmed(&mut self) -> JobDone {
        let confirm = |entered: &mut Entered, now| {
            entered.house.execute(entered.session.staff.id, now, &Command::ConfirmRecoveryCode)
        };
        let Some((house, staff)) = self.new_house.take() else {
            let done = self.saved(confirm);
            self.back_up_anew();
            return done;
        };
        if let Err(error) = self.enter(house, staff) {
            self.close_house();
            return JobDone::Failed(error);
        }
        self.record(AccessEvent::Unlock);
        // The guide that asked is no longer there to tell it.
        if let JobDone::Failed(error) = self.saved(confirm) {
            let why = crate::explain::store_error(self.texts, &error);
            self.say(Message::bad(self.texts.paper_confirmed_unwritten(why)));
        }
        JobDone::SignedIn
    }

    /// A passphrase was right, and the house is open with it.
    fn unlocked(&mut self, opened: Opened) -> JobDone {
        match self.enter(opened.house, opened.staff) {
            Ok(()) => {
                self.tell_settled(opened.settled);
                JobDone::SignedIn
            }
            Err(error) => JobDone::Failed(error),
        }
    }

    /// The code on paper let a leader in, with a new passphrase.
    fn recovered(&mut self, opened: Opened) -> JobDone {
        let initials = opened.staff.initials.clone();
        let done = self.unlocked(opened);
        if matches!(done, JobDone::SignedIn) {
            let t = self.texts;
            self.say(Message::good(format!("{} {}", t.key_recovered(&initials), t.key_recover_next())));
            self.back_up_anew();
        }
        done
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
            return self.not_proved(staff, StoreError::WrongPassphrase);
        };
        entered.opened_at = self.clock.elapsed();
        if entered.session.staff.id == member.id {
            self.uncover(AccessEvent::Unlock);
        } else {
            self.switch_to(member, AccessEvent::Unlock);
        }
        JobDone::SignedIn
    }

    fn not_proved(&mut self, tried: StaffId, error: StoreError) -> JobDone {
        if matches!(error, StoreError::WrongPassphrase) {
            self.record_failed_try(tried);
        }
        JobDone::Failed(error)
    }

    /// A wrong PIN counts, wherever it was typed.
    fn wrong_pin(&mut self, staff: StaffId) -> JobDone {
        let tries = self.config.lock.pin_tries;
        let Some(entered) = &mut self.entered else {
            return JobDone::PassphraseNeeded;
        };
        entered.wrong_pins += 1;
        let left = tries.saturating_sub(entered.wrong_pins);
        self.record_failed_try(staff);
        if left == 0 { JobDone::PassphraseNeeded } else { JobDone::WrongPin { left } }
    }

    /// Somebody at this screen has proved who they are: the command is theirs, and the session stays whose it was.
    fn signed(&mut self, staff: StaffId, right: Result<bool, StoreError>, command: &Command) -> JobDone {
        if !right.unwrap_or(false) {
            return self.wrong_pin(staff);
        }
        let done = self.saved(|entered, now| entered.house.execute(staff, now, command));
        if matches!(done, JobDone::Saved(_)) {
            self.drop_draft_of_top();
            self.back_up_after(staff, command);
        }
        done
    }

    fn pin_answered(&mut self, staff: StaffId, right: Result<bool, StoreError>) -> JobDone {
        if !right.unwrap_or(false) {
            return self.wrong_pin(staff);
        }
        let Some(entered) = &mut self.entered else {
            return JobDone::PassphraseNeeded;
        };
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
}
