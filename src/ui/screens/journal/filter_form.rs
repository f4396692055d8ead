//! What is shown of what waits for the case journal: one youth's, or what has waited long.

use super::{Seen, shown_anew};
use crate::{
    domain::ids::YouthId,
    text::Texts,
    ui::{
        forms::{
            FormFields, Refused, Words,
            choice::ChoiceField,
            form_fields,
            number::{NumberField, number},
            silent_debug,
            view::{FormScreen, FormView, Submission},
        },
        screens::{Opened, log::filter_form::youths},
        view::Cx,
    },
};

/// Nothing waits for longer.
const MOST_DAYS: i64 = 999;

struct FilterForm {
    youth: ChoiceField<Option<YouthId>>,
    days: NumberField,
}

silent_debug!(FilterForm);

/// Opens the filter as it stands.
///
/// # Errors
/// What the store answers.
pub(super) fn open(seen: Seen, cx: &Cx<'_>) -> Opened {
    let t = cx.texts;
    let words = Words::optional(t.journal_filter_days(), t.journal_filter_days_help());
    let days = seen.days.map_or_else(String::new, |days| days.to_string());
    let fields = FilterForm {
        youth: ChoiceField::new(Words::optional(t.filter_youth(), t.filter_youth_help()), youths(cx)?)
            .starting_with(|youth| *youth == seen.youth),
        days: number(words, 1..=MOST_DAYS, t.journal_filter_days_wrong().to_owned()).with_text(&days),
    };
    Ok(Box::new(FormView::new(fields, t).submitted_by_enter()))
}

impl FormFields for FilterForm {
    type Value = Seen;
    form_fields!(youth, days);

    fn read(&self) -> Result<Seen, Refused> {
        let days = self.days.value().and_then(|days| u32::try_from(*days).ok());
        Ok(Seen { youth: self.youth.value().copied().flatten(), days })
    }
}

impl FormScreen for FilterForm {
    fn only_shows(&self) -> bool {
        true
    }

    fn draft_form(&self) -> Option<&'static str> {
        None
    }

    fn title(&self, t: Texts) -> String {
        t.journal_filter_title().to_owned()
    }

    fn submission(&mut self, seen: Seen, cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Effects(shown_anew(seen, cx)))
    }
}
