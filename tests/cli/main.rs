//! The command line as a person and a script meet it: the real binary, real files, both languages.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must say so and fail")]

mod access;
mod access_pack;
mod assessment;
mod audit;
mod backup;
mod balance;
mod calendar;
mod card;
mod commands;
mod consent;
mod demo;
mod doctor;
mod export;
mod handover;
mod help;
mod host;
mod host_payment;
mod house;
mod import;
mod journal;
mod json;
mod key;
mod plans;
mod presence;
mod refusals;
mod revisions;
mod search;
mod set_up;
mod shared;
mod sister;
mod tasks;
