//! How the two pages of the code look.

use ratatui::layout::Rect;

use super::PaperCode;
use crate::{
    store::keys::RecoveryCode,
    text::{Texts, columns},
    ui::{
        action::Action,
        canvas::Canvas,
        screens::pages::{cursor_at_end, paragraph},
        theme::Role,
        view::Cx,
    },
};

impl PaperCode {
    /// Draws the page: `what` is said over the code, `below` under it where it is a warning.
    pub(in crate::ui::screens) fn draw(&self, what: &str, below: &str, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let row = paragraph(canvas, 0, t.setup_code_title(), Role::Title);
        if self.typing {
            self.draw_field(row, below, canvas, t);
            return;
        }
        let row = paragraph(canvas, row + 1, what, Role::Text) + 1;
        let row = groups(&self.code, row, canvas, t);
        paragraph(canvas, row + 1, below, Role::Important);
        cursor_at_end(canvas);
    }

    fn draw_field(&self, row: u16, below: &str, canvas: &mut Canvas<'_>, t: Texts) {
        const FIELD_ROWS: u16 = 3;
        let row = paragraph(canvas, row + 1, t.setup_retype_what(), Role::Text) + 1;
        paragraph(canvas, row + FIELD_ROWS + 1, below, Role::Important);
        let area = canvas.area();
        let help = Rect { y: area.y + row + FIELD_ROWS + 6, height: 1, ..area }.intersection(area);
        let place = Rect { y: area.y + row, height: FIELD_ROWS, ..area }.intersection(area);
        let theme = canvas.theme();
        if let Some(cursor) = self.retype.draw_fields(place, canvas.buffer(), theme) {
            canvas.set_cursor(cursor);
        }
        self.retype.draw_help(help, canvas.buffer(), theme);
    }

    /// What can be done on the page.
    pub(in crate::ui::screens) fn keys(&self, cx: &Cx<'_>) -> Vec<(String, Action)> {
        let t = cx.texts;
        if self.typing {
            let back = t.setup_back(cx.key(Action::Back));
            return vec![(t.setup_next(cx.key(Action::Save)), Action::Save), (back, Action::Back)];
        }
        vec![(t.setup_written().to_owned(), Action::Save)]
    }
}

/// The six groups in their two halves, each sign apart from the next so that none is overlooked.
fn groups(code: &RecoveryCode, row: u16, canvas: &mut Canvas<'_>, t: Texts) -> u16 {
    const HALF: usize = 30;
    let spaced = |group: &str| group.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let groups: Vec<String> =
        code.groups().zip(1..).map(|(group, number)| format!("{number}   {}", spaced(group))).collect();
    let heading = format!("    {}{}", columns::pad(t.setup_code_first_half(), HALF), t.setup_code_second_half());
    canvas.line(row, canvas.span(heading, Role::Dim));
    let (first, second) = groups.split_at(groups.len() / 2);
    let mut row = row + 1;
    for (left, right) in first.iter().zip(second) {
        canvas.line(row, canvas.span(format!("    {}{right}", columns::pad(left, HALF)), Role::Title));
        row += 1;
    }
    row
}
