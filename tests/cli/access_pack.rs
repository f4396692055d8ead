//! What was handed out about the youths, on the command line.

use personalbase::{
    domain::{
        access_pack::{AskedBy, Request, Step},
        command::Command,
        ids::{PackId, YouthId},
        time::Zone,
    },
    report::access_pack::{Gathering, gather},
    text::{Language, Texts},
};

use crate::house::{House, now};

/// A pack about the youth in apartment 3, gathered; nothing of it is left to decide.
fn begun(house: &House) -> PackId {
    let mut opened = house.open("KN");
    let request = Request { asked_by: AskedBy::Guardian, name: None, purpose: None, from: None, until: None };
    let begin = Command::Pack(Step::Begin { youth: YouthId(3), request });
    let staff = opened.staff.id;
    let pack = PackId(opened.house.execute(staff, now(), &begin).unwrap().row);
    let of = Gathering { pack, staff, now: now(), texts: Texts::new(Language::Nb), zone: Zone::OSLO };
    gather(&mut opened.house, of, &mut |_| {}).unwrap();
    pack
}

#[test]
fn receipts_are_listed_and_what_was_handed_out_is_written_again() {
    let house = House::sample();
    assert_eq!(house.run_as("KN", &["access", "pack", "list"]).fine().trim(), "Ingen har bedt om innsyn.");
    begun(&house);
    let (first, again) = (house.path("en.txt"), house.path("to.txt"));
    let written = house.run_as("KN", &["access", "pack", "write", "1", "--out", &first]).fine();
    assert!(written.contains("slett den når den er levert"), "{written}");
    let json = house.run_as("KN", &["access", "pack", "write", "1", "--out", &again, "--json"]).json();
    let (one, two) = (std::fs::read(&first).unwrap(), std::fs::read(&again).unwrap());
    assert_eq!(one, two);
    let sha = json["receipt"]["sha256"].as_str().unwrap().to_owned();
    assert!(written.contains(&format!("SHA-256 {sha}")), "{written}");
    let sum = std::process::Command::new("sha256sum").arg(&first).output();
    if let Ok(sum) = sum {
        assert!(String::from_utf8(sum.stdout).unwrap().starts_with(&sha));
    }
    let list = house.run_as("KN", &["access", "pack", "list", "--youth", "3"]).fine();
    assert!(list.contains("bedt om av vergen · alt") && list.matches("Levert ut").count() == 2, "{list}");
    let listed = house.run_as("KN", &["access", "pack", "list", "--json"]).json();
    let pack = &listed["packs"][0];
    assert_eq!((&pack["asked_by"], &pack["youth"]), (&"guardian".into(), &3.into()));
    assert_eq!(pack["receipts"].as_array().unwrap().len(), 2);
    assert_eq!(pack["receipts"][0]["sha256"], sha);
    // What stands on the paper is part of the trail.
    let paper = String::from_utf8(one).unwrap();
    let line = paper.trim_end().lines().last().unwrap();
    let (row, head) = line.strip_prefix("Spor: rad ").unwrap().split_once(", hode ").unwrap();
    house.run_as("KN", &["audit", "verify", "--row", row, "--head", head]).fine();
    assert_eq!(house.newest_audit().1, None, "the check is about nobody");
}

#[test]
fn what_was_not_gone_through_is_not_handed_out_and_no_file_is_left() {
    let house = House::sample();
    let about = house.run_as("NV", &["log", "add", "--about", "3", "Samira var på besøk."]);
    assert_eq!(about.code, 0, "{}", about.err);
    begun(&house);
    let path = house.path("innsyn.txt");
    let early = house.run_as("KN", &["access", "pack", "write", "1", "--out", &path]);
    assert_eq!(early.code, 6, "{}", early.err);
    assert!(early.err.contains("1 linje med forslag er ikke sett"), "{}", early.err);
    assert!(!std::path::Path::new(&path).exists());
    let gone = house.run_as("KN", &["access", "pack", "write", "9", "--out", &path]);
    assert_eq!(gone.code, 6, "{}", gone.err);
}

#[test]
fn a_wrong_place_is_wrong_usage_and_nothing_is_handed_out() {
    let house = House::sample();
    begun(&house);
    let inside = house.folder().join("innsyn.txt").display().to_string();
    let there = house.path("wrong");
    for path in [inside, there, house.path("ingen/innsyn.txt")] {
        let answer = house.run_as("KN", &["access", "pack", "write", "1", "--out", &path]);
        assert_eq!(answer.code, 2, "{path}: {}", answer.err);
    }
    let listed = house.run_as("KN", &["access", "pack", "list", "--json"]).json();
    assert_eq!(listed["packs"][0]["receipts"].as_array().unwrap().len(), 0);
}

/// However early or late the program is killed: under its own name stands nothing without a receipt, and the next time all of it
/// is there.
#[test]
fn a_program_that_is_killed_leaves_no_file_without_a_receipt() {
    let house = House::sample();
    begun(&house);
    let folder = house.path("ut");
    std::fs::create_dir(&folder).unwrap();
    let path = format!("{folder}/innsyn.txt");
    let mut begins = house.started("KN", &["access", "pack", "write", "1", "--out", &path]);
    while std::fs::read_dir(&folder).unwrap().next().is_none() && begins.try_wait().unwrap().is_none() {
        std::hint::spin_loop();
    }
    begins.kill().unwrap();
    begins.wait().unwrap();
    let listed = house.run_as("KN", &["access", "pack", "list", "--json"]).json();
    let receipts = listed["packs"][0]["receipts"].as_array().unwrap().len();
    let stands = std::path::Path::new(&path).exists();
    assert!(!stands || receipts == 1, "a file without a receipt");
    if !stands {
        house.run_as("KN", &["access", "pack", "write", "1", "--out", &path]).fine();
    }
    assert!(std::fs::read_to_string(&path).unwrap().contains("Spor: rad"));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing stays beside it");
}

#[test]
fn only_a_leader_hands_out() {
    let house = House::sample();
    begun(&house);
    for user in ["NV", "TB", "AD"] {
        let path = house.path(&format!("{user}.txt"));
        let answer = house.run_as(user, &["access", "pack", "write", "1", "--out", &path]);
        assert_eq!(answer.code, 6, "{user}: {}", answer.err);
        assert!(!std::path::Path::new(&path).exists(), "{user}");
    }
}
