//! The steps of a pack that is handed out about one youth. No word of a record, of who asked or of a reason comes into the audit
//! chain: it says which line, which bytes of it, and the sort of reason.

use rusqlite::{Transaction, params};
use serde_json::json;

use super::{Actor, StoreError, Written};
use crate::{
    domain::{
        access_pack::{Handed, Masks, NewLine, Pack, PackLine, Request, Step},
        audit::Entity,
        changes::Topic,
        ids::{PackDecisionId, PackId, PackLineId, YouthId},
        names::{Line, Prose},
        refusal::Refusal,
    },
    store::audit,
};

/// Carries out a step.
pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &Step) -> Result<Written, StoreError> {
    match step {
        Step::Begin { youth, request } => begin(tx, actor, *youth, request),
        Step::Add { pack, lines } => add(tx, actor, *pack, lines),
        Step::Decide { line, before, masks, seen } => decide(tx, actor, *line, *before, masks, *seen),
        Step::Accept { pack, lines } => accept(tx, actor, *pack, lines),
        Step::HandOut { pack, handed } => hand_out(tx, actor, *pack, handed),
    }
}

fn written(pack: &Pack, detail: &serde_json::Value) -> Written {
    told(pack.id, pack.youth, detail)
}

fn told(pack: PackId, youth: YouthId, detail: &serde_json::Value) -> Written {
    let mut written = Written::new(Entity::AccessPack, pack.0, Topic::Packs).about(youth);
    written.detail = Some(detail.to_string());
    written
}

/// A pack that is still worked on.
fn open(tx: &Transaction<'_>, actor: Actor, pack: PackId) -> Result<Pack, StoreError> {
    let pack = actor.read(tx).pack(pack)?.ok_or(Refusal::Gone)?;
    if pack.is_finished() { Err(Refusal::PackHandedOut.into()) } else { Ok(pack) }
}

fn begin(tx: &Transaction<'_>, actor: Actor, youth: YouthId, request: &Request) -> Result<Written, StoreError> {
    if !actor.read(tx).people()?.youths.contains_key(&youth) {
        return Err(Refusal::Gone.into());
    }
    tx.execute(
        "INSERT INTO main.access_pack (youth_id, begun_at, begun_by, asked_by, name, purpose, from_day, until_day)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            youth.0,
            actor.now.timestamp(),
            actor.staff.0,
            request.asked_by.id(),
            request.name.as_ref().map(Line::as_str),
            request.purpose.as_ref().map(Prose::as_str),
            request.from.map(|day| day.to_string()),
            request.until.map(|day| day.to_string()),
        ],
    )?;
    let detail = json!({ "asked_by": request.asked_by, "from": request.from, "until": request.until });
    Ok(told(PackId(tx.last_insert_rowid()), youth, &detail))
}

fn add(tx: &Transaction<'_>, actor: Actor, pack: PackId, lines: &[NewLine]) -> Result<Written, StoreError> {
    let pack = open(tx, actor, pack)?;
    let (mut added, mut replaced) = (0_u32, 0_u32);
    for new in lines {
        if !new.proposed.fit(&new.text) {
            return Err(StoreError::Unexpected("a proposal does not fit its line".to_owned()));
        }
        match actor.read(tx).pack_line_of(pack.id, &new.source)? {
            Some((_, body)) if body == new.text => continue,
            Some((before, _)) => {
                take_out(tx, actor, pack.id, before)?;
                replaced += 1;
            }
            None => added += 1,
        }
        put_in(tx, pack.id, new)?;
    }
    Ok(written(&pack, &json!({ "added": added, "replaced": replaced })))
}

/// The house says something else in the place of a line.
fn take_out(tx: &Transaction<'_>, actor: Actor, pack: PackId, line: PackLineId) -> Result<(), StoreError> {
    let Some((_, line)) = actor.read(tx).pack_line(line)? else { return Ok(()) };
    tx.prepare_cached("UPDATE main.access_pack_line SET replaced = 1 WHERE id = ?1")?.execute([line.place.line.0])?;
    not_left(tx, pack, &line)?;
    let (seen, proposed) = (line.is_seen(), !line.proposed.is_empty());
    tx.prepare_cached(
        "UPDATE main.access_pack SET lines = lines - 1, seen = seen - ?2, proposed = proposed - ?3, decided = decided - ?4
         WHERE id = ?1",
    )?
    .execute(params![pack.0, seen, proposed, seen && proposed])?;
    Ok(())
}

fn not_left(tx: &Transaction<'_>, pack: PackId, line: &PackLine) -> Result<(), StoreError> {
    let place = line.place;
    tx.prepare_cached(
        "DELETE FROM main.access_pack_left WHERE pack_id = ?1 AND part = ?2 AND sort = ?3 AND line_id = ?4",
    )?
    .execute(params![pack.0, place.part, place.sort, place.line.0])?;
    Ok(())
}

fn put_in(tx: &Transaction<'_>, pack: PackId, new: &NewLine) -> Result<(), StoreError> {
    let has_proposal = !new.proposed.is_empty();
    tx.prepare_cached(
        "INSERT INTO main.access_pack_line (pack_id, part, sort, source, body, proposed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![pack.0, new.part, new.sort, new.source, new.text, as_text(&new.proposed)?])?;
    let line = tx.last_insert_rowid();
    if has_proposal {
        tx.prepare_cached("INSERT INTO main.access_pack_left (pack_id, part, sort, line_id) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![pack.0, new.part, new.sort, line])?;
    }
    tx.prepare_cached("UPDATE main.access_pack SET lines = lines + 1, proposed = proposed + ?2 WHERE id = ?1")?
        .execute(params![pack.0, has_proposal])?;
    Ok(())
}

/// Nothing where nothing is hidden.
fn as_text(masks: &Masks) -> Result<Option<String>, StoreError> {
    if masks.is_empty() {
        return Ok(None);
    }
    serde_json::to_string(masks).map(Some).map_err(|error| StoreError::Unexpected(error.to_string()))
}

fn decide(
    tx: &Transaction<'_>,
    actor: Actor,
    line: PackLineId,
    before: Option<PackDecisionId>,
    masks: &Masks,
    seen: bool,
) -> Result<Written, StoreError> {
    let (pack, line) = actor.read(tx).pack_line(line)?.ok_or(Refusal::Gone)?;
    let pack = open(tx, actor, pack)?;
    if let Some(newest) = line.decision.as_ref().filter(|newest| Some(newest.id) != before) {
        return Err(Refusal::ChangedMeanwhile { by: newest.by }.into());
    }
    if !masks.fit(&line.text) {
        return Err(StoreError::Unexpected("a mask does not fit its line".to_owned()));
    }
    set(tx, actor, &pack, &line, masks, seen)?;
    let hidden: Vec<_> = masks.all().iter().map(|mask| json!([mask.from, mask.to, mask.reason.id()])).collect();
    Ok(written(&pack, &json!({ "line": line.place.line, "masks": hidden, "seen": seen })))
}

fn accept(tx: &Transaction<'_>, actor: Actor, pack: PackId, lines: &[PackLineId]) -> Result<Written, StoreError> {
    let pack = open(tx, actor, pack)?;
    for id in lines {
        let found = actor.read(tx).pack_line(*id)?.filter(|(of, _)| *of == pack.id);
        let (_, line) = found.ok_or(Refusal::Gone)?;
        if !line.proposed.is_empty() {
            return Err(Refusal::PackLineProposed.into());
        }
        if !line.is_seen() {
            set(tx, actor, &pack, &line, line.masks(), true)?;
        }
    }
    Ok(written(&pack, &json!({ "lines": lines })))
}

fn set(
    tx: &Transaction<'_>,
    actor: Actor,
    pack: &Pack,
    line: &PackLine,
    masks: &Masks,
    seen: bool,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO main.access_pack_decision (line_id, at, staff_id, masks, seen) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![line.place.line.0, actor.now.timestamp(), actor.staff.0, as_text(masks)?, seen])?;
    if seen == line.is_seen() {
        return Ok(());
    }
    let (by, proposed) = (if seen { 1 } else { -1 }, !line.proposed.is_empty());
    tx.prepare_cached("UPDATE main.access_pack SET seen = seen + ?2, decided = decided + ?2 * ?3 WHERE id = ?1")?
        .execute(params![pack.id.0, by, proposed])?;
    if !proposed {
        return Ok(());
    }
    if seen {
        return not_left(tx, pack.id, line);
    }
    tx.prepare_cached("INSERT INTO main.access_pack_left (pack_id, part, sort, line_id) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![pack.id.0, line.place.part, line.place.sort, line.place.line.0])?;
    Ok(())
}

/// The file was read after the row of the chain that stands in it: what came later is not in it.
fn was_touched_since(tx: &Transaction<'_>, pack: &Pack, handed: &Handed) -> Result<bool, StoreError> {
    let mut later = tx.prepare("SELECT 1 FROM audit WHERE entity = ?1 AND entity_id = ?2 AND id > ?3")?;
    Ok(later.exists(params![Entity::AccessPack.id(), pack.id.0, handed.head.0])?)
}

fn hand_out(tx: &Transaction<'_>, actor: Actor, pack: PackId, handed: &Handed) -> Result<Written, StoreError> {
    let pack = actor.read(tx).pack(pack)?.ok_or(Refusal::Gone)?;
    match pack.progress.left() {
        0 => {}
        left => return Err(Refusal::PackNotSeen { left }.into()),
    }
    if audit::hash_of(tx, handed.head)?.is_none() {
        return Err(Refusal::Gone.into());
    }
    if !pack.is_finished() && was_touched_since(tx, &pack, handed)? {
        return Err(Refusal::PackChanged.into());
    }
    let reasons = serde_json::to_string(&handed.reasons).map_err(|error| StoreError::Unexpected(error.to_string()))?;
    tx.execute(
        "INSERT INTO main.access_pack_receipt (pack_id, at, staff_id, lines, masked, unseen, reasons, sha256, head)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            pack.id.0,
            actor.now.timestamp(),
            actor.staff.0,
            handed.lines,
            handed.masked,
            handed.unseen,
            reasons,
            handed.sha256,
            handed.head.0,
        ],
    )?;
    Ok(written(&pack, &json!({ "sha256": handed.sha256, "lines": handed.lines, "masked": handed.masked })))
}
