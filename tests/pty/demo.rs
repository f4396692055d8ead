//! The invented house in its throw-away folder: gone when the program ends, in whichever way.

use std::fs;

use super::program::Program;

/// Opens the invented house, ends it as the test wants, and looks for what is left of it.
fn leaves_nothing(environment: &[(&str, &str)], end: impl FnOnce(&mut Program)) {
    let home = tempfile::tempdir().unwrap();
    let throw_away = home.path().join("tmp");
    fs::create_dir(&throw_away).unwrap();
    let environment = [environment, &[("TMPDIR", throw_away.to_str().unwrap())]].concat();
    let mut program = Program::start(&home.path().join("house"), &["demo"], &environment, (80, 24));
    program.wait_for("OPPDIKTET").wait_for("PIN");
    assert_eq!(fs::read_dir(&throw_away).unwrap().count(), 1, "the house lies there now");
    end(&mut program);
    program.wait_for_end();
    let left: Vec<_> = fs::read_dir(&throw_away).unwrap().map(|one| one.unwrap().path()).collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(!home.path().join("house").exists());
}

#[test]
fn what_is_being_made_is_said_at_once_and_gone_when_it_is_made() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("house");
    let mut program = Program::start(&folder, &["demo"], &[("TMPDIR", home.path().to_str().unwrap())], (80, 24));
    program.wait_for("Lager et oppdiktet hus …").wait_for("OPPDIKTET");
    program.send("\x11");
    assert!(program.wait_for_end().success());
    program.wait_until("the ordinary screen", |screen| !screen.alternate_screen());
    program.screen(|screen| assert_eq!(screen.contents().trim(), ""));
    let target = home.path().join("written");
    let written = ["demo", "--write", target.to_str().unwrap(), "--entries", "2000", "--language", "en"];
    let mut program = Program::start(&folder, &written, &[], (80, 24));
    program.wait_for("Making an invented house …").wait_for("PIN");
    assert!(program.wait_for_end().success());
    program.screen(|screen| assert!(!screen.contents().contains("Making"), "{}", screen.contents()));
}

#[test]
fn nothing_is_left_after_leaving() {
    leaves_nothing(&[], |program| {
        program.send("\x11");
    });
}

#[test]
fn nothing_is_left_after_the_system_ended_it() {
    for signal in ["-TERM", "-HUP"] {
        leaves_nothing(&[], |program| {
            program.signal(signal);
        });
    }
}

#[test]
fn nothing_is_left_after_a_panic() {
    leaves_nothing(&[("PERSONALBASE_PANIC_AT", "f12")], |program| {
        program.send("\x1b[24~");
    });
}

#[cfg(target_os = "linux")]
#[test]
fn a_crash_would_leave_no_copy_of_the_memory() {
    leaves_nothing(&[], |program| {
        let limits = fs::read_to_string(format!("/proc/{}/limits", program.id())).unwrap();
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        assert_eq!(core.split_whitespace().collect::<Vec<_>>()[4..6], ["0", "0"], "{core}");
        program.send("\x11");
    });
}
