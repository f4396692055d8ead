//! The words of a text as they are looked for.

use super::fold::fold_loose;

/// The words of a text: runs of letters and digits in any script, folded.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let folded = fold_loose(text);
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a word that is looked for may go on: from three letters on it stands for all words that begin so. Fewer letters
/// would find everything, and are meant as they stand.
#[must_use]
pub fn may_go_on(word: &str) -> bool {
    word.chars().nth(2).is_some()
}

/// Letters that may be wrong in a word for another to be suggested: one, two in a long one, none in a short one, which is
/// near to too much.
#[must_use]
pub fn slips_allowed(word: &str) -> usize {
    match word.chars().count() {
        0..4 => 0,
        4..6 => 1,
        _ => 2,
    }
}

/// How many letters are wrong, missing, too many or swapped with the next between two words.
#[must_use]
pub fn slips(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    // The usual table, of which the row and the one before it are kept.
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut row = vec![at + 1];
        for (under, second) in other.iter().enumerate() {
            let replaced = last[under] + usize::from(letter != second);
            let mut fewest = replaced.min(last[under + 1] + 1).min(row[under] + 1);
            if at > 0 && under > 0 && *letter == other[under - 1] && one[at - 1] == *second {
                fewest = fewest.min(before_last[under - 1] + 1);
            }
            row.push(fewest);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_a_letter_that_is_wrong_missing_too_many_or_swapped() {
        for (one, other, count) in [
            ("ukulele", "ukulele", 0),
            ("ukulele", "ukulelle", 1),
            ("ukulele", "ukule", 2),
            ("ukulele", "kuulele", 1),
            ("møte", "mote", 1),
            ("skole", "stole", 1),
            ("", "to", 2),
        ] {
            assert_eq!((slips(one, other), slips(other, one)), (count, count), "{one} {other}");
        }
        assert_eq!(["far", "møte", "skolen"].map(slips_allowed), [0, 1, 2]);
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(words("E-post til far's «NAV», kl. 08:30"), ["e", "post", "til", "fars", "nav", "kl", "08", "30"]);
        assert_eq!(words("Åse og Aase, مدرسة"), ["ase", "og", "ase", "مدرسة"]);
        assert_eq!(words("  Far's «ØL», NOT 100 % "), ["fars", "ol", "not", "100"]);
        assert_eq!(words("– !"), [""; 0]);
    }

    #[test]
    fn three_letters_may_go_on() {
        assert!(may_go_on("sko") && may_go_on("ሰላም"));
        assert!(!may_go_on("sk") && !may_go_on("æø"));
    }
}
