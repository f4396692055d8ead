//! How many there are, and why they are more or fewer than the last shift found.

use serde_json::{Value, json};

use super::new_mark;
use crate::{
    domain::{
        checklist::{Checklist, MOST, Mark, NewMark, Point, held_against, needs_reason},
        command::Command,
        ids::{MarkId, ShiftId},
        names::Prose,
        refusal::Refusal,
    },
    explain,
    store::{Done, StoreError, drafts::Draft, read::ShiftOn},
    text::Texts,
    ui::{
        forms::{
            Field, FieldName, FormFields, Refused, Words,
            conflict::Theirs,
            number::{NumberField, number},
            silent_debug,
            text::TextField,
            view::{FormScreen, FormView, Submission},
        },
        input::{Input, Key, KeyCode},
        screens::{
            Opened,
            fields::{draft_subject, optional_prose},
        },
        view::{Cx, View},
    },
};

/// The name of the form in drafts; their subject stands for the shift and the point.
pub const DRAFT: &str = "count";

/// Rows of the reason before it grows.
const ROWS: u16 = 2;

/// Opens the form for a point, beginning with a digit that was typed.
///
/// # Errors
/// What the store answers.
pub fn open(checklist: &Checklist, at: usize, shift: &ShiftOn, digit: Option<char>, cx: &Cx<'_>) -> Opened {
    let mut view = FormView::new(CountForm::new(checklist, at, shift, cx)?, cx.texts).submitted_by_enter();
    if let Some(digit) = digit {
        view.on_input(&Input::Key(Key::plain(KeyCode::Char(digit))), cx);
    }
    Ok(Box::new(view))
}

/// Opens the form again with what a draft kept, if the point is still in the configuration.
#[must_use]
pub fn reopen(draft: &Draft, cx: &Cx<'_>) -> Option<Box<dyn View>> {
    let context = &draft.body["context"];
    let (list, point) = (context["checklist"].as_str()?, context["point"].as_str()?);
    let checklist = cx.config.checklists.iter().find(|known| known.id == list)?;
    let at = checklist.points.iter().position(|known| known.id == point)?;
    let shift = cx.house().ok()?.reader.shift(ShiftId(context["shift"].as_i64()?)).ok()??;
    let form = CountForm::new(checklist, at, &shift, cx).ok()?;
    Some(Box::new(FormView::new(form, cx.texts).submitted_by_enter().restored(&draft.body)))
}

struct CountForm {
    checklist: Checklist,
    point: Point,
    shift: ShiftOn,
    /// What it is held against: what the last shift found, or what is expected.
    against: Option<u32>,
    /// The newest mark of the point that was seen.
    seen: Option<MarkId>,
    count: NumberField,
    /// Asked only for a number that is another.
    reason: TextField,
    t: Texts,
}

silent_debug!(CountForm);

impl CountForm {
    fn new(checklist: &Checklist, at: usize, shift: &ShiftOn, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let t = cx.texts;
        let point = checklist.points[at].clone();
        let reader = cx.house()?.reader;
        let marks = reader.marks_of(shift.id)?;
        let before = marks.of(&checklist.id, &point.id).and_then(|mark| mark.mark.count());
        let seen = marks.newest(&checklist.id, &point.id).map(|mark| mark.id);
        let last = reader.last_count(&checklist.id, &point.id, shift.id)?;
        let against = held_against(last.map(|last| last.count), point.expected);
        let help = match against {
            Some(before) => t.count_help_before(i64::from(before)),
            None => t.count_help().to_owned(),
        };
        let limits = 0..=i64::from(MOST);
        let words = Words::required(t.count_number(), help, t.count_missing());
        let reason = Words::required(t.count_reason(), t.count_reason_help(), t.count_reason_missing());
        Ok(Self {
            checklist: checklist.clone(),
            shift: shift.clone(),
            against,
            seen,
            count: number(words, limits, t.count_wrong(MOST))
                .with_text(&before.map_or_else(String::new, |count| count.to_string())),
            reason: TextField::long(reason.spaced(), ROWS),
            point,
            t,
        })
    }

    fn mark(&self) -> Option<Mark> {
        let count = u32::try_from(*self.count.value()?).ok()?;
        Some(Mark::Counted(count))
    }

    fn is_another(&self) -> bool {
        self.mark().is_some_and(|mark| needs_reason(mark, self.against))
    }
}

impl FormFields for CountForm {
    type Value = (Mark, Option<Prose>);

    fn fields(&self) -> Vec<(FieldName, &dyn Field)> {
        let mut fields: Vec<(FieldName, &dyn Field)> = vec![("count".into(), &self.count)];
        if self.is_another() {
            fields.push(("reason".into(), &self.reason));
        }
        fields
    }

    fn fields_mut(&mut self) -> Vec<(FieldName, &mut dyn Field)> {
        let is_another = self.is_another();
        let mut fields: Vec<(FieldName, &mut dyn Field)> = vec![("count".into(), &mut self.count)];
        if is_another {
            fields.push(("reason".into(), &mut self.reason));
        }
        fields
    }

    fn read(&self) -> Result<(Mark, Option<Prose>), Refused> {
        let mark = self.mark().ok_or_else(|| Refused::new("count", self.t.count_missing()))?;
        if !self.is_another() {
            return Ok((mark, None));
        }
        Ok((mark, optional_prose(&self.reason, "reason", self.t)?))
    }
}

impl FormScreen for CountForm {
    fn draft_form(&self) -> Option<&'static str> {
        Some(DRAFT)
    }

    fn subject(&self) -> i64 {
        subject(self.shift.id, &self.checklist.id, &self.point.id)
    }

    fn context(&self) -> Value {
        json!({ "checklist": self.checklist.id, "point": self.point.id, "shift": self.shift.id.0 })
    }

    fn title(&self, _t: Texts) -> String {
        format!("{} · {}", self.checklist.name, self.point.text)
    }

    fn submission(&mut self, (mark, reason): (Mark, Option<Prose>), _cx: &Cx<'_>) -> Result<Submission, Refused> {
        let new = new_mark(&self.checklist, &self.point, &self.shift, mark, self.seen);
        let new = new.map_err(|why| Refused::new("count", explain::invalid(self.t, why)))?;
        Ok(Submission::Command(Box::new(Command::MarkPoint(NewMark { reason, ..new }))))
    }

    fn blamed(&self, refusal: &Refusal) -> Option<&'static str> {
        matches!(refusal, Refusal::CountDiffers { .. }).then_some("reason")
    }

    fn saved(&self, done: &Done, cx: &Cx<'_>) -> String {
        let clock = cx.texts.clock(done.at, cx.zone);
        cx.texts.count_saved(clock, &self.point.text)
    }

    fn tick(&mut self, cx: &Cx<'_>) {
        // Another shift may have counted meanwhile; what cannot be read stays as it was and is told when it is saved.
        let last =
            cx.house().and_then(|open| open.reader.last_count(&self.checklist.id, &self.point.id, self.shift.id));
        if let Ok(last) = last {
            self.against = held_against(last.map(|last| last.count), self.point.expected);
        }
    }

    fn theirs(&self, cx: &Cx<'_>) -> Result<Option<Theirs>, StoreError> {
        let marks = cx.house()?.reader.marks_of(self.shift.id)?;
        let theirs = marks.newest(&self.checklist.id, &self.point.id);
        let label = self.t.count_number();
        let said = |mark: Mark| mark.count().map_or_else(|| "–".to_owned(), |count| count.to_string());
        let row = |mark| vec![(label.to_owned(), said(mark))];
        Ok(theirs.zip(self.mark()).map(|(theirs, mine)| Theirs::new(theirs.id.0, row(theirs.mark), row(mine))))
    }

    fn take_version(&mut self, version: i64) {
        self.seen = Some(MarkId(version));
    }
}

/// A number for the draft of a point in a shift, so that a number that waits for one point is never offered for another.
fn subject(shift: ShiftId, checklist: &str, point: &str) -> i64 {
    draft_subject(&format!("{shift}/{checklist}/{point}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::drafts::DraftKey;

    #[test]
    fn each_point_of_each_shift_has_a_draft_of_its_own() {
        let subjects = [
            subject(ShiftId(1), "takeover", "keys"),
            subject(ShiftId(2), "takeover", "keys"),
            subject(ShiftId(1), "takeover", "phones"),
            subject(ShiftId(1), "night", "keys"),
        ];
        let distinct: std::collections::BTreeSet<_> = subjects.iter().collect();
        assert_eq!(distinct.len(), subjects.len());
        for subject in subjects {
            assert!(subject > 0 && !DraftKey { form: DRAFT.to_owned(), subject }.is_aside());
        }
        assert_eq!(subjects[0], subject(ShiftId(1), "takeover", "keys"));
    }
}
