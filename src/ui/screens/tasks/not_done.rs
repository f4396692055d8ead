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
    store::{StoreError, drafts::Draft},
    text::Texts,
    ui::{
        action::Action,
        forms::{Words, text::TextField},
        screens::{
            Opened,
            reason_form::{self, Reasoned},
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
    Ok(reason_form::open(NotDone::new(&open.task, open.turn.day), cx))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let task = cx.house().ok()?.reader.task(TaskId(draft.key.subject)).ok()??;
    let occurrence = draft.body["context"]["occurrence"].as_str()?.parse().ok()?;
    Some(reason_form::reopen(NotDone::new(&task, occurrence), draft, cx))
}

struct NotDone {
    task: TaskId,
    title: Line,
    youth: Option<YouthId>,
    /// The occurrence that ends.
    occurrence: NaiveDate,
}

impl NotDone {
    fn new(task: &Task, occurrence: NaiveDate) -> Self {
        Self { task: task.id, title: task.facts.title.clone(), youth: task.facts.about.youth(), occurrence }
    }
}

impl Reasoned for NotDone {
    type Why = Prose;
    const FIELD: &'static str = "reason";

    fn draft(&self) -> &'static str {
        DRAFT
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

    fn field(&self, t: Texts) -> TextField {
        let words = Words::required(t.not_done_reason(), t.not_done_reason_help(), t.not_done_reason_missing());
        TextField::long(words, ROWS)
    }

    fn command(&self, reason: Prose, cx: &Cx<'_>) -> Result<Command, StoreError> {
        let house = cx.house()?;
        // What it says may have been changed meanwhile, and this ends it all the same; what was ended stays ended.
        let version = house.reader.task(self.task)?.map_or(0, |task| task.version);
        Ok(Command::FinishTask {
            task: self.task,
            version,
            occurrence: self.occurrence,
            ending: Ending::NotDone(reason),
            shift: house.session.shift.as_ref().map(|shift| shift.id),
        })
    }

    fn blamed(&self, refusal: &Refusal) -> bool {
        matches!(refusal, Refusal::TaskFinished { .. } | Refusal::Gone)
    }

    fn saved(&self, _clock: &str, cx: &Cx<'_>) -> String {
        cx.texts.task_is_not_done(cx.key(Action::Undo))
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
