//! Which house a connection sees, where several live in one file.
//!
//! While the file has one house nothing stands here. With more, every table that holds what is of a house is covered by a
//! temporary view of the same name that leaves out the others: whatever is read, by whichever query, is of the house on the
//! screen, and a query that forgets to say so cannot mix them. What writes names the table itself (`main.task`), and what it
//! writes is of the house that `here()` answers. Temporary views are the connection's own and hold no rows.

use rusqlite::{Connection, functions::FunctionFlags};

use super::StoreError;
use crate::domain::ids::{HouseId, StaffId};

/// The house of a file that never had another.
pub(super) const FIRST: HouseId = HouseId(1);

/// What a connection sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scope {
    /// All that is in the file: there is one house, or the work is the file's own.
    File,
    /// Nothing of any house: there are several, and nobody has shown that they work in one of them. `house` was on the screen.
    Closed { house: HouseId },
    /// One house, for a member who works there.
    House { house: HouseId, staff: StaffId },
    /// Several houses at once, for a member who works in all of them; what is written is of `house`.
    Across { house: HouseId, houses: Vec<HouseId>, staff: StaffId },
}

impl Scope {
    /// The house that what is written belongs to.
    pub(super) fn here(&self) -> HouseId {
        match self {
            Self::File => FIRST,
            Self::Closed { house } | Self::House { house, .. } | Self::Across { house, .. } => *house,
        }
    }

    fn tag(&self) -> Option<String> {
        match self {
            Self::House { house, .. } => tag(*house),
            Self::File | Self::Closed { .. } | Self::Across { .. } => None,
        }
    }

    /// The houses that are seen; `None` where nothing is left out.
    fn houses(&self) -> Option<Vec<HouseId>> {
        match self {
            Self::File => None,
            Self::Closed { .. } => Some(Vec::new()),
            Self::House { house, .. } => Some(vec![*house]),
            Self::Across { houses, .. } => Some(houses.clone()),
        }
    }
}

/// How rows of a table are told to be of a house.
#[derive(Debug, Clone, Copy)]
enum Of {
    /// The row says it.
    Itself,
    /// The row hangs on one of another table.
    Its(&'static str, &'static str),
    /// The row hangs on one of two others.
    Either((&'static str, &'static str), (&'static str, &'static str)),
    /// A row of the chain: written on the screen of the house, or about a youth of it.
    Chain,
}

/// Every table of what is of a house. What stands in none of these lists is the file's, and a test wants each table named.
const TABLES: [(&str, Of); 100] = {
    use Of::{Chain, Either, Its, Itself};
    [
        ("youth", Itself),
        ("apartment", Itself),
        ("common_room", Itself),
        ("shared_room", Itself),
        ("shift", Itself),
        ("shift_staff", Itself),
        ("log_entry", Itself),
        ("task", Itself),
        ("event", Itself),
        ("receipt", Itself),
        ("reading_start", Itself),
        ("draft", Itself),
        ("search_text", Itself),
        ("audit", Chain),
        ("placement", Its("apartment_id", "apartment")),
        ("stay", Its("apartment_id", "apartment")),
        ("guest_count", Its("apartment_id", "apartment")),
        ("move_point", Its("placement_id", "placement")),
        ("move_mark", Its("point_id", "move_point")),
        ("sign_off", Its("shift_id", "shift")),
        ("checklist_mark", Its("shift_id", "shift")),
        ("night_round", Its("shift_id", "shift")),
        ("night_stop", Its("round_id", "night_round")),
        ("night_mark", Its("round_id", "night_round")),
        ("night_check", Its("round_id", "night_round")),
        ("night_round_end", Its("round_id", "night_round")),
        ("handover", Its("shift_id", "shift")),
        ("handover_part", Its("handover_id", "handover")),
        ("handover_rule", Its("handover_id", "handover")),
        ("handover_answer", Its("rule_id", "handover_rule")),
        ("handover_question_open", Its("handover_id", "handover")),
        ("handover_question_closed", Its("handover_id", "handover")),
        ("handover_signature", Its("handover_id", "handover")),
        ("handover_snapshot", Its("handover_id", "handover")),
        ("handover_addendum", Its("handover_id", "handover")),
        ("addendum_unread", Its("addendum_id", "handover_addendum")),
        ("receipt_addendum", Its("addendum_id", "handover_addendum")),
        ("log_entry_youth", Its("entry_id", "log_entry")),
        ("log_revision", Its("entry_id", "log_entry")),
        ("receipt_entry", Its("entry_id", "log_entry")),
        ("receipt_revision", Its("revision_id", "log_revision")),
        ("revision_unread", Its("entry_id", "log_entry")),
        ("journal_transfer", Either(("entry_id", "log_entry"), ("evaluation_id", "evaluation"))),
        ("journal_waiting", Either(("entry_id", "log_entry"), ("evaluation_id", "evaluation"))),
        ("task_outcome", Its("task_id", "task")),
        ("event_youth", Its("event_id", "event")),
        ("attendance", Its("event_id", "event")),
        ("meeting_record", Its("event_id", "event")),
        ("watch_level", Its("youth_id", "youth")),
        ("presence", Its("youth_id", "youth")),
        ("night_agreement", Its("youth_id", "youth")),
        ("agreed_card", Its("youth_id", "youth")),
        ("support_level", Its("youth_id", "youth")),
        ("youth_voice", Its("youth_id", "youth")),
        ("plan", Its("youth_id", "youth")),
        ("goal", Its("youth_id", "youth")),
        ("measure", Its("goal_id", "goal")),
        ("evaluation", Its("plan_id", "plan")),
        ("evaluation_mark", Its("evaluation_id", "evaluation")),
        ("participation", Its("plan_id", "plan")),
        ("plan_meeting", Its("youth_id", "youth")),
        ("plan_carried", Its("plan_id", "plan")),
        ("contact", Its("youth_id", "youth")),
        ("interpreter_bar", Its("youth_id", "youth")),
        ("consent", Its("youth_id", "youth")),
        ("consent_withdrawal", Its("consent_id", "consent")),
        ("telling", Its("youth_id", "youth")),
        ("paper", Its("youth_id", "youth")),
        ("risk", Its("youth_id", "youth")),
        ("protection", Its("youth_id", "youth")),
        ("milestone_mark", Its("youth_id", "youth")),
        ("follow_up", Its("youth_id", "youth")),
        ("assessment", Its("youth_id", "youth")),
        ("skill_round", Its("youth_id", "youth")),
        ("skill_mark", Its("round_id", "skill_round")),
        ("skill_round_undone", Its("round_id", "skill_round")),
        ("access_pack", Its("youth_id", "youth")),
        ("access_pack_line", Its("pack_id", "access_pack")),
        ("access_pack_left", Its("pack_id", "access_pack")),
        ("access_pack_receipt", Its("pack_id", "access_pack")),
        ("access_pack_decision", Its("line_id", "access_pack_line")),
        ("household", Itself),
        ("host_adult", Its("household_id", "household")),
        ("host_case", Its("household_id", "household")),
        ("host_gate", Its("household_id", "household")),
        ("host_point", Its("case_id", "host_case")),
        ("host_mark", Its("point_id", "host_point")),
        ("host_basis", Its("case_id", "host_case")),
        ("host_basis_line", Its("basis_id", "host_basis")),
        ("host_meeting", Its("case_id", "host_case")),
        ("host_activity", Its("meeting_id", "host_meeting")),
        ("host_found", Its("meeting_id", "host_meeting")),
        ("host_next", Its("case_id", "host_case")),
        ("group_guidance", Itself),
        ("guidance_attendance", Its("guidance_id", "group_guidance")),
        ("host_contact", Its("household_id", "household")),
        ("way_stop", Its("youth_id", "youth")),
        ("consent_part", Its("consent_id", "consent")),
        ("host_sheet", Its("case_id", "host_case")),
        ("host_sheet_consent", Its("sheet_id", "host_sheet")),
    ]
};

/// Gives a connection another scope than the one it has.
///
/// # Errors
/// What SQLite answers.
pub(super) fn set(conn: &Connection, before: &Scope, scope: &Scope) -> Result<(), StoreError> {
    let houses = scope.houses();
    if houses == before.houses() {
        return answer(conn, scope);
    }
    // All views at once, or none: a statement by itself is a transaction by itself.
    let tx = conn.unchecked_transaction()?;
    cover(&tx, before.houses().is_some(), houses.as_deref())?;
    answer(&tx, scope)?;
    Ok(tx.commit()?)
}

/// Covers the tables, so that only these houses are seen; `covered` is whether they are covered already.
fn cover(conn: &Connection, covered: bool, houses: Option<&[HouseId]>) -> Result<(), StoreError> {
    for (table, of) in TABLES {
        if covered {
            conn.execute_batch(&format!(
                "DROP VIEW IF EXISTS temp.{table};
                 DROP TRIGGER IF EXISTS temp.{table}_insert_here; DROP TRIGGER IF EXISTS temp.{table}_update_here"
            ))?;
        }
        if let Some(houses) = houses {
            let passes = passes(of, table, table, houses);
            conn.execute_batch(&format!(
                "CREATE TEMP VIEW {table} AS SELECT {table}.* FROM main.{table} AS {table} WHERE {passes}"
            ))?;
            if table != "stay" {
                guard(conn, table, of, houses)?;
            }
        }
    }
    Ok(())
}

/// Nothing is written that would not be seen afterwards, and nothing is changed that is not seen: a number of another house that
/// comes from a script or an old screen is refused by the database itself.
fn guard(conn: &Connection, table: &str, of: Of, houses: &[HouseId]) -> Result<(), StoreError> {
    let is_here = |row: &str| match of {
        // Nobody reads a file of another house. What is changed is guarded in its own table; whoever once lived here still stands
        // in lists of what was written then.
        Of::Chain => {
            let youth = hangs(row, "youth_id", "youth", houses);
            let stay = hangs("p", "apartment_id", "apartment", houses);
            let case = hangs("c", "household_id", "household", houses);
            format!(
                "({row}.youth_id IS NULL OR {row}.entity <> 'youth' OR {row}.action = 'take-over' OR {youth}
                  OR {row}.action IN ('export', 'search', 'open-hosts')
                     AND (EXISTS (SELECT 1 FROM main.placement p WHERE p.youth_id = {row}.youth_id AND {stay})
                          OR EXISTS (SELECT 1 FROM main.host_case c WHERE c.youth_id = {row}.youth_id AND {case})))"
            )
        }
        of => {
            let subject = SUBJECTS.iter().filter(|(of, ..)| *of == table);
            let subject = subject.map(|(_, column, parent)| {
                format!(" AND ({row}.{column} IS NULL OR {})", hangs(row, column, parent, houses))
            });
            format!("{}{}", passes(of, table, row, houses), subject.collect::<String>())
        }
    };
    if !FOUNDED_FROM_OUTSIDE.contains(&table) {
        conn.execute_batch(&format!(
            "CREATE TEMP TRIGGER {table}_insert_here AFTER INSERT ON main.{table} WHEN NOT ({})
             BEGIN SELECT RAISE(ABORT, '{ELSEWHERE}'); END",
            is_here("new")
        ))?;
    }
    conn.execute_batch(&format!(
        "CREATE TEMP TRIGGER {table}_update_here BEFORE UPDATE ON main.{table} WHEN NOT ({})
         BEGIN SELECT RAISE(ABORT, '{ELSEWHERE}'); END",
        passes(of, table, "old", houses)
    ))?;
    Ok(())
}

/// What the database says to a row of another house.
pub(super) const ELSEWHERE: &str = "of another house";

/// Rows that a member writes for a house that is not on the screen: a new one, and where somebody begins to read in theirs.
const FOUNDED_FROM_OUTSIDE: [&str; 3] = ["apartment", "common_room", "reading_start"];

/// Whom or what a row is about, besides what it hangs on: of this house too.
const SUBJECTS: [(&str, &str, &str); 13] = [
    ("host_case", "youth_id", "youth"),
    ("log_entry", "apartment_id", "apartment"),
    ("log_entry", "shift_id", "shift"),
    ("log_entry_youth", "youth_id", "youth"),
    ("task", "youth_id", "youth"),
    ("task", "apartment_id", "apartment"),
    ("task", "entry_id", "log_entry"),
    ("event_youth", "youth_id", "youth"),
    ("attendance", "youth_id", "youth"),
    ("placement", "youth_id", "youth"),
    ("placement", "moved_to", "apartment"),
    ("night_check", "youth_id", "youth"),
    ("shift_staff", "shift_id", "shift"),
];

/// Teaches a connection which house it writes in: `here()`. `house_tag()` is the word by which the log of a house beside the
/// first is filed, nothing where entries of others may be found. `is_seen(house)` is whether anything of a house is.
///
/// # Errors
/// What SQLite answers.
pub(super) fn answer(conn: &Connection, scope: &Scope) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_UTF8;
    let (here, tag) = (scope.here(), scope.tag());
    conn.create_scalar_function("here", 0, flags, move |_| Ok(here.0))?;
    conn.create_scalar_function("house_tag", 0, flags, move |_| Ok(tag.clone()))?;
    let seen = scope.houses();
    conn.create_scalar_function("is_seen", 1, flags, move |values| {
        let house = HouseId(values.get(0)?);
        Ok(seen.as_ref().is_none_or(|seen| seen.contains(&house)))
    })?;
    Ok(())
}

/// The word that the log of a house beside the first is filed under; what the first one wrote has none, as before there were
/// others.
pub(super) fn tag(house: HouseId) -> Option<String> {
    (house != FIRST).then(|| format!("b{house}"))
}

/// What a row passes that is of one of the houses.
fn passes(of: Of, table: &str, row: &str, houses: &[HouseId]) -> String {
    let list = houses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let is_here = match houses {
        [one] => format!("= {one}"),
        _ => format!("IN ({list})"),
    };
    match of {
        Of::Itself => {
            // The index of what was written beside the first house has to be told that this is another.
            let beside = if table == "log_entry" && !houses.contains(&FIRST) && !houses.is_empty() {
                format!(" AND {row}.house_id <> {FIRST}")
            } else {
                String::new()
            };
            format!("{row}.house_id {is_here}{beside}")
        }
        Of::Its(column, parent) => hangs(row, column, parent, houses),
        Of::Either(one, other) => format!(
            "({row}.{} IS NULL OR {}) AND ({row}.{} IS NULL OR {})",
            one.0,
            hangs(row, one.0, one.1, houses),
            other.0,
            hangs(row, other.0, other.1, houses)
        ),
        // What was written while there was one house is that one's. The plus keeps the chain in its order: two indexes that are put
        // together would have to be sorted.
        Of::Chain => {
            let before = if houses.contains(&FIRST) { format!(" OR {row}.house_id IS NULL") } else { String::new() };
            format!(
                "({row}.house_id {is_here}{before}
                  OR +{row}.youth_id IN (SELECT id FROM main.youth WHERE house_id {is_here}))"
            )
        }
    }
}

/// That the row hangs on one of the houses.
fn hangs(row: &str, column: &str, parent: &str, houses: &[HouseId]) -> String {
    let above = format!("{row}_");
    let of = TABLES.iter().find(|(table, _)| *table == parent).map_or(Of::Itself, |(_, of)| *of);
    let passes = passes(of, parent, &above, houses);
    format!("EXISTS (SELECT 1 FROM main.{parent} {above} WHERE {above}.id = {row}.{column} AND {passes})")
}

/// Whether a table is covered where a file has several houses.
#[cfg(test)]
pub(super) fn covers(table: &str) -> bool {
    TABLES.iter().any(|(known, _)| *known == table)
}
