//! Fields of a date with a time, as people write them: what was understood of it, also on the nights the clocks change.

use chrono::Datelike as _;

use crate::{
    domain::time::{Instant, Zone},
    explain,
    text::{
        Texts,
        when::{Lean, MomentError, parse_happened, parse_moment},
    },
    ui::{
        forms::{
            FieldError, Words,
            parsed::{ParsedField, Parser, Understood},
        },
        view::Cx,
    },
};

/// Cells for a date with a time and, on the night it is needed, which of two times it is.
pub(super) const CELLS: u16 = 25;

/// A field for a moment that lies ahead, filled in beforehand or not.
pub(super) fn ahead(words: Words, filled: Option<Instant>, cx: &Cx<'_>) -> ParsedField<Instant> {
    ParsedField::new(words, CELLS, ahead_parser(cx)).with_text(&filled.map_or_else(String::new, |at| written(at, cx)))
}

/// A field for a moment that has been; left empty it means now.
pub(super) fn past(words: Words, cx: &Cx<'_>) -> ParsedField<Instant> {
    ParsedField::new(words, CELLS, past_parser(cx)).meaning_when_empty(cx.texts.age_now())
}

/// Reads a moment before this one.
pub(super) fn past_parser(cx: &Cx<'_>) -> Parser<Instant> {
    let (t, now, zone) = (cx.texts, cx.now, cx.zone);
    Box::new(move |text| understood(parse_happened(text, now, zone), zone, t).map_err(FieldError))
}

/// Reads a moment ahead of this one.
pub(super) fn ahead_parser(cx: &Cx<'_>) -> Parser<Instant> {
    let (t, now, zone) = (cx.texts, cx.now, cx.zone);
    Box::new(move |text| understood(parse_moment(text, Lean::Future, now, zone), zone, t).map_err(FieldError))
}

/// A moment as it stands in a field.
pub(super) fn written(at: Instant, cx: &Cx<'_>) -> String {
    canonical(at, cx.zone, cx.texts)
}

/// What was read, with weekday and week beside it so that a slip is seen before it is saved.
pub(super) fn understood(
    read: Result<Instant, MomentError>,
    zone: Zone,
    t: Texts,
) -> Result<Understood<Instant>, String> {
    let value = read.map_err(|error| match error {
        MomentError::NotRead(error) => t.when_error(error),
        MomentError::NoTime => t.entry_time_missing().to_owned(),
        MomentError::Skipped => t.due_skipped().to_owned(),
        MomentError::Impossible(reason) => explain::invalid(t, reason),
    })?;
    let date = zone.date(value);
    let clock = t.clock(value, zone);
    let echo = t.date_and_time_understood(t.weekday_date(date), &clock, date.iso_week().week());
    Ok(Understood { value, canonical: canonical(value, zone, t), echo })
}

fn canonical(at: Instant, zone: Zone, t: Texts) -> String {
    t.date_and_time(t.date(zone.date(at)), t.clock(at, zone))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;
    use crate::text::Language;

    const NB: Texts = Texts::new(Language::Nb);

    fn utc(text: &str) -> Instant {
        text.parse::<DateTime<Utc>>().unwrap()
    }

    fn ahead(text: &str, now: &str) -> Result<Instant, String> {
        let read = parse_moment(text, Lean::Future, utc(now), Zone::OSLO);
        understood(read, Zone::OSLO, NB).map(|understood| understood.value)
    }

    fn back(text: &str, now: &str) -> Instant {
        ahead(text, now).unwrap()
    }

    #[test]
    fn a_bare_hour_is_the_next_one() {
        let afternoon = "2026-11-21T13:32:00Z";
        for text in ["16", "16:00", "1600", "kl 16"] {
            assert_eq!(back(text, afternoon), utc("2026-11-21T15:00:00Z"), "{text}");
        }
        assert_eq!(back("09:00", afternoon), utc("2026-11-22T08:00:00Z"));
        assert_eq!(back("01:00", "2026-11-21T22:50:00Z"), utc("2026-11-22T00:00:00Z"), "after midnight");
        assert_eq!(back("i morgen 12", afternoon), utc("2026-11-22T11:00:00Z"));
        assert_eq!(back("+2t", afternoon), utc("2026-11-21T15:32:00Z"));
    }

    #[test]
    fn on_the_nights_the_clocks_change_it_is_said_which_hour_is_meant() {
        let evening = "2026-10-24T20:00:00Z";
        assert_eq!(back("02:30", evening), utc("2026-10-25T00:30:00Z"));
        assert_eq!(back("02:30 andre", evening), utc("2026-10-25T01:30:00Z"));
        let spring = "2027-03-27T21:00:00Z";
        assert_eq!(ahead("02:30", spring).unwrap_err(), NB.due_skipped());
        assert_eq!(back("03:30", spring), utc("2027-03-28T01:30:00Z"));
    }
}
