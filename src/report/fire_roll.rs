//! The fire roll as plain text, for the printer: what goes out of the door with whoever meets the fire brigade.

use chrono::Datelike as _;

use crate::{
    domain::{
        presence::{Counted, GuestCount, PresenceMark, PresenceState},
        task::HouseClock,
        time::{Instant, Zone},
    },
    store::{
        StoreError,
        read::{Dweller, FireRoll, HouseInfo, People, Reader, RollRow, StaffOn},
    },
    text::Texts,
};

/// The roll at a moment, with what a print of it has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evacuation {
    /// The moment.
    pub now: Instant,
    /// The zone of the house.
    pub zone: Zone,
    /// The house itself.
    pub info: HouseInfo,
    /// Everybody in it.
    pub people: People,
    /// Who is on shift.
    pub on_shift: Vec<StaffOn>,
    /// The roll.
    pub roll: FireRoll,
}

impl Evacuation {
    /// Reads it.
    ///
    /// # Errors
    /// What SQLite answers.
    pub fn read(reader: Reader<'_>, now: Instant, clock: &HouseClock<'_>) -> Result<Self, StoreError> {
        let people = reader.people()?.on_paper();
        let standing = reader.standing(now, clock)?;
        let roll = FireRoll::of(&people, &standing);
        Ok(Self { now, zone: clock.zone, info: reader.house()?, people, on_shift: standing.on, roll })
    }

    /// The whole roll, without a line end after the last line; `reduced` leaves out names, and everything about who is not
    /// here.
    #[must_use]
    pub fn text(&self, t: Texts, reduced: bool) -> String {
        let today = self.zone.date(self.now);
        let mut head = Vec::new();
        if self.info.invented {
            head.push(t.report_invented().to_owned());
        }
        head.push(t.roll_title().to_uppercase());
        head.push(self.info.name.as_str().to_owned());
        let clock = t.clock(self.now, self.zone);
        head.push(t.report_moment(t.date_long(today), today.year(), t.week(today), clock));
        if !reduced {
            head.push(self.on_shift_line(t));
        }
        let totals = self.roll.totals();
        head.push(t.report_roll_totals(totals.inside, totals.outside, totals.unknown, totals.guests, totals.help));
        let rows: Vec<String> = self.roll.rows.iter().map(|row| self.row(t, row, reduced)).collect();
        format!("{}\n\n{}\n\n{}", head.join("\n"), rows.join("\n"), t.report_roll_unknown())
    }

    /// Whoever leads others out must know that somebody is behind the door; whose address is protected is not named with it.
    #[must_use]
    pub fn is_unnamed(&self, row: &RollRow) -> bool {
        row.dweller.as_ref().is_some_and(|dweller| self.people.hides_home(dweller.youth))
    }

    fn on_shift_line(&self, t: Texts) -> String {
        let initials = self.people.initials_on(&self.on_shift);
        match initials.as_slice() {
            [] => t.report_nobody_on_shift().to_owned(),
            _ => t.report_on_shift(initials.join(", ")),
        }
    }

    /// «Leilighet 3: Amir. INNE, sett 13:50 (42 min). 2 gjester, telt 12:30.»
    fn row(&self, t: Texts, row: &RollRow, reduced: bool) -> String {
        let number = row.apartment.number;
        let reduced = reduced || self.is_unnamed(row);
        let mut text = match &row.dweller {
            None => t.report_vacant(number),
            Some(dweller) => {
                let counted = counted(t, dweller.counted).to_uppercase();
                let mark = self.mark(t, dweller, reduced);
                if reduced {
                    t.report_roll_unnamed(number, counted, mark)
                } else {
                    t.report_roll_named(number, t.called(self.people.called(dweller.youth)), counted, mark)
                }
            }
        };
        if let Some(help) = row.dweller.as_ref().and_then(|dweller| dweller.help.as_ref()) {
            text.push(' ');
            text.push_str(&if reduced { t.report_roll_help().to_owned() } else { t.report_roll_help_what(help) });
        }
        if let Some(guests) = row.guests.filter(|guests| guests.count > 0) {
            text.push(' ');
            text.push_str(&self.guests(t, guests));
        }
        text
    }

    /// How somebody knows and how old that is; in the full form also where somebody is who is not here.
    fn mark(&self, t: Texts, dweller: &Dweller, reduced: bool) -> String {
        let doubt = dweller.doubt.map(|doubt| t.doubt(&doubt, self.now, self.zone));
        let Some(mark) = &dweller.mark else {
            return doubt.into_iter().chain([t.roll_not_marked().to_owned()]).collect::<Vec<_>>().join(", ");
        };
        let age = t.age(self.now - mark.at);
        let at = t.moment(mark.at, self.now, self.zone);
        let source = t.presence_source(mark.facts.source);
        let mut parts = match mark.facts.state {
            PresenceState::Unknown | PresenceState::Missing => vec![t.report_roll_since(at, age)],
            _ => vec![t.report_roll_marked(source, at, age)],
        };
        if reduced {
            parts.extend(self.overdue(t, mark));
            parts.splice(0..0, doubt);
            return parts.join(", ");
        }
        if !matches!(mark.facts.state, PresenceState::In | PresenceState::Out | PresenceState::Unknown) {
            parts.insert(0, t.presence_state(mark.facts.state).to_owned());
        }
        parts.extend(mark.facts.place.as_ref().map(ToString::to_string));
        parts.extend(mark.facts.note.as_ref().map(ToString::to_string));
        parts.extend(self.overdue(t, mark).or_else(|| {
            let back = mark.facts.expected_back?;
            Some(t.presence_back_at(t.moment(back, self.now, self.zone)))
        }));
        parts.splice(0..0, doubt);
        parts.join(", ")
    }

    fn overdue(&self, t: Texts, mark: &PresenceMark) -> Option<String> {
        let back = mark.facts.expected_back.filter(|_| mark.is_overdue(self.now))?;
        Some(t.roll_expected(t.moment(back, self.now, self.zone)))
    }

    fn guests(&self, t: Texts, guests: GuestCount) -> String {
        let at = t.moment(guests.at, self.now, self.zone);
        t.report_roll_guests(t.guests(i64::from(guests.count)), at)
    }
}

/// «inne», «ute», «ukjent».
const fn counted(t: Texts, counted: Counted) -> &'static str {
    match counted {
        Counted::In => t.roll_in(),
        Counted::Out => t.roll_out(),
        Counted::Unknown => t.roll_unknown(),
    }
}
