//! `import`: a list that the house kept before, taken over whole or not at all.

use std::fs;

use serde_json::Value;

use crate::house::{Answer, House};

const YOUTHS: &str = "Navn;Født;Språk;Tolk;Leilighet;Flyttet inn;Primærkontakt;Telefon\n\
                      Leyla;05.06.2010;dari, norsk;av og til;leilighet 5;1.8.2026;oh;123\n\
                      Ørjan;5.6.2011;;;;;Nina Vik;\n";

const STAFF: &str = "Rolle,Initialer,Navn\nvikar,ml,Mari Lunde\nmilieu-therapist,PR,Per Rø\n";

/// Writes a file beside the house and answers its path.
fn file(house: &House, name: &str, content: impl AsRef<[u8]>) -> String {
    fs::write(house.home.path().join(name), content).unwrap();
    house.path(name)
}

fn import(house: &House, what: &str, content: impl AsRef<[u8]>, more: &[&str]) -> Answer {
    let path = file(house, "list.csv", content);
    house.run_as("KN", &[&["import", what, &path], more].concat())
}

fn youths(house: &House) -> Vec<Value> {
    let answer = house.run_as("KN", &["youth", "list", "--all", "--json"]).json();
    answer["youths"].as_array().unwrap().clone()
}

fn named(house: &House, name: &str) -> Value {
    youths(house).into_iter().find(|youth| youth["name"] == name).unwrap_or(Value::Null)
}

fn staff(house: &House) -> Vec<Value> {
    house.run_as("KN", &["staff", "list", "--json"]).json()["staff"].as_array().unwrap().clone()
}

/// Youths, members and audit rows about their coming: what a refused list must leave as they are.
fn untouched(house: &House) -> (usize, usize, usize) {
    let audit = house.open("KN").house.read().newest_audit(100_000).unwrap();
    let coming = |action: &str| ["add-youth", "move-in", "add-staff"].contains(&action);
    (youths(house).len(), staff(house).len(), audit.iter().filter(|row| coming(&row.action)).count())
}

#[test]
fn a_list_of_youths_is_shown_first_and_then_added_once() {
    let house = House::sample();
    let before = untouched(&house);
    let shown = import(&house, "youths", YOUTHS, &["--dry-run"]).fine();
    assert!(shown.contains("rad 2 · Leyla · født 05.06.2010 · leilighet 5 fra 01.08.2026"), "{shown}");
    assert!(shown.contains("rad 3 · Ørjan") && shown.contains("Telefon") && shown.contains("bare vist"), "{shown}");
    assert_eq!(untouched(&house), before, "only shown");

    let unasked = import(&house, "youths", YOUTHS, &[]);
    assert_eq!(unasked.code, 2);
    assert!(unasked.err.contains("--yes"), "{}", unasked.err);
    assert_eq!(untouched(&house), before, "nobody said yes");

    let done = import(&house, "youths", YOUTHS, &["--yes"]).fine();
    assert!(done.contains("2 ungdommer er lagt inn"), "{done}");
    assert_eq!(untouched(&house), (before.0 + 2, before.1, before.2 + 3), "an audit row for each, and for moving in");
    let leyla = named(&house, "Leyla");
    assert_eq!((leyla["birth_date"].as_str(), leyla["moved_in"].as_str()), (Some("2010-06-05"), Some("2026-08-01")));
    assert_eq!((leyla["apartment"].as_i64(), leyla["primary_contact"].as_str()), (Some(5), Some("OH")));
    assert_eq!((leyla["languages"].as_str(), leyla["interpreter"].as_str()), (Some("dari, norsk"), Some("sometimes")));
    assert_eq!(named(&house, "Ørjan")["primary_contact"], "NV", "by the whole name");

    let after = untouched(&house);
    let again = import(&house, "youths", YOUTHS, &["--yes"]).fine();
    assert!(again.contains("Er der fra før") && again.contains("Ingen nye"), "{again}");
    assert_eq!(untouched(&house), after, "repeated, it adds nobody");
}

#[test]
fn whoever_has_the_same_name_and_birth_date_is_there_already() {
    let house = House::sample();
    let list = "Name,Born\nsamira,14.03.2009\nSamira,15.03.2009\nሰላም,01.01.2010\nYonas,2010-01-01\n";
    let answer = import(&house, "youths", list, &["--dry-run", "--json"]).json();
    let rows = |field: &str| answer[field].as_array().unwrap().iter().map(|one| one["row"].clone()).collect::<Vec<_>>();
    assert_eq!((rows("added"), rows("present")), (vec![3.into(), 4.into()], vec![2.into(), 5.into()]));
    assert_eq!(answer["imported"], false);
    assert_eq!(answer["present"][0]["id"], named(&house, "Samira")["id"]);
}

#[test]
fn letters_separators_dates_and_headings_are_understood_in_any_form() {
    let windows = b"F\xf8dselsdato;NAVN\r\n050610;\xc5se\r\n".to_vec();
    let marked = "\u{feff}Date of birth,preferred_name\n2010-06-05,Åse\n".as_bytes().to_vec();
    let quoted = "\"navn\";\"født:\"\n\n;\n\"Åse\";\"5.6.2010\"".as_bytes().to_vec();
    let dotted = "FODT,Navn\n05.06.2010,Åse\n".as_bytes().to_vec();
    for list in [windows, marked, quoted, dotted] {
        let house = House::sample();
        import(&house, "youths", &list, &["--yes"]).fine();
        assert_eq!(named(&house, "Åse")["birth_date"], "2010-06-05", "{}", String::from_utf8_lossy(&list));
    }
}

/// A list of youths, where its fault is, and a piece of the sentence in Norwegian and English.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    ("Navn;Født\n;05.06.2010", "Rad 2, «Navn»", "Skriv noe her", "Write something"),
    ("Navn;Født\nX;31.02.2010", "Rad 2, «Født»", "finnes ikke", "no such date"),
    ("Navn;Født\nX;2010", "Rad 2, «Født»", "hele fødselsdatoen", "whole date of birth"),
    ("Navn;Født\nX;01.01.2999", "Rad 2, «Født»", "fram i tid", "future"),
    ("Navn;Født\nX;2999-01-01", "Rad 2, «Født»", "ødselsdato", "irth date"),
    ("Navn;Født\n\nX;05.06.2010\nx;5.6.2010", "Rad 4, «Navn»", "rad 3", "row 3"),
    ("Navn;Født\nX", "Rad 2:", "1 felt", "row: 1"),
    ("Navn;Født\nX;05.06.2010;Y", "Rad 2:", "3 felt", "row: 3"),
    ("Navn;Født\nX;\"05.06.2010\nY;05.06.2010", "Rad 2, «Født»", "anførselstegn", "quotation mark"),
    ("Navn;Født;Tolk\nX;05.06.2010;kanskje", "Rad 2, «Tolk»", "«kanskje»", "“kanskje”"),
    ("Navn;Født;Kontakt\nX;05.06.2010;ZZ", "Rad 2, «Kontakt»", "«ZZ»", "“ZZ”"),
    ("Navn;Født;Leil;Flyttet inn\nX;05.06.2010;8;1.8.2026", "Rad 2, «Leil»", "«8»", "“8”"),
    ("Navn;Født;Leil;Flyttet inn\nX;05.06.2010;3;1.8.2026", "Rad 2, «Leil»", "eilighet 3", "partment 3"),
    ("Navn;Født;Leil;Flyttet inn\nX;05.06.2010;5;", "Rad 2, «Flyttet inn»", "flyttet inn i", "moved into"),
    ("Navn;Født;Leil;Flyttet inn\nX;05.06.2010;;1.8.2026", "Rad 2, «Leil»", "hvilken leilighet", "which apartment"),
    ("Navn;Født;Leil;Flyttet inn\nX;05.06.2010;5;fredag", "Rad 2, «Flyttet inn»", "hele datoen", "whole date"),
    ("Navn;Født;Leil;Flyttet inn\nX;05.06.2010;5;1.8.", "Rad 2, «Flyttet inn»", "hele datoen", "whole date"),
    ("Navn;Født;Leil;Flyttet inn\nX;05.06.2010;5;1.8.2099", "Rad 2, «Flyttet inn»", "fram i tid", "future"),
    (
        "Navn;Født;Leil;Flyttet inn\nX;05.06.2010;5;1.8.2026\nY;05.06.2010;5;1.8.2026",
        "Rad 3, «Leil»",
        "eilighet 5",
        "partment 5",
    ),
];

#[test]
fn one_fault_is_named_by_row_and_column_and_nobody_is_added() {
    let house = House::sample();
    let before = untouched(&house);
    for (list, place, norwegian, english) in FAULTS {
        // A good row before and after: all or nothing.
        let (headings, rows) = list.split_once('\n').unwrap();
        let more = ";".repeat(headings.matches(';').count() - 1);
        let list = format!("{headings}\n{rows}\nGod;07.07.2010{more}\n");
        let place_in_english = place.replace("Rad", "Row").replace('«', "“").replace('»', "”");
        for (language, place, sentence) in [("nb", *place, norwegian), ("en", &place_in_english, english)] {
            let answer = import(&house, "youths", &list, &["--yes", "--language", language]);
            assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{list}: {}", answer.err);
            let fault = answer.err.lines().next().unwrap();
            assert!(fault.starts_with(place) && fault.contains(sentence), "{list}: {}", answer.err);
        }
    }
    assert_eq!(untouched(&house), before);
}

#[test]
fn every_fault_of_a_list_is_told_at_once() {
    let house = House::sample();
    let list = "Navn;Født;Tolk\nX;32.01.2010;kanskje\nGod;07.07.2010;ja\n;x;\n";
    let answer = import(&house, "youths", list, &["--dry-run"]);
    assert_eq!((answer.code, answer.err.lines().count()), (2, 5), "{}", answer.err);
    assert!(answer.err.ends_with("4 feil i lista. Ingenting er lagt inn. Rett dem i fila, og prøv igjen.\n"));
    let answer = import(&house, "youths", list, &["--yes", "--json"]);
    let error: Value = serde_json::from_str(&answer.err).unwrap();
    assert_eq!((error["error"]["kind"].as_str(), error["error"]["code"].as_i64()), (Some("list"), Some(2)));
    let rows = error["error"]["rows"].as_array().unwrap();
    assert_eq!(rows.iter().map(|row| row["row"].as_i64().unwrap()).collect::<Vec<_>>(), [2, 2, 4, 4]);
    assert_eq!(rows[1]["column"], "Tolk");
}

#[test]
fn what_is_no_list_is_refused_by_name_and_changes_nothing() {
    let house = House::sample();
    let before = untouched(&house);
    let wide = format!("Navn;Født{}\nX;05.06.2010\n", ";".repeat(1_000_000));
    let sixty = format!("Navn;Født{}\n", ";x".repeat(60));
    let long = format!("Navn;Født\n{}", "X;05.06.2010\n".repeat(1_001));
    let lists: [(&[u8], &str, &str); 11] = [
        (b"", "Fila er tom", "is empty"),
        (b"\xef\xbb\xbf\r\n;;\r\n", "Fila er tom", "is empty"),
        (b"PK\x03\x04\x14\0\x06\0", "ikke tekst", "not text"),
        (b"\xff\xfeN\0a\0v\0n\0", "ikke tekst", "not text"),
        (b"Navn;F\xf8dt\x81\n", "ikke tekst", "not text"),
        (wide.as_bytes(), "kolonner", "columns"),
        (sixty.as_bytes(), "60 kolonner", "60 columns"),
        (long.as_bytes(), "1000 rader", "1000 rows"),
        ("Navn;\"Født\nX;05.06.2010\n".as_bytes(), "anførselstegn", "quotation mark"),
        ("Navn;Alder\nX;16\n".as_bytes(), "mangler: Født", "missing: Born"),
        ("Navn;Født;Kallenavn\nX;05.06.2010;Y\n".as_bytes(), "To kolonner", "Two columns"),
    ];
    for (list, norwegian, english) in lists {
        for (language, sentence) in [("nb", norwegian), ("en", english)] {
            let answer = import(&house, "youths", list, &["--yes", "--language", language]);
            assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{sentence}: {}", answer.err);
            assert!(answer.err.contains(sentence), "{sentence}: {}", answer.err);
        }
    }
    let path = house.home.path().join("huge.csv");
    fs::File::create(&path).unwrap().set_len(100 << 20).unwrap();
    let huge = house.run_as("KN", &["import", "staff", &house.path("huge.csv"), "--yes"]);
    assert!(huge.code == 2 && huge.err.contains("1024 kB"), "{}", huge.err);
    let nowhere = house.run_as("KN", &["import", "staff", &house.path("nowhere.csv"), "--yes"]);
    assert!(nowhere.code == 2 && nowhere.err.contains("nowhere.csv"), "{}", nowhere.err);
    assert_eq!(untouched(&house), before);
}

#[test]
fn a_list_of_staff_is_added_with_secrets_that_open_the_house() {
    let house = House::sample();
    let before = untouched(&house);
    let shown = import(&house, "staff", STAFF, &["--dry-run"]).fine();
    assert!(shown.contains("rad 2 · ML · Mari Lunde · vikar") && !shown.contains("PIN"), "{shown}");
    assert_eq!(untouched(&house), before, "only shown");
    let answer = import(&house, "staff", STAFF, &["--yes", "--json"]).json();
    assert_eq!(untouched(&house), (before.0, before.1 + 2, before.2 + 2), "an audit row for each");
    let added = answer["added"].as_array().unwrap();
    assert_ne!(added[0]["passphrase"], added[1]["passphrase"]);
    for one in added {
        file(&house, "theirs", one["passphrase"].as_str().unwrap());
        let theirs = house.path("theirs");
        house.run(&["--user", one["initials"].as_str().unwrap(), "--passphrase-file", &theirs, "today"]).fine();
        assert_eq!(one["pin"].as_str().unwrap().len(), 6);
    }
    assert_eq!((added[0]["role"].as_str(), added[1]["role"].as_str()), (Some("temp-staff"), Some("milieu-therapist")));

    let after = untouched(&house);
    let again = import(&house, "staff", STAFF, &["--yes"]).fine();
    assert!(again.contains("Ingen nye") && !again.contains("PIN"), "{again}");
    assert_eq!(untouched(&house), after, "repeated, it adds nobody");
}

#[test]
fn the_secrets_of_new_staff_are_told_on_a_line_each_with_what_to_do() {
    let house = House::sample();
    let list = format!("{STAFF}vikar,OH,Odd Hansen\nvikar,TB,tor berg\n");
    let done = import(&house, "staff", list, &["--yes"]).fine();
    assert_eq!(done.matches("· passfrase: ").count(), 2, "{done}");
    assert!(done.contains("ML · Mari Lunde · passfrase: ") && done.contains("· PIN: "), "{done}");
    assert!(done.contains("Skriv dem på papir") && done.contains("staff reset-secrets"), "{done}");
    assert!(done.contains("OH · Odd Hansen · vikar · i huset: Ola Hegge"), "who has the initials is told: {done}");
    assert!(!done.contains("i huset: Tor Berg"), "{done}");
}

#[test]
fn one_fault_in_a_list_of_staff_adds_nobody_and_leaves_no_slot() {
    let house = House::sample();
    let before = (untouched(&house), fs::metadata(house.folder().join("house.keys")).unwrap().len());
    for (row, place, sentence) in [
        ("vikar,M1,Mari", "Rad 4, «Initialer»", "to til fire bokstaver"),
        ("sjef,MM,Mari", "Rad 4, «Rolle»", "«sjef»"),
        (",MM,Mari", "Rad 4, «Rolle»", "vikar"),
        ("vikar,MM,", "Rad 4, «Navn»", "Skriv noe"),
        ("vikar,ml,Mona Li", "Rad 4, «Initialer»", "rad 2"),
    ] {
        let answer = import(&house, "staff", format!("{STAFF}{row}\n"), &["--yes"]);
        let fault = answer.err.lines().next().unwrap();
        assert!(answer.code == 2 && fault.starts_with(place) && fault.contains(sentence), "{}", answer.err);
    }
    let missing = import(&house, "staff", "Initials,Name\nML,Mari\n", &["--yes"]);
    assert!(missing.err.contains("mangler: Rolle"), "{}", missing.err);
    assert_eq!((untouched(&house), fs::metadata(house.folder().join("house.keys")).unwrap().len()), before);
}

#[test]
fn the_role_decides_who_takes_a_list_over() {
    let house = House::sample();
    let before = untouched(&house);
    let (youths, staff) = (file(&house, "youths.csv", YOUTHS), file(&house, "staff.csv", STAFF));
    for (user, what, path) in [
        ("AD", "youths", &youths),
        ("OH", "youths", &youths),
        ("TB", "youths", &youths),
        ("OH", "staff", &staff),
        ("TB", "staff", &staff),
    ] {
        for more in [&["--yes"], &["--dry-run"]] {
            let answer = house.run_as(user, &[&["import", what, path], &more[..]].concat());
            assert_eq!((answer.code, answer.out.as_str()), (6, ""), "{user} {what}: {}", answer.err);
        }
    }
    assert_eq!(untouched(&house), before);
    house.run_as("AD", &["import", "staff", &staff, "--yes"]).fine();
}

const CONTACTS: &str = "Ungdom;Født;Rolle;Navn;Språk;Telefon;E-post;Tidssone;Merknad;Ring først\n\
                        Amir;;verge;Åse Dahl;norsk;22 22 22 22;aase@example.no;;etter 16;ja\n\
                        samira;14.03.2009;family-abroad;Farid;dari;+93 70 123 456;;Asia/Kabul;;\n";

/// The youths' contacts, and audit rows about their coming.
fn contacts(house: &House) -> (Vec<String>, usize) {
    let opened = house.open("KN");
    let read = opened.house.read();
    let youths = read.people().unwrap().youths;
    let contacts = youths.keys().flat_map(|youth| read.contacts_of(*youth).unwrap());
    let told = contacts.map(|contact| format!("{} {:?}", contact.facts.name, contact.facts.role)).collect();
    let audit = read.newest_audit(100_000).unwrap();
    (told, audit.iter().filter(|row| row.action == "add-contact").count())
}

#[test]
fn a_list_of_contacts_is_shown_first_and_then_added_once() {
    let house = House::sample();
    let before = contacts(&house);
    let shown = import(&house, "contacts", CONTACTS, &["--dry-run"]).fine();
    assert!(shown.contains("rad 2 · Amir · verge · Åse Dahl") && shown.contains("bare vist"), "{shown}");
    assert!(!shown.contains("22 22") && !shown.contains("70 123"), "no number is told\n{shown}");
    assert_eq!(contacts(&house), before, "only shown");

    let done = import(&house, "contacts", CONTACTS, &["--yes"]).fine();
    assert!(done.contains("2 kontakter er lagt inn"), "{done}");
    let after = contacts(&house);
    assert_eq!((after.0.len(), after.1), (before.0.len() + 2, before.1 + 2), "an audit row for each");
    let opened = house.open("KN");
    let people = opened.house.read().people().unwrap();
    let amir = people.youths.values().find(|youth| youth.facts.preferred_name.as_str() == "Amir").unwrap().id;
    let of_amir = opened.house.read().contacts_of(amir).unwrap();
    let facts = &of_amir.iter().find(|contact| contact.facts.name.as_str() == "Åse Dahl").unwrap().facts;
    assert_eq!((facts.phone.as_ref().unwrap().as_str(), facts.call_first), ("22 22 22 22", true));
    assert_eq!(
        (facts.email.as_ref().unwrap().as_str(), facts.note.as_ref().unwrap().as_str()),
        ("aase@example.no", "etter 16")
    );
    let samira = people.youths.values().find(|youth| youth.facts.preferred_name.as_str() == "Samira").unwrap().id;
    let of_samira = opened.house.read().contacts_of(samira).unwrap();
    let abroad = of_samira.iter().find(|contact| contact.facts.name.as_str() == "Farid").unwrap();
    assert_eq!(abroad.facts.time_zone.unwrap().name(), "Asia/Kabul");
    drop(opened);

    let again = import(&house, "contacts", CONTACTS, &["--yes"]).fine();
    assert!(again.contains("Er der fra før") && again.contains("Ingen nye"), "{again}");
    assert_eq!(contacts(&house), after, "repeated, it adds nobody");
    let json = import(&house, "contacts", CONTACTS, &["--yes", "--json"]).json();
    assert_eq!((json["imported"].as_bool(), json["present"].as_array().unwrap().len()), (Some(false), 2));
    assert_eq!(
        (json["present"][0]["youth"]["name"].as_str(), json["present"][0]["role"].as_str()),
        (Some("Amir"), Some("guardian"))
    );
}

#[test]
fn contacts_are_read_from_windows_letters_commas_and_english_headings() {
    let windows = b"UNGDOM;Rolle;Navn;Ring f\xf8rst\r\nAmir;l\xe6rer;x;\r\n".to_vec();
    let unknown = import(&House::sample(), "contacts", windows, &["--yes"]);
    assert!(unknown.err.starts_with("Rad 2, «Rolle»: «lærer»"), "{}", unknown.err);
    let windows = b"UNGDOM;Rolle;Navn;Ring f\xf8rst\r\nAmir;lege;\xc5se S\xf8rli;nei\r\n".to_vec();
    let commas = "\u{feff}Youth,Role,Name\nAmir,doctor,\"Åse Sørli\"\n".as_bytes().to_vec();
    for list in [windows, commas] {
        let house = House::sample();
        import(&house, "contacts", &list, &["--yes"]).fine();
        assert!(contacts(&house).0.contains(&"Åse Sørli Doctor".to_owned()), "{}", String::from_utf8_lossy(&list));
    }
}

#[test]
fn one_fault_in_a_list_of_contacts_adds_nobody() {
    let house = House::sample();
    import(&house, "contacts", "Ungdom;Rolle;Navn;Telefon;Ring først\nYonas;verge;Kai;22 22 22 22;ja\n", &["--yes"])
        .fine();
    // Another Amir, who is told from the first by the day of birth.
    import(&house, "youths", "Navn;Født\nAmir;05.06.2011\n", &["--yes"]).fine();
    let before = contacts(&house);
    let heading = "Ungdom;Født;Rolle;Navn;Telefon;E-post;Tidssone;Ring først\nSamira;;lege;God;;;;\n";
    for (rows, place, sentence) in [
        ("Leyla;;lege;X;;;;", "Rad 3, «Ungdom»", "«Leyla»"),
        (";;lege;X;;;;", "Rad 3, «Ungdom»", "Skriv noe"),
        ("Amir;;lege;X;;;;", "Rad 3, «Ungdom»", "Flere"),
        ("Amir;06.06.2011;lege;X;;;;", "Rad 3, «Ungdom»", "født den dagen"),
        ("Samira;31.02.2009;lege;X;;;;", "Rad 3, «Født»", "finnes ikke"),
        ("Samira;;bror;X;;;;", "Rad 3, «Rolle»", "«bror»"),
        ("Samira;;lege;;;;;", "Rad 3, «Navn»", "Skriv noe"),
        ("Samira;;lege;X;12;;;", "Rad 3, «Telefon»", "nummer"),
        ("Samira;;lege;X;;hos legen;;", "Rad 3, «E-post»", "@"),
        ("Samira;;lege;X;;;Kabul;", "Rad 3, «Tidssone»", "Asia/Kabul"),
        ("Samira;;lege;X;;;;kanskje", "Rad 3, «Ring først»", "«kanskje»"),
        ("Samira;;lege;X;;;;ja", "Rad 3, «Telefon»", "nummer"),
        ("Samira;;lege;god;;;;", "Rad 3, «Navn»", "rad 2"),
        ("Samira;;lege;X;112;;;ja\nSamira;;verge;Y;113;;;ja", "Rad 4, «Ring først»", "X ringes først"),
        ("Yonas;;lege;X;112;;;ja", "Rad 3, «Ring først»", "Kai ringes først"),
    ] {
        let answer = import(&house, "contacts", format!("{heading}{rows}\n"), &["--yes"]);
        let fault = answer.err.lines().next().unwrap_or_default();
        assert!(
            answer.code == 2 && fault.starts_with(place) && fault.contains(sentence),
            "{rows}: {}{}",
            answer.out,
            answer.err
        );
    }
    assert_eq!(contacts(&house), before);
    let told_apart = "Ungdom;Født;Rolle;Navn\nAmir;05.06.2011;lege;X\n";
    import(&house, "contacts", told_apart, &["--yes"]).fine();
    let missing = import(&house, "contacts", "Navn;Rolle\nX;lege\n", &["--yes"]);
    assert!(missing.err.contains("mangler: Ungdom"), "{}", missing.err);
}

#[test]
fn whoever_keeps_contacts_takes_a_list_of_them_over() {
    let house = House::sample();
    let before = contacts(&house);
    let list = file(&house, "contacts.csv", CONTACTS);
    for user in ["TB", "AD"] {
        let answer = house.run_as(user, &["import", "contacts", &list, "--yes"]);
        assert_eq!((answer.code, answer.out.as_str()), (6, ""), "{user}: {}", answer.err);
    }
    assert_eq!(contacts(&house), before);
    house.run_as("NV", &["import", "contacts", &list, "--yes"]).fine();
}
