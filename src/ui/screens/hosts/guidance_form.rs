//! A group guidance: when, about what, who led it, how long, and which hosts came. A kept one is said anew with a reason.

use serde_json::{Value, json};

use crate::{
    domain::{
        command::Command,
        host::{
            FollowStep, Household, Step,
            guidance::{Attended, GuidanceFacts},
        },
        ids::{GuidanceId, HouseholdId},
        log::ContactMinutes,
        names::Prose,
        refusal::{Invalid, Refusal},
    },
    store::{Done, StoreError, drafts::Draft},
    text::{Texts, columns, when::Lean},
    ui::{
        forms::{
            Choice, Field, FieldName, FormFields, Refused, Words,
            choice::ChoiceField,
            moment::DateField,
            number::{NumberField, number},
            silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, day, line, line_field, optional_prose, prose, prose_field},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject is the guidance that is said anew, or 0.
pub(super) const DRAFT: &str = "hosts-guidance";

/// Cells of a household's name beside its answer.
const LABEL: usize = 22;

/// Opens the form about a new guidance, or about one that was kept.
///
/// # Errors
/// [`Refusal::Gone`] when there is no such guidance, and what the store answers.
pub(super) fn open(anew: Option<GuidanceId>, cx: &Cx<'_>) -> Opened {
    Ok(Box::new(FormView::new(GuidanceForm::new(anew, cx)?, cx.texts)))
}

/// Opens the form again with what a draft kept.
#[must_use]
pub(super) fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let mut form = GuidanceForm::new(context["guidance"].as_i64().map(GuidanceId), cx).ok()?;
    form.seen = context["seen"].as_i64().map(GuidanceId);
    Some(Box::new(FormView::new(form, cx.texts).restored(&draft.body)))
}

struct GuidanceForm {
    anew: Option<GuidanceId>,
    /// The newest row that was read.
    seen: Option<GuidanceId>,
    held_on: DateField,
    topic: TextField,
    led_by: TextField,
    minutes: NumberField,
    households: Vec<(HouseholdId, ChoiceField<Attended>)>,
    note: TextField,
    reason: TextField,
    t: Texts,
}

silent_debug!(GuidanceForm);

impl GuidanceForm {
    fn new(anew: Option<GuidanceId>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let (t, open) = (cx.texts, cx.house()?);
        let stood = match anew {
            Some(id) => Some(open.reader.guidance_of(id)?.ok_or(Refusal::Gone)?),
            None => None,
        };
        let facts = stood.as_ref().map(|guidance| &guidance.facts);
        let listed = |household: &Household| facts.and_then(|facts| facts.of(household.id));
        let hosts = open.reader.households()?.into_iter().filter(|one| one.ended.is_none() || listed(one).is_some());
        let households = hosts.enumerate().map(|(at, household)| {
            let how = listed(&household);
            (household.id, attended_field(&household, how, at == 0, t))
        });
        let led_by = match facts {
            Some(facts) => facts.led_by.clone(),
            None => open.session.staff.name.clone(),
        };
        let minutes = number(
            Words::required(
                t.host_guidance_minutes(),
                t.host_guidance_minutes_help(),
                t.host_guidance_minutes_missing(),
            ),
            1..=i64::from(ContactMinutes::MOST),
            t.host_contact_minutes_range(i64::from(ContactMinutes::MOST)),
        );
        Ok(Self {
            anew,
            seen: stood.as_ref().map(|guidance| guidance.kept.newest),
            held_on: date_field(
                Words::required(t.host_guidance_date(), t.host_guidance_date_help(), t.date_missing()),
                Lean::Past,
                Some(facts.map_or_else(|| cx.today(), |facts| facts.held_on)),
                cx,
            ),
            topic: line_field(
                Words::required(t.host_guidance_topic(), t.host_guidance_topic_help(), t.host_guidance_topic_missing()),
                facts.map(|facts| &facts.topic),
            ),
            led_by: line_field(
                Words::required(t.host_guidance_led(), t.host_guidance_led_help(), t.host_guidance_led_missing()),
                Some(&led_by),
            ),
            minutes: match facts {
                Some(facts) => minutes.with_text(&facts.minutes.to_string()),
                None => minutes,
            },
            households: households.collect(),
            note: prose_field(
                Words::optional(t.host_guidance_note(), t.host_guidance_note_help()).spaced(),
                facts.and_then(|facts| facts.note.as_ref()),
            ),
            reason: TextField::long(Words::required(t.end_reason(), t.host_correct_help(), t.end_reason_missing()), 1),
            t,
        })
    }
}

fn attended_field(household: &Household, how: Option<Attended>, first: bool, t: Texts) -> ChoiceField<Attended> {
    let name = household.facts.name.as_str();
    let words = Words::optional(columns::truncate(name, LABEL), t.host_attended_help(name));
    let choices = Attended::ALL.map(|one| Choice::new(one.id(), t.host_attended(one), one));
    ChoiceField::new(if first { words.spaced() } else { words }, choices.into()).starting_with(|one| Some(*one) == how)
}

/// A field has the number of its household in its name, so that a draft finds it again.
fn name_of(household: HouseholdId) -> FieldName {
    format!("household {household}").into()
}

impl FormFields for GuidanceForm {
    type Value = (GuidanceFacts, Option<Prose>);

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = vec![
            ("held_on".into(), &self.held_on),
            ("topic".into(), &self.topic),
            ("led_by".into(), &self.led_by),
            ("minutes".into(), &self.minutes),
        ];
        fields.extend(self.households.iter().map(|(id, field)| (name_of(*id), field as &dyn Field)));
        fields.push(("note".into(), &self.note));
        if self.anew.is_some() {
            fields.push(("reason".into(), &self.reason));
        }
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let mut fields: Vec<(FieldName, &mut dyn Field)> = vec![
            ("held_on".into(), &mut self.held_on),
            ("topic".into(), &mut self.topic),
            ("led_by".into(), &mut self.led_by),
            ("minutes".into(), &mut self.minutes),
        ];
        fields.extend(self.households.iter_mut().map(|(id, field)| (name_of(*id), field as &mut dyn Field)));
        fields.push(("note".into(), &mut self.note));
        if self.anew.is_some() {
            fields.push(("reason".into(), &mut self.reason));
        }
        fields
    }

    fn read(&self) -> Result<Self::Value, Refused> {
        let t = self.t;
        let attendance: Vec<_> =
            self.households.iter().filter_map(|(id, field)| Some((*id, *field.value()?))).collect();
        if let (true, Some((first, _))) = (attendance.is_empty(), self.households.first()) {
            return Err(Refused::new(name_of(*first), t.invalid_attendance_missing()));
        }
        let minutes = self.minutes.value().and_then(|minutes| u16::try_from(*minutes).ok());
        let facts = GuidanceFacts {
            held_on: day(&self.held_on, "held_on", t)?,
            topic: line(&self.topic, "topic", t)?,
            led_by: line(&self.led_by, "led_by", t)?,
            minutes: minutes.ok_or_else(|| Refused::new("minutes", t.host_guidance_minutes_missing()))?,
            note: optional_prose(&self.note, "note", t)?,
            attendance,
        };
        let reason = match self.anew {
            Some(_) => Some(prose(&self.reason, "reason", t.end_reason_missing(), t)?),
            None => None,
        };
        Ok((facts, reason))
    }
}

impl FormScreen for GuidanceForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        self.anew.map_or(0, |guidance| guidance.0)
    }

    fn context(&self) -> Value {
        json!({ "guidance": self.anew.map(|guidance| guidance.0), "seen": self.seen.map(|row| row.0) })
    }

    fn title(&self, t: Texts) -> String {
        t.host_guidance_title().to_owned()
    }

    fn submission(&mut self, (facts, reason): Self::Value, _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let step = match (self.anew, self.seen, reason) {
            (Some(guidance), Some(seen), Some(reason)) => FollowStep::CorrectGuidance { guidance, seen, facts, reason },
            _ => FollowStep::Guide(facts),
        };
        Ok(Submission::Command(Box::new(Command::Host(Step::Follow(step)))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Invalid(Invalid::DayAhead) | Refusal::HouseholdEnded => Some("held_on"),
            Refusal::Invalid(Invalid::Minutes) => Some("minutes"),
            _ => None,
        }
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        cx.texts.host_guidance_saved(cx.texts.clock(done.at, cx.zone))
    }
}
