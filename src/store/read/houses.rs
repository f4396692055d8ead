//! The houses of the file, who works where, and what apartments share.

use rusqlite::OptionalExtension as _;

use super::{Hit, Reader, line, word};
use crate::{
    domain::{
        house::{HouseName, SharedRoom, SharedRoomFacts, SharedRoomKind},
        ids::{EntryId, HouseId, HouseholdId, SharedRoomId, StaffId, TaskId, YouthId},
        search::TextOf,
    },
    store::StoreError,
};

impl Reader<'_> {
    /// All houses of the file, in their order.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn houses(self) -> Result<Vec<HouseName>, StoreError> {
        let mut statement = self.prepare("SELECT id, name FROM shared_house ORDER BY position")?;
        let rows = statement.query_map([], |row| Ok(HouseName { id: HouseId(row.get(0)?), name: line(row, 1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The houses a member works in.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn houses_of(self, staff: StaffId) -> Result<Vec<HouseId>, StoreError> {
        let mut statement = self.prepare("SELECT house_id FROM staff_house WHERE staff_id = ?1 ORDER BY house_id")?;
        Ok(statement.query_map([staff.0], |row| row.get(0).map(HouseId))?.collect::<Result<_, _>>()?)
    }

    /// Who works in a house, also of those who have left.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn staff_of(self, house: HouseId) -> Result<Vec<StaffId>, StoreError> {
        let mut statement = self.prepare("SELECT staff_id FROM staff_house WHERE house_id = ?1 ORDER BY staff_id")?;
        Ok(statement.query_map([house.0], |row| row.get(0).map(StaffId))?.collect::<Result<_, _>>()?)
    }

    /// The house on the screen, and the only one where there is one.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn here(self) -> Result<HouseId, StoreError> {
        Ok(self.prepare("SELECT here()")?.query_row([], |row| row.get(0).map(HouseId))?)
    }

    /// The houses that are seen, and those that are left out.
    pub(super) fn seen_houses(self) -> Result<(Vec<HouseId>, Vec<HouseId>), StoreError> {
        let mut statement = self.prepare("SELECT id, is_seen(id) FROM shared_house")?;
        let rows = statement.query_map([], |row| Ok((HouseId(row.get(0)?), row.get(1)?)))?;
        let (mut seen, mut left_out) = (Vec::new(), Vec::new());
        for row in rows {
            let (house, is_seen): (HouseId, bool) = row?;
            if is_seen { seen.push(house) } else { left_out.push(house) }
        }
        Ok((seen, left_out))
    }

    /// The house a youth belongs to, of those that are seen.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn house_of(self, youth: YouthId) -> Result<Option<HouseId>, StoreError> {
        let mut statement = self.prepare("SELECT house_id FROM youth WHERE id = ?1")?;
        Ok(statement.query_row([youth.0], |row| row.get(0).map(HouseId)).optional()?)
    }

    /// The house of a task, of those that are seen.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn house_of_task(self, task: TaskId) -> Result<Option<HouseId>, StoreError> {
        let mut statement = self.prepare("SELECT house_id FROM task WHERE id = ?1")?;
        Ok(statement.query_row([task.0], |row| row.get(0).map(HouseId)).optional()?)
    }

    /// The house an entry was written in, of those that are seen.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn house_of_entry(self, entry: EntryId) -> Result<Option<HouseId>, StoreError> {
        let mut statement = self.prepare("SELECT house_id FROM log_entry WHERE id = ?1")?;
        Ok(statement.query_row([entry.0], |row| row.get(0).map(HouseId)).optional()?)
    }

    /// The house in whose register a host household stands, of those that are seen.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn house_of_household(self, household: HouseholdId) -> Result<Option<HouseId>, StoreError> {
        let mut statement = self.prepare("SELECT house_id FROM household WHERE id = ?1")?;
        Ok(statement.query_row([household.0], |row| row.get(0).map(HouseId)).optional()?)
    }

    /// Where something that was found stands, of the houses that are seen.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn house_of_hit(self, hit: &Hit) -> Result<Option<HouseId>, StoreError> {
        match hit {
            Hit::Entry(entry) => self.house_of_entry(entry.id),
            Hit::Text(text, _) => self.house_of_text(text.of),
        }
    }

    /// The house of a text outside the log, of those that are seen.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn house_of_text(self, of: TextOf) -> Result<Option<HouseId>, StoreError> {
        let mut statement =
            self.prepare("SELECT house_id FROM search_text WHERE kind = ?1 AND row = ?2 AND part = ?3")?;
        Ok(statement.query_row(of.key(), |row| row.get(0).map(HouseId)).optional()?)
    }

    /// The house of each draft of a member, also of those that are not on the screen: their own texts.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn draft_houses(self, staff: StaffId) -> Result<Vec<HouseId>, StoreError> {
        let mut statement = self.prepare("SELECT house_id FROM main.draft WHERE staff_id = ?1")?;
        Ok(statement.query_map([staff.0], |row| row.get(0).map(HouseId))?.collect::<Result<_, _>>()?)
    }

    /// The kitchens and baths that several apartments of the house share, also those that are out of use.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn shared_rooms(self) -> Result<Vec<SharedRoom>, StoreError> {
        let mut statement =
            self.prepare("SELECT id, kind, name, most, retired_at IS NOT NULL FROM shared_room ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            Ok(SharedRoom {
                id: SharedRoomId(row.get(0)?),
                facts: SharedRoomFacts {
                    kind: word(row, 1, SharedRoomKind::from_id)?,
                    name: line(row, 2)?,
                    most: row.get(3)?,
                    retired: row.get(4)?,
                },
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
