//! In which houses a member works.

use crate::{
    domain::{
        command::Command,
        ids::{HouseId, StaffId},
        refusal::Refusal,
    },
    text::Texts,
    ui::{
        forms::{
            Choice, FormFields, Refused, Words,
            chips::ChipsField,
            form_fields, silent_debug,
            view::{FormScreen, FormView, Submission},
        },
        screens::{Opened, fields::member_label},
        view::Cx,
    },
};

/// Opens the form with the houses they work in. Whoever asks sees their own houses: nobody hands out what they do not have.
///
/// # Errors
/// [`Refusal::Gone`] for a number nobody has, and what the store answers.
pub fn open(staff: StaffId, cx: &Cx<'_>) -> Opened {
    let (open, t) = (cx.house()?, cx.texts);
    let member = open.people.staff.get(&staff).ok_or(Refusal::Gone)?;
    let before = open.reader.houses_of(staff)?;
    let choices = open.houses.iter().map(|house| Choice::new(house.id.to_string(), house.name.as_str(), house.id));
    let words = Words::required(t.house_staff_field(), t.house_staff_help(), t.house_staff_none());
    let houses = ChipsField::new(words, choices.collect()).starting_with(|house| before.contains(house));
    let own: Vec<HouseId> = open.houses.iter().map(|house| house.id).collect();
    let form = StaffHouses { staff, member: member_label(member), before, own, houses, t };
    Ok(Box::new(FormView::new(form, t).submitted_by_enter()))
}

struct StaffHouses {
    staff: StaffId,
    member: String,
    before: Vec<HouseId>,
    /// The houses that stand in the form; what they have in others is left as it is.
    own: Vec<HouseId>,
    houses: ChipsField<HouseId>,
    t: Texts,
}

silent_debug!(StaffHouses);

impl FormFields for StaffHouses {
    type Value = Vec<HouseId>;
    form_fields!(houses);

    fn read(&self) -> Result<Vec<HouseId>, Refused> {
        let elsewhere = self.before.iter().filter(|house| !self.own.contains(house));
        let houses: Vec<HouseId> = self.houses.values().chain(elsewhere).copied().collect();
        if houses.is_empty() { Err(Refused::new("houses", self.t.house_staff_none())) } else { Ok(houses) }
    }
}

impl FormScreen for StaffHouses {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn holds_work(&self) -> bool {
        false
    }

    fn title(&self, t: Texts) -> String {
        t.house_staff_title(&self.member)
    }

    fn submission(&mut self, houses: Vec<HouseId>, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let before = self.before.clone();
        Ok(Submission::Command(Box::new(Command::SetStaffHouses { staff: self.staff, before, houses })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::LastLeadOfHouse | Refusal::NotYourHouse).then_some("houses")
    }
}
