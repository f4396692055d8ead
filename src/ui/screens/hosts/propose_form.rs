//! Puts a household together with a youth.

use crate::{
    domain::{
        command::Command,
        host::Step,
        ids::{HouseholdId, YouthId},
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
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
            fields::{date_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub(super) const DRAFT: &str = "hosts-propose";

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
            t,
        })
    }
}

impl FormFields for ProposeForm {
    type Value = Step;
    form_fields!(youth, on);

    fn read(&self) -> Result<Step, Refused> {
        let youth = *self.youth.value().ok_or_else(|| Refused::new("youth", self.t.move_youth_missing()))?;
        let on = *self.on.value().ok_or_else(|| Refused::new("on", self.t.date_missing()))?;
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

    fn submission(&mut self, step: Step, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::Host(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::ProposedAlready => Some("youth"),
            Refusal::Invalid(Invalid::DayAhead) => Some("on"),
            _ => None,
        }
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
