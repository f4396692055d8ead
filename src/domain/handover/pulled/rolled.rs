//! What a handover takes over from the ones before it.

use serde::{Deserialize, Serialize};

use crate::domain::{
    ids::{HandoverId, ShiftId, StaffId, YouthId},
    names::Prose,
    time::Instant,
};

/// An open question of an earlier handover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulledQuestion {
    /// The handover it was asked in.
    pub handover: HandoverId,
    /// The shift that asked.
    pub shift: ShiftId,
    /// About whom; `None` is the house.
    pub youth: Option<YouthId>,
    /// What is asked.
    pub words: Prose,
    /// How many shifts have taken over since it was asked, the one that hands over now included.
    pub age: usize,
    /// What came of it; `None` while it is open.
    pub settled: Option<Settled>,
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The answer, where it needs one.
    pub answer: Option<Prose>,
    /// When somebody said so.
    pub at: Instant,
    /// Who.
    pub by: StaffId,
}

/// What was added to an earlier handover after it was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulledAddendum {
    /// The shift whose handover it was added to.
    pub shift: ShiftId,
    /// About whom; `None` is the house.
    pub youth: Option<YouthId>,
    /// What is added.
    pub words: Prose,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}
