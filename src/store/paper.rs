//! The recovery code on its way to the paper. It opens the house from the moment it is made, but a program that is ended
//! before anybody has written it down would leave a house with a code that nobody has. So the key file remembers whether
//! somebody has shown to have it, and until then whoever keeps the house is offered a new one.

use super::{
    backup,
    entrance::{self, ChosenSecrets, Guard, Keyring, Opened, at_path},
    error::StoreError,
    house::House,
    keys::{DataKey, KeyError, KeyFile, Known, Passphrase, RecoveryCode, SlotId, Unlocked, Weakness},
    open::{self, HouseFolder, Memory},
    rekey::{self, Settled},
    tries,
    write::Done,
};
use crate::domain::{
    access::{Deed, allows},
    audit::AccessEvent,
    command::Command,
    ids::StaffId,
    refusal::Refusal,
    staff::{Initials, StaffMember},
    time::{Instant, Zone},
};

impl Keyring {
    /// Makes a new code. The one before opens nothing from then on.
    ///
    /// # Errors
    /// Whatever the disk says about the key file; the code before then stands.
    pub fn renew_code(&self, guard: Guard) -> Result<RecoveryCode, StoreError> {
        let code = RecoveryCode::random()?;
        KeyFile::update(&self.folder.keys(), |file| file.renew_recovery(&code, guard.passphrase, &self.key))
            .map_err(|error| at_path(error, &self.folder))?;
        Ok(code)
    }

    /// Notes that somebody has the code on paper, as typed from it.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`] when it is not the code of this house (any more), and whatever the disk says.
    pub fn confirm_code(&self, code: &RecoveryCode) -> Result<(), StoreError> {
        KeyFile::update(&self.folder.keys(), |file| file.confirm_recovery(code))
            .map_err(|error| at_path(error, &self.folder))
    }

    /// As [`rehearse`], for an open house: whoever tries a wrong one is known.
    ///
    /// # Errors
    /// As [`rehearse`].
    pub fn rehearse(&self, code: &RecoveryCode, now: Instant) -> Result<(), StoreError> {
        prove(&self.folder, code, now)
    }
}

/// Proves that the code on paper opens the house, and notes in the key file that it did. The key it gives is held against the
/// first page of the database, and dropped: nothing that anybody has written is read.
///
/// # Errors
/// [`StoreError::WrongPassphrase`] (the try is noted), [`StoreError::KeyFileDamaged`] and [`StoreError::Damaged`] where the code
/// is right and what lies behind it is not, and whatever the disk says.
pub fn rehearse(folder: &HouseFolder, code: &RecoveryCode, now: Instant) -> Result<(), StoreError> {
    noting(folder, now, prove(folder, code, now))
}

fn prove(folder: &HouseFolder, code: &RecoveryCode, now: Instant) -> Result<(), StoreError> {
    let file = entrance::key_file(folder)?;
    let unlocked = by_code(&file, code)?;
    let _open = folder.lock_shared()?;
    let fits = |key: &DataKey| open::connect(&folder.database(), key, Memory::Wiped).map(drop);
    let fitted = match (fits(&unlocked.key), &unlocked.pending) {
        (Err(StoreError::Damaged), Some(next)) => fits(next),
        (fitted, _) => fitted,
    };
    fitted.map_err(|error| {
        let unlock = |keys: &KeyFile| keys.open_recovery(code).ok();
        backup::told_apart(error, folder, &file, &unlock, &|key| fits(key).is_ok())
    })?;
    note_proven(folder, unlocked.slot, now)
}

fn by_code(file: &KeyFile, code: &RecoveryCode) -> Result<Unlocked, StoreError> {
    file.open_recovery(code).map_err(|error| match error {
        // A house without a code is opened by none.
        KeyError::NoSuchSlot => StoreError::WrongPassphrase,
        other => other.into(),
    })
}

fn note_proven(folder: &HouseFolder, slot: SlotId, now: Instant) -> Result<(), StoreError> {
    KeyFile::update(&folder.keys(), |file| file.note_recovery_proven(slot, now)).map_err(|error| at_path(error, folder))
}

/// A wrong code at the closed door is a wrong try like any other.
fn noting<T>(folder: &HouseFolder, now: Instant, answer: Result<T, StoreError>) -> Result<T, StoreError> {
    if matches!(answer, Err(StoreError::WrongPassphrase)) {
        tries::note(folder, now);
    }
    answer
}

/// A house that the code on paper opened, for one thing alone: a leader gets a new passphrase.
#[derive(Debug)]
pub struct Recovery {
    house: House,
    slot: SlotId,
    settled: Option<Settled>,
}

/// Opens the house with the code on paper.
///
/// # Errors
/// [`StoreError::WrongPassphrase`] (the try is noted), and what [`entrance::unlock`] answers.
pub fn open_by_code(
    folder: &HouseFolder,
    code: &RecoveryCode,
    now: Instant,
    zone: Zone,
) -> Result<Recovery, StoreError> {
    let file = entrance::key_file(folder)?;
    let unlocked = noting(folder, now, by_code(&file, code))?;
    let slot = unlocked.slot;
    let settled = rekey::settle(folder, &unlocked);
    let house = entrance::open_with(folder, &file, unlocked, &|keys| keys.open_recovery(code).ok(), now, zone)?;
    Ok(Recovery { house, slot, settled })
}

impl Recovery {
    /// Who gets a passphrase: somebody who can reset those of the others then. That the code opened the house for nobody is written
    /// down: whoever has the paper finds out nothing without a trace.
    ///
    /// # Errors
    /// [`Refusal::NoLeader`] when nobody with these initials works here and leads the house.
    pub fn leader(&mut self, initials: &Initials, now: Instant) -> Result<StaffMember, StoreError> {
        let people = self.house.read().people()?;
        let leads = |member: &&StaffMember| member.active && allows(member.role, Deed::KeepStaff);
        let Some(member) = people.by_initials(initials).filter(leads) else {
            self.house.record_code_used(now, None)?;
            return Err(Refusal::NoLeader.into());
        };
        Ok(member.clone())
    }

    /// What is wrong with a passphrase for them, if anything.
    ///
    /// # Errors
    /// What the store answers.
    pub fn weakness(&self, member: &StaffMember, passphrase: &Passphrase) -> Result<Option<Weakness>, StoreError> {
        let house = self.house.read().house()?.name;
        let person = [member.initials.as_str(), member.name.as_str()];
        Ok(passphrase.check(Known { house: house.as_str(), person: &person }).err())
    }

    /// Gives them the passphrase, and lets them in with it. That it was the paper that let them in stands in the chain before
    /// that, signed by nobody; the code itself opens the house as before, and counts as shown.
    ///
    /// # Errors
    /// What the house and the disk answer; the passphrase they had stands then.
    pub fn finish(
        self,
        staff: StaffMember,
        passphrase: Passphrase,
        guard: Guard,
        now: Instant,
    ) -> Result<Opened, StoreError> {
        let Self { mut house, slot, settled } = self;
        house.record_code_used(now, Some(staff.id))?;
        let chosen = ChosenSecrets { passphrase: Some(passphrase), pin: None };
        let made = house.keyring().new_secrets(&staff.initials, &chosen, guard)?;
        entrance::change_secrets(&mut house, staff.id, now, staff.id, made)?;
        entrance::record_tries(&mut house, now)?;
        house.execute(staff.id, now, &Command::RecordAccess { event: AccessEvent::Unlock, youth: None })?;
        if let Err(error) = note_proven(house.files(), slot, now) {
            tracing::warn!(%error, "that the code on paper opened the house could not be noted in the key file");
        }
        Ok(Opened { house, staff, settled })
    }
}

impl House {
    /// Writes down that the code on paper opened the house, signed by nobody: whoever has it has not shown who they are.
    ///
    /// # Errors
    /// What the disk answers.
    fn record_code_used(&mut self, now: Instant, staff: Option<StaffId>) -> Result<Done, StoreError> {
        self.record_unsigned(now, &Command::UseRecoveryCode { staff })
    }

    /// Whether somebody has shown to have the code on paper.
    ///
    /// # Errors
    /// Whatever the disk says about the key file.
    pub fn code_is_on_paper(&self) -> Result<bool, StoreError> {
        Ok(KeyFile::read(&self.files().keys())?.recovery_is_confirmed())
    }
}

/// Notes that the code has been handed over, and writes that down.
///
/// # Errors
/// As [`Keyring::confirm_code`] and [`House::execute`].
pub fn hand_over(house: &mut House, actor: StaffId, now: Instant, code: &RecoveryCode) -> Result<Done, StoreError> {
    house.keyring().confirm_code(code)?;
    house.execute(actor, now, &Command::ConfirmRecoveryCode)
}
