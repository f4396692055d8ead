//! What a host may know, in words.

use chrono::NaiveDate;

use super::{Texts, format::phone};
use crate::domain::{
    card::CardFacts,
    contact::{
        ContactFacts,
        consent::{Consent, Holding},
    },
    host::sheet::{Because, Made, Out, SheetFile, SheetPart, Stale},
    names::Line,
};

/// Who gives a sheet to whom, and when.
#[derive(Debug, Clone, Copy)]
pub struct SheetHead<'a> {
    /// The day.
    pub given_on: NaiveDate,
    /// Who gets it.
    pub given_to: &'a Line,
    /// Who gives it.
    pub by: &'a str,
    /// The day of the one before.
    pub replaces: Option<NaiveDate>,
}

impl Texts {
    /// A heading of the sheet: «Allergier og mat».
    #[must_use]
    pub const fn sheet_part(&self, part: SheetPart) -> &'static str {
        match part {
            SheetPart::Language => self.sheet_part_language(),
            SheetPart::Food => self.sheet_part_food(),
            SheetPart::Medicine => self.sheet_part_medicine(),
            SheetPart::Helps => self.sheet_part_helps(),
            SheetPart::Everyday => self.sheet_part_everyday(),
            SheetPart::School => self.sheet_part_school(),
            SheetPart::Calls => self.sheet_part_calls(),
        }
    }

    /// Several of them: «Allergier og mat, Skole».
    #[must_use]
    pub fn sheet_parts(&self, parts: &[SheetPart]) -> String {
        parts.iter().map(|part| self.sheet_part(*part)).collect::<Vec<_>>().join(", ")
    }

    /// What is left out: «Skole».
    #[must_use]
    pub fn sheet_out(&self, out: &Out) -> String {
        match out {
            Out::Part(part) => self.sheet_part(*part).to_owned(),
            Out::Consent(purpose) => self.sheet_out_consent(purpose),
            Out::Withheld(withheld) => self.sheet_out_withheld(withheld.as_str().replace('\n', " ")),
            Out::Numbers => self.sheet_out_numbers().to_owned(),
            Out::Never => self.sheet_out_never().to_owned(),
        }
    }

    /// Why: «samtykket er trukket 12.11.2026».
    #[must_use]
    pub fn sheet_because(&self, because: &Because) -> String {
        match because {
            Because::NoConsent => self.sheet_no_consent().to_owned(),
            Because::Over(Holding::Withdrawn(on)) => self.sheet_withdrawn(self.date(*on)),
            Because::Over(Holding::Ended(on)) => self.sheet_ended(self.date(*on)),
            Because::Over(Holding::Lapsed(on)) => self.sheet_lapsed(self.date(*on)),
            Because::Over(Holding::Until(_)) => self.sheet_no_consent().to_owned(),
            Because::HeldBack(Some(why)) => self.sheet_held_back_why(why),
            Because::HeldBack(None) => self.sheet_held_back().to_owned(),
            Because::Protected => self.sheet_protected().to_owned(),
            Because::NothingWritten => self.sheet_nothing_written().to_owned(),
            Because::NotForHosts => self.sheet_not_for_hosts().to_owned(),
        }
    }

    /// Why a sheet must be replaced: «et samtykke er trukket».
    #[must_use]
    pub const fn sheet_stale(&self, stale: Stale) -> &'static str {
        match stale {
            Stale::Withdrawn => self.sheet_stale_withdrawn(),
            Stale::Ended => self.sheet_stale_ended(),
            Stale::Protected => self.sheet_stale_protected(),
        }
    }

    /// The sheet, word for word. What is not shared is told by one sentence, whatever the reason, so that the sheet says nothing
    /// about what it does not say.
    #[must_use]
    pub fn sheet_text(&self, made: &Made, called: &str, head: SheetHead<'_>) -> String {
        let mut lines = vec![
            self.sheet_title().to_owned(),
            self.sheet_about(called),
            self.sheet_to(head.given_to),
            self.sheet_given(self.date(head.given_on), head.by),
            match head.replaces {
                Some(day) => self.sheet_replaces(self.date(day)),
                None => self.sheet_first().to_owned(),
            },
            String::new(),
            self.sheet_agreed().to_owned(),
        ];
        lines.extend(made.known.consents.iter().map(|consent| format!("  {}", self.sheet_agreed_to(consent))));
        for part in SheetPart::ALL {
            lines.extend([String::new(), self.sheet_part(part).to_owned()]);
            let known = made.known.parts.contains(&part);
            let said = if known { self.sheet_says(part, &made.file, !made.protected) } else { Vec::new() };
            let not_shared = said.is_empty().then(|| self.sheet_not_shared().to_owned());
            lines.extend(said.into_iter().chain(not_shared).map(|line| format!("  {line}")));
        }
        let confidential = format!("  {}", self.sheet_confidential_text());
        lines.extend([String::new(), self.sheet_confidential().to_owned(), confidential]);
        lines.join("\n")
    }

    /// What the youth or their guardian has agreed to, in the words of the consent. What is held back does not stand here.
    fn sheet_agreed_to(&self, consent: &Consent) -> String {
        let facts = &consent.facts;
        let may = facts.may_tell.as_str().replace('\n', " ");
        match facts.until {
            Some(until) => self.sheet_may_until(&facts.purpose, may, self.date(until)),
            None => self.sheet_may(&facts.purpose, may),
        }
    }

    /// What stands in the file about a part, a line each.
    fn sheet_says(&self, part: SheetPart, file: &SheetFile, with_numbers: bool) -> Vec<String> {
        let card = |field: fn(&CardFacts) -> Option<&Line>| file.card.as_ref().and_then(field).map(Line::to_string);
        let labelled = |label: &str, said: Option<String>| said.map(|said| format!("{label}: {said}"));
        let staff = |name: &Option<Line>| name.as_ref().map(Line::to_string);
        let told = match part {
            SheetPart::Language => vec![
                labelled(self.sheet_languages(), file.languages.as_ref().map(Line::to_string)),
                Some(self.cli_youth_interpreter(self.interpreter(file.interpreter))),
            ],
            SheetPart::Food => vec![
                labelled(self.sheet_allergies(), card(|card| card.allergies.as_ref())),
                labelled(self.sheet_diet(), card(|card| card.diet.as_ref())),
            ],
            SheetPart::Medicine => {
                let by = file.card.as_ref().and_then(|card| card.medicine);
                vec![labelled(self.sheet_medicine_by(), by.map(|by| self.medicine_by(by).to_owned()))]
            }
            SheetPart::Helps => vec![card(|card| card.helps.as_ref())],
            SheetPart::Everyday => vec![
                labelled(self.sheet_contact(), card(|card| card.contact.as_ref())),
                labelled(self.sheet_visits(), card(|card| card.visits.as_ref())),
            ],
            SheetPart::School => file.school.iter().map(|one| Some(self.sheet_person(one, with_numbers))).collect(),
            SheetPart::Calls => vec![
                labelled(self.function_host_coordinator(), staff(&file.coordinator)),
                labelled(self.sheet_primary(), staff(&file.primary)),
                file.first.as_ref().map(|first| self.sheet_person(first, with_numbers)),
            ],
        };
        told.into_iter().flatten().collect()
    }

    /// «skole: Berit Lund, 22 22 22 22»; no number where the address is protected.
    fn sheet_person(&self, facts: &ContactFacts, with_numbers: bool) -> String {
        let who = format!("{}: {}", self.contact_role(facts.role), facts.name);
        match facts.phone.as_ref().filter(|_| with_numbers) {
            Some(number) => format!("{who}, {}", phone(number.as_str())),
            None => who,
        }
    }
}
