//! What the keys of the plan page do besides moving.

use super::{PlanScreen, evaluation_form, evaluations, measure_form, meeting, participation_form, versions};
use crate::{
    domain::plan::PlanStatus,
    ui::{
        action::Action,
        screens::{self, goal_form, response},
        view::{Availability, Cx, Response},
    },
};

/// Whether an action of the page can be done now.
pub(super) fn availability(screen: &PlanScreen, action: Action, cx: &Cx<'_>) -> Availability {
    let t = cx.texts;
    let status = screen.page.status();
    let needs_goal = || screen.selected_goal().is_none().then(|| t.plan_choose_live_goal());
    let hindered = match (action, status) {
        (Action::OpenVersions, _) => return Availability::Available,
        (Action::OpenEvaluations, Some(_)) => return Availability::Available,
        (Action::OpenMeeting, Some(PlanStatus::Current)) => return Availability::Available,
        (Action::OpenEvaluations | Action::OpenMeeting, None) => {
            return Availability::Disabled(t.plan_no_plan().to_owned());
        }
        (Action::OpenMeeting, _) => return Availability::Disabled(t.plan_not_current().to_owned()),
        (Action::Edit, None) => Some(t.plan_choose_goal()),
        (Action::AddMeasure, None) => Some(t.plan_choose_live_goal()),
        (Action::Evaluate | Action::TakePart, None) => Some(t.plan_no_plan()),
        (
            Action::Edit | Action::AddGoal | Action::AddMeasure | Action::Evaluate | Action::TakePart,
            Some(PlanStatus::Closed),
        ) => Some(t.plan_closed()),
        (Action::Evaluate, Some(PlanStatus::Draft)) => Some(t.plan_not_current()),
        (Action::Edit, _) => screen.selected_goal().is_none().then(|| t.plan_choose_goal()),
        (Action::AddMeasure, _) => needs_goal(),
        (Action::AddGoal | Action::Evaluate | Action::TakePart, _) => None,
        _ => return Availability::NotHere,
    };
    match (screens::availability(Action::AddGoal, Some(screen.page.youth), cx), hindered) {
        (Availability::Available, Some(why)) => Availability::Disabled(why.to_owned()),
        (may, _) => may,
    }
}

/// Does it.
pub(super) fn perform(screen: &PlanScreen, action: Action, cx: &Cx<'_>) -> Response {
    let youth = screen.page.youth;
    let version = screen.page.plan.version.as_ref().map(|version| version.id);
    let opened = match (action, screen.selected_goal(), version) {
        (Action::AddGoal, ..) if screen.page.status() == Some(PlanStatus::Draft) => goal_form::open_drafted(youth, cx),
        (Action::AddMeasure, Some(goal), _) => measure_form::open_new(goal, cx),
        (Action::Evaluate, Some(goal), _) => evaluation_form::open(goal, cx),
        (Action::Evaluate, None, Some(version)) => evaluation_form::open_plan(version, cx),
        (Action::TakePart, _, Some(version)) => participation_form::open(version, cx),
        (Action::OpenVersions, ..) => versions::open(youth, cx),
        (Action::OpenMeeting, ..) => meeting::open(youth, cx),
        (Action::OpenEvaluations, ..) => return evaluations(screen, cx),
        _ => return Response::Ignored,
    };
    response(opened, cx)
}

/// Opens what was found about the selected goal; of the plan as a whole where none is selected.
pub(super) fn evaluations(screen: &PlanScreen, cx: &Cx<'_>) -> Response {
    let version = screen.page.plan.version.as_ref().map(|version| version.id);
    match (screen.selected_goal(), version) {
        (Some(goal), _) => response(evaluations::open_goal(goal, cx), cx),
        (None, Some(version)) => response(evaluations::open_plan(version, cx), cx),
        _ => Response::Ignored,
    }
}
