//! Where a youth lived after the house and the host: what kind of place, from when to when, and why it ended.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        fold::fold,
        host::{
            Follows, Step,
            way::{Leg, Stop, StopFacts, WayStep, Why, unsaid},
        },
        ids::{StopId, YouthId},
        names::Prose,
        refusal::{Invalid, Refusal},
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
            fields::{date_field, line_field, optional_line, optional_prose, target},
            hosts,
        },
        view::{Cx, View},
    },
};

/// The names of the form in drafts: of one that stands, and of a new one.
pub(super) const DRAFT: &str = "way-stop";
pub(super) const DRAFT_NEW: &str = "way-stop-new";

/// Rows the field for a note has before it grows.
const ROWS: u16 = 2;

/// Opens the form for what came next, filled in with what the way so far lets think.
///
/// # Errors
/// What the store answers.
pub(super) fn open_new(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(StopForm::new(youth, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form for what stands.
///
/// # Errors
/// [`Refusal::Gone`] where nothing stands any more.
pub(super) fn open(stop: StopId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(StopForm::of(stop, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
pub(super) fn reopen_new(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = StopForm::new(YouthId(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

/// The same of one that stands.
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = StopForm::of(StopId(draft.key.subject), cx).ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct StopForm {
    youth: YouthId,
    /// What stands already.
    stop: Option<StopId>,
    /// The version that was read.
    version: i64,
    place: ChoiceField<Follows>,
    from: DateField,
    until: DateField,
    why: TextField,
    note: TextField,
    t: Texts,
}

silent_debug!(StopForm);

impl StopForm {
    fn new(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        if !open.people.youths.contains_key(&youth) {
            return Err(Refusal::Gone.into());
        }
        let legs = open.reader.way_of(youth)?;
        let last = unsaid(&legs, cx.today()).or_else(|| legs.iter().max_by_key(|leg| (leg.until, leg.from)));
        let from = last.and_then(|leg| leg.until).filter(|until| *until <= cx.today());
        let facts = StopFacts {
            place: last.and_then(|leg| thought(leg, cx.texts)).unwrap_or(Follows::OwnFlat),
            from: from.unwrap_or_else(|| cx.today()),
            until: None,
            why: None,
            note: None,
        };
        Ok(Self::filled(youth, None, &facts, cx))
    }

    fn of(stop: StopId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let found = cx.house()?.reader.way_stop(stop)?.ok_or(Refusal::Gone)?;
        Ok(Self::filled(found.youth, Some(&found), &found.facts, cx))
    }

    fn filled(youth: YouthId, stop: Option<&Stop>, facts: &StopFacts, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let places = Follows::ALL.into_iter().filter(|place| StopFacts::is_written(*place));
        let places = places.map(|place| Choice::new(place.id(), t.host_follows(place), place)).collect();
        let from = Words::required(t.way_form_from(), t.way_form_from_help(), t.date_missing());
        let until = Words::optional(t.way_form_until(), t.way_form_until_help());
        let note = Words::optional(t.way_form_note(), t.way_form_note_help());
        Self {
            youth,
            stop: stop.map(|stop| stop.id),
            version: stop.map_or(0, |stop| stop.version),
            place: ChoiceField::new(
                Words::required(t.way_form_place(), t.way_form_place_help(), t.invalid_empty()),
                places,
            )
            .starting_with(|place| *place == facts.place),
            from: date_field(from, Lean::Past, Some(facts.from), cx),
            until: date_field(until, Lean::Past, facts.until, cx),
            why: line_field(Words::optional(t.way_form_why(), t.way_form_why_help()), facts.why.as_ref()),
            note: TextField::long(note, ROWS).with_text(facts.note.as_ref().map_or("", Prose::as_str)),
            t,
        }
    }
}

/// What was said to come after a leg: of a host in a word of the program, of the house in one of the house's own.
fn thought(leg: &Leg, t: Texts) -> Option<Follows> {
    let words = match &leg.why {
        Some(Why::Words(words)) => fold(words.as_str()),
        _ => String::new(),
    };
    let named = || Follows::ALL.into_iter().find(|place| fold(t.host_follows(*place)) == words);
    leg.thought.or_else(named).filter(|place| StopFacts::is_written(*place))
}

impl FormFields for StopForm {
    type Value = StopFacts;
    form_fields!(place, from, until, why, note);

    fn read(&self) -> Result<StopFacts, Refused> {
        let t = self.t;
        Ok(StopFacts {
            place: self.place.value().copied().ok_or_else(|| Refused::new("place", t.invalid_empty()))?,
            from: self.from.value().copied().ok_or_else(|| Refused::new("from", t.date_missing()))?,
            until: self.until.value().copied(),
            why: optional_line(&self.why, "why", t)?,
            note: optional_prose(&self.note, "note", t)?,
        })
    }
}

impl FormScreen for StopForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(if self.stop.is_some() { DRAFT } else { DRAFT_NEW })
    }

    fn subject(&self) -> i64 {
        self.stop.map_or(self.youth.0, |stop| stop.0)
    }

    fn context(&self) -> Value {
        json!({ "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        match (self.stop, self.place.value()) {
            (Some(_), Some(place)) => t.way_change_title(t.host_follows(*place)),
            _ => t.way_form_title().to_owned(),
        }
    }

    fn submission(&mut self, facts: StopFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = match self.stop {
            Some(stop) => WayStep::Change { stop, version: self.version, facts },
            None => WayStep::Add { youth: self.youth, facts },
        };
        Ok(Submission::Command(Box::new(Command::Host(Step::Way(step)))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::TwoHomes(_) | Refusal::Invalid(Invalid::DayAhead) => Some("from"),
            Refusal::Invalid(Invalid::EndsBeforeItBegins) => Some("until"),
            Refusal::Invalid(Invalid::ReasonMissing) => Some("why"),
            Refusal::Invalid(Invalid::KeptElsewhere) => Some("place"),
            _ => None,
        }
    }

    fn refused(&self, why: &Refusal, cx: &Cx<'_>) -> String {
        match why {
            Refusal::Invalid(Invalid::ReasonMissing) => cx.texts.way_form_missing_why().to_owned(),
            _ => hosts::refused(why, cx),
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let name = cx.texts.called(cx.open.and_then(|open| open.people.called(self.youth)));
        cx.texts.way_saved(cx.texts.clock(done.at, cx.zone), name)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let Some(stop) = self.stop else { return Ok(None) };
        let (Some(theirs), Ok(mine)) = (cx.house()?.reader.way_stop(stop)?, self.read()) else {
            return Ok(None);
        };
        let t = cx.texts;
        Ok(Some(Theirs::new(theirs.version, shown(&theirs.facts, t), shown(&mine, t))))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}

/// What is written as it is compared with somebody else's.
fn shown(facts: &StopFacts, t: Texts) -> Vec<(String, String)> {
    let or_nothing = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    [
        (t.way_form_place(), t.host_follows(facts.place).to_owned()),
        (t.way_form_from(), t.date(facts.from)),
        (t.way_form_until(), or_nothing(facts.until.map(|until| t.date(until)))),
        (t.way_form_why(), or_nothing(facts.why.as_ref().map(ToString::to_string))),
        (t.way_form_note(), or_nothing(facts.note.as_ref().map(|note| note.as_str().to_owned()))),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
