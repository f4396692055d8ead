//! *Informasjonsark*: what a host may know about the youth who lives with them, made from what the youth or their guardian has
//! consented to. It always has the same headings, so that what is missing says nothing about why.
//!
//! What is left out, and why, is shown to staff and never written on the sheet.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    card::CardFacts,
    contact::{
        ContactFacts,
        consent::{Consent, Holding, Recipient, newest_of_each},
    },
    ids::{ConsentId, HostCaseId, HostSheetId, HouseholdId, StaffId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
    youth::InterpreterNeed,
};

/// What a sheet has a heading for. What stands below it is taken from the youth's file, where a consent names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetPart {
    /// *Språk og tolk*.
    Language,
    /// *Allergier og mat*.
    Food,
    /// *Medisin*: who sees to it.
    Medicine,
    /// *Det som hjelper* when it is hard.
    Helps,
    /// *Kontakt og besøk*: what is agreed.
    Everyday,
    /// *Skole*: who the contact is.
    School,
    /// *Hvem du kan ringe*.
    Calls,
}

impl SheetPart {
    /// All, in the order of the sheet.
    pub const ALL: [Self; 7] =
        [Self::Language, Self::Food, Self::Medicine, Self::Helps, Self::Everyday, Self::School, Self::Calls];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Food => "food",
            Self::Medicine => "medicine",
            Self::Helps => "helps",
            Self::Everyday => "everyday",
            Self::School => "school",
            Self::Calls => "calls",
        }
    }

    /// The part of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }
}

/// What is left out of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Out {
    /// A part.
    Part(SheetPart),
    /// What a consent was about.
    Consent(Line),
    /// What a consent holds back.
    Withheld(Prose),
    /// Numbers by which somebody could be found.
    Numbers,
    /// What no host is told, whatever was consented to: log, plan, what was mapped, risk notes, dates and papers.
    Never,
}

/// Why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// Nobody has consented to it.
    NoConsent,
    /// What became of the consent.
    Over(Holding),
    /// The youth wants it held back, and says why.
    HeldBack(Option<Line>),
    /// The address is protected.
    Protected,
    /// Nothing stands about it in the file.
    NothingWritten,
    /// It is none of a host's business.
    NotForHosts,
}

/// What a host may know by the consents of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MayKnow {
    /// The consents that hold, the oldest first.
    pub consents: Vec<Consent>,
    /// The parts they name, in the order of the sheet.
    pub parts: Vec<SheetPart>,
    /// What is left out for want of a consent, and why.
    pub left_out: Vec<(Out, Because)>,
}

/// What a household may know about a youth born on `birth`.
#[must_use]
pub fn may_know(
    consents: &[Consent],
    household: HouseholdId,
    birth: NaiveDate,
    today: NaiveDate,
    is_protected: bool,
) -> MayKnow {
    let mut counting = newest_of_each(consents);
    counting.retain(|one| one.facts.recipient == Recipient::Household(household));
    let (holding, over): (Vec<Consent>, Vec<Consent>) =
        counting.into_iter().partition(|one| one.holding(birth, today).holds());
    let named = |part: SheetPart, among: &[Consent]| among.iter().rposition(|one| one.facts.parts.contains(&part));
    let parts: Vec<SheetPart> = SheetPart::ALL.into_iter().filter(|part| named(*part, &holding).is_some()).collect();
    let mut left_out: Vec<(Out, Because)> = Vec::new();
    for part in SheetPart::ALL.into_iter().filter(|part| !parts.contains(part)) {
        let because = named(part, &over).map(|at| Because::Over(over[at].holding(birth, today)));
        left_out.push((Out::Part(part), because.unwrap_or(Because::NoConsent)));
    }
    let ended =
        over.iter().map(|one| (Out::Consent(one.facts.purpose.clone()), Because::Over(one.holding(birth, today))));
    left_out.extend(ended);
    let held_back = holding.iter().filter_map(|one| {
        let withheld = one.facts.withheld.clone()?;
        Some((Out::Withheld(withheld), Because::HeldBack(one.facts.withheld_why.clone())))
    });
    left_out.extend(held_back);
    if is_protected {
        left_out.push((Out::Numbers, Because::Protected));
    }
    left_out.push((Out::Never, Because::NotForHosts));
    MayKnow { consents: holding, parts, left_out }
}

/// What stands in a youth's file that may stand on a sheet, where a consent names it.
#[derive(Clone)]
pub struct SheetFile {
    /// Languages, the strongest first.
    pub languages: Option<Line>,
    /// Whether an interpreter is needed.
    pub interpreter: InterpreterNeed,
    /// What is agreed with the youth.
    pub card: Option<CardFacts>,
    /// The contacts at school.
    pub school: Vec<ContactFacts>,
    /// Whom to call first.
    pub first: Option<ContactFacts>,
    /// The named member of staff.
    pub primary: Option<Line>,
    /// Who follows the household up.
    pub coordinator: Option<Line>,
}

/// What people wrote must not reach a log.
impl std::fmt::Debug for SheetFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SheetFile")
    }
}

impl SheetFile {
    /// Whether nothing stands in the file about a part.
    #[must_use]
    pub fn is_silent(&self, part: SheetPart) -> bool {
        let card = self.card.as_ref();
        let said = |field: fn(&CardFacts) -> bool| card.is_some_and(field);
        match part {
            SheetPart::Language => false,
            SheetPart::Food => !said(|card| card.allergies.is_some() || card.diet.is_some()),
            SheetPart::Medicine => !said(|card| card.medicine.is_some()),
            SheetPart::Helps => !said(|card| card.helps.is_some()),
            SheetPart::Everyday => !said(|card| card.contact.is_some() || card.visits.is_some()),
            SheetPart::School => self.school.is_empty(),
            SheetPart::Calls => self.first.is_none() && self.primary.is_none() && self.coordinator.is_none(),
        }
    }
}

/// A sheet as it would be given.
#[derive(Debug, Clone)]
pub struct Made {
    /// What the host may know, and what is left out.
    pub known: MayKnow,
    /// Numbers are left out because the address is protected.
    pub protected: bool,
    /// What the file says. Only the parts that are known are shown of it.
    pub file: SheetFile,
}

impl Made {
    /// Puts together what may be known and what the file says.
    #[must_use]
    pub fn new(mut known: MayKnow, protected: bool, file: SheetFile) -> Self {
        let silent = known.parts.iter().filter(|part| file.is_silent(**part));
        let silent: Vec<_> = silent.map(|part| (Out::Part(*part), Because::NothingWritten)).collect();
        known.left_out.splice(0..0, silent);
        Self { known, protected, file }
    }
}

/// A sheet that is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSheet {
    /// To the host of which case.
    pub case: HostCaseId,
    /// The day it is given.
    pub given_on: NaiveDate,
    /// Who got it: «Kari Berg».
    pub given_to: Line,
    /// The sheet, word for word.
    pub text: Prose,
    /// The consents it stands on.
    pub consents: Vec<ConsentId>,
    /// Numbers were left out because the address is protected.
    pub protected: bool,
    /// The newest sheet of the case that was seen.
    pub seen: Option<HostSheetId>,
}

impl NewSheet {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::DayAhead`] for a day that is not yet.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if self.given_on > today { Err(Invalid::DayAhead) } else { Ok(()) }
    }
}

/// A sheet as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Row number; grows with recording time.
    pub id: HostSheetId,
    /// About whom.
    pub youth: YouthId,
    /// To the host of which case.
    pub case: HostCaseId,
    /// The day it was given.
    pub given_on: NaiveDate,
    /// Who got it.
    pub given_to: Line,
    /// Word for word.
    pub text: Prose,
    /// The consents it stands on.
    pub consents: Vec<ConsentId>,
    /// Numbers were left out because the address is protected.
    pub protected: bool,
    /// When it was written down.
    pub at: Instant,
    /// By whom.
    pub staff: StaffId,
}

/// When a sheet was replaced. `sheets` are those of its case, the newest first.
#[must_use]
pub fn replaced(sheets: &[Sheet], sheet: HostSheetId) -> Option<NaiveDate> {
    let at = sheets.iter().position(|one| one.id == sheet)?;
    sheets.get(at.checked_sub(1)?).map(|newer| newer.given_on)
}

/// Why a sheet that a host has must be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stale {
    /// A consent it stands on was withdrawn.
    Withdrawn,
    /// A consent it stands on has ended, or was given anew in other words.
    Ended,
    /// The address was protected after it was given.
    Protected,
}

/// A sheet that a host has and that must be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaleSheet {
    /// About whom.
    pub youth: YouthId,
    /// The day it was given.
    pub given_on: NaiveDate,
    /// Why.
    pub why: Stale,
}

/// Whether a sheet that a host has must be replaced, and why. A new consent alone makes no sheet wrong.
#[must_use]
pub fn stale(
    sheet: &Sheet,
    consents: &[Consent],
    birth: NaiveDate,
    today: NaiveDate,
    is_protected: bool,
) -> Option<Stale> {
    let counting = newest_of_each(consents);
    let over = |id: &ConsentId| match counting.iter().find(|one| one.id == *id) {
        None => Some(Stale::Ended),
        Some(consent) => match consent.holding(birth, today) {
            Holding::Until(_) => None,
            Holding::Withdrawn(_) => Some(Stale::Withdrawn),
            Holding::Ended(_) | Holding::Lapsed(_) => Some(Stale::Ended),
        },
    };
    let over = sheet.consents.iter().filter_map(over).min();
    over.or((is_protected && !sheet.protected).then_some(Stale::Protected))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::consent::{ConsentFacts, GivenBy, Withdrawal};

    const BERG: HouseholdId = HouseholdId(1);

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn consent(id: i64, to: Recipient, purpose: &str, parts: &[SheetPart]) -> Consent {
        Consent {
            id: ConsentId(id),
            youth: YouthId(1),
            facts: ConsentFacts {
                recipient: to,
                purpose: Line::new(purpose).unwrap(),
                may_tell: Prose::optional("det som trengs").unwrap().unwrap(),
                withheld: None,
                withheld_why: None,
                given_by: GivenBy::Youth,
                given_on: day("2026-10-01"),
                until: None,
                language: Line::new("norsk").unwrap(),
                interpreter: None,
                parts: parts.to_vec(),
            },
            at: Instant::UNIX_EPOCH,
            staff: StaffId(1),
            withdrawn: None,
        }
    }

    fn know(consents: &[Consent], today: &str) -> MayKnow {
        may_know(consents, BERG, day("2008-12-02"), day(today), false)
    }

    fn why(known: &MayKnow, part: SheetPart) -> Option<&Because> {
        known.left_out.iter().find(|(out, _)| *out == Out::Part(part)).map(|(_, because)| because)
    }

    fn withdrawn(consent: Consent, on: &str) -> Consent {
        let withdrawn = Withdrawal { on: day(on), by: GivenBy::Youth, note: None };
        Consent { withdrawn: Some(withdrawn), ..consent }
    }

    #[test]
    fn only_what_a_consent_to_this_household_names_is_known() {
        let berg = Recipient::Household(BERG);
        let others = Recipient::Household(HouseholdId(2));
        let given = [consent(1, berg, "mat", &[SheetPart::Food]), consent(2, others, "skole", &[SheetPart::School])];
        let known = know(&given, "2026-11-21");
        assert_eq!(known.parts, [SheetPart::Food]);
        assert_eq!(why(&known, SheetPart::School), Some(&Because::NoConsent), "another host's consent is not theirs");
        assert_eq!(known.left_out.last(), Some(&(Out::Never, Because::NotForHosts)));
    }

    #[test]
    fn what_was_withdrawn_ended_or_lapsed_is_left_out_with_the_reason() {
        let berg = Recipient::Household(BERG);
        let taken = withdrawn(consent(1, berg, "mat", &[SheetPart::Food]), "2026-11-01");
        let mut ended = consent(2, berg, "skole", &[SheetPart::School]);
        ended.facts.until = Some(day("2026-10-31"));
        let mut lapsed = consent(3, berg, "språk", &[SheetPart::Language]);
        lapsed.facts.given_by = GivenBy::Guardian;
        let mut held = consent(4, berg, "hverdag", &[SheetPart::Everyday]);
        held.facts.withheld = Prose::optional("at mor er syk").unwrap();
        let known = know(&[taken, ended, lapsed, held], "2026-12-02");
        assert_eq!(known.parts, [SheetPart::Everyday]);
        let over = |part| match why(&known, part) {
            Some(Because::Over(holding)) => *holding,
            other => panic!("{other:?}"),
        };
        assert_eq!(over(SheetPart::Food), Holding::Withdrawn(day("2026-11-01")));
        assert_eq!(over(SheetPart::School), Holding::Ended(day("2026-10-31")));
        assert_eq!(over(SheetPart::Language), Holding::Lapsed(day("2026-12-02")));
        assert!(known.left_out.iter().any(|(out, _)| matches!(out, Out::Withheld(_))));
    }

    #[test]
    fn a_sheet_is_stale_when_what_it_stands_on_is_gone() {
        let berg = Recipient::Household(BERG);
        let given = consent(1, berg, "mat", &[SheetPart::Food]);
        let sheet = Sheet {
            id: HostSheetId(1),
            youth: YouthId(1),
            case: HostCaseId(1),
            given_on: day("2026-11-01"),
            given_to: Line::new("Kari Berg").unwrap(),
            text: Prose::optional("arket").unwrap().unwrap(),
            consents: vec![ConsentId(1)],
            protected: false,
            at: Instant::UNIX_EPOCH,
            staff: StaffId(1),
        };
        let is =
            |consents: &[Consent], today, protected| stale(&sheet, consents, day("2008-12-02"), day(today), protected);
        let other = consent(2, berg, "skole", &[SheetPart::School]);
        assert_eq!(is(&[given.clone(), other], "2026-11-21", false), None, "a new consent makes no sheet wrong");
        assert_eq!(is(std::slice::from_ref(&given), "2026-11-21", true), Some(Stale::Protected));
        let taken = withdrawn(given.clone(), "2026-11-10");
        assert_eq!(is(std::slice::from_ref(&taken), "2026-11-09", false), None, "not before the day");
        assert_eq!(is(&[taken], "2026-11-10", false), Some(Stale::Withdrawn));
        let mut anew = consent(3, berg, "mat", &[]);
        anew.facts.given_on = day("2026-11-15");
        assert_eq!(is(&[given, anew], "2026-11-21", false), Some(Stale::Ended), "given anew in other words");
    }
}
