//! The harness: the whole program in memory. A test presses keys and reads the screen.
//!
//! ```
//! use personalbase::testing::Harness;
//!
//! let mut house = Harness::sample("KN");
//! house.keys("ctrl-q");
//! assert!(house.app().is_quitting());
//! ```

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]

mod clock;
mod frame;
pub mod fuzz;
mod host;
pub mod hosted;
pub mod picture;
mod sample;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use tempfile::TempDir;

pub use self::{
    clock::FakeClock,
    frame::broken_cell,
    host::{HostSample, host_case},
    sample::{PASSPHRASE, PIN, SAMPLE_NOW, Sample, sample_house},
};
use crate::{
    app::{App, JobRunner, Parts},
    config::Config,
    domain::{
        calendar::{EventFacts, EventKind, When},
        names::Line,
        time::{Instant, Zone},
    },
    store::{HouseFolder, entrance::Guard, throw_away_houses},
    text::{Language, Texts, columns},
    ui::{
        input::{Input, Key, Mouse, MouseKind, clean_paste},
        keymap::Keymap,
    },
};

/// A program on an invented terminal.
#[derive(Debug)]
pub struct Harness {
    app: App,
    clock: FakeClock,
    buffer: Buffer,
    cursor: Option<Position>,
    folder: PathBuf,
    config: Config,
    language: Language,
    /// Shared by the terminals on one house; removed with the last.
    home: Arc<TempDir>,
}

impl Harness {
    /// A program at a folder where no house stands, at 80x24.
    ///
    /// # Panics
    /// When no throw-away folder can be made.
    #[must_use]
    pub fn empty() -> Self {
        Self::empty_with(Config::default(), Language::Nb)
    }

    /// The same with other settings or another language.
    ///
    /// # Panics
    /// As [`Harness::empty`].
    #[must_use]
    pub fn empty_with(config: Config, language: Language) -> Self {
        throw_away_houses();
        let home = Arc::new(tempfile::tempdir().expect("a throw-away folder"));
        let folder = home.path().join("house");
        Self::at(home, folder, FakeClock::at(SAMPLE_NOW.parse().expect("an instant")), config, language)
    }

    /// The sample house ([`sample_house`]) with a member signed in, their shift confirmed, at 80x24.
    ///
    /// # Panics
    /// When the house cannot be made, or nobody has these initials.
    #[must_use]
    pub fn sample(initials: &str) -> Self {
        Self::sample_with(initials, Config::default(), Language::Nb)
    }

    /// The same with other settings or another language.
    ///
    /// # Panics
    /// As [`Harness::sample`].
    #[must_use]
    pub fn sample_with(initials: &str, config: Config, language: Language) -> Self {
        let home = Arc::new(tempfile::tempdir().expect("a throw-away folder"));
        let folder = home.path().join("house");
        let clock = FakeClock::at(SAMPLE_NOW.parse().expect("an instant"));
        sample_house(&folder, clock.instant());
        let mut harness = Self::at(home, folder, clock, config, language);
        harness.enter(initials);
        harness
    }

    /// A house that stands somewhere else, opened for a member at a moment: for pictures and benches.
    ///
    /// # Panics
    /// When it does not open.
    #[must_use]
    pub fn standing(folder: &Path, now: Instant, initials: &str, passphrase: &str, language: Language) -> Self {
        let home = Arc::new(tempfile::tempdir().expect("a throw-away folder"));
        let mut harness = Self::at(home, folder.to_owned(), FakeClock::at(now), Config::default(), language);
        harness.enter_with(initials, passphrase);
        harness
    }

    fn at(home: Arc<TempDir>, folder: PathBuf, clock: FakeClock, mut config: Config, language: Language) -> Self {
        // How much room the disk of this very machine has is no test's business, unless it says so.
        if config.disk == Config::default().disk {
            config.disk.warning_mb = 0;
        }
        // The sample house is more than a year old and has no copies; only tests of copies want to be told so.
        if config.backup == Config::default().backup {
            config.backup.too_old = Duration::from_secs(20 * 365 * 24 * 3_600);
            config.backup.drill_days = 20 * 365;
        }
        let app = Self::program(&folder, &clock, &config, language);
        let buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        let mut harness = Self { app, clock, buffer, cursor: None, folder, config, language, home };
        harness.draw();
        harness
    }

    fn program(folder: &Path, clock: &FakeClock, config: &Config, language: Language) -> App {
        App::new(Parts {
            config: config.clone(),
            texts: Texts::new(language),
            keymap: Keymap::patched(&config.keys).expect("sound keys"),
            clock: Box::new(clock.clone()),
            folder: folder.to_owned(),
            // What a test writes goes with its house.
            home: folder.parent().map(Path::to_owned),
            workers: JobRunner::Inline,
            guard: Guard::INVENTED,
            no_color: false,
        })
    }

    /// Opens the house for a member without typing, as the invented house does.
    ///
    /// # Panics
    /// When it does not open.
    pub fn enter(&mut self, initials: &str) {
        self.enter_with(initials, PASSPHRASE);
    }

    fn enter_with(&mut self, initials: &str, passphrase: &str) {
        let initials = crate::domain::staff::Initials::new(initials).expect("initials");
        let passphrase = crate::store::keys::Passphrase::new(passphrase);
        let folder = HouseFolder::new(&self.folder);
        let opened = crate::store::entrance::unlock(&folder, &initials, &passphrase, self.clock.instant(), Zone::OSLO)
            .expect("the house opens");
        let staff = opened.staff;
        self.app.enter(opened.house, staff).expect("the member comes in");
        self.draw();
    }

    /// Another terminal on the same house and with the same clock, with a member signed in.
    #[must_use]
    pub fn second(&self, initials: &str) -> Self {
        let mut other = Self::at(
            Arc::clone(&self.home),
            self.folder.clone(),
            self.clock.clone(),
            self.config.clone(),
            self.language,
        );
        other.enter(initials);
        other
    }

    /// The program ends without a word, as when it is killed, and is started again; nobody is signed in.
    pub fn kill_and_restart(&mut self) {
        self.app = Self::program(&self.folder, &self.clock, &self.config, self.language);
        self.draw();
    }

    /// Presses keys, written as in the configuration and parted by blanks: `n tab ctrl-s shift-tab f1 space`.
    ///
    /// # Panics
    /// When a word is no key.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            let key: Key = word.parse().expect("a key");
            self.input(&Input::Key(key));
        }
        self
    }

    /// Types text letter by letter; a line end is Enter.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            let key = if letter == '\n' { Key::plain(crate::ui::input::KeyCode::Enter) } else { Key::char(letter) };
            self.input(&Input::Key(key));
        }
        self
    }

    /// Pastes text as a terminal does.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.input(&Input::Paste(clean_paste(text)));
        self
    }

    /// Clicks a cell.
    pub fn click(&mut self, x: u16, y: u16) -> &mut Self {
        self.input(&Input::Mouse(Mouse { kind: MouseKind::Click, x, y }));
        self
    }

    /// Clicks the first place where `text` stands on the screen.
    ///
    /// # Panics
    /// When it stands nowhere.
    pub fn click_on(&mut self, text: &str) -> &mut Self {
        let (x, y) = self.find(text).unwrap_or_else(|| panic!("«{text}» is not on the screen:\n{}", self.screen()));
        self.click(x, y)
    }

    /// One input, then a frame.
    pub fn input(&mut self, input: &Input) -> &mut Self {
        if let Input::Resize(width, height) = input {
            self.buffer = Buffer::empty(Rect::new(0, 0, *width, *height));
        }
        self.app.input(input);
        self.app.wake();
        self.draw();
        self
    }

    /// Another size of the terminal.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.input(&Input::Resize(width, height))
    }

    /// Lets time go by; whatever comes due on the way happens.
    pub fn advance(&mut self, time: Duration) -> &mut Self {
        let mut left = time;
        while left > Duration::ZERO {
            let step = self.app.next_wake().unwrap_or(left).clamp(Duration::from_millis(1), left);
            self.clock.advance(step);
            left -= step;
            self.app.wake();
        }
        self.draw();
        self
    }

    /// The machine sleeps: time goes by, and the program hears of it when something wakes it: the next key, or the next
    /// [`Harness::advance`].
    pub fn sleep(&mut self, time: Duration) -> &mut Self {
        self.clock.advance(time);
        self
    }

    /// Sets the clock on the wall, as when somebody corrects it; no time goes by.
    pub fn set_clock(&mut self, now: Instant) -> &mut Self {
        self.clock.set(now);
        self.app.wake();
        self.draw();
        self
    }

    fn draw(&mut self) {
        self.buffer.reset();
        self.cursor = self.app.draw(&mut self.buffer);
    }

    /// The program.
    #[must_use]
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// The program, to do what no key does.
    pub const fn app_mut(&mut self) -> &mut App {
        &mut self.app
    }

    /// The folder of the house.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The moment.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.instant()
    }

    /// Whether the program would catch the mouse now.
    #[must_use]
    pub fn wants_mouse(&self) -> bool {
        self.app.wants_mouse()
    }

    /// The whole screen as text, without blanks at the ends of rows.
    #[must_use]
    pub fn screen(&self) -> String {
        (0..self.buffer.area.height).map(|row| self.row(row)).collect::<Vec<_>>().join("\n")
    }

    /// One row of the screen as text.
    #[must_use]
    pub fn row(&self, row: u16) -> String {
        let mut text = String::new();
        let mut hidden = 0;
        for x in 0..self.buffer.area.width {
            let symbol = self.buffer[(x, row)].symbol();
            if hidden > 0 {
                hidden -= 1;
                continue;
            }
            text.push_str(symbol);
            hidden = columns::width(symbol).saturating_sub(1);
        }
        text.trim_end().to_owned()
    }

    /// The last row: what can be done here.
    #[must_use]
    pub fn footer(&self) -> String {
        self.row(self.buffer.area.height - 1)
    }

    /// The second row from the bottom: what just happened.
    #[must_use]
    pub fn message(&self) -> String {
        self.row(self.buffer.area.height - 2)
    }

    /// Whether `text` stands somewhere on the screen, within one row.
    #[must_use]
    pub fn shows(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// The first cell of `text` on the screen.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<(u16, u16)> {
        for y in 0..self.buffer.area.height {
            let cells: Vec<&str> = (0..self.buffer.area.width).map(|x| self.buffer[(x, y)].symbol()).collect();
            for x in 0..cells.len() {
                if cells[x..].concat().starts_with(text) {
                    return Some((u16::try_from(x).ok()?, y));
                }
            }
        }
        None
    }

    /// The style of a cell.
    #[must_use]
    pub fn style(&self, x: u16, y: u16) -> Style {
        self.buffer[(x, y)].style()
    }

    /// The drawn buffer.
    #[must_use]
    pub const fn buffer(&self) -> &Buffer {
        &self.buffer
    }

    /// Where the terminal's real cursor stands.
    #[must_use]
    pub const fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Fails with the whole screen when `text` is not on it.
    ///
    /// # Panics
    /// When it is not.
    #[track_caller]
    pub fn expect(&self, text: &str) -> &Self {
        assert!(self.shows(text), "«{text}» should be on the screen:\n{}", self.screen());
        self
    }

    /// Fails with the whole screen when `text` is on it.
    ///
    /// # Panics
    /// When it is.
    #[track_caller]
    pub fn expect_not(&self, text: &str) -> &Self {
        assert!(!self.shows(text), "«{text}» should not be on the screen:\n{}", self.screen());
        self
    }
}

/// A common activity that begins at an instant, with nothing but its title.
///
/// # Panics
/// For a title that is no line.
#[must_use]
pub fn event_at(title: &str, starts_at: Instant) -> EventFacts {
    let title = Line::new(title).expect("a title");
    EventFacts::new(EventKind::Activity, title, When::between(Zone::OSLO.local(starts_at), None))
}
