//! A log entry as plain text.

use chrono::NaiveDate;

use crate::{
    domain::{
        ids::YouthId,
        log::{About, LogEntry, Weight},
        time::Zone,
    },
    store::read::People,
    text::Texts,
};

use super::youths_at_home;

/// An entry: a line that says when, who and about whom, then what is written, indented.
///
/// `of` is the youth in whose file the entry is shown: the others it is about are then not named.
#[must_use]
pub fn entry(t: Texts, people: &People, entry: &LogEntry, zone: Zone, today: NaiveDate, of: Option<YouthId>) -> String {
    let mut head =
        vec![when(t, entry, zone, today), people.initials(entry.author).to_owned(), about(t, people, entry, of)];
    if entry.weight != Weight::Normal {
        head.push(format!("{} {}", entry.weight.sign(), t.weight(entry.weight)));
    }
    head.push(t.kind(entry.kind).to_owned());
    let mut text = head.join(" · ");
    let labels = ["", t.report_youth_voice(), t.report_assessment(), t.report_agreed()];
    for (label, prose) in labels.into_iter().zip(entry.lines.all()) {
        let Some(prose) = prose else {
            continue;
        };
        let body = prose.as_str().replace('\n', "\n  ");
        let body = if label.is_empty() { body } else { t.report_labelled(label, body) };
        text.push_str("\n  ");
        text.push_str(&body);
    }
    text
}

/// When it was written, as on the board; also when it happened, where that was much earlier.
fn when(t: Texts, entry: &LogEntry, zone: Zone, today: NaiveDate) -> String {
    let written = t.shortest_time(zone.local(entry.written_at), today);
    if !entry.is_late() {
        return written;
    }
    t.row_happened_and_written(t.happened(entry.happened_at, entry.written_at, zone), written)
}

fn about(t: Texts, people: &People, entry: &LogEntry, of: Option<YouthId>) -> String {
    match &entry.about {
        About::House => t.report_house().to_owned(),
        About::Apartment(id) => entry
            .apartment
            .or_else(|| people.number(*id))
            .map_or_else(String::new, |number| t.report_apartment_itself(number)),
        About::Youths(youths) => youths_of(t, people, entry, youths, of),
    }
}

fn youths_of(t: Texts, people: &People, entry: &LogEntry, youths: &[YouthId], of: Option<YouthId>) -> String {
    if let Some(own) = of {
        let name = t.called(people.called(own));
        return match i64::try_from(youths.len()).unwrap_or(i64::MAX) - 1 {
            0 => name.into_owned(),
            others => t.report_and_others(name, others),
        };
    }
    // The number on the door when it was written is kept for an entry about one youth.
    match (youths, entry.apartment) {
        ([youth], Some(number)) => t.report_youth_at_home(number, t.called(people.called(*youth))),
        ([youth], None) => t.called(people.called(*youth)).into_owned(),
        _ => youths_at_home(t, people, youths),
    }
}
