//! The words of what the store keeps as codes.

use crate::{
    domain::{
        access_pack::Code,
        assessment::skill::SkillStep,
        calendar::{AttendanceState, EventKind},
        card::MedicineBy,
        contact::{
            ContactRole,
            clock::{Milestone, PaperKind, ProtectionLevel},
            consent::{GivenBy, Verdict},
        },
        handover::RuleOutcome,
        host::{Follows, Leaving, contact::Way, gate::Gate, meeting::Outcome},
        log::{EntryKind, RevisionKind},
        night::{CheckResult, NightCheck},
        plan::{GoalStatus, MeasureStatus, PlanStatus},
        presence::{PresenceSource, PresenceState},
        support::SupportLevel,
        watch::WatchLevel,
        youth::InterpreterNeed,
    },
    text::Texts,
};

impl Texts {
    /// A code in words; one that nobody knows (any more) as it is.
    #[must_use]
    pub fn pack_code(&self, code: Code, word: &str) -> String {
        self.known_code(code, word).map_or_else(|| word.to_owned(), str::to_owned)
    }

    fn known_code(&self, code: Code, word: &str) -> Option<&'static str> {
        Some(match code {
            Code::Interpreter => self.interpreter(InterpreterNeed::from_id(word)?),
            Code::Protection => self.protection_level(ProtectionLevel::from_id(word)?),
            Code::Paper => self.paper_kind(PaperKind::from_id(word)?),
            Code::Milestone => self.milestone(Milestone::from_id(word)?),
            Code::Medicine => self.medicine_by(MedicineBy::from_id(word)?),
            Code::Support => self.support_level(SupportLevel::from_id(word)?),
            Code::NightCheck => self.night_check(NightCheck::from_id(word)?),
            Code::EntryKind => self.kind(EntryKind::from_id(word)?),
            Code::Revision => self.revision_kind(RevisionKind::from_id(word)?),
            Code::Presence => self.presence_state(PresenceState::from_id(word)?),
            Code::PresenceSource => self.presence_source(PresenceSource::from_id(word)?),
            Code::Watch => self.watch_level(WatchLevel::from_id(word)?),
            Code::CheckResult => self.check_result(CheckResult::from_id(word)?),
            Code::PlanStatus => self.plan_status_of(PlanStatus::from_id(word)?),
            Code::GoalStatus => self.goal_status(GoalStatus::from_id(word)?),
            Code::MeasureStatus => self.measure_status_of(MeasureStatus::from_id(word)?),
            Code::SkillStep => self.skill_step_name(SkillStep::from_id(word)?),
            Code::ContactRole => self.contact_role(ContactRole::from_id(word)?),
            Code::GivenBy => self.given_by(GivenBy::from_id(word)?),
            Code::Verdict => self.verdict(Verdict::from_id(word)?),
            Code::EventKind => match EventKind::from_id(word)? {
                EventKind::Activity => self.event_form_activity(),
                EventKind::HouseMeeting => self.event_form_meeting(),
                EventKind::Appointment => self.event_form_appointment(),
                EventKind::Notice => self.event_form_notice(),
                EventKind::OwnHoliday => self.event_form_holiday(),
                EventKind::RotaShift => self.event_form_shift(),
            },
            Code::Attendance => self.attendance_state(AttendanceState::from_id(word)?),
            Code::HostOutcome => self.host_outcome(Outcome::from_id(word)?),
            Code::HostWay => self.host_way(Way::from_id(word)?),
            Code::RuleOutcome => self.rule_outcome(RuleOutcome::from_id(word)?),
            Code::HostGate => self.host_gate(Gate::from_id(word)?),
            Code::HostLeaving => self.host_leaving(Leaving::from_id(word)?),
            Code::HostFollows => self.host_follows(Follows::from_id(word)?),
            Code::MoveMark | Code::Who | Code::YouthView | Code::EventState | Code::TaskState | Code::TaskEnd => {
                return self.own_code(code, word);
            }
        })
    }

    /// What only the store has a word for.
    fn own_code(&self, code: Code, word: &str) -> Option<&'static str> {
        Some(match (code, word) {
            (Code::MoveMark, "done") => self.pack_code_move_done(),
            (Code::MoveMark, "not") => self.pack_code_move_not(),
            (Code::MoveMark, "cleared") => self.pack_code_move_cleared(),
            (Code::Who, "staff") => self.pack_code_who_staff(),
            (Code::Who, "youth") => self.pack_code_who_youth(),
            (Code::Who, "school") => self.pack_code_who_school(),
            (Code::Who, "psychologist") => self.pack_code_who_psychologist(),
            (Code::Who, "other") => self.pack_code_who_other(),
            (Code::YouthView, "same") => self.pack_code_same(),
            (Code::YouthView, "otherwise") => self.pack_code_otherwise(),
            (Code::EventState, "planned") => self.pack_code_event_planned(),
            (Code::EventState, "called-off") => self.pack_code_event_called_off(),
            (Code::EventState, "left-out") => self.pack_code_event_left_out(),
            (Code::EventState, "withdrawn") => self.pack_code_event_withdrawn(),
            (Code::TaskState, "open") => self.pack_code_task_open(),
            (Code::TaskState, "finished") => self.pack_code_task_finished(),
            (Code::TaskState, "withdrawn") => self.pack_code_task_withdrawn(),
            (Code::TaskEnd, "done") => self.pack_code_end_done(),
            (Code::TaskEnd, "not-done") => self.pack_code_end_not_done(),
            (Code::TaskEnd, "taken-back") => self.pack_code_end_taken_back(),
            _ => return None,
        })
    }
}
