//! The sentences of the form.

use chrono::NaiveDate;

use super::{super::fields::staff_label, fields::kind_word};
use crate::{
    domain::{
        calendar::{
            EventFacts, EventKind, Reach,
            clash::{Clash, Clashes, Party, With},
        },
        contact::interpreter::Interpreter,
        ids::{InterpreterId, YouthId},
        names::{Line, Prose},
        time::{Instant, Zone},
    },
    store::read::ChangedTime,
    text::Texts,
    ui::view::Cx,
};

/// Stands for a title that is not written yet, and for whatever is empty.
pub(super) const UNNAMED: &str = "–";

/// How many times that fall away are named.
const FALLEN_TOLD: usize = 4;

/// The title at the top.
pub(super) const fn title(kind: EventKind, stands: bool, t: Texts) -> &'static str {
    match (kind, stands) {
        (EventKind::Activity, false) => t.activity_new_title(),
        (EventKind::Activity, true) => t.activity_change_title(),
        (EventKind::HouseMeeting, false) => t.event_form_new_meeting(),
        (EventKind::HouseMeeting, true) => t.event_form_change_meeting(),
        (EventKind::Appointment, false) => t.event_form_new_appointment(),
        (EventKind::Appointment, true) => t.event_form_change_appointment(),
        (EventKind::Notice, false) => t.event_form_new_notice(),
        (EventKind::Notice, true) => t.event_form_change_notice(),
        (EventKind::OwnHoliday, false) => t.event_form_new_holiday(),
        (EventKind::OwnHoliday, true) => t.event_form_change_holiday(),
        (EventKind::RotaShift, _) => t.event_form_shift(),
    }
}

/// What a change does, as far as it reaches.
pub(super) const fn reach(reach: Reach, t: Texts) -> &'static str {
    match reach {
        Reach::This => t.event_form_reach_this_told(),
        Reach::Following => t.event_form_reach_following_told(),
        Reach::All => t.event_form_reach_all_told(),
    }
}

/// «Faller bort: man 30.11. (avlyst), man 07.12. (flyttet)».
pub(super) fn falling_away(changes: &[ChangedTime], cx: &Cx<'_>) -> Option<String> {
    let t = cx.texts;
    let word = |change: &ChangedTime| match (change.occurrence.called_off, change.occurrence.is_moved()) {
        (true, _) => t.calendar_cancelled(),
        (false, true) => t.event_form_moved(),
        (false, false) => t.event_form_otherwise(),
    };
    let told = changes.iter().take(FALLEN_TOLD).map(|change| {
        format!("{} ({})", t.weekday_date_from(change.occurrence.facts.when.day, cx.today()), word(change))
    });
    let list = and_more(told.collect(), changes.len().saturating_sub(FALLEN_TOLD), t);
    (!changes.is_empty()).then(|| t.event_form_falls_away(list))
}

fn and_more(mut told: Vec<String>, more: usize, t: Texts) -> String {
    if more > 0 {
        told.push(t.event_form_and_more(i64::try_from(more).unwrap_or(i64::MAX)));
    }
    told.join(", ")
}

/// «Kolliderer: 1 Samira psykolog 15:00–17:15 · neste ledige 17:30».
pub(super) fn clashes(
    clashes: &Clashes,
    wished: &EventFacts,
    is_series: bool,
    next: Option<Instant>,
    interpreters: &[Interpreter],
    cx: &Cx<'_>,
) -> String {
    let t = cx.texts;
    let dated = |day: NaiveDate| is_series || day != wished.when.day;
    let told = clashes.told.iter().map(|clash| told(clash, dated(clash.day), interpreters, cx)).collect();
    let list = and_more(told, clashes.more, t);
    let day = clashes.told.first().map_or(wished.when.day, |clash| clash.day);
    match next {
        _ if wished.when.is_whole_days() => t.event_form_clash(list),
        None => t.event_form_clash_none_free(list),
        Some(free) => t.event_form_clash_free(list, moment(free, is_series || cx.zone.date(free) != day, cx)),
    }
}

fn moment(at: Instant, dated: bool, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let clock = t.clock(at, cx.zone);
    if dated { t.date_and_time(t.weekday_date_from(cx.zone.date(at), cx.today()), clock) } else { clock }
}

fn told(clash: &Clash, dated: bool, interpreters: &[Interpreter], cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let party = party(&clash.party, interpreters, cx);
    let date = t.weekday_date_from(clash.day, cx.today());
    match &clash.with {
        With::OffDuty if dated => t.event_form_off_duty_on(party, date),
        With::OffDuty => t.event_form_off_duty(party),
        With::Event(_) | With::House(_) => {
            let span = times(clash, cx.zone, t);
            let time = if dated { t.date_and_time(date, span) } else { span };
            let what = match &clash.with {
                With::Event(title) => title.to_string(),
                With::House(Some(name)) => t.event_form_in_house(name.as_str()),
                With::House(None) | With::OffDuty => t.event_form_in_another_house().to_owned(),
            };
            t.event_form_clash_with(party, what, time)
        }
    }
}

/// When that is: as times of the day, or whole days.
fn times(clash: &Clash, zone: Zone, t: Texts) -> String {
    let (start, end) = (zone.local(clash.span.start()), zone.local(clash.span.end()));
    let midnight = chrono::NaiveTime::MIN;
    if start.time() == midnight && end.time() == midnight {
        return t.event_whole_day().to_owned();
    }
    t.time_range(start.time(), end.time())
}

/// Who or what it is.
fn party(party: &Party, interpreters: &[Interpreter], cx: &Cx<'_>) -> String {
    match party {
        Party::Youth(youth) => called(&[*youth], cx),
        Party::Staff(staff) => cx.open.map_or_else(String::new, |open| open.people.initials(*staff).to_owned()),
        Party::Interpreter(id) => interpreter(Some(*id), interpreters),
        Party::Car(name) | Party::Room(name) => name.to_string(),
    }
}

fn called(youths: &[YouthId], cx: &Cx<'_>) -> String {
    let Some(open) = cx.open else { return String::new() };
    let name = |youth| cx.texts.called(open.people.called(youth)).into_owned();
    open.people.with_doors(youths, name)
}

fn interpreter(id: Option<InterpreterId>, interpreters: &[Interpreter]) -> String {
    let known = id.and_then(|id| interpreters.iter().find(|one| one.id == id));
    known.map_or_else(|| UNNAMED.to_owned(), |one| one.facts.name.to_string())
}

/// The facts as they are compared with somebody else's.
pub(super) fn shown(facts: &EventFacts, interpreters: &[Interpreter], cx: &Cx<'_>) -> Vec<(String, String)> {
    let t = cx.texts;
    let nothing = || UNNAMED.to_owned();
    let line = |line: &Option<Line>| line.as_ref().map_or_else(nothing, ToString::to_string);
    let youths = if facts.youths.is_empty() { nothing() } else { called(&facts.youths, cx) };
    [
        (t.event_form_kind(), kind_word(facts.kind, t).to_owned()),
        (t.activity_title(), facts.title.to_string()),
        (t.activity_place(), line(&facts.place)),
        (t.activity_date(), t.weekday_date(facts.when.day)),
        (t.event_form_time(), t.event_time(&facts.when)),
        (t.task_repeats(), facts.rule.as_ref().map_or_else(nothing, |rule| t.event_rule(rule, facts.when.day))),
        (t.event_form_youths(), youths),
        (t.activity_responsible(), staff_label(facts.responsible, cx)),
        (t.event_form_capacity(), facts.capacity.map_or_else(nothing, |most| most.to_string())),
        (t.event_form_interpreter(), interpreter(facts.interpreter, interpreters)),
        (t.event_form_car(), line(&facts.car)),
        (t.event_form_note(), facts.note.as_ref().map(Prose::as_str).map_or_else(nothing, str::to_owned)),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
