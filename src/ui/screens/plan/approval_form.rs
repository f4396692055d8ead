//! Whether a draft of a plan waits for the clinical lead: the house says it, and the rule holds on every machine.

use crate::{
    domain::command::Command,
    text::Texts,
    ui::{
        forms::{
            Choice, FormFields, Refused, Words, form_fields,
            radio::RadioField,
            silent_debug,
            view::{FormScreen, FormView, Submission},
        },
        screens::Opened,
        view::Cx,
    },
};

/// Opens the form with what the house says now.
///
/// # Errors
/// No house is open.
pub fn open(cx: &Cx<'_>) -> Opened {
    let (t, approval) = (cx.texts, cx.house()?.info.plan_approval);
    let choices = vec![Choice::new("yes", t.approval_lead(), true), Choice::new("no", t.approval_nobody(), false)];
    let words = Words::optional(t.approval_label(), t.approval_help());
    let approval = RadioField::new(words, choices).starting_with(|choice| *choice == approval);
    Ok(Box::new(FormView::new(ApprovalForm { approval }, t).submitted_by_enter()))
}

struct ApprovalForm {
    approval: RadioField<bool>,
}

silent_debug!(ApprovalForm);

impl FormFields for ApprovalForm {
    type Value = bool;
    form_fields!(approval);

    fn read(&self) -> Result<bool, Refused> {
        Ok(self.approval.value().copied().unwrap_or(false))
    }
}

impl FormScreen for ApprovalForm {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    /// A choice, and nothing that anybody has written.
    fn holds_work(&self) -> bool {
        false
    }

    fn title(&self, t: Texts) -> String {
        t.action_plan_approval().to_owned()
    }

    fn submission(&mut self, approval: bool, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(Command::SetPlanApproval { approval })))
    }
}
