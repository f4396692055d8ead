//! The log on the whole screen.

use std::time::Duration;

use chrono::TimeDelta;
use personalbase::{
    domain::{
        command::Command,
        ids::{ShiftId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        moves::StayEnd,
    },
    testing::Harness,
    ui::input::{Input, Mouse, MouseKind},
};
use ratatui::style::Modifier;

use crate::houses::{bare, entry, now, prose, sample};

#[test]
fn the_selected_entry_is_shown_in_full() {
    let mut pair = sample();
    let now = pair.screen.now();
    let entry = NewEntry {
        about: About::Youths(vec![YouthId(3), YouthId(6 - 1)]),
        kind: EntryKind::Conversation,
        weight: Weight::Important,
        happened_at: now - TimeDelta::hours(12),
        lines: EntryLines {
            facts: prose("Satt oppe sammen."),
            youth_voice: prose("Jeg får ikke sove."),
            assessment: prose("Begge er urolige."),
            agreed: prose("Snakke igjen i morgen."),
        },
        shift: Some(ShiftId(1)),
        marks: EntryMarks::default(),
    };
    pair.run(&Command::WriteEntry(entry));
    pair.wait().keys("l");
    for text in [
        "14:32 KN 3 6 !",
        "hendt 02:32, skrevet 14:32 · samtale · viktig · 3 Amir, 6",
        "Kari Nygård · Kveldsvakt lør 21.11.",
        "Fakta      Satt oppe sammen.",
        "Egne ord   «Jeg får ikke sove.»",
        "Vurdering  Begge er urolige.",
        "Avtalt     Snakke igjen i morgen.",
    ] {
        pair.screen.expect(text);
    }
    // In passing it says when it happened, quotes and names the kinds of line.
    pair.screen.keys("down").expect("(hendt 02:32) Satt oppe sammen. «Jeg får ikke sove.»");
    pair.screen.expect("Vurdering: Begge er urolige.").expect_not("Egne ord   «Jeg");
}

#[test]
fn words_are_found_whatever_their_spelling_and_marked() {
    let mut pair = sample();
    pair.write(3, About::House, Weight::Normal, "Blåbærene står i kjøleskapet til Søren.");
    pair.wait().keys("l f").type_text("blåbær soeren\n");
    pair.screen.expect("Vaktlogg · «blåbær soeren»").expect("1 oppføring").expect_not("Gikk ut");
    let (x, y) = pair.screen.find("Blåbær").unwrap();
    let marked = |x: u16| pair.screen.style(x, y).add_modifier.contains(Modifier::REVERSED);
    assert!(marked(x) && marked(x + 5) && !marked(x + 6), "what was searched for, and no more");
    let (x, _) = pair.screen.find("Søren").unwrap();
    assert!(marked(x) && marked(x + 4) && !marked(x + 5));
}

#[test]
fn a_search_is_written_down_once_when_it_is_handed_in() {
    let mut pair = sample();
    pair.screen.keys("l f").type_text("frokost").keys("esc");
    assert_eq!(pair.audited("search"), 0, "nothing was searched for");
    pair.screen.keys("f ctrl-s");
    pair.screen.keys("f up up up right ctrl-s").expect("minst viktig");
    assert_eq!(pair.audited("search"), 0, "a filter without words is no search");
    pair.screen.keys("x");
    pair.screen.keys("f").type_text("frokost\n");
    pair.screen.expect("Frokost sammen");
    pair.screen.keys("down up");
    pair.write(0, About::House, Weight::Normal, "Frokost er over.");
    pair.wait().expect("Frokost er over.");
    // One row for the search, and one in the file of whom it told of.
    assert_eq!(pair.audited("search"), 2);
    pair.screen.keys("f ctrl-s");
    assert_eq!(pair.audited("search"), 4);
}

#[test]
fn the_filter_is_told_and_taken_away() {
    let mut screen = Harness::sample("KN");
    screen.keys("l").expect("4 oppføringer").expect_not("Vis alt");
    screen.keys("f").type_text("finnesikke\n").expect("Ingen notater passer til filteret. Trykk x for å vise alt");
    screen.expect("0 oppføringer");
    screen.keys("x").expect("4 oppføringer").expect_not("finnesikke");
    screen.keys("f").type_text("frokost\n").keys("esc").expect("Leiligheter");
}

#[test]
fn weight_kind_and_shift_narrow_the_log() {
    let mut pair = sample();
    let with_shift =
        NewEntry { shift: Some(ShiftId(1)), ..entry(now(), About::House, Weight::Normal, "På denne vakta.") };
    pair.run(&Command::WriteEntry(with_shift));
    pair.wait().keys("l f up up up right ctrl-s").expect("minst viktig").expect("2 oppføringer");
    pair.screen.expect("Kom ikke").expect("Gikk ut").expect_not("Frokost");
    pair.screen.keys("x f up up up up").type_text("h").keys("ctrl-s").expect("· helse").expect("0 oppføringer");
    pair.screen.keys("x f up up up up").type_text("hh").keys("ctrl-s").expect("· hendelse").expect("1 oppføring");
    pair.screen.keys("x f up up").expect("Vakt");
    pair.screen.keys("right").expect("denne: Kveldsvakt lør 21.11.");
    pair.screen.keys("ctrl-s").expect("På denne vakta.").expect("1 oppføring").expect_not("Gikk ut");
}

#[test]
fn a_digit_shows_one_youth_alone() {
    let mut screen = Harness::sample("KN");
    screen.keys("l 3").expect("· ▌3 Amir").expect("1 oppføring").expect_not("Gikk ut");
    screen.keys("6").expect("· ▌6 Hodan").expect("Gikk ut").expect_not("Kom ikke");
    screen.keys("5").expect("Leilighet 5 er ledig.").expect("· ▌6 Hodan");
    screen.keys("x").expect("4 oppføringer");
}

#[test]
fn all_pages_are_read_as_one_scrolls() {
    let mut pair = bare(6);
    for number in 0..350 {
        pair.write(400 - number, About::House, Weight::Normal, &format!("Notat nummer {number}."));
    }
    let mut pair = pair.enter();
    pair.screen.keys("l").expect("350 oppføringer").expect("Notat nummer 349.");
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..60 {
        for row in pair.screen.screen().lines() {
            let number = row.split("Notat nummer ").nth(1).and_then(|rest| rest.split('.').next());
            seen.extend(number.and_then(|number| number.parse::<u32>().ok()));
        }
        pair.screen.keys("pagedown");
    }
    assert_eq!(seen.len(), 350, "each entry once, none left out");
    pair.screen.keys("f").type_text("notat\n").expect("over 100 oppføringer");
}

#[test]
fn days_have_headings_and_today_has_none() {
    let mut pair = bare(6);
    pair.write(3 * 24 * 60, About::House, Weight::Normal, "Fra onsdag.");
    pair.write(24 * 60, About::House, Weight::Normal, "Fra i går.");
    pair.write(0, About::House, Weight::Normal, "Fra nå.");
    let mut pair = pair.enter();
    pair.screen.keys("l").expect_not("i dag");
    let rows: Vec<String> = (3..10).map(|row| pair.screen.row(row)).collect();
    let at = |text: &str| rows.iter().position(|row| row.contains(text)).unwrap();
    assert!(at("Fra nå.") < at("  i går"), "{rows:#?}");
    assert_eq!((at("  i går") + 1, at("  ons 18.11.") + 1), (at("Fra i går."), at("Fra onsdag.")));
    // The cursor passes the headings.
    pair.screen.keys("down");
    assert!(pair.screen.row(pair.screen.cursor().unwrap().y).contains("Kari Nygård"));
    pair.screen.expect("Fakta      Fra i går.");
    // After midnight what was today is yesterday.
    pair.screen.set_clock(now() + TimeDelta::days(1));
    pair.screen.expect("fre 20.11.");
}

#[test]
fn a_long_entry_can_be_read_to_its_end() {
    let mut pair = sample();
    let text = (0..60).map(|number| format!("Linje {number}.")).collect::<Vec<_>>().join("\n");
    pair.write(0, About::House, Weight::Normal, &text);
    pair.wait().keys("l").expect("Linje 0.").expect_not("Linje 59.");
    let mut seen = std::collections::BTreeSet::new();
    while !pair.screen.shows("Linje 59.") {
        let count = seen.len();
        for number in 0..60 {
            if pair.screen.shows(&format!("Linje {number}.")) {
                seen.insert(number);
            }
        }
        assert!(seen.len() > count, "every step shows more of it");
        pair.screen.keys("down");
    }
    assert!(seen.len() > 50, "no line is passed over: {seen:?}");
    pair.screen.keys("down").expect("Kom ikke til avtalt tid.");
}

#[test]
fn the_wheel_and_a_click_choose_an_entry() {
    let mut screen = Harness::sample("KN");
    screen.keys("l").click_on("Gikk ut").expect("hendelse · kritisk");
    let (x, y) = screen.find("Gikk ut").unwrap();
    screen.input(&Input::Mouse(Mouse { kind: MouseKind::WheelUp, x, y })).expect("observasjon · viktig");
}

#[test]
fn what_another_terminal_writes_comes_into_the_open_log() {
    let mut pair = sample();
    pair.screen.keys("l down down").expect("hendelse · kritisk");
    pair.write(0, About::House, Weight::Normal, "Nytt notat.");
    pair.wait().expect("Nytt notat.").expect("5 oppføringer").expect("hendelse · kritisk");
    // A filter holds for what comes too.
    pair.screen.keys("3");
    pair.write(0, About::House, Weight::Normal, "Enda et notat.");
    pair.wait().expect_not("Enda et notat.");
    pair.screen.advance(Duration::from_secs(1));
}

#[test]
fn an_old_entry_that_was_looked_up_stands_among_its_neighbours() {
    let mut pair = bare(6);
    for number in 0..350 {
        pair.write(400 - number, About::House, Weight::Normal, &format!("Notat nummer {number}."));
    }
    let mut pair = pair.enter();
    pair.screen.keys("/").type_text("nummer 12").keys("enter");
    pair.screen.expect("Fakta      Notat nummer 12.").expect("nummer 13.").expect("nummer 11.");
    pair.screen.expect("fra lør 21.11.2026 og bakover").expect_not("Notat nummer 349.");
    pair.screen.keys("x").expect("Notat nummer 349.").expect_not("og bakover");
}

#[test]
fn the_log_of_one_youth_is_a_part_of_their_file() {
    let mut pair = sample();
    let both = About::Youths(vec![YouthId(1), YouthId(3)]);
    pair.write(5, both, Weight::Normal, "Spilte kort.");
    pair.wait();
    let before = pair.audited("open-file");
    pair.screen.keys("l").expect("Spilte kort.").expect_not("en annen beboer");
    assert_eq!(pair.audited("open-file"), before, "the whole log is nobody's file");
    pair.screen.keys("3").expect("Spilte kort.").expect("(og en annen beboer)").expect_not(" 1 3 ");
    assert_eq!(pair.audited("open-file"), before + 1);
    pair.screen.keys("x").expect_not("en annen beboer");
}

#[test]
fn the_filter_shows_and_does_not_save() {
    let mut pair = sample();
    pair.screen.keys("l f").expect("[ Vis  Ctrl-S ]").expect_not("Lagre");
    assert!(pair.screen.footer().contains("Ctrl-S Vis"), "{}", pair.screen.footer());
    pair.screen.keys("f1").expect("Vis ");
    pair.screen.keys("esc esc esc 1 n").expect("[ Lagre  Ctrl-S ]");
}

#[test]
fn signs_alone_are_nothing_to_search_for() {
    let mut pair = sample();
    pair.screen.keys("l f").type_text("!!! – …\n");
    pair.screen.expect("× Det er ingen bokstaver eller tall å søke etter.").expect("Filter for vaktloggen");
    assert_eq!(pair.audited("search"), 0);
    pair.screen.type_text(" frokost\n");
    pair.screen.expect("Frokost sammen").expect_not("Gikk ut");
}

#[test]
fn without_a_filter_there_is_none_to_take_away() {
    let mut pair = sample();
    pair.screen.keys("l x").expect("Hele loggen vises allerede.");
}

#[test]
fn youths_stand_in_the_order_of_their_doors() {
    let mut pair = sample();
    // Samira moves out of 1, and Leyla, who came after all others, moves in.
    let today = personalbase::domain::time::Zone::OSLO.date(now());
    pair.run(&Command::MoveOut {
        youth: YouthId(1),
        last_day: today - TimeDelta::days(1),
        end: StayEnd::default(),
        points: Vec::new(),
    });
    let leyla = pair.move_in(1, crate::houses::youth("Leyla"));
    pair.write(1, About::Youths(vec![YouthId(2), leyla]), Weight::Normal, "Bakte sammen.");
    pair.write(0, About::Youths(vec![YouthId(5), leyla, YouthId(2)]), Weight::Normal, "Spiste sammen.");
    pair.wait().expect("KN 1 2 ").expect("KN 1 2 6");
    pair.screen.keys("l").expect("1 Leyla, 2 Yonas, 6 Hodan");
}
