//! What house meetings talk about is found once, where it belongs now.

use super::{
    calendar::{carry_out, change, clock, day, line, on},
    *,
};
use crate::{
    domain::{
        calendar::{EventFacts, EventKind, MeetingFacts, OccurrenceId, Reach, Step, When},
        recurrence::EventRule,
        search::{Search, TextOf},
    },
    store::read::{Hit, SearchAfter},
};

/// The meetings of which something is found, each of which is there.
fn found(sample: &Sample, words: &str) -> Vec<OccurrenceId> {
    let read = sample.house.read();
    let search = Search { words: words.to_owned(), ..Search::default() };
    let hits = read.search(&search, SearchAfter::default(), 9).unwrap().hits;
    let texts = hits.iter().filter_map(|hit| if let Hit::Text(text, _) = hit { Some(text) } else { None });
    let meetings = texts.map(|text| match text.of {
        TextOf::Meeting(event, _) => OccurrenceId { event, day: text.day },
        other => panic!("{other:?}"),
    });
    let meetings: Vec<_> = meetings.collect();
    for id in &meetings {
        assert!(read.occurrence(*id, Zone::OSLO).unwrap().is_some(), "{id:?} can be opened");
    }
    meetings
}

/// A house meeting every Monday from 30 November 2026 on, with something to talk about on three of them.
fn house_with_meetings() -> (TempDir, Sample, EventId) {
    let (home, mut sample) = house();
    let when = When::clock(day("2026-11-30"), clock("18:00"), Some(clock("19:00")));
    let rule = Some(EventRule::parse("FREQ=WEEKLY;BYDAY=MO").unwrap());
    let facts = EventFacts { rule, ..EventFacts::new(EventKind::HouseMeeting, line("Mandagsmøte"), when) };
    let series = EventId(carry_out(&mut sample, Step::Add(facts)));
    for agenda in ["2026-11-30", "2026-12-14", "2026-12-28"] {
        let occurrence = OccurrenceId { event: series, day: Some(day(agenda)) };
        let facts = MeetingFacts { agenda: prose("Vaskeliste"), minutes: None };
        carry_out(&mut sample, Step::Record { occurrence, seen: None, facts });
    }
    (home, sample, series)
}

#[test]
fn wherever_a_series_of_meetings_is_split_what_they_talk_about_is_found_once() {
    for split in ["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04"] {
        let (_home, mut sample, series) = house_with_meetings();
        let open = on(&sample, series, split);
        let facts = EventFacts { place: Some(line("Stua")), ..open.facts.clone() };
        let after = EventId(carry_out(&mut sample, change(&open, Reach::Following, facts)));
        let mut days: Vec<_> = found(&sample, "vaskeliste").into_iter().map(|id| (id.day.unwrap(), id.event)).collect();
        days.sort_unstable();
        let belongs = ["2026-11-30", "2026-12-14", "2026-12-28"]
            .map(|text| (day(text), if day(text) < day(split) { series } else { after }));
        assert_eq!(days, belongs, "split on {split}");
    }
}

#[test]
fn of_meetings_that_are_no_longer_there_nothing_is_found() {
    let (_home, mut sample, series) = house_with_meetings();
    let open = on(&sample, series, "2026-12-07");
    let version = open.series_version;
    let end = Step::CallOff { occurrence: open.id, reach: Reach::Following, version, off: true, reason: None };
    carry_out(&mut sample, end);
    assert_eq!(found(&sample, "vaskeliste").len(), 1);
}
