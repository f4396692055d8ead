//! Every change the house knows. A command holds all its values; the domain checks it, the role allows or refuses it, and
//! the store carries it out in one transaction together with its audit row. There is no other way to change anything.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    access::Deed,
    access_pack, assessment,
    audit::{self, AccessEvent},
    backup, calendar,
    card::CardFacts,
    checklist::NewMark,
    contact, export, handover, host,
    house::{ApartmentKind, NewHouse, NewSharedHouse, SharedRoomFacts, Sharing},
    ids::{
        AddendumId, ApartmentId, AuditId, EntryId, GoalId, HouseId, OutcomeId, PlacementId, RevisionId, SearchId,
        SharedRoomId, ShiftId, StaffId, TaskId, TransferId, YouthId,
    },
    journal::JournalItem,
    kept::Kept,
    log::{NewEntry, Revision, RevisionKind},
    moves::{MovePoints, NewMoveMark, StayEnd},
    names::{Line, Prose},
    night::{self, AgreementFacts},
    plan::{self, GoalFacts},
    presence::{GuestCount, PresenceFacts},
    receipt::Section,
    refusal::Invalid,
    shift::ShiftKindId,
    staff::{NewStaff, StaffFunction, StaffRole},
    support::SupportFacts,
    taken::TakenList,
    task::{Ending, TaskFacts},
    time::Instant,
    watch::WatchFacts,
    youth::YouthFacts,
};

/// A change of data with all its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Begins a house: the first command of every store, and only there.
    FoundHouse(NewHouse),
    /// Adds a house to the file. Whoever does works there; others are added by [`Command::SetStaffHouses`].
    AddHouse(NewSharedHouse),
    /// Says in which houses a member works.
    SetStaffHouses {
        /// Whom.
        staff: StaffId,
        /// Where they worked when it was read.
        before: Vec<HouseId>,
        /// Where they work from now on: in one at least.
        houses: Vec<HouseId>,
    },
    /// Says what a kitchen or a bath is that several apartments share; `None` adds one.
    KeepSharedRoom {
        /// Which.
        room: Option<SharedRoomId>,
        /// What was said of it when it was read; nothing of a new one.
        before: Option<SharedRoomFacts>,
        /// All that is said of it.
        facts: SharedRoomFacts,
    },
    /// Lets a youth who lives nowhere belong to another house: what is kept about them goes with them, what was written in the
    /// log stays where it was written.
    TakeOver {
        /// Who.
        youth: YouthId,
        /// Where to.
        house: HouseId,
    },
    /// Adds a member of staff.
    AddStaff(NewStaff),
    /// Changes what a member may do, or ends their work here.
    ChangeStaff {
        /// Whom.
        staff: StaffId,
        /// The version that was read.
        version: i64,
        /// The new role.
        role: StaffRole,
        /// Still works here.
        active: bool,
    },
    /// Says what a member is beside their role, or no longer is.
    SetFunction {
        /// Whom.
        staff: StaffId,
        /// What.
        function: StaffFunction,
        /// Whether they are.
        holds: bool,
    },
    /// Lets a member's new secrets count, both at once; anybody may set their own.
    SetSecrets {
        /// Whose.
        staff: StaffId,
        /// The slot of the key file; `None` leaves the passphrase as it is.
        slot: Option<ChangedSlot>,
        /// argon2id hash of the new PIN (PHC text), of which the audit chain learns only that there is one; `None` leaves
        /// the PIN as it is.
        #[serde(rename = "pin", serialize_with = "whether", skip_deserializing)]
        pin_hash: Option<String>,
    },
    /// Puts a new code for the paper in the place of the one before.
    RenewRecoveryCode,
    /// Writes down that the code is on paper: somebody has typed it from there.
    ConfirmRecoveryCode,
    /// Writes down that somebody has shown on trial that the code on paper opens the house.
    RehearseRecoveryCode,
    /// Writes down that the code on paper opened the house. Nobody's deed: whoever has the paper has not shown who they are.
    UseRecoveryCode {
        /// The member who gets a new passphrase by it; nobody where the initials that were given are no leader's.
        staff: Option<StaffId>,
    },
    /// Writes down that the data key was changed; stands in the database that has the new one.
    RotateKey,
    /// Writes down what was done with copies of the house.
    Backup(backup::Step),
    /// Writes down that all of the house was taken out, or that it was made of what was.
    Export(export::Step),
    /// Adds a youth.
    AddYouth(YouthFacts),
    /// Changes who a youth is.
    ChangeYouth {
        /// Whom.
        youth: YouthId,
        /// The version that was read.
        version: i64,
        /// All facts, changed or not.
        facts: YouthFacts,
    },
    /// Says what an apartment has of its own, and so whether several live in it.
    ChangeApartment {
        /// Which.
        apartment: ApartmentId,
        /// What it is from now on.
        kind: ApartmentKind,
        /// How many it holds, and what it shares.
        #[serde(default, skip_serializing_if = "Sharing::is_nothing")]
        sharing: Sharing,
    },
    /// Moves a youth into an apartment.
    MoveIn {
        /// Who.
        youth: YouthId,
        /// Where.
        apartment: ApartmentId,
        /// First day there.
        from: NaiveDate,
        /// What is gone through, as the house lists it today.
        points: Vec<Line>,
    },
    /// Moves a youth out of where they live.
    MoveOut {
        /// Who.
        youth: YouthId,
        /// Last day there.
        last_day: NaiveDate,
        /// Why, and what follows.
        end: StayEnd,
        /// What is gone through, as the house lists it today.
        points: Vec<Line>,
    },
    /// Moves a youth from one apartment of the house to another, in one act: on no day in two, and on none without.
    MoveTo {
        /// Who.
        youth: YouthId,
        /// Where to.
        apartment: ApartmentId,
        /// First day there; the day before is the last where they lived.
        from: NaiveDate,
        /// What is gone through.
        points: MovePoints,
    },
    /// Takes back that somebody moved in, or within the house, while nobody has done anything about it.
    WithdrawStay {
        /// Which stay never was.
        stay: PlacementId,
        /// Which one goes on instead, when they lived elsewhere in the house before.
        before: Option<PlacementId>,
    },
    /// Takes back that somebody moved out, while nobody has done anything about it.
    ReopenStay {
        /// Which stay goes on.
        stay: PlacementId,
    },
    /// Says that a point of a move is done, or why not.
    MarkMove(NewMoveMark),
    /// Writes in the log.
    WriteEntry(NewEntry),
    /// Corrects, amends or strikes what stands in the log; what stood there before stays to be read.
    ReviseEntry {
        /// Which.
        entry: EntryId,
        /// The newest correction that was read; `None` when there was none.
        seen: Option<RevisionId>,
        /// What is changed, and why.
        revision: Revision,
        /// In which shift, when the actor has confirmed one.
        shift: Option<ShiftId>,
    },
    /// Ticks off what was copied into a case journal.
    TransferToJournal {
        /// What, and into whose.
        item: JournalItem,
        /// The correction that was copied; `None` for the entry as it was written.
        seen: Option<RevisionId>,
        /// Where it is found there.
        reference: Line,
    },
    /// Takes the newest tick of something back: it was a mistake.
    TakeBackTransfer {
        /// Which.
        transfer: TransferId,
    },
    /// Sets how closely a youth is watched over; what stood before is kept.
    SetWatch {
        /// Whom.
        youth: YouthId,
        /// The newest level that was read, by its row number; 0 when there was none.
        version: i64,
        /// The level.
        facts: WatchFacts,
    },
    /// Marks where a youth is; the marks before it are kept.
    SetPresence {
        /// Who; somebody who lives in the house.
        youth: YouthId,
        /// When it was so; `None` is now.
        at: Option<Instant>,
        /// The mark that counted when the writer began, by its row number, 0 for none; `None` for who looked only now.
        seen: Option<i64>,
        /// Where, and how the writer knows.
        facts: PresenceFacts,
    },
    /// Says how many guests are in an apartment now.
    CountGuests {
        /// Where.
        apartment: ApartmentId,
        /// How many.
        count: u8,
    },
    /// Sets the words that stand first in a youth's plan; the earlier ones are kept.
    SetYouthVoice {
        /// Whose.
        youth: YouthId,
        /// The version of the words that were read; 0 when there were none.
        version: i64,
        /// The words.
        words: Prose,
    },
    /// Adds a goal to the current plan; to the draft where there is no current one, and where there is neither, the first
    /// plan begins with it.
    AddGoal {
        /// Whose.
        youth: YouthId,
        /// What it says.
        facts: GoalFacts,
    },
    /// Changes a goal.
    ChangeGoal {
        /// Which.
        goal: GoalId,
        /// The version that was read.
        version: i64,
        /// What it says now.
        facts: GoalFacts,
    },
    /// Takes back a goal that was just added and that nobody has used.
    WithdrawGoal {
        /// Which.
        goal: GoalId,
        /// The version that was read.
        version: i64,
    },
    /// One step in the life of a plan.
    Plan(plan::Step),
    /// Says whether a draft of a plan waits for the clinical lead's approval.
    SetPlanApproval {
        /// It does.
        approval: bool,
    },
    /// A change of the calendar.
    Calendar(calendar::Step),
    /// Says that somebody has seen that the head of the trail in the key file is not part of it, and goes on with what is here.
    AcceptTrail {
        /// The row that was noted.
        row: AuditId,
        /// Its hash: 64 hexadecimal digits.
        hash: String,
    },
    /// Says that somebody has looked through who has read and changed.
    ReviewAccess {
        /// Up to and with which row of the chain.
        until: AuditId,
        /// What they found worth writing down. It stands with the review, and not in the chain.
        #[serde(skip)]
        note: Option<Line>,
    },
    /// One step of what is put together to be handed out about a youth.
    Pack(access_pack::Step),
    /// Adds a task.
    AddTask {
        /// What it says.
        facts: TaskFacts,
        /// The log entry it is made from.
        entry: Option<EntryId>,
    },
    /// Changes what an open task says.
    ChangeTask {
        /// Which.
        task: TaskId,
        /// The version that was read.
        version: i64,
        /// What it says now.
        facts: TaskFacts,
    },
    /// Takes back a task that was just added and that nobody has touched.
    WithdrawTask {
        /// Which.
        task: TaskId,
        /// The version that was read.
        version: i64,
    },
    /// Ends an occurrence of a task. Those before it that nobody ended are recorded as missed, and the next one is open.
    FinishTask {
        /// Which.
        task: TaskId,
        /// The version that was read.
        version: i64,
        /// The day of the occurrence.
        occurrence: NaiveDate,
        /// How it ended.
        ending: Ending,
        /// In which shift, when the actor has confirmed one.
        shift: Option<ShiftId>,
    },
    /// Takes the newest end of a task back: it was a mistake.
    ReopenTask {
        /// Which.
        task: TaskId,
        /// The version that was read.
        version: i64,
        /// The end that was a mistake.
        outcome: OutcomeId,
        /// In which shift, when the actor has confirmed one.
        shift: Option<ShiftId>,
    },
    /// Ticks or counts a point of a shift's checklist.
    MarkPoint(NewMark),
    /// One step of the handover from a shift to the next.
    HandOver(handover::Step),
    /// Sets what is agreed with a youth about the night; what was agreed before is kept.
    SetNightAgreement {
        /// With whom; somebody who lives in the house.
        youth: YouthId,
        /// The newest agreement that was read, by its row number; 0 when there was none.
        version: i64,
        /// What is agreed.
        facts: AgreementFacts,
    },
    /// Sets the agreed card of a youth; what was agreed before is kept.
    SetCard {
        /// Whose.
        youth: YouthId,
        /// The newest card that was read, by its row number; 0 when there was none.
        version: i64,
        /// What is agreed.
        facts: CardFacts,
    },
    /// Sets how much support a youth gets in an area; what stood before is kept.
    SetSupport {
        /// Who.
        youth: YouthId,
        /// The newest level of that area that was read, by its row number; 0 when there was none.
        version: i64,
        /// How much, and why.
        facts: SupportFacts,
    },
    /// One step of a night round.
    Night(night::Step),
    /// A change to contacts, consents and the dates of a file.
    Contact(contact::Step),
    /// A change to host households and cases.
    Host(host::Step),
    /// A change to what was mapped with a youth, or to their skills.
    Assess(assessment::Step),
    /// Ends a row that no longer holds; it stays to be read.
    End {
        /// What.
        kept: Kept,
        /// The version that was read.
        version: i64,
        /// Why.
        reason: Line,
    },
    /// Confirms that the actor works this shift.
    ConfirmShift {
        /// Which kind.
        kind: ShiftKindId,
        /// The day the shift began: the night belongs to the evening it began.
        day: NaiveDate,
        /// When it begins.
        starts_at: Instant,
        /// When it ends.
        ends_at: Instant,
    },
    /// Goes off shifts of one's own: one, or those that followed upon one another.
    SignOff {
        /// Which, all of which the actor has confirmed.
        shifts: Vec<ShiftId>,
        /// Why there was no handover, where somebody asks for it.
        reason: Option<Prose>,
    },
    /// Signs for having read one entry, wherever it stands.
    ReadEntry {
        /// Which.
        entry: EntryId,
        /// The newest correction of it that was seen; `None` for one that was read as it was written.
        seen: Option<RevisionId>,
    },
    /// Signs for having read what was added to a handover after it was received.
    ReadAddendum {
        /// Which.
        addendum: AddendumId,
    },
    /// Signs for having read all of a section up to an entry.
    ReadSection {
        /// Which.
        section: Section,
        /// The newest entry that was seen there.
        until: EntryId,
        /// The newest correction in the house when it was seen; `None` before there was one.
        seen: Option<RevisionId>,
    },
    /// Writes down that all that is written was searched, and for what: the audit chain is inside the encrypted file, and
    /// the words stand nowhere else.
    RunSearch {
        /// As it was typed.
        line: Line,
        /// The youth it was about, if one.
        youth: Option<YouthId>,
    },
    /// Keeps a search for the actor, under a name of their own.
    SaveSearch {
        /// What they call it.
        name: Line,
        /// What is typed.
        line: Line,
    },
    /// Gives a search the actor keeps another name.
    RenameSearch {
        /// Which.
        search: SearchId,
        /// The version that was read.
        version: i64,
        /// The new name.
        name: Line,
    },
    /// Keeps a search no longer.
    RemoveSearch {
        /// Which.
        search: SearchId,
        /// The version that was read.
        version: i64,
    },
    /// Writes down how the program was opened, covered or read.
    RecordAccess {
        /// What happened.
        event: AccessEvent,
        /// The youth whose file it was, if one.
        youth: Option<YouthId>,
    },
    /// Writes down that a list was taken out.
    TakeOut {
        /// Which.
        list: TakenList,
        /// A youth who stands in it; `None` for one that names nobody.
        youth: Option<YouthId>,
    },
    /// Writes down a wrong passphrase or PIN. Nobody's deed: who tried is not known, only who they said to be.
    RecordFailedTry {
        /// The member whose secret was tried, where the house knew them.
        tried: Option<StaffId>,
        /// When it happened, if earlier than now (tries before the house was open).
        happened_at: Option<Instant>,
    },
}

/// Which slot of the key file a member's passphrase opens from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedSlot {
    /// The one that counted when the new one was made (hexadecimal); empty for a member who had none.
    pub before: String,
    /// The one that counts now (hexadecimal).
    pub after: String,
}

fn whether<S: serde::Serializer>(secret: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bool(secret.is_some())
}

impl Command {
    /// What kind of deed this is. `actor` tells changes to oneself from changes to others.
    #[must_use]
    pub fn deed(&self, actor: Option<StaffId>) -> Deed {
        match self {
            Self::FoundHouse(_)
            | Self::RenewRecoveryCode
            | Self::ConfirmRecoveryCode
            | Self::RehearseRecoveryCode
            | Self::UseRecoveryCode { .. }
            | Self::AddHouse(_)
            | Self::KeepSharedRoom { .. }
            | Self::ChangeApartment { .. } => Deed::KeepHouse,
            Self::RotateKey => Deed::RotateKey,
            Self::Backup(step) => step.deed(),
            Self::Export(_) => Deed::ExportHouse,
            Self::SetSecrets { staff, .. } if Some(*staff) == actor => Deed::UseProgram,
            Self::AddStaff(_)
            | Self::ChangeStaff { .. }
            | Self::SetFunction { .. }
            | Self::SetStaffHouses { .. }
            | Self::SetSecrets { .. } => Deed::KeepStaff,
            Self::AddYouth(_) | Self::ChangeYouth { .. } => Deed::KeepYouths,
            Self::TakeOver { .. }
            | Self::MoveIn { .. }
            | Self::MoveTo { .. }
            | Self::MoveOut { .. }
            | Self::ReopenStay { .. }
            | Self::WithdrawStay { .. } => Deed::MoveYouths,
            Self::WriteEntry(_) => Deed::WriteLog,
            // What may be done to whose entry until when is asked where the entry is read.
            Self::ReviseEntry { revision, .. } if revision.kind() == RevisionKind::Amendment => Deed::AmendLog,
            Self::ReviseEntry { .. } => Deed::WriteLog,
            Self::TransferToJournal { .. } | Self::TakeBackTransfer { .. } => Deed::KeepJournal,
            Self::SetWatch { .. } | Self::SetPresence { .. } | Self::CountGuests { .. } | Self::Night(_) => {
                Deed::WatchOver
            }
            Self::SetYouthVoice { .. }
            | Self::AddGoal { .. }
            | Self::ChangeGoal { .. }
            | Self::WithdrawGoal { .. }
            | Self::SetNightAgreement { .. }
            | Self::SetCard { .. }
            | Self::SetSupport { .. } => Deed::WritePlan,
            // Where the house says that the clinical lead approves plans, making one current is another deed: the house is asked.
            Self::Plan(_) => Deed::WritePlan,
            Self::SetPlanApproval { .. } => Deed::ApprovePlan,
            Self::Calendar(step) => step.deed(),
            Self::AddTask { .. }
            | Self::ChangeTask { .. }
            | Self::WithdrawTask { .. }
            | Self::FinishTask { .. }
            | Self::ReopenTask { .. }
            | Self::MarkPoint(_)
            | Self::MarkMove(_) => Deed::DoTasks,
            Self::HandOver(_) => Deed::HandOver,
            Self::Contact(step) => step.deed(),
            Self::Host(step) => step.deed(),
            Self::Assess(_) => Deed::KeepAssessments,
            Self::End { kept, .. } => kept.deed(),
            Self::ConfirmShift { .. } | Self::SignOff { .. } => Deed::TakeShift,
            Self::ReadEntry { .. } | Self::ReadAddendum { .. } | Self::ReadSection { .. } => Deed::SignRead,
            Self::RunSearch { .. }
            | Self::SaveSearch { .. }
            | Self::RenameSearch { .. }
            | Self::RemoveSearch { .. } => Deed::Search,
            Self::ReviewAccess { .. } | Self::AcceptTrail { .. } => Deed::ReviewAccess,
            Self::Pack(_) => Deed::MakeAccessPack,
            Self::RecordAccess { .. } | Self::TakeOut { .. } | Self::RecordFailedTry { .. } => Deed::UseProgram,
        }
    }

    /// The name of the deed in the audit chain.
    #[must_use]
    pub fn audit_name(&self) -> &'static str {
        match self {
            Self::FoundHouse(_) => "found-house",
            Self::AddHouse(_) => "add-house",
            Self::SetStaffHouses { .. } => "set-staff-houses",
            Self::KeepSharedRoom { .. } => "keep-shared-room",
            Self::TakeOver { .. } => "take-over",
            Self::AddStaff(_) => "add-staff",
            Self::ChangeStaff { .. } => "change-staff",
            Self::SetFunction { .. } => "set-function",
            Self::SetSecrets { .. } => "set-secrets",
            Self::RenewRecoveryCode => "renew-recovery-code",
            Self::ConfirmRecoveryCode => "confirm-recovery-code",
            Self::RehearseRecoveryCode => "rehearse-recovery-code",
            Self::UseRecoveryCode { .. } => "use-recovery-code",
            Self::RotateKey => "rotate-key",
            Self::Backup(step) => step.audit_name(),
            Self::Export(step) => step.audit_name(),
            Self::Pack(step) => step.audit_name(),
            Self::AddYouth(_) => "add-youth",
            Self::ChangeYouth { .. } => "change-youth",
            Self::ChangeApartment { .. } => "change-apartment",
            Self::MoveIn { .. } => "move-in",
            Self::MoveTo { .. } => "move-within",
            Self::WithdrawStay { .. } => "withdraw-stay",
            Self::MoveOut { .. } => "move-out",
            Self::ReopenStay { .. } => "reopen-stay",
            Self::MarkMove(_) => "mark-move",
            Self::WriteEntry(_) => "write-entry",
            Self::ReviseEntry { revision, .. } => match revision.kind() {
                RevisionKind::Correction => "correct-entry",
                RevisionKind::Amendment => "amend-entry",
                RevisionKind::Struck => "strike-entry",
            },
            Self::TransferToJournal { .. } => "transfer-to-journal",
            Self::TakeBackTransfer { .. } => "take-back-transfer",
            Self::SetWatch { .. } => "set-watch",
            Self::SetPresence { .. } => "set-presence",
            Self::CountGuests { .. } => "count-guests",
            Self::SetYouthVoice { .. } => "set-youth-voice",
            Self::AddGoal { .. } => "add-goal",
            Self::ChangeGoal { .. } => "change-goal",
            Self::WithdrawGoal { .. } => "withdraw-goal",
            Self::Plan(step) => step.audit_name(),
            Self::SetPlanApproval { .. } => "set-plan-approval",
            Self::Calendar(step) => step.audit_name(),
            Self::AddTask { .. } => "add-task",
            Self::ChangeTask { .. } => "change-task",
            Self::WithdrawTask { .. } => "withdraw-task",
            Self::FinishTask { .. } => "finish-task",
            Self::ReopenTask { .. } => "reopen-task",
            Self::MarkPoint(_) => "mark-point",
            Self::HandOver(step) => step.audit_name(),
            Self::SetNightAgreement { .. } => "set-night-agreement",
            Self::SetCard { .. } => "set-card",
            Self::SetSupport { .. } => "set-support",
            Self::Night(step) => step.audit_name(),
            Self::Contact(step) => step.audit_name(),
            Self::Host(step) => step.audit_name(),
            Self::Assess(step) => step.audit_name(),
            Self::End { kept, .. } => kept.audit_name(),
            Self::ConfirmShift { .. } => "confirm-shift",
            Self::SignOff { .. } => "sign-off",
            Self::ReadEntry { .. } => "read-entry",
            Self::ReadAddendum { .. } => "read-addendum",
            Self::ReadSection { .. } => "read-section",
            Self::RunSearch { .. } => "search",
            Self::SaveSearch { .. } => "save-search",
            Self::RenameSearch { .. } => "rename-search",
            Self::RemoveSearch { .. } => "remove-search",
            Self::RecordFailedTry { .. } => "failed-try",
            Self::ReviewAccess { .. } => "review-access",
            Self::AcceptTrail { .. } => audit::ACCEPT_TRAIL,
            Self::RecordAccess { event, .. } => event.id(),
            Self::TakeOut { .. } => AccessEvent::Export.id(),
        }
    }

    /// Checks everything that can be checked without a store. `today` is the day in the house at `now`.
    ///
    /// # Errors
    /// The first value that cannot be right.
    pub fn check(&self, now: Instant, today: NaiveDate) -> Result<(), Invalid> {
        match self {
            Self::FoundHouse(house) => house.check(),
            Self::AddHouse(house) => house.check(),
            Self::SetStaffHouses { houses, .. } if houses.is_empty() => Err(Invalid::Empty),
            Self::KeepSharedRoom { facts, .. } if !(1..=9).contains(&facts.most) => Err(Invalid::SharedRoomLimit),
            Self::ChangeApartment { sharing: Sharing { places: Some(places), .. }, .. }
                if !(1..=9).contains(places) =>
            {
                Err(Invalid::Places)
            }
            Self::AddYouth(facts) | Self::ChangeYouth { facts, .. } => facts.check(today),
            Self::MoveIn { from: day, .. } | Self::MoveTo { from: day, .. } | Self::MoveOut { last_day: day, .. }
                if *day > today =>
            {
                Err(Invalid::MoveAhead)
            }
            Self::MoveOut { last_day, end, .. } => end.check(*last_day),
            Self::WriteEntry(entry) => entry.check(now),
            Self::ReviseEntry { revision, .. } => revision.check(),
            Self::SetWatch { facts, .. } => facts.check(now),
            Self::SetPresence { at, facts, .. } => facts.check(*at, now),
            Self::CountGuests { count, .. } if *count > GuestCount::MOST => {
                Err(Invalid::TooManyGuests { most: GuestCount::MOST })
            }
            Self::Calendar(step) => step.check(),
            Self::Pack(step) => step.check(),
            Self::AddTask { facts, .. } | Self::ChangeTask { facts, .. } => facts.check(),
            Self::Plan(step) => step.check(today),
            Self::MarkPoint(mark) => mark.check(),
            Self::HandOver(step) => step.check(now),
            Self::SetNightAgreement { facts, .. } => facts.check(today),
            Self::SetCard { facts, .. } => facts.check(today),
            Self::SetSupport { facts, .. } => facts.check(today),
            Self::Night(step) => step.check(now),
            Self::Contact(step) => step.check(today),
            Self::Host(step) => step.check(now, today),
            Self::Assess(step) => step.check(today),
            Self::SignOff { shifts, .. } if shifts.is_empty() => Err(Invalid::Empty),
            Self::ConfirmShift { starts_at, ends_at, .. } if ends_at <= starts_at => Err(Invalid::EndsBeforeItBegins),
            _ => Ok(()),
        }
    }
}
