//! What is agreed with the invented youths who live in the house, and how much support they get.

use chrono::{Days, NaiveDate};

use super::rng::Rng;
use crate::{
    config::Config,
    domain::{
        card::{CardFacts, MedicineBy},
        names::Line,
        refusal::Invalid,
        support::{SupportFacts, SupportLevel},
    },
};

/// How long an agreement stands until it is talked about again, in days.
const INTERVAL: u64 = 90;
/// How long back the first level of an area was set, in days; the next one comes on the way to today.
const FIRST: (i64, i64) = (120, 175);
const NEXT: (i64, i64) = (5, 60);

const CONTACT: &[&str] = &[
    "vil ha en prat etter skolen, ikke om morgenen",
    "spiser frokost alene; sier fra selv når det er noe",
    "liker at noen stikker innom i stua om kvelden",
    "vil helst ha melding før vi banker på",
    "en fast samtale i uka, ellers hei i gangen",
];
const VISITS: &[&str] = &[
    "venner til 22, si fra i basen",
    "én om gangen, ikke overnatting",
    "til 23 i helgene",
    "fetter kan overnatte lørdag",
];
const KEYS: &[&str] = &[
    "vi låser oss aldri inn uten å ha banket og ventet",
    "reservenøkkel i basen, merket med nummeret",
    "mister nøkkelen ofte: lås opp, ikke kjeft",
];
const INTERPRETER: &[&str] =
    &["ikke bruk tolk fra samme by", "helst kvinne, alltid på telefon", "spør først; vil prøve på norsk"];
const ALLERGIES: &[&str] = &["nøtter, EpiPen i basen", "ingen kjent", "katt"];
const DIET: &[&str] = &["halal", "ikke svin", "spiser ikke fisk"];
const HELPS: &[&str] = &[
    "gå en tur sammen, ikke spør med en gang",
    "musikk på ørene og fred i en halvtime",
    "lage noe å spise sammen",
    "ringe tante; låner telefonen i basen",
    "sitte i stua med lyset på",
];

/// Why a level was set, from what the youth does alone to what is done for them.
const REASONS: [[&str; 2]; 4] = [
    ["Klarer det selv nå, og vil det selv.", "Har gjort det alene i tre uker."],
    ["Husker det når vi minner på.", "Vil ha en melding, så går det."],
    ["Går bedre når vi er to om det.", "Vil lære det, og vil ha noen ved siden av."],
    ["Orker det ikke nå. Vi tar det til det roer seg.", "Nytt her. Vi viser det først."],
];

/// The cards of the story.
#[derive(Debug)]
pub(super) struct Cards {
    rng: Rng,
}

impl Cards {
    pub(super) fn new(seed: u64) -> Self {
        Self { rng: Rng::new(seed, "cards") }
    }

    /// The day the card of somebody who lives here was agreed; with `overdue` it should have been talked about again four days
    /// ago. `None` for who moved in so lately that nothing is agreed yet.
    pub(super) fn agreed_on(&mut self, from: NaiveDate, today: NaiveDate, overdue: bool) -> Option<NaiveDate> {
        let ago = if overdue { INTERVAL + 4 } else { self.rng.range(5, 80).unsigned_abs() };
        let day = (today - Days::new(ago)).max(from + Days::new(2));
        (day < today).then_some(day)
    }

    /// What is agreed with a youth on a day; with nearly everybody there is something nobody has talked about.
    pub(super) fn card(&mut self, name: &str, day: NaiveDate) -> Result<CardFacts, Invalid> {
        Ok(CardFacts {
            contact: Some(self.one(CONTACT)?),
            visits: self.some(VISITS, 80)?,
            keys: self.some(KEYS, 50)?,
            interpreter: self.some(INTERPRETER, 50)?,
            allergies: self.some(ALLERGIES, 60)?,
            diet: self.some(DIET, 60)?,
            helps: Some(self.one(HELPS)?),
            medicine: self.rng.chance(60).then(|| *self.rng.pick(&MedicineBy::ALL)),
            agreed_with: Line::new(&format!("{name} selv"))?,
            agreed_on: day,
            review: day + Days::new(INTERVAL),
        })
    }

    fn some(&mut self, of: &[&str], percent: u64) -> Result<Option<Line>, Invalid> {
        if !self.rng.chance(percent) {
            return Ok(None);
        }
        self.one(of).map(Some)
    }

    fn one(&mut self, of: &[&str]) -> Result<Line, Invalid> {
        let words = *self.rng.pick(of);
        Line::new(words)
    }

    /// The levels of a youth who moved in on `from`, as they are set by `today`: one in each area, and in some another later
    /// on, mostly a step towards doing it alone.
    pub(super) fn supports(
        &mut self,
        from: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<(NaiveDate, SupportFacts)>, Invalid> {
        let mut levels = Vec::new();
        for area in Config::default().plan.support_areas {
            let mut at = self.rng.index(SupportLevel::ALL.len());
            let first = self.day(FIRST, from, today);
            let later =
                if self.rng.chance(60) { self.day(NEXT, from, today).filter(|day| Some(*day) > first) } else { None };
            for (day, stands) in [(first, 2 * INTERVAL), (later, INTERVAL)] {
                let Some(day) = day else { continue };
                let (area, reason) = (Line::new(&area)?, self.one(&REASONS[at])?);
                let facts =
                    SupportFacts { area, level: SupportLevel::ALL[at], reason, review: day + Days::new(stands) };
                levels.push((day, facts));
                at = if self.rng.chance(75) { at.saturating_sub(1) } else { (at + 1).min(SupportLevel::ALL.len() - 1) };
            }
        }
        Ok(levels)
    }

    /// A day so long ago, after the youth has moved in.
    fn day(&mut self, ago: (i64, i64), from: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
        let ago = self.rng.range(ago.0, ago.1).unsigned_abs();
        Some((today - Days::new(ago)).max(from + Days::new(2))).filter(|day| *day < today)
    }
}
