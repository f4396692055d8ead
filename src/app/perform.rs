//! Inputs become actions, actions become effects, effects become commands and views: the one way through the house.

use super::{App, Undo, deeds};
use crate::{
    domain::{
        audit::AccessEvent,
        backup::Step,
        changes::{Changes, Topic},
        command::Command,
        undo::{self, Made},
    },
    store::{Done, StoreError, drafts::DraftKey},
    ui::{
        action::{Action, Scope},
        input::Input,
        screens,
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
    },
};

impl App {
    /// Takes one input.
    pub fn input(&mut self, input: &Input) {
        self.redraw = true;
        if !matches!(input, Input::Focus(_) | Input::Resize(..)) {
            if self.job.is_some() && !self.top().is_some_and(View::shows_a_job) {
                // A moment later it is clear on which screen this was typed.
                self.held.push(input.clone());
                return;
            }
            let now = self.clock.elapsed();
            if self.check_idle(now) {
                // The machine slept, or nobody was here: what was typed was meant for a screen that is no longer open.
                return;
            }
            self.last_input = now;
            self.drafts.touched(now);
            self.tidy_at = Some(now + super::TIDY);
        }
        match *input {
            Input::Key(key) => {
                let action = self.top().and_then(|view| self.keymap.action(key, view.scope(), view.typing()));
                if self.is_too_small && !matches!(action, Some(Action::Lock | Action::Quit)) {
                    return;
                }
                self.quit_asked &= action == Some(Action::Quit);
                match action {
                    Some(action) => self.act(action),
                    None => self.ask_top(|view, cx| view.on_input(input, cx)),
                }
            }
            Input::Paste(_) if self.is_too_small => {}
            Input::Paste(_) => self.ask_top(|view, cx| view.on_input(input, cx)),
            Input::Mouse(mouse) => self.on_mouse(mouse),
            Input::Focus(true) if self.cover.is_none() => self.check_other_terminals(),
            Input::Focus(_) | Input::Resize(..) => {}
        }
        self.forget_unseen_rolls();
    }

    /// Lets the view with the input answer, and does what it asks for.
    pub(super) fn ask_top(&mut self, ask: impl FnOnce(&mut dyn View, &Cx<'_>) -> Response) {
        if let Some(Response::Effects(effects)) = self.with_top(ask) {
            self.perform(effects);
        }
    }

    /// Performs an action: the view on top is asked first; what it leaves is the app's.
    pub(super) fn act(&mut self, action: Action) {
        let available = self.availability(action);
        if let Availability::Disabled(reason) = available {
            self.say(Message::note(reason));
            return;
        }
        match self.with_top(|view, cx| view.on_action(action, cx)) {
            Some(Response::Effects(effects)) => self.perform(effects),
            Some(Response::Handled) => {}
            Some(Response::Ignored) | None if available == Availability::NotHere => self.say_not_here(action),
            Some(Response::Ignored) | None => self.act_by_app(action),
        }
    }

    /// The key has a meaning elsewhere: whoever pressed it is not left to wonder.
    fn say_not_here(&mut self, action: Action) {
        if self.cover.is_some() {
            return;
        }
        let t = self.texts;
        let text = match action {
            Action::SelectApartment(number) => t.no_such_apartment(number),
            _ => t.not_here((action.row().label)(&t)),
        };
        self.say(Message::note(text));
    }

    /// Whether an action can be done now: the view knows its own, the app the rest.
    pub(super) fn availability(&self, action: Action) -> Availability {
        let cx = self.cx();
        let Some(view) = self.top() else {
            return Availability::NotHere;
        };
        if action.opens() == Some(view.scope()) {
            return Availability::Disabled(self.texts.here_already().to_owned());
        }
        match view.availability(action, &cx) {
            Availability::NotHere => match action {
                Action::Undo if self.undo.is_empty() => Availability::Disabled(self.texts.nothing_to_undo().to_owned()),
                // Only text is done again: what was taken back from the house is gone, and nobody is left to wonder.
                Action::Redo if view.scope() != Scope::Form => {
                    Availability::Disabled(self.texts.nothing_to_redo().to_owned())
                }
                Action::Back if self.cover.is_some() => Availability::NotHere,
                Action::Back if self.stack.len() <= 1 => {
                    Availability::Disabled(self.texts.first_screen(cx.key(Action::Quit)))
                }
                Action::OpenDrafts if !self.drafts.any_waits() => {
                    Availability::Disabled(self.texts.drafts_none().to_owned())
                }
                Action::OpenDrafts => Availability::Available,
                Action::Undo | Action::Back | Action::Help | Action::Quit | Action::NextTheme | Action::FreeMouse => {
                    Availability::Available
                }
                Action::Menu | Action::Lock | Action::Messages | Action::BackUpNow if self.cover.is_none() => {
                    Availability::Available
                }
                // From a form one goes back first: what keeps no draft must not be lost to a click.
                Action::ShowHouse
                    if view.scope().chain().contains(&Scope::House)
                        && self.entered.as_ref().is_some_and(|entered| entered.houses.len() > 1) =>
                {
                    Availability::Available
                }
                Action::PutOffBackup if self.cover.is_none() && self.config.backup.second.is_none() => {
                    Availability::Disabled(self.texts.backup_no_second().to_owned())
                }
                Action::PutOffBackup if self.cover.is_none() => Availability::Available,
                other => screens::availability(other, view.youth(), &cx),
            },
            known => known,
        }
    }

    fn act_by_app(&mut self, action: Action) {
        match action {
            Action::Back if self.cover.is_none() && self.stack.len() > 1 => self.close_top(),
            Action::UseCode if self.entered.is_none() => self.turn_recovery(),
            Action::Lock => self.lock(AccessEvent::Lock),
            Action::Quit => self.ask_to_quit(),
            Action::Undo => self.undo_last(),
            Action::NextTheme => self.next_theme(),
            Action::FreeMouse => {
                self.mouse_freed = !self.mouse_freed;
                let text = if self.mouse_freed { self.texts.mouse_freed() } else { self.texts.mouse_caught() };
                self.say(Message::note(text.to_owned()));
            }
            Action::Help => self.open_help(),
            Action::Messages => self.open_messages(),
            Action::ShowHouse if self.cover.is_none() => self.show_next_house(),
            Action::BackUpNow if self.cover.is_none() => self.back_up_now(),
            Action::PutOffBackup if self.cover.is_none() => self.run_command(&Command::Backup(Step::PutOff), None),
            Action::OpenDrafts => self.open_drafts(),
            Action::Menu | Action::Find if self.cover.is_none() => self.open_lookup(),
            _ if self.cover.is_none() => self.open_screen(action),
            _ => {}
        }
    }

    /// Does what a view asked for, in order. `Close` closes the view that asked, which is the one on top then.
    pub(super) fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Open(view) => self.push(view),
                Effect::Close => self.close_top(),
                Effect::CloseSaved => self.close_saved(),
                Effect::Home => {
                    if !self.close_down_to(1) {
                        break;
                    }
                }
                Effect::Run(command) => self.run_command(&command, None),
                Effect::RunDraft(command, key) => self.run_command(&command, Some(&key)),
                Effect::RunEach(commands) => self.run_each(&commands),
                Effect::Record { event, youth } => self.record_about(event, youth),
                Effect::RecordEach { event, youths } => self.record_each(event, &youths),
                Effect::OpenThere { house, there } => self.open_there(house, there),
                Effect::ReadRolls => self.read_rolls(),
                Effect::OpenDraft(key) => self.open_draft(&key),
                Effect::ThrowAway { key, shown } => self.throw_away(&key, shown),
                Effect::Say(message) => self.say(message),
                Effect::Act(action) => self.act(action),
                Effect::Agree => self.ask_top(|view, cx| view.on_agreed(cx)),
                Effect::Insert(text) => self.ask_top(|view, cx| view.on_input(&Input::Paste(text), cx)),
                Effect::Start(job) => self.start(*job),
                Effect::GatherPack(pack) => self.gather_pack(pack),
                Effect::HandOutPack { pack, path } => self.hand_out_pack(pack, &path),
                Effect::WritePayment { month, path } => self.write_payment(month, &path),
                Effect::WriteSheet { case, sheet, path } => self.write_sheet((case, sheet), &path),
                Effect::SelectYouth(youth) => {
                    self.with_views(|views, _, cx| {
                        if let Some(first) = views.first_mut() {
                            first.select_youth(youth, cx);
                        }
                    });
                }
            }
        }
        self.redraw = true;
    }

    /// Puts a view on top. A form that is open further down is not opened twice: everything above it is put away instead.
    pub(super) fn push(&mut self, view: Box<dyn View>) {
        // What was said about the last deed must not seem to be about the next.
        self.message_until = None;
        self.save_draft();
        self.redraw = true;
        let key = view.draft_key();
        if let Some(at) = self.stack.iter().rposition(|open| key.is_some() && open.draft_key() == key) {
            // One that came to be about something else is put away too: it is not what was asked for.
            let strayed = self.stack[at].strayed();
            let is_put_away = self.put_away(if strayed { at } else { at + 1 });
            if !strayed || !is_put_away {
                return;
            }
        }
        let Some(view) = self.with_waiting_draft(view) else {
            return;
        };
        self.stack.push(view);
        self.ask_top(|view, cx| view.on_open(cx));
    }

    /// One step back. A form that closes keeps its text as a draft; while that cannot be kept, the form stays.
    fn close_top(&mut self) {
        let below = self.stack.len().saturating_sub(1).max(1);
        if self.close_down_to(below) {
            self.refresh(Changes::of(Topic::Clock));
        }
    }

    /// Puts away all but the lowest views; the one that is left follows to the youth that was read last above it.
    fn close_down_to(&mut self, keep: usize) -> bool {
        let read_last = self.stack.iter().skip(keep).rev().find_map(|view| view.read_last());
        let is_put_away = self.put_away(keep);
        if let Some(youth) = read_last.filter(|_| is_put_away) {
            self.with_top(|view, cx| {
                if view.youth() != Some(youth) {
                    view.select_youth(youth, cx);
                }
            });
        }
        is_put_away
    }

    /// A form whose text is saved goes without leaving a draft behind.
    fn close_saved(&mut self) {
        if self.stack.len() > 1 {
            self.stack.pop();
        }
        self.redraw = true;
    }

    fn run_command(&mut self, command: &Command, draft: Option<&DraftKey>) {
        let now = self.clock.now();
        let known = draft.and_then(|key| self.drafts.known(key));
        let Some(entered) = &mut self.entered else {
            return;
        };
        let staff = entered.session.staff.id;
        let what = deeds::what(command, &entered.people, self.texts);
        let result = match known {
            Some(kept) => entered.house.execute_draft(staff, now, command, &kept),
            None => match command {
                Command::RunSearch { youth: Some(youth), .. } => entered
                    .writing_about(*youth, AccessEvent::Search)
                    .and_then(|(house, _)| house.execute(staff, now, command)),
                _ => entered.house.execute(staff, now, command),
            },
        };
        self.settle(&result, draft, what);
        if let Ok(done) = &result {
            self.back_up_after(staff, command);
            self.gather_after(command, done);
        }
    }

    /// Several commands that are one deed. The view that asked hears of the last.
    fn run_each(&mut self, commands: &[Command]) {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        let staff = entered.session.staff.id;
        let Some((last, before)) = commands.split_last() else {
            return;
        };
        let what = deeds::what(last, &entered.people, self.texts);
        let result = entered.house.together(staff, now).and_then(|together| {
            let done = together.part(|part| {
                before.iter().try_for_each(|command| part.execute(command).map(drop))?;
                part.execute(last)
            })?;
            together.commit()?;
            Ok(done)
        });
        self.settle(&result, None, what);
    }

    /// After a command: the views read again, and the one that asked hears what became of it.
    fn settle(&mut self, result: &Result<Done, StoreError>, draft: Option<&DraftKey>, what: String) {
        if let Ok(done) = result {
            // What was only read takes the place of no deed.
            if done.changes != Changes::NONE {
                self.can_take_back(done.made, what);
            }
            if let Some(key) = draft {
                self.draft_removed(key);
            }
            self.refresh(done.changes);
            self.select_made(done);
        }
        let outcome = match result {
            Ok(done) => Outcome::Done(done),
            Err(error) => Outcome::Failed(error),
        };
        let response = self.with_top(|view, cx| view.on_outcome(&outcome, cx));
        match (response, result) {
            (Some(Response::Effects(effects)), _) => self.perform(effects),
            (Some(Response::Handled), _) => {}
            // Nobody says it: the app does.
            (_, Ok(done)) => {
                let clock = self.texts.clock(done.at, self.zone);
                self.say(Message::good(self.texts.saved_at(clock)));
            }
            (_, Err(error)) => {
                let text = crate::explain::store_error(self.texts, error);
                self.say(Message::bad(text));
            }
        }
    }

    /// The view below a form has what was made in it as the selected one.
    fn select_made(&mut self, done: &Done) {
        let selected = self.with_views(|views, _, cx| match views.as_mut_slice() {
            [.., below, _] => below.select_made(done, cx),
            _ => Ok(()),
        });
        if let Err(error) = selected {
            self.say_error(&error);
        }
    }

    /// Only the last deed can be taken back, and only if it made something: what lies before it is out of reach from now on, so
    /// that nobody takes back something else than they think of.
    pub(super) fn can_take_back(&mut self, made: Made, what: String) {
        let newest = if undo::inverse(made, None).is_some() { Undo::Made(made, what) } else { Undo::Kept(what) };
        self.undo = vec![newest];
    }

    /// Takes back what was just added, if nobody has touched it since, or brings back what was just thrown away.
    fn undo_last(&mut self) {
        let (made, what) = match self.undo.pop() {
            Some(Undo::Made(made, what)) => (made, what),
            Some(Undo::Kept(what)) => {
                self.say(Message::note(self.texts.cannot_undo(&what)));
                // The next press says the same.
                return self.undo.push(Undo::Kept(what));
            }
            Some(Undo::Thrown(draft)) => return self.bring_back(draft),
            None => return,
        };
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        let shift = entered.session.shift.as_ref().map(|shift| shift.id);
        let Some(command) = undo::inverse(made, shift) else {
            return;
        };
        let result = entered.house.execute(entered.session.staff.id, now, &command);
        // After a busy or full disk it can be tried again.
        if !matches!(result, Ok(_) | Err(StoreError::Refused(_))) {
            self.undo.push(Undo::Made(made, what.clone()));
        }
        match result {
            Ok(done) => {
                self.refresh(done.changes);
                self.say(Message::good(self.texts.undone(what)));
            }
            Err(error) => {
                let text = crate::explain::store_error(self.texts, &error);
                self.say(Message::bad(text));
            }
        }
    }

    fn next_theme(&mut self) {
        let all = crate::ui::theme::ThemeName::ALL;
        let at = all.iter().position(|name| *name == self.theme_name).unwrap_or(0);
        self.theme_name = all[(at + 1) % all.len()];
        let name = crate::ui::theme::label(self.texts, self.theme_name);
        self.say(Message::note(self.texts.theme_now(name)));
    }
}
