//! *Tiltakstrappa* in numbers: how long youths lived where, and what came next, year by year and in all. Of few nothing is told.
//!
//! ```text
//!  Tiltakstrappa · hvor lenge de bodde hvor, og hva som kom etter
//! ────────────────────────────────────────────────────────────────────────────────
//!  bofellesskapet
//!    sluttet i 2025  7 opphold · 14 md. (3–28)
//!                    etterpå: husvert færre enn 5 · egen bolig skjult
//! ```

use super::super::{
    Opened,
    sheet::{Sheet, SheetView, Told},
};
use crate::{
    domain::{
        access::Deed,
        changes::{Changes, Topic},
        few::Told as Few,
        host::{
            ladder::{NEXT, Row, Rung, ladder},
            way::past,
        },
    },
    store::StoreError,
    text::Texts,
    ui::{action::Scope, screens, theme::Role, view::Cx},
};

/// Cells of the year.
const YEAR: usize = 18;

/// The page.
#[derive(Debug)]
struct Ladder {
    rungs: Vec<Rung>,
    limit: usize,
}

/// Opens the numbers.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::domain::refusal::Refusal::NotAllowed) when the role does not allow it, and what the store
/// answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    screens::may(Deed::SeeHosts, cx)?;
    let mut page = Ladder { rungs: Vec::new(), limit: cx.config.host.smallest_group() };
    page.read(cx)?;
    Ok(Box::new(SheetView::new(page)))
}

/// What stands about a year below its name: how many and how long, and what came next; of few in all no part is told.
fn told(row: &Row, limit: usize, t: Texts) -> (String, Option<String>) {
    let mut head = vec![t.ladder_times(t.few(row.times, limit))];
    head.extend(row.people.map(|people| t.ladder_people(people.to_string())));
    head.extend(row.length.map(|length| t.way_length(length)));
    let next = NEXT.iter().zip(&row.next);
    let next: Vec<String> =
        next.map(|(next, told)| t.ladder_next_one(t.way_next(*next), t.few(*told, limit))).collect();
    (head.join(" · "), (row.times != Few::Few).then(|| t.ladder_next(next.join(" · "))))
}

impl Sheet for Ladder {
    fn scope(&self) -> Scope {
        Scope::Ladder
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.ladder_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let t = cx.texts;
        (vec![(self.title(cx), Role::Title), (format!(" · {}", t.ladder_heading()), Role::Text)], String::new())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Youths)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let ways = cx.house()?.reader.ways()?;
        let past: Vec<_> = ways.iter().flat_map(|(youth, legs)| past(*youth, legs)).collect();
        self.rungs = ladder(&past, self.limit);
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut rows = Vec::new();
        let mut key = 0..;
        for rung in self.rungs.iter().filter(|rung| !rung.rows.is_empty()) {
            rows.extend([Told::blank(), Told::new(t.way_place(rung.place), Role::Title)]);
            for row in &rung.rows {
                let year = row.year.map_or_else(|| t.ladder_all().to_owned(), |year| t.ladder_year(year.to_string()));
                let (head, next) = told(row, self.limit, t);
                let first = Told::new(head, Role::Text).indented(2).labelled(year, YEAR);
                rows.push(Told { key: key.next(), ..first });
                rows.extend(next.map(|next| Told::new(next, Role::Dim).indented(2).labelled("", YEAR)));
            }
        }
        if rows.is_empty() {
            return vec![Told::new(t.ladder_none(), Role::Dim).keyed(0)];
        }
        let limit = i64::try_from(self.limit).unwrap_or(i64::MAX);
        rows.push(Told::blank());
        rows.push(Told { key: key.next(), ..Told::new(t.ladder_explained(), Role::Dim) });
        rows.push(Told { key: key.next(), ..Told::new(t.ladder_few_explained(limit), Role::Dim) });
        rows.remove(0);
        rows
    }
}
