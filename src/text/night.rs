//! The night in words: what is agreed with a youth, what came of a check, how a round went.

use chrono::NaiveDate;

use super::Texts;
use crate::domain::{
    handover::pulled::PulledRound,
    ids::StaffId,
    names::Line,
    night::{AgreementFacts, CheckResult, NightAgreement, NightCheck},
    time::{Instant, Zone},
};

/// Stands before what is past its time.
const OVERDUE: &str = "▲ ";

impl Texts {
    /// What is done: «bank på».
    #[must_use]
    pub const fn night_check(&self, check: NightCheck) -> &'static str {
        match check {
            NightCheck::Knock => self.night_knock(),
            NightCheck::Sms => self.night_sms(),
            NightCheck::Nothing => self.night_nothing(),
        }
    }

    /// What is done and when: «bank på 23:30», «SMS hver runde», «ingenting».
    #[must_use]
    pub fn night_agreed(&self, facts: &AgreementFacts) -> String {
        let what = self.night_check(facts.check);
        match (facts.check, facts.at) {
            (NightCheck::Nothing, _) => what.to_owned(),
            (_, Some(at)) => self.night_at(what, self.time(at.time())),
            (_, None) => self.night_every_round(what),
        }
    }

    /// The same with its note, and with a word where it should have been talked about again; «ikke avtalt» for none.
    #[must_use]
    pub fn night_agreement(&self, agreement: Option<&NightAgreement>, today: NaiveDate) -> String {
        let Some(agreement) = agreement else {
            return self.night_not_agreed().to_owned();
        };
        let mut parts = vec![self.night_agreed(&agreement.facts)];
        parts.extend(agreement.facts.note.as_ref().map(ToString::to_string));
        if agreement.is_overdue(today) {
            parts.push(format!("{OVERDUE}{}", self.night_to_review()));
        }
        parts.join(" · ")
    }

    /// With whom and until when: «avtalt med Samira 01.11. (KN), tas opp igjen 01.02.».
    #[must_use]
    pub fn night_agreement_from(&self, agreement: &NightAgreement, by: &str) -> String {
        let facts = &agreement.facts;
        self.night_agreed_with(&facts.agreed_with, self.date(facts.agreed_on), by, self.date(facts.review))
    }

    /// An agreement part by part, each with its label, as it is compared with another.
    #[must_use]
    pub fn agreement_parts(&self, facts: &AgreementFacts) -> Vec<(String, String)> {
        [
            (self.agreement_check(), self.night_agreed(facts)),
            (self.agreement_note(), facts.note.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string)),
            (self.agreement_with(), facts.agreed_with.to_string()),
            (self.agreement_on(), self.date(facts.agreed_on)),
            (self.agreement_review(), self.date(facts.review)),
        ]
        .map(|(label, value)| (label.to_owned(), value))
        .to_vec()
    }

    /// An agreement in a list of them: what, with whom, who wrote it down when, and what was another way before.
    #[must_use]
    pub fn agreement_listed(
        &self,
        agreement: &NightAgreement,
        before: Option<&NightAgreement>,
        by: &str,
        now: Instant,
        zone: Zone,
    ) -> String {
        let facts = &agreement.facts;
        let mut parts = vec![self.night_agreed(facts)];
        parts.extend(facts.note.as_ref().map(ToString::to_string));
        let from = self.night_agreement_from(agreement, by);
        parts.push(self.status_written(from, self.moment(agreement.set_at, now, zone)));
        if let Some(before) = before {
            // Its days stand beside it already.
            let parts_now = self.agreement_parts(facts).into_iter().take(3);
            let both = parts_now.zip(self.agreement_parts(&before.facts)).filter(|(now, before)| now != before);
            let changed: Vec<String> =
                both.map(|((label, now), (_, before))| self.agreement_changed(label, before, now)).collect();
            if changed.is_empty() {
                parts.push(self.agreement_renewed().to_owned());
            }
            parts.extend(changed);
        }
        parts.join(" · ")
    }

    /// What came of a check: «svarte ikke».
    #[must_use]
    pub const fn check_result(&self, result: CheckResult) -> &'static str {
        match result {
            CheckResult::Answered => self.check_answered(),
            CheckResult::NoAnswer => self.check_no_answer(),
            CheckResult::NotHome => self.check_not_home(),
            CheckResult::Deviation => self.check_deviation(),
            CheckResult::Entered => self.check_entered(),
        }
    }

    /// The same with whether they are in.
    #[must_use]
    pub const fn check_told(&self, result: CheckResult, seen_in: bool) -> &'static str {
        if seen_in { self.check_seen_in() } else { self.check_result(result) }
    }

    /// How a round went: «23:05–23:18 NV · 6 av 7 i orden · avvik: Ytterdører låst».
    #[must_use]
    pub fn round_told(&self, round: &PulledRound, initials: &dyn Fn(StaffId) -> String, zone: Zone) -> String {
        let begun = self.clock(round.begun_at, zone);
        // Who ended it after its shift did not walk it.
        let walked_to_its_end = round.ended_by.filter(|_| !round.left_open);
        let mut who = vec![initials(round.begun_by)];
        who.extend(walked_to_its_end.map(initials));
        who.dedup();
        let when = match round.ended_at.filter(|_| !round.left_open) {
            Some(ended) => self.round_from_to(begun, self.clock(ended, zone)),
            None => self.round_since(begun),
        };
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let mut parts = vec![format!("{when} {}", who.join(", "))];
        let walked_nowhere =
            round.ended_at.is_some() && round.in_order == 0 && round.deviations.is_empty() && round.reason.is_none();
        if round.stops > 0 && walked_nowhere {
            parts.push(self.round_only_checks().to_owned());
        } else if round.stops > 0 {
            parts.push(self.round_in_order(number(round.in_order), number(round.stops)));
        }
        if !round.deviations.is_empty() {
            let places: Vec<&str> = round.deviations.iter().map(Line::as_str).collect();
            parts.push(self.round_deviations(places.join(", ")));
        }
        if round.ended_at.is_none() {
            parts.push(self.round_not_finished().to_owned());
        }
        parts.extend(round.reason.as_ref().map(|why| self.round_left(round.left_over.into(), why.as_str())));
        if let (true, Some(at), Some(by)) = (round.left_open, round.ended_at, round.ended_by) {
            let day = self.date_and_time(self.date_short(zone.date(at)), self.clock(at, zone));
            parts.push(self.round_ended_after(day, initials(by)));
        }
        parts.join(" · ")
    }
}
