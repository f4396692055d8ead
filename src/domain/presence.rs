//! Where a youth is, as far as somebody has seen, heard or supposed it. Every mark is a row of its own; the newest counts.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{
    ids::{ApartmentId, PresenceId, StaffId, YouthId},
    log::NewEntry,
    names::Line,
    night::CheckResult,
    refusal::Invalid,
    time::Instant,
};

/// Where somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PresenceState {
    /// *Inne*: in the house.
    In,
    /// *Ute*.
    Out,
    /// *Skole/jobb*.
    SchoolOrWork,
    /// *Overnatter borte*, at a place and agreed with somebody.
    OvernightAway,
    /// *Ukjent*: nobody knows. Never counted as in.
    Unknown,
    /// *Savnet*: nobody knows, and that is a matter of concern.
    Missing,
}

impl PresenceState {
    /// All, in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::In, Self::Out, Self::SchoolOrWork, Self::OvernightAway, Self::Unknown, Self::Missing];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::SchoolOrWork => "school-or-work",
            Self::OvernightAway => "overnight-away",
            Self::Unknown => "unknown",
            Self::Missing => "missing",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }

    /// Known to be somewhere else, from where they come back.
    #[must_use]
    pub const fn is_away(self) -> bool {
        matches!(self, Self::Out | Self::SchoolOrWork | Self::OvernightAway)
    }
}

/// How somebody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PresenceSource {
    /// *Sett*: with their own eyes or ears.
    #[default]
    Observed,
    /// *Sagt*: by the youth or by somebody else.
    Told,
    /// *Antatt*: supposed, for instance from a plan.
    Assumed,
}

impl PresenceSource {
    /// All, the surest first.
    pub const ALL: [Self; 3] = [Self::Observed, Self::Told, Self::Assumed];

    /// How somebody usually knows that: nobody sees that a youth is not there.
    #[must_use]
    pub const fn usual(state: PresenceState) -> Self {
        match state {
            PresenceState::Unknown | PresenceState::Missing => Self::Assumed,
            _ => Self::Observed,
        }
    }

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Observed => "observed",
            Self::Told => "told",
            Self::Assumed => "assumed",
        }
    }

    /// The source of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.id() == id)
    }
}

/// What a mark says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresenceFacts {
    /// Where they are.
    pub state: PresenceState,
    /// How the writer knows.
    pub source: PresenceSource,
    /// When they are expected back; only for somebody who is away.
    pub expected_back: Option<Instant>,
    /// Where they are away.
    pub place: Option<Line>,
    /// With whom a night away was agreed.
    pub agreed_with: Option<Line>,
    /// What else there is to know.
    pub note: Option<Line>,
}

impl PresenceFacts {
    /// The longest ahead somebody can be expected back: a summer holiday. Beyond it the date was mistyped.
    pub const LONGEST_AWAY: TimeDelta = TimeDelta::days(92);

    /// A mark with nothing more to say.
    #[must_use]
    pub const fn plain(state: PresenceState, source: PresenceSource) -> Self {
        Self { state, source, expected_back: None, place: None, agreed_with: None, note: None }
    }

    /// Whether words were written beside where somebody is.
    #[must_use]
    pub const fn says_more(&self) -> bool {
        self.place.is_some() || self.agreed_with.is_some() || self.note.is_some()
    }

    /// Checks what can be checked without a store. `at` is when it was so, `None` for `now`.
    ///
    /// # Errors
    /// A time that cannot be right, or a night away without where and with whom it was agreed.
    pub fn check(&self, at: Option<Instant>, now: Instant) -> Result<(), Invalid> {
        if let Some(at) = at {
            NewEntry::check_time(at, now)?;
        }
        if let Some(back) = self.expected_back {
            if !self.state.is_away() {
                return Err(Invalid::NotAway);
            }
            if back <= at.unwrap_or(now) {
                return Err(Invalid::BackBeforeItBegins);
            }
            if back > now + Self::LONGEST_AWAY {
                return Err(Invalid::BackTooFar);
            }
        }
        match self.state {
            PresenceState::OvernightAway if self.place.is_none() => Err(Invalid::PlaceMissing),
            PresenceState::OvernightAway if self.agreed_with.is_none() => Err(Invalid::AgreementMissing),
            _ => Ok(()),
        }
    }
}

/// A mark as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresenceMark {
    /// Row number; grows with recording time.
    pub id: PresenceId,
    /// Whom it is about.
    pub youth: YouthId,
    /// What it says.
    pub facts: PresenceFacts,
    /// When it was so.
    pub at: Instant,
    /// When it was written.
    pub written_at: Instant,
    /// Who wrote it.
    pub by: StaffId,
    /// A newer one stood already when it was written: it belongs to the history and changes nothing now.
    pub late: bool,
}

impl PresenceMark {
    /// The time somebody was expected back has come, and nothing newer is known.
    #[must_use]
    pub fn is_overdue(&self, now: Instant) -> bool {
        self.facts.expected_back.is_some_and(|back| back <= now)
    }
}

/// A check of a night round that speaks against somebody being in: nobody answered, or they were not at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Whom it is about.
    pub youth: YouthId,
    /// What came of the check.
    pub result: CheckResult,
    /// When.
    pub at: Instant,
    /// Who made it.
    pub by: StaffId,
}

impl Doubt {
    /// Whether it is newer than what was observed. A mark that was written afterwards and is about the same minute or a later
    /// one has taken it away; one that is about a time before has not, whenever it was written.
    #[must_use]
    pub fn stands(&self, mark: Option<&PresenceMark>) -> bool {
        let minute = |at: Instant| at.timestamp().div_euclid(60);
        mark.is_none_or(|mark| mark.written_at < self.at || minute(mark.at) < minute(self.at))
    }
}

/// How somebody is counted when the house has to be emptied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// In the house.
    In,
    /// Somewhere else.
    Out,
    /// Nobody knows: to be looked for.
    Unknown,
}

impl Counted {
    /// The rule: only somebody who is marked as in is in, unless nobody answered since, and only somebody who is known to be
    /// elsewhere is out. Without a mark nobody knows.
    #[must_use]
    pub fn of(newest: Option<&PresenceMark>, doubt: Option<&Doubt>) -> Self {
        match newest.map(|mark| mark.facts.state) {
            Some(PresenceState::In) if doubt.is_none() => Self::In,
            Some(PresenceState::In) => Self::Unknown,
            Some(PresenceState::Out | PresenceState::SchoolOrWork | PresenceState::OvernightAway) => Self::Out,
            Some(PresenceState::Unknown | PresenceState::Missing) | None => Self::Unknown,
        }
    }
}

/// How many guests are in an apartment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GuestCount {
    /// Where.
    pub apartment: ApartmentId,
    /// How many.
    pub count: u8,
    /// When somebody counted.
    pub at: Instant,
    /// Who counted.
    pub by: StaffId,
}

impl GuestCount {
    /// More than any apartment holds.
    pub const MOST: u8 = 50;
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone as _, Utc};

    use super::*;

    fn now() -> Instant {
        Utc.with_ymd_and_hms(2026, 11, 21, 13, 32, 0).unwrap()
    }

    fn plain(state: PresenceState) -> PresenceFacts {
        PresenceFacts::plain(state, PresenceSource::Told)
    }

    fn minutes(minutes: i64) -> Option<Instant> {
        Some(now() + TimeDelta::minutes(minutes))
    }

    fn line(text: &str) -> Option<Line> {
        Line::optional(text).unwrap()
    }

    fn mark(facts: PresenceFacts) -> PresenceMark {
        let (id, youth, by) = (PresenceId(1), YouthId(3), StaffId(1));
        PresenceMark { id, youth, facts, at: now(), written_at: now(), by, late: false }
    }

    #[test]
    fn only_who_is_marked_as_in_is_counted_as_in() {
        use PresenceState as S;
        let counted = |state| Counted::of(Some(&mark(plain(state))), None);
        assert_eq!(S::ALL.into_iter().filter(|state| counted(*state) == Counted::In).collect::<Vec<_>>(), [S::In]);
        assert_eq!([S::Unknown, S::Missing].map(counted), [Counted::Unknown; 2]);
        assert_eq!([S::Out, S::SchoolOrWork, S::OvernightAway].map(counted), [Counted::Out; 3]);
        assert_eq!(Counted::of(None, None), Counted::Unknown, "nobody has said anything");
    }

    #[test]
    fn nobody_who_did_not_answer_is_counted_as_in_and_whoever_is_away_is_out_all_the_same() {
        for result in [CheckResult::NoAnswer, CheckResult::NotHome] {
            let doubt = Doubt { youth: YouthId(3), result, at: now(), by: StaffId(1) };
            let counted = |state| Counted::of(Some(&mark(plain(state))), Some(&doubt));
            assert_eq!(counted(PresenceState::In), Counted::Unknown);
            assert_eq!(counted(PresenceState::Out), Counted::Out);
            assert_eq!(counted(PresenceState::Missing), Counted::Unknown);
        }
    }

    #[test]
    fn a_doubt_stands_until_a_mark_is_about_a_later_time() {
        let doubt = Doubt { youth: YouthId(3), result: CheckResult::NoAnswer, at: now(), by: StaffId(1) };
        let stands = |at: i64, written: i64| {
            let seconds = |seconds| now() + TimeDelta::seconds(seconds);
            let mark = PresenceMark { at: seconds(at), written_at: seconds(written), ..mark(plain(PresenceState::In)) };
            doubt.stands(Some(&mark))
        };
        assert!(doubt.stands(None), "nobody has marked anything");
        assert!(stands(-600, -600), "seen before");
        assert!(stands(-600, 60), "written afterwards, but seen before");
        assert!(stands(0, -1), "marked, and then nobody answered, in one minute");
        assert!(!stands(0, 0), "marked at once");
        assert!(!stands(0, 20), "the minute that was typed");
        assert!(!stands(60, 60));
    }

    #[test]
    fn a_mark_lies_in_the_past_and_whoever_is_away_comes_back_later() {
        let out = |at, back| PresenceFacts { expected_back: back, ..plain(PresenceState::Out) }.check(at, now());
        assert_eq!(out(None, None), Ok(()));
        assert_eq!(out(minutes(-30), minutes(60)), Ok(()));
        assert_eq!(out(minutes(-90), minutes(-30)), Ok(()), "late already when it is written");
        assert_eq!(out(minutes(10), None), Err(Invalid::InTheFuture));
        assert_eq!(out(minutes(-3 * 365 * 24 * 60), None), Err(Invalid::TooLongAgo));
        assert_eq!(out(None, minutes(-1)), Err(Invalid::BackBeforeItBegins));
        assert_eq!(out(minutes(-30), minutes(-30)), Err(Invalid::BackBeforeItBegins));
        assert_eq!(out(None, minutes(93 * 24 * 60)), Err(Invalid::BackTooFar));
        for state in [PresenceState::In, PresenceState::Unknown, PresenceState::Missing] {
            let back = PresenceFacts { expected_back: minutes(60), ..plain(state) };
            assert_eq!(back.check(None, now()), Err(Invalid::NotAway));
        }
    }

    #[test]
    fn a_night_away_says_where_and_with_whom_it_was_agreed() {
        let night = |place: &str, agreed: &str| {
            PresenceFacts { place: line(place), agreed_with: line(agreed), ..plain(PresenceState::OvernightAway) }
                .check(None, now())
        };
        assert_eq!(night("hos onkel i Oslo", "KN"), Ok(()));
        assert_eq!(night("", "KN"), Err(Invalid::PlaceMissing));
        assert_eq!(night("hos onkel i Oslo", ""), Err(Invalid::AgreementMissing));
    }

    #[test]
    fn overdue_begins_when_the_time_has_come() {
        let out = mark(PresenceFacts { expected_back: minutes(60), ..plain(PresenceState::Out) });
        assert!(!out.is_overdue(now() + TimeDelta::minutes(59)));
        assert!(out.is_overdue(now() + TimeDelta::minutes(60)));
        assert!(!mark(plain(PresenceState::Out)).is_overdue(now() + TimeDelta::days(9)), "nothing was said");
    }

    #[test]
    fn ids_read_back() {
        for state in PresenceState::ALL {
            assert_eq!(PresenceState::from_id(state.id()), Some(state));
        }
        for source in PresenceSource::ALL {
            assert_eq!(PresenceSource::from_id(source.id()), Some(source));
        }
    }
}
