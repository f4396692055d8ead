//! What words after one another mean.
//!
//! ```text
//! hver dag · hver 3. uke · annenhver måned · daglig
//! hver hverdag · hver mandag og torsdag · mandager · annenhver uke på fredag
//! 15. i måneden · siste dag annenhver måned · første mandag hver 3. måned
//! hver natt · hvert år · årlig · hvert 2. år
//! ```

use chrono::{Weekday, WeekdaySet};

use super::vocabulary::{Phrase, Token, Unit};
use crate::domain::recurrence::{MonthDay, Nth, Pattern, WORKING_DAYS};

/// The whole phrase; `None` when no rule is said like that.
pub fn read(tokens: &[Token]) -> Option<Phrase> {
    let tokens = match tokens {
        [Token::The, rest @ ..] => rest,
        all => all,
    };
    steps(tokens).or_else(|| of_a_month(tokens)).or_else(|| weekdays_alone(tokens))
}

fn phrase(pattern: Pattern, every: u16) -> Option<Phrase> {
    Some(Phrase { pattern, every, shift: None })
}

/// What begins with how often.
fn steps(tokens: &[Token]) -> Option<Phrase> {
    if let [Token::Adverb(unit)] = tokens {
        return phrase(plain(*unit), 1);
    }
    let (every, rest) = step(tokens)?;
    match rest {
        [Token::Unit(unit)] => phrase(plain(*unit), every),
        [Token::WorkingDays] if every == 1 => phrase(Pattern::Weeks(WORKING_DAYS), 1),
        [Token::Shift(kind)] => Some(Phrase { shift: Some(kind.clone()), ..phrase(Pattern::Days, every)? }),
        [Token::Unit(Unit::Week), Token::On, days @ ..] | [Token::Unit(Unit::Week), days @ ..] => {
            phrase(Pattern::Weeks(weekdays(days)?), every)
        }
        // «hver tredje fredag» may mean the third of a month.
        days if every <= 2 && !names_number(tokens) => phrase(Pattern::Weeks(weekdays(days)?), every),
        _ => None,
    }
}

/// How often: «hver», «annenhver», «hver 3.».
fn step(tokens: &[Token]) -> Option<(u16, &[Token])> {
    match tokens {
        [Token::Every, Token::Number(count) | Token::Nth(count), rest @ ..] => Some((u16::from(*count), rest)),
        [Token::Every, rest @ ..] => Some((1, rest)),
        [Token::EveryOther, rest @ ..] => Some((2, rest)),
        _ => None,
    }
}

fn names_number(tokens: &[Token]) -> bool {
    matches!(tokens, [Token::Every, Token::Number(_) | Token::Nth(_), ..])
}

const fn plain(unit: Unit) -> Pattern {
    match unit {
        Unit::Day => Pattern::Days,
        Unit::Week => Pattern::Weeks(WeekdaySet::EMPTY),
        Unit::Month => Pattern::MonthDay(MonthDay::OfBeginning),
        Unit::Year => Pattern::Year,
    }
}

/// A day of a month, then which months.
fn of_a_month(tokens: &[Token]) -> Option<Phrase> {
    let tokens = match tokens {
        // «hver siste fredag i måneden», «every 1st of the month»
        [Token::Every, rest @ .., Token::InMonth] if !rest.is_empty() => &tokens[1..],
        all => all,
    };
    let (pattern, rest) = match tokens {
        [Token::Last, Token::Unit(Unit::Day), rest @ ..] => (Pattern::MonthDay(MonthDay::Last), rest),
        [Token::Last, Token::Weekday(day), rest @ ..] => (Pattern::MonthWeekday(Nth::Last, *day), rest),
        [Token::Nth(nth) | Token::Number(nth), Token::Weekday(day), rest @ ..] => {
            (Pattern::MonthWeekday(Nth::Number(*nth), *day), rest)
        }
        [Token::Unit(Unit::Day), Token::Number(day), rest @ ..]
        | [Token::Number(day) | Token::Nth(day), Token::Unit(Unit::Day), rest @ ..]
        | [Token::Number(day) | Token::Nth(day), rest @ ..] => (Pattern::MonthDay(MonthDay::Number(*day)), rest),
        _ => return None,
    };
    match rest {
        [Token::InMonth] => phrase(pattern, 1),
        _ => match step(rest)? {
            (every, [Token::Unit(Unit::Month)]) => phrase(pattern, every),
            _ => None,
        },
    }
}

/// «mandager og torsdager»: days that come every week, without saying so.
fn weekdays_alone(tokens: &[Token]) -> Option<Phrase> {
    let plural = tokens.iter().any(|token| matches!(token, Token::Weekdays(_)));
    if tokens == [Token::WorkingDays] {
        return phrase(Pattern::Weeks(WORKING_DAYS), 1);
    }
    if plural { phrase(Pattern::Weeks(weekdays(tokens)?), 1) } else { None }
}

/// «mandag, onsdag og fredag»: at least one, parted.
fn weekdays(tokens: &[Token]) -> Option<WeekdaySet> {
    let mut days = WeekdaySet::EMPTY;
    for part in tokens.split(|token| *token == Token::And) {
        days.insert(weekday(part)?);
    }
    Some(days)
}

fn weekday(part: &[Token]) -> Option<Weekday> {
    match part {
        [Token::On, Token::Weekday(day) | Token::Weekdays(day)] | [Token::Weekday(day) | Token::Weekdays(day)] => {
            Some(*day)
        }
        _ => None,
    }
}
