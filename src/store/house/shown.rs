//! Which of the houses in the file is on the screen.

use super::House;
use crate::{
    domain::{
        audit::AccessEvent,
        command::Command,
        house::HouseName,
        ids::{HouseId, StaffId},
        refusal::Refusal,
        time::Instant,
    },
    store::{
        StoreError,
        open::{self, Memory},
        scope::{self, Scope},
    },
};

impl House {
    /// The houses a member works in, in their order; the only one where the file has one.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn houses_of(&self, staff: StaffId) -> Result<Vec<HouseName>, StoreError> {
        let theirs = self.read().houses_of(staff)?;
        Ok(self.read().houses()?.into_iter().filter(|house| theirs.contains(&house.id)).collect())
    }

    /// The house on the screen, or the one that was before nothing of any was shown.
    #[must_use]
    pub fn shown(&self) -> HouseId {
        self.scope.here()
    }

    /// Nothing of any house is shown: whoever was shown one has no part in it any more.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        matches!(self.scope, Scope::Closed { .. })
    }

    /// Shows a member the house that was shown, where they work there, else the first of theirs. While the file has one house,
    /// nothing is left out.
    ///
    /// # Errors
    /// [`Refusal::NotYourHouse`] for somebody who works in none; what SQLite answers. Nothing is shown then.
    pub fn show_to(&mut self, staff: StaffId) -> Result<(), StoreError> {
        let scope = self.scope_of(staff);
        // Whoever was shown something before has no part in what comes now, and whoever comes has none in what was shown.
        self.resting.clear();
        let shown = scope.and_then(|scope| self.set_scope(scope));
        if shown.is_err() {
            self.show_nothing()?;
        }
        shown
    }

    /// Shows nothing of any house. A connection that cannot be covered is given up for one that is.
    fn show_nothing(&mut self) -> Result<(), StoreError> {
        let closed = Scope::Closed { house: self.shown() };
        if self.set_scope(closed.clone()).is_ok() {
            return Ok(());
        }
        // Where not even that can be opened, whatever is asked from now on fails, which is what it should.
        let nothing = std::mem::replace(&mut self.conn, rusqlite::Connection::open_in_memory()?);
        self.scope = closed.clone();
        drop(nothing);
        let conn = open::connect(&self.folder.database(), &self.key, Memory::Wiped)?;
        scope::set(&conn, &Scope::File, &closed)?;
        self.conn = conn;
        self.noticed = 0;
        Ok(())
    }

    /// What a member sees who comes in: the house that is shown where it is theirs, the first of theirs otherwise.
    fn scope_of(&self, staff: StaffId) -> Result<Scope, StoreError> {
        if self.read().houses()?.len() < 2 {
            return Ok(Scope::File);
        }
        let (shown, theirs) = (self.shown(), self.houses_of(staff)?);
        let house = theirs.iter().find(|house| house.id == shown).or(theirs.first()).ok_or(Refusal::NotYourHouse)?;
        Ok(Scope::House { house: house.id, staff })
    }

    /// Puts another house of a member on the screen, and writes down that they did.
    ///
    /// # Errors
    /// [`Refusal::NotYourHouse`] where they do not work, and what the disk answers; the house before is shown on.
    pub fn show_house(&mut self, staff: StaffId, house: HouseId, now: Instant) -> Result<(), StoreError> {
        if !self.houses_of(staff)?.iter().any(|theirs| theirs.id == house) {
            return Err(Refusal::NotYourHouse.into());
        }
        if house == self.shown() {
            return Ok(());
        }
        let before = self.scope.clone();
        self.turn_to(Scope::House { house, staff })?;
        let noted = self.execute(staff, now, &Command::RecordAccess { event: AccessEvent::ShowHouse, youth: None });
        if let Err(error) = noted {
            self.turn_to(before)?;
            return Err(error);
        }
        Ok(())
    }

    /// Reads all houses a member works in at once: for lists and lookups of leaders across them, each line with its house.
    /// `None` where they work in no other than the one on the screen. The connection is one of its own and stays open.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn across(&self, staff: StaffId) -> Result<Option<Self>, StoreError> {
        let theirs = self.houses_of(staff)?;
        if theirs.len() < 2 {
            return Ok(None);
        }
        let mut wide = self.again()?;
        wide.today = self.today;
        let houses = theirs.iter().map(|house| house.id).collect();
        wide.set_scope(Scope::Across { house: self.shown(), houses, staff })?;
        Ok(Some(wide))
    }

    /// Writes what is written across the houses for another of them from now on.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn stand_in(&mut self, house: HouseId) -> Result<(), StoreError> {
        match self.scope.clone() {
            Scope::Across { houses, staff, .. } => self.set_scope(Scope::Across { house, houses, staff }),
            _ => Ok(()),
        }
    }

    /// Closes the connections to houses that are not on the screen.
    pub fn rest(&mut self) {
        self.resting.clear();
    }

    /// Puts up another house by another connection, which is kept with all it has read of the file and prepared: covering a
    /// hundred tables anew takes a good part of a second.
    fn turn_to(&mut self, scope: Scope) -> Result<(), StoreError> {
        if scope == self.scope {
            return Ok(());
        }
        let conn = match self.resting.iter().position(|(resting, _)| *resting == scope) {
            Some(at) => self.resting.swap_remove(at).1,
            None => {
                let conn = open::connect(&self.folder.database(), &self.key, Memory::Wiped)?;
                scope::set(&conn, &Scope::File, &scope)?;
                conn
            }
        };
        let before = (std::mem::replace(&mut self.scope, scope), std::mem::replace(&mut self.conn, conn));
        self.resting.extend(Some(before).filter(|(scope, _)| matches!(scope, Scope::House { .. })));
        // What this connection noticed last is another number.
        self.noticed = 0;
        Ok(())
    }

    /// What everybody may see of every house: who is where in a fire. Nobody has shown who they are.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn every_house(&self) -> Result<Vec<(HouseName, Self)>, StoreError> {
        let houses = self.read().houses()?;
        let one = |house: HouseName| -> Result<_, StoreError> {
            let mut shown = self.again()?;
            shown.today = self.today;
            shown.set_scope(Scope::House { house: house.id, staff: StaffId(0) })?;
            Ok((house, shown))
        };
        houses.into_iter().map(one).collect()
    }

    /// Who sits before a house that was the only one when they came in: from then on it is shown as long as they work in it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn taken_by(&mut self, member: StaffId) -> Result<(), StoreError> {
        if let Scope::House { house, staff: StaffId(0) } = self.scope {
            self.set_scope(Scope::House { house, staff: member })?;
            self.look_at_scope()?;
        }
        Ok(())
    }

    /// Another terminal may have added a house, or taken the member out of this one: then nothing of it is shown any more.
    pub(super) fn look_at_scope(&mut self) -> Result<(), StoreError> {
        let stands = match &self.scope {
            Scope::File => self.read().houses()?.len() < 2,
            Scope::Closed { .. } => true,
            Scope::Across { houses, staff, .. } => {
                let theirs = self.read().houses_of(*staff)?;
                houses.iter().all(|house| theirs.contains(house))
            }
            Scope::House { house, staff } => staff.0 == 0 || self.read().houses_of(*staff)?.contains(house),
        };
        match &self.scope {
            _ if stands => Ok(()),
            // Whoever sits here sat in the only house there was, and says who they are ([`taken_by`](Self::taken_by)).
            Scope::File => self.set_scope(Scope::House { house: scope::FIRST, staff: StaffId(0) }),
            _ => self.show_nothing(),
        }
    }

    pub(in crate::store) fn set_scope(&mut self, scope: Scope) -> Result<(), StoreError> {
        if scope != self.scope {
            scope::set(&self.conn, &self.scope, &scope)?;
            self.scope = scope;
        }
        Ok(())
    }
}

#[cfg(test)]
impl House {
    /// Takes a table out of the file, so that what reads it fails from then on.
    pub(crate) fn lose_table(&self, table: &str) {
        self.conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; DROP TABLE main.{table}")).unwrap();
    }
}
