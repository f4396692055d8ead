//! Journeys: after these keys the screen says this.

#![allow(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

mod board;
mod calendar;
mod houses;
mod lists;
mod log;
mod plan;
