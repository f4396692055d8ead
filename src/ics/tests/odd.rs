//! What real files have that they should not, or that is easily overlooked.

use super::*;
use crate::ics::{Change, SkipReason};

const ONCE: &str = "UID:a\nDTSTART:20260907T180000";

fn with(lines: &str) -> String {
    format!("{ONCE}\n{lines}")
}

fn starts(start: &str) -> IcsEvent {
    event(&format!("UID:a\n{start}"))
}

fn skipped(lines: &str) -> SkipReason {
    match remarks(lines)[..] {
        [Remark::Skipped(why)] => why,
        ref other => panic!("{lines}: {other:?}"),
    }
}

#[test]
fn times_of_all_zones_become_those_of_the_house() {
    for (start, expected) in [
        ("DTSTART:20260907T180000", clock(2026, 9, 7, 18, 0)),
        ("DTSTART:20260907T180000Z", clock(2026, 9, 7, 20, 0)),
        ("DTSTART:20261207T180000Z", clock(2026, 12, 7, 19, 0)),
        ("DTSTART:20260907T180000+0430", clock(2026, 9, 7, 15, 30)),
        ("DTSTART;TZID=Europe/Oslo:20260907T180000", clock(2026, 9, 7, 18, 0)),
        ("DTSTART;TZID=\"Europe/London\":20260907T180000", clock(2026, 9, 7, 19, 0)),
        ("DTSTART;TZID=Asia/Kabul:20260907T180000", clock(2026, 9, 7, 15, 30)),
        ("DTSTART;TZID=America/New_York:20260907T200000", clock(2026, 9, 8, 2, 0)),
        ("DTSTART;TZID=GMT Standard Time:20260907T180000", clock(2026, 9, 7, 19, 0)),
        ("DTSTART;TZID=\"W. Europe Standard Time\":20260907T180000", clock(2026, 9, 7, 18, 0)),
        (
            "DTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\":20260907T180000",
            clock(2026, 9, 7, 18, 0),
        ),
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/Tzfile/Europe/London:20260907T180000",
            clock(2026, 9, 7, 19, 0),
        ),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20260907T180000", clock(2026, 9, 7, 19, 0)),
        ("DTSTART;VALUE=DATE:20260907", day(2026, 9, 7)),
        ("DTSTART:20260907", day(2026, 9, 7)),
        ("dtstart;value=date;x-odd=\"a:b;c\":20260907", day(2026, 9, 7)),
        ("DTSTART;VALUE=DATE-TIME:20260907T180000", clock(2026, 9, 7, 18, 0)),
    ] {
        assert_eq!(starts(start).start, expected, "{start}");
    }
}

/// A zone with a name of its own that is described in the file: half an hour from UTC, an hour more in summer.
fn own_zone(lines: &str) -> File {
    let zone = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\n\
        BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0130\nTZOFFSETTO:+0030\n\
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0030\nTZOFFSETTO:+0130\n\
        RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE";
    file(&format!("BEGIN:VCALENDAR\n{zone}\nBEGIN:VEVENT\nUID:a\n{lines}\nEND:VEVENT\nEND:VCALENDAR"))
}

#[test]
fn a_zone_that_is_described_in_the_file_is_known() {
    for (start, expected) in [
        ("20260115T120000", clock(2026, 1, 15, 12, 30)),
        ("20260308T015959", clock(2026, 3, 8, 2, 29)),
        ("20260308T023000", clock(2026, 3, 8, 3, 0)),
        ("20260308T030000", clock(2026, 3, 8, 2, 30)),
        ("20260707T120000", clock(2026, 7, 7, 12, 30)),
        ("20261025T023000", clock(2026, 10, 25, 2, 0)),
        ("20261025T030000", clock(2026, 10, 25, 3, 30)),
    ] {
        let file = own_zone(&format!("DTSTART;TZID=Customized Time Zone:{start}"));
        let IcsTime::Clock(time) = file.events[0].start else { panic!() };
        let time = time - chrono::TimeDelta::seconds(i64::from(chrono::Timelike::second(&time)));
        assert_eq!(IcsTime::Clock(time), expected, "{start}");
    }
}

#[test]
fn a_zone_that_nobody_knows_is_named() {
    assert_eq!(skipped("DTSTART;TZID=Middle-earth:20260907T180000"), SkipReason::UnknownZone);
    assert_eq!(skipped(&with("EXDATE;TZID=Middle-earth:20260914T180000")), SkipReason::UnknownZone);
    assert_eq!(own_zone("DTSTART;TZID=Middle-earth:20260907T180000").events, []);
    assert_eq!(event("DTSTART;VALUE=DATE;TZID=UTC:20260907").start, day(2026, 9, 7));
}

#[test]
fn an_end_is_a_time_a_duration_or_nothing() {
    for (lines, expected) in [
        ("", None),
        ("DTEND:20260907T193000", Some(clock(2026, 9, 7, 19, 30))),
        ("DTEND:20260907T180000", None),
        ("DTEND:20260907T180000Z", Some(clock(2026, 9, 7, 20, 0))),
        ("DURATION:PT1H30M", Some(clock(2026, 9, 7, 19, 30))),
        ("DURATION:P1DT1H", Some(clock(2026, 9, 8, 19, 0))),
        ("DURATION:P7W", Some(clock(2026, 10, 26, 18, 0))),
        ("DURATION:PT0S", None),
    ] {
        assert_eq!(event(&with(lines)).end, expected, "{lines}");
    }
    assert_eq!(event("DTSTART:20260907\nDURATION:P1D").end, Some(day(2026, 9, 8)));
    assert_eq!(event("DTSTART:20260907\nDTEND;VALUE=DATE:20260907").end, None);
    assert_eq!(
        event("DTSTART:20261024T180000\nDURATION:P1D").end,
        Some(clock(2026, 10, 25, 18, 0)),
        "a day, not 24 hours"
    );
    assert_eq!(event("DTSTART:20261024T180000\nDURATION:PT24H").end, Some(clock(2026, 10, 25, 17, 0)));
    assert_eq!(event("DTSTART:20260329T023000\nDTEND:20260329T031500").end, Some(clock(2026, 3, 29, 3, 15)));
    for lines in ["DTEND:20260907T175959", "DTEND:20260907T155959Z", "DURATION:-PT1M"] {
        assert_eq!(skipped(&with(lines)), SkipReason::EndBeforeStart, "{lines}");
    }
    assert_eq!(skipped(&with("DTEND;VALUE=DATE:20260908")), SkipReason::MixedTimes);
    assert_eq!(skipped(&with("DURATION:one hour")), SkipReason::NotATime);
    assert_eq!(skipped(&with("DURATION:P4294967295W")), SkipReason::OutOfRange);
}

#[test]
fn the_last_day_of_a_rule_is_a_day_of_the_house() {
    let until = |start: &str, until: &str| {
        let rule = rule(&event(&format!("UID:a\nDTSTART{start}\nRRULE:FREQ=DAILY;UNTIL={until}"))).unwrap();
        rule.split_once("UNTIL=").map(|(_, last)| last.to_owned())
    };
    for (start, last, expected) in [
        (":20260907T180000", "20261218", "20261218"),
        (":20260907T180000", "20261218T170000Z", "20261218"),
        (":20260907T180000", "20261218T165959Z", "20261217"),
        (":20260907T180000", "20261217T235959Z", "20261217"),
        (":20260907T180000", "20261218T180000", "20261218"),
        (";TZID=W. Europe Standard Time:20260907T180000", "20261218T170000Z", "20261218"),
        (";VALUE=DATE:20260907", "20261218", "20261218"),
        (";VALUE=DATE:20260907", "20261217T230000Z", "20261218"),
        (";VALUE=DATE:20260907", "20261218T000000", "20261218"),
    ] {
        assert_eq!(until(start, last), Some(expected.to_owned()), "{start} {last}");
    }
    assert_eq!(until(":20260907T180000", "99991231T235959Z"), None, "that means always");
    assert_eq!(skipped(&with("RRULE:FREQ=DAILY;UNTIL=soon")), SkipReason::BadRule);
}

#[test]
fn a_rule_of_another_zone_comes_on_the_days_it_has_here() {
    let lines = "UID:a\nDTSTART;TZID=America/New_York:20260911T200000\nRRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231";
    let file = event_file(lines);
    assert_eq!(file.events[0].start, clock(2026, 9, 12, 2, 0));
    assert_eq!(rule(&file.events[0]), Some("FREQ=WEEKLY;BYDAY=SA;UNTIL=20270101".to_owned()));
    assert_eq!(remarks(lines), [Change::DayMoved, Change::ZoneOfRule].map(Remark::Changed));
    let monthly = "UID:a\nDTSTART;TZID=America/New_York:20260911T200000\nRRULE:FREQ=MONTHLY";
    assert_eq!(event_file(monthly).events, []);
    assert!(remarks(monthly).contains(&Remark::Skipped(SkipReason::RuleOfAnotherDay)));
}

#[test]
fn a_rule_whose_clocks_move_otherwise_is_named() {
    let daily = |start: &str| remarks(&format!("UID:a\nDTSTART{start}\nRRULE:FREQ=DAILY"));
    assert_eq!(daily(":20260907T180000Z"), [Remark::Changed(Change::ZoneOfRule)]);
    assert_eq!(daily(";TZID=Asia/Kabul:20260907T180000"), [Remark::Changed(Change::ZoneOfRule)]);
    for same in [":20260907T180000", ";TZID=Europe/Berlin:20260907T180000", ";VALUE=DATE:20260907"] {
        assert_eq!(daily(same), [], "{same}");
    }
}

#[test]
fn exceptions_are_of_the_kind_of_their_series() {
    let series =
        |start: &str, lines: &str| event(&format!("UID:a\nDTSTART{start}\nRRULE:FREQ=DAILY\n{lines}")).left_out;
    let whole = ";VALUE=DATE:20260907";
    assert_eq!(series(whole, "EXDATE;TZID=Europe/Oslo:20260909T000000"), [day(2026, 9, 9)]);
    assert_eq!(series(whole, "EXDATE:20260908T220000Z"), [day(2026, 9, 9)], "midnight of the house");
    let timed = ":20260907T180000";
    assert_eq!(series(timed, "EXDATE;VALUE=DATE:20260909"), [clock(2026, 9, 9, 18, 0)]);
    assert_eq!(
        series(timed, "EXDATE:20260910T160000Z,20260909T180000,\nEXDATE:20260909T180000"),
        [clock(2026, 9, 9, 18, 0), clock(2026, 9, 10, 18, 0)],
        "in order, each once"
    );
    assert_eq!(series(timed, "EXDATE:"), []);
}

#[test]
fn added_periods_lose_their_length_and_it_is_said() {
    let lines = with("RDATE;VALUE=PERIOD:20260909T160000Z/PT3H,20260910T180000/20260910T200000");
    let file = event_file(&lines);
    assert_eq!(file.events[0].added, [clock(2026, 9, 9, 18, 0), clock(2026, 9, 10, 18, 0)]);
    assert_eq!(remarks(&lines), [Remark::Changed(Change::LengthOfAdded)]);
}

#[test]
fn a_missing_uid_is_made_of_the_content() {
    let uid = |lines: &str| event(lines).uid;
    let first = uid("DTSTART:20260907\nSUMMARY:Tur");
    assert_eq!(first, uid("SUMMARY:Tur\nX-ODD:1\nUID:\nDTSTART;VALUE=DATE:20260907"));
    for other in [
        "DTSTART:20260908\nSUMMARY:Tur",
        "DTSTART:20260907\nSUMMARY:Tur til byen",
        "DTSTART:20260907\nSUMMARY:Tur\nLOCATION:Ute",
    ] {
        assert_ne!(first, uid(other), "{other}");
    }
    let long = "x".repeat(IcsEvent::LONGEST_UID + 1);
    assert_eq!(uid(&format!("UID:{long}\nDTSTART:20260907")), uid(&format!("UID:{long}\nDTSTART:20260908")));
    assert_eq!(uid(&format!("UID:{long}\nDTSTART:20260907")).len(), 32);
}

#[test]
fn texts_are_unescaped_and_cleaned() {
    let summary = |text: &str| summary(&event(&with(&format!("SUMMARY{text}")))).to_owned();
    assert_eq!(summary(":Mat\\, prat\\; og \\\\ kos\\nhjemme"), "Mat, prat; og \\ kos hjemme");
    assert_eq!(summary(":Mat; prat, og kos: kl. 18"), "Mat; prat, og kos: kl. 18", "what should have been escaped");
    assert_eq!(summary(";LANGUAGE=\"nb\";X-A=\"b:c\":Mat"), "Mat");
    assert_eq!(summary(";ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:L=C3=B8rdag"), "Lørdag");
    assert_eq!(summary(":\u{202e}gninder\u{202c}\u{1b}[2J\u{0}\u{7} Øving\u{200b}"), "gninder [2J Øving\u{200b}");
    let description = event(&with("DESCRIPTION:en\\Nto\\n\\n\\ttre\u{2066}")).description.unwrap();
    assert_eq!(description.as_str(), "en\nto\n\nttre");
    assert_eq!(event(&with("SUMMARY:   ")).summary, None);
}

#[test]
fn what_is_nested_in_an_event_is_not_of_the_event() {
    let alarm =
        "BEGIN:VALARM\nSUMMARY:Alarm\nDURATION:PT5M\nUID:b\nEND:VALARM\nBEGIN:X-ODD\nSTATUS:CANCELLED\nEND:X-ODD";
    let event = event(&format!("{alarm}\n{ONCE}\n{alarm}"));
    assert_eq!((event.uid.as_str(), event.summary, event.end, event.cancelled), ("a", None, None, false));
}

#[test]
fn what_is_wrong_with_one_event_is_named_and_spoils_no_other() {
    for (lines, why) in [
        ("UID:a", SkipReason::NoStart),
        ("DTSTART:", SkipReason::NotATime),
        ("DTSTART:tomorrow", SkipReason::NotATime),
        ("DTSTART:20260231T180000", SkipReason::NotATime),
        ("DTSTART:20260907T250000", SkipReason::NotATime),
        ("DTSTART:00010101", SkipReason::OutOfRange),
        ("DTSTART:99991231T235959Z", SkipReason::OutOfRange),
        ("DTSTART:20260907\nDTEND:99991231", SkipReason::OutOfRange),
        ("DTSTART:20260907\nRRULE:FREQ=HOURLY", SkipReason::FinerThanDay),
        ("DTSTART:20260907\nRRULE:FREQ=SECONDLY;COUNT=2", SkipReason::FinerThanDay),
        ("DTSTART:20260907\nRRULE:FREQ=DAILY;COUNT=999999999", SkipReason::TooOften),
        ("DTSTART:20260907\nRRULE:nonsense", SkipReason::BadRule),
        ("DTSTART:20260907\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", SkipReason::SeveralRules),
        ("DTSTART:20260907\nRRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY", SkipReason::SeveralRules),
        ("DTSTART:20260907\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260908", SkipReason::ThisAndFollowing),
        ("DTSTART:20260907\nRECURRENCE-ID:then", SkipReason::NotATime),
        ("DTSTART:20260907\nEXDATE:then", SkipReason::NotATime),
    ] {
        assert_eq!(skipped(lines), why, "{lines}");
        let good = "BEGIN:VEVENT\nUID:good\nDTSTART:20260907\nEND:VEVENT";
        let file = file(&format!("BEGIN:VCALENDAR\n{good}\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\n{good}\nEND:VCALENDAR"));
        assert_eq!(file.events.len(), 2, "{lines}");
        assert_eq!(file.notes, [Note { line: 6, what: Remark::Skipped(why) }]);
    }
}

#[test]
fn a_rule_may_say_the_time_of_its_start_once_more() {
    let event = event("DTSTART;TZID=Europe/Oslo:20260907T180000\nRRULE:FREQ=DAILY;BYHOUR=18;BYMINUTE=0");
    assert_eq!(rule(&event), Some("FREQ=DAILY".to_owned()));
}

#[test]
fn a_changed_occurrence_is_named_in_the_kind_of_its_series() {
    let both = |series: &str, id: &str| {
        let changed = format!("UID:a\nDTSTART:20260909T200000\nRECURRENCE-ID{id}");
        let file =
            event_file(&format!("{changed}\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nDTSTART{series}\nRRULE:FREQ=DAILY"));
        file.events[0].recurrence_id
    };
    assert_eq!(both(":20260907T180000", ":20260908T160000Z"), Some(clock(2026, 9, 8, 18, 0)));
    assert_eq!(both(":20260907T180000", ";VALUE=DATE:20260908"), Some(clock(2026, 9, 8, 18, 0)));
    assert_eq!(both(";VALUE=DATE:20260907", ":20260907T220000Z"), Some(day(2026, 9, 8)));
}

/// A series at midnight of the house, as a file in UTC has it: the evening before, two hours early in summer and one in
/// winter.
const AT_MIDNIGHT: &str = "UID:a\nDTSTART:20260901T220000Z\nRRULE:FREQ=WEEKLY;BYDAY=TU";

#[test]
fn exceptions_move_with_the_days_of_their_rule() {
    let left_out = |line: &str| event_file(&format!("{AT_MIDNIGHT}\n{line}")).events.remove(0).left_out;
    let whole = event_file(AT_MIDNIGHT).events.remove(0);
    assert_eq!((whole.start, rule(&whole)), (clock(2026, 9, 2, 0, 0), Some("FREQ=WEEKLY;BYDAY=WE".to_owned())));
    assert_eq!(left_out("EXDATE;VALUE=DATE:20260908"), [clock(2026, 9, 9, 0, 0)]);
    assert_eq!(left_out("EXDATE:20260908T220000Z"), [clock(2026, 9, 9, 0, 0)]);
    let winter = [clock(2026, 11, 11, 0, 0)];
    assert_eq!(left_out("EXDATE:20261110T220000Z"), winter, "past the change of the clocks");
    assert_eq!(
        left_out("EXDATE;TZID=Europe/Oslo:20261110T230000"),
        winter,
        "the same instant by the clock of the house"
    );
    assert_eq!(left_out("EXDATE:20261110T210000Z"), [clock(2026, 11, 10, 22, 0)], "no time of the rule");
}

#[test]
fn a_changed_time_stands_for_a_day_of_the_moved_rule() {
    for (named, expected) in [
        (";VALUE=DATE:20260908", clock(2026, 9, 9, 0, 0)),
        (":20260908T220000Z", clock(2026, 9, 9, 0, 0)),
        (":20261110T220000Z", clock(2026, 11, 11, 0, 0)),
    ] {
        let changed = format!("UID:a\nDTSTART:20261111T120000Z\nRECURRENCE-ID{named}");
        let file = event_file(&format!("{AT_MIDNIGHT}\nEND:VEVENT\nBEGIN:VEVENT\n{changed}"));
        assert_eq!(file.events[1].recurrence_id, Some(expected), "{named}");
    }
}

#[test]
fn a_described_zone_tells_its_own_time_on_both_sides_of_a_change_of_its_clocks() {
    let zone = "BEGIN:VTIMEZONE\nTZID:Ours\n\
        BEGIN:DAYLIGHT\nDTSTART:20000312T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\n\
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\n\
        BEGIN:STANDARD\nDTSTART:20001105T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\n\
        RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\nEND:VTIMEZONE";
    let series = "UID:a\nDTSTART;TZID=Ours:20260904T180000\nRRULE:FREQ=WEEKLY;BYDAY=FR";
    for (named, expected) in [("20260911T220000Z", 12), ("20261106T230000Z", 7)] {
        let text =
            format!("BEGIN:VCALENDAR\n{zone}\nBEGIN:VEVENT\n{series}\nEXDATE:{named}\nEND:VEVENT\nEND:VCALENDAR\n");
        let month = if expected == 12 { 9 } else { 11 };
        assert_eq!(file(&text).events[0].left_out, [clock(2026, month, expected, 0, 0)], "{named}");
    }
}
