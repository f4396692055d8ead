//! A disk that is full or can only be read.

use std::{
    fs::{self, Permissions},
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::Path,
};

use super::{
    ADD, assert_whole, contents, database,
    house::{Answer, House},
    limited,
};

#[test]
fn a_full_disk_in_the_middle_of_a_save() {
    let house = House::sample();
    fs::write(house.path("text"), "Lang tekst som ikke får plass. ".repeat(600)).unwrap();
    // 40 kB a file: enough for the shared memory of the log and for signing in, too little for the entry.
    let answer = limited(&house, 80, &["--user", "KN", "log", "add", "--about", "hus"], Some("text"));
    assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
    assert!(answer.err.contains("Disken er full. Det som var lagret, er trygt."), "{}", answer.err);
    assert_whole(&house);
}

#[test]
fn a_full_disk_while_a_house_is_set_up() {
    let house = House::none();
    let pin = house.path("pin");
    let args = ["init", "--name", "Elvehuset", "--initials", "KN", "--staff-name", "Kari", "--pin-file", &pin];
    for blocks in [1, 40] {
        let answer = limited(&house, blocks, &args, None);
        assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
        assert!(!house.folder().exists(), "nothing is left by half");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_with_the_recovery_code_that_does_not_get_out() {
    let house = House::none();
    let args = ["init", "--name", "Elvehuset", "--initials", "KN", "--staff-name", "Kari"];
    let mut program = house.program();
    program.args(args).args(["--passphrase-file", &house.path("passphrase"), "--pin-file", &house.path("pin")]);
    let mut shell = assert_cmd::Command::new("sh");
    shell.env_clear().env("HOME", house.home.path()).env("PATH", "/usr/bin:/bin");
    shell.args(["-c", "exec \"$@\" > /dev/full", "sh"]).arg(program.get_program()).args(program.get_args());
    let answer = Answer::of(&mut shell);
    assert_eq!(answer.code, 7, "{}", answer.err);
    // The house stands, and remembers that nobody has its code.
    let doctor = house.run_as("KN", &["doctor"]);
    assert_eq!(doctor.code, 0, "{}", doctor.out);
    assert!(doctor.out.contains("[merk] Ingen har vist at de har koden på papir."), "{}", doctor.out);
}

#[test]
fn a_folder_that_can_only_be_read() {
    let house = House::sample();
    let before = contents(&house.folder());
    let answer = as_ordinary_user(&house, 0o555, 0o444, &ADD);
    assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
    assert!(answer.err.contains("kan bare leses"), "{}", answer.err);
    assert_eq!(contents(&house.folder()), before);
    as_before(&house);
    assert_whole(&house);
}

#[test]
fn a_folder_that_cannot_be_looked_into() {
    let house = House::sample();
    let answer = as_ordinary_user(&house, 0o000, 0o600, &ADD);
    assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
    assert!(answer.err.contains("kan ikke åpnes"), "{}", answer.err);
    as_before(&house);
    assert_whole(&house);
}

#[test]
fn a_place_where_no_house_may_be_made() {
    let house = House::none();
    fs::create_dir(house.folder()).unwrap();
    let pin = house.path("pin");
    let args = ["init", "--name", "Elvehuset", "--initials", "KN", "--staff-name", "Kari", "--pin-file", &pin];
    let answer = as_ordinary_user(&house, 0o555, 0o444, &args);
    assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
    assert!(answer.err.contains("kan bare leses"), "{}", answer.err);
    as_before(&house);
    assert_eq!(fs::read_dir(house.folder()).unwrap().count(), 0);
}

/// Runs the program as somebody whom the modes of the files hold back; they do not hold root.
pub fn as_ordinary_user(house: &House, folder_mode: u32, file_mode: u32, args: &[&str]) -> Answer {
    const NOBODY: u32 = 65_534;
    let set = |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    for (path, _) in contents(&house.folder()) {
        set(&path, file_mode);
    }
    set(&house.folder(), folder_mode);
    set(house.home.path(), 0o755);
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_personalbase"));
    program.env_clear().env("HOME", house.home.path());
    program.arg("--data").arg(house.folder());
    program.args(["--user", "KN", "--passphrase-file", &house.path("passphrase")]).args(args);
    if rustix::process::geteuid().is_root() {
        program.uid(NOBODY).gid(NOBODY);
    }
    Answer::of(&mut assert_cmd::Command::from_std(program))
}

pub fn as_before(house: &House) {
    fs::set_permissions(house.folder(), Permissions::from_mode(0o700)).unwrap();
    for (path, _) in contents(&house.folder()) {
        fs::set_permissions(path, Permissions::from_mode(0o600)).unwrap();
    }
}

#[test]
fn a_full_disk_before_the_house_is_changed_for_a_newer_program() {
    let house = House::sample();
    let newest: i64 = database(&house).query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let older = format!("PRAGMA user_version = {}; PRAGMA wal_checkpoint(TRUNCATE)", newest - 1);
    database(&house).execute_batch(&older).unwrap();
    let before = fs::read(house.folder().join("house.db")).unwrap();
    let answer = limited(&house, 80, &["--user", "KN", "today"], None);
    assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
    assert!(answer.err.contains("så huset er ikke gjort om."), "{}", answer.err);
    assert!(answer.err.contains("får ikke plass"), "{}", answer.err);
    assert_eq!(fs::read(house.folder().join("house.db")).unwrap(), before, "not a byte");
    database(&house).execute_batch(&format!("PRAGMA user_version = {newest}")).unwrap();
    assert_whole(&house);
}
