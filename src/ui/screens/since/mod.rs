//! «Siden sist»: everything since whoever is signed in last went off shift, by section, the unread first; and what was
//! unread before that, until it is read.
//!
//! ```text
//!  Siden sist: fra Nattevakt 12.11. 07:45 (9 døgn)        41 oppføringer · 12 ulest
//! ────────────────────────────────────────────────────────────────────────────────
//!   Huset                                                              4, 1 ulest
//!     lest til 20.11. 10:40 av KN
//! ▸ * 10:40 20.11. OH hus    Nøkkel 4 mangler i skapet.
//!                            lest av KN 20.11. 15:02, NV 20.11. 22:20
//! ```

mod rows;
mod sections;

use ratatui::layout::Rect;

use self::{
    rows::{Order, Readers, Row, Rows},
    sections::{Item, Parts},
};
use super::{Opened, board::unread_text, handover, log};
use crate::{
    domain::{
        audit::AccessEvent,
        changes::{Changes, Topic},
        command::Command,
        ids::{ApartmentNumber, EntryId, YouthId},
        receipt::Section,
    },
    explain,
    store::{
        StoreError,
        read::{Since, SinceFrom},
    },
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
        widgets::{entry_rows::shift_name, list::ListState, pane},
    },
};

/// The screen.
#[derive(Debug)]
struct Screen {
    since: Since,
    parts: Parts,
    rows: Vec<Row>,
    readers: Readers,
    list: ListState,
    /// What was asked for last.
    asked: Asked,
}

/// What a command is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Sign for an entry, or for what was added to a handover.
    Item(Item),
    /// Sign for a section.
    Section(Section),
}

/// Opens the screen at the first unread entry.
///
/// # Errors
/// What the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    let open = cx.house()?;
    let since = open.reader.since(open.session.staff.id, cx.now)?;
    let parts = Parts::read(&since, cx)?;
    let (readers, list) = (Readers::default(), ListState::default());
    let mut screen =
        Screen { since, parts, rows: Vec::new(), readers, list, asked: Asked::Item(Item::Entry(EntryId(0))) };
    screen.arrange(None, cx)?;
    if !screen.select_next_unread(cx)? {
        screen.list.select(0);
    }
    Ok(Box::new(screen))
}

/// What whoever comes in is offered: what is unread, and a shift they forgot to go off. `None` when there is neither.
#[must_use]
pub fn offer(cx: &Cx<'_>) -> Option<String> {
    let (t, open) = (cx.texts, cx.open?);
    let unread = open.unread.count();
    let mut parts = Vec::new();
    if unread > 0 {
        let unread = unread_text(t, unread, open.unread.more());
        parts.push(t.since_offer(unread, cx.key(Action::OpenSince)));
    }
    let forgotten = open.session.unsigned.iter().filter(|stretch| stretch.is_over);
    parts.extend(
        forgotten
            .filter_map(|stretch| stretch.shifts.last())
            .map(|shift| t.since_forgotten(shift_name(shift, cx), cx.key(Action::SignOff))),
    );
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// «Huset», «3 Amir».
fn name_of(section: Section, cx: &Cx<'_>) -> String {
    let Some((youth, open)) = section.youth().zip(cx.open) else {
        return cx.texts.since_house().to_owned();
    };
    let name = cx.texts.called(open.people.called(youth));
    match open.people.home(youth) {
        Some(home) => format!("{} {name}", home.number),
        None => name.into_owned(),
    }
}

impl Screen {
    /// Works out the rows anew; the entry that was selected stays so, or else its section.
    fn arrange(&mut self, keep: Option<(usize, Option<Item>)>, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.read_part_readers(cx)?;
        let has_readers = |at: usize| self.readers.of_parts.get(at).is_some_and(|read| !read.is_empty());
        self.rows = self.parts.rows(has_readers, cx);
        if let Some((part, item)) = keep {
            let at = |row: &Row| match item {
                Some(item) => row.part() == Some(part) && self.parts.item(*row) == Some(item),
                None => *row == Row::Heading(part),
            };
            let row =
                self.rows.iter().position(at).or_else(|| self.rows.iter().position(|row| *row == Row::Heading(part)));
            row.into_iter().for_each(|row| self.list.select(row));
        }
        self.read_entry_readers(cx)
    }

    fn current(&self) -> Option<usize> {
        self.list.current(&Order(&self.rows))
    }

    fn row(&self) -> Option<Row> {
        self.rows.get(self.current()?).copied()
    }

    /// Where the selection stands: the section, and what is read there if it is on something.
    fn place(&self) -> Option<(usize, Option<Item>)> {
        let row = self.row()?;
        Some((row.part()?, self.parts.item(row)))
    }

    fn read_entry_readers(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        let entry = self.row().and_then(|row| self.parts.entry(row)).map(|entry| entry.id);
        self.readers.of_entry = entry.map(|entry| reader.read_by(entry).map(|read| (entry, read))).transpose()?;
        Ok(())
    }

    fn read_part_readers(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        self.readers.of_parts.clear();
        for part in &self.parts.all {
            self.readers.of_parts.push(if part.is_open { reader.read_until(part.section)? } else { Vec::new() });
        }
        Ok(())
    }

    /// Opens a section by its place, and answers the youth whose file that is if it was closed.
    fn open_part(&mut self, at: usize, cx: &Cx<'_>) -> Result<Option<YouthId>, StoreError> {
        let was_open = self.parts.all.get(at).is_none_or(|part| part.is_open);
        self.parts.open(at, cx)?;
        let keep = self.place();
        self.arrange(keep, cx)?;
        Ok(self.parts.all.get(at).filter(|_| !was_open).and_then(|part| part.section.youth()))
    }

    /// Selects the next unread entry after the selected one, in this section, in the ones after it, and round; `false` when
    /// everything is read.
    fn select_next_unread(&mut self, cx: &Cx<'_>) -> Result<bool, StoreError> {
        let unread = cx.house()?.unread;
        let count = self.parts.all.len();
        let (first, item) = self.place().unwrap_or((0, None));
        for step in 0..=count {
            let at = (first + step) % count.max(1);
            let Some(part) = self.parts.all.get(at).filter(|part| unread.count_of(part.section) > 0) else {
                continue;
            };
            if !part.is_open {
                self.open_part(at, cx)?;
            }
            let part = &self.parts.all[at];
            let after = part.items().position(|known| step == 0 && Some(known) == item);
            let from = after.map_or(0, |after| after + 1);
            let next = part.items().skip(from).find(|known| known.is_unread(unread));
            if let Some(next) = next {
                self.arrange(Some((at, Some(next))), cx)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Goes to the next unread entry. A youth's section that opens on the way is a look into their file.
    fn next_unread(&mut self, cx: &Cx<'_>) -> Response {
        let before = self.open_youths();
        match self.select_next_unread(cx) {
            Ok(true) => self.noted(&before),
            Ok(false) => Response::say(Message::note(cx.texts.since_all_read().to_owned())),
            Err(error) => Response::effect(super::failure(&error, cx)),
        }
    }

    /// Says what was signed for, and goes on. What comes after it is newer: that all is read, for one.
    fn signed(&mut self, said: String, cx: &Cx<'_>) -> Response {
        let said = Effect::Say(Message::good(said));
        match self.next_unread(cx) {
            Response::Effects(effects) => Response::Effects([said].into_iter().chain(effects).collect()),
            _ => Response::effect(said),
        }
    }

    fn open_youths(&self) -> Vec<YouthId> {
        self.parts.all.iter().filter(|part| part.is_open).filter_map(|part| part.section.youth()).collect()
    }

    /// Writes down which files were opened since.
    fn noted(&self, before: &[YouthId]) -> Response {
        let opened = self.open_youths().into_iter().filter(|youth| !before.contains(youth));
        let note = |youth| Effect::Record { event: AccessEvent::OpenFile, youth: Some(youth) };
        let effects: Vec<Effect> = opened.map(note).collect();
        if effects.is_empty() { Response::Handled } else { Response::Effects(effects) }
    }

    /// Enter: a section opens and closes, what was read before comes and goes, an entry is looked up in the log.
    fn enter(&mut self, cx: &Cx<'_>) -> Response {
        let before = self.open_youths();
        let done = match self.row() {
            Some(Row::Heading(at)) if self.parts.all[at].is_open => {
                self.parts.all[at].is_open = false;
                self.parts.all[at].shows_read = false;
                self.arrange(Some((at, None)), cx)
            }
            Some(Row::Heading(at)) => self.open_part(at, cx).map(|_| ()),
            Some(Row::ReadBefore(at)) => {
                let row = self.current();
                self.parts.toggle_read(at, &self.since, cx).and_then(|()| {
                    self.arrange(None, cx)?;
                    row.into_iter().for_each(|row| self.list.select(row));
                    Ok(())
                })
            }
            _ => return self.open_in_log(cx),
        };
        match done {
            Ok(()) => self.noted(&before),
            Err(error) => Response::effect(super::failure(&error, cx)),
        }
    }

    fn open_in_log(&self, cx: &Cx<'_>) -> Response {
        match self.place() {
            Some((_, Some(Item::Entry(entry)))) => super::response(log::open_at(entry, cx), cx),
            Some((at, Some(Item::Addendum(addendum)))) => {
                let part = &self.parts.all[at];
                let added = part.addenda.iter().find(|(unread, _)| unread.addendum.id == addendum);
                added.map_or(Response::Handled, |(unread, _)| {
                    super::response(handover::open_at(unread.shift, unread.addendum.youth, cx), cx)
                })
            }
            _ => Response::Handled,
        }
    }

    fn mark_read(&mut self, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        let Some((_, Some(item))) = self.place() else {
            return Response::say(Message::note(t.since_choose_entry(cx.key(Action::NextUnread))));
        };
        if !cx.open.is_some_and(|open| item.is_unread(open.unread)) {
            return Response::say(Message::note(t.since_read_already().to_owned()));
        }
        self.asked = Asked::Item(item);
        let entry = match item {
            Item::Entry(entry) => entry,
            Item::Addendum(addendum) => {
                return Response::effect(Effect::Run(Box::new(Command::ReadAddendum { addendum })));
            }
        };
        let shown = self.row().and_then(|row| self.parts.entry(row));
        let seen = shown.and_then(|shown| shown.revised.as_ref()).map(|revised| revised.id);
        Response::effect(Effect::Run(Box::new(Command::ReadEntry { entry, seen })))
    }

    /// Signs for all of a section that is shown; one that is closed is opened first, since nobody signs for what they have
    /// not had before them.
    fn mark_section(&mut self, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        let (Some((at, _)), Some(open)) = (self.place(), cx.open) else {
            return Response::Handled;
        };
        let section = self.parts.all[at].section;
        if open.unread.count_of(section) == 0 {
            return Response::say(Message::note(t.since_all_read().to_owned()));
        }
        if !self.parts.all[at].is_open {
            let before = self.open_youths();
            return match self.open_part(at, cx) {
                Ok(_) => {
                    let said = Effect::Say(Message::note(t.since_open_first(cx.key(Action::MarkSectionRead))));
                    match self.noted(&before) {
                        Response::Effects(effects) => Response::Effects(effects.into_iter().chain([said]).collect()),
                        _ => Response::effect(said),
                    }
                }
                Err(error) => Response::effect(super::failure(&error, cx)),
            };
        }
        let part = &self.parts.all[at];
        let added = part.addenda.iter().map(|(unread, _)| unread.addendum.id);
        let added = added.filter(|addendum| open.unread.has_addendum(*addendum));
        let mut commands: Vec<Command> = added.map(|addendum| Command::ReadAddendum { addendum }).collect();
        if let Some(until) = part.newest() {
            commands.push(Command::ReadSection { section, until, seen: part.seen });
        }
        self.asked = Asked::Section(section);
        Response::Effects(commands.into_iter().map(|command| Effect::Run(Box::new(command))).collect())
    }

    /// Goes to the section of an apartment.
    fn go_to(&mut self, number: ApartmentNumber, cx: &Cx<'_>) -> Response {
        let part = self.row().and_then(Row::part).and_then(|part| self.parts.all.get(part));
        let shown = part.and_then(|part| part.section.youth());
        let youth = cx.open.and_then(|open| open.people.next_behind(number, shown));
        let at = self.parts.all.iter().position(|part| part.section.youth() == youth);
        match at.filter(|_| youth.is_some()) {
            Some(at) => {
                let keep = Some((at, None));
                super::told(self.arrange(keep, cx), cx)
            }
            None => Response::say(Message::note(cx.texts.apartment_is_vacant(number))),
        }
    }

    fn rows<'a>(&'a self, theme: Theme, cx: &Cx<'a>) -> Result<Rows<'a>, StoreError> {
        Rows::new(&self.rows, &self.parts, &self.readers, self.current(), theme, cx)
    }

    /// Moves with a copy of the list, which the rows look at meanwhile.
    fn moved(&mut self, cx: &Cx<'_>, step: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        let mut list = self.list.clone();
        let moved = match self.rows(Theme::new(ThemeName::Mono), cx) {
            Ok(rows) => step(&mut list, &rows),
            Err(error) => return Response::effect(super::failure(&error, cx)),
        };
        self.list = list;
        super::moved(self.read_entry_readers(cx).map(|()| moved), cx)
    }

    /// «Siden sist: fra Nattevakt 12.11. 07:45 (9 døgn)».
    fn heading(&self, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let at = self.since.from.at();
        let when = t.shortest_time(at, cx.today(), cx.zone);
        let age = t.age(cx.now - at);
        match &self.since.from {
            SinceFrom::SignOff(shift, _) | SinceFrom::ShiftEnd(shift) => {
                let kind = cx.config.shifts.iter().find(|kind| kind.id == shift.kind);
                t.since_from_shift(kind.map_or(shift.kind.0.as_str(), |kind| kind.name.as_str()), when, age)
            }
            SinceFrom::Added(_) => t.since_from_added(when, age),
        }
    }

    fn count(&self, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let parts = self.parts.all.iter();
        let entries: usize = parts.map(|part| cx.open.map_or(part.total, |open| part.shown_total(open.unread))).sum();
        let entries = t.since_count(i64::try_from(entries).unwrap_or(i64::MAX));
        t.since_count_and_unread(entries, Self::unread(cx))
    }

    fn unread(cx: &Cx<'_>) -> String {
        let (unread, more) = cx.open.map_or((0, false), |open| (open.unread.count(), open.unread.more()));
        unread_text(cx.texts, unread, more)
    }
}

impl View for Screen {
    fn scope(&self) -> Scope {
        Scope::Since
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.since_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::MarkRead | Action::MarkSectionRead | Action::NextUnread | Action::Open => Availability::Available,
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        self.noted(&[])
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::MarkRead => self.mark_read(cx),
            Action::MarkSectionRead => self.mark_section(cx),
            Action::NextUnread => self.next_unread(cx),
            Action::Open => self.enter(cx),
            Action::SelectApartment(number) => self.go_to(ApartmentNumber(number), cx),
            _ => self.moved(cx, |list, rows| list.step(action, rows)),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => self.moved(cx, |list, rows| list.wheel(*mouse, rows)),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, cx: &Cx<'_>) -> Response {
        let again = self.current() == Some(target.0);
        self.list.select(target.0);
        if again && !matches!(self.row(), Some(Row::Unread(..) | Row::Read(..))) {
            return self.enter(cx);
        }
        super::told(self.read_entry_readers(cx), cx)
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        match (outcome, self.asked) {
            (Outcome::Done(_), Asked::Item(item)) if cx.open.is_some_and(|open| item.is_unread(open.unread)) => {
                Response::say(Message::note(t.since_corrected_meanwhile().to_owned()))
            }
            (Outcome::Done(_), Asked::Item(_)) => self.signed(t.since_entry_read(Self::unread(cx)), cx),
            (Outcome::Done(_), Asked::Section(section)) => self.signed(t.since_section_read(name_of(section, cx)), cx),
            (Outcome::Failed(error), _) => Response::say(Message::bad(explain::not_saved(t, error))),
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        let keep = self.place();
        if changes.touch(Changes::of(Topic::Youths).and(Topic::Watch).and(Topic::Plan)) {
            let open: Vec<Section> =
                self.parts.all.iter().filter(|part| part.is_open).map(|part| part.section).collect();
            self.parts = Parts::read(&self.since, cx)?;
            for at in 0..self.parts.all.len() {
                if open.contains(&self.parts.all[at].section) {
                    self.parts.open(at, cx)?;
                }
            }
            return self.arrange(keep, cx);
        }
        if changes.touch(Changes::of(Topic::Log).and(Topic::Receipts).and(Topic::Handover).and(Topic::Staff)) {
            self.parts.refresh(&self.since, cx)?;
            return self.arrange(keep, cx);
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let count = self.count(cx);
        let room = usize::from(canvas.area().width).saturating_sub(columns::width(&count) + 3);
        let title = columns::truncate(&self.heading(cx), room).into_owned();
        let title = vec![canvas.span(title, Role::Title)];
        let mut area = pane::heading(canvas, title, &count);
        let tasks = cx.open.map_or(0, |open| open.standing.tasks.now);
        if tasks > 0 && area.height > 2 {
            let place = Rect { y: area.bottom() - 1, height: 1, ..area };
            let text = canvas.span(format!(" {}", cx.texts.since_tasks(tasks)), Role::Dim);
            canvas.within(place, |canvas| canvas.line(0, text));
            area.height -= 2;
        }
        area.width = area.width.saturating_sub(1);
        if let Ok(rows) = self.rows(canvas.theme(), cx) {
            pane::list(canvas, &self.list, &rows, area, true, Target);
        }
    }

    fn youth(&self) -> Option<YouthId> {
        let (at, _) = self.place()?;
        self.parts.all.get(at)?.section.youth()
    }
}
