//! Through the door: making a house, opening it with a passphrase, and giving people keys. Everything here derives a key
//! from a secret, takes a good part of a second, and is called from a thread of its own.

use std::sync::Arc;

use super::{
    backup,
    error::StoreError,
    house::House,
    keys::{DataKey, HouseId, KdfParams, KeyFile, Passphrase, Pin, RecoveryCode, Secret, SlotId, Unlocked, hash_pin},
    open::{self, HouseFolder, Memory},
    rekey::{self, Settled},
    tries,
    write::Done,
};
use crate::domain::{
    audit::AccessEvent,
    command::{ChangedSlot, Command},
    house::NewHouse,
    ids::StaffId,
    names::Line,
    refusal::Refusal,
    staff::{Initials, NewStaff, StaffMember, StaffRole},
    time::{Instant, Zone},
};

/// How dear guessing is: one setting for passphrases and one for PINs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guard {
    /// For passphrases and the recovery code.
    pub passphrase: KdfParams,
    /// For PINs, inside the encrypted database.
    pub pin: KdfParams,
}

impl Guard {
    /// For every real house.
    pub const REAL: Self = Self { passphrase: KdfParams::DEFAULT, pin: KdfParams::PIN };
    /// For the invented house and tests, where secrets protect nothing.
    pub const INVENTED: Self = Self { passphrase: KdfParams::FAST, pin: KdfParams::FAST };
}

/// The secrets of a member who is being added.
#[derive(Debug)]
pub struct MemberSecrets {
    /// Opens the house.
    pub passphrase: Passphrase,
    /// Switches staff inside an opened session.
    pub pin: Pin,
}

/// New secrets of a member, as they are chosen: what is `None` stays as it is.
#[derive(Debug)]
pub struct ChosenSecrets {
    /// Opens the house.
    pub passphrase: Option<Passphrase>,
    /// Switches staff inside an opened session.
    pub pin: Option<Pin>,
}

/// New secrets of a member, ready to be written down with [`change_secrets`].
#[derive(Debug)]
pub struct MadeSecrets {
    slot: Option<SlotId>,
    pin_hash: Option<String>,
}

impl MadeSecrets {
    /// A new passphrase is among them.
    #[must_use]
    pub const fn opens_anew(&self) -> bool {
        self.slot.is_some()
    }
}

/// A house that somebody opened.
#[derive(Debug)]
pub struct Opened {
    /// The house.
    pub house: House,
    /// Who opened it.
    pub staff: StaffMember,
    /// How a change of the data key ended that had been cut short, if one had.
    pub settled: Option<Settled>,
}

/// Makes a house: its folder, key file and database, and the recovery code that must be written on paper now; see
/// [`super::paper`] for when it is. When anything fails, nothing is left behind.
///
/// `new.first_staff` comes without secrets; its slot and PIN hash are filled in here.
///
/// # Errors
/// [`StoreError::HouseExists`], what [`NewHouse::check`] says, and whatever the disk answers.
pub fn set_up(
    folder: &HouseFolder,
    mut new: NewHouse,
    secrets: &MemberSecrets,
    guard: Guard,
    now: Instant,
    zone: Zone,
) -> Result<(House, RecoveryCode), StoreError> {
    new.check().map_err(Refusal::from)?;
    if folder.is_house() {
        return Err(StoreError::HouseExists(folder.path().to_owned()));
    }
    folder.check_place()?;
    let created_folder = !folder.path().exists();
    let made = make_files(folder, &mut new, secrets, guard, now, zone).and_then(|made| {
        let house = House::open_in(folder, made.key, made.id, now, zone, Memory::of(new.invented))?;
        Ok((house, made.code))
    });
    // Whoever was faster by a moment sets a house up here, or has: that one stays.
    if made.as_ref().is_err_and(|error| !matches!(error, StoreError::HouseExists(_) | StoreError::Busy)) {
        folder.remove_unfinished(created_folder);
    }
    made
}

/// What a house that was just made opens with.
struct MadeHouse {
    key: DataKey,
    id: HouseId,
    code: RecoveryCode,
}

/// Makes the files of a house aside and moves them in when they are complete, so that whoever ends the program in the middle
/// finds no house, or a whole one.
fn make_files(
    folder: &HouseFolder,
    new: &mut NewHouse,
    secrets: &MemberSecrets,
    guard: Guard,
    now: Instant,
    zone: Zone,
) -> Result<MadeHouse, StoreError> {
    folder.create()?;
    let _alone = folder.lock_exclusive()?;
    if folder.is_house() {
        return Err(StoreError::HouseExists(folder.path().to_owned()));
    }
    let workshop = folder.workshop();
    // What a program left that was ended in the middle.
    workshop.remove_unfinished(true);
    workshop.create()?;
    let (key, code) = (DataKey::random()?, RecoveryCode::random()?);
    let mut file = KeyFile::new(HouseId::random()?);
    let slot = file.add_slot(passphrase_of(&new.first_staff.initials, secrets), guard.passphrase, &key)?;
    file.add_slot(Secret::Recovery(&code), guard.passphrase, &key)?;
    new.first_staff.slot = slot.to_string();
    new.first_staff.pin_hash = hash_pin(&secrets.pin, guard.pin)?;
    file.write_new(&workshop.keys()).map_err(|error| at_path(error, folder))?;
    House::found(&workshop, &key, file.house(), new, now, zone)?;
    folder.move_in()?;
    Ok(MadeHouse { key, id: file.house(), code })
}

fn passphrase_of<'a>(initials: &'a Initials, secrets: &'a MemberSecrets) -> Secret<'a> {
    Secret::Passphrase { initials: initials.as_str(), passphrase: &secrets.passphrase }
}

/// Opens a house with a member's passphrase and writes down that it was opened, with the wrong tries since the last time.
///
/// # Errors
/// [`StoreError::WrongPassphrase`] (the try is noted), [`StoreError::NoHouse`], [`StoreError::KeyFileDamaged`] and everything
/// [`House::open`] answers: once the passphrase has proved right, a database that does not open is damaged.
pub fn unlock(
    folder: &HouseFolder,
    initials: &Initials,
    passphrase: &Passphrase,
    now: Instant,
    zone: Zone,
) -> Result<Opened, StoreError> {
    let file = key_file(folder)?;
    let unlocked = match file.open(Some(initials.as_str()), passphrase) {
        Ok(unlocked) => unlocked,
        Err(error) => {
            let error = StoreError::from(error);
            if matches!(error, StoreError::WrongPassphrase) {
                tries::note(folder, now);
            }
            return Err(error);
        }
    };
    let (settled, slot) = (rekey::settle(folder, &unlocked), unlocked.slot);
    let words = |keys: &KeyFile| keys.open(Some(initials.as_str()), passphrase).ok();
    let mut house = open_with(folder, &file, unlocked, &words, now, zone)?;
    let Some(staff) = member(&house, initials, &|own| own == slot || file.opens(own, passphrase))? else {
        // The passphrase of somebody else, or of somebody who has left: the same answer as a wrong one.
        tries::note(folder, now);
        return Err(StoreError::WrongPassphrase);
    };
    record_tries(&mut house, now)?;
    house.show_to(staff.id)?;
    house.execute(staff.id, now, &Command::RecordAccess { event: AccessEvent::Unlock, youth: None })?;
    Ok(Opened { house, staff, settled })
}

/// Proves by the key file alone that a passphrase opens a member's own slot (hexadecimal). For the covered screen of a house
/// that is open already and knows whose slot it is.
///
/// # Errors
/// [`StoreError::WrongPassphrase`], and what the key file answers.
pub fn prove(folder: &HouseFolder, slot: &str, passphrase: &Passphrase) -> Result<(), StoreError> {
    let file = key_file(folder)?;
    let opens = slot.parse().is_ok_and(|slot| file.opens(slot, passphrase));
    if opens { Ok(()) } else { Err(StoreError::WrongPassphrase) }
}

/// The active member with these initials, if the passphrase opens their own slot. The slot that opened first may be another's:
/// the key file knows no names, and two members may have chosen the same words.
fn member(
    house: &House,
    initials: &Initials,
    opens: &dyn Fn(SlotId) -> bool,
) -> Result<Option<StaffMember>, StoreError> {
    let people = house.read().people()?;
    let Some(member) = people.by_initials(initials).filter(|member| member.active) else {
        return Ok(None);
    };
    let own = house.read().slot_of(member.id)?.parse().ok().is_some_and(opens);
    Ok(own.then(|| member.clone()))
}

/// Opens the house with what its key file gave; `unlock` opens other key files with the same words.
pub(super) fn open_with(
    folder: &HouseFolder,
    file: &KeyFile,
    unlocked: Unlocked,
    unlock: &dyn Fn(&KeyFile) -> Option<Unlocked>,
    now: Instant,
    zone: Zone,
) -> Result<House, StoreError> {
    let Unlocked { key, pending, .. } = unlocked;
    let opened = match (House::open(folder, key, file.house(), now, zone), pending) {
        // A change of the data key was cut short: which of the two the database has, only trying tells.
        (Err(StoreError::Damaged), Some(next)) => House::open(folder, next, file.house(), now, zone),
        (opened, _) => opened,
    };
    opened.map_err(|error| {
        let fits = |key: &DataKey| open::connect(&folder.database(), key, Memory::Wiped).is_ok();
        backup::told_apart(error, folder, file, unlock, &fits)
    })
}

/// Reads the key file of a house.
///
/// # Errors
/// [`StoreError::NoHouse`], [`StoreError::NetworkFolder`], [`StoreError::CannotOpen`], [`StoreError::KeyFileDamaged`].
pub fn key_file(folder: &HouseFolder) -> Result<KeyFile, StoreError> {
    if !folder.is_house() {
        return Err(StoreError::NoHouse(folder.path().to_owned()));
    }
    folder.check_place()?;
    folder.finish_moving_in()?;
    KeyFile::read(&folder.keys()).map_err(|error| match error {
        super::keys::KeyError::Io { .. } => StoreError::CannotOpen(folder.keys()),
        other => other.into(),
    })
}

pub(super) fn at_path(error: super::keys::KeyError, folder: &HouseFolder) -> StoreError {
    match error {
        super::keys::KeyError::Exists => StoreError::HouseExists(folder.path().to_owned()),
        super::keys::KeyError::Io { source: error, .. } => super::open::path_error(&error, folder.keys()),
        other => other.into(),
    }
}

/// Wrong tries from before the house was open become audit rows now, with their own times. They are not the deed of whoever
/// gets in next, and the file they wait in holds no names.
pub(super) fn record_tries(house: &mut House, now: Instant) -> Result<(), StoreError> {
    let tries = tries::read(house.files());
    for at in &tries {
        house.record_failed_try(now, None, Some(*at))?;
    }
    tries::clear(house.files());
    Ok(())
}

/// Makes and drops slots of the key file for an open house; goes to the thread that derives the keys.
#[derive(Debug, Clone)]
pub struct Keyring {
    pub(super) folder: HouseFolder,
    pub(super) key: Arc<DataKey>,
}

impl Keyring {
    pub(super) const fn new(folder: HouseFolder, key: Arc<DataKey>) -> Self {
        Self { folder, key }
    }

    /// Everything a new member's row needs: a slot that their passphrase opens, and the hash of their PIN.
    ///
    /// # Errors
    /// Whatever the disk says about the key file.
    pub fn new_staff(
        &self,
        initials: Initials,
        name: Line,
        role: StaffRole,
        secrets: &MemberSecrets,
        guard: Guard,
    ) -> Result<NewStaff, StoreError> {
        let pin_hash = hash_pin(&secrets.pin, guard.pin)?;
        let slot = self.new_slot(&initials, &secrets.passphrase, guard)?;
        Ok(NewStaff { initials, name, role, pin_hash, slot: slot.to_string() })
    }

    /// Whether a passphrase opens a member's own slot (hexadecimal).
    ///
    /// # Errors
    /// As [`prove`].
    pub fn prove(&self, slot: &str, passphrase: &Passphrase) -> Result<(), StoreError> {
        prove(&self.folder, slot, passphrase)
    }

    /// A further slot for a member.
    ///
    /// # Errors
    /// Whatever the disk says about the key file.
    pub fn new_slot(&self, initials: &Initials, passphrase: &Passphrase, guard: Guard) -> Result<SlotId, StoreError> {
        let secret = Secret::Passphrase { initials: initials.as_str(), passphrase };
        KeyFile::update(&self.folder.keys(), |file| file.add_slot(secret, guard.passphrase, &self.key))
            .map_err(|error| at_path(error, &self.folder))
    }

    /// Makes the slot and the PIN hash of new secrets.
    ///
    /// # Errors
    /// Whatever the disk says about the key file.
    pub fn new_secrets(
        &self,
        initials: &Initials,
        chosen: &ChosenSecrets,
        guard: Guard,
    ) -> Result<MadeSecrets, StoreError> {
        let pin_hash = chosen.pin.as_ref().map(|pin| hash_pin(pin, guard.pin)).transpose()?;
        let slot = chosen.passphrase.as_ref().map(|words| self.new_slot(initials, words, guard)).transpose()?;
        Ok(MadeSecrets { slot, pin_hash })
    }

    /// Slots of a key file that were not made with this house's data key.
    pub(super) fn foreign_slots(&self, file: &KeyFile) -> Vec<SlotId> {
        file.foreign_slots(&self.key)
    }

    /// Takes a slot away. A slot that cannot be taken away opens the house with a passphrase nobody uses any more: `doctor`
    /// names it.
    ///
    /// # Errors
    /// Whatever the disk says about the key file.
    pub fn drop_slot(&self, slot: &str) -> Result<(), StoreError> {
        let Ok(slot) = slot.parse() else {
            return Ok(());
        };
        KeyFile::update(&self.folder.keys(), |file| file.drop_slot(slot)).map_err(|error| at_path(error, &self.folder))
    }
}

/// Adds a member whose slot has been made; the slot goes again when the row is refused.
///
/// # Errors
/// What [`House::execute`] answers.
pub fn add_staff(house: &mut House, actor: StaffId, now: Instant, new: NewStaff) -> Result<Done, StoreError> {
    let slot = new.slot.clone();
    let done = house.execute(actor, now, &Command::AddStaff(new));
    if done.is_err() {
        let _ = house.keyring().drop_slot(&slot);
    }
    done
}

/// A member who is added together with others.
#[derive(Debug)]
pub struct Newcomer {
    /// How they sign.
    pub initials: Initials,
    /// Their whole name.
    pub name: Line,
    /// What they may do.
    pub role: StaffRole,
    /// What opens the house for them.
    pub secrets: MemberSecrets,
}

/// Adds several members, all or none; the slots that were made go again when one of them is refused.
///
/// # Errors
/// What [`House::execute`] answers, and whatever the disk says about the key file.
pub fn add_staff_together(
    house: &mut House,
    actor: StaffId,
    now: Instant,
    newcomers: Vec<Newcomer>,
    guard: Guard,
) -> Result<(), StoreError> {
    let keyring = house.keyring();
    let mut slots = Vec::new();
    let done = make_all(&keyring, newcomers, guard, &mut slots).and_then(|made| {
        let together = house.together(actor, now)?;
        for new in made {
            together.part(|part| part.execute(&Command::AddStaff(new)))?;
        }
        together.commit()
    });
    if done.is_err() {
        for slot in &slots {
            let _ = keyring.drop_slot(slot);
        }
    }
    done
}

/// Makes what the rows of several members need, and notes each slot as soon as it is there.
fn make_all(
    keyring: &Keyring,
    newcomers: Vec<Newcomer>,
    guard: Guard,
    slots: &mut Vec<String>,
) -> Result<Vec<NewStaff>, StoreError> {
    let mut made = Vec::with_capacity(newcomers.len());
    for Newcomer { initials, name, role, secrets } in newcomers {
        let new = keyring.new_staff(initials, name, role, &secrets, guard)?;
        slots.push(new.slot.clone());
        made.push(new);
    }
    Ok(made)
}

/// Takes the slot of a member who has left out of the key file, after the house has said so.
pub(super) fn lock_out(keyring: &Keyring, slot: &str) {
    // They have left all the same; `doctor` names a slot that belongs to nobody.
    if let Err(error) = keyring.drop_slot(slot) {
        tracing::warn!(%error, "the slot of a member who has left could not be taken out of the key file");
    }
}

/// Lets a member's new secrets count, both or neither, and only then takes the old slot away; a slot that is refused goes
/// again. Somebody who has left keeps them for the day they are taken back.
///
/// # Errors
/// What [`House::execute`] answers; [`Invalid::Empty`](crate::domain::refusal::Invalid::Empty) when there is nothing new.
pub fn change_secrets(
    house: &mut House,
    actor: StaffId,
    now: Instant,
    staff: StaffId,
    made: MadeSecrets,
) -> Result<Done, StoreError> {
    let slot = made.slot.map(|slot| slot.to_string());
    let before = house.read().slot_of(staff)?;
    let changed = slot.clone().map(|after| ChangedSlot { before: before.clone(), after });
    let command = Command::SetSecrets { staff, slot: changed, pin_hash: made.pin_hash };
    let done = house.execute(actor, now, &command);
    // Where the disk failed nobody knows which of the two counts: both stay, and `doctor` names the one that does not.
    let unused = match &done {
        Ok(_) => slot.map(|_| before),
        Err(StoreError::Refused(_) | StoreError::Busy) => slot,
        Err(_) => None,
    };
    if let Some(unused) = unused {
        let _ = house.keyring().drop_slot(&unused);
    }
    done
}

#[cfg(test)]
mod tests;
