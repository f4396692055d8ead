//! Who has read, changed, unlocked and taken out something, on the whole screen, the newest first: for the leader, who ticks
//! that they have looked through it.
//!
//! ```text
//!  Gjennomsyn · OH Ola Hegge                      sist gjennomsett for 12 dager siden
//! ────────────────────────────────────────────────────────────────────────────────
//!  KN så gjennom 9.11.2026 14:05, til og med 9.11.2026 14:01. 214 nye rader siden.
//!
//! ▸ lør 21.11.2026  14:05 OH åpnet mappa · 1 Samira
//!                   03:12 OH søkte · ▲ natt uten vakt
//! ```

mod filter_form;
mod rows;
pub mod tick_form;

use ratatui::layout::Rect;

use self::rows::Rows;
use super::{Opened, failure};
use crate::{
    domain::{
        audit::AccessEvent,
        changes::{Changes, Topic},
        ids::AuditId,
        review,
    },
    store::{
        StoreError,
        read::{Review, ReviewFilter, ReviewPage, ReviewRow},
    },
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        screens,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Response, View},
        widgets::{list::ListState, pane},
    },
};

/// Rows read at a time.
const PAGE: usize = 200;
/// So near to the end of what is loaded, the next page is read.
const NEAR_END: usize = 20;

/// The screen.
#[derive(Debug)]
struct Screen {
    filter: ReviewFilter,
    page: ReviewPage,
    list: ListState,
    /// The newest row when the screen was opened: as far as a tick goes.
    newest: Option<ReviewRow>,
    last: Option<Review>,
    /// It was opened again to show something else, which is no other reading.
    is_again: bool,
}

/// Opens all of it.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Screen::read(ReviewFilter::default(), cx)?))
}

/// Opens the screen anew in the place of the one below.
fn shown_anew(filter: ReviewFilter, cx: &Cx<'_>) -> Vec<Effect> {
    match Screen::read(filter, cx) {
        Ok(screen) => {
            vec![Effect::Close, Effect::Close, Effect::Open(Box::new(Screen { is_again: true, ..screen }))]
        }
        Err(error) => vec![failure(&error, cx)],
    }
}

/// «21.11.2026 14:05».
fn moment(at: crate::domain::time::Instant, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    t.date_and_time(t.date(cx.zone.date(at)), t.clock(at, cx.zone))
}

impl Screen {
    fn read(filter: ReviewFilter, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let reader = cx.house()?.reader;
        let page = reader.review_page(filter, None, PAGE, cx.zone)?;
        let newest = reader.review_page(ReviewFilter::default(), None, 1, cx.zone)?.rows.pop();
        let last = reader.access_reviews(1)?.pop();
        Ok(Self { filter, page, list: ListState::default(), newest, last, is_again: false })
    }

    fn show(&mut self, filter: ReviewFilter, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.page = cx.house()?.reader.review_page(filter, None, PAGE, cx.zone)?;
        self.filter = filter;
        self.list = ListState::default();
        Ok(())
    }

    /// Moves in the list, and reads on when the end of what is loaded comes near.
    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        // Rows are as tall in every theme.
        let rows = Rows { rows: &self.page.rows, cx, theme: Theme::new(ThemeName::Mono) };
        let mut list = self.list.clone();
        let moved = by(&mut list, &rows);
        self.list = list;
        screens::moved(self.read_on(cx).map(|()| moved), cx)
    }

    fn read_on(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let Some(last) = self.page.older_than else { return Ok(()) };
        if self.list.selected() + NEAR_END < self.page.rows.len() {
            return Ok(());
        }
        let older = cx.house()?.reader.review_page(self.filter, Some(last), PAGE, cx.zone)?;
        self.page.rows.extend(older.rows);
        self.page.older_than = older.older_than;
        Ok(())
    }

    /// As far as a tick would go, if that is farther than the last one.
    fn to_tick(&self) -> Option<&ReviewRow> {
        let done = self.last.as_ref().map_or(AuditId(0), |last| last.until);
        self.newest.as_ref().filter(|newest| newest.entry.id > done)
    }

    /// «sist gjennomsett for 12 dager siden», with a sign where that is too long.
    fn age(&self, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let Some(last) = &self.last else { return t.review_never().to_owned() };
        let days = (cx.today() - cx.zone.date(last.at)).num_days();
        let told = if days <= 0 { t.review_today().to_owned() } else { t.review_days(days) };
        if review::is_due(last.at, cx.now) { t.review_due(told) } else { told }
    }

    /// Who looked last, how far, and what has come since.
    fn about(&self, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let Some(last) = &self.last else { return t.review_none_yet(cx.key(Action::TickReview)) };
        let who = cx.open.map_or("", |open| open.people.initials(last.by));
        let mut told = t.review_last(who, moment(last.at, cx), moment(last.until_at, cx));
        if let Some(note) = &last.note {
            told = t.review_noted(told, note);
        }
        let new = self.newest.as_ref().map_or(0, |newest| newest.entry.id.0 - last.until.0);
        format!("{told} {}", t.review_new(new.max(0)))
    }

    /// What passes a filter is looked for among so many rows at a time.
    fn goes_on(&self, cx: &Cx<'_>) -> Option<&'static str> {
        let few = self.page.older_than.is_some() && self.page.rows.len() < PAGE;
        (few && !self.page.rows.is_empty()).then(|| cx.texts.review_goes_on())
    }

    /// What is shown, for the heading.
    fn shown(&self, cx: &Cx<'_>) -> Vec<String> {
        let t = cx.texts;
        let people = cx.open.map(|open| open.people);
        let mut parts = Vec::new();
        parts.extend(self.filter.staff.map(|staff| super::fields::staff_label(Some(staff), cx)));
        parts.extend(self.filter.youth.map(|youth| t.called(people.and_then(|all| all.called(youth))).into_owned()));
        parts.extend(self.filter.kind.filter(|_| !self.filter.odd).map(|kind| t.deed_kind(kind).to_owned()));
        parts.extend(self.filter.odd.then(|| t.review_odd().to_owned()));
        parts.extend(self.days(cx));
        parts
    }

    /// «21.11.2026 til 22.11.2026».
    fn days(&self, cx: &Cx<'_>) -> Option<String> {
        let t = cx.texts;
        match (self.filter.first_day(cx.zone), self.filter.last_day(cx.zone)) {
            (Some(first), Some(last)) if first == last => Some(t.date(first)),
            (Some(first), Some(last)) => Some(t.review_days_between(t.date(first), t.date(last))),
            (Some(first), None) => Some(t.review_days_from(t.date(first))),
            (None, Some(last)) => Some(t.review_days_until(t.date(last))),
            (None, None) => None,
        }
    }

    fn nothing(&self, cx: &Cx<'_>) -> String {
        match self.page.older_than {
            Some(_) => cx.texts.review_searching().to_owned(),
            None => cx.texts.review_empty(cx.key(Action::ClearFilter)),
        }
    }
}

impl View for Screen {
    fn scope(&self) -> Scope {
        Scope::Review
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.review_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        let t: Texts = cx.texts;
        match action {
            action if screens::moves(action) => Availability::Available,
            Action::Filter => Availability::Available,
            Action::ClearFilter if self.filter == ReviewFilter::default() => {
                Availability::Disabled(t.review_shows_all().to_owned())
            }
            Action::ClearFilter => Availability::Available,
            // A tick says that all of it was looked through, and all of it has to be there to be seen.
            Action::TickReview if self.filter != ReviewFilter::default() => {
                Availability::Disabled(t.review_tick_filtered(cx.key(Action::ClearFilter)))
            }
            Action::TickReview if self.to_tick().is_none() => {
                Availability::Disabled(t.review_tick_nothing().to_owned())
            }
            Action::TickReview => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        &[Action::TickReview, Action::Filter]
    }

    /// Reviewing is a reading too, once for each time the screen is opened.
    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        if self.is_again {
            return Response::Ignored;
        }
        Response::effect(Effect::Record { event: AccessEvent::Review, youth: None })
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Filter => super::response(filter_form::open(self.filter, cx), cx),
            Action::ClearFilter => super::told(self.show(ReviewFilter::default(), cx), cx),
            Action::TickReview => match self.to_tick() {
                Some(row) => super::response(tick_form::open(row.entry.id, row.entry.at, cx), cx),
                None => Response::Handled,
            },
            // It is open already.
            Action::OpenReview => Response::Handled,
            action => self.moved(cx, |list, rows| list.step(action, rows)),
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
        // The rows stay: what is ticked is what was looked through.
        if changes.has(Topic::Reviews) {
            self.last = cx.house()?.reader.access_reviews(1)?.pop();
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let mut left = vec![canvas.span(self.title(cx), Role::Title)];
        let shown = self.shown(cx);
        if !shown.is_empty() {
            left.push(canvas.span(format!(" · {}", shown.join(" · ")), Role::Important));
        }
        let below = pane::heading(canvas, left, &self.age(cx));
        let about = [Some(self.about(cx)), self.goes_on(cx).map(str::to_owned)];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let about = columns::wrap(&about, usize::from(below.width.saturating_sub(3)));
        let taken = u16::try_from(about.len()).unwrap_or(0) + 1;
        for (row, line) in (below.y - canvas.area().y..).zip(about) {
            let line = canvas.span(format!(" {line}"), Role::Dim);
            canvas.line(row, line);
        }
        let below = Rect { y: below.y + taken, height: below.height.saturating_sub(taken), ..below };
        if self.page.rows.is_empty() {
            return pane::sentence(canvas, below, &self.nothing(cx), true);
        }
        let rows = Rows { rows: &self.page.rows, cx, theme: canvas.theme() };
        pane::list(canvas, &self.list, &rows, Rect { width: below.width.saturating_sub(1), ..below }, true, Target);
    }
}
