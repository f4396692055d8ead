//! What kind of apartment it is: one youth's home, or the home of several; how many a shared one holds, and which kitchen and bath
//! others share with it.

use crate::{
    domain::{
        command::Command,
        house::{Apartment, ApartmentKind, SharedRoom, SharedRoomKind, Sharing},
        ids::{ApartmentId, SharedRoomId},
        refusal::Refusal,
    },
    store::{Done, StoreError},
    text::Texts,
    ui::{
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            choice::ChoiceField,
            number::{NumberField, number},
            radio::RadioField,
            silent_debug,
            target::Target,
            view::{FormScreen, FormView, Submission},
        },
        screens::{Opened, houses::are_several},
        view::Cx,
    },
};

/// Opens the form with what the apartment is.
///
/// # Errors
/// [`Refusal::Gone`] for an apartment the house does not have.
pub fn open(apartment: ApartmentId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(Kind::new(apartment, cx)?, cx.texts).submitted_by_enter()))
}

struct Kind {
    apartment: Apartment,
    kind: RadioField<ApartmentKind>,
    /// How many a shared one holds; asked of such alone.
    places: NumberField,
    /// The kitchen and the bath it shares; asked where it shares one and the house has any.
    kitchen: ChoiceField<SharedRoomId>,
    bath: ChoiceField<SharedRoomId>,
    /// Somebody has set a limit in this house, or it is one of several: others are asked for none.
    limits: bool,
    t: Texts,
}

silent_debug!(Kind);

impl Kind {
    fn new(apartment: ApartmentId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let apartment = *open.people.apartments.iter().find(|known| known.id == apartment).ok_or(Refusal::Gone)?;
        let t = cx.texts;
        let words = Words::required(t.apartment_kind_field(), t.apartment_kind_help(), t.invalid_empty());
        let choices = ApartmentKind::ALL.map(|kind| Choice::new(kind.id(), t.apartment_kind(kind), kind));
        let kind = RadioField::new(words, choices.to_vec()).starting_with(|kind| *kind == apartment.kind);
        let rooms = open.reader.shared_rooms()?;
        let places = Words::optional(t.house_places(), t.house_places_help());
        let now = apartment.sharing.places.map_or_else(String::new, |places| places.to_string());
        let is_limited = !rooms.is_empty() || !apartment.sharing.is_nothing();
        Ok(Self {
            limits: is_limited || are_several(&open),
            kind,
            places: number(places, 1..=9, t.invalid_places().to_owned()).with_text(&now),
            kitchen: room_field(t.house_kitchen(), SharedRoomKind::Kitchen, &rooms, apartment.sharing.kitchen, t),
            bath: room_field(t.house_bath(), SharedRoomKind::Bath, &rooms, apartment.sharing.bath, t),
            apartment,
            t,
        })
    }

    /// What is asked beside the kind.
    fn asks(&self) -> [bool; 3] {
        let kind = self.kind.value().copied().unwrap_or_default();
        [
            kind.holds_several() && self.limits,
            kind.shares(SharedRoomKind::Kitchen) && self.kitchen.has_choices(),
            kind.shares(SharedRoomKind::Bath) && self.bath.has_choices(),
        ]
    }

    fn sharing(&self) -> Sharing {
        let [places, kitchen, bath] = self.asks();
        Sharing {
            places: self.places.value().filter(|_| places).and_then(|most| u8::try_from(*most).ok()),
            kitchen: self.kitchen.value().filter(|_| kitchen).copied(),
            bath: self.bath.value().filter(|_| bath).copied(),
        }
    }
}

/// A field for a room the apartment shares.
fn room_field(
    label: &'static str,
    kind: SharedRoomKind,
    rooms: &[SharedRoom],
    now: Option<SharedRoomId>,
    t: Texts,
) -> ChoiceField<SharedRoomId> {
    let of_kind = rooms.iter().filter(|room| room.facts.kind == kind && !room.facts.retired);
    let choices = of_kind.map(|room| Choice::new(room.id.to_string(), room.facts.name.as_str(), room.id)).collect();
    ChoiceField::new(Words::optional(label, t.house_shares_help()), choices).starting_with(|room| Some(*room) == now)
}

impl FormFields for Kind {
    type Value = (ApartmentKind, Sharing);

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let beside: [(FieldName, &dyn Field); 3] =
            [("places".into(), &self.places), ("kitchen".into(), &self.kitchen), ("bath".into(), &self.bath)];
        let asked = beside.into_iter().zip(self.asks()).filter_map(|(field, asked)| asked.then_some(field));
        [("kind".into(), &self.kind as &dyn Field)].into_iter().chain(asked).collect()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let asks = self.asks();
        let beside: [(FieldName, &mut dyn Field); 3] = [
            ("places".into(), &mut self.places),
            ("kitchen".into(), &mut self.kitchen),
            ("bath".into(), &mut self.bath),
        ];
        let asked = beside.into_iter().zip(asks).filter_map(|(field, asked)| asked.then_some(field));
        [("kind".into(), &mut self.kind as &mut dyn Field)].into_iter().chain(asked).collect()
    }

    fn read(&self) -> Result<Self::Value, Refused> {
        let kind = self.kind.value().copied().ok_or_else(|| Refused::new("kind", self.t.invalid_empty()))?;
        Ok((kind, self.sharing()))
    }
}

impl FormScreen for Kind {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn holds_work(&self) -> bool {
        false
    }

    fn title(&self, t: Texts) -> String {
        t.apartment_kind_title(self.apartment.number)
    }

    fn submission(&mut self, (kind, sharing): Self::Value, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::ChangeApartment { apartment: self.apartment.id, kind, sharing })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::SeveralLiveThere(_)).then_some("kind")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        let kind = self.kind.value().copied().unwrap_or(self.apartment.kind);
        cx.texts.apartment_kind_saved(clock, self.apartment.number, cx.texts.apartment_kind(kind))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        Some(Target::place(Some(self.apartment.number), cx.texts.apartment_kind(self.apartment.kind)))
    }
}
