//! Members of staff, their initials and their four roles.

use serde::{Deserialize, Serialize};

use super::{ids::StaffId, names::Line, refusal::Invalid};

/// What a member of staff may see and do; the table itself is [`super::access`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffRole {
    /// *Vikar*: works single shifts.
    TempStaff,
    /// *Miljøterapeut*: the house's own follow-up staff.
    MilieuTherapist,
    /// *Fagleder*: leads the professional work; adds people, resets passphrases, reads who read.
    ClinicalLead,
    /// *Administrator*: looks after the machine and the file, not the youths.
    Administrator,
}

impl StaffRole {
    /// All roles, in the order of the access table.
    pub const ALL: [Self; 4] = [Self::TempStaff, Self::MilieuTherapist, Self::ClinicalLead, Self::Administrator];

    /// The name in files and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::TempStaff => "temp-staff",
            Self::MilieuTherapist => "milieu-therapist",
            Self::ClinicalLead => "clinical-lead",
            Self::Administrator => "administrator",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }
}

/// Two to four letters, upper case: how staff sign on paper and in the log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Initials(String);

impl Initials {
    /// Reads initials in any case.
    ///
    /// # Errors
    /// [`Invalid::NotInitials`] unless they are two to four letters.
    pub fn new(text: &str) -> Result<Self, Invalid> {
        let upper = text.trim().to_uppercase();
        let count = upper.chars().count();
        if !(2..=4).contains(&count) || !upper.chars().all(char::is_alphabetic) {
            return Err(Invalid::NotInitials);
        }
        Ok(Self(upper))
    }

    /// The letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Initials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

/// A member of staff as the house knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// Row number.
    pub id: StaffId,
    /// Grows by one with each change of role or work; new secrets leave it as it is.
    pub version: i64,
    /// How they sign.
    pub initials: Initials,
    /// Their whole name.
    pub name: Line,
    /// What they may do.
    pub role: StaffRole,
    /// Is *husvertkoordinator* beside their role.
    pub host_coordinator: bool,
    /// Still works here.
    pub active: bool,
}

impl StaffMember {
    /// What they may go by: their role, and what they are beside it.
    #[must_use]
    pub const fn rights(&self) -> Rights {
        Rights { role: self.role, host_coordinator: self.host_coordinator }
    }
}

/// What somebody is beside their role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffFunction {
    /// *Husvertkoordinator*: keeps host households and their cases.
    HostCoordinator,
}

impl StaffFunction {
    /// All functions.
    pub const ALL: [Self; 1] = [Self::HostCoordinator];

    /// The name in files and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::HostCoordinator => "host-coordinator",
        }
    }

    /// The function of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.id() == id)
    }
}

/// A role, and what somebody is beside it: what the access table goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// What they may do.
    pub role: StaffRole,
    /// Is *husvertkoordinator*.
    pub host_coordinator: bool,
}

impl From<StaffRole> for Rights {
    fn from(role: StaffRole) -> Self {
        Self { role, host_coordinator: false }
    }
}

/// A member of staff to be added. The secrets are only references: the PIN as its argon2id hash, the passphrase as the slot
/// it opens in the key file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewStaff {
    /// How they sign; no two members share initials.
    pub initials: Initials,
    /// Their whole name.
    pub name: Line,
    /// What they may do.
    pub role: StaffRole,
    /// argon2id hash of the six-digit PIN (PHC text); switches staff inside an opened session, never opens the file.
    #[serde(skip)]
    pub pin_hash: String,
    /// Slot of the key file that their passphrase opens (hexadecimal).
    pub slot: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_two_to_four_letters() {
        assert_eq!(Initials::new(" kn ").map(|i| i.to_string()), Ok("KN".to_owned()));
        assert_eq!(Initials::new("åø").map(|i| i.to_string()), Ok("ÅØ".to_owned()));
        for bad in ["", "K", "KNXYZ", "K1", "K N"] {
            assert_eq!(Initials::new(bad), Err(Invalid::NotInitials), "{bad}");
        }
    }

    #[test]
    fn role_ids_read_back() {
        for role in StaffRole::ALL {
            assert_eq!(StaffRole::from_id(role.id()), Some(role));
        }
    }
}
