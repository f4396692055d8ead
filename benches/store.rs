//! What the screens ask of the store, and what a save costs beside one bare fsync, in houses of 200,000 and 1,000,000 entries.
//!
//! `cargo bench --bench store`, or with a part of a name behind `--`; `ENTRIES=200000` in front measures in one house alone, and
//! `ENTRIES=33000,1000000` in those of one year and of thirty: how much slower it becomes.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench prints its figures and stops when it cannot measure"
)]

mod calendar;
mod houses;

use std::{hint::black_box, io::Write as _};

use chrono::TimeDelta;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use personalbase::{
    config::Config,
    domain::{
        audit::DeedKind,
        calendar::balance::Weeks,
        command::Command,
        house::{NewHouse, NewSharedHouse},
        ids::{EntryId, StaffId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::{Line, Prose},
        receipt::Section,
        search::{Search, Source},
        task::HouseClock,
        time::{Zone, week_of},
    },
    store::{
        House,
        read::{LogFilter, Reader, ReviewFilter, SearchAfter},
    },
};

/// The houses that are measured.
fn sizes() -> Vec<u64> {
    let chosen = std::env::var("ENTRIES").ok();
    let chosen = chosen.and_then(|sizes| sizes.split(',').map(|size| size.parse().ok()).collect());
    chosen.unwrap_or_else(|| vec![200_000, 1_000_000])
}

fn queries(criterion: &mut Criterion) {
    for entries in sizes() {
        let house = houses::BenchHouse::of(entries).open().house;
        let read = house.read();
        let now = houses::moment();
        let kinds = Config::default().shifts;
        let clock = HouseClock { kinds: &kinds, zone: Zone::OSLO };
        let newest = EntryId(read.entry_count().unwrap());
        let people = read.people().unwrap();
        let living = people.placements[0].youth;
        let moved_out = YouthId(1);
        let mut group = criterion.benchmark_group(format!("query at {entries}"));
        group.sample_size(30);
        let mut query = |name: &str, run: &dyn Fn()| {
            group.bench_function(BenchmarkId::from_parameter(name), |bencher| bencher.iter(run));
        };
        let page = |filter: &LogFilter, before| {
            black_box(read.log_page(filter, before, 50).unwrap());
        };
        let all = LogFilter::default();
        query("everybody", &|| drop(black_box(read.people().unwrap())));
        query("newest page of the log", &|| page(&all, None));
        query("page in the middle of the log", &|| page(&all, Some(EntryId(newest.0 / 2))));
        for (name, filter) in [
            ("one youth", LogFilter { youth: Some(living), ..all.clone() }),
            ("one youth who moved out years ago", LogFilter { youth: Some(moved_out), ..all.clone() }),
            ("one kind", LogFilter { kind: Some(EntryKind::Health), ..all.clone() }),
            ("critical", LogFilter { weight: Weight::Critical, ..all.clone() }),
            ("youth and kind", LogFilter { youth: Some(moved_out), kind: Some(EntryKind::Incident), ..all.clone() }),
            ("youth and critical", LogFilter { youth: Some(moved_out), weight: Weight::Critical, ..all.clone() }),
            (
                "youth, kind and critical",
                LogFilter {
                    youth: Some(moved_out),
                    kind: Some(EntryKind::Incident),
                    weight: Weight::Critical,
                    ..all.clone()
                },
            ),
            (
                "a common word about one who moved out",
                LogFilter { words: "skole".into(), youth: Some(moved_out), ..all.clone() },
            ),
        ] {
            query(name, &|| page(&filter, None));
        }
        // Every word is asked for as a beginning: `skole` goes on in dozens of ways, `leksehjelp` in one or two.
        for words in ["med", "skole", "skolen", "leksehjelp", "felleskjøkkenet", "blåbærsyltetøyglass", "skole frokost"]
        {
            let filter = LogFilter { words: words.into(), ..all.clone() };
            query(&format!("{words}*"), &|| page(&filter, None));
            query(&format!("{words}*, from the middle of the log"), &|| page(&filter, Some(EntryId(newest.0 / 2))));
            query(&format!("{words}* in the quick lookup"), &|| drop(black_box(read.find_entries(words, 5).unwrap())));
        }
        search(&read, &mut query, living, moved_out);
        review(&read, &mut query, living, moved_out);
        query("newest about one youth", &|| drop(black_box(read.newest_about(living).unwrap())));
        query("plan of one youth", &|| drop(black_box(read.plan(living).unwrap())));
        query("activities of a week", &|| {
            drop(black_box(read.occurrences(week_of(Zone::OSLO.date(now)), Zone::OSLO).unwrap()));
        });
        let weeks = Weeks::TwentySix.days(Zone::OSLO.date(now)).unwrap();
        query("minutes of the log of 26 weeks", &|| drop(black_box(read.time_of_log(weeks, Zone::OSLO).unwrap())));
        query("balance of 26 weeks", &|| drop(black_box(read.balance(weeks, Zone::OSLO).unwrap())));
        query("who is on shift", &|| drop(black_box(read.staff_on(now).unwrap())));
        query("where the six are", &|| drop(black_box(read.presence_now().unwrap())));
        query("how closely the six are watched over", &|| drop(black_box(read.watch_now().unwrap())));
        query("guests", &|| drop(black_box(read.guests_now().unwrap())));
        query("a page of where one has been", &|| drop(black_box(read.presence_page(living, None, 100).unwrap())));
        query("levels set in the last day", &|| drop(black_box(read.watch_changes(now - TimeDelta::days(1)).unwrap())));
        query("all that the tiles and the top tell", &|| {
            drop(black_box(read.standing(now, &clock).unwrap()));
        });
        let shift = read.recent_shifts(1).unwrap().remove(0);
        let to = kinds[0].id.clone();
        let lists = Config::default().checklists;
        let build = |shift| drop(black_box(read.pull_handover(shift, &to, now, &clock, &lists).unwrap()));
        query("handover build", &|| build(&shift));
        let recent = read.recent_shifts(60).unwrap();
        let before = now - TimeDelta::days(10);
        let old = recent.iter().find(|shift| shift.starts_at < before).unwrap_or(&shift);
        query("handover build, ten days back", &|| build(old));
        query("the list of handovers", &|| {
            for shift in recent.iter().take(30) {
                black_box(read.handover_signed(shift.id).unwrap());
            }
        });
        query("handovers that wait", &|| drop(black_box(read.waiting_handovers(now).unwrap())));
        // Whoever has most to read, and what ten days off make at the 90 entries a day of a busy house.
        let most = read.gaps().unwrap().into_iter().max_by_key(|gap| gap.unread.0).unwrap().staff;
        let ten_days_ago = EntryId((newest.0 - 900).max(0));
        let sections: Vec<Section> = [Section::House]
            .into_iter()
            .chain(people.placements.iter().map(|placement| Section::Youth(placement.youth)))
            .collect();
        query("unread counters", &|| drop(black_box(read.unread(most).unwrap())));
        query("since when somebody was away", &|| drop(black_box(read.since(most, now).unwrap())));
        query("siden sist after ten days off", &|| {
            black_box(read.unread(most).unwrap());
            for section in &sections {
                black_box(read.section_count(*section, ten_days_ago).unwrap());
                black_box(read.section_page(*section, ten_days_ago, None, 300).unwrap());
                black_box(read.read_until(*section).unwrap());
            }
        });
        query("who has read an entry", &|| drop(black_box(read.read_by(newest).unwrap())));
        query("what nobody has read", &|| drop(black_box(read.gaps().unwrap())));
        query("has another terminal written", &|| {
            black_box(house.change_token().unwrap());
        });
    }
}

/// The first page of the review with every filter, and the next one where it goes on.
fn review(read: &Reader<'_>, query: &mut dyn FnMut(&str, &dyn Fn()), living: YouthId, moved_out: YouthId) {
    let people = read.people().unwrap();
    let staff = people.staff.values().rfind(|member| member.active).unwrap().id;
    let whose = [
        ("everybody", ReviewFilter::default()),
        ("a member", ReviewFilter { staff: Some(staff), ..ReviewFilter::default() }),
        ("a youth", ReviewFilter { youth: Some(living), ..ReviewFilter::default() }),
        ("one who moved out", ReviewFilter { youth: Some(moved_out), ..ReviewFilter::default() }),
        ("a member and a youth", ReviewFilter { staff: Some(staff), youth: Some(living), ..ReviewFilter::default() }),
    ];
    for (name, filter) in whose {
        let kinds = DeedKind::ALL.into_iter().map(|kind| (format!("{kind:?}"), Some(kind), false));
        let others = [("all".to_owned(), None, false), ("odd hours".to_owned(), None, true)];
        for (what, kind, odd) in kinds.chain(others) {
            let filter = ReviewFilter { kind, odd, ..filter };
            let page = |before| black_box(read.review_page(filter, before, 200, Zone::OSLO).unwrap());
            query(&format!("review of {name}, {what}"), &|| drop(page(None)));
            if let Some(before) = page(None).older_than {
                query(&format!("review of {name}, {what}, the next page"), &|| drop(page(Some(before))));
            }
        }
    }
}

/// The first page of a search of all that is written, as the screen asks for it: a rare and a very common word, alone and with
/// each filter; and another spelling of a name.
fn search(read: &Reader<'_>, query: &mut dyn FnMut(&str, &dyn Fn()), living: YouthId, moved_out: YouthId) {
    let now = houses::moment();
    let first = |search: &Search| {
        black_box(read.search(search, SearchAfter::default(), 40).unwrap());
    };
    let people = read.people().unwrap();
    let author = people.staff.values().rfind(|member| member.active).unwrap().id;
    let gone = people.staff.values().find(|member| !member.active).map_or(author, |member| member.id);
    let all = Search::default();
    let filters = [
        ("", all.clone()),
        (" about a youth", Search { youth: Some(living), ..all.clone() }),
        (" about one who moved out", Search { youth: Some(moved_out), ..all.clone() }),
        (" of a kind", Search { kind: Some(EntryKind::Incident), ..all.clone() }),
        (" by a member", Search { author: Some(author), ..all.clone() }),
        (" by one who left", Search { author: Some(gone), ..all.clone() }),
        (" of a kind by one who left", Search { author: Some(gone), kind: Some(EntryKind::Health), ..all.clone() }),
        (
            " by one who left about one who moved out",
            Search { author: Some(gone), youth: Some(moved_out), ..all.clone() },
        ),
        (" critical", Search { weight: Weight::Critical, ..all.clone() }),
        (" in 30 days", Search { from: Some(now - TimeDelta::days(30)), ..all.clone() }),
        (" before two years ago", Search { to: Some(now - TimeDelta::days(730)), ..all.clone() }),
        (" in tasks", Search { source: Some(Source::Task), ..all.clone() }),
        (" in handovers", Search { source: Some(Source::Handover), ..all.clone() }),
    ];
    for words in ["", "blåbærsyltetøyglass", "skole", "med rolig"] {
        for (name, filter) in &filters {
            let search = Search { words: words.into(), ..filter.clone() };
            query(&format!("search «{words}»{name}"), &|| first(&search));
        }
    }
    for words in ["mohammed", "blåbærsylteglas", "skolle"] {
        let asked = Search { words: words.into(), ..all.clone() };
        query(&format!("search: instead of «{words}»"), &|| drop(black_box(read.suggestions(&asked).unwrap())));
    }
}

/// What the first screens and the search ask in a large house: alone in its file, beside a sister house, in the sister house, and
/// across both as a leader does. The switch between two houses is measured too.
fn two_houses(criterion: &mut Criterion) {
    for entries in sizes() {
        let one = houses::BenchHouse::of(entries);
        drop(one.open());
        let two = one.with_sister(add_sister);
        let (alone, opened) = (one.open().house, two.open());
        let (mut beside, staff, now) = (opened.house, opened.staff.id, houses::moment());
        beside.show_to(staff).unwrap();
        let all = beside.houses_of(staff).unwrap();
        let across = beside.across(staff).unwrap().expect("a member of both");
        let mut there = beside.again().unwrap();
        there.show_house(staff, all[1].id, now).unwrap();
        let kinds = Config::default().shifts;
        let clock = HouseClock { kinds: &kinds, zone: Zone::OSLO };
        let mut group = criterion.benchmark_group(format!("two houses at {entries}"));
        group.sample_size(20);
        for (name, house) in [("alone", &alone), ("beside", &beside), ("in the sister", &there), ("across", &across)] {
            let read = house.read();
            let mut query = |what: &str, run: &dyn Fn()| {
                group.bench_function(format!("{what}, {name}"), |bencher| bencher.iter(run));
            };
            let words = |words: &str| Search { words: words.into(), ..Search::default() };
            query("search «skole»", &|| {
                black_box(read.search(&words("skole"), SearchAfter::default(), 40).unwrap());
            });
            query("search «blåbærsyltetøyglass»", &|| {
                black_box(read.search(&words("blåbærsyltetøyglass"), SearchAfter::default(), 40).unwrap());
            });
            query("lookup of entries", &|| drop(black_box(read.find_entries("skole", 5).unwrap())));
            query("open tasks", &|| drop(black_box(read.open_tasks().unwrap())));
            query("people", &|| drop(black_box(read.people().unwrap())));
            if name == "across" {
                continue;
            }
            query("board", &|| drop(black_box(read.standing(now, &clock).unwrap())));
            query("first page of the log", &|| {
                black_box(read.log_page(&LogFilter::default(), None, 100).unwrap());
            });
            query("siden sist", &|| {
                black_box(read.unread(staff).unwrap());
                black_box(read.since(staff, now).unwrap());
            });
        }
        group.bench_function("the switch to the other house and back", |bencher| {
            bencher.iter(|| {
                beside.show_house(staff, all[1].id, now).unwrap();
                beside.show_house(staff, all[0].id, now).unwrap();
            });
        });
    }
}

/// A sister house with a youth, an open task and a thousand entries.
fn add_sister(house: &mut House, staff: StaffId) {
    let now = houses::moment();
    let name = Line::new("Søsterhuset").unwrap();
    let apartments = NewHouse::standard_apartments(6);
    house.execute(staff, now, &Command::AddHouse(NewSharedHouse { name, apartments, common_rooms: vec![] })).unwrap();
    house.show_to(staff).unwrap();
    let sister = house.houses_of(staff).unwrap()[1].id;
    house.show_house(staff, sister, now).unwrap();
    let mut bulk = house.bulk().unwrap();
    for number in 0..1_000 {
        let facts = Prose::optional(&format!("Rolig kveld {number}, snakket om skolen.")).unwrap();
        let entry = NewEntry {
            about: About::House,
            kind: EntryKind::Observation,
            weight: Weight::Normal,
            happened_at: now,
            lines: EntryLines { facts, ..EntryLines::default() },
            shift: None,
            marks: EntryMarks::default(),
        };
        bulk.execute(staff, now, &Command::WriteEntry(entry)).unwrap();
    }
    bulk.finish().unwrap();
}

fn save(criterion: &mut Criterion) {
    for entries in sizes() {
        let bench_house = houses::BenchHouse::of(entries);
        let opened = bench_house.open();
        let (mut house, staff) = (opened.house, opened.staff.id);
        let mut group = criterion.benchmark_group(format!("save at {entries}"));
        group.sample_size(50);
        let path = bench_house.folder.join("fsync.bench");
        let mut file = std::fs::OpenOptions::new().append(true).create(true).open(&path).unwrap();
        group.bench_function("one bare fsync of 4 KiB", |bencher| {
            bencher.iter(|| {
                file.write_all(&[7; 4_096]).unwrap();
                file.sync_data().unwrap();
            });
        });
        let mut number = 0;
        group.bench_function("an entry with its audit row", |bencher| {
            bencher.iter(|| {
                number += 1;
                let entry = NewEntry {
                    about: About::House,
                    kind: EntryKind::Observation,
                    weight: Weight::Normal,
                    happened_at: houses::moment(),
                    lines: EntryLines {
                        facts: Prose::optional(&format!("Prøvenotat {number}: rolig kveld, te på kjøkkenet.")).unwrap(),
                        ..EntryLines::default()
                    },
                    shift: None,
                    marks: EntryMarks::default(),
                };
                house.execute(staff, houses::moment(), &Command::WriteEntry(entry)).unwrap();
            });
        });
        group.finish();
        std::fs::remove_file(path).unwrap();
    }
    println!("the ratio of the two medians is what counts: disks differ");
}

criterion_group!(benches, queries, two_houses, save, calendar::views, calendar::import);
criterion_main!(benches);
