//! Settings and folders: load, validate, explain.
//!
//! A setting comes from the defaults, over which goes the file, then the environment, then the command line. The file is
//! the one the command line names, else the one the environment names, else `config.toml` in the platform's folder if
//! there is one. Everything is typed once loaded: nobody else parses a setting.
//!
//! | module | what lives there |
//! |---|---|
//! | `settings` | every setting with its default |
//! | `house` | the default shifts and plan areas |
//! | `host` | how the basis of what hosts get is counted |
//! | `host_meetings` | meetings with hosts and group guidance |
//! | `backup` | where copies of the house lie, and how many |
//! | `schema` | the names of the file and the limits of each value |
//! | `read`, `value` | walking the file; how single values are written |
//! | `fault`, `explain` | what can be wrong, and how that is said |
//! | `paths` | the folders of each platform |

mod appearance;
mod backup;
mod explain;
mod fault;
mod host;
mod host_meetings;
mod house;
mod load;
mod paths;
mod read;
pub(crate) mod schema;
mod settings;
mod value;

pub use appearance::{NightTheme, ThemeName};
pub use backup::Backup;
pub use fault::{ConfigError, ConfigProblem, Expected, Fault, Place, Problem, Unreadable};
pub use host::Host;
pub use host_meetings::HostMeetings;
pub use load::{CommandLine, Folders, Loaded, load};
pub use paths::{CONFIG_VARIABLE, DATA_VARIABLE, Environment, LANGUAGE_VARIABLE, Platform};
pub use settings::{Calendar, Config, Disk, Draft, LanguageSetting, Lock, Plan, WallNames};
