//! Copies of the house while people work: made after a shift has signed off, on a thread of their own, so that no key waits for
//! them; told when they are there, and shown for as long as something is wrong with them.

use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, TryRecvError, channel},
    time::Duration,
};

use super::{App, jobs::Workers, session::Entered};
use crate::{
    domain::{
        access::{Deed, allows},
        backup::{Backups, Keep, Place, Second, Step, Worry, is_due},
        changes::{Changes, Topic},
        command::Command,
        handover,
        names::Line,
        time::Instant,
    },
    explain,
    store::{
        HouseFolder, StoreError,
        backup::{self, BackupError, Copies, Found},
        read::BackupMarks,
    },
    ui::{action::Action, theme::Role, view::Message},
};

/// How often a copy that is being made is asked for.
const POLL: Duration = Duration::from_millis(200);
/// How often it is looked whether the copies still lie where they should.
const LOOK: Duration = Duration::from_secs(3_600);

/// What a thread is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Only how the copies stand.
    Look,
    /// A copy in each place whose newest is old enough.
    IfDue,
    /// A copy in each place.
    Now,
}

/// What a thread needs, so that it shares nothing with the loop.
struct Work {
    wanted: Wanted,
    copies: Copies,
    house: HouseFolder,
    second: Option<PathBuf>,
    keep: Keep,
    /// When the data key was last changed: a copy from before it is none of the house as it is.
    rotated: Option<Instant>,
    now: Instant,
}

/// What a thread came to.
struct Answer {
    made: Vec<(Place, Result<Found, StoreError>)>,
    newest: Option<Instant>,
    second_is_there: bool,
    holds_more: bool,
    is_flawed: bool,
}

/// A thread that is at work.
#[derive(Debug)]
pub(super) struct Making {
    answer: Receiver<Answer>,
    is_copying: bool,
}

/// What this terminal knows of the copies besides what the house has written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Seen {
    newest: Option<Instant>,
    second_is_there: bool,
    holds_more: bool,
    is_flawed: bool,
    failed: Option<Instant>,
    /// Nothing is said before somebody has looked.
    has_looked: bool,
}

impl Work {
    fn run(self) -> Answer {
        let second = self.second.clone().filter(|folder| folder.is_dir());
        let second_is_there = second.is_some();
        let places = std::iter::once((Place::First, self.house.backups())).chain(second.map(|at| (Place::Second, at)));
        let (mut made, mut newest, mut holds_more, mut is_flawed) = (Vec::new(), None, false, false);
        for (place, folder) in places {
            let before = self.newest_in(&folder);
            let copies = match self.wanted {
                Wanted::Look => false,
                Wanted::IfDue => is_due(self.last_in(&folder).and_then(|copy| copy.made_at()), self.rotated, self.now),
                Wanted::Now => true,
            };
            let copy = copies.then(|| self.copies.make(&folder, self.now, Some(self.keep), &mut |_| {}));
            newest = newest.max(match &copy {
                Some(Ok(copy)) if copy.is_proven() => copy.made_at(),
                _ => before,
            });
            is_flawed |= self.last_in(&folder).is_some_and(|copy| !copy.is_proven());
            holds_more |= self.copies.with_more(&folder).is_ok_and(|more| !more.is_empty());
            made.extend(copy.map(|copy| (place, copy)));
        }
        Answer { made, newest, second_is_there, holds_more, is_flawed }
    }

    /// The newest copy, also one that is like a house with a fault.
    fn last_in(&self, folder: &std::path::Path) -> Option<Found> {
        backup::newest_kept(folder, &self.house, self.now).ok()
    }

    /// A folder without a copy, and one that is not there, have none.
    fn newest_in(&self, folder: &std::path::Path) -> Option<Instant> {
        backup::newest(folder, &self.house, self.now).ok().and_then(|copy| copy.made_at())
    }
}

impl App {
    /// A deed is done. One that ends a shift has a copy made: what the shift has written is safe then.
    pub(super) fn back_up_after(&mut self, command: &Command) {
        let ends_a_shift = match command {
            Command::SignOff { .. } => true,
            Command::HandOver(step) => matches!(step, handover::Step::Seal { .. } | handover::Step::Receive { .. }),
            _ => false,
        };
        if ends_a_shift {
            self.begin_backup(Wanted::IfDue);
        }
    }

    /// Somebody wants a copy now.
    pub(super) fn back_up_now(&mut self) {
        if self.is_backing_up() {
            return self.say(Message::note(self.texts.backup_under_way().to_owned()));
        }
        self.say(Message::note(self.texts.backup_begun().to_owned()));
        self.begin_backup(Wanted::Now);
    }

    /// The copies there are open with the key before.
    pub(super) fn back_up_after_rotation(&mut self) {
        // A look that was begun when the house was opened a moment ago is overtaken.
        self.making = None;
        self.begin_backup(Wanted::Now);
    }

    /// Looks how the copies stand.
    pub(super) fn look_at_backups(&mut self) {
        self.next_look = Some(self.clock.elapsed() + LOOK);
        self.begin_backup(Wanted::Look);
    }

    /// A copy is being made now.
    pub(super) fn is_backing_up(&self) -> bool {
        self.making.as_ref().is_some_and(|making| making.is_copying)
    }

    fn begin_backup(&mut self, wanted: Wanted) {
        let Some(entered) = self.entered.as_ref().filter(|entered| !entered.info.invented) else {
            return;
        };
        if self.is_backing_up() {
            return;
        }
        let config = &self.config.backup;
        let work = Work {
            wanted,
            copies: entered.house.backups(),
            house: self.folder.clone(),
            second: config.second.clone(),
            keep: config.keep(),
            rotated: entered.key.rotated,
            now: self.clock.now(),
        };
        self.making = Some(Making { answer: begin(self.workers, work), is_copying: wanted != Wanted::Look });
    }

    /// Fetches what a thread came to; a look comes due.
    pub(super) fn wake_backups(&mut self, now: Duration) {
        let answer = match self.making.as_ref().map(|making| making.answer.try_recv()) {
            Some(Ok(answer)) => Some(answer),
            Some(Err(TryRecvError::Disconnected)) => {
                self.making = None;
                let error = StoreError::Unexpected("the thread that makes copies ended".to_owned());
                self.backup_failed(&error);
                None
            }
            Some(Err(TryRecvError::Empty)) | None => None,
        };
        if let Some(answer) = answer {
            self.making = None;
            self.redraw = true;
            self.settle_backups(answer);
        }
        if self.entered.is_some() && self.next_look.is_some_and(|at| at <= now) {
            self.look_at_backups();
        }
    }

    /// How long until a thread is asked, or a look comes due.
    pub(super) fn until_backups(&self, now: Duration) -> Option<Duration> {
        let poll = self.making.is_some().then_some(POLL);
        let look = self.next_look.filter(|_| self.entered.is_some()).map(|at| at.saturating_sub(now));
        poll.into_iter().chain(look).min()
    }

    fn settle_backups(&mut self, answer: Answer) {
        self.backups_seen.newest = answer.newest;
        self.backups_seen.second_is_there = answer.second_is_there;
        self.backups_seen.holds_more = answer.holds_more;
        self.backups_seen.is_flawed = answer.is_flawed;
        self.backups_seen.has_looked = true;
        let (mut told, mut all_made) = (None, true);
        for (place, made) in answer.made {
            match made {
                Ok(copy) if copy.is_proven() => {
                    // The copy stands, also where that cannot be written down now.
                    if let Err(error) = self.write_down(place, &copy) {
                        tracing::warn!(%error, "that a copy was made could not be written down");
                    }
                    told = Some(place);
                }
                Ok(copy) => {
                    all_made = false;
                    self.tell_flaws(&copy);
                }
                // The other one's copy will stand there.
                Err(error @ StoreError::Backup(BackupError::BeingMade(_))) => {
                    self.say_after(Message::note(explain::store_error(self.texts, &error)));
                }
                Err(error) => {
                    all_made = false;
                    self.backup_failed(&error);
                }
            }
        }
        if let Some(place) = told.filter(|_| all_made) {
            self.backups_seen.failed = None;
            let clock = self.texts.clock(self.clock.now(), self.zone);
            let text = match place {
                Place::Second => self.texts.backup_made_both(clock),
                _ => self.texts.backup_made(clock),
            };
            self.say_after(Message::good(text));
        }
    }

    fn tell_flaws(&mut self, copy: &Found) {
        if let Some(flaw) = explain::backup_flaws(self.texts, copy.flaws()) {
            self.say_after(Message::bad(self.texts.backup_flawed(flaw)));
        }
    }

    fn write_down(&mut self, place: Place, copy: &Found) -> Result<(), StoreError> {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return Ok(());
        };
        let name = Line::new(&copy.name).map_err(crate::domain::refusal::Refusal::from)?;
        let made = Command::Backup(Step::Made { place, copy: name, head: copy.head() });
        entered.house.execute(entered.session.staff.id, now, &made)?;
        self.refresh(Changes::of(Topic::Backups));
        Ok(())
    }

    fn backup_failed(&mut self, error: &StoreError) {
        tracing::warn!(%error, "no copy was made");
        self.backups_seen.failed = Some(self.clock.now());
        let told = Message::bad(explain::store_error(self.texts, error));
        match self.cover {
            // No word of a message waits under a cover: the notice says it when somebody is back.
            Some(_) => self.messages.push_front((self.clock.now(), told)),
            None => self.say(told),
        }
    }

    /// Says something when what was just said has been seen: it was an answer to a key. While the screen is covered it stands
    /// in the list alone.
    fn say_after(&mut self, message: Message) {
        // What was said when the copy was begun has been overtaken.
        let begun = self.messages.front().is_some_and(|(_, told)| told.text == self.texts.backup_begun());
        if self.cover.is_none() && (self.message_until.is_none() || begun) {
            return self.say(message);
        }
        self.messages.push_front((self.clock.now(), message.clone()));
        // The one on the line stays the newest of the list until its time is over.
        if self.cover.is_none() && self.messages.len() > 1 {
            self.messages.swap(0, 1);
            self.later = Some(message);
        }
    }

    /// What is wrong with the copies, on the line that is free while nothing has just happened. On the first screen only, and
    /// never for an invented house.
    pub(super) fn backup_notice(&self) -> Option<(Role, String)> {
        let entered = self.entered.as_ref().filter(|entered| !entered.info.invented)?;
        if self.cover.is_some() || self.stack.len() != 1 || !self.backups_seen.has_looked {
            return None;
        }
        if self.is_backing_up() {
            return Some((Role::Dim, self.texts.backup_under_way().to_owned()));
        }
        let (now, cx) = (self.clock.now(), self.cx());
        let backups = self.backups_seen.with(&entered.backup_marks, self.config.backup.second.is_some());
        let Some(worry) = backups.worries(self.config.backup.limits(), now).into_iter().next() else {
            return self.key_notice(entered);
        };
        let role = if matches!(worry, Worry::PutOff(..)) { Role::Dim } else { Role::Overdue };
        let initials = match worry {
            Worry::PutOff(_, by) => entered.people.initials(by),
            _ => "",
        };
        let keys = [Action::BackUpNow, Action::PutOffBackup, Action::Messages].map(|action| cx.key(action));
        let keys = keys.each_ref().map(String::as_str);
        Some((role, self.texts.backup_worry(worry, keys, initials, now, self.zone)))
    }
}

impl App {
    /// Whoever may change the key is told that somebody has left since it was changed last.
    fn key_notice(&self, entered: &Entered) -> Option<(Role, String)> {
        if entered.key.left.is_empty() || !allows(entered.session.staff.role, Deed::RotateKey) {
            return None;
        }
        let left: Vec<&str> = entered.key.left.iter().map(|staff| entered.people.initials(*staff)).collect();
        Some((Role::Dim, self.texts.key_left(left.join(", "), self.cx().key(Action::Menu))))
    }
}

impl Seen {
    fn with(self, marks: &BackupMarks, has_second: bool) -> Backups {
        let second = Second { is_there: self.second_is_there, newest: marks.second, put_off: marks.put_off };
        Backups {
            founded: marks.founded,
            newest: self.newest,
            second: has_second.then_some(second),
            drilled: marks.drilled,
            is_flawed: self.is_flawed,
            holds_more: self.holds_more,
            failed: self.failed,
        }
    }
}

/// Begins the work where jobs run.
fn begin(workers: Workers, work: Work) -> Receiver<Answer> {
    let (sender, answer) = channel();
    match workers {
        Workers::Inline => {
            let _ = sender.send(work.run());
        }
        Workers::Threads => {
            // The loop may be gone when the work is done: the copy is there all the same, or will be cleared away.
            std::thread::spawn(move || {
                let _ = sender.send(work.run());
            });
        }
    }
    answer
}
