//! What is shown of who has read and changed: one member's deeds, one youth's rows, one kind of deed, odd hours, or some days.

use super::shown_anew;
use chrono::NaiveDate;

use crate::{
    domain::{
        audit::DeedKind,
        ids::{StaffId, YouthId},
        refusal::Invalid,
        time::Zone,
    },
    explain,
    store::read::ReviewFilter,
    text::{Texts, when::Lean},
    ui::{
        forms::{
            Choice, FormFields, Refused, Words,
            checkbox::CheckboxField,
            choice::ChoiceField,
            form_fields,
            moment::DateField,
            silent_debug,
            view::{FormScreen, FormView, Submission},
        },
        screens::{
            Opened,
            fields::{date_field, member_label},
            log::filter_form::youths,
        },
        view::Cx,
    },
};

struct FilterForm {
    staff: ChoiceField<Option<StaffId>>,
    youth: ChoiceField<Option<YouthId>>,
    kind: ChoiceField<Option<DeedKind>>,
    odd: CheckboxField,
    from: DateField,
    until: DateField,
    zone: Zone,
    t: Texts,
}

silent_debug!(FilterForm);

/// Opens the filter as it stands.
///
/// # Errors
/// What the store answers.
pub(super) fn open(filter: ReviewFilter, cx: &Cx<'_>) -> Opened {
    let t = cx.texts;
    let fields = FilterForm {
        staff: ChoiceField::new(Words::optional(t.review_filter_staff(), t.review_filter_staff_help()), members(cx))
            .starting_with(|staff| *staff == filter.staff),
        youth: ChoiceField::new(Words::optional(t.filter_youth(), t.filter_youth_help()), youths(cx)?)
            .starting_with(|youth| *youth == filter.youth),
        kind: ChoiceField::new(Words::optional(t.review_filter_kind(), t.review_filter_kind_help()), kinds(t))
            .starting_with(|kind| *kind == filter.kind),
        odd: CheckboxField::new(Words::optional(t.review_filter_odd(), t.review_filter_odd_help()), filter.odd),
        from: day_field(t.review_filter_from(), t.review_filter_from_help(), filter.first_day(cx.zone), cx),
        until: day_field(t.review_filter_until(), t.review_filter_until_help(), filter.last_day(cx.zone), cx),
        zone: cx.zone,
        t,
    };
    Ok(Box::new(FormView::new(fields, t).submitted_by_enter()))
}

fn day_field(label: &'static str, help: &'static str, day: Option<NaiveDate>, cx: &Cx<'_>) -> DateField {
    date_field(Words::optional(label, help), Lean::Past, day, cx)
}

/// Everybody who works or has worked here, those who work here first.
fn members(cx: &Cx<'_>) -> Vec<Choice<Option<StaffId>>> {
    let t = cx.texts;
    let mut members: Vec<_> = cx.open.into_iter().flat_map(|open| open.people.staff.values()).collect();
    members.sort_by_key(|member| (!member.active, member.initials.as_str().to_owned()));
    let all = Choice::new("all", t.review_filter_anybody(), None);
    let each = members.into_iter().map(|member| {
        let label = member_label(member);
        let label = if member.active { label } else { t.review_filter_left(label) };
        Choice::new(member.id.to_string(), label, Some(member.id))
    });
    [all].into_iter().chain(each).collect()
}

fn kinds(t: Texts) -> Vec<Choice<Option<DeedKind>>> {
    let all = Choice::new("all", t.review_filter_any_kind(), None);
    let each = DeedKind::ALL.map(|kind| Choice::new(format!("{kind:?}"), t.deed_kind(kind), Some(kind)));
    [all].into_iter().chain(each).collect()
}

impl FormFields for FilterForm {
    type Value = ReviewFilter;
    form_fields!(staff, youth, kind, odd, from, until);

    fn read(&self) -> Result<ReviewFilter, Refused> {
        let days = (self.from.value().copied(), self.until.value().copied());
        if matches!(days, (Some(from), Some(until)) if until < from) {
            return Err(Refused::new("until", explain::invalid(self.t, Invalid::EndsBeforeItBegins)));
        }
        let filter = ReviewFilter {
            staff: self.staff.value().copied().flatten(),
            youth: self.youth.value().copied().flatten(),
            kind: self.kind.value().copied().flatten(),
            odd: self.odd.value(),
            ..ReviewFilter::default()
        };
        Ok(filter.on_days(days.0, days.1, self.zone))
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
        t.review_filter_title().to_owned()
    }

    fn submission(&mut self, filter: ReviewFilter, cx: &Cx<'_>) -> Result<Submission, Refused> {
        Ok(Submission::Effects(shown_anew(filter, cx)))
    }
}
