//! The text that is copied into a journal, whole: over the width of the screen, without frames and without a margin, so that
//! it can be marked with the mouse. Nothing is put on a clipboard: what stands there can be read by every other program.

use ratatui::layout::Rect;

use super::transfer_form;
use crate::{
    domain::{
        access::Deed,
        audit::AccessEvent,
        changes::{Changes, Topic},
        ids::YouthId,
        journal::{JournalItem, JournalMatter, JournalSource, JournalStatus},
        log::EntryVersion,
        refusal::Refusal,
    },
    store::StoreError,
    text::{
        Texts, columns,
        journal::{CopyText, JournalCopy},
    },
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        input::{Input, MouseKind},
        screens::{Opened, allowed, failure, sheet::whose},
        theme::Role,
        view::{Availability, Cx, Effect, Message, Response, View},
        widgets::pane,
    },
};

/// Rows a page is scrolled by.
const PAGE: isize = 10;

/// One of the texts of a walk through the queue.
struct Copy {
    /// What the walk goes past, as the queue stood when it began.
    items: Vec<JournalItem>,
    at: usize,
    matter: JournalMatter,
    text: CopyText,
    /// The first row that is seen.
    first: usize,
}

/// Shows nothing that is written.
impl std::fmt::Debug for Copy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Copy").field("at", &self.at).finish_non_exhaustive()
    }
}

/// Opens the text of one of the items of a queue.
///
/// # Errors
/// [`Refusal::Gone`] for what is not there, and what the store answers.
pub(super) fn open(items: Vec<JournalItem>, at: usize, cx: &Cx<'_>) -> Opened {
    let item = *items.get(at).ok_or(Refusal::Gone)?;
    let (matter, text) = read(item, cx)?;
    Ok(Box::new(Copy { items, at, matter, text, first: 0 }))
}

fn read(item: JournalItem, cx: &Cx<'_>) -> Result<(JournalMatter, CopyText), StoreError> {
    let open = cx.house()?;
    let matter = open.reader.journal_matter(item)?.ok_or(Refusal::Gone)?;
    let versions: Vec<EntryVersion> = match item.source {
        JournalSource::Entry(entry) => open.reader.entry_history(entry)?,
        JournalSource::Evaluation(_) => Vec::new(),
    };
    let youth = item.youth.and_then(|youth| open.people.youths.get(&youth));
    let others = item.youth.map(|youth| open.people.names_besides(youth)).unwrap_or_default();
    let text = cx.texts.journal_copy(&JournalCopy {
        matter: &matter,
        versions: &versions,
        youth,
        others: &others,
        signature: &|staff| open.people.signature(staff),
        zone: cx.zone,
    });
    Ok((matter, text))
}

impl Copy {
    fn item(&self) -> Option<JournalItem> {
        self.items.get(self.at).copied()
    }

    /// Shows the next of the walk, or the one before.
    fn walk(&self, by: isize, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        let to = self.at.checked_add_signed(by).filter(|at| *at < self.items.len());
        let Some(at) = to else {
            let told = if by > 0 { t.journal_copy_last() } else { t.journal_copy_first() };
            return Response::say(Message::note(told.to_owned()));
        };
        match open(self.items.clone(), at, cx) {
            // In its place: whoever is shown now is written down as read.
            Ok(view) => Response::Effects(vec![Effect::Close, Effect::Open(view)]),
            Err(error) => Response::effect(failure(&error, cx)),
        }
    }

    fn scroll(&mut self, by: isize) -> Response {
        self.first = self.first.saturating_add_signed(by);
        Response::Handled
    }

    /// How it stands: «venter på journal», «i journal 22.11. (KN: Modulus 118)».
    fn status(&self, cx: &Cx<'_>) -> String {
        let (t, youth) = (cx.texts, self.item().and_then(|item| item.youth));
        let initials = |staff| cx.open.map_or("", |open| open.people.initials(staff));
        match self.matter.status(youth) {
            JournalStatus::Transferred(transfer) => t.journal_done_in_words(transfer, initials, cx.zone),
            JournalStatus::Waiting if self.matter.transfer(youth).is_some() => t.journal_again().to_owned(),
            JournalStatus::Waiting => t.journal_waits().to_owned(),
            JournalStatus::NotRelevant => String::new(),
        }
    }

    fn head(&self, cx: &Cx<'_>) -> Vec<(String, Role)> {
        let kind = cx.texts.journal_kind(&self.matter);
        let what = [kind.to_owned(), self.status(cx)].join(" · ");
        match self.youth() {
            Some(youth) => whose(youth, &what, cx),
            None => vec![(format!("{} · {what}", cx.texts.report_house()), Role::Title)],
        }
    }

    /// What to do with the text, and what to look for in it.
    fn hints(&self, width: usize, cx: &Cx<'_>) -> Vec<(String, Role)> {
        let t = cx.texts;
        let keys = t.journal_copy_hint_keys(cx.key(Action::TransferToJournal), cx.key(Action::Right));
        let names = match i64::try_from(self.text.masked).unwrap_or(i64::MAX) {
            0 if self.youth().is_none() => None,
            0 => Some((t.journal_copy_check().to_owned(), Role::Dim)),
            count => Some((t.journal_copy_masked(count), Role::Important)),
        };
        let hint = (format!("{} {keys}", t.journal_copy_hint()), Role::Dim);
        let wrapped = |(text, role): (String, Role)| {
            columns::wrap(&text, width.max(10)).into_iter().map(|line| (line.to_owned(), role)).collect::<Vec<_>>()
        };
        std::iter::once(hint).chain(names).flat_map(wrapped).collect()
    }
}

impl View for Copy {
    fn scope(&self) -> Scope {
        Scope::JournalText
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.journal_copy_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        let waits = self.item().is_some_and(|item| self.matter.status(item.youth).is_waiting());
        match action {
            Action::TransferToJournal if !waits => Availability::Disabled(cx.texts.log_not_waiting().to_owned()),
            Action::TransferToJournal => match cx.open {
                Some(open) => allowed(&open.session.staff, Deed::KeepJournal, cx),
                None => Availability::NotHere,
            },
            Action::Left | Action::Right => Availability::Available,
            action if crate::ui::screens::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        match action {
            Action::Right => Some(t.journal_copy_next()),
            Action::Left => Some(t.journal_copy_previous()),
            _ => None,
        }
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        &[Action::TransferToJournal, Action::Right, Action::Left]
    }

    /// The text is left to the terminal, which marks it.
    fn frees_mouse(&self) -> bool {
        true
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        match self.youth() {
            Some(youth) => Response::effect(Effect::Record { event: AccessEvent::OpenFile, youth: Some(youth) }),
            None => Response::Ignored,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::TransferToJournal => match self.item() {
                Some(item) => Response::effect(Effect::Open(transfer_form::open(item, &self.matter, cx))),
                None => Response::Handled,
            },
            Action::Right => self.walk(1, cx),
            Action::Left => self.walk(-1, cx),
            Action::Up => self.scroll(-1),
            Action::Down => self.scroll(1),
            Action::PageUp => self.scroll(-PAGE),
            Action::PageDown => self.scroll(PAGE),
            Action::First => self.scroll(isize::MIN),
            // How far there is to go is known when it is drawn.
            Action::Last => self.scroll(isize::MAX),
            _ => Response::Ignored,
        }
    }

    fn on_input(&mut self, input: &Input, _cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) if mouse.kind == MouseKind::WheelUp => self.scroll(-1),
            Input::Mouse(mouse) if mouse.kind == MouseKind::WheelDown => self.scroll(1),
            _ => Response::Ignored,
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        let shown = Changes::of(Topic::Log).and(Topic::Plan).and(Topic::Youths).and(Topic::Staff);
        if let Some(item) = self.item().filter(|_| changes.touch(shown)) {
            (self.matter, self.text) = read(item, cx)?;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let left = self.head(cx).into_iter().map(|(text, role)| canvas.span(text, role)).collect();
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let below =
            pane::heading(canvas, left, &cx.texts.journal_copy_place(count(self.at + 1), count(self.items.len())));
        let width = usize::from(below.width);
        let hints = self.hints(width.saturating_sub(2), cx);
        let text: Vec<String> = columns::wrap(&self.text.text, width.max(10)).into_iter().map(str::to_owned).collect();
        let taken = u16::try_from(hints.len() + 1).unwrap_or(u16::MAX);
        let hints: Vec<_> = hints.into_iter().map(|(line, role)| canvas.span(format!(" {line}"), role)).collect();
        canvas.within(below, |canvas| {
            for (row, hint) in (0..below.height).zip(hints) {
                canvas.line(row, hint);
            }
        });
        let room = Rect { y: below.y + taken, height: below.height.saturating_sub(taken), ..below };
        self.first = self.first.min(text.len().saturating_sub(usize::from(room.height)));
        let seen: Vec<_> = text.into_iter().skip(self.first).map(|line| canvas.span(line, Role::Text)).collect();
        canvas.within(room, |canvas| {
            for (row, line) in (0..room.height).zip(seen) {
                canvas.line(row, line);
            }
        });
        canvas.set_cursor((room.x, room.y).into());
    }

    fn youth(&self) -> Option<YouthId> {
        self.item().and_then(|item| item.youth)
    }
}
