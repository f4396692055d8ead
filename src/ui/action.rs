//! The action table: everything a key can mean, declared once. The keymap, the footer, the help overlay, the command
//! palette and the key table of the README are all made from it.

mod scope;

pub use self::scope::Scope;
use crate::{
    domain::{calendar::AttendanceState, presence::PresenceState},
    text::Texts,
};

/// An intent with a key. What it changes, if anything, is a [`Command`](crate::domain::command::Command).
#[expect(missing_docs, reason = "the table below says what each one means")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    NewEntry,
    SelectApartment(u8),
    AskPresence,
    MarkPresence(PresenceState),
    CountGuests,
    SetWatch,
    OpenStatus,
    OpenFireRoll,
    OpenOverdue,
    OpenPlan,
    OpenCalendar,
    OpenLog,
    OpenTasks,
    OpenHandover,
    OpenRound,
    AllInOrder,
    Deviate,
    FinishRound,
    CheckSeenIn,
    CheckAnswered,
    CheckNoAnswer,
    CheckNotHome,
    CheckEntered,
    SetAgreement,
    SetCard,
    SetSupport,
    OpenContacts,
    AskConsent,
    TellOrally,
    AddContact,
    AddConsent,
    AddInterpreter,
    AddRisk,
    AddPaper,
    SetProtection,
    EndRow,
    EndInterpreter,
    AddAssessment,
    WalkSkills,
    AllHandovers,
    AddRule,
    AnswerRule,
    HandoverMode,
    OpenSince,
    OpenUnread,
    /// Shows who has read and changed.
    OpenReview,
    /// Ticks that one has looked through it.
    TickReview,
    /// Shows the host households.
    OpenHosts,
    AddHousehold,
    AddHostAdult,
    ProposeHost,
    HostMoveIn,
    HostLeave,
    HostStay,
    HostClose,
    OpenHouseholdOfCase,
    OpenHostMeetings,
    AddHostMeeting,
    SetNextMeeting,
    OpenHostContacts,
    AddHostContact,
    OpenGuidance,
    AddGuidance,
    /// Says a meeting, a guidance or a contact anew.
    CorrectHostRow,
    StrikeHostRow,
    TakeBackGate,
    /// Shows the basis of what hosts get in a month.
    OpenPayment,
    RecordBasis,
    CorrectBasis,
    PaymentYear,
    OpenRates,
    AddRate,
    AddShare,
    WritePayment,
    /// Shows what is put together to be handed out about a youth.
    OpenPacks,
    BeginPack,
    GatherPack,
    HandOutPack,
    MaskWords,
    ExtendMask,
    MaskLine,
    MaskReason,
    AcceptLines,
    NextToDecide,
    MarkRead,
    MarkSectionRead,
    NextUnread,
    Find,
    OpenSearch,
    TakeSuggestion,
    EmptyLine,
    OpenDrafts,
    ThrowAway,
    KeepBoth,
    NextPane,
    PreviousPane,
    Open,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    Filter,
    ClearFilter,
    OpenJournal,
    ReviseEntry,
    StrikeEntry,
    EntryHistory,
    TransferToJournal,
    MarkForJournal,
    InsertPhrase,
    Edit,
    FinishTask,
    NotDone,
    AddTask,
    TaskFromEntry,
    OpenEntryOfTask,
    MarkPoint,
    AddGoal,
    AddMeasure,
    Evaluate,
    OpenEvaluations,
    TakePart,
    OpenVersions,
    BeginPlan,
    MakeCurrent,
    ClosePlan,
    ComparePlans,
    OpenMeeting,
    RecordMeeting,
    OpenLastContact,
    WriteYouthVoice,
    AddActivity,
    AddAppointment,
    CancelActivity,
    OpenAttendance,
    MarkAttendance(AttendanceState),
    WriteMeeting,
    OpenBalance,
    MoreWeeks,
    FewerWeeks,
    NextWeek,
    PreviousWeek,
    ThisWeek,
    ShowDay,
    ShowWeek,
    ShowMonth,
    NextShape,
    GoToDate,
    AddYouth,
    EditYouth,
    MoveIn,
    MoveOut,
    OpenStays,
    /// Says what kind of apartment it is.
    ChangeApartment,
    /// Puts the next of one's houses on the screen.
    ShowHouse,
    /// Shows what stands in all of one's houses, or only in the one on the screen.
    AllHouses,
    /// Sets up a further house in the file.
    AddHouse,
    /// Says in which houses a member works.
    StaffHouses,
    /// Says what a kitchen or a bath is that several apartments share.
    KeepSharedRoom,
    /// Lets a youth belong to another house.
    TakeOver,
    AddStaff,
    ResetSecrets,
    /// Makes a member a coordinator of hosts, or takes it away.
    SetCoordinator,
    /// Shows where the youths have lived.
    OpenWay,
    /// Writes where a youth lived after the house and the host.
    AddStop,
    /// Shows the ladder of measures in numbers.
    OpenLadder,
    NextYear,
    PreviousYear,
    /// Shows what a host may know about a youth.
    OpenSheet,
    GiveSheet,
    WriteSheet,
    OpenStaff,
    ChangeSecrets,
    RenewCode,
    /// Show on trial that the code on paper opens the house.
    RehearseCode,
    /// Come in with the code on paper.
    UseCode,
    /// Give the house another data key.
    RotateKey,
    PlanApproval,
    BackUpNow,
    PutOffBackup,
    ConfirmShift,
    SignOff,
    Save,
    Undo,
    Redo,
    Back,
    Messages,
    NextTheme,
    FreeMouse,
    Lock,
    Help,
    Menu,
    Quit,
}

/// How help groups the actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// What staff do all day.
    Often,
    /// Moving about.
    Move,
    /// Youths, plans and activities.
    People,
    /// The program itself.
    Program,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Its name in the `[keys]` table of the configuration.
    pub id: &'static str,
    /// Where it can be meant.
    pub scopes: &'static [Scope],
    /// Its keys unless the configuration says otherwise; the first is shown.
    pub keys: &'static [&'static str],
    /// Where help lists it.
    pub group: Group,
    /// One or two words for the footer.
    pub label: fn(&Texts) -> &'static str,
    /// One sentence for help.
    pub help: fn(&Texts) -> &'static str,
    /// Place in the footer: lower comes first, 0 is not shown there.
    pub footer: u8,
}

macro_rules! table {
    ($($action:expr, $id:literal, [$($scope:ident)+], [$($key:literal)*], $group:ident, $label:ident, $help:ident, $footer:literal;)*) => {
        &[$(ActionRow {
            action: $action,
            id: $id,
            scopes: &[$(Scope::$scope),+],
            keys: &[$($key),*],
            group: Group::$group,
            label: Texts::$label,
            help: Texts::$help,
            footer: $footer,
        }),*]
    };
}

use Action as A;
use AttendanceState as Came;
use PresenceState as State;

/// The table itself, in the order help shows it.
#[rustfmt::skip]
pub const TABLE: &[ActionRow] = table![
    A::NewEntry,           "new-entry",       [House], ["n"],                  Often, action_new_entry, action_new_entry_help, 1;
    A::SelectApartment(1), "apartment-1",     [Board Apartments File Log Journal Since Tasks Handover Status FireRoll Attendance Calendar], ["1"],   Often, action_apartment_1, action_apartment_help, 0;
    A::SelectApartment(2), "apartment-2",     [Board Apartments File Log Journal Since Tasks Handover Status FireRoll Attendance Calendar], ["2"],   Often, action_apartment_2, action_apartment_help, 0;
    A::SelectApartment(3), "apartment-3",     [Board Apartments File Log Journal Since Tasks Handover Status FireRoll Attendance Calendar], ["3"],   Often, action_apartment_3, action_apartment_help, 0;
    A::SelectApartment(4), "apartment-4",     [Board Apartments File Log Journal Since Tasks Handover Status FireRoll Attendance Calendar], ["4"],   Often, action_apartment_4, action_apartment_help, 0;
    A::SelectApartment(5), "apartment-5",     [Board Apartments File Log Journal Since Tasks Handover Status FireRoll Attendance Calendar], ["5"],   Often, action_apartment_5, action_apartment_help, 0;
    A::SelectApartment(6), "apartment-6",     [Board Apartments File Log Journal Since Tasks Handover Status FireRoll Attendance Calendar], ["6"],   Often, action_apartment_6, action_apartment_help, 0;
    A::SelectApartment(7), "apartment-7",     [Board Apartments File Log Journal Since Tasks Handover Status FireRoll Attendance Calendar], ["7"],   Often, action_apartment_7, action_apartment_help, 0;
    A::SelectApartment(8), "apartment-8",     [Board Apartments File Log Journal Since Tasks Handover Status FireRoll Attendance Calendar], ["8"],   Often, action_apartment_8, action_apartment_help, 0;
    A::SelectApartment(9), "apartment-9",     [Board Apartments File Log Journal Since Tasks Handover Status FireRoll Attendance Calendar], ["9"],   Often, action_apartment_9, action_apartment_help, 0;
    A::AskPresence,        "presence",        [Board Apartments Now Plan Status FireRoll Round Overdue], ["h"], Often, action_presence, action_presence_help, 2;
    A::SetWatch,           "watch",           [Overdue Board Apartments Now Plan Status], ["f"], Often, action_watch, action_watch_help, 7;
    A::OpenStatus,         "status",          [Board Apartments Now Plan FireRoll Round Overdue], ["y"], Often, action_status, action_status_help, 7;
    A::OpenOverdue,        "overdue",         [House],  ["F"],                    Often, action_open_overdue, action_open_overdue_help, 0;
    A::OpenFireRoll,       "fire-roll",       [House Form Dialog Locked], ["b" "ctrl-b" "f4"], Often, action_fire_roll, action_fire_roll_help, 6;
    A::MarkPresence(State::In),            "mark-in",         [Presence], ["i" "h"], Often, action_mark_in, action_mark_in_help, 0;
    A::MarkPresence(State::Out),           "mark-out",        [Presence], ["u"],     Often, action_mark_out, action_mark_out_help, 0;
    A::MarkPresence(State::SchoolOrWork),  "mark-school",     [Presence], ["s"],     Often, action_mark_school, action_mark_school_help, 0;
    A::MarkPresence(State::OvernightAway), "mark-overnight",  [Presence], ["o"],     Often, action_mark_overnight, action_mark_overnight_help, 0;
    A::MarkPresence(State::Unknown),       "mark-unknown",    [Presence], ["x"],     Often, action_mark_unknown, action_mark_unknown_help, 0;
    A::MarkPresence(State::Missing),       "mark-missing",    [Presence], ["m"],     Often, action_mark_missing, action_mark_missing_help, 0;
    A::CountGuests,        "guests",          [Presence FireRoll], ["g"],      Often, action_guests, action_guests_help, 7;
    A::OpenPlan,           "open-plan",       [House], ["p"],                  Often, action_open_plan, action_open_plan_help, 3;
    A::OpenLog,            "open-log",        [House], ["l"],                  Often, action_open_log, action_open_log_help, 4;
    A::OpenTasks,          "open-tasks",      [House], ["t"],                  Often, action_open_tasks, action_open_tasks_help, 4;
    A::OpenHandover,       "open-handover",   [House], ["o"],                  Often, action_open_handover, action_open_handover_help, 6;
    A::OpenCalendar,       "open-calendar",   [House], ["k"],                  Often, action_open_calendar, action_open_calendar_help, 5;
    A::OpenSince,          "since",           [House], ["j"],                  Often, action_since, action_since_help, 4;
    A::Find,               "find",            [House], ["/"],                  Often, action_find, action_find_help, 6;
    A::OpenSearch,         "search",          [House Lookup], ["S" "ctrl-f"],   Often, action_open_search, action_open_search_help, 8;
    A::OpenDrafts,         "drafts",          [House], ["d"],                  Often, action_drafts, action_drafts_help, 2;
    A::EmptyLine,          "empty-line",      [Search], ["ctrl-u"],             Often, action_empty_line, action_empty_line_help, 0;
    A::TakeSuggestion,     "take-suggestion", [Search], ["tab"],                Often, action_take_suggestion, action_take_suggestion_help, 2;
    A::Save,               "save",            [Form Handover Search], ["ctrl-s"],           Often, action_save, action_save_help, 1;
    A::KeepBoth,           "keep-both",       [Form], ["ctrl-r"],             Often, action_keep_both, action_keep_both_help, 2;
    A::FinishTask,         "finish-task",     [Tasks], ["space"],              Often, action_finish_task, action_finish_task_help, 1;
    A::NotDone,            "not-done",        [Tasks Moves HostCase], ["i"],                  Often, action_not_done, action_not_done_help, 2;
    A::AddTask,            "add-task",        [Tasks], ["a"],                  Often, action_add_task, action_add_task_help, 2;
    A::TaskFromEntry,      "task-from-entry", [Log Form], ["a" "ctrl-o"],      Often, action_task_from_entry, action_task_from_entry_help, 3;
    A::OpenEntryOfTask,    "entry-of-task",   [Tasks], ["g"],                  Often, action_entry_of_task, action_entry_of_task_help, 4;
    A::MarkPoint,          "mark-point",      [Checklist Handover Round Contacts Moves Household HostCase], ["space"], Often, action_mark_point, action_mark_point_help, 1;
    A::OpenRound,          "night-round",     [House], ["N"],                  Often, action_night_round, action_night_round_help, 0;
    A::AllInOrder,         "all-in-order",    [Round], ["a"],                  Often, action_all_in_order, action_all_in_order_help, 1;
    A::Deviate,            "deviation",       [Round NightCheck], ["x"],       Often, action_deviation, action_deviation_help, 2;
    A::FinishRound,        "finish-round",    [Round], ["f"],                  Often, action_finish_round, action_finish_round_help, 3;
    A::CheckSeenIn,        "check-in",        [NightCheck], ["i"],             Often, action_check_in, action_check_in_help, 0;
    A::CheckAnswered,      "check-answered",  [NightCheck], ["s"],             Often, action_check_answered, action_check_answered_help, 0;
    A::CheckNoAnswer,      "check-no-answer", [NightCheck], ["u"],             Often, action_check_no_answer, action_check_no_answer_help, 0;
    A::CheckNotHome,       "check-not-home",  [NightCheck], ["h"],             Often, action_check_not_home, action_check_not_home_help, 0;
    A::CheckEntered,       "entered",         [NightCheck], ["g"],             Often, action_entered, action_entered_help, 0;
    A::SetAgreement,       "night-agreement", [Board Apartments Now Plan Status Round], ["A"], Often, action_agreement, action_agreement_help, 9;
    A::SetCard,            "agreed-card",     [Now], ["a"],                    People, action_set_card, action_set_card_help, 2;
    A::SetSupport,         "support",         [Now], ["u"],                    People, action_set_support, action_set_support_help, 3;
    A::OpenContacts,       "contacts",        [Board Apartments File], ["C"], People, action_contacts, action_contacts_help, 9;
    A::AskConsent,         "may-i-say",       [Board Apartments File], ["q"], Often, action_ask_consent, action_ask_consent_help, 5;
    A::TellOrally,         "tell",            [MayTell], ["f"],                Often, action_tell, action_tell_help, 1;
    A::AddContact,         "add-contact",     [Contacts], ["a"],               People, action_add_contact, action_add_contact_help, 3;
    A::AddConsent,         "add-consent",     [Contacts], ["c"],               People, action_add_consent, action_add_consent_help, 3;
    A::AddAssessment,      "add-assessment",  [Assessments], ["a"],            People, action_add_assessment, action_add_assessment_help, 3;
    A::WalkSkills,         "walk-skills",     [Assessments], ["g"],            People, action_walk_skills, action_walk_skills_help, 2;
    A::EndRow,             "end-row",         [Contacts Assessments Household WayOfOne], ["x"],     People, action_end_row, action_end_row_help, 4;
    A::AddInterpreter,     "add-interpreter", [Contacts], ["i"],               People, action_add_interpreter, action_add_interpreter_help, 8;
    A::EndInterpreter,     "end-interpreter", [Contacts], ["X"],               People, action_end_interpreter, action_end_interpreter_help, 0;
    A::AddRisk,            "add-risk",        [Contacts], ["r"],               People, action_add_risk, action_add_risk_help, 8;
    A::AddPaper,           "add-paper",       [Contacts], ["u"],               People, action_add_paper, action_add_paper_help, 8;
    A::SetProtection,      "protection",      [Contacts], ["A"],               People, action_protection, action_protection_help, 8;
    A::AddRule,            "add-rule",        [Handover], ["i"],               Often, action_add_rule, action_add_rule_help, 2;
    A::AnswerRule,         "answer-rule",     [Handover], ["u"],               Often, action_answer_rule, action_answer_rule_help, 2;
    A::HandoverMode,       "handover-mode",   [Handover], ["c"],               Often, action_handover_mode, action_handover_mode_help, 7;
    A::AllHandovers,       "all-handovers",   [Handover], ["a"],               Often, action_all_handovers, action_all_handovers_help, 6;
    A::MarkRead,           "mark-read",       [Since], ["space"],              Often, action_mark_read, action_mark_read_help, 1;
    A::MarkSectionRead,    "mark-section-read", [Since], ["L"],                Often, action_mark_section_read, action_mark_section_read_help, 2;
    A::NextUnread,         "next-unread",     [Since], ["tab"],                Often, action_next_unread, action_next_unread_help, 3;
    A::ThrowAway,          "throw-away",      [Form Drafts Lookup Search], ["ctrl-k"], Often, action_throw_away, action_throw_away_help, 3;
    A::Filter,             "filter",          [Log Journal Calendar Review Hosts], ["f"],                    Often, action_filter, action_filter_help, 2;
    A::ClearFilter,        "clear-filter",    [Log Journal Tasks Review], ["x"],                    Often, action_clear_filter, action_clear_filter_help, 7;
    A::ReviseEntry,        "correct-entry",   [Log], ["r"],                    Often, action_correct_entry, action_correct_entry_help, 3;
    A::StrikeEntry,        "strike-entry",    [Log], ["minus"],                Often, action_strike_entry, action_strike_entry_help, 7;
    A::EntryHistory,       "entry-history",   [Log], ["h"],                    Often, action_entry_history, action_entry_history_help, 5;
    A::OpenJournal,        "open-journal",    [House], ["J"],                  Often, action_open_journal, action_open_journal_help, 0;
    A::TransferToJournal,  "transferred",     [Log Journal JournalText], ["space"], Often, action_transferred, action_transferred_help, 6;
    A::MarkForJournal,     "mark-for-journal", [Evaluations], ["space"],       People, action_mark_for_journal, action_mark_for_journal_help, 1;
    A::InsertPhrase,       "insert-phrase",   [Form], ["ctrl-f" "f6"],         Often, action_insert_phrase, action_insert_phrase_help, 4;
    A::Edit,               "edit",            [Now Plan Calendar Staff Tasks Handover Search Contacts Assessments Household Rates WayOfOne], ["e"], People, action_edit, action_edit_help, 2;
    A::AddGoal,            "add-goal",        [Plan Board], ["g"],             People, action_add_goal, action_add_goal_help, 7;
    A::AddMeasure,         "add-measure",     [Plan], ["a"],                   People, action_add_measure, action_add_measure_help, 2;
    A::Evaluate,           "evaluate",        [Plan], ["E"],                   People, action_evaluate, action_evaluate_help, 3;
    A::OpenEvaluations,    "evaluations",     [Plan], ["H"],                   People, action_evaluations, action_evaluations_help, 8;
    A::TakePart,           "participation",   [Plan], ["D"],                   People, action_participation, action_participation_help, 8;
    A::OpenMeeting,        "plan-meeting",    [Plan], ["M"],                   People, action_plan_meeting, action_plan_meeting_help, 7;
    A::RecordMeeting,      "record-meeting",  [Meeting], ["a"],                People, action_record_meeting, action_record_meeting_help, 1;
    A::OpenVersions,       "plan-versions",   [Plan], ["P"],                   People, action_plan_versions, action_plan_versions_help, 7;
    A::BeginPlan,          "begin-plan",      [Versions], ["a"],               People, action_begin_plan, action_begin_plan_help, 3;
    A::MakeCurrent,        "make-current",    [Versions], ["g"],               People, action_make_current, action_make_current_help, 2;
    A::ComparePlans,       "compare-plans",   [Versions], ["c"],               People, action_compare_plans, action_compare_plans_help, 1;
    A::ClosePlan,          "close-plan",      [Versions], ["x"],               People, action_close_plan, action_close_plan_help, 7;
    A::OpenLastContact,        "last-contact",    [House], ["K"],                  People, action_contact, action_contact_help, 0;
    A::WriteYouthVoice,    "youth-voice",     [Plan Board], ["w"],             People, action_youth_voice, action_youth_voice_help, 7;
    A::AddActivity,        "add-activity",    [Calendar Board], ["a"],         People, action_add_activity, action_add_activity_help, 7;
    A::AddAppointment,     "add-appointment", [Now], ["g"],                    People, action_add_appointment, action_add_appointment_help, 7;
    A::CancelActivity,     "cancel-activity", [Calendar], ["c"],               People, action_cancel_activity, action_cancel_activity_help, 3;
    A::OpenAttendance,     "attendance",      [Calendar], ["O"],               People, action_attendance, action_attendance_help, 3;
    A::MarkAttendance(Came::Came),       "came",         [Attendance], ["k"],   People, action_came, action_came_help, 1;
    A::MarkAttendance(Came::DidNotCome), "did-not-come", [Attendance], ["i"],   People, action_did_not_come, action_did_not_come_help, 2;
    A::MarkAttendance(Came::DidNotWant), "did-not-want", [Attendance], ["v"],   People, action_did_not_want, action_did_not_want_help, 3;
    A::MarkAttendance(Came::SignedUp),   "signed-up",    [Attendance], ["p"],   People, action_signed_up, action_signed_up_help, 4;
    A::MarkAttendance(Came::Invited),    "asked",        [Attendance], ["s"],   People, action_asked, action_asked_help, 5;
    A::MarkAttendance(Came::Cleared),    "nothing-said", [Attendance], ["x" "delete" "backspace"], People, action_nothing_said, action_nothing_said_help, 6;
    A::WriteMeeting,       "write-meeting",   [Calendar], ["r"],               People, action_write_meeting, action_write_meeting_help, 5;
    A::OpenBalance,        "balance",         [Calendar File], ["B"],          People, action_balance, action_balance_help, 8;
    A::MoreWeeks,          "more-weeks",      [Balance], ["+"],                People, action_more_weeks, action_more_weeks_help, 1;
    A::FewerWeeks,         "fewer-weeks",     [Balance], ["minus"],            People, action_fewer_weeks, action_fewer_weeks_help, 2;
    A::AddYouth,           "add-youth",       [Apartments Board], ["u"],       People, action_add_youth, action_add_youth_help, 8;
    A::EditYouth,          "edit-youth",      [Apartments Now Plan], ["r"],        People, action_edit_youth, action_edit_youth_help, 8;
    A::MoveIn,             "move-in",         [Apartments Board], ["i"],       People, action_move_in, action_move_in_help, 8;
    A::MoveOut,            "move-out",        [Apartments Moves], ["x"],       People, action_move_out, action_move_out_help, 8;
    A::OpenStays,          "stays",           [Apartments], ["H"],             People, action_stays, action_stays_help, 8;
    A::ChangeApartment,    "apartment-kind",  [Apartments Stays], ["D"],       People, action_apartment_kind, action_apartment_kind_help, 0;
    A::KeepSharedRoom,     "shared-room",     [Apartments], ["g"],             People, action_shared_room, action_shared_room_help, 0;
    A::TakeOver,           "take-over",       [Apartments], ["e"],             People, action_take_over, action_take_over_help, 0;
    A::OpenStaff,          "open-staff",      [House], ["s"],                  People, action_open_staff, action_open_staff_help, 0;
    A::OpenUnread,         "unread",          [House], ["G"],                  People, action_unread, action_unread_help, 0;
    A::OpenReview,         "review",          [House], ["I"],                  People, action_review, action_review_help, 0;
    A::TickReview,         "tick-review",     [Review], ["g"],                 People, action_tick_review, action_tick_review_help, 1;
    A::OpenHosts,          "hosts",           [House], ["W"],                  People, action_open_hosts, action_open_hosts_help, 9;
    A::AddHousehold,       "add-household",   [Hosts], ["a"],                  People, action_add_household, action_add_household_help, 2;
    A::AddHostAdult,       "add-host-adult",  [Household], ["a"],              People, action_add_host_adult, action_add_host_adult_help, 3;
    A::ProposeHost,        "propose-host",    [Household], ["c"],              People, action_propose_host, action_propose_host_help, 3;
    A::TakeBackGate,       "take-back-gate",  [Household HostCase], ["minus"], People, action_take_back_gate, action_take_back_gate_help, 7;
    A::HostMoveIn,         "host-move-in",    [HostCase], ["f"],               People, action_host_move_in, action_host_move_in_help, 3;
    A::HostLeave,          "host-leave",      [HostCase], ["u"],               People, action_host_leave, action_host_leave_help, 4;
    A::HostStay,           "host-stay",       [HostCase], ["r"],               People, action_host_stay, action_host_stay_help, 5;
    A::HostClose,          "host-close",      [HostCase], ["x"],               People, action_host_close, action_host_close_help, 6;
    A::OpenHouseholdOfCase, "household-of-case", [HostCase], ["g"],            People, action_household_of_case, action_household_of_case_help, 7;
    A::OpenPayment,        "payment",         [Hosts], ["B"],                  People, action_open_payment, action_open_payment_help, 3;
    A::RecordBasis,        "record-basis",    [Payment], ["f"],                People, action_record_basis, action_record_basis_help, 1;
    A::CorrectBasis,       "correct-basis",   [Payment], ["r"],                People, action_correct_basis, action_correct_basis_help, 2;
    A::PaymentYear,        "payment-year",    [Payment], ["y"],                People, action_payment_year, action_payment_year_help, 3;
    A::OpenRates,          "rates",           [Payment], ["g"],                People, action_open_rates, action_open_rates_help, 4;
    A::WritePayment,       "write-payment",   [Payment], ["w"],                People, action_write_payment, action_write_payment_help, 5;
    A::AddRate,            "add-rate",        [Rates], ["a"],                  People, action_add_rate, action_add_rate_help, 1;
    A::AddShare,           "add-share",       [Rates], ["A"],                  People, action_add_share, action_add_share_help, 2;
    A::AddHostMeeting,     "add-host-meeting", [HostMeetings HostCase], ["a"], People, action_add_host_meeting, action_add_host_meeting_help, 2;
    A::OpenHostMeetings,   "host-meetings",   [HostCase], ["M"],               People, action_host_meetings, action_host_meetings_help, 3;
    A::SetNextMeeting,     "next-host-meeting", [HostMeetings HostCase], ["e"], People, action_next_host_meeting, action_next_host_meeting_help, 3;
    A::OpenHostContacts,   "host-contacts",   [Household HostCase], ["H"],     People, action_host_contacts, action_host_contacts_help, 5;
    A::AddHostContact,     "add-host-contact", [HostContacts], ["a"],          People, action_add_host_contact, action_add_host_contact_help, 2;
    A::OpenGuidance,       "guidance",        [Hosts Household], ["g"],        People, action_guidance, action_guidance_help, 5;
    A::AddGuidance,        "add-guidance",    [Guidance], ["a"],               People, action_add_guidance, action_add_guidance_help, 2;
    A::CorrectHostRow,     "correct-host-row", [HostMeeting HostContacts Guidance], ["r"], People, action_correct_host_row, action_correct_host_row_help, 3;
    A::StrikeHostRow,      "strike-host-row", [HostMeeting HostContacts Guidance], ["x"], People, action_strike_host_row, action_strike_host_row_help, 4;
    A::OpenPacks,          "access-packs",    [File], ["Y"],                   People, action_open_packs, action_open_packs_help, 0;
    A::BeginPack,          "begin-pack",      [Packs], ["a"],                  People, action_begin_pack, action_begin_pack_help, 2;
    A::MaskWords,          "mask",            [PackLines], ["space"],          People, action_mask, action_mask_help, 2;
    A::NextToDecide,       "next-to-decide",  [PackLines], ["tab"],            People, action_next_to_decide, action_next_to_decide_help, 3;
    A::AcceptLines,        "accept-lines",    [PackLines], ["a"],              People, action_accept_lines, action_accept_lines_help, 4;
    A::MaskLine,           "mask-line",       [PackLines], ["w"],              People, action_mask_line, action_mask_line_help, 5;
    A::ExtendMask,         "extend-mask",     [PackLines], ["e"],              People, action_extend_mask, action_extend_mask_help, 6;
    A::MaskReason,         "mask-reason",     [PackLines], ["r"],              People, action_mask_reason, action_mask_reason_help, 7;
    A::GatherPack,         "gather-pack",     [Packs PackLines], ["h"],        People, action_gather_pack, action_gather_pack_help, 8;
    A::HandOutPack,        "hand-out-pack",   [Packs PackLines], ["f"],        People, action_hand_out_pack, action_hand_out_pack_help, 5;
    A::AddStaff,           "add-staff",       [Staff], ["a"],                  People, action_add_staff, action_add_staff_help, 2;
    A::StaffHouses,        "staff-houses",    [Staff], ["w"],                  People, action_staff_houses, action_staff_houses_help, 2;
    A::ResetSecrets,       "reset-secrets",   [Staff], ["r"],                  People, action_reset_secrets, action_reset_secrets_help, 3;
    A::SetCoordinator,     "host-coordinator", [Staff], ["h"],                 People, action_set_coordinator, action_set_coordinator_help, 4;
    A::OpenWay,            "way",             [Moves Hosts], ["w"],                  People, action_open_way, action_open_way_help, 7;
    A::AddStop,            "add-stop",        [Way WayOfOne], ["a"],           People, action_add_stop, action_add_stop_help, 2;
    A::OpenLadder,         "ladder",          [Way], ["B"],                    People, action_open_ladder, action_open_ladder_help, 3;
    A::PreviousYear,       "previous-year",   [Way], ["minus"],                People, action_previous_year, action_previous_year_help, 4;
    A::NextYear,           "next-year",       [Way], ["+"],                    People, action_next_year, action_next_year_help, 5;
    A::OpenSheet,          "host-sheet",      [Moves HostCase], ["A"],                  People, action_open_sheet, action_open_sheet_help, 8;
    A::GiveSheet,          "give-sheet",      [HostSheet], ["a"],              People, action_give_sheet, action_give_sheet_help, 2;
    A::WriteSheet,         "write-sheet",     [HostSheet GivenSheet], ["f"],   People, action_write_sheet, action_write_sheet_help, 3;
    A::NextPane,           "next-pane",       [Board File], ["tab"],                Move, action_next_pane, action_next_pane_help, 7;
    A::PreviousPane,       "previous-pane",   [Board File], ["shift-tab"],          Move, action_previous_pane, action_previous_pane_help, 0;
    A::Open,               "open",            [House Dialog], ["enter"],       Move, action_open, action_open_help, 8;
    A::Up,                 "up",              [House Dialog], ["up"],          Move, action_up, action_up_help, 0;
    A::Down,               "down",            [House Dialog], ["down"],        Move, action_down, action_down_help, 0;
    A::Left,               "left",            [House Presence], ["left"],      Move, action_left, action_left_help, 0;
    A::Right,              "right",           [House Presence], ["right"],     Move, action_right, action_right_help, 0;
    A::PageUp,             "page-up",         [House Dialog], ["pageup"],      Move, action_page_up, action_page_up_help, 0;
    A::PageDown,           "page-down",       [House Dialog], ["pagedown"],    Move, action_page_down, action_page_down_help, 0;
    A::First,              "first",           [House Attendance], ["home"],               Move, action_first, action_first_help, 0;
    A::Last,               "last",            [House Attendance], ["end"],                Move, action_last, action_last_help, 0;
    A::PreviousWeek,       "previous-week",   [Calendar], ["minus"],           Move, action_previous_week, action_previous_week_help, 6;
    A::NextWeek,           "next-week",       [Calendar], ["+"],               Move, action_next_week, action_next_week_help, 6;
    A::ThisWeek,           "this-week",       [Calendar], ["."],               Move, action_this_week, action_this_week_help, 6;
    A::ShowDay,            "show-day",        [Calendar], ["D"],               Move, action_show_day, action_show_day_help, 4;
    A::ShowWeek,           "show-week",       [Calendar], ["U" "u"],               Move, action_show_week, action_show_week_help, 4;
    A::ShowMonth,          "show-month",      [Calendar], ["M"],               Move, action_show_month, action_show_month_help, 4;
    A::NextShape,          "next-view",       [Calendar], ["tab"],               Move, action_next_view, action_next_view_help, 5;
    A::GoToDate,           "go-to-date",      [Calendar], ["g"],               Move, action_go_to_date, action_go_to_date_help, 4;
    A::ShowHouse,          "show-house",      [House], ["Z"],                  Program, action_show_house, action_show_house_help, 3;
    A::AllHouses,          "all-houses",      [Search Tasks FireRoll], ["H" "f7"],             Program, action_all_houses, action_all_houses_help, 3;
    A::AddHouse,           "add-house",       [House], [],                     Program, action_add_house, action_add_house_help, 0;
    A::ConfirmShift,       "confirm-shift",   [House], ["v"],                  Program, action_confirm_shift, action_confirm_shift_help, 9;
    A::SignOff,            "sign-off",        [House], ["V"],                  Program, action_sign_off, action_sign_off_help, 9;
    A::Undo,               "undo",            [Anywhere], ["ctrl-z"],          Program, action_undo, action_undo_help, 0;
    A::Redo,               "redo",            [Form House], ["ctrl-y"],       Program, action_redo, action_redo_help, 0;
    A::Messages,           "messages",        [House], ["m"],                  Program, action_messages, action_messages_help, 0;
    A::ChangeSecrets,      "change-secrets",  [House], [],                     Program, action_change_secrets, action_change_secrets_help, 0;
    A::RenewCode,          "renew-code",      [House], [],                     Program, action_renew_code, action_renew_code_help, 0;
    A::RehearseCode,       "rehearse-code",   [House], [],                     Program, action_rehearse_code, action_rehearse_code_help, 0;
    A::RotateKey,          "rotate-key",      [House], [],                     Program, action_rotate_key, action_rotate_key_help, 0;
    A::UseCode,            "use-code",        [Locked], ["ctrl-k"],            Program, action_use_code, action_use_code_help, 1;
    A::PlanApproval,       "plan-approval",   [House], [],                     Program, action_plan_approval, action_plan_approval_help, 0;
    A::BackUpNow,          "backup-now",      [House],  ["R"],                    Program, action_backup_now, action_backup_now_help, 0;
    A::PutOffBackup,       "put-off-backup",  [House],  ["T"],                    Program, action_put_off_backup, action_put_off_backup_help, 0;
    A::NextTheme,          "next-theme",      [House Locked], ["f9" "ctrl-t"], Program, action_next_theme, action_next_theme_help, 0;
    A::FreeMouse,          "free-mouse",      [Anywhere], ["f8" "ctrl-g"],     Program, action_free_mouse, action_free_mouse_help, 0;
    A::Lock,               "lock",            [Anywhere], ["ctrl-l"],          Program, action_lock, action_lock_help, 9;
    A::Quit,               "quit",            [Anywhere Locked], ["ctrl-q"],   Program, action_quit, action_quit_help, 10;
    A::Back,               "back",            [Anywhere], ["esc"],             Move, action_back, action_back_help, 2;
    A::Help,               "help",            [Anywhere Locked], ["?" "f1"],   Program, action_help, action_help_help, 0;
    A::Menu,               "menu",            [Anywhere], ["ctrl-p"],          Program, action_menu, action_menu_help, 0;
];

impl Action {
    /// The row of this action.
    #[must_use]
    pub fn row(self) -> &'static ActionRow {
        #[expect(clippy::expect_used, reason = "a test walks every action through the table")]
        TABLE.iter().find(|row| row.action == self).expect("every action has a row in the table")
    }

    /// The screen it opens, so that the screen does not offer to open itself.
    #[must_use]
    pub const fn opens(self) -> Option<Scope> {
        match self {
            Self::OpenPlan => Some(Scope::Plan),
            Self::OpenLog => Some(Scope::Log),
            Self::OpenJournal => Some(Scope::Journal),
            Self::OpenContacts => Some(Scope::Contacts),
            Self::OpenTasks => Some(Scope::Tasks),
            Self::OpenHandover => Some(Scope::Handover),
            Self::OpenRound => Some(Scope::Round),
            Self::OpenSince => Some(Scope::Since),
            Self::OpenUnread => Some(Scope::Unread),
            Self::OpenReview => Some(Scope::Review),
            Self::OpenHosts => Some(Scope::Hosts),
            Self::OpenPayment => Some(Scope::Payment),
            Self::PaymentYear => Some(Scope::PaymentYear),
            Self::OpenRates => Some(Scope::Rates),
            Self::OpenPacks => Some(Scope::Packs),
            Self::OpenLastContact => Some(Scope::LastContact),
            Self::OpenCalendar => Some(Scope::Calendar),
            Self::OpenBalance => Some(Scope::Balance),
            Self::OpenStaff => Some(Scope::Staff),
            Self::OpenStatus => Some(Scope::Status),
            Self::OpenFireRoll => Some(Scope::FireRoll),
            Self::OpenOverdue => Some(Scope::Overdue),
            _ => None,
        }
    }

    /// The action of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.id == id).map(|row| row.action)
    }
}
