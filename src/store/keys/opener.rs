//! What somebody has in their hands when they stand at a closed house.

use super::{KeyError, KeyFile, Passphrase, RecoveryCode, SlotId, Unlocked};

/// Opens a house, a copy of it or a damaged one: a passphrase of their own, or the code on paper that is nobody's.
#[derive(Debug)]
pub enum Opener {
    /// A member's passphrase.
    Passphrase(Passphrase),
    /// The code on paper.
    Code(RecoveryCode),
}

impl Opener {
    /// It is the code on paper: whoever has it has not shown who they are.
    #[must_use]
    pub const fn is_code(&self) -> bool {
        matches!(self, Self::Code(_))
    }
}

impl KeyFile {
    /// Opens the house. Costs one key derivation for each slot that is tried.
    ///
    /// # Errors
    /// [`KeyError::WrongSecret`] if nothing opens, also where the house has no code on paper; those of [`KeyFile::open`].
    pub fn open_by(&self, initials: Option<&str>, opener: &Opener) -> Result<Unlocked, KeyError> {
        match opener {
            Opener::Passphrase(passphrase) => self.open(initials, passphrase),
            Opener::Code(code) => self.open_recovery(code).map_err(|error| match error {
                KeyError::NoSuchSlot => KeyError::WrongSecret,
                other => other,
            }),
        }
    }

    /// Whether it stands for the member whose slot this is: a passphrase that opens their own, and the code for everybody.
    pub fn stands_for(&self, id: SlotId, opener: &Opener) -> bool {
        match opener {
            Opener::Passphrase(passphrase) => self.opens(id, passphrase),
            Opener::Code(_) => true,
        }
    }

    /// Whether every secret that opens `house` opens what this file lies beside: nobody has got another one since, and the data
    /// key is the same. Costs no key derivation.
    pub fn opens_as(&self, house: &Self) -> bool {
        self.house() == house.house()
            && house.slots().iter().all(|slot| self.slots().iter().any(|own| own.is_like(slot)))
    }
}
