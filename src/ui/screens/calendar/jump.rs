//! Goes to a day that is said in words: «neste man», «+2u», «17.5.», «uke 3».

use chrono::NaiveDate;

use super::{filter, place::Place};
use crate::{
    text::{Texts, when::Lean},
    ui::{
        forms::{
            FormFields, Refused, Words, form_fields,
            moment::DateField,
            silent_debug,
            view::{FormScreen, FormView, Submission},
        },
        screens::{Opened, fields::date_field},
        view::Cx,
    },
};

/// The one field, and where the calendar stood.
struct Jump {
    date: DateField,
    stood: Place,
}

silent_debug!(Jump);

/// Asks for the day.
///
/// # Errors
/// What the store answers.
#[expect(clippy::unnecessary_wraps, reason = "as every view is opened")]
pub(super) fn open(stood: Place, cx: &Cx<'_>) -> Opened {
    let t = cx.texts;
    let words = Words::required(t.calendar_jump_date(), t.calendar_jump_help(), t.calendar_jump_missing());
    let fields = Jump { date: date_field(words, Lean::Nearest, None, cx), stood };
    Ok(Box::new(FormView::new(fields, t).submitted_by_enter()))
}

impl FormFields for Jump {
    type Value = NaiveDate;
    form_fields!(date);

    fn read(&self) -> Result<NaiveDate, Refused> {
        self.date.value().copied().ok_or_else(|| Refused::new("date", String::new()))
    }
}

impl FormScreen for Jump {
    fn only_shows(&self) -> bool {
        true
    }

    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn title(&self, t: Texts) -> String {
        t.calendar_jump_title().to_owned()
    }

    fn submission(&mut self, day: NaiveDate, cx: &Cx<'_>) -> Result<Submission, Refused> {
        let place = Place { day, event: None, ..self.stood.clone() };
        Ok(Submission::Effects(filter::reopened(place, cx)))
    }
}
