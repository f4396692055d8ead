//! Four programs write into one house at once, each as fast as a busy minute of a whole house: every entry that was saved is
//! there, once, and the house is sound.
//!
//! Three seconds here, on a machine that may be busy with anything: whoever is told that another program holds the house writes
//! again, as a person does. A whole minute, or so many seconds as one wants, in which nobody may be told so, on a machine with
//! nothing else to do:
//!
//! ```sh
//! cargo test --release --test writers -- --ignored
//! PERSONALBASE_WRITERS_SECONDS=600 cargo test --release --test writers -- --ignored
//! ```

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must say so and fail")]

use std::{
    io::Write as _,
    path::Path,
    process::{Child, Command as Process, Stdio},
    thread,
    time::{Duration, Instant as Moment},
};

use personalbase::{
    domain::{
        command::Command,
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::Prose,
        staff::Initials,
        time::Zone,
    },
    store::{
        ChainCheck, House, HouseFolder, StoreError,
        entrance::{self, Opened},
        keys::Passphrase,
        read::LogFilter,
    },
    testing::{PASSPHRASE, SAMPLE_NOW, sample_house},
};

const WRITERS: usize = 4;
/// Entries a second of each.
const A_SECOND: u32 = 50;
/// Of the sample house itself.
const BEFORE: usize = 4;

/// Name the house and the seconds for a process that writes; without them it has nothing to do.
const FOLDER: &str = "PERSONALBASE_WRITERS_FOLDER";
const SECONDS: &str = "PERSONALBASE_WRITERS_SECONDS";

/// Before how often a process was told that another holds the house.
const TOLD: &str = "told to wait: ";

fn open(folder: &Path) -> Opened {
    let initials = Initials::new("OH").unwrap();
    let now = SAMPLE_NOW.parse().unwrap();
    entrance::unlock(&HouseFolder::new(folder), &initials, &Passphrase::new(PASSPHRASE), now, Zone::OSLO).unwrap()
}

/// One of the processes that write.
#[test]
fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let seconds: u32 = std::env::var(SECONDS).unwrap().parse().unwrap();
    let Opened { mut house, staff, .. } = open(Path::new(&folder));
    let begin = Moment::now();
    let (mut slowest, mut told) = (Duration::ZERO, 0);
    for number in 0..seconds * A_SECOND {
        let due = begin + Duration::from_secs(1) * number / A_SECOND;
        #[expect(clippy::disallowed_methods, reason = "so many entries a second, and no more")]
        thread::sleep(due.saturating_duration_since(Moment::now()));
        let text = format!("Notat {number} fra {}", std::process::id());
        let entry = NewEntry {
            about: About::House,
            kind: EntryKind::Observation,
            weight: Weight::Normal,
            happened_at: SAMPLE_NOW.parse().unwrap(),
            lines: EntryLines { facts: Prose::optional(&text).unwrap(), ..EntryLines::default() },
            shift: None,
            marks: EntryMarks::default(),
        };
        let before = Moment::now();
        let command = Command::WriteEntry(entry);
        while let Err(error) = house.execute(staff.id, SAMPLE_NOW.parse().unwrap(), &command) {
            assert!(matches!(error, StoreError::Busy), "{error}");
            told += 1;
        }
        slowest = slowest.max(before.elapsed());
        read(&house, number);
    }
    #[expect(clippy::disallowed_methods, reason = "whoever runs the long one reads it")]
    let mut out = std::io::stdout();
    writeln!(out, "{} entries, the slowest save {slowest:?}, {TOLD}{told}", seconds * A_SECOND).unwrap();
}

/// What a terminal does beside writing: it looks for news and reads the page it shows.
fn read(house: &House, number: u32) {
    house.change_token().unwrap();
    if number.is_multiple_of(5) {
        assert_eq!(house.read().log_page(&LogFilter::default(), None, 50).unwrap().entries.len().min(5), 5);
    }
    if number.is_multiple_of(100) {
        house.tidy().unwrap();
    }
}

/// Lets four processes write, looks at what is there then, and answers how often one of them was told to wait.
fn write_together(seconds: u32) -> u32 {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("house");
    drop(sample_house(&folder, SAMPLE_NOW.parse().unwrap()));
    let start = || -> Child {
        Process::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture"])
            .env(FOLDER, &folder)
            .env(SECONDS, seconds.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let writers: Vec<Child> = (0..WRITERS).map(|_| start()).collect();
    let mut told = 0;
    for writer in writers {
        let ended = writer.wait_with_output().unwrap();
        let out = String::from_utf8_lossy(&ended.stdout).into_owned();
        told += out.rsplit_once(TOLD).map_or(0, |(_, rest)| rest.split_whitespace().next().unwrap().parse().unwrap());
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&[ended.stdout, ended.stderr].concat()));
    }
    let house = open(&folder).house;
    let entries = house.check_search().unwrap();
    let wanted = i64::try_from(BEFORE + WRITERS * (seconds * A_SECOND) as usize).unwrap();
    assert_eq!((entries.entries, entries.indexed), (wanted, wanted));
    assert!(matches!(house.verify_chain().unwrap(), ChainCheck::Whole(_)));
    assert_eq!(house.check_integrity().unwrap(), Vec::<String>::new());
    told
}

#[test]
fn four_programs_write_at_once_and_every_entry_is_there() {
    write_together(3);
}

#[test]
#[ignore = "a whole minute"]
fn four_programs_write_for_a_minute_without_an_error() {
    let seconds = std::env::var(SECONDS).map_or(60, |seconds| seconds.parse().unwrap());
    assert_eq!(write_together(seconds), 0, "told that another program holds the house");
}
