//! `access`: who has opened the youths' files or searched for what is written about them, and what was handed out of them.

mod pack;

use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::{
    cli::{
        about,
        command::{branch, json, leaf, option},
        cx::Cx,
        fault::Fault,
        json::YouthRef,
    },
    domain::{
        access::Deed,
        audit::{AccessEvent, ReadKind},
        time::Instant,
    },
    report,
    store::read::{People, Reading},
    text::Texts,
};

/// Rows unless somebody asks for fewer or more.
const USUAL: &str = "100";
/// The most.
const MOST: i64 = 10_000;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let limit = option("limit", t.cli_value_number(), t.cli_access_limit_help())
        .default_value(USUAL)
        .hide_default_value(true)
        .value_parser(value_parser!(i64).range(1..=MOST));
    branch(t, "access", t.cli_access_about(), t.cli_access_usage())
        .subcommand(
            leaf(t, "list", t.cli_access_list_about(), t.cli_access_list_usage())
                .arg(option("youth", t.cli_value_youth(), t.cli_access_youth_help()))
                .arg(limit)
                .arg(json(t)),
        )
        .subcommand(pack::command(t))
}

#[derive(Serialize)]
struct Listed {
    readings: Vec<ReadingJson>,
    more: bool,
}

#[derive(Serialize)]
struct ReadingJson {
    at: Instant,
    by: String,
    youth: YouthRef,
    /// What was done.
    what: ReadKind,
}

impl ReadingJson {
    fn of(people: &People, reading: &Reading) -> Self {
        Self {
            at: reading.at,
            by: people.initials(reading.staff).to_owned(),
            youth: YouthRef::of(people, reading.youth),
            what: reading.kind,
        }
    }
}

/// Lists who has read, or does what is asked about packs.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("list", matches)) => list(matches, cx),
        Some((_, matches)) => pack::run(matches, cx),
        None => Ok(()),
    }
}

/// Lists, the newest first.
fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in_for(Deed::SeeReaders)?;
    signed.note(cx.now(), AccessEvent::Review, None)?;
    let limit = matches.get_one::<i64>("limit").and_then(|limit| usize::try_from(*limit).ok()).unwrap_or_default();
    let people = &signed.people;
    let youths = match matches.get_one::<String>("youth") {
        Some(youth) => vec![about::youth(t, people, youth)?],
        None => people.youths.keys().copied().collect(),
    };
    let mut readings: Vec<Reading> = Vec::new();
    let mut more = false;
    for youth in youths {
        let page = signed.house.read().readings(youth, None, limit)?;
        more |= page.more;
        readings.extend(page.readings);
    }
    readings.sort_by_key(|reading| std::cmp::Reverse(reading.id));
    more |= readings.len() > limit;
    readings.truncate(limit);
    if matches.get_flag("json") {
        let readings = readings.iter().map(|reading| ReadingJson::of(people, reading)).collect();
        return cx.print_json(&Listed { readings, more });
    }
    if readings.is_empty() {
        return cx.print(t.readers_none());
    }
    for reading in &readings {
        let at = cx.zone().local(reading.at);
        let when = t.date_and_time(t.weekday_date(at.date()), t.time(at.time()));
        let did = match reading.kind {
            ReadKind::Opened => t.readers_did_open(),
            ReadKind::Searched => t.readers_did_search(),
            ReadKind::Asked => t.readers_did_ask(),
            ReadKind::Exported => t.readers_did_export(),
        };
        let whose = report::youth_at_home(t, people, reading.youth);
        cx.print(&format!("{when}  {:4} {did} · {whose}", people.initials(reading.staff)))?;
    }
    if more { cx.print(t.cli_access_more()) } else { Ok(()) }
}
