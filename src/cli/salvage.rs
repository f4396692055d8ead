//! `salvage`: what can be read of a damaged house goes into a new one, and what is missing is told by table and time; never a
//! word of what was written.

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;

use super::{
    backup::settings,
    command::{json, leaf, option},
    cx::Cx,
    fault::Fault,
    progress, secrets,
};
use crate::{
    domain::time::Instant,
    explain,
    store::{
        HouseFolder, StoreError,
        salvage::{self, Gap, Loss, Report, Request, Safe},
    },
    text::Texts,
};

/// Places of a table that are told one by one; JSON has them all.
const PLACES: usize = 6;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let path = |name, value, help| option(name, value, help).value_parser(value_parser!(PathBuf));
    leaf(t, "salvage", t.cli_salvage_about(), t.cli_salvage_usage())
        .arg(path("to", t.cli_value_folder(), t.cli_salvage_to_help()).required(true))
        .arg(path("keys", t.cli_value_file(), t.cli_salvage_keys_help()))
        .arg(secrets::or_code_file(t))
        .arg(json(t))
        .after_help(t.cli_salvage_more())
}

/// Salvages, and answers with the exit code of damage where something is missing.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let Some(folder) = matches.get_one::<PathBuf>("to") else { return Ok(()) };
    // What is written in the settings counts from another folder than the one somebody stands in.
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
    let (initials, opener) = (cx.user()?, secrets::opener(matches, cx)?);
    cx.start_log();
    let t = cx.texts;
    let bar = progress::bar(cx, 1, t.salvage_stage_reading());
    let report = salvage::salvage(
        &Request {
            from: &cx.folder(),
            keys: matches.get_one::<PathBuf>("keys").map(PathBuf::as_path),
            initials: &initials,
            opener: &opener,
            to: &HouseFolder::new(&folder),
            now: cx.now(),
            zone: cx.zone(),
            words: t.salvage_lost_row(),
        },
        &mut |stage, done, of| {
            bar.set_message(explain::salvage_stage(t, stage));
            bar.set_length(of);
            bar.set_position(done);
        },
    );
    bar.finish_and_clear();
    let report = report.map_err(|error| match error {
        StoreError::WrongPassphrase if opener.is_code() => Fault::Explained(error, t.salvage_wrong_code().to_owned()),
        // The slot of somebody who got another passphrase since is not the one the house knows.
        StoreError::WrongPassphrase if matches.contains_id("keys") => {
            Fault::Explained(error, t.salvage_wrong_with_keys().to_owned())
        }
        other => other.into(),
    })?;
    let shown = folder.display().to_string();
    if matches.get_flag("json") {
        cx.print_json(&Answer::of(&report, shown))?;
    } else {
        for line in lines(&report, &shown, cx) {
            cx.print(&line)?;
        }
    }
    if report.is_whole() { Ok(()) } else { Err(Fault::Told(StoreError::Damaged.exit_code())) }
}

fn lines(report: &Report, folder: &str, cx: &Cx<'_>) -> Vec<String> {
    let t = cx.texts;
    let mut lines = vec![t.salvage_done(folder, t.count(report.rows))];
    lines.push(if report.is_whole() { t.salvage_whole().to_owned() } else { t.salvage_missing().to_owned() });
    for loss in &report.losses {
        lines.extend(told(loss, cx));
    }
    for (table, rows) in &report.from_trail {
        lines.push(format!("  {}", t.salvage_from_trail(t.count(*rows), t.salvage_what(table))));
    }
    for (what, rows) in &report.on_the_safe_side {
        let told = match what {
            Safe::Protection => t.salvage_safe_protection(t.count(*rows)),
            Safe::ConsentWithdrawal => t.salvage_safe_consent(t.count(*rows)),
            Safe::Presence => t.salvage_safe_presence(t.count(*rows)),
            Safe::WatchLevel => t.salvage_safe_watch(t.count(*rows)),
            Safe::InterpreterBar => t.salvage_safe_interpreter(t.count(*rows)),
        };
        lines.push(format!("  {told}"));
    }
    if report.damaged_in_log > 0 {
        lines.push(format!("  {}", t.salvage_log(report.damaged_in_log)));
    }
    if report.made_anew > 0 {
        lines.push(t.salvage_made_anew().to_owned());
    }
    if report.from_trail.contains_key("staff") {
        lines.push(t.salvage_pins().to_owned());
    }
    let row = t.number(report.row.0);
    lines.push(if report.is_whole() { t.salvage_told_whole(row) } else { t.salvage_told(row) });
    // In TOML a backslash in quotation marks is the beginning of something else.
    lines.push(t.cli_backup_restored_how(folder.replace('\\', "\\\\"), settings(cx), folder));
    lines
}

/// «3 innslag i loggen, skrevet mellom 3.11.2026 14:02 og 3.11.2026 15:30»; of several places each on a line of its own.
fn told(loss: &Loss, cx: &Cx<'_>) -> Vec<String> {
    let (t, what) = (cx.texts, cx.texts.salvage_what(&loss.table));
    let how_many = match loss.missing {
        None => t.salvage_loss_unknown(what),
        Some(missing) if loss.at_least => t.salvage_loss_at_least(t.count(missing), what),
        Some(missing) => t.salvage_loss(t.count(missing), what),
    };
    if let [gap] = loss.gaps.as_slice() {
        let line = when(gap, cx).map_or_else(|| how_many.clone(), |when| t.salvage_gap_when(&how_many, when));
        return vec![format!("  {line}")];
    }
    let mut lines = vec![format!("  {how_many}")];
    for gap in loss.gaps.iter().take(PLACES) {
        let numbers =
            if gap.first == gap.last { t.salvage_gap(gap.first) } else { t.salvage_gaps(gap.first, gap.last) };
        let line = when(gap, cx).map_or_else(|| numbers.clone(), |when| t.salvage_gap_when(&numbers, when));
        lines.push(format!("    {line}"));
    }
    if loss.gaps.len() > PLACES {
        lines.push(format!("    {}", t.salvage_more_gaps(loss.gaps.len() - PLACES)));
    }
    lines
}

/// Between which two moments the missing rows were written.
fn when(gap: &Gap, cx: &Cx<'_>) -> Option<String> {
    let (t, zone) = (cx.texts, cx.zone());
    let at = |at: Instant| t.date_and_time(t.date(zone.date(at)), t.clock(at, zone));
    match (gap.after, gap.before) {
        (Some(after), Some(before)) => Some(t.salvage_between(at(after), at(before))),
        (Some(after), None) => Some(t.salvage_after(at(after))),
        (None, Some(before)) => Some(t.salvage_before(at(before))),
        (None, None) => None,
    }
}

#[derive(Serialize)]
struct Answer {
    folder: String,
    /// Nothing is missing.
    whole: bool,
    rows: u64,
    missing: Vec<LossJson>,
    /// Rows that were written anew as the trail tells.
    from_trail: std::collections::BTreeMap<String, u64>,
    /// Rows that hold until somebody decides anew.
    on_the_safe_side: std::collections::BTreeMap<Safe, u64>,
    /// Indexes and the search were damaged, and nothing is missing there.
    made_anew: bool,
    /// Pages of what was saved last that cannot be read.
    damaged_in_log: usize,
    /// The row of the new trail that tells of it.
    row: i64,
}

#[derive(Serialize)]
struct LossJson {
    table: String,
    rows: Option<u64>,
    at_least: bool,
    gaps: Vec<GapJson>,
}

#[derive(Serialize)]
struct GapJson {
    first: i64,
    last: i64,
    after: Option<Instant>,
    before: Option<Instant>,
}

impl Answer {
    fn of(report: &Report, folder: String) -> Self {
        let gap = |gap: &Gap| GapJson { first: gap.first, last: gap.last, after: gap.after, before: gap.before };
        let loss = |loss: &Loss| LossJson {
            table: loss.table.clone(),
            rows: loss.missing,
            at_least: loss.at_least,
            gaps: loss.gaps.iter().map(gap).collect(),
        };
        Self {
            folder,
            whole: report.is_whole(),
            rows: report.rows,
            missing: report.losses.iter().map(loss).collect(),
            from_trail: report.from_trail.clone(),
            on_the_safe_side: report.on_the_safe_side.clone(),
            made_anew: report.made_anew > 0,
            damaged_in_log: report.damaged_in_log,
            row: report.row.0,
        }
    }
}
