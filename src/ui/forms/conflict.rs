//! Somebody else saved what is being changed here: theirs and mine side by side, and the person decides. Nothing is
//! overwritten silently.
//!
//! ```text
//!  OH endret dette mens du skrev. Her er det som er ulikt:
//!
//!                OH                             Ditt
//!  Tittel        Bestå vg1 norsk og matte       Bestå norsk
//!  Status        på vei                         prøves
//!
//!  Ctrl-S lagrer ditt …   Ctrl-R setter deres foran ditt …   Esc går tilbake til teksten din …
//! ```

use crate::{
    text::{Texts, columns},
    ui::{action::Action, canvas::Canvas, theme::Role, view::Cx},
};

/// How a field that is empty is shown beside one that is not.
const NOTHING: &str = "–";

/// What somebody else saved, beside what stands in the form.
#[derive(Debug, Clone)]
pub struct Theirs {
    /// The version of theirs, to save over once it has been seen.
    pub version: i64,
    /// What differs.
    pub rows: Vec<Compared>,
    /// What can be done about it, where it is something else than keeping one's own, theirs or both.
    pub choice: Option<String>,
}

/// One thing that differs. It has the label of its field.
#[derive(Clone, PartialEq, Eq)]
pub struct Compared {
    label: String,
    theirs: String,
    mine: String,
}

impl Theirs {
    /// Theirs beside mine: both as the same labels in the same order with what stands there. Only what differs is shown.
    #[must_use]
    pub fn new(version: i64, theirs: Vec<(String, String)>, mine: Vec<(String, String)>) -> Self {
        let rows = theirs
            .into_iter()
            .zip(mine)
            .filter(|((_, theirs), (_, mine))| theirs != mine)
            .map(|((label, theirs), (_, mine))| Compared { label, theirs, mine })
            .collect();
        Self { version, rows, choice: None }
    }

    /// The same where something else can be done about it.
    #[must_use]
    pub fn with_choice(self, choice: String) -> Self {
        Self { choice: Some(choice), ..self }
    }

    /// What the other wrote in the field of that label, where it holds this text of mine and both are worth keeping: neither
    /// says all that the other does, and what is compared is the text itself and not what it means.
    pub(super) fn to_keep_beside(&self, label: &str, mine: &str) -> Option<&str> {
        self.rows.iter().find_map(|row| row.to_keep_beside(label, mine))
    }
}

impl Compared {
    fn to_keep_beside(&self, label: &str, mine: &str) -> Option<&str> {
        let is_here = self.label == label && (self.mine == mine || (mine.is_empty() && self.mine == NOTHING));
        let says_more = self.theirs != NOTHING && !mine.contains(&self.theirs);
        (is_here && says_more).then_some(self.theirs.as_str())
    }
}

/// What people wrote must not reach a log.
impl std::fmt::Debug for Compared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Compared").field("label", &self.label).finish_non_exhaustive()
    }
}

/// The question what to do about theirs.
#[derive(Debug)]
pub(super) struct Conflict {
    /// The initials of whoever was first.
    pub by: String,
    pub theirs: Theirs,
    /// First row that is seen.
    first: usize,
}

/// One drawn row: label, theirs, mine.
type Row = [String; 3];

/// Columns of the labels.
const LABEL: usize = 16;
/// Columns between theirs and mine.
const GAP: usize = 2;

impl Conflict {
    pub(super) const fn new(by: String, theirs: Theirs) -> Self {
        Self { by, theirs, first: 0 }
    }

    /// Moves what is seen; drawing keeps it within the rows there are.
    pub(super) fn scroll(&mut self, by: isize) {
        self.first = self.first.saturating_add_signed(by);
    }

    /// Draws it; `both` is whether there is a text of each that can be kept.
    pub(super) fn draw(&mut self, canvas: &mut Canvas<'_>, both: bool, cx: &Cx<'_>) {
        let t = cx.texts;
        let area = canvas.area();
        let width = usize::from(area.width).saturating_sub(2);
        let head = if self.theirs.rows.is_empty() { t.conflict_same(&self.by) } else { t.conflict_title(&self.by) };
        let top = write(canvas, 0, &head, width, Role::Important) + 1;
        let choice = match &self.theirs.choice {
            Some(choice) => choice.clone(),
            None if both => t.conflict_choice_both(cx.key(Action::KeepBoth)),
            None => t.conflict_choice().to_owned(),
        };
        let choice: Vec<String> = columns::wrap(&choice, width).into_iter().map(str::to_owned).collect();
        let bottom = area.height.saturating_sub(u16::try_from(choice.len()).unwrap_or(0));
        for (row, line) in (bottom..area.height).zip(choice) {
            canvas.line(row, canvas.span(format!(" {line}"), Role::Text));
        }
        let rows = self.rows(width, canvas.plain(), t);
        let room = usize::from(bottom.saturating_sub(top + 1));
        self.first = self.first.min(rows.len().saturating_sub(room));
        for (row, [label, theirs, mine]) in (top..).zip(rows.into_iter().skip(self.first).take(room)) {
            let line = vec![
                canvas.span(format!(" {label}"), Role::Dim),
                canvas.span(theirs, Role::Text),
                canvas.span(mine, Role::Text),
            ];
            canvas.line(row, line);
        }
        canvas.set_cursor((area.x, area.y + bottom.min(area.height.saturating_sub(1))).into());
    }

    /// Theirs and mine in two columns; for a screen reader one after the other.
    fn rows(&self, width: usize, plain: bool, t: Texts) -> Vec<Row> {
        if plain {
            return self.theirs.rows.iter().flat_map(|row| one_after_the_other(row, &self.by, width, t)).collect();
        }
        let room = width.saturating_sub(LABEL + GAP) / 2;
        let heading = self.beside("", &self.by, t.conflict_mine(), room);
        let all = self.theirs.rows.iter().flat_map(|row| self.beside(&row.label, &row.theirs, &row.mine, room));
        heading.into_iter().chain(all).collect()
    }

    fn beside(&self, label: &str, theirs: &str, mine: &str, room: usize) -> Vec<Row> {
        let (theirs, mine) = (columns::wrap(theirs, room), columns::wrap(mine, room));
        (0..theirs.len().max(mine.len()))
            .map(|row| {
                let label = if row == 0 { label } else { "" };
                let theirs = theirs.get(row).copied().unwrap_or_default();
                let mine = mine.get(row).copied().unwrap_or_default();
                [columns::pad(label, LABEL), columns::pad(theirs, room + GAP), mine.to_owned()]
            })
            .collect()
    }
}

fn one_after_the_other(row: &Compared, by: &str, width: usize, t: Texts) -> Vec<Row> {
    let lines = [row.label.clone(), format!("{by}: {}", row.theirs), format!("{}: {}", t.conflict_mine(), row.mine)];
    let line = |text: &str| [String::new(), text.to_owned(), String::new()];
    lines.iter().flat_map(|text| columns::wrap(text, width)).map(line).collect()
}

fn write(canvas: &mut Canvas<'_>, row: u16, text: &str, width: usize, role: Role) -> u16 {
    let mut row = row;
    for line in columns::wrap(text, width) {
        canvas.line(row, canvas.span(format!(" {line}"), role));
        row += 1;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(values: [&str; 2]) -> Vec<(String, String)> {
        vec![("Tittel".to_owned(), values[0].to_owned()), ("Status".to_owned(), values[1].to_owned())]
    }

    #[test]
    fn only_what_differs_is_shown() {
        let theirs = Theirs::new(3, pairs(["Lese mer", "på vei"]), pairs(["Lese", "på vei"]));
        assert_eq!(theirs.version, 3);
        assert_eq!(theirs.rows.len(), 1);
        assert_eq!((theirs.rows[0].theirs.as_str(), theirs.rows[0].mine.as_str()), ("Lese mer", "Lese"));
    }

    #[test]
    fn nothing_that_was_written_is_in_its_debug_text() {
        let theirs = Theirs::new(3, pairs(["hemmelig", ""]), pairs(["", ""]));
        assert!(!format!("{theirs:?}").contains("hemmelig"));
    }
}
