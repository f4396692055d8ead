//! The invented host households: one in every state of the way, and the youths who live with them.

use chrono::{Days, Months, NaiveDate};

use crate::{
    config::Config,
    domain::{
        contact::Phone,
        host::{
            AdultFacts, CaseEnd, Follows, HouseholdFacts, LeavesHouse, Leaving, LeavingFacts, NewHostMark, Step,
            gate::{Certificate, Gate, GateFacts, Of, Whose},
        },
        ids::{HostAdultId, HostCaseId, HostPointId, HouseholdId, StaffId, YouthId},
        moves::Said,
        names::{Line, Prose},
        refusal::Invalid,
        youth::{InterpreterNeed, YouthFacts},
    },
};

/// A youth who lives or has lived with a host: what they are called, and in how many days they become 20.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tenant {
    pub(super) name: &'static str,
    twenty_in: i64,
}

/// What there is to tell of a household.
#[derive(Debug, Clone, Copy)]
pub(super) struct Family {
    name: &'static str,
    dwelling: &'static str,
    facilities: &'static str,
    languages: &'static str,
    limits: Option<&'static str>,
    own_entrance: bool,
    adults: &'static [(&'static str, &'static str)],
    /// Days since they first showed interest.
    begun: u64,
    /// Since how many days the flat could be moved into; less than none for one that is not free yet.
    vacant: Option<i64>,
    /// How far they have come.
    pub(super) story: Story,
}

/// How far a household has come. Days are counted back from today.
#[derive(Debug, Clone, Copy)]
pub(super) enum Story {
    /// Gates of the household up to here.
    Interest(usize),
    /// Approved, with a youth of the house in mind or without.
    Approved { proposes: bool },
    /// Somebody lives there since.
    Active { tenant: Tenant, since: u64 },
    /// They are to leave in so many days.
    Closing { tenant: Tenant, since: u64, leaves_in: u64 },
    /// They have left, and the household is none any more.
    Ended { tenant: Tenant, since: u64, closed: u64 },
}

/// All of them.
pub(super) const FAMILIES: [Family; 6] = [
    Family {
        name: "Familien Solbakken",
        dwelling: "Sokkelleilighet, to rom.",
        facilities: "Eget kjøkken og bad. Buss 11 ti minutter unna.",
        languages: "norsk, engelsk",
        limits: None,
        own_entrance: true,
        adults: &[("Randi Solbakken", "73 50 10 11")],
        begun: 18,
        vacant: None,
        story: Story::Interest(1),
    },
    Family {
        name: "Familien Haugen",
        dwelling: "Hybel over garasjen, 28 m².",
        facilities: "Tekjøkken og dusj. Vaskemaskin hos familien.",
        languages: "norsk, tigrinja",
        limits: Some("Hund i huset. Ikke røyking inne."),
        own_entrance: true,
        adults: &[("Marit Haugen", "73 50 10 12"), ("Selam Haugen", "73 50 10 13")],
        begun: 75,
        vacant: Some(-20),
        story: Story::Approved { proposes: false },
    },
    Family {
        name: "Familien Berg",
        dwelling: "Hybel i kjelleren, 25 m².",
        facilities: "Eget bad, deler kjøkken. Buss 5 utenfor døra.",
        languages: "norsk, dari",
        limits: None,
        own_entrance: false,
        adults: &[("Kari Berg", "73 50 10 14"), ("Ola Berg", "73 50 10 15")],
        begun: 120,
        vacant: Some(34),
        story: Story::Approved { proposes: true },
    },
    Family {
        name: "Familien Lund",
        dwelling: "Leilighet med eget soverom.",
        facilities: "Alt eget. Ti minutter å gå til skolen.",
        languages: "norsk, arabisk",
        limits: None,
        own_entrance: true,
        adults: &[("Hanne Lund", "73 50 10 16")],
        begun: 420,
        vacant: Some(330),
        story: Story::Active { tenant: Tenant { name: "Teklay", twenty_in: 86 }, since: 300 },
    },
    Family {
        name: "Familien Moe",
        dwelling: "Hybelleilighet i annen etasje.",
        facilities: "Eget kjøkken, deler bad.",
        languages: "norsk, engelsk, fransk",
        limits: Some("Går med avis klokka fem."),
        own_entrance: false,
        adults: &[("Per Moe", "73 50 10 17"), ("Anne Moe", "73 50 10 18")],
        begun: 600,
        vacant: Some(520),
        story: Story::Closing { tenant: Tenant { name: "Bilal", twenty_in: 28 }, since: 480, leaves_in: 21 },
    },
    Family {
        name: "Familien Vik",
        dwelling: "Hybel på loftet.",
        facilities: "Deler kjøkken og bad.",
        languages: "norsk",
        limits: None,
        own_entrance: false,
        adults: &[("Siv Vik", "73 50 10 19")],
        begun: 900,
        vacant: Some(820),
        story: Story::Ended { tenant: Tenant { name: "Nadia", twenty_in: -210 }, since: 780, closed: 240 },
    },
];

fn ago(today: NaiveDate, days: u64) -> NaiveDate {
    today - Days::new(days)
}

fn in_days(today: NaiveDate, days: i64) -> NaiveDate {
    if days < 0 { ago(today, days.unsigned_abs()) } else { today + Days::new(days.unsigned_abs()) }
}

impl Tenant {
    /// Who they are, as the house writes it down.
    pub(super) fn facts(self, today: NaiveDate) -> Result<YouthFacts, Invalid> {
        let twenty = in_days(today, self.twenty_in);
        Ok(YouthFacts {
            preferred_name: Line::new(self.name)?,
            latin_name: None,
            own_script_name: None,
            pronunciation: None,
            birth_date: twenty.checked_sub_months(Months::new(240)).unwrap_or(twenty),
            celebrates: None,
            languages: None,
            interpreter: InterpreterNeed::No,
            interpreter_note: None,
            help_needed: None,
            primary_contact: None,
        })
    }
}

impl Story {
    /// Who lives or has lived there.
    pub(super) const fn tenant(self) -> Option<Tenant> {
        match self {
            Self::Active { tenant, .. } | Self::Closing { tenant, .. } | Self::Ended { tenant, .. } => Some(tenant),
            Self::Interest(_) | Self::Approved { .. } => None,
        }
    }

    /// Since how many days.
    const fn since(self) -> Option<u64> {
        match self {
            Self::Active { since, .. } | Self::Closing { since, .. } | Self::Ended { since, .. } => Some(since),
            Self::Interest(_) | Self::Approved { .. } => None,
        }
    }
}

impl Family {
    /// The household as it is written down.
    pub(super) fn facts(self, coordinator: StaffId, today: NaiveDate) -> Result<HouseholdFacts, Invalid> {
        Ok(HouseholdFacts {
            name: Line::new(self.name)?,
            address: None,
            dwelling: Prose::optional(self.dwelling)?,
            own_entrance: self.own_entrance,
            facilities: Prose::optional(self.facilities)?,
            languages: Some(Line::new(self.languages)?),
            limits: Prose::optional(self.limits.unwrap_or_default())?,
            note: None,
            vacant_from: self.vacant.map(|days| in_days(today, -days)),
            coordinator: Some(coordinator),
            begun: ago(today, self.begun),
        })
    }

    /// Its adults.
    pub(super) fn adults(self, household: HouseholdId) -> Result<Vec<Step>, Invalid> {
        let adult = |(name, number): &(&str, &str)| {
            let facts = AdultFacts { name: Line::new(name)?, phone: Phone::optional(number)?, email: None };
            Ok(Step::AddAdult { household, facts })
        };
        self.adults.iter().map(adult).collect()
    }

    /// What the household and its adults have reached; `first` is the first adult.
    pub(super) fn reached(
        self,
        household: HouseholdId,
        first: HostAdultId,
        seen_by: StaffId,
        today: NaiveDate,
    ) -> Result<Vec<Step>, Invalid> {
        let most = if let Story::Interest(gates) = self.story { gates } else { usize::MAX };
        // The certificates were seen shortly before the agreement.
        let day = ago(today, self.story.since().map_or(9, |since| since + 20).min(self.begun));
        let certificate = Certificate { issued: day - Days::new(25), seen_by };
        let of_household = Gate::ALL.into_iter().filter(|gate| gate.of() == Of::Household).take(most);
        let mut steps: Vec<Step> =
            of_household.map(|gate| reach(gate, Whose::Household(household), day, None)).collect();
        let many = i64::try_from(self.adults.len()).unwrap_or_default();
        for adult in (0..many).map(|at| HostAdultId(first.0 + at)).take(if most == usize::MAX { usize::MAX } else { 0 })
        {
            let whose = Whose::Adult(adult);
            steps.push(reach(Gate::PoliceCertificate, whose, day, Some(certificate)));
            steps.push(reach(Gate::Confidentiality, whose, day, None));
        }
        Ok(steps)
    }

    /// That it is put together with a youth.
    pub(super) fn proposal(self, household: HouseholdId, youth: YouthId, today: NaiveDate) -> Step {
        Step::Propose { household, youth, on: ago(today, self.story.since().map_or(5, |since| since + 19)) }
    }

    /// What happens with the case, as long as there is one; `version` is that of the case.
    pub(super) fn case(self, case: HostCaseId, today: NaiveDate) -> Result<Vec<Step>, Invalid> {
        let day = ago(today, self.story.since().map_or(3, |since| since + 15));
        // Of who lives there now something is left to remember.
        let left = |gate: Gate| matches!(self.story, Story::Active { .. }) && gate == Gate::HouseRules;
        let agreed = |gate: Gate| self.story.since().is_some() || matches!(gate, Gate::Match | Gate::YouthYes);
        let of_case = Gate::ALL.into_iter().filter(|gate| gate.of() == Of::Case && agreed(*gate) && !left(*gate));
        let mut steps: Vec<Step> = of_case.map(|gate| reach(gate, Whose::Case(case), day, None)).collect();
        let Some(since) = self.story.since() else { return Ok(steps) };
        let leaves = LeavesHouse { reason: Line::new("husvert")?, points: Vec::new() };
        steps.push(Step::MoveIn { case, version: 1, from: ago(today, since), leaves });
        let points = Config::default().moves.points_leave_host();
        let leave = |on, why, follows| Step::Leave {
            case,
            version: 2,
            facts: LeavingFacts { on, why, follows: Some(follows) },
            points: points.clone(),
        };
        match self.story {
            Story::Closing { leaves_in, .. } => {
                let on = today + Days::new(leaves_in);
                steps.push(leave(on, Leaving::Twenty, Follows::OwnFlat));
            }
            Story::Ended { closed, .. } => {
                let on = ago(today, closed);
                steps.push(leave(on, Leaving::NeedEnded, Follows::OwnFlat));
                let why = Prose::optional("Fikk egen leilighet i bydelen. Familien er invitert på besøk.")?;
                steps.push(Step::Close { case, version: 3, end: CaseEnd { on, why } });
            }
            _ => {}
        }
        Ok(steps)
    }

    /// That it is none any more, if so. It was never changed since it was written down.
    pub(super) fn end(self, household: HouseholdId, today: NaiveDate) -> Result<Option<Step>, Invalid> {
        let Story::Ended { closed, .. } = self.story else { return Ok(None) };
        let on = ago(today, closed.saturating_sub(30));
        Ok(Some(Step::EndHousehold { household, version: 1, on, why: Line::new("flytter til en annen by")? }))
    }
}

/// That the first of the points a youth leaves with is done.
pub(super) const fn done(point: HostPointId) -> Step {
    Step::MarkPoint(NewHostMark { point, said: Said::Done, seen: None })
}

fn reach(gate: Gate, whose: Whose, day: NaiveDate, certificate: Option<Certificate>) -> Step {
    let until = (gate == Gate::Lease).then(|| day + Days::new(3 * 365));
    let paper = gate.has_paper().then(|| Line::new("arkivet, mappa til husverten").ok()).flatten();
    Step::Reach {
        gate,
        whose,
        seen: None,
        facts: GateFacts { day, until, certificate, interpreter: None, paper, note: None },
    }
}
