//! A log entry as plain text.

use chrono::NaiveDate;

use crate::{
    domain::{
        ids::YouthId,
        log::{About, EntryLines, EntryVersion, LogEntry},
        time::{Instant, Zone},
    },
    store::read::People,
    text::Texts,
};

use super::youths_at_home;

/// An entry as it reads at `now`: a line that says when, who and about whom, then what is written, indented. One that was
/// read in one youth's file names nobody else.
#[must_use]
pub fn entry(t: Texts, people: &People, entry: &LogEntry, now: Instant, zone: Zone) -> String {
    let mut head =
        vec![when(t, entry, zone, zone.date(now)), people.initials(entry.author).to_owned(), about(t, people, entry)];
    let sign = entry.weight_at(now).sign();
    head.extend(t.weight_in_words(entry, now, zone).map(|weight| format!("{sign} {weight}").trim_start().to_owned()));
    head.push(t.kind(entry.kind).to_owned());
    head.extend(t.marks_in_words(entry, |staff| people.initials(staff), zone));
    head.extend(entry.goal.as_ref().map(|goal| t.report_labelled(t.row_goal(), &goal.title)));
    head.extend(revised(t, people, entry, now, zone));
    let mut text = head.join(" · ");
    add_lines(t, &entry.lines, &mut text);
    text
}

/// What is written, indented.
fn add_lines(t: Texts, lines: &EntryLines, text: &mut String) {
    let labels = ["", t.report_youth_voice(), t.report_assessment(), t.report_agreed()];
    for (label, prose) in labels.into_iter().zip(lines.all()) {
        let Some(prose) = prose else {
            continue;
        };
        let body = prose.as_str().replace('\n', "\n  ");
        let body = if label.is_empty() { body } else { t.report_labelled(label, body) };
        text.push_str("\n  ");
        text.push_str(&body);
    }
}

/// One of the texts an entry has had: who wrote it when and why, then what it said.
#[must_use]
pub fn entry_version(
    t: Texts,
    people: &People,
    entry: &LogEntry,
    version: &EntryVersion,
    now: Instant,
    zone: Zone,
) -> String {
    let moment = |at| t.moment(at, now, zone);
    let mut text = match &version.revised {
        None => t.history_written(moment(entry.written_at), people.initials(entry.author)),
        Some(revised) => {
            t.history_revised(t.revision_kind(revised.kind), moment(revised.at), people.initials(revised.by))
        }
    };
    let reason = version.revised.as_ref().and_then(|revised| revised.reason.as_ref());
    if let Some(reason) = reason {
        text.push_str("\n  ");
        text.push_str(&t.history_reason(reason.as_str()));
    }
    match &version.content {
        Some(content) => add_lines(t, &content.lines, &mut text),
        None => {
            text.push_str("\n  ");
            text.push_str(t.history_text_stays());
        }
    }
    text
}

/// «rettet 14:40 KN», «feilført 14:40 KN: feil ungdom».
fn revised(t: Texts, people: &People, entry: &LogEntry, now: Instant, zone: Zone) -> Option<String> {
    let revised = entry.revised.as_ref()?;
    let mark = t.revised(revised, people.initials(revised.by), now, zone);
    Some(match &revised.reason {
        Some(reason) => t.row_because(mark, reason.as_str().replace('\n', " ")),
        None => mark,
    })
}

/// When it was written, as on the board; also when it happened, where that was much earlier.
fn when(t: Texts, entry: &LogEntry, zone: Zone, today: NaiveDate) -> String {
    let written = t.shortest_time(entry.written_at, today, zone);
    if !entry.is_late() {
        return written;
    }
    t.row_happened_and_written(t.happened(entry.happened_at, entry.written_at, zone), written)
}

fn about(t: Texts, people: &People, entry: &LogEntry) -> String {
    match &entry.about {
        About::House => t.report_house().to_owned(),
        About::Apartment(id) => entry
            .apartment
            .or_else(|| people.number(*id))
            .map_or_else(String::new, |number| t.report_apartment_itself(number)),
        About::Youths(youths) => youths_of(t, people, entry, youths),
    }
}

fn youths_of(t: Texts, people: &People, entry: &LogEntry, youths: &[YouthId]) -> String {
    // The number on the door when it was written is kept for an entry about one youth.
    match (youths, entry.apartment) {
        ([youth], _) if entry.others > 0 => {
            t.report_and_others(t.called(people.called(*youth)), i64::try_from(entry.others).unwrap_or(i64::MAX))
        }
        ([youth], Some(number)) if !people.hides_home(*youth) => {
            t.report_youth_at_home(number, t.called(people.called(*youth)))
        }
        ([youth], _) => t.called(people.called(*youth)).into_owned(),
        _ => youths_at_home(t, people, youths),
    }
}
