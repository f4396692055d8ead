//! What whoever comes in is shown, told and asked first.

use super::super::App;
use crate::{
    domain::access::{Deed, allows},
    store::exposures,
    ui::{screens, view::Message},
};

impl App {
    pub(super) fn came_in(&mut self) {
        self.look_at_trail();
        self.last_input = self.clock.elapsed();
        self.drafts.forget();
        self.show_house();
        if !self.ask_for_shift() {
            self.offer_since();
        }
        self.offer_new_code();
        self.warn_of_full_disk();
        self.warn_of_open_files();
        self.look_at_backups();
        self.warn_of_time();
    }

    /// Long before the disk is full, somebody should know.
    fn warn_of_full_disk(&mut self) {
        if let Some(free) = self.folder.free_bytes().filter(|free| *free < self.config.disk.warning_bytes()) {
            let text = self.texts.disk_nearly_full(self.texts.number(i64::try_from(free / 1_000_000).unwrap_or(0)));
            self.say(Message::bad(text));
        }
    }

    /// What lies open to others on the machine is seen by whoever comes in, and put right by whoever runs `doctor`.
    fn warn_of_open_files(&mut self) {
        let is_invented = self.entered.as_ref().is_none_or(|entered| entered.info.invented);
        if !is_invented && !exposures(&self.folder).is_empty() {
            self.say(Message::bad(self.texts.files_open_to_others().to_owned()));
        }
    }

    /// Who came in is told what is new, and how to see it. Who is asked for their shift is told after that; what is said
    /// about their drafts comes first, since the number of unread entries stands above every screen.
    fn offer_since(&mut self) {
        if self.message_until.is_some() {
            return;
        }
        if let Some(text) = screens::offer_since(&self.cx()) {
            self.say(Message::note(text));
        }
    }

    /// Who came in and has no shift is asked which one they have, once. Whether they are.
    pub(super) fn ask_for_shift(&mut self) -> bool {
        let needs = self.entered.as_ref().is_some_and(|entered| {
            let has_none = entered.session.shift.is_none() && entered.session.coming.is_none();
            has_none && allows(entered.session.staff.rights(), Deed::TakeShift)
        });
        if !needs {
            return false;
        }
        if let Some(entered) = &mut self.entered {
            entered.had_shift = false;
        }
        let Some(view) = screens::ask_for_shift(&self.cx()) else {
            return false;
        };
        self.stack.push(view);
        true
    }

    /// Whoever keeps the house is told that nobody has shown to have the code on paper, and offered a new one.
    fn offer_new_code(&mut self) {
        let Some(entered) = &self.entered else {
            return;
        };
        if !allows(entered.session.staff.rights(), Deed::KeepHouse) {
            return;
        }
        match entered.house.code_is_on_paper() {
            Ok(true) => {}
            Ok(false) => {
                let view = screens::offer_new_code();
                self.stack.push(view);
            }
            // Whoever came in a moment ago came by that file; the next one is asked.
            Err(error) => tracing::warn!(%error, "the key file could not be asked for the recovery code"),
        }
    }
}
