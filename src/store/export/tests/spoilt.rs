//! Each damage of an export is told apart, and no house is made of it.

use std::fmt::Debug;

use sha2::{Digest as _, Sha256};

use super::*;
use crate::store::{
    backup::PlaceFault,
    export::{
        manifest::{Listed, MANIFEST},
        target::{SEALED, SEALED_SUM},
    },
    keys::Hex,
    migrate,
};

/// An export of the sample house.
struct Export {
    home: tempfile::TempDir,
    out: PathBuf,
}

impl Export {
    fn new(make: fn(&House, &Path)) -> Self {
        let (home, sample) = house();
        let out = home.path().join("out");
        make(&sample.house, &out);
        Self { home, out }
    }

    /// No house is made of it; answers why.
    #[track_caller]
    fn fails(&self) -> ExportError {
        let new = self.home.path().join("new");
        let error = match read(&self.out, &new) {
            Err(StoreError::Export(error)) => error,
            other => panic!("{other:?}"),
        };
        assert!(!new.exists(), "nothing was made");
        error
    }

    fn change(&self, name: &str, change: impl FnOnce(&mut Vec<u8>)) {
        let path = self.out.join(name);
        let mut bytes = fs::read(&path).unwrap();
        change(&mut bytes);
        fs::write(path, bytes).unwrap();
    }

    /// Changes a table as somebody would who knows the list.
    fn rewrite(&self, table: &str, change: impl FnOnce(&mut Vec<String>)) {
        let name = format!("tables/{table}.jsonl");
        let text = fs::read_to_string(self.out.join(&name)).unwrap();
        let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
        let before = lines.clone();
        change(&mut lines);
        assert_ne!(lines, before);
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        fs::write(self.out.join(&name), &text).unwrap();
        self.relist(&name, |file| {
            file.size = text.len() as u64;
            file.sha256 = Hex(Sha256::digest(&text).into());
            file.rows = Some(lines.len() as u64);
        });
    }

    fn relist(&self, name: &str, change: impl FnOnce(&mut Listed)) {
        let mut list = Manifest::parse(&fs::read(self.out.join(MANIFEST)).unwrap()).unwrap();
        change(list.files.iter_mut().find(|file| file.path == name).unwrap());
        fs::write(self.out.join(MANIFEST), list.text().unwrap()).unwrap();
    }
}

#[track_caller]
fn assert_changed(error: &ExportError, wanted: &str) {
    assert!(matches!(error, ExportError::Changed(file) if file == wanted), "{wanted}: {error:?}");
    assert_eq!(error.exit_code(), 4);
}

#[track_caller]
fn assert_row(error: &ExportError, wanted: (&str, u64, RowFault)) {
    match error {
        ExportError::Row { file, line, fault } => assert_eq!((file.as_str(), *line, *fault), wanted),
        other => panic!("{other:?}"),
    }
    assert_eq!(error.exit_code(), 4);
}

#[test]
fn a_flipped_byte_anywhere_is_found() {
    for name in
        ["manifest.json", "SCHEMA.md", "schema.json", "tables/log_entry.jsonl", "tables/audit.jsonl", "text/people.txt"]
    {
        let export = Export::new(plain);
        // A letter becomes another, so that every line still reads.
        export.change(name, |bytes| {
            let at = bytes.iter().rposition(u8::is_ascii_lowercase).unwrap();
            bytes[at] ^= 1;
        });
        let error = export.fails();
        // What the list says of a file may be what was changed.
        if name == MANIFEST {
            assert_eq!(error.exit_code(), 4, "{error:?}");
        } else {
            assert_changed(&error, name);
        }
    }
    let sealed = Export::new(sealed);
    let whole = fs::read(sealed.out.join(SEALED)).unwrap();
    for at in [3, 40, 90, 150, 300, whole.len() / 2, whole.len() - 1] {
        sealed.change(SEALED, |bytes| bytes[at] ^= 1);
        assert_changed(&sealed.fails(), SEALED);
        fs::write(sealed.out.join(SEALED), &whole).unwrap();
    }
    read(&sealed.out, &sealed.home.path().join("new")).unwrap();
}

#[test]
fn a_cut_or_missing_file_is_named() {
    let export = Export::new(plain);
    export.change("tables/task.jsonl", |bytes| bytes.push(b'\n'));
    assert_changed(&export.fails(), "tables/task.jsonl");
    fs::remove_file(export.out.join("tables/task.jsonl")).unwrap();
    assert!(matches!(export.fails(), ExportError::Missing(file) if file == "tables/task.jsonl"));
    fs::remove_file(export.out.join(MANIFEST)).unwrap();
    assert!(matches!(Form::of(&export.out), Err(ExportError::None(_))));

    let sealed = Export::new(sealed);
    let whole = fs::read(sealed.out.join(SEALED)).unwrap();
    for length in [0, 60, 200, 65_536 + 200, whole.len() - 1] {
        sealed.change(SEALED, |bytes| bytes.truncate(length));
        assert_changed(&sealed.fails(), SEALED);
        fs::write(sealed.out.join(SEALED), &whole).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_leads_elsewhere_is_none_of_the_export() {
    let export = Export::new(plain);
    let (table, aside) = (export.out.join("tables/task.jsonl"), export.home.path().join("aside"));
    fs::rename(&table, &aside).unwrap();
    std::os::unix::fs::symlink(&aside, &table).unwrap();
    assert_changed(&export.fails(), "tables/task.jsonl");
}

#[test]
fn another_passphrase_is_told_apart_from_damage() {
    let export = Export::new(sealed);
    let other = || read_as("KN", &export.out, &export.home.path().join("new"), &Passphrase::new(PASSPHRASE));
    let wrong = other().unwrap_err();
    assert!(matches!(wrong, StoreError::Export(ExportError::WrongPassphrase)), "{wrong:?}");
    assert_eq!(wrong.exit_code(), 3);
    // The line that holds the key is damaged: only the digest beside it knows.
    let line = b"-> scrypt ";
    export.change(SEALED, |bytes| {
        let at = bytes.windows(line.len()).position(|window| window == line).unwrap() + line.len();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
    });
    assert_changed(&export.fails(), SEALED);
    fs::remove_file(export.out.join(SEALED_SUM)).unwrap();
    assert!(matches!(export.fails(), ExportError::WrongPassphrase), "then nobody can tell");
}

#[test]
fn newer_and_older_exports_are_told_with_their_numbers() {
    for (by, is_newer) in [(1, true), (-1, false)] {
        let export = Export::new(plain);
        let text = fs::read_to_string(export.out.join(MANIFEST)).unwrap();
        let (here, there) =
            (format!("\"schema\": {}", migrate::NEWEST), format!("\"schema\": {}", migrate::NEWEST + by));
        assert!(text.contains(&here));
        fs::write(export.out.join(MANIFEST), text.replace(&here, &there)).unwrap();
        let error = export.fails();
        match error {
            ExportError::Newer { found, .. } if is_newer => assert_eq!(found, migrate::NEWEST + 1),
            ExportError::Older { found, .. } if !is_newer => assert_eq!(found, migrate::NEWEST - 1),
            ref other => panic!("{other:?}"),
        }
        assert_eq!(error.exit_code(), 4);
    }
}

#[test]
fn a_row_that_is_none_is_named_by_file_and_line() {
    type Change = fn(&mut Vec<String>);
    let cases: [(&str, Change, u64, RowFault); 7] = [
        ("log_entry", |lines| lines[1] = "ingenting".to_owned(), 2, RowFault::NotARow),
        (
            "log_entry",
            |lines| lines[1] = lines[1].replace("\"weight\":2", "\"weight\":\"2\""),
            2,
            RowFault::Value("weight"),
        ),
        ("log_entry", |lines| lines[0] = lines[0].replace("\"weight\":0,", ""), 1, RowFault::NoColumn("weight")),
        ("apartment", |lines| lines[2] = lines[2].replace('}', ",\"rom\":1}"), 3, RowFault::OtherColumn),
        // A rule of the house: there is no such weight.
        ("log_entry", |lines| lines[1] = lines[1].replace("\"weight\":2", "\"weight\":7"), 2, RowFault::NotTaken),
        ("apartment", |lines| lines.push(lines[0].clone()), 7, RowFault::NotTaken),
        (
            "staff",
            |lines| lines[0] = lines[0].replace("\"name\":\"Kari Nygård\"", "\"name\":null"),
            1,
            RowFault::NotTaken,
        ),
    ];
    for (table, change, line, fault) in cases {
        let export = Export::new(plain);
        export.rewrite(table, change);
        assert_row(&export.fails(), (&format!("tables/{table}.jsonl"), line, fault));
    }
}

#[test]
fn a_line_without_end_is_refused_before_it_fills_the_memory() {
    let export = Export::new(plain);
    export.rewrite("common_room", |lines| lines.push("x".repeat(17 * 1024 * 1024)));
    assert_row(&export.fails(), ("tables/common_room.jsonl", 4, RowFault::TooLong));
}

#[test]
fn rows_that_do_not_fit_together_are_found() {
    let export = Export::new(plain);
    export.rewrite("log_entry", |lines| lines[2] = lines[2].replace("\"author_id\":1,", "\"author_id\":99,"));
    assert!(matches!(export.fails(), ExportError::Unfit(Unfit::Loose(file)) if file == "tables/log_entry.jsonl"));

    let export = Export::new(plain);
    export.rewrite("audit", |lines| lines[3] = lines[3].replace("\"entity_id\":", "\"entity_id\":1"));
    assert!(matches!(export.fails(), ExportError::Unfit(Unfit::Chain)));

    let export = Export::new(plain);
    export.rewrite("audit", |lines| drop(lines.pop()));
    assert!(matches!(export.fails(), ExportError::Unfit(Unfit::Chain)), "a cut tail");

    let export = Export::new(plain);
    export.relist("tables/task.jsonl", |file| file.rows = Some(file.rows.unwrap() + 1));
    assert!(matches!(export.fails(), ExportError::Unfit(Unfit::Rows(file)) if file == "tables/task.jsonl"));
}

/// Seals files of our own choice.
fn seal_files(export: &Export, files: &[(&str, &[u8])]) {
    let mut archive = tar::Writer::new(age::seal(Vec::new(), &words(), Cost::FAST).unwrap());
    for (name, bytes) in files {
        archive.begin(name, bytes.len() as u64).unwrap();
        archive.write_all(bytes).unwrap();
    }
    fs::write(export.out.join(SEALED), archive.finish().unwrap().finish().unwrap()).unwrap();
}

#[test]
fn an_archive_of_other_files_leads_nowhere() {
    let open = Export::new(plain);
    let list = fs::read(open.out.join(MANIFEST)).unwrap();
    let export = Export::new(sealed);
    seal_files(&export, &[("../x", b"utenfor")]);
    assert_changed(&export.fails(), SEALED);
    seal_files(&export, &[("manifest.json", &list), ("../../x", b"utenfor")]);
    assert_changed(&export.fails(), SEALED);
    seal_files(&export, &[("manifest.json", b"{}")]);
    assert_changed(&export.fails(), MANIFEST);
    let list = String::from_utf8(list).unwrap().replace("text/people.txt", "text/../../../x.txt");
    seal_files(&export, &[("manifest.json", list.as_bytes())]);
    assert_changed(&export.fails(), MANIFEST);
    assert!(!export.home.path().join("x").exists());
}

#[test]
fn a_list_without_end_is_refused() {
    let export = Export::new(sealed);
    seal_files(&export, &[("manifest.json", &vec![b' '; 5 * 1024 * 1024])]);
    assert_changed(&export.fails(), MANIFEST);
}

#[track_caller]
fn assert_place<T: Debug>(made: Result<T, StoreError>, wanted: PlaceFault) {
    match made {
        Err(StoreError::Export(ExportError::Place { why, .. })) => assert_eq!(why, wanted),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_place_that_takes_no_export_is_told() {
    let (home, sample) = house();
    fs::write(home.path().join("file"), "x").unwrap();
    let make = |to: &str| make_at(&sample.house, &home.path().join(to), Protection::Plain, now());
    assert_place(make("media/stick/out"), PlaceFault::Missing);
    assert_place(make("file/out"), PlaceFault::NotAFolder);
    assert!(!home.path().join("media").exists(), "no folder where a medium should be");
}
