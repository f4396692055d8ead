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
    text::{Line, Span},
};

use super::App;
use crate::{
    text::columns,
    ui::{
        action::{Action, ActionRow, Scope, TABLE},
        canvas::Canvas,
        theme::Role,
        view::{Availability, Tone},
    },
};

/// Cells between the name of the house and the date.
const GAP: usize = 2;

/// The smallest terminal everything is made for.
const SMALLEST: (u16, u16) = (80, 24);

/// Rows a message may take; the longest sentence fits at the smallest width.
const MESSAGE_ROWS: usize = 4;

impl App {
    /// Draws one frame and answers where the terminal's real cursor belongs.
    pub fn draw(&mut self, buffer: &mut Buffer) -> Option<Position> {
        self.redraw = false;
        let area = buffer.area;
        let mut canvas = Canvas::new(buffer, self.theme(), self.config.plain);
        canvas.paint();
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            // What is not seen cannot be clicked.
            self.clickables.clear();
            self.is_too_small = true;
            let said = self.texts.too_small(i64::from(area.width), i64::from(area.height));
            for (row, line) in (0..area.height).zip(columns::wrap(&said, usize::from(area.width))) {
                canvas.line(row, line.to_owned());
            }
            return None;
        }
        self.is_too_small = false;
        let message = self.message(area.width);
        let message_rows = message.as_ref().map_or(1, |(_, rows)| u16::try_from(rows.len()).unwrap_or(1));
        let body = Rect { y: 1, height: area.height - 2 - message_rows, ..area };
        self.draw_header(&mut canvas, Rect { height: 1, ..area });
        self.draw_views(&mut canvas, body);
        if let Some((role, rows)) = message {
            let place = Rect { y: body.bottom(), height: message_rows, ..area };
            canvas.within(place, |canvas| {
                for (row, text) in (0..).zip(rows) {
                    canvas.line(row, canvas.span(format!(" {text}"), role));
                }
            });
        }
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
        let (date, clock) = (self.zone.date(self.clock.now()), t.clock(self.clock.now(), self.zone));
        let wide = area.width >= 100;
        let mut right: Vec<Span<'_>> = Vec::new();
        let mut left: Vec<Span<'_>> = vec![Span::raw(" ")];
        if self.entered.as_ref().is_some_and(|entered| entered.info.invented) {
            left.push(canvas.span(format!(" {} ", t.invented()), Role::Invented));
            left.push(Span::raw(" "));
        }
        if self.cover.as_ref().is_some_and(|cover| cover.scope() == Scope::Locked) {
            // The covered screen has the name and the clock in its middle.
            canvas.within(area, |canvas| canvas.line(0, Line::from(left)));
            return;
        }
        let width = |spans: &[Span<'_>]| spans.iter().map(|span| columns::width(&span.content)).sum::<usize>();
        // The clock is never cut: what waits is said shorter first, then the date, then the name gives way.
        let short = t.header_short_date_week_clock(t.weekday_date_short(date), t.week(date), &clock);
        let cells = usize::from(area.width).saturating_sub(1 + width(&left));
        if self.entered.is_some() {
            let room = cells.saturating_sub(GAP + columns::width(&short) + 1);
            right = self.state_spans(canvas, wide, room, columns::width(&short) - columns::width(&clock));
        }
        let right_width = width(&right);
        let room = cells.saturating_sub(right_width);
        let name = self.entered.as_ref().map_or(t.program_name(), |entered| entered.info.name.as_str());
        let long = t.header_date_week_clock(t.weekday_date(date), t.week(date), &clock);
        let fits = |date: &str| columns::width(name) + GAP + columns::width(date) <= room;
        // A house that another could be taken for is named in whole: of the day only the clock is left beside it.
        let several = self.entered.as_ref().is_some_and(|entered| entered.info.several);
        let date = match (wide && fits(&long), several && !fits(&short)) {
            (true, _) => long,
            (_, true) => clock,
            _ => short,
        };
        let next = self.next_text().filter(|next| {
            columns::width(name) + GAP + columns::width(&date) + GAP + columns::width(next) + GAP <= room
        });
        let name = columns::truncate(name, room.saturating_sub(GAP + columns::width(&date))).into_owned();
        // Where somebody works in several houses, the name leads to the next.
        if self.entered.as_ref().is_some_and(|entered| entered.houses.len() > 1) {
            let x = area.x + u16::try_from(width(&left)).unwrap_or(0);
            let cells = u16::try_from(columns::width(&name)).unwrap_or(0);
            canvas.clickable(Rect { x, width: cells, ..area }, Action::ShowHouse);
        }
        left.push(canvas.span(name, Role::Title));
        left.push(Span::raw(" ".repeat(GAP)));
        left.push(canvas.span(date, Role::Text));
        left.extend(next.map(|next| canvas.span(format!("{}{next}", " ".repeat(GAP)), Role::Dim)));
        canvas.within(area, |canvas| canvas.line(0, Line::from(left)));
        let at = area.width.saturating_sub(u16::try_from(right_width).unwrap_or(area.width));
        canvas.within(Rect { x: at, width: area.width - at, ..area }, |canvas| canvas.line(0, Line::from(right)));
    }

    /// «→ 17:00 Fellesmiddag»: what the house does together next today. It stands only where everything else has its room.
    fn next_text(&self) -> Option<String> {
        let next = self.entered.as_ref()?.standing.next.as_ref()?;
        let time = self.texts.time(self.zone.local(next.starts_at).time());
        Some(format!("→ {time} {}", next.facts.title))
    }

    /// The shift with who is on it, and the counters.
    fn state_spans(&self, canvas: &Canvas<'_>, wide: bool, room: usize, day: usize) -> Vec<Span<'static>> {
        let cx = self.cx();
        let Ok(open) = cx.house() else {
            return Vec::new();
        };
        crate::ui::screens::state_line(&open, &cx, wide, room, day)
            .into_iter()
            .map(|(text, role)| Span::styled(text, canvas.style(role)))
            .chain([Span::raw(" ")])
            .collect()
    }

    /// What just happened, in as many rows as it takes: a sentence about something that failed is never cut short.
    fn message(&self, width: u16) -> Option<(Role, Vec<String>)> {
        let (role, text) = if let Some(left) = self.idle_countdown() {
            (Role::Important, self.texts.locking_in(i64::try_from(left).unwrap_or(0)))
        } else if self.job.is_some() {
            (Role::Dim, self.texts.please_wait().to_owned())
        } else if self.message_until.is_none() {
            self.standing_notice()?
        } else {
            let (_, message) = self.messages.front()?;
            match message.tone {
                Tone::Good => (Role::Ok, message.text.clone()),
                Tone::Note => (Role::Text, message.text.clone()),
                Tone::Bad => (Role::Error, format!("✗ {}", message.text)),
            }
        };
        let rows = columns::wrap(&text, usize::from(width) - 2).into_iter().take(MESSAGE_ROWS).map(str::to_owned);
        Some((role, rows.collect()))
    }

    /// What can be done here, as much as fits; Help and Menu stand at the right and are never cut off.
    fn draw_footer(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(view) = self.top() else {
            return;
        };
        let typing = view.typing();
        let chain = view.scope().chain();
        let fixed: &[Action] =
            if self.cover.is_some() { &[Action::Help, Action::Quit] } else { &[Action::Help, Action::Menu] };
        let right: Vec<Hint> = fixed.iter().filter_map(|action| self.hint(*action, typing)).collect();
        let right_width: u16 = right.iter().map(|hint| hint.width() + 2).sum();
        let foremost = view.foremost(&self.cx());
        let mut rows: Vec<_> = TABLE
            .iter()
            .filter(|row| row.footer > 0 || foremost.contains(&row.action))
            .filter(|row| !fixed.contains(&row.action))
            .filter(|row| row.scopes.iter().any(|scope| chain.contains(scope)))
            .collect();
        // On a whole screen of its own, what belongs to it alone comes first, after the way back.
        let own = |row: &ActionRow| row.scopes.contains(&view.scope()) && view.scope() != Scope::Board;
        let place =
            |row: &ActionRow| foremost.iter().position(|action| *action == row.action).unwrap_or(foremost.len());
        let is_way_back = |row: &ActionRow| row.action == Action::Back && view.scope() != Scope::Form;
        rows.sort_by_key(|row| (!is_way_back(row), place(row), !own(row), row.footer));
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
        let here = self.top().and_then(|view| view.label(action, self.texts));
        Some(Hint { action, key, label: here.unwrap_or_else(|| (action.row().label)(&self.texts)) })
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
        u16::try_from(columns::width(&self.key) + 1 + columns::width(self.label)).unwrap_or(u16::MAX)
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
