//! A screen that is read more than worked in: a heading, and rows that are told in sentences. What is special about one is
//! what its rows say; moving, clicking and drawing are the same everywhere and live here.
//!
//! A row with two cells stands side by side where there is room, and one below the other where there is not.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use crate::{
    domain::{changes::Changes, ids::YouthId},
    store::{Done, StoreError},
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target, draw_line},
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Outcome, Response, View},
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// The narrowest list in which cells stand beside each other.
const BESIDE: usize = 96;
/// Before what something has become, where it stands below what it was.
const THEN: &str = "→ ";
/// Cells between two that stand beside each other.
const GAP: usize = 2;

/// A row.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// Cells the row is moved in.
    pub indent: usize,
    /// What stands before it on its first line, in so many cells.
    pub label: Option<(String, usize)>,
    /// One text, or two that are compared, each with how it looks.
    pub cells: Vec<(String, Role)>,
    /// What it stands for, if it can be selected.
    pub key: Option<usize>,
}

impl Told {
    /// A row of one text.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { cells: vec![(text.into(), role)], ..Self::default() }
    }

    /// An empty line.
    pub fn blank() -> Self {
        Self::new("", Role::Text)
    }

    /// A heading with an empty line before it.
    pub fn heading(text: impl Into<String>) -> [Self; 2] {
        [Self::blank(), Self::new(text, Role::Title)]
    }

    /// Moved in.
    #[must_use]
    pub fn indented(self, indent: usize) -> Self {
        Self { indent, ..self }
    }

    /// With a label before it.
    #[must_use]
    pub fn labelled(self, label: impl Into<String>, room: usize) -> Self {
        Self { label: Some((label.into(), room)), ..self }
    }

    /// Selectable, and what it stands for then.
    #[must_use]
    pub fn keyed(self, key: usize) -> Self {
        Self { key: Some(key), ..self }
    }

    /// The lines at a width: of each, its parts with how they look.
    fn lines(&self, width: usize) -> Vec<Vec<(String, Role)>> {
        let (label, label_room) = self.label.as_ref().map_or(("", 0), |(label, room)| (label.as_str(), *room));
        let before = self.indent + label_room;
        let room = width.saturating_sub(before).max(10);
        let mut lines = if self.cells.len() > 1 && width >= BESIDE { self.beside(room) } else { self.below(room) };
        let blank = " ".repeat(before);
        for (index, line) in lines.iter_mut().enumerate() {
            let lead = match index {
                0 => format!("{}{}", " ".repeat(self.indent), columns::pad(label, label_room)),
                _ => blank.clone(),
            };
            line.insert(0, (lead, Role::Dim));
        }
        lines
    }

    fn below(&self, room: usize) -> Vec<Vec<(String, Role)>> {
        let both = self.cells.iter().all(|(text, _)| !text.is_empty());
        let wrapped = |(index, (text, role)): (usize, &(String, Role))| -> Vec<Vec<(String, Role)>> {
            let text = if index > 0 && both { format!("{THEN}{text}") } else { text.clone() };
            columns::wrap_told(&text, room).into_iter().map(|line| vec![(line, *role)]).collect()
        };
        let told = |(_, (text, _)): &(usize, &(String, Role))| !text.is_empty() || self.cells.len() == 1;
        self.cells.iter().enumerate().filter(told).flat_map(wrapped).collect()
    }

    fn beside(&self, room: usize) -> Vec<Vec<(String, Role)>> {
        let each = room.saturating_sub(GAP * (self.cells.len() - 1)) / self.cells.len();
        let wrapped: Vec<Vec<String>> = self.cells.iter().map(|(text, _)| columns::wrap_told(text, each)).collect();
        let tall = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        let cell = |row: usize, (lines, (_, role)): (&Vec<String>, &(String, Role))| {
            let text = lines.get(row).map_or("", String::as_str);
            (format!("{}{}", columns::pad(text, each), " ".repeat(GAP)), *role)
        };
        (0..tall).map(|row| wrapped.iter().zip(&self.cells).map(|both| cell(row, both)).collect()).collect()
    }
}

/// What is special about such a screen.
pub trait Sheet: std::fmt::Debug {
    /// Which actions can be meant here.
    fn scope(&self) -> Scope;

    /// What it is called, for the top left.
    fn title(&self, cx: &Cx<'_>) -> String;

    /// The heading, and what belongs at its right end.
    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String);

    /// What it shows: a change of these is read again.
    fn shows(&self) -> Changes;

    /// Reads what is shown.
    ///
    /// # Errors
    /// What the store answers.
    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError>;

    /// The rows.
    fn rows(&self, cx: &Cx<'_>) -> Vec<Told>;

    /// Whether an action can be done now; moving is known to be possible.
    fn availability(&self, _action: Action, _selected: Option<usize>, _cx: &Cx<'_>) -> Availability {
        Availability::NotHere
    }

    /// What an action is called here, where the word of the table would not be true.
    fn label(&self, _action: Action, _t: Texts) -> Option<&'static str> {
        None
    }

    /// What is wanted before anything else.
    fn foremost(&self) -> &'static [Action] {
        &[]
    }

    /// A key with a meaning was pressed.
    fn on_action(&mut self, _action: Action, _selected: Option<usize>, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }

    /// The sheet was just opened.
    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }

    /// What became of a command it asked for.
    fn on_outcome(&mut self, _outcome: &Outcome<'_>, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }

    /// What a form above just made, if it stands here: what it stands for is selected.
    fn made(&self, _done: &Done) -> Option<usize> {
        None
    }

    /// The youth it is about.
    fn youth(&self) -> Option<YouthId> {
        None
    }
}

/// A sheet as a view.
#[derive(Debug)]
pub struct SheetView<S> {
    sheet: S,
    list: ListState,
}

impl<S: Sheet> SheetView<S> {
    /// A sheet that was read.
    pub fn new(sheet: S) -> Self {
        Self { sheet, list: ListState::default() }
    }

    /// What the selected row stands for.
    fn selected(&self, cx: &Cx<'_>) -> Option<usize> {
        let told = self.sheet.rows(cx);
        let row = self.list.current(&Rows { told: &told, theme: Theme::new(ThemeName::Mono) })?;
        told.get(row)?.key
    }

    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        let told = self.sheet.rows(cx);
        // Rows are as tall in every theme.
        let rows = Rows { told: &told, theme: Theme::new(ThemeName::Mono) };
        let moved = by(&mut self.list, &rows);
        super::moved(Ok(moved), cx)
    }
}

impl<S: Sheet> View for SheetView<S> {
    fn scope(&self) -> Scope {
        self.sheet.scope()
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        self.sheet.title(cx)
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        if super::moves(action) {
            return Availability::Available;
        }
        self.sheet.availability(action, self.selected(cx), cx)
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        self.sheet.label(action, t)
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        self.sheet.foremost()
    }

    fn on_open(&mut self, cx: &Cx<'_>) -> Response {
        self.sheet.on_open(cx)
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        if super::moves(action) {
            return self.moved(cx, |list, rows| list.step(action, rows));
        }
        let selected = self.selected(cx);
        self.sheet.on_action(action, selected, cx)
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => self.moved(cx, |list, rows| list.wheel(*mouse, rows)),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        self.sheet.on_outcome(outcome, cx)
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(self.sheet.shows()) {
            self.sheet.read(cx)?;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let (left, right) = self.sheet.heading(cx);
        let left = left.into_iter().map(|(text, role)| canvas.span(text, role)).collect();
        let below = pane::heading(canvas, left, &right);
        let below = Rect { width: below.width.saturating_sub(1), ..below };
        let told = self.sheet.rows(cx);
        let rows = Rows { told: &told, theme: canvas.theme() };
        pane::list(canvas, &self.list, &rows, below, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        self.sheet.youth()
    }

    fn select_made(&mut self, done: &Done, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.sheet.read(cx)?;
        let key = self.sheet.made(done);
        let row = self.sheet.rows(cx).iter().position(|told| key.is_some() && told.key == key);
        row.into_iter().for_each(|row| self.list.select(row));
        Ok(())
    }
}

/// «▌3 AMIR · Månedsmøte», for the heading of a sheet about a youth.
pub fn whose(youth: YouthId, what: &str, cx: &Cx<'_>) -> Vec<(String, Role)> {
    let Some(people) = cx.open.map(|open| open.people) else {
        return Vec::new();
    };
    let number = people.home(youth).map(|home| home.number);
    let name = cx.texts.called(people.called(youth)).to_uppercase();
    let who = number.map_or_else(|| name.clone(), |number| format!("{number} {name}"));
    let role = number.map_or(Role::Text, |number| Role::Apartment(number.0));
    vec![("▌".to_owned(), role), (format!("{who} · {what}"), Role::Title)]
}

/// The rows as the list draws them.
struct Rows<'a> {
    told: &'a [Told],
    theme: Theme,
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.told.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        let lines = self.told.get(index).map_or(0, |told| told.lines(usize::from(width)).len());
        u16::try_from(lines).unwrap_or(u16::MAX).max(1)
    }

    fn selectable(&self, index: usize) -> bool {
        self.told.get(index).is_some_and(|told| told.key.is_some())
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let selected = style == self.theme.style(Role::Selected);
        let lines = self.told.get(index).map(|told| told.lines(usize::from(area.width))).unwrap_or_default();
        for ((row, y), parts) in (0..).zip(area.top()..area.bottom()).zip(lines) {
            let styled = |(text, role): (String, Role)| {
                let own = self.theme.style(role);
                ratatui::text::Span::styled(text, if selected && row == 0 { style } else { own })
            };
            let line: Line<'_> = parts.into_iter().map(styled).collect();
            draw_line(&line, Rect { y, height: 1, ..area }, buf);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(told: &Told, width: usize) -> Vec<String> {
        let line = |parts: Vec<(String, Role)>| parts.into_iter().map(|(text, _)| text).collect::<String>();
        told.lines(width).into_iter().map(|parts| line(parts).trim_end().to_owned()).collect()
    }

    #[test]
    fn two_cells_stand_side_by_side_where_there_is_room() {
        let cells = vec![("før".to_owned(), Role::Text), ("nå".to_owned(), Role::Text)];
        let told = Told { cells, ..Told::default() }.labelled("endret", 8);
        assert_eq!(text(&told, 79), ["endret  før", "        → nå"]);
        assert_eq!(text(&told, 108), [format!("endret  {:<51}nå", "før")]);
    }

    #[test]
    fn what_is_long_is_wrapped_under_itself() {
        let told = Told::new("en to tre fire fem seks sju", Role::Text).indented(2).labelled("ord", 5);
        assert_eq!(text(&told, 22), ["  ord  en to tre fire", "       fem seks sju"]);
    }
}
