//! A youth who lives in no apartment goes to another house of the file.

use crate::{
    domain::{
        command::Command,
        ids::{HouseId, YouthId},
        refusal::Refusal,
    },
    text::Texts,
    ui::{
        forms::{
            Choice, FormFields, Refused, Words, form_fields,
            radio::RadioField,
            silent_debug,
            target::Target,
            view::{FormScreen, FormView, Submission},
        },
        screens::{Opened, fields::target},
        view::Cx,
    },
};

/// Opens the form for a youth.
///
/// # Errors
/// [`Refusal::LivesInHouse`] as long as they have an apartment here.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    let (open, t) = (cx.house()?, cx.texts);
    if open.people.lives_here(youth) {
        return Err(Refusal::LivesInHouse.into());
    }
    let others = open.houses.iter().filter(|house| house.id != open.shown);
    let choices: Vec<_> =
        others.map(|house| Choice::new(house.id.to_string(), house.name.as_str(), house.id)).collect();
    let first = choices.first().map(|choice| choice.value);
    let words = Words::required(t.house_take_over_field(), t.house_take_over_help(), t.house_take_over_none());
    let house = RadioField::new(words, choices).starting_with(|house| Some(*house) == first);
    Ok(Box::new(FormView::new(TakeOver { youth, house, t }, t)))
}

struct TakeOver {
    youth: YouthId,
    house: RadioField<HouseId>,
    t: Texts,
}

silent_debug!(TakeOver);

impl FormFields for TakeOver {
    type Value = HouseId;
    form_fields!(house);

    fn read(&self) -> Result<HouseId, Refused> {
        self.house.value().copied().ok_or_else(|| Refused::new("house", self.t.house_take_over_none()))
    }
}

impl FormScreen for TakeOver {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn holds_work(&self) -> bool {
        false
    }

    fn title(&self, t: Texts) -> String {
        t.house_take_over_title().to_owned()
    }

    fn submission(&mut self, house: HouseId, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::TakeOver { youth: self.youth, house })))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }
}
