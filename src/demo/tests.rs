use std::collections::{BTreeMap, BTreeSet};

use chrono::Timelike as _;
use sha2::{Digest as _, Sha256};

use super::*;
use crate::{
    domain::{
        house::NewHouse,
        log::{About, LogEntry, Weight},
        names::Line,
        presence::PresenceMark,
        staff::{Initials, NewStaff, StaffRole},
        task::{Ending, HouseClock, Outcome, OutcomeKind, Task},
        time::{Span, week_of},
        watch::{WatchLevel, WatchNow},
    },
    store::{
        ChainCheck,
        entrance::{self, Guard, MemberSecrets},
        keys::{Passphrase, Pin, verify_pin},
        read::LogFilter,
    },
};

fn now() -> Instant {
    "2026-11-21T13:32:00Z".parse().unwrap()
}

/// A house in a folder that goes away with it.
struct Demo {
    house: House,
    written: Written,
    folder: HouseFolder,
    _dir: tempfile::TempDir,
}

fn demo(options: Options) -> Demo {
    let dir = tempfile::tempdir().unwrap();
    let folder = HouseFolder::new(&dir.path().join("house"));
    let (house, written) = write(&folder, options, &mut |_, _| {}).unwrap();
    Demo { house, written, folder, _dir: dir }
}

fn standard() -> Options {
    Options::standard(now(), Zone::OSLO)
}

impl Demo {
    /// The whole log, newest first.
    fn log(&self) -> Vec<LogEntry> {
        self.house.read().log_page(&LogFilter::default(), None, usize::MAX >> 1).unwrap().entries
    }

    /// How tasks ended, oldest first.
    fn ended(&self) -> Vec<(Task, Outcome)> {
        self.house.read().tasks_ended(Instant::UNIX_EPOCH, now() + chrono::TimeDelta::days(1)).unwrap()
    }

    /// What people see, without keys: everybody, everything they wrote, every plan and activity.
    fn content(&self) -> String {
        let read = self.house.read();
        let people = read.people().unwrap();
        let mut hasher = Sha256::new();
        hasher.update(format!("{people:?}{:?}", read.house().unwrap()));
        hasher.update(format!("{:?}", self.log()));
        for youth in people.youths.keys() {
            hasher.update(format!("{:?}", read.plan(*youth).unwrap()));
            hasher.update(format!("{:?}", read.presence_page(*youth, None, 100_000).unwrap()));
            hasher.update(format!("{:?}", read.watch_history(*youth, 100_000).unwrap()));
            hasher.update(format!("{:?}", read.night_agreement_history(*youth, 100).unwrap()));
            hasher.update(format!("{:?}{:?}", read.assessments_of(*youth).unwrap(), read.skill_marks(*youth).unwrap()));
        }
        hasher.update(format!("{:?}", read.guests_now().unwrap()));
        let ever = Span::new("2020-01-01".parse().unwrap(), "2027-01-01".parse().unwrap()).unwrap();
        let all = read.occurrences(ever, Zone::OSLO).unwrap();
        hasher.update(format!("{all:?}{:?}", read.staff_on(now()).unwrap()));
        hasher.update(format!("{:?}{:?}", read.open_tasks().unwrap(), self.ended()));
        let marks = read.recent_shifts(5).unwrap().into_iter().map(|shift| read.marks_of(shift.id).unwrap());
        hasher.update(format!("{:?}", marks.collect::<Vec<_>>()));
        let rounds = read.recent_shifts(9).unwrap().into_iter().map(|shift| read.rounds_of(shift.id).unwrap());
        hasher.update(format!("{:?}", rounds.collect::<Vec<_>>()));
        data_encoding::HEXLOWER.encode(&hasher.finalize())
    }
}

#[test]
fn the_same_options_give_the_same_content_and_another_seed_does_not() {
    let one = demo(standard());
    let again = demo(standard());
    assert_eq!(one.content(), again.content());
    assert_eq!(one.written.staff, again.written.staff);
    assert_ne!(one.written.recovery_code, again.written.recovery_code, "keys are random");
    let other = demo(Options { seed: 2, ..standard() });
    assert_ne!(one.content(), other.content());
}

#[test]
fn there_are_exactly_as_many_entries_as_asked_for() {
    for (entries, years) in [(0, 0), (200, 1), (3_000, 0)] {
        let demo = demo(Options { entries, years, ..standard() });
        assert_eq!(demo.house.read().entry_count().unwrap(), i64::try_from(entries).unwrap());
        assert_eq!(demo.log().len() as u64, entries);
        assert!(matches!(demo.house.verify_chain().unwrap(), ChainCheck::Whole(_)));
    }
}

#[test]
fn the_house_says_that_it_is_invented_and_is_whole() {
    let demo = demo(standard());
    let house = demo.house.read().house().unwrap();
    assert!(house.invented);
    assert_eq!(house.name.as_str(), HOUSE_NAME);
    assert_eq!(demo.house.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn nights_are_walked_and_agreed_with_most_who_live_there() {
    let demo = demo(standard());
    let read = demo.house.read();
    assert!((3..=5).contains(&read.night_agreements().unwrap().len()));
    let shifts = read.recent_shifts(60).unwrap();
    let rounds: Vec<_> = shifts.iter().flat_map(|shift| read.rounds_of(shift.id).unwrap()).collect();
    assert!(rounds.len() > 30, "{}", rounds.len());
    let deviations = rounds.iter().filter(|round| round.deviations().next().is_some()).count();
    assert!((2..rounds.len() / 2).contains(&deviations), "{deviations}");
    assert!(rounds.iter().any(|round| !round.checks.is_empty()));
    assert!(rounds.iter().all(|round| round.end.is_some()), "it is day");
}

#[test]
fn most_who_live_there_have_a_card_and_a_support_dial_and_one_card_is_to_be_reviewed() {
    for seed in [1, 2, 5] {
        let demo = demo(Options { seed, ..standard() });
        let read = demo.house.read();
        let today = Zone::OSLO.date(now());
        let people = read.people().unwrap();
        let living: Vec<_> = people.youths.keys().copied().filter(|youth| people.home(*youth).is_some()).collect();
        let mapped: Vec<_> = living.iter().flat_map(|youth| read.assessments_of(*youth).unwrap()).collect();
        assert!(mapped.len() + 3 >= living.len(), "{seed}: {}", mapped.len());
        assert!(read.assessments_overdue(today).unwrap().len() <= 2, "{seed}: the house keeps up");
        let steps: usize = living.iter().map(|youth| read.skill_marks(*youth).unwrap().len()).sum();
        assert!(steps > 8 * mapped.len(), "{seed}: {steps}");
        let cards: Vec<_> = living.iter().filter_map(|youth| read.agreed_card(*youth).unwrap()).collect();
        assert!(cards.len() + 1 >= living.len(), "{seed}: {}", cards.len());
        let marks: Vec<_> = living.iter().flat_map(|youth| read.support_history(*youth).unwrap()).collect();
        assert!(marks.len() > 6 * cards.len(), "{seed}: {}", marks.len());
        assert!(marks.iter().all(|mark| !mark.is_overdue(today)), "{seed}");
        let overdue = cards.iter().filter(|card| card.is_overdue(today)).count();
        assert_eq!(overdue, 1, "{seed}");
    }
}

#[test]
fn a_house_is_made_of_every_seed() {
    for seed in [1, 2, 5, u64::MAX] {
        let written = demo(Options { seed, years: 1, entries: 40, ..standard() }).written;
        assert!(!written.staff.is_empty(), "{seed}");
    }
}

#[test]
fn everybody_who_works_there_can_open_the_house_and_nobody_else() {
    let Demo { house, written, folder, _dir } = demo(Options { years: 5, entries: 20, ..standard() });
    let people = house.read().people().unwrap();
    assert!(written.staff.iter().any(|member| !member.active));
    for member in &written.staff {
        let initials = Initials::new(&member.initials).unwrap();
        let opened = entrance::unlock(&folder, &initials, &Passphrase::new(&member.passphrase), now(), Zone::OSLO);
        assert_eq!(opened.is_ok(), member.active, "{}", member.initials);
        let row = people.by_initials(&initials).unwrap();
        assert_eq!((row.active, row.role), (member.active, member.role));
        if member.active {
            let hash = house.read().pin_hash(row.id).unwrap();
            assert!(verify_pin(&Pin::typed(&member.pin).unwrap(), &hash).unwrap());
        }
    }
    let roles: BTreeSet<StaffRole> = written.staff.iter().map(|member| member.role).collect();
    assert_eq!(roles.len(), StaffRole::ALL.len());
}

#[test]
fn the_board_has_something_everywhere() {
    let kinds = crate::config::Config::default().shifts;
    let clock = HouseClock { kinds: &kinds, zone: Zone::OSLO };
    for hour in [3, 13, 22] {
        let now = now().date_naive().and_hms_opt(hour, 32, 0).unwrap().and_utc();
        let demo = demo(Options { now, seed: u64::from(hour), ..standard() });
        let read = demo.house.read();
        let people = read.people().unwrap();
        let today = Zone::OSLO.date(now);

        let lived_in =
            people.apartments.iter().filter(|apartment| people.youths_in(apartment.id).next().is_some()).count();
        assert_eq!((lived_in, people.apartments.len()), (5, 6));
        assert!(people.youths.len() > lived_in, "somebody has moved on");

        let on_shift = read.staff_on(now).unwrap();
        assert!(on_shift.iter().any(|on| people.initials(on.staff) == demo.written.staff[0].initials), "{hour}");

        let week = week_of(today);
        let activities = read.occurrences(week, Zone::OSLO).unwrap();
        assert!(activities.len() >= 4, "{activities:?}");

        let goals: Vec<_> = people.placements.iter().flat_map(|p| read.plan(p.youth).unwrap().goals).collect();
        assert!(goals.iter().any(|goal| goal.overdue_days(today) == Some(3)), "{goals:?}");
        assert!(goals.iter().any(|goal| goal.overdue_days(today).is_none()));
        assert!(people.placements.iter().all(|p| read.plan(p.youth).unwrap().voice.is_some()));

        let standing = read.standing(now, &clock).unwrap();
        let watch: Vec<_> = people.placements.iter().map(|p| standing.watch_of(p.youth, now)).collect();
        assert_eq!(watch.iter().filter(|watch| watch.is_overdue()).count(), 1, "{watch:?}");
        let level = |level| watch.iter().filter(|w| matches!(w, WatchNow::Stands(m) if m.facts.level == level)).count();
        assert_eq!((level(WatchLevel::Calm), level(WatchLevel::Follow)), (3, 1), "{watch:?}");
        assert_eq!(standing.presence.len(), lived_in, "everybody is marked");
        let fresh = |mark: &PresenceMark| now - mark.at < chrono::TimeDelta::hours(48) && mark.at <= now;
        assert!(standing.presence.values().all(fresh), "{:?}", standing.presence);
        let late = standing.presence.values().filter(|mark| mark.is_overdue(now)).count();
        assert!(late >= usize::from((10..22).contains(&Zone::OSLO.local(now).hour())), "{hour}");

        let newest: Vec<LogEntry> = demo.log().into_iter().take(50).collect();
        assert!(newest.iter().any(|entry| entry.weight == Weight::Important));
        assert!(newest.iter().any(|entry| entry.weight == Weight::Critical));
        assert!(now - newest[0].written_at < chrono::TimeDelta::hours(6), "{hour}: {}", newest[0].written_at);
    }
}

#[test]
fn the_log_is_that_of_a_house() {
    let demo = demo(Options { entries: 3_000, ..standard() });
    let log = demo.log();
    let people = demo.house.read().people().unwrap();

    assert!(log.windows(2).all(|pair| pair[0].written_at >= pair[1].written_at), "ids grow with the time of writing");
    assert!(log.iter().all(|entry| entry.happened_at <= entry.written_at && entry.written_at <= now()));
    assert!(log.iter().all(|entry| entry.shift.is_some()));

    let part = |count: usize| count * 100 / log.len();
    let weight = |weight| log.iter().filter(|entry| entry.weight == weight).count();
    assert!(part(weight(Weight::Normal)) > 85 && weight(Weight::Critical) < weight(Weight::Important));
    assert!((3..35).contains(&part(log.iter().filter(|entry| entry.is_late()).count())));
    let kinds: BTreeSet<_> = log.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds.len(), 8);
    let with = |about: fn(&About) -> bool| part(log.iter().filter(|entry| about(&entry.about)).count());
    assert!(with(|about| matches!(about, About::House)) > 10);
    assert!(with(|about| matches!(about, About::Apartment(_))) > 0);
    assert!(with(|about| matches!(about, About::Youths(youths) if youths.len() > 1)) > 2);
    for line in 0..4 {
        assert!(part(log.iter().filter(|entry| entry.lines.all()[line].is_some()).count()) > 8, "line {line}");
    }

    let mut words = BTreeSet::new();
    for line in log.iter().flat_map(|entry| entry.lines.all()).flatten() {
        let letters = line.as_str().split(|c: char| !c.is_alphabetic());
        words.extend(letters.filter(|word| word.chars().count() > 2).map(crate::domain::fold::fold));
    }
    assert!(words.len() > 2_000, "{}", words.len());

    // The loud are heard of at least twice as often as the quiet.
    let mut heard: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in &log {
        if let About::Youths(youths) = &entry.about {
            for youth in youths {
                *heard.entry(people.name(*youth)).or_default() += 1;
            }
        }
    }
    assert!(heard["Amir"] > 2 * heard["Selam"], "{heard:?}");
}

#[test]
fn whatever_is_asked_for_comes_out() {
    for (years, entries, now) in
        [(0, 40, "2027-03-28T01:00:00Z".parse().unwrap()), (1, 20, "2028-02-29T23:59:59Z".parse().unwrap())]
    {
        let demo = demo(Options { years, entries, now, seed: u64::MAX, ..standard() });
        assert_eq!(demo.log().len() as u64, entries);
    }
}

#[test]
fn a_standing_house_is_left_alone_and_progress_reaches_the_end() {
    let dir = tempfile::tempdir().unwrap();
    let folder = HouseFolder::new(dir.path());
    let mut heard = Vec::new();
    let options = Options { entries: 2_500, ..standard() };
    drop(write(&folder, options, &mut |done, total| heard.push((done, total))).unwrap());
    assert_eq!((heard.first(), heard.last()), (Some(&(0, 2_500)), Some(&(2_500, 2_500))));
    assert!(heard.is_sorted() && heard.len() > 50, "a bar that moves: {heard:?}");
    assert!(matches!(write(&folder, standard(), &mut |_, _| {}), Err(StoreError::HouseExists(_))));
}

#[test]
fn what_opens_the_house_is_told_as_json() {
    let written = demo(Options { entries: 0, ..standard() }).written;
    let json = serde_json::to_value(&written).unwrap();
    assert_eq!(json["staff"][0]["initials"], "KN");
    assert_eq!(json["staff"][0]["role"], "clinical-lead");
    assert_eq!(json["now"], "2026-11-21T13:32:00Z");
    assert_eq!(json["zone"], "Europe/Oslo");
    let fields: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["entries", "house", "now", "recovery_code", "seed", "staff", "years", "zone"]);
}

#[test]
fn a_house_with_real_people_is_never_written_in_bulk() {
    let dir = tempfile::tempdir().unwrap();
    let first_staff = NewStaff {
        initials: Initials::new("KN").unwrap(),
        name: Line::new("Kari Nervik").unwrap(),
        role: StaffRole::ClinicalLead,
        pin_hash: String::new(),
        slot: String::new(),
    };
    let new = NewHouse {
        name: Line::new("Solbakken").unwrap(),
        apartments: NewHouse::standard_apartments(6),
        common_rooms: Vec::new(),
        first_staff,
        invented: false,
    };
    let secrets =
        MemberSecrets { passphrase: Passphrase::new("måne tau regn ugle seil"), pin: Pin::choose("739182").unwrap() };
    let folder = HouseFolder::new(dir.path());
    let (mut house, _) = entrance::set_up(&folder, new, &secrets, Guard::INVENTED, now(), Zone::OSLO).unwrap();
    assert!(matches!(house.bulk(), Err(StoreError::Unexpected(_))));
}

#[test]
fn the_tasks_are_those_of_a_house() {
    let kinds = crate::config::Config::default().shifts;
    let clock = HouseClock { kinds: &kinds, zone: Zone::OSLO };
    for hour in [3, 13, 22] {
        let now = now().date_naive().and_hms_opt(hour, 32, 0).unwrap().and_utc();
        let demo = demo(Options { now, seed: u64::from(hour), ..standard() });
        let read = demo.house.read();
        let standing = read.standing(now, &clock).unwrap();
        assert!((1..=12).contains(&standing.tasks.overdue), "{hour}: {:?}", standing.tasks);
        assert!(standing.tasks.now > standing.tasks.overdue, "{hour}: {:?}", standing.tasks);
        let open = read.open_tasks().unwrap();
        assert!(open.iter().any(|task| task.turn(now, &clock).missed >= 2), "something was left again and again");
        assert!(open.iter().any(|task| task.entry.is_some() || task.facts.note.is_some()));
        let shift = read.staff_on(now).unwrap().pop().unwrap().shift.id;
        assert!(read.marks_of(shift).unwrap().standing().count() <= 4, "the shift that runs is not through yet");
    }
}

#[test]
fn tasks_grow_with_the_log_and_end_in_every_way() {
    let demo = demo(Options { entries: 3_000, ..standard() });
    let ended = demo.ended();
    let from_entries = ended.iter().filter(|(task, _)| task.entry.is_some()).count();
    assert!((150..400).contains(&from_entries), "{from_entries}");
    let not_done = |outcome: &Outcome| matches!(outcome.kind, OutcomeKind::Ended(Ending::NotDone(_)));
    let without = ended.iter().filter(|(_, outcome)| not_done(outcome)).count();
    assert!(without > 10 && without * 5 < ended.len(), "{without} of {}", ended.len());
    assert!(ended.iter().any(|(_, outcome)| outcome.missed > 0));
    assert!(ended.windows(2).all(|pair| pair[0].1.at <= pair[1].1.at));
    let read = demo.house.read();
    let counted = read.recent_shifts(60).unwrap().into_iter().filter_map(|shift| {
        let marks = read.marks_of(shift.id).unwrap();
        marks.of("takeover", "keys").and_then(|mark| mark.mark.count())
    });
    let counted: BTreeSet<u32> = counted.collect();
    assert!(counted.contains(&12), "{counted:?}");
}

#[test]
fn the_house_opens_with_a_few_unread_and_everybody_else_has_read() {
    let demo = demo(standard());
    let read = demo.house.read();
    let founder = read.people().unwrap().by_initials(&Initials::new("KN").unwrap()).unwrap().id;
    let unread = read.unread(founder).unwrap();
    assert!((2..=60).contains(&unread.count()), "{}", unread.count());
    let since = read.since(founder, now()).unwrap();
    assert!(matches!(since.from, crate::store::read::SinceFrom::SignOff(..)), "{since:?}");
    let gaps = read.gaps().unwrap();
    let worst = gaps.iter().filter(|gap| gap.staff != founder).map(|gap| gap.unread.0).max();
    assert!(worst.is_some(), "others work here too: {gaps:?}");
}
