//! *Samtykke*: what may be told to a named recipient for a named purpose, and what is held back. It releases from
//! confidentiality for that one sharing, and is no ground for anything else.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Contact, ContactRole};
use crate::domain::{
    fold::fold,
    host::sheet::SheetPart,
    ids::{ConsentId, ContactId, HouseholdId, InterpreterId, StaffId, TellingId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
};

/// To whom something may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recipient {
    /// One of the youth's contacts.
    Contact(ContactId),
    /// Whoever has that part: the school.
    Role(ContactRole),
    /// A host household. What was given to one goes for no other.
    Household(HouseholdId),
}

impl Recipient {
    /// Whether nobody can say who that would be: «somebody else», «family abroad», «a host». They are named one by one.
    #[must_use]
    pub const fn is_too_wide(self) -> bool {
        matches!(self, Self::Role(ContactRole::Other | ContactRole::FamilyAbroad | ContactRole::Host))
    }
}

/// Who gave a consent, or withdrew it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GivenBy {
    /// The youth.
    Youth,
    /// The guardian, for a youth under 18.
    Guardian,
}

impl GivenBy {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Youth, Self::Guardian];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Youth => "youth",
            Self::Guardian => "guardian",
        }
    }

    /// Who has that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.id() == id)
    }
}

/// A consent as it is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentFacts {
    /// To whom.
    pub recipient: Recipient,
    /// What for: «tilrettelegging av skoledagen».
    pub purpose: Line,
    /// What may be told.
    pub may_tell: Prose,
    /// What is held back.
    pub withheld: Option<Prose>,
    /// Why that is held back.
    pub withheld_why: Option<Line>,
    /// Who gave it.
    pub given_by: GivenBy,
    /// When; it holds from that day on.
    pub given_on: NaiveDate,
    /// The last day it holds; `None` until it is withdrawn.
    pub until: Option<NaiveDate>,
    /// The language it was explained in.
    pub language: Line,
    /// With which interpreter; `None` without one.
    pub interpreter: Option<InterpreterId>,
    /// To a host household: what of the file may stand on its sheet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<SheetPart>,
}

impl ConsentFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// To nobody in particular, given in the future, over before it began, something held back without a reason.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if self.recipient.is_too_wide() {
            return Err(Invalid::RecipientTooWide);
        }
        if self.given_on > today {
            return Err(Invalid::InTheFuture);
        }
        if self.until.is_some_and(|until| until < self.given_on) {
            return Err(Invalid::EndsBeforeItBegins);
        }
        if self.withheld.is_some() && self.withheld_why.is_none() {
            return Err(Invalid::ReasonMissing);
        }
        Ok(())
    }
}

/// That a consent was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// When; it does not hold on that day.
    pub on: NaiveDate,
    /// Who withdrew it.
    pub by: GivenBy,
    /// What they said.
    pub note: Option<Line>,
}

/// A consent as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Row number; grows with recording time.
    pub id: ConsentId,
    /// Whose.
    pub youth: YouthId,
    /// What was given.
    pub facts: ConsentFacts,
    /// When it was written down.
    pub at: Instant,
    /// Who wrote it down.
    pub staff: StaffId,
    /// That it was withdrawn.
    pub withdrawn: Option<Withdrawal>,
}

/// Whether a consent holds on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// It does, to and with that day.
    Until(Option<NaiveDate>),
    /// It was withdrawn on that day.
    Withdrawn(NaiveDate),
    /// It held to and with that day.
    Ended(NaiveDate),
    /// The guardian gave it, and the youth turned 18 on that day.
    Lapsed(NaiveDate),
}

impl Holding {
    /// Whether it does.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, Self::Until(_))
    }
}

/// The day somebody born on `birth` turns 18.
#[must_use]
pub fn of_age(birth: NaiveDate) -> NaiveDate {
    birth.checked_add_months(Months::new(18 * 12)).unwrap_or(NaiveDate::MAX)
}

impl Consent {
    /// The day it lapses by itself: what a guardian gave does when the youth turns 18.
    #[must_use]
    pub fn lapses(&self, birth: NaiveDate) -> Option<NaiveDate> {
        (self.facts.given_by == GivenBy::Guardian).then(|| of_age(birth))
    }

    /// Whether it holds on `today`, of a youth born on `birth`.
    #[must_use]
    pub fn holding(&self, birth: NaiveDate, today: NaiveDate) -> Holding {
        if let Some(withdrawn) = self.withdrawn.as_ref().filter(|withdrawn| withdrawn.on <= today) {
            return Holding::Withdrawn(withdrawn.on);
        }
        if let Some(until) = self.facts.until.filter(|until| *until < today) {
            return Holding::Ended(until);
        }
        let lapses = self.lapses(birth);
        if let Some(lapsed) = lapses.filter(|lapses| *lapses <= today) {
            return Holding::Lapsed(lapsed);
        }
        let last = lapses.and_then(|lapses| lapses.pred_opt());
        Holding::Until([self.facts.until, last].into_iter().flatten().min())
    }
}

/// The consents that count: of those for the same purpose to the same recipient the one that was given last, whatever became
/// of it and whenever it was written down. A withdrawal reaches everything that was given on or before its day, so that an
/// old paper that is filed late brings nothing back.
#[must_use]
pub fn newest_of_each(consents: &[Consent]) -> Vec<Consent> {
    let mut groups: BTreeMap<(Recipient, String), Vec<&Consent>> = BTreeMap::new();
    for consent in consents {
        let key = (consent.facts.recipient, fold(consent.facts.purpose.as_str()));
        groups.entry(key).or_default().push(consent);
    }
    let mut counting: Vec<Consent> = groups.into_values().filter_map(|group| newest(&group)).collect();
    counting.sort_by_key(|consent| consent.id);
    counting
}

/// The one that counts of those for one purpose to one recipient, with the withdrawal that reaches it.
fn newest(group: &[&Consent]) -> Option<Consent> {
    let newest = *group.iter().max_by_key(|one| (one.facts.given_on, one.id))?;
    let withdrawn = withdrawal_since(group.iter().copied(), newest.facts.given_on);
    Some(Consent { withdrawn: newest.withdrawn.as_ref().or(withdrawn).cloned(), ..newest.clone() })
}

/// The withdrawal that reaches what was given on `day`, of those of one purpose and one recipient.
fn withdrawal_since<'a>(group: impl Iterator<Item = &'a Consent>, day: NaiveDate) -> Option<&'a Withdrawal> {
    group.filter_map(|one| one.withdrawn.as_ref()).filter(|withdrawn| withdrawn.on >= day).min_by_key(|one| one.on)
}

/// The day on which the youth or their guardian withdrew what `facts` would give again: what was given on or before it does
/// not hold.
#[must_use]
pub fn withdrawn_since(consents: &[Consent], facts: &ConsentFacts) -> Option<NaiveDate> {
    let purpose = fold(facts.purpose.as_str());
    let same = |one: &&Consent| one.facts.recipient == facts.recipient && fold(one.facts.purpose.as_str()) == purpose;
    withdrawal_since(consents.iter().filter(same), facts.given_on).map(|withdrawn| withdrawn.on)
}

/// *Ja, bare …, nei*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// What the consent says may be told.
    Yes,
    /// The same, and something is held back.
    Only,
    /// No consent holds.
    No,
}

impl Verdict {
    /// All.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Only, Self::No];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Only => "only",
            Self::No => "no",
        }
    }

    /// The verdict of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.id() == id)
    }
}

/// The answer to *kan jeg si dette til …?*
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// In one word.
    pub verdict: Verdict,
    /// The consents that hold, the oldest first.
    pub holding: Vec<Consent>,
    /// The first day on which the answer would be another: the earliest last day of those.
    pub until: Option<NaiveDate>,
    /// Why it is no, where it is.
    pub no: Option<No>,
}

/// Why the answer is no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// No consent was ever given.
    Never,
    /// They are no longer a contact of the youth.
    ContactEnded,
    /// What became of the newest consent.
    Over(Holding),
}

/// Answers it. What was given to the school goes for its teacher too, and what was given to the teacher alone does not go
/// for the school. Whoever is no longer a contact is told nothing, whatever was given.
#[must_use]
pub fn answer(
    consents: &[Consent],
    asked: Recipient,
    contacts: &[Contact],
    birth: NaiveDate,
    today: NaiveDate,
) -> Answer {
    let contact = contacts.iter().find(|contact| Recipient::Contact(contact.id) == asked);
    if contact.is_some_and(|contact| contact.ended.is_some()) {
        return Answer { verdict: Verdict::No, holding: Vec::new(), until: None, no: Some(No::ContactEnded) };
    }
    let part = contact.map(|contact| Recipient::Role(contact.facts.role));
    let mut counting = newest_of_each(consents);
    counting.retain(|one| {
        let to = one.facts.recipient;
        !to.is_too_wide() && (to == asked || Some(to) == part)
    });
    let last = counting.last().map(|one| one.holding(birth, today));
    let mut holding = counting;
    holding.retain(|one| one.holding(birth, today).holds());
    let last_days = holding.iter().filter_map(|one| match one.holding(birth, today) {
        Holding::Until(until) => until,
        _ => None,
    });
    let until = last_days.min();
    let verdict = match holding.as_slice() {
        [] => Verdict::No,
        some if some.iter().any(|one| one.facts.withheld.is_some()) => Verdict::Only,
        _ => Verdict::Yes,
    };
    let no = match verdict {
        Verdict::No => Some(last.map_or(No::Never, No::Over)),
        _ => None,
    };
    Answer { verdict, holding, until, no }
}

/// *Fortalt muntlig*: that somebody was told something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TellingFacts {
    /// To whom.
    pub to: Recipient,
    /// What was told, in a line.
    pub told: Line,
    /// Why it was told where no consent holds.
    pub reason: Option<Line>,
}

/// The same as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// Row number; grows with recording time.
    pub id: TellingId,
    /// About whom.
    pub youth: YouthId,
    /// What.
    pub facts: TellingFacts,
    /// What the answer was then.
    pub verdict: Verdict,
    /// When.
    pub at: Instant,
    /// Who told it.
    pub by: StaffId,
}
