//! What the page shows of a youth, as it was read, and the rows it makes.

use chrono::{NaiveDate, TimeDelta};

use crate::{
    domain::{
        calendar::Occurrence,
        card::{AgreedCard, CardField},
        contact::{
            Contact,
            clock::{ProtectionLevel, Risk},
            near::{DateOf, NearDate, days_told},
        },
        handover::Rule,
        ids::{ApartmentId, StaffId, YouthId},
        names::Line,
        support::AreaSupport,
        task::{OpenTask, Worker, arrange},
        time::{Instant, Span, Zone, week_of},
    },
    store::{StoreError, read::concerns},
    ui::{forms::silent_debug, screens::house_clock, view::Cx},
};

/// How far ahead the page looks.
const AHEAD: TimeDelta = TimeDelta::hours(48);

/// Activities that began so long ago may still be on.
const LONGEST: TimeDelta = TimeDelta::hours(24);

/// Everything that is read of one youth; how they are watched over, where they are and the night are held by the open house.
pub struct Page {
    pub youth: YouthId,
    pub apartment: Option<ApartmentId>,
    pub risks: Vec<Risk>,
    /// How the address is protected, if it is.
    pub protection: Option<ProtectionLevel>,
    /// The help they need to get out.
    pub help: Option<Line>,
    /// Whom to call first.
    pub first: Option<Contact>,
    /// Dates that have come or come within days; a risk tells of its own.
    pub dates: Vec<NearDate>,
    pub card: Option<AgreedCard>,
    /// What the card says nothing about.
    pub unsaid: Vec<CardField>,
    pub rules: Vec<Rule>,
    pub support: Vec<AreaSupport>,
    /// What is on, in the order of time.
    pub coming: Vec<Coming>,
    pub rows: Vec<Row>,
}

silent_debug!(Page);

/// Something of the next two days.
pub enum Coming {
    /// A common activity, or an appointment of theirs.
    Activity(Box<Occurrence>),
    /// A task about the youth.
    Task(Box<OpenTask>),
    /// A date of their file.
    Date(NearDate),
}

silent_debug!(Coming);

/// A row of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// An empty line.
    Gap,
    /// A risk by its place, with what is agreed.
    Risk(usize),
    /// That the address is protected.
    Address,
    /// The help they need to get out.
    Help,
    /// Whom to call first.
    First,
    /// A date by its place.
    Date(usize),
    /// With whom the card was agreed, and until when.
    Card,
    /// Nothing is agreed yet.
    NoCard,
    /// What the card says about a thing.
    Said(CardField),
    /// What it says nothing about.
    Unsaid,
    /// How closely the youth is watched over.
    Watch,
    /// Where they are.
    Where,
    /// What is agreed about the night.
    Night,
    /// An if-then line by its place.
    Rule(usize),
    /// None holds.
    NoRule,
    /// «Støttenivå».
    SupportTitle,
    /// An area of the support dial by its place.
    Support(usize),
    /// «Neste 48 timer».
    ComingTitle,
    /// Something of them by its place.
    Coming(usize),
    /// Nothing is on.
    NothingComing,
}

impl Coming {
    /// Its day, and when on it something begins or is to be done; a date is of the whole day.
    fn order(&self, zone: Zone) -> (NaiveDate, Option<Instant>) {
        let timed = |at| (zone.date(at), Some(at));
        match self {
            Self::Activity(activity) => timed(activity.starts_at),
            Self::Task(open) => timed(open.turn.deadline),
            Self::Date(date) => (date.day, None),
        }
    }
}

impl Page {
    /// Reads it.
    ///
    /// # Errors
    /// What the store answers.
    pub fn read(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let open = cx.house()?;
        let areas = cx.config.plan.support_lines();
        let card = open.reader.agreed_card(youth)?;
        let says = |field: &CardField| card.as_ref().is_some_and(|card| card.facts.said(*field).is_some());
        // Whether an interpreter is needed stands with the languages, whatever the card says.
        let is_unsaid = |field: &CardField| !says(field) && *field != CardField::Interpreter;
        let unsaid = CardField::ALL.into_iter().filter(is_unsaid).collect();
        let facts = open.people.youths.get(&youth).map(|youth| &youth.facts);
        let days = facts.map_or(0, |facts| days_told(&open.session.staff, facts));
        let near = open.reader.near_dates(youth, cx.today(), days)?;
        let mut page = Self {
            youth,
            apartment: open.people.home(youth).map(|home| home.id),
            risks: open.reader.risks_of(youth)?,
            protection: open.people.protection(youth),
            help: facts.and_then(|facts| facts.help_needed.clone()),
            first: open.reader.first_contact(youth)?,
            card,
            unsaid,
            rules: open.reader.rules_that_hold(youth, cx.now)?,
            support: AreaSupport::arrange(&areas, open.reader.support_history(youth)?),
            coming: coming(youth, &near, cx)?,
            dates: near.into_iter().filter(|date| !matches!(date.of, DateOf::Risk(_))).collect(),
            rows: Vec::new(),
        };
        page.rows = page.arranged();
        Ok(page)
    }

    fn arranged(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = (0..self.risks.len()).map(Row::Risk).collect();
        rows.extend(self.protection.map(|_| Row::Address));
        rows.extend(self.help.as_ref().map(|_| Row::Help));
        rows.push(Row::First);
        rows.extend((0..self.dates.len()).map(Row::Date));
        rows.extend([Row::Gap, if self.card.is_some() { Row::Card } else { Row::NoCard }]);
        rows.extend(CardField::ALL.into_iter().filter(|field| !self.unsaid.contains(field)).map(Row::Said));
        rows.extend((self.card.is_some() && !self.unsaid.is_empty()).then_some(Row::Unsaid));
        rows.extend([Row::Gap, Row::Watch]);
        rows.extend(self.apartment.map(|_| Row::Where));
        rows.push(Row::Night);
        rows.extend((0..self.rules.len()).map(Row::Rule));
        rows.extend(self.rules.is_empty().then_some(Row::NoRule));
        if !self.support.is_empty() {
            rows.extend([Row::Gap, Row::SupportTitle]);
            rows.extend((0..self.support.len()).map(Row::Support));
        }
        rows.extend([Row::Gap, Row::ComingTitle]);
        rows.extend((0..self.coming.len()).map(Row::Coming));
        rows.extend(self.coming.is_empty().then_some(Row::NothingComing));
        rows
    }
}

/// Common activities that are on or begin, tasks about the youth that are due, and dates of their file.
fn coming(youth: YouthId, near: &[NearDate], cx: &Cx<'_>) -> Result<Vec<Coming>, StoreError> {
    let (reader, until, clock) = (cx.house()?.reader, cx.now + AHEAD, house_clock(cx));
    let is_on = |activity: &Occurrence| !activity.called_off && activity.ends_at.unwrap_or(activity.starts_at) > cx.now;
    let from = cx.zone.date(cx.now - LONGEST);
    let to = cx.zone.date(until).succ_opt().unwrap_or(from);
    let days = Span::new(from, to).unwrap_or_else(|_| week_of(from));
    // What only some are invited to is not everybody's.
    let is_all = |one: &Occurrence| one.facts.kind.is_common() && one.facts.youths.is_empty();
    let theirs = |one: &Occurrence| is_all(one) || concerns(one, youth);
    let activities = reader.occurrences(days, cx.zone)?.into_iter();
    let activities = activities.filter(|one| is_on(one) && theirs(one) && one.starts_at < until);
    let activities = activities.map(|one| Coming::Activity(Box::new(one)));
    let nobody = Worker { staff: StaffId(0), shift: None };
    let tasks = arrange(reader.open_tasks_about(youth)?, nobody, cx.now, &clock);
    let is_due = |open: &OpenTask| open.turn.has_begun || open.turn.deadline <= until;
    let tasks = tasks.into_iter().filter(is_due).map(|open| Coming::Task(Box::new(open)));
    let comes = |date: &&NearDate| !date.is_overdue(cx.today()) && date.day <= cx.zone.date(until);
    let dates = near.iter().filter(comes).cloned().map(Coming::Date);
    let mut coming: Vec<Coming> = activities.chain(tasks).chain(dates).collect();
    coming.sort_by_key(|one| one.order(cx.zone));
    Ok(coming)
}
