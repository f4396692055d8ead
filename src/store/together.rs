//! Several commands that are one deed, such as a list that is taken over: all of them reach the disk, or none.

use std::cell::RefCell;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{
    error::StoreError,
    write::{self, Actor, Done, Due},
};
use crate::domain::command::Command;

/// Commands in one transaction, each with its role check, its rules and its audit row. Dropped without
/// [`Together::commit`], it leaves the house as it was.
#[derive(Debug)]
pub struct Together<'h> {
    tx: Transaction<'h>,
    actor: Actor,
    /// What was written and is not filed for the search yet.
    due: RefCell<Vec<Due>>,
}

impl<'h> Together<'h> {
    /// Others can read the house from here on, and not write.
    pub(super) fn begin(conn: &'h mut Connection, actor: Actor) -> Result<Self, StoreError> {
        Ok(Self { tx: conn.transaction_with_behavior(TransactionBehavior::Immediate)?, actor, due: RefCell::default() })
    }

    /// Carries out a part of the deed. When one of its commands is refused, this part is taken back, and what went before
    /// stands: the next part can still be tried, so that everything that is refused is found.
    ///
    /// # Errors
    /// What `part` answers.
    pub fn part<T>(&self, part: impl FnOnce(&Self) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.tx.execute_batch("SAVEPOINT part")?;
        let before = self.due.take();
        let done = part(self).and_then(|done| self.file_all().map(|()| done));
        self.due.replace(before);
        let end = if done.is_ok() { "RELEASE part" } else { "ROLLBACK TO part; RELEASE part" };
        self.tx.execute_batch(end)?;
        done
    }

    /// Files everything that is due, one after another.
    fn file_all(&self) -> Result<(), StoreError> {
        self.due.take().into_iter().try_for_each(|due| write::file(&self.tx, self.actor, due))
    }

    /// Carries out a command as [`House::execute`](super::House::execute) does; to be called inside a [`Together::part`]. It
    /// counts only after [`Together::commit`].
    ///
    /// # Errors
    /// What [`House::execute`](super::House::execute) answers; [`StoreError::Unexpected`] for a member who leaves, since their
    /// slot of the key file cannot be given back.
    pub fn execute(&self, command: &Command) -> Result<Done, StoreError> {
        if matches!(command, Command::ChangeStaff { active: false, .. }) {
            return Err(StoreError::Unexpected("somebody leaves together with other changes".to_owned()));
        }
        write::check(self.actor, command)?;
        let (done, due) = write::execute_unfiled(&self.tx, self.actor, command)?;
        self.due.borrow_mut().extend(due);
        Ok(done)
    }

    /// Lets all of it count, once it has reached the disk.
    ///
    /// # Errors
    /// What the disk answers.
    pub fn commit(self) -> Result<(), StoreError> {
        self.file_all()?;
        Ok(self.tx.commit()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            ids::{ApartmentId, StaffId, YouthId},
            names::Line,
            youth::YouthFacts,
        },
        store::{
            ChainCheck,
            tests::{LEAD, THERAPIST, house, now},
        },
        testing::Sample,
    };

    fn newcomer(sample: &Sample) -> Command {
        let facts = sample.house.read().people().unwrap().youths[&sample.youths[0]].facts.clone();
        Command::AddYouth(YouthFacts { preferred_name: Line::new("Leyla").unwrap(), ..facts })
    }

    fn counts(sample: &Sample) -> (usize, i64) {
        (sample.house.read().people().unwrap().youths.len(), sample.house.chain_head().unwrap().id.0)
    }

    /// Adds the newcomer and moves them into an apartment.
    fn arrive(together: &Together<'_>, command: &Command, apartment: ApartmentId) -> Result<Done, StoreError> {
        together.part(|part| {
            let youth = YouthId(part.execute(command)?.row);
            part.execute(&Command::MoveIn { youth, apartment, from: now().date_naive(), points: Vec::new() })
        })
    }

    #[test]
    fn all_of_it_is_written_with_an_audit_row_each() {
        let (_home, mut sample) = house();
        let (command, (youths, rows)) = (newcomer(&sample), counts(&sample));
        let together = sample.house.together(LEAD, now()).unwrap();
        arrive(&together, &command, ApartmentId(5)).unwrap();
        together.commit().unwrap();
        assert_eq!(counts(&sample), (youths + 1, rows + 2));
        assert!(matches!(sample.house.verify_chain().unwrap(), ChainCheck::Whole(_)));
    }

    #[test]
    fn what_is_written_together_is_found_and_what_is_taken_back_is_not() {
        let (_home, mut sample) = house();
        let add = |title: &str| {
            let facts = crate::testing::event_at(title, now());
            Command::Calendar(crate::domain::calendar::Step::Add(facts))
        };
        let together = sample.house.together(LEAD, now()).unwrap();
        together
            .part(|part| part.execute(&add("Ukulelekurs")).and_then(|_| part.execute(&add("Ukulelekonsert"))))
            .unwrap();
        let refused: Result<(), StoreError> = together.part(|part| {
            part.execute(&add("Ukulelebygging"))?;
            Err(StoreError::Unexpected("refused".to_owned()))
        });
        refused.unwrap_err();
        together.execute(&add("Ukulelefest")).unwrap();
        together.commit().unwrap();
        let search = crate::domain::search::Search { words: "ukulele".to_owned(), ..Default::default() };
        let page = sample.house.read().search(&search, crate::store::read::SearchAfter::default(), 10).unwrap();
        let titles: Vec<_> = page.hits.iter().map(|hit| hit.lines()[0].to_owned()).collect();
        assert_eq!(titles, ["Ukulelefest", "Ukulelekonsert", "Ukulelekurs"]);
    }

    #[test]
    fn what_is_dropped_leaves_nothing() {
        let (_home, mut sample) = house();
        let (command, before) = (newcomer(&sample), counts(&sample));
        arrive(&sample.house.together(LEAD, now()).unwrap(), &command, ApartmentId(5)).unwrap();
        assert_eq!(counts(&sample), before);
    }

    #[test]
    fn a_part_that_is_refused_is_taken_back_whole_and_the_others_stand() {
        let (_home, mut sample) = house();
        let (command, (youths, rows)) = (newcomer(&sample), counts(&sample));
        let together = sample.house.together(LEAD, now()).unwrap();
        together.part(|part| part.execute(&command)).unwrap();
        assert!(matches!(arrive(&together, &command, ApartmentId(1)), Err(StoreError::Refused(_))), "1 is taken");
        together.part(|part| part.execute(&command)).unwrap();
        together.commit().unwrap();
        assert_eq!(counts(&sample), (youths + 2, rows + 2));
    }

    #[test]
    fn the_role_decides_and_nobody_leaves_on_the_way() {
        let (_home, mut sample) = house();
        let command = newcomer(&sample);
        let refused = sample.house.together(THERAPIST, now()).unwrap().execute(&command);
        assert!(matches!(refused, Err(StoreError::Refused(_))));
        let member = sample.house.read().people().unwrap().staff[&StaffId(2)].clone();
        let leave =
            Command::ChangeStaff { staff: member.id, version: member.version, role: member.role, active: false };
        let refused = sample.house.together(LEAD, now()).unwrap().execute(&leave);
        assert!(matches!(refused, Err(StoreError::Unexpected(_))));
    }
}
