//! What stands first about a youth, in a line each: what is dangerous, who may not know where they live, whom to call.

use chrono::NaiveDate;

use super::{Texts, format::phone};
use crate::domain::{
    contact::{
        Contact,
        clock::{ProtectionLevel, RiskFacts},
        near::{DateOf, NearDate},
    },
    names::Prose,
};

impl Texts {
    /// A risk and what is agreed to do: «Går ut alene sent · Avtalt: ringer TB», first that it must be looked at again.
    #[must_use]
    pub fn risk_told(&self, risk: &RiskFacts, today: NaiveDate) -> String {
        let overdue = (risk.review < today).then(|| self.risk_to_review(self.date(risk.review)));
        let action = self.risk_action(one_line(&risk.action));
        overdue.into_iter().chain([risk.risk.to_string(), action]).collect::<Vec<_>>().join(" · ")
    }

    /// What a protected address means for whoever is on shift; `None` for an open one.
    #[must_use]
    pub const fn address_told(&self, level: ProtectionLevel) -> Option<&'static str> {
        match level {
            ProtectionLevel::Open => None,
            ProtectionLevel::Confidential => Some(self.now_address_confidential()),
            ProtectionLevel::StrictlyConfidential => Some(self.now_address_strict()),
        }
    }

    /// Whom to call first: «☎ verge Tone Bakken 40 00 07 81»; without the number where it may not be shown.
    #[must_use]
    pub fn first_told(&self, first: Option<&Contact>, with_number: bool) -> String {
        let Some(facts) = first.map(|contact| &contact.facts) else {
            return self.now_first_none().to_owned();
        };
        let who = format!("☎ {} {}", self.contact_role(facts.role), facts.name);
        match &facts.phone {
            Some(number) if with_number => format!("{who} {}", phone(number.as_str())),
            Some(_) => format!("{who} · {}", self.now_number_hidden()),
            None => who,
        }
    }

    /// What a date of a file is of: «oppholdstillatelse går ut».
    #[must_use]
    pub fn date_of(&self, of: &DateOf) -> String {
        match of {
            DateOf::Milestone(milestone) => self.milestone(*milestone).to_owned(),
            DateOf::Lapse => self.notice_lapse().to_owned(),
            DateOf::Protection => self.notice_protection().to_owned(),
            DateOf::FollowUp => self.notice_follow_up().to_owned(),
            DateOf::Paper(kind) => self.notice_paper(self.paper_kind(*kind)),
            DateOf::Risk(risk) => self.notice_risk(risk),
        }
    }

    /// The same with its day: «! oppholdstillatelse går ut 23.11.2026 (om 1 dag)», «▲ …» when it has passed.
    #[must_use]
    pub fn near_date(&self, date: &NearDate, today: NaiveDate) -> String {
        let sign = if date.is_overdue(today) { '▲' } else { '!' };
        format!("{sign} {} {}", self.date_of(&date.of), self.day_and_distance(date.day, today))
    }
}

fn one_line(prose: &Prose) -> String {
    prose.as_str().replace('\n', " ")
}
