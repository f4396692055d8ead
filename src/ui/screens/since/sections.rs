//! What is new, section by section: the house, the apartments in their order, then those who have moved on.

use std::collections::BTreeMap;

use crate::{
    domain::{
        handover::pulled::FileChange,
        ids::{AddendumId, EntryId, RevisionId, ShiftId, YouthId},
        log::LogEntry,
        receipt::Section,
        watch::WatchMark,
    },
    store::{
        StoreError,
        read::{ShiftOn, Since, Unread, UnreadAddendum},
    },
    ui::{screens::since::rows::Row, view::Cx},
};

/// Read entries of a section that are shown at most; those before them stand in the log.
const READ_MOST: usize = 300;

/// A section of the log, as far as it is new or unread.
#[derive(Debug)]
pub struct Part {
    /// Which.
    pub section: Section,
    /// Entries that are new or unread.
    pub total: usize,
    /// Its entries are shown.
    pub is_open: bool,
    /// Those that were read before are shown too.
    pub shows_read: bool,
    /// What was unread when it was opened, and came since: what weighs most first, the newest of these first. It keeps its
    /// place when it is read.
    pub unread: Vec<LogEntry>,
    /// The rest of what is new, newest first; read when it is shown.
    pub read: Vec<LogEntry>,
    /// What was added to handovers about it and was unread when it was opened, and came since. It keeps its place when it is
    /// read.
    pub addenda: Vec<(UnreadAddendum, Option<ShiftOn>)>,
    /// The newest correction in the house before its entries were read: all up to it are shown.
    pub seen: Option<RevisionId>,
    /// Levels of attention that were set since.
    pub watch: Vec<WatchMark>,
    /// What was changed in the file since.
    pub changed: Vec<FileChange>,
}

/// Something that is read and signed for by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// An entry of the log.
    Entry(EntryId),
    /// What was added to a handover.
    Addendum(AddendumId),
}

impl Item {
    /// Whether it is unread.
    pub fn is_unread(self, unread: &Unread) -> bool {
        match self {
            Self::Entry(entry) => unread.has(entry),
            Self::Addendum(addendum) => unread.has_addendum(addendum),
        }
    }
}

/// The sections that are shown.
#[derive(Debug)]
pub struct Parts {
    /// In their order.
    pub all: Vec<Part>,
    /// The shifts their entries were written in.
    pub shifts: BTreeMap<ShiftId, ShiftOn>,
}

impl Parts {
    /// All sections, none of them open.
    ///
    /// # Errors
    /// What the store answers.
    pub fn read(since: &Since, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let home = |youth: &YouthId| open.people.home(*youth).map(|home| home.number);
        let youths: Vec<YouthId> = open.people.youths.keys().copied().collect();
        let mut watch = open.reader.watch_changes(since.from.at())?;
        watch.reverse();
        let changed = open.reader.file_changes(since.from.at(), cx.now)?;
        let mut all = Vec::new();
        let sections = open.people.by_door(&youths).into_iter().map(Section::Youth);
        for section in [Section::House].into_iter().chain(sections) {
            let total = total(section, since, cx)?;
            let waits = total > 0 || open.unread.addenda_of(section).next().is_some();
            let is_shown = waits || section.youth().is_none_or(|youth| home(&youth).is_some());
            if is_shown {
                let watch = watch.iter().filter(|mark| Some(mark.youth) == section.youth()).cloned().collect();
                let of_section = |(youth, _): &&(YouthId, FileChange)| Some(*youth) == section.youth();
                let changed = changed.iter().filter(of_section).map(|(_, change)| change.clone()).collect();
                all.push(Part {
                    section,
                    total,
                    is_open: false,
                    shows_read: false,
                    unread: Vec::new(),
                    read: Vec::new(),
                    addenda: Vec::new(),
                    seen: None,
                    watch,
                    changed,
                });
            }
        }
        Ok(Self { all, shifts: BTreeMap::new() })
    }

    /// Opens a section: what is unread of it is read from the store.
    ///
    /// # Errors
    /// What the store answers.
    pub fn open(&mut self, at: usize, cx: &Cx<'_>) -> Result<(), StoreError> {
        let Some(part) = self.all.get_mut(at).filter(|part| !part.is_open) else {
            return Ok(());
        };
        part.is_open = true;
        part.unread.clear();
        part.addenda.clear();
        part.seen = cx.house()?.reader.last_revision()?;
        part.take_in(cx)?;
        self.learn_shifts(at, cx)
    }

    /// Shows what was read before, or hides it.
    ///
    /// # Errors
    /// What the store answers.
    pub fn toggle_read(&mut self, at: usize, since: &Since, cx: &Cx<'_>) -> Result<(), StoreError> {
        let Some(part) = self.all.get_mut(at) else {
            return Ok(());
        };
        part.shows_read = !part.shows_read;
        if part.shows_read {
            let page = cx.house()?.reader.section_page(part.section, since.after, None, READ_MOST)?;
            part.read = page.into_iter().filter(|entry| !part.holds_unread(entry.id)).collect();
        }
        self.learn_shifts(at, cx)
    }

    /// Takes in what was written and read since.
    ///
    /// # Errors
    /// What the store answers.
    pub fn refresh(&mut self, since: &Since, cx: &Cx<'_>) -> Result<(), StoreError> {
        for at in 0..self.all.len() {
            let part = &mut self.all[at];
            part.total = total(part.section, since, cx)?.max(part.unread.len());
            if part.is_open {
                part.seen = cx.house()?.reader.last_revision()?;
                part.read_anew(cx)?;
                part.take_in(cx)?;
            }
            self.learn_shifts(at, cx)?;
        }
        Ok(())
    }

    fn learn_shifts(&mut self, at: usize, cx: &Cx<'_>) -> Result<(), StoreError> {
        let part = &self.all[at];
        for shift in part.unread.iter().chain(&part.read).filter_map(|entry| entry.shift) {
            if !self.shifts.contains_key(&shift)
                && let Some(on) = cx.house()?.reader.shift(shift)?
            {
                self.shifts.insert(shift, on);
            }
        }
        Ok(())
    }

    /// The rows of all sections; `has_readers` says whether anybody has signed for one by its place.
    pub fn rows(&self, has_readers: impl Fn(usize) -> bool, cx: &Cx<'_>) -> Vec<Row> {
        let Ok(open) = cx.house() else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        for (at, part) in self.all.iter().enumerate() {
            if at > 0 && (part.is_open || self.all[at - 1].is_open) {
                rows.push(Row::Blank);
            }
            rows.push(Row::Heading(at));
            if !part.is_open {
                continue;
            }
            if has_readers(at) {
                rows.push(Row::ReadUntil(at));
            }
            rows.extend((0..part.watch.len()).map(|mark| Row::Watch(at, mark)));
            rows.extend((0..part.changed.len()).map(|change| Row::Changed(at, change)));
            rows.extend((0..part.addenda.len()).map(|added| Row::Addendum(at, added)));
            rows.extend((0..part.unread.len()).map(|entry| Row::Unread(at, entry)));
            if open.unread.more_of(part.section) {
                rows.push(Row::Older);
            }
            if part.read_before() > 0 {
                rows.push(Row::ReadBefore(at));
            }
            if part.shows_read {
                rows.extend((0..part.read.len()).map(|entry| Row::Read(at, entry)));
            }
        }
        rows
    }

    /// The entry of a row.
    pub fn entry(&self, row: Row) -> Option<&LogEntry> {
        match row {
            Row::Unread(part, entry) => self.all.get(part)?.unread.get(entry),
            Row::Read(part, entry) => self.all.get(part)?.read.get(entry),
            _ => None,
        }
    }

    /// What a row stands for that can be read and signed for.
    pub fn item(&self, row: Row) -> Option<Item> {
        match row {
            Row::Addendum(part, added) => {
                self.all.get(part)?.addenda.get(added).map(|(unread, _)| Item::Addendum(unread.addendum.id))
            }
            _ => self.entry(row).map(|entry| Item::Entry(entry.id)),
        }
    }
}

impl Part {
    /// What can be signed for that was unread, in the order it is shown.
    pub fn items(&self) -> impl Iterator<Item = Item> {
        let added = self.addenda.iter().map(|(unread, _)| Item::Addendum(unread.addendum.id));
        added.chain(self.unread.iter().map(|entry| Item::Entry(entry.id)))
    }

    /// What is new or unread, with what was added to handovers.
    pub fn shown_total(&self, unread: &Unread) -> usize {
        self.total + self.addenda.len().max(unread.addenda_of(self.section).count())
    }

    /// How many of the new ones had been read when it was opened.
    pub fn read_before(&self) -> usize {
        self.total.saturating_sub(self.unread.len())
    }

    /// The newest entry that is shown here.
    pub fn newest(&self) -> Option<EntryId> {
        self.unread.iter().chain(&self.read).map(|entry| entry.id).max()
    }

    fn holds_unread(&self, entry: EntryId) -> bool {
        self.unread.iter().any(|known| known.id == entry)
    }

    /// What is shown may have been corrected or struck.
    fn read_anew(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let open = cx.house()?;
        for shown in self.unread.iter_mut().chain(&mut self.read) {
            if let Some(entry) = open.reader.section_entry(self.section, shown.id)? {
                *shown = entry;
            }
        }
        Ok(())
    }

    /// Puts what is unread and not here yet before what is.
    fn take_in(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let open = cx.house()?;
        let mut new = Vec::new();
        for unread in open.unread.of(self.section) {
            if !self.holds_unread(unread.entry)
                && let Some(entry) = open.reader.section_entry(self.section, unread.entry)?
            {
                new.push(entry);
            }
        }
        for unread in open.unread.addenda_of(self.section) {
            if self.addenda.iter().all(|(known, _)| known.addendum.id != unread.addendum.id) {
                self.addenda.push((unread.clone(), open.reader.shift(unread.shift)?));
            }
        }
        new.sort_by_key(|entry| std::cmp::Reverse((entry.weight_at(cx.now), entry.id)));
        self.unread.splice(0..0, new);
        Ok(())
    }
}

/// What is new or unread of a section, each entry once.
fn total(section: Section, since: &Since, cx: &Cx<'_>) -> Result<usize, StoreError> {
    let open = cx.house()?;
    let new = usize::try_from(open.reader.section_count(section, since.after)?).unwrap_or(0);
    let older = open.unread.of(section).iter().filter(|unread| unread.entry <= since.after).count();
    Ok(new + older)
}
