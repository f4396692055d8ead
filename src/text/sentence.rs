//! Where a sentence ends.

use super::when::vocabulary::is_shortened;
use crate::domain::fold::fold_loose;

/// The first sentence of a text, without the sign that ends it. A full stop ends one only before a capital letter or at the
/// end of a line, and not behind a word that is often written short: «Ring legen kl. 15.», «Møte fre. Kari kommer.»
#[must_use]
pub fn first(text: &str) -> &str {
    let line = text.trim_start().lines().next().unwrap_or_default();
    let signs = line.match_indices(['.', '!', '?']);
    let mut ends = signs.map(|(at, sign)| (&line[..at], &line[at + sign.len()..])).filter(|(before, after)| {
        let is_end = after.trim().is_empty();
        is_end || (after.starts_with(' ') && after.trim_start().starts_with(char::is_uppercase) && !is_short(before))
    });
    ends.next().map_or(line, |(sentence, _)| sentence).trim()
}

fn is_short(before: &str) -> bool {
    before.split_whitespace().next_back().is_some_and(|word| is_shortened(&fold_loose(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_before_a_capital_or_with_its_line() {
        for (text, expected) in [
            ("Ring legen kl. 15 om timen.", "Ring legen kl. 15 om timen"),
            ("Hent kl. Ole har den.", "Hent kl. Ole har den"),
            ("Ringe læreren på mandag. Si fra til Ola.", "Ringe læreren på mandag"),
            ("Møte fre. Kari kommer. Ta med papirer.", "Møte fre. Kari kommer"),
            ("Hente medisin 12.5 mg? Ja", "Hente medisin 12.5 mg"),
            ("ringe skolen\nSi fra", "ringe skolen"),
            ("Ring!", "Ring"),
            ("Si fra til bl.a. skolen", "Si fra til bl.a. skolen"),
            ("  ", ""),
        ] {
            assert_eq!(first(text), expected, "{text}");
        }
    }
}
