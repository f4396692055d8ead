//! Dates: from words to what they mean, and from there to a day on the calendar.

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use super::vocabulary::{Unit, VOCABULARY, Word};
use super::{Lean, WhenError};
use crate::domain::time::{ClockTime, monday_of, monday_of_iso_week};

/// A day as written, before it is known which one on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// Days from today.
    FromToday(i64),
    /// Months from today: the same day of the month, or its last where that month is shorter.
    MonthsFromToday(i64),
    /// A weekday of this week or a neighbouring one, whichever fits.
    Weekday(Weekday),
    /// A weekday so many weeks from this one.
    WeekdayOf { weeks: i64, weekday: Weekday },
    /// Monday of a week by its number, perhaps with its year.
    Week { number: u32, year: Option<i32> },
    /// Day and month, and a weekday that must fit.
    OfYear { day: u32, month: u32, weekday: Option<Weekday> },
    /// A whole date.
    Date(NaiveDate),
}

/// A leap day is at most eight years away (1896 to 1904), a week 53 at most seven.
const YEARS_TO_TRY: i32 = 8;

/// The day these words are. `None` if they are something else altogether.
///
/// # Errors
/// What is written like a date and is none.
pub fn parse(words: &[String]) -> Result<Option<Day>, WhenError> {
    let phrase = words.join(" ");
    if let Some(day) = parse_phrase(&phrase) {
        return Ok(Some(day));
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [first, second] => {
            if let (Some(weeks), Some(day)) = (weeks_away(first), VOCABULARY.word(second)) {
                return Ok(weekday_of(weeks, day));
            }
        }
        [] => return Ok(None),
        _ => {}
    }
    if let Some(week) = parse_week(&words)? {
        return Ok(Some(week));
    }
    match VOCABULARY.word(words[0]) {
        Some(Word::Weekday(weekday)) => parse_calendar_date(&words[1..], Some(weekday)),
        _ => parse_calendar_date(&words, None),
    }
}

/// What has a meaning as a whole: «i dag», «fredag», «+3d».
fn parse_phrase(phrase: &str) -> Option<Day> {
    match VOCABULARY.step(phrase) {
        Some((days, Unit::Days)) => return Some(Day::FromToday(days)),
        Some((weeks, Unit::Weeks)) => return Some(Day::FromToday(weeks * 7)),
        Some((months, Unit::Months)) => return Some(Day::MonthsFromToday(months)),
        Some((_, Unit::Hours | Unit::Minutes)) | None => {}
    }
    match VOCABULARY.word(phrase)? {
        Word::Days(days) => Some(Day::FromToday(days)),
        Word::Weekday(weekday) => Some(Day::Weekday(weekday)),
        Word::Now | Word::Month(_) | Word::Next | Word::Last | Word::Week | Word::At => None,
    }
}

fn weeks_away(word: &str) -> Option<i64> {
    match VOCABULARY.word(word)? {
        Word::Next => Some(1),
        Word::Last => Some(-1),
        _ => None,
    }
}

/// «neste fredag», «neste uke».
fn weekday_of(weeks: i64, day: Word) -> Option<Day> {
    match day {
        Word::Weekday(weekday) => Some(Day::WeekdayOf { weeks, weekday }),
        Word::Week => Some(Day::WeekdayOf { weeks, weekday: Weekday::Mon }),
        _ => None,
    }
}

/// «uke 48», «uke48», «uke 53 2026».
fn parse_week(words: &[&str]) -> Result<Option<Day>, WhenError> {
    let phrase = words.join(" ");
    let rest = phrase.trim_start_matches(|letter: char| letter.is_alphabetic());
    let (word, mut numbers) = (&phrase[..phrase.len() - rest.len()], rest.trim_end_matches('.').split_whitespace());
    if VOCABULARY.word(word) != Some(Word::Week) {
        return Ok(None);
    }
    let (number, year) = (numbers.next().and_then(number::<2>), numbers.next());
    let (Some(number), None) = (number, numbers.next()) else { return Ok(None) };
    let year = match year.map(full_year) {
        Some(None) => return Ok(None),
        Some(year) => year,
        None => None,
    };
    if !(1..=53).contains(&number) {
        return Err(WhenError::NoSuchWeek);
    }
    Ok(Some(Day::Week { number, year }))
}

/// Day, month and perhaps year, in one word of digits or with the month's name.
fn parse_calendar_date(words: &[&str], weekday: Option<Weekday>) -> Result<Option<Day>, WhenError> {
    let parts = match words {
        [word] => dotted(word).or_else(|| packed(word)).or_else(|| iso(word)),
        [day, month] => named(day, month, None),
        [day, month, year] => full_year(year).and_then(|year| named(day, month, Some(year))),
        _ => None,
    };
    let Some(Parts { day, month, year }) = parts else { return Ok(None) };
    let Some(year) = year else {
        // 2000 was a leap year: what does not exist there exists in no year.
        NaiveDate::from_ymd_opt(2000, month, day).ok_or(WhenError::NoSuchDate)?;
        return Ok(Some(Day::OfYear { day, month, weekday }));
    };
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(WhenError::NoSuchDate)?;
    check_weekday(date, weekday).map(|date| Some(Day::Date(date)))
}

/// `17.05.2009`, `17.5.09`, `170509`, `17052009` and nothing else, for dates of birth. A year of two digits is the one in which
/// `is_plausible` finds the date; there must be one.
///
/// # Errors
/// [`WhenError::NoSuchBirthDate`] for what is written like a date and is none, [`WhenError::BirthYearUnclear`] when two digits
/// leave the century open.
pub fn parse_birth(
    word: &str,
    today: NaiveDate,
    is_plausible: impl Fn(NaiveDate) -> bool,
) -> Result<Option<NaiveDate>, WhenError> {
    let packed = || packed_texts(word).map(|(day, month, year)| (day, month, Some(year)));
    let Some((day, month, Some(year))) = dotted_texts(word).or_else(packed) else { return Ok(None) };
    let (Some(day), Some(month)) = (number::<2>(day), number::<2>(month)) else { return Ok(None) };
    let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
    if let Some(year) = full_year(year) {
        return in_year(year).map(Some).ok_or(WhenError::NoSuchBirthDate);
    }
    let Some(year) = two_digits(year) else { return Ok(None) };
    let this_century = today.year() - today.year().rem_euclid(100) + year;
    let dates: Vec<NaiveDate> = [this_century, this_century - 100].into_iter().filter_map(in_year).collect();
    if dates.is_empty() {
        return Err(WhenError::NoSuchBirthDate);
    }
    dates.into_iter().find(|date| is_plausible(*date)).map(Some).ok_or(WhenError::BirthYearUnclear)
}

fn months_from(today: NaiveDate, months: i64) -> Result<NaiveDate, WhenError> {
    let count = u32::try_from(months.unsigned_abs()).map(Months::new).map_err(|_| WhenError::OutOfRange)?;
    let day = if months < 0 { today.checked_sub_months(count) } else { today.checked_add_months(count) };
    day.ok_or(WhenError::OutOfRange)
}

struct Parts {
    day: u32,
    month: u32,
    year: Option<i32>,
}

/// `17.5`, `17.5.`, `17.5.26`, `17.05.2026`
fn dotted(word: &str) -> Option<Parts> {
    let (day, month, year) = dotted_texts(word)?;
    let year = match year {
        None => None,
        Some(year) => Some(short_year(year).or_else(|| full_year(year))?),
    };
    Some(Parts { day: number::<2>(day)?, month: number::<2>(month)?, year })
}

/// What stands between the dots; a dot at the end parts nothing.
fn dotted_texts(word: &str) -> Option<(&str, &str, Option<&str>)> {
    let mut parts = word.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next().filter(|year| !year.is_empty()));
    parts.next().is_none().then_some((day, month, year))
}

/// `170526`, `17052026`
fn packed(word: &str) -> Option<Parts> {
    let (day, month, year) = packed_texts(word)?;
    let year = short_year(year).or_else(|| full_year(year))?;
    Some(Parts { day: number::<2>(day)?, month: number::<2>(month)?, year: Some(year) })
}

/// Two letters, two letters, and what is left.
fn packed_texts(word: &str) -> Option<(&str, &str, &str)> {
    let (day_and_month, year) = word.split_at_checked(4)?;
    let (day, month) = day_and_month.split_at_checked(2)?;
    Some((day, month, year))
}

/// `2026-05-17`
fn iso(word: &str) -> Option<Parts> {
    let mut parts = word.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_complete = parts.next().is_none() && month.len() == 2 && day.len() == 2;
    let year = full_year(year).filter(|_| is_complete)?;
    Some(Parts { day: number::<2>(day)?, month: number::<2>(month)?, year: Some(year) })
}

/// `17. mai`, `17 May 2026`
fn named(day: &str, month: &str, year: Option<i32>) -> Option<Parts> {
    let day = number::<2>(day.strip_suffix('.').unwrap_or(day))?;
    match VOCABULARY.word(month)? {
        Word::Month(month) => Some(Parts { day, month, year }),
        _ => None,
    }
}

/// A number of at most `DIGITS` digits and nothing else.
fn number<const DIGITS: usize>(text: &str) -> Option<u32> {
    let is_number = (1..=DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// Four digits.
pub fn full_year(text: &str) -> Option<i32> {
    if text.len() == 4 { number::<4>(text)?.try_into().ok() } else { None }
}

/// Two digits of this century.
fn short_year(text: &str) -> Option<i32> {
    Some(2000 + two_digits(text)?)
}

/// Two digits, 0–99.
fn two_digits(text: &str) -> Option<i32> {
    if text.len() == 2 { number::<2>(text)?.try_into().ok() } else { None }
}

fn check_weekday(date: NaiveDate, weekday: Option<Weekday>) -> Result<NaiveDate, WhenError> {
    match weekday {
        Some(weekday) if weekday != date.weekday() => Err(WhenError::WrongWeekday { date }),
        _ => Ok(date),
    }
}

impl Day {
    /// The day on the calendar, seen from now. `time` is what was written beside it: a weekday that is today counts only
    /// if the time lies on the right side of now.
    ///
    /// # Errors
    /// [`WhenError::NoSuchWeek`], [`WhenError::WrongWeekday`], or [`WhenError::OutOfRange`] beyond the calendar.
    pub fn resolve(self, now: NaiveDateTime, time: Option<ClockTime>, lean: Lean) -> Result<NaiveDate, WhenError> {
        let today = now.date();
        match self {
            Self::Date(date) => Ok(date),
            Self::FromToday(days) => days_from(today, days),
            Self::MonthsFromToday(months) => months_from(today, months),
            Self::WeekdayOf { weeks, weekday } => {
                days_from(monday_of(today), weeks * 7 + i64::from(weekday.num_days_from_monday()))
            }
            Self::Weekday(weekday) => nearest_weekday(weekday, now, time, lean),
            Self::Week { number, year: Some(year) } => monday_of_iso_week(year, number).ok_or(WhenError::NoSuchWeek),
            Self::Week { number, year: None } => nearest_week(number, today, lean),
            Self::OfYear { day, month, weekday } => check_weekday(nearest_date(day, month, today, lean)?, weekday),
        }
    }
}

fn days_from(date: NaiveDate, days: i64) -> Result<NaiveDate, WhenError> {
    date.checked_add_signed(TimeDelta::days(days)).ok_or(WhenError::OutOfRange)
}

fn nearest_weekday(
    weekday: Weekday,
    now: NaiveDateTime,
    time: Option<ClockTime>,
    lean: Lean,
) -> Result<NaiveDate, WhenError> {
    let clock = ClockTime::of(now.time());
    let days_until = i64::from(weekday.days_since(now.weekday()));
    let days = match lean {
        Lean::Future | Lean::Nearest if days_until == 0 && time.is_some_and(|time| time < clock) => 7,
        Lean::Future | Lean::Nearest => days_until,
        Lean::Past if days_until == 0 && time.is_some_and(|time| time > clock) => -7,
        Lean::Past if days_until == 0 => 0,
        Lean::Past => days_until - 7,
    };
    days_from(now.date(), days)
}

/// Monday of the nearest week with this number; this week counts in both directions.
fn nearest_week(number: u32, today: NaiveDate, lean: Lean) -> Result<NaiveDate, WhenError> {
    let this_week = monday_of(today);
    let year = this_week.iso_week().year();
    nearest_of(|year| monday_of_iso_week(year, number), year, this_week, lean).ok_or(WhenError::NoSuchWeek)
}

/// The nearest date with this day and month; today counts in both directions.
fn nearest_date(day: u32, month: u32, today: NaiveDate, lean: Lean) -> Result<NaiveDate, WhenError> {
    let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
    nearest_of(in_year, today.year(), today, lean).ok_or(WhenError::NoSuchDate)
}

/// What is nearest to `today`, among one date a year at most; of two as near the coming one.
fn nearest_of(
    in_year: impl Fn(i32) -> Option<NaiveDate> + Copy,
    year: i32,
    today: NaiveDate,
    lean: Lean,
) -> Option<NaiveDate> {
    let back = || (0..=YEARS_TO_TRY).filter_map(|away| in_year(year - away)).find(|date| *date <= today);
    let ahead = || (0..=YEARS_TO_TRY).filter_map(|away| in_year(year + away)).find(|date| *date >= today);
    match lean {
        Lean::Past => back(),
        Lean::Future => ahead(),
        Lean::Nearest => ahead().into_iter().chain(back()).min_by_key(|date| (*date - today).abs()),
    }
}
