//! What a member has not read, since when they have been away, and who has read what. Every question is bounded by what is
//! new for whoever asks: pieces that were read end where the unread begins. What was read and then corrected is unread again.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension as _, params};

use super::{GoneOff, LogFilter, MyShift, Reader, ShiftOn, handover::addendum, instant, reread::weight_sql};
use crate::{
    domain::{
        access::{Deed, allows},
        handover::Addendum,
        ids::{AddendumId, EntryId, ShiftId, StaffId, YouthId},
        log::{LogEntry, Weight},
        receipt::{ReadBy, ReadUntil, Section},
        time::Instant,
    },
    store::StoreError,
};

/// The most unread entries of a section that are told one by one: whoever has more signs for the section.
pub const UNREAD_MOST: usize = 300;

/// Shifts of a member that are looked at for their last sign-off: whoever has forgotten so many has no use for an older one.
pub(super) const SHIFTS_LOOKED_AT: i64 = 8;

/// An entry that somebody has not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadEntry {
    /// Which.
    pub entry: EntryId,
    /// How much it is said to weigh by now.
    pub weight: Weight,
    /// When it was saved, or corrected since it was read.
    pub written_at: Instant,
}

/// What a member has not read of a section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SectionUnread {
    /// The newest, newest first: at most 300, since whoever has more signs for the section.
    pub entries: Vec<UnreadEntry>,
    /// There are older ones.
    pub more: bool,
}

/// What was added to a handover after it was received, and somebody has not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadAddendum {
    /// The shift whose handover it was added to.
    pub shift: ShiftId,
    /// What was added.
    pub addendum: Addendum,
}

/// What a member has not read. An entry about several youths stands with each and counts once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unread {
    sections: BTreeMap<Section, SectionUnread>,
    entries: BTreeSet<EntryId>,
    addenda: Vec<UnreadAddendum>,
}

/// Since when a member has been away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// What was written after this entry is new.
    pub after: EntryId,
    /// What it is counted from.
    pub from: SinceFrom,
}

/// What «since last time» is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SinceFrom {
    /// They went off this shift then.
    SignOff(ShiftOn, Instant),
    /// This shift ended by itself: nobody said when they went.
    ShiftEnd(ShiftOn),
    /// They began to work here then.
    Added(Instant),
}

/// What a member has not read of what weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// Who.
    pub staff: StaffId,
    /// Unread entries in all, and whether there are more than are counted.
    pub unread: (usize, bool),
    /// Critical ones among them.
    pub critical: usize,
    /// Important ones among them.
    pub important: usize,
    /// When the oldest of these was written.
    pub oldest: Option<Instant>,
}

impl Since {
    /// Which of two is later.
    const fn order(&self) -> (EntryId, Instant) {
        (self.after, self.from.at())
    }
}

impl SinceFrom {
    /// The moment.
    #[must_use]
    pub const fn at(&self) -> Instant {
        match self {
            Self::SignOff(_, at) | Self::Added(at) => *at,
            Self::ShiftEnd(shift) => shift.ends_at,
        }
    }
}

impl Unread {
    /// Whether an entry is among them.
    #[must_use]
    pub fn has(&self, entry: EntryId) -> bool {
        self.entries.contains(&entry)
    }

    /// How many entries and additions to handovers.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.len() + self.addenda.len()
    }

    /// What was added to handovers about a section, in the order it was.
    pub fn addenda_of(&self, section: Section) -> impl Iterator<Item = &UnreadAddendum> {
        self.addenda.iter().filter(move |unread| unread.addendum.youth == section.youth())
    }

    /// Whether something that was added is among them.
    #[must_use]
    pub fn has_addendum(&self, addendum: AddendumId) -> bool {
        self.addenda.iter().any(|unread| unread.addendum.id == addendum)
    }

    /// How much of a section is unread, as far as it is told.
    #[must_use]
    pub fn count_of(&self, section: Section) -> usize {
        self.of(section).len() + self.addenda_of(section).count()
    }

    /// There are more than are counted.
    #[must_use]
    pub fn more(&self) -> bool {
        self.sections.values().any(|section| section.more)
    }

    /// What is unread of a section, newest first.
    #[must_use]
    pub fn of(&self, section: Section) -> &[UnreadEntry] {
        self.sections.get(&section).map_or(&[], |unread| &unread.entries)
    }

    /// There is more of a section than is told.
    #[must_use]
    pub fn more_of(&self, section: Section) -> bool {
        self.sections.get(&section).is_some_and(|unread| unread.more)
    }

    /// Everything once, whatever section it stands in.
    fn all(&self) -> BTreeMap<EntryId, UnreadEntry> {
        self.sections.values().flat_map(|unread| &unread.entries).map(|unread| (unread.entry, *unread)).collect()
    }

    /// What is unread that weighs at least so much.
    #[must_use]
    pub fn weighing(&self, weight: Weight) -> usize {
        self.all().values().filter(|unread| unread.weight >= weight).count()
    }
}

/// How unread entries of a section are asked for: `?1` the member, `?2` the section, `?3` where they began to read, `?4` how
/// many at most.
fn unread_sql(section: Section, order: &str) -> String {
    let above =
        "max(?3, coalesce((SELECT max(p.until_entry) FROM receipt p WHERE p.staff_id = ?1 AND p.section = ?2), 0))";
    let (from, id, here) = match section {
        Section::House => {
            ("main.log_entry l INDEXED BY log_entry_common", "l.id", "l.about <> 'youths' AND l.house_id = here()")
        }
        Section::Youth(_) => {
            ("log_entry_youth y CROSS JOIN log_entry l ON l.id = y.entry_id", "y.entry_id", "y.youth_id = ?2")
        }
    };
    let weight = weight_sql(id, "l.weight");
    format!(
        "SELECT {id}, {weight}, l.written_at FROM {from}
         WHERE {here} AND {id} > {above} AND l.author_id <> ?1
             AND NOT EXISTS (SELECT 1 FROM receipt_entry r WHERE r.staff_id = ?1 AND r.entry_id = {id})
         ORDER BY {id} {order} LIMIT ?4"
    )
}

impl Reader<'_> {
    /// What a member has not read: everything since they began to work here that somebody else wrote or corrected and that
    /// they have not signed for as it stands.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn unread(self, staff: StaffId) -> Result<Unread, StoreError> {
        let start = self.reading_start(staff)?.0;
        let youths: Vec<i64> = self
            .prepare("SELECT id FROM youth ORDER BY id")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let sections =
            [Section::House].into_iter().chain(youths.into_iter().map(|youth| Section::Youth(YouthId(youth))));
        let mut unread = Unread::default();
        for section in sections {
            let of_section = self.unread_of(staff, section, start)?;
            if !of_section.entries.is_empty() {
                unread.entries.extend(of_section.entries.iter().map(|unread| unread.entry));
                unread.sections.insert(section, of_section);
            }
        }
        unread.addenda = self.unread_addenda(staff)?;
        Ok(unread)
    }

    fn unread_addenda(self, staff: StaffId) -> Result<Vec<UnreadAddendum>, StoreError> {
        let mut statement = self.prepare(
            "SELECT a.id, a.section, a.words, a.at, a.staff_id, h.shift_id FROM addendum_unread u
             CROSS JOIN handover_addendum a ON a.id = u.addendum_id CROSS JOIN handover h ON h.id = a.handover_id
             WHERE u.staff_id = ?1 ORDER BY u.addendum_id LIMIT ?2",
        )?;
        let most = i64::try_from(UNREAD_MOST).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![staff.0, most], |row| {
            Ok(UnreadAddendum { shift: ShiftId(row.get(5)?), addendum: addendum(row)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn unread_of(self, staff: StaffId, section: Section, start: EntryId) -> Result<SectionUnread, StoreError> {
        let mut entries = self.unread_rows(staff, section, start, "DESC", UNREAD_MOST + 1)?;
        entries.extend(self.corrected_unread(staff, section, UNREAD_MOST + 1)?);
        // What was never read and is corrected by now stands once.
        entries.sort_by_key(|unread| std::cmp::Reverse(unread.entry));
        entries.dedup_by_key(|unread| unread.entry);
        let more = entries.len() > UNREAD_MOST;
        entries.truncate(UNREAD_MOST);
        Ok(SectionUnread { entries, more })
    }

    /// Whether a member has anything unread in a section.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn has_unread(self, staff: StaffId, section: Section) -> Result<bool, StoreError> {
        let (start, _) = self.reading_start(staff)?;
        let is_new = self.first_unread(staff, section, start)?.is_some();
        Ok(is_new || !self.corrected_unread(staff, section, 1)?.is_empty())
    }

    /// The oldest entry of a section that was never read.
    pub(in crate::store) fn first_unread(
        self,
        staff: StaffId,
        section: Section,
        start: EntryId,
    ) -> Result<Option<EntryId>, StoreError> {
        Ok(self.unread_rows(staff, section, start, "ASC", 1)?.first().map(|unread| unread.entry))
    }

    fn unread_rows(
        self,
        staff: StaffId,
        section: Section,
        start: EntryId,
        order: &str,
        limit: usize,
    ) -> Result<Vec<UnreadEntry>, StoreError> {
        let mut statement = self.prepare(&unread_sql(section, order))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![staff.0, section.number(), start.0, limit], |row| {
            Ok(UnreadEntry {
                entry: EntryId(row.get(0)?),
                weight: Weight::from_level(row.get(1)?).ok_or_else(|| super::invalid(1, "a weight"))?,
                written_at: instant(row, 2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The entry after which a member reads, and when that was: when they were added or came back.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn reading_start(self, staff: StaffId) -> Result<(EntryId, Instant), StoreError> {
        let mut statement =
            self.prepare("SELECT after_entry, at FROM reading_start WHERE staff_id = ?1 ORDER BY id DESC LIMIT 1")?;
        let start = statement.query_row([staff.0], |row| Ok((EntryId(row.get(0)?), instant(row, 1)?))).optional()?;
        // Of a house somebody does not work in, nothing is theirs to read.
        Ok(match start {
            Some(start) => start,
            None => (EntryId(self.entry_count()?), chrono::DateTime::UNIX_EPOCH),
        })
    }

    /// How far a member has read a section without a gap.
    pub(in crate::store) fn read_up_to(self, staff: StaffId, section: Section) -> Result<EntryId, StoreError> {
        let (start, _) = self.reading_start(staff)?;
        let read: i64 = self
            .prepare("SELECT coalesce(max(until_entry), 0) FROM receipt WHERE staff_id = ?1 AND section = ?2")?
            .query_row(params![staff.0, section.number()], |row| row.get(0))?;
        Ok(start.max(EntryId(read)))
    }

    /// Since when a member has been away: since they last went off shift, or since a later shift of theirs that ended by
    /// itself; else since they began to work here.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn since(self, staff: StaffId, now: Instant) -> Result<Since, StoreError> {
        let (start, added) = self.reading_start(staff)?;
        let shifts = self.shifts_of(staff)?;
        let since_added = Since { after: start, from: SinceFrom::Added(added) };
        let gone = shifts.iter().filter_map(|MyShift { shift, off }| {
            let GoneOff { at, until } = (*off)?;
            Some(Since { after: until, from: SinceFrom::SignOff(shift.clone(), at) })
        });
        let mut known: Vec<Since> = gone.collect();
        let ended = shifts.iter().filter(|mine| mine.has_ended_by_itself(now)).max_by_key(|mine| mine.shift.ends_at);
        if let Some(MyShift { shift, .. }) = ended {
            known.push(Since { after: self.newest_at(shift.ends_at)?, from: SinceFrom::ShiftEnd(shift.clone()) });
        }
        let later = |one: Since, other: Since| if other.order() >= one.order() { other } else { one };
        Ok(known.into_iter().fold(since_added, later))
    }

    /// The newest entry that was written by then; 0 where there was none. Numbers have no gaps and grow with the time of
    /// writing, so it is found by halving.
    pub(in crate::store) fn newest_at(self, at: Instant) -> Result<EntryId, StoreError> {
        let mut statement = self.prepare("SELECT written_at FROM main.log_entry WHERE id = ?1")?;
        let (mut low, mut high) = (0, self.entry_count()?);
        while low < high {
            let middle = low + (high - low + 1) / 2;
            let written: Option<i64> = statement.query_row([middle], |row| row.get(0)).optional()?;
            if written.is_some_and(|written| written <= at.timestamp()) { low = middle } else { high = middle - 1 }
        }
        Ok(EntryId(low))
    }

    /// Entries of a section after `after` and before `before`, newest first, as they stand in that section.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn section_page(
        self,
        section: Section,
        after: EntryId,
        before: Option<EntryId>,
        limit: usize,
    ) -> Result<Vec<LogEntry>, StoreError> {
        let mut entries = match section {
            Section::Youth(youth) => {
                let filter = LogFilter { youth: Some(youth), ..LogFilter::default() };
                self.log_page(&filter, before, limit)?.entries
            }
            Section::House => self.common_page(before, limit)?,
        };
        entries.retain(|entry| entry.id > after);
        Ok(entries)
    }

    /// One entry as it stands in a section: in a youth's others are not named.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn section_entry(self, section: Section, id: EntryId) -> Result<Option<LogEntry>, StoreError> {
        let entry = self.entry(id)?;
        Ok(match section.youth() {
            Some(youth) => entry.map(|entry| entry.in_file_of(youth)),
            None => entry,
        })
    }

    /// How many entries of a section were written after another.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn section_count(self, section: Section, after: EntryId) -> Result<i64, StoreError> {
        let sql = match section {
            Section::House => {
                "SELECT count(*) FROM main.log_entry INDEXED BY log_entry_common
                 WHERE about <> 'youths' AND house_id = here() AND id > ?2 AND ?1 = 0"
            }
            Section::Youth(_) => "SELECT count(*) FROM log_entry_youth WHERE youth_id = ?1 AND entry_id > ?2",
        };
        Ok(self.prepare(sql)?.query_row([section.number(), after.0], |row| row.get(0))?)
    }

    /// Who has read an entry as it stands, besides whoever wrote it, in the order they did.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn read_by(self, entry: EntryId) -> Result<Vec<ReadBy>, StoreError> {
        let Some(LogEntry { author, about, .. }) = self.entry(entry)? else {
            return Ok(Vec::new());
        };
        let mut read: BTreeMap<StaffId, Instant> = BTreeMap::new();
        let mut note = |staff: i64, at: Instant| {
            let first = read.entry(StaffId(staff)).or_insert(at);
            *first = at.min(*first);
        };
        let mut single = self.prepare("SELECT staff_id, at FROM receipt_entry WHERE entry_id = ?1")?;
        for row in single.query_map([entry.0], |row| Ok((row.get(0)?, instant(row, 1)?)))? {
            let (staff, at) = row?;
            note(staff, at);
        }
        // The first piece that reaches so far holds the entry, unless it begins after it.
        let mut pieces = self.prepare(
            "SELECT r.staff_id, r.at FROM staff CROSS JOIN receipt r ON r.id =
                 (SELECT p.id FROM receipt p WHERE p.staff_id = staff.id AND p.section = ?2 AND p.until_entry >= ?1
                  ORDER BY p.until_entry LIMIT 1)
             WHERE r.after_entry < ?1",
        )?;
        for section in Section::of(&about) {
            for row in pieces.query_map([entry.0, section.number()], |row| Ok((row.get(0)?, instant(row, 1)?)))? {
                let (staff, at) = row?;
                note(staff, at);
            }
        }
        self.as_corrected(entry, &mut read)?;
        read.remove(&author);
        let mut read: Vec<ReadBy> = read.into_iter().map(|(staff, at)| ReadBy { staff, at }).collect();
        read.sort_by_key(|read| (read.at, read.staff));
        Ok(read)
    }

    /// How far those who work here have read a section, the furthest first.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn read_until(self, section: Section) -> Result<Vec<ReadUntil>, StoreError> {
        let mut statement = self.prepare(
            "SELECT r.staff_id, r.until_entry, l.written_at, r.at FROM staff CROSS JOIN receipt r ON r.id =
                 (SELECT p.id FROM receipt p WHERE p.staff_id = staff.id AND p.section = ?1
                  ORDER BY p.until_entry DESC LIMIT 1)
             CROSS JOIN log_entry l ON l.id = r.until_entry
             WHERE staff.active = 1",
        )?;
        let rows = statement.query_map([section.number()], |row| {
            Ok(ReadUntil {
                staff: StaffId(row.get(0)?),
                entry: EntryId(row.get(1)?),
                written_at: instant(row, 2)?,
                at: instant(row, 3)?,
            })
        })?;
        let mut read: Vec<ReadUntil> = rows.collect::<Result<_, _>>()?;
        read.sort_by_key(|read| std::cmp::Reverse((read.entry, read.at)));
        Ok(read)
    }

    /// What those who work here and read the log have not read, by their row numbers.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn gaps(self) -> Result<Vec<Gap>, StoreError> {
        let members = self.people()?.staff.into_values();
        let here = self.staff_of(self.here()?)?;
        let readers =
            members.filter(|member| member.active && allows(member.role, Deed::SignRead) && here.contains(&member.id));
        readers.map(|member| self.gap(member.id)).collect()
    }

    fn gap(self, staff: StaffId) -> Result<Gap, StoreError> {
        let unread = self.unread(staff)?;
        let all = unread.all();
        let heavy = all.values().filter(|unread| unread.weight > Weight::Normal);
        let weighs = |weight| all.values().filter(|unread| unread.weight == weight).count();
        Ok(Gap {
            staff,
            unread: (unread.count(), unread.more()),
            critical: weighs(Weight::Critical),
            important: weighs(Weight::Important),
            oldest: heavy.map(|unread| unread.written_at).min(),
        })
    }
}
