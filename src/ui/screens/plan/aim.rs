//! What a form about the current plan is about: when that was replaced while somebody wrote, what stands in its place.

use crate::{
    domain::{
        ids::{GoalId, PlanId, YouthId},
        plan::{Goal, PlanStatus, PlanVersion},
        refusal::Refusal,
    },
    store::StoreError,
    ui::view::Cx,
};

/// The plan a form is about, and what is to be said where it is another than was asked for.
pub(super) struct PlanAim {
    pub(super) plan: PlanVersion,
    pub(super) notes: Vec<String>,
    /// The plan the form was begun about: its draft keeps that name.
    pub(super) kept: PlanId,
    /// A draft of a plan is enough.
    draft_too: bool,
}

impl PlanAim {
    /// The plan if it is worked by (a draft too where that is enough), the current one of the youth in its place; without any,
    /// the plan as it was, so that what was written can be read.
    ///
    /// # Errors
    /// [`Refusal::Gone`] when there never was such a plan, and what the store answers.
    pub(super) fn at(kept: PlanId, draft_too: bool, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let reader = cx.house()?.reader;
        let asked = reader.plan_version(kept)?.and_then(|plan| plan.version).ok_or(Refusal::Gone)?;
        if asked.status == PlanStatus::Current || (draft_too && asked.status == PlanStatus::Draft) {
            return Ok(Self { plan: asked, notes: Vec::new(), kept, draft_too });
        }
        let (t, before) = (cx.texts, i64::from(asked.number));
        let (plan, note) = match reader.plan(asked.youth)?.version {
            Some(current) => {
                let note = t.aim_plan(before, i64::from(current.number));
                (current, note)
            }
            None => (asked, t.aim_no_plan(before)),
        };
        Ok(Self { plan, notes: vec![note], kept, draft_too })
    }

    /// Aims again after a refusal. Whether something is to be said of it: nothing is where the plan was not what was refused.
    ///
    /// # Errors
    /// As [`PlanAim::at`].
    pub(super) fn anew(&mut self, why: &Refusal, cx: &Cx<'_>) -> Result<bool, StoreError> {
        if !matches!(why, Refusal::PlanClosed | Refusal::PlanNotCurrent) {
            return Ok(false);
        }
        let aimed = Self::at(self.plan.id, self.draft_too, cx)?;
        (self.plan, self.notes) = (aimed.plan, aimed.notes);
        Ok(!self.notes.is_empty())
    }
}

/// What is evaluated.
pub(super) enum Aim {
    /// A goal of the current plan.
    Goal(Goal),
    /// The current plan as a whole, where the goal does not stand in it any more.
    Plan(PlanVersion),
    /// The goal does not stand any more, and there is no plan: the text can be read.
    Nothing,
}

/// What stands in the place of a goal.
pub(super) struct GoalAim {
    pub(super) whose: YouthId,
    pub(super) aim: Aim,
    pub(super) notes: Vec<String>,
}

/// The goal if the plan it stands in is worked by; the goal of the same line in the current plan in its place; the current plan
/// as a whole where it has none.
///
/// # Errors
/// [`Refusal::Gone`] when there never was such a goal, and what the store answers.
pub(super) fn goal(goal: GoalId, cx: &Cx<'_>) -> Result<GoalAim, StoreError> {
    let (t, reader) = (cx.texts, cx.house()?.reader);
    let (whose, root) = reader.goal_line(goal)?.ok_or(Refusal::Gone)?;
    let current = reader.plan(whose)?;
    let Some(version) = current.version else {
        return Ok(GoalAim { whose, aim: Aim::Nothing, notes: vec![t.aim_no_goal().to_owned()] });
    };
    let number = i64::from(version.number);
    Ok(match current.goals.into_iter().find(|one| one.root == root) {
        Some(found) => {
            let moved = found.id != goal;
            let notes = moved.then(|| t.aim_goal(number, &found.facts.title)).into_iter().collect();
            GoalAim { whose, aim: Aim::Goal(found), notes }
        }
        None => GoalAim { whose, aim: Aim::Plan(version), notes: vec![t.aim_whole_plan(number)] },
    })
}
