//! What the youths have to be at next, as their tiles tell it: read once for two weeks, and chosen by the clock.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};

use crate::{
    domain::{
        calendar::{EventKind, Occurrence},
        ids::YouthId,
        time::Span,
    },
    store::StoreError,
    text::columns,
    ui::{forms::silent_debug, view::Cx},
};

/// How far ahead a tile looks.
const AHEAD: Days = Days::new(14);

/// From so many days ahead on, the name of the day alone could be another week's.
const WEEK: i64 = 7;

/// Letters of a title that say something about it.
const LEAST_LETTERS: usize = 3;

/// The appointments of two weeks, by whose they are, in the order they begin.
pub struct Appointments {
    /// The day they were read.
    pub today: NaiveDate,
    of: BTreeMap<YouthId, Vec<Occurrence>>,
}

silent_debug!(Appointments);

/// Reads them.
///
/// # Errors
/// What the store answers.
pub fn read(cx: &Cx<'_>) -> Result<Appointments, StoreError> {
    let today = cx.today();
    let mut of: BTreeMap<YouthId, Vec<Occurrence>> = BTreeMap::new();
    if let Some(days) = today.checked_add_days(AHEAD).and_then(|end| Span::new(today, end).ok()) {
        let reader = cx.house()?.reader;
        let all = reader.occurrences(days, cx.zone)?;
        for one in all.into_iter().filter(|one| one.facts.kind == EventKind::Appointment && !one.called_off) {
            for youth in &one.facts.youths {
                of.entry(*youth).or_default().push(one.clone());
            }
        }
    }
    Ok(Appointments { today, of })
}

impl Appointments {
    /// The next that has not begun; one of the whole day counts until that is over.
    pub fn next(&self, youth: YouthId, cx: &Cx<'_>) -> Option<&Occurrence> {
        let coming = |one: &&Occurrence| {
            if one.facts.when.is_whole_days() { !one.is_over(cx.now, cx.today()) } else { one.starts_at > cx.now }
        };
        self.of.get(&youth)?.iter().find(coming)
    }
}

/// It is within a week: its day is said by its name.
pub fn is_within_a_week(one: &Occurrence, cx: &Cx<'_>) -> bool {
    (one.facts.when.day - cx.today()).num_days() < WEEK
}

/// It is today or tomorrow.
pub fn is_near(one: &Occurrence, cx: &Cx<'_>) -> bool {
    one.facts.when.day <= cx.today().succ_opt().unwrap_or(NaiveDate::MAX)
}

/// «15:00 psykolog», «i morgen 09:00 lege», «ons 09:00 lege», «02.12. 09:00 lege»: the longest first. A title is cut
/// within a word only where not even its first one has room.
pub fn wordings(one: &Occurrence, room: usize, cx: &Cx<'_>) -> Vec<String> {
    let t = cx.texts;
    let day = one.facts.when.day;
    let time = one.facts.begins().map(|_| t.time(cx.zone.local(one.starts_at).time()));
    let long = if day == cx.today() { String::new() } else { t.relative_day(day, cx.today()) };
    let short = match (day - cx.today()).num_days() {
        0 => String::new(),
        1 => t.calendar_tomorrow_short().to_owned(),
        2..WEEK => t.weekday_short(day.weekday()).to_owned(),
        // Nobody plans here further ahead than the year is plain.
        _ => t.date_short(day),
    };
    let joined = |day: &str, what: &str| {
        let parts = [day, time.as_deref().unwrap_or_default(), what];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let title = one.facts.title.as_str();
    let left = room.saturating_sub(columns::width(&joined(&short, "")) + 1);
    let kind = t.calendar_kind(EventKind::Appointment.id());
    let mut all = vec![joined(&long, title), joined(&short, title)];
    all.extend(whole_words(title, left).or_else(|| cut(title, left)).map(|title| joined(&short, &title)));
    all.extend([joined(&short, &kind), joined(&short, "")].into_iter().filter(|text| !text.is_empty()));
    all
}

/// As many whole words of a title as fit with «…»; `None` if not even one does.
fn whole_words(title: &str, room: usize) -> Option<String> {
    let words: Vec<&str> = title.split(' ').collect();
    let cut = |count: usize| format!("{}…", words[..count].join(" "));
    (1..words.len()).rev().map(cut).find(|text| columns::width(text) <= room)
}

/// As much of a title as fits with «…»; `None` where that says nothing.
fn cut(title: &str, room: usize) -> Option<String> {
    (room > LEAST_LETTERS).then(|| columns::truncate(title, room).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{calendar::OccurrenceId, ids::EventId, time::Instant},
        testing::event_at,
    };

    #[test]
    fn what_they_have_to_be_at_reaches_no_log() {
        let one = Occurrence {
            id: OccurrenceId { event: EventId(1), day: None },
            facts: event_at("Samtale om Amir", Instant::default()),
            version: 1,
            series_version: 1,
            first_day: NaiveDate::default(),
            starts_at: Instant::default(),
            ends_at: None,
            called_off: false,
            reason: None,
            changed: false,
        };
        let of = BTreeMap::from([(YouthId(1), vec![one])]);
        assert_eq!(format!("{:?}", Appointments { today: NaiveDate::default(), of }), "Appointments");
    }

    #[test]
    fn a_title_is_cut_between_words_or_not_shown() {
        assert_eq!(whole_words("Samtale med kontaktlærer", 13), Some("Samtale med…".to_owned()));
        assert_eq!(whole_words("Samtale med kontaktlærer", 9), Some("Samtale…".to_owned()));
        assert_eq!(whole_words("Samtale med kontaktlærer", 7), None);
        assert_eq!(whole_words("Tverrfaglighetsmøte", 12), None);
        assert_eq!(cut("Tverrfaglighetsmøte", 6), Some("Tverr…".to_owned()));
        assert_eq!(cut("Tverrfaglighetsmøte", 3), None);
    }
}
