//! What was agreed with a youth over time, how much support they got in an area, or how far they came with a skill: the newest
//! first, with what changed.
//!
//! ```text
//! ╭ Avtalt kort: historikk ──────────────────────────────────────╮
//! │ Avtalt med Amir selv, verge 01.11.2026 (KN)                  │
//! │   Besøk: til 23 (før: til 22)                                │
//! │                                                              │
//! │ Avtalt med Amir selv 01.08.2026 (KN)                         │
//! │   Besøk: til 22                                              │
//! ╰──────────────────────────────────────────────────────────────╯
//! ```

use chrono::{Days, Months};
use ratatui::text::Line as Drawn;

use super::{panel, scroll::Scroll};
use crate::{
    domain::{
        assessment::skill::Skill,
        card::AgreedCard,
        changes::{Changes, Topic},
        ids::{StaffId, YouthId},
        names::Line,
        support::AreaSupport,
    },
    store::StoreError,
    text::{assessment::skill_bars, card::support_bars, columns},
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        theme::Role,
        view::{Availability, Cx, Response, View},
    },
};

/// Cards shown; years of them.
const CARDS: usize = 200;
/// Weeks of the picture: a year, a cell each.
const WEEKS: usize = 52;
/// Months of the picture of a skill: three years.
const MONTHS: u32 = 36;

/// The history.
pub struct Agreed {
    youth: YouthId,
    past: Past,
    scroll: Scroll,
}

/// Of what.
enum Past {
    /// The cards, the newest first.
    Card(Vec<AgreedCard>),
    /// An area of the support dial.
    Support(AreaSupport),
    /// A skill.
    Skill(Skill),
}

/// What people wrote must not reach a log.
impl std::fmt::Debug for Agreed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Agreed").field("youth", &self.youth).finish_non_exhaustive()
    }
}

impl Agreed {
    /// The cards of a youth.
    ///
    /// # Errors
    /// What the store answers.
    pub fn card(youth: YouthId, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let cards = cx.house()?.reader.agreed_card_history(youth, CARDS)?;
        Ok(Self { youth, past: Past::Card(cards), scroll: Scroll::default() })
    }

    /// An area of a youth's support dial.
    ///
    /// # Errors
    /// What the store answers.
    pub fn support(youth: YouthId, area: &Line, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let mut marks = cx.house()?.reader.support_history(youth)?;
        marks.retain(|mark| mark.facts.area == *area);
        let past = Past::Support(AreaSupport { area: area.clone(), marks });
        Ok(Self { youth, past, scroll: Scroll::default() })
    }

    /// A skill of a youth.
    ///
    /// # Errors
    /// What the store answers.
    pub fn skill(youth: YouthId, skill: &Line, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let mut marks = cx.house()?.reader.skill_marks(youth)?;
        marks.retain(|mark| mark.facts.skill == *skill);
        let past = Past::Skill(Skill { area: None, skill: skill.clone(), marks });
        Ok(Self { youth, past, scroll: Scroll::default() })
    }

    fn lines(&self, width: usize, plain: bool, cx: &Cx<'_>) -> Vec<(String, Role)> {
        match &self.past {
            Past::Card(cards) => card_lines(cards, width, cx),
            Past::Support(area) => support_lines(area, width, plain, cx),
            Past::Skill(skill) => skill_lines(skill, width, plain, cx),
        }
    }
}

fn initials<'a>(staff: StaffId, cx: &Cx<'a>) -> &'a str {
    cx.open.map_or("", |open| open.people.initials(staff))
}

fn card_lines(cards: &[AgreedCard], width: usize, cx: &Cx<'_>) -> Vec<(String, Role)> {
    let t = cx.texts;
    if cards.is_empty() {
        return vec![(t.card_history_none().to_owned(), Role::Dim)];
    }
    let mut lines = Vec::new();
    for (at, card) in cards.iter().enumerate() {
        lines.extend((at > 0).then(|| (String::new(), Role::Text)));
        let mut head = vec![t.card_agreed(card, initials(card.by, cx))];
        // What was to be talked about when is the business of the one that stands.
        head.extend((at == 0).then(|| t.card_review_told(card, cx.today())));
        let role = if at == 0 && card.is_overdue(cx.today()) { Role::Overdue } else { Role::Title };
        lines.extend(columns::wrap_parts(head, width).into_iter().map(|line| (line, role)));
        let mut changes = t.card_changes(cards.get(at + 1).map(|before| &before.facts), &card.facts);
        if changes.is_empty() {
            changes.push(t.card_history_same().to_owned());
        }
        for change in changes {
            let wrapped = columns::wrap(&change, width.saturating_sub(2)).into_iter();
            lines.extend(wrapped.map(|line| (format!("  {line}"), Role::Text)));
        }
    }
    lines
}

fn support_lines(area: &AreaSupport, width: usize, plain: bool, cx: &Cx<'_>) -> Vec<(String, Role)> {
    let (t, today) = (cx.texts, cx.today());
    let Some(newest) = area.newest() else {
        return vec![(t.support_not_set().to_owned(), Role::Dim)];
    };
    let weeks = WEEKS.min(width);
    let mut lines = Vec::new();
    if !plain {
        let back = u64::try_from(weeks.saturating_sub(1)).unwrap_or(0);
        let from = today.checked_sub_days(Days::new(7 * back)).unwrap_or(today);
        lines.extend([
            (support_bars(&area.course(today, weeks, cx.zone)), Role::Title),
            (span(weeks, &t.date(from), t.date_today()), Role::Dim),
            (String::new(), Role::Text),
        ]);
    }
    let role = if newest.is_overdue(today) { Role::Overdue } else { Role::Text };
    lines.push((t.support_review_told(newest, today), role));
    for mark in &area.marks {
        let told = t.support_set_told(mark, initials(mark.by, cx), cx.zone);
        lines.extend(columns::wrap(&told, width).into_iter().map(|line| (line.to_owned(), Role::Text)));
    }
    lines
}

fn skill_lines(skill: &Skill, width: usize, plain: bool, cx: &Cx<'_>) -> Vec<(String, Role)> {
    let (t, today) = (cx.texts, cx.today());
    if skill.marks.is_empty() {
        return vec![(t.skill_not_set().to_owned(), Role::Dim)];
    }
    let mut lines = Vec::new();
    if !plain {
        let from = today.checked_sub_months(Months::new(MONTHS - 1)).unwrap_or(today);
        let cells = usize::try_from(MONTHS).unwrap_or_default();
        lines.extend([
            (skill_bars(&skill.course(today, MONTHS)), Role::Title),
            (span(cells, &t.date(from), t.date_today()), Role::Dim),
            (String::new(), Role::Text),
        ]);
    }
    for mark in &skill.marks {
        let told = t.skill_set_told(mark, initials(mark.by, cx));
        lines.extend(columns::wrap(&told, width).into_iter().map(|line| (line.to_owned(), Role::Text)));
    }
    lines
}

/// Two days below the ends of the picture.
fn span(weeks: usize, from: &str, to: &str) -> String {
    format!("{from}{}", columns::pad_left(to, weeks.saturating_sub(columns::width(from))))
}

impl View for Agreed {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        match &self.past {
            Past::Card(_) => cx.texts.card_history_title().to_owned(),
            Past::Support(area) => cx.texts.support_history_title(&area.area),
            Past::Skill(skill) => cx.texts.skill_history_title(&skill.skill),
        }
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        Scroll::availability(action)
    }

    fn on_action(&mut self, action: Action, _cx: &Cx<'_>) -> Response {
        self.scroll.on_action(action)
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(Changes::of(Topic::Plan).and(Topic::Assessments)) {
            let read = match &self.past {
                Past::Card(_) => Self::card(self.youth, cx)?,
                Past::Support(area) => Self::support(self.youth, &area.area, cx)?,
                Past::Skill(skill) => Self::skill(self.youth, &skill.skill, cx)?,
            };
            self.past = read.past;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let width = area.width.saturating_sub(4).min(90);
        let lines = self.lines(usize::from(width.saturating_sub(5)), canvas.plain(), cx);
        let lines: Vec<Drawn<'_>> =
            lines.into_iter().map(|(text, role)| Drawn::from(canvas.span(text, role))).collect();
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
        panel::draw(canvas, &self.title(cx), (width, rows.min(area.height.saturating_sub(2))), |canvas| {
            let area = canvas.area();
            canvas.set_cursor((area.x, area.y).into());
            self.scroll.draw(canvas, area, lines);
        });
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}
