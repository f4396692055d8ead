//! Who works and lives in the invented house.

use super::{
    super::{
        entry::Resident,
        history::History,
        moves,
        names::Person,
        staff::{Career, DemoStaff},
        youths::Stay,
    },
    Builder, invalid, secrets, youth_facts,
};
use crate::{
    config::Config,
    domain::{
        command::Command,
        ids::{ApartmentNumber, StaffId, YouthId},
        names::Line,
        refusal::Refusal,
        staff::{Initials, StaffRole},
        time::Instant,
    },
    store::{StoreError, entrance::Guard},
};

impl Builder<'_> {
    pub(super) fn hire(&mut self, at: Instant, index: usize, career: &Career) -> Result<(), StoreError> {
        let DemoStaff { initials, name, role, .. } = &career.member;
        let (initials, name) = (Initials::new(initials).map_err(invalid)?, Line::new(name).map_err(invalid)?);
        let new = self.keyring.new_staff(initials, name, *role, &secrets(&career.member)?, Guard::INVENTED)?;
        self.slots.insert(index, new.slot.clone());
        let row = self.lead(at, &Command::AddStaff(new))?;
        self.staff.insert(index, StaffId(row));
        Ok(())
    }

    pub(super) fn leave(&mut self, at: Instant, index: usize, career: &Career) -> Result<(), StoreError> {
        let staff = self.staff(index)?;
        // Nobody has changed them since they were added.
        self.lead(at, &Command::ChangeStaff { staff, version: 1, role: career.member.role, active: false })?;
        self.staff.remove(&index);
        self.slots.remove(&index).map_or(Ok(()), |slot| self.keyring.drop_slot(&slot))
    }

    pub(super) fn expect(&mut self, history: &History, at: Instant, stay: usize) -> Result<(), StoreError> {
        // Somebody of the house's own staff who stays for good.
        let own: Vec<usize> = (0..history.careers.len())
            .filter(|index| {
                let career = &history.careers[*index];
                self.staff.contains_key(index)
                    && career.until.is_none()
                    && career.member.role == StaffRole::MilieuTherapist
            })
            .collect();
        let contact = own.get(self.rng.index(own.len())).and_then(|index| self.staff.get(index).copied());
        let facts = youth_facts(&history.stays[stay], contact).map_err(invalid)?;
        let row = self.lead(at, &Command::AddYouth(facts))?;
        self.youths.insert(stay, YouthId(row));
        Ok(())
    }

    pub(super) fn youth(&self, stay: usize) -> Result<YouthId, StoreError> {
        self.youths.get(&stay).copied().ok_or_else(|| Refusal::Gone.into())
    }

    pub(super) fn move_in(&mut self, at: Instant, index: usize, stay: &Stay) -> Result<(), StoreError> {
        let youth = self.youth(index)?;
        let apartment = *self.apartments.get(&ApartmentNumber(stay.apartment)).ok_or(Refusal::Gone)?;
        let points = Config::default().moves.points_in();
        self.lead(at, &Command::MoveIn { youth, apartment, from: stay.from, points })?;
        self.go_through(at, youth, index, stay.until.is_none())?;
        let Person { pronoun, loudness, .. } = stay.person;
        self.residents.insert(index, Resident { youth, apartment, pronoun, loudness });
        Ok(())
    }

    pub(super) fn move_out(&mut self, at: Instant, index: usize, stay: &Stay) -> Result<(), StoreError> {
        let youth = self.youth(index)?;
        let Some(last_day) = stay.until else {
            return Ok(());
        };
        self.residents.remove(&index);
        let end = moves::end(index).map_err(invalid)?;
        self.lead(at, &Command::MoveOut { youth, last_day, end, points: Config::default().moves.points_out() })?;
        self.go_through(at, youth, index, false)
    }

    /// Goes through the points of the newest move of a youth.
    pub(super) fn go_through(
        &mut self,
        at: Instant,
        youth: YouthId,
        index: usize,
        lives_here: bool,
    ) -> Result<(), StoreError> {
        let stay = self.bulk.reader().stays_of(youth)?.into_iter().next().ok_or(Refusal::Gone)?;
        for mark in moves::said(&stay, index, lives_here).map_err(invalid)? {
            self.lead(at, &Command::MarkMove(mark))?;
        }
        Ok(())
    }
}
