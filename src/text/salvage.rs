//! A salvaged house in words: what the rows of a table are called.

use std::borrow::Cow;

use super::Texts;

impl Texts {
    /// What the rows of a table are, several of them; a table nobody knows by a word of its own by its name.
    #[must_use]
    pub fn salvage_what(&self, table: &str) -> Cow<'static, str> {
        Cow::Borrowed(match table {
            "log_entry" => self.salvage_what_log_entry(),
            "log_revision" => self.salvage_what_log_revision(),
            "log_entry_youth" => self.salvage_what_log_entry_youth(),
            "audit" => self.salvage_what_audit(),
            "staff" => self.salvage_what_staff(),
            "youth" => self.salvage_what_youth(),
            "house" => self.salvage_what_house(),
            "apartment" => self.salvage_what_apartment(),
            "placement" => self.salvage_what_placement(),
            "shift" => self.salvage_what_shift(),
            "task" => self.salvage_what_task(),
            "task_outcome" => self.salvage_what_task_outcome(),
            "checklist_mark" => self.salvage_what_checklist_mark(),
            "presence" => self.salvage_what_presence(),
            "watch_level" => self.salvage_what_watch_level(),
            "handover" => self.salvage_what_handover(),
            "handover_part" => self.salvage_what_handover_part(),
            "receipt" => self.salvage_what_receipt(),
            "goal" => self.salvage_what_goal(),
            "measure" => self.salvage_what_measure(),
            "plan" => self.salvage_what_plan(),
            "evaluation" => self.salvage_what_evaluation(),
            "event" => self.salvage_what_event(),
            "attendance" => self.salvage_what_attendance(),
            "contact" => self.salvage_what_contact(),
            "consent" => self.salvage_what_consent(),
            "agreed_card" => self.salvage_what_agreed_card(),
            "protection" => self.salvage_what_protection(),
            "consent_withdrawal" => self.salvage_what_consent_withdrawal(),
            "interpreter_bar" => self.salvage_what_interpreter_bar(),
            "draft" => self.salvage_what_draft(),
            other => return Cow::Owned(self.salvage_what_table(other)),
        })
    }
}
