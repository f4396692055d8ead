//! A paper that runs out: which and when, never its number.

use super::super::kept::{KeptRow, Stored, Subject};
use crate::{
    domain::{
        command::Command,
        contact::{
            Step,
            clock::{PaperFacts, PaperKind},
        },
        ids::{PaperId, YouthId},
    },
    store::StoreError,
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, FormFields, Refused, Words, choice::ChoiceField, form_fields, moment::DateField, text::TextField,
        },
        screens::fields::{date_field, line_field, optional_line},
        view::Cx,
    },
};

/// The fields.
pub(super) struct PaperForm {
    kind: ChoiceField<PaperKind>,
    expires: DateField,
    note: TextField,
    t: Texts,
}

impl FormFields for PaperForm {
    type Value = PaperFacts;
    form_fields!(kind, expires, note);

    fn read(&self) -> Result<PaperFacts, Refused> {
        Ok(PaperFacts {
            kind: self.kind.value().copied().unwrap_or(PaperKind::Other),
            expires: self.expires.value().copied().ok_or_else(|| Refused::new("expires", self.t.date_missing()))?,
            note: optional_line(&self.note, "note", self.t)?,
        })
    }
}

impl KeptRow for PaperForm {
    type Of = YouthId;
    const DRAFT: &'static str = "contacts-paper";

    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<PaperFacts>, StoreError> {
        Ok(cx.house()?.reader.paper(PaperId(row))?.map(|paper| (paper.version, paper.facts)))
    }

    fn filled(_youth: YouthId, facts: Option<&PaperFacts>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let kind = facts.as_ref().map_or(PaperKind::Permit, |facts| facts.kind);
        let kinds = PaperKind::ALL.map(|kind| Choice::new(kind.id(), t.paper_kind(kind), kind));
        Ok(Self {
            kind: ChoiceField::new(
                Words::required(t.paper_kind_field(), t.paper_kind_help(), t.invalid_empty()),
                kinds.to_vec(),
            )
            .starting_with(|choice| *choice == kind),
            expires: date_field(
                Words::required(t.paper_expires_field(), t.paper_expires_help(), t.date_missing()),
                Lean::Future,
                facts.as_ref().map(|facts| facts.expires),
                cx,
            ),
            note: line_field(
                Words::optional(t.paper_note(), t.paper_note_help()),
                facts.as_ref().and_then(|facts| facts.note.as_ref()),
            ),
            t,
        })
    }

    fn title(t: Texts) -> &'static str {
        t.paper_form_title()
    }

    fn command(subject: Subject, facts: PaperFacts) -> Command {
        let Subject { owner: youth, row, version } = subject;
        Command::Contact(match row {
            0 => Step::AddPaper { youth, facts },
            row => Step::ChangePaper { paper: PaperId(row), version, facts },
        })
    }

    fn shown(facts: &PaperFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
        let t = cx.texts;
        [
            (t.paper_kind_field(), t.paper_kind(facts.kind).to_owned()),
            (t.paper_expires_field(), t.date(facts.expires)),
            (t.paper_note(), facts.note.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string)),
        ]
        .map(|(label, value)| (label.to_owned(), value))
        .to_vec()
    }

    fn saved(&self, clock: &str, t: Texts) -> String {
        t.paper_saved(clock, self.kind.value().map_or("", |kind| t.paper_kind(*kind)))
    }
}
