//! Who takes over from a shift, and what a signature on its handover asks for.

use super::{Reader, ShiftOn, instant, task::prose};
use crate::{
    domain::{
        handover::{IN_TIME, OVERLAP, Side, pulled::LeftWithout},
        ids::{ShiftId, StaffId},
        shift::ShiftKindId,
        time::Instant,
    },
    store::StoreError,
};

/// Shifts that are looked through for one nobody has written of: three days with three a day. What is older is past telling.
const UNWRITTEN_MOST: usize = 9;

impl Reader<'_> {
    /// The confirmed shifts that take over from one: those of the kind that should, or where nobody has confirmed such a
    /// shift, whichever meets it, as a long day does when there is no day shift.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn taking_over(self, shift: &ShiftOn, to: &ShiftKindId) -> Result<Vec<ShiftOn>, StoreError> {
        let came = self.shifts_begun_within(shift.starts_at, shift.ends_at + IN_TIME)?;
        let came = came.into_iter().filter(|on| on.ends_at > shift.ends_at);
        let (planned, others): (Vec<ShiftOn>, Vec<ShiftOn>) = came.partition(|on| on.kind == *to);
        if !planned.is_empty() {
            return Ok(planned);
        }
        Ok(others.into_iter().filter(|on| on.starts_at >= shift.ends_at - OVERLAP).collect())
    }

    /// The kinds a task may wait for when a shift takes over: the one that should, and those that did.
    pub(super) fn kinds_taking_over(self, shift: &ShiftOn, to: &ShiftKindId) -> Result<Vec<ShiftKindId>, StoreError> {
        let came = self.taking_over(shift, to)?.into_iter().map(|on| on.kind);
        Ok([to.clone()].into_iter().chain(came).collect())
    }

    /// Whether a member is of the shift that hands over and of none that takes over: what they would receive is their own.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn only_hands_over(self, shift: &ShiftOn, to: &ShiftKindId, staff: StaffId) -> Result<bool, StoreError> {
        if !self.is_on(shift.id, staff)? {
            return Ok(false);
        }
        for taking in self.taking_over(shift, to)? {
            if self.is_on(taking.id, staff)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether a signature must say why: for the outgoing shift that of somebody who was not on it; for the incoming that of
    /// whoever handed over, of their colleagues who do not take over, and of anybody who is not on the shift that takes over
    /// once that should have done so.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn signature_needs_reason(
        self,
        shift: &ShiftOn,
        side: Side,
        staff: StaffId,
        now: Instant,
    ) -> Result<bool, StoreError> {
        if side == Side::Outgoing {
            return Ok(!self.is_on(shift.id, staff)?);
        }
        let Some(handover) = self.handover_of(shift.id)? else {
            return Ok(true);
        };
        let signatures = self.signatures(handover.id)?;
        let handed_over = signatures.iter().any(|one| one.side == Side::Outgoing && one.staff == staff);
        if handed_over || self.only_hands_over(shift, &handover.to, staff)? {
            return Ok(true);
        }
        if now <= shift.ends_at + IN_TIME {
            return Ok(false);
        }
        let Some(mine) = self.shift_of(staff, now)? else {
            return Ok(true);
        };
        Ok(self.taking_over(shift, &handover.to)?.iter().all(|taking| taking.id != mine.id))
    }

    /// Why a shift was left without a handover, where somebody has said so.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn left_without(self, shift: ShiftId) -> Result<Option<LeftWithout>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, staff_id, at, reason FROM sign_off WHERE shift_id = ?1 AND kind = 'off' AND reason IS NOT NULL",
        )?;
        let rows = statement.query_map([shift.0], |row| {
            let reason = prose(row, 3)?.ok_or_else(|| super::invalid(3, "prose"))?;
            Ok((row.get::<_, i64>(0)?, LeftWithout { staff: StaffId(row.get(1)?), at: instant(row, 2)?, reason }))
        })?;
        let said: Vec<(i64, LeftWithout)> = rows.collect::<Result<_, _>>()?;
        Ok(said.into_iter().max_by_key(|(row, _)| *row).map(|(_, left)| left))
    }

    /// The last shifts that are over of which nobody has written a word, nor said why there is no handover.
    pub(super) fn unwritten(self, now: Instant) -> Result<Vec<ShiftOn>, StoreError> {
        let mut unwritten = Vec::new();
        for shift in self.recent_shifts(UNWRITTEN_MOST)? {
            let is_over = shift.ends_at <= now;
            if is_over && self.handover_of(shift.id)?.is_none() && self.left_without(shift.id)?.is_none() {
                unwritten.push(shift);
            }
        }
        Ok(unwritten)
    }

    /// Whether a member has signed the handover of a shift, for either side.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn has_signed(self, shift: ShiftId, staff: StaffId) -> Result<bool, StoreError> {
        let mut statement = self.prepare(
            "SELECT 1 FROM handover h CROSS JOIN handover_signature s ON s.handover_id = h.id
             WHERE h.shift_id = ?1 AND s.staff_id = ?2",
        )?;
        Ok(statement.exists([shift.0, staff.0])?)
    }

    fn is_on(self, shift: ShiftId, staff: StaffId) -> Result<bool, StoreError> {
        let mut statement = self.prepare("SELECT 1 FROM shift_staff WHERE shift_id = ?1 AND staff_id = ?2")?;
        Ok(statement.exists([shift.0, staff.0])?)
    }
}
