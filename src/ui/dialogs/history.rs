//! All an entry has said, the newest first: who changed it, when and why.
//!
//! ```text
//! ╭ Historikk for notatet ───────────────────────────────────────╮
//! │ rettelse i dag 09:10 OH                                      │
//! │ Grunn: Telefonen var hjemme.                                 │
//! │   observasjon · hendt 13:55                                  │
//! │   Fakta      Kom ikke til avtalt tid.                        │
//! │                                                              │
//! │ Skrevet i går 13:55 KN                                       │
//! ╰──────────────────────────────────────────────────────────────╯
//! ```

use ratatui::text::Line;

use super::{panel, scroll::Scroll};
use crate::{
    domain::{
        changes::{Changes, Topic},
        log::{EntryContent, EntryVersion, LogEntry},
        names::Prose,
    },
    store::StoreError,
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::Canvas,
        theme::Role,
        view::{Availability, Cx, Response, View},
    },
};

/// Cells of the label before a kind of line.
const LABEL: usize = 13;

/// The history of one entry.
pub struct History {
    entry: LogEntry,
    versions: Vec<EntryVersion>,
    scroll: Scroll,
}

/// What people wrote must not reach a log.
impl std::fmt::Debug for History {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("History").field("entry", &self.entry.id).finish_non_exhaustive()
    }
}

impl History {
    /// Reads it.
    ///
    /// # Errors
    /// What the store answers.
    pub fn open(entry: &LogEntry, cx: &Cx<'_>) -> Result<Self, StoreError> {
        let versions = cx.house()?.reader.entry_history(entry.id)?;
        Ok(Self { entry: entry.clone(), versions, scroll: Scroll::default() })
    }

    fn lines(&self, width: usize, canvas: &Canvas<'_>, cx: &Cx<'_>) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for (index, version) in self.versions.iter().enumerate().rev() {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            self.add_head(version, width, canvas, cx, &mut lines);
            match &version.content {
                Some(content) => self.add_content(content, index > 0, width, canvas, cx, &mut lines),
                None => lines.push(Line::from(canvas.span(format!("  {}", cx.texts.history_text_stays()), Role::Dim))),
            }
        }
        lines
    }

    fn add_head(
        &self,
        version: &EntryVersion,
        width: usize,
        canvas: &Canvas<'_>,
        cx: &Cx<'_>,
        lines: &mut Vec<Line<'static>>,
    ) {
        let (t, moment) = (cx.texts, |at| cx.texts.moment(at, cx.now, cx.zone));
        let initials = |staff| cx.open.map_or("", |open| open.people.initials(staff));
        let Some(revised) = &version.revised else {
            let head = t.history_written(moment(self.entry.written_at), initials(self.entry.author));
            lines.push(Line::from(canvas.span(head, Role::Title)));
            return;
        };
        let head = t.history_revised(t.revision_kind(revised.kind), moment(revised.at), initials(revised.by));
        lines.push(Line::from(canvas.span(head, Role::Title)));
        if let Some(reason) = &revised.reason {
            for part in columns::wrap(&t.history_reason(reason.as_str()), width) {
                lines.push(Line::from(canvas.span(part.to_owned(), Role::Important)));
            }
        }
    }

    fn add_content(
        &self,
        content: &EntryContent,
        later: bool,
        width: usize,
        canvas: &Canvas<'_>,
        cx: &Cx<'_>,
        lines: &mut Vec<Line<'static>>,
    ) {
        let t = cx.texts;
        let mut facts = vec![t.kind(content.kind).to_owned(), t.weight(content.weight).to_owned()];
        let happened = t.happened(content.happened_at, self.entry.written_at, cx.zone);
        facts.push(t.row_happened_bare(happened));
        facts.extend(content.marks.handover.then(|| t.row_handover().to_owned()));
        facts.extend(t.contact_minutes(content.marks.minutes));
        facts.extend(content.marks.journal.then(|| t.row_to_journal().to_owned()));
        for part in columns::wrap(&facts.join(" · "), width.saturating_sub(2)) {
            lines.push(Line::from(canvas.span(format!("  {part}"), Role::Dim)));
        }
        let role = if later || self.versions.len() == 1 { Role::Text } else { Role::Dim };
        let labels = [t.entry_facts(), t.entry_youth_voice(), t.entry_assessment(), t.entry_agreed()];
        for (label, text) in labels.into_iter().zip(content.lines.all()) {
            let text = text.map_or("", Prose::as_str);
            if text.is_empty() {
                continue;
            }
            for (index, part) in columns::wrap(text, width.saturating_sub(LABEL)).into_iter().enumerate() {
                let label = columns::pad(if index == 0 { label } else { "" }, LABEL - 2);
                lines.push(Line::from(vec![
                    canvas.span(format!("  {label}"), Role::Dim),
                    canvas.span(part.to_owned(), role),
                ]));
            }
        }
    }
}

impl View for History {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.history_title().to_owned()
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
        if changes.has(Topic::Log) {
            self.versions = cx.house()?.reader.entry_history(self.entry.id)?;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let width = area.width.saturating_sub(4).min(110);
        let lines = self.lines(usize::from(width.saturating_sub(5)), canvas, cx);
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
        panel::draw(canvas, cx.texts.history_title(), (width, rows.min(area.height.saturating_sub(2))), |canvas| {
            let area = canvas.area();
            canvas.set_cursor((area.x, area.y).into());
            self.scroll.draw(canvas, area, lines);
        });
    }
}
