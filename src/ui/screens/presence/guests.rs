//! How many guests are in an apartment now.

use crate::{
    domain::{
        command::Command,
        house::Apartment,
        ids::{ApartmentId, YouthId},
        presence::GuestCount,
        refusal::Refusal,
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields,
            number::{NumberField, number},
            silent_debug,
            target::Target,
            view::{FormScreen, FormView, Submission},
        },
        screens::Opened,
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "guests";

/// Opens the form with the newest count.
///
/// # Errors
/// [`Refusal::Gone`] for an apartment the house does not have.
pub fn open(apartment: ApartmentId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(Guests::new(apartment, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = Guests::new(ApartmentId(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct Guests {
    apartment: Apartment,
    count: NumberField,
    t: Texts,
}

silent_debug!(Guests);

impl Guests {
    fn new(apartment: ApartmentId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let apartment = *open.people.apartments.iter().find(|known| known.id == apartment).ok_or(Refusal::Gone)?;
        let t = cx.texts;
        let words = Words::required(t.guests_count(), t.guests_count_help(), t.guests_count_missing());
        let most = i64::from(GuestCount::MOST);
        let known = open.standing.guests.get(&apartment.id).map_or_else(String::new, |guests| guests.count.to_string());
        Ok(Self { apartment, count: number(words, 0..=most, t.guests_count_range(most)).with_text(&known), t })
    }
}

impl FormFields for Guests {
    type Value = u8;
    form_fields!(count);

    fn read(&self) -> Result<u8, Refused> {
        let count = self.count.value().and_then(|count| u8::try_from(*count).ok());
        count.ok_or_else(|| Refused::new("count", self.t.guests_count_missing()))
    }
}

impl FormScreen for Guests {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.apartment.id.0
    }

    fn title(&self, t: Texts) -> String {
        t.guests_title().to_owned()
    }

    fn submission(&mut self, count: u8, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::CountGuests { apartment: self.apartment.id, count })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::Invalid(_)).then_some("count")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        let count = self.count.value().copied().unwrap_or(0);
        cx.texts.guests_saved(clock, self.apartment.number, cx.texts.guests(count))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        let (people, t) = (cx.open?.people, cx.texts);
        let door = Some(self.apartment.number);
        let youths: Vec<YouthId> = people.youths_in(self.apartment.id).collect();
        Some(match *youths {
            [] => Target::place(door, t.board_vacant()),
            [youth] => Target::youth(door, people.called(youth), t),
            _ => {
                let names: Vec<_> = youths.iter().map(|youth| t.called(people.called(*youth))).collect();
                Target::place(door, &names.join(", "))
            }
        })
    }
}
