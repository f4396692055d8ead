//! What a youth is called wherever there is one line for a name: the name they want to be called by, in letters that every
//! terminal can show, with as much more as it takes to tell two of them apart.
//!
//! Youths who live in the house need no more than tells them from each other; one who has moved out is told from everybody.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;

use super::{
    fold::fold,
    ids::YouthId,
    names::Line,
    youth::{Youth, YouthFacts},
};

/// What a youth is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// `None` when all their names are in letters that terminals break: those stand in the plan alone.
    pub name: Option<String>,
    /// Tells them from others of that name: «Ali H.», «Ali Hassan», «Ali (2009)», «Ali #12». Mostly empty.
    pub told_apart: String,
}

/// What each of these youths is called.
#[must_use]
pub fn called(youths: &BTreeMap<YouthId, Youth>, lives_here: &BTreeSet<YouthId>) -> BTreeMap<YouthId, Called> {
    let mut by_name: BTreeMap<String, Vec<&Youth>> = BTreeMap::new();
    for youth in youths.values() {
        by_name.entry(fold(shown(&youth.facts).unwrap_or_default())).or_default().push(youth);
    }
    let here = |youth: &Youth| lives_here.contains(&youth.id);
    let mut called = BTreeMap::new();
    for namesakes in by_name.values() {
        for youth in namesakes {
            let is_other = |other: &&&Youth| other.id != youth.id && (here(other) || !here(youth));
            let others: Vec<Additions> = namesakes.iter().filter(is_other).map(|other| additions(other)).collect();
            let name = shown(&youth.facts).map(str::to_owned);
            let is_name = |addition: &str| {
                name.as_ref().is_some_and(|name| by_name.contains_key(&fold(&format!("{name}{addition}"))))
            };
            let told_apart = if others.is_empty() { String::new() } else { told_apart(youth, &others, is_name) };
            called.insert(youth.id, Called { name, told_apart });
        }
    }
    called
}

/// What may be said after a name, the shortest first: the initial of the last part of the Latin name, that part, the year
/// of birth, and the number in the house, which nobody shares.
type Additions = [Option<String>; 4];

/// The first addition that is not the same for one of the others and does not make another's name.
fn told_apart(youth: &Youth, others: &[Additions], is_name: impl Fn(&str) -> bool) -> String {
    let fits = |(kind, addition): (usize, Option<String>)| {
        let addition = addition.filter(|addition| !is_name(addition))?;
        let shared = others.iter().any(|other| other[kind].as_ref() == Some(&addition));
        (!shared).then_some(addition)
    };
    additions(youth).into_iter().enumerate().find_map(fits).unwrap_or_default()
}

fn additions(youth: &Youth) -> Additions {
    let facts = &youth.facts;
    let said = fold(shown(facts).unwrap_or_default());
    let is_said = |part: &str| said.split(' ').any(|word| word == fold(part));
    let latin = facts.latin_name.as_ref().map(Line::as_str).filter(|name| !breaks_terminals(name));
    let last = latin.and_then(|name| name.split(' ').next_back()).filter(|part| !is_said(part));
    [
        last.and_then(|last| last.chars().next()).map(|initial| format!(" {initial}.")),
        last.map(|last| format!(" {last}")),
        Some(format!(" ({})", facts.birth_date.year())),
        Some(format!(" #{}", youth.id)),
    ]
}

/// The name a youth wants to be called by, or the Latin one where terminals break the script of the first.
#[must_use]
pub fn shown(facts: &YouthFacts) -> Option<&str> {
    [Some(&facts.preferred_name), facts.latin_name.as_ref()]
        .into_iter()
        .flatten()
        .map(Line::as_str)
        .find(|name| !breaks_terminals(name))
}

/// Whether a text holds letters that many terminals place wrongly: scripts written from right to left, Ge'ez, and marks
/// that turn the direction.
#[must_use]
pub fn breaks_terminals(text: &str) -> bool {
    text.chars().any(|letter| {
        matches!(letter,
            '\u{590}'..='\u{8FF}' // Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours
            | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' // their presentation forms
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}' // older and African ones, Arabic mathematics
            | '\u{1200}'..='\u{139F}' | '\u{2D80}'..='\u{2DDF}' | '\u{AB01}'..='\u{AB2F}' | '\u{1E7E0}'..='\u{1E7FF}' // Ge'ez
            | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::youth::InterpreterNeed;

    fn facts(preferred: &str, latin: Option<&str>, born: i32) -> YouthFacts {
        YouthFacts {
            preferred_name: Line::new(preferred).unwrap(),
            latin_name: latin.map(|name| Line::new(name).unwrap()),
            own_script_name: None,
            pronunciation: None,
            birth_date: chrono::NaiveDate::from_ymd_opt(born, 1, 1).unwrap(),
            celebrates: None,
            languages: None,
            interpreter: InterpreterNeed::No,
            interpreter_note: None,
            primary_contact: None,
            help_needed: None,
        }
    }

    /// What youths numbered from 1 are called, with `?` for a name that cannot be shown. Those with a `true` live here.
    fn lines(youths: &[(&str, Option<&str>, i32, bool)]) -> Vec<String> {
        let youths = (1..).zip(youths).map(|(id, youth)| (YouthId(id), youth));
        let here = youths.clone().filter(|(_, youth)| youth.3).map(|(id, _)| id).collect();
        let known = youths
            .map(|(id, (name, latin, born, _))| (id, Youth { id, facts: facts(name, *latin, *born), version: 1 }))
            .collect();
        called(&known, &here)
            .into_values()
            .map(|called| format!("{}{}", called.name.as_deref().unwrap_or("?"), called.told_apart))
            .collect()
    }

    #[test]
    fn a_name_alone_is_all_that_is_said() {
        assert_eq!(
            lines(&[("Samira", Some("Samira Ali"), 2009, true), ("Amir", None, 2009, true)]),
            ["Samira", "Amir"]
        );
    }

    #[test]
    fn a_name_terminals_break_gives_way_to_the_latin_one() {
        let youths =
            [("سميرة", Some("Samira Ali"), 2009, true), ("ዮናስ", None, 2009, true), ("سارا", Some("سارا"), 2008, true)];
        assert_eq!(lines(&youths), ["Samira Ali", "? (2009)", "? (2008)"]);
        assert_eq!(lines(&youths[1..2]), ["?"], "nobody to be told from");
    }

    #[test]
    fn two_of_the_same_name_are_told_apart_by_as_little_as_it_takes() {
        let (hassan, rezai) = (("Ali", Some("Ali Hassan"), 2009, true), ("Ali", Some("Ali Rezai"), 2009, true));
        assert_eq!(lines(&[hassan, rezai]), ["Ali H.", "Ali R."]);
        let hosseini = ("ali", Some("Ali Hosseini"), 2009, true);
        assert_eq!(lines(&[hassan, hosseini]), ["Ali Hassan", "ali Hosseini"], "capitals tell nobody apart");
        assert_eq!(lines(&[("Ali", None, 2008, true), ("Ali", None, 2009, true)]), ["Ali (2008)", "Ali (2009)"]);
        assert_eq!(lines(&[("Ali", None, 2009, true), ("Ali", Some("Ali"), 2009, true)]), ["Ali #1", "Ali #2"]);
        assert_eq!(lines(&[hassan, ("Ali", Some("علی حسن"), 2008, true)]), ["Ali H.", "Ali (2008)"]);
    }

    #[test]
    fn one_who_moved_out_gives_way_to_those_who_live_here() {
        let youths = [
            ("Ali", Some("Ali Hassan"), 2009, true),
            ("Ali", Some("Ali Rezai"), 2001, false),
            ("Ali", None, 1999, false),
        ];
        assert_eq!(lines(&youths), ["Ali", "Ali R.", "Ali (1999)"]);
    }

    #[test]
    fn only_scripts_that_break_are_held_back() {
        for name in ["Øystein", "Łukasz", "Ольга", "Αθηνά", "李", "ʿAlī"] {
            assert!(!breaks_terminals(name), "{name}");
        }
        for name in ["علی", "Ali علی", "ትግርኛ", "שרה", "Ali\u{202E}"] {
            assert!(breaks_terminals(name), "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_two_are_ever_called_the_same(
            youths in prop::collection::vec(
                ("(Ali|ali|Åse|علی)", prop::option::of("(Ali|Ali Ha|Ali Ho|Åse Ha|علی)"), 2008..2010, any::<bool>()),
                0..12,
            ),
        ) {
            let youths: Vec<_> = youths.iter().map(|(name, latin, born, here)| (name.as_str(), latin.as_deref(), *born, *here)).collect();
            let lines = lines(&youths);
            let different: BTreeSet<String> = lines.iter().map(|line| fold(line)).collect();
            prop_assert_eq!(different.len(), lines.len(), "{:?}", lines);
        }
    }
}
