//! Moving in and out, and what is gone through then.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Actor, StoreError, Written, follow, homes, houses};
use crate::{
    domain::{
        audit::Entity,
        changes::{Changes, Topic},
        contact::clock::{FollowUpOf, Protection},
        host::{LeavesHouse, way::Of},
        house::{ApartmentKind, SharedRoom, SharedRoomKind, Sharing},
        ids::{ApartmentId, ApartmentNumber, PlacementId, SharedRoomId, StaffId, YouthId},
        moves::{Clash, MovePoints, NewMoveMark, Part, Said, Stay, StayEnd, clash},
        names::Line,
        refusal::Refusal,
        undo::Made,
        youth::Placement,
    },
    store::read::Reader,
};

pub(super) fn move_in(
    tx: &Transaction<'_>,
    youth: YouthId,
    apartment: ApartmentId,
    from: NaiveDate,
    points: &[Line],
) -> Result<Written, StoreError> {
    homes::refuse_two(tx, youth, (from, None), is_ours)?;
    let mut stays = stays(tx, youth, apartment)?;
    stays.sort_by_key(|stay| stay.moved_out.is_some());
    refuse_clash(tx, clash(youth, apartment, kind_of(tx, apartment)?, from, &stays))?;
    houses::refuse_full(tx, apartment, from, youth)?;
    tx.execute(
        "INSERT INTO main.placement (youth_id, apartment_id, moved_in) VALUES (?1, ?2, ?3)",
        params![youth.0, apartment.0, from.to_string()],
    )?;
    let stay = PlacementId(tx.last_insert_rowid());
    list_points(tx, stay, Part::In, points)?;
    Ok(written(stay, youth).undoable(Made::Stay { stay, before: None }))
}

/// One act: the old stay ends the day before the new one begins.
pub(super) fn move_to(
    tx: &Transaction<'_>,
    youth: YouthId,
    apartment: ApartmentId,
    from: NaiveDate,
    points: &MovePoints,
) -> Result<Written, StoreError> {
    let old = open_stay(tx, youth)?.ok_or(Refusal::NotLivingHere)?;
    let Placement { id: before, apartment: home, moved_in: since, .. } = old.placement;
    if home == apartment {
        return Err(Refusal::LivesElsewhere(told_door(tx, youth, home)?).into());
    }
    let last_day = from.pred_opt().filter(|last| *last >= since);
    let last_day = last_day.ok_or(Refusal::CameThere(since))?;
    tx.execute(
        "UPDATE main.placement SET moved_out = ?2, moved_to = ?3 WHERE id = ?1",
        params![before.0, last_day.to_string(), apartment.0],
    )?;
    if old.points_of(Part::Out).next().is_none() {
        list_points(tx, before, Part::Out, &points.out)?;
    }
    let moved = move_in(tx, youth, apartment, from, &points.into)?;
    let stay = PlacementId(moved.row);
    Ok(moved.undoable(Made::Stay { stay, before: Some(before) }))
}

/// Takes back that a stay began. Once it has ended, or a point of it was gone through, it stands.
pub(super) fn withdraw(
    tx: &Transaction<'_>,
    actor: Actor,
    stay: PlacementId,
    before: Option<PlacementId>,
) -> Result<Written, StoreError> {
    let youth = youth_of(tx, stay)?;
    let begun = open_stay(tx, youth)?.filter(|open| open.placement.id == stay).ok_or(Refusal::CannotUndo)?;
    if begun.points.iter().any(|point| point.newest.is_some()) {
        return Err(Refusal::CannotUndo.into());
    }
    tx.execute("UPDATE main.placement SET withdrawn = 1, moved_out = moved_in WHERE id = ?1", [stay.0])?;
    if let Some(before) = before {
        reopen(tx, actor, before)?;
    }
    Ok(written(stay, youth))
}

pub(super) fn move_out(
    tx: &Transaction<'_>,
    youth: YouthId,
    last_day: NaiveDate,
    end: &StayEnd,
    points: &[Line],
) -> Result<Written, StoreError> {
    let stay =
        open_stay(tx, youth)?.filter(|stay| stay.placement.moved_in <= last_day).ok_or(Refusal::NotLivingHere)?;
    let id = stay.placement.id;
    tx.execute(
        "UPDATE main.placement SET moved_out = ?2, reason = ?3, follows = ?4, follow_up = ?5 WHERE id = ?1",
        params![
            id.0,
            last_day.to_string(),
            end.reason.as_ref().map(Line::as_str),
            end.follows.as_ref().map(crate::domain::names::Prose::as_str),
            end.follow_up.map(|day| day.to_string()),
        ],
    )?;
    if let Some(day) = end.follow_up {
        follow::open(tx, youth, FollowUpOf::Stay(id), day)?;
    }
    // A stay whose end was taken back has its list already.
    if stay.points_of(Part::Out).next().is_none() {
        list_points(tx, id, Part::Out, points)?;
    }
    Ok(ended(id, youth).undoable(Made::StayEnd(id)))
}

/// Ends the stay of a youth who moves to a host, the day before that begins, and answers which; none where they live elsewhere
/// already.
pub(super) fn leave_for_host(
    tx: &Transaction<'_>,
    youth: YouthId,
    from: NaiveDate,
    leaves: &LeavesHouse,
) -> Result<Option<PlacementId>, StoreError> {
    let Some(Stay { placement, .. }) = open_stay(tx, youth)? else { return Ok(None) };
    let last_day = from.pred_opt().filter(|last| *last >= placement.moved_in);
    let last_day = last_day.ok_or(Refusal::CameThere(placement.moved_in))?;
    let end = StayEnd { reason: Some(leaves.reason.clone()), ..StayEnd::default() };
    move_out(tx, youth, last_day, &end, &leaves.points)?;
    Ok(Some(placement.id))
}

/// Lets a stay that was just ended go on. Once somebody has moved on, or in, or gone through a point, its end stands.
pub(super) fn reopen(tx: &Transaction<'_>, actor: Actor, id: PlacementId) -> Result<Written, StoreError> {
    let youth = youth_of(tx, id)?;
    homes::refuse_gone_on(tx, youth)?;
    let stay = Reader::new(tx).stays_of(youth)?.into_iter().find(|stay| stay.placement.id == id);
    let stay = stay.ok_or(Refusal::CannotUndo)?;
    let Placement { apartment, moved_in, moved_out, .. } = stay.placement;
    let others: Vec<_> = stays(tx, youth, apartment)?.into_iter().filter(|other| other.id != id).collect();
    let gone_through = stay.points_of(Part::Out).any(|point| point.newest.is_some());
    let follow_ups: Vec<_> =
        Reader::new(tx).follow_ups_of(youth)?.into_iter().filter(|one| one.of == FollowUpOf::Stay(id)).collect();
    let followed = follow_ups.iter().filter_map(|one| one.followed.as_ref()).any(|followed| followed.found.is_some());
    let clash = clash(youth, apartment, kind_of(tx, apartment)?, moved_in, &others);
    homes::refuse_two(tx, youth, (moved_in, None), is_ours)?;
    if moved_out.is_none() || gone_through || followed || clash.is_some() {
        return Err(Refusal::CannotUndo.into());
    }
    for waiting in follow_ups.iter().filter(|one| one.followed.is_none()) {
        follow::close(tx, actor, waiting.id, None)?;
    }
    tx.execute(
        "UPDATE main.placement SET moved_out = NULL, reason = NULL, follows = NULL, follow_up = NULL, moved_to = NULL WHERE id = ?1",
        [id.0],
    )?;
    Ok(ended(id, youth))
}

/// Says what kind an apartment is. One that several live in today stays a shared one: on no day do two live in one youth's home.
pub(super) fn change_apartment(
    tx: &Transaction<'_>,
    actor: Actor,
    apartment: ApartmentId,
    kind: ApartmentKind,
    sharing: Sharing,
) -> Result<Written, StoreError> {
    let today = actor.zone.date(actor.now);
    let lives_there = |stay: &Stay| stay.placement.moved_out.is_none_or(|last| last >= today);
    let now_there = Reader::new(tx).stays_in(apartment)?.iter().filter(|stay| lives_there(stay)).count();
    if now_there > 1 && !kind.holds_several() {
        return Err(Refusal::SeveralLiveThere(door(tx, apartment)?).into());
    }
    check_rooms(tx, sharing)?;
    let changed = tx.execute(
        "UPDATE main.apartment SET kind = ?2, places = ?3, kitchen = ?4, bath = ?5 WHERE id = ?1 AND house_id = here()",
        params![
            apartment.0,
            kind.id(),
            sharing.places.filter(|_| kind.holds_several()),
            sharing.kitchen.map(|room| room.0),
            sharing.bath.map(|room| room.0)
        ],
    )?;
    if changed == 0 {
        return Err(Refusal::Gone.into());
    }
    Ok(Written::new(Entity::Apartment, apartment.0, Topic::House))
}

/// What an apartment shares is a room of its own house, and of its kind.
fn check_rooms(tx: &Transaction<'_>, sharing: Sharing) -> Result<(), StoreError> {
    let rooms = Reader::new(tx).shared_rooms()?;
    let is_there = |room: Option<SharedRoomId>, kind| {
        let is_it = |known: &SharedRoom, room| known.id == room && known.facts.kind == kind && !known.facts.retired;
        room.is_none_or(|room| rooms.iter().any(|known| is_it(known, room)))
    };
    let both = is_there(sharing.kitchen, SharedRoomKind::Kitchen) && is_there(sharing.bath, SharedRoomKind::Bath);
    if both { Ok(()) } else { Err(Refusal::Gone.into()) }
}

/// Writes what somebody says about a point, unless somebody else has said something since they looked.
pub(super) fn mark(tx: &Transaction<'_>, actor: Actor, new: &NewMoveMark) -> Result<Written, StoreError> {
    let of: Option<(i64, i64)> = tx
        .query_row(
            "SELECT p.id, p.youth_id FROM move_point m CROSS JOIN placement p ON p.id = m.placement_id WHERE m.id = ?1",
            [new.point.0],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    let (stay, youth) = of.ok_or(Refusal::Gone)?;
    let newest: Option<(i64, i64)> = tx
        .query_row(
            "SELECT id, staff_id FROM move_mark WHERE point_id = ?1 ORDER BY id DESC LIMIT 1",
            [new.point.0],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    if let Some((id, by)) = newest
        && new.seen.map(|seen| seen.0) != Some(id)
    {
        return Err(Refusal::ChangedMeanwhile { by: StaffId(by) }.into());
    }
    let (kind, reason) = said(&new.said);
    tx.execute(
        "INSERT INTO main.move_mark (point_id, kind, reason, at, staff_id) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![new.point.0, kind, reason, actor.now.timestamp(), actor.staff.0],
    )?;
    Ok(written(PlacementId(stay), YouthId(youth)))
}

/// What is said about a point, as it is stored: its kind, and the reason where it has one.
pub(super) fn said(said: &Said) -> (&'static str, Option<&str>) {
    match said {
        Said::Done => ("done", None),
        Said::Not(reason) => ("not", Some(reason.as_str())),
        Said::Cleared => ("cleared", None),
    }
}

/// Where a stay ends or goes on, what presses of the file does too.
fn ended(stay: PlacementId, youth: YouthId) -> Written {
    let mut written = written(stay, youth);
    written.changes = Changes::of(Topic::Youths).and(Topic::Contacts);
    written
}

const fn written(stay: PlacementId, youth: YouthId) -> Written {
    Written::new(Entity::Placement, stay.0, Topic::Youths).about(youth)
}

fn list_points(tx: &Transaction<'_>, stay: PlacementId, part: Part, points: &[Line]) -> Result<(), StoreError> {
    for point in points {
        tx.prepare_cached("INSERT INTO main.move_point (placement_id, part, words) VALUES (?1, ?2, ?3)")?
            .execute(params![stay.0, part.id(), point.as_str()])?;
    }
    Ok(())
}

/// The stay of a youth that has no last day, if there is one.
fn open_stay(tx: &Transaction<'_>, youth: YouthId) -> Result<Option<Stay>, StoreError> {
    Ok(Reader::new(tx).stays_of(youth)?.into_iter().find(|stay| stay.placement.moved_out.is_none()))
}

/// Whose stay it is.
fn youth_of(tx: &Transaction<'_>, stay: PlacementId) -> Result<YouthId, StoreError> {
    let youth: Option<i64> =
        tx.query_row("SELECT youth_id FROM placement WHERE id = ?1", [stay.0], |row| row.get(0)).optional()?;
    Ok(YouthId(youth.ok_or(Refusal::CannotUndo)?))
}

/// What kind of apartment it is.
fn kind_of(tx: &Transaction<'_>, apartment: ApartmentId) -> Result<ApartmentKind, StoreError> {
    let all = Reader::new(tx).apartments()?;
    let found = all.into_iter().find(|known| known.id == apartment).ok_or(Refusal::Gone)?;
    Ok(found.kind)
}

/// Every stay of the youth, and everybody's in the apartment.
fn stays(tx: &Transaction<'_>, youth: YouthId, apartment: ApartmentId) -> Result<Vec<Placement>, StoreError> {
    let read = Reader::new(tx);
    let (own, there) = (read.stays_of(youth)?, read.stays_in(apartment)?);
    Ok(own.into_iter().chain(there).map(|stay| stay.placement).collect())
}

/// The number on the door of an apartment.
fn door(tx: &Transaction<'_>, apartment: ApartmentId) -> Result<ApartmentNumber, StoreError> {
    let number = "SELECT number FROM apartment WHERE id = ?1";
    Ok(tx.query_row(number, [apartment.0], |row| row.get(0)).map(ApartmentNumber)?)
}

/// The door of an apartment as a refusal tells it: not where the address is protected, for it may stand on the command line.
pub(super) fn told_door(
    tx: &Transaction<'_>,
    youth: YouthId,
    apartment: ApartmentId,
) -> Result<Option<ApartmentNumber>, StoreError> {
    match Reader::new(tx).protection_of(youth)?.filter(Protection::hides) {
        Some(_) => Ok(None),
        None => door(tx, apartment).map(Some),
    }
}

/// Stays in the house are held against one another with the number of the apartment that is taken ([`clash`]).
const fn is_ours(of: Of) -> bool {
    matches!(of, Of::Apartment(_))
}

fn refuse_clash(tx: &Transaction<'_>, clash: Option<Clash>) -> Result<(), StoreError> {
    let door = |apartment| door(tx, apartment);
    let refusal = match clash {
        None => return Ok(()),
        Some(Clash::Elsewhere(stay)) => match stay.moved_out {
            None => Refusal::LivesElsewhere(told_door(tx, stay.youth, stay.apartment)?),
            Some(until) => Refusal::LivedElsewhere { number: told_door(tx, stay.youth, stay.apartment)?, until },
        },
        Some(Clash::Taken(stay)) => {
            Refusal::ApartmentTaken { number: door(stay.apartment)?, by: stay.youth, until: stay.moved_out }
        }
    };
    Err(refusal.into())
}
