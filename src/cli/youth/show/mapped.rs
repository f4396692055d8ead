//! What was mapped with a youth, and their skills, as `youth show` tells them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    cli::cx::Cx,
    domain::{
        assessment::{
            Assessment, Interpreted,
            skill::{Skill, SkillArea, SkillStep, YouthView},
        },
        contact::interpreter::Interpreter,
        ids::YouthId,
        names::Line,
        time::Instant,
    },
    store::{
        StoreError,
        read::{People, Reader},
    },
};

/// What is read of one youth.
pub(super) struct Mapped {
    assessments: Vec<Assessment>,
    interpreters: Vec<Interpreter>,
    skills: Vec<Skill>,
}

impl Mapped {
    pub(super) fn read(read: Reader<'_>, youth: YouthId, list: &[SkillArea]) -> Result<Self, StoreError> {
        Ok(Self {
            assessments: read.assessments_of(youth)?,
            interpreters: read.interpreters()?,
            skills: Skill::arrange(list, read.skill_marks(youth)?),
        })
    }

    pub(super) fn lines(&self, people: &People, cx: &Cx<'_>) -> Vec<String> {
        let t = cx.texts;
        let mut lines = vec![t.assessments_register().to_owned()];
        for one in &self.assessments {
            let facts = &one.facts;
            let mut parts = vec![format!("  {}", facts.instrument)];
            parts.extend(facts.edition.as_ref().map(Line::to_string));
            parts.push(format!("{} {}", t.date(facts.done_on), people.initials(facts.done_by)));
            parts.extend(one.next_in(&self.assessments).map(|next| {
                let day = t.date(next);
                if next < cx.today() { t.assessment_overdue(day) } else { t.assessment_next(day) }
            }));
            parts.extend(facts.consequence.as_ref().map(|what| t.assessment_agreed(what)));
            parts.extend(one.ended.as_ref().map(|why| t.assessment_ended(why)));
            lines.push(parts.join(" · "));
        }
        lines.push(t.skills_title().to_owned());
        for skill in &self.skills {
            let told = skill.newest().map(|mark| t.skill_set_told(mark, people.initials(mark.by)));
            let gone = skill.area.is_none().then(|| t.skills_gone().to_owned());
            let told = [Some(told.unwrap_or_else(|| t.skill_not_set().to_owned())), gone];
            lines.push(format!("  {}: {}", skill.skill, told.into_iter().flatten().collect::<Vec<_>>().join(" · ")));
        }
        lines
    }

    pub(super) fn assessments_json(&self, people: &People, today: NaiveDate) -> Vec<AssessmentJson> {
        let interpreter = |interpreted: &Interpreted| match interpreted {
            Interpreted::No => None,
            Interpreted::Other(words) => Some(words.clone()),
            Interpreted::By(id) => self.interpreters.iter().find(|one| one.id == *id).map(|one| one.facts.name.clone()),
        };
        let json = |one: &Assessment| {
            let facts = one.facts.clone();
            AssessmentJson {
                id: one.id.0,
                interpreter: interpreter(&facts.interpreted),
                instrument: facts.instrument,
                edition: facts.edition,
                language: facts.language,
                done_on: facts.done_on,
                done_by: people.initials(facts.done_by).to_owned(),
                read_by: facts.read_by,
                kept_at: facts.kept_at,
                next: one.next_in(&self.assessments),
                overdue: one.is_overdue_in(&self.assessments, today),
                consequence: facts.consequence,
                ended: one.ended.clone(),
            }
        };
        self.assessments.iter().map(json).collect()
    }

    pub(super) fn skills_json(&self, people: &People) -> Vec<SkillJson> {
        let json = |one: &Skill| {
            let mark = one.newest();
            SkillJson {
                area: one.area.clone(),
                skill: one.skill.clone(),
                step: one.step(),
                step_before: one.step_before(),
                words: mark.and_then(|mark| mark.facts.words.clone()),
                youth_view: mark.and_then(|mark| mark.facts.youth_view),
                day: mark.map(|mark| mark.day),
                set_at: mark.map(|mark| mark.at),
                by: mark.map(|mark| people.initials(mark.by).to_owned()),
            }
        };
        self.skills.iter().map(json).collect()
    }
}

#[derive(Serialize)]
pub(super) struct AssessmentJson {
    id: i64,
    instrument: Line,
    edition: Option<Line>,
    language: Line,
    done_on: NaiveDate,
    interpreter: Option<Line>,
    done_by: String,
    read_by: Option<Line>,
    kept_at: Line,
    next: Option<NaiveDate>,
    overdue: bool,
    consequence: Option<Line>,
    ended: Option<Line>,
}

#[derive(Serialize)]
pub(super) struct SkillJson {
    area: Option<Line>,
    skill: Line,
    step: Option<SkillStep>,
    step_before: Option<SkillStep>,
    words: Option<Line>,
    youth_view: Option<YouthView>,
    day: Option<NaiveDate>,
    set_at: Option<Instant>,
    by: Option<String>,
}
