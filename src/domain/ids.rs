//! Row numbers as types of their own, so that a youth's number can never stand where an apartment's belongs.
//!
//! All ids grow with recording time (SQLite row ids), which the full-text search relies on.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A house that lives in the file.
    HouseId;
    /// A kitchen or bath that several apartments share.
    SharedRoomId;
    /// A member of staff.
    StaffId;
    /// A youth who lives or has lived in the house.
    YouthId;
    /// An apartment of the house; its *number* on the door is [`ApartmentNumber`].
    ApartmentId;
    /// A stay: one youth in one apartment from a date, possibly to a date.
    PlacementId;
    /// A point that is gone through when somebody moves.
    MovePointId;
    /// A row about such a point.
    MoveMarkId;
    /// A log entry.
    EntryId;
    /// A correction of a log entry.
    RevisionId;
    /// A version of a youth's plan.
    PlanId;
    /// A goal in a youth's plan.
    GoalId;
    /// A measure towards a goal.
    MeasureId;
    /// What was found about a goal or a plan.
    EvaluationId;
    /// A row about something that was copied into the case journal.
    TransferId;
    /// An event of the calendar: what happens once, or a series.
    EventId;
    /// A row about a youth and a time of an event.
    AttendanceId;
    /// What a house meeting talked about, as it was kept.
    MeetingRecordId;
    /// A shift that was confirmed by somebody.
    ShiftId;
    /// A task.
    TaskId;
    /// A row about how a task ended.
    OutcomeId;
    /// A row about a point of a shift's checklist.
    MarkId;
    /// A level of attention that was set.
    WatchId;
    /// A mark of where a youth is.
    PresenceId;
    /// A handover from one shift to the next.
    HandoverId;
    /// An if-then rule of a handover.
    RuleId;
    /// What was added to a sealed handover.
    AddendumId;
    /// What is agreed with a youth about the night.
    AgreementId;
    /// An agreed card of a youth.
    CardId;
    /// A level on a youth's support dial.
    SupportId;
    /// A night round.
    RoundId;
    /// Somebody around a youth.
    ContactId;
    /// An interpreter of the house.
    InterpreterId;
    /// A consent that was given.
    ConsentId;
    /// That somebody was told something.
    TellingId;
    /// A paper of a youth.
    PaperId;
    /// A risk note.
    RiskId;
    /// A row of the register of what was mapped with a youth.
    AssessmentId;
    /// An act in which steps of skills were set.
    SkillRoundId;
    /// A decision about an address.
    ProtectionId;
    /// Something that is to be followed up.
    FollowUpId;
    /// A row of the audit chain.
    AuditId;
    /// A draft of text that is not saved yet.
    DraftId;
    /// A search a member keeps.
    SearchId;
    /// A household that is or was to be a host.
    HouseholdId;
    /// An adult of such a household.
    HostAdultId;
    /// One household and one youth.
    HostCaseId;
    /// A point that is gone through when a youth leaves a host.
    HostPointId;
    /// A row about one.
    HostMarkId;
    /// A row about something that was reached on the way to a host.
    HostGateId;
    /// A set of the rates that what a host gets is counted with.
    HostRateId;
    /// The shares of them that a host gets.
    HostShareId;
    /// What was recorded of a case and a month.
    HostBasisId;
    /// Where a youth lived after the house and the host.
    StopId;
    /// What a host was told about a youth on paper.
    HostSheetId;
    /// A meeting of youth, host and staff.
    HostMeetingId;
    /// Something such a meeting planned.
    HostActivityId;
    /// A group guidance of the hosts.
    GuidanceId;
    /// A contact with a host between the meetings.
    HostContactId;
    /// All that is handed out about a youth on request.
    PackId;
    /// A line of such a pack.
    PackLineId;
    /// What a leader decided about a line.
    PackDecisionId;
}

/// The number on an apartment's door, 1–9: the key that selects it and the order it is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ApartmentNumber(pub u8);

impl std::fmt::Display for ApartmentNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
