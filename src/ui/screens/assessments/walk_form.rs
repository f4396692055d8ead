//! Going through the house's list of skills with a youth: one key for each skill, and only what is new is saved, in one act.

use chrono::NaiveDate;
use serde_json::Value;

use super::{super::kept::Subject, skill_field::SkillField};
use crate::{
    domain::{
        assessment::{
            Step,
            skill::{Skill, SkillFacts, SkillMark},
        },
        command::Command,
        ids::{SkillRoundId, YouthId},
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        action::Action,
        forms::{
            Field, FieldName, FormFields, Refused, Words,
            conflict::Theirs,
            moment::DateField,
            silent_debug,
            target::Target,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "assessments-walk";

/// The newest act among the marks; 0 when there is none.
pub(super) fn newest_round(marks: &[SkillMark]) -> i64 {
    marks.iter().map(|mark| mark.round).max().map_or(0, |SkillRoundId(round)| round)
}

/// Opens the list.
///
/// # Errors
/// What the store answers.
pub(super) fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    let marks = cx.house()?.reader.skill_marks(youth)?;
    let form = WalkForm::new(Subject::of(youth, 0, newest_round(&marks)), marks, cx);
    Ok(Box::new(FormView::new(form, cx.texts).submitted_by_enter()))
}

/// Opens it again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let subject = Subject::kept(draft)?;
    let marks = cx.house().ok()?.reader.skill_marks(subject.owner).ok()?;
    let form = WalkForm::new(subject, marks, cx);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct WalkForm {
    subject: Subject,
    skills: Vec<SkillField>,
    day: DateField,
    t: Texts,
}

silent_debug!(WalkForm);

impl WalkForm {
    fn new(subject: Subject, marks: Vec<SkillMark>, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let mut area = None;
        let skills = Skill::arrange(&cx.config.skills, marks).into_iter().filter_map(|skill| {
            let of = skill.area.clone()?;
            let words = Words::optional(skill.skill.as_str(), t.walk_help(&of));
            let begins = area.replace(of.clone()) != Some(of);
            Some(SkillField::new(if begins { words.spaced() } else { words }, &skill, t))
        });
        let day = Words::required(t.skill_day(), t.skill_day_help(), t.date_missing()).spaced();
        Self { subject, skills: skills.collect(), day: date_field(day, Lean::Past, Some(cx.today()), cx), t }
    }
}

impl FormFields for WalkForm {
    type Value = (NaiveDate, Vec<SkillFacts>);

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let skills = self.skills.iter().map(|field| (name(field), field as &dyn Field));
        skills.chain([("day".into(), &self.day as &dyn Field)]).collect()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let skills = self.skills.iter_mut().map(|field| (name(field), field as &mut dyn Field));
        skills.chain([("day".into(), &mut self.day as &mut dyn Field)]).collect()
    }

    fn read(&self) -> Result<Self::Value, Refused> {
        let t = self.t;
        let day = self.day.value().copied().ok_or_else(|| Refused::new("day", t.date_missing()))?;
        if let Some(field) = self.skills.iter().find(|field| field.lacks_step()) {
            return Err(Refused::new(name(field), t.walk_step_missing()));
        }
        let skills: Vec<_> = self.skills.iter().filter_map(SkillField::value).collect();
        if skills.is_empty() {
            return Err(Refused::new("", t.refused_nothing_changed()));
        }
        Ok((day, skills))
    }
}

/// A skill's field has its words as a name, so that a draft finds it again wherever it stands on the list by then.
fn name(field: &SkillField) -> FieldName {
    format!("skill: {}", field.skill()).into()
}

impl FormScreen for WalkForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.subject.number()
    }

    fn context(&self) -> Value {
        self.subject.context()
    }

    fn title(&self, t: Texts) -> String {
        t.walk_title().to_owned()
    }

    fn submission(&mut self, (day, skills): Self::Value, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Subject { owner: youth, version, .. } = self.subject;
        let step = Step::SetSkills { youth, version, day, skills };
        Ok(Submission::Command(Box::new(Command::Assess(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::Invalid(Invalid::InTheFuture)).then_some("day")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let count = self.skills.iter().filter(|field| field.changed()).count();
        let t = cx.texts;
        t.walk_saved(t.clock(done.at, cx.zone), i64::try_from(count).unwrap_or(i64::MAX), cx.key(Action::Undo))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.subject.owner, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let t = cx.texts;
        let marks = cx.house()?.reader.skill_marks(self.subject.owner)?;
        let mine: Vec<SkillFacts> = self.skills.iter().filter_map(SkillField::value).collect();
        let stands = |one: &SkillFacts| marks.iter().find(|mark| mark.facts.skill == one.skill);
        let step = |facts: &SkillFacts| t.skill_step_name(facts.step).to_owned();
        let theirs = mine.iter().map(|one| {
            let told = stands(one).map_or_else(|| "–".to_owned(), |mark| step(&mark.facts));
            (one.skill.to_string(), told)
        });
        let ours = mine.iter().map(|one| (one.skill.to_string(), step(one)));
        Ok(Some(Theirs::new(newest_round(&marks), theirs.collect(), ours.collect())))
    }

    fn take_version(&mut self, version: i64) {
        self.subject.version = version;
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.subject.owner)
    }
}
