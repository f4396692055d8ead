//! What is done with the plans of the invented youths: measures, what evaluations find, how they take part, and the meetings.

use chrono::NaiveDate;

use crate::domain::{
    names::{Line, Prose},
    plan::{
        EvaluationFacts, GoalFacts, GoalStatus, MeasureFacts, MeasureStatus, MeetingFacts, ParticipationFacts,
        Responsible,
    },
    refusal::Invalid,
};

/// For an area, as far as something particular is done there: what, by whom, and how often.
const MEASURES: &[(&str, &str, &str, &str)] = &[
    ("skole/utdanning", "leksehjelp tirsdager", "staff", "hver uke"),
    ("skole/utdanning", "møte med kontaktlærer", "school", "månedlig"),
    ("psykisk helse, søvn", "samtaletime", "psychologist", "annenhver uke"),
    ("psykisk helse, søvn", "legge bort skjerm 23:30", "youth", "hver kveld"),
    ("økonomi", "gå gjennom budsjettet", "staff", "hver måned"),
    ("bolig og botrening", "lage middag sammen", "staff", "hver uke"),
    ("arbeid/praksis", "skrive søknader", "youth", "to i uka"),
    ("fysisk helse", "følge til første time", "staff", "ved behov"),
    ("nettverk og familie", "avtale fast tid for telefon hjem", "youth", "hver søndag"),
    ("fritid og kultur", "bli med på første trening", "staff", "én gang"),
    ("språk", "språkkafé på biblioteket", "youth", "hver torsdag"),
    ("rettigheter/oppholdsstatus", "time hos politiet", "verge", "én gang"),
];

/// How youths and staff see a goal that stands so.
const VIEWS: &[(GoalStatus, &str, &str)] = &[
    (
        GoalStatus::Trying,
        "Det er vanskeligere enn jeg trodde.",
        "Prøver, men trenger påminnelse. Vi holder på tiltaket.",
    ),
    (GoalStatus::OnTheWay, "Jeg klarer det nesten hver gang.", "Tydelig framgang. Vi trekker oss litt tilbake."),
    (GoalStatus::Paused, "Jeg orker ikke dette nå.", "Annet er viktigere akkurat nå. Tas opp igjen senere."),
    (GoalStatus::Reached, "Dette kan jeg nå.", "Målet er nådd, og det varer ved."),
    (GoalStatus::Closed, "Jeg vil heller noe annet.", "Målet passer ikke lenger. Avsluttet etter ønske."),
];

/// What is done towards a goal.
pub(super) fn measures(goal: &GoalFacts) -> Result<Vec<MeasureFacts>, Invalid> {
    let of_area = MEASURES.iter().filter(|(area, ..)| *area == goal.area.as_str());
    let fact = |(_, what, who, often): &(&str, &str, &str, &str)| {
        let other = Line::new(who)?;
        let who = Responsible::from_parts(who, None, None).unwrap_or(Responsible::Other(other));
        let often = Some(Line::new(often)?);
        Ok(MeasureFacts { what: Line::new(what)?, who, often, until: None, status: MeasureStatus::Ongoing })
    };
    of_area.map(fact).collect()
}

/// What a review of a goal found.
pub(super) fn evaluation(goal: &GoalFacts) -> Result<EvaluationFacts, Invalid> {
    let view = VIEWS.iter().find(|(status, ..)| *status == goal.status);
    let (youth, staff) = view.map_or(("", ""), |(_, youth, staff)| (*youth, *staff));
    Ok(EvaluationFacts {
        youth_view: Prose::optional(youth)?,
        staff_view: words(staff)?,
        status: Some(goal.status),
        next_review: goal.status.is_live().then_some(goal.review),
        journal: true,
    })
}

/// How a youth took part in a meeting about their plan.
pub(super) fn participation(held_on: NaiveDate) -> Result<ParticipationFacts, Invalid> {
    Ok(ParticipationFacts {
        held_on,
        present: Line::new("ungdommen, verge på telefon, primærkontakt")?,
        interpreter: Line::optional("på telefon")?,
        told: words("Hva planen er, hva som er frivillig, og at den kan endres.")?,
        said: words("Jeg vil bestemme mer selv, og ha færre mål om gangen.")?,
        weight: words("Målene ble valgt sammen, og det ungdommen ville først, kom først.")?,
    })
}

/// What is planned until the next meeting.
pub(super) fn meeting(held_on: NaiveDate) -> Result<MeetingFacts, Invalid> {
    let next = words("Ett mål om gangen.\nTiltakene går som før.\nPrimærkontakt ringer skolen.")?;
    Ok(MeetingFacts { held_on, next })
}

fn words(text: &str) -> Result<Prose, Invalid> {
    Prose::optional(text)?.ok_or(Invalid::Empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn measures_belong_to_areas_of_the_configuration() {
        let areas = Config::default().plan.areas;
        for (area, ..) in MEASURES {
            assert!(areas.iter().any(|known| known == area), "{area}");
        }
    }

    #[test]
    fn whatever_a_goal_has_come_to_is_evaluated() {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        let line = |text| Line::new(text).unwrap();
        for status in GoalStatus::ALL {
            let review = "2027-02-20".parse().unwrap();
            let goal = GoalFacts { title: line("Et mål"), area: line("økonomi"), status, review };
            let of = crate::domain::plan::Evaluated::Goal { goal: crate::domain::ids::GoalId(1), version: 1 };
            assert_eq!(evaluation(&goal).unwrap().check(of, today), Ok(()), "{status:?}");
        }
    }
}
