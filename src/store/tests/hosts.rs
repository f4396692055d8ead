//! Hosts: what refuses, what is one act, what is taken back, and what is kept.

use super::*;
use crate::{
    domain::{
        host::{
            AdultFacts, CaseEnd, CaseState, HostCase, HostFile, HouseholdFacts, HouseholdState, LeavesHouse, Leaving,
            LeavingFacts, NewHostMark, Step,
            gate::{Certificate, Gate, GateFacts, Missing, Of, Whose},
            way::{HomePlace, OtherHome},
        },
        ids::{HostAdultId, HostCaseId, HostGateId, HouseholdId},
        moves::Said,
        staff::StaffFunction,
        undo,
    },
    store::Done,
};

mod refusals;

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn today() -> chrono::NaiveDate {
    Zone::OSLO.date(now())
}

fn days(number: i64) -> TimeDelta {
    TimeDelta::days(number)
}

fn run(house: &mut House, step: Step) -> Result<Done, StoreError> {
    house.execute(LEAD, now(), &Command::Host(step))
}

fn done(house: &mut House, step: Step) -> i64 {
    run(house, step).unwrap().row
}

fn refusal(result: Result<Done, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn facts() -> HouseholdFacts {
    HouseholdFacts {
        name: line("Familien Berg"),
        address: Some(line("Bakken 3")),
        dwelling: prose("Hybel i kjelleren."),
        own_entrance: true,
        facilities: prose("Eget bad."),
        languages: Some(line("norsk, dari")),
        limits: prose("Hund i huset."),
        note: None,
        vacant_from: Some(today() - days(10)),
        coordinator: Some(LEAD),
        begun: today() - days(60),
    }
}

fn gate(day: chrono::NaiveDate, certificate: Option<Certificate>) -> GateFacts {
    GateFacts { day, until: None, certificate, interpreter: None, paper: Some(line("arkivet")), note: None }
}

/// A household with one adult and Amir, who is 17, thought of together.
struct Hosts {
    sample: Sample,
    household: HouseholdId,
    adult: HostAdultId,
    case: HostCaseId,
    _home: TempDir,
}

impl Hosts {
    fn new() -> Self {
        let (home, mut sample) = house();
        let household = HouseholdId(done(&mut sample.house, Step::AddHousehold(facts())));
        let adult = AdultFacts { name: line("Kari Berg"), phone: None, email: None };
        done(&mut sample.house, Step::AddAdult { household, facts: adult });
        let adult = sample.house.read().host_adults_of(household).unwrap()[0].id;
        let amir = sample.youths[2];
        let on = today() - days(30);
        let case = HostCaseId(done(&mut sample.house, Step::Propose { household, youth: amir, on }));
        Self { sample, household, adult, case, _home: home }
    }

    /// The same with everything in place.
    fn ready() -> Self {
        let mut hosts = Self::new();
        Gate::ALL.into_iter().for_each(|gate| hosts.reach(gate));
        hosts
    }

    /// The same with Amir there since today.
    fn active() -> Self {
        let mut hosts = Self::ready();
        hosts.move_in(today()).unwrap();
        hosts
    }

    fn amir(&self) -> YouthId {
        self.sample.youths[2]
    }

    fn whose(&self, gate: Gate) -> Whose {
        match gate.of() {
            Of::Household => Whose::Household(self.household),
            Of::Adult => Whose::Adult(self.adult),
            Of::Case => Whose::Case(self.case),
        }
    }

    fn reach(&mut self, gate: Gate) {
        let seen = Certificate { issued: today() - days(20), seen_by: LEAD };
        let facts = self::gate(today() - days(2), (gate == Gate::PoliceCertificate).then_some(seen));
        let whose = self.whose(gate);
        done(&mut self.sample.house, Step::Reach { gate, whose, seen: None, facts });
    }

    fn reached(&self, gate: Gate) -> Option<HostGateId> {
        self.file().gates.get(gate, self.whose(gate)).map(|row| row.id)
    }

    fn take_back(&mut self, gate: Gate) {
        let reached = self.reached(gate).unwrap();
        done(&mut self.sample.house, Step::TakeBack { reached, why: prose("Feil dag.") });
    }

    fn file(&self) -> HostFile {
        self.sample.house.read().host_file(self.household).unwrap().unwrap()
    }

    fn case(&self) -> HostCase {
        self.sample.house.read().host_case(self.case).unwrap().unwrap()
    }

    fn move_in(&mut self, from: chrono::NaiveDate) -> Result<Done, StoreError> {
        let leaves = LeavesHouse { reason: line("husvert"), points: vec![line("Nøkler levert")] };
        let version = self.case().version;
        run(&mut self.sample.house, Step::MoveIn { case: self.case, version, from, leaves })
    }

    fn leave(&mut self) -> Done {
        let facts = LeavingFacts { on: today(), why: Leaving::Stays, follows: None };
        let version = self.case().version;
        let points = vec![line("Sluttsamtale"), line("Nøkler")];
        run(&mut self.sample.house, Step::Leave { case: self.case, version, facts, points }).unwrap()
    }

    fn close(&mut self, on: chrono::NaiveDate) -> Result<Done, StoreError> {
        let end = CaseEnd { on, why: prose("Bor der videre.") };
        let version = self.case().version;
        run(&mut self.sample.house, Step::Close { case: self.case, version, end })
    }

    fn undo(&mut self, done: &Done) -> Result<Done, StoreError> {
        let command = undo::inverse(done.made, None).unwrap();
        self.sample.house.execute(LEAD, now(), &command)
    }

    fn home(&self, youth: YouthId) -> Option<u8> {
        self.sample.house.read().people().unwrap().home(youth).map(|home| home.number.0)
    }
}

#[test]
fn what_is_written_about_a_household_is_read_back_and_changed_once() {
    let mut hosts = Hosts::new();
    assert_eq!(hosts.file().household.facts, facts());
    let changed = HouseholdFacts { own_entrance: false, languages: None, ..facts() };
    let (household, house) = (hosts.household, &mut hosts.sample.house);
    done(house, Step::ChangeHousehold { household, version: 1, facts: changed.clone() });
    let again = run(house, Step::ChangeHousehold { household, version: 1, facts: facts() });
    assert_eq!(refusal(again), Refusal::ChangedMeanwhile { by: LEAD });
    assert_eq!(hosts.file().household.facts, changed);
}

#[test]
fn each_hard_gate_refuses_active_and_each_soft_one_reminds() {
    for gate in Gate::ALL {
        let mut hosts = Hosts::ready();
        hosts.take_back(gate);
        let named = match gate.of() {
            Of::Adult => Missing::OfAdult(gate, hosts.adult),
            _ => Missing::Gate(gate),
        };
        let moved = hosts.move_in(today());
        if gate.is_hard() {
            assert_eq!(refusal(moved), Refusal::HostNotReady(vec![named]), "{gate:?}");
            assert_eq!((hosts.case().moved_in, hosts.home(hosts.amir())), (None, Some(3)), "{gate:?}");
        } else {
            moved.unwrap();
            assert_eq!(hosts.file().missing(hosts.case, false, today()), [named], "{gate:?}");
        }
    }
}

#[test]
fn a_household_without_adults_and_one_with_an_old_certificate_are_refused() {
    let mut hosts = Hosts::ready();
    let adult = hosts.adult;
    let old = Certificate { issued: today() - days(100), seen_by: LEAD };
    let whose = Whose::Adult(adult);
    let seen = hosts.file().gates.get(Gate::PoliceCertificate, whose).map(|row| row.id);
    let facts = gate(today() - days(2), Some(old));
    done(&mut hosts.sample.house, Step::Reach { gate: Gate::PoliceCertificate, whose, seen, facts });
    assert_eq!(refusal(hosts.move_in(today())), Refusal::HostNotReady(vec![Missing::OldCertificate(adult)]));
    done(&mut hosts.sample.house, Step::EndAdult { adult, version: 1, why: line("flyttet") });
    assert_eq!(refusal(hosts.move_in(today())), Refusal::HostNotReady(vec![Missing::NoAdult]));
}

#[test]
fn a_certificate_that_was_seen_after_the_agreement_opens_no_door() {
    let mut hosts = Hosts::ready();
    let adult = hosts.adult;
    let whose = Whose::Adult(adult);
    let seen = hosts.reached(Gate::PoliceCertificate);
    let facts = gate(today() - days(1), Some(Certificate { issued: today() - days(20), seen_by: LEAD }));
    done(&mut hosts.sample.house, Step::Reach { gate: Gate::PoliceCertificate, whose, seen, facts });
    assert_eq!(refusal(hosts.move_in(today())), Refusal::HostNotReady(vec![Missing::LateCertificate(adult)]));
}

#[test]
fn nobody_is_proposed_who_is_20_or_stays_with_another_host() {
    let mut hosts = Hosts::active();
    let (amir, on) = (hosts.amir(), today());
    let dahl = HouseholdId(done(&mut hosts.sample.house, Step::AddHousehold(facts())));
    let propose = |hosts: &mut Hosts, youth| run(&mut hosts.sample.house, Step::Propose { household: dahl, youth, on });
    let there = Refusal::LivesWithHost { household: hosts.household, since: today() };
    assert_eq!(refusal(propose(&mut hosts, amir)), there);
    hosts.leave();
    let made = propose(&mut hosts, amir).unwrap();
    hosts.undo(&made).unwrap();
    let samira = hosts.sample.youths[0];
    for (born, age) in [("2006-11-22", 19), ("2006-11-21", 20)] {
        let sql = format!("UPDATE youth SET birth_date = '{born}' WHERE id = {samira}");
        hosts.sample.house.connection().execute(&sql, []).unwrap();
        match age {
            19 => {
                let made = propose(&mut hosts, samira).unwrap();
                hosts.undo(&made).unwrap();
            }
            _ => assert_eq!(refusal(propose(&mut hosts, samira)), Refusal::NotOfHostAge { age }),
        }
    }
}

#[test]
fn a_youth_is_17_to_19_years_on_the_day_they_move() {
    let mut hosts = Hosts::ready();
    let birthday: chrono::NaiveDate = "2009-11-21".parse().unwrap();
    for (born, allowed) in [(birthday, true), (birthday + days(1), false)] {
        let sql = format!("UPDATE youth SET birth_date = '{born}' WHERE id = {}", hosts.amir());
        hosts.sample.house.connection().execute(&sql, []).unwrap();
        let moved = hosts.move_in(today());
        match allowed {
            true => drop(hosts.undo(&moved.unwrap()).unwrap()),
            false => assert_eq!(refusal(moved), Refusal::NotOfHostAge { age: 16 }),
        }
    }
    for (born, age) in [("2006-11-22", 19), ("2006-11-21", 20)] {
        let sql = format!("UPDATE youth SET birth_date = '{born}' WHERE id = {}", hosts.amir());
        hosts.sample.house.connection().execute(&sql, []).unwrap();
        let moved = hosts.move_in(today());
        match age {
            19 => drop(hosts.undo(&moved.unwrap()).unwrap()),
            _ => assert_eq!(refusal(moved), Refusal::NotOfHostAge { age }),
        }
    }
}

#[test]
fn moving_in_ends_the_stay_in_the_house_the_day_before_and_lists_what_is_gone_through() {
    let hosts = Hosts::active();
    let read = hosts.sample.house.read();
    let stays = read.stays_of(hosts.amir()).unwrap();
    assert_eq!(stays[0].placement.moved_out, Some(today() - days(1)));
    assert_eq!(stays[0].end.reason, Some(line("husvert")));
    assert_eq!(stays[0].points.last().unwrap().words, line("Nøkler levert"));
    assert_eq!(hosts.home(hosts.amir()), None);
    assert_eq!(hosts.case().state(), CaseState::Active);
    assert_eq!(hosts.file().state(today()), HouseholdState::Active);
}

#[test]
fn who_came_to_the_house_that_day_cannot_have_left_it_the_day_before() {
    let mut hosts = Hosts::ready();
    let sql = format!("UPDATE placement SET moved_in = '{}' WHERE youth_id = {}", today(), hosts.amir());
    hosts.sample.house.connection().execute(&sql, []).unwrap();
    assert_eq!(refusal(hosts.move_in(today())), Refusal::CameThere(today()));
    assert_eq!((hosts.case().moved_in, hosts.home(hosts.amir())), (None, Some(3)));
}

#[test]
fn nobody_moves_in_before_they_were_proposed_or_ahead_of_time() {
    let mut hosts = Hosts::ready();
    let proposed = today() - days(30);
    assert_eq!(refusal(hosts.move_in(proposed - days(1))), Refusal::BeforeProposed(proposed));
    assert_eq!(refusal(hosts.move_in(today() + days(1))), Refusal::Invalid(Invalid::MoveAhead));
}

#[test]
fn a_household_has_one_youth_and_a_youth_one_host() {
    let mut hosts = Hosts::ready();
    let samira = hosts.sample.youths[0];
    let (household, amir) = (hosts.household, hosts.amir());
    // Thought of for another household as well.
    let dahl = HouseholdId(done(&mut hosts.sample.house, Step::AddHousehold(facts())));
    let second = HostCaseId(done(&mut hosts.sample.house, Step::Propose { household: dahl, youth: amir, on: today() }));
    hosts.move_in(today() - days(1)).unwrap();
    let other = Step::Propose { household, youth: samira, on: today() };
    let first = std::mem::replace(&mut hosts.case, HostCaseId(0));
    hosts.case = HostCaseId(done(&mut hosts.sample.house, other));
    let gates: Vec<Gate> = Gate::ALL.into_iter().filter(|gate| gate.of() == Of::Case).collect();
    gates.iter().for_each(|gate| hosts.reach(*gate));
    assert_eq!(refusal(hosts.move_in(today())), Refusal::YouthLivesThere);
    // The other household is ready for Amir.
    (hosts.household, hosts.case) = (dahl, second);
    let adult = AdultFacts { name: line("Liv Dahl"), phone: None, email: None };
    done(&mut hosts.sample.house, Step::AddAdult { household: dahl, facts: adult });
    hosts.adult = hosts.sample.house.read().host_adults_of(dahl).unwrap()[0].id;
    Gate::ALL.into_iter().for_each(|gate| hosts.reach(gate));
    let home = OtherHome { place: HomePlace::Host(household), from: today() - days(1), until: None };
    assert_eq!(refusal(hosts.move_in(today())), Refusal::TwoHomes(home));
    // Nor does who lives with a host move into the house.
    let back = Command::MoveIn { youth: amir, apartment: ApartmentId(5), from: today(), points: Vec::new() };
    assert_eq!(refusal(hosts.sample.house.execute(LEAD, now(), &back)), Refusal::TwoHomes(home));
    // From the last day with the first host on, they can: the day of a move lies in both.
    (hosts.household, hosts.case) = (household, first);
    hosts.leave();
    hosts.close(today()).unwrap();
    (hosts.household, hosts.case) = (dahl, second);
    hosts.move_in(today()).unwrap();
}

#[test]
fn the_two_are_put_together_once_at_a_time() {
    let mut hosts = Hosts::new();
    let (household, youth) = (hosts.household, hosts.amir());
    let again = Step::Propose { household, youth, on: today() };
    assert_eq!(refusal(run(&mut hosts.sample.house, again.clone())), Refusal::ProposedAlready);
    hosts.close(today()).unwrap();
    assert_eq!(hosts.case().state(), CaseState::Dropped);
    done(&mut hosts.sample.house, again);
}

#[test]
fn a_case_ends_after_somebody_said_why_and_is_closed_for_good() {
    let mut hosts = Hosts::active();
    assert_eq!(refusal(hosts.close(today())), Refusal::NotLeaving);
    hosts.leave();
    assert_eq!(hosts.file().state(today()), HouseholdState::Closing);
    assert_eq!(refusal(hosts.close(today() - days(1))), Refusal::CameThere(today()));
    assert_eq!(refusal(hosts.close(today() + days(1))), Refusal::Invalid(Invalid::DayAhead));
    hosts.close(today()).unwrap();
    let (case, version) = (hosts.case, hosts.case().version);
    assert_eq!(hosts.case().state(), CaseState::Closed);
    let facts = LeavingFacts { on: today(), why: Leaving::Other, follows: None };
    let point = hosts.sample.house.read().host_points(case).unwrap()[0].id;
    let whose = Whose::Case(case);
    let changes = [
        Step::Leave { case, version, facts, points: Vec::new() },
        Step::Stay { case, version },
        Step::Close { case, version, end: CaseEnd { on: today(), why: None } },
        Step::MarkPoint(NewHostMark { point, said: Said::Done, seen: None }),
        Step::Reach { gate: Gate::Lease, whose, seen: hosts.reached(Gate::Lease), facts: gate(today(), None) },
        Step::TakeBack { reached: hosts.reached(Gate::Lease).unwrap(), why: prose("Feil.") },
    ];
    for step in changes {
        assert_eq!(refusal(run(&mut hosts.sample.house, step.clone())), Refusal::CaseClosed, "{step:?}");
    }
}

#[test]
fn what_is_gone_through_is_listed_once_and_the_newest_mark_counts() {
    let mut hosts = Hosts::active();
    hosts.leave();
    hosts.leave();
    let points = |hosts: &Hosts| hosts.sample.house.read().host_points(hosts.case).unwrap();
    let listed = points(&hosts);
    assert_eq!(listed.iter().map(|one| one.words.as_str()).collect::<Vec<_>>(), ["Sluttsamtale", "Nøkler"]);
    let mark = |said, seen| Step::MarkPoint(NewHostMark { point: listed[0].id, said, seen });
    done(&mut hosts.sample.house, mark(Said::Done, None));
    assert!(!points(&hosts)[0].is_left());
    let blind = run(&mut hosts.sample.house, mark(Said::Cleared, None));
    assert_eq!(refusal(blind), Refusal::ChangedMeanwhile { by: LEAD });
    let seen = points(&hosts)[0].newest.as_ref().map(|mark| mark.id);
    done(&mut hosts.sample.house, mark(Said::Not(prose("Ville ikke.").unwrap()), seen));
    assert!(points(&hosts)[0].is_left() && points(&hosts)[0].mark().is_some());
}

#[test]
fn a_gate_that_was_taken_back_says_why_and_is_reached_anew() {
    let mut hosts = Hosts::ready();
    hosts.take_back(Gate::HomeVisit);
    let whose = hosts.whose(Gate::HomeVisit);
    let file = hosts.file();
    let back = file.gates.taken_back(Gate::HomeVisit, whose).unwrap();
    assert_eq!((back.why.clone(), back.staff), (prose("Feil dag."), LEAD));
    hosts.reach(Gate::HomeVisit);
    assert!(hosts.reached(Gate::HomeVisit).is_some());
    assert_eq!(hosts.file().gates.taken_back(Gate::HomeVisit, whose), None);
    let blind = Step::Reach { gate: Gate::HomeVisit, whose, seen: None, facts: gate(today(), None) };
    assert_eq!(refusal(run(&mut hosts.sample.house, blind)), Refusal::ChangedMeanwhile { by: LEAD });
}

#[test]
fn what_was_just_done_is_taken_back_by_whoever_did_it() {
    let mut hosts = Hosts::ready();
    let moved = hosts.move_in(today()).unwrap();
    hosts.undo(&moved).unwrap();
    assert_eq!((hosts.case().moved_in, hosts.home(hosts.amir())), (None, Some(3)));
    hosts.move_in(today()).unwrap();
    let left = hosts.leave();
    hosts.undo(&left).unwrap();
    assert_eq!(hosts.case().state(), CaseState::Active);
    hosts.leave();
    let closed = hosts.close(today()).unwrap();
    hosts.undo(&closed).unwrap();
    assert_eq!(hosts.case().state(), CaseState::Leaving);
}

#[test]
fn a_proposal_and_a_gate_are_taken_back_while_nothing_hangs_on_them() {
    let mut hosts = Hosts::new();
    let (household, youth) = (hosts.household, hosts.sample.youths[0]);
    let proposed = run(&mut hosts.sample.house, Step::Propose { household, youth, on: today() }).unwrap();
    hosts.undo(&proposed).unwrap();
    assert_eq!(hosts.file().cases.len(), 1, "a slip is shown nowhere");
    let whose = hosts.whose(Gate::Match);
    let reach = Step::Reach { gate: Gate::Match, whose, seen: None, facts: gate(today(), None) };
    let reached = run(&mut hosts.sample.house, reach).unwrap();
    let command = undo::inverse(reached.made, None).unwrap();
    hosts.sample.house.execute(LEAD, now(), &command).unwrap();
    assert_eq!((hosts.reached(Gate::Match), hosts.file().gates.taken_back(Gate::Match, whose)), (None, None));
    let withdraw = Step::WithdrawCase { case: hosts.case, version: 1 };
    assert_eq!(refusal(run(&mut hosts.sample.house, withdraw)), Refusal::CannotUndo, "a gate was written about it");
}

#[test]
fn what_somebody_else_touched_since_stands() {
    let mut hosts = Hosts::active();
    let (case, version) = (hosts.case, hosts.case().version);
    hosts.leave();
    let back = Step::TakeBackMoveIn { case, version, stay: None };
    assert_eq!(refusal(run(&mut hosts.sample.house, back)), Refusal::CannotUndo);
    let closed = hosts.close(today()).unwrap();
    // The household ends before anybody undoes it.
    let (household, version) = (hosts.household, hosts.file().household.version);
    done(&mut hosts.sample.house, Step::EndHousehold { household, version, on: today(), why: line("flytter") });
    assert_eq!(refusal(hosts.undo(&closed)), Refusal::CannotUndo);
}

#[test]
fn a_household_ends_when_every_case_is_over_and_stays_as_it_was() {
    let mut hosts = Hosts::active();
    let (household, case) = (hosts.household, hosts.case);
    let end = Step::EndHousehold { household, version: 1, on: today(), why: line("flytter") };
    assert_eq!(refusal(run(&mut hosts.sample.house, end.clone())), Refusal::YouthLivesThere);
    hosts.leave();
    hosts.close(today()).unwrap();
    let samira = hosts.sample.youths[0];
    let other = HostCaseId(done(&mut hosts.sample.house, Step::Propose { household, youth: samira, on: today() }));
    assert_eq!(refusal(run(&mut hosts.sample.house, end.clone())), Refusal::CaseOpen);
    let dropped = Step::Close { case: other, version: 1, end: CaseEnd { on: today(), why: None } };
    done(&mut hosts.sample.house, dropped);
    done(&mut hosts.sample.house, end);
    assert_eq!(hosts.file().state(today()), HouseholdState::Ended);
    let adult = AdultFacts { name: line("Ola Berg"), phone: None, email: None };
    let whose = Whose::Household(household);
    let changes = [
        (Step::ChangeHousehold { household, version: 2, facts: facts() }, Refusal::HouseholdEnded),
        (Step::AddAdult { household, facts: adult }, Refusal::HouseholdEnded),
        (Step::Propose { household, youth: samira, on: today() }, Refusal::HouseholdEnded),
        (
            Step::Reach {
                gate: Gate::FirstTalk,
                whose,
                seen: hosts.reached(Gate::FirstTalk),
                facts: gate(today(), None),
            },
            Refusal::HouseholdEnded,
        ),
    ];
    for (step, refused) in changes {
        assert_eq!(refusal(run(&mut hosts.sample.house, step.clone())), refused, "{step:?}");
    }
    assert_eq!(hosts.sample.house.read().host_case(case).unwrap().unwrap().state(), CaseState::Closed);
}

#[test]
fn only_who_keeps_hosts_writes_and_only_such_a_one_coordinates() {
    let mut hosts = Hosts::new();
    let by_therapist = |house: &mut House, step: Step| house.execute(THERAPIST, now(), &Command::Host(step));
    let refused = refusal(by_therapist(&mut hosts.sample.house, Step::AddHousehold(facts())));
    assert!(matches!(refused, Refusal::NotAllowed { .. }));
    let coordinated = HouseholdFacts { coordinator: Some(THERAPIST), ..facts() };
    let step = Step::AddHousehold(coordinated.clone());
    assert_eq!(refusal(run(&mut hosts.sample.house, step)), Refusal::NoCoordinator);
    let function = Command::SetFunction { staff: THERAPIST, function: StaffFunction::HostCoordinator, holds: true };
    hosts.sample.house.execute(LEAD, now(), &function).unwrap();
    let added = by_therapist(&mut hosts.sample.house, Step::AddHousehold(coordinated)).unwrap().row;
    // Whoever stops keeps no household from being set right.
    let function = Command::SetFunction { staff: THERAPIST, function: StaffFunction::HostCoordinator, holds: false };
    hosts.sample.house.execute(LEAD, now(), &function).unwrap();
    assert!(by_therapist(&mut hosts.sample.house, Step::AddHousehold(facts())).is_err());
    let facts = HouseholdFacts { coordinator: Some(THERAPIST), note: prose("Ring etter 16."), ..facts() };
    done(&mut hosts.sample.house, Step::ChangeHousehold { household: HouseholdId(added), version: 1, facts });
}

#[test]
fn a_coordinator_works_in_the_house_and_the_register_tells_when_one_has_left() {
    let (_home, mut sample) = house();
    let function = Command::SetFunction { staff: THERAPIST, function: StaffFunction::HostCoordinator, holds: true };
    sample.house.execute(LEAD, now(), &function).unwrap();
    let coordinated = HouseholdFacts { coordinator: Some(THERAPIST), ..facts() };
    let berg = HouseholdId(done(&mut sample.house, Step::AddHousehold(coordinated.clone())));
    let without = |sample: &Sample| sample.house.read().without_coordinator().unwrap();
    assert_eq!(without(&sample).len(), 0);
    // They go to the sister house.
    sample.house.execute(LEAD, now(), &houses::sister()).unwrap();
    let (first, sister) = (crate::domain::ids::HouseId(1), houses::SISTER);
    let goes = Command::SetStaffHouses { staff: THERAPIST, before: vec![first], houses: vec![sister] };
    sample.house.execute(LEAD, now(), &goes).unwrap();
    assert_eq!(without(&sample), [berg].into());
    let step = Step::AddHousehold(coordinated.clone());
    assert_eq!(refusal(run(&mut sample.house, step.clone())), Refusal::NoCoordinator);
    // They come back, and then leave for good.
    let back = Command::SetStaffHouses { staff: THERAPIST, before: vec![sister], houses: vec![first] };
    sample.house.execute(LEAD, now(), &back).unwrap();
    assert_eq!(without(&sample).len(), 0);
    let version = sample.house.read().people().unwrap().staff[&THERAPIST].version;
    let leaves = Command::ChangeStaff { staff: THERAPIST, version, role: StaffRole::MilieuTherapist, active: false };
    sample.house.execute(LEAD, now(), &leaves).unwrap();
    assert_eq!(without(&sample), [berg].into());
    assert_eq!(refusal(run(&mut sample.house, step)), Refusal::NoCoordinator);
}

#[test]
fn the_schema_keeps_what_was_reached_and_gone_through() {
    let mut hosts = Hosts::active();
    hosts.leave();
    let conn = hosts.sample.house.connection();
    for sql in [
        "UPDATE host_gate SET day = '2020-01-01'",
        "DELETE FROM host_gate",
        "UPDATE host_point SET words = 'x'",
        "DELETE FROM host_point",
    ] {
        assert_refused(conn, sql);
    }
    let columns = texts(conn, "SELECT name FROM pragma_table_info('host_gate')");
    assert!(
        !columns.iter().any(|name| ["document", "file", "content", "scan"].contains(&name.as_str())),
        "{columns:?}"
    );
}
