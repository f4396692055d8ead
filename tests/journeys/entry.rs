//! Writing an entry in the form.

use std::{fs, time::Duration};

use personalbase::{
    domain::{
        command::Command,
        ids::{ApartmentId, ApartmentNumber, StaffId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::Prose,
        time::Instant,
    },
    testing::{Harness, PIN},
    ui::theme::{Role, Theme, ThemeName},
};

use crate::{facts, house, newest};

/// The entries of the sample house.
const BEFORE: i64 = 4;

/// From the facts back to whom it is about.
const TO_ABOUT: &str = "shift-tab shift-tab shift-tab shift-tab";
/// From the facts back to when it happened.
const TO_HAPPENED: &str = "shift-tab shift-tab shift-tab";

/// The youths of the sample house in apartments 1, 3 and 4.
const SAMIRA: YouthId = YouthId(1);
const AMIR: YouthId = YouthId(3);
const OLEKSANDR: YouthId = YouthId(4);

/// The form about apartment 3, the cursor in the facts.
fn form() -> Harness {
    let mut harness = Harness::sample("KN");
    harness.keys("3 n").expect("Nytt notat");
    harness
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn pause(harness: &mut Harness) {
    harness.advance(Duration::from_secs(4));
}

/// How many entries were written since the house was made.
fn written(harness: &Harness) -> i64 {
    house(harness).house.read().entry_count().unwrap() - BEFORE
}

#[test]
fn n_and_a_sentence_and_ctrl_s_is_an_entry_about_the_selected_apartment() {
    let mut harness = form();
    harness.type_text("Kom hjem, sliten.").keys("ctrl-s");
    assert_eq!(harness.message(), " Lagret kl. 14:32: notat om leilighet 3.");
    harness.expect_not("Nytt notat");
    let entry = newest(&harness, 1).remove(0);
    assert_eq!(entry.about, About::Youths(vec![AMIR]));
    assert_eq!(entry.apartment, Some(ApartmentNumber(3)));
    assert_eq!((entry.kind, entry.weight), (EntryKind::Observation, Weight::Normal));
    assert_eq!((entry.author, entry.written_at, entry.happened_at), (StaffId(1), harness.now(), harness.now()));
    assert!(entry.shift.is_some(), "it belongs to the evening shift");
}

#[test]
fn nothing_is_called_saved_before_it_is() {
    let mut harness = form();
    harness.type_text("Kom hjem.").expect_not("Lagret");
    assert_eq!(written(&harness), 0);
}

#[test]
fn all_four_kinds_of_line_kind_and_weight_are_saved() {
    let mut harness = form();
    harness.type_text("Fakta.").keys("tab").type_text("Egne ord.").keys("tab").type_text("Vurdering.").keys("tab");
    harness.type_text("Avtalt.\nTo linjer.").keys("shift-tab shift-tab shift-tab shift-tab").type_text("v");
    harness.keys("shift-tab").type_text("ss").keys("ctrl-s");
    let entry = newest(&harness, 1).remove(0);
    let lines = entry.lines.all().map(|line| line.map(|line| line.as_str().to_owned()).unwrap_or_default());
    assert_eq!(lines, ["Fakta.", "Egne ord.", "Vurdering.", "Avtalt.\nTo linjer."]);
    assert_eq!(entry.kind, EntryKind::School);
    assert_eq!(entry.weight, Weight::Important);
}

#[test]
fn the_guard_shows_number_colour_and_name_beside_the_save_key() {
    let mut harness = form();
    harness.expect("[ Lagre  Ctrl-S ]").expect("▌LEILIGHET 3 · AMIR");
    let (x, y) = harness.find("▌LEILIGHET 3").unwrap();
    let colour = Theme::new(ThemeName::Auto).style(Role::Apartment(3)).fg;
    assert!(colour.is_some());
    assert_eq!(harness.style(x, y).fg, colour);
    harness.keys(TO_ABOUT).keys("1");
    harness.expect("▌1 SAMIRA ▌3 AMIR");
    harness.keys("4 2 6");
    harness.expect("▌1 ▌2 ▌3 ▌4 ▌6");
}

#[test]
fn digits_choose_several_youths() {
    let mut harness = form();
    harness.type_text("Spiste sammen.").keys(TO_ABOUT).keys("1 4 ctrl-s");
    assert_eq!(harness.message(), " Lagret kl. 14:32: notat om leilighet 1, 3 og 4.");
    assert_eq!(newest(&harness, 1)[0].about, About::Youths(vec![SAMIRA, AMIR, OLEKSANDR]));
}

#[test]
fn the_house_and_a_vacant_apartment_stand_alone() {
    let mut harness = form();
    harness.type_text("Nøkkel mangler.").keys(TO_ABOUT).keys("1 h");
    harness.expect("[x] Huset").expect("[ ] ▌1 Samira").expect("[ ] ▌3 Amir").expect("▌HUSET");
    harness.keys("5");
    harness.expect("[ ] Huset").expect("[x] ▌5 ledig").expect("▌LEILIGHET 5 · LEDIG");
    harness.keys("ctrl-s");
    assert_eq!(newest(&harness, 1)[0].about, About::Apartment(ApartmentId(5)));
    harness.keys("3 n").type_text("Alt rolig.").keys(TO_ABOUT).keys("h ctrl-s");
    assert_eq!(harness.message(), " Lagret kl. 14:32: notat om huset.");
    assert_eq!(newest(&harness, 1)[0].about, About::House);
}

#[test]
fn a_vacant_apartment_selected_below_is_the_place() {
    let mut harness = Harness::sample("KN");
    harness.keys("5 n").type_text("Krana drypper.").keys("ctrl-s");
    assert_eq!(harness.message(), " Lagret kl. 14:32: notat om leilighet 5.");
}

#[test]
fn somebody_and_something_must_be_written() {
    let mut harness = form();
    harness.keys("ctrl-s").expect("× Skriv minst én linje");
    harness.type_text("Kom hjem.").keys(TO_ABOUT).keys("3 ctrl-s").expect("× Velg hvem notatet gjelder.");
    harness.expect_not("Lagres på  ▌").expect("Kom hjem.");
    assert_eq!(written(&harness), 0);
}

#[test]
fn an_empty_time_is_now_and_the_screen_says_so() {
    let mut harness = form();
    let row = |harness: &Harness| (0..24).map(|row| harness.row(row)).find(|row| row.contains("Hendt")).unwrap();
    assert!(row(&harness).ends_with(" nå"), "{}", row(&harness));
    harness.keys(TO_HAPPENED).type_text("14:20");
    assert!(row(&harness).ends_with("lør 21.11.2026 kl. 14:20, uke 47"), "{}", row(&harness));
}

#[test]
fn a_late_entry_says_both_times() {
    let mut harness = form();
    harness.type_text("Våknet.").keys(TO_HAPPENED).type_text("02:40");
    harness.expect("kl. 02:40, uke 47 · skrevet 14:32");
    harness.keys("ctrl-s");
    assert_eq!(harness.message(), " Lagret kl. 14:32: notat om leilighet 3, hendt 02:40.");
    assert_eq!(newest(&harness, 1)[0].happened_at, at("2026-11-21T01:40:00Z"));
}

#[test]
fn times_ahead_and_without_a_clock_time_are_refused() {
    let mut harness = form();
    harness.type_text("Våknet.").keys(TO_HAPPENED).type_text("i morgen 08:00").keys("tab");
    harness.expect("× Det kan ikke ha hendt fram i tid.");
    harness.keys("shift-tab ctrl-a").type_text("i går").keys("ctrl-s");
    harness.expect("× Skriv klokkeslettet også.");
    assert_eq!(written(&harness), 0);
}

#[test]
fn a_form_that_stood_open_reads_times_from_the_moment_they_are_typed() {
    let mut harness = form();
    harness.type_text("Kom hjem.").set_clock(at("2026-11-21T14:40:00Z"));
    harness.keys(TO_HAPPENED).type_text("15:30").expect("lør 21.11.2026 kl. 15:30");
    harness.keys("ctrl-s");
    assert_eq!(newest(&harness, 1)[0].happened_at, at("2026-11-21T14:30:00Z"));
}

#[test]
fn after_midnight_a_late_time_is_yesterdays() {
    let mut harness = form();
    harness.set_clock(at("2026-11-21T23:20:00Z"));
    harness.type_text("Urolig.").keys(TO_HAPPENED).type_text("23:50").expect("lør 21.11.2026 kl. 23:50");
    harness.keys("ctrl-s");
    assert_eq!(harness.message(), " Lagret kl. 00:20: notat om leilighet 3, hendt i går 23:50.");
    assert_eq!(newest(&harness, 1)[0].happened_at, at("2026-11-21T22:50:00Z"));
}

#[test]
fn on_the_night_of_25_hours_the_two_times_are_told_apart() {
    let mut harness = form();
    harness.set_clock(at("2026-10-25T05:55:00Z"));
    harness.type_text("Våknet.").keys(TO_HAPPENED).type_text("02:30").expect("02:30 (første), uke 43");
    harness.type_text(" andre").expect("02:30 (andre), uke 43");
    harness.keys("ctrl-s");
    assert_eq!(harness.message(), " Lagret kl. 06:55: notat om leilighet 3, hendt 02:30 (andre).");
    assert_eq!(newest(&harness, 1)[0].happened_at, at("2026-10-25T01:30:00Z"));
}

#[test]
fn on_the_night_of_23_hours_the_skipped_time_is_refused_and_the_text_stays() {
    let mut harness = form();
    harness.set_clock(at("2027-03-28T05:00:00Z"));
    harness.type_text("Våknet.").keys(TO_HAPPENED).type_text("02:30");
    let before = newest(&harness, 1)[0].id;
    harness.keys("ctrl-s").expect("Det klokkeslettet finnes ikke den natta").expect("Våknet.");
    assert_eq!(newest(&harness, 1)[0].id, before, "nothing is guessed");
    harness.keys("ctrl-a").type_text("03:30").keys("ctrl-s");
    assert_eq!(newest(&harness, 1)[0].happened_at, at("2027-03-28T01:30:00Z"));
}

#[test]
fn a_killed_program_gives_the_text_back_with_its_cursor() {
    let mut harness = form();
    harness.type_text("Kom hjem sliten.").keys("left left left");
    pause(&mut harness);
    harness.expect("utkast lagret 14:32");
    let cursor = harness.cursor();
    harness.kill_and_restart();
    harness.enter("KN");
    harness.expect("Kom hjem sliten.").expect("▌LEILIGHET 3 · AMIR");
    assert_eq!(harness.message(), " Utkast fra kl. 14:32 er hentet fram.");
    assert_eq!(harness.cursor(), cursor);
    harness.type_text("X").expect("Kom hjem slitXen.");
    harness.keys("ctrl-s");
    assert_eq!(facts(&harness, 1), ["Kom hjem slitXen."]);
    harness.kill_and_restart();
    harness.enter("KN");
    harness.expect_not("Nytt notat");
}

#[test]
fn the_draft_keeps_whom_kind_and_time() {
    let mut harness = form();
    harness.type_text("Spiste.").keys(TO_ABOUT).keys("1 tab").type_text("13:00").keys("tab right");
    pause(&mut harness);
    harness.kill_and_restart();
    harness.enter("KN");
    harness.expect("[x] ▌1 Samira").expect("[x] ▌3 Amir").expect("kl. 13:00").expect("◂ samtale ▸");
}

#[test]
fn a_form_in_which_nothing_is_written_leaves_no_draft() {
    let mut harness = form();
    harness.keys(TO_ABOUT).keys("1 tab tab right");
    pause(&mut harness);
    harness.keys("esc").expect_not("Utkastet er tatt vare på");
    harness.kill_and_restart();
    harness.enter("KN");
    harness.expect_not("Nytt notat");
}

#[test]
fn a_text_that_was_deleted_again_does_not_come_back() {
    let mut harness = form();
    harness.type_text("Feil ungdom.");
    pause(&mut harness);
    harness.keys("ctrl-a backspace");
    pause(&mut harness);
    harness.expect_not("utkast lagret");
    harness.kill_and_restart();
    harness.enter("KN");
    harness.expect_not("Nytt notat");
}

#[test]
fn esc_keeps_the_draft_of_each_youth_for_itself() {
    let mut harness = form();
    harness.type_text("Om tre.").keys("esc");
    assert_eq!(harness.message(), " Utkastet er tatt vare på. Det åpnes igjen fra samme sted.");
    harness.keys("4 n").expect("LEILIGHET 4").expect_not("Om tre.");
    harness.keys("esc 3 n").expect("Om tre.").expect("LEILIGHET 3");
}

#[test]
fn another_tile_below_changes_nothing_in_the_form() {
    let mut harness = form();
    harness.type_text("Om tre.");
    pause(&mut harness);
    harness.kill_and_restart();
    harness.enter("KN");
    // The board below now has another tile selected, or none; the draft is still about apartment 3.
    harness.keys("ctrl-s");
    assert_eq!(harness.message(), " Lagret kl. 14:32: notat om leilighet 3.");
}

#[test]
fn lock_and_pin_bring_the_cursor_back() {
    let mut harness = form();
    harness.type_text("Kom hjem sliten.").keys("left left left");
    let cursor = harness.cursor();
    harness.keys("ctrl-l").expect_not("Kom hjem").expect_not("Amir");
    harness.type_text(PIN).keys("enter").expect("Kom hjem sliten.");
    assert_eq!(harness.cursor(), cursor);
    harness.type_text("X").expect("slitXen.");
}

#[test]
fn each_member_has_drafts_of_their_own() {
    let mut harness = form();
    harness.type_text("Skrevet av KN.").keys("ctrl-l");
    harness.kill_and_restart();
    harness.enter("OH");
    harness.expect_not("Skrevet av KN.");
    harness.keys("3 n").type_text("Skrevet av OH.").keys("ctrl-s");
    harness.kill_and_restart();
    harness.enter("KN");
    harness.expect("Skrevet av KN.");
}

#[test]
fn what_could_not_be_saved_stays_and_says_so() {
    let mut harness = form();
    harness.type_text("Kom hjem.");
    let (database, aside) = (harness.folder().join("house.db"), harness.folder().join("aside.db"));
    fs::rename(&database, &aside).unwrap();
    harness.keys("ctrl-s").expect("IKKE LAGRET.").expect("Teksten din står her.").expect("Kom hjem.");
    harness.keys("esc").expect("Nytt notat").expect("Kom hjem.");
    fs::rename(&aside, &database).unwrap();
    harness.keys("ctrl-s");
    assert_eq!(harness.message(), " Lagret kl. 14:32: notat om leilighet 3.");
    assert_eq!(facts(&harness, 1), ["Kom hjem."]);
}

#[test]
fn who_comes_back_after_a_crash_hears_that_the_entry_was_saved() {
    let mut harness = form();
    harness.type_text("Kom hjem.").keys("ctrl-s").kill_and_restart();
    harness.enter("KN");
    assert_eq!(harness.message(), " Notatet ditt fra 14:32 var lagret.");
    harness.expect_not("Nytt notat");
}

#[test]
fn a_draft_is_kept_although_the_same_words_were_saved_about_somebody_else() {
    let mut harness = form();
    harness.type_text("Sov da runden gikk.").keys("esc");
    house(&harness)
        .house
        .execute(
            StaffId(1),
            harness.now(),
            &Command::WriteEntry(entry_about(AMIR, "Sov da runden gikk.", harness.now())),
        )
        .unwrap();
    harness.kill_and_restart();
    harness.enter("KN");
    harness.expect("Nytt notat").expect("Sov da runden gikk.");
}

fn entry_about(youth: YouthId, text: &str, now: Instant) -> NewEntry {
    NewEntry {
        about: About::Youths(vec![youth]),
        kind: EntryKind::Observation,
        weight: Weight::Normal,
        happened_at: now,
        lines: EntryLines { facts: Prose::optional(text).unwrap(), ..EntryLines::default() },
        shift: None,
        marks: EntryMarks::default(),
    }
}

#[test]
fn a_long_paste_is_kept_whole_and_without_control_characters() {
    let mut harness = form();
    let text = "Skolen ringte om fraværet. ".repeat(371);
    assert!(text.len() > 10_000);
    harness.paste(&format!("\u{1b}[31m{text}\u{7}")).expect("Skolen ringte");
    harness.keys("ctrl-s");
    let saved = facts(&harness, 1).remove(0);
    assert_eq!(saved.strip_prefix("[31m").unwrap(), text.trim());
}

#[test]
fn more_than_an_entry_holds_is_refused_in_its_field() {
    let mut harness = form();
    harness.paste(&"å".repeat(20_001)).keys("ctrl-s").expect("× Teksten er for lang, høyst 20000 tegn.");
    assert_eq!(written(&harness), 0);
}

#[test]
fn a_form_is_not_opened_twice() {
    let mut harness = form();
    harness.type_text("Kom hjem.");
    harness.keys("ctrl-p").type_text("notat");
    assert!(
        !harness.screen().lines().any(|row| row.contains("Notat ") && row.contains("handling")),
        "{}",
        harness.screen()
    );
}

#[test]
fn the_form_speaks_english() {
    let mut harness =
        Harness::sample_with("KN", personalbase::config::Config::default(), personalbase::text::Language::En);
    harness.keys("3 n").type_text("Came home.").expect("New entry").expect("APARTMENT 3 · AMIR").expect("Own words");
    harness.keys("ctrl-s");
    assert_eq!(harness.message(), " Saved at 14:32: entry about apartment 3.");
}

#[test]
fn what_a_window_is_too_small_for_cannot_be_clicked() {
    let mut harness = Harness::sample("KN");
    harness.keys("3 n").type_text("Midt i");
    let (x, y) = harness.find("[ Lagre").unwrap();
    harness.resize(79, 24).click(x, y).resize(80, 24).expect("Midt i").expect("Nytt notat");
    harness.click(x, y).expect("Lagret kl.");
}

#[test]
fn no_key_does_anything_in_a_window_in_which_nobody_sees_what_it_does() {
    let mut harness = Harness::sample("KN");
    harness.keys("3 n").type_text("Midt i").resize(60, 18);
    harness.expect("Vinduet er 60x18. Gjør det minst 80 bredt og 24 høyt. Ingen");
    harness.type_text(" noe usett").keys("ctrl-s").paste("og mer").resize(80, 24);
    harness.expect("Midt i").expect_not("usett").expect_not("og mer").expect("Nytt notat");
    harness.resize(60, 18).keys("ctrl-l").resize(80, 24).expect("PIN");
}

#[test]
fn a_choice_that_takes_the_youth_away_says_so() {
    let mut harness = form();
    harness.type_text("Krana drypper.").keys(TO_ABOUT).keys("5");
    harness.expect("→ 5 ledig går ikke sammen med 3 Amir, som er tatt bort.").expect("▌LEILIGHET 5 · LEDIG");
    harness.keys("1").expect("→ 1 Samira går ikke sammen med 5 ledig, som er tatt bort.");
    harness.keys("3").expect_not("som er tatt bort").expect("▌1 SAMIRA ▌3 AMIR");
    harness.keys("h").expect("→ Huset går ikke sammen med 1 Samira, 3 Amir, som er tatt bort.");
}
