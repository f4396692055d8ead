//! Two versions of a plan beside each other: what came, what went and what is another.

use super::{Goal, Measure};
use crate::domain::{ids::GoalId, names::Line};

/// A goal of a version with its measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionGoal {
    /// The goal.
    pub goal: Goal,
    /// What is done towards it.
    pub measures: Vec<Measure>,
}

/// Something of two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compared<T> {
    /// Only the newer version has it.
    Added(T),
    /// Only the older version has it.
    Gone(T),
    /// Both have it.
    Both {
        /// As it stood in the older.
        before: T,
        /// As it stands in the newer.
        after: T,
    },
}

/// A part of a goal that is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Its title.
    Title,
    /// Its area.
    Area,
    /// How it stands.
    Status,
    /// When it is looked at again.
    Review,
}

/// A goal of two versions, and the measures of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalChange {
    /// The goal.
    pub goal: Compared<Goal>,
    /// Its measures.
    pub measures: Vec<MeasureChange>,
}

/// A measure of two versions.
pub type MeasureChange = Compared<Measure>;

impl GoalChange {
    /// What of the goal is another in the newer version; empty for a goal that only one version has.
    #[must_use]
    pub fn changed(&self) -> Vec<Field> {
        let Compared::Both { before, after } = &self.goal else {
            return Vec::new();
        };
        let (before, after) = (&before.facts, &after.facts);
        let differs = [
            (Field::Title, before.title != after.title),
            (Field::Area, before.area != after.area),
            (Field::Status, before.status != after.status),
            (Field::Review, before.review != after.review),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
    }

    /// The goal stands in both as it did, with the same measures.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let both = matches!(self.goal, Compared::Both { .. });
        both && self.changed().is_empty() && self.measures.iter().all(is_same_measure)
    }

    /// The title, the newer one where there are two.
    #[must_use]
    pub const fn title(&self) -> &Line {
        &self.goal.either().facts.title
    }

    /// The first goal of its line.
    #[must_use]
    pub const fn root(&self) -> GoalId {
        self.goal.either().root
    }
}

/// The measure says the same in both versions.
#[must_use]
pub fn is_same_measure(measure: &MeasureChange) -> bool {
    matches!(measure, Compared::Both { before, after } if before.facts == after.facts)
}

/// Compares two versions of one plan: the goals of the older in their order, then those that came.
#[must_use]
pub fn compare(older: &[VersionGoal], newer: &[VersionGoal]) -> Vec<GoalChange> {
    let pairs = paired(older, newer, |one| one.goal.root);
    pairs.into_iter().map(goal_change).collect()
}

fn goal_change(pair: Compared<&VersionGoal>) -> GoalChange {
    let none: &[Measure] = &[];
    let (before, after) = match &pair {
        Compared::Added(goal) => (none, goal.measures.as_slice()),
        Compared::Gone(goal) => (goal.measures.as_slice(), none),
        Compared::Both { before, after } => (before.measures.as_slice(), after.measures.as_slice()),
    };
    let measures = paired(before, after, |measure| measure.root).into_iter().map(|pair| pair.map(Clone::clone));
    GoalChange { measures: measures.collect(), goal: pair.map(|goal| goal.goal.clone()) }
}

fn paired<'a, T, K: PartialEq>(older: &'a [T], newer: &'a [T], key: impl Fn(&T) -> K) -> Vec<Compared<&'a T>> {
    let of = |list: &'a [T], wanted: &T| list.iter().find(|one| key(one) == key(wanted));
    let stood = older.iter().map(|before| match of(newer, before) {
        Some(after) => Compared::Both { before, after },
        None => Compared::Gone(before),
    });
    stood.chain(newer.iter().filter(|after| of(older, after).is_none()).map(Compared::Added)).collect()
}

impl<T> Compared<T> {
    /// The newer one where there are two.
    pub const fn either(&self) -> &T {
        match self {
            Self::Added(one) | Self::Gone(one) | Self::Both { after: one, .. } => one,
        }
    }

    /// The same with another kind of thing in it.
    pub fn map<U>(self, with: impl Fn(T) -> U) -> Compared<U> {
        match self {
            Self::Added(one) => Compared::Added(with(one)),
            Self::Gone(one) => Compared::Gone(with(one)),
            Self::Both { before, after } => Compared::Both { before: with(before), after: with(after) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        ids::{GoalId, MeasureId, PlanId, YouthId},
        plan::{GoalFacts, GoalStatus, MeasureFacts, MeasureStatus, Responsible},
    };

    fn line(text: &str) -> Line {
        Line::new(text).unwrap()
    }

    fn goal(root: i64, title: &str, status: GoalStatus, measures: Vec<Measure>) -> VersionGoal {
        let facts =
            GoalFacts { title: line(title), area: line("økonomi"), status, review: "2026-12-01".parse().unwrap() };
        let root = GoalId(root);
        let (youth, plan) = (YouthId(1), PlanId(1));
        let goal = Goal { id: root, youth, plan, root, set_at: chrono::DateTime::UNIX_EPOCH, facts, version: 1 };
        VersionGoal { goal, measures }
    }

    fn measure(root: i64, what: &str) -> Measure {
        let facts = MeasureFacts {
            what: line(what),
            who: Responsible::Youth,
            often: None,
            until: None,
            status: MeasureStatus::Ongoing,
        };
        let root = MeasureId(root);
        Measure { id: root, goal: GoalId(1), root, facts, status_at: chrono::DateTime::UNIX_EPOCH, version: 1 }
    }

    #[test]
    fn what_came_what_went_and_what_is_another() {
        let trying = GoalStatus::Trying;
        let older = [goal(1, "Budsjett", trying, vec![measure(1, "skrive lapp"), measure(2, "møte")])];
        let newer = [
            goal(1, "Budsjett for en måned", GoalStatus::OnTheWay, vec![measure(2, "møte"), measure(3, "app")]),
            goal(4, "Spare", trying, Vec::new()),
        ];
        let changes = compare(&older, &newer);
        assert_eq!(changes.len(), 2);
        assert_eq!(changes[0].changed(), [Field::Title, Field::Status]);
        assert!(matches!(changes[0].measures[..], [Compared::Gone(_), Compared::Both { .. }, Compared::Added(_)]));
        assert!(is_same_measure(&changes[0].measures[1]));
        assert!(matches!(changes[1].goal, Compared::Added(_)));
        let back = compare(&newer, &older);
        assert!(matches!(back[1].goal, Compared::Gone(_)));
    }

    #[test]
    fn the_same_version_twice_has_no_change() {
        let version = [goal(1, "Budsjett", GoalStatus::Trying, vec![measure(1, "møte")])];
        assert!(compare(&version, &version).iter().all(GoalChange::is_same));
        let other = [goal(1, "Budsjett", GoalStatus::Trying, vec![measure(1, "app")])];
        assert!(!compare(&version, &other)[0].is_same(), "a measure that says something else is a change");
    }
}
