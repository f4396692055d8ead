//! A point of a move that is not done: why not.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        ids::{MoveMarkId, MovePointId, YouthId},
        moves::{MovePoint, NewMoveMark, Said},
        names::{Line, Prose},
    },
    store::drafts::Draft,
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{prose, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the point.
pub const DRAFT: &str = "move-point-not-done";

/// Rows the field has before it grows: a sentence or two.
const ROWS: u16 = 3;

/// Opens the form for a point as it stands.
///
/// # Errors
/// What the store answers.
pub fn open(youth: YouthId, point: &MovePoint, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(NotForm::new(youth, point, cx), cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let youth = YouthId(draft.body["context"]["youth"].as_i64()?);
    let stays = cx.house().ok()?.reader.stays_of(youth).ok()?;
    let point = stays.iter().flat_map(|stay| &stay.points).find(|point| point.id.0 == draft.key.subject)?;
    Some(Box::new(FormView::new(NotForm::new(youth, point, cx), cx.texts).restored(&draft.body)))
}

struct NotForm {
    youth: YouthId,
    point: MovePointId,
    words: Line,
    /// The newest row about the point that was seen.
    seen: Option<MoveMarkId>,
    reason: TextField,
    t: Texts,
}

silent_debug!(NotForm);

impl NotForm {
    fn new(youth: YouthId, point: &MovePoint, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let words = Words::required(t.moves_not_reason(), t.moves_not_reason_help(), t.moves_not_reason_missing());
        let seen = point.newest.as_ref().map(|mark| mark.id);
        Self { youth, point: point.id, words: point.words.clone(), seen, reason: TextField::long(words, ROWS), t }
    }
}

impl FormFields for NotForm {
    type Value = Prose;
    form_fields!(reason);

    fn read(&self) -> Result<Prose, Refused> {
        prose(&self.reason, "reason", self.t.moves_not_reason_missing(), self.t)
    }
}

impl FormScreen for NotForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.point.0
    }

    fn context(&self) -> Value {
        json!({ "youth": self.youth })
    }

    fn title(&self, t: Texts) -> String {
        t.moves_not_title(&self.words)
    }

    fn submission(&mut self, reason: Prose, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let new = NewMoveMark { point: self.point, said: Said::Not(reason), seen: self.seen };
        Ok(Submission::Command(Box::new(Command::MarkMove(new))))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
