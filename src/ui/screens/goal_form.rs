//! A goal in a youth's plan: setting one, and changing how it stands.

use chrono::{Months, NaiveDate};
use serde_json::{Value, json};

use super::{
    Opened,
    fields::{date_field, line, line_field, target},
};
use crate::{
    domain::{
        command::Command,
        ids::{GoalId, YouthId},
        names::Line,
        plan::{Goal, GoalFacts, GoalStatus, Step},
        refusal::Refusal,
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        action::Action,
        forms::{
            Choice, FormFields, Refused, Words,
            choice::ChoiceField,
            conflict::Theirs,
            form_fields,
            moment::DateField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// The name of the form for a goal that is changed, in drafts; their subject is the goal.
pub const DRAFT: &str = "goal";
/// The name of the form for a new goal, in drafts; their subject is the youth, so that nobody's goal is offered in another's
/// plan.
pub const DRAFT_NEW: &str = "new-goal";

/// Opens the form for a new goal of a youth.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number.
pub fn open_new(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(GoalForm::new(youth, false, cx)?, cx.texts)))
}

/// Opens the form for a new goal in the draft of a youth's plan.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number.
pub fn open_drafted(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(GoalForm::new(youth, true, cx)?, cx.texts)))
}

/// Opens the form for a goal that stands.
///
/// # Errors
/// [`Refusal::Gone`] when it was taken back, and what the store answers.
pub fn open_change(goal: GoalId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(GoalForm::of(goal, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = GoalForm::of(GoalId(draft.key.subject), cx).ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

/// Opens the form for a new goal again with what a draft kept.
#[must_use]
pub fn reopen_new(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let in_draft = draft.body["context"]["draft"].as_bool().unwrap_or(false);
    let form = GoalForm::new(YouthId(draft.key.subject), in_draft, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct GoalForm {
    goal: Option<GoalId>,
    youth: YouthId,
    /// It belongs in the draft of the plan.
    draft: bool,
    /// The version that was read; 0 for a new goal.
    version: i64,
    title: TextField,
    area: ChoiceField<Line>,
    status: RadioField<GoalStatus>,
    review: DateField,
    t: Texts,
}

silent_debug!(GoalForm);

impl GoalForm {
    fn new(youth: YouthId, draft: bool, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        if !open.people.youths.contains_key(&youth) {
            return Err(Refusal::Gone.into());
        }
        Ok(Self { draft, ..Self::with(None, youth, cx) })
    }

    fn of(goal: GoalId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let goal = cx.house()?.reader.goal(goal)?.ok_or(Refusal::Gone)?;
        let youth = goal.youth;
        Ok(Self::with(Some(goal), youth, cx))
    }

    fn with(goal: Option<Goal>, youth: YouthId, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let facts = goal.as_ref().map(|goal| &goal.facts);
        let status = facts.map_or(GoalStatus::default(), |facts| facts.status);
        let months = cx.config.plan.evaluation_months;
        let review = facts.map_or_else(|| recommended_review(cx), |facts| facts.review);
        Self {
            title: line_field(
                Words::required(t.goal_title(), t.goal_title_help(), t.goal_title_missing()),
                facts.map(|facts| &facts.title),
            ),
            area: area_field(facts.map(|facts| &facts.area), cx),
            status: RadioField::new(
                Words::optional(t.goal_status_label(), t.goal_status_help()),
                GoalStatus::ALL.map(|status| Choice::new(status.id(), t.goal_status(status), status)).to_vec(),
            )
            .starting_with(|choice| *choice == status),
            review: date_field(
                Words::required(t.goal_review(), t.goal_review_help(i64::from(months)), t.goal_review_missing()),
                Lean::Future,
                Some(review),
                cx,
            ),
            version: goal.as_ref().map_or(0, |goal| goal.version),
            goal: goal.map(|goal| goal.id),
            youth,
            draft: false,
            t,
        }
    }
}

/// The day a new goal is looked at again unless somebody says otherwise: a recommendation, no legal limit.
fn recommended_review(cx: &Cx<'_>) -> NaiveDate {
    let today = cx.today();
    today.checked_add_months(Months::new(cx.config.plan.evaluation_months)).unwrap_or(today)
}

/// The areas of the configuration, and the goal's own where the configuration no longer has it.
fn area_field(chosen: Option<&Line>, cx: &Cx<'_>) -> ChoiceField<Line> {
    let t = cx.texts;
    let mut areas: Vec<Line> = cx.config.plan.areas.iter().filter_map(|area| Line::new(area).ok()).collect();
    if let Some(own) = chosen.filter(|own| !areas.contains(own)) {
        areas.insert(0, own.clone());
    }
    let choices = areas.into_iter().map(|area| Choice::new(area.as_str(), area.as_str(), area.clone())).collect();
    let words = Words::required(t.goal_area(), t.goal_area_help(), t.goal_area_missing());
    ChoiceField::new(words, choices).starting_with(|area| Some(area) == chosen)
}

impl FormFields for GoalForm {
    type Value = GoalFacts;
    form_fields!(title, area, status, review);

    fn read(&self) -> Result<GoalFacts, Refused> {
        let area = self.area.value().ok_or_else(|| Refused::new("area", self.t.goal_area_missing()))?;
        let review = self.review.value().ok_or_else(|| Refused::new("review", self.t.goal_review_missing()))?;
        Ok(GoalFacts {
            title: line(&self.title, "title", self.t)?,
            area: area.clone(),
            status: self.status.value().copied().unwrap_or_default(),
            review: *review,
        })
    }
}

impl FormScreen for GoalForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(if self.goal.is_some() { DRAFT } else { DRAFT_NEW })
    }

    fn subject(&self) -> i64 {
        self.goal.map_or(self.youth.0, |goal| goal.0)
    }

    fn context(&self) -> Value {
        json!({ "version": self.version, "draft": self.draft })
    }

    fn title(&self, t: Texts) -> String {
        if self.goal.is_some() { t.goal_change_title().to_owned() } else { t.goal_new_title().to_owned() }
    }

    fn submission(&mut self, facts: GoalFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let command = match self.goal {
            Some(goal) => Command::ChangeGoal { goal, version: self.version, facts },
            None if self.draft => Command::Plan(Step::AddToDraft { youth: self.youth, facts }),
            None => Command::AddGoal { youth: self.youth, facts },
        };
        Ok(Submission::Command(Box::new(command)))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::GoalWordsStand | Refusal::GoalNeedsDraft).then_some("title")
    }

    fn refused(&self, why: &Refusal, cx: &Cx<'_>) -> String {
        let (t, versions, begin) = (cx.texts, cx.key(Action::OpenVersions), cx.key(Action::BeginPlan));
        match why {
            Refusal::GoalWordsStand => t.goal_words_stand(versions, begin),
            Refusal::GoalNeedsDraft => t.goal_needs_draft(versions, begin),
            _ => explain::refusal(t, why),
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        match self.goal {
            Some(_) => cx.texts.saved_at(clock),
            None => cx.texts.saved_can_undo(clock, cx.key(Action::Undo)),
        }
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let goal = self.goal.ok_or(Refusal::Gone)?;
        let theirs = cx.house()?.reader.goal(goal)?;
        Ok(theirs
            .zip(self.read().ok())
            .map(|(theirs, mine)| Theirs::new(theirs.version, shown(&theirs.facts, cx.texts), shown(&mine, cx.texts))))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}

/// The facts as they are compared with somebody else's.
fn shown(facts: &GoalFacts, t: Texts) -> Vec<(String, String)> {
    [
        (t.goal_title(), facts.title.to_string()),
        (t.goal_area(), facts.area.to_string()),
        (t.goal_status_label(), t.goal_status(facts.status).to_owned()),
        (t.goal_review(), t.date(facts.review)),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
