//! What was asked for, written down: as a line that reads as the same, and as people read it.

use super::{Asked, Everybody, Filter};
use crate::{
    domain::{ids::YouthId, log::Weight},
    text::{
        Texts,
        choice::{KIND, TEXT, WEIGHT},
        when::When,
    },
};

impl Asked {
    /// As a line of this language that [`Asked::read`] reads as the same, whoever lives where by then.
    #[must_use]
    pub fn line(&self, t: &Texts, everybody: &Everybody) -> String {
        let mut parts: Vec<String> = self.words.iter().map(|words| quoted(words)).collect();
        let mut filter = |filter: Filter, value: Option<String>| {
            parts.extend(value.map(|value| format!("{}{value}", filter.shown(t))));
        };
        filter(Filter::About, self.youth.map(|youth| format!("#{youth}")));
        filter(Filter::Kind, self.kind.map(|kind| KIND.written(t, kind)));
        filter(Filter::Weight, (self.weight != Weight::Normal).then(|| WEIGHT.written(t, self.weight)));
        let author = self.author.and_then(|author| everybody.staff.iter().find(|(known, _)| *known == author));
        filter(Filter::Author, author.map(|(_, initials)| initials.clone()));
        filter(Filter::Source, self.source.map(|source| TEXT.written(t, source)));
        filter(Filter::Since, self.from.map(|from| moment(t, from)));
        filter(Filter::Until, self.until.map(|until| moment(t, until)));
        parts.join(" ")
    }

    /// The filters as people read them, without the words: «Amir · hendelse · siden lør 24.10.2026».
    #[must_use]
    pub fn filters_in_words(
        &self,
        t: &Texts,
        everybody: &Everybody,
        name: impl FnOnce(YouthId) -> String,
    ) -> Vec<String> {
        let mut parts = Vec::new();
        parts.extend(self.youth.map(name));
        parts.extend(self.kind.map(|kind| t.kind(kind).to_owned()));
        parts.extend((self.weight != Weight::Normal).then(|| t.log_at_least(t.weight(self.weight))));
        let author = self.author.and_then(|author| everybody.staff.iter().find(|(known, _)| *known == author));
        parts.extend(author.map(|(_, initials)| t.search_shown_author(initials)));
        parts.extend(self.source.map(|source| t.search_shown_source(t.search_source(source))));
        parts.extend(self.from.map(|from| t.search_shown_since(said(t, from))));
        parts.extend(self.until.map(|until| t.search_shown_until(said(t, until))));
        parts
    }
}

fn said(t: &Texts, when: When) -> String {
    match when.time {
        Some(time) => t.date_and_time(t.weekday_date(when.date), t.time(time.time())),
        None => t.weekday_date(when.date),
    }
}

fn moment(t: &Texts, when: When) -> String {
    let text = match when.time {
        Some(time) => t.date_and_time(t.date(when.date), t.time(time.time())),
        None => t.date(when.date),
    };
    if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text }
}

/// Words that would read as something else stand in quotation marks.
fn quoted(words: &str) -> String {
    let is_plain = !words.contains(|letter: char| letter.is_whitespace() || matches!(letter, ':' | '!'));
    if is_plain { words.to_owned() } else { format!("\"{words}\"") }
}
