//! Packs with their lines, in pages by key: one may have a hundred thousand.

use rusqlite::{OptionalExtension as _, Row, params};

use crate::{
    domain::{
        access_pack::{AskedBy, Decision, Handed, Masks, Pack, PackLine, Place, Progress, Receipt, Request},
        ids::{AuditId, PackDecisionId, PackId, PackLineId, StaffId, YouthId},
        names::Prose,
    },
    store::{
        StoreError,
        read::{Reader, instant, invalid, optional_date, optional_line, word},
    },
};

const LINE: &str = "SELECT id, part, sort, body, proposed FROM access_pack_line";

impl Reader<'_> {
    /// The packs about a youth, the newest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn packs_of(self, youth: YouthId) -> Result<Vec<Pack>, StoreError> {
        self.packs_where("youth_id = ?1 ORDER BY id DESC", youth.0)
    }

    /// One pack.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn pack(self, pack: PackId) -> Result<Option<Pack>, StoreError> {
        Ok(self.packs_where("id = ?1", pack.0)?.pop())
    }

    fn packs_where(self, which: &str, value: i64) -> Result<Vec<Pack>, StoreError> {
        let mut statement = self.prepare(&format!(
            "SELECT id, youth_id, begun_at, begun_by, asked_by, name, purpose, from_day, until_day, lines, seen, proposed, decided
             FROM access_pack WHERE {which}"
        ))?;
        let mut packs: Vec<Pack> = statement.query_map([value], pack)?.collect::<Result<_, _>>()?;
        for pack in &mut packs {
            pack.receipts = self.receipts_of(pack.id)?;
        }
        Ok(packs)
    }

    fn receipts_of(self, pack: PackId) -> Result<Vec<Receipt>, StoreError> {
        let mut statement = self.prepare(
            "SELECT at, staff_id, lines, masked, unseen, reasons, sha256, head
             FROM access_pack_receipt WHERE pack_id = ?1 ORDER BY id",
        )?;
        Ok(statement.query_map([pack.0], receipt)?.collect::<Result<_, _>>()?)
    }

    /// The lines of a pack after a place, in their order.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn pack_lines(self, pack: PackId, after: Option<Place>, limit: usize) -> Result<Vec<PackLine>, StoreError> {
        let after = after.unwrap_or(Place { part: i64::MIN, sort: i64::MIN, line: PackLineId(i64::MIN) });
        let page = format!(
            "{LINE} WHERE pack_id = ?1 AND replaced = 0 AND (part, sort, id) > (?2, ?3, ?4) ORDER BY part, sort, id LIMIT ?5"
        );
        self.page_of(&page, pack, after, limit)
    }

    /// The lines of a pack before a place, in their order.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn pack_lines_before(self, pack: PackId, before: Place, limit: usize) -> Result<Vec<PackLine>, StoreError> {
        let page = format!(
            "{LINE} WHERE pack_id = ?1 AND replaced = 0 AND (part, sort, id) < (?2, ?3, ?4)
             ORDER BY part DESC, sort DESC, id DESC LIMIT ?5"
        );
        let mut lines = self.page_of(&page, pack, before, limit)?;
        lines.reverse();
        Ok(lines)
    }

    fn page_of(self, sql: &str, pack: PackId, at: Place, limit: usize) -> Result<Vec<PackLine>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.prepare(sql)?;
        let rows = statement.query_map(params![pack.0, at.part, at.sort, at.line.0, limit], line)?;
        let mut lines: Vec<PackLine> = rows.collect::<Result<_, _>>()?;
        for line in &mut lines {
            line.decision = self.pack_decision(line.place.line)?;
        }
        Ok(lines)
    }

    /// A line with the pack it belongs to; `None` for one that something else stands in the place of by now.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn pack_line(self, id: PackLineId) -> Result<Option<(PackId, PackLine)>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, part, sort, body, proposed, pack_id FROM access_pack_line WHERE id = ?1 AND replaced = 0",
        )?;
        let found = statement.query_row([id.0], |row| Ok((PackId(row.get(5)?), line(row)?))).optional()?;
        let Some((pack, mut line)) = found else { return Ok(None) };
        line.decision = self.pack_decision(id)?;
        Ok(Some((pack, line)))
    }

    /// The newest decision about a line.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn pack_decision(self, line: PackLineId) -> Result<Option<Decision>, StoreError> {
        let mut statement = self.prepare(
            "SELECT id, staff_id, masks, seen FROM access_pack_decision WHERE line_id = ?1 ORDER BY id DESC LIMIT 1",
        )?;
        let decision = |row: &Row<'_>| {
            Ok(Decision {
                id: PackDecisionId(row.get(0)?),
                by: StaffId(row.get(1)?),
                masks: masks(row, 2)?,
                seen: row.get(3)?,
            })
        };
        Ok(statement.query_row([line.0], decision).optional()?)
    }

    /// The first line after a place that has something to decide.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn next_left(self, pack: PackId, after: Option<Place>) -> Result<Option<Place>, StoreError> {
        let after = after.unwrap_or(Place { part: i64::MIN, sort: i64::MIN, line: PackLineId(i64::MIN) });
        let mut statement = self.prepare(
            "SELECT part, sort, line_id FROM access_pack_left
             WHERE pack_id = ?1 AND (part, sort, line_id) > (?2, ?3, ?4) ORDER BY part, sort, line_id LIMIT 1",
        )?;
        let place = |row: &Row<'_>| Ok(Place { part: row.get(0)?, sort: row.get(1)?, line: PackLineId(row.get(2)?) });
        Ok(statement.query_row(params![pack.0, after.part, after.sort, after.line.0], place).optional()?)
    }

    /// What stands in a pack of a record; `None` when nothing does.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn pack_line_of(self, pack: PackId, source: &str) -> Result<Option<(PackLineId, String)>, StoreError> {
        let mut statement =
            self.prepare("SELECT id, body FROM access_pack_line WHERE pack_id = ?1 AND source = ?2 AND replaced = 0")?;
        let found = statement.query_row(params![pack.0, source], |row| Ok((PackLineId(row.get(0)?), row.get(1)?)));
        Ok(found.optional()?)
    }
}

fn pack(row: &Row<'_>) -> rusqlite::Result<Pack> {
    let purpose: Option<String> = row.get(6)?;
    Ok(Pack {
        id: PackId(row.get(0)?),
        youth: YouthId(row.get(1)?),
        begun_at: instant(row, 2)?,
        begun_by: StaffId(row.get(3)?),
        request: Request {
            asked_by: word(row, 4, AskedBy::from_id)?,
            name: optional_line(row, 5)?,
            purpose: Prose::optional(&purpose.unwrap_or_default()).map_err(|_| invalid(6, "prose"))?,
            from: optional_date(row, 7)?,
            until: optional_date(row, 8)?,
        },
        progress: Progress { lines: row.get(9)?, seen: row.get(10)?, proposed: row.get(11)?, decided: row.get(12)? },
        receipts: Vec::new(),
    })
}

fn receipt(row: &Row<'_>) -> rusqlite::Result<Receipt> {
    let reasons: String = row.get(5)?;
    Ok(Receipt {
        at: instant(row, 0)?,
        by: StaffId(row.get(1)?),
        handed: Handed {
            lines: row.get(2)?,
            masked: row.get(3)?,
            unseen: row.get(4)?,
            reasons: serde_json::from_str(&reasons).map_err(|_| invalid(5, "reasons"))?,
            sha256: row.get(6)?,
            head: AuditId(row.get(7)?),
        },
    })
}

fn line(row: &Row<'_>) -> rusqlite::Result<PackLine> {
    let place = Place { line: PackLineId(row.get(0)?), part: row.get(1)?, sort: row.get(2)? };
    Ok(PackLine { place, text: row.get(3)?, proposed: masks(row, 4)?, decision: None })
}

fn masks(row: &Row<'_>, column: usize) -> rusqlite::Result<Masks> {
    let text: Option<String> = row.get(column)?;
    text.map_or_else(|| Ok(Masks::default()), |text| serde_json::from_str(&text).map_err(|_| invalid(column, "masks")))
}
