//! Words that leave the house without the names of those who live and work in it.

use crate::{store::read::People, text::masked};

/// Stands where a name stood.
const INSTEAD: &str = "…";

/// Takes every name of youths and staff, and the initials of staff, out of a text. Words of `allowed` stay.
#[must_use]
pub fn unnamed(text: &str, people: &People, allowed: &[&str]) -> String {
    let youths = people.youths.values().flat_map(|youth| youth.facts.names());
    let hidden: Vec<&str> = youths.chain(people.staff.values().map(|member| member.name.as_str())).collect();
    let is_initials = |word: &str| people.staff.values().any(|member| member.initials.as_str() == word);
    let masked = masked::mask(text, &hidden, allowed, INSTEAD).text;
    let in_parts = masked.split_inclusive(|sign: char| !sign.is_alphanumeric());
    in_parts
        .map(|part| {
            let word = part.trim_end_matches(|sign: char| !sign.is_alphanumeric());
            if is_initials(word) { format!("{INSTEAD}{}", &part[word.len()..]) } else { part.to_owned() }
        })
        .collect()
}
