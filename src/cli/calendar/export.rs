//! `calendar export`: the common activities in a file that other programs read. Nobody is named in it.

use std::path::PathBuf;

use chrono::{Months, NaiveDate};
use clap::ArgMatches;

use super::given::give;
use crate::{
    cli::{cx::Cx, fault::Fault, paper},
    domain::{
        access::Deed,
        taken::TakenList,
        time::{Span, week_of},
    },
    ics,
};

/// Writes the file.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let days = super::days(matches, cx, a_year)?;
    let path = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let mut signed = cx.sign_in_for(Deed::SeeHouse)?;
    signed.note_export(cx.now(), TakenList::Calendar, [])?;
    let reader = signed.house.read();
    let mark = reader.house_mark()?;
    let mut events = Vec::new();
    let mut count = 0;
    for event in reader.events_on(days)?.iter().filter(|event| event.facts.kind.is_common()) {
        let changes = reader.changes_of(event.id, NaiveDate::MIN, cx.zone())?;
        let uid = format!("event-{}@{mark}", event.id.0);
        events.extend(give(&uid, event, &changes, &signed.people));
        count += 1;
    }
    let t = cx.texts;
    let file = ics::write(&events, cx.zone(), cx.now(), t.calendar_cli_file_name());
    paper::write_to(&path, file.strip_suffix('\n').unwrap_or(&file), t)?;
    cx.print(&t.calendar_cli_exported(count, path.display()))
}

fn a_year(from: NaiveDate) -> Span<NaiveDate> {
    let end = from.checked_add_months(Months::new(12)).unwrap_or(from);
    Span::new(from, end).unwrap_or_else(|_| week_of(from))
}
