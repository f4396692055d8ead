//! What was asked for: who asked, what for, and of which time.

use serde_json::{Value, json};

use crate::{
    domain::{
        access_pack::{AskedBy, Request, Step},
        command::Command,
        ids::YouthId,
        refusal::Invalid,
    },
    explain,
    store::{Done, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, FormFields, Refused, Words,
            choice::ChoiceField,
            form_fields,
            moment::DateField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, line_field, optional_line, optional_prose, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "access-pack";

/// Rows of the purpose before it grows.
const PURPOSE: u16 = 2;

/// Opens the form for a youth.
///
/// # Errors
/// What the store answers.
pub(super) fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    cx.house()?;
    Ok(Box::new(FormView::new(BeginForm::new(youth, cx), cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let youth = YouthId(draft.body["context"]["youth"].as_i64()?);
    Some(Box::new(FormView::new(BeginForm::new(youth, cx), cx.texts).restored(&draft.body)))
}

struct BeginForm {
    youth: YouthId,
    asked_by: ChoiceField<AskedBy>,
    name: TextField,
    purpose: TextField,
    from: DateField,
    until: DateField,
    notes: Vec<String>,
    t: Texts,
}

silent_debug!(BeginForm);

impl BeginForm {
    fn new(youth: YouthId, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let by = AskedBy::ALL.map(|by| Choice::new(by.id(), t.pack_asked_by(by), by));
        let words = Words::required(t.pack_form_by(), t.pack_form_by_help(), t.pack_form_by());
        Self {
            youth,
            asked_by: ChoiceField::new(words, by.to_vec()).starting_with(|by| *by == AskedBy::Youth),
            name: line_field(Words::optional(t.pack_form_name(), t.pack_form_name_help()), None),
            purpose: TextField::long(Words::optional(t.pack_paper_purpose(), t.pack_form_purpose_help()), PURPOSE),
            from: date_field(Words::optional(t.pack_form_from(), t.pack_form_from_help()), Lean::Past, None, cx),
            until: date_field(Words::optional(t.pack_form_until(), t.pack_form_until_help()), Lean::Past, None, cx),
            notes: vec![t.pack_form_about().to_owned()],
            t,
        }
    }
}

impl FormFields for BeginForm {
    type Value = Request;
    form_fields!(asked_by, name, purpose, from, until);

    fn read(&self) -> Result<Request, Refused> {
        let t = self.t;
        let request = Request {
            asked_by: self.asked_by.value().copied().unwrap_or(AskedBy::Other),
            name: optional_line(&self.name, "name", t)?,
            purpose: optional_prose(&self.purpose, "purpose", t)?,
            from: self.from.value().copied(),
            until: self.until.value().copied(),
        };
        match (request.from, request.until) {
            (Some(from), Some(until)) if until < from => {
                Err(Refused::new("until", explain::invalid(t, Invalid::EndsBeforeItBegins)))
            }
            _ => Ok(request),
        }
    }
}

impl FormScreen for BeginForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.youth.0
    }

    fn context(&self) -> Value {
        json!({ "youth": self.youth })
    }

    fn title(&self, t: Texts) -> String {
        t.action_begin_pack().to_owned()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn submission(&mut self, request: Request, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::Pack(Step::Begin { youth: self.youth, request }))))
    }

    fn saved(&self, _done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.pack_gathering().to_owned()
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
