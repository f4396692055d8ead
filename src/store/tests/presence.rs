//! Watch levels, presence marks and guests: what counts, and what is kept.

use super::*;
use crate::{
    domain::{
        moves::StayEnd,
        presence::{Counted, PresenceFacts, PresenceSource, PresenceState},
        task::HouseClock,
        watch::{WatchFacts, WatchLevel, WatchNow},
    },
    store::{
        keys::{DataKey, HouseId, KdfParams, Secret},
        migrate,
        open::{self, Memory},
        read::{FireRoll, RollTotals},
    },
};

pub(super) const CLOCK: HouseClock<'static> = HouseClock { kinds: &[], zone: Zone::OSLO };

fn after(minutes: i64) -> Instant {
    now() + TimeDelta::minutes(minutes)
}

pub(super) fn presence(youth: YouthId, state: PresenceState, at: Option<Instant>) -> Command {
    Command::SetPresence { youth, at, seen: None, facts: PresenceFacts::plain(state, PresenceSource::Observed) }
}

fn watch(youth: YouthId, version: i64, level: WatchLevel, at: Instant) -> Command {
    let reason = (level != WatchLevel::Calm).then(|| Line::new("Sover lite.").unwrap());
    let review_at = level.usual_review().map(|usual| at + usual);
    Command::SetWatch { youth, version, facts: WatchFacts { level, reason, review_at } }
}

/// The state that counts for a youth.
fn state(house: &House, youth: YouthId) -> Option<PresenceState> {
    house.read().presence_now().unwrap().get(&youth).map(|mark| mark.facts.state)
}

#[test]
fn the_newest_mark_counts_and_the_others_are_the_history() {
    let (_home, mut sample) = house();
    let (amir, house) = (sample.youths[2], &mut sample.house);
    assert_eq!(state(house, amir), None);
    house.execute(TEMP, now(), &presence(amir, PresenceState::In, None)).unwrap();
    house.execute(THERAPIST, after(10), &presence(amir, PresenceState::Out, None)).unwrap();
    assert_eq!(state(house, amir), Some(PresenceState::Out));
    let page = house.read().presence_page(amir, None, 1).unwrap();
    assert!(page.more);
    assert_eq!((page.marks[0].facts.state, page.marks[0].by), (PresenceState::Out, THERAPIST));
    let older = house.read().presence_page(amir, Some(page.marks[0].id), 9).unwrap();
    assert_eq!((older.marks.len(), older.marks[0].facts.state, older.more), (1, PresenceState::In, false));
    assert_eq!(state(house, sample.youths[0]), None, "nobody else's");
}

#[test]
fn what_is_told_afterwards_about_an_earlier_moment_changes_nothing_now() {
    let (_home, mut sample) = house();
    let (amir, house) = (sample.youths[2], &mut sample.house);
    house.execute(TEMP, now(), &presence(amir, PresenceState::In, None)).unwrap();
    house.execute(TEMP, after(5), &presence(amir, PresenceState::Out, Some(after(-60)))).unwrap();
    assert_eq!(state(house, amir), Some(PresenceState::In));
    let late = house.read().presence_page(amir, None, 9).unwrap().marks.remove(0);
    assert_eq!((late.late, late.at, late.written_at), (true, after(-60), after(5)));
    // Between the newest and now: it is the newer one.
    house.execute(TEMP, after(30), &presence(amir, PresenceState::Unknown, Some(after(20)))).unwrap();
    assert_eq!(state(house, amir), Some(PresenceState::Unknown));
}

#[test]
fn a_clock_that_was_set_back_lets_no_old_mark_win() {
    let (_home, mut sample) = house();
    let (amir, house) = (sample.youths[2], &mut sample.house);
    // The clock is a day ahead, then somebody sets it right.
    house.execute(TEMP, after(24 * 60), &presence(amir, PresenceState::In, None)).unwrap();
    house.execute(TEMP, after(1), &presence(amir, PresenceState::Out, None)).unwrap();
    assert_eq!(state(house, amir), Some(PresenceState::Out));
    house.execute(TEMP, after(2), &presence(amir, PresenceState::In, None)).unwrap();
    house.execute(TEMP, after(24 * 60 + 1), &presence(amir, PresenceState::Unknown, None)).unwrap();
    house.execute(TEMP, after(9), &presence(amir, PresenceState::Missing, Some(after(8)))).unwrap();
    assert_eq!(state(house, amir), Some(PresenceState::Missing));
}

#[test]
fn only_who_lives_here_is_marked_and_an_earlier_stay_says_nothing() {
    let (_home, mut sample) = house();
    let (amir, house) = (sample.youths[2], &mut sample.house);
    house.execute(TEMP, now(), &presence(amir, PresenceState::In, None)).unwrap();
    let today = Zone::OSLO.date(now());
    house
        .execute(
            LEAD,
            now(),
            &Command::MoveOut {
                youth: amir,
                last_day: today - TimeDelta::days(1),
                end: StayEnd::default(),
                points: Vec::new(),
            },
        )
        .unwrap();
    assert_eq!(state(house, amir), None);
    let refused = house.execute(TEMP, now(), &presence(amir, PresenceState::In, None));
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::NotLivingHere))));
    let back = after(20 * 24 * 60);
    let move_in =
        Command::MoveIn { youth: amir, apartment: ApartmentId(5), from: Zone::OSLO.date(back), points: Vec::new() };
    house.execute(LEAD, back, &move_in).unwrap();
    assert_eq!(state(house, amir), None, "in twenty days ago is not in");
    house.execute(TEMP, back, &presence(amir, PresenceState::Out, None)).unwrap();
    assert_eq!(state(house, amir), Some(PresenceState::Out));
}

#[test]
fn a_level_is_set_by_whoever_has_seen_the_one_before() {
    let (_home, mut sample) = house();
    let (amir, house) = (sample.youths[2], &mut sample.house);
    let first = house.execute(TEMP, now(), &watch(amir, 0, WatchLevel::Follow, now())).unwrap().row;
    let refused = house.execute(THERAPIST, after(1), &watch(amir, 0, WatchLevel::Calm, after(1)));
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::ChangedMeanwhile { by: TEMP }))), "{refused:?}");
    assert_eq!(house.read().watch_now().unwrap()[&amir].facts.level, WatchLevel::Follow);
    // The same level once more stands since the first time, another one since now.
    let again = house.execute(LEAD, after(60), &watch(amir, first, WatchLevel::Follow, after(60))).unwrap().row;
    let newest = house.read().watch_now().unwrap()[&amir].clone();
    assert_eq!((newest.since, newest.set_at, newest.by), (now(), after(60), LEAD));
    house.execute(LEAD, after(90), &watch(amir, again, WatchLevel::Acute, after(90))).unwrap();
    let newest = house.read().watch_now().unwrap()[&amir].clone();
    assert_eq!(newest.since, after(90));
    let standing = |at| house.read().standing(at, &CLOCK).unwrap();
    let (soon, later) = (after(91), after(90 + 24 * 60));
    assert_eq!(standing(soon).watch_of(amir, soon), WatchNow::Stands(&newest));
    assert_eq!(standing(later).watch_of(amir, later), WatchNow::ToReview(&newest));
    assert_eq!(standing(later).overdue(later) - standing(soon).overdue(soon), 1, "it counts as overdue");

    let levels: Vec<_> = house.read().watch_history(amir, 9).unwrap().into_iter().map(|m| m.facts.level).collect();
    assert_eq!(levels, [WatchLevel::Acute, WatchLevel::Follow, WatchLevel::Follow]);
    let changes = |since| house.read().watch_changes(since).unwrap().len();
    assert_eq!([now(), after(1), after(90), after(91)].map(changes), [3, 2, 1, 0]);
}

#[test]
fn what_is_past_its_time_adds_up() {
    let (_home, mut sample) = house();
    let (amir, hodan, house) = (sample.youths[2], sample.youths[4], &mut sample.house);
    let before = house.read().standing(now(), &CLOCK).unwrap().overdue(now());
    let facts = PresenceFacts {
        expected_back: Some(after(60)),
        ..PresenceFacts::plain(PresenceState::Out, PresenceSource::Told)
    };
    house.execute(TEMP, now(), &Command::SetPresence { youth: amir, at: None, seen: None, facts }).unwrap();
    house.execute(TEMP, now(), &watch(hodan, 0, WatchLevel::Acute, now())).unwrap();
    let overdue = |at: Instant| {
        let standing = house.read().standing(at, &CLOCK).unwrap();
        assert_eq!(
            sample.youths.iter().map(|youth| standing.overdue_of(*youth, at)).sum::<i64>(),
            standing.overdue(at)
        );
        standing.overdue(at) - before
    };
    assert_eq!([0, 59, 60, 24 * 60].map(|minutes| overdue(after(minutes))), [0, 0, 1, 2]);
}

#[test]
fn the_roll_counts_only_who_is_known_to_be_in() {
    let (_home, mut sample) = house();
    let [samira, yonas, amir, oleksandr, _hodan] = sample.youths[..] else { panic!("five youths") };
    let house = &mut sample.house;
    let states = [
        (samira, PresenceState::In),
        (yonas, PresenceState::SchoolOrWork),
        (amir, PresenceState::Unknown),
        (oleksandr, PresenceState::Missing),
    ];
    for (youth, state) in states {
        house.execute(TEMP, now(), &presence(youth, state, None)).unwrap();
    }
    house.execute(TEMP, now(), &Command::CountGuests { apartment: ApartmentId(1), count: 2 }).unwrap();
    house.execute(TEMP, now(), &Command::CountGuests { apartment: ApartmentId(3), count: 1 }).unwrap();
    house.execute(TEMP, after(1), &Command::CountGuests { apartment: ApartmentId(3), count: 0 }).unwrap();
    for (youth, help) in [(yonas, "rullestol"), (amir, "hører dårlig")] {
        let mut youth = house.read().people().unwrap().youths[&youth].clone();
        youth.facts.help_needed = Line::optional(help).unwrap();
        let change = Command::ChangeYouth { youth: youth.id, version: youth.version, facts: youth.facts };
        house.execute(LEAD, now(), &change).unwrap();
    }
    let read = house.read();
    let roll = FireRoll::of(&read.people().unwrap(), &read.standing(now(), &CLOCK).unwrap());
    let expected = RollTotals { inside: 1, outside: 1, unknown: 3, missing: 1, help: 1, guests: 2 };
    assert_eq!(roll.totals(), expected, "who is out needs no help to get out");
    let counted: Vec<_> = roll.rows.iter().map(|row| row.dweller.as_ref().map(|dweller| dweller.counted)).collect();
    let unknown = Some(Counted::Unknown);
    assert_eq!(counted, [Some(Counted::In), Some(Counted::Out), unknown, unknown, None, unknown]);
}

#[test]
fn what_cannot_be_is_refused_and_what_is_done_leaves_its_row_in_the_chain() {
    let (_home, mut sample) = house();
    let (amir, house) = (sample.youths[2], &mut sample.house);
    let before = house.chain_head().unwrap();
    let refused = [
        (ADMINISTRATOR, presence(amir, PresenceState::In, None)),
        (ADMINISTRATOR, watch(amir, 0, WatchLevel::Calm, now())),
        (ADMINISTRATOR, Command::CountGuests { apartment: ApartmentId(1), count: 1 }),
        (TEMP, presence(YouthId(99), PresenceState::In, None)),
        (TEMP, presence(amir, PresenceState::OvernightAway, None)),
        (TEMP, presence(amir, PresenceState::In, Some(after(60)))),
        (TEMP, watch(YouthId(99), 0, WatchLevel::Calm, now())),
        (TEMP, watch(amir, 0, WatchLevel::Follow, after(-9 * 24 * 60))),
        (TEMP, Command::CountGuests { apartment: ApartmentId(99), count: 1 }),
        (TEMP, Command::CountGuests { apartment: ApartmentId(1), count: 51 }),
    ];
    for (staff, command) in refused {
        assert!(house.execute(staff, now(), &command).is_err(), "{command:?}");
    }
    assert_eq!(house.chain_head().unwrap(), before);
    house.execute(TEMP, now(), &presence(amir, PresenceState::In, None)).unwrap();
    house.execute(TEMP, now(), &watch(amir, 0, WatchLevel::Follow, now())).unwrap();
    house.execute(TEMP, now(), &Command::CountGuests { apartment: ApartmentId(1), count: 1 }).unwrap();
    house.record_covered_roll(now()).unwrap();
    let rows = house.read().newest_audit(4).unwrap();
    let rows: Vec<_> = rows.iter().map(|row| (row.action.as_str(), row.staff, row.youth)).collect();
    assert_eq!(
        rows,
        [
            ("open-covered-fire-roll", None, None),
            ("count-guests", Some(TEMP), None),
            ("set-watch", Some(TEMP), Some(amir)),
            ("set-presence", Some(TEMP), Some(amir)),
        ]
    );
    assert!(matches!(house.verify_chain().unwrap(), ChainCheck::Whole(_)));
}

#[test]
fn the_schema_itself_keeps_every_mark() {
    let (_home, mut sample) = house();
    let (amir, house) = (sample.youths[2], &mut sample.house);
    house.execute(TEMP, now(), &presence(amir, PresenceState::In, None)).unwrap();
    house.execute(TEMP, now(), &watch(amir, 0, WatchLevel::Follow, now())).unwrap();
    house.execute(TEMP, now(), &Command::CountGuests { apartment: ApartmentId(1), count: 1 }).unwrap();
    let conn = house.connection();
    for (table, column) in
        [("presence", "state = 'out'"), ("watch_level", "level = 'calm'"), ("guest_count", "guests = 0")]
    {
        assert_refused(conn, &format!("UPDATE {table} SET {column}"));
        assert_refused(conn, &format!("UPDATE OR REPLACE {table} SET id = id + 1"));
        assert_refused(conn, &format!("DELETE FROM {table}"));
        assert_refused(conn, &format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"));
    }
    assert_eq!(state(house, amir), Some(PresenceState::In));
}

#[test]
fn a_house_from_before_is_brought_up_to_date_with_all_that_is_in_it() {
    let home = tempfile::tempdir().unwrap();
    let folder = HouseFolder::new(&home.path().join("house"));
    folder.create().unwrap();
    let (key, id) = (DataKey::random().unwrap(), HouseId::random().unwrap());
    // The copy that is made before a house is changed opens with the key file beside it.
    let mut keys = KeyFile::new(id);
    let secret = Secret::Passphrase { initials: "KN", passphrase: &Passphrase::new(PASSPHRASE) };
    keys.add_slot(secret, KdfParams::FAST, &key).unwrap();
    keys.write_new(&folder.keys()).unwrap();
    let mut conn = open::create_empty(&folder.database(), &key, Memory::of(true)).unwrap();
    migrate::migrate_to(&mut conn, 0, 1, Zone::OSLO).unwrap();
    // As the first program did: today's commands write into tables of today.
    let house = "INSERT INTO house (id, key_file, name, founded_at, invented) VALUES (1, ?1, 'Solbakken', 0, 1)";
    conn.execute(house, [id.as_bytes().as_slice()]).unwrap();
    conn.execute_batch(
        "INSERT INTO apartment (number, kind) VALUES (1, 'own'), (2, 'own'), (3, 'own');
         INSERT INTO staff (changed_by, initials, name, role, pin_hash, slot)
             VALUES (1, 'KN', 'Kari Nygård', 'clinical-lead', '', '');
         INSERT INTO youth (changed_by, preferred_name, birth_date, interpreter) VALUES (1, 'Amir', '2009-01-01', 'no');
         INSERT INTO placement (youth_id, apartment_id, moved_in) VALUES (1, 3, '2026-01-01');",
    )
    .unwrap();
    assert_eq!(migrate::version(&conn).unwrap(), 1);
    drop(conn);

    let mut house = House::open(&folder, key, id, now(), Zone::OSLO).unwrap();
    assert_eq!(migrate::version(house.connection()).unwrap(), migrate::NEWEST);
    let amir = house.read().people().unwrap().youths[&YouthId(1)].clone();
    assert_eq!((amir.facts.preferred_name.as_str(), amir.facts.help_needed), ("Amir", None));
    let standing = house.read().standing(now(), &CLOCK).unwrap();
    assert_eq!(standing.watch_of(YouthId(1), now()), WatchNow::NotSet, "nobody turns calm by a migration");
    house.execute(LEAD, now(), &presence(YouthId(1), PresenceState::In, None)).unwrap();
    house.execute(LEAD, now(), &watch(YouthId(1), 0, WatchLevel::Follow, now())).unwrap();
    assert_eq!(state(&house, YouthId(1)), Some(PresenceState::In));
    assert!(matches!(house.verify_chain().unwrap(), ChainCheck::Whole(_)));
}

#[test]
fn what_was_begun_before_somebody_else_marked_them_is_met() {
    let (_home, mut sample) = house();
    let (house, amir) = (&mut sample.house, sample.youths[2]);
    let seen = |seen, state, at| Command::SetPresence {
        youth: amir,
        at,
        seen: Some(seen),
        facts: PresenceFacts::plain(state, PresenceSource::Observed),
    };
    let first = house.execute(TEMP, now(), &seen(0, PresenceState::In, None)).unwrap().row;
    let begun_before = seen(0, PresenceState::Out, None);
    let refused = house.execute(LEAD, after(60), &begun_before);
    assert!(
        matches!(refused, Err(StoreError::Refused(Refusal::ChangedMeanwhile { by: TEMP }))),
        "a form left open must not say again that he is out: {refused:?}"
    );
    assert_eq!(state(house, amir), Some(PresenceState::In));
    house.execute(LEAD, after(60), &seen(first, PresenceState::Out, None)).unwrap();
    assert_eq!(state(house, amir), Some(PresenceState::Out));
}

#[test]
fn a_level_of_an_earlier_stay_says_nothing_about_this_one() {
    let (_home, mut sample) = house();
    let (house, amir) = (&mut sample.house, sample.youths[2]);
    house.execute(LEAD, now(), &watch(amir, 0, WatchLevel::Calm, now())).unwrap();
    let today = Zone::OSLO.date(now());
    house
        .execute(
            LEAD,
            now(),
            &Command::MoveOut {
                youth: amir,
                last_day: today - TimeDelta::days(1),
                end: StayEnd::default(),
                points: Vec::new(),
            },
        )
        .unwrap();
    let level = watch(amir, 0, WatchLevel::Calm, now());
    assert!(matches!(house.execute(LEAD, now(), &level), Err(StoreError::Refused(Refusal::NotLivingHere))));
    let later = now() + TimeDelta::days(700);
    let apartment = crate::domain::ids::ApartmentId(5);
    house
        .execute(
            LEAD,
            later,
            &Command::MoveIn { youth: amir, apartment, from: Zone::OSLO.date(later), points: Vec::new() },
        )
        .unwrap();
    assert!(!house.read().watch_now().unwrap().contains_key(&amir));
    house.execute(LEAD, later, &watch(amir, 0, WatchLevel::Calm, later)).unwrap();
    assert_eq!(house.read().watch_now().unwrap()[&amir].since, later);
}
