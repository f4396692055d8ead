//! Whom an entry is about: the house, the youths by the numbers on their doors, a vacant apartment as a place.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        house::Door,
        ids::{ApartmentId, ApartmentNumber, YouthId},
        log::{About, LogEntry},
        names::Prose,
    },
    store::read::People,
    text::Texts,
    ui::{
        forms::{Choice, Words, chips::ChipsField, target::Target},
        screens::{fields::target, start::Start},
        theme::Role,
        view::Cx,
    },
};

/// Cells of a name on a chip: the six of a house fit on two or three rows of the smallest screen.
const NAME_CELLS: usize = 14;

/// One chip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whom {
    /// The house as a whole.
    House,
    /// A vacant apartment.
    Place(ApartmentId),
    /// A youth.
    Youth(YouthId),
}

impl Whom {
    /// Several youths make one entry; the house and a place stand alone.
    fn together(&self, other: &Self) -> bool {
        self == other || matches!((self, other), (Self::Youth(_), Self::Youth(_)))
    }
}

/// The youths a draft was about: they stay on offer though they may have moved out in the meantime.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Remembered {
    pub(super) youths: Vec<YouthId>,
}

/// The field. `others` are offered though they do not live in the house.
pub(super) fn field(start: Start, others: &Remembered, people: &People, t: Texts) -> ChipsField<Whom> {
    let mut choices = vec![Choice::new("house", t.entry_house(), Whom::House)];
    for Door { apartment, youth } in people.doors() {
        let number = apartment.number;
        let choice = match youth {
            Some(youth) => youth_choice(youth, Some(number), people, t),
            None => Choice::new(format!("a{}", apartment.id), t.entry_vacant(number), Whom::Place(apartment.id)),
        };
        choices.push(choice.with_role(Role::Apartment(number.0)));
    }
    let start_youth = if let Start::Youth(youth) = start { Some(youth) } else { None };
    for youth in others.youths.iter().copied().chain(start_youth) {
        let known = choices.iter().any(|choice| choice.value == Whom::Youth(youth));
        if !known && people.youths.contains_key(&youth) {
            choices.push(youth_choice(youth, None, people, t));
        }
    }
    let words = Words::required(t.entry_about(), t.entry_about_help(), t.entry_about_missing());
    let whom = match start {
        Start::Nothing => None,
        Start::Apartment(apartment) => Some(Whom::Place(apartment)),
        Start::Youth(youth) => Some(Whom::Youth(youth)),
    };
    ChipsField::new(words, choices).going_together(Whom::together).starting_with(|choice| Some(*choice) == whom)
}

fn youth_choice(youth: YouthId, number: Option<ApartmentNumber>, people: &People, t: Texts) -> Choice<Whom> {
    let name = t.called_within(people.called(youth), NAME_CELLS);
    let label = match number {
        Some(number) => format!("{number} {name}"),
        None => name,
    };
    Choice::new(format!("y{youth}"), label, Whom::Youth(youth))
}

/// What is chosen; `None` when nothing is.
pub(super) fn chosen(field: &ChipsField<Whom>) -> Option<About> {
    let youths: Vec<YouthId> =
        field.values().filter_map(|whom| if let Whom::Youth(youth) = whom { Some(*youth) } else { None }).collect();
    if !youths.is_empty() {
        return Some(About::Youths(youths));
    }
    match field.values().next()? {
        Whom::House => Some(About::House),
        Whom::Place(apartment) => Some(About::Apartment(*apartment)),
        Whom::Youth(_) => None,
    }
}

/// Whether what is chosen is something else than what the form was opened about.
pub(super) fn strayed(start: Start, chosen: &About) -> bool {
    match (start, chosen) {
        (Start::Nothing, _) => false,
        (Start::Youth(youth), About::Youths(youths)) => !youths.contains(&youth),
        (Start::Apartment(place), About::Apartment(apartment)) => place != *apartment,
        (Start::Youth(_), About::House | About::Apartment(_))
        | (Start::Apartment(_), About::House | About::Youths(_)) => true,
    }
}

/// Whom something is saved on, with the numbers on their doors: for the guard beside the save key.
pub(crate) fn targets(about: &About, cx: &Cx<'_>) -> Vec<Target> {
    let Ok(house) = cx.house() else {
        return Vec::new();
    };
    let (people, t) = (house.people, cx.texts);
    match about {
        About::House => vec![Target::place(None, t.entry_house())],
        About::Apartment(apartment) => vec![Target::place(people.number(*apartment), t.entry_nobody_lives_there())],
        About::Youths(youths) => people.by_door(youths).into_iter().filter_map(|youth| target(youth, cx)).collect(),
    }
}

/// The same of an entry as it may be shown: those it does not name are counted.
pub(crate) fn targets_of(entry: &LogEntry, cx: &Cx<'_>) -> Vec<Target> {
    let mut targets = targets(&entry.about, cx);
    if entry.others > 0 {
        let others = i64::try_from(entry.others).unwrap_or(i64::MAX);
        targets.push(Target::place(None, &cx.texts.and_others(others)));
    }
    targets
}

/// The first words of an entry, as a quotation: which one is meant.
pub(crate) fn beginning(entry: &LogEntry, t: Texts) -> String {
    /// As many as fit in a title.
    const WORDS: usize = 6;
    let first = entry.lines.all().into_iter().flatten().next().map_or("", Prose::as_str);
    let mut words: Vec<&str> = first.split_whitespace().take(WORDS + 1).collect();
    if words.len() > WORDS {
        words[WORDS] = "…";
    }
    t.quoted(words.join(" "))
}

/// The same in a sentence: «leilighet 3», «leilighet 1, 3 og 4», «huset»; names where a number does not say who is meant.
pub(crate) fn in_words(about: &About, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    if *about == About::House {
        return t.entry_about_house().to_owned();
    }
    let targets = targets(about, cx);
    let tells = |youth: &YouthId| cx.house().is_ok_and(|open| open.people.own_number(*youth).is_some());
    let numbers_tell = match about {
        About::Youths(youths) => youths.iter().all(tells),
        About::House | About::Apartment(_) => targets.iter().all(|target| target.door.is_some()),
    };
    let name = |target: &Target| match target.door.filter(|_| numbers_tell) {
        Some(number) => number.to_string(),
        None => target.called(),
    };
    let names: Vec<String> = targets.iter().map(name).collect();
    let list = match names.as_slice() {
        [all @ .., last] if !all.is_empty() => t.entry_list_end(all.join(", "), last),
        _ => names.concat(),
    };
    if numbers_tell { t.entry_about_apartments(list) } else { list }
}
