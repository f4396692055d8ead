//! Opening what an action names: screens and forms from one list, and the dialogs that show what the app knows (help,
//! messages, quick lookup).

use super::App;
use crate::{
    domain::{audit::AccessEvent, ids::HouseId, task::HouseClock},
    store::StoreError,
    ui::{
        action::{Action, Scope, TABLE},
        dialogs::{
            help::{Help, HelpRow},
            lookup::Lookup,
            messages::Messages,
        },
        screens,
        view::{Availability, Effect, Message, There},
    },
};

impl App {
    /// Opens the screen or form an action names, about the youth the top view is about.
    pub(super) fn open_screen(&mut self, action: Action) {
        let youth = self.top().and_then(crate::ui::view::View::youth);
        let place = self.top().and_then(crate::ui::view::View::apartment);
        // Whoever may not see it is told so, however they came to ask.
        if let Availability::Disabled(reason) = screens::availability(action, youth, &self.cx()) {
            self.say(Message::note(reason));
            return;
        }
        let is_in_file = self.top().is_some_and(|view| view.scope().chain().contains(&Scope::File));
        match screens::open(action, screens::Subject { youth, apartment: place }, &self.cx()) {
            Some(Ok(view)) => {
                self.push(view);
                // What the form shows stands in the file, which was written down when that was opened.
                if screens::shows_a_file(action) && youth.is_some() && !is_in_file {
                    self.record_about(AccessEvent::OpenFile, youth);
                }
            }
            Some(Err(error)) => {
                let text = crate::explain::store_error(self.texts, &error);
                self.say(Message::bad(text));
            }
            None => {}
        }
    }

    /// Reads the fire rolls of the other houses. What cannot be read is told; the one of this house stands.
    pub(super) fn read_rolls(&mut self) {
        let (now, kinds, zone) = (self.clock.now(), self.config.shifts.clone(), self.zone);
        let clock = HouseClock { kinds: &kinds, zone };
        let read = self.entered.as_mut().map_or(Ok(()), |entered| entered.read_rolls(now, &clock));
        if let Err(error) = read {
            self.say_error(&error);
        }
    }

    /// Once no fire roll is on the screen any more, nothing of the other houses is kept.
    pub(super) fn forget_unseen_rolls(&mut self) {
        let is_seen = match &self.cover {
            Some(cover) => cover.is_live(),
            None => self.stack.iter().any(|view| view.scope() == Scope::FireRoll),
        };
        if let Some(entered) = self.entered.as_mut().filter(|_| !is_seen) {
            entered.forget_rolls();
        }
    }

    /// Opens what stands in another house: that one comes on the screen first, and it is told which it is.
    pub(super) fn open_there(&mut self, house: HouseId, there: There) {
        if self.stack.iter().any(|view| view.scope() == Scope::Form) {
            self.say(Message::note(self.texts.house_form_first().to_owned()));
            return;
        }
        if !self.show_that_house(house) {
            return;
        }
        let told = self.house_told();
        let effects = screens::there::open(there, &self.cx());
        let is_said = effects.iter().any(|effect| matches!(effect, Effect::Say(_)));
        self.perform(effects);
        // What opened took the message away that says where this is.
        if !is_said {
            self.say(Message::note(told));
        }
    }

    pub(super) fn open_help(&mut self) {
        let Some(view) = self.top() else {
            return;
        };
        let chain = view.scope().chain();
        let rows = TABLE
            .iter()
            .filter(|row| row.scopes.iter().any(|scope| chain.contains(scope)))
            .filter_map(|row| {
                let reason = match self.availability(row.action) {
                    Availability::Available => None,
                    Availability::Disabled(reason) => Some(reason),
                    Availability::NotHere => return None,
                };
                let keys = self.keymap.keys_of(row.action).iter().map(|key| crate::ui::keymap::print(*key)).collect();
                let label = view.label(row.action, self.texts).unwrap_or_else(|| (row.label)(&self.texts));
                Some(HelpRow { row, label, keys, reason })
            })
            .collect();
        let help = Box::new(Help::new(rows));
        if self.cover.is_some() {
            // The covered screen explains itself; nothing may be opened over it.
            return;
        }
        self.push(help);
    }

    pub(super) fn open_messages(&mut self) {
        let messages = self.messages.iter().cloned().collect();
        self.push(Box::new(Messages::new(self.standing_notices(), messages)));
    }

    pub(super) fn open_lookup(&mut self) {
        match self.lookup() {
            Ok(lookup) => self.push(Box::new(lookup)),
            Err(error) => {
                let text = crate::explain::store_error(self.texts, &error);
                self.say(Message::bad(text));
            }
        }
    }

    /// The quick lookup with what can be done on the view on top.
    pub(super) fn lookup(&self) -> Result<Lookup, StoreError> {
        let chain = self.top().map_or([].as_slice(), |view| view.scope().chain());
        let actions = TABLE
            .iter()
            .filter(|row| row.scopes.iter().any(|scope| chain.contains(scope)))
            .filter(|row| self.availability(row.action) == Availability::Available)
            .map(|row| (row.action, self.keymap.shown(row.action, false)))
            .collect();
        Lookup::new(actions, &self.cx())
    }
}
