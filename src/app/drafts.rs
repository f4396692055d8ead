//! Keeping what is typed: a draft after every pause, before every lock and on the way out. Removed by the very transaction
//! that saves the text, so that a draft never outlives its entry and no entry is lost for a draft.

use std::time::Duration;

use super::App;
use crate::{
    domain::time::Instant,
    store::{StoreError, drafts::Draft},
    ui::{
        screens,
        view::{Message, View},
    },
};

/// How soon a draft that could not be kept is tried again.
const RETRY: Duration = Duration::from_secs(2);

/// Knows when the next draft is due and what was kept last.
#[derive(Debug)]
pub(super) struct DraftKeeper {
    pause: Duration,
    due: Option<Duration>,
    kept: Option<Draft>,
    kept_at: Option<Instant>,
    /// The last attempt failed and was told about; it is told again only after one that went well.
    failing: bool,
}

impl DraftKeeper {
    pub(super) const fn new(pause: Duration) -> Self {
        Self { pause, due: None, kept: None, kept_at: None, failing: false }
    }

    /// When the draft is to be kept.
    pub(super) const fn due(&self) -> Option<Duration> {
        self.due
    }

    /// A key was pressed: the pause begins anew.
    pub(super) fn touched(&mut self, now: Duration) {
        self.due = Some(now + self.pause);
    }

    /// When the text of the form on top was last kept.
    pub(super) const fn kept_at(&self) -> Option<Instant> {
        self.kept_at
    }

    /// The text on the screen is not on the disk.
    pub(super) const fn is_failing(&self) -> bool {
        self.failing
    }

    /// A draft of the form that is now on top lies on the disk.
    fn lies_on_disk(&mut self, draft: Draft, at: Option<Instant>) {
        self.kept = Some(draft);
        self.kept_at = at;
    }

    /// What was kept is saved or dropped: nothing is owed any more.
    pub(super) fn forget(&mut self) {
        self.kept = None;
        self.kept_at = None;
        self.due = None;
    }
}

impl App {
    /// Keeps what the topmost form holds, if it is another than what was kept last. A form that was emptied again loses its
    /// draft: deleted text does not come back.
    pub(super) fn save_draft(&mut self) {
        self.drafts.due = None;
        let form = self.stack.iter().rev().find(|view| view.draft_key().is_some());
        let draft = form.and_then(|view| view.draft());
        if self.drafts.kept == draft {
            return;
        }
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        let staff = entered.session.staff.id;
        let result = match (&draft, &self.drafts.kept) {
            (Some(draft), _) => entered.house.save_draft(staff, now, draft),
            (None, Some(kept)) => entered.house.drop_draft(staff, &kept.key),
            (None, None) => return,
        };
        match result {
            Ok(()) => {
                self.drafts.kept_at = draft.as_ref().map(|_| now);
                self.drafts.kept = draft;
                self.drafts.failing = false;
                self.redraw = true;
            }
            Err(error) => self.draft_failed(&error),
        }
    }

    /// The view on top went; the form below, if there is one, was kept when it was covered.
    pub(super) fn forget_closed_form(&mut self) {
        self.drafts.forget();
        let below = self.stack.iter().rev().find(|view| view.draft_key().is_some());
        if let Some(draft) = below.and_then(|view| view.draft()).filter(|_| !self.drafts.failing) {
            self.drafts.lies_on_disk(draft, None);
        }
    }

    /// The text is still on the screen; the next pause tries again, and it is told once.
    fn draft_failed(&mut self, error: &StoreError) {
        self.drafts.due = Some(self.clock.elapsed() + self.drafts.pause.max(RETRY));
        if !self.drafts.failing {
            self.drafts.failing = true;
            let text = self.texts.draft_not_kept(crate::explain::store_error(self.texts, error));
            self.say(Message::bad(text));
        }
    }

    /// A form that was left half-way opens again with what was typed; every other view opens as it is.
    pub(super) fn push_with_draft(&mut self, view: Box<dyn View>) {
        let saved = view.draft_key().and_then(|key| {
            let entered = self.entered.as_ref()?;
            let drafts = entered.house.read().drafts(entered.session.staff.id).ok()?;
            drafts.into_iter().find(|saved| saved.draft.key == key)
        });
        let reopened = saved.and_then(|saved| {
            let view = screens::reopen(&saved.draft, &self.cx())?;
            Some((view, saved))
        });
        match reopened {
            Some((view, saved)) => {
                self.push(view);
                self.drafts.lies_on_disk(saved.draft, Some(saved.saved_at));
                let clock = self.texts.clock(saved.saved_at, self.zone);
                self.say(Message::note(self.texts.draft_restored(clock)));
            }
            None => self.push(view),
        }
    }

    /// Opens the drafts that wait for whoever came in, the oldest first, so that the newest has the cursor.
    pub(super) fn restore_drafts(&mut self) {
        let Some(entered) = &self.entered else {
            return;
        };
        let saved = match entered.house.read().drafts(entered.session.staff.id) {
            Ok(saved) => saved,
            Err(error) => {
                let text = crate::explain::store_error(self.texts, &error);
                self.say(Message::bad(text));
                return;
            }
        };
        let Some(newest) = saved.first() else {
            return;
        };
        let at = newest.saved_at;
        let mut views: Vec<Box<dyn View>> = Vec::new();
        for saved in saved.iter().rev() {
            if let Some(view) = screens::reopen(&saved.draft, &self.cx()) {
                views.push(view);
            }
        }
        if views.is_empty() {
            return;
        }
        self.stack.append(&mut views);
        self.drafts.lies_on_disk(newest.draft.clone(), Some(at));
        let clock = self.texts.clock(at, self.zone);
        self.say(Message::note(self.texts.draft_restored(clock)));
    }
}
