//! The process is killed while it writes, two hundred times, or as often as `PERSONALBASE_KILLS` says. Every entry it had said was saved is found again, whole and
//! once, and the file passes every check. And it is killed while it makes a house: there is none then, or a whole one.

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
        keys::{Passphrase, Pin, RecoveryCode},
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
        let entry = NewEntry {
            about: About::House,
            kind: EntryKind::Observation,
            weight: Weight::Normal,
            happened_at: now(),
            lines: EntryLines { facts: Prose::optional(&text).unwrap(), ..EntryLines::default() },
            shift: None,
            marks: EntryMarks::default(),
        };
        let done = house.execute(StaffId(2), now(), &Command::WriteEntry(entry)).unwrap();
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
    let house = open(folder);
    for (row, text) in acknowledged {
        let entry = house.read().entry(EntryId(*row)).unwrap().unwrap_or_else(|| panic!("entry {row} is lost"));
        assert_eq!(entry.lines.facts.unwrap().as_str(), text);
    }
    assert_eq!(house.check_integrity().unwrap(), Vec::<String>::new());
    assert!(matches!(house.verify_chain().unwrap(), ChainCheck::Whole(_)));
}
