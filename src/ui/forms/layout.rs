//! Where the parts of a form stand, in rows counted from the top of the whole form (which may be taller than the screen).
//!
//! ```text
//! ▸ Label*     value value value value
//!              value
//!              × message
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
    /// Whether a row belongs to the field.
    pub(super) fn holds(&self, row: u16) -> bool {
        self.rows.0 <= row && row < self.rows.1
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
    for (name, field) in fields {
        let gap = u16::from(field.words().spaced && y > 0);
        let place = columns.place(*field, remark(name, *field).as_ref(), y.saturating_add(gap));
        y = place.rows.1;
        places.push(place);
    }
    places
}

/// The columns all fields share.
struct Columns {
    label_x: u16,
    label_width: u16,
    value_x: u16,
    value_width: u16,
    /// Whether labels stand above their values.
    stacked: bool,
}

impl Columns {
    fn of(fields: &[(FieldName, &dyn Field)], x: u16, width: u16) -> Self {
        let widest = fields.iter().map(|(_, field)| columns::cells(&label(*field))).max().unwrap_or(0);
        let stacked = widest > width / 3;
        let before_value = if stacked { MARKER } else { MARKER + widest + GAP };
        let room = |before: u16| width.saturating_sub(before + MORE);
        Self {
            label_x: x.saturating_add(MARKER),
            label_width: if stacked { room(MARKER) } else { widest },
            value_x: x.saturating_add(before_value),
            value_width: room(before_value),
            stacked,
        }
    }

    fn place(&self, field: &dyn Field, remark: Option<&Remark>, top: u16) -> Place {
        let body_y = top.saturating_add(u16::from(self.stacked));
        let body_rows = field.rows(self.value_width).max(1);
        let message_y = body_y.saturating_add(body_rows);
        let message_width = self.value_width.saturating_sub(MESSAGE_SIGN);
        let message: Vec<String> = match remark {
            Some(remark) => {
                columns::wrap(remark.text(), usize::from(message_width)).into_iter().map(str::to_owned).collect()
            }
            None => Vec::new(),
        };
        let message_rows = u16::try_from(message.len()).unwrap_or(u16::MAX);
        Place {
            rows: (top, message_y.saturating_add(message_rows)),
            label: label(field),
            label_area: Rect { x: self.label_x, y: top, width: self.label_width, height: 1 },
            body: Rect { x: self.value_x, y: body_y, width: self.value_width, height: body_rows },
            message_area: Rect {
                x: self.value_x.saturating_add(MESSAGE_SIGN),
                y: message_y,
                width: message_width,
                height: message_rows,
            },
            message,
            wrong: matches!(remark, Some(Remark::Wrong(_))),
        }
    }
}

fn label(field: &dyn Field) -> String {
    let words = field.words();
    let mark = if words.missing.is_some() { REQUIRED } else { "" };
    format!("{}{mark}", words.label)
}
