//! What a running program leaves where others could find it: nothing that can be read.

use std::{
    fs,
    path::{Path, PathBuf},
};

use personalbase::testing::PASSPHRASE;

use crate::{house, program::Program, type_half_an_entry, unlocked};

/// Every file below a folder, with what stands in it.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if let Ok(bytes) = fs::read(&path) {
            found.push((path, bytes));
        }
    }
    found
}

/// No file has one of these words in it, as letters of either width.
#[track_caller]
fn assert_nowhere(home: &Path, words: &[&str]) {
    for (path, bytes) in files(home) {
        for word in words {
            let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for word in [word.as_bytes(), &wide] {
                let found = bytes.windows(word.len()).any(|window| window == word);
                assert!(!found, "{:?} stands in {}", String::from_utf8_lossy(word), path.display());
            }
        }
    }
}

/// Names and texts of the sample house, what is typed here, and the passphrase.
const WORDS: [&str; 5] = ["Samira", "Oleksandr", "Nygård", "Kom ikke til", PASSPHRASE];

#[test]
fn nothing_that_is_written_can_be_read_while_the_program_runs_nor_after() {
    let (home, folder) = house();
    let temporary = home.path().join("tmp");
    fs::create_dir(&temporary).unwrap();
    let mut program = unlocked(&folder, &[("TMPDIR", temporary.to_str().unwrap())], (80, 24));
    type_half_an_entry(&mut program);
    // The words that are looked for stand in memory; what is on the disk is sealed.
    assert_nowhere(home.path(), &WORDS);
    program.send("\x13").wait_until("the entry", |screen| !screen.contents().contains("Nytt notat"));
    program.send("S").wait_for("Søk").send("ikke\r").wait_for("2 treff");
    program.send("\x1b").wait_for("Leiligheter ·").send("R").wait_for("Sikkerhetskopi laget og kontrollert");
    assert_nowhere(home.path(), &WORDS);
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0, "a temporary file");
    program.send("\x0c").wait_for("Initialer");
    assert_nowhere(home.path(), &WORDS);
    program.send("\x11");
    program.wait_for_end();
    assert_nowhere(home.path(), &WORDS);
    let logged = files(home.path()).into_iter().any(|(path, _)| path.extension().is_some_and(|end| end == "log"));
    assert!(logged, "there is a log, and it was looked through");
}

/// The system gives the files of a process that nobody may look into to the administrator.
#[cfg(target_os = "linux")]
#[test]
fn other_programs_of_the_same_person_cannot_read_the_memory() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    let (home, folder) = house();
    if rustix::process::geteuid().is_root() {
        let all = files(home.path()).into_iter().map(|(path, _)| path);
        for path in all.chain([home.path().to_owned(), folder.clone()]) {
            chown(&path, Some(65_534), Some(65_534)).unwrap();
        }
    }
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let mut program = Program::start_as_ordinary_person(&folder);
    program.wait_for("Initialer");
    let owner = fs::metadata(format!("/proc/{}/mem", program.id())).unwrap().uid();
    assert_eq!(owner, 0, "whoever runs as the same person reads the memory");
    program.send("KN\t").send(PASSPHRASE).send("\r").wait_for("Samira");
    program.send("\x11");
    program.wait_for_end();
}
