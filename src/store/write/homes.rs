//! Nobody lives in two homes, wherever the second one is written.

use chrono::NaiveDate;
use rusqlite::Transaction;

use super::{StoreError, moves};
use crate::{
    domain::{
        host::way::{HomePlace, Leg, Of, OtherHome, in_the_way},
        ids::YouthId,
        refusal::Refusal,
    },
    store::read::Reader,
};

/// Refuses days in a new home that lie beside another, and names that one. The day of the move may lie in both. `itself` tells
/// the leg that is written anew. What older rows say of other days is no hindrance.
pub(super) fn refuse_two(
    tx: &Transaction<'_>,
    youth: YouthId,
    (from, until): (NaiveDate, Option<NaiveDate>),
    itself: impl Fn(Of) -> bool,
) -> Result<(), StoreError> {
    let reader = Reader::new(tx);
    let mut legs = reader.way_of(youth)?;
    legs.retain(|leg| !itself(leg.of));
    if let Some(leg) = in_the_way(&legs, from, until) {
        return Err(Refusal::TwoHomes(home(tx, youth, leg)?).into());
    }
    match reader.homes_elsewhere(youth)?.into_iter().find(|home| home.overlaps(from, until)) {
        None => Ok(()),
        Some(home) => Err(Refusal::TwoHomes(home).into()),
    }
}

/// Refuses to let a home of this house go on for a youth whom another house has taken over since.
pub(super) fn refuse_gone_on(tx: &Transaction<'_>, youth: YouthId) -> Result<(), StoreError> {
    let is_here: bool = tx
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM main.youth WHERE id = ?1 AND house_id = here())")?
        .query_row([youth.0], |row| row.get(0))?;
    if is_here { Ok(()) } else { Err(Refusal::CannotUndo.into()) }
}

fn home(tx: &Transaction<'_>, youth: YouthId, leg: &Leg) -> Result<OtherHome, StoreError> {
    let place = match leg.of {
        Of::Apartment(apartment) => HomePlace::Apartment(moves::told_door(tx, youth, apartment)?),
        Of::Host(_, household) => HomePlace::Host(household),
        Of::Stop(_, place) => HomePlace::Stop(place),
    };
    Ok(OtherHome { place, from: leg.from, until: leg.until })
}
