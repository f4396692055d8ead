//! The agreed card (*avtalt for denne ungdommen*): how the staff meet one youth, as it was agreed with them. Staff act on this
//! and not on a rule of the house. What is agreed about the night is a part of its own
//! ([`NightAgreement`](super::night::NightAgreement)), and is shown beside the card; which languages somebody speaks is kept
//! with who they are.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    ids::{CardId, StaffId, YouthId},
    names::Line,
    refusal::Invalid,
    time::Instant,
};

/// Who sees to the medicine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MedicineBy {
    /// *Selv*: the youth.
    #[serde(rename = "self")]
    Youth,
    /// *Selv med påminnelse*: the youth, whom the staff remind.
    Reminder,
    /// *Personal*: the staff hand it out.
    Staff,
}

impl MedicineBy {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Youth, Self::Reminder, Self::Staff];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Youth => "self",
            Self::Reminder => "reminder",
            Self::Staff => "staff",
        }
    }

    /// Whoever has that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.id() == id)
    }
}

/// A card as it is agreed. Nothing about a thing is that nobody has talked about it, never that there is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardFacts {
    /// *Kontakt*: how closely the youth wants to be met.
    pub contact: Option<Line>,
    /// *Besøk*.
    pub visits: Option<Line>,
    /// *Nøkler*: who may let themselves in, and when.
    pub keys: Option<Line>,
    /// *Tolk*: what is agreed about interpreters, and who is not used as one.
    pub interpreter: Option<Line>,
    /// *Allergi*.
    pub allergies: Option<Line>,
    /// *Kost*.
    pub diet: Option<Line>,
    /// *Det som hjelper* when it is hard.
    pub helps: Option<Line>,
    /// *Medisin*: who sees to it.
    pub medicine: Option<MedicineBy>,
    /// With whom it was agreed: the youth, the guardian, which members of staff.
    pub agreed_with: Line,
    /// When it was agreed.
    pub agreed_on: NaiveDate,
    /// When it is talked about again.
    pub review: NaiveDate,
}

/// A thing a card says something about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardField {
    /// [`CardFacts::contact`].
    Contact,
    /// [`CardFacts::visits`].
    Visits,
    /// [`CardFacts::keys`].
    Keys,
    /// [`CardFacts::interpreter`].
    Interpreter,
    /// [`CardFacts::allergies`].
    Allergies,
    /// [`CardFacts::diet`].
    Diet,
    /// [`CardFacts::helps`].
    Helps,
    /// [`CardFacts::medicine`].
    Medicine,
}

impl CardField {
    /// All, in the order they are shown.
    pub const ALL: [Self; 8] = [
        Self::Contact,
        Self::Visits,
        Self::Keys,
        Self::Interpreter,
        Self::Allergies,
        Self::Diet,
        Self::Helps,
        Self::Medicine,
    ];

    /// The name in files: that of the field.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Visits => "visits",
            Self::Keys => "keys",
            Self::Interpreter => "interpreter",
            Self::Allergies => "allergies",
            Self::Diet => "diet",
            Self::Helps => "helps",
            Self::Medicine => "medicine",
        }
    }
}

/// What a card says about one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said<'a> {
    /// As it was written.
    Words(&'a Line),
    /// Who sees to the medicine.
    Medicine(MedicineBy),
}

impl CardFacts {
    /// The furthest ahead it is talked about again: a year, as for the night.
    pub const LONGEST: Days = Days::new(366);

    /// What it says about one thing; `None` where nothing is agreed.
    #[must_use]
    pub fn said(&self, field: CardField) -> Option<Said<'_>> {
        let words = match field {
            CardField::Contact => &self.contact,
            CardField::Visits => &self.visits,
            CardField::Keys => &self.keys,
            CardField::Interpreter => &self.interpreter,
            CardField::Allergies => &self.allergies,
            CardField::Diet => &self.diet,
            CardField::Helps => &self.helps,
            CardField::Medicine => return self.medicine.map(Said::Medicine),
        };
        words.as_ref().map(Said::Words)
    }

    /// The things it says something else about than the card before it; all that is said, on the first one.
    #[must_use]
    pub fn changed_from(&self, before: Option<&Self>) -> Vec<CardField> {
        let was = |field| before.and_then(|before| before.said(field));
        CardField::ALL.into_iter().filter(|field| self.said(*field) != was(*field)).collect()
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// A card that says nothing, agreed in the future, a review that has passed or lies too far ahead.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if CardField::ALL.iter().all(|field| self.said(*field).is_none()) {
            return Err(Invalid::NothingAgreed);
        }
        if self.agreed_on > today {
            return Err(Invalid::InTheFuture);
        }
        check_review(self.review, today)
    }
}

/// Whatever is agreed with a youth is talked about again, after today and within a year.
pub(super) fn check_review(review: NaiveDate, today: NaiveDate) -> Result<(), Invalid> {
    if review <= today {
        return Err(Invalid::ReviewPast);
    }
    if today.checked_add_days(CardFacts::LONGEST).is_some_and(|last| review > last) {
        return Err(Invalid::AgreementTooLong);
    }
    Ok(())
}

/// A card as it stands. The newest of a youth counts; those before it are the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedCard {
    /// Row number; grows with recording time.
    pub id: CardId,
    /// Whose.
    pub youth: YouthId,
    /// What it says.
    pub facts: CardFacts,
    /// When it was written down.
    pub set_at: Instant,
    /// Who wrote it down.
    pub by: StaffId,
}

impl AgreedCard {
    /// *Må vurderes*: the day it was to be talked about again has passed. It still holds until somebody agrees on another.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.facts.review < today
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    fn facts() -> CardFacts {
        CardFacts {
            contact: None,
            visits: Line::optional("til 22").unwrap(),
            keys: None,
            interpreter: None,
            allergies: None,
            diet: None,
            helps: None,
            medicine: Some(MedicineBy::Reminder),
            agreed_with: Line::new("Amir selv").unwrap(),
            agreed_on: today(),
            review: today() + Days::new(90),
        }
    }

    #[test]
    fn a_card_says_something_and_is_talked_about_again_within_a_year() {
        let check = |change: fn(&mut CardFacts)| {
            let mut facts = facts();
            change(&mut facts);
            facts.check(today())
        };
        assert_eq!(check(|_| {}), Ok(()));
        let nothing = check(|facts| (facts.visits, facts.medicine) = (None, None));
        assert_eq!(nothing, Err(Invalid::NothingAgreed));
        assert_eq!(check(|facts| facts.visits = None), Ok(()), "the medicine alone is something");
        assert_eq!(check(|facts| facts.agreed_on = today() + Days::new(1)), Err(Invalid::InTheFuture));
        assert_eq!(check(|facts| facts.review = today()), Err(Invalid::ReviewPast));
        assert_eq!(check(|facts| facts.review = today() + Days::new(1)), Ok(()));
        assert_eq!(check(|facts| facts.review = today() + Days::new(366)), Ok(()));
        assert_eq!(check(|facts| facts.review = today() + Days::new(367)), Err(Invalid::AgreementTooLong));
    }

    #[test]
    fn what_changed_is_what_is_said_otherwise() {
        let before = facts();
        assert_eq!(before.changed_from(None), [CardField::Visits, CardField::Medicine]);
        assert_eq!(before.changed_from(Some(&before)), []);
        let mut after = before.clone();
        after.visits = None;
        after.allergies = Line::optional("nøtter").unwrap();
        after.medicine = Some(MedicineBy::Staff);
        after.review = today() + Days::new(30);
        assert_eq!(
            after.changed_from(Some(&before)),
            [CardField::Visits, CardField::Allergies, CardField::Medicine],
            "another day to talk about it again changes nothing that is agreed"
        );
    }

    #[test]
    fn a_card_is_to_be_looked_at_when_its_day_has_passed_and_still_says_what_it_said() {
        let card = AgreedCard {
            id: CardId(1),
            youth: YouthId(3),
            facts: facts(),
            set_at: "2026-11-21T13:32:00Z".parse().unwrap(),
            by: StaffId(1),
        };
        let review = card.facts.review;
        assert!(!card.is_overdue(review));
        assert!(card.is_overdue(review + Days::new(1)));
    }

    #[test]
    fn ids_read_back() {
        for by in MedicineBy::ALL {
            assert_eq!(MedicineBy::from_id(by.id()), Some(by));
            assert_eq!(serde_json::to_value(by).unwrap(), by.id());
        }
    }
}
