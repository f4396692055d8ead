//! What was mapped and how far the skills have come, in words and as small pictures.

use super::Texts;
use crate::domain::assessment::skill::{Skill, SkillMark, SkillStep, YouthView};

impl Texts {
    /// How far somebody has come: «med hjelp».
    #[must_use]
    pub const fn skill_step_name(&self, step: SkillStep) -> &'static str {
        match step {
            SkillStep::NotYet => self.skill_not_yet(),
            SkillStep::WithHelp => self.skill_with_help(),
            SkillStep::WithReminder => self.skill_with_reminder(),
            SkillStep::Alone => self.skill_alone(),
        }
    }

    /// The step with where it came from: «med hjelp ↑» after a step forward, «med hjelp ↓» after one back.
    #[must_use]
    pub fn skill_with_way(&self, skill: &Skill) -> String {
        let Some(step) = skill.step() else {
            return self.skill_not_set().to_owned();
        };
        let name = self.skill_step_name(step);
        match skill.step_before() {
            Some(before) if before < step => format!("{name} ↑"),
            Some(_) => format!("{name} ↓"),
            None => name.to_owned(),
        }
    }

    /// What was set, what was seen and what the youth says: «17.11.2026 KN: med hjelp · laget suppe · Ungdommen er enig.».
    #[must_use]
    pub fn skill_set_told(&self, mark: &SkillMark, by: &str) -> String {
        let set = self.skill_was_set(self.date(mark.day), by, self.skill_step_name(mark.facts.step));
        let view = mark.facts.youth_view.map(|view| match view {
            YouthView::Same => self.skill_agrees(),
            YouthView::Otherwise => self.skill_disagrees(),
        });
        let words = mark.facts.words.as_ref().map(ToString::to_string);
        let parts = [Some(set), words, view.map(str::to_owned)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// A month of a skill as a bar: the higher, the more the youth does alone; a dot where nothing was set.
#[must_use]
pub fn skill_bars(course: &[Option<SkillStep>]) -> String {
    let bar = |step: &Option<SkillStep>| match step {
        None => '·',
        Some(SkillStep::NotYet) => '▁',
        Some(SkillStep::WithHelp) => '▃',
        Some(SkillStep::WithReminder) => '▅',
        Some(SkillStep::Alone) => '▇',
    };
    course.iter().map(bar).collect()
}

/// How many of `total` skills stand at a step as a bar for each month: the higher, the more of them; a dot for none.
#[must_use]
pub fn tally_bars(tally: &[usize], total: usize) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let bar = |count: &usize| match (count * BARS.len()).div_ceil(total.max(1)) {
        0 => '·',
        eighths => BARS[eighths.min(BARS.len()) - 1],
    };
    tally.iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_the_higher_the_further_the_youth_has_come() {
        let course: Vec<_> = [None].into_iter().chain(SkillStep::ALL.map(Some)).collect();
        assert_eq!(skill_bars(&course), "·▁▃▅▇");
    }

    #[test]
    fn a_bar_of_the_list_is_its_share() {
        assert_eq!(tally_bars(&[0, 1, 8, 15, 16], 16), "·▁▄██");
        assert_eq!(tally_bars(&[0], 0), "·");
    }
}
