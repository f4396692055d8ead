//! Signs and words of events: what kind one is, whose, and what it takes of a day. No kind is told by its colour.
//!
//! ```text
//! Fellesmiddag     HUSMØTE     1 psykolog     i Skolefri     * 3 Nowruz     Trening 2 4     KN Kveldsvakt
//! ```

use chrono::NaiveDate;

use crate::{
    domain::{
        calendar::{EventKind, Occurrence},
        ids::YouthId,
        time::ClockTime,
    },
    store::read::People,
    text::Texts,
    ui::view::Cx,
};

/// What ends before this after a night belongs to the evening it began.
const NIGHT_IS_OVER: u32 = 6 * 60;

/// The title with the sign of its kind, and whose it is.
#[must_use]
pub fn label(one: &Occurrence, people: &People, t: Texts) -> String {
    let facts = &one.facts;
    let title = facts.title.as_str();
    let doors = doors(&facts.youths, people, t);
    match facts.kind {
        EventKind::Activity if doors.is_empty() => title.to_owned(),
        EventKind::Activity => format!("{title} {doors}"),
        EventKind::HouseMeeting => title.to_uppercase(),
        EventKind::Appointment => format!("{doors} {title}"),
        EventKind::Notice => format!("{} {title}", t.calendar_notice_sign()),
        EventKind::OwnHoliday => format!("* {doors} {title}"),
        EventKind::RotaShift => {
            let initials = facts.responsible.map_or("", |staff| people.initials(staff));
            format!("{initials} {title}")
        }
    }
}

/// Youths by the numbers on their doors, or by name where the number does not say who is meant.
pub(super) fn doors(youths: &[YouthId], people: &People, t: Texts) -> String {
    let one = |youth: YouthId| match people.own_number(youth) {
        Some(number) => number.to_string(),
        None => t.called(people.called(youth)).into_owned(),
    };
    people.by_door(youths).into_iter().map(one).collect::<Vec<_>>().join(" ")
}

/// The days it is shown on, the first and the last: all of them, but not the early hours after a night.
#[must_use]
pub fn shown_days(one: &Occurrence) -> (NaiveDate, NaiveDate) {
    let when = &one.facts.when;
    let last = when.last_day();
    let is_night = |at: ClockTime| at.minute_of_day() < NIGHT_IS_OVER && when.day.succ_opt() == Some(last);
    match one.facts.ends() {
        Some(until) if is_night(until.at) => (when.day, when.day),
        _ => (when.day, last),
    }
}

/// What it takes of a day: «17:00–19:00», «hele dagen», «fra 17:00», «til 12:00».
pub(super) fn times_on(one: &Occurrence, day: NaiveDate, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let (first, last) = shown_days(one);
    if one.facts.when.is_whole_days() || (day > first && day < last) {
        return t.event_whole_day().to_owned();
    }
    let clock = |instant| cx.zone.local(instant).time();
    let start = t.time(clock(one.starts_at));
    match one.ends_at {
        Some(end) if day == first && day == last => t.time_range(clock(one.starts_at), clock(end)),
        Some(end) if day == last => t.calendar_until(t.time(clock(end))),
        Some(_) => t.calendar_from(start),
        None => start,
    }
}

/// «avlyst», «avlyst: kokken er syk».
pub(super) fn off_in_words(one: &Occurrence, t: Texts) -> String {
    match &one.reason {
        Some(reason) => t.calendar_cancelled_because(reason.as_str()),
        None => t.calendar_cancelled().to_owned(),
    }
}

/// «flyttet til fre 27.11. 17:00»: where a time of a series is that is not on its own day.
pub(super) fn moved_to(one: &Occurrence, cx: &Cx<'_>) -> String {
    let (t, when) = (cx.texts, &one.facts.when);
    let day = t.weekday_date_from(when.day, cx.today());
    let moved = match one.facts.begins() {
        Some(_) => t.date_and_time(day, t.time(cx.zone.local(one.starts_at).time())),
        None => day,
    };
    t.calendar_moved_to(moved)
}

/// The whole of it in words, with its day: «lør 21.11. 17:00–19:00», «fre 20.11. 22:00 til søn 22.11. 12:00».
pub(super) fn when_in_words(one: &Occurrence, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let day = t.relative_day(one.facts.when.day, cx.today());
    let (first, last) = shown_days(one);
    // The times as the clocks show them, also in the hour that comes twice.
    let time = match one.ends_at {
        _ if one.facts.when.is_whole_days() || first != last => t.event_time(&one.facts.when),
        Some(end) => format!("{}–{}", t.clock(one.starts_at, cx.zone), t.clock(end, cx.zone)),
        None => t.clock(one.starts_at, cx.zone),
    };
    t.date_and_time(day, time)
}
