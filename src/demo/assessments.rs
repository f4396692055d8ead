//! What was mapped with the invented youths who live in the house, and how far their skills have come.

use chrono::{Days, NaiveDate};

use super::rng::Rng;
use crate::{
    config::Config,
    domain::{
        assessment::{
            AssessmentFacts, Interpreted, Step,
            skill::{SkillFacts, SkillStep, YouthView},
        },
        ids::{InterpreterId, SkillRoundId, StaffId, YouthId},
        names::Line,
        refusal::Invalid,
    },
};

/// What is used here, where its paper is, and what was agreed because of it.
const REGISTER: [(&str, Option<&str>, &str, Option<&str>); 4] = [
    ("KLEM", Some("2. utgave"), "Modulus", Some("egen vekkerklokke, og ingen skjerm etter 23")),
    ("Boligsjekk", None, "permen i basen", Some("går gjennom komfyr og brannteppe sammen på søndag")),
    ("SDQ", Some("egenrapport 11–17"), "BUP, hos psykologen", Some("psykolog forteller om svaret 3. uke i desember")),
    ("Norskprøve", Some("muntlig A2"), "skolen", None),
];

/// What was seen of a skill.
const SEEN: [&str; 4] = [
    "gjorde det uten at noen sa noe",
    "trengte en melding på telefonen",
    "vi gjorde det sammen to ganger",
    "vil lære det, og spurte selv",
];

/// Days back at which the list was gone through, and how likely a skill has come a step further by then.
const ROUNDS: [(u64, u64); 4] = [(210, 100), (130, 45), (62, 40), (12, 35)];

/// The register of one youth, who is the `place`-th of those who live there and moved in on `from`; `late` should have been
/// done again some days ago.
pub(super) fn register(
    youth: YouthId,
    place: usize,
    by: StaffId,
    from: NaiveDate,
    today: NaiveDate,
) -> Result<Vec<Step>, Invalid> {
    let of = |turn: usize| REGISTER[(place + turn) % REGISTER.len()];
    // Of the second youth one should have been done again.
    let next = [if place == 1 { 176 } else { 197 }, 365];
    let mut steps = Vec::new();
    for (turn, (ago, again)) in [(180_u64, next[0]), (40, next[1])].into_iter().enumerate() {
        let done_on = (today - Days::new(ago)).max(from + Days::new(3));
        if done_on >= today {
            continue;
        }
        let (instrument, edition, kept_at, consequence) = of(turn);
        let interpreted = match place % 3 {
            0 => Interpreted::By(InterpreterId(1)),
            1 => Interpreted::Other(Line::new("telefontolk, Trøndertolk AS")?),
            _ => Interpreted::No,
        };
        let facts = AssessmentFacts {
            instrument: Line::new(instrument)?,
            edition: edition.map(Line::new).transpose()?,
            language: Line::new(if place % 3 == 2 { "norsk" } else { "morsmålet" })?,
            done_on,
            interpreted,
            done_by: by,
            read_by: (instrument == "SDQ").then(|| Line::new("psykolog Ruud, BUP")).transpose()?,
            kept_at: Line::new(kept_at)?,
            next: Some(done_on + Days::new(again)),
            consequence: consequence.map(Line::new).transpose()?,
        };
        steps.push(Step::Add { youth, facts });
    }
    Ok(steps)
}

/// The days the list was gone through with a youth who moved in on `from`, and what was set on each.
pub(super) fn rounds(
    from: NaiveDate,
    today: NaiveDate,
    rng: &mut Rng,
) -> Result<Vec<(NaiveDate, Vec<SkillFacts>)>, Invalid> {
    let skills: Vec<Line> = Config::default().skills.into_iter().flat_map(|area| area.skills).collect();
    let mut stands: Vec<Option<usize>> = vec![None; skills.len()];
    let mut rounds = Vec::new();
    for (ago, chance) in ROUNDS {
        let day = today - Days::new(ago);
        if day < from + Days::new(7) {
            continue;
        }
        let mut set = Vec::new();
        for (skill, stands) in skills.iter().zip(&mut stands) {
            let last = SkillStep::ALL.len() - 1;
            let step = match *stands {
                // With everybody there is something nobody has come to yet.
                None if rng.chance(85) => rng.index(3),
                Some(before) if before < last && rng.chance(chance) => before + 1,
                _ => continue,
            };
            *stands = Some(step);
            let seen = *rng.pick(&SEEN);
            let words = rng.chance(30).then(|| Line::new(seen)).transpose()?;
            let youth_view = rng.chance(60).then(|| YouthView::ALL[usize::from(rng.chance(20))]);
            set.push(SkillFacts { skill: skill.clone(), step: SkillStep::ALL[step], words, youth_view });
        }
        if !set.is_empty() {
            rounds.push((day, set));
        }
    }
    Ok(rounds)
}

/// One of those rounds as it is written down after the one before it.
pub(super) fn round(youth: YouthId, before: SkillRoundId, day: NaiveDate, skills: Vec<SkillFacts>) -> Step {
    Step::SetSkills { youth, version: before.0, day, skills }
}
