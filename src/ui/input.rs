//! What a person does, in our own words: keys, pastes, the mouse. One function translates the terminal's events, so that
//! nothing else in the house knows crossterm's event types.

use std::{fmt, str::FromStr};

use crossterm::event as ct;
use unicode_normalization::UnicodeNormalization as _;

use crate::domain::signs::{breaks_rows, clean_lines};

/// One thing that came in from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed (releases are dropped in [`from_terminal`]).
    Key(Key),
    /// Text was pasted; line ends are `\n`, control characters are gone, letters are in normal form C.
    Paste(String),
    /// The mouse did something at a cell.
    Mouse(Mouse),
    /// The terminal has a new size in cells (width, height).
    Resize(u16, u16),
    /// The terminal window got (`true`) or lost the focus.
    Focus(bool),
}

/// A key with its modifiers. Shift is part of the character for letters, and a modifier for named keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Held with Ctrl.
    pub ctrl: bool,
    /// Held with Alt.
    pub alt: bool,
    /// Held with Shift; always `false` for characters.
    pub shift: bool,
}

/// The keys the program knows.
#[expect(missing_docs, reason = "each key is its own name")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyCode {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Home,
    End,
    PageUp,
    PageDown,
    Up,
    Down,
    Left,
    Right,
}

/// What the mouse did, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// The deed.
    pub kind: MouseKind,
    /// Cell column, 0 at the left.
    pub x: u16,
    /// Cell row, 0 at the top.
    pub y: u16,
}

/// The deeds of a mouse that the program answers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// Left button pressed.
    Click,
    /// Wheel towards the top.
    WheelUp,
    /// Wheel towards the bottom.
    WheelDown,
}

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character without Ctrl or Alt.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// Ctrl and a (lower-case) character.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: true, alt: false, shift: false }
    }

    /// The character this key writes into a text field, if it writes one that may stand in a row.
    #[must_use]
    pub fn text(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt && !breaks_rows(c) => Some(c),
            _ => None,
        }
    }
}

/// Translates a terminal event; `None` for what the program does not answer to (key releases, mouse movement).
#[must_use]
pub fn from_terminal(event: ct::Event) -> Option<Input> {
    match event {
        ct::Event::Key(key) if key.kind != ct::KeyEventKind::Release => from_key(key).map(Input::Key),
        ct::Event::Key(_) => None,
        ct::Event::Paste(text) => Some(Input::Paste(clean_paste(&text))),
        ct::Event::Mouse(mouse) => {
            let kind = match mouse.kind {
                ct::MouseEventKind::Down(ct::MouseButton::Left) => MouseKind::Click,
                ct::MouseEventKind::ScrollUp => MouseKind::WheelUp,
                ct::MouseEventKind::ScrollDown => MouseKind::WheelDown,
                _ => return None,
            };
            Some(Input::Mouse(Mouse { kind, x: mouse.column, y: mouse.row }))
        }
        ct::Event::Resize(width, height) => Some(Input::Resize(width, height)),
        ct::Event::FocusGained => Some(Input::Focus(true)),
        ct::Event::FocusLost => Some(Input::Focus(false)),
    }
}

fn from_key(key: ct::KeyEvent) -> Option<Key> {
    let mut ctrl = key.modifiers.contains(ct::KeyModifiers::CONTROL);
    let mut alt = key.modifiers.contains(ct::KeyModifiers::ALT);
    let mut shift = key.modifiers.contains(ct::KeyModifiers::SHIFT);
    let code = match key.code {
        ct::KeyCode::Char(c) => {
            shift = false;
            // AltGr arrives as Ctrl+Alt on Windows: `@ £ $ { [ ] } €` on a Norwegian keyboard are characters, not chords.
            if ctrl && alt && !c.is_ascii_alphanumeric() {
                ctrl = false;
                alt = false;
            }
            KeyCode::Char(if ctrl { c.to_ascii_lowercase() } else { c })
        }
        ct::KeyCode::F(n) => KeyCode::F(n),
        ct::KeyCode::Enter => KeyCode::Enter,
        ct::KeyCode::Esc => KeyCode::Esc,
        ct::KeyCode::Tab => KeyCode::Tab,
        ct::KeyCode::BackTab => {
            shift = true;
            KeyCode::Tab
        }
        ct::KeyCode::Backspace => KeyCode::Backspace,
        ct::KeyCode::Delete => KeyCode::Delete,
        ct::KeyCode::Insert => KeyCode::Insert,
        ct::KeyCode::Home => KeyCode::Home,
        ct::KeyCode::End => KeyCode::End,
        ct::KeyCode::PageUp => KeyCode::PageUp,
        ct::KeyCode::PageDown => KeyCode::PageDown,
        ct::KeyCode::Up => KeyCode::Up,
        ct::KeyCode::Down => KeyCode::Down,
        ct::KeyCode::Left => KeyCode::Left,
        ct::KeyCode::Right => KeyCode::Right,
        _ => return None,
    };
    Some(Key { code, ctrl, alt, shift })
}

/// Pasted text as it may enter a field: one kind of line end, a blank for a tab (it parts words), nothing that breaks a row,
/// normal form C.
#[must_use]
pub fn clean_paste(text: &str) -> String {
    clean_lines(text).nfc().collect()
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("ctrl-")?;
        }
        if self.alt {
            f.write_str("alt-")?;
        }
        if self.shift {
            f.write_str("shift-")?;
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("space"),
            KeyCode::Char('-') => f.write_str("minus"),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "f{n}"),
            named => {
                let name = NAMED.iter().find(|(code, _)| *code == named).map_or("", |(_, name)| *name);
                f.write_str(name)
            }
        }
    }
}

const NAMED: [(KeyCode, &str); 14] = [
    (KeyCode::Enter, "enter"),
    (KeyCode::Esc, "esc"),
    (KeyCode::Tab, "tab"),
    (KeyCode::Backspace, "backspace"),
    (KeyCode::Delete, "delete"),
    (KeyCode::Insert, "insert"),
    (KeyCode::Home, "home"),
    (KeyCode::End, "end"),
    (KeyCode::PageUp, "pageup"),
    (KeyCode::PageDown, "pagedown"),
    (KeyCode::Up, "up"),
    (KeyCode::Down, "down"),
    (KeyCode::Left, "left"),
    (KeyCode::Right, "right"),
];

/// The text is not a key the program knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not a key; keys are written like n, ctrl-s, shift-tab, f1, enter")]
pub struct UnknownKey(pub String);

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let unknown = || UnknownKey(text.to_owned());
        let mut key = Self::plain(KeyCode::Esc);
        let mut rest = text;
        loop {
            let before = rest;
            for (prefix, flag) in [("ctrl-", &mut key.ctrl), ("alt-", &mut key.alt), ("shift-", &mut key.shift)] {
                if let Some(stripped) = rest.strip_prefix(prefix) {
                    *flag = true;
                    rest = stripped;
                }
            }
            if rest == before {
                break;
            }
        }
        key.code = parse_code(rest).ok_or_else(unknown)?;
        if key.shift && matches!(key.code, KeyCode::Char(_)) {
            return Err(unknown());
        }
        Ok(key)
    }
}

fn parse_code(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => return Some(KeyCode::Char(c)),
        (Some('f'), Some(_)) => {
            if let Some(n) = name[1..].parse().ok().filter(|n| (1..=24).contains(n)) {
                return Some(KeyCode::F(n));
            }
        }
        _ => {}
    }
    match name {
        "space" => return Some(KeyCode::Char(' ')),
        "minus" => return Some(KeyCode::Char('-')),
        _ => {}
    }
    NAMED.iter().find(|(_, known)| *known == name).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{Event, KeyCode as Ct, KeyEvent, KeyModifiers};

    #[test]
    fn every_key_prints_and_parses_back() {
        let mut codes: Vec<KeyCode> = NAMED.iter().map(|(code, _)| *code).collect();
        codes.extend((1..=12).map(KeyCode::F));
        codes.extend("aå1?/- ".chars().map(KeyCode::Char));
        for code in codes {
            for (ctrl, alt, shift) in
                [(false, false, false), (true, false, false), (false, true, false), (false, false, true)]
            {
                if shift && matches!(code, KeyCode::Char(_)) {
                    continue;
                }
                let key = Key { code, ctrl, alt, shift };
                assert_eq!(key.to_string().parse(), Ok(key), "{key}");
            }
        }
    }

    #[test]
    fn alt_gr_of_windows_writes_its_character() {
        let event = KeyEvent::new(Ct::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT);
        assert_eq!(from_terminal(Event::Key(event)), Some(Input::Key(Key::char('@'))));
    }

    #[test]
    fn a_key_that_would_turn_the_row_writes_nothing() {
        assert_eq!(Key::char('\u{202e}').text(), None);
        assert_eq!(Key::char('א').text(), Some('א'));
    }

    #[test]
    fn a_key_release_is_no_input() {
        let mut event = KeyEvent::new(Ct::Char('a'), KeyModifiers::NONE);
        event.kind = crossterm::event::KeyEventKind::Release;
        assert_eq!(from_terminal(Event::Key(event)), None);
    }

    #[test]
    fn pasted_text_is_made_harmless_and_keeps_its_letters() {
        assert_eq!(clean_paste("a\r\nb\rc\u{1b}[31m\u{7}d"), "a\nb\nc[31md");
        assert_eq!(clean_paste("A\u{30a}sen"), "Åsen");
        assert_eq!(clean_paste("en\tto"), "en to");
        assert_eq!(clean_paste("en\u{2028}to\u{202e}"), "en\nto");
    }
}
