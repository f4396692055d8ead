//! Drawing the rows of a week: the headings of days, and activities in one line or in two.

use chrono::{Datelike as _, NaiveDate};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
};

use super::week::{Form, Row, Week, day_role, is_over};
use crate::{
    domain::{
        activity::Activity,
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
    week: &'a Week,
    people: &'a People,
    cx: Cx<'a>,
    theme: Theme,
    /// Cells of the widest title and place of the week.
    title: usize,
    place: usize,
}

impl<'a> Rows<'a> {
    pub(super) fn new(week: &'a Week, people: &'a People, cx: &Cx<'a>, theme: Theme) -> Self {
        let widest = |width: fn(&Activity, &Cx<'_>) -> usize| {
            week.activities().iter().map(|activity| width(activity, cx)).max().unwrap_or(0)
        };
        let title = widest(|activity, cx| columns::width(&title_text(activity, cx))).min(TITLE_MOST);
        let place = widest(|activity, _| columns::width(place_text(activity))).min(PLACE_MOST);
        Self { week, people, cx: *cx, theme, title, place }
    }

    /// Cells before the title.
    fn before_title(&self) -> usize {
        let day = if self.week.form() == Form::Compact { DAY + 2 } else { 0 };
        day + TIMES + 2
    }

    /// Place and responsible stand below the title where there is no room beside it.
    fn is_broken(&self, width: u16) -> bool {
        self.before_title() + self.title + 2 + self.place + RESPONSIBLE > usize::from(width)
    }

    /// «lørdag 21. november · i dag · 1. pinsedag»
    fn heading(&self, day: NaiveDate) -> Line<'static> {
        let t = self.cx.texts;
        let mut parts = vec![t.date_long(day)];
        if day == self.cx.today() {
            parts.push(t.date_today().to_owned());
        }
        parts.extend(public_holidays(day).into_iter().map(|holiday| t.public_holiday(holiday).to_owned()));
        parts.extend(half_day(day).map(|half| t.half_day(half).to_owned()));
        let role = match day_role(day, &self.cx) {
            Role::Text => Role::Title,
            role => role,
        };
        Line::styled(parts.join(" · "), self.theme.style(role))
    }

    fn role(&self, role: Role, row: Style) -> Style {
        if row == self.theme.style(Role::Selected) { row } else { self.theme.style(role) }
    }

    /// «17:00–19:00  Fellesmiddag  Felleskjøkken  OH», in one line or in two.
    fn activity(&self, activity: &Activity, day: Option<String>, width: u16, row: Style) -> Vec<Line<'static>> {
        let over = is_over(activity, &self.cx) || activity.cancelled;
        let quiet = self.role(if over { Role::Dim } else { Role::Text }, row);
        let mut spans = Vec::new();
        if let Some(day) = day {
            spans.push(Span::styled(columns::pad(&day, DAY + 2), self.role(Role::Title, row)));
        }
        spans.push(Span::styled(columns::pad(&self.times(activity), TIMES + 2), quiet));
        let broken = self.is_broken(width);
        let room = if broken { usize::from(width).saturating_sub(self.before_title()) } else { self.title };
        spans.extend(self.title(activity, room, quiet, row));
        let responsible = activity.facts.responsible.map_or("", |staff| self.people.initials(staff));
        let place = place_text(activity);
        if !broken {
            let place = format!("  {}", columns::pad(place, self.place));
            spans.push(Span::styled(place, self.role(Role::Dim, row)));
            spans.push(Span::styled(format!("  {responsible}"), quiet));
            return vec![Line::from(spans)];
        }
        let below = [place, responsible].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        let below = format!("{}{below}", " ".repeat(self.before_title()));
        let below = columns::truncate(&below, usize::from(width)).into_owned();
        vec![Line::from(spans), Line::styled(below, self.role(Role::Dim, row))]
    }

    fn times(&self, activity: &Activity) -> String {
        let clock = |instant| self.cx.zone.local(instant).time();
        let start = clock(activity.facts.starts_at);
        match activity.facts.ends_at {
            Some(end) => self.cx.texts.time_range(start, clock(end)),
            None => self.cx.texts.time(start),
        }
    }

    /// The title in `room` cells; one that is called off is struck and says so.
    fn title(&self, activity: &Activity, room: usize, quiet: Style, row: Style) -> Vec<Span<'static>> {
        let title = activity.facts.title.as_str();
        if !activity.cancelled {
            return vec![Span::styled(columns::pad(title, room), quiet)];
        }
        let word = format!(" {}", self.cx.texts.calendar_cancelled());
        let title = columns::truncate(title, room.saturating_sub(columns::width(&word))).into_owned();
        let rest = room.saturating_sub(columns::width(&title));
        vec![
            Span::styled(title, quiet.add_modifier(Modifier::CROSSED_OUT)),
            Span::styled(columns::pad(&word, rest), self.role(Role::Important, row)),
        ]
    }
}

/// The title with the word that it is called off.
fn title_text(activity: &Activity, cx: &Cx<'_>) -> String {
    let title = activity.facts.title.as_str();
    if activity.cancelled { format!("{title} {}", cx.texts.calendar_cancelled()) } else { title.to_owned() }
}

fn place_text(activity: &Activity) -> &str {
    activity.facts.place.as_ref().map_or("", |place| place.as_str())
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.week.rows().len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        let broken = matches!(self.week.rows().get(index), Some(Row::Activity { .. })) && self.is_broken(width);
        if broken { 2 } else { 1 }
    }

    fn selectable(&self, index: usize) -> bool {
        self.week.order().selectable(index)
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let lines = match self.week.rows().get(index) {
            Some(Row::Day(day)) => vec![self.heading(*day)],
            Some(Row::Empty(_)) => {
                vec![Line::styled(self.cx.texts.calendar_nothing(), self.role(Role::Dim, style))]
            }
            Some(Row::Activity { day, index, first }) => {
                let before = (self.week.form() == Form::Compact).then(|| match first {
                    true => format!("{} {:>2}", self.cx.texts.weekday_tiny(day.weekday()), day.day()),
                    false => String::new(),
                });
                self.activity(&self.week.activities()[*index], before, area.width, style)
            }
            None => return,
        };
        for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
            draw_line(&line, Rect { y, height: 1, ..area }, buf);
        }
    }
}
