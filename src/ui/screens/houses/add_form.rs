//! A further house in the file: the same page as where a house is set up, without the member who does.

use crate::{
    domain::{command::Command, house::NewSharedHouse, refusal::Refusal},
    store::Done,
    text::Texts,
    ui::{
        action::Action,
        forms::{
            Field, FieldName, FormFields, Refused, silent_debug,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            set_up::{House, HouseFields},
        },
        view::Cx,
    },
};

/// Opens the form.
///
/// # Errors
/// No house is open.
pub fn open(cx: &Cx<'_>) -> Opened {
    cx.house()?;
    Ok(Box::new(FormView::new(AddHouse { page: HouseFields::new(cx.texts) }, cx.texts)))
}

struct AddHouse {
    page: HouseFields,
}

silent_debug!(AddHouse);

impl FormFields for AddHouse {
    type Value = House;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        self.page.fields()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        self.page.fields_mut()
    }

    fn read(&self) -> Result<House, Refused> {
        self.page.read()
    }
}

impl FormScreen for AddHouse {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn title(&self, t: Texts) -> String {
        t.house_add_title().to_owned()
    }

    fn submission(&mut self, house: House, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let House { name, apartments, rooms } = house;
        let new = NewSharedHouse { name, apartments, common_rooms: rooms };
        Ok(Submission::Command(Box::new(Command::AddHouse(new))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::HouseNameTaken).then_some("name")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let name = self.page.read().map_or_else(|_| String::new(), |house| house.name.to_string());
        cx.texts.house_added(cx.texts.clock(done.at, cx.zone), name, cx.key(Action::ShowHouse))
    }
}
