//! Files as other programs write them.

use super::*;
use crate::domain::names::{Line, Prose};

fn texts(file: &File) -> Vec<&str> {
    file.events.iter().map(summary).collect()
}

#[test]
fn a_timetable_from_outlook_is_read() {
    let file = file(&SCHOOL.replace('\n', "\r\n"));
    assert_eq!(file.notes, []);
    assert_eq!(texts(&file), ["Matematikk 1P, gruppe 2", "Matematikk 1P, gruppe 2", "Kroppsøving"]);
    let [lessons, moved, every_other] = &file.events[..] else { panic!() };
    assert_eq!(lessons.start, clock(2026, 8, 18, 8, 15));
    assert_eq!(lessons.end, Some(clock(2026, 8, 18, 9, 45)));
    assert_eq!(rule(lessons), Some("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261217".to_owned()), "winter time: 08:15");
    assert_eq!(lessons.left_out, [clock(2026, 9, 29, 8, 15), clock(2026, 10, 1, 8, 15)], "autumn holidays");
    assert_eq!(lessons.location.as_ref().map(Line::as_str), Some("Rom B-214"));
    let text = lessons.description.as_ref().map(Prose::as_str);
    assert_eq!(text, Some("Ta med lærebok og PC.\n\nRom bytter i uke 45; se Teams, kanal «Matte»."));
    assert_eq!(moved.uid, lessons.uid);
    assert_eq!(moved.recurrence_id, Some(clock(2026, 11, 5, 8, 15)));
    assert_eq!((moved.start, moved.sequence), (clock(2026, 11, 5, 10, 30), 2));
    assert_eq!(rule(every_other), Some("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=9".to_owned()));
}

#[test]
fn holidays_from_google_are_whole_days() {
    let file = file(HOLIDAYS);
    assert_eq!(file.notes, []);
    let spans: Vec<_> = file.events.iter().map(|event| (event.start, event.end)).collect();
    let expected = [
        (day(2026, 9, 28), Some(day(2026, 10, 3))),
        (day(2026, 11, 20), None),
        (day(2026, 12, 21), Some(day(2027, 1, 4))),
        (day(2026, 9, 2), Some(day(2026, 9, 3))),
        (day(2026, 12, 3), Some(day(2026, 12, 4))),
    ];
    assert_eq!(spans, expected);
    assert_eq!((&file.events[0].location, &file.events[0].description), (&None, &None), "empty is not there");
    assert_eq!(rule(&file.events[3]), Some("FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270601".to_owned()));
    assert_eq!(file.events[3].left_out, [day(2027, 1, 6)]);
    assert_eq!(file.events[4].recurrence_id, Some(day(2026, 12, 2)));
}

#[test]
fn a_rota_in_utc_becomes_the_time_on_the_wall() {
    let file = file(ROTA);
    assert_eq!(file.notes, []);
    assert_eq!(texts(&file), ["Nattevakt", "Dagvakt", "Nattevakt"], "neither tasks nor journals");
    assert_eq!(file.events[0].start, clock(2026, 10, 24, 22, 0), "summer time");
    assert_eq!(file.events[0].end, Some(clock(2026, 10, 25, 8, 0)), "winter time: eleven hours later");
    assert_eq!(file.events[1].start, clock(2026, 10, 27, 7, 30));
    assert_eq!(file.events[1].end, Some(clock(2026, 10, 27, 15, 30)));
    assert_eq!((file.events[1].cancelled, file.events[1].sequence), (true, 3));
    assert_eq!(file.events[2].start, clock(2027, 3, 27, 23, 0));
    assert_eq!(file.events[2].end, Some(clock(2027, 3, 28, 9, 0)), "nine hours by a watch, in the night of the change");
    assert_eq!(file.events[2].uid.len(), 32);
    assert_eq!(file, super::file(ROTA), "a UID is made up the same way each time");
}

#[test]
fn a_phones_series_keeps_what_was_moved_and_cancelled() {
    let file = file(PHONE);
    assert_eq!(file.notes, []);
    let [series, moved, cancelled] = &file.events[..] else { panic!() };
    assert_eq!(rule(series), Some("FREQ=WEEKLY;UNTIL=20261130".to_owned()));
    assert_eq!(series.left_out, [clock(2026, 9, 28, 18, 0), clock(2026, 10, 12, 18, 0)]);
    assert_eq!(series.added, [clock(2026, 10, 13, 18, 0)]);
    assert_eq!(summary(series), "Felles middag", "not that of the alarm");
    assert_eq!((moved.recurrence_id, moved.start), (Some(clock(2026, 10, 26, 18, 0)), clock(2026, 10, 27, 18, 30)));
    assert_eq!((cancelled.recurrence_id, cancelled.cancelled), (Some(clock(2026, 11, 9, 18, 0)), true));
    assert!([series, moved, cancelled].iter().all(|event| event.uid == series.uid));
}

#[test]
fn real_files_come_back_as_they_were_when_written_and_read() {
    for text in [SCHOOL, HOLIDAYS, ROTA, PHONE] {
        let first = file(text);
        assert_eq!(file(&written(&first.events)).events, first.events);
    }
}

#[test]
fn the_same_file_in_windows_1252_says_the_same() {
    let school = SCHOOL.replace(['«', '»'], "\"");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&school);
    assert!(std::str::from_utf8(&bytes).is_err());
    assert_eq!(try_read(&bytes).unwrap(), file(&school));
}
