//! Ends a household, or says that an adult no longer lives there. Both stay to be read.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        host::Step,
        ids::{HostAdultId, HouseholdId},
        names::Line,
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Field, FieldName, FormFields, Refused, Words,
            moment::DateField,
            silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, day, line, line_field},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts, of a household and of an adult.
pub(super) const DRAFT: &str = "hosts-end";
pub(super) const DRAFT_ADULT: &str = "hosts-end-adult";

/// What ends.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ending {
    Household(HouseholdId),
    Adult(HostAdultId),
}

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub(super) fn open(ending: Ending, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(EndForm::new(ending, None, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let ending = match draft.key.form.as_str() {
        DRAFT => Ending::Household(HouseholdId(draft.key.subject)),
        _ => Ending::Adult(HostAdultId(draft.key.subject)),
    };
    let form = EndForm::new(ending, draft.body["context"]["version"].as_i64(), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct EndForm {
    ending: Ending,
    version: i64,
    what: String,
    on: DateField,
    why: TextField,
    t: Texts,
}

silent_debug!(EndForm);

impl EndForm {
    fn new(ending: Ending, version: Option<i64>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, reader) = (cx.texts, cx.house()?.reader);
        let (read, what) = match ending {
            Ending::Household(id) => {
                let household = reader.household(id)?.ok_or(Refusal::Gone)?;
                (household.version, household.facts.name)
            }
            Ending::Adult(id) => {
                let adult = reader.host_adult(id)?.ok_or(Refusal::Gone)?;
                (adult.version, adult.facts.name)
            }
        };
        let reason = Words::required(t.end_reason(), t.household_end_reason_help(), t.end_reason_missing());
        Ok(Self {
            ending,
            version: version.unwrap_or(read),
            what: what.to_string(),
            on: date_field(
                Words::required(t.household_end_on(), t.household_end_on_help(), t.date_missing()),
                Lean::Past,
                Some(cx.today()),
                cx,
            ),
            why: line_field(reason, None::<&Line>),
            t,
        })
    }
}

impl FormFields for EndForm {
    type Value = (NaiveDate, Line);

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        match self.ending {
            Ending::Household(_) => vec![("on".into(), &self.on), ("why".into(), &self.why)],
            Ending::Adult(_) => vec![("why".into(), &self.why)],
        }
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        match self.ending {
            Ending::Household(_) => vec![("on".into(), &mut self.on), ("why".into(), &mut self.why)],
            Ending::Adult(_) => vec![("why".into(), &mut self.why)],
        }
    }

    fn read(&self) -> Result<(NaiveDate, Line), Refused> {
        let on = day(&self.on, "on", self.t)?;
        Ok((on, line(&self.why, "why", self.t)?))
    }
}

impl FormScreen for EndForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(match self.ending {
            Ending::Household(_) => DRAFT,
            Ending::Adult(_) => DRAFT_ADULT,
        })
    }

    fn subject(&self) -> i64 {
        match self.ending {
            Ending::Household(household) => household.0,
            Ending::Adult(adult) => adult.0,
        }
    }

    fn context(&self) -> Value {
        json!({ "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        t.end_title(&self.what)
    }

    fn submission(&mut self, (on, why): Self::Value, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let version = self.version;
        let step = match self.ending {
            Ending::Household(household) => Step::EndHousehold { household, version, on, why },
            Ending::Adult(adult) => Step::EndAdult { adult, version, why },
        };
        Ok(Submission::Command(Box::new(Command::Host(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        (*refusal == Refusal::Invalid(Invalid::DayAhead)).then_some("on")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.end_saved(cx.texts.clock(done.at, cx.zone), &self.what)
    }
}
