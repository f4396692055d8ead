//! Entries in one line that wait: each has a name of its own, so that one never takes another's place.

use serde_json::{Value, json};

use super::{
    CAPTURE,
    capture::Times,
    items::{Goes, Shown},
};
use crate::{
    store::{StoreError, drafts::DraftKey},
    ui::{screens::entry_form::moment, view::Cx, widgets::editor::EditorState},
};

/// The lines of whoever is signed in that wait, the newest first.
pub(super) fn waiting(cx: &Cx<'_>) -> Result<Vec<Shown>, StoreError> {
    let house = cx.house()?;
    let drafts = house.reader.drafts(house.session.staff.id)?.into_iter();
    let lines = drafts.filter(|saved| saved.key.form == CAPTURE).map(|saved| {
        let line = saved.body.as_ref().and_then(line);
        let words = line.map_or_else(|| cx.texts.drafts_unreadable().to_owned(), |line| cx.texts.quoted(line.text));
        Shown::new(Goes::Draft(saved.key.subject), words, moment(saved.saved_at, cx))
    });
    Ok(lines.collect())
}

/// A number that none of the lines that wait has.
pub(super) fn free_subject(waiting: &[Shown]) -> i64 {
    let taken = waiting.iter().filter_map(|shown| match shown.goes {
        Goes::Draft(subject) => Some(subject),
        _ => None,
    });
    taken.max().map_or(0, |last| last.saturating_add(1).max(DraftKey::ASIDE))
}

/// The line and its cursor, as a draft keeps them.
pub(super) fn line(body: &Value) -> Option<EditorState> {
    serde_json::from_value(body.get("typed")?.clone()).ok()
}

/// When its times were typed, as a draft keeps it; `None` where it has none.
pub(super) fn times(body: &Value) -> Option<Times> {
    serde_json::from_value(body.get("times")?.clone()).ok()
}

/// Both the other way.
pub(super) fn body(line: &EditorState, times: Option<&Times>) -> Value {
    json!({ "typed": line, "times": times })
}
