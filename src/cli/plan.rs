//! `plan`: a youth's plan, its versions, and what is another between two of them.

mod json;

use clap::{Arg, ArgMatches, Command, value_parser};

use self::json::{
    ActsJson, CarriedJson, Compared, GoalChangeJson, Listed, ParticipationJson, Shown, ShownGoal, Voices,
};
use super::{
    about,
    command::{branch, json, leaf, option, text},
    cx::{Cx, SignedIn},
    fault::Fault,
    paper,
};
use crate::{
    domain::{
        access::Deed,
        ids::{StaffId, YouthId},
        plan::{Compared as Both, Goal, GoalChange, Measure, PlanVersion, compare, is_same_measure},
        taken::TakenList,
    },
    report::goal_line,
    store::read::Plan,
    text::Texts,
};

/// Weeks in which traces are counted, as on the screen.
const WEEKS: u32 = 8;

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "plan", t.cli_plan_about(), t.cli_plan_usage())
        .subcommand(
            leaf(t, "show", t.cli_plan_show_about(), t.cli_plan_show_usage())
                .arg(whose(t))
                .arg(number(t, "version", t.cli_plan_version_help()))
                .arg(json(t)),
        )
        .subcommand(leaf(t, "list", t.cli_plan_list_about(), t.cli_plan_list_usage()).arg(whose(t)).arg(json(t)))
        .subcommand(
            leaf(t, "compare", t.cli_plan_compare_about(), t.cli_plan_compare_usage())
                .arg(whose(t))
                .arg(number(t, "from", t.cli_plan_from_help()))
                .arg(number(t, "to", t.cli_plan_to_help()))
                .arg(json(t)),
        )
}

fn whose(t: &Texts) -> Arg {
    option("about", t.cli_value_youth(), t.cli_goal_whose_help()).required(true)
}

fn number(t: &Texts, name: &'static str, help: &'static str) -> Arg {
    option(name, t.cli_value_number(), help).value_parser(value_parser!(u32))
}

/// Shows, lists or compares.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("show", matches)) => show(matches, cx),
        Some(("compare", matches)) => compare_two(matches, cx),
        Some((_, matches)) => list(matches, cx),
        None => Ok(()),
    }
}

/// Whose plan it is: their file is opened, and that is written down.
fn opened(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(SignedIn, YouthId), Fault> {
    let mut signed = cx.sign_in_for(Deed::OpenFiles)?;
    let youth = about::youth(cx.texts, &signed.people, text(matches, "about"))?;
    signed.note_taken_out(cx.now(), TakenList::Plan, youth)?;
    Ok((signed, youth))
}

fn show(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let (signed, youth) = opened(matches, cx)?;
    let reader = signed.house.read();
    let plan = match matches.get_one::<u32>("version") {
        Some(number) => {
            let versions = reader.plan_versions(youth)?;
            reader.plan_version(numbered(&versions, *number, cx)?.id)?.unwrap_or_default()
        }
        None => reader.plan(youth)?,
    };
    if matches.get_flag("json") {
        let shown = as_json(&signed, &plan, cx)?;
        return cx.print_json(&shown);
    }
    let lines = as_text(&signed, &plan, cx)?;
    let text = paper::with_head(&lines.join("\n"), &signed, cx.texts)?;
    cx.print(&text)
}

fn as_json(signed: &SignedIn, plan: &Plan, cx: &Cx<'_>) -> Result<Shown, Fault> {
    let (reader, people) = (signed.house.read(), &signed.people);
    let mut goals = Vec::new();
    for goal in &plan.goals {
        let trace = reader.goal_trace(goal, cx.now(), WEEKS)?;
        let measures = reader.measures_of(goal.id)?;
        goals.push(ShownGoal::of(people, goal, &measures, trace.total(), cx.today()));
    }
    let participation = match &plan.version {
        Some(version) => reader.participation(version.id)?,
        None => Vec::new(),
    };
    Ok(Shown {
        plan: plan.version.as_ref().map(|version| ActsJson::of(people, version)),
        youth_voice: plan.voice.as_ref().map(|voice| voice.words.clone()),
        goals,
        participation: participation.iter().map(|one| ParticipationJson::of(people, one)).collect(),
    })
}

fn as_text(signed: &SignedIn, plan: &Plan, cx: &Cx<'_>) -> Result<Vec<String>, Fault> {
    let (t, reader) = (cx.texts, signed.house.read());
    let mut lines = vec![match &plan.version {
        Some(version) => version_line(version, t),
        None => t.plan_none_current().to_owned(),
    }];
    lines.extend(plan.voice.as_ref().map(|voice| t.quoted(&voice.words)));
    for goal in &plan.goals {
        lines.push(goal_line(t, goal));
        for measure in reader.measures_of(goal.id)? {
            lines.push(format!("    {}", t.measure_told(&measure.facts, |staff| initials(signed, staff))));
        }
        let trace = reader.goal_trace(goal, cx.now(), WEEKS)?;
        lines.push(format!("    {}", t.plan_trace(i64::from(trace.total()), i64::from(WEEKS))));
    }
    Ok(lines)
}

fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let (signed, youth) = opened(matches, cx)?;
    let versions = signed.house.read().plan_versions(youth)?;
    if matches.get_flag("json") {
        let plans = versions.iter().map(|version| ActsJson::of(&signed.people, version)).collect();
        return cx.print_json(&Listed { plans });
    }
    if versions.is_empty() {
        return cx.print(cx.texts.versions_none());
    }
    for version in &versions {
        let newest = version.closed.as_ref().or(version.current.as_ref()).unwrap_or(&version.begun);
        let day = cx.texts.date(cx.zone().date(newest.at));
        let mut parts = vec![version_line(version, cx.texts), day, initials(&signed, newest.by)];
        parts.extend(newest.why.as_ref().map(ToString::to_string));
        cx.print(&parts.join(" · "))?;
    }
    Ok(())
}

/// The newest version with the one before, unless others are named.
fn compare_two(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let (signed, youth) = opened(matches, cx)?;
    let reader = signed.house.read();
    let versions = reader.plan_versions(youth)?;
    let newest = versions.first().map_or(0, |version| version.number);
    let to = matches.get_one::<u32>("to").copied().unwrap_or(newest);
    let from = matches.get_one::<u32>("from").copied().unwrap_or(to.saturating_sub(1));
    let (older, newer) = (numbered(&versions, from, cx)?, numbered(&versions, to, cx)?);
    let words = |version: &PlanVersion| -> Result<Option<String>, Fault> {
        let plan = reader.plan_version(version.id)?;
        Ok(plan.and_then(|plan| plan.voice).map(|voice| voice.words))
    };
    let changes = compare(&reader.version_goals(older.id)?, &reader.version_goals(newer.id)?);
    if matches.get_flag("json") {
        let (people, today) = (&signed.people, cx.today());
        return cx.print_json(&Compared {
            older: ActsJson::of(people, older),
            newer: ActsJson::of(people, newer),
            youth_voices: Voices { older: words(older)?, newer: words(newer)? },
            changes: changes.iter().map(|change| GoalChangeJson::of(people, change, today)).collect(),
            carried: reader.plan_carried(newer.id)?.iter().map(|one| CarriedJson::of(people, one)).collect(),
        });
    }
    let t = cx.texts;
    let mut lines = vec![t.compare_title(i64::from(from), i64::from(to))];
    let why = newer.current.as_ref().and_then(|act| act.why.as_ref()).or(newer.begun.why.as_ref());
    lines.extend(why.map(|why| t.compare_why(why)));
    let voices = match (words(older)?, words(newer)?) {
        (Some(before), Some(after)) => Some(Both::Both { before, after }),
        (Some(before), None) => Some(Both::Gone(before)),
        (None, after) => after.map(Both::Added),
    };
    lines.extend(voices.map(|both| {
        let is_same = matches!(&both, Both::Both { before, after } if before == after);
        told(&both, is_same, |words| t.compare_voice(words), t)
    }));
    lines.extend(changes.iter().flat_map(|change| change_lines(change, &signed, t)));
    cx.print(&lines.join("\n"))
}

fn change_lines(change: &GoalChange, signed: &SignedIn, t: Texts) -> Vec<String> {
    let goal = |goal: &Goal| goal_line(t, goal);
    let measure = |measure: &Measure| t.measure_told(&measure.facts, |staff| initials(signed, staff));
    let mut lines = vec![told(&change.goal, change.changed().is_empty(), goal, t)];
    lines.extend(change.measures.iter().map(|both| format!("    {}", told(both, is_same_measure(both), measure, t))));
    lines
}

/// «endret: … → …»
fn told<T>(both: &Both<T>, is_same: bool, told: impl Fn(&T) -> String, t: Texts) -> String {
    match both {
        Both::Added(one) => format!("{}: {}", t.compare_added(), told(one)),
        Both::Gone(one) => format!("{}: {}", t.compare_gone(), told(one)),
        Both::Both { after, .. } if is_same => format!("{}: {}", t.compare_same(), told(after)),
        Both::Both { before, after } => format!("{}: {} → {}", t.compare_changed(), told(before), told(after)),
    }
}

fn version_line(version: &PlanVersion, t: Texts) -> String {
    t.plan_version_line(i64::from(version.number), t.plan_status_of(version.status))
}

fn initials(signed: &SignedIn, staff: StaffId) -> String {
    signed.people.initials(staff).to_owned()
}

fn numbered<'a>(versions: &'a [PlanVersion], number: u32, cx: &Cx<'_>) -> Result<&'a PlanVersion, Fault> {
    let found = versions.iter().find(|version| version.number == number);
    found.ok_or_else(|| Fault::Usage(cx.texts.cli_plan_no_version(i64::from(number))))
}
