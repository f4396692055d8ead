//! The form: fields in a ring of focus, checked when they are left and all together when the form is handed in.

mod draw;

use std::{cell::Cell, collections::BTreeMap, fmt};

use ratatui::layout::{Position, Rect};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    field::{Field, FieldName, FieldResponse, FormFields, Refused},
    layout::{self, Place, Remark},
};
use crate::{
    text::Texts,
    ui::input::{Input, Key, KeyCode, Mouse, MouseKind},
};

/// Rows the wheel moves a form that is taller than the screen.
const WHEEL: u16 = 3;

/// What a form made of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormEvent {
    /// Not for the form.
    Ignored,
    /// Used; no value changed.
    Handled,
    /// A value changed: a draft is due.
    Changed,
    /// Enter on the last field of a form that is handed in that way; [`Form::submit`] comes next.
    Submit,
}

/// A form over the fields `T`.
///
/// Tab, Shift-Tab, Enter, Up and Down move the focus where the field does not use them itself; a click goes to a field.
pub struct Form<T> {
    fields: T,
    /// The field with the focus. A name that is not among the fields counts as the first.
    focus: FieldName,
    /// The message under each field that cannot be taken as it is.
    errors: BTreeMap<FieldName, String>,
    /// What Ctrl-V writes in every field of the form. It goes with the form: nothing is carried to another youth's.
    clipboard: String,
    t: Texts,
    enter_submits: bool,
    shown: Cell<Shown>,
}

/// Where the form was last drawn; interior, because drawing changes nothing a person did.
#[derive(Debug, Clone, Copy, Default)]
struct Shown {
    area: Rect,
    /// First row of the form that is seen.
    top: u16,
    /// Whether the wheel was used since the last key: then the focused field may be out of sight.
    by_hand: bool,
}

/// What a draft keeps of a form.
#[derive(Serialize, Deserialize)]
struct Kept {
    focus: FieldName,
    fields: BTreeMap<FieldName, Value>,
}

impl<T: FormFields> Form<T> {
    /// A form with the focus on its first field. Its own messages (a field is full, a choice is gone) are in the language
    /// of `t`.
    #[must_use]
    pub fn new(fields: T, t: Texts) -> Self {
        Self {
            fields,
            focus: FieldName::default(),
            errors: BTreeMap::new(),
            clipboard: String::new(),
            t,
            enter_submits: false,
            shown: Cell::default(),
        }
    }

    /// Enter on the last field hands the form in (sign-in and other short forms).
    #[must_use]
    pub fn submitted_by_enter(self) -> Self {
        Self { enter_submits: true, ..self }
    }

    /// The fields, to read what is filled in so far.
    #[must_use]
    pub fn fields(&self) -> &T {
        &self.fields
    }

    /// The fields, to fill one in from elsewhere.
    pub fn fields_mut(&mut self) -> &mut T {
        &mut self.fields
    }

    /// The name of the field with the focus.
    #[must_use]
    pub fn focus(&self) -> FieldName {
        let names = self.names();
        names.get(self.focus_index()).cloned().unwrap_or_default()
    }

    /// Gives a field the focus, leaving the one that has it.
    pub fn set_focus(&mut self, field: impl Into<FieldName>) {
        self.leave();
        self.focus = field.into();
        self.follow();
    }

    /// The help sentence of the field with the focus.
    #[must_use]
    pub fn help(&self) -> &str {
        let focused = self.fields.fields().into_iter().nth(self.focus_index());
        focused.map_or("", |(_, field)| &field.words().help)
    }

    /// The message under a field, if there is one.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors.get(field).map(String::as_str)
    }

    /// Whether a value is another than when the form was opened.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.fields.fields().iter().any(|(_, field)| field.changed())
    }

    /// What is written in words of one's own, one field after the other.
    #[must_use]
    pub fn prose(&self) -> String {
        let fields = self.fields.fields().into_iter();
        let written = fields.filter(|(_, field)| field.changed()).filter_map(|(_, field)| field.prose());
        written.collect::<Vec<_>>().join(" ")
    }

    /// Writes before each text what `before` says of it by its label, and goes to the first such field; whether there was one.
    pub fn put_before(&mut self, before: impl Fn(&str, &str) -> Option<String>) -> bool {
        let mut first = None;
        for (name, field) in self.fields.fields_mut().into_iter().filter(|(_, field)| field.holds_words()) {
            let mine = field.prose().unwrap_or_default();
            let theirs = before(&field.words().label, &mine);
            if theirs.is_some_and(|theirs| field.put_before(&theirs)) {
                first.get_or_insert(name);
            }
        }
        match first {
            Some(first) => {
                self.focus = first;
                self.follow();
                true
            }
            None => false,
        }
    }

    /// Takes an input.
    pub fn on_input(&mut self, input: &Input) -> FormEvent {
        match input {
            Input::Mouse(mouse) => self.on_mouse(*mouse),
            Input::Key(_) | Input::Paste(_) => {
                self.follow();
                match self.hand_to_field(input) {
                    FieldResponse::Changed => FormEvent::Changed,
                    FieldResponse::Done => self.go_on(),
                    FieldResponse::Handled => FormEvent::Handled,
                    FieldResponse::Ignored => self.navigate(input),
                }
            }
            Input::Resize(..) | Input::Focus(_) => FormEvent::Ignored,
        }
    }

    /// Checks every field and reads the value. `None`: something cannot be taken, its message stands under its field, and
    /// the first such field has the focus.
    pub fn submit(&mut self) -> Option<T::Value> {
        self.errors.clear();
        let mut first = None;
        for (name, field) in self.fields.fields_mut() {
            field.on_leave();
            if let Err(error) = field.check() {
                first.get_or_insert_with(|| name.clone());
                self.errors.insert(name, error.0);
            }
        }
        self.follow();
        if let Some(first) = first {
            self.focus = first;
            return None;
        }
        match self.fields.read() {
            Ok(value) => Some(value),
            Err(refused) => {
                self.refuse(refused);
                None
            }
        }
    }

    /// Shows why a value was refused (by the form, the domain or the store) and gives that field the focus. A field that
    /// is not in the form leaves the message where the focus is.
    pub fn refuse(&mut self, refused: Refused) {
        if self.names().contains(&refused.field) {
            self.focus = refused.field;
        }
        self.errors.insert(self.focus(), refused.error.0);
        self.follow();
    }

    /// What a draft keeps: every field with its cursor, and the focus. Secrets are not in it.
    #[must_use]
    pub fn state(&self) -> Value {
        let fields = self.fields.fields().into_iter().map(|(name, field)| (name, field.state())).collect();
        // Names and JSON values always have a JSON form; `Null` would restore nothing.
        serde_json::to_value(Kept { focus: self.focus(), fields }).unwrap_or(Value::Null)
    }

    /// Puts a draft back. What the form no longer has, or cannot understand any more, is left out.
    pub fn restore(&mut self, state: &Value) {
        let Ok(kept) = serde_json::from_value::<Kept>(state.clone()) else { return };
        // Twice: what is filled in may decide which fields there are.
        for _ in 0..2 {
            for (name, field) in self.fields.fields_mut() {
                if let Some(state) = kept.fields.get(&name) {
                    field.restore(state);
                }
            }
        }
        self.errors.clear();
        self.focus = kept.focus;
        self.follow();
    }

    fn names(&self) -> Vec<FieldName> {
        self.fields.fields().into_iter().map(|(name, _)| name).collect()
    }

    fn focus_index(&self) -> usize {
        self.fields.fields().iter().position(|(name, _)| *name == self.focus).unwrap_or(0)
    }

    /// From now on the focused field is kept in sight again.
    fn follow(&self) {
        self.shown.set(Shown { by_hand: false, ..self.shown.get() });
    }

    /// Hands an input to the focused field, with the clipboard of the form.
    fn hand_to_field(&mut self, input: &Input) -> FieldResponse {
        let index = self.focus_index();
        let Some((name, field)) = self.fields.fields_mut().into_iter().nth(index) else {
            return FieldResponse::Ignored;
        };
        if *input == Input::Key(Key::ctrl('v'))
            && let Some(editor) = field.editor()
        {
            editor.set_clipboard(&self.clipboard);
        }
        let response = field.on_input(input);
        if matches!(input, Input::Key(key) if *key == Key::ctrl('c') || *key == Key::ctrl('x'))
            && let Some(editor) = field.editor()
        {
            editor.clipboard().clone_into(&mut self.clipboard);
        }
        if response != FieldResponse::Ignored && field.overflowed() {
            self.errors.insert(name, self.t.field_full().to_owned());
        } else if matches!(response, FieldResponse::Changed | FieldResponse::Done) {
            self.errors.remove(&name);
        }
        response
    }

    fn navigate(&mut self, input: &Input) -> FormEvent {
        let Input::Key(key) = input else { return FormEvent::Ignored };
        if key.ctrl || key.alt {
            return FormEvent::Ignored;
        }
        let count = self.names().len();
        if count == 0 {
            return FormEvent::Ignored;
        }
        let (here, last) = (self.focus_index(), count - 1);
        let target = match (key.code, key.shift) {
            (KeyCode::Tab, false) => self.forward(here, count).unwrap_or(0),
            (KeyCode::Tab, true) => (here + last) % count,
            (KeyCode::Enter, false) if here == last && self.enter_submits => return FormEvent::Submit,
            (KeyCode::Enter | KeyCode::Down, false) => self.forward(here, count).unwrap_or(here),
            (KeyCode::Up, false) => here.saturating_sub(1),
            _ => return FormEvent::Ignored,
        };
        self.move_focus(target);
        FormEvent::Handled
    }

    /// One key filled the field in: on to the next one, if there is one.
    fn go_on(&mut self) -> FormEvent {
        let here = self.focus_index();
        let next = self.forward(here, self.names().len());
        self.move_focus(next.unwrap_or(here));
        FormEvent::Changed
    }

    /// The next field in which something can be filled in.
    fn forward(&self, here: usize, count: usize) -> Option<usize> {
        let fields = self.fields.fields();
        (here + 1..count).find(|at| !fields[*at].1.is_passed_over())
    }

    fn move_focus(&mut self, target: usize) {
        if target == self.focus_index() {
            return;
        }
        let name = self.names().into_iter().nth(target);
        self.leave();
        self.focus = name.unwrap_or_default();
    }

    /// Checks the field that is left. One that was passed without writing anything gets no message: nobody did wrong yet.
    fn leave(&mut self) {
        let index = self.focus_index();
        let Some((name, field)) = self.fields.fields_mut().into_iter().nth(index) else { return };
        field.on_leave();
        let passed_by = field.is_empty() && !field.changed();
        match field.check() {
            Err(error) if !passed_by => self.errors.insert(name, error.0),
            _ => self.errors.remove(&name),
        };
    }

    fn on_mouse(&mut self, mouse: Mouse) -> FormEvent {
        let shown = self.shown.get();
        if !shown.area.contains(Position::new(mouse.x, mouse.y)) {
            return FormEvent::Ignored;
        }
        match mouse.kind {
            MouseKind::Click => self.on_click(mouse.x, (mouse.y - shown.area.y).saturating_add(shown.top)),
            MouseKind::WheelUp => self.scroll_to(shown.top.saturating_sub(WHEEL)),
            MouseKind::WheelDown => self.scroll_to(shown.top.saturating_add(WHEEL)),
        }
    }

    /// Drawing keeps `top` within the form.
    fn scroll_to(&self, top: u16) -> FormEvent {
        self.shown.set(Shown { top, by_hand: true, ..self.shown.get() });
        FormEvent::Handled
    }

    fn on_click(&mut self, x: u16, row: u16) -> FormEvent {
        let Some(index) = self.places().iter().position(|place| place.holds(x, row)) else { return FormEvent::Handled };
        self.move_focus(index);
        match self.hand_to_field(&Input::Mouse(Mouse { kind: MouseKind::Click, x, y: row })) {
            FieldResponse::Changed | FieldResponse::Done => FormEvent::Changed,
            FieldResponse::Handled | FieldResponse::Ignored => FormEvent::Handled,
        }
    }

    /// What stands under a field: what is wrong with it, or else what it has to say.
    fn remark(&self, name: &FieldName, field: &dyn Field) -> Option<Remark> {
        match self.errors.get(name) {
            Some(wrong) => Some(Remark::Wrong(wrong.clone())),
            None => field.notice(self.t).map(Remark::Notice),
        }
    }

    /// The places of the fields at the width of the last drawing.
    fn places(&self) -> Vec<Place> {
        let Rect { x, width, .. } = self.shown.get().area;
        layout::lay_out(&self.fields.fields(), |name, field| self.remark(name, field), x, width)
    }
}

/// Shows nothing that was filled in: a person's words must not reach a log.
impl<T> fmt::Debug for Form<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Form").field("focus", &self.focus).finish_non_exhaustive()
    }
}
