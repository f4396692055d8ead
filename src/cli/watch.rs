//! `watch`: how closely the youths are and were watched over.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::{
    about, choice,
    command::{branch, json, leaf, option, positional, text, when},
    cx::Cx,
    fault::Fault,
    json::{WatchJson, YouthRef},
};
use crate::{
    domain::{
        access::Deed,
        command::Command as Change,
        names::Line,
        refusal::Refusal,
        taken::TakenList,
        watch::{WatchFacts, WatchNow},
    },
    report,
    text::{Texts, when::Lean},
};

/// Levels shown of one youth: years of them.
const LIMIT: usize = 200;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let level =
        choice::arg(choice::LEVEL, t, "level", t.cli_value_level(), t.cli_watch_level_help(choice::LEVEL.list(t)));
    branch(t, "watch", t.cli_watch_about(), t.cli_watch_usage())
        .subcommand(
            leaf(t, "list", t.cli_watch_list_about(), t.cli_watch_list_usage())
                .arg(option("about", t.cli_value_youth(), t.cli_watch_list_youth_help()))
                .arg(json(t)),
        )
        .subcommand(
            leaf(t, "set", t.cli_watch_set_about(), t.cli_watch_set_usage())
                .arg(positional(t, "youth", t.cli_value_youth(), t.cli_watch_whom_help()).required(true))
                .arg(level.long(None::<&str>).help_heading(t.cli_arguments()).required(true))
                .arg(option("reason", t.cli_value_text(), t.cli_watch_reason_help()))
                .arg(when("review", t.cli_value_when(), t.cli_watch_review_help()))
                .arg(json(t)),
        )
}

/// Lists or sets.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("set", matches)) => set(matches, cx),
        Some((_, matches)) => match matches.get_one::<String>("about") {
            Some(youth) => history(matches, cx, youth),
            None => list(matches, cx),
        },
        None => Ok(()),
    }
}

#[derive(Serialize)]
struct Listed {
    watch: Vec<WatchJson>,
    not_set: Vec<YouthRef>,
}

/// Everybody who lives here, by apartment.
fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let (t, now, zone) = (cx.texts, cx.now(), cx.zone());
    let mut signed = cx.sign_in_for(Deed::SeeHouse)?;
    signed.note_export(now, TakenList::Watch, signed.people.residents())?;
    let people = &signed.people;
    let newest = signed.house.read().watch_now()?;
    let mut watch = Vec::new();
    let mut not_set = Vec::new();
    for youth in people.residents() {
        match newest.get(&youth) {
            Some(mark) => watch.push(WatchJson::of(people, mark, now)),
            None => not_set.push(YouthRef::of(people, youth)),
        }
        if !matches.get_flag("json") {
            let level = WatchNow::of(newest.get(&youth), now);
            let by = level.mark().map_or("", |mark| people.initials(mark.by));
            let line =
                format!("{} · {}", report::youth_at_home(t, people, youth), t.watch_in_full(level, by, now, zone));
            cx.print(&line)?;
        }
    }
    if matches.get_flag("json") {
        return cx.print_json(&Listed { watch, not_set });
    }
    if watch.is_empty() && not_set.is_empty() { cx.print(t.cli_presence_nobody()) } else { Ok(()) }
}

#[derive(Serialize)]
struct History {
    watch: Vec<WatchJson>,
}

/// The levels of one youth, the newest first: their file is opened, and that is written down.
fn history(matches: &ArgMatches, cx: &mut Cx<'_>, youth: &str) -> Result<(), Fault> {
    let (t, now, zone) = (cx.texts, cx.now(), cx.zone());
    let mut signed = cx.sign_in_for(Deed::OpenFiles)?;
    let youth = about::youth(t, &signed.people, youth)?;
    signed.note_taken_out(now, TakenList::Watch, youth)?;
    let marks = signed.house.read().watch_history(youth, LIMIT)?;
    let people = &signed.people;
    if matches.get_flag("json") {
        return cx.print_json(&History { watch: marks.iter().map(|mark| WatchJson::of(people, mark, now)).collect() });
    }
    if marks.is_empty() {
        return cx.print(t.watch_not_set());
    }
    for (index, mark) in marks.iter().enumerate() {
        let by = people.initials(mark.by);
        let line = if index == 0 {
            t.watch_in_full(WatchNow::of(Some(mark), now), by, now, zone)
        } else {
            t.watch_past(mark, by, now, zone)
        };
        cx.print(&line)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct One {
    watch: WatchJson,
}

/// Sets a level over whatever stands: who writes a command has no other's words before them.
fn set(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let level = choice::LEVEL.of(text(matches, "level")).ok_or(Refusal::Gone)?;
    let review_at = match matches.get_one::<String>("review") {
        Some(written) => Some(cx.moment(written, Lean::Future)?),
        None => level.usual_review().map(|usual| cx.now() + usual),
    };
    let facts = WatchFacts { level, reason: Line::optional(text(matches, "reason"))?, review_at };
    let mut signed = cx.sign_in()?;
    let youth = about::youth(cx.texts, &signed.people, text(matches, "youth"))?;
    let version = signed.house.read().watch_history(youth, 1)?.pop().map_or(0, |mark| mark.id.0);
    let done = signed.execute(cx.now(), &Change::SetWatch { youth, version, facts })?;
    let mark = signed.house.read().watch_history(youth, 1)?.pop().ok_or(Refusal::Gone)?;
    if matches.get_flag("json") {
        return cx.print_json(&One { watch: WatchJson::of(&signed.people, &mark, cx.now()) });
    }
    let (t, now, zone) = (cx.texts, cx.now(), cx.zone());
    let told = t.watch_in_full(WatchNow::of(Some(&mark), now), signed.people.initials(mark.by), now, zone);
    let who = report::youth_at_home(t, &signed.people, youth);
    cx.print(&format!("{} {who} · {told}", t.saved_at(t.clock(done.at, zone))))
}
