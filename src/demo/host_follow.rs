//! How the invented hosts are followed up: a few meetings, group guidance, and contacts in between.

use chrono::{Days, NaiveDate, TimeDelta};

use super::hosts::Story;
use crate::domain::{
    assessment::Interpreted,
    host::{
        FollowStep,
        contact::{ContactFacts, Way},
        guidance::{Attended, GuidanceFacts},
        meeting::{Found, MeetingFacts, NextMeeting, Outcome, Planned},
    },
    ids::{HostActivityId, HostCaseId, HostMeetingId, HouseholdId, StaffId},
    names::{Line, Prose},
    refusal::Invalid,
    time::{ClockTime, Instant},
};

/// Days since the meetings of a case, the first one first.
const HELD: [u64; 3] = [75, 44, 12];
/// What each of them says and plans: the youth's words, the host's, a kind, who and when.
const SAID: [(&str, &str, &str, &str); 3] = [
    ("Det er stille her. Jeg sover bedre.", "Vi spiser sammen på søndager.", "leksehjelp", "tirsdager etter middag"),
    ("Jeg vil ha internett på rommet.", "Han hjelper til i hagen.", "middag", "søndager, alle"),
    (
        "Nå vet jeg hvordan bussen går.",
        "Det går fint. Vi snakker om støy.",
        "praktisk hjelp",
        "betale regninger, den 15.",
    ),
];
/// Days since the group guidances, and what they were about.
const GUIDED: [(u64, &str); 3] =
    [(205, "Å bo sammen: grenser og nærhet"), (115, "Når ungdommen strever"), (25, "Penger, post og avtaler")];

/// What was written about meetings so far: their activities are counted through the whole house.
#[derive(Debug, Default)]
pub(super) struct Counted {
    activities: i64,
}

/// The meetings of a case; each is written when the one before has got its number.
pub(super) fn meeting(
    at: usize,
    case: HostCaseId,
    seen: Option<HostMeetingId>,
    story: Story,
    counted: &mut Counted,
    today: NaiveDate,
) -> Result<Option<FollowStep>, Invalid> {
    let goes_on = matches!(story, Story::Active { .. });
    if !goes_on && !matches!(story, Story::Closing { .. }) {
        return Ok(None);
    }
    let (Some(days), Some((youth, host, kind, words))) = (HELD.get(at), SAID.get(at)) else { return Ok(None) };
    let found = Found {
        activity: HostActivityId(counted.activities),
        outcome: if at == 1 { Outcome::Partly } else { Outcome::Done },
        words: Prose::optional("De fleste gangene.")?,
    };
    counted.activities += 1;
    let facts = MeetingFacts {
        held_on: today - Days::new(*days),
        present: Line::new("ungdommen, husverten og husvertkoordinator")?,
        interpreted: Interpreted::No,
        found: if seen.is_some() { vec![found] } else { Vec::new() },
        youth_view: Prose::optional(youth)?,
        host_view: Prose::optional(host)?,
        staff_view: Prose::optional("Samarbeidet er godt.")?,
        plan: vec![Planned { line: None, kind: Line::new(kind)?, words: Line::new(words)? }],
    };
    let next = match ClockTime::new(15, 0) {
        Some(from) if goes_on => Some(NextMeeting {
            title: Line::new("Husvertmøte")?,
            day: today + Days::new(18),
            from,
            to: None,
            place: Some(Line::new("hos husverten")?),
        }),
        _ => None,
    };
    Ok(Some(FollowStep::Meet { case, seen, facts: Box::new(facts), next }))
}

/// Contacts with a household, about a case where there is one.
pub(super) fn contacts(
    household: HouseholdId,
    case: Option<HostCaseId>,
    by: StaffId,
    now: Instant,
) -> Result<Vec<FollowStep>, Invalid> {
    let said = [
        (Way::Phone, 17, Some(15), "Avtalte å se på varmtvannet sammen."),
        (Way::Sms, 6, None, "Minnet om møtet med skolen på torsdag."),
        (Way::Visit, 3, Some(45), "Kaffe på kjøkkenet. De ønsker mer om søvn og skjerm."),
    ];
    let step = |(way, days, minutes, about): (Way, i64, Option<u16>, &str)| {
        let about = Prose::optional(about)?.ok_or(Invalid::Empty)?;
        let facts = ContactFacts { way, happened_at: now - TimeDelta::days(days), minutes, about, by, case };
        Ok(FollowStep::Contact { household, facts })
    };
    said.into_iter().map(step).collect()
}

/// The group guidances; the first of `households` came each time, the second told beforehand once.
pub(super) fn guidance(households: [HouseholdId; 2], today: NaiveDate) -> Result<Vec<FollowStep>, Invalid> {
    let [first, second] = households;
    let step = |(at, (days, topic)): (usize, (u64, &str))| {
        let how = if at == 1 { Attended::ToldBeforehand } else { Attended::Came };
        Ok(FollowStep::Guide(GuidanceFacts {
            held_on: today - Days::new(days),
            topic: Line::new(topic)?,
            led_by: Line::new("husvertkoordinator og psykolog")?,
            minutes: 120,
            note: None,
            attendance: vec![(first, Attended::Came), (second, how)],
        }))
    };
    GUIDED.into_iter().enumerate().map(step).collect()
}
