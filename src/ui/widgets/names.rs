//! Names of youths where there is little room, and where a terminal could break them.

use crate::{
    domain::{ids::YouthId, youth::YouthFacts},
    store::read::People,
    text::{Texts, columns, names::latin_first},
};

/// What a youth is called on every screen but the detail view: the preferred name, or the Latin one where terminals break
/// the script of the preferred one. A youth with neither is found in the plan.
#[must_use]
pub fn shown(facts: &YouthFacts, t: Texts) -> &str {
    let latin = facts.latin_name.as_ref().map(crate::domain::names::Line::as_str);
    latin_first([Some(facts.preferred_name.as_str()), latin].into_iter().flatten()).unwrap_or_else(|| t.name_in_plan())
}

/// The same for a youth by number; `–` for a number nobody has.
#[must_use]
pub fn of(people: &People, youth: YouthId, t: Texts) -> &str {
    people.youths.get(&youth).map_or("–", |youth| shown(&youth.facts, t))
}

/// What a youth is called where one youth is chosen or confirmed among others: as in [`shown`], but rather the name in its
/// own script than none, since it must tell whom. `–` for a number nobody has.
#[must_use]
pub fn telling(people: &People, youth: YouthId) -> &str {
    let Some(facts) = people.youths.get(&youth).map(|youth| &youth.facts) else {
        return people.name(youth);
    };
    let preferred = facts.preferred_name.as_str();
    let latin = facts.latin_name.as_ref().map(crate::domain::names::Line::as_str);
    latin_first([preferred].into_iter().chain(latin)).unwrap_or(preferred)
}

/// A name in at most `room` cells: whole words and «…», or the beginning of the first word where not even that fits.
#[must_use]
pub fn fit(name: &str, room: usize) -> String {
    if columns::width(name) <= room {
        return name.to_owned();
    }
    let mut kept = String::new();
    for word in name.split_whitespace() {
        let longer = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
        if columns::width(&longer) + 1 > room {
            break;
        }
        kept = longer;
    }
    if kept.is_empty() { columns::truncate(name, room).into_owned() } else { kept + "…" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{names::Line, youth::InterpreterNeed},
        text::Language,
    };

    fn facts(preferred: &str, latin: Option<&str>) -> YouthFacts {
        YouthFacts {
            preferred_name: Line::new(preferred).unwrap(),
            latin_name: latin.map(|name| Line::new(name).unwrap()),
            own_script_name: None,
            pronunciation: None,
            birth_date: "2009-01-01".parse().unwrap(),
            celebrates: None,
            languages: None,
            interpreter: InterpreterNeed::No,
            interpreter_note: None,
            primary_contact: None,
        }
    }

    #[test]
    fn a_name_terminals_break_gives_way_to_the_latin_one() {
        let t = Texts::new(Language::Nb);
        assert_eq!(shown(&facts("Samira", None), t), "Samira");
        assert_eq!(shown(&facts("سميرة", Some("Samira Ali")), t), "Samira Ali");
        assert_eq!(shown(&facts("ዮናስ", None), t), t.name_in_plan());
    }

    #[test]
    fn a_long_name_keeps_whole_words() {
        assert_eq!(fit("Amir", 4), "Amir");
        assert_eq!(fit("Oleksandr Volodymyrovytsj Kovaltsjuk", 20), "Oleksandr…");
        assert_eq!(fit("Oleksandr Volodymyrovytsj", 8), "Oleksan…");
        assert_eq!(fit("Li Xu An", 7), "Li Xu…");
    }
}
