//! Time as the house lives it.
