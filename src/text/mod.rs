//! Every text a person reads, in two languages, and how dates, names and numbers are written.
//!
//! The words themselves are in `locales/nb/*.ftl` and `locales/en/*.ftl`. The build script checks the two against each
//! other and writes one method a message on [`Texts`]: the message `saved-at` with the variable `$time` becomes
//! `texts.saved_at(time)`. A wrong key, a missing variable or a text missing in one language stops the build.
//!
//! | module | what lives there |
//! |---|---|
//! | [`language`] | the two languages and how they are named outside |
//! | [`words`] | the words of domain values: weekdays, months, public holidays … |
//! | [`format`](mod@format) | how dates, lengths of time, numbers and phone numbers are written |
//! | [`when`] | dates and times as people type them |
//! | `audit` | what a row of the audit chain tells |
//! | [`presence`] | where somebody is and how closely they are watched over, as far as there is room |
//! | [`balance`] | how much time was spent with the youths, as bars |
//! | [`card`] | what is agreed with a youth, and how much support they get |
//! | `contacts` | the people around a youth, what may be told to whom, and the dates of a file |
//! | [`journal`], [`masked`] | what is copied into the case journal, and names that must not stand there |
//! | `night` | what is agreed about the night, and how a round went |
//! | [`plan`] | who does a measure, which version of a plan it is, small pictures of numbers |
//! | [`handover`] | what a section of a handover says |
//! | [`capture`] | an entry in one line |
//! | [`recur`], [`due`] | how something comes again, and when a task is due, as people say it |
//! | [`names`] | the order of names, and how what a youth is called is said |
//! | [`fold`](mod@fold) | the one fold for search and lookup |
//! | [`choice`] | values that are one of a few words |
//! | [`search`](mod@search) | what is searched for, with filters as words |
//! | [`excerpt`](mod@excerpt) | the part of a text in which something was found |
//! | [`sentence`] | where a sentence ends |
//! | [`columns`] | width, cutting, wrapping and filling in columns of a terminal |

mod access_pack;
pub mod assessment;
mod attendance;
mod audit;
mod backup;
pub mod balance;
mod calendar;
pub mod capture;
pub mod card;
mod changed;
pub mod choice;
pub mod columns;
mod contacts;
pub mod due;
pub mod excerpt;
pub use crate::domain::fold;
pub mod format;
pub mod handover;
mod host;
mod host_payment;
pub mod journal;
pub mod language;
mod log;
pub mod masked;
mod messages;

pub mod names;
mod night;
mod now;
pub mod plan;
pub mod presence;
pub mod recur;
mod salvage;
pub mod search;
pub mod sentence;
pub mod sheet;
mod way;
pub mod when;
pub mod words;

pub use language::{Language, UnknownLanguage};
pub use messages::Texts;
