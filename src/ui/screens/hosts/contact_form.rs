//! A contact with a host: how, when, how long, about what, and whose case. A kept one is said anew with a reason.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        host::{
            FollowStep, HostCase, Step,
            contact::{ContactFacts, Way},
        },
        ids::{HostCaseId, HostContactId, HouseholdId, StaffId, YouthId},
        log::ContactMinutes,
        names::Prose,
        refusal::{Invalid, Refusal},
        time::Instant,
    },
    store::{Done, StoreError, drafts::Draft},
    text::Texts,
    ui::{
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            choice::ChoiceField,
            number::{NumberField, number},
            parsed::ParsedField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{draft_subject, prose, staff_field, target},
            moments,
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub(super) const DRAFT: &str = "hosts-contact";

/// Rows of what it was about, before it grows.
const ABOUT: u16 = 3;
/// Cells of a name to choose.
const NAME_CELLS: usize = 40;

/// Opens the form about a new contact.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such household, and what the store answers.
pub(super) fn open(household: HouseholdId, case: Option<HostCaseId>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(ContactForm::new(household, case, None, cx)?, cx.texts)))
}

/// Opens the form about one that was kept.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such contact, and what the store answers.
pub(super) fn correct(contact: HostContactId, cx: &Cx<'_>) -> Opened {
    let household = cx.house()?.reader.host_contact(contact)?.ok_or(Refusal::Gone)?.household;
    Ok(Box::new(FormView::new(ContactForm::new(household, None, Some(contact), cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let number = |name: &str| context[name].as_i64();
    let household = HouseholdId(number("household")?);
    let (case, anew) = (number("case").map(HostCaseId), number("contact").map(HostContactId));
    let mut form = ContactForm::new(household, case, anew, cx).ok()?;
    form.seen = number("seen").map(HostContactId);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct ContactForm {
    household: HouseholdId,
    name: String,
    /// The case it was opened about.
    opened: Option<HostCaseId>,
    anew: Option<HostContactId>,
    /// The newest row that was read.
    seen: Option<HostContactId>,
    cases: Vec<HostCase>,
    /// When it was, until somebody says otherwise.
    now: Instant,
    way: RadioField<Way>,
    happened: ParsedField<Instant>,
    minutes: NumberField,
    about: TextField,
    by: ChoiceField<StaffId>,
    case: ChoiceField<HostCaseId>,
    reason: TextField,
    t: Texts,
}

silent_debug!(ContactForm);

impl ContactForm {
    fn new(
        household: HouseholdId,
        opened: Option<HostCaseId>,
        anew: Option<HostContactId>,
        cx: &Cx<'_>,
    ) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        let name = open.reader.household(household)?.ok_or(Refusal::Gone)?.facts.name.to_string();
        let stood = anew.map(|id| open.reader.host_contact(id)).transpose()?.flatten();
        let facts = stood.as_ref().map(|contact| &contact.facts);
        let cases = open.reader.host_cases_of_household(household)?;
        let chosen = facts.map_or(opened, |facts| facts.case);
        let offered = cases.iter().rev().map(|case| {
            let youth = t.called_within(open.people.called(case.youth), NAME_CELLS);
            Choice::new(case.id.to_string(), format!("{youth} · {}", t.host_case_state(case.state())), case.id)
        });
        let ways = Way::ALL.map(|way| Choice::new(way.id(), t.host_way(way), way));
        let way = facts.map(|facts| facts.way);
        let case =
            ChoiceField::new(Words::optional(t.host_contact_case(), t.host_contact_case_help()), offered.collect())
                .starting_with(|case| Some(*case) == chosen);
        let happened = moments::past(Words::optional(t.host_contact_when(), t.host_contact_when_help()), cx);
        let minutes = number(
            Words::optional(t.host_contact_minutes(), t.host_contact_minutes_help()),
            1..=i64::from(ContactMinutes::MOST),
            t.host_contact_minutes_range(i64::from(ContactMinutes::MOST)),
        );
        Ok(Self {
            household,
            name,
            opened,
            anew,
            seen: stood.as_ref().map(|contact| contact.kept.newest),
            now: facts.map_or(cx.now, |facts| facts.happened_at),
            way: RadioField::new(
                Words::required(t.host_contact_way(), t.host_contact_way_help(), t.host_contact_way_missing()),
                ways.into(),
            )
            .starting_with(|one| Some(*one) == way),
            happened: match facts {
                Some(facts) => happened.with_text(&moments::written(facts.happened_at, cx)),
                None => happened,
            },
            minutes: match facts.and_then(|facts| facts.minutes) {
                Some(length) => minutes.with_text(&length.to_string()),
                None => minutes,
            },
            about: TextField::long(
                Words::required(t.host_contact_about(), t.host_contact_about_help(), t.host_contact_about_missing()),
                ABOUT,
            )
            .with_text(facts.map_or("", |facts| facts.about.as_str())),
            by: staff_field(
                Words::required(t.host_contact_by(), t.host_contact_by_help(), t.host_contact_by_missing()),
                Some(facts.map_or(open.session.staff.id, |facts| facts.by)),
                cx,
            ),
            case,
            reason: TextField::long(
                Words::required(t.end_reason(), t.host_correct_help(), t.end_reason_missing()).spaced(),
                1,
            ),
            cases,
            t,
        })
    }
}

impl FormFields for ContactForm {
    type Value = (ContactFacts, Option<Prose>);

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = vec![
            ("way".into(), &self.way),
            ("happened".into(), &self.happened),
            ("minutes".into(), &self.minutes),
            ("about".into(), &self.about),
            ("by".into(), &self.by),
            ("case".into(), &self.case),
        ];
        if self.anew.is_some() {
            fields.push(("reason".into(), &self.reason));
        }
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let mut fields: Vec<(FieldName, &mut dyn Field)> = vec![
            ("way".into(), &mut self.way),
            ("happened".into(), &mut self.happened),
            ("minutes".into(), &mut self.minutes),
            ("about".into(), &mut self.about),
            ("by".into(), &mut self.by),
            ("case".into(), &mut self.case),
        ];
        if self.anew.is_some() {
            fields.push(("reason".into(), &mut self.reason));
        }
        fields
    }

    fn read(&self) -> Result<Self::Value, Refused> {
        let t = self.t;
        let facts = ContactFacts {
            way: *self.way.value().ok_or_else(|| Refused::new("way", t.host_contact_way_missing()))?,
            happened_at: self.happened.value().copied().unwrap_or(self.now),
            minutes: self.minutes.value().and_then(|minutes| u16::try_from(*minutes).ok()),
            about: prose(&self.about, "about", t.host_contact_about_missing(), t)?,
            by: *self.by.value().ok_or_else(|| Refused::new("by", t.host_contact_by_missing()))?,
            case: self.case.value().copied(),
        };
        let reason = match self.anew {
            Some(_) => Some(prose(&self.reason, "reason", t.end_reason_missing(), t)?),
            None => None,
        };
        Ok((facts, reason))
    }
}

impl FormScreen for ContactForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{}/{:?}/{:?}", self.household, self.opened, self.anew))
    }

    fn context(&self) -> Value {
        json!({
            "household": self.household.0,
            "case": self.opened.map(|case| case.0),
            "contact": self.anew.map(|contact| contact.0),
            "seen": self.seen.map(|row| row.0),
        })
    }

    fn title(&self, t: Texts) -> String {
        t.host_contacts_with(&self.name)
    }

    fn tick(&mut self, cx: &Cx<'_>) {
        if self.anew.is_none() {
            self.now = cx.now;
        }
    }

    fn submission(&mut self, (facts, reason): Self::Value, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = match (self.anew, self.seen, reason) {
            (Some(contact), Some(seen), Some(reason)) => FollowStep::CorrectContact { contact, seen, facts, reason },
            _ => {
                // Where nobody said when, it is the moment it is saved.
                let happened_at = self.happened.value().copied().unwrap_or(cx.now);
                FollowStep::Contact { household: self.household, facts: ContactFacts { happened_at, ..facts } }
            }
        };
        Ok(Submission::Command(Box::new(Command::Host(Step::Follow(step)))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::InTheFuture) => Some("happened"),
            Refusal::Invalid(Invalid::Minutes) => Some("minutes"),
            Refusal::CaseOfOther => Some("case"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.host_contact_saved(cx.texts.clock(done.at, cx.zone), &self.name)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth()?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        let chosen = self.case.value()?;
        self.cases.iter().find(|case| case.id == *chosen).map(|case| case.youth)
    }

    fn takes_phrases(&self, field: &str) -> bool {
        field == "about"
    }
}
