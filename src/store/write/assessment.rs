//! What was mapped with a youth, and the steps of their skills.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, StoreError, Written, contact::text, version_conflict};
use crate::{
    domain::{
        assessment::{
            AssessmentFacts, Interpreted, Step,
            skill::{SkillFacts, SkillMark, YouthView},
        },
        audit::Entity,
        changes::Topic,
        ids::{AssessmentId, InterpreterId, SkillRoundId, YouthId},
        names::Line,
        refusal::Refusal,
        undo::Made,
    },
    store::read::Reader,
};

pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &Step) -> Result<Written, StoreError> {
    match step {
        Step::Add { youth, facts } => add(tx, actor, *youth, facts),
        Step::Change { assessment, version, facts } => change(tx, actor, *assessment, *version, facts),
        Step::SetSkills { youth, version, day, skills } => {
            set_skills(tx, actor, *youth, SkillRoundId(*version), *day, skills)
        }
        Step::TakeBackSkills { round } => take_back(tx, actor, *round),
    }
}

fn add(tx: &Transaction<'_>, actor: Actor, youth: YouthId, facts: &AssessmentFacts) -> Result<Written, StoreError> {
    may_interpret(tx, youth, facts, None)?;
    let (interpreter, words) = interpreted(&facts.interpreted);
    tx.execute(
        "INSERT INTO main.assessment (changed_by, youth_id, instrument, edition, language, done_on, interpreter_id,
                                 interpreter_words, done_by, read_by, kept_at, next, consequence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            actor.staff.0,
            youth.0,
            facts.instrument.as_str(),
            text(facts.edition.as_ref()),
            facts.language.as_str(),
            facts.done_on.to_string(),
            interpreter,
            words,
            facts.done_by.0,
            text(facts.read_by.as_ref()),
            facts.kept_at.as_str(),
            facts.next.map(|next| next.to_string()),
            text(facts.consequence.as_ref()),
        ],
    )?;
    Ok(Written::new(Entity::Assessment, tx.last_insert_rowid(), Topic::Assessments).about(youth))
}

fn change(
    tx: &Transaction<'_>,
    actor: Actor,
    assessment: AssessmentId,
    version: i64,
    facts: &AssessmentFacts,
) -> Result<Written, StoreError> {
    let before = Reader::new(tx).assessment(assessment)?.ok_or(Refusal::Gone)?;
    if before.version != version || before.ended.is_some() {
        return Err(version_conflict(tx, "assessment", assessment.0));
    }
    may_interpret(tx, before.youth, facts, Some(&before.facts.interpreted))?;
    let (interpreter, words) = interpreted(&facts.interpreted);
    tx.execute(
        "UPDATE main.assessment SET version = version + 1, changed_by = ?2, instrument = ?3, edition = ?4, language = ?5,
             done_on = ?6, interpreter_id = ?7, interpreter_words = ?8, done_by = ?9, read_by = ?10, kept_at = ?11,
             next = ?12, consequence = ?13 WHERE id = ?1",
        params![
            assessment.0,
            actor.staff.0,
            facts.instrument.as_str(),
            text(facts.edition.as_ref()),
            facts.language.as_str(),
            facts.done_on.to_string(),
            interpreter,
            words,
            facts.done_by.0,
            text(facts.read_by.as_ref()),
            facts.kept_at.as_str(),
            facts.next.map(|next| next.to_string()),
            text(facts.consequence.as_ref()),
        ],
    )?;
    Ok(Written::new(Entity::Assessment, assessment.0, Topic::Assessments).about(before.youth))
}

fn interpreted(facts: &Interpreted) -> (Option<i64>, Option<&str>) {
    match facts {
        Interpreted::No => (None, None),
        Interpreted::By(InterpreterId(id)) => (Some(*id), None),
        Interpreted::Other(words) => (None, Some(words.as_str())),
    }
}

/// Who is not used for the youth did not interpret, unless it is written so already: they may have been barred since.
fn may_interpret(
    tx: &Transaction<'_>,
    youth: YouthId,
    facts: &AssessmentFacts,
    before: Option<&Interpreted>,
) -> Result<(), StoreError> {
    let Interpreted::By(interpreter) = &facts.interpreted else { return Ok(()) };
    let barred = Reader::new(tx).barred_for(youth)?.contains_key(interpreter);
    if barred && before != Some(&facts.interpreted) { Err(Refusal::InterpreterBarred.into()) } else { Ok(()) }
}

fn set_skills(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    seen: SkillRoundId,
    day: NaiveDate,
    skills: &[SkillFacts],
) -> Result<Written, StoreError> {
    let marks = Reader::new(tx).skill_marks(youth)?;
    let newer = |mark: &&SkillMark| mark.round > seen && skills.iter().any(|one| one.skill == mark.facts.skill);
    if let Some(other) = marks.iter().find(newer) {
        return Err(Refusal::ChangedMeanwhile { by: other.by }.into());
    }
    // What stands already is not set again.
    let is_news = |one: &&SkillFacts| {
        let stands = marks.iter().find(|mark| mark.facts.skill == one.skill);
        stands.is_none_or(|mark| mark.facts != **one || day < mark.day)
    };
    let news: Vec<&SkillFacts> = skills.iter().filter(is_news).collect();
    if news.is_empty() {
        return Err(Refusal::NothingChanged.into());
    }
    tx.execute(
        "INSERT INTO main.skill_round (youth_id, day, at, staff_id) VALUES (?1, ?2, ?3, ?4)",
        params![youth.0, day.to_string(), actor.now.timestamp(), actor.staff.0],
    )?;
    let round = SkillRoundId(tx.last_insert_rowid());
    for one in news {
        tx.prepare_cached(
            "INSERT INTO main.skill_mark (round_id, skill, step, words, youth_view) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            round.0,
            one.skill.as_str(),
            one.step.id(),
            text(one.words.as_ref()),
            one.youth_view.map(YouthView::id),
        ])?;
    }
    let written = Written::new(Entity::Skills, round.0, Topic::Assessments);
    Ok(written.about(youth).undoable(Made::Skills(round)))
}

/// Takes back an act, while nobody has built upon it.
fn take_back(tx: &Transaction<'_>, actor: Actor, round: SkillRoundId) -> Result<Written, StoreError> {
    let youth: Option<i64> =
        tx.query_row("SELECT youth_id FROM skill_round WHERE id = ?1", [round.0], |row| row.get(0)).optional()?;
    let youth = YouthId(youth.ok_or(Refusal::CannotUndo)?);
    let marks = Reader::new(tx).skill_marks(youth)?;
    let of_it: Vec<&Line> = marks.iter().filter(|mark| mark.round == round).map(|mark| &mark.facts.skill).collect();
    let built_upon = marks.iter().any(|mark| mark.round > round && of_it.contains(&&mark.facts.skill));
    if of_it.is_empty() || built_upon {
        return Err(Refusal::CannotUndo.into());
    }
    tx.execute(
        "INSERT INTO main.skill_round_undone (round_id, at, staff_id) VALUES (?1, ?2, ?3)",
        params![round.0, actor.now.timestamp(), actor.staff.0],
    )?;
    Ok(Written::new(Entity::Skills, round.0, Topic::Assessments).about(youth))
}
