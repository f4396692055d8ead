//! personalbase: the staff base of a shared house, in a terminal.
//!
//! A key press walks one way through the house and comes back as a redraw:
//!
//! ```text
//! key ─► Input ─► keymap ─► Action ─► View ─► Effect ─┬─► Command ─► domain rules ─► store (one transaction + audit row)
//!                                                     │                                   │
//! frame ◄── draw ◄── View::refresh(Changes) ◄─────────┴──────────── Changes ◄─────────────┘
//! ```
//!
//! An [`Action`](ui::action::Action) is an intent with a key; a [`Command`](domain::command::Command) is a change of data
//! with all its values. The two are never mixed.
//!
//! | module | what lives there |
//! |---|---|
//! | [`domain`] | types and rules; no clock, no I/O, no SQL, no terminal |
//! | [`store`] | the one encrypted file: keys, migrations, reading and writing; the only place that knows SQL |
//! | [`text`] | every text a person reads, in two languages, and how dates, names and numbers are written |
//! | [`config`] | settings and folders: load, validate, explain |
//! | [`ui`] | actions, keys, views, forms and screens; reads the store, never writes it |
//! | [`app`] | the loop: events in, effects performed, frames out; session and lock |
//! | [`cli`] | the command line without a screen |
//! | [`explain`] | sentences for what went wrong |
//! | [`ics`] | files of calendars (iCalendar), read and written; knows nothing of the store |
//! | [`report`] | what goes on paper or out of the house |
//! | [`demo`] | the invented house |
//! | `testing` (feature of that name) | the harness: the whole program in memory, with scripted keys and a clock that is set by hand |

pub mod app;
pub mod cli;
pub mod config;
pub mod demo;
pub mod domain;
pub mod explain;
pub mod ics;
pub mod report;
pub mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod text;
pub mod ui;
