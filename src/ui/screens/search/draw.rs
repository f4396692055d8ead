//! Drawing the search: the line, what it means, and what is listed below.

use ratatui::layout::Rect;

use super::{
    Screen,
    rows::{Hits, Saved},
};
use crate::{
    text::{columns, search::Filter},
    ui::{
        action::Action,
        canvas::{Canvas, Target},
        theme::Role,
        view::Cx,
        widgets::pane,
    },
};

/// Rows of a sentence between the line and the list.
const SENTENCE_ROWS: usize = 4;

pub(super) fn draw(screen: &mut Screen, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
    let t = cx.texts;
    let whole = canvas.area();
    let count = count(screen, cx);
    let title = vec![canvas.span(t.search_line(), Role::Title)];
    let below = pane::heading(canvas, title, &count);
    let left = columns::cells(t.search_line()) + 2;
    let right = columns::cells(&count) + 2;
    let line = Rect { x: whole.x + left, height: 1, width: whole.width.saturating_sub(left + right), ..whole };
    let theme = canvas.theme();
    let typing = !screen.in_list;
    if let Some(cursor) = screen.editor.draw(line, canvas.buffer(), theme, typing)
        && typing
    {
        canvas.set_cursor(cursor);
    }
    let told = told(screen, cx);
    let room = usize::from(below.width.saturating_sub(2));
    let mut row = 0;
    for (text, role) in told {
        for part in columns::wrap(&text, room).into_iter().take(SENTENCE_ROWS) {
            let span = canvas.span(format!(" {part}"), role);
            canvas.within(below, |canvas| canvas.line(row, span));
            row += 1;
        }
    }
    let list = Rect { y: below.y + row, height: below.height.saturating_sub(row), ..below };
    let list = Rect { width: list.width.saturating_sub(1), ..list };
    if screen.editor.is_empty() {
        pane::list(canvas, &screen.list, &Saved { saved: &screen.saved, theme }, list, screen.in_list, Target);
    } else if let Some(found) = &screen.found
        && let Some(rows) = Hits::new(found, theme, canvas.plain(), cx)
    {
        pane::list(canvas, &screen.list, &rows, list, screen.in_list, Target);
    }
}

fn count(screen: &Screen, cx: &Cx<'_>) -> String {
    let Some(found) = screen.current() else {
        return String::new();
    };
    let (count, more) = found.count();
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    if more { cx.texts.search_count_at_least(count) } else { cx.texts.search_count(count) }
}

/// What the line means, or what can be typed.
fn told(screen: &Screen, cx: &Cx<'_>) -> Vec<(String, Role)> {
    let where_to = super::super::houses::where_from(screen.across, cx);
    where_to.map(|text| (text, Role::Dim)).into_iter().chain(told_of_line(screen, cx)).collect()
}

fn told_of_line(screen: &Screen, cx: &Cx<'_>) -> Vec<(String, Role)> {
    let t = cx.texts;
    if let Some(fault) = &screen.fault {
        return vec![(fault.clone(), Role::Error)];
    }
    if screen.editor.is_empty() {
        let saved = if screen.saved.is_empty() {
            (t.search_saved_none(cx.key(Action::Save)), Role::Dim)
        } else {
            (t.search_saved_heading().to_owned(), Role::Title)
        };
        let hint = (t.search_hint(Filter::list(&t)), Role::Dim);
        return vec![hint, (t.search_example().to_owned(), Role::Dim), (String::new(), Role::Dim), saved];
    }
    let Some(found) = screen.current() else {
        return vec![(t.search_not_run().to_owned(), Role::Dim)];
    };
    let mut told = Vec::new();
    let filters = found.asked.filters_in_words(&t, &screen.everybody, |youth| {
        found.people(cx).map_or_else(String::new, |people| {
            people.with_doors(&[youth], |youth| t.called(people.called(youth)).into_owned())
        })
    });
    if !filters.is_empty() {
        let masked = found.asked.youth.map(|_| t.search_masked().to_owned());
        told.push((filters.into_iter().chain(masked).collect::<Vec<_>>().join(" · "), Role::Important));
    }
    if found.hits.is_empty() {
        told.push((t.search_nothing().to_owned(), Role::Dim));
    }
    if !found.suggestions.is_empty() {
        let names: Vec<String> = found.suggestions.iter().map(|(_, name)| t.quoted(name)).collect();
        told.push((t.search_suggests(names.join(", "), cx.key(Action::TakeSuggestion)), Role::Text));
    }
    told
}
