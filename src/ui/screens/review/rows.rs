//! The rows of the review as a list draws them.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line, widgets::Widget as _};

use crate::{
    domain::ids::YouthId,
    store::read::ReviewRow,
    text::columns,
    ui::{
        theme::{Role, Theme},
        view::Cx,
        widgets::list::ListRows,
    },
};

/// Cells of the day before a row: «lør 21.11.2026».
const DAY: usize = 16;
/// Cells of a name: what is read here is who and when.
const NAME: usize = 24;

/// The rows, the newest first.
pub(super) struct Rows<'a> {
    pub(super) rows: &'a [ReviewRow],
    pub(super) cx: &'a Cx<'a>,
    pub(super) theme: Theme,
}

impl Rows<'_> {
    fn lines(&self, index: usize, width: u16) -> Vec<String> {
        let (Some(row), Ok(open)) = (self.rows.get(index), self.cx.house()) else { return Vec::new() };
        let (t, zone) = (self.cx.texts, self.cx.zone);
        let date = zone.date(row.entry.at);
        let same_day = index.checked_sub(1).is_some_and(|above| zone.date(self.rows[above].entry.at) == date);
        let day = if same_day { String::new() } else { t.weekday_date(date) };
        let who = row.entry.staff.map_or(t.audit_nobody(), |staff| open.people.initials(staff));
        let did = t.audit_deed_with(&row.entry.action, &row.entry.entity, row.entry.list);
        let mut parts = vec![format!("{} {who} {did}", self.when(row))];
        let tried = row.entry.tried.and_then(|tried| tried.staff);
        parts.extend(tried.map(|staff| open.people.initials(staff).to_owned()));
        parts.extend(row.entry.youth.map(|youth| self.whose(youth)));
        parts.extend(row.odd.map(|odd| format!("▲ {}", t.odd_hour(odd))));
        let room = usize::from(width).saturating_sub(DAY).max(20);
        let day = |at: usize| columns::pad(if at == 0 { &day } else { "" }, DAY);
        let told = columns::wrap_told(&parts.join(" · "), room);
        told.iter().enumerate().map(|(at, line)| format!("{}{line}", day(at))).collect()
    }

    /// «14:05»; of what happened before it was written «03:40, skrevet 08:31».
    fn when(&self, row: &ReviewRow) -> String {
        let (t, zone) = (self.cx.texts, self.cx.zone);
        let (at, written) = (row.entry.happened_at(), t.clock(row.entry.at, zone));
        if t.clock(at, zone) == written && zone.date(at) == zone.date(row.entry.at) {
            return written;
        }
        let clock = t.clock(at, zone);
        let same_day = zone.date(at) == zone.date(row.entry.at);
        let at = if same_day { clock } else { t.date_and_time(t.date(zone.date(at)), clock) };
        t.review_tried_at(at, written)
    }

    /// «1 Samira».
    fn whose(&self, youth: YouthId) -> String {
        let people = self.cx.open.map(|open| open.people);
        let name = self.cx.texts.called_within(people.and_then(|all| all.called(youth)), NAME);
        match people.and_then(|all| all.home(youth)) {
            Some(home) => format!("{} {name}", home.number),
            None => name,
        }
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.lines(index, width).len()).unwrap_or(u16::MAX).max(1)
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let selected = style == self.theme.style(Role::Selected);
        let is_odd = self.rows.get(index).is_some_and(|row| row.odd.is_some());
        let own = self.theme.style(if is_odd { Role::Important } else { Role::Text });
        for (y, text) in (area.top()..area.bottom()).zip(self.lines(index, area.width)) {
            Line::styled(text, if selected { style } else { own }).render(Rect { y, height: 1, ..area }, buf);
        }
    }
}
