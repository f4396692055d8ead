//! The write-ahead log of a damaged house, read where it lies. SQLite would empty it, and drops everything from the first bad
//! byte on; the seal of each page tells here which of them are whole.
//!
//! 32 bytes of header, then frames: 24 bytes (page number, size of the database after a commit, two salts, two checksums) and
//! the page. (SQLite, «WAL file format».)

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    path::Path,
};

use super::page::{Cipher, Content, PAGE, number_at, read_at};

const HEADER: u64 = 32;
const FRAME: usize = 24;

/// A log that holds commits.
pub(super) struct Wal {
    file: File,
    cipher: Cipher,
    /// Where the newest whole content of each page stands.
    frames: BTreeMap<u32, u64>,
    /// Pages whose newest content cannot be read.
    behind: BTreeSet<u32>,
}

#[derive(Clone, Copy)]
struct Frame {
    /// Where its page begins in the file.
    at: u64,
    whole: bool,
}

/// A frame as it is read along the file.
struct Read {
    page: u32,
    /// Pages of the database after the commit that this frame ends; 0 for other frames.
    commit: u32,
    frame: Frame,
}

impl Wal {
    /// Reads which pages the log holds, up to its last whole commit. `None` when it holds none.
    pub(super) fn open(path: &Path, cipher: &Cipher) -> Option<Self> {
        let file = File::open(path).ok()?;
        let reads = frames(&file, cipher);
        // A commit that is torn at its last page never was one.
        let end = reads.iter().rposition(|read| read.commit != 0 && read.frame.whole)?;
        let (mut frames, mut behind) = (BTreeMap::new(), BTreeSet::new());
        for Read { page, frame, .. } in reads.into_iter().take(end + 1) {
            if frame.whole {
                frames.insert(page, frame.at);
                behind.remove(&page);
            } else {
                behind.insert(page);
            }
        }
        Some(Self { file, cipher: cipher.clone(), frames, behind })
    }

    /// The highest page of the log.
    pub(super) fn pages(&self) -> u32 {
        self.frames.last_key_value().map_or(0, |(page, _)| *page)
    }

    /// A page of the log; `None` when it is not in it, `Some(None)` when it is and cannot be read.
    pub(super) fn read(&self, number: u32) -> Option<Option<Content>> {
        let at = self.frames.get(&number)?;
        let mut raw = vec![0; PAGE];
        let read = read_at(&self.file, *at, &mut raw);
        Some(read.then(|| self.cipher.open(number, &raw)).flatten())
    }

    /// Whether the newest content of a page cannot be read: what is found is what it held before.
    pub(super) fn is_behind(&self, number: u32) -> bool {
        self.behind.contains(&number)
    }

    /// Of how many pages the newest content cannot be read.
    pub(super) fn damaged(&self) -> usize {
        self.behind.len()
    }
}

/// The frames of the newest round of the log: those before it, which the file may still hold behind it, have other salts.
fn frames(file: &File, cipher: &Cipher) -> Vec<Read> {
    let length = file.metadata().map_or(0, |about| about.len());
    let step = (FRAME + PAGE) as u64;
    let mut salts = [0; 8];
    if !read_at(file, HEADER / 2, &mut salts) {
        return Vec::new();
    }
    let mut reads = Vec::new();
    let mut raw = vec![0; FRAME + PAGE];
    for at in (HEADER..length).step_by(FRAME + PAGE) {
        if at + step > length || !read_at(file, at, &mut raw) {
            continue;
        }
        let (head, page) = raw.split_at(FRAME);
        let (Some(number), Some(commit)) = (number_at(head, 0), number_at(head, 4)) else { continue };
        if head.get(8..16) == Some(&salts) && number != 0 {
            let whole = cipher.open(number, page).is_some();
            reads.push(Read { page: number, commit, frame: Frame { at: at + FRAME as u64, whole } });
        }
    }
    reads
}
