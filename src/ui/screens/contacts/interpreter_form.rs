//! An interpreter of the house: of age, and never somebody who lives here.

use serde_json::Value;

use super::subject::{Subject, phone_field, phone_in};
use crate::{
    domain::{
        command::Command,
        contact::{
            Phone, Step,
            interpreter::{Interpreter, InterpreterFacts},
        },
        ids::{InterpreterId, YouthId},
        names::Line,
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, format::phone},
    ui::{
        forms::{
            FormFields, Refused, Words,
            checkbox::CheckboxField,
            conflict::Theirs,
            form_fields, silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{line, line_field, optional_line},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "contacts-interpreter";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(youth: YouthId, interpreter: Option<&Interpreter>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(
        FormView::new(
            InterpreterForm::new(
                interpreter.map_or(Subject::new(youth), |one| Subject::of(youth, one.id.0, one.version)),
                cx,
            )?,
            cx.texts,
        )
        .submitted_by_enter(),
    ))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = InterpreterForm::new(Subject::kept(draft)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct InterpreterForm {
    subject: Subject,
    name: TextField,
    language: TextField,
    dialect: TextField,
    phone: TextField,
    adult: CheckboxField,
    note: TextField,
    t: Texts,
}

silent_debug!(InterpreterForm);

impl InterpreterForm {
    fn new(subject: Subject, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let facts = match subject.row {
            0 => None,
            row => cx.house()?.reader.interpreter(InterpreterId(row))?.map(|one| one.facts),
        };
        let facts = facts.as_ref();
        Ok(Self {
            subject,
            name: line_field(
                Words::required(t.interpreter_name(), t.interpreter_name_help(), t.contact_missing_name()),
                facts.map(|facts| &facts.name),
            ),
            language: line_field(
                Words::required(
                    t.interpreter_language(),
                    t.interpreter_language_help(),
                    t.interpreter_language_missing(),
                ),
                facts.map(|facts| &facts.language),
            ),
            dialect: line_field(
                Words::optional(t.interpreter_dialect(), t.interpreter_dialect_help()),
                facts.and_then(|facts| facts.dialect.as_ref()),
            ),
            phone: phone_field(
                Words::optional(t.contact_phone(), t.contact_phone_help()),
                facts.and_then(|facts| facts.phone.as_ref()),
                t,
            ),
            adult: CheckboxField::new(
                Words::required(t.interpreter_adult(), t.interpreter_adult_help(), t.invalid_interpreter_not_adult()),
                facts.is_some_and(|facts| facts.adult),
            ),
            note: line_field(
                Words::optional(t.contact_note(), t.contact_note_help()),
                facts.and_then(|facts| facts.note.as_ref()),
            ),
            t,
        })
    }
}

impl FormFields for InterpreterForm {
    type Value = InterpreterFacts;
    form_fields!(name, language, dialect, phone, adult, note);

    fn read(&self) -> Result<InterpreterFacts, Refused> {
        let t = self.t;
        Ok(InterpreterFacts {
            name: line(&self.name, "name", t)?,
            language: line(&self.language, "language", t)?,
            dialect: optional_line(&self.dialect, "dialect", t)?,
            phone: phone_in(&self.phone, t)?,
            adult: self.adult.value(),
            note: optional_line(&self.note, "note", t)?,
        })
    }
}

impl FormScreen for InterpreterForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.subject.number()
    }

    fn context(&self) -> Value {
        self.subject.context()
    }

    fn title(&self, t: Texts) -> String {
        t.interpreter_form_title().to_owned()
    }

    fn submission(&mut self, facts: InterpreterFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Subject { row, version, .. } = self.subject;
        let step = match row {
            0 => Step::AddInterpreter(facts),
            row => Step::ChangeInterpreter { interpreter: InterpreterId(row), version, facts },
        };
        Ok(Submission::Command(Box::new(Command::Contact(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::InterpreterNotAdult) => Some("adult"),
            Refusal::InterpreterLivesHere => Some("name"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, clock) = (cx.texts, cx.texts.clock(done.at, cx.zone));
        t.contact_saved(clock, self.name.value())
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let theirs = cx.house()?.reader.interpreter(InterpreterId(self.subject.row))?;
        let compare = |(theirs, mine): (Interpreter, InterpreterFacts)| {
            Theirs::new(theirs.version, shown(&theirs.facts, self.t), shown(&mine, self.t))
        };
        Ok(theirs.zip(self.read().ok()).map(compare))
    }

    fn take_version(&mut self, version: i64) {
        self.subject.version = version;
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.subject.youth)
    }
}

/// The interpreter as they are compared with somebody else's words.
fn shown(facts: &InterpreterFacts, t: Texts) -> Vec<(String, String)> {
    let text = |line: &Option<Line>| line.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    [
        (t.interpreter_name(), facts.name.to_string()),
        (t.interpreter_language(), facts.language.to_string()),
        (t.interpreter_dialect(), text(&facts.dialect)),
        (t.contact_phone(), facts.phone.as_ref().map_or_else(|| "–".to_owned(), |one| phone(Phone::as_str(one)))),
        (t.contact_note(), text(&facts.note)),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
