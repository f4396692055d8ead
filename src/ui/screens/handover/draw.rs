//! How a section of the handover is drawn.

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use super::Screen;
use crate::{
    domain::{
        handover::{OVERLAP, Side, Signature, State, pulled::LeftWithout},
        ids::{StaffId, YouthId},
        shift::ShiftKindId,
    },
    store::read::{People, ShiftOn},
    text::{columns, handover::HandoverWords},
    ui::{
        canvas::{Canvas, Target, draw_line},
        screens::{fields::stripe, house_clock, watch_role},
        theme::Role,
        view::{Cx, Response},
        widgets::{
            entry_rows::{shift_name, weight_role},
            pane,
        },
    },
};

/// Stands behind a section both have been through, and before the one that is shown.
const THROUGH: &str = "✓";
const HERE: &str = "▸";
/// The most cells of a name among the sections, of one who shares their number.
const SHARED_TAB: usize = 8;
/// Cells before the labels.
const INDENT: usize = 2;
/// Cells between a label and its lines.
const GAP: usize = 2;

/// A line of a section as it is drawn.
struct Row {
    label: String,
    text: String,
    role: Role,
}

/// «Kveldsvakt lør 21.11. → Nattevakt».
pub(super) fn from_to(shift: &ShiftOn, to: &ShiftKindId, cx: &Cx<'_>) -> String {
    let kind = cx.config.shifts.iter().find(|kind| kind.id == *to);
    let to = kind.map_or(to.0.as_str(), |kind| kind.name.as_str());
    cx.texts.handover_from_to(shift_name(shift, cx), to)
}

/// Who has signed when; `written` is whether anybody has written a word of it.
pub(super) fn state(signatures: &[Signature], written: bool, left: Option<&LeftWithout>, cx: &Cx<'_>) -> String {
    let initials = |staff: StaffId| cx.house().map_or("", |open| open.people.initials(staff)).to_owned();
    let words = HandoverWords { texts: cx.texts, initials: &initials, now: cx.now, clock: house_clock(cx) };
    words.state(signatures, written, left)
}

impl Screen {
    pub(super) fn scroll_by(&mut self, by: isize) -> Response {
        // Drawing keeps it within the section.
        self.scroll = self.scroll.saturating_add_signed(by);
        Response::Handled
    }

    pub(super) fn draw_all(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let t = cx.texts;
        let title = vec![
            canvas.span(t.handover_title(), Role::Title),
            canvas.span(format!(" · {}", from_to(&self.sheet.shift, &self.sheet.to, cx)), Role::Text),
        ];
        let area = pane::heading(canvas, title, &self.progress(cx));
        self.draw_tabs(canvas, area, cx);
        let foot = Rect { y: area.bottom().saturating_sub(2), height: 2.min(area.height), ..area };
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(5), ..area };
        match self.section() {
            Some(youth) => self.draw_section(canvas, body, youth, cx),
            None => self.draw_end(canvas, body, cx),
        }
        self.draw_foot(canvas, foot, cx);
    }

    fn state(&self, cx: &Cx<'_>) -> String {
        state(&self.sheet.signatures, self.sheet.handover.is_some(), self.sheet.left.as_ref(), cx)
    }

    /// «3 av 7 · 06 min · muntlig».
    fn progress(&self, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let mut parts = vec![t.handover_progress(self.sheet.gone_through(), self.sheet.sections().len())];
        let begun = self.sheet.handover.as_ref().and_then(|handover| handover.begun_at);
        let until = self.sheet.signed(Side::Outgoing).map_or(cx.now, |signature| signature.at);
        // What was ticked off long before the shifts meet is no part of the time they take over it.
        let from = begun.map(|begun| begun.max(self.sheet.shift.ends_at - OVERLAP)).filter(|from| *from <= until);
        parts.extend(from.map(|from| t.handover_minutes(format!("{:02}", (until - from).num_minutes()))));
        parts.push(t.handover_mode(self.mode()).to_owned());
        parts.join(" · ")
    }

    fn draw_tabs(&self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) {
        let t = cx.texts;
        let people = cx.house().ok().map(|open| open.people);
        let tab = |people: &People, youth: YouthId| match (people.own_number(youth), people.home(youth)) {
            (Some(number), _) => number.to_string(),
            (None, Some(_)) => t.called_within(people.called(youth), SHARED_TAB),
            (None, None) => "–".to_owned(),
        };
        let mut tabs: Vec<(String, bool)> = self
            .sheet
            .sections()
            .iter()
            .map(|section| {
                let name = match section {
                    None => t.handover_house().to_owned(),
                    Some(youth) => people.map_or_else(String::new, |people| tab(people, *youth)),
                };
                (name, self.sheet.part(*section).is_some_and(|part| part.facts.gone_through))
            })
            .collect();
        tabs.push((t.handover_end().to_owned(), self.sheet.state() == State::Received));
        let mut x = area.x + 1;
        for (at, (name, through)) in tabs.into_iter().enumerate() {
            let here = at == self.at;
            let sign = if through { format!(" {THROUGH}") } else { String::new() };
            let text = format!("{}{name}{sign}", if here { HERE } else { " " });
            let place = Rect { x, y: area.y, width: columns::cells(&text), height: 1 };
            let span = canvas.span(text, if here { Role::Title } else { Role::Text });
            canvas.within(place, |canvas| canvas.line(0, span));
            canvas.target(place, Target(at));
            if here {
                canvas.set_cursor(place.as_position());
            }
            x = place.right() + 3;
        }
    }

    fn words<'a>(&self, initials: &'a dyn Fn(StaffId) -> String, cx: &Cx<'a>) -> HandoverWords<'a> {
        // What was sealed is told as it was told then: «i morgen» was the day after.
        let now = if self.sheet.state() == State::Open { cx.now } else { self.sheet.pulled.at };
        HandoverWords { texts: cx.texts, initials, now, clock: house_clock(cx) }
    }

    fn draw_section(&mut self, canvas: &mut Canvas<'_>, area: Rect, youth: Option<YouthId>, cx: &Cx<'_>) {
        let initials = |staff: StaffId| cx.house().map_or("", |open| open.people.initials(staff)).to_owned();
        let words = self.words(&initials, cx);
        let Some(told) = self.sheet.told(youth) else {
            return;
        };
        let head = self.head(canvas, youth, &words, cx);
        canvas.within(area, |canvas| canvas.line(0, head));
        let rows: Vec<Row> = words
            .lines(&told)
            .into_iter()
            .map(|line| Row { label: line.label.to_owned(), text: line.text, role: weight_role(line.weight) })
            .collect();
        let below = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        if rows.is_empty() {
            let text = cx.texts.handover_nothing(cx.key(crate::ui::action::Action::Open));
            pane::sentence(canvas, Rect { x: below.x + 1, ..below }, &text, false);
            return;
        }
        self.draw_rows(canvas, below, &rows);
    }

    /// «▌3 AMIR      FØLG MED siden 19.11. (KN)».
    fn head(
        &self,
        canvas: &Canvas<'_>,
        youth: Option<YouthId>,
        words: &HandoverWords<'_>,
        cx: &Cx<'_>,
    ) -> Line<'static> {
        let Some(youth) = youth else {
            return Line::from(canvas.span(format!("  {}", cx.texts.handover_house_title()), Role::Title));
        };
        let people = cx.house().ok().map(|open| open.people);
        let home = people.and_then(|people| people.home(youth));
        let name = cx.texts.called(people.and_then(|people| people.called(youth))).to_uppercase();
        let number = home.map_or_else(String::new, |home| format!("{} ", home.number));
        let section = self.sheet.pulled.section(Some(youth));
        let watch = section.map_or_else(String::new, |section| words.watch(section));
        let role = section.map_or(Role::Dim, |section| {
            watch_role(crate::domain::watch::WatchNow::of(section.watch.as_ref(), words.now))
        });
        let mark = home.map_or_else(|| Span::raw(" "), |home| canvas.span("▌", stripe(home.number)));
        let width = usize::from(canvas.area().width);
        let name = columns::truncate(&format!("{number}{name}"), width / 2).into_owned();
        let room = width.saturating_sub(columns::width(&name) + 6);
        let watch = columns::truncate(&watch, room).into_owned();
        Line::from(vec![Span::raw(" "), mark, canvas.span(format!("{name}   "), Role::Title), canvas.span(watch, role)])
    }

    /// Labels on the left, once for all lines of a kind; an empty row between kinds where there is room.
    fn draw_rows(&mut self, canvas: &mut Canvas<'_>, area: Rect, rows: &[Row]) {
        let label = rows.iter().map(|row| columns::width(&row.label)).max().unwrap_or(0) + GAP;
        let room = usize::from(area.width).saturating_sub(INDENT + label + 1).max(16);
        let mut lines: Vec<(bool, Line<'static>)> = Vec::new();
        let mut before: Option<&str> = None;
        for row in rows {
            let is_first = before != Some(row.label.as_str());
            before = Some(row.label.as_str());
            for (index, text) in columns::wrap_told(&row.text, room).into_iter().enumerate() {
                let named = if is_first && index == 0 { row.label.as_str() } else { "" };
                let line = Line::from(vec![
                    Span::raw(" ".repeat(INDENT)),
                    canvas.span(columns::pad(named, label), Role::Dim),
                    canvas.span(text, row.role),
                ]);
                lines.push((is_first && index == 0, line));
            }
        }
        let height = usize::from(area.height);
        let groups = lines.iter().filter(|(first, _)| *first).count();
        let airy = lines.len() + groups.saturating_sub(1) <= height;
        let mut drawn: Vec<Line<'static>> = Vec::new();
        for (first, line) in lines {
            if airy && first && !drawn.is_empty() {
                drawn.push(Line::default());
            }
            drawn.push(line);
        }
        self.scroll = self.scroll.min(drawn.len().saturating_sub(height));
        for (row, line) in (0..area.height).zip(drawn.iter().skip(self.scroll)) {
            let place = Rect { y: area.y + row, height: 1, ..area };
            draw_line(line, place, canvas.buffer());
        }
        let below = drawn.len().saturating_sub(self.scroll + height);
        if below > 0 && area.height > 0 {
            let place = Rect { x: area.right().saturating_sub(2), y: area.bottom() - 1, width: 1, height: 1 };
            let more = canvas.span("↓", Role::Key);
            canvas.within(place, |canvas| canvas.line(0, more));
        }
    }

    /// What is left, and who has signed with which words.
    fn draw_end(&mut self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) {
        let t = cx.texts;
        let mut rows = vec![Row { label: String::new(), text: self.state(cx), role: Role::Title }];
        for signature in &self.sheet.signatures {
            if let Some(reason) = &signature.reason {
                let initials = cx.house().map_or("", |open| open.people.initials(signature.staff)).to_owned();
                rows.push(Row { label: initials, text: t.handover_because(reason.as_str()), role: Role::Text });
            }
        }
        let initials = |staff: StaffId| cx.house().map_or("", |open| open.people.initials(staff)).to_owned();
        let words = self.words(&initials, cx);
        for section in self.sheet.sections() {
            for question in self.sheet.pulled.questions_about(section).filter(|one| one.settled.is_none()) {
                let label = super::about(section, cx);
                rows.push(Row { label, text: words.question(question), role: Role::Important });
            }
            let question = self.sheet.part(section).and_then(|part| part.facts.question.as_ref());
            if let Some(question) = question {
                let label = super::about(section, cx);
                rows.push(Row { label, text: question.as_str().to_owned(), role: Role::Important });
            }
        }
        self.draw_rows(canvas, area, &rows);
    }

    fn draw_foot(&self, canvas: &mut Canvas<'_>, area: Rect, cx: &Cx<'_>) {
        use crate::ui::action::Action;
        let t = cx.texts;
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let mut counts = vec![t.handover_questions(number(self.sheet.questions()))];
        if self.sheet.unanswered() > 0 && self.sheet.state() == State::Open {
            counts.push(t.handover_unanswered(number(self.sheet.unanswered())));
        }
        let hint = match self.sheet.state() {
            _ if !super::may(cx) => String::new(),
            State::Open => t.handover_sign_hint(cx.key(Action::Save)),
            State::Sealed => t.handover_receive_hint(cx.key(Action::Save)),
            State::Received => t.handover_sealed_hint(cx.key(Action::Edit)),
        };
        let counts = canvas.span(format!("  {}   {}", counts.join("   "), self.state(cx)), Role::Text);
        let hint = canvas.span(format!("  {hint}"), Role::Dim);
        canvas.within(area, |canvas| {
            canvas.line(0, counts);
            canvas.line(1, hint);
        });
    }
}
