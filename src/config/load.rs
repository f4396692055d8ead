//! From the file, the environment and the command line to the settings in force.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    fault::{ConfigError, ConfigProblem, Fault, Place, Problem, Unreadable},
    house,
    paths::{CONFIG_VARIABLE, DATA_VARIABLE, Environment, LANGUAGE_VARIABLE},
    schema,
    settings::{Config, LanguageSetting},
};
use crate::text::Language;

/// What the command line says about settings; it has the last word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommandLine {
    /// `--config FILE`
    pub config: Option<PathBuf>,
    /// `--data DIR`
    pub data: Option<PathBuf>,
    /// `--language nb|en|auto`
    pub language: Option<LanguageSetting>,
}

/// The settings in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// Every setting, with what the environment and the command line say about it.
    pub config: Config,
    /// The language the screens speak.
    pub language: Language,
    /// Where things lie.
    pub folders: Folders,
    /// The file that was read; `None` when all settings are the defaults.
    pub file: Option<PathBuf>,
    /// Where settings are written: the file that was read, or the place of one that nobody has made yet.
    pub file_place: Option<PathBuf>,
    key_places: BTreeMap<String, Place>,
}

/// Where things lie. None of these folders need exist yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The house: database, key file, lock file, backups.
    pub data: PathBuf,
    /// The technical log.
    pub log: PathBuf,
}

/// Loads the settings in force.
///
/// # Errors
///
/// The file that was named, or lies in the usual place, cannot be read or has faults (all of them are reported at once);
/// the environment names an unknown language; nobody names a folder and there is no home folder.
pub fn load(command_line: &CommandLine, env: &Environment) -> Result<Loaded, ConfigError> {
    let wanted = command_line.language.map(Ok).or_else(|| language_of(env)).transpose()?;
    let spoken = |setting: LanguageSetting| setting.resolve(env.locale.as_deref());

    let file = config_file(command_line, env).map_err(|problem| error(wanted.map(spoken), problem))?;
    let mut reading = schema::read(file.as_ref().map_or("", |file| file.text.as_str()));
    let setting = wanted.unwrap_or(reading.config.language);
    let language = spoken(setting);
    let file = file.map(|file| file.path);
    if let (Some(file), false) = (&file, reading.faults.is_empty()) {
        let problem = ConfigProblem::Faulty { file: file.clone(), faults: reading.faults };
        return Err(ConfigError { language, problem });
    }

    let config_folder = file.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
    let from_file = reading.config.data.as_ref().map(|written| env.written_path(written, config_folder));
    let named = command_line.data.clone().or_else(|| env.variable(DATA_VARIABLE).map(PathBuf::from)).or(from_file);
    let folders = folders(named.clone(), env).ok_or(ConfigError { language, problem: ConfigProblem::NoHome })?;
    if !reading.own_shifts {
        reading.config.shifts = house::shifts(language);
    }
    reading.config.language = setting;
    reading.config.data = named;
    for folder in [&mut reading.config.backup.folder, &mut reading.config.backup.second] {
        *folder = folder.take().map(|written| env.written_path(&written, config_folder));
    }
    let file_place = file.clone().or_else(|| env.config_file());
    Ok(Loaded { config: reading.config, language, folders, file, file_place, key_places: reading.key_places })
}

impl Loaded {
    /// The error for keys that the keymap refuses: each the id of an action in `[keys]` and what is wrong with it.
    ///
    /// The configuration does not know the actions; whoever does checks [`Config::keys`] and reports here, so that the
    /// person sees the line.
    #[must_use]
    pub fn refused_keys(&self, refused: Vec<(String, Problem)>) -> ConfigError {
        let mut faults: Vec<Fault> = refused
            .into_iter()
            .map(|(action, problem)| {
                let place = self.key_places.get(&action).cloned().unwrap_or_else(|| Place::of("", 0..0));
                Fault { setting: format!("keys.{action}"), place, problem }
            })
            .collect();
        faults.sort_by_key(|fault| (fault.place.line, fault.place.column));
        let problem = ConfigProblem::Faulty { file: self.file.clone().unwrap_or_default(), faults };
        ConfigError { language: self.language, problem }
    }
}

fn error(language: Option<Language>, problem: ConfigProblem) -> ConfigError {
    ConfigError { language: language.unwrap_or_default(), problem }
}

/// The language the environment asks for, if it asks for one.
fn language_of(env: &Environment) -> Option<Result<LanguageSetting, ConfigError>> {
    let value = env.variable(LANGUAGE_VARIABLE)?.to_string_lossy();
    let setting = LanguageSetting::parse(&value).ok_or_else(|| {
        let allowed = LanguageSetting::ALL.map(LanguageSetting::as_str).to_vec();
        error(None, ConfigProblem::Environment { name: LANGUAGE_VARIABLE, value: value.into_owned(), allowed })
    });
    Some(setting)
}

struct ConfigFile {
    path: PathBuf,
    text: String,
}

/// The file to use. One that was named must be there; the one in the usual place need not.
fn config_file(command_line: &CommandLine, env: &Environment) -> Result<Option<ConfigFile>, ConfigProblem> {
    let named = command_line.config.clone().or_else(|| env.variable(CONFIG_VARIABLE).map(PathBuf::from));
    let must_exist = named.is_some();
    let Some(path) = named.or_else(|| env.config_file()) else { return Ok(None) };
    match fs::read_to_string(&path) {
        // Windows editors put a byte order mark first; the columns of the first line should not count it.
        Ok(text) => Ok(Some(ConfigFile { text: text.trim_start_matches('\u{feff}').to_owned(), path })),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !must_exist => Ok(None),
        Err(error) => Err(ConfigProblem::Unreadable { file: path, reason: reason(&error) }),
    }
}

fn reason(error: &io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::NotFound => Unreadable::Missing,
        io::ErrorKind::PermissionDenied => Unreadable::Forbidden,
        io::ErrorKind::InvalidData => Unreadable::NotText,
        _ => Unreadable::Other(error.to_string()),
    }
}

/// Without a home folder the log lies beside the house, if somebody named a folder for that.
fn folders(named: Option<PathBuf>, env: &Environment) -> Option<Folders> {
    let data = named.or_else(|| env.data_folder())?;
    let log = env.log_folder().unwrap_or_else(|| data.join("log"));
    Some(Folders { data, log })
}

#[cfg(test)]
mod tests;
