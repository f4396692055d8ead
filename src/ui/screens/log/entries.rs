//! The entries of a list: loaded page by page, by day, the newest on top. The pane of the board and the log screen both
//! hold one.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use chrono::NaiveDate;
use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use crate::{
    domain::{
        changes::{Changes, Topic},
        ids::{EntryId, ShiftId, YouthId},
        log::{EntryStanding, LogEntry},
        task::Task,
        words::words,
    },
    store::{
        StoreError,
        read::{LogChanges, LogFilter, ShiftOn},
    },
    ui::{
        action::Action,
        canvas::{Canvas, Target},
        input::Mouse,
        screens::tasks::of_entry,
        theme::{Role, Theme, ThemeName},
        view::Cx,
        widgets::{
            entry_rows::{EntryColumns, EntryPainter},
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// Lines of an entry in passing where there is room to spare.
const PASSING_MOST: usize = 8;

/// Entries read at a time: more than the tallest terminal shows.
const PAGE: usize = 100;
/// Rows whose wrapped lines are kept.
const WRAPPED_MOST: usize = 1_000;
/// So near to the end of what is loaded, the next page is read.
const NEAR_END: usize = 30;

/// Entries shown above an old one that is looked up, less one: what came right after belongs to it. Numbers have no gaps.
const AFTER: i64 = 6;

/// How much of each entry is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// So many lines of each.
    Passing(usize),
    /// Two lines of each, all of the selected one.
    SelectedWhole,
}

/// Entries that pass a filter, with the selected one.
#[derive(Debug)]
pub struct Entries {
    loaded: Loaded,
    list: ListState,
    detail: Detail,
    /// The tasks that were made from the selected entry, where it is shown in whole.
    tasks: Vec<String>,
}

#[derive(Debug, Default)]
struct Loaded {
    filter: LogFilter,
    /// Nothing from this one on is shown.
    until: Option<EntryId>,
    words: Vec<String>,
    entries: Vec<LogEntry>,
    /// The day the rows were arranged on.
    today: Option<NaiveDate>,
    /// There are older ones in the store.
    more: bool,
    /// How far corrections and copies into the journal had come when these were read.
    changes: LogChanges,
    shifts: BTreeMap<ShiftId, ShiftOn>,
    columns: EntryColumns,
    rows: Vec<Row>,
    /// Lines in passing that were wrapped before: a key press wraps none of them again.
    wrapped: RefCell<HashMap<Wrapped, Vec<Line<'static>>>>,
}

/// What wrapped lines depend on: row, cells, lines at most, theme.
type Wrapped = (usize, u16, usize, ThemeName);

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// The day the entries below were written.
    Day(NaiveDate),
    /// An entry by its place among the loaded ones.
    Entry(usize),
}

impl Entries {
    /// The newest entries that pass a filter.
    ///
    /// # Errors
    /// What the store answers.
    pub fn open(filter: LogFilter, detail: Detail, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let words = words(&filter.words);
        let loaded = Loaded { filter, words, ..Loaded::default() };
        let mut entries = Self { loaded, list: ListState::default(), detail, tasks: Vec::new() };
        entries.reload(cx)?;
        Ok(entries)
    }

    /// The log as it stood when an entry was written, with the few that came right after it.
    ///
    /// # Errors
    /// What the store answers.
    pub fn open_until(entry: EntryId, filter: LogFilter, detail: Detail, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let loaded = Loaded { until: Some(EntryId(entry.0.saturating_add(AFTER))), filter, ..Loaded::default() };
        let mut entries = Self { loaded, list: ListState::default(), detail, tasks: Vec::new() };
        entries.reload(cx)?;
        Ok(entries)
    }

    /// The day the uppermost was written.
    #[must_use]
    pub fn newest_day(&self, cx: &Cx<'_>) -> Option<NaiveDate> {
        self.loaded.entries.first().map(|entry| cx.zone.date(entry.written_at))
    }

    /// The filter.
    #[must_use]
    pub const fn filter(&self) -> &LogFilter {
        &self.loaded.filter
    }

    /// How many are loaded, and whether there are older ones.
    #[must_use]
    pub const fn count(&self) -> (usize, bool) {
        (self.loaded.entries.len(), self.loaded.more)
    }

    /// The youths the loaded ones are about.
    #[must_use]
    pub fn youths(&self) -> BTreeSet<YouthId> {
        self.loaded.entries.iter().flat_map(|entry| entry.about.youths()).copied().collect()
    }

    /// The selected entry.
    #[must_use]
    pub fn selected(&self) -> Option<&LogEntry> {
        self.loaded.entry_at(self.list.current(&Order(&self.loaded.rows))?)
    }

    /// What decides who may change the selected entry.
    #[must_use]
    pub fn selected_standing(&self) -> Option<EntryStanding> {
        let entry = self.selected()?;
        let shift = entry.shift.and_then(|shift| self.loaded.shifts.get(&shift));
        Some(entry.standing(shift.map(|shift| shift.ends_at)))
    }

    /// Selects an entry; `false` if it is not loaded.
    pub fn select(&mut self, id: EntryId) -> bool {
        let at = |row: &Row| matches!(row, Row::Entry(index) if self.loaded.entries[*index].id == id);
        let row = self.loaded.rows.iter().position(at);
        row.into_iter().for_each(|row| self.list.select(row));
        row.is_some()
    }

    /// Selects a row by its place in the list.
    ///
    /// # Errors
    /// What the store answers about the tasks of that entry.
    pub fn select_row(&mut self, row: usize, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.list.select(row);
        self.read_tasks(cx)
    }

    /// Reads the tasks that were made from the selected entry.
    ///
    /// # Errors
    /// What the store answers.
    pub fn read_tasks(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        if self.detail == Detail::SelectedWhole {
            let selected = self.selected().map(|entry| entry.id);
            let reader = cx.house()?.reader;
            let tasks = selected.map_or(Ok(Vec::new()), |entry| reader.tasks_of_entry(entry))?;
            self.tasks = task_lines(&tasks, self.loaded.filter.youth, cx);
        }
        Ok(())
    }

    /// Shows others, from the newest on.
    ///
    /// # Errors
    /// What the store answers.
    pub fn set_filter(&mut self, filter: LogFilter, cx: &Cx<'_>) -> Result<(), StoreError> {
        *self = Self::open(filter, self.detail, cx)?;
        Ok(())
    }

    /// Takes in what was written since; the selected entry stays selected.
    ///
    /// # Errors
    /// What the store answers.
    pub fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.has(Topic::Log) {
            self.take_in_changed(cx)?;
            if self.loaded.until.is_none() {
                self.take_in_new(cx)?;
            }
        }
        if changes.has(Topic::Clock) {
            // A weight may have fallen back.
            self.loaded.wrapped.get_mut().clear();
        }
        if changes.has(Topic::Receipts) {
            self.loaded.wrapped.get_mut().clear();
        }
        let names = Changes::of(Topic::Youths).and(Topic::Staff);
        if changes.touch(names) || self.loaded.today != Some(cx.today()) {
            let keep = self.selected().map(|entry| entry.id);
            self.loaded.arrange(cx)?;
            if let Some(id) = keep {
                self.select(id);
            }
        }
        self.read_tasks(cx)
    }

    /// What was corrected, or copied into the journal, reads as it stands now; the selected entry stays selected.
    fn take_in_changed(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        let changed = reader.entries_changed_since(self.loaded.changes)?;
        if changed.is_empty() {
            return Ok(());
        }
        let keep = self.selected().map(|entry| entry.id);
        if self.loaded.filter.journal {
            // What waits may be another lot altogether.
            let row = self.list.current(&Order(&self.loaded.rows)).unwrap_or(0);
            self.reload(cx)?;
            if !keep.is_some_and(|id| self.select(id)) {
                self.list.select(row.min(self.loaded.rows.len().saturating_sub(1)));
            }
            return Ok(());
        }
        self.loaded.changes = reader.log_changes()?;
        for entry in &mut self.loaded.entries {
            if changed.contains(&entry.id)
                && let Some(newer) = reader.entry(entry.id)?
            {
                *entry = match self.loaded.filter.youth {
                    Some(youth) => newer.in_file_of(youth),
                    None => newer,
                };
            }
        }
        self.loaded.arrange(cx)?;
        if let Some(id) = keep {
            self.select(id);
        }
        Ok(())
    }

    fn take_in_new(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let Some(newest) = self.loaded.entries.first().map(|entry| entry.id) else {
            return self.reload(cx);
        };
        let page = cx.house()?.reader.log_page(&self.loaded.filter, None, PAGE)?;
        let new = page.entries.iter().take_while(|entry| entry.id > newest).count();
        if new == 0 {
            return Ok(());
        }
        if new == page.entries.len() {
            return self.reload(cx);
        }
        // Whoever reads the newest one sees the new one; whoever reads further down stays there.
        let keep = self.selected().map(|entry| entry.id).filter(|id| *id != newest);
        self.loaded.entries.splice(0..0, page.entries.into_iter().take(new));
        self.loaded.arrange(cx)?;
        match keep {
            Some(id) => {
                self.select(id);
            }
            None => self.list.select(0),
        }
        Ok(())
    }

    fn reload(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        let page = reader.log_page(&self.loaded.filter, self.loaded.until, PAGE)?;
        self.loaded.changes = reader.log_changes()?;
        self.loaded.entries = page.entries;
        self.loaded.more = page.more;
        self.list.select(0);
        self.loaded.arrange(cx)?;
        self.read_tasks(cx)
    }

    /// Moves as an action says, and reads on when the end of what is loaded comes near. `false` if it moves nothing.
    ///
    /// # Errors
    /// What the store answers.
    pub fn step(&mut self, action: Action, cx: &Cx<'_>) -> Result<bool, StoreError> {
        // Rows are as tall in every theme.
        let rows = Rows::new(&self.loaded, self.detail, &self.list, &self.tasks, Theme::new(ThemeName::Mono), cx)?;
        let moved = self.list.step(action, &rows);
        self.read_on(cx)?;
        self.read_tasks(cx)?;
        Ok(moved)
    }

    /// The wheel over the list.
    ///
    /// # Errors
    /// What the store answers.
    pub fn wheel(&mut self, mouse: Mouse, cx: &Cx<'_>) -> Result<bool, StoreError> {
        // Rows are as tall in every theme.
        let rows = Rows::new(&self.loaded, self.detail, &self.list, &self.tasks, Theme::new(ThemeName::Mono), cx)?;
        let moved = self.list.wheel(mouse, &rows);
        self.read_on(cx)?;
        self.read_tasks(cx)?;
        Ok(moved)
    }

    /// Pages by key: never by offset, so that the millionth entry is as near as the first.
    fn read_on(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let at = self.list.current(&Order(&self.loaded.rows)).unwrap_or(0);
        if !self.loaded.more || at + NEAR_END < self.loaded.rows.len() {
            return Ok(());
        }
        let last = self.loaded.entries.last().map(|entry| entry.id);
        let page = cx.house()?.reader.log_page(&self.loaded.filter, last, PAGE)?;
        self.loaded.entries.extend(page.entries);
        self.loaded.more = page.more;
        self.loaded.arrange(cx)
    }

    /// Draws the list; `empty` stands where there is nothing to show.
    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        cx: &Cx<'_>,
        area: Rect,
        focused: bool,
        empty: &str,
        target: impl Fn(usize) -> Target,
    ) {
        if self.loaded.rows.is_empty() {
            pane::sentence(canvas, area, empty, focused);
            return;
        }
        if let Ok(mut rows) = Rows::new(&self.loaded, self.detail, &self.list, &self.tasks, canvas.theme(), cx) {
            rows.fill(area);
            pane::list(canvas, &self.list, &rows, area, focused, target);
        }
    }
}

impl Loaded {
    fn entry_at(&self, row: usize) -> Option<&LogEntry> {
        match self.rows.get(row)? {
            Row::Entry(index) => self.entries.get(*index),
            Row::Day(_) => None,
        }
    }

    /// Works out rows, columns and shifts anew.
    fn arrange(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let open = cx.house()?;
        self.wrapped.get_mut().clear();
        self.rows.clear();
        self.today = Some(cx.today());
        // The newest day needs no heading while it is today.
        let mut day = self.today;
        for (index, entry) in self.entries.iter().enumerate() {
            let written = cx.zone.date(entry.written_at);
            if day.replace(written) != Some(written) {
                self.rows.push(Row::Day(written));
            }
            self.rows.push(Row::Entry(index));
        }
        let columns = EntryColumns::of(self.entries.iter(), open.people, cx);
        // In one youth's entries the others stay unnamed, also by their number.
        self.columns = if self.filter.youth.is_some() { columns.without_about() } else { columns };
        let shifts: BTreeSet<ShiftId> = self.entries.iter().filter_map(|entry| entry.shift).collect();
        for shift in shifts {
            if !self.shifts.contains_key(&shift)
                && let Some(on) = open.reader.shift(shift)?
            {
                self.shifts.insert(shift, on);
            }
        }
        Ok(())
    }
}

/// The tasks of an entry in words. In one youth's file those about others are left out.
fn task_lines(tasks: &[Task], file_of: Option<YouthId>, cx: &Cx<'_>) -> Vec<String> {
    let shown = |task: &&Task| match (file_of, task.facts.about.youth()) {
        (Some(own), Some(youth)) => own == youth,
        _ => true,
    };
    tasks.iter().filter(shown).map(|task| of_entry(task, cx)).collect()
}

/// Which rows there are, for finding the selected one without drawing.
struct Order<'a>(&'a [Row]);

impl ListRows for Order<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn selectable(&self, index: usize) -> bool {
        matches!(self.0.get(index), Some(Row::Entry(_)))
    }

    fn draw_row(&self, _index: usize, _area: Rect, _buf: &mut Buffer, _style: Style) {}
}

/// The rows as the list draws them.
struct Rows<'a> {
    loaded: &'a Loaded,
    painter: EntryPainter<'a>,
    detail: Detail,
    /// The row that is drawn whole.
    whole: Option<usize>,
    /// What was made of it.
    tasks: &'a [String],
}

impl<'a> Rows<'a> {
    fn new(
        loaded: &'a Loaded,
        detail: Detail,
        list: &ListState,
        tasks: &'a [String],
        theme: Theme,
        cx: &Cx<'a>,
    ) -> Result<Self, StoreError> {
        let painter = EntryPainter {
            cx: *cx,
            people: cx.house()?.people,
            theme,
            columns: loaded.columns,
            shifts: &loaded.shifts,
            words: &loaded.words,
            in_file: loaded.filter.youth.is_some(),
            unread: cx.house()?.unread,
        };
        let whole = (detail == Detail::SelectedWhole).then(|| list.current(&Order(&loaded.rows))).flatten();
        Ok(Self { loaded, painter, detail, whole, tasks })
    }

    /// Where all entries stand with room to spare, each gets more lines as far as there is room for all of them.
    fn fill(&mut self, area: Rect) {
        let Detail::Passing(usual) = self.detail else { return };
        let fits = |rows: &Self| {
            let heights = (0..rows.count()).map(|row| u32::from(rows.height(row, area.width)));
            heights.sum::<u32>() <= u32::from(area.height)
        };
        // More entries than rows: there is nothing to spare.
        if self.count() > usize::from(area.height) {
            return;
        }
        for most in (usual..=PASSING_MOST.max(usual)).rev() {
            self.detail = Detail::Passing(most);
            if fits(self) {
                return;
            }
        }
        self.detail = Detail::Passing(usual);
    }

    /// Works on the lines of a row.
    fn with_lines<T>(&self, row: usize, width: u16, work: impl FnOnce(&[Line<'static>]) -> T) -> T {
        let Some(entry) = self.loaded.entry_at(row) else {
            return work(&[]);
        };
        let most = match self.detail {
            Detail::SelectedWhole if self.whole == Some(row) => {
                return work(&self.painter.whole(entry, self.tasks, width));
            }
            Detail::SelectedWhole => 2,
            Detail::Passing(most) => most,
        };
        let mut wrapped = self.loaded.wrapped.borrow_mut();
        if wrapped.len() > WRAPPED_MOST {
            wrapped.clear();
        }
        let key = (row, width, most, self.painter.theme.name());
        work(wrapped.entry(key).or_insert_with(|| self.painter.passing(entry, width, most)))
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.loaded.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        self.with_lines(index, width, |lines| u16::try_from(lines.len()).unwrap_or(u16::MAX).max(1))
    }

    fn selectable(&self, index: usize) -> bool {
        Order(&self.loaded.rows).selectable(index)
    }

    fn head(&self, index: usize) -> u16 {
        if self.whole == Some(index) { 1 } else { u16::MAX }
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let painter = &self.painter;
        match self.loaded.rows.get(index) {
            Some(Row::Day(day)) => {
                let text = painter.cx.texts.relative_day(*day, painter.cx.today());
                let line = Line::styled(text, painter.theme.style(Role::Title));
                painter.draw(vec![line], area, buf, style, 0);
            }
            _ => {
                let lines = self.with_lines(index, area.width, <[Line<'static>]>::to_vec);
                painter.draw(lines, area, buf, style, self.head(index));
            }
        }
    }
}
