//! What it costs to take all of a house out, and to make a house of it.
//!
//! `cargo bench --bench export`, in a house of 200,000 entries; `ENTRIES=2000000` in front measures in a larger one (a million
//! entries are about half a gigabyte). The size is printed.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench prints its figures and stops when it cannot measure"
)]

mod houses;

use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use personalbase::{
    domain::{staff::Initials, time::Zone},
    report::pages::HousePages,
    store::{
        HouseFolder,
        entrance::{Guard, MemberSecrets},
        export::{self, Asked, Cost, Form, Importer, Protection},
        keys::{Passphrase, Pin},
    },
    text::{Language, Texts},
};

fn exports(criterion: &mut Criterion) {
    let entries = std::env::var("ENTRIES").ok().and_then(|entries| entries.parse().ok()).unwrap_or(200_000);
    let house = houses::BenchHouse::of(entries);
    let opened = house.open();
    // On the disk the houses stand on, which is the one that matters.
    let home = tempfile::tempdir_in(Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench")).unwrap();
    let (out, words) = (home.path().join("out"), Passphrase::new(&house.passphrase));
    let pages = HousePages { texts: Texts::new(Language::Nb), now: houses::moment(), zone: Zone::OSLO };
    let mut group = criterion.benchmark_group(format!("export at {entries}"));
    group.sample_size(10);
    for (name, protection) in [("plain", Protection::Plain), ("sealed", Protection::Sealed(&words, Cost::REAL))] {
        let asked = Asked { to: &out, protection, read_me: "", now: houses::moment() };
        // Dropped, it is gone again: the next one begins anew.
        group.bench_function(name, |bencher| {
            bencher.iter(|| drop(opened.house.exports().make(&asked, &pages, &mut |_, _, _| {}).unwrap()));
        });
    }
    let asked =
        Asked { to: &out, protection: Protection::Sealed(&words, Cost::REAL), read_me: "", now: houses::moment() };
    opened.house.exports().make(&asked, &pages, &mut |_, _, _| {}).unwrap().keep().unwrap();
    println!("sealed, it has {} MB", std::fs::metadata(out.join("house.tar.age")).unwrap().len() / 1_000_000);
    let secrets = MemberSecrets { passphrase: Passphrase::new(&house.passphrase), pin: Pin::typed("739182").unwrap() };
    let initials = Initials::new(&house.initials).unwrap();
    let by = Importer { initials: &initials, secrets: &secrets, guard: Guard::REAL };
    let mut nth = 0;
    group.bench_function("import", |bencher| {
        bencher.iter(|| {
            nth += 1;
            let folder = HouseFolder::new(&home.path().join(format!("imported-{nth}")));
            let opened = export::open(&Form::of(&out).unwrap(), Some(&words)).unwrap();
            drop(export::import(opened, &folder, &by, houses::moment(), Zone::OSLO, &mut |_, _, _| {}).unwrap());
            std::fs::remove_dir_all(folder.path()).unwrap();
        });
    });
    group.finish();
}

criterion_group!(benches, exports);
criterion_main!(benches);
