//! Types and rules of the house. Pure: no clock, no I/O, no SQL, no terminal.

pub mod access;
pub mod activity;
pub mod audit;
pub mod called;
pub mod changes;
pub mod checklist;
pub mod command;
pub mod fold;
pub mod house;
pub mod ids;
pub mod log;
pub mod names;
pub mod plan;
pub mod presence;
pub mod receipt;
pub mod recurrence;
pub mod refusal;
pub mod shift;
pub mod signs;
pub mod staff;
pub mod task;
pub mod time;
pub mod undo;
pub mod watch;
pub mod words;
pub mod youth;
