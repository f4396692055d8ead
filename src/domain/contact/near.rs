//! Dates of a file that have come or come soon, as they are told outside the page that keeps them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clock::{About, Milestone, Nearness, Notice, Paper, PaperKind, Risk};
use crate::domain::{
    names::Line,
    staff::{StaffMember, StaffRole},
    youth::YouthFacts,
};

/// How many days ahead everybody on shift is told.
const FOR_ALL: u32 = 7;

/// The same for those who answer for the youth: time to do something about it.
const FOR_THOSE_WHO_ANSWER: u32 = 14;

/// How many days ahead a member of staff is told of the dates in a youth's file: the primary contact and the clinical leads
/// earlier than the others.
#[must_use]
pub fn days_told(member: &StaffMember, youth: &YouthFacts) -> u32 {
    let answers = youth.primary_contact == Some(member.id) || member.role == StaffRole::ClinicalLead;
    if answers { FOR_THOSE_WHO_ANSWER } else { FOR_ALL }
}

/// What a date is of. Kept in handovers, so a name, once there, keeps its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOf {
    /// A birthday that changes something.
    Milestone(Milestone),
    /// Consents the guardian gave lapse.
    Lapse,
    /// The protected address is decided anew.
    Protection,
    /// A paper runs out.
    Paper(PaperKind),
    /// A risk note is looked at again.
    Risk(Line),
    /// Somebody looks how it goes after a stay.
    FollowUp,
}

impl DateOf {
    /// What a notice is about, in the words of the file it stands in; `None` when these have it no longer.
    #[must_use]
    pub fn of(about: About, papers: &[Paper], risks: &[Risk]) -> Option<Self> {
        Some(match about {
            About::Milestone(milestone) => Self::Milestone(milestone),
            About::Lapse => Self::Lapse,
            About::Protection => Self::Protection,
            About::FollowUp(_) => Self::FollowUp,
            About::Paper(id) => Self::Paper(papers.iter().find(|paper| paper.id == id)?.facts.kind),
            About::Risk(id) => Self::Risk(risks.iter().find(|risk| risk.id == id)?.facts.risk.clone()),
        })
    }
}

/// A date that has come or comes soon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearDate {
    /// What of.
    pub of: DateOf,
    /// Its day.
    pub day: NaiveDate,
}

impl NearDate {
    /// A notice that is near; `None` for one that only lies ahead.
    #[must_use]
    pub fn told(notice: &Notice, papers: &[Paper], risks: &[Risk]) -> Option<Self> {
        let of = DateOf::of(notice.about, papers, risks).filter(|_| notice.near != Nearness::Ahead)?;
        Some(Self { of, day: notice.date })
    }

    /// Its day has passed: on the day itself there is still time.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.day < today
    }
}
