//! Calling off: what happens once at once, a time of a series after it is said how much of it.

use super::fields;
use crate::{
    domain::{
        calendar::{Occurrence, Reach, Step},
        command::Command,
    },
    store::Done,
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, form_fields,
            radio::RadioField,
            silent_debug,
            view::{FormScreen, FormView, Submission},
        },
        view::{Cx, Effect, Response},
    },
};

/// Calls a time off or on again. What happens once, and what is called off already, is done at once, and its outcome comes to
/// the view that asked; of a series it is asked first how much of it.
#[must_use]
pub fn call_off(occurrence: &Occurrence, cx: &Cx<'_>) -> Response {
    if occurrence.is_of_series() && !occurrence.called_off {
        return Response::open(FormView::new(CallOff::new(occurrence, cx.texts), cx.texts));
    }
    let command = command(occurrence, Reach::This, !occurrence.called_off);
    Response::effect(Effect::Run(Box::new(command)))
}

fn command(occurrence: &Occurrence, reach: Reach, off: bool) -> Command {
    let version = if reach == Reach::This { occurrence.version } else { occurrence.series_version };
    Command::Calendar(Step::CallOff { occurrence: occurrence.id, reach, version, off })
}

struct CallOff {
    occurrence: Occurrence,
    reach: RadioField<Reach>,
    notes: Vec<String>,
}

silent_debug!(CallOff);

impl CallOff {
    fn new(occurrence: &Occurrence, t: Texts) -> Self {
        let mut form = Self { occurrence: occurrence.clone(), reach: fields::reach_field(t), notes: Vec::new() };
        form.tell(t);
        form
    }

    fn chosen(&self) -> Reach {
        self.reach.value().copied().unwrap_or(Reach::This)
    }

    fn tell(&mut self, t: Texts) {
        self.notes = vec![
            match self.chosen() {
                Reach::This => t.event_form_off_this_told(),
                Reach::Following => t.event_form_off_following_told(),
                Reach::All => t.event_form_off_all_told(),
            }
            .to_owned(),
        ];
    }
}

impl FormFields for CallOff {
    type Value = Reach;
    form_fields!(reach);

    fn read(&self) -> Result<Reach, Refused> {
        Ok(self.chosen())
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
        t.event_form_off_save()
    }

    fn title(&self, t: Texts) -> String {
        let when = self.occurrence.facts.when;
        let time = t.date_and_time(t.weekday_date_short(when.day), t.event_time(&when));
        t.event_form_off_title(self.occurrence.facts.title.as_str(), time)
    }

    fn notes(&self) -> &[String] {
        &self.notes
    }

    fn submission(&mut self, reach: Reach, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Command(Box::new(command(&self.occurrence, reach, true))))
    }

    fn saved(&self, _done: &Done, cx: &Cx<'_>) -> String {
        match self.chosen() {
            Reach::This => cx.texts.calendar_called_off().to_owned(),
            Reach::Following | Reach::All => cx.texts.event_form_off_ended().to_owned(),
        }
    }

    fn changed(&mut self, cx: &Cx<'_>) {
        self.tell(cx.texts);
    }
}
