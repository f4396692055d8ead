use std::ffi::OsString;

use super::*;
use crate::config::{Platform, ThemeName};

/// A home folder with, perhaps, a configuration in the usual place.
struct Home(tempfile::TempDir);

impl Home {
    fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with_config(text: impl AsRef<[u8]>) -> Self {
        let home = Self::empty();
        let file = home.usual_file();
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        home
    }

    fn usual_file(&self) -> PathBuf {
        self.0.path().join(".config/personalbase/config.toml")
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let file = self.0.path().join(name);
        fs::write(&file, text).unwrap();
        file
    }

    fn environment(&self, variables: &[(&str, &Path)]) -> Environment {
        Environment::new(Platform::Unix, Some(self.0.path().to_owned()), |name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        })
    }

    fn load(&self, variables: &[(&str, &Path)], command_line: &CommandLine) -> Result<Loaded, ConfigError> {
        load(command_line, &self.environment(variables))
    }
}

#[test]
fn without_a_file_everything_is_the_default() {
    let home = Home::empty();
    let loaded = home.load(&[], &CommandLine::default()).unwrap();
    assert_eq!((loaded.config, loaded.file, loaded.language), (Config::default(), None, Language::Nb));
    assert_eq!(loaded.folders.data, home.0.path().join(".local/share/personalbase"));
    assert_eq!(loaded.folders.log, home.0.path().join(".local/state/personalbase/log"));
}

#[test]
fn the_file_in_the_usual_place_is_read_also_with_a_byte_order_mark_and_windows_line_ends() {
    let home = Home::with_config("\u{feff}theme = \"dark\"\r\nplain = true\r\n");
    let loaded = home.load(&[], &CommandLine::default()).unwrap();
    assert_eq!((loaded.config.theme, loaded.config.plain), (ThemeName::Dark, true));
    assert_eq!(loaded.file, Some(home.usual_file()));
}

#[test]
fn a_byte_order_mark_does_not_count_as_a_column_and_faults_come_in_the_order_of_the_file() {
    let home = Home::with_config("\u{feff}theme = 1\n[plan]\nareas = []\n[disk]\nwarning-mb = -1\n");
    let error = home.load(&[], &CommandLine::default()).unwrap_err();
    let ConfigProblem::Faulty { faults, .. } = error.problem else { panic!("{error:?}") };
    let places: Vec<_> = faults.iter().map(|fault| (fault.place.line, fault.place.column)).collect();
    assert_eq!(places, [(1, 9), (3, 9), (5, 14)]);
}

#[test]
fn a_named_file_goes_before_the_usual_one_and_the_command_line_before_the_environment() {
    let home = Home::with_config("theme = \"dark\"");
    let from_env = home.file("env.toml", "theme = \"light\"");
    let from_line = home.file("line.toml", "theme = \"mono\"");
    let env = [(CONFIG_VARIABLE, from_env.as_path())];
    let line = CommandLine { config: Some(from_line), ..CommandLine::default() };
    let theme = |variables: &[(&str, &Path)], line: &CommandLine| home.load(variables, line).unwrap().config.theme;
    assert_eq!(theme(&env, &CommandLine::default()), ThemeName::Light);
    assert_eq!(theme(&env, &line), ThemeName::Mono);
}

#[test]
fn the_folder_of_the_house_follows_default_file_environment_command_line() {
    let home = Home::with_config("data = \"~/from file\"");
    let data = |variables: &[(&str, &Path)], data: Option<&str>| {
        let line = CommandLine { data: data.map(PathBuf::from), ..CommandLine::default() };
        let loaded = home.load(variables, &line).unwrap();
        assert_eq!(loaded.config.data.as_ref(), Some(&loaded.folders.data));
        loaded.folders.data
    };
    let env: [(&str, &Path); 1] = [(DATA_VARIABLE, Path::new("/from/env"))];
    assert_eq!(data(&[], None), home.0.path().join("from file"));
    assert_eq!(data(&env, None), Path::new("/from/env"));
    assert_eq!(data(&env, Some("/from/line")), Path::new("/from/line"));
}

#[test]
fn a_variable_that_is_set_to_nothing_says_nothing() {
    let home = Home::with_config("data = \"/from/file\"\nlanguage = \"en\"");
    let nothing = Path::new("");
    let variables = [(CONFIG_VARIABLE, nothing), (DATA_VARIABLE, nothing), (LANGUAGE_VARIABLE, nothing)];
    let loaded = home.load(&variables, &CommandLine::default()).unwrap();
    assert_eq!((loaded.folders.data.as_path(), loaded.language), (Path::new("/from/file"), Language::En));
}

#[test]
fn a_relative_folder_in_the_file_is_counted_from_the_file() {
    let home = Home::with_config("data = \"house\"");
    let loaded = home.load(&[], &CommandLine::default()).unwrap();
    assert_eq!(loaded.folders.data, home.usual_file().with_file_name("house"));
}

#[test]
fn the_language_follows_default_file_environment_command_line() {
    let home = Home::with_config("language = \"en\"");
    let language = |variables: &[(&str, &Path)], language| {
        let line = CommandLine { language, ..CommandLine::default() };
        let loaded = home.load(variables, &line).unwrap();
        (loaded.language, loaded.config.language)
    };
    let nb: [(&str, &Path); 1] = [(LANGUAGE_VARIABLE, Path::new("nb"))];
    assert_eq!(language(&[], None), (Language::En, LanguageSetting::En));
    assert_eq!(language(&nb, None), (Language::Nb, LanguageSetting::Nb));
    assert_eq!(language(&nb, Some(LanguageSetting::En)), (Language::En, LanguageSetting::En));

    let mut env = home.environment(&[]);
    env.locale = Some("nb_NO.UTF-8".to_owned());
    let line = CommandLine { language: Some(LanguageSetting::Auto), ..CommandLine::default() };
    let loaded = load(&line, &env).unwrap();
    assert_eq!((loaded.language, loaded.config.language), (Language::Nb, LanguageSetting::Auto));
}

#[test]
fn a_language_in_the_environment_that_is_none_is_named_with_those_there_are() {
    let error = Home::empty().load(&[(LANGUAGE_VARIABLE, Path::new("norsk"))], &CommandLine::default()).unwrap_err();
    let expected = "Miljøvariabelen PERSONALBASE_LANGUAGE er «norsk», og det kan ikke brukes.\n\
                    Dette kan stå her: nb, en, auto.";
    assert_eq!(error.explain(), expected);
}

#[test]
fn a_named_file_that_is_not_there_is_an_error() {
    let home = Home::empty();
    let missing = home.0.path().join("missing.toml");
    let line =
        CommandLine { config: Some(missing.clone()), language: Some(LanguageSetting::En), ..CommandLine::default() };
    let expected = format!(
        "The configuration file {} cannot be read: there is no such file.\n\
         The house has not been touched. Correct the path or the file, or start without it.",
        missing.display()
    );
    assert_eq!(home.load(&[], &line).unwrap_err().explain(), expected);
}

#[test]
fn a_file_that_is_not_text_or_not_a_file_is_an_error() {
    let reason = |home: &Home| match home.load(&[], &CommandLine::default()).unwrap_err().problem {
        ConfigProblem::Unreadable { reason, .. } => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(reason(&Home::with_config([b'a', 0xff, b'b'])), Unreadable::NotText);
    let folder_instead = Home::empty();
    fs::create_dir_all(folder_instead.usual_file()).unwrap();
    assert!(matches!(reason(&folder_instead), Unreadable::Other(said) if !said.is_empty()));
}

#[test]
fn without_a_home_folder_the_house_must_be_named() {
    let env = Environment::new(Platform::Unix, None, |_| None);
    let error = load(&CommandLine::default(), &env).unwrap_err();
    assert_eq!(error.problem, ConfigProblem::NoHome);
    assert!(error.explain().ends_with("Si hvor med --data MAPPE."));

    let line = CommandLine { data: Some("/srv/house".into()), ..CommandLine::default() };
    let folders = load(&line, &env).unwrap().folders;
    assert_eq!(folders.log, Path::new("/srv/house/log"));
}

#[test]
fn keys_are_text_or_lists_and_refused_ones_are_shown_in_their_lines() {
    let home =
        Home::with_config("[keys]\nnew-entry = \"ctrl-n\"\nlock = [\"ctrl-l\", \"f12\"]\nquit = []\nnwe = \"x\"\n");
    let loaded = home.load(&[], &CommandLine::default()).unwrap();
    let keys = |action: &str| loaded.config.keys[action].clone();
    assert_eq!(keys("new-entry"), ["ctrl-n"]);
    assert_eq!(keys("lock"), ["ctrl-l", "f12"]);
    assert!(keys("quit").is_empty());

    let refused = vec![
        ("nwe".to_owned(), Problem::UnknownAction),
        ("lock".to_owned(), Problem::KeyTaken { key: "f12".to_owned(), by: "menu".to_owned() }),
        ("new-entry".to_owned(), Problem::UnknownKey("ctrl-n".to_owned())),
    ];
    let explanation = loaded.refused_keys(refused).explain();
    let shown: Vec<&str> = explanation.lines().filter(|line| line.starts_with("Linje")).collect();
    assert_eq!(
        shown,
        [
            "Linje 2, kolonne 13: «ctrl-n» er ikke en tast. Taster skrives som n, ctrl-s, shift-tab, f1 eller enter.",
            "Linje 3, kolonne 8: tasten «f12» brukes alt av «menu» på samme sted.",
            "Linje 5, kolonne 7: «keys.nwe» er ikke en handling. Navnene står i tastelisten i README.",
        ]
    );
}

#[test]
fn shifts_of_the_file_replace_the_default_ones_as_a_whole() {
    let home = Home::with_config(
        "[[shifts]]\nid = \"live-in\"\nname = \"Medlever\"\nfrom = 10:00\nto = \"10:00\"\n\n\
         [[shifts]]\nid = \"late\"\nname = \"Sen natt\"\nshort = \"Natt\"\nfrom = \"00:30\"\nto = \"08:00\"\nnight = true\n",
    );
    let shifts = home.load(&[], &CommandLine::default()).unwrap().config.shifts;
    let shown: Vec<_> = shifts.iter().map(|kind| (kind.id.0.as_str(), kind.short.as_str(), kind.night)).collect();
    assert_eq!(shown, [("live-in", "Medlever", false), ("late", "Natt", true)]);
    assert_eq!(shifts[0].from, shifts[0].to);
}

#[test]
fn the_log_line_of_an_error_holds_no_values() {
    let home = Home::with_config("theme = \"Kari\"");
    let error = home.load(&[], &CommandLine::default()).unwrap_err();
    assert_eq!(error.to_string(), "the configuration file has 1 faults");
}
