//! A youth who lives with a host, with everything that has to be reached first. The people are invented.

use chrono::{NaiveDate, TimeDelta};

use crate::{
    domain::{
        command::Command,
        host::{
            AdultFacts, HouseholdFacts, LeavesHouse, Step,
            gate::{Certificate, Gate, GateFacts, Of, Whose},
        },
        ids::{HostAdultId, HostCaseId, HouseholdId, StaffId, YouthId},
        names::Line,
        time::{Instant, Zone},
    },
    store::{House, StoreError},
};

/// Kari Berg and her flat, where nobody lives yet, written down as the lead of the sample house.
///
/// # Panics
/// When it is refused.
pub fn household(house: &mut House, now: Instant, name: &str) -> HouseholdId {
    let begun = Zone::OSLO.date(now) - TimeDelta::days(300);
    let facts = HouseholdFacts {
        name: line(name),
        address: Some(line("Solveien 4")),
        dwelling: None,
        own_entrance: true,
        facilities: None,
        languages: Some(line("norsk")),
        limits: None,
        note: None,
        vacant_from: Some(begun),
        coordinator: None,
        begun,
    };
    HouseholdId(run(house, now, Step::AddHousehold(facts)))
}

/// A youth of the sample house moves to a household on a day; they are of the age for it.
///
/// # Panics
/// When it is refused.
pub fn live_with(
    house: &mut House,
    now: Instant,
    youth: YouthId,
    household: HouseholdId,
    from: NaiveDate,
) -> HostCaseId {
    try_to_live_with(house, now, youth, household, from).expect("what the sample house allows")
}

/// The same, where the move may be refused.
///
/// # Errors
/// What refuses it.
///
/// # Panics
/// When anything before it is refused.
pub fn try_to_live_with(
    house: &mut House,
    now: Instant,
    youth: YouthId,
    household: HouseholdId,
    from: NaiveDate,
) -> Result<HostCaseId, StoreError> {
    let facts = AdultFacts { name: line("Kari Berg"), phone: None, email: None };
    let adult = HostAdultId(run(house, now, Step::AddAdult { household, facts }));
    let proposed = from - TimeDelta::days(30);
    let case = HostCaseId(run(house, now, Step::Propose { household, youth, on: proposed }));
    for gate in Gate::ALL.into_iter().filter(|gate| gate.is_hard()) {
        let whose = match gate.of() {
            Of::Household => Whose::Household(household),
            Of::Adult => Whose::Adult(adult),
            Of::Case => Whose::Case(case),
        };
        let certificate = Certificate { issued: proposed, seen_by: StaffId(1) };
        let facts = GateFacts {
            day: proposed,
            until: None,
            certificate: (gate == Gate::PoliceCertificate).then_some(certificate),
            interpreter: None,
            paper: None,
            note: None,
        };
        run(house, now, Step::Reach { gate, whose, seen: None, facts });
    }
    let leaves = LeavesHouse { reason: line("husvert"), points: Vec::new() };
    let moves = Step::MoveIn { case, version: 1, from, leaves };
    house.execute(StaffId(1), now, &Command::Host(moves))?;
    Ok(case)
}

fn run(house: &mut House, now: Instant, step: Step) -> i64 {
    house.execute(StaffId(1), now, &Command::Host(step)).expect("what the sample house allows").row
}

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}
