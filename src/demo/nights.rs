//! The nights of the invented house: what is agreed with those who live there, and the rounds, on which now and then something
//! is not in order.

use chrono::{Days, NaiveDate, TimeDelta};

use super::{Options, chores::Doing, rng::Rng};
use crate::{
    config::Config,
    domain::{
        command::Command,
        ids::{RoundId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry},
        names::{Line, Prose},
        night::{AgreementFacts, CheckResult, NightCheck, Place, Step},
        refusal::{Invalid, Refusal},
        time::ClockTime,
    },
    store::{Bulk, StoreError},
};

/// How long back the rounds are written down in the program.
pub(super) const SINCE: TimeDelta = TimeDelta::days(14);
/// When in a night shift a round begins, and how long it takes.
pub(super) const ROUNDS: [TimeDelta; 3] = [TimeDelta::minutes(50), TimeDelta::minutes(205), TimeDelta::minutes(390)];
pub(super) const TAKES: TimeDelta = TimeDelta::minutes(13);
/// When something is noticed on it.
pub(super) const NOTICED: TimeDelta = TimeDelta::minutes(7);

/// What is found at the stops of the standard route, one for each of the first.
const FOUND: [&str; 7] = [
    "Et vindu sto åpent. Lukket.",
    "En kokeplate sto på. Slått av, ingenting på den.",
    "Vaskemaskinen lakk litt. Tørket opp, stoppekrana er skrudd av.",
    "To sykler sto i rømningsveien. Flyttet ut i boden.",
    "Døra gikk tungt. Vaktmester bør se på den.",
    "Bakdøra sto ulåst. Låst, ingen ute.",
    "Lampa for feil lyste. Ringt vaktmester, går innom i morgen.",
];

const NOTES: [Option<&str>; 4] = [None, Some("ring først"), None, Some("si navnet ditt gjennom døra")];

/// The nights of the story.
#[derive(Debug)]
pub(super) struct Nights {
    options: Options,
    stops: Vec<Line>,
    /// The round that is walked.
    walked: Option<RoundId>,
    rng: Rng,
}

impl Nights {
    pub(super) fn new(options: Options) -> Result<Self, Invalid> {
        let stops = Config::default().night.route.iter().map(|stop| Line::new(stop)).collect::<Result<_, _>>()?;
        Ok(Self { options, stops, walked: None, rng: Rng::new(options.seed, "nights") })
    }

    /// What is agreed with a youth: most want a knock or a message, some nothing at all.
    pub(super) fn agreement(&mut self, name: &str, day: NaiveDate) -> Result<AgreementFacts, Invalid> {
        let check = NightCheck::ALL[self.rng.weighted([5, 3, 2].into_iter())];
        let at = [(23, 0), (23, 30), (0, 15)][self.rng.index(3)];
        let at = ClockTime::new(at.0, at.1).filter(|_| check != NightCheck::Nothing && self.rng.chance(70));
        let note = NOTES[self.rng.index(NOTES.len())].filter(|_| check == NightCheck::Knock);
        Ok(AgreementFacts {
            check,
            at,
            note: Line::optional(note.unwrap_or_default())?,
            agreed_with: Line::new(name)?,
            agreed_on: day,
            review: day + Days::new(90),
        })
    }

    pub(super) fn begin(&mut self, bulk: &mut Bulk<'_>, doing: Doing) -> Result<(), StoreError> {
        let Some(shift) = doing.shift else { return Ok(()) };
        let step = Step::Begin { shift, stops: self.stops.clone() };
        self.walked = Some(RoundId(bulk.execute(doing.staff, doing.at, &Command::Night(step))?.row));
        Ok(())
    }

    /// What is written in place of what somebody would have written, where something is noticed on a round: now and then.
    pub(super) fn noticed(&mut self, entry: &NewEntry) -> Result<Option<(Command, NewEntry)>, StoreError> {
        let Some(round) = self.walked.filter(|_| self.rng.chance(60)) else { return Ok(None) };
        let at = self.rng.index(self.stops.len().min(FOUND.len()));
        let text = format!("Nattrunde, {}: {}", self.stops[at], FOUND[at]);
        let facts = Prose::optional(&text).map_err(Refusal::from)?;
        let entry = NewEntry {
            about: About::House,
            kind: EntryKind::Practical,
            lines: EntryLines { facts, ..EntryLines::default() },
            marks: EntryMarks { weight_until: entry.marks.weight_until, handover: true, ..EntryMarks::default() },
            ..entry.clone()
        };
        let stop = u32::try_from(at + 1).unwrap_or(1);
        let step = Step::Deviate { round, place: Place::Stop(stop), entry: entry.clone() };
        Ok(Some((Command::Night(step), entry)))
    }

    /// Makes the checks that are agreed with those who live here, and says that the rest is in order.
    pub(super) fn end(&mut self, bulk: &mut Bulk<'_>, doing: Doing) -> Result<(), StoreError> {
        let Some(round) = self.walked.take() else { return Ok(()) };
        let night = |step| Command::Night(step);
        let agreed: Vec<(YouthId, NightCheck)> =
            bulk.reader().night_agreements()?.values().map(|one| (one.youth, one.facts.check)).collect();
        for (youth, _) in agreed.into_iter().filter(|(_, check)| *check != NightCheck::Nothing) {
            let results = [CheckResult::Answered, CheckResult::NoAnswer, CheckResult::NotHome];
            let result = results[self.rng.weighted([8, 2, 1].into_iter())];
            bulk.execute(doing.staff, doing.at, &night(Step::Check { round, youth, result, seen_in: false }))?;
        }
        let stops = (1_u32..).take(self.stops.len()).collect();
        bulk.execute(doing.staff, doing.at, &night(Step::InOrder { round, stops, finish: true }))?;
        Ok(())
    }

    /// The day the agreement with somebody who lives here was made; for one in seven nobody has made one.
    pub(super) fn agreed_on(&mut self, from: NaiveDate) -> Option<NaiveDate> {
        let today = self.options.zone.date(self.options.now);
        let day = (today - Days::new(self.rng.range(5, 80).unsigned_abs())).max(from + Days::new(2));
        (day < today && !self.rng.chance(14)).then_some(day)
    }
}
