//! What can happen to the files of a house: each fault has its own sentence and exit code, nothing is written by half, and
//! once the fault is mended everything is found again. Real files, the real program.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must say so and fail")]

#[path = "../cli/house.rs"]
#[allow(dead_code, reason = "the command line's own tests use the rest of it")]
mod house;

mod backups;
mod disk;
mod export;
mod files;
mod key;
mod log;
mod salvage;
mod who;

use std::{
    fs,
    path::{Path, PathBuf},
};

use house::{Answer, House};
use personalbase::{
    store::keys::{KeyFile, Passphrase},
    testing::PASSPHRASE,
};
use rusqlite::Connection;

/// Entries of the sample house.
pub const SAVED: usize = 4;
/// Writes an entry.
pub const ADD: [&str; 5] = ["log", "add", "--about", "hus", "Skrevet under feilen."];

/// Everything that was saved is there, nothing else, and the house is sound.
pub fn assert_whole(house: &House) {
    let list = house.run_as("KN", &["log", "list", "--json"]).json();
    assert_eq!(list["entries"].as_array().unwrap().len(), SAVED, "{list}");
    assert_eq!(house.run_as("KN", &["doctor"]).code, 0);
}

/// Both languages say it, with the code, and nothing on standard output.
pub fn assert_fault(house: &House, code: i32, norwegian: &str, english: &str) {
    for (language, sentence) in [("nb", norwegian), ("en", english)] {
        let answer = Answer::of(house.program_as("KN").args(ADD).args(["--language", language]));
        assert_eq!((answer.code, answer.out.as_str()), (code, ""), "{}", answer.err);
        assert!(answer.err.contains(sentence), "{}", answer.err);
    }
}

/// Files by name with their bytes.
pub fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// The slots of the key file as they stand there. The head of the trail in it moves on with every sign-in.
pub fn slots(house: &House) -> String {
    let text = fs::read_to_string(house.folder().join("house.keys")).unwrap();
    let slots = text.find("[[slot]]").unwrap();
    text[slots..].to_owned()
}

/// Spoils a file, checks the fault, puts the file back and finds everything.
pub fn spoil(name: &str, change: impl FnOnce(&mut Vec<u8>), code: i32, norwegian: &str, english: &str) {
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
pub fn database(house: &House) -> Connection {
    let file = KeyFile::read(&house.folder().join("house.keys")).unwrap();
    let key = file.open(None, &Passphrase::new(PASSPHRASE)).unwrap().key;
    let key: String = key.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let conn = Connection::open(house.folder().join("house.db")).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    conn
}

/// Runs the program where no file may grow past a number of blocks of 512 bytes.
pub fn limited(house: &House, blocks: u32, args: &[&str], input: Option<&str>) -> Answer {
    let mut shell = assert_cmd::Command::new("sh");
    shell.env_clear().env("HOME", house.home.path()).env("PATH", "/usr/bin:/bin");
    shell.args(["-c", &format!("ulimit -f {blocks}; exec \"$@\""), "sh", env!("CARGO_BIN_EXE_personalbase")]);
    shell.arg("--data").arg(house.folder()).args(["--passphrase-file", &house.path("passphrase")]).args(args);
    if let Some(name) = input {
        shell.pipe_stdin(house.path(name)).unwrap();
    }
    Answer::of(&mut shell)
}

/// Runs the program on the house in another folder.
pub fn at(house: &House, folder: &str, args: &[&str]) -> Answer {
    let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_personalbase"));
    program.env_clear().env("HOME", house.home.path()).env("LANG", "nb_NO.UTF-8");
    program.args(["--data", folder, "--user", "KN", "--passphrase-file", &house.path("passphrase")]).args(args);
    Answer::of(&mut program)
}
