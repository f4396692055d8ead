//! The leader's review: what a page holds, and how far somebody has looked.

use super::*;
use crate::{
    domain::{
        audit::{AccessEvent, DeedKind},
        ids::AuditId,
        names::Line,
        review::OddHour,
        time::ClockTime,
    },
    store::read::{ReviewFilter, ReviewPage},
};

fn record(sample: &mut Sample, staff: StaffId, at: Instant, event: AccessEvent, youth: Option<YouthId>) {
    sample.house.execute(staff, at, &Command::RecordAccess { event, youth }).unwrap();
}

fn page(sample: &Sample, filter: ReviewFilter, before: Option<AuditId>, limit: usize) -> ReviewPage {
    sample.house.read().review_page(filter, before, limit, Zone::OSLO).unwrap()
}

/// What a filter lets through, told as «staff action».
fn told(sample: &Sample, filter: ReviewFilter) -> Vec<String> {
    let rows = page(sample, filter, None, 100).rows.into_iter();
    rows.map(|row| format!("{} {}", row.entry.staff.map_or(0, |staff| staff.0), row.entry.action)).collect()
}

#[test]
fn pages_join_without_a_gap_and_end() {
    let (_home, mut sample) = house();
    for _ in 0..7 {
        record(&mut sample, THERAPIST, now(), AccessEvent::Lock, None);
    }
    let head = sample.house.chain_head().unwrap().id.0;
    let mut seen = Vec::new();
    let mut before = None;
    loop {
        let page = page(&sample, ReviewFilter::default(), before, 3);
        assert!(page.rows.len() <= 3);
        seen.extend(page.rows.iter().map(|row| row.entry.id.0));
        before = page.older_than;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(seen, (1..=head).rev().collect::<Vec<_>>());
}

#[test]
fn every_filter_lets_through_what_it_says() {
    let (_home, mut sample) = house();
    let (samira, amir) = (sample.youths[0], sample.youths[2]);
    record(&mut sample, THERAPIST, now(), AccessEvent::OpenFile, Some(amir));
    record(&mut sample, LEAD, now(), AccessEvent::OpenFile, Some(samira));
    record(&mut sample, THERAPIST, now(), AccessEvent::Export, Some(samira));
    record(&mut sample, THERAPIST, now(), AccessEvent::Lock, None);
    write(&mut sample.house, entry(About::Youths(vec![amir]), "x"));
    let by = |staff| ReviewFilter { staff: Some(staff), ..ReviewFilter::default() };
    let of = |kind| ReviewFilter { kind: Some(kind), ..ReviewFilter::default() };
    let reads = told(&sample, of(DeedKind::Read));
    assert_eq!(reads, [format!("{} open-file", LEAD.0), format!("{} open-file", THERAPIST.0)]);
    assert_eq!(told(&sample, of(DeedKind::Export)), [format!("{} export", THERAPIST.0)]);
    assert_eq!(told(&sample, of(DeedKind::Unlock))[0], format!("{} lock", THERAPIST.0));
    assert_eq!(told(&sample, of(DeedKind::Change))[0], format!("{} write-entry", THERAPIST.0));
    assert!(told(&sample, by(THERAPIST)).iter().all(|row| row.starts_with(&THERAPIST.0.to_string())));
    let about = ReviewFilter { youth: Some(samira), kind: Some(DeedKind::Read), ..ReviewFilter::default() };
    assert_eq!(told(&sample, about), [format!("{} open-file", LEAD.0)]);
    let both = ReviewFilter { staff: Some(THERAPIST), youth: Some(samira), ..ReviewFilter::default() };
    assert_eq!(told(&sample, both)[0], format!("{} export", THERAPIST.0));
    // Each row is of one kind.
    let all = told(&sample, ReviewFilter::default()).len();
    assert_eq!(DeedKind::ALL.map(|kind| told(&sample, of(kind)).len()).iter().sum::<usize>(), all);
}

#[test]
fn readings_at_odd_hours_stand_out_by_the_shifts_the_house_has() {
    let (_home, mut sample) = house();
    let at = |hour: u32, minute: u32| {
        let day = Zone::OSLO.date(now());
        Zone::OSLO.instant(day.and_hms_opt(hour, minute, 0).unwrap())
    };
    let confirm = Command::ConfirmShift {
        kind: ShiftKindId("evening".into()),
        day: Zone::OSLO.date(now()),
        starts_at: at(14, 30),
        ends_at: at(22, 30),
    };
    sample.house.execute(THERAPIST, at(14, 30), &confirm).unwrap();
    for (hour, staff) in [(3, ADMINISTRATOR), (10, ADMINISTRATOR), (10, THERAPIST), (15, THERAPIST)] {
        record(&mut sample, staff, at(hour, 0), AccessEvent::Search, None);
    }
    // A change at night is no reading.
    record(&mut sample, ADMINISTRATOR, at(3, 0), AccessEvent::Lock, None);
    let odd = ReviewFilter { odd: true, ..ReviewFilter::default() };
    let found: Vec<_> = page(&sample, odd, None, 100).rows.into_iter().map(|row| (row.entry.staff, row.odd)).collect();
    assert_eq!(found, [(Some(THERAPIST), Some(OddHour::OutsideShift)), (Some(ADMINISTRATOR), Some(OddHour::Night))]);
}

#[test]
fn a_review_goes_on_from_the_last_one_and_stays_as_it_is() {
    let (_home, mut sample) = house();
    let head = sample.house.chain_head().unwrap().id;
    let tick =
        |until, note: Option<&str>| Command::ReviewAccess { until, note: note.map(|note| Line::new(note).unwrap()) };
    sample.house.execute(LEAD, now(), &tick(head, Some("Alt i orden."))).unwrap();
    let last = sample.house.read().access_reviews(1).unwrap().remove(0);
    assert_eq!((last.by, last.until, last.note.unwrap().as_str()), (LEAD, head, "Alt i orden."));
    let row = sample.house.read().newest_audit(1).unwrap().remove(0);
    assert_eq!((row.action.as_str(), row.entity.as_str()), ("review-access", "review"));
    // No farther, and never beyond the end.
    assert!(sample.house.execute(LEAD, now(), &tick(head, None)).is_err());
    assert!(sample.house.execute(LEAD, now(), &tick(AuditId(9_999), None)).is_err());
    sample.house.execute(LEAD, now(), &tick(row.id, None)).unwrap();
    // Only the leader.
    for staff in [THERAPIST, ADMINISTRATOR] {
        let newest = sample.house.chain_head().unwrap().id;
        assert!(sample.house.execute(staff, now(), &tick(newest, None)).is_err(), "{staff}");
    }
    let conn = sample.house.connection();
    for sql in
        ["UPDATE review SET note = 'x'", "DELETE FROM review", "INSERT OR REPLACE INTO review SELECT * FROM review"]
    {
        assert!(conn.execute(sql, []).is_err(), "{sql}");
    }
    let detail: String = conn
        .query_row("SELECT detail FROM audit WHERE action = 'review-access' ORDER BY id LIMIT 1", [], |row| row.get(0))
        .unwrap();
    assert!(!detail.contains("orden"), "the note is no part of the chain: {detail}");
}

fn filter(staff: Option<StaffId>, youth: Option<YouthId>, kind: Option<DeedKind>) -> ReviewFilter {
    ReviewFilter { staff, youth, kind, ..ReviewFilter::default() }
}

/// Adds an event that several are invited to, and answers its row of the chain.
fn invite(sample: &mut Sample, youths: Vec<YouthId>) -> i64 {
    let when = When::clock(Zone::OSLO.date(now()), ClockTime::new(17, 0).unwrap(), None);
    let facts = EventFacts { youths, ..EventFacts::new(EventKind::Activity, Line::new("Kino").unwrap(), when) };
    sample.house.execute(THERAPIST, now(), &Command::Calendar(CalendarStep::Add(facts))).unwrap();
    sample.house.chain_head().unwrap().id.0
}

/// Every page of a filter, one after another.
fn all_pages(sample: &Sample, filter: ReviewFilter, limit: usize) -> Vec<i64> {
    let (mut found, mut before) = (Vec::new(), None);
    loop {
        let page = page(sample, filter, before, limit);
        assert!(page.rows.len() <= limit);
        found.extend(page.rows.iter().map(|row| row.entry.id.0));
        before = page.older_than;
        if before.is_none() {
            return found;
        }
    }
}

#[test]
fn what_is_about_several_is_found_at_each_of_them() {
    let (_home, mut sample) = house();
    let (samira, amir) = (sample.youths[0], sample.youths[2]);
    let head = sample.house.chain_head().unwrap().id;
    write(&mut sample.house, entry(About::Youths(vec![samira, amir]), "Kranglet."));
    write(&mut sample.house, entry(About::House, "Rolig."));
    write(&mut sample.house, entry(About::Youths(vec![amir]), "x"));
    let event = invite(&mut sample, vec![samira, amir]);
    let of = |youth| all_pages(&sample, filter(None, Some(youth), None), 100);
    let new = |youth| of(youth).into_iter().filter(|id| *id > head.0).map(|id| id - head.0).collect::<Vec<_>>();
    assert_eq!((new(samira), new(amir)), (vec![event - head.0, 1], vec![event - head.0, 3, 1]));
    // The extract says the same.
    let about = sample.house.read().audit_about(samira).unwrap();
    let about: Vec<i64> = about.iter().map(|row| row.id.0).filter(|id| *id > head.0).collect();
    assert_eq!(about, [event, head.0 + 1]);
    // Pages of one row join without a gap.
    assert_eq!(all_pages(&sample, filter(None, Some(amir), None), 1), of(amir));
    assert_eq!(all_pages(&sample, filter(None, Some(amir), Some(DeedKind::Change)), 1).len(), of(amir).len());
    assert_eq!(all_pages(&sample, filter(None, Some(amir), Some(DeedKind::Unlock)), 10), Vec::<i64>::new());
}

#[test]
fn a_wrong_try_stands_at_its_time_and_at_whose_it_should_have_been() {
    let (_home, mut sample) = house();
    let night = Zone::OSLO.instant(Zone::OSLO.date(now()).and_hms_opt(3, 40, 0).unwrap());
    sample.house.record_failed_try(now(), Some(LEAD), Some(night)).unwrap();
    sample.house.record_failed_try(now(), None, Some(night)).unwrap();
    let own = page(&sample, filter(Some(LEAD), None, None), None, 1).rows.remove(0).entry;
    assert_eq!((own.action.as_str(), own.staff, own.whose()), ("failed-try", None, Some(LEAD)));
    assert_eq!((own.happened_at(), own.at), (night, now()));
    let odd = ReviewFilter { odd: true, ..ReviewFilter::default() };
    let tries: Vec<_> = page(&sample, odd, None, 10).rows.into_iter().filter(|row| row.entry.tried.is_some()).collect();
    assert_eq!(tries.iter().map(|row| row.odd).collect::<Vec<_>>(), [Some(OddHour::Night); 2]);
    assert!(told(&sample, filter(Some(THERAPIST), None, None)).iter().all(|row| !row.contains("failed-try")));
    assert_eq!(all_pages(&sample, filter(Some(LEAD), None, Some(DeedKind::Unlock)), 1).len(), 1);
}

#[test]
fn a_page_looks_at_so_many_rows_and_says_where_it_goes_on() {
    let (_home, mut sample) = house();
    let samira = sample.youths[0];
    record(&mut sample, LEAD, now(), AccessEvent::Export, Some(samira));
    let row = sample.house.chain_head().unwrap().id;
    let together = sample.house.together(THERAPIST, now()).unwrap();
    for _ in 0..4_600 {
        together.execute(&Command::RecordAccess { event: AccessEvent::Export, youth: None }).unwrap();
    }
    together.commit().unwrap();
    for wanted in [filter(Some(LEAD), None, Some(DeedKind::Export)), filter(None, Some(samira), Some(DeedKind::Export))]
    {
        let first = page(&sample, wanted, None, 200);
        assert!(first.rows.is_empty() && first.older_than.is_some(), "{wanted:?}: {:?}", first.older_than);
        let next = page(&sample, wanted, first.older_than, 200);
        assert_eq!(next.rows.iter().map(|row| row.entry.id).collect::<Vec<_>>(), [row], "{wanted:?}");
    }
}

#[test]
fn a_row_that_is_no_text_is_shown_and_named() {
    let (_home, sample) = house();
    let conn = sample.house.connection();
    let sql = "DROP TRIGGER audit_keep_update; UPDATE audit SET action = CAST(x'61ff' AS TEXT) WHERE id = 3";
    conn.execute_batch(sql).unwrap();
    let bad = sample.house.walk_chain(&mut |_| {}).unwrap().bad.unwrap();
    assert_eq!((bad.id, bad.action.as_str()), (AuditId(3), "a\u{fffd}"));
    assert!(page(&sample, ReviewFilter::default(), None, 1_000).rows.iter().any(|row| row.entry.id.0 == 3));
}

#[test]
fn a_clock_that_was_set_back_is_told_and_is_no_damage() {
    let (_home, mut sample) = house();
    record(&mut sample, LEAD, now() + chrono::TimeDelta::days(400), AccessEvent::Lock, None);
    let row = sample.house.chain_head().unwrap().id.0;
    record(&mut sample, LEAD, now(), AccessEvent::Lock, None);
    // Terminals beside each other write a moment apart.
    record(&mut sample, LEAD, now() - chrono::TimeDelta::seconds(2), AccessEvent::Lock, None);
    let walk = sample.house.walk_chain(&mut |_| {}).unwrap();
    assert_eq!(walk.bad, None);
    // The sample house was written at several times.
    let back: Vec<_> = walk.back.iter().filter(|back| back.id.0 > row).collect();
    assert_eq!(
        back.iter().map(|back| (back.id.0, back.before)).collect::<Vec<_>>(),
        [(row + 1, now() + chrono::TimeDelta::days(400))]
    );
}

#[test]
fn a_noted_head_that_does_not_stand_stays_until_a_leader_goes_on() {
    let (_home, mut sample) = house();
    write(&mut sample.house, entry(About::House, "x"));
    sample.house.note_head().unwrap();
    let cut = "DROP TRIGGER audit_keep_delete; DELETE FROM audit WHERE id = (SELECT max(id) FROM audit);";
    sample.house.connection().execute_batch(cut).unwrap();
    // Whatever is done here and however often the program is left, the proof of it stays.
    write(&mut sample.house, entry(About::House, "y"));
    write(&mut sample.house, entry(About::House, "z"));
    assert!(!sample.house.note_head().unwrap());
    assert_eq!(sample.house.noted_head_stands().unwrap(), Some(false));
    // Until a leader goes on with what is here, which stands in the chain with what was noted.
    let gone = sample.house.head_that_is_gone().unwrap().unwrap();
    for staff in [THERAPIST, ADMINISTRATOR] {
        assert!(matches!(sample.house.accept_trail(staff, now()), Err(StoreError::Refused(_))), "{staff}");
    }
    sample.house.accept_trail(LEAD, now()).unwrap();
    assert_eq!(sample.house.noted_head_stands().unwrap(), Some(true));
    let conn = sample.house.connection();
    let (action, detail): (String, String) = conn
        .query_row("SELECT action, detail FROM audit ORDER BY id DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert!(action == "accept-trail" && detail.contains(&gone.full()), "{action} {detail}");
    let head = sample.house.chain_head().unwrap();
    sample.house.accept_trail(LEAD, now()).unwrap();
    assert_eq!(sample.house.chain_head().unwrap(), head, "where nothing is wrong, nothing is written");
}

#[test]
fn days_are_found_by_halving_and_what_was_tried_before_it_was_written_with_them() {
    let (_home, mut sample) = house();
    let samira = sample.youths[0];
    for day in 1..30 {
        for minute in 0..5 {
            let at = now() + TimeDelta::days(day) + TimeDelta::minutes(minute);
            record(&mut sample, THERAPIST, at, AccessEvent::OpenFile, Some(samira));
        }
    }
    let day = Zone::OSLO.date(now()) + TimeDelta::days(10);
    let night = Zone::OSLO.instant(day.and_hms_opt(3, 40, 0).unwrap());
    sample.house.record_failed_try(now() + TimeDelta::days(30), None, Some(night)).unwrap();
    let on = |filter: ReviewFilter, last| filter.on_days(Some(day), Some(last), Zone::OSLO);
    let all = ReviewFilter::default();
    let opened =
        |rows: &[crate::store::read::ReviewRow]| rows.iter().filter(|row| row.entry.action == "open-file").count();
    // A try that was written weeks after it is not among them.
    let page_of = |filter, limit| page(&sample, filter, None, limit);
    let found = page_of(on(all, day), 100);
    assert_eq!((found.rows.len(), opened(&found.rows), found.older_than), (5, 5, None));
    assert_eq!(all_pages(&sample, on(all, day), 2).len(), 5, "pages of two join without a gap");
    let two = page_of(on(all, day + TimeDelta::days(1)), 100);
    assert_eq!(opened(&two.rows), 10);
    assert!(page_of(all.on_days(Some(day + TimeDelta::days(90)), None, Zone::OSLO), 10).rows.is_empty());
    let before = page_of(all.on_days(None, Some(Zone::OSLO.date(now())), Zone::OSLO), 100);
    assert_eq!(opened(&before.rows), 0);
    assert!(!before.rows.is_empty());
    // One that was written within days stands in its night.
    let near = Zone::OSLO.instant((day + TimeDelta::days(18)).and_hms_opt(3, 40, 0).unwrap());
    sample.house.record_failed_try(now() + TimeDelta::days(30), None, Some(near)).unwrap();
    let near = all.on_days(Some(day + TimeDelta::days(18)), Some(day + TimeDelta::days(18)), Zone::OSLO);
    assert!(page(&sample, near, None, 100).rows.iter().any(|row| row.entry.tried.is_some()));
}
