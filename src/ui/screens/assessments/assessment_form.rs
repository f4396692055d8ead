//! A row of the register: what was used, with whom, where its paper is and what was agreed. There is no field for a score.

use super::super::kept::{KeptRow, Stored, Subject};
use crate::{
    domain::{
        assessment::{AssessmentFacts, Interpreted, Step},
        command::Command,
        ids::{AssessmentId, InterpreterId, StaffId, YouthId},
        names::Line,
        refusal::Refusal,
    },
    store::StoreError,
    text::{Texts, when::Lean},
    ui::{
        forms::{FormFields, Refused, Words, choice::ChoiceField, form_fields, moment::DateField, text::TextField},
        screens::fields::{date_field, interpreter_choices, line, line_field, optional_line, staff_field, staff_label},
        view::Cx,
    },
};

/// The fields.
pub(super) struct AssessmentForm {
    instrument: TextField,
    edition: TextField,
    done_on: DateField,
    done_by: ChoiceField<StaffId>,
    language: TextField,
    interpreter: ChoiceField<InterpreterId>,
    other: TextField,
    read_by: TextField,
    kept_at: TextField,
    next: DateField,
    consequence: TextField,
    t: Texts,
}

impl FormFields for AssessmentForm {
    type Value = AssessmentFacts;
    form_fields!(
        instrument,
        edition,
        done_on,
        done_by,
        language,
        interpreter,
        other,
        read_by,
        kept_at,
        next,
        consequence
    );

    fn read(&self) -> Result<AssessmentFacts, Refused> {
        let t = self.t;
        let interpreted = match (self.interpreter.value(), optional_line(&self.other, "other", t)?) {
            (Some(_), Some(_)) => return Err(Refused::new("other", t.assessment_both())),
            (Some(interpreter), None) => Interpreted::By(*interpreter),
            (None, Some(words)) => Interpreted::Other(words),
            (None, None) => Interpreted::No,
        };
        let done_on = self.done_on.value().copied().ok_or_else(|| Refused::new("done_on", t.date_missing()))?;
        let next = self.next.value().copied();
        if next.is_some_and(|next| next <= done_on) {
            return Err(Refused::new("next", t.assessment_next_before()));
        }
        let done_by = self.done_by.value().copied();
        Ok(AssessmentFacts {
            instrument: line(&self.instrument, "instrument", t)?,
            edition: optional_line(&self.edition, "edition", t)?,
            language: line(&self.language, "language", t)?,
            done_on,
            interpreted,
            done_by: done_by.ok_or_else(|| Refused::new("done_by", t.assessment_done_by_missing()))?,
            read_by: optional_line(&self.read_by, "read_by", t)?,
            kept_at: line(&self.kept_at, "kept_at", t)?,
            next,
            consequence: optional_line(&self.consequence, "consequence", t)?,
        })
    }
}

impl KeptRow for AssessmentForm {
    type Of = YouthId;
    const DRAFT: &'static str = "assessments-assessment";

    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<AssessmentFacts>, StoreError> {
        Ok(cx.house()?.reader.assessment(AssessmentId(row))?.map(|one| (one.version, one.facts)))
    }

    fn filled(youth: YouthId, facts: Option<&AssessmentFacts>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        let (interpreter, other) = match facts.map(|facts| &facts.interpreted) {
            Some(Interpreted::By(id)) => (Some(*id), None),
            Some(Interpreted::Other(words)) => (None, Some(words)),
            Some(Interpreted::No) | None => (None, None),
        };
        let optional = |label, help, text: Option<&Line>| line_field(Words::optional(label, help), text);
        let done_by = facts.map_or(open.session.staff.id, |facts| facts.done_by);
        Ok(Self {
            instrument: line_field(
                Words::required(
                    t.assessment_instrument(),
                    t.assessment_instrument_help(),
                    t.assessment_instrument_missing(),
                ),
                facts.map(|facts| &facts.instrument),
            ),
            edition: optional(
                t.assessment_edition(),
                t.assessment_edition_help(),
                facts.and_then(|facts| facts.edition.as_ref()),
            ),
            done_on: date_field(
                Words::required(t.assessment_done_on(), t.assessment_done_on_help(), t.date_missing()),
                Lean::Past,
                Some(facts.map_or(cx.today(), |facts| facts.done_on)),
                cx,
            ),
            done_by: staff_field(
                Words::required(t.assessment_done_by(), t.assessment_done_by_help(), t.assessment_done_by_missing()),
                Some(done_by),
                cx,
            ),
            language: line_field(
                Words::required(t.assessment_language(), t.assessment_language_help(), t.assessment_language_missing()),
                facts.map(|facts| &facts.language),
            ),
            interpreter: ChoiceField::new(
                Words::optional(t.assessment_interpreter(), t.assessment_interpreter_help()),
                interpreter_choices(youth, interpreter, cx)?,
            )
            .starting_with(|id| Some(*id) == interpreter),
            other: optional(t.assessment_other(), t.assessment_other_help(), other),
            read_by: optional(
                t.assessment_read_by(),
                t.assessment_read_by_help(),
                facts.and_then(|facts| facts.read_by.as_ref()),
            ),
            kept_at: line_field(
                Words::required(t.assessment_kept_at(), t.assessment_kept_at_help(), t.assessment_kept_at_missing()),
                facts.map(|facts| &facts.kept_at),
            ),
            next: date_field(
                Words::optional(t.assessment_next_field(), t.assessment_next_field_help()),
                Lean::Future,
                facts.and_then(|facts| facts.next),
                cx,
            ),
            consequence: optional(
                t.assessment_consequence(),
                t.assessment_consequence_help(),
                facts.and_then(|facts| facts.consequence.as_ref()),
            ),
            t,
        })
    }

    fn title(t: Texts) -> &'static str {
        t.assessment_form_title()
    }

    fn command(subject: Subject, facts: AssessmentFacts) -> Command {
        let Subject { owner: youth, row, version } = subject;
        Command::Assess(match row {
            0 => Step::Add { youth, facts },
            row => Step::Change { assessment: AssessmentId(row), version, facts },
        })
    }

    fn shown(facts: &AssessmentFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
        let t = cx.texts;
        let text = |line: &Option<Line>| line.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
        let (interpreter, other) = match &facts.interpreted {
            Interpreted::No => (None, None),
            Interpreted::By(id) => (Some(*id), None),
            Interpreted::Other(words) => (None, Some(words.clone())),
        };
        let name = |id| cx.house().ok()?.reader.interpreter(id).ok()?.map(|one| one.facts.name);
        [
            (t.assessment_instrument(), facts.instrument.to_string()),
            (t.assessment_edition(), text(&facts.edition)),
            (t.assessment_done_on(), t.date(facts.done_on)),
            (t.assessment_done_by(), staff_label(Some(facts.done_by), cx)),
            (t.assessment_language(), facts.language.to_string()),
            (t.assessment_interpreter(), text(&interpreter.and_then(name))),
            (t.assessment_other(), text(&other)),
            (t.assessment_read_by(), text(&facts.read_by)),
            (t.assessment_kept_at(), facts.kept_at.to_string()),
            (t.assessment_next_field(), facts.next.map_or_else(|| "–".to_owned(), |next| t.date(next))),
            (t.assessment_consequence(), text(&facts.consequence)),
        ]
        .map(|(label, value)| (label.to_owned(), value))
        .to_vec()
    }

    fn saved(&self, clock: &str, t: Texts) -> String {
        t.assessment_saved(clock, self.instrument.value())
    }

    fn blamed(refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::InterpreterBarred => Some("interpreter"),
            Refusal::Invalid(crate::domain::refusal::Invalid::InTheFuture) => Some("done_on"),
            _ => None,
        }
    }
}
