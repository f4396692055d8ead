//! What stands in the place of a row that is lost and that others belong to: they can be read on, and whoever reads them sees
//! that something is missing. Its words are the caller's, in the language of the house.

use rusqlite::{Connection, OptionalExtension as _, named_params};

use crate::{
    domain::{ids::StaffId, time::Instant},
    store::StoreError,
};

/// A row that stands for a lost one, in SQL: `:id` its number, `:by` who salvages, `:now` and `:day` when, `:words` what is to be
/// read there. What it belongs to itself and nobody knows has the number -1, and is made in turn.
const ROWS: [(&str, &str); 43] = [
    (
        "staff",
        "INSERT INTO staff (id, changed_by, initials, name, role, active, pin_hash, slot)
         VALUES (:id, :id, :initials, :words, 'temp-staff', 0, '', '')",
    ),
    (
        "apartment",
        "INSERT INTO apartment (id, house_id, number, kind)
         SELECT :id, (SELECT min(id) FROM shared_house), value, 'own' FROM json_each('[1,2,3,4,5,6,7,8,9]')
         WHERE value NOT IN (SELECT number FROM apartment WHERE house_id = (SELECT min(id) FROM shared_house))
         ORDER BY value LIMIT 1",
    ),
    (
        "shared_house",
        "INSERT INTO shared_house (id, position, name, founded_at)
         SELECT :id, coalesce(max(position), 0) + 1, :words || iif(count(*) = 0, '', ' ' || :id), :now FROM shared_house",
    ),
    (
        "shared_room",
        "INSERT INTO shared_room (id, house_id, kind, name, most)
         VALUES (:id, (SELECT min(id) FROM shared_house), 'kitchen', :words || ' ' || :id, 9)",
    ),
    (
        "youth",
        "INSERT INTO youth (id, changed_by, preferred_name, birth_date, interpreter)
         VALUES (:id, :by, :words, '1970-01-01', 'unknown')",
    ),
    (
        "shift",
        "INSERT INTO shift (id, house_id, kind, day, starts_at, ends_at)
         VALUES (:id, (SELECT min(id) FROM shared_house), 'lost', date('1970-01-02', :id || ' days'), 86400 * :id, 86400 * :id + 1)",
    ),
    (
        "log_entry",
        "INSERT INTO log_entry (id, written_at, happened_at, author_id, about, kind, weight, facts)
         SELECT :id, t.at, t.at, :by,
                CASE WHEN EXISTS (SELECT 1 FROM log_entry_youth WHERE entry_id = :id) THEN 'youths' ELSE 'house' END,
                'message', 0, :words
         FROM (SELECT coalesce((SELECT written_at FROM log_entry WHERE id < :id ORDER BY id DESC LIMIT 1),
                               (SELECT written_at FROM log_entry WHERE id > :id ORDER BY id LIMIT 1), :now) AS at) t",
    ),
    (
        "log_revision",
        "INSERT INTO log_revision (id, entry_id, kind, at, staff_id, entry_kind, happened_at, weight, facts)
         VALUES (:id, -1, 'correction', :now, :by, 'message', :now, 0, :words)",
    ),
    (
        "goal",
        "INSERT INTO goal (id, changed_by, youth_id, title, area, status, review, plan_id, root_id)
         VALUES (:id, :by, -1, :words, 'other', 'closed', :day, -1, :id)",
    ),
    (
        "plan",
        "INSERT INTO plan (id, youth_id, number, status, begun_at, begun_by, closed_at, closed_by, changed_by)
         VALUES (:id, -1, abs(:id), 'closed', :now, :by, :now, :by, :by)",
    ),
    (
        "measure",
        "INSERT INTO measure (id, changed_by, goal_id, root_id, what, who, status, status_at)
         VALUES (:id, :by, -1, :id, :words, 'staff', 'stopped', :now)",
    ),
    (
        "evaluation",
        "INSERT INTO evaluation (id, plan_id, at, staff_id, staff_view) VALUES (:id, -1, :now, :by, :words)",
    ),
    (
        "task",
        "INSERT INTO task (id, changed_by, created_at, created_by, title, due_day, state)
         VALUES (:id, :by, :now, :by, :words, :day, 'withdrawn')",
    ),
    (
        "task_outcome",
        "INSERT INTO task_outcome (id, task_id, kind, occurrence, first_open, missed, at, staff_id)
         VALUES (:id, -1, 'done', :day, :day, 0, :now, :by)",
    ),
    (
        "handover",
        "INSERT INTO handover (id, changed_by, shift_id, to_kind, mode, state, opened_at)
         VALUES (:id, :by, -:id - 1, 'lost', 'silent', 'received', :now)",
    ),
    (
        "handover_rule",
        "INSERT INTO handover_rule (id, handover_id, section, condition, action, expires_at, written_at, written_by, withdrawn)
         VALUES (:id, -1, 0, :words, :words, :now, :now, :by, 1)",
    ),
    (
        "handover_addendum",
        "INSERT INTO handover_addendum (id, handover_id, section, words, at, staff_id) VALUES (:id, -1, 0, :words, :now, :by)",
    ),
    (
        "night_round",
        "INSERT INTO night_round (id, shift_id, begun_at, begun_by) VALUES (:id, -1, :now, :by)",
    ),
    (
        "presence",
        "INSERT INTO presence (id, youth_id, state, source, at, written_at, written_by, late, note)
         VALUES (:id, -1, 'unknown', 'assumed', :now, :now, :by, 1, :words)",
    ),
    (
        "night_agreement",
        "INSERT INTO night_agreement (id, youth_id, check_kind, note, agreed_with, agreed_on, review, set_at, set_by)
         VALUES (:id, -1, 'nothing', :words, :words, :day, :day, :now, :by)",
    ),
    (
        "contact",
        "INSERT INTO contact (id, changed_by, youth_id, role, name, call_first, ended)
         VALUES (:id, :by, -1, 'other', :words, 0, :words)",
    ),
    (
        "interpreter",
        "INSERT INTO interpreter (id, changed_by, name, language, adult, ended) VALUES (:id, :by, :words, :words, 1, :words)",
    ),
    (
        "consent",
        "INSERT INTO consent (id, youth_id, role, purpose, may_tell, given_by, given_on, until, language, at, staff_id)
         VALUES (:id, -1, 'other', :words, :words, 'youth', '1970-01-01', '1970-01-01', :words, :now, :by)",
    ),
    (
        "placement",
        "INSERT INTO placement (id, youth_id, apartment_id, moved_in, moved_out, withdrawn)
         SELECT :id, -1, min(id), '1970-01-01', '1970-01-01', 1 FROM apartment",
    ),
    ("move_point", "INSERT INTO move_point (id, placement_id, part, words) VALUES (:id, -1, 'out', :words)"),
    (
        "protection",
        "INSERT INTO protection (id, youth_id, level, decided, until, at, staff_id)
         VALUES (:id, -1, 'strictly-confidential', :day, '9999-12-31', :now, :by)",
    ),
    (
        "skill_round",
        "INSERT INTO skill_round (id, youth_id, day, at, staff_id) VALUES (:id, -1, :day, :now, :by)",
    ),
    (
        "event",
        "INSERT INTO event (id, changed_by, kind, title, day, last_day, days, state)
         VALUES (:id, :by, 'notice', :words, '1970-01-01', '1970-01-01', 1, 'withdrawn')",
    ),
    (
        "access_pack",
        "INSERT INTO access_pack (id, youth_id, begun_at, begun_by, asked_by, name)
         VALUES (:id, -1, :now, :by, 'other', :words)",
    ),
    (
        "access_pack_line",
        "INSERT INTO access_pack_line (id, pack_id, part, sort, source, body)
         VALUES (:id, -1, 0, :id, 'lost/' || :id, :words)",
    ),
    (
        "household",
        "INSERT INTO household (id, changed_by, name, own_entrance, begun) VALUES (:id, :by, :words, 0, :day)",
    ),
    (
        "host_adult",
        "INSERT INTO host_adult (id, changed_by, household_id, name, ended) VALUES (:id, :by, -1, :words, :words)",
    ),
    (
        "host_case",
        "INSERT INTO host_case (id, changed_by, household_id, youth_id, proposed_on, closed_on, closed)
         VALUES (:id, :by, -1, -1, :day, :day, :words)",
    ),
    (
        "host_meeting",
        "INSERT INTO host_meeting (id, case_id, held_on, present, at, staff_id) VALUES (:id, -1, :day, :words, :now, :by)",
    ),
    (
        "host_activity",
        "INSERT INTO host_activity (id, meeting_id, kind, words) VALUES (:id, -1, :words, :words)",
    ),
    (
        "group_guidance",
        "INSERT INTO group_guidance (id, held_on, topic, led_by, minutes, at, staff_id)
         VALUES (:id, :day, :words, :words, 1, :now, :by)",
    ),
    (
        "host_contact",
        "INSERT INTO host_contact (id, household_id, way, happened_at, about, contact_by, at, staff_id)
         VALUES (:id, -1, 'visit', :now, :words, :by, :now, :by)",
    ),
    ("host_point", "INSERT INTO host_point (id, case_id, words) VALUES (:id, -1, :words)"),
    // A rate nobody knows is valid from a day nobody counts with.
    (
        "host_rate",
        "INSERT INTO host_rate (id, valid_from, base, expense, source, supplied)
         VALUES (:id, date('9000-01-01', abs(:id) || ' days'), 0, 0, :words, 0)",
    ),
    (
        "host_share",
        "INSERT INTO host_share (id, valid_from, base, expense, source, supplied)
         VALUES (:id, date('9000-01-01', abs(:id) || ' days'), 0, 0, :words, 0)",
    ),
    (
        "host_basis",
        "INSERT INTO host_basis (id, case_id, month, proration, rounding, at, staff_id)
         VALUES (:id, -1, 'lost-' || :id, 'calendar-days', 'ore', :now, :by)",
    ),
    (
        "host_sheet",
        "INSERT INTO host_sheet (id, case_id, youth_id, given_on, given_to, text, protected, at, staff_id)
         VALUES (:id, -1, -1, :day, :words, :words, 0, :now, :by)",
    ),
    // What was looked through up to a row that is lost was looked through as far as the row before it, and no further.
    (
        "audit",
        "UPDATE review SET until_row = (SELECT max(id) FROM audit WHERE id < :id) WHERE until_row = :id",
    ),
];

/// So often a row that was made needs another: a measure its goal, that its plan, that its youth.
const ROUNDS: usize = 12;

/// Who makes the rows, when, and what is to be read in them.
pub(super) struct Marks<'a> {
    pub by: StaffId,
    pub now: Instant,
    pub words: &'a str,
}

/// Makes rows until every row has those it belongs to. Answers how many were made.
pub(super) fn fill_in(conn: &Connection, marks: &Marks<'_>) -> Result<u64, StoreError> {
    // The one table whose rows are told apart by two numbers.
    let stops = "INSERT OR IGNORE INTO night_stop (round_id, number, words) SELECT round_id, stop, ?1 FROM night_mark";
    let mut made = conn.execute(stops, [marks.words])? as u64;
    for _ in 0..ROUNDS {
        let missing = missing(conn)?;
        if missing.is_empty() {
            return Ok(made);
        }
        for (table, row) in missing {
            made += stand_in(conn, &table, row, marks)?;
        }
    }
    Err(StoreError::Unexpected("rows without those they belong to".to_owned()))
}

/// Puts a row in the place of a lost one.
pub(super) fn stand_in(conn: &Connection, table: &str, row: i64, marks: &Marks<'_>) -> Result<u64, StoreError> {
    let Some((_, sql)) = ROWS.iter().find(|(name, _)| *name == table) else {
        return Err(StoreError::Unexpected(format!("no row stands for one of {table}")));
    };
    let mut statement = conn.prepare_cached(sql)?;
    let day = marks.now.format("%Y-%m-%d").to_string();
    let at = marks.now.timestamp();
    let initials = initials(conn, row)?;
    let values = named_params! {
        ":id": row, ":by": marks.by.0, ":now": at, ":day": day, ":words": marks.words, ":initials": initials,
    };
    for (name, value) in values {
        if let Some(index) = statement.parameter_index(name)? {
            statement.raw_bind_parameter(index, value)?;
        }
    }
    Ok(statement.raw_execute()? as u64)
}

/// Initials nobody has: two letters for a number, with an X before them.
fn initials(conn: &Connection, row: i64) -> Result<String, StoreError> {
    let letter = |number: u64| char::from(b'A' + u8::try_from(number % 26).unwrap_or(0));
    let start = row.unsigned_abs();
    for number in start..start + 26 * 26 {
        let initials: String = ['X', letter(number / 26), letter(number)].iter().collect();
        let taken = conn.query_row("SELECT 1 FROM staff WHERE initials = ?1", [&initials], |_| Ok(())).optional()?;
        if taken.is_none() {
            return Ok(initials);
        }
    }
    Err(StoreError::Unexpected("more lost members than there are initials for".to_owned()))
}

/// Rows that others belong to and that are not there.
fn missing(conn: &Connection) -> Result<Vec<(String, i64)>, StoreError> {
    let mut missing = Vec::new();
    for link in links(conn)? {
        let Link { child, column, parent, key } = &link;
        let sql = format!(
            "SELECT DISTINCT c.\"{column}\" FROM \"{child}\" c
             WHERE c.\"{column}\" IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM \"{parent}\" p WHERE p.\"{key}\" = c.\"{column}\")"
        );
        let mut statement = conn.prepare(&sql)?;
        let rows = statement.query_map([], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
        missing.extend(rows.into_iter().map(|row| (parent.clone(), row)));
    }
    missing.sort();
    missing.dedup();
    Ok(missing)
}

/// That rows of one table belong to rows of another.
pub(super) struct Link {
    pub child: String,
    pub column: String,
    pub parent: String,
    key: String,
}

/// All of them, of every table.
pub(super) fn links(conn: &Connection) -> Result<Vec<Link>, StoreError> {
    let mut statement = conn.prepare(
        "SELECT t.name, f.\"from\", f.\"table\", coalesce(f.\"to\", 'id'), f.seq
         FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'",
    )?;
    let links = statement.query_map([], |row| {
        Ok((
            row.get::<_, i64>(4)?,
            Link { child: row.get(0)?, column: row.get(1)?, parent: row.get(2)?, key: row.get(3)? },
        ))
    })?;
    // Of a link by two columns the first tells which row is meant.
    let links = links.collect::<Result<Vec<_>, _>>()?;
    Ok(links.into_iter().filter(|(part, _)| *part == 0).map(|(_, link)| link).collect())
}
