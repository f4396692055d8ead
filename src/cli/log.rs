//! `log`: writes in the log, corrects it and reads it.

mod revise;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde::Serialize;

use super::{
    about, choice,
    command::{branch, json, leaf, option, positional, text, when},
    cx::{Cx, SignedIn},
    fault::Fault,
    json::EntryJson,
};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        command::Command as Change,
        ids::{GoalId, YouthId},
        log::{About, ContactMinutes, EntryKind, EntryLines, EntryMarks, LogEntry, NewEntry, Weight},
        names::Prose,
        refusal::{Invalid, Refusal},
        taken::TakenList,
        time::Instant,
    },
    report,
    store::read::{LogFilter, LogPage, LogPlace},
    text::{Texts, when::Lean},
};

/// Entries that are listed unless somebody says otherwise.
const USUAL: &str = "20";
/// The most that are listed at once: a printed page holds some ten.
const MOST: i64 = 10_000;
/// Entries read at a time.
const PAGE: usize = 200;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "log", t.cli_log_about(), t.cli_log_usage())
        .subcommand(add_command(t))
        .subcommand(list_command(t))
        .subcommand(revise::correct_command(t))
        .subcommand(revise::strike_command(t))
        .subcommand(revise::history_command(t))
        .subcommand(revise::transferred_command(t))
}

fn add_command(t: &Texts) -> Command {
    let command = leaf(t, "add", t.cli_log_add_about(), t.cli_log_add_usage())
        .arg(positional(t, "text", t.cli_value_text(), t.cli_log_text_help()).action(ArgAction::Append).num_args(0..))
        .arg(about_option(t.cli_value_about(), t.cli_log_add_about_help()).required(true))
        .arg(kind(t, t.cli_log_kind_help(choice::KIND.list(t))).default_value(EntryKind::default().id()))
        .arg(weight(t, t.cli_log_weight_help(choice::WEIGHT.list(t))).default_value(Weight::default().id()))
        .arg(when("happened", t.cli_value_when(), t.cli_log_happened_help()))
        .arg(option("youth-voice", t.cli_value_text(), t.cli_log_youth_voice_help()))
        .arg(option("assessment", t.cli_value_text(), t.cli_log_assessment_help()))
        .arg(option("agreed", t.cli_value_text(), t.cli_log_agreed_help()));
    marks_options(t, command)
        .arg(option("goal", t.cli_value_number(), t.cli_log_goal_help()).value_parser(value_parser!(i64)))
        .arg(json(t))
        .after_help(t.cli_log_add_more())
}

/// What an entry carries besides its text.
fn marks_options(t: &Texts, command: Command) -> Command {
    let minutes = |name, help: &'static str| {
        option(name, t.cli_value_number(), help)
            .value_parser(value_parser!(u16).range(1..=i64::from(ContactMinutes::MOST)))
    };
    let mark = |name, help: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help);
    command
        .arg(when("until", t.cli_value_when(), t.cli_log_until_help()))
        .arg(mark("handover", t.cli_log_handover_help()))
        .arg(mark("journal", t.cli_log_to_journal_help()))
        .arg(minutes("individual", t.cli_log_individual_help()))
        .arg(minutes("common", t.cli_log_common_help()))
}

fn list_command(t: &Texts) -> Command {
    leaf(t, "list", t.cli_log_list_about(), t.cli_log_list_usage())
        .arg(about_option(t.cli_value_about(), t.cli_log_list_about_help()))
        .arg(when("since", t.cli_value_when(), t.cli_log_since_help()))
        .arg(kind(t, t.cli_log_list_kind_help(choice::KIND.list(t))))
        .arg(weight(t, t.cli_log_list_weight_help(choice::WEIGHT.list(t))))
        .arg(Arg::new("journal").long("journal").action(ArgAction::SetTrue).help(t.cli_log_journal_help()))
        .arg(option("words", t.cli_value_text(), t.cli_log_words_help()))
        .arg(
            option("limit", t.cli_value_number(), t.cli_log_limit_help())
                .default_value(USUAL)
                .hide_default_value(true)
                .value_parser(value_parser!(i64)),
        )
        .arg(json(t))
}

fn about_option(value: &'static str, help: &'static str) -> Arg {
    option("about", value, help)
}

fn kind(t: &Texts, help: String) -> Arg {
    choice::arg(choice::KIND, t, "kind", t.cli_value_kind(), help).hide_default_value(true)
}

fn weight(t: &Texts, help: String) -> Arg {
    choice::arg(choice::WEIGHT, t, "weight", t.cli_value_weight(), help).hide_default_value(true)
}

/// Writes or lists.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("add", matches)) => add(matches, cx),
        Some(("correct", matches)) => revise::correct(matches, cx),
        Some(("strike", matches)) => revise::strike(matches, cx),
        Some(("history", matches)) => revise::history(matches, cx),
        Some(("transferred", matches)) => revise::transferred(matches, cx),
        Some((_, matches)) => list(matches, cx),
        None => Ok(()),
    }
}

#[derive(Serialize)]
struct Added {
    entry: EntryJson,
}

fn add(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let happened = matches.get_one::<String>("happened").map(|text| cx.moment(text, Lean::Past)).transpose()?;
    let mut signed = cx.sign_in()?;
    let lines = lines(matches, cx)?;
    let now = cx.now();
    let weight = weight_of(matches).unwrap_or_default();
    let mut marks = EntryMarks {
        weight_until: cx.loaded.config.log.weight_until(weight, now),
        goal: matches.get_one::<i64>("goal").copied().map(GoalId),
        ..EntryMarks::default()
    };
    set_marks(matches, weight, &mut marks, cx)?;
    let entry = NewEntry {
        about: about::subject(t, &signed.people, text(matches, "about"))?,
        kind: kind_of(matches).unwrap_or_default(),
        weight,
        happened_at: happened.unwrap_or(now),
        lines,
        shift: signed.house.read().shift_of(signed.staff.id, now)?.map(|shift| shift.id),
        marks,
    };
    let done = signed.execute(now, &Change::WriteEntry(entry))?;
    let saved = signed.house.read().entry(crate::domain::ids::EntryId(done.row))?.ok_or(Refusal::Gone)?;
    if matches.get_flag("json") {
        return cx.print_json(&Added { entry: EntryJson::of(&signed.people, &saved, now) });
    }
    cx.print(&t.saved_at(t.clock(done.at, cx.zone())))?;
    cx.print(&with_number(t, &saved, &report::entry(t, &signed.people, &saved, now, cx.zone())))
}

/// Marks that are named; the others stay as they are.
fn set_marks(matches: &ArgMatches, weight: Weight, marks: &mut EntryMarks, cx: &Cx<'_>) -> Result<(), Fault> {
    if let Some(until) = matches.get_one::<String>("until") {
        if weight == Weight::Normal {
            return Err(Fault::Usage(cx.texts.cli_log_until_normal().to_owned()));
        }
        marks.weight_until = Some(cx.moment(until, Lean::Future)?);
    }
    marks.handover |= matches.get_flag("handover");
    marks.journal |= matches.get_flag("journal");
    let minutes = |name| matches.get_one::<u16>(name).copied();
    marks.minutes.individual = minutes("individual").or(marks.minutes.individual);
    marks.minutes.common = minutes("common").or(marks.minutes.common);
    Ok(())
}

/// An entry with its number on the first line: what `log correct` and the others are given.
fn with_number(t: Texts, entry: &LogEntry, text: &str) -> String {
    let number = t.cli_log_number(entry.id);
    match text.split_once('\n') {
        Some((head, rest)) => format!("{head} · {number}\n{rest}"),
        None => format!("{text} · {number}"),
    }
}

/// What is written: the words of the command line are the facts; without any line, the input is.
fn lines(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<EntryLines, Fault> {
    let words: Vec<&str> = matches.get_many::<String>("text").unwrap_or_default().map(String::as_str).collect();
    let line = |name: &str| matches.get_one::<String>(name).map(|text| Prose::optional(text)).transpose();
    let mut lines = EntryLines {
        facts: None,
        youth_voice: line("youth-voice")?.flatten(),
        assessment: line("assessment")?.flatten(),
        agreed: line("agreed")?.flatten(),
    };
    let from_input = words == ["-"] || (words.is_empty() && lines.is_empty());
    if from_input && words.is_empty() && cx.around.machine.input_is_terminal {
        return Err(Fault::Usage(cx.texts.cli_log_nothing_written().to_owned()));
    }
    let facts = if from_input { cx.rest_of_input()? } else { words.join(" ") };
    lines.facts = Prose::optional(&facts)?;
    if lines.is_empty() {
        return Err(Invalid::Empty.into());
    }
    Ok(lines)
}

#[derive(Serialize)]
struct Listed {
    entries: Vec<EntryJson>,
    more: bool,
}

fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let since = matches.get_one::<String>("since").map(|text| cx.moment_or_day(text, Lean::Past)).transpose()?;
    let limit = limit(matches, t)?;
    let mut signed = cx.sign_in_for(Deed::SeeHouse)?;
    let about = matches.get_one::<String>("about").map(|text| about::subject(t, &signed.people, text)).transpose()?;
    let (youth, place) = match about {
        None => (None, None),
        Some(About::House) => (None, Some(LogPlace::House)),
        Some(About::Apartment(apartment)) => (None, Some(LogPlace::Apartment(apartment))),
        Some(About::Youths(youths)) => match youths.as_slice() {
            [youth] => (Some(*youth), None),
            _ => return Err(Fault::Usage(t.cli_one_youth().to_owned())),
        },
    };
    let filter = LogFilter {
        youth,
        place,
        kind: kind_of(matches),
        weight: weight_of(matches).unwrap_or_default(),
        shift: None,
        journal: matches.get_flag("journal"),
        words: matches.get_one::<String>("words").cloned().unwrap_or_default(),
        ..LogFilter::default()
    };
    note_reading(&mut signed, cx.now(), &filter)?;
    let LogPage { entries, more } = read(&signed, &filter, since, limit)?;
    if filter.youth.is_none() {
        let youths: Vec<YouthId> = entries.iter().flat_map(|entry| entry.about.youths()).copied().collect();
        signed.note_export(cx.now(), TakenList::Log, youths)?;
    }
    if matches.get_flag("json") {
        let entries = entries.iter().map(|entry| EntryJson::of(&signed.people, entry, cx.now())).collect();
        return cx.print_json(&Listed { entries, more });
    }
    print_entries(cx, &signed, &entries)?;
    if more { cx.print(&format!("\n{}", t.cli_log_more())) } else { Ok(()) }
}

fn limit(matches: &ArgMatches, t: Texts) -> Result<usize, Fault> {
    let limit = matches.get_one::<i64>("limit").copied().filter(|limit| (1..=MOST).contains(limit));
    let limit = limit.and_then(|limit| usize::try_from(limit).ok());
    limit.ok_or_else(|| Fault::Usage(t.cli_log_limit_range(MOST)))
}

/// Reading is logged as writing is: a search, and a look into one youth's file.
fn note_reading(signed: &mut SignedIn, now: Instant, filter: &LogFilter) -> Result<(), Fault> {
    if let Some(youth) = filter.youth {
        signed.note_taken_out(now, TakenList::Log, youth)?;
    }
    if !filter.words.trim().is_empty() {
        signed.note(now, AccessEvent::Search, filter.youth)?;
    }
    Ok(())
}

/// The newest entries that pass, written no earlier than `since`: ids grow with the time of writing, so the first older one
/// ends the search.
fn read(signed: &SignedIn, filter: &LogFilter, since: Option<Instant>, limit: usize) -> Result<LogPage, Fault> {
    let mut found = LogPage::default();
    loop {
        let before = found.entries.last().map(|entry| entry.id);
        let page = signed.house.read().log_page(filter, before, PAGE)?;
        for entry in page.entries {
            if since.is_some_and(|at| entry.written_at < at) {
                return Ok(found);
            }
            if found.entries.len() == limit {
                found.more = true;
                return Ok(found);
            }
            found.entries.push(entry);
        }
        if !page.more {
            return Ok(found);
        }
    }
}

fn print_entries(cx: &mut Cx<'_>, signed: &SignedIn, entries: &[LogEntry]) -> Result<(), Fault> {
    if entries.is_empty() {
        let text = cx.texts.cli_log_none();
        return cx.print(text);
    }
    let texts: Vec<String> = entries
        .iter()
        .map(|entry| with_number(cx.texts, entry, &report::entry(cx.texts, &signed.people, entry, cx.now(), cx.zone())))
        .collect();
    cx.print(&texts.join("\n"))
}

fn kind_of(matches: &ArgMatches) -> Option<EntryKind> {
    choice::KIND.of(text(matches, "kind"))
}

fn weight_of(matches: &ArgMatches) -> Option<Weight> {
    choice::WEIGHT.of(text(matches, "weight"))
}
