//! What was found from another house, opened where it stands: that house is on the screen by now.

use super::{failure, file, log, response, search, tasks};
use crate::{
    domain::ids::TaskId,
    ui::view::{Cx, Effect, Message, Response, There},
};

/// What opens it.
pub fn open(there: There, cx: &Cx<'_>) -> Vec<Effect> {
    match there {
        There::Youth(youth) => {
            let opened = effects(response(file::open_first(youth, cx), cx));
            std::iter::once(Effect::SelectYouth(youth)).chain(opened).collect()
        }
        There::Entry(entry) => effects(response(log::open_at(entry, cx), cx)),
        There::EntryOf(youth, entry) => effects(response(file::open_entry(youth, entry, cx), cx)),
        There::Task(task) => open_task(task, cx),
        There::Text(of) => match cx.house().and_then(|open| open.reader.text(of)) {
            Ok(Some(text)) => effects(search::open_text(&text, cx)),
            Ok(None) => vec![Effect::Say(Message::note(cx.texts.house_gone_there().to_owned()))],
            Err(error) => vec![failure(&error, cx)],
        },
    }
}

fn open_task(task: TaskId, cx: &Cx<'_>) -> Vec<Effect> {
    match tasks::open_any(task, cx) {
        Ok(Some(view)) => vec![Effect::Open(view)],
        Ok(None) => vec![Effect::Say(Message::note(cx.texts.house_gone_there().to_owned()))],
        Err(error) => vec![failure(&error, cx)],
    }
}

fn effects(response: Response) -> Vec<Effect> {
    match response {
        Response::Effects(effects) => effects,
        Response::Handled | Response::Ignored => Vec::new(),
    }
}
