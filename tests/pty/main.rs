//! The real binary in a real terminal, as far as only that can show: start and leave, resizing, a panic, signals, no colours.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must say so and fail")]

mod demo;
mod program;
mod prompt;
mod set_up;
mod traces;

use std::path::PathBuf;

use chrono::TimeDelta;
use personalbase::{
    app::clock::{Clock as _, SystemClock},
    domain::{command::Command, shift::ShiftKindId, time::Zone},
    testing::{PASSPHRASE, sample_house},
};
use program::Program;
use tempfile::TempDir;

/// A sample house as of now, since the real program has the real clock.
fn house() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("house");
    let now = SystemClock::start().now();
    let mut sample = sample_house(&folder, now);
    // Whatever the time of day, so that nobody is asked for a shift.
    let shift = Command::ConfirmShift {
        kind: ShiftKindId("round".to_owned()),
        day: Zone::OSLO.date(now),
        starts_at: now - TimeDelta::hours(1),
        ends_at: now + TimeDelta::hours(1),
    };
    sample.house.execute(sample.staff[0], now, &shift).unwrap();
    (home, folder)
}

fn unlocked(folder: &std::path::Path, environment: &[(&str, &str)], size: (u16, u16)) -> Program {
    let mut program = Program::start(folder, &[], environment, size);
    program.wait_for("personalbase").wait_for("Initialer");
    program.send("KN\t").send(PASSPHRASE).send("\r");
    program.wait_for("Leiligheter ·").wait_for("Samira");
    program
}

#[test]
fn starts_unlocks_and_leaves_a_clean_terminal() {
    let (_home, folder) = house();
    let mut program = unlocked(&folder, &[], (80, 24));
    assert!(program.screen(vt100::Screen::alternate_screen));
    assert!(program.screen(vt100::Screen::bracketed_paste));
    program.send("\x11");
    assert!(program.wait_for_end().success());
    program.wait_until("the ordinary screen", |screen| !screen.alternate_screen());
    assert!(!program.screen(vt100::Screen::bracketed_paste));
    assert!(!program.screen(vt100::Screen::hide_cursor));
    assert_eq!(program.screen(vt100::Screen::mouse_protocol_mode), vt100::MouseProtocolMode::None);
}

#[test]
fn follows_the_size_of_the_window() {
    let (_home, folder) = house();
    let mut program = unlocked(&folder, &[], (80, 24));
    program
        .resize(120, 36)
        .wait_until("the last row", |screen| screen.rows(0, 120).nth(35).unwrap().contains("Ctrl-P"));
    program.resize(60, 20).wait_for("60x20");
    program.resize(80, 24).wait_for("Samira");
}

#[test]
fn a_copy_is_made_beside_the_work() {
    let (_home, folder) = house();
    let mut program = unlocked(&folder, &[], (100, 30));
    program.wait_for("Huset har ingen sikkerhetskopi. R lager en.");
    program.send("R").wait_for("Sikkerhetskopi laget og kontrollert");
    program.send("\x11");
    assert!(program.wait_for_end().success());
    let ends = ["db", "json", "keys"];
    let names = std::fs::read_dir(folder.join("backups")).unwrap().map(|file| file.unwrap().path());
    let there = names.filter(|path| path.extension().is_some_and(|end| ends.iter().any(|one| end == *one))).count();
    assert_eq!(there, ends.len());
}

#[test]
fn a_panic_restores_the_terminal_and_keeps_the_text() {
    let (_home, folder) = house();
    let mut program = unlocked(&folder, &[("PERSONALBASE_PANIC_AT", "f12")], (80, 24));
    type_half_an_entry(&mut program);
    program.send("\x1b[24~");
    assert!(!program.wait_for_end().success());
    program.wait_until("the ordinary screen", |screen| !screen.alternate_screen());
    drop(program);
    let mut program = unlocked_with_draft(&folder);
    program.wait_for("Kom ikke til");
}

#[test]
fn a_request_to_end_keeps_the_text() {
    for signal in ["-TERM", "-HUP"] {
        let (_home, folder) = house();
        let mut program = unlocked(&folder, &[], (80, 24));
        type_half_an_entry(&mut program);
        program.signal(signal);
        assert!(program.wait_for_end().success(), "{signal}");
        drop(program);
        let mut program = unlocked_with_draft(&folder);
        program.wait_for("Kom ikke til");
    }
}

/// The window is gone without a signal: the terminal hangs up, and reading it only says that it has ended.
#[test]
#[cfg(target_os = "linux")] // script(1) and setsid(1) are not everywhere
fn a_terminal_that_goes_away_keeps_the_text_and_ends_the_program() {
    let (home, folder) = house();
    let number = home.path().join("number");
    let mut program = Program::start_in_a_terminal_of_its_own(&folder, &number);
    program.wait_for("Initialer");
    program.send("KN\t").send(PASSPHRASE).send("\r").wait_for("Samira");
    type_half_an_entry(&mut program);
    program.signal("-KILL");
    program::wait_until_gone(std::fs::read_to_string(number).unwrap().trim());
    drop(program);
    let mut program = unlocked_with_draft(&folder);
    program.wait_for("Kom ikke til");
}

/// Two processes on one house: the draft is where it is typed, until that process is killed.
#[test]
fn a_draft_is_at_one_terminal_until_its_process_is_gone() {
    let (_home, folder) = house();
    let mut one = unlocked(&folder, &[], (80, 24));
    type_half_an_entry(&mut one);
    one.wait_for("utkast lagret");
    let mut two = unlocked(&folder, &[], (80, 24));
    two.wait_for("ved en annen terminal siden");
    two.send("n").wait_for("Dette er et nytt.").send("\x1b").wait_for("Leiligheter");
    one.signal("-KILL");
    one.wait_for_end();
    two.send("n").wait_for("Kom ikke til");
}

fn type_half_an_entry(program: &mut Program) {
    program.send("n").wait_for("Nytt notat");
    program.send("Kom ikke til").wait_for("Kom ikke til");
}

fn unlocked_with_draft(folder: &std::path::Path) -> Program {
    let mut program = Program::start(folder, &[], &[], (80, 24));
    program.wait_for("Initialer");
    program.send("KN\t").send(PASSPHRASE).send("\r");
    program
}

#[test]
fn without_colours_the_selection_still_shows() {
    let (_home, folder) = house();
    let program = unlocked(&folder, &[("NO_COLOR", "1")], (80, 24));
    program.screen(|screen| {
        let cells = (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
        let mut marked = 0;
        for (row, column) in cells {
            let cell = screen.cell(row, column).unwrap();
            assert_eq!(cell.fgcolor(), vt100::Color::Default, "{row},{column}");
            assert_eq!(cell.bgcolor(), vt100::Color::Default, "{row},{column}");
            marked += usize::from(cell.inverse() || cell.bold());
        }
        assert!(marked > 0, "nothing is marked:\n{}", screen.contents());
    });
}
