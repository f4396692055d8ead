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

    fn color(self, role: Role) -> Option<Color> {
        let quiet = match self.name {
            ThemeName::Contrast => return contrast(role),
            ThemeName::Light => Color::DarkGray,
            ThemeName::Night => return Some(night(role)),
            ThemeName::Auto => Color::DarkGray,
            ThemeName::Dark | ThemeName::Mono => Color::Gray,
        };
        let light = self.name == ThemeName::Light;
        Some(match role {
            Role::Text | Role::Selected | Role::Selection | Role::Field | Role::FieldFocus => match self.name {
                ThemeName::Light => Color::Black,
                ThemeName::Dark => Color::White,
                _ => return None,
            },
            Role::Dim | Role::Border | Role::Disabled => quiet,
            Role::Title | Role::Ok => return None,
            Role::FocusBorder | Role::Key | Role::Today => {
                if light {
                    Color::Blue
                } else {
                    Color::Cyan
                }
            }
            Role::Important | Role::Overdue | Role::Match | Role::Invented => {
                if light {
                    Color::Magenta
                } else {
                    Color::Yellow
                }
            }
            Role::Critical | Role::Error | Role::RedDay => {
                if light {
                    Color::Red
                } else {
                    Color::LightRed
                }
            }
            Role::Unread => {
                if light {
                    Color::Blue
                } else {
                    Color::LightCyan
                }
            }
            Role::Apartment(n) => apartment_color(n, light),
        })
    }

    fn background(self, role: Role) -> Option<Color> {
        match (self.name, role) {
            (ThemeName::Dark | ThemeName::Contrast, Role::Text) => None,
            _ => None,
        }
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
        Role::Text | Role::Dim | Role::Border | Role::Ok | Role::RedDay | Role::Apartment(_) => Modifier::empty(),
    }
}

fn contrast(role: Role) -> Option<Color> {
    match role {
        Role::Important | Role::Overdue | Role::Invented => Some(Color::LightYellow),
        Role::Critical | Role::Error | Role::RedDay => Some(Color::LightRed),
        Role::Apartment(n) => Some(apartment_color(n, false)),
        _ => Some(Color::White),
    }
}

/// At night nothing shines: greys, and a dull amber for what must be seen.
fn night(role: Role) -> Color {
    match role {
        Role::Dim | Role::Border | Role::Disabled | Role::Apartment(_) => Color::DarkGray,
        Role::Important | Role::Critical | Role::Error | Role::Overdue | Role::Invented | Role::RedDay => Color::Yellow,
        _ => Color::Gray,
    }
}

/// One colour an apartment. No pair of neighbours is red and green.
fn apartment_color(number: u8, light: bool) -> Color {
    const ON_DARK: [Color; 6] =
        [Color::LightBlue, Color::LightYellow, Color::LightMagenta, Color::LightCyan, Color::LightGreen, Color::White];
    const ON_LIGHT: [Color; 6] = [Color::Blue, Color::Yellow, Color::Magenta, Color::Cyan, Color::Green, Color::Black];
    let colors = if light { ON_LIGHT } else { ON_DARK };
    colors[usize::from(number.saturating_sub(1)) % colors.len()]
}
