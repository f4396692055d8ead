//! Every change to the register and to what stands on the list of skills.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AssessmentFacts, skill::SkillFacts};
use crate::domain::{
    ids::{AssessmentId, SkillRoundId, YouthId},
    refusal::Invalid,
};

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Writes down that an instrument was used.
    Add {
        /// With whom.
        youth: YouthId,
        /// What is written.
        facts: AssessmentFacts,
    },
    /// Corrects what was written.
    Change {
        /// Which.
        assessment: AssessmentId,
        /// The version that was read.
        version: i64,
        /// What is written now.
        facts: AssessmentFacts,
    },
    /// Sets the steps of skills, all in one act; those before are kept.
    SetSkills {
        /// Whose.
        youth: YouthId,
        /// The newest act that was read, by its row number; 0 when there was none.
        version: i64,
        /// The day it was seen or talked about.
        day: NaiveDate,
        /// What is set.
        skills: Vec<SkillFacts>,
    },
    /// Takes back what was set in one act: it was a slip. Both stay to be read.
    TakeBackSkills {
        /// Which act.
        round: SkillRoundId,
    },
}

impl Step {
    /// The name of the deed in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::Add { .. } => "add-assessment",
            Self::Change { .. } => "change-assessment",
            Self::SetSkills { .. } => "set-skills",
            Self::TakeBackSkills { .. } => "take-back-skills",
        }
    }

    /// Checks everything that can be checked without a store.
    ///
    /// # Errors
    /// The first value that cannot be right.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        match self {
            Self::Add { facts, .. } | Self::Change { facts, .. } => facts.check(today),
            Self::SetSkills { day, .. } if *day > today => Err(Invalid::InTheFuture),
            Self::SetSkills { skills, .. } => {
                let twice = |(at, one): (usize, &SkillFacts)| skills[..at].iter().any(|other| other.skill == one.skill);
                if skills.iter().enumerate().any(twice) { Err(Invalid::SkillTwice) } else { Ok(()) }
            }
            Self::TakeBackSkills { .. } => Ok(()),
        }
    }
}
