//! What was set in the current plan while a draft of the next one was worked out: taken into the draft, or not.

use super::{Compared, Goal, GoalChange, Measure};
use crate::domain::{
    ids::{GoalId, MeasureId, StaffId},
    names::Line,
    time::Instant,
};

/// The part of a goal or measure that was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CarriedField {
    /// All of it: it is new, or worked with again.
    All,
    /// It was taken back right after it was added.
    Undone,
    /// How it stands.
    Status,
    /// When a goal is looked at again.
    Review,
    /// What a measure is.
    What,
    /// Who does it.
    Who,
    /// How often.
    Often,
    /// Until when.
    Until,
}

impl CarriedField {
    /// All.
    pub const ALL: [Self; 8] =
        [Self::All, Self::Undone, Self::Status, Self::Review, Self::What, Self::Who, Self::Often, Self::Until];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Undone => "undone",
            Self::Status => "status",
            Self::Review => "review",
            Self::What => "what",
            Self::Who => "who",
            Self::Often => "often",
            Self::Until => "until",
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.id() == id)
    }

    fn differs_in_goal(self, before: &Goal, after: &Goal) -> bool {
        let (before, after) = (&before.facts, &after.facts);
        match self {
            Self::Status => before.status != after.status,
            Self::Review => before.review != after.review,
            _ => false,
        }
    }

    fn differs_in_measure(self, before: &Measure, after: &Measure) -> bool {
        let (before, after) = (&before.facts, &after.facts);
        match self {
            Self::Status => before.status != after.status,
            Self::What => before.what != after.what,
            Self::Who => before.who != after.who,
            Self::Often => before.often != after.often,
            Self::Until => before.until != after.until,
            Self::All | Self::Undone | Self::Review => false,
        }
    }
}

/// Something that was set in the current plan while there was a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The first goal of its line.
    pub goal: GoalId,
    /// The first measure of its line; `None` for the goal itself.
    pub measure: Option<MeasureId>,
    /// What of it.
    pub field: CarriedField,
    /// The draft says the same since then; otherwise the draft said something else, and stands.
    pub taken: bool,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
}

/// A thing that the current plan and the draft say differently because both changed it: the draft stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The title of the goal.
    pub goal: Line,
    /// What of it both changed.
    pub field: CarriedField,
    /// The goal or measure: before as in the current plan, after as in the draft.
    pub part: ClashPart,
}

/// What both changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClashPart {
    /// A goal.
    Goal(Compared<Goal>),
    /// A measure.
    Measure(Compared<Measure>),
}

/// What is said differently still of that which the draft did not take over. `changes` compares the current plan with the draft.
#[must_use]
pub fn clashes(carried: &[Carried], changes: &[GoalChange]) -> Vec<Clash> {
    let mut found: Vec<Clash> = Vec::new();
    for one in carried.iter().filter(|one| !one.taken) {
        let Some(change) = changes.iter().find(|change| change.root() == one.goal) else { continue };
        let part = match one.measure {
            None => Some(&change.goal)
                .filter(|goal| clash_of(goal, |a, b| one.field.differs_in_goal(a, b)))
                .cloned()
                .map(ClashPart::Goal),
            Some(root) => change
                .measures
                .iter()
                .find(|measure| measure.either().root == root)
                .filter(|measure| clash_of(measure, |a, b| one.field.differs_in_measure(a, b)))
                .cloned()
                .map(ClashPart::Measure),
        };
        let clash = part.map(|part| Clash { goal: change.title().clone(), field: one.field, part });
        found.extend(clash.filter(|clash| !found.contains(clash)));
    }
    found
}

fn clash_of<T>(part: &Compared<T>, differs: impl Fn(&T, &T) -> bool) -> bool {
    match part {
        Compared::Both { before, after } => differs(before, after),
        Compared::Added(_) | Compared::Gone(_) => true,
    }
}
