//! Where a sheet that was given is written, to be printed.

use super::super::outside_form::{self, Outside};
use crate::{
    domain::host::sheet::Sheet,
    ui::{
        forms::Words,
        view::{Cx, Effect, View},
    },
};

/// Asks where to.
pub(super) fn open(sheet: &Sheet, cx: &Cx<'_>) -> Box<dyn View> {
    let (t, case, id) = (cx.texts, sheet.case, sheet.id);
    let outside = Outside {
        title: t.sheet_file_title(),
        save: t.action_write_sheet(),
        field: Words::required(t.sheet_file(), t.sheet_file_help(), t.sheet_file_missing()),
        missing: t.sheet_file_missing(),
        proposed: format!("~/informasjonsark-{id}-{}.txt", sheet.given_on),
        notes: Vec::new(),
        youth: Some(sheet.youth),
        write: Box::new(move |path| Effect::WriteSheet { case, sheet: id, path: path.to_owned() }),
    };
    outside_form::open(outside, cx)
}
