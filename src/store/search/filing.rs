//! Filing the texts outside the log, so that they are found. Whatever changes one calls [`refile`], and what stood there
//! before a migration is filed by [`fill_due`].
//!
//! A further kind of text is a [`TextOf`] with a name in [`key`], what it says in `read/text.rs`, the rows of it in [`all_of`],
//! and a row in `search_due` from its migration.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use sha2::{Digest as _, Sha256};

use super::{author_tag, rebuild_log, vocabulary};
use crate::{
    domain::{
        audit::Entity,
        ids::YouthId,
        search::{Source, TextOf},
        time::Instant,
        words::words,
    },
    store::{
        StoreError,
        read::{LogPlace, Reader, StoredText},
        scope,
    },
};

/// What is due where the words of the house have to be gathered from what is filed.
const WORDS: &str = "word";

/// Every kind of text outside the log.
const KINDS: [&str; 19] = [
    "task",
    "handover",
    "goal",
    "voice",
    "activity",
    "presence",
    "watch",
    "agreement",
    "round",
    "plan",
    "card",
    "support",
    "contact",
    "consent",
    "telling",
    "risk",
    "host-meeting",
    "guidance",
    "host-contact",
];

/// Numbers that a second has for texts: a transaction writes a handful.
const A_SECOND: i64 = 1 << 16;

/// The number before which every text was written earlier.
pub(in crate::store) fn first_number(at: Instant) -> i64 {
    at.timestamp().saturating_mul(A_SECOND)
}

/// When the text with a number was written, in seconds since 1970.
pub(in crate::store) const fn written_at(number: i64) -> i64 {
    number.div_euclid(A_SECOND)
}

/// How a kind of text is told apart, in two letters, as kinds of entry are.
pub(in crate::store) const fn source_tag(source: Source) -> &'static str {
    match source {
        Source::Log => "cl",
        Source::Task => "ct",
        Source::Handover => "ch",
        Source::Plan => "cp",
        Source::Activity => "ca",
        Source::Presence => "cw",
        Source::Watch => "cf",
        Source::Night => "cn",
        Source::File => "cm",
        Source::Host => "cv",
    }
}

/// Files what a command may have changed of a row.
pub(in crate::store) fn refile(tx: &Transaction<'_>, entity: Entity, row: i64, at: Instant) -> Result<(), StoreError> {
    let kind = match entity {
        Entity::Task => "task",
        Entity::Handover => "handover",
        Entity::Goal => "goal",
        Entity::Youth => "voice",
        Entity::Event => "activity",
        Entity::Presence => "presence",
        Entity::Watch => "watch",
        Entity::Agreement => "agreement",
        Entity::Round => "round",
        Entity::Plan => "plan",
        Entity::Card => "card",
        Entity::Support => "support",
        Entity::Contact => "contact",
        Entity::Consent => "consent",
        Entity::Telling => "telling",
        Entity::Risk => "risk",
        Entity::HostMeeting => "host-meeting",
        Entity::Guidance => "guidance",
        Entity::HostContact => "host-contact",
        _ => return Ok(()),
    };
    for (_, of) in all_of(tx, kind, Some(row))? {
        file(tx, of, at)?;
    }
    Ok(())
}

/// Files the texts of the kinds that are due, in the order they were written.
pub(in crate::store) fn fill_due(conn: &mut Connection) -> Result<(), StoreError> {
    if !conn.prepare("SELECT 1 FROM search_due")?.exists([])? {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let kinds: Vec<String> =
        tx.prepare("SELECT kind FROM search_due")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut due = Vec::new();
    for kind in &kinds {
        due.extend(all_of(&tx, kind, None)?);
    }
    due.sort_by_key(|(at, _)| *at);
    for (at, of) in due {
        file(&tx, of, at)?;
    }
    if kinds.iter().any(|kind| kind == WORDS) {
        vocabulary::remember_all(&tx)?;
    }
    tx.execute("DELETE FROM search_due", [])?;
    Ok(tx.commit()?)
}

/// Files everything anew, in an index that may hold anything or nothing.
pub(in crate::store) fn file_all(conn: &mut Connection) -> Result<(), StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute_batch(
        "DELETE FROM main.search_text;
         DELETE FROM search_word;
         INSERT INTO log_search (log_search) VALUES ('delete-all');
         INSERT INTO text_search (text_search) VALUES ('delete-all');",
    )?;
    for kind in KINDS.into_iter().chain([WORDS]) {
        tx.execute("INSERT OR IGNORE INTO search_due (kind) VALUES (?1)", [kind])?;
    }
    tx.commit()?;
    rebuild_log(conn, &mut |_, _| {})?;
    fill_due(conn)
}

/// The texts of a kind, of one row or of all, each with when it was last touched as far as anybody knows.
fn all_of(conn: &Connection, kind: &str, row: Option<i64>) -> Result<Vec<(Instant, TextOf)>, StoreError> {
    let Some(sql) = sql_of(kind) else { return Ok(Vec::new()) };
    let (from, to) = row.map_or((i64::MIN, i64::MAX), |row| (row, row));
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([from, to], |found| {
        let at = chrono::DateTime::from_timestamp(found.get(2)?, 0).unwrap_or_default();
        Ok(TextOf::of_key(kind, found.get(0)?, found.get(1)?).map(|of| (at, of)))
    })?;
    Ok(rows.filter_map(Result::transpose).collect::<Result<_, _>>()?)
}

/// The texts of a kind whose rows lie between two numbers: of one row it is found without the others, however many a house
/// has written in thirty years.
pub(in crate::store) fn sql_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        // How a task ended is never changed, so what came after the newest that is filed is all that is new.
        "task" => {
            "SELECT t.id, 0, coalesce((SELECT at FROM audit WHERE entity = 'task' AND entity_id = t.id
                                       ORDER BY id DESC LIMIT 1), t.created_at)
             FROM task t WHERE t.id BETWEEN ?1 AND ?2
             UNION ALL
             SELECT o.task_id, o.id, o.at FROM task_outcome o
             WHERE o.reason IS NOT NULL AND o.task_id BETWEEN ?1 AND ?2
               AND o.id > coalesce((SELECT max(part) FROM main.search_text WHERE kind = 'task' AND row = o.task_id), 0)"
        }
        "handover" => {
            "SELECT h.id, s.section, coalesce((SELECT at FROM audit WHERE entity = 'handover' AND entity_id = h.id
                                               ORDER BY id DESC LIMIT 1), h.opened_at)
             FROM handover h CROSS JOIN (
                 SELECT handover_id, section FROM handover_part WHERE handover_id BETWEEN ?1 AND ?2
                 UNION SELECT handover_id, section FROM handover_rule WHERE handover_id BETWEEN ?1 AND ?2
                 UNION SELECT handover_id, section FROM handover_addendum WHERE handover_id BETWEEN ?1 AND ?2
                 UNION SELECT handover_id, 0 FROM handover_signature
                       WHERE reason IS NOT NULL AND handover_id BETWEEN ?1 AND ?2) s ON s.handover_id = h.id
             WHERE h.id BETWEEN ?1 AND ?2"
        }
        "goal" => {
            "SELECT g.id, 0, coalesce((SELECT at FROM audit WHERE entity = 'goal' AND entity_id = g.id
                                       ORDER BY id DESC LIMIT 1), 0)
             FROM goal g WHERE g.id BETWEEN ?1 AND ?2"
        }
        "voice" => {
            "SELECT youth_id, 0, max(written_at) FROM youth_voice WHERE youth_id BETWEEN ?1 AND ?2 GROUP BY youth_id"
        }
        "activity" => {
            "SELECT e.id, 0, coalesce((SELECT at FROM audit WHERE entity = 'activity' AND entity_id = e.id
                                       ORDER BY id DESC LIMIT 1), 0)
             FROM event e WHERE e.series_id IS NULL AND e.id BETWEEN ?1 AND ?2
             UNION ALL
             SELECT id, -1, coalesce((SELECT at FROM audit WHERE entity = 'activity' AND entity_id = series_id
                                      ORDER BY audit.id DESC LIMIT 1), 0)
             FROM event WHERE series_id >= ?1 AND series_id <= ?2
             UNION ALL
             SELECT event_id, min(id), max(at) FROM meeting_record WHERE event_id BETWEEN ?1 AND ?2 GROUP BY event_id, day"
        }
        "presence" => {
            "SELECT id, 0, written_at FROM presence
             WHERE id BETWEEN ?1 AND ?2 AND coalesce(place, agreed_with, note) IS NOT NULL"
        }
        "watch" => "SELECT id, 0, set_at FROM watch_level WHERE id BETWEEN ?1 AND ?2 AND reason IS NOT NULL",
        "agreement" => "SELECT id, 0, set_at FROM night_agreement WHERE id BETWEEN ?1 AND ?2",
        "round" => {
            "SELECT round_id, 0, at FROM night_round_end WHERE round_id BETWEEN ?1 AND ?2 AND reason IS NOT NULL"
        }
        "plan" => "SELECT id, 0, begun_at FROM plan WHERE id BETWEEN ?1 AND ?2",
        "card" => "SELECT id, 0, set_at FROM agreed_card WHERE id BETWEEN ?1 AND ?2",
        "support" => "SELECT id, 0, set_at FROM support_level WHERE id BETWEEN ?1 AND ?2",
        "contact" => {
            "SELECT c.id, 0, coalesce((SELECT at FROM audit WHERE entity = 'contact' AND entity_id = c.id
                                       ORDER BY id DESC LIMIT 1), 0)
             FROM contact c WHERE c.id BETWEEN ?1 AND ?2"
        }
        "consent" => "SELECT id, 0, at FROM consent WHERE id BETWEEN ?1 AND ?2",
        "telling" => "SELECT id, 0, at FROM telling WHERE id BETWEEN ?1 AND ?2",
        "risk" => {
            "SELECT r.id, 0, coalesce((SELECT at FROM audit WHERE entity = 'risk' AND entity_id = r.id
                                       ORDER BY id DESC LIMIT 1), 0)
             FROM risk r WHERE r.id BETWEEN ?1 AND ?2"
        }
        "host-meeting" => "SELECT id, 0, at FROM host_meeting WHERE root_id IS NULL AND id BETWEEN ?1 AND ?2",
        "guidance" => "SELECT id, 0, at FROM group_guidance WHERE root_id IS NULL AND id BETWEEN ?1 AND ?2",
        "host-contact" => "SELECT id, 0, at FROM host_contact WHERE root_id IS NULL AND id BETWEEN ?1 AND ?2",
        _ => return None,
    })
}

/// Files a text as it stands now, in the place of what was filed of it; what has no words (any more) is not filed.
fn file(conn: &Connection, of: TextOf, at: Instant) -> Result<(), StoreError> {
    let (kind, row, part) = of.key();
    let filed: Option<(i64, i64)> = conn
        .prepare_cached("SELECT id, filed FROM main.search_text WHERE kind = ?1 AND row = ?2 AND part = ?3")?
        .query_row(params![kind, row, part], |found| Ok((found.get(0)?, found.get(1)?)))
        .optional()?;
    let text = Reader::new(conn).text(of)?;
    let house = house_of(conn, kind, row, text.as_ref().and_then(|text| text.youth))?;
    let text = text.map(|text| (body(&text), tags(&text)));
    let text = text.filter(|(body, _)| !body.is_empty());
    let digest = text.as_ref().map(|(body, tags)| digest(body, tags));
    if filed.map(|(_, digest)| digest) == digest {
        return Ok(());
    }
    if let Some((number, _)) = filed {
        conn.prepare_cached("DELETE FROM text_search WHERE rowid = ?1")?.execute([number])?;
        conn.prepare_cached("DELETE FROM main.search_text WHERE id = ?1")?.execute([number])?;
    }
    let Some((body, tags)) = text else {
        return Ok(());
    };
    let number = next_number(conn, at)?;
    conn.prepare_cached(
        "INSERT INTO main.search_text (id, kind, row, part, filed, house_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![number, kind, row, part, digest, house])?;
    conn.prepare_cached("INSERT INTO text_search (rowid, body, tags) VALUES (?1, ?2, ?3)")?
        .execute(params![number, body, tags])?;
    vocabulary::remember(conn, &body)
}

/// The house a text is of: of its own row where that says it, else of the youth it is about.
fn house_of(conn: &Connection, kind: &str, row: i64, youth: Option<YouthId>) -> Result<i64, StoreError> {
    let (sql, row) = match kind {
        "task" => ("SELECT house_id FROM main.task WHERE id = ?1", row),
        "activity" => ("SELECT house_id FROM main.event WHERE id = ?1", row),
        "handover" => {
            ("SELECT s.house_id FROM main.handover h JOIN main.shift s ON s.id = h.shift_id WHERE h.id = ?1", row)
        }
        "round" => {
            ("SELECT s.house_id FROM main.night_round r JOIN main.shift s ON s.id = r.shift_id WHERE r.id = ?1", row)
        }
        _ => ("SELECT house_id FROM main.youth WHERE id = ?1", youth.map_or(row, |youth| youth.0)),
    };
    let house = conn.prepare_cached(sql)?.query_row([row], |found| found.get(0)).optional()?;
    Ok(house.unwrap_or(scope::FIRST.0))
}

/// The next number of a second; where it has none left, as when a large file is taken over, of the first after it that has.
fn next_number(conn: &Connection, at: Instant) -> Result<i64, StoreError> {
    let mut first = first_number(at);
    loop {
        let number: i64 = conn
            .prepare_cached("SELECT coalesce(max(id) + 1, ?1) FROM main.search_text WHERE id >= ?1 AND id < ?2")?
            .query_row([first, first + A_SECOND], |found| found.get(0))?;
        if number < first + A_SECOND {
            return Ok(number);
        }
        first += A_SECOND;
    }
}

fn body(text: &StoredText) -> String {
    text.lines.iter().flat_map(|line| words(line)).collect::<Vec<_>>().join(" ")
}

/// The filters a text answers to, as words.
fn tags(text: &StoredText) -> String {
    let youths = text.youth.iter().chain(&text.several);
    let mut subjects: Vec<String> = youths.copied().map(super::youth_tag).collect();
    if subjects.is_empty() {
        subjects.push(super::place_tag(text.apartment.map_or(LogPlace::House, LogPlace::Apartment)));
    }
    let mut tags = vec![source_tag(text.of.source()).to_owned()];
    tags.extend(subjects);
    tags.extend(text.authors.iter().copied().map(author_tag));
    tags.join(" ")
}

/// Tells two texts apart.
fn digest(body: &str, tags: &str) -> i64 {
    let hash = Sha256::new().chain_update(tags).chain_update([0]).chain_update(body).finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&hash[..8]);
    i64::from_le_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_that_is_full_goes_on_in_the_next_that_is_not() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch("CREATE TABLE search_text (id INTEGER PRIMARY KEY)").unwrap();
        let at = chrono::DateTime::from_timestamp(1_000, 0).unwrap();
        let take = |number: i64| conn.execute("INSERT INTO main.search_text (id) VALUES (?1)", [number]).unwrap();
        assert_eq!(next_number(&conn, at).unwrap(), 1_000 * A_SECOND);
        take(1_000 * A_SECOND);
        assert_eq!(next_number(&conn, at).unwrap(), 1_000 * A_SECOND + 1);
        take(1_001 * A_SECOND - 1);
        assert_eq!(next_number(&conn, at).unwrap(), 1_001 * A_SECOND);
        take(1_002 * A_SECOND - 1);
        assert_eq!(next_number(&conn, at).unwrap(), 1_002 * A_SECOND, "two that are full");
    }
}
