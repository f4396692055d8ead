//! How the shifts of the invented house hand over: a few lines about some of the youths, a rule now and then, and both
//! signatures.

use chrono::TimeDelta;

use super::{Options, rng::Rng};
use crate::{
    config::Config,
    domain::{
        checklist::Checklist,
        command::Command,
        handover::{Between, Mode, PartFacts, RuleFacts, RuleOutcome, Step, receiver},
        ids::{ShiftId, StaffId, YouthId},
        names::{Line, Prose},
        refusal::{Invalid, Refusal},
        shift::ShiftKind,
        task::HouseClock,
        time::Instant,
    },
    store::{Bulk, StoreError, read::Sheet},
};

/// How long back the shifts hand over in the program: before that they did so on paper.
pub(super) const SINCE: TimeDelta = TimeDelta::days(4);

/// How long before a shift ends it begins to hand over, and how long after that those who come have received it.
pub(super) const BEFORE_THE_END: TimeDelta = TimeDelta::minutes(14);
pub(super) const TAKES: TimeDelta = TimeDelta::minutes(9);

const PICTURES: [&str; 8] = [
    "Rolig vakt. Spiste sammen med de andre og la seg i vanlig tid.",
    "Trøtt etter skolen. Sov en time, så ute en tur med venner.",
    "Snakket lenge på kjøkkenet. Lettet etterpå.",
    "Venter på svar om praksisplass og tenker mye på det.",
    "Holdt seg mest for seg selv. Åpnet da vi banket på.",
    "Laget middag til flere. Stolt og i godt humør.",
    "Telefon hjem i kveld. Stille etterpå, ville ikke snakke om det.",
    "Gjorde lekser med hjelp. Trenger noen til å se over i morgen.",
];

const READ_BACKS: [&str; 4] = [
    "Ser innom en gang, ellers som vanlig.",
    "Lar det være ro nå og spør i morgen.",
    "Holder øye med det og skriver hvis noe er annerledes.",
    "Tar praten ved frokost.",
];

const RULES: [(&str, &str); 4] = [
    ("Ikke inne til avtalt tid", "ring, så bakvakt"),
    ("Ikke stått opp 08:00", "bank på, så ring skolen"),
    ("Ringer hjem og blir lei seg", "tilby en tur eller en kopp te"),
    ("Får ikke sove", "minn om det som hjalp sist"),
];

const QUESTION: &str = "Har skolen svart om møtet?";

const ANSWER: &str = "Ja, onsdag 09:00.";

/// The handovers of the story.
#[derive(Debug)]
pub(super) struct Handovers {
    kinds: Vec<ShiftKind>,
    checklists: Vec<Checklist>,
    options: Options,
    rng: Rng,
}

impl Handovers {
    pub(super) fn new(options: Options) -> Self {
        let Config { shifts: kinds, checklists, .. } = Config::default();
        Self { kinds, checklists, options, rng: Rng::new(options.seed, "handovers") }
    }

    /// Goes through the sections, answers what was asked, and signs for the shift that leaves.
    pub(super) fn hand_over(
        &mut self,
        bulk: &mut Bulk<'_>,
        shift: ShiftId,
        staff: StaffId,
        at: Instant,
    ) -> Result<(), StoreError> {
        let sheet = self.sheet(bulk, shift, at)?;
        let between = sheet.between();
        for rule in &sheet.pulled.asked {
            let outcome = match self.rng.chance(25) {
                true => RuleOutcome::Yes,
                false if rule.facts.takes(RuleOutcome::No, at) => RuleOutcome::No,
                false => RuleOutcome::NotApplicable,
            };
            if rule.answer.is_none() {
                run(bulk, staff, at, Step::AnswerRule { rule: rule.id, outcome, seen: 0 })?;
            }
        }
        for question in sheet.pulled.questions.iter().filter(|question| question.settled.is_none()) {
            if self.rng.chance(60) {
                let (handover, youth, answer) = (question.handover, question.youth, prose(ANSWER)?);
                run(bulk, staff, at, Step::SettleQuestion { handover, youth, answer })?;
            }
        }
        for youth in sheet.sections() {
            let facts = self.part(youth)?;
            run(bulk, staff, at, Step::WritePart { between: between.clone(), youth, version: 0, facts })?;
        }
        if let Some(youth) = sheet.sections().into_iter().flatten().nth(self.rng.index(4)) {
            let facts = self.rule(youth, at)?;
            run(bulk, staff, at, Step::AddRule { between: between.clone(), facts })?;
        }
        self.seal(bulk, between, staff, at)
    }

    fn seal(&self, bulk: &mut Bulk<'_>, between: Between, staff: StaffId, at: Instant) -> Result<(), StoreError> {
        let sheet = self.sheet(bulk, between.shift, at)?;
        let (version, shown) = (sheet.version(), Box::new(sheet.pulled));
        run(bulk, staff, at, Step::Seal { between, version, mode: Mode::Oral, reason: None, shown })
    }

    /// Somebody who has come signs for the next shift.
    pub(super) fn receive(&self, bulk: &mut Bulk<'_>, shift: ShiftId, at: Instant) -> Result<(), StoreError> {
        let sheet = self.sheet(bulk, shift, at)?;
        let on = bulk.reader().staff_on(at)?;
        let comes = on.into_iter().find(|on| on.shift.kind == sheet.to && on.shift.id != shift);
        match (sheet.handover, comes) {
            (Some(handover), Some(comes)) => {
                run(bulk, comes.staff, at, Step::Receive { handover: handover.id, reason: None })
            }
            // Nobody has come yet.
            _ => Ok(()),
        }
    }

    fn sheet(&self, bulk: &Bulk<'_>, shift: ShiftId, at: Instant) -> Result<Sheet, StoreError> {
        let clock = HouseClock { kinds: &self.kinds, zone: self.options.zone };
        let shift = bulk.reader().shift(shift)?.ok_or(Refusal::Gone)?;
        let to = receiver(&self.kinds, shift.ends_at, clock.zone).map_or_else(|| shift.kind.clone(), |next| next.kind);
        bulk.reader().handover_sheet(&shift, &to, at, &clock, &self.checklists)
    }

    /// Not every youth has something to tell of.
    fn part(&mut self, youth: Option<YouthId>) -> Result<PartFacts, StoreError> {
        let (picture, read_back) = (*self.rng.pick(&PICTURES), *self.rng.pick(&READ_BACKS));
        let (tells, asks) = (youth.is_some() && self.rng.chance(66), self.rng.chance(10));
        Ok(PartFacts {
            picture: if tells { prose(picture)? } else { None },
            question: if asks { prose(QUESTION)? } else { None },
            read_back: if tells { prose(read_back)? } else { None },
            read_back_by: None,
            gone_through: true,
        })
    }

    fn rule(&mut self, youth: YouthId, at: Instant) -> Result<RuleFacts, StoreError> {
        let (condition, action) = *self.rng.pick(&RULES);
        let line = |text| Line::new(text).map_err(|error: Invalid| StoreError::from(Refusal::from(error)));
        Ok(RuleFacts {
            youth: Some(youth),
            condition: line(condition)?,
            action: line(action)?,
            expires_at: at + TimeDelta::hours(10),
        })
    }
}

fn run(bulk: &mut Bulk<'_>, staff: StaffId, at: Instant, step: Step) -> Result<(), StoreError> {
    bulk.execute(staff, at, &Command::HandOver(step)).map(|_| ())
}

fn prose(text: &str) -> Result<Option<Prose>, StoreError> {
    Prose::optional(text).map_err(|error: Invalid| Refusal::from(error).into())
}
