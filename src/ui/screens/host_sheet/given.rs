//! A sheet as it was given, word for word; where it was replaced, that stands before it.

use super::super::sheet::{Sheet as Page, SheetView, Told};
use crate::{
    domain::{
        changes::Changes,
        host::sheet::{Sheet, replaced},
        ids::YouthId,
    },
    store::StoreError,
    ui::{
        action::{Action, Scope},
        theme::Role,
        view::{Availability, Cx, Effect, Response, View},
    },
};

/// The page.
struct Given {
    sheet: Sheet,
    replaced: Option<chrono::NaiveDate>,
}

/// What people wrote must not reach a log.
impl std::fmt::Debug for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Given").field("sheet", &self.sheet.id).finish_non_exhaustive()
    }
}

/// Opens one of the sheets of a case.
pub(super) fn open(sheets: &[Sheet], at: usize) -> Box<dyn View> {
    let sheet = sheets[at].clone();
    let replaced = replaced(sheets, sheet.id);
    Box::new(SheetView::new(Given { sheet, replaced }))
}

impl Page for Given {
    fn scope(&self) -> Scope {
        Scope::GivenSheet
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.sheet_shown_title(cx.texts.date(self.sheet.given_on))
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        (vec![(self.title(cx), Role::Title)], String::new())
    }

    fn shows(&self) -> Changes {
        Changes::NONE
    }

    fn read(&mut self, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let (mark, role) = match self.replaced {
            Some(day) => (t.sheet_shown_replaced(t.date(day)), Role::Important),
            None => (t.sheet_shown_newest().to_owned(), Role::Dim),
        };
        let mut rows = vec![Told::new(mark, role).keyed(0), Told::blank()];
        for (at, line) in self.sheet.text.as_str().lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            rows.push(Told::new(line.trim_start(), Role::Text).indented(indent).keyed(at + 1));
        }
        rows
    }

    fn availability(&self, action: Action, _selected: Option<usize>, _cx: &Cx<'_>) -> Availability {
        if action == Action::WriteSheet { Availability::Available } else { Availability::NotHere }
    }

    fn foremost(&self) -> &'static [Action] {
        &[Action::WriteSheet]
    }

    fn on_action(&mut self, action: Action, _selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match action {
            Action::WriteSheet => Response::effect(Effect::Open(super::file_form::open(&self.sheet, cx))),
            _ => Response::Ignored,
        }
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.sheet.youth)
    }
}
