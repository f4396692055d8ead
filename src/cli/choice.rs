//! Values that are one of a few words. Help and errors offer the words of the chosen language; the words of both languages
//! and the ids of JSON are understood whatever the language, in any case and with or without the marks over letters.

use clap::{
    Arg,
    builder::{PossibleValue, PossibleValuesParser},
};

use super::command::option;
use crate::{
    domain::{
        fold::fold_loose,
        house::ApartmentKind,
        log::{EntryKind, Weight},
        presence::{PresenceSource, PresenceState},
        staff::StaffRole,
        watch::WatchLevel,
        youth::InterpreterNeed,
    },
    text::{Language, Texts},
};

/// A set of values and how each is written.
#[derive(Clone, Copy)]
pub(super) struct Choice<T: 'static> {
    all: &'static [T],
    id: fn(T) -> &'static str,
    word: fn(&Texts, T) -> &'static str,
}

pub(super) const KIND: Choice<EntryKind> = Choice { all: &EntryKind::ALL, id: EntryKind::id, word: Texts::kind };
pub(super) const WEIGHT: Choice<Weight> = Choice { all: &Weight::ALL, id: Weight::id, word: Texts::weight };
pub(super) const ROLE: Choice<StaffRole> = Choice { all: &StaffRole::ALL, id: StaffRole::id, word: Texts::role };
pub(super) const INTERPRETER: Choice<InterpreterNeed> =
    Choice { all: &InterpreterNeed::ALL, id: InterpreterNeed::id, word: Texts::interpreter };
pub(super) const APARTMENT: Choice<ApartmentKind> =
    Choice { all: &ApartmentKind::ALL, id: ApartmentKind::id, word: Texts::apartment_kind };
pub(super) const STATE: Choice<PresenceState> =
    Choice { all: &PresenceState::ALL, id: PresenceState::id, word: Texts::presence_state };
pub(super) const SOURCE: Choice<PresenceSource> =
    Choice { all: &PresenceSource::ALL, id: PresenceSource::id, word: Texts::presence_source };
pub(super) const LEVEL: Choice<WatchLevel> =
    Choice { all: &WatchLevel::ALL, id: WatchLevel::id, word: Texts::watch_level };

impl<T: Copy> Choice<T> {
    /// The words of a language, for a help text.
    pub(super) fn list(self, t: &Texts) -> String {
        self.all.iter().map(|one| self.written(t, *one)).collect::<Vec<_>>().join(", ")
    }

    /// `--name WORD`. What was given is read with [`Choice::of`].
    pub(super) fn arg(self, t: &Texts, name: &'static str, value: &'static str, help: String) -> Arg {
        let offered = |one: &T| {
            let word = self.written(t, *one);
            let mut others = self.others(*one);
            others.retain(|other| *other != word);
            PossibleValue::new(word).aliases(others)
        };
        let values: Vec<PossibleValue> = self.all.iter().map(offered).collect();
        option(name, value, help)
            .value_parser(PossibleValuesParser::new(values))
            .ignore_case(true)
            .hide_possible_values(true)
    }

    /// The value that was written.
    pub(super) fn of(self, text: &str) -> Option<T> {
        let text = plain(text);
        self.all.iter().copied().find(|one| self.others(*one).iter().any(|word| plain(word) == text))
    }

    /// As it is typed without quotation marks: «av-og-til».
    fn written(self, t: &Texts, one: T) -> String {
        (self.word)(t, one).replace(' ', "-")
    }

    /// Every way a value is written.
    fn others(self, one: T) -> Vec<String> {
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
    }

    #[test]
    fn what_is_listed_is_of_one_language_and_can_be_typed() {
        assert_eq!(WEIGHT.list(&Texts::new(Language::Nb)), "vanlig, viktig, kritisk");
        assert_eq!(WEIGHT.list(&Texts::new(Language::En)), "normal, important, critical");
        let roles = ROLE.list(&Texts::new(Language::En));
        assert!(roles.split(", ").all(|word| ROLE.of(word).is_some()), "{roles}");
        assert_eq!(INTERPRETER.list(&Texts::new(Language::Nb)), "nei, av-og-til, ja");
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
    }
}
