//! The trail: that it is unbroken, that prints can be held against it, what a youth is given of it, and that every command
//! leaves the rows it should.

use std::collections::BTreeSet;

use personalbase::{
    store::keys::{KeyFile, Passphrase},
    testing::PASSPHRASE,
};
use rusqlite::Connection;

use crate::house::House;

/// The database with its own key, as another program would open it.
pub fn database(house: &House) -> Connection {
    let file = KeyFile::read(&house.folder().join("house.keys")).unwrap();
    let key = file.open(None, &Passphrase::new(PASSPHRASE)).unwrap().key;
    let key: String = key.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let conn = Connection::open(house.folder().join("house.db")).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    conn
}

/// Changes the trail behind the program's back.
fn tamper(house: &House, sql: &str) {
    let conn = database(house);
    conn.execute_batch("DROP TRIGGER audit_keep_update; DROP TRIGGER audit_keep_delete;").unwrap();
    conn.execute_batch(sql).unwrap();
}

/// The row and the head at the foot of a print.
fn foot(print: &str) -> (String, String) {
    let line = print.trim_end().lines().last().unwrap();
    let (row, head) =
        line.strip_prefix("Spor: rad ").unwrap_or_else(|| panic!("{print}")).split_once(", hode ").unwrap();
    (row.to_owned(), head.to_owned())
}

#[test]
fn a_sound_trail_is_unbroken_from_its_first_row_to_its_last() {
    let house = House::sample();
    let told = house.run_as("AD", &["audit", "verify"]).fine();
    assert!(told.starts_with("Sporet er ubrutt fra "), "{told}");
    let head = house.open("KN").house.chain_head().unwrap();
    let answer = house.run_as("AD", &["audit", "verify", "--json"]).json();
    assert_eq!((&answer["whole"], &answer["bad"]), (&true.into(), &serde_json::Value::Null));
    assert_eq!(answer["rows"].as_i64().unwrap(), head.id.0 + 1, "its own unlocking is the last row");
    assert_eq!(answer["head"].as_str().unwrap().len(), 64);
}

#[test]
fn a_changed_row_is_named_with_whose_deed_it_tells() {
    let house = House::sample();
    house.run_as("NV", &["goal", "list", "--about", "3"]).fine();
    // The newest row but the opening to look: NV's reading.
    let row = house.open("KN").house.chain_head().unwrap().id.0 - 1;
    tamper(&house, &format!("UPDATE audit SET youth_id = 1 WHERE id = {row}"));
    let answer = house.run_as("KN", &["audit", "verify"]);
    assert_eq!(answer.code, 4, "{}{}", answer.out, answer.err);
    for words in [&format!("Rad {row} er endret"), "NV åpnet mappa", "Ikke slett noe"] {
        assert!(answer.out.contains(words), "{words}: {}", answer.out);
    }
    let answer = house.run_as("KN", &["audit", "verify", "--json"]);
    let bad = serde_json::from_str::<serde_json::Value>(&answer.out).unwrap()["bad"].clone();
    assert_eq!((answer.code, &bad["row"], &bad["damage"]), (4, &row.into(), &"changed".into()));
    assert_eq!((&bad["by"], &bad["action"]), (&"NV".into(), &"open-file".into()));
    let doctor = house.run_as("KN", &["doctor"]);
    assert!(doctor.code == 4 && doctor.out.contains(&format!("brutt ved rad {row}")), "{}", doctor.out);
}

#[test]
fn removed_rows_are_named() {
    let house = House::sample();
    tamper(&house, "DELETE FROM audit WHERE id = 5");
    let one = house.run_as("KN", &["audit", "verify"]);
    assert!(one.code == 4 && one.out.contains("Rad 5 er fjernet."), "{}", one.out);
    let house = House::sample();
    tamper(&house, "DELETE FROM audit WHERE id IN (4, 5, 6)");
    let three = house.run_as("KN", &["audit", "verify"]);
    assert!(three.code == 4 && three.out.contains("Rad 4 til 6 er fjernet."), "{}", three.out);
}

#[test]
fn a_print_names_the_row_by_which_a_cut_tail_shows() {
    let prints: [&[&str]; 6] = [
        &["evacuation"],
        &["evacuation", "--reduced"],
        &["handover", "show"],
        &["today"],
        &["plan", "show", "--about", "3"],
        &["youth", "show", "3"],
    ];
    for args in prints {
        let house = House::sample();
        let (row, head) = foot(&house.run_as("TB", args).fine());
        let asked = ["audit", "verify", "--row", &row, "--head", &head];
        let stands = house.run_as("KN", &asked).fine();
        assert!(stands.contains(&format!("Rad {row} med hode {head} står i dette sporet.")), "{args:?}\n{stands}");
        // The row itself and all after it are gone; the chain alone cannot tell.
        tamper(&house, &format!("DELETE FROM audit WHERE id >= {row}"));
        let beyond = house.run_as(
            "KN",
            &["audit", "verify", "--row", &format!("{}", row.parse::<i64>().unwrap() + 1), "--head", &head],
        );
        assert!(beyond.code == 4 && beyond.out.contains("Sporet slutter før rad"), "{args:?}\n{}", beyond.out);
        let cut = house.run_as("KN", &asked);
        assert_eq!(cut.code, 4, "{args:?}\n{}", cut.out);
        assert!(cut.out.starts_with("Sporet er brutt. Hodet som nøkkelfila husker"), "{}", cut.out);
        assert!(
            cut.out.contains("Radene som er her, henger sammen") && cut.out.contains("har et annet hode"),
            "{}",
            cut.out
        );
    }
    // What hangs on the wall has none.
    let wall = House::sample().run_as("TB", &["calendar", "print"]).fine();
    assert!(!wall.contains("Spor: rad"), "{wall}");
}

#[test]
fn the_head_in_the_key_file_shows_a_cut_tail_without_a_print() {
    let house = House::sample();
    // NV's row: another that is written in its place within the same second is another.
    let opened = house.open("NV").house;
    opened.note_head().unwrap();
    let row = opened.chain_head().unwrap().id.0;
    drop(opened);
    let sound = house.run_as("KN", &["audit", "verify", "--json"]).json();
    assert_eq!(sound["noted_head_stands"], true);
    tamper(&house, &format!("DELETE FROM audit WHERE id >= {row}"));
    for args in [["audit", "verify"].as_slice(), &["doctor"]] {
        let cut = house.run_as("KN", args);
        assert_eq!(cut.code, 4, "{}", cut.out);
        assert!(cut.out.contains("Hodet som nøkkelfila husker, står ikke i sporet."), "{}", cut.out);
    }
}

#[test]
fn an_older_database_is_told_until_a_leader_goes_on_with_it() {
    let house = House::sample();
    let database = house.folder().join("house.db");
    let older = std::fs::read(&database).unwrap();
    house.run_as("NV", &["log", "add", "--about", "3", "Han dro kl. 23."]).fine();
    std::fs::write(&database, older).unwrap();
    // What is done with it takes nothing of the proof away.
    for args in [["today"].as_slice(), &["log", "add", "--about", "3", "Rolig."], &["today"]] {
        let answer = house.run_as("TB", args);
        assert!(
            answer.code == 0 && answer.err.contains("De nyeste radene i sporet mangler"),
            "{args:?}\n{}",
            answer.err
        );
    }
    let told = house.run_as("KN", &["audit", "verify"]);
    assert!(told.code == 4 && told.out.starts_with("Sporet er brutt. Hodet som nøkkelfila husker"), "{}", told.out);
    assert!(told.out.contains("personalbase audit accept"), "{}", told.out);
    let json = house.run_as("KN", &["audit", "verify", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(
        (&json["whole"], &json["noted_head_stands"], &json["bad"].is_null()),
        (&false.into(), &false.into(), &true)
    );
    // Nobody but a leader, and not without being asked.
    assert_eq!(house.run_as("AD", &["audit", "accept", "--yes"]).code, 6);
    assert_eq!(house.run_as("KN", &["audit", "accept"]).code, 2);
    let accepted = house.run_as("KN", &["audit", "accept", "--yes"]);
    assert!(accepted.code == 0 && accepted.out.contains("Du har gått videre"), "{}{}", accepted.out, accepted.err);
    house.run_as("KN", &["audit", "verify"]).fine();
    let rows = house.open("KN").house.read().newest_audit(20).unwrap();
    assert!(rows.iter().any(|row| row.action == "accept-trail"), "{rows:?}");
    assert!(house.run_as("KN", &["audit", "accept"]).fine().contains("ingenting å gå videre med"));
}

#[test]
fn a_changed_text_is_named_and_never_told() {
    let house = House::sample();
    let entry = house.run_as("NV", &["log", "add", "--about", "3", "--json", "Sykkelnøkkelen er borte."]).json();
    let id = entry["entry"]["id"].as_i64().unwrap();
    let conn = database(&house);
    conn.execute_batch("DROP TRIGGER log_entry_keep_update").unwrap();
    conn.execute("UPDATE log_entry SET facts = 'Bilnøkkelen er borte.' WHERE id = ?1", [id]).unwrap();
    drop(conn);
    for args in [["audit", "verify"].as_slice(), &["doctor"]] {
        let told = house.run_as("KN", args);
        assert_eq!(told.code, 4, "{}", told.out);
        let wanted = format!("Det som står i notat {id} i loggen, er ikke det som ble skrevet der.");
        assert!(told.out.contains(&wanted) && !told.out.contains("Bilnøkkelen"), "{}", told.out);
    }
    let json = house.run_as("KN", &["audit", "verify", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&json["whole"], &json["changed_texts"][0]["entry"]), (&false.into(), &id.into()));
    let copy = house.run_as("KN", &["backup", "create"]);
    assert!(copy.out.contains("ikke regnet som kontrollert"), "{}{}", copy.out, copy.err);
}

#[test]
fn a_row_that_is_no_text_is_named_and_not_called_a_fault_of_the_program() {
    let house = House::sample();
    tamper(&house, "UPDATE audit SET action = CAST(x'fffe' AS TEXT), entity = CAST(x'ff' AS TEXT) WHERE id = 4");
    let told = house.run_as("KN", &["audit", "verify"]);
    assert!(told.code == 4 && told.out.contains("Rad 4 er endret"), "{}{}", told.out, told.err);
    assert_eq!(house.run_as("KN", &["audit", "verify", "--json"]).code, 4);
}

#[test]
fn what_is_taken_out_stands_in_the_file_of_each_who_is_in_it() {
    let taken: [&[&str]; 8] = [
        &["search", "amir"],
        &["youth", "show", "3"],
        &["plan", "show", "--about", "3"],
        &["goal", "list", "--about", "3"],
        &["evacuation"],
        &["log", "list", "--about", "3"],
        &["presence", "list", "--about", "3"],
        &["journal", "queue"],
    ];
    for args in taken {
        let house = House::sample();
        house.run_as("NV", &["log", "add", "--about", "3", "--journal", "Amir var hjemme."]).fine();
        house.run_as("NV", args).fine();
        let seen = house.run_as("KN", &["access", "list", "--youth", "3"]).fine();
        assert!(seen.contains("NV   tok ut en liste · leilighet 3, Amir"), "{args:?}\n{seen}");
    }
    // Nobody is named on a roll without names, and a copy in a folder of somebody's own is the house itself.
    let house = House::sample();
    house.run_as("TB", &["evacuation", "--reduced"]).fine();
    assert!(!house.run_as("KN", &["access", "list"]).fine().contains("TB "));
    let folder = house.path("arkiv");
    std::fs::create_dir(&folder).unwrap();
    house.run_as("KN", &["backup", "create", "--to", &folder]).fine();
    let rows = house.open("KN").house.read().newest_audit(4).unwrap();
    assert!(rows.iter().any(|row| row.action == "export" && row.youth.is_none()), "{rows:?}");
}

#[test]
fn a_head_is_read_as_it_stands_on_paper_and_never_guessed() {
    let house = House::sample();
    for head in ["12345", "abc", "g23456789012", "1234567890123", &"ab".repeat(33)] {
        let answer = house.run_as("KN", &["audit", "verify", "--row", "3", "--head", head]);
        assert_eq!(answer.code, 2, "{head}: {}", answer.out);
        assert!(answer.err.contains("er ikke et hode"), "{}", answer.err);
    }
    assert_eq!(house.run_as("KN", &["audit", "verify", "--row", "3"]).code, 2);
    let (row, head) = foot(&house.run_as("KN", &["today"]).fine());
    house.run_as("KN", &["audit", "verify", "--row", &row, "--head", &head.to_uppercase()]).fine();
    // Twenty characters; the twelve of older prints count with a word that they say less.
    assert_eq!(head.len(), 20);
    let asked = |head: &str| house.run_as("KN", &["audit", "verify", "--row", &row, "--head", head]).fine();
    assert!(!asked(&head).contains("eldre utskrift"));
    assert!(asked(&head[..12]).contains("eldre utskrift og har bare 12 tegn"));
}

#[test]
fn a_youth_is_given_who_and_when_never_what_and_never_about_others() {
    let house = House::sample();
    house.run_as("NV", &["log", "add", "--about", "3", "Rolig kveld."]).fine();
    house.run_as("NV", &["log", "add", "--about", "1,3", "Spilte kort."]).fine();
    house.run_as("TB", &["goal", "list", "--about", "3"]).fine();
    house.run_as("TB", &["goal", "list", "--about", "1"]).fine();
    let told = house.run_as("KN", &["audit", "youth", "3"]).fine();
    assert!(told.contains("Hvem har lest og endret noe om Amir"), "{told}");
    let written = told.matches("NV Nina Vik: skrev i loggen").count();
    assert_eq!(written, 2, "what is about several is told too: {told}");
    assert_eq!(told.matches("åpnet mappa").count(), 1, "{told}");
    assert!(
        told.contains("KN ") && told.contains("tok ut hvem som har lest mappa"),
        "taking it out stands in it: {told}"
    );
    for hidden in ["Samira", "Rolig", "kort", "leilighet"] {
        assert!(!told.contains(hidden), "{hidden}: {told}");
    }
    let (row, head) = foot(&told);
    house.run_as("KN", &["audit", "verify", "--row", &row, "--head", &head]).fine();
    let json = house.run_as("KN", &["audit", "youth", "3", "--json"]).json();
    let written = |row: &&serde_json::Value| row["about"] == "entry" && row["by"] == "NV";
    assert_eq!(json["changes"].as_array().unwrap().iter().filter(written).count(), 2);
    assert!(!json.to_string().contains("Samira") && !json.to_string().contains("Rolig"));
    // To a file of one's own, once.
    let path = house.path("innsyn.txt");
    house.run_as("KN", &["audit", "youth", "3", "--out", &path]).fine();
    assert!(std::fs::read_to_string(&path).unwrap().contains("Spor: rad"));
    assert_eq!(house.run_as("KN", &["audit", "youth", "3", "--out", &path]).code, 2);
}

/// What a command leaves in the trail besides that somebody unlocked the house.
enum Leaves {
    /// A call of it, in the sample house by KN, leaves rows of these deeds and no others.
    Rows(&'static [&'static str], &'static [&'static str]),
    /// It changes the house, and answers with nothing but what it changed: the command it carries out is the row.
    Change,
    /// It opens no house that is there.
    NoHouse,
}

use Leaves::{Change, NoHouse, Rows};

/// Every command, and what it leaves. Whoever adds a command decides it here.
const COMMANDS: &[(&str, Leaves)] = &[
    ("init", NoHouse),
    ("demo", NoHouse),
    ("keys", NoHouse),
    ("completions", NoHouse),
    ("man", NoHouse),
    ("doctor", Rows(&[], &[])),
    ("audit verify", Rows(&[], &[])),
    ("audit accept", Rows(&[], &[])),
    ("staff list", Rows(&[], &[])),
    // Which shifts were handed over, by whom and when; of no youth a word.
    ("handover list", Rows(&[], &[])),
    // Common activities alone, which hang on the wall.
    ("activity list", Rows(&[], &[])),
    ("today", Rows(&[], &["export"])),
    ("since", Rows(&[], &["export", "open-file"])),
    ("log list", Rows(&[], &["export"])),
    ("log history", Rows(&["ENTRY"], &["export", "open-file"])),
    ("journal queue", Rows(&[], &["export", "open-file"])),
    ("search", Rows(&["norsk"], &["export", "search"])),
    ("task list", Rows(&[], &["export"])),
    ("handover show", Rows(&[], &["export", "open-handover"])),
    ("presence list", Rows(&[], &["export"])),
    ("watch list", Rows(&[], &["export"])),
    ("evacuation", Rows(&[], &["export", "open-fire-roll"])),
    ("access list", Rows(&[], &["open-review"])),
    ("access pack list", Rows(&[], &["open-review"])),
    ("access pack write", Change),
    ("audit youth", Rows(&["3"], &["export"])),
    ("youth list", Rows(&[], &["export"])),
    ("youth show", Rows(&["3"], &["export", "open-file"])),
    ("balance", Rows(&[], &["export"])),
    ("host list", Rows(&[], &["export", "open-hosts"])),
    ("host show", Rows(&["1"], &["export", "open-hosts"])),
    ("host way", Rows(&[], &["export", "open-hosts"])),
    // Numbers that name nobody.
    ("host ladder", Rows(&[], &["export"])),
    ("host sheet", Rows(&["Amir"], &["export"])),
    ("calendar list", Rows(&[], &["export"])),
    ("calendar print", Rows(&[], &["export"])),
    ("calendar export", Rows(&["out.ics"], &["export"])),
    ("export", Rows(&["--out", "out", "--plain", "--yes"], &["export", "export-house"])),
    ("host payment", Rows(&[], &["export"])),
    ("consent check", Rows(&["3", "skole"], &["ask-consent"])),
    ("goal list", Rows(&["--about", "3"], &["export", "open-file"])),
    ("plan show", Rows(&["--about", "3"], &["export", "open-file"])),
    ("plan list", Rows(&["--about", "3"], &["export", "open-file"])),
    ("plan compare", Rows(&["--about", "3"], &["export", "open-file"])),
    ("log add", Change),
    ("log correct", Change),
    ("log strike", Change),
    ("log transferred", Change),
    ("task add", Change),
    ("task done", Change),
    ("task not-done", Change),
    ("presence set", Change),
    ("presence guests", Change),
    ("watch set", Change),
    ("staff add", Change),
    ("staff role", Change),
    ("staff function", Change),
    ("staff end", Change),
    ("staff return", Change),
    ("staff reset-secrets", Change),
    ("key rotate", Change),
    ("key recover", Change),
    // The house stays closed: only the key file learns of it.
    ("key rehearse", NoHouse),
    ("youth add", Change),
    ("youth move-in", Change),
    ("youth move-out", Change),
    ("import youths", Change),
    ("import staff", Change),
    ("import contacts", Change),
    ("activity add", Change),
    ("calendar import", Change),
    ("goal add", Change),
    ("backup create", Change),
    ("backup drill", Change),
    // It makes a house.
    ("import house", NoHouse),
    // They look at copies, which lie beside the house or elsewhere.
    ("backup list", NoHouse),
    ("backup verify", NoHouse),
    ("backup restore", NoHouse),
    // Nothing is written in the damaged house; the new one has a row of its own.
    ("salvage", NoHouse),
];

/// The commands below one, as its help lists them; none for one that does something.
fn below(house: &House, command: &str) -> Vec<String> {
    let mut args: Vec<&str> = command.split_whitespace().collect();
    args.extend(["--help", "--language", "en"]);
    let help = house.run(&args).fine();
    let Some((_, list)) = help.split_once("\nCommands:\n") else { return Vec::new() };
    let names = list.lines().take_while(|line| !line.is_empty()).filter_map(|line| {
        let name = line.strip_prefix("  ").filter(|line| !line.starts_with(' '))?;
        name.split_whitespace().next()
    });
    names.map(|name| format!("{command} {name}").trim().to_owned()).collect()
}

#[test]
fn every_command_has_a_decision_about_what_it_leaves_in_the_trail() {
    let house = House::none();
    let mut found = BTreeSet::new();
    let mut waiting = below(&house, "");
    while let Some(command) = waiting.pop() {
        let more = below(&house, &command);
        if more.is_empty() {
            found.insert(command);
        }
        waiting.extend(more);
    }
    let decided: BTreeSet<String> = COMMANDS.iter().map(|(command, _)| (*command).to_owned()).collect();
    assert_eq!(found, decided);
}

#[test]
fn what_a_command_shows_of_the_youths_is_a_row_of_the_trail() {
    let mut wrong = Vec::new();
    for (command, leaves) in COMMANDS {
        let Rows(more, expected) = leaves else { continue };
        let house = if command.starts_with("host ") { crate::host::with_sheet() } else { House::sample() };
        let entry = house
            .run_as(
                "NV",
                &[
                    "log",
                    "add",
                    "--about",
                    if command.starts_with("host ") { "1" } else { "3" },
                    "--journal",
                    "--json",
                    "Rolig kveld.",
                ],
            )
            .json();
        let entry = entry["entry"]["id"].to_string();
        let (file, folder) = (house.path("out.ics"), house.path("out"));
        let before = house.open("KN").house.chain_head().unwrap().id;
        let more = more.iter().map(|arg| match *arg {
            "ENTRY" => entry.as_str(),
            "out.ics" => file.as_str(),
            "out" => folder.as_str(),
            arg => arg,
        });
        let args: Vec<&str> = command.split_whitespace().chain(more).collect();
        let answer = house.run_as("KN", &args);
        let rows = house.open("KN").house.read().newest_audit(50).unwrap();
        let left: BTreeSet<&str> = rows
            .iter()
            .filter(|row| row.id > before && row.action != "unlock")
            .map(|row| row.action.as_str())
            .collect();
        if left != expected.iter().copied().collect() {
            wrong.push(format!("{args:?} left {left:?}\n{}{}", answer.out, answer.err));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_wrong_passphrase_at_the_closed_door_stands_in_the_trail_once_somebody_is_in() {
    let house = House::sample();
    let wrong = house.run(&["today", "--user", "KN", "--passphrase-file", &house.path("wrong")]);
    assert_eq!(wrong.code, 3);
    let rows = house.open("KN").house.read().newest_audit(3).unwrap();
    assert!(rows.iter().any(|row| row.action == "failed-try" && row.staff.is_none()), "{rows:?}");
}
