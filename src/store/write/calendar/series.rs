//! Changing one time of an event, or more of its series.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{
    super::{Actor, StoreError, Written, version_conflict},
    about,
    rows::{self, Of, State},
};
use crate::{
    domain::{
        audit::Entity,
        calendar::{Event, EventFacts, EventKind, Occurrence, OccurrenceId, Onward, Reach},
        ids::EventId,
        names::Line,
        refusal::Refusal,
    },
    store::{
        read::{ChangedTime, day_text},
        search as filing,
    },
};

/// Changes one time alone: what happens once in its row, a time of a series in a row of its own.
pub(super) fn change_one(
    tx: &Transaction<'_>,
    actor: Actor,
    id: OccurrenceId,
    version: i64,
    facts: &EventFacts,
) -> Result<Written, StoreError> {
    let before = actor.read(tx).occurrence(id, actor.zone)?.ok_or(Refusal::Gone)?;
    super::may_interpret(tx, actor, facts, Some(&before.facts))?;
    stays_a_meeting(tx, actor, id.event, &before.facts, facts)?;
    stays_what_has_been(tx, actor, &before, facts)?;
    let Some(day) = id.day else {
        return change_single(tx, actor, &before, version, facts);
    };
    let facts = EventFacts { rule: None, ..facts.clone() };
    let row = row_of_time(tx, actor, &before, day, version)?;
    rows::update(tx, actor, row, row_version(tx, row)?, &facts)?;
    Ok(about(id.event, &facts))
}

/// Who came to what has been did not come to something that is still ahead.
fn stays_what_has_been(
    tx: &Transaction<'_>,
    actor: Actor,
    before: &Occurrence,
    facts: &EventFacts,
) -> Result<(), StoreError> {
    if before.starts_at > actor.now || facts.when.starts_at(actor.zone) <= actor.now {
        return Ok(());
    }
    let said = actor.read(tx).attendance(before.id)?;
    if said.iter().any(|one| one.state.is_afterwards()) { Err(Refusal::Attended.into()) } else { Ok(()) }
}

/// What happens once; with a rule it becomes a series.
fn change_single(
    tx: &Transaction<'_>,
    actor: Actor,
    before: &Occurrence,
    version: i64,
    facts: &EventFacts,
) -> Result<Written, StoreError> {
    let event = before.id.event;
    if facts.rule.is_some() && actor.read(tx).is_used(event)? {
        return Err(Refusal::AttendanceKept.into());
    }
    rows::update(tx, actor, event, version, facts)?;
    rows::mark_ours(tx, event, facts.when.day.min(before.facts.when.day))?;
    Ok(about(event, facts))
}

/// The row of one time of a series, which is made when it is changed for the first time.
fn row_of_time(
    tx: &Transaction<'_>,
    actor: Actor,
    before: &Occurrence,
    day: NaiveDate,
    version: i64,
) -> Result<EventId, StoreError> {
    let series = before.id.event;
    let known = find_time(tx, series, day)?;
    if before.version != version {
        return Err(version_conflict(tx, "event", known.unwrap_or(series).0));
    }
    let facts = EventFacts { rule: None, ..before.facts.clone() };
    let row = match known {
        // One that was set aside says something from before.
        Some(row) => {
            rows::update(tx, actor, row, revive(tx, row, before.called_off)?, &facts)?;
            row
        }
        None => rows::insert(tx, actor, &facts, Of::Series(series, day))?,
    };
    // Whoever has the time open as its series has it knows a version of the series: the row must be past it.
    tx.prepare_cached("UPDATE main.event SET version = max(version, ?2) WHERE id = ?1")?
        .execute(params![row.0, before.series_version])?;
    rows::mark_ours(tx, row, day)?;
    Ok(row)
}

/// Lets a row count again, whatever became of it; answers its version.
fn revive(tx: &Transaction<'_>, row: EventId, called_off: bool) -> Result<i64, StoreError> {
    rows::begin_as(tx, row, State::called_off(called_off))?;
    row_version(tx, row)
}

/// The row that says how one time of a series is, whatever became of it.
pub(super) fn find_time(tx: &Transaction<'_>, series: EventId, day: NaiveDate) -> Result<Option<EventId>, StoreError> {
    let row = tx
        .prepare_cached("SELECT id FROM event WHERE series_id = ?1 AND series_day = ?2")?
        .query_row(params![series.0, day_text(day)], |row| row.get(0).map(EventId))
        .optional()?;
    Ok(row)
}

fn row_version(tx: &Transaction<'_>, row: EventId) -> Result<i64, StoreError> {
    Ok(tx.prepare_cached("SELECT version FROM event WHERE id = ?1")?.query_row([row.0], |row| row.get(0))?)
}

/// Changes a series from a time on, or as a whole: what of the open time was changed, and nothing else.
pub(super) fn change_more(
    tx: &Transaction<'_>,
    actor: Actor,
    id: OccurrenceId,
    reach: Reach,
    version: i64,
    facts: &EventFacts,
) -> Result<Written, StoreError> {
    let Some(day) = id.day else {
        return change_one(tx, actor, id, version, facts);
    };
    let series = series_at(tx, actor, id.event, version)?;
    let before = actor.read(tx).occurrence(id, actor.zone)?.ok_or(Refusal::Gone)?;
    super::may_interpret(tx, actor, facts, Some(&before.facts))?;
    stays_a_meeting(tx, actor, id.event, &before.facts, facts)?;
    let Onward { from, first, rule, late } = before.onward(&series.facts, facts, reach, actor.now, actor.zone)?;
    let at_day = EventFacts { when: series.facts.when.on(day), ..series.facts.clone() };
    let next = before.facts.spread(facts, &at_day);
    let next = EventFacts { when: next.when.on(first), rule, ..next };
    next.check().map_err(Refusal::from)?;
    let next = EventFacts { rule: next.settled_rule(), ..next };
    let change = Spread { open: &before, is: facts, reach, from };
    if late && before.is_moved_by(facts) && actor.read(tx).days_used(series.id)?.contains(&Some(day)) {
        return Err(Refusal::TimesKept.into());
    }
    keeps_what_is_written(tx, actor, &series, &next, from)?;
    // Nothing of it has been, or only words are changed: it is changed where it stands.
    if from <= series.facts.when.day {
        rows::update(tx, actor, series.id, version, &next)?;
        rows::mark_ours(tx, series.id, next.when.day.min(series.facts.when.day))?;
        keep_changes(tx, actor, (&series, series.id), &next, &change)?;
        return Ok(about(series.id, &next));
    }
    end_before(tx, actor, &series, from)?;
    let after = rows::insert(tx, actor, &next, Of::Itself)?;
    keep_changes(tx, actor, (&series, after), &next, &change)?;
    take_along(tx, actor, series.id, after, from)?;
    Ok(about(after, &next))
}

/// What of the open time was changed, and how far that reaches.
struct Spread<'a> {
    open: &'a Occurrence,
    is: &'a EventFacts,
    reach: Reach,
    /// The first day of the rule that is changed.
    from: NaiveDate,
}

impl Spread<'_> {
    /// Its day, its time on the clock or its rule.
    fn moves(&self) -> bool {
        self.is.rule != self.open.facts.rule || self.is.when != self.open.facts.when
    }

    fn is_open(&self, day: NaiveDate) -> bool {
        self.open.id.day == Some(day)
    }

    /// The earliest day of the rule whose time may be changed: those that were moved ahead stand on days that have been.
    fn earliest(&self) -> NaiveDate {
        earliest(self.reach, self.open.id.day, self.from)
    }

    /// What a time that is otherwise than its rule says now: what was changed, and the rest as it was. The open one is as
    /// it was filled in.
    fn of(&self, time: &EventFacts, is_open: bool) -> EventFacts {
        let own = EventFacts { rule: None, ..time.clone() };
        let (was, is) = (without_when(&self.open.facts, &own), without_when(self.is, &own));
        let facts = was.spread(&is, &own);
        if is_open { EventFacts { when: self.is.when, ..facts } } else { facts }
    }
}

/// The earliest day of the rule that is asked about when a series is changed from `from` on, and `day` was open.
fn earliest(reach: Reach, day: Option<NaiveDate>, from: NaiveDate) -> NaiveDate {
    match reach {
        Reach::All => NaiveDate::MIN,
        Reach::This | Reach::Following => day.map_or(from, |day| day.min(from)),
    }
}

/// What a house meeting talked about stays a house meeting's.
fn stays_a_meeting(
    tx: &Transaction<'_>,
    actor: Actor,
    event: EventId,
    before: &EventFacts,
    facts: &EventFacts,
) -> Result<(), StoreError> {
    let other_kind = before.kind == EventKind::HouseMeeting && facts.kind != before.kind;
    if other_kind && actor.read(tx).is_used(event)? { Err(Refusal::TimesKept.into()) } else { Ok(()) }
}

/// Who comes, and what was talked about, is kept by the day of the rule: such a day must stay one.
fn keeps_what_is_written(
    tx: &Transaction<'_>,
    actor: Actor,
    series: &Event,
    next: &EventFacts,
    from: NaiveDate,
) -> Result<(), StoreError> {
    let used = actor.read(tx).days_used(series.id)?.into_iter().flatten().filter(|day| *day >= from);
    let stays = |day: NaiveDate| next.rule.as_ref().is_some_and(|rule| rule.is_day(next.when.day, day));
    for day in used {
        let was_one = series.facts.rule.as_ref().is_some_and(|rule| rule.is_day(series.facts.when.day, day));
        if was_one && !stays(day) {
            return Err(Refusal::TimesKept.into());
        }
    }
    Ok(())
}

fn series_at(tx: &Transaction<'_>, actor: Actor, id: EventId, version: i64) -> Result<Event, StoreError> {
    let series = actor.read(tx).event(id)?.ok_or(Refusal::Gone)?;
    if series.version == version { Ok(series) } else { Err(version_conflict(tx, "event", id.0)) }
}

/// Lets a series end before a day; where nothing of it is left it is taken back.
fn end_before(tx: &Transaction<'_>, actor: Actor, series: &Event, day: NaiveDate) -> Result<(), StoreError> {
    let first = series.facts.when.day;
    let last = day.pred_opt().filter(|last| *last >= first);
    match (&series.facts.rule, last) {
        (Some(rule), Some(last)) => {
            let rule = rule.clone().settled(first).until(Some(last));
            let facts = EventFacts { rule: Some(rule), ..series.facts.clone() };
            rows::update(tx, actor, series.id, series.version, &facts)?;
            rows::mark_ours(tx, series.id, day)
        }
        _ => rows::set_state(tx, actor, series.id, State::Withdrawn),
    }
}

/// What was changed of single times goes on with the series after where its rule still gives that day, with what was changed
/// of all of them, and ends where not. What has been stays where it was, and does not come again.
fn keep_changes(
    tx: &Transaction<'_>,
    actor: Actor,
    (before, after): (&Event, EventId),
    next: &EventFacts,
    spread: &Spread<'_>,
) -> Result<(), StoreError> {
    for change in actor.read(tx).changes_of(before.id, spread.earliest(), actor.zone)? {
        let Some(day) = change.occurrence.id.day else { continue };
        let fits = next.rule.as_ref().is_some_and(|rule| rule.is_day(next.when.day, day));
        let has_been = !change.left_out && change.occurrence.starts_at <= actor.now;
        if day < spread.from {
            if !has_been && !change.left_out {
                change_late(tx, actor, &change, day, spread)?;
            }
            continue;
        }
        if has_been {
            if fits && after != before.id {
                let left_out = EventFacts { when: next.when.on(day), rule: None, ..next.clone() };
                let row = rows::insert(tx, actor, &left_out, Of::Series(after, day))?;
                rows::begin_as(tx, row, State::LeftOut)?;
            }
            continue;
        }
        let is_open = spread.is_open(day);
        // The one that was open is now the first of the new days.
        if !fits || is_open && spread.open.is_moved_by(spread.is) {
            rows::set_state(tx, actor, change.row, State::Withdrawn)?;
            continue;
        }
        // It had its own day and time already, or has those of its series.
        let stood = before.facts.when.on(day) == change.occurrence.facts.when;
        let mut facts = spread.of(&change.occurrence.facts, is_open);
        if stood && spread.moves() {
            facts.when = next.when.on(day);
        }
        rows::update(tx, actor, change.row, change.occurrence.version, &facts)?;
        if after != before.id {
            tx.prepare_cached("UPDATE main.event SET series_id = ?2 WHERE id = ?1")?
                .execute([change.row.0, after.0])?;
        }
    }
    Ok(())
}

/// Changes a time that is still to come though its day of the rule has been: it stays with the series before. Where the open
/// one was given another date, the new series begins there in its place.
fn change_late(
    tx: &Transaction<'_>,
    actor: Actor,
    change: &ChangedTime,
    day: NaiveDate,
    spread: &Spread<'_>,
) -> Result<(), StoreError> {
    if spread.is_open(day) && spread.open.is_moved_by(spread.is) {
        return rows::set_state(tx, actor, change.row, State::LeftOut);
    }
    let facts = spread.of(&change.occurrence.facts, spread.is_open(day));
    rows::update(tx, actor, change.row, change.occurrence.version, &facts)
}

/// The same with the day, time and rule of another.
fn without_when(facts: &EventFacts, other: &EventFacts) -> EventFacts {
    EventFacts { when: other.when, rule: other.rule.clone(), ..facts.clone() }
}

/// Who is invited to what is still to come, and what is to be talked about, belongs to the same day of the new series: the
/// rows are written anew under it, signed as they were.
fn take_along(
    tx: &Transaction<'_>,
    actor: Actor,
    before: EventId,
    after: EventId,
    from: NaiveDate,
) -> Result<(), StoreError> {
    let from = day_text(from);
    tx.prepare_cached(
        "INSERT INTO main.attendance (event_id, day, youth_id, state, words, at, staff_id)
         SELECT ?2, day, youth_id, state, words, at, staff_id FROM attendance
         WHERE event_id = ?1 AND day >= ?3 ORDER BY id",
    )?
    .execute(params![before.0, after.0, from])?;
    tx.prepare_cached(
        "INSERT INTO main.meeting_record (event_id, day, agenda, minutes, at, staff_id)
         SELECT ?2, day, agenda, minutes, at, staff_id FROM meeting_record
         WHERE event_id = ?1 AND day >= ?3 ORDER BY id",
    )?
    .execute(params![before.0, after.0, from])?;
    filing::refile(tx, Entity::Event, before.0, actor.now)
}

/// Calls one time off, or on again.
pub(super) fn call_off_one(
    tx: &Transaction<'_>,
    actor: Actor,
    id: OccurrenceId,
    version: i64,
    off: bool,
    reason: Option<&Line>,
) -> Result<Written, StoreError> {
    let before = actor.read(tx).occurrence(id, actor.zone)?.ok_or(Refusal::Gone)?;
    if before.version != version {
        return Err(version_conflict(tx, "event", id.event.0));
    }
    if off && before.called_off {
        return Err(Refusal::CalledOff.into());
    }
    let row = match id.day {
        Some(day) => row_of_time(tx, actor, &before, day, version)?,
        None => {
            rows::mark_ours(tx, id.event, before.facts.when.day)?;
            id.event
        }
    };
    rows::set_state(tx, actor, row, State::called_off(off))?;
    rows::set_reason(tx, row, reason.filter(|_| off))?;
    Ok(about(id.event, &before.facts))
}

/// Ends a series before a time, or before everything that is to come.
pub(super) fn call_off_more(
    tx: &Transaction<'_>,
    actor: Actor,
    id: OccurrenceId,
    reach: Reach,
    version: i64,
) -> Result<Written, StoreError> {
    let Some(day) = id.day else {
        return call_off_one(tx, actor, id, version, true, None);
    };
    let series = series_at(tx, actor, id.event, version)?;
    let from = series.facts.goes_on_from(reach, day, actor.now, actor.zone);
    let from = from.ok_or(Refusal::SeriesOver)?;
    for change in actor.read(tx).changes_of(series.id, earliest(reach, id.day, from), actor.zone)? {
        let is_after = change.occurrence.id.day.is_none_or(|day| day >= from);
        let is_ahead = !change.left_out && change.occurrence.starts_at > actor.now;
        // What has been stays; what was moved ahead from a day that has been was not held on that day either.
        match (is_after, is_ahead) {
            (true, _) if change.left_out || is_ahead => rows::set_state(tx, actor, change.row, State::Withdrawn)?,
            (false, true) => rows::set_state(tx, actor, change.row, State::LeftOut)?,
            _ => {}
        }
    }
    end_before(tx, actor, &series, from)?;
    Ok(about(series.id, &series.facts))
}
