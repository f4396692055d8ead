//! Keeping what is typed: a draft after every pause, before every lock and on the way out. Removed by the very transaction
//! that saves the text, so that a draft never outlives its entry and no entry is lost for a draft.

use std::time::Duration;

use super::App;
use crate::{
    store::drafts::Draft,
    ui::{
        screens,
        view::{Message, View},
    },
};

/// Knows when the next draft is due and what was kept last.
#[derive(Debug)]
pub(super) struct DraftKeeper {
    pause: Duration,
    due: Option<Duration>,
    kept: Option<Draft>,
    /// The last attempt failed and was told about; it is told again only after one that went well.
    failing: bool,
}

impl DraftKeeper {
    pub(super) const fn new(pause: Duration) -> Self {
        Self { pause, due: None, kept: None, failing: false }
    }

    /// When the draft is to be kept.
    pub(super) const fn due(&self) -> Option<Duration> {
        self.due
    }

    /// A key was pressed: the pause begins anew.
    pub(super) fn touched(&mut self, now: Duration) {
        self.due = Some(now + self.pause);
    }

    /// What was kept is saved or dropped: nothing is owed any more.
    pub(super) fn forget(&mut self) {
        self.kept = None;
        self.due = None;
    }
}

impl App {
    /// Keeps what the views hold, if it is another than what was kept last.
    pub(super) fn save_draft(&mut self) {
        self.drafts.due = None;
        let drafts: Vec<Draft> = self.stack.iter().filter_map(|view| view.draft()).collect();
        let Some(draft) = drafts.into_iter().next_back() else {
            return;
        };
        if self.drafts.kept.as_ref() == Some(&draft) {
            return;
        }
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        match entered.house.save_draft(entered.session.staff.id, now, &draft) {
            Ok(()) => {
                self.drafts.kept = Some(draft);
                self.drafts.failing = false;
                self.redraw = true;
            }
            Err(error) => {
                // The text is still on the screen; the next pause tries again.
                self.drafts.due = Some(self.clock.elapsed() + self.drafts.pause.max(Duration::from_secs(2)));
                if !self.drafts.failing {
                    self.drafts.failing = true;
                    let text = self.texts.draft_not_kept(crate::explain::store_error(self.texts, &error));
                    self.say(Message::bad(text));
                }
            }
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
        let clock = self.texts.clock(at, self.zone);
        self.say(Message::note(self.texts.draft_restored(clock)));
    }
}
