//! What waits for the case journal of the municipality, and what was copied there.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, StoreError, Written, log, plan, revision::seen_as_it_stands};
use crate::{
    domain::{
        ids::{EntryId, EvaluationId, RevisionId, TransferId, YouthId},
        journal::{JournalItem, JournalMatter, JournalSource},
        log::{About, LogEntry},
        names::Line,
        refusal::Refusal,
        time::Instant,
        undo::Made,
    },
    store::read::Reader,
};

/// An entry that was just written waits for each journal it belongs in.
pub(super) fn begin(tx: &Transaction<'_>, entry: i64, about: &About, since: Instant) -> Result<(), StoreError> {
    let source = JournalSource::Entry(EntryId(entry));
    about.journals().into_iter().try_for_each(|youth| wait(tx, JournalItem { source, youth }, since))
}

/// Keeps the list of what waits true for an entry that was just changed. What waits already has waited since then.
pub(super) fn keep(tx: &Transaction<'_>, entry: &LogEntry, since: Instant) -> Result<(), StoreError> {
    let source = JournalSource::Entry(entry.id);
    for youth in entry.about.journals() {
        let item = JournalItem { source, youth };
        if entry.journal_of(youth).is_waiting() { wait(tx, item, since)? } else { wait_no_more(tx, item)? }
    }
    Ok(())
}

/// The same for an evaluation.
pub(super) fn keep_evaluation(
    tx: &Transaction<'_>,
    evaluation: EvaluationId,
    youth: YouthId,
    waits: bool,
    since: Instant,
) -> Result<(), StoreError> {
    let item = JournalItem { source: JournalSource::Evaluation(evaluation), youth: Some(youth) };
    if waits { wait(tx, item, since) } else { wait_no_more(tx, item) }
}

/// The numbers of an entry or an evaluation and of a youth, as the tables hold them.
fn columns(item: JournalItem) -> (Option<i64>, Option<i64>, Option<i64>) {
    let youth = item.youth.map(|youth| youth.0);
    match item.source {
        JournalSource::Entry(entry) => (Some(entry.0), None, youth),
        JournalSource::Evaluation(evaluation) => (None, Some(evaluation.0), youth),
    }
}

fn wait(tx: &Transaction<'_>, item: JournalItem, since: Instant) -> Result<(), StoreError> {
    let (entry, evaluation, youth) = columns(item);
    tx.prepare_cached(
        "INSERT OR IGNORE INTO main.journal_waiting (since, entry_id, evaluation_id, youth_id) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![since.timestamp(), entry, evaluation, youth])?;
    Ok(())
}

fn wait_no_more(tx: &Transaction<'_>, item: JournalItem) -> Result<(), StoreError> {
    match item.source {
        JournalSource::Entry(entry) => tx
            .prepare_cached("DELETE FROM main.journal_waiting WHERE entry_id = ?1 AND coalesce(youth_id, 0) = ?2")?
            .execute([entry.0, item.youth.map_or(0, |youth| youth.0)])?,
        JournalSource::Evaluation(evaluation) => {
            tx.prepare_cached("DELETE FROM main.journal_waiting WHERE evaluation_id = ?1")?.execute([evaluation.0])?
        }
    };
    Ok(())
}

pub(super) fn transfer(
    tx: &Transaction<'_>,
    actor: Actor,
    item: JournalItem,
    seen: Option<RevisionId>,
    reference: &Line,
) -> Result<Written, StoreError> {
    let matter = Reader::new(tx).journal_matter(item)?.ok_or(Refusal::Gone)?;
    match &matter {
        JournalMatter::Entry(entry) => seen_as_it_stands(entry, seen)?,
        JournalMatter::Evaluation(_) if seen.is_some() => return Err(Refusal::Gone.into()),
        JournalMatter::Evaluation(_) => {}
    }
    if !matter.status(item.youth).is_waiting() {
        return Err(Refusal::NotWaiting.into());
    }
    let transfer = insert(tx, actor, item, seen, Some(reference))?;
    wait_no_more(tx, item)?;
    Ok(written(item, &matter).undoable(Made::Transfer(transfer)))
}

/// A tick was a mistake: it waits again, as long as it has.
pub(super) fn take_back(tx: &Transaction<'_>, actor: Actor, transfer: TransferId) -> Result<Written, StoreError> {
    let item = newest_of(tx, transfer)?.ok_or(Refusal::CannotUndo)?;
    insert(tx, actor, item, None, None)?;
    let matter = Reader::new(tx).journal_matter(item)?.ok_or(Refusal::Gone)?;
    let since = match &matter {
        JournalMatter::Entry(entry) => entry.written_at,
        JournalMatter::Evaluation(matter) => matter.evaluation.at,
    };
    if matter.status(item.youth).is_waiting() {
        wait(tx, item, since)?;
    }
    Ok(written(item, &matter))
}

/// What a tick was about, if nothing came after it.
fn newest_of(tx: &Transaction<'_>, transfer: TransferId) -> Result<Option<JournalItem>, StoreError> {
    let found = tx
        .prepare_cached(
            "SELECT entry_id, evaluation_id, youth_id FROM journal_transfer t
             WHERE id = ?1 AND reference IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM journal_transfer later WHERE later.id > t.id AND later.entry_id = t.entry_id
                 AND later.youth_id IS t.youth_id)
             AND NOT EXISTS (
                 SELECT 1 FROM journal_transfer later WHERE later.id > t.id AND later.evaluation_id = t.evaluation_id)",
        )?
        .query_row([transfer.0], |row| {
            let source = match row.get::<_, Option<i64>>(0)? {
                Some(entry) => JournalSource::Entry(EntryId(entry)),
                None => JournalSource::Evaluation(EvaluationId(row.get(1)?)),
            };
            Ok(JournalItem { source, youth: row.get::<_, Option<i64>>(2)?.map(YouthId) })
        })
        .optional()?;
    Ok(found)
}

/// `reference` is `None` where the tick before is taken back.
fn insert(
    tx: &Transaction<'_>,
    actor: Actor,
    item: JournalItem,
    seen: Option<RevisionId>,
    reference: Option<&Line>,
) -> Result<TransferId, StoreError> {
    let (entry, evaluation, youth) = columns(item);
    tx.prepare_cached(
        "INSERT INTO main.journal_transfer (entry_id, evaluation_id, youth_id, revision_id, at, staff_id, reference)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        entry,
        evaluation,
        youth,
        seen.map(|revision| revision.0),
        actor.now.timestamp(),
        actor.staff.0,
        reference.map(Line::as_str)
    ])?;
    Ok(TransferId(tx.last_insert_rowid()))
}

/// The row belongs to the file of the youth whose journal it is.
fn written(item: JournalItem, matter: &JournalMatter) -> Written {
    let written = match matter {
        JournalMatter::Entry(entry) => log::of_entry(entry.id.0, &entry.about),
        JournalMatter::Evaluation(matter) => plan::of_evaluation(&matter.evaluation),
    };
    match item.youth {
        Some(youth) => written.about(youth),
        None => written,
    }
}
