use super::*;

fn series(rule: &str) -> EventFacts {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let when = When { day, time: EventTime::WholeDays { days: 1 } };
    let rule = Some(rule.parse().unwrap());
    EventFacts { rule, ..EventFacts::new(EventKind::Activity, Line::new("Tur").unwrap(), when) }
}

#[test]
fn a_series_that_counts_for_more_than_ten_years_is_refused() {
    assert_eq!(series("FREQ=DAILY;COUNT=3660").check(), Ok(()));
    assert_eq!(series("FREQ=DAILY;COUNT=3661").check(), Err(Invalid::Recurrence));
    assert_eq!(series("FREQ=DAILY;COUNT=4294967295").check(), Err(Invalid::Recurrence));
    assert_eq!(series("FREQ=DAILY").check(), Ok(()), "it counts nothing");
}
