//! Copies of the house while people work: made after a shift has signed off, on a thread of their own, so that no key waits for
//! them; told when they are there, and shown for as long as something is wrong with them.

#[cfg(test)]
mod tests;
mod work;

use std::{sync::mpsc::TryRecvError, time::Duration};

pub(super) use self::work::Making;
use self::work::{Answer, SeenPlace, Wanted, Work};
use super::{App, session::Entered};
use crate::{
    domain::{
        access::{Deed, allows},
        backup::{Backups, Place, Second, Worry},
        changes::{Changes, Topic},
        command::Command,
        handover,
        ids::StaffId,
        time::Instant,
    },
    explain,
    store::{
        StoreError,
        backup::{BackupError, Found},
        read::BackupMarks,
    },
    ui::{action::Action, theme::Role, view::Message},
};

/// How often a copy that is being made is asked for.
const POLL: Duration = Duration::from_millis(200);
/// How often it is looked whether the copies still lie where they should.
const LOOK: Duration = Duration::from_secs(3_600);

/// What this terminal knows of the copies besides what the house has written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Seen {
    /// Nothing is said of a place before somebody has looked there.
    first: Option<SeenPlace>,
    second: Option<SeenPlace>,
    /// The last try in each place failed.
    failed: [Option<Instant>; 2],
}

impl App {
    /// A deed is done. One that ends a shift has a copy made: what the shift has written is safe then.
    pub(super) fn back_up_after(&mut self, staff: StaffId, command: &Command) {
        let ends_a_shift = match command {
            Command::SignOff { .. } => true,
            Command::HandOver(step) => matches!(step, handover::Step::Seal { .. } | handover::Step::Receive { .. }),
            _ => false,
        };
        if ends_a_shift {
            self.begin_backup(Wanted::IfDue, Some(staff));
        }
    }

    /// Somebody wants a copy now.
    pub(super) fn back_up_now(&mut self) {
        if self.making.iter().any(|making| making.place == Place::First && making.is_copying) {
            return self.say(Message::note(self.texts.backup_under_way().to_owned()));
        }
        self.say(Message::note(self.texts.backup_begun().to_owned()));
        self.begin_backup(Wanted::Now, None);
    }

    /// Another passphrase, code on paper or data key opens the house: the copies there are open with the one before, and with it
    /// alone.
    pub(super) fn back_up_anew(&mut self) {
        self.begin_backup(Wanted::Anew, None);
    }

    /// Looks how the copies stand.
    pub(super) fn look_at_backups(&mut self) {
        self.next_look = Some(self.clock.elapsed() + LOOK);
        self.begin_backup(Wanted::Look, None);
    }

    /// A copy is being made now, and nothing says that it will not be.
    pub(super) fn is_backing_up(&self) -> bool {
        self.making.iter().any(|making| making.is_copying && !making.hangs(self.clock.elapsed()))
    }

    /// A copy was begun in a place that does not answer any more; its thread has the house open.
    pub(super) fn is_copying_to_what_hangs(&self) -> bool {
        self.making.iter().any(|making| making.is_copying && making.hangs(self.clock.elapsed()))
    }

    /// Begins in each place where no thread is at work yet; one that does not answer is waited for there alone.
    /// It is written down as the deed of `staff`, or of whoever is signed in now.
    fn begin_backup(&mut self, wanted: Wanted, staff: Option<StaffId>) {
        let Some(entered) = self.entered.as_ref().filter(|entered| !entered.info.invented) else {
            return;
        };
        let config = &self.config.backup;
        let second = config.second.clone().map(|folder| (Place::Second, folder));
        for (place, folder) in std::iter::once((Place::First, self.folder.backups())).chain(second) {
            let staff = staff.unwrap_or(entered.session.staff.id);
            // A look that is under way is let go: what a copy comes to says more.
            let under_way = self.making.iter_mut().find(|making| making.place == place);
            if let Some(making) = under_way.filter(|making| making.is_copying || wanted == Wanted::Look) {
                // That one was begun before, and may open with what opened the house then.
                if wanted == Wanted::Anew {
                    making.anew = Some(staff);
                }
                continue;
            }
            let work = Work {
                wanted,
                copies: entered.house.backups(),
                house: self.folder.clone(),
                place,
                folder,
                is_known: entered.backup_marks.second.is_some(),
                keep: config.keep(),
                now: self.clock.now(),
                staff,
            };
            self.making.retain(|making| making.place != place);
            self.making.push(Making::begin(self.workers, work, self.clock.elapsed()));
        }
    }

    /// Fetches what threads came to; a look comes due.
    pub(super) fn wake_backups(&mut self, now: Duration) {
        let (mut answers, mut anew) = (Vec::new(), None);
        for making in std::mem::take(&mut self.making) {
            match making.answer.try_recv() {
                Ok(answer) => answers.push((making.place, Ok(answer))),
                Err(TryRecvError::Disconnected) => answers.push((making.place, Err(making.is_copying))),
                Err(TryRecvError::Empty) => {
                    self.making.push(making);
                    continue;
                }
            }
            anew = anew.or(making.anew);
        }
        if !answers.is_empty() {
            self.redraw = true;
            self.settle_backups(answers);
        }
        if anew.is_some() {
            self.begin_backup(Wanted::Anew, anew);
        }
        if self.entered.is_some() && self.next_look.is_some_and(|at| at <= now) {
            self.look_at_backups();
        }
        self.tell_what_hangs();
    }

    /// How long until a thread is asked, or a look comes due.
    pub(super) fn until_backups(&self, now: Duration) -> Option<Duration> {
        let polls = self.making.iter().map(|making| if making.hangs(now) { LOOK } else { POLL });
        let look = self.next_look.filter(|_| self.entered.is_some()).map(|at| at.saturating_sub(now));
        polls.chain(look).min()
    }

    /// The line changes once when a place has not answered for too long.
    fn tell_what_hangs(&mut self) {
        let hanging = self.hanging();
        if hanging != self.hanging_told {
            self.hanging_told = hanging;
            self.redraw = true;
        }
    }

    /// The place that has not answered for the longest time, and since when.
    fn hanging(&self) -> Option<(Place, Instant)> {
        let now = self.clock.elapsed();
        let hanging = self.making.iter().filter(|making| making.hangs(now));
        hanging.map(|making| (making.place, making.since)).min_by_key(|(_, since)| *since)
    }

    /// What each place came to; `Err` where its thread ended without an answer, with whether it was to make a copy.
    fn settle_backups(&mut self, answers: Vec<(Place, Result<Answer, bool>)>) {
        let (mut made, mut is_anew, mut is_second_out) = (Vec::new(), false, false);
        for (place, answer) in answers {
            match answer {
                Ok(answer) => {
                    *self.backups_seen.of(place) = Some(answer.seen);
                    is_anew |= answer.is_anew;
                    is_second_out |= answer.is_anew && answer.made.is_none();
                    made.extend(self.settle_copy(place, &answer).then_some(answer.place));
                }
                Err(was_copying) if was_copying => {
                    let ended = StoreError::Unexpected("the thread that makes copies ended".to_owned());
                    self.backup_failed(place, &ended, false);
                }
                Err(_) => {}
            }
        }
        let t = self.texts;
        let clock = t.clock(self.clock.now(), self.zone);
        let text = match made[..] {
            [] => None,
            [Place::Second] => Some(t.backup_made_second(clock)),
            [Place::First, Place::Second] => Some(t.backup_made_both(clock)),
            _ => Some(t.backup_made(clock)),
        };
        let text = text.map(|text| if is_anew { t.backup_made_anew(text) } else { text });
        let second = is_second_out.then(|| t.backup_second_before(self.cx().key(Action::BackUpNow)));
        let told: Vec<String> = text.into_iter().chain(second).collect();
        if !told.is_empty() {
            let told = told.join(" ");
            self.say_after(if is_second_out { Message::note(told) } else { Message::good(told) });
        }
    }

    /// Writes down or tells what became of a copy; answers whether there is one that counts.
    fn settle_copy(&mut self, place: Place, answer: &Answer) -> bool {
        match &answer.made {
            Some(Ok(copy)) => {
                // The copy stands, also where that cannot be written down now.
                if let Err(error) = self.write_down(answer, copy) {
                    tracing::warn!(%error, "that a copy was made could not be written down");
                }
                if copy.is_proven() {
                    *self.backups_seen.failed(place) = None;
                    return true;
                }
                self.tell_flaws(copy);
            }
            // The other one's copy will stand there.
            Some(Err(error @ StoreError::Backup(BackupError::BeingMade(_)))) if !answer.is_anew => {
                self.say_after(Message::note(explain::store_error(self.texts, error)));
            }
            Some(Err(error)) => self.backup_failed(place, error, answer.is_anew),
            None => {}
        }
        false
    }

    fn tell_flaws(&mut self, copy: &Found) {
        if let Some(flaw) = explain::backup_flaws(self.texts, copy.flaws()) {
            self.say_after(Message::bad(self.texts.backup_flawed(flaw)));
        }
    }

    /// It is the deed of whoever had it made, also when somebody else sits here by now.
    fn write_down(&mut self, answer: &Answer, copy: &Found) -> Result<(), StoreError> {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return Ok(());
        };
        let step = copy.step(answer.place)?;
        entered.house.execute(answer.staff, now, &Command::Backup(step))?;
        self.refresh(Changes::of(Topic::Backups));
        Ok(())
    }

    /// `is_anew` where those that are there open with what opened the house before.
    fn backup_failed(&mut self, place: Place, error: &StoreError, is_anew: bool) {
        tracing::warn!(%error, "no copy was made");
        *self.backups_seen.failed(place) = Some(self.clock.now());
        let mut told = explain::store_error(self.texts, error);
        if is_anew {
            told = format!("{told} {}", self.texts.backup_before(self.cx().key(Action::BackUpNow)));
        }
        let told = Message::bad(told);
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

    /// What is wrong with the copies, on the line that is free while nothing has just happened: the most important, and how many
    /// more there are. On the first screen only, and never for an invented house.
    pub(super) fn backup_notice(&self) -> Option<(Role, String)> {
        let entered = self.entered.as_ref().filter(|entered| !entered.info.invented)?;
        if self.cover.is_some() || self.stack.len() != 1 {
            return None;
        }
        if self.hanging().is_none() && self.is_backing_up() {
            return Some((Role::Dim, self.texts.backup_under_way().to_owned()));
        }
        let mut notices = self.backup_notices(entered).into_iter();
        let (role, first) = notices.next()?;
        Some(match notices.len() {
            0 => (role, first),
            more => (role, self.texts.backup_worry_more(first, more, self.cx().key(Action::Messages))),
        })
    }

    /// All that is wrong with the copies and the key, the most important first.
    pub(super) fn backup_notices(&self, entered: &Entered) -> Vec<(Role, String)> {
        let (now, cx, hanging) = (self.clock.now(), self.cx(), self.hanging());
        let limits = self.config.backup.limits();
        let known = self.backups_seen.with(&entered.backup_marks, self.config.backup.second.is_some());
        let worries = known.map(|backups| backups.worries(limits, now)).unwrap_or_default();
        let hanging = hanging.map(|(place, since)| Worry::Hangs(place, since));
        let keys = [Action::BackUpNow, Action::PutOffBackup, Action::Messages].map(|action| cx.key(action));
        let keys = keys.each_ref().map(String::as_str);
        let told = hanging.into_iter().chain(worries).map(|worry| {
            let role = if matches!(worry, Worry::PutOff(..)) { Role::Dim } else { Role::Overdue };
            let initials = match worry {
                Worry::PutOff(_, by) => entered.people.initials(by),
                _ => "",
            };
            (role, self.texts.backup_worry(worry, keys, initials, now, self.zone))
        });
        told.chain(self.key_notice(entered)).collect()
    }
}

impl App {
    /// Whoever may change the key is told that somebody has left since it was changed last.
    fn key_notice(&self, entered: &Entered) -> Option<(Role, String)> {
        if entered.key.left.is_empty() || !allows(entered.session.staff.rights(), Deed::RotateKey) {
            return None;
        }
        let left: Vec<&str> = entered.key.left.iter().map(|staff| entered.people.initials(*staff)).collect();
        Some((Role::Dim, self.texts.key_left(left.join(", "), self.cx().key(Action::Menu))))
    }
}

impl Seen {
    fn of(&mut self, place: Place) -> &mut Option<SeenPlace> {
        if place == Place::Second { &mut self.second } else { &mut self.first }
    }

    fn failed(&mut self, place: Place) -> &mut Option<Instant> {
        &mut self.failed[usize::from(place == Place::Second)]
    }

    /// How the copies stand; `None` before anybody has looked.
    fn with(self, marks: &BackupMarks, has_second: bool) -> Option<Backups> {
        let (first, second) = (self.first?, self.second.filter(|_| has_second));
        let either = |of: fn(&SeenPlace) -> bool| of(&first) || second.as_ref().is_some_and(of);
        Some(Backups {
            founded: marks.founded,
            newest: first.newest.max(second.and_then(|second| second.newest)),
            second: second.map(|seen| Second {
                is_there: seen.is_there,
                on_same_disk: seen.on_same_disk,
                newest: marks.second,
                put_off: marks.put_off,
            }),
            drilled: marks.drilled,
            is_flawed: either(|seen| seen.is_flawed),
            holds_more: either(|seen| seen.holds_more),
            failed: self.failed.into_iter().max().flatten(),
        })
    }
}
