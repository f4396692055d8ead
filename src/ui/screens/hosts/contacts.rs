//! Contacts with a host between the meetings, the newest written first: of a household, or about one case.

use std::collections::BTreeMap;

use super::{
    super::{
        Opened, may, response,
        sheet::{Sheet, SheetView, Told, whose},
    },
    contact_form, keeps,
    strike_form::{self, Struck},
    told::{self, ToldOf},
};
use crate::{
    domain::{
        access::Deed,
        changes::{Changes, Topic},
        host::contact::HostContact,
        ids::{HostCaseId, HostContactId, HouseholdId, YouthId},
        refusal::Refusal,
    },
    store::{
        StoreError,
        read::{ContactsOf, HostContactPage, Reader},
    },
    ui::{
        action::{Action, Scope},
        theme::Role,
        view::{Availability, Cx, Response},
    },
};

/// Contacts read at a time: more than the tallest terminal shows.
const PAGE: usize = 40;

/// The page.
#[derive(Debug)]
struct Page {
    of: ContactsOf,
    household: HouseholdId,
    host: String,
    /// Whose case, where it is about one.
    youth: Option<YouthId>,
    shown: HostContactPage,
    /// Whose the cases of the household are.
    youths: BTreeMap<HostCaseId, YouthId>,
    told_of: ToldOf,
}

/// Opens the page.
///
/// # Errors
/// The role, [`Refusal::Gone`] when there is no such household or case, and what the store answers.
pub(super) fn open(of: ContactsOf, cx: &Cx<'_>) -> Opened {
    may(Deed::SeeHosts, cx)?;
    Ok(Box::new(SheetView::new(Page::of(of, PAGE, cx.house()?.reader)?)))
}

/// Opens the contacts a contact stands among: those of its case, or of its household.
///
/// # Errors
/// The same, and [`Refusal::Gone`] when there is no such contact.
pub(super) fn open_of(contact: HostContactId, cx: &Cx<'_>) -> Opened {
    let contact = cx.house()?.reader.host_contact(contact)?.ok_or(Refusal::Gone)?;
    open(contact.facts.case.map_or(ContactsOf::Household(contact.household), ContactsOf::Case), cx)
}

impl Page {
    fn of(of: ContactsOf, count: usize, reader: Reader<'_>) -> Result<Self, StoreError> {
        let (household, youth) = match of {
            ContactsOf::Household(household) => (household, None),
            ContactsOf::Case(case) => {
                let case = reader.host_case(case)?.ok_or(Refusal::Gone)?;
                (case.household, Some(case.youth))
            }
        };
        let host = reader.household(household)?.ok_or(Refusal::Gone)?.facts.name.to_string();
        let cases = reader.host_cases_of_household(household)?.into_iter();
        let shown = reader.host_contacts(of, None, count)?;
        let youths = cases.map(|case| (case.id, case.youth)).collect();
        Ok(Self { of, household, host, youth, shown, youths, told_of: ToldOf::default() })
    }

    fn selected(&self, key: Option<usize>) -> Option<&HostContact> {
        self.shown.contacts.get(key?)
    }

    /// The row below the last contact, which brings the older ones.
    fn is_more(&self, key: Option<usize>) -> bool {
        self.shown.more && key == Some(self.shown.contacts.len())
    }

    fn read_on(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let before: Option<HostContactId> = self.shown.contacts.last().map(|contact| contact.kept.id);
        let older = cx.house()?.reader.host_contacts(self.of, before, PAGE)?;
        self.shown.contacts.extend(older.contacts);
        self.shown.more = older.more;
        Ok(())
    }

    /// The youths the page tells of: whose case it is, and those of the cases its contacts are about.
    fn tells_of(&self) -> Vec<YouthId> {
        let about = self.shown.contacts.iter().filter_map(|contact| self.youths.get(&contact.facts.case?).copied());
        self.youth.into_iter().chain(about).collect()
    }

    fn told(&self, key: usize, contact: &HostContact, cx: &Cx<'_>) -> Vec<Told> {
        let (t, facts, kept) = (cx.texts, &contact.facts, &contact.kept);
        let initials = |staff| cx.open.map_or("", |open| open.people.initials(staff));
        let day = t.weekday_date(cx.zone.date(facts.happened_at));
        let mut parts =
            vec![t.date_and_time(day, t.clock(facts.happened_at, cx.zone)), t.host_way(facts.way).to_owned()];
        parts.extend(facts.minutes.map(|minutes| t.duration(chrono::TimeDelta::minutes(minutes.into()))));
        parts.push(initials(facts.by).to_owned());
        if let (ContactsOf::Household(_), Some(youth)) = (self.of, facts.case.and_then(|case| self.youths.get(&case))) {
            parts.push(told::name(*youth, cx));
        }
        let role = if kept.struck { Role::Dim } else { Role::Text };
        let mut rows = vec![Told::new(parts.join(" · "), Role::Dim), Told::new(facts.about.as_str(), role).indented(2)];
        if let Some(correction) = &kept.corrected {
            let when = t.date_and_time(t.date(cx.zone.date(correction.at)), t.clock(correction.at, cx.zone));
            let (by, why) = (initials(correction.by), correction.reason.as_str());
            let said = if kept.struck { t.host_struck_why(when, by, why) } else { t.host_corrected_why(when, by, why) };
            rows.push(Told::new(said, Role::Important).indented(2));
        }
        // Each row can be stood on, so that the last one's words come into sight as well.
        rows.into_iter().map(|row| row.keyed(key)).collect()
    }
}

impl Sheet for Page {
    fn scope(&self) -> Scope {
        Scope::HostContacts
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.host_contacts_title().to_owned()
    }

    fn heading(&self, cx: &Cx<'_>) -> (Vec<(String, Role)>, String) {
        let what = cx.texts.host_contacts_with(&self.host);
        let left = match self.youth {
            Some(youth) => whose(youth, &what, cx),
            None => vec![(what, Role::Title)],
        };
        (left, String::new())
    }

    fn shows(&self) -> Changes {
        Changes::of(Topic::Hosts).and(Topic::Youths).and(Topic::Staff)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let told_of = std::mem::take(&mut self.told_of);
        *self = Self { told_of, ..Self::of(self.of, self.shown.contacts.len().max(PAGE), cx.house()?.reader)? };
        Ok(())
    }

    fn rows(&self, cx: &Cx<'_>) -> Vec<Told> {
        let t = cx.texts;
        let mut rows = Vec::new();
        let hours = i64::from(cx.config.host_meetings.hours_a_week);
        if hours > 0 {
            rows.push(Told::new(t.host_hours_guide(hours), Role::Dim));
            rows.push(Told::blank());
        }
        if self.shown.contacts.is_empty() {
            rows.push(Told::new(t.host_contacts_none(cx.key(Action::AddHostContact)), Role::Dim));
        }
        let contacts = self.shown.contacts.iter().enumerate();
        rows.extend(contacts.flat_map(|(key, contact)| self.told(key, contact, cx)));
        if self.shown.more {
            rows.push(Told::new(t.host_contacts_older(), Role::Dim).keyed(self.shown.contacts.len()));
        }
        rows
    }

    fn availability(&self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Availability {
        match (action, self.selected(selected)) {
            (Action::AddHostContact, _) => keeps(cx),
            (Action::Open, _) if self.is_more(selected) => Availability::Available,
            (Action::CorrectHostRow | Action::StrikeHostRow, Some(contact)) if contact.kept.struck => {
                Availability::Disabled(cx.texts.refused_struck_already().to_owned())
            }
            (Action::CorrectHostRow | Action::StrikeHostRow, Some(_)) => keeps(cx),
            (Action::CorrectHostRow | Action::StrikeHostRow, None) => {
                Availability::Disabled(cx.texts.host_row_choose().to_owned())
            }
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self) -> &'static [Action] {
        &[Action::AddHostContact]
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        let youths = self.tells_of();
        match self.youth {
            Some(_) => self.told_of.more(youths),
            None => self.told_of.opened(youths),
        }
    }

    fn on_action(&mut self, action: Action, selected: Option<usize>, cx: &Cx<'_>) -> Response {
        if action == Action::Open && self.is_more(selected) {
            return match self.read_on(cx) {
                Ok(()) => {
                    let youths = self.tells_of();
                    self.told_of.more(youths)
                }
                Err(error) => super::super::moved(Err(error), cx),
            };
        }
        let id = self.selected(selected).map(|contact| contact.kept.id);
        match (action, id) {
            (Action::AddHostContact, _) => {
                let case = if let ContactsOf::Case(case) = self.of { Some(case) } else { None };
                response(contact_form::open(self.household, case, cx), cx)
            }
            (Action::CorrectHostRow, Some(id)) => response(contact_form::correct(id, cx), cx),
            (Action::StrikeHostRow, Some(id)) => response(strike_form::open(Struck::Contact(id), cx), cx),
            _ => Response::Ignored,
        }
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
