//! The views of the calendar: what stands where, and what stays from one to the next.

use std::time::Duration;

use personalbase::{
    config::Config,
    domain::{
        calendar::{EventFacts, EventKind, OccurrenceId, Reach, Step},
        command::Command,
        names::Line,
    },
    testing::Harness,
};
use ratatui::style::Modifier;

use crate::{
    calendar_house::{add, appointment, event, full_week, full_week_with, whole_days},
    houses::{bare, body, sample},
};

fn pictured(name: &str, keys: &str) {
    let mut pair = full_week();
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        pair.screen.resize(width, height).keys(&format!("k {keys}"));
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), body(&pair.screen));
        pair.screen.keys("esc");
    }
}

#[test]
fn a_day_stands_over_or_beside_its_details() {
    pictured("day", "D down");
}

#[test]
fn a_week_is_a_list_or_a_grid_with_hours() {
    pictured("week", "U down");
}

#[test]
fn a_month_has_its_weeks_and_the_selected_day() {
    pictured("month", "M down");
}

#[test]
fn two_weeks_stand_below_one_another() {
    pictured("agenda", "M tab down");
}

#[test]
fn kinds_are_told_apart_by_sign_and_word() {
    let mut pair = full_week();
    let screen = &mut pair.screen;
    screen.keys("k");
    for sign in ["18:00–19:00  HUSMØTE", "2 tannlege", "i Skolefri", "1 psykolog"] {
        screen.expect(sign);
    }
    screen.keys("end").expect("* 3 Yalda");
    screen.keys(". D").expect("1 psykolog · avtale").expect("bil: Bil 1").expect("Merknad: Ta med brevet.");
    screen.keys("down").expect("Fellesmiddag · fellesaktivitet");
    screen.keys("right").expect("* 3 Yalda · egen høytid");
    // The shift of the rota stands only where it is asked for.
    screen.keys("left left").expect("i Skolefri · beskjed").expect_not("OH Kveldsvakt");
    screen.resize(140, 45).expect("HUSMØTE   1 lege: avtale   i: beskjed");
}

#[test]
fn the_details_say_who_comes_and_who_does_not_want_to() {
    let mut pair = full_week();
    pair.screen.keys("k D down").expect("kommer: 1 3 · ville ikke: 2 («skal på trening»)");
    pair.screen.keys("down").expect_not("kommer:");
}

#[test]
fn the_details_say_the_rule_and_where_a_time_was_moved_from() {
    let mut pair = full_week();
    let screen = &mut pair.screen;
    screen.resize(120, 36).keys("k left left left");
    screen.expect("ons 18.11. 17:00–18:30 · hver tirsdag · flyttet fra tir 17.11.");
    screen.keys("pagedown left").expect("tir 24.11. 17:00–18:30 · hver tirsdag").expect_not("flyttet");
    screen.expect("plass til 6");
}

#[test]
fn what_is_called_off_stays_and_says_so() {
    let mut pair = full_week();
    let screen = &mut pair.screen;
    screen.resize(120, 36).keys("k down c enter");
    screen.expect("× Fellesmiddag").expect("Fellesmiddag · fellesaktivitet · avlyst");
    let (x, y) = screen.find("× Fellesmiddag").unwrap();
    assert!(screen.style(x + 2, y).add_modifier.contains(Modifier::CROSSED_OUT));
    screen.keys("M").expect("× Fellesmiddag");
}

#[test]
fn the_views_go_round_and_what_is_selected_stays() {
    let mut pair = full_week();
    let screen = &mut pair.screen;
    screen.keys("k left left left");
    screen.expect("▸on 18").expect("▸ 17:00–18:30  Leksehjelp");
    screen.keys("tab").expect("november 2026").expect("▸ 17:00–18:30  Leksehjelp");
    screen.keys("tab").expect("to uker").expect("18.11.–01.12.2026").expect("▸ 17:00–18:30  Leksehjelp");
    screen.keys("tab").expect("onsdag 18. november · uke 47").expect("▸ 17:00–18:30  Leksehjelp");
    screen.keys("tab").expect("uke 47 (2026)").expect("▸ 17:00–18:30  Leksehjelp");
}

#[test]
fn a_page_is_a_month_where_a_month_is_shown_and_otherwise_a_week() {
    let mut screen = Harness::sample("KN");
    screen.keys("k M pagedown").expect("desember 2026").expect("▸ 21");
    screen.keys("pageup pageup").expect("oktober 2026");
    screen.keys(". D pagedown").expect("lørdag 28. november · uke 48");
    screen.keys("minus minus").expect("lørdag 14. november · uke 46");
    screen.keys(". tab tab tab pageup").expect("to uker").expect("14.11.–27.11.2026");
}

#[test]
fn the_month_follows_the_selected_day() {
    let mut screen = Harness::sample("KN");
    screen.keys("k M");
    for _ in 0..10 {
        screen.keys("right");
    }
    screen.expect("desember 2026").expect("30.11.2026–03.01.2027").expect("▸  1").expect("tirsdag 1. desember");
    screen.keys("left").expect("november 2026").expect("▸ 30");
    // Today is marked without colour.
    screen.expect("[21]");
}

#[test]
fn a_day_goes_over_the_edge_to_the_next() {
    let mut screen = Harness::sample("KN");
    screen.keys("k D right").expect("søndag 22. november · uke 47");
    screen.keys("right").expect("mandag 23. november · uke 48");
    screen.keys("left left left").expect("fredag 20. november");
}

#[test]
fn what_takes_many_days_is_on_each_of_them_and_a_night_on_its_evening() {
    let mut pair = sample();
    add(&mut pair, whole_days(EventKind::Notice, "Vinterferie", "2026-11-20", 4));
    add(&mut pair, event(EventKind::Activity, "Nattkino", "2026-11-18", "22:00", "01:30"));
    let screen = &mut pair.screen;
    screen.keys("k");
    assert_eq!(screen.screen().matches("i Vinterferie").count(), 3, "{}", screen.screen());
    screen.expect("22:00–01:30  Nattkino");
    assert_eq!(screen.screen().matches("Nattkino").count(), 1, "{}", screen.screen());
    screen.keys("pagedown home").expect("hele dagen   i Vinterferie");
    assert_eq!(screen.screen().matches("i Vinterferie").count(), 1, "{}", screen.screen());
}

#[test]
fn a_youth_a_place_and_a_kind_alone_are_shown() {
    let mut pair = full_week();
    let screen = &mut pair.screen;
    screen.keys("k 2");
    screen.expect("· bare 2 Yonas").expect("2 tannlege").expect_not("Fellesmiddag").expect_not("psykolog");
    // It stays from view to view and from week to week.
    screen.keys("M").expect("· bare 2 Yonas").expect_not("Leksehjelp");
    screen.keys("pagedown U pageup").expect("· bare 2 Yonas");
    // The number again, the key of the filter, and Esc show everything.
    screen.keys(". 2").expect_not("bare").expect("Fellesmiddag");
    screen.keys("1 f").expect_not("bare").expect("Fellesmiddag");
    screen.keys("1 esc").expect_not("bare").expect("Kalender · uke 47");
    screen.keys("5").expect("Ingen bor i leilighet 5.");
    screen.keys("f").expect("Filter for kalenderen");
    screen.keys("tab left enter enter").expect("· bare vakt").expect("OH Kveldsvakt").expect_not("Fellesmiddag");
    screen
        .keys("f f tab tab right right enter")
        .expect("· bare Felleskjøkken")
        .expect("Fellesmiddag")
        .expect_not("Film");
    screen.keys("esc esc").expect("Leiligheter");
}

#[test]
fn a_day_is_found_by_words_and_what_was_understood_is_said() {
    let mut pair = full_week();
    let screen = &mut pair.screen;
    screen.keys("k 1 M g").expect("Gå til dato");
    screen.type_text("neste man").expect("man 23.11.2026, uke 48");
    // The view and the filter stay.
    screen.keys("enter").expect("november 2026").expect("▸ 23").expect("bare 1 Samira");
    screen
        .keys("esc U g")
        .type_text("17.5.")
        .keys("enter")
        .expect("uke 20 (2027)")
        .expect("mandag 17. mai 2027 · 17. mai · 2. pinsedag");
    screen.keys("g").type_text("tulledag").keys("enter").expect("Gå til dato");
    screen.keys("esc").expect("uke 20 (2027)");
}

/// Somebody looks back in a calendar as often as ahead.
#[test]
fn a_day_and_month_are_the_nearest_back_or_ahead() {
    let mut screen = Harness::sample("KN");
    for (written, shown) in [
        ("16.11.", "mandag 16. november · uke 47"),
        ("1.6.", "mandag 1. juni · uke 23"),
        ("20.5.", "torsdag 20. mai 2027 · uke 20"),
        ("uke 46", "mandag 9. november · uke 46"),
        ("2.1.", "lørdag 2. januar 2027 · uke 53"),
    ] {
        screen.keys("k D g").type_text(written).keys("enter").expect(shown);
        screen.keys("esc");
    }
}

#[test]
fn a_moved_time_says_on_its_old_day_where_it_went() {
    let mut pair = full_week();
    let screen = &mut pair.screen;
    for keys in ["k U", "k D left left left left", "k M tab g"] {
        screen.resize(80, 24).keys(keys);
        if keys.ends_with('g') {
            screen.type_text("17.11.\n");
        }
        screen.keys("home").expect("Leksehjelp flyttet til ons 18.11. 17:00");
        screen.keys("esc");
    }
    // In the grid of a wide screen too, where it can be selected like what is there.
    screen.resize(200, 60).keys("k U").expect("flyttet til ons 18.11.");
    screen.keys("home down down").expect("flyttet fra tir 17.11.").expect("▸ti 17").expect("▸Leksehjelp");
}

#[test]
fn a_list_that_goes_on_says_so_and_the_foremost_keys_are_in_the_last_row() {
    let mut pair = full_week();
    let screen = &mut pair.screen;
    screen.keys("k");
    let last = screen.row(23);
    for key in ["a Ny aktivitet", "Enter ", "g ", "? "] {
        assert!(last.contains(key), "{key}\n{last}");
    }
    screen.keys("end").expect("↑").expect_not("↓");
    screen.keys("home").expect("↓").expect_not("↑");
}

#[test]
fn week_53_and_the_leap_day_stand_where_they_are() {
    let mut screen = Harness::sample("KN");
    screen.keys("k M g").type_text("31.12.").keys("enter").expect("desember 2026").expect(" 53   28");
    screen.keys("right").expect("januar 2027").expect(" 53   28").expect("  1    4");
    screen.keys("g").type_text("29.2.2028").keys("enter").expect("februar 2028").expect("▸ 29");
    screen.keys("right").expect("mars 2028").expect("▸  1");
}

#[test]
fn red_days_are_named_in_every_view() {
    let mut screen = Harness::sample("KN");
    screen.resize(120, 36).keys("k g").type_text("25.12.").keys("enter");
    screen.expect("1. juledag").expect("julaften");
    screen.keys("M").expect("1. juledag").expect("fredag 25. desember · 1. juledag");
    screen.keys("D").expect("fredag 25. desember · 1. juledag");
}

#[test]
fn both_days_of_the_clocks_show_the_times_of_the_wall() {
    let mut pair = sample();
    add(&mut pair, event(EventKind::Activity, "Stjerner", "2027-10-31", "02:30", "04:00"));
    add(&mut pair, event(EventKind::Activity, "Frokost", "2027-10-31", "09:00", "10:00"));
    add(&mut pair, event(EventKind::Activity, "Morgentur", "2027-03-28", "03:30", "05:00"));
    let screen = &mut pair.screen;
    screen.resize(120, 36).keys("k g").type_text("31.10.2027").keys("enter");
    screen.expect("02:30 (første)–04:00");
    let row = |text: &str| screen.find(text).unwrap().1;
    assert!(screen.row(row(":30 Stjerner")).starts_with("   02 "), "{}", screen.screen());
    assert!(screen.row(row(" Frokost")).starts_with("   09 "), "{}", screen.screen());
    let screen = &mut pair.screen;
    screen.keys("g").type_text("28.3.2027").keys("enter");
    screen.expect("søn 28.03.2027 03:30–05:00").expect(":30 Morgentur");
}

#[test]
fn whoever_looks_at_today_goes_along_over_midnight() {
    let hours = Duration::from_secs(10 * 60 * 60);
    let mut config = Config::default();
    config.lock.idle = Duration::from_secs(48 * 60 * 60);
    let mut pair = full_week_with(config.clone());
    pair.screen.keys("k D").expect("lørdag 21. november · i dag");
    pair.screen.advance(hours).expect("søndag 22. november · i dag");
    let mut pair = full_week_with(config);
    pair.screen.keys("k D left").expect("fredag 20. november");
    pair.screen.advance(hours).expect("fredag 20. november");
}

#[test]
fn an_empty_house_has_a_calendar_too() {
    let mut pair = bare(6).enter();
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        pair.screen.resize(width, height).keys("k");
        for shape in ["D", "U", "M", "tab"] {
            pair.screen.keys(shape).expect("Kalender ·");
        }
        pair.screen.keys("esc");
    }
    pair.screen.keys("k D").expect("lørdag 21. november · i dag").expect("ingen");
    pair.screen.keys("3").expect("Ingen bor i leilighet 3.");
}

#[test]
fn long_titles_and_those_from_right_to_left_keep_their_columns() {
    let mut pair = sample();
    let long = "Samarbeidsmøte med kontaktlærer, rådgiver og verge på videregående skole";
    add(&mut pair, appointment(&[4], long, "2026-11-19", "12:00", ""));
    add(&mut pair, appointment(&[1], "موعد عند الطبيب", "2026-11-19", "14:00", ""));
    add(&mut pair, event(EventKind::Activity, "Trening", "2026-11-20", "14:00", ""));
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let screen = &mut pair.screen;
        screen.resize(width, height).keys("k");
        for shape in ["D", "M", "tab", "U"] {
            screen.keys(shape);
            for y in 0..height {
                assert!(personalbase::text::columns::width(&screen.row(y)) <= usize::from(width));
            }
        }
        screen.keys("esc");
    }
    let screen = &mut pair.screen;
    screen.resize(120, 36).keys("k");
    let (friday, training) = (screen.find("fr 20").unwrap().0, screen.find("Trening").unwrap().0);
    assert_eq!(friday, training, "{}", screen.screen());
    screen.keys("left left").expect(long);
}

#[test]
fn plain_shows_lists_alone() {
    let mut pair = full_week_with(Config { plain: true, ..Config::default() });
    let screen = &mut pair.screen;
    screen.resize(140, 45).keys("k");
    for shape in ["D", "U", "M", "tab"] {
        let shown = screen.keys(shape).screen();
        assert!(!shown.contains(['─', '│']), "{shown}");
        screen.expect("▸ 15:00–16:30  1 psykolog");
    }
}

#[test]
fn days_and_events_are_clicked_and_a_second_click_opens() {
    let mut pair = full_week();
    let screen = &mut pair.screen;
    screen.resize(120, 36).keys("k");
    screen.click_on("2 tannlege").expect("2 tannlege · avtale").expect("▸ti 17");
    screen.click_on("on 18").expect("Leksehjelp · fellesaktivitet");
    screen.keys("M").click_on(" 23").expect("mandag 23. november");
    let (x, y) = screen.find(" 24 ").unwrap();
    screen.click(x + 1, y).click(x + 1, y).expect("Leksehjelp").expect_not("Kalender ·");
}

#[test]
fn many_at_once_are_scrolled_to() {
    let mut pair = sample();
    for number in 0..30 {
        add(&mut pair, event(EventKind::Activity, &format!("Kurs {number}"), "2026-11-22", "10:00", "11:00"));
    }
    let screen = &mut pair.screen;
    screen.resize(120, 30).keys("k end");
    screen.expect("▸Kurs 29").expect("↑").expect_not("Kurs 3 ");
    screen.keys("home").expect("HUSMØTE · husmøte");
    screen.keys("right right right right right right").expect("▸Kurs 0").expect("↓").expect_not("Kurs 29");
    screen.keys("M").expect("søndag").expect(" 30");
}

#[test]
fn a_change_by_somebody_else_is_shown_and_the_selection_stays() {
    let mut pair = full_week();
    pair.screen.keys("k M right").expect("▸ hele dagen   * 3 Yalda");
    let occurrence = OccurrenceId { event: personalbase::domain::ids::EventId(5), day: None };
    let facts = EventFacts {
        place: Some(Line::new("Legevakta").unwrap()),
        ..appointment(&[3], "lege", "2026-11-22", "11:00", "")
    };
    pair.run(&Command::Calendar(Step::Change { occurrence, reach: Reach::This, version: 1, facts }));
    pair.wait().expect("Legevakta").expect("▸ hele dagen   * 3 Yalda");
}

/// What the other screens tell of the calendar.
mod elsewhere {
    use super::*;

    #[test]
    fn tiles_tell_the_next_appointment_and_the_header_what_is_next_for_the_house() {
        let mut config = Config::default();
        config.lock.idle = Duration::from_secs(48 * 60 * 60);
        let mut pair = full_week_with(config);
        let screen = &mut pair.screen;
        screen.expect("15:00 psykolog").expect("▲ i m. 09:00 lege").expect_not("→ 17:00");
        screen.resize(160, 45).expect("15:00 psykolog").expect("14:32  → 17:00 Fellesmiddag");
        // Once it has begun, what comes after it.
        screen.advance(Duration::from_secs(30 * 60));
        screen.expect("▲ 1 forfalt").expect("i morgen 09:00 lege").expect_not("15:00 psykolog");
    }

    #[test]
    fn a_tile_says_what_the_next_appointment_is_also_beside_what_is_overdue() {
        let mut pair = sample();
        add(&mut pair, appointment(&[1], "tannlege", "2026-11-25", "17:00", ""));
        add(&mut pair, appointment(&[3], "psykolog", "2026-11-26", "09:00", ""));
        add(&mut pair, appointment(&[4], "BUP", "2026-12-02", "09:00", ""));
        // Whose tasks are overdue has an appointment too.
        pair.screen.expect("ons 17:00 tann").expect("▲ tor 09:00 psyk").expect("02.12. 09:00 BUP");
        pair.screen
            .resize(160, 45)
            .expect("ons 25.11. 17:00 tannlege")
            .expect("▲ 1 forfalt")
            .expect("tor 26.11. 09:00 psykolog");
    }

    #[test]
    fn an_appointment_is_an_appointment_and_nobody_elses() {
        let mut pair = full_week();
        let screen = &mut pair.screen;
        screen.resize(120, 60).keys("1 p shift-tab").expect("psykolog · avtale").expect("Fellesmiddag");
        screen.expect_not("lege");
        pair.screen.keys("esc /").type_text("tannl").expect("avtale");
    }

    #[test]
    fn the_pane_of_the_board_has_what_is_common_first_and_near_appointments() {
        let mut pair = full_week();
        let screen = &mut pair.screen;
        screen.resize(120, 36);
        let row = |text: &str| screen.find(text).unwrap().1;
        assert!(row("Film ") < row("1 psykolog "), "{}", screen.screen());
        screen.expect("3 lege").expect_not("2 tannlege").expect_not("OH Kveldsvakt");
    }

    #[test]
    fn tomorrow_is_on_the_board_on_a_sunday_too() {
        let mut config = Config::default();
        config.lock.idle = Duration::from_secs(48 * 60 * 60);
        let mut pair = full_week_with(config);
        add(&mut pair, appointment(&[1], "frisør", "2026-11-23", "10:00", ""));
        pair.screen.resize(120, 36).expect_not("1 frisør");
        pair.screen.advance(Duration::from_secs(12 * 60 * 60)).expect("1 frisør").expect("i m. 10:00 frisør");
    }
}
