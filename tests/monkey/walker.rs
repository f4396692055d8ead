//! Carries out a walk on the real program, and lets the rules look after every input.

use std::{
    collections::BTreeMap,
    fs,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use chrono::{Days, TimeDelta};
use personalbase::{
    config::Config,
    domain::{
        calendar::{self, OccurrenceId, Reach},
        command::Command,
        ids::{ApartmentId, EventId, GoalId, StaffId, YouthId},
        log::{About, EntryKind, EntryLines, EntryMarks, NewEntry, Weight},
        moves::StayEnd,
        names::{Line, Prose},
        plan::{GoalFacts, GoalStatus},
        staff::{Initials, StaffRole},
        time::Zone,
        youth::{InterpreterNeed, YouthFacts},
    },
    store::{ChainCheck, House, HouseFolder, StoreError, entrance, keys::Passphrase},
    testing::{Harness, PASSPHRASE, PIN, event_at},
    text::{Language, Texts},
    ui::input::{Input, Key, KeyCode, Mouse, MouseKind, clean_paste},
};

use super::{
    chance::{Disk, Step},
    rules::{self, Ledger, Seen},
};

/// What a walk begins with.
#[derive(Debug, Clone, Copy)]
pub struct Start {
    pub language: Language,
    /// For a screen reader.
    pub plain: bool,
    /// The sample house with its lead signed in; otherwise no house.
    pub house: bool,
}

/// Initials of the sample house.
const INITIALS: [&str; 5] = ["KN", "OH", "NV", "TB", "AD"];

/// Longer than the pause after which a draft is kept.
const PAUSE: Duration = Duration::from_secs(5);

/// Keys that were pressed in all walks so far.
pub static KEYS: AtomicU64 = AtomicU64::new(0);

pub struct Walker {
    pub screen: Harness,
    /// Another terminal's connection to the house.
    pub other: Option<House>,
    pub texts: Texts,
    /// Every text that was typed and not saved.
    pub ledger: Ledger,
    pub disk: Disk,
    /// Entries that are not this terminal's.
    by_others: i64,
    /// Entries this terminal said were saved.
    pub acknowledged: i64,
    pub taken: usize,
    /// What may not be seen on a covered screen, and the audit row up to which it was read.
    pub unshown: Vec<String>,
    unshown_at: i64,
}

impl Walker {
    pub fn new(start: Start) -> Self {
        let config = Config { plain: start.plain, ..Config::default() };
        let screen = if start.house { Harness::sample_with("KN", config, start.language) } else { Harness::empty() };
        let other = start.house.then(|| open_beside(&screen));
        let by_others = other.as_ref().map_or(0, |other| other.read().entry_count().unwrap());
        Self {
            screen,
            other,
            texts: Texts::new(start.language),
            ledger: Ledger::default(),
            disk: Disk::Well,
            by_others,
            acknowledged: 0,
            taken: 0,
            unshown: Vec::new(),
            unshown_at: 0,
        }
    }

    pub fn take(&mut self, step: &Step) {
        self.taken += 1;
        match step {
            Step::Press(key) => self.input(&Input::Key(*key)),
            Step::Type(text) => self.type_text(text),
            Step::Paste(text) => self.input(&Input::Paste(clean_paste(text))),
            Step::Mouse(kind, x, y) => self.mouse(*kind, *x, *y),
            Step::DoubleClick(x, y) => {
                self.mouse(MouseKind::Click, *x, *y);
                self.mouse(MouseKind::Click, *x, *y);
            }
            Step::Resize(width, height) => self.input(&Input::Resize(*width, *height)),
            Step::Focus(here) => self.input(&Input::Focus(*here)),
            Step::Wait(time) => self.passing(|screen| {
                screen.advance(*time);
            }),
            Step::SetClock(moment) => self.passing(|screen| {
                screen.set_clock(*moment);
            }),
            Step::Shift(seconds) => self.passing(|screen| {
                let now = screen.now() + TimeDelta::seconds(*seconds);
                screen.set_clock(now);
            }),
            Step::ComeIn { member, wrong } => self.come_in(INITIALS[*member], *wrong),
            Step::Other(what, which) => self.other_terminal(*what, *which),
            Step::Kill => self.kill(),
            Step::Disk(disk) => self.turn(*disk),
        }
    }

    fn mouse(&mut self, kind: MouseKind, x: u16, y: u16) {
        // Nobody clicks outside of the window.
        let area = self.screen.buffer().area;
        if area.width > 0 && area.height > 0 {
            self.input(&Input::Mouse(Mouse { kind, x: x % area.width, y: y % area.height }));
        }
    }

    fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            let key = if letter == '\n' { Key::plain(KeyCode::Enter) } else { Key::char(letter) };
            self.input(&Input::Key(key));
        }
    }

    /// One input, and the rules.
    fn input(&mut self, input: &Input) {
        let before = self.seen();
        if matches!(input, Input::Key(_)) {
            KEYS.fetch_add(1, Ordering::Relaxed);
        }
        self.screen.input(input);
        self.look(&before, Some(input));
        if self.screen.app().is_quitting() {
            self.restart();
        }
    }

    /// Something happens that is no input, and the rules.
    fn passing(&mut self, happens: impl FnOnce(&mut Harness)) {
        let before = self.seen();
        happens(&mut self.screen);
        self.look(&before, None);
    }

    fn seen(&self) -> Seen {
        Seen::of(self)
    }

    fn look(&mut self, before: &Seen, input: Option<&Input>) {
        let is_new = self.meet_new_house();
        self.read_what_is_secret();
        rules::frame(self);
        rules::nothing_shown_when_covered(self);
        if is_new {
            return;
        }
        rules::texts(self, before, input);
        self.acknowledged += rules::saved(self, before);
    }

    fn read_what_is_secret(&mut self) {
        let Some(other) = &self.other else { return };
        let head = other.chain_head().unwrap().id.0;
        if head != self.unshown_at {
            self.unshown = rules::never_shown_when_covered(other);
            self.unshown_at = head;
        }
    }

    /// A house that was set up on the way has another terminal from now on, too.
    fn meet_new_house(&mut self) -> bool {
        let met = self.other.is_none() && self.screen.app().member().is_some();
        if met {
            self.other = Some(open_beside(&self.screen));
        }
        met
    }

    fn stands(&self) -> bool {
        self.screen.folder().join("house.db").exists()
    }

    /// The program was left; it is started again.
    fn restart(&mut self) {
        if self.disk != Disk::Well {
            // Left with a text the disk did not take, and asked twice.
            self.turn(Disk::Well);
            self.ledger = self.kept();
        }
        self.screen.kill_and_restart();
        rules::frame(self);
        rules::nothing_shown_when_covered(self);
    }

    fn kill(&mut self) {
        if self.disk != Disk::Well {
            return;
        }
        self.passing(|screen| {
            screen.advance(PAUSE);
        });
        self.restart();
        let kept = self.kept();
        for (key, text) in &self.ledger {
            assert_eq!(kept.get(key), Some(text), "a text of {key:?} did not survive a kill");
        }
    }

    /// What the disk has.
    pub fn kept(&self) -> Ledger {
        let Some(other) = &self.other else {
            return Ledger::default();
        };
        let mut kept = BTreeMap::new();
        for staff in other.read().people().unwrap().staff.into_keys() {
            for saved in other.read().drafts(staff).unwrap() {
                kept.insert((staff, saved.key), rules::written(&saved.body.unwrap_or_default()));
            }
        }
        kept.retain(|_, fields| !fields.is_empty());
        kept
    }

    fn turn(&mut self, disk: Disk) {
        if disk == self.disk || self.other.is_none() {
            return;
        }
        for (which, fails) in [(self.disk, false), (disk, true)] {
            match which {
                Disk::Well => {}
                Disk::Full => fill_disk(fails),
                Disk::Away => self.move_database(fails),
            }
        }
        self.disk = disk;
    }

    fn move_database(&self, away: bool) {
        let database = self.screen.folder().join("house.db");
        let aside = database.with_extension("away");
        let (from, to) = if away { (database, aside) } else { (aside, database) };
        fs::rename(from, to).unwrap();
    }

    /// Somebody comes in, whatever stands on the screen, unless somebody is in.
    fn come_in(&mut self, initials: &str, wrong: usize) {
        if !self.stands() || self.disk != Disk::Well || !self.screen.app().is_covered() {
            return;
        }
        self.input(&Input::Resize(100, 30));
        if !self.screen.shows(self.texts.door_initials()) {
            // The fire roll lies over the door.
            self.input(&Input::Key(Key::plain(KeyCode::Esc)));
        }
        if self.screen.shows(self.texts.key_recover_title()) {
            // The way in with the code on paper stands in place of it.
            self.input(&Input::Key(Key::plain(KeyCode::Esc)));
        }
        if !self.screen.shows(self.texts.door_initials()) {
            // A new house whose code is not on paper yet.
            return;
        }
        for _ in 0..wrong {
            self.knock(initials, "111222");
        }
        for initials in [initials].iter().chain(&INITIALS) {
            for secret in [PIN, PASSPHRASE] {
                if self.screen.app().is_covered() {
                    self.knock(initials, secret);
                }
            }
        }
        assert!(!self.screen.app().is_covered(), "nobody comes in any more:\n{}", self.screen.screen());
    }

    fn knock(&mut self, initials: &str, secret: &str) {
        let (x, y) = self.screen.find(self.texts.door_initials()).expect("a place for initials");
        self.mouse(MouseKind::Click, x + 20, y);
        for key in ["ctrl-a", "backspace"] {
            self.input(&Input::Key(key.parse().unwrap()));
        }
        self.type_text(initials);
        self.input(&Input::Key(Key::plain(KeyCode::Tab)));
        self.input(&Input::Key(Key::ctrl('u')));
        self.type_text(secret);
        self.input(&Input::Key(Key::plain(KeyCode::Enter)));
    }

    /// Another terminal does something as the lead. What the house refuses is no fault.
    fn other_terminal(&mut self, what: usize, which: usize) {
        if self.disk != Disk::Well || self.other.is_none() {
            return;
        }
        let now = self.screen.now();
        let commands = self.others_commands(what, which);
        let Some(other) = &mut self.other else { return };
        for (staff, command) in commands {
            match other.execute(staff, now, &command) {
                Ok(_) => self.by_others += i64::from(matches!(command, Command::WriteEntry(_))),
                Err(StoreError::Refused(_)) => {}
                Err(error) => panic!("another terminal: {error:?}"),
            }
        }
        // It is seen within two seconds without a key; here at once, or a little later.
        if which.is_multiple_of(2) {
            self.passing(|screen| {
                screen.advance(Duration::from_secs(1));
            });
        }
    }

    fn others_commands(&self, what: usize, which: usize) -> Vec<(StaffId, Command)> {
        let Some(other) = &self.other else { return Vec::new() };
        let lead = StaffId(1);
        let now = self.screen.now();
        let today = Zone::OSLO.date(now);
        let people = other.read().people().unwrap();
        let number = i64::try_from(which).unwrap();
        let youth = YouthId(number % i64::try_from(people.youths.len().max(1)).unwrap() + 1);
        let goal = GoalFacts {
            title: line("Annet mål"),
            area: line("skole"),
            status: GoalStatus::ALL[which % GoalStatus::ALL.len()],
            review: today + Days::new(which as u64 % 90),
        };
        let activity = event_at("Annen aktivitet", now + TimeDelta::hours(number % 200 - 100));
        let occurrence = OccurrenceId { event: EventId(number % 4 + 1), day: None };
        let (reach, version) = (Reach::This, number % 3 + 1);
        let command = match what {
            0..=2 => Command::WriteEntry(NewEntry {
                about: if which.is_multiple_of(3) || people.youths.is_empty() {
                    About::House
                } else {
                    About::Youths(vec![youth])
                },
                kind: EntryKind::ALL[which % EntryKind::ALL.len()],
                weight: Weight::ALL[which % 3],
                happened_at: now,
                lines: EntryLines { facts: prose("Skrevet i det andre vinduet."), ..EntryLines::default() },
                shift: None,
                marks: EntryMarks::default(),
            }),
            3 => Command::AddYouth(facts(&format!("Nykommer{which}"))),
            4 => Command::MoveOut { youth, last_day: today, end: StayEnd::default(), points: Vec::new() },
            5 => Command::MoveIn { youth, apartment: ApartmentId(number % 6 + 1), from: today, points: Vec::new() },
            6 => Command::ChangeYouth {
                youth,
                version: people.youths.get(&youth).map_or(0, |youth| youth.version),
                facts: facts(&format!("Omdøpt{which}")),
            },
            7 => Command::AddGoal { youth, facts: goal },
            8 => {
                let version = number % 4 + 1;
                Command::ChangeGoal { goal: GoalId(number % 3 + 1), version, facts: goal }
            }
            9 => Command::Calendar(calendar::Step::Add(activity)),
            10 if which.is_multiple_of(2) => {
                Command::Calendar(calendar::Step::CallOff { occurrence, reach, version, off: true, reason: None })
            }
            10 => Command::Calendar(calendar::Step::Change { occurrence, reach, version, facts: activity }),
            _ => {
                // A member gets another role, leaves and comes back.
                let staff = StaffId(number % 4 + 2);
                let version = people.staff.get(&staff).map_or(0, |member| member.version);
                let role = StaffRole::ALL[which % StaffRole::ALL.len()];
                let change = |version, active| Command::ChangeStaff { staff, version, role, active };
                return vec![(lead, change(version, true))];
            }
        };
        vec![(lead, command)]
    }

    /// The end of a walk: everything that was said to be saved is saved, nobody is stuck, and the chain is whole.
    pub fn finish(mut self) {
        self.turn(Disk::Well);
        if self.other.is_none() {
            return;
        }
        self.come_in("KN", 0);
        self.input(&Input::Resize(100, 30));
        for _ in 0..60 {
            let depth = self.screen.app().depth();
            self.input(&Input::Key(Key::plain(KeyCode::Esc)));
            // Secrets are kept nowhere: leaving them is asked about.
            if self.screen.app().depth() > depth {
                self.input(&Input::Key(Key::plain(KeyCode::Enter)));
            }
        }
        assert_eq!(self.screen.app().depth(), 1, "Esc does not lead back to the board:\n{}", self.screen.screen());
        self.kill();
        let Some(other) = &self.other else { return };
        assert!(matches!(other.verify_chain().unwrap(), ChainCheck::Whole(_)));
        assert_eq!(other.check_integrity().unwrap(), Vec::<String>::new());
        assert_eq!(other.read().entry_count().unwrap(), self.by_others + self.acknowledged, "entries and saves");
    }
}

/// Lets no file of this process be written, or lets it again.
#[cfg(unix)]
fn fill_disk(full: bool) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    personalbase::app::harden::process();
    let limit = getrlimit(Resource::Fsize);
    let current = if full { Some(0) } else { limit.maximum };
    setrlimit(Resource::Fsize, Rlimit { current, ..limit }).unwrap();
}

#[cfg(not(unix))]
const fn fill_disk(_full: bool) {}

/// A walk that ends on a full disk leaves room for the next one.
impl Drop for Walker {
    fn drop(&mut self) {
        if self.disk == Disk::Full {
            fill_disk(false);
        }
    }
}

fn open_beside(screen: &Harness) -> House {
    let folder = HouseFolder::new(screen.folder());
    let initials = Initials::new("KN").unwrap();
    entrance::unlock(&folder, &initials, &Passphrase::new(PASSPHRASE), screen.now(), Zone::OSLO).unwrap().house
}

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn prose(text: &str) -> Option<Prose> {
    Prose::optional(text).unwrap()
}

fn facts(name: &str) -> YouthFacts {
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
