//! A task that ends without being done: why not.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        ids::{TaskId, YouthId},
        names::{Line, Prose},
        refusal::Refusal,
        task::{Ending, OpenTask, Task},
    },
    explain,
    store::{Done, drafts::Draft},
    text::Texts,
    ui::{
        action::Action,
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

/// The name of the form in drafts; their subject is the task.
pub const DRAFT: &str = "task-not-done";

/// Rows the field has before it grows: a sentence or two.
const ROWS: u16 = 3;

/// Opens the form for a task as it stands.
///
/// # Errors
/// What the store answers.
pub fn open(open: &OpenTask, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(NotDone::new(&open.task, open.turn.day, cx), cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let task = cx.house().ok()?.reader.task(TaskId(draft.key.subject)).ok()??;
    let occurrence = draft.body["context"]["occurrence"].as_str()?.parse().ok()?;
    Some(Box::new(FormView::new(NotDone::new(&task, occurrence, cx), cx.texts).restored(&draft.body)))
}

struct NotDone {
    task: TaskId,
    title: Line,
    youth: Option<YouthId>,
    /// The occurrence that ends.
    occurrence: NaiveDate,
    reason: TextField,
    t: Texts,
}

silent_debug!(NotDone);

impl NotDone {
    fn new(task: &Task, occurrence: NaiveDate, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let words = Words::required(t.not_done_reason(), t.not_done_reason_help(), t.not_done_reason_missing());
        Self {
            task: task.id,
            title: task.facts.title.clone(),
            youth: task.facts.about.youth(),
            occurrence,
            reason: TextField::long(words, ROWS),
            t,
        }
    }
}

impl FormFields for NotDone {
    type Value = Prose;
    form_fields!(reason);

    fn read(&self) -> Result<Prose, Refused> {
        prose(&self.reason, "reason", self.t.not_done_reason_missing(), self.t)
    }
}

impl FormScreen for NotDone {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.task.0
    }

    fn context(&self) -> Value {
        json!({ "occurrence": self.occurrence })
    }

    fn title(&self, t: Texts) -> String {
        t.not_done_title(&self.title)
    }

    fn submission(&mut self, reason: Prose, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let house = cx.house().map_err(|error| Refused::new("reason", explain::store_error(self.t, &error)))?;
        // What it says may have been changed meanwhile, and this ends it all the same; what was ended stays ended.
        let task = house.reader.task(self.task);
        let task = task.map_err(|error| Refused::new("reason", explain::store_error(self.t, &error)))?;
        let version = task.map_or(0, |task| task.version);
        Ok(Submission::Command(Box::new(Command::FinishTask {
            task: self.task,
            version,
            occurrence: self.occurrence,
            ending: Ending::NotDone(reason),
            shift: house.session.shift.as_ref().map(|shift| shift.id),
        })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::TaskFinished { .. } | Refusal::Gone).then_some("reason")
    }

    fn saved(&self, _done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.task_is_not_done(cx.key(Action::Undo))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
