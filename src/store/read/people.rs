//! The people of the house and where they live. Few enough, also after thirty years, to be held in memory.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, Row};

use super::{Reader, StaffOn, date, line, optional_date, optional_line, text, word};
use crate::{
    domain::{
        called::{Called, called},
        contact::clock::ProtectionLevel,
        house::{Apartment, ApartmentKind, Door, Sharing},
        ids::{ApartmentId, ApartmentNumber, PlacementId, SharedRoomId, StaffId, YouthId},
        names::Line,
        refusal::Refusal,
        staff::{Initials, StaffMember, StaffRole},
        time::Span,
        youth::{InterpreterNeed, Placement, Youth, YouthFacts},
    },
    store::StoreError,
};

/// The house itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseInfo {
    /// Its name.
    pub name: Line,
    /// Other houses live in the file: where this one is meant and another could be, it is named.
    pub several: bool,
    /// The people are invented, and every screen says so.
    pub invented: bool,
    /// A draft of a plan waits for the clinical lead's approval.
    pub plan_approval: bool,
    /// Rooms everybody uses.
    pub common_rooms: Vec<Line>,
}

/// Everybody the house knows, with the apartments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// All members of staff, also those who have left: they have signed entries.
    pub staff: BTreeMap<StaffId, StaffMember>,
    /// All youths, also those who have moved on.
    pub youths: BTreeMap<YouthId, Youth>,
    /// The apartments by number.
    pub apartments: Vec<Apartment>,
    /// The stays of those who live here now, in the order of moving in.
    pub placements: Vec<Placement>,
    /// Those of the staff who work in the house on the screen.
    works_here: BTreeSet<StaffId>,
    called: BTreeMap<YouthId, Called>,
    /// Whose address is protected.
    protected: BTreeMap<YouthId, ProtectionLevel>,
    /// They go on paper or out of the house: whoever's address is protected has none here.
    on_paper: bool,
}

impl People {
    /// A member's initials; `–` for a number nobody has.
    #[must_use]
    pub fn initials(&self, staff: StaffId) -> &str {
        self.staff.get(&staff).map_or("–", |member| member.initials.as_str())
    }

    /// What a youth is called, for people to read; `None` for a number nobody has.
    #[must_use]
    pub fn called(&self, youth: YouthId) -> Option<&Called> {
        self.called.get(&youth)
    }

    /// The members who can be chosen for something of the house on the screen: those who work in it, and whoever stands there
    /// already.
    pub fn choosable(&self, chosen: Option<StaffId>) -> impl Iterator<Item = &StaffMember> {
        let works_here = |member: &StaffMember| member.active && self.works_here.contains(&member.id);
        self.staff.values().filter(move |member| works_here(member) || Some(member.id) == chosen)
    }

    /// The initials of everybody on shift, in the order they confirmed; once, whoever has confirmed two.
    #[must_use]
    pub fn initials_on(&self, on: &[StaffOn]) -> Vec<&str> {
        let mut initials: Vec<&str> = Vec::new();
        for on in on {
            let own = self.initials(on.staff);
            if !initials.contains(&own) {
                initials.push(own);
            }
        }
        initials
    }

    /// A youth's preferred name as it was written, for other programs to read; `–` for a number nobody has.
    #[must_use]
    pub fn name(&self, youth: YouthId) -> &str {
        self.youths.get(&youth).map_or("–", |youth| youth.facts.preferred_name.as_str())
    }

    /// How a member signs on paper: «Kari Nygård (KN)».
    #[must_use]
    pub fn signature(&self, staff: StaffId) -> String {
        self.staff.get(&staff).map_or_else(|| "–".to_owned(), |member| format!("{} ({})", member.name, member.initials))
    }

    /// All names of everybody but one youth, for what must not name them.
    #[must_use]
    pub fn names_besides(&self, youth: YouthId) -> Vec<&str> {
        self.youths.values().filter(|other| other.id != youth).flat_map(|other| other.facts.names()).collect()
    }

    /// Everybody as they may stand on paper, in an export and on the command line: of whoever's address is protected nobody
    /// says where they live.
    #[must_use]
    pub fn on_paper(self) -> Self {
        Self { on_paper: true, ..self }
    }

    /// How a youth's address is protected; `None` where it is not.
    #[must_use]
    pub fn protection(&self, youth: YouthId) -> Option<ProtectionLevel> {
        self.protected.get(&youth).copied()
    }

    /// Whether it is not said here where a youth lives.
    #[must_use]
    pub fn hides_home(&self, youth: YouthId) -> bool {
        self.on_paper && self.protected.contains_key(&youth)
    }

    /// Whether a youth lives in the house, wherever.
    #[must_use]
    pub fn lives_here(&self, youth: YouthId) -> bool {
        self.placements.iter().any(|placement| placement.youth == youth)
    }

    /// The last day of somebody who still lives here, when it is known.
    #[must_use]
    pub fn last_day(&self, youth: YouthId) -> Option<NaiveDate> {
        self.placements.iter().find(|stay| stay.youth == youth)?.moved_out
    }

    /// Whether somebody who lived here when this was read had their last day before `today`.
    #[must_use]
    pub fn anybody_left(&self, today: NaiveDate) -> bool {
        self.placements.iter().any(|stay| stay.moved_out.is_some_and(|last| last < today))
    }

    /// Everybody who lives in the house, in the order of their doors; those whose door is not said here come last.
    #[must_use]
    pub fn residents(&self) -> Vec<YouthId> {
        let youths: Vec<YouthId> = self.placements.iter().map(|placement| placement.youth).collect();
        self.by_door(&youths)
    }

    /// Where a youth lives now, as far as that is said here ([`People::on_paper`]).
    #[must_use]
    pub fn home(&self, youth: YouthId) -> Option<Apartment> {
        if self.hides_home(youth) {
            return None;
        }
        let placement = self.placements.iter().find(|placement| placement.youth == youth)?;
        self.apartments.iter().find(|apartment| apartment.id == placement.apartment).copied()
    }

    /// Whether somebody lives in an apartment, whoever it is.
    #[must_use]
    pub fn is_lived_in(&self, apartment: ApartmentId) -> bool {
        self.youths_in(apartment).next().is_some()
    }

    /// The number that says alone who is meant: of the door of one who shares it with nobody.
    #[must_use]
    pub fn own_number(&self, youth: YouthId) -> Option<ApartmentNumber> {
        self.home(youth).filter(|home| self.only_youth_in(home.id).is_some()).map(|home| home.number)
    }

    /// Youths in the order of the doors they live behind, as they are always shown, and behind one door in the order of moving
    /// in; those without a home here come last.
    #[must_use]
    pub fn by_door(&self, youths: &[YouthId]) -> Vec<YouthId> {
        let mut sorted = youths.to_vec();
        sorted.sort_by_key(|youth| {
            let door = self.home(*youth).map(|home| home.number);
            let moved_in = door.and_then(|_| self.placements.iter().position(|stay| stay.youth == *youth));
            (door.is_none(), door, moved_in, *youth)
        });
        sorted
    }

    /// Youths in the order of their doors, each with the number: «1 Samira, 3 Amir».
    #[must_use]
    pub fn with_doors(&self, youths: &[YouthId], name: impl Fn(YouthId) -> String) -> String {
        let each = |youth: YouthId| match self.home(youth) {
            Some(home) => format!("{} {}", home.number, name(youth)),
            None => name(youth),
        };
        self.by_door(youths).into_iter().map(each).collect::<Vec<_>>().join(", ")
    }

    /// The apartments by number, each as often as it has dwellers, with who they are: nobody is left out, wherever it is shown.
    #[must_use]
    pub fn doors(&self) -> Vec<Door> {
        let doors = |apartment: &Apartment| -> Vec<Door> {
            let door = |youth| Door { apartment: *apartment, youth };
            let youths: Vec<YouthId> = self.youths_in(apartment.id).collect();
            if youths.is_empty() { vec![door(None)] } else { youths.into_iter().map(|one| door(Some(one))).collect() }
        };
        self.apartments.iter().flat_map(doors).collect()
    }

    /// The same without those of whom it is not said here where they live ([`People::on_paper`]): their doors stand as if
    /// nobody did.
    #[must_use]
    pub fn told_doors(&self) -> Vec<Door> {
        let told = |door: Door| Door { youth: door.youth.filter(|youth| !self.hides_home(*youth)), ..door };
        self.doors().into_iter().map(told).collect()
    }

    /// The apartment with that number on the door.
    #[must_use]
    pub fn apartment(&self, number: ApartmentNumber) -> Option<Apartment> {
        self.apartments.iter().find(|apartment| apartment.number == number).copied()
    }

    /// The number on the door of an apartment.
    #[must_use]
    pub fn number(&self, apartment: ApartmentId) -> Option<ApartmentNumber> {
        self.apartments.iter().find(|known| known.id == apartment).map(|known| known.number)
    }

    /// Who lives in an apartment, in the order of moving in: nobody, one, or several in a shared one.
    pub fn youths_in(&self, apartment: ApartmentId) -> impl Iterator<Item = YouthId> {
        self.placements.iter().filter(move |stay| stay.apartment == apartment).map(|stay| stay.youth)
    }

    /// Whom a number on a door means that is pressed while `shown` is looked at: who lives there, and in a shared apartment
    /// the next of them every time. `None` when it is vacant.
    #[must_use]
    pub fn next_behind(&self, number: ApartmentNumber, shown: Option<YouthId>) -> Option<YouthId> {
        let youths: Vec<YouthId> = self.youths_in(self.apartment(number)?.id).collect();
        let at = youths.iter().position(|youth| Some(*youth) == shown);
        youths.get(at.map_or(0, |at| at + 1)).or(youths.first()).copied()
    }

    /// The only one who lives in an apartment; `None` where nobody or several do.
    #[must_use]
    pub fn only_youth_in(&self, apartment: ApartmentId) -> Option<YouthId> {
        let mut youths = self.youths_in(apartment);
        youths.next().filter(|_| youths.next().is_none())
    }

    /// The member with these initials.
    #[must_use]
    pub fn by_initials(&self, initials: &Initials) -> Option<&StaffMember> {
        self.staff.values().find(|member| member.initials == *initials)
    }
}

impl Reader<'_> {
    /// The house itself.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn house(self) -> Result<HouseInfo, StoreError> {
        let (name, invented, plan_approval, several) = self
            .prepare(
                "SELECT coalesce((SELECT s.name FROM shared_house s WHERE s.id = here()), name), invented, coalesce(plan_approval, 0), (SELECT count(*) FROM shared_house) > 1 FROM house",
            )?
            .query_row([], |row| Ok((line(row, 0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let mut statement = self.prepare("SELECT name FROM common_room ORDER BY id")?;
        let common_rooms = statement.query_map([], |row| line(row, 0))?.collect::<Result<_, _>>()?;
        Ok(HouseInfo { name, several, invented, plan_approval, common_rooms })
    }

    /// A mark that only this house has and that names nobody: half of the number its key file begins with, in hexadecimal.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn house_mark(self) -> Result<String, StoreError> {
        Ok(self.prepare("SELECT lower(hex(substr(key_file, 1, 8))) FROM house")?.query_row([], |row| row.get(0))?)
    }

    /// Everybody, for the views to hold.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn people(self) -> Result<People, StoreError> {
        let youths = self.youths()?.into_iter().map(|youth| (youth.id, youth)).collect();
        let mut placements = self.placements()?;
        placements.sort_by_key(|stay| (stay.moved_in, stay.id));
        let live_here = placements.iter().map(|placement| placement.youth).collect();
        Ok(People {
            staff: self.staff()?.into_iter().map(|member| (member.id, member)).collect(),
            works_here: self.staff_of(self.here()?)?.into_iter().collect(),
            apartments: self.apartments()?,
            called: called(&youths, &live_here),
            protected: self.protected()?,
            on_paper: false,
            youths,
            placements,
        })
    }

    /// The argon2id hash of an active member's PIN.
    ///
    /// # Errors
    /// What SQLite answers; [`Refusal::Gone`] when the member does not work here (any more).
    pub fn pin_hash(self, staff: StaffId) -> Result<String, StoreError> {
        let hash = self
            .prepare("SELECT pin_hash FROM staff WHERE id = ?1 AND active = 1")?
            .query_row([staff.0], |row| row.get(0))
            .optional()?;
        hash.ok_or_else(|| Refusal::Gone.into())
    }

    /// The slot of the key file that a member's passphrase opens (hexadecimal).
    ///
    /// # Errors
    /// What SQLite answers; [`Refusal::Gone`] when nobody has that number.
    pub fn slot_of(self, staff: StaffId) -> Result<String, StoreError> {
        let slot =
            self.prepare("SELECT slot FROM staff WHERE id = ?1")?.query_row([staff.0], |row| row.get(0)).optional()?;
        slot.ok_or_else(|| Refusal::Gone.into())
    }

    fn staff(self) -> Result<Vec<StaffMember>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, version, initials, name, role, active,
                    coalesce((SELECT holds FROM staff_function f WHERE f.staff_id = staff.id
                              AND f.function = 'host-coordinator' ORDER BY f.id DESC LIMIT 1), 0)
             FROM staff ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(StaffMember {
                id: StaffId(row.get(0)?),
                version: row.get(1)?,
                initials: Initials::new(text(row, 2)?).map_err(|_| super::invalid(2, "initials"))?,
                name: line(row, 3)?,
                role: word(row, 4, StaffRole::from_id)?,
                active: row.get(5)?,
                host_coordinator: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn youths(self) -> Result<Vec<Youth>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, version, preferred_name, latin_name, own_script_name, pronunciation, birth_date, celebrates,
                    languages, interpreter, interpreter_note, primary_contact, help_needed FROM main.youth
             WHERE EXISTS (SELECT 1 FROM youth h WHERE h.id = main.youth.id)
                OR EXISTS (SELECT 1 FROM stay s WHERE s.youth_id = main.youth.id)
             ORDER BY id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Youth {
                id: YouthId(row.get(0)?),
                version: row.get(1)?,
                facts: YouthFacts {
                    preferred_name: line(row, 2)?,
                    latin_name: optional_line(row, 3)?,
                    own_script_name: optional_line(row, 4)?,
                    pronunciation: optional_line(row, 5)?,
                    birth_date: date(row, 6)?,
                    celebrates: optional_line(row, 7)?,
                    languages: optional_line(row, 8)?,
                    interpreter: word(row, 9, InterpreterNeed::from_id)?,
                    interpreter_note: optional_line(row, 10)?,
                    help_needed: optional_line(row, 12)?,
                    primary_contact: row.get::<_, Option<i64>>(11)?.map(StaffId),
                },
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The apartments by number.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn apartments(self) -> Result<Vec<Apartment>, StoreError> {
        let mut statement =
            self.prepare("SELECT id, number, kind, places, kitchen, bath FROM apartment ORDER BY house_id, number")?;
        let rows = statement.query_map([], |row| {
            Ok(Apartment {
                id: ApartmentId(row.get(0)?),
                number: ApartmentNumber(row.get(1)?),
                kind: word(row, 2, ApartmentKind::from_id)?,
                sharing: Sharing {
                    places: row.get(3)?,
                    kitchen: row.get::<_, Option<i64>>(4)?.map(SharedRoomId),
                    bath: row.get::<_, Option<i64>>(5)?.map(SharedRoomId),
                },
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn placements(self) -> Result<Vec<Placement>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, youth_id, apartment_id, moved_in, moved_out FROM stay WHERE until >= ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([self.lasts_to()], placement)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The stays that had something of these days, whoever lives here now; in the order they were written.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn placements_in(self, days: Span<NaiveDate>) -> Result<Vec<Placement>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, youth_id, apartment_id, moved_in, moved_out FROM stay
             WHERE until >= ?1 AND moved_in <= ?2 ORDER BY id",
        )?;
        let rows = statement.query_map([days.start().to_string(), days.last_day().to_string()], placement)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn placement(row: &Row<'_>) -> rusqlite::Result<Placement> {
    Ok(Placement {
        id: PlacementId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        apartment: ApartmentId(row.get(2)?),
        moved_in: date(row, 3)?,
        moved_out: optional_date(row, 4)?,
    })
}
