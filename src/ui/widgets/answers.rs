//! The answers to a question in a box: a key, a word and what happens after it, one of them selected.

use ratatui::layout::Rect;

use crate::{
    text::columns,
    ui::{
        action::Action,
        canvas::{Canvas, Target},
        theme::Role,
        view::Cx,
    },
};

/// An answer.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// What its key does.
    pub action: Action,
    /// What it says.
    pub word: &'static str,
    /// What happens after its key.
    pub hint: &'static str,
}

/// Draws answers from a row of the canvas on, the words in so many cells. Each can be clicked; its target is its place.
pub fn draw(canvas: &mut Canvas<'_>, first: u16, answers: &[Answer], selected: usize, cells: usize, cx: &Cx<'_>) {
    for (index, (row, answer)) in (first..).zip(answers).enumerate() {
        let chosen = index == selected;
        let (mark, role) = if chosen { ("▸ ", Role::Selected) } else { ("  ", Role::Text) };
        let word = columns::pad(&format!("{mark}{}  {}", cx.key(answer.action), answer.word), cells);
        canvas.line(row, vec![canvas.span(word, role), canvas.span(answer.hint, Role::Dim)]);
        let place = Rect { y: canvas.area().y + row, height: 1, ..canvas.area() };
        canvas.target(place, Target(index));
        if chosen {
            canvas.set_cursor((place.x, place.y).into());
        }
    }
}
