//! Checklists: what was said about their points.

use std::collections::BTreeMap;

use rusqlite::{Row, params};

use super::{Reader, instant, invalid, line, task::prose, text};
use crate::{
    domain::{
        checklist::{Checklist, Mark, PointMark},
        ids::{MarkId, ShiftId, StaffId},
        time::Instant,
    },
    store::StoreError,
};

/// Newest marks of a point that are looked through for the last shift's count: a shift says a few things about a point.
const LOOKED_AT: i64 = 50;

const COLUMNS: &str = "id, shift_id, checklist, point, words, kind, count, held_against, reason, at, staff_id";

/// The marks of a shift: the newest of each point counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShiftMarks(BTreeMap<(String, String), PointMark>);

/// What an earlier shift counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastCount {
    /// How many.
    pub count: u32,
    /// Which shift.
    pub shift: ShiftId,
    /// When.
    pub at: Instant,
    /// Who.
    pub staff: StaffId,
}

impl ShiftMarks {
    /// The newest mark of a point, one that says nothing included: whoever changes it must have seen it.
    #[must_use]
    pub fn newest(&self, checklist: &str, point: &str) -> Option<&PointMark> {
        self.0.get(&(checklist.to_owned(), point.to_owned()))
    }

    /// What stands about a point.
    #[must_use]
    pub fn of(&self, checklist: &str, point: &str) -> Option<&PointMark> {
        self.newest(checklist, point).filter(|mark| mark.mark != Mark::Cleared)
    }

    /// How many points of a list have been gone through.
    #[must_use]
    pub fn done(&self, list: &Checklist) -> usize {
        list.points.iter().filter(|point| self.of(&list.id, &point.id).is_some()).count()
    }

    /// Everything that stands, by list and point.
    pub fn standing(&self) -> impl Iterator<Item = &PointMark> {
        self.0.values().filter(|mark| mark.mark != Mark::Cleared)
    }
}

impl Reader<'_> {
    /// What was said in a shift about the points of its checklists.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn marks_of(self, shift: ShiftId) -> Result<ShiftMarks, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {COLUMNS} FROM checklist_mark WHERE shift_id = ?1 ORDER BY checklist, point, id"
        ))?;
        let mut marks = BTreeMap::new();
        for row in statement.query_map([shift.0], point_mark)? {
            let row = row?;
            // The newer one takes the place of the older.
            marks.insert((row.checklist.clone(), row.point.clone()), row);
        }
        Ok(ShiftMarks(marks))
    }

    /// What the last shift before this one found that counted a point.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn last_count(self, checklist: &str, point: &str, before: ShiftId) -> Result<Option<LastCount>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {COLUMNS} FROM checklist_mark WHERE checklist = ?1 AND point = ?2 
                 AND (SELECT starts_at FROM shift WHERE id = shift_id) < (SELECT starts_at FROM shift WHERE id = ?3)
             ORDER BY id DESC LIMIT ?4"
        ))?;
        let rows = statement.query_map(params![checklist, point, before.0, LOOKED_AT], point_mark)?;
        let mut said: Vec<ShiftId> = Vec::new();
        for row in rows {
            let row = row?;
            // What a shift said first and then otherwise does not count.
            if said.contains(&row.shift) {
                continue;
            }
            said.push(row.shift);
            if let Mark::Counted(count) = row.mark {
                return Ok(Some(LastCount { count, shift: row.shift, at: row.at, staff: row.staff }));
            }
        }
        Ok(None)
    }
}

fn point_mark(row: &Row<'_>) -> rusqlite::Result<PointMark> {
    Ok(PointMark {
        id: MarkId(row.get(0)?),
        shift: ShiftId(row.get(1)?),
        checklist: text(row, 2)?.to_owned(),
        point: text(row, 3)?.to_owned(),
        words: line(row, 4)?,
        mark: match (text(row, 5)?, row.get::<_, Option<u32>>(6)?) {
            ("ticked", None) => Mark::Ticked,
            ("counted", Some(count)) => Mark::Counted(count),
            ("cleared", None) => Mark::Cleared,
            _ => return Err(invalid(5, "a mark")),
        },
        held_against: row.get(7)?,
        reason: prose(row, 8)?,
        at: instant(row, 9)?,
        staff: StaffId(row.get(10)?),
    })
}
