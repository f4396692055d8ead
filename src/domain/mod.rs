//! Types and rules of the house. Pure: no clock, no I/O, no SQL, no terminal.

pub mod ids;
pub mod shift;
pub mod time;
