//! Who has read a youth's file.

use personalbase::testing::Harness;

use crate::tasks::at;

#[test]
fn who_has_read_stands_by_day_and_member_with_the_times() {
    let mut house = Harness::sample("KN");
    let mut other = house.second("TB");
    other.keys("3 p esc");
    at(&mut other, "2026-11-21T14:10:00Z");
    other.keys("3 p esc S").type_text("ungdom:3 avtalt").keys("enter");
    at(&mut house, "2026-11-22T08:00:00Z");
    house
        .keys("3 p l shift-tab shift-tab shift-tab")
        .expect("3 AMIR · Hvem har lest")
        .expect("Hver gang noen åpner mappa");
    let rows: Vec<String> = (0..24).map(|row| house.row(row)).collect();
    let of = |text: &str| rows.iter().position(|row| row.contains(text)).unwrap_or_else(|| panic!("{text}\n{rows:#?}"));
    assert!(of("KN Kari Nygård: åpnet mappa 09:00") < of("TB Tor Berg: søkte om ungdommen 15:10"));
    assert!(rows[of("TB Tor Berg: åpnet mappa 14:32, 15:10")].contains("Tor Berg"));
    assert!(
        rows[of("KN Kari Nygård")].contains("søndag 22.11.2026") || rows[of("KN Kari Nygård")].contains("søn 22.11.")
    );
    // Another youth's file tells only of itself.
    house.keys("1").expect("1 SAMIRA · Hvem har lest").expect_not("Tor Berg");
}

#[test]
fn a_temp_is_told_who_may_see_it() {
    let mut screen = Harness::sample("TB");
    screen
        .keys("3 p l shift-tab shift-tab shift-tab")
        .expect("Fagleder og miljøterapeuter ser hvem som har lest.")
        .expect_not("åpnet mappa 1");
}
