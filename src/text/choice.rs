//! Values that are one of a few words. Help and errors offer the words of the chosen language; the words of both languages
//! and the ids of files are understood whatever the language, in any case and with or without the marks over letters.

use super::{Language, Texts, fold::fold_loose};
use crate::domain::{
    contact::ContactRole,
    house::ApartmentKind,
    log::{EntryKind, Weight},
    presence::{PresenceSource, PresenceState},
    search::Source,
    staff::{StaffFunction, StaffRole},
    watch::WatchLevel,
    youth::InterpreterNeed,
};

/// A set of values and how each is written.
#[derive(Clone, Copy)]
pub struct Choice<T: 'static> {
    all: &'static [T],
    id: fn(T) -> &'static str,
    word: fn(&Texts, T) -> &'static str,
}

/// Fewer letters than these are no beginning of a word.
const SHORTEST_BEGINNING: usize = 3;

/// Kinds of entry.
pub const KIND: Choice<EntryKind> = Choice { all: &EntryKind::ALL, id: EntryKind::id, word: Texts::kind };
/// Weights of an entry.
pub const WEIGHT: Choice<Weight> = Choice { all: &Weight::ALL, id: Weight::id, word: Texts::weight };
/// Roles of staff.
pub const ROLE: Choice<StaffRole> = Choice { all: &StaffRole::ALL, id: StaffRole::id, word: Texts::role };
/// What staff are beside their role.
pub const FUNCTION: Choice<StaffFunction> =
    Choice { all: &StaffFunction::ALL, id: StaffFunction::id, word: Texts::staff_function };
/// Whether an interpreter is needed.
pub const INTERPRETER: Choice<InterpreterNeed> =
    Choice { all: &InterpreterNeed::ALL, id: InterpreterNeed::id, word: Texts::interpreter };
/// Kinds of apartment.
pub const APARTMENT: Choice<ApartmentKind> =
    Choice { all: &ApartmentKind::ALL, id: ApartmentKind::id, word: Texts::apartment_kind };
/// Where a youth is.
pub const STATE: Choice<PresenceState> =
    Choice { all: &PresenceState::ALL, id: PresenceState::id, word: Texts::presence_state };
/// How somebody knows where a youth is.
pub const SOURCE: Choice<PresenceSource> =
    Choice { all: &PresenceSource::ALL, id: PresenceSource::id, word: Texts::presence_source };
/// How closely a youth is watched over.
pub const LEVEL: Choice<WatchLevel> = Choice { all: &WatchLevel::ALL, id: WatchLevel::id, word: Texts::watch_level };
/// What somebody is to a youth.
pub const CONTACT: Choice<ContactRole> =
    Choice { all: &ContactRole::ALL, id: ContactRole::id, word: Texts::contact_role };
/// Kinds of text that are searched.
pub const TEXT: Choice<Source> = Choice { all: &Source::ALL, id: Source::id, word: Texts::search_source };

impl<T: Copy> Choice<T> {
    /// The words of a language, for a help text.
    #[must_use]
    pub fn list(self, t: &Texts) -> String {
        self.all.iter().map(|one| self.written(t, *one)).collect::<Vec<_>>().join(", ")
    }

    /// The values.
    #[must_use]
    pub const fn all(self) -> &'static [T] {
        self.all
    }

    /// The value that was written.
    #[must_use]
    pub fn of(self, text: &str) -> Option<T> {
        let text = plain(text);
        self.all.iter().copied().find(|one| self.others(*one).iter().any(|word| plain(word) == text))
    }

    /// The value whose word begins so, where only one does.
    #[must_use]
    pub fn beginning(self, text: &str) -> Option<T> {
        let text = plain(text);
        let begins = |one: &T| self.others(*one).iter().any(|word| plain(word).starts_with(&text));
        let mut found = self.all.iter().copied().filter(begins);
        let only = (found.next(), found.next());
        match (self.of(&text), only) {
            (Some(whole), _) => Some(whole),
            (None, (Some(only), None)) if text.chars().count() >= SHORTEST_BEGINNING => Some(only),
            _ => None,
        }
    }

    /// As it is typed without quotation marks: «av-og-til».
    #[must_use]
    pub fn written(self, t: &Texts, one: T) -> String {
        (self.word)(t, one).replace(' ', "-")
    }

    /// Every way a value is written.
    #[must_use]
    pub fn others(self, one: T) -> Vec<String> {
        let mut words = vec![(self.id)(one).to_owned()];
        for language in Language::ALL {
            let word = (self.word)(&Texts::new(language), one);
            words.extend([word.to_owned(), plain(word), word.replace(' ', "-")]);
        }
        words.sort();
        words.dedup();
        words
    }
}

/// A word as it is compared.
fn plain(word: &str) -> String {
    fold_loose(word.trim()).replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_understood_in_any_case() {
        for word in ["milieu-therapist", "miljøterapeut", "Miljoterapeut", "MILJØTERAPEUT", "milieu therapist"] {
            assert_eq!(ROLE.of(word), Some(StaffRole::MilieuTherapist), "{word}");
        }
        assert_eq!(INTERPRETER.of("av-og-til"), Some(InterpreterNeed::Sometimes));
        assert_eq!(APARTMENT.of(" deler kjøkken "), Some(ApartmentKind::SharedKitchen));
        assert_eq!(KIND.of("rykte"), None);
        assert_eq!(TEXT.of("oppgaver"), Some(Source::Task));
    }

    #[test]
    fn the_beginning_of_one_word_is_enough() {
        assert_eq!(TEXT.beginning("oppgave"), Some(Source::Task));
        assert_eq!(KIND.beginning("hen"), Some(EntryKind::Incident));
        assert_eq!(KIND.beginning("h"), None, "two kinds begin so");
        assert_eq!(KIND.beginning("in"), None, "two letters are not enough");
    }

    #[test]
    fn what_is_listed_is_of_one_language_and_can_be_typed() {
        assert_eq!(WEIGHT.list(&Texts::new(Language::Nb)), "vanlig, viktig, kritisk");
        assert_eq!(WEIGHT.list(&Texts::new(Language::En)), "normal, important, critical");
        let roles = ROLE.list(&Texts::new(Language::En));
        assert!(roles.split(", ").all(|word| ROLE.of(word).is_some()), "{roles}");
        assert_eq!(INTERPRETER.list(&Texts::new(Language::Nb)), "ikke-spurt, nei, av-og-til, ja");
    }

    #[test]
    fn no_word_means_two_things() {
        fn check<T: Copy + PartialEq + std::fmt::Debug>(choice: Choice<T>) {
            for one in choice.all {
                for word in choice.others(*one) {
                    assert_eq!(choice.of(&word), Some(*one), "{word}");
                }
            }
        }
        check(KIND);
        check(WEIGHT);
        check(ROLE);
        check(INTERPRETER);
        check(APARTMENT);
        check(STATE);
        check(SOURCE);
        check(LEVEL);
        check(TEXT);
    }
}
