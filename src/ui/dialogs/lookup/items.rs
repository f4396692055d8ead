//! What can be found, read once when the lookup opens: youths, apartments, goals, activities, actions. Few enough to be
//! looked through at every letter.

use chrono::{Days, NaiveDate};

use super::{across, rank::Spelling};
use crate::{
    domain::{
        access::{Deed, allows},
        calendar::{EventKind, Occurrence, OccurrenceId},
        contact::Contact,
        host::HostFile,
        ids::{ApartmentNumber, ContactId, EntryId, GoalId, HouseId, HouseholdId, TaskId, YouthId},
        plan::Goal,
        task::{Task, TaskAbout},
        time::{Span, monday_of, week_of},
        youth::Youth,
    },
    store::StoreError,
    text::Texts,
    ui::{
        action::{Action, Group},
        screens::house_clock,
        theme::Role,
        view::{Cx, OpenHouse, There},
    },
};

/// Weeks before this one whose activities are found.
const WEEKS_BACK: u64 = 1;
/// Weeks after this one.
const WEEKS_AHEAD: u64 = 3;

/// Where Enter leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Goes {
    /// The plan of a youth.
    Youth(YouthId),
    /// A vacant apartment on the board.
    Apartment(ApartmentNumber),
    /// The plan of a youth, at a goal.
    Goal(YouthId, GoalId),
    /// The contacts of a youth, at one of them.
    Contact(YouthId, ContactId),
    /// A host household.
    Host(HouseholdId),
    /// The calendar on a day, at an activity.
    Activity(NaiveDate, OccurrenceId, EventKind),
    /// The calendar on a day.
    Date(NaiveDate),
    /// The tasks, at one of them.
    Task(TaskId),
    /// The log at an entry.
    Entry(EntryId),
    /// An action, as if its key had been pressed below.
    Action(Action),
    /// An entry in one line that waits under this number.
    Draft(i64),
    /// Something of another house.
    Elsewhere(HouseId, There),
}

impl Goes {
    /// Which comes first of two that fit equally well: who lives here, then what is near in time, then what can be done.
    pub(super) const fn order(self) -> u8 {
        match self {
            Self::Youth(_) | Self::Apartment(_) | Self::Draft(_) => 0,
            Self::Date(_) => 1,
            Self::Goal(..) | Self::Contact(..) | Self::Host(_) | Self::Activity(..) | Self::Task(_) => 2,
            Self::Action(_) => 3,
            Self::Entry(_) => 4,
            Self::Elsewhere(..) => 5,
        }
    }

    /// What it is, in a word at the right.
    pub(super) const fn sort(self, t: &Texts) -> &'static str {
        match self {
            Self::Youth(_) => t.lookup_sort_plan(),
            Self::Apartment(_) => t.lookup_sort_apartment(),
            Self::Goal(..) => t.lookup_sort_goal(),
            Self::Contact(..) => t.lookup_sort_contact(),
            Self::Host(_) => t.lookup_sort_host(),
            Self::Activity(.., EventKind::Appointment) => t.lookup_sort_appointment(),
            Self::Activity(.., EventKind::Activity | EventKind::HouseMeeting) => t.lookup_sort_activity(),
            Self::Activity(..) => t.lookup_sort_date(),
            Self::Task(_) => t.lookup_sort_task(),
            Self::Date(_) => t.lookup_sort_date(),
            Self::Entry(_) => t.lookup_sort_entry(),
            Self::Action(_) => t.lookup_sort_action(),
            Self::Draft(_) => t.lookup_sort_draft(),
            Self::Elsewhere(..) => t.lookup_sort_elsewhere(),
        }
    }
}

/// What is shown of something that was found.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) goes: Goes,
    pub(super) name: String,
    /// The apartment whose colour and number stand before the name.
    pub(super) door: Option<ApartmentNumber>,
    /// Beside the name: where, when, the key.
    pub(super) note: String,
    /// Somebody who lives here now, or something that is not about a youth.
    pub(super) is_here: bool,
}

/// Something that can be found.
pub(super) struct Item {
    pub(super) shown: Shown,
    /// The name that is shown, found first of all.
    pub(super) name: Spelling,
    /// Other spellings: as in the papers, in the youth's own script, the number on the door.
    pub(super) spellings: Vec<Spelling>,
    /// Longer text in which beginnings of words are found: what an action does, where an activity is.
    pub(super) words: Option<Spelling>,
}

impl Shown {
    pub(super) fn new(goes: Goes, name: impl Into<String>, note: String) -> Self {
        Self { goes, name: name.into(), door: None, note, is_here: true }
    }

    pub(super) fn at(self, door: Option<ApartmentNumber>) -> Self {
        Self { door, ..self }
    }

    /// How the number before the name looks.
    pub(super) fn door_role(&self) -> Option<Role> {
        self.door.map(|number| Role::Apartment(number.0))
    }
}

impl Item {
    fn new(shown: Shown) -> Self {
        Self { name: Spelling::new(&shown.name), shown, spellings: Vec::new(), words: None }
    }
}

/// An action with its key, as the app hands it in.
pub(super) type ActionWithKey = (Action, Option<String>);

/// Reads everything that is held in memory.
pub(super) fn load(actions: &[ActionWithKey], cx: &Cx<'_>) -> Result<Vec<Item>, StoreError> {
    let house = cx.house()?;
    let t = cx.texts;
    let mut items: Vec<Item> = Vec::new();
    let offered = actions.iter().filter(|(found, _)| is_offered(*found)).map(|found| action(found, t));
    let role = house.session.staff.role;
    if !allows(role, Deed::SeeHouse) || !allows(role, Deed::OpenFiles) {
        return Ok(offered.collect());
    }
    for door in house.people.doors() {
        let number = door.apartment.number;
        items.push(match door.youth.and_then(|youth| house.people.youths.get(&youth)) {
            Some(dweller) => youth(dweller, Some(number), house, t),
            None => vacant(number, t),
        });
    }
    let gone = house.people.youths.values().filter(|youth| house.people.home(youth.id).is_none());
    items.extend(gone.map(|gone| youth(gone, None, house, t)));
    items.extend(house.reader.live_goals()?.iter().map(|found| goal(found, house, t)));
    items.extend(house.reader.live_contacts()?.iter().map(|found| contact(found, house, t)));
    if allows(house.session.staff.rights(), Deed::SeeHosts) {
        items.extend(house.reader.host_files()?.iter().map(|found| host(found, cx)));
    }
    items.extend(activities(house, cx)?.iter().map(|found| activity(found, house, cx)));
    items.extend(house.reader.open_tasks()?.iter().map(|found| task(found, house, cx)));
    items.extend(across::load(cx)?);
    items.extend(offered);
    Ok(items)
}

fn youth(youth: &Youth, door: Option<ApartmentNumber>, house: OpenHouse<'_>, t: Texts) -> Item {
    let note = match door {
        Some(number) => t.lookup_apartment(number),
        None => t.lookup_moved_on().to_owned(),
    };
    let protected = house.people.protection(youth.id).map(|_| format!("! {}", t.file_protected()));
    let note = [Some(note), protected].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mut spellings: Vec<Spelling> = youth.facts.names().map(Spelling::new).collect();
    spellings.extend(door.into_iter().flat_map(|number| door_spellings(number, t)));
    let shown = Shown::new(Goes::Youth(youth.id), t.called(house.people.called(youth.id)), note).at(door);
    Item { spellings, ..Item::new(Shown { is_here: door.is_some(), ..shown }) }
}

fn vacant(number: ApartmentNumber, t: Texts) -> Item {
    let shown = Shown::new(Goes::Apartment(number), t.lookup_vacant(), t.lookup_apartment(number)).at(Some(number));
    Item { spellings: door_spellings(number, t).into(), ..Item::new(shown) }
}

/// «3», «leilighet 3».
fn door_spellings(number: ApartmentNumber, t: Texts) -> [Spelling; 2] {
    [Spelling::new(&number.to_string()), Spelling::new(&t.lookup_apartment(number))]
}

fn goal(goal: &Goal, house: OpenHouse<'_>, t: Texts) -> Item {
    let door = house.people.home(goal.youth).map(|apartment| apartment.number);
    let own = house.people.own_number(goal.youth);
    let note = match (own, door) {
        (Some(number), _) => t.lookup_apartment(number),
        (None, Some(_)) => t.called(house.people.called(goal.youth)).into_owned(),
        (None, None) => String::new(),
    };
    Item::new(Shown::new(Goes::Goal(goal.youth, goal.id), goal.facts.title.as_str(), note).at(door))
}

/// Found by name, and by what they are: «skole».
fn contact(contact: &Contact, house: OpenHouse<'_>, t: Texts) -> Item {
    let door = house.people.home(contact.youth).map(|apartment| apartment.number);
    let role = t.contact_role(contact.facts.role);
    let note = match (house.people.own_number(contact.youth), door) {
        // The number before the name does not say whose it is.
        (None, Some(_)) => format!("{role} · {}", t.called(house.people.called(contact.youth))),
        _ => role.to_owned(),
    };
    let shown = Shown::new(Goes::Contact(contact.youth, contact.id), contact.facts.name.as_str(), note);
    Item { words: Some(Spelling::new(role)), ..Item::new(shown.at(door)) }
}

/// Found by what they are called, and by each adult who lives there.
fn host(file: &HostFile, cx: &Cx<'_>) -> Item {
    let note = cx.texts.household_state(file.state(cx.today())).to_owned();
    let shown = Shown::new(Goes::Host(file.household.id), file.household.facts.name.as_str(), note);
    let spellings = file.present_adults().map(|adult| Spelling::new(adult.facts.name.as_str())).collect();
    Item { spellings, ..Item::new(shown) }
}

fn activities(house: OpenHouse<'_>, cx: &Cx<'_>) -> Result<Vec<Occurrence>, StoreError> {
    let monday = monday_of(cx.today());
    let first = monday.checked_sub_days(Days::new(7 * WEEKS_BACK)).unwrap_or(monday);
    let last = monday.checked_add_days(Days::new(7 * WEEKS_AHEAD)).unwrap_or(monday);
    let days = Span::new(first, week_of(last).end()).unwrap_or_else(|_| week_of(monday));
    let found = house.reader.occurrences(days, cx.zone)?;
    // The shifts of the rota are found in the calendar alone.
    Ok(found.into_iter().filter(|one| one.facts.kind != EventKind::RotaShift).collect())
}

fn activity(activity: &Occurrence, house: OpenHouse<'_>, cx: &Cx<'_>) -> Item {
    let t = cx.texts;
    let local = cx.zone.local(activity.starts_at);
    let note = t.date_and_time(t.weekday_date_short(local.date()), t.time(local.time()));
    let note = if activity.called_off { t.lookup_cancelled(note) } else { note };
    let place = activity.facts.place.as_ref().map(|place| Spelling::new(place.as_str()));
    let shown =
        Shown::new(Goes::Activity(local.date(), activity.id, activity.facts.kind), activity.facts.title.as_str(), note);
    let door = match activity.facts.youths.as_slice() {
        [youth] => house.people.home(*youth).map(|home| home.number),
        _ => None,
    };
    Item { words: place, ..Item::new(shown.at(door)) }
}

fn task(task: &Task, house: OpenHouse<'_>, cx: &Cx<'_>) -> Item {
    let clock = house_clock(cx);
    let facts = &task.facts;
    let turn = task.turn(cx.now, &clock);
    let due = cx.texts.due_short(facts, turn.day, cx.now, &clock);
    let note = if turn.overdue(cx.now).is_some() { cx.texts.lookup_overdue(due) } else { due };
    let door = match facts.about {
        TaskAbout::House => None,
        TaskAbout::Apartment(apartment) => house.people.number(apartment),
        TaskAbout::Youth(youth) => house.people.home(youth).map(|home| home.number),
    };
    let words = facts.note.as_ref().map(|note| Spelling::new(note.as_str()));
    Item { words, ..Item::new(Shown::new(Goes::Task(task.id), facts.title.as_str(), note).at(door)) }
}

fn action((action, key): &ActionWithKey, t: Texts) -> Item {
    let row = action.row();
    let shown = Shown::new(Goes::Action(*action), (row.label)(&t), key.clone().unwrap_or_default());
    Item { words: Some(Spelling::new((row.help)(&t))), ..Item::new(shown) }
}

/// Moving about has its keys, and an apartment is found as itself.
fn is_offered(action: Action) -> bool {
    let is_apartment = matches!(action, Action::SelectApartment(_));
    action.row().group != Group::Move && !is_apartment && !matches!(action, Action::Menu | Action::Find | Action::Back)
}
