//! `host way`: where the youths have lived, a line each. `host ladder`: the same in numbers, without small groups.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::{
    cli::{
        command::{json, leaf, option},
        cx::{Cx, SignedIn},
        fault::Fault,
        json::YouthRef,
        paper,
    },
    domain::{
        access::Deed,
        audit::AccessEvent,
        few::Told,
        host::{
            ladder::{NEXT, Row, Rung, ladder},
            way::{Leg, Of, Place, Why, doubled, past, unsaid},
        },
        ids::{HouseholdId, YouthId},
        taken::TakenList,
    },
    text::Texts,
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "way", t.cli_host_way_about(), t.cli_host_way_usage())
        .arg(option("year", t.cli_value_year(), t.cli_host_way_year_help()).value_parser(value_parser!(i32)))
        .arg(json(t))
        .after_help(t.cli_host_way_more())
}

/// What clap must know of the numbers.
pub(super) fn ladder_command(t: &Texts) -> Command {
    leaf(t, "ladder", t.cli_host_ladder_about(), t.cli_host_ladder_usage())
        .arg(
            Arg::new("csv")
                .long("csv")
                .action(ArgAction::SetTrue)
                .conflicts_with("json")
                .help(t.cli_host_ladder_csv_help()),
        )
        .arg(json(t))
        .after_help(t.cli_host_ladder_more())
}

/// What is told of one youth.
struct OfOne {
    youth: YouthId,
    legs: Vec<Leg>,
    /// The address is protected: neither a door nor a host leaves the house.
    hides: bool,
}

/// Prints everybody's way. What is told of each youth is written down.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut signed = cx.sign_in_for(Deed::SeeHosts)?;
    let year = matches.get_one::<i32>("year").copied();
    let mut ways = signed.house.read().ways()?;
    ways.retain(|_, legs| year.is_none_or(|year| legs.iter().any(|leg| leg.is_in(year))));
    signed.note(cx.now(), AccessEvent::OpenHosts, None)?;
    signed.note_export(cx.now(), TakenList::Way, ways.keys().copied())?;
    let told = told(ways, &signed)?;
    let hosts: BTreeMap<HouseholdId, String> =
        signed.house.read().households()?.into_iter().map(|one| (one.id, one.facts.name.to_string())).collect();
    if matches.get_flag("json") {
        let ways = told.iter().map(|told| way_json(told, &hosts, &signed, cx)).collect();
        return cx.print_json(&Ways { ways });
    }
    let t = cx.texts;
    let mut lines: Vec<String> = told.iter().map(|told| line(told, &hosts, &signed, cx)).collect();
    lines.sort_by_key(|line| line.to_lowercase());
    if lines.is_empty() {
        lines.push(t.way_none_at_all().to_owned());
    }
    cx.print(&paper::with_head(&lines.join("\n"), &signed, t)?)
}

fn told(ways: BTreeMap<YouthId, Vec<Leg>>, signed: &SignedIn) -> Result<Vec<OfOne>, Fault> {
    let read = signed.house.read();
    let told = |(youth, legs)| Ok(OfOne { youth, legs, hides: read.hides_address(youth)? });
    ways.into_iter().map(told).collect()
}

/// «Amir: leilighet 3, 17.10.2025 til 01.02.2026 (husvert) → husvert: Familien Berg, fra 01.02.2026».
fn line(told: &OfOne, hosts: &BTreeMap<HouseholdId, String>, signed: &SignedIn, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let mut legs: Vec<String> = told.legs.iter().map(|leg| leg_line(leg, told.hides, hosts, signed, t)).collect();
    legs.extend((!doubled(&told.legs).is_empty()).then(|| t.way_doubled_short().to_owned()));
    legs.extend(unsaid(&told.legs, cx.today()).map(|_| t.way_not_said().to_owned()));
    format!("{}: {}", t.called(signed.people.called(told.youth)), legs.join(" → "))
}

fn leg_line(leg: &Leg, hides: bool, hosts: &BTreeMap<HouseholdId, String>, signed: &SignedIn, t: Texts) -> String {
    let place = match leg.of {
        Of::Apartment(apartment) if !hides => {
            let number = signed.people.number(apartment);
            number.map_or_else(|| t.way_house().to_owned(), |number| t.way_apartment(number.to_string()))
        }
        Of::Host(_, household) if !hides => {
            hosts.get(&household).map_or_else(|| t.way_host().to_owned(), |name| t.way_host_named(name))
        }
        _ => t.way_place(leg.place()).to_owned(),
    };
    let days = t.way_days(leg.from, leg.until);
    match &leg.why {
        // A door would be told.
        Some(Why::Within(_)) if hides => t.way_leg(place, days),
        Some(why) => {
            let number = match why {
                Why::Within(apartment) => signed.people.number(*apartment).map(|number| number.to_string()),
                _ => None,
            };
            t.way_leg_why(place, days, t.way_why(why, number))
        }
        None => t.way_leg(place, days),
    }
}

#[derive(Serialize)]
struct Ways {
    ways: Vec<WayJson>,
}

#[derive(Serialize)]
struct WayJson {
    youth: YouthRef,
    legs: Vec<LegJson>,
    /// Nobody has written what came after the last.
    next_missing: bool,
    /// Two of the legs lie beside one another for longer than the day of a move.
    two_places: bool,
}

#[derive(Serialize)]
struct LegJson {
    place: Place,
    /// `null` where the address is protected, and where it is none of the house's.
    apartment: Option<u8>,
    /// The same of the host.
    host: Option<String>,
    from: NaiveDate,
    to: Option<NaiveDate>,
    why: Option<String>,
}

fn way_json(told: &OfOne, hosts: &BTreeMap<HouseholdId, String>, signed: &SignedIn, cx: &Cx<'_>) -> WayJson {
    let leg = |leg: &Leg| LegJson {
        place: leg.place(),
        apartment: match leg.of {
            Of::Apartment(apartment) if !told.hides => signed.people.number(apartment).map(|number| number.0),
            _ => None,
        },
        host: match leg.of {
            Of::Host(_, household) if !told.hides => hosts.get(&household).cloned(),
            _ => None,
        },
        from: leg.from,
        to: leg.until,
        why: match &leg.why {
            Some(Why::Words(words)) => Some(words.to_string()),
            Some(Why::Left(leaving)) => Some(leaving.id().to_owned()),
            Some(Why::Within(_)) => Some("moved-within".to_owned()),
            None => None,
        },
    };
    WayJson {
        youth: YouthRef::of(&signed.people, told.youth),
        legs: told.legs.iter().map(leg).collect(),
        next_missing: unsaid(&told.legs, cx.today()).is_some(),
        two_places: !doubled(&told.legs).is_empty(),
    }
}

/// Prints the numbers. They name nobody, so what is taken out is a row about the house.
pub(super) fn run_ladder(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let limit = cx.loaded.config.host.smallest_group();
    let mut signed = cx.sign_in_for(Deed::SeeHosts)?;
    let ways = signed.house.read().ways()?;
    signed.note_export(cx.now(), TakenList::Way, [])?;
    let past: Vec<_> = ways.iter().flat_map(|(youth, legs)| past(*youth, legs)).collect();
    let rungs = ladder(&past, limit);
    if matches.get_flag("json") {
        return cx.print_json(&Numbers { smallest_group: limit, places: rungs.iter().map(rung_json).collect() });
    }
    let t = cx.texts;
    if matches.get_flag("csv") {
        return cx.print(&csv(&rungs, limit, t));
    }
    cx.print(&paper::with_head(&lines(&rungs, limit, t).join("\n"), &signed, t)?)
}

fn year(row: &Row, t: Texts) -> String {
    row.year.map_or_else(|| t.ladder_all().to_owned(), |year| t.ladder_year(year.to_string()))
}

fn lines(rungs: &[Rung], limit: usize, t: Texts) -> Vec<String> {
    let mut lines = Vec::new();
    for rung in rungs.iter().filter(|rung| !rung.rows.is_empty()) {
        lines.push(t.way_place(rung.place).to_owned());
        for row in &rung.rows {
            let mut parts = vec![year(row, t), t.ladder_times(t.few(row.times, limit))];
            parts.extend(row.people.map(|people| t.ladder_people(people.to_string())));
            parts.extend(row.length.map(|length| t.way_length(length)));
            lines.push(format!("  {}", parts.join(" · ")));
            // Of few in all no part is told.
            if row.times == Told::Few {
                continue;
            }
            let next = NEXT.iter().zip(&row.next);
            let next = next.map(|(next, told)| t.ladder_next_one(t.way_next(*next), t.few(*told, limit)));
            lines.push(format!("    {}", t.ladder_next(next.collect::<Vec<_>>().join(" · "))));
        }
    }
    if lines.is_empty() {
        return vec![t.ladder_none().to_owned()];
    }
    lines.push(t.ladder_explained().to_owned());
    lines.push(t.ladder_few_explained(i64::try_from(limit).unwrap_or(i64::MAX)));
    lines
}

/// A row a place and year, with a semicolon between: as spreadsheets in this country read it.
fn csv(rungs: &[Rung], limit: usize, t: Texts) -> String {
    let mut heads = [t.csv_place(), t.csv_year(), t.csv_times(), t.csv_people(), t.csv_median(), t.csv_shortest()]
        .map(str::to_owned)
        .to_vec();
    heads.push(t.csv_longest().to_owned());
    heads.extend(NEXT.map(|next| t.csv_next(t.way_next(next))));
    let mut rows = vec![heads];
    for (rung, row) in rungs.iter().flat_map(|rung| rung.rows.iter().map(move |row| (rung, row))) {
        let months = |of: fn(crate::domain::host::ladder::Length) -> u32| {
            row.length.map_or_else(String::new, |length| of(length).to_string())
        };
        let mut cells = vec![
            t.way_place(rung.place).to_owned(),
            row.year.map_or_else(|| t.ladder_all().to_owned(), |year| year.to_string()),
            t.few(row.times, limit),
            row.people.map_or_else(String::new, |people| people.to_string()),
            months(|length| length.median),
            months(|length| length.shortest),
            months(|length| length.longest),
        ];
        cells.extend(row.next.iter().map(|told| t.few(*told, limit)));
        rows.push(cells);
    }
    rows.iter().map(|cells| cells.join(";")).collect::<Vec<_>>().join("\n")
}

#[derive(Serialize)]
struct Numbers {
    smallest_group: usize,
    places: Vec<RungJson>,
}

#[derive(Serialize)]
struct RungJson {
    place: Place,
    rows: Vec<RowJson>,
}

#[derive(Serialize)]
struct RowJson {
    /// `null` for all years.
    year: Option<i32>,
    /// `null` where it is not told.
    stays: Option<usize>,
    people: Option<usize>,
    median_months: Option<u32>,
    shortest_months: Option<u32>,
    longest_months: Option<u32>,
    next: Vec<NextJson>,
}

#[derive(Serialize)]
struct NextJson {
    /// `null` where nobody has written it.
    place: Option<Place>,
    stays: Option<usize>,
}

fn rung_json(rung: &Rung) -> RungJson {
    let row = |row: &Row| RowJson {
        year: row.year,
        stays: row.times.number(),
        people: row.people,
        median_months: row.length.map(|length| length.median),
        shortest_months: row.length.map(|length| length.shortest),
        longest_months: row.length.map(|length| length.longest),
        next: NEXT.into_iter().zip(&row.next).map(next_json).collect(),
    };
    RungJson { place: rung.place, rows: rung.rows.iter().map(row).collect() }
}

fn next_json((place, told): (Option<Place>, &Told)) -> NextJson {
    NextJson { place, stays: told.number() }
}
