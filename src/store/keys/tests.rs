//! The key file as a whole: what opens, what is refused, and what a damaged, edited or half-written file does.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::thread;

use tempfile::TempDir;

use super::format::{decode, encode, with_checksum};
use super::hint::Hint;
use super::slot::Slot;
use super::*;
use crate::domain::ids::AuditId;

const KARI: &str = "fjord hest lampe";
const OLA: &str = "kaffe vindu stige";

/// What opens `version1.keys`, besides Kari's passphrase, and what it opens.
const FIRST_VERSION_CODE: &str = "X6101-Y151X-T4Y93-6NSPF-X0EN9-6JSMJ";
const FIRST_VERSION_KEY: [u8; 32] = [
    3, 232, 85, 250, 63, 46, 57, 80, 165, 185, 99, 251, 99, 245, 170, 234, 181, 34, 17, 153, 165, 163, 167, 124, 192,
    40, 151, 26, 186, 62, 229, 168,
];

/// A house with two people and a recovery code.
struct House {
    file: KeyFile,
    key: DataKey,
    kari: SlotId,
    ola: SlotId,
    recovery: SlotId,
    code: RecoveryCode,
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text)
}

fn secret<'a>(initials: &'a str, passphrase: &'a Passphrase) -> Secret<'a> {
    Secret::Passphrase { initials, passphrase }
}

impl House {
    fn new() -> Self {
        Self::with_id(HouseId::from_bytes([7; 16]))
    }

    fn with_id(house: HouseId) -> Self {
        let key = DataKey::random().unwrap();
        let code = RecoveryCode::random().unwrap();
        let mut file = KeyFile::new(house);
        let kari = file.add_slot(secret("KN", &passphrase(KARI)), KdfParams::FAST, &key).unwrap();
        let ola = file.add_slot(secret("OH", &passphrase(OLA)), KdfParams::FAST, &key).unwrap();
        let recovery = file.add_slot(Secret::Recovery(&code), KdfParams::FAST, &key).unwrap();
        Self { file, key, kari, ola, recovery, code }
    }

    fn text(&self) -> String {
        encode(&self.file).unwrap()
    }

    /// The content after the checksum line.
    fn content(&self) -> String {
        self.text().split_once('\n').unwrap().1.to_owned()
    }

    /// The same file after somebody edited it and put the checksum right.
    fn edited(&self, from: &str, to: &str) -> Result<KeyFile, KeyError> {
        let content = self.content();
        assert!(content.contains(from), "{from:?} is not in the file");
        decode(with_checksum(&content.replace(from, to)).as_bytes())
    }

    fn slot_mut(&mut self, id: SlotId) -> &mut Slot {
        self.file.slots_mut().iter_mut().find(|slot| slot.id() == id).unwrap()
    }

    fn saved(&self) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("house.keys");
        self.file.write_new(&path).unwrap();
        (folder, path)
    }
}

fn open(file: &KeyFile, text: &str) -> Result<Unlocked, KeyError> {
    file.open(None, &passphrase(text))
}

#[expect(clippy::needless_pass_by_value, reason = "takes the answer of the call under test as it is")]
fn assert_wrong_secret(answer: Result<Unlocked, KeyError>) {
    assert!(matches!(answer, Err(KeyError::WrongSecret)), "{answer:?}");
}

#[expect(clippy::needless_pass_by_value, reason = "takes the answer of the call under test as it is")]
fn assert_damage<T: std::fmt::Debug>(answer: Result<T, KeyError>, expected: Damage) {
    assert!(matches!(answer, Err(KeyError::Damaged(damage)) if damage == expected), "{answer:?}");
}

// ---- opening

#[test]
fn each_secret_opens_its_own_slot_and_gives_the_same_key() {
    let house = House::new();
    let file = decode(house.text().as_bytes()).unwrap();
    assert_eq!(file.house(), HouseId::from_bytes([7; 16]));
    let opened = [
        (house.kari, file.open(Some("kn"), &passphrase(KARI)).unwrap()),
        (house.ola, file.open(None, &passphrase(OLA)).unwrap()),
        (house.recovery, file.open_recovery(&house.code).unwrap()),
    ];
    for (slot, unlocked) in opened {
        assert_eq!(unlocked.slot, slot);
        assert_eq!(unlocked.key.as_bytes(), house.key.as_bytes());
        assert!(unlocked.pending.is_none());
    }
}

#[test]
fn another_secret_opens_nothing() {
    let house = House::new();
    for wrong in ["", "Fjord hest lampe", "fjord hest lamp", &house.code.to_string()] {
        assert_wrong_secret(open(&house.file, wrong));
    }
    assert_wrong_secret(house.file.open_recovery(&RecoveryCode::random().unwrap()));
}

#[test]
fn initials_choose_the_slot_and_unknown_ones_choose_all() {
    let house = House::new();
    let hint = |initials: &str| Hint::of(house.file.house(), initials);
    assert_ne!(hint("KN"), hint("OH"), "the test needs two hints");
    assert_wrong_secret(house.file.open(Some("OH"), &passphrase(KARI)));
    let strangers = ["AA", "AB", "AC", "AD", "AE", "AF"];
    let unknown = strangers.into_iter().find(|&who| hint(who) != hint("KN") && hint(who) != hint("OH")).unwrap();
    assert_eq!(house.file.open(Some(unknown), &passphrase(KARI)).unwrap().slot, house.kari);
}

#[test]
fn two_people_with_one_hint_both_open() {
    let mut house = House::new();
    house.file.set_initials(house.ola, "KN").unwrap();
    assert_eq!(house.file.open(Some("KN"), &passphrase(KARI)).unwrap().slot, house.kari);
    assert_eq!(house.file.open(Some("KN"), &passphrase(OLA)).unwrap().slot, house.ola);
    assert!(matches!(house.file.set_initials(house.recovery, "KN"), Err(KeyError::OtherKind)));
}

#[test]
fn a_house_without_recovery_slot_says_so() {
    let key = DataKey::random().unwrap();
    let mut file = KeyFile::new(HouseId::random().unwrap());
    file.add_slot(secret("KN", &passphrase(KARI)), KdfParams::FAST, &key).unwrap();
    assert!(matches!(file.open_recovery(&RecoveryCode::random().unwrap()), Err(KeyError::NoSuchSlot)));
}

// ---- changing

#[test]
fn a_new_person_opens_with_the_key_of_the_others() {
    let mut house = House::new();
    let unlocked = open(&house.file, KARI).unwrap();
    let new = passphrase("ny på jobb i dag");
    let id = house.file.add_slot(secret("AB", &new), KdfParams::FAST, &unlocked.key).unwrap();
    let opened = house.file.open(Some("AB"), &new).unwrap();
    assert_eq!(opened.slot, id);
    assert_eq!(opened.key.as_bytes(), house.key.as_bytes());
}

#[test]
fn a_dropped_slot_opens_no_more_and_the_others_do() {
    let mut house = House::new();
    house.file.drop_slot(house.kari).unwrap();
    assert_wrong_secret(open(&house.file, KARI));
    assert!(open(&house.file, OLA).is_ok());
    assert!(matches!(house.file.drop_slot(house.kari), Err(KeyError::NoSuchSlot)));
}

#[test]
fn the_last_passphrase_and_the_recovery_slot_stay() {
    let mut house = House::new();
    house.file.drop_slot(house.kari).unwrap();
    assert!(matches!(house.file.drop_slot(house.ola), Err(KeyError::LastPassphrase)));
    assert!(matches!(house.file.drop_slot(house.recovery), Err(KeyError::RecoveryStays)));
    assert_eq!(house.file.slots().len(), 2);
}

#[test]
fn a_replaced_secret_keeps_the_slot_and_forgets_the_old_one() {
    let mut house = House::new();
    let new = passphrase("helt ny setning her");
    house.file.replace_secret(house.kari, secret("KB", &new), KdfParams::FAST, &house.key).unwrap();
    assert_wrong_secret(open(&house.file, KARI));
    assert_eq!(house.file.open(Some("KB"), &new).unwrap().slot, house.kari);

    let code = RecoveryCode::random().unwrap();
    house.file.replace_secret(house.recovery, Secret::Recovery(&code), KdfParams::FAST, &house.key).unwrap();
    assert_wrong_secret(house.file.open_recovery(&house.code));
    assert_eq!(house.file.open_recovery(&code).unwrap().slot, house.recovery);
}

#[test]
fn a_slot_keeps_its_kind_and_there_is_one_recovery_slot() {
    let mut house = House::new();
    let phrase = passphrase(KARI);
    let code = RecoveryCode::random().unwrap();
    let answers = [
        house.file.replace_secret(house.recovery, secret("KN", &phrase), KdfParams::FAST, &house.key),
        house.file.replace_secret(house.kari, Secret::Recovery(&code), KdfParams::FAST, &house.key),
    ];
    assert!(answers.iter().all(|answer| matches!(answer, Err(KeyError::OtherKind))), "{answers:?}");
    let second = house.file.add_slot(Secret::Recovery(&code), KdfParams::FAST, &house.key);
    assert!(matches!(second, Err(KeyError::RecoveryExists)));
}

#[test]
fn another_houses_key_is_refused() {
    let mut house = House::new();
    let other = DataKey::random().unwrap();
    let phrase = passphrase("ny på jobb i dag");
    let added = house.file.add_slot(secret("AB", &phrase), KdfParams::FAST, &other);
    assert!(matches!(added, Err(KeyError::ForeignSlot(_))));
    let replaced = house.file.replace_secret(house.kari, secret("KN", &phrase), KdfParams::FAST, &other);
    assert!(matches!(replaced, Err(KeyError::ForeignSlot(_))));
    assert_eq!(house.file.slots().len(), 3);
    assert!(open(&house.file, KARI).is_ok());
}

#[test]
fn a_smuggled_slot_is_found_and_stops_changes_until_it_is_dropped() {
    let mut house = House::new();
    assert!(house.file.foreign_slots(&house.key).is_empty());
    let phrase = passphrase("en fremmed setning");
    let id = SlotId::random().unwrap();
    let own_key = DataKey::random().unwrap();
    let smuggled = Slot::new(house.file.house(), id, secret("XX", &phrase), KdfParams::FAST, 1, &own_key).unwrap();
    house.file.slots_mut().push(smuggled);

    assert_eq!(house.file.foreign_slots(&house.key), [id]);
    let added = house.file.add_slot(secret("AB", &phrase), KdfParams::FAST, &house.key);
    assert!(matches!(added, Err(KeyError::ForeignSlot(found)) if found == id));
    assert_ne!(open(&house.file, "en fremmed setning").unwrap().key.as_bytes(), house.key.as_bytes());
    house.file.drop_slot(id).unwrap();
    assert!(house.file.add_slot(secret("AB", &phrase), KdfParams::FAST, &house.key).is_ok());
}

#[test]
fn a_code_counts_as_handed_over_once_it_was_shown_and_a_new_one_not_yet() {
    let mut house = House::new();
    assert!(!house.file.recovery_is_confirmed());
    let other = RecoveryCode::random().unwrap();
    assert!(matches!(house.file.confirm_recovery(&other), Err(KeyError::WrongSecret)));
    assert!(!house.file.recovery_is_confirmed());
    house.file.confirm_recovery(&house.code).unwrap();
    let mut read = decode(encode(&house.file).unwrap().as_bytes()).unwrap();
    assert!(read.recovery_is_confirmed());
    let code = RecoveryCode::random().unwrap();
    read.renew_recovery(&code, KdfParams::FAST, &house.key).unwrap();
    let read = decode(encode(&read).unwrap().as_bytes()).unwrap();
    assert!(!read.recovery_is_confirmed());
    assert_wrong_secret(read.open_recovery(&house.code));
    read.open_recovery(&code).unwrap();
}

#[test]
fn a_house_without_a_code_has_none_to_hand_over_and_gets_one() {
    let house = House::new();
    let mut file = KeyFile::new(house.file.house());
    file.add_slot(secret("KN", &Passphrase::new(KARI)), KdfParams::FAST, &house.key).unwrap();
    assert!(!file.recovery_is_confirmed());
    file.renew_recovery(&house.code, KdfParams::FAST, &house.key).unwrap();
    file.confirm_recovery(&house.code).unwrap();
    assert!(file.recovery_is_confirmed());
}

#[test]
fn a_foreign_recovery_slot_can_be_replaced() {
    let mut house = House::new();
    let other_key = DataKey::random().unwrap();
    let foreign =
        Slot::new(house.file.house(), house.recovery, Secret::Recovery(&house.code), KdfParams::FAST, 1, &other_key);
    *house.slot_mut(house.recovery) = foreign.unwrap();
    assert_eq!(house.file.foreign_slots(&house.key), [house.recovery]);
    let code = RecoveryCode::random().unwrap();
    house.file.replace_secret(house.recovery, Secret::Recovery(&code), KdfParams::FAST, &house.key).unwrap();
    assert!(house.file.foreign_slots(&house.key).is_empty());
}

#[test]
fn a_full_file_takes_no_more_and_reads_back() {
    let mut house = House::new();
    let phrase = passphrase(OLA);
    while house.file.slots().len() < 64 {
        house.file.add_slot(secret("AB", &phrase), KdfParams::FAST, &house.key).unwrap();
    }
    let one_more = house.file.add_slot(secret("AB", &phrase), KdfParams::FAST, &house.key);
    assert!(matches!(one_more, Err(KeyError::TooManySlots)));
    assert_eq!(decode(house.text().as_bytes()).unwrap().slots().len(), 64);

    let spare = house.file.slots()[5].clone();
    house.file.slots_mut().push(spare);
    house.file.slots_mut()[64] =
        Slot::new(house.file.house(), SlotId::random().unwrap(), secret("AB", &phrase), KdfParams::FAST, 1, &house.key)
            .unwrap();
    assert_damage(decode(house.text().as_bytes()), Damage::Slots);
}

// ---- a change of the data key that was begun

#[test]
fn a_pending_key_is_given_as_the_second_to_try() {
    let mut house = House::new();
    let next = DataKey::random().unwrap();
    let id = house.file.house();
    for slot in house.file.slots_mut() {
        slot.seal_pending(id, &next).unwrap();
    }
    let mut file = decode(house.text().as_bytes()).unwrap();
    let unlocked = file.open(Some("KN"), &passphrase(KARI)).unwrap();
    assert_eq!(unlocked.key.as_bytes(), house.key.as_bytes());
    assert_eq!(unlocked.pending.unwrap().as_bytes(), next.as_bytes());

    let phrase = passphrase("ny på jobb i dag");
    let added = file.add_slot(secret("AB", &phrase), KdfParams::FAST, &house.key);
    assert!(matches!(added, Err(KeyError::RotationPending)));
    let replaced = file.replace_secret(house.kari, secret("KN", &phrase), KdfParams::FAST, &house.key);
    assert!(matches!(replaced, Err(KeyError::RotationPending)));
}

#[test]
fn a_pending_seal_of_another_slot_is_damage() {
    let mut house = House::new();
    let next = DataKey::random().unwrap();
    let id = house.file.house();
    house.slot_mut(house.ola).seal_pending(id, &next).unwrap();
    let strange = house.slot_mut(house.ola).pending.take();
    house.slot_mut(house.kari).pending = strange;
    assert_damage(open(&house.file, KARI), Damage::Seal);
}

// ---- damage and edits

#[test]
fn every_flipped_bit_is_damage() {
    let text = House::new().text().into_bytes();
    for position in 0..text.len() {
        for bit in 0..8 {
            let mut flipped = text.clone();
            flipped[position] ^= 1 << bit;
            assert_damage(decode(&flipped), Damage::Checksum);
        }
    }
}

#[test]
fn every_truncation_is_damage() {
    let text = House::new().text().into_bytes();
    for length in 0..text.len() {
        assert_damage(decode(&text[..length]), Damage::Checksum);
    }
    let longer = [text.as_slice(), b"\n"].concat();
    assert_damage(decode(&longer), Damage::Checksum);
}

/// With the checksum put right, as somebody with an editor would.
#[test]
fn no_edited_byte_gives_a_panic_or_another_key() {
    let house = House::new();
    let content = house.content().into_bytes();
    for position in 0..content.len() {
        for mask in [1, 2, 8] {
            let mut edited = content.clone();
            edited[position] ^= mask;
            let Ok(edited) = String::from_utf8(edited) else { continue };
            let file = match decode(with_checksum(&edited).as_bytes()) {
                Ok(file) => file,
                Err(refused) => {
                    assert!(
                        matches!(refused, KeyError::Damaged(_) | KeyError::Newer { .. }),
                        "{position}: {refused:?}"
                    );
                    continue;
                }
            };
            for answer in [open(&file, KARI), file.open_recovery(&house.code)] {
                match answer {
                    Ok(unlocked) => assert_eq!(unlocked.key.as_bytes(), house.key.as_bytes(), "{position}"),
                    Err(refused) => assert!(
                        matches!(refused, KeyError::WrongSecret | KeyError::Damaged(_)),
                        "{position}: {refused:?}"
                    ),
                }
            }
        }
    }
}

#[test]
fn lowered_parameters_do_not_open() {
    let key = DataKey::random().unwrap();
    let phrase = passphrase(KARI);
    let dear = KdfParams { memory_kib: 256, passes: 3, lanes: 2 };
    let mut house = House::new();
    house.file = KeyFile::new(house.file.house());
    house.file.add_slot(secret("KN", &phrase), dear, &key).unwrap();
    assert!(open(&house.file, KARI).is_ok());
    let cheaper = [("memory_kib = 256", "memory_kib = 64"), ("passes = 3", "passes = 1"), ("lanes = 2", "lanes = 1")];
    for (from, to) in cheaper {
        assert_wrong_secret(open(&house.edited(from, to).unwrap(), KARI));
    }
}

#[test]
fn parameters_that_would_hang_the_program_are_damage() {
    let house = House::new();
    let hostile = [
        ("memory_kib = 64", "memory_kib = 4000000"),
        ("memory_kib = 64", "memory_kib = 1"),
        ("passes = 1", "passes = 4000000000"),
        ("passes = 1", "passes = 0"),
        ("lanes = 1", "lanes = 16000000"),
    ];
    for (from, to) in hostile {
        assert_damage(house.edited(from, to), Damage::KdfParams);
    }
    assert_damage(house.edited("memory_kib = 64", "memory_kib = 5000000000"), Damage::Fields);
}

#[test]
fn a_slot_cannot_be_relabelled_as_the_other_kind() {
    let code = RecoveryCode::random().unwrap();
    let symbols = passphrase(&code.to_string().replace('-', ""));
    let mut house = House::new();
    house.file = KeyFile::new(house.file.house());
    house.file.add_slot(secret("KN", &symbols), KdfParams::FAST, &house.key).unwrap();
    house.file.add_slot(secret("OH", &passphrase(OLA)), KdfParams::FAST, &house.key).unwrap();
    let hint = u8::from(Hint::of(house.file.house(), "KN"));
    let content = house.content().replacen("kind = \"passphrase\"", "kind = \"recovery\"", 1);
    let relabelled = with_checksum(&content.replacen(&format!("hint = {hint}\n"), "", 1));
    assert_wrong_secret(decode(relabelled.as_bytes()).unwrap().open_recovery(&code));
}

#[test]
fn a_slot_of_another_house_does_not_open_here() {
    let mut here = House::with_id(HouseId::from_bytes([1; 16]));
    let there = House::with_id(HouseId::from_bytes([2; 16]));
    *here.file.slots_mut() = there.file.slots().to_vec();
    assert_wrong_secret(open(&here.file, KARI));
    assert_wrong_secret(here.file.open_recovery(&there.code));
}

#[test]
fn parts_of_two_slots_do_not_mix() {
    let house = House::new();
    let field = |id: SlotId, table: &str| {
        let text = toml::to_string(house.file.slots().iter().find(|slot| slot.id() == id).unwrap()).unwrap();
        let table = text.split(&format!("[{table}]\n")).nth(1).unwrap();
        table.split("\n[").next().unwrap().trim().to_owned()
    };
    let (kari, ola) = (field(house.kari, "private_key"), field(house.ola, "private_key"));
    let mixed = house.edited(&kari, &ola).unwrap();
    assert_wrong_secret(open(&mixed, KARI));
    assert!(open(&mixed, OLA).is_ok());

    let (kari, ola) = (field(house.kari, "seal"), field(house.ola, "seal"));
    let mixed = house.edited(&kari, &ola).unwrap();
    assert_damage(open(&mixed, KARI), Damage::Seal);
    assert!(open(&mixed, OLA).is_ok());
}

#[test]
fn a_seal_of_another_generation_is_damage() {
    let house = House::new();
    assert_damage(open(&house.edited("generation = 1", "generation = 2").unwrap(), KARI), Damage::Seal);
}

#[test]
fn a_newer_version_is_newer_and_nothing_else_is() {
    let house = House::new();
    let newer = house.edited("version = 1", "version = 2\nsomething_new = true");
    assert!(matches!(newer, Err(KeyError::Newer { found: 2 })), "{newer:?}");
    assert_damage(house.edited("version = 1", "version = 0"), Damage::Fields);
    assert_damage(house.edited("version = 1", "version = \"1\""), Damage::Fields);
    assert_damage(house.edited("version = 1\n", ""), Damage::Fields);
}

#[test]
fn strange_fields_and_loose_spelling_are_damage() {
    let house = House::new();
    let id = house.kari.to_string();
    let strange = [
        ("kind = \"recovery\"", "kind = \"card\""),
        ("kind = \"recovery\"", "kind = \"recovery\"\nowner = \"KN\""),
        ("passes = 1", "passes = 1\nthreads = 4"),
        ("generation = 1", "generation = -1"),
        (id.as_str(), &id.to_uppercase().replace('0', "A")),
        (id.as_str(), &id[..30]),
    ];
    for (from, to) in strange {
        assert_damage(house.edited(from, to), Damage::Fields);
    }
}

#[test]
fn hints_belong_to_passphrases() {
    let house = House::new();
    let hint = u8::from(Hint::of(house.file.house(), "KN"));
    assert_damage(house.edited(&format!("hint = {hint}\n"), ""), Damage::Fields);
    assert_damage(house.edited(&format!("hint = {hint}\n"), "hint = 16\n"), Damage::Fields);
    assert_damage(house.edited("kind = \"recovery\"", "kind = \"passphrase\""), Damage::Fields);
}

#[test]
fn a_set_of_slots_that_cannot_be_is_damage() {
    let mut house = House::new();
    let text = |file: &KeyFile| encode(file).unwrap();
    let copy = house.file.slots()[0].clone();
    house.file.slots_mut().push(copy);
    assert_damage(decode(text(&house.file).as_bytes()), Damage::Slots);

    let mut house = House::new();
    let second = Slot::new(
        house.file.house(),
        SlotId::random().unwrap(),
        Secret::Recovery(&house.code),
        KdfParams::FAST,
        1,
        &house.key,
    );
    house.file.slots_mut().push(second.unwrap());
    assert_damage(decode(text(&house.file).as_bytes()), Damage::Slots);

    house.file.slots_mut().retain(|slot| slot.kind() == SlotKind::Recovery);
    house.file.slots_mut().truncate(1);
    assert_damage(decode(text(&house.file).as_bytes()), Damage::Slots);
    house.file.slots_mut().clear();
    assert_damage(decode(text(&house.file).as_bytes()), Damage::Slots);
}

#[test]
fn a_file_of_the_first_version_opens_for_ever() {
    let file = decode(include_bytes!("version1.keys")).unwrap();
    let unlocked = file.open(Some("KN"), &passphrase(KARI)).unwrap();
    assert_eq!(unlocked.key.as_bytes(), &FIRST_VERSION_KEY);
    let code = RecoveryCode::parse(FIRST_VERSION_CODE).unwrap();
    assert_eq!(file.open_recovery(&code).unwrap().key.as_bytes(), &FIRST_VERSION_KEY);
    assert!(file.recovery_is_confirmed());
    assert_eq!(encode(&file).unwrap().as_bytes(), include_bytes!("version1.keys"));
}

#[test]
fn the_file_holds_no_name_and_no_secret() {
    let house = House::new();
    let text = house.text();
    for hidden in ["KN", "fjord", &house.code.to_string()[..5], &Hex(*house.key.as_bytes()).to_string()[..16]] {
        assert!(!text.contains(hidden), "{hidden:?} stands in the file");
    }
    assert_eq!(format!("{:?}", house.key), "DataKey(secret)");
    let shown = format!("{:?}", open(&house.file, KARI).unwrap());
    assert!(!shown.contains(&Hex(*house.key.as_bytes()).to_string()));
}

#[test]
fn nothing_is_used_twice() {
    let (one, other) = (House::new(), House::new());
    let values = |house: &House| -> HashSet<String> {
        let hex = |line: &str| line.split('"').nth(1).filter(|value| value.len() >= 32).map(str::to_owned);
        house.content().lines().filter(|line| !line.starts_with("house")).filter_map(hex).collect()
    };
    // Eleven random or derived values a slot, three slots.
    assert_eq!(values(&one).len(), 33);
    assert!(values(&one).is_disjoint(&values(&other)));
}

// ---- on disk

#[test]
fn what_is_written_is_read() {
    let mut house = House::new();
    house.file.set_audit_head(AuditHead { row: AuditId(4711), hash: Hex([9; 32]) });
    let (_folder, path) = house.saved();
    let file = KeyFile::read(&path).unwrap();
    assert_eq!(file.audit_head(), Some(AuditHead { row: AuditId(4711), hash: Hex([9; 32]) }));
    assert!(open(&file, KARI).is_ok());
}

#[test]
fn a_new_file_never_replaces_one() {
    let (_folder, path) = House::new().saved();
    let before = fs::read(&path).unwrap();
    assert!(matches!(House::new().file.write_new(&path), Err(KeyError::Exists)));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_file_that_nobody_could_open_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("house.keys");
    let file = KeyFile::new(HouseId::random().unwrap());
    assert!(matches!(file.write_new(&path), Err(KeyError::LastPassphrase)));
    assert!(matches!(KeyFile::read(&path), Err(KeyError::Missing)));
}

#[test]
fn what_is_no_key_file_is_told_apart() {
    let (folder, path) = House::new().saved();
    assert!(matches!(KeyFile::read(&folder.path().join("none")), Err(KeyError::Missing)));
    assert_damage(KeyFile::read(folder.path()), Damage::NotAFile);
    fs::write(&path, b"").unwrap();
    assert_damage(KeyFile::read(&path), Damage::Checksum);
    fs::write(&path, [0xff; 300]).unwrap();
    assert_damage(KeyFile::read(&path), Damage::Checksum);
    fs::write(&path, vec![b'a'; 2 * 1024 * 1024]).unwrap();
    assert_damage(KeyFile::read(&path), Damage::TooLarge);
}

#[test]
fn an_update_that_fails_changes_nothing() {
    let house = House::new();
    let (_folder, path) = house.saved();
    let before = fs::read(&path).unwrap();
    let answer = KeyFile::update(&path, |file| {
        file.drop_slot(house.kari)?;
        file.drop_slot(house.ola)
    });
    assert!(matches!(answer, Err(KeyError::LastPassphrase)));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_write_that_fails_leaves_the_old_file() {
    let house = House::new();
    let (folder, path) = house.saved();
    let before = fs::read(&path).unwrap();
    let in_the_way = folder.path().join("house.keys.new");
    fs::create_dir(&in_the_way).unwrap();
    let answer = KeyFile::update(&path, |file| file.drop_slot(house.kari));
    assert!(matches!(answer, Err(KeyError::Io { .. })), "{answer:?}");
    assert_eq!(fs::read(&path).unwrap(), before);

    fs::remove_dir(&in_the_way).unwrap();
    KeyFile::update(&path, |file| file.drop_slot(house.kari)).unwrap();
    assert_eq!(KeyFile::read(&path).unwrap().slots().len(), 2);
}

#[test]
fn what_a_killed_program_left_is_cleared_away() {
    let house = House::new();
    let (folder, path) = house.saved();
    fs::write(folder.path().join("house.keys.new"), b"half a fi").unwrap();
    assert!(KeyFile::read(&path).is_ok());
    KeyFile::update(&path, |file| file.drop_slot(house.kari)).unwrap();
    let names: HashSet<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, HashSet::from(["house.keys".into(), "house.keys.lock".into()]));
}

#[test]
fn a_damaged_file_is_not_updated() {
    let (_folder, path) = House::new().saved();
    fs::write(&path, b"personalbase-keys sha256:00\n").unwrap();
    assert_damage(KeyFile::update(&path, |_| Ok(())), Damage::Checksum);
    assert_eq!(fs::read(&path).unwrap(), b"personalbase-keys sha256:00\n");
}

#[test]
fn changes_at_the_same_time_all_survive() {
    let house = House::new();
    let (_folder, path) = house.saved();
    let added: Vec<SlotId> = thread::scope(|scope| {
        let add = |number: usize| {
            let phrase = passphrase(&format!("setning nummer {number}"));
            KeyFile::update(&path, |file| file.add_slot(secret("AB", &phrase), KdfParams::FAST, &house.key)).unwrap()
        };
        let threads: Vec<_> = (0..8).map(|number| scope.spawn(move || add(number))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let file = KeyFile::read(&path).unwrap();
    assert_eq!(file.slots().len(), 11);
    for (number, id) in added.into_iter().enumerate() {
        assert_eq!(open(&file, &format!("setning nummer {number}")).unwrap().slot, id);
    }
}

#[test]
fn a_reader_beside_a_writer_always_sees_a_whole_file() {
    let house = House::new();
    let (_folder, path) = house.saved();
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for row in 0..40 {
                let head = AuditHead { row: AuditId(row), hash: Hex([1; 32]) };
                KeyFile::update(&path, |file| {
                    file.set_audit_head(head);
                    Ok(())
                })
                .unwrap();
            }
        });
        while !writer.is_finished() {
            assert_eq!(KeyFile::read(&path).unwrap().slots().len(), 3);
        }
    });
    assert_eq!(KeyFile::read(&path).unwrap().audit_head().unwrap().row, AuditId(39));
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;

    let (folder, path) = House::new().saved();
    KeyFile::update(&path, |_| Ok(())).unwrap();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.file_name());
    }
}
