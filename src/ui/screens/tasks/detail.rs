//! What there is to know about the selected task: read when it is selected, and drawn below its row or beside the list.

use ratatui::text::{Line, Span};

use super::list::{bound_kind, one_line};
use crate::{
    domain::{
        log::LogEntry,
        names::Prose,
        task::{Ending, Outcome, OutcomeKind, Owner, Task, TaskAbout, Turn},
    },
    store::StoreError,
    text::columns,
    ui::{
        action::Action,
        screens::house_clock,
        theme::{Role, Theme},
        view::Cx,
    },
};

/// How many of the last ends of a recurring task are told.
const ENDS: usize = 3;
/// Letters of the entry it was made from.
const ENTRY_LETTERS: usize = 200;
/// Cells before the lines that open below a row: under its title.
const INDENT: usize = 7;

/// A task with what belongs to it.
#[derive(Debug)]
pub struct Detail {
    task: Task,
    /// Which time of it stands, while it is open.
    turn: Option<Turn>,
    entry: Option<LogEntry>,
    ends: Vec<Outcome>,
}

impl Detail {
    /// Reads what belongs to a task.
    ///
    /// # Errors
    /// What the store answers.
    pub fn of(task: &Task, turn: Option<Turn>, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let reader = cx.house()?.reader;
        let entry = task.entry.map(|entry| reader.entry(entry)).transpose()?.flatten();
        let ends = reader.outcomes_of(task.id, ENDS)?;
        Ok(Self { task: task.clone(), turn, entry, ends })
    }

    /// Whether it was made from an entry that can be opened.
    #[must_use]
    pub const fn has_entry(&self) -> bool {
        self.entry.is_some()
    }

    /// The lines below the row of the task; `titled` says the title once more, in whole.
    #[must_use]
    pub fn below(&self, width: u16, titled: bool, theme: Theme, cx: &Cx<'_>) -> Vec<Line<'static>> {
        let room = usize::from(width).saturating_sub(INDENT).max(20);
        let indent = |line: Line<'static>| {
            let mut spans = vec![Span::raw(" ".repeat(INDENT))];
            spans.extend(line.spans);
            Line::from(spans)
        };
        self.lines(room, titled, theme, cx).into_iter().map(indent).collect()
    }

    /// All lines: what it says, in whole, then where it comes from and how it ended before.
    #[must_use]
    pub fn lines(&self, room: usize, titled: bool, theme: Theme, cx: &Cx<'_>) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        let mut add = |text: &str, role: Role| {
            let style = theme.style(role);
            lines.extend(columns::wrap(text, room).into_iter().map(|part| Line::styled(part.to_owned(), style)));
        };
        let facts = &self.task.facts;
        if titled {
            add(facts.title.as_str(), Role::Title);
        }
        if let Some(note) = &facts.note {
            add(note.as_str(), Role::Text);
        }
        add(&self.facts(cx), Role::Dim);
        if let Some(entry) = &self.entry {
            add(&entry_line(entry, cx), Role::Dim);
        }
        for end in &self.ends {
            add(&end_line(end, cx), Role::Dim);
        }
        lines
    }

    /// «3 Amir · Nattevakt · hver mandag · 3 ganger ikke gjort · skrevet av KN i går 14:32»
    fn facts(&self, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let facts = &self.task.facts;
        let Ok(house) = cx.house() else {
            return String::new();
        };
        let mut parts = Vec::new();
        parts.extend(about_in_words(facts.about, cx));
        parts.push(owner_in_words(&facts.owner, cx));
        let due = facts.due.moved_to(self.turn.map_or(facts.due.day, |turn| turn.day));
        parts.push(t.due_understood(&due, &house_clock(cx)));
        parts.extend(facts.repeats.map(|rule| t.recurrence(rule, bound_kind(facts, cx))));
        if let Some(turn) = self.turn {
            parts.extend(turn.overdue(cx.now).map(|age| t.task_overdue_for(t.age(age))));
            let missed = i64::from(turn.missed);
            parts.extend((missed > 0).then(|| t.task_missed(missed)));
        }
        let written = t.relative_time(cx.zone.local(self.task.created_at), cx.today());
        parts.push(t.task_written_by(house.people.initials(self.task.created_by), written));
        parts.join(" · ")
    }
}

/// «3 Amir», «leilighet 5»; nothing for the house.
pub fn about_in_words(about: TaskAbout, cx: &Cx<'_>) -> Option<String> {
    let t = cx.texts;
    let people = cx.house().ok()?.people;
    match about {
        TaskAbout::House => None,
        TaskAbout::Apartment(apartment) => people.number(apartment).map(|number| t.row_apartment(number)),
        TaskAbout::Youth(youth) => {
            let name = t.called(people.called(youth));
            let number = people.home(youth).map_or_else(String::new, |home| format!("{} ", home.number));
            Some(format!("{number}{name}"))
        }
    }
}

/// «alle», «KN Kari Nygård», «Nattevakt»
pub fn owner_in_words(owner: &Owner, cx: &Cx<'_>) -> String {
    match owner {
        Owner::Anyone => cx.texts.owner_anyone().to_owned(),
        Owner::Staff(staff) => crate::ui::screens::fields::staff_label(Some(*staff), cx),
        Owner::Shift(kind) => {
            let known = cx.config.shifts.iter().find(|known| known.id == *kind);
            known.map_or_else(|| kind.0.clone(), |kind| kind.name.clone())
        }
    }
}

/// «fra notat 13:55 KN (g): «Kom ikke til avtalt tid.»»
fn entry_line(entry: &LogEntry, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let written = t.shortest_time(entry.written_at, cx.today(), cx.zone);
    let author = cx.house().map_or_else(|_| String::new(), |house| house.people.initials(entry.author).to_owned());
    let text = entry.lines.all().into_iter().flatten().next().map_or("", Prose::as_str);
    let text: String = one_line(text).chars().take(ENTRY_LETTERS).collect();
    t.task_from_entry(written, author, cx.key(Action::OpenEntryOfTask), t.quoted(text))
}

/// «21.11. 14:50 KN: gjort», «ikke gjort fordi …», «tatt tilbake»
fn end_line(end: &Outcome, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let when = t.shortest_time(end.at, cx.today(), cx.zone);
    let who = cx.house().map_or_else(|_| String::new(), |house| house.people.initials(end.staff).to_owned());
    let mut what = match &end.kind {
        OutcomeKind::Ended(Ending::Done) => t.task_done().to_owned(),
        OutcomeKind::Ended(Ending::NotDone(reason)) => t.task_not_done_because(one_line(reason.as_str())),
        OutcomeKind::TakenBack(_) => t.task_taken_back_word().to_owned(),
    };
    if end.missed > 0 {
        what = t.task_after_missed(what, i64::from(end.missed));
    }
    t.task_end_line(when, who, what)
}
