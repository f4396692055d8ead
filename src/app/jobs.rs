//! Long work beside the loop: key derivations, on a thread of their own, so that the screen never stands still. A job owns
//! everything it needs; what it came to is fetched by the loop.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::{
    domain::{
        command::Command,
        house::NewHouse,
        ids::StaffId,
        names::Line,
        staff::{Initials, NewStaff, StaffRole},
        time::{Instant, Zone},
    },
    store::{
        House, HouseFolder, StoreError,
        entrance::{self, ChosenSecrets, Guard, Keyring, MadeSecrets, MemberSecrets, Opened},
        keys::{self, Passphrase, Pin, RecoveryCode, Weakness},
        paper::{self, Recovery},
        rekey::{self, Progress, Rotated},
    },
};

/// Work for a thread.
pub(super) enum Work {
    Unlock {
        folder: HouseFolder,
        initials: Initials,
        passphrase: Passphrase,
        now: Instant,
        zone: Zone,
    },
    /// A passphrase at the covered screen of an open house: only the key file is asked.
    Prove {
        folder: HouseFolder,
        staff: StaffId,
        slot: String,
        passphrase: Passphrase,
    },
    SetUp {
        folder: HouseFolder,
        house: NewHouse,
        secrets: MemberSecrets,
        guard: Guard,
        now: Instant,
        zone: Zone,
    },
    RenewCode {
        keyring: Keyring,
        guard: Guard,
    },
    ConfirmCode {
        keyring: Keyring,
        code: RecoveryCode,
    },
    RehearseCode {
        keyring: Keyring,
        code: RecoveryCode,
        now: Instant,
    },
    Recover {
        folder: HouseFolder,
        code: RecoveryCode,
        initials: Initials,
        passphrase: Passphrase,
        guard: Guard,
        now: Instant,
        zone: Zone,
    },
    Rotate {
        house: House,
        staff: StaffId,
        progress: Progress,
        now: Instant,
    },
    Pin {
        staff: StaffId,
        pin: Pin,
        stored: String,
    },
    /// A PIN that signs one command and lets nobody in.
    Sign {
        staff: StaffId,
        pin: Pin,
        stored: String,
        command: Box<Command>,
    },
    NewStaff {
        keyring: Keyring,
        initials: Initials,
        name: Line,
        role: StaffRole,
        secrets: MemberSecrets,
        guard: Guard,
    },
    NewSecrets {
        keyring: Keyring,
        staff: StaffId,
        initials: Initials,
        /// The slot that is theirs now, with the passphrase that has to open it.
        present: Option<(String, Passphrase)>,
        chosen: ChosenSecrets,
        guard: Guard,
    },
}

/// What a thread came to.
pub(super) enum Answer {
    Unlocked(Result<Opened, StoreError>),
    Proved { staff: StaffId, right: Result<(), StoreError> },
    SetUp(Result<(House, RecoveryCode), StoreError>),
    Renewed(Result<RecoveryCode, StoreError>),
    Confirmed(Result<(), StoreError>),
    Rehearsed(Result<(), StoreError>),
    Recovered(Result<Result<Opened, Weakness>, StoreError>),
    Rotated(Rotated),
    Pin { staff: StaffId, right: Result<bool, StoreError> },
    Signed { staff: StaffId, right: Result<bool, StoreError>, command: Box<Command> },
    NewStaff(Result<NewStaff, StoreError>),
    NewSecrets { staff: StaffId, made: Result<MadeSecrets, StoreError> },
}

impl Work {
    fn run(self) -> Answer {
        match self {
            Self::Unlock { folder, initials, passphrase, now, zone } => {
                Answer::Unlocked(entrance::unlock(&folder, &initials, &passphrase, now, zone))
            }
            Self::Prove { folder, staff, slot, passphrase } => {
                Answer::Proved { staff, right: entrance::prove(&folder, &slot, &passphrase) }
            }
            Self::SetUp { folder, house, secrets, guard, now, zone } => {
                Answer::SetUp(entrance::set_up(&folder, house, &secrets, guard, now, zone))
            }
            Self::RenewCode { keyring, guard } => Answer::Renewed(keyring.renew_code(guard)),
            Self::ConfirmCode { keyring, code } => Answer::Confirmed(keyring.confirm_code(&code)),
            Self::RehearseCode { keyring, code, now } => Answer::Rehearsed(keyring.rehearse(&code, now)),
            Self::Recover { folder, code, initials, passphrase, guard, now, zone } => {
                let recovery = paper::open_by_code(&folder, &code, now, zone);
                Answer::Recovered(recovery.and_then(|recovery| recover(recovery, &initials, passphrase, guard, now)))
            }
            Self::Rotate { house, staff, progress, now } => {
                let told = progress.clone();
                Answer::Rotated(rekey::rotate(house, staff, now, &progress.cancel, &mut |stage, copied| {
                    told.tell(stage, copied);
                }))
            }
            Self::Pin { staff, pin, stored } => {
                Answer::Pin { staff, right: keys::verify_pin(&pin, &stored).map_err(StoreError::from) }
            }
            Self::Sign { staff, pin, stored, command } => {
                Answer::Signed { staff, right: keys::verify_pin(&pin, &stored).map_err(StoreError::from), command }
            }
            Self::NewStaff { keyring, initials, name, role, secrets, guard } => {
                Answer::NewStaff(keyring.new_staff(initials, name, role, &secrets, guard))
            }
            Self::NewSecrets { keyring, staff, initials, present, chosen, guard } => {
                let proved = present.map_or(Ok(()), |(slot, passphrase)| keyring.prove(&slot, &passphrase));
                let made = proved.and_then(|()| keyring.new_secrets(&initials, &chosen, guard));
                Answer::NewSecrets { staff, made }
            }
        }
    }
}

/// Gives a leader the passphrase they chose, unless it leans on what the open house tells of its people.
fn recover(
    recovery: Recovery,
    initials: &Initials,
    passphrase: Passphrase,
    guard: Guard,
    now: Instant,
) -> Result<Result<Opened, Weakness>, StoreError> {
    let member = recovery.leader(initials)?;
    match recovery.weakness(&member, &passphrase)? {
        Some(why) => Ok(Err(why)),
        None => recovery.finish(member, passphrase, guard, now).map(Ok),
    }
}

/// Where jobs run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workers {
    /// On a thread, while the loop goes on.
    Threads,
    /// At once: for tests, where nothing may depend on which thread is faster.
    Inline,
}

/// A job that was started.
#[derive(Debug)]
pub(super) struct Running {
    answer: Receiver<Answer>,
}

impl Workers {
    pub(super) fn start(self, work: Work) -> Running {
        let (sender, answer) = channel();
        match self {
            Self::Inline => {
                let _ = sender.send(work.run());
            }
            Self::Threads => {
                // The loop may be gone when the work is done; then nobody waits for the answer.
                std::thread::spawn(move || {
                    let _ = sender.send(work.run());
                });
            }
        }
        Running { answer }
    }
}

impl Running {
    /// One whose answer comes when somebody sends it.
    #[cfg(test)]
    pub(super) fn waiting() -> (std::sync::mpsc::Sender<Answer>, Self) {
        let (sender, answer) = channel();
        (sender, Self { answer })
    }

    /// Waits for the answer.
    pub(super) fn wait(self) -> Result<Answer, StoreError> {
        self.answer.recv().map_err(|_| no_answer())
    }

    /// The answer, once it is there. A thread that died without one has met a mistake of the program's.
    pub(super) fn answer(&self) -> Option<Result<Answer, StoreError>> {
        match self.answer.try_recv() {
            Ok(answer) => Some(Ok(answer)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(no_answer())),
        }
    }
}

fn no_answer() -> StoreError {
    StoreError::Unexpected("a worker thread ended".to_owned())
}
