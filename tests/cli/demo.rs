//! The invented house: written where somebody wants it, or opened in a folder that goes again.

use crate::house::{Answer, House};

#[test]
fn an_invented_house_is_written_and_its_staff_can_open_it() {
    let house = House::none();
    let folder = house.path("demo");
    let args = ["demo", "--write", &folder, "--seed", "7", "--entries", "60", "--json"];
    let written = house.run(&args).json();
    assert_eq!((&written["seed"], &written["entries"]), (&7.into(), &60.into()));
    let member = &written["staff"][0];
    std::fs::write(house.path("secret"), member["passphrase"].as_str().unwrap()).unwrap();
    let mut program = house.program();
    program.args(["--data", &folder, "--passphrase-file", &house.path("secret")]);
    let board = Answer::of(program.args(["--user", member["initials"].as_str().unwrap(), "today"]));
    assert_eq!(board.code, 2, "--data was given twice: {}", board.err);
    let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_personalbase"));
    program.env_clear().env("HOME", house.home.path()).args(["--data", &folder]);
    program.args(["--passphrase-file", &house.path("secret")]);
    let board = Answer::of(program.args(["--user", member["initials"].as_str().unwrap(), "today"])).fine();
    assert!(board.starts_with("OPPDIKTET HUS."), "{board}");
}

#[test]
fn the_same_seed_gives_the_same_content() {
    let house = House::none();
    let written = |name: &str, seed: &str| {
        let folder = house.path(name);
        let args = ["demo", "--write", &folder, "--seed", seed, "--entries", "40", "--now", "2026-11-21T13:32:00Z"];
        let staff = house.run(&[&args[..], &["--json"]].concat()).json()["staff"].clone();
        std::fs::write(house.path("secret"), staff[0]["passphrase"].as_str().unwrap()).unwrap();
        let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_personalbase"));
        program.env_clear().env("HOME", house.home.path());
        program.args(["--data", &folder, "--passphrase-file", &house.path("secret")]);
        program.args(["--user", staff[0]["initials"].as_str().unwrap(), "log", "list", "--limit", "100", "--json"]);
        (staff, Answer::of(&mut program).fine())
    };
    assert_eq!(written("one", "3"), written("two", "3"));
    assert_ne!(written("three", "4"), written("four", "5"));
}

#[test]
fn people_are_told_who_they_can_be() {
    let house = House::none();
    let answer = house.run(&["demo", "--write", &house.path("demo"), "--entries", "30"]).fine();
    assert!(answer.contains("oppdiktet") && answer.contains("passfrase «"), "{answer}");
}

#[test]
fn a_house_that_stands_is_never_written_over() {
    let house = House::sample();
    let folder = house.folder().display().to_string();
    let answer = house.run(&["demo", "--write", &folder, "--entries", "30"]);
    assert_eq!(answer.code, 2);
    house.run_as("KN", &["today"]).fine();
}

#[test]
fn without_a_terminal_nothing_is_opened() {
    let answer = House::none().run(&["demo"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("terminal"), "{}", answer.err);
}

/// In a real terminal.
#[cfg(unix)]
mod opened {
    use std::{
        io::{Read as _, Write},
        num::NonZero,
        path::Path,
    };

    use portable_pty::{CommandBuilder, ExitStatus, PtySize, native_pty_system};

    use crate::house::House;

    const SIZE: PtySize = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };

    /// Runs `demo` until the screen shows the house, then ends it as the test wants, and answers how it ended and what was
    /// left in the folder for throw-away things.
    fn run(end: impl FnOnce(&mut dyn Write, u32)) -> (ExitStatus, Vec<String>) {
        let home = House::none();
        let throw_away = home.home.path().join("tmp");
        std::fs::create_dir(&throw_away).unwrap();
        let pty = native_pty_system().openpty(SIZE).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_personalbase"));
        command.env_clear();
        for (name, value) in [("HOME", home.home.path()), ("TMPDIR", &throw_away), ("TERM", Path::new("xterm"))] {
            command.env(name, value);
        }
        command.arg("demo");
        let mut child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let mut keys = pty.master.take_writer().unwrap();
        let mut shown = pty.master.try_clone_reader().unwrap();
        let (rows, columns) = (NonZero::new(SIZE.rows).unwrap(), NonZero::new(SIZE.cols).unwrap());
        let mut screen = vt100::Parser::new(rows, columns, 0);
        let mut buffer = [0; 4096];
        while !screen.screen().contents().contains("OPPDIKTET") {
            let read = shown.read(&mut buffer).unwrap_or(0);
            assert_ne!(read, 0, "the program ended early: {}", screen.screen().contents());
            screen.process(&buffer[..read]);
        }
        assert_eq!(std::fs::read_dir(&throw_away).unwrap().count(), 1, "the house lies there now");
        // A program whose output nobody reads would stand still.
        let drain = std::thread::spawn(move || while shown.read(&mut buffer).is_ok_and(|read| read > 0) {});
        end(&mut keys, child.process_id().unwrap());
        let status = child.wait().unwrap();
        drop((keys, pty.master));
        drain.join().unwrap();
        let left = std::fs::read_dir(&throw_away).unwrap().map(|one| one.unwrap().path().display().to_string());
        (status, left.collect())
    }

    #[test]
    fn the_folder_is_gone_after_leaving() {
        let ctrl_q = b"\x11";
        let (status, left) = run(|keys, _| keys.write_all(ctrl_q).unwrap());
        assert!(status.success(), "{status:?}");
        assert_eq!(left, Vec::<String>::new());
    }

    #[test]
    fn the_folder_is_gone_after_the_system_ended_the_program() {
        for signal in [rustix::process::Signal::TERM, rustix::process::Signal::HUP] {
            let (status, left) = run(|_, process| {
                let process = rustix::process::Pid::from_raw(i32::try_from(process).unwrap()).unwrap();
                rustix::process::kill_process(process, signal).unwrap();
            });
            assert!(status.success(), "{status:?}");
            assert_eq!(left, Vec::<String>::new());
        }
    }
}
