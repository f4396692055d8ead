//! Help: everything that can be done on the screen below, made from the action table. What cannot be done now is grey and
//! says why; typing narrows the list.

use ratatui::layout::Rect;

use super::{panel, scroll::Scroll};
use crate::{
    domain::{changes::Changes, fold::fold_loose},
    store::StoreError,
    text::{Texts, columns},
    ui::{
        action::{Action, ActionRow, Group, Scope},
        canvas::Canvas,
        input::{Input, KeyCode},
        theme::Role,
        view::{Availability, Cx, Response, View},
    },
};

/// One action in help.
#[derive(Debug)]
pub struct HelpRow {
    /// The row of the table.
    pub row: &'static ActionRow,
    /// What it is called on this screen.
    pub label: &'static str,
    /// Its keys, as printed on keyboards.
    pub keys: Vec<String>,
    /// Why it cannot be done now.
    pub reason: Option<String>,
}

/// The help of one screen.
#[derive(Debug)]
pub struct Help {
    rows: Vec<HelpRow>,
    typed: String,
    scroll: Scroll,
}

/// Columns for the keys, the widest being `Ctrl-S / F10`.
const KEYS: usize = 14;
/// Columns for the label.
const LABEL: usize = 18;

impl Help {
    /// Help with these rows.
    #[must_use]
    pub fn new(mut rows: Vec<HelpRow>) -> Self {
        rows.sort_by_key(|row| row.row.group);
        Self { rows, typed: String::new(), scroll: Scroll::default() }
    }

    fn shown(&self, t: Texts) -> Vec<&HelpRow> {
        let typed = fold_loose(&self.typed);
        self.rows
            .iter()
            .filter(|row| {
                let text = format!("{} {} {}", row.label, (row.row.help)(&t), row.keys.join(" "));
                fold_loose(&text).contains(&typed)
            })
            .collect()
    }
}

const fn heading(t: Texts, group: Group) -> &'static str {
    match group {
        Group::Often => t.help_often(),
        Group::Move => t.help_move(),
        Group::People => t.help_people(),
        Group::Program => t.help_program(),
    }
}

impl View for Help {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.help_title().to_owned()
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn typing(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        Scroll::availability(action)
    }

    fn on_action(&mut self, action: Action, _cx: &Cx<'_>) -> Response {
        match action {
            // Help over help helps nobody.
            Action::Help => Response::effect(crate::ui::view::Effect::Close),
            action => self.scroll.on_action(action),
        }
    }

    fn on_input(&mut self, input: &Input, _cx: &Cx<'_>) -> Response {
        let Input::Key(key) = input else {
            return Response::Ignored;
        };
        self.scroll = Scroll::default();
        if key.code == KeyCode::Backspace {
            self.typed.pop();
        } else if let Some(letter) = key.text() {
            self.typed.push(letter);
        } else {
            return Response::Ignored;
        }
        Response::Handled
    }

    fn refresh(&mut self, _changes: Changes, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let area = canvas.area();
        let size = (area.width.saturating_sub(4).min(112), area.height);
        panel::draw(canvas, t.help_title(), size, |canvas| {
            let area = canvas.area();
            let label = t.help_filter();
            canvas.line(
                0,
                vec![canvas.span(format!("{label} "), Role::Dim), canvas.span(self.typed.clone(), Role::FieldFocus)],
            );
            let at = columns::width(label) + 1 + columns::width(&self.typed);
            canvas
                .set_cursor((area.x + u16::try_from(at).unwrap_or(0).min(area.width.saturating_sub(1)), area.y).into());
            let mut lines = Vec::new();
            let mut group = None;
            for row in self.shown(t) {
                if group != Some(row.row.group) {
                    group = Some(row.row.group);
                    lines.push(vec![canvas.span(heading(t, row.row.group), Role::Title)]);
                }
                let (role, text) = match &row.reason {
                    Some(reason) => (Role::Disabled, reason.clone()),
                    None => (Role::Text, (row.row.help)(&t).to_owned()),
                };
                let room = usize::from(area.width).saturating_sub(KEYS + LABEL);
                for (index, part) in columns::wrap(&text, room).into_iter().enumerate() {
                    let (keys, label) =
                        if index == 0 { (row.keys.join(" / "), row.label) } else { (String::new(), "") };
                    lines.push(vec![
                        canvas.span(columns::pad(&keys, KEYS), Role::Key),
                        canvas.span(columns::pad(label, LABEL), role),
                        canvas.span(part.to_owned(), role),
                    ]);
                }
            }
            let rows = Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
            self.scroll.draw(canvas, rows, lines);
        });
    }
}
