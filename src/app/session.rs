//! Who is in: opening, covering and uncovering, switching staff, leaving. Each of these is an audit row.

use std::time::Duration;

use super::{App, Undo, drafts::Parked, jobs::Running};
use crate::{
    domain::{
        access::{Deed, allows},
        audit::AccessEvent,
        changes::{Changes, Topic},
        command::Command,
        house::HouseName,
        ids::{HouseId, StaffId, YouthId},
        staff::{Rights, StaffMember},
        task::HouseClock,
        time::Instant,
    },
    store::{
        House, StoreError, exposures,
        read::{BackupMarks, HouseInfo, KeyStanding, OtherRoll, People, Standing, Unread},
    },
    ui::{
        action::Scope,
        screens,
        theme::Role,
        view::{Message, Session},
    },
};

/// What the top of every screen and the tiles tell is made from these.
const STANDING: Changes = Changes::of(Topic::Shift)
    .and(Topic::Plan)
    .and(Topic::Youths)
    .and(Topic::Watch)
    .and(Topic::Presence)
    .and(Topic::Tasks)
    .and(Topic::Handover)
    .and(Topic::Night)
    .and(Topic::Contacts)
    .and(Topic::Hosts)
    .and(Topic::Assessments)
    .and(Topic::Hosts)
    .and(Topic::Calendar)
    .and(Topic::Staff)
    .and(Topic::Clock);

/// What somebody has not read is made from these.
const UNREAD: Changes =
    Changes::of(Topic::Log).and(Topic::Receipts).and(Topic::Handover).and(Topic::Youths).and(Topic::Staff);

/// What a member has not read; nothing is an administrator's to read.
fn unread(house: &House, staff: &StaffMember) -> Result<Unread, StoreError> {
    if allows(staff.rights(), Deed::SignRead) { house.read().unread(staff.id) } else { Ok(Unread::default()) }
}

/// Every house a leader works in, where these are several; nothing for others.
fn across(house: &House, staff: &StaffMember) -> Result<Option<House>, StoreError> {
    if allows(staff.role, Deed::SeeAcross) { house.across(staff.id) } else { Ok(None) }
}

/// The open house with whoever is signed in.
#[derive(Debug)]
pub(super) struct Entered {
    pub house: House,
    /// The houses whoever is signed in works in.
    pub houses: Vec<HouseName>,
    /// All of these at once, for leaders who work in several.
    pub wide: Option<House>,
    /// The other houses of the file while their fire rolls are looked at, and these.
    others: Vec<House>,
    pub rolls: Vec<OtherRoll>,
    pub info: HouseInfo,
    pub people: People,
    pub session: Session,
    /// What the screens were opened for: whoever gets another role or function begins anew.
    rights: Rights,
    pub standing: Standing,
    pub unread: Unread,
    /// What was done with copies of the house.
    pub backup_marks: BackupMarks,
    /// Whether the data key should be changed.
    pub key: KeyStanding,
    /// The head of the trail that the key file remembers does not stand in it.
    trail_is_cut: bool,
    /// They have had a shift since they were last asked for one.
    had_shift: bool,
    /// From how many days without a meeting a case at a host stands out.
    host_alarm: u32,
    /// When the passphrase was given; a PIN is enough only for so long.
    pub opened_at: Duration,
    /// Wrong PINs since the last right one.
    pub wrong_pins: u32,
    token: i64,
}

/// How the house stands, as far as a member may see it.
fn standing(
    house: &House,
    staff: &StaffMember,
    now: Instant,
    clock: &HouseClock<'_>,
    host_alarm: u32,
) -> Result<Standing, StoreError> {
    let late = house.read().host_meetings_late(clock.zone.date(now), host_alarm)?;
    Ok(house.read().standing(now, clock)?.with_hosts(late).seen_by(staff.rights()))
}

impl Entered {
    /// What is written of reading about these youths: of one of another house it is written across the houses, since the one on
    /// the screen takes no row about them.
    pub(super) fn writing_about(&mut self, youths: &[YouthId]) -> &mut House {
        let is_known = |youth: &YouthId| self.people.youths.contains_key(youth);
        match &mut self.wide {
            Some(wide) if !youths.iter().all(is_known) => wide,
            _ => &mut self.house,
        }
    }

    /// Reads who is where in a fire in the other houses, as anybody may see it.
    pub(super) fn read_rolls(&mut self, now: Instant, clock: &HouseClock<'_>) -> Result<(), StoreError> {
        if self.others.is_empty() {
            let shown = self.house.shown();
            let every = self.house.every_house()?.into_iter();
            self.others = every.filter(|(house, _)| house.id != shown).map(|(_, house)| house).collect();
        }
        self.rolls.clear();
        for other in &mut self.others {
            other.tell_time(now);
            let read = other.read();
            let standing = read.standing(now, clock)?;
            self.rolls.push(OtherRoll { info: read.house()?, people: read.people()?, standing });
        }
        Ok(())
    }

    /// Nobody looks at the fire rolls of other houses any more.
    pub(super) fn forget_rolls(&mut self) {
        self.others.clear();
        self.rolls.clear();
    }

    pub(super) fn refresh(&mut self, changes: Changes, now: Instant, clock: &HouseClock<'_>) -> Result<(), StoreError> {
        if let Some(wide) = &mut self.wide {
            wide.tell_time(now);
        }
        if changes.touch(Changes::of(Topic::House).and(Topic::Staff).and(Topic::Youths)) {
            let houses = self.house.houses_of(self.session.staff.id)?;
            if houses != self.houses {
                self.houses = houses;
                self.wide = across(&self.house, &self.session.staff)?;
            }
            self.info = self.house.read().house()?;
            self.people = self.house.read().people()?;
            // A role that was changed counts at once.
            if let Some(member) = self.people.staff.get(&self.session.staff.id) {
                self.session.staff = member.clone();
            }
        }
        if changes.touch(Changes::of(Topic::Shift).and(Topic::Clock)) {
            self.session = Session::read(self.house.read(), self.session.staff.clone(), now)?;
            self.had_shift |= self.session.shift.is_some();
        }
        if changes.touch(STANDING.and(Topic::House)) && !self.others.is_empty() {
            self.read_rolls(now, clock)?;
        }
        if changes.touch(STANDING) {
            self.standing = standing(&self.house, &self.session.staff, now, clock, self.host_alarm)?;
        }
        if changes.has(Topic::Staff) {
            self.key = self.house.read().key_standing()?;
        }
        if changes.has(Topic::Backups) {
            self.backup_marks = self.house.read().backup_marks()?;
        }
        if changes.touch(UNREAD) {
            self.unread = unread(&self.house, &self.session.staff)?;
        }
        Ok(())
    }
}

impl App {
    /// Signs a member in with a house that is already open: after the passphrase, after set-up, and in the invented house.
    ///
    /// # Errors
    /// What the store answers.
    pub fn enter(&mut self, house: House, staff: StaffMember) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut house = house;
        house.show_to(staff.id)?;
        house.tell_time(now);
        let session = Session::read(house.read(), staff, now)?;
        self.entered = Some(Entered {
            houses: house.houses_of(session.staff.id)?,
            wide: across(&house, &session.staff)?,
            others: Vec::new(),
            rolls: Vec::new(),
            info: house.read().house()?,
            people: house.read().people()?,
            backup_marks: house.read().backup_marks()?,
            key: house.read().key_standing()?,
            standing: standing(&house, &session.staff, now, &self.house_clock(), self.config.host_meetings.alarm_days)?,
            host_alarm: self.config.host_meetings.alarm_days,
            unread: unread(&house, &session.staff)?,
            token: house.change_token()?,
            opened_at: self.clock.elapsed(),
            wrong_pins: 0,
            had_shift: session.shift.is_some(),
            trail_is_cut: false,
            rights: session.staff.rights(),
            session,
            house,
        });
        self.came_in();
        Ok(())
    }

    fn came_in(&mut self) {
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

    /// Covers the screen. What is typed is kept, here and on the disk.
    pub(super) fn lock(&mut self, event: AccessEvent) {
        if self.entered.is_none() || self.cover.is_some() {
            return;
        }
        self.save_draft();
        self.record(event);
        self.cover_screen();
    }

    fn cover_screen(&mut self) {
        // What was just said may hold a name.
        self.message_until = None;
        self.later = None;
        // Whoever comes back has not asked, and has not just thrown anything away.
        self.stack.retain(|view| !view.is_question());
        self.stack.iter_mut().for_each(|view| view.forget_secrets());
        self.undo.retain(|undo| !matches!(undo, Undo::Thrown(_)));
        self.cover = Some(screens::covered(&self.cx()));
        self.redraw = true;
    }

    /// Covers the screen of a member who was just taken out of the house: what they typed is kept, and they cannot come back.
    pub(super) fn cover_if_left(&mut self) {
        let left = self.entered.as_ref().is_some_and(|entered| !entered.session.staff.active);
        if left && self.cover.is_none() {
            self.save_draft();
            self.cover_screen();
        }
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

    /// Writes an audit row about the program itself. A failure is told, and keeps nobody from anything.
    pub(super) fn record(&mut self, event: AccessEvent) {
        self.record_about(event, None);
    }

    /// The same about a youth whose file was opened.
    pub(super) fn record_about(&mut self, event: AccessEvent, youth: Option<YouthId>) {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        let recorded = match event {
            AccessEvent::CoveredFireRoll => entered.house.record_covered_roll(now),
            _ => {
                let staff = entered.session.staff.id;
                let house = entered.writing_about(youth.as_slice());
                house.execute(staff, now, &Command::RecordAccess { event, youth })
            }
        };
        if let Err(error) = recorded {
            let text = crate::explain::store_error(self.texts, &error);
            self.say(Message::bad(text));
        }
    }

    /// The same about several youths at once.
    pub(super) fn record_each(&mut self, event: AccessEvent, youths: &[YouthId]) {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        let staff = entered.session.staff.id;
        let recorded = entered.writing_about(youths).together(staff, now).and_then(|together| {
            together.part(|part| {
                youths
                    .iter()
                    .try_for_each(|youth| part.execute(&Command::RecordAccess { event, youth: Some(*youth) }).map(drop))
            })?;
            together.commit()
        });
        if let Err(error) = recorded {
            let text = crate::explain::store_error(self.texts, &error);
            self.say(Message::bad(text));
        }
    }

    /// What is known at unlocking and afterwards of whether this is the house that was here last: the newest row then stands
    /// in the trail. A key file that cannot be read says nothing of it.
    fn look_at_trail(&mut self) {
        if let Some(entered) = &mut self.entered {
            entered.trail_is_cut = matches!(entered.house.noted_head_stands(), Ok(Some(false)));
        }
    }

    /// What stands on the line that is free while nothing has just happened: the trail first, then the copies.
    pub(super) fn standing_notice(&self) -> Option<(Role, String)> {
        let is_cut = self.entered.as_ref().is_some_and(|entered| entered.trail_is_cut);
        if is_cut && self.cover.is_none() && self.stack.len() == 1 {
            return Some((Role::Overdue, self.texts.audit_notice().to_owned()));
        }
        self.backup_notice()
    }

    /// All that would stand on that line, for the page that shows it whole.
    pub(super) fn standing_notices(&self) -> Vec<(Role, String)> {
        let Some(entered) = &self.entered else {
            return Vec::new();
        };
        let trail = entered.trail_is_cut.then(|| (Role::Overdue, self.texts.audit_notice().to_owned()));
        let copies = if entered.info.invented { Vec::new() } else { self.backup_notices(entered) };
        trail.into_iter().chain(copies).collect()
    }

    /// Writes down a wrong passphrase or PIN with the member whose it should have been. It is not the deed of whoever is
    /// signed in.
    pub(super) fn record_failed_try(&mut self, tried: StaffId) {
        let now = self.clock.now();
        let Some(entered) = &mut self.entered else {
            return;
        };
        let tried = entered.people.staff.contains_key(&tried).then_some(tried);
        if let Err(error) = entered.house.record_failed_try(now, tried, None) {
            let text = crate::explain::store_error(self.texts, &error);
            self.say(Message::bad(text));
        }
    }

    /// The same member is back: everything stands as it was, the cursor in its place.
    pub(super) fn uncover(&mut self, event: AccessEvent) {
        if let Some(entered) = &mut self.entered {
            entered.wrong_pins = 0;
            entered.forget_rolls();
        }
        self.cover = None;
        self.last_input = self.clock.elapsed();
        self.record(event);
        self.refresh(Changes::ALL);
        // The shift ended under the cover: the next one is asked for, unless that would stand before a text. Whoever went
        // off has nothing left to go off, and is not asked.
        let writes = self.top().is_some_and(|view| view.scope() == Scope::Form);
        if !writes
            && self.entered.as_ref().is_some_and(|entered| entered.had_shift && !entered.session.unsigned.is_empty())
        {
            self.ask_for_shift();
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
            let text = crate::explain::store_error(self.texts, &error);
            self.say(Message::bad(text));
        }
    }

    /// Opens all houses of a leader beside the one on the screen, or no longer.
    pub(super) fn look_across(&mut self) {
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
    pub(super) fn show_next_house(&mut self) {
        let Some(entered) = &self.entered else { return };
        let at = entered.houses.iter().position(|house| house.id == entered.house.shown());
        let next = at.and_then(|at| entered.houses.get((at + 1) % entered.houses.len()));
        if let Some(next) = next.map(|house| house.id) {
            self.show_that_house(next);
        }
    }

    /// A house of whoever is signed in comes on the screen. What is typed about the one before is kept as a draft of that one,
    /// and everything that is open is closed: nothing of one house stays on the screen of another. Whether it did.
    pub(super) fn show_that_house(&mut self, house: HouseId) -> bool {
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
    pub(super) fn house_told(&mut self) -> String {
        let t = self.texts;
        let waiting = self.waiting_drafts().map_or(0, |waiting| waiting.len());
        let Some(entered) = &self.entered else { return String::new() };
        let shown = t.house_shown(entered.info.name.as_str());
        let here = (waiting > 0).then(|| {
            let count = i64::try_from(waiting).unwrap_or(i64::MAX);
            t.house_drafts_here(count, self.cx().key(crate::ui::action::Action::OpenDrafts))
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
    fn ask_for_shift(&mut self) -> bool {
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

    /// Another terminal may have written.
    pub(super) fn check_other_terminals(&mut self) {
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
                let text = crate::explain::store_error(self.texts, &error);
                self.say(Message::bad(text));
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

    pub(super) fn tidy(&mut self) {
        if let Some(entered) = &self.entered
            && let Err(error) = entered.house.tidy()
        {
            tracing::warn!(%error, "the write-ahead log could not be tidied");
        }
    }

    /// How long until the idle lock's next visible step.
    pub(super) fn until_idle_step(&self, now: Duration) -> Duration {
        let lock_at = self.last_input + self.config.lock.idle;
        let countdown_at = lock_at.saturating_sub(self.config.lock.countdown);
        if now < countdown_at { countdown_at - now } else { Duration::from_secs(1).min(lock_at.saturating_sub(now)) }
    }

    /// Seconds until the idle lock, while they are counted on the screen.
    pub(super) fn idle_countdown(&self) -> Option<u64> {
        if self.entered.is_none() || self.cover.is_some() {
            return None;
        }
        let now = self.clock.elapsed();
        let lock_at = self.last_input + self.config.lock.idle;
        let left = lock_at.saturating_sub(now);
        (left <= self.config.lock.countdown).then(|| left.as_secs_f64().ceil() as u64)
    }

    /// Covers the screen when nobody has been at it for too long, and answers whether it just did. Time asleep counts.
    pub(super) fn check_idle(&mut self, now: Duration) -> bool {
        // What a job came to belongs on the screen it was started from.
        if self.entered.is_none() || self.cover.is_some() || self.job.is_some() {
            return false;
        }
        if self.is_left_alone(now) {
            self.lock(AccessEvent::IdleLock);
            return true;
        }
        self.redraw |= self.idle_countdown().is_some();
        false
    }

    /// Nobody has touched anything for as long as a screen may stay open.
    pub(super) fn is_left_alone(&self, now: Duration) -> bool {
        now >= self.last_input + self.config.lock.idle
    }
}
