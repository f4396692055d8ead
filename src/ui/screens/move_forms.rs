//! Moving a youth into a vacant apartment or a shared one, and out of where they live. A move is seen by everybody at once, so its date is
//! today or earlier.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{
    Opened, Subject,
    fields::{date_field, optional_prose, stripe, target},
    hosts,
    start::Start,
};
use crate::{
    domain::{
        command::Command,
        ids::{ApartmentId, ApartmentNumber, YouthId},
        moves::{MovePoints, StayEnd},
        names::Line,
        refusal::{Invalid, Refusal},
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        action::Action,
        forms::{
            Choice, FormFields, Refused, Words,
            choice::ChoiceField,
            form_fields,
            moment::DateField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Availability, Cx, View},
    },
};

/// The name of the form for moving in, in drafts.
pub const DRAFT_IN: &str = "move-in";
/// The name of the form for moving out, in drafts.
pub const DRAFT_OUT: &str = "move-out";

/// Cells of a name to choose: what tells it from another is seen on the smallest screen.
const NAME_CELLS: usize = 48;
/// Rows the field for what follows has before it grows.
const ROWS: u16 = 3;

/// Opens the form that moves a youth in; the apartment of `subject` is chosen beforehand when it has room.
///
/// # Errors
/// What the store answers.
pub fn open_move_in(subject: Subject, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(MoveIn::new(start_of(subject, cx), cx)?, cx.texts)))
}

/// Opens the form that moves a youth out.
///
/// # Errors
/// [`Refusal::NotLivingHere`] when they have no apartment.
pub fn open_move_out(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(MoveOut::new(youth, cx)?, cx.texts)))
}

/// Opens the form for moving in again with what a draft kept.
#[must_use]
pub fn reopen_in(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = MoveIn::new(Start::from_subject(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

/// Opens the form for moving out again with what a draft kept.
#[must_use]
pub fn reopen_out(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = MoveOut::new(YouthId(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

/// Whether anybody can move in: there has to be a youth without a home here, and an apartment with room.
#[must_use]
pub fn availability(cx: &Cx<'_>) -> Availability {
    let t = cx.texts;
    if homeless(cx).is_empty() && movable(cx).is_empty() {
        return Availability::Disabled(t.move_nobody(cx.key(Action::AddYouth)));
    }
    if with_room(cx).is_empty() {
        return Availability::Disabled(t.move_no_vacancy().to_owned());
    }
    Availability::Available
}

/// Youths who live in no apartment of the house, the newest first: the one who was just added comes first.
fn homeless(cx: &Cx<'_>) -> Vec<Choice<YouthId>> {
    let youths = cx.open.into_iter().flat_map(|open| open.people.youths.values().rev().map(move |youth| (open, youth)));
    youths
        .filter(|(open, youth)| open.people.home(youth.id).is_none())
        .map(|(open, youth)| {
            let name = cx.texts.called_within(open.people.called(youth.id), NAME_CELLS);
            Choice::new(youth.id.to_string(), name, youth.id)
        })
        .collect()
}

/// Youths who live in the house and have no last day yet: they can move to another apartment. Whoever has none yet is looked
/// for first, so they come after those.
fn movable(cx: &Cx<'_>) -> Vec<Choice<YouthId>> {
    let Some(open) = cx.open else { return Vec::new() };
    let stays = open.people.residents().into_iter().filter(|youth| open.people.last_day(*youth).is_none());
    stays
        .filter_map(|youth| {
            let from = open.people.home(youth)?.number;
            let name = cx.texts.called_within(open.people.called(youth), NAME_CELLS);
            Some(Choice::new(youth.to_string(), cx.texts.move_within_choice(name, from), youth))
        })
        .collect()
}

/// The number on the door where a youth lives now, when moving in means moving from there.
fn lives_behind(youth: YouthId, cx: &Cx<'_>) -> Option<ApartmentNumber> {
    cx.open.and_then(|open| open.people.home(youth)).map(|home| home.number)
}

/// Apartments somebody can move into: the vacant ones, and the shared ones whoever lives there.
fn with_room(cx: &Cx<'_>) -> Vec<Choice<(ApartmentId, ApartmentNumber)>> {
    let apartments = cx.open.into_iter().flat_map(|open| open.people.apartments.iter().map(move |home| (open, home)));
    apartments
        .filter(|(open, home)| home.kind.holds_several() || open.people.youths_in(home.id).next().is_none())
        .map(|(_, home)| {
            let value = (home.id, home.number);
            Choice::new(home.id.to_string(), home.number.to_string(), value).with_role(stripe(home.number))
        })
        .collect()
}

/// What the form is opened about: a youth who has no home here yet, or else the apartment with room it begins with.
fn start_of(subject: Subject, cx: &Cx<'_>) -> Start {
    if let Some(youth) = subject.youth.filter(|youth| homeless(cx).iter().any(|choice| choice.value == *youth)) {
        return Start::Youth(youth);
    }
    let apartments = with_room(cx);
    let wanted = apartments.iter().find(|choice| Some(choice.value.0) == subject.apartment).or(apartments.first());
    wanted.map_or(Start::Nothing, |choice| Start::Apartment(choice.value.0))
}

struct MoveIn {
    start: Start,
    youth: ChoiceField<YouthId>,
    apartment: RadioField<(ApartmentId, ApartmentNumber)>,
    from: DateField,
    /// Where the youth lived when it was saved, if in the house.
    moves_from: Option<ApartmentNumber>,
    t: Texts,
}

silent_debug!(MoveIn);

impl MoveIn {
    fn new(start: Start, cx: &Cx<'_>) -> Result<Self, StoreError> {
        cx.house()?;
        let t = cx.texts;
        let (mut youths, apartments) = (homeless(cx), with_room(cx));
        let newest = youths.first().map(|choice| choice.value);
        youths.extend(movable(cx));
        let first = || apartments.first().map(|choice| choice.value.0);
        let (youth, wanted) = match start {
            Start::Youth(youth) => (Some(youth), first()),
            Start::Apartment(apartment) => (newest, Some(apartment)),
            Start::Nothing => (newest, first()),
        };
        let required =
            |label: &'static str, help: &'static str, missing: &'static str| Words::required(label, help, missing);
        Ok(Self {
            start,
            youth: ChoiceField::new(required(t.move_youth(), t.move_youth_help(), t.move_youth_missing()), youths)
                .starting_with(|choice| Some(*choice) == youth),
            apartment: RadioField::new(
                required(t.move_apartment(), t.move_apartment_help(), t.move_apartment_missing()),
                apartments,
            )
            .starting_with(|(home, _)| Some(*home) == wanted),
            from: date_field(
                required(t.move_from(), t.move_from_help(), t.move_date_missing()),
                Lean::Past,
                Some(cx.today()),
                cx,
            ),
            moves_from: None,
            t,
        })
    }
}

impl FormFields for MoveIn {
    type Value = (YouthId, ApartmentId, NaiveDate);
    form_fields!(youth, apartment, from);

    fn read(&self) -> Result<Self::Value, Refused> {
        let youth = self.youth.value().ok_or_else(|| Refused::new("youth", self.t.move_youth_missing()))?;
        let home = self.apartment.value().ok_or_else(|| Refused::new("apartment", self.t.move_apartment_missing()))?;
        let from = self.from.value().ok_or_else(|| Refused::new("from", self.t.move_date_missing()))?;
        Ok((*youth, home.0, *from))
    }
}

impl FormScreen for MoveIn {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT_IN)
    }

    fn subject(&self) -> i64 {
        self.start.subject()
    }

    fn strayed(&self) -> bool {
        match self.start {
            Start::Youth(youth) => self.youth.value().is_some_and(|chosen| *chosen != youth),
            Start::Apartment(apartment) => self.apartment.value().is_some_and(|(chosen, _)| *chosen != apartment),
            Start::Nothing => false,
        }
    }

    fn title(&self, t: Texts) -> String {
        t.move_in_title().to_owned()
    }

    fn submission(&mut self, (youth, apartment, from): Self::Value, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let points = cx.config.moves.points_in();
        let command = match lives_behind(youth, cx) {
            None => Command::MoveIn { youth, apartment, from, points },
            Some(_) => {
                let points = MovePoints { out: cx.config.moves.points_out(), into: points };
                Command::MoveTo { youth, apartment, from, points }
            }
        };
        self.moves_from = lives_behind(youth, cx);
        Ok(Submission::Command(Box::new(command)))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::ApartmentTaken { until: Some(_), .. } => Some("from"),
            Refusal::ApartmentTaken { .. } => Some("apartment"),
            Refusal::LivesElsewhere(_) => Some("youth"),
            Refusal::LivedElsewhere { .. }
            | Refusal::TwoHomes(_)
            | Refusal::CameThere(_)
            | Refusal::Invalid(Invalid::MoveAhead) => Some("from"),
            _ => None,
        }
    }

    fn refused(&self, why: &Refusal, cx: &Cx<'_>) -> String {
        match cx.open {
            Some(open) if matches!(why, Refusal::ApartmentTaken { .. }) => {
                explain::refusal_among(cx.texts, why, open.people)
            }
            _ => hosts::refused(why, cx),
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        match (self.youth.value(), self.apartment.value(), cx.open) {
            (Some(youth), Some((_, number)), Some(open)) => {
                let name = cx.texts.called(open.people.called(*youth));
                match self.moves_from {
                    None => cx.texts.move_in_saved(clock, name, number),
                    Some(from) => cx.texts.move_within_saved(clock, name, from, number, cx.key(Action::Undo)),
                }
            }
            _ => cx.texts.saved_at(clock),
        }
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        let door = self.apartment.value().map(|(_, number)| *number);
        let youth = *self.youth.value()?;
        let whom = target(youth, cx)?;
        let from = lives_behind(youth, cx).map(|from| format!(" ({})", cx.texts.move_within_from(from)));
        let told_apart = whom.told_apart.clone() + from.as_deref().unwrap_or_default();
        Some(Target { door, told_apart, ..whom })
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth.value().copied()
    }
}

struct MoveOut {
    youth: YouthId,
    last_day: DateField,
    reason: ChoiceField<Line>,
    follows: TextField,
    follow_up: DateField,
    t: Texts,
}

silent_debug!(MoveOut);

impl MoveOut {
    fn new(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        if cx.house()?.people.home(youth).is_none() {
            return Err(Refusal::NotLivingHere.into());
        }
        if let Some(last_day) = cx.house()?.people.last_day(youth) {
            return Err(Refusal::LeavesAlready(last_day).into());
        }
        let t = cx.texts;
        let words = Words::required(t.move_last_day(), t.move_last_day_help(), t.move_date_missing());
        let reasons = cx.config.moves.reasons.iter().filter_map(|reason| Line::new(reason).ok());
        let reasons = reasons.map(|reason| Choice::new(reason.as_str(), reason.as_str(), reason.clone())).collect();
        Ok(Self {
            youth,
            last_day: date_field(words, Lean::Past, Some(cx.today()), cx),
            reason: ChoiceField::new(
                Words::required(t.move_reason(), t.move_reason_help(), t.move_reason_missing()),
                reasons,
            ),
            follows: TextField::long(Words::optional(t.move_follows(), t.move_follows_help()), ROWS),
            follow_up: date_field(Words::optional(t.move_follow_up(), t.move_follow_up_help()), Lean::Future, None, cx),
            t,
        })
    }
}

impl FormFields for MoveOut {
    type Value = (NaiveDate, StayEnd);
    form_fields!(last_day, reason, follows, follow_up);

    fn read(&self) -> Result<Self::Value, Refused> {
        let last_day = self.last_day.value().ok_or_else(|| Refused::new("last_day", self.t.move_date_missing()))?;
        let reason = self.reason.value().ok_or_else(|| Refused::new("reason", self.t.move_reason_missing()))?;
        let end = StayEnd {
            reason: Some(reason.clone()),
            follows: optional_prose(&self.follows, "follows", self.t)?,
            follow_up: self.follow_up.value().copied(),
        };
        Ok((*last_day, end))
    }
}

impl FormScreen for MoveOut {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT_OUT)
    }

    fn subject(&self) -> i64 {
        self.youth.0
    }

    fn context(&self) -> Value {
        json!({})
    }

    fn title(&self, t: Texts) -> String {
        t.move_out_title().to_owned()
    }

    fn submission(&mut self, (last_day, end): Self::Value, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let points = cx.config.moves.points_out();
        Ok(Submission::Command(Box::new(Command::MoveOut { youth: self.youth, last_day, end, points })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::NotLivingHere | Refusal::Invalid(Invalid::MoveAhead) => Some("last_day"),
            Refusal::Invalid(Invalid::EndsBeforeItBegins) => Some("follow_up"),
            _ => None,
        }
    }

    fn refused(&self, why: &Refusal, cx: &Cx<'_>) -> String {
        match why {
            Refusal::Invalid(Invalid::EndsBeforeItBegins) => self.t.move_follow_up_before().to_owned(),
            _ => explain::refusal(cx.texts, why),
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        let name = cx.texts.called(cx.open.and_then(|open| open.people.called(self.youth)));
        let undo = cx.key(Action::Undo);
        if self.last_day.value().is_some_and(|last| *last >= cx.today()) {
            return cx.texts.move_out_saved_today(clock, name, undo);
        }
        cx.texts.move_out_saved(clock, name, undo)
    }

    /// Whoever keeps hosts is asked what came next, so that the way of the youth goes on.
    fn asks_then(&self, cx: &Cx<'_>) -> Option<Box<dyn View>> {
        super::way::ask_what_came_next(self.youth, None, cx)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
