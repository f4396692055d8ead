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

use super::{lookup, panel, question::Question};
use crate::{
    domain::{
        changes::{Changes, Topic},
        time::Instant,
    },
    store::{
        StoreError,
        drafts::{DraftKey, Revision, SavedDraft},
    },
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target, draw_line},
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

/// What a draft is.
#[derive(Debug)]
enum Kind {
    /// A text of the form with this title.
    Form(String),
    /// A text whose form can be opened no more: what it is about is gone.
    Closed,
    /// Nothing this program can read.
    Unreadable,
}

/// A draft as it is listed.
#[derive(Debug)]
pub struct Waiting {
    /// The draft's name.
    pub key: DraftKey,
    /// The text that is shown of it.
    revision: Revision,
    kind: Kind,
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
        match &self.kind {
            Kind::Form(title) => title,
            Kind::Closed => cx.texts.drafts_closed(),
            Kind::Unreadable => cx.texts.drafts_unreadable(),
        }
    }
}

/// The drafts of whoever is signed in, the newest first.
///
/// # Errors
/// What the store answers.
pub fn read(cx: &Cx<'_>) -> Result<Vec<Waiting>, StoreError> {
    let house = cx.house()?;
    let drafts = house.reader.drafts(house.session.staff.id)?;
    Ok(drafts.iter().map(|saved| describe(saved, cx)).collect())
}

/// What a draft is, whom it is about and how it begins.
pub fn describe(saved: &SavedDraft, cx: &Cx<'_>) -> Waiting {
    let (kind, gist) = match saved.draft() {
        None => (Kind::Unreadable, Gist::default()),
        Some(draft) if draft.key.form == lookup::CAPTURE => {
            let gist = Gist { words: written(&draft.body["typed"]), ..Gist::default() };
            (Kind::Form(cx.texts.drafts_capture().to_owned()), gist)
        }
        Some(draft) => match screens::reopen(&draft, cx) {
            Some(view) => (Kind::Form(view.title(cx)), view.gist(cx)),
            None => (Kind::Closed, Gist { words: written(&draft.body), ..Gist::default() }),
        },
    };
    Waiting { key: saved.key.clone(), revision: saved.revision, kind, gist, saved_at: saved.saved_at }
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
}

impl Drafts {
    /// Opens the list.
    ///
    /// # Errors
    /// What the store answers.
    pub fn open(cx: &Cx<'_>) -> Result<Self, StoreError> {
        Ok(Self { waiting: read(cx)?, list: ListState::default() })
    }

    fn order(&self) -> impl ListRows + use<> {
        FlatRows::new(self.waiting.len(), |_, _, _: &mut Buffer, _| {})
    }

    fn current(&self) -> Option<&Waiting> {
        self.waiting.get(self.list.current(&self.order())?)
    }

    fn open_current(&self, cx: &Cx<'_>) -> Response {
        let say = |sentence: &str| Response::say(Message::note(sentence.to_owned()));
        match self.current() {
            Some(Waiting { kind: Kind::Closed, .. }) => say(cx.texts.drafts_cannot_open()),
            Some(Waiting { kind: Kind::Unreadable, .. }) => say(cx.texts.drafts_cannot_read()),
            Some(Waiting { key, .. }) => Response::Effects(vec![Effect::Close, Effect::OpenDraft(key.clone())]),
            None => Response::Handled,
        }
    }

    fn throw_away(&self, t: Texts) -> Response {
        let Some(Waiting { key, revision, gist, .. }) = self.current() else {
            return Response::Handled;
        };
        let then = vec![Effect::ThrowAway { key: key.clone(), shown: Some(*revision) }];
        Response::open(Question::throw_away(&gist.words, then, t))
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
        match action {
            Action::Open => self.open_current(cx),
            Action::ThrowAway => self.throw_away(cx.texts),
            _ => {
                let rows = self.order();
                Self::moved(self.list.step(action, &rows))
            }
        }
    }

    fn on_input(&mut self, input: &Input, _cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => {
                let rows = self.order();
                Self::moved(self.list.wheel(*mouse, &rows))
            }
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
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
