//! A paper that runs out: which and when, never its number.

use serde_json::Value;

use super::subject::Subject;
use crate::{
    domain::{
        command::Command,
        contact::{
            Step,
            clock::{Paper, PaperFacts, PaperKind},
        },
        ids::{PaperId, YouthId},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, FormFields, Refused, Words,
            choice::ChoiceField,
            conflict::Theirs,
            form_fields,
            moment::DateField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, line_field, optional_line, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "contacts-paper";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(youth: YouthId, paper: Option<&Paper>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(
        FormView::new(
            PaperForm::new(paper.map_or(Subject::new(youth), |one| Subject::of(youth, one.id.0, one.version)), cx)?,
            cx.texts,
        )
        .submitted_by_enter(),
    ))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = PaperForm::new(Subject::kept(draft)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct PaperForm {
    subject: Subject,
    kind: ChoiceField<PaperKind>,
    expires: DateField,
    note: TextField,
    t: Texts,
}

silent_debug!(PaperForm);

impl PaperForm {
    fn new(subject: Subject, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let facts = match subject.row {
            0 => None,
            row => cx.house()?.reader.paper(PaperId(row))?.map(|paper| paper.facts),
        };
        let kind = facts.as_ref().map_or(PaperKind::Permit, |facts| facts.kind);
        let kinds = PaperKind::ALL.map(|kind| Choice::new(kind.id(), t.paper_kind(kind), kind));
        Ok(Self {
            subject,
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

impl FormScreen for PaperForm {
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
        t.paper_form_title().to_owned()
    }

    fn submission(&mut self, facts: PaperFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Subject { youth, row, version } = self.subject;
        let step = match row {
            0 => Step::AddPaper { youth, facts },
            row => Step::ChangePaper { paper: PaperId(row), version, facts },
        };
        Ok(Submission::Command(Box::new(Command::Contact(step))))
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, clock) = (cx.texts, cx.texts.clock(done.at, cx.zone));
        t.paper_saved(clock, self.kind.value().map_or("", |kind| t.paper_kind(*kind)))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.subject.youth, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let theirs = cx.house()?.reader.paper(PaperId(self.subject.row))?;
        let compare = |(theirs, mine): (Paper, PaperFacts)| {
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

/// The paper as it is compared with somebody else's words.
fn shown(facts: &PaperFacts, t: Texts) -> Vec<(String, String)> {
    [
        (t.paper_kind_field(), t.paper_kind(facts.kind).to_owned()),
        (t.paper_expires_field(), t.date(facts.expires)),
        (t.paper_note(), facts.note.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string)),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
