//! Whom or what a command is about, as it is written on the command line: `3` is whoever lives in apartment 3.

use super::fault::Fault;
use crate::{
    domain::{
        fold::fold_loose,
        house::Apartment,
        ids::{ApartmentNumber, YouthId},
        log::About,
    },
    store::read::People,
    text::Texts,
};

/// Words that mean the house, an apartment as a place, and a youth by row number.
const HOUSE: [&str; 2] = ["house", "hus"];
const APARTMENT: [&str; 2] = ["apartment-", "leilighet-"];
const YOUTH: [&str; 2] = ["youth-", "ungdom-"];

/// Whom or what an entry is about: `house`, `apartment-3`, or youths as [`youth`] reads them, several with commas.
pub(super) fn subject(t: Texts, people: &People, text: &str) -> Result<About, Fault> {
    let folded = fold_loose(text.trim());
    if HOUSE.contains(&folded.as_str()) {
        return Ok(About::House);
    }
    if let Some(number) = after(&folded, APARTMENT) {
        return Ok(About::Apartment(apartment(t, people, number)?.id));
    }
    let mut youths = Vec::new();
    for part in text.split(',') {
        let youth = youth(t, people, part)?;
        if !youths.contains(&youth) {
            youths.push(youth);
        }
    }
    Ok(About::Youths(youths))
}

/// One youth: the number of their apartment, `youth-12`, or the name they want to be called by.
pub(super) fn youth(t: Texts, people: &People, text: &str) -> Result<YouthId, Fault> {
    let folded = fold_loose(text.trim());
    if let Ok(number) = folded.parse::<u8>() {
        let apartment = apartment(t, people, &folded)?;
        let occupant = people.occupant(apartment.id);
        return occupant.map(|occupant| occupant.youth.id).ok_or_else(|| Fault::Usage(t.cli_vacant(number, number)));
    }
    if let Some(id) = after(&folded, YOUTH) {
        let youth = id.parse().map(YouthId).ok().filter(|id| people.youths.contains_key(id));
        return youth.ok_or_else(|| Fault::Usage(t.cli_no_such_youth(text)));
    }
    let mut named = people.youths.values().filter(|youth| youth.facts.names().any(|name| fold_loose(name) == folded));
    match (named.next(), named.next()) {
        (Some(youth), None) => Ok(youth.id),
        (Some(_), Some(_)) => Err(Fault::Usage(t.cli_several_youths(text))),
        (None, _) => Err(Fault::Usage(t.cli_no_such_youth(text))),
    }
}

/// The apartment with that number on the door.
pub(super) fn apartment(t: Texts, people: &People, text: &str) -> Result<Apartment, Fault> {
    let number = text.trim().parse().ok().map(ApartmentNumber);
    let found = number.and_then(|number| people.apartment(number));
    found.ok_or_else(|| Fault::Usage(t.cli_no_such_apartment(text)))
}

fn after<'a>(text: &'a str, beginnings: [&str; 2]) -> Option<&'a str> {
    beginnings.into_iter().find_map(|beginning| text.strip_prefix(beginning))
}
