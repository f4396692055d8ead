//! How a form on the whole screen looks.
//!
//! ```text
//!  title                                       utkast lagret 14:29
//! ─────────────────────────────────────────────────────────────────
//!   fields
//!
//!  [ Lagre  Ctrl-S ]  [ Tilbake  Esc ]  ▌ Lagres på LEILIGHET 3 · NAVN
//!   help of the field
//! ```

use ratatui::{layout::Rect, text::Line};

use super::{FormScreen, FormView};
use crate::{
    text::{Texts, columns},
    ui::{
        action::Action,
        canvas::Canvas,
        forms::target::{self, Target},
        theme::Role,
        view::{Cx, View as _},
    },
};

impl<S: FormScreen> FormView<S> {
    pub(super) fn draw_form(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let both = self.has_both();
        if let Some(conflict) = &mut self.conflict {
            conflict.draw(canvas, both, cx);
            return;
        }
        let area = canvas.area();
        self.draw_head(canvas, cx);
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let help_rows = self.form.help_rows(inside.width);
        let help = Rect { y: area.bottom().saturating_sub(help_rows), height: help_rows, ..inside };
        let end = Rect { y: help.y.saturating_sub(1), height: 1, ..area };
        let top = area.y
            + 2
            + self.draw_notes(canvas, Rect { y: area.y + 2, height: end.y.saturating_sub(area.y + 6), ..area });
        let fields = Rect { y: top, height: end.y.saturating_sub(top + 1), ..inside };
        let theme = canvas.theme();
        self.form.draw_help(help, canvas.buffer(), theme);
        canvas.within(end, |canvas| self.draw_end(canvas, cx));
        if let Some(cursor) = self.form.draw_fields(fields, canvas.buffer(), theme) {
            canvas.set_cursor(cursor);
        }
    }

    fn draw_head(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let width = usize::from(canvas.area().width);
        let kept = self.kept_at.map_or_else(String::new, |at| t.draft_kept_at(t.clock(at, cx.zone)));
        let room = width.saturating_sub(columns::width(&kept) + 3);
        let about = self.heading(cx).map_or_else(String::new, |about| format!(" · {about}"));
        let about = columns::truncate(&about, room / 2).into_owned();
        let title = columns::truncate(&self.title(cx), room.saturating_sub(columns::width(&about))).into_owned();
        let title = format!("{title}{about}");
        // Whoever is signed in stands by what is written, which may not be who is typing.
        let author = cx.open.map_or_else(String::new, |open| {
            let staff = &open.session.staff;
            format!("  {}", t.form_author(staff.initials.as_str(), staff.name.as_str()))
        });
        let author = columns::pad(&author, room.saturating_sub(columns::width(&title)));
        canvas.line(
            0,
            vec![
                canvas.span(format!(" {title}"), Role::Title),
                canvas.span(format!("{author} "), Role::Dim),
                canvas.span(kept, Role::Dim),
            ],
        );
        if !canvas.plain() {
            canvas.line(1, canvas.span("─".repeat(width), Role::Border));
        }
    }

    /// What is to be known first; answers the rows it takes. Most of the room is left for the fields.
    fn draw_notes(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let notes = self.form.fields().notes();
        let width = usize::from(area.width).saturating_sub(4);
        let lines: Vec<&str> = notes.iter().flat_map(|note| columns::wrap(note, width)).collect();
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
        canvas.within(area, |canvas| {
            for (row, line) in (0..rows).zip(lines) {
                canvas.line(row, canvas.span(format!("  {line}"), Role::Important));
            }
        });
        if rows == 0 { 0 } else { rows + 1 }
    }

    /// The keys that end the form, and beside them whom it is about: where the eye is when the save key is pressed.
    fn draw_end(&self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let mut x = area.x + 1;
        for action in [Action::Save, Action::Back] {
            let label = self.label(action, cx.texts).unwrap_or((action.row().label)(&cx.texts));
            let text = format!("[ {label}  {} ]", cx.key(action));
            let place = Rect { x, width: columns::cells(&text), height: 1, ..area };
            canvas.within(place, |canvas| canvas.line(0, canvas.span(text, Role::Key)));
            canvas.clickable(place, action);
            x = place.right() + 2;
        }
        let targets = self.form.fields().targets(cx);
        let place = Rect { x: x + 1, width: area.right().saturating_sub(x + 1), ..area };
        canvas.within(place, |canvas| draw_targets(canvas, &targets, cx.texts));
    }
}

/// The wrong-youth guard: whom it is about, in their tiles' colours, where the eye is when the save key is pressed.
fn draw_targets(canvas: &mut Canvas<'_>, targets: &[Target], t: Texts) {
    if targets.is_empty() {
        return;
    }
    let label = format!("{} ", t.saves_on());
    let room = usize::from(canvas.area().width).saturating_sub(columns::width(&label));
    let mut spans = vec![canvas.span(label, Role::Dim)];
    spans.extend(target::pieces(targets, room, t).into_iter().map(|(role, text)| canvas.span(text, role)));
    canvas.line(0, Line::from(spans));
}
