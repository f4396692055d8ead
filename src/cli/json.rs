//! The shapes of `--json`. They are documented in `docs/json.md`, and a field, once there, keeps its name and meaning.
//!
//! Instants are UTC, days and clock times are those of the house, ids are row numbers, words are the ids that the command
//! line understands.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    domain::{
        calendar::Occurrence,
        contact::clock::ProtectionLevel,
        ids::YouthId,
        log::{About, EntryKind, EntryVersion, LogEntry, Revised, RevisionKind, Weight},
        names::{Line, Prose},
        night::CheckResult,
        plan::{Goal, GoalStatus},
        presence::{Counted, Doubt, GuestCount, PresenceMark, PresenceSource, PresenceState},
        recurrence::Recurrence,
        staff::{StaffMember, StaffRole},
        task::{OpenTask, Owner, TaskAbout, TaskState},
        time::{ClockTime, Instant},
        watch::{WatchLevel, WatchMark, WatchNow},
        youth::{InterpreterNeed, Youth},
    },
    report::today::Today,
    store::read::People,
};

/// A row of a list, with its house where the list goes across several (`--all-houses`).
#[derive(Serialize)]
pub(super) struct OfHouse<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub house: Option<String>,
    #[serde(flatten)]
    pub row: T,
}

/// A youth by number and name.
#[derive(Serialize)]
pub(super) struct YouthRef {
    pub id: i64,
    pub name: String,
    pub apartment: Option<u8>,
}

impl YouthRef {
    pub(super) fn of(people: &People, youth: YouthId) -> Self {
        Self {
            id: youth.0,
            name: people.name(youth).to_owned(),
            apartment: people.home(youth).map(|home| home.number.0),
        }
    }
}

#[derive(Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub(super) enum AboutJson {
    House,
    Apartment {
        number: Option<u8>,
    },
    Youths {
        youths: Vec<YouthRef>,
        /// Further youths, not named in this youth's file.
        others: usize,
    },
}

#[derive(Serialize)]
pub(super) struct EntryJson {
    id: i64,
    written_at: Instant,
    happened_at: Instant,
    author: String,
    shift: Option<i64>,
    about: AboutJson,
    apartment: Option<u8>,
    kind: EntryKind,
    weight: Weight,
    /// What it weighs now: a raised weight falls back.
    weight_now: Weight,
    weight_until: Option<Instant>,
    facts: Option<Prose>,
    youth_voice: Option<Prose>,
    assessment: Option<Prose>,
    agreed: Option<Prose>,
    handover: bool,
    goal: Option<LinkedGoalJson>,
    minutes_individual: Option<u16>,
    minutes_common: Option<u16>,
    journal: JournalJson,
    revised: Option<RevisedJson>,
}

/// The goal an entry is a trace of.
#[derive(Serialize)]
struct LinkedGoalJson {
    id: i64,
    title: String,
}

/// How an entry stands to the case journal.
#[derive(Serialize)]
struct JournalJson {
    status: &'static str,
    /// The newest time it was copied there.
    at: Option<Instant>,
    by: Option<String>,
    reference: Option<String>,
}

impl JournalJson {
    fn of(people: &People, entry: &LogEntry) -> Self {
        let transfer = entry.transfers.iter().max_by_key(|transfer| transfer.at);
        Self {
            status: entry.journal().id(),
            at: transfer.map(|transfer| transfer.at),
            by: transfer.map(|transfer| people.initials(transfer.by).to_owned()),
            reference: transfer.map(|transfer| transfer.reference.to_string()),
        }
    }
}

/// The newest correction of an entry, or one of its history.
#[derive(Serialize)]
pub(super) struct RevisedJson {
    id: i64,
    kind: RevisionKind,
    at: Instant,
    by: String,
    reason: Option<Prose>,
}

impl RevisedJson {
    pub(super) fn of(people: &People, revised: &Revised) -> Self {
        Self {
            id: revised.id.0,
            kind: revised.kind,
            at: revised.at,
            by: people.initials(revised.by).to_owned(),
            reason: revised.reason.clone(),
        }
    }
}

/// Whether an entry is about somebody whose address is protected.
fn hides_home(people: &People, about: &About) -> bool {
    matches!(about, About::Youths(youths) if youths.iter().any(|youth| people.hides_home(*youth)))
}

impl EntryJson {
    /// As it reads at `now`. One that was read in one youth's file names nobody else.
    pub(super) fn of(people: &People, entry: &LogEntry, now: Instant) -> Self {
        let about = match &entry.about {
            About::House => AboutJson::House,
            About::Apartment(_) => AboutJson::Apartment { number: entry.apartment.map(|number| number.0) },
            About::Youths(youths) => {
                let named = youths.iter().map(|id| YouthRef::of(people, *id)).collect();
                AboutJson::Youths { youths: named, others: entry.others }
            }
        };
        Self {
            id: entry.id.0,
            written_at: entry.written_at,
            happened_at: entry.happened_at,
            author: people.initials(entry.author).to_owned(),
            shift: entry.shift.map(|shift| shift.0),
            about,
            apartment: entry.apartment.filter(|_| !hides_home(people, &entry.about)).map(|number| number.0),
            kind: entry.kind,
            weight: entry.weight,
            weight_now: entry.weight_at(now),
            weight_until: entry.marks.weight_until,
            facts: entry.lines.facts.clone(),
            youth_voice: entry.lines.youth_voice.clone(),
            assessment: entry.lines.assessment.clone(),
            agreed: entry.lines.agreed.clone(),
            handover: entry.marks.handover,
            goal: entry.goal.as_ref().map(|goal| LinkedGoalJson { id: goal.id.0, title: goal.title.to_string() }),
            minutes_individual: entry.marks.minutes.individual,
            minutes_common: entry.marks.minutes.common,
            journal: JournalJson::of(people, entry),
            revised: entry.revised.as_ref().map(|revised| RevisedJson::of(people, revised)),
        }
    }
}

/// One of the texts an entry has had.
#[derive(Serialize)]
pub(super) struct EntryVersionJson {
    /// What made it; nothing for the entry as it was written.
    revised: Option<RevisedJson>,
    /// What it said from then on; nothing where the text stayed.
    content: Option<ContentJson>,
}

#[derive(Serialize)]
struct ContentJson {
    happened_at: Instant,
    kind: EntryKind,
    weight: Weight,
    weight_until: Option<Instant>,
    facts: Option<Prose>,
    youth_voice: Option<Prose>,
    assessment: Option<Prose>,
    agreed: Option<Prose>,
    handover: bool,
    journal: bool,
    minutes_individual: Option<u16>,
    minutes_common: Option<u16>,
}

impl EntryVersionJson {
    pub(super) fn of(people: &People, version: &EntryVersion) -> Self {
        let content = version.content.clone().map(|content| ContentJson {
            happened_at: content.happened_at,
            kind: content.kind,
            weight: content.weight,
            weight_until: content.marks.weight_until,
            facts: content.lines.facts,
            youth_voice: content.lines.youth_voice,
            assessment: content.lines.assessment,
            agreed: content.lines.agreed,
            handover: content.marks.handover,
            journal: content.marks.journal,
            minutes_individual: content.marks.minutes.individual,
            minutes_common: content.marks.minutes.common,
        });
        Self { revised: version.revised.as_ref().map(|revised| RevisedJson::of(people, revised)), content }
    }
}

#[derive(Serialize)]
pub(super) struct StaffJson<'a> {
    id: i64,
    initials: &'a str,
    name: &'a str,
    role: StaffRole,
    host_coordinator: bool,
    active: bool,
}

impl<'a> From<&'a StaffMember> for StaffJson<'a> {
    fn from(member: &'a StaffMember) -> Self {
        Self {
            id: member.id.0,
            initials: member.initials.as_str(),
            name: member.name.as_str(),
            role: member.role,
            host_coordinator: member.host_coordinator,
            active: member.active,
        }
    }
}

#[derive(Serialize)]
pub(super) struct YouthJson<'a> {
    id: i64,
    name: &'a str,
    latin_name: Option<&'a str>,
    own_script_name: Option<&'a str>,
    apartment: Option<u8>,
    moved_in: Option<NaiveDate>,
    protected_address: Option<&'static str>,
    birth_date: NaiveDate,
    age: u32,
    languages: Option<&'a str>,
    interpreter: InterpreterNeed,
    help_needed: Option<&'a str>,
    primary_contact: Option<&'a str>,
}

impl<'a> YouthJson<'a> {
    pub(super) fn of(people: &'a People, youth: &'a Youth, today: NaiveDate) -> Self {
        let facts = &youth.facts;
        let stay = people.placements.iter().find(|stay| stay.youth == youth.id);
        Self {
            id: youth.id.0,
            name: facts.preferred_name.as_str(),
            latin_name: facts.latin_name.as_ref().map(Line::as_str),
            own_script_name: facts.own_script_name.as_ref().map(Line::as_str),
            apartment: people.home(youth.id).map(|home| home.number.0),
            moved_in: stay.map(|stay| stay.moved_in),
            protected_address: people.protection(youth.id).map(ProtectionLevel::id),
            birth_date: facts.birth_date,
            age: facts.age_on(today),
            languages: facts.languages.as_ref().map(Line::as_str),
            interpreter: facts.interpreter,
            help_needed: facts.help_needed.as_ref().map(Line::as_str),
            primary_contact: facts.primary_contact.map(|staff| people.initials(staff)),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ActivityJson {
    id: i64,
    /// The day its series gives it, by which the times of one series are told apart.
    day: Option<NaiveDate>,
    title: String,
    place: Option<String>,
    starts_at: Instant,
    ends_at: Option<Instant>,
    responsible: Option<String>,
    cancelled: bool,
}

impl ActivityJson {
    pub(super) fn of(people: &People, activity: &Occurrence) -> Self {
        let facts = &activity.facts;
        Self {
            id: activity.id.event.0,
            day: activity.id.day,
            title: facts.title.to_string(),
            place: facts.place.as_ref().map(ToString::to_string),
            starts_at: activity.starts_at,
            ends_at: activity.ends_at,
            responsible: facts.responsible.map(|staff| people.initials(staff).to_owned()),
            cancelled: activity.called_off,
        }
    }
}

#[derive(Serialize)]
pub(super) struct GoalJson {
    id: i64,
    youth: YouthRef,
    title: String,
    area: String,
    status: GoalStatus,
    review: NaiveDate,
    overdue_days: Option<i64>,
}

impl GoalJson {
    pub(super) fn of(people: &People, goal: &Goal, today: NaiveDate) -> Self {
        Self {
            id: goal.id.0,
            youth: YouthRef::of(people, goal.youth),
            title: goal.facts.title.to_string(),
            area: goal.facts.area.to_string(),
            status: goal.facts.status,
            review: goal.facts.review,
            overdue_days: goal.overdue_days(today),
        }
    }
}

/// Who sees to a task.
#[derive(Serialize)]
#[serde(tag = "who", rename_all = "kebab-case")]
enum OwnerJson {
    Anyone,
    Staff { initials: String },
    Shift { kind: String },
}

#[derive(Serialize)]
pub(super) struct TaskJson {
    id: i64,
    title: String,
    note: Option<Prose>,
    about: AboutJson,
    owner: OwnerJson,
    /// Of the occurrence that stands.
    day: NaiveDate,
    time: Option<ClockTime>,
    shift: Option<String>,
    deadline: Instant,
    overdue: bool,
    group: &'static str,
    /// As RFC 5545 has it.
    repeats: Option<Recurrence>,
    missed: u32,
    entry: Option<i64>,
    created_at: Instant,
    created_by: String,
    state: &'static str,
}

impl TaskJson {
    pub(super) fn of(people: &People, open: &OpenTask, now: Instant) -> Self {
        let OpenTask { task, turn, group } = open;
        let facts = &task.facts;
        Self {
            id: task.id.0,
            title: facts.title.to_string(),
            note: facts.note.clone(),
            about: match facts.about {
                TaskAbout::House => AboutJson::House,
                TaskAbout::Apartment(apartment) => {
                    AboutJson::Apartment { number: people.number(apartment).map(|number| number.0) }
                }
                TaskAbout::Youth(youth) => AboutJson::Youths { youths: vec![YouthRef::of(people, youth)], others: 0 },
            },
            owner: match &facts.owner {
                Owner::Anyone => OwnerJson::Anyone,
                Owner::Staff(staff) => OwnerJson::Staff { initials: people.initials(*staff).to_owned() },
                Owner::Shift(kind) => OwnerJson::Shift { kind: kind.0.clone() },
            },
            day: turn.day,
            time: facts.due.time,
            shift: facts.due.shift.as_ref().map(|kind| kind.0.clone()),
            deadline: turn.deadline,
            overdue: task.state == TaskState::Open && turn.overdue(now).is_some(),
            group: group.id(),
            repeats: facts.repeats,
            missed: turn.missed,
            entry: task.entry.map(|entry| entry.0),
            created_at: task.created_at,
            created_by: people.initials(task.created_by).to_owned(),
            state: task.state.id(),
        }
    }
}

#[derive(Serialize)]
struct HouseJson {
    name: String,
    invented: bool,
}

#[derive(Serialize)]
struct OnShiftJson {
    initials: String,
    shift: String,
    starts_at: Instant,
    ends_at: Instant,
}

#[derive(Serialize)]
struct ApartmentJson {
    /// `null` where the youth's address is protected.
    number: Option<u8>,
    kind: Option<&'static str>,
    lived_in: bool,
    youth: Option<YouthRef>,
    watch: Option<WatchJson>,
    presence: Option<PresenceJson>,
    newest_entry: Option<EntryJson>,
}

/// Where a youth is, as a mark says it.
#[derive(Serialize)]
pub(super) struct PresenceJson {
    id: Option<i64>,
    youth: YouthRef,
    state: PresenceState,
    source: Option<PresenceSource>,
    counted: Counted,
    doubt: Option<DoubtJson>,
    at: Option<Instant>,
    written_at: Option<Instant>,
    by: Option<String>,
    expected_back: Option<Instant>,
    overdue: bool,
    place: Option<Line>,
    agreed_with: Option<Line>,
    note: Option<Line>,
    late: bool,
}

/// A check of a night round that speaks against somebody being in.
#[derive(Serialize)]
pub(super) struct DoubtJson {
    check: CheckResult,
    at: Instant,
}

impl From<&Doubt> for DoubtJson {
    fn from(doubt: &Doubt) -> Self {
        Self { check: doubt.result, at: doubt.at }
    }
}

impl PresenceJson {
    /// The mark that counts for a youth, with the check that speaks against it; without a mark nobody knows.
    pub(super) fn now(
        people: &People,
        youth: YouthId,
        mark: Option<&PresenceMark>,
        doubt: Option<&Doubt>,
        now: Instant,
    ) -> Self {
        if let Some(mark) = mark {
            let counted = Counted::of(Some(mark), doubt);
            return Self { counted, doubt: doubt.map(DoubtJson::from), ..Self::of(people, mark, now) };
        }
        Self {
            id: None,
            youth: YouthRef::of(people, youth),
            state: PresenceState::Unknown,
            source: None,
            counted: Counted::of(None, doubt),
            doubt: doubt.map(DoubtJson::from),
            at: None,
            written_at: None,
            by: None,
            expected_back: None,
            overdue: false,
            place: None,
            agreed_with: None,
            note: None,
            late: false,
        }
    }

    pub(super) fn of(people: &People, mark: &PresenceMark, now: Instant) -> Self {
        let facts = &mark.facts;
        Self {
            id: Some(mark.id.0),
            youth: YouthRef::of(people, mark.youth),
            state: facts.state,
            source: Some(facts.source),
            counted: Counted::of(Some(mark), None),
            doubt: None,
            at: Some(mark.at),
            written_at: Some(mark.written_at),
            by: Some(people.initials(mark.by).to_owned()),
            expected_back: facts.expected_back,
            overdue: mark.is_overdue(now),
            place: facts.place.clone(),
            agreed_with: facts.agreed_with.clone(),
            note: facts.note.clone(),
            late: mark.late,
        }
    }
}

/// How closely a youth is watched over.
#[derive(Serialize)]
pub(super) struct WatchJson {
    id: i64,
    youth: YouthRef,
    level: WatchLevel,
    reason: Option<Line>,
    since: Instant,
    set_at: Instant,
    by: String,
    review_at: Option<Instant>,
    to_review: bool,
}

impl WatchJson {
    pub(super) fn of(people: &People, mark: &WatchMark, now: Instant) -> Self {
        Self {
            id: mark.id.0,
            youth: YouthRef::of(people, mark.youth),
            level: mark.facts.level,
            reason: mark.facts.reason.clone(),
            since: mark.since,
            set_at: mark.set_at,
            by: people.initials(mark.by).to_owned(),
            review_at: mark.facts.review_at,
            to_review: WatchNow::of(Some(mark), now).is_overdue(),
        }
    }
}

/// How many guests are in an apartment.
#[derive(Serialize)]
pub(super) struct GuestsJson {
    apartment: Option<u8>,
    count: u8,
    at: Instant,
}

impl GuestsJson {
    pub(super) fn of(people: &People, guests: &GuestCount) -> Self {
        let apartment = people.number(guests.apartment).map(|number| number.0);
        Self { apartment, count: guests.count, at: guests.at }
    }
}

/// The answer of `today`.
#[derive(Serialize)]
pub(super) struct TodayJson {
    house: HouseJson,
    at: Instant,
    date: NaiveDate,
    week: u32,
    on_shift: Vec<OnShiftJson>,
    apartments: Vec<ApartmentJson>,
    activities: Vec<ActivityJson>,
    tasks: Vec<TaskJson>,
    goals_overdue: Vec<GoalJson>,
    entries: Vec<EntryJson>,
}

impl From<&Today> for TodayJson {
    fn from(today: &Today) -> Self {
        use chrono::{Datelike as _, SubsecRound as _};
        let people = &today.people;
        let date = today.zone.date(today.now);
        let on_shift = today.on_shift.iter().map(|on| OnShiftJson {
            initials: people.initials(on.staff).to_owned(),
            shift: on.shift.kind.0.clone(),
            starts_at: on.shift.starts_at,
            ends_at: on.shift.ends_at,
        });
        let apartments = today.tiles.iter().map(|tile| ApartmentJson {
            number: tile.apartment.map(|apartment| apartment.number.0),
            kind: tile.apartment.map(|apartment| apartment.kind.id()),
            lived_in: tile.lived_in,
            youth: tile.youth.map(|youth| YouthRef::of(people, youth)),
            watch: tile.watch.as_ref().map(|mark| WatchJson::of(people, mark, today.now)),
            presence: tile
                .youth
                .map(|youth| PresenceJson::now(people, youth, tile.presence.as_ref(), tile.doubt.as_ref(), today.now)),
            newest_entry: tile.newest.as_ref().map(|entry| EntryJson::of(people, entry, today.now)),
        });
        Self {
            house: HouseJson { name: today.info.name.to_string(), invented: today.info.invented },
            at: today.now.trunc_subsecs(0),
            date,
            week: date.iso_week().week(),
            on_shift: on_shift.collect(),
            apartments: apartments.collect(),
            activities: today.activities.iter().map(|one| ActivityJson::of(people, one)).collect(),
            tasks: today.tasks.iter().map(|one| TaskJson::of(people, one, today.now)).collect(),
            goals_overdue: today.overdue.iter().map(|one| GoalJson::of(people, &one.goal, date)).collect(),
            entries: today.entries.iter().map(|one| EntryJson::of(people, one, today.now)).collect(),
        }
    }
}
