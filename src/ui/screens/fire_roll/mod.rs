//! The fire roll (*brannliste*): who is in the house now, by apartment. On the covered screen the same without names.
//!
//! ```text
//!  Brannliste            inne 2 · ute 1 · ukjent 2 · gjester 1 · trenger hjelp 1
//! ──────────────────────────────────────────────────────────────────────────────
//!  På vakt: KN OH NV TB
//!
//! ▸ 1 Samira             INNE     sett 13:50 · 42 min             2 gjester 12:30
//!   2 Yonas              UTE      ▲ ventet 14:30 · sagt 12:10 · 2 t
//!     Trenger hjelp: hører dårlig, bank hardt.
//! ```

mod sheet;

use ratatui::{layout::Rect, text::Line};

use self::sheet::Sheet;
use super::{Opened, Subject};
use crate::{
    domain::{
        audit::AccessEvent,
        changes::Changes,
        house::Door,
        ids::{ApartmentId, ApartmentNumber, YouthId},
    },
    store::{StoreError, read::FireRoll},
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        input::Input,
        theme::{Role, Theme, ThemeName},
        view::{Availability, Cx, Effect, OpenHouse, Response, View},
        widgets::{list::ListState, pane},
    },
};

/// The roll on the whole screen.
#[derive(Debug, Default)]
struct FireRollScreen {
    list: ListState,
    /// The selected apartment and who lives there.
    selected: Subject,
    /// The page of another house of the file, without names; 0 is this house.
    other: usize,
}

/// Opens the roll.
///
/// # Errors
/// [`StoreError::Refused`] when no house is open.
pub fn open(cx: &Cx<'_>) -> Opened {
    cx.house()?;
    let mut screen = FireRollScreen::default();
    screen.note_selected(cx);
    Ok(Box::new(screen))
}

/// Draws the roll without names: for the covered screen.
pub fn draw_reduced(canvas: &mut Canvas<'_>, whole: OpenHouse<'_>, at: usize, action: Action, cx: &Cx<'_>) {
    let open = &whole.roll(at);
    let roll = FireRoll::of(open.people, open.standing);
    let below = heading(canvas, &roll, open, cx.texts);
    let sheet = Sheet { roll: &roll, cx, open, theme: canvas.theme(), reduced: true };
    canvas.within(below, |canvas| {
        let mut row = 0;
        let key = cx.keymap.shown(action, action == Action::OpenFireRoll).unwrap_or_default();
        if !whole.rolls.is_empty() {
            canvas.line(row, canvas.span(format!(" {}", house_told(whole, at, &key, cx.texts)), Role::Title));
            row += 1;
        }
        for index in 0..roll.rows.len() {
            for line in sheet.lines(index, canvas.area().width) {
                canvas.line(row, line);
                row += 1;
            }
        }
        for line in columns::wrap(cx.texts.roll_reduced_hint(), usize::from(canvas.area().width)) {
            row += 1;
            canvas.line(row, canvas.span(line.to_owned(), Role::Dim));
        }
    });
}

/// «Søsterhuset, hus 2 av 3. Ctrl-B: Hybelhuset.»
fn house_told(whole: OpenHouse<'_>, at: usize, key: &str, t: Texts) -> String {
    let all = whole.rolls.len() + 1;
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let name = |at: usize| whole.roll(at).info.name.as_str();
    if at + 1 == all {
        t.roll_last_house(name(at), number(all))
    } else {
        t.roll_next_house(name(at), number(at + 1), number(all), key, name(at + 1))
    }
}

/// Where the file has several houses, whoever goes in must know which of them this is: the name is not cut short here, since it
/// stands at the top of the screen and in the line below too.
fn heading(canvas: &mut Canvas<'_>, roll: &FireRoll, open: &OpenHouse<'_>, t: Texts) -> Rect {
    let totals = roll.totals();
    let right = t.roll_totals(totals.inside, totals.outside, totals.unknown, totals.guests, totals.help);
    let mut title = t.roll_title().to_owned();
    let named = t.house_line(&title, open.info.name.as_str());
    if open.info.several && columns::width(&named) + columns::width(&right) + 3 <= usize::from(canvas.area().width) {
        title = named;
    }
    let title = vec![canvas.span(title, Role::Title)];
    pane::heading(canvas, title, &right)
}

impl FireRollScreen {
    /// Moves in the list.
    fn moved(&mut self, cx: &Cx<'_>, by: impl FnOnce(&mut ListState, &Sheet<'_>) -> bool) -> Response {
        let moved = cx.house().map(|open| {
            let roll = FireRoll::of(open.people, open.standing);
            // Rows are as tall in every theme.
            let theme = Theme::new(ThemeName::Mono);
            by(&mut self.list, &Sheet { roll: &roll, cx, open: &open, theme, reduced: false })
        });
        self.note_selected(cx);
        super::moved(moved, cx)
    }

    fn note_selected(&mut self, cx: &Cx<'_>) {
        let Ok(open) = cx.house() else {
            return;
        };
        let doors = open.people.doors();
        let door = doors.get(self.list.selected().min(doors.len().saturating_sub(1)));
        self.selected =
            Subject { youth: door.and_then(|door| door.youth), apartment: door.map(|door| door.apartment.id) };
    }

    /// On to the next house of the file. The others are read when the first of them is asked for.
    fn turn(&mut self, cx: &Cx<'_>) -> Response {
        let others = cx.open.map_or(0, |open| open.rolls.len());
        let is_first = self.other == 0;
        self.other = if is_first || self.other < others { self.other + 1 } else { 0 };
        if is_first { Response::effect(Effect::ReadRolls) } else { Response::Handled }
    }

    fn select(&mut self, number: ApartmentNumber, cx: &Cx<'_>) -> Response {
        if let Ok(open) = cx.house() {
            let youth = open.people.next_behind(number, self.selected.youth);
            let is_meant = |door: &Door| door.apartment.number == number && door.youth == youth;
            self.list.select(open.people.doors().iter().position(is_meant).unwrap_or(self.list.selected()));
        }
        self.note_selected(cx);
        Response::Handled
    }
}

impl View for FireRollScreen {
    fn scope(&self) -> Scope {
        Scope::FireRoll
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.roll_title().to_owned()
    }

    fn availability(&self, action: Action, cx: &Cx<'_>) -> Availability {
        match action {
            Action::SelectApartment(number) => super::apartment_availability(number, cx),
            Action::AllHouses if cx.open.is_some_and(|open| open.info.several) => Availability::Available,
            Action::OpenFireRoll => Availability::Available,
            _ if self.other > 0 => Availability::NotHere,
            Action::Open => super::availability(Action::AskPresence, self.selected.youth, cx),
            action if super::moves(action) => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_open(&mut self, _cx: &Cx<'_>) -> Response {
        Response::effect(Effect::Record { event: AccessEvent::FireRoll, youth: None })
    }

    fn on_action(&mut self, action: Action, cx: &Cx<'_>) -> Response {
        match action {
            Action::AllHouses => self.turn(cx),
            _ if self.other > 0 => Response::Ignored,
            Action::SelectApartment(number) => self.select(ApartmentNumber(number), cx),
            Action::Open => Response::effect(Effect::Act(Action::AskPresence)),
            // The roll is open already.
            Action::OpenFireRoll => Response::Handled,
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
        self.list.select(target.0);
        self.note_selected(cx);
        Response::Handled
    }

    fn refresh(&mut self, _changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        // The rows are drawn from what the session holds, which is read again on every change.
        self.note_selected(cx);
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        let Ok(open) = cx.house() else {
            return;
        };
        if self.other > 0 {
            draw_reduced(canvas, open, self.other, Action::AllHouses, cx);
            return;
        }
        let roll = FireRoll::of(open.people, open.standing);
        let below = heading(canvas, &roll, &open, cx.texts);
        let on = on_shift(&open, cx.texts);
        let on = if open.info.several { cx.texts.house_line(open.info.name.as_str(), on) } else { on };
        canvas.within(below, |canvas| canvas.line(0, Line::styled(format!(" {on}"), canvas.style(Role::Text))));
        let list = Rect {
            y: below.y + 2,
            height: below.height.saturating_sub(2),
            width: below.width.saturating_sub(1),
            ..below
        };
        let sheet = Sheet { roll: &roll, cx, open: &open, theme: canvas.theme(), reduced: false };
        pane::list(canvas, &self.list, &sheet, list, true, Target);
    }

    fn youth(&self) -> Option<YouthId> {
        self.selected.youth
    }

    fn apartment(&self) -> Option<ApartmentId> {
        self.selected.apartment
    }
}

/// «På vakt: KN OH»: everybody whose confirmed shift runs now.
fn on_shift(open: &OpenHouse<'_>, t: Texts) -> String {
    let initials = open.people.initials_on(&open.standing.on);
    if initials.is_empty() { t.report_nobody_on_shift().to_owned() } else { t.roll_on_shift(initials.join(" ")) }
}
