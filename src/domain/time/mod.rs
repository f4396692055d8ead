//! Time: instants, the house's zone, spans, weeks and public holidays. Nothing here asks what time it is.
//!
//! What has happened is an [`Instant`]. What is planned is a local date and time in the house's [`Zone`], because people
//! mean the clock on the wall even when the state moves it. A [`Zone`] leads from one to the other.

mod clock_time;
mod holidays;
mod span;
mod week;
mod zone;

pub use clock_time::{ClockTime, NotAClockTime};
pub use holidays::{HalfDay, PublicHoliday, easter_sunday, half_day, public_holidays};
pub use span::{EmptySpan, Span};
pub use week::{monday_of, monday_of_iso_week, week_of};
pub use zone::{ClockChange, UnknownZone, WallTime, Zone};

/// A point in time, the same everywhere.
pub type Instant = chrono::DateTime<chrono::Utc>;
