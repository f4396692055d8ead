//! How closely the invented youths are watched over: closely when they are new, now and then for a reason, and calm between.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{rng::Rng, youths::Stay};
use crate::domain::{names::Line, refusal::Invalid, watch::WatchLevel};

/// A level that is set: when, and how many hours until it is looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    pub at: NaiveDateTime,
    pub level: WatchLevel,
    pub reason: Option<Line>,
    pub hours: Option<i64>,
}

/// How the story of a stay ends today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// As chance has it, and calm at last.
    Calm,
    /// Followed since the day before yesterday.
    Followed,
    /// Followed, and nobody has looked at it when they should have.
    ToReview,
}

const FOLLOW: &[&str] = &[
    "sover lite og møter ikke til frokost",
    "venter på svar fra UDI, uro før brevet kommer",
    "har sluttet å svare på telefonen på kveldstid",
    "krangel med kamerat på skolen, vil ikke gå dit",
    "dårlige nyheter hjemmefra, sitter mye alene",
    "spiser lite, sier at alt er bra",
    "ny medisin, se etter om det hjelper mot hodepinen",
    "årsdag for noe vanskelig denne uka",
    "låner bort penger, virker presset",
    "ute lenge om kveldene uten å si hvor",
];
const ACUTE: &[&str] = &[
    "sier at det ikke er noen vits; bakvakt og legevakt er ringt, se til hver time",
    "sterk uro etter telefon hjemmefra; noen er hos ungdommen hele tiden",
    "redd for noen utenfor huset; politiet er varslet, dørene er sjekket",
];
const CALM: &[&str] = &[
    "sover og spiser som før",
    "har snakket med psykolog og vil selv slippe tettere oppfølging",
    "saken er løst, fornøyd",
    "tilbake på skolen hele uka",
    "fulgt i en uke, ingenting nytt",
];

/// Everything that is set between moving in and today, in order.
///
/// # Errors
/// A text that is no line; those of this module are, as its tests show.
pub(super) fn levels(rng: &mut Rng, stay: &Stay, today: NaiveDate, ending: Ending) -> Result<Vec<Level>, Invalid> {
    let mut levels = Vec::new();
    let mut push = |at: NaiveDateTime, level: WatchLevel, reason: &str, hours: Option<i64>| {
        levels.push(Level { at, level, reason: Line::optional(reason)?, hours });
        Ok::<(), Invalid>(())
    };
    push(
        at(rng, stay.from, 14),
        WatchLevel::Follow,
        "ny i huset: ser etter søvn, mat og hvem som er trygge",
        Some(168),
    )?;
    let mut day = stay.from + Days::new(6);
    // The last week is told by the ending.
    let last_day = stay.until.unwrap_or(today) - Days::new(9);
    push(at(rng, day, 13), WatchLevel::Calm, "har funnet seg til rette", None)?;
    loop {
        day = day + Days::new(rng.range(25, 110).unsigned_abs());
        let days = rng.range(4, 7);
        if day + Days::new(2 * days.unsigned_abs()) > last_day {
            break;
        }
        if rng.chance(12) {
            push(at(rng, day, 19), WatchLevel::Acute, ACUTE[rng.index(ACUTE.len())], Some(16))?;
            day = day + Days::new(1);
        }
        push(at(rng, day, 11), WatchLevel::Follow, FOLLOW[rng.index(FOLLOW.len())], Some(24 * days))?;
        day = day + Days::new(days.unsigned_abs() - 1);
        push(at(rng, day, 15), WatchLevel::Calm, CALM[rng.index(CALM.len())], None)?;
    }
    match ending {
        Ending::Calm => {}
        Ending::Followed => push(at(rng, today - Days::new(2), 10), WatchLevel::Follow, FOLLOW[0], Some(24 * 7))?,
        Ending::ToReview => push(at(rng, today - Days::new(8), 10), WatchLevel::Follow, FOLLOW[1], Some(24 * 6))?,
    }
    Ok(levels)
}

/// Some time in the two hours after an hour of a day.
fn at(rng: &mut Rng, day: NaiveDate, hour: i64) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(hour * 60 + rng.range(0, 119))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        demo::youths,
        domain::{time::Zone, watch::WatchFacts},
    };

    #[test]
    fn every_level_could_be_set_and_they_follow_each_other() {
        let (first, today) = ("2016-11-21".parse().unwrap(), "2026-11-21".parse().unwrap());
        for stay in youths::stays(1, first, today) {
            for ending in [Ending::Calm, Ending::Followed, Ending::ToReview] {
                let levels = levels(&mut Rng::new(1, "attention"), &stay, today, ending).unwrap();
                assert!(levels.windows(2).all(|pair| pair[0].at < pair[1].at), "{levels:?}");
                for Level { at, level, reason, hours } in levels {
                    let at = Zone::OSLO.instant(at);
                    let review_at = hours.map(|hours| at + TimeDelta::hours(hours));
                    assert_eq!(WatchFacts { level, reason, review_at }.check(at), Ok(()));
                }
            }
        }
    }
}
