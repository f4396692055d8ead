//! Pages of SQLite's trees, and the rows in them. (SQLite, «Database file format», 1.6 and 2.1.)

use rusqlite::types::Value;

use super::page::{PAGE, Pages, USABLE, number_at};

/// What a page of a tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Leads to pages of a table by row number.
    TableInner,
    /// Holds rows of a table by row number.
    TableLeaf,
    /// Leads to pages of an index or of a table without row numbers, and holds rows itself.
    IndexInner,
    /// Holds rows of an index or of a table without row numbers.
    IndexLeaf,
}

/// A page of a tree whose head and pointers make sense.
pub(super) struct Node<'a> {
    pub kind: Kind,
    page: &'a [u8],
    cells: Vec<usize>,
    /// The page to the right of all cells.
    right: u32,
}

/// A row or a way to one.
pub(super) struct Cell {
    /// The page below, to the left of it.
    pub child: u32,
    /// The row number; of an inner page the highest below `child`.
    pub row: i64,
    /// How long the row is and where its beginning stands on the page; of the inner pages of a table there is none.
    payload: Option<(usize, usize)>,
}

impl<'a> Node<'a> {
    /// Reads the head of a page. `None` when it is no page of a tree.
    pub(super) fn of(page: &'a [u8], number: u32) -> Option<Self> {
        let head = if number == 1 { 100 } else { 0 };
        let kind = match page.get(head)? {
            2 => Kind::IndexInner,
            5 => Kind::TableInner,
            10 => Kind::IndexLeaf,
            13 => Kind::TableLeaf,
            _ => return None,
        };
        let inner = matches!(kind, Kind::TableInner | Kind::IndexInner);
        let count = usize::from(u16::from_be_bytes(page.get(head + 3..head + 5)?.try_into().ok()?));
        let from = head + if inner { 12 } else { 8 };
        let pointers = page.get(from..from + 2 * count)?;
        let cells: Vec<usize> =
            pointers.chunks_exact(2).map(|two| usize::from(u16::from_be_bytes([two[0], two[1]]))).collect();
        let right = if inner { number_at(page, head + 8)? } else { 0 };
        cells.iter().all(|at| (from..USABLE).contains(at)).then_some(Self { kind, page, cells, right })
    }

    /// The page to the right of all cells.
    pub(super) const fn right(&self) -> u32 {
        self.right
    }

    /// The cells in their order; `None` when one of them makes no sense.
    pub(super) fn cells(&self) -> Option<Vec<Cell>> {
        self.cells.iter().map(|at| self.cell(*at)).collect()
    }

    fn cell(&self, mut at: usize) -> Option<Cell> {
        let mut cell = Cell { child: 0, row: 0, payload: None };
        if matches!(self.kind, Kind::TableInner | Kind::IndexInner) {
            cell.child = number_at(self.page, at)?;
            at += 4;
        }
        if self.kind != Kind::TableInner {
            let length = usize::try_from(varint(self.page, &mut at)?).ok()?;
            cell.payload = Some((length, 0));
        }
        if matches!(self.kind, Kind::TableInner | Kind::TableLeaf) {
            cell.row = varint(self.page, &mut at)?;
        }
        cell.payload = cell.payload.map(|(length, _)| (length, at));
        Some(cell)
    }

    /// The values of a cell's row. `seen` hears of every page that holds a further part of it.
    pub(super) fn values(&self, cell: &Cell, pages: &Pages, seen: &mut dyn FnMut(u32)) -> Option<Vec<Value>> {
        let (length, at) = cell.payload?;
        let local = self.local(length);
        let mut bytes = zeroize::Zeroizing::new(self.page.get(at..at + local)?.to_vec());
        if local < length {
            let mut next = number_at(self.page, at + local)?;
            // A chain cannot be longer than the file.
            for _ in 0..pages.count() {
                if next == 0 || bytes.len() >= length {
                    break;
                }
                seen(next);
                let page = pages.read(next)?;
                let part = (length - bytes.len()).min(USABLE - 4);
                bytes.extend_from_slice(page.get(4..4 + part)?);
                next = number_at(&page, 0)?;
            }
        }
        if bytes.len() == length { record(&bytes) } else { None }
    }

    /// How many bytes of a row stand on the page itself.
    const fn local(&self, length: usize) -> usize {
        let most = match self.kind {
            Kind::TableLeaf | Kind::TableInner => USABLE - 35,
            Kind::IndexLeaf | Kind::IndexInner => (USABLE - 12) * 64 / 255 - 23,
        };
        if length <= most {
            return length;
        }
        let least = (USABLE - 12) * 32 / 255 - 23;
        let wanted = least + (length - least) % (USABLE - 4);
        if wanted <= most { wanted } else { least }
    }
}

/// The pages that are free, as far as their list can be read.
pub(super) fn free(pages: &Pages) -> Vec<u32> {
    let mut free = Vec::new();
    let mut trunk = pages.read(1).and_then(|first| number_at(&first, 32)).unwrap_or(0);
    while trunk != 0 && free.len() < pages.count() as usize {
        free.push(trunk);
        let Some(page) = pages.read(trunk) else { break };
        let count = number_at(&page, 4).unwrap_or(0).min((PAGE / 4) as u32);
        free.extend((0..count as usize).filter_map(|leaf| number_at(&page, 8 + 4 * leaf)));
        trunk = number_at(&page, 0).unwrap_or(0);
    }
    free
}

/// A number of one to nine bytes.
fn varint(bytes: &[u8], at: &mut usize) -> Option<i64> {
    let mut value: u64 = 0;
    for step in 0..9 {
        let byte = *bytes.get(*at)?;
        *at += 1;
        if step == 8 {
            return Some(((value << 8) | u64::from(byte)).cast_signed());
        }
        value = (value << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(value.cast_signed())
}

/// A row as it is stored: a head with the kind of each value, then the values.
fn record(bytes: &[u8]) -> Option<Vec<Value>> {
    let mut at = 0;
    let head = usize::try_from(varint(bytes, &mut at)?).ok()?;
    let mut body = head;
    let mut values = Vec::new();
    while at < head {
        values.push(value(varint(bytes, &mut at)?, bytes, &mut body)?);
    }
    (at == head && body == bytes.len()).then_some(values)
}

fn value(kind: i64, bytes: &[u8], at: &mut usize) -> Option<Value> {
    let mut take = |length: usize| {
        let part = bytes.get(*at..*at + length)?;
        *at += length;
        Some(part)
    };
    Some(match kind {
        0 => Value::Null,
        1..=6 => Value::Integer(integer(take([1, 2, 3, 4, 6, 8][usize::try_from(kind - 1).ok()?])?)),
        7 => Value::Real(f64::from_be_bytes(take(8)?.try_into().ok()?)),
        8 | 9 => Value::Integer(kind - 8),
        10 | 11 | i64::MIN..0 => return None,
        kind => {
            let part = take(usize::try_from((kind - 12) / 2).ok()?)?;
            if kind % 2 == 0 { Value::Blob(part.to_vec()) } else { Value::Text(String::from_utf8(part.to_vec()).ok()?) }
        }
    })
}

/// A signed number, the highest byte first.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|byte| byte & 0x80 != 0) { -1 } else { 0 };
    bytes.iter().fold(sign, |value, byte| (value << 8) | i64::from(*byte))
}
