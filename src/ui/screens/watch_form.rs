//! How closely the staff watch over a youth: a level, why, and when it is looked at again.

use chrono::Timelike as _;
use serde_json::{Value, json};

use super::{
    Opened,
    fields::{line_field, optional_line, target},
    moments,
    presence::named,
};
use crate::{
    domain::{
        command::Command,
        ids::YouthId,
        refusal::{Invalid, Refusal},
        time::Instant,
        watch::{WatchFacts, WatchLevel, WatchMark},
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            Choice, FormFields, Refused, Words,
            conflict::Theirs,
            form_fields,
            parsed::ParsedField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "watch";

/// Opens the form with the level as it stands.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number, and what the store answers.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(WatchForm::new(youth, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = WatchForm::new(YouthId(draft.key.subject), cx).ok()?;
    let context = &draft.body["context"];
    form.version = context["version"].as_i64().unwrap_or(form.version);
    form.proposed = serde_json::from_value(context["proposed"].clone()).unwrap_or(form.proposed);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct WatchForm {
    youth: YouthId,
    /// The newest level that was read, by its row number; 0 when there was none.
    version: i64,
    level: RadioField<WatchLevel>,
    reason: TextField,
    review: ParsedField<Instant>,
    /// The level that stands, with its reason: the reason of one level says nothing about another.
    stood: (WatchLevel, String),
    /// The level the reason was last brought into line with.
    followed: WatchLevel,
    /// The review the form proposed by itself: it follows the level until somebody writes another.
    proposed: Option<Instant>,
    t: Texts,
}

silent_debug!(WatchForm);

impl WatchForm {
    fn new(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        if !open.people.youths.contains_key(&youth) {
            return Err(Refusal::Gone.into());
        }
        let t = cx.texts;
        let newest = open.reader.watch_history(youth, 1)?.pop();
        let facts = newest.as_ref().map(|mark| &mark.facts);
        let level = facts.map_or(WatchLevel::default(), |facts| facts.level);
        let proposed = proposal(level, cx);
        let levels = WatchLevel::ALL.map(|level| Choice::new(level.id(), t.watch_level(level), level));
        Ok(Self {
            youth,
            version: newest.as_ref().map_or(0, |mark| mark.id.0),
            level: RadioField::new(
                Words::required(t.watch_level_label(), t.watch_level_help(), t.invalid_empty()),
                levels.to_vec(),
            )
            .starting_with(|choice| *choice == level),
            reason: line_field(
                Words::optional(t.watch_reason(), t.watch_reason_help()),
                facts.and_then(|facts| facts.reason.as_ref()),
            ),
            review: moments::ahead(Words::optional(t.watch_review(), t.watch_review_help()), proposed, cx),
            stood: (level, facts.and_then(|facts| facts.reason.as_ref()).map_or_else(String::new, ToString::to_string)),
            followed: level,
            proposed,
            t,
        })
    }

    /// Takes the reason away that was another level's, and brings it back with its level; what was typed stays.
    fn follow_level(&mut self) {
        let chosen = self.chosen();
        if std::mem::replace(&mut self.followed, chosen) == chosen {
            return;
        }
        let (level, reason) = &self.stood;
        match self.reason.value() {
            written if chosen == *level && written.is_empty() => self.reason.propose(reason),
            written if chosen != *level && written == *reason => self.reason.propose(""),
            _ => {}
        }
    }

    fn chosen(&self) -> WatchLevel {
        self.level.value().copied().unwrap_or_default()
    }
}

/// When a level set now is looked at again unless somebody says otherwise, on the whole minute.
fn proposal(level: WatchLevel, cx: &Cx<'_>) -> Option<Instant> {
    let minute = cx.now.with_second(0).and_then(|at| at.with_nanosecond(0)).unwrap_or(cx.now);
    level.usual_review().map(|usual| minute + usual)
}

impl FormFields for WatchForm {
    type Value = WatchFacts;
    form_fields!(level, reason, review);

    fn read(&self) -> Result<WatchFacts, Refused> {
        Ok(WatchFacts {
            level: self.chosen(),
            reason: optional_line(&self.reason, "reason", self.t)?,
            review_at: self.review.value().copied(),
        })
    }
}

impl FormScreen for WatchForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.youth.0
    }

    fn context(&self) -> Value {
        json!({ "version": self.version, "proposed": self.proposed })
    }

    fn title(&self, t: Texts) -> String {
        t.watch_form_title().to_owned()
    }

    fn submission(&mut self, facts: WatchFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::SetWatch { youth: self.youth, version: self.version, facts })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::ReasonMissing) => Some("reason"),
            Refusal::Invalid(Invalid::ReviewMissing | Invalid::ReviewPast | Invalid::ReviewTooFar) => Some("review"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let (clock, who) = (t.clock(done.at, cx.zone), named(self.youth, cx));
        let level = t.watch_word(self.chosen());
        match self.review.value() {
            Some(review) => t.watch_saved_until(clock, who, level, t.moment(*review, cx.now, cx.zone)),
            None => t.watch_saved(clock, who, level),
        }
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let theirs = cx.house()?.reader.watch_history(self.youth, 1)?.pop();
        let compare = |(theirs, mine): (WatchMark, WatchFacts)| {
            Theirs::new(theirs.id.0, shown(&theirs.facts, cx), shown(&mine, cx))
        };
        Ok(theirs.zip(self.read().ok()).map(compare))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }

    fn tick(&mut self, cx: &Cx<'_>) {
        self.review.read_with(moments::ahead_parser(cx));
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        self.follow_level();
        let own = self.review.value().copied() != self.proposed;
        let proposed = proposal(self.chosen(), cx);
        if own || proposed == self.proposed {
            return;
        }
        self.proposed = proposed;
        self.review.set_text(&proposed.map_or_else(String::new, |at| moments::written(at, cx)));
    }
}

/// The level as it is compared with somebody else's.
fn shown(facts: &WatchFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
    let t = cx.texts;
    [
        (t.watch_level_label(), t.watch_level(facts.level).to_owned()),
        (t.watch_reason(), facts.reason.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string)),
        (t.watch_review(), facts.review_at.map_or_else(|| "–".to_owned(), |at| moments::written(at, cx))),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
