//! Minutes are everybody's: what is about one youth belongs in that youth's log, and whoever writes is asked.

use crate::domain::{ids::ApartmentNumber, words::words};

/// Words that stand before the number of an apartment, in both languages, folded.
const APARTMENT: [&str; 4] = ["leilighet", "leiligheten", "leil", "apartment"];

/// Whether a text names somebody: one of their names as whole words, also in the genitive («Amirs»), or the apartment they
/// live in («leilighet 3»). Case and accents count for nothing.
#[must_use]
pub fn names_somebody(text: &str, names: &[&str], door: Option<ApartmentNumber>) -> bool {
    let text = words(text);
    let door = door.map(|door| door.0.to_string());
    let by_door = text.windows(2).any(|pair| APARTMENT.contains(&pair[0].as_str()) && Some(&pair[1]) == door.as_ref());
    by_door || names.iter().any(|name| holds(&text, &words(name)))
}

/// Whether words stand in a text one after another, the last of them perhaps in the genitive.
fn holds(text: &[String], name: &[String]) -> bool {
    let Some((last, first)) = name.split_last() else { return false };
    let is_last = |word: &String| word == last || word.strip_suffix('s') == Some(last.as_str());
    text.windows(name.len()).any(|window| match window.split_last() {
        Some((end, begin)) => begin == first && is_last(end),
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> bool {
        names_somebody(text, &["Amir", "Amir Hosseini"], Some(ApartmentNumber(3)))
    }

    #[test]
    fn a_name_is_a_whole_word_in_any_case_or_in_the_genitive() {
        for text in ["Amir vil ha filmkveld.", "AMIR", "Det var Amirs tur.", "(amir)", "Àmir sa det"] {
            assert!(named(text), "{text}");
        }
        for text in ["Amira vil ha filmkveld.", "Samir", "Alle vil ha filmkveld.", ""] {
            assert!(!named(text), "{text}");
        }
    }

    #[test]
    fn a_name_of_several_words_is_all_of_them_in_a_row() {
        let long = |text: &str| names_somebody(text, &["Abdul Rahman"], None);
        assert!(long("abdul rahmans sykkel"));
        assert!(!long("Abdul og Rahman"));
    }

    #[test]
    fn an_apartment_is_named_by_its_number() {
        for text in ["Bråk fra leilighet 3.", "Leil. 3 må rydde", "leiligheten 3", "apartment 3"] {
            assert!(named(text), "{text}");
        }
        for text in ["leilighet 13", "leilighet 4", "3 stemte for", "kl. 3"] {
            assert!(!named(text), "{text}");
        }
    }
}
