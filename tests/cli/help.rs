//! Help, completions, manual and keys.

use crate::house::{Answer, House};

const COMMANDS: [&str; 26] = [
    "init",
    "demo",
    "today",
    "log",
    "task",
    "presence",
    "watch",
    "access",
    "audit",
    "evacuation",
    "staff",
    "youth",
    "host",
    "import",
    "activity",
    "calendar",
    "goal",
    "plan",
    "doctor",
    "backup",
    "key",
    "salvage",
    "export",
    "keys",
    "completions",
    "man",
];

/// Every command that does something, with what must stand after it to ask for its help.
const LEAVES: [&[&str]; 66] = [
    &["init"],
    &["demo"],
    &["today"],
    &["log", "add"],
    &["log", "list"],
    &["task", "list"],
    &["task", "add"],
    &["task", "done"],
    &["task", "not-done"],
    &["presence", "list"],
    &["presence", "set"],
    &["presence", "guests"],
    &["watch", "list"],
    &["watch", "set"],
    &["access", "list"],
    &["access", "pack", "list"],
    &["access", "pack", "write"],
    &["audit", "verify"],
    &["audit", "youth"],
    &["evacuation"],
    &["backup", "create"],
    &["backup", "list"],
    &["backup", "verify"],
    &["backup", "restore"],
    &["backup", "drill"],
    &["key", "rotate"],
    &["key", "rehearse"],
    &["key", "recover"],
    &["staff", "list"],
    &["staff", "add"],
    &["staff", "role"],
    &["staff", "function"],
    &["staff", "end"],
    &["staff", "return"],
    &["staff", "reset-secrets"],
    &["youth", "list"],
    &["youth", "show"],
    &["youth", "add"],
    &["youth", "move-in"],
    &["youth", "move-out"],
    &["host", "list"],
    &["host", "show"],
    &["host", "way"],
    &["host", "ladder"],
    &["host", "sheet"],
    &["import", "youths"],
    &["import", "staff"],
    &["import", "house"],
    &["export"],
    &["activity", "list"],
    &["activity", "add"],
    &["calendar", "list"],
    &["calendar", "import"],
    &["calendar", "export"],
    &["calendar", "print"],
    &["goal", "list"],
    &["goal", "add"],
    &["plan", "show"],
    &["plan", "list"],
    &["plan", "compare"],
    &["host", "payment"],
    &["doctor"],
    &["keys"],
    &["completions"],
    &["man"],
    &["salvage"],
];

#[test]
fn help_lists_every_command_in_both_languages() {
    let house = House::none();
    let norwegian = house.run(&["--help"]).fine();
    let english = house.run(&["--help", "--language", "en"]).fine();
    for command in COMMANDS {
        assert!(norwegian.contains(&format!("\n  {command} ")), "{command}: {norwegian}");
        assert!(english.contains(&format!("\n  {command} ")), "{command}: {english}");
    }
    for word in ["Bruk:", "Kommandoer:", "Sluttkoder:", "--data <MAPPE>"] {
        assert!(norwegian.contains(word), "{word}: {norwegian}");
    }
    for word in ["Usage:", "Commands:", "Exit codes:", "--data <DIR>"] {
        assert!(english.contains(word), "{word}: {english}");
    }
}

#[test]
fn every_command_explains_itself_without_a_word_of_the_other_language() {
    let house = House::none();
    for leaf in LEAVES {
        let norwegian = house.run(&[leaf, &["--help"]].concat()).fine();
        assert!(norwegian.contains(&format!("Bruk: personalbase {}", leaf.join(" "))), "{norwegian}");
        for english in ["Usage", "Options", "Arguments", "[default", "possible values", "Print help"] {
            assert!(!norwegian.contains(english), "{english}: {norwegian}");
        }
        let english = house.run(&[leaf, &["--help", "--language", "en"]].concat()).fine();
        assert!(english.contains(&format!("Usage: personalbase {}", leaf.join(" "))), "{english}");
        assert!(!english.contains("Bruk") && !english.contains("Valg"), "{english}");
    }
}

#[test]
fn help_offers_the_words_of_its_language() {
    let house = House::none();
    for (leaf, norwegian, english) in [
        (&["log", "add"][..], "observasjon, samtale, avtale, helse", "observation, conversation, agreement, health"),
        (&["log", "list"], "vanlig, viktig, kritisk", "normal, important, critical"),
        (&["log", "list"], "; huset; leilighet-3", "; house; apartment-3"),
        (&["staff", "add"], "vikar, miljøterapeut, fagleder", "temp, milieu-therapist, clinical-lead"),
        (&["youth", "add"], "nei, av-og-til, ja", "no, sometimes, yes"),
        (&["init"], "eget-kjøkken-og-bad", "own-kitchen-and-bath"),
    ] {
        for (language, here, there) in [("nb", norwegian, english), ("en", english, norwegian)] {
            let help = house.run(&[leaf, &["--help", "--language", language]].concat()).fine();
            let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(help.contains(here) && !help.contains(there), "{leaf:?} {language}: {help}");
        }
    }
}

#[test]
fn a_command_with_more_below_it_shows_them_and_counts_as_wrong_usage() {
    let house = House::none();
    for command in ["log", "staff", "youth", "activity", "goal"] {
        let answer = house.run(&[command]);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{command}");
        assert!(answer.err.contains("\n  add "), "{command}: {}", answer.err);
    }
}

#[test]
fn the_version_is_told() {
    let answer = House::none().run(&["--version"]).fine();
    assert_eq!(answer.trim(), concat!("personalbase ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_know_the_commands_in_every_shell() {
    let house = House::none();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = house.run(&["completions", shell]).fine();
        assert!(script.contains("move-out") && script.contains("passphrase-file"), "{shell}");
    }
    assert_eq!(house.run(&["completions", "tcsh"]).code, 2);
}

#[test]
fn the_manual_is_written_in_the_language_asked_for() {
    let house = House::none();
    let norwegian = house.run(&["man"]).fine();
    assert!(norwegian.contains(".SH NAVN") && norwegian.contains("personalbase\\-doctor"), "{norwegian}");
    let english = house.run(&["man", "log", "add", "--language", "en"]).fine();
    assert!(english.contains(".SH NAME") && english.contains("\\-\\-weight"), "{english}");
    let unknown = house.run(&["man", "nothing"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("«nothing» er ikke en kommando"), "{}", unknown.err);
}

#[test]
fn the_key_card_has_the_keys_of_the_screen_and_of_the_configuration() {
    let house = House::none();
    let card = house.run(&["keys"]).fine();
    assert!(card.contains("Ctrl-S") && card.contains("Lagre det som er skrevet."), "{card}");
    let table = house.run(&["keys", "--markdown", "--language", "en"]).fine();
    assert!(table.contains("| Key | Does |") && table.contains("`apartment-1 … apartment-9`"), "{table}");
    std::fs::write(house.path("config.toml"), "[keys]\nnew-entry = [\"f5\"]\n").unwrap();
    let changed = Answer::of(house.program().args(["keys", "--config", &house.path("config.toml")])).fine();
    assert!(changed.contains("F5"), "{changed}");
}

#[test]
fn keys_that_clash_are_told_with_their_line() {
    let house = House::none();
    std::fs::write(house.path("config.toml"), "[keys]\nnew-entry = [\"p\"]\n").unwrap();
    let answer = Answer::of(house.program().args(["keys", "--config", &house.path("config.toml")]));
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("2 | new-entry = [\"p\"]"), "{}", answer.err);
    assert!(answer.err.contains("open-plan"), "{}", answer.err);
}

#[test]
fn a_broken_configuration_stops_commands_but_not_help() {
    let house = House::none();
    std::fs::write(house.path("config.toml"), "theme = \"blue\"\n").unwrap();
    let config = house.path("config.toml");
    let answer = Answer::of(house.program().args(["today", "--config", &config]));
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("«blue»"), "{}", answer.err);
    assert!(Answer::of(house.program().args(["--help", "--config", &config])).fine().contains("Bruk:"));
}

#[test]
fn the_language_comes_from_the_command_line_then_the_environment_then_the_file() {
    let house = House::none();
    let speaks = |program: &mut assert_cmd::Command| {
        let help = Answer::of(program.arg("--help")).fine();
        if help.contains("Usage:") { "en" } else { "nb" }
    };
    std::fs::write(house.path("config.toml"), "language = \"en\"\n").unwrap();
    let config = house.path("config.toml");
    assert_eq!(speaks(&mut house.program()), "nb");
    assert_eq!(speaks(house.program().args(["--config", &config])), "en");
    assert_eq!(speaks(house.program().args(["--config", &config]).env("PERSONALBASE_LANGUAGE", "nb")), "nb");
    assert_eq!(speaks(house.program().env("PERSONALBASE_LANGUAGE", "nb").args(["--language=en"])), "en");
}

#[test]
fn whoever_stops_reading_is_not_complained_to() {
    let house = House::none();
    let script = format!("'{}' completions bash | head -1", env!("CARGO_BIN_EXE_personalbase"));
    let mut shell = assert_cmd::Command::new("sh");
    let answer = Answer::of(shell.args(["-c", &script]).env("HOME", house.home.path()));
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
}
