//! The host households, as the last of what the invented house writes.

use chrono::NaiveDate;

use super::{Builder, invalid};
use crate::{
    demo::{
        history::{FOUNDER, History},
        host_follow::{self, Counted},
        hosts::{FAMILIES, Family, Story},
    },
    domain::{
        command::Command,
        host::{AGE, Step},
        ids::{HostAdultId, HostCaseId, HostMeetingId, HostPointId, HouseholdId, YouthId},
    },
    store::StoreError,
};

impl Builder<'_> {
    /// Every household with what has come of it.
    pub(super) fn write_hosts(&mut self, history: &History) -> Result<(), StoreError> {
        let today = self.options.zone.date(self.options.now);
        let (mut adult, mut counted, mut followed) = (HostAdultId(1), Counted::default(), Vec::new());
        for family in FAMILIES {
            let youth = self.host_youth(family, history, today)?;
            let (next, household, case) = self.write_host(family, adult, youth, today)?;
            adult = next;
            if let Some(case) = case {
                followed.extend(self.follow(family, household, case, &mut counted)?.then_some(household));
            }
        }
        if let [first, second] = followed[..] {
            for step in host_follow::guidance([first, second], today).map_err(invalid)? {
                self.host(Step::Follow(step))?;
            }
        }
        // The first thing is done for whoever leaves now: their list was written down first.
        self.host(crate::demo::hosts::done(HostPointId(1))).map(|_| ())
    }

    fn host(&mut self, step: Step) -> Result<i64, StoreError> {
        self.lead(self.options.now, &Command::Host(step))
    }

    /// How a case is followed up; whether it is.
    fn follow(
        &mut self,
        family: Family,
        household: HouseholdId,
        case: HostCaseId,
        counted: &mut Counted,
    ) -> Result<bool, StoreError> {
        let (now, today) = (self.options.now, self.options.zone.date(self.options.now));
        let mut seen = None;
        for at in 0.. {
            let Some(step) = host_follow::meeting(at, case, seen, family.story, counted, today).map_err(invalid)?
            else {
                break;
            };
            seen = Some(HostMeetingId(self.host(Step::Follow(step))?));
        }
        if seen.is_none() {
            return Ok(false);
        }
        for step in host_follow::contacts(household, Some(case), self.staff(FOUNDER)?, now).map_err(invalid)? {
            self.host(Step::Follow(step))?;
        }
        Ok(true)
    }

    /// Who lives or has lived there, who is written down with it; or who of the house is thought of.
    fn host_youth(
        &mut self,
        family: Family,
        history: &History,
        today: NaiveDate,
    ) -> Result<Option<YouthId>, StoreError> {
        if let Some(tenant) = family.story.tenant() {
            let facts = tenant.facts(today).map_err(invalid)?;
            return self.lead(self.options.now, &Command::AddYouth(facts)).map(|row| Some(YouthId(row)));
        }
        let Story::Approved { proposes: true } = family.story else { return Ok(None) };
        let is_of_age =
            |stay: &usize| today.years_since(history.stays[*stay].birth_date).is_some_and(|age| AGE.contains(&age));
        let resident = self.residents.iter().find(|(stay, _)| is_of_age(stay));
        Ok(resident.map(|(_, resident)| resident.youth))
    }

    /// Writes one down, and answers the number the next adult gets, the household's, and that of its case.
    fn write_host(
        &mut self,
        family: Family,
        first: HostAdultId,
        youth: Option<YouthId>,
        today: NaiveDate,
    ) -> Result<(HostAdultId, HouseholdId, Option<HostCaseId>), StoreError> {
        let by = self.staff(FOUNDER)?;
        let facts = family.facts(by, today).map_err(invalid)?;
        let household = HouseholdId(self.host(Step::AddHousehold(facts))?);
        let adults = family.adults(household).map_err(invalid)?;
        let next = HostAdultId(first.0 + i64::try_from(adults.len()).unwrap_or_default());
        let reached = family.reached(household, first, by, today).map_err(invalid)?;
        for step in adults.into_iter().chain(reached) {
            self.host(step)?;
        }
        let mut written = None;
        if let Some(youth) = youth {
            let case = HostCaseId(self.host(family.proposal(household, youth, today))?);
            for step in family.case(case, today).map_err(invalid)? {
                self.host(step)?;
            }
            written = Some(case);
        }
        if let Some(step) = family.end(household, today).map_err(invalid)? {
            self.host(step)?;
        }
        Ok((next, household, written))
    }
}
