//! The rows of «Siden sist» as the list draws them.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::sections::{Part, Parts};
use crate::{
    domain::{
        ids::EntryId,
        receipt::{ReadBy, ReadUntil, Section},
        watch::WatchNow,
    },
    store::{StoreError, read::UnreadAddendum},
    text::columns,
    ui::{
        canvas::draw_line,
        screens::{board::unread_text, watch_role},
        theme::{Role, Theme},
        view::{Cx, OpenHouse},
        widgets::{
            entry_rows::{EntryColumns, EntryPainter, shift_name},
            list::ListRows,
        },
    },
};

/// Lines of an entry that is not selected.
const PASSING: usize = 2;
/// Those who have read furthest that are named over a section.
const READERS: usize = 4;
/// Cells before what belongs to a section and is no entry.
const INDENT: usize = 2;

/// A row of the list. Numbers are places among the sections and among what they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A section's name and its counts.
    Heading(usize),
    /// Who has read how far.
    ReadUntil(usize),
    /// A level of attention that was set.
    Watch(usize, usize),
    /// What was changed in the file.
    Changed(usize, usize),
    /// What was added to a handover, and was unread.
    Addendum(usize, usize),
    /// An entry that was unread.
    Unread(usize, usize),
    /// There are more, and older ones.
    Older,
    /// How many were read before.
    ReadBefore(usize),
    /// An entry that was read before.
    Read(usize, usize),
    /// Nothing.
    Blank,
}

impl Row {
    /// The section it belongs to.
    pub const fn part(self) -> Option<usize> {
        match self {
            Self::Heading(part)
            | Self::ReadUntil(part)
            | Self::Watch(part, _)
            | Self::Changed(part, _)
            | Self::Addendum(part, _)
            | Self::Unread(part, _)
            | Self::ReadBefore(part)
            | Self::Read(part, _) => Some(part),
            Self::Older | Self::Blank => None,
        }
    }

    /// Whether a person can choose it.
    pub const fn selectable(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Addendum(..) | Self::Unread(..) | Self::ReadBefore(_) | Self::Read(..))
    }
}

/// Which rows there are, for finding the selected one without drawing.
pub struct Order<'a>(pub &'a [Row]);

impl ListRows for Order<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn selectable(&self, index: usize) -> bool {
        self.0.get(index).is_some_and(|row| row.selectable())
    }

    fn draw_row(&self, _index: usize, _area: Rect, _buf: &mut Buffer, _style: Style) {}
}

/// What is known of who has read what, as far as it is shown.
#[derive(Debug, Default)]
pub struct Readers {
    /// Of the selected entry.
    pub of_entry: Option<(EntryId, Vec<ReadBy>)>,
    /// Of each open section, by its place.
    pub of_parts: Vec<Vec<ReadUntil>>,
}

/// The rows as the list draws them.
pub struct Rows<'a> {
    rows: &'a [Row],
    parts: &'a Parts,
    readers: &'a Readers,
    open: OpenHouse<'a>,
    cx: Cx<'a>,
    theme: Theme,
    columns: EntryColumns,
    selected: Option<usize>,
}

impl<'a> Rows<'a> {
    pub fn new(
        rows: &'a [Row],
        parts: &'a Parts,
        readers: &'a Readers,
        selected: Option<usize>,
        theme: Theme,
        cx: &Cx<'a>,
    ) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let entries = parts.all.iter().flat_map(|part| part.unread.iter().chain(&part.read));
        let columns = EntryColumns::of(entries, open.people, cx).with_day();
        Ok(Self { rows, parts, readers, open, cx: *cx, theme, columns, selected })
    }

    fn styled(&self, text: String, role: Role) -> Line<'static> {
        Line::styled(text, self.theme.style(role))
    }

    fn painter(&self, part: &Part) -> EntryPainter<'a> {
        // In one youth's section others are not named, also not by their number.
        let in_file = part.section.youth().is_some();
        EntryPainter {
            cx: self.cx,
            people: self.open.people,
            theme: self.theme,
            columns: if in_file { self.columns.without_about() } else { self.columns },
            shifts: &self.parts.shifts,
            words: &[],
            unread: self.open.unread,
            in_file,
        }
    }

    fn lines(&self, index: usize, width: u16) -> Vec<Line<'static>> {
        let Some(row) = self.rows.get(index).copied() else {
            return Vec::new();
        };
        let t = self.cx.texts;
        let indent = " ".repeat(INDENT);
        let room = usize::from(width).saturating_sub(INDENT);
        let dim = |text: String| {
            let wrapped = columns::wrap(&text, room).into_iter();
            wrapped.map(|line| self.styled(format!("{indent}{line}"), Role::Dim)).collect()
        };
        match row {
            Row::Blank => vec![Line::default()],
            Row::Heading(part) => vec![self.heading(&self.parts.all[part], usize::from(width))],
            Row::ReadUntil(part) => dim(self.read_until(part)),
            Row::Watch(part, mark) => {
                let mark = &self.parts.all[part].watch[mark];
                let when = t.shortest_time(mark.set_at, self.cx.today(), self.cx.zone);
                let level = t.since_watch(t.watch_word(mark.facts.level), self.open.people.initials(mark.by));
                let reason = mark.facts.reason.as_ref().map(|reason| format!(" · {reason}")).unwrap_or_default();
                let text = format!("{when}  {level}{reason}");
                let wrapped = columns::wrap(&text, room).into_iter();
                let role = watch_role(WatchNow::Stands(mark));
                wrapped.map(|line| self.styled(format!("{indent}{line}"), role)).collect()
            }
            Row::Changed(part, change) => {
                let change = &self.parts.all[part].changed[change];
                let (at, by) = change.when_and_who();
                let when = t.shortest_time(at, self.cx.today(), self.cx.zone);
                let text = t.file_change(change, self.open.people.initials(by), &when);
                let wrapped = columns::wrap_told(&text, room).into_iter();
                wrapped.map(|line| self.styled(format!("{indent}{line}"), Role::Important)).collect()
            }
            Row::Older => dim(t.since_older(self.cx.key(crate::ui::action::Action::MarkSectionRead))),
            Row::ReadBefore(part) => {
                let part = &self.parts.all[part];
                let sign = if part.shows_read { "−" } else { "+" };
                dim(format!("{sign} {}", t.since_more_read(i64::try_from(part.read_before()).unwrap_or(i64::MAX))))
            }
            Row::Addendum(part, added) => self.addendum(part, added, room),
            Row::Unread(part, _) | Row::Read(part, _) => self.entry(row, part, index, width),
        }
    }

    /// «* 22:40 KN tillegg til overlappingen fra Kveldsvakt lør 21.11.: …»
    fn addendum(&self, part: usize, added: usize, room: usize) -> Vec<Line<'static>> {
        let (UnreadAddendum { addendum, .. }, shift) = &self.parts.all[part].addenda[added];
        let t = self.cx.texts;
        let mark = if self.open.unread.has_addendum(addendum.id) { "*" } else { " " };
        let when = t.shortest_time(addendum.at, self.cx.today(), self.cx.zone);
        let shift = shift.as_ref().map_or_else(String::new, |shift| shift_name(shift, &self.cx));
        let told = t.since_addendum(when, self.open.people.initials(addendum.by), shift, addendum.words.as_str());
        let wrapped = columns::wrap(&told, room.saturating_sub(2))
            .into_iter()
            .zip(std::iter::once(mark).chain(std::iter::repeat(" ")));
        wrapped.map(|(line, mark)| self.styled(format!("{}{mark} {line}", " ".repeat(INDENT)), Role::Text)).collect()
    }

    /// An entry: all of it and who has read it where it is selected.
    fn entry(&self, row: Row, part: usize, index: usize, width: u16) -> Vec<Line<'static>> {
        let Some(entry) = self.parts.entry(row) else {
            return Vec::new();
        };
        let painter = self.painter(&self.parts.all[part]);
        if self.selected != Some(index) {
            return painter.passing(entry, width, PASSING);
        }
        let mut lines = painter.whole(entry, &[], width);
        if let Some((id, read)) = &self.readers.of_entry
            && *id == entry.id
        {
            let indent = " ".repeat(self.columns.indent());
            let room = usize::from(width).saturating_sub(self.columns.indent()).max(10);
            let told = self.told_readers(read);
            let wrapped = columns::wrap(&told, room).into_iter();
            lines.extend(wrapped.map(|line| self.styled(format!("{indent}{line}"), Role::Dim)));
        }
        lines
    }

    fn told_readers(&self, read: &[ReadBy]) -> String {
        let t = self.cx.texts;
        if read.is_empty() {
            return t.since_read_by_nobody().to_owned();
        }
        let who = |read: &ReadBy| {
            let when = t.shortest_time(read.at, self.cx.today(), self.cx.zone);
            t.since_reader(self.open.people.initials(read.staff), when)
        };
        t.since_read_by(read.iter().map(who).collect::<Vec<_>>().join(", "))
    }

    /// «lest til 07:12 av KH», those who have come furthest first.
    fn read_until(&self, part: usize) -> String {
        let t = self.cx.texts;
        let read = self.readers.of_parts.get(part).map_or(&[][..], Vec::as_slice);
        let told = |read: &ReadUntil| {
            let until = t.shortest_time(read.written_at, self.cx.today(), self.cx.zone);
            t.since_read_until(until, self.open.people.initials(read.staff))
        };
        read.iter().take(READERS).map(told).collect::<Vec<_>>().join(" · ")
    }

    /// «FØLG MED siden 19.11. 14:02 (KN)»; nothing where nobody has set a level.
    fn watch(&self, watch: WatchNow<'_>) -> String {
        let (t, Some(mark)) = (self.cx.texts, watch.mark()) else {
            return String::new();
        };
        let level = t.watch(watch).into_iter().next().unwrap_or_default();
        let since = t.shortest_time(mark.since, self.cx.today(), self.cx.zone);
        t.since_watch_since(level, since, self.open.people.initials(mark.by))
    }

    fn heading(&self, part: &Part, width: usize) -> Line<'static> {
        let t = self.cx.texts;
        let style = |role| self.theme.style(role);
        let unread = self.open.unread.count_of(part.section);
        let count = match (part.shown_total(self.open.unread), unread) {
            (0, _) if !part.changed.is_empty() => t.since_agreed_changed().to_owned(),
            (0, _) => t.since_section_none().to_owned(),
            (total, unread) => {
                let unread = unread_text(t, unread, self.open.unread.more_of(part.section));
                t.since_section_count(i64::try_from(total).unwrap_or(i64::MAX), unread)
            }
        };
        let (watch, watch_role) = match part.section {
            Section::House => (String::new(), Role::Text),
            Section::Youth(youth) => {
                let watch = self.open.standing.watch_of(youth, self.cx.now);
                (self.watch(watch), watch_role(watch))
            }
        };
        let counted = columns::width(&count) + 1;
        let room = width.saturating_sub(counted + 2);
        let watched = columns::width(&watch) + 2;
        let name =
            columns::truncate(&super::name_of(part.section, &self.cx), room.saturating_sub(watched)).into_owned();
        let name_role = match part.section.youth().and_then(|youth| self.open.people.home(youth)) {
            Some(home) => Role::Apartment(home.number.0),
            None => Role::Title,
        };
        let used = columns::width(&name) + watched;
        let role = if unread > 0 { Role::Important } else { Role::Dim };
        Line::from(vec![
            Span::styled(name, style(name_role)),
            Span::raw("  "),
            Span::styled(watch, style(watch_role)),
            Span::raw(" ".repeat(width.saturating_sub(used + counted))),
            Span::styled(count, style(role)),
        ])
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.lines(index, width).len()).unwrap_or(u16::MAX).max(1)
    }

    fn selectable(&self, index: usize) -> bool {
        Order(self.rows).selectable(index)
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let selected = style == self.theme.style(Role::Selected);
        for ((row, y), mut line) in (0..).zip(area.top()..area.bottom()).zip(self.lines(index, area.width)) {
            if selected && row == 0 {
                line = line.patch_style(style);
                for span in &mut line.spans {
                    span.style = style;
                }
            }
            draw_line(&line, Rect { y, height: 1, ..area }, buf);
        }
    }
}
