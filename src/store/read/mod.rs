//! Reading the house. Every query here stays under a millisecond in a house of a million entries: pages by key and never by
//! offset, counts with a cap, names from memory ([`People`]) and never by a join that the planner may turn round.

mod access_pack;
mod assessment;
mod audit;
mod backup;
mod calendar;
mod card;
mod changed;
mod checklist;
mod clock;
mod contact;
mod file_text;
mod fire_roll;
mod handover;
mod host;
mod host_contact;
mod host_meeting;
mod host_payment;
mod host_text;
mod houses;
mod journal;
mod key;
mod last_contact;
mod log;
mod lookup;
mod marked;
mod moves;
mod near;
mod night;
mod people;
mod plan;
mod presence;
mod pull;
mod reader;
mod receipt;
mod reread;
mod review;
mod revision;
mod rolled;
mod search;
mod shift;
mod signing;
mod standing;
mod task;
mod text;
mod watch;
mod way;

use chrono::{DateTime, NaiveDate};
use rusqlite::{Row, types::Type};

use crate::domain::{names::Line, time::Instant};

#[cfg(test)]
pub(in crate::store) use self::access_pack::pack_tables;
pub(in crate::store) use self::calendar::{day_key, rule_text, text as day_text};
pub use self::{
    access_pack::{NamesTold, Records},
    audit::{AuditEntry, Reading, ReadingPage, Tried},
    backup::BackupMarks,
    calendar::{ChangedTime, concerns},
    checklist::{LastCount, ShiftMarks},
    fire_roll::{Dweller, FireRoll, OtherRoll, RollRow, RollTotals},
    handover::{Sheet, Signed},
    host_contact::{ContactsOf, HostContactPage},
    journal::{JournalFilter, JournalPage, Queued},
    key::KeyStanding,
    last_contact::LastContact,
    log::{LogFilter, LogPage, LogPlace},
    people::{HouseInfo, People},
    plan::{GoalTrace, Plan, YouthVoice},
    presence::PresencePage,
    reader::Reader,
    receipt::{Gap, SectionUnread, Since, SinceFrom, Unread, UnreadAddendum, UnreadEntry},
    review::{Review, ReviewFilter, ReviewPage, ReviewRow},
    revision::LogChanges,
    search::{Hit, SearchAfter, SearchPage},
    shift::{GoneOff, MyShift, ShiftOn, StaffOn, Stretch},
    standing::{Reviews, Standing, TaskCounts},
    text::StoredText,
};

/// A stored value is not what the schema says: a mistake in the program or a damaged file.
fn invalid(column: usize, what: &'static str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, what.into())
}

pub(super) fn instant(row: &Row<'_>, column: usize) -> rusqlite::Result<Instant> {
    DateTime::from_timestamp(row.get(column)?, 0).ok_or_else(|| invalid(column, "an instant"))
}

pub(super) fn optional_instant(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Instant>> {
    match row.get::<_, Option<i64>>(column)? {
        Some(seconds) => DateTime::from_timestamp(seconds, 0).map(Some).ok_or_else(|| invalid(column, "an instant")),
        None => Ok(None),
    }
}

fn date(row: &Row<'_>, column: usize) -> rusqlite::Result<NaiveDate> {
    text(row, column)?.parse().map_err(|_| invalid(column, "a date"))
}

fn optional_date(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    let day: Option<String> = row.get(column)?;
    day.map(|day| day.parse().map_err(|_| invalid(column, "a date"))).transpose()
}

fn line(row: &Row<'_>, column: usize) -> rusqlite::Result<Line> {
    Line::new(text(row, column)?).map_err(|_| invalid(column, "a line"))
}

fn optional_line(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Line>> {
    match row.get_ref(column)?.as_str_or_null().map_err(|_| invalid(column, "a line"))? {
        Some(text) => Line::optional(text).map_err(|_| invalid(column, "a line")),
        None => Ok(None),
    }
}

/// A word that stands for one of an enum's values.
fn word<T>(row: &Row<'_>, column: usize, read: impl Fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    read(text(row, column)?).ok_or_else(|| invalid(column, "a known word"))
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> rusqlite::Result<&'r str> {
    row.get_ref(column)?.as_str().map_err(|_| invalid(column, "text"))
}
