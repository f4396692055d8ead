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

#[cfg(test)]
mod tests {
    use super::*;

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
