//! The open house with whoever is signed in, and what is read of it anew when something changes.

use std::time::Duration;

use super::super::App;
use crate::{
    domain::{
        access::{Deed, allows},
        audit::AccessEvent,
        changes::{Changes, Topic},
        house::HouseName,
        ids::YouthId,
        staff::{Rights, StaffMember},
        task::HouseClock,
        time::Instant,
    },
    store::{
        House, StoreError,
        read::{BackupMarks, HouseInfo, KeyStanding, OtherRoll, People, Standing, Unread},
    },
    ui::view::Session,
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
    .and(Topic::Calendar)
    .and(Topic::Staff)
    .and(Topic::Clock);

/// What somebody has not read is made from these.
const UNREAD: Changes =
    Changes::of(Topic::Log).and(Topic::Receipts).and(Topic::Handover).and(Topic::Youths).and(Topic::Staff);

/// What a member has not read; nothing is an administrator's to read.
pub(super) fn unread(house: &House, staff: &StaffMember) -> Result<Unread, StoreError> {
    if allows(staff.rights(), Deed::SignRead) { house.read().unread(staff.id) } else { Ok(Unread::default()) }
}

/// Every house a leader works in, where these are several; nothing for others.
pub(super) fn across(house: &House, staff: &StaffMember) -> Result<Option<House>, StoreError> {
    if allows(staff.role, Deed::SeeAcross) { house.across(staff.id) } else { Ok(None) }
}

/// The open house with whoever is signed in.
#[derive(Debug)]
pub(in crate::app) struct Entered {
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
    pub(super) rights: Rights,
    pub standing: Standing,
    pub unread: Unread,
    /// What was done with copies of the house.
    pub backup_marks: BackupMarks,
    /// Whether the data key should be changed.
    pub key: KeyStanding,
    /// The head of the trail that the key file remembers does not stand in it.
    pub(super) trail_is_cut: bool,
    /// They have had a shift since they were last asked for one.
    pub(super) had_shift: bool,
    /// From how many days without a meeting a case at a host stands out.
    host_alarm: u32,
    /// When the passphrase was given; a PIN is enough only for so long.
    pub opened_at: Duration,
    /// Wrong PINs since the last right one.
    pub wrong_pins: u32,
    pub(super) token: i64,
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
    /// A house as a member sees it who just came in.
    ///
    /// # Errors
    /// What the store answers.
    pub(super) fn new(mut house: House, staff: StaffMember, app: &App) -> Result<Self, StoreError> {
        let now = app.clock.now();
        house.show_to(staff.id)?;
        house.tell_time(now);
        let session = Session::read(house.read(), staff, now)?;
        let host_alarm = app.config.host_meetings.alarm_days;
        Ok(Self {
            houses: house.houses_of(session.staff.id)?,
            wide: across(&house, &session.staff)?,
            others: Vec::new(),
            rolls: Vec::new(),
            info: house.read().house()?,
            people: house.read().people()?,
            backup_marks: house.read().backup_marks()?,
            key: house.read().key_standing()?,
            standing: standing(&house, &session.staff, now, &app.house_clock(), host_alarm)?,
            host_alarm,
            unread: unread(&house, &session.staff)?,
            token: house.change_token()?,
            opened_at: app.clock.elapsed(),
            wrong_pins: 0,
            had_shift: session.shift.is_some(),
            trail_is_cut: false,
            rights: session.staff.rights(),
            session,
            house,
        })
    }

    /// Where it is written that a youth was read about, and as what: of one who belongs to another house it is written across the
    /// houses, since the one on the screen takes no row about their file. Whoever does not work there has read what this house
    /// wrote about them, and no file.
    pub(in crate::app) fn writing_about(
        &mut self,
        youth: YouthId,
        event: AccessEvent,
    ) -> Result<(&mut House, AccessEvent), StoreError> {
        if self.house.read().house_of(youth)?.is_some() {
            return Ok((&mut self.house, event));
        }
        if let Some(wide) = &mut self.wide
            && wide.read().house_of(youth)?.is_some()
        {
            return Ok((wide, event));
        }
        let event = if event == AccessEvent::OpenFile { AccessEvent::OpenHosts } else { event };
        Ok((&mut self.house, event))
    }

    /// The house that takes a row about reading these youths together: the one on the screen where all belong to it.
    pub(in crate::app) fn house_of_all(&mut self, youths: &[YouthId]) -> Result<Option<&mut House>, StoreError> {
        for youth in youths {
            if self.house.read().house_of(*youth)?.is_none() {
                return Ok(None);
            }
        }
        Ok(Some(&mut self.house))
    }

    /// Reads who is where in a fire in the other houses, as anybody may see it.
    pub(in crate::app) fn read_rolls(&mut self, now: Instant, clock: &HouseClock<'_>) -> Result<(), StoreError> {
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
    pub(in crate::app) fn forget_rolls(&mut self) {
        self.others.clear();
        self.rolls.clear();
    }

    pub(in crate::app) fn refresh(
        &mut self,
        changes: Changes,
        now: Instant,
        clock: &HouseClock<'_>,
    ) -> Result<(), StoreError> {
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
