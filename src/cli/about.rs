//! Whom or what a command is about, as it is written on the command line: `3` is whoever lives in apartment 3, `house` is the
//! house.

use super::fault::Fault;
use crate::{
    domain::{
        fold::fold_loose,
        house::Apartment,
        ids::{ApartmentNumber, YouthId},
        log::About,
    },
    store::read::People,
    text::{Language, Texts},
};

/// Whom or what an entry is about: the house (`house`, «huset»), an apartment as a place (`apartment-3`, «leilighet 3»), or
/// youths as [`youth`] reads them, several with commas. The words of both languages are understood.
pub(super) fn subject(t: Texts, people: &People, text: &str) -> Result<About, Fault> {
    let folded = fold_loose(text.trim());
    if words(Texts::cli_about_house).contains(&folded) {
        return Ok(About::House);
    }
    if let Some(number) = after(&folded, Texts::cli_about_apartment) {
        return Ok(About::Apartment(apartment(t, people, number)?.id));
    }
    let mut youths = Vec::new();
    for part in text.split(',') {
        let vacant = |number| t.cli_vacant_place(number, number);
        let youth = one(t, people, part, vacant)?;
        if !youths.contains(&youth) {
            youths.push(youth);
        }
    }
    Ok(About::Youths(youths))
}

/// One youth: the number of their apartment, `youth-12`, or the name they want to be called by.
pub(super) fn youth(t: Texts, people: &People, text: &str) -> Result<YouthId, Fault> {
    one(t, people, text, |number| t.cli_vacant(number))
}

fn one(t: Texts, people: &People, text: &str, vacant: impl FnOnce(u8) -> String) -> Result<YouthId, Fault> {
    let folded = fold_loose(text.trim());
    if let Ok(number) = folded.parse::<u8>() {
        let apartment = apartment(t, people, &folded)?;
        let mut youths = people.youths_in(apartment.id);
        return match (youths.next(), youths.next()) {
            // Whoever asks by the door must not be told who lives behind it.
            (Some(youth), None) if people.hides_home(youth) => Err(Fault::Usage(t.cli_nobody_by_door(number))),
            (Some(youth), None) => Ok(youth),
            (Some(_), Some(_)) => Err(Fault::Usage(t.cli_several_live_there(number))),
            (None, _) => Err(Fault::Usage(vacant(number))),
        };
    }
    if let Some(id) = after(&folded, Texts::cli_about_youth) {
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

/// What stands behind one of the words, with a blank or a dash between: the `3` of «leilighet 3».
fn after(text: &str, word: fn(&Texts) -> &'static str) -> Option<&str> {
    let behind = |word: &String| text.strip_prefix(word.as_str())?.strip_prefix(['-', ' ']).map(str::trim);
    words(word).iter().find_map(behind)
}

/// The words of both languages, folded; those of one language are parted by `|`.
fn words(word: fn(&Texts) -> &'static str) -> Vec<String> {
    let texts = Language::ALL.map(Texts::new);
    texts.iter().flat_map(|t| word(t).split('|')).map(fold_loose).collect()
}
