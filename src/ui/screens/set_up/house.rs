//! The page about the house: its name, its apartments and what they have of their own, and the rooms everybody uses.

use crate::{
    domain::{
        house::{ApartmentKind, NewApartment},
        ids::ApartmentNumber,
        names::Line,
    },
    explain,
    text::Texts,
    ui::{
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            choice::ChoiceField,
            number::{NumberField, number},
            radio::RadioField,
            text::TextField,
        },
        screens::fields::{line, line_field},
    },
};

/// One digit selects an apartment, so there are at most nine.
const MOST: u8 = 9;
/// What most such houses have.
const USUAL: u8 = 6;
/// Characters of the list of common rooms.
const ROOMS: usize = 400;

/// What the page is filled in for.
#[derive(Debug)]
pub(in crate::ui::screens) struct House {
    pub name: Line,
    pub apartments: Vec<NewApartment>,
    pub rooms: Vec<Line>,
}

/// The fields of the page.
pub(in crate::ui::screens) struct HouseFields {
    name: TextField,
    count: NumberField,
    /// What all apartments have; `None` when it is said of each.
    kind: RadioField<Option<ApartmentKind>>,
    /// What each apartment has, asked only then.
    kinds: Vec<ChoiceField<ApartmentKind>>,
    rooms: TextField,
    t: Texts,
}

impl HouseFields {
    pub(in crate::ui::screens) fn new(t: Texts) -> Self {
        // Not every apartment of a house is shared: which are is said of each.
        let alike = ApartmentKind::ALL.into_iter().filter(|kind| !kind.holds_several());
        let of_all = alike.map(|kind| Choice::new(kind.id(), t.apartment_kind(kind), Some(kind)));
        let each = Choice::new("each", t.setup_kind_each(), None);
        let count = Words::required(t.setup_apartments(), t.setup_apartments_help(), t.setup_apartments_missing());
        Self {
            name: line_field(
                Words::required(t.setup_house_name(), t.setup_house_name_help(), t.setup_house_name_missing()),
                None,
            ),
            count: number(count, 1..=i64::from(MOST), t.invalid_apartment_count().to_owned())
                .with_text(&USUAL.to_string()),
            kind: RadioField::new(Words::optional(t.setup_kind(), t.setup_kind_help()), of_all.chain([each]).collect())
                .starting_with(|kind| *kind == Some(ApartmentKind::Own)),
            kinds: (1..=MOST).map(|number| kind_of(number, t)).collect(),
            rooms: TextField::new(Words::optional(t.setup_rooms(), t.setup_rooms_help()), ROOMS)
                .with_text(t.setup_rooms_default()),
            t,
        }
    }

    /// How many apartments are asked about one by one.
    fn asked_each(&self) -> usize {
        match self.kind.value() {
            Some(None) => self.count.value().and_then(|count| usize::try_from(*count).ok()).unwrap_or(0),
            _ => 0,
        }
    }

    fn apartments(&self) -> Vec<NewApartment> {
        let count = self.count.value().and_then(|count| u8::try_from(*count).ok()).unwrap_or(0);
        let of_all = self.kind.value().copied().flatten();
        (1..=count)
            .zip(&self.kinds)
            .map(|(number, own)| NewApartment {
                number: ApartmentNumber(number),
                kind: of_all.or_else(|| own.value().copied()).unwrap_or_default(),
            })
            .collect()
    }

    fn rooms(&self) -> Result<Vec<Line>, Refused> {
        let mut rooms: Vec<Line> = Vec::new();
        for room in self.rooms.value().split(',') {
            let room = Line::optional(room).map_err(|why| Refused::new("rooms", explain::invalid(self.t, why)))?;
            rooms.extend(room.filter(|room| !rooms.contains(room)));
        }
        Ok(rooms)
    }
}

fn kind_of(number: u8, t: Texts) -> ChoiceField<ApartmentKind> {
    let words = Words::optional(t.setup_kind_of(number), t.setup_kind_of_help());
    let choices = ApartmentKind::ALL.map(|kind| Choice::new(kind.id(), t.apartment_kind(kind), kind));
    ChoiceField::new(words, choices.to_vec()).starting_with(|kind| *kind == ApartmentKind::Own)
}

impl FormFields for HouseFields {
    type Value = House;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> =
            vec![("name".into(), &self.name), ("count".into(), &self.count), ("kind".into(), &self.kind)];
        let each = self.kinds.iter().take(self.asked_each()).zip(1..);
        fields.extend(each.map(|(field, number)| (format!("kind-{number}").into(), field as &dyn Field)));
        fields.push(("rooms".into(), &self.rooms));
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let asked = self.asked_each();
        let mut fields: Vec<(FieldName, &mut dyn Field)> =
            vec![("name".into(), &mut self.name), ("count".into(), &mut self.count), ("kind".into(), &mut self.kind)];
        let each = self.kinds.iter_mut().take(asked).zip(1..);
        fields.extend(each.map(|(field, number)| (format!("kind-{number}").into(), field as &mut dyn Field)));
        fields.push(("rooms".into(), &mut self.rooms));
        fields
    }

    fn read(&self) -> Result<House, Refused> {
        Ok(House { name: line(&self.name, "name", self.t)?, apartments: self.apartments(), rooms: self.rooms()? })
    }
}
