//! Youths: names as they are, not as a form wants them (`first` and `last` are not forced on anybody).

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    ids::{ApartmentId, PlacementId, StaffId, YouthId},
    names::Line,
    refusal::Invalid,
};

/// Whether an interpreter is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InterpreterNeed {
    /// Nobody has asked.
    #[default]
    Unknown,
    /// Speaks Norwegian well enough for everything.
    No,
    /// For important conversations.
    Sometimes,
    /// For every conversation that matters.
    Yes,
}

impl InterpreterNeed {
    /// All answers.
    pub const ALL: [Self; 4] = [Self::Unknown, Self::No, Self::Sometimes, Self::Yes];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::No => "no",
            Self::Sometimes => "sometimes",
            Self::Yes => "yes",
        }
    }

    /// The answer of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|need| need.id() == id)
    }
}

/// What the house writes down about who a youth is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct YouthFacts {
    /// *Ønsket navn*: what the youth wants to be called; shown everywhere.
    pub preferred_name: Line,
    /// Latin letters as in the identity papers, when it differs.
    pub latin_name: Option<Line>,
    /// The name in its own script; shown only in the detail view, since terminals break some scripts.
    pub own_script_name: Option<Line>,
    /// How it is said, in Norwegian spelling.
    pub pronunciation: Option<Line>,
    /// Birth date as registered; many have 1 January.
    pub birth_date: NaiveDate,
    /// When the birthday is celebrated, if on another day (free text: it may follow another calendar).
    pub celebrates: Option<Line>,
    /// Languages, the strongest first, as staff write them.
    pub languages: Option<Line>,
    /// Whether an interpreter is needed.
    pub interpreter: InterpreterNeed,
    /// Which language and dialect the interpreter needs, and who must not be used.
    pub interpreter_note: Option<Line>,
    /// What help is needed to get out of the house in a fire; nothing when none is.
    pub help_needed: Option<Line>,
    /// The named member of staff.
    pub primary_contact: Option<StaffId>,
}

impl YouthFacts {
    /// All their names, the one they want to be called by first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = [Some(&self.preferred_name), self.latin_name.as_ref(), self.own_script_name.as_ref()];
        names.into_iter().flatten().map(Line::as_str)
    }

    /// Checks what can be checked without a store. `today` is the day in the house.
    ///
    /// # Errors
    /// [`Invalid::BirthDate`] in the future or more than 120 years back. The number in a paper is never checked: a true
    /// birth date may differ from it.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalid> {
        let oldest = today.year() - 120;
        if self.birth_date > today || self.birth_date.year() < oldest {
            return Err(Invalid::BirthDate);
        }
        Ok(())
    }

    /// Whole years on a day.
    #[must_use]
    pub fn age_on(&self, day: NaiveDate) -> u32 {
        day.years_since(self.birth_date).unwrap_or(0)
    }
}

/// A youth with the row version that guards against overwriting another's change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Youth {
    /// Row number.
    pub id: YouthId,
    /// Who they are.
    pub facts: YouthFacts,
    /// Grows by one with each change.
    pub version: i64,
}

/// One youth in one apartment over a span of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// Row number.
    pub id: PlacementId,
    /// Who.
    pub youth: YouthId,
    /// Where.
    pub apartment: ApartmentId,
    /// First day.
    pub moved_in: NaiveDate,
    /// Last day, when they have moved out.
    pub moved_out: Option<NaiveDate>,
}
