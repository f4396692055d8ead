//! Everything whose time has passed, on the whole screen: what «▲ 2 forfalt» at the top counts, one row for each, and Enter
//! opens it where it belongs.
//!
//! ```text
//!  Forfalt                                                                      2
//! ────────────────────────────────────────────────────────────────────────────────
//! ▸ 2 Yonas          hvor        ▲ ute → 14:30 sagt
//!   3 Amir           mål         Bestå vg1 norsk · evaluering 12 dager over
//! ```

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use super::{Opened, contacts, failure, file, host_sheet, hosts, status, tasks};
use crate::{
    domain::{
        changes::{Changes, Topic},
        ids::{GoalId, HostCaseId, TaskId, YouthId},
        watch::WatchNow,
    },
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target, draw_line},
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Response, View},
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// Cells of whom it is about.
const WHO: usize = 18;
/// Cells of what it is: «følge med».
const WHAT: usize = 11;

/// What changes what is listed.
const SHOWN: Changes = Changes::of(Topic::Tasks)
    .and(Topic::Plan)
    .and(Topic::Contacts)
    .and(Topic::Hosts)
    .and(Topic::Assessments)
    .and(Topic::Watch)
    .and(Topic::Presence)
    .and(Topic::Youths)
    .and(Topic::Hosts)
    .and(Topic::Clock);

/// Where a row leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Status(YouthId),
    Task(TaskId),
    Goal(YouthId, GoalId),
    Plan(YouthId),
    Now(YouthId),
    /// A date of the youth's file.
    Date(YouthId),
    /// Something that should have been mapped again.
    Assessment(YouthId),
    /// A sheet that a host has and that must be replaced.
    Sheet(HostCaseId),
    /// A meeting with a host.
    HostCase(HostCaseId),
}

/// A row.
struct Row {
    youth: Option<YouthId>,
    what: &'static str,
    said: String,
    spot: Spot,
}

/// The screen.
struct Screen {
    rows: Vec<Row>,
    list: ListState,
}

/// Shows nothing that is written.
impl std::fmt::Debug for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Overdue").finish_non_exhaustive()
    }
}

/// Opens the list.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Screen { rows: read(cx)?, list: ListState::default() }))
}

/// What [`Standing::overdue`](crate::store::read::Standing::overdue) counts: youths who were expected back and levels to be
/// looked at again first, then tasks, then goals and plans, then what is agreed and the support, then the dates of the files,
/// what is to be mapped again, meetings with hosts, and sheets of hosts that must be replaced.
fn read(cx: &Cx<'_>) -> Result<Vec<Row>, StoreError> {
    let (t, now, open) = (cx.texts, cx.now, cx.house()?);
    let standing = open.standing;
    let away = standing.presence.values().filter(|mark| mark.is_overdue(now)).map(|mark| Row {
        youth: Some(mark.youth),
        what: t.search_source_presence(),
        said: t.presence(Some(mark), standing.doubts.get(&mark.youth), now, cx.zone).swap_remove(0),
        spot: Spot::Status(mark.youth),
    });
    let levels = standing.watch.values().filter(|mark| WatchNow::of(Some(mark), now).is_overdue()).map(|mark| Row {
        youth: Some(mark.youth),
        what: t.search_source_watch(),
        said: t.watch_in_full(WatchNow::of(Some(mark), now), open.people.initials(mark.by), now, cx.zone),
        spot: Spot::Status(mark.youth),
    });
    let mut rows: Vec<Row> = away.chain(levels).collect();
    let clock = super::house_clock(cx);
    for task in open.reader.open_tasks()? {
        if let Some(age) = task.turn(now, &clock).overdue(now) {
            rows.push(Row {
                youth: task.facts.about.youth(),
                what: t.lookup_sort_task(),
                said: format!("{} · {}", task.facts.title, t.task_overdue_for(t.age(age))),
                spot: Spot::Task(task.id),
            });
        }
    }
    for goal in open.reader.live_goals()? {
        if let Some(days) = goal.overdue_days(cx.today()) {
            rows.push(Row {
                youth: Some(goal.youth),
                what: t.lookup_sort_goal(),
                said: format!("{} · {}", goal.facts.title, t.plan_overdue_days(days)),
                spot: Spot::Goal(goal.youth, goal.id),
            });
        }
    }
    for (youth, review) in open.reader.plan_reviews()? {
        if review < cx.today() {
            rows.push(Row {
                youth: Some(youth),
                what: t.search_sort_plan(),
                said: t.overdue_plan(t.date(review)),
                spot: Spot::Plan(youth),
            });
        }
    }
    let (cards, levels) = open.reader.agreed_overdue(cx.today())?;
    rows.extend(cards.into_iter().map(|card| Row {
        youth: Some(card.youth),
        what: t.overdue_card(),
        said: t.card_to_review(t.date(card.facts.review)),
        spot: Spot::Now(card.youth),
    }));
    rows.extend(levels.into_iter().map(|mark| Row {
        youth: Some(mark.youth),
        what: t.overdue_support(),
        said: t.overdue_level(&mark.facts.area, t.support_level(mark.facts.level), t.date(mark.facts.review)),
        spot: Spot::Now(mark.youth),
    }));
    for (youth, said) in contacts::overdue_dates(cx)? {
        rows.push(Row { youth: Some(youth), what: t.overdue_date(), said, spot: Spot::Date(youth) });
    }
    for (one, next) in open.reader.assessments_overdue(cx.today())? {
        // What a role may not see is not counted for it, and not listed.
        if standing.assessments_of(one.youth) > 0 {
            let said = format!("{} · {}", one.facts.instrument, t.day_and_distance(next, cx.today()));
            rows.push(Row {
                youth: Some(one.youth),
                what: t.overdue_assessment(),
                said,
                spot: Spot::Assessment(one.youth),
            });
        }
    }
    rows.extend(standing.sheets.iter().map(|(case, sheet)| Row {
        youth: Some(sheet.youth),
        what: t.overdue_sheet(),
        said: t.sheet_row_stale(t.sheet_stale(sheet.why)),
        spot: Spot::Sheet(*case),
    }));
    let limit = cx.config.host_meetings.alarm_days;
    for (case, since, days) in open.reader.host_meetings_overdue(cx.today(), limit)? {
        if standing.host_meetings.contains_key(&case.youth) {
            rows.push(Row {
                youth: Some(case.youth),
                what: t.search_source_host(),
                said: hosts::late(since, days, cx),
                spot: Spot::HostCase(case.id),
            });
        }
    }
    Ok(rows)
}

impl Screen {
    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        let mut list = std::mem::take(&mut self.list);
        let moved = by(&mut list, &Rows { rows: &self.rows, cx, theme: Theme::new(ThemeName::Mono) });
        self.list = list;
        super::moved(Ok(moved), cx)
    }

    fn selected(&self) -> Option<&Row> {
        self.rows.get(self.list.selected().min(self.rows.len().saturating_sub(1)))
    }

    fn open_selected(&self, cx: &Cx<'_>) -> Response {
        match self.selected().map(|row| row.spot) {
            Some(Spot::Status(youth)) => super::response(status::open(youth, cx), cx),
            Some(Spot::Goal(youth, goal)) => super::response(file::open_goal(youth, goal, cx), cx),
            Some(Spot::Plan(youth)) => super::response(file::open(youth, file::Tab::Plan, cx), cx),
            Some(Spot::Now(youth)) => super::response(file::open(youth, file::Tab::Now, cx), cx),
            Some(Spot::Assessment(youth)) => super::response(file::open(youth, file::Tab::Assessments, cx), cx),
            Some(Spot::Sheet(case)) => super::response(host_sheet::open(case, cx), cx),
            Some(Spot::HostCase(case)) => super::response(hosts::open_case(case, cx), cx),
            Some(Spot::Date(youth)) => super::response(file::open(youth, file::Tab::Contacts, cx), cx),
            Some(Spot::Task(task)) => match tasks::open_any(task, cx) {
                Ok(Some(view)) => Response::effect(Effect::Open(view)),
                Ok(None) => Response::Handled,
                Err(error) => Response::effect(failure(&error, cx)),
            },
            None => Response::Handled,
        }
    }
}

impl View for Screen {
    fn scope(&self) -> Scope {
        Scope::Overdue
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.overdue_title().to_owned()
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open if self.rows.is_empty() => Availability::NotHere,
            Action::Open => Availability::Available,
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        &[Action::Open]
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Open => self.open_selected(cx),
            // It is open already.
            Action::OpenOverdue => Response::Handled,
            _ => self.moved(cx, |list, rows| list.step(action, rows)),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => self.moved(cx, |list, rows| list.wheel(*mouse, rows)),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(SHOWN) {
            self.rows = read(cx)?;
            self.list.select(self.list.selected().min(self.rows.len().saturating_sub(1)));
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let title = vec![canvas.span(t.overdue_title(), Role::Title)];
        let below = pane::heading(canvas, title, &self.rows.len().to_string());
        let below = Rect { width: below.width.saturating_sub(1), ..below };
        if self.rows.is_empty() {
            pane::sentence(canvas, below, t.overdue_nothing(), true);
            return;
        }
        let rows = Rows { rows: &self.rows, cx, theme: canvas.theme() };
        pane::list(canvas, &self.list, &rows, below, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        self.selected()?.youth
    }
}

/// The rows as the list draws them.
struct Rows<'a> {
    rows: &'a [Row],
    cx: &'a Cx<'a>,
    theme: Theme,
}

impl Rows<'_> {
    /// What is said, in as many lines as it takes beside the columns.
    fn said(&self, row: &Row, width: u16) -> Vec<String> {
        let room = usize::from(width).saturating_sub(WHO + WHAT + 2);
        columns::wrap_told(&row.said, room).into_iter().collect()
    }

    fn who(&self, row: &Row) -> String {
        let t = self.cx.texts;
        let (Some(youth), Ok(open)) = (row.youth, self.cx.house()) else {
            return t.search_of_house().to_owned();
        };
        let number = open.people.home(youth).map_or_else(String::new, |home| format!("{} ", home.number));
        format!("{number}{}", t.called_within(open.people.called(youth), WHO - number.len()))
    }
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        let lines = self.rows.get(index).map_or(1, |row| self.said(row, width).len());
        u16::try_from(lines).unwrap_or(1).max(1)
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let Some(row) = self.rows.get(index) else { return };
        let selected = style == self.theme.style(Role::Selected);
        let role = |role: Role| if selected { style } else { self.theme.style(role) };
        let mut said = self.said(row, area.width).into_iter();
        let head = vec![
            Span::styled(columns::pad(&self.who(row), WHO + 1), role(Role::Text)),
            Span::styled(columns::pad(row.what, WHAT + 1), role(Role::Dim)),
            Span::styled(said.next().unwrap_or_default(), role(Role::Overdue)),
        ];
        let indent = " ".repeat(WHO + WHAT + 2);
        let rest = said.map(|text| Line::styled(format!("{indent}{text}"), role(Role::Overdue)));
        let lines = std::iter::once(Line::from(head)).chain(rest);
        for (line, y) in lines.zip(area.top()..area.bottom()) {
            draw_line(&line, Rect { y, height: 1, ..area }, buf);
        }
    }
}
