//! `journal`: what waits for the case journal of the municipality, with the text that is copied there.

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::{
    about,
    command::{branch, json, leaf, option},
    cx::{Cx, SignedIn},
    fault::Fault,
    json::YouthRef,
};
use crate::{
    domain::{
        access::Deed,
        ids::YouthId,
        journal::{JournalMatter, JournalSource},
        taken::TakenList,
        time::Instant,
    },
    report,
    store::read::{JournalFilter, Queued},
    text::{
        Texts,
        journal::{CopyText, JournalCopy},
    },
};

/// What is read at a time.
const PAGE: usize = 200;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "journal", t.cli_journal_about(), t.cli_journal_usage()).subcommand(
        leaf(t, "queue", t.cli_journal_queue_about(), t.cli_journal_queue_usage())
            .arg(option("youth", t.cli_value_youth(), t.cli_journal_youth_help()))
            .arg(json(t)),
    )
}

#[derive(Serialize)]
struct Listed {
    queue: Vec<QueuedJson>,
}

#[derive(Serialize)]
struct QueuedJson {
    since: Instant,
    /// Whole days it has waited.
    days: i64,
    /// It has waited for longer than the house allows.
    late: bool,
    /// Whose journal; nobody's for what is about the house.
    youth: Option<YouthRef>,
    /// Where it was written: an entry or an evaluation, by its number there.
    what: &'static str,
    id: i64,
    kind: &'static str,
    /// What is copied.
    text: String,
    /// How many names of others were taken out of it.
    masked: usize,
    /// Where it stands since before it was changed.
    replaces: Option<String>,
}

/// Lists, what has waited longest first. Whoever's text is told has had their file read.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let Some((_, matches)) = matches.subcommand() else { return Ok(()) };
    let t = cx.texts;
    let mut signed = cx.sign_in_for(Deed::KeepJournal)?;
    let youth = matches.get_one::<String>("youth").map(|youth| about::youth(t, &signed.people, youth)).transpose()?;
    let queue = read(&signed, youth)?;
    let mut youths: Vec<YouthId> = queue.iter().filter_map(|queued| queued.item.youth).chain(youth).collect();
    youths.sort_unstable();
    youths.dedup();
    for youth in youths {
        signed.note_taken_out(cx.now(), TakenList::Journal, youth)?;
    }
    if matches.get_flag("json") {
        let queue = queue.iter().map(|queued| json_of(queued, &signed, cx)).collect::<Result<_, _>>()?;
        return cx.print_json(&Listed { queue });
    }
    if queue.is_empty() {
        return cx.print(t.journal_empty());
    }
    for (nth, queued) in queue.iter().enumerate() {
        let text = copied(queued, &signed, cx)?.text;
        let between = if nth == 0 { "" } else { "\n" };
        cx.print(&format!("{between}{}\n{text}", head(queued, &signed, cx)))?;
    }
    Ok(())
}

fn read(signed: &SignedIn, youth: Option<YouthId>) -> Result<Vec<Queued>, Fault> {
    let filter = JournalFilter { youth, before: None };
    let (mut queue, mut after): (Vec<Queued>, _) = (Vec::new(), None);
    loop {
        let page = signed.house.read().journal_page(filter, after, PAGE)?;
        after = page.queued.last().map(|last| (last.since, last.id));
        queue.extend(page.queued);
        if !page.more || after.is_none() {
            return Ok(queue);
        }
    }
}

fn copied(queued: &Queued, signed: &SignedIn, cx: &Cx<'_>) -> Result<CopyText, Fault> {
    let people = &signed.people;
    let versions = match queued.item.source {
        JournalSource::Entry(entry) => signed.house.read().entry_history(entry)?,
        JournalSource::Evaluation(_) => Vec::new(),
    };
    let youth = queued.item.youth;
    Ok(cx.texts.journal_copy(&JournalCopy {
        matter: &queued.matter,
        versions: &versions,
        youth: youth.and_then(|youth| people.youths.get(&youth)),
        others: &youth.map(|youth| people.names_besides(youth)).unwrap_or_default(),
        signature: &|staff| people.signature(staff),
        zone: cx.zone(),
    }))
}

/// Whole days it has waited, and whether that is too long.
fn waited(queued: &Queued, cx: &Cx<'_>) -> (i64, bool) {
    let days = (cx.now() - queued.since).num_days().max(0);
    (days, days >= i64::from(cx.loaded.config.journal.late_days))
}

/// «▲ 12 dager · leilighet 3, Amir · samtale · notat-12»
fn head(queued: &Queued, signed: &SignedIn, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let (days, late) = waited(queued, cx);
    let age = if days == 0 { t.journal_today().to_owned() } else { t.journal_days(days) };
    let whose = match queued.item.youth {
        Some(youth) => report::youth_at_home(t, &signed.people, youth),
        None => t.report_house().to_owned(),
    };
    let sign = if late { "▲ " } else { "" };
    format!("{sign}{age} · {whose} · {}", t.journal_kind(&queued.matter))
}

fn json_of(queued: &Queued, signed: &SignedIn, cx: &Cx<'_>) -> Result<QueuedJson, Fault> {
    let (days, late) = waited(queued, cx);
    let CopyText { text, masked } = copied(queued, signed, cx)?;
    let (what, id) = match queued.item.source {
        JournalSource::Entry(entry) => ("entry", entry.0),
        JournalSource::Evaluation(evaluation) => ("evaluation", evaluation.0),
    };
    let kind = match &queued.matter {
        JournalMatter::Entry(entry) => entry.kind.id(),
        JournalMatter::Evaluation(_) => "evaluation",
    };
    Ok(QueuedJson {
        since: queued.since,
        days,
        late,
        youth: queued.item.youth.map(|youth| YouthRef::of(&signed.people, youth)),
        what,
        id,
        kind,
        text,
        masked,
        replaces: queued.matter.transfer(queued.item.youth).map(|before| before.reference.to_string()),
    })
}
