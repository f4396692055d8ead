//! What is refused of a register that changed since it was read, and of days that cannot be.

use super::*;

fn changed() -> Refusal {
    Refusal::ChangedMeanwhile { by: LEAD }
}

#[test]
fn a_case_is_changed_as_it_was_read_and_as_it_stands() {
    let mut hosts = Hosts::ready();
    let (case, version) = (hosts.case, hosts.case().version);
    let leave = |version, on| {
        let facts = LeavingFacts { on, why: Leaving::Other, follows: None };
        Step::Leave { case, version, facts, points: Vec::new() }
    };
    let house = &mut hosts.sample.house;
    assert_eq!(refusal(run(house, leave(version, today()))), Refusal::NotLivingHere, "nobody leaves who never came");
    assert_eq!(refusal(run(house, leave(version + 1, today()))), changed());
    hosts.move_in(today()).unwrap();
    assert_eq!(refusal(hosts.move_in(today())), Refusal::Gone, "once");
    let (version, house) = (hosts.case().version, &mut hosts.sample.house);
    assert_eq!(refusal(run(house, leave(version, today() - days(1)))), Refusal::CameThere(today()));
    hosts.leave();
    let version = hosts.case().version;
    let back = Step::TakeBackMoveIn { case, version, stay: None };
    assert_eq!(refusal(run(&mut hosts.sample.house, back)), Refusal::CannotUndo, "they are to leave");
    let mut hosts = Hosts::new();
    let withdraw = Step::WithdrawCase { case: hosts.case, version: 2 };
    assert_eq!(refusal(run(&mut hosts.sample.house, withdraw)), Refusal::CannotUndo, "another version");
}

#[test]
fn a_gate_belongs_where_it_is_and_is_taken_back_as_it_was_seen() {
    let mut hosts = Hosts::new();
    let wrong =
        Step::Reach { gate: Gate::Lease, whose: hosts.whose(Gate::HomeVisit), seen: None, facts: gate(today(), None) };
    assert_eq!(refusal(run(&mut hosts.sample.house, wrong)), Refusal::Gone);
    let whose = hosts.whose(Gate::HomeVisit);
    let ahead = Step::Reach { gate: Gate::HomeVisit, whose, seen: None, facts: gate(today() + days(1), None) };
    assert_eq!(refusal(run(&mut hosts.sample.house, ahead)), Refusal::Invalid(Invalid::DayAhead));
    hosts.reach(Gate::HomeVisit);
    let first = hosts.reached(Gate::HomeVisit).unwrap();
    let function = Command::SetFunction { staff: THERAPIST, function: StaffFunction::HostCoordinator, holds: true };
    hosts.sample.house.execute(LEAD, now(), &function).unwrap();
    let undo = Command::Host(Step::TakeBack { reached: first, why: None });
    let by_another = hosts.sample.house.execute(THERAPIST, now(), &undo);
    assert_eq!(refusal(by_another), Refusal::CannotUndo, "without a reason it is theirs who wrote it");
    let anew = Step::Reach { gate: Gate::HomeVisit, whose, seen: Some(first), facts: gate(today(), None) };
    done(&mut hosts.sample.house, anew);
    let stale = Step::TakeBack { reached: first, why: prose("Feil dag.") };
    assert_eq!(refusal(run(&mut hosts.sample.house, stale)), changed());
}

#[test]
fn adults_and_the_end_of_a_household_are_written_as_they_were_read() {
    let mut hosts = Hosts::new();
    let (household, adult) = (hosts.household, hosts.adult);
    let house = &mut hosts.sample.house;
    let facts = AdultFacts { name: line("Kari Berg-Dahl"), phone: None, email: None };
    done(house, Step::ChangeAdult { adult, version: 1, facts: facts.clone() });
    assert_eq!(refusal(run(house, Step::ChangeAdult { adult, version: 1, facts })), changed());
    assert_eq!(refusal(run(house, Step::EndAdult { adult, version: 1, why: line("flyttet") })), changed());
    done(house, Step::EndAdult { adult, version: 2, why: line("flyttet") });
    let whose = Whose::Adult(adult);
    let reach = Step::Reach { gate: Gate::Confidentiality, whose, seen: None, facts: gate(today(), None) };
    assert_eq!(refusal(run(house, reach)), Refusal::Gone, "who no longer lives there signs nothing");
    hosts.close(today()).unwrap();
    let end = |version, on| Step::EndHousehold { household, version, on, why: line("flytter") };
    let house = &mut hosts.sample.house;
    assert_eq!(refusal(run(house, end(2, today()))), changed());
    assert_eq!(refusal(run(house, end(1, today() + days(1)))), Refusal::Invalid(Invalid::DayAhead));
    let youth = hosts.sample.youths[0];
    let ahead = Step::Propose { household, youth, on: today() + days(1) };
    assert_eq!(refusal(run(&mut hosts.sample.house, ahead)), Refusal::Invalid(Invalid::DayAhead));
}

#[test]
fn a_lead_who_has_left_coordinates_nobody() {
    let (_home, mut sample) = house();
    let change = |sample: &mut Sample, active| {
        let version = sample.house.read().people().unwrap().staff[&THERAPIST].version;
        let role = StaffRole::ClinicalLead;
        let command = Command::ChangeStaff { staff: THERAPIST, version, role, active };
        sample.house.execute(LEAD, now(), &command).unwrap();
    };
    change(&mut sample, true);
    let coordinated = HouseholdFacts { coordinator: Some(THERAPIST), ..facts() };
    let berg = HouseholdId(done(&mut sample.house, Step::AddHousehold(coordinated.clone())));
    change(&mut sample, false);
    assert_eq!(sample.house.read().without_coordinator().unwrap(), [berg].into());
    assert_eq!(refusal(run(&mut sample.house, Step::AddHousehold(coordinated))), Refusal::NoCoordinator);
}
