//! `host payment`: the basis of what hosts get in a month. Nothing is paid from here, and nothing is recorded: that is done on
//! the screen, by whoever has looked at it.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;

use crate::{
    cli::{
        command::{json, leaf, option},
        cx::{Cx, SignedIn},
        fault::Fault,
        paper,
    },
    domain::{
        access::Deed,
        host::payment::{self, CaseMonth, Lacks, Line, Month, Note, Ore, Parts, Reckoning, Recorded},
        names::Prose,
        taken::TakenList,
        time::Instant,
    },
    explain,
    report::{
        host_payment::{MonthTold, Writing, write},
        outside::OutsideError,
    },
    text::Texts,
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "payment", t.cli_payment_about(), t.cli_payment_usage())
        .arg(option("month", t.cli_value_month(), t.cli_payment_month_help()))
        .arg(option("csv", t.cli_value_file(), t.cli_payment_csv_help()).value_parser(value_parser!(PathBuf)))
        .arg(json(t))
}

/// Prints it, or writes it to a file.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let t = cx.texts;
    let month = month(matches, cx)?;
    let reckoning = cx.loaded.config.host.reckoning();
    let mut signed = cx.sign_in_for(Deed::KeepHosts)?;
    let path = matches.get_one::<PathBuf>("csv");
    if let Some(path) = path {
        let staff = signed.staff.id;
        let out = Writing { month, reckoning, staff, now: cx.now(), texts: t, zone: cx.zone(), path: path.clone() };
        write(&mut signed.house, &out).map_err(|error| match error {
            OutsideError::Store(error) => error.into(),
            error => Fault::Usage(error.told(t)),
        })?;
    }
    let told = MonthTold::read(signed.house.read(), month, reckoning, cx.today())?;
    if path.is_none() {
        signed.note_export(cx.now(), TakenList::HostPayment, told.youths())?;
    }
    match path {
        _ if matches.get_flag("json") => cx.print_json(&whole(&told, &signed)),
        Some(path) => cx.print(&t.payment_file_written(path.display())),
        None => cx.print(&paper::with_head(&told.lines(t).join("\n"), &signed, t)?),
    }
}

fn month(matches: &ArgMatches, cx: &Cx<'_>) -> Result<Month, Fault> {
    match matches.get_one::<String>("month") {
        Some(text) => text.parse().map_err(|why| Fault::Usage(explain::invalid(cx.texts, why))),
        None => Ok(Month::of(cx.today())),
    }
}

/// Amounts are øre, shares hundredths of a per cent.
#[derive(Serialize)]
struct Whole {
    month: Month,
    /// The month has not begun.
    forecast: bool,
    /// The first day of the newest rates of the table, and whether that lies in a year before the month's.
    rates_from: Option<NaiveDate>,
    rates_are_old: bool,
    reckoning: Reckoning,
    sum: PartsJson,
    cases: Vec<CaseJson>,
}

#[derive(Serialize)]
struct PartsJson {
    base: Ore,
    expense: Ore,
    sum: Ore,
}

impl From<Parts> for PartsJson {
    fn from(parts: Parts) -> Self {
        Self { base: parts.base, expense: parts.expense, sum: parts.sum() }
    }
}

#[derive(Serialize)]
struct CaseJson {
    case: i64,
    household: i64,
    household_name: String,
    youth_id: i64,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    days: u32,
    /// `null` where a rate is missing.
    sum: Option<PartsJson>,
    lines: Vec<LineJson>,
    missing: Option<MissingJson>,
    recorded: Option<RecordedJson>,
    /// What it would be now, where that is something else than what was recorded, and in what: `sum`, `parts`, `days`, `lines`
    /// or `settings`.
    difference: Option<PartsJson>,
    differs: Option<&'static str>,
    notes: Vec<&'static str>,
}

#[derive(Serialize)]
struct LineJson {
    from: NaiveDate,
    to: NaiveDate,
    number: u32,
    of: u32,
    rate: PartsJson,
    /// The first day the rates and the shares are valid.
    rate_from: NaiveDate,
    share_from: NaiveDate,
    share_base: i64,
    share_expense: i64,
    sum: PartsJson,
}

#[derive(Serialize)]
struct MissingJson {
    what: &'static str,
    day: NaiveDate,
}

#[derive(Serialize)]
struct RecordedJson {
    id: i64,
    at: Instant,
    by: String,
    reckoning: Reckoning,
    why: Option<Prose>,
    replaces: Option<i64>,
}

fn whole(told: &MonthTold, signed: &SignedIn) -> Whole {
    Whole {
        month: told.month,
        forecast: told.month.is_ahead(told.today),
        rates_from: told.rates_from,
        rates_are_old: told.old_rates.is_some(),
        reckoning: told.reckoning,
        sum: payment::total(&told.cases).into(),
        cases: told.cases.iter().map(|case| case_json(case, told, signed)).collect(),
    }
}

fn case_json(case: &CaseMonth, told: &MonthTold, signed: &SignedIn) -> CaseJson {
    let counted = case.told();
    let days = counted.and_then(|counted| counted.days);
    CaseJson {
        case: case.case.0,
        household: case.household.0,
        household_name: told.household(case).to_owned(),
        youth_id: case.youth.0,
        from: days.map(|days| days.first),
        to: days.map(|days| days.last),
        days: counted.map_or(0, payment::Counted::day_count),
        sum: counted.map(|counted| counted.parts().into()),
        lines: counted.map(|counted| counted.lines.iter().map(line_json).collect()).unwrap_or_default(),
        missing: case.counted.as_ref().err().map(missing_json),
        recorded: case.recorded.as_ref().map(|recorded| recorded_json(recorded, signed)),
        difference: case.difference().map(|(_, now)| now.into()),
        differs: case.difference().map(|(differs, _)| differs.id()),
        notes: case.notes.iter().map(note_word).collect(),
    }
}

fn line_json(line: &Line) -> LineJson {
    LineJson {
        from: line.days.first,
        to: line.days.last,
        number: line.number,
        of: line.of,
        rate: line.rates.into(),
        rate_from: line.rate_from,
        share_from: line.share_from,
        share_base: line.shares.0.0,
        share_expense: line.shares.1.0,
        sum: line.parts.into(),
    }
}

const fn missing_json(lacks: &Lacks) -> MissingJson {
    match lacks {
        Lacks::Rate(day) => MissingJson { what: "rate", day: *day },
        Lacks::Shares(day) => MissingJson { what: "share", day: *day },
    }
}

const fn note_word(note: &Note) -> &'static str {
    match note {
        Note::NotClosed(_) => "not-closed",
        Note::DaysShared => "days-shared",
        Note::OtherSettings(_) => "other-settings",
    }
}

fn recorded_json(recorded: &Recorded, signed: &SignedIn) -> RecordedJson {
    RecordedJson {
        id: recorded.id.0,
        at: recorded.at,
        by: signed.people.initials(recorded.by).to_owned(),
        reckoning: recorded.reckoning,
        why: recorded.why.clone(),
        replaces: recorded.replaces.map(|before| before.0),
    }
}
