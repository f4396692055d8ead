//! A shift of the rota: it comes from a file and is changed there, so it is only shown.

use crate::{
    domain::{
        calendar::Occurrence,
        changes::{Changes, Topic},
    },
    store::StoreError,
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        dialogs::panel,
        screens::fields::staff_label,
        theme::Role,
        view::{Availability, Cx, Response, View},
    },
};

/// Cells and rows of the box.
const SIZE: (u16, u16) = (60, 7);

struct Shift {
    occurrence: Occurrence,
}

/// What people wrote must not reach a log.
impl std::fmt::Debug for Shift {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shift").field("id", &self.occurrence.id).finish_non_exhaustive()
    }
}

/// The box.
pub(super) fn open(occurrence: Occurrence) -> Box<dyn View> {
    Box::new(Shift { occurrence })
}

impl View for Shift {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.event_form_shift().to_owned()
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn availability(&self, _action: Action, _cx: &Cx<'_>) -> Availability {
        Availability::NotHere
    }

    fn on_action(&mut self, _action: Action, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(Changes::of(Topic::Calendar))
            && let Some(occurrence) = cx.house()?.reader.occurrence(self.occurrence.id, cx.zone)?
        {
            self.occurrence = occurrence;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let facts = &self.occurrence.facts;
        let time = t.date_and_time(t.weekday_date(facts.when.day), t.event_time(&facts.when));
        panel::draw(canvas, t.event_form_shift(), SIZE, |canvas| {
            let lines = [
                (facts.title.to_string(), Role::Title),
                (staff_label(facts.responsible, cx), Role::Text),
                (time, Role::Text),
                (String::new(), Role::Text),
                (t.event_form_shift_from_rota().to_owned(), Role::Dim),
            ];
            for (row, (text, role)) in (0..).zip(lines) {
                canvas.line(row, canvas.span(text, role));
            }
            canvas.set_cursor((canvas.area().x, canvas.area().y).into());
        });
    }
}
