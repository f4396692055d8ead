//! A kitchen or a bath that several apartments share, and how many of them may be lived in at a time.

use crate::{
    domain::{
        command::Command,
        house::{SharedRoomFacts, SharedRoomKind},
        refusal::Refusal,
    },
    text::Texts,
    ui::{
        forms::{
            Choice, FormFields, Refused, Words, form_fields,
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

/// Opens the form for a new one.
///
/// # Errors
/// No house is open.
pub fn open(cx: &Cx<'_>) -> Opened {
    cx.house()?;
    let t = cx.texts;
    let kinds = SharedRoomKind::ALL.map(|kind| Choice::new(kind.id(), t.shared_room_kind(kind), kind));
    let kind = RadioField::new(Words::optional(t.house_room_kind(), t.house_room_kind_help()), kinds.to_vec())
        .starting_with(|kind| *kind == SharedRoomKind::Kitchen);
    let name = Words::required(t.house_room_name(), t.house_room_name_help(), t.house_room_name_missing());
    let most = Words::required(t.house_room_most(), t.house_room_most_help(), t.invalid_shared_room_limit());
    let form = Room {
        kind,
        name: line_field(name, None),
        most: number(most, 1..=9, t.invalid_shared_room_limit().to_owned()),
        t,
    };
    Ok(Box::new(FormView::new(form, t)))
}

struct Room {
    kind: RadioField<SharedRoomKind>,
    name: TextField,
    most: NumberField,
    t: Texts,
}

silent_debug!(Room);

impl FormFields for Room {
    type Value = SharedRoomFacts;
    form_fields!(kind, name, most);

    fn read(&self) -> Result<SharedRoomFacts, Refused> {
        let most = self.most.value().and_then(|most| u8::try_from(*most).ok());
        Ok(SharedRoomFacts {
            kind: self.kind.value().copied().unwrap_or(SharedRoomKind::Kitchen),
            name: line(&self.name, "name", self.t)?,
            most: most.ok_or_else(|| Refused::new("most", self.t.invalid_shared_room_limit()))?,
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
        Ok(Submission::Command(Box::new(Command::KeepSharedRoom { room: None, facts })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::SharedRoomNameTaken).then_some("name")
    }
}
