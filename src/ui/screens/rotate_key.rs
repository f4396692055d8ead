//! Another data key for the house: the question, and how far it is while it is made. The house is closed meanwhile, and nothing of
//! it is shown.

use super::{Opened, pages};
use crate::{
    domain::changes::Changes,
    explain,
    store::{StoreError, rekey::Progress},
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        input::{Input, Key, KeyCode},
        theme::Role,
        view::{Availability, Cx, Effect, Job, Response, View},
    },
};

/// The question. Whatever becomes of it is told when the house is open again.
#[derive(Debug)]
struct Ask;

/// Asks whether the key is to be changed now.
///
/// # Errors
/// None; every opening answers alike.
pub fn open() -> Opened {
    Ok(Box::new(Ask))
}

fn enter() -> Input {
    Input::Key(Key::plain(KeyCode::Enter))
}

impl View for Ask {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.key_title().to_owned()
    }

    fn is_question(&self) -> bool {
        true
    }

    fn typing(&self) -> bool {
        true
    }

    fn availability(&self, _action: Action, _cx: &Cx<'_>) -> Availability {
        // What can be done is written on the page, in its own words.
        Availability::NotHere
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        if action == Action::Save { self.on_input(&enter(), cx) } else { Response::Ignored }
    }

    fn on_input(&mut self, input: &Input, _cx: &Cx<'_>) -> Response {
        if *input != enter() {
            return Response::Ignored;
        }
        Response::effect(Effect::Start(Box::new(Job::RotateKey)))
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        pages::head(t.key_title(), "", canvas);
        canvas.within(pages::inside(canvas.area()), |canvas| {
            let row = pages::paragraph(canvas, 0, t.key_what(), Role::Text);
            let row = pages::paragraph(canvas, row + 1, t.key_how(), Role::Text);
            pages::paragraph(canvas, row + 1, t.key_afterwards(), Role::Text);
            pages::cursor_at_end(canvas);
        });
        let leave = t.key_leave(cx.key(Action::Back));
        pages::keys(vec![(t.key_begin().to_owned(), Action::Save), (leave, Action::Back)], "", canvas);
    }
}

/// How far a change is that is under way.
#[derive(Debug)]
struct Changing {
    progress: Progress,
}

/// Shows how far a change of the key is, and lets it be cancelled while it can be.
#[must_use]
pub fn changing(progress: Progress) -> Box<dyn View> {
    Box::new(Changing { progress })
}

impl View for Changing {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.key_title().to_owned()
    }

    fn typing(&self) -> bool {
        true
    }

    fn shows_a_job(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Back if self.progress.is_past_return() => {
                Availability::Disabled(cx.texts.key_too_late().to_owned())
            }
            Action::Back => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, _cx: &Cx<'_>) -> Response {
        if action != Action::Back {
            return Response::Ignored;
        }
        self.progress.cancel.ask();
        Response::Handled
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        pages::head(t.key_title(), "", canvas);
        let percent = self.progress.percent();
        canvas.within(pages::inside(canvas.area()), |canvas| {
            let row = pages::paragraph(canvas, 0, explain::key_stage(t, self.progress.stage()), Role::Title);
            let row = pages::paragraph(canvas, row + 1, &bar(percent, canvas.area().width, canvas.plain()), Role::Text);
            let row = pages::paragraph(canvas, row, &t.key_progress(i64::from(percent)), Role::Text);
            if self.progress.is_past_return() {
                pages::paragraph(canvas, row + 1, t.key_too_late(), Role::Dim);
            } else if self.progress.cancel.is_asked() {
                pages::paragraph(canvas, row + 1, t.key_cancelling(), Role::Dim);
            }
            pages::cursor_at_end(canvas);
        });
        if !self.progress.is_past_return() {
            pages::keys(vec![(t.key_cancel(cx.key(Action::Back)), Action::Back)], "", canvas);
        }
    }
}

/// A bar as wide as there is room; a screen reader is told the number alone.
fn bar(percent: u8, width: u16, plain: bool) -> String {
    if plain {
        return String::new();
    }
    let width = usize::from(width);
    let done = width * usize::from(percent.min(100)) / 100;
    format!("{}{}", "█".repeat(done), "░".repeat(width - done))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_as_wide_as_its_room() {
        for percent in [0, 1, 50, 99, 100, 255] {
            assert_eq!(bar(percent, 40, false).chars().count(), 40);
        }
        assert_eq!(bar(50, 4, false), "██░░");
        assert_eq!(bar(50, 4, true), "");
    }
}
