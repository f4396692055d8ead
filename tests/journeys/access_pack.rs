//! What is handed out about one youth on request: gathered, gone through line by line, written, and kept a receipt of.

use std::{
    fs,
    path::{Path, PathBuf},
};

use personalbase::{
    domain::{
        access_pack::{AskedBy, Request, Step},
        command::Command,
        contact::{self, ContactFacts, ContactRole, Phone},
        ids::{EntryId, PackId, StaffId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::{Line, Prose},
        staff::StaffRole,
        time::Zone,
        youth::YouthFacts,
    },
    report::access_pack::{Gathering, HandingOut, gather, hand_out},
    store::House,
    testing::Harness,
    text::{Language, Texts},
};
use proptest::prelude::*;

use crate::{
    hands::{audit, open_beside},
    houses::body,
    tasks::at,
};

const LEAD: StaffId = StaffId(1);
const SAMIRA: YouthId = YouthId(1);
const AMIR: YouthId = YouthId(3);

fn write(house: &mut House, screen: &Harness, youths: &[YouthId], text: &str) -> EntryId {
    let lines = EntryLines { facts: Prose::optional(text).unwrap(), ..EntryLines::default() };
    let entry = NewEntry {
        about: About::Youths(youths.to_vec()),
        kind: EntryKind::Observation,
        weight: Weight::Normal,
        happened_at: screen.now(),
        lines,
        shift: None,
        marks: EntryMarks::default(),
    };
    EntryId(house.execute(LEAD, screen.now(), &Command::WriteEntry(entry)).unwrap().row)
}

/// The sample house with entries about Amir alone, and about him and Samira.
fn written(initials: &str, texts: &[(&[YouthId], &str)]) -> Harness {
    let screen = Harness::sample(initials);
    let mut house = open_beside(&screen);
    for (youths, text) in texts {
        write(&mut house, &screen, youths, text);
    }
    screen
}

/// Begins a pack about Amir and opens it.
fn begun(screen: &mut Harness) {
    screen.keys("3 p Y a").expect("Nytt innsyn");
    screen.keys("ctrl-s enter");
}

fn out(screen: &Harness, name: &str) -> PathBuf {
    screen.folder().parent().unwrap().join(name)
}

/// Writes the path into the form, in the place of what is proposed, and hands out.
fn hand_out_to(screen: &mut Harness, path: &Path) {
    screen.keys("f").expect("Lever ut");
    screen.keys("ctrl-a backspace");
    screen.paste(&path.display().to_string()).keys("ctrl-s");
}

const QUARREL: &[(&[YouthId], &str)] =
    &[(&[SAMIRA, AMIR], "Amir og Samira kranglet om SAMIRAS mat."), (&[AMIR], "Rolig kveld. Moren er syk.")];

#[test]
fn a_pack_is_begun_gone_through_and_handed_out() {
    let mut screen = written("KN", QUARREL);
    screen.keys("3 p Y").expect("Ingen har bedt om innsyn i denne mappa ennå. a begynner");
    screen.keys("a").expect("Hvem har bedt om innsyn").expect("◂ ungdommen ▸");
    screen.keys("right tab").type_text("Per Verge").keys("ctrl-s");
    screen.expect("bedt om av vergen (Per Verge) · alt").expect("0 av 1 forslag sett").expect("Hentet");
    screen.keys("enter").expect("3 AMIR · Innsyn · Logg").expect("Amir og ›█Samira█‹ kranglet om █SAMIRAS█ mat.");
    screen.expect("Gjelder også: [en annen ungdom]").expect("0 av 1 forslag sett");
    // Nothing is handed out before it is seen.
    screen.keys("f").expect("1 linje med forslag er ikke sett");
    screen.keys("enter").expect("Alle linjer med forslag er sett. f leverer ut.").expect("1 av 1 forslag sett");
    let path = out(&screen, "innsyn.txt");
    hand_out_to(&mut screen, &path);
    screen.expect("Levert ut til");
    let paper = fs::read_to_string(&path).unwrap();
    for stands in [
        "Innsyn: det huset har skrevet om Amir",
        "Bedt om av: vergen (Per Verge)",
        "Periode: alt",
        "Fakta: Amir og [en annen ungdom] kranglet om [en annen ungdom] mat.",
        "Fakta: Rolig kveld. Moren er syk.",
        "HVEM HAR LEST, OG HVEM HAR ENDRET",
        "Kari Nygård (KN): åpnet mappa",
        "(1) Gjelder en annen ungdom: 2 steder",
        "Spor: rad",
    ] {
        assert!(paper.contains(stands), "{stands}\n{paper}");
    }
    assert!(!paper.to_lowercase().contains("samira"), "{paper}");
    // The receipt stands on the youth's file.
    screen.keys("esc").expect("Levert ut 21.11.2026 14:32 av KN").expect("noe skjult i 1 linje").expect("SHA-256");
    screen.keys("enter space").expect("Innsynet er levert ut, og endres ikke lenger");
    assert_eq!(audit(&screen, 2), ["KN export", "KN hand-out-access-pack"]);
}

#[test]
fn a_proposal_is_shown_and_hidden_again_and_other_words_get_a_reason() {
    let mut screen = written("KN", QUARREL);
    begun(&mut screen);
    screen.keys("space").expect("Amir og ›_Samira_‹ kranglet om █SAMIRAS█");
    screen.keys("space").expect("Amir og ›█Samira█‹ kranglet om █SAMIRAS█");
    // A range of words without a proposal is asked about.
    screen.keys("right").expect("█Samira█ ›kranglet‹ om");
    screen.keys("e right").expect("›kranglet om‹").expect("tar med flere ord");
    screen.keys("space").expect("Skjul «kranglet om»");
    screen.keys("right right ctrl-s").expect("█Samira█ ›█kranglet om█‹");
    // The reason can be another afterwards, in own words, which then have to be written.
    screen.keys("r").expect("Skjul «kranglet om»");
    screen.keys("end ctrl-s").expect("Egne ord");
    screen.keys("esc");
    assert_eq!(audit(&screen, 1), ["KN mask-access-pack"]);
    let mut beside = open_beside(&screen);
    let line = beside.read().next_left(PackId(1), None).unwrap().expect("still to be seen");
    let masks = beside.read().pack_line(line.line).unwrap().unwrap().1.masks().clone();
    let reasons: Vec<&str> = masks.all().iter().map(|mask| mask.reason.id()).collect();
    assert_eq!(reasons, ["other-youth", "own-health", "other-youth"]);
    beside.tell_time(screen.now());
}

#[test]
fn a_whole_line_is_hidden_with_a_reason_and_shown_again() {
    let mut screen = written("KN", QUARREL);
    begun(&mut screen);
    screen.keys("w").expect("Skjul hele linjen");
    screen.keys("end").keys("tab").type_text("Gjelder en straffesak").keys("ctrl-s");
    screen.expect("█lør 21.11.2026");
    screen.keys("enter");
    let path = out(&screen, "hele.txt");
    hand_out_to(&mut screen, &path);
    let paper = fs::read_to_string(&path).unwrap();
    assert!(paper.contains("█████ (1): hele linjen er tatt ut"), "{paper}");
    assert!(paper.contains("(1) Annen grunn: Gjelder en straffesak: 1 sted"), "{paper}");
    assert!(!paper.contains("kranglet"), "{paper}");
    // What another line of the same pack says is untouched.
    let mut screen = written("KN", QUARREL);
    begun(&mut screen);
    screen.keys("w ctrl-s").expect("█lør 21");
    screen.keys("w").expect_not("█lør 21").expect("›█Samira█‹");
}

#[test]
fn lines_without_a_proposal_are_accepted_by_page() {
    let mut screen = written("KN", QUARREL);
    begun(&mut screen);
    screen.keys("home a").expect("godtatt");
    let progress = |screen: &Harness| open_beside(screen).read().pack(PackId(1)).unwrap().unwrap().progress;
    let (lines, seen) = (progress(&screen).lines, progress(&screen).seen);
    assert!(seen > 0 && seen < lines, "{seen} of {lines}");
    for _ in 0..10 {
        screen.keys("a");
    }
    assert_eq!((progress(&screen).seen, progress(&screen).left()), (lines - 1, 1), "all but the one to decide");
    screen.keys("tab").expect("›█Samira█‹");
}

#[test]
fn it_is_taken_up_on_another_day_by_another_leader_and_nothing_decided_is_lost() {
    let texts: &[(&[YouthId], &str)] =
        &[(&[AMIR], "Samira var med."), (&[AMIR], "Samira ringte."), (&[AMIR], "Samira gikk.")];
    let mut screen = written("KN", texts);
    begun(&mut screen);
    screen.keys("space enter").expect("1 av 3 forslag sett").expect("›█Samira█‹ ringte");
    let mut beside = open_beside(&screen);
    let lead = Command::ChangeStaff { staff: StaffId(2), version: 1, role: StaffRole::ClinicalLead, active: true };
    beside.execute(LEAD, screen.now(), &lead).unwrap();
    let mut other = screen.second("OH");
    at(&mut other, "2026-11-24T09:00:00Z");
    other.keys("3 p Y").expect("Begynt 21.11.2026 av KN").expect("1 av 3 forslag sett");
    other.keys("enter").expect("›█Samira█‹ ringte").expect("_Samira_ var med");
    // Both stand at the same line: the second hears that somebody was there first.
    screen.keys("space");
    other.keys("enter").expect("Noen andre").expect("_Samira_");
}

#[test]
fn what_the_house_writes_meanwhile_comes_as_lines_to_be_seen() {
    let mut screen = written("KN", QUARREL);
    begun(&mut screen);
    screen.keys("enter").expect("1 av 1 forslag sett");
    let mut beside = open_beside(&screen);
    write(&mut beside, &screen, &[AMIR], "Samira kom tilbake.");
    screen.keys("h").expect("Hentet 1 ny linje.").expect("1 av 2 forslag sett");
    screen.keys("f").expect("1 linje med forslag er ikke sett");
    screen.keys("tab").expect("›█Samira█‹ kom tilbake");
    screen.keys("h").expect("Ingenting nytt siden sist.");
}

#[test]
fn only_the_time_that_was_asked_for_comes_along() {
    let mut screen = written("KN", QUARREL);
    let mut later = screen.second("KN");
    at(&mut later, "2026-11-24T09:00:00Z");
    let mut beside = open_beside(&later);
    write(&mut beside, &later, &[AMIR], "Tre dager etter.");
    at(&mut screen, "2026-11-24T09:00:00Z");
    screen.keys("3 p Y a tab tab tab").type_text("23.11.2026").keys("ctrl-s");
    screen.expect("fra 23.11.2026");
    screen.keys("enter end").expect("Tre dager etter.").expect_not("Rolig kveld");
}

#[test]
fn a_file_is_never_overwritten_and_never_lies_in_the_house() {
    let mut screen = written("KN", &[(&[AMIR], "Rolig.")]);
    begun(&mut screen);
    let there = out(&screen, "finnes.txt");
    fs::write(&there, "annet").unwrap();
    hand_out_to(&mut screen, &there);
    screen.expect("finnes");
    assert_eq!(fs::read_to_string(&there).unwrap(), "annet");
    let inside = screen.folder().join("innsyn.txt");
    hand_out_to(&mut screen, &inside);
    screen.expect("ligger i mappen til huset");
    assert!(!inside.exists());
    let nowhere = out(&screen, "ingen").join("innsyn.txt");
    hand_out_to(&mut screen, &nowhere);
    let pack = open_beside(&screen).read().pack(PackId(1)).unwrap().unwrap();
    assert!(!pack.is_finished(), "nothing was handed out");
}

#[test]
fn handed_out_again_it_is_the_same_word_for_word() {
    let mut screen = written("KN", QUARREL);
    begun(&mut screen);
    screen.keys("enter");
    let (first, again) = (out(&screen, "en.txt"), out(&screen, "to.txt"));
    hand_out_to(&mut screen, &first);
    let mut beside = open_beside(&screen);
    write(&mut beside, &screen, &[AMIR], "Etterpå.");
    at(&mut screen, "2026-12-01T09:00:00Z");
    screen.keys("f").expect("Dette ble levert ut 21.11.2026");
    screen.keys("esc");
    hand_out_to(&mut screen, &again);
    assert_eq!(fs::read_to_string(&first).unwrap(), fs::read_to_string(&again).unwrap());
    let receipts = open_beside(&screen).read().pack(PackId(1)).unwrap().unwrap().receipts;
    assert_eq!(receipts.len(), 2);
    assert_eq!(receipts[0].handed, receipts[1].handed);
}

#[cfg(unix)]
#[test]
fn what_is_handed_out_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut screen = written("KN", &[(&[AMIR], "Rolig.")]);
    begun(&mut screen);
    let path = out(&screen, "innsyn.txt");
    hand_out_to(&mut screen, &path);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn names_in_other_scripts_and_long_ones_are_proposed_and_fit_the_screen() {
    let screen = Harness::sample("KN");
    let mut beside = open_beside(&screen);
    let mut facts: YouthFacts = beside.read().people().unwrap().youths[&SAMIRA].facts.clone();
    facts.preferred_name = Line::new("Wolfeschlegelsteinhausenbergerdorff-Habtemariam Gebreselassie").unwrap();
    let version = beside.read().people().unwrap().youths[&SAMIRA].version;
    beside.execute(LEAD, screen.now(), &Command::ChangeYouth { youth: SAMIRA, version, facts }).unwrap();
    let text = "Amir traff Wolfeschlegelsteinhausenbergerdorff-Habtemariam Gebreselassie og سميرة i byen.";
    write(&mut beside, &screen, &[AMIR], text);
    drop(beside);
    let mut screen = screen.second("KN");
    begun(&mut screen);
    screen.expect("Gebreselassie█‹ og █سميرة█ i byen");
    screen.keys("enter");
    let path = out(&screen, "innsyn.txt");
    hand_out_to(&mut screen, &path);
    let paper = fs::read_to_string(&path).unwrap();
    assert!(paper.contains("Amir traff [en annen ungdom] og [en annen ungdom] i byen."), "{paper}");
}

#[test]
fn what_others_were_called_before_is_proposed_too() {
    let screen = Harness::sample("KN");
    let mut house = open_beside(&screen);
    let youth = house.read().people().unwrap().youths[&SAMIRA].clone();
    let mut change = |version: i64, name: &str| {
        let mut facts = youth.facts.clone();
        facts.latin_name = Some(Line::new(name).unwrap());
        house.execute(LEAD, screen.now(), &Command::ChangeYouth { youth: SAMIRA, version, facts }).unwrap();
    };
    change(youth.version, "Nasrin Karimi");
    change(youth.version + 1, "Nasrin Ahmadi");
    let contact = |name: &str, role| ContactFacts {
        role,
        name: Line::new(name).unwrap(),
        language: None,
        phone: None,
        email: None,
        time_zone: None,
        note: None,
        call_first: false,
    };
    for (before, role) in [("Gulbahar", ContactRole::FamilyAbroad), ("Solveig", ContactRole::Doctor)] {
        let add = contact::Step::AddContact { youth: SAMIRA, facts: contact(before, role) };
        let row = house.execute(LEAD, screen.now(), &Command::Contact(add)).unwrap().row;
        let change = contact::Step::ChangeContact {
            contact: personalbase::domain::ids::ContactId(row),
            version: 1,
            facts: contact("Torunn", ContactRole::Doctor),
            same_person: false,
        };
        house.execute(LEAD, screen.now(), &Command::Contact(change)).unwrap();
    }
    drop(house);
    let paper = handed(&["Amir traff Karimi, Gulbahar og Solveig.".to_owned()], &screen);
    assert!(paper.contains("Amir traff [en annen ungdom], █████") && paper.contains(" og Solveig."), "{paper}");
    assert!(!paper.contains("Karimi") && !paper.contains("Gulbahar"), "{paper}");
}

#[test]
fn what_a_killed_program_left_beside_the_file_is_replaced_and_nothing_stays_beside_it() {
    let mut screen = written("KN", &[(&[AMIR], "Rolig.")]);
    begun(&mut screen);
    let (path, part) = (out(&screen, "innsyn.txt"), out(&screen, "innsyn.txt.part"));
    fs::write(&part, "halv").unwrap();
    hand_out_to(&mut screen, &path);
    assert!(fs::read_to_string(&path).unwrap().contains("Rolig."));
    assert!(!part.exists());
}

#[test]
fn what_is_a_private_persons_own_is_proposed_and_what_a_professional_gave_is_not() {
    let screen = Harness::sample("KN");
    let mut beside = open_beside(&screen);
    for (role, name, phone) in [
        (ContactRole::FamilyAbroad, "Fatima Rahimi", "+93 700 11 222"),
        (ContactRole::Doctor, "Lege Hansen", "22 22 22 22"),
    ] {
        let facts = ContactFacts {
            role,
            name: Line::new(name).unwrap(),
            language: None,
            phone: Phone::optional(phone).unwrap(),
            email: None,
            time_zone: None,
            note: Line::optional("best etter 16").unwrap(),
            call_first: false,
        };
        let add = Command::Contact(contact::Step::AddContact { youth: AMIR, facts });
        beside.execute(LEAD, screen.now(), &add).unwrap();
    }
    write(&mut beside, &screen, &[AMIR], "Fatima ringte. Lege Hansen ringte.");
    drop(beside);
    let mut screen = screen.second("KN");
    begun(&mut screen);
    screen.expect("›█Fatima█‹ ringte. Lege Hansen ringte.").expect("0 av 2 forslag sett");
    screen
        .keys("enter")
        .expect("Navn: Fatima Rahimi")
        .expect("Telefon: █+›93 700 11 222█‹")
        .expect("Merknad: █best etter 16█");
    screen.keys("enter").expect("2 av 2 forslag sett");
}

#[test]
fn the_screens_as_they_look() {
    let mut screen = written("KN", QUARREL);
    screen.keys("3 p Y a");
    insta::assert_snapshot!("pack_form_80x24", body(&screen));
    screen.keys("ctrl-s");
    insta::assert_snapshot!("packs_80x24", body(&screen));
    screen.keys("enter");
    insta::assert_snapshot!("pack_lines_80x24", body(screen.resize(80, 24)));
    insta::assert_snapshot!("pack_lines_120x36", body(screen.resize(120, 36)));
    screen.resize(80, 24).keys("right space");
    insta::assert_snapshot!("pack_reason_80x24", body(&screen));
    screen.keys("esc enter f");
    insta::assert_snapshot!("pack_hand_out_80x24", body(&screen));
}

/// All that was written about Amir, gone through without a change and handed out.
fn handed(texts: &[String], screen: &Harness) -> String {
    let mut house = open_beside(screen);
    for (number, text) in texts.iter().enumerate() {
        let youths: &[YouthId] = if number % 2 == 0 { &[AMIR] } else { &[SAMIRA, AMIR] };
        write(&mut house, screen, youths, text);
    }
    let now = screen.now();
    let request = Request { asked_by: AskedBy::Youth, name: None, purpose: None, from: None, until: None };
    let begin = Command::Pack(Step::Begin { youth: AMIR, request });
    let pack = PackId(house.execute(LEAD, now, &begin).unwrap().row);
    let of = Gathering { pack, staff: LEAD, now, texts: Texts::new(Language::Nb), zone: Zone::OSLO };
    gather(&mut house, of, &mut |_| {}).unwrap();
    while let Some(place) = house.read().next_left(pack, None).unwrap() {
        let (_, line) = house.read().pack_line(place.line).unwrap().unwrap();
        let masks = line.proposed.clone();
        let seen = Command::Pack(Step::Decide { line: place.line, before: None, masks, seen: true });
        house.execute(LEAD, now, &seen).unwrap();
    }
    let path = out(screen, "innsyn.txt");
    let texts = Texts::new(Language::Nb);
    hand_out(&mut house, &HandingOut { pack, staff: LEAD, now, texts, zone: Zone::OSLO, path: path.clone() }).unwrap();
    fs::read_to_string(path).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whoever writes whatever about the others, however they spell them: no name of another youth is handed out.
    #[test]
    fn no_name_of_another_youth_is_handed_out(
        texts in prop::collection::vec(
            prop::collection::vec(
                "(Samira|SAMIRA|samira|Samiras|SAMIRAS|Samira's|Samira-s|سميرة|Amir|Amirs|og|gikk|\\(|\\.|,|«|»|\n)",
                1..12,
            ),
            1..8,
        ),
        glue in "( |, | \n)",
    ) {
        let texts: Vec<String> = texts.into_iter().map(|words| format!("x {}", words.join(&glue))).collect();
        let screen = Harness::sample("KN");
        let paper = handed(&texts, &screen);
        let lower = paper.to_lowercase();
        prop_assert!(!lower.contains("samira") && !paper.contains("سميرة"), "{}", paper);
        let own = texts.iter().filter(|text| text.contains("Amir")).count();
        prop_assert!(own == 0 || paper.contains("Amir"));
    }
}

#[test]
fn a_file_without_a_folder_is_written_to_the_home_folder_under_a_name_that_names_nobody() {
    let mut screen = written("KN", &[(&[AMIR], "Rolig.")]);
    begun(&mut screen);
    screen.keys("f").expect("~/innsyn-1-2026-11-21.txt");
    screen.keys("ctrl-s").expect("innsyn-1-2026-11-21.txt");
    assert!(out(&screen, "innsyn-1-2026-11-21.txt").exists());
}

#[test]
fn a_long_file_is_walked_through_to_its_end_and_back() {
    let texts: Vec<String> = (0..450).map(|number| format!("Kveld nummer {number}.")).collect();
    let texts: Vec<(&[YouthId], &str)> = texts.iter().map(|text| (&[AMIR][..], text.as_str())).collect();
    let mut screen = written("KN", &texts);
    begun(&mut screen);
    let mut numbers = Vec::new();
    let seen = |screen: &Harness, numbers: &mut Vec<usize>| {
        let number = |row: &str| row.split_once("Kveld nummer ")?.1.trim_end_matches('.').parse().ok();
        let here: Vec<usize> = (0..24).filter_map(|row| number(&screen.row(row))).collect();
        numbers.extend(here);
    };
    for _ in 0..230 {
        seen(&screen, &mut numbers);
        screen.keys("pagedown");
    }
    let all: std::collections::BTreeSet<usize> = numbers.iter().copied().collect();
    assert_eq!(all.len(), 450, "none is passed over");
    numbers.clear();
    for _ in 0..230 {
        screen.keys("pageup");
        seen(&screen, &mut numbers);
    }
    let back: std::collections::BTreeSet<usize> = numbers.iter().copied().collect();
    assert_eq!(back.len(), 450, "none is passed over on the way back");
    screen.keys("end").expect("Stå opp 07:30 selv");
    screen.keys("home").expect("3 AMIR · Innsyn · Hvem ungdommen er");
}
