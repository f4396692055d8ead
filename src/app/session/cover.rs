//! Covering the screen and uncovering it, by a key or because nobody has been at it.

use std::time::Duration;

use super::super::{App, Undo};
use crate::{
    domain::{audit::AccessEvent, changes::Changes},
    ui::{action::Scope, screens},
};

impl App {
    /// Covers the screen. What is typed is kept, here and on the disk.
    pub(in crate::app) fn lock(&mut self, event: AccessEvent) {
        if self.entered.is_none() || self.cover.is_some() {
            return;
        }
        self.save_draft();
        self.record(event);
        self.cover_screen();
    }

    fn cover_screen(&mut self) {
        // What was just said may hold a name.
        self.message_until = None;
        self.later = None;
        // Whoever comes back has not asked, and has not just thrown anything away.
        self.stack.retain(|view| !view.is_question());
        self.stack.iter_mut().for_each(|view| view.forget_secrets());
        self.undo.retain(|undo| !matches!(undo, Undo::Thrown(_)));
        self.cover = Some(screens::covered(&self.cx()));
        self.redraw = true;
    }

    /// Covers the screen of a member who was just taken out of the house: what they typed is kept, and they cannot come back.
    pub(in crate::app) fn cover_if_left(&mut self) {
        let left = self.entered.as_ref().is_some_and(|entered| !entered.session.staff.active);
        if left && self.cover.is_none() {
            self.save_draft();
            self.cover_screen();
        }
    }

    /// The same member is back: everything stands as it was, the cursor in its place.
    pub(in crate::app) fn uncover(&mut self, event: AccessEvent) {
        if let Some(entered) = &mut self.entered {
            entered.wrong_pins = 0;
            entered.forget_rolls();
        }
        self.cover = None;
        self.last_input = self.clock.elapsed();
        self.record(event);
        self.refresh(Changes::ALL);
        // The shift ended under the cover: the next one is asked for, unless that would stand before a text. Whoever went
        // off has nothing left to go off, and is not asked.
        let writes = self.top().is_some_and(|view| view.scope() == Scope::Form);
        if !writes
            && self.entered.as_ref().is_some_and(|entered| entered.had_shift && !entered.session.unsigned.is_empty())
        {
            self.ask_for_shift();
        }
    }

    /// How long until the idle lock's next visible step.
    pub(in crate::app) fn until_idle_step(&self, now: Duration) -> Duration {
        let lock_at = self.last_input + self.config.lock.idle;
        let countdown_at = lock_at.saturating_sub(self.config.lock.countdown);
        if now < countdown_at { countdown_at - now } else { Duration::from_secs(1).min(lock_at.saturating_sub(now)) }
    }

    /// Seconds until the idle lock, while they are counted on the screen.
    pub(in crate::app) fn idle_countdown(&self) -> Option<u64> {
        if self.entered.is_none() || self.cover.is_some() {
            return None;
        }
        let now = self.clock.elapsed();
        let lock_at = self.last_input + self.config.lock.idle;
        let left = lock_at.saturating_sub(now);
        (left <= self.config.lock.countdown).then(|| left.as_secs_f64().ceil() as u64)
    }

    /// Covers the screen when nobody has been at it for too long, and answers whether it just did. Time asleep counts.
    pub(in crate::app) fn check_idle(&mut self, now: Duration) -> bool {
        // What a job came to belongs on the screen it was started from.
        if self.entered.is_none() || self.cover.is_some() || self.job.is_some() {
            return false;
        }
        if self.is_left_alone(now) {
            self.lock(AccessEvent::IdleLock);
            return true;
        }
        self.redraw |= self.idle_countdown().is_some();
        false
    }

    /// Nobody has touched anything for as long as a screen may stay open.
    pub(in crate::app) fn is_left_alone(&self, now: Duration) -> bool {
        now >= self.last_input + self.config.lock.idle
    }
}
