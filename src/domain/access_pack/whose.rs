//! Finding in a text the names of those it must not tell of.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::mask::{Mask, Masks, Reason};
use crate::domain::{
    fold::{Folded, fold, fold_loose},
    name_variants::variants,
};

/// Parts of names that stand in every other sentence as words of their own, folded. Alone they name nobody.
const PARTICLES: [&str; 16] =
    ["al", "el", "ul", "bin", "ben", "ibn", "bint", "abu", "de", "da", "du", "di", "van", "von", "den", "der"];

/// Names that are words as well, folded. They are names only with a capital.
const WORDS: [&str; 22] = [
    "hans", "liv", "per", "dag", "bo", "odd", "stein", "bjorn", "sol", "may", "mark", "will", "hope", "grace", "joy",
    "rose", "art", "eli", "siv", "tro", "ask", "alle",
];

/// The names that must not stand in what one youth gets, and those that may.
#[derive(Default)]
pub struct Whose {
    own: HashSet<String>,
    /// As they are written: in any letters, large or small.
    exact: HashMap<String, Reason>,
    /// Other spellings of the same name: with a capital only.
    loose: HashMap<String, Reason>,
}

/// Names must not reach a log.
impl std::fmt::Debug for Whose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Whose").field("names", &self.exact.len()).finish_non_exhaustive()
    }
}

impl Whose {
    /// Nobody but the youth with these names, whoever else has them: the text is about them.
    #[must_use]
    pub fn of<'a>(own: impl IntoIterator<Item = &'a str>) -> Self {
        Self { own: own.into_iter().flat_map(words).collect(), ..Self::default() }
    }

    /// Somebody with this name must not be told of. One that is known already keeps its reason.
    #[must_use]
    pub fn without(mut self, name: &str, reason: &Reason) -> Self {
        let telling = |word: &String| word.chars().nth(1).is_some() && !PARTICLES.contains(&word.as_str());
        for word in words(name).filter(telling).filter(|word| !self.own.contains(word)).collect::<Vec<_>>() {
            let others = variants(&word).into_iter().map(fold_loose).chain([fold_loose(&word)]);
            for spelling in others.filter(|spelling| !self.own.contains(spelling)) {
                self.loose.entry(spelling).or_insert_with(|| reason.clone());
            }
            self.exact.entry(word).or_insert_with(|| reason.clone());
        }
        self
    }

    /// Masks over every name of another within the parts of a text that people wrote, also in the genitive. First and last
    /// name beside each other are one mask.
    #[must_use]
    pub fn found_in(&self, text: &str, written: &[Range<usize>]) -> Masks {
        let mut found: Vec<Mask> = Vec::new();
        for part in written {
            let Some(within) = text.get(part.clone()) else { continue };
            let before = found.len();
            for word in Words::of(within) {
                let Some(reason) = self.named_by(&within[word.range.clone()], &word.folded) else { continue };
                let over = part.start + word.range.start..part.start + word.range.end;
                match found[before..].last_mut() {
                    Some(last) if last.reason == *reason && is_one_name(&text[last.to..over.start]) => {
                        last.to = over.end;
                    }
                    _ => found.push(Mask::new(&over, reason.clone())),
                }
            }
        }
        Masks::in_order(found)
    }

    fn named_by(&self, word: &str, folded: &str) -> Option<&Reason> {
        if self.own.contains(folded) {
            return None;
        }
        let genitive = folded.strip_suffix('s').filter(|stem| !stem.is_empty());
        let is_own = genitive.is_some_and(|stem| self.own.contains(stem));
        let has_capital = !word.chars().next().is_some_and(char::is_lowercase);
        let as_name = |form: &str| {
            let exact = self.exact.get(form).filter(|_| has_capital || !WORDS.contains(&form));
            exact.or_else(|| self.loose.get(&fold_loose(form)).filter(|_| has_capital))
        };
        as_name(folded).or_else(|| genitive.filter(|_| !is_own).and_then(as_name))
    }
}

/// Whether what stands between two names joins them into one: a blank, a hyphen, a particle.
fn is_one_name(between: &str) -> bool {
    let signs_only = between.chars().all(|sign| matches!(sign, ' ' | '-' | '\u{2011}' | '\u{200c}'));
    signs_only || PARTICLES.contains(&fold(between.trim_matches([' ', '-'])).as_str())
}

fn words(name: &str) -> impl Iterator<Item = String> {
    Words::of(name).map(|word| word.folded)
}

struct Word {
    range: Range<usize>,
    folded: String,
}

/// The words of a text, folded, with where they stand in it.
struct Words {
    folded: Folded,
    at: usize,
}

impl Words {
    fn of(text: &str) -> Self {
        Self { folded: Folded::new(text), at: 0 }
    }
}

impl Iterator for Words {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let rest = self.folded.text().get(self.at..)?;
        let start = self.at + rest.find(char::is_alphanumeric)?;
        let rest = &self.folded.text()[start..];
        let end = start + rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
        let folded = self.folded.text()[start..end].to_owned();
        let range = self.folded.original(start..end)?;
        self.at = end;
        Some(Word { range, folded })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whose() -> Whose {
        let others = ["Samira", "Yonas Tesfay", "Åse", "Dag", "Ali Rezai", "سميرة", "Abd al-Rahman", "N'Diaye"];
        let whose = others.iter().fold(Whose::of(["Amir Ali"]), |whose, name| whose.without(name, &Reason::OtherYouth));
        whose.without("Fatima", &Reason::OtherPerson)
    }

    fn masked(text: &str) -> String {
        let masks = whose().found_in(text, std::slice::from_ref(&(0..text.len())));
        assert!(masks.fit(text), "{text}");
        masks.applied(text, |reason| if *reason == Reason::OtherYouth { "[u]" } else { "[p]" }.to_owned())
    }

    #[test]
    fn every_spelling_of_a_name_is_found() {
        assert_eq!(masked("Samira, SAMIRA, samira, Samiras, SAMIRAS, Samira's"), "[u], [u], [u], [u], [u], [u]");
        assert_eq!(masked("Sameera og Semiras mat"), "[u] og [u] mat", "other spellings");
        assert_eq!(masked("Aase kom, åses mor, A\u{30a}se"), "[u] kom, [u] mor, [u]");
        assert_eq!(masked("مع سميرة هنا"), "مع [u] هنا");
        assert_eq!(masked("NDiaye, N’Diaye"), "[u], [u]");
        assert_eq!(masked("Fatima ringte"), "[p] ringte");
    }

    #[test]
    fn first_and_last_name_are_one_and_two_people_two() {
        assert_eq!(masked("Yonas Tesfay kom, Tesfay, Yonas gikk"), "[u] kom, [u], [u] gikk");
        assert_eq!(masked("Abd al-Rahman og Abd-al-Rahman"), "[u] og [u]");
        assert_eq!(masked("Samira Fatima"), "[u] [p]", "for two reasons");
    }

    #[test]
    fn their_own_name_stays_whoever_else_has_it() {
        assert_eq!(masked("Amir og Ali, Amirs og Alis"), "Amir og Ali, Amirs og Alis");
        assert_eq!(masked("Ali Rezai"), "Ali [u]");
    }

    #[test]
    fn words_that_are_names_are_names_with_a_capital_and_particles_alone_never() {
        assert_eq!(masked("en dag kom Dag"), "en dag kom [u]");
        assert_eq!(masked("de var al dente, Samirakake"), "de var al dente, Samirakake");
    }

    #[test]
    fn only_what_people_wrote_is_looked_through() {
        let text = "Samira\nFakta: Samira";
        let masks = whose().found_in(text, std::slice::from_ref(&(14..20)));
        assert_eq!(masks.all(), [Mask::new(&(14..20), Reason::OtherYouth)]);
    }

    proptest! {
        /// Whatever stands around it, and however it is written: no word that is left folds to a name, with or without an s.
        #[test]
        fn no_name_is_left(
            parts in prop::collection::vec(
                "(Samira|SAMIRA|samira|Samiras|Samira's|Åse|ÅSE|Åses|Yonas|YONAS|Tesfay|tesfays|سميرة|N’Diaye|Dag)|[a-zæøå ,.«»!\n-]{0,6}",
                0..20,
            ),
            glue in "(| |, |\n|-|…)",
        ) {
            let text = parts.join(&glue);
            let shown = whose().found_in(&text, std::slice::from_ref(&(0..text.len()))).applied(&text, |_| " # ".to_owned());
            for word in Words::of(&shown) {
                let stem = word.folded.strip_suffix('s').unwrap_or(&word.folded);
                for name in ["samira", "ase", "yonas", "tesfay", "سميرة", "ndiaye"] {
                    prop_assert!(word.folded != name && stem != name, "{:?} in {:?}", word.folded, shown);
                }
            }
        }
    }
}
