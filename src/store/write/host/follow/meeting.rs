//! The monthly meetings of a case, and when it meets next.

use chrono::NaiveDate;

use super::{Actor, StoreError, Transaction, Written, of_case, params, prose, stands};
use crate::{
    domain::{
        assessment::Interpreted,
        audit::Entity,
        calendar::Event,
        changes::Topic,
        host::{
            CaseState, HostCase,
            meeting::{Activity, Meeting, MeetingFacts, NextMeeting, last},
        },
        ids::{EventId, HostCaseId, HostMeetingId, YouthId},
        names::Prose,
        refusal::Refusal,
    },
    store::{read::Reader, search as filing, write::calendar},
};

/// What makes a row another one than the first of its line.
struct Anew<'a> {
    root: HostMeetingId,
    reason: &'a Prose,
    struck: bool,
}

pub(super) fn meet(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    seen: Option<HostMeetingId>,
    facts: &MeetingFacts,
    next: Option<&NextMeeting>,
) -> Result<Written, StoreError> {
    let reader = actor.read(tx);
    let case = case_with_youth(tx, case)?;
    let newest = reader.newest_host_meeting(case.id)?;
    if newest.map(|(row, _)| row) != seen {
        return Err(newest.map_or(Refusal::Gone, |(_, by)| Refusal::ChangedMeanwhile { by }).into());
    }
    let meetings = reader.host_meetings_of(case.id)?;
    let before = last(&meetings);
    if let Some(later) = before.map(|before| before.facts.held_on).filter(|day| *day >= facts.held_on) {
        return Err(Refusal::MetSince(later).into());
    }
    fits(tx, &case, facts, before, None)?;
    if next.is_none() && case.state() == CaseState::Active {
        return Err(Refusal::NextMissing.into());
    }
    let row = insert(tx, actor, case.id, facts, None)?;
    let mut written = written(row, case.youth);
    if let Some(next) = next {
        put_in_calendar(tx, actor, &case, next, facts.held_on)?;
        written.changes = written.changes.and(Topic::Calendar);
    }
    Ok(written)
}

pub(super) fn correct(
    tx: &Transaction<'_>,
    actor: Actor,
    meeting: HostMeetingId,
    seen: HostMeetingId,
    facts: &MeetingFacts,
    reason: &Prose,
) -> Result<Written, StoreError> {
    stands(tx, "host_meeting", meeting.0, seen.0)?;
    let reader = actor.read(tx);
    let stood = reader.host_meeting(meeting)?.ok_or(Refusal::Gone)?;
    let case = case_with_youth(tx, stood.case)?;
    let meetings = reader.host_meetings_of(case.id)?;
    let mut others = meetings.iter().filter(|one| !one.kept.struck && one.kept.id != meeting);
    let before = others.clone().rfind(|one| one.facts.held_on < stood.facts.held_on);
    let after = others.find(|one| one.facts.held_on > stood.facts.held_on);
    let is_after = before.is_none_or(|before| before.facts.held_on < facts.held_on);
    let is_before = after.is_none_or(|after| facts.held_on < after.facts.held_on);
    if !is_after || !is_before {
        return Err(Refusal::MeetingMoves.into());
    }
    let says = |facts: &MeetingFacts| MeetingFacts { found: Vec::new(), ..facts.clone() };
    let answered = |facts: &MeetingFacts| {
        let mut found = facts.found.clone();
        found.sort_by_key(|found| found.activity);
        found
    };
    if says(&stood.facts) == says(facts) && answered(&stood.facts) == answered(facts) {
        return Err(Refusal::NothingChanged.into());
    }
    fits(tx, &case, facts, before, Some(&stood))?;
    insert(tx, actor, case.id, facts, Some(&Anew { root: meeting, reason, struck: false }))?;
    Ok(written(meeting, case.youth))
}

pub(super) fn strike(
    tx: &Transaction<'_>,
    actor: Actor,
    meeting: HostMeetingId,
    seen: HostMeetingId,
    reason: &Prose,
) -> Result<Written, StoreError> {
    stands(tx, "host_meeting", meeting.0, seen.0)?;
    let stood = actor.read(tx).host_meeting(meeting)?.ok_or(Refusal::Gone)?;
    let case = case_with_youth(tx, stood.case)?;
    insert(tx, actor, case.id, &stood.facts, Some(&Anew { root: meeting, reason, struck: true }))?;
    Ok(written(meeting, case.youth))
}

pub(super) fn set_next(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    seen: Option<EventId>,
    next: &NextMeeting,
) -> Result<Written, StoreError> {
    let case = case_with_youth(tx, case)?;
    let newest = actor.read(tx).host_next_event(case.id)?;
    if newest.map(|(event, _)| event) != seen {
        return Err(newest.map_or(Refusal::Gone, |(_, by)| Refusal::ChangedMeanwhile { by }).into());
    }
    put_in_calendar(tx, actor, &case, next, actor.today().pred_opt().unwrap_or(actor.today()))?;
    let mut written = of_case(case.id).about(case.youth);
    written.changes = written.changes.and(Topic::Calendar);
    Ok(written)
}

fn written(row: HostMeetingId, youth: YouthId) -> Written {
    Written::new(Entity::HostMeeting, row.0, Topic::Hosts).about(youth)
}

/// An open case whose youth lives there.
fn case_with_youth(tx: &Transaction<'_>, case: HostCaseId) -> Result<HostCase, StoreError> {
    let case = Reader::new(tx).host_case(case)?.ok_or(Refusal::Gone)?;
    match case.state() {
        CaseState::Active | CaseState::Leaving => Ok(case),
        CaseState::Closed | CaseState::Dropped => Err(Refusal::CaseClosed.into()),
        CaseState::Proposed => Err(Refusal::NotWithHost.into()),
    }
}

/// What a meeting says fits the case, what was planned before it, and what stood of it.
fn fits(
    tx: &Transaction<'_>,
    case: &HostCase,
    facts: &MeetingFacts,
    before: Option<&Meeting>,
    stood: Option<&Meeting>,
) -> Result<(), StoreError> {
    let moved_in = case.moved_in.ok_or(Refusal::NotWithHost)?;
    if facts.held_on < moved_in {
        return Err(Refusal::CameThere(moved_in).into());
    }
    let nothing: &[Activity] = &[];
    if !facts.answers(before.map_or(nothing, |before| &before.planned)) {
        return Err(Refusal::PlanNotAnswered.into());
    }
    if facts.plan.is_empty() && case.state() == CaseState::Active {
        return Err(Refusal::PlanMissing.into());
    }
    let known = |line| stood.is_some_and(|stood| stood.planned.iter().any(|one| one.line == line));
    if !facts.plan.iter().filter_map(|planned| planned.line).all(known) {
        return Err(Refusal::Gone.into());
    }
    interpreted(tx, case.youth, &facts.interpreted, stood.map(|stood| &stood.facts.interpreted))
}

/// Who is not used for the youth did not interpret, unless it is written so already; where one is needed, somebody says who it
/// was or why there was none.
fn interpreted(
    tx: &Transaction<'_>,
    youth: YouthId,
    says: &Interpreted,
    stood: Option<&Interpreted>,
) -> Result<(), StoreError> {
    let reader = Reader::new(tx);
    match says {
        Interpreted::No if reader.needs_interpreter(youth)? => Err(Refusal::InterpreterMissing.into()),
        Interpreted::By(interpreter) if stood != Some(says) && reader.barred_for(youth)?.contains_key(interpreter) => {
            Err(Refusal::InterpreterBarred.into())
        }
        _ => Ok(()),
    }
}

fn insert(
    tx: &Transaction<'_>,
    actor: Actor,
    case: HostCaseId,
    facts: &MeetingFacts,
    anew: Option<&Anew<'_>>,
) -> Result<HostMeetingId, StoreError> {
    let (interpreter, words) = match &facts.interpreted {
        Interpreted::No => (None, None),
        Interpreted::By(interpreter) => (Some(interpreter.0), None),
        Interpreted::Other(words) => (None, Some(words.as_str())),
    };
    tx.execute(
        "INSERT INTO main.host_meeting (case_id, root_id, reason, struck, held_on, present, interpreter_id, interpreter_words,
                                   youth_view, host_view, staff_view, at, staff_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            case.0,
            anew.map(|anew| anew.root.0),
            prose(anew.map(|anew| anew.reason)),
            anew.is_some_and(|anew| anew.struck),
            facts.held_on.to_string(),
            facts.present.as_str(),
            interpreter,
            words,
            prose(facts.youth_view.as_ref()),
            prose(facts.host_view.as_ref()),
            prose(facts.staff_view.as_ref()),
            actor.now.timestamp(),
            actor.staff.0,
        ],
    )?;
    let row = HostMeetingId(tx.last_insert_rowid());
    for planned in &facts.plan {
        tx.execute(
            "INSERT INTO main.host_activity (meeting_id, root_id, kind, words) VALUES (?1, ?2, ?3, ?4)",
            params![row.0, planned.line.map(|line| line.0), planned.kind.as_str(), planned.words.as_str()],
        )?;
    }
    for found in &facts.found {
        tx.execute(
            "INSERT INTO main.host_found (meeting_id, activity_id, outcome, words) VALUES (?1, ?2, ?3, ?4)",
            params![row.0, found.activity.0, found.outcome.id(), prose(found.words.as_ref())],
        )?;
    }
    Ok(row)
}

/// Puts the next meeting in the calendar. What stands there of it and lies after `held_on` is moved: a meeting that was held
/// before its time leaves no second one behind.
fn put_in_calendar(
    tx: &Transaction<'_>,
    actor: Actor,
    case: &HostCase,
    next: &NextMeeting,
    held_on: NaiveDate,
) -> Result<(), StoreError> {
    next.check(actor.now, actor.zone).map_err(Refusal::from)?;
    let reader = actor.read(tx);
    let coordinator = reader.household(case.household)?.and_then(|household| household.facts.coordinator);
    let facts = next.event(case.youth, Some(coordinator.unwrap_or(actor.staff)));
    let stands = match reader.host_next_event(case.id)? {
        Some((event, _)) => reader.event(event)?.filter(|event| event.facts.rule.is_none() && !event.called_off),
        None => None,
    };
    let waits = |event: &Event| event.facts.when.day > held_on && event.facts.when.starts_at(actor.zone) > actor.now;
    let event = match stands.filter(waits) {
        Some(event) => {
            calendar::move_to(tx, actor, &event, &facts)?;
            event.id
        }
        None => calendar::insert(tx, actor, &facts)?,
    };
    tx.execute(
        "INSERT INTO main.host_next (case_id, event_id, at, staff_id) VALUES (?1, ?2, ?3, ?4)",
        params![case.id.0, event.0, actor.now.timestamp(), actor.staff.0],
    )?;
    filing::refile(tx, Entity::Event, event.0, actor.now)
}
