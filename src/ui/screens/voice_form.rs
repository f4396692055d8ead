//! A youth's own words, which stand first in the plan. What they said before is kept.

use serde_json::{Value, json};

use super::{
    Opened,
    fields::{prose, target},
};
use crate::{
    domain::{command::Command, ids::YouthId, names::Prose, refusal::Refusal},
    store::{StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words,
            conflict::Theirs,
            form_fields, silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "youth-voice";

/// Rows the field has before it grows: a paragraph.
const ROWS: u16 = 8;

/// Opens the form with the words as they stand.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number, and what the store answers.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(VoiceForm::new(youth, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = VoiceForm::new(YouthId(draft.key.subject), cx).ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct VoiceForm {
    youth: YouthId,
    /// The version of the words that were read; 0 when there were none.
    version: i64,
    words: TextField,
    t: Texts,
}

silent_debug!(VoiceForm);

impl VoiceForm {
    fn new(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        if !open.people.youths.contains_key(&youth) {
            return Err(Refusal::Gone.into());
        }
        let t = cx.texts;
        let voice = open.reader.plan(youth)?.voice;
        let words = Words::required(t.voice_words(), t.voice_words_help(), t.voice_words_missing());
        Ok(Self {
            youth,
            version: voice.as_ref().map_or(0, |voice| voice.version),
            words: TextField::long(words, ROWS).with_text(voice.as_ref().map_or("", |voice| &voice.words)),
            t,
        })
    }
}

impl FormFields for VoiceForm {
    type Value = Prose;
    form_fields!(words);

    fn read(&self) -> Result<Prose, Refused> {
        prose(&self.words, "words", self.t.voice_words_missing(), self.t)
    }
}

impl FormScreen for VoiceForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.youth.0
    }

    fn context(&self) -> Value {
        json!({ "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        t.voice_title().to_owned()
    }

    fn submission(&mut self, words: Prose, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let command = Command::SetYouthVoice { youth: self.youth, version: self.version, words };
        Ok(Submission::Command(Box::new(command)))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let voice = cx.house()?.reader.plan(self.youth)?.voice;
        let shown = |words: &str| vec![(cx.texts.voice_words().to_owned(), words.to_owned())];
        Ok(voice.map(|theirs| Theirs::new(theirs.version, shown(&theirs.words), shown(&self.words.value()))))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
