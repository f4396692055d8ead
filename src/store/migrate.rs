//! Schema versions: `user_version` says which migrations have run. Migrations are append-only files with the reason above
//! each; a file, once released, is never edited.

use rusqlite::{Connection, TransactionBehavior, functions::FunctionFlags};

use super::error::StoreError;
use crate::domain::time::Zone;

const MIGRATIONS: &[&str] = &[
    include_str!("migrations/001_house.sql"),
    include_str!("migrations/002_log_places.sql"),
    include_str!("migrations/003_tasks.sql"),
    include_str!("migrations/004_presence.sql"),
    include_str!("migrations/005_log.sql"),
    include_str!("migrations/006_receipts.sql"),
    include_str!("migrations/007_handover.sql"),
    include_str!("migrations/008_search.sql"),
    include_str!("migrations/009_night.sql"),
    include_str!("migrations/010_open_points.sql"),
    include_str!("migrations/011_receiving.sql"),
    include_str!("migrations/012_readers.sql"),
    include_str!("migrations/013_answers.sql"),
    include_str!("migrations/014_search_presence.sql"),
    include_str!("migrations/015_card.sql"),
    include_str!("migrations/016_plan.sql"),
    include_str!("migrations/017_contacts.sql"),
    include_str!("migrations/018_moves.sql"),
    include_str!("migrations/019_assessments.sql"),
    include_str!("migrations/020_journal.sql"),
    include_str!("migrations/021_search_file.sql"),
    include_str!("migrations/022_plan_house.sql"),
    include_str!("migrations/023_followed.sql"),
    include_str!("migrations/024_readers.sql"),
    include_str!("migrations/025_moves_within.sql"),
    include_str!("migrations/026_changes.sql"),
    include_str!("migrations/027_calendar.sql"),
    include_str!("migrations/028_minutes.sql"),
    include_str!("migrations/029_taken.sql"),
    include_str!("migrations/030_ours.sql"),
    include_str!("migrations/031_reason.sql"),
    include_str!("migrations/032_drill.sql"),
    include_str!("migrations/033_review.sql"),
    include_str!("migrations/034_key.sql"),
    include_str!("migrations/035_access_pack.sql"),
    include_str!("migrations/036_trail.sql"),
    include_str!("migrations/037_names.sql"),
    include_str!("migrations/038_host.sql"),
    include_str!("migrations/039_houses.sql"),
    include_str!("migrations/040_host_money.sql"),
    include_str!("migrations/041_host_meetings.sql"),
    include_str!("migrations/042_way.sql"),
    include_str!("migrations/043_rooms_out_of_use.sql"),
    include_str!("migrations/044_shifts_of_a_house.sql"),
];

/// Marks the file as a house, so that no other SQLite file is ever taken for one ("EKVb").
pub(super) const APPLICATION_ID: i64 = 0x454b_5662;

/// The newest schema this program knows.
pub(super) const NEWEST: i64 = MIGRATIONS.len() as i64;

/// The schema of an open file.
///
/// # Errors
/// [`StoreError::Damaged`] when the file is no house at all, [`StoreError::Newer`] when a newer program wrote it.
pub(super) fn version(conn: &Connection) -> Result<i64, StoreError> {
    let application: i64 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let found: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(StoreError::Damaged);
    }
    if found > NEWEST {
        return Err(StoreError::Newer { found, known: NEWEST });
    }
    Ok(found)
}

/// Brings a file from schema `from` to the newest, each migration in one transaction of its own.
///
/// # Errors
/// What SQLite answers; the file then stands at the last migration that went through.
pub(super) fn migrate(conn: &mut Connection, from: i64, zone: Zone) -> Result<(), StoreError> {
    migrate_to(conn, from, NEWEST, zone)
}

/// The same as far as schema `to`.
pub(super) fn migrate_to(conn: &mut Connection, from: i64, to: i64, zone: Zone) -> Result<(), StoreError> {
    add_wall(conn, zone)?;
    // A table that is made anew with other rules is dropped on the way, with all that refers to its rows.
    let keys: bool = conn.query_row("PRAGMA foreign_keys", [], |row| row.get(0))?;
    conn.pragma_update(None, "foreign_keys", false)?;
    let done = run(conn, from, to);
    conn.pragma_update(None, "foreign_keys", keys)?;
    done
}

fn run(conn: &mut Connection, from: i64, to: i64) -> Result<(), StoreError> {
    for (version, sql) in (1_i64..=to).zip(MIGRATIONS).skip(usize::try_from(from).unwrap_or(0)) {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", version)?;
        tx.commit()?;
    }
    Ok(())
}

/// `wall(seconds)`: what the clock on the wall shows at an instant, `2026-11-21T17:00`. Migrations alone ask for it.
fn add_wall(conn: &Connection, zone: Zone) -> Result<(), StoreError> {
    Ok(conn.create_scalar_function("wall", 1, FunctionFlags::SQLITE_DETERMINISTIC, move |cx| {
        let instant = cx.get::<Option<i64>>(0)?.and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
        Ok(instant.map(|instant| zone.local(instant).format("%Y-%m-%dT%H:%M").to_string()))
    })?)
}
