//! What a concrete form says of itself; everything else about forms is the same everywhere ([`super::view`]).

use serde_json::Value;

use crate::{
    domain::{changes::Changes, command::Command, ids::YouthId, refusal::Refusal, time::Instant},
    explain,
    store::{Done, StoreError},
    text::Texts,
    ui::{
        dialogs::question::Question,
        forms::{FieldName, FormFields, Refused, conflict::Theirs, target::Target},
        view::{Cx, Effect, Job, View},
    },
};

/// What saving a form means.
#[derive(Debug)]
pub enum Submission {
    /// A change of data.
    Command(Box<Command>),
    /// Work that derives keys first.
    Job(Box<Job>),
    /// Nothing that is saved: a filter, an answer.
    Effects(Vec<Effect>),
    /// A question first. Whoever answers no is at this field.
    Ask(Box<Question>, FieldName),
}

/// A concrete form.
pub trait FormScreen: FormFields + std::fmt::Debug {
    /// The form's name in drafts; kept over versions of the program. `None` keeps no draft (secrets, filters).
    fn draft_form(&self) -> Option<&'static str>;

    /// What was asked last ([`Submission::Ask`] with [`Effect::Agree`]) was answered with yes: it is handed in again.
    fn agreed(&mut self) {}

    /// The row being changed; 0 for a new one.
    fn subject(&self) -> i64 {
        0
    }

    /// What is asked once it is saved, over the view below.
    fn asks_then(&self, _cx: &Cx<'_>) -> Option<Box<dyn View>> {
        None
    }

    /// It chooses what is shown and writes nothing: a filter, a day to go to.
    fn only_shows(&self) -> bool {
        false
    }

    /// What is typed is work that somebody would miss; a filter or a choice is not.
    fn holds_work(&self) -> bool {
        !self.only_shows()
    }

    /// What is filled in is about something else by now than what the form was opened about ([`View::strayed`]).
    fn strayed(&self) -> bool {
        false
    }

    /// What the save key is called here: «Lagre», or «Vis» where it only shows.
    fn save_label(&self, t: Texts) -> &'static str {
        if self.only_shows() { t.filter_show() } else { t.action_save() }
    }

    /// What else a draft must remember to open the form again: whose goal it is, and which version was read, so that what
    /// others changed while the draft lay is met when it is saved.
    fn context(&self) -> Value {
        Value::Null
    }

    /// The title at the top.
    fn title(&self, t: Texts) -> String;

    /// What is to be known before it is saved, above the fields: a paragraph each.
    fn notes(&self) -> &[String] {
        &[]
    }

    /// The house refused because what the form is about has been replaced by something else: aims at that, and answers
    /// whether it does. The notes say so, nothing typed is lost, and the draft keeps its name.
    ///
    /// # Errors
    /// What the store answers.
    fn aim_anew(&mut self, _why: &Refusal, _cx: &Cx<'_>) -> Result<bool, StoreError> {
        Ok(false)
    }

    /// What saving the value means.
    ///
    /// # Errors
    /// The field that is to blame.
    fn submission(&mut self, value: Self::Value, cx: &Cx<'_>) -> Result<Submission, Refused>;

    /// The field a refusal of the house is about, if one; otherwise it is told on the message line.
    fn blamed(&self, _refusal: &Refusal) -> Option<&'static str> {
        None
    }

    /// The sentence for a refusal, where the form can say more than the house: which key to press.
    fn refused(&self, why: &Refusal, cx: &Cx<'_>) -> String {
        explain::refusal(cx.texts, why)
    }

    /// The field in which a secret was wrong, when the form asks for one.
    fn blamed_for_secret(&self) -> Option<&'static str> {
        None
    }

    /// A secret was wrong, or the screen is covered: it is typed anew.
    fn forget_secrets(&mut self) {
        self.fields_mut().into_iter().for_each(|(_, field)| field.forget_secret());
    }

    /// What is told when it is saved; «Lagret kl. …» unless the form says more.
    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.saved_at(cx.texts.clock(done.at, cx.zone))
    }

    /// The same where a job saved it.
    fn job_saved(&self, at: Instant, cx: &Cx<'_>) -> String {
        cx.texts.saved_at(cx.texts.clock(at, cx.zone))
    }

    /// The apartment and name repeated beside the save key, so that nothing is written about the wrong youth.
    fn target(&self, _cx: &Cx<'_>) -> Option<Target> {
        None
    }

    /// The same for a form about several: all of them, in the order they are shown.
    fn targets(&self, cx: &Cx<'_>) -> Vec<Target> {
        self.target(cx).into_iter().collect()
    }

    /// Nothing is typed that would be missed: no draft is kept, and one that was kept is dropped.
    fn is_blank(&self) -> bool {
        false
    }

    /// Time has gone by: what is typed next is read with this moment in mind.
    fn tick(&mut self, _cx: &Cx<'_>) {}

    /// Something was written, here or at another terminal, or time has gone by: what is told beside the fields follows.
    fn follow_changes(&mut self, _changes: Changes, _cx: &Cx<'_>) {}

    /// What somebody else saved in the meantime, beside one's own.
    ///
    /// # Errors
    /// What the store answers.
    fn theirs(&self, _cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        Ok(None)
    }

    /// Takes the version of what somebody else saved, after the person has seen it.
    fn take_version(&mut self, _version: i64) {}

    /// The youth the form is about.
    fn youth(&self) -> Option<YouthId> {
        None
    }

    /// Whether a key saves the form and goes on to a task that is made of it.
    fn makes_task(&self) -> bool {
        false
    }

    /// What opens after the form was saved with that key.
    ///
    /// # Errors
    /// What the store answers.
    fn task_of(&self, _done: &Done, _cx: &Cx<'_>) -> Result<Option<Box<dyn View>>, StoreError> {
        Ok(None)
    }

    /// Whether a phrase of the configuration can be written into this field.
    fn takes_phrases(&self, _field: &str) -> bool {
        false
    }

    /// Lets fields follow one another after a change (an end after its beginning, a place after a choice).
    fn changed(&mut self, _cx: &Cx<'_>) {}
}
