//! Where things lie on each platform, worked out from the environment that is handed in.
//!
//! | | Linux and other Unix | macOS | Windows |
//! |---|---|---|---|
//! | configuration | `$XDG_CONFIG_HOME` or `~/.config` | `~/Library/Application Support` | `%APPDATA%` |
//! | the house | `$XDG_DATA_HOME` or `~/.local/share` | `~/Library/Application Support` | `%LOCALAPPDATA%` |
//! | technical log | `$XDG_STATE_HOME` or `~/.local/state` | `~/Library/Logs` | `%LOCALAPPDATA%` |
//!
//! each with `personalbase` below it. The house lies in the local folder on Windows, because the roaming one is copied
//! over the network at sign-out, which would tear an open database apart.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The name of our folder below the platform's folders.
const FOLDER: &str = "personalbase";

/// Names the configuration file to use.
pub const CONFIG_VARIABLE: &str = "PERSONALBASE_CONFIG";
/// Names the folder of the house.
pub const DATA_VARIABLE: &str = "PERSONALBASE_DATA";
/// Chooses the language: `nb`, `en` or `auto`.
pub const LANGUAGE_VARIABLE: &str = "PERSONALBASE_LANGUAGE";

/// Everything that is ever read from the environment.
const VARIABLES: [&str; 8] = [
    CONFIG_VARIABLE,
    DATA_VARIABLE,
    LANGUAGE_VARIABLE,
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
];

/// The families of systems that keep their folders in different places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// Linux and the BSDs, after the XDG base directory specification.
    Unix,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

impl Platform {
    /// The platform this binary was built for.
    #[must_use]
    pub const fn current() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::MacOs
        } else {
            Self::Unix
        }
    }
}

/// What the surroundings say: the few environment variables that matter and the home folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// Decides which of the tables above holds.
    pub platform: Platform,
    /// The person's home folder, if the system knows one.
    pub home: Option<PathBuf>,
    /// The language the machine is set to, as its locale writes it: `nb_NO.UTF-8`.
    pub locale: Option<String>,
    variables: BTreeMap<&'static str, OsString>,
}

impl Environment {
    /// The surroundings of this process.
    #[must_use]
    pub fn of_process() -> Self {
        let home = std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
        let locale = sys_locale::get_locale();
        Self { locale, ..Self::new(Platform::current(), home, |name| std::env::var_os(name)) }
    }

    /// Surroundings that are handed in, without a locale. A variable that is set to nothing counts as not set.
    pub fn new(platform: Platform, home: Option<PathBuf>, variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name| variable(name).filter(|value| !value.is_empty()).map(|value| (name, value));
        Self { platform, home, locale: None, variables: VARIABLES.into_iter().filter_map(set).collect() }
    }

    /// The value of one of the variables above.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&OsString> {
        self.variables.get(name)
    }

    /// Where the configuration lies when nobody says otherwise. `None` when there is no home folder.
    #[must_use]
    pub fn config_file(&self) -> Option<PathBuf> {
        let folder = match self.platform {
            Platform::Unix => self.folder("XDG_CONFIG_HOME", ".config"),
            Platform::MacOs => self.in_home("Library/Application Support"),
            Platform::Windows => self.folder("APPDATA", "AppData/Roaming"),
        }?;
        Some(folder.join(FOLDER).join("config.toml"))
    }

    /// Where the house lies when nobody says otherwise. `None` when there is no home folder.
    #[must_use]
    pub fn data_folder(&self) -> Option<PathBuf> {
        let folder = match self.platform {
            Platform::Unix => self.folder("XDG_DATA_HOME", ".local/share"),
            Platform::MacOs => self.in_home("Library/Application Support"),
            Platform::Windows => self.folder("LOCALAPPDATA", "AppData/Local"),
        }?;
        Some(folder.join(FOLDER))
    }

    /// Where the technical log lies. `None` when there is no home folder.
    #[must_use]
    pub fn log_folder(&self) -> Option<PathBuf> {
        let folder = match self.platform {
            Platform::Unix => self.folder("XDG_STATE_HOME", ".local/state")?.join(FOLDER).join("log"),
            Platform::MacOs => self.in_home("Library/Logs")?.join(FOLDER),
            Platform::Windows => self.folder("LOCALAPPDATA", "AppData/Local")?.join(FOLDER).join("log"),
        };
        Some(folder)
    }

    /// A path as a person writes it in the configuration: `~` is the home folder, and what is not absolute is counted
    /// from the folder the configuration lies in.
    #[must_use]
    pub fn written_path(&self, written: &Path, config_folder: &Path) -> PathBuf {
        match (written.strip_prefix("~"), &self.home) {
            (Ok(below), Some(home)) => home.join(below),
            _ => config_folder.join(written),
        }
    }

    /// The folder a variable names, or a folder in the home folder. A path that is not absolute is ignored, as the XDG
    /// specification demands: it would mean another folder each time the program is started from another place.
    fn folder(&self, variable: &str, in_home: &str) -> Option<PathBuf> {
        let named = self.variable(variable).map(PathBuf::from).filter(|path| path.is_absolute());
        named.or_else(|| self.in_home(in_home))
    }

    fn in_home(&self, below: &str) -> Option<PathBuf> {
        Some(self.home.as_ref()?.join(below))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An absolute path on the system the test runs on.
    fn root(below: &str) -> PathBuf {
        PathBuf::from(if cfg!(windows) { r"C:\" } else { "/" }).join(below)
    }

    fn environment(platform: Platform, variables: &[(&str, PathBuf)]) -> Environment {
        Environment::new(platform, Some(root("home/kari")), |name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone().into_os_string())
        })
    }

    #[test]
    fn unix_follows_the_xdg_defaults() {
        let env = environment(Platform::Unix, &[]);
        assert_eq!(env.config_file(), Some(root("home/kari/.config/personalbase/config.toml")));
        assert_eq!(env.data_folder(), Some(root("home/kari/.local/share/personalbase")));
        assert_eq!(env.log_folder(), Some(root("home/kari/.local/state/personalbase/log")));
    }

    #[test]
    fn unix_follows_the_xdg_variables_when_they_are_absolute_and_not_empty() {
        let set = [("XDG_CONFIG_HOME", root("c")), ("XDG_DATA_HOME", root("d")), ("XDG_STATE_HOME", root("s"))];
        let env = environment(Platform::Unix, &set);
        assert_eq!(env.config_file(), Some(root("c/personalbase/config.toml")));
        assert_eq!(env.data_folder(), Some(root("d/personalbase")));
        assert_eq!(env.log_folder(), Some(root("s/personalbase/log")));

        let odd = [("XDG_CONFIG_HOME", PathBuf::from("relative")), ("XDG_DATA_HOME", PathBuf::new())];
        let env = environment(Platform::Unix, &odd);
        assert_eq!(env.config_file(), Some(root("home/kari/.config/personalbase/config.toml")));
        assert_eq!(env.data_folder(), Some(root("home/kari/.local/share/personalbase")));
    }

    #[test]
    fn mac_keeps_everything_in_the_library_and_ignores_xdg() {
        let env = environment(Platform::MacOs, &[("XDG_DATA_HOME", root("d"))]);
        let support = root("home/kari/Library/Application Support/personalbase");
        assert_eq!(env.config_file(), Some(support.join("config.toml")));
        assert_eq!(env.data_folder(), Some(support));
        assert_eq!(env.log_folder(), Some(root("home/kari/Library/Logs/personalbase")));
    }

    #[test]
    fn windows_keeps_the_house_out_of_the_roaming_folder() {
        let set = [("APPDATA", root("roaming")), ("LOCALAPPDATA", root("local"))];
        let env = environment(Platform::Windows, &set);
        assert_eq!(env.config_file(), Some(root("roaming/personalbase/config.toml")));
        assert_eq!(env.data_folder(), Some(root("local/personalbase")));
        assert_eq!(env.log_folder(), Some(root("local/personalbase/log")));

        let bare = environment(Platform::Windows, &[]);
        assert_eq!(bare.data_folder(), Some(root("home/kari/AppData/Local/personalbase")));
    }

    #[test]
    fn without_a_home_folder_nothing_is_guessed() {
        for platform in [Platform::Unix, Platform::MacOs, Platform::Windows] {
            let env = Environment::new(platform, None, |_| None);
            assert_eq!((env.config_file(), env.data_folder(), env.log_folder()), (None, None, None));
        }
    }

    #[test]
    fn written_paths_know_the_home_folder_and_the_folder_of_the_configuration() {
        let env = environment(Platform::Unix, &[]);
        let config = root("etc/personalbase");
        let written = |path: PathBuf| env.written_path(&path, &config);
        assert_eq!(written("~/house".into()), root("home/kari/house"));
        assert_eq!(written("house".into()), root("etc/personalbase/house"));
        assert_eq!(written(root("srv/house")), root("srv/house"));
        assert_eq!(written("~other/house".into()), root("etc/personalbase/~other/house"), "only the own home is known");
    }
}
