//! Dates and times as people write them: «i går 23:50», «fre», «neste man», «+3d», «17.5.», «050626», «uke 48», «kl 9».
//!
//! Norwegian and English words are understood whatever the interface speaks; the words are in `locales/*/when.ftl`. What
//! was understood should be shown before it is saved: [`Texts::understood`].

mod clock;
mod day;
mod error;
mod moment;
pub(super) mod vocabulary;

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime, TimeDelta};

pub use self::error::WhenError;
pub use self::moment::{MomentError, parse_happened, parse_moment};
use self::vocabulary::{Unit, VOCABULARY, Word};
use super::Texts;
use super::fold::fold_loose;
use crate::domain::time::ClockTime;

/// What a text that leaves something open is about: what has happened, what will, or whatever is nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// Something that has happened: «fre» is the last Friday, «23:50» at twenty past midnight is yesterday.
    Past,
    /// Something that is planned: «fre» is the coming Friday, «09:00» in the afternoon is tomorrow.
    Future,
    /// Something that is looked up, back as often as ahead: «16.11.» and «uke 47» are the nearest ones, half a year away at
    /// most. Weekdays and times are the coming ones, as people mean them.
    Nearest,
}

/// A date, perhaps with a time, on the wall of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The day.
    pub date: NaiveDate,
    /// The time, if one was written.
    pub time: Option<ClockTime>,
}

/// The years a date may have here. Outside them it is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// More years than anybody lives; an older date of birth is a slip of the finger.
const OLDEST: u32 = 120;

/// The oldest somebody of whom the house writes can be, in years: they move on as young adults.
const OLDEST_YOUTH: u32 = 30;

/// Reads a date, a time, or both in either order.
///
/// A bare time is the nearest such time in the direction of `lean`, a bare weekday or day and month likewise, today
/// included. «neste fredag» is Friday of next week, «forrige fredag» of last week, whatever today is.
///
/// # Errors
/// A [`WhenError`] whose sentence is [`Texts::when_error`]. A text that is a date as well as a time («14.05») is refused
/// rather than guessed.
pub fn parse_when(text: &str, now: NaiveDateTime, lean: Lean) -> Result<When, WhenError> {
    let words = words(text)?;
    if let Some(moment) = moment(&words.join(" "), now) {
        return moment;
    }
    let reader = Reader { now, lean, failure: None };
    reader.read(&words)
}

/// Reads a date without a time; see [`parse_when`].
///
/// # Errors
/// A [`WhenError`] whose sentence is [`Texts::when_error`].
pub fn parse_date(text: &str, today: NaiveDate, lean: Lean) -> Result<NaiveDate, WhenError> {
    let words = words(text)?;
    let day = day::parse(&words)?.ok_or(WhenError::NotADate)?;
    in_range(day.resolve(today.and_time(chrono::NaiveTime::MIN), None, lean)?)
}

/// Reads a time, «nå» among them.
///
/// # Errors
/// A [`WhenError`] whose sentence is [`Texts::when_error`].
pub fn parse_time(text: &str, now: NaiveDateTime) -> Result<ClockTime, WhenError> {
    let words = words(text)?;
    match VOCABULARY.word(&words.join(" ")) {
        Some(Word::Now) => Ok(ClockTime::of(now.time())),
        _ => clock::parse(&words)?.ok_or(WhenError::NotATime),
    }
}

/// Reads a time that does not depend on when it is read: «kl 9», «9», «0930», «9:30», «14.05».
///
/// # Errors
/// A [`WhenError`] whose sentence is [`Texts::when_error`].
pub fn parse_clock(text: &str) -> Result<ClockTime, WhenError> {
    clock::parse(&words(text)?)?.ok_or(WhenError::NotATime)
}

/// Reads a date of birth: day, month and year, not in the future and no more than a long life ago. The year may have two
/// digits where that makes a youth of this house, who is at most thirty years old; the dots may be left out:
/// «3.2.09», «030209», «03022009».
///
/// # Errors
/// A [`WhenError`] whose sentence is [`Texts::when_error`].
pub fn parse_birth_date(text: &str, today: NaiveDate) -> Result<NaiveDate, WhenError> {
    // The sentences for other dates show dates to come.
    let words = words(text).map_err(|_| WhenError::BirthDateIncomplete)?;
    let [word] = words.as_slice() else { return Err(WhenError::BirthDateIncomplete) };
    let is_plausible = |born: NaiveDate| today.years_since(born).is_some_and(|age| age <= OLDEST_YOUTH);
    let date = day::parse_birth(word, today, is_plausible)?.ok_or(WhenError::BirthDateIncomplete)?;
    if date > today {
        return Err(WhenError::BirthDateInFuture);
    }
    match today.checked_sub_months(Months::new(OLDEST * 12)) {
        Some(oldest) if date < oldest => Err(WhenError::BirthDateTooLongAgo),
        _ => Ok(date),
    }
}

impl Texts {
    /// What was understood, with weekday and week: «fre 27.11.2026 kl. 18:30, uke 48».
    pub fn understood(&self, when: When) -> String {
        let date = self.weekday_date(when.date);
        let week = when.date.iso_week().week();
        match when.time {
            Some(time) => self.date_and_time_understood(date, time, week),
            None => self.date_understood(date, week),
        }
    }
}

/// The words of a text, folded. Commas and brackets around a word mean nothing.
fn words(text: &str) -> Result<Vec<String>, WhenError> {
    let folded = fold_loose(text);
    let words: Vec<String> = folded
        .split_whitespace()
        .map(|word| word.trim_matches([',', '(', ')']))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    if words.is_empty() {
        return Err(WhenError::Empty);
    }
    if words.iter().any(|word| word.contains('/') && word.contains(|letter: char| letter.is_ascii_digit())) {
        return Err(WhenError::Slash);
    }
    Ok(words)
}

/// «nå», and steps from now in hours and minutes: date and time in one.
fn moment(phrase: &str, now: NaiveDateTime) -> Option<Result<When, WhenError>> {
    let moment = match (VOCABULARY.word(phrase), VOCABULARY.step(phrase)) {
        (Some(Word::Now), _) => now,
        (_, Some((count, Unit::Hours))) => now.checked_add_signed(TimeDelta::hours(count))?,
        (_, Some((count, Unit::Minutes))) => now.checked_add_signed(TimeDelta::minutes(count))?,
        _ => return None,
    };
    Some(in_range(moment.date()).map(|date| When { date, time: Some(ClockTime::of(moment.time())) }))
}

fn in_range(date: NaiveDate) -> Result<NaiveDate, WhenError> {
    if YEARS.contains(&date.year()) { Ok(date) } else { Err(WhenError::OutOfRange) }
}

/// Tries where the date ends and the time begins. Remembers the first thing that was nearly right, because «this date does
/// not exist» helps more than «not understood».
struct Reader {
    now: NaiveDateTime,
    lean: Lean,
    failure: Option<WhenError>,
}

impl Reader {
    fn read(mut self, words: &[String]) -> Result<When, WhenError> {
        let dated = self.attempt(words, &[]);
        let ends_in_year = words.len() > 1 && words.last().is_some_and(|word| day::full_year(word).is_some());
        if ends_in_year && (dated.is_some() || self.failure.is_some()) {
            // A date up to its year, right or wrong, has no time: «29. februar 2027» is not the 29th at 20:27.
            return dated.ok_or(self.failure.unwrap_or(WhenError::NotUnderstood));
        }
        match (dated, self.with_time(words)) {
            (Some(When { date, .. }), Some(When { time: Some(time), .. })) => Err(WhenError::DateOrTime { date, time }),
            (Some(when), _) | (None, Some(when)) => Ok(when),
            (None, None) => Err(self.failure.unwrap_or(WhenError::NotUnderstood)),
        }
    }

    fn with_time(&mut self, words: &[String]) -> Option<When> {
        (0..words.len()).rev().find_map(|at| {
            let (front, back) = words.split_at(at);
            self.attempt(front, back).or_else(|| self.attempt(back, front))
        })
    }

    /// One part read as a date and the other as a time; an empty part was not written.
    fn attempt(&mut self, date: &[String], time: &[String]) -> Option<When> {
        let when = self.both(date, time);
        match when {
            Ok(when) => when,
            Err(error) => {
                self.failure.get_or_insert(error);
                None
            }
        }
    }

    fn both(&self, date: &[String], time: &[String]) -> Result<Option<When>, WhenError> {
        let clock = clock::parse(time)?;
        if clock.is_none() && !time.is_empty() {
            return Ok(None);
        }
        let date = match (date, clock) {
            ([], Some(time)) => self.date_of_bare_time(time),
            (words, clock) => {
                let Some(day) = day::parse(words)? else { return Ok(None) };
                day.resolve(self.now, clock, self.lean)?
            }
        };
        Ok(Some(When { date: in_range(date)?, time: clock }))
    }

    /// The day on which a time comes, or came, next to now.
    fn date_of_bare_time(&self, time: ClockTime) -> NaiveDate {
        let (today, clock) = (self.now.date(), ClockTime::of(self.now.time()));
        let other_day = match self.lean {
            Lean::Past if time > clock => today.pred_opt(),
            Lean::Future | Lean::Nearest if time < clock => today.succ_opt(),
            Lean::Past | Lean::Future | Lean::Nearest => None,
        };
        other_day.unwrap_or(today)
    }
}

#[cfg(test)]
mod tests;
