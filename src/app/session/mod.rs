//! Who is in: coming in, taking over from somebody, leaving. Each of these is an audit row.

mod cover;
mod entered;
mod greeting;
mod houses;
mod trail;

pub(super) use self::entered::Entered;
use self::entered::unread;
use super::{App, drafts::Parked, jobs::Running};
use crate::{
    domain::{audit::AccessEvent, changes::Changes, staff::StaffMember},
    store::{House, StoreError},
    ui::{
        action::Scope,
        screens,
        view::{Message, Session},
    },
};

impl App {
    /// Signs a member in with a house that is already open: after the passphrase, after set-up, and in the invented house.
    ///
    /// # Errors
    /// What the store answers.
    pub fn enter(&mut self, house: House, staff: StaffMember) -> Result<(), StoreError> {
        self.entered = Some(Entered::new(house, staff, self)?);
        self.came_in();
        Ok(())
    }

    /// No house is open: the set-up guide where none stands, the unlock screen where one does.
    pub(super) fn close_house(&mut self) {
        self.entered = None;
        self.stack.clear();
        let stands = self.folder.is_house();
        let cover = if stands { screens::closed(&self.cx()) } else { screens::set_up(&self.cx()) };
        self.cover = Some(cover);
        self.redraw = true;
    }

    /// From the closed door to where the code on paper is typed, and back.
    pub(super) fn turn_recovery(&mut self) {
        if self.cover.as_ref().is_some_and(|cover| cover.scope() == Scope::Locked) {
            self.cover = Some(screens::recover(&self.cx()));
            self.redraw = true;
        } else {
            self.close_house();
        }
    }

    /// Another member takes over: the texts of the one before are kept as their drafts.
    pub(super) fn switch_to(&mut self, member: StaffMember, event: AccessEvent) {
        let now = self.clock.now();
        self.leave_screens();
        let Some(entered) = &mut self.entered else {
            return;
        };
        entered.wrong_pins = 0;
        entered.forget_rolls();
        entered.houses = entered.house.houses_of(member.id).unwrap_or_default();
        // Whoever works in another house sees that one; whoever works in none sees nothing.
        let before = entered.house.shown();
        let shown = entered.house.show_to(member.id);
        let is_another = shown.is_err() || entered.house.shown() != before;
        entered.unread = unread(&entered.house, &member).unwrap_or_default();
        let session = Session::read(entered.house.read(), member.clone(), now);
        entered.session = session.unwrap_or(Session { staff: member, shift: None, coming: None, unsigned: Vec::new() });
        entered.had_shift = entered.session.shift.is_some();
        entered.rights = entered.session.staff.rights();
        // What was said to one is not shown to another.
        self.messages.clear();
        self.record(event);
        if is_another {
            self.refresh(Changes::ALL);
        }
        self.look_across();
        self.came_in();
        if let Err(error) = shown {
            self.say_error(&error);
        }
    }

    /// What is typed is kept before other screens come up.
    fn leave_screens(&mut self) {
        self.save_draft();
        if self.owed_drafts().is_empty() {
            return self.close_drafts();
        }
        // A disk that takes no draft must not cost a text: the form itself waits for its writer.
        if let Some(entered) = &self.entered {
            let (owner, rights) = (entered.session.staff.id, entered.rights);
            let views = std::mem::take(&mut self.stack);
            let house = entered.house.shown();
            self.parked.push(Parked { owner, rights, house, views, kept: self.drafts.take_kept() });
        }
    }

    /// Somebody gave whoever sits here another role or function: what stands on the screen was opened for the one before. What
    /// they typed is kept.
    pub(super) fn begin_anew_in_another_role(&mut self) {
        let changed = |entered: &&Entered| entered.session.staff.rights() != entered.rights;
        let Some(entered) = self.entered.as_ref().filter(changed) else {
            return;
        };
        let (before, rights) = (entered.rights, entered.session.staff.rights());
        self.leave_screens();
        if let Some(entered) = &mut self.entered {
            entered.rights = rights;
        }
        // Who leads no longer sees across no longer.
        self.look_across();
        self.drafts.forget();
        let cover = self.cover.take();
        self.show_house();
        // A covered screen stays covered.
        self.cover = cover.or_else(|| self.cover.take());
        let t = self.texts;
        self.say(Message::note(match (before.role == rights.role, rights.host_coordinator) {
            (false, _) => t.role_is_another(t.role(rights.role)),
            (true, true) => t.coordinator_now().to_owned(),
            (true, false) => t.coordinator_no_more().to_owned(),
        }));
    }

    /// Leaves the program because a person asked for it: not with text that is nowhere but on the screen, unless they ask
    /// once more.
    pub(super) fn ask_to_quit(&mut self) {
        self.save_draft();
        if self.has_unkept_text() && !self.quit_asked {
            self.quit_asked = true;
            self.say(Message::bad(self.texts.quit_would_lose().to_owned()));
            return;
        }
        if self.is_backing_up() && !self.quit_asked {
            self.quit_asked = true;
            self.say(Message::note(self.texts.quit_would_stop_backup().to_owned()));
            return;
        }
        if self.is_handing_out() && !self.quit_asked {
            self.quit_asked = true;
            self.say(Message::note(self.texts.quit_would_stop_pack().to_owned()));
            return;
        }
        self.quit();
    }

    /// Leaves the program. What is typed is kept, and a job that is under way is finished: a house is never made by half. What is
    /// handed out gets its time, too.
    pub fn quit(&mut self) {
        self.cancel_rotation();
        if let Some(Ok(answer)) = self.job.take().map(Running::wait) {
            self.finish_job(answer);
        }
        self.wait_for_hand_out();
        self.save_draft();
        self.record(AccessEvent::Quit);
        match self.entered.as_ref().map(|entered| entered.house.note_head()) {
            None | Some(Ok(true)) => {}
            Some(Ok(false)) => tracing::warn!("the noted head of the audit chain does not stand and stays noted"),
            Some(Err(error)) => {
                tracing::warn!(%error, "the head of the audit chain could not be noted in the key file");
            }
        }
        self.quitting = true;
    }

    pub(super) fn tidy(&mut self) {
        if let Some(entered) = &self.entered
            && let Err(error) = entered.house.tidy()
        {
            tracing::warn!(%error, "the write-ahead log could not be tidied");
        }
    }
}
