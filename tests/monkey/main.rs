//! A monkey at the staff base: it presses, types, pastes and clicks whatever comes, while another terminal writes, the clock
//! jumps and the disk comes and goes. After every single input the rules of [`rules`] have to hold; at the end the audit
//! chain is whole, and everything that was said to be saved is saved.
//!
//! The same seed is the same walk. `PERSONALBASE_MONKEY_SEED` takes another one, `PERSONALBASE_MONKEY_STEPS` a longer one,
//! `PERSONALBASE_MONKEY_WALKS` as many after one another, `PERSONALBASE_MONKEY_KEYS=1000000` as many as it takes until so
//! many keys were pressed. A walk that breaks a rule is made as short as it can be before it
//! is told.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so")]
#![allow(clippy::print_stdout, clippy::disallowed_macros, reason = "how far a walk of many hours came is told")]

mod chance;
mod rules;
mod shorten;
mod walker;

use std::{
    env,
    panic::{self, AssertUnwindSafe, catch_unwind},
    process::Command,
    sync::{Mutex, atomic::Ordering},
};

use personalbase::text::Language;

use self::{
    chance::{Step, walk},
    walker::{Start, Walker},
};

/// The walks of an ordinary test run: one in each language, one for a screen reader, one that begins without a house.
const WALKS: [(u64, Start); 4] = [
    (1, Start { language: Language::Nb, plain: false, house: true }),
    (2, Start { language: Language::En, plain: false, house: true }),
    (3, Start { language: Language::Nb, plain: true, house: true }),
    (4, Start { language: Language::Nb, plain: false, house: false }),
];

/// Steps of each.
const STEPS: usize = 120;

fn asked(name: &str) -> Option<u64> {
    env::var(format!("PERSONALBASE_MONKEY_{name}")).ok()?.parse().ok()
}

/// What the newest panic said, with the place it happened.
static SAID: Mutex<String> = Mutex::new(String::new());

/// What went wrong, if anything.
fn trouble(start: Start, steps: &[Step]) -> Option<String> {
    let walked = catch_unwind(AssertUnwindSafe(|| {
        let mut walker = Walker::new(start);
        for step in steps {
            walker.take(step);
        }
        walker.finish();
    }));
    walked.is_err().then(|| SAID.lock().unwrap().clone())
}

fn go(seed: u64, start: Start) {
    let count = asked("STEPS").map_or(STEPS, |steps| usize::try_from(steps).unwrap());
    let steps = walk(seed, count);
    let told = panic::take_hook();
    // While a walk is made shorter, it fails again and again.
    panic::set_hook(Box::new(|panic| *SAID.lock().unwrap() = panic.to_string()));
    let short = trouble(start, &steps).map(|first| {
        let steps = shorten::shorten(steps, |steps| trouble(start, steps).is_some());
        (trouble(start, &steps).unwrap_or(first), steps)
    });
    panic::set_hook(told);
    if let Some((trouble, steps)) = short {
        let steps: Vec<String> = steps.iter().map(|step| format!("    {}", shorten::brief(step))).collect();
        panic!("seed {seed}, {start:?}, shortened to {} steps:\n{}\n{trouble}", steps.len(), steps.join("\n"));
    }
}

/// Tells a process that it is the one in which the monkey walks.
const INSIDE: &str = "PERSONALBASE_MONKEY_INSIDE";

#[test]
fn a_monkey_breaks_nothing() {
    if env::var_os(INSIDE).is_some() {
        return walks();
    }
    // The disk that fills is the whole process's: the monkey has one of its own, whose output is no file.
    let walk = Command::new(env::current_exe().unwrap()).arg("--nocapture").env(INSIDE, "1").output().unwrap();
    let told = String::from_utf8_lossy(&[walk.stdout, walk.stderr].concat()).into_owned();
    assert!(walk.status.success(), "{told}");
    println!("{told}");
}

fn walks() {
    if let Some(keys) = asked("KEYS") {
        return until(keys, asked("SEED").unwrap_or(1));
    }
    let Some(seed) = asked("SEED") else {
        for (seed, start) in WALKS {
            go(seed, start);
        }
        return;
    };
    for seed in seed..seed + asked("WALKS").unwrap_or(1) {
        go(seed, start_of(seed));
    }
}

fn start_of(seed: u64) -> Start {
    let (_, start) = WALKS[usize::try_from(seed % 4).unwrap()];
    start
}

/// Walks from a seed on until so many keys were pressed.
fn until(keys: u64, first: u64) {
    let mut seed = first;
    while walker::KEYS.load(Ordering::Relaxed) < keys {
        go(seed, start_of(seed));
        seed += 1;
    }
    println!("{} keys in {} walks, from seed {first}", walker::KEYS.load(Ordering::Relaxed), seed - first);
}
