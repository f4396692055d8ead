//! `activity`: the common activities of a week.

use chrono::NaiveDate;
use clap::{ArgMatches, Command};
use serde::Serialize;

use super::{
    command::{branch, json, leaf, option, positional, text, when},
    cx::Cx,
    fault::Fault,
    json::ActivityJson,
};
use crate::{
    domain::{
        access::Deed,
        calendar::{EventFacts, EventKind, OccurrenceId, Step, When},
        command::Command as Change,
        ids::EventId,
        names::Line,
        refusal::Refusal,
        time::{ClockTime, week_of},
    },
    report::today::activity_line,
    text::{
        Texts,
        when::{Lean, parse_clock},
    },
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "activity", t.cli_activity_about(), t.cli_activity_usage())
        .subcommand(
            leaf(t, "list", t.cli_activity_list_about(), t.cli_activity_list_usage())
                .arg(when("week", t.cli_value_day(), t.cli_activity_week_help()))
                .arg(json(t)),
        )
        .subcommand(
            leaf(t, "add", t.cli_activity_add_about(), t.cli_activity_add_usage())
                .arg(positional(t, "title", t.cli_value_text(), t.cli_activity_title_help()).required(true))
                .arg(when("starts", t.cli_value_when(), t.cli_activity_starts_help()).required(true))
                .arg(option("ends", t.cli_value_clock(), t.cli_activity_ends_help()))
                .arg(option("place", t.cli_value_text(), t.cli_activity_place_help()))
                .arg(option("responsible", t.cli_value_initials(), t.cli_activity_responsible_help()))
                .arg(json(t)),
        )
}

/// Lists or adds.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("add", matches)) => add(matches, cx),
        Some((_, matches)) => list(matches, cx),
        None => Ok(()),
    }
}

#[derive(Serialize)]
struct Listed {
    week: u32,
    monday: NaiveDate,
    activities: Vec<ActivityJson>,
}

fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    use chrono::Datelike as _;
    let week = week_of(cx.day(matches.get_one("week"), Lean::Future)?);
    let signed = cx.sign_in_for(Deed::SeeHouse)?;
    let zone = cx.zone();
    let mut activities = signed.house.read().occurrences(week, zone)?;
    activities.retain(|one| one.facts.kind.is_common());
    if matches.get_flag("json") {
        return cx.print_json(&Listed {
            week: week.start().iso_week().week(),
            monday: week.start(),
            activities: activities.iter().map(|one| ActivityJson::of(&signed.people, one)).collect(),
        });
    }
    let t = cx.texts;
    cx.print(&t.week_and_year(week.start()))?;
    if activities.is_empty() {
        return cx.print(t.report_no_activities());
    }
    for activity in &activities {
        cx.print(&activity_line(t, &signed.people, activity))?;
    }
    Ok(())
}

#[derive(Serialize)]
struct One {
    activity: ActivityJson,
}

fn add(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let starts_at = cx.moment(text(matches, "starts"), Lean::Future)?;
    let clock = |text: &String| parse_clock(text).map_err(|error| cx.not_understood(text, error));
    let ends = matches.get_one::<String>("ends").map(clock).transpose()?;
    let starts = cx.zone().local(starts_at);
    let when = When::clock(starts.date(), ClockTime::of(starts.time()), ends);
    let title = Line::new(text(matches, "title"))?;
    let place = Line::optional(text(matches, "place"))?;
    let mut facts = EventFacts { place, ..EventFacts::new(EventKind::Activity, title, when) };
    let mut signed = cx.sign_in()?;
    if let Some(initials) = matches.get_one::<String>("responsible") {
        facts.responsible = Some(signed.member(cx.texts, initials)?.id);
    }
    let done = signed.execute(cx.now(), &Change::Calendar(Step::Add(facts)))?;
    let id = OccurrenceId { event: EventId(done.row), day: None };
    let saved = signed.house.read().occurrence(id, cx.zone())?.ok_or(Refusal::Gone)?;
    if matches.get_flag("json") {
        return cx.print_json(&One { activity: ActivityJson::of(&signed.people, &saved) });
    }
    let t = cx.texts;
    let line = activity_line(t, &signed.people, &saved);
    cx.print(&format!("{} {line}", t.saved_at(t.clock(done.at, cx.zone()))))
}
