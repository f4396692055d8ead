//! One masked line for passphrases, PINs and recovery codes.
//!
//! It is not the text editor: that one keeps an undo history and copies of the text that cannot be wiped. Here the letters
//! lie in one buffer of fixed size that is never moved and is overwritten when it is cleared or dropped.

use std::{cell::Cell, fmt};

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::{Zeroize as _, Zeroizing};

use crate::{
    text::columns::ELLIPSIS,
    ui::{
        input::{Input, Key, KeyCode, MouseKind},
        theme::{Role, Theme},
    },
};

/// Stands for each character.
const MASK: &str = "•";

/// UTF-8 takes at most this many bytes a character.
const BYTES_A_CHAR: usize = 4;

/// Normal form C makes a UTF-8 text at most this much longer (Unicode Standard Annex #15, expansion factors).
const NFC_GROWTH: usize = 3;

/// A masked line. It has no undo, no selection and no draft, and gives nothing to a clipboard.
pub struct SecretLine {
    /// Has room for `max` characters from the beginning, so that it never moves and leaves no copy behind.
    text: Zeroizing<String>,
    /// Characters before the cursor.
    cursor: usize,
    max: usize,
    overflow: bool,
    area: Cell<Rect>,
}

impl SecretLine {
    /// An empty line of at most `max` characters.
    #[must_use]
    pub fn new(max: usize) -> Self {
        let text = Zeroizing::new(String::with_capacity(max * BYTES_A_CHAR));
        Self { text, cursor: 0, max, overflow: false, area: Cell::default() }
    }

    /// What was typed, in normal form C: the same passphrase from every keyboard.
    #[must_use]
    pub fn secret(&self) -> Zeroizing<String> {
        let mut secret = Zeroizing::new(String::with_capacity(self.text.len() * NFC_GROWTH));
        secret.extend(self.text.nfc());
        secret
    }

    /// Overwrites and forgets what was typed.
    pub fn clear(&mut self) {
        self.text.zeroize();
        self.cursor = 0;
        self.overflow = false;
    }

    /// Whether nothing is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Typed characters.
    #[must_use]
    pub fn chars(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether the last key or paste did not fit. A paste that does not fit is refused whole: half a passphrase would be
    /// a wrong one.
    #[must_use]
    pub fn overflowed(&self) -> bool {
        self.overflow
    }

    /// Takes a key, a paste or a click. Returns whether it was used.
    pub fn on_input(&mut self, input: &Input) -> bool {
        self.overflow = false;
        match input {
            Input::Key(key) => self.on_key(*key),
            Input::Paste(text) => {
                self.insert(text);
                true
            }
            Input::Mouse(mouse) => {
                let hit = mouse.kind == MouseKind::Click && self.area.get().contains(Position::new(mouse.x, mouse.y));
                if hit {
                    let column = usize::from(mouse.x - self.area.get().x);
                    self.cursor = (self.first(self.area.get().width) + column).min(self.chars());
                }
                hit
            }
            Input::Resize(..) | Input::Focus(_) => false,
        }
    }

    fn on_key(&mut self, key: Key) -> bool {
        if let Some(letter) = key.text() {
            self.insert(letter.encode_utf8(&mut [0; BYTES_A_CHAR]));
            return true;
        }
        if key.alt {
            return false;
        }
        match (key.code, key.ctrl) {
            (KeyCode::Left, _) => self.cursor = self.cursor.saturating_sub(1),
            (KeyCode::Right, _) => self.cursor = (self.cursor + 1).min(self.chars()),
            (KeyCode::Home, _) => self.cursor = 0,
            (KeyCode::End, _) => self.cursor = self.chars(),
            (KeyCode::Backspace, false) if self.cursor > 0 => self.remove(self.cursor - 1),
            (KeyCode::Delete, false) if self.cursor < self.chars() => self.remove(self.cursor),
            (KeyCode::Backspace | KeyCode::Delete, false) => {}
            // Where a word begins is part of the secret: these take it all.
            (KeyCode::Backspace | KeyCode::Delete | KeyCode::Char('w' | 'h' | 'u'), true) => self.clear(),
            _ => return false,
        }
        true
    }

    fn insert(&mut self, text: &str) {
        let letters = || text.chars().filter(|c| !c.is_control());
        let count = letters().count();
        if self.chars() + count > self.max {
            self.overflow = true;
            return;
        }
        for letter in letters() {
            let at = self.byte_of(self.cursor);
            self.text.insert(at, letter);
            self.cursor += 1;
        }
    }

    fn remove(&mut self, index: usize) {
        let at = self.byte_of(index);
        self.text.remove(at);
        self.cursor = index;
    }

    fn byte_of(&self, index: usize) -> usize {
        self.text.char_indices().nth(index).map_or(self.text.len(), |(byte, _)| byte)
    }

    /// Draws one mask sign a character. Returns the cell for the terminal's real cursor if the line has the focus.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, theme: Theme, focused: bool) -> Option<Position> {
        let area = Rect { height: area.height.min(1), ..area }.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        self.area.set(area);
        let style = theme.style(if focused { Role::FieldFocus } else { Role::Field });
        buf.set_style(area, style);
        // The cell behind the last letter belongs to the cursor.
        let first = self.first(area.width);
        let last = usize::from(area.width) + first;
        for (x, letter) in (area.x..).zip(first..self.chars().min(last)) {
            let cut = (letter == first && first > 0) || (letter + 1 == last && self.chars() > last);
            buf[(x, area.y)].set_symbol(if cut { ELLIPSIS } else { MASK });
        }
        let column = u16::try_from(self.cursor - first).unwrap_or(u16::MAX).min(area.width - 1);
        focused.then(|| Position::new(area.x + column, area.y))
    }

    /// The first letter that is seen in so many cells: further on only when the cursor would be out of sight.
    fn first(&self, width: u16) -> usize {
        self.cursor.saturating_sub(usize::from(width.saturating_sub(1)))
    }
}

/// Not even the length: it would help to guess.
impl fmt::Debug for SecretLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretLine")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> SecretLine {
        let mut line = SecretLine::new(20);
        for letter in text.chars() {
            assert!(line.on_input(&Input::Key(Key::char(letter))));
        }
        line
    }

    fn press(line: &mut SecretLine, code: KeyCode) {
        assert!(line.on_input(&Input::Key(Key::plain(code))));
    }

    #[test]
    fn only_the_mask_is_drawn() {
        let line = typed("blå måne");
        let mut buf = Buffer::empty(Rect::new(0, 0, 12, 1));
        let cursor = line.draw(buf.area, &mut buf, Theme::new(crate::ui::theme::ThemeName::Mono), true);
        let drawn: String = buf.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(drawn, "••••••••    ");
        assert_eq!(cursor, Some(Position::new(8, 0)));
    }

    #[test]
    fn a_secret_longer_than_its_cells_shows_that_there_is_more() {
        let drawn = |line: &SecretLine| {
            let mut buf = Buffer::empty(Rect::new(0, 0, 6, 1));
            let cursor = line.draw(buf.area, &mut buf, Theme::new(crate::ui::theme::ThemeName::Mono), true).unwrap();
            (buf.content().iter().map(ratatui::buffer::Cell::symbol).collect::<String>(), cursor.x)
        };
        let mut line = typed("12345");
        assert_eq!(drawn(&line), ("••••• ".to_owned(), 5));
        line.on_input(&Input::Key(Key::char('6')));
        assert_eq!(drawn(&line), ("…•••• ".to_owned(), 5), "the next letter changes what is seen, or why it does not");
        press(&mut line, KeyCode::Home);
        assert_eq!(drawn(&line), ("••••••".to_owned(), 0));
        line.on_input(&Input::Key(Key::char('0')));
        press(&mut line, KeyCode::Home);
        assert_eq!(drawn(&line), ("•••••…".to_owned(), 0));
    }

    #[test]
    fn it_is_edited_in_the_middle() {
        let mut line = typed("hemelig");
        press(&mut line, KeyCode::Home);
        press(&mut line, KeyCode::Right);
        press(&mut line, KeyCode::Delete);
        assert!(line.on_input(&Input::Paste("em".to_owned())));
        press(&mut line, KeyCode::Backspace);
        assert_eq!(line.secret().as_str(), "hemelig");
    }

    #[test]
    fn marks_from_another_keyboard_give_the_same_passphrase() {
        assert_eq!(typed("a\u{30a}s").secret().as_str(), "ås");
    }

    #[test]
    fn a_paste_that_does_not_fit_is_refused_whole_and_says_so() {
        let mut line = typed("1234567890");
        line.on_input(&Input::Paste("12345678901".to_owned()));
        assert!(line.overflowed());
        assert_eq!(line.secret().as_str(), "1234567890");
    }

    #[test]
    fn the_letters_never_move_in_memory_and_are_gone_after_clearing() {
        let mut line = SecretLine::new(8);
        let before = line.text.as_ptr();
        line.on_input(&Input::Paste("ååååøøøø".to_owned()));
        assert_eq!(line.text.as_ptr(), before);
        line.clear();
        assert!(line.is_empty());
        assert_eq!(line.chars(), 0);
    }

    #[test]
    fn nothing_of_it_is_in_its_debug_text() {
        assert_eq!(format!("{:?}", typed("abc")), "SecretLine");
    }
}
