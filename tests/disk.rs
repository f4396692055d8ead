//! A disk that fails somebody in the middle of their work: full, only to be read, gone, or held by another program. Each time
//! a sentence says what happened, the text stands where it was, the program goes on, and once the disk is well again the same
//! key saves.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must say so and fail")]

use std::{env, fs, path::PathBuf, process::Command, time::Duration};

use personalbase::{
    app::harden,
    domain::{staff::Initials, time::Zone},
    store::{
        ChainCheck, House, HouseFolder, entrance,
        keys::{KeyFile, Passphrase},
        read::LogFilter,
    },
    testing::{Harness, PASSPHRASE, PIN},
};
use rusqlite::Connection;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

const TEXT: &str = "Kom hjem 15:10, sliten.";

/// Tells a process that it is the one whose disk is going to be full.
const INSIDE: &str = "PERSONALBASE_DISK_TEST";

/// The limit is the whole process's, and so is what the test runner writes: a test of a full disk runs in a process of its
/// own, whose output is no file. `true` in that one.
fn alone(test: &str) -> bool {
    if env::var_os(INSIDE).is_some() {
        harden::process();
        return true;
    }
    let test =
        Command::new(env::current_exe().unwrap()).args(["--exact", test, "--nocapture"]).env(INSIDE, "1").output();
    let test = test.unwrap();
    let told = [test.stdout, test.stderr].concat();
    assert!(test.status.success(), "{}", String::from_utf8_lossy(&told));
    false
}

/// No file can be written while it lives.
struct FullDisk(Rlimit);

impl FullDisk {
    fn now() -> Self {
        let before = getrlimit(Resource::Fsize);
        setrlimit(Resource::Fsize, Rlimit { current: Some(0), ..before }).unwrap();
        Self(before)
    }
}

impl Drop for FullDisk {
    fn drop(&mut self) {
        setrlimit(Resource::Fsize, self.0).unwrap();
    }
}

fn writing() -> Harness {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text(TEXT);
    screen
}

/// Longer than the pause after which a draft is kept, and than the pause before it is tried again.
fn pause(screen: &mut Harness) {
    screen.advance(Duration::from_secs(5));
}

fn beside(screen: &Harness) -> House {
    let folder = HouseFolder::new(screen.folder());
    let initials = Initials::new("AD").unwrap();
    entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), screen.now(), Zone::OSLO).unwrap().house
}

/// The text was saved just as often, nothing else was, and the house is sound.
#[track_caller]
fn expect_saved(screen: &Harness, times: usize) {
    let house = beside(screen);
    let entries = house.read().log_page(&LogFilter::default(), None, 100).unwrap().entries;
    let facts =
        |entry: &personalbase::domain::log::LogEntry| entry.lines.facts.as_ref().map(|facts| facts.as_str().to_owned());
    assert_eq!(entries.iter().filter(|entry| facts(entry).as_deref() == Some(TEXT)).count(), times);
    assert_eq!(entries.len(), 4 + times);
    assert!(matches!(house.verify_chain().unwrap(), ChainCheck::Whole(_)));
    assert_eq!(house.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn an_entry_that_finds_no_room_stays_and_is_saved_when_there_is_room() {
    if !alone("an_entry_that_finds_no_room_stays_and_is_saved_when_there_is_room") {
        return;
    }
    let mut screen = writing();
    let full = FullDisk::now();
    for _ in 0..3 {
        screen.keys("ctrl-s").expect("IKKE LAGRET. Disken er full. Det som var lagret, er trygt.").expect(TEXT);
    }
    screen.expect_not("Lagret kl.");
    drop(full);
    screen.keys("ctrl-s").expect("Lagret kl. 14:32: notat om leilighet 3.").expect_not("Nytt notat");
    expect_saved(&screen, 1);
}

#[test]
fn a_line_in_the_lookup_that_finds_no_room_stays_too() {
    if !alone("a_line_in_the_lookup_that_finds_no_room_stays_too") {
        return;
    }
    let mut screen = Harness::sample("KN");
    screen.keys("ctrl-p").type_text(&format!("3 {TEXT}"));
    let full = FullDisk::now();
    screen.keys("enter").expect("IKKE LAGRET. Disken er full.").expect(TEXT);
    drop(full);
    screen.keys("enter").expect("Lagret kl.");
    expect_saved(&screen, 1);
}

#[test]
fn whatever_a_form_is_about_a_full_disk_costs_nothing_of_it() {
    if !alone("whatever_a_form_is_about_a_full_disk_costs_nothing_of_it") {
        return;
    }
    for (keys, text, again) in [
        ("3 p g", "Sove bedre\tright\tright", "Sove bedre"),
        ("3 p w", " Og danse.", "Og danse."),
        ("k a", "Bålkveld", "Bålkveld"),
        ("u", "Farid", "Farid"),
    ] {
        let mut screen = Harness::sample("KN");
        screen.keys(keys).type_text(text.split('\t').next().unwrap());
        let full = FullDisk::now();
        screen.keys("ctrl-s").expect(again);
        pause(&mut screen);
        screen.expect(again).expect("Disken er full.");
        screen.keys("esc").expect(again);
        drop(full);
        pause(&mut screen);
        screen.kill_and_restart();
        screen.enter("KN");
        screen.expect(again);
    }
}

#[test]
fn a_draft_that_finds_no_room_is_told_once_and_kept_by_itself_when_there_is_room() {
    if !alone("a_draft_that_finds_no_room_is_told_once_and_kept_by_itself_when_there_is_room") {
        return;
    }
    let mut screen = writing();
    let full = FullDisk::now();
    pause(&mut screen);
    screen.expect("Utkastet kunne ikke lagres. Teksten står på skjermen. Disken er full.").expect(TEXT);
    screen.expect_not("utkast lagret");
    screen.advance(Duration::from_secs(40)).expect_not("Utkastet kunne ikke lagres.");
    drop(full);
    pause(&mut screen);
    screen.expect("utkast lagret 14:3").expect(TEXT);
    screen.kill_and_restart();
    screen.enter("KN");
    screen.expect(TEXT);
    expect_saved(&screen, 0);
}

#[test]
fn a_full_disk_keeps_nobody_from_covering_the_screen_nor_from_coming_back() {
    if !alone("a_full_disk_keeps_nobody_from_covering_the_screen_nor_from_coming_back") {
        return;
    }
    let mut screen = writing();
    let full = FullDisk::now();
    screen.keys("ctrl-l").expect_not(TEXT).expect("PIN");
    screen.type_text(&format!("{PIN}\n")).expect(TEXT);
    screen.keys("ctrl-l").type_text("000000\n").expect("Feil PIN.");
    screen.type_text(&format!("{PIN}\n")).expect(TEXT);
    drop(full);
    screen.keys("ctrl-s").expect("Lagret kl.");
    expect_saved(&screen, 1);
}

#[test]
fn a_full_disk_opens_no_house_and_says_so() {
    if !alone("a_full_disk_opens_no_house_and_says_so") {
        return;
    }
    let mut screen = writing();
    pause(&mut screen);
    screen.kill_and_restart();
    let full = FullDisk::now();
    screen.type_text(&format!("KN\n{PASSPHRASE}\n")).expect("Disken er full. Det som var lagret, er trygt.");
    drop(full);
    // The initials still stand there.
    screen.type_text(&format!("{PASSPHRASE}\n")).expect(TEXT);
    screen.keys("ctrl-s");
    expect_saved(&screen, 1);
}

#[test]
fn a_house_that_is_removed_while_it_is_open_costs_no_text() {
    let mut screen = writing();
    let aside = screen.folder().with_extension("aside");
    fs::rename(screen.folder(), &aside).unwrap();
    screen.keys("ctrl-s").expect("IKKE LAGRET. Databasefila er flyttet, slettet eller byttet ut").expect(TEXT);
    pause(&mut screen);
    screen.expect("Utkastet kunne ikke lagres.");
    screen.keys("esc").expect(TEXT);
    screen.keys("ctrl-l").expect_not(TEXT);
    screen.type_text(&format!("{PIN}\n")).expect(TEXT);
    screen.keys("ctrl-q").expect("Teksten din står bare på skjermen");
    assert!(!screen.app().is_quitting());
    fs::rename(&aside, screen.folder()).unwrap();
    screen.keys("ctrl-s").expect("Lagret kl.");
    expect_saved(&screen, 1);
}

#[test]
fn a_house_in_whose_place_another_was_put_is_not_written_in() {
    let mut screen = writing();
    let database = screen.folder().join("house.db");
    let (own, copy) = (database.with_extension("own"), fs::read(&database).unwrap());
    fs::rename(&database, &own).unwrap();
    fs::write(&database, &copy).unwrap();
    screen.keys("ctrl-s").expect("IKKE LAGRET. Databasefila er flyttet, slettet eller byttet ut").expect(TEXT);
    assert_eq!(fs::read(&database).unwrap(), copy);
    fs::rename(&own, &database).unwrap();
    screen.keys("ctrl-s").expect("Lagret kl.");
    expect_saved(&screen, 1);
}

/// The database with its own key, as another program would open it.
fn database(screen: &Harness) -> Connection {
    let file = KeyFile::read(&screen.folder().join("house.keys")).unwrap();
    let key = file.open(None, &Passphrase::new(PASSPHRASE)).unwrap().key;
    let key: String = key.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let conn = Connection::open(screen.folder().join("house.db")).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    conn
}

#[test]
fn a_house_another_program_holds_for_longer_than_anybody_waits_costs_no_text() {
    let mut screen = writing();
    let other = database(&screen);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    screen.keys("ctrl-s").expect("IKKE LAGRET. Et annet program holder på med huset.").expect(TEXT);
    other.execute_batch("ROLLBACK").unwrap();
    drop(other);
    screen.keys("ctrl-s").expect("Lagret kl.");
    expect_saved(&screen, 1);
}

#[test]
fn a_house_another_program_holds_does_not_open_and_says_so() {
    let mut screen = writing();
    pause(&mut screen);
    screen.kill_and_restart();
    let other = database(&screen);
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    screen.type_text(&format!("KN\n{PASSPHRASE}\n")).expect("Et annet program holder på med huset.");
    other.execute_batch("ROLLBACK").unwrap();
    screen.type_text(&format!("{PASSPHRASE}\n")).expect(TEXT);
}

/// Somebody whom the modes of files hold back, as they do not hold the administrator of the machine.
#[cfg(target_os = "linux")]
struct OrdinaryUser {
    was_root: bool,
}

#[cfg(target_os = "linux")]
impl OrdinaryUser {
    /// The rest of this thread is an ordinary user's.
    fn from_here() -> Self {
        use rustix::{process::Uid, process::geteuid, thread::set_thread_res_uid};
        let was_root = geteuid().is_root();
        if was_root {
            set_thread_res_uid(None, Uid::from_raw(65_534), None).unwrap();
        }
        Self { was_root }
    }
}

#[cfg(target_os = "linux")]
impl Drop for OrdinaryUser {
    fn drop(&mut self) {
        use rustix::{process::Uid, thread::set_thread_res_uid};
        if self.was_root {
            set_thread_res_uid(None, Uid::ROOT, None).unwrap();
        }
    }
}

/// Sets the modes of the house: the folder's and the files'.
#[cfg(target_os = "linux")]
fn set_modes(screen: &Harness, folder: u32, files: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    let set = |path: PathBuf, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    for file in fs::read_dir(screen.folder()).unwrap() {
        set(file.unwrap().path(), files);
    }
    set(screen.folder().to_owned(), folder);
    set(screen.folder().parent().unwrap().to_owned(), 0o755);
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_can_only_be_read_opens_no_house_and_says_so() {
    let mut screen = writing();
    pause(&mut screen);
    screen.kill_and_restart();
    set_modes(&screen, 0o555, 0o444);
    let ordinary = OrdinaryUser::from_here();
    screen.type_text(&format!("KN\n{PASSPHRASE}\n")).expect("kan bare leses, ikke skrives");
    screen.expect_not(TEXT);
    drop(ordinary);
    set_modes(&screen, 0o700, 0o600);
    screen.type_text(&format!("{PASSPHRASE}\n")).expect(TEXT);
    screen.keys("ctrl-s").expect("Lagret kl.");
    expect_saved(&screen, 1);
}
