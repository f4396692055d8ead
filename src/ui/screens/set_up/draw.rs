//! How the pages of the guide look.
//!
//! ```text
//!  Sett opp et hus                                             steg 2 av 5
//! ─────────────────────────────────────────────────────────────────────────
//!   sentences or fields
//!
//!  Ctrl-S  Neste   Esc  Tilbake
//! ```

use ratatui::layout::Rect;

use super::{Guide, Step};
use crate::{
    domain::house::NewApartment,
    store::keys::RecoveryCode,
    text::{Texts, columns},
    ui::{
        action::Action,
        canvas::Canvas,
        forms::{Form, FormFields},
        theme::Role,
        view::Cx,
    },
};

/// Sentences are not wider than this: longer rows are hard to read.
const MEASURE: u16 = 76;
/// Columns of the labels in the summary.
const LABEL: usize = 16;
/// Pages that are counted. The code is shown and typed on one, as far as a person is concerned.
const STEPS: u8 = 5;

pub(super) fn guide(guide: &Guide, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    head(guide.step, canvas, cx.texts);
    let area = canvas.area();
    let page = Rect {
        x: area.x + 2,
        y: area.y + 2,
        width: area.width.saturating_sub(4).min(MEASURE),
        height: area.height.saturating_sub(4),
    };
    canvas.within(page, |canvas| match guide.step {
        Step::Welcome => welcome(canvas, cx),
        Step::House => form(&guide.house, 0, canvas),
        Step::Person => form(&guide.person, 0, canvas),
        Step::Summary => summary(guide, canvas, cx),
        Step::Code => code(guide, canvas, cx),
        Step::Retype => retype(guide, canvas, cx),
    });
    keys(guide.step, canvas, cx);
}

fn head(step: Step, canvas: &mut Canvas<'_>, t: Texts) {
    let number = match step {
        Step::Welcome => 1,
        Step::House => 2,
        Step::Person => 3,
        Step::Summary => 4,
        Step::Code | Step::Retype => STEPS,
    };
    let width = usize::from(canvas.area().width);
    let title = t.setup_title();
    let count = t.setup_step(number, STEPS);
    let room = width.saturating_sub(columns::width(title) + 2);
    canvas.line(
        0,
        vec![
            canvas.span(format!(" {title}"), Role::Title),
            canvas.span(format!("{} ", columns::pad_left(&count, room)), Role::Dim),
        ],
    );
    if !canvas.plain() {
        canvas.line(1, canvas.span("─".repeat(width), Role::Border));
    }
}

fn welcome(canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    let t = cx.texts;
    let mut row = paragraph(canvas, 0, t.setup_welcome(), Role::Title);
    row = paragraph(canvas, row + 1, t.setup_welcome_what(), Role::Text);
    row = paragraph(canvas, row + 1, t.setup_welcome_where(), Role::Text);
    row = paragraph(canvas, row, &cx.folder.display().to_string(), Role::Title);
    paragraph(canvas, row + 1, t.setup_welcome_protected(), Role::Text);
    cursor_at_end(canvas);
}

fn form<T: FormFields>(form: &Form<T>, below: u16, canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    let place = Rect { y: area.y + below, height: area.height.saturating_sub(below), ..area };
    let theme = canvas.theme();
    if let Some(cursor) = form.draw(place, canvas.buffer(), theme) {
        canvas.set_cursor(cursor);
    }
}

fn summary(guide: &Guide, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    let t = cx.texts;
    let mut row = paragraph(canvas, 0, t.setup_summary(), Role::Title) + 1;
    // Both pages were filled in before this one is reached.
    if let (Ok(house), Ok(person)) = (guide.house.fields().read(), guide.person.fields().read()) {
        let rooms: Vec<&str> = house.rooms.iter().map(crate::domain::names::Line::as_str).collect();
        let rooms = if rooms.is_empty() { t.setup_summary_no_rooms().to_owned() } else { rooms.join(", ") };
        let rows = [
            (t.setup_summary_house(), house.name.to_string()),
            (t.setup_summary_apartments(), apartments(&house.apartments, t)),
            (t.setup_summary_rooms(), rooms),
            (t.setup_summary_staff(), t.setup_summary_member(&person.initials, &person.name)),
            (t.setup_summary_folder(), cx.folder.display().to_string()),
        ];
        for (label, text) in rows {
            row = labelled(canvas, row, label, &text);
        }
    }
    if let Some(trouble) = &guide.trouble {
        paragraph(canvas, row + 1, trouble, Role::Error);
    }
    cursor_at_end(canvas);
}

/// One line when all have the same, otherwise each by its number.
fn apartments(apartments: &[NewApartment], t: Texts) -> String {
    let kind = |apartment: &NewApartment| t.apartment_kind(apartment.kind);
    match apartments {
        [first, rest @ ..] if rest.iter().all(|other| other.kind == first.kind) => {
            t.setup_summary_all(apartments.len(), kind(first))
        }
        _ => {
            let each: Vec<String> = apartments
                .iter()
                .map(|apartment| t.setup_summary_apartment(apartment.number, kind(apartment)))
                .collect();
            each.join(" · ")
        }
    }
}

fn code(guide: &Guide, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    let t = cx.texts;
    let mut row = paragraph(canvas, 0, t.setup_code_title(), Role::Title);
    row = paragraph(canvas, row + 1, t.setup_code_what(), Role::Text) + 1;
    if let Some(code) = &guide.code {
        row = groups(code, row, canvas, t);
    }
    leaving(guide, row + 1, canvas, cx);
    cursor_at_end(canvas);
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

fn retype(guide: &Guide, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    const FIELD_ROWS: u16 = 3;
    let t = cx.texts;
    let mut row = paragraph(canvas, 0, t.setup_code_title(), Role::Title);
    row = paragraph(canvas, row + 1, t.setup_retype_what(), Role::Text) + 1;
    leaving(guide, row + FIELD_ROWS + 1, canvas, cx);
    let area = canvas.area();
    let help = Rect { y: area.y + row + FIELD_ROWS + 6, height: 1, ..area }.intersection(area);
    let place = Rect { y: area.y + row, height: FIELD_ROWS, ..area }.intersection(area);
    let theme = canvas.theme();
    if let Some(cursor) = guide.retype.draw_fields(place, canvas.buffer(), theme) {
        canvas.set_cursor(cursor);
    }
    guide.retype.draw_help(help, canvas.buffer(), theme);
}

/// What it means to leave now.
fn leaving(guide: &Guide, row: u16, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    if guide.warned {
        let text = cx.texts.setup_leave(cx.folder.display(), cx.key(Action::Quit));
        paragraph(canvas, row, &text, Role::Important);
    }
}

/// What can be done on this page, in its own words.
fn keys(step: Step, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    let t = cx.texts;
    let next = match step {
        Step::Welcome => t.setup_begin().to_owned(),
        Step::House | Step::Person | Step::Retype => t.setup_next(cx.key(Action::Save)),
        Step::Summary => t.setup_make().to_owned(),
        Step::Code => t.setup_written().to_owned(),
    };
    let mut parts = vec![(next, Action::Save)];
    if !matches!(step, Step::Welcome | Step::Code) {
        parts.push((t.setup_back(cx.key(Action::Back)), Action::Back));
    }
    let area = canvas.area();
    let y = area.bottom().saturating_sub(1);
    let mut x = area.x + 2;
    for (text, action) in parts {
        let width = u16::try_from(columns::width(&text)).unwrap_or(area.width);
        let place = Rect { x, y, width, height: 1 };
        canvas.within(place, |canvas| canvas.line(0, canvas.span(text, Role::Key)));
        canvas.clickable(place, action);
        x = place.right() + 3;
    }
    if matches!(step, Step::House | Step::Person) {
        let hint = canvas.span(t.setup_fields(), Role::Dim);
        canvas.within(Rect { x, y, width: area.right().saturating_sub(x), height: 1 }, |canvas| canvas.line(0, hint));
    }
}

/// Writes a paragraph in as many rows as it takes and answers the row after it.
fn paragraph(canvas: &mut Canvas<'_>, row: u16, text: &str, role: Role) -> u16 {
    let mut row = row;
    for line in columns::wrap(text, usize::from(canvas.area().width)) {
        canvas.line(row, canvas.span(line.to_owned(), role));
        row += 1;
    }
    row
}

/// A label with its text beside it.
fn labelled(canvas: &mut Canvas<'_>, row: u16, label: &str, text: &str) -> u16 {
    let room = usize::from(canvas.area().width).saturating_sub(LABEL);
    let mut row = row;
    for (index, line) in columns::wrap(text, room).into_iter().enumerate() {
        let label = if index == 0 { label } else { "" };
        canvas.line(
            row,
            vec![canvas.span(columns::pad(label, LABEL), Role::Dim), canvas.span(line.to_owned(), Role::Text)],
        );
        row += 1;
    }
    row
}

/// A page without fields has the cursor on its last row, where its keys are named.
fn cursor_at_end(canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    canvas.set_cursor((area.x, area.bottom().saturating_sub(1)).into());
}
