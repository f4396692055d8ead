//! What is agreed with a youth and how much support they get, in words and as a small picture.

use chrono::NaiveDate;

use super::Texts;
use crate::domain::{
    card::{AgreedCard, CardFacts, CardField, MedicineBy, Said},
    support::{AreaSupport, SupportLevel, SupportMark},
    time::Zone,
};

/// Stands before what is past its time.
const OVERDUE: &str = "▲ ";

impl Texts {
    /// The name of a thing a card says something about: «Besøk».
    #[must_use]
    pub const fn card_field(&self, field: CardField) -> &'static str {
        match field {
            CardField::Contact => self.card_contact(),
            CardField::Visits => self.card_visits(),
            CardField::Keys => self.card_keys(),
            CardField::Interpreter => self.card_interpreter(),
            CardField::Allergies => self.card_allergies(),
            CardField::Diet => self.card_diet(),
            CardField::Helps => self.card_helps(),
            CardField::Medicine => self.card_medicine(),
        }
    }

    /// Who sees to the medicine: «selv med påminnelse».
    #[must_use]
    pub const fn medicine_by(&self, by: MedicineBy) -> &'static str {
        match by {
            MedicineBy::Youth => self.medicine_self(),
            MedicineBy::Reminder => self.medicine_reminder(),
            MedicineBy::Staff => self.medicine_staff(),
        }
    }

    /// What a card says about a thing; «–» where nothing is agreed.
    #[must_use]
    pub fn card_said(&self, said: Option<Said<'_>>) -> String {
        match said {
            Some(Said::Words(words)) => words.to_string(),
            Some(Said::Medicine(by)) => self.medicine_by(by).to_owned(),
            None => "–".to_owned(),
        }
    }

    /// With whom and when: «Avtalt med Amir selv 01.11.2026 (KN)».
    #[must_use]
    pub fn card_agreed(&self, card: &AgreedCard, by: &str) -> String {
        self.card_agreed_with(&card.facts.agreed_with, self.date(card.facts.agreed_on), by)
    }

    /// When it is talked about again: «tas opp igjen 01.02.2027», «▲ må vurderes, skulle vært tatt opp 01.11.2026».
    #[must_use]
    pub fn card_review_told(&self, card: &AgreedCard, today: NaiveDate) -> String {
        let review = self.date(card.facts.review);
        if card.is_overdue(today) {
            return format!("{OVERDUE}{}", self.card_to_review(review));
        }
        self.card_again(review)
    }

    /// What became another, a thing each: «besøk: til 23 (før: til 22)»; on the first card all it says.
    #[must_use]
    pub fn card_changes(&self, before: Option<&CardFacts>, card: &CardFacts) -> Vec<String> {
        let told = |field: CardField| {
            let (label, now) = (self.card_field(field), self.card_said(card.said(field)));
            match before {
                Some(before) => self.card_changed(label, now, self.card_said(before.said(field))),
                None => self.card_thing(label, now),
            }
        };
        card.changed_from(before).into_iter().map(told).collect()
    }

    /// How much the staff do: «påminnelse».
    #[must_use]
    pub const fn support_level(&self, level: SupportLevel) -> &'static str {
        match level {
            SupportLevel::Alone => self.support_self(),
            SupportLevel::Reminder => self.support_reminder(),
            SupportLevel::Together => self.support_together(),
            SupportLevel::For => self.support_for(),
        }
    }

    /// The level with where it came from: «sammen ↓» after more was done alone, «selv ↑» after less.
    #[must_use]
    pub fn support_with_step(&self, area: &AreaSupport) -> String {
        let Some(mark) = area.newest() else {
            return self.support_not_set().to_owned();
        };
        let level = self.support_level(mark.facts.level);
        match area.level_before() {
            Some(before) if before > mark.facts.level => format!("{level} ↑"),
            Some(_) => format!("{level} ↓"),
            None => level.to_owned(),
        }
    }

    /// When it is looked at again: «vurderes 01.02.2027», «▲ må vurderes».
    #[must_use]
    pub fn support_review_told(&self, mark: &SupportMark, today: NaiveDate) -> String {
        if mark.is_overdue(today) {
            return format!("{OVERDUE}{}", self.support_to_review());
        }
        self.support_again(self.date(mark.facts.review))
    }

    /// What was set: «17.11.2026 KN: sammen. Sover dårlig.»
    #[must_use]
    pub fn support_set_told(&self, mark: &SupportMark, by: &str, zone: Zone) -> String {
        let day = self.date(zone.date(mark.set_at));
        self.support_was_set(day, by, self.support_level(mark.facts.level), &mark.facts.reason)
    }
}

/// A week of a support dial as a bar: the higher, the more the youth does alone; a dot where nothing was set.
#[must_use]
pub fn support_bars(course: &[Option<SupportLevel>]) -> String {
    let bar = |level: &Option<SupportLevel>| match level {
        None => '·',
        Some(SupportLevel::For) => '▁',
        Some(SupportLevel::Together) => '▃',
        Some(SupportLevel::Reminder) => '▅',
        Some(SupportLevel::Alone) => '▇',
    };
    course.iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_the_higher_the_more_the_youth_does_alone() {
        let course: Vec<_> = [None].into_iter().chain(SupportLevel::ALL.map(Some).into_iter().rev()).collect();
        assert_eq!(support_bars(&course), "·▁▃▅▇");
    }
}
