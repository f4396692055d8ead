//! What is done towards a goal and what was written about it, in the lines under it; and how the youth took part.

use ratatui::text::{Line, Span};

use crate::{
    domain::plan::{Measure, MeasureStatus, Participation},
    store::read::GoalTrace,
    text::{columns, plan::sparkline},
    ui::{
        theme::{Role, Theme},
        view::Cx,
    },
};

/// Weeks that are counted under a goal.
pub const WEEKS: u32 = 8;

/// Cells what stands under a goal is moved in.
const INDENT: usize = 4;
/// Cells of who does it, how often or until when, and how it stands.
const WHO: usize = 12;
const WHEN: usize = 18;
const STATUS: usize = 7;

/// What is done towards a goal, and how much was written about it.
#[derive(Debug, Clone, Default)]
pub struct Work {
    pub measures: Vec<Measure>,
    /// `None` where nobody expects any: a goal that is not worked with, or not in the current plan.
    pub trace: Option<GoalTrace>,
    /// Nothing was written for so long that it is named.
    pub is_quiet: bool,
}

/// A measure in its columns, and in full when it is selected and does not fit there.
pub fn measure(measure: &Measure, room: usize, whole: bool, theme: Theme, cx: &Cx<'_>) -> Vec<Line<'static>> {
    let (t, facts) = (cx.texts, &measure.facts);
    let initials = |staff| cx.open.map_or("", |open| open.people.initials(staff)).to_owned();
    let often = facts.often.as_ref().map(ToString::to_string);
    let until = facts.until.map(|day| t.measure_until_day(t.date(day)));
    let when = often.clone().or_else(|| until.clone()).unwrap_or_default();
    let who = t.responsible(&facts.who, initials);
    let what_room = room.saturating_sub(INDENT + WHO + WHEN + STATUS + 3);
    let is_overdue = measure.is_overdue(cx.today());
    let fits = columns::width(facts.what.as_str()) <= what_room
        && columns::width(&when) <= WHEN
        && columns::width(&who) <= WHO
        && (often.is_none() || until.is_none())
        && !is_overdue;
    let role = match facts.status {
        MeasureStatus::Ongoing => Role::Text,
        MeasureStatus::Done | MeasureStatus::Stopped => Role::Dim,
    };
    let cells = [
        " ".repeat(INDENT),
        columns::pad(facts.what.as_str(), what_room),
        " ".to_owned(),
        columns::pad(&who, WHO),
        " ".to_owned(),
        columns::pad(&when, WHEN),
        " ".to_owned(),
        t.measure_status_of(facts.status).to_owned(),
    ];
    let mut lines = vec![Line::styled(cells.concat().trim_end().to_owned(), theme.style(role))];
    if whole && !fits {
        let mut full = t.measure_told(facts, initials);
        if let Some(until) = facts.until.filter(|_| is_overdue) {
            full = format!("{full} · {}", t.measure_overdue(t.date(until)));
        }
        let told = columns::wrap_told(&full, room.saturating_sub(INDENT + 2).max(10));
        let indent = " ".repeat(INDENT + 2);
        lines.extend(told.into_iter().map(|line| Line::styled(format!("{indent}{line}"), theme.style(Role::Dim))));
    }
    lines
}

/// «▁▂▂▃▃▅▅▆  9 notater siste 8 uker»
pub fn trace(work: &Work, theme: Theme, cx: &Cx<'_>) -> Line<'static> {
    let t = cx.texts;
    let Some(trace) = &work.trace else {
        return Line::default();
    };
    let count = i64::from(trace.total());
    let (text, role) = match work.is_quiet {
        true => (t.plan_quiet(i64::from(cx.config.plan.quiet_weeks)), Role::Overdue),
        false => (t.plan_trace(count, i64::from(WEEKS)), Role::Dim),
    };
    let picture = if cx.config.plain { String::new() } else { format!("{}  ", sparkline(&trace.weeks)) };
    Line::from(vec![
        Span::raw(" ".repeat(INDENT)),
        Span::styled(picture, theme.style(Role::Dim)),
        Span::styled(text, theme.style(role)),
    ])
}

/// Who was there last, how they were understood and what weight it got; on one line until it is selected.
pub fn took_part(
    took: &Participation,
    room: usize,
    whole: bool,
    label: usize,
    theme: Theme,
    cx: &Cx<'_>,
) -> Vec<Line<'static>> {
    let (t, facts) = (cx.texts, &took.facts);
    let mut parts = vec![t.plan_took_part_line(t.date(facts.held_on), &facts.present)];
    parts.extend(facts.interpreter.as_ref().map(|how| t.plan_took_part_interpreter(how)));
    parts.push(t.plan_took_part_weight(facts.weight.as_str()));
    let text = parts.join(" · ").replace('\n', " ");
    let room = room.saturating_sub(label).max(10);
    let shown = if whole { columns::wrap_told(&text, room) } else { vec![columns::truncate(&text, room).into_owned()] };
    let line = |(index, text): (usize, String)| {
        let label = columns::pad(if index == 0 { t.plan_took_part() } else { "" }, label);
        Line::from(vec![Span::styled(label, theme.style(Role::Dim)), Span::styled(text, theme.style(Role::Text))])
    };
    shown.into_iter().enumerate().map(line).collect()
}
