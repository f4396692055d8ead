//! The calendar of a house that has planned for thirty years, and a file of 100,000 events.

use std::{fmt::Write as _, fs, hint::black_box, path::Path, process::Command as Program, time::Instant};

use chrono::{Days, NaiveDate};
use criterion::Criterion;
use personalbase::{
    domain::{
        calendar::{
            EventFacts, EventKind, Step, When,
            clash::{Taken, Wish},
        },
        command::Command,
        ids::StaffId,
        names::Line,
        recurrence::EventRule,
        time::{ClockTime, Span, Zone},
    },
    ics::{self, Limits},
    store::House,
};

use crate::houses::{self, BenchHouse};

/// Series, most of which have ended, and what happens once.
const SERIES: u64 = 10_000;
const ONCE: u64 = 100_000;
/// Days of thirty years.
const DAYS: u64 = 30 * 365;
/// Events of the file.
const EVENTS: u64 = 100_000;

fn house() -> BenchHouse {
    BenchHouse::filled("calendar", 5_000, fill)
}

/// Spreads the events over the thirty years that end a year from now.
fn fill(house: &mut House, member: StaffId) {
    let now = houses::moment();
    let mut bulk = house.bulk().expect("an invented house");
    for number in 0..SERIES + ONCE {
        let facts = EventFacts { responsible: Some(member), ..event(number, number < SERIES) };
        bulk.execute(member, now, &Command::Calendar(Step::Add(facts))).expect("it is planned");
    }
    bulk.finish().expect("all of it is written");
}

fn event(number: u64, is_series: bool) -> EventFacts {
    let last = Zone::OSLO.date(houses::moment()) + Days::new(365);
    let day = last - Days::new(number * 7_919 % DAYS);
    let from = ClockTime::new(8 + u32::try_from(number % 12).unwrap_or(0), 0).expect("a time");
    let when = When::clock(day, from, ClockTime::new(21, 30));
    let title = Line::new(&format!("Aktivitet {}", number % 97)).expect("a title");
    let end = day + Days::new(20 * 7);
    let rule = is_series.then(|| EventRule::parse(&format!("FREQ=WEEKLY;UNTIL={}", end.format("%Y%m%d"))));
    EventFacts { rule: rule.map(|rule| rule.expect("a rule")), ..EventFacts::new(EventKind::Activity, title, when) }
}

/// What the views and the check for clashes read.
pub fn views(criterion: &mut Criterion) {
    let house = house().open().house;
    let read = house.read();
    let today = Zone::OSLO.date(houses::moment());
    let mut group = criterion.benchmark_group("calendar of thirty years");
    group.sample_size(30);
    let ten_years_ago = today - Days::new(3_650);
    for (name, from, days) in [
        ("a week", today, 7),
        ("the six weeks of a month view", today, 42),
        ("the same ten years ago", ten_years_ago, 42),
    ] {
        let span = Span::new(from, from + Days::new(days)).expect("days");
        group.bench_function(name, |bencher| bencher.iter(|| black_box(read.occurrences(span, Zone::OSLO).unwrap())));
    }
    let members = read.people().expect("the staff").staff;
    let responsible = members.into_keys().next();
    let wished = EventFacts { responsible, ..event(0, true) };
    let days: Vec<NaiveDate> = (0..26).map(|week| today + Days::new(week * 7)).collect();
    group.bench_function("what a weekly wish clashes with in 26 weeks, and when it would be free", |bencher| {
        bencher.iter(|| black_box(clash(&house, &wished, &days)));
    });
    group.finish();
}

/// What the form tells while an event is typed, as it finds it out.
fn clash(house: &House, wished: &EventFacts, days: &[NaiveDate]) -> (usize, bool) {
    let wish = Wish { facts: wished, days, rooms: &[], zone: Zone::OSLO };
    let known = wish.days_to_know().expect("days");
    let minds = wish.minds();
    let stands = house.read().occurrences(known, Zone::OSLO).expect("what stands");
    let taken: Vec<Taken> = stands
        .into_iter()
        .filter(|one| minds(one))
        .map(|occurrence| Taken { occurrence, signed_up: Vec::new(), elsewhere: None })
        .collect();
    let check = wish.against(&taken);
    let clashes = check.clashes().told.len();
    assert_ne!(clashes, 0, "the member has other things to do");
    (clashes, check.next_free(days[0], houses::moment()).is_some())
}

/// Reads a file of 100,000 events; and the program takes one in, into a copy of the house, once and again.
pub fn import(criterion: &mut Criterion) {
    let text = file();
    let mut group = criterion.benchmark_group("a calendar file of 100,000 events");
    group.sample_size(10);
    group.bench_function("is read", |bencher| {
        bencher.iter(|| ics::read(text.as_bytes(), Zone::OSLO, Limits::default(), &mut |_, _| {}).unwrap());
    });
    group.finish();
    if std::env::var("IMPORT").is_ok() {
        take_in(&text);
    } else {
        println!("IMPORT=1 in front also measures how long the program takes to take it in");
    }
}

fn take_in(text: &str) {
    let house = house();
    let copy = house.folder.with_file_name("calendar-import");
    let _ = fs::remove_dir_all(&copy);
    fs::create_dir(&copy).expect("a folder");
    for entry in fs::read_dir(&house.folder).expect("the house").flatten() {
        fs::copy(entry.path(), copy.join(entry.file_name())).expect("a copy");
    }
    let (path, secret) = (copy.join("events.ics"), copy.join("passphrase"));
    fs::write(&path, text).expect("the file");
    fs::write(&secret, &house.passphrase).expect("the passphrase");
    for what in ["taken in", "taken in again"] {
        let began = Instant::now();
        run(&copy, &house.initials, &secret, &path);
        println!("100,000 events {what}: {:.1} s", began.elapsed().as_secs_f64());
    }
    let _ = fs::remove_dir_all(&copy);
}

fn run(folder: &Path, user: &str, secret: &Path, file: &Path) {
    let mut program = Program::new(env!("CARGO_BIN_EXE_personalbase"));
    program.arg("--data").arg(folder).args(["--user", user, "--passphrase-file"]).arg(secret);
    let done = program.args(["calendar", "import", "--source", "Prøve"]).arg(file).output().expect("the program runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Events as programs write them; every tenth is a series.
fn file() -> String {
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");
    let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench\r\n".to_owned();
    for number in 0..EVENTS {
        let day = (first + Days::new(number % DAYS)).format("%Y%m%d");
        let hour = 8 + number % 12;
        let rule =
            if number % 10 == 0 { format!("RRULE:FREQ=WEEKLY;COUNT={}\r\n", 5 + number % 20) } else { String::new() };
        write!(
            text,
            "BEGIN:VEVENT\r\nUID:{number}@bench\r\nDTSTAMP:20260101T000000Z\r\n\
             DTSTART;TZID=Europe/Oslo:{day}T{hour:02}0000\r\nDTEND;TZID=Europe/Oslo:{day}T{hour:02}4500\r\n\
             {rule}SUMMARY:Aktivitet {}\r\nLOCATION:Rom {}\r\nEND:VEVENT\r\n",
            number % 97,
            number % 9
        )
        .expect("memory");
    }
    text.push_str("END:VCALENDAR\r\n");
    text
}
