//! A handover as plain text on one page, for the pocket and the notice board in the office.

use super::youth_at_home;
use crate::{
    domain::{
        handover::{pulled::Told, receiver},
        ids::{StaffId, YouthId},
        shift::ShiftKindId,
        task::HouseClock,
        time::Instant,
    },
    store::read::{HouseInfo, People, Sheet, ShiftOn, Signed},
    text::{Texts, handover::HandoverWords},
};

/// A handover with what a print of it has to say.
#[derive(Debug)]
pub struct HandoverPrint<'a> {
    /// The handover.
    pub sheet: &'a Sheet,
    /// The house.
    pub info: &'a HouseInfo,
    /// Everybody in it.
    pub people: &'a People,
    /// The moment it is printed.
    pub now: Instant,
    /// The shifts and the zone of the house.
    pub clock: HouseClock<'a>,
}

/// The kind of shift that takes over from one by the times of the house.
#[must_use]
pub fn taking_over(shift: &ShiftOn, clock: &HouseClock<'_>) -> ShiftKindId {
    receiver(clock.kinds, shift.ends_at, clock.zone).map_or_else(|| shift.kind.clone(), |next| next.kind)
}

/// «Kveldsvakt lør 21.11. → Nattevakt · ikke signert», for a list.
#[must_use]
pub fn handover_line(shift: &ShiftOn, to: &ShiftKindId, signed: &Signed, words: &HandoverWords<'_>) -> String {
    let (t, clock) = (words.texts, &words.clock);
    let state = words.state(&signed.signatures, signed.handover.is_some(), signed.left.as_ref());
    t.handover_line(shift_name(t, shift, clock), kind_name(to, clock), state)
}

fn kind_name<'n>(kind: &'n ShiftKindId, clock: &HouseClock<'n>) -> &'n str {
    clock.kinds.iter().find(|known| known.id == *kind).map_or(kind.0.as_str(), |known| known.name.as_str())
}

fn shift_name(t: Texts, shift: &ShiftOn, clock: &HouseClock<'_>) -> String {
    t.shift_of_day(kind_name(&shift.kind, clock), t.weekday_date_short(shift.day))
}

impl HandoverPrint<'_> {
    /// Until when it says what holds: the end of the shift that takes over; `None` where the house no longer has that kind.
    #[must_use]
    pub fn valid_until(&self) -> Option<Instant> {
        let kinds = self.clock.kinds.iter().filter(|kind| kind.id == self.sheet.to);
        receiver(kinds, self.sheet.shift.ends_at, self.clock.zone).map(|shift| shift.end)
    }

    /// The whole page, without a line end after the last line.
    #[must_use]
    pub fn text(&self, t: Texts) -> String {
        let initials = |staff: StaffId| self.people.initials(staff).to_owned();
        let sealed = !self.sheet.signatures.is_empty();
        // What was sealed is told as it was told then.
        let now = if sealed { self.sheet.pulled.at } else { self.now };
        let words = HandoverWords { texts: t, initials: &initials, now, clock: self.clock };
        let mut parts = vec![self.header(t, &initials)];
        for youth in self.sheet.sections() {
            if let Some(told) = self.sheet.told(youth) {
                parts.push(self.section(t, &words, youth, &told));
            }
        }
        parts.join("\n\n")
    }

    fn header(&self, t: Texts, initials: &dyn Fn(StaffId) -> String) -> String {
        let words = HandoverWords { texts: t, initials, now: self.now, clock: self.clock };
        let (zone, sheet) = (self.clock.zone, self.sheet);
        let mut lines = Vec::new();
        if self.info.invented {
            lines.push(t.report_invented().to_owned());
        }
        lines.push(self.info.name.as_str().to_owned());
        lines
            .push(t.handover_report_title(shift_name(t, &sheet.shift, &self.clock), kind_name(&sheet.to, &self.clock)));
        let day_and_clock = |at: Instant| t.date_and_time(t.weekday_date_short(zone.date(at)), t.clock(at, zone));
        let until = self.valid_until().map_or_else(|| "–".to_owned(), day_and_clock);
        lines.push(t.handover_report_printed(day_and_clock(self.now), until));
        lines.push(words.state(&sheet.signatures, sheet.handover.is_some(), sheet.left.as_ref()));
        lines.extend(sheet.signatures.iter().filter_map(|one| {
            let reason = one.reason.as_ref()?;
            Some(t.handover_report_labelled(initials(one.staff), t.handover_because(reason.as_str())))
        }));
        lines.join("\n")
    }

    fn section(&self, t: Texts, words: &HandoverWords<'_>, youth: Option<YouthId>, told: &Told<'_>) -> String {
        let mut lines = match youth {
            None => vec![t.handover_house_title().to_owned()],
            Some(youth) => vec![youth_at_home(t, self.people, youth).to_uppercase(), words.watch(told.section)],
        };
        let told = words.lines(told).into_iter();
        lines.extend(told.map(|line| t.handover_report_labelled(line.label, line.text.replace('\n', "\n  "))));
        lines.join("\n")
    }
}
