//! The plan of the youth in the selected apartment: own words first, then the goals.

use chrono::NaiveDate;
use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};

use crate::{
    domain::{ids::YouthId, plan::Goal},
    store::read::Plan,
    text::{Texts, columns},
    ui::{
        action::Action,
        canvas::{Canvas, Target, draw_line},
        theme::{Role, Theme},
        view::Cx,
        widgets::{
            list::{ListRows, ListState},
            pane,
        },
    },
};

/// Lines of own words shown in passing.
const WORDS: usize = 2;
/// Cells of how a goal stands.
const STATUS: usize = 10;
/// Cells of when it is looked at again.
const REVIEW: usize = 11;

/// Draws own words and what is agreed about the night, and answers the area below.
pub fn draw_words(canvas: &mut Canvas<'_>, youth: YouthId, plan: &Plan, area: Rect, cx: &Cx<'_>) -> Rect {
    let t = cx.texts;
    let room = usize::from(area.width.saturating_sub(2));
    let voice = match &plan.voice {
        Some(voice) => quoted_lines(&voice.words, t, room, WORDS),
        None => vec![t.board_no_voice().to_owned()],
    };
    let role = if plan.voice.is_some() { Role::Text } else { Role::Dim };
    let mut spans: Vec<_> = voice.into_iter().map(|line| canvas.span(format!(" {line}"), role)).collect();
    let agreed = agreed_lines(youth, room, cx);
    spans.extend((!agreed.is_empty()).then(|| canvas.span("", Role::Text)));
    spans.extend(agreed.into_iter().map(|line| canvas.span(format!(" {line}"), Role::Text)));
    let taken = u16::try_from(spans.len()).unwrap_or(0);
    canvas.within(area, |canvas| {
        for (row, span) in (0..).zip(spans) {
            canvas.line(row, span);
        }
    });
    Rect { y: area.y + taken + 1, height: area.height.saturating_sub(taken + 1), ..area }
}

/// Draws the goals.
pub fn draw_goals(
    canvas: &mut Canvas<'_>,
    plan: &Plan,
    list: &ListState,
    area: Rect,
    focused: bool,
    cx: &Cx<'_>,
    target: impl Fn(usize) -> Target,
) {
    let t = cx.texts;
    if plan.goals.is_empty() {
        pane::sentence(canvas, area, &t.board_no_goals(cx.key(Action::AddGoal)), focused);
        return;
    }
    let title =
        columns_line(t.plan_goal(), t.plan_status(), t.plan_review(), usize::from(area.width).saturating_sub(2));
    let title = canvas.span(format!("  {title}"), Role::Dim);
    canvas.within(area, |canvas| canvas.line(0, title));
    let rows = GoalRows { goals: &plan.goals, today: cx.today(), t, theme: canvas.theme() };
    let list_area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    pane::list(canvas, list, &rows, list_area, focused, target);
}

/// What is agreed about the night, where anything is.
fn agreed_lines(youth: YouthId, room: usize, cx: &Cx<'_>) -> Vec<String> {
    let agreement = cx.open.and_then(|open| open.standing.night.get(&youth));
    let Some(agreement) = agreement else {
        return Vec::new();
    };
    let text = cx.texts.night_agreed_label(cx.texts.night_agreement(Some(agreement), cx.today()));
    columns::wrap_told(&text, room)
}

/// Words in quotation marks in at most `most` lines.
fn quoted_lines(words: &str, t: Texts, room: usize, most: usize) -> Vec<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = t.quoted(words);
    let mut lines: Vec<String> = columns::wrap(&quoted, room).into_iter().map(str::to_owned).collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = columns::truncate(&format!("{last} …"), room).into_owned();
        }
    }
    lines
}

/// Three texts in the columns of the list.
fn columns_line(goal: &str, status: &str, review: &str, room: usize) -> String {
    let goal = columns::pad(goal, room.saturating_sub(STATUS + REVIEW + 1));
    format!("{goal} {}{}", columns::pad(status, STATUS), columns::pad(review, REVIEW))
}

/// When a goal is looked at again: «▲ 3 dager» when that day has passed, «–» when nobody works with it any more.
#[must_use]
pub fn review_text(goal: &Goal, today: NaiveDate, t: Texts) -> (String, Role) {
    if let Some(days) = goal.overdue_days(today) {
        return (t.plan_overdue_days(days), Role::Overdue);
    }
    if !goal.facts.status.is_live() {
        return ("–".to_owned(), Role::Dim);
    }
    let review = goal.facts.review;
    let same_year = chrono::Datelike::year(&review) == chrono::Datelike::year(&today);
    (if same_year { t.date_short(review) } else { t.date(review) }, Role::Text)
}

/// The goals, a line each.
pub struct GoalRows<'a> {
    pub goals: &'a [Goal],
    pub today: NaiveDate,
    pub t: Texts,
    pub theme: Theme,
}

impl ListRows for GoalRows<'_> {
    fn count(&self) -> usize {
        self.goals.len()
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        let goal = &self.goals[index];
        let (review, role) = review_text(goal, self.today, self.t);
        let room = usize::from(area.width);
        let title = format!("{} {}", index + 1, goal.facts.title);
        let line = columns_line(&title, self.t.goal_status(goal.facts.status), &review, room);
        let selected = style == self.theme.style(Role::Selected);
        let role = match (goal.facts.status.is_live(), role) {
            (false, _) => Role::Dim,
            (true, role) => role,
        };
        let style = if selected { style } else { self.theme.style(Role::Text) };
        draw_line(&Line::styled(line, style), area, buf);
        let at = area.x + area.width.saturating_sub(u16::try_from(REVIEW).unwrap_or(0));
        if !selected {
            let whole = if role == Role::Dim { area.x } else { at };
            let rest = Rect { x: whole, width: area.right().saturating_sub(whole), height: 1, ..area };
            buf.set_style(rest, self.theme.style(role));
        }
    }
}
