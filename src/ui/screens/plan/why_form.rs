//! Why a version of a plan is begun, made current or closed: one sentence that stands in the history.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        ids::{PlanId, YouthId},
        names::Line,
        plan::{PlanStatus, PlanVersion, Step, VersionGoal},
        refusal::Refusal,
    },
    store::{StoreError, drafts::Draft},
    text::Texts,
    ui::{
        action::Action,
        forms::{
            FormFields, Refused, Words,
            conflict::Theirs,
            form_fields, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{line, line_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form for a new draft of a plan, in drafts; their subject is the youth.
pub const DRAFT_BEGIN: &str = "plan-begin";
/// The name of the form for making a plan current, in drafts; their subject is the plan.
pub const DRAFT_CURRENT: &str = "plan-current";
/// The name of the form for closing a plan, in drafts; their subject is the plan.
pub const DRAFT_CLOSE: &str = "plan-close";

/// What is done for that reason.
#[derive(Debug, Clone)]
enum What {
    Begin,
    MakeCurrent(PlanVersion),
    Close(PlanVersion),
}

/// Opens the form for a new draft.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number.
pub fn open_begin(youth: YouthId, cx: &Cx<'_>) -> Opened {
    if !cx.house()?.people.youths.contains_key(&youth) {
        return Err(Refusal::Gone.into());
    }
    Ok(view(WhyForm::new(youth, What::Begin, None, cx), cx))
}

/// Opens the form for making a draft current.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such plan, and what the store answers.
pub fn open_current(plan: PlanId, cx: &Cx<'_>) -> Opened {
    let plan = read(plan, cx)?;
    let why = plan.begun.why.clone();
    Ok(view(WhyForm::new(plan.youth, What::MakeCurrent(plan), why.as_ref(), cx).noted(cx)?, cx))
}

/// Opens the form for closing a plan.
///
/// # Errors
/// As [`open_current`].
pub fn open_close(plan: PlanId, cx: &Cx<'_>) -> Opened {
    let plan = read(plan, cx)?;
    Ok(view(WhyForm::new(plan.youth, What::Close(plan), None, cx), cx))
}

/// Opens one of the forms again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let (subject, t) = (draft.key.subject, cx.texts);
    let form = match draft.key.form.as_str() {
        DRAFT_BEGIN => WhyForm::new(YouthId(subject), What::Begin, None, cx),
        DRAFT_CURRENT => {
            let plan = read(PlanId(subject), cx).ok()?;
            WhyForm::new(plan.youth, What::MakeCurrent(plan), None, cx).noted(cx).ok()?.seen_as(&draft.body["context"])
        }
        _ => {
            let plan = read(PlanId(subject), cx).ok()?;
            WhyForm::new(plan.youth, What::Close(plan), None, cx)
        }
    };
    Some(Box::new(FormView::new(form, t).submitted_by_enter().restored(&draft.body)))
}

fn read(plan: PlanId, cx: &Cx<'_>) -> Result<PlanVersion, StoreError> {
    let plan = cx.house()?.reader.plan_version(plan)?.and_then(|plan| plan.version);
    Ok(plan.ok_or(Refusal::Gone)?)
}

fn view(form: WhyForm, cx: &Cx<'_>) -> Box<dyn View> {
    Box::new(FormView::new(form, cx.texts).submitted_by_enter())
}

struct WhyForm {
    whose: YouthId,
    what: What,
    why: TextField,
    /// The goals of the draft as whoever fills this in has seen them.
    seen: Vec<Seen>,
    /// What the current plan says that the draft does not.
    notes: Vec<String>,
    t: Texts,
}

/// A goal of the draft with its measures, in words, by the first goal of its line.
type Seen = (i64, String);

/// Clashes that are told in the form; the comparison has all.
const CLASHES: usize = 6;

/// What stands in a draft, goal by goal.
fn goals_of(plan: PlanId, cx: &Cx<'_>) -> Result<Vec<Seen>, StoreError> {
    let open = cx.house()?;
    let (t, initials) = (cx.texts, |staff| open.people.initials(staff).to_owned());
    let told = |one: VersionGoal| {
        let facts = &one.goal.facts;
        let mut parts = vec![format!(
            "{} · {} · {} · {}",
            facts.title,
            facts.area,
            t.goal_status(facts.status),
            t.date(facts.review)
        )];
        parts.extend(one.measures.iter().map(|measure| t.measure_told(&measure.facts, initials)));
        (one.goal.root.0, parts.join("; "))
    };
    Ok(open.reader.version_goals(plan)?.into_iter().map(told).collect())
}

silent_debug!(WhyForm);

impl WhyForm {
    fn new(whose: YouthId, what: What, why: Option<&Line>, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let words = Words::required(t.plan_why(), t.plan_why_help(), t.plan_why_missing());
        Self { whose, what, why: line_field(words, why), seen: Vec::new(), notes: Vec::new(), t }
    }

    /// With what is to be known before the draft becomes the current plan.
    fn noted(mut self, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let What::MakeCurrent(plan) = &self.what else {
            return Ok(self);
        };
        let open = cx.house()?;
        let clashes = open.reader.plan_clashes(plan)?;
        let told = |clash| self.t.clash(clash, |staff| open.people.initials(staff).to_owned());
        let mut notes: Vec<String> = clashes.iter().take(CLASHES).map(told).collect();
        if !notes.is_empty() {
            notes.insert(0, self.t.clash_heading().to_owned());
        }
        let more = clashes.len().saturating_sub(CLASHES);
        if more > 0 {
            notes.push(self.t.clash_more(i64::try_from(more).unwrap_or(i64::MAX)));
        }
        self.seen = goals_of(plan.id, cx)?;
        self.notes = notes;
        Ok(self)
    }

    /// As it was seen when it was opened first: what came into the draft since then is met when it is saved.
    fn seen_as(mut self, context: &Value) -> Self {
        if let (What::MakeCurrent(plan), Some(version)) = (&mut self.what, context["version"].as_i64()) {
            plan.version = version;
            self.seen = serde_json::from_value(context["seen"].clone()).unwrap_or_default();
        }
        self
    }
}

impl FormFields for WhyForm {
    type Value = Line;
    form_fields!(why);

    fn read(&self) -> Result<Line, Refused> {
        line(&self.why, "why", self.t)
    }
}

impl FormScreen for WhyForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(match self.what {
            What::Begin => DRAFT_BEGIN,
            What::MakeCurrent(_) => DRAFT_CURRENT,
            What::Close(_) => DRAFT_CLOSE,
        })
    }

    fn subject(&self) -> i64 {
        match &self.what {
            What::Begin => self.whose.0,
            What::MakeCurrent(plan) | What::Close(plan) => plan.id.0,
        }
    }

    fn context(&self) -> Value {
        match &self.what {
            What::MakeCurrent(plan) => json!({ "version": plan.version, "seen": self.seen }),
            _ => Value::Null,
        }
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The draft as it stands now beside what was seen of it: nobody makes current what they have not seen.
    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let What::MakeCurrent(seen) = &self.what else {
            return Ok(None);
        };
        let plan = read(seen.id, cx)?;
        if plan.status != PlanStatus::Draft {
            return Ok(None);
        }
        let now = goals_of(plan.id, cx)?;
        let of = |list: &[Seen], root: i64| list.iter().find(|one| one.0 == root).map(|one| one.1.clone());
        let gone = self.seen.iter().filter(|one| of(&now, one.0).is_none());
        let roots: Vec<i64> = now.iter().chain(gone).map(|one| one.0).collect();
        let rows = |list: &[Seen]| -> Vec<(String, String)> {
            let row = |(number, root): (i64, &i64)| {
                let told = of(list, *root).unwrap_or_else(|| self.t.compare_nothing().to_owned());
                (self.t.plan_current_goal(number), told)
            };
            (1..).zip(&roots).map(row).collect()
        };
        let choice = self.t.plan_current_changed(cx.key(Action::Save), cx.key(Action::Back));
        Ok(Some(Theirs::new(plan.version, rows(&now), rows(&self.seen)).with_choice(choice)))
    }

    fn take_version(&mut self, version: i64) {
        if let What::MakeCurrent(plan) = &mut self.what {
            plan.version = version;
        }
    }

    fn title(&self, t: Texts) -> String {
        match &self.what {
            What::Begin => t.plan_begin_title().to_owned(),
            What::MakeCurrent(plan) => t.plan_current_title(i64::from(plan.number)),
            What::Close(plan) => t.plan_close_title(i64::from(plan.number)),
        }
    }

    fn submission(&mut self, why: Line, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = match &self.what {
            What::Begin => Step::Begin { youth: self.whose, why },
            What::MakeCurrent(plan) => Step::MakeCurrent { plan: plan.id, version: plan.version, why },
            What::Close(plan) => Step::Close { plan: plan.id, version: plan.version, why },
        };
        Ok(Submission::Command(Box::new(Command::Plan(step))))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.whose, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.whose)
    }
}
