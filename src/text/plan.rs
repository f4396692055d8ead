//! Plans in words: who does a measure and how it stands, which version it is.

use super::Texts;
use crate::domain::{
    ids::StaffId,
    plan::{
        CarriedField, Clash, ClashPart, Compared, Goal, Measure, MeasureFacts, MeasureStatus, PlanStatus, Responsible,
    },
};

/// Signs of a small picture of numbers, from the lowest to the highest.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

impl Texts {
    /// A kind of whoever does a measure: «personalet». The names are those of [`Responsible::KINDS`].
    #[must_use]
    pub fn responsible_kind(&self, kind: &str) -> &'static str {
        match kind {
            "youth" => self.measure_by_youth(),
            "school" => self.measure_by_school(),
            "psychologist" => self.measure_by_psychologist(),
            "other" => self.measure_by_other(),
            _ => self.measure_by_staff(),
        }
    }

    /// Whoever does a measure: «OH», «ungdommen», «verge».
    #[must_use]
    pub fn responsible(&self, who: &Responsible, initials: impl Fn(StaffId) -> String) -> String {
        match who {
            Responsible::Staff(Some(staff)) => initials(*staff),
            Responsible::Other(name) => name.to_string(),
            who => self.responsible_kind(who.kind()).to_owned(),
        }
    }

    /// How a measure stands: «pågår».
    #[must_use]
    pub const fn measure_status_of(&self, status: MeasureStatus) -> &'static str {
        match status {
            MeasureStatus::Ongoing => self.measure_ongoing(),
            MeasureStatus::Done => self.measure_done(),
            MeasureStatus::Stopped => self.measure_stopped(),
        }
    }

    /// A measure in one line: «leksehjelp · OH · hver uke · til 01.12.2026 · pågår».
    #[must_use]
    pub fn measure_told(&self, facts: &MeasureFacts, initials: impl Fn(StaffId) -> String) -> String {
        let mut parts = vec![facts.what.to_string(), self.responsible(&facts.who, initials)];
        parts.extend(facts.often.as_ref().map(ToString::to_string));
        parts.extend(facts.until.map(|day| self.measure_until_day(self.date(day))));
        parts.push(self.measure_status_of(facts.status).to_owned());
        parts.join(" · ")
    }

    /// A part of a goal or measure that was set: «status».
    #[must_use]
    pub const fn carried_field(&self, field: CarriedField) -> &'static str {
        match field {
            CarriedField::All => self.carried_all(),
            CarriedField::Undone => self.carried_undone(),
            CarriedField::Status => self.carried_status(),
            CarriedField::Review => self.carried_review(),
            CarriedField::What => self.carried_what(),
            CarriedField::Who => self.carried_who(),
            CarriedField::Often => self.carried_often(),
            CarriedField::Until => self.carried_until(),
        }
    }

    /// What the current plan and the draft say differently: «Stå opp, status: «nådd» i gjeldende plan, «avsluttet» i utkastet.»
    #[must_use]
    pub fn clash(&self, clash: &Clash, initials: impl Fn(StaffId) -> String) -> String {
        let told = match &clash.part {
            ClashPart::Goal(goal) => goal.clone().map(|goal| (String::new(), self.goal_said(clash.field, &goal))),
            ClashPart::Measure(measure) => measure.clone().map(|one| {
                let what = format!(" · {}", one.facts.what);
                (what, self.measure_said(clash.field, &one, &initials))
            }),
        };
        let what = format!("{}{}", clash.goal, told.either().0);
        match told {
            Compared::Gone(_) => self.clash_gone(what),
            Compared::Added(_) => self.clash_undone(what),
            Compared::Both { before, after } => {
                self.clash_both(what, self.carried_field(clash.field), before.1, after.1)
            }
        }
    }

    fn goal_said(&self, field: CarriedField, goal: &Goal) -> String {
        match field {
            CarriedField::Review => self.date(goal.facts.review),
            _ => self.goal_status(goal.facts.status).to_owned(),
        }
    }

    fn measure_said(&self, field: CarriedField, measure: &Measure, initials: impl Fn(StaffId) -> String) -> String {
        let facts = &measure.facts;
        let nothing = || self.compare_nothing().to_owned();
        match field {
            CarriedField::What => facts.what.to_string(),
            CarriedField::Who => self.responsible(&facts.who, initials),
            CarriedField::Often => facts.often.as_ref().map_or_else(nothing, ToString::to_string),
            CarriedField::Until => facts.until.map_or_else(nothing, |day| self.date(day)),
            _ => self.measure_status_of(facts.status).to_owned(),
        }
    }

    /// How a version of a plan stands: «gjeldende».
    #[must_use]
    pub const fn plan_status_of(&self, status: PlanStatus) -> &'static str {
        match status {
            PlanStatus::Draft => self.versions_status_draft(),
            PlanStatus::Current => self.versions_status_current(),
            PlanStatus::Closed => self.versions_status_closed(),
        }
    }
}

/// Numbers as a small picture, a sign each, the highest as high as can be.
#[must_use]
pub fn sparkline(numbers: &[u32]) -> String {
    let highest = numbers.iter().copied().max().unwrap_or(0).max(1);
    let bar = |number: &u32| {
        let height = (u64::from(*number) * 7).div_ceil(u64::from(highest));
        BARS[usize::try_from(height).unwrap_or(7).min(7)]
    };
    numbers.iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_numbers_is_low_only_where_there_is_nothing() {
        assert_eq!(sparkline(&[0, 0, 0]), "▁▁▁");
        assert_eq!(sparkline(&[0, 1, 7]), "▁▂█");
        assert_eq!(sparkline(&[0, 1, 100]), "▁▂█", "little is not nothing");
    }
}
