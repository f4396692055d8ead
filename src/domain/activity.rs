//! Common activities of the house.

use serde::{Deserialize, Serialize};

use super::{
    ids::{ActivityId, StaffId},
    names::Line,
    refusal::Invalid,
    time::Instant,
};

/// What an activity is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityFacts {
    /// What happens.
    pub title: Line,
    /// Where; one of the common rooms or anything else.
    pub place: Option<Line>,
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends, if that is known.
    pub ends_at: Option<Instant>,
    /// Who sees to it.
    pub responsible: Option<StaffId>,
}

impl ActivityFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::EndsBeforeItBegins`].
    pub fn check(&self) -> Result<(), Invalid> {
        if self.ends_at.is_some_and(|end| end <= self.starts_at) {
            return Err(Invalid::EndsBeforeItBegins);
        }
        Ok(())
    }
}

/// An activity with the row version that guards against overwriting another's change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Row number.
    pub id: ActivityId,
    /// What it is.
    pub facts: ActivityFacts,
    /// Called off; it stays visible so that nobody waits for it.
    pub cancelled: bool,
    /// Grows by one with each change.
    pub version: i64,
}
