//! The audit chain: every row's hash covers its own fields and the hash before it, so that a changed, removed or moved row
//! shows. What the chain cannot show (a cut tail, an older copy of the whole file) is why its head also stands elsewhere.

use chrono::{DateTime, TimeDelta};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{covered::ChangedText, error::StoreError, keys::Hex};
use crate::domain::{
    audit::Entity,
    ids::{AuditId, StaffId, YouthId},
    time::Instant,
};

/// The newest row of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// Its row number; 0 before the first row.
    pub id: AuditId,
    /// Its hash; zeros before the first row.
    pub hash: [u8; 32],
}

impl ChainHead {
    /// Bytes of the hash that are printed: enough that nobody finds another row with the same ones.
    pub const SHORT: usize = 10;
    /// Bytes on older prints. Whoever has weeks and many machines finds another row with the same ones.
    pub const WEAK: usize = 6;

    /// The beginning of its hash, as it stands on reports: twenty hexadecimal digits.
    #[must_use]
    pub fn short(&self) -> String {
        self.hash.iter().take(Self::SHORT).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Its whole hash: 64 hexadecimal digits.
    #[must_use]
    pub fn full(&self) -> String {
        self.hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// One row to be written.
#[derive(Debug)]
pub(super) struct AuditRow<'a> {
    pub at: Instant,
    pub staff: Option<StaffId>,
    pub action: &'a str,
    pub entity: Entity,
    pub entity_id: i64,
    pub youth: Option<YouthId>,
    /// What was set, as JSON; never the text of a log entry (that stands in the log, and its hash here).
    pub detail: &'a str,
}

/// The head of the chain.
pub(super) fn head(conn: &rusqlite::Connection) -> Result<ChainHead, StoreError> {
    let newest = conn
        .prepare_cached("SELECT id, hash FROM main.audit ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| Ok(ChainHead { id: AuditId(row.get(0)?), hash: row.get(1)? }))
        .optional()?;
    Ok(newest.unwrap_or(ChainHead { id: AuditId(0), hash: [0; 32] }))
}

/// The hash of one row.
pub(super) fn hash_of(conn: &rusqlite::Connection, id: AuditId) -> Result<Option<[u8; 32]>, StoreError> {
    Ok(conn.query_row("SELECT hash FROM main.audit WHERE id = ?1", [id.0], |row| row.get(0)).optional()?)
}

/// Whether a row of the chain stands in it as it was. The beginning, before the first row, stands in every chain.
pub(super) fn is_in(conn: &rusqlite::Connection, head: ChainHead) -> Result<bool, StoreError> {
    Ok(head.id.0 == 0 || hash_of(conn, head.id)? == Some(head.hash))
}

/// Adds a row to the chain. Runs inside the transaction of what it tells about.
pub(super) fn append(tx: &Connection, row: &AuditRow<'_>) -> Result<AuditId, StoreError> {
    append_after(tx, AuditId(0), row)
}

/// The same with a number above another: rows up to that one were written once and are lost.
pub(super) fn append_after(tx: &Connection, last: AuditId, row: &AuditRow<'_>) -> Result<AuditId, StoreError> {
    let before = head(tx)?;
    let id = AuditId(before.id.0.max(last.0) + 1);
    let fields = Fields {
        at: row.at.timestamp(),
        staff: row.staff.map_or(0, |staff| staff.0),
        action: row.action.as_bytes(),
        entity: row.entity.id().as_bytes(),
        entity_id: row.entity_id,
        youth: row.youth.map_or(0, |youth| youth.0),
        detail: row.detail.as_bytes(),
        house: house(tx)?,
    };
    let hash = fields.hash(&before.hash, id);
    tx.prepare_cached(
        "INSERT INTO main.audit (id, at, staff_id, action, entity, entity_id, youth_id, detail, hash, house_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        id.0,
        fields.at,
        row.staff.map(|staff| staff.0),
        row.action,
        row.entity.id(),
        fields.entity_id,
        row.youth.map(|youth| youth.0),
        row.detail,
        hash,
        fields.house
    ])?;
    Ok(id)
}

/// The house on the screen; nothing while the file has one.
fn house(tx: &Connection) -> Result<Option<i64>, StoreError> {
    let mut statement =
        tx.prepare_cached("SELECT CASE WHEN EXISTS (SELECT 1 FROM main.shared_house WHERE id <> 1) THEN here() END")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// The fields of a row as they are hashed: byte for byte, for what somebody else wrote may be no text.
struct Fields<'a> {
    at: i64,
    staff: i64,
    action: &'a [u8],
    entity: &'a [u8],
    entity_id: i64,
    youth: i64,
    detail: &'a [u8],
    /// The house on the screen; nothing while there was one.
    house: Option<i64>,
}

impl Fields<'_> {
    /// SHA-256 over the hash before and every field, each with its length before it, so that no two rows join to the same
    /// bytes.
    fn hash(&self, before: &[u8; 32], id: AuditId) -> [u8; 32] {
        let mut hasher = Sha256::new();
        let mut field = |bytes: &[u8]| {
            hasher.update((bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        field(before);
        field(&id.0.to_le_bytes());
        field(&self.at.to_le_bytes());
        field(&self.staff.to_le_bytes());
        field(self.action);
        field(self.entity);
        field(&self.entity_id.to_le_bytes());
        field(&self.youth.to_le_bytes());
        field(self.detail);
        // Rows from before there were several are hashed as they were.
        if let Some(house) = self.house {
            field(&house.to_le_bytes());
        }
        hasher.finalize().into()
    }
}

/// What the row about a salvaged house says of the chain: which rows lay on pages that could not be read. Whoever takes rows out
/// afterwards has no such row to show; and what follows a gap is sealed here, since the hash before it is lost.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct SalvageDetail {
    /// Missing rows of each table; nothing where nobody knows how many.
    pub missing: std::collections::BTreeMap<String, Option<u64>>,
    /// Rows of the chain that are lost.
    pub chain: Vec<ChainGap>,
    /// Texts the chain covers, of which nobody could tell any more whether they are what was written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<ChangedText>,
}

/// Rows of the chain that are lost, one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ChainGap {
    pub first: AuditId,
    pub last: AuditId,
    /// Nobody knows how many they are: numbers were left free for them, and for more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
    /// SHA-256 of the row after them, taken as if it were the first of a chain; nothing where that is the row that says this.
    pub seal: Option<Hex<32>>,
}

/// The kind of row the row about a salvaged house points at.
pub(super) const SALVAGE: &str = "salvage";

/// Rows of the chain that were lost with pages of the house, and when the rest was salvaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salvaged {
    /// The first of them.
    pub first: AuditId,
    /// The last of them.
    pub last: AuditId,
    /// Nobody knows how many they are: `last` is only the number after which new rows begin.
    pub open: bool,
    /// The row that says so.
    pub told_in: AuditId,
    /// When it was written.
    pub at: Option<Instant>,
    /// Who salvaged.
    pub staff: Option<StaffId>,
}

/// A gap with what makes it one that is told.
struct ToldGap {
    gap: ChainGap,
    salvaged: Salvaged,
}

/// The gaps that rows about salvaging tell.
fn told_gaps(conn: &Connection) -> Result<Vec<ToldGap>, StoreError> {
    let mut statement =
        conn.prepare("SELECT id, at, staff_id, detail FROM main.audit WHERE entity = ?1 ORDER BY entity_id, id")?;
    let mut rows = statement.query([SALVAGE])?;
    let mut told = Vec::new();
    while let Some(row) = rows.next()? {
        let told_in = AuditId(row.get(0)?);
        let at = DateTime::from_timestamp(row.get(1)?, 0);
        let staff = row.get::<_, Option<i64>>(2)?.map(StaffId);
        let detail: SalvageDetail = serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default();
        let gaps = detail.chain.into_iter().filter(|gap| gap.last < told_in);
        told.extend(gaps.map(|gap| {
            let salvaged = Salvaged { first: gap.first, last: gap.last, open: gap.open, told_in, at, staff };
            ToldGap { gap, salvaged }
        }));
    }
    Ok(told)
}

/// Texts of which nobody could tell any more, when a damaged house was salvaged, whether they are what was written.
pub(super) fn untold_texts(conn: &Connection) -> Result<Vec<ChangedText>, StoreError> {
    let mut statement = conn.prepare("SELECT detail FROM main.audit WHERE entity = ?1 ORDER BY entity_id, id")?;
    let mut rows = statement.query([SALVAGE])?;
    let mut texts = Vec::new();
    while let Some(row) = rows.next()? {
        texts.extend(serde_json::from_str::<SalvageDetail>(&row.get::<_, String>(0)?).unwrap_or_default().texts);
    }
    Ok(texts)
}

/// The seal of a row that follows a gap.
pub(super) fn seal_of(conn: &Connection, id: AuditId) -> Result<Option<[u8; 32]>, StoreError> {
    let mut statement = conn.prepare_cached(&format!("{} WHERE id = ?1", rows(conn)?))?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(|row| seal(row, id)).transpose()
}

fn seal(row: &Row<'_>, id: AuditId) -> Result<[u8; 32], StoreError> {
    Ok(fields_of(row)?.hash(&[0; 32], id))
}

/// What a check of the whole chain found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainCheck {
    /// Every row follows from the one before; the head is given.
    Whole(ChainHead),
    /// The first row that does not, or the first that is missing.
    BrokenAt(AuditId),
}

/// What a walk along the chain found, as far as it is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainWalk {
    /// When the first row was written; `None` for a chain without rows, or whose first row is bad.
    pub from: Option<Instant>,
    /// When the last sound row was written.
    pub until: Option<Instant>,
    /// The last sound row; the head of the chain where none is bad.
    pub head: ChainHead,
    /// Rows that were lost with a damaged house, and are told of in the chain itself.
    pub salvaged: Vec<Salvaged>,
    /// The first row that is not sound.
    pub bad: Option<BadRow>,
    /// Where the time goes back, the first few: the clock of the machine was set back, which is no damage.
    pub back: Vec<TurnedBack>,
}

/// Two rows of a chain that is whole, the second with an earlier time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnedBack {
    /// The second row.
    pub id: AuditId,
    /// When the row before it was written.
    pub before: Instant,
    /// When it was written.
    pub at: Instant,
}

/// The first row of the chain that does not follow from those before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// Its number; of several that are missing, the first.
    pub id: AuditId,
    /// What is wrong with it.
    pub damage: ChainDamage,
    /// When it was written, by its own word, which may be what was changed. Of missing rows: the row after them.
    pub at: Option<Instant>,
    /// Whose deed it says it is. Nobody's for missing rows.
    pub staff: Option<StaffId>,
    /// The deed it says it is; empty for missing rows.
    pub action: String,
    /// The kind of row it says it tells of; empty for missing rows.
    pub entity: String,
}

/// How a chain can be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChainDamage {
    /// The row, or its hash, is not what was written.
    Changed,
    /// Rows are gone, up to and with this one.
    Missing(AuditId),
}

/// What a chain says about a head that was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadCheck {
    /// The row stands in this chain.
    Stands,
    /// The row of that number is another one.
    Other,
    /// The row was lost with a damaged house, and the chain tells of it.
    Lost,
    /// The chain ends before that row.
    Beyond,
}

/// The rows of the chain as they are hashed.
///
/// A file from before several houses could live in one has no column for them: it is checked before it is brought up to date.
fn rows(conn: &Connection) -> Result<String, StoreError> {
    let told = "SELECT 1 FROM pragma_table_info('audit', 'main') WHERE name = 'house_id'";
    let house = if conn.prepare_cached(told)?.exists([])? { "house_id" } else { "NULL" };
    let columns = "id, at, staff_id, action, entity, entity_id, youth_id, detail, hash";
    Ok(format!("SELECT {columns}, {house} FROM main.audit"))
}

/// Terminals beside each other write in another order than they read the clock, and wait for each other.
const AT_ONCE: TimeDelta = TimeDelta::minutes(1);

/// As many places where the time goes back are told.
const TOLD_BACK: usize = 5;

/// Rows between two words about how far a walk is.
const STEP: i64 = 4_096;

/// Recomputes every hash until one does not fit. `told` hears now and then how many rows are done.
pub(super) fn walk(conn: &rusqlite::Connection, told: &mut dyn FnMut(i64)) -> Result<ChainWalk, StoreError> {
    let mut told_gaps = told_gaps(conn)?;
    let mut statement = conn.prepare(&format!("{} ORDER BY id", rows(conn)?))?;
    let mut rows = statement.query([])?;
    let head = ChainHead { id: AuditId(0), hash: [0; 32] };
    let mut walk = ChainWalk { from: None, until: None, head, salvaged: Vec::new(), bad: None, back: Vec::new() };
    while let Some(row) = rows.next()? {
        let id = AuditId(row.get(0)?);
        let at = row.get(1).ok().and_then(|at| DateTime::from_timestamp(at, 0));
        let hash = row.get::<_, [u8; 32]>(8).ok();
        let follows = fields_of(row).ok().map(|fields| fields.hash(&walk.head.hash, id));
        let mut expected = follows;
        if id.0 != walk.head.id.0 + 1 {
            let (first, last) = (AuditId(walk.head.id.0 + 1), AuditId(id.0 - 1));
            let Some(told) = take_told(&mut told_gaps, first, last) else {
                walk.bad = Some(missing(first, last, at));
                return Ok(walk);
            };
            walk.salvaged.push(told.salvaged);
            expected = match told.gap.seal {
                Some(sealed) => hash.filter(|_| seal(row, id).is_ok_and(|found| found == sealed.0)),
                None => follows.filter(|_| told.salvaged.told_in == id),
            };
        }
        let Some(hash) = hash.filter(|hash| Some(*hash) == expected) else {
            walk.bad = Some(changed(row, id, at));
            return Ok(walk);
        };
        if let (Some(before), Some(at)) = (walk.until, at)
            && before - at > AT_ONCE
            && walk.back.len() < TOLD_BACK
        {
            walk.back.push(TurnedBack { id, before, at });
        }
        walk.from = walk.from.or(at);
        walk.until = at;
        walk.head = ChainHead { id, hash };
        if id.0 % STEP == 0 {
            told(id.0);
        }
    }
    Ok(walk)
}

/// The gap that is told and reaches from one row to another.
fn take_told(told: &mut Vec<ToldGap>, first: AuditId, last: AuditId) -> Option<ToldGap> {
    let at = told.iter().position(|told| (told.gap.first, told.gap.last) == (first, last))?;
    Some(told.swap_remove(at))
}

fn missing(first: AuditId, last: AuditId, at: Option<Instant>) -> BadRow {
    let damage = ChainDamage::Missing(last);
    BadRow { id: first, damage, at, staff: None, action: String::new(), entity: String::new() }
}

fn changed(row: &Row<'_>, id: AuditId, at: Option<Instant>) -> BadRow {
    BadRow {
        id,
        damage: ChainDamage::Changed,
        at,
        staff: row.get::<_, Option<i64>>(2).ok().flatten().map(StaffId),
        action: lossy(row, 3),
        entity: lossy(row, 4),
    }
}

fn fields_of<'r>(row: &'r Row<'_>) -> rusqlite::Result<Fields<'r>> {
    let bytes = |column| -> rusqlite::Result<&'r [u8]> { Ok(row.get_ref(column)?.as_bytes()?) };
    Ok(Fields {
        at: row.get(1)?,
        staff: row.get::<_, Option<i64>>(2)?.unwrap_or(0),
        action: bytes(3)?,
        entity: bytes(4)?,
        entity_id: row.get(5)?,
        youth: row.get::<_, Option<i64>>(6)?.unwrap_or(0),
        detail: bytes(7)?,
        house: row.get(9)?,
    })
}

/// A word of a row that somebody may have written who is not this program.
pub(super) fn lossy(row: &Row<'_>, column: usize) -> String {
    let bytes = row.get_ref(column).ok().and_then(|value| value.as_bytes().ok());
    String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned()
}

/// Recomputes every hash.
pub(super) fn verify(conn: &rusqlite::Connection) -> Result<ChainCheck, StoreError> {
    let walk = walk(conn, &mut |_| {})?;
    Ok(walk.bad.map_or(ChainCheck::Whole(walk.head), |bad| ChainCheck::BrokenAt(bad.id)))
}

/// Whether the row of a head that was printed stands in the chain. `hash` is the beginning of its hash.
pub(super) fn check_head(conn: &rusqlite::Connection, row: AuditId, hash: &[u8]) -> Result<HeadCheck, StoreError> {
    Ok(match hash_of(conn, row)? {
        Some(found) if found.starts_with(hash) => HeadCheck::Stands,
        None if row.0 > head(conn)?.id.0 => HeadCheck::Beyond,
        None if told_gaps(conn)?.iter().any(|told| (told.gap.first..=told.gap.last).contains(&row)) => HeadCheck::Lost,
        _ => HeadCheck::Other,
    })
}
