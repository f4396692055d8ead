//! Says that something was reached: when, who saw it, where the paper is.

use serde_json::{Value, json};

use super::gates::Spot;
use crate::{
    domain::{
        command::Command,
        contact::consent::Recipient,
        host::{
            HostCase, Step,
            gate::{Certificate, Gate, GateFacts, Whose},
        },
        ids::{HostGateId, InterpreterId, StaffId, YouthId},
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        action::Action,
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            choice::ChoiceField,
            moment::DateField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{
                date_field, day, draft_subject, line_field, optional_line, optional_prose, prose_field, staff_field,
                target,
            },
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts.
pub(super) const DRAFT: &str = "hosts-gate";

/// Opens the form. `seen` is the row that counts, if one does.
///
/// # Errors
/// What the store answers.
pub(super) fn open(spot: Spot, seen: Option<HostGateId>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(GateForm::new(spot, seen, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let gate = Gate::from_id(context["gate"].as_str()?)?;
    let whose: Whose = serde_json::from_value(context["whose"].clone()).ok()?;
    let form = GateForm::new(Spot { gate, whose }, context["seen"].as_i64().map(HostGateId), cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct GateForm {
    spot: Spot,
    /// What it is called, of an adult with their name.
    what: String,
    seen: Option<HostGateId>,
    youth: Option<YouthId>,
    day: DateField,
    until: DateField,
    issued: DateField,
    seen_by: ChoiceField<StaffId>,
    interpreter: ChoiceField<InterpreterId>,
    paper: TextField,
    note: TextField,
    notes: Vec<String>,
    t: Texts,
}

silent_debug!(GateForm);

impl GateForm {
    fn new(spot: Spot, seen: Option<HostGateId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        let stands = seen.map(|row| open.reader.host_gate(row)).transpose()?.flatten().map(|row| row.facts);
        let certificate = stands.as_ref().and_then(|facts| facts.certificate);
        let interpreters = open.reader.interpreters()?.into_iter().filter(|one| one.ended.is_none());
        let interpreters = interpreters
            .map(|one| Choice::new(one.id.to_string(), format!("{} ({})", one.facts.name, one.facts.language), one.id));
        let case = match spot.whose {
            Whose::Case(case) => Some(open.reader.host_case(case)?.ok_or(Refusal::Gone)?),
            _ => None,
        };
        let youth = case.as_ref().map(|case| case.youth);
        let unsaid = case.filter(|_| spot.gate == Gate::InformationConsent).map(|case| nothing_may_be_told(&case, cx));
        let gate = t.host_gate(spot.gate);
        let what = match spot.whose {
            Whose::Adult(adult) => {
                let adult = open.reader.host_adult(adult)?.ok_or(Refusal::Gone)?;
                t.host_gate_of(gate, adult.facts.name.as_str())
            }
            _ => gate.to_owned(),
        };
        let day = match spot.gate {
            Gate::PoliceCertificate => {
                Words::required(t.host_gate_seen_on(), t.host_gate_seen_on_help(), t.date_missing())
            }
            _ => Words::required(t.host_gate_day(), t.host_gate_day_help(), t.date_missing()),
        };
        let seen_by = certificate.map_or(open.session.staff.id, |seen| seen.seen_by);
        let interpreter = stands.as_ref().and_then(|facts| facts.interpreter);
        Ok(Self {
            spot,
            what,
            seen,
            youth,
            day: date_field(day, Lean::Past, Some(stands.as_ref().map_or_else(|| cx.today(), |facts| facts.day)), cx),
            until: date_field(
                Words::optional(t.host_gate_until(), t.host_gate_until_help()),
                Lean::Future,
                stands.as_ref().and_then(|facts| facts.until),
                cx,
            ),
            issued: date_field(
                Words::required(t.host_gate_issued(), t.host_gate_issued_help(), t.invalid_certificate_missing()),
                Lean::Past,
                certificate.map(|seen| seen.issued),
                cx,
            ),
            seen_by: staff_field(
                Words::required(t.host_gate_seen_by(), t.host_gate_seen_by_help(), t.invalid_certificate_missing()),
                Some(seen_by),
                cx,
            ),
            interpreter: ChoiceField::new(
                Words::optional(t.consent_interpreter(), t.host_gate_interpreter_help()),
                interpreters.collect(),
            )
            .starting_with(|one| Some(*one) == interpreter),
            paper: line_field(
                Words::optional(t.host_gate_paper(), t.host_gate_paper_help()),
                stands.as_ref().and_then(|facts| facts.paper.as_ref()),
            ),
            note: prose_field(
                Words::optional(t.host_gate_note(), t.host_gate_note_help()),
                stands.as_ref().and_then(|facts| facts.note.as_ref()),
            ),
            notes: unsaid.transpose()?.flatten().into_iter().collect(),
            t,
        })
    }

    fn is_certificate(&self) -> bool {
        self.spot.gate == Gate::PoliceCertificate
    }
}

/// That a consent on paper alone puts nothing on the sheet of the host: it is made of what stands among the consents.
fn nothing_may_be_told(case: &HostCase, cx: &Cx<'_>) -> Result<Option<String>, StoreError> {
    let (t, reader) = (cx.texts, cx.house()?.reader);
    let holds = reader.consents_hold(case.youth, &Recipient::Household(case.household), cx.today())?;
    Ok((!holds).then(|| t.host_gate_no_consent(cx.key(Action::OpenContacts), cx.key(Action::AddConsent))))
}

impl FormFields for GateForm {
    type Value = GateFacts;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = vec![("day".into(), &self.day)];
        if self.is_certificate() {
            fields.push(("issued".into(), &self.issued));
            fields.push(("seen_by".into(), &self.seen_by));
        }
        if self.spot.gate.may_end() {
            fields.push(("until".into(), &self.until));
        }
        if self.spot.gate.may_need_interpreter() {
            fields.push(("interpreter".into(), &self.interpreter));
        }
        if self.spot.gate.has_paper() {
            fields.push(("paper".into(), &self.paper));
        }
        fields.push(("note".into(), &self.note));
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let gate = self.spot.gate;
        let mut fields: Vec<(FieldName, &mut dyn Field)> = vec![("day".into(), &mut self.day)];
        if gate == Gate::PoliceCertificate {
            fields.push(("issued".into(), &mut self.issued));
            fields.push(("seen_by".into(), &mut self.seen_by));
        }
        if gate.may_end() {
            fields.push(("until".into(), &mut self.until));
        }
        if gate.may_need_interpreter() {
            fields.push(("interpreter".into(), &mut self.interpreter));
        }
        if gate.has_paper() {
            fields.push(("paper".into(), &mut self.paper));
        }
        fields.push(("note".into(), &mut self.note));
        fields
    }

    fn read(&self) -> Result<GateFacts, Refused> {
        let t = self.t;
        let missing = |name: &'static str| Refused::new(name, t.invalid_certificate_missing());
        let certificate = if self.is_certificate() {
            Some(Certificate {
                issued: *self.issued.value().ok_or_else(|| missing("issued"))?,
                seen_by: *self.seen_by.value().ok_or_else(|| missing("seen_by"))?,
            })
        } else {
            None
        };
        Ok(GateFacts {
            day: day(&self.day, "day", t)?,
            until: self.until.value().copied(),
            certificate,
            interpreter: self.interpreter.value().copied(),
            paper: optional_line(&self.paper, "paper", t)?,
            note: optional_prose(&self.note, "note", t)?,
        })
    }
}

impl FormScreen for GateForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        draft_subject(&format!("{}/{:?}", self.spot.gate.id(), self.spot.whose))
    }

    fn context(&self) -> Value {
        let Spot { gate, whose } = self.spot;
        json!({ "gate": gate.id(), "whose": whose, "seen": self.seen })
    }

    fn title(&self, t: Texts) -> String {
        t.host_gate_title(&self.what)
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn submission(&mut self, facts: GateFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let Spot { gate, whose } = self.spot;
        let step = Step::Reach { gate, whose, seen: self.seen, facts };
        Ok(Submission::Command(Box::new(Command::Host(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::DayAhead) => Some("day"),
            Refusal::Invalid(Invalid::EndsBeforeItBegins) => Some("until"),
            Refusal::Invalid(Invalid::CertificateAhead) => Some("issued"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        t.host_gate_saved(t.clock(done.at, cx.zone), &self.what)
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth?, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        self.youth
    }
}
