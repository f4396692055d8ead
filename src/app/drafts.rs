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

/// An entry younger than this may be one its author does not know to be saved.
const JUST_WRITTEN: chrono::TimeDelta = chrono::TimeDelta::minutes(10);

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
pub(super) struct Owed {
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
                        Some(body) => self.drafts.kept.insert(owed.key, body),
                        None => self.drafts.kept.remove(&owed.key),
                    };
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
        let typed = self.stack.drain(keep.min(self.stack.len())..).any(|view| view.draft().is_some());
        if typed {
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

    /// The draft that waits for a form which is about to be opened anew, and the form with what it kept.
    pub(super) fn waiting_draft(&self, key: Option<DraftKey>) -> Option<(Box<dyn View>, SavedDraft)> {
        let (key, entered) = (key?, self.entered.as_ref()?);
        let drafts = entered.house.read().drafts(entered.session.staff.id).ok()?;
        let saved = drafts.into_iter().find(|saved| saved.draft.key == key)?;
        Some((screens::reopen(&saved.draft, &self.cx())?, saved))
    }

    /// Opens the drafts that wait for whoever came in, the oldest first, so that the newest has the cursor.
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
        for saved in waiting.into_iter().rev() {
            if self.reopen(&saved) {
                newest = Some(saved.saved_at);
            }
        }
        match newest {
            Some(at) => self.say(Message::note(self.texts.draft_restored(self.texts.clock(at, self.zone)))),
            None => self.tell_newest_entry(),
        }
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
