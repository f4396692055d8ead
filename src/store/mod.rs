//! The one encrypted file of a house, and the only place that knows SQL.

pub mod keys;
