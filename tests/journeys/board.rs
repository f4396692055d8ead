//! The board: the house at a glance.

use std::time::Duration;

use chrono::{NaiveDate, TimeDelta};
use personalbase::{
    config::Config,
    domain::{
        calendar::Step,
        command::Command,
        ids::{ApartmentId, GoalId, StaffId, YouthId},
        log::{About, NewEntry, Weight},
        moves::StayEnd,
        plan::{GoalFacts, GoalStatus},
        staff::{Initials, StaffRole},
        task::HouseClock,
        time::Zone,
    },
    report::today::Today,
    store::{
        entrance::{Guard, MemberSecrets, add_staff},
        keys::{Passphrase, Pin},
    },
    testing::{Harness, PASSPHRASE, PIN, event_at},
    text::{Language, Texts},
    ui::input::{Input, Mouse, MouseKind},
};
use ratatui::style::Modifier;

use crate::houses::{Pair, bare, body, entry, expect_no_cut_words, line, named, now, prose, sample, sample_as, youth};

const SIZES: [(u16, u16); 4] = [(80, 24), (100, 30), (120, 36), (200, 60)];

#[test]
fn the_board_at_four_sizes() {
    let mut screen = Harness::sample("KN");
    screen.keys("3");
    for (width, height) in SIZES {
        screen.resize(width, height);
        insta::assert_snapshot!(format!("board_{width}x{height}"), body(&screen));
    }
}

#[test]
fn the_board_as_text_has_the_times_of_the_screen() {
    let mut pair = sample();
    let late = NewEntry {
        happened_at: now() - TimeDelta::hours(12),
        ..entry(now(), About::Youths(vec![YouthId(2)]), Weight::Normal, "Våken i natt.")
    };
    pair.run(&Command::WriteEntry(late));
    pair.wait().resize(120, 36).expect("notat 14:32").expect("14:32 KN 2").expect("(hendt 02:32) Våken i natt.");
    let kinds = Config::default().shifts;
    let clock = HouseClock { kinds: &kinds, zone: Zone::OSLO };
    let today = Today::read(pair.other.read(), pair.screen.now(), &clock).unwrap();
    let text = today.text(Texts::new(Language::Nb), &kinds);
    assert!(text.contains("Leilighet 2: Yonas – ikke vurdert – ukjent, ikke merket. Siste notat 14:32."), "{text}");
    assert!(text.contains("hendt 02:32, skrevet 14:32 · KN · leilighet 2, Yonas"), "{text}");
}

#[test]
fn the_board_of_a_house_without_entries() {
    let mut pair = bare(6).enter();
    for (width, height) in [(80, 24), (120, 36)] {
        pair.screen.resize(width, height);
        insta::assert_snapshot!(format!("board_bare_{width}x{height}"), body(&pair.screen));
    }
}

#[test]
fn empty_panes_say_what_will_be_there_and_which_key_starts_it() {
    let mut config = Config::default();
    config.keys.insert("add-activity".to_owned(), vec!["f3".to_owned()]);
    let mut screen = Harness::sample_with("KN", config, Language::Nb);
    screen.resize(120, 36).keys("2").expect("Her kommer målene. Trykk g for å legge til et.");
    screen.keys("5").expect("Leilighet 5 er ledig. Trykk i for å flytte noen inn.");
    // The key is the one of the configuration.
    screen.advance(Duration::from_secs(60));
    let mut pair = bare(6).enter();
    pair.screen.resize(120, 36).expect("Her kommer ukas fellesaktiviteter. Trykk a for");
    pair.screen.expect("Her kommer loggen, det nyeste øverst. Trykk n for");
}

#[test]
fn sentences_name_the_keys_of_the_configuration() {
    let mut config = Config::default();
    config.keys.insert("add-goal".to_owned(), vec!["f3".to_owned()]);
    let mut screen = Harness::sample_with("KN", config, Language::Nb);
    screen.resize(120, 36).keys("2").expect("Trykk F3 for å legge til et.");
}

#[test]
fn a_digit_selects_an_apartment_whatever_has_the_focus() {
    let mut screen = Harness::sample("KN");
    screen.resize(120, 36);
    for _ in 0..4 {
        screen.keys("3").expect("Plan · 3 Amir").expect("Jeg vil klare norsk").expect("▌3 Amir");
        screen.keys("1").expect("Plan · 1 Samira").expect_not("Jeg vil klare norsk").expect_not("▌3 Amir");
        screen.keys("tab");
    }
    screen.keys("9").expect("Plan · 1 Samira");
}

#[test]
fn the_plan_pane_shows_own_words_goals_status_and_review() {
    let mut screen = Harness::sample("KN");
    screen.resize(120, 36).keys("3");
    screen.expect("«Jeg vil klare norsk og få meg jobb på verksted.»");
    let rows: Vec<String> = (0..36).map(|row| screen.row(row)).collect();
    let row = |text: &str| rows.iter().find(|row| row.contains(text)).unwrap().clone();
    assert!(
        row("1 Bestå vg1 norsk").contains("på vei     02.12.") || row("1 Bestå vg1 norsk").contains("på vei    02.12.")
    );
    assert!(row("2 Stå opp 07:30 selv").contains("▲ 3 dager"));
    // Another day, another count: it follows the clock.
    screen.set_clock(now() + TimeDelta::days(1)).expect("▲ 4 dager");
}

#[test]
fn a_tile_tells_the_last_entry_and_what_waits() {
    let mut pair = sample();
    pair.screen.resize(200, 60);
    pair.screen.expect("!! notat 11:22").expect("! notat 13:55").expect("▲ 1 forfalt");
    pair.screen.expect("ingen notat denne vakt").expect("5 ledig");
    let yonas = YouthId(2);
    let review = Zone::OSLO.date(now()) + TimeDelta::days(1);
    let facts = GoalFacts { title: line("Norsk"), area: line("språk"), status: GoalStatus::Trying, review };
    let goal = GoalId(pair.run(&Command::AddGoal { youth: yonas, facts: facts.clone() }));
    pair.write(0, About::Youths(vec![yonas]), Weight::Normal, "Kom hjem.");
    pair.wait().expect("notat 14:32").expect("evaluering i morgen");
    // Two days on, the review is due and the note is none of this shift.
    pair.screen.set_clock(now() + TimeDelta::days(2)).expect_not("notat 14:32").expect_not("evaluering i morgen");
    pair.screen.expect("▲ 2 forfalt");
    let facts = GoalFacts { status: GoalStatus::Reached, ..facts };
    pair.run(&Command::ChangeGoal { goal, version: 1, facts });
    pair.wait().expect_not("▲ 2 forfalt").expect("▲ 1 forfalt");
}

#[test]
fn no_note_this_shift_is_never_said_when_there_is_one() {
    let mut pair = sample();
    // Written in the same long night shift, thirteen hours before.
    let samira = YouthId(1);
    pair.write(0, About::Youths(vec![samira]), Weight::Normal, "Sov godt.");
    pair.wait();
    let tile = |screen: &Harness| screen.row(2);
    assert!(tile(&pair.screen).contains("notat 14:32"), "{}", pair.screen.screen());
    pair.screen.set_clock(now() + TimeDelta::hours(11));
    assert!(tile(&pair.screen).contains("notat 14:32"));
    pair.screen.set_clock(now() + TimeDelta::hours(13));
    assert!(tile(&pair.screen).contains("ingen notat"), "{}", pair.screen.screen());
}

#[test]
fn tab_goes_round_the_panes_and_the_cursor_with_it() {
    let mut screen = Harness::sample("KN");
    screen.resize(120, 36).expect("┏ ▸ Leiligheter");
    let mut cursors = vec![screen.cursor().unwrap()];
    for title in ["┏ ▸ Plan · 1 Samira", "┏ ▸ Fellesaktiviteter", "┏ ▸ Vaktlogg"] {
        screen.keys("tab").expect(title);
        assert_eq!(screen.screen().matches('┏').count(), 1, "one pane has the focus");
        cursors.push(screen.cursor().unwrap());
    }
    let quadrant = |at: &ratatui::layout::Position| (at.x >= 60, at.y >= 14);
    let quadrants: Vec<_> = cursors.iter().map(quadrant).collect();
    assert_eq!(quadrants, [(false, false), (true, false), (false, true), (true, true)]);
    screen.keys("tab").expect("┏ ▸ Leiligheter");
    screen.keys("shift-tab").expect("┏ ▸ Vaktlogg");
}

#[test]
fn where_there_is_little_room_the_panes_take_turns() {
    let mut screen = Harness::sample("KN");
    screen.expect("[Logg]").expect("Plan 1").expect("Aktiviteter").expect("Kom ikke til avtalt tid.");
    screen.keys("3 tab").expect("▸[Logg]").expect("╭ Leiligheter");
    screen.keys("tab").expect("▸[Plan 3]").expect("Bestå vg1 norsk").expect_not("Kom ikke til avtalt tid.");
    screen.keys("tab").expect("▸[Aktiviteter]").expect("Fellesmiddag").expect_not("Bestå vg1 norsk");
    screen.keys("tab").expect("▸[Oppgaver").expect("Min vakt").expect_not("Fellesmiddag");
    // The tiles get the focus again; what was shown below stays.
    screen.keys("tab").expect("┏ ▸ Leiligheter").expect("Min vakt");
}

#[test]
fn arrows_walk_among_the_tiles_as_they_stand() {
    let mut screen = Harness::sample("KN");
    screen.keys("down down").expect("▌ 3 Amir");
    screen.keys("right").expect("▌ 4 Oleksandr");
    screen.resize(120, 36).keys("home down").expect("▌4 Oleksandr");
    screen.keys("right right").expect("▌6 Hodan");
    screen.keys("right down end").expect("▌6 Hodan");
    screen.keys("up").expect("▌3 Amir");
}

#[test]
fn enter_opens_the_focused_thing_and_esc_comes_back_to_the_same_place() {
    let mut screen = Harness::sample("KN");
    screen.resize(120, 36).keys("3");
    for (tabs, opened) in
        [("", "siden 17.10.2025"), ("tab", "3 AMIR · Plan"), ("tab", "Kalender · uke 47"), ("tab", "4 oppføringer")]
    {
        screen.keys(tabs).keys("down");
        let (before, cursor) = (body(&screen), screen.cursor());
        screen.keys("enter").expect(opened);
        screen.keys("down end esc");
        assert_eq!(body(&screen), before);
        assert_eq!(screen.cursor(), cursor);
        screen.keys("up");
    }
}

#[test]
fn the_log_opens_at_the_entry_that_was_selected() {
    let mut screen = Harness::sample("KN");
    screen.keys("tab down down enter").expect("hendelse · kritisk · Hodan · Ola Hegge");
}

#[test]
fn a_vacant_apartment_has_no_plan() {
    let mut screen = Harness::sample("KN");
    screen.keys("5 p").expect("Velg først en leilighet der det bor en ungdom.").expect("▌ 5 ledig");
}

#[test]
fn a_name_in_its_own_script_is_never_on_the_board() {
    let mut pair = bare(6);
    let mut samira = youth("سميرة");
    samira.latin_name = Some(line("Samira Ali"));
    samira.own_script_name = Some(line("سميرة"));
    pair.move_in(1, samira);
    pair.move_in(2, youth("ዮናስ"));
    let mut pair = pair.enter();
    for (width, height) in SIZES {
        pair.screen.resize(width, height);
        pair.screen.expect("1 Samira").expect("2 (navn").expect_not("س").expect_not("ዮ");
    }
}

#[test]
fn long_names_are_never_cut_inside_a_word() {
    let name = "Oleksandr Volodymyrovytsj Kovaltsjuk-Petrenko";
    let mut screen = Harness::sample("KN");
    for (width, height) in SIZES {
        screen.resize(width, height).expect("4 Oleksandr");
        expect_no_cut_words(&screen, name);
    }
}

#[test]
fn nine_apartments_fit_at_every_size() {
    let mut pair = bare(9);
    for number in 1..=9 {
        pair.move_in(number, youth(&format!("Ungdom{number}")));
    }
    let mut pair = pair.enter();
    for (width, height) in SIZES {
        pair.screen.resize(width, height);
        for number in 1..=9 {
            pair.screen.expect(&format!("{number} Ungdom{number}"));
        }
        pair.screen.keys("9").expect("Plan 9".trim_start_matches(if width < 100 { "" } else { "Plan " }));
        pair.screen.expect("9 Ungdom9");
    }
    insta::assert_snapshot!("board_nine_80x24", body(pair.screen.resize(80, 24)));
}

#[test]
fn one_apartment_is_a_house_too() {
    let mut pair = bare(1).enter();
    for (width, height) in SIZES {
        pair.screen.resize(width, height).expect("1 ledig");
        pair.screen.keys("down right up left end tab tab tab tab");
    }
}

#[test]
fn two_hundred_entries_show_the_newest_and_can_all_be_reached() {
    let mut pair = bare(6);
    for number in 0..200 {
        pair.write(300 - number, About::House, Weight::Normal, &format!("Notat nummer {number}."));
    }
    let mut pair = pair.enter();
    pair.screen.expect("Notat nummer 199.").expect_not("Notat nummer 100.");
    pair.screen.keys("tab end end end").expect("Notat nummer 0.");
    pair.screen.keys("home").expect("Notat nummer 199.");
}

#[test]
fn what_another_terminal_writes_comes_by_itself() {
    let mut pair = sample();
    pair.write(0, About::House, Weight::Important, "Vannlekkasje i kjelleren.");
    pair.wait().expect("Vannlekkasje i kjelleren.");
}

#[test]
fn whoever_reads_further_down_stays_there_when_something_is_written() {
    let mut pair = sample();
    pair.screen.keys("tab down down");
    let cursor_row = |pair: &Pair| pair.screen.row(pair.screen.cursor().unwrap().y);
    assert!(cursor_row(&pair).contains("Gikk ut"));
    pair.write(0, About::House, Weight::Normal, "Nytt notat.");
    pair.wait().expect("Nytt notat.");
    assert!(cursor_row(&pair).contains("Gikk ut"), "{}", pair.screen.screen());
}

#[test]
fn nothing_of_one_youth_stays_under_the_name_of_another() {
    let mut pair = sample();
    pair.screen.resize(120, 36).keys("3").expect("Jeg vil klare norsk");
    let last_day = Zone::OSLO.date(now()) - TimeDelta::days(1);
    pair.run(&Command::MoveOut { youth: YouthId(3), last_day, end: StayEnd::default(), points: Vec::new() });
    pair.wait().expect_not("Jeg vil klare norsk").expect_not("Bestå vg1 norsk").expect("Leilighet 3 er ledig.");
    let tomorrow = last_day + TimeDelta::days(1);
    pair.screen.set_clock(now() + TimeDelta::days(1));
    let new = YouthId(pair.run(&Command::AddYouth(youth("Leyla"))));
    pair.run(&Command::MoveIn { youth: new, apartment: ApartmentId(3), from: tomorrow, points: Vec::new() });
    pair.wait().expect("Plan · 3 Leyla").expect_not("Jeg vil klare norsk");
    // Amir's old entry is not shown as one about the new youth behind number 3.
    let row = pair.screen.screen().lines().find(|row| row.contains("Kom ikke til avtalt tid.")).unwrap().to_owned();
    assert!(row.contains("KN Amir"), "{row}");
    pair.screen.expect_not("! notat");
}

#[test]
fn the_state_line_tells_the_shift_who_is_on_it_and_what_waits() {
    let mut pair = sample();
    assert!(pair.screen.row(0).ends_with("Kveld ▸KN OH NV TB  2 ulest  ▲ 1 forfalt"), "{}", pair.screen.row(0));
    pair.screen.resize(120, 36);
    assert!(pair.screen.row(0).ends_with("Kveldsvakt 14:30–22:30  ▸KN OH NV TB     2 ulest  ▲ 1 forfalt"));
    // The evening is over, and its two hours of grace: the shift is nobody's any more.
    pair.screen.set_clock(now() + TimeDelta::hours(11));
    assert!(pair.screen.row(0).contains("ingen vakt"), "{}", pair.screen.row(0));
}

#[test]
fn the_clock_in_the_header_is_never_cut() {
    let long = named("Bofellesskapet for unge ved den gamle stasjonen i Trondheim kommune", 6).enter();
    long.screen.expect("Bofelle");
    for mut pair in [sample(), long] {
        for (width, height) in SIZES.into_iter().chain([(101, 30), (110, 30)]) {
            pair.screen.resize(width, height);
            let header = pair.screen.row(0);
            assert!(header.contains(" 14:32 "), "{header}");
        }
    }
}

#[test]
fn the_week_follows_the_clock() {
    let mut pair = sample();
    let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let facts = event_at("Husmøte neste uke", Zone::OSLO.instant(monday.and_hms_opt(18, 0, 0).unwrap()));
    pair.run(&Command::Calendar(Step::Add(facts)));
    pair.wait();
    pair.screen
        .resize(120, 36)
        .expect("Fellesaktiviteter · uke 47")
        .expect("uke 48: Husmøte neste uke, man 23.11. 18:00");
    pair.screen.expect("LØ 21").expect("▸LØ 21");
    pair.screen.set_clock(now() + TimeDelta::days(2));
    pair.screen.expect("Fellesaktiviteter · uke 48").expect("MA 23").expect_not("Fellesmiddag");
}

#[test]
fn left_and_right_go_from_day_to_day() {
    let mut screen = Harness::sample("KN");
    screen.resize(120, 36).keys("tab tab left").expect("▸ma 16").expect("▸ ma 16  18:00–19:00  HUSMØTE");
    screen.keys("right").expect("▸LØ 21");
}

#[test]
fn the_mouse_selects_focuses_opens_and_scrolls() {
    let mut screen = Harness::sample("KN");
    screen.resize(120, 36).click_on("6 Hodan").expect("Plan · 6 Hodan");
    screen.click_on("Gikk ut uten").expect("┏ ▸ Vaktlogg");
    let row = screen.row(screen.cursor().unwrap().y);
    assert!(row.contains("Gikk ut uten"), "{row}");
    screen.click_on("ma 16").expect("▸ma 16").expect("┏ ▸ Fellesaktiviteter");
    screen.click_on("3 Amir");
    screen.advance(Duration::from_secs(1)).click_on("2 Stå opp").click_on("2 Stå opp").expect("3 AMIR · Plan");
    screen.keys("esc").resize(80, 24).click_on("Aktiviteter").expect("▸[Aktiviteter]");
    screen.click_on("Logg").expect("▸[Logg]");
    let (x, y) = screen.find("Kom ikke").unwrap();
    screen.input(&Input::Mouse(Mouse { kind: MouseKind::WheelDown, x, y }));
    let row = screen.row(screen.cursor().unwrap().y);
    assert!(row.contains("Overtatt fra natt"), "{row}");
}

#[test]
fn without_colours_the_focus_and_the_selection_are_still_seen() {
    let mut config = Config::default();
    config.theme = personalbase::config::ThemeName::Mono;
    let mut screen = Harness::sample_with("KN", config, Language::Nb);
    screen.keys("tab");
    let at = screen.cursor().unwrap();
    assert_eq!(screen.buffer()[(at.x, at.y)].symbol(), "▸");
    assert!(screen.style(at.x + 4, at.y).add_modifier.contains(Modifier::REVERSED));
    assert_eq!(screen.style(at.x + 4, at.y).fg.unwrap_or_default(), ratatui::style::Color::Reset);
}

#[test]
fn plain_shows_one_list_and_no_boxes() {
    let config = Config { plain: true, ..Config::default() };
    let mut screen = Harness::sample_with("KN", config, Language::Nb);
    screen.resize(200, 60);
    for (title, text) in [
        ("Leiligheter", "3 Amir"),
        ("Vaktlogg", "Gikk ut"),
        ("Plan · 1 Samira", "Ingen egne ord"),
        ("Fellesaktiviteter", "Film"),
    ] {
        screen.expect(&format!("▸ {title}")).expect(text);
        let drawn = screen.screen();
        assert!(!drawn.contains(|c| ('\u{2500}'..='\u{257f}').contains(&c)), "{drawn}");
        screen.keys("tab");
    }
}

#[test]
fn a_temp_sees_what_may_be_done_and_why_not() {
    let mut pair = sample_as("TB");
    pair.screen.keys("a").expect("Du er vikar og kan ikke sette opp eller avlyse aktiviteter");
}

#[test]
fn own_words_are_shown_in_passing_and_never_fill_the_pane() {
    let mut pair = sample();
    let words = prose(&"Jeg vil bo her. ".repeat(200)).unwrap();
    pair.run(&Command::SetYouthVoice { youth: YouthId(3), version: 1, words });
    pair.wait().resize(120, 36).keys("3").expect("«Jeg vil bo her.").expect("1 Bestå vg1 norsk");
}

#[test]
fn an_entry_from_another_apartment_is_shown_by_name() {
    let mut pair = sample();
    let last_day = Zone::OSLO.date(now());
    pair.run(&Command::MoveOut { youth: YouthId(3), last_day, end: StayEnd::default(), points: Vec::new() });
    pair.screen.set_clock(now() + TimeDelta::days(1));
    let from = last_day + TimeDelta::days(1);
    pair.run(&Command::MoveIn { youth: YouthId(3), apartment: ApartmentId(5), from, points: Vec::new() });
    pair.wait().expect("5 Amir").expect("KN Amir").expect_not("KN 3 ").expect_not("KN 5 ");
}

#[test]
fn writing_down_that_a_file_was_opened_takes_nobodys_undo_away() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p g").type_text("Lære å svømme").keys("tab right ctrl-s");
    screen.expect("3 Lære å svømme");
    screen.keys("1").expect("1 SAMIRA");
    screen.keys("3 ctrl-z").expect("Angret: ");
    screen.advance(std::time::Duration::from_secs(13)).expect_not("Lære å svømme");
}

#[test]
fn w_writes_the_own_words_of_the_selected_youth() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 w").expect("Ungdommens egne ord").expect("Jeg vil klare norsk").expect("LEILIGHET 3 · AMIR");
    screen.keys("esc 5 w").expect("Velg først en leilighet der det bor en ungdom.").expect("Leiligheter ·");
}

#[test]
fn a_key_that_does_nothing_here_says_why() {
    let mut screen = Harness::sample("KN");
    screen.keys("esc").expect("Dette er den første skjermen. Ctrl-Q avslutter.");
    screen.keys("7").expect("Huset har ingen leilighet 7.");
    screen.keys("ctrl-z").expect("Det er ingenting å angre.");
    screen.keys("d").expect("Du har ingen utkast som venter.");
    screen.keys("s left").expect("Venstre kan ikke gjøres her.");
    screen.keys("s").expect("Du er der allerede.").expect("i arbeid");
    screen.keys("esc k k").expect("Du er der allerede.");
    screen.keys("m pagedown enter").expect("Åpne kan ikke gjøres her.");
}

#[test]
fn at_the_end_of_a_list_nothing_is_said() {
    let mut screen = Harness::sample("KN");
    let before = screen.message();
    screen.keys("tab down down down down down down down down");
    assert_eq!(screen.message(), before);
}

#[test]
fn an_empty_house_says_what_to_do_first_and_the_keys_do_it() {
    let mut pair = bare(6).enter();
    for text in ["Huset er tomt.", "u     legg til en ungdom", "s     vis de ansatte", "Enter vis leilighetene"] {
        pair.screen.expect(text);
    }
    assert!(pair.screen.footer().starts_with(" u Ny ungdom  s Ansatte  Enter Leiligheter"), "{}", pair.screen.footer());
    pair.screen.keys("enter").expect("1 ledig");
    pair.screen.keys("i").expect("Legg først til en ungdom med u.");
    pair.screen.keys("u").type_text("Farid").keys("tab tab tab tab").type_text("3.2.10").keys("ctrl-s esc");
    pair.screen.expect("Huset er tomt.");
    assert!(pair.screen.footer().starts_with(" i Flytt inn  u Ny ungdom  s Ansatte"), "{}", pair.screen.footer());
    pair.screen.keys("i ctrl-s").expect("bor i leilighet 1").expect_not("Huset er tomt.");
    assert!(pair.screen.footer().starts_with(" n Notat"), "{}", pair.screen.footer());
}

#[test]
fn whoever_may_not_take_the_first_steps_is_told_who_does() {
    let mut pair = bare(6);
    let secrets = MemberSecrets { passphrase: Passphrase::new(PASSPHRASE), pin: Pin::typed(PIN).unwrap() };
    let (initials, role) = (Initials::new("TB").unwrap(), StaffRole::TempStaff);
    let new = pair.other.keyring().new_staff(initials, line("Tor Berg"), role, &secrets, Guard::INVENTED).unwrap();
    add_staff(&mut pair.other, StaffId(1), now(), new).unwrap();
    pair.screen.enter("TB");
    pair.screen.keys("esc").expect("Huset er tomt. En fagleder legger til ungdommene.");
}

#[test]
fn a_goal_that_is_longer_than_its_column_ends_after_a_whole_word() {
    let mut pair = sample();
    let title = "Klare å stå opp selv klokka halv åtte hver eneste skoledag uten vekking";
    let facts = GoalFacts {
        title: line(title),
        area: line("søvn"),
        status: GoalStatus::Trying,
        review: NaiveDate::from_ymd_opt(2027, 1, 1).unwrap(),
    };
    pair.run(&Command::AddGoal { youth: YouthId(1), facts });
    pair.wait().keys("1 tab tab");
    for (width, height) in SIZES {
        pair.screen.resize(width, height);
        pair.screen.expect("1 Klare å stå opp");
        expect_no_cut_words(&pair.screen, title);
    }
    pair.screen.resize(80, 24).keys("p");
    expect_no_cut_words(&pair.screen, title);
}

#[test]
fn the_weight_of_the_shift_stays_on_the_tile_after_an_ordinary_entry() {
    let mut pair = sample();
    pair.run(&Command::WriteEntry(entry(now(), About::Youths(vec![YouthId(3)]), Weight::Normal, "Spiste.")));
    pair.wait().resize(120, 36).expect("! notat 14:32");
    let kinds = Config::default().shifts;
    let clock = HouseClock { kinds: &kinds, zone: Zone::OSLO };
    let today = Today::read(pair.other.read(), pair.screen.now(), &clock).unwrap();
    let text = today.text(Texts::new(Language::Nb), &kinds);
    let line = |number: &str| text.lines().find(|line| line.starts_with(number)).unwrap_or_default().to_owned();
    assert!(line("Leilighet 3: Amir").ends_with("Siste notat 14:32. ! viktig"), "{text}");
    assert!(line("Leilighet 1: Samira").ends_with("Siste notat 12:10."), "{text}");
    // The next evening nothing of it is left.
    let tomorrow = Today::read(pair.other.read(), now() + TimeDelta::hours(26), &clock).unwrap();
    assert!(
        !tomorrow.text(Texts::new(Language::Nb), &kinds).contains("! viktig\n"),
        "half a day and the shift are over"
    );
}

#[test]
fn where_there_is_room_entries_and_names_are_not_cut() {
    let mut pair = sample();
    let long = "Hele gjengen spiste sammen og snakket lenge om turen til fjellet som skal skje neste helg, alle var enige \
                om at det blir bra, og Samira tok ansvar for maten denne gangen også.";
    let everybody = About::Youths([1, 2, 3, 4].map(YouthId).to_vec());
    pair.run(&Command::WriteEntry(entry(now(), everybody, Weight::Normal, long)));
    pair.wait().resize(140, 45).expect("også.").expect(" 4 Oleksandr ").expect("   Volodymyrovytsj…");
}

#[test]
fn an_opened_entry_about_several_says_who_lives_behind_which_door() {
    let mut pair = sample();
    let both = About::Youths([3, 1].map(YouthId).to_vec());
    pair.run(&Command::WriteEntry(entry(now(), both, Weight::Normal, "Spiste.")));
    pair.wait().keys("l").expect("observasjon · 1 Samira, 3 Amir · ");
    let kinds = Config::default().shifts;
    let clock = HouseClock { kinds: &kinds, zone: Zone::OSLO };
    let today = Today::read(pair.other.read(), pair.screen.now(), &clock).unwrap();
    let text = today.text(Texts::new(Language::Nb), &kinds);
    assert!(text.contains("leilighet 1 Samira, 3 Amir · observasjon"), "{text}");
}

#[test]
fn one_key_shows_everything_that_the_top_of_the_screen_counts_as_overdue() {
    let mut house = Harness::sample("KN");
    house.expect("▲ 1 forfalt");
    house.keys("F").expect("Forfalt").expect("3 Amir").expect("mål");
    house.keys("esc 2 h u").type_text("14:40").keys("ctrl-s").expect("2 YONAS ute");
    house.keys("1 f").type_text("f").keys("tab").type_text("sover lite").keys("tab").type_text("14:45").keys("ctrl-s");
    house.expect("1 SAMIRA");
    crate::tasks::at(&mut house, "2026-11-21T13:50:00Z");
    house.expect("▲ 3 forfalt");
    house.keys("t").expect_not("oppgaver forfalt").expect_not("oppgave forfalt");
    house.keys("F").expect("▲ ute").expect("▲ må vurderes").expect("Stå opp 07:30 selv").expect("Enter Åpne");
    let rows: Vec<String> = house.screen().lines().skip(3).take(4).map(str::to_owned).collect();
    assert!(rows[0].contains("2 Yonas") && rows[1].contains("1 Samira"), "{}", house.screen());
    house.keys("enter").expect("2 YONAS · Nå og før");
    house.keys("esc end enter").expect("AMIR").expect("Stå opp 07:30 selv");
    // What is done falls away at once.
    house.keys("esc home h i").expect("2 YONAS inne");
    house.keys("esc F").expect_not("2 Yonas").expect("▲ 2 forfalt");
}
