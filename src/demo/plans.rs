//! The plans of the invented youths: their own words, and goals that are set, reviewed and reached.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{rng::Rng, youths::Stay};
use crate::domain::{names::Line, plan::GoalFacts, plan::GoalStatus, refusal::Invalid};

/// What happens to a plan.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// The youth says it in their own words.
    Words(&'static str),
    /// A goal is set; `goal` counts the goals of this youth from 0.
    Set { goal: usize, facts: GoalFacts },
    /// A goal is reviewed, which has been done `reviews` times before.
    Review { goal: usize, reviews: i64, facts: GoalFacts },
    /// The youth took part in a meeting about the plan, which ends with the plan until the next.
    Meet { held_on: NaiveDate },
    /// A new version becomes the current one.
    Renew { why: &'static str },
}

/// The recommended time between reviews (`evaluation-months` of the configuration, in days).
const INTERVAL: u64 = 91;

/// Goals: area as in the configuration's defaults, and what is to be reached.
const GOALS: &[(&str, &str)] = &[
    ("skole/utdanning", "Bestå vg1 norsk"),
    ("skole/utdanning", "Fullføre grunnskoleeksamen"),
    ("skole/utdanning", "Under fem prosent fravær dette halvåret"),
    ("psykisk helse, søvn", "Stå opp 07:30 selv"),
    ("psykisk helse, søvn", "Sove sju timer på hverdager"),
    ("økonomi", "Egen økonomi: budsjett for en måned"),
    ("økonomi", "Spare til førerkort"),
    ("bolig og botrening", "Lage middag selv fire dager i uka"),
    ("bolig og botrening", "Holde leiligheten ryddig uten påminnelse"),
    ("bolig og botrening", "Kunne melde fra om feil til vaktmester selv"),
    ("arbeid/praksis", "Få sommerjobb"),
    ("arbeid/praksis", "Finne lærlingplass"),
    ("fysisk helse", "Trene to ganger i uka"),
    ("fysisk helse", "Gå til tannlegen og fullføre behandlingen"),
    ("nettverk og familie", "Ringe hjem til faste tider"),
    ("nettverk og familie", "Bli kjent med to på samme alder utenfor huset"),
    ("fritid og kultur", "Bli med på fotballaget"),
    ("fritid og kultur", "Lære å spille gitar"),
    ("språk", "Klare norskprøven på nivå B1"),
    ("språk", "Snakke i telefonen på norsk uten hjelp"),
    ("rettigheter/oppholdsstatus", "Fornye oppholdskortet i tide"),
    ("rettigheter/oppholdsstatus", "Forstå vedtaket og hva det betyr"),
    ("trygghet", "Vite hvem jeg ringer når det er vanskelig"),
    ("fremtidsplan/overgang til voksenliv", "Besøke en husvert og bestemme meg"),
    ("fremtidsplan/overgang til voksenliv", "Kunne bo alene når jeg er 18"),
    ("relasjon til voksne", "Fast samtale hver uke"),
    ("identitet og tilhørighet", "Feire høytidene mine sammen med andre"),
];

/// What youths say when they are asked what they want.
const WORDS: &[&str] = &[
    "Jeg vil bli ferdig med skolen og tjene mine egne penger. Ikke ring moren min uten å spørre meg først.",
    "Jeg liker å være alene om morgenen og sammen med andre om kvelden. Bank på, så svarer jeg når jeg er klar.",
    "Jeg vil ha en familie å spise middag hos en gang i uka. Det er nok.",
    "Dere trenger ikke passe på meg. Dere må bare være her når jeg spør.",
    "Jeg vil lære norsk så godt at ingen hører at jeg ikke er herfra. Og så vil jeg spille fotball.",
    "Jeg er god til å lage mat. Jeg vil lage mat til hele huset på fredager.",
    "Det vanskeligste er natta. Det beste er når noen sitter på kjøkkenet og prater om vanlige ting.",
    "Jeg vil bli elektriker. Onkelen min var det, og han sa at jeg har gode hender.",
    "Jeg vil bo i egen leilighet når jeg blir 18, men jeg vil komme tilbake på besøk.",
    "Når jeg er sint, vil jeg gå ut en tur. Ikke følg etter meg. Jeg kommer tilbake.",
    "Jeg vil hjelpe lillebroren min. Alt annet kommer etterpå.",
    "Jeg vil ha orden på pengene mine, så jeg slipper å spørre noen.",
    "Jeg ler mye, men det betyr ikke at alt er bra. Spør en gang til.",
    "Jeg vil ta førerkort og kjøre til Nordkapp med vennene mine.",
];

/// Everything that happens to the plan of a youth between moving in and today, in order. With `overdue`, one goal that is
/// being tried should have been reviewed three days ago.
pub(super) fn steps(
    rng: &mut Rng,
    stay: &Stay,
    today: NaiveDate,
    overdue: bool,
) -> Result<Vec<(NaiveDateTime, Step)>, Invalid> {
    let mut goals = goals(rng, overdue);
    let mut steps = Vec::new();
    // The overdue goal has not been looked at for a month.
    let last_day = stay.until.unwrap_or(today - Days::new(if overdue { 30 } else { 1 }));
    let mut meeting = stay.from + Days::new(rng.range(7, 21).unsigned_abs());
    let mut first = true;
    while meeting <= last_day {
        let next = meeting + Days::new(INTERVAL);
        let starts = meeting.and_time(NaiveTime::MIN) + TimeDelta::minutes(rng.range(10 * 60, 14 * 60));
        if first || rng.chance(40) {
            let words = *rng.pick(WORDS);
            steps.push((starts, Step::Words(words)));
        }
        for (index, goal) in goals.iter_mut().enumerate() {
            let at = starts + TimeDelta::minutes(6 * (index as i64 + 1));
            let is_overdue = overdue && index == 0;
            let review = if is_overdue && next > last_day { today - Days::new(3) } else { next };
            if first {
                steps.push((at, Step::Set { goal: index, facts: goal.facts(review)? }));
            } else if goal.status.is_live() {
                goal.move_on(rng, is_overdue);
                steps.push((at, Step::Review { goal: index, reviews: goal.reviews, facts: goal.facts(review)? }));
                goal.reviews += 1;
            }
        }
        let end = starts + TimeDelta::minutes(6 * (goals.len() as i64 + 1));
        steps.push((end, Step::Meet { held_on: end.date() }));
        // Whoever has been here for a while and still is has got a plan that is theirs by now.
        if !first && next > last_day && stay.until.is_none() {
            steps.push((
                end + TimeDelta::minutes(6),
                Step::Renew { why: "Evaluert med ungdommen, færre mål om gangen" },
            ));
        }
        meeting = next;
        first = false;
    }
    Ok(steps)
}

#[derive(Debug)]
struct Goal {
    area: &'static str,
    title: &'static str,
    status: GoalStatus,
    reviews: i64,
}

impl Goal {
    fn facts(&self, review: NaiveDate) -> Result<GoalFacts, Invalid> {
        Ok(GoalFacts { title: Line::new(self.title)?, area: Line::new(self.area)?, status: self.status, review })
    }

    /// What a review finds. A goal that stays in trial is still being tried.
    fn move_on(&mut self, rng: &mut Rng, stays_in_trial: bool) {
        if stays_in_trial {
            return;
        }
        self.status = match (self.status, rng.below(10)) {
            (GoalStatus::Trying, 0..6) | (GoalStatus::Paused, 0..6) => GoalStatus::OnTheWay,
            (GoalStatus::OnTheWay, 0..5) => GoalStatus::Reached,
            (_, 8) => GoalStatus::Paused,
            (_, 9) => GoalStatus::Closed,
            (status, _) => status,
        };
    }
}

fn goals(rng: &mut Rng, overdue: bool) -> Vec<Goal> {
    let mut choice: Vec<_> = GOALS.iter().collect();
    rng.shuffle(&mut choice);
    let count = usize::try_from(rng.range(2, 4)).unwrap_or(2);
    choice
        .into_iter()
        .take(count)
        .enumerate()
        .map(|(index, &(area, title))| {
            let trying = (overdue && index == 0) || rng.chance(70);
            let status = if trying { GoalStatus::Trying } else { GoalStatus::OnTheWay };
            Goal { area, title, status, reviews: 0 }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{config::Config, demo::youths};

    #[test]
    fn every_area_is_one_of_the_configuration() {
        let areas = Config::default().plan.areas;
        for (area, title) in GOALS {
            assert!(areas.iter().any(|known| known == area), "{area}");
            assert!(Line::new(title).is_ok());
        }
    }

    #[test]
    fn a_plan_begins_with_words_and_reviews_count_up() {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        for stay in youths::stays(1, "2016-11-21".parse().unwrap(), today) {
            let steps = steps(&mut Rng::new(1, "plan"), &stay, today, false).unwrap();
            let Some((_, first)) = steps.first() else { continue };
            assert!(matches!(first, Step::Words(_)));
            let mut reviewed = [0; 4];
            for (at, step) in &steps {
                assert!(stay.covers(at.date()), "{at}");
                if let Step::Review { goal, reviews, .. } = step {
                    assert_eq!(reviewed[*goal], *reviews);
                    reviewed[*goal] += 1;
                }
            }
        }
    }

    #[test]
    fn the_overdue_goal_is_tried_and_three_days_late() {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        for seed in 0..20 {
            let stays = youths::stays(seed, "2026-07-24".parse().unwrap(), today);
            let stay = stays.iter().find(|stay| stay.until.is_none()).unwrap();
            let newest = steps(&mut Rng::new(seed, "plan"), stay, today, true).unwrap().into_iter().rev().find_map(
                |(_, step)| match step {
                    Step::Set { goal: 0, facts } | Step::Review { goal: 0, facts, .. } => Some(facts),
                    _ => None,
                },
            );
            let newest = newest.unwrap();
            assert_eq!((newest.review, newest.status), ("2026-11-18".parse().unwrap(), GoalStatus::Trying));
        }
    }
}
