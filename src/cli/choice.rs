//! Flags whose value is one of a few words.

use clap::{
    Arg,
    builder::{PossibleValue, PossibleValuesParser},
};

use super::command::option;
use crate::text::Texts;
pub(super) use crate::text::choice::{
    APARTMENT, CONTACT, Choice, FUNCTION, INTERPRETER, KIND, LEVEL, ROLE, SOURCE, STATE, WEIGHT,
};

/// `--name WORD`. What was given is read with [`Choice::of`].
pub(super) fn arg<T: Copy>(choice: Choice<T>, t: &Texts, name: &'static str, value: &'static str, help: String) -> Arg {
    let offered = |one: &T| {
        let word = choice.written(t, *one);
        let mut others = choice.others(*one);
        others.retain(|other| *other != word);
        PossibleValue::new(word).aliases(others)
    };
    let values: Vec<PossibleValue> = choice.all().iter().map(offered).collect();
    option(name, value, help)
        .value_parser(PossibleValuesParser::new(values))
        .ignore_case(true)
        .hide_possible_values(true)
}
