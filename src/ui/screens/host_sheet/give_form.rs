//! Giving a host a sheet: to whom and when. What it says was read before.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        host::{
            HostCase, Step,
            sheet::{Made, NewSheet},
        },
        ids::{HostCaseId, HostSheetId, YouthId},
        names::{Line, Prose},
        refusal::{Invalid, Refusal},
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, sheet::SheetHead, when::Lean},
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields,
            moment::DateField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, line, line_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "host-sheet";

/// Opens the form.
///
/// # Errors
/// [`Refusal::Gone`] where there is no such case, and what the store answers.
pub(super) fn open(case: HostCaseId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(GiveForm::new(case, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = GiveForm::new(HostCaseId(draft.key.subject), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct GiveForm {
    case: HostCase,
    /// What stood on the page when the form was opened.
    made: Made,
    newest: Option<(HostSheetId, NaiveDate)>,
    given_to: TextField,
    given_on: DateField,
    notes: Vec<String>,
    t: Texts,
}

silent_debug!(GiveForm);

impl GiveForm {
    fn new(case: HostCaseId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        let case = open.reader.host_case(case)?.ok_or(Refusal::Gone)?;
        let made = open.reader.made_sheet(&case, cx.today())?;
        let newest = open.reader.host_sheets_of(case.id)?.first().map(|sheet| (sheet.id, sheet.given_on));
        let adults = open.reader.host_adults_of(case.household)?;
        let first = adults.into_iter().find(|adult| adult.ended.is_none()).map(|adult| adult.facts.name);
        let words = Words::required(t.sheet_give_to(), t.sheet_give_to_help(), t.sheet_give_to_missing());
        let given_on = Words::required(t.sheet_give_on(), t.sheet_give_on_help(), t.date_missing());
        Ok(Self {
            case,
            made,
            newest,
            given_to: line_field(words, first.as_ref()),
            given_on: date_field(given_on, Lean::Past, Some(cx.today()), cx),
            notes: vec![t.sheet_give_about().to_owned()],
            t,
        })
    }

    fn text(&self, given_to: &Line, given_on: NaiveDate, cx: &Cx<'_>) -> Option<Prose> {
        let open = cx.open?;
        let head = SheetHead {
            given_on,
            given_to,
            by: open.session.staff.name.as_str(),
            replaces: self.newest.map(|(_, day)| day),
        };
        let called = self.t.called(open.people.called(self.case.youth));
        Prose::optional(&self.t.sheet_text(&self.made, &called, head)).ok()?
    }
}

impl FormFields for GiveForm {
    type Value = (Line, NaiveDate);
    form_fields!(given_to, given_on);

    fn read(&self) -> Result<Self::Value, Refused> {
        let given_on = self.given_on.value().copied();
        let given_on = given_on.ok_or_else(|| Refused::new("given_on", self.t.date_missing()))?;
        Ok((line(&self.given_to, "given_to", self.t)?, given_on))
    }
}

impl FormScreen for GiveForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.case.id.0
    }

    fn context(&self) -> Value {
        json!({})
    }

    fn title(&self, t: Texts) -> String {
        t.sheet_give_title().to_owned()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn submission(&mut self, (given_to, given_on): Self::Value, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let too_long = || Refused::new("given_to", explain::invalid(self.t, Invalid::TooLong { most: Prose::MAX }));
        let text = self.text(&given_to, given_on, cx).ok_or_else(too_long)?;
        let new = NewSheet {
            case: self.case.id,
            given_on,
            given_to,
            text,
            consents: self.made.known.consents.iter().map(|consent| consent.id).collect(),
            protected: self.made.protected,
            seen: self.newest.map(|(sheet, _)| sheet),
        };
        Ok(Submission::Command(Box::new(Command::Host(Step::GiveSheet(new)))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::DayAhead)
            | Refusal::BeforeProposed(_)
            | Refusal::SheetBeforeConsent(_)
            | Refusal::SheetBeforeLast(_) => Some("given_on"),
            Refusal::SheetChanged | Refusal::NothingForHost | Refusal::CaseClosed => Some("given_to"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.sheet_saved(cx.texts.clock(done.at, cx.zone), self.given_to.value())
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.case.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.case.youth)
    }
}
