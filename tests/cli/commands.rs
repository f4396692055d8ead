//! What each command does, in words and in JSON.

use personalbase::{domain::time::Zone, store::read::AuditEntry, testing::PASSPHRASE};

use crate::house::{Answer, House, now};

/// The newest audit rows, the very newest left out: opening the house to look writes one.
fn audit(house: &House) -> Vec<AuditEntry> {
    house.open("KN").house.read().newest_audit(5).unwrap().split_off(1)
}

fn actions(house: &House) -> Vec<String> {
    audit(house).into_iter().map(|row| row.action).collect()
}

#[test]
fn an_entry_is_written_and_found_again() {
    let house = House::sample();
    let answer = house.run_as("OH", &["log", "add", "--about", "3", "--kind", "helse", "Feber", "i", "går."]).fine();
    assert!(answer.starts_with("Lagret kl. "), "{answer}");
    assert!(answer.contains("OH · leilighet 3, Amir · helse · notat 5\n  Feber i går."), "{answer}");
    let list = house.run_as("KN", &["log", "list", "--kind", "health", "--language", "en"]).fine();
    assert!(list.contains("OH · apartment 3, Amir · health · entry 5\n  Feber i går."), "{list}");
}

#[test]
fn an_entry_in_json_has_every_field() {
    let house = House::sample();
    house.take_shift("OH");
    let args = [
        "log",
        "add",
        "--about",
        "amir,1",
        "--weight",
        "critical",
        "--youth-voice",
        "Jeg er sliten.",
        "--agreed",
        "Ringe lege.",
        "--json",
        "Sover lite.",
    ];
    let entry = house.run_as("OH", &args).json()["entry"].clone();
    assert_eq!(entry["author"], "OH");
    assert_eq!(entry["kind"], "observation");
    assert_eq!(entry["weight"], "critical");
    assert_eq!(entry["facts"], "Sover lite.");
    assert_eq!(entry["youth_voice"], "Jeg er sliten.");
    assert_eq!(entry["assessment"], serde_json::Value::Null);
    assert_eq!(entry["agreed"], "Ringe lege.");
    assert_eq!(entry["about"]["what"], "youths");
    let names: Vec<_> = entry["about"]["youths"].as_array().unwrap().iter().map(|y| y["name"].clone()).collect();
    assert_eq!(names, ["Samira", "Amir"]);
    assert!(entry["shift"].is_i64(), "the shift the author has confirmed: {entry}");
    assert!(entry["written_at"].as_str().unwrap().ends_with('Z'), "{entry}");
}

#[test]
fn text_comes_through_standard_input_also_after_the_passphrase() {
    let house = House::sample();
    let mut program = house.program_as("KN");
    Answer::of(program.args(["log", "add", "--about", "hus"]).write_stdin("Første linje.\nAndre linje.\n")).fine();
    let mut program = house.program();
    program.args(["--user", "KN", "--passphrase-file", "-", "log", "add", "--about", "leilighet-5", "-"]);
    Answer::of(program.write_stdin(format!("{PASSPHRASE}\nLeiligheten er vasket.\n"))).fine();
    let list = house.run_as("KN", &["log", "list", "--limit", "2"]).fine();
    assert!(list.contains("huset · observasjon · notat 5\n  Første linje.\n  Andre linje."), "{list}");
    assert!(list.contains("leilighet 5 · observasjon · notat 6\n  Leiligheten er vasket."), "{list}");
    assert!(list.contains("Det finnes flere."), "{list}");
}

#[test]
fn what_happened_earlier_says_both_times() {
    let house = House::sample();
    let args = ["log", "add", "--about", "house", "--happened", "i går 12:00", "Alarm."];
    let answer = house.run_as("KN", &args).fine();
    assert!(answer.contains("hendt ") && answer.contains("12:00, skrevet "), "{answer}");
}

#[test]
fn the_others_of_an_entry_are_not_named_in_a_youths_file() {
    let house = House::sample();
    house.run_as("KN", &["log", "add", "--about", "3,1,2", "Lagde mat sammen."]).fine();
    let file = house.run_as("KN", &["log", "list", "--about", "3"]).fine();
    assert!(file.contains("Amir og 2 andre beboere"), "{file}");
    assert!(!file.contains("Samira") && !file.contains("Yonas"), "{file}");
    let json = house.run_as("KN", &["log", "list", "--about", "youth-3", "--json"]).json();
    let about = &json["entries"][0]["about"];
    assert_eq!((about["youths"].as_array().unwrap().len(), &about["others"]), (1, &2.into()));
    let log = house.run_as("KN", &["log", "list", "--limit", "1"]).fine();
    assert!(log.contains("leilighet 1 Samira, 2 Yonas, 3 Amir"), "{log}");
}

#[test]
fn filters_leave_out_what_does_not_fit() {
    let house = House::sample();
    let count = |args: &[&str]| {
        let all = [&["log", "list", "--json"], args].concat();
        house.run_as("KN", &all).json()["entries"].as_array().unwrap().len()
    };
    assert_eq!(count(&[]), 4);
    assert_eq!(count(&["--limit", "3"]), 3);
    assert_eq!(count(&["--weight", "viktig"]), 2);
    assert_eq!(count(&["--kind", "incident"]), 1);
    assert_eq!(count(&["--words", "avtalt tid"]), 1);
    assert_eq!(count(&["--about", "6"]), 1);
    assert_eq!(count(&["--since", "+1t"]), 0);
    assert_eq!(count(&["--since", "-2t"]), 1, "written 37 minutes ago; the one before 142");
}

#[test]
fn the_log_of_the_house_and_of_an_apartment_is_listed_in_either_language() {
    let house = House::sample();
    house.run_as("OH", &["log", "add", "--about", "Leilighet 5", "Vasket."]).fine();
    house.run_as("OH", &["log", "add", "--about", "huset", "Alarm."]).fine();
    let listed = |about: &str, language: &str| {
        house.run_as("OH", &["log", "list", "--about", about, "--language", language]).fine()
    };
    for (about, language) in [("huset", "nb"), ("house", "nb"), ("HUS", "en"), ("felles", "nb"), ("common", "en")] {
        let list = listed(about, language);
        assert!(list.contains("Alarm.") && list.contains("Overtatt fra natt") && !list.contains("Vasket"), "{list}");
        assert!(!list.contains("Frokost"), "{list}");
    }
    for (about, language) in
        [("leilighet 5", "nb"), ("leilighet-5", "en"), ("apartment 5", "nb"), ("apartment-5", "en")]
    {
        let list = listed(about, language);
        assert!(list.contains("Vasket.") && list.lines().count() == 2, "{list}");
    }
    assert_eq!(listed("leilighet 1", "nb").trim(), "Ingen notater passer.", "what is about who lives there is not");
    let both = house.run_as("OH", &["log", "list", "--about", "1,3"]);
    assert_eq!((both.code, both.err.contains("én ungdom om gangen")), (2, true), "{}", both.err);
    let vacant = house.run_as("OH", &["goal", "list", "--about", "5"]);
    assert!(vacant.err.contains("Ingen bor i leilighet 5.") && !vacant.err.contains("leilighet-5"), "{}", vacant.err);
}

#[test]
fn values_are_the_words_of_either_language_whatever_the_language() {
    let house = House::sample();
    for (kind, weight, language) in
        [("skole", "viktig", "en"), ("school", "important", "nb"), ("Skole", "VIKTIG", "nb")]
    {
        let args = ["log", "add", "--about", "huset", "--kind", kind, "--weight", weight, "--json", "x"];
        let entry = Answer::of(house.program_as("OH").args(args).args(["--language", language])).json();
        assert_eq!((&entry["entry"]["kind"], &entry["entry"]["weight"]), (&"school".into(), &"important".into()));
    }
    let refused = house.run_as("OH", &["log", "add", "--about", "huset", "--kind", "rykte", "x"]);
    assert!(refused.err.contains("observasjon, samtale") && !refused.err.contains("observation"), "{}", refused.err);
}

#[test]
fn reading_is_written_down() {
    let house = House::sample();
    house.run_as("OH", &["log", "list"]).fine();
    let read = actions(&house);
    let listed = read.iter().take_while(|action| *action == "export").count();
    assert!(listed > 0 && read[listed] == "unlock", "each youth who is in it, and no single one's file: {read:?}");
    house.run_as("OH", &["log", "list", "--words", "frokost"]).fine();
    let read = actions(&house);
    assert_eq!(read.iter().find(|action| *action != "export").unwrap(), "search");
    house.run_as("OH", &["log", "list", "--about", "3"]).fine();
    let newest = &audit(&house)[0];
    assert_eq!((newest.action.as_str(), newest.youth.map(|youth| youth.0)), ("open-file", Some(3)));
    house.run_as("OH", &["goal", "list", "--about", "3"]).fine();
    assert_eq!(actions(&house)[0], "open-file");
}

#[test]
fn the_board_as_text_has_everything_the_screen_has() {
    let house = House::sample();
    let board = house.run_as("KN", &["today"]).fine();
    for part in [
        "EKV bofellesskap\n",
        "LEILIGHETER\n",
        "Leilighet 3: Amir – ikke vurdert – ukjent, ikke merket. Siste notat ",
        "Leilighet 2: Yonas – ikke vurdert – ukjent, ikke merket. Ingen notater ennå.",
        "Leilighet 5: ledig.",
        "FELLESAKTIVITETER UKE ",
        "17:00–19:00 Fellesmiddag · Felleskjøkken · OH",
        "leilighet 3, Amir: Stå opp 07:30 selv, 3 dager over.",
        "SISTE NOTATER\n",
        "  Kom ikke til avtalt tid.",
    ] {
        assert!(board.contains(part), "{part}: {board}");
    }
    let english = house.run_as("KN", &["today", "--language", "en"]).fine();
    assert!(english.contains("APARTMENTS\n") && english.contains("3 days past."), "{english}");
}

#[test]
fn the_board_in_json() {
    let house = House::sample();
    let board = house.run_as("KN", &["today", "--json"]).json();
    assert_eq!(board["house"]["name"], "EKV bofellesskap");
    assert_eq!(board["apartments"].as_array().unwrap().len(), 6);
    assert_eq!(board["apartments"][2]["youth"]["name"], "Amir");
    assert_eq!(board["apartments"][4]["youth"], serde_json::Value::Null);
    assert_eq!(board["goals_overdue"][0]["overdue_days"], 3);
    assert_eq!(board["entries"].as_array().unwrap().len(), 4);
    assert!(board["activities"].as_array().unwrap().iter().any(|one| one["responsible"] == "OH"));
}

#[test]
fn names_that_terminals_break_are_shown_in_latin_letters_where_there_are_some() {
    let house = House::sample();
    let args = ["youth", "add", "--name", "سميرة", "--latin-name", "Samira A", "--born", "01.01.2010"];
    let answer = house.run_as("KN", &args).fine();
    assert!(answer.contains("Samira A") && !answer.contains("سميرة"), "{answer}");
    let json = house.run_as("KN", &["youth", "list", "--all", "--json"]).json();
    assert_eq!(json["youths"][5]["name"], "سميرة", "JSON has the name as it is");
}

#[test]
fn youths_are_added_and_moved() {
    let house = House::sample();
    let args = [
        "youth",
        "add",
        "--name",
        "Farid",
        "--born",
        "14.03.2009",
        "--languages",
        "dari",
        "--interpreter",
        "ja",
        "--contact",
        "oh",
        "--json",
    ];
    let youth = house.run_as("KN", &args).json()["youth"].clone();
    assert_eq!((&youth["name"], &youth["birth_date"]), (&"Farid".into(), &"2009-03-14".into()));
    assert_eq!((&youth["interpreter"], &youth["primary_contact"]), (&"yes".into(), &"OH".into()));
    assert_eq!(youth["apartment"], serde_json::Value::Null);
    assert!(!house.run_as("KN", &["youth", "list"]).fine().contains("Farid"));
    // Nobody moves in on a day to come: a date without its year has been.
    let yesterday = Zone::OSLO.date(now()).pred_opt().unwrap().format("%d.%m.").to_string();
    let moved = house.run_as("KN", &["youth", "move-in", "farid", "--apartment", "5", "--from", &yesterday]).fine();
    assert!(moved.contains("leilighet 5, Farid"), "{moved}");
    assert!(house.run_as("KN", &["youth", "list"]).fine().contains("leilighet 5, Farid"));
    // Until their last day is over they live there.
    let out = house.run_as("KN", &["youth", "move-out", "5", "--json"]).json();
    assert_eq!(out["youth"]["apartment"], 5);
    let out = house.run_as("KN", &["youth", "move-out", "6", "--last-day", &yesterday, "--json"]).json();
    assert_eq!(out["youth"]["apartment"], serde_json::Value::Null);
}

#[test]
fn staff_are_added_with_secrets_of_their_own_and_change_role() {
    let house = House::sample();
    std::fs::write(house.path("new"), "blå kaktus hopper over muren\n").unwrap();
    let (new, pin) = (house.path("new"), house.path("pin"));
    let args = [
        "staff",
        "add",
        "--initials",
        "em",
        "--name",
        "Eli Moe",
        "--role",
        "vikar",
        "--new-passphrase-file",
        &new,
        "--pin-file",
        &pin,
        "--json",
    ];
    let member = house.run_as("KN", &args).json()["member"].clone();
    assert_eq!((&member["initials"], &member["role"]), (&"EM".into(), &"temp-staff".into()));
    let as_new = ["--user", "EM", "--passphrase-file", &new];
    Answer::of(house.program().args(as_new).args(["log", "add", "--about", "hus", "Hei."])).fine();
    let refused = Answer::of(house.program().args(as_new).args(["activity", "add", "Tur", "--starts", "+1d 12:00"]));
    assert_eq!(refused.code, 6);
    house.run_as("KN", &["staff", "role", "em", "miljøterapeut"]).fine();
    Answer::of(house.program().args(as_new).args(["activity", "add", "Tur", "--starts", "+1d 12:00"])).fine();
    let list = house.run_as("OH", &["staff", "list"]).fine();
    assert!(list.contains("EM · Eli Moe · miljøterapeut\n"), "{list}");
}

/// The program as OH with the passphrase that was given anew.
fn as_renewed(house: &House, args: &[&str]) -> Answer {
    let secrets = ["--user", "OH", "--passphrase-file", &house.path("new")];
    Answer::of(house.program().args(secrets).args(args))
}

#[test]
fn whoever_leaves_comes_in_no_more_and_comes_back_with_a_new_passphrase() {
    let house = House::sample();
    std::fs::write(house.path("new"), "blå kaktus hopper over muren\n").unwrap();
    let told = house.run_as("KN", &["staff", "end", "oh", "--yes"]).fine();
    assert!(told.contains("OH · Ola Hegge · miljøterapeut · sluttet"), "{told}");
    assert_eq!(house.run_as("OH", &["today"]).code, 3);
    let keys = personalbase::store::keys::KeyFile::read(&house.folder().join("house.keys")).unwrap();
    // Five members of staff and the paper, without OH.
    assert_eq!(keys.slots().len(), 5, "the slot is gone");
    let list = house.run_as("KN", &["staff", "list"]).fine();
    assert!(list.contains("OH · Ola Hegge · miljøterapeut · sluttet\n"), "{list}");
    let member = |answer: &serde_json::Value| answer["staff"][1].clone();
    let listed = member(&house.run_as("KN", &["staff", "list", "--json"]).json());
    assert_eq!((&listed["initials"], &listed["active"]), (&"OH".into(), &false.into()));
    assert!(house.run_as("KN", &["staff", "end", "oh", "--yes"]).err.contains("har sluttet fra før"));

    // Back without a passphrase: refused, and told how.
    for (language, command) in
        [("nb", "«personalbase staff reset-secrets»"), ("en", "“personalbase staff reset-secrets”")]
    {
        let refused = Answer::of(house.program_as("KN").args(["staff", "return", "OH", "--language", language]));
        assert_eq!((refused.code, refused.err.contains(command)), (6, true), "{}", refused.err);
    }
    house.run_as("KN", &["staff", "reset-secrets", "OH", "--new-passphrase-file", &house.path("new")]).fine();
    assert_eq!(as_renewed(&house, &["today"]).code, 3, "the passphrase alone does not bring anybody back");
    let back = house.run_as("KN", &["staff", "return", "OH", "--json"]).json();
    assert_eq!(back["member"]["active"], true);
    as_renewed(&house, &["today"]).fine();
    assert_eq!(house.run_as("OH", &["today"]).code, 3, "the old passphrase is gone for good");
    assert_eq!(house.run_as("KN", &["doctor"]).code, 0);
    assert!(house.run_as("KN", &["staff", "return", "OH"]).err.contains("jobber her"));
}

#[test]
fn new_secrets_are_given_to_somebody_who_forgot_theirs_or_chosen_anew() {
    let house = House::sample();
    std::fs::write(house.path("new"), "blå kaktus hopper over muren\n").unwrap();
    // One's own: whoever signed in has just proved to have the present one.
    let (new, pin) = (house.path("new"), house.path("pin"));
    let both = ["--new-passphrase-file", &new, "--pin-file", &pin];
    house.run_as("OH", &[&["staff", "reset-secrets", "OH"][..], &both].concat()).fine();
    as_renewed(&house, &["today"]).fine();
    let opened = house.open("KN");
    let oh = opened.house.read().people().unwrap().staff.values().nth(1).unwrap().id;
    let hash = opened.house.read().pin_hash(oh).unwrap();
    let typed = personalbase::store::keys::Pin::typed("739182").unwrap();
    assert!(personalbase::store::keys::verify_pin(&typed, &hash).unwrap());
    drop(opened);
    // Somebody else's: for who keeps staff alone, and told before anything is asked for.
    let refused = as_renewed(&house, &["staff", "reset-secrets", "KN"]);
    assert_eq!(refused.code, 6, "{}", refused.err);
    let weak = house.run_as("KN", &["staff", "reset-secrets", "OH", "--new-passphrase-file", &house.path("pin")]);
    assert_eq!((weak.code, weak.err.contains("for kort")), (2, true), "{}", weak.err);
    let asked = house.run_as("KN", &["staff", "reset-secrets", "OH"]);
    assert_eq!((asked.code, asked.err.contains("ingen terminal")), (2, true), "{}", asked.err);
}

#[test]
fn an_activity_past_midnight_ends_the_next_day() {
    let house = House::sample();
    let args = [
        "activity",
        "add",
        "Nattfilm",
        "--starts",
        "+1d 22:00",
        "--ends",
        "01:00",
        "--place",
        "Fellesstue",
        "--responsible",
        "kn",
        "--json",
    ];
    let activity = house.run_as("OH", &args).json()["activity"].clone();
    let instant = |name: &str| activity[name].as_str().unwrap().parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    assert!((1..=4).contains(&(instant("ends_at") - instant("starts_at")).num_hours()), "{activity}");
    let week = house.run_as("OH", &["activity", "list", "--week", "i morgen"]).fine();
    assert!(week.contains("22:00–01:00 Nattfilm · Fellesstue · KN"), "{week}");
}

#[test]
fn a_goal_is_added_in_an_area_of_the_configuration() {
    let house = House::sample();
    let args = ["goal", "add", "Lage middag selv", "--about", "1", "--area", "bolig", "--json"];
    let goal = house.run_as("OH", &args).json()["goal"].clone();
    assert_eq!((&goal["area"], &goal["status"]), (&"bolig og botrening".into(), &"trying".into()));
    let list = house.run_as("OH", &["goal", "list", "--about", "Samira"]).fine();
    assert!(list.starts_with("Lage middag selv · bolig og botrening · prøves · evalueres "), "{list}");
    let unknown = house.run_as("OH", &["goal", "add", "X", "--about", "1", "--area", "s"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("trygghet"), "the areas are listed: {}", unknown.err);
}
