//! When a raised weight falls back, as people write it.

use crate::{
    domain::time::{Instant, WallTime, Zone},
    text::{
        Texts,
        when::{Lean, parse_when},
    },
    ui::{
        forms::{
            FieldError, Words,
            parsed::{ParsedField, Parser, Understood},
        },
        view::Cx,
    },
};

/// Cells for a date with a time.
const CELLS: u16 = 18;

/// The field. What it means when it is left empty hangs on the weight.
pub(super) fn field(cx: &Cx<'_>) -> ParsedField<Instant> {
    let t = cx.texts;
    ParsedField::new(Words::optional(t.entry_until(), t.entry_until_help()), CELLS, parser(cx))
}

/// Reads with this moment in mind.
pub(super) fn parser(cx: &Cx<'_>) -> Parser<Instant> {
    let (t, now, zone) = (cx.texts, cx.now, cx.zone);
    Box::new(move |text| understand(text, now, zone, t).map_err(FieldError))
}

/// A day alone lasts until its end.
fn understand(text: &str, now: Instant, zone: Zone, t: Texts) -> Result<Understood<Instant>, String> {
    let when = parse_when(text, zone.local(now), Lean::Future).map_err(|error| t.when_error(error))?;
    let value = match when.time {
        Some(time) => match zone.resolve(when.date.and_time(time.time())) {
            WallTime::Twice { second, .. } => second,
            wall => wall.instant(),
        },
        None => zone.day(when.date).end(),
    };
    if value <= now {
        return Err(t.entry_until_over().to_owned());
    }
    let canonical = t.date_and_time(t.date(zone.date(value)), t.time(zone.local(value).time()));
    Ok(Understood { value, canonical, echo: t.moment(value, now, zone) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    const NB: Texts = Texts::new(Language::Nb);

    fn utc(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn read(text: &str, now: &str) -> Result<Understood<Instant>, String> {
        understand(text, utc(now), Zone::OSLO, NB)
    }

    #[test]
    fn a_moment_ahead_is_read_in_words() {
        let now = "2026-11-21T13:32:00Z";
        let understood = read("i morgen 12:00", now).unwrap();
        assert_eq!(understood.value, utc("2026-11-22T11:00:00Z"));
        assert_eq!((understood.canonical.as_str(), understood.echo.as_str()), ("22.11.2026 12:00", "i morgen 12:00"));
        let day = read("i morgen", now).unwrap();
        assert_eq!(day.value, utc("2026-11-22T23:00:00Z"), "the whole day");
        assert_eq!(read(&day.canonical, now).unwrap().value, day.value, "written out it means the same");
        assert_eq!(read("i går 12:00", now).unwrap_err(), NB.entry_until_over());
        assert!(read("snart", now).is_err());
    }

    #[test]
    fn of_two_equal_times_the_later_is_meant() {
        assert_eq!(read("02:30", "2026-10-24T20:00:00Z").unwrap().value, utc("2026-10-25T01:30:00Z"));
    }
}
