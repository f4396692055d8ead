//! `task`: what somebody shall do: lists it, writes it, ends it.

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;

use super::{
    about,
    command::{all_houses, branch, json, leaf, option, positional, text, when},
    cx::{Cx, SignedIn},
    fault::Fault,
    json::{OfHouse, TaskJson},
};
use crate::{
    domain::{
        access::Deed,
        command::Command as Change,
        fold::fold_loose,
        ids::{EntryId, HouseId, TaskId},
        log::About,
        names::{Line, Prose},
        recurrence::Recurrence,
        refusal::Refusal,
        taken::TakenList,
        task::{Due, Ending, Group, OpenTask, Owner, Task, TaskAbout, TaskFacts, TaskState, Worker, arrange},
    },
    report,
    store::read::ShiftOn,
    text::{
        Language, Texts,
        due::parse_due,
        recur::{names_shift, parse_recurrence},
    },
};

/// Words before the number of a task.
const TASK: [&str; 2] = ["task-", "oppgave-"];

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    branch(t, "task", t.cli_task_about(), t.cli_task_usage())
        .subcommand(
            leaf(t, "list", t.cli_task_list_about(), t.cli_task_list_usage())
                .arg(option("about", t.cli_value_youth(), t.cli_task_list_about_help()))
                .arg(Arg::new("now").long("now").action(ArgAction::SetTrue).help(t.cli_task_now_help()))
                .arg(all_houses(t))
                .arg(json(t)),
        )
        .subcommand(
            leaf(t, "add", t.cli_task_add_about(), t.cli_task_add_usage())
                .arg(positional(t, "title", t.cli_value_text(), t.cli_task_title_help()).required(true))
                .arg(option("about", t.cli_value_about(), t.cli_task_about_help()))
                .arg(when("due", t.cli_value_when(), t.cli_task_due_help()))
                .arg(option("owner", t.cli_value_about(), t.cli_task_owner_help()))
                .arg(option("repeats", t.cli_value_text(), t.cli_task_repeats_help()))
                .arg(option("note", t.cli_value_text(), t.cli_task_note_help()))
                .arg(option("entry", t.cli_value_number(), t.cli_task_entry_help()))
                .arg(json(t)),
        )
        .subcommand(leaf(t, "done", t.cli_task_done_about(), t.cli_task_done_usage()).arg(which(t)).arg(json(t)))
        .subcommand(
            leaf(t, "not-done", t.cli_task_not_done_about(), t.cli_task_not_done_usage())
                .arg(which(t))
                .arg(option("because", t.cli_value_text(), t.cli_task_because_help()).required(true))
                .arg(json(t)),
        )
}

fn which(t: &Texts) -> Arg {
    positional(t, "task", t.cli_value_number(), t.cli_task_which_help()).required(true)
}

/// Lists, adds or ends.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match matches.subcommand() {
        Some(("add", matches)) => add(matches, cx),
        Some(("done", matches)) => end(matches, Ending::Done, cx),
        Some(("not-done", matches)) => {
            let missing = || Fault::Usage(cx.texts.not_done_reason_missing().to_owned());
            let reason = Prose::optional(text(matches, "because"))?.ok_or_else(missing)?;
            end(matches, Ending::NotDone(reason), cx)
        }
        Some((_, matches)) => list(matches, cx),
        None => Ok(()),
    }
}

/// Open tasks as whoever signed in sees them.
fn arranged(tasks: Vec<Task>, signed: &SignedIn, cx: &Cx<'_>) -> Result<Vec<OpenTask>, Fault> {
    let shift = my_shift(signed, cx)?;
    let who = Worker { staff: signed.staff.id, shift: shift.as_ref().map(|shift| (&shift.kind, shift.day)) };
    Ok(arrange(tasks, who, cx.now(), &cx.house_clock()))
}

fn my_shift(signed: &SignedIn, cx: &Cx<'_>) -> Result<Option<ShiftOn>, Fault> {
    Ok(signed.house.read().shift_of(signed.staff.id, cx.now())?)
}

#[derive(Serialize)]
struct Listed {
    tasks: Vec<OfHouse<TaskJson>>,
}

fn list(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut signed = cx.sign_in_to_list(Deed::SeeHouse, matches)?;
    let read = match matches.get_one::<String>("about") {
        Some(about) => {
            // Several houses have the same numbers on their doors.
            if let (true, Ok(number)) = (signed.goes_across(), about.trim().parse::<u8>()) {
                return Err(Fault::Usage(cx.texts.cli_nobody_by_door(number)));
            }
            let youth = about::youth(cx.texts, &signed.people, about)?;
            signed.note_taken_out(cx.now(), TakenList::Tasks, youth)?;
            signed.house.read().open_tasks_about(youth)?
        }
        None => {
            let tasks = signed.house.read().open_tasks()?;
            signed.note_export(cx.now(), TakenList::Tasks, tasks.iter().filter_map(|task| task.facts.about.youth()))?;
            tasks
        }
    };
    let mut tasks = arranged(read, &signed, cx)?;
    if matches.get_flag("now") {
        tasks.retain(|open| open.group != Group::Later);
    }
    if matches.get_flag("json") {
        let row = |open: &OpenTask| -> Result<_, Fault> {
            let house = signed.house_name(house_of(&open.task, &signed)?).map(str::to_owned);
            Ok(OfHouse { house, row: TaskJson::of(&signed.people, open, cx.now()) })
        };
        let tasks = tasks.iter().map(row).collect::<Result<_, _>>()?;
        return cx.print_json(&Listed { tasks });
    }
    if tasks.is_empty() {
        return cx.print(cx.texts.cli_task_none());
    }
    for open in &tasks {
        let line = signed.of_house(house_of(&open.task, &signed)?, line(cx, &signed, &open.task), cx.texts);
        cx.print(&line)?;
    }
    Ok(())
}

/// Whose a task is, where several houses are listed.
fn house_of(task: &Task, signed: &SignedIn) -> Result<Option<HouseId>, Fault> {
    if signed.goes_across() { Ok(signed.house.read().house_of_task(task.id)?) } else { Ok(None) }
}

fn line(cx: &Cx<'_>, signed: &SignedIn, task: &Task) -> String {
    let line = report::task_line(cx.texts, &signed.people, task, cx.now(), &cx.house_clock());
    format!("{line} · task-{}", task.id)
}

fn add(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let title = Line::new(text(matches, "title"))?;
    let note = Prose::optional(text(matches, "note"))?;
    let mut signed = cx.sign_in()?;
    let shift = my_shift(&signed, cx)?;
    let owner = owner(matches.get_one::<String>("owner"), &signed, cx)?;
    let due = due(matches.get_one::<String>("due"), &owner, shift.as_ref(), cx)?;
    let (due, repeats) = match matches.get_one::<String>("repeats") {
        Some(words) => recurring(words, &due, cx)?,
        None => (due, None),
    };
    let about = match matches.get_one::<String>("about") {
        Some(about) => task_about(about, &signed, cx)?,
        None => TaskAbout::House,
    };
    let entry = matches.get_one::<String>("entry").map(|text| entry(text, &signed, cx)).transpose()?;
    let facts = TaskFacts { title, note, about, owner, due, repeats };
    let done = signed.execute(cx.now(), &Change::AddTask { facts, entry })?;
    told(matches, TaskId(done.row), &signed, cx)
}

/// A member by their initials, a shift by its name, or anyone.
fn owner(written: Option<&String>, signed: &SignedIn, cx: &Cx<'_>) -> Result<Owner, Fault> {
    let Some(written) = written else {
        return Ok(Owner::Anyone);
    };
    let folded = fold_loose(written.trim());
    if Language::ALL.iter().any(|language| fold_loose(Texts::new(*language).owner_anyone()) == folded) {
        return Ok(Owner::Anyone);
    }
    if let Some(kind) = cx.loaded.config.shifts.iter().find(|kind| names_shift(&folded, kind)) {
        return Ok(Owner::Shift(kind.id.clone()));
    }
    Ok(Owner::Staff(signed.member(cx.texts, written)?.id))
}

/// When it is due: as written, else in the next shift of its owner, else today.
fn due(written: Option<&String>, owner: &Owner, mine: Option<&ShiftOn>, cx: &Cx<'_>) -> Result<Due, Fault> {
    let clock = cx.house_clock();
    if let Some(written) = written {
        let mine = mine.map(|shift| (&shift.kind, shift.day));
        return parse_due(written, cx.now(), &clock, mine)
            .map_err(|error| Fault::Usage(cx.texts.cli_when_not_understood(written, cx.texts.due_error(error))));
    }
    let next = match owner {
        Owner::Shift(kind) => clock.next_shift(kind, cx.now()),
        Owner::Anyone | Owner::Staff(_) => None,
    };
    Ok(match next {
        Some(shift) => Due { shift: Some(shift.kind), ..Due::on(shift.day) },
        None => Due::on(cx.today()),
    })
}

/// How it comes again, and the first day on which it does.
fn recurring(words: &str, due: &Due, cx: &Cx<'_>) -> Result<(Due, Option<Recurrence>), Fault> {
    let t = cx.texts;
    let not_understood = |why: &str| Fault::Usage(t.cli_when_not_understood(words, why));
    let spoken = parse_recurrence(words, cx.today(), &cx.loaded.config.shifts)
        .map_err(|error| not_understood(t.recur_error_sentence(error)))?;
    let first = spoken.rule.first_from(due.day).ok_or_else(|| not_understood(t.recur_error_never()))?;
    let shift = spoken.shift.or_else(|| due.shift.clone());
    Ok((Due { shift, ..due.moved_to(first) }, Some(spoken.rule)))
}

/// As `log add` reads it, but one youth at most.
fn task_about(text: &str, signed: &SignedIn, cx: &Cx<'_>) -> Result<TaskAbout, Fault> {
    Ok(match about::subject(cx.texts, &signed.people, text)? {
        About::House => TaskAbout::House,
        About::Apartment(apartment) => TaskAbout::Apartment(apartment),
        About::Youths(youths) => match youths.as_slice() {
            [youth] => TaskAbout::Youth(*youth),
            _ => return Err(Fault::Usage(cx.texts.cli_task_one_youth().to_owned())),
        },
    })
}

fn entry(text: &str, signed: &SignedIn, cx: &Cx<'_>) -> Result<EntryId, Fault> {
    let unknown = || Fault::Usage(cx.texts.cli_task_no_such_entry(text));
    let entry = EntryId(text.trim().parse().map_err(|_| unknown())?);
    signed.house.read().entry(entry)?.map(|entry| entry.id).ok_or_else(unknown)
}

fn end(matches: &ArgMatches, ending: Ending, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut signed = cx.sign_in()?;
    let task = task(text(matches, "task"), &signed, cx)?;
    let turn = task.turn(cx.now(), &cx.house_clock());
    // The same line entered once more would end the next time, which nobody has come to yet.
    if task.facts.repeats.is_some() && !turn.has_begun {
        return Err(Fault::Usage(cx.texts.cli_task_not_yet(cx.texts.date(turn.day))));
    }
    let occurrence = turn.day;
    let shift = my_shift(&signed, cx)?.map(|shift| shift.id);
    let command = Change::FinishTask { task: task.id, version: task.version, occurrence, ending, shift };
    signed.execute(cx.now(), &command)?;
    told(matches, task.id, &signed, cx)
}

/// The task with that number: `12`, `task-12`.
fn task(text: &str, signed: &SignedIn, cx: &Cx<'_>) -> Result<Task, Fault> {
    let folded = fold_loose(text.trim());
    let number = TASK.iter().find_map(|before| folded.strip_prefix(before)).unwrap_or(&folded);
    let found = match number.parse() {
        Ok(id) => signed.house.read().task(TaskId(id))?.filter(|task| task.state != TaskState::Withdrawn),
        Err(_) => None,
    };
    found.ok_or_else(|| Fault::Usage(cx.texts.cli_task_no_such(text)))
}

#[derive(Serialize)]
struct One {
    task: TaskJson,
}

/// The task as it stands now.
fn told(matches: &ArgMatches, id: TaskId, signed: &SignedIn, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let task = signed.house.read().task(id)?.ok_or(Refusal::Gone)?;
    let state = task.state;
    let open = arranged(vec![task], signed, cx)?.remove(0);
    if matches.get_flag("json") {
        return cx.print_json(&One { task: TaskJson::of(&signed.people, &open, cx.now()) });
    }
    let t = cx.texts;
    let saved = t.saved_at(t.clock(cx.now(), cx.zone()));
    let what = match state {
        TaskState::Open => line(cx, signed, &open.task),
        TaskState::Finished | TaskState::Withdrawn => t.cli_task_ended(&open.task.facts.title, open.task.id),
    };
    cx.print(&format!("{saved} {what}"))
}
