//! Where the parts of a form stand, in rows counted from the top of the whole form (which may be taller than the screen).
//!
//! ```text
//! ▸ Label*     value value value value
//!              value
//!              × message
//!   Label      [x]   Label  [ ]
//! ```
//!
//! Where the longest label would take more than a third of the width, labels stand on rows of their own.

use ratatui::layout::Rect;

use super::field::{Field, FieldName};
use crate::text::columns;

/// Cells of the focus marker and the blank after it.
pub(super) const MARKER: u16 = 2;

/// Cells between the labels and the values.
const GAP: u16 = 2;

/// Cells between a value and the focus marker of the field beside it.
const BETWEEN: u16 = 2;

/// Cells at the right edge for the signs that there is more above or below.
const MORE: u16 = 1;

/// Cells of the sign before a message and the blank after it.
pub(super) const MESSAGE_SIGN: u16 = 2;

/// Stands behind the label of a field that must be filled in.
const REQUIRED: &str = "*";

/// What stands under a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Remark {
    /// It cannot be taken as it is.
    Wrong(String),
    /// It can, and this is to be known.
    Notice(String),
}

impl Remark {
    fn text(&self) -> &str {
        match self {
            Self::Wrong(text) | Self::Notice(text) => text,
        }
    }
}

/// The places of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The rows that belong to the field: first, and the one after the last.
    pub(super) rows: (u16, u16),
    /// The columns that do, the same way: all of them, unless fields stand beside one another.
    columns: (u16, u16),
    /// The label with its mark.
    pub(super) label: String,
    /// Where the label stands.
    pub(super) label_area: Rect,
    /// Where the field is drawn.
    pub(super) body: Rect,
    /// Where the message stands, without its sign.
    pub(super) message_area: Rect,
    /// The rows of the message.
    pub(super) message: Vec<String>,
    /// The message says that something is wrong.
    pub(super) wrong: bool,
}

impl Place {
    /// Whether a cell belongs to the field.
    pub(super) fn holds(&self, x: u16, row: u16) -> bool {
        self.rows.0 <= row && row < self.rows.1 && self.columns.0 <= x && x < self.columns.1
    }
}

/// Lays fields out from column `x` in `width` cells. `remark` gives what stands under a field, if anything.
pub(super) fn lay_out(
    fields: &[(FieldName, &dyn Field)],
    remark: impl Fn(&FieldName, &dyn Field) -> Option<Remark>,
    x: u16,
    width: u16,
) -> Vec<Place> {
    let columns = Columns::of(fields, x, width);
    let mut y = 0_u16;
    let mut places = Vec::with_capacity(fields.len());
    let mut rest = fields;
    while let [(_, first), ..] = rest {
        let (row, after) = rest.split_at(columns.fit_beside(rest));
        y = y.saturating_add(u16::from(first.words().spaced && y > 0));
        let remarks = row.iter().map(|(name, field)| remark(name, *field));
        places.extend(columns.row(row, remarks, y));
        y = places.last().map_or(y, |place| place.rows.1);
        rest = after;
    }
    places
}

/// The columns all fields share.
struct Columns {
    x: u16,
    label_width: u16,
    value_x: u16,
    value_width: u16,
    /// Whether labels stand above their values.
    stacked: bool,
}

impl Columns {
    fn of(fields: &[(FieldName, &dyn Field)], x: u16, width: u16) -> Self {
        // Labels in the middle of a row have a place of their own.
        let widest = fields.iter().filter(|(_, field)| !field.words().beside).map(|(_, field)| label_cells(*field));
        let widest = widest.max().unwrap_or(0);
        let stacked = widest > width / 3;
        let before_value = if stacked { MARKER } else { MARKER + widest + GAP };
        let room = |before: u16| width.saturating_sub(before + MORE);
        Self {
            x,
            label_width: if stacked { room(MARKER) } else { widest },
            value_x: x.saturating_add(before_value),
            value_width: room(before_value),
            stacked,
        }
    }

    /// How many of the fields from here on stand on one row: at least one.
    fn fit_beside(&self, fields: &[(FieldName, &dyn Field)]) -> usize {
        let Some(((_, first), others)) = fields.split_first() else {
            return 0;
        };
        let mut fit = 1;
        let Some(mut taken) = first.cells().filter(|_| !self.stacked) else {
            return fit;
        };
        for (_, field) in others {
            let Some(cells) = field.cells().filter(|_| field.words().beside) else {
                break;
            };
            taken = taken.saturating_add(MARKER + BETWEEN + label_cells(*field) + GAP + cells);
            if taken > self.value_width {
                break;
            }
            fit += 1;
        }
        fit
    }

    /// The places of fields on one row, what is said of them below it, one after the other.
    fn row(
        &self,
        fields: &[(FieldName, &dyn Field)],
        remarks: impl Iterator<Item = Option<Remark>>,
        top: u16,
    ) -> Vec<Place> {
        let alone = fields.len() == 1;
        let body_y = top.saturating_add(u16::from(self.stacked));
        let mut places: Vec<Place> = Vec::with_capacity(fields.len());
        let (mut marker_x, mut bottom) = (self.x, body_y);
        for ((_, field), remark) in fields.iter().zip(remarks) {
            let is_first = places.is_empty();
            let label_x = marker_x.saturating_add(MARKER);
            let label_width = if is_first { self.label_width } else { label_cells(*field) };
            let value_x = if is_first { self.value_x } else { label_x.saturating_add(label_width + GAP) };
            let cells = field.cells().filter(|_| !alone).unwrap_or(self.value_width);
            let rows = if alone { field.rows(self.value_width).max(1) } else { 1 };
            let body = Rect { x: value_x, y: body_y, width: cells, height: rows };
            bottom = bottom.max(body.bottom());
            places.push(Place {
                rows: (top, bottom),
                columns: (if is_first { 0 } else { marker_x }, u16::MAX),
                label: label(*field),
                label_area: Rect { x: label_x, y: top, width: label_width, height: 1 },
                body,
                message_area: Rect::default(),
                message: self.message(remark.as_ref()),
                wrong: matches!(remark, Some(Remark::Wrong(_))),
            });
            marker_x = body.right().saturating_add(BETWEEN);
        }
        self.put_messages_below(&mut places, bottom);
        places
    }

    fn message(&self, remark: Option<&Remark>) -> Vec<String> {
        let Some(remark) = remark else {
            return Vec::new();
        };
        columns::wrap(remark.text(), usize::from(self.message_width())).into_iter().map(str::to_owned).collect()
    }

    fn message_width(&self) -> u16 {
        self.value_width.saturating_sub(MESSAGE_SIGN)
    }

    /// A row ends where its last message does, and each field in the middle of it where the next one begins.
    fn put_messages_below(&self, places: &mut [Place], top: u16) {
        let mut y = top;
        for place in places.iter_mut() {
            let height = u16::try_from(place.message.len()).unwrap_or(u16::MAX);
            let x = self.value_x.saturating_add(MESSAGE_SIGN);
            place.message_area = Rect { x, y, width: self.message_width(), height };
            y = y.saturating_add(height);
        }
        let begins: Vec<u16> = places.iter().skip(1).map(|place| place.columns.0).collect();
        for (place, next) in places.iter_mut().zip(begins.into_iter().chain([u16::MAX])) {
            place.rows.1 = y;
            place.columns.1 = next;
        }
    }
}

fn label(field: &dyn Field) -> String {
    let words = field.words();
    let mark = if words.missing.is_some() { REQUIRED } else { "" };
    format!("{}{mark}", words.label)
}

fn label_cells(field: &dyn Field) -> u16 {
    columns::cells(&label(field))
}
