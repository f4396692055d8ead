//! The clock: the one place that asks the machine what time it is.

use std::time::Duration;

use crate::domain::time::Instant;

/// Tells the time. A trait, so that tests and pictures set it by hand.
pub trait Clock: std::fmt::Debug {
    /// The moment, as it is written down.
    fn now(&self) -> Instant;
    /// Time since the program began, also while the machine slept; setting the clock never takes any of it back. Pauses and
    /// locks are measured by it.
    fn elapsed(&self) -> Duration;
}

/// The machine's own clock.
#[derive(Debug)]
pub struct SystemClock {
    counter: Counter,
}

impl SystemClock {
    /// A clock that begins now.
    #[must_use]
    pub fn start() -> Self {
        Self { counter: Counter::start() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        wall()
    }

    fn elapsed(&self) -> Duration {
        self.counter.elapsed()
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock that is handed in everywhere else")]
fn wall() -> Instant {
    chrono::Utc::now()
}

/// Counts time from its beginning, asleep or awake: Linux has a clock for that.
#[cfg(target_os = "linux")]
#[derive(Debug)]
struct Counter {
    began: Duration,
}

#[cfg(target_os = "linux")]
impl Counter {
    fn start() -> Self {
        Self { began: Self::since_boot() }
    }

    fn elapsed(&self) -> Duration {
        Self::since_boot().saturating_sub(self.began)
    }

    fn since_boot() -> Duration {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        // Neither is ever negative: the clock begins at zero when the machine does.
        Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
    }
}

/// Counts time from its beginning, asleep or awake. Elsewhere the steady clock may stand still while the machine sleeps, and
/// the clock on the wall tells how long that was.
#[cfg(not(target_os = "linux"))]
#[derive(Debug)]
struct Counter {
    last: std::cell::Cell<(std::time::Instant, Instant, Steps)>,
}

#[cfg(not(target_os = "linux"))]
impl Counter {
    fn start() -> Self {
        Self { last: std::cell::Cell::new((std::time::Instant::now(), wall(), Steps::default())) }
    }

    fn elapsed(&self) -> Duration {
        let (tick, wall_then, steps) = self.last.get();
        let wall_now = wall();
        let steps = steps.after(tick.elapsed(), wall_now - wall_then);
        self.last.set((std::time::Instant::now(), wall_now, steps));
        steps.0
    }
}

/// Time that has gone by, in steps between two looks at both clocks.
#[cfg(any(test, not(target_os = "linux")))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Steps(Duration);

#[cfg(any(test, not(target_os = "linux")))]
impl Steps {
    /// One step more, `steady` by the clock that nobody can set and `wall` by the one on the wall. The longer counts: after
    /// sleep the steady one is short, and when somebody sets the wall clock back, that one is.
    fn after(self, steady: Duration, wall: chrono::TimeDelta) -> Self {
        Self(self.0 + steady.max(wall.to_std().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn time_asleep_counts_and_a_clock_that_is_set_back_takes_nothing() {
        let second = Duration::from_secs(1);
        let awake = Steps::default().after(second, TimeDelta::seconds(1));
        assert_eq!(awake, Steps(second));
        let slept = awake.after(Duration::from_millis(20), TimeDelta::hours(1));
        assert_eq!(slept, Steps(second + Duration::from_secs(3_600)));
        assert_eq!(slept.after(second, TimeDelta::hours(-3)), Steps(Duration::from_secs(3_602)));
    }

    #[test]
    fn the_machines_clock_never_goes_back() {
        let clock = SystemClock::start();
        let first = clock.elapsed();
        assert!(clock.elapsed() >= first);
    }
}
