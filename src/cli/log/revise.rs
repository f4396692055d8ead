//! `log correct`, `log strike`, `log history`, `log transferred`: what happens to an entry after it was written.

use clap::{ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::{Added, kind, kind_of, marks_options, weight, weight_of, with_number};
use crate::{
    cli::{
        choice,
        command::{json, leaf, option, positional, text, when},
        cx::{Cx, SignedIn},
        fault::Fault,
        json::{EntryJson, EntryVersionJson},
    },
    domain::{
        access::Deed,
        command::Command as Change,
        fold::fold_loose,
        ids::{EntryId, YouthId},
        journal::{JournalItem, JournalSource},
        log::{About, EntryContent, LogEntry, Revision, Weight},
        names::{Line, Prose},
        refusal::Refusal,
        taken::TakenList,
    },
    report,
    text::{Texts, when::Lean},
};

/// Words before the number of an entry.
const ENTRY: [&str; 3] = ["notat-", "entry-", "#"];

pub(super) fn correct_command(t: &Texts) -> Command {
    let line = |name, help| option(name, t.cli_value_text(), help);
    marks_options(
        t,
        leaf(t, "correct", t.cli_log_correct_about(), t.cli_log_correct_usage())
            .arg(which(t))
            .arg(
                positional(t, "text", t.cli_value_text(), t.cli_log_correct_text_help())
                    .action(ArgAction::Append)
                    .num_args(0..),
            )
            .arg(line("reason", t.cli_log_reason_help()))
            .arg(kind(t, t.cli_log_kind_help(choice::KIND.list(t))))
            .arg(weight(t, t.cli_log_weight_help(choice::WEIGHT.list(t))))
            .arg(when("happened", t.cli_value_when(), t.cli_log_happened_help()))
            .arg(line("youth-voice", t.cli_log_youth_voice_help()))
            .arg(line("assessment", t.cli_log_assessment_help()))
            .arg(line("agreed", t.cli_log_agreed_help())),
    )
    .arg(json(t))
    .after_help(t.cli_log_correct_more())
}

pub(super) fn strike_command(t: &Texts) -> Command {
    leaf(t, "strike", t.cli_log_strike_about(), t.cli_log_strike_usage())
        .arg(which(t))
        .arg(option("reason", t.cli_value_text(), t.cli_log_strike_reason_help()).required(true))
        .arg(json(t))
}

pub(super) fn history_command(t: &Texts) -> Command {
    leaf(t, "history", t.cli_log_history_about(), t.cli_log_history_usage()).arg(which(t)).arg(json(t))
}

pub(super) fn transferred_command(t: &Texts) -> Command {
    leaf(t, "transferred", t.cli_log_transferred_about(), t.cli_log_transferred_usage())
        .arg(which(t))
        .arg(option("reference", t.cli_value_text(), t.cli_log_reference_help()).required(true))
        .arg(json(t))
}

fn which(t: &Texts) -> clap::Arg {
    positional(t, "entry", t.cli_value_number(), t.cli_log_which_help()).required(true)
}

/// The entry with that number: `12`, `notat-12`.
fn find(text: &str, signed: &SignedIn, cx: &Cx<'_>) -> Result<LogEntry, Fault> {
    let unknown = || Fault::Usage(cx.texts.cli_task_no_such_entry(text));
    let folded = fold_loose(text.trim());
    let number = ENTRY.iter().find_map(|before| folded.strip_prefix(before)).unwrap_or(&folded);
    let id = EntryId(number.parse().map_err(|_| unknown())?);
    signed.house.read().entry(id)?.ok_or_else(unknown)
}

pub(super) fn correct(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let happened = matches.get_one::<String>("happened").map(|text| cx.moment(text, Lean::Past)).transpose()?;
    let mut signed = cx.sign_in()?;
    let entry = find(text(matches, "entry"), &signed, cx)?;
    let mut content = EntryContent::from(&entry);
    set_lines(matches, &mut content)?;
    content.kind = kind_of(matches).unwrap_or(content.kind);
    content.happened_at = happened.unwrap_or(content.happened_at);
    if let Some(weight) = weight_of(matches).filter(|weight| *weight != content.weight) {
        content.weight = weight;
        content.marks.weight_until = cx.loaded.config.log.weight_until(weight, cx.now());
    }
    super::set_marks(matches, content.weight, &mut content.marks, cx)?;
    if content.weight == Weight::Normal {
        content.marks.weight_until = None;
    }
    let revision = match Prose::optional(text(matches, "reason"))? {
        Some(reason) => Revision::Amendment { content, reason },
        None => Revision::Correction(content),
    };
    revise(matches, &entry, revision, &mut signed, cx)
}

/// What is written takes the place of what stood there; written empty it takes the line away.
fn set_lines(matches: &ArgMatches, content: &mut EntryContent) -> Result<(), Fault> {
    let words: Vec<&str> = matches.get_many::<String>("text").unwrap_or_default().map(String::as_str).collect();
    if !words.is_empty() {
        content.lines.facts = Prose::optional(&words.join(" "))?;
    }
    for (name, line) in [
        ("youth-voice", &mut content.lines.youth_voice),
        ("assessment", &mut content.lines.assessment),
        ("agreed", &mut content.lines.agreed),
    ] {
        if let Some(written) = matches.get_one::<String>(name) {
            *line = Prose::optional(written)?;
        }
    }
    Ok(())
}

pub(super) fn strike(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let missing = || Fault::Usage(cx.texts.revise_reason_missing().to_owned());
    let reason = Prose::optional(text(matches, "reason"))?.ok_or_else(missing)?;
    let mut signed = cx.sign_in()?;
    let entry = find(text(matches, "entry"), &signed, cx)?;
    revise(matches, &entry, Revision::Struck { reason }, &mut signed, cx)
}

fn revise(
    matches: &ArgMatches,
    entry: &LogEntry,
    revision: Revision,
    signed: &mut SignedIn,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let shift = signed.house.read().shift_of(signed.staff.id, cx.now())?.map(|shift| shift.id);
    let seen = entry.revised.as_ref().map(|revised| revised.id);
    signed.execute(cx.now(), &Change::ReviseEntry { entry: entry.id, seen, revision, shift })?;
    told(matches, entry.id, signed, cx)
}

pub(super) fn transferred(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let reference = Line::new(text(matches, "reference"))?;
    let mut signed = cx.sign_in()?;
    let entry = find(text(matches, "entry"), &signed, cx)?;
    let seen = entry.revised.as_ref().map(|revised| revised.id);
    // About several youths: into all the journals that lack it.
    let source = JournalSource::Entry(entry.id);
    let lacks = |youth: &Option<YouthId>| entry.journal_of(*youth).is_waiting();
    let journals: Vec<_> = entry.about.journals().into_iter().filter(lacks).collect();
    if journals.is_empty() {
        return Err(Refusal::NotWaiting.into());
    }
    let together = signed.house.together(signed.staff.id, cx.now())?;
    for youth in journals {
        let item = JournalItem { source, youth };
        let command = Change::TransferToJournal { item, seen, reference: reference.clone() };
        together.part(|part| part.execute(&command))?;
    }
    together.commit()?;
    told(matches, entry.id, &signed, cx)
}

/// The entry as it stands now.
fn told(matches: &ArgMatches, id: EntryId, signed: &SignedIn, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let entry = signed.house.read().entry(id)?.ok_or(Refusal::Gone)?;
    if matches.get_flag("json") {
        return cx.print_json(&Added { entry: EntryJson::of(&signed.people, &entry, cx.now()) });
    }
    let t = cx.texts;
    cx.print(&t.saved_at(t.clock(cx.now(), cx.zone())))?;
    cx.print(&with_number(t, &entry, &report::entry(t, &signed.people, &entry, cx.now(), cx.zone())))
}

#[derive(Serialize)]
struct History {
    entry: EntryJson,
    versions: Vec<EntryVersionJson>,
}

pub(super) fn history(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut signed = cx.sign_in_for(Deed::SeeHouse)?;
    let entry = find(text(matches, "entry"), &signed, cx)?;
    // What an entry said before is as much of a youth's file as what it says now.
    if let About::Youths(youths) = &entry.about {
        for youth in youths.iter().copied() {
            signed.note_taken_out(cx.now(), TakenList::Log, youth)?;
        }
    }
    let versions = signed.house.read().entry_history(entry.id)?;
    if matches.get_flag("json") {
        return cx.print_json(&History {
            entry: EntryJson::of(&signed.people, &entry, cx.now()),
            versions: versions.iter().map(|version| EntryVersionJson::of(&signed.people, version)).collect(),
        });
    }
    let texts: Vec<String> = versions
        .iter()
        .rev()
        .map(|version| report::entry_version(cx.texts, &signed.people, &entry, version, cx.now(), cx.zone()))
        .collect();
    cx.print(&texts.join("\n\n"))
}
