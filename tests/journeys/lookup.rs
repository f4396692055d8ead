//! The quick lookup, and entries in one line.

use std::time::Duration;

use chrono::NaiveDate;
use personalbase::{
    domain::{
        calendar::Step,
        command::Command,
        ids::{StaffId, YouthId},
        log::{About, EntryKind, Weight},
        moves::StayEnd,
    },
    testing::{Harness, event_at},
    ui::theme::{Role, Theme, ThemeName},
};
use ratatui::style::Modifier;

use crate::{facts, house, newest};

/// The lookup with a text typed.
fn lookup(initials: &str, text: &str) -> Harness {
    let mut harness = Harness::sample(initials);
    harness.keys("ctrl-p").type_text(text);
    harness
}

/// The rows of what was found, from the first.
fn rows(harness: &Harness) -> Vec<String> {
    let (left, top) = harness.find("╭ Finn").expect("the lookup is open");
    let inside = |y: u16| -> String {
        let cells = (left + 1..80).map(|x| harness.buffer()[(x, y)].symbol());
        cells.take_while(|symbol| *symbol != "│").collect::<String>().trim().to_owned()
    };
    let bottom = (top + 1..24).find(|y| harness.buffer()[(left, *y)].symbol() == "╰").expect("its end");
    // Between the line that is typed and what the keys do.
    (top + 3..bottom - 1).map(inside).filter(|row| !row.is_empty()).collect()
}

#[track_caller]
fn first(harness: &Harness) -> String {
    let rows = rows(harness);
    assert!(!rows.is_empty(), "{}", harness.screen());
    rows[0].clone()
}

fn pause(harness: &mut Harness) {
    harness.advance(Duration::from_secs(4));
}

fn is_open(harness: &Harness) -> bool {
    harness.shows("╭ Finn")
}

#[test]
fn two_letters_and_enter_open_the_plan_of_the_right_youth() {
    for (text, row) in [
        ("am", "▸ ▌3 Amir"),
        ("sa", "▸ ▌1 Samira"),
        ("yo", "▸ ▌2 Yonas"),
        ("ko", "▸ ▌4 Oleksandr"),
        ("hod", "▸ ▌6 Hodan"),
        ("3", "▸ ▌3 Amir"),
        ("leilighet 6", "▸ ▌6 Hodan"),
    ] {
        let mut harness = lookup("KN", text);
        assert!(first(&harness).starts_with(row), "{text}:\n{}", harness.screen());
        harness.keys("enter");
        assert!(!is_open(&harness), "{}", harness.screen());
    }
}

#[test]
fn enter_leads_to_what_was_found() {
    for (text, screen, at) in [
        ("am", "▌3 AMIR · Plan", "▸ 1 Bestå vg1 norsk"),
        ("stå opp", "▌3 AMIR · Plan", "▸ 2 Stå opp 07:30 selv"),
        ("film", "Kalender · uke 47", "▸ 20:00–22:00  Film"),
        ("24.12.", "Kalender · uke 52", "▸to 24"),
        ("frokost", "Vaktlogg", "▸   12:10 KN 1"),
        ("kalen", "Kalender · uke 47", "lørdag 21. november · i dag"),
    ] {
        let mut harness = lookup("KN", text);
        harness.keys("enter").expect(screen).expect(at);
        assert!(!is_open(&harness));
        harness.keys("esc").expect("Leiligheter");
    }
}

#[test]
fn the_slash_opens_it_as_well_and_esc_closes_it() {
    let mut harness = Harness::sample("KN");
    harness.keys("/").expect("╭ Finn").expect("Enter Åpne   Tab Bare ungdommer   Esc Lukk");
    harness.keys("esc");
    assert!(!is_open(&harness));
}

#[test]
fn spelling_does_not_stand_in_the_way() {
    for (text, row) in [
        ("smaira", "Samira"),
        ("oleksander", "Oleksandr"),
        ("kovalchuk", "Oleksandr"),
        ("jonas", "Yonas"),
        ("HODAN", "Hodan"),
        ("bestaa", "Bestå vg1 norsk"),
        ("sta opp", "Stå opp 07:30 selv"),
        ("husmoete", "Husmøte"),
        ("husmote", "Husmøte"),
    ] {
        let harness = lookup("KN", text);
        assert!(first(&harness).contains(row), "{text}:\n{}", harness.screen());
    }
}

#[test]
fn a_name_is_found_in_its_own_script_and_shown_in_latin_letters() {
    let harness = lookup("KN", "سمي");
    assert!(first(&harness).starts_with("▸ ▌1 Samira"), "{}", harness.screen());
    harness.expect_not("سميرة");
    assert!(first(&lookup("KN", "ዮና")).starts_with("▸ ▌2 Yonas"));
}

#[test]
fn goals_activities_entries_dates_and_actions_are_found() {
    for (text, row, sort) in [
        ("norsk", "▌3 Bestå vg1 norsk", "mål"),
        ("fellesm", "Fellesmiddag", "aktivitet"),
        ("frokost", "▌1 «Frokost sammen, rolig.»", "notat"),
        ("fre", "fre 27.11.2026", "kalender"),
        ("24.12.", "tor 24.12.2026", "kalender"),
        ("ansat", "Ansatte", "handling"),
    ] {
        let harness = lookup("KN", text);
        let found = first(&harness);
        assert!(found.contains(row) && found.ends_with(sort), "{text}:\n{}", harness.screen());
    }
}

#[test]
fn everybody_and_everything_is_listed_before_a_letter_is_typed() {
    let mut harness = lookup("KN", "");
    let rows = rows(&harness);
    let doors: Vec<String> =
        rows.iter().take(5).map(|row| row.trim_start_matches("▸ ").chars().take(2).collect()).collect();
    assert_eq!(doors, ["▌1", "▌2", "▌3", "▌4", "▌6"]);
    assert!(rows[5].starts_with("Notat") && rows[5].contains(" n "), "with its key: {}", rows[5]);
    harness.keys("tab").expect("Tab Alt").expect_not("handling");
}

#[test]
fn tab_leaves_only_youths() {
    let mut harness = lookup("KN", "am");
    harness.keys("esc ctrl-p").type_text("fel").expect("Fellesmiddag");
    harness.keys("tab").expect_not("aktivitet");
    harness.keys("tab").expect("Fellesmiddag");
}

#[test]
fn what_cannot_be_done_is_not_offered() {
    lookup("KN", "ny ungd").expect("Ny ungdom");
    lookup("TB", "ny ungd").expect_not("Ny ungdom");
}

#[test]
fn an_action_is_performed_on_the_screen_below() {
    let mut harness = lookup("KN", "farger");
    harness.keys("enter").expect("Farger: mørk.");
    assert!(!is_open(&harness));
}

#[test]
fn the_letters_that_were_meant_are_marked() {
    let harness = lookup("KN", "mir");
    let (x, y) = harness.find("Samira").unwrap();
    let marked: Vec<bool> =
        (0..6).map(|at| harness.style(x + at, y).add_modifier.contains(Modifier::REVERSED)).collect();
    let selected = harness.row(y).contains('▸');
    let meant = [false, false, true, true, true, false];
    assert_eq!(marked, meant.map(|meant| meant != selected), "on the selected row it is the other way round");
}

#[test]
fn the_colour_of_the_apartment_follows_the_youth() {
    let harness = lookup("KN", "samira");
    let (x, y) = harness.find("▌1 Samira").unwrap();
    assert_eq!(harness.style(x, y).fg, Theme::new(ThemeName::Auto).style(Role::Apartment(1)).fg);
}

#[test]
fn who_has_moved_on_is_found_after_those_who_live_here() {
    let mut harness = Harness::sample("KN");
    let last_day: NaiveDate = "2026-11-20".parse().unwrap();
    let command = Command::MoveOut { youth: YouthId(1), last_day, end: StayEnd::default(), points: Vec::new() };
    house(&harness).house.execute(StaffId(1), harness.now(), &command).unwrap();
    pause(&mut harness);
    harness.keys("ctrl-p").type_text("sam");
    assert!(first(&harness).contains("Samira") && first(&harness).contains("har flyttet"), "{}", harness.screen());
    harness.keys("ctrl-a").type_text("mir");
    assert!(first(&harness).contains("Amir"), "{}", harness.screen());
    harness.keys("ctrl-a").type_text("1").expect("▌1 ledig");
}

#[test]
fn a_vacant_apartment_is_selected_on_the_board() {
    let mut harness = lookup("KN", "5");
    assert!(first(&harness).contains("▌5 ledig"));
    harness.keys("enter n").expect("LEILIGHET 5 · LEDIG");
}

#[test]
fn short_words_of_entries_are_searched_only_when_enter_asks() {
    let mut harness = lookup("KN", "å");
    assert!(rows(&harness).iter().all(|row| !row.ends_with("notat")), "{}", harness.screen());
    harness.keys("ctrl-a").type_text("uf").expect("Ingenting funnet.");
    harness.keys("enter").expect("Ingenting funnet.");
    harness.keys("ctrl-a backspace").type_text("huset uf, trøtt").keys("enter");
    harness.keys("ctrl-p").type_text("uf").expect("Ingenting funnet.");
    harness.keys("enter").expect("«uf, trøtt»");
}

#[test]
fn what_another_terminal_adds_is_found_without_a_key() {
    let mut harness = lookup("KN", "gitark");
    harness.expect("Ingenting funnet.");
    let facts = event_at("Gitarkurs", harness.now());
    house(&harness).house.execute(StaffId(1), harness.now(), &Command::Calendar(Step::Add(facts))).unwrap();
    pause(&mut harness);
    harness.expect("Gitarkurs");
}

#[test]
fn the_mouse_selects_and_then_opens() {
    let mut harness = lookup("KN", "mir");
    let (x, y) = harness.find("Amir").unwrap();
    assert!(!harness.row(y).contains('▸'));
    harness.click(x, y);
    assert!(harness.row(y).contains("▸ ▌3 Amir"), "{}", harness.screen());
    harness.click(x, y);
    assert!(!is_open(&harness));
}

#[test]
fn a_line_shows_what_it_would_become_and_enter_saves_it() {
    let mut harness = lookup("KN", "3 kom hjem 14:10, sliten #skole !");
    harness.expect("▸ Skriv i loggen ▌LEILIGHET 3 · AMIR").expect("skole · ! viktig · hendt 14:10");
    harness.expect("«kom hjem 14:10, sliten»").expect("Enter Lagre notatet");
    assert_eq!(rows(&harness).len(), 3, "nothing else is looked for: {}", harness.screen());
    assert!(!harness.footer().contains("Åpne"), "{}", harness.footer());
    harness.keys("enter");
    assert_eq!(harness.message(), " Lagret kl. 14:32: notat om leilighet 3.");
    assert!(!is_open(&harness));
    let entry = newest(&harness, 1).remove(0);
    assert_eq!(
        (entry.about, entry.kind, entry.weight),
        (About::Youths(vec![YouthId(3)]), EntryKind::School, Weight::Important)
    );
    assert_eq!(entry.happened_at, "2026-11-21T13:10:00Z".parse::<personalbase::domain::time::Instant>().unwrap());
    assert!(entry.shift.is_some());
}

#[test]
fn a_line_without_a_time_happens_when_it_is_saved() {
    let mut harness = lookup("KN", "1,3 spiste sammen");
    harness.expect("▌1 SAMIRA ▌3 AMIR").expect("observasjon · vanlig · nå, 14:32");
    harness.set_clock("2026-11-21T13:40:00Z".parse().unwrap());
    harness.expect("nå, 14:40").expect("«spiste sammen»");
    harness.keys("enter");
    assert_eq!(harness.message(), " Lagret kl. 14:40: notat om leilighet 1 og 3.");
    assert_eq!(newest(&harness, 1)[0].happened_at, harness.now());
}

#[test]
fn a_plan_in_the_line_does_not_date_it() {
    lookup("KN", "3 skal hentes 12:00").expect("nå, 14:32");
    lookup("KN", "3 time i morgen 09:00").expect("nå, 14:32");
    lookup("KN", "3 sov til 11:00").expect("nå, 14:32");
}

#[test]
fn what_is_not_right_yet_is_said_and_enter_saves_nothing() {
    for (text, sentence) in [
        ("8 kom hjem", "Det finnes ingen leilighet 8."),
        ("3,5 kom hjem", "Leilighet 5 er ledig."),
        ("3 kom hjem #he", "Det kan være flere slag: helse, hendelse."),
        ("3 kom hjem #tur", "Ordet etter # er ikke et slag."),
        ("3 #skole !", "Skriv hva som har hendt."),
    ] {
        let mut harness = lookup("KN", text);
        harness.expect(sentence).expect("Ikke lagret ennå");
        harness.keys("enter").expect(sentence);
        assert!(is_open(&harness), "the text stays");
        assert_eq!(newest(&harness, 9).len(), 4, "{text}");
    }
}

#[test]
fn a_line_that_may_be_a_search_comes_after_what_was_found() {
    let mut harness = lookup("KN", "huset amina avtalte møte");
    harness.keys("enter ctrl-p").type_text("ami avtalt");
    let rows = rows(&harness);
    assert!(rows[0].contains("«amina avtalte møte»"), "{}", harness.screen());
    assert!(rows[1].starts_with("Skriv i loggen ▌LEILIGHET 3"), "{}", harness.screen());
    harness.keys("down").expect("Enter Lagre notatet");
    harness.keys("enter");
    assert_eq!(facts(&harness, 1), ["avtalt"]);
}

#[test]
fn a_date_comes_before_an_entry_that_reads_like_one() {
    let harness = lookup("KN", "3 desember");
    assert!(first(&harness).contains("tor 03.12.2026"), "{}", harness.screen());
}

#[test]
fn who_may_not_write_is_offered_no_entry() {
    lookup("AD", "3 kom hjem").expect_not("Skriv i loggen");
    lookup("TB", "3 kom hjem").expect("Skriv i loggen");
}

#[test]
fn a_killed_program_gives_the_line_back() {
    let mut harness = lookup("KN", "3 kom hjem sliten");
    harness.keys("left left");
    pause(&mut harness);
    let cursor = harness.cursor();
    harness.kill_and_restart();
    harness.enter("KN");
    harness.expect("3 kom hjem sliten").expect("LEILIGHET 3 · AMIR");
    assert_eq!(harness.cursor(), cursor);
    harness.type_text("X").keys("enter");
    assert_eq!(facts(&harness, 1), ["kom hjem slitXen"]);
    harness.kill_and_restart();
    harness.enter("KN");
    assert!(!is_open(&harness));
}

#[test]
fn a_search_is_no_draft() {
    let mut harness = lookup("KN", "samira");
    pause(&mut harness);
    harness.kill_and_restart();
    harness.enter("KN");
    assert!(!is_open(&harness));
}

#[test]
fn a_line_that_was_left_stands_first_and_enter_goes_on_with_it() {
    let mut harness = lookup("KN", "3 kom hjem");
    harness.keys("esc");
    assert_eq!(harness.message(), " Utkastet er tatt vare på. Det ligger under Utkast (d).");
    harness.keys("/");
    assert!(
        first(&harness).starts_with("▸ «3 kom hjem»") && first(&harness).ends_with("utkast"),
        "{}",
        harness.screen()
    );
    harness.keys("enter").type_text(" igjen").keys("enter");
    assert_eq!(facts(&harness, 1), ["kom hjem igjen"]);
    harness.keys("/").expect_not("kom hjem");
}

#[test]
fn whatever_was_left_the_line_begins_empty() {
    let mut harness = lookup("KN", "3 kom hjem");
    harness.keys("esc /").type_text("sam");
    assert!(first(&harness).starts_with("▸ ▌1 Samira"), "{}", harness.screen());
    harness.expect_not("3 kom hjem");
    harness.keys("esc /").keys("end").type_text("3 sov").keys("enter");
    assert_eq!(facts(&harness, 1), ["sov"]);
    harness.keys("/").expect("«3 kom hjem»");
}

#[test]
fn a_line_without_whom_that_finds_nothing_is_not_lost() {
    let mut harness = lookup("KN", "alle spilte fotball i hallen");
    harness.keys("esc /").expect("«alle spilte fotball i hallen»");
    let mut harness = lookup("KN", "fotball");
    harness.keys("esc /").expect_not("«fotball»");
}

#[test]
fn a_second_line_leaves_the_first_where_it_is() {
    let mut harness = lookup("KN", "3 kom hjem");
    harness.keys("esc").advance(Duration::from_secs(60));
    harness.keys("/").type_text("1 sov lenge");
    pause(&mut harness);
    harness.keys("esc / esc").advance(Duration::from_secs(60));
    harness.keys("/").type_text("6 trener").keys("esc /");
    let begun: Vec<String> = rows(&harness).into_iter().take(3).collect();
    for (row, words) in begun.iter().zip(["«6 trener»", "«1 sov lenge»", "«3 kom hjem»"]) {
        assert!(row.contains(words), "{}", harness.screen());
    }
    harness.keys("down enter").type_text(".").keys("enter");
    assert_eq!(facts(&harness, 1), ["sov lenge."]);
    harness.kill_and_restart();
    harness.enter("KN");
    harness.expect("6 trener");
    harness.keys("esc d").expect("3 kom hjem").expect("6 trener").expect_not("sov");
}

#[test]
fn a_search_does_not_throw_away_the_line_that_is_gone_on_with() {
    let mut harness = lookup("KN", "3 kom hjem");
    harness.keys("esc / enter ctrl-a").type_text("sam").keys("enter").expect("SAMIRA · Plan");
    harness.keys("esc /").expect("«3 kom hjem»");
    pause(&mut harness);
    harness.kill_and_restart();
    harness.enter("KN");
    harness.expect("3 kom hjem");
    harness.keys("ctrl-a backspace esc ctrl-p").expect_not("3 kom hjem");
}

#[test]
fn who_leaves_a_line_for_something_found_keeps_it() {
    let mut harness = lookup("KN", "3 Samira sov");
    assert!(first(&harness).contains("Skriv i loggen"), "{}", harness.screen());
    pause(&mut harness);
    harness.keys("esc / enter").expect("3 Samira sov");
    harness.keys("esc /").expect("«3 Samira sov»");
    harness.type_text("3 desember").keys("enter").expect("uke 49");
    harness.keys("esc /");
    harness.expect("«3 Samira sov»").expect_not("«3 desember»");
}

#[test]
fn a_line_that_was_left_and_is_opened_as_a_search_waits_all_the_same() {
    let mut harness = lookup("KN", "3 desember");
    harness.keys("esc / enter").expect("3 desember");
    harness.keys("enter").expect("uke 49");
    harness.keys("esc /").expect("«3 desember»");
}

#[test]
fn a_line_is_thrown_away_after_a_question_and_a_search_without_one() {
    let mut harness = lookup("KN", "3 kom hjem");
    pause(&mut harness);
    harness.keys("ctrl-k ctrl-k").expect("Kast teksten? Det er 3 ord: «3 kom hjem».");
    harness.keys("esc").expect("Skriv i loggen");
    harness.keys("ctrl-k enter").expect("Kastet.");
    assert!(!is_open(&harness));
    harness.keys("/").expect_not("kom hjem");
    harness.keys("esc ctrl-z").expect("Skriv i loggen").expect("3 kom hjem");
    harness.keys("ctrl-k enter /").type_text("sam").keys("ctrl-k").expect_not("Kast teksten?");
    assert!(is_open(&harness) && rows(&harness)[0].contains("Samira"), "{}", harness.screen());
    harness.keys("ctrl-k").expect("Her er det ingenting å kaste.");
}

#[test]
fn a_line_that_could_not_be_saved_stays() {
    let mut harness = lookup("KN", "3 kom hjem");
    let (database, aside) = (harness.folder().join("house.db"), harness.folder().join("aside.db"));
    std::fs::rename(&database, &aside).unwrap();
    harness.keys("enter").expect("IKKE LAGRET.").expect("3 kom hjem");
    std::fs::rename(&aside, &database).unwrap();
    harness.keys("enter");
    assert_eq!(facts(&harness, 1), ["kom hjem"]);
}

#[test]
fn a_long_paste_is_one_line_without_control_characters() {
    let mut harness = lookup("KN", "");
    harness.paste(&format!("3 {}\nog \u{1b}[31mslutt", "sov godt ".repeat(200)));
    harness.expect("tegn»");
    harness.keys("enter");
    let saved = facts(&harness, 1).remove(0);
    assert!(saved.starts_with("sov godt sov godt") && saved.ends_with("og [31mslutt"), "{saved}");
    assert!(!saved.contains(char::is_control));
}

#[test]
fn from_a_form_the_lookup_comes_back_to_the_form() {
    let mut harness = Harness::sample("KN");
    harness.keys("3 n").type_text("Kom hjem.").keys("ctrl-p").type_text("sam").expect("▌1 Samira");
    harness.keys("esc").expect("Nytt notat").expect("Kom hjem.");
    harness.type_text(" Sliten.").keys("ctrl-s");
    assert_eq!(facts(&harness, 1), ["Kom hjem. Sliten."]);
}

#[test]
fn a_day_beside_the_time_is_read_as_in_the_form_and_shown_before_it_is_saved() {
    for text in ["2 kom hjem 23:30 i går", "2 kom hjem i går 23:30", "2 kom hjem 23:30"] {
        let mut harness = lookup("KN", text);
        harness.expect("observasjon · vanlig · hendt i går 23:30");
        harness.keys("enter").expect("hendt i går 23:30");
        let entry = newest(&harness, 1).remove(0);
        assert_eq!(
            entry.happened_at,
            "2026-11-20T22:30:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap(),
            "{text}"
        );
        assert_eq!(facts(&harness, 1), [text.strip_prefix("2 ").unwrap()], "the text stays whole");
    }
}

#[test]
fn the_example_of_the_guide_is_true_in_the_morning_too() {
    let mut harness = Harness::sample("KN");
    harness.set_clock("2026-11-22T08:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap());
    harness.kill_and_restart();
    crate::hands::unlock(&mut harness, "KN");
    harness.keys("esc /").type_text("3 kom hjem 15:10, sliten #skole !");
    harness.expect("skole · ! viktig · hendt i går 15:10");
}

#[test]
fn a_time_that_is_not_when_it_happened_is_never_passed_over_in_silence() {
    let harness = lookup("KN", "3 tannlege i morgen 09:00");
    let (x, y) = harness.find("nå, 14:32, ikke «i morgen 09:00»").expect("the time that is not taken");
    let important = Theme::new(ThemeName::Auto).style(Role::Important);
    assert_eq!(harness.style(x, y).add_modifier, important.add_modifier, "{}", harness.screen());
}

#[test]
fn a_name_that_several_have_is_said_with_their_doors() {
    let mut harness = Harness::sample("KN");
    harness.keys("5 u").type_text("Amira").keys("tab tab tab tab").type_text("02.03.2010").keys("ctrl-s");
    harness.keys("5 i ctrl-s /").type_text("ami kom hjem");
    harness.expect("Flere heter slik: 3 Amir, 5 Amira. Ingenting er lagret.").expect_not("Ingenting funnet");
    harness.keys("enter").expect("╭ Finn");
    assert_eq!(facts(&harness, 1), ["Kom ikke til avtalt tid."]);
}

#[test]
fn names_beside_the_guard_are_cut_and_never_dropped() {
    lookup("KN", "1,2,3,4,6 spiste").expect("▌1 SAMIRA ▌2 YONAS ▌3 AMIR ▌4 OLEK").expect("▌6 HODAN");
    let mut harness = Harness::sample("KN");
    harness.keys("4 n").expect("▌LEILIGHET 4 · OLEKSANDR").expect("…");
}

/// A moment as it is written in the database.
fn at(moment: &str) -> personalbase::domain::time::Instant {
    moment.parse().unwrap()
}

#[test]
fn a_time_means_the_day_it_was_typed_on_however_long_the_line_waits() {
    let mut harness = lookup("KN", "3 kom hjem 07:10");
    harness.expect("hendt 07:10");
    pause(&mut harness);
    harness.kill_and_restart();
    harness.set_clock(at("2026-11-22T08:00:00Z"));
    harness.enter("KN");
    harness.keys("esc").expect("╭ Finn").expect("hendt i går 07:10");
    // More words, and a kind that is not read yet while it is typed, leave the time alone.
    harness.type_text(", sliten #sko").expect("skole · vanlig · hendt i går 07:10");
    harness.keys("enter");
    assert_eq!(newest(&harness, 1)[0].happened_at, at("2026-11-21T06:10:00Z"));
}

#[test]
fn under_the_cover_a_time_keeps_its_day_too_and_another_time_is_read_on_its_own_day() {
    let mut harness = lookup("KN", "3 kom hjem 07:10");
    harness.set_clock(at("2026-11-22T08:00:00Z"));
    harness.expect("hendt i går 07:10");
    harness.keys("backspace").type_text("5").expect("hendt 07:15");
    harness.keys("enter");
    assert_eq!(newest(&harness, 1)[0].happened_at, at("2026-11-22T06:15:00Z"));
}

#[test]
fn what_was_selected_stays_selected_and_an_entry_never_takes_its_place() {
    let mut pair = crate::houses::sample();
    let add = Command::AddTask { facts: crate::tasks::task("Amir til tannlege", "2026-11-21"), entry: None };
    let task = personalbase::domain::ids::TaskId(pair.run(&add));
    pair.wait();
    pair.screen.keys("/").type_text("ami til");
    let found = rows(&pair.screen);
    assert!(found[0].contains("Amir til tannlege"), "{}", pair.screen.screen());
    assert!(found[1].starts_with("Skriv i loggen"), "{}", pair.screen.screen());
    pair.run(&Command::WithdrawTask { task, version: 1 });
    pair.wait().expect("Enter Åpne").expect_not("Enter Lagre notatet");
    pair.screen.keys("enter");
    assert_eq!(facts(&pair.screen, 1), ["Kom ikke til avtalt tid."]);
}
