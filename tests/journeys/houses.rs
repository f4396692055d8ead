//! Houses to walk through, each with a second hand that writes in it as another terminal would.

use std::time::Duration;

use chrono::TimeDelta;
use personalbase::{
    domain::{
        command::Command,
        house::NewHouse,
        ids::{ApartmentId, StaffId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        names::{Line, Prose},
        staff::{Initials, NewStaff, StaffRole},
        time::{Instant, Zone},
        youth::{InterpreterNeed, YouthFacts},
    },
    store::{
        House, HouseFolder,
        entrance::{Guard, MemberSecrets, set_up},
        keys::{Passphrase, Pin},
        paper,
    },
    testing::{Harness, PASSPHRASE, PIN, SAMPLE_NOW, sample_house},
};

/// A program and, beside it, another connection to its house.
pub struct Pair {
    pub screen: Harness,
    pub other: House,
}

/// The sample house, with KN signed in.
pub fn sample() -> Pair {
    sample_as("KN")
}

/// The sample house, with a member signed in.
pub fn sample_as(initials: &str) -> Pair {
    let mut screen = Harness::empty();
    let other = sample_house(screen.folder(), now()).house;
    screen.enter(initials);
    Pair { screen, other }
}

/// A house with so many apartments, a lead (KN) and nothing else.
pub fn bare(apartments: u8) -> Pair {
    named("Søsterhuset", apartments)
}

/// The same under another name.
pub fn named(name: &str, apartments: u8) -> Pair {
    let screen = Harness::empty();
    let new = NewHouse {
        name: line(name),
        apartments: NewHouse::standard_apartments(apartments),
        common_rooms: Vec::new(),
        first_staff: NewStaff {
            initials: Initials::new("KN").unwrap(),
            name: line("Kari Nygård"),
            role: StaffRole::ClinicalLead,
            pin_hash: String::new(),
            slot: String::new(),
        },
        invented: false,
    };
    let secrets = MemberSecrets { passphrase: Passphrase::new(PASSPHRASE), pin: Pin::typed(PIN).unwrap() };
    let folder = HouseFolder::new(screen.folder());
    let founded = now() - TimeDelta::days(30);
    let (mut other, code) = set_up(&folder, new, &secrets, Guard::INVENTED, founded, Zone::OSLO).unwrap();
    paper::hand_over(&mut other, StaffId(1), founded, &code).unwrap();
    Pair { screen, other }
}

impl Pair {
    /// Signs the lead in and leaves the question for the shift unanswered.
    pub fn enter(mut self) -> Self {
        self.screen.enter("KN");
        self.screen.keys("esc");
        self
    }

    /// Another terminal does something as the lead, now.
    pub fn run(&mut self, command: &Command) -> i64 {
        self.run_at(self.screen.now(), command)
    }

    /// The same at another time.
    pub fn run_at(&mut self, at: Instant, command: &Command) -> i64 {
        self.other.execute(StaffId(1), at, command).unwrap().row
    }

    /// Another terminal writes an entry so many minutes ago.
    pub fn write(&mut self, minutes: i64, about: About, weight: Weight, text: &str) -> i64 {
        let at = self.screen.now() - TimeDelta::minutes(minutes);
        self.run_at(at, &Command::WriteEntry(entry(at, about, weight, text)))
    }

    /// A youth moves in.
    pub fn move_in(&mut self, apartment: i64, facts: YouthFacts) -> YouthId {
        let youth = YouthId(self.run(&Command::AddYouth(facts)));
        let from = Zone::OSLO.date(self.screen.now());
        self.run(&Command::MoveIn { youth, apartment: ApartmentId(apartment), from, points: Vec::new() });
        youth
    }

    /// What the other terminal did comes to the screen by itself.
    pub fn wait(&mut self) -> &mut Harness {
        self.screen.advance(Duration::from_secs(2))
    }

    /// How often a deed stands in the audit chain.
    pub fn audited(&self, action: &str) -> usize {
        self.other.read().newest_audit(10_000).unwrap().iter().filter(|row| row.action == action).count()
    }
}

/// The moment of the sample house: Saturday 21 November 2026, 14:32 in Oslo.
pub fn now() -> Instant {
    SAMPLE_NOW.parse().unwrap()
}

/// Facts of a youth by the preferred name.
pub fn youth(name: &str) -> YouthFacts {
    YouthFacts {
        preferred_name: line(name),
        latin_name: None,
        own_script_name: None,
        pronunciation: None,
        birth_date: "2009-05-17".parse().unwrap(),
        celebrates: None,
        languages: None,
        interpreter: InterpreterNeed::No,
        interpreter_note: None,
        help_needed: None,
        primary_contact: None,
    }
}

/// An entry that happened when it is written.
pub fn entry(at: Instant, about: About, weight: Weight, text: &str) -> NewEntry {
    let lines = EntryLines { facts: prose(text), ..EntryLines::default() };
    NewEntry {
        about,
        kind: EntryKind::Observation,
        weight,
        happened_at: at,
        lines,
        shift: None,
        marks: EntryMarks::default(),
    }
}

pub fn prose(text: &str) -> Option<Prose> {
    Prose::optional(text).unwrap()
}

pub fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

/// The screen without header, message and footer.
pub fn body(screen: &Harness) -> String {
    let all = screen.screen();
    let rows: Vec<&str> = all.lines().collect();
    rows[1..rows.len() - 2].join("\n")
}

/// The name stands on the screen whole, or as whole words and «…».
#[track_caller]
pub fn expect_no_cut_words(screen: &Harness, name: &str) {
    for row in screen.screen().lines() {
        for (at, _) in row.match_indices('…') {
            let before: String = row[..at].chars().rev().take_while(|c| c.is_alphanumeric()).collect();
            let word: String = before.chars().rev().collect();
            assert!(
                word.is_empty() || name.split([' ', '-']).any(|whole| whole == word) || !name.contains(&word),
                "«{word}…» is a word cut in two:\n{}",
                screen.screen()
            );
        }
    }
}
