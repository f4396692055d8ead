//! A log entry as rows of a list: two or three lines in passing, all of it when it is selected.
//!
//! ```text
//! 13:55 KN 3   !  Kom ikke til avtalt tid, svarer ikke på telefon. Avtalt: ringe igjen 15:00.
//! 10:40 OH hus    Nøkkel 4 mangler i skapet.
//! ```

use std::collections::BTreeMap;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
    text::{Line, Span},
};

use crate::{
    domain::{
        house::Apartment,
        ids::{ShiftId, YouthId},
        log::{About, LogEntry, Weight},
        names::Prose,
    },
    store::read::{People, ShiftOn, Unread},
    text::{columns, excerpt},
    ui::{
        canvas::draw_line,
        theme::{Role, Theme},
        view::Cx,
    },
};

/// Stands before an entry that whoever looks at it has not read.
const UNREAD: &str = "*";
/// Cells of the day: «21.11.».
const DAY: usize = 6;
/// The fewest cells of the time.
const TIME: usize = 5;
/// Cells of the sign of the weight.
const SIGN: usize = 2;
/// The most cells whom it is about may take: a name that is longer is cut.
const ABOUT_MOST: usize = 9;
/// Characters that are looked at for the lines in passing: more than eight lines of a wide terminal.
const PASSING: usize = 1_000;
/// Cells of the label before a kind of line, with the blank after it. The columns before the text are never narrower.
const LABEL: usize = 11;

/// How wide the columns before the text are, the same for all entries of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct EntryColumns {
    initials: usize,
    about: usize,
    /// Cells of the time: more where an hour that comes twice is told apart.
    time: usize,
    /// Cells of the day beside the time; 0 where the days stand as headings.
    day: usize,
}

/// Draws entries.
#[derive(Debug, Clone, Copy)]
pub struct EntryPainter<'a> {
    /// Texts, clock and zone.
    pub cx: Cx<'a>,
    /// Names and numbers.
    pub people: &'a People,
    /// How roles look.
    pub theme: Theme,
    /// The columns of the list.
    pub columns: EntryColumns,
    /// The shifts the entries were written in.
    pub shifts: &'a BTreeMap<ShiftId, ShiftOn>,
    /// Search words, folded, to be marked.
    pub words: &'a [String],
    /// They stand in one youth's file, who need not be named.
    pub in_file: bool,
    /// What whoever looks at them has not read.
    pub unread: &'a Unread,
}

impl EntryColumns {
    /// Columns for these entries.
    #[must_use]
    pub fn of<'e>(entries: impl Iterator<Item = &'e LogEntry>, people: &People, cx: &Cx<'_>) -> Self {
        let mut columns = Self { initials: 2, about: 1, time: TIME, day: 0 };
        for entry in entries {
            columns.time = columns.time.max(columns::width(&cx.texts.clock(entry.written_at, cx.zone)));
            columns.initials = columns.initials.max(columns::width(people.initials(entry.author)));
            columns.about = columns.about.max(columns::width(&about(entry, people, cx)).min(ABOUT_MOST));
        }
        columns
    }

    /// The same without whom it is about: in a youth's own file.
    #[must_use]
    pub const fn without_about(self) -> Self {
        Self { about: 0, ..self }
    }

    /// The same with the day beside the time.
    #[must_use]
    pub const fn with_day(self) -> Self {
        Self { day: DAY, ..self }
    }

    /// Cells before the text: what belongs to an entry and stands below it begins there.
    #[must_use]
    pub const fn indent(self) -> usize {
        self.before_text()
    }

    /// Cells before the text.
    const fn before_text(self) -> usize {
        let about = if self.about == 0 { 0 } else { self.about + 1 };
        let day = if self.day == 0 { 0 } else { self.day + 1 };
        UNREAD.len() + 1 + self.time + 1 + day + self.initials + 1 + about + SIGN + 1
    }
}

/// Whom or what an entry is about, as short as can be: numbers of apartments where it is about all who live there, otherwise
/// names; the house.
fn about(entry: &LogEntry, people: &People, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    match &entry.about {
        About::House => t.row_house().to_owned(),
        About::Apartment(apartment) => {
            people.number(*apartment).map_or_else(String::new, |number| t.row_apartment_short(number))
        }
        About::Youths(youths) => {
            let all_of = |home: &Apartment| people.youths_in(home.id).all(|dweller| youths.contains(&dweller));
            let label = |youth: &YouthId| match people.home(*youth) {
                // A number stands for whoever lives behind it now: not for one who lived there then.
                Some(home) if all_of(&home) && entry.apartment.is_none_or(|then| then == home.number) => {
                    home.number.to_string()
                }
                _ => t.called_within(people.called(*youth), ABOUT_MOST),
            };
            let mut labels: Vec<String> = people.by_door(youths).iter().map(label).collect();
            labels.dedup();
            labels.join(" ")
        }
    }
}

impl<'a> EntryPainter<'a> {
    /// The entry in passing: at most `most` lines of `width` cells.
    #[must_use]
    pub fn passing(&self, entry: &LogEntry, width: u16, most: usize) -> Vec<Line<'static>> {
        let room = self.room(width);
        let text = self.passing_text(entry);
        let mut wrapped: Vec<String> = columns::wrap(&text, room).into_iter().map(str::to_owned).collect();
        if wrapped.len() > most {
            wrapped.truncate(most);
            if let Some(last) = wrapped.last_mut() {
                *last = cut_off(last, room);
            }
        }
        let role = text_role(entry);
        self.after_prefix(entry, wrapped.into_iter().map(|text| self.marked(&text, role)).collect())
    }

    /// All of the entry: when, what, how heavy, by whom; then every kind of line with its label, and the tasks that were
    /// made of it.
    #[must_use]
    pub fn whole(&self, entry: &LogEntry, tasks: &[String], width: u16) -> Vec<Line<'static>> {
        let room = self.room(width);
        let facts = self.facts(entry);
        let head: Vec<Line<'_>> = columns::wrap(&facts, room)
            .into_iter()
            .map(|text| Line::from(Span::styled(text.to_owned(), self.theme.style(Role::Dim))))
            .collect();
        let mut lines = self.after_prefix(entry, head);
        let t = self.cx.texts;
        let quoted = entry.lines.youth_voice.as_ref().map(|words| t.quoted(words.as_str()));
        for (label, text) in [
            (t.entry_facts(), prose(entry.lines.facts.as_ref())),
            (t.entry_youth_voice(), quoted.as_deref()),
            (t.entry_assessment(), prose(entry.lines.assessment.as_ref())),
            (t.entry_agreed(), prose(entry.lines.agreed.as_ref())),
        ] {
            if let Some(text) = text {
                self.labelled(label, text, text_role(entry), self.room(width), &mut lines);
            }
        }
        if let Some(goal) = &entry.goal {
            self.labelled(t.row_goal(), goal.title.as_str(), Role::Text, self.room(width), &mut lines);
        }
        for task in tasks {
            self.labelled(t.row_task(), task, Role::Text, usize::from(width), &mut lines);
        }
        lines
    }

    /// Draws lines in an area. On the selected row colours would be painted as blocks: there only the words searched for
    /// differ.
    pub fn draw(&self, lines: Vec<Line<'static>>, area: Rect, buf: &mut Buffer, style: Style, head: u16) {
        let selected = style == self.theme.style(Role::Selected);
        let found = self.theme.style(Role::Match);
        for ((row, y), mut line) in (0..).zip(area.top()..area.bottom()).zip(lines) {
            if selected && row < head {
                for span in &mut line.spans {
                    let mark = if span.style == found { Modifier::UNDERLINED } else { Modifier::empty() };
                    span.style = style.add_modifier(mark);
                }
            }
            draw_line(&line, Rect { y, height: 1, ..area }, buf);
        }
    }

    /// Cells for the text.
    fn room(&self, width: u16) -> usize {
        usize::from(width).saturating_sub(self.columns.before_text()).max(10)
    }

    /// Puts time, author, whom it is about and weight before the first line, and blanks before the others.
    fn after_prefix(&self, entry: &LogEntry, lines: Vec<Line<'static>>) -> Vec<Line<'static>> {
        let blanks = " ".repeat(self.columns.before_text());
        lines
            .into_iter()
            .enumerate()
            .map(|(index, line)| {
                let mut spans = if index == 0 { self.prefix(entry) } else { vec![Span::raw(blanks.clone())] };
                spans.extend(line.spans);
                Line::from(spans)
            })
            .collect()
    }

    fn prefix(&self, entry: &LogEntry) -> Vec<Span<'static>> {
        let style = |role| self.theme.style(role);
        let local = self.cx.zone.local(entry.written_at);
        let time = self.cx.texts.clock(entry.written_at, self.cx.zone);
        let initials = columns::pad(self.people.initials(entry.author), self.columns.initials);
        let unread = if self.unread.has(entry.id) { UNREAD } else { " " };
        let mut spans = vec![
            Span::styled(format!("{unread} "), style(Role::Important)),
            Span::styled(columns::pad(&time, self.columns.time), style(Role::Dim)),
        ];
        if self.columns.day > 0 {
            let day = columns::pad(&self.cx.texts.date_short(local.date()), self.columns.day);
            spans.push(Span::styled(format!(" {day}"), style(Role::Dim)));
        }
        spans.push(Span::styled(format!(" {initials} "), style(Role::Text)));
        if self.columns.about > 0 {
            let about = columns::pad(&about(entry, self.people, &self.cx), self.columns.about);
            let role = entry.apartment.map_or(Role::Text, |number| Role::Apartment(number.0));
            spans.push(Span::styled(about, style(role)));
            spans.push(Span::raw(" "));
        }
        let weight = entry.weight_at(self.cx.now);
        spans.push(Span::styled(weight.sign(), style(weight_role(weight))));
        spans.push(Span::raw(" ".repeat(SIGN + 1 - weight.sign().len())));
        spans
    }

    /// What was written, in one go: late ones say when it happened, own words are quoted, the others named.
    fn passing_text(&self, entry: &LogEntry) -> String {
        let t = self.cx.texts;
        let mut parts = Vec::new();
        parts.extend(self.revised(entry).map(|mark| t.row_in_brackets(mark)));
        if entry.is_late() {
            parts.push(t.row_happened(self.happened(entry)));
        }
        let lines = &entry.lines;
        parts.extend(lines.facts.as_ref().map(first_letters));
        parts.extend(lines.youth_voice.as_ref().map(|words| t.quoted(first_letters(words))));
        parts.extend(lines.assessment.as_ref().map(|text| t.row_assessment(first_letters(text))));
        parts.extend(lines.agreed.as_ref().map(|text| t.row_agreed(first_letters(text))));
        parts.extend(self.others(entry));
        parts.join(" ")
    }

    /// «hendt 02:40, skrevet 06:55 · hendelse · viktig · Nattevakt 20.11. · Kari Nygård · Amir»
    fn facts(&self, entry: &LogEntry) -> String {
        let t = self.cx.texts;
        let mut parts = Vec::new();
        if entry.is_late() {
            let written = t.clock(entry.written_at, self.cx.zone);
            parts.push(t.row_happened_and_written(self.happened(entry), written));
        }
        parts.push(t.kind(entry.kind).to_owned());
        parts.extend(t.weight_in_words(entry, self.cx.now, self.cx.zone));
        parts.extend(t.marks_in_words(entry, |staff| self.people.initials(staff), self.cx.zone));
        parts.extend(self.about_in_full(entry));
        let author = self.people.staff.get(&entry.author).map(|member| member.name.as_str().to_owned());
        parts.extend(author);
        parts.extend(entry.shift.and_then(|shift| self.shifts.get(&shift)).map(|shift| shift_name(shift, &self.cx)));
        parts.extend(self.revised(entry));
        parts.join(" · ")
    }

    /// «rettet 14:40 KN», «feilført 14:40 KN: feil ungdom».
    fn revised(&self, entry: &LogEntry) -> Option<String> {
        let (t, revised) = (self.cx.texts, entry.revised.as_ref()?);
        let mark = t.revised(revised, self.people.initials(revised.by), self.cx.now, self.cx.zone);
        Some(match &revised.reason {
            Some(reason) if entry.is_struck() => t.row_because(mark, first_letters(reason)),
            _ => mark,
        })
    }

    fn happened(&self, entry: &LogEntry) -> String {
        self.cx.texts.happened(entry.happened_at, entry.written_at, self.cx.zone)
    }

    fn about_in_full(&self, entry: &LogEntry) -> Option<String> {
        let t = self.cx.texts;
        match &entry.about {
            _ if self.in_file => self.others(entry),
            About::House => None,
            About::Apartment(apartment) => self.people.number(*apartment).map(|number| t.row_apartment(number)),
            // The number of the one stands before the line.
            About::Youths(youths) if youths.len() == 1 => Some(t.called(self.people.called(youths[0])).into_owned()),
            About::Youths(youths) => {
                Some(self.people.with_doors(youths, |youth| t.called(self.people.called(youth)).into_owned()))
            }
        }
    }

    /// In one youth's file: that the entry is also about others, and never whom.
    fn others(&self, entry: &LogEntry) -> Option<String> {
        let others = i64::try_from(entry.others).unwrap_or(i64::MAX);
        (others > 0).then(|| self.cx.texts.row_and_others(others))
    }

    /// A kind of line with its label: the text stands under that of the other entries.
    fn labelled(&self, label: &str, text: &str, role: Role, room: usize, lines: &mut Vec<Line<'static>>) {
        let indent = self.columns.before_text().saturating_sub(LABEL);
        for (index, part) in columns::wrap(text, room).into_iter().enumerate() {
            let label = columns::pad(if index == 0 { label } else { "" }, LABEL);
            let before = format!("{}{label}", " ".repeat(indent));
            let mut spans = vec![Span::styled(before, self.theme.style(Role::Dim))];
            spans.extend(self.marked(part, role).spans);
            lines.push(Line::from(spans));
        }
    }

    /// A text with the words searched for marked.
    fn marked(&self, text: &str, role: Role) -> Line<'static> {
        let style = self.theme.style(role);
        let mut spans = Vec::new();
        let mut done = 0;
        for found in excerpt::matches(text, self.words) {
            spans.push(Span::styled(text[done..found.start].to_owned(), style));
            spans.push(Span::styled(text[found.clone()].to_owned(), self.theme.style(Role::Match)));
            done = found.end;
        }
        spans.push(Span::styled(text[done..].to_owned(), style));
        Line::from(spans)
    }
}

/// «Nattevakt 20.11.», by the name the configuration gives the kind now.
#[must_use]
pub fn shift_name(shift: &ShiftOn, cx: &Cx<'_>) -> String {
    let kind = cx.config.shifts.iter().find(|kind| kind.id == shift.kind);
    let name = kind.map_or(shift.kind.0.as_str(), |kind| kind.name.as_str());
    cx.texts.shift_of_day(name, cx.texts.weekday_date_short(shift.day))
}

/// What is struck stands back, and its mark says why; it is never hidden.
fn text_role(entry: &LogEntry) -> Role {
    if entry.is_struck() { Role::Struck } else { Role::Text }
}

/// The role of a weight's sign.
#[must_use]
pub const fn weight_role(weight: Weight) -> Role {
    match weight {
        Weight::Normal => Role::Text,
        Weight::Important => Role::Important,
        Weight::Critical => Role::Critical,
    }
}

fn prose(text: Option<&Prose>) -> Option<&str> {
    text.map(Prose::as_str)
}

/// As much of a text as can be seen in passing, on one line.
fn first_letters(text: &Prose) -> String {
    let text: String = text.as_str().chars().take(PASSING).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line that is not the last, with «…» after as many whole words as there is room for.
fn cut_off(line: &str, room: usize) -> String {
    let mut kept = line;
    while columns::width(kept) + 2 > room {
        match kept.rsplit_once(' ') {
            Some((before, _)) => kept = before.trim_end(),
            None => return columns::truncate(&format!("{line} …"), room).into_owned(),
        }
    }
    format!("{kept} …")
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_line_is_cut_off_between_words() {
        assert_eq!(cut_off("Hjemme var det alltid mor som", 31), "Hjemme var det alltid mor som …");
        assert_eq!(cut_off("Hjemme var det alltid mor som", 30), "Hjemme var det alltid mor …");
        assert_eq!(cut_off("Kjempelangeord", 10), "Kjempelan…");
    }
}
