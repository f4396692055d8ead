//! What is read from people and from files takes anything: every target of [`personalbase::testing::fuzz`], fed with what
//! grows from its samples under `fuzz/corpus`. `PROPTEST_CASES` takes more of them than an ordinary run.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must say so and fail")]

use std::{collections::BTreeSet, fmt, fs, panic, path::PathBuf, thread};

use personalbase::testing::fuzz::{TARGETS, Target};
use proptest::{prelude::*, sample::Index, test_runner::TestRunner};

/// Inputs for each target in an ordinary run.
const INPUTS: u32 = 400;

/// Signs that mean something to one of the readers.
const SIGNS: [&str; 24] = [
    "\n",
    "\r\n",
    "\"",
    ";",
    ",",
    ":",
    "=",
    ".",
    "0",
    "-1",
    "99999999999999999999",
    "29.2.",
    "kl",
    "24:00",
    "BEGIN:VEVENT\n",
    "RRULE:FREQ=YEARLY;INTERVAL=0\n",
    "DTSTART:00000000T000000\n",
    "[",
    "]",
    "\u{0}",
    "\u{202e}",
    "ا",
    "e\u{301}",
    "\u{feff}",
];

fn folder(of: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(of)
}

fn samples(target: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> =
        fs::read_dir(folder("corpus").join(target)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    if target == "settings" {
        paths.push(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("config.example.toml"));
    }
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// One change of an input.
#[derive(Debug, Clone)]
enum Change {
    /// A byte is another.
    Byte(Index, u8),
    /// A sign is put in.
    Sign(Index, Index),
    /// What stands between two places is left out.
    Cut(Index, Index),
    /// What stands between two places comes once more.
    Twice(Index, Index),
    /// From a place on it goes on as another sample does.
    As(Index, Index, Index),
}

fn a_change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(place, byte)| Change::Byte(place, byte)),
        (at(), at()).prop_map(|(place, sign)| Change::Sign(place, sign)),
        (at(), at()).prop_map(|(from, to)| Change::Cut(from, to)),
        (at(), at()).prop_map(|(from, to)| Change::Twice(from, to)),
        (at(), at(), at()).prop_map(|(place, sample, from)| Change::As(place, sample, from)),
    ]
}

impl Change {
    fn make(&self, input: &mut Vec<u8>, samples: &[Vec<u8>]) {
        let place = |at: &Index, input: &[u8]| at.index(input.len() + 1);
        match self {
            Self::Byte(at, byte) if !input.is_empty() => {
                let at = at.index(input.len());
                input[at] = *byte;
            }
            Self::Byte(..) => {}
            Self::Sign(at, sign) => {
                let at = place(at, input);
                input.splice(at..at, SIGNS[sign.index(SIGNS.len())].bytes());
            }
            Self::Cut(from, to) | Self::Twice(from, to) => {
                let (from, to) = (place(from, input), place(to, input));
                let range = from.min(to)..from.max(to);
                if matches!(self, Self::Cut(..)) {
                    input.drain(range);
                } else {
                    input.splice(range.start..range.start, input[range].to_vec());
                }
            }
            Self::As(at, sample, from) => {
                let other = &samples[sample.index(samples.len())];
                input.truncate(place(at, input));
                input.extend_from_slice(&other[place(from, other)..]);
            }
        }
    }
}

/// What is fed, shown as text.
struct Input(Vec<u8>);

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0.escape_ascii().to_string())
    }
}

/// What broke a rule, if anything.
fn feed(target: Target) -> Option<String> {
    let samples = samples(target.name);
    for sample in &samples {
        (target.read)(sample);
    }
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = INPUTS;
    }
    let inputs = (any::<Index>(), prop::collection::vec(a_change(), 0..8)).prop_map(|(sample, changes)| {
        let mut input = samples[sample.index(samples.len())].clone();
        for change in &changes {
            change.make(&mut input, &samples);
        }
        Input(input)
    });
    let run = TestRunner::new(config).run(&inputs, |input| {
        (target.read)(&input.0);
        Ok(())
    });
    run.err().map(|error| format!("{}: {error}", target.name))
}

#[test]
fn nothing_that_is_read_breaks_a_rule() {
    // While an input is made shorter, it fails again and again.
    let told = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let broken: Vec<String> = thread::scope(|scope| {
        let running = TARGETS.map(|target| scope.spawn(move || feed(target)));
        running.into_iter().filter_map(|one| one.join().unwrap_or(Some("a sample breaks a rule".to_owned()))).collect()
    });
    panic::set_hook(told);
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

#[test]
fn every_target_has_a_program_and_samples() {
    let names: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    let files: BTreeSet<String> = fs::read_dir(folder("fuzz_targets"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, names);
    let manifest = fs::read_to_string(folder("Cargo.toml")).unwrap();
    for target in TARGETS {
        let name = target.name;
        assert!(!samples(name).is_empty(), "{name} has no sample");
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is no program");
        let program = fs::read_to_string(folder("fuzz_targets").join(format!("{name}.rs"))).unwrap();
        assert!(program.contains(&format!("read(\"{name}\"")), "{name} reads something else");
    }
}
