//! The youths as the list draws them.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use crate::{
    domain::{
        calendar::{Attendance, AttendanceState},
        ids::{ApartmentNumber, YouthId},
    },
    text::columns,
    ui::{
        canvas::draw_line,
        forms::silent_debug,
        theme::{Role, Theme},
        view::Cx,
        widgets::list::ListRows,
    },
};

/// Cells of the number on the door, the name, and how it stands.
const DOOR: usize = 3;
const NAME: usize = 20;
const STATE: usize = 14;
/// Cells before a youth's own words.
const INDENT: usize = 6;

/// A youth with what was said about them last.
pub(super) struct Row {
    pub(super) youth: YouthId,
    /// Where they live that day.
    pub(super) door: Option<ApartmentNumber>,
    /// The newest row about them, also one that took back what was said.
    pub(super) newest: Option<Attendance>,
}

silent_debug!(Row);

impl Row {
    /// How it stands; [`AttendanceState::Cleared`] while nothing is said.
    pub(super) fn state(&self) -> AttendanceState {
        self.newest.as_ref().map_or(AttendanceState::Cleared, |newest| newest.state)
    }

    /// Whoever is signed in said it.
    pub(super) fn is_by(&self, cx: &Cx<'_>) -> bool {
        let me = cx.open.map(|open| open.session.staff.id);
        self.newest.as_ref().map(|newest| newest.by) == me
    }

    fn said(&self) -> Option<&Attendance> {
        self.newest.as_ref().filter(|newest| newest.state != AttendanceState::Cleared)
    }
}

/// The rows of the list.
pub(super) struct Rows<'a> {
    rows: &'a [Row],
    theme: Theme,
    cx: Cx<'a>,
}

impl<'a> Rows<'a> {
    pub(super) const fn new(rows: &'a [Row], theme: Theme, cx: Cx<'a>) -> Self {
        Self { rows, theme, cx }
    }

    fn name(&self, youth: YouthId) -> String {
        let called = self.cx.open.and_then(|open| open.people.called(youth));
        self.cx.texts.called_within(called, NAME)
    }

    /// «17:45 KN»
    fn who(&self, said: &Attendance) -> String {
        let initials = self.cx.house().map_or("", |house| house.people.initials(said.by)).to_owned();
        format!("{} {initials}", self.cx.texts.shortest_time(said.at, self.cx.today(), self.cx.zone))
    }

    fn words(&self, row: &Row, width: usize) -> Vec<String> {
        let Some(words) = row.said().and_then(|said| said.words.as_ref()) else { return Vec::new() };
        let quoted = self.cx.texts.quoted(words.as_str());
        let room = width.saturating_sub(INDENT).max(16);
        columns::wrap(&quoted, room).into_iter().map(|line| format!("{}{line}", " ".repeat(INDENT))).collect()
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        let words = self.rows.get(index).map_or(0, |row| self.words(row, usize::from(width)).len());
        u16::try_from(words + 1).unwrap_or(u16::MAX)
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let Some(row) = self.rows.get(index) else { return };
        let selected = style == self.theme.style(Role::Selected);
        let role = |role: Role| if selected { style } else { self.theme.style(role) };
        let door = row.door.map_or_else(String::new, |door| door.to_string());
        let state = row.said().map_or("–", |said| self.cx.texts.attendance_state(said.state));
        let who = row.said().map_or_else(String::new, |said| self.who(said));
        let taken = DOOR + NAME + 2 + STATE;
        let mut lines = vec![Line::from(vec![
            Span::styled(columns::pad(&door, DOOR), role(Role::Title)),
            Span::styled(columns::pad(&self.name(row.youth), NAME + 2), role(Role::Text)),
            Span::styled(columns::pad(state, STATE), role(Role::Text)),
            Span::styled(
                columns::pad_left(&who, usize::from(area.width).saturating_sub(taken).min(30)),
                role(Role::Dim),
            ),
        ])];
        let words = self.words(row, usize::from(area.width)).into_iter();
        lines.extend(words.map(|text| Line::styled(text, self.theme.style(Role::Text))));
        for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
            draw_line(&line, Rect { y, height: 1, ..area }, buf);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        ids::{AttendanceId, StaffId},
        names::Line as Words,
        time::Instant,
    };

    #[test]
    fn a_youths_own_words_reach_no_log() {
        let newest = Attendance {
            id: AttendanceId(1),
            youth: YouthId(1),
            state: AttendanceState::DidNotWant,
            words: Some(Words::new("Er trøtt.").unwrap()),
            at: Instant::default(),
            by: StaffId(1),
        };
        let row = Row { youth: YouthId(1), door: None, newest: Some(newest) };
        assert_eq!(format!("{row:?}"), "Row");
    }
}
