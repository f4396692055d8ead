//! The log on the whole screen: what passes the filter, the newest on top, the selected entry in full.

pub mod entries;
pub(super) mod filter_form;

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use self::entries::{Detail, Entries};
use super::{Opened, entry_form, journal::transfer_form, task_form};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        changes::{Changes, Topic},
        ids::{ApartmentId, ApartmentNumber, EntryId, YouthId},
        log::{LogEntry, RevisionKind, Weight},
        refusal::Refusal,
    },
    store::{StoreError, read::LogFilter},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        dialogs::history::History,
        input::Input,
        theme::Role,
        view::{Availability, Cx, Effect, Message, Response, View},
        widgets::{entry_rows::shift_name, pane},
    },
};

/// The log screen.
#[derive(Debug)]
struct Log {
    entries: Entries,
    /// What passes, in words; empty when everything does.
    shown: String,
    /// How many entries the house has, as far as numbers tell.
    all: i64,
    /// The youth in whose file this is a page; nothing else is ever shown there.
    file: Option<YouthId>,
    /// The youths in whose file it is written down that they were searched about.
    noted: BTreeSet<YouthId>,
}

/// Opens the whole log.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    open_filtered(LogFilter::default(), cx)
}

/// Opens what passes a filter.
///
/// # Errors
/// What the store answers.
pub fn open_filtered(filter: LogFilter, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Log::open(filter, None, cx)?))
}

fn waiting_for_journal() -> LogFilter {
    LogFilter { journal: true, ..LogFilter::default() }
}

/// Opens the whole log with an entry selected: the newest ones, or the log as it stood then if the entry is an old one.
///
/// # Errors
/// What the store answers.
pub fn open_at(entry: EntryId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(selected(None, entry, cx)?))
}

/// The page of one youth's entries in their file, in which the others are not named.
///
/// # Errors
/// What the store answers.
pub fn page(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(Log::open(of_file(Some(youth)), Some(youth), cx)?))
}

/// The same with an entry selected.
///
/// # Errors
/// What the store answers.
pub fn page_at(youth: YouthId, entry: EntryId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(selected(Some(youth), entry, cx)?))
}

/// All that is shown: the whole house, or one youth's file.
fn of_file(file: Option<YouthId>) -> LogFilter {
    LogFilter { youth: file, ..LogFilter::default() }
}

fn selected(file: Option<YouthId>, entry: EntryId, cx: &Cx<'_>) -> Result<Log, StoreError> {
    let filter = of_file(file);
    let mut log = Log::open(filter.clone(), file, cx)?;
    if !log.entries.select(entry) {
        log.entries = Entries::open_until(entry, filter, Detail::SelectedWhole, cx)?;
        let day = log.entries.newest_day(cx).map(|day| cx.texts.log_until(cx.texts.weekday_date(day)));
        log.shown = [Some(log.shown).filter(|shown| !shown.is_empty()), day]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · ");
        log.entries.select(entry);
    }
    log.entries.read_tasks(cx)?;
    Ok(log)
}

impl Log {
    fn open(filter: LogFilter, file: Option<YouthId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let shown = in_words(&filter, file, cx)?;
        let all = cx.house()?.reader.entry_count()?;
        Ok(Self {
            entries: Entries::open(filter, Detail::SelectedWhole, cx)?,
            shown,
            all,
            file,
            noted: BTreeSet::new(),
        })
    }

    fn show(&mut self, filter: LogFilter, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.shown = in_words(&filter, self.file, cx)?;
        self.entries.set_filter(filter, cx)
    }

    /// Shows only the youth behind a number; the rest of the filter stays.
    fn show_apartment(&mut self, number: ApartmentNumber, cx: &Cx<'_>) -> Response {
        let Ok(open) = cx.house() else {
            return Response::Ignored;
        };
        match open.people.next_behind(number, self.entries.filter().youth) {
            Some(youth) => {
                let filter = LogFilter { youth: Some(youth), ..self.entries.filter().clone() };
                match self.show(filter, cx) {
                    // One youth's entries are a part of their file.
                    Ok(()) => Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(youth) }),
                    failed => super::told(failed, cx),
                }
            }
            None => Response::say(Message::note(cx.texts.apartment_is_vacant(number))),
        }
    }

    /// Shows everything again. Who has not read the log of everybody does now.
    fn clear_filter(&mut self, cx: &Cx<'_>) -> Response {
        let before = reading(self.entries.filter());
        if let Err(error) = self.show(of_file(self.file), cx) {
            return Response::effect(super::failure(&error, cx));
        }
        let (event, youth) = (reading(self.entries.filter()), self.file);
        if event == before { Response::Handled } else { Response::effect(Effect::Record { event, youth }) }
    }

    /// That it was searched, and about whom: about one youth where the search was, else about each it told of.
    fn searched(&mut self) -> Vec<Effect> {
        let youth = self.entries.filter().youth;
        self.noted.extend(youth);
        let search = Effect::Record { event: AccessEvent::Search, youth };
        [search].into_iter().chain(self.newly_told()).collect()
    }

    /// Those a search tells of and who have no row of it yet.
    fn newly_told(&mut self) -> Option<Effect> {
        if reading(self.entries.filter()) != AccessEvent::Search {
            return None;
        }
        let youths: Vec<YouthId> =
            self.entries.youths().into_iter().filter(|youth| self.noted.insert(*youth)).collect();
        (!youths.is_empty()).then_some(Effect::RecordEach { event: AccessEvent::Search, youths })
    }

    /// More of a search may have been read.
    fn moved(&mut self, moved: Result<bool, StoreError>, cx: &Cx<'_>) -> Response {
        match (moved, self.newly_told()) {
            (Ok(true), Some(effect)) => Response::effect(effect),
            (moved, _) => super::moved(moved, cx),
        }
    }

    fn count(&self, cx: &Cx<'_>) -> String {
        let (loaded, more) = self.entries.count();
        let loaded = i64::try_from(loaded).unwrap_or(i64::MAX);
        if self.entries.filter().is_empty() {
            return cx.texts.log_count(self.all.max(loaded));
        }
        if more { cx.texts.log_count_at_least(loaded) } else { cx.texts.log_count(loaded) }
    }
}

/// What reading it is.
fn reading(filter: &LogFilter) -> AccessEvent {
    match (filter.words.is_empty(), filter.youth) {
        (false, _) => AccessEvent::Search,
        (true, Some(_)) => AccessEvent::OpenFile,
        (true, None) => AccessEvent::OpenLog,
    }
}

/// A filter in words: «3 Amir · helse · minst viktig · Nattevakt fre 20.11. · «skole»». In a youth's file it goes without
/// saying whose entries are shown.
fn in_words(filter: &LogFilter, file: Option<YouthId>, cx: &Cx<'_>) -> Result<String, StoreError> {
    let (t, open) = (cx.texts, cx.house()?);
    let mut parts = Vec::new();
    if let Some(youth) = filter.youth.filter(|youth| file != Some(*youth)) {
        let name = t.called(open.people.called(youth));
        let number = open.people.home(youth).map(|home| format!("{} ", home.number)).unwrap_or_default();
        parts.push(format!("{number}{name}"));
    }
    parts.extend(filter.kind.map(|kind| t.kind(kind).to_owned()));
    if filter.weight != Weight::Normal {
        parts.push(t.log_at_least(t.weight(filter.weight)));
    }
    if let Some(shift) = filter.shift
        && let Some(on) = open.reader.shift(shift)?
    {
        parts.push(shift_name(&on, cx));
    }
    if filter.journal {
        parts.push(t.log_journal().to_owned());
    }
    if !filter.words.is_empty() {
        parts.push(t.quoted(&filter.words));
    }
    Ok(parts.join(" · "))
}

impl View for Log {
    fn scope(&self) -> Scope {
        if self.file.is_some() { Scope::FileLog } else { Scope::Log }
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.log_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Filter => Availability::Available,
            Action::TaskFromEntry if self.entries.selected().is_some() => {
                crate::ui::screens::availability(Action::AddTask, None, cx)
            }
            Action::ReviseEntry => self.may(None, cx),
            Action::StrikeEntry => self.may(Some(RevisionKind::Struck), cx),
            Action::EntryHistory => match self.entries.selected() {
                Some(entry) if entry.revised.is_some() => Availability::Available,
                Some(_) => Availability::Disabled(cx.texts.log_not_revised().to_owned()),
                None => nothing_selected(cx),
            },
            Action::TransferToJournal => self.may_transfer(cx),
            Action::ClearFilter if self.shown.is_empty() => Availability::Disabled(cx.texts.log_shows_all().to_owned()),
            Action::ClearFilter => Availability::Available,
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    /// What is read is written down, once for each time it is handed in: a search with those it told of, one youth's entries
    /// as a look into their file, and the log of everybody as that.
    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        let filter = self.entries.filter();
        match reading(filter) {
            AccessEvent::Search => Response::Effects(self.searched()),
            event => Response::effect(Effect::Record { event, youth: filter.youth }),
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Filter => super::response(filter_form::open(self.entries.filter(), self.file.is_some(), cx), cx),
            Action::ClearFilter => self.clear_filter(cx),
            Action::TaskFromEntry => match self.entries.selected() {
                Some(entry) => super::response(task_form::open_from(entry.id, cx), cx),
                None => Response::Handled,
            },
            Action::ReviseEntry => self.open_selected(entry_form::revision::open, cx),
            Action::StrikeEntry => self.open_selected(entry_form::revision::open_strike, cx),
            Action::EntryHistory => match self.entries.selected().map(|entry| History::open(entry, cx)) {
                Some(Ok(history)) => Response::open(history),
                Some(Err(error)) => Response::effect(super::failure(&error, cx)),
                None => Response::Handled,
            },
            // About several: whose journal it is, the form says; pressed again, it is the next one's.
            Action::TransferToJournal => match self.entries.selected().and_then(LogEntry::waits_for) {
                Some(item) => super::response(transfer_form::open_item(item, cx), cx),
                None => Response::Handled,
            },
            Action::SelectApartment(number) if super::has_apartment(number, cx) => {
                self.show_apartment(ApartmentNumber(number), cx)
            }
            // The log is open already.
            Action::OpenLog => Response::Handled,
            _ => {
                let moved = self.entries.step(action, cx);
                self.moved(moved, cx)
            }
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => {
                let moved = self.entries.wheel(*mouse, cx);
                self.moved(moved, cx)
            }
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, cx: &Cx<'_>) -> Response {
        super::told(self.entries.select_row(target.0, cx), cx)
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.has(Topic::Log) {
            self.all = cx.house()?.reader.entry_count()?;
        }
        self.entries.refresh(changes, cx)
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        if self.file.is_some() {
            return self.draw_page(canvas, cx);
        }
        let mut title = vec![canvas.span(t.log_title(), Role::Title)];
        if !self.shown.is_empty() {
            title.push(canvas.span(" · ", Role::Text));
            if let Some(number) = self.number(cx) {
                title.push(canvas.span("▌", Role::Apartment(number.0)));
            }
            title.push(canvas.span(self.shown.clone(), Role::Important));
        }
        let area = pane::heading(canvas, title, &self.count(cx));
        self.draw_entries(canvas, area, cx);
    }

    fn youth(&self) -> Option<YouthId> {
        self.entries.filter().youth
    }

    fn read_last(&self) -> Option<YouthId> {
        self.youth()
    }

    fn apartment(&self) -> Option<ApartmentId> {
        None
    }
}

impl Log {
    /// As a page of a file: no heading, a line for what passes and how much it is.
    fn draw_page(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let shown = vec![canvas.span(self.shown.clone(), Role::Important)];
        pane::title(canvas, shown, &self.count(cx));
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        self.draw_entries(canvas, below, cx);
    }

    fn draw_entries(&mut self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) {
        let t = cx.texts;
        let filter = self.entries.filter();
        let empty = if *filter == of_file(self.file) {
            t.log_empty(cx.key(Action::NewEntry))
        } else if *filter == waiting_for_journal() {
            t.log_journal_empty().to_owned()
        } else {
            t.log_nothing_passes(cx.key(Action::ClearFilter), cx.key(Action::Filter))
        };
        let area = Rect { width: area.width.saturating_sub(1), ..area };
        self.entries.draw(canvas, cx, area, true, &empty, Target);
    }
}

fn nothing_selected(cx: &Cx<'_>) -> Availability {
    Availability::Disabled(cx.texts.log_empty_selection().to_owned())
}

impl Log {
    /// Whether the selected entry may be changed in this way by whoever is signed in; `None` is whichever way is theirs.
    fn may(&self, way: Option<RevisionKind>, cx: &Cx<'_>) -> Availability {
        let (Some(standing), Ok(open)) = (self.entries.selected_standing(), cx.house()) else {
            return nothing_selected(cx);
        };
        let staff = &open.session.staff;
        let answer = match way {
            Some(way) => standing.allows(way, staff.id, staff.role, cx.now),
            None => standing.way(staff.id, staff.role, cx.now).map(drop),
        };
        match answer {
            Ok(()) => Availability::Available,
            Err(Refusal::EntryStruck { .. }) => Availability::Disabled(cx.texts.log_struck_stays().to_owned()),
            Err(refusal) => Availability::Disabled(crate::explain::refusal(cx.texts, &refusal)),
        }
    }

    fn may_transfer(&self, cx: &Cx<'_>) -> Availability {
        let (Some(entry), Ok(open)) = (self.entries.selected(), cx.house()) else {
            return nothing_selected(cx);
        };
        if !entry.journal().is_waiting() {
            return Availability::Disabled(cx.texts.log_not_waiting().to_owned());
        }
        super::allowed(&open.session.staff, Deed::KeepJournal, cx)
    }

    /// Opens a form about the selected entry; in one youth's file it names nobody else.
    fn open_selected(&self, open: fn(EntryId, Option<YouthId>, &Cx<'_>) -> Opened, cx: &Cx<'_>) -> Response {
        match self.entries.selected() {
            Some(entry) => super::response(open(entry.id, self.entries.filter().youth, cx), cx),
            None => Response::Handled,
        }
    }

    /// The number of the youth that is shown alone.
    fn number(&self, cx: &Cx<'_>) -> Option<ApartmentNumber> {
        let youth = self.entries.filter().youth?;
        Some(cx.house().ok()?.people.home(youth)?.number)
    }
}
