//! `calendar print`: a week or a month for the wall.

use std::{collections::BTreeMap, path::PathBuf};

use clap::ArgMatches;

use crate::{
    cli::{
        cx::{Cx, SignedIn},
        fault::Fault,
        paper,
    },
    config::WallNames,
    domain::{
        access::Deed,
        calendar::{AttendanceState, Occurrence, OccurrenceId},
        ids::YouthId,
        taken::TakenList,
    },
    report::wall::{Wall, is_for_all, month_days, week_days},
    store::StoreError,
    text::when::Lean,
};

/// Prints. Where youths are named, that is written down first.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let month = matches.get_one::<String>("month");
    let day = cx.day(month.or_else(|| matches.get_one("week")), Lean::Future)?;
    let days = if month.is_some() { month_days(day) } else { week_days(day) };
    let mut signed = cx.sign_in_for(Deed::SeeHouse)?;
    let mut occurrences = signed.house.read().occurrences(days, cx.zone())?;
    occurrences.retain(|one| is_for_all(one.facts.kind));
    let names = cx.loaded.config.calendar.wall_names == WallNames::First && month.is_none();
    let signed_up = if names { Some(signed_up(&signed, &occurrences)?) } else { None };
    let named = signed_up.iter().flat_map(|all| all.values().flatten().copied());
    signed.note_export(cx.now(), TakenList::Calendar, named)?;
    let wall =
        Wall { texts: cx.texts, people: &signed.people, occurrences: &occurrences, signed_up: signed_up.as_ref() };
    let print = if month.is_some() { wall.month(day) } else { wall.week(day) };
    match matches.get_one::<PathBuf>("out") {
        Some(path) => {
            paper::write_to(path, &print, cx.texts)?;
            let told = cx.texts.calendar_cli_written(path.display());
            cx.print(&told)
        }
        None => cx.print(&print),
    }
}

/// Who has signed up for what, without those who are never named.
fn signed_up(
    signed: &SignedIn,
    occurrences: &[Occurrence],
) -> Result<BTreeMap<OccurrenceId, Vec<YouthId>>, StoreError> {
    let mut all = BTreeMap::new();
    for one in occurrences {
        let attendance = signed.house.read().attendance(one.id)?;
        let comes = attendance.iter().filter(|row| row.state == AttendanceState::SignedUp).map(|row| row.youth);
        let youths: Vec<YouthId> = comes.filter(|youth| signed.people.protection(*youth).is_none()).collect();
        all.insert(one.id, signed.people.by_door(&youths));
    }
    Ok(all)
}
