//! Rows of a youth's file that are kept: written, corrected and ended, never removed. One form writes a new row and corrects
//! one that stands; a concrete row says only what its fields are and what it is called.

pub mod end_form;

use serde_json::{Value, json};

use super::{
    Opened,
    fields::{draft_subject, target},
};
use crate::{
    domain::{command::Command, ids::YouthId, refusal::Refusal},
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            Field, FieldName, FormFields, Refused,
            conflict::Theirs,
            target::Target,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// What rows belong to: a youth's file, a household.
pub(super) trait Owner: Copy {
    /// What a draft remembers it as.
    const KEY: &'static str;

    /// The one of that number.
    fn of(number: i64) -> Self;

    /// Its number.
    fn number(self) -> i64;

    /// The youth it is about, if one.
    fn youth(self) -> Option<YouthId> {
        None
    }
}

impl Owner for YouthId {
    const KEY: &'static str = "youth";

    fn of(number: i64) -> Self {
        Self(number)
    }

    fn number(self) -> i64 {
        self.0
    }

    fn youth(self) -> Option<YouthId> {
        Some(self)
    }
}

/// The row a form writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Subject<O = YouthId> {
    /// What it belongs to: whose file.
    pub(super) owner: O,
    /// Which row; 0 for a new one.
    pub(super) row: i64,
    /// The version that was read.
    pub(super) version: i64,
}

impl<O: Owner> Subject<O> {
    /// A new row.
    pub(super) const fn new(owner: O) -> Self {
        Self { owner, row: 0, version: 0 }
    }

    /// A row as it was read.
    pub(super) const fn of(owner: O, row: i64, version: i64) -> Self {
        Self { owner, row, version }
    }

    /// The number in the name of its draft.
    pub(super) fn number(self) -> i64 {
        draft_subject(&format!("{}/{}", self.owner.number(), self.row))
    }

    /// What a draft remembers of it.
    pub(super) fn context(self) -> Value {
        json!({ O::KEY: self.owner.number(), "row": self.row, "version": self.version })
    }

    /// What a draft remembered.
    pub(super) fn kept(draft: &Draft) -> Option<Self> {
        let context = &draft.body["context"];
        let number = |name: &str| context[name].as_i64();
        Some(Self { owner: O::of(number(O::KEY)?), row: number("row")?, version: number("version")? })
    }
}

/// A row as it stands: its version and what is written.
pub(super) type Stored<F> = Option<(i64, F)>;

/// The fields of a row that is kept; their value is what is written in it.
pub(super) trait KeptRow: FormFields + Sized + 'static {
    /// What it belongs to.
    type Of: Owner;

    /// The name of the form in drafts.
    const DRAFT: &'static str;

    /// The row is about the youth, whom the save key names; rows of the house are about nobody.
    const ABOUT_YOUTH: bool = true;

    /// The row of that number.
    ///
    /// # Errors
    /// What the store answers.
    fn stored(row: i64, cx: &Cx<'_>) -> Result<Stored<Self::Value>, StoreError>;

    /// The fields as they are opened: with what stands in the row, or for a new one.
    ///
    /// # Errors
    /// What the store answers.
    fn filled(owner: Self::Of, facts: Option<&Self::Value>, cx: &Cx<'_>) -> Result<Self, StoreError>;

    /// The title at the top.
    fn title(t: Texts) -> &'static str;

    /// What saving it means: adding a row where the subject has none, changing that one otherwise.
    fn command(subject: Subject<Self::Of>, facts: Self::Value) -> Command;

    /// What is written, as it is compared with somebody else's words: labels of the fields with what stands there.
    fn shown(facts: &Self::Value, cx: &Cx<'_>) -> Vec<(String, String)>;

    /// What is told when it is saved.
    fn saved(&self, clock: &str, t: Texts) -> String;

    /// The field a refusal of the house is about, if one.
    fn blamed(_refusal: &Refusal) -> Option<&'static str> {
        None
    }
}

/// Opens the form of a row.
///
/// # Errors
/// What the store answers.
pub(super) fn open<R: KeptRow>(subject: Subject<R::Of>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(KeptForm::<R>::new(subject, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens it again with what a draft kept.
#[must_use]
pub(super) fn reopen<R: KeptRow>(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = KeptForm::<R>::new(Subject::kept(draft)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct KeptForm<R: KeptRow> {
    subject: Subject<R::Of>,
    row: R,
}

/// Shows nothing that was filled in.
impl<R: KeptRow> std::fmt::Debug for KeptForm<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(R::DRAFT)
    }
}

impl<R: KeptRow> KeptForm<R> {
    fn new(subject: Subject<R::Of>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let facts = match subject.row {
            0 => None,
            row => R::stored(row, cx)?.map(|(_, facts)| facts),
        };
        Ok(Self { subject, row: R::filled(subject.owner, facts.as_ref(), cx)? })
    }
}

impl<R: KeptRow> FormFields for KeptForm<R> {
    type Value = R::Value;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        self.row.fields()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        self.row.fields_mut()
    }

    fn read(&self) -> Result<R::Value, Refused> {
        self.row.read()
    }
}

impl<R: KeptRow> FormScreen for KeptForm<R> {
    fn draft_form(&self) -> Option<&'static str> {
        Some(R::DRAFT)
    }

    fn subject(&self) -> i64 {
        self.subject.number()
    }

    fn context(&self) -> Value {
        self.subject.context()
    }

    fn title(&self, t: Texts) -> String {
        R::title(t).to_owned()
    }

    fn submission(&mut self, facts: R::Value, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(R::command(self.subject, facts))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        R::blamed(refusal)
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        self.row.saved(&cx.texts.clock(done.at, cx.zone), cx.texts)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        self.subject.owner.youth().filter(|_| R::ABOUT_YOUTH).and_then(|youth| target(youth, cx))
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let theirs = R::stored(self.subject.row, cx)?;
        let compare = |((version, theirs), mine): ((i64, R::Value), R::Value)| {
            Theirs::new(version, R::shown(&theirs, cx), R::shown(&mine, cx))
        };
        Ok(theirs.zip(self.read().ok()).map(compare))
    }

    fn take_version(&mut self, version: i64) {
        self.subject.version = version;
    }

    fn youth(&self) -> Option<YouthId> {
        self.subject.owner.youth()
    }
}
