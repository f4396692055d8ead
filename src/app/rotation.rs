//! Changing the data key while the program runs. The house is closed meanwhile, so that nothing can be written with the old key, and
//! opened again with whichever key it has then, for whoever had it open.

use std::time::Duration;

use super::{App, jobs::Work};
use crate::{
    domain::staff::StaffMember,
    explain,
    store::{
        StoreError,
        rekey::{self, Outcome, Progress, Rotated},
    },
    ui::{
        screens,
        view::{JobDone, Message},
    },
};

/// A change that is under way, and what has to be as it was when the house is open again.
#[derive(Debug)]
pub(super) struct Rotating {
    progress: Progress,
    staff: StaffMember,
    opened_at: Duration,
    wrong_pins: u32,
    /// What was last shown of it.
    shown: (rekey::Stage, u8),
}

impl App {
    /// Closes the house and begins to change its key. Not with a text that is nowhere but here, and not beside a copy that is being
    /// made or a pack that is worked on.
    pub(super) fn begin_rotation(&mut self) {
        self.save_draft();
        let t = self.texts;
        if self.has_unkept_text() || !self.parked.is_empty() {
            return self.say(Message::bad(t.key_unkept().to_owned()));
        }
        if self.is_backing_up() {
            return self.say(Message::note(t.key_backing_up().to_owned()));
        }
        if self.packing.is_some() {
            return self.say(Message::note(t.key_packing().to_owned()));
        }
        if self.is_copying_to_what_hangs() {
            return self.say(Message::bad(t.key_backup_hangs().to_owned()));
        }
        // Whoever only looks how the copies stand holds nothing of the house for longer than a moment.
        self.making.clear();
        let Some(mut entered) = self.entered.take() else {
            return;
        };
        let progress = Progress::default();
        self.rotating = Some(Rotating {
            progress: progress.clone(),
            staff: entered.session.staff.clone(),
            opened_at: entered.opened_at,
            wrong_pins: entered.wrong_pins,
            shown: (progress.stage(), progress.percent()),
        });
        // Nobody else may have the house open, and these are further connections to it.
        drop(entered.wide.take());
        entered.forget_rolls();
        entered.house.rest();
        let (house, staff, now) = (entered.house, entered.session.staff.id, self.clock.now());
        self.stack.clear();
        self.undo.clear();
        self.message_until = None;
        self.cover = Some(screens::changing_key(progress.clone()));
        self.job = Some(self.workers.start(Work::Rotate { house, staff, progress, now }));
        self.redraw = true;
    }

    /// Draws again when it has come farther.
    pub(super) fn wake_rotation(&mut self) {
        if let Some(rotating) = &mut self.rotating {
            let now = (rotating.progress.stage(), rotating.progress.percent());
            self.redraw |= std::mem::replace(&mut rotating.shown, now) != now;
        }
    }

    /// The program is about to end: a change that can be cancelled still is not waited for.
    pub(super) fn cancel_rotation(&self) {
        if let Some(rotating) = &self.rotating {
            rotating.progress.cancel.ask();
        }
    }

    /// The house is open again for whoever had it open; a copy follows that opens with the new key.
    pub(super) fn rotated(&mut self, rotated: Rotated) -> JobDone {
        let Some(Rotating { staff, opened_at, wrong_pins, .. }) = self.rotating.take() else {
            return JobDone::Failed(crate::domain::refusal::Refusal::Gone.into());
        };
        // What was typed meanwhile was typed at no screen.
        self.held.clear();
        let Rotated { house, outcome } = rotated;
        if let Err(error) = house.and_then(|house| self.enter(house, staff)) {
            self.close_house();
            self.tell_rotation(&outcome);
            return JobDone::Failed(error);
        }
        if let Some(entered) = &mut self.entered {
            (entered.opened_at, entered.wrong_pins) = (opened_at, wrong_pins);
        }
        self.tell_rotation(&outcome);
        if matches!(outcome, Ok(Outcome::Changed)) {
            self.back_up_anew();
        }
        JobDone::SignedIn
    }

    fn tell_rotation(&mut self, outcome: &Result<Outcome, StoreError>) {
        let t = self.texts;
        self.say(match outcome {
            Ok(Outcome::Changed) => Message::good(format!("{} {}", t.key_changed(), t.key_old_copies())),
            Ok(Outcome::Cancelled) => Message::note(t.key_cancelled().to_owned()),
            Err(error) => Message::bad(explain::key_not_changed(t, error)),
        });
    }

    /// Says how a change ended that had been cut short, once somebody is in.
    pub(super) fn tell_settled(&mut self, settled: Option<rekey::Settled>) {
        if let Some(settled) = settled {
            self.say(Message::note(explain::settled(self.texts, settled).to_owned()));
        }
    }
}
