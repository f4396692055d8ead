//! `calendar list`: what is in the calendar on some days.

use chrono::{Datelike as _, Days, NaiveDate};
use clap::ArgMatches;
use serde::Serialize;

use crate::{
    cli::{cx::Cx, fault::Fault, json::YouthRef},
    domain::{
        access::{Deed, allows},
        calendar::{EventKind, Occurrence},
        taken::TakenList,
        time::{Instant, Span, week_of},
    },
    report::{today::activity_line, youths_at_home},
    store::read::People,
    text::Texts,
};

/// The most days at once: of a series that comes every day no time is left out then.
const MOST_DAYS: i64 = 3 * 366;

#[derive(Serialize)]
struct Listed {
    from: NaiveDate,
    to: NaiveDate,
    occurrences: Vec<OccurrenceJson>,
}

/// One time of an event.
#[derive(Serialize)]
struct OccurrenceJson {
    event: i64,
    /// The day the rule of its series gives.
    day: Option<NaiveDate>,
    starts_at: Instant,
    ends_at: Option<Instant>,
    whole_day: bool,
    kind: EventKind,
    title: String,
    place: Option<String>,
    responsible: Option<String>,
    youths: Vec<YouthRef>,
    called_off: bool,
    moved: bool,
    rule: Option<String>,
    rule_words: Option<String>,
}

impl OccurrenceJson {
    fn of(t: Texts, people: &People, one: &Occurrence) -> Self {
        let facts = &one.facts;
        Self {
            event: one.id.event.0,
            day: one.id.day,
            starts_at: one.starts_at,
            ends_at: one.ends_at,
            whole_day: facts.when.is_whole_days(),
            kind: facts.kind,
            title: facts.title.to_string(),
            place: facts.place.as_ref().map(ToString::to_string),
            responsible: facts.responsible.map(|staff| people.initials(staff).to_owned()),
            youths: people.by_door(&facts.youths).into_iter().map(|youth| YouthRef::of(people, youth)).collect(),
            called_off: one.called_off,
            moved: one.is_moved(),
            rule: facts.rule.as_ref().map(ToString::to_string),
            rule_words: facts.rule.as_ref().map(|rule| t.event_rule(rule, one.first_day)),
        }
    }
}

/// Lists. That youths stood in the list is written down before it is shown.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let days = super::days(matches, cx, |from| usual(from, matches.contains_id("from")))?;
    let t = cx.texts;
    if (days.end() - days.start()).num_days() > MOST_DAYS {
        return Err(Fault::Usage(t.calendar_cli_too_many_days().to_owned()));
    }
    let mut signed = cx.sign_in_for(Deed::SeeHouse)?;
    let mut found = signed.house.read().occurrences(days, cx.zone())?;
    let opens_files = allows(signed.staff.rights(), Deed::OpenFiles);
    let with_rota = matches.get_flag("rota");
    found.retain(|one| {
        (opens_files || one.facts.youths.is_empty()) && (with_rota || one.facts.kind != EventKind::RotaShift)
    });
    signed.note_export(cx.now(), TakenList::Calendar, found.iter().flat_map(|one| one.facts.youths.iter().copied()))?;
    let people = &signed.people;
    if matches.get_flag("json") {
        let occurrences = found.iter().map(|one| OccurrenceJson::of(t, people, one)).collect();
        return cx.print_json(&Listed { from: days.start(), to: days.last_day(), occurrences });
    }
    if found.is_empty() {
        return cx.print(&t.calendar_cli_nothing(t.date_range(days)));
    }
    cx.print(&t.date_range(days))?;
    let mut year = days.start().year();
    for one in &found {
        let its = one.facts.when.day.year();
        if its > year {
            year = its;
            cx.print(&year.to_string())?;
        }
        cx.print(&line(t, people, one))?;
    }
    Ok(())
}

/// This week; a week from a day on that was named.
fn usual(from: NaiveDate, is_named: bool) -> Span<NaiveDate> {
    let week = from.checked_add_days(Days::new(7)).unwrap_or(from);
    if is_named { Span::new(from, week).unwrap_or_else(|_| week_of(from)) } else { week_of(from) }
}

/// «tir 24.11. 09:00–09:30 Tannlege · Sentrum · KN · avtale · leilighet 3, Amir · hver tirsdag».
fn line(t: Texts, people: &People, one: &Occurrence) -> String {
    let facts = &one.facts;
    let mut parts = vec![activity_line(t, people, one)];
    if facts.kind != EventKind::Activity {
        parts.push(t.calendar_kind(facts.kind.id()).to_owned());
    }
    if !facts.youths.is_empty() {
        parts.push(youths_at_home(t, people, &people.by_door(&facts.youths)));
    }
    parts.extend(facts.rule.as_ref().map(|rule| t.event_rule(rule, one.first_day)));
    if let Some(day) = one.id.day.filter(|_| one.is_moved()) {
        parts.push(t.calendar_cli_moved_from(t.weekday_date_short(day)));
    }
    parts.join(" · ")
}
