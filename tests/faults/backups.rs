//! Copies, and what can happen while one is made.

use std::{
    fs::{self, Permissions},
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::Path,
};

use super::{
    assert_fault, assert_whole, contents, database,
    house::{Answer, House},
    limited,
};

const BACK_UP: [&str; 2] = ["backup", "create"];

/// What lies in the folder of the copies, but for the lock.
fn copies(house: &House) -> Vec<String> {
    let folder = fs::read_dir(house.folder().join("backups"));
    let names = folder.into_iter().flatten().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "house-backup.lock").collect();
    names.sort();
    names
}

#[test]
fn a_full_disk_while_a_copy_is_made() {
    let house = House::sample();
    house.run_as("KN", &BACK_UP).fine();
    let before = copies(&house);
    let english = "The backup does not fit in";
    for (language, sentence) in [("nb", "Sikkerhetskopien får ikke plass i"), ("en", english)] {
        // Enough for signing in, and too little for a copy.
        let args = ["--user", "KN", "--language", language, "backup", "create"];
        let answer = limited(&house, 80, &args, None);
        assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
        assert!(answer.err.contains(sentence), "{}", answer.err);
        assert_eq!(copies(&house), before, "no half copy, and the one that was there is there");
    }
    house.run_as("KN", &["backup", "verify"]).fine();
    assert_whole(&house);
}

#[test]
fn a_full_disk_while_a_house_is_restored() {
    let house = House::sample();
    house.run_as("KN", &BACK_UP).fine();
    let (name, new) = (copies(&house)[0].replace(".db", ""), house.path("new"));
    let answer = limited(&house, 80, &["--user", "KN", "backup", "restore", &name, "--to", &new], None);
    assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
    assert!(answer.err.contains("Disken er full."), "{}", answer.err);
    assert!(!Path::new(&new).exists(), "no half house");
    house.run_as("KN", &["backup", "restore", &name, "--to", &new]).fine();
}

#[test]
fn a_place_for_copies_that_can_only_be_read() {
    let house = House::sample();
    let stick = house.home.path().join("stick");
    fs::create_dir(&stick).unwrap();
    fs::set_permissions(&stick, Permissions::from_mode(0o555)).unwrap();
    let program = |language| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_personalbase"));
        program.env_clear().env("HOME", house.home.path());
        program.arg("--data").arg(house.folder()).args(["--user", "KN", "--language", language]);
        program.args(["--passphrase-file", &house.path("passphrase")]).args(BACK_UP).arg("--to").arg(&stick);
        program
    };
    // The house is theirs, and the stick is nobody's to write on.
    if rustix::process::geteuid().is_root() {
        give_to_nobody(&house);
    }
    for (language, sentence) in [("nb", "kan bare leses. Ingen kopi er laget"), ("en", "can only be read. No copy")] {
        let mut program = program(language);
        if rustix::process::geteuid().is_root() {
            program.uid(65_534).gid(65_534);
        }
        let answer = Answer::of(&mut assert_cmd::Command::from_std(program));
        assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
        assert!(answer.err.contains(sentence), "{}", answer.err);
    }
    assert_eq!(fs::read_dir(&stick).unwrap().count(), 0);
    assert_whole(&house);
}

/// Gives a house to somebody whom the modes of the files hold back; they do not hold root.
pub fn give_to_nobody(house: &House) {
    use std::os::unix::fs::chown;
    for path in std::iter::once(house.folder()).chain(contents(&house.folder()).into_iter().map(|(path, _)| path)) {
        chown(path, Some(65_534), Some(65_534)).unwrap();
    }
    fs::set_permissions(house.home.path(), Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_program_killed_while_it_makes_a_copy() {
    let house = House::sample();
    let is_part = |name: &String| name.contains(".part");
    let mut left_by_half = 0;
    for _ in 0..60 {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_personalbase"));
        program.env_clear().env("HOME", house.home.path()).stdout(std::process::Stdio::null());
        program.arg("--data").arg(house.folder()).args(["--user", "KN"]);
        program.args(["--passphrase-file", &house.path("passphrase")]).args(BACK_UP);
        let mut child = program.spawn().unwrap();
        while child.try_wait().unwrap().is_none() && !copies(&house).iter().any(is_part) {}
        let _ = child.kill();
        child.wait().unwrap();
        left_by_half += usize::from(copies(&house).iter().any(is_part));
        // What is called a copy is one, whenever the program was killed.
        let listed = house.run(&["backup", "list", "--json"]).json();
        for copy in listed["places"][0]["copies"].as_array().unwrap() {
            let name = copy["name"].as_str().unwrap();
            assert_eq!(house.run_as("KN", &["backup", "verify", name, "--json"]).json()["sound"], true);
        }
        if left_by_half == 3 {
            break;
        }
    }
    assert!(left_by_half > 0, "killed in the middle");
    house.run_as("KN", &BACK_UP).fine();
    assert!(!copies(&house).iter().any(is_part), "the next one clears up: {:?}", copies(&house));
    assert_whole(&house);
}

#[test]
fn a_house_that_has_to_be_changed_and_cannot_be_copied_before() {
    let house = House::sample();
    let newest: i64 = database(&house).query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    database(&house).execute_batch(&format!("PRAGMA user_version = {}", newest - 1)).unwrap();
    let backups = house.folder().join("backups");
    fs::write(&backups, "a file where the folder should be").unwrap();
    let before = fs::read(house.folder().join("house.db")).unwrap();
    assert_fault(&house, 7, "så huset er ikke gjort om. ", "so the house is not changed. ");
    assert_fault(&house, 7, "er en fil og ikke en mappe", "is a file and no folder");
    assert_eq!(fs::read(house.folder().join("house.db")).unwrap(), before, "not a byte");
    fs::remove_file(backups).unwrap();
    database(&house).execute_batch(&format!("PRAGMA user_version = {newest}")).unwrap();
    assert_whole(&house);
}
