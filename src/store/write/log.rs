//! Writing in the log.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, StoreError, Written, journal, people};
use crate::{
    domain::{
        audit::Entity,
        changes::Topic,
        ids::{GoalId, YouthId},
        log::{About, EntryContent, EntryLines, NewEntry},
        names::Prose,
        refusal::Refusal,
    },
    store::{covered::hash, search},
};

pub(super) fn write_entry(tx: &Transaction<'_>, actor: Actor, entry: &NewEntry) -> Result<Written, StoreError> {
    let (about, apartment_id, apartment_number) = place(tx, actor, &entry.about)?;
    check_goal(tx, entry.marks.goal, &entry.about)?;
    let content = EntryContent::from(entry);
    let [facts, youth_voice, assessment, agreed] = entry.lines.all().map(|line| line.map(Prose::as_str));
    tx.prepare_cached(
        "INSERT INTO main.log_entry (house_id, written_at, happened_at, author_id, shift_id, about, apartment_number, apartment_id, kind,
                                weight, facts, youth_voice, assessment, agreed, weight_until, handover, goal_id,
                                individual_minutes, common_minutes, journal)
         VALUES (here(), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
    )?
    .execute(params![
        actor.now.timestamp(),
        entry.happened_at.timestamp(),
        actor.staff.0,
        entry.shift.map(|shift| shift.0),
        about,
        apartment_number,
        apartment_id,
        entry.kind.id(),
        entry.weight.level(),
        facts,
        youth_voice,
        assessment,
        agreed,
        content.weight_until().map(|until| until.timestamp()),
        entry.marks.handover,
        entry.marks.goal.map(|goal| goal.0),
        entry.marks.minutes.individual,
        entry.marks.minutes.common,
        entry.marks.journal,
    ])?;
    let id = tx.last_insert_rowid();
    if let About::Youths(youths) = &entry.about {
        let mut insert = tx.prepare_cached("INSERT INTO main.log_entry_youth (youth_id, entry_id) VALUES (?1, ?2)")?;
        for youth in youths {
            insert.execute([youth.0, id])?;
        }
    }
    search::remember(tx, &search::body(&entry.lines))?;
    tx.prepare_cached("INSERT INTO log_search (rowid, body, tags) VALUES (?1, ?2, ?3)")?.execute(params![
        id,
        search::body(&entry.lines),
        search::tags(&entry.about, actor.staff, entry.shift, &content, false, super::here(tx)?)
    ])?;
    if entry.marks.journal {
        journal::begin(tx, id, &entry.about, actor.now)?;
    }
    let mut written = of_entry(id, &entry.about);
    written.detail = Some(audit_detail(entry, &content));
    Ok(written)
}

/// What was written about an entry, in the file of the youth it is about, if it is about one alone.
pub(super) fn of_entry(id: i64, about: &About) -> Written {
    let written = Written::new(Entity::Entry, id, Topic::Log);
    match about {
        About::Youths(youths) => match youths.as_slice() {
            [youth] => written.about(*youth),
            _ => written,
        },
        About::House | About::Apartment(_) => written,
    }
}

/// How the store names whom an entry is about, and the number on the door at this moment.
fn place(
    tx: &Transaction<'_>,
    actor: Actor,
    about: &About,
) -> Result<(&'static str, Option<i64>, Option<u8>), StoreError> {
    match about {
        About::House => Ok(("house", None, None)),
        About::Apartment(id) => {
            let number = tx
                .prepare_cached("SELECT number FROM apartment WHERE id = ?1")?
                .query_row([id.0], |row| row.get(0))
                .optional()?
                .ok_or(Refusal::Gone)?;
            Ok(("apartment", Some(id.0), Some(number)))
        }
        About::Youths(youths) => match youths.as_slice() {
            [youth] => Ok(("youths", None, people::home_of(tx, actor, *youth)?.map(|number| number.0))),
            _ => Ok(("youths", None, None)),
        },
    }
}

/// An entry is a trace of a goal of somebody it is about.
pub(super) fn check_goal(tx: &Transaction<'_>, goal: Option<GoalId>, about: &About) -> Result<(), StoreError> {
    let Some(goal) = goal else {
        return Ok(());
    };
    let youth: Option<i64> = tx
        .prepare_cached("SELECT youth_id FROM goal WHERE id = ?1 AND withdrawn = 0")?
        .query_row([goal.0], |row| row.get(0))
        .optional()?;
    let youth = YouthId(youth.ok_or(Refusal::Gone)?);
    match about {
        About::Youths(youths) if youths.contains(&youth) => Ok(()),
        _ => Err(Refusal::NotTheirGoal.into()),
    }
}

/// What the audit row keeps: no text (that stands in the log, append-only), but a hash of it, so that the chain covers it.
fn audit_detail(entry: &NewEntry, content: &EntryContent) -> String {
    let mut detail = content_detail(content);
    detail["about"] = serde_json::json!(entry.about);
    detail.to_string()
}

/// The same of the content alone.
pub(super) fn content_detail(content: &EntryContent) -> serde_json::Value {
    serde_json::json!({
        "kind": content.kind,
        "weight": content.weight,
        "happened_at": content.happened_at.timestamp(),
        "marks": content.marks,
        "lines_sha256": lines_hash(&content.lines),
    })
}

/// The hash of all four kinds of line, each after its length.
fn lines_hash(lines: &EntryLines) -> String {
    hash(&lines.all().map(|line| line.map_or("", Prose::as_str)))
}
