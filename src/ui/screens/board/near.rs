//! Dates of the files that have come or come soon, named in a row at the bottom of the board: to those who answer for the youth
//! in good time, and to everybody in the last week.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::{
    domain::{
        contact::near::{NearDate, days_told},
        ids::YouthId,
    },
    store::StoreError,
    text::columns,
    ui::{canvas::Canvas, theme::Role, view::Cx},
};

/// A date that is near in the file of a youth.
#[derive(Debug)]
pub struct Near {
    youth: YouthId,
    date: NearDate,
}

/// Those of whoever lives here, the first to come first.
///
/// # Errors
/// What the store answers.
pub fn read(cx: &Cx<'_>) -> Result<Vec<Near>, StoreError> {
    let (open, today) = (cx.house()?, cx.today());
    let mut found = Vec::new();
    for youth in open.people.residents() {
        let Some(facts) = open.people.youths.get(&youth).map(|youth| &youth.facts) else { continue };
        let dates = open.reader.near_dates(youth, today, days_told(&open.session.staff, facts))?;
        found.extend(dates.into_iter().map(|date| Near { youth, date }));
    }
    // What has passed is counted as overdue already, and the longest ago is not what presses most.
    found.sort_by_key(|near| (near.date.is_overdue(today), distance(near.date.day, today)));
    Ok(found)
}

fn distance(day: NaiveDate, today: NaiveDate) -> i64 {
    day.signed_duration_since(today).num_days().abs()
}

/// Names them in the last row of the area, and answers what is above; all of it where there are none.
pub fn draw(near: &[Near], canvas: &mut Canvas<'_>, cx: &Cx<'_>) -> Rect {
    let area = canvas.area();
    let (Some(first), Ok(open)) = (near.first(), cx.house()) else {
        return area;
    };
    let (t, today) = (cx.texts, cx.today());
    let called = t.called(open.people.called(first.youth));
    let number = open.people.home(first.youth).map(|home| format!("{} ", home.number)).unwrap_or_default();
    let overdue = first.date.is_overdue(today);
    let (sign, role) = if overdue { ('▲', Role::Overdue) } else { ('!', Role::Important) };
    let when = t.day_and_distance(first.date.day, today);
    let named = t.board_near(format!("{number}{called}"), t.date_of(&first.date.of), when);
    let others = i64::try_from(near.len() - 1).unwrap_or(i64::MAX);
    let rest = if others > 0 { t.board_near_more(others) } else { String::new() };
    let room = usize::from(area.width).saturating_sub(columns::width(&rest) + 4);
    let text = format!(" {sign} {}{rest}", columns::truncate(&named, room));
    let row = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    let text = canvas.span(text, role);
    canvas.within(row, |canvas| canvas.line(0, text));
    Rect { height: area.height.saturating_sub(1), ..area }
}
