//! The fields of a task: whom it is about, when, who, and how it comes again.

use chrono::NaiveDate;

use super::super::{fields::member_label, house_clock, my_shift};
use crate::{
    domain::{
        house::Door,
        shift::ShiftKindId,
        task::{Due, HouseClock, Owner, TaskAbout},
    },
    store::StoreError,
    text::{
        due::parse_due,
        recur::{Spoken, parse_recurrence},
    },
    ui::{
        forms::{
            Choice, FieldError, Words,
            choice::ChoiceField,
            parsed::{ParsedField, Parser, Understood},
        },
        theme::Role,
        view::Cx,
    },
};

/// Cells for when it is due: the name of a shift and a date.
const DUE_CELLS: u16 = 24;
/// Cells for how it comes again; longer ones scroll.
const REPEATS_CELLS: u16 = 44;
/// Days that are told of how it comes again.
const NEXT_DAYS: usize = 3;

/// How it comes again.
pub type RepeatsField = ParsedField<Spoken>;

/// Whom or what it is about: the house, who lives here by their numbers, vacant apartments as places; one who has moved out
/// as long as it is about them.
pub fn about_field(chosen: Option<TaskAbout>, cx: &Cx<'_>) -> Result<ChoiceField<TaskAbout>, StoreError> {
    let t = cx.texts;
    let people = cx.house()?.people;
    let mut choices = vec![Choice::new("house", t.entry_house(), TaskAbout::House)];
    for Door { apartment, youth } in people.doors() {
        let number = apartment.number;
        let choice = match youth {
            Some(youth) => {
                let label = format!("{number} {}", t.called(people.called(youth)));
                Choice::new(format!("y{youth}"), label, TaskAbout::Youth(youth))
            }
            None => {
                Choice::new(format!("a{}", apartment.id), t.entry_vacant(number), TaskAbout::Apartment(apartment.id))
            }
        };
        choices.push(choice.with_role(Role::Apartment(number.0)));
    }
    // Those who do not live here, and apartments somebody has moved into, stay what a task or a draft is about.
    for youth in people.youths.values().filter(|youth| people.home(youth.id).is_none()) {
        let label = t.filter_moved_out(t.called(people.called(youth.id)));
        choices.push(Choice::new(format!("y{}", youth.id), label, TaskAbout::Youth(youth.id)));
    }
    for apartment in people.apartments.iter().filter(|apartment| people.youths_in(apartment.id).next().is_some()) {
        let label = t.row_apartment(apartment.number);
        choices.push(Choice::new(format!("a{}", apartment.id), label, TaskAbout::Apartment(apartment.id)));
    }
    let words = Words::required(t.task_about(), t.task_about_help(), t.task_about_missing());
    Ok(ChoiceField::new(words, choices).starting_with(|about| Some(*about) == chosen))
}

/// Whoever sees to it: anyone, a kind of shift, a member who works here or is chosen already.
pub fn owner_field(chosen: &Owner, cx: &Cx<'_>) -> ChoiceField<Owner> {
    let t = cx.texts;
    let mut choices = vec![Choice::new("anyone", t.owner_anyone(), Owner::Anyone)];
    for kind in &cx.config.shifts {
        choices.push(Choice::new(format!("shift-{}", kind.id), kind.name.as_str(), Owner::Shift(kind.id.clone())));
    }
    let stands = if let Owner::Staff(staff) = chosen { Some(*staff) } else { None };
    for member in cx.open.into_iter().flat_map(|open| open.people.choosable(stands)) {
        choices.push(Choice::new(format!("staff-{}", member.id), member_label(member), Owner::Staff(member.id)));
    }
    if !choices.iter().any(|choice| choice.value == *chosen)
        && let Owner::Shift(kind) = chosen
    {
        choices.push(Choice::new(format!("shift-{kind}"), kind.0.as_str(), chosen.clone()));
    }
    let words = Words::required(t.task_owner(), t.task_owner_help(), t.invalid_empty());
    ChoiceField::new(words, choices).starting_with(|owner| owner == chosen)
}

/// When it is due.
pub fn due_field(cx: &Cx<'_>) -> ParsedField<Due> {
    let t = cx.texts;
    let words = Words::required(t.task_due(), t.task_due_help(), t.task_due_missing());
    ParsedField::new(words, DUE_CELLS, due_parser(cx))
}

/// Reads with this moment in mind.
pub fn due_parser(cx: &Cx<'_>) -> Parser<Due> {
    let (t, now, zone) = (cx.texts, cx.now, cx.zone);
    let kinds = cx.config.shifts.clone();
    let mine: Option<(ShiftKindId, NaiveDate)> = my_shift(cx).map(|(kind, day)| (kind.clone(), day));
    Box::new(move |text| {
        let clock = HouseClock { kinds: &kinds, zone };
        let mine = mine.as_ref().map(|(kind, day)| (kind, *day));
        let due = parse_due(text, now, &clock, mine).map_err(|error| FieldError(t.due_error(error)))?;
        let (canonical, echo) = (t.due_written(&due, &kinds), t.due_understood(&due, &clock));
        Ok(Understood { value: due, canonical, echo })
    })
}

/// How it comes again; `first` is the day it is due.
pub fn repeats_field(first: NaiveDate, cx: &Cx<'_>) -> RepeatsField {
    let t = cx.texts;
    let words = Words::optional(t.task_repeats(), t.task_repeats_help());
    ParsedField::new(words, REPEATS_CELLS, repeats_parser(first, cx)).meaning_when_empty(t.task_once())
}

/// Reads with the day it is due in mind.
pub fn repeats_parser(first: NaiveDate, cx: &Cx<'_>) -> Parser<Spoken> {
    let (t, today) = (cx.texts, cx.today());
    let kinds = house_clock(cx).kinds.to_vec();
    Box::new(move |text| {
        let spoken = parse_recurrence(text, today, &kinds)
            .map_err(|error| FieldError(t.recur_error_sentence(error).to_owned()))?;
        let shift = spoken.shift.as_ref().and_then(|kind| kinds.iter().find(|known| known.id == *kind));
        let begins = spoken.rule.first_from(first);
        let days: Vec<String> = begins
            .into_iter()
            .flat_map(|begins| spoken.rule.days(begins))
            .take(NEXT_DAYS)
            .map(|day| t.weekday_date_short(day))
            .collect();
        if days.is_empty() {
            return Err(FieldError(t.recur_error_never().to_owned()));
        }
        let (canonical, echo) = (t.recurrence(spoken.rule, shift), t.recur_next_days(days.join(", ")));
        Ok(Understood { value: spoken, canonical, echo })
    })
}
