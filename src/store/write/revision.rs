//! Correcting what stands in the log. The entry itself is never touched: the newest row of `log_revision` is what it says now.

use rusqlite::{Transaction, params};

use super::{Actor, StoreError, Written, journal, log, receipt, role_of};
use crate::{
    domain::{
        ids::{EntryId, RevisionId, ShiftId},
        log::{EntryContent, LogEntry, Revision, RevisionKind},
        names::Prose,
        refusal::Refusal,
    },
    store::{covered::hash, read::Reader, search},
};

pub(super) fn revise(
    tx: &Transaction<'_>,
    actor: Actor,
    id: EntryId,
    seen: Option<RevisionId>,
    revision: &Revision,
    shift: Option<ShiftId>,
) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    let before = reader.entry(id)?.ok_or(Refusal::Gone)?;
    let standing = reader.entry_standing(&before)?;
    standing.allows(revision.kind(), actor.staff, role_of(tx, actor)?, actor.now)?;
    seen_as_it_stands(&before, seen)?;
    let content = EntryContent::from(&before);
    if let Some(new) = revision.content() {
        if *new == content {
            return Err(Refusal::NothingChanged.into());
        }
        new.check_times(before.written_at).map_err(Refusal::from)?;
        log::check_goal(tx, new.marks.goal.filter(|goal| Some(*goal) != content.marks.goal), &before.about)?;
    }
    insert(tx, actor, id, revision, shift)?;
    file_anew(tx, &before, &content, revision)?;
    let after = reader.entry(id)?.ok_or(Refusal::Gone)?;
    journal::keep(tx, &after, actor.now)?;
    receipt::unread_again(tx, actor, &after)?;
    let mut written = log::of_entry(id.0, &before.about);
    written.detail = Some(audit_detail(seen, revision));
    Ok(written)
}

/// Whoever changes an entry has read what it says now.
pub(super) fn seen_as_it_stands(entry: &LogEntry, seen: Option<RevisionId>) -> Result<(), Refusal> {
    match &entry.revised {
        Some(newest) if Some(newest.id) != seen => Err(Refusal::ChangedMeanwhile { by: newest.by }),
        None if seen.is_some() => Err(Refusal::Gone),
        _ => Ok(()),
    }
}

fn insert(
    tx: &Transaction<'_>,
    actor: Actor,
    entry: EntryId,
    revision: &Revision,
    shift: Option<ShiftId>,
) -> Result<(), StoreError> {
    let content = revision.content();
    let marks = content.map(|content| content.marks).unwrap_or_default();
    let lines = content.map_or([None; 4], |content| content.lines.all().map(|line| line.map(Prose::as_str)));
    let [facts, youth_voice, assessment, agreed] = lines;
    tx.prepare_cached(
        "INSERT INTO main.log_revision (entry_id, kind, at, staff_id, shift_id, reason, entry_kind, happened_at, weight, facts,
                                   youth_voice, assessment, agreed, weight_until, handover, goal_id, individual_minutes,
                                   common_minutes, journal)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
    )?
    .execute(params![
        entry.0,
        revision.kind().id(),
        actor.now.timestamp(),
        actor.staff.0,
        shift.map(|shift| shift.0),
        revision.reason().map(Prose::as_str),
        content.map(|content| content.kind.id()),
        content.map(|content| content.happened_at.timestamp()),
        content.map(|content| content.weight.level()),
        facts,
        youth_voice,
        assessment,
        agreed,
        content.and_then(EntryContent::weight_until).map(|until| until.timestamp()),
        marks.handover,
        marks.goal.map(|goal| goal.0),
        marks.minutes.individual,
        marks.minutes.common,
        marks.journal,
    ])?;
    Ok(())
}

/// Files the entry under its new words in the place of the old ones. The index holds no text of its own, so it is told what
/// to forget: exactly what it was given.
fn file_anew(
    tx: &Transaction<'_>,
    entry: &LogEntry,
    before: &EntryContent,
    revision: &Revision,
) -> Result<(), StoreError> {
    let struck = revision.kind() == RevisionKind::Struck;
    let after = revision.content().unwrap_or(before);
    let house = super::here(tx)?;
    let tags = |content, struck| search::tags(&entry.about, entry.author, entry.shift, content, struck, house);
    tx.prepare_cached("INSERT INTO log_search (log_search, rowid, body, tags) VALUES ('delete', ?1, ?2, ?3)")?
        .execute(params![entry.id.0, search::body(&before.lines), tags(before, false)])?;
    search::remember(tx, &search::body(&after.lines))?;
    tx.prepare_cached("INSERT INTO log_search (rowid, body, tags) VALUES (?1, ?2, ?3)")?.execute(params![
        entry.id.0,
        search::body(&after.lines),
        tags(after, struck)
    ])?;
    Ok(())
}

/// What the audit row keeps: hashes in the place of texts, as of an entry that is written.
fn audit_detail(seen: Option<RevisionId>, revision: &Revision) -> String {
    let mut detail = revision.content().map_or_else(|| serde_json::json!({}), log::content_detail);
    detail["seen"] = serde_json::json!(seen);
    detail["reason_sha256"] = serde_json::json!(revision.reason().map(|reason| hash(&[reason.as_str()])));
    detail.to_string()
}
