//! What is agreed with a youth about the night: the smallest part of the agreed card.

use chrono::{Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::domain::{
    ids::{AgreementId, StaffId, YouthId},
    names::Line,
    refusal::Invalid,
    time::{ClockTime, Instant, Zone},
};

/// What is done about a youth on a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NightCheck {
    /// *Bank på*: somebody knocks at the door, and stays outside.
    Knock,
    /// *SMS*: somebody writes.
    Sms,
    /// *Ingenting*: nobody does anything.
    Nothing,
}

impl NightCheck {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Knock, Self::Sms, Self::Nothing];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Knock => "knock",
            Self::Sms => "sms",
            Self::Nothing => "nothing",
        }
    }

    /// What has that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|check| check.id() == id)
    }
}

/// An agreement as it is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementFacts {
    /// What is done.
    pub check: NightCheck,
    /// When, by the clock on the wall; `None` is on every round.
    pub at: Option<ClockTime>,
    /// What else there is to know: «ring først».
    pub note: Option<Line>,
    /// With whom it was agreed.
    pub agreed_with: Line,
    /// When it was agreed.
    pub agreed_on: NaiveDate,
    /// When it is talked about again.
    pub review: NaiveDate,
}

impl AgreementFacts {
    /// The furthest ahead it is talked about again: a year. What was right for somebody then is not asked of them now.
    pub const LONGEST: Days = Days::new(366);

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// Agreed in the future, a review that has passed or lies too far ahead, a time at which nothing is done.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        if self.agreed_on > today {
            return Err(Invalid::InTheFuture);
        }
        if self.review <= today {
            return Err(Invalid::ReviewPast);
        }
        if today.checked_add_days(Self::LONGEST).is_some_and(|last| self.review > last) {
            return Err(Invalid::AgreementTooLong);
        }
        if self.check == NightCheck::Nothing && self.at.is_some() {
            return Err(Invalid::TimeOfNothing);
        }
        Ok(())
    }

    /// When it is done in a shift that began at `start`; `None` where it has no time, or nothing is done. A time the clocks
    /// skip or double is that of [`Zone::instant`].
    #[must_use]
    pub fn due(&self, start: Instant, zone: Zone) -> Option<Instant> {
        let time = self.at.filter(|_| self.check != NightCheck::Nothing)?;
        let day = zone.date(start);
        let at = zone.instant(day.and_time(time.time()));
        if at >= start {
            return Some(at);
        }
        Some(zone.instant((day + TimeDelta::days(1)).and_time(time.time())))
    }
}

/// An agreement as it stands. The newest of a youth counts; those before it are the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NightAgreement {
    /// Row number; grows with recording time.
    pub id: AgreementId,
    /// With whom.
    pub youth: YouthId,
    /// What was set.
    pub facts: AgreementFacts,
    /// When it was written down.
    pub set_at: Instant,
    /// Who wrote it down.
    pub by: StaffId,
}

impl NightAgreement {
    /// It should have been talked about again. It still holds: nobody is checked on more, or less, because a date has passed.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.facts.review <= today
    }
}
