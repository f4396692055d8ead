//! The tabs of a file in their order, and the page behind each.

use super::{
    super::{Opened, assessments, contacts, log, moves, now, plan},
    readers,
};
use crate::{domain::ids::YouthId, text::Texts, ui::view::Cx};

/// A tab of a youth's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// *Nå*: what is agreed, how the youth is, and what is on.
    Now,
    /// *Plan*.
    Plan,
    /// *Logg*: what is written about the youth, in which the others are not named.
    Log,
    /// *Kartlegging*: what was mapped, and skills.
    Assessments,
    /// *Kontakter*: the people around the youth, consents and dates.
    Contacts,
    /// *Flytting*.
    Moves,
    /// *Hvem har lest*.
    Readers,
}

impl Tab {
    /// All, from left to right.
    pub const ALL: [Self; 7] =
        [Self::Now, Self::Plan, Self::Log, Self::Assessments, Self::Contacts, Self::Moves, Self::Readers];

    /// The page behind the tab.
    pub(super) fn page(self, youth: YouthId, cx: &Cx<'_>) -> Opened {
        match self {
            Self::Now => now::page(youth, cx),
            Self::Plan => plan::page(youth, None, cx),
            Self::Log => log::page(youth, cx),
            Self::Assessments => assessments::page(youth, cx),
            Self::Contacts => contacts::page(youth, None, cx),
            Self::Moves => moves::page(youth, cx),
            Self::Readers => readers::page(youth, cx),
        }
    }

    pub(super) fn name(self, t: Texts) -> &'static str {
        match self {
            Self::Now => t.file_now(),
            Self::Plan => t.file_plan(),
            Self::Log => t.file_log(),
            Self::Assessments => t.file_assessments(),
            Self::Contacts => t.file_contacts(),
            Self::Moves => t.file_moves(),
            Self::Readers => t.file_readers(),
        }
    }

    /// The tab to the right, and from the last one the first.
    pub(super) fn next(self) -> Self {
        self.turned(1)
    }

    /// The tab to the left, and from the first one the last.
    pub(super) fn previous(self) -> Self {
        self.turned(Self::ALL.len() - 1)
    }

    fn turned(self, by: usize) -> Self {
        let at = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        Self::ALL[(at + by) % Self::ALL.len()]
    }
}
