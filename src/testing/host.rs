//! A host household with everything in place, and a youth who lives there. The people are invented.

use chrono::NaiveDate;

use crate::{
    domain::{
        command::Command,
        host::{
            AdultFacts, HouseholdFacts, LeavesHouse, Step,
            gate::{Certificate, Gate, GateFacts, Of, Whose},
        },
        ids::{HostAdultId, HostCaseId, HouseholdId, StaffId, YouthId},
        names::Line,
        time::Instant,
    },
    store::House,
};

/// A household, and the case of a youth who lives there.
#[derive(Debug, Clone, Copy)]
pub struct HostSample {
    /// The household.
    pub household: HouseholdId,
    /// The case, *aktiv*.
    pub case: HostCaseId,
}

/// Takes a household from first talk to *aktiv* in a moment: the youth lives there from `moved_in` on.
///
/// # Panics
/// When anything is refused.
pub fn host_case(house: &mut House, lead: StaffId, now: Instant, youth: YouthId, moved_in: NaiveDate) -> HostSample {
    let mut run =
        |step: Step| house.execute(lead, now, &Command::Host(step)).expect("a step of the sample household").row;
    let line = |text: &str| Line::new(text).expect("a line");
    let household = HouseholdId(run(Step::AddHousehold(HouseholdFacts {
        name: line("Familien Berg"),
        address: None,
        dwelling: None,
        own_entrance: true,
        facilities: None,
        languages: None,
        limits: None,
        note: None,
        vacant_from: Some(moved_in),
        coordinator: None,
        begun: moved_in,
    })));
    let facts = AdultFacts { name: line("Berit Berg"), phone: None, email: None };
    run(Step::AddAdult { household, facts });
    let adult = house.read().host_adults_of(household).expect("the adults").first().map(|adult| adult.id);
    let adult = adult.unwrap_or(HostAdultId(0));
    let mut run =
        |step: Step| house.execute(lead, now, &Command::Host(step)).expect("a step of the sample household").row;
    let case = HostCaseId(run(Step::Propose { household, youth, on: moved_in }));
    for gate in Gate::ALL.into_iter().filter(|gate| gate.is_hard()) {
        let whose = match gate.of() {
            Of::Household => Whose::Household(household),
            Of::Adult => Whose::Adult(adult),
            Of::Case => Whose::Case(case),
        };
        let certificate = (gate == Gate::PoliceCertificate).then_some(Certificate { issued: moved_in, seen_by: lead });
        let facts = GateFacts { day: moved_in, certificate, interpreter: None, paper: None, note: None, until: None };
        run(Step::Reach { gate, whose, seen: None, facts });
    }
    let leaves = LeavesHouse { reason: line("husvert"), points: Vec::new() };
    run(Step::MoveIn { case, version: 1, from: moved_in, leaves });
    HostSample { household, case }
}
