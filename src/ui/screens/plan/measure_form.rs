//! A measure towards a goal: adding one, and changing how it stands.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        ids::{GoalId, MeasureId, StaffId, YouthId},
        names::Line,
        plan::{Measure, MeasureFacts, MeasureStatus, Responsible, Step},
        refusal::Refusal,
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, when::Lean},
    ui::{
        action::Action,
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            choice::ChoiceField,
            conflict::Theirs,
            moment::DateField,
            radio::RadioField,
            silent_debug,
            target::Target,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, line, line_field, optional_line, staff_field, target},
        },
        view::{Cx, View},
    },
};

/// The name of the form for a measure that is changed, in drafts; their subject is the measure.
pub const DRAFT: &str = "measure";
/// The name of the form for a new measure, in drafts; their subject is the goal.
pub const DRAFT_NEW: &str = "new-measure";

/// Opens the form for a new measure towards a goal.
///
/// # Errors
/// [`Refusal::Gone`] when the goal was taken back, and what the store answers.
pub fn open_new(goal: GoalId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(MeasureForm::new(goal, None, cx)?, cx.texts)))
}

/// Opens the form for a measure that stands.
///
/// # Errors
/// As [`open_new`].
pub fn open_change(measure: MeasureId, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(MeasureForm::of(measure, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let mut form = MeasureForm::of(MeasureId(draft.key.subject), cx).ok()?;
    form.version = draft.body["context"]["version"].as_i64().unwrap_or(form.version);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

/// Opens the form for a new measure again with what a draft kept.
#[must_use]
pub fn reopen_new(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let form = MeasureForm::new(GoalId(draft.key.subject), None, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct MeasureForm {
    goal: GoalId,
    title: Line,
    youth: YouthId,
    measure: Option<MeasureId>,
    /// The version that was read; 0 for a new measure.
    version: i64,
    what: TextField,
    who: RadioField<&'static str>,
    /// Asked only where staff do it.
    staff: ChoiceField<StaffId>,
    /// Asked only where somebody else does it.
    other: TextField,
    often: TextField,
    until: DateField,
    status: RadioField<MeasureStatus>,
    t: Texts,
}

silent_debug!(MeasureForm);

impl MeasureForm {
    fn of(measure: MeasureId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let measure = cx.house()?.reader.measure(measure)?.ok_or(Refusal::Gone)?;
        Self::new(measure.goal, Some(&measure), cx)
    }

    fn new(goal: GoalId, measure: Option<&Measure>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let goal = cx.house()?.reader.goal(goal)?.ok_or(Refusal::Gone)?;
        let facts = measure.map(|measure| &measure.facts);
        let kind = facts.map_or("staff", |facts| facts.who.kind());
        let (staff, other) = match facts.map(|facts| &facts.who) {
            Some(Responsible::Staff(staff)) => (*staff, None),
            Some(Responsible::Other(name)) => (None, Some(name)),
            _ => (None, None),
        };
        let status = facts.map_or(MeasureStatus::default(), |facts| facts.status);
        let kinds = Responsible::KINDS.map(|kind| Choice::new(kind, t.responsible_kind(kind), kind));
        let statuses = MeasureStatus::ALL.map(|status| Choice::new(status.id(), t.measure_status_of(status), status));
        Ok(Self {
            goal: goal.id,
            title: goal.facts.title,
            youth: goal.youth,
            measure: measure.map(|measure| measure.id),
            version: measure.map_or(0, |measure| measure.version),
            what: line_field(
                Words::required(t.measure_what(), t.measure_what_help(), t.measure_what_missing()),
                facts.map(|facts| &facts.what),
            ),
            who: RadioField::new(Words::optional(t.measure_who(), t.measure_who_help()), kinds.to_vec())
                .starting_with(|choice| *choice == kind),
            staff: staff_field(Words::optional(t.measure_staff(), t.measure_staff_help()), staff, cx),
            other: line_field(
                Words::required(t.measure_other(), t.measure_other_help(), t.measure_other_missing()),
                other,
            ),
            often: line_field(
                Words::optional(t.measure_often(), t.measure_often_help()),
                facts.and_then(|facts| facts.often.as_ref()),
            ),
            until: date_field(
                Words::optional(t.measure_until(), t.measure_until_help()),
                Lean::Future,
                facts.and_then(|facts| facts.until),
                cx,
            ),
            status: RadioField::new(Words::optional(t.measure_status(), t.measure_status_help()), statuses.to_vec())
                .starting_with(|choice| *choice == status),
            t,
        })
    }

    fn kind(&self) -> &'static str {
        self.who.value().copied().unwrap_or("staff")
    }

    fn responsible(&self) -> Result<Responsible, Refused> {
        let other = match self.kind() {
            "other" => Some(line(&self.other, "other", self.t)?),
            _ => None,
        };
        Responsible::from_parts(self.kind(), self.staff.value().copied(), other)
            .ok_or_else(|| Refused::new("who", self.t.measure_other_missing()))
    }
}

impl FormFields for MeasureForm {
    type Value = MeasureFacts;

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = vec![("what".into(), &self.what), ("who".into(), &self.who)];
        match self.kind() {
            "staff" => fields.push(("staff".into(), &self.staff)),
            "other" => fields.push(("other".into(), &self.other)),
            _ => {}
        }
        fields.push(("often".into(), &self.often));
        fields.push(("until".into(), &self.until));
        fields.push(("status".into(), &self.status));
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let kind = self.kind();
        let mut fields: Vec<(FieldName, &mut dyn Field)> =
            vec![("what".into(), &mut self.what), ("who".into(), &mut self.who)];
        match kind {
            "staff" => fields.push(("staff".into(), &mut self.staff)),
            "other" => fields.push(("other".into(), &mut self.other)),
            _ => {}
        }
        fields.push(("often".into(), &mut self.often));
        fields.push(("until".into(), &mut self.until));
        fields.push(("status".into(), &mut self.status));
        fields
    }

    fn read(&self) -> Result<MeasureFacts, Refused> {
        Ok(MeasureFacts {
            what: line(&self.what, "what", self.t)?,
            who: self.responsible()?,
            often: optional_line(&self.often, "often", self.t)?,
            until: self.until.value().copied(),
            status: self.status.value().copied().unwrap_or_default(),
        })
    }
}

impl FormScreen for MeasureForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(if self.measure.is_some() { DRAFT } else { DRAFT_NEW })
    }

    fn subject(&self) -> i64 {
        self.measure.map_or(self.goal.0, |measure| measure.0)
    }

    fn context(&self) -> Value {
        json!({ "version": self.version })
    }

    fn title(&self, t: Texts) -> String {
        if self.measure.is_some() { t.measure_change_title(&self.title) } else { t.measure_new_title(&self.title) }
    }

    fn submission(&mut self, facts: MeasureFacts, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = match self.measure {
            Some(measure) => Step::ChangeMeasure { measure, version: self.version, facts },
            None => Step::AddMeasure { goal: self.goal, facts },
        };
        Ok(Submission::Command(Box::new(Command::Plan(step))))
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        match self.measure {
            Some(_) => cx.texts.saved_at(clock),
            None => cx.texts.saved_can_undo(clock, cx.key(Action::Undo)),
        }
    }

    fn target(&self, cx: &Cx<'_>) -> Option<Target> {
        target(self.youth, cx)
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let measure = self.measure.ok_or(Refusal::Gone)?;
        let theirs = cx.house()?.reader.measure(measure)?;
        let compare = |(theirs, mine): (Measure, MeasureFacts)| {
            Theirs::new(theirs.version, shown(&theirs.facts, cx), shown(&mine, cx))
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

/// The measure as it is compared with somebody else's.
fn shown(facts: &MeasureFacts, cx: &Cx<'_>) -> Vec<(String, String)> {
    let t = cx.texts;
    let initials = |staff| cx.open.map_or("", |open| open.people.initials(staff)).to_owned();
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    [
        (t.measure_what(), facts.what.to_string()),
        (t.measure_who(), t.responsible(&facts.who, initials)),
        (t.measure_often(), or_dash(facts.often.as_ref().map(Line::to_string))),
        (t.measure_until(), or_dash(facts.until.map(|day| t.date(day)))),
        (t.measure_status(), t.measure_status_of(facts.status).to_owned()),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .to_vec()
}
