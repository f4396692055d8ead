//! Keeping what is typed: a draft after every pause, before every lock and on the way out. Removed by the very transaction
//! that saves the text, so that a draft never outlives its entry and no entry is lost for a draft.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use serde_json::Value;

use super::{App, Undo};
use crate::{
    domain::{
        changes::{Changes, Topic},
        ids::{HouseId, StaffId},
        staff::Rights,
        time::Instant,
    },
    store::{
        StoreError,
        drafts::{Draft, DraftKey, Kept, Removal, Revision, SavedDraft, TakenUp},
    },
    ui::{
        action::{Action, Scope},
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

/// How long somebody may type without a pause before what they typed is kept.
const LONGEST: Duration = Duration::from_secs(3);

/// How soon a draft that could not be kept is tried again.
const RETRY: Duration = Duration::from_secs(2);

/// How many of the other drafts are named when somebody comes in.
const OTHERS_NAMED: usize = 3;

/// Knows when the next drafts are due and what the house keeps already.
#[derive(Debug)]
pub(super) struct DraftKeeper {
    pause: Duration,
    due: Option<Duration>,
    /// When the first key was pressed of what is not on the disk yet.
    first_key: Option<Duration>,
    /// What is kept under each name, as far as a view with that name is or was open.
    kept: KeptDrafts,
    /// The names of all drafts on the disk.
    waiting: BTreeSet<DraftKey>,
    /// The last attempt failed and was told about; it is told again only after one that went well.
    failing: bool,
}

/// What is known of drafts on the disk, by their names.
pub(super) type KeptDrafts = BTreeMap<DraftKey, KeptDraft>;

/// What is known of a draft on the disk.
#[derive(Debug)]
pub(super) struct KeptDraft {
    /// What its view held when it was written or read.
    body: Option<Value>,
    /// The text on the disk.
    revision: Revision,
}

/// Forms of a member who was switched away from while the disk took no draft.
#[derive(Debug)]
pub(super) struct Parked {
    pub(super) owner: StaffId,
    /// What their forms were opened for.
    pub(super) rights: Rights,
    /// The house that was on the screen: their text is about nothing else.
    pub(super) house: HouseId,
    pub(super) views: Vec<Box<dyn View>>,
    pub(super) kept: KeptDrafts,
}

/// A view whose text is another than what is kept of it.
pub(super) struct Owed {
    view: usize,
    key: DraftKey,
    body: Option<Value>,
}

impl DraftKeeper {
    pub(super) const fn new(pause: Duration) -> Self {
        Self { pause, due: None, first_key: None, kept: KeptDrafts::new(), waiting: BTreeSet::new(), failing: false }
    }

    /// When the drafts are to be kept.
    pub(super) const fn due(&self) -> Option<Duration> {
        self.due
    }

    /// A key was pressed: the pause begins anew, but whoever types without one has a draft all the same.
    pub(super) fn touched(&mut self, now: Duration) {
        let first_key = *self.first_key.get_or_insert(now);
        self.due = Some((now + self.pause).min(first_key + LONGEST.max(self.pause)));
    }

    /// A name has no draft any more.
    fn removed(&mut self, key: &DraftKey) {
        self.kept.remove(key);
        self.waiting.remove(key);
    }

    /// A draft reached the disk.
    fn saved(&mut self, kept: Kept, body: Value) {
        self.waiting.insert(kept.key.clone());
        self.kept.insert(kept.key, KeptDraft { body: Some(body), revision: kept.revision });
    }

    /// What a draft is known to hold on the disk.
    pub(super) fn known(&self, key: &DraftKey) -> Option<Kept> {
        let revision = self.kept.get(key)?.revision;
        Some(Kept { key: key.clone(), revision })
    }

    /// Whether any draft is on the disk.
    pub(super) fn any_waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// A view was opened with what a draft kept. What it holds before anybody has typed is from its draft.
    fn opened(&mut self, view: &dyn View, saved: &SavedDraft) {
        let body = view.draft().map(|draft| draft.body);
        self.kept.insert(saved.key.clone(), KeptDraft { body, revision: saved.revision });
    }

    /// The texts of a member who is switched away from.
    pub(super) fn take_kept(&mut self) -> KeptDrafts {
        std::mem::take(&mut self.kept)
    }

    /// They are back.
    pub(super) fn restore_kept(&mut self, kept: KeptDrafts) {
        self.kept = kept;
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
        self.drafts.first_key = None;
        self.keep_parked();
        let mut failed = None;
        for owed in self.owed_drafts() {
            let now = self.clock.now();
            match self.keep(&owed, now) {
                Ok(kept) => {
                    self.draft_kept(owed, kept, now);
                    self.redraw = true;
                }
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        match failed {
            Some(error) => self.draft_failed(&error),
            None => self.drafts.failing = false,
        }
    }

    /// What a view holds is on the disk, or off it, if nothing is typed any more. Where another text had its name, it goes
    /// on under its own.
    fn draft_kept(&mut self, owed: Owed, kept: Option<Kept>, now: Instant) {
        let renamed = kept.as_ref().filter(|kept| kept.key != owed.key).map(|kept| kept.key.subject);
        if let Some(view) = self.stack.get_mut(owed.view) {
            view.draft_kept(kept.is_some().then_some(now));
            if let Some(subject) = renamed {
                view.keep_draft_aside(subject);
            }
        }
        match (owed.body, kept) {
            (Some(body), Some(kept)) => self.drafts.saved(kept, body),
            _ => self.draft_removed(&owed.key),
        }
        if renamed.is_some() {
            self.drafts.kept.remove(&owed.key);
            let key = self.cx().key(Action::OpenDrafts);
            self.say(Message::note(self.texts.draft_kept_beside(key)));
        }
    }

    /// What was typed on top is saved by other means than a command of whoever is signed in: its draft is no longer needed.
    pub(super) fn drop_draft_of_top(&mut self) {
        let known = self.top().and_then(View::draft_key).and_then(|key| self.drafts.known(&key));
        let (Some(known), Some(entered)) = (known, &mut self.entered) else {
            return;
        };
        match entered.house.drop_draft(entered.session.staff.id, &known) {
            Ok(_) => self.draft_removed(&known.key),
            Err(error) => self.say_error(&error),
        }
    }

    /// A draft is off the disk. Another terminal may have kept another text by its name.
    pub(super) fn draft_removed(&mut self, key: &DraftKey) {
        self.drafts.removed(key);
        self.waiting_drafts();
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
        for key in typed.iter().filter_map(|view| view.draft_key()) {
            self.close_draft(&key);
        }
        if typed.iter().any(|view| is_found_in_list(view.as_ref())) {
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
        self.parked.retain(|parked| {
            let is_shown = parked.house == entered.house.shown() && !entered.house.is_closed();
            let drafts = parked.views.iter().filter_map(|view| view.draft());
            // Each is tried, whatever became of the one before it.
            let failed = drafts.filter(|draft| {
                let known = parked.kept.get(&draft.key).map(|kept| kept.revision);
                if !is_shown {
                    return entered.house.leave_draft(parked.house, parked.owner, now, draft, known).is_err();
                }
                let kept = entered.house.save_draft(parked.owner, now, draft, known);
                kept.and_then(|kept| entered.house.close_draft(parked.owner, &kept.key)).is_err()
            });
            failed.count() > 0
        });
    }

    /// A draft is open here no more. Where that cannot be written down, it counts as open until this program ends.
    fn close_draft(&self, key: &DraftKey) {
        if let Some(entered) = &self.entered
            && let Err(error) = entered.house.close_draft(entered.session.staff.id, key)
        {
            tracing::warn!(%error, "a draft still counts as open here");
        }
    }

    /// Everything that was typed is kept, and another member takes over: their drafts are open here no more.
    pub(super) fn close_drafts(&self) {
        if let Some(entered) = &self.entered
            && let Err(error) = entered.house.close_drafts(entered.session.staff.id)
        {
            tracing::warn!(%error, "drafts still count as open here");
        }
    }

    /// What is typed and is another than what is kept of it.
    pub(super) fn owed_drafts(&self) -> Vec<Owed> {
        let views = self.stack.iter().enumerate();
        let held = views.filter_map(|(view, held)| {
            let body = held.draft().map(|draft| draft.body);
            Some(Owed { view, key: held.draft_key()?, body })
        });
        let kept = |key: &DraftKey| self.drafts.kept.get(key).and_then(|kept| kept.body.as_ref());
        held.filter(|owed| kept(&owed.key) != owed.body.as_ref()).collect()
    }

    fn keep(&mut self, owed: &Owed, now: Instant) -> Result<Option<Kept>, StoreError> {
        let known = self.drafts.known(&owed.key);
        let Some(entered) = &mut self.entered else {
            return Ok(None);
        };
        let staff = entered.session.staff.id;
        match (&owed.body, known) {
            (Some(body), known) => {
                let draft = Draft { key: owed.key.clone(), body: body.clone() };
                entered.house.save_draft(staff, now, &draft, known.map(|known| known.revision)).map(Some)
            }
            (None, Some(known)) => entered.house.drop_draft(staff, &known).map(|_| None),
            (None, None) => Ok(None),
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

    /// The draft that waits under a name, read anew: another terminal may have kept it.
    fn saved_draft(&self, key: &DraftKey) -> Result<Option<SavedDraft>, StoreError> {
        match &self.entered {
            Some(entered) => entered.house.read().draft(entered.session.staff.id, key),
            None => Ok(None),
        }
    }

    /// The draft that waits under a name, to be gone on with here.
    fn take_up(&mut self, key: &DraftKey) -> Result<TakenUp, StoreError> {
        let now = self.clock.now();
        match &mut self.entered {
            Some(entered) => entered.house.take_up_draft(entered.session.staff.id, now, key),
            None => Ok(TakenUp::Gone),
        }
    }

    /// What a form that is opened begins with: the draft that waits for it, unless another terminal has it open, or it came
    /// to be about something else or can be opened no more. `None` when that draft can neither be shown here nor be set aside, or nobody knows whether there
    /// is one: the form must not write over it.
    pub(super) fn with_waiting_draft(&mut self, view: Box<dyn View>) -> Option<Box<dyn View>> {
        let Some(key) = view.draft_key() else {
            return Some(view);
        };
        // Each entry in one line waits under a name of its own, and the lookup lists them.
        if key.form == lookup::CAPTURE {
            self.drafts.kept.remove(&key);
            return Some(view);
        }
        let saved = match self.take_up(&key) {
            Ok(TakenUp::Here(saved)) => saved,
            Ok(TakenUp::Elsewhere(since)) => return self.beside(view, &key, since),
            Ok(TakenUp::Gone) => {
                self.drafts.removed(&key);
                return Some(view);
            }
            Err(error) => {
                self.say_error(&error);
                return None;
            }
        };
        let cx = self.cx();
        let (reopened, drafts) =
            (saved.draft().and_then(|draft| screens::reopen(&draft, &cx)), cx.key(Action::OpenDrafts));
        let text = match reopened {
            Some(mut reopened) if !reopened.strayed() => {
                reopened.draft_kept(Some(saved.saved_at));
                self.drafts.opened(reopened.as_ref(), &saved);
                self.say_restored(saved.saved_at);
                return Some(reopened);
            }
            Some(strayed) => self.texts.draft_set_aside(describe(strayed.as_ref(), &cx), drafts),
            None => self.texts.draft_set_aside_closed(drafts),
        };
        self.set_aside(&key, text).then_some(view)
    }

    /// A form whose draft another terminal has open since then: it begins anew, under a name of its own.
    fn beside(&mut self, mut view: Box<dyn View>, key: &DraftKey, since: Instant) -> Option<Box<dyn View>> {
        let entered = self.entered.as_ref()?;
        let mut name = match entered.house.free_draft_name(entered.session.staff.id, &key.form) {
            Ok(name) => name,
            Err(error) => {
                self.say_error(&error);
                return None;
            }
        };
        // A form that is open here and holds nothing yet has its name only here.
        while self.stack.iter().any(|open| open.draft_key().as_ref() == Some(&name)) {
            name.subject += 1;
        }
        self.drafts.kept.remove(&name);
        view.keep_draft_aside(name.subject);
        let since = self.texts.clock(since, self.zone);
        self.say(Message::note(self.texts.draft_open_elsewhere_new(since)));
        Some(view)
    }

    /// Gives a draft a name that no form is opened under, and tells where it is found now.
    fn set_aside(&mut self, key: &DraftKey, text: String) -> bool {
        let Some(entered) = &mut self.entered else {
            return false;
        };
        match entered.house.set_draft_aside(entered.session.staff.id, key) {
            Ok(aside) => {
                self.drafts.removed(key);
                self.drafts.waiting.insert(aside);
                self.say(Message::note(text));
                true
            }
            Err(error) => {
                self.say_error(&error);
                false
            }
        }
    }

    /// Opens a draft of the list: in the form that holds it already, or in a new one.
    pub(super) fn open_draft(&mut self, key: &DraftKey) {
        if let Some(at) = self.stack.iter().rposition(|open| open.draft_key().as_ref() == Some(key)) {
            self.put_away(at + 1);
            return;
        }
        match self.take_up(key) {
            Ok(TakenUp::Here(saved)) if self.reopen(&saved) => self.say_restored(saved.saved_at),
            Ok(TakenUp::Here(_)) => self.say(Message::note(self.texts.drafts_cannot_open().to_owned())),
            Ok(TakenUp::Elsewhere(since)) => self.say_open_elsewhere(since),
            Ok(TakenUp::Gone) => self.say(Message::note(self.texts.drafts_gone().to_owned())),
            Err(error) => self.say_error(&error),
        }
    }

    fn say_open_elsewhere(&mut self, since: Instant) {
        let since = self.texts.clock(since, self.zone);
        self.say(Message::note(self.texts.draft_open_elsewhere(since)));
    }

    /// Throws a draft away, and the form it is typed in, which would only keep it again. `shown` is the text on the disk that
    /// its owner was asked about; without it, it is what the open form holds.
    pub(super) fn throw_away(&mut self, key: &DraftKey, shown: Option<Revision>) {
        let open = self.stack.iter().find(|view| view.draft_key().as_ref() == Some(key));
        let thrown = match open {
            Some(view) => Ok(view.draft()),
            None => self.saved_draft(key).map(|saved| saved.and_then(|saved| saved.draft())),
        };
        let known = shown.map(|revision| Kept { key: key.clone(), revision }).or_else(|| self.drafts.known(key));
        let gone = thrown.and_then(|thrown| match (&mut self.entered, known) {
            (Some(entered), Some(known)) => Ok((thrown, entered.house.drop_draft(entered.session.staff.id, &known)?)),
            _ => Ok((thrown, Removal::Gone)),
        });
        match gone {
            Ok((_, Removal::Elsewhere(since))) if shown.is_some() => self.say_open_elsewhere(since),
            Ok((_, Removal::Changed)) if shown.is_some() => {
                self.say(Message::note(self.texts.draft_changed_elsewhere().to_owned()));
            }
            Ok((thrown, _)) => self.thrown_away(key, thrown),
            Err(error) => self.say_error(&error),
        }
        self.refresh(Changes::of(Topic::Drafts));
    }

    /// The draft is off the disk. It can be brought back until the screen is covered.
    fn thrown_away(&mut self, key: &DraftKey, thrown: Option<Draft>) {
        self.draft_removed(key);
        self.stack.retain(|view| view.draft_key().as_ref() != Some(key));
        let text = match thrown {
            Some(draft) => {
                self.undo.push(Undo::Thrown(draft));
                self.texts.thrown_away_for_now(self.cx().key(Action::Undo))
            }
            None => self.texts.thrown_away().to_owned(),
        };
        self.say(Message::note(text));
    }

    /// Brings a draft back that was thrown away: among the drafts where those are looked at, or else in its form.
    pub(super) fn bring_back(&mut self, draft: Draft) {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        match entered.house.save_draft(entered.session.staff.id, now, &draft, None) {
            Ok(kept) => {
                self.drafts.waiting.insert(kept.key.clone());
                self.refresh(Changes::of(Topic::Drafts));
                if self.top().is_some_and(|view| view.scope() == Scope::Drafts) {
                    self.close_draft(&kept.key);
                    self.say(Message::good(self.texts.brought_back().to_owned()));
                } else {
                    self.open_draft(&kept.key);
                }
            }
            Err(error) => {
                self.undo.push(Undo::Thrown(draft));
                self.say_error(&error);
            }
        }
    }

    /// Opens the list of drafts.
    pub(super) fn open_drafts(&mut self) {
        match Drafts::open(&self.cx()) {
            Ok(drafts) => self.push(Box::new(drafts)),
            Err(error) => self.say_error(&error),
        }
    }

    /// The drafts of whoever is signed in, the newest first, read anew: another terminal may have kept some. `None` when they
    /// cannot be read, which is told.
    pub(super) fn waiting_drafts(&mut self) -> Option<Vec<SavedDraft>> {
        let entered = self.entered.as_ref()?;
        match entered.house.read().drafts(entered.session.staff.id) {
            Ok(waiting) => {
                self.drafts.waiting = waiting.iter().map(|saved| saved.key.clone()).collect();
                Some(waiting)
            }
            Err(error) => {
                self.say_error(&error);
                None
            }
        }
    }

    /// Opens the newest draft of whoever came in over the first screen, and tells of the others: they are opened from the
    /// list, so that Esc leads back to the first screen and never into another text.
    pub(super) fn restore_drafts(&mut self) {
        let Some(waiting) = self.waiting_drafts() else {
            return;
        };
        if waiting.is_empty() {
            return match self.drafts_elsewhere() {
                Some(text) => self.say(Message::note(text)),
                None => self.tell_newest_entry(),
            };
        }
        let (elsewhere, waiting): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|saved| self.open_elsewhere(saved).is_some());
        let opened = waiting.iter().position(|saved| match self.take_up(&saved.key) {
            Ok(TakenUp::Here(saved)) => self.reopen(&saved),
            _ => false,
        });
        self.tell_others(waiting, opened, &elsewhere);
    }

    /// Since when another terminal has a draft open.
    fn open_elsewhere(&self, saved: &SavedDraft) -> Option<Instant> {
        self.entered.as_ref()?.house.draft_open_elsewhere(saved).ok()?
    }

    /// «Utkast fra kl. 14:32 er hentet fram. 2 andre utkast venter: Nytt mål (1 Samira), …», and the newest that stands on
    /// another screen.
    fn tell_others(&mut self, mut waiting: Vec<SavedDraft>, opened: Option<usize>, elsewhere: &[SavedDraft]) {
        let (t, cx) = (self.texts, self.cx());
        let opened = opened.map(|index| waiting.remove(index));
        let restored = opened.map(|opened| t.draft_restored(t.clock(opened.saved_at, self.zone)));
        let others = (!waiting.is_empty()).then(|| {
            let count = i64::try_from(waiting.len()).unwrap_or(i64::MAX);
            let named = waiting.iter().take(OTHERS_NAMED).map(|saved| drafts::describe(saved, &cx).in_words(&cx));
            let more = (waiting.len() > OTHERS_NAMED).then(|| "…".to_owned());
            let list: Vec<String> = named.chain(more).collect();
            match restored {
                Some(_) => t.drafts_others(count, list.join(", ")),
                None => t.drafts_waiting(count, list.join(", ")),
            }
        });
        let beside = elsewhere.first().and_then(|saved| {
            let what = drafts::describe(saved, &cx).in_words(&cx);
            Some(t.drafts_open_elsewhere(what, t.clock(self.open_elsewhere(saved)?, self.zone)))
        });
        let text = restored
            .into_iter()
            .chain(others)
            .chain(beside)
            .chain(self.drafts_elsewhere())
            .collect::<Vec<_>>()
            .join(" ");
        self.say(Message::note(text));
    }

    /// «1 utkast ligger i Søsterhuset.», of the other houses of whoever is signed in.
    pub(super) fn drafts_elsewhere(&self) -> Option<String> {
        let entered = self.entered.as_ref().filter(|entered| entered.houses.len() > 1)?;
        let of = entered.house.read().draft_houses(entered.session.staff.id).ok()?;
        let others = entered.houses.iter().filter(|house| house.id != entered.house.shown());
        let told = others.filter_map(|house| {
            let count = of.iter().filter(|of| **of == house.id).count();
            let number = i64::try_from(count).unwrap_or(i64::MAX);
            (count > 0).then(|| self.texts.house_drafts_there(number, house.name.as_str()))
        });
        Some(told.collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
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

    /// Opens the view a draft that was taken up was typed in. Where there is none, the draft waits on.
    fn reopen(&mut self, saved: &SavedDraft) -> bool {
        let view = saved.draft().and_then(|draft| {
            if draft.key.form == lookup::CAPTURE {
                let lookup = self.lookup().ok()?.going_on_with(&draft, &self.cx())?;
                return Some(Box::new(lookup) as Box<dyn View>);
            }
            screens::reopen(&draft, &self.cx())
        });
        let Some(mut view) = view else {
            self.close_draft(&saved.key);
            return false;
        };
        view.draft_kept(Some(saved.saved_at));
        self.drafts.opened(view.as_ref(), saved);
        self.stack.push(view);
        true
    }
}

/// A draft that is not in the form that is opened from the same place: only the list of drafts leads to it.
fn is_found_in_list(view: &dyn View) -> bool {
    let is_beside = |key: DraftKey| key.is_aside() || key.form == lookup::CAPTURE;
    view.strayed() || view.draft_key().is_some_and(is_beside)
}

/// What a view is and whom it is about: «Nytt notat (3 Amir)».
fn describe(view: &dyn View, cx: &Cx<'_>) -> String {
    let (kind, about) = (view.title(cx), view.gist(cx).about);
    if about.is_empty() { kind } else { cx.texts.drafts_one_of(kind, about) }
}
