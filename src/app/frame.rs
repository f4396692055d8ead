//! One frame: where am I (top left), what is the state (top right), the views, what just happened (second line from the
//! bottom), what can I do (last line).
//!
//! ```text
//! row 0        where, when                                       shift, who, counters
//! row 1 …      the view on top, dialogs over it
//! row h-2      what just happened
//! row h-1      keys                                              Help  Menu
//! ```

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
};
use unicode_width::UnicodeWidthStr as _;

use super::App;
use crate::{
    text::columns,
    ui::{
        action::{Action, TABLE},
        canvas::Canvas,
        theme::Role,
        view::{Availability, Tone},
    },
};

/// The smallest terminal everything is made for.
const SMALLEST: (u16, u16) = (80, 24);

/// Rows a message takes at most.
const MESSAGE_ROWS: u16 = 4;

impl App {
    /// Draws one frame and answers where the terminal's real cursor belongs.
    pub fn draw(&mut self, buffer: &mut Buffer) -> Option<Position> {
        self.redraw = false;
        let area = buffer.area;
        let mut canvas = Canvas::new(buffer, self.theme(), self.config.plain);
        canvas.paint();
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            canvas.line(0, self.texts.too_small(i64::from(area.width), i64::from(area.height)));
            return None;
        }
        let body = Rect { y: 1, height: area.height - 3, ..area };
        self.draw_header(&mut canvas, Rect { height: 1, ..area });
        self.draw_views(&mut canvas, body);
        self.draw_message(&mut canvas, Rect { y: area.height - 2, height: 1, ..area });
        self.draw_footer(&mut canvas, Rect { y: area.height - 1, height: 1, ..area });
        let cursor = canvas.cursor();
        self.clickables = canvas.into_clickables();
        cursor
    }

    /// The topmost whole screen, then the dialogs over it. Under a cover nothing else is drawn.
    fn draw_views(&mut self, canvas: &mut Canvas<'_>, body: Rect) {
        self.with_views(|views, cover, cx| {
            if let Some(cover) = cover {
                canvas.within(body, |canvas| cover.draw(canvas, cx));
                return;
            }
            let bottom = views.iter().rposition(|view| !view.is_dialog()).unwrap_or(0);
            for view in views.iter_mut().skip(bottom) {
                if view.is_dialog() {
                    canvas.forget_clickables();
                }
                canvas.within(body, |canvas| view.draw(canvas, cx));
            }
        });
    }

    fn draw_header(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let t = self.texts;
        let now = self.zone.local(self.clock.now());
        let wide = area.width >= 100;
        let mut right: Vec<Span<'_>> = Vec::new();
        let mut left: Vec<Span<'_>> = vec![Span::raw(" ")];
        let covered = self.cover.is_some();
        if let Some(entered) = self.entered.as_ref().filter(|_| !covered) {
            if entered.info.invented {
                left.push(canvas.span(format!(" {} ", t.invented()), Role::Invented));
                left.push(Span::raw(" "));
            }
            left.push(canvas.span(entered.info.name.as_str().to_owned(), Role::Title));
            right = self.state_spans(canvas, wide);
        } else {
            left.push(canvas.span(t.program_name(), Role::Title));
        }
        let date = if wide {
            t.header_date_week_clock(t.weekday_date(now.date()), t.week(now.date()), t.time(now.time()))
        } else {
            t.header_short_date_week_clock(t.weekday_date_short(now.date()), t.week(now.date()), t.time(now.time()))
        };
        left.push(Span::raw("  "));
        left.push(canvas.span(date, Role::Text));
        let right_width: usize = right.iter().map(|span| span.content.width()).sum();
        let room = usize::from(area.width).saturating_sub(right_width + 1);
        let left = cut_spans(left, room);
        canvas.within(area, |canvas| canvas.line(0, Line::from(left)));
        let at = area.width.saturating_sub(u16::try_from(right_width).unwrap_or(area.width));
        canvas.within(Rect { x: at, width: area.width - at, ..area }, |canvas| canvas.line(0, Line::from(right)));
    }

    /// The shift with who is on it, and the counters.
    fn state_spans(&self, canvas: &Canvas<'_>, wide: bool) -> Vec<Span<'static>> {
        let cx = self.cx();
        let Ok(open) = cx.house() else {
            return Vec::new();
        };
        crate::ui::screens::state_line(&open, &cx, wide)
            .into_iter()
            .map(|(text, role)| Span::styled(text, canvas.style(role)))
            .chain([Span::raw(" ")])
            .collect()
    }

    /// What just happened. A sentence that is longer than the row takes rows from the view above it: what went wrong is
    /// read to its end.
    fn draw_message(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let (text, role) = if let Some(left) = self.idle_countdown() {
            (self.texts.locking_in(i64::try_from(left).unwrap_or(0)), Role::Important)
        } else if self.job.is_some() {
            (self.texts.please_wait().to_owned(), Role::Dim)
        } else if let Some((_, message)) = self.messages.front().filter(|_| self.message_until.is_some()) {
            match message.tone {
                Tone::Good => (message.text.clone(), Role::Ok),
                Tone::Note => (message.text.clone(), Role::Text),
                Tone::Bad => (format!("✗ {}", message.text), Role::Error),
            }
        } else {
            return;
        };
        let lines = columns::wrap(&text, usize::from(area.width).saturating_sub(2));
        let rows = u16::try_from(lines.len()).unwrap_or(MESSAGE_ROWS).min(MESSAGE_ROWS);
        let area = Rect { y: area.bottom() - rows, height: rows, ..area };
        canvas.within(area, |canvas| {
            canvas.clear();
            for (row, line) in (0..rows).zip(lines) {
                canvas.line(row, Line::from(vec![Span::raw(" "), canvas.span(line.to_owned(), role)]));
            }
        });
    }

    /// What can be done here, as much as fits; Help and Menu stand at the right and are never cut off.
    fn draw_footer(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(view) = self.top() else {
            return;
        };
        let typing = view.typing();
        let chain = view.scope().chain();
        let fixed: &[Action] = if self.cover.is_some() { &[Action::Quit] } else { &[Action::Help, Action::Menu] };
        let right: Vec<Hint> = fixed.iter().filter_map(|action| self.hint(*action, typing)).collect();
        let right_width: u16 = right.iter().map(|hint| hint.width() + 2).sum();
        let mut rows: Vec<_> = TABLE
            .iter()
            .filter(|row| row.footer > 0 && !fixed.contains(&row.action))
            .filter(|row| row.scopes.iter().any(|scope| chain.contains(scope)))
            .collect();
        rows.sort_by_key(|row| row.footer);
        let mut x = area.x + 1;
        let end = area.right().saturating_sub(right_width);
        for row in rows {
            if self.availability(row.action) != Availability::Available {
                continue;
            }
            let Some(hint) = self.hint(row.action, typing) else {
                continue;
            };
            if x + hint.width() + 1 > end {
                break;
            }
            x = hint.draw(canvas, x, area.y) + 2;
        }
        let mut x = end;
        for hint in right {
            x = hint.draw(canvas, x, area.y) + 2;
        }
    }

    fn hint(&self, action: Action, typing: bool) -> Option<Hint> {
        let key = self.keymap.shown(action, typing)?;
        Some(Hint { action, key, label: (action.row().label)(&self.texts) })
    }
}

/// A key with its label in the footer.
struct Hint {
    action: Action,
    key: String,
    label: &'static str,
}

impl Hint {
    fn width(&self) -> u16 {
        u16::try_from(self.key.width() + 1 + self.label.width()).unwrap_or(u16::MAX)
    }

    /// Draws at a cell, lets it be clicked, and answers the column after it.
    fn draw(&self, canvas: &mut Canvas<'_>, x: u16, y: u16) -> u16 {
        let area = Rect { x, y, width: self.width(), height: 1 };
        let spans = vec![canvas.span(self.key.clone(), Role::Key), Span::raw(" "), canvas.span(self.label, Role::Text)];
        canvas.within(area, |canvas| canvas.line(0, Line::from(spans)));
        canvas.clickable(area, self.action);
        area.right()
    }
}

/// Spans as far as they fit, the last one cut with «…».
fn cut_spans(spans: Vec<Span<'_>>, room: usize) -> Vec<Span<'_>> {
    let mut left = room;
    let mut kept = Vec::new();
    for span in spans {
        let width = span.content.width();
        if width > left {
            let style: Style = span.style;
            kept.push(Span::styled(columns::truncate(&span.content, left).into_owned(), style));
            break;
        }
        left -= width;
        kept.push(span);
    }
    kept
}
