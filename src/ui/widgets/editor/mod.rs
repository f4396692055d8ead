//! The one wrapper round the text editor widget; no other file touches it.
//!
//! The widget keeps the letters, the selection and the single steps of undo. What staff expect is added here: our own
//! keys, undo by words, letters as seen (never half of one), normal form C, soft wrapping with Up and Down by screen
//! row, and the terminal's real cursor. The clipboard is the program's own: nothing reaches that of the machine.

mod draw;
mod rows;
mod steps;
#[cfg(test)]
mod tests;

use std::{cell::Cell, fmt};

use serde::{Deserialize, Serialize};
use tui_textarea::{CursorMove, TextArea};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};
use unicode_segmentation::UnicodeSegmentation as _;

use self::{
    draw::Shown,
    rows::Row,
    steps::{Steps, Stroke},
};
use crate::ui::input::{Input, Key, KeyCode, Mouse, MouseKind, clean_paste};

/// Single edits that can be taken back. A long shift's writing in one field is below this.
const HISTORY: usize = 10_000;

/// The longest text of an editor of several lines, in characters. The widget addresses rows and columns with 16 bits, and
/// twenty printed pages are no log entry.
const LONGEST: usize = 60_000;

/// A text that can be edited: one line, or several with soft wrapping.
pub struct Editor {
    area: TextArea<'static>,
    lines: Lines,
    /// Characters at most.
    max: usize,
    steps: Steps,
    clipboard: String,
    /// Column (cells) that Up and Down try to keep.
    goal: Option<usize>,
    /// Grows with every change of the text.
    revision: u64,
    /// Whether the last input did not fit in `max`.
    overflow: bool,
    /// Where it was last drawn; interior, because drawing changes nothing a person did.
    shown: Cell<Shown>,
}

/// How many lines a text may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    One,
    Several,
}

/// A text and the place of the cursor in it, as kept in a draft.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EditorState {
    /// The text, lines parted by `\n`.
    pub text: String,
    /// Line of the cursor, 0 first.
    pub row: usize,
    /// Characters of that line before the cursor.
    pub col: usize,
}

/// Where a key takes the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    Left,
    Right,
    WordLeft,
    WordRight,
    RowStart,
    RowEnd,
    Up,
    Down,
    Top,
    Bottom,
}

impl Editor {
    /// An editor of one line of at most `max` characters. Enter, Tab, Up and Down are not its keys.
    #[must_use]
    pub fn line(max: usize) -> Self {
        Self::new(Lines::One, max.min(LONGEST))
    }

    /// An editor of several lines with soft wrapping. Tab is not its key, nor are Up in the first and Down in the last row.
    #[must_use]
    pub fn multiline() -> Self {
        Self::new(Lines::Several, LONGEST)
    }

    fn new(lines: Lines, max: usize) -> Self {
        Self {
            area: fresh_area(""),
            lines,
            max,
            steps: Steps::default(),
            clipboard: String::new(),
            goal: None,
            revision: 0,
            overflow: false,
            shown: Cell::default(),
        }
    }

    /// The text in normal form C, lines parted by `\n`.
    #[must_use]
    pub fn text(&self) -> String {
        let text = self.area.lines().join("\n");
        // Joining two lines may put a combining mark behind a letter; what leaves the editor is in normal form all the same.
        if is_nfc(&text) { text } else { text.nfc().collect() }
    }

    /// Replaces the text; the cursor goes to its end and the undo history starts anew.
    pub fn set_text(&mut self, text: &str) {
        let text = self.acceptable(text);
        self.area = fresh_area(&text);
        self.steps = Steps::default();
        self.goal = None;
        self.revision += 1;
        self.overflow = false;
        self.area.move_cursor(CursorMove::Jump(u16::MAX, u16::MAX));
    }

    /// Writes another text before the one that stands here: on lines of its own, or parted by a blank. One undo takes it back.
    /// `false`, and nothing is changed, where there is no room for both.
    pub fn put_before(&mut self, text: &str) -> bool {
        let mut text = self.acceptable(text.trim());
        text.push(if self.lines == Lines::Several { '\n' } else { ' ' });
        if self.chars() + text.chars().count() > self.max {
            return false;
        }
        self.area.cancel_selection();
        self.jump((0, 0));
        self.steps.interrupt();
        self.insert(&text, Stroke::Whole);
        true
    }

    /// Whether nothing is written, not even a blank.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// A number that grows whenever the text changes.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether the last key or paste did not fit: what was too much is not in the text.
    #[must_use]
    pub fn overflowed(&self) -> bool {
        self.overflow
    }

    /// The text and the cursor's place.
    #[must_use]
    pub fn state(&self) -> EditorState {
        let (row, col) = self.at();
        EditorState { text: self.area.lines().join("\n"), row, col }
    }

    /// Puts a kept text and the cursor back. A place outside the text becomes the nearest place inside.
    pub fn restore(&mut self, state: &EditorState) {
        self.set_text(&state.text);
        self.jump((state.row, state.col));
        self.keep_letters_whole();
    }

    /// What Ctrl-X or Ctrl-C took last.
    #[must_use]
    pub fn clipboard(&self) -> &str {
        &self.clipboard
    }

    /// Sets what Ctrl-V writes, so that several editors can share one clipboard.
    pub fn set_clipboard(&mut self, text: &str) {
        text.clone_into(&mut self.clipboard);
    }

    /// Takes a key, a paste or a click. Returns whether it was used; what was not is for the form (Tab, Enter in a line, …).
    pub fn on_input(&mut self, input: &Input) -> bool {
        self.overflow = false;
        match input {
            Input::Key(key) => self.on_key(*key),
            Input::Paste(text) => {
                self.paste(text);
                true
            }
            Input::Mouse(mouse) => self.on_mouse(*mouse),
            Input::Resize(..) | Input::Focus(_) => false,
        }
    }

    fn on_key(&mut self, key: Key) -> bool {
        if let Some(letter) = key.text() {
            self.type_letter(letter);
            return true;
        }
        if key.alt {
            return false;
        }
        if let Some(movement) = self.movement(key) {
            return self.go(movement, key.shift);
        }
        match (key.code, key.ctrl) {
            (KeyCode::Enter, false) if self.lines == Lines::Several => self.insert("\n", Stroke::Whole),
            (KeyCode::Backspace, false) => self.erase(Move::Left),
            (KeyCode::Delete, false) => self.erase(Move::Right),
            // Many terminals send Ctrl-H for Ctrl-Backspace.
            (KeyCode::Backspace | KeyCode::Char('w' | 'h'), true) => self.erase(Move::WordLeft),
            (KeyCode::Delete, true) => self.erase(Move::WordRight),
            (KeyCode::Char('z'), true) => self.undo(),
            (KeyCode::Char('y'), true) => self.redo(),
            (KeyCode::Char('a'), true) => self.select_all(),
            (KeyCode::Char('c'), true) => self.copy(),
            (KeyCode::Char('x'), true) => {
                self.copy();
                self.erase_selection();
            }
            (KeyCode::Char('v'), true) => self.paste(&self.clipboard.clone()),
            _ => return false,
        }
        true
    }

    fn movement(&self, key: Key) -> Option<Move> {
        Some(match (key.code, key.ctrl) {
            (KeyCode::Left, false) => Move::Left,
            (KeyCode::Left, true) => Move::WordLeft,
            (KeyCode::Right, false) => Move::Right,
            (KeyCode::Right, true) => Move::WordRight,
            (KeyCode::Home, false) => Move::RowStart,
            (KeyCode::Home, true) => Move::Top,
            (KeyCode::End, false) => Move::RowEnd,
            (KeyCode::End, true) => Move::Bottom,
            (KeyCode::Up, false) if self.lines == Lines::Several => Move::Up,
            (KeyCode::Down, false) if self.lines == Lines::Several => Move::Down,
            _ => return None,
        })
    }

    fn on_mouse(&mut self, mouse: Mouse) -> bool {
        if mouse.kind != MouseKind::Click {
            return false;
        }
        let Some((row, column)) = self.shown.get().cell_of(mouse.x, mouse.y) else { return false };
        let rows = self.rows();
        let Some(row) = rows.get(row.min(rows.len().saturating_sub(1))) else { return false };
        let target = (row.line, row.char_at(self.area.lines(), column));
        self.area.cancel_selection();
        self.jump(target);
        self.interrupt();
        true
    }

    /// Moves the cursor. Returns whether the key was used: Up and Down that cannot go on are left to the form, so that
    /// it can move the focus.
    fn go(&mut self, movement: Move, select: bool) -> bool {
        let before = self.at();
        let goal = self.goal;
        let beside_selection = if select { None } else { self.selection_edge(movement) };
        if !select {
            self.area.cancel_selection();
        } else if !self.area.is_selecting() {
            self.area.start_selection();
        }
        match beside_selection {
            Some(edge) => self.jump(edge),
            None => self.step(movement),
        }
        self.interrupt();
        if !matches!(movement, Move::Up | Move::Down) {
            return true;
        }
        self.goal = goal.or_else(|| Some(self.column_of(before)));
        select || self.at() != before
    }

    /// Left and Right beside a selection go to its edge and let go of it.
    fn selection_edge(&self, movement: Move) -> Option<(usize, usize)> {
        let (start, end) = self.selection()?;
        match movement {
            Move::Left => Some(start),
            Move::Right => Some(end),
            _ => None,
        }
    }

    fn step(&mut self, movement: Move) {
        let (row, col) = self.at();
        match movement {
            Move::Left if col > 0 => self.jump((row, col - self.letter_before(row, col))),
            Move::Left if row > 0 => self.jump((row - 1, usize::MAX)),
            Move::Right if col < self.line_chars(row) => self.jump((row, col + self.letter_after(row, col))),
            Move::Right if row + 1 < self.area.lines().len() => self.jump((row + 1, 0)),
            Move::Left | Move::Right => {}
            Move::WordLeft => self.area.move_cursor(CursorMove::WordBack),
            Move::WordRight => self.area.move_cursor(CursorMove::WordForward),
            Move::RowStart => self.jump((row, self.row_at((row, col)).1.start)),
            Move::RowEnd => {
                let end = self.row_at((row, col)).1.last_place(self.area.lines());
                self.jump((row, end));
            }
            Move::Up | Move::Down => self.step_row(movement),
            Move::Top => self.jump((0, 0)),
            Move::Bottom => self.jump((usize::MAX, usize::MAX)),
        }
        self.keep_letters_whole();
    }

    fn step_row(&mut self, movement: Move) {
        let here = self.at();
        let goal = self.goal.unwrap_or_else(|| self.column_of(here));
        let rows = self.rows();
        let current = rows::find(&rows, here);
        let target = if movement == Move::Up { current.checked_sub(1) } else { Some(current + 1) };
        let Some(row) = target.and_then(|index| rows.get(index)) else { return };
        self.jump((row.line, row.char_at(self.area.lines(), goal)));
    }

    /// Any move of the cursor ends the word that undo would take back in one step.
    fn interrupt(&mut self) {
        self.goal = None;
        self.steps.interrupt();
    }

    fn type_letter(&mut self, letter: char) {
        let stroke = if letter.is_whitespace() { Stroke::Gap } else { Stroke::Letter };
        self.insert(letter.encode_utf8(&mut [0; 4]), stroke);
    }

    fn paste(&mut self, text: &str) {
        let text = self.acceptable(text);
        self.insert(&text, Stroke::Whole);
    }

    /// The text as it may stand here: harmless, in normal form C, and in a one-line editor without line ends.
    fn acceptable(&self, text: &str) -> String {
        let text = clean_paste(text);
        match self.lines {
            Lines::Several => text,
            Lines::One => text.trim_end_matches('\n').replace('\n', " "),
        }
    }

    /// Writes over the selection, as one undo step or as part of the word being typed.
    fn insert(&mut self, text: &str, stroke: Stroke) {
        let mut steps = usize::from(self.area.delete_str(0));
        self.area.cancel_selection();
        let room = self.max.saturating_sub(self.chars());
        let fitting = fitting(text, room);
        self.overflow = fitting.len() < text.len();
        steps += self.insert_composed(fitting);
        self.edited(stroke, steps);
    }

    /// Inserts at the cursor, joined with the letter before it where both make one (`e` and a combining accent: `é`).
    /// Returns the undo steps of the widget.
    fn insert_composed(&mut self, text: &str) -> usize {
        let (row, col) = self.at();
        let before = if text.is_ascii() { 0 } else { self.letter_before(row, col) };
        let mut joined: String = self.area.lines()[row].chars().skip(col - before).take(before).collect();
        joined.push_str(text);
        if before == 0 || is_nfc(&joined) {
            return usize::from(self.area.insert_str(text));
        }
        self.jump((row, col - before));
        let deleted = self.area.delete_str(before);
        usize::from(deleted) + usize::from(self.area.insert_str(joined.nfc().collect::<String>()))
    }

    /// Deletes the selection, or else what `movement` passes over.
    fn erase(&mut self, movement: Move) {
        if self.erase_selection() {
            return;
        }
        let before = self.at();
        self.area.start_selection();
        self.step(movement);
        let gap = self.selected_text().is_some_and(|text| text.chars().all(char::is_whitespace));
        let deleted = self.area.delete_str(0);
        self.area.cancel_selection();
        let stroke = match movement {
            Move::Left | Move::Right if before.0 != self.at().0 => Stroke::Whole,
            Move::Left | Move::Right if gap => Stroke::EraseGap,
            Move::Left | Move::Right => Stroke::EraseLetter,
            _ => Stroke::Whole,
        };
        self.edited(stroke, usize::from(deleted));
    }

    fn erase_selection(&mut self) -> bool {
        let deleted = self.area.delete_str(0);
        self.area.cancel_selection();
        self.edited(Stroke::Whole, usize::from(deleted));
        deleted
    }

    fn edited(&mut self, stroke: Stroke, steps: usize) {
        self.goal = None;
        if steps > 0 {
            self.steps.record(stroke, steps);
            self.revision += 1;
        }
    }

    fn undo(&mut self) {
        for _ in 0..self.steps.undo() {
            self.area.undo();
            self.revision += 1;
        }
        self.goal = None;
    }

    fn redo(&mut self) {
        for _ in 0..self.steps.redo() {
            self.area.redo();
            self.revision += 1;
        }
        self.goal = None;
    }

    fn select_all(&mut self) {
        self.area.select_all();
        self.interrupt();
    }

    fn copy(&mut self) {
        if let Some(text) = self.selected_text() {
            self.clipboard = text;
        }
    }

    /// Start and end (line, character) of what is selected; `None` if that is nothing.
    fn selection(&self) -> Option<((usize, usize), (usize, usize))> {
        self.area.selection_range().filter(|(start, end)| start != end)
    }

    fn selected_text(&self) -> Option<String> {
        let (start, end) = self.selection()?;
        let mut text = String::new();
        for (index, line) in self.area.lines().iter().enumerate().take(end.0 + 1).skip(start.0) {
            let from = if index == start.0 { start.1 } else { 0 };
            let to = if index == end.0 { end.1 } else { usize::MAX };
            if index > start.0 {
                text.push('\n');
            }
            text.extend(line.chars().take(to).skip(from));
        }
        Some(text)
    }

    /// The cursor: line and characters before it.
    fn at(&self) -> (usize, usize) {
        let place = self.area.cursor();
        (place.0, place.1)
    }

    fn jump(&mut self, (row, col): (usize, usize)) {
        let narrow = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(narrow(row), narrow(col)));
    }

    /// A move by words or columns may end between a letter and its marks; the cursor then goes behind the marks.
    fn keep_letters_whole(&mut self) {
        let (row, col) = self.at();
        if col == 0 {
            return;
        }
        let start = col - self.letter_before(row, col);
        let end = start + self.letter_after(row, start);
        if end > col {
            self.jump((row, end));
        }
    }

    /// Characters of the letter (grapheme) that ends at or spans `col`, up to `col`.
    fn letter_before(&self, row: usize, col: usize) -> usize {
        let mut start = 0;
        for letter in self.area.lines()[row].graphemes(true) {
            let end = start + letter.chars().count();
            if end >= col {
                return col - start;
            }
            start = end;
        }
        0
    }

    /// Characters of the letter (grapheme) that begins at `col`; 0 at the end of the line.
    fn letter_after(&self, row: usize, col: usize) -> usize {
        let mut end = 0;
        for letter in self.area.lines()[row].graphemes(true) {
            end += letter.chars().count();
            if end > col {
                return end - col;
            }
        }
        0
    }

    fn line_chars(&self, row: usize) -> usize {
        self.area.lines()[row].chars().count()
    }

    fn chars(&self) -> usize {
        let lines = self.area.lines();
        lines.iter().map(|line| line.chars().count()).sum::<usize>() + lines.len() - 1
    }

    /// The screen rows at the width of the last drawing.
    fn rows(&self) -> Vec<Row> {
        let room = match self.lines {
            Lines::One => usize::MAX,
            Lines::Several => self.shown.get().room(),
        };
        rows::lay_out(self.area.lines(), room)
    }

    /// Index of the screen row a place stands in, and the row.
    fn row_at(&self, place: (usize, usize)) -> (usize, Row) {
        let mut rows = self.rows();
        let index = rows::find(&rows, place);
        (index, rows.swap_remove(index))
    }

    /// Cells before a place in its screen row.
    fn column_of(&self, place: (usize, usize)) -> usize {
        self.row_at(place).1.column(self.area.lines(), place.1)
    }
}

/// Shows no letter of the text: a person's words must not reach a log.
impl fmt::Debug for Editor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Editor").field("chars", &self.chars()).field("at", &self.at()).finish_non_exhaustive()
    }
}

/// Shows no letter of the text: a person's words must not reach a log.
impl fmt::Debug for EditorState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, row, col } = self;
        f.debug_struct("EditorState").field("chars", &text.chars().count()).field("row", row).field("col", col).finish()
    }
}

fn fresh_area(text: &str) -> TextArea<'static> {
    let mut area: TextArea<'static> = text.split('\n').collect();
    area.set_max_histories(HISTORY);
    area
}

/// As much of the beginning of `text` as `room` characters hold, in whole letters.
fn fitting(text: &str, room: usize) -> &str {
    let mut left = room;
    let mut end = 0;
    for letter in text.graphemes(true) {
        let Some(rest) = left.checked_sub(letter.chars().count()) else { break };
        left = rest;
        end += letter.len();
    }
    &text[..end]
}
