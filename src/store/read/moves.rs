//! Stays: who has lived where, how it ended, and what was gone through.

use rusqlite::{Row, params};

use super::{Reader, date, instant, invalid, line, optional_date, optional_line, task::prose, text, word};
use crate::{
    domain::{
        ids::{ApartmentId, MoveMarkId, MovePointId, PlacementId, StaffId, YouthId},
        moves::{MoveMark, MovePoint, Part, Said, Stay, StayEnd},
        youth::Placement,
    },
    store::StoreError,
};

const COLUMNS: &str = "id, youth_id, apartment_id, moved_in, moved_out, reason, follows, follow_up, moved_to";

impl Reader<'_> {
    /// Every stay of a youth, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn stays_of(self, youth: YouthId) -> Result<Vec<Stay>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM stay WHERE youth_id = ?1 ORDER BY moved_in DESC, id DESC");
        self.stays(&sql, youth.0)
    }

    /// Every stay in an apartment, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn stays_in(self, apartment: ApartmentId) -> Result<Vec<Stay>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM stay WHERE apartment_id = ?1 ORDER BY moved_in DESC, id DESC");
        self.stays(&sql, apartment.0)
    }

    fn stays(self, sql: &str, of: i64) -> Result<Vec<Stay>, StoreError> {
        let mut statement = self.prepare(sql)?;
        let mut stays = statement.query_map([of], stay)?.collect::<Result<Vec<_>, _>>()?;
        for stay in &mut stays {
            stay.points = self.move_points(stay.placement.id)?;
        }
        Ok(stays)
    }

    /// What was to be gone through when a stay began and ended, in its order.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn move_points(self, stay: PlacementId) -> Result<Vec<MovePoint>, StoreError> {
        let mut statement = self.prepare(
            "SELECT p.id, p.part, p.words, m.id, m.kind, m.reason, m.at, m.staff_id FROM move_point p
             LEFT JOIN move_mark m ON m.id = (SELECT max(id) FROM move_mark WHERE point_id = p.id)
             WHERE p.placement_id = ?1 ORDER BY p.id",
        )?;
        let points = statement.query_map(params![stay.0], |row| {
            Ok(MovePoint {
                id: MovePointId(row.get(0)?),
                part: word(row, 1, Part::from_id)?,
                words: line(row, 2)?,
                newest: mark(row)?,
            })
        })?;
        Ok(points.collect::<Result<_, _>>()?)
    }
}

fn stay(row: &Row<'_>) -> rusqlite::Result<Stay> {
    let placement = Placement {
        id: PlacementId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        apartment: ApartmentId(row.get(2)?),
        moved_in: date(row, 3)?,
        moved_out: optional_date(row, 4)?,
    };
    let end = StayEnd { reason: optional_line(row, 5)?, follows: prose(row, 6)?, follow_up: optional_date(row, 7)? };
    let moved_to = row.get::<_, Option<i64>>(8)?.map(ApartmentId);
    Ok(Stay { placement, end, moved_to, points: Vec::new() })
}

fn mark(row: &Row<'_>) -> rusqlite::Result<Option<MoveMark>> {
    let Some(id) = row.get::<_, Option<i64>>(3)? else { return Ok(None) };
    Ok(Some(MoveMark { id: MoveMarkId(id), said: said(row, 4)?, at: instant(row, 6)?, staff: StaffId(row.get(7)?) }))
}

/// What is said about a point, from its kind and the reason in the column after it.
pub(super) fn said(row: &Row<'_>, kind: usize) -> rusqlite::Result<Said> {
    match (text(row, kind)?, prose(row, kind + 1)?) {
        ("done", None) => Ok(Said::Done),
        ("not", Some(reason)) => Ok(Said::Not(reason)),
        ("cleared", None) => Ok(Said::Cleared),
        _ => Err(invalid(kind, "a mark")),
    }
}
