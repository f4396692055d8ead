//! Files of calendars.

use chrono::DateTime;

use crate::{
    domain::time::Zone,
    ics::{self, Limits},
};

/// Few, so that a short input can pass them.
const LIMITS: Limits = Limits { bytes: 1 << 16, events: 64 };

/// What is taken from a file is within the limits, and is written as a file that says the same.
pub(super) fn file(bytes: &[u8]) {
    let Ok(file) = ics::read(bytes, Zone::OSLO, LIMITS, &mut |_, _| {}) else { return };
    assert!(file.events.len() <= LIMITS.events);
    let now = DateTime::from_timestamp(1_795_300_000, 0).expect("a moment of our time");
    let written = ics::write(&file.events, Zone::OSLO, now, "Fellesaktiviteter");
    let again = ics::read(written.as_bytes(), Zone::OSLO, Limits::default(), &mut |_, _| {});
    assert_eq!(again.as_ref().map(|again| &again.events), Ok(&file.events), "{written}");
}
