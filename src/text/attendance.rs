//! Who comes and who came, in words.

use super::Texts;
use crate::domain::calendar::AttendanceState;

impl Texts {
    /// How it stands with a youth and a time of an event: «ville ikke».
    #[must_use]
    pub const fn attendance_state(&self, state: AttendanceState) -> &'static str {
        match state {
            AttendanceState::Invited => self.attendance_invited(),
            AttendanceState::SignedUp => self.attendance_signed_up(),
            AttendanceState::Came => self.attendance_came(),
            AttendanceState::DidNotCome => self.attendance_did_not_come(),
            AttendanceState::DidNotWant => self.attendance_did_not_want(),
            AttendanceState::Cleared => self.attendance_nothing_said(),
        }
    }
}
