//! Drawing the rows of a diary: the headings of days, and events in one line or in two.

use chrono::{Datelike as _, NaiveDate};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
};

use super::{
    diary::{Diary, Form, Row, day_role, is_over},
    words::{label, moved_to, off_in_words, times_on},
};
use crate::{
    domain::{
        calendar::Occurrence,
        time::{half_day, public_holidays},
    },
    store::read::People,
    text::columns,
    ui::{
        canvas::draw_line,
        theme::{Role, Theme},
        view::Cx,
        widgets::list::ListRows,
    },
};

/// Cells of «17:00–19:00».
const TIMES: usize = 11;
/// Cells of the day before the first activity of each, in the compact form: «lø 21».
const DAY: usize = 5;
/// Cells of the initials of who sees to it, and the blanks before them.
const RESPONSIBLE: usize = 6;
/// The most cells a title and a place get where there is room enough.
const TITLE_MOST: usize = 44;
const PLACE_MOST: usize = 24;

/// The rows as the list draws them.
pub(super) struct Rows<'a> {
    diary: &'a Diary,
    people: &'a People,
    cx: Cx<'a>,
    theme: Theme,
    widest: Widest,
}

/// Cells of the widest title and place, measured when the days are read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Widest {
    title: usize,
    place: usize,
}

impl Widest {
    pub(super) fn of(found: &[Occurrence], cx: &Cx<'_>) -> Self {
        let Some(open) = cx.open else { return Self::default() };
        found.iter().fold(Self::default(), |widest, one| Self {
            title: widest.title.max(columns::width(&title_text(one, open.people, cx))).min(TITLE_MOST),
            place: widest.place.max(columns::width(place_text(one))).min(PLACE_MOST),
        })
    }
}

impl<'a> Rows<'a> {
    pub(super) fn new(diary: &'a Diary, people: &'a People, cx: &Cx<'a>, theme: Theme) -> Self {
        Self { diary, people, cx: *cx, theme, widest: diary.widest() }
    }

    /// Cells before the title.
    fn before_title(&self) -> usize {
        let day = if self.diary.form() == Form::Compact { DAY + 2 } else { 0 };
        day + TIMES + 2
    }

    /// Place and responsible stand below the title where there is no room beside it.
    fn is_broken(&self, width: u16) -> bool {
        self.before_title() + self.widest.title + 2 + self.widest.place + RESPONSIBLE > usize::from(width)
    }

    fn heading(&self, day: NaiveDate) -> Line<'static> {
        let role = match day_role(day, &self.cx) {
            Role::Text => Role::Title,
            role => role,
        };
        Line::styled(day_in_words(day, &self.cx), self.theme.style(role))
    }

    fn role(&self, role: Role, row: Style) -> Style {
        if row == self.theme.style(Role::Selected) { row } else { self.theme.style(role) }
    }

    /// «17:00–19:00  Fellesmiddag  Felleskjøkken  OH», in one line or in two.
    fn activity(
        &self,
        activity: &Occurrence,
        on: NaiveDate,
        day: Option<String>,
        width: u16,
        row: Style,
    ) -> Vec<Line<'static>> {
        let over = is_over(activity, &self.cx) || activity.called_off;
        let quiet = self.role(if over { Role::Dim } else { Role::Text }, row);
        let mut spans = Vec::new();
        if let Some(day) = day {
            spans.push(Span::styled(columns::pad(&day, DAY + 2), self.role(Role::Title, row)));
        }
        spans.push(Span::styled(columns::pad(&times_on(activity, on, &self.cx), TIMES + 2), quiet));
        let broken = self.is_broken(width);
        let room = if broken { usize::from(width).saturating_sub(self.before_title()) } else { self.widest.title };
        spans.extend(self.title(activity, room, quiet, row));
        let responsible = activity.facts.responsible.map_or("", |staff| self.people.initials(staff));
        let place = place_text(activity);
        if !broken {
            let place = format!("  {}", columns::pad(place, self.widest.place));
            spans.push(Span::styled(place, self.role(Role::Dim, row)));
            spans.push(Span::styled(format!("  {responsible}"), quiet));
            return vec![Line::from(spans)];
        }
        let below = [place, responsible].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        let below = format!("{}{below}", " ".repeat(self.before_title()));
        let below = columns::truncate(&below, usize::from(width)).into_owned();
        vec![Line::from(spans), Line::styled(below, self.role(Role::Dim, row))]
    }

    /// «             Leksehjelp flyttet til ons 18.11. 17:00»: what was to be on this day.
    fn moved(&self, activity: &Occurrence, width: u16, row: Style) -> Line<'static> {
        let t = self.cx.texts;
        let title = label(activity, self.people, t);
        let text = format!("{}{title} {}", " ".repeat(self.before_title()), moved_to(activity, &self.cx));
        Line::styled(columns::truncate(&text, usize::from(width)).into_owned(), self.role(Role::Dim, row))
    }

    /// The title in `room` cells; one that is called off is struck and says so.
    fn title(&self, activity: &Occurrence, room: usize, quiet: Style, row: Style) -> Vec<Span<'static>> {
        let title = &label(activity, self.people, self.cx.texts);
        if !activity.called_off {
            return vec![Span::styled(columns::pad(title, room), quiet)];
        }
        // Why stands there where all of it has room.
        let fits = |word: &String| columns::width(title) + columns::width(word) <= room;
        let why = Some(format!(" {}", off_in_words(activity, self.cx.texts))).filter(fits);
        let word = why.unwrap_or_else(|| format!(" {}", self.cx.texts.calendar_cancelled()));
        let title = columns::truncate(title, room.saturating_sub(columns::width(&word))).into_owned();
        let rest = room.saturating_sub(columns::width(&title));
        vec![
            Span::styled(title, quiet.add_modifier(Modifier::CROSSED_OUT)),
            Span::styled(columns::pad(&word, rest), self.role(Role::Important, row)),
        ]
    }
}

/// «lørdag 21. november · i dag · 1. pinsedag»
pub(super) fn day_in_words(day: NaiveDate, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let mut parts = vec![t.date_long_from(day, cx.today())];
    if day == cx.today() {
        parts.push(t.date_today().to_owned());
    }
    parts.extend(red_or_half(day, cx));
    parts.join(" · ")
}

/// What a red day or a half day is called.
pub(super) fn red_or_half(day: NaiveDate, cx: &Cx<'_>) -> Vec<String> {
    let t = cx.texts;
    let red = public_holidays(day).into_iter().map(|holiday| t.public_holiday(holiday).to_owned());
    red.chain(half_day(day).map(|half| t.half_day(half).to_owned())).collect()
}

/// The title with the word that it is called off, and why.
fn title_text(activity: &Occurrence, people: &People, cx: &Cx<'_>) -> String {
    let title = label(activity, people, cx.texts);
    if activity.called_off { format!("{title} {}", off_in_words(activity, cx.texts)) } else { title }
}

fn place_text(activity: &Occurrence) -> &str {
    activity.facts.place.as_ref().map_or("", |place| place.as_str())
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.diary.rows().len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        let broken = matches!(self.diary.rows().get(index), Some(Row::Event { .. })) && self.is_broken(width);
        if broken { 2 } else { 1 }
    }

    fn selectable(&self, index: usize) -> bool {
        self.diary.order().selectable(index)
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let lines = match self.diary.rows().get(index) {
            Some(Row::Day(day)) => vec![self.heading(*day)],
            Some(Row::Empty(_)) => {
                vec![Line::styled(self.cx.texts.calendar_nothing(), self.role(Role::Dim, style))]
            }
            Some(Row::Moved { index, .. }) => vec![self.moved(&self.diary.moved()[*index], area.width, style)],
            Some(Row::Event { day, index, first }) => {
                let before = (self.diary.form() == Form::Compact).then(|| match first {
                    true => format!("{} {:>2}", self.cx.texts.weekday_tiny(day.weekday()), day.day()),
                    false => String::new(),
                });
                self.activity(&self.diary.found()[*index], *day, before, area.width, style)
            }
            None => return,
        };
        for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
            draw_line(&line, Rect { y, height: 1, ..area }, buf);
        }
    }
}

/// The rows of one day alone.
pub(super) struct DayRows<'a> {
    rows: Rows<'a>,
    first: usize,
    count: usize,
}

impl<'a> DayRows<'a> {
    /// Those of a day in a diary, and which of them is selected.
    pub(super) fn of(rows: Rows<'a>, day: NaiveDate) -> Self {
        let is_of = |row: &&Row| row.day() == day;
        let first = rows.diary.rows().iter().take_while(|row| !is_of(row)).count();
        let count = rows.diary.rows()[first..].iter().take_while(is_of).count();
        Self { rows, first, count }
    }

    /// The place of its first row among all.
    pub(super) const fn first(&self) -> usize {
        self.first
    }
}

impl ListRows for DayRows<'_> {
    fn count(&self) -> usize {
        self.count
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        self.rows.height(self.first + index, width)
    }

    fn selectable(&self, index: usize) -> bool {
        self.rows.selectable(self.first + index)
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        self.rows.draw_row(self.first + index, area, buf, style);
    }
}
