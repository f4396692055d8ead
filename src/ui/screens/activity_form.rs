//! A common activity: setting one up, and changing it.

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use serde_json::{Value, json};

use super::{
    Opened,
    fields::{date_field, line, line_field, optional_line, staff_field, staff_label, time_field},
};
use crate::{
    domain::{
        activity::{Activity, ActivityFacts},
        command::Command,
        ids::{ActivityId, StaffId},
        names::Line,
        refusal::{Invalid, Refusal},
        time::{ClockTime, Instant, Zone},
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        action::Action,
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            choice::ChoiceField,
            conflict::Theirs,
            moment::{DateField, TimeField},
            radio::RadioField,
            silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "activity";

/// An end before the beginning is on the next day («22–01»), unless that makes it longer than this: then it is a slip.
const LONGEST_OVER_MIDNIGHT: TimeDelta = TimeDelta::hours(12);

/// Opens the form for a new activity today.
///
/// # Errors
/// What the store answers.
pub fn open_new(cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(ActivityForm::new(None, cx)?, cx.texts)))
}

/// Opens the form for a new activity on a day.
///
/// # Errors
/// What the store answers.
pub fn open_new_on(date: NaiveDate, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(ActivityForm::new(Some(date), cx)?, cx.texts)))
}

/// Opens the form for an activity that stands.
///
/// # Errors
/// [`Refusal::Gone`] when it was taken back, and what the store answers.
pub fn open_change(activity: ActivityId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(ActivityForm::of(activity, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = match draft.key.subject {
        0 => ActivityForm::new(None, cx),
        activity @ 1.. => ActivityForm::of(ActivityId(activity), cx),
        day => ActivityForm::new(Some(day_of(day)?), cx),
    }
    .ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

/// A day as the number in a draft's name, below zero: activities that stand are above.
fn subject_of(day: NaiveDate) -> i64 {
    -i64::from(day.num_days_from_ce())
}

/// Back from the number in the draft's name.
fn day_of(subject: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(-subject).ok()?)
}

/// Where it is: one of the common rooms, or somewhere that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Room(Line),
    Elsewhere,
}

struct ActivityForm {
    activity: Option<ActivityId>,
    /// The day a new activity was opened on, when it was one day of the calendar.
    opened_on: Option<NaiveDate>,
    /// The version that was read; 0 for a new activity.
    version: i64,
    title: TextField,
    place: RadioField<Place>,
    /// Asked only for a place that is no common room.
    elsewhere: TextField,
    date: DateField,
    from: TimeField,
    to: TimeField,
    responsible: ChoiceField<StaffId>,
    zone: Zone,
    t: Texts,
}

silent_debug!(ActivityForm);

impl ActivityForm {
    fn new(opened_on: Option<NaiveDate>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let me = cx.house()?.session.staff.id;
        let form = Self::with(None, opened_on.unwrap_or_else(|| cx.today()), Some(me), cx);
        Ok(Self { opened_on, ..form })
    }

    fn of(activity: ActivityId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let activity = cx.house()?.reader.activity(activity)?.ok_or(Refusal::Gone)?;
        let (date, responsible) = (cx.zone.date(activity.facts.starts_at), activity.facts.responsible);
        Ok(Self::with(Some(&activity), date, responsible, cx))
    }

    fn with(activity: Option<&Activity>, date: NaiveDate, responsible: Option<StaffId>, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let facts = activity.map(|activity| &activity.facts);
        let clock = |at: Instant| ClockTime::of(cx.zone.local(at).time());
        let place = facts.and_then(|facts| facts.place.as_ref());
        let (places, elsewhere) = place_fields(place, cx);
        Self {
            activity: activity.map(|activity| activity.id),
            opened_on: None,
            version: activity.map_or(0, |activity| activity.version),
            title: line_field(
                Words::required(t.activity_title(), t.activity_title_help(), t.activity_title_missing()),
                facts.map(|facts| &facts.title),
            ),
            place: places,
            elsewhere,
            date: date_field(
                Words::required(t.activity_date(), t.activity_date_help(), t.activity_date_missing()).spaced(),
                Lean::Future,
                Some(date),
                cx,
            ),
            from: time_field(
                Words::required(t.activity_from(), t.activity_from_help(), t.activity_from_missing()),
                facts.map(|facts| clock(facts.starts_at)),
                t,
            ),
            to: time_field(
                Words::optional(t.activity_to(), t.activity_to_help()),
                facts.and_then(|facts| facts.ends_at).map(clock),
                t,
            ),
            responsible: staff_field(
                Words::optional(t.activity_responsible(), t.activity_responsible_help()).spaced(),
                responsible,
                cx,
            ),
            zone: cx.zone,
            t,
        }
    }

    fn is_elsewhere(&self) -> bool {
        self.place.value() == Some(&Place::Elsewhere)
    }

    /// From its beginning to its end, if it has one.
    fn span(&self) -> Result<(Instant, Option<Instant>), Refused> {
        let date = *self.date.value().ok_or_else(|| Refused::new("date", self.t.activity_date_missing()))?;
        let from = *self.from.value().ok_or_else(|| Refused::new("from", self.t.activity_from_missing()))?;
        let starts_at = self.zone.instant(date.and_time(from.time()));
        let Some(to) = self.to.value() else {
            return Ok((starts_at, None));
        };
        let span = self.zone.between(date, from, *to).ok();
        let over_midnight = *to <= from;
        match span.filter(|span| !over_midnight || span.duration() <= LONGEST_OVER_MIDNIGHT) {
            Some(span) => Ok((span.start(), Some(span.end()))),
            None => Err(Refused::new("to", explain::invalid(self.t, Invalid::EndsBeforeItBegins))),
        }
    }
}

/// The common rooms to choose from, and a line for any other place.
fn place_fields(place: Option<&Line>, cx: &Cx<'_>) -> (RadioField<Place>, TextField) {
    let t = cx.texts;
    let rooms: &[Line] = cx.open.map_or(&[], |open| &open.info.common_rooms);
    let known = place.filter(|place| rooms.contains(place));
    let chosen = match (place, known) {
        (None, _) => None,
        (_, Some(room)) => Some(Place::Room(room.clone())),
        (Some(_), None) => Some(Place::Elsewhere),
    };
    let choices = rooms.iter().map(|room| Choice::new(room.as_str(), room.as_str(), Place::Room(room.clone())));
    let elsewhere = Choice::new("/elsewhere", t.activity_elsewhere(), Place::Elsewhere);
    let places = RadioField::new(
        Words::optional(t.activity_place(), t.activity_place_help()),
        choices.chain([elsewhere]).collect(),
    )
    .starting_with(|place| Some(place) == chosen.as_ref());
    let words = Words::required(t.activity_where(), t.activity_where_help(), t.activity_where_missing());
    (places, line_field(words, place.filter(|_| known.is_none())))
}

impl FormFields for ActivityForm {
    type Value = ActivityFacts;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> =
            vec![("title".into(), &self.title), ("place".into(), &self.place)];
        if self.is_elsewhere() {
            fields.push(("elsewhere".into(), &self.elsewhere));
        }
        let rest: [(FieldName, &dyn Field); 4] = [
            ("date".into(), &self.date),
            ("from".into(), &self.from),
            ("to".into(), &self.to),
            ("responsible".into(), &self.responsible),
        ];
        fields.extend(rest);
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let is_elsewhere = self.is_elsewhere();
        let mut fields: Vec<(FieldName, &mut dyn Field)> =
            vec![("title".into(), &mut self.title), ("place".into(), &mut self.place)];
        if is_elsewhere {
            fields.push(("elsewhere".into(), &mut self.elsewhere));
        }
        let rest: [(FieldName, &mut dyn Field); 4] = [
            ("date".into(), &mut self.date),
            ("from".into(), &mut self.from),
            ("to".into(), &mut self.to),
            ("responsible".into(), &mut self.responsible),
        ];
        fields.extend(rest);
        fields
    }

    fn read(&self) -> Result<ActivityFacts, Refused> {
        let place = match self.place.value() {
            None => None,
            Some(Place::Room(room)) => Some(room.clone()),
            Some(Place::Elsewhere) => optional_line(&self.elsewhere, "elsewhere", self.t)?,
        };
        let (starts_at, ends_at) = self.span()?;
        Ok(ActivityFacts {
            title: line(&self.title, "title", self.t)?,
            place,
            starts_at,
            ends_at,
            responsible: self.responsible.value().copied(),
        })
    }
}

impl FormScreen for ActivityForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        match (self.activity, self.opened_on) {
            (Some(activity), _) => activity.0,
            (None, Some(day)) => subject_of(day),
            (None, None) => 0,
        }
    }

    fn strayed(&self) -> bool {
        self.opened_on.is_some_and(|day| self.date.value().is_some_and(|date| *date != day))
    }

    fn context(&self) -> Value {
        json!({ "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        if self.activity.is_some() { t.activity_change_title().to_owned() } else { t.activity_new_title().to_owned() }
    }

    fn submission(&mut self, facts: ActivityFacts, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Some(activity) = self.activity else {
            return Ok(Submission::Command(Box::new(Command::AddActivity(facts))));
        };
        // Whether it is called off is not this form's business: it stays as it is in the version that is saved over.
        let stands = cx.house().and_then(|open| open.reader.activity(activity));
        let cancelled = matches!(stands, Ok(Some(Activity { cancelled: true, .. })));
        let version = self.version;
        Ok(Submission::Command(Box::new(Command::ChangeActivity { activity, version, facts, cancelled })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        (*refusal == Refusal::Invalid(Invalid::EndsBeforeItBegins)).then_some("to")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        match self.activity {
            Some(_) => cx.texts.saved_at(clock),
            None => cx.texts.saved_can_undo(clock, cx.key(Action::Undo)),
        }
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let activity = self.activity.ok_or(Refusal::Gone)?;
        let theirs = cx.house()?.reader.activity(activity)?;
        Ok(theirs
            .zip(self.read().ok())
            .map(|(theirs, mine)| Theirs::new(theirs.version, shown(&theirs.facts, cx), shown(&mine, cx))))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }
}

/// The facts as they are compared with somebody else's.
fn shown(facts: &ActivityFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
    let t = cx.texts;
    let clock = |at: Instant| t.clock(at, cx.zone);
    [
        (t.activity_title(), facts.title.to_string()),
        (t.activity_place(), facts.place.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string)),
        (t.activity_date(), t.weekday_date(cx.zone.date(facts.starts_at))),
        (t.activity_from(), clock(facts.starts_at)),
        (t.activity_to(), facts.ends_at.map_or_else(|| "–".to_owned(), clock)),
        (t.activity_responsible(), staff_label(facts.responsible, cx)),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
