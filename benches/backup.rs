//! What a copy of the house costs: making and proving it, looking through it once more, restoring it; and what another data key
//! costs, for which the whole house is copied, too.
//!
//! `cargo bench --bench backup`, in a house of 200,000 entries; `ENTRIES=2000000` in front measures in a larger one (a million
//! entries are about half a gigabyte). The size is printed with each.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench prints its figures and stops when it cannot measure"
)]

mod houses;

use std::path::Path;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use personalbase::{
    domain::{backup::Keep, ids::StaffId, staff::Initials, time::Zone},
    store::{
        HouseFolder,
        backup::{self, Found},
        keys::{Opener, Passphrase},
        rekey::{self, Cancel, Outcome},
    },
};

const KEEP: Keep = Keep { daily: 1, weekly: 1, monthly: 1 };

fn open(house: &houses::BenchHouse, copy: &Found) -> backup::OpenedCopy {
    let initials = Initials::new(&house.initials).unwrap();
    let beside = HouseFolder::new(&house.folder);
    let passphrase = Opener::Passphrase(Passphrase::new(&house.passphrase));
    backup::open(copy.clone(), &initials, &passphrase, &beside, houses::moment()).unwrap()
}

fn copies(criterion: &mut Criterion) {
    let entries = std::env::var("ENTRIES").ok().and_then(|entries| entries.parse().ok()).unwrap_or(200_000);
    let house = houses::BenchHouse::of(entries);
    let opened = house.open();
    // On the disk the houses stand on, which is the one that matters.
    let home = tempfile::tempdir_in(Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench")).unwrap();
    let place = home.path().join("copies");
    std::fs::create_dir(&place).unwrap();
    let make = || opened.house.backups().make(&place, houses::moment(), Some(KEEP), &mut |_| {}).unwrap();
    let copy = make();
    println!("the house of {entries} entries has {} MB", copy.list.as_ref().unwrap().size / 1_000_000);
    let mut group = criterion.benchmark_group(format!("copy at {entries}"));
    group.sample_size(10);
    group.bench_function("verify", |bencher| {
        let copy = open(&house, &copy);
        bencher.iter(|| copy.prove(&mut |_| {}).unwrap());
    });
    let mut nth = 0;
    let nowhere = HouseFolder::new(Path::new("/nowhere"));
    group.bench_function("restore", |bencher| {
        bencher.iter_batched(
            || open(&house, &copy),
            |copy| {
                nth += 1;
                let folder = HouseFolder::new(&home.path().join(format!("restored-{nth}")));
                drop(
                    backup::restore(copy, &folder, &nowhere, houses::moment(), Zone::OSLO, &mut |_| {}).unwrap().house,
                );
                std::fs::remove_dir_all(folder.path()).unwrap();
            },
            BatchSize::PerIteration,
        );
    });
    // In a house of its own, which is another one afterwards.
    let folder = HouseFolder::new(&home.path().join("another-key"));
    let mut rotated = Some(
        backup::restore(open(&house, &copy), &folder, &nowhere, houses::moment(), Zone::OSLO, &mut |_| {})
            .unwrap()
            .house,
    );
    group.bench_function("another key", |bencher| {
        bencher.iter(|| {
            let house = rotated.take().unwrap();
            let done = rekey::rotate(house, StaffId(1), houses::moment(), &Cancel::default(), &mut |_, _| {});
            assert_eq!(done.outcome.unwrap(), Outcome::Changed);
            rotated = Some(done.house.unwrap());
        });
    });
    // Last: a new copy takes the place of the one that was measured.
    group.bench_function("create", |bencher| bencher.iter(make));
    group.finish();
}

criterion_group!(benches, copies);
criterion_main!(benches);
