//! Coordinators, where youths lived after the house, and what hosts are told on paper: what counts, what is refused, and what is
//! kept.

use chrono::NaiveDate;

use super::*;
use crate::{
    domain::{
        contact::{
            self,
            consent::{ConsentFacts, GivenBy, Recipient, Withdrawal},
        },
        host::{
            CaseEnd, Follows, Leaving, LeavingFacts, Step,
            sheet::{NewSheet, SheetPart, Stale},
            way::{HomePlace, OtherHome, StopFacts, WayStep, doubled, past, unsaid},
        },
        ids::{ConsentId, HostCaseId, HostSheetId, HouseholdId, StopId},
        staff::StaffFunction,
    },
    testing::hosted,
};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn run_as(sample: &mut Sample, staff: StaffId, step: Step) -> Result<i64, StoreError> {
    Ok(sample.house.execute(staff, now(), &Command::Host(step))?.row)
}

fn run(sample: &mut Sample, step: Step) -> i64 {
    run_as(sample, LEAD, step).unwrap()
}

fn refused(result: Result<i64, StoreError>) -> Refusal {
    match result.unwrap_err() {
        StoreError::Refused(why) => why,
        other => panic!("{other:?}"),
    }
}

fn household(sample: &mut Sample, name: &str) -> HouseholdId {
    hosted::household(&mut sample.house, now(), name)
}

/// Amir lives with a household from 1 November 2026.
fn hosted(sample: &mut Sample) -> (HouseholdId, HostCaseId) {
    let berg = household(sample, "Familien Berg");
    let case = hosted::live_with(&mut sample.house, now(), sample.youths[2], berg, day("2026-11-01"));
    (berg, case)
}

fn close(sample: &mut Sample, case: HostCaseId, on: &str) {
    let facts = LeavingFacts { on: day(on), why: Leaving::NeedEnded, follows: Some(Follows::OwnFlat) };
    let version = |sample: &Sample| sample.house.read().host_case(case).unwrap().unwrap().version;
    let read = version(sample);
    run(sample, Step::Leave { case, version: read, facts, points: Vec::new() });
    let read = version(sample);
    run(sample, Step::Close { case, version: read, end: CaseEnd { on: day(on), why: None } });
}

fn stop(from: &str, until: Option<&str>) -> StopFacts {
    let why = until.map(|_| line("flyttet sammen med bror"));
    StopFacts { place: Follows::OwnFlat, from: day(from), until: until.map(day), why, note: None }
}

fn give(sample: &mut Sample, to: HouseholdId, purpose: &str, parts: &[SheetPart]) -> ConsentId {
    let facts = ConsentFacts {
        recipient: Recipient::Household(to),
        purpose: line(purpose),
        may_tell: prose("Det som trengs.").unwrap(),
        withheld: None,
        withheld_why: None,
        given_by: GivenBy::Youth,
        given_on: day("2026-11-01"),
        until: None,
        language: line("norsk"),
        interpreter: None,
        parts: parts.to_vec(),
    };
    let youth = sample.youths[2];
    let step = contact::Step::GiveConsent { youth, facts };
    ConsentId(sample.house.execute(LEAD, now(), &Command::Contact(step)).unwrap().row)
}

fn sheet(case: HostCaseId, consents: &[ConsentId], seen: Option<i64>) -> Step {
    Step::GiveSheet(NewSheet {
        case,
        given_on: day("2026-11-20"),
        given_to: line("Kari Berg"),
        text: prose("Arket, ord for ord.").unwrap(),
        consents: consents.to_vec(),
        protected: false,
        seen: seen.map(HostSheetId),
    })
}

fn set(sample: &mut Sample, by: StaffId, staff: StaffId, holds: bool) -> Result<i64, StoreError> {
    let command = Command::SetFunction { staff, function: StaffFunction::HostCoordinator, holds };
    Ok(sample.house.execute(by, now(), &command)?.row)
}

fn coordinates(sample: &Sample, staff: StaffId) -> bool {
    sample.house.read().people().unwrap().staff[&staff].host_coordinator
}

fn change(sample: &mut Sample, staff: StaffId, role: StaffRole, active: bool) {
    let version = sample.house.read().people().unwrap().staff[&staff].version;
    sample.house.execute(LEAD, now(), &Command::ChangeStaff { staff, version, role, active }).unwrap();
}

#[test]
fn a_coordinator_keeps_hosts_whatever_else_they_are() {
    let (_home, mut sample) = house();
    let add = |sample: &mut Sample, by| {
        let facts = sample.house.read().household(HouseholdId(1)).unwrap().unwrap().facts;
        run_as(sample, by, Step::AddHousehold(facts))
    };
    household(&mut sample, "Familien Berg");
    assert!(matches!(refused(add(&mut sample, TEMP)), Refusal::NotAllowed { .. }));
    assert!(matches!(refused(set(&mut sample, THERAPIST, TEMP, true)), Refusal::NotAllowed { .. }));
    set(&mut sample, LEAD, TEMP, true).unwrap();
    assert!(add(&mut sample, TEMP).is_ok() && coordinates(&sample, TEMP));
    set(&mut sample, LEAD, TEMP, false).unwrap();
    assert!(matches!(refused(add(&mut sample, TEMP)), Refusal::NotAllowed { .. }));
    assert_eq!(refused(set(&mut sample, LEAD, ADMINISTRATOR, true)), Refusal::AdministratorKeepsNoHosts);
}

#[test]
fn whoever_leaves_or_becomes_an_administrator_is_no_coordinator_and_another_role_keeps_it() {
    let (_home, mut sample) = house();
    set(&mut sample, LEAD, THERAPIST, true).unwrap();
    change(&mut sample, THERAPIST, StaffRole::TempStaff, true);
    assert!(coordinates(&sample, THERAPIST), "another role beside it");
    change(&mut sample, THERAPIST, StaffRole::Administrator, true);
    assert!(!coordinates(&sample, THERAPIST));
    change(&mut sample, THERAPIST, StaffRole::MilieuTherapist, true);
    assert!(!coordinates(&sample, THERAPIST), "it is given again, and does not come back");
    set(&mut sample, LEAD, THERAPIST, true).unwrap();
    change(&mut sample, THERAPIST, StaffRole::MilieuTherapist, false);
    assert!(!coordinates(&sample, THERAPIST));
    assert_eq!(refused(set(&mut sample, LEAD, THERAPIST, true)), Refusal::Gone, "who has left is given nothing");
}

#[test]
fn a_way_is_put_together_from_where_each_part_is_kept() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let (_, case) = hosted(&mut sample);
    assert_eq!(sample.house.read().way_of(amir).unwrap().len(), 2, "the house and the host");
    close(&mut sample, case, "2026-11-15");
    let legs = sample.house.read().way_of(amir).unwrap();
    let last = unsaid(&legs, day("2026-11-21")).unwrap();
    assert_eq!(last.thought, Some(Follows::OwnFlat), "what was said when it was to end");
    run(&mut sample, Step::Way(WayStep::Add { youth: amir, facts: stop("2026-11-15", None) }));
    let legs = sample.house.read().way_of(amir).unwrap();
    assert_eq!((legs.len(), unsaid(&legs, day("2026-11-21"))), (3, None));
    let past = past(amir, &legs);
    let next: Vec<_> = past.iter().map(|one| one.next.map(crate::domain::host::way::Place::id)).collect();
    assert_eq!(next, [Some("host"), Some("own-flat")]);
}

#[test]
fn nobody_lives_in_two_places_and_what_ended_has_a_reason() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let (berg, case) = hosted(&mut sample);
    let add = |sample: &mut Sample, facts| run_as(sample, LEAD, Step::Way(WayStep::Add { youth: amir, facts }));
    let clash = refused(add(&mut sample, stop("2026-11-10", None)));
    let home = OtherHome { place: HomePlace::Host(berg), from: day("2026-11-01"), until: None };
    assert_eq!(clash, Refusal::TwoHomes(home));
    close(&mut sample, case, "2026-11-15");
    assert_eq!(refused(add(&mut sample, stop("2026-11-30", None))), Refusal::Invalid(Invalid::DayAhead));
    let house = StopFacts { place: Follows::House, ..stop("2026-11-15", None) };
    assert_eq!(refused(add(&mut sample, house)), Refusal::Invalid(Invalid::KeptElsewhere));
    let no_reason = StopFacts { why: None, ..stop("2026-11-15", Some("2026-11-20")) };
    assert_eq!(refused(add(&mut sample, no_reason)), Refusal::Invalid(Invalid::ReasonMissing));
    let row = add(&mut sample, stop("2026-11-15", None)).unwrap();
    let change = |version, facts| Step::Way(WayStep::Change { stop: StopId(row), version, facts });
    run(&mut sample, change(1, stop("2026-11-15", Some("2026-11-20"))));
    let stale = refused(run_as(&mut sample, LEAD, change(1, stop("2026-11-15", None))));
    assert!(matches!(stale, Refusal::ChangedMeanwhile { .. }), "{stale:?}");
    run(&mut sample, Step::Way(WayStep::Strike { stop: StopId(row), version: 2, why: line("feil ungdom") }));
    assert_eq!(sample.house.read().way_of(amir).unwrap().len(), 2, "what was struck is counted no more");
}

/// The version a case stands at.
fn version(sample: &Sample, case: HostCaseId) -> i64 {
    sample.house.read().host_case(case).unwrap().unwrap().version
}

fn two_homes(place: HomePlace, from: &str, until: Option<&str>) -> Refusal {
    Refusal::TwoHomes(OtherHome { place, from: day(from), until: until.map(day) })
}

fn move_into(sample: &mut Sample, apartment: i64, from: &str) -> Result<i64, StoreError> {
    let youth = sample.youths[2];
    let apartment = ApartmentId(apartment);
    let command = Command::MoveIn { youth, apartment, from: day(from), points: Vec::new() };
    Ok(sample.house.execute(LEAD, now(), &command)?.row)
}

#[test]
fn whoever_has_a_flat_of_their_own_moves_neither_into_the_house_nor_to_a_host() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let (_, case) = hosted(&mut sample);
    close(&mut sample, case, "2026-11-10");
    let flat = run(&mut sample, Step::Way(WayStep::Add { youth: amir, facts: stop("2026-11-10", None) }));
    let home = two_homes(HomePlace::Stop(Follows::OwnFlat), "2026-11-10", None);
    assert_eq!(refused(move_into(&mut sample, 5, "2026-11-20")), home);
    let dahl = household(&mut sample, "Familien Dahl");
    let to_host = hosted::try_to_live_with(&mut sample.house, now(), amir, dahl, day("2026-11-20"));
    assert_eq!(refused(to_host.map(|case| case.0)), home);
    // The case before it cannot go on either.
    let step = Step::Reopen { case, version: version(&sample, case) };
    assert_eq!(refused(run_as(&mut sample, LEAD, step)), home);
    // It ended, and the day of the move lies in both.
    let ended = stop("2026-11-10", Some("2026-11-20"));
    run(&mut sample, Step::Way(WayStep::Change { stop: StopId(flat), version: 1, facts: ended }));
    let until = two_homes(HomePlace::Stop(Follows::OwnFlat), "2026-11-10", Some("2026-11-20"));
    assert_eq!(refused(move_into(&mut sample, 5, "2026-11-19")), until);
    move_into(&mut sample, 5, "2026-11-20").unwrap();
    let again = WayStep::Change { stop: StopId(flat), version: 2, facts: stop("2026-11-10", None) };
    let apartment = HomePlace::Apartment(Some(ApartmentNumber(5)));
    let home = two_homes(apartment, "2026-11-20", None);
    assert_eq!(refused(run_as(&mut sample, LEAD, Step::Way(again))), home, "nor is it lived in again beside it");
    assert!(doubled(&sample.house.read().way_of(amir).unwrap()).is_empty());
}

#[test]
fn a_case_does_not_go_on_beside_an_apartment_or_another_host() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let (_, case) = hosted(&mut sample);
    close(&mut sample, case, "2026-11-10");
    let stay = move_into(&mut sample, 5, "2026-11-10").unwrap();
    let reopen = |sample: &Sample| Step::Reopen { case, version: version(sample, case) };
    let step = reopen(&sample);
    let apartment = HomePlace::Apartment(Some(ApartmentNumber(5)));
    assert_eq!(refused(run_as(&mut sample, LEAD, step)), two_homes(apartment, "2026-11-10", None));
    let dahl = household(&mut sample, "Familien Dahl");
    hosted::live_with(&mut sample.house, now(), amir, dahl, day("2026-11-15"));
    let ended = sample.house.read().stays_of(amir).unwrap().into_iter().find(|one| one.placement.id.0 == stay);
    assert_eq!(ended.unwrap().placement.moved_out, Some(day("2026-11-14")), "one act");
    sample.house.connection().execute("DELETE FROM move_point", []).ok();
    let withdrawn = format!("UPDATE placement SET withdrawn = 1 WHERE id = {stay}");
    sample.house.connection().execute(&withdrawn, []).unwrap();
    let step = reopen(&sample);
    assert_eq!(refused(run_as(&mut sample, LEAD, step)), two_homes(HomePlace::Host(dahl), "2026-11-15", None));
}

#[test]
fn the_end_of_a_stay_is_not_taken_back_beside_another_home() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let last = day("2026-11-10");
    let end = StayEnd { reason: Some(line("egen bolig")), ..StayEnd::default() };
    let leaves = Command::MoveOut { youth: amir, last_day: last, end, points: Vec::new() };
    let left = sample.house.execute(LEAD, now(), &leaves).unwrap();
    run(&mut sample, Step::Way(WayStep::Add { youth: amir, facts: stop("2026-11-10", None) }));
    let back = crate::domain::undo::inverse(left.made, None).unwrap();
    let result = sample.house.execute(LEAD, now(), &back).map(|done| done.row);
    assert_eq!(refused(result), two_homes(HomePlace::Stop(Follows::OwnFlat), "2026-11-10", None));
}

#[test]
fn the_door_of_a_protected_address_is_not_told() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let told = |sample: &mut Sample| {
        let add = Step::Way(WayStep::Add { youth: amir, facts: stop("2026-11-10", None) });
        match refused(run_as(sample, LEAD, add)) {
            Refusal::TwoHomes(home) => home.place,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(told(&mut sample), HomePlace::Apartment(Some(ApartmentNumber(3))));
    let facts = contact::clock::ProtectionFacts {
        level: contact::clock::ProtectionLevel::Confidential,
        decided: day("2026-11-01"),
        until: Some(day("2027-11-01")),
    };
    let step = contact::Step::Protect { youth: amir, version: 0, facts };
    sample.house.execute(LEAD, now(), &Command::Contact(step)).unwrap();
    assert_eq!(told(&mut sample), HomePlace::Apartment(None));
}

#[test]
fn what_older_rows_say_twice_is_told_and_hinders_nothing_else() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let (_, case) = hosted(&mut sample);
    sample
        .house
        .connection()
        .execute("UPDATE placement SET moved_out = '2026-11-09' WHERE youth_id = ?1", [amir.0])
        .unwrap();
    let legs = sample.house.read().way_of(amir).unwrap();
    let twice: Vec<_> = doubled(&legs).into_iter().map(|(one, other)| (one.from, other.from)).collect();
    assert_eq!(twice, [(legs[0].from, day("2026-11-01"))]);
    close(&mut sample, case, "2026-11-15");
    run(&mut sample, Step::Way(WayStep::Add { youth: amir, facts: stop("2026-11-15", None) }));
}

#[test]
fn a_sheet_is_dated_after_the_proposal_its_consents_and_the_one_before() {
    let (_home, mut sample) = house();
    let (berg, case) = hosted(&mut sample);
    let food = give(&mut sample, berg, "mat", &[SheetPart::Food]);
    let dated = |on: &str, seen| match sheet(case, &[food], seen) {
        Step::GiveSheet(new) => Step::GiveSheet(NewSheet { given_on: day(on), ..new }),
        other => other,
    };
    let proposed = sample.house.read().host_case(case).unwrap().unwrap().proposed_on;
    let before = dated("2026-10-01", None);
    assert_eq!(refused(run_as(&mut sample, LEAD, before)), Refusal::BeforeProposed(proposed));
    let consent = Refusal::SheetBeforeConsent(day("2026-11-01"));
    assert_eq!(refused(run_as(&mut sample, LEAD, dated("2026-10-31", None))), consent);
    let first = run(&mut sample, dated("2026-11-10", None));
    let ahead = dated("2026-11-22", Some(first));
    assert_eq!(refused(run_as(&mut sample, LEAD, ahead)), Refusal::Invalid(Invalid::DayAhead));
    let last = Refusal::SheetBeforeLast(day("2026-11-10"));
    assert_eq!(refused(run_as(&mut sample, LEAD, dated("2026-11-09", Some(first)))), last);
    run(&mut sample, dated("2026-11-10", Some(first)));
}

#[test]
fn a_consent_names_the_household_and_goes_for_no_other() {
    let (_home, mut sample) = house();
    let (berg, _) = hosted(&mut sample);
    let others = household(&mut sample, "Familien Dahl");
    let id = give(&mut sample, berg, "mat", &[SheetPart::Food, SheetPart::Language]);
    let consent = sample.house.read().consent(id).unwrap().unwrap();
    assert_eq!(consent.facts.recipient, Recipient::Household(berg));
    assert_eq!(consent.facts.parts, [SheetPart::Language, SheetPart::Food], "in the order of the sheet");
    let facts = ConsentFacts { recipient: Recipient::Household(others), ..consent.facts };
    let step = contact::Step::GiveConsent { youth: sample.youths[2], facts };
    let result = sample.house.execute(LEAD, now(), &Command::Contact(step)).map(|done| done.row);
    assert_eq!(refused(result), Refusal::NoOpenCase);
}

#[test]
fn a_host_is_no_contact() {
    let (_home, mut sample) = house();
    let facts = contact::ContactFacts {
        role: contact::ContactRole::Host,
        name: line("Kari Berg"),
        language: None,
        phone: None,
        email: None,
        time_zone: None,
        note: None,
        call_first: false,
    };
    let step = contact::Step::AddContact { youth: sample.youths[2], facts };
    let result = sample.house.execute(LEAD, now(), &Command::Contact(step)).map(|done| done.row);
    assert_eq!(refused(result), Refusal::Invalid(Invalid::HostIsHousehold));
}

#[test]
fn a_sheet_replaces_the_one_before_and_both_are_kept_word_for_word() {
    let (_home, mut sample) = house();
    let (berg, case) = hosted(&mut sample);
    assert_eq!(refused(run_as(&mut sample, LEAD, sheet(case, &[], None))), Refusal::NothingForHost);
    let food = give(&mut sample, berg, "mat", &[SheetPart::Food]);
    assert_eq!(refused(run_as(&mut sample, LEAD, sheet(case, &[], None))), Refusal::SheetChanged);
    assert!(matches!(refused(run_as(&mut sample, THERAPIST, sheet(case, &[food], None))), Refusal::NotAllowed { .. }));
    let first = run(&mut sample, sheet(case, &[food], None));
    assert_eq!(
        refused(run_as(&mut sample, LEAD, sheet(case, &[food], None))),
        Refusal::SheetChanged,
        "another was first"
    );
    let second = run(&mut sample, sheet(case, &[food], Some(first)));
    let sheets = sample.house.read().host_sheets_of(case).unwrap();
    let ids: Vec<i64> = sheets.iter().map(|sheet| sheet.id.0).collect();
    assert_eq!((ids, sheets[1].text.as_str()), (vec![second, first], "Arket, ord for ord."));
    for sql in [
        "UPDATE host_sheet SET text = 'x'",
        "DELETE FROM host_sheet",
        "DELETE FROM host_sheet_consent",
        "UPDATE consent_part SET part = 'school'",
        "DELETE FROM consent_part",
        "DELETE FROM way_stop",
    ] {
        let kept = sample.house.connection().execute(sql, []);
        assert!(kept.is_err() || kept == Ok(0) && sql.ends_with("way_stop"), "{sql}");
    }
    let row = sample.house.read().newest_audit(1).unwrap().remove(0);
    assert!(!format!("{row:?}").contains("ord for ord"), "the trail does not hold it a second time");
}

#[test]
fn a_sheet_must_be_replaced_when_a_consent_is_withdrawn_until_it_is() {
    let (_home, mut sample) = house();
    let amir = sample.youths[2];
    let (berg, case) = hosted(&mut sample);
    let today = Zone::OSLO.date(now());
    let food = give(&mut sample, berg, "mat", &[SheetPart::Food]);
    let school = give(&mut sample, berg, "skole", &[SheetPart::School]);
    let first = run(&mut sample, sheet(case, &[food, school], None));
    let stale = |sample: &Sample| sample.house.read().stale_sheets(today).unwrap().remove(&case).map(|one| one.why);
    assert_eq!(stale(&sample), None);
    let withdrawal = Withdrawal { on: today, by: GivenBy::Youth, note: None };
    let step = contact::Step::WithdrawConsent { consent: school, facts: withdrawal };
    sample.house.execute(LEAD, now(), &Command::Contact(step)).unwrap();
    assert_eq!(stale(&sample), Some(Stale::Withdrawn));
    let made = sample.house.read().made_sheet(&sample.house.read().host_case(case).unwrap().unwrap(), today).unwrap();
    assert_eq!(made.known.parts, [SheetPart::Food]);
    assert_eq!(refused(run_as(&mut sample, LEAD, sheet(case, &[food, school], Some(first)))), Refusal::SheetChanged);
    run(&mut sample, sheet(case, &[food], Some(first)));
    assert_eq!(stale(&sample), None, "the new one stands on what holds");
    close(&mut sample, case, "2026-11-20");
    let sheet_again = sheet(case, &[food], Some(first + 1));
    assert_eq!(refused(run_as(&mut sample, LEAD, sheet_again)), Refusal::CaseClosed);
    assert!(sample.house.read().hosts_of(amir).unwrap().iter().all(|host| !host.is_open));
}
