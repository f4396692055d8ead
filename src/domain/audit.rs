//! What an audit row says: who did what to which row, and when. Rows are chained by the store.

/// The kind of row an audit row points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entity {
    /// The house or the program itself.
    House,
    /// An apartment.
    Apartment,
    /// A member of staff.
    Staff,
    /// A youth.
    Youth,
    /// A stay in an apartment.
    Placement,
    /// A log entry.
    Entry,
    /// A version of a plan, with how the youth took part and the meetings about it.
    Plan,
    /// A goal, with its measures and evaluations.
    Goal,
    /// An event of the calendar, or one time of it.
    Event,
    /// Who is invited to an event, and who came.
    Attendance,
    /// A shift.
    Shift,
    /// A task.
    Task,
    /// What was said about a point of a checklist.
    Checklist,
    /// How closely a youth is watched over.
    Watch,
    /// Where a youth is.
    Presence,
    /// Guests in an apartment.
    Guests,
    /// A handover, its parts, rules and signatures.
    Handover,
    /// What was read of a section of the log.
    Receipt,
    /// What is agreed with a youth about the night.
    Agreement,
    /// The agreed card of a youth.
    Card,
    /// A level on a youth's support dial.
    Support,
    /// A night round, with what was found on it.
    Round,
    /// A search that is kept.
    Search,
    /// Somebody around a youth.
    Contact,
    /// An interpreter of the house, or that they are not used for a youth.
    Interpreter,
    /// A consent.
    Consent,
    /// That somebody was told something.
    Telling,
    /// A paper.
    Paper,
    /// A risk note.
    Risk,
    /// How an address is protected.
    Protection,
    /// A birthday whose list was gone through.
    Milestone,
    /// Something that was followed up.
    FollowUp,
    /// A row of the register of what was mapped.
    Assessment,
    /// Steps of skills that were set in one act.
    Skills,
    /// What was done with a copy of the house.
    Backup,
    /// That somebody looked through who has read and changed.
    Review,
    /// The house, made anew of what could be read of a damaged one.
    Salvage,
    /// That all of the house was taken out, or that it was made of what was.
    Export,
    /// What is put together to be handed out about a youth.
    AccessPack,
    /// A host household, with its adults and what it reached.
    Household,
    /// One host household and one youth.
    HostCase,
    /// A set of rates that what hosts get is counted with.
    HostRate,
    /// The shares of them that hosts get.
    HostShare,
    /// What was recorded of a host case and a month.
    HostBasis,
    /// Where a youth lived after the house and the host.
    WayStop,
    /// What a host was told about a youth on paper.
    HostSheet,
    /// A meeting of youth, host and staff.
    HostMeeting,
    /// A group guidance of the hosts.
    Guidance,
    /// A contact with a host between the meetings.
    HostContact,
}

impl Entity {
    /// All kinds.
    pub const ALL: [Self; 49] = [
        Self::House,
        Self::Apartment,
        Self::Staff,
        Self::Youth,
        Self::Placement,
        Self::Entry,
        Self::Plan,
        Self::Goal,
        Self::Event,
        Self::Attendance,
        Self::Shift,
        Self::Task,
        Self::Checklist,
        Self::Watch,
        Self::Presence,
        Self::Guests,
        Self::Handover,
        Self::Receipt,
        Self::Agreement,
        Self::Card,
        Self::Support,
        Self::Round,
        Self::Search,
        Self::Contact,
        Self::Interpreter,
        Self::Consent,
        Self::Telling,
        Self::Paper,
        Self::Risk,
        Self::Protection,
        Self::Milestone,
        Self::FollowUp,
        Self::Assessment,
        Self::Skills,
        Self::Backup,
        Self::Review,
        Self::Salvage,
        Self::Export,
        Self::AccessPack,
        Self::Household,
        Self::HostCase,
        Self::HostRate,
        Self::HostShare,
        Self::HostBasis,
        Self::WayStop,
        Self::HostSheet,
        Self::HostMeeting,
        Self::Guidance,
        Self::HostContact,
    ];

    /// The kind of that name in the store.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.id() == id)
    }

    /// The name in the store.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Apartment => "apartment",
            Self::Staff => "staff",
            Self::Youth => "youth",
            Self::Placement => "placement",
            Self::Entry => "entry",
            Self::Plan => "plan",
            Self::Goal => "goal",
            Self::Event => "activity",
            Self::Attendance => "attendance",
            Self::Shift => "shift",
            Self::Task => "task",
            Self::Checklist => "checklist",
            Self::Watch => "watch",
            Self::Presence => "presence",
            Self::Guests => "guests",
            Self::Handover => "handover",
            Self::Receipt => "receipt",
            Self::Agreement => "night-agreement",
            Self::Card => "agreed-card",
            Self::Support => "support-level",
            Self::Round => "night-round",
            Self::Search => "search",
            Self::Contact => "contact",
            Self::Interpreter => "interpreter",
            Self::Consent => "consent",
            Self::Telling => "telling",
            Self::Paper => "paper",
            Self::Risk => "risk",
            Self::Protection => "protection",
            Self::Milestone => "milestone",
            Self::FollowUp => "follow-up",
            Self::Assessment => "assessment",
            Self::Skills => "skills",
            Self::Backup => "backup",
            Self::Review => "review",
            Self::Salvage => "salvage",
            Self::Export => "export",
            Self::AccessPack => "access-pack",
            Self::Household => "household",
            Self::HostCase => "host-case",
            Self::HostRate => "host-rate",
            Self::HostShare => "host-share",
            Self::HostBasis => "host-basis",
            Self::WayStop => "way-stop",
            Self::HostSheet => "host-sheet",
            Self::HostMeeting => "host-meeting",
            Self::Guidance => "guidance",
            Self::HostContact => "host-contact",
        }
    }
}

/// What is written besides changes: how the program was opened, covered and read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessEvent {
    /// A passphrase opened the house.
    Unlock,
    /// The screen was covered by hand.
    Lock,
    /// The screen was covered because nobody touched a key.
    IdleLock,
    /// A PIN uncovered the screen again for the same member.
    Uncover,
    /// A PIN handed the session to another member.
    Switch,
    /// The member had another house of theirs on the screen from here on.
    ShowHouse,
    /// The program was left.
    Quit,
    /// A youth's file was opened.
    OpenFile,
    /// Somebody asked what may be told to whom.
    AskConsent,
    /// The log was searched.
    Search,
    /// A list that tells of a youth, and of others, was taken out on the command line.
    Export,
    /// A handover was opened: it tells of every youth.
    OpenHandover,
    /// The log of the whole house was opened: it tells of every youth.
    OpenLog,
    /// The fire roll was opened.
    FireRoll,
    /// The fire roll without names was opened on the covered screen: nobody's deed, since nobody has shown who they are.
    CoveredFireRoll,
    /// What others have read and changed was looked through.
    Review,
    /// The host households were opened: they tell of whoever lives there.
    OpenHosts,
}

impl AccessEvent {
    /// All events.
    pub const ALL: [Self; 17] = [
        Self::Unlock,
        Self::Lock,
        Self::IdleLock,
        Self::Uncover,
        Self::Switch,
        Self::ShowHouse,
        Self::Quit,
        Self::OpenFile,
        Self::AskConsent,
        Self::Search,
        Self::Export,
        Self::OpenHandover,
        Self::OpenLog,
        Self::FireRoll,
        Self::CoveredFireRoll,
        Self::Review,
        Self::OpenHosts,
    ];

    /// The event of that name in the store; `None` for a change.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.id() == id)
    }

    /// The name in the store.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unlock => "unlock",
            Self::Lock => "lock",
            Self::IdleLock => "idle-lock",
            Self::Uncover => "uncover",
            Self::Switch => "switch",
            Self::ShowHouse => "show-house",
            Self::Quit => "quit",
            Self::OpenFile => "open-file",
            Self::AskConsent => "ask-consent",
            Self::Search => "search",
            Self::Export => "export",
            Self::OpenHandover => "open-handover",
            Self::OpenLog => "open-log",
            Self::FireRoll => "open-fire-roll",
            Self::CoveredFireRoll => "open-covered-fire-roll",
            Self::Review => "open-review",
            Self::OpenHosts => "open-hosts",
        }
    }
}

/// What sort of deed a row of the chain tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeedKind {
    /// Something was changed, or signed for.
    Change,
    /// Something was read or searched.
    Read,
    /// The program was opened, covered or left, or somebody tried to get in.
    Unlock,
    /// Something was taken out or printed.
    Export,
}

/// The name of a row that says that a leader goes on with what is here, although the key file remembers another trail.
pub const ACCEPT_TRAIL: &str = "accept-trail";

/// The name of a row about a wrong passphrase or PIN.
pub const FAILED_TRY: &str = "failed-try";

impl DeedKind {
    /// All kinds, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Change, Self::Read, Self::Unlock, Self::Export];

    /// The kind of a deed by its name in the chain.
    #[must_use]
    pub fn of(action: &str) -> Self {
        use AccessEvent as E;
        if action == FAILED_TRY {
            return Self::Unlock;
        }
        match E::from_id(action) {
            None => Self::Change,
            Some(E::Export) => Self::Export,
            Some(E::Unlock | E::Lock | E::IdleLock | E::Uncover | E::Switch | E::ShowHouse | E::Quit) => Self::Unlock,
            Some(
                E::OpenFile
                | E::AskConsent
                | E::Search
                | E::OpenHandover
                | E::OpenLog
                | E::FireRoll
                | E::CoveredFireRoll
                | E::Review
                | E::OpenHosts,
            ) => Self::Read,
        }
    }
}

/// How somebody read what the house has written about a youth: what a youth may be told of who has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadKind {
    /// Their file was opened.
    Opened,
    /// What is written about them was searched.
    Searched,
    /// It was asked what may be told about them.
    Asked,
    /// They stood in a list that was taken out.
    Exported,
}

impl ReadKind {
    /// The kind of reading an audit row of that name tells.
    #[must_use]
    pub fn of_event(id: &str) -> Option<Self> {
        let all = [
            (AccessEvent::OpenFile, Self::Opened),
            (AccessEvent::Search, Self::Searched),
            (AccessEvent::AskConsent, Self::Asked),
            (AccessEvent::Export, Self::Exported),
        ];
        all.into_iter().find(|(event, _)| event.id() == id).map(|(_, kind)| kind)
    }
}
