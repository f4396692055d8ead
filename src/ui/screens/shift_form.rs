//! Which shift somebody has: asked once when they come in, over the board, with the likeliest one chosen.
//!
//! ```text
//! ╭─ Hvilken vakt har du, KN? ─────────────────────────╮
//! │   Dagvakt      07:30–15:00                         │
//! │ ▸ Kveldsvakt   14:30–22:30   OH                    │
//! │   Nattevakt    22:15–07:45                         │
//! │                                                    │
//! │ Enter bekrefter. Esc hopper over; v spør igjen.    │
//! ╰────────────────────────────────────────────────────╯
//! ```

use chrono::TimeDelta;
use ratatui::layout::Rect;

use super::Opened;
use crate::{
    domain::{
        changes::{Changes, Topic},
        command::Command,
        ids::StaffId,
        refusal::Refusal,
        shift::{self, BEFORE_ITS_BEGINNING, Occurrence, ShiftKind},
        time::{Instant, Zone},
    },
    store::{StoreError, read::Reader},
    text::{Texts, columns},
    ui::{
        action::{Action, Scope},
        canvas::{Canvas, Target},
        dialogs::panel,
        theme::Role,
        view::{Availability, Cx, Effect, Message, Outcome, Response, View},
    },
};

/// How long after its end a shift may still be confirmed: handover and late writing take their time.
const LATE: TimeDelta = TimeDelta::hours(2);

/// One shift that can be confirmed.
#[derive(Debug, Clone)]
struct Choice {
    name: String,
    occurrence: Occurrence,
    /// Initials of those who have confirmed it.
    confirmed: Vec<String>,
}

/// The question.
#[derive(Debug)]
struct ShiftForm {
    initials: String,
    choices: Vec<Choice>,
    selected: usize,
}

/// Opens the question with the likeliest shift chosen.
///
/// # Errors
/// [`Refusal::Gone`] when the house has no shifts, and what the store answers.
pub fn open(cx: &Cx<'_>) -> Opened {
    let open = cx.house()?;
    let likeliest = shift::suggest(&cx.config.shifts, cx.now, cx.zone).ok_or(Refusal::Gone)?;
    let mine = open.session.shift.as_ref().map(|shift| (&shift.kind, shift.day));
    let mut form = ShiftForm { initials: open.session.staff.initials.to_string(), choices: Vec::new(), selected: 0 };
    form.read(cx)?;
    let wanted = mine.unwrap_or((&likeliest.kind, likeliest.day));
    let at = form.choices.iter().position(|choice| (&choice.occurrence.kind, choice.occurrence.day) == wanted);
    form.selected = at.unwrap_or(0);
    Ok(Box::new(form))
}

/// One of each kind, in the order they begin: the one that is suggested, the one that runs (after midnight last night's), or
/// that of today if it is not long over.
fn occurrences(kinds: &[ShiftKind], now: Instant, zone: Zone) -> Vec<(String, Occurrence)> {
    let suggested = shift::suggest(kinds, now, zone);
    let mut all: Vec<(String, Occurrence)> = Vec::new();
    for kind in kinds {
        let suggested = suggested.clone().filter(|occurrence| occurrence.kind == kind.id);
        let today =
            Some(kind.on(zone.date(now), zone)).filter(|today| today.end + LATE > now && today.end > today.start);
        let offered = suggested.or_else(|| kind.running_at(now, zone)).or(today);
        all.extend(offered.map(|occurrence| (kind.name.clone(), occurrence)));
    }
    all.sort_by_key(|(_, occurrence)| occurrence.start);
    all
}

/// Initials of those who have confirmed a shift, without `except`.
fn confirmed(
    reader: Reader<'_>,
    occurrence: &Occurrence,
    except: Option<StaffId>,
    cx: &Cx<'_>,
) -> Result<Vec<String>, StoreError> {
    let staff = reader.confirmed(&occurrence.kind, occurrence.day)?;
    let people = cx.house()?.people;
    Ok(staff
        .into_iter()
        .filter(|staff| Some(*staff) != except)
        .map(|staff| people.initials(staff).to_owned())
        .collect())
}

impl ShiftForm {
    fn read(&mut self, cx: &Cx<'_>) -> Result<(), StoreError> {
        let reader = cx.house()?.reader;
        let mut choices = Vec::new();
        for (name, occurrence) in occurrences(&cx.config.shifts, cx.now, cx.zone) {
            let confirmed = confirmed(reader, &occurrence, None, cx)?;
            choices.push(Choice { name, occurrence, confirmed });
        }
        self.selected = self.still_chosen(&choices, cx).unwrap_or(0);
        self.choices = choices;
        Ok(())
    }

    /// The one that was chosen stays chosen, also when another has come or gone before it; where it is offered no more, the
    /// one of the same kind does, or else the one that is suggested. Which row it had says nothing.
    fn still_chosen(&self, choices: &[Choice], cx: &Cx<'_>) -> Option<usize> {
        let find = |of: &dyn Fn(&Occurrence) -> bool| choices.iter().position(|choice| of(&choice.occurrence));
        let suggested = || {
            let suggested = shift::suggest(&cx.config.shifts, cx.now, cx.zone)?;
            find(&|occurrence| *occurrence == suggested)
        };
        let Some(Choice { occurrence: chosen, .. }) = self.choices.get(self.selected) else {
            return suggested();
        };
        find(&|occurrence| occurrence == chosen)
            .or_else(|| find(&|occurrence| occurrence.kind == chosen.kind))
            .or_else(suggested)
    }

    fn select(&mut self, by: isize) -> Response {
        self.selected = self.selected.saturating_add_signed(by).min(self.choices.len().saturating_sub(1));
        Response::Handled
    }

    fn confirm(&self) -> Response {
        let Some(Choice { occurrence, .. }) = self.choices.get(self.selected) else {
            return Response::Handled;
        };
        let Occurrence { kind, day, start, end } = occurrence.clone();
        let command = Command::ConfirmShift { kind, day, starts_at: start, ends_at: end };
        Response::effect(Effect::Run(Box::new(command)))
    }

    /// «Du er på kveldsvakt 14:30–22:30 med OH.»
    fn told(&self, cx: &Cx<'_>) -> String {
        let t = cx.texts;
        let Some(Choice { name, occurrence, .. }) = self.choices.get(self.selected) else {
            return String::new();
        };
        let name = name.to_lowercase();
        let times = times(occurrence, cx.zone, t);
        let theirs_from = occurrence.start - BEFORE_ITS_BEGINNING;
        if theirs_from > cx.now {
            return t.shift_told_early(name, times, t.moment(theirs_from, cx.now, cx.zone));
        }
        let others = cx.house().and_then(|open| {
            let me = open.session.staff.id;
            confirmed(open.reader, occurrence, Some(me), cx)
        });
        match others {
            Ok(others) if !others.is_empty() => t.shift_told_with(name, times, others.join(", ")),
            _ => t.shift_told(name, times),
        }
    }
}

fn times(occurrence: &Occurrence, zone: Zone, t: Texts) -> String {
    t.time_range(zone.local(occurrence.start).time(), zone.local(occurrence.end).time())
}

impl View for ShiftForm {
    fn scope(&self) -> Scope {
        Scope::Dialog
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        cx.texts.shift_question(&self.initials)
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn label(&self, action: Action, t: Texts) -> Option<&'static str> {
        (action == Action::Open).then(|| t.shift_confirm())
    }

    fn availability(&self, action: Action, _cx: &Cx<'_>) -> Availability {
        match action {
            Action::Open | Action::Up | Action::Down => Availability::Available,
            _ => Availability::NotHere,
        }
    }

    fn on_action(&mut self, action: Action, _cx: &Cx<'_>) -> Response {
        match action {
            Action::Open => self.confirm(),
            Action::Up => self.select(-1),
            Action::Down => self.select(1),
            _ => Response::Ignored,
        }
    }

    fn on_click(&mut self, target: Target, _cx: &Cx<'_>) -> Response {
        self.selected = target.0.min(self.choices.len().saturating_sub(1));
        Response::Handled
    }

    fn on_outcome(&mut self, outcome: &Outcome<'_>, cx: &Cx<'_>) -> Response {
        match outcome {
            Outcome::Done(_) => {
                let told: Vec<String> = [self.told(cx)].into_iter().chain(super::offer_since(cx)).collect();
                Response::Effects(vec![Effect::Close, Effect::Say(Message::good(told.join(" ")))])
            }
            Outcome::Failed(error) => Response::say(Message::bad(crate::explain::not_saved(cx.texts, error))),
        }
    }

    fn refresh(&mut self, changes: Changes, cx: &Cx<'_>) -> Result<(), StoreError> {
        if changes.touch(Changes::of(Topic::Shift).and(Topic::Clock).and(Topic::Staff)) {
            self.read(cx)?;
        }
        Ok(())
    }

    fn draw(&mut self, canvas: &mut Canvas<'_>, cx: &Cx<'_>) {
        const WIDTH: u16 = 62;
        let t = cx.texts;
        let hint = t.shift_hint(cx.key(Action::ConfirmShift));
        let hint = columns::wrap(&hint, usize::from(WIDTH) - 4);
        let rows = self.choices.len() + 1 + hint.len();
        let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
        let today = cx.today();
        panel::draw(canvas, &t.shift_question(&self.initials), (WIDTH, height), |canvas| {
            let name = self.choices.iter().map(|choice| columns::width(&choice.name)).max().unwrap_or(0) + 2;
            for (row, (index, choice)) in (0..).zip(self.choices.iter().enumerate()) {
                let chosen = index == self.selected;
                let (mark, role) = if chosen { ("▸ ", Role::Selected) } else { ("  ", Role::Text) };
                let day = choice.occurrence.day;
                let day = if day == today { String::new() } else { t.relative_day(day, today) };
                let text = format!(
                    "{mark}{}{}  {}{} ",
                    columns::pad(&choice.name, name),
                    times(&choice.occurrence, cx.zone, t),
                    columns::pad(&day, 12),
                    choice.confirmed.join(" "),
                );
                canvas.line(row, canvas.span(text, role));
                let area = canvas.area();
                let place = Rect { y: area.y + row, height: 1, ..area };
                canvas.target(place, Target(index));
                if chosen {
                    canvas.set_cursor((place.x, place.y).into());
                }
            }
            let below = u16::try_from(self.choices.len()).unwrap_or(0) + 1;
            for (row, line) in (below..).zip(hint) {
                canvas.line(row, canvas.span(line.to_owned(), Role::Dim));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn offered(now: &str) -> Vec<String> {
        let config = Config::default();
        let now = now.parse().expect("an instant");
        let zone = Zone::OSLO;
        let offered = occurrences(&config.shifts, now, zone);
        offered.into_iter().map(|(name, occurrence)| format!("{name} {}", occurrence.day.format("%d"))).collect()
    }

    #[test]
    fn in_the_afternoon_all_of_today_is_offered() {
        assert_eq!(
            offered("2026-11-21T13:32:00Z"),
            ["Dagvakt 21", "Langvakt 21", "Mellomvakt 21", "Kveldsvakt 21", "Nattevakt 21"]
        );
    }

    #[test]
    fn after_midnight_the_night_is_that_of_the_evening_before() {
        let offered = offered("2026-11-22T01:10:00Z");
        assert_eq!(offered.first().map(String::as_str), Some("Nattevakt 21"));
        assert!(!offered.contains(&"Nattevakt 22".to_owned()), "two of one name would be mistaken: {offered:?}");
    }

    #[test]
    fn a_shift_that_is_long_over_is_not_offered() {
        assert!(!offered("2026-11-21T20:00:00Z").contains(&"Dagvakt 21".to_owned()));
    }
}
