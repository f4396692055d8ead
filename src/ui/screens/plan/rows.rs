//! The rows of a plan: own words, goals, the newest entries, with headings between them.

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use super::{Page, work};
use crate::{
    domain::log::LogEntry,
    store::{StoreError, read::Plan},
    text::columns,
    ui::{
        action::Action,
        screens::board::review_text,
        theme::{Role, Theme},
        view::Cx,
        widgets::{
            entry_rows::{EntryColumns, EntryPainter},
            list::{ListRows, ListState},
        },
    },
};

/// Cells of the label before own words.
const LABEL: usize = 11;
/// Lines of own words while they are not selected.
const WORDS: usize = 4;
/// Cells of the day before an entry: «21.11.».
const DAY: usize = 7;
/// Cells of how a goal stands, and of when it is looked at again.
const STATUS: usize = 10;
const REVIEW: usize = 12;

/// A row of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The youth's own words.
    Voice,
    /// The names of the goals' columns.
    Goals,
    /// A goal by its place in the plan.
    Goal(usize),
    /// A measure: the place of its goal, and its own among those of the goal.
    Measure(usize, usize),
    /// How much was written about a goal lately.
    Trace(usize),
    /// Goals that are not shown, or that can be hidden again.
    More,
    /// There are no goals yet.
    NoGoals,
    /// How the youth took part last.
    TookPart,
    /// «Siste notater».
    Entries,
    /// An entry by its place among the newest.
    Entry(usize),
    /// There are no entries yet.
    NoEntries,
}

/// Goals that are worked with and shown before the others: more at a time are too many to work with.
pub const FIRST: usize = 5;

/// The rows of a page.
pub fn arrange(page: &Page) -> Vec<Row> {
    let (plan, entries) = (&page.plan, page.newest.len());
    let mut rows = vec![Row::Voice, Row::Goals];
    for goal in (0..plan.goals.len()).filter(|goal| page.all || !is_late(plan, *goal)) {
        rows.push(Row::Goal(goal));
        rows.extend((0..page.works[goal].measures.len()).map(|measure| Row::Measure(goal, measure)));
        rows.extend(page.works[goal].trace.is_some().then_some(Row::Trace(goal)));
    }
    if late(plan) > 0 {
        rows.push(Row::More);
    }
    if plan.goals.is_empty() {
        rows.push(Row::NoGoals);
    }
    rows.extend(page.took_part.is_some().then_some(Row::TookPart));
    rows.push(Row::Entries);
    rows.extend((0..entries).map(Row::Entry));
    if entries == 0 {
        rows.push(Row::NoEntries);
    }
    rows
}

/// A goal that is worked with and comes after the first ones.
fn is_late(plan: &Plan, goal: usize) -> bool {
    goal >= FIRST && plan.goals.get(goal).is_some_and(|goal| goal.facts.status.is_live())
}

/// How many of those there are.
pub fn late(plan: &Plan) -> usize {
    (0..plan.goals.len()).filter(|goal| is_late(plan, *goal)).count()
}

/// The selected row.
pub fn current(list: &ListState, rows: &[Row]) -> Option<usize> {
    list.current(&Order(rows))
}

/// Which rows there are, for finding the selected one without drawing.
pub struct Order<'a>(pub &'a [Row]);

impl ListRows for Order<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn selectable(&self, index: usize) -> bool {
        matches!(
            self.0.get(index),
            Some(Row::Voice | Row::Goal(_) | Row::Measure(..) | Row::More | Row::TookPart | Row::Entry(_))
        )
    }

    fn draw_row(&self, _index: usize, _area: Rect, _buf: &mut Buffer, _style: Style) {}
}

/// The rows as the list draws them.
pub struct Rows<'a> {
    page: &'a Page,
    painter: EntryPainter<'a>,
    /// The row that is drawn whole.
    whole: Option<usize>,
}

impl<'a> Rows<'a> {
    pub fn new(page: &'a Page, list: &ListState, theme: Theme, cx: &Cx<'a>) -> Result<Self, StoreError> {
        let (people, unread) = (cx.house()?.people, cx.house()?.unread);
        let painter = EntryPainter {
            cx: *cx,
            people,
            theme,
            columns: EntryColumns::of(page.newest.iter(), people, cx).without_about(),
            shifts: &page.shifts,
            words: &[],
            in_file: true,
            unread,
        };
        Ok(Self { page, painter, whole: current(list, &page.rows) })
    }

    fn styled(&self, text: impl Into<String>, role: Role) -> Line<'static> {
        Line::styled(text.into(), self.painter.theme.style(role))
    }

    fn lines(&self, index: usize, width: u16) -> Vec<Line<'static>> {
        let t = self.painter.cx.texts;
        let room = usize::from(width);
        let whole = self.whole == Some(index);
        match self.page.rows.get(index) {
            Some(Row::Voice) => self.voice(room, whole),
            Some(Row::Goals) => vec![Line::default(), self.goal_heading(room)],
            Some(Row::Goal(goal)) => vec![self.goal(*goal, room)],
            Some(Row::Measure(goal, measure)) => {
                self.page.works[*goal].measures.get(*measure).map_or_else(Vec::new, |measure| {
                    work::measure(measure, room, whole, self.painter.theme, &self.painter.cx)
                })
            }
            Some(Row::Trace(goal)) => {
                vec![work::trace(&self.page.works[*goal], self.painter.theme, &self.painter.cx)]
            }
            Some(Row::More) => vec![self.more()],
            Some(Row::TookPart) => self.page.took_part.as_ref().map_or_else(Vec::new, |took| {
                work::took_part(took, room, whole, LABEL, self.painter.theme, &self.painter.cx)
            }),
            Some(Row::NoGoals) if self.page.is_closed() => vec![self.styled(t.meeting_no_goals(), Role::Dim)],
            Some(Row::NoGoals) => vec![self.styled(t.board_no_goals(self.painter.cx.key(Action::AddGoal)), Role::Dim)],
            Some(Row::Entries) => vec![Line::default(), self.styled(t.plan_newest_entries(), Role::Title)],
            Some(Row::Entry(entry)) => match self.page.newest.get(*entry) {
                Some(entry) if whole => {
                    self.dated(entry, self.painter.whole(entry, &[], width.saturating_sub(self.day_cells())))
                }
                Some(entry) => {
                    self.dated(entry, self.painter.passing(entry, width.saturating_sub(self.day_cells()), 2))
                }
                None => Vec::new(),
            },
            Some(Row::NoEntries) => {
                vec![self.styled(t.plan_no_entries(self.painter.cx.key(Action::NewEntry)), Role::Dim)]
            }
            None => Vec::new(),
        }
    }

    /// Puts the day before the lines of an entry that is not from today.
    fn dated(&self, entry: &LogEntry, lines: Vec<Line<'static>>) -> Vec<Line<'static>> {
        let cx = &self.painter.cx;
        let day = cx.zone.date(entry.written_at);
        let text = if day == cx.today() { String::new() } else { cx.texts.date_short(day) };
        let room = self.day_room();
        let mut lines = lines.into_iter();
        let dated = |line: Line<'static>, text: &str| {
            let mut spans = self.styled(columns::pad(text, room), Role::Dim).spans;
            spans.extend(line.spans);
            Line::from(spans)
        };
        let first = lines.next().map(|line| dated(line, &text));
        first.into_iter().chain(lines.map(|line| dated(line, ""))).collect()
    }

    /// Cells of the day before entries; none while all are from today.
    fn day_room(&self) -> usize {
        let cx = &self.painter.cx;
        let from_today = |entry: &LogEntry| cx.zone.date(entry.written_at) == cx.today();
        if self.page.newest.iter().all(from_today) { 0 } else { DAY }
    }

    fn day_cells(&self) -> u16 {
        u16::try_from(self.day_room()).unwrap_or(0)
    }

    fn voice(&self, room: usize, whole: bool) -> Vec<Line<'static>> {
        let t = self.painter.cx.texts;
        let text = match &self.page.plan.voice {
            Some(voice) => {
                let day = t.date(self.painter.cx.zone.date(voice.written_at));
                t.plan_voice(&voice.words, day, self.painter.people.initials(voice.author))
            }
            None => t.plan_no_voice(self.painter.cx.key(Action::WriteYouthVoice)),
        };
        let role = if self.page.plan.voice.is_some() { Role::Text } else { Role::Dim };
        let mut wrapped: Vec<String> =
            columns::wrap(&text, room.saturating_sub(LABEL).max(10)).into_iter().map(str::to_owned).collect();
        if !whole && wrapped.len() > WORDS {
            wrapped.truncate(WORDS);
            wrapped.iter_mut().skip(WORDS - 1).for_each(|line| line.push_str(" …"));
        }
        wrapped
            .into_iter()
            .enumerate()
            .map(|(index, line)| {
                let label = columns::pad(if index == 0 { t.entry_youth_voice() } else { "" }, LABEL);
                let mut spans = self.styled(label, Role::Dim).spans;
                spans.extend(self.styled(line, role).spans);
                Line::from(spans)
            })
            .collect()
    }

    fn more(&self) -> Line<'static> {
        let t = self.painter.cx.texts;
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let text = match self.page.all {
            true => t.plan_fewer_goals(count(FIRST)),
            false => t.plan_more_goals(count(late(&self.page.plan))),
        };
        self.styled(text, Role::Dim)
    }

    fn goal_heading(&self, room: usize) -> Line<'static> {
        let t = self.painter.cx.texts;
        let text = goal_columns(t.plan_goal(), t.plan_area(), t.plan_status(), t.plan_review(), room);
        self.styled(text, Role::Dim)
    }

    fn goal(&self, index: usize, room: usize) -> Line<'static> {
        let t = self.painter.cx.texts;
        let Some(goal) = self.page.plan.goals.get(index) else {
            return Line::default();
        };
        let facts = &goal.facts;
        let (review, role) = review_text(goal, self.painter.cx.today(), t);
        let title = format!("{} {}", index + 1, facts.title);
        let status = t.goal_status(facts.status);
        let text = goal_columns(&title, facts.area.as_str(), status, "", room);
        let quiet = if facts.status.is_live() { Role::Text } else { Role::Dim };
        let mut line = self.styled(text.trim_end_matches(' ').to_owned(), quiet);
        let before = room.saturating_sub(REVIEW).saturating_sub(columns::width(text.trim_end_matches(' ')));
        line.spans.extend(self.styled(" ".repeat(before), quiet).spans);
        line.spans.extend(self.styled(review, role).spans);
        // The style of the first part must not spread over the others.
        line.style = Style::default();
        line
    }
}

/// Four texts in the columns of the goals.
fn goal_columns(goal: &str, area: &str, status: &str, review: &str, room: usize) -> String {
    let rest = room.saturating_sub(STATUS + REVIEW + 3);
    let area_room = (rest * 2 / 5).min(32);
    let goal = columns::pad(goal, rest.saturating_sub(area_room));
    let (area, status) = (columns::pad(area, area_room), columns::pad(status, STATUS));
    format!("{goal} {area} {status} {review}")
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.page.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.lines(index, width).len()).unwrap_or(u16::MAX)
    }

    fn selectable(&self, index: usize) -> bool {
        Order(&self.page.rows).selectable(index)
    }

    fn head(&self, index: usize) -> u16 {
        match self.page.rows.get(index) {
            Some(Row::Entry(_) | Row::Voice | Row::Measure(..) | Row::TookPart) => 1,
            _ => u16::MAX,
        }
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        self.painter.draw(self.lines(index, area.width), area, buf, style, self.head(index));
    }
}
