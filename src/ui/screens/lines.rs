//! Rows of a list that take several lines: what stands at its two sides, wrapped, and drawn with the first line selected.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use crate::{
    text::columns,
    ui::{
        canvas::draw_line,
        theme::{Role, Theme},
    },
};

/// A line of a row and how it looks.
pub(super) type Told = (String, Role);

/// A text in as many lines as it takes, those after the first one a little further in.
pub(super) fn wrapped(text: &str, role: Role, width: usize) -> Vec<Told> {
    let lines = columns::wrap(text, width.saturating_sub(2).max(12)).into_iter().enumerate();
    lines.map(|(at, line)| (if at == 0 { line.to_owned() } else { format!("  {line}") }, role)).collect()
}

/// What stands at the left and at the right of a line; below one another where there is no room.
pub(super) fn sides(left: &str, right: &str, role: Role, width: usize) -> Vec<Told> {
    let room = width.saturating_sub(columns::width(right) + 2);
    if columns::width(left) <= room {
        return vec![(format!("{}  {right}", columns::pad(left, room)), role)];
    }
    let mut lines: Vec<Told> = wrapped(left, role, width);
    lines.push((columns::pad_left(right, width), role));
    lines
}

/// Draws the lines of a row. The one that is selected shows it in its first line.
pub(super) fn draw(lines: Vec<Told>, area: Rect, buf: &mut Buffer, style: Style, theme: Theme) {
    let selected = style == theme.style(Role::Selected);
    for ((at, (text, role)), y) in lines.into_iter().enumerate().zip(area.top()..area.bottom()) {
        let style = if selected && at == 0 { style } else { theme.style(role) };
        draw_line(&Line::styled(text, style), Rect { y, height: 1, ..area }, buf);
    }
}
