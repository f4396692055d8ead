//! Styles by role. A screen says what a thing *is*; the theme says how that looks. No role carries its meaning by colour
//! alone: a sign or a word always stands beside it.

use ratatui::style::{Color, Modifier, Style};

pub use crate::config::ThemeName;

/// What a piece of the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Text that may be overlooked: labels, times, hints.
    Dim,
    /// Headings and names of panes.
    Title,
    /// The frame of a pane without the focus.
    Border,
    /// The frame of the pane with the focus.
    FocusBorder,
    /// The row or field the next key goes to.
    Selected,
    /// Text selected in an editor.
    Selection,
    /// A field that can be typed in.
    Field,
    /// The field being typed in.
    FieldFocus,
    /// A key in the footer or in help.
    Key,
    /// Something that cannot be done now.
    Disabled,
    /// Weight *viktig*.
    Important,
    /// Weight *kritisk*.
    Critical,
    /// Not read yet.
    Unread,
    /// Past its time.
    Overdue,
    /// Something went as it should.
    Ok,
    /// Something failed, or what was typed is not understood.
    Error,
    /// A text that is struck and still to be read.
    Struck,
    /// A word that was searched for.
    Match,
    /// The mark of the invented house.
    Invented,
    /// A red day.
    RedDay,
    /// Today.
    Today,
    /// The colour of apartment 1–9, which follows a youth through every screen.
    Apartment(u8),
}

/// What a theme is called.
#[must_use]
pub const fn label(t: crate::text::Texts, name: ThemeName) -> &'static str {
    match name {
        ThemeName::Auto => t.theme_auto(),
        ThemeName::Dark => t.theme_dark(),
        ThemeName::Light => t.theme_light(),
        ThemeName::Contrast => t.theme_contrast(),
        ThemeName::Night => t.theme_night(),
        ThemeName::Mono => t.theme_mono(),
    }
}

/// A resolved theme: answers how a role looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    name: ThemeName,
}

impl Theme {
    /// The theme of that name.
    #[must_use]
    pub const fn new(name: ThemeName) -> Self {
        Self { name }
    }

    /// Which theme this is.
    #[must_use]
    pub const fn name(self) -> ThemeName {
        self.name
    }

    /// How a role looks in this theme.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let style = Style::new().add_modifier(attributes(role));
        if self.name == ThemeName::Mono {
            return style;
        }
        let style = match self.color(role) {
            Some(color) => style.fg(color),
            None => style,
        };
        match self.background(role) {
            Some(color) => style.bg(color),
            None => style,
        }
    }

    /// The colour of a role; `None` leaves the terminal's own.
    fn color(self, role: Role) -> Option<Color> {
        match self.name {
            ThemeName::Mono => None,
            ThemeName::Auto => ordinary(role, Shade::Unknown),
            ThemeName::Dark => ordinary(role, Shade::Dark).or(Some(Color::White)),
            ThemeName::Light => ordinary(role, Shade::Light).or(Some(Color::Black)),
            ThemeName::Contrast => Some(contrast(role)),
            ThemeName::Night => Some(night(role)),
        }
    }

    /// What the whole screen is painted with; everything else is drawn on it.
    fn background(self, role: Role) -> Option<Color> {
        match (self.name, role) {
            (ThemeName::Dark | ThemeName::Contrast | ThemeName::Night, Role::Text) => Some(Color::Black),
            (ThemeName::Light, Role::Text) => Some(Color::White),
            _ => None,
        }
    }
}

/// What lies under the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shade {
    /// The terminal's own background: colours are taken that read on black and on white.
    Unknown,
    Dark,
    Light,
}

/// The sixteen colours by role, for themes that keep to them.
fn ordinary(role: Role, shade: Shade) -> Option<Color> {
    let by_shade = |unknown, dark, light| {
        Some(match shade {
            Shade::Unknown => unknown,
            Shade::Dark => dark,
            Shade::Light => light,
        })
    };
    match role {
        Role::Text | Role::Title | Role::Ok | Role::Selected | Role::Selection | Role::Field | Role::FieldFocus => None,
        Role::Dim | Role::Border | Role::Disabled | Role::Struck => {
            by_shade(Color::DarkGray, Color::Gray, Color::DarkGray)
        }
        Role::FocusBorder | Role::Key | Role::Today => by_shade(Color::Cyan, Color::LightCyan, Color::Blue),
        Role::Unread => by_shade(Color::Blue, Color::LightCyan, Color::Blue),
        Role::Important | Role::Overdue | Role::Match | Role::Invented => {
            by_shade(Color::Magenta, Color::LightYellow, Color::Magenta)
        }
        Role::Critical | Role::Error | Role::RedDay => by_shade(Color::Red, Color::LightRed, Color::Red),
        Role::Apartment(number) => Some(apartment(number, shade)),
    }
}

/// The attributes of a role: they alone must tell it apart in the theme without colours.
fn attributes(role: Role) -> Modifier {
    match role {
        Role::Title | Role::FocusBorder | Role::Important | Role::Unread | Role::Today | Role::Key => Modifier::BOLD,
        Role::Critical | Role::Selected | Role::Invented => Modifier::BOLD.union(Modifier::REVERSED),
        Role::Selection | Role::Match => Modifier::REVERSED,
        Role::Field => Modifier::UNDERLINED,
        Role::FieldFocus => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::Error | Role::Overdue => Modifier::BOLD,
        Role::Disabled => Modifier::DIM,
        Role::Struck => Modifier::CROSSED_OUT,
        Role::Text | Role::Dim | Role::Border | Role::Ok | Role::RedDay | Role::Apartment(_) => Modifier::empty(),
    }
}

/// White on black, and one bright colour for each kind of thing that must be seen.
fn contrast(role: Role) -> Color {
    match role {
        Role::Important | Role::Overdue | Role::Invented => Color::LightYellow,
        Role::Critical | Role::Error | Role::RedDay => Color::LightRed,
        Role::Apartment(number) => apartment(number, Shade::Dark),
        _ => Color::White,
    }
}

/// At night nothing shines: greys, and a dull amber for what must be seen.
fn night(role: Role) -> Color {
    match role {
        Role::Dim | Role::Border | Role::Disabled | Role::Struck | Role::Apartment(_) => Color::DarkGray,
        Role::Important | Role::Critical | Role::Error | Role::Overdue | Role::Invented | Role::RedDay => Color::Yellow,
        _ => Color::Gray,
    }
}

/// One colour an apartment; from the seventh they begin again, as the number beside it tells them apart. Neighbours are never
/// red and green.
fn apartment(number: u8, shade: Shade) -> Color {
    const DARK: [Color; 6] =
        [Color::LightBlue, Color::LightYellow, Color::LightMagenta, Color::LightCyan, Color::LightGreen, Color::White];
    const LIGHT: [Color; 6] = [Color::Blue, Color::Magenta, Color::Cyan, Color::DarkGray, Color::Green, Color::Black];
    const UNKNOWN: [Color; 6] = [Color::Blue, Color::Yellow, Color::Magenta, Color::Cyan, Color::Green, Color::Gray];
    let colors = match shade {
        Shade::Dark => DARK,
        Shade::Light => LIGHT,
        Shade::Unknown => UNKNOWN,
    };
    colors[usize::from(number.saturating_sub(1)) % colors.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 23] = [
        Role::Text,
        Role::Dim,
        Role::Title,
        Role::Border,
        Role::FocusBorder,
        Role::Selected,
        Role::Selection,
        Role::Field,
        Role::FieldFocus,
        Role::Key,
        Role::Disabled,
        Role::Important,
        Role::Critical,
        Role::Unread,
        Role::Overdue,
        Role::Ok,
        Role::Error,
        Role::Struck,
        Role::Match,
        Role::Invented,
        Role::RedDay,
        Role::Today,
        Role::Apartment(3),
    ];

    #[test]
    fn the_theme_without_colours_sets_none() {
        for role in ROLES {
            let style = Theme::new(ThemeName::Mono).style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
        }
    }

    #[test]
    fn what_must_be_seen_differs_from_text_without_colours() {
        let mono = Theme::new(ThemeName::Mono);
        for role in [
            Role::Selected,
            Role::FieldFocus,
            Role::Critical,
            Role::Important,
            Role::Selection,
            Role::FocusBorder,
            Role::Struck,
        ] {
            assert_ne!(mono.style(role), mono.style(Role::Text), "{role:?}");
        }
    }

    #[test]
    fn no_theme_writes_in_the_colour_it_paints_with() {
        for name in ThemeName::ALL {
            let theme = Theme::new(name);
            let ground = theme.style(Role::Text).bg;
            for role in ROLES {
                assert!(ground.is_none() || theme.style(role).fg != ground, "{name:?} {role:?}");
            }
        }
    }

    #[test]
    fn neighbours_have_colours_of_their_own() {
        for name in [ThemeName::Auto, ThemeName::Dark, ThemeName::Light, ThemeName::Contrast] {
            for number in 1..6 {
                let color = |n| Theme::new(name).style(Role::Apartment(n)).fg;
                assert_ne!(color(number), color(number + 1), "{name:?} {number}");
            }
        }
    }
}
