//! Whom an entry is about: the house, the youths by the numbers on their doors, a vacant apartment as a place.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        ids::{ApartmentId, ApartmentNumber, YouthId},
        log::About,
    },
    store::read::People,
    text::{Texts, columns},
    ui::{
        forms::{Choice, Words, chips::ChipsField},
        screens::Subject,
        theme::Role,
        view::Cx,
        widgets::names,
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

/// What a form was opened about, and so the name of its draft: a draft about one youth never stands in another's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// Nothing in particular.
    Nothing,
    /// A vacant apartment.
    Place(ApartmentId),
    /// A youth.
    Youth(YouthId),
}

impl Start {
    /// What the view below is about. Who lives in an apartment comes before the apartment.
    pub(super) fn of(subject: Subject, people: &People) -> Self {
        let occupant = subject.apartment.and_then(|apartment| people.occupant(apartment));
        match (subject.youth.or(occupant.map(|occupant| occupant.youth.id)), subject.apartment) {
            (Some(youth), _) => Self::Youth(youth),
            (None, Some(apartment)) => Self::Place(apartment),
            (None, None) => Self::Nothing,
        }
    }

    /// As the number in the draft's name: youths above zero, apartments below.
    pub(super) const fn subject(self) -> i64 {
        match self {
            Self::Nothing => 0,
            Self::Place(apartment) => -apartment.0,
            Self::Youth(youth) => youth.0,
        }
    }

    /// Back from the number in the draft's name.
    pub(super) const fn from_subject(subject: i64) -> Self {
        match subject {
            0 => Self::Nothing,
            1.. => Self::Youth(YouthId(subject)),
            _ => Self::Place(ApartmentId(-subject)),
        }
    }

    fn whom(self) -> Option<Whom> {
        match self {
            Self::Nothing => None,
            Self::Place(apartment) => Some(Whom::Place(apartment)),
            Self::Youth(youth) => Some(Whom::Youth(youth)),
        }
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
    for apartment in &people.apartments {
        let number = apartment.number;
        let choice = match people.occupant(apartment.id) {
            Some(occupant) => youth_choice(occupant.youth.id, Some(number), people),
            None => Choice::new(format!("a{}", apartment.id), t.entry_vacant(number), Whom::Place(apartment.id)),
        };
        choices.push(choice.with_role(Role::Apartment(number.0)));
    }
    let start_youth = if let Start::Youth(youth) = start { Some(youth) } else { None };
    for youth in others.youths.iter().copied().chain(start_youth) {
        let known = choices.iter().any(|choice| choice.value == Whom::Youth(youth));
        if !known && people.youths.contains_key(&youth) {
            choices.push(youth_choice(youth, None, people));
        }
    }
    let words = Words::required(t.entry_about(), t.entry_about_help(), t.entry_about_missing());
    let whom = start.whom();
    ChipsField::new(words, choices).going_together(Whom::together).starting_with(|choice| Some(*choice) == whom)
}

fn youth_choice(youth: YouthId, number: Option<ApartmentNumber>, people: &People) -> Choice<Whom> {
    let name = names::telling(people, youth);
    let name = columns::truncate(name, NAME_CELLS);
    let label = match number {
        Some(number) => format!("{number} {name}"),
        None => name.into_owned(),
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

/// Whom something is saved on, with the numbers on their doors: for the guard beside the save key.
pub(crate) fn targets(about: &About, cx: &Cx<'_>) -> Vec<(Option<ApartmentNumber>, String)> {
    let Ok(house) = cx.house() else {
        return Vec::new();
    };
    let (people, t) = (house.people, cx.texts);
    match about {
        About::House => vec![(None, t.entry_house().to_owned())],
        About::Apartment(apartment) => vec![(people.number(*apartment), t.entry_nobody_lives_there().to_owned())],
        About::Youths(youths) => {
            let door = |youth| people.home(youth).map(|apartment| apartment.number);
            youths.iter().map(|youth| (door(*youth), names::telling(people, *youth).to_owned())).collect()
        }
    }
}

/// The same in a sentence: «leilighet 3», «leilighet 1, 3 og 4», «huset».
pub(crate) fn in_words(about: &About, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    if *about == About::House {
        return t.entry_about_house().to_owned();
    }
    let targets = targets(about, cx);
    let all_at_home = targets.iter().all(|(door, _)| door.is_some());
    let names: Vec<String> = targets
        .into_iter()
        .map(|(door, name)| door.filter(|_| all_at_home).map_or(name, |number| number.to_string()))
        .collect();
    let list = match names.as_slice() {
        [all @ .., last] if !all.is_empty() => t.entry_list_end(all.join(", "), last),
        _ => names.concat(),
    };
    if all_at_home { t.entry_about_apartments(list) } else { list }
}
