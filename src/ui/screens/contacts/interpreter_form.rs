//! An interpreter of the house: of age, and never somebody who lives here.

use super::{
    super::kept::{KeptRow, Stored, Subject},
    subject::{phone_field, phone_in},
};
use crate::{
    domain::{
        command::Command,
        contact::{Phone, Step, interpreter::InterpreterFacts},
        ids::{InterpreterId, YouthId},
        names::Line,
        refusal::{Invalid, Refusal},
    },
    store::StoreError,
    text::{Texts, format::phone},
    ui::{
        forms::{FormFields, Refused, Words, checkbox::CheckboxField, form_fields, text::TextField},
        screens::fields::{line, line_field, optional_line},
        view::Cx,
    },
};

/// The fields.
pub(super) struct InterpreterForm {
    name: TextField,
    language: TextField,
    dialect: TextField,
    phone: TextField,
    adult: CheckboxField,
    note: TextField,
    t: Texts,
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

impl KeptRow for InterpreterForm {
    type Of = YouthId;
    const DRAFT: &'static str = "contacts-interpreter";
    const ABOUT_YOUTH: bool = false;

    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<InterpreterFacts>, StoreError> {
        Ok(cx
            .house()?
            .reader
            .interpreter(InterpreterId(row))?
            .map(|interpreter| (interpreter.version, interpreter.facts)))
    }

    fn filled(_youth: YouthId, facts: Option<&InterpreterFacts>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        Ok(Self {
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

    fn title(t: Texts) -> &'static str {
        t.interpreter_form_title()
    }

    fn command(subject: Subject, facts: InterpreterFacts) -> Command {
        let Subject { row, version, .. } = subject;
        Command::Contact(match row {
            0 => Step::AddInterpreter(facts),
            row => Step::ChangeInterpreter { interpreter: InterpreterId(row), version, facts },
        })
    }

    fn shown(facts: &InterpreterFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
        let t = cx.texts;
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

    fn saved(&self, clock: &str, t: Texts) -> String {
        t.contact_saved(clock, self.name.value())
    }

    fn blamed(refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::InterpreterNotAdult) => Some("adult"),
            Refusal::InterpreterLivesHere => Some("name"),
            _ => None,
        }
    }
}
