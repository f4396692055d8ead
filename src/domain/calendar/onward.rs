//! Where a series goes on when a change of one of its times reaches the others.

use chrono::NaiveDate;

use super::{EventFacts, Occurrence, Reach};
use crate::domain::{
    recurrence::EventRule,
    refusal::{Invalid, Refusal},
    time::{Instant, Zone},
};

/// What a change of more than one time does to the days of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onward {
    /// The first day of the old rule that is changed.
    pub from: NaiveDate,
    /// The first day of the new one.
    pub first: NaiveDate,
    /// The new rule; `None` for what does not come again.
    pub rule: Option<EventRule>,
    /// The time that was open is still to come, though its day of the rule has been: it was moved. It is changed beside the
    /// days from `from` on.
    pub late: bool,
}

impl Occurrence {
    /// Where its series goes on when it becomes `changed` and the change reaches as far as `reach`. Where the date was
    /// changed, the others move as far as it is now from its day of the rule; a date that was left as it is moves nothing,
    /// also where this time alone had been moved before.
    ///
    /// # Errors
    /// [`Refusal::SeriesOver`] where nothing is to come, [`Invalid::Recurrence`] for a rule without a day from there on.
    pub fn onward(
        &self,
        series: &EventFacts,
        changed: &EventFacts,
        reach: Reach,
        now: Instant,
        zone: Zone,
    ) -> Result<Onward, Refusal> {
        let day = self.id.day.ok_or(Refusal::SeriesOver)?;
        let words_only = changed.rule == self.facts.rule && changed.when == self.facts.when;
        let from = if reach == Reach::All && words_only {
            series.when.day
        } else {
            series.goes_on_from(reach, day, now, zone).ok_or(Refusal::SeriesOver)?
        };
        let late = day < from && self.starts_at > now;
        let moved = match (self.is_moved_by(changed), late) {
            (false, _) => from,
            (true, true) => changed.when.day,
            (true, false) => from + (changed.when.day - day),
        };
        if changed.rule != self.facts.rule {
            let Some(rule) = changed.rule.clone() else { return Ok(Onward { from, first: moved, rule: None, late }) };
            let first = rule.begins(moved).ok_or(Invalid::Recurrence)?;
            return Ok(Onward { from, first, rule: Some(rule), late });
        }
        let rule = series.rule.clone();
        let rule = if moved == from { rule } else { rule.map(|rule| rule.moved(from, moved)) };
        Ok(Onward { from, first: moved, rule, late })
    }

    /// The change gives it another date.
    #[must_use]
    pub fn is_moved_by(&self, changed: &EventFacts) -> bool {
        changed.when.day != self.facts.when.day
    }
}
