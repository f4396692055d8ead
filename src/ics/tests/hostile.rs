//! Files that are broken, huge or made to hurt: a named error or a named event, and nothing else.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::ics::{Change, SkipReason};

const EVENT: &str = "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260907T180000\r\nSUMMARY:Middag\r\nEND:VEVENT\r\n";

fn calendar(inside: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inside}END:VCALENDAR\r\n")
}

#[test]
fn what_is_no_calendar_is_named() {
    for bytes in [
        &b""[..],
        b"\xef\xbb\xbf",
        b"\r\n\r\n",
        b"<!DOCTYPE html>\n<html>",
        b"BEGIN:VCARD\nEND:VCARD\n",
        b"BEGIN:VEVENT\nDTSTART:20260907\nEND:VEVENT\n",
        b"END:VCALENDAR\n",
        b"PK\x03\x04\x14\0",
        b"\xff\xfeB\0E\0G\0I\0N\0:\0",
        b"Navn;F\xf8dt\nA;B\n",
    ] {
        assert_eq!(try_read(bytes), Err(IcsError::NotCalendar), "{bytes:?}");
    }
}

#[test]
fn a_calendar_may_be_empty_and_stand_after_a_mark_and_blank_lines() {
    for text in ["BEGIN:VCALENDAR\nEND:VCALENDAR", "\u{feff}\r\nbegin:vcalendar\r\n\r\nend:vcalendar\r\n\r\n"] {
        assert_eq!(file(text), File { events: vec![], notes: vec![] });
    }
}

#[test]
fn what_begins_must_end() {
    let whole = calendar(EVENT);
    for end in 0..whole.len() {
        let part = &whole[..end];
        match try_read(part.as_bytes()) {
            Err(IcsError::NotCalendar) => assert!(end < 20, "{part}"),
            Err(IcsError::BrokenOff { line }) => assert!(line == 1 || (line == 3 && end > 30), "{line} {part}"),
            Ok(_) => assert!(part.ends_with("END:VCALENDAR") || part.ends_with("END:VCALENDAR\r"), "{part}"),
            Err(other) => panic!("{other:?}: {part}"),
        }
    }
}

#[test]
fn an_end_that_is_missing_is_named_where_its_beginning_stands() {
    let unended = EVENT.replace("END:VEVENT\r\n", "");
    for inside in [format!("{unended}{EVENT}"), unended.clone(), format!("{unended}BEGIN:VALARM\r\nEND:VALARM\r\n")] {
        assert_eq!(try_read(calendar(&inside).as_bytes()), Err(IcsError::BrokenOff { line: 3 }), "{inside}");
    }
    let alarm = EVENT.replace("END:VEVENT", "BEGIN:VALARM\r\nEND:VEVENT");
    assert_eq!(try_read(calendar(&alarm).as_bytes()), Err(IcsError::BrokenOff { line: 7 }));
    let nested = calendar(&calendar(EVENT));
    assert_eq!(try_read(nested.as_bytes()), Err(IcsError::BrokenOff { line: 1 }));
}

#[test]
fn what_belongs_to_nothing_is_named() {
    let after = |more: &str| try_read(format!("{}{more}", calendar("")).as_bytes());
    assert_eq!(after("END:VCALENDAR"), Err(IcsError::Unexpected { line: 4 }));
    assert_eq!(after(EVENT), Err(IcsError::Unexpected { line: 4 }));
    assert_eq!(after("a mail's footer\r\n"), Ok(File { events: vec![], notes: vec![] }));
}

#[test]
fn a_file_may_not_be_too_large_nor_have_too_many_events() {
    let text = calendar(&EVENT.repeat(3));
    let read = |bytes, events| {
        read(text.as_bytes(), Zone::OSLO, Limits { bytes, events }, &mut |_, _| {}).map(|file| file.events.len())
    };
    assert_eq!(read(text.len(), 3), Ok(3));
    assert_eq!(read(text.len() - 1, 3), Err(IcsError::TooLarge { most: text.len() - 1 }));
    assert_eq!(read(text.len(), 2), Err(IcsError::TooMany { most: 2 }));
}

#[test]
fn what_lies_too_deep_is_named() {
    let deep = |levels: usize| {
        let begin = "BEGIN:X\r\n".repeat(levels);
        try_read(calendar(&format!("{begin}{}", begin.replace("BEGIN", "END"))).as_bytes())
    };
    assert_eq!(deep(15), Ok(File { events: vec![], notes: vec![] }));
    assert_eq!(deep(16), Err(IcsError::TooDeep { line: 18 }));
    assert_eq!(deep(100_000), Err(IcsError::TooDeep { line: 18 }));
}

#[test]
fn a_text_without_end_is_cut_and_that_is_said() {
    let long = EVENT.replace("Middag", &"Mæt ".repeat(2_500_000));
    let folded = EVENT.replace("Middag", &"Mæt\r\n  ".repeat(1_000_000));
    for event in [long, folded] {
        let file = file(&calendar(&event));
        assert_eq!(summary(&file.events[0]), "Mæt ".repeat(30).trim_end());
        assert_eq!(file.notes, [Note { line: 3, what: Remark::Changed(Change::TextCut) }]);
    }
}

#[test]
fn a_line_without_end_harms_only_its_event() {
    for name in ["X-ALT-DESC:", "ATTACH;ENCODING=BASE64;VALUE=BINARY:", "COMMENT:"] {
        let line = format!("{name}{}\r\nEND:VEVENT", "A".repeat(20 << 20));
        let file = file(&calendar(&EVENT.replace("END:VEVENT", &line)));
        assert_eq!((file.events.len(), file.notes.len()), (1, 0), "{name}");
    }
    for line in ["EXDATE:", "RDATE:", "UID:", "RRULE:FREQ=DAILY;BYDAY=", "DTEND;X-A="] {
        let line = format!("{line}{}\r\nEND:VEVENT", "20260907,".repeat(200_000));
        let file = file(&calendar(&format!("{}{EVENT}", EVENT.replace("END:VEVENT", &line))));
        assert_eq!(file.events.len(), 1, "{}", &line[..20]);
        assert_eq!(file.notes, [Note { line: 3, what: Remark::Skipped(SkipReason::TooLong) }]);
    }
    let many = "EXDATE:20260907T180000\r\n".repeat(100_000) + "END:VEVENT";
    assert_eq!(file(&calendar(&EVENT.replace("END:VEVENT", &many))).notes.len(), 1);
}

#[test]
fn a_zone_without_end_is_no_zone() {
    let part =
        "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n";
    let zone = |parts: usize| format!("BEGIN:VTIMEZONE\r\nTZID:own\r\n{}END:VTIMEZONE\r\n", part.repeat(parts));
    let event = EVENT.replace("DTSTART:", "DTSTART;TZID=own:");
    assert_eq!(file(&calendar(&format!("{}{event}", zone(2)))).events.len(), 1);
    for parts in [0, 101, 20_000] {
        let file = file(&calendar(&format!("{}{event}", zone(parts))));
        assert_eq!(file.notes, [Note { line: 6 + 5 * parts, what: Remark::Skipped(SkipReason::UnknownZone) }]);
    }
}

#[test]
fn progress_is_told_up_to_the_last_event() {
    let mut text = String::from("BEGIN:VCALENDAR\n");
    for number in 0..2_500 {
        let _ = write!(text, "BEGIN:VEVENT\nUID:{number}\nDTSTART:20260907\nEND:VEVENT\n");
    }
    text.push_str("END:VCALENDAR\n");
    let mut told = Vec::new();
    let file = read(text.as_bytes(), Zone::OSLO, Limits::default(), &mut |done, of| told.push((done, of))).unwrap();
    assert_eq!(file.events.len(), 2_500);
    assert_eq!(told, [(1_000, 2_500), (2_000, 2_500), (2_500, 2_500)]);
}

#[test]
fn errors_say_nothing_of_what_the_file_says() {
    let secret = calendar(&EVENT.replace("END:VEVENT", "BEGIN:SECRET"));
    let error = try_read(secret.as_bytes()).unwrap_err();
    assert!(!format!("{error:?} {error}").to_lowercase().contains("secret"));
}

/// A valid file with some bytes put in, taken out or turned.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..8),
        prop::sample::select(vec![
            "\r\n ",
            "\n",
            ":",
            ";",
            ",",
            "\"",
            "\\",
            "BEGIN:VEVENT\n",
            "END:VEVENT\n",
            "END:VTIMEZONE\n",
            "RRULE:",
            "UNTIL=",
            "DTSTART:",
            "TZID=",
            "Z",
            "T",
            "-",
            "0",
            "99999999999",
            "FREQ=YEARLY",
            "BYDAY=-1SU",
            "VALUE=DATE",
            "VALUE=PERIOD",
            "/P1D",
            "ENCODING=BASE64:",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    let change = (any::<prop::sample::Index>(), 0usize..12, part);
    let base = prop::sample::select(vec![SCHOOL, HOLIDAYS, ROTA, PHONE]);
    (base, proptest::collection::vec(change, 1..8)).prop_map(|(base, changes)| {
        let mut bytes = base.as_bytes().to_vec();
        for (at, taken, put) in changes {
            let from = at.index(bytes.len());
            let to = (from + taken).min(bytes.len());
            bytes.splice(from..to, put);
        }
        bytes
    })
}

/// Whatever is read can be written, and then says the same once more.
fn holds(bytes: &[u8]) {
    let Ok(first) = try_read(bytes) else { return };
    for event in &first.events {
        assert!(event.end.is_none_or(|end| end > event.start), "{event:?}");
        assert!(!event.uid.is_empty());
    }
    let text = written(&first.events);
    let again = file(&text);
    assert_eq!(again.events, first.events, "{text}");
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_named(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        holds(&bytes);
    }

    #[test]
    fn any_lines_in_an_event_are_read_or_named(lines in "((DTSTART|DTEND|DURATION|RRULE|EXDATE|RDATE|UID|RECURRENCE-ID|SUMMARY)(;(TZID|VALUE)=[A-Z\"/]{0,9})?[:;][0-9TZPWDHM,;=/+A-Z-]{0,20}(\r\n ?|\n))*") {
        holds(calendar(&format!("BEGIN:VEVENT\r\nDTSTART:20260907T180000\r\n{lines}\r\nEND:VEVENT\r\n")).as_bytes());
    }

    #[test]
    fn a_mutated_file_is_read_or_named(bytes in mutated()) {
        holds(&bytes);
    }
}
