//! Where an action can be meant.

/// Where an action can be meant. A view answers to its own scope, then to the wider ones ([`Scope::chain`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Every screen, forms and dialogs included.
    Anywhere,
    /// Every whole screen of the open house.
    House,
    /// The board.
    Board,
    /// The log on the whole screen.
    Log,
    /// What waits for the case journal, on the whole screen.
    Journal,
    /// The text that is copied there.
    JournalText,
    /// A youth's file, whichever of its pages is shown.
    File,
    /// What is agreed and how a youth is now, in their file.
    Now,
    /// The plan in a youth's file.
    Plan,
    /// The versions of a youth's plan, on the whole screen.
    Versions,
    /// Two versions of a plan beside each other.
    Comparison,
    /// What was found and said about a goal or a plan.
    Evaluations,
    /// The monthly meeting about a plan.
    Meeting,
    /// Whom the house has not had to do with for long.
    LastContact,
    /// The log in a youth's file.
    FileLog,
    /// The moves in a youth's file.
    Moves,
    /// The contacts in a youth's file.
    Contacts,
    /// What was mapped with a youth, and their skills, in their file.
    Assessments,
    /// The answer to what may be told to whom.
    MayTell,
    /// Who has read a youth's file.
    Readers,
    /// The week on the whole screen.
    Calendar,
    /// Who is asked to something, and who came.
    Attendance,
    /// How much time was spent with the youths.
    Balance,
    /// The apartments and youths on the whole screen.
    Apartments,
    /// Who has lived in an apartment.
    Stays,
    /// The list of staff.
    Staff,
    /// The tasks on the whole screen.
    Tasks,
    /// A checklist of the shift on the whole screen.
    Checklist,
    /// The handover from a shift to the next, on the whole screen.
    Handover,
    /// The night round on the whole screen.
    Round,
    /// The question what came of the check of a youth.
    NightCheck,
    /// How a youth is and where they have been, on the whole screen.
    Status,
    /// The fire roll.
    FireRoll,
    /// Everything whose time has passed.
    Overdue,
    /// The question where a youth is.
    Presence,
    /// What is new since whoever is signed in was last here.
    Since,
    /// What others have not read.
    Unread,
    /// Who has read and changed, for the leader.
    Review,
    /// The host households.
    Hosts,
    /// One of them.
    Household,
    /// One host household and one youth.
    HostCase,
    /// The basis of what hosts get in a month.
    Payment,
    /// The same through a year.
    PaymentYear,
    /// The rates and shares it is counted with.
    Rates,
    /// Where the youths have lived.
    Way,
    /// Where one youth has lived.
    WayOfOne,
    /// The ladder of measures in numbers.
    Ladder,
    /// What a host may know about a youth.
    HostSheet,
    /// A sheet that a host was given.
    GivenSheet,
    /// The meetings of a case.
    HostMeetings,
    /// One of them.
    HostMeeting,
    /// Contacts with a host.
    HostContacts,
    /// Group guidance.
    Guidance,
    /// What is put together to be handed out about a youth.
    Packs,
    /// The lines of it.
    PackLines,
    /// The search of all that is written.
    Search,
    /// A form that is typed in.
    Form,
    /// A question or a list over another screen.
    Dialog,
    /// The list of one's own drafts.
    Drafts,
    /// The quick lookup, in which an entry can be written.
    Lookup,
    /// The covered screen.
    Locked,
}

impl Scope {
    /// The scopes a view of this scope answers to, the nearest first.
    #[must_use]
    pub const fn chain(self) -> &'static [Self] {
        match self {
            Self::Anywhere => &[Self::Anywhere],
            Self::House => &[Self::House, Self::Anywhere],
            Self::Board => &[Self::Board, Self::House, Self::Anywhere],
            Self::Log => &[Self::Log, Self::House, Self::Anywhere],
            Self::Journal => &[Self::Journal, Self::House, Self::Anywhere],
            Self::JournalText => &[Self::JournalText, Self::House, Self::Anywhere],
            Self::File => &[Self::File, Self::House, Self::Anywhere],
            Self::Now => &[Self::Now, Self::File, Self::House, Self::Anywhere],
            Self::Plan => &[Self::Plan, Self::File, Self::House, Self::Anywhere],
            Self::Moves => &[Self::Moves, Self::File, Self::House, Self::Anywhere],
            Self::Stays => &[Self::Stays, Self::House, Self::Anywhere],
            Self::Versions => &[Self::Versions, Self::House, Self::Anywhere],
            Self::Comparison => &[Self::Comparison, Self::House, Self::Anywhere],
            Self::Evaluations => &[Self::Evaluations, Self::House, Self::Anywhere],
            Self::Meeting => &[Self::Meeting, Self::House, Self::Anywhere],
            Self::LastContact => &[Self::LastContact, Self::House, Self::Anywhere],
            Self::Readers => &[Self::Readers, Self::File, Self::House, Self::Anywhere],
            Self::FileLog => &[Self::Log, Self::File, Self::House, Self::Anywhere],
            Self::Contacts => &[Self::Contacts, Self::File, Self::House, Self::Anywhere],
            Self::Assessments => &[Self::Assessments, Self::File, Self::House, Self::Anywhere],
            Self::MayTell => &[Self::MayTell, Self::Dialog, Self::Anywhere],
            Self::Calendar => &[Self::Calendar, Self::House, Self::Anywhere],
            Self::Attendance => &[Self::Attendance, Self::Dialog, Self::Anywhere],
            Self::Balance => &[Self::Balance, Self::House, Self::Anywhere],
            Self::Apartments => &[Self::Apartments, Self::House, Self::Anywhere],
            Self::Staff => &[Self::Staff, Self::House, Self::Anywhere],
            Self::Tasks => &[Self::Tasks, Self::House, Self::Anywhere],
            Self::Checklist => &[Self::Checklist, Self::House, Self::Anywhere],
            Self::Handover => &[Self::Handover, Self::House, Self::Anywhere],
            Self::Round => &[Self::Round, Self::House, Self::Anywhere],
            Self::NightCheck => &[Self::NightCheck, Self::Dialog, Self::Anywhere],
            Self::Status => &[Self::Status, Self::House, Self::Anywhere],
            Self::FireRoll => &[Self::FireRoll, Self::House, Self::Anywhere],
            Self::Overdue => &[Self::Overdue, Self::House, Self::Anywhere],
            Self::Presence => &[Self::Presence, Self::Dialog, Self::Anywhere],
            Self::Since => &[Self::Since, Self::House, Self::Anywhere],
            Self::Unread => &[Self::Unread, Self::House, Self::Anywhere],
            Self::Review => &[Self::Review, Self::House, Self::Anywhere],
            Self::Hosts => &[Self::Hosts, Self::House, Self::Anywhere],
            Self::Household => &[Self::Household, Self::House, Self::Anywhere],
            Self::HostCase => &[Self::HostCase, Self::House, Self::Anywhere],
            Self::Payment => &[Self::Payment, Self::House, Self::Anywhere],
            Self::PaymentYear => &[Self::PaymentYear, Self::House, Self::Anywhere],
            Self::Rates => &[Self::Rates, Self::House, Self::Anywhere],
            Self::Way => &[Self::Way, Self::House, Self::Anywhere],
            Self::WayOfOne => &[Self::WayOfOne, Self::House, Self::Anywhere],
            Self::Ladder => &[Self::Ladder, Self::House, Self::Anywhere],
            Self::HostSheet => &[Self::HostSheet, Self::House, Self::Anywhere],
            Self::GivenSheet => &[Self::GivenSheet, Self::House, Self::Anywhere],
            Self::HostMeetings => &[Self::HostMeetings, Self::House, Self::Anywhere],
            Self::HostMeeting => &[Self::HostMeeting, Self::House, Self::Anywhere],
            Self::HostContacts => &[Self::HostContacts, Self::House, Self::Anywhere],
            Self::Guidance => &[Self::Guidance, Self::House, Self::Anywhere],
            Self::Packs => &[Self::Packs, Self::House, Self::Anywhere],
            Self::PackLines => &[Self::PackLines, Self::House, Self::Anywhere],
            Self::Search => &[Self::Search, Self::House, Self::Anywhere],
            Self::Form => &[Self::Form, Self::Anywhere],
            Self::Dialog => &[Self::Dialog, Self::Anywhere],
            Self::Drafts => &[Self::Drafts, Self::Dialog, Self::Anywhere],
            Self::Lookup => &[Self::Lookup, Self::Dialog, Self::Anywhere],
            Self::Locked => &[Self::Locked],
        }
    }

    /// All scopes.
    pub const ALL: [Self; 61] = [
        Self::Anywhere,
        Self::House,
        Self::Board,
        Self::Log,
        Self::Journal,
        Self::JournalText,
        Self::File,
        Self::Now,
        Self::Plan,
        Self::Versions,
        Self::Comparison,
        Self::Evaluations,
        Self::Meeting,
        Self::LastContact,
        Self::FileLog,
        Self::Moves,
        Self::Contacts,
        Self::Assessments,
        Self::MayTell,
        Self::Readers,
        Self::Calendar,
        Self::Attendance,
        Self::Balance,
        Self::Apartments,
        Self::Stays,
        Self::Staff,
        Self::Tasks,
        Self::Checklist,
        Self::Handover,
        Self::Round,
        Self::NightCheck,
        Self::Status,
        Self::FireRoll,
        Self::Overdue,
        Self::Presence,
        Self::Since,
        Self::Unread,
        Self::Review,
        Self::Hosts,
        Self::Household,
        Self::HostCase,
        Self::Payment,
        Self::PaymentYear,
        Self::Rates,
        Self::Way,
        Self::WayOfOne,
        Self::Ladder,
        Self::HostSheet,
        Self::GivenSheet,
        Self::HostMeetings,
        Self::HostMeeting,
        Self::HostContacts,
        Self::Guidance,
        Self::Packs,
        Self::PackLines,
        Self::Search,
        Self::Form,
        Self::Dialog,
        Self::Drafts,
        Self::Lookup,
        Self::Locked,
    ];
}
