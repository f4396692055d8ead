//! Host households, what they reached, and cases.

use std::collections::BTreeSet;

use rusqlite::Row;

use super::{Reader, date, instant, invalid, line, moves::said, optional_date, optional_line, task::prose, word};
use crate::{
    domain::{
        access::{Deed, allows},
        contact::Phone,
        host::{
            AdultFacts, CaseEnd, Follows, HostAdult, HostCase, HostFile, HostMark, HostOf, HostPoint, Household,
            HouseholdEnd, HouseholdFacts, Leaving, LeavingFacts,
            gate::{Certificate, Gate, GateFacts, Gates, Reached, TakenBack, Whose},
        },
        ids::{
            HostAdultId, HostCaseId, HostGateId, HostMarkId, HostPointId, HouseholdId, InterpreterId, StaffId, YouthId,
        },
    },
    store::StoreError,
};

const HOUSEHOLD: &str = "id, version, name, address, dwelling, own_entrance, facilities, languages, limits, note, vacant_from, coordinator, begun, ended_on, ended";
const ADULT: &str = "id, household_id, version, name, phone, email, ended";
const CASE: &str =
    "id, version, household_id, youth_id, proposed_on, moved_in, leaving_on, leaving, follows, closed_on, closed";
const GATE: &str = "g.id, g.household_id, g.case_id, g.adult_id, g.gate, g.day, g.issued, g.seen_by, g.interpreter_id, g.paper, g.note, g.at, g.staff_id, g.until";

impl Reader<'_> {
    /// Every household, also those that are none any more, in the order they were written down.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn households(self) -> Result<Vec<Household>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {HOUSEHOLD} FROM household ORDER BY id"))?;
        Ok(statement.query_map([], household)?.collect::<Result<_, _>>()?)
    }

    /// One of them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn household(self, id: HouseholdId) -> Result<Option<Household>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {HOUSEHOLD} FROM household WHERE id = ?1"))?;
        Ok(statement.query_map([id.0], household)?.next().transpose()?)
    }

    /// A household with everything that belongs to it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_file(self, id: HouseholdId) -> Result<Option<HostFile>, StoreError> {
        self.household(id)?.map(|household| self.filed(household)).transpose()
    }

    /// Every household with everything that belongs to it, in the order they were written down.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_files(self) -> Result<Vec<HostFile>, StoreError> {
        self.households()?.into_iter().map(|household| self.filed(household)).collect()
    }

    fn filed(self, household: Household) -> Result<HostFile, StoreError> {
        let id = household.id;
        let (adults, gates) = (self.host_adults_of(id)?, self.host_gates_of(id)?);
        Ok(HostFile { household, adults, gates, cases: self.host_cases_of_household(id)? })
    }

    /// The adults of a household, also those who no longer live there.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_adults_of(self, household: HouseholdId) -> Result<Vec<HostAdult>, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {ADULT} FROM host_adult WHERE household_id = ?1 ORDER BY id"))?;
        Ok(statement.query_map([household.0], adult)?.collect::<Result<_, _>>()?)
    }

    /// One of them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_adult(self, id: HostAdultId) -> Result<Option<HostAdult>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {ADULT} FROM host_adult WHERE id = ?1"))?;
        Ok(statement.query_map([id.0], adult)?.next().transpose()?)
    }

    /// Every case of a household, the oldest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_cases_of_household(self, household: HouseholdId) -> Result<Vec<HostCase>, StoreError> {
        let mut statement = self
            .prepare(&format!("SELECT {CASE} FROM host_case WHERE household_id = ?1 AND withdrawn = 0 ORDER BY id"))?;
        Ok(statement.query_map([household.0], case)?.collect::<Result<_, _>>()?)
    }

    /// Every case of a youth, the oldest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_cases_of(self, youth: YouthId) -> Result<Vec<HostCase>, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {CASE} FROM host_case WHERE youth_id = ?1 AND withdrawn = 0 ORDER BY id"))?;
        Ok(statement.query_map([youth.0], case)?.collect::<Result<_, _>>()?)
    }

    /// The households a youth lives with, has lived with or was proposed to, in the order of the register.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn hosts_of(self, youth: YouthId) -> Result<Vec<HostOf>, StoreError> {
        let mut statement = self.prepare(
            "SELECT h.id, h.name, c.closed_on IS NULL FROM host_case c CROSS JOIN household h ON h.id = c.household_id
             WHERE c.youth_id = ?1 AND c.withdrawn = 0",
        )?;
        let hosts = statement.query_map([youth.0], |row| {
            Ok(HostOf { household: HouseholdId(row.get(0)?), name: line(row, 1)?, is_open: row.get(2)? })
        })?;
        // Few enough to be put in order here: once each, open where one of its cases is.
        let mut hosts: Vec<HostOf> = hosts.collect::<Result<_, _>>()?;
        hosts.sort_by_key(|host| (host.household, !host.is_open));
        hosts.dedup_by_key(|host| host.household);
        Ok(hosts)
    }

    /// Every case of the register, the oldest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_cases(self) -> Result<Vec<HostCase>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {CASE} FROM host_case WHERE withdrawn = 0 ORDER BY id"))?;
        Ok(statement.query_map([], case)?.collect::<Result<_, _>>()?)
    }

    /// One of them.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_case(self, id: HostCaseId) -> Result<Option<HostCase>, StoreError> {
        let mut statement = self.prepare(&format!("SELECT {CASE} FROM host_case WHERE id = ?1 AND withdrawn = 0"))?;
        Ok(statement.query_map([id.0], case)?.next().transpose()?)
    }

    /// What a household, its adults and its cases have reached: of each gate the newest row.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_gates_of(self, household: HouseholdId) -> Result<Gates, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT {GATE} FROM host_gate g WHERE g.household_id = ?1 AND g.id =
                 (SELECT max(n.id) FROM host_gate n WHERE n.household_id = ?1 AND n.gate = g.gate
                      AND n.case_id IS g.case_id AND n.adult_id IS g.adult_id)
             ORDER BY g.id"
        ))?;
        let (mut counts, mut back) = (Vec::new(), Vec::new());
        let mut rows = statement.query([household.0])?;
        while let Some(row) = rows.next()? {
            match optional_date(row, 5)? {
                Some(_) => counts.push(reached(row)?),
                None => back.push(taken_back(row)?),
            }
        }
        Ok(Gates::new(counts, back))
    }

    /// A row about a gate that was reached.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_gate(self, id: HostGateId) -> Result<Option<Reached>, StoreError> {
        let mut statement =
            self.prepare(&format!("SELECT {GATE} FROM host_gate g WHERE g.id = ?1 AND g.day IS NOT NULL"))?;
        Ok(statement.query_map([id.0], reached)?.next().transpose()?)
    }

    /// What is gone through when a youth leaves a host, in its order.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn host_points(self, case: HostCaseId) -> Result<Vec<HostPoint>, StoreError> {
        let mut statement = self.prepare(
            "SELECT p.id, p.words, m.id, m.kind, m.reason, m.at, m.staff_id FROM host_point p
             LEFT JOIN host_mark m ON m.id = (SELECT max(id) FROM host_mark WHERE point_id = p.id)
             WHERE p.case_id = ?1 ORDER BY p.id",
        )?;
        let points = statement.query_map([case.0], |row| {
            let newest = match row.get::<_, Option<i64>>(2)? {
                Some(id) => Some(HostMark {
                    id: HostMarkId(id),
                    said: said(row, 3)?,
                    at: instant(row, 5)?,
                    staff: StaffId(row.get(6)?),
                }),
                None => None,
            };
            Ok(HostPoint { id: HostPointId(row.get(0)?), words: line(row, 1)?, newest })
        })?;
        Ok(points.collect::<Result<_, _>>()?)
    }

    /// Whether a member keeps hosts, and works in the house.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn keeps_hosts(self, staff: StaffId) -> Result<bool, StoreError> {
        let works_here: bool = self
            .prepare("SELECT EXISTS (SELECT 1 FROM staff_house WHERE staff_id = ?1 AND house_id = here())")?
            .query_row([staff.0], |row| row.get(0))?;
        Ok(works_here && self.keepers()?.contains(&staff))
    }

    /// The households that have not ended whose coordinator keeps no hosts any more, or works in another house by now.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn without_coordinator(self) -> Result<BTreeSet<HouseholdId>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, coordinator, EXISTS (SELECT 1 FROM staff_house w
                 WHERE w.staff_id = household.coordinator AND w.house_id = household.house_id)
             FROM household WHERE coordinator IS NOT NULL AND ended IS NULL",
        )?;
        let found = statement
            .query_map([], |row| Ok((HouseholdId(row.get(0)?), StaffId(row.get(1)?), row.get::<_, bool>(2)?)))?;
        let found: Vec<_> = found.collect::<Result<_, _>>()?;
        let keepers = self.keepers()?;
        let gone = found.into_iter().filter(|(_, staff, works_there)| !works_there || !keepers.contains(staff));
        Ok(gone.map(|(household, ..)| household).collect())
    }

    /// Everybody who has not left and whose rights are to keep hosts.
    fn keepers(self) -> Result<BTreeSet<StaffId>, StoreError> {
        let staff = self.people()?.staff.into_values();
        let keepers = staff.filter(|member| member.active && allows(member.rights(), Deed::KeepHosts));
        Ok(keepers.map(|member| member.id).collect())
    }
}

fn household(row: &Row<'_>) -> rusqlite::Result<Household> {
    Ok(Household {
        id: HouseholdId(row.get(0)?),
        version: row.get(1)?,
        facts: HouseholdFacts {
            name: line(row, 2)?,
            address: optional_line(row, 3)?,
            dwelling: prose(row, 4)?,
            own_entrance: row.get(5)?,
            facilities: prose(row, 6)?,
            languages: optional_line(row, 7)?,
            limits: prose(row, 8)?,
            note: prose(row, 9)?,
            vacant_from: optional_date(row, 10)?,
            coordinator: row.get::<_, Option<i64>>(11)?.map(StaffId),
            begun: date(row, 12)?,
        },
        ended: match optional_date(row, 13)? {
            Some(on) => Some(HouseholdEnd { on, why: line(row, 14)? }),
            None => None,
        },
    })
}

fn adult(row: &Row<'_>) -> rusqlite::Result<HostAdult> {
    let phone: Option<String> = row.get(4)?;
    Ok(HostAdult {
        id: HostAdultId(row.get(0)?),
        household: HouseholdId(row.get(1)?),
        version: row.get(2)?,
        facts: AdultFacts {
            name: line(row, 3)?,
            phone: Phone::optional(phone.as_deref().unwrap_or_default()).map_err(|_| invalid(4, "a number"))?,
            email: optional_line(row, 5)?,
        },
        ended: optional_line(row, 6)?,
    })
}

fn case(row: &Row<'_>) -> rusqlite::Result<HostCase> {
    let leaving = match optional_date(row, 6)? {
        Some(on) => Some(LeavingFacts {
            on,
            why: word(row, 7, Leaving::from_id)?,
            follows: match row.get::<_, Option<String>>(8)? {
                Some(id) => Some(Follows::from_id(&id).ok_or_else(|| invalid(8, "a known word"))?),
                None => None,
            },
        }),
        None => None,
    };
    let closed = match optional_date(row, 9)? {
        Some(on) => Some(CaseEnd { on, why: prose(row, 10)? }),
        None => None,
    };
    Ok(HostCase {
        id: HostCaseId(row.get(0)?),
        version: row.get(1)?,
        household: HouseholdId(row.get(2)?),
        youth: YouthId(row.get(3)?),
        proposed_on: date(row, 4)?,
        moved_in: optional_date(row, 5)?,
        leaving,
        closed,
    })
}

fn whose(row: &Row<'_>) -> rusqlite::Result<Whose> {
    let (household, case, adult): (i64, Option<i64>, Option<i64>) = (row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(match (case, adult) {
        (Some(case), _) => Whose::Case(HostCaseId(case)),
        (None, Some(adult)) => Whose::Adult(HostAdultId(adult)),
        (None, None) => Whose::Household(HouseholdId(household)),
    })
}

fn taken_back(row: &Row<'_>) -> rusqlite::Result<TakenBack> {
    Ok(TakenBack {
        gate: word(row, 4, Gate::from_id)?,
        whose: whose(row)?,
        why: prose(row, 10)?,
        at: instant(row, 11)?,
        staff: StaffId(row.get(12)?),
    })
}

fn reached(row: &Row<'_>) -> rusqlite::Result<Reached> {
    let certificate = match (optional_date(row, 6)?, row.get::<_, Option<i64>>(7)?) {
        (Some(issued), Some(seen_by)) => Some(Certificate { issued, seen_by: StaffId(seen_by) }),
        _ => None,
    };
    Ok(Reached {
        id: HostGateId(row.get(0)?),
        gate: word(row, 4, Gate::from_id)?,
        whose: whose(row)?,
        facts: GateFacts {
            day: date(row, 5)?,
            until: optional_date(row, 13)?,
            certificate,
            interpreter: row.get::<_, Option<i64>>(8)?.map(InterpreterId),
            paper: optional_line(row, 9)?,
            note: prose(row, 10)?,
        },
        at: instant(row, 11)?,
        staff: StaffId(row.get(12)?),
    })
}
