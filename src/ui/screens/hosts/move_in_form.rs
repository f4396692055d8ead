//! A youth moves to a host: the case becomes *aktiv*. What is missing is told before it is tried, and refuses it when it is.
//! Whoever lives in the house is asked about first: their stay ends in the same act.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{drafted_case, read_case, told};
use crate::{
    domain::{
        command::Command,
        host::{HostCase, HostFile, LeavesHouse, Step},
        ids::{HostCaseId, YouthId},
        names::Line,
        refusal::{Invalid, Refusal},
    },
    explain,
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        action::Action,
        dialogs::question::Question,
        forms::{
            FormFields, Refused, Words, form_fields,
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
pub(super) const DRAFT: &str = "hosts-move-in";

/// Opens the form.
///
/// # Errors
/// What the store answers.
pub(super) fn open(case: HostCaseId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(MoveInForm::new(read_case(case, cx)?, cx)?, cx.texts).submitted_by_enter()))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = MoveInForm::new(drafted_case(draft, cx)?, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct MoveInForm {
    case: HostCase,
    file: HostFile,
    notes: Vec<String>,
    /// The day that was agreed to end the stay in the house with.
    agreed: Option<NaiveDate>,
    from: DateField,
    t: Texts,
}

silent_debug!(MoveInForm);

impl MoveInForm {
    fn new(case: HostCase, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, reader) = (cx.texts, cx.house()?.reader);
        let file = reader.host_file(case.household)?.ok_or(Refusal::Gone)?;
        let words = Words::required(t.host_move_in_from(), t.host_move_in_from_help(), t.date_missing());
        let mut form = Self {
            notes: Vec::new(),
            agreed: None,
            from: date_field(words, Lean::Past, Some(cx.today()), cx),
            case,
            file,
            t,
        };
        form.notes = form.told(cx);
        Ok(form)
    }

    /// What is missing, and where the youth lives now.
    fn told(&self, cx: &Cx<'_>) -> Vec<String> {
        let t = cx.texts;
        let list = |hard| {
            let missing = self.file.missing(self.case.id, hard, cx.today());
            (!missing.is_empty()).then(|| t.host_missing_named(&missing, &self.file.adults))
        };
        let home = cx.open.and_then(|open| open.people.home(self.case.youth));
        let hard = list(true).map(|missing| t.host_move_in_lacks(&missing));
        let soft = list(false).map(|missing| t.host_move_in_should(&missing));
        let lives = home.map(|home| t.host_move_in_lives(told::name(self.case.youth, cx), home.number));
        [hard, soft, lives].into_iter().flatten().collect()
    }

    /// Asks before a stay in the house ends with it.
    fn question(&self, from: NaiveDate, cx: &Cx<'_>) -> Option<Question> {
        let home = cx.open?.people.home(self.case.youth)?;
        let last = self.t.date(from.pred_opt()?);
        let name = told::name(self.case.youth, cx);
        let sentence = self.t.host_move_in_ask(&name, home.number, last, self.file.household.facts.name.as_str());
        Some(Question::new(self.t.host_move_in_yes(), sentence, vec![Effect::Agree]).or(self.t.event_form_back()))
    }
}

/// The word of the house for why a stay ends because the youth moves to a host.
fn reason(cx: &Cx<'_>) -> Result<Line, Refused> {
    let word = cx.texts.host_stay_reason();
    let known = cx.config.moves.reasons.iter().find(|reason| reason.to_lowercase().contains(word));
    Line::new(known.map_or(word, String::as_str)).map_err(|why| Refused::new("from", explain::invalid(cx.texts, why)))
}

impl FormFields for MoveInForm {
    type Value = NaiveDate;
    form_fields!(from);

    fn read(&self) -> Result<NaiveDate, Refused> {
        day(&self.from, "from", self.t)
    }
}

impl FormScreen for MoveInForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.case.id.0
    }

    fn context(&self) -> Value {
        json!({ "version": self.case.version })
    }

    fn title(&self, t: Texts) -> String {
        t.host_move_in_title(self.file.household.facts.name.as_str())
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn agreed(&mut self) {
        self.agreed = self.from.value().copied();
    }

    fn submission(&mut self, from: NaiveDate, cx: &Cx<'_>) -> Result<Submission, Refused> {
        // Nobody is asked about what is refused all the same.
        let refused = from > cx.today()
            || from < self.case.proposed_on
            || !self.file.missing(self.case.id, true, from).is_empty();
        if self.agreed != Some(from)
            && !refused
            && let Some(question) = self.question(from, cx)
        {
            return Ok(Submission::Ask(Box::new(question), "from".into()));
        }
        let leaves = LeavesHouse { reason: reason(cx)?, points: cx.config.moves.points_out() };
        let step = Step::MoveIn { case: self.case.id, version: self.case.version, from, leaves };
        Ok(Submission::Command(Box::new(Command::Host(step))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::HostNotReady(_)
            | Refusal::NotOfHostAge { .. }
            | Refusal::YouthLivesThere
            | Refusal::TwoHomes(_)
            | Refusal::BeforeProposed(_)
            | Refusal::CameThere(_)
            | Refusal::Invalid(Invalid::MoveAhead) => Some("from"),
            _ => None,
        }
    }

    fn refused(&self, why: &Refusal, cx: &Cx<'_>) -> String {
        match why {
            Refusal::HostNotReady(missing) => {
                cx.texts.refused_host_not_ready(cx.texts.host_missing_named(missing, &self.file.adults))
            }
            _ => told::refused(why, cx),
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let (t, name) = (cx.texts, told::name(self.case.youth, cx));
        t.host_move_in_saved(
            t.clock(done.at, cx.zone),
            name,
            self.file.household.facts.name.as_str(),
            cx.key(Action::Undo),
        )
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.case.youth, cx)
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.case.youth)
    }
}
