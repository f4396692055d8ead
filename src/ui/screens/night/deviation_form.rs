//! Something on a round is not in order: what. It becomes an entry of the log, and can go on to a task as any other.

use serde_json::{Value, json};

use super::super::task_form;
use crate::{
    domain::{
        command::Command,
        ids::{EntryId, RoundId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::Prose,
        night::{Place, Step},
        refusal::{Invalid, Refusal},
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            Choice, FormFields, Refused, Words, form_fields,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{draft_subject, prose, target},
            presence::named,
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject stands for the round and the place.
pub const DRAFT: &str = "round-deviation";

/// Rows the field has before it grows.
const ROWS: u16 = 3;

/// Opens the form.
///
/// # Errors
/// [`Refusal::Gone`] where there is no such stop, and what the store answers.
pub fn open(round: RoundId, place: Place, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(DeviationForm::new(round, place, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let round = RoundId(context["round"].as_i64()?);
    let place = serde_json::from_value(context["place"].clone()).ok()?;
    let form = DeviationForm::new(round, place, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct DeviationForm {
    round: RoundId,
    place: Place,
    /// What the place is called.
    at: String,
    words: TextField,
    weight: RadioField<Weight>,
    t: Texts,
}

silent_debug!(DeviationForm);

impl DeviationForm {
    fn new(round: RoundId, place: Place, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let at = match place {
            Place::Youth(youth) => named(youth, cx),
            Place::Stop(number) => {
                let walked = cx.house()?.reader.round(round)?.ok_or(Refusal::Gone)?;
                let stop = walked.stops.into_iter().find(|stop| stop.number == number);
                stop.ok_or(Refusal::Gone)?.words.to_string()
            }
        };
        let weights = Weight::ALL.map(|weight| Choice::new(weight.id(), t.weight(weight), weight));
        Ok(Self {
            round,
            place,
            at,
            words: TextField::long(
                Words::required(t.deviation_words(), t.deviation_words_help(), t.deviation_missing()),
                ROWS,
            ),
            weight: RadioField::new(
                Words::optional(t.deviation_weight(), t.deviation_weight_help()).spaced(),
                weights.to_vec(),
            )
            .starting_with(|weight| *weight == Weight::Normal),
            t,
        })
    }
}

impl FormFields for DeviationForm {
    type Value = (Prose, Weight);
    form_fields!(words, weight);

    fn read(&self) -> Result<Self::Value, Refused> {
        let words = prose(&self.words, "words", self.t.deviation_missing(), self.t)?;
        Ok((words, self.weight.value().copied().unwrap_or_default()))
    }
}

impl FormScreen for DeviationForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        let place = match self.place {
            Place::Stop(stop) => format!("stop/{stop}"),
            Place::Youth(youth) => format!("youth/{youth}"),
        };
        draft_subject(&format!("{}/{place}", self.round))
    }

    fn context(&self) -> Value {
        json!({ "round": self.round, "place": self.place })
    }

    fn title(&self, t: Texts) -> String {
        t.deviation_title(&self.at)
    }

    fn submission(&mut self, (words, weight): Self::Value, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let t = self.t;
        let (about, kind, told) = match self.place {
            Place::Stop(_) => (About::House, EntryKind::Practical, t.deviation_entry(&self.at, words.as_str())),
            Place::Youth(youth) => {
                (About::Youths(vec![youth]), EntryKind::Observation, t.deviation_youth_entry(words.as_str()))
            }
        };
        let facts = Prose::optional(&told).map_err(|why| Refused::new("words", explain::invalid(t, why)))?;
        let entry = NewEntry {
            about,
            kind,
            weight,
            happened_at: cx.now,
            lines: EntryLines { facts, ..EntryLines::default() },
            shift: cx.open.and_then(|open| open.session.shift.as_ref()).map(|shift| shift.id),
            marks: EntryMarks {
                weight_until: cx.config.log.weight_until(weight, cx.now),
                handover: true,
                ..EntryMarks::default()
            },
        };
        let step = Step::Deviate { round: self.round, place: self.place, entry };
        Ok(Submission::Command(Box::new(Command::Night(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::RoundOver | Refusal::Gone | Refusal::Invalid(Invalid::TooLong { .. }))
            .then_some("words")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.deviation_saved(cx.texts.clock(done.at, cx.zone), &self.at)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth()?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        match self.place {
            Place::Youth(youth) => Some(youth),
            Place::Stop(_) => None,
        }
    }

    fn makes_task(&self) -> bool {
        true
    }

    fn task_of(&self, done: &Done, cx: &Cx<'_>) -> Result<Option<Box<dyn View>>, StoreError> {
        task_form::open_from(EntryId(done.row), cx).map(Some)
    }

    fn takes_phrases(&self, field: &str) -> bool {
        field == "words"
    }
}
