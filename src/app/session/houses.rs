//! Which house is on the screen, which are read beside it, and what other terminals wrote in it.

use super::{super::App, entered::across};
use crate::{
    domain::{changes::Changes, ids::HouseId},
    ui::{action::Action, view::Message},
};

impl App {
    /// Opens all houses of a leader beside the one on the screen, or no longer.
    pub(in crate::app) fn look_across(&mut self) {
        let Some(entered) = &mut self.entered else { return };
        match across(&entered.house, &entered.session.staff) {
            Ok(wide) => entered.wide = wide,
            Err(error) => {
                entered.wide = None;
                self.say_error(&error);
            }
        }
    }

    /// The next of the houses of whoever is signed in comes on the screen.
    pub(in crate::app) fn show_next_house(&mut self) {
        let Some(entered) = &self.entered else { return };
        let at = entered.houses.iter().position(|house| house.id == entered.house.shown());
        let next = at.and_then(|at| entered.houses.get((at + 1) % entered.houses.len()));
        if let Some(next) = next.map(|house| house.id) {
            self.show_that_house(next);
        }
    }

    /// A house of whoever is signed in comes on the screen. What is typed about the one before is kept as a draft of that one,
    /// and everything that is open is closed: nothing of one house stays on the screen of another. Whether it did.
    pub(in crate::app) fn show_that_house(&mut self, house: HouseId) -> bool {
        let now = self.clock.now();
        let is_waiting = self.job.is_some() || self.is_handing_out();
        self.save_draft();
        // A disk that takes no draft must not cost a text, and no text of one house waits in another.
        if is_waiting || self.has_unkept_text() {
            self.say(Message::bad(self.texts.house_stays().to_owned()));
            return false;
        }
        let Some(entered) = &mut self.entered else { return false };
        entered.forget_rolls();
        let closed = entered.house.close_drafts(entered.session.staff.id);
        let shown = closed.and_then(|()| entered.house.show_house(entered.session.staff.id, house, now));
        if let Err(error) = shown {
            self.say_error(&error);
            return false;
        }
        self.drafts.forget();
        self.undo.clear();
        self.stack.clear();
        // Another connection counts what was written otherwise; everything is read anew in any case.
        if let Some(entered) = &mut self.entered
            && let Ok(token) = entered.house.change_token()
        {
            entered.token = token;
        }
        self.refresh(Changes::ALL);
        self.stand_across();
        if !self.put_up_first() {
            return false;
        }
        let told = self.house_told();
        self.say(Message::note(told));
        true
    }

    /// Which house is on the screen, and which drafts of whoever is signed in wait here and elsewhere. None of them opens by
    /// itself: whoever asked for the house asked for its first screen.
    pub(in crate::app) fn house_told(&mut self) -> String {
        let t = self.texts;
        let waiting = self.waiting_drafts().map_or(0, |waiting| waiting.len());
        let Some(entered) = &self.entered else { return String::new() };
        let shown = t.house_shown(entered.info.name.as_str());
        let here = (waiting > 0).then(|| {
            let count = i64::try_from(waiting).unwrap_or(i64::MAX);
            t.house_drafts_here(count, self.cx().key(Action::OpenDrafts))
        });
        std::iter::once(shown).chain(here).chain(self.drafts_elsewhere()).collect::<Vec<_>>().join(" ")
    }

    /// What is read across the houses is read from the one on the screen.
    fn stand_across(&mut self) {
        let Some(entered) = &mut self.entered else { return };
        let shown = entered.house.shown();
        let stands = entered.wide.as_mut().map_or(Ok(()), |wide| wide.stand_in(shown));
        if let Err(error) = stands {
            entered.wide = None;
            self.say_error(&error);
        }
    }

    /// Another terminal may have written.
    pub(in crate::app) fn check_other_terminals(&mut self) {
        let Some(entered) = &mut self.entered else {
            return;
        };
        match entered.house.change_token() {
            Ok(token) if token == entered.token => {}
            Ok(token) => {
                entered.token = token;
                self.leave_closed_house();
                let Some(entered) = &mut self.entered else { return };
                let before = entered.backup_marks;
                self.look_at_trail();
                self.waiting_drafts();
                self.refresh(Changes::ALL);
                if self.entered.as_ref().is_some_and(|entered| entered.backup_marks != before) {
                    // A copy was made there.
                    self.look_at_backups();
                }
            }
            Err(error) => {
                self.say_error(&error);
            }
        }
    }

    /// Another terminal took whoever sits here out of the house on the screen: nothing of it is shown any more, and another of
    /// theirs comes up.
    fn leave_closed_house(&mut self) {
        let now = self.clock.now();
        // What is typed is of that house, and is there again for whoever gets their part in it back.
        self.save_draft();
        let Some(entered) = &mut self.entered else { return };
        entered.house.tell_time(now);
        if let Err(error) = entered.house.taken_by(entered.session.staff.id) {
            return self.say_error(&error);
        }
        if !entered.house.is_closed() {
            return;
        }
        self.leave_screens();
        let Some(entered) = &mut self.entered else { return };
        let shown = entered.house.show_to(entered.session.staff.id);
        self.drafts.forget();
        self.undo.clear();
        self.stack.clear();
        self.refresh(Changes::ALL);
        self.look_across();
        let cover = self.cover.take();
        self.show_house();
        self.cover = cover.or_else(|| self.cover.take());
        let text = match shown {
            Ok(()) => self.texts.house_closed().to_owned(),
            Err(error) => crate::explain::store_error(self.texts, &error),
        };
        self.say(Message::bad(text));
    }
}
