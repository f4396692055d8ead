//! Real encrypted files with pages that are spoilt one by one: everything that does not stand on them is found.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use chrono::TimeDelta;
use rusqlite::{Connection, types::Value};

use super::*;
use crate::{
    domain::{command::Command, ids::YouthId, log::About},
    store::{
        ChainCheck, House,
        entrance::{self, Opened},
        keys::{DataKey, Passphrase, RecoveryCode},
        open as opening,
        tests::{LEAD, THERAPIST, entry, house, now},
    },
    testing::{PASSPHRASE, Sample},
};

mod safe;

/// Enough that the log and the trail have pages that lead to pages that lead to rows.
const ENTRIES: usize = 2_400;

/// The files of the sample house.
fn small_files() -> Vec<(String, Vec<u8>)> {
    let (_home, sample) = house();
    files_of(sample)
}

/// The files of a house, which is closed.
fn files_of(sample: Sample) -> Vec<(String, Vec<u8>)> {
    sample.house.note_head().unwrap();
    let folder = sample.house.folder().to_owned();
    drop(sample);
    ["house.db", "house.keys"].map(|name| (name.to_owned(), fs::read(folder.join(name)).unwrap())).to_vec()
}

/// The files of a large house, made once.
fn files() -> &'static [(String, Vec<u8>)] {
    static FILES: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let (_home, mut sample) = house();
        for hundred in 0..ENTRIES / 100 {
            let at = now() + TimeDelta::minutes(i64::try_from(hundred).unwrap());
            let together = sample.house.together(THERAPIST, at).unwrap();
            for number in 0..100 {
                let about = if number % 3 == 0 {
                    About::Youths(sample.youths[..1 + number % 2].to_vec())
                } else {
                    About::House
                };
                let text = format!("Notat {hundred} {number}. {}", "Rolig kveld i stua. ".repeat(40));
                together.execute(&Command::WriteEntry(entry(about, &text))).unwrap();
            }
            together.commit().unwrap();
        }
        files_of(sample)
    })
}

/// A house whose pages are spoilt.
struct Damaged {
    home: tempfile::TempDir,
}

impl Damaged {
    fn of(files: &[(String, Vec<u8>)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let damaged = Self { home };
        fs::create_dir(damaged.folder().path()).unwrap();
        for (name, bytes) in files {
            fs::write(damaged.folder().path().join(name), bytes).unwrap();
        }
        damaged
    }

    fn whole() -> Self {
        Self::of(files())
    }

    fn small() -> Self {
        Self::of(&small_files())
    }

    fn with_pages(pages: &[u32]) -> Self {
        let damaged = Self::whole();
        damaged.spoil(pages);
        damaged
    }

    fn spoil(&self, pages: &[u32]) {
        self.change("house.db", |bytes| {
            for page in pages {
                bytes[(*page as usize - 1) * page::PAGE + 700] ^= 1;
            }
        });
    }

    fn change(&self, name: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let path = self.folder().path().join(name);
        let mut bytes = fs::read(&path).unwrap();
        change(&mut bytes);
        fs::write(path, bytes).unwrap();
    }

    fn folder(&self) -> HouseFolder {
        HouseFolder::new(&self.home.path().join("house"))
    }

    fn salvaged(&self) -> HouseFolder {
        HouseFolder::new(&self.home.path().join("new"))
    }

    fn key(&self) -> DataKey {
        key(&self.home.path().join("house/house.keys"))
    }

    fn salvage(&self) -> Result<Report, StoreError> {
        self.salvage_as("KN", PASSPHRASE, None)
    }

    fn salvage_as(&self, user: &str, passphrase: &str, keys: Option<&Path>) -> Result<Report, StoreError> {
        self.salvage_by(user, &Opener::Passphrase(Passphrase::new(passphrase)), keys)
    }

    fn salvage_by(&self, user: &str, opener: &Opener, keys: Option<&Path>) -> Result<Report, StoreError> {
        let before = snapshot(self.folder().path());
        let request = Request {
            from: &self.folder(),
            keys,
            initials: &Initials::new(user).unwrap(),
            opener,
            to: &self.salvaged(),
            now: now() + TimeDelta::days(1),
            zone: Zone::OSLO,
            words: "(tapt)",
        };
        let report = salvage(&request, &mut |_, _, _| {});
        assert_eq!(snapshot(self.folder().path()), before, "nothing of the damaged house is touched");
        report
    }

    fn open_new(&self, user: &str) -> House {
        let initials = Initials::new(user).unwrap();
        let at = now() + TimeDelta::days(1);
        let passphrase = Passphrase::new(PASSPHRASE);
        let Opened { house, .. } = entrance::unlock(&self.salvaged(), &initials, &passphrase, at, Zone::OSLO).unwrap();
        house
    }

    /// The pages of a table or an index, those of one kind.
    fn pages_of(&self, name: &str, kind: &str) -> Vec<u32> {
        let conn = opening::look(&self.folder().database(), &self.key()).unwrap();
        let mut statement =
            conn.prepare("SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = ?2 ORDER BY path").unwrap();
        statement.query_map([name, kind], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }
}

fn key(path: &Path) -> DataKey {
    KeyFile::read(path).unwrap().open(None, &Passphrase::new(PASSPHRASE)).unwrap().key
}

fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect()
}

/// Every row of every table, as text by table and key; what the search keeps is not looked at.
fn rows(conn: &Connection) -> BTreeMap<(String, String), Vec<Value>> {
    let mut names = conn
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
             AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite%'",
        )
        .unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = BTreeMap::new();
    for name in names {
        let mut statement = conn.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let width = statement.column_count();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let values: Vec<Value> = (0..width).map(|at| row.get(at).unwrap()).collect();
            all.insert((name.clone(), format!("{values:?}")), values);
        }
    }
    all
}

fn healthy() -> &'static BTreeMap<(String, String), Vec<Value>> {
    static ROWS: OnceLock<BTreeMap<(String, String), Vec<Value>>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let whole = Damaged::whole();
        rows(&opening::look(&whole.folder().database(), &whole.key()).unwrap())
    })
}

/// The numbers of a table's rows that SQLite itself cannot read any more, each asked for by itself.
fn unreadable(damaged: &Damaged, table: &str) -> BTreeSet<i64> {
    let ids = healthy().iter().filter(|((name, _), _)| name == table).map(|(_, values)| match values[0] {
        Value::Integer(id) => id,
        _ => panic!("{table}"),
    });
    let mut conn = None;
    ids.filter(|id| {
        let open = conn.take().unwrap_or_else(|| opening::look(&damaged.folder().database(), &damaged.key()).unwrap());
        // All of it: a part of the row may lie on a page of its own.
        let mut statement = open.prepare_cached(&format!("SELECT * FROM \"{table}\" WHERE rowid = ?1")).unwrap();
        let width = statement.column_count();
        let read = statement
            .query_row([id], |row| (0..width).map(|at| row.get::<_, Value>(at)).collect::<Result<Vec<_>, _>>());
        drop(statement);
        let fails = read.is_err();
        if !fails {
            conn = Some(open);
        }
        fails
    })
    .collect()
}

/// Salvages, and holds every row of the new house against those of the healthy one: none but `lost` is missing, and what is
/// there that was not says that it stands for a lost row.
#[track_caller]
fn assert_found(damaged: &Damaged, lost: &BTreeMap<&str, BTreeSet<i64>>) -> Report {
    let report = damaged.salvage().unwrap();
    let found = rows(&opening::look(&damaged.salvaged().database(), &key(&damaged.salvaged().keys())).unwrap());
    for ((table, text), values) in healthy() {
        let is_lost =
            matches!(values[0], Value::Integer(id) if lost.get(table.as_str()).is_some_and(|lost| lost.contains(&id)));
        assert!(is_lost != found.contains_key(&(table.clone(), text.clone())), "{table} {text}");
    }
    let missing: u64 = report.losses.iter().filter_map(|loss| loss.missing).sum();
    assert_eq!(missing, lost.values().map(|lost| lost.len() as u64).sum::<u64>(), "{report:?}");
    for loss in &report.losses {
        let named: BTreeSet<i64> = loss.gaps.iter().flat_map(|gap| gap.first..=gap.last).collect();
        assert_eq!(Some(&named), lost.get(loss.table.as_str()), "{loss:?}");
    }
    sound(damaged);
    report
}

/// The new house opens with the same passphrases, is sound, and can have copies that are proven.
#[track_caller]
fn sound(damaged: &Damaged) {
    for user in ["KN", "OH"] {
        let house = damaged.open_new(user);
        assert_eq!(house.check_integrity().unwrap(), Vec::<String>::new());
        assert!(matches!(house.verify_chain().unwrap(), ChainCheck::Whole(_)));
        assert_eq!(house.noted_head_stands().unwrap(), Some(true));
        let search = house.check_search().unwrap();
        assert_eq!(search.entries, search.indexed);
        assert!(house.check_slots().unwrap().is_sound());
    }
    let house = damaged.open_new("KN");
    let copy = house.backups().make(&house.files().backups(), now() + TimeDelta::days(2), None, &mut |_| {}).unwrap();
    assert!(copy.is_proven(), "{copy:?}");
}

#[test]
fn a_house_without_damage_is_salvaged_whole() {
    let damaged = Damaged::whole();
    let report = assert_found(&damaged, &BTreeMap::new());
    assert!(report.is_whole(), "{report:?}");
    let told = damaged.open_new("OH").read().newest_audit(100).unwrap();
    let told = told.iter().find(|row| row.id == report.row).unwrap();
    assert_eq!((told.action.as_str(), told.staff), ("salvage", Some(LEAD)));
}

#[test]
fn of_a_leaf_of_the_log_only_its_own_entries_are_missing() {
    let whole = Damaged::whole();
    let leaves = whole.pages_of("log_entry", "leaf");
    assert!(leaves.len() > 300, "{}", leaves.len());
    for page in [leaves[0], leaves[200], leaves[leaves.len() - 1]] {
        let damaged = Damaged::with_pages(&[page]);
        let lost = unreadable(&damaged, "log_entry");
        assert!((1..10).contains(&lost.len()), "{lost:?}");
        let report = assert_found(&damaged, &BTreeMap::from([("log_entry", lost)]));
        let gap = report.losses[0].gaps[0];
        assert!(gap.after.is_some() || gap.before.is_some());
    }
}

#[test]
fn beneath_a_page_that_only_leads_nothing_is_missing() {
    let whole = Damaged::whole();
    for table in ["log_entry", "audit"] {
        for page in whole.pages_of(table, "internal") {
            let report = assert_found(&Damaged::with_pages(&[page]), &BTreeMap::new());
            assert!(report.is_whole(), "{table} {page}: {report:?}");
        }
    }
}

#[test]
fn of_indexes_and_of_the_search_nothing_is_missing() {
    let whole = Damaged::whole();
    let pages: Vec<u32> = ["audit_entity", "log_entry_common", "log_search_data", "log_search_idx", "search_word"]
        .iter()
        .flat_map(|name| whole.pages_of(name, "leaf").into_iter().take(2).chain(whole.pages_of(name, "internal")))
        .collect();
    let report = assert_found(&Damaged::with_pages(&pages), &BTreeMap::new());
    assert!(report.is_whole() && report.made_anew > 0, "{report:?}");
}

#[test]
fn a_gap_of_the_trail_is_told_and_is_no_tampering() {
    let whole = Damaged::whole();
    let leaves = whole.pages_of("audit", "leaf");
    for pages in [&leaves[3..4], &leaves[..1], &leaves[leaves.len() - 1..], &leaves[20..22]] {
        let damaged = Damaged::with_pages(pages);
        let lost = unreadable(&damaged, "audit");
        let runs = lost.iter().filter(|id| !lost.contains(&(**id - 1))).count();
        assert_found(&damaged, &BTreeMap::from([("audit", lost.clone())]));
        let walk = damaged.open_new("KN").walk_chain(&mut |_| {}).unwrap();
        assert_eq!((walk.bad, walk.salvaged.len()), (None, runs));
        assert_eq!(walk.salvaged[0].first.0, *lost.first().unwrap());
    }
}

#[test]
fn rows_that_are_taken_out_after_the_salvage_are_tampering() {
    let whole = Damaged::whole();
    let leaf = whole.pages_of("audit", "leaf")[5];
    let spoil = |sql: &str| {
        let damaged = Damaged::with_pages(&[leaf]);
        let lost = unreadable(&damaged, "audit");
        damaged.salvage().unwrap();
        let conn =
            opening::connect(&damaged.salvaged().database(), &key(&damaged.salvaged().keys()), opening::Memory::Plain)
                .unwrap();
        conn.execute_batch("DROP TRIGGER audit_keep_delete; DROP TRIGGER audit_keep_update;").unwrap();
        let (first, last) = (lost.first().unwrap(), lost.last().unwrap());
        let sql = sql.replace(":after", &(last + 1).to_string()).replace(":before", &(first - 1).to_string());
        conn.execute_batch(&sql).unwrap();
        drop(conn);
        damaged.open_new("KN").walk_chain(&mut |_| {}).unwrap().bad.map(|bad| bad.id.0 - first)
    };
    assert_eq!(spoil(""), None);
    assert_eq!(spoil("DELETE FROM audit WHERE id = :before"), Some(-1));
    assert!(spoil("DELETE FROM audit WHERE id = :after").is_some());
    assert!(spoil("UPDATE audit SET entity_id = 9 WHERE id = :after").is_some());
    assert!(spoil("UPDATE audit SET detail = '{}' WHERE entity = 'salvage'").is_some());
}

#[test]
fn rows_that_were_taken_out_before_the_salvage_stay_tampering() {
    let damaged = Damaged::whole();
    let conn = opening::connect(&damaged.folder().database(), &damaged.key(), opening::Memory::Plain).unwrap();
    conn.execute_batch("DROP TRIGGER audit_keep_delete; DELETE FROM audit WHERE id = 30").unwrap();
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    drop(conn);
    let report = damaged.salvage().unwrap();
    assert!(report.is_whole(), "no page is damaged");
    assert!(matches!(damaged.open_new("KN").verify_chain().unwrap(), ChainCheck::BrokenAt(id) if id.0 == 30));
}

#[test]
fn a_file_that_is_cut_off_gives_what_is_left() {
    let damaged = Damaged::whole();
    damaged.change("house.db", |bytes| bytes.truncate(bytes.len() * 4 / 5 + 1_000));
    let report = damaged.salvage().unwrap();
    assert!(!report.is_whole());
    sound(&damaged);
    let known: u64 = report.losses.iter().filter_map(|loss| loss.missing).sum();
    assert!(report.rows + known >= healthy().len() as u64 * 9 / 10, "{} {known} {}", report.rows, healthy().len());
}

#[test]
fn many_pages_at_once() {
    let whole = Damaged::whole();
    let leaves = whole.pages_of("log_entry", "leaf");
    let mut pages: Vec<u32> = leaves.iter().copied().step_by(7).collect();
    pages.extend(whole.pages_of("log_entry", "internal"));
    let seen_from: BTreeSet<i64> = {
        let damaged = Damaged::with_pages(&leaves.iter().copied().step_by(7).collect::<Vec<_>>());
        unreadable(&damaged, "log_entry")
    };
    assert_found(&Damaged::with_pages(&pages), &BTreeMap::from([("log_entry", seen_from)]));
}

#[test]
fn lost_staff_house_and_apartments_come_back_from_the_trail() {
    let whole = Damaged::small();
    for table in ["staff", "house", "apartment", "log_entry_youth"] {
        let page = *whole.pages_of(table, "leaf").first().unwrap();
        let damaged = Damaged::small();
        damaged.spoil(&[page]);
        let report = damaged.salvage().unwrap();
        assert!(!report.is_whole());
        assert!(report.from_trail[table] > 0, "{table}: {report:?}");
        sound(&damaged);
        let conn = opening::look(&damaged.salvaged().database(), &key(&damaged.salvaged().keys())).unwrap();
        let found = rows(&conn);
        let before = rows(&opening::look(&whole.folder().database(), &whole.key()).unwrap());
        for ((name, text), values) in before.iter().filter(|((name, _), _)| name == table) {
            // A PIN stands nowhere else, a version and the exact second of the founding do not matter.
            let alike = found.contains_key(&(name.clone(), text.clone()))
                || (table == "staff"
                    && found
                        .iter()
                        .any(|((other, _), row)| other == name && row[3..7] == values[3..7] && row[8] == values[8]))
                || table == "house";
            assert!(alike, "{name} {text}");
        }
    }
}

#[test]
fn the_houses_of_a_file_come_back_from_the_trail() {
    let (_home, mut sample) = house();
    sample.house.execute(LEAD, now(), &crate::store::tests::sister()).unwrap();
    let files = files_of(sample);
    let whole = Damaged::of(&files);
    for table in ["shared_house", "apartment"] {
        let page = *whole.pages_of(table, "leaf").first().unwrap();
        let damaged = Damaged::of(&files);
        damaged.spoil(&[page]);
        let report = damaged.salvage().unwrap();
        assert!(report.from_trail[table] > 0, "{table}: {report:?}");
        sound(&damaged);
        let conn = opening::look(&damaged.salvaged().database(), &key(&damaged.salvaged().keys())).unwrap();
        let count = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(count("SELECT count(*) FROM shared_house WHERE name IN ('EKV bofellesskap', 'Søsterhuset')"), 2);
        assert_eq!(count("SELECT count(*) FROM staff_house WHERE staff_id = 1"), 2, "the lead works in both");
        assert_eq!(count("SELECT count(*) FROM apartment WHERE house_id = 2"), 4);
    }
}

#[test]
fn every_table_that_rows_belong_to_can_have_a_row_in_the_place_of_a_lost_one() {
    let small = Damaged::small();
    let mut conn = opening::connect(&small.folder().database(), &small.key(), opening::Memory::Plain).unwrap();
    let parents: BTreeSet<String> = lost::links(&conn).unwrap().into_iter().map(|link| link.parent).collect();
    conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let marks = lost::Marks { by: LEAD, now: now(), words: "(tapt)" };
    for parent in parents.iter().filter(|parent| !["audit", "night_stop"].contains(&parent.as_str())) {
        build::without_triggers(&conn, |conn| {
            assert_eq!(lost::stand_in(conn, parent, 77, &marks)?, 1, "{parent}");
            lost::fill_in(conn, &marks)
        })
        .unwrap_or_else(|error| panic!("{parent}: {error}"));
    }
    assert_eq!(crate::store::inspect::findings(&conn, "PRAGMA integrity_check").unwrap(), Vec::<String>::new());
    assert!(!conn.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap());
    crate::store::search::file_all(&mut conn).unwrap();
    drop(conn);
    // What stands for a lost row is read like every other.
    let initials = Initials::new("KN").unwrap();
    let opened = entrance::unlock(&small.folder(), &initials, &Passphrase::new(PASSPHRASE), now(), Zone::OSLO).unwrap();
    let people = opened.house.read().people().unwrap();
    assert!(people.staff.values().any(|member| member.name.as_str() == "(tapt)" && !member.active));
    assert!(people.youths.values().any(|youth| youth.facts.preferred_name.as_str() == "(tapt)"));
    let page = opened.house.read().log_page(&crate::store::read::LogFilter::default(), None, 100).unwrap();
    assert!(
        page.entries.iter().any(|entry| entry.lines.facts.as_ref().is_some_and(|facts| facts.as_str() == "(tapt)"))
    );
}

#[test]
fn a_lost_page_of_any_table_leaves_a_house_that_opens() {
    let small = Damaged::small();
    let conn = opening::look(&small.folder().database(), &small.key()).unwrap();
    let parents: BTreeSet<String> = lost::links(&conn).unwrap().into_iter().map(|link| link.parent).collect();
    drop(conn);
    for parent in ["staff", "youth", "shift", "log_entry", "goal", "plan", "event", "audit", "apartment"] {
        assert!(parents.contains(parent));
        let pages = small.pages_of(parent, "leaf");
        let damaged = Damaged::small();
        damaged.spoil(&pages);
        let report = damaged.salvage().unwrap_or_else(|error| panic!("{parent}: {error:?}"));
        assert!(!report.is_whole(), "{parent}");
        sound(&damaged);
    }
}

#[test]
fn what_was_saved_last_is_read_from_the_log_of_the_database() {
    let (home, mut sample) = house();
    let wal = home.path().join("house/house.db-wal");
    let mut copies = Vec::new();
    for number in 0..30 {
        crate::store::tests::write(&mut sample.house, entry(About::House, &format!("Nytt {number}")));
        copies.push(fs::read(&wal).unwrap());
    }
    let folder = sample.house.folder().to_owned();
    let files: Vec<(String, Vec<u8>)> = ["house.db", "house.keys", "house.db-wal"]
        .map(|name| (name.to_owned(), fs::read(folder.join(name)).unwrap()))
        .to_vec();
    let salvage_with = |change: &dyn Fn(&mut Vec<u8>)| {
        let damaged = Damaged::of(&files);
        damaged.change("house.db-wal", change);
        let report = damaged.salvage().unwrap();
        let house = damaged.open_new("KN");
        (report, house.read().log_page(&crate::store::read::LogFilter::default(), None, 100).unwrap().entries.len())
    };
    let (report, entries) = salvage_with(&|_| {});
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(entries, 34);
    // Cut off in the middle of a commit: those before it.
    let (report, entries) = salvage_with(&|bytes| bytes.truncate(copies[9].len() + 500));
    assert_eq!((report.is_whole(), entries), (true, 14), "{report:?}");
    // SQLite would drop everything from the first bad byte on.
    let (_, entries) = salvage_with(&|bytes| bytes[copies[3].len() + 600] ^= 1);
    assert_eq!(entries, 34);
}

/// The sample house with pages that are spoilt.
fn spoilt(pages: &[u32]) -> Damaged {
    let damaged = Damaged::small();
    damaged.spoil(pages);
    damaged
}

#[test]
fn who_may_salvage() {
    let damaged = Damaged::small();
    for (user, passphrase) in [("KN", "feil passfrase er feil"), ("XY", PASSPHRASE)] {
        let error = damaged.salvage_as(user, passphrase, None).unwrap_err();
        assert!(matches!(error, StoreError::WrongPassphrase), "{error:?}");
    }
    let error = damaged.salvage_as("TB", PASSPHRASE, None).unwrap_err();
    assert_eq!(error.exit_code(), 6, "{error:?}");
    assert!(!damaged.salvaged().path().exists());
    // Where the page with the staff is the damaged one, the trail tells the role.
    let staff = damaged.pages_of("staff", "leaf");
    assert_eq!(spoilt(&staff).salvage_as("TB", PASSPHRASE, None).unwrap_err().exit_code(), 6);
    spoilt(&staff).salvage_as("AD", PASSPHRASE, None).unwrap();
}

/// The files of the sample house, and its code on paper.
fn with_code() -> (Vec<(String, Vec<u8>)>, Opener) {
    let (_home, sample) = house();
    let code = sample.house.keyring().renew_code(entrance::Guard::INVENTED).unwrap();
    (files_of(sample), Opener::Code(code))
}

#[test]
fn the_code_on_paper_salvages_for_a_leader_and_the_new_house_says_that_it_was_the_paper() {
    let (files, code) = with_code();
    let damaged = Damaged::of(&files);
    let wrong = Opener::Code(RecoveryCode::random().unwrap());
    assert!(matches!(damaged.salvage_by("KN", &wrong, None), Err(StoreError::WrongPassphrase)));
    assert_eq!(damaged.salvage_by("OH", &code, None).unwrap_err().exit_code(), 6);
    assert!(damaged.salvage_by("KN", &code, None).unwrap().is_whole());
    let rows = damaged.open_new("KN").read().newest_audit(3).unwrap();
    let rows: Vec<_> = rows.iter().map(|row| (row.action.as_str(), row.staff.is_some())).collect();
    assert_eq!(rows, [("unlock", true), ("use-recovery-code", false), ("salvage", true)]);
    sound(&damaged);
}

#[test]
fn with_the_code_nobody_has_to_be_left_who_is_known() {
    let (files, code) = with_code();
    let whole = Damaged::of(&files);
    let damaged = Damaged::of(&files);
    damaged.spoil(&[whole.pages_of("staff", "leaf"), whole.pages_of("audit", "leaf")].concat());
    assert!(!damaged.salvage_by("KN", &code, None).unwrap().is_whole());
    let Opener::Code(code) = code else { panic!() };
    // They lead, and get a passphrase with the paper in the new house.
    let at = now() + TimeDelta::days(1);
    let mut recovery = crate::store::paper::open_by_code(&damaged.salvaged(), &code, at, Zone::OSLO).unwrap();
    let lead = recovery.leader(&Initials::new("KN").unwrap(), at).unwrap();
    let words = Passphrase::new("solhverv kajakk lampe benk");
    recovery.finish(lead, words, entrance::Guard::INVENTED, at).unwrap();
}

#[test]
fn what_cannot_be_salvaged_is_told_and_nothing_is_left() {
    let first = spoilt(&[1]);
    assert!(matches!(first.salvage(), Err(StoreError::NothingToSalvage)));
    let keys = Damaged::small();
    let good = keys.home.path().join("from-a-copy.keys");
    fs::copy(keys.folder().keys(), &good).unwrap();
    keys.change("house.keys", |bytes| bytes[300] ^= 1);
    assert!(matches!(keys.salvage(), Err(StoreError::KeyFileDamaged)));
    assert!(!keys.salvaged().path().exists());
    assert!(keys.salvage_as("KN", PASSPHRASE, Some(&good)).unwrap().is_whole());
    sound(&keys);
    assert!(matches!(keys.salvage_as("KN", PASSPHRASE, Some(&good)), Err(StoreError::Backup(BackupError::Stands(_)))));
    let gone = Damaged::small();
    fs::remove_file(gone.folder().database()).unwrap();
    assert!(matches!(gone.salvage(), Err(StoreError::NothingToSalvage)));
}
