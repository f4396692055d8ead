//! `evacuation`: the fire roll, for the printer.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;

use super::{
    command::{flag::ALL_HOUSES, json, leaf, option},
    cx::{Cx, SignedIn},
    fault::Fault,
    json::{DoubtJson, GuestsJson, OfHouse, PresenceJson},
    paper,
};
use crate::{
    domain::{audit::AccessEvent, presence::Counted, taken::TakenList, time::Instant},
    report::fire_roll::Evacuation,
    store::{House, read::RollRow},
    text::Texts,
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let reduced = Arg::new("reduced").long("reduced").action(ArgAction::SetTrue).help(t.cli_evacuation_reduced_help());
    let every_house =
        Arg::new(ALL_HOUSES).long(ALL_HOUSES).action(ArgAction::SetTrue).help(t.cli_evacuation_all_houses_help());
    leaf(t, "evacuation", t.cli_evacuation_about(), t.cli_evacuation_usage())
        .arg(reduced)
        .arg(every_house)
        .arg(option("output", t.cli_value_file(), t.cli_evacuation_output_help()).value_parser(value_parser!(PathBuf)))
        .arg(json(t))
}

#[derive(Serialize)]
struct Roll {
    at: Instant,
    reduced: bool,
    on_shift: Vec<String>,
    totals: Totals,
    apartments: Vec<Row>,
    /// The other houses of the file, without names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<OfHouse<Roll>>,
}

#[derive(Serialize)]
struct Totals {
    #[serde(rename = "in")]
    inside: usize,
    out: usize,
    unknown: usize,
    guests: usize,
    help_needed: usize,
}

#[derive(Serialize)]
struct Row {
    number: u8,
    /// `null` where nobody lives.
    counted: Option<Counted>,
    marked_at: Option<Instant>,
    doubt: Option<DoubtJson>,
    help_needed: bool,
    help: Option<String>,
    guests: Option<GuestsJson>,
    /// Only with names.
    presence: Option<PresenceJson>,
}

/// Prints the roll. That it was opened is written down.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let reduced = matches.get_flag("reduced");
    let mut signed = cx.sign_in()?;
    // Without names nobody is taken out.
    let named = if reduced { Vec::new() } else { signed.people.residents() };
    signed.note_export(cx.now(), TakenList::FireRoll, named)?;
    signed.note(cx.now(), AccessEvent::FireRoll, None)?;
    let roll = Evacuation::read(signed.house.read(), cx.now(), &cx.house_clock())?;
    let others = if matches.get_flag(ALL_HOUSES) { others(&signed, cx)? } else { Vec::new() };
    let answer = if matches.get_flag("json") {
        let named =
            |other: &Evacuation| OfHouse { house: Some(other.info.name.to_string()), row: in_json(other, true) };
        let whole = Roll { others: others.iter().map(named).collect(), ..in_json(&roll, reduced) };
        serde_json::to_string(&whole).map_err(std::io::Error::other)?
    } else {
        let own = roll.text(cx.texts, reduced);
        let all = std::iter::once(own).chain(others.iter().map(|other| other.text(cx.texts, true)));
        paper::with_head(&all.collect::<Vec<_>>().join("\n\n\n"), &signed, cx.texts)?
    };
    match matches.get_one::<PathBuf>("output") {
        Some(path) => {
            paper::write_to(path, &answer, cx.texts)?;
            let told = cx.texts.cli_evacuation_written(path.display());
            cx.print(&told)
        }
        None => cx.print(&answer),
    }
}

/// The rolls of the other houses of the file: in a fire everybody in the buildings must be findable, and nobody is named who is not
/// theirs to know.
fn others(signed: &SignedIn, cx: &Cx<'_>) -> Result<Vec<Evacuation>, Fault> {
    let shown = signed.house.shown();
    let every = signed.house.every_house()?;
    let read = |house: &House| Evacuation::read(house.read(), cx.now(), &cx.house_clock());
    let others = every.iter().filter(|(house, _)| house.id != shown);
    Ok(others.map(|(_, house)| read(house)).collect::<Result<_, _>>()?)
}

fn in_json(roll: &Evacuation, reduced: bool) -> Roll {
    use chrono::SubsecRound as _;
    let totals = roll.roll.totals();
    let initials = roll.on_shift.iter().map(|on| roll.people.initials(on.staff).to_owned());
    Roll {
        at: roll.now.trunc_subsecs(0),
        reduced,
        on_shift: if reduced { Vec::new() } else { initials.collect() },
        totals: Totals {
            inside: totals.inside,
            out: totals.outside,
            unknown: totals.unknown,
            guests: totals.guests,
            help_needed: totals.help,
        },
        others: Vec::new(),
        apartments: roll.roll.rows.iter().map(|row| row_in_json(roll, row, reduced)).collect(),
    }
}

fn row_in_json(roll: &Evacuation, row: &RollRow, reduced: bool) -> Row {
    let reduced = reduced || roll.is_unnamed(row);
    let dweller = row.dweller.as_ref();
    let help = dweller.and_then(|dweller| dweller.help.as_ref());
    Row {
        number: row.apartment.number.0,
        counted: dweller.map(|dweller| dweller.counted),
        marked_at: dweller.and_then(|dweller| dweller.mark.as_ref()).map(|mark| mark.at),
        doubt: dweller.and_then(|dweller| dweller.doubt.as_ref()).map(DoubtJson::from),
        help_needed: help.is_some(),
        help: help.filter(|_| !reduced).map(ToString::to_string),
        guests: row.guests.as_ref().map(|guests| GuestsJson::of(&roll.people, guests)),
        presence: dweller.filter(|_| !reduced).map(|dweller| {
            let (mark, doubt) = (dweller.mark.as_ref(), dweller.doubt.as_ref());
            PresenceJson::now(&roll.people, dweller.youth, mark, doubt, roll.now)
        }),
    }
}
