//! The handover from a shift to the next.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, Made, StoreError, Written};
use crate::{
    domain::{
        audit::Entity,
        changes::Topic,
        handover::{Between, Handover, Mode, PartFacts, RuleFacts, RuleOutcome, Side, State, Step, pulled::Pulled},
        ids::{AddendumId, HandoverId, RuleId, ShiftId, StaffId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::read::Reader,
};

pub(super) fn step(tx: &Transaction<'_>, actor: Actor, step: &Step) -> Result<Written, StoreError> {
    match step {
        Step::WritePart { between, youth, version, facts } => write_part(tx, actor, between, *youth, *version, facts),
        Step::SetMode { between, mode } => set_mode(tx, actor, between, *mode),
        Step::AddRule { between, facts } => add_rule(tx, actor, between, facts),
        Step::WithdrawRule { rule } => withdraw_rule(tx, actor, *rule),
        Step::AnswerRule { rule, outcome, seen } => answer_rule(tx, actor, *rule, *outcome, *seen),
        Step::SettleQuestion { handover, youth, answer } => {
            settle_question(tx, actor, *handover, *youth, answer.as_ref())
        }
        Step::Seal { between, version, mode, reason, shown } => {
            seal(tx, actor, between, *version, *mode, reason.as_ref(), shown)
        }
        Step::Receive { handover, reason } => receive(tx, actor, *handover, reason.as_ref()),
        Step::AddAddendum { handover, youth, words } => add_addendum(tx, actor, *handover, *youth, words),
    }
}

const fn written(row: i64, youth: Option<YouthId>) -> Written {
    let mut written = Written::new(Entity::Handover, row, Topic::Handover);
    written.youth = youth;
    written
}

/// The house is 0.
const fn section(youth: Option<YouthId>) -> i64 {
    match youth {
        Some(youth) => youth.0,
        None => 0,
    }
}

/// The handover of a shift, made with the first word that is written of it.
fn opened(tx: &Transaction<'_>, actor: Actor, between: &Between) -> Result<Handover, StoreError> {
    let read = Reader::new(tx);
    if let Some(handover) = read.handover_of(between.shift)? {
        return Ok(handover);
    }
    read.shift(between.shift)?.ok_or(Refusal::Gone)?;
    tx.prepare_cached(
        "INSERT INTO main.handover (changed_by, shift_id, to_kind, mode, opened_at, version) VALUES (?1, ?2, ?3, ?4, ?5, 0)",
    )?
    .execute(params![
        actor.staff.0,
        between.shift.0,
        between.to.0,
        Mode::default().id(),
        actor.now.timestamp()
    ])?;
    read.handover_of(between.shift)?.ok_or_else(|| Refusal::Gone.into())
}

/// The same while it is open.
fn still_open(tx: &Transaction<'_>, actor: Actor, between: &Between) -> Result<Handover, StoreError> {
    let handover = opened(tx, actor, between)?;
    if handover.state == State::Open { Ok(handover) } else { Err(Refusal::HandoverSealed.into()) }
}

/// Every change of a part raises the version of the whole: whoever signs has seen all of it.
fn touch(tx: &Transaction<'_>, actor: Actor, handover: HandoverId) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE main.handover SET version = version + 1, changed_by = ?2 WHERE id = ?1")?
        .execute([handover.0, actor.staff.0])?;
    Ok(())
}

fn write_part(
    tx: &Transaction<'_>,
    actor: Actor,
    between: &Between,
    youth: Option<YouthId>,
    version: i64,
    facts: &PartFacts,
) -> Result<Written, StoreError> {
    let handover = opened(tx, actor, between)?;
    let before: Option<(i64, i64, Option<String>, Option<String>)> = tx
        .prepare_cached(
            "SELECT version, changed_by, picture, question FROM handover_part WHERE handover_id = ?1 AND section = ?2",
        )?
        .query_row([handover.id.0, section(youth)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let (stands, by, picture, question) = before.unwrap_or((0, actor.staff.0, None, None));
    if stands != version {
        return Err(Refusal::ChangedMeanwhile { by: StaffId(by) }.into());
    }
    let [new_picture, new_question, read_back] =
        [&facts.picture, &facts.question, &facts.read_back].map(|prose| prose.as_ref().map(Prose::as_str));
    let outgoing_changed = new_picture != picture.as_deref() || new_question != question.as_deref();
    if handover.state == State::Received || (handover.state == State::Sealed && outgoing_changed) {
        return Err(Refusal::HandoverSealed.into());
    }
    let values = params![
        handover.id.0,
        section(youth),
        actor.staff.0,
        new_picture,
        new_question,
        read_back,
        read_back.and(facts.read_back_by.map(|staff| staff.0)),
        facts.gone_through,
    ];
    let sql = if stands == 0 {
        "INSERT INTO main.handover_part (handover_id, section, changed_by, picture, question, read_back, read_back_by, gone_through)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    } else {
        "UPDATE main.handover_part SET version = version + 1, changed_by = ?3, picture = ?4, question = ?5, read_back = ?6,
             read_back_by = ?7, gone_through = ?8
         WHERE handover_id = ?1 AND section = ?2"
    };
    tx.prepare_cached(sql)?.execute(values)?;
    if facts.gone_through && handover.begun_at.is_none() {
        tx.execute("UPDATE main.handover SET begun_at = ?2 WHERE id = ?1", [handover.id.0, actor.now.timestamp()])?;
    }
    touch(tx, actor, handover.id)?;
    Ok(written(handover.id.0, youth))
}

fn set_mode(tx: &Transaction<'_>, actor: Actor, between: &Between, mode: Mode) -> Result<Written, StoreError> {
    let handover = still_open(tx, actor, between)?;
    tx.execute("UPDATE main.handover SET mode = ?2 WHERE id = ?1", params![handover.id.0, mode.id()])?;
    touch(tx, actor, handover.id)?;
    Ok(written(handover.id.0, None))
}

fn add_rule(tx: &Transaction<'_>, actor: Actor, between: &Between, facts: &RuleFacts) -> Result<Written, StoreError> {
    let handover = still_open(tx, actor, between)?;
    tx.prepare_cached(
        "INSERT INTO main.handover_rule (handover_id, section, condition, action, expires_at, written_at, written_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        handover.id.0,
        section(facts.youth),
        facts.condition.as_str(),
        facts.action.as_str(),
        facts.expires_at.timestamp(),
        actor.now.timestamp(),
        actor.staff.0,
    ])?;
    let rule = RuleId(tx.last_insert_rowid());
    touch(tx, actor, handover.id)?;
    Ok(written(handover.id.0, facts.youth).undoable(Made::Rule(rule)))
}

fn withdraw_rule(tx: &Transaction<'_>, actor: Actor, rule: RuleId) -> Result<Written, StoreError> {
    let open: Option<i64> = tx
        .query_row(
            "SELECT h.id FROM handover_rule r JOIN handover h ON h.id = r.handover_id
             WHERE r.id = ?1 AND r.withdrawn = 0 AND r.outcome IS NULL AND h.state = 'open'",
            [rule.0],
            |row| row.get(0),
        )
        .optional()?;
    let handover = open.ok_or(Refusal::CannotUndo)?;
    tx.execute("UPDATE main.handover_rule SET withdrawn = 1 WHERE id = ?1", [rule.0])?;
    touch(tx, actor, HandoverId(handover))?;
    Ok(written(handover, None))
}

/// The first answer stands with the rule, each that corrects it in a row of its own.
fn answer_rule(
    tx: &Transaction<'_>,
    actor: Actor,
    rule: RuleId,
    outcome: RuleOutcome,
    seen: usize,
) -> Result<Written, StoreError> {
    let found = Reader::new(tx).rule(rule)?.ok_or(Refusal::Gone)?;
    if let Some(answer) = found.answer
        && (found.answers() != seen || answer.outcome == outcome)
    {
        return Err(Refusal::RuleAnswered { by: answer.by }.into());
    }
    if !found.facts.takes(outcome, actor.now) {
        return Err(Refusal::RuleHolds.into());
    }
    let sql = if found.answer.is_none() {
        "UPDATE main.handover_rule SET outcome = ?2, answered_at = ?3, answered_by = ?4 WHERE id = ?1"
    } else {
        "INSERT INTO main.handover_answer (rule_id, outcome, at, staff_id) VALUES (?1, ?2, ?3, ?4)"
    };
    tx.execute(sql, params![rule.0, outcome.id(), actor.now.timestamp(), actor.staff.0])?;
    let handover: i64 =
        tx.query_row("SELECT handover_id FROM handover_rule WHERE id = ?1", [rule.0], |row| row.get(0))?;
    Ok(written(handover, found.facts.youth))
}

fn settle_question(
    tx: &Transaction<'_>,
    actor: Actor,
    handover: HandoverId,
    youth: Option<YouthId>,
    answer: Option<&Prose>,
) -> Result<Written, StoreError> {
    let place = [handover.0, section(youth)];
    let question: Option<String> = tx
        .query_row(
            "SELECT p.question FROM handover_question_open o
             CROSS JOIN handover_part p ON p.handover_id = o.handover_id AND p.section = o.section
             WHERE o.handover_id = ?1 AND o.section = ?2",
            place,
            |row| row.get(0),
        )
        .optional()?;
    let Some(question) = question else {
        let by: Option<i64> = tx
            .query_row(
                "SELECT staff_id FROM handover_question_closed WHERE handover_id = ?1 AND section = ?2
                 ORDER BY id DESC LIMIT 1",
                place,
                |row| row.get(0),
            )
            .optional()?;
        return Err(by.map_or(Refusal::Gone, |by| Refusal::QuestionSettled { by: StaffId(by) }).into());
    };
    tx.execute(
        "INSERT INTO main.handover_question_closed (handover_id, section, question, answer, at, staff_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![handover.0, section(youth), question, answer.map(Prose::as_str), actor.now.timestamp(), actor.staff.0],
    )?;
    Ok(written(handover.0, youth))
}

fn seal(
    tx: &Transaction<'_>,
    actor: Actor,
    between: &Between,
    version: i64,
    mode: Mode,
    reason: Option<&Prose>,
    shown: &Pulled,
) -> Result<Written, StoreError> {
    let handover = opened(tx, actor, between)?;
    if handover.state != State::Open {
        return Err(Refusal::SignedAlready.into());
    }
    if handover.version != version {
        return Err(super::version_conflict(tx, "handover", handover.id.0));
    }
    let body = serde_json::to_string(shown).map_err(|error| StoreError::Unexpected(error.to_string()))?;
    tx.execute("UPDATE main.handover SET mode = ?2 WHERE id = ?1", params![handover.id.0, mode.id()])?;
    tx.execute("INSERT INTO main.handover_snapshot (handover_id, body) VALUES (?1, ?2)", params![handover.id.0, body])?;
    sign(tx, actor, between.shift, handover.id, Side::Outgoing, reason)?;
    // The texts stand in the snapshot, append-only; the chain covers them by a hash.
    let detail = serde_json::json!({
        "shift": between.shift,
        "mode": mode,
        "reason": reason,
        "shown_sha256": crate::store::covered::hash_of_body(body.as_bytes()),
    });
    Ok(Written { detail: Some(detail.to_string()), ..written(handover.id.0, None) })
}

fn receive(
    tx: &Transaction<'_>,
    actor: Actor,
    handover: HandoverId,
    reason: Option<&Prose>,
) -> Result<Written, StoreError> {
    let read = Reader::new(tx);
    let found = read.handover(handover)?.ok_or(Refusal::Gone)?;
    if found.state == State::Open {
        return Err(Refusal::HandoverOpen.into());
    }
    sign(tx, actor, found.shift, handover, Side::Incoming, reason)?;
    Ok(written(handover.0, None))
}

/// Signs, and lets the state follow.
fn sign(
    tx: &Transaction<'_>,
    actor: Actor,
    shift: ShiftId,
    handover: HandoverId,
    side: Side,
    reason: Option<&Prose>,
) -> Result<(), StoreError> {
    let read = Reader::new(tx);
    let shift = read.shift(shift)?.ok_or(Refusal::Gone)?;
    if read.signature_needs_reason(&shift, side, actor.staff, actor.now)? && reason.is_none() {
        return Err(Refusal::SignatureNeedsReason.into());
    }
    let signed = tx
        .prepare_cached("SELECT 1 FROM handover_signature WHERE handover_id = ?1 AND side = ?2 AND staff_id = ?3")?
        .exists(params![handover.0, side.id(), actor.staff.0])?;
    if signed {
        return Err(Refusal::SignedAlready.into());
    }
    tx.prepare_cached(
        "INSERT INTO main.handover_signature (handover_id, side, staff_id, at, reason) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![handover.0, side.id(), actor.staff.0, actor.now.timestamp(), reason.map(Prose::as_str)])?;
    let state = match side {
        Side::Outgoing => State::Sealed,
        Side::Incoming => State::Received,
    };
    tx.execute("UPDATE main.handover SET state = ?2 WHERE id = ?1", params![handover.0, state.id()])?;
    touch(tx, actor, handover)
}

fn add_addendum(
    tx: &Transaction<'_>,
    actor: Actor,
    handover: HandoverId,
    youth: Option<YouthId>,
    words: &Prose,
) -> Result<Written, StoreError> {
    let found = Reader::new(tx).handover(handover)?.ok_or(Refusal::Gone)?;
    if found.state == State::Open {
        return Err(Refusal::HandoverOpen.into());
    }
    tx.prepare_cached(
        "INSERT INTO main.handover_addendum (handover_id, section, words, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![handover.0, section(youth), words.as_str(), actor.now.timestamp(), actor.staff.0])?;
    let addendum = AddendumId(tx.last_insert_rowid());
    // Before it is received, whoever receives it has it before them.
    if found.state == State::Received {
        super::receipt::addendum_waits(tx, actor, &found, addendum)?;
    }
    Ok(written(handover.0, youth))
}
