//! Journeys: after these keys the screen says this.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod access_pack;
mod activities;
mod assessment;
mod attendance;
mod backups;
mod balance;
mod board;
mod calendar;
mod calendar_house;
mod calendar_views;
mod card;
mod checklists;
mod contacts;
mod cycle;
mod door;
mod drafts;
mod entry;
mod events;
mod fire_roll;
mod handover;
mod hands;
mod host_meetings;
mod hosts;
mod houses;
mod journal;
mod keys;
mod lists;
mod log;
mod long_life;
mod lookup;
mod meeting;
mod moves;
mod names;
mod night;
mod now;
mod payment;
mod people;
mod pictures;
mod plan;
mod plan_forms;
mod plan_work;
mod presence;
mod readers;
mod recurring;
mod review;
mod revisions;
mod roles;
mod search;
mod set_up;
mod shared;
mod shift;
mod since;
mod sister;
mod tasks;
mod time_rules;
mod two_windows;
mod watch;
mod way;
mod whose;

use personalbase::{
    domain::{log::LogEntry, staff::Initials, time::Zone},
    store::{
        HouseFolder,
        entrance::{Opened, unlock},
        keys::Passphrase,
        read::LogFilter,
    },
    testing::{Harness, PASSPHRASE},
};

/// The house of a harness through a connection of the test's own.
fn house(harness: &Harness) -> Opened {
    let folder = HouseFolder::new(harness.folder());
    let lead = Initials::new("KN").expect("initials");
    unlock(&folder, &lead, &Passphrase::new(PASSPHRASE), harness.now(), Zone::OSLO).expect("the house opens")
}

/// The newest entries of the log, newest first.
fn newest(harness: &Harness, limit: usize) -> Vec<LogEntry> {
    house(harness).house.read().log_page(&LogFilter::default(), None, limit).expect("a page").entries
}

/// What stands in the log, newest first, as far as it is facts.
fn facts(harness: &Harness, limit: usize) -> Vec<String> {
    let facts = |entry: LogEntry| entry.lines.facts.map_or_else(String::new, |facts| facts.as_str().to_owned());
    newest(harness, limit).into_iter().map(facts).collect()
}
