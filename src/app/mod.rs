//! The loop: events in, effects performed, frames out; session and lock.

pub mod clock;
mod jobs;
pub mod log_file;
