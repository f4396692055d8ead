//! The loop: events in, effects performed, frames out; session and lock.
//!
//! [`App`] is the whole program without a terminal: it is given inputs and the time, and draws itself into a buffer. [`run`]
//! puts it on a real terminal; the harness in `crate::testing` on an invented one.

mod backups;
mod clickables;
pub mod clock;
mod deeds;
mod drafts;
mod frame;
pub mod harden;
#[cfg(any(test, feature = "testing"))]
mod inspect;
mod jobs;
pub mod log_file;
mod open;
mod packs;
mod payment;
mod perform;
mod rotation;
mod run;
mod session;
mod terminal;
#[cfg(test)]
mod tests;
mod trust;
mod work;

use std::{collections::VecDeque, path::PathBuf, time::Duration};

use chrono::Timelike as _;
use ratatui::layout::Rect;

use self::{
    backups::{Making, Seen},
    clock::Clock,
    drafts::{DraftKeeper, Parked},
    jobs::{Running, Workers},
    packs::Packing,
    rotation::Rotating,
    session::Entered,
};
use crate::{
    config::Config,
    domain::{
        changes::{Changes, Topic},
        staff::StaffMember,
        task::HouseClock,
        time::{Instant, Zone},
        undo::Made,
    },
    store::{House, HouseFolder, StoreError, drafts::Draft, entrance::Guard},
    text::Texts,
    ui::{
        canvas::Clickable,
        input::Input,
        keymap::Keymap,
        screens,
        theme::{Theme, ThemeName},
        view::{Cx, Message, OpenHouse, View},
    },
};

pub use jobs::Workers as JobRunner;
pub use run::{RunError, run};
pub use terminal::size as terminal_size;

/// How often another terminal's writing is looked for.
const CHANGE_TOKEN: Duration = Duration::from_secs(1);
/// How long a message stays on its line.
const MESSAGE: Duration = Duration::from_secs(12);
/// How often a running job is asked for its answer.
const JOB_POLL: Duration = Duration::from_millis(15);
/// How long after the last key the write-ahead log may be tidied.
const TIDY: Duration = Duration::from_secs(3);
/// How many messages the list keeps.
const MESSAGES_KEPT: usize = 200;

/// What an [`App`] is made from.
#[derive(Debug)]
pub struct Parts {
    /// The settings.
    pub config: Config,
    /// The texts of the interface.
    pub texts: Texts,
    /// The keys.
    pub keymap: Keymap,
    /// The clock.
    pub clock: Box<dyn Clock>,
    /// Where the house stands, or will.
    pub folder: PathBuf,
    /// Where jobs run.
    pub workers: Workers,
    /// How dear guessing is, for secrets that are made now.
    pub guard: Guard,
    /// The home folder of whoever started the program, where files are written that nobody says another place for.
    pub home: Option<PathBuf>,
    /// `NO_COLOR` is set: the theme without colours, whatever the configuration says.
    pub no_color: bool,
}

/// What Ctrl-Z takes back.
#[derive(Debug)]
enum Undo {
    /// What a command made, and what that is called.
    Made(Made, String),
    /// What was saved last is never taken back, so what is older is not offered either.
    Kept(String),
    /// A text that was thrown away. It is nowhere but here, and goes when the screen is covered.
    Thrown(Draft),
}

/// The whole program, without a terminal.
#[derive(Debug)]
pub struct App {
    config: Config,
    texts: Texts,
    keymap: Keymap,
    clock: Box<dyn Clock>,
    folder: HouseFolder,
    workers: Workers,
    guard: Guard,
    zone: Zone,
    theme_name: ThemeName,
    /// The open house with whoever is signed in.
    entered: Option<Entered>,
    /// Views from the first screen to the one on top; empty only before somebody is signed in.
    stack: Vec<Box<dyn View>>,
    /// Covers everything: the unlock screen, the covered screen, the set-up guide.
    cover: Option<Box<dyn View>>,
    drafts: DraftKeeper,
    job: Option<Running>,
    /// The data key is being changed by that job, and the house is closed.
    rotating: Option<Rotating>,
    /// What was typed while a job ran; it waits for the screen the job leads to.
    held: Vec<Input>,
    /// Forms of members whose text could not be kept on the disk when somebody else took over.
    parked: Vec<Parked>,
    /// A house that was just made, until its recovery code is on paper.
    new_house: Option<(House, StaffMember)>,
    /// The last deed, and above it the texts that were thrown away since.
    undo: Vec<Undo>,
    messages: VecDeque<(Instant, Message)>,
    message_until: Option<Duration>,
    /// What is said once the line is free.
    later: Option<Message>,
    /// A copy of the house that is being made, or a look at those that are there.
    /// At most one for each place of copies.
    making: Vec<Making>,
    /// The place of copies that does not answer, as it stands on the screen.
    hanging_told: Option<(crate::domain::backup::Place, Instant)>,
    backups_seen: Seen,
    /// What is gathered or written to be handed out, on a thread of its own.
    packing: Option<Packing>,
    home: Option<PathBuf>,
    next_look: Option<Duration>,
    mouse_freed: bool,
    clickables: Vec<(Rect, Clickable)>,
    last_click: Option<(Duration, (u16, u16))>,
    last_input: Duration,
    next_token: Duration,
    tidy_at: Option<Duration>,
    minute: i64,
    redraw: bool,
    /// The window was too small for what is written in it when it was drawn last.
    is_too_small: bool,
    /// Leaving was asked for while a text is nowhere but here; once more leaves all the same.
    quit_asked: bool,
    quitting: bool,
}

impl App {
    /// The program before anybody is signed in: the set-up guide where no house stands, the unlock screen where one does.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let folder = HouseFolder::new(&parts.folder).with_backups_in(parts.config.backup.folder.as_deref());
        let zone = parts.config.time_zone;
        let theme_name = if parts.no_color { ThemeName::Mono } else { parts.config.theme };
        let mut app = Self {
            drafts: DraftKeeper::new(parts.config.draft.pause),
            config: parts.config,
            texts: parts.texts,
            keymap: parts.keymap,
            clock: parts.clock,
            folder,
            workers: parts.workers,
            guard: parts.guard,
            zone,
            theme_name,
            entered: None,
            stack: Vec::new(),
            cover: None,
            job: None,
            rotating: None,
            held: Vec::new(),
            parked: Vec::new(),
            new_house: None,
            undo: Vec::new(),
            messages: VecDeque::new(),
            message_until: None,
            later: None,
            making: Vec::new(),
            hanging_told: None,
            backups_seen: Seen::default(),
            packing: None,
            home: parts.home,
            next_look: None,
            mouse_freed: false,
            clickables: Vec::new(),
            last_click: None,
            last_input: Duration::ZERO,
            next_token: Duration::ZERO,
            tidy_at: None,
            minute: 0,
            redraw: true,
            is_too_small: false,
            quit_asked: false,
            quitting: false,
        };
        app.minute = app.clock.now().timestamp().div_euclid(60);
        app.close_house();
        app
    }

    /// Somebody asked to leave.
    #[must_use]
    pub const fn is_quitting(&self) -> bool {
        self.quitting
    }

    /// Something that is shown has changed since the last frame.
    #[must_use]
    pub const fn needs_redraw(&self) -> bool {
        self.redraw
    }

    /// The mouse should be caught now.
    #[must_use]
    pub fn wants_mouse(&self) -> bool {
        self.config.mouse && !self.mouse_freed && !self.top().is_some_and(View::frees_mouse)
    }

    /// How long nothing will happen by itself; `None` when nothing ever will.
    #[must_use]
    pub fn next_wake(&self) -> Option<Duration> {
        let now = self.clock.elapsed();
        let mut wakes = vec![self.until_next_minute()];
        if self.job.is_some() {
            wakes.push(JOB_POLL);
        }
        if self.looks_for_changes() {
            wakes.push(self.next_token.saturating_sub(now));
        }
        if self.entered.is_some() && self.cover.is_none() {
            wakes.push(self.until_idle_step(now));
        }
        wakes.extend(
            [self.message_until, self.drafts.due(), self.tidy_at]
                .into_iter()
                .flatten()
                .map(|at| at.saturating_sub(now)),
        );
        wakes.extend(self.until_backups(now));
        wakes.extend(self.until_packs());
        wakes.into_iter().min()
    }

    /// Somebody can see what another terminal writes: under a cover only where it is shown.
    fn looks_for_changes(&self) -> bool {
        self.entered.is_some() && self.cover.as_ref().is_none_or(|cover| cover.is_live())
    }

    fn until_next_minute(&self) -> Duration {
        let second = u64::from(self.zone.local(self.clock.now()).second());
        Duration::from_secs(60 - second.min(59))
    }

    /// Does what has come due: answers of jobs, drafts, the idle lock, changes by another terminal, the next minute.
    pub fn wake(&mut self) {
        let now = self.clock.elapsed();
        self.wake_rotation();
        self.take_job_answer();
        if self.drafts.due().is_some_and(|due| due <= now) {
            self.save_draft();
        }
        if self.message_until.is_some_and(|until| until <= now) {
            self.message_until = None;
            self.redraw = true;
            self.say_later();
        }
        self.wake_backups(now);
        self.wake_packs();
        if self.tidy_at.is_some_and(|at| at <= now) {
            self.tidy_at = None;
            self.tidy();
        }
        self.check_idle(now);
        if self.looks_for_changes() && self.next_token <= now {
            self.next_token = now + CHANGE_TOKEN;
            self.check_other_terminals();
        }
        let minute = self.clock.now().timestamp().div_euclid(60);
        if minute != self.minute {
            self.minute = minute;
            self.refresh(Changes::of(Topic::Clock));
        }
    }

    /// Says something on the message line and keeps it in the list.
    pub fn say(&mut self, message: Message) {
        self.message_until = Some(self.clock.elapsed() + MESSAGE);
        self.messages.push_front((self.clock.now(), message));
        self.messages.truncate(MESSAGES_KEPT);
        self.redraw = true;
    }

    /// The line is free for what waited for it; the list has it already.
    fn say_later(&mut self) {
        if let Some(message) = self.later.take()
            && let Some(at) = self.messages.iter().position(|(_, told)| *told == message)
            && let Some(told) = self.messages.remove(at)
        {
            self.messages.push_front(told);
            self.message_until = Some(self.clock.elapsed() + MESSAGE);
        }
    }

    /// Says what went wrong.
    fn say_error(&mut self, error: &StoreError) {
        let text = crate::explain::store_error(self.texts, error);
        self.say(Message::bad(text));
    }

    /// Lets every view read again what it shows of `changes`.
    fn refresh(&mut self, changes: Changes) {
        self.redraw = true;
        let now = self.clock.now();
        // Not through a method: that would borrow all of the app.
        let clock = HouseClock { kinds: &self.config.shifts, zone: self.zone };
        let mut changes = changes;
        if let Some(entered) = &mut self.entered
            && entered.house.tell_time(now)
            && entered.people.anybody_left(self.zone.date(now))
        {
            // Whoever had their last day yesterday lives here no more.
            changes = changes.and(Topic::Youths);
        }
        if let Some(entered) = &mut self.entered
            && let Err(error) = entered.refresh(changes, now, &clock)
        {
            let text = crate::explain::store_error(self.texts, &error);
            self.say(Message::bad(text));
        }
        self.cover_if_left();
        self.begin_anew_in_another_role();
        let mut failed = None;
        self.with_views(|views, cover, cx| {
            for view in views.iter_mut().chain(cover.as_mut()) {
                if let Err(error) = view.refresh(changes, cx) {
                    failed = Some(error);
                }
            }
        });
        if let Some(error) = failed {
            let text = crate::explain::store_error(self.texts, &error);
            self.say(Message::bad(text));
        }
    }

    /// Hands the views out together with what they may look at.
    fn with_views<T>(
        &mut self,
        work: impl FnOnce(&mut Vec<Box<dyn View>>, &mut Option<Box<dyn View>>, &Cx<'_>) -> T,
    ) -> T {
        let cx = Cx {
            texts: self.texts,
            config: &self.config,
            keymap: &self.keymap,
            now: self.clock.now(),
            zone: self.zone,
            folder: self.folder.path(),
            open: self.entered.as_ref().map(Entered::view),
        };
        work(&mut self.stack, &mut self.cover, &cx)
    }

    /// Works with the view that has the input, if there is one.
    fn with_top<T>(&mut self, work: impl FnOnce(&mut dyn View, &Cx<'_>) -> T) -> Option<T> {
        self.with_views(|views, cover, cx| cover.as_mut().or(views.last_mut()).map(|view| work(view.as_mut(), cx)))
    }

    /// The shifts and the zone of the house.
    fn house_clock(&self) -> HouseClock<'_> {
        HouseClock { kinds: &self.config.shifts, zone: self.zone }
    }

    fn cx(&self) -> Cx<'_> {
        Cx {
            texts: self.texts,
            config: &self.config,
            keymap: &self.keymap,
            now: self.clock.now(),
            zone: self.zone,
            folder: self.folder.path(),
            open: self.entered.as_ref().map(Entered::view),
        }
    }

    fn top(&self) -> Option<&dyn View> {
        self.cover.as_deref().or(self.stack.last().map(AsRef::as_ref))
    }

    /// The theme now: the night theme follows the clock.
    fn theme(&self) -> Theme {
        let clock = crate::domain::time::ClockTime::of(self.zone.local(self.clock.now()).time());
        Theme::new(self.config.night_theme.theme_at(self.theme_name, clock))
    }

    /// Puts the first screen up for whoever just came in, with their drafts over it.
    fn show_house(&mut self) {
        if !self.put_up_first() {
            return;
        }
        let staff = self.entered.as_ref().map(|entered| {
            let member = &entered.session.staff;
            (member.id, member.rights(), entered.house.shown())
        });
        match self.parked.iter().position(|parked| Some((parked.owner, parked.rights, parked.house)) == staff) {
            // Their forms stand here as they were left; the first screen is the fresh one.
            Some(index) => {
                let parked = self.parked.swap_remove(index);
                self.stack.extend(parked.views.into_iter().skip(1));
                self.waiting_drafts();
                self.drafts.restore_kept(parked.kept);
            }
            None => self.restore_drafts(),
        }
    }

    /// Puts the first screen up with nothing over it; `false` where it cannot be read, which is told.
    fn put_up_first(&mut self) -> bool {
        self.cover = None;
        self.undo.clear();
        let opened = screens::first(&self.cx());
        self.stack.clear();
        match opened {
            Ok(view) => self.stack.push(view),
            Err(error) => {
                let text = crate::explain::store_error(self.texts, &error);
                self.close_house();
                self.say(Message::bad(text));
                return false;
            }
        }
        self.redraw = true;
        true
    }
}

/// The open house as views see it.
impl Entered {
    fn view(&self) -> OpenHouse<'_> {
        OpenHouse {
            reader: self.house.read(),
            wide: self.wide.as_ref().map(House::read),
            houses: &self.houses,
            shown: self.house.shown(),
            rolls: &self.rolls,
            info: &self.info,
            people: &self.people,
            session: &self.session,
            standing: &self.standing,
            unread: &self.unread,
        }
    }
}
