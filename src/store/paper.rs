//! The recovery code on its way to the paper. It opens the house from the moment it is made, but a program that is ended
//! before anybody has written it down would leave a house with a code that nobody has. So the key file remembers whether
//! somebody has shown to have it, and until then whoever keeps the house is offered a new one.

use super::{
    entrance::{Guard, Keyring, at_path},
    error::StoreError,
    house::House,
    keys::{KeyFile, RecoveryCode},
    write::Done,
};
use crate::domain::{command::Command, ids::StaffId, time::Instant};

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
}

impl House {
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
