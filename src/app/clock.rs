//! The clock: the one place that asks the machine what time it is.

use std::time::{Duration, Instant as Tick};

use crate::domain::time::Instant;

/// Tells the time. A trait, so that tests and pictures set it by hand.
pub trait Clock: std::fmt::Debug {
    /// The moment, as it is written down.
    fn now(&self) -> Instant;
    /// Time since the program began, which no clock change touches: pauses and locks are measured by it.
    fn elapsed(&self) -> Duration;
}

/// The machine's own clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock {
    began: Tick,
}

impl SystemClock {
    /// A clock that begins now.
    #[must_use]
    pub fn start() -> Self {
        Self { began: Tick::now() }
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that is handed in everywhere else")]
    fn now(&self) -> Instant {
        chrono::Utc::now()
    }

    fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }
}
