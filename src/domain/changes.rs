//! What a command touched, so that only the views that show it read again.

/// A part of the house that a view may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Topic {
    /// Name, apartments, common rooms.
    House,
    /// Members of staff.
    Staff,
    /// Youths and where they live.
    Youths,
    /// The log.
    Log,
    /// Plans: own words, goals, agreed cards and support dials.
    Plan,
    /// The calendar.
    Calendar,
    /// Who is on shift.
    Shift,
    /// Tasks, and the checklists of the shifts.
    Tasks,
    /// How closely youths are watched over.
    Watch,
    /// Where youths are, and guests.
    Presence,
    /// Handovers.
    Handover,
    /// Night rounds, and what is agreed about the night.
    Night,
    /// Who has read what.
    Receipts,
    /// The clock: the minute or the day is another.
    Clock,
    /// Drafts of whoever is signed in.
    Drafts,
    /// Searches that are kept.
    Searches,
    /// Contacts, consents and the dates of a file.
    Contacts,
    /// What was mapped, and skills.
    Assessments,
    /// Copies of the house.
    Backups,
    /// Who has looked through who has read and changed.
    Reviews,
    /// What is put together to be handed out about a youth.
    Packs,
    /// Host households and cases.
    Hosts,
}

/// A set of topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes(u32);

impl Changes {
    /// Nothing changed.
    pub const NONE: Self = Self(0);
    /// Anything may have changed: another terminal wrote, or the house was just opened.
    pub const ALL: Self = Self(u32::MAX);

    /// One topic.
    #[must_use]
    pub const fn of(topic: Topic) -> Self {
        Self(1 << topic as u8)
    }

    /// These and one more.
    #[must_use]
    pub const fn and(self, topic: Topic) -> Self {
        Self(self.0 | 1 << topic as u8)
    }

    /// Whether any of `topics` changed.
    #[must_use]
    pub const fn touch(self, topics: Self) -> bool {
        self.0 & topics.0 != 0
    }

    /// Whether one topic changed.
    #[must_use]
    pub const fn has(self, topic: Topic) -> bool {
        self.touch(Self::of(topic))
    }
}
