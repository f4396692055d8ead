//! The door: the unlock screen before anybody has opened the house, and the covered screen of an open one. Neither shows a
//! name.
//!
//! ```text
//!                          EKV bofellesskap
//!                               14:32
//!                        lørdag 21. november
//!
//!                      Initialer  KN
//!                    ▸ PIN        ••••••
//!
//!              Passfrase trengs etter 5 feil forsøk.
//!                   Utkast som venter:  KN 1
//! ```

mod draw;
mod fields;

use self::fields::DoorFields;
use crate::{
    domain::{audit::AccessEvent, changes::Changes},
    explain,
    store::{
        StoreError,
        keys::{MIN_CHARS, Passphrase, Pin},
    },
    text::Texts,
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        forms::{Form, FormEvent, Refused},
        input::{Input, Key, KeyCode},
        view::{Availability, Cx, Effect, Job, JobDone, Response, View},
    },
};

/// What opens the door now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// The passphrase: nobody has opened the house, or a PIN is not enough any more.
    Passphrase,
    /// A PIN is enough; the passphrase is taken as well.
    Pin,
}

/// The unlock screen or the covered screen.
#[derive(Debug)]
struct Door {
    wanted: Wanted,
    form: Form<DoorFields>,
    /// The initials are those of whoever was in, and nobody has typed over them yet.
    prefilled: bool,
    /// What became of the last try.
    trouble: Option<String>,
    /// Initials with how many drafts wait for them.
    drafts: Vec<(String, u32)>,
    /// The longer explanation is shown.
    explains: bool,
    /// The fire roll without names is shown.
    /// Which house's fire roll is shown, the one on the screen first; `None` while none is.
    roll: Option<usize>,
    /// Under this cover it was shown before, and is written down.
    recorded_roll: bool,
    /// What was tried as a passphrase looked like a PIN.
    tried_pin: bool,
}

/// The screen before anybody has opened the house.
#[must_use]
pub fn closed(cx: &Cx<'_>) -> Box<dyn View> {
    Box::new(Door::new(Wanted::Passphrase, "", cx.texts))
}

/// The covered screen of an open house, with the initials of whoever was in.
#[must_use]
pub fn covered(cx: &Cx<'_>) -> Box<dyn View> {
    let initials = cx.open.map_or("", |open| open.session.staff.initials.as_str());
    let mut door = Door::new(Wanted::Pin, initials, cx.texts);
    // What cannot be counted is not shown; the drafts themselves are safe.
    door.drafts = waiting_drafts(cx).unwrap_or_default();
    Box::new(door)
}

impl Door {
    fn new(wanted: Wanted, initials: &str, t: Texts) -> Self {
        let mut form = Form::new(DoorFields::new(wanted, initials, t), t).submitted_by_enter();
        if !initials.is_empty() {
            form.set_focus("secret");
        }
        Self {
            wanted,
            form,
            prefilled: !initials.is_empty(),
            trouble: None,
            drafts: Vec::new(),
            explains: false,
            roll: None,
            recorded_roll: false,
            tried_pin: false,
        }
    }

    /// The letter of the fire roll, where nothing else is written yet and a PIN is waited for: nobody has to look for a key
    /// with smoke in the corridor. It is typed as well, for it may begin a passphrase; before a PIN it means nothing
    /// ([`without_roll_letters`]).
    fn asks_for_roll(&self, input: &Input, cx: &Cx<'_>) -> bool {
        let Input::Key(key) = input else {
            return false;
        };
        let waits = self.wanted == Wanted::Pin && cx.open.is_some() && self.form.focus() == "secret";
        waits && is_roll_letter(*key, cx) && without_roll_letters(&self.form.fields().secret.value(), cx).is_empty()
    }

    /// Shows the fire roll, then those of the other houses of the file, and puts the last away. The first look under a cover is written down, and no more: whoever holds the
    /// key down has not shown who they are, and must not fill the journal.
    fn turn_roll(&mut self, cx: &Cx<'_>) -> Response {
        let several = cx.open.is_some_and(|open| open.info.several);
        let others = cx.open.map_or(0, |open| open.rolls.len());
        self.roll = match self.roll {
            None => Some(0),
            // In a fire nobody asks in which of the houses somebody lives: the same key goes on to the next.
            Some(at) => Some(at + 1).filter(|at| *at <= others),
        };
        if self.roll != Some(0) {
            return Response::Handled;
        }
        let is_first = !std::mem::replace(&mut self.recorded_roll, true);
        let record = is_first.then_some(Effect::Record { event: AccessEvent::CoveredFireRoll, youth: None });
        let effects: Vec<Effect> = record.into_iter().chain(several.then_some(Effect::ReadRolls)).collect();
        if effects.is_empty() { Response::Handled } else { Response::Effects(effects) }
    }

    /// A key over the fire roll puts it away, and is typed where it belongs; one that writes nothing takes the letters of
    /// the roll with it.
    fn put_roll_away(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        self.roll = None;
        if matches!(input, Input::Key(key) if key.text().is_some()) {
            return self.on_input(input, cx);
        }
        if without_roll_letters(&self.form.fields().secret.value(), cx).is_empty() {
            self.form.fields_mut().secret.clear();
        }
        Response::Handled
    }

    /// Whoever takes over types their initials where another's stand: the first key there replaces them.
    fn type_over_prefilled(&mut self, input: &Input) {
        let Input::Key(key) = input else {
            return;
        };
        let writes = key.text().is_some() || key.code == KeyCode::Backspace;
        if self.prefilled && writes && self.form.focus() == "initials" {
            self.prefilled = false;
            self.form.on_input(&Input::Key(Key::ctrl('a')));
        }
    }

    /// Hands the secret over to be checked. It leaves the field at once, so that what is typed meanwhile stands alone.
    fn knock(&mut self, cx: &Cx<'_>) -> Response {
        let Some((initials, secret)) = self.form.submit() else {
            return Response::Handled;
        };
        let pin = without_roll_letters(&secret, cx);
        let job = if self.wanted == Wanted::Pin && means_pin(pin) {
            match Pin::typed(pin) {
                Ok(pin) => Job::Pin { initials, pin },
                Err(fault) => {
                    self.form.refuse(Refused::new("secret", explain::pin_fault(cx.texts, fault)));
                    return Response::Handled;
                }
            }
        } else {
            Job::Unlock { initials, passphrase: Passphrase::new(&secret) }
        };
        self.tried_pin = means_pin(&secret);
        self.form.fields_mut().secret.clear();
        self.trouble = None;
        self.explains = false;
        Response::effect(Effect::Start(Box::new(job)))
    }

    /// From now on only the passphrase opens; what is typed in the field is not it.
    fn want_passphrase(&mut self, t: Texts) {
        let initials = self.form.fields().initials.value();
        *self = Self {
            drafts: std::mem::take(&mut self.drafts),
            recorded_roll: self.recorded_roll,
            ..Self::new(Wanted::Passphrase, &initials, t)
        };
        self.trouble = Some(t.door_passphrase_needed().to_owned());
    }
}

fn is_roll_letter(key: Key, cx: &Cx<'_>) -> bool {
    key.text().is_some() && cx.keymap.keys_of(Action::OpenFireRoll).contains(&key)
}

/// What is typed behind the letters that show the fire roll.
fn without_roll_letters<'a>(secret: &'a str, cx: &Cx<'_>) -> &'a str {
    secret.trim_start_matches(|letter| is_roll_letter(Key::char(letter), cx))
}

/// Digits alone, and too few for a passphrase, are meant as a PIN.
fn means_pin(secret: &str) -> bool {
    secret.chars().count() < MIN_CHARS && secret.bytes().all(|byte| byte.is_ascii_digit())
}

fn waiting_drafts(cx: &Cx<'_>) -> Result<Vec<(String, u32)>, StoreError> {
    let open = cx.house()?;
    let counts = open.reader.draft_counts()?;
    Ok(counts.into_iter().map(|(staff, count)| (open.people.initials(staff).to_owned(), count)).collect())
}

impl View for Door {
    fn scope(&self) -> Scope {
        Scope::Locked
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.program_name().to_owned()
    }

    fn typing(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::OpenFireRoll if cx.open.is_some() => Availability::Available,
            Action::UseCode if cx.open.is_none() => Availability::Available,
            // The file is closed: nobody, and no program, can know who is in.
            Action::OpenFireRoll => Availability::Disabled(cx.texts.door_no_roll().to_owned()),
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::OpenFireRoll => self.turn_roll(cx),
            Action::Help => {
                self.roll = None;
                self.explains = !self.explains;
                Response::Handled
            }
            _ => Response::Ignored,
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        if self.asks_for_roll(input, cx) {
            self.form.on_input(input);
            return self.turn_roll(cx);
        }
        if self.roll.is_some() {
            return self.put_roll_away(input, cx);
        }
        self.type_over_prefilled(input);
        match self.form.on_input(input) {
            FormEvent::Submit => self.knock(cx),
            FormEvent::Ignored => Response::Ignored,
            FormEvent::Handled | FormEvent::Changed => Response::Handled,
        }
    }

    fn on_job(&mut self, done: JobDone, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        match done {
            JobDone::WrongPin { left } => self.trouble = Some(t.door_pin_wrong(i64::from(left))),
            JobDone::PassphraseNeeded => self.want_passphrase(t),
            JobDone::Failed(StoreError::WrongPassphrase) if self.tried_pin => {
                self.trouble = Some(t.door_pin_is_no_passphrase().to_owned());
            }
            JobDone::Failed(error) => self.trouble = Some(explain::store_error(t, &error)),
            JobDone::SignedIn | JobDone::Code(_) | JobDone::Saved(_) | JobDone::Weak(_) => return Response::Ignored,
        }
        Response::Handled
    }

    fn refresh(&mut self, _changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if cx.open.is_some() {
            self.drafts = waiting_drafts(cx)?;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        match (cx.open, self.roll) {
            (Some(open), Some(at)) => draw::roll(canvas, open, at, cx),
            _ => draw::door(self, canvas, cx),
        }
    }

    fn is_live(&self) -> bool {
        self.roll.is_some()
    }
}
