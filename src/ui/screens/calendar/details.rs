//! The selected event in full: what, when, where, whose, who comes. Beside or below the days.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::{
    rows::day_in_words,
    words::{doors, label, off_in_words, when_in_words},
};
use crate::{
    domain::{
        calendar::{Attendance, AttendanceState, Occurrence, OccurrenceId},
        ids::YouthId,
    },
    store::{StoreError, read::People},
    text::columns,
    ui::{canvas::Canvas, forms::silent_debug, theme::Role, view::Cx},
};

/// What is read about the selected event beside the event itself.
#[derive(Default)]
pub(super) struct Read {
    of: Option<OccurrenceId>,
    who: Vec<Attendance>,
    interpreter: Option<String>,
}

silent_debug!(Read);

impl Read {
    /// Reads about another event than before; nothing where it is the same.
    ///
    /// # Errors
    /// What the store answers.
    pub(super) fn follow(&mut self, one: Option<&Occurrence>, cx: &Cx<'_>) -> Result<(), StoreError> {
        if self.of == one.map(|one| one.id) { Ok(()) } else { self.read(one, cx) }
    }

    /// Reads anew.
    ///
    /// # Errors
    /// What the store answers.
    pub(super) fn read(&mut self, one: Option<&Occurrence>, cx: &Cx<'_>) -> Result<(), StoreError> {
        *self = Self::default();
        let Some(one) = one else { return Ok(()) };
        let reader = cx.house()?.reader;
        self.who = reader.attendance(one.id)?;
        if let Some(id) = one.facts.interpreter {
            self.interpreter = reader.interpreter(id)?.map(|known| known.facts.name.to_string());
        }
        self.of = Some(one.id);
        Ok(())
    }
}

/// Draws the selected event, or the selected day where nothing is on it.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (one, day): (Option<&Occurrence>, Option<NaiveDate>),
    read: &Read,
    cx: &Cx<'_>,
) {
    let width = usize::from(area.width.saturating_sub(2));
    let lines = match (one, day) {
        (Some(one), _) => of_event(one, read, width, cx),
        (None, Some(day)) => {
            vec![(day_in_words(day, cx), Role::Title), (cx.texts.calendar_nothing().to_owned(), Role::Dim)]
        }
        (None, None) => Vec::new(),
    };
    let spans: Vec<_> = lines.into_iter().map(|(text, role)| canvas.span(format!(" {text}"), role)).collect();
    canvas.within(area, |canvas| {
        for (row, span) in (0..).zip(spans) {
            canvas.line(row, span);
        }
    });
}

fn of_event(one: &Occurrence, read: &Read, width: usize, cx: &Cx<'_>) -> Vec<(String, Role)> {
    let Ok(open) = cx.house() else { return Vec::new() };
    let t = cx.texts;
    let people = open.people;
    let mut title = vec![label(one, people, t), t.calendar_kind(one.facts.kind.id())];
    title.extend(one.called_off.then(|| off_in_words(one, t)));
    let note: Vec<String> = one.facts.note.iter().map(|note| t.calendar_note(note.as_str())).collect();
    let paragraphs = [
        (columns::wrap_parts(title, width), if one.called_off { Role::Important } else { Role::Title }),
        (columns::wrap_parts(when(one, cx), width), Role::Text),
        (columns::wrap_parts(where_and_whose(one, read, people, cx), width), Role::Text),
        (columns::wrap_parts(who_comes(&read.who, people, cx), width), Role::Text),
        (columns::wrap_parts(note, width), Role::Dim),
    ];
    let lines = |(lines, role): (Vec<String>, Role)| lines.into_iter().map(move |line| (line, role));
    paragraphs.into_iter().flat_map(lines).collect()
}

fn when(one: &Occurrence, cx: &Cx<'_>) -> Vec<String> {
    let t = cx.texts;
    let mut parts = vec![when_in_words(one, cx)];
    if let Some(rule) = one.facts.rule.as_ref().filter(|_| one.is_of_series()) {
        parts.push(t.event_rule(rule, one.first_day));
    }
    if let Some(day) = one.id.day.filter(|_| one.is_moved()) {
        parts.push(t.calendar_moved_from(t.relative_day(day, cx.today())));
    }
    parts
}

fn where_and_whose(one: &Occurrence, read: &Read, people: &People, cx: &Cx<'_>) -> Vec<String> {
    let (t, facts) = (cx.texts, &one.facts);
    let mut parts: Vec<String> = facts.place.iter().map(ToString::to_string).collect();
    parts.extend(facts.responsible.map(|staff| people.initials(staff).to_owned()));
    if !facts.youths.is_empty() {
        parts.push(people.with_doors(&facts.youths, |youth| t.called(people.called(youth)).into_owned()));
    }
    parts.extend(facts.capacity.map(|most| room_for(most, &read.who, cx)));
    parts.extend(read.interpreter.as_ref().map(|name| t.calendar_interpreter(name)));
    parts.extend(facts.car.as_ref().map(|car| t.calendar_car(car)));
    parts
}

/// «4 av 6», or «plass til 6» before anybody has signed up.
fn room_for(most: u16, who: &[Attendance], cx: &Cx<'_>) -> String {
    let comes = |one: &&Attendance| matches!(one.state, AttendanceState::SignedUp | AttendanceState::Came);
    match who.iter().filter(comes).count() {
        0 => cx.texts.calendar_room_for(most.to_string()),
        taken => cx.texts.calendar_taken(taken.to_string(), most.to_string()),
    }
}

/// «kommer: 1 3 4 6», «ville ikke: 2 («skal på trening»)»: in the order they can be said.
fn who_comes(who: &[Attendance], people: &People, cx: &Cx<'_>) -> Vec<String> {
    let t = cx.texts;
    let states = [
        (AttendanceState::SignedUp, t.calendar_comes()),
        (AttendanceState::Came, t.calendar_came()),
        (AttendanceState::DidNotCome, t.calendar_did_not_come()),
        (AttendanceState::DidNotWant, t.calendar_did_not_want()),
        (AttendanceState::Invited, t.calendar_invited()),
    ];
    let told = |(state, word): (AttendanceState, &str)| {
        let of_state: Vec<YouthId> = who.iter().filter(|one| one.state == state).map(|one| one.youth).collect();
        let one = |youth: YouthId| {
            let words = who.iter().find(|one| one.youth == youth).and_then(|one| one.words.as_ref());
            let words = words.map(|words| format!(" ({})", t.quoted(words))).unwrap_or_default();
            format!("{}{words}", doors(&[youth], people, t))
        };
        let names: Vec<String> = people.by_door(&of_state).into_iter().map(one).collect();
        (!names.is_empty()).then(|| format!("{word}: {}", names.join(" ")))
    };
    states.into_iter().filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_interpreter_reaches_no_log() {
        let read = Read { interpreter: Some("Tone Bakken".to_owned()), ..Read::default() };
        assert_eq!(format!("{read:?}"), "Read");
    }
}
