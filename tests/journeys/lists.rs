//! The lists of apartments and of staff.

use personalbase::{
    domain::{
        command::Command,
        ids::{StaffId, YouthId},
        moves::StayEnd,
        staff::StaffRole,
        time::Zone,
    },
    testing::Harness,
};

use crate::houses::{now, sample, sample_as, youth};

#[test]
fn apartments_tell_who_lives_there_since_when_and_with_which_languages() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 enter").expect("▸ ▌3 Amir").expect("siden 17.10.2025").expect("17 år").expect("kontakt: OH");
    screen.expect("ikke vurdert · ukjent, ikke merket · dari, engelsk · tolk: av og til").expect("▌5 ledig");
    insta::assert_snapshot!("apartments_80x24", crate::houses::body(&screen));
}

#[test]
fn enter_on_an_apartment_opens_the_plan_and_a_digit_goes_there() {
    let mut screen = Harness::sample("KN");
    screen.keys("enter 6 enter").expect("6 HODAN · Plan");
    screen.keys("esc").expect("▸ ▌6 Hodan");
}

#[test]
fn youths_without_an_apartment_stand_below() {
    let mut pair = sample();
    pair.run(&Command::AddYouth(youth("Leyla")));
    let last_day = Zone::OSLO.date(now()) - chrono::TimeDelta::days(1);
    pair.run(&Command::MoveOut { youth: YouthId(1), last_day, end: StayEnd::default(), points: Vec::new() });
    pair.wait().keys("enter").expect("▌1 ledig").expect("Ungdommer uten leilighet").expect("Leyla").expect("Samira");
    pair.screen.keys("end x").expect("Ungdommen bor ikke i noen leilighet.");
}

#[test]
fn only_a_lead_moves_youths() {
    let mut pair = sample_as("OH");
    pair.screen.keys("3 enter x").expect("Du er miljøterapeut og kan ikke flytte ungdommer inn og ut.");
    pair.screen.keys("u").expect("Du er miljøterapeut og kan ikke legge til eller rette ungdommer.");
    pair.screen.keys("5 enter").expect("kan ikke flytte ungdommer inn og ut.");
}

#[test]
fn staff_are_listed_with_role_and_those_who_have_left_last() {
    let mut pair = sample();
    pair.screen.keys("s").expect("5 i arbeid").expect("KN    Kari Nygård").expect("fagleder").expect("administrator");
    pair.run(&Command::ChangeStaff { staff: StaffId(2), version: 1, role: StaffRole::MilieuTherapist, active: false });
    pair.wait().expect("4 i arbeid").expect("sluttet");
    let rows: Vec<String> = (3..8).map(|row| pair.screen.row(row)).collect();
    assert!(rows[4].contains("OH") && rows[4].contains("sluttet"), "{rows:#?}");
}

#[test]
fn only_those_who_may_change_staff() {
    let mut pair = sample_as("NV");
    pair.screen.keys("s e").expect("Du er miljøterapeut og kan ikke legge til eller endre ansatte.");
}

#[test]
fn a_vacant_apartment_is_moved_into_from_its_row() {
    let mut pair = sample();
    pair.run(&Command::AddYouth(youth("Leyla")));
    pair.wait().keys("5 enter enter").expect("LEILIGHET 5").expect("Ctrl-S Lagre");
    pair.screen.keys("esc 3 x").expect("LEILIGHET 3 · AMIR").expect("Ctrl-S Lagre");
}

#[test]
fn the_selected_member_is_changed() {
    let mut screen = Harness::sample("KN");
    screen.keys("s down down e").expect("NV Nina Vik");
    screen.keys("esc a").expect("Ctrl-S Lagre");
}
