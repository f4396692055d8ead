//! Somebody went into an apartment without consent: a serious incident, with everything that belongs to it. The program knows
//! no other way of saying so.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        ids::{RoundId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::Prose,
        night::Step,
        refusal::{Invalid, Refusal},
        time::Instant,
    },
    explain,
    store::{Done, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields,
            parsed::ParsedField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{draft_subject, optional_prose, prose, target},
            moments,
            presence::named,
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject stands for the round and the youth.
pub const DRAFT: &str = "round-entered";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(round: RoundId, youth: YouthId, cx: &Cx<'_>) -> Opened {
    cx.house()?;
    Ok(Box::new(FormView::new(EnteredForm::new(round, youth, cx), cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let (round, youth) = (RoundId(context["round"].as_i64()?), YouthId(context["youth"].as_i64()?));
    Some(Box::new(FormView::new(EnteredForm::new(round, youth, cx), cx.texts).restored(&draft.body)))
}

struct EnteredForm {
    round: RoundId,
    youth: YouthId,
    happened: ParsedField<Instant>,
    danger: TextField,
    decided: TextField,
    necessity: TextField,
    told: TextField,
    voice: TextField,
    debrief: TextField,
    t: Texts,
}

silent_debug!(EnteredForm);

impl EnteredForm {
    fn new(round: RoundId, youth: YouthId, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let long = |words: Words| TextField::long(words, 1);
        let required = |label: &'static str, help: &'static str, missing: &'static str| {
            long(Words::required(label, help, missing))
        };
        Self {
            round,
            youth,
            happened: moments::past(Words::optional(t.entry_happened(), t.presence_when_help()), cx),
            danger: required(t.entered_danger(), t.entered_danger_help(), t.entered_danger_missing()),
            decided: required(t.entered_decided(), t.entered_decided_help(), t.entered_decided_missing()),
            necessity: required(t.entered_necessity(), t.entered_necessity_help(), t.entered_necessity_missing()),
            told: required(t.entered_told(), t.entered_told_help(), t.entered_told_missing()),
            voice: required(t.entered_voice(), t.entered_voice_help(), t.entered_voice_missing()),
            debrief: long(Words::optional(t.entered_debrief(), t.entered_debrief_help())),
            t,
        }
    }

    fn composed(&self, text: &str) -> Result<Option<Prose>, Refused> {
        Prose::optional(text).map_err(|why| Refused::new("danger", explain::invalid(self.t, why)))
    }
}

impl FormFields for EnteredForm {
    type Value = EntryLines;
    form_fields!(happened, danger, decided, necessity, told, voice, debrief);

    fn read(&self) -> Result<EntryLines, Refused> {
        let t = self.t;
        let danger = prose(&self.danger, "danger", t.entered_danger_missing(), t)?;
        let decided = prose(&self.decided, "decided", t.entered_decided_missing(), t)?;
        let necessity = prose(&self.necessity, "necessity", t.entered_necessity_missing(), t)?;
        let told = prose(&self.told, "told", t.entered_told_missing(), t)?;
        let voice = prose(&self.voice, "voice", t.entered_voice_missing(), t)?;
        Ok(EntryLines {
            facts: self.composed(&t.entered_facts(danger.as_str(), decided.as_str(), told.as_str()))?,
            youth_voice: Some(voice),
            assessment: self.composed(&t.entered_assessment(necessity.as_str()))?,
            agreed: optional_prose(&self.debrief, "debrief", t)?,
        })
    }
}

impl FormScreen for EnteredForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{}/{}", self.round, self.youth))
    }

    fn context(&self) -> Value {
        json!({ "round": self.round, "youth": self.youth })
    }

    fn title(&self, t: Texts) -> String {
        t.entered_title().to_owned()
    }

    fn submission(&mut self, lines: EntryLines, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let weight = Weight::Critical;
        let entry = NewEntry {
            about: About::Youths(vec![self.youth]),
            kind: EntryKind::Incident,
            weight,
            happened_at: self.happened.value().copied().unwrap_or(cx.now),
            lines,
            shift: cx.open.and_then(|open| open.session.shift.as_ref()).map(|shift| shift.id),
            marks: EntryMarks {
                weight_until: cx.config.log.weight_until(weight, cx.now),
                handover: true,
                journal: true,
                ..EntryMarks::default()
            },
        };
        let step = Step::Enter { round: self.round, youth: self.youth, entry };
        Ok(Submission::Command(Box::new(Command::Night(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::InTheFuture | Invalid::TooLongAgo) => Some("happened"),
            Refusal::RoundOver | Refusal::Gone => Some("danger"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.entered_saved(cx.texts.clock(done.at, cx.zone), named(self.youth, cx))
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }

    fn tick(&mut self, cx: &Cx<'_>) {
        self.happened.read_with(moments::past_parser(cx));
    }
}
