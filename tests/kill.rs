//! The process is killed while it writes, two hundred times, or as often as `PERSONALBASE_KILLS` says. Every entry it had said
//! was saved is found again, whole and once, and the file passes every check. It is killed while it makes a house: there is none
//! then, or a whole one. And while it changes the data key: whoever works here comes in then, and whoever has left does not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on must say so and fail"
)]

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, Command as Process, Stdio},
    time::{Duration, Instant as Moment},
};

use personalbase::{
    domain::{
        command::Command,
        house::NewHouse,
        ids::{EntryId, StaffId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::{Line, Prose},
        staff::{Initials, NewStaff, StaffRole},
        time::{Instant, Zone},
    },
    store::{
        ChainCheck, House, HouseFolder, StoreError,
        entrance::{self, Guard, MemberSecrets},
        keys::{KeyFile, Passphrase, Pin, RecoveryCode},
        rekey::{self, Cancel, Stage},
    },
    testing::{PASSPHRASE, PIN, SAMPLE_NOW, sample_house},
};

const ROUNDS: u32 = 200;
/// Says how many instead.
const KILLS: &str = "PERSONALBASE_KILLS";
/// Names the house for the process that is going to be killed; without it that process has nothing to do.
const FOLDER: &str = "PERSONALBASE_KILL_TEST";

fn now() -> Instant {
    SAMPLE_NOW.parse().unwrap()
}

fn open(folder: &Path) -> House {
    let initials = Initials::new("OH").unwrap();
    let folder = HouseFolder::new(folder);
    entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap().house
}

/// The same for the process that makes a house.
const NEW_FOLDER: &str = "PERSONALBASE_KILL_TEST_NEW";

/// What comes into being while a house is made, in that order: the process is killed as soon as it sees each of them.
const STEPS: [&str; 8] = [
    "house.lock",
    "house.new",
    "house.new/house.keys.lock",
    "house.new/house.keys",
    "house.new/house.db",
    "house.new/house.db-wal",
    "house.db",
    "house.keys",
];

fn found(folder: &Path) -> Result<(House, RecoveryCode), StoreError> {
    let new = NewHouse {
        name: Line::new("Elvehuset").unwrap(),
        apartments: NewHouse::standard_apartments(6),
        common_rooms: Vec::new(),
        first_staff: NewStaff {
            initials: Initials::new("OH").unwrap(),
            name: Line::new("Ola Hegge").unwrap(),
            role: StaffRole::ClinicalLead,
            pin_hash: String::new(),
            slot: String::new(),
        },
        invented: false,
    };
    let secrets = MemberSecrets { passphrase: Passphrase::new(PASSPHRASE), pin: Pin::typed(PIN).unwrap() };
    entrance::set_up(&HouseFolder::new(folder), new, &secrets, Guard::INVENTED, now(), Zone::OSLO)
}

/// The process that is going to be killed: makes a house.
#[test]
fn founder() {
    if let Some(folder) = std::env::var_os(NEW_FOLDER) {
        drop(found(Path::new(&folder)).unwrap());
    }
}

#[test]
fn a_house_that_is_being_made_is_none_or_whole_whenever_the_program_is_killed() {
    let (mut none, mut whole) = (0, 0);
    for step in STEPS.into_iter().cycle().take(3 * STEPS.len()) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("house");
        found_and_kill(&folder, step);
        let stands = HouseFolder::new(&folder).is_house();
        if stands {
            whole += 1;
        } else {
            none += 1;
            drop(found(&folder).unwrap_or_else(|error| panic!("killed at {step}: {error}")));
        }
        let house = open(&folder);
        assert_eq!(house.check_integrity().unwrap(), Vec::<String>::new(), "{step}");
        assert_eq!(house.read().people().unwrap().apartments.len(), 6, "{step}");
        assert!(!house.code_is_on_paper().unwrap(), "{step}");
        assert!(!folder.join("house.new").exists() || stands, "{step}");
    }
    assert!(none > 0 && whole > 0, "killed before the end and at the end: {none}, {whole}");
}

/// Starts a founder and kills it when a file or folder is there.
fn found_and_kill(folder: &Path, step: &str) {
    let mut founder: Child = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "founder"])
        .env(NEW_FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while !folder.join(step).exists() && founder.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    founder.kill().unwrap();
    founder.wait().unwrap();
}

fn note(text: &str) -> NewEntry {
    NewEntry {
        about: About::House,
        kind: EntryKind::Observation,
        weight: Weight::Normal,
        happened_at: now(),
        lines: EntryLines { facts: Prose::optional(text).unwrap(), ..EntryLines::default() },
        shift: None,
        marks: EntryMarks::default(),
    }
}

/// The process that is going to be killed: writes entries, and says which once each is on the disk.
#[test]
fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut house = open(Path::new(&folder));
    #[expect(clippy::disallowed_methods, reason = "the process that kills listens to it")]
    let mut out = std::io::stdout();
    for number in 0.. {
        let text = format!("Notat {number} fra {}, {}", std::process::id(), "æøå ".repeat(number % 90 + 1));
        let done = house.execute(StaffId(2), now(), &Command::WriteEntry(note(&text))).unwrap();
        writeln!(out, "saved {} {}", done.row, text.trim()).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn every_acknowledged_entry_survives_every_kill() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("house");
    drop(sample_house(&folder, now()));
    let rounds = std::env::var(KILLS).map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let mut acknowledged: BTreeMap<i64, String> = BTreeMap::new();
    for round in 0..rounds {
        // Killed after 1 to 20 entries: in the middle of the next, since the writer never pauses.
        let entries = usize::try_from(round % 20).unwrap() + 1;
        acknowledged.extend(write_and_kill(&folder, entries));
        if round % 20 == 19 {
            check(&folder, &acknowledged);
        }
    }
    assert!(acknowledged.len() >= usize::try_from(rounds).unwrap());
}

/// Starts a writer, hears `entries` acknowledgements, kills it, and answers all it had acknowledged by then.
fn write_and_kill(folder: &Path, entries: usize) -> BTreeMap<i64, String> {
    let mut writer: Child = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
    let mut acknowledged = BTreeMap::new();
    let mut take = |line: String| {
        // The test runner writes its own words before the first line.
        let Some((_, saved)) = line.split_once("saved ") else {
            return false;
        };
        let (row, text) = saved.split_once(' ').unwrap();
        acknowledged.insert(row.parse().unwrap(), text.to_owned());
        true
    };
    let mut heard = 0;
    while heard < entries {
        heard += usize::from(take(lines.next().expect("the writer writes on").unwrap()));
    }
    writer.kill().unwrap();
    // What it had said before it died counts too; a line it did not finish does not.
    let rest: Vec<String> = lines.map_while(Result::ok).collect();
    let whole = rest.len().saturating_sub(1);
    for line in rest.into_iter().take(whole) {
        take(line);
    }
    writer.wait().unwrap();
    acknowledged
}

fn check(folder: &Path, acknowledged: &BTreeMap<i64, String>) {
    check_open(&open(folder), acknowledged);
}

fn check_open(house: &House, acknowledged: &BTreeMap<i64, String>) {
    for (row, text) in acknowledged {
        let entry = house.read().entry(EntryId(*row)).unwrap().unwrap_or_else(|| panic!("entry {row} is lost"));
        assert_eq!(entry.lines.facts.unwrap().as_str(), text);
    }
    assert_eq!(house.check_integrity().unwrap(), Vec::<String>::new());
    assert!(matches!(house.verify_chain().unwrap(), ChainCheck::Whole(_)));
}

/// Names the house for the process that changes its key, and the step at whose beginning it waits to be killed.
const KEY_FOLDER: &str = "PERSONALBASE_KILL_TEST_KEY";
const KEY_STEP: &str = "PERSONALBASE_KILL_TEST_STEP";

/// Kills at the beginning of each step, and at other times spread over the whole change.
const KILLS_A_STEP: usize = 4;
const KILLS_BETWEEN: u32 = 48;

/// The process that is going to be killed: changes the data key, and says which step begins.
#[test]
fn key_changer() {
    let Some(folder) = std::env::var_os(KEY_FOLDER) else {
        return;
    };
    let waits_at = std::env::var(KEY_STEP).unwrap_or_default();
    let house = open_as(Path::new(&folder), "KN").unwrap();
    #[expect(clippy::disallowed_methods, reason = "the process that kills listens to it")]
    let mut out = std::io::stdout();
    let rotated = rekey::rotate(house, StaffId(1), now(), &Cancel::default(), &mut |stage, _| {
        writeln!(out, "step {stage:?}").unwrap();
        out.flush().unwrap();
        while format!("{stage:?}") == waits_at {
            std::thread::park();
        }
    });
    rotated.outcome.unwrap();
}

fn open_as(folder: &Path, who: &str) -> Result<House, StoreError> {
    let initials = Initials::new(who).unwrap();
    let folder = HouseFolder::new(folder);
    entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).map(|opened| opened.house)
}

fn start_changer(folder: &Path, step: &str) -> (Child, impl Iterator<Item = String> + use<>) {
    let mut changer = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "key_changer", "--nocapture"])
        .env(KEY_FOLDER, folder)
        .env(KEY_STEP, step)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(changer.stdout.take().unwrap()).lines().map_while(Result::ok);
    let steps = lines.filter_map(|line| line.split_once("step ").map(|(_, step)| step.trim().to_owned()));
    (changer, steps)
}

/// A house in which somebody has left who kept the key file of their time, and what was acknowledged in it.
struct Left {
    home: tempfile::TempDir,
    acknowledged: BTreeMap<i64, String>,
    changes: usize,
}

impl Left {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("house");
        let mut house = sample_house(&folder, now()).house;
        std::fs::copy(folder.join("house.keys"), home.path().join("old.keys")).unwrap();
        let member = house.read().people().unwrap().staff[&StaffId(4)].clone();
        let leave =
            Command::ChangeStaff { staff: member.id, version: member.version, role: member.role, active: false };
        house.execute(StaffId(1), now(), &leave).unwrap();
        drop(house);
        Self { home, acknowledged: BTreeMap::new(), changes: 0 }
    }

    fn folder(&self) -> std::path::PathBuf {
        self.home.path().join("house")
    }

    /// After a kill: everybody who works here comes in, everything is there, and the key file of whoever left opens nothing
    /// once the key was changed.
    fn check(&mut self, killed: &str) {
        for who in ["OH", "NV", "AD"] {
            open_as(&self.folder(), who).unwrap_or_else(|error| panic!("killed {killed}: {who}: {error}"));
        }
        let mut house = open_as(&self.folder(), "KN").unwrap();
        check_open(&house, &self.acknowledged);
        assert!(house.check_slots().unwrap().is_sound(), "killed {killed}");
        assert!(!self.folder().join("house.db.next").exists(), "killed {killed}");
        let rows = house.read().newest_audit(10_000).unwrap();
        let changes = rows.iter().filter(|row| row.action == "rotate-key").count();
        assert!(changes == self.changes || changes == self.changes + 1, "killed {killed}");
        self.changes = changes;
        let text = format!("Skrevet etter {} bytter og {} drap", self.changes, self.acknowledged.len());
        let done = house.execute(StaffId(2), now(), &Command::WriteEntry(note(&text))).unwrap();
        self.acknowledged.insert(done.row, text);
        drop(house);
        assert!(matches!(open_as(&self.folder(), "TB"), Err(StoreError::WrongPassphrase)), "killed {killed}");
        assert_eq!(self.old_key_opens(), self.changes == 0, "killed {killed}");
    }

    fn old_key_opens(&self) -> bool {
        let file = KeyFile::read(&self.home.path().join("old.keys")).unwrap();
        let key = file.open(Some("TB"), &Passphrase::new(PASSPHRASE)).unwrap().key;
        match House::open(&HouseFolder::new(&self.folder()), key, file.house(), now(), Zone::OSLO) {
            Ok(_) => true,
            Err(StoreError::Damaged) => false,
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn the_key_is_the_old_or_the_new_one_whenever_the_program_is_killed() {
    let mut house = Left::new();
    for stage in Stage::ALL.into_iter().cycle().take(Stage::ALL.len() * KILLS_A_STEP) {
        let step = format!("{stage:?}");
        let (mut changer, mut steps) = start_changer(&house.folder(), &step);
        assert!(steps.any(|begun| begun == step), "{step} is reached");
        changer.kill().unwrap();
        changer.wait().unwrap();
        let before = house.changes;
        house.check(&step);
        assert_eq!(house.changes - before, usize::from(stage == Stage::Finishing), "{step}");
    }
    // How long it takes when nobody kills it, from the first step on.
    let (mut changer, mut steps) = start_changer(&house.folder(), "");
    steps.next().unwrap();
    let begun = Moment::now();
    assert_eq!(steps.last().as_deref(), Some("Finishing"));
    assert!(changer.wait().unwrap().success());
    let takes = begun.elapsed();
    house.check("not at all");

    let before = house.changes;
    for kill in 0..KILLS_BETWEEN {
        let (mut changer, mut steps) = start_changer(&house.folder(), "");
        steps.next().unwrap();
        let until: Duration = takes * kill / KILLS_BETWEEN;
        let begun = Moment::now();
        while begun.elapsed() < until {
            std::thread::yield_now();
        }
        changer.kill().unwrap();
        changer.wait().unwrap();
        house.check(&format!("after {until:?}"));
    }
    assert!(house.changes - before < usize::try_from(KILLS_BETWEEN).unwrap(), "killed in the middle");
}
