//! Keeping what is typed: a draft after every pause, before every lock and on the way out. Removed by the very transaction
//! that saves the text, so that a draft never outlives its entry and no entry is lost for a draft.

use std::{collections::BTreeMap, time::Duration};

use serde_json::Value;

use super::App;
use crate::{
    domain::time::Instant,
    store::{
        StoreError,
        drafts::{Draft, DraftKey, SavedDraft},
    },
    ui::{
        dialogs::lookup,
        screens,
        view::{Message, View},
    },
};

/// How soon a draft that could not be kept is tried again.
const RETRY: Duration = Duration::from_secs(2);

/// Knows when the next drafts are due and what the house keeps already.
#[derive(Debug)]
pub(super) struct DraftKeeper {
    pause: Duration,
    due: Option<Duration>,
    /// What is kept under each name.
    kept: BTreeMap<DraftKey, Value>,
    /// The last attempt failed and was told about; it is told again only after one that went well.
    failing: bool,
}

/// A view whose text is another than what is kept of it.
struct Owed {
    view: usize,
    key: DraftKey,
    body: Option<Value>,
}

impl DraftKeeper {
    pub(super) const fn new(pause: Duration) -> Self {
        Self { pause, due: None, kept: BTreeMap::new(), failing: false }
    }

    /// When the drafts are to be kept.
    pub(super) const fn due(&self) -> Option<Duration> {
        self.due
    }

    /// A key was pressed: the pause begins anew.
    pub(super) fn touched(&mut self, now: Duration) {
        self.due = Some(now + self.pause);
    }

    /// The text on the screen is not on the disk.
    pub(super) const fn is_failing(&self) -> bool {
        self.failing
    }

    /// A draft was removed together with saving its text, or thrown away.
    pub(super) fn removed(&mut self, key: &DraftKey) {
        self.kept.remove(key);
    }

    /// A view was opened with what a draft kept.
    pub(super) fn opened(&mut self, draft: Draft) {
        self.kept.insert(draft.key, draft.body);
    }

    /// Another member's drafts count from now on.
    pub(super) fn forget(&mut self) {
        self.kept.clear();
        self.due = None;
    }
}

impl App {
    /// Keeps what the views hold, as far as it is another than what is kept; what was emptied is dropped.
    pub(super) fn save_draft(&mut self) {
        self.drafts.due = None;
        for owed in self.owed_drafts() {
            let now = self.clock.now();
            match self.keep(&owed, now) {
                Ok(()) => {
                    self.drafts.failing = false;
                    let kept_at = owed.body.is_some().then_some(now);
                    if let Some(view) = self.stack.get_mut(owed.view) {
                        view.draft_kept(kept_at);
                    }
                    match owed.body {
                        Some(body) => self.drafts.kept.insert(owed.key, body),
                        None => self.drafts.kept.remove(&owed.key),
                    };
                    self.redraw = true;
                }
                Err(error) => return self.draft_failed(&error),
            }
        }
    }

    /// Keeps the drafts before the view on top closes, and says so if that fails. `false`: closing it would lose a text.
    pub(super) fn keep_before_closing(&mut self) -> bool {
        self.drafts.failing = false;
        self.save_draft();
        !self.drafts.failing || self.stack.last().is_none_or(|view| view.draft().is_none())
    }

    fn owed_drafts(&self) -> Vec<Owed> {
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

    /// The draft that waits for a form which is about to be opened anew, and the form with what it kept.
    pub(super) fn waiting_draft(&self, key: Option<DraftKey>) -> Option<(Box<dyn View>, SavedDraft)> {
        let (key, entered) = (key?, self.entered.as_ref()?);
        let drafts = entered.house.read().drafts(entered.session.staff.id).ok()?;
        let saved = drafts.into_iter().find(|saved| saved.draft.key == key)?;
        Some((screens::reopen(&saved.draft, &self.cx())?, saved))
    }

    /// Opens the drafts that wait for whoever came in, the oldest first, so that the newest has the cursor. One whose text
    /// stands in the log already is dropped, and said so: nobody writes it twice.
    pub(super) fn restore_drafts(&mut self) {
        let Some(entered) = &self.entered else {
            return;
        };
        let waiting = match entered.house.read().drafts(entered.session.staff.id) {
            Ok(waiting) => waiting,
            Err(error) => {
                let text = crate::explain::store_error(self.texts, &error);
                self.say(Message::bad(text));
                return;
            }
        };
        let mut newest = None;
        let mut saved_already = None;
        for saved in waiting.into_iter().rev() {
            if let Some(at) = screens::saved_meanwhile(&saved, &self.cx()) {
                self.drop_draft(&saved.draft.key);
                saved_already = Some(at);
            } else if self.reopen(&saved) {
                newest = Some(saved.saved_at);
            }
        }
        if let Some(at) = newest {
            self.say(Message::note(self.texts.draft_restored(self.texts.clock(at, self.zone))));
        }
        if let Some(at) = saved_already {
            self.say(Message::note(self.texts.entry_was_saved(self.texts.clock(at, self.zone))));
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
