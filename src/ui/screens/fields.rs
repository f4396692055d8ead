//! Fields that many forms have: a line of text, a date, a time, a member of staff.

use chrono::NaiveDate;

use crate::{
    domain::{
        contact::interpreter::Interpreter,
        ids::{ApartmentNumber, InterpreterId, StaffId, YouthId},
        names::{Line, Prose},
        staff::{Initials, StaffMember},
        time::ClockTime,
    },
    explain,
    store::StoreError,
    text::{
        Texts,
        when::{self, Lean, When},
    },
    ui::{
        forms::{
            Choice, FieldError, FieldName, Refused, Words,
            choice::ChoiceField,
            moment::{self, DateField, TimeField},
            parsed::Understood,
            target::Target,
            text::TextField,
        },
        theme::Role,
        view::Cx,
    },
};

/// A field of one line that holds as much as a [`Line`].
pub(super) fn line_field(words: Words, text: Option<&Line>) -> TextField {
    TextField::new(words, Line::MAX).with_text(text.map_or("", Line::as_str))
}

/// A field of several lines.
pub(super) fn prose_field(words: Words, text: Option<&Prose>) -> TextField {
    TextField::long(words, 1).with_text(text.map_or("", Prose::as_str))
}

/// The line in a field that must be filled in.
pub(super) fn line(field: &TextField, name: impl Into<FieldName>, t: Texts) -> Result<Line, Refused> {
    Line::new(&field.value()).map_err(|reason| Refused::new(name, explain::invalid(t, reason)))
}

/// The line in a field that may be empty.
pub(super) fn optional_line(field: &TextField, name: impl Into<FieldName>, t: Texts) -> Result<Option<Line>, Refused> {
    Line::optional(&field.value()).map_err(|reason| Refused::new(name, explain::invalid(t, reason)))
}

/// A field for the initials of somebody new.
pub(super) fn initials_field(words: Words, t: Texts) -> TextField {
    /// A few more than there may be, so that the rule is explained and not only felt.
    const TYPED: usize = 8;
    let rule = move |text: &str| Initials::new(text).map(drop).map_err(|why| FieldError(explain::invalid(t, why)));
    TextField::new(words, TYPED).with_rule(Box::new(rule))
}

/// The initials in a field of [`initials_field`].
pub(super) fn initials(field: &TextField, t: Texts) -> Result<Initials, Refused> {
    Initials::new(&field.value()).map_err(|reason| Refused::new("initials", explain::invalid(t, reason)))
}

/// A field for a date, filled in beforehand or not; `lean` says which way a date without a year points.
pub(super) fn date_field(words: Words, lean: Lean, filled: Option<NaiveDate>, cx: &Cx<'_>) -> DateField {
    let (t, today) = (cx.texts, cx.today());
    let parse = move |text: &str| {
        let date = when::parse_date(text, today, lean).map_err(|why| FieldError(t.when_error(why)))?;
        Ok(Understood { value: date, canonical: t.date(date), echo: t.understood(When { date, time: None }) })
    };
    moment::date(words, Box::new(parse)).with_text(&filled.map_or_else(String::new, |date| t.date(date)))
}

/// The day in a field that must be filled in.
pub(super) fn day(field: &DateField, name: &'static str, t: Texts) -> Result<NaiveDate, Refused> {
    field.value().copied().ok_or_else(|| Refused::new(name, t.date_missing()))
}

/// A field for a date of birth, which is always written in full.
pub(super) fn birth_date_field(words: Words, filled: Option<NaiveDate>, cx: &Cx<'_>) -> DateField {
    let (t, today) = (cx.texts, cx.today());
    let parse = move |text: &str| {
        let date = when::parse_birth_date(text, today).map_err(|why| FieldError(t.when_error(why)))?;
        let age = today.years_since(date).unwrap_or(0);
        Ok(Understood { value: date, canonical: dotted(date), echo: t.age_years(i64::from(age)) })
    };
    moment::date(words, Box::new(parse)).with_text(&filled.map_or_else(String::new, dotted))
}

/// Dates of birth are read with dots only, whatever the language of the interface.
fn dotted(date: NaiveDate) -> String {
    date.format("%d.%m.%Y").to_string()
}

/// A field for a time on the clock.
pub(super) fn time_field(words: Words, filled: Option<ClockTime>, t: Texts) -> TimeField {
    let parse = move |text: &str| {
        let time = when::parse_clock(text).map_err(|why| FieldError(t.when_error(why)))?;
        Ok(Understood { value: time, canonical: time.to_string(), echo: String::new() })
    };
    moment::time(words, Box::new(parse)).with_text(&filled.map_or_else(String::new, |time| time.to_string()))
}

/// A field for a member of staff who works here, or who is chosen already; it may stay empty.
pub(super) fn staff_field(words: Words, chosen: Option<StaffId>, cx: &Cx<'_>) -> ChoiceField<StaffId> {
    let members = cx.open.into_iter().flat_map(|open| open.people.choosable(chosen));
    let choices = members.map(|member| Choice::new(member.id.to_string(), member_label(member), member.id)).collect();
    ChoiceField::new(words, choices).starting_with(|staff| Some(*staff) == chosen)
}

/// The interpreters of the house that are used for a youth, and the one that stands in the row.
pub(super) fn interpreter_choices(
    youth: YouthId,
    stands: Option<InterpreterId>,
    cx: &Cx<'_>,
) -> Result<Vec<Choice<InterpreterId>>, StoreError> {
    let reader = cx.house()?.reader;
    let barred = reader.barred_for(youth)?;
    let mut all = reader.interpreters()?;
    all.retain(|one| Some(one.id) == stands || (one.ended.is_none() && !barred.contains_key(&one.id)));
    let choice = |one: &Interpreter| {
        Choice::new(one.id.to_string(), format!("{} ({})", one.facts.name, one.facts.language), one.id)
    };
    Ok(all.iter().map(choice).collect())
}

/// «KN Kari Nygård»
pub(super) fn member_label(member: &StaffMember) -> String {
    format!("{} {}", member.initials, member.name)
}

/// The same for a number, `–` for nobody.
pub(super) fn staff_label(staff: Option<StaffId>, cx: &Cx<'_>) -> String {
    let member = staff.and_then(|id| cx.open.and_then(|open| open.people.staff.get(&id)));
    member.map_or_else(|| "–".to_owned(), member_label)
}

/// Whose form it is, for the wrong-youth guard: the number on the door and the name.
pub(super) fn target(youth: YouthId, cx: &Cx<'_>) -> Option<Target> {
    let people = cx.open?.people;
    Some(Target::youth(people.home(youth).map(|home| home.number), people.called(youth), cx.texts))
}

/// A number for the draft of what has a name and no row of its own, the same on every day (FNV-1a).
pub(super) fn draft_subject(named: &str) -> i64 {
    let hash = named
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    // What is left stays below the numbers of drafts that were set aside.
    i64::try_from(hash >> 17).unwrap_or_default()
}

/// Prose in a field that must be filled in.
pub(super) fn prose(field: &TextField, name: &'static str, missing: &str, t: Texts) -> Result<Prose, Refused> {
    optional_prose(field, name, t)?.ok_or_else(|| Refused::new(name, missing))
}

/// Prose in a field that may be empty.
pub(super) fn optional_prose(field: &TextField, name: &'static str, t: Texts) -> Result<Option<Prose>, Refused> {
    Prose::optional(&field.value()).map_err(|reason| Refused::new(name, explain::invalid(t, reason)))
}

/// Role of the stripe before an apartment or its youth.
pub(super) const fn stripe(number: ApartmentNumber) -> Role {
    Role::Apartment(number.0)
}
