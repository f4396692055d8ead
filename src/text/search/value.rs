//! The values of filters, by the readers that read them elsewhere.

use chrono::NaiveDateTime;

use super::{Everybody, Filter, SearchFault};
use crate::{
    domain::{
        ids::{StaffId, YouthId},
        log::About,
    },
    text::{
        capture::{self, Slip},
        fold::fold_loose,
        when::{Lean, When, parse_when},
    },
};

/// A youth: the number on the door, a name or the beginning of one, or «#12», which is always the same youth.
pub(super) fn youth(value: &str, everybody: &Everybody) -> Result<YouthId, SearchFault> {
    let unknown = || SearchFault::UnknownValue(Filter::About, value.to_owned());
    if let Some(number) = value.trim().strip_prefix('#') {
        let id = number.parse().ok().map(YouthId);
        let known = |id: &YouthId| everybody.youths.youths.iter().any(|(known, _)| known == id);
        return id.filter(known).ok_or_else(unknown);
    }
    match capture::read_about(value, &everybody.youths) {
        Some(Ok(About::Youths(youths))) => match youths.as_slice() {
            [youth] => Ok(*youth),
            _ => Err(SearchFault::OneYouth),
        },
        Some(Ok(About::Apartment(_))) => Err(SearchFault::Vacant(value.to_owned())),
        Some(Err(Slip::SeveralLiveIn(..))) => Err(SearchFault::SeveralLiveThere(value.to_owned())),
        Some(Err(Slip::SeveralYouths(youths))) => Err(SearchFault::SeveralYouths(youths)),
        Some(Ok(About::House) | Err(_)) | None => Err(unknown()),
    }
}

/// A member by their initials.
pub(super) fn author(value: &str, everybody: &Everybody) -> Option<StaffId> {
    let initials = fold_loose(value.trim());
    everybody.staff.iter().find(|(_, known)| fold_loose(known) == initials).map(|(staff, _)| *staff)
}

/// A day, a time, or how long ago: «30d» is thirty days back.
pub(super) fn when(filter: Filter, value: &str, now: NaiveDateTime) -> Result<When, SearchFault> {
    let value = value.trim();
    let ago = value.starts_with(|letter: char| letter.is_ascii_digit()) && value.ends_with(char::is_alphabetic);
    let back = if ago { parse_when(&format!("-{value}"), now, Lean::Past).ok() } else { None };
    match back {
        Some(back) => Ok(back),
        None => {
            parse_when(value, now, Lean::Past).map_err(|error| SearchFault::NotAMoment(filter, value.to_owned(), error))
        }
    }
}
