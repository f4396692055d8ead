//! A kitchen or a bath that several apartments share, and how many of them may be lived in at a time.

use crate::{
    domain::{
        command::Command,
        house::{SharedRoom, SharedRoomFacts, SharedRoomKind},
        ids::SharedRoomId,
        refusal::Refusal,
    },
    text::Texts,
    ui::{
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            number::{NumberField, number},
            radio::RadioField,
            silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{line, line_field},
        },
        view::Cx,
    },
};

/// Opens the form for a new one, or with what one is.
///
/// # Errors
/// No house is open.
pub fn open(room: Option<&SharedRoom>, cx: &Cx<'_>) -> Opened {
    cx.house()?;
    let (t, facts) = (cx.texts, room.map(|room| &room.facts));
    let kinds = SharedRoomKind::ALL.map(|kind| Choice::new(kind.id(), t.shared_room_kind(kind), kind));
    let now = facts.map_or(SharedRoomKind::Kitchen, |facts| facts.kind);
    let kind = RadioField::new(Words::optional(t.house_room_kind(), t.house_room_kind_help()), kinds.to_vec())
        .starting_with(|kind| *kind == now);
    let name = Words::required(t.house_room_name(), t.house_room_name_help(), t.house_room_name_missing());
    let most = Words::required(t.house_room_most(), t.house_room_most_help(), t.invalid_shared_room_limit());
    let used =
        [Choice::new("yes", t.house_room_used_yes(), true), Choice::new("no", t.house_room_used_no(), false)].to_vec();
    let is_used = facts.is_none_or(|facts| !facts.retired);
    let form = Room {
        room: room.map(|room| room.id),
        before: facts.cloned(),
        kind,
        name: line_field(name, facts.map(|facts| &facts.name)),
        most: number(most, 1..=9, t.invalid_shared_room_limit().to_owned())
            .with_text(&facts.map_or_else(String::new, |facts| facts.most.to_string())),
        used: RadioField::new(Words::optional(t.house_room_used(), t.house_room_used_help()), used)
            .starting_with(|used| *used == is_used),
        t,
    };
    Ok(Box::new(FormView::new(form, t)))
}

struct Room {
    /// The one that is changed: it stays a kitchen, or a bath.
    room: Option<SharedRoomId>,
    /// What was said of it when the form was opened.
    before: Option<SharedRoomFacts>,
    kind: RadioField<SharedRoomKind>,
    name: TextField,
    most: NumberField,
    /// Asked of one that is there.
    used: RadioField<bool>,
    t: Texts,
}

silent_debug!(Room);

impl FormFields for Room {
    type Value = SharedRoomFacts;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let both: [(FieldName, &dyn Field); 2] = [("name".into(), &self.name), ("most".into(), &self.most)];
        let kind = self.room.is_none().then_some(("kind".into(), &self.kind as &dyn Field));
        let used = self.room.is_some().then_some(("used".into(), &self.used as &dyn Field));
        kind.into_iter().chain(both).chain(used).collect()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let both: [(FieldName, &mut dyn Field); 2] = [("name".into(), &mut self.name), ("most".into(), &mut self.most)];
        let kind = self.room.is_none().then_some(("kind".into(), &mut self.kind as &mut dyn Field));
        let used = self.room.is_some().then_some(("used".into(), &mut self.used as &mut dyn Field));
        kind.into_iter().chain(both).chain(used).collect()
    }

    fn read(&self) -> Result<SharedRoomFacts, Refused> {
        let most = self.most.value().and_then(|most| u8::try_from(*most).ok());
        Ok(SharedRoomFacts {
            kind: self.kind.value().copied().unwrap_or(SharedRoomKind::Kitchen),
            name: line(&self.name, "name", self.t)?,
            most: most.ok_or_else(|| Refused::new("most", self.t.invalid_shared_room_limit()))?,
            retired: self.used.value() == Some(&false),
        })
    }
}

impl FormScreen for Room {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn title(&self, t: Texts) -> String {
        t.house_room_title().to_owned()
    }

    fn submission(&mut self, facts: SharedRoomFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::KeepSharedRoom {
            room: self.room,
            before: self.before.clone(),
            facts,
        })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::SharedRoomNameTaken => Some("name"),
            Refusal::SharedRoomInUse { .. } => Some("used"),
            _ => None,
        }
    }
}
