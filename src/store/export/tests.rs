//! Exports of real encrypted houses: made, read again as another house, spoilt.

mod spoilt;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use proptest::prelude::*;
use rusqlite::Connection;

use super::*;
use crate::{
    demo,
    domain::{
        command::Command,
        ids::{AuditId, HouseId},
        log::About,
        staff::Initials,
        time::{Instant, Zone},
    },
    store::{
        ChainCheck, House, HouseFolder,
        entrance::{self, Guard, MemberSecrets},
        keys::{Passphrase, Pin},
        read::{LogFilter, Reader},
        scope::Scope,
        tests::{entry, house, now, write},
    },
    testing::{PASSPHRASE, PIN, Sample},
};

const WORDS: &str = "egne ord som ingen andre har";

/// A page of a few words.
struct OnePage;

impl Pages for OnePage {
    fn names(&self, _: Reader<'_>) -> Result<Vec<String>, StoreError> {
        Ok(vec!["people".to_owned()])
    }

    fn write(&self, read: Reader<'_>, _: &str, out: &mut dyn Write) -> Result<(), StoreError> {
        Ok(writeln!(out, "{}", read.house()?.name)?)
    }
}

fn words() -> Passphrase {
    Passphrase::new(WORDS)
}

fn make_at(house: &House, to: &Path, protection: Protection<'_>, now: Instant) -> Result<Made, StoreError> {
    house.exports().make(&Asked { to, protection, read_me: "Les meg.\n", now }, &OnePage, &mut |_, _, _| {})
}

fn sealed(house: &House, to: &Path) {
    make_at(house, to, Protection::Sealed(&words(), Cost::FAST), now()).unwrap().keep().unwrap();
}

fn plain(house: &House, to: &Path) {
    make_at(house, to, Protection::Plain, now()).unwrap().keep().unwrap();
}

fn read_as(lead: &str, from: &Path, to: &Path, passphrase: &Passphrase) -> Result<Imported, StoreError> {
    let opened = open(&Form::of(from)?, Some(passphrase))?;
    let secrets = MemberSecrets { passphrase: Passphrase::new(PASSPHRASE), pin: Pin::typed(PIN).unwrap() };
    let by = Importer { initials: &Initials::new(lead).unwrap(), secrets: &secrets, guard: Guard::INVENTED };
    import(opened, &HouseFolder::new(to), &by, now(), Zone::OSLO, &mut |_, _, _| {})
}

fn read(from: &Path, to: &Path) -> Result<Imported, StoreError> {
    read_as("KN", from, to, &words())
}

/// Every row of every table of an export, as it is written.
fn content(conn: &Connection) -> Vec<(&'static str, String)> {
    let rows = |table: &'static Table| {
        let mut lines = Vec::new();
        rows::write(conn, table, &mut lines, &mut || {}).unwrap();
        (table.name, String::from_utf8(lines).unwrap())
    };
    schema::tables().iter().map(rows).collect()
}

/// Each word of an index with how many texts have it in which column.
fn index(conn: &Connection, name: &str) -> Vec<(String, String, i64)> {
    conn.execute_batch(&format!("CREATE VIRTUAL TABLE temp.filed USING fts5vocab ('main', '{name}', 'col')")).unwrap();
    let mut statement = conn.prepare("SELECT term, col, doc FROM temp.filed").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    let found = rows.collect::<Result<_, _>>().unwrap();
    drop(statement);
    conn.execute_batch("DROP TABLE temp.filed").unwrap();
    found
}

/// The new house has all the other had, row for row, one row of the chain more, and that it has another key.
#[track_caller]
fn assert_same(imported: &House, original: &House) {
    let (new, old) = (content(imported.connection()), content(original.connection()));
    for ((name, new), (_, old)) in new.iter().zip(&old) {
        // That it was imported, and that it has a key of its own.
        let added = match *name {
            "audit" => "\"import-house\"",
            "key_mark" => "\"rotated\"",
            _ => {
                assert!(new == old, "{name}\n{old}\n{new}");
                continue;
            }
        };
        let more = new.strip_prefix(old.as_str()).unwrap();
        assert!(more.lines().count() == 1 && more.contains(added), "{more}");
    }
    for name in ["log_search", "text_search"] {
        let (new, old) = (index(imported.connection(), name), index(original.connection(), name));
        let other: Vec<_> = new
            .iter()
            .filter(|row| !old.contains(row))
            .chain(old.iter().filter(|row| !new.contains(row)))
            .take(9)
            .collect();
        assert!(new == old, "{name}: {other:?}");
    }
    let ChainCheck::Whole(head) = imported.verify_chain().unwrap() else { panic!("the chain is broken") };
    assert_eq!(head.id, AuditId(original.chain_head().unwrap().id.0 + 1));
    assert_eq!(imported.noted_head_stands().unwrap(), Some(true));
    assert!(imported.check_integrity().unwrap().is_empty());
}

fn invented(home: &Path, seed: u64, entries: u64) -> (House, String) {
    crate::store::open::throw_away_houses();
    let options = demo::Options { seed, years: 0, entries, now: now(), zone: Zone::OSLO };
    let (house, written) = demo::write(&HouseFolder::new(&home.join("invented")), options, &mut |_, _| {}).unwrap();
    (house, written.staff[0].initials.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 4, ..ProptestConfig::default() })]

    #[test]
    fn a_house_made_of_an_export_holds_the_same(seed: u64, entries in 1_u64..300, is_sealed: bool) {
        let home = tempfile::tempdir().unwrap();
        let (house, lead) = invented(home.path(), seed, entries);
        let (out, new) = (home.path().join("out"), home.path().join("new"));
        if is_sealed { sealed(&house, &out) } else { plain(&house, &out) }
        let imported = read_as(&lead, &out, &new, &words()).unwrap();
        assert_same(&imported.house, &house);
        prop_assert_eq!(imported.rows, house.exports().make(
            &Asked { to: &home.path().join("again"), protection: Protection::Plain, read_me: "", now: now() },
            &OnePage,
            &mut |_, _, _| {},
        ).unwrap().manifest.rows());
    }
}

#[test]
fn corrected_and_struck_entries_and_every_kind_of_row_come_back() {
    let home = tempfile::tempdir().unwrap();
    let (house, lead) = invented(home.path(), 7, 600);
    let filled = content(house.connection()).into_iter().filter(|(_, lines)| !lines.is_empty()).count();
    assert!(filled > 60, "the invented house fills most tables: {filled}");
    let (out, new) = (home.path().join("out"), home.path().join("new"));
    plain(&house, &out);
    let imported = read_as(&lead, &out, &new, &words()).unwrap();
    assert_same(&imported.house, &house);
}

#[test]
fn the_same_house_at_the_same_moment_is_the_same_export() {
    let (home, sample) = house();
    let outs = ["one", "two"].map(|name| home.path().join(name));
    outs.iter().for_each(|out| plain(&sample.house, out));
    let [one, two] = outs.map(|out| fs::read(out.join("manifest.json")).unwrap());
    assert_eq!(one, two);
}

#[test]
fn an_export_is_one_moment_of_the_house() {
    /// Somebody else writes while the pages are made.
    struct Meanwhile(std::cell::RefCell<House>);
    impl Pages for Meanwhile {
        fn names(&self, _: Reader<'_>) -> Result<Vec<String>, StoreError> {
            Ok(vec!["a".to_owned()])
        }
        fn write(&self, read: Reader<'_>, _: &str, out: &mut dyn Write) -> Result<(), StoreError> {
            write(&mut self.0.borrow_mut(), entry(About::House, "Skrevet imens."));
            Ok(writeln!(out, "{}", read.entry_count()?)?)
        }
    }
    let (home, sample) = house();
    let Sample { house, .. } = sample;
    let exports = house.exports();
    let asked = Asked { to: &home.path().join("out"), protection: Protection::Plain, read_me: "", now: now() };
    exports.make(&asked, &Meanwhile(house.into()), &mut |_, _, _| {}).unwrap().keep().unwrap();
    let log = fs::read_to_string(home.path().join("out/tables/log_entry.jsonl")).unwrap();
    assert_eq!(log.lines().count(), 4);
    assert_eq!(fs::read_to_string(home.path().join("out/text/a.txt")).unwrap(), "4\n");
}

#[test]
fn whoever_makes_the_house_has_new_secrets_and_nobody_else_has_any() {
    let (home, sample) = house();
    let out = home.path().join("out");
    sealed(&sample.house, &out);
    let Imported { house, staff, code, .. } = read(&out, &home.path().join("new")).unwrap();
    assert_eq!(house.read().people().unwrap().staff[&staff].initials.as_str(), "KN");
    let folder = house.files().clone();
    drop(house);
    let unlock = |initials: &str| {
        let initials = Initials::new(initials).unwrap();
        entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO)
    };
    let opened = unlock("KN").unwrap();
    assert!(opened.house.keyring().confirm_code(&code).is_ok(), "the code on paper opens it");
    let slots = opened.house.check_slots().unwrap();
    assert_eq!(slots.without_slot.len(), 4, "the others get new passphrases");
    assert!(slots.unused.is_empty() && slots.foreign.is_empty());
    drop(opened);
    assert!(matches!(unlock("OH"), Err(StoreError::WrongPassphrase)));
}

#[test]
fn only_an_active_lead_of_the_export_makes_a_house_of_it() {
    let (home, sample) = house();
    let out = home.path().join("out");
    sealed(&sample.house, &out);
    for initials in ["OH", "AD", "XX"] {
        let refused = read_as(initials, &out, &home.path().join("new"), &words());
        assert!(matches!(refused, Err(StoreError::Export(ExportError::NoLead))), "{refused:?}");
        assert!(!home.path().join("new").exists());
    }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn no_word_of_the_house_stands_readable_in_a_sealed_export() {
    let (home, mut sample) = house();
    write(&mut sample.house, entry(About::House, "Gjenkjennelig setning om natta."));
    let (out, open) = (home.path().join("out"), home.path().join("open"));
    sealed(&sample.house, &out);
    plain(&sample.house, &open);
    let stands = |folder: &Path, word: &str| {
        let holds = |path: &PathBuf| {
            let bytes = fs::read(path).unwrap();
            bytes.windows(word.len()).any(|window| window == word.as_bytes())
        };
        files(folder).iter().any(holds)
    };
    for word in ["Gjenkjennelig", "Samira", "Kari Nyg", "tables/", "log_entry", "EKV", WORDS] {
        assert!(!stands(&out, word), "{word}");
    }
    assert!(stands(&open, "Gjenkjennelig") && stands(&open, "Samira"), "the search finds what is there");
    let names: Vec<_> = files(&out).into_iter().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["README.txt", "house.tar.age", "house.tar.age.sha256"]);
    for path in files(&open).iter().chain(&files(&out)) {
        let bytes = fs::read(path).unwrap();
        assert!(!bytes.windows(9).any(|window| window == b"$argon2id"), "{}", path.display());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        for path in files(&open).iter().chain(&files(&out)) {
            assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o77, 0, "{}", path.display());
        }
    }
}

#[test]
fn nothing_that_stands_is_written_over() {
    let (home, sample) = house();
    let there = home.path().join("there");
    fs::create_dir(&there).unwrap();
    let refused = make_at(&sample.house, &there, Protection::Plain, now());
    assert!(matches!(refused, Err(StoreError::Export(ExportError::Stands(_)))), "{refused:?}");
    // Somebody's own folder that is called as ours by half.
    let own = home.path().join("out.part");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("ferie.txt"), "x").unwrap();
    let refused = make_at(&sample.house, &home.path().join("out"), Protection::Plain, now());
    assert!(matches!(refused, Err(StoreError::Export(ExportError::Stands(_)))), "{refused:?}");
    assert!(own.join("ferie.txt").exists());
    sealed(&sample.house, &home.path().join("sealed"));
    let refused = read(&home.path().join("sealed"), &there);
    assert!(matches!(refused, Err(StoreError::Export(ExportError::Stands(_)))), "{refused:?}");
    assert_eq!(fs::read_dir(&there).unwrap().count(), 0);
}

#[test]
fn what_was_left_by_half_is_cleared_and_two_do_not_make_one_at_once() {
    let (home, sample) = house();
    let (out, part) = (home.path().join("out"), home.path().join("out.part"));
    fs::create_dir_all(part.join("tables")).unwrap();
    fs::write(part.join("export.lock"), "").unwrap();
    fs::write(part.join("tables/log_entry.jsonl"), "half").unwrap();
    let first = make_at(&sample.house, &out, Protection::Sealed(&words(), Cost::FAST), now()).unwrap();
    let second = make_at(&sample.house, &out, Protection::Plain, now());
    assert!(matches!(second, Err(StoreError::Export(ExportError::BeingMade(_)))), "{second:?}");
    assert!(!part.join("tables").exists());
    // One that nobody keeps is gone.
    drop(first);
    assert!(!part.exists() && !out.exists());
    sealed(&sample.house, &out);
    assert_eq!(files(&out).len(), 3);
}

#[test]
fn a_house_whose_chain_is_broken_is_taken_out_as_it_is_and_so_is_the_new_one() {
    let (home, sample) = house();
    let conn = sample.house.connection();
    conn.execute_batch("DROP TRIGGER audit_keep_update; UPDATE audit SET youth_id = 2 WHERE id = 3").unwrap();
    let out = home.path().join("out");
    let made = make_at(&sample.house, &out, Protection::Plain, now()).unwrap();
    assert_eq!(made.manifest.chain_broken_at, Some(AuditId(3)));
    made.keep().unwrap();
    let imported = read(&out, &home.path().join("new")).unwrap();
    assert_eq!(imported.house.verify_chain().unwrap(), ChainCheck::BrokenAt(AuditId(3)));
}

#[test]
fn a_file_of_two_houses_comes_back_with_both() {
    let (home, mut sample) = house();
    let (lead, first, sister) = (crate::store::tests::LEAD, HouseId(1), HouseId(2));
    sample.house.execute(lead, now(), &crate::store::tests::sister()).unwrap();
    for (shown, text) in [(sister, "Bare i søsterhuset."), (first, "Bare her.")] {
        sample.house.show_house(lead, shown, now()).unwrap();
        sample.house.execute(lead, now(), &Command::WriteEntry(entry(About::House, text))).unwrap();
    }
    let export = home.path().join("uttrekk");
    sealed(&sample.house, &export);
    sample.house.set_scope(Scope::File).unwrap();
    let mut imported = read(&export, &home.path().join("nytt")).unwrap().house;
    assert_same(&imported, &sample.house);
    imported.show_to(lead).unwrap();
    imported.show_house(lead, sister, now()).unwrap();
    let page = imported.read().log_page(&LogFilter::default(), None, 10).unwrap();
    assert_eq!(page.entries.len(), 1, "the log of the sister house alone");
}
