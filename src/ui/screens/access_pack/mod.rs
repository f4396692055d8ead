//! Packs about one youth («innsyn»): what is being put together, and the receipts of what was handed out.
//!
//! ```text
//!  ▌3 AMIR · Innsyn
//! ──────────────────────────────────────────────────────────────────────────
//! ▸ Begynt 21.11.2026 av KN · bedt om av vergen · alt
//!     14 av 212 sett · 1 240 linjer
//! ```

mod begin_form;
mod hand_out_form;
mod reason_form;
mod rows;
mod walk;

use ratatui::layout::Rect;

pub use self::begin_form::{DRAFT, reopen};
use self::rows::Rows;
use super::{Opened, sheet::whose};
use crate::{
    domain::{
        access::Deed,
        access_pack::Pack,
        changes::{Changes, Topic},
        ids::{PackId, YouthId},
    },
    store::{Done, StoreError},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::{Theme, ThemeName},
        view::{Availability, Cx, Effect, Response, View},
        widgets::{list::ListState, pane},
    },
};

/// The screen.
#[derive(Debug)]
struct Packs {
    youth: YouthId,
    /// The newest first.
    packs: Vec<Pack>,
    list: ListState,
}

/// Opens the packs of a youth.
///
/// # Errors
/// The role, and what the store answers.
pub fn open(youth: YouthId, cx: &Cx<'_>) -> Opened {
    super::may(Deed::MakeAccessPack, cx)?;
    let packs = cx.house()?.reader.packs_of(youth)?;
    Ok(Box::new(Packs { youth, packs, list: ListState::default() }))
}

/// Why nothing is gathered into a pack or decided about it any more.
fn while_open(pack: &Pack, cx: &Cx<'_>) -> Availability {
    if pack.is_finished() {
        return Availability::Disabled(cx.texts.pack_is_finished().to_owned());
    }
    Availability::Available
}

/// Whether a pack can be handed out; what is left otherwise.
fn handing_out(pack: &Pack, cx: &Cx<'_>) -> Availability {
    match pack.progress.left() {
        0 if pack.progress.lines == 0 => Availability::Disabled(cx.texts.pack_is_empty(cx.key(Action::GatherPack))),
        0 => Availability::Available,
        left => Availability::Disabled(cx.texts.refused_pack_not_seen(i64::from(left))),
    }
}

impl Packs {
    fn selected(&self) -> Option<&Pack> {
        self.packs.get(self.list.selected().min(self.packs.len().saturating_sub(1)))
    }

    fn of_selected(&self, cx: &Cx<'_>, asked: impl Fn(&Pack, &Cx<'_>) -> Availability) -> Availability {
        match self.selected() {
            Some(pack) => asked(pack, cx),
            None => Availability::Disabled(cx.texts.packs_none(cx.key(Action::BeginPack))),
        }
    }

    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        let mut list = std::mem::take(&mut self.list);
        // Rows are as tall in every theme.
        let moved = by(&mut list, &Rows { packs: &self.packs, cx, theme: Theme::new(ThemeName::Mono) });
        self.list = list;
        super::moved(Ok(moved), cx)
    }
}

impl View for Packs {
    fn scope(&self) -> Scope {
        Scope::Packs
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.action_open_packs().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::BeginPack => Availability::Available,
            Action::Open => self.of_selected(cx, |_, _| Availability::Available),
            Action::GatherPack => self.of_selected(cx, while_open),
            Action::HandOutPack => self.of_selected(cx, handing_out),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        if self.packs.is_empty() { &[Action::BeginPack] } else { &[Action::Open, Action::BeginPack] }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        let pack = self.selected().map(|pack| pack.id);
        match (action, pack) {
            (Action::BeginPack, _) => super::response(begin_form::open(self.youth, cx), cx),
            (Action::Open, Some(pack)) => super::response(walk::open(pack, cx), cx),
            (Action::GatherPack, Some(pack)) => Response::effect(Effect::GatherPack(pack)),
            (Action::HandOutPack, Some(pack)) => super::response(hand_out_form::open(pack, cx), cx),
            (action, _) => self.moved(cx, |list, rows| list.step(action, rows)),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => self.moved(cx, |list, rows| list.wheel(*mouse, rows)),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.list.select(target.0);
        Response::Handled
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.has(Topic::Packs) {
            let selected = self.selected().map(|pack| pack.id);
            self.packs = cx.house()?.reader.packs_of(self.youth)?;
            self.select(selected);
        }
        Ok(())
    }

    fn select_made(&mut self, done: &Done, cx: &Cx<'_>) -> Result<(), StoreError> {
        self.packs = cx.house()?.reader.packs_of(self.youth)?;
        self.select(Some(PackId(done.row)));
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let left = whose(self.youth, &self.title(cx), cx);
        let left = left.into_iter().map(|(text, role)| canvas.span(text, role)).collect();
        let below = pane::heading(canvas, left, "");
        if self.packs.is_empty() {
            return pane::sentence(canvas, below, &cx.texts.packs_none(cx.key(Action::BeginPack)), true);
        }
        let rows = Rows { packs: &self.packs, cx, theme: canvas.theme() };
        pane::list(canvas, &self.list, &rows, Rect { width: below.width.saturating_sub(1), ..below }, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.youth)
    }
}

impl Packs {
    fn select(&mut self, pack: Option<PackId>) {
        if let Some(at) = self.packs.iter().position(|one| Some(one.id) == pack) {
            self.list.select(at);
        }
    }
}
