//! `presence`: where the youths are and have been, and guests.

use clap::{Arg, ArgMatches, Command, value_parser};
use serde::Serialize;

use super::{
    about, choice,
    command::{branch, json, leaf, option, positional, text, when},
    cx::Cx,
    fault::Fault,
    json::{GuestsJson, PresenceJson},
};
use crate::{
    domain::{
        access::Deed,
        command::Command as Change,
        ids::PresenceId,
        names::Line,
        presence::{GuestCount, PresenceFacts, PresenceState},
        refusal::Refusal,
        taken::TakenList,
    },
    report,
    text::{Texts, when::Lean},
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "presence", t.cli_presence_about(), t.cli_presence_usage())
        .subcommand(
            leaf(t, "list", t.cli_presence_list_about(), t.cli_presence_list_usage())
                .arg(option("about", t.cli_value_youth(), t.cli_presence_list_youth_help()))
                .arg(
                    option("limit", t.cli_value_number(), t.cli_presence_limit_help())
                        .value_parser(value_parser!(i64).range(1..=10_000))
                        .default_value("50")
                        .hide_default_value(true),
                )
                .arg(json(t)),
        )
        .subcommand(set_command(t))
        .subcommand(
            leaf(t, "guests", t.cli_presence_guests_about(), t.cli_presence_guests_usage())
                .arg(positional(t, "apartment", t.cli_value_number(), t.cli_presence_apartment_help()).required(true))
                .arg(
                    positional(t, "count", t.cli_value_number(), t.cli_presence_count_help())
                        .value_parser(value_parser!(u8).range(0..=i64::from(GuestCount::MOST)))
                        .required(true),
                )
                .arg(json(t)),
        )
}

fn set_command(t: &Texts) -> Command {
    let state =
        choice::arg(choice::STATE, t, "state", t.cli_value_state(), t.cli_presence_state_help(choice::STATE.list(t)));
    let source = choice::arg(
        choice::SOURCE,
        t,
        "source",
        t.cli_value_source(),
        t.cli_presence_source_help(choice::SOURCE.list(t)),
    );
    leaf(t, "set", t.cli_presence_set_about(), t.cli_presence_set_usage())
        .arg(whom(t))
        .arg(state.long(None::<&str>).help_heading(t.cli_arguments()).required(true))
        .arg(source)
        .arg(when("at", t.cli_value_when(), t.cli_presence_at_help()))
        .arg(when("back", t.cli_value_when(), t.cli_presence_back_help()))
        .arg(option("place", t.cli_value_text(), t.cli_presence_place_help()))
        .arg(option("agreed-with", t.cli_value_text(), t.cli_presence_agreed_help()))
        .arg(option("note", t.cli_value_text(), t.cli_presence_note_help()))
        .arg(json(t))
}

fn whom(t: &Texts) -> Arg {
    positional(t, "youth", t.cli_value_youth(), t.cli_presence_whom_help()).required(true)
}

/// Lists, marks or counts.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("set", matches)) => set(matches, cx),
        Some(("guests", matches)) => guests(matches, cx),
        Some((_, matches)) => match matches.get_one::<String>("about") {
            Some(youth) => history(matches, cx, youth),
            None => list(matches, cx),
        },
        None => Ok(()),
    }
}

#[derive(Serialize)]
struct Listed {
    presence: Vec<PresenceJson>,
    guests: Vec<GuestsJson>,
}

/// Everybody who lives here, by apartment.
fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let (t, now, zone) = (cx.texts, cx.now(), cx.zone());
    let mut signed = cx.sign_in_for(Deed::SeeHouse)?;
    signed.note_export(now, TakenList::Presence, signed.people.residents())?;
    let people = &signed.people;
    let marks = signed.house.read().presence_now()?;
    let doubts = signed.house.read().doubts_now(&marks)?;
    let guests = signed.house.read().guests_now()?;
    let youths = people.residents();
    if matches.get_flag("json") {
        let presence =
            youths.iter().map(|youth| PresenceJson::now(people, *youth, marks.get(youth), doubts.get(youth), now));
        let presence = presence.collect();
        let guests = guests.values().map(|guests| GuestsJson::of(people, guests)).collect();
        return cx.print_json(&Listed { presence, guests });
    }
    if youths.is_empty() {
        return cx.print(t.cli_presence_nobody());
    }
    for youth in youths {
        let who = report::youth_at_home(t, people, youth);
        let mut told = match marks.get(&youth) {
            Some(mark) => {
                let sign = if mark.is_overdue(now) { "▲ " } else { "" };
                format!("{sign}{}", t.presence_in_full(mark, people.initials(mark.by), now, zone))
            }
            None => t.presence_not_marked().to_owned(),
        };
        if let Some(doubt) = doubts.get(&youth) {
            told = format!("{} · {told}", t.doubt_by(doubt, people.initials(doubt.by), now, zone));
        }
        cx.print(&format!("{who} · {told}"))?;
    }
    for guests in guests.values().filter(|guests| guests.count > 0) {
        let line = guests_line(t, cx, people, guests);
        cx.print(&line)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct History {
    presence: Vec<PresenceJson>,
    more: bool,
}

/// The marks of one youth, the newest written first: their file is opened, and that is written down.
fn history(matches: &ArgMatches, cx: &mut Cx<'_>, youth: &str) -> Result<(), Fault> {
    let (t, now, zone) = (cx.texts, cx.now(), cx.zone());
    let limit = matches.get_one::<i64>("limit").copied().and_then(|limit| usize::try_from(limit).ok()).unwrap_or(0);
    let mut signed = cx.sign_in_for(Deed::OpenFiles)?;
    let youth = about::youth(t, &signed.people, youth)?;
    signed.note_taken_out(now, TakenList::Presence, youth)?;
    let page = signed.house.read().presence_page(youth, None, limit)?;
    let people = &signed.people;
    if matches.get_flag("json") {
        let presence = page.marks.iter().map(|mark| PresenceJson::of(people, mark, now)).collect();
        return cx.print_json(&History { presence, more: page.more });
    }
    if page.marks.is_empty() {
        return cx.print(t.cli_presence_none());
    }
    for mark in &page.marks {
        cx.print(&t.presence_listed(mark, people.initials(mark.by), now, zone))?;
    }
    if page.more { cx.print(&format!("\n{}", t.cli_presence_more())) } else { Ok(()) }
}

#[derive(Serialize)]
struct One {
    presence: PresenceJson,
}

fn set(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let state = choice::STATE.of(text(matches, "state")).ok_or(Refusal::Gone)?;
    let source = choice::SOURCE.of(text(matches, "source"));
    let moment = |name: &str, lean| matches.get_one::<String>(name).map(|written| cx.moment(written, lean)).transpose();
    let at = moment("at", Lean::Past)?;
    let facts = PresenceFacts {
        state,
        source: source.unwrap_or_default(),
        expected_back: moment("back", Lean::Future)?,
        place: Line::optional(text(matches, "place"))?,
        agreed_with: Line::optional(text(matches, "agreed-with"))?,
        note: Line::optional(text(matches, "note"))?,
    };
    let mut signed = cx.sign_in()?;
    let youth = about::youth(cx.texts, &signed.people, text(matches, "youth"))?;
    let done = signed.execute(cx.now(), &Change::SetPresence { youth, at, seen: None, facts })?;
    let mark = signed.house.read().presence_mark(PresenceId(done.row))?.ok_or(Refusal::Gone)?;
    if matches.get_flag("json") {
        return cx.print_json(&One { presence: PresenceJson::of(&signed.people, &mark, cx.now()) });
    }
    let (t, now, zone) = (cx.texts, cx.now(), cx.zone());
    let told = t.presence_in_full(&mark, signed.people.initials(mark.by), now, zone);
    let who = report::youth_at_home(t, &signed.people, youth);
    let mut answer = format!("{} {who} · {told}", t.saved_at(t.clock(done.at, zone)));
    if state == PresenceState::Missing {
        answer = format!("{answer}\n{}", t.presence_missing_do());
    }
    cx.print(&answer)
}

#[derive(Serialize)]
struct Guests {
    guests: GuestsJson,
}

fn guests(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let count = matches.get_one::<u8>("count").copied().ok_or(Refusal::Gone)?;
    let mut signed = cx.sign_in()?;
    let apartment = about::apartment(cx.texts, &signed.people, text(matches, "apartment"))?.id;
    let done = signed.execute(cx.now(), &Change::CountGuests { apartment, count })?;
    let counted = signed.house.read().guests_now()?.remove(&apartment).ok_or(Refusal::Gone)?;
    if matches.get_flag("json") {
        return cx.print_json(&Guests { guests: GuestsJson::of(&signed.people, &counted) });
    }
    let t = cx.texts;
    let line = guests_line(t, cx, &signed.people, &counted);
    cx.print(&format!("{} {line}", t.saved_at(t.clock(done.at, cx.zone()))))
}

/// «leilighet 3 · 2 gjester, telt 12:30.»
fn guests_line(t: Texts, cx: &Cx<'_>, people: &crate::store::read::People, guests: &GuestCount) -> String {
    let apartment =
        people.number(guests.apartment).map_or_else(String::new, |number| t.report_apartment_itself(number));
    let at = t.moment(guests.at, cx.now(), cx.zone());
    format!("{apartment} · {}", t.report_roll_guests(t.guests(i64::from(guests.count)), at))
}
