//! `today`: the board as plain text.

use clap::{ArgMatches, Command};

use super::{
    command::{json, leaf},
    cx::Cx,
    fault::Fault,
    json::TodayJson,
    paper,
};
use crate::{domain::access::Deed, domain::taken::TakenList, report::today::Today, text::Texts};

/// What clap must know.
pub(super) fn command(t: &Texts) -> Command {
    leaf(t, "today", t.cli_today_about(), t.cli_today_usage()).arg(json(t))
}

/// Prints the board.
pub(super) fn run(matches: &ArgMatches, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let mut signed = cx.sign_in_for(Deed::SeeHouse)?;
    signed.note_export(cx.now(), TakenList::Board, signed.people.residents())?;
    let clock = cx.house_clock();
    let today = Today::read(signed.house.read(), cx.now(), &clock)?;
    if matches.get_flag("json") {
        return cx.print_json(&TodayJson::from(&today));
    }
    let text = today.text(cx.texts, &cx.loaded.config.shifts);
    let text = paper::with_head(&text, &signed, cx.texts)?;
    cx.print(&text)
}
