//! How much support a youth gets in one area of the support dial.

use chrono::{Months, NaiveDate};
use serde_json::{Value, json};

use super::{
    Opened,
    fields::{date_field, draft_subject, line, line_field, target},
    presence::named,
};
use crate::{
    domain::{
        command::Command,
        ids::YouthId,
        names::Line,
        refusal::{Invalid, Refusal},
        support::{SupportFacts, SupportLevel, SupportMark},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, FormFields, Refused, Words,
            conflict::Theirs,
            form_fields,
            moment::DateField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the youth and the area.
pub const DRAFT: &str = "support";

/// Months until a level is looked at again, unless somebody says otherwise.
const MONTHS: Months = Months::new(1);

/// Opens the form with the level as it stands.
///
/// # Errors
/// [`Refusal::Gone`] when nobody has that number, and what the store answers.
pub fn open(youth: YouthId, area: &Line, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(SupportForm::new(youth, area, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let area = Line::new(context["area"].as_str()?).ok()?;
    let mut form = SupportForm::new(YouthId(context["youth"].as_i64()?), &area, cx).ok()?;
    form.version = context["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct SupportForm {
    youth: YouthId,
    area: Line,
    /// The newest level that was read, by its row number; 0 when there was none.
    version: i64,
    level: RadioField<SupportLevel>,
    reason: TextField,
    review: DateField,
    t: Texts,
}

silent_debug!(SupportForm);

impl SupportForm {
    fn new(youth: YouthId, area: &Line, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        if !open.people.youths.contains_key(&youth) {
            return Err(Refusal::Gone.into());
        }
        let newest = open.reader.support_in(youth, area)?;
        let stands = newest.as_ref().map(|mark| mark.facts.level);
        let levels = SupportLevel::ALL.map(|level| Choice::new(level.id(), t.support_level(level), level));
        let review = cx.today().checked_add_months(MONTHS);
        Ok(Self {
            youth,
            area: area.clone(),
            version: newest.as_ref().map_or(0, |mark| mark.id.0),
            level: RadioField::new(
                Words::required(t.support_level_label(), t.support_level_help(), t.invalid_empty()),
                levels.to_vec(),
            )
            .starting_with(|level| Some(*level) == stands),
            // The reason of one level says nothing about the next.
            reason: line_field(
                Words::required(t.support_reason(), t.support_reason_help(), t.support_reason_missing()),
                None,
            ),
            review: date_field(
                Words::required(t.support_review(), t.support_review_help(), t.card_date_missing()),
                Lean::Future,
                review,
                cx,
            ),
            t,
        })
    }
}

impl FormFields for SupportForm {
    type Value = SupportFacts;
    form_fields!(level, reason, review);

    fn read(&self) -> Result<SupportFacts, Refused> {
        let t = self.t;
        let level = self.level.value().copied().ok_or_else(|| Refused::new("level", t.invalid_empty()))?;
        let review: Option<NaiveDate> = self.review.value().copied();
        Ok(SupportFacts {
            area: self.area.clone(),
            level,
            reason: line(&self.reason, "reason", t)?,
            review: review.ok_or_else(|| Refused::new("review", t.card_date_missing()))?,
        })
    }
}

impl FormScreen for SupportForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{}:{}", self.youth, self.area))
    }

    fn context(&self) -> Value {
        json!({ "youth": self.youth, "area": self.area, "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        t.support_form_title(&self.area)
    }

    fn submission(&mut self, facts: SupportFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let (youth, version) = (self.youth, self.version);
        Ok(Submission::Command(Box::new(Command::SetSupport { youth, version, facts })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::ReviewPast | Invalid::AgreementTooLong) => Some("review"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let level = self.level.value().map_or("–", |level| t.support_level(*level));
        t.support_saved(t.clock(done.at, cx.zone), named(self.youth, cx), &self.area, level)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let theirs = cx.house()?.reader.support_in(self.youth, &self.area)?;
        let compare = |(theirs, mine): (SupportMark, SupportFacts)| {
            Theirs::new(theirs.id.0, shown(&theirs.facts, self.t), shown(&mine, self.t))
        };
        Ok(theirs.zip(self.read().ok()).map(compare))
    }

    fn take_version(&mut self, version: i64) {
        self.version = version;
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}

/// The level as it is compared with somebody else's.
fn shown(facts: &SupportFacts, t: Texts) -> Vec<(String, String)> {
    [
        (t.support_level_label(), t.support_level(facts.level).to_owned()),
        (t.support_reason(), facts.reason.to_string()),
        (t.support_review(), t.date(facts.review)),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
