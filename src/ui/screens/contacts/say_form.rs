//! What is said in a few words of a row: what was done for a birthday, why its list is opened again, what was found when
//! something was followed up, why an interpreter may be used again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        contact::{Step, clock::Milestone},
        ids::{FollowUpId, InterpreterId, YouthId},
        names::Prose,
        refusal::{Invalid, Refusal},
    },
    store::{Done, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Field, FieldName, FormFields, Refused, Words,
            moment::DateField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, draft_subject, prose, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "contacts-say";

/// Rows the field has before it grows: a sentence or two.
const ROWS: u16 = 3;

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum About {
    /// What was done for a birthday.
    Through(Milestone),
    /// Why its list is opened again.
    OpenAgain(Milestone),
    /// What was found.
    Followed(FollowUpId),
    /// Why an interpreter may be used again.
    Allowed(InterpreterId),
}

/// The row it is said of, and what it is called.
#[derive(Debug, Clone)]
pub(super) struct Saying {
    /// Whose file it stands in.
    pub(super) youth: YouthId,
    /// Of what.
    pub(super) about: About,
    /// What it is called.
    pub(super) what: String,
}

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub(super) fn open(saying: Saying, cx: &Cx<'_>) -> Opened {
    cx.house()?;
    Ok(Box::new(FormView::new(SayForm::new(saying, cx), cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let saying = Saying {
        youth: YouthId(context["youth"].as_i64()?),
        about: serde_json::from_value(context["about"].clone()).ok()?,
        what: context["what"].as_str()?.to_owned(),
    };
    Some(Box::new(FormView::new(SayForm::new(saying, cx), cx.texts).restored(&draft.body)))
}

struct SayForm {
    saying: Saying,
    words: TextField,
    /// Asked only where something is followed up.
    next: DateField,
    t: Texts,
}

silent_debug!(SayForm);

impl SayForm {
    fn new(saying: Saying, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let words = match saying.about {
            About::Through(_) => Words::required(t.through_done(), t.through_done_help(), t.through_done_missing()),
            About::OpenAgain(_) => Words::required(t.bar_reason(), t.open_again_help(), t.end_reason_missing()),
            About::Followed(_) => Words::required(t.follow_found(), t.follow_found_help(), t.follow_found_missing()),
            About::Allowed(_) => Words::required(t.bar_reason(), t.allow_reason_help(), t.end_reason_missing()),
        };
        let next = Words::optional(t.follow_next(), t.follow_next_help());
        Self { saying, words: TextField::long(words, ROWS), next: date_field(next, Lean::Future, None, cx), t }
    }

    const fn asks_next(&self) -> bool {
        matches!(self.saying.about, About::Followed(_))
    }
}

impl FormFields for SayForm {
    type Value = (Prose, Option<NaiveDate>);

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = vec![("words".into(), &self.words)];
        if self.asks_next() {
            fields.push(("next".into(), &self.next));
        }
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let asks_next = self.asks_next();
        let mut fields: Vec<(FieldName, &mut dyn Field)> = vec![("words".into(), &mut self.words)];
        if asks_next {
            fields.push(("next".into(), &mut self.next));
        }
        fields
    }

    fn read(&self) -> Result<Self::Value, Refused> {
        let missing = match self.saying.about {
            About::Through(_) => self.t.through_done_missing(),
            About::Followed(_) => self.t.follow_found_missing(),
            About::OpenAgain(_) | About::Allowed(_) => self.t.end_reason_missing(),
        };
        Ok((prose(&self.words, "words", missing, self.t)?, self.next.value().copied()))
    }
}

impl FormScreen for SayForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{}/{:?}", self.saying.youth, self.saying.about))
    }

    fn context(&self) -> Value {
        let Saying { youth, about, what } = &self.saying;
        json!({ "youth": youth, "about": about, "what": what })
    }

    fn title(&self, t: Texts) -> String {
        let what = &self.saying.what;
        match self.saying.about {
            About::Through(_) => t.through_title(what),
            About::OpenAgain(_) => t.open_again_title(what),
            About::Followed(_) => t.follow_title(what),
            About::Allowed(_) => t.allow_title(what),
        }
    }

    fn submission(&mut self, (words, next): Self::Value, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let youth = self.saying.youth;
        let step = match self.saying.about {
            About::Through(milestone) => Step::GoThrough { youth, milestone, done: words },
            About::OpenAgain(milestone) => Step::OpenAgain { youth, milestone, why: words },
            About::Followed(follow_up) => Step::Follow { follow_up, found: words, next },
            About::Allowed(interpreter) => Step::Allow { youth, interpreter, why: words },
        };
        Ok(Submission::Command(Box::new(Command::Contact(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        (*refusal == Refusal::Invalid(Invalid::ReviewPast)).then_some("next")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, clock, what) = (cx.texts, cx.texts.clock(done.at, cx.zone), &self.saying.what);
        match self.saying.about {
            About::Through(_) => t.milestone_saved(clock, what),
            About::OpenAgain(_) => t.open_again_saved(clock, what),
            About::Followed(_) => t.follow_saved(clock, what),
            About::Allowed(_) => t.bar_lifted(clock, what),
        }
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.saying.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.saying.youth)
    }
}
