//! Shifts that were confirmed.

use rusqlite::{Row, params};

use super::{Reader, date, instant, receipt::SHIFTS_LOOKED_AT, text};
use crate::{
    domain::{
        ids::{EntryId, ShiftId, StaffId},
        shift::{AFTER_ITS_END, BEFORE_ITS_BEGINNING, ShiftKindId},
        time::Instant,
    },
    store::StoreError,
};

/// A shift that somebody confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShiftOn {
    /// Row number; entries carry it.
    pub id: ShiftId,
    /// Which kind.
    pub kind: ShiftKindId,
    /// The day it began.
    pub day: chrono::NaiveDate,
    /// When it begins.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
}

/// A member on a shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffOn {
    /// Who.
    pub staff: StaffId,
    /// Which shift.
    pub shift: ShiftOn,
}

/// A shift a member has confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyShift {
    /// The shift.
    pub shift: ShiftOn,
    /// They have gone off it.
    pub off: Option<GoneOff>,
}

/// When somebody went off shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoneOff {
    /// When they said so.
    pub at: Instant,
    /// The newest entry then, or when the shift had ended by itself.
    pub until: EntryId,
}

/// Shifts of a member that followed upon one another without a way home between, and that they have not gone off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The shifts in the order they began; never empty.
    pub shifts: Vec<ShiftOn>,
    /// All are over, and have been for so long that they ended by themselves.
    pub is_over: bool,
}

impl ShiftOn {
    /// From when on it is that of whoever has confirmed it.
    #[must_use]
    pub fn is_theirs_from(&self) -> Instant {
        self.starts_at - BEFORE_ITS_BEGINNING
    }
}

impl Stretch {
    /// All of them, for going off them.
    #[must_use]
    pub fn ids(&self) -> Vec<ShiftId> {
        self.shifts.iter().map(|shift| shift.id).collect()
    }
}

impl MyShift {
    /// Nobody said that they went off, and by now it is over all the same.
    #[must_use]
    pub fn has_ended_by_itself(&self, now: Instant) -> bool {
        self.off.is_none() && self.shift.ends_at + AFTER_ITS_END <= now
    }
}

/// How far ahead a shift that was confirmed early is looked for.
const COMING: chrono::TimeDelta = chrono::TimeDelta::hours(36);
/// The longest a shift can last: a kind is at most a whole day by the clock on the wall, and one night a year has an hour
/// more. Doubled, to be safe from a stored shift nobody thought of.
const LONGEST: chrono::TimeDelta = chrono::TimeDelta::hours(50);

/// A member `m` of a shift `s` has not gone off it, or has come back.
const NOT_OFF: &str = "coalesce((SELECT o.kind FROM sign_off o WHERE o.shift_id = s.id AND o.staff_id = m.staff_id
                                 ORDER BY o.id DESC LIMIT 1), 'back') = 'back'";

impl Reader<'_> {
    /// Everybody whose confirmed shift covers `now` and who has not gone off it, in the order they confirmed.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn staff_on(self, now: Instant) -> Result<Vec<StaffOn>, StoreError> {
        self.shifts_between(now, now)
    }

    /// The shift a member has confirmed, is in and has not gone off, with two hours' grace at both ends; one that runs before one
    /// that does not, and of these the one that began last.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn shift_of(self, staff: StaffId, now: Instant) -> Result<Option<ShiftOn>, StoreError> {
        let mine = self.shifts_between(now + BEFORE_ITS_BEGINNING, now - AFTER_ITS_END)?;
        Ok(mine.into_iter().filter(|on| on.staff == staff).map(|on| on.shift).max_by_key(|shift| {
            let runs = shift.starts_at <= now && now < shift.ends_at;
            (runs, shift.starts_at)
        }))
    }

    /// The shift a member has confirmed that is not theirs yet; the next of several.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn coming_shift_of(self, staff: StaffId, now: Instant) -> Result<Option<ShiftOn>, StoreError> {
        let ahead = self.shifts_between(now + COMING, now)?;
        let coming = ahead.into_iter().filter(|on| on.staff == staff && on.shift.is_theirs_from() > now);
        Ok(coming.map(|on| on.shift).min_by_key(|shift| shift.starts_at))
    }

    /// Whether a member has confirmed a shift and is in it, with the same grace.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn is_in(self, staff: StaffId, shift: ShiftId, now: Instant) -> Result<bool, StoreError> {
        let now_in = self.shifts_between(now + BEFORE_ITS_BEGINNING, now - AFTER_ITS_END)?;
        Ok(now_in.iter().any(|on| on.staff == staff && on.shift.id == shift))
    }

    /// One shift.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn shift(self, id: ShiftId) -> Result<Option<ShiftOn>, StoreError> {
        let mut statement = self.prepare("SELECT id, kind, day, starts_at, ends_at FROM shift WHERE id = ?1")?;
        Ok(statement.query_map([id.0], shift)?.next().transpose()?)
    }

    /// The shifts that began last, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn recent_shifts(self, limit: usize) -> Result<Vec<ShiftOn>, StoreError> {
        let mut statement = self
            .prepare("SELECT id, kind, day, starts_at, ends_at FROM shift ORDER BY starts_at DESC, id DESC LIMIT ?1")?;
        let rows = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], shift)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Shifts that began after one moment and by another, in that order.
    pub(super) fn shifts_begun_within(self, after: Instant, until: Instant) -> Result<Vec<ShiftOn>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, kind, day, starts_at, ends_at FROM shift WHERE starts_at > ?1 AND starts_at <= ?2
             ORDER BY starts_at, id",
        )?;
        let rows = statement.query_map([after.timestamp(), until.timestamp()], shift)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Everybody who has confirmed a shift and not gone off it, in the order they did.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn confirmed(self, kind: &ShiftKindId, day: chrono::NaiveDate) -> Result<Vec<StaffId>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT m.staff_id, m.confirmed_at FROM shift s CROSS JOIN shift_staff m ON m.shift_id = s.id
             WHERE s.day = ?1 AND s.kind = ?2 AND {NOT_OFF}"
        ))?;
        let rows = statement.query_map(params![day.to_string(), kind.0], |row| Ok((row.get(1)?, row.get(0)?)))?;
        // A handful at most: sorted here, where the database would need a tree for it.
        let mut members: Vec<(i64, i64)> = rows.collect::<Result<_, _>>()?;
        members.sort_unstable();
        Ok(members.into_iter().map(|(_, staff)| StaffId(staff)).collect())
    }

    /// The newest shifts a member has confirmed, the newest first, and whether they have gone off them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn shifts_of(self, staff: StaffId) -> Result<Vec<MyShift>, StoreError> {
        let mut statement = self.prepare(
            "SELECT s.id, s.kind, s.day, s.starts_at, s.ends_at, o.kind, o.at, o.until_entry
             FROM shift_staff m CROSS JOIN shift s ON s.id = m.shift_id
             LEFT JOIN sign_off o ON o.id =
                 (SELECT max(id) FROM sign_off WHERE shift_id = m.shift_id AND staff_id = m.staff_id)
             WHERE m.staff_id = ?1 AND m.house_id = here() ORDER BY m.shift_id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map([staff.0, SHIFTS_LOOKED_AT], |row| {
            let is_off = row.get::<_, Option<String>>(5)?.as_deref() == Some("off");
            let off = if is_off { Some(GoneOff { at: instant(row, 6)?, until: EntryId(row.get(7)?) }) } else { None };
            Ok(MyShift { shift: shift(row)?, off })
        })?;
        let mut shifts: Vec<MyShift> = rows.collect::<Result<_, _>>()?;
        // A shift may be confirmed before one that begins earlier.
        shifts.sort_by_key(|mine| std::cmp::Reverse((mine.shift.starts_at, mine.shift.id)));
        Ok(shifts)
    }

    /// What a member has to go off: the shifts they are on, and before these their last ones, if those ended by themselves.
    /// Nobody is asked about older ones, or about shifts from before they read here.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn unsigned(self, staff: StaffId, now: Instant) -> Result<Vec<Stretch>, StoreError> {
        let (_, begun) = self.reading_start(staff)?;
        let mut mine = self.shifts_of(staff)?;
        mine.retain(|mine| mine.shift.starts_at <= now && mine.shift.ends_at > begun);
        // What lies before a shift they did go off is long settled.
        let signed = mine.iter().position(|mine| mine.off.is_some()).unwrap_or(mine.len());
        let mut stretches: Vec<Stretch> = Vec::new();
        for MyShift { shift, .. } in mine.drain(..signed).rev() {
            let is_over = shift.ends_at + AFTER_ITS_END <= now;
            let follows = |before: &ShiftOn| shift.starts_at <= before.ends_at + AFTER_ITS_END;
            match stretches.last_mut().filter(|stretch| stretch.shifts.iter().any(follows)) {
                Some(stretch) => {
                    stretch.is_over &= is_over;
                    stretch.shifts.push(shift);
                }
                None => stretches.push(Stretch { shifts: vec![shift], is_over }),
            }
        }
        let on = stretches.iter().rposition(|stretch| !stretch.is_over);
        let forgotten = stretches.iter().rposition(|stretch| stretch.is_over);
        Ok([on, forgotten].into_iter().flatten().map(|at| stretches[at].clone()).collect())
    }

    /// Shifts that begin no later than `latest_start` and end after `earliest_end`. Shifts last at most [`LONGEST`], which
    /// keeps the search to the last few rows.
    fn shifts_between(self, latest_start: Instant, earliest_end: Instant) -> Result<Vec<StaffOn>, StoreError> {
        let earliest_start = (earliest_end - LONGEST).timestamp();
        let mut statement = self.prepare(&format!(
            "SELECT s.id, s.kind, s.day, s.starts_at, s.ends_at, m.staff_id, m.confirmed_at
             FROM shift s CROSS JOIN shift_staff m ON m.shift_id = s.id
             WHERE s.starts_at > ?1 AND s.starts_at <= ?2 AND s.ends_at > ?3 AND {NOT_OFF}"
        ))?;
        let rows = statement
            .query_map(params![earliest_start, latest_start.timestamp(), earliest_end.timestamp()], |row| {
                Ok((row.get::<_, i64>(6)?, StaffOn { shift: shift(row)?, staff: StaffId(row.get(5)?) }))
            })?;
        let mut on: Vec<(i64, StaffOn)> = rows.collect::<Result<_, _>>()?;
        on.sort_by_key(|(confirmed, on)| (*confirmed, on.staff));
        Ok(on.into_iter().map(|(_, on)| on).collect())
    }
}

fn shift(row: &Row<'_>) -> rusqlite::Result<ShiftOn> {
    Ok(ShiftOn {
        id: ShiftId(row.get(0)?),
        kind: ShiftKindId(text(row, 1)?.to_owned()),
        day: date(row, 2)?,
        starts_at: instant(row, 3)?,
        ends_at: instant(row, 4)?,
    })
}
