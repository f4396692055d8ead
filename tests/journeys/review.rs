//! The leader's review of who has read and changed.

use personalbase::{
    domain::{
        command::Command,
        ids::{AuditId, YouthId},
        taken::TakenList,
    },
    store::keys::{AuditHead, Hex, KeyFile},
    testing::Harness,
};

use crate::{hands::audit, houses::body, tasks::at};

/// What is said when somebody comes in is gone by then.
const AFTER_MESSAGES: std::time::Duration = std::time::Duration::from_secs(15);

#[test]
fn the_newest_deeds_stand_first_in_plain_words() {
    let mut house = Harness::sample("KN");
    let mut other = house.second("TB");
    other.keys("3 p esc");
    at(&mut other, "2026-11-21T14:10:00Z");
    other.keys("S").type_text("ungdom:1 avtalt").keys("enter");
    at(&mut house, "2026-11-21T14:20:00Z");
    house.keys("I").expect("Gjennomsyn").expect("aldri gjennomsett").expect("g krysser av når du har gjort det.");
    let rows: Vec<String> = (0..24).map(|row| house.row(row)).collect();
    let of = |text: &str| rows.iter().position(|row| row.contains(text)).unwrap_or_else(|| panic!("{text}\n{rows:#?}"));
    assert!(of("15:10 TB søkte · 1 Samira") < of("14:32 TB åpnet mappa · 3 Amir"));
    insta::assert_snapshot!("review_80x24", body(house.resize(80, 24)));
    insta::assert_snapshot!("review_120x36", body(house.resize(120, 36)));
}

#[test]
fn reviewing_is_written_down_once_for_each_opening() {
    let mut house = Harness::sample("KN");
    house.keys("I f").expect("Vis bare");
    house.keys("ctrl-s").expect("Gjennomsyn");
    house.keys("x esc");
    assert_eq!(audit(&house, 1), ["KN open-review"]);
    let all = audit(&house, 20).iter().filter(|row| row.contains("open-review")).count();
    assert_eq!(all, 1);
    house.keys("I esc");
    let all = audit(&house, 20).iter().filter(|row| row.contains("open-review")).count();
    assert_eq!(all, 2);
}

#[test]
fn a_tick_says_who_looked_how_far_and_what_has_come_since() {
    let mut house = Harness::sample("KN");
    house.keys("I g").expect("Gjennomsett").expect("Du krysser av til og med 21.11.2026 14:32");
    insta::assert_snapshot!("review_tick_80x24", body(house.resize(80, 24)));
    house.resize(120, 36);
    house.type_text("I orden.").keys("ctrl-s").expect("Lagret kl. 14:32: gjennomsett til og med 21.11.2026");
    assert_eq!(audit(&house, 1), ["KN review-access"]);
    house.expect("sist gjennomsett i dag").expect("KN så gjennom 21.11.2026 14:32").expect("Merknad: I orden.");
    // What came after it, among it that it was ticked, is new.
    house.keys("esc I").expect("nye rader siden.").expect("KN krysset av for gjennomsyn");
    // A month later it is told that it is time.
    let mut late = house.second("KN");
    at(&mut late, "2026-12-22T13:00:00Z");
    late.keys("I").expect("sist gjennomsett for 31 dager siden").expect_not("▲ sist");
    at(&mut late, "2026-12-23T13:40:00Z");
    late.keys("esc I").expect("▲ sist gjennomsett for 32 dager siden");
}

#[test]
fn readings_at_odd_hours_are_found_and_what_nothing_fits_says_so() {
    let mut house = Harness::sample("KN");
    let mut other = house.second("TB");
    at(&mut other, "2026-11-22T02:10:00Z");
    other.keys("3 p esc");
    at(&mut house, "2026-11-22T09:00:00Z");
    house.keys("I f tab tab tab space ctrl-s");
    house.expect("Gjennomsyn · uvanlige tider").expect("03:10 TB åpnet mappa · 3 Amir · ▲ natt uten vakt");
    house.expect_not("låste opp huset");
    house.keys("f right ctrl-s").expect("Ingen rader passer. x viser alt.");
    house.keys("x").expect("låste opp huset");
}

#[test]
fn a_form_that_shows_what_stands_in_a_file_opens_it_only_once() {
    let reads = |house: &Harness| audit(house, 20).iter().filter(|row| *row == "KN open-file").count();
    let mut house = Harness::sample("KN");
    house.keys("3 w esc");
    assert_eq!(reads(&house), 1, "from the board");
    house.keys("3 A esc");
    assert_eq!(reads(&house), 2, "what is agreed about the night");
    house.keys("3 p");
    assert_eq!(reads(&house), 3);
    house.keys("w esc");
    assert_eq!(reads(&house), 3, "the file is open already");
}

#[test]
fn a_tick_needs_that_everything_is_shown() {
    let mut house = Harness::sample("KN");
    for only in ["I f right ctrl-s", "f tab tab tab space ctrl-s"] {
        house.keys(only).keys("g").expect("Du ser bare en del. x viser alt; da kan du krysse av.");
    }
    house.keys("x g").expect("Du krysser av til og med");
}

#[test]
fn what_tells_of_everybody_is_a_row_without_a_youth() {
    let mut house = Harness::sample("KN");
    house.keys("l esc");
    assert_eq!(audit(&house, 1), ["KN open-log"]);
    // One youth's entries are a look into their file, and all of them again is the log again.
    house.keys("l 3 x esc");
    assert_eq!(audit(&house, 3), ["KN open-log", "KN open-file", "KN open-log"]);
    house.keys("3 p esc");
    assert_eq!(audit(&house, 1), ["KN open-file"]);
    house.keys("I").expect("KN åpnet loggen");
}

#[test]
fn a_search_stands_with_each_youth_it_told_of() {
    let mut house = Harness::sample("KN");
    let mut other = house.second("NV");
    other.keys("S").type_text("norsk").keys("enter").expect("Amir");
    let readers = super::hands::open_beside(&house);
    let amir = readers.read().readings(personalbase::domain::ids::YouthId(3), None, 10).unwrap().readings;
    assert_eq!(amir.iter().filter(|one| one.kind == personalbase::domain::audit::ReadKind::Searched).count(), 1);
    // Moving in the list tells of nobody twice.
    other.keys("down down up");
    let again = readers.read().readings(personalbase::domain::ids::YouthId(3), None, 10).unwrap().readings;
    assert_eq!(again, amir);
    house.keys("I").expect("NV søkte · 3 Amir");
}

#[test]
fn an_older_database_is_told_on_the_board_until_it_is_dealt_with() {
    let house = Harness::sample("TB");
    let path = house.folder().join("house.keys");
    KeyFile::update(&path, |file| {
        file.set_audit_head(AuditHead { row: AuditId(9_999), hash: Hex([7; 32]) });
        Ok(())
    })
    .unwrap();
    let mut later = house.second("NV");
    let notice = "De nyeste radene i sporet mangler";
    later.advance(AFTER_MESSAGES).expect(notice);
    // Leaving the program wipes nothing of it away.
    later.keys("ctrl-q");
    assert_eq!(KeyFile::read(&path).unwrap().audit_head().unwrap().row, AuditId(9_999));
    let mut beside = super::hands::open_beside(&house);
    let mut again = house.second("NV");
    again.advance(AFTER_MESSAGES).expect(notice);
    let lead = beside.read().people().unwrap().staff.values().find(|one| one.initials.as_str() == "KN").unwrap().id;
    beside.accept_trail(lead, again.now()).unwrap();
    again.advance(AFTER_MESSAGES).expect_not(notice);
}

#[test]
fn a_try_at_the_closed_door_is_told_at_its_own_time() {
    let mut house = Harness::sample("KN");
    let mut beside = super::hands::open_beside(&house);
    let at = "2026-11-21T02:40:00Z".parse().unwrap();
    beside.record_failed_try(house.now(), None, Some(at)).unwrap();
    house.keys("I").expect("03:40, skrevet 14:32 ingen prøvde feil passfrase");
    house.keys("f tab tab tab space ctrl-s").expect("03:40, skrevet 14:32").expect("▲ natt");
}

#[test]
fn a_night_is_found_by_its_days() {
    let mut house = Harness::sample("KN");
    let mut other = house.second("TB");
    at(&mut other, "2026-11-22T02:10:00Z");
    other.keys("3 p esc");
    at(&mut other, "2026-12-02T02:10:00Z");
    other.keys("1 p esc");
    at(&mut house, "2026-12-10T09:00:00Z");
    house.keys("I f tab tab tab space tab").type_text("21.11.2026").keys("tab").type_text("22.11.2026");
    insta::assert_snapshot!("review_filter_80x24", body(house.resize(80, 24)));
    house.resize(120, 36).keys("ctrl-s");
    house.expect("Gjennomsyn · uvanlige tider · 21.11.2026 til 22.11.2026");
    house.expect("03:10 TB åpnet mappa · 3 Amir · ▲ natt uten vakt").expect_not("1 Samira");
    house.keys("g").expect("Du ser bare en del.");
    // The filter stands as it was, and is gone with everything shown.
    house.keys("f").expect("21.11.2026");
    house.keys("esc x").expect("1 Samira");
    house.keys("f tab tab tab tab").type_text("22.11.2026").keys("tab").type_text("21.11.2026").keys("ctrl-s");
    house.expect("Vis bare").expect_not("22.11.2026 til");
}

#[test]
fn what_was_taken_out_says_which_list_it_was() {
    let mut house = Harness::sample("KN");
    let mut beside = super::hands::open_beside(&house);
    let lead = beside.read().people().unwrap().staff.values().find(|one| one.initials.as_str() == "KN").unwrap().id;
    let take = |list, youth| Command::TakeOut { list, youth };
    beside.execute(lead, house.now(), &take(TakenList::Log, None)).unwrap();
    beside.execute(lead, house.now(), &take(TakenList::Calendar, Some(YouthId(3)))).unwrap();
    house.keys("I").expect("KN tok ut loggen").expect("KN tok ut kalenderen · 3 Amir");
}
