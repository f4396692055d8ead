//! Searching all that is written.

use std::time::Duration;

use chrono::Datelike as _;
use personalbase::{
    config::Config,
    domain::{
        calendar::{self, EventFacts, OccurrenceId, Reach},
        command::Command,
        handover::{Between, PartFacts, Step},
        ids::{EventId, ShiftId, StaffId},
        log::{About, EntryKind, NewEntry, Weight},
        names::{Line, Prose},
        shift::ShiftKindId,
        task::{Due, Owner, TaskAbout, TaskFacts},
    },
    testing::{Harness, broken_cell, event_at},
    text::Language,
    ui::theme::{Role, Theme, ThemeName},
};

use crate::{
    hands::{audit, database, switch_to, uncover},
    house, houses,
};

/// Within this time a terminal sees what another wrote.
const SOON: Duration = Duration::from_secs(2);

/// A few texts beside those of the sample house.
fn written(harness: &mut Harness) {
    let mut opened = house(harness);
    let people = opened.house.read().people().expect("people");
    let youth = |name: &str| {
        people.youths.values().find(|youth| youth.facts.preferred_name.as_str() == name).expect("a youth").id
    };
    let now = harness.now();
    let mut entry = |about: About, facts: &str| {
        let entry = NewEntry { kind: EntryKind::School, ..houses::entry(now, about, Weight::Normal, facts) };
        opened.house.execute(StaffId(2), now, &Command::WriteEntry(entry)).expect("written");
    };
    entry(About::Youths(vec![youth("Amir")]), "Ringte skolen i Åsen og spurte om matteprøven.");
    entry(About::Youths(vec![youth("Amir"), youth("Samira")]), "Begge var på skolen i Aasen.");
    entry(About::House, "Muhammad fra Asen skole kommer mandag.");
    let facts = TaskFacts {
        title: Line::new("Ringe skolen om fravær").expect("a line"),
        note: Prose::optional("Spør etter Berit ved kontoret.").expect("prose"),
        about: TaskAbout::Youth(youth("Amir")),
        owner: Owner::Anyone,
        due: Due::on("2026-11-23".parse().expect("a day")),
        repeats: None,
    };
    opened.house.execute(StaffId(2), now, &Command::AddTask { facts, entry: None }).expect("written");
}

/// The search over these, with a member signed in.
fn searching(initials: &str) -> Harness {
    let mut harness = Harness::sample(initials);
    written(&mut harness);
    harness.advance(SOON);
    harness.keys("S");
    harness
}

fn search(harness: &mut Harness, line: &str) {
    harness.type_text(line).keys("enter");
}

/// Where a hit stands that is about so.
fn row_of(harness: &Harness, text: &str) -> u16 {
    harness.expect(text).find(text).unwrap().1
}

#[test]
fn a_word_finds_every_kind_of_text_newest_first_and_enter_opens_it_where_it_belongs() {
    let mut house = searching("KN");
    house.expect("Søk etter").expect("Enter søker. Filtre: ungdom: type: vekt: av: i: siden: til: før:");
    search(&mut house, "skole");
    house.expect("5 treff");
    let rows = ["Muhammad fra Asen", "Begge var", "Ringte skolen", "Ringe skolen om fravær", "Bestå vg1 norsk"];
    assert!(rows.map(|text| row_of(&house, text)).is_sorted(), "{}", house.screen());
    house.keys("down down enter").expect("Ringte skolen i Åsen").expect("Vaktlogg");
    house.keys("esc").expect("Søk etter skole");
    let selected = house.row(row_of(&house, "Ringte skolen") - 1);
    assert!(selected.starts_with('▸'), "the place is kept: {selected}");
    house.keys("down enter").expect("Oppgaver").expect("Spør etter Berit");
    house.keys("esc down enter").expect("Mål").expect("Bestå vg1 norsk");
    house.keys("esc S ctrl-a").type_text("fellesmiddag").keys("enter enter").expect("17:00–19:00  Fellesmiddag");
    house.keys("esc").expect("Søk etter fellesmiddag");
}

#[test]
fn a_section_of_a_handover_is_found_and_opened_at_its_youth() {
    let mut house = Harness::sample("KN");
    let mut opened = crate::house(&house);
    let people = opened.house.read().people().unwrap();
    let amir = people.next_behind(personalbase::domain::ids::ApartmentNumber(3), None).unwrap();
    let between = Between { shift: ShiftId(1), to: ShiftKindId("night".to_owned()) };
    let facts =
        PartFacts { picture: Prose::optional("Øver på ukulele om kvelden.").unwrap(), ..PartFacts::default() };
    let step = Step::WritePart { between, youth: Some(amir), version: 0, facts };
    opened.house.execute(StaffId(2), house.now(), &Command::HandOver(step)).unwrap();
    house.advance(SOON).keys("S");
    search(&mut house, "ukul");
    house.expect("overlapping").expect("3 Amir · Kveldsvakt");
    house.keys("enter").expect("Øver på ukulele om kvelden.").expect("3 AMIR");
    house.keys("esc").expect("Søk etter ukul");
}

#[test]
fn what_stands_in_a_file_is_found_and_opened_at_its_page() {
    let mut screen = Harness::sample("KN");
    crate::card::agree_beside(&screen);
    crate::contacts::fill_beside(&screen);
    screen.advance(SOON).keys("S");
    search(&mut screen, "epipen");
    screen.expect("avtalt");
    screen.keys("enter").expect("3 AMIR · Nå").expect("nøtter, EpiPen i basen");
    screen.keys("esc S ctrl-a");
    search(&mut screen, "i:mapper moen");
    screen.expect("kontakt");
    screen.keys("enter").expect("3 AMIR · Kontakter");
    let row = screen.row(row_of(&screen, "Per Moen"));
    assert!(row.contains('▸'), "the contact is selected: {row}");
}

#[test]
fn letters_and_their_spellings_find_each_other_both_ways() {
    for asked in ["åsen", "Asen", "AASEN", "aasen"] {
        let mut house = searching("OH");
        search(&mut house, asked);
        house.expect("3 treff").expect("Åsen").expect("Aasen").expect("Asen");
    }
}

#[test]
fn what_was_found_is_marked_by_style_and_without_colours_by_brackets_too() {
    let mut house = searching("KN");
    search(&mut house, "ring");
    let (x, y) = house.find("Ringte skolen").unwrap();
    let theme = Theme::new(ThemeName::Auto);
    assert_eq!(house.style(x, y).fg, theme.style(Role::Match).fg);
    assert_ne!(house.style(x + 8, y).fg, theme.style(Role::Match).fg);
    house.expect_not("[Ring]");
    let mut config = Config::default();
    config.theme = personalbase::config::ThemeName::Mono;
    let mut house = Harness::sample_with("KN", config, Language::Nb);
    written(&mut house);
    house.advance(SOON).keys("S");
    search(&mut house, "ring");
    house.expect("[Ring]te skolen").expect("[Ring]e skolen om fravær");
}

#[test]
fn in_a_search_about_one_youth_nobody_else_is_named_there_or_where_it_opens() {
    let mut house = searching("KN");
    search(&mut house, "skole ungdom:3");
    house.expect("3 Amir · som i ungdommens egen logg").expect("4 treff").expect("(og en annen beboer)");
    house.expect_not("Samira").expect_not("Muhammad");
    house.keys("enter").expect("Begge var på skolen").expect_not("Samira");
    house.keys("esc").expect("Søk etter skole ungdom:3");
    assert_eq!(audit(&house, 2), ["KN search", "KN open-file"]);
    house.keys("end").type_text("x").keys("enter").expect("Ingen ungdom heter eller bor i «3x»");
}

#[test]
fn another_spelling_of_a_name_is_only_suggested_and_one_key_takes_it() {
    let mut house = searching("KN");
    search(&mut house, "mohammed mandag");
    house.expect("0 treff").expect("Mente du «Muhammad»? Tab søker etter det.").expect_not("fra Asen");
    house.keys("tab").expect("Søk etter Muhammad mandag").expect("1 treff").expect("fra Asen");
    assert_eq!(audit(&house, 2), ["KN search", "KN search"]);
}

#[test]
fn a_filter_that_is_not_known_is_said_and_nothing_is_searched() {
    let mut house = searching("KN");
    for (line, said) in [
        ("skole rom:3", "«rom:» er ikke et filter. Det ble ikke søkt."),
        ("kind:rykte", "Slagene er observasjon,"),
        ("av:XX", "Ingen ansatt har initialene «XX»."),
        ("siden:snart", "siden: forstår ikke «snart»."),
        ("i:kjelleren", "Stedene er logg,"),
        ("ungdom:5", "Fant ingen ved leilighet 5."),
    ] {
        house.keys("ctrl-a");
        search(&mut house, line);
        house.expect(said).expect_not("treff");
    }
    assert!(!audit(&house, 3).contains(&"KN search".to_owned()));
    house.keys("ctrl-a");
    search(&mut house, "skole i:oppgaver av:oh siden:1d kind:hendelse");
    house.expect("0 treff").expect("hendelse · av OH · i oppgaver · siden fre 20.11.2026");
}

#[test]
fn each_run_is_one_row_of_the_chain_and_no_letter_is() {
    let mut house = searching("KN");
    house.type_text("skole");
    house.expect("Enter søker etter det som er skrevet nå.").expect_not("treff");
    assert!(!audit(&house, 2).contains(&"KN search".to_owned()));
    house.keys("enter down down enter esc");
    house.advance(SOON);
    // Opening what was found is a reading of its own; whom the search told of is written down beside it.
    assert_eq!(audit(&house, 2).last().map(String::as_str), Some("KN open-log"));
    let runs = "SELECT count(*) FROM audit WHERE action = 'search' AND detail LIKE '{\"run-search\"%'";
    let runs: i64 = crate::hands::database(&house).query_row(runs, [], |row| row.get(0)).unwrap();
    assert_eq!(runs, 1);
}

#[test]
fn a_temp_finds_what_they_may_open_and_an_administrator_is_told_why_they_do_not_search() {
    let mut temp = searching("TB");
    search(&mut temp, "skole");
    temp.expect("5 treff");
    temp.keys("enter").expect("Muhammad fra Asen");
    let mut administrator = Harness::sample("AD");
    administrator.keys("S").expect("kan ikke søke i alt som er skrevet.").expect_not("Søk etter");
}

#[test]
fn a_search_is_kept_named_run_renamed_and_removed() {
    let mut house = searching("KN");
    house.expect("Du har ikke beholdt noe søk ennå.");
    house.keys("ctrl-s").expect("Søk først: da er det noe å beholde.");
    search(&mut house, "skole siden:30d");
    house.keys("ctrl-s").expect("Behold søket");
    house.type_text("Skole").keys("ctrl-s").expect("Søk etter skole siden:30d");
    house.keys("esc S").expect("Søk du har beholdt").expect("skole siden:30d");
    house.keys("down enter").expect("Søk etter skole siden:30d").expect("5 treff");
    house.keys("esc S down e ctrl-a").type_text("Om skole").keys("ctrl-s").expect("Om skole");
    let mut other = house.second("OH");
    other.keys("S").expect("Du har ikke beholdt noe søk ennå.").expect_not("Om skole");
    house.keys("ctrl-k").expect("Slette søket «Om skole»");
    house.keys("esc").expect("Om skole");
    house.keys("ctrl-k enter").expect("Søket er slettet").expect_not("Om skole");
    assert_eq!(audit(&house, 1), ["KN remove-search"]);
}

#[test]
fn an_empty_house_has_nothing_to_find_and_says_what_to_do() {
    let mut house = houses::bare(6).enter().screen;
    house.keys("S");
    search(&mut house, "skole");
    house.expect("0 treff").expect("Ingenting funnet.");
    assert_eq!(broken_cell(house.buffer()), None);
}

#[test]
fn names_from_right_to_left_are_asked_for_and_shown_whole() {
    let mut house = searching("KN");
    let mut opened = crate::house(&house);
    let row = opened.house.execute(StaffId(1), house.now(), &Command::AddYouth(houses::youth("محمد"))).unwrap().row;
    let about = About::Youths(vec![personalbase::domain::ids::YouthId(row)]);
    let entry = houses::entry(house.now(), about, Weight::Normal, "محمد var på kino.");
    opened.house.execute(StaffId(2), house.now(), &Command::WriteEntry(entry)).unwrap();
    house.advance(SOON);
    search(&mut house, "محمد ungdom:محمد");
    house.expect("1 treff").expect("kino");
    for size in [(80, 24), (120, 36)] {
        house.resize(size.0, size.1);
        assert_eq!(broken_cell(house.buffer()), None, "{}", house.screen());
    }
}

#[test]
fn what_another_terminal_writes_is_found_and_the_selected_one_stays() {
    let mut house = searching("KN");
    let mut other = house.second("OH");
    search(&mut house, "skole");
    house.keys("down down");
    other.keys("1 n").type_text("Skoletur i morgen").keys("ctrl-s");
    house.advance(SOON).expect("6 treff").expect("Skoletur");
    let selected = house.row(row_of(&house, "Ringte skolen") - 1);
    assert!(selected.starts_with('▸'), "{}", house.screen());
}

#[test]
fn the_line_stands_after_a_lock_and_goes_to_nobody_else() {
    let mut house = searching("KN");
    house.type_text("frokost ungdom:3").keys("left left");
    let cursor = house.cursor();
    house.keys("ctrl-l").expect_not("frokost");
    uncover(&mut house);
    house.expect("Søk etter frokost ungdom:3");
    assert_eq!(house.cursor(), cursor);
    house.keys("ctrl-l");
    switch_to(&mut house, "OH");
    house.expect_not("frokost ungdom:3");
    house.keys("S").expect("Søk etter").expect_not("frokost ungdom:3");
}

#[test]
fn the_quick_lookup_hands_its_text_on() {
    let mut house = Harness::sample("KN");
    house.keys("/").type_text("frokost").keys("ctrl-f").expect("Søk etter frokost");
    house.keys("enter").expect("1 treff").expect("Frokost sammen");
}

#[test]
fn everything_can_be_typed_in_the_line_and_the_list_is_left_upwards() {
    let mut house = searching("KN");
    house.type_text("nlS? 1").expect("Søk etter nlS? 1");
    house.keys("home").type_text("x").expect("Søk etter xnlS? 1");
    house.keys("ctrl-a");
    search(&mut house, "skole");
    // What was found has the arrows; a letter goes to the line, also after a hit was opened and closed.
    house
        .keys("enter")
        .keys("esc")
        .type_text("n")
        .expect("Søk etter skolen")
        .expect("Enter søker etter det som er skrevet nå.");
    house.keys("enter").expect("3 treff");
}

#[test]
fn a_word_that_finds_nothing_is_answered_with_one_of_the_house_that_the_same_search_finds() {
    let mut house = searching("KN");
    search(&mut house, "matteprøvven");
    house.expect("Ingenting funnet.").expect("Mente du «matteprøven»?");
    house.keys("tab").expect("Søk etter matteprøven").expect("1 treff").expect("Ringte skolen i Åsen");
    house.keys("ctrl-u").expect("Enter søker. Filtre:").expect_not("matteprøven");
    search(&mut house, "prette");
    house.expect("Ingenting funnet.").expect_not("Mente du");
    house.keys("ctrl-u");
    search(&mut house, "kringte");
    house.expect("Mente du «Ringte»?");
    // The word stands only in what is written about another: nobody is told it where they do not look.
    house.keys("ctrl-u");
    search(&mut house, "matteprøvven ungdom:1");
    house.expect("Ingenting funnet.").expect_not("Mente du");
    // Words that the house does without are its own again after it was filed anew.
    database(&house).execute_batch("DELETE FROM search_word").unwrap();
    house.keys("ctrl-u");
    search(&mut house, "matteprøvven");
    house.expect_not("Mente du");
    database(&house).execute_batch("INSERT INTO search_due (kind) VALUES ('word')").unwrap();
    house.kill_and_restart();
    house.enter("KN");
    house.keys("S");
    search(&mut house, "matteprøvven");
    house.expect("Mente du «matteprøven»?");
}

#[test]
fn many_are_paged_and_the_wide_screen_shows_more_of_each() {
    let mut house = Harness::sample("KN");
    let mut opened = crate::house(&house);
    for number in 0..120 {
        let text = format!(
            "Rolig kveld nummer {number} med te og kortspill i stua, og alle gikk tidlig til sengs den kvelden."
        );
        let entry = houses::entry(house.now(), About::House, Weight::Normal, &text);
        opened.house.execute(StaffId(2), house.now(), &Command::WriteEntry(entry)).unwrap();
    }
    house.advance(SOON).keys("S");
    search(&mut house, "kortspill");
    house.expect("40 treff og flere");
    for _ in 0..4 {
        house.keys("end");
    }
    house.expect("120 treff").expect("nummer 0 med");
    house.resize(120, 36).expect("tidlig til sengs den kvelden.");
}

#[test]
fn a_series_is_opened_at_its_next_time_and_one_that_has_ended_at_its_last() {
    let mut pair = houses::sample_as("KN");
    let starts = houses::now() - chrono::TimeDelta::days(70);
    for (title, rule) in [("Svømming", "FREQ=WEEKLY"), ("Klatring", "FREQ=WEEKLY;UNTIL=20261024")] {
        let facts = EventFacts { rule: Some(rule.parse().unwrap()), ..event_at(title, starts) };
        pair.run(&Command::Calendar(calendar::Step::Add(facts)));
    }
    pair.wait();
    pair.screen.keys("S").type_text("svømming").keys("enter enter").expect("uke 47").expect("Svømming");
    pair.screen.keys("esc S ctrl-a").type_text("klatring").keys("enter enter").expect("uke 43").expect("Klatring");
}

#[test]
fn a_time_of_a_series_that_says_something_of_its_own_is_found_and_opened_where_it_is() {
    let mut pair = houses::sample_as("KN");
    let starts = houses::now() - chrono::TimeDelta::days(70);
    let facts = EventFacts { rule: Some("FREQ=WEEKLY".parse().unwrap()), ..event_at("Svømming", starts) };
    let event = EventId(pair.run(&Command::Calendar(calendar::Step::Add(facts.clone()))));
    let day = facts.when.day + chrono::TimeDelta::weeks(13);
    let occurrence = OccurrenceId { event, day: Some(day) };
    let when = facts.when.on(day + chrono::TimeDelta::days(7));
    let once = EventFacts { when, title: houses::line("Vannpolo"), ..facts };
    pair.run(&Command::Calendar(calendar::Step::Change { occurrence, reach: Reach::This, version: 1, facts: once }));
    pair.wait();
    let week = format!("uke {}", when.day.iso_week().week());
    pair.screen.keys("S").type_text("vannpolo").keys("enter enter").expect(&week).expect("Vannpolo");
}
