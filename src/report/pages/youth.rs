//! All that is written about one youth, on one page.

use std::io::Write;

use chrono::NaiveDate;

use super::HousePages;
use crate::{
    domain::{
        assessment::Assessment,
        contact::{Contact, consent::Consent},
        ids::YouthId,
        moves::Stay,
        names::{Line, Prose},
        plan::{Evaluation, PlanVersion},
        support::SupportMark,
        time::Zone,
    },
    report::{goal_line, youth_at_home},
    store::{
        StoreError,
        read::{LogFilter, People, Reader},
    },
    text::Texts,
};

/// What a section of the page says.
struct Section {
    title: &'static str,
    lines: Vec<String>,
}

/// What the sections are made of.
struct Of<'a> {
    t: Texts,
    read: Reader<'a>,
    people: &'a People,
    youth: YouthId,
    today: NaiveDate,
    zone: Zone,
}

pub(super) fn write(
    pages: &HousePages,
    read: Reader<'_>,
    people: &People,
    youth: YouthId,
    out: &mut dyn Write,
) -> Result<(), StoreError> {
    let of = Of { t: pages.texts, read, people, youth, today: pages.today(), zone: pages.zone };
    writeln!(out, "{}", of.head())?;
    for Section { title, lines } in of.sections()?.into_iter().filter(|section| !section.lines.is_empty()) {
        writeln!(out, "\n{title}")?;
        lines.iter().try_for_each(|line| writeln!(out, "  {}", line.replace('\n', "\n  ")))?;
    }
    writeln!(out, "\n{}\n", of.t.pages_newest_first())?;
    let filter = LogFilter { youth: Some(youth), ..LogFilter::default() };
    let mut under = None;
    pages.each_entry(read, people, &filter, &mut |day, text| pages.under_day(&mut under, day, &text, out))
}

impl Of<'_> {
    fn head(&self) -> String {
        let t = self.t;
        let mut parts = vec![youth_at_home(t, self.people, self.youth)];
        if let Some(youth) = self.people.youths.get(&self.youth) {
            let facts = &youth.facts;
            let said = [&facts.latin_name, &facts.own_script_name, &facts.languages, &facts.help_needed];
            parts.extend(said.into_iter().flatten().map(Line::to_string));
            parts.push(t.date(facts.birth_date));
            parts.extend(facts.primary_contact.map(|staff| self.people.initials(staff).to_owned()));
        }
        parts.join(" · ")
    }

    fn sections(&self) -> Result<Vec<Section>, StoreError> {
        let (t, read, youth) = (self.t, self.read, self.youth);
        let is_protected = self.people.protection(youth).is_some();
        let card = read.agreed_card(youth)?;
        let card = card.map(|card| t.card_changes(None, &card.facts)).unwrap_or_default();
        let stays = if is_protected { Vec::new() } else { read.stays_of(youth)? };
        let contacts = read.contacts_of(youth)?;
        Ok(vec![
            Section { title: t.pages_stays(), lines: stays.iter().map(|stay| self.stay(stay)).collect() },
            Section {
                title: t.pages_risks(),
                lines: read.risks_of(youth)?.iter().map(|risk| t.risk_told(&risk.facts, self.today)).collect(),
            },
            Section { title: t.pages_card(), lines: card },
            Section {
                title: t.pages_support(),
                lines: read.support_history(youth)?.iter().map(|mark| self.support(mark)).collect(),
            },
            Section {
                title: t.pages_contacts(),
                lines: contacts.iter().map(|contact| self.contact(contact, is_protected)).collect(),
            },
            Section {
                title: t.pages_consents(),
                lines: read.consents_of(youth)?.iter().map(|consent| self.consent(consent)).collect(),
            },
            Section {
                title: t.pages_mapped(),
                lines: read.assessments_of(youth)?.iter().map(|one| self.mapped(one)).collect(),
            },
            Section { title: t.pages_plan(), lines: self.plans()? },
        ])
    }

    fn stay(&self, stay: &Stay) -> String {
        let number = self.people.number(stay.placement.apartment).map_or_else(String::new, |number| number.to_string());
        let from = self.t.date(stay.placement.moved_in);
        let told = match stay.placement.moved_out {
            None => self.t.moves_stay(number, from),
            Some(until) => self.t.moves_stay_ended(number, from, self.t.date(until)),
        };
        joined([Some(told), stay.end.reason.as_ref().map(Line::to_string), stay.end.follows.as_ref().map(prose)])
    }

    fn support(&self, mark: &SupportMark) -> String {
        let facts = &mark.facts;
        let level = format!("{}: {}", facts.area, self.t.support_level(facts.level));
        joined([Some(level), Some(facts.reason.to_string()), Some(self.t.support_review_told(mark, self.today))])
    }

    fn contact(&self, contact: &Contact, is_protected: bool) -> String {
        let facts = &contact.facts;
        let phone = facts.phone.as_ref().filter(|_| !is_protected).map(|phone| phone.as_str().to_owned());
        let email = facts.email.as_ref().filter(|_| !is_protected).map(Line::to_string);
        joined([
            Some(format!("{} {}", self.t.contact_role(facts.role), facts.name)),
            phone,
            email,
            facts.note.as_ref().map(Line::to_string),
            contact.ended.as_ref().map(Line::to_string),
        ])
    }

    fn consent(&self, consent: &Consent) -> String {
        let given = self.t.date(consent.facts.given_on);
        let withdrawn = consent.withdrawn.as_ref().map(|gone| self.t.pages_withdrawn(self.t.date(gone.on)));
        joined([Some(given), Some(self.t.consent_told(consent).join(" ")), withdrawn])
    }

    fn mapped(&self, one: &Assessment) -> String {
        let facts = &one.facts;
        joined([
            Some(format!("{} {}", self.t.date(facts.done_on), facts.instrument)),
            Some(self.people.initials(facts.done_by).to_owned()),
            facts.consequence.as_ref().map(Line::to_string),
            one.ended.as_ref().map(Line::to_string),
        ])
    }

    /// Every version with its goals and measures, and what was found.
    fn plans(&self) -> Result<Vec<String>, StoreError> {
        let mut lines = Vec::new();
        for version in self.read.plan_versions(self.youth)? {
            lines.extend(self.plan(&version)?);
        }
        Ok(lines)
    }

    fn plan(&self, version: &PlanVersion) -> Result<Vec<String>, StoreError> {
        let t = self.t;
        let mut lines = vec![t.plan_version_line(i64::from(version.number), t.plan_status_of(version.status))];
        for one in self.read.version_goals(version.id)? {
            lines.push(format!("  {}", goal_line(t, &one.goal)));
            let who = |staff| self.people.initials(staff).to_owned();
            lines.extend(one.measures.iter().map(|measure| format!("    {}", t.measure_told(&measure.facts, who))));
            let found = self.read.evaluations_of(&one.goal)?;
            lines.extend(found.iter().filter(|found| found.plan == version.id).map(|found| self.evaluation(found)));
        }
        lines.extend(self.read.plan_evaluations(version.id)?.iter().map(|found| self.evaluation(found)));
        Ok(lines)
    }

    fn evaluation(&self, found: &Evaluation) -> String {
        let t = self.t;
        let head = t.pages_evaluation(t.date(self.zone.date(found.at)), self.people.initials(found.by));
        let youth = found.facts.youth_view.as_ref().map(|view| format!("{}: {}", t.pages_youth_view(), prose(view)));
        let staff = format!("{}: {}", t.pages_staff_view(), prose(&found.facts.staff_view));
        format!("    {}", joined([Some(head), youth, Some(staff)]))
    }
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn prose(text: &Prose) -> String {
    text.as_str().replace('\n', " ")
}
