//! How the door looks: everything in the middle, and nothing that tells who lives behind it.

use ratatui::layout::Rect;

use super::{Door, Wanted};
use crate::{
    text::columns,
    ui::{
        action::Action,
        canvas::Canvas,
        screens::fire_roll,
        theme::Role,
        view::{Cx, OpenHouse},
    },
};

/// Columns of the fields and the sentences.
const WIDTH: u16 = 62;
/// Columns the fields begin to the right of the sentences, so that they stand about the middle.
const FIELDS_IN: u16 = 6;
/// Rows of the fields with a message under one of them.
const FIELD_ROWS: u16 = 4;
/// Rows above the fields: name, clock, date and two empty ones.
const HEAD_ROWS: u16 = 5;
/// Rows below the fields: sentences and drafts.
const FOOT_ROWS: u16 = 8;

pub(super) fn door(door: &Door, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    let whole = canvas.area();
    let left = if canvas.plain() { 0 } else { whole.width.saturating_sub(WIDTH) / 2 };
    let top = if canvas.plain() { 0 } else { whole.height.saturating_sub(HEAD_ROWS + FIELD_ROWS + FOOT_ROWS) / 2 };
    let area = Rect {
        x: whole.x + left,
        y: whole.y + top,
        width: WIDTH.min(whole.width),
        height: whole.height.saturating_sub(top),
    };
    canvas.within(area, |canvas| {
        head(canvas, cx);
        fields(door, canvas);
        foot(door, canvas, cx);
    });
}

/// The fire roll without names, under the name of the house and the clock.
pub(super) fn roll(canvas: &mut Canvas<'_>, whole: OpenHouse<'_>, at: usize, cx: &Cx<'_>) {
    let open = whole.roll(at);
    let t = cx.texts;
    let area = canvas.area();
    let when = format!("{}  {}", t.date_long(cx.today()), t.clock(cx.now, cx.zone));
    canvas.line(0, vec![canvas.span(format!(" {}  ", open.info.name), Role::Title), canvas.span(when, Role::Text)]);
    let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    canvas.within(below, |canvas| fire_roll::draw_reduced(canvas, whole, at, Action::OpenFireRoll, cx));
}

/// Where this is and what time it is.
fn head(canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    let t = cx.texts;
    let name = cx.open.map_or(t.program_name(), |open| open.info.name.as_str());
    centred(canvas, 0, name, Role::Title);
    centred(canvas, 1, &t.clock(cx.now, cx.zone), Role::Text);
    centred(canvas, 2, &t.date_long(cx.today()), Role::Text);
}

fn fields(door: &Door, canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    let inset = if canvas.plain() { 0 } else { FIELDS_IN };
    let place = Rect { x: area.x + inset, y: area.y + HEAD_ROWS, width: area.width - inset, height: FIELD_ROWS }
        .intersection(area);
    let theme = canvas.theme();
    if let Some(cursor) = door.form.draw_fields(place, canvas.buffer(), theme) {
        canvas.set_cursor(cursor);
    }
}

/// How to get in, what was asked for, or what became of the last try; then the drafts that wait.
fn foot(door: &Door, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    let t = cx.texts;
    let is_open = cx.open.is_some();
    let mut row = HEAD_ROWS + FIELD_ROWS;
    if door.explains {
        let text = if is_open { t.door_help_covered() } else { t.door_help_closed() };
        row = sentence(canvas, row, text, Role::Text);
    } else if let Some(trouble) = &door.trouble {
        row = sentence(canvas, row, trouble, Role::Error);
    } else {
        let how = match (is_open, door.wanted) {
            (false, _) => t.door_closed(),
            (true, Wanted::Passphrase) => t.door_passphrase_wanted(),
            (true, Wanted::Pin) => t.door_covered(),
        };
        row = sentence(canvas, row, how, Role::Dim);
        if door.wanted == Wanted::Pin {
            row = sentence(canvas, row, &t.door_passphrase_after(cx.config.lock.pin_tries), Role::Dim);
        }
        // Where a passphrase is waited for, a letter is its beginning.
        let key = cx.keymap.shown(Action::OpenFireRoll, door.wanted == Wanted::Passphrase);
        if let Some(key) = key.filter(|_| is_open) {
            row = sentence(canvas, row, &t.door_roll(key), Role::Dim);
        }
    }
    if !door.drafts.is_empty() {
        let list: Vec<String> = door.drafts.iter().map(|(initials, count)| format!("{initials} {count}")).collect();
        sentence(canvas, row + 1, &t.door_drafts(list.join(", ")), Role::Text);
    }
}

/// Writes a sentence in as many rows as it takes and answers the row after it.
fn sentence(canvas: &mut Canvas<'_>, row: u16, text: &str, role: Role) -> u16 {
    let width = usize::from(canvas.area().width);
    let mut row = row;
    for line in columns::wrap(text, width) {
        centred(canvas, row, line, role);
        row += 1;
    }
    row
}

/// In the middle of the row; for a screen reader at its beginning.
fn centred(canvas: &mut Canvas<'_>, row: u16, text: &str, role: Role) {
    let room = usize::from(canvas.area().width);
    let before = if canvas.plain() { 0 } else { room.saturating_sub(columns::width(text)) / 2 };
    canvas.line(row, vec![canvas.span(" ".repeat(before), Role::Text), canvas.span(text.to_owned(), role)]);
}
