//! Hosts in words.

use super::Texts;
use crate::domain::{
    host::{
        CaseState, Follows, HostAdult, HouseholdState, Leaving,
        contact::Way,
        gate::{Gate, Missing},
        guidance::{Attended, Quarter},
        meeting::Outcome,
    },
    ids::HostAdultId,
};

impl Texts {
    /// Quarters in their order, those of a year that follow each other together: «4. kvartal 2025, 1.–3. kvartal 2026».
    #[must_use]
    pub fn quarters(&self, quarters: &[Quarter]) -> String {
        let is_one_run = |a: &Quarter, b: &Quarter| a.year == b.year && a.next() == *b;
        let named = |run: &[Quarter]| match run {
            [first, .., last] => {
                self.host_quarter_run(first.number.to_string(), last.number.to_string(), first.year.to_string())
            }
            [one] => self.host_quarter(one.number.to_string(), one.year.to_string()),
            [] => String::new(),
        };
        quarters.chunk_by(is_one_run).map(named).collect::<Vec<_>>().join(", ")
    }

    /// What has to be reached: «hjemmebesøk».
    #[must_use]
    pub const fn host_gate(&self, gate: Gate) -> &'static str {
        match gate {
            Gate::FirstTalk => self.host_gate_first_talk(),
            Gate::HomeVisit => self.host_gate_home_visit(),
            Gate::Dwelling => self.host_gate_dwelling(),
            Gate::PoliceCertificate => self.host_gate_police_certificate(),
            Gate::Confidentiality => self.host_gate_confidentiality(),
            Gate::Approval => self.host_gate_approval(),
            Gate::Match => self.host_gate_match(),
            Gate::YouthYes => self.host_gate_youth_yes(),
            Gate::Lease => self.host_gate_lease(),
            Gate::Guarantee => self.host_gate_guarantee(),
            Gate::InspectionReport => self.host_gate_inspection_report(),
            Gate::AssignmentAgreement => self.host_gate_assignment_agreement(),
            Gate::RoleSplit => self.host_gate_role_split(),
            Gate::InformationConsent => self.host_gate_information_consent(),
            Gate::MoveInMeeting => self.host_gate_move_in_meeting(),
            Gate::HouseRules => self.host_gate_house_rules(),
        }
    }

    /// What a case lacks, without naming anybody: «hjemmebesøk, politiattest for en voksen».
    #[must_use]
    pub fn host_missing_list(&self, missing: &[Missing]) -> String {
        let mut words: Vec<String> = Vec::new();
        for missing in missing {
            let word = match missing {
                Missing::Gate(gate) => self.host_gate(*gate).to_owned(),
                Missing::OfAdult(gate, _) => self.host_missing_of_adult(self.host_gate(*gate)),
                Missing::OldCertificate(_) => self.host_missing_old_certificate().to_owned(),
                Missing::LateCertificate(_) => self.host_missing_late_certificate().to_owned(),
                Missing::LapsedCertificate(_) => self.host_missing_lapsed_certificate().to_owned(),
                Missing::NoAdult => self.host_missing_no_adult().to_owned(),
            };
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words.join(", ")
    }

    /// The same with the adults' names: «politiattest for Kari Berg». For the screens of those who see the hosts.
    #[must_use]
    pub fn host_missing_named(&self, missing: &[Missing], adults: &[HostAdult]) -> String {
        let name = |id: HostAdultId| {
            adults.iter().find(|adult| adult.id == id).map_or("–", |adult| adult.facts.name.as_str())
        };
        let word = |missing: &Missing| match missing {
            Missing::Gate(gate) => self.host_gate(*gate).to_owned(),
            Missing::OfAdult(gate, adult) => self.host_missing_of(self.host_gate(*gate), name(*adult)),
            Missing::OldCertificate(adult) => self.host_missing_old_certificate_of(name(*adult)),
            Missing::LateCertificate(adult) => self.host_missing_late_certificate_of(name(*adult)),
            Missing::LapsedCertificate(adult) => self.host_missing_lapsed_certificate_of(name(*adult)),
            Missing::NoAdult => self.host_missing_no_adult().to_owned(),
        };
        missing.iter().map(word).collect::<Vec<_>>().join(", ")
    }

    /// Where a household stands: «ledig».
    #[must_use]
    pub const fn household_state(&self, state: HouseholdState) -> &'static str {
        match state {
            HouseholdState::Interest => self.household_interest(),
            HouseholdState::Approved => self.household_approved(),
            HouseholdState::Vacant => self.household_vacant(),
            HouseholdState::Active => self.household_active(),
            HouseholdState::Closing => self.household_closing(),
            HouseholdState::Ended => self.household_ended(),
        }
    }

    /// Where a case stands: «aktiv».
    #[must_use]
    pub const fn host_case_state(&self, state: CaseState) -> &'static str {
        match state {
            CaseState::Proposed => self.host_case_proposed(),
            CaseState::Active => self.host_case_active(),
            CaseState::Leaving => self.host_case_leaving(),
            CaseState::Closed => self.host_case_closed(),
            CaseState::Dropped => self.host_case_dropped(),
        }
    }

    /// Why a youth leaves a host.
    #[must_use]
    pub const fn host_leaving(&self, leaving: Leaving) -> &'static str {
        match leaving {
            Leaving::NeedEnded => self.host_leaving_need_ended(),
            Leaving::Twenty => self.host_leaving_twenty(),
            Leaving::Stays => self.host_leaving_stays(),
            Leaving::HostEnds => self.host_leaving_host_ends(),
            Leaving::Other => self.host_leaving_other(),
        }
    }

    /// What comes after a host.
    #[must_use]
    pub const fn host_follows(&self, follows: Follows) -> &'static str {
        match follows {
            Follows::OwnFlat => self.host_follows_own_flat(),
            Follows::AnotherHost => self.host_follows_another_host(),
            Follows::House => self.host_follows_house(),
            Follows::Family => self.host_follows_family(),
            Follows::Elsewhere => self.host_follows_elsewhere(),
            Follows::Other => self.host_follows_other(),
        }
    }

    /// What became of something that was planned: «delvis».
    #[must_use]
    pub const fn host_outcome(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Done => self.host_outcome_done(),
            Outcome::Partly => self.host_outcome_partly(),
            Outcome::NotDone => self.host_outcome_not_done(),
        }
    }

    /// How staff and host were in contact: «besøk».
    #[must_use]
    pub const fn host_way(&self, way: Way) -> &'static str {
        match way {
            Way::Sms => self.host_way_sms(),
            Way::Email => self.host_way_email(),
            Way::Phone => self.host_way_phone(),
            Way::Visit => self.host_way_visit(),
        }
    }

    /// How it was with a host and a guidance: «kom».
    #[must_use]
    pub const fn host_attended(&self, attended: Attended) -> &'static str {
        match attended {
            Attended::Came => self.host_attended_came(),
            Attended::DidNotCome => self.host_attended_did_not(),
            Attended::ToldBeforehand => self.host_attended_told(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn quarters_that_follow_each_other_stand_together_and_none_across_a_year() {
        let all = [(2025, 1), (2025, 3), (2025, 4), (2026, 1), (2026, 2), (2026, 3)];
        let all = all.map(|(year, number)| Quarter { year, number });
        let t = Texts::new(Language::Nb);
        assert_eq!(t.quarters(&all), "1. kvartal 2025, 3.–4. kvartal 2025, 1.–3. kvartal 2026");
        assert_eq!(Texts::new(Language::En).quarters(&all[3..]), "quarters 1–3 of 2026");
        assert_eq!(t.quarters(&[]), "");
    }
}
