//! `goal`: the goals in a youth's plan.

use chrono::Months;
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;

use super::{
    about,
    command::{branch, json, leaf, option, positional, text, when},
    cx::Cx,
    fault::Fault,
    json::GoalJson,
};
use crate::{
    domain::{
        access::Deed,
        command::Command as Change,
        fold::fold_loose,
        ids::GoalId,
        names::Line,
        plan::{Goal, GoalFacts, GoalStatus},
        refusal::Refusal,
        taken::TakenList,
    },
    text::{Texts, when::Lean},
};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "goal", t.cli_goal_about(), t.cli_goal_usage())
        .subcommand(leaf(t, "list", t.cli_goal_list_about(), t.cli_goal_list_usage()).arg(whose(t)).arg(json(t)))
        .subcommand(
            leaf(t, "add", t.cli_goal_add_about(), t.cli_goal_add_usage())
                .arg(positional(t, "title", t.cli_value_text(), t.cli_goal_title_help()).required(true))
                .arg(whose(t))
                .arg(option("area", t.cli_value_text(), t.cli_goal_area_help()).required(true))
                .arg(when("review", t.cli_value_day(), t.cli_goal_review_help()))
                .arg(json(t)),
        )
}

fn whose(t: &Texts) -> Arg {
    option("about", t.cli_value_youth(), t.cli_goal_whose_help()).required(true)
}

/// Lists or adds.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("add", matches)) => add(matches, cx),
        Some((_, matches)) => list(matches, cx),
        None => Ok(()),
    }
}

#[derive(Serialize)]
struct Listed {
    goals: Vec<GoalJson>,
}

fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut signed = cx.sign_in_for(Deed::OpenFiles)?;
    let youth = about::youth(cx.texts, &signed.people, text(matches, "about"))?;
    signed.note_taken_out(cx.now(), TakenList::Plan, youth)?;
    let goals = signed.house.read().plan(youth)?.goals;
    if matches.get_flag("json") {
        let goals = goals.iter().map(|goal| GoalJson::of(&signed.people, goal, cx.today())).collect();
        return cx.print_json(&Listed { goals });
    }
    if goals.is_empty() {
        return cx.print(cx.texts.cli_goal_none());
    }
    for goal in &goals {
        let line = line(cx, goal);
        cx.print(&line)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct One {
    goal: GoalJson,
}

fn add(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let review = match matches.get_one::<String>("review") {
        Some(written) => cx.day(Some(written), Lean::Future)?,
        None => cx.today() + Months::new(cx.loaded.config.plan.evaluation_months),
    };
    let facts = GoalFacts {
        title: Line::new(text(matches, "title"))?,
        area: area(cx, text(matches, "area"))?,
        status: GoalStatus::default(),
        review,
    };
    let mut signed = cx.sign_in()?;
    let youth = about::youth(cx.texts, &signed.people, text(matches, "about"))?;
    let done = signed.execute(cx.now(), &Change::AddGoal { youth, facts })?;
    let saved = signed.house.read().goal(GoalId(done.row))?.ok_or(Refusal::Gone)?;
    if matches.get_flag("json") {
        return cx.print_json(&One { goal: GoalJson::of(&signed.people, &saved, cx.today()) });
    }
    let t = cx.texts;
    let line = line(cx, &saved);
    cx.print(&format!("{} {line}", t.saved_at(t.clock(done.at, cx.zone()))))
}

/// One of the areas of the configuration, by its name or the beginning of one.
fn area(cx: &Cx<'_>, text: &str) -> Result<Line, Fault> {
    let areas = &cx.loaded.config.plan.areas;
    let folded = fold_loose(text.trim());
    let exact = areas.iter().find(|area| fold_loose(area) == folded);
    let mut beginning = areas.iter().filter(|area| !folded.is_empty() && fold_loose(area).starts_with(&folded));
    let found = exact.or(match (beginning.next(), beginning.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    });
    let area = found.ok_or_else(|| Fault::Usage(cx.texts.cli_goal_unknown_area(text, areas.join("; "))))?;
    Ok(Line::new(area)?)
}

fn line(cx: &Cx<'_>, goal: &Goal) -> String {
    let t = cx.texts;
    let facts = &goal.facts;
    let review = match goal.overdue_days(cx.today()) {
        Some(days) => t.cli_goal_overdue(t.date(facts.review), days),
        None => t.cli_goal_review(t.date(facts.review)),
    };
    format!("{} · {} · {} · {review}", facts.title, facts.area, t.goal_status(facts.status))
}
