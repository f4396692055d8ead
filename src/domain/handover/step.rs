//! What can be done with a handover.

use serde::{Deserialize, Serialize};

use super::{Between, Mode, PartFacts, RuleFacts, RuleOutcome, pulled::Pulled};
use crate::domain::{
    ids::{HandoverId, RuleId, YouthId},
    names::Prose,
    refusal::Invalid,
    time::Instant,
};

/// One step of a handover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Writes one section.
    WritePart {
        /// From which shift.
        between: Between,
        /// About whom; `None` is the house.
        youth: Option<YouthId>,
        /// The version that was read; 0 when nobody had written there.
        version: i64,
        /// All of it.
        facts: PartFacts,
    },
    /// Says how it is handed over.
    SetMode {
        /// From which shift.
        between: Between,
        /// How.
        mode: Mode,
    },
    /// Adds a rule.
    AddRule {
        /// From which shift.
        between: Between,
        /// What it says.
        facts: RuleFacts,
    },
    /// Takes a rule back that was just added, before it is sealed.
    WithdrawRule {
        /// Which.
        rule: RuleId,
    },
    /// Says whether what a rule was for happened. An answer that was given is corrected by another, and stays.
    AnswerRule {
        /// Which.
        rule: RuleId,
        /// Whether it happened.
        outcome: RuleOutcome,
        /// How many answers were seen: none where there was none.
        seen: usize,
    },
    /// Says what came of an open question of an earlier handover.
    SettleQuestion {
        /// Of which.
        handover: HandoverId,
        /// About whom; `None` is the house.
        youth: Option<YouthId>,
        /// The answer, where it needs one.
        answer: Option<Prose>,
    },
    /// Signs for the outgoing shift.
    Seal {
        /// From which shift.
        between: Between,
        /// The version that was read; 0 when nobody had written a word of it.
        version: i64,
        /// How it was handed over.
        mode: Mode,
        /// Why somebody else signs.
        reason: Option<Prose>,
        /// What was on the screen.
        shown: Box<Pulled>,
    },
    /// Signs for the incoming shift.
    Receive {
        /// Which.
        handover: HandoverId,
        /// Why somebody else signs, or so late.
        reason: Option<Prose>,
    },
    /// Adds something after it was sealed.
    AddAddendum {
        /// To which.
        handover: HandoverId,
        /// About whom; `None` is the house.
        youth: Option<YouthId>,
        /// What.
        words: Prose,
    },
}

impl Step {
    /// The name of the deed in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::WritePart { .. } => "write-handover",
            Self::SetMode { .. } => "set-handover-mode",
            Self::AddRule { .. } => "add-rule",
            Self::WithdrawRule { .. } => "withdraw-rule",
            Self::AnswerRule { .. } => "answer-rule",
            Self::SettleQuestion { .. } => "settle-question",
            Self::Seal { .. } => "seal-handover",
            Self::Receive { .. } => "receive-handover",
            Self::AddAddendum { .. } => "add-addendum",
        }
    }

    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// A rule whose end cannot be right.
    pub fn check(&self, now: Instant) -> Result<(), Invalid> {
        match self {
            Self::AddRule { facts, .. } => facts.check(now),
            _ => Ok(()),
        }
    }
}
