//! What stands on the pages of the guide.

use super::{Guide, Step};
use crate::{
    domain::house::NewApartment,
    text::{Texts, columns},
    ui::{
        action::Action,
        canvas::Canvas,
        forms::FormFields,
        screens::pages::{self, cursor_at_end, form, paragraph},
        theme::Role,
        view::Cx,
    },
};

/// Columns of the labels in the summary.
const LABEL: usize = 16;
/// Pages that are counted. The code is shown and typed on one, as far as a person is concerned.
const STEPS: u8 = 5;

pub(super) fn guide(guide: &Guide, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    let t = cx.texts;
    pages::head(t.setup_title(), &t.setup_step(guide.number(), STEPS), canvas);
    canvas.within(pages::inside(canvas.area()), |canvas| match &guide.step {
        _ if guide.explains => explanation(canvas, cx),
        Step::Welcome => welcome(canvas, cx),
        Step::House => form(&guide.house, 0, canvas),
        Step::Person => form(&guide.person, 0, canvas),
        Step::Summary => summary(guide, canvas, cx),
        Step::Paper(paper) => {
            let what = format!("{} {}", t.setup_made(), t.paper_what());
            paper.draw(&what, &leaving(guide, cx), canvas, cx);
        }
    });
    if guide.explains {
        return;
    }
    let hint = if matches!(guide.step, Step::House | Step::Person) { t.setup_fields() } else { "" };
    pages::keys(keys(guide, cx), hint, canvas);
}

impl Guide {
    const fn number(&self) -> u8 {
        match self.step {
            Step::Welcome => 1,
            Step::House => 2,
            Step::Person => 3,
            Step::Summary => 4,
            Step::Paper(_) => STEPS,
        }
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

/// What the keys do in the guide, and what has been made so far.
fn explanation(canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    let key = |action| cx.key(action);
    let t = cx.texts;
    let row = paragraph(canvas, 0, &t.setup_explain_pages(key(Action::Save), key(Action::Back)), Role::Text);
    let row = paragraph(canvas, row + 1, t.setup_explain_fields(), Role::Text);
    let row = paragraph(canvas, row + 1, &t.setup_explain_quit(key(Action::Quit)), Role::Text);
    paragraph(canvas, row + 1, &t.setup_explain_close(key(Action::Help)), Role::Dim);
    cursor_at_end(canvas);
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

/// What it means to leave now, where somebody has asked to.
fn leaving(guide: &Guide, cx: &Cx<'_>) -> String {
    if guide.warned { cx.texts.setup_leave(cx.folder.display(), cx.key(Action::Quit)) } else { String::new() }
}

/// What can be done on the page.
fn keys(guide: &Guide, cx: &Cx<'_>) -> Vec<(String, Action)> {
    let t = cx.texts;
    let next = match &guide.step {
        Step::Welcome => return vec![(t.setup_begin().to_owned(), Action::Save)],
        Step::Paper(paper) => return paper.keys(cx),
        Step::House | Step::Person => t.setup_next(cx.key(Action::Save)),
        Step::Summary => t.setup_make().to_owned(),
    };
    let go_on = if matches!(guide.step, Step::Summary) { Action::Open } else { Action::Save };
    vec![(next, go_on), (t.setup_back(cx.key(Action::Back)), Action::Back)]
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
