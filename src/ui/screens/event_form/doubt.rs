//! What is asked before an event is saved. What was agreed to is not asked again, and anything else is.

use chrono::NaiveDate;

use super::EventForm;
use crate::{
    domain::{
        calendar::{EventFacts, Occurrence, Reach, clash::Clashes},
        time::Span,
    },
    store::StoreError,
    ui::{
        action::Action,
        dialogs::question::Question,
        forms::view::Submission,
        view::{Cx, Effect},
    },
};

/// Something whoever saves is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It clashes with this.
    Clash(Clashes),
    /// It is about so many times of a series, and nothing takes that back.
    Series(Reach, Many),
}

/// What was asked last, and what was agreed to.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    asked: Option<Doubt>,
    agreed: Vec<Doubt>,
}

impl Doubts {
    /// Notes that it is asked now; `false` if exactly this was agreed to.
    pub(super) fn ask(&mut self, doubt: Doubt) -> bool {
        let is_new = !self.agreed.contains(&doubt);
        self.asked = Some(doubt).filter(|_| is_new);
        is_new
    }

    /// What was asked last was answered with yes.
    pub(super) fn agree(&mut self) {
        self.agreed.extend(self.asked.take());
    }
}

impl EventForm {
    /// Asks about what it clashes with, unless that was agreed to.
    pub(super) fn ask_about_clash(&mut self, facts: &EventFacts) -> Option<Submission> {
        let clashes = self.look.clashes();
        if clashes.is_empty() || !self.doubts.ask(Doubt::Clash(clashes.clone())) {
            return None;
        }
        let sentence = self.t.event_form_save_anyway_ask(self.look.clash_sentence());
        let question = Question::new(self.t.event_form_save_anyway(), sentence, vec![Effect::Agree]);
        let time = if facts.when.is_whole_days() { "date" } else { "from" };
        Some(Submission::Ask(Box::new(question.or(self.t.event_form_another_time())), time.into()))
    }

    /// Tells how many times of a series are changed, which nothing takes back.
    pub(super) fn ask_about_series(&mut self, facts: &EventFacts, cx: &Cx<'_>) -> Option<Submission> {
        let occurrence = self.occurrence.as_ref()?;
        let reach = self.reach().filter(|reach| *reach != Reach::This)?;
        let words_only = facts.rule == occurrence.facts.rule && facts.when == occurrence.facts.when;
        // Where nothing is to come the store refuses, and says so.
        let many = Many::of(occurrence, reach, words_only, cx).ok()??;
        if !self.doubts.ask(Doubt::Series(reach, many)) {
            return None;
        }
        let question = Question::new(self.t.action_save(), many.told(cx), vec![Effect::Agree]);
        Some(Submission::Ask(Box::new(question.or(self.t.event_form_back())), "reach".into()))
    }
}

/// How many times of a series something is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Many {
    /// The day of the first of them.
    from: NaiveDate,
    /// How many; `None` for a series without end.
    count: Option<usize>,
}

impl Many {
    /// Those of a change that reaches beyond `occurrence`; `None` where nothing is to come. `words_only`: neither days nor
    /// times are changed, so that what has been is changed too.
    ///
    /// # Errors
    /// What the store answers.
    pub(super) fn of(
        occurrence: &Occurrence,
        reach: Reach,
        words_only: bool,
        cx: &Cx<'_>,
    ) -> Result<Option<Self>, StoreError> {
        let (Some(rule), Some(day)) = (&occurrence.facts.rule, occurrence.id.day) else { return Ok(None) };
        let first = occurrence.first_day;
        let from = if words_only && reach == Reach::All {
            Some(first)
        } else {
            let mut series = occurrence.facts.clone();
            series.when = series.when.on(first);
            series.goes_on_from(reach, day, cx.now, cx.zone)
        };
        let Some(from) = from else { return Ok(None) };
        // Moved ahead from a day that has been, it is one more.
        let late = day < from && occurrence.starts_at > cx.now;
        let told_from = if late { occurrence.facts.when.day.min(from) } else { from };
        let Some(end) = rule.last_day(first).and_then(|last| last.succ_opt()) else {
            return Ok(Some(Self { from: told_from, count: None }));
        };
        let days = Span::new(from, end).map(|span| rule.days_in(first, span)).unwrap_or_default();
        let changes = cx.house()?.reader.changes_of(occurrence.id.event, from, cx.zone)?;
        let left_out = changes.iter().filter(|change| change.left_out).count();
        let count = days.len().saturating_sub(left_out) + usize::from(late);
        Ok(Some(Self { from: told_from, count: Some(count) }))
    }

    /// «Det gjelder 5 ganger (fra man 23.11.) og kan ikke angres med Ctrl-Z.»
    pub(super) fn told(self, cx: &Cx<'_>) -> String {
        let (t, key) = (cx.texts, cx.key(Action::Undo));
        let from = t.weekday_date_from(self.from, cx.today());
        match self.count {
            Some(count) => t.event_form_many(i64::try_from(count).unwrap_or(i64::MAX), from, key),
            None => t.event_form_endless(from, key),
        }
    }
}
