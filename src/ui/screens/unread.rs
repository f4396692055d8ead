//! What each member of staff has not read of what is important or critical, and how long it has waited: for those who lead.
//! Nothing can be changed here.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::{Opened, board::unread_text};
use crate::{
    domain::changes::{Changes, Topic},
    store::{StoreError, read::Gap},
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target, draw_line},
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Response, View},
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// Cells of the initials, the name and the counts.
const INITIALS: usize = 6;
const NAME: usize = 16;
const COUNT: usize = 11;
/// Cells of all that is unread: «over 300 ulest».
const ALL: usize = 15;

/// The screen.
#[derive(Debug)]
struct Screen {
    gaps: Vec<Gap>,
    list: ListState,
}

/// Opens the list, those who miss most first.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Screen { gaps: read(cx)?, list: ListState::default() }))
}

fn read(cx: &Cx<'_>) -> Result<Vec<Gap>, StoreError> {
    let open = cx.house()?;
    let mut gaps = open.reader.gaps()?;
    let initials = |gap: &Gap| open.people.initials(gap.staff).to_owned();
    gaps.sort_by_key(|gap| (std::cmp::Reverse((gap.critical, gap.important)), gap.oldest, initials(gap)));
    Ok(gaps)
}

impl View for Screen {
    fn scope(&self) -> Scope {
        Scope::Unread
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.unread_title().to_owned()
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        match action {
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        let rows = Rows { gaps: &self.gaps, cx: *cx, theme: Theme::new(ThemeName::Mono) };
        super::moved(Ok(self.list.step(action, &rows)), cx)
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        let Input::Mouse(mouse) = input else {
            return Response::Ignored;
        };
        let rows = Rows { gaps: &self.gaps, cx: *cx, theme: Theme::new(ThemeName::Mono) };
        super::moved(Ok(self.list.wheel(*mouse, &rows)), cx)
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(Changes::of(Topic::Log).and(Topic::Receipts).and(Topic::Staff)) {
            self.gaps = read(cx)?;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let title = vec![canvas.span(t.unread_title(), Role::Title)];
        let missing = self.gaps.iter().filter(|gap| gap.oldest.is_some()).count();
        let below = pane::heading(canvas, title, &t.unread_count(i64::try_from(missing).unwrap_or(i64::MAX)));
        let rows = Rows { gaps: &self.gaps, cx: *cx, theme: canvas.theme() };
        pane::list(canvas, &self.list, &rows, below, true, Target);
    }
}

/// The rows as the list draws them.
struct Rows<'a> {
    gaps: &'a [Gap],
    cx: Cx<'a>,
    theme: Theme,
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.gaps.len()
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let (gap, t) = (&self.gaps[index], self.cx.texts);
        let Ok(open) = self.cx.house() else {
            return;
        };
        let selected = style == self.theme.style(Role::Selected);
        let styled =
            |text: String, role: Role| Span::styled(text, if selected { style } else { self.theme.style(role) });
        let count = |count: usize, text: fn(&Texts, i64) -> String| {
            let text = if count == 0 { String::new() } else { text(&t, i64::try_from(count).unwrap_or(i64::MAX)) };
            columns::pad(&text, COUNT)
        };
        let name = open.people.staff.get(&gap.staff).map_or("", |member| member.name.as_str());
        let (unread, more) = gap.unread;
        let mut spans = vec![
            styled(columns::pad(open.people.initials(gap.staff), INITIALS), Role::Text),
            styled(format!("{}  ", columns::pad(&columns::truncate(name, NAME), NAME)), Role::Text),
            styled(columns::pad(&unread_text(t, unread, more), ALL), Role::Dim),
        ];
        match gap.oldest {
            None => spans.push(styled(t.unread_nothing().to_owned(), Role::Dim)),
            Some(oldest) => spans.extend([
                styled(count(gap.critical, Texts::unread_critical), Role::Critical),
                styled(count(gap.important, Texts::unread_important), Role::Important),
                styled(t.unread_oldest(t.age(self.cx.now - oldest)), Role::Text),
            ]),
        }
        draw_line(&Line::from(spans), area, buf);
    }
}
