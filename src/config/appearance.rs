//! How the screen looks, as far as the configuration decides it.

use serde::{Deserialize, Serialize};

use crate::domain::time::ClockTime;

/// The names a theme has in the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// The terminal's own sixteen colours on its own background.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Strongest difference between text and background.
    Contrast,
    /// Dim, for a dark room at night.
    Night,
    /// No colours at all, only attributes.
    Mono,
}

impl ThemeName {
    /// All themes, in the order they are offered.
    pub const ALL: [Self; 6] = [Self::Auto, Self::Dark, Self::Light, Self::Contrast, Self::Night, Self::Mono];

    /// The name it has in the configuration.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Night => "night",
            Self::Mono => "mono",
        }
    }
}

/// `[night-theme]`: the dim theme by the clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NightTheme {
    /// Whether the clock changes the theme at all.
    pub on: bool,
    /// When the dim theme begins, by the clock on the wall.
    pub from: ClockTime,
    /// When it ends. Earlier than `from` means the next morning; the same time means never.
    pub to: ClockTime,
}

impl NightTheme {
    /// The theme to draw with at a time of the day, where `chosen` is the one in the configuration.
    ///
    /// The strong contrast and the theme without colours are chosen by people who need them: the clock leaves them alone.
    #[must_use]
    pub fn theme_at(&self, chosen: ThemeName, clock: ClockTime) -> ThemeName {
        let needed = matches!(chosen, ThemeName::Contrast | ThemeName::Mono);
        if self.on && !needed && self.covers(clock) { ThemeName::Night } else { chosen }
    }

    fn covers(&self, clock: ClockTime) -> bool {
        if self.from <= self.to { (self.from..self.to).contains(&clock) } else { clock >= self.from || clock < self.to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(text: &str) -> ClockTime {
        text.parse().unwrap()
    }

    fn night(from: &str, to: &str) -> NightTheme {
        NightTheme { on: true, from: clock(from), to: clock(to) }
    }

    #[test]
    fn the_dim_theme_comes_and_goes_by_the_clock_across_midnight() {
        let night = night("22:00", "07:00");
        for (time, theme) in [
            ("21:59", ThemeName::Dark),
            ("22:00", ThemeName::Night),
            ("00:00", ThemeName::Night),
            ("06:59", ThemeName::Night),
            ("07:00", ThemeName::Dark),
        ] {
            assert_eq!(night.theme_at(ThemeName::Dark, clock(time)), theme, "at {time}");
        }
    }

    #[test]
    fn the_dim_theme_within_one_day_ends_the_same_day_and_an_empty_span_never_begins() {
        assert_eq!(night("01:00", "05:00").theme_at(ThemeName::Auto, clock("03:00")), ThemeName::Night);
        assert_eq!(night("01:00", "05:00").theme_at(ThemeName::Auto, clock("05:00")), ThemeName::Auto);
        assert_eq!(night("05:00", "05:00").theme_at(ThemeName::Auto, clock("05:00")), ThemeName::Auto);
    }

    #[test]
    fn the_clock_changes_nothing_when_it_is_off_or_when_the_theme_is_needed() {
        let at = clock("23:00");
        let off = NightTheme { on: false, ..night("22:00", "07:00") };
        assert_eq!(off.theme_at(ThemeName::Light, at), ThemeName::Light);
        for needed in [ThemeName::Contrast, ThemeName::Mono] {
            assert_eq!(night("22:00", "07:00").theme_at(needed, at), needed);
        }
    }
}
