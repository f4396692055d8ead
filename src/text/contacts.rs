//! Contacts, consents and the dates of a file in words.

use chrono::NaiveDate;

use super::Texts;
use crate::domain::{
    contact::{
        ContactRole,
        clock::{Milestone, PaperKind, ProtectionLevel},
        consent::{Answer, Consent, GivenBy, Holding, No, Verdict},
    },
    names::Prose,
};

impl Texts {
    /// What somebody is to a youth: «verge».
    #[must_use]
    pub const fn contact_role(&self, role: ContactRole) -> &'static str {
        match role {
            ContactRole::Guardian => self.contact_guardian(),
            ContactRole::Representative => self.contact_representative(),
            ContactRole::CaseWorker => self.contact_case_worker(),
            ContactRole::School => self.contact_school(),
            ContactRole::Psychologist => self.contact_psychologist(),
            ContactRole::Doctor => self.contact_doctor(),
            ContactRole::FamilyAbroad => self.contact_family_abroad(),
            ContactRole::Lawyer => self.contact_lawyer(),
            ContactRole::Host => self.contact_host(),
            ContactRole::Other => self.contact_other(),
        }
    }

    /// Who gave a consent: «ungdommen».
    #[must_use]
    pub const fn given_by(&self, by: GivenBy) -> &'static str {
        match by {
            GivenBy::Youth => self.given_by_youth(),
            GivenBy::Guardian => self.given_by_guardian(),
        }
    }

    /// A kind of paper: «oppholdstillatelse».
    #[must_use]
    pub const fn paper_kind(&self, kind: PaperKind) -> &'static str {
        match kind {
            PaperKind::Permit => self.paper_permit(),
            PaperKind::ResidenceCard => self.paper_residence_card(),
            PaperKind::TravelDocument => self.paper_travel_document(),
            PaperKind::Passport => self.paper_passport(),
            PaperKind::IdCard => self.paper_id_card(),
            PaperKind::Other => self.paper_other(),
        }
    }

    /// A birthday: «17½ år».
    #[must_use]
    pub const fn milestone(&self, milestone: Milestone) -> &'static str {
        match milestone {
            Milestone::At15 => self.milestone_15(),
            Milestone::At16 => self.milestone_16(),
            Milestone::At17Half => self.milestone_17_half(),
            Milestone::At18 => self.milestone_18(),
            Milestone::At19Half => self.milestone_19_half(),
            Milestone::At20 => self.milestone_20(),
            Milestone::At25 => self.milestone_25(),
        }
    }

    /// How an address is protected: «fortrolig adresse».
    #[must_use]
    pub const fn protection_level(&self, level: ProtectionLevel) -> &'static str {
        match level {
            ProtectionLevel::Open => self.protection_open(),
            ProtectionLevel::Confidential => self.protection_confidential(),
            ProtectionLevel::StrictlyConfidential => self.protection_strict(),
        }
    }

    /// *Ja, bare, nei* in capitals.
    #[must_use]
    pub const fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Yes => self.verdict_yes(),
            Verdict::Only => self.verdict_only(),
            Verdict::No => self.verdict_no(),
        }
    }

    /// Whether a consent holds: «til 01.03.2027», «trukket tilbake 12.11.2026».
    #[must_use]
    pub fn holding(&self, holding: Holding) -> String {
        match holding {
            Holding::Until(Some(until)) => self.holding_until(self.date(until)),
            Holding::Until(None) => self.holding_open().to_owned(),
            Holding::Withdrawn(on) => self.holding_withdrawn(self.date(on)),
            Holding::Ended(on) => self.holding_ended(self.date(on)),
            Holding::Lapsed(on) => self.holding_lapsed(self.date(on)),
        }
    }

    /// What the consents of an answer hold back, and why.
    #[must_use]
    pub fn answer_held_back(&self, answer: &Answer) -> Vec<String> {
        let alone = answer.holding.len() == 1;
        let held = |consent: &Consent| {
            let (words, why) = withheld(consent)?;
            let purpose = &consent.facts.purpose;
            Some(if alone { self.answer_withheld(words, why) } else { self.answer_withheld_of(purpose, words, why) })
        };
        answer.holding.iter().filter_map(held).collect()
    }

    /// The answer to *kan jeg si dette til …?* after its word: what may not be told and why, before anything else; then what
    /// may, and until when. A `no` says what the house does then, and never what a law says.
    #[must_use]
    pub fn answer_told(&self, answer: &Answer) -> Vec<String> {
        if answer.verdict == Verdict::No {
            let why = match answer.no {
                None | Some(No::Never | No::Over(Holding::Until(_))) => self.answer_never().to_owned(),
                Some(No::ContactEnded) => self.answer_contact_ended().to_owned(),
                Some(No::Over(Holding::Withdrawn(on))) => self.answer_withdrawn(self.date(on)),
                Some(No::Over(Holding::Ended(on))) => self.answer_ended(self.date(on)),
                Some(No::Over(Holding::Lapsed(on))) => self.answer_lapsed(self.date(on)),
            };
            return vec![why, self.answer_exceptions().to_owned()];
        }
        let mut lines = self.answer_held_back(answer);
        lines.extend(answer.holding.iter().map(|consent| self.consent_allows(consent)));
        lines.push(match answer.until {
            Some(until) => self.answer_until(self.date(until)),
            None => self.answer_open().to_owned(),
        });
        lines
    }

    /// What a consent holds back and why, and what it allows.
    #[must_use]
    pub fn consent_told(&self, consent: &Consent) -> Vec<String> {
        let held = withheld(consent).map(|(words, why)| self.answer_withheld(words, why));
        held.into_iter().chain([self.consent_allows(consent)]).collect()
    }

    fn consent_allows(&self, consent: &Consent) -> String {
        self.answer_may(&consent.facts.purpose, one_line(&consent.facts.may_tell))
    }

    /// A day and how far it is: «02.12.2026 (om 11 dager)».
    #[must_use]
    pub fn day_and_distance(&self, day: NaiveDate, today: NaiveDate) -> String {
        let date = self.date(day);
        match day.signed_duration_since(today).num_days() {
            0 => self.notice_today(date),
            days if days > 0 => self.notice_in(date, days),
            days => self.notice_ago(date, -days),
        }
    }
}

/// What a consent holds back, and why.
fn withheld(consent: &Consent) -> Option<(String, &str)> {
    let why = consent.facts.withheld_why.as_ref().map_or("–", crate::domain::names::Line::as_str);
    consent.facts.withheld.as_ref().map(|words| (one_line(words), why))
}

/// Without a full stop at its end, since one follows.
fn one_line(prose: &Prose) -> String {
    prose.as_str().replace('\n', " ").trim_end_matches('.').to_owned()
}
