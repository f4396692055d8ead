//! Who may do what: one table, four roles. The command path asks it before anything is written.

use super::staff::{Rights, StaffRole};

/// A kind of deed that a role allows or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// See what happens in the house: the board, the log, the calendar, tasks and handovers.
    SeeHouse,
    /// Open a youth's file, and lists of youths.
    OpenFiles,
    /// See who has opened a youth's file.
    SeeReaders,
    /// Look through who has read and changed, and tick that one did.
    ReviewAccess,
    /// Put together what the house has written about a youth, mask what is others', and hand it out.
    MakeAccessPack,
    /// Write in the log, and correct what one wrote oneself in the same shift.
    WriteLog,
    /// Amend or strike what stands in the log, with a reason.
    AmendLog,
    /// Tick off what was copied into the case journal.
    KeepJournal,
    /// Mark where youths are, count guests, set how closely a youth is watched over.
    WatchOver,
    /// Confirm a shift as one's own, and go off it.
    TakeShift,
    /// Sign for what one has read.
    SignRead,
    /// See what others have not read.
    SeeUnread,
    /// Search all that is written. Whoever may, finds what they may open.
    Search,
    /// Write, change and finish tasks, and go through a shift's checklists.
    DoTasks,
    /// Hand over from shift to shift: write, sign and receive.
    HandOver,
    /// Plan the calendar: add, move and call off events, write minutes, take in files.
    PlanActivities,
    /// Say who is invited, who comes and who came.
    MarkAttendance,
    /// Write a youth's plan: own words, goals, measures, evaluations, new versions; what is agreed with them and how much
    /// support they get.
    WritePlan,
    /// Make a draft the current plan where the house wants the clinical lead's approval.
    ApprovePlan,
    /// Keep the people around a youth, the interpreters of the house, papers and risk notes.
    KeepContacts,
    /// Write down that a consent was given or withdrawn.
    KeepConsents,
    /// See what was mapped with a youth, and their skills.
    SeeAssessments,
    /// Write down what was mapped, and set steps of skills.
    KeepAssessments,
    /// Ask what may be told to whom, and write down what was told.
    TellOthers,
    /// Add youths and change who they are, and how their address is protected.
    KeepYouths,
    /// Move youths in and out.
    MoveYouths,
    /// Add members of staff, change their role, reset their secrets.
    KeepStaff,
    /// Look up, search and see the tasks of every house of the file one works in, not only of the one on the screen.
    SeeAcross,
    /// Change the house itself: name, apartments, rooms, and the code on paper.
    KeepHouse,
    /// Make copies of the house in the places of its configuration, check them, and put the second medium off: a copy opens
    /// with the same secrets as the house, and whoever is on shift has the medium at hand.
    MakeBackups,
    /// Try whether a copy can be restored, restore one, make one in another place; salvage a damaged house.
    KeepBackups,
    /// Change the data key of the house, so that no older copy of the key file opens it.
    RotateKey,
    /// Take out all that is written in the house, and make a house of it: every youth's file at once.
    ExportHouse,
    /// See host households and cases, and what was agreed with them.
    SeeHosts,
    /// Keep host households, cases, meetings and guidance, and the basis of what is paid to them.
    KeepHosts,
    /// Open and lock the program, switch staff, change one's own secrets.
    UseProgram,
}

impl Deed {
    /// Whether it is done in one house of the file, where whoever does it must work. The others are about the file and about who
    /// uses the program.
    #[must_use]
    pub const fn is_of_a_house(self) -> bool {
        !matches!(
            self,
            Self::UseProgram
                | Self::KeepStaff
                | Self::MakeBackups
                | Self::KeepBackups
                | Self::RotateKey
                | Self::ExportHouse
        )
    }

    /// All deeds, in the order of the table.
    pub const ALL: [Self; 36] = [
        Self::UseProgram,
        Self::SeeHouse,
        Self::OpenFiles,
        Self::SeeReaders,
        Self::ReviewAccess,
        Self::MakeAccessPack,
        Self::WriteLog,
        Self::AmendLog,
        Self::KeepJournal,
        Self::WatchOver,
        Self::TakeShift,
        Self::SignRead,
        Self::SeeUnread,
        Self::Search,
        Self::DoTasks,
        Self::HandOver,
        Self::PlanActivities,
        Self::MarkAttendance,
        Self::WritePlan,
        Self::ApprovePlan,
        Self::KeepContacts,
        Self::KeepConsents,
        Self::SeeAssessments,
        Self::KeepAssessments,
        Self::TellOthers,
        Self::KeepYouths,
        Self::MoveYouths,
        Self::KeepStaff,
        Self::SeeAcross,
        Self::KeepHouse,
        Self::MakeBackups,
        Self::KeepBackups,
        Self::RotateKey,
        Self::ExportHouse,
        Self::SeeHosts,
        Self::KeepHosts,
    ];
}

/// The table. An administrator looks after the machine and the people who use it, and has no part in the youths' matters,
/// whatever they are beside their role.
#[must_use]
pub fn allows(rights: impl Into<Rights>, deed: Deed) -> bool {
    use StaffRole as R;
    let Rights { role, host_coordinator } = rights.into();
    match deed {
        Deed::UseProgram | Deed::MakeBackups => true,
        Deed::SeeHouse
        | Deed::OpenFiles
        | Deed::WriteLog
        | Deed::WatchOver
        | Deed::TakeShift
        | Deed::SignRead
        | Deed::Search
        | Deed::DoTasks
        | Deed::HandOver
        | Deed::MarkAttendance
        | Deed::TellOthers => !matches!(role, R::Administrator),
        Deed::SeeReaders
        | Deed::AmendLog
        | Deed::KeepJournal
        | Deed::PlanActivities
        | Deed::WritePlan
        | Deed::KeepContacts
        | Deed::KeepConsents
        | Deed::SeeAssessments
        | Deed::KeepAssessments => {
            matches!(role, R::MilieuTherapist | R::ClinicalLead)
        }
        Deed::SeeHosts => {
            matches!(role, R::MilieuTherapist | R::ClinicalLead) || (host_coordinator && role != R::Administrator)
        }
        Deed::KeepHosts => role == R::ClinicalLead || (host_coordinator && role != R::Administrator),
        Deed::ReviewAccess
        | Deed::MakeAccessPack
        | Deed::ApprovePlan
        | Deed::KeepYouths
        | Deed::MoveYouths
        | Deed::SeeUnread
        | Deed::SeeAcross
        | Deed::ExportHouse => {
            matches!(role, R::ClinicalLead)
        }
        Deed::KeepStaff | Deed::KeepHouse | Deed::KeepBackups | Deed::RotateKey => {
            matches!(role, R::ClinicalLead | R::Administrator)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coordinator_keeps_hosts_beside_their_role_and_an_administrator_never_does() {
        for deed in Deed::ALL {
            for role in StaffRole::ALL {
                let beside = allows(Rights { role, host_coordinator: true }, deed);
                let hosts = matches!(deed, Deed::SeeHosts | Deed::KeepHosts) && role != StaffRole::Administrator;
                assert_eq!(beside, hosts || allows(role, deed), "{role:?} {deed:?}");
            }
        }
    }

    #[test]
    fn the_access_table_says_what_it_says() {
        let rows: Vec<String> = Deed::ALL
            .iter()
            .map(|deed| {
                let marks: String =
                    StaffRole::ALL.iter().map(|role| if allows(*role, *deed) { 'x' } else { '-' }).collect();
                format!("{marks} {deed:?}")
            })
            .collect();
        assert_eq!(
            rows,
            [
                "xxxx UseProgram",
                "xxx- SeeHouse",
                "xxx- OpenFiles",
                "-xx- SeeReaders",
                "--x- ReviewAccess",
                "--x- MakeAccessPack",
                "xxx- WriteLog",
                "-xx- AmendLog",
                "-xx- KeepJournal",
                "xxx- WatchOver",
                "xxx- TakeShift",
                "xxx- SignRead",
                "--x- SeeUnread",
                "xxx- Search",
                "xxx- DoTasks",
                "xxx- HandOver",
                "-xx- PlanActivities",
                "xxx- MarkAttendance",
                "-xx- WritePlan",
                "--x- ApprovePlan",
                "-xx- KeepContacts",
                "-xx- KeepConsents",
                "-xx- SeeAssessments",
                "-xx- KeepAssessments",
                "xxx- TellOthers",
                "--x- KeepYouths",
                "--x- MoveYouths",
                "--xx KeepStaff",
                "--x- SeeAcross",
                "--xx KeepHouse",
                "xxxx MakeBackups",
                "--xx KeepBackups",
                "--xx RotateKey",
                "--x- ExportHouse",
                "-xx- SeeHosts",
                "--x- KeepHosts",
            ]
        );
    }
}
