//! What is agreed and planned with the youths.

use super::{
    super::{attention::Level, entry::Resident, history::History, plan_work, plans::Step, whereabouts::Marked},
    Builder, invalid,
};
use crate::{
    domain::{
        card::CardFacts,
        command::Command,
        ids::{GoalId, PlanId, YouthId},
        journal::{JournalItem, JournalSource},
        names::{Line, Prose},
        plan::{self, Evaluated},
        refusal::{Invalid, Refusal},
        support::SupportFacts,
        time::Instant,
        watch::WatchFacts,
    },
    store::StoreError,
};

/// An evaluation is in the case journal by then.
const WAITS: chrono::TimeDelta = chrono::TimeDelta::days(21);

impl Builder<'_> {
    pub(super) fn plan(&mut self, at: Instant, stay: usize, step: Step) -> Result<(), StoreError> {
        let youth = self.youth(stay)?;
        match step {
            Step::Words(words) => {
                let words = Prose::optional(words).map_err(invalid)?.ok_or(Refusal::from(Invalid::Empty))?;
                let version = self.words.entry(stay).or_default();
                let command = Command::SetYouthVoice { youth, version: *version, words };
                *version += 1;
                self.lead(at, &command)?;
            }
            Step::Set { goal, facts } => {
                let measured = facts.clone();
                let row = self.lead(at, &Command::AddGoal { youth, facts })?;
                let row = GoalId(row);
                self.goals.insert((stay, goal), row);
                for facts in plan_work::measures(&measured).map_err(invalid)? {
                    self.lead(at, &Command::Plan(plan::Step::AddMeasure { goal: row, facts }))?;
                }
            }
            Step::Review { goal, reviews, facts } => {
                let goal = *self.goals.get(&(stay, goal)).ok_or(Refusal::Gone)?;
                // A goal begins with version 1, and each review raises it by one.
                let of = Evaluated::Goal { goal, version: reviews + 1 };
                let facts = plan_work::evaluation(&facts).map_err(invalid)?;
                self.lead(at, &Command::Plan(plan::Step::Evaluate { of, facts }))?;
                self.copy_evaluation(at, goal)?;
            }
            Step::Meet { held_on } => self.meet(at, youth, held_on)?,
            Step::Renew { why } => self.renew(at, youth, why)?,
        }
        Ok(())
    }

    /// Evaluations are copied into the journal on the day; those of the last days wait.
    pub(super) fn copy_evaluation(&mut self, at: Instant, goal: GoalId) -> Result<(), StoreError> {
        if self.options.now - at < WAITS {
            return Ok(());
        }
        let reader = self.bulk.reader();
        let goal = reader.goal(goal)?.ok_or(Refusal::Gone)?;
        let newest = reader.evaluations_of(&goal)?.into_iter().next().ok_or(Refusal::Gone)?;
        let item = JournalItem { source: JournalSource::Evaluation(newest.id), youth: Some(newest.youth) };
        let reference = Line::new(&format!("Modulus E{}", newest.id)).map_err(invalid)?;
        self.lead(at, &Command::TransferToJournal { item, seen: None, reference }).map(|_| ())
    }

    pub(super) fn meet(&mut self, at: Instant, youth: YouthId, held_on: chrono::NaiveDate) -> Result<(), StoreError> {
        let plan = self.bulk.reader().plan(youth)?.version.ok_or(Refusal::Gone)?.id;
        let took_part = plan_work::participation(held_on).map_err(invalid)?;
        self.lead(at, &Command::Plan(plan::Step::TakePart { plan, facts: took_part }))?;
        let facts = plan_work::meeting(held_on).map_err(invalid)?;
        self.lead(at, &Command::Plan(plan::Step::Meet { plan, facts })).map(|_| ())
    }

    /// The draft is made current at once: it was talked about in the meeting.
    pub(super) fn renew(&mut self, at: Instant, youth: YouthId, why: &str) -> Result<(), StoreError> {
        let why = Line::new(why).map_err(invalid)?;
        let plan = PlanId(self.lead(at, &Command::Plan(plan::Step::Begin { youth, why: why.clone() }))?);
        let step = plan::Step::MakeCurrent { plan, version: 1, why };
        self.lead(at, &Command::Plan(step)).map(|_| ())
    }

    /// The leads set it, as they hear of it. Of somebody who stays a few days only, or has gone, nothing is set.
    pub(super) fn watch(&mut self, at: Instant, stay: usize, level: Level) -> Result<(), StoreError> {
        let Some(Resident { youth, .. }) = self.residents.get(&stay).copied() else {
            return Ok(());
        };
        let Level { level, reason, hours, .. } = level;
        let review_at = hours.map(|hours| at + chrono::TimeDelta::hours(hours));
        let version = self.levels.get(&stay).copied().unwrap_or(0);
        let command = Command::SetWatch { youth, version, facts: WatchFacts { level, reason, review_at } };
        let row = self.lead(at, &command)?;
        self.levels.insert(stay, row);
        Ok(())
    }

    /// With somebody who lives here now, for the first time.
    pub(super) fn agree(&mut self, history: &History, at: Instant, stay: usize) -> Result<(), StoreError> {
        let Some(Resident { youth, .. }) = self.residents.get(&stay).copied() else {
            return Ok(());
        };
        let day = self.options.zone.date(at);
        let facts = self.nights.agreement(&history.stays[stay].person.preferred, day).map_err(invalid)?;
        self.lead(at, &Command::SetNightAgreement { youth, version: 0, facts }).map(|_| ())
    }

    pub(super) fn set_card(&mut self, at: Instant, stay: usize, facts: CardFacts) -> Result<(), StoreError> {
        let Some(Resident { youth, .. }) = self.residents.get(&stay).copied() else {
            return Ok(());
        };
        self.lead(at, &Command::SetCard { youth, version: 0, facts }).map(|_| ())
    }

    pub(super) fn set_support(&mut self, at: Instant, stay: usize, facts: SupportFacts) -> Result<(), StoreError> {
        let Some(Resident { youth, .. }) = self.residents.get(&stay).copied() else {
            return Ok(());
        };
        let version = self.bulk.reader().support_in(youth, &facts.area)?.map_or(0, |newest| newest.id.0);
        self.lead(at, &Command::SetSupport { youth, version, facts }).map(|_| ())
    }

    pub(super) fn mark(&mut self, at: Instant, career: usize, stay: usize, marked: Marked) -> Result<(), StoreError> {
        let staff = self.staff(career)?;
        let Some(resident) = self.residents.get(&stay).copied() else {
            return Ok(());
        };
        let command = match marked {
            Marked::Presence(facts) => Command::SetPresence { youth: resident.youth, at: None, seen: None, facts },
            Marked::Guests(count) => Command::CountGuests { apartment: resident.apartment, count },
        };
        self.bulk.execute(staff, at, &command).map(|_| ())
    }
}
