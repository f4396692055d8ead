//! Dates, times and repetitions in words.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta};

use super::typed;
use crate::{
    domain::{
        recurrence::Recurrence,
        time::{Instant, Zone},
    },
    text::{
        Language, Texts,
        recur::parse_recurrence,
        when::{Lean, When, parse_birth_date, parse_clock, parse_date, parse_happened, parse_time, parse_when},
    },
};

/// The day before the clocks go forward, noon; an ordinary evening; the last minute of a year.
const MOMENTS: [i64; 3] = [1_774_695_600, 1_795_300_000, 1_798_757_940];

/// What is understood reads the same when it is written out, and is no more than people mean.
pub(super) fn words(bytes: &[u8]) {
    let text = typed(bytes);
    for now in MOMENTS.map(moment) {
        let local = Zone::OSLO.local(now);
        let today = local.date();
        for lean in [Lean::Past, Lean::Future, Lean::Nearest] {
            if let Ok(when) = parse_when(&text, local, lean) {
                reads_back(when, local);
            }
            if let Ok(date) = parse_date(&text, today, lean) {
                reads_back(When { date, time: None }, local);
            }
        }
        let _ = (parse_time(&text, local), parse_clock(&text));
        if let Ok(born) = parse_birth_date(&text, today) {
            assert!(born <= today, "born on {born}");
        }
        if let Ok(happened) = parse_happened(&text, now, Zone::OSLO) {
            assert!(happened <= now + TimeDelta::minutes(5), "it has not happened: {happened}");
        }
    }
}

/// In both languages, and whichever way a day without its year would lean.
fn reads_back(when: When, now: NaiveDateTime) {
    for texts in Language::ALL.map(Texts::new) {
        let day = texts.weekday_date(when.date);
        let written = match when.time {
            Some(time) => texts.relative_time(when.date.and_time(time.time()), now.date()),
            None => day,
        };
        let lean = if when.date <= now.date() { Lean::Past } else { Lean::Future };
        assert_eq!(parse_when(&written, now, lean), Ok(when), "{written}");
        assert!(!texts.understood(when).is_empty());
    }
}

/// A rule that is understood is said in words that mean the same rule.
pub(super) fn recurrence(bytes: &[u8]) {
    let text = typed(bytes);
    for texts in Language::ALL.map(Texts::new) {
        let Ok(spoken) = parse_recurrence(&text, a_day(), &[]) else { continue };
        let rule: Recurrence = spoken.rule;
        let written = texts.recurrence(rule, None);
        let again = parse_recurrence(&written, a_day(), &[]).map(|spoken| spoken.rule);
        assert_eq!(again, Ok(rule), "«{text}» is «{written}»");
    }
}

fn a_day() -> NaiveDate {
    Zone::OSLO.date(moment(MOMENTS[1]))
}

fn moment(seconds: i64) -> Instant {
    DateTime::from_timestamp(seconds, 0).expect("a moment of our time")
}
