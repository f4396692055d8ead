//! See the map in the crate documentation.
