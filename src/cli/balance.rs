//! `balance`: how much common and individual time was spent with the youths.

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser};
use serde::Serialize;

use super::{
    about,
    command::{json, leaf, option},
    cx::{Cx, SignedIn},
    fault::Fault,
    json::YouthRef,
    paper,
};
use crate::{
    domain::{
        access::Deed,
        calendar::balance::{Balance, LEAST, Minutes, Weeks},
        ids::YouthId,
        refusal::Refusal,
        taken::TakenList,
        time::monday_of,
    },
    report,
    text::Texts,
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    let weeks = option("weeks", t.cli_value_number(), t.cli_balance_weeks_help())
        .value_parser(PossibleValuesParser::new(["4", "12", "26"]))
        .default_value("12")
        .hide_default_value(true)
        .hide_possible_values(true);
    let leaving = Arg::new("leaving")
        .long("leaving")
        .alias("for-export")
        .action(ArgAction::SetTrue)
        .conflicts_with("youth")
        .help(t.cli_balance_leaving_help());
    leaf(t, "balance", t.cli_balance_about(), t.cli_balance_usage())
        .arg(weeks)
        .arg(option("youth", t.cli_value_youth(), t.cli_balance_youth_help()))
        .arg(leaving)
        .arg(json(t))
}

/// Prints it. What is told of each youth is written down as an export.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let weeks = matches.get_one::<String>("weeks").and_then(|weeks| Weeks::of(weeks.parse().ok()?)).unwrap_or_default();
    let mut signed = cx.sign_in_for(Deed::OpenFiles)?;
    let days = weeks.days(cx.today()).ok_or(Refusal::Gone)?;
    let balance = signed.house.read().balance(days, cx.zone())?;
    if matches.get_flag("leaving") {
        signed.note_export(cx.now(), TakenList::Balance, [])?;
        return leaving(matches, weeks, &balance, &signed, cx);
    }
    let asked =
        matches.get_one::<String>("youth").map(|youth| about::youth(cx.texts, &signed.people, youth)).transpose()?;
    let youths = asked.map_or_else(|| signed.people.residents(), |youth| vec![youth]);
    signed.note_export(cx.now(), TakenList::Balance, youths.iter().copied())?;
    if matches.get_flag("json") {
        return cx.print_json(&whole(weeks, &balance, &youths, asked.is_some(), &signed));
    }
    print(weeks, &balance, &youths, asked.is_some(), &signed, cx)
}

#[derive(Serialize)]
struct Leaving {
    weeks: u16,
    from: NaiveDate,
    to: NaiveDate,
    /// `null` for too few youths.
    house: Option<LeavingHouse>,
}

#[derive(Serialize)]
struct LeavingHouse {
    youths: usize,
    common: u32,
    individual: u32,
}

/// What may leave the house.
fn leaving(
    matches: &ArgMatches,
    weeks: Weeks,
    balance: &Balance,
    signed: &SignedIn,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let t = cx.texts;
    let total = balance.leaving_the_house();
    if matches.get_flag("json") {
        let house = total.map(|total| LeavingHouse {
            youths: total.youths,
            common: total.minutes.common,
            individual: total.minutes.individual,
        });
        let (from, to) = (balance.days.start(), balance.days.last_day());
        return cx.print_json(&Leaving { weeks: weeks.count(), from, to, house });
    }
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let text = match total {
        Some(total) => t.balance_leaving(
            weeks.count(),
            t.date(balance.days.last_day()),
            number(total.youths),
            t.balance_time(total.minutes.common),
            t.balance_time(total.minutes.individual),
        ),
        None => t.balance_few(number(LEAST)),
    };
    cx.print(&paper::with_head(&text, signed, t)?)
}

#[derive(Serialize)]
struct Whole {
    weeks: u16,
    from: NaiveDate,
    to: NaiveDate,
    /// Only without `--youth`.
    house: Option<TimeJson>,
    /// Only with `--youth`.
    average: Option<TimeJson>,
    youths: Vec<YouthJson>,
}

#[derive(Serialize)]
struct YouthJson {
    youth: YouthRef,
    #[serde(flatten)]
    time: TimeJson,
}

#[derive(Serialize)]
struct TimeJson {
    common: u32,
    individual: u32,
    by_week: Vec<WeekJson>,
}

#[derive(Serialize)]
struct WeekJson {
    monday: NaiveDate,
    common: u32,
    individual: u32,
}

impl TimeJson {
    fn of(first: NaiveDate, weeks: &[Option<Minutes>]) -> Self {
        let total: Minutes = weeks.iter().flatten().copied().sum();
        let mondays = first.iter_weeks().map(monday_of);
        let week = |(monday, minutes): (NaiveDate, &Option<Minutes>)| {
            minutes.map(|Minutes { common, individual }| WeekJson { monday, common, individual })
        };
        Self {
            common: total.common,
            individual: total.individual,
            by_week: mondays.zip(weeks).filter_map(week).collect(),
        }
    }
}

/// The house's weeks, none of which is left out.
fn of_house(balance: &Balance) -> Vec<Option<Minutes>> {
    balance.house.iter().copied().map(Some).collect()
}

/// The house's weeks, or the average beside one youth; `None` where there are too few for one.
fn beside(balance: &Balance, one: bool) -> Option<Vec<Option<Minutes>>> {
    let weeks = if one { balance.average() } else { of_house(balance) };
    weeks.iter().any(Option::is_some).then_some(weeks)
}

fn whole(weeks: Weeks, balance: &Balance, youths: &[YouthId], one: bool, signed: &SignedIn) -> Whole {
    let first = balance.days.start();
    let told = beside(balance, one).map(|weeks| TimeJson::of(first, &weeks));
    let (house, average) = if one { (None, told) } else { (told, None) };
    let of_youth = |youth: &YouthId| {
        let time = TimeJson::of(first, balance.youths.get(youth)?);
        Some(YouthJson { youth: YouthRef::of(&signed.people, *youth), time })
    };
    let youths = youths.iter().filter_map(of_youth).collect();
    Whole { weeks: weeks.count(), from: first, to: balance.days.last_day(), house, average, youths }
}

fn print(
    weeks: Weeks,
    balance: &Balance,
    youths: &[YouthId],
    one: bool,
    signed: &SignedIn,
    cx: &mut Cx<'_>,
) -> Result<(), Fault> {
    let t = cx.texts;
    let line = |who: &str, weeks: &[Option<Minutes>]| {
        let total: Minutes = weeks.iter().flatten().copied().sum();
        t.balance_line(who, t.balance_time(total.common), t.balance_time(total.individual))
    };
    let days = balance.days;
    let mut lines = vec![t.balance_weeks(weeks.count(), t.date(days.start()), t.date(days.last_day()))];
    let who = if one { t.balance_average() } else { t.balance_house() };
    lines.push(beside(balance, one).map_or_else(|| t.balance_average_few().to_owned(), |weeks| line(who, &weeks)));
    for youth in youths {
        if let Some(weeks) = balance.youths.get(youth) {
            lines.push(line(&report::youth_at_home(t, &signed.people, *youth), weeks));
        }
    }
    if !one {
        lines.push(t.balance_house_counts().to_owned());
    }
    lines.push(t.balance_counted().to_owned());
    lines.push(t.balance_not_counted().to_owned());
    cx.print(&lines.join("\n"))
}
