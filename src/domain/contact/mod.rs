//! The people around a youth, what may be told to whom, and the dates of a file that nobody may forget.

pub mod clock;
pub mod consent;
pub mod interpreter;
pub mod near;
mod step;

use serde::{Deserialize, Serialize};

pub use self::step::Step;
use super::{
    ids::{ContactId, YouthId},
    names::Line,
    refusal::Invalid,
    time::Zone,
};

/// What somebody is to a youth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactRole {
    /// *Verge*, until 18.
    Guardian,
    /// *Representant*, while asylum is sought.
    Representative,
    /// *Saksbehandler* in child welfare.
    CaseWorker,
    /// *Skole*: the contact teacher.
    School,
    /// *Psykolog*.
    Psychologist,
    /// *Lege*.
    Doctor,
    /// *Familie i utlandet*.
    FamilyAbroad,
    /// *Advokat*.
    Lawyer,
    /// Somebody else.
    Other,
}

impl ContactRole {
    /// All, in the order they are offered.
    pub const ALL: [Self; 9] = [
        Self::Guardian,
        Self::Representative,
        Self::CaseWorker,
        Self::School,
        Self::Psychologist,
        Self::Doctor,
        Self::FamilyAbroad,
        Self::Lawyer,
        Self::Other,
    ];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Guardian => "guardian",
            Self::Representative => "representative",
            Self::CaseWorker => "case-worker",
            Self::School => "school",
            Self::Psychologist => "psychologist",
            Self::Doctor => "doctor",
            Self::FamilyAbroad => "family-abroad",
            Self::Lawyer => "lawyer",
            Self::Other => "other",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }
}

/// A phone number as somebody typed it; how it is spaced for reading is the texts' business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(Line);

impl Phone {
    /// Reads a number; blank text is `None`.
    ///
    /// # Errors
    /// [`Invalid::NotAPhone`] without three digits (112 is a number, 12 is none) or with letters, or too long.
    pub fn optional(text: &str) -> Result<Option<Self>, Invalid> {
        let Some(line) = Line::optional(text)? else { return Ok(None) };
        let (digits, letters) = line.as_str().chars().fold((0, 0), |(digits, letters), c| {
            (digits + usize::from(c.is_ascii_digit()), letters + usize::from(c.is_alphabetic()))
        });
        if digits < 3 || letters > 0 {
            return Err(Invalid::NotAPhone);
        }
        Ok(Some(Self(line)))
    }

    /// As it was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// What is written about a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactFacts {
    /// What they are to the youth.
    pub role: ContactRole,
    /// Who.
    pub name: Line,
    /// The language to speak with them.
    pub language: Option<Line>,
    /// Their number.
    pub phone: Option<Phone>,
    /// Their address for e-mail. The program sends nothing.
    pub email: Option<Line>,
    /// Where their clock is another: family abroad.
    pub time_zone: Option<Zone>,
    /// What else there is to know: «best etter 16».
    pub note: Option<Line>,
    /// Whom to call first. One at most of a youth's contacts.
    pub call_first: bool,
}

impl ContactFacts {
    /// Checks what can be checked without a store.
    ///
    /// # Errors
    /// An e-mail address without its sign, somebody to call first without a number.
    pub fn check(&self) -> Result<(), Invalid> {
        if self.email.as_ref().is_some_and(|email| !is_address(email)) {
            return Err(Invalid::NotAnEmail);
        }
        if self.call_first && self.phone.is_none() {
            return Err(Invalid::NumberMissing);
        }
        Ok(())
    }
}

/// Whether a line looks like an address for e-mail: something before and after one sign.
#[must_use]
pub fn is_address(email: &Line) -> bool {
    let parts = email.as_str().split_once('@');
    parts.is_some_and(|(before, after)| !before.is_empty() && !after.is_empty() && !after.contains('@'))
}

/// Somebody around a youth. Who is no longer is ended and stays to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Row number.
    pub id: ContactId,
    /// Whose contact.
    pub youth: YouthId,
    /// Grows by one with each change.
    pub version: i64,
    /// What is written.
    pub facts: ContactFacts,
    /// Why they no longer are one, if so.
    pub ended: Option<Line>,
}

#[cfg(test)]
mod tests;
