//! The step of one skill, with what was seen and what the youth says.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::walk_form::newest_round;
use crate::{
    domain::{
        assessment::{
            Step,
            skill::{SkillFacts, SkillMark, SkillStep, YouthView},
        },
        command::Command,
        ids::YouthId,
        names::Line,
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        action::Action,
        forms::{
            Choice, FormFields, Refused, Words,
            conflict::Theirs,
            form_fields,
            moment::DateField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, draft_subject, line_field, optional_line, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the youth and the skill.
pub const DRAFT: &str = "assessments-skill";

/// Opens the form with the step as it stands.
///
/// # Errors
/// What the store answers.
pub(super) fn open(youth: YouthId, skill: &Line, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(SkillForm::new(youth, skill, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let skill = Line::new(context["skill"].as_str()?).ok()?;
    let mut form = SkillForm::new(YouthId(context["youth"].as_i64()?), &skill, cx).ok()?;
    form.version = context["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct SkillForm {
    youth: YouthId,
    skill: Line,
    /// The newest act that was read, by its row number; 0 when there was none.
    version: i64,
    step: RadioField<SkillStep>,
    words: TextField,
    view: RadioField<YouthView>,
    day: DateField,
    t: Texts,
}

silent_debug!(SkillForm);

impl SkillForm {
    fn new(youth: YouthId, skill: &Line, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let marks = cx.house()?.reader.skill_marks(youth)?;
        let stands = marks.iter().find(|mark| mark.facts.skill == *skill).map(|mark| mark.facts.step);
        let steps = SkillStep::ALL.map(|step| Choice::new(step.id(), t.skill_step_name(step), step));
        let views = YouthView::ALL.map(|view| Choice::new(view.id(), view_name(view, t), view));
        Ok(Self {
            youth,
            skill: skill.clone(),
            version: newest_round(&marks),
            step: RadioField::new(
                Words::required(t.skill_step(), t.skill_step_help(), t.invalid_empty()),
                steps.to_vec(),
            )
            .starting_with(|step| Some(*step) == stands),
            // What was seen the last time says nothing about this one.
            words: line_field(Words::optional(t.skill_words(), t.skill_words_help()), None),
            view: RadioField::new(Words::optional(t.skill_view(), t.skill_view_help()), views.to_vec()),
            day: date_field(
                Words::required(t.skill_day(), t.skill_day_help(), t.date_missing()),
                Lean::Past,
                Some(cx.today()),
                cx,
            ),
            t,
        })
    }
}

const fn view_name(view: YouthView, t: Texts) -> &'static str {
    match view {
        YouthView::Same => t.skill_view_same(),
        YouthView::Otherwise => t.skill_view_otherwise(),
    }
}

impl FormFields for SkillForm {
    type Value = (NaiveDate, SkillFacts);
    form_fields!(step, words, view, day);

    fn read(&self) -> Result<Self::Value, Refused> {
        let t = self.t;
        let step = self.step.value().copied().ok_or_else(|| Refused::new("step", t.invalid_empty()))?;
        let day = self.day.value().copied().ok_or_else(|| Refused::new("day", t.date_missing()))?;
        let words = optional_line(&self.words, "words", t)?;
        Ok((day, SkillFacts { skill: self.skill.clone(), step, words, youth_view: self.view.value().copied() }))
    }
}

impl FormScreen for SkillForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{}:{}", self.youth, self.skill))
    }

    fn context(&self) -> Value {
        json!({ "youth": self.youth, "skill": self.skill, "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        t.skill_form_title(&self.skill)
    }

    fn submission(&mut self, (day, facts): Self::Value, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let (youth, version) = (self.youth, self.version);
        let step = Step::SetSkills { youth, version, day, skills: vec![facts] };
        Ok(Submission::Command(Box::new(Command::Assess(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::NothingChanged => Some("step"),
            Refusal::Invalid(Invalid::InTheFuture) => Some("day"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let step = self.step.value().map_or("–", |step| t.skill_step_name(*step));
        t.skill_saved(t.clock(done.at, cx.zone), &self.skill, step, cx.key(Action::Undo))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let marks = cx.house()?.reader.skill_marks(self.youth)?;
        let theirs = marks.iter().find(|mark| mark.facts.skill == self.skill);
        let compare = |(theirs, (_, mine)): (&SkillMark, (NaiveDate, SkillFacts))| {
            Theirs::new(newest_round(&marks), shown(&theirs.facts, self.t), shown(&mine, self.t))
        };
        Ok(theirs.zip(self.read().ok()).map(compare))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}

/// The step as it is compared with somebody else's.
fn shown(facts: &SkillFacts, t: Texts) -> Vec<(String, String)> {
    let text = |line: &Option<Line>| line.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    [
        (t.skill_step(), t.skill_step_name(facts.step).to_owned()),
        (t.skill_words(), text(&facts.words)),
        (t.skill_view(), facts.youth_view.map_or("–", |view| view_name(view, t)).to_owned()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
