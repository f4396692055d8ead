//! Calling off and on again. Off: it is said why, and of a series how much of it. On: what it clashes with by now is asked.

use super::{super::fields::optional_line, doubt::Many, fields, look};
use crate::{
    domain::{
        calendar::{Occurrence, Reach, Step},
        changes::{Changes, Topic},
        command::Command,
        names::Line,
        refusal::Refusal,
    },
    store::Done,
    text::Texts,
    ui::{
        dialogs::question::Question,
        forms::{
            Field, FieldName, FormFields, Refused, Words,
            radio::RadioField,
            silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::fields::line_field,
        view::{Cx, Effect, Response},
    },
};

/// Asks how and why a time is called off, or calls it on again: at once, unless it clashes with something by now. The outcome
/// of that comes to the view that asked.
#[must_use]
pub fn call_off(occurrence: &Occurrence, cx: &Cx<'_>) -> Response {
    if !occurrence.called_off {
        let form = CallOff::new(occurrence, cx);
        return Response::open(FormView::new(form, cx.texts).submitted_by_enter());
    }
    let (t, on) = (cx.texts, Effect::Run(Box::new(command(occurrence, Reach::This, false, None))));
    // What the store cannot answer, it says itself when it is carried out.
    match look::clash_sentence(occurrence, cx) {
        Ok(Some(clash)) => {
            let question = Question::new(t.event_form_on_anyway(), t.event_form_on_anyway_ask(clash), vec![on]);
            Response::open(question.or(t.event_form_stay_off()))
        }
        Ok(None) | Err(_) => Response::effect(on),
    }
}

fn command(occurrence: &Occurrence, reach: Reach, off: bool, reason: Option<Line>) -> Command {
    let version = if reach == Reach::This { occurrence.version } else { occurrence.series_version };
    Command::Calendar(Step::CallOff { occurrence: occurrence.id, reach, version, off, reason })
}

/// «Avlys: Fellesmiddag, lør 21.11. 17:00–19:00»
fn titled(occurrence: &Occurrence, cx: &Cx<'_>) -> String {
    let (t, when) = (cx.texts, occurrence.facts.when);
    let time = t.date_and_time(t.weekday_date_from(when.day, cx.today()), t.event_time(&when));
    t.event_form_off_title(occurrence.facts.title.as_str(), time)
}

struct CallOff {
    occurrence: Occurrence,
    title: String,
    reach: RadioField<Reach>,
    reason: TextField,
    notes: Vec<String>,
    /// How much of the series is ended was asked about and agreed to.
    agreed: Option<Reach>,
    t: Texts,
}

silent_debug!(CallOff);

impl CallOff {
    fn new(occurrence: &Occurrence, cx: &Cx<'_>) -> Self {
        let t = cx.texts;
        let mut form = Self {
            occurrence: occurrence.clone(),
            title: titled(occurrence, cx),
            reach: fields::reach_field(t),
            reason: line_field(Words::optional(t.event_form_reason(), t.event_form_reason_help()), None),
            notes: Vec::new(),
            agreed: None,
            t,
        };
        form.tell(cx);
        form
    }

    fn chosen(&self) -> Reach {
        self.reach.value().copied().unwrap_or(Reach::This)
    }

    fn tell(&mut self, cx: &Cx<'_>) {
        let t = cx.texts;
        let told = match self.chosen() {
            Reach::This => t.event_form_off_this_told(),
            Reach::Following => t.event_form_off_following_told(),
            Reach::All => t.event_form_off_all_told(),
        };
        self.notes = vec![told.to_owned()];
        if self.chosen() != Reach::This
            && let Ok(Some(many)) = Many::of(&self.occurrence, self.chosen(), false, cx)
        {
            self.notes.push(many.told(cx));
        }
    }

    /// How much is asked of a series, and why of one time: nothing is left that could show a reason otherwise.
    fn asks(&self, field: &str) -> bool {
        if field == "reach" { self.occurrence.is_of_series() } else { self.chosen() == Reach::This }
    }
}

impl FormFields for CallOff {
    type Value = (Reach, Option<Line>);

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let all: [(&'static str, &dyn Field); 2] = [("reach", &self.reach), ("reason", &self.reason)];
        all.into_iter().filter(|(name, _)| self.asks(name)).map(|(name, field)| (name.into(), field)).collect()
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let asks = [self.asks("reach"), self.asks("reason")];
        let all: [(&'static str, &mut dyn Field); 2] = [("reach", &mut self.reach), ("reason", &mut self.reason)];
        all.into_iter().zip(asks).filter(|(_, asks)| *asks).map(|((name, field), _)| (name.into(), field)).collect()
    }

    fn read(&self) -> Result<Self::Value, Refused> {
        let reason = optional_line(&self.reason, "reason", self.t)?.filter(|_| self.asks("reason"));
        Ok((self.chosen(), reason))
    }
}

impl FormScreen for CallOff {
    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn holds_work(&self) -> bool {
        false
    }

    fn save_label(&self, t: Texts) -> &'static str {
        if self.chosen() == Reach::This { t.event_form_off_save() } else { t.event_form_off_end() }
    }

    fn title(&self, _t: Texts) -> String {
        self.title.clone()
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn submission(&mut self, (reach, reason): Self::Value, cx: &Cx<'_>) -> Result<Submission, Refused> {
        // Nothing takes it back, and whoever types the reason in the wrong field has chosen without knowing.
        if reach != Reach::This && self.agreed != Some(reach) {
            let yes = cx.texts.event_form_off_end();
            let question = Question::new(yes, self.notes.join(" "), vec![Effect::Agree]).or(cx.texts.event_form_back());
            return Ok(Submission::Ask(Box::new(question), "reach".into()));
        }
        Ok(Submission::Command(Box::new(command(&self.occurrence, reach, true, reason))))
    }

    fn saved(&self, _done: &Done, cx: &Cx<'_>) -> String {
        match self.chosen() {
            Reach::This => cx.texts.calendar_called_off().to_owned(),
            Reach::Following | Reach::All => cx.texts.event_form_off_ended().to_owned(),
        }
    }

    fn agreed(&mut self) {
        self.agreed = Some(self.chosen());
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::CalledOff).then_some("reason")
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        self.tell(cx);
    }

    /// It is called off as it stands, which the title says.
    fn follow_changes(&mut self, changes: Changes, cx: &Cx<'_>) {
        let known = cx.house().and_then(|open| open.reader.occurrence(self.occurrence.id, cx.zone));
        if changes.has(Topic::Calendar)
            && let Ok(Some(occurrence)) = known
        {
            (self.title, self.occurrence) = (titled(&occurrence, cx), occurrence);
            self.tell(cx);
        }
    }
}
