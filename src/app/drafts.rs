//! Keeping what is typed: a draft after every pause, before every lock and on the way out. Removed by the very transaction
//! that saves the text, so that a draft never outlives its entry and no entry is lost for a draft.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use serde_json::Value;

use super::App;
use crate::{
    domain::{
        changes::{Changes, Topic},
        time::Instant,
    },
    store::{
        StoreError,
        drafts::{Draft, DraftKey, SavedDraft},
    },
    ui::{
        action::Action,
        dialogs::{
            drafts::{self, Drafts},
            lookup,
        },
        screens,
        view::{Cx, Message, View},
    },
};

/// An entry younger than this may be one its author does not know to be saved.
const JUST_WRITTEN: chrono::TimeDelta = chrono::TimeDelta::minutes(10);

/// How soon a draft that could not be kept is tried again.
const RETRY: Duration = Duration::from_secs(2);

/// How many of the other drafts are named when somebody comes in.
const OTHERS_NAMED: usize = 3;

/// Knows when the next drafts are due and what the house keeps already.
#[derive(Debug)]
pub(super) struct DraftKeeper {
    pause: Duration,
    due: Option<Duration>,
    /// What is kept under each name, as far as a view with that name is or was open.
    kept: BTreeMap<DraftKey, Value>,
    /// The names of all drafts on the disk.
    waiting: BTreeSet<DraftKey>,
    /// The last attempt failed and was told about; it is told again only after one that went well.
    failing: bool,
}

/// A view whose text is another than what is kept of it.
pub(super) struct Owed {
    view: usize,
    key: DraftKey,
    body: Option<Value>,
}

impl DraftKeeper {
    pub(super) const fn new(pause: Duration) -> Self {
        Self { pause, due: None, kept: BTreeMap::new(), waiting: BTreeSet::new(), failing: false }
    }

    /// When the drafts are to be kept.
    pub(super) const fn due(&self) -> Option<Duration> {
        self.due
    }

    /// A key was pressed: the pause begins anew.
    pub(super) fn touched(&mut self, now: Duration) {
        self.due = Some(now + self.pause);
    }

    /// A draft was removed together with saving its text, or thrown away.
    pub(super) fn removed(&mut self, key: &DraftKey) {
        self.kept.remove(key);
        self.waiting.remove(key);
    }

    /// A draft reached the disk.
    fn saved(&mut self, key: DraftKey, body: Value) {
        self.waiting.insert(key.clone());
        self.kept.insert(key, body);
    }

    /// Whether any draft is on the disk.
    pub(super) fn any_waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// A view was opened with what a draft kept.
    pub(super) fn opened(&mut self, draft: Draft) {
        self.kept.insert(draft.key, draft.body);
    }

    /// Another member's drafts count from now on.
    pub(super) fn forget(&mut self) {
        self.kept.clear();
        self.waiting.clear();
        self.due = None;
        self.failing = false;
    }
}

impl App {
    /// Keeps what the views hold, as far as it is another than what is kept; what was emptied is dropped.
    pub(super) fn save_draft(&mut self) {
        self.drafts.due = None;
        self.keep_parked();
        let owed = self.owed_drafts();
        if owed.is_empty() {
            self.drafts.failing = false;
        }
        for owed in owed {
            let now = self.clock.now();
            match self.keep(&owed, now) {
                Ok(()) => {
                    self.drafts.failing = false;
                    let kept_at = owed.body.is_some().then_some(now);
                    if let Some(view) = self.stack.get_mut(owed.view) {
                        view.draft_kept(kept_at);
                    }
                    match owed.body {
                        Some(body) => self.drafts.saved(owed.key, body),
                        None => self.drafts.removed(&owed.key),
                    }
                    self.redraw = true;
                }
                Err(error) => return self.draft_failed(&error),
            }
        }
    }

    /// Takes the views above the lowest `keep` off the stack. What is typed in them is kept as drafts first, and while that
    /// fails they stay: `false` then.
    pub(super) fn put_away(&mut self, keep: usize) -> bool {
        // Somebody waits for the answer: a failure is told again.
        self.drafts.failing = false;
        self.save_draft();
        if self.owed_drafts().iter().any(|owed| owed.view >= keep) {
            return false;
        }
        let closed = self.stack.drain(keep.min(self.stack.len())..);
        let typed: Vec<_> = closed.filter(|view| view.draft().is_some()).collect();
        if typed.iter().any(|view| view.strayed()) {
            let key = self.cx().key(Action::OpenDrafts);
            self.say(Message::note(self.texts.draft_kept_aside(key)));
        } else if !typed.is_empty() {
            self.say(Message::note(self.texts.draft_kept().to_owned()));
        }
        true
    }

    /// A text that is nowhere but in this program: the disk took no draft of it.
    pub(super) fn has_unkept_text(&self) -> bool {
        !self.parked.is_empty() || !self.owed_drafts().is_empty()
    }

    /// Forms of members who were switched away from while the disk took no draft: kept under their own names as soon as it
    /// does, and found again as drafts when they come back.
    fn keep_parked(&mut self) {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        self.parked.retain(|(owner, views)| {
            let drafts = views.iter().filter_map(|view| view.draft());
            let mut kept = drafts.map(|draft| entered.house.save_draft(*owner, now, &draft));
            !kept.all(|result| result.is_ok())
        });
    }

    /// What is typed and is another than what is kept of it.
    pub(super) fn owed_drafts(&self) -> Vec<Owed> {
        let views = self.stack.iter().enumerate();
        let held = views.filter_map(|(view, held)| {
            let body = held.draft().map(|draft| draft.body);
            Some(Owed { view, key: held.draft_key()?, body })
        });
        held.filter(|owed| self.drafts.kept.get(&owed.key) != owed.body.as_ref()).collect()
    }

    fn keep(&mut self, owed: &Owed, now: Instant) -> Result<(), StoreError> {
        let Some(entered) = &mut self.entered else {
            return Ok(());
        };
        let staff = entered.session.staff.id;
        match &owed.body {
            Some(body) => entered.house.save_draft(staff, now, &Draft { key: owed.key.clone(), body: body.clone() }),
            None => entered.house.drop_draft(staff, &owed.key),
        }
    }

    /// The text is still on the screen; the next pause tries again.
    fn draft_failed(&mut self, error: &StoreError) {
        self.drafts.due = Some(self.clock.elapsed() + self.drafts.pause.max(RETRY));
        if !self.drafts.failing {
            self.drafts.failing = true;
            let text = self.texts.draft_not_kept(crate::explain::store_error(self.texts, error));
            self.say(Message::bad(text));
        }
    }

    /// The draft that waits under a name, and the view with what it kept; `None` when there is none, or it cannot be opened.
    fn waiting_draft(&self, key: &DraftKey) -> Option<(Box<dyn View>, SavedDraft)> {
        let entered = self.entered.as_ref()?;
        let drafts = entered.house.read().drafts(entered.session.staff.id).ok()?;
        let saved = drafts.into_iter().find(|saved| saved.draft.key == *key)?;
        Some((screens::reopen(&saved.draft, &self.cx())?, saved))
    }

    /// What a form that is opened begins with: the draft that waits for it, unless that came to be about something else.
    /// `None` when that draft can neither be shown here nor be set aside: the form must not write over it.
    pub(super) fn with_waiting_draft(&mut self, view: Box<dyn View>) -> Option<Box<dyn View>> {
        let Some((mut reopened, saved)) = view.draft_key().and_then(|key| self.waiting_draft(&key)) else {
            return Some(view);
        };
        if reopened.strayed() {
            return self.set_aside(reopened.as_ref(), &saved).then_some(view);
        }
        reopened.draft_kept(Some(saved.saved_at));
        self.say_restored(saved.saved_at);
        Some(reopened)
    }

    /// Gives a draft a name that no form is opened under. It is told whose text is found where now.
    fn set_aside(&mut self, view: &dyn View, SavedDraft { draft, saved_at }: &SavedDraft) -> bool {
        let aside = Draft { key: draft.key.aside(self.drafts.waiting.iter()), body: draft.body.clone() };
        let Some(entered) = &mut self.entered else {
            return false;
        };
        let (house, staff) = (&mut entered.house, entered.session.staff.id);
        // Under its new name first: a crash between the two leaves the text twice, and never not at all.
        let moved = house.save_draft(staff, *saved_at, &aside).and_then(|()| house.drop_draft(staff, &draft.key));
        if let Err(error) = moved {
            let text = crate::explain::store_error(self.texts, &error);
            self.say(Message::bad(text));
            return false;
        }
        self.drafts.removed(&draft.key);
        self.drafts.waiting.insert(aside.key);
        let cx = self.cx();
        let text = self.texts.draft_set_aside(describe(view, &cx), cx.key(Action::OpenDrafts));
        self.say(Message::note(text));
        true
    }

    /// Opens a draft of the list: in the form that holds it already, or in a new one.
    pub(super) fn open_draft(&mut self, key: &DraftKey) {
        if let Some(at) = self.stack.iter().rposition(|open| open.draft_key().as_ref() == Some(key)) {
            self.put_away(at + 1);
            return;
        }
        let saved = self.waiting_drafts().into_iter().find(|saved| saved.draft.key == *key);
        match saved {
            Some(saved) if self.reopen(&saved) => self.say_restored(saved.saved_at),
            _ => self.say(Message::note(self.texts.drafts_cannot_open().to_owned())),
        }
    }

    /// Throws a draft away, and the form it is typed in, which would only keep it again.
    pub(super) fn throw_away(&mut self, key: &DraftKey) {
        let Some(entered) = &mut self.entered else {
            return;
        };
        if let Err(error) = entered.house.drop_draft(entered.session.staff.id, key) {
            let text = crate::explain::store_error(self.texts, &error);
            self.say(Message::bad(text));
            return;
        }
        self.drafts.removed(key);
        self.stack.retain(|view| view.draft_key().as_ref() != Some(key));
        self.say(Message::note(self.texts.thrown_away().to_owned()));
        self.refresh(Changes::of(Topic::Drafts));
    }

    /// Opens the list of drafts.
    pub(super) fn open_drafts(&mut self) {
        match Drafts::open(&self.cx()) {
            Ok(drafts) => self.push(Box::new(drafts)),
            Err(error) => {
                let text = crate::explain::store_error(self.texts, &error);
                self.say(Message::bad(text));
            }
        }
    }

    /// The drafts of whoever is signed in, the newest first, read anew: another terminal may have kept some.
    pub(super) fn waiting_drafts(&mut self) -> Vec<SavedDraft> {
        let Some(entered) = &self.entered else {
            return Vec::new();
        };
        match entered.house.read().drafts(entered.session.staff.id) {
            Ok(waiting) => {
                self.drafts.waiting = waiting.iter().map(|saved| saved.draft.key.clone()).collect();
                waiting
            }
            Err(error) => {
                let text = crate::explain::store_error(self.texts, &error);
                self.say(Message::bad(text));
                Vec::new()
            }
        }
    }

    /// Opens the newest draft of whoever came in over the first screen, and tells of the others: they are opened from the
    /// list, so that Esc leads back to the first screen and never into another text.
    pub(super) fn restore_drafts(&mut self) {
        let waiting = self.waiting_drafts();
        let Some(newest) = waiting.iter().find(|saved| self.reopen(saved)) else {
            return if waiting.is_empty() { self.tell_newest_entry() } else { self.tell_others(None) };
        };
        self.tell_others(Some(newest));
    }

    /// «Utkast fra kl. 14:32 er hentet fram. 2 andre utkast venter: Nytt mål (1 Samira), …»
    fn tell_others(&mut self, opened: Option<&SavedDraft>) {
        let (t, cx) = (self.texts, self.cx());
        let others = drafts::read(&cx).unwrap_or_default();
        let others = others.iter().filter(|waiting| opened.is_none_or(|opened| opened.draft.key != waiting.key));
        let mut list: Vec<String> = others.map(|waiting| waiting.in_words(&cx)).collect();
        let count = i64::try_from(list.len()).unwrap_or(i64::MAX);
        if list.len() > OTHERS_NAMED {
            list.truncate(OTHERS_NAMED);
            list.push("…".to_owned());
        }
        let restored = opened.map(|opened| t.draft_restored(t.clock(opened.saved_at, self.zone)));
        let others = (count > 0).then(|| t.drafts_others(count, list.join(", ")));
        let text = restored.into_iter().chain(others).collect::<Vec<_>>().join(" ");
        self.say(Message::note(text));
    }

    fn say_restored(&mut self, kept_at: Instant) {
        self.say(Message::note(self.texts.draft_restored(self.texts.clock(kept_at, self.zone))));
    }

    /// Whoever comes back to a program that ended in the middle of something sees that their last entry is there, and does
    /// not write it again: it may have been saved without the program having had the time to say so.
    fn tell_newest_entry(&mut self) {
        let Some(entered) = &self.entered else {
            return;
        };
        let newest = entered.house.read().newest_by(entered.session.staff.id).ok().flatten();
        let recent = newest.filter(|entry| self.clock.now() - entry.written_at < JUST_WRITTEN);
        if let Some(entry) = recent {
            let clock = self.texts.clock(entry.written_at, self.zone);
            self.say(Message::note(self.texts.entry_was_saved(clock)));
        }
    }

    /// Opens the view a draft was typed in. The quick lookup finds its own draft, as it does whenever it is opened.
    fn reopen(&mut self, saved: &SavedDraft) -> bool {
        if saved.draft.key.form == lookup::CAPTURE {
            let lookup = self.lookup();
            return lookup.map(|lookup| self.push(Box::new(lookup))).is_ok();
        }
        let Some(mut view) = screens::reopen(&saved.draft, &self.cx()) else {
            return false;
        };
        view.draft_kept(Some(saved.saved_at));
        self.drafts.opened(saved.draft.clone());
        self.stack.push(view);
        true
    }
}

/// What a view is and whom it is about: «Nytt notat (3 Amir)».
fn describe(view: &dyn View, cx: &Cx<'_>) -> String {
    let (kind, about) = (view.title(cx), view.gist(cx).about);
    if about.is_empty() { kind } else { cx.texts.drafts_one_of(kind, about) }
}
