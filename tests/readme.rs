//! What the README and the guide say about the program is what the program says about itself.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{fs, path::Path};

use assert_cmd::Command;
use personalbase::domain::{
    access::{Deed, allows},
    staff::StaffRole,
};

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_key_card_is_the_action_tables() {
    let readme = read("README.md");
    let begin = readme.find("<!-- keys").unwrap();
    let card = &readme[begin..readme.find("<!-- /keys -->").unwrap()];
    let card = card.split_once("-->\n").unwrap().1;
    let printed = Command::cargo_bin("personalbase").unwrap().args(["--language", "en", "keys", "--markdown"]).output();
    let printed = String::from_utf8(printed.unwrap().stdout).unwrap();
    assert_eq!(card.trim(), printed.trim(), "put the output of `personalbase --language en keys --markdown` there");
}

#[test]
fn the_table_of_roles_is_the_access_table() {
    let readme = read("README.md");
    let begin = readme.find("## Who may do what").unwrap();
    let rows: Vec<&str> = readme[begin..].lines().filter(|line| line.starts_with('|')).skip(2).take(9).collect();
    let deeds: [&[Deed]; 9] = [
        &[Deed::UseProgram, Deed::MakeBackups],
        &[Deed::SeeHouse, Deed::OpenFiles],
        &[Deed::WriteLog, Deed::Search, Deed::TakeShift, Deed::SignRead, Deed::DoTasks, Deed::HandOver],
        &[Deed::WatchOver, Deed::MarkAttendance, Deed::TellOthers],
        &[Deed::AmendLog, Deed::KeepJournal],
        &[Deed::PlanActivities, Deed::WritePlan, Deed::KeepContacts, Deed::KeepConsents],
        &[Deed::SeeReaders, Deed::SeeAssessments, Deed::KeepAssessments, Deed::SeeHosts],
        &[
            Deed::KeepYouths,
            Deed::MoveYouths,
            Deed::SeeUnread,
            Deed::ApprovePlan,
            Deed::ReviewAccess,
            Deed::MakeAccessPack,
            Deed::ExportHouse,
            Deed::KeepHosts,
            Deed::SeeAcross,
        ],
        &[Deed::KeepStaff, Deed::KeepHouse, Deed::KeepBackups, Deed::RotateKey],
    ];
    let told: Vec<Deed> = deeds.concat();
    assert!(Deed::ALL.iter().all(|deed| told.contains(deed)), "every row of the access table is told");
    for (row, deeds) in rows.iter().zip(deeds) {
        let marks: Vec<bool> = row.split('|').skip(2).take(4).map(|cell| cell.contains('✓')).collect();
        for deed in deeds {
            let allowed: Vec<bool> = StaffRole::ALL.iter().map(|role| allows(*role, *deed)).collect();
            assert_eq!(marks, allowed, "{deed:?}: {row}");
        }
    }
}

#[test]
fn every_picture_and_page_that_is_named_is_there() {
    for (page, folder) in [("README.md", ""), ("docs/brukerveiledning.md", "docs/")] {
        for link in read(page).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.contains("://") || link.starts_with('#') {
                continue;
            }
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(link);
            assert!(path.exists(), "{page} names {link}");
        }
    }
}

/// The text of every source file below a folder.
fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text.push_str(&sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    text
}

#[test]
fn every_row_of_the_table_of_faults_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tests = sources(&root.join("src")) + &sources(&root.join("tests"));
    let readme = read("README.md");
    let tables = readme.split("| what happens | what the program does | shown by |").skip(1);
    let rows: Vec<&str> =
        tables.flat_map(|table| table.lines().skip(2).take_while(|line| line.starts_with('|'))).collect();
    assert!(rows.len() > 40, "{rows:?}");
    for row in rows {
        let shown_by = row.trim_end_matches(['|', ' ']).rsplit(" | ").next().unwrap();
        let names = shown_by.split('`').skip(1).step_by(2).map(|name| name.rsplit(": ").next().unwrap());
        let names: Vec<&str> = names.collect();
        assert!(!names.is_empty(), "{row}");
        for name in names {
            assert!(tests.contains(&format!("fn {name}(")), "{name}: {row}");
        }
    }
}
