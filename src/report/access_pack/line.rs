//! A record of the house as a line of a pack.
//!
//! ```text
//! lørdag 21.11.2026 kl. 14:05 · Notat · Kari Nygård (KN)
//! Slag: observasjon
//! Fakta: Amir og Samira kranglet.
//! ```

use std::ops::Range;

use crate::{
    domain::{
        access_pack::{NewLine, Reason, Record, Value, Whose},
        time::{Instant, Zone},
    },
    store::read::People,
    text::Texts,
};

/// What is needed to put records in words.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub t: Texts,
    pub people: &'a People,
    pub zone: Zone,
    pub whose: &'a Whose,
}

/// A line with its proposal.
pub(super) fn line(words: Words<'_>, record: &Record) -> NewLine {
    let mut draft = Draft { words, text: words.heading(record), written: Vec::new(), private: Vec::new() };
    for (name, value) in &record.fields {
        draft.field(name, value);
    }
    let mut proposed = words.whose.found_in(&draft.text, &draft.written);
    for own in draft.private {
        proposed.put(own, Reason::OtherPerson);
    }
    let day = record.day.map(|day| words.zone.instant(day.and_time(chrono::NaiveTime::MIN)));
    NewLine {
        part: record.part.number(),
        sort: record.at.or(day).map_or(0, |at| at.timestamp()),
        source: record.source.0.clone(),
        text: draft.text,
        proposed,
    }
}

impl Words<'_> {
    fn heading(self, record: &Record) -> String {
        let t = self.t;
        let when = record.at.map(|at| self.moment(at)).or_else(|| record.day.map(|day| t.weekday_date(day)));
        let kind = t.pack_kind(record.kind).unwrap_or(record.kind).to_owned();
        let who = record.by.map(|staff| self.people.signature(staff));
        when.into_iter().chain([kind]).chain(who).collect::<Vec<_>>().join(" · ")
    }

    fn moment(self, at: Instant) -> String {
        let local = self.zone.local(at);
        self.t.date_and_time(self.t.weekday_date(local.date()), self.t.time(local.time()))
    }
}

struct Draft<'a> {
    words: Words<'a>,
    text: String,
    /// What somebody wrote.
    written: Vec<Range<usize>>,
    /// What is another private person's own.
    private: Vec<Range<usize>>,
}

impl Draft<'_> {
    fn field(&mut self, name: &str, value: &Value) {
        let (t, words) = (self.words.t, self.words);
        self.text.push('\n');
        self.text.push_str(t.pack_field(name).unwrap_or(name));
        self.text.push_str(": ");
        let start = self.text.len();
        let told = match value {
            Value::Words(text) | Value::Private(text) | Value::Plain(text) => text.clone(),
            Value::Code(code, word) => t.pack_code(*code, word),
            Value::Day(day) => t.weekday_date(*day),
            Value::Moment(at) => words.moment(*at),
            Value::Staff(staff) => words.people.signature(*staff),
            Value::Others(count) => t.pack_others(i64::from(count.get())),
        };
        self.text.push_str(&told);
        let range = start..self.text.len();
        match value {
            Value::Words(_) => self.written.push(range),
            Value::Private(_) if !range.is_empty() => self.private.push(range),
            _ => {}
        }
    }
}
