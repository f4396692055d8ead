//! What an event of the house becomes in a file that leaves it.

use chrono::{Days, NaiveDate};

use crate::{
    domain::{
        calendar::{Event, EventFacts, EventTime},
        names::Line,
    },
    ics::{IcsEvent, IcsTime},
    report::unnamed,
    store::read::{ChangedTime, People},
};

/// An event with its changed occurrences, by the name it has outside: what, where and when, and nobody.
pub(super) fn give(uid: &str, event: &Event, changes: &[ChangedTime], people: &People) -> Vec<IcsEvent> {
    let mut whole = plain(uid, &event.facts, people);
    whole.cancelled = event.called_off;
    whole.sequence = sequence(event.version);
    let Some(rule) = &event.facts.rule else { return vec![whole] };
    whole.rule = Some(rule.clone());
    let first = event.facts.when.day;
    let mut given = Vec::new();
    for change in changes {
        let Some(day) = change.occurrence.id.day else { continue };
        let by_rule = IcsTime::Day(day).like(whole.start);
        if change.left_out {
            whole.left_out.push(by_rule);
            continue;
        }
        let mut time = plain(uid, &change.occurrence.facts, people);
        let is_beside = !rule.is_day(first, day);
        let planned = if is_beside && time.start.day() == day { time.start.like(whole.start) } else { by_rule };
        time.recurrence_id = Some(planned);
        time.cancelled = change.occurrence.called_off;
        time.sequence = sequence(change.occurrence.version);
        if is_beside {
            whole.added.push(planned);
        }
        given.push(time);
    }
    given.insert(0, whole);
    given
}

fn plain(uid: &str, facts: &EventFacts, people: &People) -> IcsEvent {
    let clean = |line: &Line| Line::optional(&unnamed(line.as_str(), people, &[])).ok().flatten();
    let (start, end) = times(facts);
    IcsEvent {
        uid: uid.to_owned(),
        recurrence_id: None,
        summary: clean(&facts.title),
        location: facts.place.as_ref().and_then(clean),
        description: None,
        start,
        end,
        rule: None,
        left_out: Vec::new(),
        added: Vec::new(),
        cancelled: false,
        sequence: 0,
    }
}

fn times(facts: &EventFacts) -> (IcsTime, Option<IcsTime>) {
    let day = facts.when.day;
    let later = |days: u16| -> NaiveDate { day.checked_add_days(Days::new(days.into())).unwrap_or(day) };
    match facts.when.time {
        EventTime::WholeDays { days } => (IcsTime::Day(day), Some(IcsTime::Day(later(days)))),
        EventTime::Clock { from, until } => {
            let end = until.map(|until| IcsTime::Clock(later(until.days_later).and_time(until.at.time())));
            (IcsTime::Clock(day.and_time(from.time())), end)
        }
    }
}

/// The first version is 1 here and 0 in a file.
fn sequence(version: i64) -> u32 {
    u32::try_from(version.saturating_sub(1)).unwrap_or(0)
}
