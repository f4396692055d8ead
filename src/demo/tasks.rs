//! The tasks of the invented house: what comes again and again, what is made from entries, what waits now, and what is found
//! when the shift's checklist is gone through.

use chrono::{Days, NaiveDate, TimeDelta, Timelike as _};

use super::{Options, rng::Rng, rota::Duty};
use crate::domain::{
    checklist::{Checklist, Mark, Point, PointKind},
    log::{About, NewEntry},
    names::{Line, Prose},
    recurrence::Recurrence,
    refusal::Invalid,
    shift::ShiftKindId,
    task::{Due, Ending, Owner, TaskAbout, TaskFacts},
    time::{ClockTime, Instant, Zone},
};

/// Something that comes again, for a kind of shift.
#[derive(Debug)]
pub(super) struct Routine {
    title: &'static str,
    note: Option<&'static str>,
    /// The kind of shift that does it.
    pub kind: &'static str,
    /// As RFC 5545 has it.
    rule: &'static str,
    /// Nobody has done it for so many days: the house shows what was missed.
    neglected: Option<u64>,
}

const fn routine(title: &'static str, kind: &'static str, rule: &'static str) -> Routine {
    Routine { title, note: None, kind, rule, neglected: None }
}

/// What comes again in the house.
pub(super) const ROUTINES: &[Routine] = &[
    routine("Gå runde i fellesrom, kjøkken og utganger", "night", "FREQ=DAILY"),
    Routine {
        note: Some("Sjekk datoer. Det som er gått ut, skrives i boka før det kastes."),
        ..routine("Rydde kjøleskapet på fellesrommet", "evening", "FREQ=WEEKLY;BYDAY=SU")
    },
    routine("Handle til fellesmiddagen", "day", "FREQ=WEEKLY;BYDAY=FR"),
    routine("Skrive ukeplanen på tavla", "evening", "FREQ=WEEKLY;BYDAY=SU"),
    routine("Tømme postkassa", "day", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    routine("Teste brannvarslere", "day", "FREQ=MONTHLY;BYMONTHDAY=1"),
    routine("Telle førstehjelpsskapet", "day", "FREQ=MONTHLY;BYDAY=-1FR"),
    Routine { neglected: Some(24), ..routine("Lese av strømmåleren", "day", "FREQ=WEEKLY;BYDAY=MO") },
    routine("Bytte sengetøy på vaktrommet", "night", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
];

/// How often in a hundred a routine that has come is done, and is ended without; else it is left.
const DONE: u64 = 92;
const NOT_DONE: u64 = 4;

const NOT_DONE_BECAUSE: &[&str] = &[
    "Rakk det ikke, mye å gjøre på vakta.",
    "Ingen svarte. Prøver igjen i morgen.",
    "Ikke nødvendig denne gangen.",
    "Mangler det vi trenger. Bestilt.",
    "Avtalt å vente til etter husmøtet.",
];

impl Routine {
    /// What it says on the first day of the house.
    pub(super) fn facts(&self, first_day: NaiveDate) -> Result<TaskFacts, Invalid> {
        let rule: Recurrence = self.rule.parse().map_err(|_| Invalid::Recurrence)?;
        let first = rule.first_from(first_day).unwrap_or(first_day);
        let kind = ShiftKindId(self.kind.to_owned());
        Ok(TaskFacts {
            title: Line::new(self.title)?,
            note: self.note.map_or(Ok(None), Prose::optional)?,
            about: TaskAbout::House,
            owner: Owner::Shift(kind.clone()),
            due: Due { shift: Some(kind), ..Due::on(first) },
            repeats: Some(rule),
        })
    }

    /// How it ends in a shift of a day; `None` when it is left.
    pub(super) fn ending(&self, rng: &mut Rng, day: NaiveDate, today: NaiveDate) -> Option<Ending> {
        let roll = rng.below(100);
        if self.neglected.is_some_and(|days| day + Days::new(days) > today) {
            return None;
        }
        match roll {
            0..DONE => Some(Ending::Done),
            _ if roll < DONE + NOT_DONE => not_done(rng),
            _ => None,
        }
    }
}

/// Ended without being done, for one of the reasons people have.
pub(super) fn not_done(rng: &mut Rng) -> Option<Ending> {
    let reason = *rng.pick(NOT_DONE_BECAUSE);
    Prose::optional(reason).ok().flatten().map(Ending::NotDone)
}

/// How many of a hundred entries lead to a task.
const FROM_ENTRIES: u64 = 9;
/// The longest sentence that is taken over from what was agreed.
const LONGEST_AGREED: usize = 70;

const ABOUT_YOUTHS: &[&str] = &[
    "Ringe skolen om fravær",
    "Bestille time hos tannlegen",
    "Følge til legen",
    "Sende melding til verge",
    "Minne om leksehjelp",
    "Spørre hvordan det gikk på skolen",
    "Hente brev fra NAV",
    "Avtale ny tid med psykologen",
    "Gå gjennom budsjettet sammen",
    "Bestille tolk til samtalen",
    "Kjøpe bussbillett",
    "Snakke om morgenrutinen",
];

const ABOUT_THE_HOUSE: &[&str] = &[
    "Bytte lyspære i gangen",
    "Melde feil på vaskemaskinen",
    "Bestille mat til fellesmiddagen",
    "Rydde i boden",
    "Ringe vaktmester om døra",
    "Kopiere opp husreglene",
    "Fylle på kaffe og te",
    "Finne igjen ballpumpa",
];

/// A task that somebody makes from an entry they have just written, now and then.
pub(super) fn from_entry(
    rng: &mut Rng,
    entry: &NewEntry,
    at: Instant,
    me: Owner,
    zone: Zone,
) -> Result<Option<TaskFacts>, Invalid> {
    if !rng.chance(FROM_ENTRIES) {
        return Ok(None);
    }
    let (about, titles) = match &entry.about {
        About::Youths(youths) if youths.len() == 1 => (TaskAbout::Youth(youths[0]), ABOUT_YOUTHS),
        About::Apartment(apartment) => (TaskAbout::Apartment(*apartment), ABOUT_THE_HOUSE),
        About::Youths(_) | About::House => (TaskAbout::House, ABOUT_THE_HOUSE),
    };
    let usual = *rng.pick(titles);
    let agreed = entry.lines.agreed.as_ref().and_then(|agreed| agreed.as_str().split('.').next());
    let title = agreed.filter(|text| (4..=LONGEST_AGREED).contains(&text.chars().count())).unwrap_or(usual);
    let day = zone.date(at) + Days::new(rng.below(5));
    let (owner, due) = match rng.below(100) {
        0..45 => (Owner::Anyone, Due::on(day)),
        45..60 => (Owner::Anyone, Due { time: ClockTime::new(9 + rng.below(11) as u32, 0), ..Due::on(day) }),
        60..80 => {
            let kind = ShiftKindId((*rng.pick(&["day", "evening", "night"])).to_owned());
            (Owner::Shift(kind.clone()), Due { shift: Some(kind), ..Due::on(day) })
        }
        _ => (me, Due::on(day)),
    };
    Ok(Some(TaskFacts { title: Line::new(title)?, note: None, about, owner, due, repeats: None }))
}

/// When somebody ends a task that was due on a day: most on that day, some a day or two late.
pub(super) fn end_of(rng: &mut Rng, due: &Due, written: Instant, zone: Zone) -> Instant {
    let hour = due.time.map_or_else(|| rng.range(8, 20), |time| i64::from(time.minute_of_day() / 60));
    let late = if rng.chance(15) { rng.range(1, 2) } else { 0 };
    let midnight = zone.day(due.day).start();
    let at = midnight + TimeDelta::days(late) + TimeDelta::minutes(hour * 60 + rng.range(-50, 50));
    at.max(written + TimeDelta::minutes(rng.range(5, 90)))
}

/// How a task that was made from an entry ends.
pub(super) fn usual_ending(rng: &mut Rng) -> Ending {
    let done = rng.chance(91);
    if done { Ending::Done } else { not_done(rng).unwrap_or(Ending::Done) }
}

/// A task that waits at the moment the story ends.
#[derive(Debug)]
pub(super) struct Waiting {
    pub title: &'static str,
    pub note: Option<&'static str>,
    /// Which of those who live here it is about, by their place; the house without.
    pub about: Option<usize>,
    pub whose: Whose,
    /// Days from today on which it is due.
    pub due_in: i64,
    /// Hours from now, for something at a time.
    pub hours: Option<i64>,
    /// Days before today on which it was written.
    pub written: u64,
}

/// Who sees to it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Whose {
    Anyone,
    Founder,
    Shift(&'static str),
}

/// What waits, so that a board of any hour has something overdue, something of today and something ahead.
pub(super) const WAITING: &[Waiting] = &[
    Waiting {
        title: "Ringe kontaktlærer om fraværet",
        note: Some("Spør etter Berit. Hun er på skolen til 15:30."),
        about: Some(0),
        whose: Whose::Founder,
        due_in: -1,
        hours: None,
        written: 3,
    },
    Waiting {
        title: "Kjøre til fotballtrening",
        note: None,
        about: Some(1),
        whose: Whose::Anyone,
        due_in: 0,
        hours: Some(2),
        written: 1,
    },
    Waiting {
        title: "Banke på og spørre om det går bra",
        note: Some("Sov lite i går. Bank på, ikke gå inn."),
        about: Some(2),
        whose: Whose::Shift("night"),
        due_in: 0,
        hours: None,
        written: 1,
    },
    Waiting {
        title: "Bestille tolk til husmøtet",
        note: None,
        about: None,
        whose: Whose::Anyone,
        due_in: 2,
        hours: None,
        written: 2,
    },
    Waiting {
        title: "Skrive til verge om helga",
        note: None,
        about: Some(0),
        whose: Whose::Founder,
        due_in: 1,
        hours: None,
        written: 1,
    },
];

impl Waiting {
    /// What it says. `about` are those who live here, `founder` is the first member.
    pub(super) fn facts(&self, about: TaskAbout, founder: Owner, options: Options) -> Result<TaskFacts, Invalid> {
        let Options { now, zone, .. } = options;
        let day = zone.date(now) + TimeDelta::days(self.due_in);
        let due = match self.hours {
            Some(hours) => {
                let at = zone.local(now + TimeDelta::hours(hours));
                Due { time: ClockTime::new(at.hour(), 0), ..Due::on(at.date()) }
            }
            None => Due::on(day),
        };
        let (owner, due) = match self.whose {
            Whose::Anyone => (Owner::Anyone, due),
            Whose::Founder => (founder, due),
            Whose::Shift(kind) => {
                let kind = ShiftKindId(kind.to_owned());
                (Owner::Shift(kind.clone()), Due { shift: Some(kind), ..due })
            }
        };
        let note = self.note.map_or(Ok(None), Prose::optional)?;
        Ok(TaskFacts { title: Line::new(self.title)?, note, about, owner, due, repeats: None })
    }
}

/// What the shifts count in the cupboards of the house.
#[derive(Debug)]
pub(super) struct Counts {
    keys: u32,
    phones: u32,
}

/// How many keys there are when all are there, and how many phones.
const KEYS: u32 = 12;
const PHONES: u32 = 2;

impl Counts {
    pub(super) const fn new() -> Self {
        Self { keys: KEYS, phones: PHONES }
    }

    /// What is said about a point in a shift, and why a number is another than before.
    pub(super) fn mark(&mut self, rng: &mut Rng, point: &Point) -> (Mark, Option<&'static str>) {
        if point.kind == PointKind::Tick {
            return (Mark::Ticked, None);
        }
        if point.id != "keys" {
            return (Mark::Counted(self.phones), None);
        }
        let before = self.keys;
        // A key is lent out now and then, and comes back within a few days.
        let changes = rng.chance(if before == KEYS { 2 } else { 25 });
        if !changes {
            return (Mark::Counted(before), None);
        }
        self.keys = if before == KEYS { KEYS - 1 } else { KEYS };
        let reason = if self.keys < before { "Nøkkel 4 er hos vaktmester." } else { "Nøkkel 4 er tilbake." };
        (Mark::Counted(self.keys), Some(reason))
    }
}

/// How many points of a list are gone through in a shift: all, but four of the one that is running.
pub(super) fn gone_through(list: &Checklist, duty: &Duty, now: Instant) -> usize {
    if duty.occurrence.contains(now) { 4.min(list.points.len()) } else { list.points.len() }
}
