//! Who may see what, and who has read, on the command line.

use personalbase::domain::{
    access::{Deed, allows},
    staff::StaffRole,
};

use crate::house::House;

/// Somebody of each role in the sample house.
const WHO: [(&str, StaffRole); 4] = [
    ("TB", StaffRole::TempStaff),
    ("NV", StaffRole::MilieuTherapist),
    ("KN", StaffRole::ClinicalLead),
    ("AD", StaffRole::Administrator),
];

/// Each row of the role table that a command does.
const ROWS: &[(Deed, &[&str])] = &[
    (Deed::SeeHouse, &["today"]),
    (Deed::SeeHouse, &["log", "list"]),
    (Deed::SeeHouse, &["activity", "list"]),
    (Deed::SeeHouse, &["calendar", "list"]),
    (Deed::SeeHouse, &["calendar", "print"]),
    (Deed::SeeHouse, &["task", "list"]),
    (Deed::SeeHouse, &["presence", "list"]),
    (Deed::SeeHouse, &["watch", "list"]),
    (Deed::SeeHouse, &["handover", "list"]),
    (Deed::SeeHouse, &["handover", "show"]),
    (Deed::OpenFiles, &["youth", "list"]),
    (Deed::OpenFiles, &["youth", "show", "3"]),
    (Deed::OpenFiles, &["goal", "list", "--about", "3"]),
    (Deed::OpenFiles, &["presence", "list", "--about", "3"]),
    (Deed::OpenFiles, &["watch", "list", "--about", "3"]),
    (Deed::SeeReaders, &["access", "list"]),
    (Deed::MakeAccessPack, &["access", "pack", "list"]),
    (Deed::SeeReaders, &["audit", "youth", "3"]),
    (Deed::UseProgram, &["audit", "verify"]),
    (Deed::KeepJournal, &["journal", "queue"]),
    (Deed::TellOthers, &["consent", "check", "3", "skole"]),
    (Deed::SignRead, &["since"]),
    (Deed::Search, &["search", "norsk"]),
    (Deed::WriteLog, &["log", "add", "--about", "3", "Rolig."]),
    (Deed::WatchOver, &["presence", "set", "3", "in"]),
    (Deed::DoTasks, &["task", "add", "x"]),
    (Deed::PlanActivities, &["activity", "add", "Tur", "--starts", "+1d 12:00"]),
    (Deed::WritePlan, &["goal", "add", "x", "--about", "3", "--area", "bolig"]),
    (Deed::OpenFiles, &["balance"]),
    (Deed::OpenFiles, &["balance", "--youth", "3"]),
    (Deed::OpenFiles, &["plan", "show", "--about", "3"]),
    (Deed::OpenFiles, &["plan", "list", "--about", "3"]),
    (Deed::MoveYouths, &["youth", "move-out", "3", "--last-day", "21.11.2026", "--reason", "annet"]),
    (Deed::KeepYouths, &["youth", "add", "--name", "Farid", "--born", "17.05.2010"]),
    (Deed::KeepStaff, &["staff", "role", "OH", "temp"]),
    (Deed::UseProgram, &["evacuation"]),
];

#[test]
fn every_role_gets_what_the_table_says_and_nothing_more() {
    for (initials, role) in WHO {
        for (deed, args) in ROWS {
            let house = House::sample();
            let answer = house.run_as(initials, args);
            let told = format!("{initials} {args:?}\n{}{}", answer.out, answer.err);
            if allows(role, *deed) {
                assert_eq!(answer.code, 0, "{told}");
            } else {
                assert_eq!(answer.code, 6, "{told}");
                assert_eq!(answer.out, "", "{told}");
                assert!(!answer.err.contains("Amir"), "{told}");
            }
        }
    }
}

#[test]
fn who_opened_a_file_is_listed_and_no_one_elses() {
    let house = House::sample();
    house.run_as("NV", &["goal", "list", "--about", "3"]).fine();
    house.run_as("TB", &["search", "ungdom:1", "norsk"]).fine();
    let list = house.run_as("KN", &["access", "list"]).fine();
    let of = |text: &str| list.lines().position(|row| row.contains(text)).unwrap_or_else(|| panic!("{text}\n{list}"));
    assert!(of("TB   søkte om ungdommen · leilighet 1, Samira") < of("NV   åpnet mappa · leilighet 3, Amir"), "{list}");
    assert!(
        of("NV   åpnet mappa") < of("NV   tok ut en liste · leilighet 3, Amir"),
        "what is printed is taken out: {list}"
    );
    let json = house.run_as("KN", &["access", "list", "--youth", "3", "--json"]).json();
    assert_eq!(json["readings"].as_array().unwrap().len(), 2);
    assert_eq!((&json["readings"][0]["by"], &json["readings"][0]["what"]), (&"NV".into(), &"opened".into()));
    let first = house.run_as("KN", &["access", "list", "--limit", "1"]).fine();
    assert!(first.contains("Det finnes eldre"), "{first}");
}

#[test]
fn whoever_takes_out_a_list_stands_in_the_file_of_each_who_is_in_it() {
    let lists: [&[&str]; 9] = [
        &["today"],
        &["youth", "list"],
        &["log", "list"],
        &["presence", "list"],
        &["watch", "list"],
        &["handover", "show"],
        &["balance"],
        &["balance", "--youth", "3"],
        &["consent", "check", "3", "skole"],
    ];
    for args in lists {
        let house = House::sample();
        house.run_as("TB", args).fine();
        let seen = house.run_as("KN", &["access", "list", "--youth", "3"]);
        let what = if args[0] == "consent" { "spurte hva som kan sies" } else { "tok ut en liste" };
        assert!(seen.out.contains(&format!("TB   {what} · leilighet 3, Amir")), "{args:?}\n{}", seen.out);
    }
}
