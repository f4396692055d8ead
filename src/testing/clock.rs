//! A clock that is set by hand. Its copies are one clock, so that two terminals share it.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use crate::{app::clock::Clock, domain::time::Instant};

/// A clock that stands still until it is moved.
#[derive(Debug, Clone)]
pub struct FakeClock(Arc<Mutex<(Instant, Duration)>>);

impl FakeClock {
    /// A clock that shows this moment.
    #[must_use]
    pub fn at(now: Instant) -> Self {
        Self(Arc::new(Mutex::new((now, Duration::ZERO))))
    }

    /// What it shows.
    ///
    /// # Panics
    /// When another thread of the test panicked.
    #[must_use]
    pub fn instant(&self) -> Instant {
        self.0.lock().expect("the clock").0
    }

    /// Lets time go by.
    ///
    /// # Panics
    /// As [`FakeClock::instant`].
    pub fn advance(&self, time: Duration) {
        let mut clock = self.0.lock().expect("the clock");
        clock.0 += chrono::TimeDelta::from_std(time).expect("a short time");
        clock.1 += time;
    }

    /// Shows another moment, without time going by.
    ///
    /// # Panics
    /// As [`FakeClock::instant`].
    pub fn set(&self, now: Instant) {
        self.0.lock().expect("the clock").0 = now;
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Instant {
        self.instant()
    }

    fn elapsed(&self) -> Duration {
        self.0.lock().expect("the clock").1
    }
}
