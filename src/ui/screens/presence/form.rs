//! All there is to say about where a youth is: when, how somebody knows, where, until when.

use serde_json::json;

use super::{marked, named};
use crate::{
    domain::{
        command::Command,
        ids::YouthId,
        names::Line,
        presence::{PresenceFacts, PresenceMark, PresenceSource, PresenceState},
        refusal::{Invalid, Refusal},
        time::Instant,
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            conflict::Theirs,
            parsed::ParsedField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{line_field, optional_line, target},
            moments,
        },
        view::{Cx, View},
    },
};

/// The beginning of the form's names in drafts: one for each state it is opened with, so that what was begun about a night
/// away does not come up when somebody only goes out.
pub const DRAFT: &str = "presence-";

const DRAFTS: [(PresenceState, &str); 6] = [
    (PresenceState::In, "presence-in"),
    (PresenceState::Out, "presence-out"),
    (PresenceState::SchoolOrWork, "presence-school-or-work"),
    (PresenceState::OvernightAway, "presence-overnight-away"),
    (PresenceState::Unknown, "presence-unknown"),
    (PresenceState::Missing, "presence-missing"),
];

/// Opens the form with a state and a source chosen, and the cursor on the first field.
///
/// # Errors
/// [`Refusal::NotLivingHere`] for somebody who does not live in the house.
pub fn open(youth: YouthId, state: PresenceState, source: PresenceSource, cx: &Cx<'_>) -> Opened {
    open_at("state", youth, state, source, cx)
}

/// The same with the cursor where something has to be written about that state.
///
/// # Errors
/// As [`open`].
pub fn open_to_write(youth: YouthId, state: PresenceState, source: PresenceSource, cx: &Cx<'_>) -> Opened {
    let first = match state {
        PresenceState::Out | PresenceState::SchoolOrWork => "back",
        PresenceState::OvernightAway => "place",
        PresenceState::In | PresenceState::Unknown | PresenceState::Missing => "note",
    };
    open_at(first, youth, state, source, cx)
}

fn open_at(first: &'static str, youth: YouthId, state: PresenceState, source: PresenceSource, cx: &Cx<'_>) -> Opened {
    let form = PresenceForm::new(youth, state, source, cx)?;
    Ok(Box::new(FormView::new(form, cx.texts).focused(first).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let (state, _) = DRAFTS.into_iter().find(|(_, name)| *name == draft.key.form)?;
    let mut form = PresenceForm::new(YouthId(draft.key.subject), state, PresenceSource::default(), cx).ok()?;
    form.seen = draft.body["context"]["seen"].as_i64().unwrap_or(form.seen);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct PresenceForm {
    youth: YouthId,
    /// The mark that counts as far as the writer has seen, by its row number; 0 for none.
    seen: i64,
    /// The state it was opened with, which names its draft.
    opened: PresenceState,
    state: RadioField<PresenceState>,
    source: RadioField<PresenceSource>,
    /// Empty is now.
    at: ParsedField<Instant>,
    /// Asked only of somebody who is away.
    place: TextField,
    /// Asked only of a night away.
    agreed_with: TextField,
    note: TextField,
    /// Asked only of somebody who is away, and last: Enter behind it saves.
    back: ParsedField<Instant>,
    t: Texts,
}

silent_debug!(PresenceForm);

impl PresenceForm {
    fn new(youth: YouthId, state: PresenceState, source: PresenceSource, cx: &Cx<'_>) -> Result<Self, StoreError> {
        if cx.house()?.people.home(youth).is_none() {
            return Err(Refusal::NotLivingHere.into());
        }
        let t = cx.texts;
        let newest = cx.house()?.reader.presence_now()?.remove(&youth);
        let states = PresenceState::ALL.map(|state| Choice::new(state.id(), t.presence_state(state), state));
        let sources = PresenceSource::ALL.map(|source| Choice::new(source.id(), t.presence_source(source), source));
        Ok(Self {
            youth,
            seen: newest.map_or(0, |mark| mark.id.0),
            opened: state,
            state: RadioField::new(
                Words::required(t.presence_where(), t.presence_where_help(), t.invalid_empty()),
                states.to_vec(),
            )
            .starting_with(|choice| *choice == state),
            source: RadioField::new(
                Words::required(t.presence_source_label(), t.presence_source_help(), t.invalid_empty()),
                sources.to_vec(),
            )
            .starting_with(|choice| *choice == source),
            at: moments::past(Words::optional(t.presence_when(), t.presence_when_help()), cx),
            place: line_field(Words::optional(t.presence_place(), t.presence_place_help()).spaced(), None),
            agreed_with: line_field(Words::optional(t.presence_agreed(), t.presence_agreed_help()), None),
            note: line_field(Words::optional(t.presence_note(), t.presence_note_help()), None),
            back: moments::ahead(Words::optional(t.presence_expected(), t.presence_expected_help()), None, cx),
            t,
        })
    }

    fn chosen(&self) -> PresenceState {
        self.state.value().copied().unwrap_or(self.opened)
    }

    fn facts(&self) -> Result<PresenceFacts, Refused> {
        let state = self.chosen();
        let line = |field: &TextField, name: &'static str, asked: bool| {
            if asked { optional_line(field, name, self.t) } else { Ok(None) }
        };
        Ok(PresenceFacts {
            state,
            source: self.source.value().copied().unwrap_or_default(),
            expected_back: self.back.value().copied().filter(|_| state.is_away()),
            place: line(&self.place, "place", state.is_away())?,
            agreed_with: line(&self.agreed_with, "agreed_with", state == PresenceState::OvernightAway)?,
            note: line(&self.note, "note", true)?,
        })
    }
}

impl FormFields for PresenceForm {
    type Value = (Option<Instant>, PresenceFacts);

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let state = self.chosen();
        let mut fields: Vec<(FieldName, &dyn Field)> =
            vec![("state".into(), &self.state), ("source".into(), &self.source), ("at".into(), &self.at)];
        if state.is_away() {
            fields.push(("place".into(), &self.place));
        }
        if state == PresenceState::OvernightAway {
            fields.push(("agreed_with".into(), &self.agreed_with));
        }
        fields.push(("note".into(), &self.note));
        if state.is_away() {
            fields.push(("back".into(), &self.back));
        }
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let state = self.chosen();
        let mut fields: Vec<(FieldName, &mut dyn Field)> =
            vec![("state".into(), &mut self.state), ("source".into(), &mut self.source), ("at".into(), &mut self.at)];
        if state.is_away() {
            fields.push(("place".into(), &mut self.place));
        }
        if state == PresenceState::OvernightAway {
            fields.push(("agreed_with".into(), &mut self.agreed_with));
        }
        fields.push(("note".into(), &mut self.note));
        if state.is_away() {
            fields.push(("back".into(), &mut self.back));
        }
        fields
    }

    fn read(&self) -> Result<Self::Value, Refused> {
        Ok((self.at.value().copied(), self.facts()?))
    }
}

impl FormScreen for PresenceForm {
    fn draft_form(&self) -> Option<&'static str> {
        DRAFTS.into_iter().find(|(state, _)| *state == self.opened).map(|(_, name)| name)
    }

    fn subject(&self) -> i64 {
        self.youth.0
    }

    fn context(&self) -> serde_json::Value {
        json!({ "seen": self.seen })
    }

    fn title(&self, t: Texts) -> String {
        t.presence_form_title().to_owned()
    }

    fn submission(&mut self, (at, facts): Self::Value, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::SetPresence { youth: self.youth, at, seen: Some(self.seen), facts })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::PlaceMissing) => Some("place"),
            Refusal::Invalid(Invalid::AgreementMissing) => Some("agreed_with"),
            Refusal::Invalid(Invalid::BackBeforeItBegins | Invalid::BackTooFar) => Some("back"),
            Refusal::Invalid(Invalid::InTheFuture | Invalid::TooLongAgo) => Some("at"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        let Ok(facts) = self.facts() else {
            return cx.texts.saved_at(clock);
        };
        let told = cx.texts.presence_saved(clock, named(self.youth, cx), marked(&facts, cx.texts));
        match facts.state {
            PresenceState::Missing => format!("{told} {}", cx.texts.presence_missing_saved()),
            _ => told,
        }
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let theirs = cx.house()?.reader.presence_now()?.remove(&self.youth);
        let compare = |(theirs, (_, mine)): (PresenceMark, (_, PresenceFacts))| {
            Theirs::new(theirs.id.0, shown(&theirs.facts, cx), shown(&mine, cx))
        };
        Ok(theirs.zip(self.read().ok()).map(compare))
    }

    fn take_version(&mut self, version: i64) {
        self.seen = version;
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn tick(&mut self, cx: &Cx<'_>) {
        self.at.read_with(moments::past_parser(cx));
        self.back.read_with(moments::ahead_parser(cx));
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}

/// What a mark says, for comparing two of them.
fn shown(facts: &PresenceFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
    let t = cx.texts;
    let line = |line: &Option<Line>| line.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    [
        (t.presence_where(), t.presence_state(facts.state).to_owned()),
        (t.presence_source_label(), t.presence_source(facts.source).to_owned()),
        (t.presence_place(), line(&facts.place)),
        (t.presence_agreed(), line(&facts.agreed_with)),
        (t.presence_note(), line(&facts.note)),
        (t.presence_expected(), facts.expected_back.map_or_else(|| "–".to_owned(), |at| moments::written(at, cx))),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
