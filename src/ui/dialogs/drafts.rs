//! One's own drafts that wait: what each is, whom it is about, when it was kept, and how it begins.
//!
//! ```text
//! ╭─ Utkast ─────────────────────────────────────────────────────────────────╮
//! │ ▸ Nytt notat       3 Amir          14:29        Kom hjem sliten …        │
//! │   Nytt mål         1 Samira        i går 21:40  Stå opp 07:30 …          │
//! ╰──────────────────────────────────────────────────────────────────────────╯
//! ```

use ratatui::{buffer::Buffer, layout::Rect, style::Style, text::Line};
use serde_json::Value;

use super::{lookup, panel};
use crate::{
    domain::{
        changes::{Changes, Topic},
        time::Instant,
    },
    store::{
        StoreError,
        drafts::{DraftKey, SavedDraft},
    },
    text::columns,
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target, draw_line},
        forms::view::throw_away_question,
        input::Input,
        screens::{self, entry_form::moment},
        view::{Availability, Cx, Effect, Gist, Message, Response, View},
        widgets::{
            list::{FlatRows, ListRows, ListState},
            pane,
        },
    },
};

/// Columns of what it is, whom it is about, and when it was kept; the words take the rest.
const KIND: usize = 18;
const ABOUT: usize = 18;
const KEPT: usize = 13;

/// A draft as it is listed.
#[derive(Debug)]
pub struct Waiting {
    /// The draft's name.
    pub key: DraftKey,
    /// The title of its form; `None` when it can be opened no more.
    kind: Option<String>,
    gist: Gist,
    saved_at: Instant,
}

impl Waiting {
    /// What it is and whom it is about: «Nytt mål (1 Samira)».
    #[must_use]
    pub fn in_words(&self, cx: &Cx<'_>) -> String {
        let kind = self.kind(cx);
        if self.gist.about.is_empty() { kind.to_owned() } else { cx.texts.drafts_one_of(kind, &self.gist.about) }
    }

    fn kind<'a>(&'a self, cx: &Cx<'a>) -> &'a str {
        self.kind.as_deref().unwrap_or_else(|| cx.texts.drafts_closed())
    }
}

/// The drafts of whoever is signed in, the newest first.
///
/// # Errors
/// What the store answers.
pub fn read(cx: &Cx<'_>) -> Result<Vec<Waiting>, StoreError> {
    let house = cx.house()?;
    let drafts = house.reader.drafts(house.session.staff.id)?;
    Ok(drafts.into_iter().map(|saved| describe(saved, cx)).collect())
}

fn describe(saved: SavedDraft, cx: &Cx<'_>) -> Waiting {
    let SavedDraft { draft, saved_at } = saved;
    let (kind, gist) = if draft.key.form == lookup::CAPTURE {
        let gist = Gist { words: written(&draft.body["typed"]), ..Gist::default() };
        (Some(cx.texts.drafts_capture().to_owned()), gist)
    } else if let Some(view) = screens::reopen(&draft, cx) {
        (Some(view.title(cx)), view.gist(cx))
    } else {
        (None, Gist { words: written(&draft.body), ..Gist::default() })
    };
    Waiting { key: draft.key, kind, gist, saved_at }
}

/// Every text in the state of a form, whatever form it was. Dates and numbers are told from it by what they meant.
fn written(state: &Value) -> String {
    let Value::Object(parts) = state else {
        return String::new();
    };
    if let Some(Value::String(text)) = parts.get("text") {
        return text.clone();
    }
    if parts.contains_key("meant") {
        return String::new();
    }
    let texts = parts.values().map(written).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join(" ")
}

/// The list.
#[derive(Debug)]
pub struct Drafts {
    waiting: Vec<Waiting>,
    list: ListState,
    /// The draft that goes if it is asked for once more.
    asked: Option<DraftKey>,
}

impl Drafts {
    /// Opens the list.
    ///
    /// # Errors
    /// What the store answers.
    pub fn open(cx: &Cx<'_>) -> Result<Self, StoreError> {
        Ok(Self { waiting: read(cx)?, list: ListState::default(), asked: None })
    }

    fn order(&self) -> impl ListRows + use<> {
        FlatRows::new(self.waiting.len(), |_, _, _: &mut Buffer, _| {})
    }

    fn current(&self) -> Option<&Waiting> {
        self.waiting.get(self.list.current(&self.order())?)
    }

    fn open_current(&self, cx: &Cx<'_>) -> Response {
        match self.current() {
            Some(Waiting { kind: None, .. }) => Response::say(Message::note(cx.texts.drafts_cannot_open().to_owned())),
            Some(Waiting { key, .. }) => Response::Effects(vec![Effect::Close, Effect::OpenDraft(key.clone())]),
            None => Response::Handled,
        }
    }

    fn throw_away(&mut self, asked: Option<&DraftKey>, cx: &Cx<'_>) -> Response {
        let Some(Waiting { key, gist, .. }) = self.current() else {
            return Response::Handled;
        };
        let key = key.clone();
        if asked == Some(&key) {
            return Response::effect(Effect::ThrowAway(key));
        }
        let question = throw_away_question(&gist.words, cx);
        self.asked = Some(key);
        Response::say(Message::note(question))
    }

    fn moved(used: bool) -> Response {
        if used { Response::Handled } else { Response::Ignored }
    }
}

impl View for Drafts {
    fn scope(&self) -> Scope {
        Scope::Drafts
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.drafts_title().to_owned()
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::ThrowAway | Action::Open if self.waiting.is_empty() => {
                Availability::Disabled(cx.texts.drafts_none().to_owned())
            }
            Action::ThrowAway | Action::Open | Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
                Availability::Available
            }
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        let asked = self.asked.take();
        match action {
            Action::Open => self.open_current(cx),
            Action::ThrowAway => self.throw_away(asked.as_ref(), cx),
            _ => {
                let rows = self.order();
                Self::moved(self.list.step(action, &rows))
            }
        }
    }

    fn on_input(&mut self, input: &Input, _cx: &Cx<'_>) -> Response {
        self.asked = None;
        match input {
            Input::Mouse(mouse) => {
                let rows = self.order();
                Self::moved(self.list.wheel(*mouse, &rows))
            }
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.asked = None;
        self.list.select(target.0);
        Response::Handled
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.has(Topic::Drafts) {
            self.waiting = read(cx)?;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let area = canvas.area();
        let rows = u16::try_from(self.waiting.len().max(1)).unwrap_or(u16::MAX);
        let size = (area.width.saturating_sub(4).min(110), rows.saturating_add(2).min(area.height));
        panel::draw(canvas, cx.texts.drafts_title(), size, |canvas| {
            if self.waiting.is_empty() {
                pane::sentence(canvas, canvas.area(), cx.texts.drafts_none(), true);
                return;
            }
            let rows = FlatRows::new(self.waiting.len(), |index, area: Rect, buf: &mut Buffer, style: Style| {
                draw_line(&Line::styled(self.row(index, usize::from(area.width), cx), style), area, buf);
            });
            pane::list(canvas, &self.list, &rows, canvas.area(), true, Target);
        });
    }
}

impl Drafts {
    fn row(&self, index: usize, room: usize, cx: &Cx<'_>) -> String {
        let Some(waiting) = self.waiting.get(index) else {
            return String::new();
        };
        let column = |text: &str, cells: usize| columns::pad(&columns::truncate(text, cells - 1), cells);
        let before = [
            column(waiting.kind(cx), KIND),
            column(&waiting.gist.about, ABOUT),
            column(&moment(waiting.saved_at, cx), KEPT),
        ]
        .concat();
        let words = waiting.gist.words.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = columns::truncate(&words, room.saturating_sub(columns::width(&before)));
        before + &words
    }
}
