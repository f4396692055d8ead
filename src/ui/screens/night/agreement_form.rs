//! What is agreed with a youth about the night.

use chrono::{Months, NaiveDate};
use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        ids::YouthId,
        night::{AgreementFacts, NightAgreement, NightCheck},
        refusal::{Invalid, Refusal},
        time::ClockTime,
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            conflict::Theirs,
            moment::{DateField, TimeField},
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, line, line_field, optional_line, target, time_field},
            presence::named,
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the youth.
pub const DRAFT: &str = "night-agreement";

/// Months until a new agreement is talked about again, unless somebody says otherwise.
const MONTHS: Months = Months::new(3);

/// Opens the form with the agreement as it stands.
///
/// # Errors
/// [`Refusal::NotLivingHere`] for somebody who does not live in the house, and what the store answers.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(AgreementForm::new(youth, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = AgreementForm::new(YouthId(draft.key.subject), cx).ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct AgreementForm {
    youth: YouthId,
    /// The newest agreement that was read, by its row number; 0 when there was none.
    version: i64,
    check: RadioField<NightCheck>,
    /// Asked only where something is done.
    at: TimeField,
    note: TextField,
    with: TextField,
    on: DateField,
    review: DateField,
    t: Texts,
}

silent_debug!(AgreementForm);

impl AgreementForm {
    fn new(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        if open.people.home(youth).is_none() {
            return Err(Refusal::NotLivingHere.into());
        }
        let version = open.reader.night_agreement_history(youth, 1)?.pop().map_or(0, |newest| newest.id.0);
        // What was agreed in an earlier stay is history.
        let facts = open.standing.night.get(&youth).map(|agreement| &agreement.facts);
        let check = facts.map_or(NightCheck::Nothing, |facts| facts.check);
        let checks = NightCheck::ALL.map(|check| Choice::new(check.id(), t.night_check(check), check));
        let review = cx.today().checked_add_months(MONTHS);
        let date = |label: &'static str, help: &'static str| Words::required(label, help, t.agreement_date_missing());
        Ok(Self {
            youth,
            version,
            check: RadioField::new(
                Words::required(t.agreement_check(), t.agreement_check_help(), t.invalid_empty()),
                checks.to_vec(),
            )
            .starting_with(|choice| *choice == check),
            at: time_field(
                Words::optional(t.agreement_at(), t.agreement_at_help()),
                facts.and_then(|facts| facts.at),
                t,
            ),
            note: line_field(
                Words::optional(t.agreement_note(), t.agreement_note_help()),
                facts.and_then(|facts| facts.note.as_ref()),
            ),
            with: line_field(
                Words::required(t.agreement_with(), t.agreement_with_help(), t.invalid_agreement_missing()),
                facts.map(|facts| &facts.agreed_with),
            ),
            on: date_field(date(t.agreement_on(), t.agreement_on_help()), Lean::Past, Some(cx.today()), cx),
            review: date_field(date(t.agreement_review(), t.agreement_review_help()), Lean::Future, review, cx),
            t,
        })
    }

    fn chosen(&self) -> NightCheck {
        self.check.value().copied().unwrap_or(NightCheck::Nothing)
    }

    fn date(&self, field: &DateField, name: &'static str) -> Result<NaiveDate, Refused> {
        field.value().copied().ok_or_else(|| Refused::new(name, self.t.agreement_date_missing()))
    }
}

impl FormFields for AgreementForm {
    type Value = AgreementFacts;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = vec![("check".into(), &self.check)];
        if self.chosen() != NightCheck::Nothing {
            fields.push(("at".into(), &self.at));
        }
        fields.extend([
            ("note".into(), &self.note as &dyn Field),
            ("with".into(), &self.with),
            ("on".into(), &self.on),
            ("review".into(), &self.review),
        ]);
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let is_timed = self.chosen() != NightCheck::Nothing;
        let mut fields: Vec<(FieldName, &mut dyn Field)> = vec![("check".into(), &mut self.check)];
        if is_timed {
            fields.push(("at".into(), &mut self.at));
        }
        fields.push(("note".into(), &mut self.note));
        fields.push(("with".into(), &mut self.with));
        fields.push(("on".into(), &mut self.on));
        fields.push(("review".into(), &mut self.review));
        fields
    }

    fn read(&self) -> Result<AgreementFacts, Refused> {
        let check = self.chosen();
        let at: Option<ClockTime> = self.at.value().copied();
        Ok(AgreementFacts {
            check,
            at: at.filter(|_| check != NightCheck::Nothing),
            note: optional_line(&self.note, "note", self.t)?,
            agreed_with: line(&self.with, "with", self.t)?,
            agreed_on: self.date(&self.on, "on")?,
            review: self.date(&self.review, "review")?,
        })
    }
}

impl FormScreen for AgreementForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.youth.0
    }

    fn context(&self) -> Value {
        json!({ "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        t.agreement_title().to_owned()
    }

    fn submission(&mut self, facts: AgreementFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let (youth, version) = (self.youth, self.version);
        Ok(Submission::Command(Box::new(Command::SetNightAgreement { youth, version, facts })))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::InTheFuture) => Some("on"),
            Refusal::Invalid(Invalid::ReviewPast | Invalid::AgreementTooLong) => Some("review"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let what = self.read().map_or_else(|_| String::new(), |facts| t.night_agreed(&facts));
        t.agreement_saved(t.clock(done.at, cx.zone), named(self.youth, cx), what)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let theirs = cx.house()?.reader.night_agreement_history(self.youth, 1)?.pop();
        let compare = |(theirs, mine): (NightAgreement, AgreementFacts)| {
            Theirs::new(theirs.id.0, self.t.agreement_parts(&theirs.facts), self.t.agreement_parts(&mine))
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
