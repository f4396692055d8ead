//! The key file: who can open the house.
