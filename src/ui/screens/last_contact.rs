//! How long it is since the house had to do with each youth in what matters, so that the quiet one is not forgotten: the
//! youths of whoever is signed in first, then the others, each by apartment.

use chrono::TimeDelta;

use super::{
    Opened, file, response,
    sheet::{Sheet, SheetView, Told},
};
use crate::{
    domain::{
        changes::{Changes, Topic},
        ids::{ApartmentNumber, YouthId},
        time::Instant,
    },
    store::{StoreError, read::LastContact},
    text::columns,
    ui::{
        action::{Action, Scope},
        theme::Role,
        view::{Availability, Cx, OpenHouse, Response},
    },
};

/// Days without a real conversation after which a youth stands out.
const LONG: TimeDelta = TimeDelta::days(14);

/// Cells of the name, the primary contact and each count of days.
const NAME: usize = 21;
const INITIALS: usize = 5;
const DAYS: usize = 10;

/// The screen.
#[derive(Debug)]
struct Contact {
    youths: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    number: ApartmentNumber,
    youth: YouthId,
    is_mine: bool,
    last: LastContact,
}

/// Opens the list.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    let mut sheet = Contact { youths: Vec::new() };
    sheet.read(cx)?;
    Ok(Box::new(SheetView::new(sheet)))
}

impl Contact {
    fn days(at: Option<Instant>, cx: &Cx<'_>) -> String {
        let Some(at) = at else {
            return cx.texts.last_contact_never().to_owned();
        };
        cx.texts.last_contact_days((cx.today() - cx.zone.date(at)).num_days().max(0))
    }

    fn row(key: usize, row: &Row, open: &OpenHouse<'_>, cx: &Cx<'_>) -> Told {
        let t = cx.texts;
        let contact = open.people.youths.get(&row.youth).and_then(|youth| youth.facts.primary_contact);
        let name = format!("{} {}", row.number, t.called(open.people.called(row.youth)));
        let reviews = open.standing.reviews_of(row.youth);
        let review = match (reviews.overdue, reviews.next) {
            (0, None) => t.compare_nothing().to_owned(),
            (0, Some(next)) => t.date_short(next),
            (overdue, _) => t.board_overdue(overdue),
        };
        let days = [row.last.conversation, row.last.school, row.last.money, row.last.health];
        let days: String = days.iter().map(|at| columns::pad(&Self::days(*at, cx), DAYS)).collect();
        let initials = contact.map_or("–", |staff| open.people.initials(staff));
        let text = format!("{}{}{days}{review}", columns::pad(&name, NAME), columns::pad(initials, INITIALS));
        let is_long = row.last.conversation.is_none_or(|at| cx.now - at > LONG);
        Told::new(text, if is_long { Role::Important } else { Role::Text }).keyed(key)
    }
}

impl Sheet for Contact {
    fn scope(&self) -> Scope {
        Scope::LastContact
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.last_contact_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let mine = self.youths.iter().any(|row| row.is_mine);
        let right = if mine { cx.texts.last_contact_mine() } else { "" };
        (vec![(self.title(cx), Role::Title)], right.to_owned())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Plan).and(Topic::Log).and(Topic::Youths).and(Topic::Staff).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let open = cx.house()?;
        let me = open.session.staff.id;
        let mut youths = Vec::new();
        for placement in &open.people.placements {
            let youth = placement.youth;
            let contact = open.people.youths.get(&youth).and_then(|youth| youth.facts.primary_contact);
            let Some(home) = open.people.home(youth) else { continue };
            youths.push(Row {
                number: home.number,
                youth,
                is_mine: contact == Some(me),
                last: open.reader.last_contact(youth, &cx.config.plan.money_area)?,
            });
        }
        youths.sort_by_key(|row| (!row.is_mine, row.number));
        self.youths = youths;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let Ok(open) = cx.house() else {
            return Vec::new();
        };
        if self.youths.is_empty() {
            return vec![Told::new(t.last_contact_nobody(), Role::Dim)];
        }
        let names =
            [t.last_contact_conversation(), t.last_contact_school(), t.last_contact_money(), t.last_contact_health()];
        let names: String = names.iter().map(|name| columns::pad(name, DAYS)).collect();
        let (youth, contact) =
            (columns::pad(t.last_contact_youth(), NAME), columns::pad(t.last_contact_contact(), INITIALS));
        let mut rows = vec![Told::new(format!("{youth}{contact}{names}{}", t.last_contact_review()), Role::Dim)];
        rows.extend(self.youths.iter().enumerate().map(|(key, row)| Self::row(key, row, &open, cx)));
        rows.push(Told::blank());
        rows.push(Told::new(t.last_contact_help(&cx.config.plan.money_area), Role::Dim));
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, _cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open if selected.is_some() => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match (action, selected.and_then(|key| self.youths.get(key))) {
            (Action::Open, Some(row)) => response(file::open(row.youth, file::Tab::Plan, cx), cx),
            _ => Response::Ignored,
        }
    }
}
