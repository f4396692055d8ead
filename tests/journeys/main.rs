//! Journeys: after these keys the screen says this.

mod activities;
mod door;
mod hands;
mod people;
mod plan_forms;
mod set_up;
mod shift;
mod two_windows;
