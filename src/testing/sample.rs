//! A small house that tests know by heart. The people are invented.

use std::{
    fs::{self, OpenOptions},
    io::Write as _,
    path::Path,
    sync::{Mutex, PoisonError},
};

use chrono::TimeDelta;

use crate::{
    domain::{
        calendar::{self, EventFacts, EventKind, When},
        command::Command,
        contact::{
            Step,
            clock::{self, Nearness},
        },
        house::NewHouse,
        ids::{ApartmentId, StaffId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::{Line, Prose},
        plan::{GoalFacts, GoalStatus},
        shift,
        staff::{Initials, NewStaff, StaffRole},
        time::{ClockTime, Instant, Zone},
        youth::{InterpreterNeed, YouthFacts},
    },
    store::{
        House, HouseFolder,
        entrance::{Guard, MemberSecrets, add_staff, set_up},
        keys::{KeyFile, Passphrase, Pin},
        paper, private_mode, throw_away_houses,
    },
};

/// The moment in the sample house: Saturday 21 November 2026, 14:32 in Oslo.
pub const SAMPLE_NOW: &str = "2026-11-21T13:32:00Z";

/// Everybody's passphrase in the sample house.
pub const PASSPHRASE: &str = "fjell sykkel banan vindu tog";

/// Everybody's PIN in the sample house.
pub const PIN: &str = "482916";

/// The members of staff, in the order of their row numbers: a clinical lead, two milieu therapists, a temp, an
/// administrator.
const STAFF: [(&str, &str, StaffRole); 5] = [
    ("KN", "Kari Nygård", StaffRole::ClinicalLead),
    ("OH", "Ola Hegge", StaffRole::MilieuTherapist),
    ("NV", "Nina Vik", StaffRole::MilieuTherapist),
    ("TB", "Tor Berg", StaffRole::TempStaff),
    ("AD", "Anne Dahl", StaffRole::Administrator),
];

/// The youths in apartments 1, 2, 3, 4 and 6; apartment 5 is vacant.
const YOUTHS: [(u8, &str, Option<&str>, &str); 5] = [
    (1, "Samira", Some("سميرة"), "2009-03-14"),
    (2, "Yonas", Some("ዮናስ"), "2010-01-01"),
    (3, "Amir", None, "2008-12-02"),
    (4, "Oleksandr Volodymyrovytsj Kovaltsjuk-Petrenko", None, "2009-07-30"),
    (6, "Hodan", None, "2010-01-01"),
];

/// What the sample house holds.
#[derive(Debug)]
pub struct Sample {
    /// The open house.
    pub house: House,
    /// The members of staff in the order of the table above.
    pub staff: Vec<StaffId>,
    /// The youths in apartments 1, 2, 3, 4 and 6.
    pub youths: Vec<YouthId>,
}

/// Makes the sample house in a folder: five members of staff with the evening shift confirmed for all but the
/// administrator, five youths, two goals, three activities and four entries.
///
/// # Panics
/// When anything is refused.
pub fn sample_house(folder: &Path, now: Instant) -> Sample {
    static PRINTS: Mutex<Vec<Print>> = Mutex::new(Vec::new());
    throw_away_houses();
    let mut prints = PRINTS.lock().unwrap_or_else(PoisonError::into_inner);
    if !prints.iter().any(|print| print.made_at == now) {
        prints.push(Print::taken(now));
    }
    let print = prints.iter().find(|print| print.made_at == now).expect("it was just taken");
    print.pressed_in(folder)
}

/// The files of a sample house, made once for all the tests of a process.
struct Print {
    made_at: Instant,
    database: Vec<u8>,
    keys: KeyFile,
    staff: Vec<StaffId>,
    youths: Vec<YouthId>,
}

impl Print {
    fn taken(now: Instant) -> Self {
        let home = tempfile::tempdir().expect("a throw-away folder");
        let folder = HouseFolder::new(&home.path().join("house"));
        let Sample { house, staff, youths } = found(&folder, now);
        // Closed, it is whole in its two files.
        drop(house);
        let database = fs::read(folder.database()).expect("the database");
        let keys = KeyFile::read(&folder.keys()).expect("the key file");
        Self { made_at: now, database, keys, staff, youths }
    }

    fn pressed_in(&self, path: &Path) -> Sample {
        let folder = HouseFolder::new(path);
        folder.create().expect("a folder");
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        private_mode(&mut options);
        let written = options.open(folder.database()).and_then(|mut file| file.write_all(&self.database));
        written.expect("the database");
        self.keys.write_new(&folder.keys()).expect("the key file");
        let unlocked = self.keys.open(Some(STAFF[0].0), &Passphrase::new(PASSPHRASE)).expect("a slot");
        let opened = House::open(&folder, unlocked.key, self.keys.house(), self.made_at, Zone::OSLO);
        let house = opened.expect("the sample house opens");
        Sample { house, staff: self.staff.clone(), youths: self.youths.clone() }
    }
}

fn found(folder: &HouseFolder, now: Instant) -> Sample {
    let zone = Zone::OSLO;
    let secrets = || MemberSecrets { passphrase: Passphrase::new(PASSPHRASE), pin: Pin::typed(PIN).expect("a PIN") };
    let (initials, name, role) = STAFF[0];
    let new = NewHouse {
        name: line("EKV bofellesskap"),
        apartments: NewHouse::standard_apartments(6),
        common_rooms: ["Fellesstue", "Felleskjøkken", "Møterom"].map(line).to_vec(),
        first_staff: NewStaff {
            initials: Initials::new(initials).expect("initials"),
            name: line(name),
            role,
            pin_hash: String::new(),
            slot: String::new(),
        },
        invented: false,
    };
    let founded = now - TimeDelta::days(400);
    let (mut house, code) = set_up(folder, new, &secrets(), Guard::INVENTED, founded, zone).expect("a house");
    let lead = StaffId(1);
    paper::hand_over(&mut house, lead, founded, &code).expect("a code on paper");
    let mut staff = vec![lead];
    for (initials, name, role) in &STAFF[1..] {
        let initials = Initials::new(initials).expect("initials");
        let new = house.keyring().new_staff(initials, line(name), *role, &secrets(), Guard::INVENTED).expect("a slot");
        staff.push(StaffId(add_staff(&mut house, lead, founded, new).expect("a member").row));
    }
    let mut sample = Sample { house, staff, youths: Vec::new() };
    sample.add_youths(founded);
    sample.go_through_birthdays(now, zone);
    sample.confirm_shifts(now, zone);
    sample.add_plan(now, zone);
    sample.add_activities(now, zone);
    sample.add_entries(now);
    sample
}

impl Sample {
    fn run(&mut self, staff: StaffId, at: Instant, command: &Command) -> i64 {
        self.house.execute(staff, at, command).expect("a command of the sample house").row
    }

    fn add_youths(&mut self, at: Instant) {
        let lead = self.staff[0];
        for (apartment, name, script, born) in YOUTHS {
            let facts = YouthFacts {
                preferred_name: line(name),
                latin_name: None,
                own_script_name: script.map(line),
                pronunciation: None,
                birth_date: born.parse().expect("a date"),
                celebrates: None,
                languages: Some(line("dari, engelsk")),
                interpreter: InterpreterNeed::Sometimes,
                interpreter_note: None,
                help_needed: None,
                primary_contact: Some(StaffId(2)),
            };
            let youth = YouthId(self.run(lead, at, &Command::AddYouth(facts)));
            let from = at.date_naive();
            let apartment = ApartmentId(i64::from(apartment));
            self.run(lead, at, &Command::MoveIn { youth, apartment, from, points: Vec::new() });
            self.youths.push(youth);
        }
    }

    /// The house keeps up: every birthday since they moved in was gone through.
    fn go_through_birthdays(&mut self, now: Instant, zone: Zone) {
        let today = zone.date(now);
        let done = Prose::optional("Gått gjennom med ungdommen.").expect("prose").expect("words");
        for youth in self.youths.clone() {
            let dates = self.house.read().dates_of(youth, today).expect("the dates of a file");
            let passed = dates.notices(today, 0).into_iter().filter(|notice| notice.near == Nearness::Overdue);
            for notice in passed {
                if let clock::About::Milestone(milestone) = notice.about {
                    self.run(
                        self.staff[0],
                        now,
                        &Command::Contact(Step::GoThrough { youth, milestone, done: done.clone() }),
                    );
                }
            }
        }
    }

    fn confirm_shifts(&mut self, now: Instant, zone: Zone) {
        let kinds = crate::config::Config::default().shifts;
        let evening = kinds.iter().find(|kind| kind.id.0 == "evening").expect("an evening shift");
        let occurrence = evening.on(zone.date(now), zone);
        let shift::Occurrence { kind, day, start, end, .. } = occurrence;
        let command = Command::ConfirmShift { kind, day, starts_at: start, ends_at: end };
        for staff in self.staff.clone().into_iter().take(4) {
            self.run(staff, now - TimeDelta::minutes(5), &command);
        }
    }

    fn add_plan(&mut self, now: Instant, zone: Zone) {
        let today = zone.date(now);
        let amir = self.youths[2];
        let words = Prose::optional("Jeg vil klare norsk og få meg jobb på verksted.").expect("prose").expect("words");
        self.run(self.staff[1], now, &Command::SetYouthVoice { youth: amir, version: 0, words });
        for (title, area, status, review) in [
            ("Bestå vg1 norsk", "skole/utdanning", GoalStatus::OnTheWay, today + TimeDelta::days(11)),
            ("Stå opp 07:30 selv", "psykisk helse, søvn", GoalStatus::Trying, today - TimeDelta::days(3)),
        ] {
            let facts = GoalFacts { title: line(title), area: line(area), status, review };
            self.run(self.staff[1], now, &Command::AddGoal { youth: amir, facts });
        }
    }

    fn add_activities(&mut self, now: Instant, zone: Zone) {
        let saturday = zone.date(now);
        let clock = |hour| ClockTime::new(hour, 0).expect("a time");
        for (title, place, date, from, to, responsible) in [
            ("Fellesmiddag", "Felleskjøkken", saturday, 17, 19, 2),
            ("Film", "Fellesstue", saturday, 20, 22, 1),
            ("Husmøte", "Fellesstue", saturday - TimeDelta::days(5), 18, 19, 3),
        ] {
            let kind = if title == "Husmøte" { EventKind::HouseMeeting } else { EventKind::Activity };
            let facts = EventFacts {
                place: Some(line(place)),
                responsible: Some(StaffId(responsible)),
                ..EventFacts::new(kind, line(title), When::clock(date, clock(from), Some(clock(to))))
            };
            self.run(self.staff[1], now, &Command::Calendar(calendar::Step::Add(facts)));
        }
    }

    fn add_entries(&mut self, now: Instant) {
        let youths = self.youths.clone();
        for (minutes, author, about, kind, weight, text) in [
            (410, 2, About::House, EntryKind::Message, Weight::Normal, "Overtatt fra natt, alt i orden."),
            (190, 1, About::Youths(vec![youths[4]]), EntryKind::Incident, Weight::Critical, "Gikk ut uten å si fra."),
            (142, 0, About::Youths(vec![youths[0]]), EntryKind::Observation, Weight::Normal, "Frokost sammen, rolig."),
            (
                37,
                0,
                About::Youths(vec![youths[2]]),
                EntryKind::Observation,
                Weight::Important,
                "Kom ikke til avtalt tid.",
            ),
        ] {
            let at = now - TimeDelta::minutes(minutes);
            let lines = EntryLines { facts: Prose::optional(text).expect("prose"), ..EntryLines::default() };
            let entry =
                NewEntry { about, kind, weight, happened_at: at, lines, shift: None, marks: EntryMarks::default() };
            self.run(self.staff[author], at, &Command::WriteEntry(entry));
        }
    }
}

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}
