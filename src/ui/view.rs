//! What a screen, a pane's whole-screen form, a form or a dialog has to be: the one trait the app knows.

use std::path::{Path, PathBuf};

use super::{
    action::{Action, Scope},
    canvas::{Canvas, Target},
    input::Input,
    keymap::Keymap,
};
use crate::{
    config::Config,
    domain::{
        audit::AccessEvent,
        changes::Changes,
        command::Command,
        host::payment::Month,
        house::{HouseName, NewHouse},
        ids::{ApartmentId, EntryId, HostCaseId, HostSheetId, HouseId, PackId, StaffId, TaskId, YouthId},
        names::Line,
        search::TextOf,
        staff::{Initials, StaffMember, StaffRole},
        time::{Instant, Zone},
    },
    store::{
        Done, StoreError,
        drafts::{Draft, DraftKey, Revision},
        entrance::{ChosenSecrets, MemberSecrets},
        keys::{Passphrase, Pin, RecoveryCode, Weakness},
        read::{HouseInfo, OtherRoll, People, Reader, ShiftOn, Standing, Stretch, Unread},
    },
    text::Texts,
};

/// Who is signed in, and since when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The member.
    pub staff: StaffMember,
    /// The shift they have confirmed and are in.
    pub shift: Option<ShiftOn>,
    /// The shift they have confirmed so early that it is not theirs yet.
    pub coming: Option<ShiftOn>,
    /// The shifts they have not gone off: those they are on, and those they forgot.
    pub unsigned: Vec<Stretch>,
}

impl Session {
    /// The session of a member at a moment.
    ///
    /// # Errors
    /// What the store answers.
    pub fn read(reader: Reader<'_>, staff: StaffMember, now: Instant) -> Result<Self, StoreError> {
        let shift = reader.shift_of(staff.id, now)?;
        let coming = reader.coming_shift_of(staff.id, now)?;
        Ok(Self { shift, coming, unsigned: reader.unsigned(staff.id, now)?, staff })
    }
}

/// Everything a view may look at. A view of the open house finds the house here; the set-up guide and the covered screen
/// find none.
#[derive(Debug, Clone, Copy)]
pub struct Cx<'a> {
    /// The texts of the interface.
    pub texts: Texts,
    /// The settings.
    pub config: &'a Config,
    /// The keys, for sentences that name one.
    pub keymap: &'a Keymap,
    /// The moment.
    pub now: Instant,
    /// The zone of the house.
    pub zone: Zone,
    /// Where the house stands, or will.
    pub folder: &'a Path,
    /// The open house.
    pub open: Option<OpenHouse<'a>>,
}

/// The open house as a view sees it.
#[derive(Debug, Clone, Copy)]
pub struct OpenHouse<'a> {
    /// Reads the store.
    pub reader: Reader<'a>,
    /// Reads all houses a leader works in, where these are several.
    pub wide: Option<Reader<'a>>,
    /// The houses whoever is signed in works in, in their order.
    pub houses: &'a [HouseName],
    /// The one on the screen.
    pub shown: HouseId,
    /// Who is where in a fire in the other houses of the file, once somebody has asked for it.
    pub rolls: &'a [OtherRoll],
    /// The house itself.
    pub info: &'a HouseInfo,
    /// Everybody.
    pub people: &'a People,
    /// Who is signed in.
    pub session: &'a Session,
    /// Who is on shift, and which goals wait to be looked at again.
    pub standing: &'a Standing,
    /// What whoever is signed in has not read.
    pub unread: &'a Unread,
}

impl<'a> OpenHouse<'a> {
    /// Reads the house on the screen, or all houses of a leader who works in several.
    #[must_use]
    pub fn reading(&self, across: bool) -> Reader<'a> {
        self.wide.filter(|_| across).unwrap_or(self.reader)
    }

    /// The same house with another one's people, for a page of its fire roll; the first is the one on the screen.
    #[must_use]
    pub fn roll(self, at: usize) -> Self {
        match at.checked_sub(1).and_then(|at| self.rolls.get(at)) {
            Some(other) => Self { info: &other.info, people: &other.people, standing: &other.standing, ..self },
            None => self,
        }
    }

    /// What another house than the one on the screen is called; `None` for that one.
    #[must_use]
    pub fn elsewhere(&self, house: HouseId) -> Option<&'a HouseName> {
        self.houses.iter().find(|known| known.id == house && house != self.shown)
    }
}

impl<'a> Cx<'a> {
    /// Today in the house.
    #[must_use]
    pub fn today(&self) -> chrono::NaiveDate {
        self.zone.date(self.now)
    }

    /// The key of an action as it is printed on keyboards; empty when it has none.
    #[must_use]
    pub fn key(&self, action: Action) -> String {
        self.keymap.shown(action, false).unwrap_or_default()
    }

    /// The open house.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when none is open: a view of the house is never shown then.
    pub fn house(&self) -> Result<OpenHouse<'a>, StoreError> {
        self.open.ok_or_else(|| crate::domain::refusal::Refusal::Gone.into())
    }
}

/// Whether an action can be done here and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// It can.
    Available,
    /// It belongs here, and this is why it cannot be done now.
    Disabled(String),
    /// It does not belong here.
    NotHere,
}

/// What a view makes of an action or an input.
#[derive(Debug)]
pub enum Response {
    /// It means nothing here.
    Ignored,
    /// It was taken care of.
    Handled,
    /// It was taken care of, and this remains to be done by the app, in this order.
    Effects(Vec<Effect>),
}

impl Response {
    /// One effect.
    #[must_use]
    pub fn effect(effect: Effect) -> Self {
        Self::Effects(vec![effect])
    }

    /// Opens a view.
    #[must_use]
    pub fn open(view: impl View + 'static) -> Self {
        Self::effect(Effect::Open(Box::new(view)))
    }

    /// Says something.
    #[must_use]
    pub fn say(message: Message) -> Self {
        Self::effect(Effect::Say(message))
    }
}

/// What stands in another house of the file, and is opened once that one is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum There {
    /// The file of a youth.
    Youth(YouthId),
    /// The log at an entry.
    Entry(EntryId),
    /// The same in the file of a youth.
    EntryOf(YouthId, EntryId),
    /// The tasks, at one of them.
    Task(TaskId),
    /// A text outside the log, where it belongs.
    Text(TextOf),
}

/// What only the app can do.
#[derive(Debug)]
pub enum Effect {
    /// Puts a view on top.
    Open(Box<dyn View>),
    /// Takes the view that answered off the stack.
    Close,
    /// The same after what it held was saved: no draft is kept of it.
    CloseSaved,
    /// Takes everything but the first screen off the stack.
    Home,
    /// Carries out a command for the member who is signed in; the answer comes to [`View::on_outcome`].
    Run(Box<Command>),
    /// The same, and the draft it was typed as goes with it in the same transaction.
    RunDraft(Box<Command>, DraftKey),
    /// The same of several that are one deed: all of them, or none.
    RunEach(Vec<Command>),
    /// Writes down that something was read: a row of the audit chain and nothing else.
    Record {
        /// What was done.
        event: AccessEvent,
        /// The youth whose file it was, if one.
        youth: Option<YouthId>,
    },
    /// The same of something that told of several youths: a row for each, all of them or none.
    RecordEach {
        /// What was done.
        event: AccessEvent,
        /// The youths it told of.
        youths: Vec<YouthId>,
    },
    /// Puts another house of whoever is signed in on the screen, and opens something there.
    OpenThere {
        /// Which house.
        house: HouseId,
        /// What.
        there: There,
    },
    /// Reads who is where in a fire in the other houses of the file: [`OpenHouse::rolls`].
    ReadRolls,
    /// Opens a draft that waits.
    OpenDraft(DraftKey),
    /// Throws a draft away, on the disk too, and the form it is typed in with it.
    ThrowAway {
        /// Its name.
        key: DraftKey,
        /// The text on the disk whose owner was asked; `None` for what an open form holds.
        shown: Option<Revision>,
    },
    /// Says something on the second line from the bottom, and keeps it in the list of messages.
    Say(Message),
    /// Performs an action on the view below, as if its key had been pressed there.
    Act(Action),
    /// The question of the view below was answered with yes: [`View::on_agreed`].
    Agree,
    /// Writes a text where the cursor of the view below stands, as if it had been pasted there.
    Insert(String),
    /// Long work on a thread of its own; the answer comes to [`View::on_job`].
    Start(Box<Job>),
    /// Brings a pack up to what the house has written by now, while people work on.
    GatherPack(PackId),
    /// Writes a pack into a file, which is as readable as paper, and keeps the receipt.
    HandOutPack {
        /// Which.
        pack: PackId,
        /// Where, as it was typed.
        path: PathBuf,
    },
    /// Writes the basis of what hosts get in a month into a file, which is as readable as paper.
    WritePayment {
        /// Which month.
        month: Month,
        /// Where, as it was typed.
        path: PathBuf,
    },
    /// Writes a sheet a host was given into a file, which is as readable as paper.
    WriteSheet {
        /// To the host of which case.
        case: HostCaseId,
        /// Which.
        sheet: HostSheetId,
        /// Where, as it was typed.
        path: PathBuf,
    },
    /// Lets a youth be the selected one on the first screen.
    SelectYouth(YouthId),
}

/// Long work: everything that derives a key from a passphrase or a PIN.
#[derive(Debug)]
pub enum Job {
    /// Opens the house with a passphrase, or lets another member in with theirs.
    Unlock {
        /// Who says to be there.
        initials: Initials,
        /// Their passphrase.
        passphrase: Passphrase,
    },
    /// Uncovers the screen or switches staff with a PIN, inside a session that a passphrase opened.
    Pin {
        /// Who says to be there.
        initials: Initials,
        /// Their PIN.
        pin: Pin,
    },
    /// Carries out one command for somebody else at this screen, whose PIN proves that they are there. Who is signed in stays
    /// the same.
    Sign {
        /// Who signs.
        initials: Initials,
        /// Their PIN.
        pin: Pin,
        /// What they sign.
        command: Box<Command>,
    },
    /// Makes a house: files, first member, recovery code.
    SetUp {
        /// The house with its first member, whose slot and PIN hash the job fills in.
        house: NewHouse,
        /// The first member's secrets.
        secrets: MemberSecrets,
    },
    /// Makes a new recovery code in the place of the one that nobody has shown to have.
    RenewCode,
    /// Proves that a code typed from the paper opens the house; then it counts as handed over, and the first member of a
    /// house that was just made goes in.
    ConfirmCode {
        /// As typed.
        code: RecoveryCode,
    },
    /// Proves on trial that a code typed from the paper opens the house.
    RehearseCode {
        /// As typed.
        code: RecoveryCode,
    },
    /// Lets a leader in with the code on paper, and gives them a new passphrase.
    Recover {
        /// As typed.
        code: RecoveryCode,
        /// Who gets the passphrase.
        initials: Initials,
        /// The new one.
        passphrase: Passphrase,
    },
    /// Gives the house another data key. It is closed meanwhile, and every screen with it.
    RotateKey,
    /// Makes the slot and the PIN hash of a new member; the command follows when they are ready.
    NewStaff {
        /// How they sign.
        initials: Initials,
        /// Their name.
        name: Line,
        /// Their role.
        role: StaffRole,
        /// Their secrets.
        secrets: MemberSecrets,
    },
    /// Gives a member a new passphrase or PIN.
    ChangeSecrets {
        /// Whose.
        staff: StaffId,
        /// The passphrase they have, when it is their own that they change.
        present: Option<Passphrase>,
        /// What is new.
        chosen: ChosenSecrets,
    },
}

/// What a job came to, for the view that started it.
#[derive(Debug)]
pub enum JobDone {
    /// Somebody is signed in; the app has opened what follows.
    SignedIn,
    /// This code opens the house from now on and must be written on paper.
    Code(RecoveryCode),
    /// A member was added or has new secrets, or the code on paper is confirmed.
    Saved(Instant),
    /// It was refused or failed.
    Failed(StoreError),
    /// The passphrase leans on what the open house tells of its people.
    Weak(Weakness),
    /// The PIN was wrong; this many tries are left before the passphrase is needed.
    WrongPin {
        /// Tries left.
        left: u32,
    },
    /// The PIN is not enough (any more): the passphrase is needed.
    PassphraseNeeded,
}

/// What became of a command, for the view that asked for it.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// It is saved and on the disk.
    Done(&'a Done),
    /// It was refused or failed; nothing is changed.
    Failed(&'a StoreError),
}

/// How much a message weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something went as it should.
    Good,
    /// Something to know.
    Note,
    /// Something failed.
    Bad,
}

/// A sentence for the person at the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// How it is meant.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
}

impl Message {
    /// Something went as it should.
    #[must_use]
    pub const fn good(text: String) -> Self {
        Self { tone: Tone::Good, text }
    }

    /// Something to know.
    #[must_use]
    pub const fn note(text: String) -> Self {
        Self { tone: Tone::Note, text }
    }

    /// Something failed.
    #[must_use]
    pub const fn bad(text: String) -> Self {
        Self { tone: Tone::Bad, text }
    }
}

/// What is typed in a view, in a few words: for whoever chooses among their own drafts, or throws one away.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Gist {
    /// Whom or what it is about; empty when nothing in particular.
    pub about: String,
    /// What is written, in the writer's own words.
    pub words: String,
}

/// A person's words must not reach a log.
impl std::fmt::Debug for Gist {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gist").finish_non_exhaustive()
    }
}

/// A screen, a form or a dialog. No view calls another; what concerns others is an [`Effect`].
pub trait View: std::fmt::Debug {
    /// Which actions can be meant here.
    fn scope(&self) -> Scope;

    /// Where the person is, for the top left of the screen.
    fn title(&self, cx: &Cx<'_>) -> String;

    /// Asks something that only whoever sees it now may answer: it goes when the screen is covered.
    fn is_question(&self) -> bool {
        false
    }

    /// The screen is being covered: whoever comes back, or another at the same screen, finds no PIN or passphrase typed.
    fn forget_secrets(&mut self) {}

    /// A letter is text now and no action.
    fn typing(&self) -> bool {
        false
    }

    /// Shows what other terminals write also under the cover, where nothing else looks for it.
    fn is_live(&self) -> bool {
        false
    }

    /// Shows how far a job is and takes keys meanwhile; every other view gets what was typed when the job is done.
    fn shows_a_job(&self) -> bool {
        false
    }

    /// What it shows is marked with the mouse: the mouse is the terminal's while it is on top.
    fn frees_mouse(&self) -> bool {
        false
    }

    /// Leaves what lies below visible around it.
    fn is_dialog(&self) -> bool {
        false
    }

    /// Whether an action of this view's scopes can be done now. Actions the app itself performs (lock, help …) are not asked
    /// about.
    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability;

    /// What an action is called here, where the word of the table would not be true: «Vis» for a filter.
    fn label(&self, _action: Action, _t: Texts) -> Option<&'static str> {
        None
    }

    /// What is wanted here before anything else just now: it comes first in the footer.
    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        &[]
    }

    /// The view was just put on top by a person: what that means besides showing it (a file that was opened is written
    /// down).
    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }

    /// A key with a meaning was pressed, or its label clicked.
    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response;

    /// A key without a meaning of its own, a paste, or the wheel.
    fn on_input(&mut self, _input: &Input, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }

    /// Something this view drew with [`Canvas::target`] was clicked.
    fn on_click(&mut self, _target: Target, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }

    /// A command this view asked for was carried out or refused.
    fn on_outcome(&mut self, _outcome: &Outcome<'_>, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }

    /// What this view asked with [`Effect::Agree`] was answered with yes.
    fn on_agreed(&mut self, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }

    /// A job this view started is done.
    fn on_job(&mut self, _done: JobDone, _cx: &Cx<'_>) -> Response {
        Response::Ignored
    }

    /// Something changed, here or in another terminal: the only place, besides opening, that reads the store.
    ///
    /// # Errors
    /// What the store answers; the view keeps what it showed.
    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError>;

    /// Draws itself.
    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>);

    /// The name its draft is kept under, whether there is anything to keep now or not; `None` for a view that keeps none.
    fn draft_key(&self) -> Option<DraftKey> {
        None
    }

    /// What would be lost if the program ended now; `None` while nothing is typed.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// What is typed is about something else by now than what the view was opened about: it is not shown to somebody who
    /// opens that again.
    fn strayed(&self) -> bool {
        false
    }

    /// From now on its draft has another number in its name ([`DraftKey::ASIDE`]), whatever it was opened about.
    fn keep_draft_aside(&mut self, _subject: i64) {}

    /// What is typed, in a few words.
    fn gist(&self, _cx: &Cx<'_>) -> Gist {
        Gist::default()
    }

    /// Its draft is kept since then; `None`: it was dropped, because nothing is typed any more.
    fn draft_kept(&mut self, _at: Option<Instant>) {}

    /// A youth this view is about, for actions that need one (plan, new entry).
    fn youth(&self) -> Option<YouthId> {
        None
    }

    /// An apartment this view is about, vacant or not (move in, new entry).
    fn apartment(&self) -> Option<ApartmentId> {
        None
    }

    /// The youth that was read here, where a number turns the view to another: the screen below follows when this one closes,
    /// so that the next key is about the one just read.
    fn read_last(&self) -> Option<YouthId> {
        None
    }

    /// Lets a youth be the selected one, if this view selects youths.
    fn select_youth(&mut self, _youth: YouthId, _cx: &Cx<'_>) {}

    /// Lets what a form above this view just made be the selected one, if it stands here: the next key is about that.
    ///
    /// # Errors
    /// What the store answers.
    fn select_made(&mut self, _done: &Done, _cx: &Cx<'_>) -> Result<(), StoreError> {
        Ok(())
    }
}
