//! What to do in a house where nobody lives yet: said where the first plan will stand, with the keys.

use ratatui::layout::Rect;

use crate::{
    domain::access::{Deed, allows},
    text::columns,
    ui::{action::Action, canvas::Canvas, screens::availability, theme::Role, view::Availability, view::Cx},
};

/// Cells of a key and the blanks round it.
const KEY: usize = 9;

/// The steps of whoever may take them, in their order; empty as soon as somebody lives in the house.
pub fn steps(cx: &Cx<'_>) -> &'static [Action] {
    let Ok(open) = cx.house() else {
        return &[];
    };
    let role = open.session.staff.role;
    if !open.people.placements.is_empty() {
        return &[];
    }
    match (allows(role, Deed::KeepYouths), allows(role, Deed::KeepStaff)) {
        (true, _) if availability(Action::MoveIn, None, cx) == Availability::Available => {
            &[Action::MoveIn, Action::AddYouth, Action::OpenStaff, Action::Open]
        }
        (true, _) => &[Action::AddYouth, Action::MoveIn, Action::OpenStaff, Action::Open],
        (false, true) => &[Action::OpenStaff, Action::Open],
        (false, false) => &[],
    }
}

/// Draws the steps.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, focused: bool, cx: &Cx<'_>) {
    let t = cx.texts;
    let steps = steps(cx);
    let title = if steps.is_empty() { t.first_steps_wait() } else { t.first_steps_title() };
    let room = usize::from(area.width.saturating_sub(2));
    let mut lines: Vec<_> =
        columns::wrap(title, room).into_iter().map(|line| vec![canvas.span(format!(" {line}"), Role::Text)]).collect();
    lines.push(Vec::new());
    for action in steps {
        let key = columns::pad(&format!("   {}", cx.key(*action)), KEY);
        lines.push(vec![canvas.span(key, Role::Key), canvas.span(words(*action, cx), Role::Text)]);
    }
    canvas.within(area, |canvas| {
        for (row, line) in (0..).zip(lines) {
            canvas.line(row, line);
        }
    });
    if focused {
        canvas.set_cursor(area.as_position());
    }
}

fn words(action: Action, cx: &Cx<'_>) -> &'static str {
    let t = cx.texts;
    match action {
        Action::AddYouth => t.first_steps_youth(),
        Action::MoveIn => t.first_steps_move_in(),
        Action::OpenStaff => t.first_steps_staff(),
        _ => t.first_steps_apartments(),
    }
}
