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
    let mut legs = Reader::new(tx).way_of(youth)?;
    legs.retain(|leg| !itself(leg.of));
    match in_the_way(&legs, from, until) {
        None => Ok(()),
        Some(leg) => Err(Refusal::TwoHomes(home(tx, youth, leg)?).into()),
    }
}

fn home(tx: &Transaction<'_>, youth: YouthId, leg: &Leg) -> Result<OtherHome, StoreError> {
    let place = match leg.of {
        Of::Apartment(apartment) => HomePlace::Apartment(moves::told_door(tx, youth, apartment)?),
        Of::Host(_, household) => HomePlace::Host(household),
        Of::Stop(_, place) => HomePlace::Stop(place),
    };
    Ok(OtherHome { place, from: leg.from, until: leg.until })
}
