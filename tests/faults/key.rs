//! Changing the data key, and what can happen meanwhile.

use std::fs::{self, File};

use super::{
    assert_whole,
    backups::give_to_nobody,
    contents,
    disk::{as_before, as_ordinary_user},
    house::{Answer, House},
    limited, slots,
};

const NEW_KEY: [&str; 3] = ["key", "rotate", "--yes"];

/// The key is not changed, in both languages; every file is as it was.
fn assert_key_kept(house: &House, code: i32, norwegian: &str, english: &str, run: impl Fn(&[&str]) -> Answer) {
    let keys = slots(house);
    for (language, sentence) in [("nb", norwegian), ("en", english)] {
        let answer = run(&[&["--user", "KN", "--language", language], &NEW_KEY[..]].concat());
        assert_eq!((answer.code, answer.out.as_str()), (code, ""), "{}", answer.err);
        assert!(answer.err.contains(sentence), "{}", answer.err);
    }
    let after = contents(&house.folder());
    let half = after.iter().find(|(path, _)| path.to_string_lossy().contains("house.db.next"));
    assert!(half.is_none(), "nothing is left by half");
    assert_eq!(slots(house), keys);
}

#[test]
fn a_full_disk_while_the_key_is_changed() {
    let house = House::sample();
    drop(house.open("KN"));
    house.run_as("KN", &["staff", "list"]).fine();
    let english = "The disk has no room for a whole copy of the house with a new key. The key is not changed";
    // Enough for signing in, and too little for another database.
    let run = |args: &[&str]| limited(&house, 80, args, None);
    assert_key_kept(&house, 7, "Det er ikke plass på disken til en hel kopi av huset med ny nøkkel.", english, run);
    assert_whole(&house);
    house.run_as("KN", &NEW_KEY).fine();
    assert_whole(&house);
}

#[test]
fn a_folder_that_can_only_be_read_while_the_key_is_changed() {
    let house = House::sample();
    give_to_nobody(&house);
    let keys = slots(&house);
    let answer = as_ordinary_user(&house, 0o500, 0o400, &NEW_KEY);
    as_before(&house);
    assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
    assert_eq!(slots(&house), keys);
    assert!(!house.folder().join("house.db.next").exists());
}

#[test]
fn a_house_that_is_open_elsewhere_while_the_key_is_changed() {
    let house = House::sample();
    house.run_as("KN", &["staff", "list"]).fine();
    let lock = File::options().read(true).write(true).open(house.folder().join("house.lock")).unwrap();
    lock.lock_shared().unwrap();
    let english = "The house is open on another screen or in another program. The key is not changed";
    let run = |args: &[&str]| {
        let file = house.path("passphrase");
        house.run(&[&["--passphrase-file", &file], args].concat())
    };
    let norwegian = "Huset er åpent på en annen skjerm eller i et annet program. Nøkkelen er ikke byttet";
    assert_key_kept(&house, 5, norwegian, english, run);
    lock.unlock().unwrap();
    house.run_as("KN", &NEW_KEY).fine();
    assert_whole(&house);
}

#[test]
fn a_damaged_page_that_is_met_while_the_key_is_changed() {
    let house = House::sample();
    house.run_as("KN", &["staff", "list"]).fine();
    let path = house.folder().join("house.db");
    let good = fs::read(&path).unwrap();
    let mut bad = good.clone();
    // A page that nobody needs to sign in.
    let middle = bad.len() / 8_192 * 4_096 + 100;
    bad[middle] ^= 1;
    fs::write(&path, &bad).unwrap();
    let run = |args: &[&str]| {
        let file = house.path("passphrase");
        house.run(&[&["--passphrase-file", &file], args].concat())
    };
    let keys = slots(&house);
    let answer = run(&[&["--user", "KN"], &NEW_KEY[..]].concat());
    assert_eq!(answer.code, 4, "{}{}", answer.out, answer.err);
    assert!(answer.err.contains("Nøkkelen er ikke byttet"), "{}", answer.err);
    assert_eq!(slots(&house), keys);
    assert!(!house.folder().join("house.db.next").exists());
    fs::write(&path, good).unwrap();
}

#[test]
fn the_program_killed_while_it_changes_the_key_says_what_became_of_it() {
    let house = House::sample();
    let next = house.folder().join("house.db.next");
    let mut told = 0;
    for _ in 0..40 {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_personalbase"));
        program.env_clear().env("HOME", house.home.path()).stdout(std::process::Stdio::null());
        program.arg("--data").arg(house.folder()).args(["--user", "KN"]);
        program.args(["--passphrase-file", &house.path("passphrase")]).args(NEW_KEY);
        let mut child = program.spawn().unwrap();
        while child.try_wait().unwrap().is_none() && !next.exists() {}
        let _ = child.kill();
        child.wait().unwrap();
        let was_cut_short = next.exists();
        let answer = house.run_as("NV", &["staff", "list"]);
        assert_eq!(answer.code, 0, "{}", answer.err);
        assert!(!next.exists());
        if was_cut_short {
            assert!(answer.err.contains("Et bytte av nøkkelen ble avbrutt midt i."), "{}", answer.err);
            told += 1;
        }
        if told == 3 {
            break;
        }
    }
    assert!(told > 0, "killed in the middle");
    assert_whole(&house);
}
