//! When something happened, as people write it, and what was understood of it.

use crate::{
    domain::{
        log::{LogEntry, NewEntry},
        time::{Instant, Zone},
    },
    text::{
        Texts,
        when::{Lean, MomentError, parse_moment},
    },
    ui::{
        forms::{
            FieldError, Words,
            parsed::{ParsedField, Parser, Understood},
        },
        screens::moments,
        view::Cx,
    },
};

/// The field of a new entry, where empty means now; or of one that was written then, with when it happened.
pub(super) fn field(written_at: Option<Instant>, happened_at: Option<Instant>, cx: &Cx<'_>) -> ParsedField<Instant> {
    let t = cx.texts;
    let parser = parser(written_at, cx);
    let Some(happened_at) = happened_at else {
        let words = Words::optional(t.entry_happened(), t.entry_happened_help());
        return ParsedField::new(words, moments::CELLS, parser).meaning_when_empty(t.age_now());
    };
    let words = Words::required(t.entry_happened(), t.entry_happened_help(), t.entry_time_missing());
    ParsedField::new(words, moments::CELLS, parser).with_text(&moments::written(happened_at, cx))
}

/// Reads with this moment in mind; `written_at` is when the entry was written, if it was.
pub(super) fn parser(written_at: Option<Instant>, cx: &Cx<'_>) -> Parser<Instant> {
    let (t, now, zone) = (cx.texts, cx.now, cx.zone);
    Box::new(move |text| understand(text, now, written_at.unwrap_or(now), zone, t).map_err(FieldError))
}

/// What happened has happened when it is written.
fn happened(text: &str, now: Instant, written_at: Instant, zone: Zone) -> Result<Instant, MomentError> {
    let moment = parse_moment(text, Lean::Past, now, zone)?;
    NewEntry::check_time(moment, written_at).map_err(MomentError::Impossible)?;
    Ok(moment)
}

fn understand(
    text: &str,
    now: Instant,
    written_at: Instant,
    zone: Zone,
    t: Texts,
) -> Result<Understood<Instant>, String> {
    let mut understood = moments::understood(happened(text, now, written_at, zone), zone, t)?;
    if LogEntry::is_late_between(understood.value, written_at) {
        understood.echo = t.entry_late(understood.echo, t.moment(written_at, now, zone));
    }
    Ok(understood)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use proptest::prelude::*;

    use super::*;
    use crate::text::Language;

    const NB: Texts = Texts::new(Language::Nb);

    fn utc(text: &str) -> Instant {
        text.parse::<DateTime<Utc>>().unwrap()
    }

    #[track_caller]
    fn read(text: &str, now: &str) -> Understood<Instant> {
        understand(text, utc(now), utc(now), Zone::OSLO, NB).unwrap()
    }

    fn refused(text: &str, now: &str) -> String {
        understand(text, utc(now), utc(now), Zone::OSLO, NB).unwrap_err()
    }

    #[test]
    fn what_is_typed_is_echoed_with_weekday_and_week() {
        let understood = read("14:20", "2026-11-21T13:32:00Z");
        assert_eq!(understood.value, utc("2026-11-21T13:20:00Z"));
        assert_eq!(understood.canonical, "21.11.2026 14:20");
        assert_eq!(understood.echo, "lør 21.11.2026 kl. 14:20, uke 47");
    }

    #[test]
    fn a_late_one_says_when_it_is_written() {
        let echo = read("02:40", "2026-11-21T05:55:00Z").echo;
        assert_eq!(echo, "lør 21.11.2026 kl. 02:40, uke 47 · skrevet 06:55");
        assert_eq!(
            read("23:50", "2026-11-20T23:20:00Z").value,
            utc("2026-11-20T22:50:00Z"),
            "after midnight: yesterday"
        );
    }

    #[test]
    fn what_cannot_be_is_said() {
        let now = "2026-11-21T13:32:00Z";
        assert_eq!(refused("i går", now), NB.entry_time_missing());
        assert_eq!(refused("i morgen 08:00", now), NB.invalid_in_the_future());
        assert_eq!(refused("21.11.2020 08:00", now), NB.invalid_too_long_ago());
        assert!(!refused("kanskje", now).is_empty());
    }

    #[test]
    fn of_two_equal_times_the_first_is_meant_unless_the_second_is_written() {
        let morning = "2026-10-25T05:55:00Z";
        let first = read("02:30", morning);
        assert_eq!(first.value, utc("2026-10-25T00:30:00Z"));
        assert_eq!(first.canonical, "25.10.2026 02:30 (første)");
        assert!(first.echo.contains("02:30 (første)"), "{}", first.echo);
        for text in ["02:30 andre", "02:30 (andre)", "25.10. 02:30 second"] {
            let second = read(text, morning);
            assert_eq!(second.value, utc("2026-10-25T01:30:00Z"), "{text}");
            assert!(second.echo.contains("02:30 (andre)"), "{}", second.echo);
        }
        assert_eq!(refused("i dag 02:30 andre", "2026-10-25T00:45:00Z"), NB.invalid_in_the_future(), "not yet");
        assert_eq!(read("01:30 andre", morning).canonical, "25.10.2026 01:30", "there is only one");
    }

    #[test]
    fn a_skipped_time_is_refused() {
        assert_eq!(refused("02:30", "2027-03-28T05:00:00Z"), NB.due_skipped());
        assert_eq!(read("03:30", "2027-03-28T05:00:00Z").value, utc("2027-03-28T01:30:00Z"));
    }

    proptest! {
        /// What is written into the field when it is left means the same moment as what was typed, in both languages.
        #[test]
        fn the_canonical_text_means_the_same(minutes in 0i64..60 * 24 * 700, later in 0i64..60 * 24 * 30) {
            let then = utc("2026-01-01T00:00:00Z") + TimeDelta::minutes(minutes);
            let now = then + TimeDelta::minutes(later);
            for t in Language::ALL.map(Texts::new) {
                let typed = t.date_and_time(t.date(Zone::OSLO.date(then)), t.clock(then, Zone::OSLO));
                let once = understand(&typed, now, now, Zone::OSLO, t).unwrap();
                prop_assert_eq!(once.value, then, "{}", &typed);
                let twice = understand(&once.canonical, now + TimeDelta::days(2), now, Zone::OSLO, t).unwrap();
                prop_assert_eq!(twice.value, then);
                prop_assert_eq!(twice.canonical, once.canonical);
            }
        }

        #[test]
        fn nothing_panics(text in any::<String>()) {
            let now = utc("2026-10-25T00:45:00Z");
            let _ = understand(&text, now, now, Zone::OSLO, NB);
        }
    }
}
