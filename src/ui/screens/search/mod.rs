//! Searching all that is written: a line with words and filters, and below it what was found, newest first.
//!
//! ```text
//!  Søk etter skole ungdom:3                                              12 treff
//! ───────────────────────────────────────────────────────────────────────────────
//!  3 Amir · som i ungdommens egen logg
//! ▸ 21.11. 13:53  notat        3 Amir          KN
//!   … snakket om skolen …
//! ```
//!
//! A search is run by Enter and written down each time; no letter is. While the line is empty, the searches that whoever is
//! signed in keeps are listed.

mod draw;
mod found;
mod name_form;
mod reading;
mod rows;

use self::{
    found::Found,
    reading::Reading,
    rows::{Hits, Saved},
};
use super::{
    Opened, calendar, failure, file, handover, hosts, houses, log, meeting, moves, response, status, tasks, told,
};
use crate::{
    domain::{
        audit::AccessEvent,
        calendar::OccurrenceId,
        changes::{Changes, Topic},
        command::Command,
        handover::pulled::PulledRound,
        ids::{EventId, RoundId, YouthId},
        names::Line,
        search::{SavedSearch, TextOf},
    },
    store::{
        StoreError,
        read::{Hit, StoredText},
    },
    text::search::{Asked, Everybody},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        dialogs::question::Question,
        input::{Input, Key, KeyCode},
        theme::{Theme, ThemeName},
        view::{Availability, Cx, Effect, Message, Outcome, Response, There, View},
        widgets::{editor::Editor, entry_rows::shift_name, list::ListState},
    },
};

/// So near to the end of what is loaded, the next page is read.
const NEAR_END: usize = 12;

/// What changes what is found.
const TEXTS: Changes = Changes::of(Topic::Log)
    .and(Topic::Tasks)
    .and(Topic::Handover)
    .and(Topic::Plan)
    .and(Topic::Calendar)
    .and(Topic::Presence)
    .and(Topic::Watch)
    .and(Topic::Night)
    .and(Topic::Youths);

/// The screen.
struct Screen {
    editor: Editor,
    everybody: Everybody,
    saved: Vec<SavedSearch>,
    found: Option<Found>,
    /// Why the line cannot be searched for.
    fault: Option<String>,
    /// What is run as soon as it is written down.
    running: Option<(String, Asked)>,
    /// All houses of a leader are searched, and not only the one on the screen.
    across: bool,
    /// The list has the focus, and no longer the line.
    in_list: bool,
    list: ListState,
}

/// Shows nothing that was typed or found.
impl std::fmt::Debug for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Search").finish_non_exhaustive()
    }
}

/// Opens the search with an empty line.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    open_with("", cx)
}

/// Opens the search with a line that is typed already.
///
/// # Errors
/// What the store answers.
pub fn open_with(line: &str, cx: &Cx<'_>) -> Opened {
    let mut screen = Screen {
        editor: Editor::line(Line::MAX),
        everybody: Everybody::default(),
        saved: Vec::new(),
        found: None,
        fault: None,
        running: None,
        across: false,
        in_list: false,
        list: ListState::default(),
    };
    screen.editor.set_text(line);
    screen.read(cx)?;
    Ok(Box::new(screen))
}

impl Screen {
    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let open = cx.house()?;
        let people = open.people;
        // A door is one of the house on the screen; a name may be of any.
        self.everybody = match open.wide.filter(|_| self.across) {
            Some(wide) => {
                let everywhere = wide.people()?;
                Everybody::new(people.doors(), everywhere.youths.values(), everywhere.staff.values())
            }
            None => Everybody::new(people.doors(), people.youths.values(), people.staff.values()),
        };
        self.saved = open.reader.saved_searches(open.session.staff.id)?;
        Ok(())
    }

    /// What is listed below the line.
    fn rows(&self) -> usize {
        if self.editor.is_empty() { self.saved.len() } else { self.found.as_ref().map_or(0, |found| found.hits.len()) }
    }

    /// What was found by what is typed now.
    fn current(&self) -> Option<&Found> {
        self.found.as_ref().filter(|found| found.line == self.editor.text())
    }

    fn selected_saved(&self) -> Option<&SavedSearch> {
        let at = self.list.selected().min(self.saved.len().saturating_sub(1));
        self.saved.get(at).filter(|_| self.in_list && self.editor.is_empty())
    }

    /// Reads the line; what can be searched for is written down first.
    fn submit(&mut self, cx: &Cx<'_>) -> Response {
        let line = self.editor.text();
        self.fault = None;
        match Asked::read(&line, &self.everybody, cx.zone.local(cx.now)) {
            Ok(None) => {
                self.in_list = self.rows() > 0;
                Response::Handled
            }
            Ok(Some(asked)) => {
                let Ok(typed) = Line::new(&line) else {
                    return Response::Handled;
                };
                let command = Command::RunSearch { line: typed, youth: asked.youth };
                self.running = Some((line, asked));
                Response::effect(Effect::Run(Box::new(command)))
            }
            Err(fault) => {
                let people = cx.open.map(|open| open.people);
                let named = |youths: &[_]| {
                    let name = |youth| people.map(|people| cx.texts.called(people.called(youth)).into_owned());
                    people
                        .map_or_else(String::new, |all| all.with_doors(youths, |youth| name(youth).unwrap_or_default()))
                };
                self.fault = Some(cx.texts.search_fault(&fault, named));
                self.found = None;
                Response::Handled
            }
        }
    }

    fn run(&mut self, line: String, asked: Asked, cx: &Cx<'_>) -> Response {
        match Found::run(line, asked, self.across, cx) {
            Ok(found) => {
                self.in_list = !found.hits.is_empty();
                self.found = Some(found);
                self.list = ListState::default();
                self.noted()
            }
            Err(error) => Response::effect(failure(&error, cx)),
        }
    }

    fn open_selected(&mut self, cx: &Cx<'_>) -> Response {
        if let Some(saved) = self.selected_saved() {
            let line = saved.line.to_string();
            self.editor.set_text(&line);
            return self.submit(cx);
        }
        let Some(found) = &self.found else {
            return Response::Handled;
        };
        let at = self.list.selected().min(found.hits.len().saturating_sub(1));
        if let (Some(house), Some(hit)) = (found.elsewhere(at, cx), found.hits.get(at)) {
            return Response::effect(Effect::OpenThere { house: house.id, there: there(hit, found.asked.youth) });
        }
        match found.hits.get(at) {
            Some(Hit::Entry(entry)) => match found.asked.youth {
                Some(youth) => response(file::open_entry(youth, entry.id, cx), cx),
                None => response(log::open_at(entry.id, cx), cx),
            },
            Some(Hit::Text(text, _)) => open_text(text, cx),
            None => Response::Handled,
        }
    }

    /// Searches all houses, or this one again: what was found is found anew, and written down as every search.
    fn turn(&mut self, cx: &Cx<'_>) -> Response {
        self.across = !self.across;
        let was_run = self.current().is_some();
        self.found = None;
        self.in_list = false;
        match self.read(cx) {
            Ok(()) if was_run => self.submit(cx),
            read => told(read, cx),
        }
    }

    /// Moves in the list; from its first row up to the line.
    fn step(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        if !self.in_list {
            self.in_list = matches!(action, Action::Down | Action::PageDown) && self.rows() > 0;
            return Response::Handled;
        }
        if action == Action::Up && self.list.selected() == 0 {
            self.in_list = false;
            return Response::Handled;
        }
        let theme = Theme::new(ThemeName::Mono);
        match &self.found {
            _ if self.editor.is_empty() => {
                self.list.step(action, &Saved { saved: &self.saved, theme });
            }
            Some(found) => {
                if let Some(rows) = Hits::new(found, theme, false, cx) {
                    self.list.step(action, &rows);
                }
            }
            None => {}
        }
        self.read_on(cx)
    }

    fn read_on(&mut self, cx: &Cx<'_>) -> Response {
        let at = self.list.selected();
        match &mut self.found {
            Some(found) if at + NEAR_END >= found.hits.len() => match found.read_on(cx) {
                Ok(()) => self.noted(),
                Err(error) => Response::effect(failure(&error, cx)),
            },
            _ => Response::Handled,
        }
    }

    /// Whoever is told of in what is listed has been searched about.
    fn noted(&mut self) -> Response {
        let youths = self.found.as_mut().map(Found::newly_told).unwrap_or_default();
        if youths.is_empty() {
            return Response::Handled;
        }
        Response::effect(Effect::RecordEach { event: AccessEvent::Search, youths })
    }

    fn take_suggestion(&mut self, cx: &Cx<'_>) -> Response {
        let other = self.current().and_then(|found| found.suggestions.first()).map(|(line, _)| line.clone());
        match other {
            Some(line) => {
                self.editor.set_text(&line);
                self.submit(cx)
            }
            None => Response::Handled,
        }
    }

    /// A key that means something in the line and in the list alike.
    fn in_line(&mut self, key: Key, cx: &Cx<'_>) -> Response {
        self.on_input(&Input::Key(key), cx)
    }
}

/// What opens a hit of another house there.
fn there(hit: &Hit, asked: Option<YouthId>) -> There {
    match (hit, asked) {
        (Hit::Entry(entry), Some(youth)) => There::EntryOf(youth, entry.id),
        (Hit::Entry(entry), None) => There::Entry(entry.id),
        (Hit::Text(text, _), _) => There::Text(text.of),
    }
}

/// Opens a text where it belongs.
pub(super) fn open_text(text: &StoredText, cx: &Cx<'_>) -> Response {
    match text.of {
        TextOf::Task(task) | TextOf::TaskEnd(task, _) => match tasks::open_any(task, cx) {
            Ok(Some(view)) => Response::effect(Effect::Open(view)),
            Ok(None) => Response::open(Reading::new(cx.texts.lookup_sort_task(), text.lines.clone())),
            Err(error) => Response::effect(failure(&error, cx)),
        },
        TextOf::Handover(_, youth) => match text.shift {
            Some(shift) => response(handover::open_at(shift, youth, cx), cx),
            None => Response::Handled,
        },
        TextOf::Goal(goal) => in_file(text, cx, |youth| file::open_goal(youth, goal, cx)),
        TextOf::Voice(youth) => response(file::open(youth, file::Tab::Plan, cx), cx),
        TextOf::Event(event) => response(calendar::open_next(event, cx), cx),
        TextOf::EventTime(row) => response(open_time(row, text, cx), cx),
        TextOf::Meeting(event, _) => open_meeting(text, event, cx),
        TextOf::Presence(mark) => open_status(text, status::Spot::Mark(mark), cx),
        TextOf::Watch(level) => open_status(text, status::Spot::Level(level), cx),
        TextOf::Agreement(agreement) => open_status(text, status::Spot::Agreement(agreement), cx),
        TextOf::PlanTalks(version) => in_file(text, cx, |youth| file::open_version(youth, version, cx)),
        TextOf::Card(_) | TextOf::Support(_) => in_file(text, cx, |youth| file::open(youth, file::Tab::Now, cx)),
        TextOf::Contact(contact) => in_file(text, cx, |youth| file::open_contact(youth, contact, cx)),
        TextOf::Consent(_) | TextOf::Telling(_) | TextOf::Risk(_) => {
            in_file(text, cx, |youth| file::open(youth, file::Tab::Contacts, cx))
        }
        of @ (TextOf::HostMeeting(_) | TextOf::Guidance(_) | TextOf::HostContact(_)) => {
            hosts::open_text(of, cx).map_or(Response::Handled, |opened| response(opened, cx))
        }
        TextOf::Round(round) => match reading_round(round, text, cx) {
            Ok(view) => Response::open(view),
            Err(error) => Response::effect(failure(&error, cx)),
        },
    }
}

/// Opens one time of a series where it is now.
fn open_time(row: EventId, text: &StoredText, cx: &Cx<'_>) -> Opened {
    let time = cx.house()?.reader.time_of_row(row)?;
    calendar::open_at(text.day.unwrap_or_else(|| cx.today()), time, cx)
}

/// Opens what a house meeting talked about: to be written on, or read by whoever writes none.
fn open_meeting(text: &StoredText, event: EventId, cx: &Cx<'_>) -> Response {
    let reading = || Response::open(Reading::new(cx.texts.search_sort_meeting(), text.lines.clone()));
    if super::availability(Action::WriteMeeting, None, cx) != Availability::Available {
        return reading();
    }
    let meeting = cx.house().and_then(|open| {
        let is_series = open.reader.event(event)?.is_some_and(|event| event.facts.rule.is_some());
        open.reader.occurrence(OccurrenceId { event, day: text.day.filter(|_| is_series) }, cx.zone)
    });
    match meeting {
        Ok(Some(meeting)) => response(meeting::open(meeting.id, cx), cx),
        // Taken away since it was found: what it said is there to be read.
        Ok(None) => reading(),
        Err(error) => Response::effect(failure(&error, cx)),
    }
}

/// Opens a place in the file of whom a text is about.
fn in_file(text: &StoredText, cx: &Cx<'_>, open: impl FnOnce(YouthId) -> Opened) -> Response {
    text.youth.map_or(Response::Handled, |youth| response(open(youth), cx))
}

/// Opens how a youth is and was at what was found.
fn open_status(text: &StoredText, spot: status::Spot, cx: &Cx<'_>) -> Response {
    in_file(text, cx, |youth| status::open_at(youth, spot, cx))
}

/// A round of any night, with why it was not finished.
fn reading_round(id: RoundId, text: &StoredText, cx: &Cx<'_>) -> Result<Reading, StoreError> {
    let (t, open) = (cx.texts, cx.house()?);
    let mut lines = text.lines.clone();
    if let Some(round) = open.reader.round(id)? {
        let initials = |staff| open.people.initials(staff).to_owned();
        lines = vec![t.round_told(&PulledRound::from(&round), &initials, cx.zone)];
        let shift = open.reader.shift(round.shift)?;
        lines.splice(0..0, shift.map(|shift| shift_name(&shift, cx)));
    }
    Ok(Reading::new(t.night_title(), lines))
}

impl View for Screen {
    fn scope(&self) -> Scope {
        Scope::Search
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.search_title().to_owned()
    }

    /// Letters go to the line also while what was found is moved in; only among saved searches, with an empty line, are they
    /// keys.
    fn typing(&self) -> bool {
        !self.in_list || !self.editor.is_empty()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        let t = cx.texts;
        match action {
            Action::AllHouses => houses::across(cx),
            Action::TakeSuggestion if self.current().is_some_and(|found| !found.suggestions.is_empty()) => {
                Availability::Available
            }
            Action::Save if self.current().is_some() => Availability::Available,
            Action::Save => Availability::Disabled(t.search_nothing_to_save().to_owned()),
            Action::Edit if self.selected_saved().is_some() => Availability::Available,
            Action::ThrowAway if self.selected_saved().is_some() => Availability::Available,
            Action::ThrowAway => Availability::Disabled(t.search_nothing_to_remove().to_owned()),
            Action::Undo | Action::EmptyLine if !self.editor.is_empty() => Availability::Available,
            Action::Open => Availability::Available,
            Action::OpenSearch if self.in_list => Availability::Available,
            Action::OpenSearch => Availability::Disabled(t.here_already().to_owned()),
            Action::Left | Action::Right if !self.in_list => Availability::Available,
            action if moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn label(&self, action: Action, t: crate::text::Texts) -> Option<&'static str> {
        match action {
            Action::Save => Some(t.search_save_label()),
            Action::OpenSearch => Some(t.search_again_label()),
            Action::Edit => Some(t.search_rename_label()),
            Action::ThrowAway => Some(t.search_remove_label()),
            Action::Open if !self.in_list || self.editor.is_empty() => Some(t.search_run_label()),
            _ => None,
        }
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        &[Action::Open]
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Open if self.in_list => self.open_selected(cx),
            Action::Open => self.submit(cx),
            Action::OpenSearch => {
                self.in_list = false;
                Response::Handled
            }
            Action::EmptyLine => {
                self.editor.set_text("");
                (self.found, self.fault, self.in_list) = (None, None, false);
                self.list = ListState::default();
                Response::Handled
            }
            Action::AllHouses if houses::across(cx) == Availability::Available => self.turn(cx),
            Action::TakeSuggestion => self.take_suggestion(cx),
            Action::Save => match self.current().map(|found| Line::new(&found.line)) {
                Some(Ok(line)) => Response::effect(Effect::Open(name_form::open_new(line, cx.texts))),
                _ => Response::Handled,
            },
            Action::Edit => match self.selected_saved() {
                Some(saved) => Response::effect(Effect::Open(name_form::open_rename(saved.clone(), cx.texts))),
                None => Response::Handled,
            },
            Action::ThrowAway => match self.selected_saved() {
                Some(saved) => Response::open(remove(saved, cx)),
                None => Response::Handled,
            },
            Action::Undo => self.in_line(Key::ctrl('z'), cx),
            Action::Left if !self.in_list => self.in_line(Key::plain(KeyCode::Left), cx),
            Action::Right if !self.in_list => self.in_line(Key::plain(KeyCode::Right), cx),
            Action::First if !self.in_list => self.in_line(Key::plain(KeyCode::Home), cx),
            Action::Last if !self.in_list => self.in_line(Key::plain(KeyCode::End), cx),
            action if moves(action) => self.step(action, cx),
            _ => Response::Ignored,
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        if let Input::Mouse(mouse) = input {
            let theme = Theme::new(ThemeName::Mono);
            let rows = self.found.as_ref().filter(|_| !self.editor.is_empty());
            let Some(rows) = rows.and_then(|found| Hits::new(found, theme, false, cx)) else {
                return Response::Ignored;
            };
            return if self.list.wheel(*mouse, &rows) { self.read_on(cx) } else { Response::Ignored };
        }
        if !self.typing() && !matches!(input, Input::Paste(_)) {
            return Response::Ignored;
        }
        let before = self.editor.revision();
        let taken = self.editor.on_input(input);
        self.in_list &= !taken;
        if self.editor.revision() != before {
            self.fault = None;
            self.list.select(0);
        }
        if taken { Response::Handled } else { Response::Ignored }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.in_list = true;
        self.list.select(target.0);
        Response::Handled
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match (outcome, self.running.take()) {
            (Outcome::Done(_), Some((line, asked))) => self.run(line, asked, cx),
            (Outcome::Done(_), None) => Response::say(Message::good(cx.texts.search_removed().to_owned())),
            (Outcome::Failed(_), _) => Response::Ignored,
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(Changes::of(Topic::Searches).and(Topic::Youths).and(Topic::Staff)) {
            self.read(cx)?;
            self.in_list &= self.rows() > 0;
        }
        if changes.touch(TEXTS)
            && let Some(found) = &mut self.found
        {
            let at = found.read_again(Some(self.list.selected()), cx)?;
            if !self.editor.is_empty() {
                self.list.select(at);
                self.in_list &= self.rows() > 0;
            }
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        draw::draw(self, canvas, cx);
    }

    fn youth(&self) -> Option<YouthId> {
        self.current()?.asked.youth
    }
}

/// Asks before a search is kept no longer.
fn remove(saved: &SavedSearch, cx: &Cx<'_>) -> Question {
    let command = Command::RemoveSearch { search: saved.id, version: saved.version };
    let t = cx.texts;
    Question::new(t.search_remove_yes(), t.search_remove_question(&saved.name), vec![Effect::Run(Box::new(command))])
}
