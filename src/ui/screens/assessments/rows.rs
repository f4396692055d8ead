//! The rows of the page: what each says in its line, and what it opens up to when it is selected.

use chrono::Days;
use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::Page;
use crate::{
    domain::{
        assessment::{
            Assessment, Interpreted,
            skill::{Skill, SkillStep, tally},
        },
        ids::{AssessmentId, StaffId},
        names::Line,
    },
    text::{
        assessment::{skill_bars, tally_bars},
        columns,
    },
    ui::{
        action::Action,
        screens::lines::{self, Told, sides, wrapped},
        theme::{Role, Theme},
        view::Cx,
        widgets::list::{ListRows, ListState},
    },
};

/// Cells of a skill and of its step.
const SKILL: usize = 27;
const STEP: usize = 18;
/// Months of the pictures, a cell each, where there is little room and where there is much.
const MONTHS: u32 = 12;
const MANY_MONTHS: u32 = 24;
/// From this width on there is much.
const WIDE: usize = 100;
/// How long back the words compare where no pictures are shown.
const BACK: u32 = 3;
/// Cells before what a row opens up to.
const INDENT: usize = 4;

/// A row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// Over the register.
    Register,
    /// An assessment, by its place.
    Assessment(usize),
    /// There is none yet.
    NoAssessment,
    /// Over the skills.
    Skills,
    /// How many skills stand at a step.
    Tally(SkillStep),
    /// The house keeps no list.
    NoSkills,
    /// Over the skills of an area, or over those no longer on the list, by the place of the first.
    Area(usize),
    /// A skill, by its place.
    Skill(usize),
}

/// What a row is about, whatever its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Key {
    Assessment(AssessmentId),
    Skill(Line),
}

/// The rows in their order.
pub(super) fn arrange(page: &Page) -> Vec<Row> {
    let mut rows = vec![Row::Register];
    rows.extend((0..page.assessments.len()).map(Row::Assessment));
    rows.extend(page.assessments.is_empty().then_some(Row::NoAssessment));
    rows.push(Row::Skills);
    if page.skills.iter().any(|skill| skill.area.is_some()) {
        rows.extend(SkillStep::ALL.into_iter().rev().map(Row::Tally));
    } else {
        rows.push(Row::NoSkills);
    }
    for (at, skill) in page.skills.iter().enumerate() {
        if at == 0 || page.skills[at - 1].area != skill.area {
            rows.push(Row::Area(at));
        }
        rows.push(Row::Skill(at));
    }
    rows
}

impl Page {
    /// What a row is about; nothing for one that cannot be selected.
    pub(super) fn key(&self, row: Row) -> Option<Key> {
        match row {
            Row::Assessment(at) => self.assessments.get(at).map(|one| Key::Assessment(one.id)),
            Row::Skill(at) => self.skills.get(at).map(|one| Key::Skill(one.skill.clone())),
            _ => None,
        }
    }
}

/// Which rows there are, for finding the selected one without drawing.
pub(super) struct Order<'a>(pub(super) &'a [Row]);

impl ListRows for Order<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn selectable(&self, index: usize) -> bool {
        matches!(self.0.get(index), Some(Row::Assessment(_) | Row::Skill(_)))
    }

    fn draw_row(&self, _index: usize, _area: Rect, _buf: &mut Buffer, _style: Style) {}
}

/// The rows as the list draws them.
pub(super) struct Rows<'a> {
    page: &'a Page,
    theme: Theme,
    cx: Cx<'a>,
    /// The row that is drawn whole.
    whole: Option<usize>,
    /// Nothing is shown that a screen reader cannot say.
    plain: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn new(page: &'a Page, list: &ListState, theme: Theme, cx: Cx<'a>) -> Self {
        Self { page, theme, cx, whole: list.current(&Order(&page.rows)), plain: false }
    }

    pub(super) fn plain(self, plain: bool) -> Self {
        Self { plain, ..self }
    }

    fn lines(&self, index: usize, width: usize) -> Vec<Told> {
        let (t, page) = (self.cx.texts, self.page);
        let Some(row) = page.rows.get(index).copied() else { return Vec::new() };
        let whole = self.whole == Some(index);
        match row {
            Row::Register => vec![(t.assessments_register().to_owned(), Role::Title)],
            Row::Assessment(at) => {
                page.assessments.get(at).map_or_else(Vec::new, |one| self.assessment(one, whole, width))
            }
            Row::NoAssessment => wrapped(&t.assessments_none(self.cx.key(Action::AddAssessment)), Role::Dim, width),
            Row::Skills => self.skills_title(width),
            Row::Tally(step) => vec![self.tally(step, width)],
            Row::NoSkills => wrapped(t.skills_none(), Role::Dim, width),
            Row::Area(at) => {
                let area = page.skills.get(at).and_then(|skill| skill.area.as_ref());
                let name = area.map_or(t.skills_gone(), Line::as_str);
                vec![(String::new(), Role::Dim), (name.to_owned(), Role::Dim)]
            }
            Row::Skill(at) => page.skills.get(at).map_or_else(Vec::new, |one| self.skill(one, whole, width)),
        }
    }

    fn initials(&self, staff: StaffId) -> &'a str {
        self.cx.open.map_or("", |open| open.people.initials(staff))
    }

    fn assessment(&self, one: &Assessment, whole: bool, width: usize) -> Vec<Told> {
        let (t, facts) = (self.cx.texts, &one.facts);
        let mut left = facts.instrument.to_string();
        if let Some(edition) = &facts.edition {
            left = format!("{left}, {edition}");
        }
        let done = format!("{} {}", t.date(facts.done_on), self.initials(facts.done_by));
        if let Some(why) = &one.ended {
            let mut lines = sides(&left, &done, Role::Dim, width);
            lines.extend(indented(&t.assessment_ended(why), Role::Dim, width));
            return lines;
        }
        let (next, role) = self.next(one);
        let right = [Some(done), next].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let mut lines = sides(&left, &right, role, width);
        match &facts.consequence {
            Some(what) => lines.extend(indented(&t.assessment_agreed(what), Role::Text, width)),
            None => lines.extend(indented(t.assessment_not_agreed(), Role::Dim, width)),
        }
        if whole {
            lines.extend(self.assessment_more(one).iter().flat_map(|line| indented(line, Role::Text, width)));
        }
        lines
    }

    /// When it is done again, and how that looks: late, soon or some time.
    fn next(&self, one: &Assessment) -> (Option<String>, Role) {
        let (t, today) = (self.cx.texts, self.cx.today());
        let Some(next) = one.next_in(&self.page.assessments) else { return (None, Role::Text) };
        let soon = today.checked_add_days(Days::new(u64::from(self.cx.config.clocks.notice_days)));
        if next < today {
            (Some(t.assessment_overdue(t.date(next))), Role::Overdue)
        } else if soon.is_some_and(|soon| next <= soon) {
            (Some(t.assessment_next(t.day_and_distance(next, today))), Role::Important)
        } else {
            (Some(t.assessment_next(t.date(next))), Role::Text)
        }
    }

    fn assessment_more(&self, one: &Assessment) -> [String; 3] {
        let (t, facts) = (self.cx.texts, &one.facts);
        let interpreter = match &facts.interpreted {
            Interpreted::No => t.assessment_without().to_owned(),
            Interpreted::Other(words) => t.assessment_interpreter_told(words),
            Interpreted::By(id) => {
                let known = self.page.interpreters.iter().find(|one| one.id == *id);
                t.assessment_interpreter_told(known.map_or("–", |one| one.facts.name.as_str()))
            }
        };
        let reader = facts.read_by.as_ref().map_or("–", Line::as_str);
        let who = crate::ui::screens::fields::staff_label(Some(facts.done_by), &self.cx);
        [
            t.assessment_language_told(&facts.language, interpreter),
            t.assessment_people(who, reader),
            t.assessment_kept_told(&facts.kept_at),
        ]
    }

    fn skills_title(&self, width: usize) -> Vec<Told> {
        let t = self.cx.texts;
        let about = if self.plain { String::new() } else { t.skills_months(i64::from(months(width))) };
        let title = format!("{}  {about}", columns::pad(t.skills_title(), SKILL + STEP - 2));
        vec![(String::new(), Role::Title), (title.trim_end().to_owned(), Role::Title)]
    }

    /// How many skills stand at a step, with the months as bars, or in words how many it were.
    fn tally(&self, step: SkillStep, width: usize) -> Told {
        let t = self.cx.texts;
        let on_list = self.page.skills.iter().filter(|skill| skill.area.is_some()).count();
        let course = tally(&self.page.skills, step, self.cx.today(), months(width));
        let now = course.last().copied().unwrap_or_default();
        let picture = if self.plain {
            let then = tally(&self.page.skills, step, self.cx.today(), BACK + 1).first().copied().unwrap_or_default();
            t.skills_then(i64::from(BACK), then)
        } else {
            tally_bars(&course, on_list)
        };
        let count = columns::pad(&t.skills_count(now, on_list), STEP);
        (format!("{}{count}{picture}", columns::pad(t.skill_step_name(step), SKILL)), Role::Text)
    }

    fn skill(&self, one: &Skill, whole: bool, width: usize) -> Vec<Told> {
        let t = self.cx.texts;
        // Little room: a skill in many words takes a line of its own.
        let name = columns::pad(one.skill.as_str(), SKILL);
        let (mut lines, before) = if columns::width(one.skill.as_str()) < SKILL {
            (Vec::new(), name)
        } else {
            (wrapped(one.skill.as_str(), Role::Text, width), " ".repeat(SKILL))
        };
        let Some(newest) = one.newest() else {
            lines.push((format!("{before}{}", t.skill_not_set()), Role::Dim));
            return lines;
        };
        let told = t.skill_set_told(newest, self.initials(newest.by));
        let step = columns::pad(&t.skill_with_way(one), STEP);
        let day = format!("{} {}", t.date(newest.day), self.initials(newest.by));
        lines.push((format!("{before}{step}{}{day}", self.picture(one, width)), Role::Text));
        if whole {
            lines.extend(indented(&told, Role::Dim, width));
        }
        lines
    }

    /// The months as bars, or the step before in words.
    fn picture(&self, one: &Skill, width: usize) -> String {
        let t = self.cx.texts;
        if self.plain {
            let before = one.step_before().map(|step| t.skill_before(t.skill_step_name(step)));
            return before.map_or_else(String::new, |before| format!("{before}  "));
        }
        format!("{}  ", skill_bars(&one.course(self.cx.today(), months(width))))
    }
}

const fn months(width: usize) -> u32 {
    if width >= WIDE { MANY_MONTHS } else { MONTHS }
}

/// What a row opens up to.
fn indented(text: &str, role: Role, width: usize) -> Vec<Told> {
    let lines = columns::wrap(text, width.saturating_sub(INDENT).max(12)).into_iter();
    lines.map(|line| (format!("{}{line}", " ".repeat(INDENT)), role)).collect()
}

impl ListRows for Rows<'_> {
    fn count(&self) -> usize {
        self.page.rows.len()
    }

    fn height(&self, index: usize, width: u16) -> u16 {
        u16::try_from(self.lines(index, usize::from(width)).len()).unwrap_or(u16::MAX).max(1)
    }

    fn selectable(&self, index: usize) -> bool {
        Order(&self.page.rows).selectable(index)
    }

    fn head(&self, _index: usize) -> u16 {
        1
    }

    fn draw_row(&self, index: usize, area: Rect, buf: &mut Buffer, style: Style) {
        lines::draw(self.lines(index, usize::from(area.width)), area, buf, style, self.theme);
    }
}
