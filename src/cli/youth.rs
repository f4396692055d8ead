//! `youth`: the youths, where they live and what is agreed with them.

mod show;

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::{
    about, choice,
    command::{all_houses, branch, json, leaf, option, positional, text, when},
    cx::{Cx, SignedIn},
    fault::Fault,
    json::{OfHouse, YouthJson},
};
use crate::{
    domain::{
        access::Deed,
        command::Command as Change,
        ids::YouthId,
        moves::{MovePoints, StayEnd},
        names::{Line, Prose},
        refusal::Refusal,
        taken::TakenList,
        youth::YouthFacts,
    },
    report,
    text::{
        Texts,
        when::{Lean, parse_birth_date},
    },
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "youth", t.cli_youth_about(), t.cli_youth_usage())
        .subcommand(
            leaf(t, "list", t.cli_youth_list_about(), t.cli_youth_list_usage())
                .arg(Arg::new("all").long("all").action(ArgAction::SetTrue).help(t.cli_youth_all_help()))
                .arg(all_houses(t))
                .arg(json(t)),
        )
        .subcommand(show::command(t))
        .subcommand(add_command(t))
        .subcommand(
            leaf(t, "move-in", t.cli_youth_in_about(), t.cli_youth_in_usage())
                .arg(whom(t))
                .arg(option("apartment", t.cli_value_number(), t.cli_youth_apartment_help()).required(true))
                .arg(when("from", t.cli_value_day(), t.cli_youth_from_help()))
                .arg(json(t)),
        )
        .subcommand(
            leaf(t, "move-out", t.cli_youth_out_about(), t.cli_youth_out_usage())
                .arg(whom(t))
                .arg(when("last-day", t.cli_value_day(), t.cli_youth_last_day_help()))
                .arg(option("reason", t.cli_value_text(), t.cli_youth_reason_help()))
                .arg(option("follows", t.cli_value_text(), t.cli_youth_follows_help()))
                .arg(json(t)),
        )
}

fn add_command(t: &Texts) -> Command {
    let help = t.cli_youth_interpreter_help(choice::INTERPRETER.list(t));
    let interpreter = choice::arg(choice::INTERPRETER, t, "interpreter", t.cli_value_interpreter(), help);
    leaf(t, "add", t.cli_youth_add_about(), t.cli_youth_add_usage())
        .arg(option("name", t.cli_value_text(), t.cli_youth_name_help()).required(true))
        .arg(option("born", t.cli_value_day(), t.cli_youth_born_help()).required(true))
        .arg(option("latin-name", t.cli_value_text(), t.cli_youth_latin_help()))
        .arg(option("own-script-name", t.cli_value_text(), t.cli_youth_script_help()))
        .arg(option("pronunciation", t.cli_value_text(), t.cli_youth_pronunciation_help()))
        .arg(option("celebrates", t.cli_value_text(), t.cli_youth_celebrates_help()))
        .arg(option("languages", t.cli_value_text(), t.cli_youth_languages_help()))
        .arg(interpreter)
        .arg(option("interpreter-note", t.cli_value_text(), t.cli_youth_interpreter_note_help()))
        .arg(option("help-needed", t.cli_value_text(), t.cli_youth_help_needed_help()))
        .arg(option("contact", t.cli_value_initials(), t.cli_youth_contact_help()))
        .arg(json(t))
}

fn whom(t: &Texts) -> Arg {
    positional(t, "youth", t.cli_value_youth(), t.cli_youth_whom_help()).required(true)
}

/// Lists, shows, adds, or moves.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("show", matches)) => show::run(matches, cx),
        Some(("add", matches)) => add(matches, cx),
        Some(("move-in", matches)) => move_in(matches, cx),
        Some(("move-out", matches)) => move_out(matches, cx),
        Some((_, matches)) => list(matches, cx),
        None => Ok(()),
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    youths: Vec<OfHouse<YouthJson<'a>>>,
}

fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let mut signed = cx.sign_in_to_list(Deed::OpenFiles, matches)?;
    let is_listed = |youth: &YouthId| matches.get_flag("all") || signed.people.lives_here(*youth);
    let listed: Vec<YouthId> = signed.people.youths.keys().copied().filter(is_listed).collect();
    signed.note_export(cx.now(), TakenList::Youths, listed.iter().copied())?;
    let people = &signed.people;
    let mut youths: Vec<_> = listed.iter().filter_map(|youth| people.youths.get(youth)).collect();
    // By apartment, then those who live elsewhere.
    let order = people.by_door(&youths.iter().map(|youth| youth.id).collect::<Vec<_>>());
    let mut houses = BTreeMap::new();
    for youth in youths.iter().filter(|_| signed.goes_across()) {
        houses.extend(signed.house.read().house_of(youth.id)?.map(|house| (youth.id, house)));
    }
    let house_of = |youth: YouthId| houses.get(&youth).copied();
    youths.sort_by_key(|youth| (house_of(youth.id), order.iter().position(|one| *one == youth.id)));
    if matches.get_flag("json") {
        let house = |youth| signed.house_name(house_of(youth)).map(str::to_owned);
        let youths = youths.into_iter();
        let youths =
            youths.map(|youth| OfHouse { house: house(youth.id), row: YouthJson::of(people, youth, cx.today()) });
        let youths = youths.collect();
        return cx.print_json(&Listed { youths });
    }
    if youths.is_empty() {
        return cx.print(t.cli_youth_none());
    }
    for youth in youths {
        let facts = &youth.facts;
        let mut parts = vec![
            report::youth_at_home(t, people, youth.id),
            format!("youth-{}", youth.id),
            t.cli_youth_born(t.date(facts.birth_date), i64::from(facts.age_on(cx.today()))),
        ];
        parts.extend(facts.languages.as_ref().map(ToString::to_string));
        parts.push(t.cli_youth_interpreter(t.interpreter(facts.interpreter)));
        let line = signed.of_house(house_of(youth.id), parts.join(" · "), t);
        cx.print(&line)?;
    }
    Ok(())
}

fn add(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let value = |name| text(matches, name);
    let born = value("born");
    let birth_date = parse_birth_date(born, cx.today()).map_err(|error| cx.not_understood(born, error))?;
    let mut facts = YouthFacts {
        preferred_name: Line::new(value("name"))?,
        latin_name: Line::optional(value("latin-name"))?,
        own_script_name: Line::optional(value("own-script-name"))?,
        pronunciation: Line::optional(value("pronunciation"))?,
        birth_date,
        celebrates: Line::optional(value("celebrates"))?,
        languages: Line::optional(value("languages"))?,
        interpreter: matches
            .get_one::<String>("interpreter")
            .and_then(|text| choice::INTERPRETER.of(text))
            .unwrap_or_default(),
        interpreter_note: Line::optional(value("interpreter-note"))?,
        help_needed: Line::optional(value("help-needed"))?,
        primary_contact: None,
    };
    let mut signed = cx.sign_in()?;
    if let Some(initials) = matches.get_one::<String>("contact") {
        facts.primary_contact = Some(signed.member(cx.texts, initials)?.id);
    }
    let done = signed.execute(cx.now(), &Change::AddYouth(facts))?;
    told(matches, cx, &signed, YouthId(done.row))
}

fn move_in(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let from = cx.day(matches.get_one("from"), Lean::Past)?;
    let mut signed = cx.sign_in()?;
    let youth = youth_of(matches, cx, &signed)?;
    let apartment = about::apartment(cx.texts, &signed.people, text(matches, "apartment"))?.id;
    let points = cx.loaded.config.moves.points_in();
    let people = &signed.people;
    let change = if people.lives_here(youth) && people.last_day(youth).is_none() {
        let points = MovePoints { out: cx.loaded.config.moves.points_out(), into: points };
        Change::MoveTo { youth, apartment, from, points }
    } else {
        Change::MoveIn { youth, apartment, from, points }
    };
    let moved = signed.execute(cx.now(), &change);
    moved.map_err(|fault| fault.among(cx.texts, &signed.people))?;
    told(matches, cx, &signed, youth)
}

fn move_out(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let last_day = cx.day(matches.get_one("last-day"), Lean::Past)?;
    let mut signed = cx.sign_in()?;
    let youth = youth_of(matches, cx, &signed)?;
    let value = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let end = StayEnd {
        reason: Line::optional(value("reason"))?,
        follows: Prose::optional(value("follows"))?,
        follow_up: None,
    };
    let points = cx.loaded.config.moves.points_out();
    signed.execute(cx.now(), &Change::MoveOut { youth, last_day, end, points })?;
    told(matches, cx, &signed, youth)
}

fn youth_of(matches: &ArgMatches, cx: &Cx<'_>, signed: &SignedIn) -> Result<YouthId, Fault> {
    about::youth(cx.texts, &signed.people, text(matches, "youth"))
}

#[derive(Serialize)]
struct One<'a> {
    youth: YouthJson<'a>,
}

/// The youth as they stand now.
fn told(matches: &ArgMatches, cx: &mut Cx<'_>, signed: &SignedIn, youth: YouthId) -> Result<(), Fault> {
    let people = signed.house.read().people()?.on_paper();
    let found = people.youths.get(&youth).ok_or(Refusal::Gone)?;
    if matches.get_flag("json") {
        return cx.print_json(&One { youth: YouthJson::of(&people, found, cx.today()) });
    }
    let t = cx.texts;
    let saved = t.saved_at(t.clock(cx.now(), cx.zone()));
    cx.print(&format!("{saved} {} · youth-{youth}", report::youth_at_home(t, &people, youth)))
}
