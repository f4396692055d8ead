//! The quick lookup: whatever can be found or done, by a few letters; and an entry in one line.
//!
//! ```text
//! ╭ Finn ────────────────────────────────────────────────────────╮
//! │ am█                                                          │
//! │                                                              │
//! │ ▸ ▌3 Amir                 leilighet 3              plan      │
//! │   ▌1 Samira               leilighet 1              plan      │
//! │   «… Amsterdam …»         14.10. OH                notat     │
//! │                                                              │
//! │ Enter Åpne   Tab Bare ungdommer   Esc Lukk                   │
//! ╰──────────────────────────────────────────────────────────────╯
//! ```

mod across;
mod capture;
mod drafts;
mod draw;
mod entries;
mod items;
mod rank;

use self::{
    capture::{Preview, Times},
    items::{ActionWithKey, Goes, Item, Shown},
    rank::{Fit, Found, Typed},
};
use crate::{
    domain::{
        access::{Deed, allows},
        changes::{Changes, Topic},
        command::Command,
        log::About,
        time::Instant,
    },
    explain,
    store::{
        StoreError,
        drafts::{Draft, DraftKey},
    },
    text::{
        capture::{Slip, Vocabulary},
        when::{Lean, parse_date},
    },
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        dialogs::question::Question,
        input::{Input, Key, KeyCode},
        screens::{self, Opened, calendar, entry_form, file, hosts, log, search, tasks},
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
        widgets::{
            editor::{Editor, EditorState},
            list::{ListResponse, ListState},
        },
    },
};

/// The name of a one-line entry in drafts.
pub const CAPTURE: &str = "capture";

/// Characters that can be typed: as long as an entry may be.
const LONGEST: usize = crate::domain::names::Prose::MAX;

/// Letters from which entries are searched while typing. Shorter words are searched when nothing else is found and Enter
/// asks for it.
const ENTRIES_FROM: usize = 3;

/// Words from which a text that finds nothing is rather a line somebody wanted to write.
const WORDS_OF_A_LINE: usize = 3;

/// The lookup.
pub struct Lookup {
    editor: Editor,
    actions: Vec<ActionWithKey>,
    items: Vec<Item>,
    vocabulary: Vocabulary,
    only_youths: bool,
    rows: Vec<Row>,
    /// What the line would become as an entry.
    preview: Option<Preview>,
    /// The times of the line, and when they were typed.
    times: Option<Times>,
    list: ListState,
    /// What is being saved, until the answer comes.
    saving: Option<(About, Option<Instant>)>,
    /// The name of the line as a draft: its own, beside the lines that wait already.
    key: DraftKey,
    /// Lines that wait from before. They are listed while nothing is typed.
    waiting: Vec<Shown>,
    /// The line that is gone on with. A search that is typed over it does not take its place as a draft.
    left: Option<EditorState>,
}

/// A row below the line that is typed.
#[derive(Clone)]
enum Row {
    /// The entry the line would become.
    Preview,
    /// Something found.
    Found(Shown, Found),
}

impl Row {
    /// Whether Enter does the same on both.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Preview, Self::Preview) => true,
            (Self::Found(one, _), Self::Found(other, _)) => one.goes == other.goes,
            _ => false,
        }
    }
}

impl Lookup {
    /// The lookup over a view in which these actions can be done, each with its key.
    ///
    /// # Errors
    /// What the store answers.
    pub fn new(actions: Vec<ActionWithKey>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let mut lookup = Self {
            editor: Editor::line(LONGEST),
            actions,
            items: Vec::new(),
            vocabulary: Vocabulary::default(),
            only_youths: false,
            rows: Vec::new(),
            preview: None,
            times: None,
            list: ListState::default(),
            saving: None,
            key: DraftKey { form: CAPTURE.to_owned(), subject: 0 },
            waiting: Vec::new(),
            left: None,
        };
        lookup.load(cx)?;
        lookup.key.subject = drafts::free_subject(&lookup.waiting);
        lookup.search(cx)?;
        Ok(lookup)
    }

    /// Goes on with a line that waits, the cursor where it was; `None` when the draft holds no line.
    #[must_use]
    pub fn going_on_with(mut self, draft: &Draft, cx: &Cx<'_>) -> Option<Self> {
        let line = drafts::line(&draft.body)?;
        self.editor.restore(&line);
        self.left = Some(line);
        self.times = drafts::times(&draft.body);
        self.key = draft.key.clone();
        self.search(cx).ok()?;
        Some(self)
    }

    fn load(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.items = items::load(&self.actions, cx)?;
        self.waiting = drafts::waiting(cx)?;
        self.vocabulary = capture::vocabulary(cx.house()?.people);
        Ok(())
    }

    /// Finds anew after a letter.
    fn search(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let text = self.editor.text();
        let mut typed = Typed::new(&text);
        let mut found = if typed.is_empty() { self.everything() } else { self.in_memory(&mut typed) };
        let sees_house = allows(cx.house()?.session.staff.rights(), Deed::SeeHouse);
        let date =
            if self.only_youths || !sees_house { None } else { parse_date(&text, cx.today(), Lean::Nearest).ok() };
        if let Some(date) = date {
            let shown = Shown::new(Goes::Date(date), cx.texts.weekday_date(date), cx.texts.week(date));
            found.push((shown, Found { fit: Fit::Begins, points: 0, letters: Vec::new() }));
        }
        self.preview = self.read(cx);
        let is_entry = date.is_none() && self.preview.as_ref().is_some_and(is_plain);
        if sees_house && !self.only_youths && !is_entry && typed.longest_word() >= ENTRIES_FROM {
            found.extend(entries::find(&text, cx)?);
        }
        found.sort_by_key(|(shown, found)| {
            (found.fit, !shown.is_here, shown.goes.order(), std::cmp::Reverse(found.points))
        });
        self.rows = found.into_iter().map(|(shown, found)| Row::Found(shown, found)).collect();
        self.place_preview(is_entry);
        self.list.select(0);
        Ok(())
    }

    /// Reads the line as an entry.
    fn read(&mut self, cx: &Cx<'_>) -> Option<Preview> {
        capture::read(&self.editor.text(), &self.vocabulary, &mut self.times, cx)
    }

    /// Finds anew what others may have changed. What is selected stays so, and where it is found no more it stays all the
    /// same until the next letter: Enter must not do something else than it did a moment ago, and save an entry least of all.
    fn search_again(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let at = self.selected();
        let selected = self.rows.get(at).cloned();
        self.search(cx)?;
        let Some(selected) = selected else {
            return Ok(());
        };
        let again = self.rows.iter().position(|row| row.is(&selected));
        let at = match selected {
            Row::Found(..) => again.unwrap_or_else(|| {
                let at = at.min(self.rows.len());
                self.rows.insert(at, selected);
                at
            }),
            Row::Preview => again.unwrap_or(0),
        };
        self.list.select(at);
        Ok(())
    }

    /// An entry that is plainly meant comes first, so that Enter saves it. One that may be a search comes last: Enter then
    /// opens something, which harms nobody.
    fn place_preview(&mut self, is_entry: bool) {
        if self.preview.is_some() {
            let at = if is_entry { 0 } else { self.rows.len() };
            self.rows.insert(at, Row::Preview);
        }
    }

    /// Before anything is typed: what was begun, who lives here, then what can be done.
    fn everything(&self) -> Vec<(Shown, Found)> {
        let is_shown = |shown: &&Shown| match shown.goes {
            Goes::Youth(_) => shown.is_here,
            Goes::Action(_) => !self.only_youths,
            _ => false,
        };
        let found = || Found { fit: Fit::Whole, points: 0, letters: Vec::new() };
        let begun = self.waiting.iter().filter(|_| !self.only_youths);
        let listed = begun.chain(self.items.iter().map(|item| &item.shown).filter(is_shown));
        listed.map(|shown| (shown.clone(), found())).collect()
    }

    fn in_memory(&self, typed: &mut Typed) -> Vec<(Shown, Found)> {
        let is_asked_for = |item: &&Item| !self.only_youths || matches!(item.shown.goes, Goes::Youth(_));
        let items = self.items.iter().filter(is_asked_for);
        items.filter_map(|item| Some((item.shown.clone(), best(item, typed)?))).collect()
    }

    fn is_preview(&self, index: usize) -> bool {
        matches!(self.rows.get(index), Some(Row::Preview))
    }

    fn step(&mut self, key: KeyCode) -> Response {
        self.list.on_input(&Input::Key(Key::plain(key)), self.rows.len());
        Response::Handled
    }

    /// The row the next Enter goes to.
    fn selected(&self) -> usize {
        self.list.selected().min(self.rows.len().saturating_sub(1))
    }

    fn activate(&mut self, index: usize, cx: &Cx<'_>) -> Response {
        match self.rows.get(index) {
            Some(Row::Preview) => self.save(cx),
            Some(Row::Found(shown, _)) => {
                let goes = shown.goes;
                self.go(goes, cx)
            }
            None => self.search_short_words(cx),
        }
    }

    /// Nothing was found by one or two letters: entries that have them as a word.
    fn search_short_words(&mut self, cx: &Cx<'_>) -> Response {
        match entries::find(&self.editor.text(), cx) {
            Ok(found) => {
                self.rows = found.into_iter().map(|(shown, found)| Row::Found(shown, found)).collect();
                Response::Handled
            }
            Err(error) => Response::say(Message::bad(explain::store_error(cx.texts, &error))),
        }
    }

    fn save(&mut self, cx: &Cx<'_>) -> Response {
        // What is saved is read at this moment, not when the last letter was typed; only its times are of when they were.
        match self.read(cx) {
            Some(Ok(capture)) => {
                let shift = cx.house().ok().and_then(|house| house.session.shift.as_ref().map(|shift| shift.id));
                self.saving = Some((capture.about.clone(), capture.happened_at));
                let mut entry = capture.into_entry(cx.now, shift);
                entry.marks.weight_until = cx.config.log.weight_until(entry.weight, cx.now);
                Response::effect(Effect::RunDraft(Box::new(Command::WriteEntry(entry)), self.key.clone()))
            }
            Some(Err(slip)) => Response::say(Message::bad(capture::slip(&slip, cx))),
            None => Response::Handled,
        }
    }

    /// Leaves for what was found. A line that may be a search was one, and is no draft; one that is plainly an entry, or waited
    /// before, still is.
    fn go(&mut self, goes: Goes, cx: &Cx<'_>) -> Response {
        let mut effects = vec![Effect::Close];
        let opened = match goes {
            Goes::Youth(youth) => {
                effects.push(Effect::SelectYouth(youth));
                Some(file::open_first(youth, cx))
            }
            Goes::Goal(youth, goal) => {
                effects.push(Effect::SelectYouth(youth));
                Some(file::open_goal(youth, goal, cx))
            }
            Goes::Host(household) => Some(hosts::open_household(household, cx)),
            Goes::Contact(youth, contact) => Some(file::open_contact(youth, contact, cx)),
            Goes::Activity(day, activity, _) => Some(calendar::open_at(day, Some(activity), cx)),
            Goes::Date(day) => Some(calendar::open_on(day, cx)),
            Goes::Entry(entry) => Some(log::open_at(entry, cx)),
            Goes::Task(task) => Some(tasks::open_at(tasks::list::What::Task(task), cx)),
            Goes::Apartment(number) => {
                effects = vec![Effect::Home, Effect::Act(Action::SelectApartment(number.0))];
                None
            }
            Goes::Action(action) => {
                effects.push(Effect::Act(action));
                None
            }
            Goes::Elsewhere(house, there) => {
                effects.push(Effect::OpenThere { house, there });
                None
            }
            Goes::Draft(subject) => {
                effects.push(Effect::OpenDraft(DraftKey { form: CAPTURE.to_owned(), subject }));
                None
            }
        };
        effects.extend(opened.map(|opened| open_or_say(opened, cx)));
        if !self.is_preview(0) {
            self.preview = None;
        }
        Response::Effects(effects)
    }

    /// A line that somebody would miss is asked about; a search only goes.
    fn throw_away(&mut self, cx: &Cx<'_>) -> Response {
        let Some(line) = self.line() else {
            self.editor.set_text("");
            return self.after_input(cx);
        };
        let then = vec![Effect::ThrowAway { key: self.key.clone(), shown: None }];
        Response::open(Question::throw_away(&line.text, then, cx.texts))
    }

    /// The line that somebody would miss: one that would become an entry, was gone on with and not emptied, or says more than
    /// is searched for and finds nothing. A search is none.
    fn line(&self) -> Option<EditorState> {
        let says_more = || self.rows.is_empty() && self.editor.text().split_whitespace().count() >= WORDS_OF_A_LINE;
        match &self.preview {
            Some(_) => Some(self.editor.state()),
            None if self.editor.is_empty() => None,
            None if says_more() => Some(self.editor.state()),
            None => self.left.clone(),
        }
    }

    fn after_input(&mut self, cx: &Cx<'_>) -> Response {
        match self.search(cx) {
            Ok(()) => Response::Handled,
            Err(error) => Response::say(Message::bad(explain::store_error(cx.texts, &error))),
        }
    }
}

/// Whether a line is plainly meant as an entry; one with a slip is, unless it begins with what several names begin with:
/// that may as well be a search.
fn is_plain(preview: &Preview) -> bool {
    match preview {
        Ok(capture) => capture.is_plain(),
        Err(slip) => !matches!(slip, Slip::SeveralYouths(_)),
    }
}

/// The best of an item's spellings; only a match in the name that is shown is marked.
fn best(item: &Item, typed: &mut Typed) -> Option<Found> {
    let name = item.name.find(typed);
    let words = item.words.as_ref().and_then(|words| words.find_word(typed));
    let spellings = item.spellings.iter().filter_map(|spelling| spelling.find(typed));
    let other = spellings
        .chain(words.map(|found| Found { fit: Fit::Inside, ..found }))
        .map(|found| Found { letters: Vec::new(), ..found })
        .min_by_key(|found| (found.fit, std::cmp::Reverse(found.points)));
    match (name, other) {
        (Some(name), Some(other)) if other.fit < name.fit => Some(other),
        (Some(name), _) => Some(name),
        (None, other) => other,
    }
}

fn open_or_say(opened: Opened, cx: &Cx<'_>) -> Effect {
    match opened {
        Ok(view) => Effect::Open(view),
        Err(error) => Effect::Say(Message::bad(explain::store_error(cx.texts, &error))),
    }
}

impl View for Lookup {
    fn scope(&self) -> Scope {
        Scope::Lookup
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.lookup_title().to_owned()
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn typing(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            // Enter saves then, and the hint in the dialog says so; «Åpne» in the footer would not be true.
            Action::Open if self.is_preview(self.selected()) => Availability::NotHere,
            Action::ThrowAway if self.editor.is_empty() => {
                Availability::Disabled(cx.texts.throw_away_nothing().to_owned())
            }
            Action::OpenSearch => screens::availability(action, None, cx),
            Action::Open
            | Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::Undo
            | Action::ThrowAway => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Open => self.activate(self.selected(), cx),
            Action::ThrowAway => self.throw_away(cx),
            // A lookup over a lookup finds nothing more.
            Action::Menu | Action::Find => Response::effect(Effect::Close),
            // What is typed here goes along.
            Action::OpenSearch => {
                Response::Effects(vec![Effect::Close, open_or_say(search::open_with(&self.editor.text(), cx), cx)])
            }
            Action::Undo => self.on_input(&Input::Key(Key::ctrl('z')), cx),
            Action::Up => self.step(KeyCode::Up),
            Action::Down => self.step(KeyCode::Down),
            Action::PageUp => self.step(KeyCode::PageUp),
            Action::PageDown => self.step(KeyCode::PageDown),
            _ => Response::Ignored,
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        if *input == Input::Key(Key::plain(KeyCode::Tab)) {
            self.only_youths = !self.only_youths;
            return self.after_input(cx);
        }
        if matches!(input, Input::Mouse(_)) {
            return match self.list.on_input(input, self.rows.len()) {
                ListResponse::Ignored => Response::Ignored,
                ListResponse::Handled => Response::Handled,
                ListResponse::Activated(index) => self.activate(index, cx),
            };
        }
        let before = self.editor.revision();
        match (self.editor.on_input(input), self.editor.revision() == before) {
            (false, _) => Response::Ignored,
            (true, true) => Response::Handled,
            (true, false) => self.after_input(cx),
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        let saving = self.saving.take();
        match (outcome, saving) {
            (Outcome::Done(done), Some((about, happened_at))) => {
                let text = entry_form::saved_sentence(&about, happened_at, done.at, cx);
                Response::Effects(vec![Effect::CloseSaved, Effect::Say(Message::good(text))])
            }
            (Outcome::Failed(error), _) => Response::say(Message::bad(explain::not_saved(cx.texts, error))),
            (Outcome::Done(_), None) => Response::Ignored,
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        let shown = Changes::of(Topic::House)
            .and(Topic::Youths)
            .and(Topic::Plan)
            .and(Topic::Calendar)
            .and(Topic::Contacts)
            .and(Topic::Tasks)
            .and(Topic::Drafts);
        if changes.touch(shown) {
            self.load(cx)?;
            self.search_again(cx)?;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        draw::draw(self, canvas, cx);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(self.key.clone())
    }

    fn draft(&self) -> Option<Draft> {
        Some(Draft { key: self.key.clone(), body: drafts::body(&self.line()?, self.times.as_ref()) })
    }

    fn keep_draft_aside(&mut self, subject: i64) {
        self.key.subject = subject;
    }
}

/// Shows nothing that was typed or found.
impl std::fmt::Debug for Lookup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lookup").finish_non_exhaustive()
    }
}
