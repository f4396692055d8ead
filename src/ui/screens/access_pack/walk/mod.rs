//! Going through the lines of a pack, one by one: what is proposed to be hidden is marked, and every line with a proposal is
//! seen by a leader before anything is handed out.
//!
//! ```text
//!  ▌3 AMIR · Innsyn · Logg                   14 av 212 forslag sett
//! ─────────────────────────────────────────────────────────────────
//!  █navn█ skjules  _navn_ vises  ›ord‹ det neste tasten gjelder
//!
//! ▸ * lør 21.11.2026 14:05 · Notat · Kari Nygård (KN)
//!     Fakta: Amir og ›█Samira█‹ kranglet.
//! ```

mod rows;
mod words;

use std::ops::Range;

use ratatui::layout::Rect;

use self::{rows::Rows, words::Chosen};
use super::{hand_out_form, handing_out, reason_form, while_open};
use crate::{
    domain::{
        access_pack::{MOST_LINES, Mask, Masks, Pack, PackLine, Part, Place, Step},
        changes::{Changes, Topic},
        command::Command,
        ids::{PackId, PackLineId, YouthId},
        refusal::Refusal,
    },
    store::StoreError,
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        screens::{self, Opened, sheet::whose},
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
        widgets::{
            list::{self, ListRows as _, ListState},
            pane,
        },
    },
};

/// Lines read at a time.
const PAGE: usize = 100;
/// So near to an end of what is loaded, more is read.
const NEAR_END: usize = 20;
/// Lines that are loaded at most: all of them are read again after a decision.
const LOADED: usize = 300;

/// What was asked of the house and has not been answered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// A decision; the selection goes on to the next line then.
    GoOn,
    /// A decision about the line that stays selected.
    Stay,
    /// Lines were accepted up to and with this one.
    Accept(PackLineId),
}

/// The screen.
#[derive(Debug)]
struct Walk {
    pack: Pack,
    lines: Vec<PackLine>,
    /// There are lines before and after those that are loaded.
    more: (bool, bool),
    list: ListState,
    chosen: Chosen,
    asked: Option<Asked>,
}

/// Opens a pack at the first line that has something to decide.
///
/// # Errors
/// [`Refusal::Gone`] for one that is not there, and what the store answers.
pub(super) fn open(pack: PackId, cx: &Cx<'_>) -> Opened {
    let reader = cx.house()?.reader;
    let pack = reader.pack(pack)?.ok_or(Refusal::Gone)?;
    let first = reader.next_left(pack.id, None)?;
    let mut walk = Walk {
        pack,
        lines: Vec::new(),
        more: (false, false),
        list: ListState::default(),
        chosen: Chosen::default(),
        asked: None,
    };
    walk.load_at(first, cx)?;
    Ok(Box::new(walk))
}

impl Walk {
    /// Loads the lines around a place, and selects the one that stands there; the first where no place is named.
    fn load_at(&mut self, place: Option<Place>, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        let mut lines = match place {
            Some(place) => reader.pack_lines_before(self.pack.id, place, NEAR_END)?,
            None => Vec::new(),
        };
        let before = lines.len();
        // The place itself is the first of what comes after all that is before it.
        let just_before = place.map(|place| Place { line: PackLineId(place.line.0 - 1), ..place });
        let after = reader.pack_lines(self.pack.id, just_before, PAGE)?;
        self.more = (before == NEAR_END, after.len() == PAGE);
        lines.extend(after);
        self.lines = lines;
        self.select(before);
        Ok(())
    }

    /// Loads the last lines.
    fn load_last(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let end = Place { part: i64::MAX, sort: i64::MAX, line: PackLineId(i64::MAX) };
        self.lines = cx.house()?.reader.pack_lines_before(self.pack.id, end, PAGE)?;
        self.more = (self.lines.len() == PAGE, false);
        self.select(self.lines.len());
        Ok(())
    }

    fn select(&mut self, index: usize) {
        self.list.select(index.min(self.lines.len().saturating_sub(1)));
        self.chosen = self.selected().map(Chosen::begin).unwrap_or_default();
    }

    fn selected(&self) -> Option<&PackLine> {
        self.lines.get(self.list.selected().min(self.lines.len().saturating_sub(1)))
    }

    /// Goes to a place, loaded or not.
    fn go_to(&mut self, place: Place, cx: &Cx<'_>) -> Result<(), StoreError> {
        match self.lines.iter().position(|line| line.place == place) {
            Some(at) => {
                self.select(at);
                self.read_on(cx)
            }
            None => self.load_at(Some(place), cx),
        }
    }

    /// The next line that has something to decide, from the beginning again after the last.
    fn next_left(&mut self, cx: &Cx<'_>) -> Result<bool, StoreError> {
        let reader = cx.house()?.reader;
        let here = self.selected().map(|line| line.place);
        let next = match reader.next_left(self.pack.id, here)? {
            None => reader.next_left(self.pack.id, None)?,
            next => next,
        };
        match next {
            Some(place) => self.go_to(place, cx).map(|()| true),
            None => Ok(false),
        }
    }

    /// Moves in the list, and reads on when an end of what is loaded comes near.
    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Rows<'_>) -> bool) -> Response {
        let before = self.list.selected();
        let mut list = std::mem::take(&mut self.list);
        // Rows are as tall in every theme.
        let moved = by(&mut list, &self.rows(before, Theme::new(ThemeName::Mono), cx));
        self.list = list;
        if self.list.selected() != before {
            self.chosen = self.selected().map(Chosen::begin).unwrap_or_default();
        }
        screens::moved(self.read_on(cx).map(|()| moved), cx)
    }

    fn read_on(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        let selected = self.list.selected();
        if let Some(last) = self.lines.last().filter(|_| self.more.1 && selected + NEAR_END >= self.lines.len()) {
            let more = reader.pack_lines(self.pack.id, Some(last.place), PAGE)?;
            self.more.1 = more.len() == PAGE;
            self.lines.extend(more);
            self.forget_first();
        }
        if let Some(first) = self.lines.first().filter(|_| self.more.0 && selected < NEAR_END) {
            let mut more = reader.pack_lines_before(self.pack.id, first.place, PAGE)?;
            self.more.0 = more.len() == PAGE;
            let count = more.len();
            more.append(&mut self.lines);
            self.lines = more;
            self.list.shift(isize::try_from(count).unwrap_or_default());
            self.more.1 |= self.lines.len() > LOADED;
            self.lines.truncate(LOADED);
        }
        Ok(())
    }

    /// The first of too many lines are loaded no more.
    fn forget_first(&mut self) {
        let surplus = self.lines.len().saturating_sub(LOADED);
        if surplus > 0 {
            self.lines.drain(..surplus);
            self.more.0 = true;
            self.list.shift(-isize::try_from(surplus).unwrap_or_default());
        }
    }

    fn rows<'a>(&'a self, selected: usize, theme: Theme, cx: &Cx<'_>) -> Rows<'a> {
        Rows { lines: &self.lines, selected, chosen: self.chosen, t: cx.texts, theme }
    }

    fn decide(&mut self, masks: Masks, seen: bool, asked: Asked) -> Response {
        let Some(line) = self.selected() else { return Response::Handled };
        let before = line.decision.as_ref().map(|decision| decision.id);
        let step = Step::Decide { line: line.place.line, before, masks, seen };
        self.asked = Some(asked);
        Response::effect(Effect::Run(Box::new(Command::Pack(step))))
    }

    /// Hides what is chosen, or shows it: a proposal without a question, other words with a reason.
    fn mask(&mut self, over: Option<Range<usize>>, cx: &Cx<'_>) -> Response {
        let (Some(line), Some(over)) = (self.selected(), over) else { return Response::Handled };
        let mut masks = line.masks().clone();
        let is_shown = masks.over(&over).is_none();
        let proposal = line.proposed.over(&over).cloned();
        match proposal {
            _ if !is_shown => masks.lift(&over),
            Some(proposal) => masks.put(proposal.range(), proposal.reason),
            None => return screens::response(reason_form::open(line, over, cx), cx),
        }
        let seen = line.is_seen();
        self.decide(masks, seen, Asked::Stay)
    }

    /// Hides all of the line; of one that is hidden, what was proposed.
    fn mask_line(&mut self, cx: &Cx<'_>) -> Response {
        let Some(line) = self.selected() else { return Response::Handled };
        if !line.masks().hide_all(&line.text) {
            return screens::response(reason_form::open(line, 0..line.text.len(), cx), cx);
        }
        let (masks, seen) = (line.proposed.clone(), line.is_seen());
        self.decide(masks, seen, Asked::Stay)
    }

    fn chosen_range(&self) -> Option<Range<usize>> {
        self.selected().and_then(|line| self.chosen.range(&line.text))
    }

    /// The mask at the chosen words, for another reason.
    fn reason(&self, cx: &Cx<'_>) -> Response {
        let line = self.selected();
        let mask = line.zip(self.chosen_range()).and_then(|(line, over)| line.masks().over(&over).map(Mask::range));
        match line.zip(mask) {
            Some((line, over)) => screens::response(reason_form::open(line, over, cx), cx),
            None => Response::say(Message::note(cx.texts.pack_nothing_hidden_here().to_owned())),
        }
    }

    /// The selected line is seen as it stands, and the next one is wanted.
    fn see(&mut self, cx: &Cx<'_>) -> Response {
        let Some(line) = self.selected() else { return Response::Handled };
        if line.is_seen() || self.pack.is_finished() {
            return self.go_on(cx);
        }
        let masks = line.masks().clone();
        self.decide(masks, true, Asked::GoOn)
    }

    /// Whoever reads line by line goes on line by line; whoever decides goes to what is to be decided.
    fn go_on(&mut self, cx: &Cx<'_>) -> Response {
        if self.selected().is_some_and(|line| line.proposed.is_empty()) || self.pack.is_finished() {
            return self.moved(cx, |list, rows| list.step(Action::Down, rows));
        }
        self.show_next_left(cx)
    }

    fn show_next_left(&mut self, cx: &Cx<'_>) -> Response {
        match self.next_left(cx) {
            Ok(true) => Response::Handled,
            Ok(false) => Response::say(Message::note(cx.texts.pack_all_seen(cx.key(Action::HandOutPack)))),
            Err(error) => Response::effect(screens::failure(&error, cx)),
        }
    }

    /// The selected line was seen: goes on, and tells how much is left.
    fn seen(&mut self, cx: &Cx<'_>) -> Response {
        let t = cx.texts;
        if let Response::Effects(effects) = self.go_on(cx)
            && self.pack.progress.left() > 0
        {
            return Response::Effects(effects);
        }
        Response::say(Message::good(match self.pack.progress.left() {
            0 => t.pack_all_seen(cx.key(Action::HandOutPack)),
            left => t.pack_left(i64::from(left)),
        }))
    }

    /// What the key did is told in a word: the words on the screen have changed.
    fn masked(&self, cx: &Cx<'_>) -> Response {
        let hides =
            self.selected().zip(self.chosen_range()).is_some_and(|(line, over)| line.masks().over(&over).is_some());
        let told = if hides { cx.texts.pack_hidden_now() } else { cx.texts.pack_shown_now() };
        Response::say(Message::good(told.to_owned()))
    }

    /// The lines that are seen whole on the screen; the selected one, where that is taller than the screen.
    fn on_screen(&self, cx: &Cx<'_>) -> Vec<usize> {
        let rows = self.rows(self.list.selected(), Theme::new(ThemeName::Mono), cx);
        let drawn = self.list.drawn();
        let is_whole = |(index, area): &(usize, Rect)| rows.height(*index, list::text_width(*area)) <= area.height;
        let whole: Vec<usize> = drawn.iter().filter(|row| is_whole(row)).map(|(index, _)| *index).collect();
        if whole.is_empty() { drawn.into_iter().map(|(index, _)| index).collect() } else { whole }
    }

    /// Accepts what is seen on the screen and has no proposal, and shows what comes after it.
    fn accept(&mut self, cx: &Cx<'_>) -> Response {
        let seen: Vec<&PackLine> = self.on_screen(cx).into_iter().filter_map(|index| self.lines.get(index)).collect();
        let Some(last) = seen.last().map(|line| line.place.line) else { return Response::Handled };
        let fit = seen.iter().filter(|line| line.proposed.is_empty() && !line.is_seen());
        let lines: Vec<PackLineId> = fit.map(|line| line.place.line).take(MOST_LINES).collect();
        if lines.is_empty() {
            return self.past(last, cx, Message::note);
        }
        self.asked = Some(Asked::Accept(last));
        Response::effect(Effect::Run(Box::new(Command::Pack(Step::Accept { pack: self.pack.id, lines }))))
    }

    /// Shows what comes after a line, and tells what was passed over.
    fn past(&mut self, last: PackLineId, cx: &Cx<'_>, message: fn(String) -> Message) -> Response {
        let t = cx.texts;
        let passed = self.on_screen(cx);
        let left = passed.iter().filter_map(|index| self.lines.get(*index)).filter(|line| line.is_left()).count();
        let next = self.lines.iter().position(|line| line.place.line == last).map_or(0, |at| at + 1);
        if next < self.lines.len() {
            self.list.select_at_top(next);
            self.chosen = self.selected().map(Chosen::begin).unwrap_or_default();
        }
        if let Err(error) = self.read_on(cx) {
            return Response::effect(screens::failure(&error, cx));
        }
        let progress = self.pack.progress;
        Response::say(message(match i64::try_from(left).unwrap_or(i64::MAX) {
            0 if progress.seen == progress.lines => t.pack_all_seen(cx.key(Action::HandOutPack)),
            0 => t.pack_accepted().to_owned(),
            left => t.pack_accepted_but(left, cx.key(Action::NextToDecide)),
        }))
    }

    /// Lines that are loaded are read again: somebody decided about them, or the house says something else.
    fn reread(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        self.pack = reader.pack(self.pack.id)?.ok_or(Refusal::Gone)?;
        let selected = self.selected().map(|line| line.place);
        let Some((first, count)) = self.lines.first().map(|line| (line.place, self.lines.len())) else {
            let first = reader.next_left(self.pack.id, None)?;
            return self.load_at(first, cx);
        };
        let just_before = Place { line: PackLineId(first.line.0 - 1), ..first };
        let limit = count.max(PAGE);
        self.lines = reader.pack_lines(self.pack.id, Some(just_before), limit)?;
        self.more.1 = self.lines.len() == limit;
        if let Some(place) = selected {
            let at = self.lines.partition_point(|line| line.place < place);
            self.list.select(at.min(self.lines.len().saturating_sub(1)));
            if self.selected().map(|line| line.place) != Some(place) {
                self.chosen = self.selected().map(Chosen::begin).unwrap_or_default();
            }
        }
        Ok(())
    }

    /// What the signs mean, and the keys a footer of 80 columns has no room for.
    fn hints(&self, cx: &Cx<'_>) -> Vec<String> {
        let t = cx.texts;
        if self.pack.is_finished() {
            return vec![t.pack_is_finished().to_owned()];
        }
        let keys =
            [Action::NextToDecide, Action::AcceptLines, Action::MaskLine, Action::ExtendMask, Action::HandOutPack];
        let [next, accept, line, extend, out] = keys.map(|action| cx.key(action));
        let keys = match self.chosen.extends() {
            true => t.pack_extending(cx.key(Action::Right), cx.key(Action::MaskWords)),
            false => t.pack_keys(next, accept, line, extend, out),
        };
        vec![t.pack_legend().to_owned(), keys]
    }

    fn nothing(&self, cx: &Cx<'_>) -> String {
        cx.texts.pack_is_empty(cx.key(Action::GatherPack))
    }
}

impl View for Walk {
    fn scope(&self) -> Scope {
        Scope::PackLines
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.action_open_packs().to_owned()
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        (action == Action::Open).then(|| t.pack_see())
    }

    fn foremost(&self, _cx: &Cx<'_>) -> &'static [Action] {
        &[Action::Open, Action::MaskWords, Action::NextToDecide, Action::AcceptLines]
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open | Action::Left | Action::Right | Action::NextToDecide => Availability::Available,
            Action::MaskWords
            | Action::ExtendMask
            | Action::MaskLine
            | Action::MaskReason
            | Action::AcceptLines
            | Action::GatherPack => while_open(&self.pack, cx),
            Action::HandOutPack => handing_out(&self.pack, cx),
            action if screens::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::Open => self.see(cx),
            Action::Left | Action::Right => {
                let text = self.selected().map_or_else(String::new, |line| line.text.clone());
                self.chosen.step(action == Action::Right, &text);
                Response::Handled
            }
            Action::ExtendMask => {
                self.chosen.extend();
                Response::Handled
            }
            Action::MaskWords => self.mask(self.chosen_range(), cx),
            Action::MaskLine => self.mask_line(cx),
            Action::MaskReason => self.reason(cx),
            Action::AcceptLines => self.accept(cx),
            Action::NextToDecide => self.show_next_left(cx),
            Action::GatherPack => Response::effect(Effect::GatherPack(self.pack.id)),
            Action::HandOutPack => screens::response(hand_out_form::open(self.pack.id, cx), cx),
            Action::First => screens::told(self.load_at(None, cx), cx),
            Action::Last => screens::told(self.load_last(cx), cx),
            action => self.moved(cx, |list, rows| list.step(action, rows)),
        }
    }

    fn on_input(&mut self, input: &Input, cx: &Cx<'_>) -> Response {
        match input {
            Input::Mouse(mouse) => self.moved(cx, |list, rows| list.wheel(*mouse, rows)),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.select(target.0);
        Response::Handled
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match (outcome, self.asked.take()) {
            (Outcome::Done(_), Some(Asked::GoOn)) => self.seen(cx),
            (Outcome::Done(_), Some(Asked::Stay)) => self.masked(cx),
            (Outcome::Done(_), Some(Asked::Accept(last))) => self.past(last, cx, Message::good),
            (Outcome::Failed(_), Some(_)) => match self.reread(cx) {
                // Somebody else decided first: what they decided is shown, and the app says why.
                Ok(()) => Response::Ignored,
                Err(error) => Response::effect(screens::failure(&error, cx)),
            },
            _ => Response::Ignored,
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.has(Topic::Packs) { self.reread(cx) } else { Ok(()) }
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let part = self.selected().and_then(|line| Part::from_number(line.place.part));
        let title =
            part.map_or_else(|| self.title(cx), |part| format!("{} · {}", self.title(cx), cx.texts.pack_part(part)));
        let left = whose(self.pack.youth, &title, cx);
        let left = left.into_iter().map(|(text, role)| canvas.span(text, role)).collect();
        let progress = self.pack.progress;
        let count = cx.texts.pack_seen(i64::from(progress.decided), i64::from(progress.proposed));
        let below = pane::heading(canvas, left, &count);
        let room = usize::from(below.width.saturating_sub(3));
        let hints: Vec<String> = self.hints(cx).iter().flat_map(|hint| columns::wrap_told(hint, room)).collect();
        let taken = u16::try_from(hints.len()).unwrap_or(0) + 1;
        for (row, line) in (below.y - canvas.area().y..).zip(hints) {
            let line = canvas.span(format!(" {line}"), Role::Dim);
            canvas.line(row, line);
        }
        let below = Rect { y: below.y + taken, height: below.height.saturating_sub(taken), ..below };
        if self.lines.is_empty() {
            return pane::sentence(canvas, below, &self.nothing(cx), true);
        }
        let rows = self.rows(self.list.selected(), canvas.theme(), cx);
        pane::list(canvas, &self.list, &rows, Rect { width: below.width.saturating_sub(1), ..below }, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        Some(self.pack.youth)
    }
}
