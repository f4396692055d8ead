//! The example configuration is complete and true, and every way to break a configuration has its sentence in both
//! languages.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must say so and fail")]

use std::{fs, path::Path};

use personalbase::config::{
    CommandLine, Config, ConfigError, ConfigProblem, Environment, Fault, LanguageSetting, Loaded, Platform, Problem,
    load,
};
use personalbase::text::{Language, Texts};

const EXAMPLE: &str = include_str!("../config.example.toml");

/// The example with every setting switched on: the `#` in front of it taken away. What is explained in words has a blank
/// after its `#`; the lines of a list have two.
fn uncommented() -> String {
    let setting =
        |line: &'static str| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ') || rest.starts_with("  "));
    EXAMPLE.lines().map(|line| setting(line).unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Loads a configuration as if it lay in a file of its own, with nothing from the environment.
fn load_text(text: &str, language: LanguageSetting) -> Result<Loaded, ConfigError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    fs::write(&file, text).unwrap();
    let command_line = CommandLine { config: Some(file), language: Some(language), ..CommandLine::default() };
    load(&command_line, &environment(folder.path()))
}

fn environment(home: &Path) -> Environment {
    Environment::new(Platform::Unix, Some(home.to_owned()), |_| None)
}

#[test]
fn the_example_as_it_is_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let without = load(&CommandLine::default(), &environment(folder.path())).unwrap();
    let with = load_text(EXAMPLE, LanguageSetting::Nb).unwrap();
    assert_eq!(without.config, Config::default());
    assert_eq!(with.config, Config::default());
}

#[test]
fn the_example_with_every_setting_switched_on_is_the_defaults() {
    assert_eq!(load_text(&uncommented(), LanguageSetting::Nb).unwrap().config, Config::default());
}

#[test]
fn the_example_lists_every_setting_there_is() {
    let listed: toml::Table = uncommented().parse().unwrap();
    let all = toml::Table::try_from(Config::default()).unwrap();
    assert_eq!(listed, all);
}

#[test]
fn every_setting_of_the_example_is_explained() {
    let lines: Vec<&str> = EXAMPLE.lines().collect();
    // The settings of a list are explained above it, all in one.
    let in_list =
        |at: usize| lines[..at].iter().rev().take_while(|line| !line.is_empty()).any(|line| line.starts_with("#[["));
    for (at, line) in lines.iter().enumerate() {
        let is_setting = line.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
        if is_setting && !in_list(at) {
            assert!(lines[at - 1].starts_with("# "), "line {}: {line}", at + 1);
        }
    }
}

/// A configuration, where the first fault stands, and the sentence for it in Norwegian and English.
type Broken = (&'static str, (usize, usize), &'static str, &'static str);

const BROKEN: &[Broken] = &[
    (
        "[calendar]\nwall-names = \"all\"",
        (2, 14),
        "«all» kan ikke brukes som «calendar.wall-names».",
        "“all” cannot be used as “calendar.wall-names”.",
    ),
    ("[night]\nroute = [\"Gang\", \"Gang\"]", (2, 18), "«Gang» står to ganger.", "“Gang” is there twice."),
    ("[night]\nroute = [\"\"]", (2, 10), "«night.route» kan ikke være tom.", "“night.route” cannot be empty."),
    ("[calendar]\ncars = [\"bilen\", \"bilen\"]", (2, 18), "«bilen» står to ganger.", "“bilen” is there twice."),
    ("[calendar]\ncars = [\"\"]", (2, 9), "«calendar.cars» kan ikke være tom.", "“calendar.cars” cannot be empty."),
    ("[backup]\ndaily = 0", (2, 9), "«backup.daily» må være fra 1 til 120.", "“backup.daily” must be from 1 to 120."),
    ("theme = \"dark", (1, 14), "linjen kan ikke leses", "the line cannot be read"),
    (
        "plain = true\nplain = false",
        (2, 1),
        "linjen kan ikke leses (duplicate key",
        "the line cannot be read (duplicate key",
    ),
    ("mouse = false\ntema = \"dark\"", (2, 1), "«tema» er ikke en innstilling.", "“tema” is not a setting."),
    ("[lock]\nidel = \"5m\"", (2, 1), "«lock.idel» er ikke en innstilling.", "“lock.idel” is not a setting."),
    ("theme = \"blå\"", (1, 9), "«blå» kan ikke brukes som «theme».", "“blå” cannot be used as “theme”."),
    (
        "language = \"nynorsk\"",
        (1, 12),
        "«nynorsk» kan ikke brukes som «language».",
        "“nynorsk” cannot be used as “language”.",
    ),
    ("time-zone = \"Trondheim\"", (1, 13), "«Trondheim» er ikke en tidssone.", "“Trondheim” is not a time zone."),
    (
        "plain = \"ja\"",
        (1, 9),
        "«plain» må være true (på) eller false (av).",
        "“plain” must be true (on) or false (off).",
    ),
    ("data = 7", (1, 8), "«data» må være tekst i anførselstegn.", "“data” must be text in quotation marks."),
    ("[lock]\nidle = 5", (2, 8), "«lock.idle» må være et tidsrom", "“lock.idle” must be a span of time"),
    ("[lock]\nidle = \"5 min\"", (2, 8), "«lock.idle» må være et tidsrom", "“lock.idle” must be a span of time"),
    ("[lock]\nidle = \"2h\"", (2, 8), "«lock.idle» må være fra 1m til 1h.", "“lock.idle” must be from 1m to 1h."),
    (
        "[lock]\nidle = \"1m\"\ncountdown = \"1m\"",
        (3, 13),
        "nedtellingen må være kortere enn «lock.idle», som er 1m.",
        "the countdown must be shorter than “lock.idle”, which is 1m.",
    ),
    (
        "[lock]\nsession = \"25h\"",
        (2, 11),
        "«lock.session» må være fra 1h til 24h.",
        "“lock.session” must be from 1h to 24h.",
    ),
    (
        "[lock]\npin-tries = 0",
        (2, 13),
        "«lock.pin-tries» må være fra 1 til 10.",
        "“lock.pin-tries” must be from 1 to 10.",
    ),
    (
        "[lock]\npin-tries = \"5\"",
        (2, 13),
        "«lock.pin-tries» må være et helt tall",
        "“lock.pin-tries” must be a whole number",
    ),
    (
        "lock = \"5m\"",
        (1, 8),
        "«lock» må være en overskrift i hakeparenteser",
        "“lock” must be a heading in square brackets",
    ),
    (
        "[draft]\npause = \"1h\"",
        (2, 9),
        "«draft.pause» må være fra 1s til 10s.",
        "“draft.pause” must be from 1s to 10s.",
    ),
    (
        "[disk]\nwarning-mb = -1",
        (2, 14),
        "«disk.warning-mb» må være fra 0 til 1000000.",
        "“disk.warning-mb” must be from 0 to 1000000.",
    ),
    (
        "[night-theme]\nfrom = \"22.00\"",
        (2, 8),
        "«night-theme.from» må være et klokkeslett",
        "“night-theme.from” must be a time of the day",
    ),
    (
        "[night-theme]\nfrom = 22:00:30",
        (2, 8),
        "«night-theme.from» må være et klokkeslett",
        "“night-theme.from” must be a time of the day",
    ),
    (
        "[night-theme]\nto = 2026-11-14T07:00:00",
        (2, 6),
        "«night-theme.to» må være et klokkeslett",
        "“night-theme.to” must be a time of the day",
    ),
    ("[plan]\nareas = []", (2, 9), "«plan.areas» må ha noe i listen.", "“plan.areas” must have something in the list."),
    ("[plan]\nareas = [\"skole\", \" \"]", (2, 19), "«plan.areas» kan ikke være tom.", "“plan.areas” cannot be empty."),
    ("[plan]\nareas = [\"språk\", \"språk\"]", (2, 19), "«språk» står to ganger.", "“språk” is there twice."),
    (
        "[plan]\nareas = \"skole\"",
        (2, 9),
        "«plan.areas» må være en liste med tekster.",
        "“plan.areas” must be a list of texts.",
    ),
    (
        "[plan]\nevaluation-months = 25",
        (2, 21),
        "«plan.evaluation-months» må være fra 1 til 24.",
        "“plan.evaluation-months” must be from 1 to 24.",
    ),
    (
        "[plan]\nquiet-weeks = 0",
        (2, 15),
        "«plan.quiet-weeks» må være fra 1 til 52.",
        "“plan.quiet-weeks” must be from 1 to 52.",
    ),
    (
        "[journal]\nlate-days = 0",
        (2, 13),
        "«journal.late-days» må være fra 1 til 90.",
        "“journal.late-days” must be from 1 to 90.",
    ),
    (
        "[keys]\nnew-entry = 1",
        (2, 13),
        "«keys.new-entry» må være en tast eller en liste med taster.",
        "“keys.new-entry” must be a key or a list of keys.",
    ),
    ("keys = \"n\"", (1, 8), "«keys» må være en overskrift", "“keys” must be a heading"),
    ("shifts = []", (1, 10), "«shifts» må ha noe i listen.", "“shifts” must have something in the list."),
    (
        "[shifts]\nid = \"day\"",
        (1, 1),
        "«shifts» må være overskrifter i doble hakeparenteser",
        "“shifts” must be headings in double square brackets",
    ),
    (
        "[[shifts]]\nid = \"day\"\nfrom = \"07:30\"\nto = \"15:00\"",
        (1, 1),
        "«shifts.name» mangler.",
        "“shifts.name” is missing.",
    ),
    (
        "[[shifts]]\nid = \"day\"\nname = \"\"\nfrom = \"07:30\"\nto = \"15:00\"",
        (3, 8),
        "«shifts.name» kan ikke være tom.",
        "“shifts.name” cannot be empty.",
    ),
    (
        "[[shifts]]\nid = \"day\"\nname = \"Dag\"\nfrom = \"25:00\"\nto = \"15:00\"",
        (4, 8),
        "«shifts.from» må være et klokkeslett",
        "“shifts.from” must be a time of the day",
    ),
    (
        "[[shifts]]\nid = \"day\"\nname = \"Dag\"\nfrom = \"07:30\"\nto = \"15:00\"\n\n[[shifts]]\nid = \"day\"\nname = \"Dag 2\"\nfrom = \"07:30\"\nto = \"15:00\"",
        (8, 6),
        "«day» står to ganger. Hver «shifts.id» må være sin egen.",
        "“day” is there twice. Each “shifts.id” must be its own.",
    ),
    ("[[skills]]\narea = \"mat\"", (1, 1), "«skills.skills» mangler.", "“skills.skills” is missing."),
    (
        "[[skills]]\narea = \"mat\"\nskills = [\"Bake\"]\n[[skills]]\narea = \"hus\"\nskills = [\"Vaske\", \"Bake\"]",
        (6, 10),
        "«Bake» står to ganger. Hver «skills.skills» må være sin egen.",
        "“Bake” is there twice. Each “skills.skills” must be its own.",
    ),
    (
        "[[skills]]\narea = \"mat\"\nskills = [\"Bake\"]\n[[skills]]\narea = \"mat\"\nskills = [\"Koke\"]",
        (5, 8),
        "«mat» står to ganger. Hver «skills.area» må være sin egen.",
        "“mat” is there twice. Each “skills.area” must be its own.",
    ),
    (
        "[[skills]]\narea = \"mat\"\nskills = []",
        (3, 10),
        "«skills.skills» må ha noe i listen.",
        "“skills.skills” must have something in the list.",
    ),
    (
        "[plan]\napproval = true",
        (2, 12),
        "«plan.approval» står ikke lenger i denne filen. Fagleder bestemmer det i programmet",
        "“plan.approval” is no longer in this file. The clinical lead decides it in the program",
    ),
    (
        "[[checklists]]\nid = \"a\"\nname = \"A\"\nshifts = [\"day\"]",
        (1, 1),
        "«checklists.points» mangler.",
        "“checklists.points” is missing.",
    ),
    (
        "[[checklists]]\nid = \"a\"\nname = \"A\"\nshifts = [\"noon\"]\n[[checklists.points]]\nid = \"k\"\ntext = \"K\"\nkind = \"tick\"",
        (4, 10),
        "«noon» er ikke «id» for noen av vaktene.",
        "“noon” is not the “id” of any shift.",
    ),
    (
        "[[checklists]]\nid = \"a\"\nname = \"A\"\nshifts = [\"day\"]\n[[checklists.points]]\nid = \"k\"\ntext = \"K\"\nkind = \"tally\"",
        (8, 8),
        "«tally» kan ikke brukes som «checklists.points.kind».",
        "“tally” cannot be used as “checklists.points.kind”.",
    ),
    (
        "[[checklists]]\nid = \"a\"\nname = \"A\"\nshifts = [\"day\"]\n[[checklists.points]]\nid = \"k\"\ntext = \"K\"\nkind = \"tick\"\nexpected = 3",
        (9, 12),
        "«checklists.points.expected» kan bare stå ved noe som telles",
        "“checklists.points.expected” can only stand with something that is counted",
    ),
    (
        "[[checklists]]\nid = \"a\"\nname = \"A\"\nshifts = [\"day\"]\n[[checklists.points]]\nid = \"k\"\ntext = \"K\"\nkind = \"tick\"\n[[checklists.points]]\nid = \"k\"\ntext = \"L\"\nkind = \"tick\"",
        (10, 6),
        "«k» står to ganger. Hver «checklists.points.id» må være sin egen.",
        "“k” is there twice. Each “checklists.points.id” must be its own.",
    ),
];

#[test]
fn every_broken_file_says_what_is_wrong_and_where_in_both_languages() {
    for (text, (line, column), nb, en) in BROKEN {
        for (language, place, sentence) in [
            (LanguageSetting::Nb, format!("Linje {line}, kolonne {column}: "), nb),
            (LanguageSetting::En, format!("Line {line}, column {column}: "), en),
        ] {
            let error = load_text(text, language).expect_err(text);
            let explanation = error.explain();
            assert!(explanation.contains(&format!("{place}{sentence}")), "{text}\n---\n{explanation}");
        }
    }
}

#[test]
fn every_example_in_an_explanation_can_be_used_as_it_stands() {
    for (text, ..) in BROKEN {
        let error = load_text(text, LanguageSetting::En).expect_err(text);
        let ConfigProblem::Faulty { faults, .. } = &error.problem else { panic!("{error:?}") };
        for fault in faults {
            let explanation = fault.explain(&Texts::new(Language::En));
            let Some(example) = explanation.lines().find_map(|line| line.strip_prefix("Example: ")) else { continue };
            let header = match fault.setting.rsplit_once('.') {
                Some((list @ ("shifts" | "checklists" | "skills"), _)) => format!("[[{list}]]\n"),
                Some((list @ "checklists.points", _)) => format!("[[checklists]]\n[[{list}]]\n"),
                Some((table, _)) => format!("[{table}]\n"),
                None => String::new(),
            };
            assert_eq!(other_faults_than_missing(&format!("{header}{example}")), [], "{example}");
        }
    }
}

/// One setting of a shift alone leaves the others missing, which says nothing about the one.
fn other_faults_than_missing(text: &str) -> Vec<Fault> {
    let Err(error) = load_text(text, LanguageSetting::En) else { return Vec::new() };
    let ConfigProblem::Faulty { faults, .. } = error.problem else { panic!("{:?}", error.problem) };
    faults.into_iter().filter(|fault| fault.problem != Problem::Missing).collect()
}

#[test]
fn an_explanation_tells_everything_a_person_needs() {
    let text = "# my own\n\ttheme = \"blå\"\n[lock]\nidle = \"2h\"\n";
    let error = load_text(text, LanguageSetting::Nb).unwrap_err();
    let ConfigProblem::Faulty { file, faults } = &error.problem else { panic!("{error:?}") };
    assert_eq!(faults.len(), 2);
    let expected = format!(
        "Innstillingene kan ikke brukes: det er 2 feil i {}.

Linje 2, kolonne 10: «blå» kan ikke brukes som «theme».
  2 | \ttheme = \"blå\"
    | \t        ^^^^^
Dette kan stå her: auto, dark, light, contrast, night, mono.
Eksempel: theme = \"auto\"

Linje 4, kolonne 8: «lock.idle» må være fra 1m til 1h.
  4 | idle = \"2h\"
    |        ^^^^
Eksempel: idle = \"5m\"

Huset er ikke rørt. Rett filen og start igjen.",
        file.display()
    );
    assert_eq!(error.explain(), expected);
}

#[test]
fn the_language_of_the_file_is_the_language_of_its_faults() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    fs::write(&file, "language = \"en\"\ntheme = 1").unwrap();
    let command_line = CommandLine { config: Some(file), ..CommandLine::default() };
    assert_eq!(load(&command_line, &environment(folder.path())).unwrap_err().language, Language::En);
}

#[test]
fn a_text_that_no_line_holds_is_refused() {
    let points = "[[checklists.points]]\nid = \"k\"\ntext = \"K\"\nkind = \"tick\"";
    let name = "å".repeat(121);
    let text = format!("[[checklists]]\nid = \"a\"\nname = \"{name}\"\nshifts = [\"day\"]\n{points}");
    let error = load_text(&text, LanguageSetting::Nb).unwrap_err();
    assert!(error.explain().contains("«checklists.name» er for lang, høyst 120 tegn."), "{}", error.explain());
}

#[test]
fn a_house_may_have_no_checklists_and_the_standard_one_follows_the_houses_own_shifts() {
    let shift = "[[shifts]]\nid = \"night\"\nname = \"Natt\"\nfrom = \"22:00\"\nto = \"08:00\"\nnight = true\n";
    assert_eq!(load_text("checklists = []", LanguageSetting::Nb).unwrap().config.checklists, []);
    let own = load_text(shift, LanguageSetting::Nb).unwrap().config.checklists;
    assert_eq!(own[0].shifts.iter().map(|kind| kind.0.as_str()).collect::<Vec<_>>(), ["night"]);
    let other = load_text(&shift.replace("night\"", "vigil\""), LanguageSetting::Nb).unwrap().config;
    assert_eq!(other.checklists, []);
}

#[test]
fn a_house_has_its_own_list_of_skills_or_none() {
    assert_eq!(load_text("skills = []", LanguageSetting::Nb).unwrap().config.skills, []);
    let own = "[[skills]]\narea = \"hage\"\nskills = [\"Klippe plenen\", \"Vanne\"]\n";
    let skills = load_text(own, LanguageSetting::En).unwrap().config.skills;
    let told: Vec<_> = skills[0].skills.iter().map(personalbase::domain::names::Line::as_str).collect();
    assert_eq!((skills.len(), skills[0].area.as_str(), told), (1, "hage", vec!["Klippe plenen", "Vanne"]));
}
