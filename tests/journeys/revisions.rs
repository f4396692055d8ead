//! What happens to an entry after it was written: corrected, amended, struck, copied into the case journal; and what it
//! carries besides its text.

use std::time::Duration;

use chrono::TimeDelta;
use personalbase::{
    domain::{
        command::Command,
        ids::{EntryId, GoalId, YouthId},
        log::{About, ContactMinutes, EntryContent, EntryMarks, NewEntry, Revision, RevisionKind, Weight},
    },
    testing::Harness,
    ui::theme::{Role, Theme, ThemeName},
};
use ratatui::style::Modifier;

use crate::houses::{Pair, entry, now, prose, sample, sample_as};
use crate::{house, newest};

/// The sizes a house has.
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 36)];

const SAMIRA: YouthId = YouthId(1);
const AMIR: YouthId = YouthId(3);
const HODAN: YouthId = YouthId(5);

fn write(pair: &mut Pair, new: NewEntry) -> EntryId {
    EntryId(pair.run(&Command::WriteEntry(new)))
}

fn marked(marks: EntryMarks, about: About, text: &str) -> NewEntry {
    NewEntry { marks, ..entry(now(), about, Weight::Normal, text) }
}

#[test]
fn an_entry_carries_what_is_ticked_and_counted() {
    for (width, height) in SIZES {
        let mut screen = Harness::sample("KN");
        screen.resize(width, height).keys("3 n").type_text("Lang prat om skolen.").keys("tab tab tab tab");
        screen.expect("▸ Overlapp");
        screen.keys("space tab space tab").type_text("45").keys("tab").type_text("90");
        screen.keys("tab right").expect("▸ Mål").expect("Bestå vg1 norsk").expect("[x]");
        screen.keys("ctrl-s");
        let entry = newest(&screen, 1).remove(0);
        let minutes = ContactMinutes { individual: Some(45), common: Some(90) };
        let expected = EntryMarks { weight_until: None, handover: true, journal: true, minutes, goal: Some(GoalId(1)) };
        assert_eq!(entry.marks, expected);
        screen.keys("l").expect("til overlapping").expect("45 min alene, 1 t 30 min");
        screen.expect("venter på journal").expect("Mål        Bestå vg1 norsk");
    }
}

#[test]
fn goals_follow_whom_the_entry_is_about_and_are_never_required() {
    let mut screen = Harness::sample("KN");
    screen.resize(120, 36).keys("1 n").expect_not("Mål  ");
    screen.type_text("Frokost sammen.").keys("shift-tab shift-tab shift-tab shift-tab").expect("▸ Om");
    screen.keys("3");
    screen.expect("Mål");
    screen.keys("ctrl-s");
    assert_eq!(newest(&screen, 1)[0].marks.goal, None);
    // The one that was written about last stands first.
    screen.keys("3 n").type_text("Sto opp selv.").keys("tab tab tab tab tab tab tab tab right right ctrl-s");
    assert_eq!(newest(&screen, 1)[0].marks.goal, Some(GoalId(2)));
    screen.keys("3 n").type_text("Sto opp selv igjen.").keys("tab tab tab tab tab tab tab tab right");
    screen.expect("◂ ▌Stå opp 07:30 selv ▸");
}

#[test]
fn a_raised_weight_says_when_it_falls_back_and_does_so_by_itself() {
    let mut screen = Harness::sample("KN");
    screen.resize(120, 36).keys("1 n").type_text("Kom ikke hjem.").expect_not("Vekt til");
    screen.keys("shift-tab").type_text("v");
    screen.expect("Vekt til").expect("i morgen 14:32");
    screen.keys("tab").type_text("i går 12:00").keys("tab");
    screen.expect("Det er over allerede");
    screen.keys("shift-tab ctrl-a").type_text("16:00").keys("tab ctrl-s l");
    screen.expect("14:32 KN 1   !  observasjon · viktig til 16:00");
    screen.keys("esc").expect("! notat 14:32");
    screen.advance(Duration::from_secs(88 * 60)).enter("KN");
    screen.expect("notat 14:32").expect_not("! notat 14:32");
    screen.keys("l").expect("14:32 KN 1      observasjon · var viktig til 16:00");
}

#[test]
fn a_weight_that_falls_back_while_the_log_is_open_is_seen_there() {
    let mut pair = sample();
    let until = EntryMarks { weight_until: Some(now() + TimeDelta::minutes(2)), ..EntryMarks::default() };
    write(&mut pair, NewEntry { weight: Weight::Critical, ..marked(until, About::House, "Alarm i kjelleren.") });
    pair.wait().keys("l down").expect("14:32 KN hus !! Alarm i kjelleren.");
    pair.screen.advance(Duration::from_secs(121)).expect("14:32 KN hus    Alarm i kjelleren.");
}

#[test]
fn the_author_corrects_within_the_shift_with_a_trace() {
    for (width, height) in SIZES {
        let mut screen = Harness::sample("KN");
        screen.resize(width, height).keys("1 n").type_text("Kom hjem 15:10.").keys("ctrl-s l h");
        assert_eq!(screen.message(), " Notatet er ikke endret siden det ble skrevet.");
        screen.keys("r").expect("Rett notatet ditt fra KN 14:32 (sporet vises)").expect_not("Grunn");
        screen.expect("Kom hjem 15:10.");
        screen.keys("ctrl-s").expect("Ingenting er endret");
        screen.type_text(" Sliten.").keys("ctrl-s").expect("Kom hjem 15:10. Sliten.");
        assert_eq!(screen.message(), " Lagret kl. 14:32: rettet notat om leilighet 1.");
        screen.expect("rettet 14:32 KN");
        screen.keys("down").expect("(rettet 14:32 KN) Kom hjem 15:10. Sliten.");
        screen.keys("up h").expect("Historikk for notatet").expect("Skrevet 14:32 KN");
        screen.expect("Fakta      Kom hjem 15:10.").expect("Fakta      Kom hjem 15:10. Sliten.");
        screen.keys("esc esc");
        assert_eq!(newest(&screen, 1)[0].revised.as_ref().unwrap().kind, RevisionKind::Correction);
    }
}

#[test]
fn afterwards_a_correction_says_why() {
    let mut pair = sample_as("OH");
    pair.screen.keys("l").expect("Kom ikke til avtalt tid.");
    pair.screen.keys("r");
    pair.screen.expect("Rettelse av notat fra KN 13:55, med grunn").expect("Grunn*");
    pair.screen.type_text(" Ringte 14:00.").keys("ctrl-s").expect("Skriv hvorfor.").expect("▸ Grunn");
    pair.screen.type_text("Hadde ringt meg.").keys("ctrl-s");
    pair.screen.expect("Kom ikke til avtalt tid. Ringte 14:00.").expect("rettet 14:32 OH");
    pair.screen.keys("h");
    pair.screen.expect("rettelse 14:32 OH").expect("Grunn: Hadde ringt meg.").expect("Skrevet 13:55 KN");
}

#[test]
fn the_form_asks_for_a_reason_when_the_shift_ends_while_it_is_open() {
    let mut pair = sample();
    let kind = pair.other.read().shift_of(personalbase::domain::ids::StaffId(1), now()).unwrap().unwrap();
    let at = kind.ends_at + TimeDelta::minutes(119) - now();
    write(&mut pair, NewEntry { shift: Some(kind.id), ..entry(now(), About::House, Weight::Normal, "Alt rolig.") });
    pair.screen.advance(at.to_std().unwrap()).enter("KN");
    pair.screen.keys("esc l r").expect("sporet vises").expect_not("Grunn");
    pair.screen.advance(Duration::from_secs(61)).expect("med grunn").expect("Grunn*");
}

#[test]
fn a_struck_entry_stays_to_be_read_and_nothing_more_is_done_to_it() {
    for (width, height) in SIZES {
        let mut pair = sample();
        let id = write(&mut pair, entry(now(), About::Youths(vec![AMIR]), Weight::Critical, "Røykte på rommet."));
        pair.wait().resize(width, height).expect("notat 14:32");
        pair.screen.keys("l minus");
        pair.screen.expect("Før feil notat fra KN 14:32: «Røykte på rommet.»").expect("LEILIGHET 3 · AMIR");
        pair.screen.keys("ctrl-s").expect("Skriv hvorfor.");
        pair.screen.type_text("Det var en annen ungdom.").keys("ctrl-s");
        assert_eq!(pair.screen.message(), " Lagret kl. 14:32: notat om leilighet 3 er feilført.");
        pair.screen.expect("feilført 14:32 KN: Det");
        pair.screen.keys("down");
        pair.screen.expect("14:32 KN 3      (feilført 14:32 KN: Det var en annen ungdom.)");
        let (x, y) = pair.screen.find("Røykte").unwrap();
        let style = Theme::new(ThemeName::Auto).style(Role::Struck);
        assert_eq!(pair.screen.style(x, y).fg, style.fg);
        assert!(pair.screen.style(x, y).add_modifier.contains(Modifier::CROSSED_OUT));
        for key in ["r", "minus"] {
            pair.screen.keys("up").keys(key);
            assert_eq!(pair.screen.message(), " Notatet er feilført, og det står som det ble feilført.");
        }
        pair.screen.keys("esc").expect("notat 13:55").expect_not("notat 14:32");
        assert!(pair.other.read().entry(id).unwrap().unwrap().is_struck());
    }
}

#[test]
fn a_temp_strikes_their_own_within_the_shift_and_nobody_elses() {
    let mut pair = sample_as("TB");
    pair.screen.resize(120, 36).keys("l minus");
    assert_eq!(
        pair.screen.message(),
        " Rollen din kan ikke rette eller føre feil det som står i loggen. Ingenting er endret."
    );
    pair.screen.keys("1 n").type_text("Feil ungdom.").keys("ctrl-s l minus").type_text("Feil.").keys("ctrl-s");
    pair.screen.expect("feilført 14:32 TB");
}

#[test]
fn what_another_terminal_corrects_is_seen_at_once_and_not_overwritten() {
    let mut pair = sample();
    pair.screen.keys("l r").type_text(" Mitt.");
    let stood = pair.other.read().entry(EntryId(4)).unwrap().unwrap();
    let mut content = EntryContent::from(&stood);
    content.lines.facts = prose("Deres.");
    let revision = Revision::Amendment { content, reason: prose("Slik var det.").unwrap() };
    pair.run(&Command::ReviseEntry { entry: EntryId(4), seen: None, revision, shift: None });
    pair.wait().keys("ctrl-s").expect("KN endret dette mens du skrev").expect("Deres.").expect("Kom ikke til avtalt");
    pair.screen.keys("esc esc d");
    pair.screen.keys("esc").expect("Deres.").expect("rettet 14:32 KN");
}

#[test]
fn a_correction_that_came_in_the_moment_of_the_receipt_is_still_unread() {
    let mut pair = sample_as("TB");
    pair.screen.keys("j 3 tab").expect("Kom ikke til avtalt tid.").expect("3 Amir");
    let stood = pair.other.read().entry(EntryId(4)).unwrap().unwrap();
    let mut content = EntryContent::from(&stood);
    content.lines.facts = prose("Kom likevel.");
    let revision = Revision::Amendment { content, reason: prose("Slik var det.").unwrap() };
    pair.run(&Command::ReviseEntry { entry: EntryId(4), seen: None, revision, shift: None });
    // The screen has not been told yet.
    pair.screen.expect_not("Kom likevel.");
    pair.screen.keys("space").expect("Oppføringen er rettet siden den sto her.").expect("· 4 ulest");
    pair.screen.expect("Kom likevel.");
    pair.screen.keys("space").expect("· 3 ulest");
}

#[test]
fn in_one_youths_file_the_others_are_not_named_anywhere() {
    for (width, height) in SIZES {
        let mut pair = sample();
        let marks = EntryMarks { goal: Some(GoalId(1)), journal: true, ..EntryMarks::default() };
        let about = About::Youths(vec![AMIR, SAMIRA, HODAN]);
        write(&mut pair, NewEntry { marks, ..entry(now(), about, Weight::Important, "Kranglet om fjernkontrollen.") });
        pair.wait().resize(width, height).keys("l").expect("1 Samira, 3").expect("Bestå vg1 norsk");
        pair.screen.keys("1").expect("Kranglet").expect("(og 2 andre beboere)");
        let unnamed = |screen: &Harness| {
            let body = crate::houses::body(screen);
            for name in [" Amir", "Hodan", " AMIR", "HODAN", "▌3", "▌6", "Bestå vg1 norsk"] {
                assert!(!body.contains(name), "{name}\n{body}");
            }
        };
        unnamed(&pair.screen);
        pair.screen.keys("down").expect("Kranglet om fjernkontrollen. (og 2 andre beboere)");
        pair.screen.keys("up r").expect("Rett").expect("SAMIRA").expect("OG 2 ANDRE");
        unnamed(&pair.screen);
        pair.screen.type_text(" Ordnet opp.").keys("ctrl-s").expect("Ordnet opp.");
        unnamed(&pair.screen);
        let entry = newest(&pair.screen, 1).remove(0);
        assert_eq!(entry.marks.goal, Some(GoalId(1)), "what is not shown is not lost");
        pair.screen.keys("h");
        unnamed(&pair.screen);
        pair.screen.keys("esc minus").expect("OG 2 ANDRE");
        unnamed(&pair.screen);
        pair.screen.keys("esc space").expect("Overført til journal");
        unnamed(&pair.screen);
        pair.screen.keys("esc f").keys("ctrl-a").type_text("fjernkontroll\n").expect("Kranglet");
        unnamed(&pair.screen);
        pair.screen.keys("esc 1 p").expect("Kranglet om fjernkontrollen");
        unnamed(&pair.screen);
    }
}

#[test]
fn what_waits_for_the_journal_is_a_list_that_is_ticked_off() {
    let mut pair = sample();
    let marks = EntryMarks { journal: true, ..EntryMarks::default() };
    pair.screen.keys("J").expect("Ingenting venter på journalen.");
    pair.screen.keys("esc");
    write(&mut pair, marked(marks, About::Youths(vec![AMIR]), "Samarbeidsmøte."));
    write(&mut pair, marked(marks, About::Youths(vec![SAMIRA]), "Time hos lege."));
    pair.wait().keys("J").expect("Til journal").expect("2 venter").expect_not("Frokost");
    pair.screen.keys("down space").expect("Overført til journal: «Time hos lege.»").expect("LEILIGHET 1 · SAMIRA");
    pair.screen.keys("ctrl-s").expect("Skriv hvor det står");
    pair.screen.type_text("Modulus 118").keys("enter");
    pair.screen.expect("1 venter").expect("Samarbeidsmøte.").expect_not("Time hos lege.");
    pair.screen.keys("esc l").expect("i journal 21.11.2026 (KN: Modulus 118)").expect("Time hos lege.");
    pair.screen.keys("space");
    assert_eq!(pair.screen.message(), " Notatet venter ikke på journalen.");
    pair.screen.keys("r").type_text(" Ny time.").keys("ctrl-s").expect("endret etter at det ble overført til journal");
    pair.screen.keys("J").expect("2 venter");
}

#[test]
fn a_phrase_is_written_where_the_cursor_stands() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 n").type_text("Kl. 15: ").keys("ctrl-f").expect("Fraser").expect("Inne til avtalt tid.");
    screen.keys("enter").expect("Kl. 15: Inne til avtalt tid.");
    screen.keys("shift-tab ctrl-f");
    assert_eq!(screen.message(), " Gå til en tekstlinje først: fakta, egne ord, vurdering eller avtalt.");
    screen.keys("tab ctrl-z").expect_not("Inne til avtalt tid.").expect("Kl. 15:");
}

#[test]
fn a_correction_that_waits_as_a_draft_remembers_what_was_read() {
    let mut pair = sample();
    pair.screen.keys("l r").type_text(" Mer.").advance(Duration::from_secs(4));
    pair.screen.keys("esc esc d").expect("Rett notatet…");
    pair.screen.keys("enter").expect("avtalt tid. Mer.");
    pair.screen.keys("ctrl-s");
    let opened = house(&pair.screen);
    let read = opened.house.read();
    assert_eq!(read.entry(EntryId(4)).unwrap().unwrap().lines.facts, prose("Kom ikke til avtalt tid. Mer."));
}
