//! What waits for the case journal of the municipality, on the whole screen: what has waited longest first, once for each
//! youth whose journal lacks it.
//!
//! ```text
//!  Til journal                                        14 venter · 3 eldre enn 7 dager
//! ────────────────────────────────────────────────────────────────────────────────
//! ▸ ▲ 12 dager  3 Amir           samtale      Snakket om skolen og om å stå opp.
//!     2 dager   1 Samira         evaluering   «Stå opp 07:30 selv»
//! ```

mod copy;
mod filter_form;
pub mod transfer_form;

use chrono::TimeDelta;

use super::{
    Opened, allowed, entry_form, failure, has_apartment, response,
    sheet::{Sheet, SheetView, Told},
};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        changes::{Changes, Topic},
        ids::{ApartmentNumber, YouthId},
        journal::JournalMatter,
        log::About,
        time::Instant,
    },
    store::{
        StoreError,
        read::{JournalFilter, JournalPage, Queued},
    },
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        theme::Role,
        view::{Availability, Cx, Effect, Message, Response},
    },
};

/// What is read at a time: more than anybody copies in one go.
const PAGE: usize = 100;
/// A count that is not told exactly.
const MANY: i64 = 1_000;

/// Cells of how long it has waited, whom it is about and what it is.
const AGE: usize = 12;
const WHO: usize = 17;
const WHAT: usize = 13;
/// Letters of its text: two lines of a narrow screen.
const WORDS: usize = 70;

/// What is seen of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Seen {
    youth: Option<YouthId>,
    /// Days it has waited at least.
    days: Option<u32>,
}

impl Seen {
    fn filter(self, now: Instant) -> JournalFilter {
        JournalFilter { youth: self.youth, before: self.days.map(|days| now - TimeDelta::days(i64::from(days))) }
    }
}

/// The screen.
struct Queue {
    seen: Seen,
    page: JournalPage,
    /// How many wait of what is seen, and how many of them for too long.
    waiting: i64,
    late: i64,
}

/// Shows nothing that is written.
impl std::fmt::Debug for Queue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Queue").field("seen", &self.seen).finish_non_exhaustive()
    }
}

/// Opens all that waits.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    open_seen(Seen::default(), cx)
}

fn open_seen(seen: Seen, cx: &Cx<'_>) -> Opened {
    let mut queue = Queue { seen, page: JournalPage::default(), waiting: 0, late: 0 };
    queue.read(cx)?;
    Ok(Box::new(SheetView::new(queue)))
}

/// What something is, with how it begins: «hendelse: «Kom ikke til avtalt tid …»».
fn what(matter: &JournalMatter, t: Texts) -> String {
    match matter {
        JournalMatter::Entry(entry) => entry_form::about::beginning(entry, t),
        JournalMatter::Evaluation(_) => t.journal_evaluation_of(t.journal_beginning(matter)),
    }
}

/// Whole days something has waited.
fn days(since: Instant, cx: &Cx<'_>) -> i64 {
    (cx.now - since).num_days().max(0)
}

/// «12 dager», with a sign where that is too long.
fn age(since: Instant, cx: &Cx<'_>) -> (String, bool) {
    let t = cx.texts;
    let days = days(since, cx);
    let is_late = days >= i64::from(cx.config.journal.late_days);
    let text = if days == 0 { t.journal_today().to_owned() } else { t.journal_days(days) };
    (format!("{} {text}", if is_late { "▲" } else { " " }), is_late)
}

impl Queue {
    fn count(&self, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let count = if self.waiting < MANY { t.journal_count(self.waiting) } else { t.journal_count_over(MANY - 1) };
        if self.late == 0 {
            return count;
        }
        format!("{count} · {}", t.journal_late(self.late, i64::from(cx.config.journal.late_days)))
    }

    fn who(queued: &Queued, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let Some(people) = cx.open.map(|open| open.people) else {
            return String::new();
        };
        let Some(youth) = queued.item.youth else {
            return match &queued.matter {
                JournalMatter::Entry(entry) if matches!(entry.about, About::Apartment(_)) => entry
                    .apartment
                    .map_or_else(|| t.report_house().to_owned(), |number| t.report_apartment_itself(number)),
                _ => t.report_house().to_owned(),
            };
        };
        let number = people.home(youth).map_or_else(String::new, |home| format!("{} ", home.number));
        let name = t.called_within(people.called(youth), WHO - 1 - number.len());
        format!("{number}{name}")
    }

    fn row(key: usize, queued: &Queued, cx: &Cx<'_>) -> Told {
        let t = cx.texts;
        let (age, is_late) = age(queued.since, cx);
        let label = [
            columns::pad(&age, AGE),
            columns::pad(&Self::who(queued, cx), WHO),
            columns::pad(t.journal_kind(&queued.matter), WHAT),
        ];
        let beginning = t.journal_beginning(&queued.matter);
        let beginning = columns::truncate(&beginning, WORDS);
        Told::new(beginning, if is_late { Role::Overdue } else { Role::Text })
            .labelled(label.concat(), AGE + WHO + WHAT)
            .keyed(key)
    }

    /// Shows the queue of whoever lives behind a door.
    fn show_apartment(&mut self, number: ApartmentNumber, cx: &Cx<'_>) -> Response {
        let next = cx.open.and_then(|open| open.people.next_behind(number, self.seen.youth));
        let Some(youth) = next else {
            return Response::say(Message::note(cx.texts.apartment_is_vacant(number)));
        };
        self.seen.youth = Some(youth);
        match self.read(cx) {
            // One youth's entries are a part of their file.
            Ok(()) => Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(youth) }),
            Err(error) => Response::effect(failure(&error, cx)),
        }
    }
}

impl Sheet for Queue {
    fn scope(&self) -> Scope {
        Scope::Journal
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.journal_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let t = cx.texts;
        let mut parts = Vec::new();
        parts.extend(self.seen.youth.map(|youth| {
            let number = cx.open.and_then(|open| open.people.home(youth));
            let number = number.map_or_else(String::new, |home| format!("{} ", home.number));
            format!("{number}{}", t.called(cx.open.and_then(|open| open.people.called(youth))))
        }));
        parts.extend(self.seen.days.map(|days| t.journal_older_than(i64::from(days))));
        let mut left = vec![(self.title(cx), Role::Title)];
        if !parts.is_empty() {
            left.push((format!(" · {}", parts.join(" · ")), Role::Important));
        }
        (left, self.count(cx))
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Log).and(Topic::Plan).and(Topic::Youths).and(Topic::Staff).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        let filter = self.seen.filter(cx.now);
        let late = cx.now - TimeDelta::days(i64::from(cx.config.journal.late_days));
        let before = filter.before.map_or(late, |before| before.min(late));
        self.page = reader.journal_page(filter, None, PAGE)?;
        self.waiting = reader.journal_waiting_count(filter)?;
        self.late = reader.journal_waiting_count(JournalFilter { before: Some(before), ..filter })?;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        if self.page.queued.is_empty() {
            let text = if self.seen == Seen::default() {
                t.journal_empty().to_owned()
            } else {
                t.journal_nothing_passes(cx.key(Action::ClearFilter))
            };
            return vec![Told::new(text, Role::Dim).indented(1)];
        }
        let mut rows: Vec<Told> =
            self.page.queued.iter().enumerate().map(|(key, queued)| Self::row(key, queued, cx)).collect();
        if self.page.more {
            let shown = i64::try_from(self.page.queued.len()).unwrap_or(i64::MAX);
            rows.push(Told::new(t.journal_more(self.waiting - shown), Role::Dim).indented(2));
        }
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open | Action::TransferToJournal if selected.is_none() => Availability::NotHere,
            Action::Open | Action::TransferToJournal => match cx.open {
                Some(open) => allowed(&open.session.staff, Deed::KeepJournal, cx),
                None => Availability::NotHere,
            },
            Action::Filter => Availability::Available,
            Action::ClearFilter if self.seen == Seen::default() => {
                Availability::Disabled(cx.texts.journal_shows_all().to_owned())
            }
            Action::ClearFilter => Availability::Available,
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self) -> &'static [Action] {
        &[Action::Open, Action::TransferToJournal]
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        let chosen = selected.and_then(|key| Some((key, self.page.queued.get(key)?)));
        match (action, chosen) {
            (Action::Open, Some((key, _))) => {
                let items = self.page.queued.iter().map(|queued| queued.item).collect();
                response(copy::open(items, key, cx), cx)
            }
            (Action::TransferToJournal, Some((_, queued))) => {
                Response::effect(Effect::Open(transfer_form::open(queued.item, &queued.matter, cx)))
            }
            (Action::Filter, _) => response(filter_form::open(self.seen, cx), cx),
            (Action::ClearFilter, _) => {
                self.seen = Seen::default();
                super::told(self.read(cx), cx)
            }
            (Action::SelectApartment(number), _) if has_apartment(number, cx) => {
                self.show_apartment(ApartmentNumber(number), cx)
            }
            // It is open already.
            (Action::OpenJournal, _) => Response::Handled,
            _ => Response::Ignored,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        match self.seen.youth {
            Some(youth) => Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(youth) }),
            None => Response::Ignored,
        }
    }

    fn youth(&self) -> Option<YouthId> {
        self.seen.youth
    }
}

/// Opens the queue anew in the place of the one below.
fn shown_anew(seen: Seen, cx: &Cx<'_>) -> Vec<Effect> {
    match open_seen(seen, cx) {
        Ok(view) => vec![Effect::Close, Effect::Close, Effect::Open(view)],
        Err(error) => vec![failure(&error, cx)],
    }
}
