//! The calendar for the wall of the common rooms: a week or a month as text, 80 columns wide, for a sheet of A4.
//!
//! Everybody who comes by reads it. Only common activities, house meetings and what the house has to know of stand there:
//! no appointment, no shift, no note, and names only where the house has said so.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};
use unicode_segmentation::UnicodeSegmentation as _;

use super::unnamed::unnamed;
use crate::{
    domain::{
        calendar::{EventKind, EventTime, Occurrence, OccurrenceId},
        ids::YouthId,
        time::{Span, half_day, monday_of, public_holidays, week_of},
    },
    store::read::People,
    text::{
        Texts,
        columns::{pad, width, wrap, wrap_parts},
    },
};

/// Columns of a sheet of A4.
const COLUMNS: usize = 80;
/// Where the words of a week begin, behind the times.
const WORDS_AT: usize = 16;
/// Columns of the week numbers of a month, and of each of its days without the line before it.
const WEEK: usize = 3;
const DAY: usize = 10;
/// Lines a day of a month has at least: room to write by hand.
const DAY_LINES: usize = 4;

/// What stands on the wall.
pub struct Wall<'a> {
    /// In which language.
    pub texts: Texts,
    /// Who there is.
    pub people: &'a People,
    /// What is in the calendar on the days of the print, in the order it begins.
    pub occurrences: &'a [Occurrence],
    /// First names, where the house has said that they may stand there: who has signed up for what. Those whose address is
    /// protected are never named.
    pub signed_up: Option<&'a BTreeMap<OccurrenceId, Vec<YouthId>>>,
}

/// Whether it may stand on the wall at all.
#[must_use]
pub const fn is_for_all(kind: EventKind) -> bool {
    kind.is_common() || matches!(kind, EventKind::Notice)
}

/// The days a print of the week around a day needs.
#[must_use]
pub fn week_days(day: NaiveDate) -> Span<NaiveDate> {
    week_of(day)
}

/// The days a print of the month around a day needs: its whole weeks are not, what lies outside stays empty.
#[must_use]
pub fn month_days(day: NaiveDate) -> Span<NaiveDate> {
    let first = day.with_day(1).unwrap_or(day);
    let end = first.checked_add_months(Months::new(1)).unwrap_or(first);
    Span::new(first, end).unwrap_or_else(|_| week_of(day))
}

impl Wall<'_> {
    /// The week of a day, Monday first, without a line end after the last line.
    #[must_use]
    pub fn week(&self, day: NaiveDate) -> String {
        let t = self.texts;
        let week = week_days(day);
        let mut lines = vec![format!("{} · {}", t.week(day).to_uppercase(), t.date_range(week))];
        for day in week.days() {
            lines.push("─".repeat(COLUMNS));
            lines.push(self.day_heading(day));
            let of_day: Vec<String> = self.on(day).flat_map(|one| self.in_week(one, day)).collect();
            lines.extend(if of_day.is_empty() { vec![String::new()] } else { of_day });
        }
        lines.extend(["─".repeat(COLUMNS), t.wall_red_days().to_owned()]);
        lines.join("\n")
    }

    /// The month of a day as a grid of weeks, without a line end after the last line.
    #[must_use]
    pub fn month(&self, day: NaiveDate) -> String {
        let t = self.texts;
        let days = month_days(day);
        let rule = format!("{}{}", "─".repeat(WEEK), format!("┼{}", "─".repeat(DAY)).repeat(7));
        let monday = monday_of(days.start());
        let weekdays = (0..7).map(|later| later_by(monday, later).weekday());
        let mut lines = vec![
            format!("{} {}", t.month(day).to_uppercase(), day.year()),
            row("", weekdays.map(|weekday| t.weekday(weekday).to_owned())),
        ];
        let mut monday = monday;
        while monday < days.end() {
            lines.push(rule.clone());
            lines.extend(self.month_week(monday, days));
            monday = later_by(monday, 7);
        }
        lines.extend([rule, t.wall_red_days().to_owned()]);
        lines.join("\n")
    }

    fn month_week(&self, monday: NaiveDate, days: Span<NaiveDate>) -> Vec<String> {
        let cells: Vec<Vec<String>> = (0..7)
            .map(|later| later_by(monday, later))
            .map(|day| if days.contains(day) { self.cell(day) } else { Vec::new() })
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(DAY_LINES);
        let week = monday.iso_week().week().to_string();
        (0..height)
            .map(|at| {
                let number = if at == 0 { week.as_str() } else { "" };
                row(number, cells.iter().map(|cell| cell.get(at).cloned().unwrap_or_default()))
            })
            .collect()
    }

    /// A day of a month: its number, its name if it is a red or a half one, and what begins on it or goes on.
    fn cell(&self, day: NaiveDate) -> Vec<String> {
        let red = is_red(day);
        let number = format!("{}{}", day.day(), if red { "*" } else { "" });
        let mut parts = vec![number];
        parts.extend(self.day_names(day));
        parts.extend(self.on(day).map(|one| self.in_cell(one, day)));
        parts.iter().flat_map(|part| rows(&parted(part))).collect()
    }

    fn in_cell(&self, one: &Occurrence, day: NaiveDate) -> String {
        let t = self.texts;
        let title = unnamed(one.facts.title.as_str(), self.people, &[]);
        let off = if one.called_off { format!(" ({})", t.report_cancelled()) } else { String::new() };
        match one.facts.when.time {
            EventTime::Clock { from, .. } if day == one.facts.when.day => {
                format!("{} {title}{off}", t.time(from.time()))
            }
            _ => format!("{title}{off}"),
        }
    }

    /// «MANDAG 25. DESEMBER · 1. juledag»; a red day has a star, so that it is told without a colour.
    fn day_heading(&self, day: NaiveDate) -> String {
        let star = if is_red(day) { " *" } else { "" };
        let heading = format!("{}{star}", self.texts.date_long(day).to_uppercase());
        let parts: Vec<String> = [heading].into_iter().chain(self.day_names(day)).collect();
        parts.join(" · ")
    }

    fn day_names(&self, day: NaiveDate) -> Vec<String> {
        let t = self.texts;
        let red = public_holidays(day).into_iter().map(|holiday| t.public_holiday(holiday).to_owned());
        red.chain(half_day(day).map(|half| t.half_day(half).to_owned())).collect()
    }

    /// What may stand on the wall of a day, whole days first.
    fn on(&self, day: NaiveDate) -> impl Iterator<Item = &Occurrence> {
        let is_on = move |one: &&Occurrence| {
            is_for_all(one.facts.kind) && one.facts.when.day <= day && day <= one.facts.when.last_day()
        };
        let whole = |one: &&Occurrence| one.facts.when.is_whole_days();
        let (first, then) = (self.occurrences.iter().filter(is_on), self.occurrences.iter().filter(is_on));
        first.filter(whole).chain(then.filter(move |one| !whole(one)))
    }

    fn in_week(&self, one: &Occurrence, day: NaiveDate) -> Vec<String> {
        let t = self.texts;
        let facts = &one.facts;
        let time = match facts.when.time {
            EventTime::WholeDays { .. } => t.event_whole_day().to_owned(),
            EventTime::Clock { until: Some(until), .. } if day == facts.when.last_day() && day != facts.when.day => {
                t.wall_until(t.time(until.at.time()))
            }
            EventTime::Clock { .. } if day != facts.when.day => t.event_whole_day().to_owned(),
            EventTime::Clock { from, until: Some(_) } if facts.when.last_day() != day => {
                t.wall_from(t.time(from.time()))
            }
            EventTime::Clock { .. } => t.event_time(&facts.when),
        };
        let allowed: Vec<&str> = self.named(one).iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let clean = |text: &str| unnamed(text, self.people, &allowed);
        let mut parts = Vec::new();
        if one.called_off {
            parts.push(t.report_cancelled().to_uppercase());
        }
        parts.push(clean(facts.title.as_str()));
        parts.extend(facts.place.as_ref().map(|place| clean(place.as_str())));
        for (told, names) in self.named(one) {
            parts.push(told(&t, names.join(", ")));
        }
        let words = wrap_parts(parts, COLUMNS - WORDS_AT);
        let at = |(nth, words): (usize, String)| {
            let time = if nth == 0 { format!("  {time}") } else { String::new() };
            let gap = if width(&time) < WORDS_AT { "" } else { " " };
            format!("{}{gap}{words}", if gap.is_empty() { pad(&time, WORDS_AT) } else { time })
        };
        words.into_iter().enumerate().map(at).collect()
    }

    /// The first names that may stand beside an event: who sees to it, and who has signed up.
    fn named(&self, one: &Occurrence) -> Vec<(Told, Vec<&str>)> {
        let Some(signed_up) = self.signed_up else { return Vec::new() };
        let mut named: Vec<(Told, Vec<&str>)> = Vec::new();
        let responsible = one.facts.responsible.and_then(|staff| self.people.staff.get(&staff));
        if let Some(member) = responsible {
            named.push((|t: &Texts, names| t.wall_responsible(names), vec![first_word(member.name.as_str())]));
        }
        let youths = signed_up.get(&one.id).map(Vec::as_slice).unwrap_or_default();
        let may_stand = |youth: &&YouthId| self.people.protection(**youth).is_none();
        let names: Vec<&str> =
            youths.iter().filter(may_stand).map(|youth| first_word(self.people.name(*youth))).collect();
        if !names.is_empty() {
            named.push((|t: &Texts, names| t.wall_signed_up(names), names));
        }
        named
    }
}

/// How names are told.
type Told = fn(&Texts, String) -> String;

fn is_red(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sun || !public_holidays(day).is_empty()
}

fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

fn later_by(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// The text with words that are wider than a day parted: «Fellesmid- dag».
fn parted(text: &str) -> String {
    let word = |word: &str| {
        let letters: Vec<&str> = word.graphemes(true).collect();
        if width(word) <= DAY {
            word.to_owned()
        } else {
            letters.chunks(DAY - 1).map(<[_]>::concat).collect::<Vec<_>>().join("- ")
        }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn rows(text: &str) -> Vec<String> {
    wrap(text, DAY).into_iter().map(str::to_owned).collect()
}

/// A row of the grid of a month.
fn row(week: &str, cells: impl Iterator<Item = String>) -> String {
    let cells: String = cells.map(|cell| format!("│{}", pad(&cell, DAY))).collect();
    format!("{}{cells}", pad(week, WEEK)).trim_end().to_owned()
}
