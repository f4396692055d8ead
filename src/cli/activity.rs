//! `activity`: the common activities of a week.

use chrono::{Days, NaiveDate};
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
        activity::ActivityFacts,
        command::Command as Change,
        ids::ActivityId,
        names::Line,
        refusal::Refusal,
        time::{Instant, week_of},
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
    let midnight = |day: NaiveDate| zone.day(day).start();
    let activities = signed.house.read().activities(midnight(week.start()), midnight(week.end()))?;
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
        cx.print(&activity_line(t, &signed.people, activity, zone))?;
    }
    Ok(())
}

#[derive(Serialize)]
struct One {
    activity: ActivityJson,
}

fn add(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let starts_at = cx.moment(text(matches, "starts"), Lean::Future)?;
    let ends_at = matches.get_one::<String>("ends").map(|text| ends_at(cx, starts_at, text)).transpose()?;
    let mut facts = ActivityFacts {
        title: Line::new(text(matches, "title"))?,
        place: Line::optional(text(matches, "place"))?,
        starts_at,
        ends_at,
        responsible: None,
    };
    let mut signed = cx.sign_in()?;
    if let Some(initials) = matches.get_one::<String>("responsible") {
        facts.responsible = Some(signed.member(cx.texts, initials)?.id);
    }
    let done = signed.execute(cx.now(), &Change::AddActivity(facts))?;
    let saved = signed.house.read().activity(ActivityId(done.row))?.ok_or(Refusal::Gone)?;
    if matches.get_flag("json") {
        return cx.print_json(&One { activity: ActivityJson::of(&signed.people, &saved) });
    }
    let t = cx.texts;
    let line = activity_line(t, &signed.people, &saved, cx.zone());
    cx.print(&format!("{} {line}", t.saved_at(t.clock(done.at, cx.zone()))))
}

/// The next time the clock shows `text` after the beginning: an evening that ends at 01:00 ends the day after.
fn ends_at(cx: &Cx<'_>, starts_at: Instant, text: &str) -> Result<Instant, Fault> {
    let clock = parse_clock(text).map_err(|error| cx.not_understood(text, error))?;
    let starts = cx.zone().local(starts_at);
    let day = if clock.time() > starts.time() { starts.date() } else { starts.date() + Days::new(1) };
    Ok(cx.zone().instant(day.and_time(clock.time())))
}
