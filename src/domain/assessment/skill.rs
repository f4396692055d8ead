//! The house's own list of skills for living alone: which step a youth stands at in each, and how that came about.

use chrono::{Datelike as _, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::{
    ids::{SkillRoundId, StaffId},
    names::Line,
    time::Instant,
};

/// How far a youth has come with a skill, from the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkillStep {
    /// *Ikke ennå*.
    NotYet,
    /// *Med hjelp*.
    WithHelp,
    /// *Med påminnelse*.
    WithReminder,
    /// *Alene*.
    Alone,
}

impl SkillStep {
    /// All, from the least.
    pub const ALL: [Self; 4] = [Self::NotYet, Self::WithHelp, Self::WithReminder, Self::Alone];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::WithHelp => "with-help",
            Self::WithReminder => "with-reminder",
            Self::Alone => "alone",
        }
    }

    /// The step of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.id() == id)
    }

    /// The step of that number, counted from 1: the key that sets it.
    #[must_use]
    pub fn from_number(number: u32) -> Option<Self> {
        Self::ALL.get(usize::try_from(number.checked_sub(1)?).ok()?).copied()
    }

    /// That number.
    #[must_use]
    pub const fn number(self) -> usize {
        self as usize + 1
    }
}

/// Whether the youth says the same as the staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YouthView {
    /// They say the same.
    Same,
    /// They see it otherwise.
    Otherwise,
}

impl YouthView {
    /// All, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::Same, Self::Otherwise];

    /// The name in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Otherwise => "otherwise",
        }
    }

    /// The view of that name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.id() == id)
    }
}

/// A part of the list, in the house's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkillArea {
    /// What it is about: «mat».
    pub area: Line,
    /// The skills in their order; no two of the whole list alike.
    pub skills: Vec<Line>,
}

/// What is set of one skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillFacts {
    /// Which, in the words of the list.
    pub skill: Line,
    /// How far.
    pub step: SkillStep,
    /// What was seen, in a few words.
    pub words: Option<Line>,
    /// Whether the youth says the same; `None` where nobody asked.
    pub youth_view: Option<YouthView>,
}

/// What was set of one skill, when and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillMark {
    /// The act it was set in; grows with recording time.
    pub round: SkillRoundId,
    /// The day it was seen or talked about.
    pub day: NaiveDate,
    /// When it was written down.
    pub at: Instant,
    /// By whom.
    pub by: StaffId,
    /// What was set.
    pub facts: SkillFacts,
}

/// A skill with all that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    /// Its part of the list; `None` for one that is no longer on it.
    pub area: Option<Line>,
    /// Its words.
    pub skill: Line,
    /// What was set, the newest day first; the first one counts.
    pub marks: Vec<SkillMark>,
}

impl Skill {
    /// The skills of the list in its order, then those that are no longer on it and of which something was set. `marks` are
    /// those of one youth, the newest day first.
    #[must_use]
    pub fn arrange(list: &[SkillArea], marks: Vec<SkillMark>) -> Vec<Self> {
        let of = |area: &SkillArea| {
            let area = area.clone();
            area.skills.into_iter().map(move |skill| Self { area: Some(area.area.clone()), skill, marks: Vec::new() })
        };
        let mut all: Vec<Self> = list.iter().flat_map(of).collect();
        for mark in marks {
            let at = all.iter().position(|one| one.skill == mark.facts.skill).unwrap_or_else(|| {
                all.push(Self { area: None, skill: mark.facts.skill.clone(), marks: Vec::new() });
                all.len() - 1
            });
            all[at].marks.push(mark);
        }
        all
    }

    /// The one that stands.
    #[must_use]
    pub fn newest(&self) -> Option<&SkillMark> {
        self.marks.first()
    }

    /// The step that stands.
    #[must_use]
    pub fn step(&self) -> Option<SkillStep> {
        self.newest().map(|mark| mark.facts.step)
    }

    /// The step before the one that stands, where it was another.
    #[must_use]
    pub fn step_before(&self) -> Option<SkillStep> {
        let now = self.step()?;
        self.marks.iter().map(|mark| mark.facts.step).find(|step| *step != now)
    }

    /// The step that stood at the end of a day.
    #[must_use]
    pub fn step_on(&self, day: NaiveDate) -> Option<SkillStep> {
        self.marks.iter().find(|mark| mark.day <= day).map(|mark| mark.facts.step)
    }

    /// The steps at the end of each of the last `months`, the oldest first and today last; `None` before the first was set.
    #[must_use]
    pub fn course(&self, today: NaiveDate, months: u32) -> Vec<Option<SkillStep>> {
        month_ends(today, months).into_iter().map(|day| self.step_on(day)).collect()
    }
}

/// How many skills stand at a step at the end of each of the last `months`, the oldest first and today last. Those that are
/// no longer on the list are not counted.
#[must_use]
pub fn tally(skills: &[Skill], step: SkillStep, today: NaiveDate, months: u32) -> Vec<usize> {
    let on_list = || skills.iter().filter(|skill| skill.area.is_some());
    let at = |day| on_list().filter(|skill| skill.step_on(day) == Some(step)).count();
    month_ends(today, months).into_iter().map(at).collect()
}

/// The last days of the months before this one, the oldest first, and today.
fn month_ends(today: NaiveDate, months: u32) -> Vec<NaiveDate> {
    let first = today.with_day(1).unwrap_or(today);
    let end = |back: u32| match back.checked_sub(1) {
        Some(earlier) => first.checked_sub_months(Months::new(earlier))?.pred_opt(),
        None => Some(today),
    };
    (0..months).rev().filter_map(end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line::new(text).unwrap()
    }

    fn mark(round: i64, skill: &str, step: SkillStep, day: &str) -> SkillMark {
        SkillMark {
            round: SkillRoundId(round),
            day: day.parse().unwrap(),
            at: "2026-11-21T10:00:00Z".parse().unwrap(),
            by: StaffId(1),
            facts: SkillFacts { skill: line(skill), step, words: None, youth_view: None },
        }
    }

    fn list() -> Vec<SkillArea> {
        vec![
            SkillArea { area: line("mat"), skills: vec![line("lage middag"), line("handle")] },
            SkillArea { area: line("hus"), skills: vec![line("vaske klær")] },
        ]
    }

    #[test]
    fn the_newest_counts_and_a_skill_off_the_list_keeps_what_was_set() {
        use SkillStep::{Alone, NotYet, WithHelp};
        let marks = vec![
            mark(4, "lage middag", WithHelp, "2026-11-10"),
            mark(3, "lage middag", WithHelp, "2026-10-20"),
            mark(2, "strikke", Alone, "2026-10-01"),
            mark(1, "lage middag", NotYet, "2026-09-01"),
        ];
        let skills = Skill::arrange(&list(), marks);
        let told: Vec<_> = skills.iter().map(|one| (one.skill.as_str(), one.area.is_some(), one.step())).collect();
        assert_eq!(
            told,
            [
                ("lage middag", true, Some(WithHelp)),
                ("handle", true, None),
                ("vaske klær", true, None),
                ("strikke", false, Some(Alone)),
            ]
        );
        assert_eq!(skills[0].step_before(), Some(NotYet), "what was set anew is no step");
        assert_eq!(skills[0].marks.len(), 3);
    }

    #[test]
    fn the_pictures_have_the_end_of_each_month() {
        use SkillStep::{Alone, NotYet, WithHelp};
        let marks = vec![
            mark(3, "lage middag", Alone, "2026-11-21"),
            mark(3, "strikke", Alone, "2026-11-21"),
            mark(2, "handle", WithHelp, "2026-10-30"),
            mark(1, "lage middag", NotYet, "2026-09-30"),
        ];
        let skills = Skill::arrange(&list(), marks);
        let today = "2026-11-22".parse().unwrap();
        assert_eq!(skills[0].course(today, 4), [None, Some(NotYet), Some(NotYet), Some(Alone)]);
        assert_eq!(tally(&skills, Alone, today, 4), [0, 0, 0, 1], "what is off the list is not counted");
        assert_eq!(tally(&skills, WithHelp, today, 4), [0, 0, 1, 1]);
        assert_eq!(tally(&skills, NotYet, today, 4), [0, 1, 1, 0]);
    }

    #[test]
    fn ids_and_numbers_read_back() {
        for step in SkillStep::ALL {
            assert_eq!(SkillStep::from_id(step.id()), Some(step));
            assert_eq!(serde_json::to_value(step).unwrap(), step.id());
            assert_eq!(SkillStep::from_number(u32::try_from(step.number()).unwrap()), Some(step));
        }
        assert_eq!((SkillStep::from_number(0), SkillStep::from_number(5)), (None, None));
        for view in YouthView::ALL {
            assert_eq!(YouthView::from_id(view.id()), Some(view));
            assert_eq!(serde_json::to_value(view).unwrap(), view.id());
        }
    }
}
