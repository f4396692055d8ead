//! The interpreters the house uses. Somebody who lives in the house never is one, and nobody under 18.

use serde::{Deserialize, Serialize};

use super::Phone;
use crate::domain::{
    ids::{InterpreterId, StaffId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
};

/// What is written about an interpreter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterpreterFacts {
    /// Who, or which office.
    pub name: Line,
    /// The language, with others after it.
    pub language: Line,
    /// The dialect.
    pub dialect: Option<Line>,
    /// Their number.
    pub phone: Option<Phone>,
    /// Somebody has made sure that they are 18 or over.
    pub adult: bool,
    /// What else there is to know: «bestilles dagen før».
    pub note: Option<Line>,
}

impl InterpreterFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// [`Invalid::InterpreterNotAdult`] unless somebody has made sure that they are.
    pub const fn check(&self) -> Result<(), Invalid> {
        if self.adult { Ok(()) } else { Err(Invalid::InterpreterNotAdult) }
    }
}

/// An interpreter of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpreter {
    /// Row number.
    pub id: InterpreterId,
    /// Grows by one with each change.
    pub version: i64,
    /// What is written.
    pub facts: InterpreterFacts,
    /// Why the house no longer uses them, if so.
    pub ended: Option<Line>,
}

/// *Ikke bruk*: an interpreter who is not used for a youth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barred {
    /// For whom.
    pub youth: YouthId,
    /// Whom not.
    pub interpreter: InterpreterId,
    /// Why.
    pub reason: Line,
    /// Since when.
    pub at: Instant,
    /// Who wrote it down.
    pub by: StaffId,
}

/// One who was not used for a youth and may be again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifted {
    /// What was said before.
    pub bar: Barred,
    /// Why it is so no more. What was lifted before anybody asked has no reason.
    pub why: Option<Prose>,
}
