//! Who has read a youth's file, in plain words: one row for a member and a day, with the times. The youth may be shown it.

use chrono::NaiveDate;
use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line, widgets::Widget as _};

use super::super::Opened;
use crate::{
    domain::{
        access::{Deed, allows},
        audit::ReadKind,
        changes::Changes,
        ids::{StaffId, YouthId},
    },
    store::{
        StoreError,
        read::{Reading, ReadingPage},
    },
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        screens,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Response, View},
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// Readings read at a time.
const PAGE: usize = 200;
/// So near to the end of what is loaded, the next page is read.
const NEAR_END: usize = 20;
/// Cells of the day before a row: «lør 21.11.2026».
const DAY: usize = 16;

/// The page.
#[derive(Debug)]
struct Readers {
    youth: YouthId,
    /// Whoever is signed in may see it.
    may_see: bool,
    page: ReadingPage,
    rows: Vec<Row>,
    list: ListState,
}

/// What one member read on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    day: NaiveDate,
    staff: StaffId,
    kind: ReadKind,
    /// Places of the readings, the newest first.
    readings: Vec<usize>,
}

/// The page of a youth.
///
/// # Errors
/// What the store answers.
pub(super) fn page(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Readers::read(youth, cx)?))
}

impl Readers {
    fn read(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let may_see = allows(open.session.staff.rights(), Deed::SeeReaders);
        let page = if may_see { open.reader.readings(youth, None, PAGE)? } else { ReadingPage::default() };
        let rows = arrange(&page.readings, cx);
        Ok(Self { youth, may_see, page, rows, list: ListState::default() })
    }

    /// Moves in the list, and reads on when the end of what is loaded comes near.
    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        // Rows are as tall in every theme.
        let rows = Rows { readers: &*self, cx, theme: Theme::new(ThemeName::Mono) };
        let mut list = self.list.clone();
        let moved = by(&mut list, &rows);
        self.list = list;
        screens::moved(self.read_on(cx).map(|()| moved), cx)
    }

    fn read_on(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        if !self.page.more || self.list.selected() + NEAR_END < self.rows.len() {
            return Ok(());
        }
        let last = self.page.readings.last().map(|reading| reading.id);
        let older = cx.house()?.reader.readings(self.youth, last, PAGE)?;
        self.page.readings.extend(older.readings);
        self.page.more = older.more;
        self.rows = arrange(&self.page.readings, cx);
        Ok(())
    }
}

/// The readings by day and member, each way of reading apart.
fn arrange(readings: &[Reading], cx: &Cx<'_>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (place, reading) in readings.iter().enumerate() {
        let day = cx.zone.date(reading.at);
        let of_day = rows.iter_mut().rev().take_while(|row| row.day == day);
        let same = |row: &&mut Row| row.staff == reading.staff && row.kind == reading.kind;
        match of_day.into_iter().find(same) {
            Some(row) => row.readings.push(place),
            None => rows.push(Row { day, staff: reading.staff, kind: reading.kind, readings: vec![place] }),
        }
    }
    rows
}

impl View for Readers {
    fn scope(&self) -> Scope {
        Scope::Readers
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.file_readers().to_owned()
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        if screens::moves(action) { Availability::Available } else { Availability::NotHere }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        self.moved(cx, |list, rows| list.step(action, rows))
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => self.moved(cx, |list, rows| list.wheel(*mouse, rows)),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        // Who reads now is seen the next time: a list that grows under the eyes helps nobody.
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let (t, area) = (cx.texts, canvas.area());
        if !self.may_see {
            return pane::sentence(canvas, area, t.readers_may_not(), true);
        }
        let room = usize::from(area.width.saturating_sub(4));
        let about = columns::wrap(t.readers_about(), room);
        let taken = u16::try_from(about.len()).unwrap_or(0) + 1;
        for (row, line) in (0..).zip(about) {
            let line = canvas.span(format!("  {line}"), Role::Dim);
            canvas.line(row, line);
        }
        let below = Rect { y: area.y + taken, height: area.height.saturating_sub(taken), ..area };
        if self.rows.is_empty() {
            return pane::sentence(canvas, below, t.readers_none(), true);
        }
        let rows = Rows { readers: self, cx, theme: canvas.theme() };
        pane::list(canvas, &self.list, &rows, Rect { width: below.width.saturating_sub(1), ..below }, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}

/// The rows as the list draws them.
struct Rows<'a> {
    readers: &'a Readers,
    cx: &'a Cx<'a>,
    theme: Theme,
}

impl Rows<'_> {
    fn lines(&self, index: usize, width: u16) -> Vec<String> {
        let (Some(row), Ok(open)) = (self.readers.rows.get(index), self.cx.house()) else { return Vec::new() };
        let t = self.cx.texts;
        let same_day = index.checked_sub(1).is_some_and(|above| self.readers.rows[above].day == row.day);
        let day = if same_day { String::new() } else { t.weekday_date(row.day) };
        let times = row.readings.iter().rev().filter_map(|place| self.readers.page.readings.get(*place));
        let times: Vec<String> = times.map(|reading| t.clock(reading.at, self.cx.zone)).collect();
        let did = match row.kind {
            ReadKind::Opened => Texts::readers_opened,
            ReadKind::Searched => Texts::readers_searched,
            ReadKind::Asked => Texts::readers_asked,
            ReadKind::Exported => Texts::readers_exported,
        };
        let name = open.people.staff.get(&row.staff).map_or("", |member| member.name.as_str());
        let told = format!("{} {name}: {}", open.people.initials(row.staff), did(&t, times.join(", ")));
        let room = usize::from(width).saturating_sub(DAY).max(20);
        let day = |at: usize| columns::pad(if at == 0 { &day } else { "" }, DAY);
        columns::wrap_told(&told, room).iter().enumerate().map(|(at, line)| format!("{}{line}", day(at))).collect()
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.readers.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.lines(index, width).len()).unwrap_or(u16::MAX).max(1)
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let selected = style == self.theme.style(Role::Selected);
        for (y, text) in (area.top()..area.bottom()).zip(self.lines(index, area.width)) {
            let style = if selected { style } else { self.theme.style(Role::Text) };
            Line::styled(text, style).render(Rect { y, height: 1, ..area }, buf);
        }
    }
}
