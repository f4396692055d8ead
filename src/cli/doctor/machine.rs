//! The machine and the terminal, as far as they tell.

use super::{Findings, swap};
use crate::cli::cx::Cx;

/// The smallest terminal everything is made for.
const SMALLEST: (u16, u16) = (80, 24);

pub(super) fn check(cx: &Cx<'_>, findings: &mut Findings) {
    let t = cx.texts;
    match &cx.loaded.file {
        Some(file) => findings.ok("configuration", t.cli_doctor_config(file.display())),
        None => findings.ok("configuration", t.cli_doctor_config_none()),
    }
    zone(cx, findings);
    swap(cx, findings);
    terminal(cx, findings);
    letters(cx, findings);
}

fn zone(cx: &Cx<'_>, findings: &mut Findings) {
    let t = cx.texts;
    let house = cx.zone().name();
    let clock = t.relative_time(cx.wall(), cx.today());
    match cx.around.machine.zone.as_deref() {
        Some(machine) if machine == house => findings.ok("time-zone", t.cli_doctor_zone(house, clock)),
        Some(machine) => findings.note("time-zone", t.cli_doctor_zone_differs(machine, house, clock)),
        None => findings.note("time-zone", t.cli_doctor_zone_unknown(house, clock)),
    }
}

/// What the machine puts from its memory onto the disk may hold text of the house: only an encrypted disk keeps it.
fn swap(cx: &Cx<'_>, findings: &mut Findings) {
    let t = cx.texts;
    match swap::readable() {
        None => findings.skipped("swap", t.cli_doctor_swap_unknown()),
        Some(places) if places.is_empty() => findings.ok("swap", t.cli_doctor_swap_none()),
        Some(places) => findings.note("swap", t.cli_doctor_swap(places.join(", "))),
    }
}

fn terminal(cx: &Cx<'_>, findings: &mut Findings) {
    let t = cx.texts;
    let machine = &cx.around.machine;
    if !machine.is_terminal() {
        return findings.skipped("terminal", t.cli_doctor_no_terminal());
    }
    if machine.term.as_deref().is_none_or(|term| term == "dumb") {
        return findings.note("terminal", t.cli_doctor_dumb_terminal());
    }
    let (width, height) = machine.size.unwrap_or_default();
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return findings.note("terminal", t.cli_doctor_small_terminal(width, height));
    }
    let colours = if machine.no_color { t.cli_doctor_without_colours() } else { t.cli_doctor_with_colours() };
    findings.ok("terminal", t.cli_doctor_terminal(width, height, colours));
}

fn letters(cx: &Cx<'_>, findings: &mut Findings) {
    let t = cx.texts;
    if cfg!(windows) {
        return findings.ok("letters", t.cli_doctor_letters());
    }
    let charset = cx.around.machine.charset.as_deref().unwrap_or_default();
    if charset.replace('-', "").eq_ignore_ascii_case("utf8") {
        findings.ok("letters", t.cli_doctor_letters());
    } else {
        findings.note("letters", t.cli_doctor_letters_missing());
    }
}
