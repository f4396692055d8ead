//! What can happen to the files of a house: each fault has its own sentence and exit code, nothing is written by half, and
//! once the fault is mended everything is found again. Real files, the real program.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must say so and fail")]

#[path = "cli/house.rs"]
#[allow(dead_code, reason = "the command line's own tests use the rest of it")]
mod house;

use std::{
    fs::{self, File, Permissions},
    os::unix::{
        fs::{PermissionsExt as _, symlink},
        process::CommandExt as _,
    },
    path::{Path, PathBuf},
};

use house::{Answer, House};
use personalbase::{
    store::keys::{KeyFile, Passphrase},
    testing::PASSPHRASE,
};
use rusqlite::Connection;

const SAVED: usize = 4;
const ADD: [&str; 5] = ["log", "add", "--about", "hus", "Skrevet under feilen."];

/// Everything that was saved is there, nothing else, and the house is sound.
fn assert_whole(house: &House) {
    let list = house.run_as("KN", &["log", "list", "--json"]).json();
    assert_eq!(list["entries"].as_array().unwrap().len(), SAVED, "{list}");
    assert_eq!(house.run_as("KN", &["doctor"]).code, 0);
}

/// Both languages say it, with the code, and nothing on standard output.
fn assert_fault(house: &House, code: i32, norwegian: &str, english: &str) {
    for (language, sentence) in [("nb", norwegian), ("en", english)] {
        let answer = Answer::of(house.program_as("KN").args(ADD).args(["--language", language]));
        assert_eq!((answer.code, answer.out.as_str()), (code, ""), "{}", answer.err);
        assert!(answer.err.contains(sentence), "{}", answer.err);
    }
}

/// Files by name with their bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Spoils a file, checks the fault, puts the file back and finds everything.
fn spoil(name: &str, change: impl FnOnce(&mut Vec<u8>), code: i32, norwegian: &str, english: &str) {
    let house = House::sample();
    let path = house.folder().join(name);
    let good = fs::read(&path).unwrap();
    let mut bad = good.clone();
    change(&mut bad);
    assert_ne!(good, bad);
    fs::write(&path, &bad).unwrap();
    assert_fault(&house, code, norwegian, english);
    assert_eq!(fs::read(&path).unwrap(), bad, "a damaged file is left as it is");
    fs::write(&path, good).unwrap();
    assert_whole(&house);
}

/// The database opened beside the program, with its own key.
fn database(house: &House) -> Connection {
    let file = KeyFile::read(&house.folder().join("house.keys")).unwrap();
    let key = file.open(None, &Passphrase::new(PASSPHRASE)).unwrap().key;
    let key: String = key.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let conn = Connection::open(house.folder().join("house.db")).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    conn
}

const KEY_FILE: (i32, &str, &str) =
    (4, "Nøkkelfila (house.keys) kan ikke leses", "The key file (house.keys) cannot be read");
const DATABASE: (i32, &str, &str) = (4, "Databasen (house.db) er skadet", "The database (house.db) is damaged");

#[test]
fn a_damaged_key_file() {
    let (code, norwegian, english) = KEY_FILE;
    spoil("house.keys", |bytes| bytes[400] ^= 1, code, norwegian, english);
    spoil("house.keys", |bytes| bytes.truncate(300), code, norwegian, english);
    spoil("house.keys", Vec::clear, code, norwegian, english);
}

#[test]
fn a_missing_key_file() {
    let house = House::sample();
    let (keys, aside) = (house.folder().join("house.keys"), house.home.path().join("aside"));
    fs::rename(&keys, &aside).unwrap();
    let (code, norwegian, english) = KEY_FILE;
    assert_fault(&house, code, norwegian, english);
    fs::rename(&aside, &keys).unwrap();
    assert_whole(&house);
}

#[test]
fn a_damaged_database() {
    let (code, norwegian, english) = DATABASE;
    spoil("house.db", |bytes| bytes[5] ^= 1, code, norwegian, english);
    spoil("house.db", |bytes| bytes[100] ^= 1, code, norwegian, english);
    // Every page but the first.
    spoil("house.db", |bytes| bytes[5_000..].iter_mut().for_each(|byte| *byte ^= 1), code, norwegian, english);
    spoil("house.db", |bytes| bytes.truncate(2_000), code, norwegian, english);
}

#[test]
fn a_database_without_a_byte_is_no_new_house() {
    let (code, norwegian, english) = DATABASE;
    spoil("house.db", Vec::clear, code, norwegian, english);
}

#[test]
fn a_missing_database() {
    let house = House::sample();
    let (database, aside) = (house.folder().join("house.db"), house.home.path().join("aside"));
    fs::rename(&database, &aside).unwrap();
    let (code, norwegian, english) = DATABASE;
    assert_fault(&house, code, norwegian, english);
    assert!(!database.exists(), "no empty one is made in its place");
    fs::rename(&aside, &database).unwrap();
    assert_whole(&house);
}

#[test]
fn the_database_of_another_house() {
    let (house, other) = (House::sample(), House::sample());
    let theirs = fs::read(other.folder().join("house.db")).unwrap();
    let path = house.folder().join("house.db");
    let own = fs::read(&path).unwrap();
    fs::write(&path, theirs).unwrap();
    assert_fault(&house, 4, "hører til et annet hus", "belongs to another house");
    fs::write(&path, own).unwrap();
    assert_whole(&house);
}

#[test]
fn a_database_that_says_it_has_another_key_file() {
    let house = House::sample();
    let id: Vec<u8> = database(&house).query_row("SELECT key_file FROM house", [], |row| row.get(0)).unwrap();
    database(&house).execute("UPDATE house SET key_file = zeroblob(16)", []).unwrap();
    assert_fault(&house, 4, "hører ikke sammen", "do not belong together");
    database(&house).execute("UPDATE house SET key_file = ?1", [id]).unwrap();
    assert_whole(&house);
}

#[test]
fn a_database_that_is_a_link() {
    let house = House::sample();
    let (path, aside) = (house.folder().join("house.db"), house.home.path().join("aside"));
    fs::rename(&path, &aside).unwrap();
    symlink(&aside, &path).unwrap();
    assert_eq!(house.run_as("KN", &ADD).code, 4);
    fs::remove_file(&path).unwrap();
    fs::rename(&aside, &path).unwrap();
    assert_whole(&house);
}

#[test]
fn a_house_of_a_newer_program() {
    let house = House::sample();
    let newest: i64 = database(&house).query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    database(&house).execute_batch("PRAGMA user_version = 99").unwrap();
    assert_fault(&house, 4, "nyere versjon av programmet (skjema 99", "newer version of the program (schema 99");
    database(&house).execute_batch(&format!("PRAGMA user_version = {newest}")).unwrap();
    assert_whole(&house);
}

#[test]
fn no_house_at_all() {
    let house = House::none();
    assert_fault(&house, 2, "Det er ikke noe hus i", "There is no house in");
    assert!(!house.folder().exists(), "asking makes nothing");
}

#[test]
fn a_folder_that_is_a_file() {
    let house = House::none();
    fs::write(house.folder(), "no folder").unwrap();
    assert_fault(&house, 7, "kan ikke åpnes", "cannot be opened");
}

#[test]
fn a_house_another_program_holds() {
    let house = House::sample();
    let lock = File::open(house.folder().join("house.lock")).unwrap();
    lock.lock().unwrap();
    assert_fault(&house, 5, "Et annet program holder på", "Another program is busy");
    lock.unlock().unwrap();
    assert_whole(&house);
}

#[test]
fn a_house_another_program_writes_in_for_longer_than_anybody_waits() {
    let house = House::sample();
    let other = database(&house);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = house.run_as("KN", &ADD);
    assert_eq!(answer.code, 5, "{}", answer.err);
    other.execute_batch("ROLLBACK").unwrap();
    drop(other);
    assert_whole(&house);
}

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

/// Runs the program where no file may grow past a number of blocks of 512 bytes.
fn limited(house: &House, blocks: u32, args: &[&str], input: Option<&str>) -> Answer {
    let mut shell = assert_cmd::Command::new("sh");
    shell.env_clear().env("HOME", house.home.path()).env("PATH", "/usr/bin:/bin");
    shell.args(["-c", &format!("ulimit -f {blocks}; exec \"$@\""), "sh", env!("CARGO_BIN_EXE_personalbase")]);
    shell.arg("--data").arg(house.folder()).args(["--passphrase-file", &house.path("passphrase")]).args(args);
    if let Some(name) = input {
        shell.pipe_stdin(house.path(name)).unwrap();
    }
    Answer::of(&mut shell)
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
fn as_ordinary_user(house: &House, folder_mode: u32, file_mode: u32, args: &[&str]) -> Answer {
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

fn as_before(house: &House) {
    fs::set_permissions(house.folder(), Permissions::from_mode(0o700)).unwrap();
    for (path, _) in contents(&house.folder()) {
        fs::set_permissions(path, Permissions::from_mode(0o600)).unwrap();
    }
}

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
fn give_to_nobody(house: &House) {
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

/// A call that takes all of the house out to `out`, and the files it asks for.
fn take_out(house: &House) -> [String; 5] {
    fs::write(house.path("words"), "tåke hammer elv lampe ravn").unwrap();
    let [out, words] = ["out", "words"].map(|name| house.path(name));
    ["export", "--out", &out, "--export-passphrase-file", &words].map(ToOwned::to_owned)
}

/// What lies in the home besides the house and the files the tests put there.
fn left_in_home(house: &House) -> Vec<String> {
    let names = fs::read_dir(house.home.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.starts_with("out") || name.starts_with("new")).collect();
    names.sort();
    names
}

#[test]
fn a_full_disk_while_a_house_is_taken_out() {
    let house = House::sample();
    let args = take_out(&house);
    for (language, sentence) in [("nb", "Uttrekket får ikke plass i"), ("en", "The export does not fit into")] {
        // Enough for signing in and for the rows of the chain, and too little for an export.
        let all = [&["--user", "KN", "--language", language], &args.each_ref().map(String::as_str)[..]].concat();
        let answer = limited(&house, 240, &all, None);
        assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
        assert!(answer.err.contains(sentence), "{}", answer.err);
        assert_eq!(left_in_home(&house), [""; 0], "no half export");
    }
    house.run_as("KN", &args.each_ref().map(String::as_str)).fine();
    assert_whole(&house);
}

#[test]
fn a_full_disk_while_a_house_is_made_of_an_export() {
    let house = House::sample();
    house.run_as("KN", &take_out(&house).each_ref().map(String::as_str)).fine();
    let [out, new, words, pin] = ["out", "new", "words", "pin"].map(|name| house.path(name));
    let secrets = ["--export-passphrase-file", &words, "--pin-file", &pin];
    let args = [&["--user", "KN", "import", "house", &out, "--to", &new], &secrets[..]].concat();
    let answer = limited(&house, 80, &args, None);
    assert_eq!((answer.code, answer.out.as_str()), (7, ""), "{}", answer.err);
    assert!(answer.err.contains("Disken er full."), "{}", answer.err);
    assert_eq!(left_in_home(&house), ["out"], "no half house");
    house.run_as("KN", &args[2..]).fine();
}

#[test]
fn the_program_killed_while_it_takes_a_house_out() {
    let house = House::sample();
    let args = take_out(&house);
    let mut left_by_half = 0;
    for _ in 0..20 {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_personalbase"));
        program.env_clear().env("HOME", house.home.path()).stdout(std::process::Stdio::null());
        program.arg("--data").arg(house.folder()).args(["--user", "KN"]);
        let mut child = program.args(["--passphrase-file", &house.path("passphrase")]).args(&args).spawn().unwrap();
        while child.try_wait().unwrap().is_none() && !left_in_home(&house).contains(&"out.part".to_owned()) {}
        let _ = child.kill();
        child.wait().unwrap();
        assert!(!left_in_home(&house).contains(&"out".to_owned()), "what has the name is an export");
        left_by_half += usize::from(left_in_home(&house) == ["out.part"]);
        if left_by_half == 3 {
            break;
        }
    }
    assert!(left_by_half > 0, "killed in the middle");
    house.run_as("KN", &args.each_ref().map(String::as_str)).fine();
    assert_eq!(left_in_home(&house), ["out"], "the next one clears up");
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
