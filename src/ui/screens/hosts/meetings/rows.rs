//! How a case stands with its meetings, in rows.

use crate::{
    domain::{
        calendar::Occurrence,
        host::meeting::{Meeting, MeetingClock, Since},
    },
    ui::{action::Action, screens::sheet::Told, theme::Role, view::Cx},
};

/// Cells of the labels.
const LABEL: usize = 20;

/// What the page of a case says: the last meeting, the next one, and the alarm.
pub(in crate::ui::screens::hosts) fn summary(clock: Option<&MeetingClock>, cx: &Cx<'_>) -> Vec<Told> {
    let Some(clock) = clock else { return Vec::new() };
    let mut rows = Vec::from(Told::heading(cx.texts.host_meetings_title()));
    rows.extend(self::clock(Some(clock), cx));
    rows
}

/// The last meeting, the next one, and the alarm; nothing where nobody lives there.
pub(super) fn clock(clock: Option<&MeetingClock>, cx: &Cx<'_>) -> Vec<Told> {
    let (t, today) = (cx.texts, cx.today());
    let Some(clock) = clock else { return vec![Told::new(t.host_meetings_over(), Role::Dim)] };
    let last = match clock.since {
        Since::Meeting(day) => t.day_and_distance(day, today),
        Since::MovedIn(day) => t.host_meeting_never(t.date(day)),
    };
    let mut rows = vec![
        Told::new(last, Role::Text).labelled(t.host_meeting_last(), LABEL),
        next(clock, cx).labelled(t.host_meeting_next(), LABEL),
    ];
    if let Some(days) = clock.since.overdue(today, cx.config.host_meetings.alarm_days) {
        rows.push(Told::new(late(clock.since, days, cx), Role::Overdue));
    }
    let hours = i64::from(cx.config.host_meetings.hours_a_week);
    if hours > 0 {
        rows.push(Told::new(t.host_hours_guide(hours), Role::Dim));
    }
    rows
}

/// «▲ 41 dager siden forrige møte.»
pub(in crate::ui::screens) fn late(since: Since, days: i64, cx: &Cx<'_>) -> String {
    match since {
        Since::Meeting(_) => cx.texts.host_meeting_late(days),
        Since::MovedIn(_) => cx.texts.host_meeting_late_first(days),
    }
}

fn next(clock: &MeetingClock, cx: &Cx<'_>) -> Told {
    let t = cx.texts;
    let set = || cx.key(Action::SetNextMeeting);
    match &clock.next {
        None => Told::new(t.host_next_none(set()), Role::Important),
        Some(next) if next.called_off => Told::new(t.host_next_off(when(next, cx), set()), Role::Important),
        Some(next) if next.starts_at <= cx.now => match clock.since {
            // The meeting that stands in the calendar is the one that was held.
            Since::Meeting(day) if day >= next.facts.when.day => Told::new(t.host_next_none(set()), Role::Important),
            _ => Told::new(t.host_next_past(when(next, cx)), Role::Important),
        },
        Some(next) => Told::new(when(next, cx), Role::Text),
    }
}

/// «tir. 22.12.2026 15:00 · hos Berg»
fn when(next: &Occurrence, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let day = t.weekday_date(next.facts.when.day);
    let clock = next.facts.begins().map(|_| t.clock(next.starts_at, cx.zone));
    let when = clock.map_or_else(|| day.clone(), |clock| t.date_and_time(&day, clock));
    match &next.facts.place {
        Some(place) => format!("{when} · {place}"),
        None => when,
    }
}

/// «20.10.2026 · Amir, Berit Berg, KN · rettet»
pub(super) fn meeting(meeting: &Meeting, cx: &Cx<'_>) -> Told {
    let t = cx.texts;
    let mut parts = vec![t.date(meeting.facts.held_on), meeting.facts.present.to_string()];
    if meeting.kept.struck {
        parts.push(t.host_struck().to_owned());
    } else if meeting.kept.corrected.is_some() {
        parts.push(t.host_corrected().to_owned());
    }
    let role = if meeting.kept.struck { Role::Dim } else { Role::Text };
    Told::new(parts.join(" · "), role)
}
