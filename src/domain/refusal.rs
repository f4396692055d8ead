//! Why something cannot be done. Each reason has its own sentence in the language files; none holds what people wrote.

use chrono::NaiveDate;

use super::{
    access::Deed,
    host::{gate::Missing, way::OtherHome},
    house::SharedRoomKind,
    ids::{ApartmentNumber, HouseholdId, StaffId, YouthId},
    staff::StaffRole,
};

/// A value that cannot stand in the house, found without looking anything up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// Nothing was written where something is needed.
    #[error("a value that must be there is missing")]
    Empty,
    /// More characters than the field holds.
    #[error("a text is longer than {most} characters")]
    TooLong {
        /// The most characters.
        most: usize,
    },
    /// Initials are two to four letters.
    #[error("initials are two to four letters")]
    NotInitials,
    /// The birth date lies in the future or more than 120 years back.
    #[error("the birth date cannot be right")]
    BirthDate,
    /// Something that has happened lies in the future.
    #[error("it says to have happened in the future")]
    InTheFuture,
    /// The house and hosts are kept elsewhere, and are not written twice.
    #[error("stays in the house and with hosts are kept elsewhere")]
    KeptElsewhere,
    /// A host is a household of the register, not a contact.
    #[error("a host is a household")]
    HostIsHousehold,
    /// What is written down has happened.
    #[error("the day is in the future")]
    DayAhead,
    /// A police certificate has a date of its own, and somebody who saw it.
    #[error("a police certificate needs its date and who saw it")]
    CertificateMissing,
    /// A certificate is issued before it is seen.
    #[error("the certificate is dated after the day it was seen")]
    CertificateAhead,
    /// An amount is kroner and øre.
    #[error("that is no amount of money")]
    NotMoney,
    /// A share is from nothing to all.
    #[error("that is no share")]
    NotShare,
    /// A month is written with its year.
    #[error("that is no month")]
    NotMonth,
    /// The basis of a month is recorded once the month has begun.
    #[error("the month has not begun")]
    MonthAhead,
    /// A meeting with a host where nobody says anything.
    #[error("nobody says anything at the meeting")]
    ViewsMissing,
    /// More is planned than anybody does in a month.
    #[error("too much is planned")]
    TooManyPlanned,
    /// When a case meets next has been already.
    #[error("the next meeting is not ahead")]
    NextNotAhead,
    /// So far ahead that the year must be a slip.
    #[error("the next meeting is more than half a year ahead")]
    NextFarAhead,
    /// No household is listed, or one twice.
    #[error("who came to guidance is missing")]
    AttendanceMissing,
    /// A move is seen by everybody at once, so it is written down when it happens.
    #[error("the move is in the future")]
    MoveAhead,
    /// Something happened so long ago that it must be a slip (more than two years before it is written).
    #[error("it says to have happened more than two years ago")]
    TooLongAgo,
    /// An end that is not after its beginning.
    #[error("the end is not after the beginning")]
    EndsBeforeItBegins,
    /// Whatever is not calm has a reason.
    #[error("the reason is missing")]
    ReasonMissing,
    /// Whatever is not calm has a time when it is looked at again.
    #[error("the time of review is missing")]
    ReviewMissing,
    /// It is looked at again after now.
    #[error("the review lies in the past")]
    ReviewPast,
    /// It is looked at again within a month.
    #[error("the review lies too far ahead")]
    ReviewTooFar,
    /// A goal that is evaluated has a status, and a plan as a whole has none.
    #[error("a status belongs to a goal")]
    StatusOfGoal,
    /// Only somebody who is away is expected back.
    #[error("who is not away is not expected back")]
    NotAway,
    /// Somebody comes back after they left.
    #[error("expected back before having left")]
    BackBeforeItBegins,
    /// Expected back so late that the date was mistyped.
    #[error("expected back too far ahead")]
    BackTooFar,
    /// A night away is at a place.
    #[error("the place is missing")]
    PlaceMissing,
    /// A night away is agreed with somebody.
    #[error("with whom it was agreed is missing")]
    AgreementMissing,
    /// What is agreed about the night is talked about again within a year.
    #[error("the agreement stands too long")]
    AgreementTooLong,
    /// A card says something.
    #[error("nothing is agreed")]
    NothingAgreed,
    /// Where nothing is done there is no time to do it.
    #[error("nothing is done at a time")]
    TimeOfNothing,
    /// A step of a round is about something else.
    #[error("it is not of this round")]
    NotOfTheRound,
    /// Going into a home without consent is a serious incident with all that belongs to it.
    #[error("it is not told as a serious incident")]
    NotAnIncident,
    /// More guests than any apartment holds.
    #[error("more than {most} guests")]
    TooManyGuests {
        /// The most.
        most: u8,
    },
    /// Every house has one to nine apartments, since one digit selects one.
    #[error("a house has one to nine apartments")]
    ApartmentCount,
    /// A kitchen or a bath is shared by one to nine apartments.
    #[error("a shared room is for one to nine apartments")]
    SharedRoomLimit,
    /// A shared apartment holds one to nine.
    #[error("an apartment holds one to nine")]
    Places,
    /// Two apartments with the same number.
    #[error("two apartments have the same number")]
    ApartmentTwice,
    /// What somebody is to do in a while has an end ahead.
    #[error("the end lies in the past")]
    ExpiresPast,
    /// It ends within a fortnight.
    #[error("the end lies too far ahead")]
    ExpiresTooFar,
    /// A number beyond what anybody counts by hand.
    #[error("a count has at most four digits")]
    CountTooLarge,
    /// Due at a time and in a shift at once.
    #[error("a task is due at a time or in a shift")]
    TimeAndShift,
    /// Contact of no minute, or of more than a day.
    #[error("contact minutes are at most a day")]
    Minutes,
    /// A step or a day that no calendar has.
    #[error("it cannot come again like that")]
    Recurrence,
    /// The house meeting is everybody's.
    #[error("a house meeting is of no single youth")]
    MeetingOfOne,
    /// An appointment is somebody's.
    #[error("nobody is named whose it is")]
    YouthMissing,
    /// A shift of the rota is somebody's.
    #[error("nobody is named who works it")]
    StaffMissing,
    /// Room for nobody, or for more than any room holds.
    #[error("there is room for 1 to 999")]
    Capacity,
    /// Words that say why of something that was not said.
    #[error("words belong to what somebody did not want")]
    WordsOfNothing,
    /// Fewer than three digits are no number anybody can call.
    #[error("it is no phone number")]
    NotAPhone,
    /// An address for e-mail has its sign.
    #[error("it is no address for e-mail")]
    NotAnEmail,
    /// Whom to call first has a number.
    #[error("whom to call first has no number")]
    NumberMissing,
    /// A consent is to somebody of whom it can be said who they are.
    #[error("nobody can say who that recipient is")]
    RecipientTooWide,
    /// An interpreter is 18 or over, and somebody has made sure of it.
    #[error("nobody has made sure that the interpreter is of age")]
    InterpreterNotAdult,
    /// A risk is looked at again within half a year.
    #[error("the risk note stands too long")]
    RiskTooLong,
    /// A skill has one step at a time.
    #[error("a skill is set twice")]
    SkillTwice,
    /// The first member of staff leads the house: somebody must be able to add the others.
    #[error("the first member of staff must be a clinical lead")]
    FirstStaffMustLead,
}

/// What the house says no to, after looking at who asks and what stands there already.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The values themselves.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// The role does not allow the deed ([`super::access`]).
    #[error("the role {role:?} may not do {deed:?}")]
    NotAllowed {
        /// Who asked.
        role: StaffRole,
        /// What was asked.
        deed: Deed,
    },
    /// They do not work in the house.
    #[error("the member does not work in the house")]
    NotYourHouse,
    /// What was named belongs to another house than the one on the screen.
    #[error("it belongs to another house than the one that is shown")]
    OtherHouse,
    /// Whoever goes to another house has moved out of this one.
    #[error("the youth lives in the house")]
    LivesInHouse,
    /// The house would be left without an active clinical lead who works there.
    #[error("the last clinical lead of the house cannot be taken away")]
    LastLeadOfHouse,
    /// Another house of the file is called so.
    #[error("another house has this name")]
    HouseNameTaken,
    /// Another shared room of the house is called so.
    #[error("another shared room has this name")]
    SharedRoomNameTaken,
    /// An apartment shares the room that would go out of use.
    #[error("apartment {number} shares the room")]
    SharedRoomInUse {
        /// The number on its door.
        number: ApartmentNumber,
    },
    /// A shared apartment holds no more.
    #[error("apartment {number} holds {most}")]
    ApartmentFull {
        /// The number on its door.
        number: ApartmentNumber,
        /// How many it holds.
        most: u8,
    },
    /// As many of the apartments that share a kitchen or a bath are lived in as may be.
    #[error("the shared {kind:?} is for {most}")]
    SharedRoomFull {
        /// What they share.
        kind: SharedRoomKind,
        /// How many may be lived in.
        most: u8,
    },
    /// Another member of staff has these initials.
    #[error("the initials are taken")]
    InitialsTaken,
    /// Something that has to be reached before a youth moves to a host is missing, in the order of the way.
    #[error("{} things are missing before the case can become active", .0.len())]
    HostNotReady(Vec<Missing>),
    /// The scheme is for youths of other years.
    #[error("the youth is {age}, and the scheme is for another age")]
    NotOfHostAge {
        /// Whole years on the day they would move in.
        age: u32,
    },
    /// A youth lives with the household.
    #[error("a youth lives with the household")]
    YouthLivesThere,
    /// The youth lives with another host, and nobody has said that they are to leave there.
    #[error("the youth lives with another host")]
    LivesWithHost {
        /// Whom.
        household: HouseholdId,
        /// The first day there.
        since: NaiveDate,
    },
    /// The two are thought of together already.
    #[error("household and youth are proposed already")]
    ProposedAlready,
    /// Somebody was thought of for the household, and nobody has said what became of it.
    #[error("a case of the household is open")]
    CaseOpen,
    /// The case has ended and stays as it is.
    #[error("the case is closed")]
    CaseClosed,
    /// The household is none any more and stays as it is.
    #[error("the household has ended")]
    HouseholdEnded,
    /// Nobody has said yet that the youth is to leave, and why.
    #[error("nobody has said that the case is to end")]
    NotLeaving,
    /// A youth moves to a host on the day they were thought of together or later.
    #[error("that is before the day they were proposed")]
    BeforeProposed(NaiveDate),
    /// Nobody lives in two homes for longer than the day they move.
    #[error("the youth lives somewhere else then")]
    TwoHomes(OtherHome),
    /// A sheet is given on the day of a consent it stands on or later.
    #[error("the sheet is dated before a consent it stands on")]
    SheetBeforeConsent(NaiveDate),
    /// A sheet is given on the day of the one it replaces or later.
    #[error("the sheet is dated before the one it replaces")]
    SheetBeforeLast(NaiveDate),
    /// A contact about a case lies before the day it was closed, or on it.
    #[error("the contact is dated after the case was closed")]
    AfterClose(NaiveDate),
    /// A consent that a sheet stands on has changed while it was read.
    #[error("a consent has changed since the sheet was made")]
    SheetChanged,
    /// Nothing can be told to a host by any consent.
    #[error("no consent to this host holds")]
    NothingForHost,
    /// A sheet is given to a host who has a case with the youth that is not closed.
    #[error("no open case with that household")]
    NoOpenCase,
    /// An administrator has no part in the youths' matters, and so is no coordinator.
    #[error("an administrator is no coordinator")]
    AdministratorKeepsNoHosts,
    /// Whoever follows a household up keeps hosts.
    #[error("the member is no coordinator")]
    NoCoordinator,
    /// A basis that was recorded was counted with the row, which stays as it is.
    #[error("a recorded basis was counted with the row")]
    RateUsed,
    /// Another row is valid from the same day.
    #[error("another row begins that day")]
    RateDayTaken(NaiveDate),
    /// It comes out otherwise than whoever records it has seen.
    #[error("the basis comes out otherwise by now")]
    BasisChanged,
    /// It comes out as it was recorded.
    #[error("the basis comes out as it was recorded")]
    BasisSame,
    /// There is no rate for one of the days.
    #[error("there is no rate for a day")]
    NoRate(NaiveDate),
    /// There are no shares for one of the days.
    #[error("there are no shares for a day")]
    NoShares(NaiveDate),
    /// Only a case whose youth lives there has meetings.
    #[error("the youth does not live with the host")]
    NotWithHost,
    /// A meeting was recorded for that day or a later one already.
    #[error("a meeting is recorded on that day or later")]
    MetSince(NaiveDate),
    /// A meeting lies between the one before and the one after it.
    #[error("the meeting does not lie between its neighbours")]
    MeetingMoves,
    /// Something that was planned is not answered, or something else is.
    #[error("what was planned is not answered")]
    PlanNotAnswered,
    /// A case that goes on plans what is done until the next meeting.
    #[error("nothing is planned until the next meeting")]
    PlanMissing,
    /// A case that goes on meets again.
    #[error("the next meeting is not set")]
    NextMissing,
    /// The youth needs an interpreter, and nobody says who it was or why there was none.
    #[error("nobody says who interpreted")]
    InterpreterMissing,
    /// The case belongs to another household.
    #[error("the case is another household's")]
    CaseOfOther,
    /// What was struck stays struck.
    #[error("it was struck")]
    StruckAlready,
    /// Only a shared apartment holds more than one youth at a time.
    #[error("apartment {number} is not vacant")]
    ApartmentTaken {
        /// The number on its door.
        number: ApartmentNumber,
        /// Who lives there.
        by: YouthId,
        /// Until when; `None` when nobody has said.
        until: Option<NaiveDate>,
    },
    /// Several live in an apartment that would be one youth's home.
    #[error("several live in apartment {0}")]
    SeveralLiveThere(ApartmentNumber),
    /// Nobody lives in two places. With the number on the other door; `None` where the address is protected.
    #[error("the youth lives in another apartment already")]
    LivesElsewhere(Option<ApartmentNumber>),
    /// Whoever moves within the house has lived a day where they come from.
    #[error("the youth moved in there on that day or later")]
    CameThere(NaiveDate),
    /// They have a last day already, and live here until it is over.
    #[error("the youth has a last day already")]
    LeavesAlready(NaiveDate),
    /// An earlier stay lasted until that day or longer.
    #[error("the youth lived in another apartment on that day")]
    LivedElsewhere {
        /// The number on its door; `None` where the address is protected.
        number: Option<ApartmentNumber>,
        /// Its last day.
        until: NaiveDate,
    },
    /// The stay ended before, or has not begun.
    #[error("the youth does not live in the house")]
    NotLivingHere,
    /// Somebody else changed the row since it was read; what they wrote stands.
    #[error("the row was changed by staff {by} in the meantime")]
    ChangedMeanwhile {
        /// Who changed it.
        by: StaffId,
    },
    /// The house would be left without an active clinical lead: nobody could add or reset the others.
    #[error("the last active clinical lead cannot be taken away")]
    LastLead,
    /// Whoever has left has lost their passphrase with it, and needs a new one to come back.
    #[error("the member has no passphrase")]
    NoPassphrase,
    /// Somebody else ended the task first.
    #[error("the task was ended by staff {by}")]
    TaskFinished {
        /// Who.
        by: StaffId,
    },
    /// A count that is another than the last shift's, or than the house expects, must be explained.
    #[error("the count differs from {before}")]
    CountDiffers {
        /// The number before.
        before: u32,
    },
    /// What the outgoing shift has signed is never changed; an addendum can be written.
    #[error("the handover is sealed")]
    HandoverSealed,
    /// It is received only when the outgoing shift has signed it.
    #[error("the handover is not sealed")]
    HandoverOpen,
    /// They have signed it already.
    #[error("signed already")]
    SignedAlready,
    /// Whoever signs for somebody else, or long after, says why.
    #[error("the signature needs a reason")]
    SignatureNeedsReason,
    /// That nothing happened cannot be said of a rule that still holds.
    #[error("the rule still holds")]
    RuleHolds,
    /// Somebody else answered first.
    #[error("the rule was answered by staff {by}")]
    RuleAnswered {
        /// Who.
        by: StaffId,
    },
    /// Somebody else settled it first.
    #[error("the question was settled by staff {by}")]
    QuestionSettled {
        /// Who.
        by: StaffId,
    },
    /// What is said about a shift is said by whoever is in it.
    #[error("the member is not in that shift")]
    NotInShift,
    /// Somebody is on a round already.
    #[error("staff {by} is on a round")]
    RoundBegun {
        /// Who began it.
        by: StaffId,
    },
    /// The round has ended.
    #[error("the round has ended")]
    RoundOver,
    /// Nobody ended the round while its shift lasted: whoever ends it says why.
    #[error("the round was left open")]
    RoundLeftOpen,
    /// Something is left of the round, and nobody has said why.
    #[error("{left} stops or checks are left")]
    RoundNotDone {
        /// How many.
        left: u32,
    },
    /// Nobody is checked on in a way that was not agreed with them.
    #[error("no check is agreed with the youth")]
    CheckNotAgreed,
    /// A struck entry stays as it was struck.
    #[error("the entry was struck by staff {by}")]
    EntryStruck {
        /// Who.
        by: StaffId,
    },
    /// The shift is over, or somebody else wrote it: a correction has to say why.
    #[error("the correction needs a reason")]
    NeedsReason,
    /// A correction that leaves everything as it was.
    #[error("nothing is changed")]
    NothingChanged,
    /// The goal is of nobody the entry is about.
    #[error("the goal is another youth's")]
    NotTheirGoal,
    /// What is closed stays as it was.
    #[error("the plan is closed")]
    PlanClosed,
    /// Only the plan that is worked by is evaluated and met about.
    #[error("the plan is not the current one")]
    PlanNotCurrent,
    /// A youth has one draft at a time.
    #[error("the youth has a draft of a plan already")]
    PlanDrafted,
    /// The wording of a goal that is worked with was agreed: another one begins with a draft.
    #[error("the words of a goal in the current plan stand")]
    GoalWordsStand,
    /// Where the clinical lead approves plans, a goal comes through a draft.
    #[error("a goal comes into the plan through a draft")]
    GoalNeedsDraft,
    /// Only a house meeting has an agenda and minutes.
    #[error("it is not a house meeting")]
    NotAMeeting,
    /// Who came is written when it has begun.
    #[error("it has not begun")]
    NotBegun,
    /// What has attendance stays one event: it is not made a series, and what came once is not another's.
    #[error("attendance is kept of it")]
    AttendanceKept,
    /// It is called off already, perhaps for a reason of somebody else.
    #[error("it is called off already")]
    CalledOff,
    /// Somebody is said to have come, or not: what has been is not still to come.
    #[error("it has been attended")]
    Attended,
    /// Who comes, or minutes, are kept of times that would no longer be.
    #[error("something is kept of times that would fall away")]
    TimesKept,
    /// Nothing of the series is to come.
    #[error("nothing of the series is to come")]
    SeriesOver,
    /// Nobody comes to what is called off, or is no event people come to.
    #[error("nobody comes to it")]
    NobodyComes,
    /// Nothing of the entry waits for the case journal.
    #[error("the entry does not wait for the case journal")]
    NotWaiting,
    /// A member keeps another search under that name.
    #[error("a search of that name is kept already")]
    SearchNameTaken,
    /// A member keeps as many searches as can be kept.
    #[error("no more than {most} searches are kept")]
    TooManySearches {
        /// How many.
        most: i64,
    },
    /// Somebody who lives in the house never is an interpreter.
    #[error("the interpreter lives in the house")]
    InterpreterLivesHere,
    /// The interpreter is not used for this youth.
    #[error("the interpreter is not used for the youth")]
    InterpreterBarred,
    /// The interpreter may be used for the youth already.
    #[error("the interpreter is not barred")]
    NotBarred,
    /// Nobody over 18 has a guardian who could give a consent.
    #[error("the youth was 18 by then")]
    GuardianEnded,
    /// Consents were given to this very person, and the name or the part is that of another.
    #[error("consents were given to this person")]
    ConsentsHold {
        /// The part is another; otherwise the name is.
        part: bool,
    },
    /// They are no longer a contact of the youth.
    #[error("they are no longer a contact")]
    ContactEnded,
    /// What was given on or before the day the same was withdrawn does not hold.
    #[error("the same was withdrawn since")]
    WithdrawnSince {
        /// When.
        on: NaiveDate,
    },
    /// A consent is withdrawn once, and not before it was given.
    #[error("the consent cannot be withdrawn")]
    NotWithdrawn,
    /// What is told without a consent is told for a reason.
    #[error("telling without a consent needs a reason")]
    TellingNeedsReason,
    /// A birthday that is far off, or whose list was gone through already.
    #[error("nothing is to be gone through")]
    NothingToGoThrough,
    /// Somebody has followed it up already, or the youth lives here and the decision is made anew.
    #[error("nothing is to be followed up")]
    NothingToFollow,
    /// The row is not there (any more).
    #[error("the row does not exist")]
    Gone,
    /// Nobody who works here and leads the house has these initials.
    #[error("nobody who leads the house has these initials")]
    NoLeader,
    /// Something of a pack that is to be handed out has not been seen.
    #[error("{left} lines of the pack are left")]
    PackNotSeen {
        /// How many lines.
        left: u32,
    },
    /// Something came to the pack, or was decided about it, while its file was written.
    #[error("the pack changed while it was written")]
    PackChanged,
    /// What was handed out stays as it was.
    #[error("the pack was handed out")]
    PackHandedOut,
    /// A line with a proposal is looked at by itself.
    #[error("the line has something to decide")]
    PackLineProposed,
    /// What should be taken back has been seen or used by others.
    #[error("it can no longer be taken back")]
    CannotUndo,
}
