//! Group guidance: which quarters had none, how often each host came this year, and every guidance, the newest first.

use chrono::{Datelike as _, NaiveDate};

use super::{
    super::{
        Opened, may, response,
        sheet::{Sheet, SheetView, Told},
    },
    guidance_form, keeps,
    strike_form::{self, Struck},
};
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        changes::{Changes, Topic},
        host::{
            Household,
            guidance::{Attended, Guidance, Quarter, came_in, without_guidance},
        },
        ids::HouseholdId,
    },
    store::{StoreError, read::Reader},
    ui::{
        action::{Action, Scope},
        theme::Role,
        view::{Availability, Cx, Effect, Response},
    },
};

/// Guidances of a year from which each quarter has one.
const EACH_QUARTER: u32 = 4;

/// How it stands with guidance.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// The newest first.
    all: Vec<Guidance>,
    /// The day the first youth moved to a host.
    first: Option<NaiveDate>,
}

impl Standing {
    /// Reads it.
    ///
    /// # Errors
    /// What the store answers.
    pub(super) fn read(reader: Reader<'_>) -> Result<Self, StoreError> {
        Ok(Self { all: reader.guidance()?, first: reader.first_host_day()? })
    }

    /// «Uten gruppeveiledning: 3. kvartal 2026», of the quarters a page tells of; nothing where each that is over had one.
    pub(super) fn lacking(&self, of: impl Fn(&Quarter) -> bool, cx: &Cx<'_>) -> Option<String> {
        if cx.config.host_meetings.guidance_per_year < EACH_QUARTER {
            return None;
        }
        let mut quarters = without_guidance(self.first, &self.all, cx.today());
        quarters.retain(of);
        (!quarters.is_empty()).then(|| cx.texts.host_quarters_without(cx.texts.quarters(&quarters)))
    }

    /// «gruppeveiledning 2026: 2 av 4»
    pub(super) fn came(&self, household: HouseholdId, cx: &Cx<'_>) -> String {
        let (came, of) = self.came_of(household, cx);
        cx.texts.host_guidance_came(cx.today().year().to_string(), came, of)
    }

    /// How often a household came this year, and how often belongs to a year.
    pub(super) fn came_of(&self, household: HouseholdId, cx: &Cx<'_>) -> (i64, i64) {
        let came = i64::try_from(came_in(cx.today().year(), household, &self.all)).unwrap_or(i64::MAX);
        (came, i64::from(cx.config.host_meetings.guidance_per_year))
    }
}

/// The page.
#[derive(Debug, Default)]
struct Page {
    standing: Standing,
    households: Vec<Household>,
}

/// Opens the page.
///
/// # Errors
/// The role, and what the store answers.
pub(super) fn open(cx: &Cx<'_>) -> Opened {
    may(Deed::SeeHosts, cx)?;
    let mut page = Page::default();
    page.read(cx)?;
    Ok(Box::new(SheetView::new(page)))
}

impl Page {
    fn selected(&self, key: Option<usize>) -> Option<&Guidance> {
        self.standing.all.get(key?)
    }

    fn named(&self, guidance: &Guidance, attended: Attended) -> Vec<&str> {
        let listed = guidance.facts.attendance.iter().filter(|(_, how)| *how == attended);
        let household = |id: HouseholdId| self.households.iter().find(|one| one.id == id);
        listed.filter_map(|(id, _)| Some(household(*id)?.facts.name.as_str())).collect()
    }

    fn told(&self, key: usize, guidance: &Guidance, cx: &Cx<'_>) -> Vec<Told> {
        let (t, facts, kept) = (cx.texts, &guidance.facts, &guidance.kept);
        let length = t.duration(chrono::TimeDelta::minutes(facts.minutes.into()));
        let head = format!("{} · {} · {length} · {}", t.date(facts.held_on), facts.topic, facts.led_by);
        let role = if kept.struck { Role::Dim } else { Role::Text };
        let mut rows = vec![Told::new(head, role)];
        for attended in Attended::ALL {
            let named = self.named(guidance, attended);
            if !named.is_empty() {
                let said = format!("{}: {}", t.host_attended(attended), named.join(", "));
                rows.push(Told::new(said, Role::Dim).indented(2));
            }
        }
        rows.extend(facts.note.as_ref().map(|note| Told::new(note.as_str(), role).indented(2)));
        if let Some(correction) = &kept.corrected {
            let when = t.date_and_time(t.date(cx.zone.date(correction.at)), t.clock(correction.at, cx.zone));
            let by = cx.open.map_or("", |open| open.people.initials(correction.by));
            let why = correction.reason.as_str();
            let said = if kept.struck { t.host_struck_why(when, by, why) } else { t.host_corrected_why(when, by, why) };
            rows.push(Told::new(said, Role::Important).indented(2));
        }
        // Each row can be stood on, so that the last one's words come into sight as well.
        rows.into_iter().map(|row| row.keyed(key)).collect()
    }

    /// The households a guidance is for, and how often each came this year.
    fn counted(&self, cx: &Cx<'_>) -> Vec<Told> {
        let hosts = self.households.iter().filter(|household| household.ended.is_none());
        let row = |household: &Household| {
            let said = self.standing.came(household.id, cx);
            Told::new(format!("{} · {said}", household.facts.name), Role::Text)
        };
        hosts.map(row).collect()
    }
}

impl Sheet for Page {
    fn scope(&self) -> Scope {
        Scope::Guidance
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.host_guidance_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        (vec![(self.title(cx), Role::Title)], cx.today().year().to_string())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Staff).and(Topic::Clock)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        *self = Self { standing: Standing::read(reader)?, households: reader.households()? };
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let lacking = self.standing.lacking(|_| true, cx).map(|said| Told::new(said, Role::Overdue));
        let mut rows: Vec<Told> = lacking.into_iter().collect();
        let counted = self.counted(cx);
        if !counted.is_empty() {
            rows.extend(counted);
            rows.push(Told::blank());
        }
        if self.standing.all.is_empty() {
            rows.push(Told::new(t.host_guidance_none(cx.key(Action::AddGuidance)), Role::Dim));
        }
        let all = self.standing.all.iter().enumerate();
        rows.extend(all.flat_map(|(key, guidance)| self.told(key, guidance, cx)));
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        let t = cx.texts;
        match (action, self.selected(selected)) {
            (Action::AddGuidance, _) if self.households.iter().all(|household| household.ended.is_some()) => {
                Availability::Disabled(t.host_guidance_nobody().to_owned())
            }
            (Action::AddGuidance, _) => keeps(cx),
            (Action::CorrectHostRow | Action::StrikeHostRow, Some(guidance)) if guidance.kept.struck => {
                Availability::Disabled(t.refused_struck_already().to_owned())
            }
            (Action::CorrectHostRow | Action::StrikeHostRow, Some(_)) => keeps(cx),
            (Action::CorrectHostRow | Action::StrikeHostRow, None) => {
                Availability::Disabled(t.host_row_choose().to_owned())
            }
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self) -> &'static [Action] {
        &[Action::AddGuidance]
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::OpenHosts, youth: None })
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        let id = self.selected(selected).map(|guidance| guidance.kept.id);
        match (action, id) {
            (Action::AddGuidance, _) => response(guidance_form::open(None, cx), cx),
            (Action::CorrectHostRow, id @ Some(_)) => response(guidance_form::open(id, cx), cx),
            (Action::StrikeHostRow, Some(id)) => response(strike_form::open(Struck::Guidance(id), cx), cx),
            _ => Response::Ignored,
        }
    }
}
