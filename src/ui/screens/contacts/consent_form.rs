//! A consent: to whom and what for, what may be said and what is held back, who gave it and how it was explained.

use serde_json::Value;

use super::{
    super::kept::Subject,
    subject::{recipient_choices, recipient_name, sort},
};
use crate::{
    domain::{
        command::Command,
        contact::{
            Contact, Step,
            consent::{ConsentFacts, GivenBy, Recipient},
        },
        ids::{InterpreterId, YouthId},
        names::{Line, Prose},
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
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, line, line_field, optional_line, optional_prose, prose, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub const DRAFT: &str = "contacts-consent";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(ConsentForm::new(Subject::new(youth), cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = ConsentForm::new(Subject::kept(draft)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct ConsentForm {
    subject: Subject,
    contacts: Vec<Contact>,
    recipient: ChoiceField<Recipient>,
    purpose: TextField,
    may_tell: TextField,
    withheld: TextField,
    withheld_why: TextField,
    given_by: RadioField<GivenBy>,
    given_on: DateField,
    until: DateField,
    language: TextField,
    interpreter: ChoiceField<InterpreterId>,
    t: Texts,
}

silent_debug!(ConsentForm);

impl ConsentForm {
    fn new(subject: Subject, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        let mut contacts = open.reader.contacts_of(subject.owner)?;
        sort(&mut contacts);
        let barred = open.reader.barred_for(subject.owner)?;
        let interpreters = open.reader.interpreters()?.into_iter();
        let interpreters = interpreters
            .filter(|one| one.ended.is_none() && !barred.contains_key(&one.id))
            .map(|one| Choice::new(one.id.to_string(), format!("{} ({})", one.facts.name, one.facts.language), one.id));
        let given_by = GivenBy::ALL.map(|by| Choice::new(by.id(), t.given_by(by), by));
        let line = |words: Words| line_field(words, None::<&Line>);
        Ok(Self {
            subject,
            recipient: ChoiceField::new(
                Words::required(t.consent_recipient(), t.consent_recipient_help(), t.invalid_empty()),
                recipient_choices(&contacts, t),
            ),
            contacts,
            purpose: line(Words::required(t.consent_purpose(), t.consent_purpose_help(), t.consent_purpose_missing())),
            may_tell: TextField::long(
                Words::required(t.consent_may_tell(), t.consent_may_tell_help(), t.consent_may_tell_missing()),
                1,
            ),
            withheld: TextField::long(Words::optional(t.consent_withheld(), t.consent_withheld_help()), 1),
            withheld_why: line(Words::optional(t.consent_withheld_why(), t.consent_withheld_why_help())),
            given_by: RadioField::new(
                Words::required(t.consent_given_by(), t.consent_given_by_help(), t.invalid_empty()),
                given_by.to_vec(),
            )
            .starting_with(|by| *by == GivenBy::Youth),
            given_on: date_field(
                Words::required(t.consent_given_on(), t.consent_given_on_help(), t.date_missing()),
                Lean::Past,
                Some(cx.today()),
                cx,
            ),
            until: date_field(Words::optional(t.consent_until(), t.consent_until_help()), Lean::Future, None, cx),
            language: line(Words::required(
                t.consent_language(),
                t.consent_language_help(),
                t.consent_language_missing(),
            )),
            interpreter: ChoiceField::new(
                Words::optional(t.consent_interpreter(), t.consent_interpreter_help()),
                interpreters.collect(),
            ),
            t,
        })
    }
}

impl FormFields for ConsentForm {
    type Value = ConsentFacts;
    form_fields!(
        recipient,
        purpose,
        may_tell,
        withheld,
        withheld_why,
        given_by,
        given_on,
        until,
        language,
        interpreter
    );

    fn read(&self) -> Result<ConsentFacts, Refused> {
        let t = self.t;
        let given_on = self.given_on.value().copied();
        let withheld: Option<Prose> = optional_prose(&self.withheld, "withheld", t)?;
        Ok(ConsentFacts {
            recipient: self.recipient.value().copied().ok_or_else(|| Refused::new("recipient", t.invalid_empty()))?,
            purpose: line(&self.purpose, "purpose", t)?,
            may_tell: prose(&self.may_tell, "may_tell", t.consent_may_tell_missing(), t)?,
            withheld_why: optional_line(&self.withheld_why, "withheld_why", t)?.filter(|_| withheld.is_some()),
            withheld,
            given_by: self.given_by.value().copied().unwrap_or(GivenBy::Youth),
            given_on: given_on.ok_or_else(|| Refused::new("given_on", t.date_missing()))?,
            until: self.until.value().copied(),
            language: line(&self.language, "language", t)?,
            interpreter: self.interpreter.value().copied(),
        })
    }
}

impl FormScreen for ConsentForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.subject.number()
    }

    fn context(&self) -> Value {
        self.subject.context()
    }

    fn title(&self, t: Texts) -> String {
        t.consent_form_title().to_owned()
    }

    fn submission(&mut self, facts: ConsentFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = Step::GiveConsent { youth: self.subject.owner, facts };
        Ok(Submission::Command(Box::new(Command::Contact(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::InTheFuture) | Refusal::WithdrawnSince { .. } => Some("given_on"),
            Refusal::Invalid(Invalid::EndsBeforeItBegins) => Some("until"),
            Refusal::Invalid(Invalid::ReasonMissing) => Some("withheld_why"),
            Refusal::GuardianEnded => Some("given_by"),
            Refusal::InterpreterBarred => Some("interpreter"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, clock) = (cx.texts, cx.texts.clock(done.at, cx.zone));
        let who = self.recipient.value().map(|one| recipient_name(*one, &self.contacts, t));
        t.consent_saved(clock, who.unwrap_or_default())
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.subject.owner, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.subject.owner)
    }
}
