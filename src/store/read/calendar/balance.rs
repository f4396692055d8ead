//! How much time was spent with the youths: by who came to what, and by the minutes of the log.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::super::{Reader, instant, optional_instant};
use crate::{
    domain::{
        calendar::{
            AttendanceState, OccurrenceId,
            balance::{Balance, Minutes, Spent, balance, minutes_of},
        },
        ids::{EntryId, YouthId},
        log::ContactMinutes,
        time::{Instant, Span, Zone},
    },
    store::StoreError,
};

impl Reader<'_> {
    /// The time of whole weeks, of everybody who lived in the house in them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn balance(self, days: Span<NaiveDate>, zone: Zone) -> Result<Balance, StoreError> {
        let placements = self.placements_in(days)?;
        let youths: BTreeSet<YouthId> = placements.iter().map(|placement| placement.youth).collect();
        let mut spent = self.time_of_events(days, &youths, zone)?;
        spent.extend(self.time_of_log(days, zone)?);
        Ok(balance(days, &placements, &spent))
    }

    /// What those of the youths got who came to something that began on one of these days.
    fn time_of_events(
        self,
        days: Span<NaiveDate>,
        youths: &BTreeSet<YouthId>,
        zone: Zone,
    ) -> Result<Vec<Spent>, StoreError> {
        let mut came: HashMap<OccurrenceId, Vec<YouthId>> = HashMap::new();
        for youth in youths {
            for (id, _) in self.attendance_of(*youth)?.into_iter().filter(|(_, state)| *state == AttendanceState::Came)
            {
                came.entry(id).or_default().push(*youth);
            }
        }
        let mut spent = Vec::new();
        for event in self.occurrences(days, zone)? {
            let day = event.facts.when.day;
            let Some(youths) = came.get(&event.id).filter(|_| days.contains(day)) else { continue };
            let Some(minutes) = minutes_of(&event) else { continue };
            spent.extend(youths.iter().map(|youth| Spent { youth: Some(*youth), day, minutes }));
        }
        Ok(spent)
    }

    /// The minutes of entries about what happened on these days: once for each youth an entry is about, and as it stands now.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn time_of_log(self, days: Span<NaiveDate>, zone: Zone) -> Result<Vec<Spent>, StoreError> {
        let within = (zone.day(days.start()).start(), zone.day(days.last_day()).end());
        let mut spent = Vec::new();
        let mut corrected = self.corrected_minutes(within)?;
        let mut statement = self.prepare(
            "SELECT l.happened_at, l.individual_minutes, l.common_minutes, y.youth_id, l.id,
                    EXISTS (SELECT 1 FROM log_revision r WHERE r.entry_id = l.id)
             FROM main.log_entry l INDEXED BY log_entry_minutes
             LEFT JOIN log_entry_youth y ON y.entry_id = l.id
             WHERE l.house_id = here() AND l.happened_at >= ?1 AND l.happened_at < ?2
               AND (l.individual_minutes IS NOT NULL OR l.common_minutes IS NOT NULL)",
        )?;
        let mut rows = statement.query([within.0.timestamp(), within.1.timestamp()])?;
        while let Some(row) = rows.next()? {
            if row.get(5)? {
                corrected.insert(EntryId(row.get(4)?));
                continue;
            }
            let minutes = ContactMinutes { individual: row.get(1)?, common: row.get(2)? };
            let youth = row.get::<_, Option<i64>>(3)?.map(YouthId);
            spent.push(Spent { youth, day: zone.date(instant(row, 0)?), minutes: spent_in(minutes) });
        }
        for entry in corrected {
            spent.extend(self.time_of_entry(entry, days, zone)?);
        }
        Ok(spent)
    }

    /// Entries whose corrections gave them minutes, or moved them, into a span.
    fn corrected_minutes(self, within: (Instant, Instant)) -> Result<BTreeSet<EntryId>, StoreError> {
        let mut statement = self.prepare(
            "SELECT entry_id FROM main.log_revision INDEXED BY log_revision_minutes
             WHERE happened_at >= ?1 AND happened_at < ?2
               AND (individual_minutes IS NOT NULL OR common_minutes IS NOT NULL)",
        )?;
        let rows = statement.query_map([within.0.timestamp(), within.1.timestamp()], |row| row.get(0).map(EntryId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The time of an entry that was corrected, as the newest correction has it; nothing of one that was struck.
    fn time_of_entry(self, id: EntryId, days: Span<NaiveDate>, zone: Zone) -> Result<Vec<Spent>, StoreError> {
        let mut statement = self.prepare(
            "SELECT happened_at, individual_minutes, common_minutes FROM log_revision
             WHERE entry_id = ?1 ORDER BY id DESC LIMIT 1",
        )?;
        let mut rows = statement.query([id.0])?;
        let Some(row) = rows.next()? else { return Ok(Vec::new()) };
        // Striking brings no content of its own.
        let Some(day) = optional_instant(row, 0)?.map(|at| zone.date(at)).filter(|day| days.contains(*day)) else {
            return Ok(Vec::new());
        };
        let minutes = spent_in(ContactMinutes { individual: row.get(1)?, common: row.get(2)? });
        let of = |youth| Spent { youth, day, minutes };
        let youths = self.youths_of(id)?;
        Ok(if youths.is_empty() { vec![of(None)] } else { youths.into_iter().map(Some).map(of).collect() })
    }
}

fn spent_in(minutes: ContactMinutes) -> Minutes {
    Minutes { common: minutes.common.map_or(0, u32::from), individual: minutes.individual.map_or(0, u32::from) }
}
