//! How far a change is, shared between the thread that makes it and whoever shows it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU8, Ordering},
};

use super::Stage;

/// The wish to leave the key as it is after all. It counts until the new key is sealed.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Wishes so.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Somebody wished so.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How far a change of the data key is.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// The wish to cancel it.
    pub cancel: Cancel,
    stage: Arc<AtomicU8>,
    percent: Arc<AtomicU8>,
}

impl Progress {
    /// A step begins, or so many per cent of the database are copied.
    pub fn tell(&self, stage: Stage, copied: u8) {
        self.stage.store(stage as u8, Ordering::Relaxed);
        self.percent.store(stage.percent(copied), Ordering::Relaxed);
    }

    /// The step it is in.
    #[must_use]
    pub fn stage(&self) -> Stage {
        let number = usize::from(self.stage.load(Ordering::Relaxed));
        Stage::ALL.get(number).copied().unwrap_or(Stage::Copying)
    }

    /// How far all of it is, in per cent.
    #[must_use]
    pub fn percent(&self) -> u8 {
        self.percent.load(Ordering::Relaxed)
    }

    /// It can no longer be cancelled.
    #[must_use]
    pub fn is_past_return(&self) -> bool {
        matches!(self.stage(), Stage::Sealing | Stage::Exchanging | Stage::Finishing)
    }
}
