//! Every change to contacts, consents and the dates of a file.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    ContactFacts,
    clock::{Milestone, PaperFacts, ProtectionFacts, RiskFacts},
    consent::{ConsentFacts, TellingFacts, Withdrawal},
    interpreter::InterpreterFacts,
};
use crate::domain::{
    access::Deed,
    ids::{ConsentId, ContactId, FollowUpId, InterpreterId, PaperId, RiskId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
};

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Adds a contact.
    AddContact {
        /// Whose.
        youth: YouthId,
        /// What is written.
        facts: ContactFacts,
    },
    /// Changes a contact.
    ChangeContact {
        /// Which.
        contact: ContactId,
        /// The version that was read.
        version: i64,
        /// What is written now.
        facts: ContactFacts,
        /// A name that is another is that of the same person: it was spelled wrong, or they changed it.
        same_person: bool,
    },
    /// Adds an interpreter to those of the house.
    AddInterpreter(InterpreterFacts),
    /// Changes one.
    ChangeInterpreter {
        /// Which.
        interpreter: InterpreterId,
        /// The version that was read.
        version: i64,
        /// What is written now.
        facts: InterpreterFacts,
    },
    /// Says that an interpreter is not used for a youth.
    Bar {
        /// For whom.
        youth: YouthId,
        /// Whom.
        interpreter: InterpreterId,
        /// Why not.
        reason: Line,
    },
    /// Says that one who was not used may be used again.
    Allow {
        /// For whom.
        youth: YouthId,
        /// Whom.
        interpreter: InterpreterId,
        /// Why.
        why: Prose,
    },
    /// Writes down that a consent was given.
    GiveConsent {
        /// Whose.
        youth: YouthId,
        /// What.
        facts: ConsentFacts,
    },
    /// Writes down that one was withdrawn.
    WithdrawConsent {
        /// Which.
        consent: ConsentId,
        /// When and by whom.
        facts: Withdrawal,
    },
    /// Writes down that somebody was told something.
    Tell {
        /// About whom.
        youth: YouthId,
        /// To whom and what.
        facts: TellingFacts,
    },
    /// Adds a paper.
    AddPaper {
        /// Whose.
        youth: YouthId,
        /// Which.
        facts: PaperFacts,
    },
    /// Changes one.
    ChangePaper {
        /// Which.
        paper: PaperId,
        /// The version that was read.
        version: i64,
        /// What is written now.
        facts: PaperFacts,
    },
    /// Adds a risk note.
    AddRisk {
        /// About whom.
        youth: YouthId,
        /// What is written.
        facts: RiskFacts,
    },
    /// Changes one, or looks at it again.
    ChangeRisk {
        /// Which.
        risk: RiskId,
        /// The version that was read.
        version: i64,
        /// What is written now.
        facts: RiskFacts,
    },
    /// Says how the address is protected.
    Protect {
        /// Whose.
        youth: YouthId,
        /// The newest decision that was read, by its row number; 0 when there was none.
        version: i64,
        /// The decision.
        facts: ProtectionFacts,
    },
    /// Says that the list of a birthday was gone through.
    GoThrough {
        /// Whose.
        youth: YouthId,
        /// Which.
        milestone: Milestone,
        /// What was done, and what was not and why.
        done: Prose,
    },
    /// Opens the list of a birthday again that was gone through.
    OpenAgain {
        /// Whose.
        youth: YouthId,
        /// Which.
        milestone: Milestone,
        /// Why.
        why: Prose,
    },
    /// Says what was found when something was followed up.
    Follow {
        /// What.
        follow_up: FollowUpId,
        /// What was found.
        found: Prose,
        /// When it is followed up again; `None` where that is no longer needed.
        next: Option<NaiveDate>,
    },
}

impl Step {
    /// What kind of deed this is.
    #[must_use]
    pub const fn deed(&self) -> Deed {
        match self {
            Self::GiveConsent { .. } | Self::WithdrawConsent { .. } => Deed::KeepConsents,
            Self::Tell { .. } => Deed::TellOthers,
            Self::Protect { .. } => Deed::KeepYouths,
            _ => Deed::KeepContacts,
        }
    }

    /// The name of the deed in the audit chain.
    #[must_use]
    pub const fn audit_name(&self) -> &'static str {
        match self {
            Self::AddContact { .. } => "add-contact",
            Self::ChangeContact { .. } => "change-contact",
            Self::AddInterpreter(_) => "add-interpreter",
            Self::ChangeInterpreter { .. } => "change-interpreter",
            Self::Bar { .. } => "bar-interpreter",
            Self::Allow { .. } => "allow-interpreter",
            Self::GiveConsent { .. } => "give-consent",
            Self::WithdrawConsent { .. } => "withdraw-consent",
            Self::Tell { .. } => "tell",
            Self::AddPaper { .. } => "add-paper",
            Self::ChangePaper { .. } => "change-paper",
            Self::AddRisk { .. } => "add-risk",
            Self::ChangeRisk { .. } => "change-risk",
            Self::Protect { .. } => "protect-address",
            Self::GoThrough { .. } => "go-through-milestone",
            Self::OpenAgain { .. } => "open-milestone",
            Self::Follow { .. } => "follow-up",
        }
    }

    /// Checks everything that can be checked without a store.
    ///
    /// # Errors
    /// The first value that cannot be right.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        match self {
            Self::AddContact { facts, .. } | Self::ChangeContact { facts, .. } => facts.check(),
            Self::AddInterpreter(facts) | Self::ChangeInterpreter { facts, .. } => facts.check(),
            Self::GiveConsent { facts, .. } => facts.check(today),
            Self::WithdrawConsent { facts, .. } if facts.on > today => Err(Invalid::InTheFuture),
            Self::AddRisk { facts, .. } | Self::ChangeRisk { facts, .. } => facts.check(today),
            Self::Protect { facts, .. } => facts.check(today),
            Self::Follow { next: Some(next), .. } if *next <= today => Err(Invalid::ReviewPast),
            _ => Ok(()),
        }
    }
}
