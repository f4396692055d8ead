//! The houses of the file, who works in which, what apartments share, and youths who come to another house.

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, StoreError, Written, here, receipt};
use crate::domain::{
    audit::Entity,
    changes::{Changes, Topic},
    house::{Apartment, Full, NewApartment, NewSharedHouse, SharedRoomFacts, full},
    ids::{ApartmentId, HouseId, SharedRoomId, StaffId, YouthId},
    names::Line,
    refusal::Refusal,
    staff::StaffRole,
    time::Instant,
};
use crate::store::read::Reader;

/// The rows of a house: itself, its apartments and its rooms.
pub(super) fn add_rows(
    tx: &Transaction<'_>,
    name: &Line,
    apartments: &[NewApartment],
    rooms: &[Line],
    now: Instant,
) -> Result<HouseId, StoreError> {
    tx.execute(
        "INSERT INTO shared_house (position, name, founded_at)
         VALUES ((SELECT coalesce(max(position), 0) + 1 FROM shared_house), ?1, ?2)",
        params![name.as_str(), now.timestamp()],
    )?;
    let house = HouseId(tx.last_insert_rowid());
    for apartment in apartments {
        tx.execute(
            "INSERT INTO main.apartment (house_id, number, kind) VALUES (?1, ?2, ?3)",
            params![house.0, apartment.number.0, apartment.kind.id()],
        )?;
    }
    for room in rooms {
        tx.execute(
            "INSERT OR IGNORE INTO main.common_room (house_id, name) VALUES (?1, ?2)",
            params![house.0, room.as_str()],
        )?;
    }
    Ok(house)
}

/// A further house. Whoever adds it works there from now on.
pub(super) fn add(tx: &Transaction<'_>, actor: Actor, new: &NewSharedHouse) -> Result<Written, StoreError> {
    let is_taken = Reader::new(tx).houses()?.iter().any(|house| same_name(&house.name, &new.name));
    if is_taken {
        return Err(Refusal::HouseNameTaken.into());
    }
    let house = add_rows(tx, &new.name, &new.apartments, &new.common_rooms, actor.now)?;
    work_there(tx, actor, actor.staff, house)?;
    Ok(everything(Entity::House, house.0))
}

/// Two houses are told apart by how they are read, not by how they are written.
fn same_name(one: &Line, other: &Line) -> bool {
    one.as_str().to_lowercase() == other.as_str().to_lowercase()
}

/// Whoever begins to work in a house reads from now on what is written there.
fn work_there(tx: &Transaction<'_>, actor: Actor, staff: StaffId, house: HouseId) -> Result<(), StoreError> {
    tx.execute("INSERT INTO staff_house (staff_id, house_id) VALUES (?1, ?2)", [staff.0, house.0])?;
    receipt::begin_reading_in(tx, staff, house, actor.now)
}

/// Says in which houses a member works. Whoever says it works in every house they add or take away: nobody hands out what they do
/// not have.
pub(super) fn set_staff(
    tx: &Transaction<'_>,
    actor: Actor,
    staff: StaffId,
    before: &[HouseId],
    houses: &[HouseId],
) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    let all = reader.houses()?;
    if houses.iter().any(|house| !all.iter().any(|known| known.id == *house)) {
        return Err(Refusal::Gone.into());
    }
    let stands = reader.houses_of(staff)?;
    let sorted = |houses: &[HouseId]| houses.iter().copied().collect::<std::collections::BTreeSet<_>>();
    if sorted(&stands) != sorted(before) {
        return Err(super::version_conflict(tx, "staff", staff.0));
    }
    let own = reader.houses_of(actor.staff)?;
    let (stands, wanted) = (sorted(&stands), sorted(houses));
    if stands.symmetric_difference(&wanted).any(|house| !own.contains(house)) {
        return Err(Refusal::NotYourHouse.into());
    }
    for house in wanted.difference(&stands) {
        work_there(tx, actor, staff, *house)?;
    }
    for house in stands.difference(&wanted) {
        tx.execute("DELETE FROM staff_house WHERE staff_id = ?1 AND house_id = ?2", [staff.0, house.0])?;
    }
    check_leaders(tx)?;
    Ok(everything(Entity::Staff, staff.0))
}

/// Every house has somebody who can add and help the others.
pub(super) fn check_leaders(tx: &Transaction<'_>) -> Result<(), StoreError> {
    let left_alone: bool = tx.query_row(
        "SELECT EXISTS (SELECT 1 FROM shared_house h WHERE NOT EXISTS (
             SELECT 1 FROM staff_house w CROSS JOIN staff s ON s.id = w.staff_id
             WHERE w.house_id = h.id AND s.active = 1 AND s.role = ?1))",
        [StaffRole::ClinicalLead.id()],
        |row| row.get(0),
    )?;
    if left_alone { Err(Refusal::LastLeadOfHouse.into()) } else { Ok(()) }
}

/// Refuses whoever does not work in the house that is written in.
pub(super) fn check_right(tx: &Transaction<'_>, staff: StaffId) -> Result<(), StoreError> {
    let works_here: bool = tx
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM staff_house WHERE staff_id = ?1 AND house_id = here())")?
        .query_row([staff.0], |row| row.get(0))?;
    if works_here { Ok(()) } else { Err(Refusal::NotYourHouse.into()) }
}

pub(super) fn keep_room(
    tx: &Transaction<'_>,
    actor: Actor,
    room: Option<SharedRoomId>,
    before: Option<&SharedRoomFacts>,
    facts: &SharedRoomFacts,
) -> Result<Written, StoreError> {
    let rooms = Reader::new(tx).shared_rooms()?;
    if let Some(room) = room {
        let stands = rooms.iter().find(|known| known.id == room).ok_or(Refusal::Gone)?;
        if Some(&stands.facts) != before {
            return Err(room_changed(tx)?.into());
        }
    }
    let is_taken = rooms.iter().any(|other| Some(other.id) != room && same_name(&other.facts.name, &facts.name));
    if is_taken {
        return Err(Refusal::SharedRoomNameTaken.into());
    }
    if let Some(room) = room.filter(|_| facts.retired) {
        refuse_shared(tx, room)?;
    }
    match room {
        None => tx.execute(
            "INSERT INTO main.shared_room (house_id, kind, name, most) VALUES (here(), ?1, ?2, ?3)",
            params![facts.kind.id(), facts.name.as_str(), facts.most],
        )?,
        Some(room) => tx.execute(
            "UPDATE main.shared_room SET name = ?3, most = ?4, retired_at = iif(?5, coalesce(retired_at, ?6), NULL)
             WHERE id = ?1 AND kind = ?2 AND house_id = here()",
            params![room.0, facts.kind.id(), facts.name.as_str(), facts.most, facts.retired, actor.now.timestamp()],
        )?,
    };
    if room.is_some() && tx.changes() == 0 {
        return Err(Refusal::Gone.into());
    }
    Ok(Written::new(Entity::House, here(tx)?.0, Topic::House))
}

/// Who changed a room of the house last.
fn room_changed(tx: &Transaction<'_>) -> Result<Refusal, StoreError> {
    let by: Option<i64> = tx
        .query_row(
            "SELECT staff_id FROM main.audit WHERE entity = ?1 AND entity_id = here() AND action = 'keep-shared-room'
             ORDER BY id DESC LIMIT 1",
            [Entity::House.id()],
            |row| row.get(0),
        )
        .optional()?
        .flatten();
    Ok(by.map_or(Refusal::Gone, |by| Refusal::ChangedMeanwhile { by: StaffId(by) }))
}

/// Refuses to take a room out of use that an apartment shares: its rule would be gone without anybody having said so.
fn refuse_shared(tx: &Transaction<'_>, room: SharedRoomId) -> Result<(), StoreError> {
    let shares = |home: &Apartment| [home.sharing.kitchen, home.sharing.bath].contains(&Some(room));
    match Reader::new(tx).apartments()?.iter().find(|home| shares(home)) {
        Some(home) => Err(Refusal::SharedRoomInUse { number: home.number }.into()),
        None => Ok(()),
    }
}

/// Refuses a move into an apartment that holds no more, or whose kitchen or bath is for no more.
pub(super) fn refuse_full(
    tx: &Transaction<'_>,
    apartment: ApartmentId,
    from: chrono::NaiveDate,
    newcomer: YouthId,
) -> Result<(), StoreError> {
    let reader = Reader::new(tx);
    let (all, rooms) = (reader.apartments()?, reader.shared_rooms()?);
    let into = all.iter().find(|known| known.id == apartment).ok_or(Refusal::Gone)?;
    let mut living = std::collections::BTreeMap::new();
    for known in all.iter().filter(|known| !rooms.is_empty() || known.id == apartment) {
        let stays = reader.stays_in(known.id)?;
        let lives = |stay: &&crate::domain::moves::Stay| {
            stay.placement.youth != newcomer && stay.placement.moved_out.is_none_or(|last| last >= from)
        };
        living.insert(known.id, stays.iter().filter(lives).count());
    }
    match full(into, &all, &rooms, |id| living.get(&id).copied().unwrap_or(0)) {
        None => Ok(()),
        Some(Full::Apartment { most }) => Err(Refusal::ApartmentFull { number: into.number, most }.into()),
        Some(Full::Room { room, most }) => {
            let kind =
                rooms.iter().find(|known| known.id == room).map(|known| known.facts.kind).ok_or(Refusal::Gone)?;
            Err(Refusal::SharedRoomFull { kind, most }.into())
        }
    }
}

/// Lets a youth belong to another house. Whoever does works in both, and the youth lives nowhere on that day: where they live now
/// would be left without them.
pub(super) fn take_over(
    tx: &Transaction<'_>,
    actor: Actor,
    youth: YouthId,
    house: HouseId,
) -> Result<Written, StoreError> {
    if !Reader::new(tx).houses_of(actor.staff)?.contains(&house) {
        return Err(Refusal::NotYourHouse.into());
    }
    if super::people::home_of(tx, actor, youth)?.is_some() {
        return Err(Refusal::LivesInHouse.into());
    }
    // The register of hosts stays with this house.
    if Reader::new(tx).host_cases_of(youth)?.iter().any(|case| case.closed.is_none()) {
        return Err(Refusal::CaseOpen.into());
    }
    // Seen in this house, or not at all.
    let is_here: Option<i64> =
        tx.query_row("SELECT house_id FROM youth WHERE id = ?1", [youth.0], |row| row.get(0)).optional()?;
    if is_here.is_none_or(|now| now == house.0) {
        return Err(Refusal::Gone.into());
    }
    tx.execute(
        "UPDATE main.youth SET house_id = ?2, version = version + 1, changed_by = ?3 WHERE id = ?1",
        [youth.0, house.0, actor.staff.0],
    )?;
    tx.execute("UPDATE main.task SET house_id = ?2 WHERE youth_id = ?1 AND state = 'open'", [youth.0, house.0])?;
    move_texts(tx, youth, house)?;
    Ok(Written { youth: Some(youth), ..everything(Entity::Youth, youth.0) })
}

/// What is filed of a youth's file is found where they belong now.
fn move_texts(tx: &Transaction<'_>, youth: YouthId, house: HouseId) -> Result<(), StoreError> {
    const OF_YOUTH: [(&str, &str); 11] = [
        ("goal", "SELECT id FROM main.goal WHERE youth_id = ?1"),
        ("plan", "SELECT id FROM main.plan WHERE youth_id = ?1"),
        ("voice", "SELECT ?1"),
        ("presence", "SELECT id FROM main.presence WHERE youth_id = ?1"),
        ("watch", "SELECT id FROM main.watch_level WHERE youth_id = ?1"),
        ("agreement", "SELECT id FROM main.night_agreement WHERE youth_id = ?1"),
        ("card", "SELECT id FROM main.agreed_card WHERE youth_id = ?1"),
        ("support", "SELECT id FROM main.support_level WHERE youth_id = ?1"),
        ("contact", "SELECT id FROM main.contact WHERE youth_id = ?1"),
        ("consent", "SELECT id FROM main.consent WHERE youth_id = ?1"),
        ("telling", "SELECT id FROM main.telling WHERE youth_id = ?1"),
    ];
    let open_tasks = "SELECT id FROM main.task WHERE youth_id = ?1 AND state = 'open'";
    let risks = "SELECT id FROM main.risk WHERE youth_id = ?1";
    for (kind, rows) in OF_YOUTH.into_iter().chain([("task", open_tasks), ("risk", risks)]) {
        tx.execute(
            &format!("UPDATE main.search_text SET house_id = ?2 WHERE kind = '{kind}' AND row IN ({rows})"),
            [youth.0, house.0],
        )?;
    }
    Ok(())
}

/// Everything on the screen may be another.
const fn everything(entity: Entity, row: i64) -> Written {
    let mut written = Written::new(entity, row, Topic::House);
    written.changes = Changes::ALL;
    written
}
