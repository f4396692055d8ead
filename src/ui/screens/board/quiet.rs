//! Goals of one's own youths that nothing is written about: named to their primary contact in the last row of the board,
//! whatever else it shows. Those of youths whose contact has left, or who have none, are named to the clinical leads.

use chrono::TimeDelta;
use ratatui::layout::Rect;

use crate::{
    domain::{
        ids::{StaffId, YouthId},
        names::Line,
        staff::StaffRole,
    },
    store::StoreError,
    text::columns,
    ui::{canvas::Canvas, theme::Role, view::Cx},
};

/// A goal without a trace for so long that it is named.
#[derive(Debug)]
pub struct Quiet {
    youth: YouthId,
    goal: Line,
}

/// Those that are named to whoever is signed in, by apartment.
///
/// # Errors
/// What the store answers.
pub fn read(cx: &Cx<'_>) -> Result<Vec<Quiet>, StoreError> {
    let open = cx.house()?;
    let since = cx.now - TimeDelta::weeks(i64::from(cx.config.plan.quiet_weeks));
    let me = &open.session.staff;
    let works_here = |staff: &StaffId| open.people.staff.get(staff).is_some_and(|member| member.active);
    let mut found = Vec::new();
    for door in open.people.doors() {
        let Some(youth) = door.youth.and_then(|youth| open.people.youths.get(&youth)) else { continue };
        let is_mine = match youth.facts.primary_contact.filter(works_here) {
            Some(contact) => contact == me.id,
            // Nobody else would be told.
            None => me.role == StaffRole::ClinicalLead,
        };
        if !is_mine {
            continue;
        }
        let goals = open.reader.quiet_goals(youth.id, since)?;
        found.extend(goals.into_iter().map(|goal| Quiet { youth: youth.id, goal: goal.facts.title }));
    }
    Ok(found)
}

/// Names them in the last row of the area, and answers what is above; all of it where there are none.
pub fn draw(quiet: &[Quiet], canvas: &mut Canvas<'_>, cx: &Cx<'_>) -> Rect {
    let area = canvas.area();
    let (Some(first), Ok(open)) = (quiet.first(), cx.house()) else {
        return area;
    };
    let t = cx.texts;
    let called = t.called(open.people.called(first.youth));
    let number = open.people.home(first.youth).map(|home| format!("{} ", home.number)).unwrap_or_default();
    let weeks = i64::from(cx.config.plan.quiet_weeks);
    let named = t.board_quiet(format!("{number}{called}"), weeks, &first.goal);
    let others = i64::try_from(quiet.len() - 1).unwrap_or(i64::MAX);
    let rest = if others > 0 { t.board_quiet_more(others) } else { String::new() };
    let room = usize::from(area.width).saturating_sub(columns::width(&rest) + 4);
    let text = format!(" ▲ {}{rest}", columns::truncate(&named, room));
    let row = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    let text = canvas.span(text, Role::Overdue);
    canvas.within(row, |canvas| canvas.line(0, text));
    Rect { height: area.height.saturating_sub(1), ..area }
}
