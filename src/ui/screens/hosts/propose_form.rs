//! Puts a household together with a youth.

use chrono::NaiveDate;

use super::told;
use crate::{
    domain::{
        command::Command,
        host::{AGE, CaseState, Step},
        ids::{HouseholdId, YouthId},
        refusal::{Invalid, Refusal},
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        dialogs::question::Question,
        forms::{
            Choice, FormFields, Refused, Words,
            choice::ChoiceField,
            form_fields,
            moment::DateField,
            silent_debug,
            target::Target,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, day, target},
        },
        view::{Cx, Effect, View},
    },
};

/// The name of the form in drafts.
pub(super) const DRAFT: &str = "hosts-propose";

/// Whole years below which somebody is asked whether they are sure: the scheme begins at 17, and a year is time to prepare it.
const YOUNG: u32 = 16;

/// Cells of a name to choose.
const NAME_CELLS: usize = 48;

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub(super) fn open(household: HouseholdId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(ProposeForm::new(household, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = ProposeForm::new(HouseholdId(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct ProposeForm {
    household: HouseholdId,
    name: String,
    youth: ChoiceField<YouthId>,
    on: DateField,
    /// What was agreed to though something speaks against it.
    agreed: Option<(YouthId, NaiveDate)>,
    t: Texts,
}

silent_debug!(ProposeForm);

impl ProposeForm {
    fn new(household: HouseholdId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        let name = open.reader.household(household)?.ok_or(Refusal::Gone)?.facts.name.to_string();
        let youths = open.people.youths.values().rev().map(|youth| {
            let name = t.called_within(open.people.called(youth.id), NAME_CELLS);
            let age = t.plan_age(i64::from(youth.facts.age_on(cx.today())));
            Choice::new(youth.id.to_string(), format!("{name}, {age}"), youth.id)
        });
        Ok(Self {
            household,
            name,
            youth: ChoiceField::new(
                Words::required(t.propose_youth(), t.propose_youth_help(), t.move_youth_missing()),
                youths.collect(),
            ),
            on: date_field(
                Words::required(t.propose_on(), t.propose_on_help(), t.date_missing()),
                Lean::Past,
                Some(cx.today()),
                cx,
            ),
            agreed: None,
            t,
        })
    }

    fn chosen(&self) -> Option<(YouthId, NaiveDate)> {
        Some((*self.youth.value()?, *self.on.value()?))
    }

    /// What is asked about first: a youth who is too young for the scheme by far, and one who is thought of for another host.
    fn question(&self, youth: YouthId, on: NaiveDate, cx: &Cx<'_>) -> Result<Option<Question>, StoreError> {
        let (t, open) = (self.t, cx.house()?);
        let name = told::name(youth, cx);
        let age = open.people.youths.get(&youth).map(|youth| youth.facts.age_on(on));
        let young = age.filter(|age| *age < YOUNG).map(|age| t.propose_young(&name, i64::from(age)));
        let mut words: Vec<String> = young.into_iter().collect();
        let cases = open.reader.host_cases_of(youth)?;
        // What is refused all the same is asked about by nobody.
        if cases.iter().any(|case| case.state() == CaseState::Active) || age.is_some_and(|age| age >= AGE.end) {
            return Ok(None);
        }
        for case in cases {
            if case.closed.is_none() && case.household != self.household {
                let host = open.reader.household(case.household)?.ok_or(Refusal::Gone)?.facts.name;
                words.push(match &case.leaving {
                    Some(leaving) => t.propose_leaves(&name, host.as_str(), t.date(leaving.on)),
                    None => t.propose_elsewhere(&name, host.as_str(), t.date(case.proposed_on)),
                });
            }
        }
        if words.is_empty() {
            return Ok(None);
        }
        words.push(t.propose_ask(&name, &self.name));
        let question = Question::new(t.propose_yes(), words.join(" "), vec![Effect::Agree]);
        Ok(Some(question.or(t.event_form_back())))
    }
}

impl FormFields for ProposeForm {
    type Value = Step;
    form_fields!(youth, on);

    fn read(&self) -> Result<Step, Refused> {
        let youth = *self.youth.value().ok_or_else(|| Refused::new("youth", self.t.move_youth_missing()))?;
        let on = day(&self.on, "on", self.t)?;
        Ok(Step::Propose { household: self.household, youth, on })
    }
}

impl FormScreen for ProposeForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.household.0
    }

    fn title(&self, t: Texts) -> String {
        t.propose_title(&self.name)
    }

    fn agreed(&mut self) {
        self.agreed = self.chosen();
    }

    fn submission(&mut self, step: Step, cx: &Cx<'_>) -> Result<Submission, Refused> {
        if let Some((youth, on)) = self.chosen().filter(|chosen| self.agreed != Some(*chosen) && chosen.1 <= cx.today())
        {
            let question = self.question(youth, on, cx);
            let question = question.map_err(|error| Refused::new("youth", explain::store_error(self.t, &error)))?;
            if let Some(question) = question {
                return Ok(Submission::Ask(Box::new(question), "youth".into()));
            }
        }
        Ok(Submission::Command(Box::new(Command::Host(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::ProposedAlready | Refusal::LivesWithHost { .. } | Refusal::NotOfHostAge { .. } => Some("youth"),
            Refusal::Invalid(Invalid::DayAhead) => Some("on"),
            _ => None,
        }
    }

    fn refused(&self, why: &Refusal, cx: &Cx<'_>) -> String {
        told::refused(why, cx)
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let youth = t.called(self.youth.value().and_then(|youth| cx.open.and_then(|open| open.people.called(*youth))));
        t.propose_saved(t.clock(done.at, cx.zone), youth, &self.name)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(*self.youth.value()?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth.value().copied()
    }
}
