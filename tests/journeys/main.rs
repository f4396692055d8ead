//! Journeys: after these keys the screen says this.

mod board;
mod calendar;
mod houses;
mod lists;
mod log;
mod plan;
