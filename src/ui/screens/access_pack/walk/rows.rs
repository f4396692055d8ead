//! The lines of a pack as a list draws them. What is hidden stands between blocks, a name that is shown although it was
//! proposed between strokes, and the words the next key is about between angles: signs, with a colour besides.

use std::ops::Range;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::Widget as _,
};
use unicode_segmentation::UnicodeSegmentation as _;

use super::words::Chosen;
use crate::{
    domain::access_pack::{PackLine, Part},
    text::{Texts, columns},
    ui::{
        theme::{Role, Theme},
        widgets::list::ListRows,
    },
};

/// Around what is hidden.
pub(super) const HIDDEN: &str = "█";
/// Around a proposal that is shown.
pub(super) const SHOWN: &str = "_";
/// Around the words the next key is about.
pub(super) const CHOSEN: (&str, &str) = ("›", "‹");
/// Before a line that has something to decide.
const LEFT: &str = "*";
/// Before a line somebody is through with.
const SEEN: &str = "✓";
/// Cells before the text.
const INDENT: usize = 2;

/// The lines that are loaded.
pub(super) struct Rows<'a> {
    pub lines: &'a [PackLine],
    pub selected: usize,
    pub chosen: Chosen,
    pub t: Texts,
    pub theme: Theme,
}

impl Rows<'_> {
    /// The name of the part that begins below a line: the marker of the selected one stays at its own words.
    fn part_below(&self, index: usize) -> Option<String> {
        let (line, next) = (self.lines.get(index)?, self.lines.get(index + 1)?);
        let begins = next.place.part != line.place.part;
        Part::from_number(next.place.part).filter(|_| begins).map(|part| self.t.pack_part(part).to_uppercase())
    }

    fn rows(&self, index: usize, width: u16) -> Vec<String> {
        let Some(line) = self.lines.get(index) else { return Vec::new() };
        let room = usize::from(width).saturating_sub(INDENT).max(20);
        let sign = match (line.is_seen(), line.is_left()) {
            (true, _) => SEEN,
            (false, true) => LEFT,
            (false, false) => " ",
        };
        let chosen = (index == self.selected).then(|| self.chosen.range(&line.text)).flatten();
        let text = marked(line, chosen);
        let body = columns::wrap(&text, room).into_iter().enumerate().map(|(at, row)| match at {
            0 => format!("{} {row}", columns::pad(sign, 1)),
            _ => format!("{}{row}", " ".repeat(INDENT)),
        });
        let below = self.part_below(index).into_iter().flat_map(|part| [String::new(), part]);
        body.chain(below).collect()
    }
}

/// The text of a line with its signs.
fn marked(line: &PackLine, chosen: Option<Range<usize>>) -> String {
    // Ends before beginnings, so that a sign stands at what it belongs to.
    let mut signs: Vec<(usize, u8, &str)> = Vec::new();
    for mask in line.masks().all() {
        signs.extend([(mask.from, 3, HIDDEN), (mask.to, 0, HIDDEN)]);
    }
    for proposed in line.proposed.all().iter().filter(|one| line.masks().over(&one.range()).is_none()) {
        signs.extend([(proposed.from, 3, SHOWN), (proposed.to, 0, SHOWN)]);
    }
    if let Some(chosen) = chosen {
        signs.extend([(chosen.start, 2, CHOSEN.0), (chosen.end, 1, CHOSEN.1)]);
    }
    signs.sort_unstable();
    let (mut text, mut at) = (String::with_capacity(line.text.len() + 32), 0);
    for (place, _, sign) in signs {
        text.push_str(line.text.get(at..place).unwrap_or_default());
        text.push_str(sign);
        at = place;
    }
    text.push_str(line.text.get(at..).unwrap_or_default());
    text
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.rows(index, width).len()).unwrap_or(u16::MAX).max(1)
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let selected = style == self.theme.style(Role::Selected);
        let rows = self.rows(index, area.width);
        let body = rows.len() - usize::from(self.part_below(index).is_some());
        let mut painter = Painter { theme: self.theme, is_hidden: false, is_chosen: false };
        for ((y, text), at) in (area.top()..area.bottom()).zip(rows).zip(0..) {
            let line = match at {
                0 if selected => Line::styled(text, style),
                at if at >= body => Line::styled(text, self.theme.style(Role::Title)),
                _ => Line::from(painter.spans(&text)),
            };
            line.render(Rect { y, height: 1, ..area }, buf);
        }
    }
}

/// Colours the signs and what stands between them, also over the end of a row.
struct Painter {
    theme: Theme,
    is_hidden: bool,
    is_chosen: bool,
}

impl Painter {
    fn spans(&mut self, text: &str) -> Vec<Span<'static>> {
        let mut spans: Vec<Span<'static>> = Vec::new();
        for letter in text.graphemes(true) {
            let ends = letter == CHOSEN.1 || (letter == HIDDEN && self.is_hidden);
            if !ends {
                self.turn(letter);
            }
            let role = match (self.is_chosen, self.is_hidden) {
                (true, _) => Role::Match,
                (false, true) => Role::Important,
                (false, false) => Role::Text,
            };
            let style = self.theme.style(role);
            match spans.last_mut() {
                Some(last) if last.style == style => last.content.to_mut().push_str(letter),
                _ => spans.push(Span::styled(letter.to_owned(), style)),
            }
            if ends {
                self.turn(letter);
            }
        }
        spans
    }

    fn turn(&mut self, letter: &str) {
        if letter == HIDDEN {
            self.is_hidden = !self.is_hidden;
        }
        if letter == CHOSEN.0 || letter == CHOSEN.1 {
            self.is_chosen = letter == CHOSEN.0;
        }
    }
}
