//! Journeys: after these keys the screen says this.

mod board;
