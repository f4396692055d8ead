//! What is handed out about a youth, in words.

mod codes;
mod names;

use super::Texts;
use crate::domain::access_pack::{AskedBy, Reason, Request};

impl Texts {
    /// Who asked: «vergen».
    #[must_use]
    pub const fn pack_asked_by(&self, by: AskedBy) -> &'static str {
        match by {
            AskedBy::Youth => self.pack_by_youth(),
            AskedBy::Guardian => self.pack_by_guardian(),
            AskedBy::Lawyer => self.pack_by_lawyer(),
            AskedBy::ChildWelfare => self.pack_by_child_welfare(),
            AskedBy::CountyGovernor => self.pack_by_county_governor(),
            AskedBy::Other => self.pack_by_other(),
        }
    }

    /// The same with their name.
    #[must_use]
    pub fn pack_asked(&self, request: &Request) -> String {
        let by = self.pack_asked_by(request.asked_by);
        request.name.as_ref().map_or_else(|| by.to_owned(), |name| format!("{by} ({name})"))
    }

    /// What was asked for: «fra 1.1.2026 til og med 31.12.2026», «alt».
    #[must_use]
    pub fn pack_period(&self, request: &Request) -> String {
        let from = request.from.map(|day| self.pack_paper_from(self.date(day)));
        let until = request.until.map(|day| self.pack_paper_until(self.date(day)));
        let told: Vec<String> = from.into_iter().chain(until).collect();
        if told.is_empty() { self.pack_paper_all().to_owned() } else { told.join(" ") }
    }

    /// Why something is hidden.
    #[must_use]
    pub fn pack_reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::OtherYouth => self.pack_reason_other_youth().to_owned(),
            Reason::OtherPerson => self.pack_reason_other_person().to_owned(),
            Reason::OwnHealth => self.pack_reason_own_health().to_owned(),
            Reason::Duty => self.pack_reason_duty().to_owned(),
            Reason::Other(words) => self.pack_reason_other(words),
        }
    }

    /// A reason by its name in a receipt, without anybody's own words.
    #[must_use]
    pub fn pack_reason_named(&self, name: &str) -> String {
        let plain = [Reason::OtherYouth, Reason::OtherPerson, Reason::OwnHealth, Reason::Duty];
        match plain.iter().find(|reason| reason.id() == name) {
            Some(reason) => self.pack_reason(reason),
            None => self.pack_reason_in_words().to_owned(),
        }
    }
}
