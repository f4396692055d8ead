//! Moves: who can live where on which days, why a stay ended, and what is gone through when somebody moves in or out.
//!
//! A number on a door is one youth's home, also where a kitchen or a bath is shared; only a shared apartment is the home of
//! several ([`ApartmentKind::holds_several`]).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    house::ApartmentKind,
    ids::{ApartmentId, MoveMarkId, MovePointId, StaffId, YouthId},
    names::{Line, Prose},
    refusal::Invalid,
    time::Instant,
    youth::Placement,
};

/// A stay that stands in the way of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// The youth lives somewhere else in those days: nobody lives in two places.
    Elsewhere(Placement),
    /// Somebody else lives there in those days, and it is one youth's home.
    Taken(Placement),
}

/// What stands in the way of a youth living in an apartment from a day on, if anything does. A last day counts: on it the
/// apartment is still taken, and who lives there has no other.
#[must_use]
pub fn clash(
    youth: YouthId,
    apartment: ApartmentId,
    kind: ApartmentKind,
    from: NaiveDate,
    stays: &[Placement],
) -> Option<Clash> {
    let in_the_way = |stay: &&Placement| stay.moved_out.is_none_or(|last| last >= from);
    let elsewhere = stays.iter().filter(in_the_way).find(|stay| stay.youth == youth);
    let is_taken = |stay: &&Placement| stay.apartment == apartment && !kind.holds_several();
    let taken = || stays.iter().filter(in_the_way).find(is_taken);
    elsewhere.copied().map(Clash::Elsewhere).or_else(|| taken().copied().map(Clash::Taken))
}

/// Since when somebody lives in the house who lives here now: the first day of the stays that followed one another without a
/// day between. `stays` are the first and the last day of each, the newest first.
#[must_use]
pub fn unbroken_since(stays: &[(NaiveDate, Option<NaiveDate>)]) -> Option<NaiveDate> {
    let (mut since, None) = *stays.first()? else { return None };
    for (moved_in, moved_out) in stays.get(1..)? {
        let next = moved_out.and_then(|last| last.succ_opt());
        if next.is_none_or(|next| next < since) {
            break;
        }
        since = *moved_in;
    }
    Some(since)
}

/// How a stay ended.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StayEnd {
    /// Why, in a word of the house: «husvert». Stays from before anybody asked have none.
    pub reason: Option<Line>,
    /// What follows.
    pub follows: Option<Prose>,
    /// When somebody looks at how it goes.
    pub follow_up: Option<NaiveDate>,
}

impl StayEnd {
    /// Checks what can be checked without a store. `last_day` is the last day of the stay.
    ///
    /// # Errors
    /// [`Invalid::EndsBeforeItBegins`] when it is followed up before it ended.
    pub fn check(&self, last_day: NaiveDate) -> Result<(), Invalid> {
        if self.follow_up.is_some_and(|day| day < last_day) { Err(Invalid::EndsBeforeItBegins) } else { Ok(()) }
    }
}

/// Which of the two moves of a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Moving in.
    In,
    /// Moving out.
    Out,
}

impl Part {
    /// Both.
    pub const ALL: [Self; 2] = [Self::In, Self::Out];

    /// The name in the store.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }

    /// The part of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }
}

/// What is said about a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// It is done.
    Done,
    /// It is not done, because …
    Not(Prose),
    /// What was said before was a slip: nothing is said.
    Cleared,
}

/// Something to be said about a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMoveMark {
    /// Which.
    pub point: MovePointId,
    /// What.
    pub said: Said,
    /// The newest row about the point that was seen.
    pub seen: Option<MoveMarkId>,
}

/// A row about a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveMark {
    /// Row number.
    pub id: MoveMarkId,
    /// What was said.
    pub said: Said,
    /// When.
    pub at: Instant,
    /// By whom.
    pub staff: StaffId,
}

/// A point of a move, in the words of the day it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovePoint {
    /// Row number.
    pub id: MovePointId,
    /// Of which move.
    pub part: Part,
    /// What is gone through: «Nøkler kvittert ut».
    pub words: Line,
    /// The newest row about it.
    pub newest: Option<MoveMark>,
}

impl MovePoint {
    /// What stands about it; nothing when a slip was taken away.
    #[must_use]
    pub fn mark(&self) -> Option<&MoveMark> {
        self.newest.as_ref().filter(|mark| mark.said != Said::Cleared)
    }

    /// It is not done: nobody has said anything, or why not.
    #[must_use]
    pub fn is_left(&self) -> bool {
        self.newest.as_ref().is_none_or(|mark| mark.said != Said::Done)
    }
}

/// A stay with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// Who, where and when.
    pub placement: Placement,
    /// How it ended; empty while it lasts.
    pub end: StayEnd,
    /// What was to be gone through, in its order.
    pub points: Vec<MovePoint>,
}

impl Stay {
    /// The points of one of its moves, in their order.
    pub fn points_of(&self, part: Part) -> impl Iterator<Item = &MovePoint> {
        self.points.iter().filter(move |point| point.part == part)
    }

    /// How many points are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.points.iter().filter(|point| point.is_left()).count()
    }
}

#[cfg(test)]
mod tests;
