//! What was mapped with a youth (*kartlegging*), and the house's own list of skills for living alone (*botrening*).
//!
//! The register says that an instrument was used, and where its paper is. Instruments are other people's: no item, score or
//! limit of one has a place here, and nothing is computed from any.

pub mod skill;
mod step;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::step::Step;
use super::{
    fold::fold,
    ids::{AssessmentId, InterpreterId, StaffId, YouthId},
    names::Line,
    refusal::Invalid,
};

/// Who interpreted when something was mapped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interpreted {
    /// Nobody: it was done without.
    No,
    /// An interpreter of the house.
    By(InterpreterId),
    /// Another, in words.
    Other(Line),
}

/// What the register says of one use of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentFacts {
    /// What was used: «KLEM».
    pub instrument: Line,
    /// Which version of it.
    pub edition: Option<Line>,
    /// The language it was done in.
    pub language: Line,
    /// The day it was done.
    pub done_on: NaiveDate,
    /// Who interpreted.
    pub interpreted: Interpreted,
    /// Who did it.
    pub done_by: StaffId,
    /// Who says what the result means: a psychologist, a doctor.
    pub read_by: Option<Line>,
    /// Where the paper is kept.
    pub kept_at: Line,
    /// When it is done again.
    pub next: Option<NaiveDate>,
    /// The one thing that was agreed because of it.
    pub consequence: Option<Line>,
}

impl AssessmentFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// Done in the future, or again before it was done.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if self.done_on > today {
            return Err(Invalid::InTheFuture);
        }
        if self.next.is_some_and(|next| next <= self.done_on) {
            return Err(Invalid::EndsBeforeItBegins);
        }
        Ok(())
    }
}

/// A row of the register. One that no longer counts is ended and stays to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Row number.
    pub id: AssessmentId,
    /// Who was mapped.
    pub youth: YouthId,
    /// Grows by one with each change.
    pub version: i64,
    /// What is written.
    pub facts: AssessmentFacts,
    /// Why it no longer counts, if so.
    pub ended: Option<Line>,
}

impl Assessment {
    /// The day it is to be done again, unless it was: `all` are the rows of the same youth. An instrument that was used again
    /// on a later day has answered the earlier day.
    #[must_use]
    pub fn next_in(&self, all: &[Self]) -> Option<NaiveDate> {
        let instrument = fold(self.facts.instrument.as_str());
        let answers = |other: &Self| {
            other.ended.is_none()
                && other.facts.done_on > self.facts.done_on
                && fold(other.facts.instrument.as_str()) == instrument
        };
        self.facts.next.filter(|_| self.ended.is_none() && !all.iter().any(answers))
    }

    /// Whether that day has passed.
    #[must_use]
    pub fn is_overdue_in(&self, all: &[Self], today: NaiveDate) -> bool {
        self.next_in(all).is_some_and(|next| next < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn row(id: i64, instrument: &str, done_on: &str, next: Option<&str>) -> Assessment {
        let line = |text| Line::new(text).unwrap();
        Assessment {
            id: AssessmentId(id),
            youth: YouthId(3),
            version: 1,
            facts: AssessmentFacts {
                instrument: line(instrument),
                edition: None,
                language: line("dari"),
                done_on: day(done_on),
                interpreted: Interpreted::No,
                done_by: StaffId(1),
                read_by: None,
                kept_at: line("permen i basen"),
                next: next.map(day),
                consequence: None,
            },
            ended: None,
        }
    }

    #[test]
    fn a_day_is_overdue_until_the_instrument_is_used_again() {
        let today = day("2026-11-21");
        let first = row(1, "KLEM", "2026-05-01", Some("2026-11-20"));
        let other = row(2, "Boligsjekk", "2026-11-01", None);
        let mut all = vec![first.clone(), other];
        assert!(first.is_overdue_in(&all, today));
        assert!(!first.is_overdue_in(&all, day("2026-11-20")), "the day itself is in time");
        all.push(row(3, "klem", "2026-11-10", Some("2027-05-10")));
        assert_eq!(first.next_in(&all), None, "whatever its letters, it was used again");
        assert_eq!(all[2].next_in(&all), Some(day("2027-05-10")));
        all[2].ended = Some(Line::new("feil ungdom").unwrap());
        assert!(first.is_overdue_in(&all, today), "what was ended answers nothing");
        assert_eq!(all[2].next_in(&all), None);
    }

    #[test]
    fn it_is_done_before_it_is_written_and_again_after_it_was_done() {
        let today = day("2026-11-21");
        assert_eq!(row(1, "KLEM", "2026-11-22", None).facts.check(today), Err(Invalid::InTheFuture));
        let again = |next| row(1, "KLEM", "2026-11-01", Some(next)).facts.check(today);
        assert_eq!(again("2026-11-01"), Err(Invalid::EndsBeforeItBegins));
        // One that should have been done again by now is written down as well.
        assert_eq!((again("2026-11-02"), again("2027-11-02")), (Ok(()), Ok(())));
    }
}
