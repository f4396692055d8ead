//! What the trail tells of rows that are lost themselves: who worked here with which key, what the house is called, which
//! apartments it has, whom an entry is about. The trail holds every change with its values.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _, params, params_from_iter, types::Value};

use crate::{
    domain::{
        command::{ChangedSlot, Command},
        house::{NewApartment, NewHouse, NewSharedHouse},
        ids::{StaffId, YouthId},
        log::About,
        staff::{Initials, NewStaff, StaffFunction, StaffRole},
        time::Instant,
        youth::YouthFacts,
    },
    store::{
        StoreError,
        keys::{HouseId, KdfParams, Pin, SlotId, hash_pin},
        write::youth_values,
    },
};

/// What the trail tells of the house and of people.
#[derive(Debug, Default)]
struct Told {
    founded: Option<NewHouse>,
    /// Houses that were added, by their row.
    added: BTreeMap<i64, NewSharedHouse>,
    /// In which houses a member works.
    works: BTreeMap<StaffId, BTreeSet<i64>>,
    members: BTreeMap<StaffId, Member>,
    youths: BTreeMap<YouthId, YouthFacts>,
}

/// A member as the trail has them.
#[derive(Debug, Clone)]
struct Member {
    new: NewStaff,
    active: bool,
    /// What they are beside their role: who said so, and when.
    functions: BTreeMap<StaffFunction, (StaffId, i64)>,
}

impl Member {
    const fn new(new: NewStaff) -> Self {
        Self { new, active: true, functions: BTreeMap::new() }
    }
}

/// Whoever salvages, as their passphrase shows them; without a slot as they say with the code on paper.
pub(super) struct Salvager<'a> {
    pub initials: &'a Initials,
    pub slot: Option<SlotId>,
}

/// Makes the row of the house, its apartments and its staff anew, as far as they are lost and the trail tells. Answers how many
/// rows of each table.
pub(super) fn from_trail(
    conn: &Connection,
    house: HouseId,
    now: Instant,
    words: &str,
    torn: &dyn Fn(&str) -> bool,
) -> Result<BTreeMap<String, u64>, StoreError> {
    let mut made = BTreeMap::new();
    let Told { founded, added, works, members, youths } = told(conn)?;
    if conn.query_row("SELECT 1 FROM house", [], |_| Ok(())).optional()?.is_none() {
        let name = founded.as_ref().map_or(words, |new| new.name.as_str());
        let invented = founded.as_ref().is_some_and(|new| new.invented);
        let at: Option<i64> = conn.query_row("SELECT min(at) FROM audit", [], |row| row.get(0))?;
        conn.execute(
            "INSERT INTO house (id, key_file, name, founded_at, invented) VALUES (1, ?1, ?2, ?3, ?4)",
            params![house.as_bytes().as_slice(), name, at.unwrap_or_else(|| now.timestamp()), invented],
        )?;
        made.insert("house".to_owned(), 1);
    }
    made.insert("shared_house".to_owned(), houses(conn, &added)?);
    if let Some(new) = founded.as_ref().filter(|_| torn("apartment")) {
        let mut rows = 0;
        let of = |house: i64, apartments: &[NewApartment]| -> Vec<_> {
            apartments.iter().map(|apartment| (house, *apartment)).collect()
        };
        let added = added.iter().flat_map(|(id, new)| of(*id, &new.apartments));
        for (id, (house, apartment)) in (1_i64..).zip(of(1, &new.apartments).into_iter().chain(added)) {
            let insert = "INSERT OR IGNORE INTO apartment (id, house_id, number, kind) VALUES (?1, ?2, ?3, ?4)";
            rows += conn.execute(insert, params![id, house, apartment.number.0, apartment.kind.id()])? as u64;
        }
        made.insert("apartment".to_owned(), rows);
    }
    if torn("staff") {
        made.insert("staff".to_owned(), staff(conn, &members)?);
    }
    if torn("staff_function") {
        made.insert("staff_function".to_owned(), functions(conn, &members)?);
    }
    let is_empty = !conn.prepare("SELECT 1 FROM staff_house")?.exists([])?;
    if torn("staff") || torn("staff_house") || is_empty {
        made.insert("staff_house".to_owned(), work(conn, &works)?);
    }
    if torn("youth") {
        made.insert("youth".to_owned(), write_youths(conn, &youths)?);
    }
    if torn("log_entry_youth") {
        made.insert("log_entry_youth".to_owned(), abouts(conn)?);
    }
    made.retain(|_, rows| *rows > 0);
    Ok(made)
}

/// The houses of the file: the first, which is called as the file is, and those that were added.
fn houses(conn: &Connection, added: &BTreeMap<i64, NewSharedHouse>) -> Result<u64, StoreError> {
    let mut rows = conn.execute(
        "INSERT OR IGNORE INTO shared_house (id, position, name, founded_at) SELECT 1, 1, name, founded_at FROM house
         WHERE NOT EXISTS (SELECT 1 FROM shared_house WHERE id = 1)",
        [],
    )? as u64;
    for (id, new) in added {
        rows += conn.execute(
            "INSERT OR IGNORE INTO shared_house (id, position, name, founded_at)
             SELECT ?1, max(position) + 1, ?2, max(founded_at) FROM shared_house
             WHERE NOT EXISTS (SELECT 1 FROM shared_house WHERE id = ?1)",
            params![id, new.name.as_str()],
        )? as u64;
    }
    Ok(rows)
}

/// Who works where, as far as both are there.
fn work(conn: &Connection, works: &BTreeMap<StaffId, BTreeSet<i64>>) -> Result<u64, StoreError> {
    let mut insert = conn.prepare(
        "INSERT OR IGNORE INTO staff_house (staff_id, house_id) SELECT s.id, h.id FROM staff s, shared_house h
         WHERE s.id = ?1 AND h.id = ?2",
    )?;
    let mut rows = 0;
    for (staff, houses) in works {
        for house in houses {
            rows += insert.execute([staff.0, *house])? as u64;
        }
    }
    Ok(rows)
}

fn staff(conn: &Connection, members: &BTreeMap<StaffId, Member>) -> Result<u64, StoreError> {
    let pin = unknown_pin()?;
    let mut rows = 0;
    for (id, Member { new, active, .. }) in members {
        let insert = "INSERT OR IGNORE INTO staff (id, changed_by, initials, name, role, active, pin_hash, slot)
                      VALUES (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let (initials, name) = (new.initials.as_str(), new.name.as_str());
        rows += conn.execute(insert, params![id.0, initials, name, new.role.id(), *active, pin, new.slot])? as u64;
    }
    Ok(rows)
}

/// What staff are beside their role, where the newest row that is left says something else.
fn functions(conn: &Connection, members: &BTreeMap<StaffId, Member>) -> Result<u64, StoreError> {
    let mut insert = conn.prepare(
        "INSERT INTO staff_function (staff_id, function, holds, at, by_id)
         SELECT ?1, ?2, ?3, ?4, ?5 WHERE ?3 <> coalesce((SELECT holds FROM staff_function
             WHERE staff_id = ?1 AND function = ?2 ORDER BY id DESC LIMIT 1), 0)",
    )?;
    let mut rows = 0;
    for (id, member) in members {
        for function in StaffFunction::ALL {
            let said = member.functions.get(&function);
            let (by, at) = said.copied().unwrap_or((*id, 0));
            rows += insert.execute(params![id.0, function.id(), said.is_some(), at, by.0])? as u64;
        }
    }
    Ok(rows)
}

fn write_youths(conn: &Connection, youths: &BTreeMap<YouthId, YouthFacts>) -> Result<u64, StoreError> {
    let mut insert = conn.prepare(
        "INSERT OR IGNORE INTO youth (id, changed_by, preferred_name, latin_name, own_script_name, pronunciation, birth_date,
                                      celebrates, languages, interpreter, interpreter_note, primary_contact, help_needed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    let mut rows = 0;
    for (id, facts) in youths {
        // Who changed it last stands in the trail.
        let first = [Value::from(id.0), Value::from(1)];
        rows += insert.execute(params_from_iter(first.into_iter().chain(youth_values(facts))))? as u64;
    }
    Ok(rows)
}

/// How the house began, and its people as the trail leaves them.
fn told(conn: &Connection) -> Result<Told, StoreError> {
    let Told { mut founded, mut added, mut works, mut members, mut youths } = Told::default();
    let mut statement = conn.prepare(
        "SELECT entity_id, detail, staff_id, at, coalesce(house_id, 1) FROM audit
         WHERE action IN ('found-house', 'add-house', 'set-staff-houses', 'add-staff', 'change-staff', 'set-function',
             'set-secrets', 'add-youth', 'change-youth')
         ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, detail): (i64, String) = (row.get(0)?, row.get(1)?);
        let (by, at): (Option<i64>, i64) = (row.get(2)?, row.get(3)?);
        // What an older program wrote in other words tells nothing here.
        match serde_json::from_str(&detail) {
            Ok(Command::FoundHouse(new)) => {
                members.insert(StaffId(1), Member::new(new.first_staff.clone()));
                works.insert(StaffId(1), BTreeSet::from([1]));
                founded = Some(new);
            }
            Ok(Command::AddHouse(new)) => {
                works.entry(StaffId(by.unwrap_or(1))).or_default().insert(id);
                added.insert(id, new);
            }
            Ok(Command::SetStaffHouses { staff, houses, .. }) => {
                works.insert(staff, houses.into_iter().map(|house| house.0).collect());
            }
            Ok(Command::AddStaff(new)) => {
                works.insert(StaffId(id), BTreeSet::from([row.get(4)?]));
                members.insert(StaffId(id), Member::new(new));
            }
            Ok(Command::ChangeStaff { staff, role, active, .. }) => {
                if let Some(member) = members.get_mut(&staff) {
                    (member.new.role, member.active) = (role, active);
                    if !active || role == StaffRole::Administrator {
                        member.functions.clear();
                    }
                }
            }
            Ok(Command::SetFunction { staff, function, holds }) => {
                if let Some(member) = members.get_mut(&staff) {
                    member.functions.remove(&function);
                    member.functions.extend(holds.then_some((function, (StaffId(by.unwrap_or(id)), at))));
                }
            }
            Ok(Command::SetSecrets { staff, slot: Some(ChangedSlot { after, .. }), .. }) => {
                if let Some(member) = members.get_mut(&staff) {
                    member.new.slot = after;
                }
            }
            Ok(Command::AddYouth(facts) | Command::ChangeYouth { facts, .. }) => {
                drop(youths.insert(YouthId(id), facts));
            }
            _ => {}
        }
    }
    Ok(Told { founded, added, works, members, youths })
}

/// A PIN nobody knows: whoever has it chooses another.
fn unknown_pin() -> Result<String, StoreError> {
    let pin = Pin::typed(&Pin::suggest()?).map_err(|_| StoreError::Unexpected("a PIN".to_owned()))?;
    Ok(hash_pin(&pin, KdfParams::PIN)?)
}

/// Says of each entry again whom it is about, where that is lost.
fn abouts(conn: &Connection) -> Result<u64, StoreError> {
    let mut statement = conn.prepare(
        "SELECT l.id, a.detail FROM log_entry l JOIN audit a ON a.entity = 'entry' AND a.entity_id = l.id
         WHERE l.about = 'youths' AND a.action = 'write-entry'",
    )?;
    let mut insert = conn.prepare(
        "INSERT OR IGNORE INTO log_entry_youth (youth_id, entry_id) SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM youth)",
    )?;
    let (mut rows, mut made) = (statement.query([])?, 0);
    while let Some(row) = rows.next()? {
        let (entry, detail): (i64, String) = (row.get(0)?, row.get(1)?);
        let detail: serde_json::Value = serde_json::from_str(&detail).unwrap_or_default();
        if let Ok(About::Youths(youths)) = serde_json::from_value(detail["about"].clone()) {
            for youth in youths {
                made += insert.execute([youth.0, entry])? as u64;
            }
        }
    }
    Ok(made)
}

/// The row of whoever salvages. Where it is lost and the trail does not tell either, they get one: their passphrase opened the
/// house, and with the key everything in it can be read. They lead only where nobody is left who does.
pub(super) fn salvager(conn: &Connection, who: &Salvager<'_>, words: &str) -> Result<(StaffId, StaffRole), StoreError> {
    let slot = who.slot.map(|slot| slot.to_string()).unwrap_or_default();
    if let Some(found) = member(conn, who.initials)? {
        return Ok(found);
    }
    let leads = "SELECT 1 FROM staff WHERE active = 1 AND slot <> '' AND role IN ('clinical-lead', 'administrator')";
    let role = if conn.prepare(leads)?.exists([])? { StaffRole::TempStaff } else { StaffRole::ClinicalLead };
    conn.execute(
        "INSERT INTO staff (id, changed_by, initials, name, role, active, pin_hash, slot)
         SELECT coalesce(max(id), 0) + 1, coalesce(max(id), 0) + 1, ?1, ?2, ?3, 1, ?4, ?5 FROM staff",
        params![who.initials.as_str(), words, role.id(), unknown_pin()?, slot],
    )?;
    let staff = StaffId(conn.last_insert_rowid());
    conn.execute(
        "INSERT OR IGNORE INTO staff_house (staff_id, house_id) SELECT ?1, min(id) FROM shared_house",
        [staff.0],
    )?;
    Ok((staff, role))
}

/// The member with these initials who works here.
pub(super) fn member(conn: &Connection, initials: &Initials) -> Result<Option<(StaffId, StaffRole)>, StoreError> {
    let found = conn
        .query_row("SELECT id, role FROM staff WHERE initials = ?1 AND active = 1", [initials.as_str()], |row| {
            Ok((StaffId(row.get(0)?), row.get::<_, String>(1)?))
        })
        .optional()?;
    Ok(found.and_then(|(staff, role)| Some((staff, StaffRole::from_id(&role)?))))
}
