//! A form of one field: why something is done that takes a reason. What it is, and what is said of it, each says itself.

use serde_json::Value;

use crate::{
    domain::{
        command::Command,
        ids::YouthId,
        names::{Line, Prose},
        refusal::Refusal,
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            Field, FieldName, FormFields, Refused,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::fields::{line, prose, target},
        view::{Cx, View},
    },
};

/// What a reason is written as.
pub(super) trait Written: Sized {
    /// What stands in the field of that name.
    ///
    /// # Errors
    /// What is wrong with it.
    fn read(field: &TextField, name: &'static str, t: Texts) -> Result<Self, Refused>;
}

impl Written for Line {
    fn read(field: &TextField, name: &'static str, t: Texts) -> Result<Self, Refused> {
        line(field, name, t)
    }
}

impl Written for Prose {
    fn read(field: &TextField, name: &'static str, t: Texts) -> Result<Self, Refused> {
        prose(field, name, field.words().missing.as_deref().unwrap_or_default(), t)
    }
}

/// What is done for a reason.
pub(super) trait Reasoned: 'static {
    /// What the reason is written as.
    type Why: Written;

    /// The name of the field in drafts.
    const FIELD: &'static str;

    /// The name of the form in drafts.
    fn draft(&self) -> &'static str;

    /// The number in the name of its draft.
    fn subject(&self) -> i64;

    /// What else a draft must remember to open the form again.
    fn context(&self) -> Value {
        Value::Null
    }

    /// The title at the top.
    fn title(&self, t: Texts) -> String;

    /// What is to be known before, a paragraph each.
    fn notes(&self) -> &[String] {
        &[]
    }

    /// The field as it is opened, empty.
    fn field(&self, t: Texts) -> TextField;

    /// What the save key is called.
    fn save_label(&self, t: Texts) -> &'static str {
        t.action_save()
    }

    /// What is done.
    ///
    /// # Errors
    /// What the store answers.
    fn command(&self, why: Self::Why, cx: &Cx<'_>) -> Result<Command, StoreError>;

    /// Whether a refusal of the house is told at the field; otherwise it is told on the message line.
    fn blamed(&self, _refusal: &Refusal) -> bool {
        false
    }

    /// What is told when it is done.
    fn saved(&self, clock: &str, cx: &Cx<'_>) -> String {
        cx.texts.saved_at(clock)
    }

    /// The youth it is about, if one.
    fn youth(&self) -> Option<YouthId>;
}

/// Asks why.
pub(super) fn open<R: Reasoned>(about: R, cx: &Cx<'_>) -> Box<dyn View> {
    Box::new(view(about, cx))
}

/// Asks again with what a draft kept.
pub(super) fn reopen<R: Reasoned>(about: R, draft: &Draft, cx: &Cx<'_>) -> Box<dyn View> {
    Box::new(view(about, cx).restored(&draft.body))
}

fn view<R: Reasoned>(about: R, cx: &Cx<'_>) -> FormView<ReasonForm<R>> {
    let why = about.field(cx.texts);
    FormView::new(ReasonForm { about, why, t: cx.texts }, cx.texts).submitted_by_enter()
}

struct ReasonForm<R> {
    about: R,
    why: TextField,
    t: Texts,
}

/// Shows nothing that was filled in.
impl<R: Reasoned> std::fmt::Debug for ReasonForm<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.about.draft())
    }
}

impl<R: Reasoned> FormFields for ReasonForm<R> {
    type Value = R::Why;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        vec![(R::FIELD.into(), &self.why)]
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        vec![(R::FIELD.into(), &mut self.why)]
    }

    fn read(&self) -> Result<R::Why, Refused> {
        R::Why::read(&self.why, R::FIELD, self.t)
    }
}

impl<R: Reasoned> FormScreen for ReasonForm<R> {
    fn draft_form(&self) -> Option<&'static str> {
        Some(self.about.draft())
    }

    fn subject(&self) -> i64 {
        self.about.subject()
    }

    fn context(&self) -> Value {
        self.about.context()
    }

    fn save_label(&self, t: Texts) -> &'static str {
        self.about.save_label(t)
    }

    fn title(&self, t: Texts) -> String {
        self.about.title(t)
    }

    fn notes(&self) -> &[String] {
        self.about.notes()
    }

    fn submission(&mut self, why: R::Why, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let command = self.about.command(why, cx);
        let command = command.map_err(|error| Refused::new(R::FIELD, explain::store_error(self.t, &error)))?;
        Ok(Submission::Command(Box::new(command)))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        self.about.blamed(refusal).then_some(R::FIELD)
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        self.about.saved(&cx.texts.clock(done.at, cx.zone), cx)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.about.youth()?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.about.youth()
    }
}
