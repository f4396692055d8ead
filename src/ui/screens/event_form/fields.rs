//! The fields of an event, and which of them belong to which kind.

use chrono::NaiveDate;

use super::super::fields::{line_field, optional_line};
use crate::{
    domain::{
        calendar::{EventFacts, EventKind, Reach},
        contact::interpreter::Interpreter,
        fold::fold_loose,
        ids::{InterpreterId, YouthId},
        names::Line,
        recurrence::EventRule,
    },
    text::{
        Texts,
        recur::parse_recurrence,
        when::{Lean, parse_date},
    },
    ui::{
        forms::{
            Choice, FieldError, FieldName, Refused, Words,
            chips::ChipsField,
            choice::ChoiceField,
            number::{NumberField, number},
            parsed::{ParsedField, Parser, Understood},
            radio::RadioField,
            text::TextField,
        },
        theme::Role,
        view::Cx,
    },
};

/// Cells for how it comes again; longer ones scroll.
const REPEATS_CELLS: u16 = 40;
/// Cells for how many days, or the last of them.
const DAYS_CELLS: u16 = 14;
/// Days that are told of how it comes again.
const NEXT_DAYS: usize = 3;
/// The longest words of a rule that a field holds.
const RULE_WORDS: usize = 100;
/// Cells of a name on a chip.
const NAME_CELLS: usize = 14;

/// The kinds that are typed here; shifts come from the rota.
pub(super) const TYPED: [EventKind; 5] =
    [EventKind::Activity, EventKind::HouseMeeting, EventKind::Appointment, EventKind::Notice, EventKind::OwnHoliday];

/// Which fields belong to a kind, beside what, when and the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asks {
    /// Where, who sees to it, and the interpreter.
    pub(super) place: bool,
    /// How many have room.
    pub(super) capacity: bool,
    /// Whose it is, or who is invited.
    pub(super) youths: bool,
    /// The car.
    pub(super) car: bool,
}

impl Asks {
    pub(super) const fn of(kind: EventKind) -> Self {
        let (activity, appointment) = (matches!(kind, EventKind::Activity), matches!(kind, EventKind::Appointment));
        Self {
            place: kind.takes_time(),
            capacity: activity,
            // A house meeting is everybody's: it names nobody.
            youths: activity || kind.needs_youths(),
            car: activity || appointment,
        }
    }
}

/// One of what is offered, or something that is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    Offered(Line),
    Other,
}

/// A choice of names with a line for any other.
pub(super) struct NamedField {
    pub(super) choice: RadioField<Named>,
    pub(super) other: TextField,
    offers: bool,
}

impl NamedField {
    /// `chosen` stands already; without `offered` names there is nothing but the line.
    pub(super) fn new(words: Words, other: Words, label: &str, offered: &[Line], chosen: Option<&Line>) -> Self {
        let known =
            chosen.and_then(|name| offered.iter().find(|one| fold_loose(one.as_str()) == fold_loose(name.as_str())));
        let start = match (chosen, known) {
            (None, _) => None,
            (_, Some(known)) => Some(Named::Offered(known.clone())),
            (Some(_), None) => Some(Named::Other),
        };
        let choices =
            offered.iter().map(|name| Choice::new(name.as_str(), name.as_str(), Named::Offered(name.clone())));
        let typed = Choice::new("/elsewhere", label, Named::Other);
        Self {
            choice: RadioField::new(words, choices.chain([typed]).collect())
                .starting_with(|name| Some(name) == start.as_ref()),
            other: line_field(other, chosen.filter(|_| known.is_none())),
            offers: !offered.is_empty(),
        }
    }

    /// There is something to choose from.
    pub(super) const fn offers(&self) -> bool {
        self.offers
    }

    /// Another name is to be typed.
    pub(super) fn asks_other(&self) -> bool {
        !self.offers || self.choice.value() == Some(&Named::Other)
    }

    /// The name, in the field of that name where it cannot be taken.
    pub(super) fn read(&self, other: impl Into<FieldName>, t: Texts) -> Result<Option<Line>, Refused> {
        match self.choice.value() {
            Some(Named::Offered(name)) if self.offers => Ok(Some(name.clone())),
            _ if self.asks_other() => optional_line(&self.other, other, t),
            _ => Ok(None),
        }
    }
}

/// What kind it is.
pub(super) fn kind_field(chosen: EventKind, t: Texts) -> RadioField<EventKind> {
    let words = Words::required(t.event_form_kind(), t.event_form_kind_help(), t.event_form_kind());
    let choices = TYPED.map(|kind| Choice::new(kind.id(), kind_word(kind, t), kind));
    RadioField::new(words, choices.to_vec()).starting_with(|kind| *kind == chosen)
}

/// The word for a kind.
pub(super) const fn kind_word(kind: EventKind, t: Texts) -> &'static str {
    match kind {
        EventKind::Activity => t.event_form_activity(),
        EventKind::HouseMeeting => t.event_form_meeting(),
        EventKind::Appointment => t.event_form_appointment(),
        EventKind::Notice => t.event_form_notice(),
        EventKind::OwnHoliday => t.event_form_holiday(),
        EventKind::RotaShift => t.event_form_shift(),
    }
}

/// How much of a series it is about.
pub(super) fn reach_field(t: Texts) -> RadioField<Reach> {
    let words = Words::required(t.event_form_reach(), t.event_form_reach_help(), t.event_form_reach());
    let choices = [
        Choice::new("this", t.event_form_reach_this(), Reach::This),
        Choice::new("following", t.event_form_reach_following(), Reach::Following),
        Choice::new("all", t.event_form_reach_all(), Reach::All),
    ];
    RadioField::new(words, choices.into()).starting_with(|reach| *reach == Reach::This)
}

/// Where it is.
pub(super) fn place_field(chosen: Option<&Line>, cx: &Cx<'_>) -> NamedField {
    let t = cx.texts;
    let rooms: &[Line] = cx.open.map_or(&[], |open| &open.info.common_rooms);
    NamedField::new(
        Words::optional(t.activity_place(), t.activity_place_help()),
        Words::required(t.activity_where(), t.activity_where_help(), t.activity_where_missing()),
        t.activity_elsewhere(),
        rooms,
        chosen,
    )
}

/// The car that is taken.
pub(super) fn car_field(chosen: Option<&Line>, cx: &Cx<'_>) -> NamedField {
    let t = cx.texts;
    let offered = cx.config.calendar.offered_cars();
    let other = match offered.is_empty() {
        true => Words::optional(t.event_form_car(), t.event_form_car_typed_help()),
        false => Words::required(t.event_form_car_other(), t.event_form_car_typed_help(), t.event_form_car_missing()),
    };
    let words = Words::optional(t.event_form_car(), t.event_form_car_help());
    NamedField::new(words, other, t.event_form_another_car(), &offered, chosen)
}

/// How many have room.
pub(super) fn capacity_field(chosen: Option<u16>, t: Texts) -> NumberField {
    let most = i64::from(EventFacts::MOST_CAPACITY);
    let words = Words::optional(t.event_form_capacity(), t.event_form_capacity_help());
    number(words, 1..=most, t.invalid_capacity().to_owned())
        .with_text(&chosen.map_or_else(String::new, |most| most.to_string()))
}

/// Whose it is, or who is invited; those who have moved out stay as long as it is theirs.
pub(super) fn youths_field(chosen: &[YouthId], cx: &Cx<'_>) -> ChipsField<YouthId> {
    let t = cx.texts;
    let mut choices = Vec::new();
    if let Some(open) = cx.open {
        let people = open.people;
        let doors = people.doors().into_iter().filter_map(|door| Some((Some(door.apartment.number), door.youth?)));
        let others = chosen.iter().filter(|youth| people.home(**youth).is_none()).map(|youth| (None, *youth));
        for (number, youth) in doors.chain(others) {
            let name = t.called_within(people.called(youth), NAME_CELLS);
            choices.push(match number {
                Some(number) => Choice::new(format!("y{youth}"), format!("{number} {name}"), youth)
                    .with_role(Role::Apartment(number.0)),
                None => Choice::new(format!("y{youth}"), name, youth),
            });
        }
    }
    let words = Words::optional(t.event_form_youths(), t.event_form_youths_help());
    ChipsField::new(words, choices).by_number().starting_with(|youth| chosen.contains(youth))
}

/// The interpreter who is booked.
pub(super) fn interpreter_field(
    chosen: Option<InterpreterId>,
    interpreters: &[Interpreter],
    t: Texts,
) -> ChoiceField<InterpreterId> {
    let offered = interpreters.iter().filter(|one| one.ended.is_none() || Some(one.id) == chosen);
    let choice = |one: &Interpreter| {
        Choice::new(one.id.to_string(), format!("{} ({})", one.facts.name, one.facts.language), one.id)
    };
    let words = Words::optional(t.event_form_interpreter(), t.event_form_interpreter_help());
    ChoiceField::new(words, offered.map(choice).collect()).starting_with(|id| Some(*id) == chosen)
}

/// A rule that stands, with its words: what only a file can say is kept as long as its words are not changed.
pub(super) type Standing = Option<(String, EventRule)>;

/// A rule that stands, as it is written in the field.
pub(super) fn standing(rule: Option<&EventRule>, first: NaiveDate, t: Texts) -> Standing {
    let rule = rule?;
    Some((t.event_rule(rule, first).chars().take(RULE_WORDS).collect(), rule.clone()))
}

/// How it comes again.
pub(super) fn repeats_field(standing: &Standing, first: NaiveDate, cx: &Cx<'_>) -> ParsedField<EventRule> {
    let t = cx.texts;
    let words = Words::optional(t.task_repeats(), t.event_form_repeats_help());
    let text = standing.as_ref().map_or("", |(words, _)| words.as_str());
    ParsedField::new(words, REPEATS_CELLS, repeats_parser(standing.clone(), first, cx))
        .meaning_when_empty(t.task_once())
        .with_text(text)
}

/// Reads how it comes again, for something that begins on `first` or after.
pub(super) fn repeats_parser(standing: Standing, first: NaiveDate, cx: &Cx<'_>) -> Parser<EventRule> {
    let (t, today) = (cx.texts, cx.today());
    Box::new(move |text| {
        let (rule, canonical) = match standing.as_ref().filter(|(words, _)| words == text) {
            Some((words, rule)) => (rule.clone(), words.clone()),
            None => {
                // Shifts are no days of the calendar, so none is known here.
                let spoken = parse_recurrence(text, today, &[])
                    .map_err(|error| FieldError(t.recur_error_sentence(error).to_owned()))?;
                (EventRule::Spoken(spoken.rule), t.recurrence(spoken.rule, None))
            }
        };
        let mut days = Vec::new();
        if let Some(begins) = rule.begins(first) {
            let mut next = Some(begins);
            while let Some(day) = next.filter(|_| days.len() < NEXT_DAYS) {
                days.push(t.weekday_date_from(day, today));
                next = day.succ_opt().and_then(|after| rule.first_from(begins, after));
            }
        }
        if days.is_empty() {
            return Err(FieldError(t.recur_error_never().to_owned()));
        }
        Ok(Understood { value: rule, canonical, echo: t.recur_next_days(days.join(", ")) })
    })
}

/// How many whole days, by their number or by the last of them; empty is one.
pub(super) fn days_field(days: u16, first: NaiveDate, cx: &Cx<'_>) -> ParsedField<u16> {
    let t = cx.texts;
    let text = if days > 1 { days.to_string() } else { String::new() };
    let words = Words::optional(t.event_form_days(), t.event_form_days_help());
    ParsedField::new(words, DAYS_CELLS, days_parser(first, cx))
        .meaning_when_empty(t.event_form_one_day())
        .with_text(&text)
}

/// Reads a number of days, or the last of them.
pub(super) fn days_parser(first: NaiveDate, cx: &Cx<'_>) -> Parser<u16> {
    use crate::domain::calendar::When;
    let (t, today) = (cx.texts, cx.today());
    Box::new(move |text| {
        let days = match text.parse::<u16>() {
            Ok(days) => days,
            Err(_) => {
                let last = parse_date(text, today, Lean::Future).map_err(|why| FieldError(t.when_error(why)))?;
                u16::try_from((last - first).num_days() + 1).unwrap_or(0)
            }
        };
        if !(1..=When::MOST_DAYS).contains(&days) {
            return Err(FieldError(t.event_form_days_wrong(i64::from(When::MOST_DAYS))));
        }
        let last = first.checked_add_days(chrono::Days::new(u64::from(days) - 1)).unwrap_or(first);
        Ok(Understood {
            value: days,
            canonical: days.to_string(),
            echo: t.event_form_last_day(t.weekday_date_from(last, today)),
        })
    })
}
