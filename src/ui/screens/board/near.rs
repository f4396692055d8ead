//! Dates of the files and of the hosts that have come or come soon, named in a row at the bottom of the board: to those who
//! answer for the youth in good time, and to everybody in the last week; of the hosts to those who keep them.

use chrono::{NaiveDate, TimeDelta};
use ratatui::layout::Rect;

use crate::{
    domain::{
        access::{Deed, allows},
        contact::near::{NearDate, days_told},
        host::{
            HostFile,
            clock::{self, NearOf},
        },
        ids::YouthId,
    },
    store::StoreError,
    text::columns,
    ui::{canvas::Canvas, theme::Role, view::Cx},
};

/// A date that is near.
#[derive(Debug)]
pub enum Near {
    /// In the file of a youth.
    OfYouth(YouthId, NearDate),
    /// Of a host: what they are called, whose case it is, and what comes.
    OfHost(String, Option<YouthId>, clock::Near),
    /// The last day on which a youth was to meet with their host again.
    Meeting(YouthId, NaiveDate),
}

impl Near {
    const fn day(&self) -> NaiveDate {
        match self {
            Self::OfYouth(_, date) => date.day,
            Self::OfHost(_, _, near) => near.day,
            Self::Meeting(_, day) => *day,
        }
    }

    fn is_overdue(&self, today: NaiveDate) -> bool {
        self.day() < today
    }

    /// Whom and what it is about.
    fn named(&self, when: String, cx: &Cx<'_>) -> Option<String> {
        let (t, people) = (cx.texts, cx.open?.people);
        let who = |youth: YouthId| {
            let number = people.home(youth).map(|home| format!("{} ", home.number)).unwrap_or_default();
            format!("{number}{}", t.called(people.called(youth)))
        };
        Some(match self {
            Self::OfYouth(youth, date) => t.board_near(who(*youth), t.date_of(&date.of), when),
            Self::Meeting(youth, _) => t.board_near(who(*youth), t.host_near_meeting(), when),
            Self::OfHost(host, youth, near) => match (near.of, youth) {
                (NearOf::Twenty, Some(youth)) => t.board_near(who(*youth), t.host_near_twenty(host), when),
                (NearOf::Twenty, None) => return None,
                (NearOf::Expiry(gate), _) => t.board_near(host, t.host_near_expiry(t.host_gate(gate)), when),
            },
        })
    }
}

/// Those of whoever lives here and of the hosts, the first to come first.
///
/// # Errors
/// What the store answers.
pub fn read(cx: &Cx<'_>) -> Result<Vec<Near>, StoreError> {
    let (open, today) = (cx.house()?, cx.today());
    let mut found = Vec::new();
    for youth in open.people.residents() {
        let Some(facts) = open.people.youths.get(&youth).map(|youth| &youth.facts) else { continue };
        let dates = open.reader.near_dates(youth, today, days_told(&open.session.staff, facts))?;
        found.extend(dates.into_iter().map(|date| Near::OfYouth(youth, date)));
    }
    if allows(open.session.staff.rights(), Deed::KeepHosts) {
        found.extend(open.reader.host_files()?.iter().flat_map(|file| of_host(file, cx)));
        let limit = cx.config.host_meetings.alarm_days;
        let late = open.reader.host_meetings_overdue(today, limit)?.into_iter();
        let last_day = |days: i64| today - TimeDelta::days(days - i64::from(limit));
        found.extend(late.map(|(case, _, days)| Near::Meeting(case.youth, last_day(days))));
    }
    // What has passed is counted as overdue already, and the longest ago is not what presses most.
    found.sort_by_key(|near| (near.is_overdue(today), distance(near.day(), today)));
    Ok(found)
}

fn of_host(file: &HostFile, cx: &Cx<'_>) -> Vec<Near> {
    let birth = |youth| cx.open?.people.youths.get(&youth).map(|youth| youth.facts.birth_date);
    let name = file.household.facts.name.to_string();
    let youth = |near: &clock::Near| file.cases.iter().find(|case| Some(case.id) == near.case).map(|case| case.youth);
    let dates = clock::near(file, birth, cx.today()).into_iter();
    dates.map(|near| Near::OfHost(name.clone(), youth(&near), near)).collect()
}

fn distance(day: NaiveDate, today: NaiveDate) -> i64 {
    day.signed_duration_since(today).num_days().abs()
}

/// Names them in the last row of the area, and answers what is above; all of it where there are none.
pub fn draw(near: &[Near], canvas: &mut Canvas<'_>, cx: &Cx<'_>) -> Rect {
    let area = canvas.area();
    let (t, today) = (cx.texts, cx.today());
    let named = near.first().and_then(|first| Some((first, first.named(t.day_and_distance(first.day(), today), cx)?)));
    let Some((first, named)) = named else {
        return area;
    };
    let (sign, role) = if first.is_overdue(today) { ('▲', Role::Overdue) } else { ('!', Role::Important) };
    let others = i64::try_from(near.len() - 1).unwrap_or(i64::MAX);
    let rest = if others > 0 { t.board_near_more(others) } else { String::new() };
    let room = usize::from(area.width).saturating_sub(columns::width(&rest) + 4);
    let text = format!(" {sign} {}{rest}", columns::truncate(&named, room));
    let row = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    let text = canvas.span(text, role);
    canvas.within(row, |canvas| canvas.line(0, text));
    Rect { height: area.height.saturating_sub(1), ..area }
}
