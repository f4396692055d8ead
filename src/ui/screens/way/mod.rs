//! *Veien videre*: one line a youth, from the house to the last that is known. Enter opens a youth's own.
//!
//! ```text
//!  Veien videre · alle år                                                       12
//! ────────────────────────────────────────────────────────────────────────────────
//!  Amir              leilighet 3, 17.10.2024 til 01.02.2026 (husvert) →
//!                    husvert: Familien Berg, fra 01.02.2026
//! ```

mod ladder;
mod one;
mod stop_form;
mod strike_form;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;

pub use self::ladder::open as open_ladder;
use super::{
    Opened, Reopen,
    sheet::{Sheet, SheetView, Told},
};
use crate::{
    domain::{
        access::{Deed, allows},
        audit::AccessEvent,
        changes::{Changes, Topic},
        host::{
            Follows,
            way::{Leg, Of, doubled, unsaid},
        },
        ids::{HouseholdId, YouthId},
        names::Line,
    },
    store::{StoreError, read::Reader},
    ui::{
        action::{Action, Scope},
        dialogs::question::Question,
        theme::Role,
        view::{Availability, Cx, Effect, Response, View},
    },
};

/// The beginning of the names of the forms in drafts.
pub const DRAFTS: &str = "way-";

/// Cells of a name.
const NAME: usize = 20;

/// What a leg of the way is called by those who may see it.
#[derive(Debug, Default)]
pub struct Names {
    hosts: BTreeMap<HouseholdId, Line>,
}

impl Names {
    /// The names of the hosts on some ways.
    ///
    /// # Errors
    /// What the store answers.
    pub fn read<'a>(reader: Reader<'_>, legs: impl Iterator<Item = &'a Leg>) -> Result<Self, StoreError> {
        let mut hosts = BTreeMap::new();
        for leg in legs {
            if let Of::Host(_, household) = leg.of
                && !hosts.contains_key(&household)
            {
                hosts.extend(reader.household(household)?.map(|one| (household, one.facts.name)));
            }
        }
        Ok(Self { hosts })
    }

    /// Where a leg was: «leilighet 3», «husvert: Familien Berg», «egen bolig».
    pub fn place(&self, leg: &Leg, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        match leg.of {
            Of::Apartment(apartment) => {
                let number = cx.open.and_then(|open| open.people.number(apartment));
                t.way_apartment(number.map_or_else(|| "–".to_owned(), |number| number.to_string()))
            }
            Of::Host(_, household) => {
                self.hosts.get(&household).map_or_else(|| t.way_host().to_owned(), |name| t.way_host_named(name))
            }
            Of::Stop(_, place) => t.host_follows(place).to_owned(),
        }
    }

    /// A leg with its days and why it ended.
    pub fn leg(&self, leg: &Leg, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let (place, days) = (self.place(leg, cx), t.way_days(leg.from, leg.until));
        match &leg.why {
            Some(why) => {
                let number = match why {
                    crate::domain::host::way::Why::Within(apartment) => {
                        cx.open.and_then(|open| open.people.number(*apartment)).map(|number| number.to_string())
                    }
                    _ => None,
                };
                t.way_leg_why(place, days, t.way_why(why, number))
            }
            None => t.way_leg(place, days),
        }
    }

    /// The whole way in one line.
    pub fn line(&self, legs: &[Leg], cx: &Cx<'_>) -> String {
        let mut told: Vec<String> = legs.iter().map(|leg| self.leg(leg, cx)).collect();
        told.extend((!doubled(legs).is_empty()).then(|| format!("▲ {}", cx.texts.way_doubled_short())));
        told.extend(unsaid(legs, cx.today()).map(|_| format!("▲ {}", cx.texts.way_not_said())));
        told.join(" → ")
    }
}

/// The page.
#[derive(Debug)]
struct Ways {
    /// Everybody's, those who wait for a word about what came next first, then by name.
    ways: Vec<(YouthId, Vec<Leg>)>,
    names: Names,
    /// Only those who were on their way in this year.
    year: Option<i32>,
}

/// Opens everybody's way.
///
/// # Errors
/// [`Refusal::NotAllowed`](crate::domain::refusal::Refusal::NotAllowed) when the role does not allow it, and what the store
/// answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    super::may(Deed::SeeHosts, cx)?;
    let mut ways = Ways { ways: Vec::new(), names: Names::default(), year: None };
    ways.read(cx)?;
    Ok(Box::new(SheetView::new(ways)))
}

/// Opens one youth's way.
///
/// # Errors
/// The same.
pub fn open_one(youth: YouthId, cx: &Cx<'_>) -> Opened {
    super::may(Deed::SeeHosts, cx)?;
    one::open(youth, cx)
}

/// Asks whether what came next is written now, of a youth who has just left; `None` where it is known or whoever is signed in
/// does not write it. `thought` is what was said to come after.
#[must_use]
pub fn ask_what_came_next(youth: YouthId, thought: Option<Follows>, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let open = cx.open?;
    if !allows(open.session.staff.rights(), Deed::KeepHosts) {
        return None;
    }
    let legs = open.reader.way_of(youth).ok()?;
    let last = legs.iter().max_by_key(|leg| (leg.until, leg.from))?.until?;
    // Who moves on to another home of ours has it written there.
    if thought.is_some_and(|place| !crate::domain::host::way::StopFacts::is_written(place)) || last > cx.today() {
        return None;
    }
    let t = cx.texts;
    let form = stop_form::open_new(youth, cx).ok()?;
    let sentence = t.way_ask(t.called(open.people.called(youth)));
    Some(Box::new(Question::new(t.way_ask_now(), sentence, vec![Effect::Open(form)]).or(t.way_ask_later())))
}

/// Opens a form again with what a draft kept.
pub(super) fn form_of(form: &str) -> Option<Reopen> {
    match form {
        stop_form::DRAFT_NEW => Some(stop_form::reopen_new),
        stop_form::DRAFT => Some(stop_form::reopen),
        strike_form::DRAFT => Some(strike_form::reopen),
        _ => None,
    }
}

impl Ways {
    /// Those who are shown, by their places.
    fn shown(&self) -> impl Iterator<Item = (usize, &(YouthId, Vec<Leg>))> {
        let year = self.year;
        let is_shown = move |legs: &[Leg]| year.is_none_or(|year| legs.iter().any(|leg| leg.is_in(year)));
        self.ways.iter().enumerate().filter(move |(_, (_, legs))| is_shown(legs))
    }

    /// The years anybody moved in, the last of them this one.
    fn years(&self, cx: &Cx<'_>) -> Vec<i32> {
        let days = self.ways.iter().flat_map(|(_, legs)| legs);
        let first = days.map(|leg| leg.from.year()).min();
        first.map_or_else(Vec::new, |first| (first..=cx.today().year()).collect())
    }

    /// The year after or before the one that is shown, where all stand at both ends.
    fn turn(&mut self, later: bool, cx: &Cx<'_>) -> Response {
        let years = self.years(cx);
        let at = self.year.and_then(|year| years.iter().position(|one| *one == year));
        self.year = match (at, later) {
            (None, true) => years.first().copied(),
            (None, false) => years.last().copied(),
            (Some(at), true) => years.get(at + 1).copied(),
            (Some(at), false) => at.checked_sub(1).and_then(|at| years.get(at).copied()),
        };
        Response::Handled
    }

    fn chosen(&self, selected: Option<usize>) -> Option<YouthId> {
        self.ways.get(selected?).map(|(youth, _)| *youth)
    }
}

impl Sheet for Ways {
    fn scope(&self) -> Scope {
        Scope::Way
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.way_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let t = cx.texts;
        let year = self.year.map_or_else(|| t.way_all_years().to_owned(), |year| t.way_of_year(year.to_string()));
        let left = vec![(self.title(cx), Role::Title), (format!(" · {year}"), Role::Text)];
        (left, self.shown().count().to_string())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Youths).and(Topic::House).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let open = cx.house()?;
        let mut ways: Vec<(YouthId, Vec<Leg>)> = open.reader.ways()?.into_iter().collect();
        let waits = |legs: &[Leg]| unsaid(legs, cx.today()).is_some();
        ways.sort_by_key(|(youth, legs)| (!waits(legs), cx.texts.called(open.people.called(*youth)).to_lowercase()));
        self.names = Names::read(open.reader, ways.iter().flat_map(|(_, legs)| legs))?;
        self.ways = ways;
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let Some(people) = cx.open.map(|open| open.people) else { return Vec::new() };
        let row = |(at, (youth, legs)): (usize, &(YouthId, Vec<Leg>))| {
            let waits = unsaid(legs, cx.today()).is_some() || !doubled(legs).is_empty();
            let role = if waits { Role::Important } else { Role::Text };
            let name = t.called_within(people.called(*youth), NAME - 2);
            Told::new(self.names.line(legs, cx), role).labelled(name, NAME).keyed(at)
        };
        let mut rows: Vec<Told> = self.shown().map(row).collect();
        if rows.is_empty() {
            let none = self.year.map_or_else(|| t.way_none_at_all().to_owned(), |year| t.way_none(year.to_string()));
            return vec![Told::new(none, Role::Dim).keyed(usize::MAX)];
        }
        let hint = t.way_hint(cx.key(Action::Open), cx.key(Action::AddStop), cx.key(Action::OpenLadder));
        rows.splice(0..0, [Told::new(hint, Role::Dim), Told::blank()]);
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open if self.chosen(selected).is_some() => Availability::Available,
            Action::AddStop if self.chosen(selected).is_some() => super::availability(action, None, cx),
            Action::OpenLadder => Availability::Available,
            Action::NextYear | Action::PreviousYear if !self.ways.is_empty() => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self) -> &'static [Action] {
        &[Action::Open, Action::AddStop]
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        match (action, self.chosen(selected)) {
            (Action::Open, Some(youth)) => super::response(one::open(youth, cx), cx),
            (Action::AddStop, Some(youth)) => super::response(stop_form::open_new(youth, cx), cx),
            (Action::OpenLadder, _) => super::response(ladder::open(cx), cx),
            (Action::NextYear, _) => self.turn(true, cx),
            (Action::PreviousYear, _) => self.turn(false, cx),
            _ => Response::Ignored,
        }
    }

    /// It tells of everybody who stands in it.
    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        let youths: BTreeSet<YouthId> = self.ways.iter().map(|(youth, _)| *youth).collect();
        if youths.is_empty() {
            return Response::Ignored;
        }
        Response::effect(Effect::RecordEach { event: AccessEvent::OpenFile, youths: youths.into_iter().collect() })
    }
}
