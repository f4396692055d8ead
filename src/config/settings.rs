//! Every setting, typed, with its default. `config.example.toml` describes each for the people of the house.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use serde::{Serialize, Serializer};

use super::{
    appearance::{NightTheme, ThemeName},
    backup::Backup,
    host::Host,
    host_meetings::HostMeetings,
    house, value,
};
use crate::{
    domain::{
        assessment::skill::SkillArea,
        checklist::Checklist,
        contact::clock::{About, Milestone},
        log::Weight,
        names::Line,
        shift::ShiftKind,
        time::{Instant, Zone},
    },
    text::Language,
};

/// The settings of one terminal.
///
/// Serialised it has the shape of the configuration file, so that the settings in force can be shown and the example be
/// checked for completeness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Config {
    /// The language of the screens.
    pub language: LanguageSetting,
    /// The folder of the house as it was written; `None` is the platform's own folder. See
    /// [`Folders`](super::Folders) for where it really is.
    #[serde(serialize_with = "path_or_nothing")]
    pub data: Option<PathBuf>,
    /// The zone whose wall clock the house lives by.
    pub time_zone: Zone,
    /// How roles look on the screen.
    pub theme: ThemeName,
    /// One thing at a time, no boxes, nothing that moves: for screen readers.
    pub plain: bool,
    /// Whether the mouse does anything; without it the terminal keeps its own text selection.
    pub mouse: bool,
    /// The dim theme by the clock.
    pub night_theme: NightTheme,
    /// When the screen is covered, and what uncovers it.
    pub lock: Lock,
    /// Saving what is typed before it is saved.
    pub draft: Draft,
    /// Watching the room on the disk.
    pub disk: Disk,
    /// Copies of the house.
    pub backup: Backup,
    /// Writing in the log.
    pub log: Log,
    /// The youths' plans.
    pub plan: Plan,
    /// The night.
    pub night: Night,
    /// Moving in and out.
    pub moves: Moves,
    /// The basis of what hosts get.
    pub host: Host,
    /// What is copied into the case journal.
    pub journal: Journal,
    /// The calendar.
    pub calendar: Calendar,
    /// Meetings with hosts and group guidance.
    pub host_meetings: HostMeetings,
    /// The dates of the youths' files.
    pub clocks: Clocks,
    /// The skills for living alone the house goes through with its youths, in their order; no two alike, none at all if the
    /// house keeps no such list.
    pub skills: Vec<SkillArea>,
    /// Changed keys: the keys of an action by its id; an empty list takes all its keys away. Checked by the keymap, which
    /// knows the actions.
    pub keys: BTreeMap<String, Vec<String>>,
    /// The shifts of the house, the usual ones first; never empty, ids unique.
    pub shifts: Vec<ShiftKind>,
    /// What the shifts go through; ids unique, each with at least one point, for shifts the house has.
    pub checklists: Vec<Checklist>,
}

/// `language`: which language the screens speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LanguageSetting {
    /// Norwegian bokmål.
    #[default]
    Nb,
    /// English.
    En,
    /// That of the machine; Norwegian where it is neither.
    Auto,
}

impl LanguageSetting {
    /// All values, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Nb, Self::En, Self::Auto];

    /// How it is written in the configuration, in the environment and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::En => "en",
            Self::Auto => "auto",
        }
    }

    /// Reads what [`LanguageSetting::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.as_str() == text)
    }

    /// The language itself, where `locale` is what the machine is set to, for example `nb_NO.UTF-8`.
    #[must_use]
    pub fn resolve(self, locale: Option<&str>) -> Language {
        match self {
            Self::Nb => Language::Nb,
            Self::En => Language::En,
            Self::Auto => locale.and_then(|tag| tag.parse().ok()).unwrap_or_default(),
        }
    }
}

/// `[lock]`: when the screen is covered, and what uncovers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Lock {
    /// Without a key press for this long the screen is covered.
    #[serde(serialize_with = "value::as_span")]
    pub idle: Duration,
    /// The last part of [`Lock::idle`], counted down on the screen. Always shorter than it.
    #[serde(serialize_with = "value::as_span")]
    pub countdown: Duration,
    /// How long after a passphrase the PIN is enough to uncover the screen or switch staff.
    #[serde(serialize_with = "value::as_span")]
    pub session: Duration,
    /// Wrong PINs in a row before the passphrase is needed again.
    pub pin_tries: u32,
}

/// `[draft]`: saving what is typed before it is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Draft {
    /// A pause in typing this long saves the draft.
    #[serde(serialize_with = "value::as_span")]
    pub pause: Duration,
}

/// `[disk]`: watching the room on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Disk {
    /// Less free room than this many megabytes (of a million bytes) gives a warning; 0 never warns.
    pub warning_mb: u64,
}

impl Disk {
    /// The limit of the warning in bytes.
    #[must_use]
    pub const fn warning_bytes(&self) -> u64 {
        self.warning_mb.saturating_mul(1_000_000)
    }
}

/// `[log]`: writing in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Log {
    /// How long an important entry weighs more than others, when nobody says otherwise.
    #[serde(serialize_with = "value::as_span")]
    pub important: Duration,
    /// The same of a critical one.
    #[serde(serialize_with = "value::as_span")]
    pub critical: Duration,
    /// Phrases that are written often, in the order they are offered; no two alike, none at all if the house wants none.
    pub phrases: Vec<String>,
}

impl Log {
    /// When a weight that is given at `now` falls back to normal, unless somebody says otherwise; `None` for a normal one.
    #[must_use]
    pub fn weight_until(&self, weight: Weight, now: Instant) -> Option<Instant> {
        match weight {
            Weight::Normal => None,
            Weight::Important => Some(now + self.important),
            Weight::Critical => Some(now + self.critical),
        }
    }
}

/// `[plan]`: the youths' plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Plan {
    /// The areas of life a goal can belong to, in the order they are offered; never empty, no two alike.
    pub areas: Vec<String>,
    /// Months until a new goal is reviewed, when nobody says otherwise: a recommendation (circular of 2016), no legal
    /// limit.
    pub evaluation_months: u32,
    /// The areas of everyday life a youth gets support in, in the order they are shown; no two alike, none at all if the house
    /// does not use the support dial.
    pub support_areas: Vec<String>,
    /// Weeks without a trace after which a goal is named.
    pub quiet_weeks: u32,
    /// The area whose goals are about a youth's money.
    pub money_area: String,
}

impl Plan {
    /// The areas of the support dial, in the order they are shown.
    #[must_use]
    pub fn support_lines(&self) -> Vec<Line> {
        lines(&self.support_areas)
    }
}

/// `[journal]`: what is copied into the case journal of the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Journal {
    /// Days something waits before it stands out.
    pub late_days: u32,
    /// An evaluation belongs there unless whoever writes it says otherwise.
    pub evaluations: bool,
}

/// `[calendar]`: the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Calendar {
    /// The cars that are offered, in that order; no two alike, none at all if the house has none of its own.
    pub cars: Vec<String>,
    /// Which names stand on the print for the wall.
    pub wall_names: WallNames,
}

impl Calendar {
    /// The cars as they are offered.
    #[must_use]
    pub fn offered_cars(&self) -> Vec<Line> {
        lines(&self.cars)
    }
}

/// `[night]`: the night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Night {
    /// What a night round goes past, in that order; no two alike, none at all if the house walks no rounds of its own.
    pub route: Vec<String>,
}

/// `[moves]`: moving in and out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Moves {
    /// What is gone through with a youth who moves in, in that order; no two alike, none at all if the house wants none.
    pub move_in: Vec<String>,
    /// The same of one who moves out.
    pub move_out: Vec<String>,
    /// The same of one who leaves a host.
    pub leave_host: Vec<String>,
    /// Why a stay ends, in the order it is offered; never empty, no two alike.
    pub reasons: Vec<String>,
}

impl Moves {
    /// What is gone through with whoever moves in, in the words of today.
    #[must_use]
    pub fn points_in(&self) -> Vec<Line> {
        lines(&self.move_in)
    }

    /// The same of whoever moves out.
    #[must_use]
    pub fn points_out(&self) -> Vec<Line> {
        lines(&self.move_out)
    }

    /// The same of whoever leaves a host.
    #[must_use]
    pub fn points_leave_host(&self) -> Vec<Line> {
        lines(&self.leave_host)
    }
}

/// Which names stand on the print of the calendar for the wall. Those whose address is protected never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WallNames {
    /// None.
    #[default]
    None,
    /// The first names of who sees to an activity and of those who have signed up.
    First,
}

impl WallNames {
    /// Both.
    pub const ALL: [Self; 2] = [Self::None, Self::First];

    /// How it is written in the configuration.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::First => "first",
        }
    }
}

fn lines(texts: &[String]) -> Vec<Line> {
    texts.iter().filter_map(|text| Line::new(text).ok()).collect()
}

/// `[clocks]`: the dates of the youths' files, each with what belongs to it, in its order; a list may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Clocks {
    /// Days before a date from which its notice is shown.
    pub notice_days: u32,
    /// At 15 years.
    pub at_15: Vec<String>,
    /// At 16 years.
    pub at_16: Vec<String>,
    /// At 17½ years.
    pub at_17_half: Vec<String>,
    /// At 18 years.
    pub at_18: Vec<String>,
    /// At 19½ years.
    pub at_19_half: Vec<String>,
    /// At 20 years.
    pub at_20: Vec<String>,
    /// At 25 years.
    pub at_25: Vec<String>,
    /// Before a guardian's consents lapse.
    pub lapse: Vec<String>,
    /// Before the decision about a protected address ends.
    pub protection: Vec<String>,
    /// Before a paper runs out.
    pub papers: Vec<String>,
    /// When a risk is looked at again.
    pub risks: Vec<String>,
}

impl Clocks {
    /// What belongs to a date.
    #[must_use]
    pub fn list(&self, about: About) -> &[String] {
        match about {
            About::Milestone(Milestone::At15) => &self.at_15,
            About::Milestone(Milestone::At16) => &self.at_16,
            About::Milestone(Milestone::At17Half) => &self.at_17_half,
            About::Milestone(Milestone::At18) => &self.at_18,
            About::Milestone(Milestone::At19Half) => &self.at_19_half,
            About::Milestone(Milestone::At20) => &self.at_20,
            About::Milestone(Milestone::At25) => &self.at_25,
            About::Lapse => &self.lapse,
            About::Protection => &self.protection,
            About::Paper(_) => &self.papers,
            About::Risk(_) => &self.risks,
            About::FollowUp(_) => &[],
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        const MINUTE: u64 = 60;
        const HOUR: u64 = 60 * MINUTE;
        Self {
            language: LanguageSetting::Nb,
            data: None,
            time_zone: Zone::OSLO,
            theme: ThemeName::Auto,
            plain: false,
            mouse: true,
            night_theme: NightTheme { on: false, from: house::clock(22, 0), to: house::clock(7, 0) },
            lock: Lock {
                idle: Duration::from_secs(5 * MINUTE),
                countdown: Duration::from_secs(30),
                session: Duration::from_secs(16 * HOUR),
                pin_tries: 5,
            },
            draft: Draft { pause: Duration::from_secs(1) },
            disk: Disk { warning_mb: 500 },
            backup: Backup::default(),
            log: Log {
                important: Duration::from_secs(24 * HOUR),
                critical: Duration::from_secs(72 * HOUR),
                phrases: house::phrases(),
            },
            plan: Plan {
                areas: house::plan_areas(),
                evaluation_months: 3,
                support_areas: house::support_areas(),
                quiet_weeks: 4,
                money_area: house::MONEY_AREA.to_owned(),
            },
            journal: Journal { late_days: 7, evaluations: true },
            calendar: Calendar { cars: Vec::new(), wall_names: WallNames::None },
            night: Night { route: house::night_route() },
            moves: Moves {
                move_in: house::move_in_points(),
                move_out: house::move_out_points(),
                leave_host: house::leave_host_points(),
                reasons: house::move_reasons(),
            },
            host: Host::default(),
            host_meetings: HostMeetings::default(),
            clocks: house::clocks(),
            skills: house::skills(),
            keys: BTreeMap::new(),
            shifts: house::shifts(Language::Nb),
            checklists: house::checklists(),
        }
    }
}

pub(super) fn path_or_nothing<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
    let path = path.as_deref().map(|path| path.to_string_lossy()).unwrap_or_default();
    serializer.serialize_str(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_chosen_or_that_of_the_machine() {
        assert_eq!(LanguageSetting::Nb.resolve(Some("en_GB.UTF-8")), Language::Nb);
        assert_eq!(LanguageSetting::En.resolve(Some("nb_NO.UTF-8")), Language::En);
        assert_eq!(LanguageSetting::Auto.resolve(Some("en_GB.UTF-8")), Language::En);
        for neither in [Some("de_DE"), Some("C"), None] {
            assert_eq!(LanguageSetting::Auto.resolve(neither), Language::Nb);
        }
    }

    #[test]
    fn the_default_shifts_cover_the_whole_day() {
        let config = Config::default();
        let noon: chrono::DateTime<chrono::Utc> = "2026-11-14T12:00:00Z".parse().unwrap();
        for minutes in (0..24 * 60).step_by(5) {
            let now = noon + chrono::TimeDelta::minutes(minutes);
            assert!(config.shifts.iter().any(|kind| kind.running_at(now, config.time_zone).is_some()), "{now}");
        }
    }
}
