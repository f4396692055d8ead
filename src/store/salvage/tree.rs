//! Walking the trees of a damaged file: every row that can be reached, which part of each tree cannot be read, and the pages
//! that lie beneath such a part.

use rusqlite::types::Value;

use super::{
    node::{Cell, Kind, Node},
    page::Pages,
};

/// Deeper than any tree of a file that fits on a disk.
const DEEPEST: usize = 40;

/// Rows by number of which some cannot be read: those above `after`, up to and with `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub after: i64,
    pub until: i64,
}

impl Span {
    /// Every row there can be.
    pub(super) const ALL: Self = Self { after: i64::MIN, until: i64::MAX };

    /// Whether a row lies in it.
    pub(super) const fn holds(self, row: i64) -> bool {
        self.after < row && row <= self.until
    }
}

/// A part of a tree that cannot be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Torn {
    pub span: Span,
    /// How deep the page lies that cannot be read; nothing where it is one row.
    pub depth: Option<usize>,
}

/// Is given each row that was found: its number, where it has one, and its values.
pub(super) type Take<'a> = &'a mut dyn FnMut(i64, Vec<Value>) -> Result<(), crate::store::StoreError>;

/// Which pages something led to.
pub(super) struct Seen {
    pages: Vec<bool>,
    count: u64,
}

impl Seen {
    pub(super) fn new(pages: &Pages) -> Self {
        Self { pages: vec![false; pages.count() as usize + 1], count: 0 }
    }

    /// Notes a page; `false` when it was seen before, or is none.
    pub(super) fn note(&mut self, page: u32) -> bool {
        let Some(seen) = self.pages.get_mut(page as usize).filter(|seen| !**seen) else { return false };
        *seen = true;
        self.count += 1;
        true
    }

    /// How many.
    pub(super) const fn count(&self) -> u64 {
        self.count
    }

    /// The pages nothing led to.
    pub(super) fn unseen(&self) -> Vec<u32> {
        let pages = self.pages.iter().enumerate().skip(1).filter(|(_, seen)| !**seen);
        pages.filter_map(|(page, _)| u32::try_from(page).ok()).collect()
    }
}

/// One tree while it is walked.
pub(super) struct Walk<'a> {
    pub pages: &'a Pages,
    pub seen: &'a mut Seen,
    /// What cannot be read, in its order. Of a tree without row numbers every part is [`Span::ALL`].
    pub lost: Vec<Torn>,
    /// How deep the pages with rows lie, once one was read.
    pub leaves: Option<usize>,
    /// Told now and then how many pages were seen.
    pub told: &'a mut dyn FnMut(u64),
}

/// Pages between two words about how far a walk is.
const TOLD: u64 = 256;

impl Walk<'_> {
    /// Walks everything below a page. `take` gets nothing of an index whose rows nobody wants.
    pub(super) fn walk(&mut self, root: u32, take: Option<Take<'_>>) -> Result<(), crate::store::StoreError> {
        match take {
            Some(take) => self.page(root, Span::ALL, 0, true, take),
            None => self.page(root, Span::ALL, 0, false, &mut |_, _| Ok(())),
        }
    }

    fn page(
        &mut self,
        number: u32,
        span: Span,
        depth: usize,
        wants: bool,
        take: Take<'_>,
    ) -> Result<(), crate::store::StoreError> {
        let is_new = self.seen.note(number);
        if self.seen.count().is_multiple_of(TOLD) {
            (self.told)(self.seen.count());
        }
        // A page that two lead to is not what one of them means.
        let content = if is_new && depth < DEEPEST { self.pages.read(number) } else { None };
        let node = content.as_ref().and_then(|content| Node::of(content, number));
        let cells = node.as_ref().and_then(Node::cells);
        let (Some(node), Some(cells)) = (node, cells) else {
            self.lost.push(Torn { span, depth: Some(depth) });
            return Ok(());
        };
        if self.pages.is_behind(number) {
            self.lost.push(Torn { span, depth: None });
        }
        match node.kind {
            Kind::TableLeaf | Kind::IndexLeaf => {
                self.leaves = Some(depth);
                self.rows(&node, &cells, span, wants, take)
            }
            Kind::TableInner => {
                let mut after = span.after;
                for cell in &cells {
                    // Keys that do not grow are those of a page that was put here from elsewhere.
                    let below = Span { after, until: cell.row };
                    self.page(cell.child, below, depth + 1, wants, take)?;
                    after = cell.row;
                }
                self.page(node.right(), Span { after, until: span.until }, depth + 1, wants, take)
            }
            Kind::IndexInner => {
                for cell in &cells {
                    self.page(cell.child, span, depth + 1, wants, take)?;
                }
                self.page(node.right(), span, depth + 1, wants, take)?;
                self.rows(&node, &cells, span, wants, take)
            }
        }
    }

    fn rows(
        &mut self,
        node: &Node<'_>,
        cells: &[Cell],
        span: Span,
        wants: bool,
        take: Take<'_>,
    ) -> Result<(), crate::store::StoreError> {
        let numbered = node.kind == Kind::TableLeaf;
        for cell in cells {
            let is_here = !numbered || span.holds(cell.row);
            let seen = &mut *self.seen;
            let values = is_here
                .then(|| {
                    node.values(cell, self.pages, &mut |page| {
                        seen.note(page);
                    })
                })
                .flatten();
            match values {
                Some(values) if wants => take(cell.row, values)?,
                Some(_) => {}
                None if numbered && is_here => {
                    let span = Span { after: cell.row - 1, until: cell.row };
                    self.lost.push(Torn { span, depth: None });
                }
                None => self.lost.push(Torn { span, depth: None }),
            }
        }
        Ok(())
    }
}
