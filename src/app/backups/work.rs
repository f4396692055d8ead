//! A thread for each place: one that does not answer any more keeps no other from its copies.

use std::{
    path::PathBuf,
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use crate::{
    app::jobs::Workers,
    domain::{
        backup::{Keep, Place, is_due},
        ids::StaffId,
        time::Instant,
    },
    store::{
        HouseFolder, StoreError,
        backup::{self, Copies, Found},
    },
};

/// A thread has answered by then, also where a house of some gigabytes is copied to a slow stick and read there again.
const LONGEST: Duration = Duration::from_secs(30 * 60);

/// What a thread is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Only how the copies stand.
    Look,
    /// A copy, where the newest is old enough.
    IfDue,
    /// A copy.
    Now,
    /// A copy, since those that are there open with what opened the house before.
    Anew,
}

/// What a thread needs, so that it shares nothing with the loop.
pub(super) struct Work {
    pub wanted: Wanted,
    pub copies: Copies,
    pub house: HouseFolder,
    pub place: Place,
    pub folder: PathBuf,
    /// A copy was made there before.
    pub is_known: bool,
    pub keep: Keep,
    pub now: Instant,
    /// Whose deed it is.
    pub staff: StaffId,
}

/// What a thread came to.
pub(super) struct Answer {
    /// The copy it made, where it was to make one.
    pub made: Option<Result<Found, StoreError>>,
    pub seen: SeenPlace,
    /// Where it counts as lying.
    pub place: Place,
    /// Whose deed it was.
    pub staff: StaffId,
    /// Those that were there open with what opened the house before.
    pub is_anew: bool,
}

/// What this terminal knows of the copies in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct SeenPlace {
    /// The place is there: a medium is put in.
    pub is_there: bool,
    /// When the newest proven copy was made.
    pub newest: Option<Instant>,
    /// A copy holds what the house does not.
    pub holds_more: bool,
    /// The newest copy is like a house with a fault.
    pub is_flawed: bool,
    /// It lies on the disk of the house, with which it would be lost.
    pub on_same_disk: bool,
}

/// A thread that is at work.
#[derive(Debug)]
pub(in crate::app) struct Making {
    pub(super) place: Place,
    pub(super) answer: Receiver<Answer>,
    pub(super) is_copying: bool,
    /// When it was begun, as people tell it.
    pub(super) since: Instant,
    /// The same on the clock that nobody sets.
    pub(super) begun: Duration,
    /// What opens the house was changed since: whose deed the copy is that follows this one.
    pub(super) anew: Option<StaffId>,
}

impl Making {
    /// Begins the work where jobs run.
    pub(super) fn begin(workers: Workers, work: Work, begun: Duration) -> Self {
        let (place, since, is_copying) = (work.place, work.now, work.wanted != Wanted::Look);
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
        Self { place, answer, is_copying, since, begun, anew: None }
    }

    /// Whether it will hardly come to an end: its medium does not answer any more.
    pub(super) fn hangs(&self, now: Duration) -> bool {
        now.saturating_sub(self.begun) > LONGEST
    }
}

impl Work {
    fn run(self) -> Answer {
        if self.place == Place::Second && !backup::is_medium_in(&self.folder, self.house.path(), self.is_known) {
            let (seen, is_anew) = (SeenPlace::default(), self.wanted == Wanted::Anew);
            return Answer { made: None, seen, place: self.place, staff: self.staff, is_anew };
        }
        let on_same_disk = self.place == Place::Second && backup::is_lost_with(&self.folder, self.house.path());
        let before = self.newest();
        let copies = match self.wanted {
            Wanted::Look => false,
            Wanted::IfDue => self.is_due(),
            Wanted::Now | Wanted::Anew => true,
        };
        let made = copies.then(|| self.copies.make(&self.folder, self.now, Some(self.keep), &mut |_| {}));
        let newest = match &made {
            Some(Ok(copy)) if copy.is_proven() => copy.made_at(),
            _ => before,
        };
        let seen = SeenPlace {
            is_there: true,
            newest,
            holds_more: self.copies.with_more(&self.folder).is_ok_and(|more| !more.is_empty()),
            is_flawed: self.last().is_some_and(|copy| !copy.is_proven()),
            on_same_disk,
        };
        let place = if on_same_disk { Place::Named } else { self.place };
        Answer { made, seen, place, staff: self.staff, is_anew: self.wanted == Wanted::Anew }
    }

    fn is_due(&self) -> bool {
        let last = self.last();
        let opens_alike = last.as_ref().is_none_or(|copy| copy.opens_as(&self.house) != Some(false));
        is_due(last.and_then(|copy| copy.made_at()), opens_alike, self.now)
    }

    /// The newest copy, also one that is like a house with a fault.
    fn last(&self) -> Option<Found> {
        backup::newest_kept(&self.folder, &self.house, self.now).ok()
    }

    /// A folder without a copy, and one that is not there, have none.
    fn newest(&self) -> Option<Instant> {
        backup::newest(&self.folder, &self.house, self.now).ok().and_then(|copy| copy.made_at())
    }
}
