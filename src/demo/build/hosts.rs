//! The host households, as the last of what the invented house writes.

use chrono::NaiveDate;

use super::{Builder, invalid};
use crate::{
    demo::{
        history::{FOUNDER, History},
        hosts::{FAMILIES, Family, Story},
    },
    domain::{
        command::Command,
        host::{AGE, Step},
        ids::{HostAdultId, HostCaseId, HostPointId, HouseholdId, YouthId},
    },
    store::StoreError,
};

impl Builder<'_> {
    /// Every household with what has come of it.
    pub(super) fn write_hosts(&mut self, history: &History) -> Result<(), StoreError> {
        let today = self.options.zone.date(self.options.now);
        let mut adult = HostAdultId(1);
        for family in FAMILIES {
            let youth = self.host_youth(family, history, today)?;
            adult = self.write_host(family, adult, youth, today)?;
        }
        // The first thing is done for whoever leaves now: their list was written down first.
        self.host(crate::demo::hosts::done(HostPointId(1))).map(|_| ())
    }

    fn host(&mut self, step: Step) -> Result<i64, StoreError> {
        self.lead(self.options.now, &Command::Host(step))
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

    /// Writes one down, and answers the number the next adult gets.
    fn write_host(
        &mut self,
        family: Family,
        first: HostAdultId,
        youth: Option<YouthId>,
        today: NaiveDate,
    ) -> Result<HostAdultId, StoreError> {
        let by = self.staff(FOUNDER)?;
        let facts = family.facts(by, today).map_err(invalid)?;
        let household = HouseholdId(self.host(Step::AddHousehold(facts))?);
        let adults = family.adults(household).map_err(invalid)?;
        let next = HostAdultId(first.0 + i64::try_from(adults.len()).unwrap_or_default());
        let reached = family.reached(household, first, by, today).map_err(invalid)?;
        for step in adults.into_iter().chain(reached) {
            self.host(step)?;
        }
        if let Some(youth) = youth {
            let case = HostCaseId(self.host(family.proposal(household, youth, today))?);
            for step in family.case(case, today).map_err(invalid)? {
                self.host(step)?;
            }
        }
        if let Some(step) = family.end(household, today).map_err(invalid)? {
            self.host(step)?;
        }
        Ok(next)
    }
}
