//! Ending what no longer holds: it stays to be read, with the reason.

use rusqlite::{Transaction, params};

use super::{Actor, StoreError, Written, version_conflict};
use crate::{
    domain::{audit::Entity, changes::Topic, kept::Kept, names::Line},
    store::read::Reader,
};

pub(super) fn end(
    tx: &Transaction<'_>,
    actor: Actor,
    kept: Kept,
    version: i64,
    reason: &Line,
) -> Result<Written, StoreError> {
    let reader = Reader::new(tx);
    let (table, written, youth) = match kept {
        Kept::Contact(id) => ("contact", contacts(Entity::Contact, id.0), reader.contact(id)?.map(|one| one.youth)),
        Kept::Interpreter(id) => ("interpreter", contacts(Entity::Interpreter, id.0), None),
        Kept::Paper(id) => ("paper", contacts(Entity::Paper, id.0), reader.paper(id)?.map(|one| one.youth)),
        Kept::Risk(id) => ("risk", contacts(Entity::Risk, id.0), reader.risk(id)?.map(|one| one.youth)),
        Kept::Assessment(id) => {
            let written = Written::new(Entity::Assessment, id.0, Topic::Assessments);
            ("assessment", written, reader.assessment(id)?.map(|one| one.youth))
        }
    };
    // Whoever has gone is not called first.
    let also = if table == "contact" { ", call_first = 0" } else { "" };
    let sql = format!(
        "UPDATE main.{table} SET version = version + 1, changed_by = ?3, ended = ?4{also}
         WHERE id = ?1 AND version = ?2 AND ended IS NULL"
    );
    if tx.execute(&sql, params![written.row, version, actor.staff.0, reason.as_str()])? == 0 {
        return Err(version_conflict(tx, table, written.row));
    }
    Ok(Written { youth, ..written })
}

const fn contacts(entity: Entity, row: i64) -> Written {
    Written::new(entity, row, Topic::Contacts)
}
