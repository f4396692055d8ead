//! Which list was taken out of the house: printed, written to a file, or given to another program.

use serde::{Deserialize, Serialize};

/// A list that leaves the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TakenList {
    /// The board.
    Board,
    /// The fire roll.
    FireRoll,
    /// The handover.
    Handover,
    /// What is new since somebody was here.
    Since,
    /// The log, or the versions of an entry.
    Log,
    /// What a search found.
    Search,
    /// Who lives here.
    Youths,
    /// A youth's file.
    File,
    /// A youth's plan or goals.
    Plan,
    /// Who has read a youth's file.
    Readers,
    /// Where everybody is, or was.
    Presence,
    /// How closely youths are followed.
    Watch,
    /// Tasks.
    Tasks,
    /// The calendar.
    Calendar,
    /// How the attention was shared out.
    Balance,
    /// What goes into the case journal.
    Journal,
    /// Everything, in open files.
    House,
    /// A copy of the house, in a folder somebody named.
    Copy,
    /// What a youth asked to see.
    AccessPack,
    /// The hosts, or one of them.
    Hosts,
    /// The basis of what hosts get.
    HostPayment,
    /// What a host was told about a youth.
    HostSheet,
    /// Where youths have lived, or the numbers of it.
    Way,
}

impl TakenList {
    /// All of them.
    pub const ALL: [Self; 23] = [
        Self::Board,
        Self::FireRoll,
        Self::Handover,
        Self::Since,
        Self::Log,
        Self::Search,
        Self::Youths,
        Self::File,
        Self::Plan,
        Self::Readers,
        Self::Presence,
        Self::Watch,
        Self::Tasks,
        Self::Calendar,
        Self::Balance,
        Self::Journal,
        Self::House,
        Self::Copy,
        Self::AccessPack,
        Self::Hosts,
        Self::HostPayment,
        Self::HostSheet,
        Self::Way,
    ];
}
