//! The top right of every screen: the shift, `▸` whoever is signed in and writes, the others who are on it, then what waits.
//! Called for every frame, so it looks only at what the session holds.

use crate::{
    store::read::ShiftOn,
    text::{Texts, columns},
    ui::{
        theme::Role,
        view::{Cx, OpenHouse},
    },
};

/// Cells a narrow line has beside the house, the day and the clock.
const NARROW: usize = 40;

/// The pieces of the line, in their order.
#[must_use]
pub fn state_line(open: &OpenHouse<'_>, cx: &Cx<'_>, wide: bool) -> Vec<(String, Role)> {
    let t = cx.texts;
    let mut pieces = Vec::new();
    let shift = shown_shift(open);
    match shift {
        Some(shift) => {
            pieces.push((shift_text(shift, cx, wide), Role::Text));
            if wide {
                pieces.push((" ".to_owned(), Role::Text));
            }
        }
        None if wide => pieces.push((t.board_no_shift().to_owned(), Role::Dim)),
        None => pieces.push((t.board_no_shift_short().to_owned(), Role::Dim)),
    }
    for (text, role) in people(open, shift, if wide { 7 } else { 3 }) {
        pieces.push((format!(" {text}"), role));
    }
    let gap = if wide { "     " } else { "  " };
    let unread = open.unread.count();
    let before = pieces.len();
    let missing = open.standing.missing();
    // The clock and somebody missing come before what is unread: there is not always room for all.
    if unread > 0 && missing == 0 {
        pieces.push((format!("{gap}{}", unread_text(t, unread, open.unread.more())), Role::Important));
    }
    if missing > 0 {
        pieces.push((format!("{gap}{}", t.board_missing(missing)), Role::Critical));
    }
    let overdue = open.standing.overdue(cx.now);
    if overdue > 0 {
        let gap = if unread > 0 || missing > 0 { "  " } else { gap };
        pieces.push((format!("{gap}{}", overdue_text(t, overdue)), Role::Overdue));
    }
    if let Some(text) = handover_text(open, t, wide) {
        let text = format!("{gap}{text}");
        let taken: usize = pieces.iter().map(|(text, _)| columns::width(text)).sum();
        // The clock and the day at the left are looked for more often.
        if wide || taken + columns::width(&text) <= NARROW {
            pieces.insert(before, (text, Role::Important));
        }
    }
    pieces
}

/// «overlapping 2. vakt»: the handover that has waited longest for a signature; newer ones are behind it.
fn handover_text(open: &OpenHouse<'_>, t: Texts, wide: bool) -> Option<String> {
    let age = open.standing.handovers.iter().map(|waiting| waiting.age).filter(|age| *age > 0).max()?;
    Some(if wide { t.handover_waits(age) } else { t.handover_waits_short(age) })
}

/// Whoever is signed in with `▸`, and the others on the shift, past `most` their number. A member who is not on that shift
/// stands after those who are.
fn people(open: &OpenHouse<'_>, shift: Option<&ShiftOn>, most: usize) -> Vec<(String, Role)> {
    let me = &open.session.staff;
    let on = open.standing.on.iter().filter(|on| shift.is_some_and(|shift| shift.id == on.shift.id));
    let (mine, others): (Vec<_>, Vec<_>) = on.partition(|on| on.staff == me.id);
    let mut initials: Vec<String> = others.iter().map(|on| open.people.initials(on.staff).to_owned()).collect();
    if initials.len() > most {
        let left_out = initials.len() - (most - 1);
        initials.truncate(most - 1);
        initials.push(format!("+{left_out}"));
    }
    let mut people = vec![(format!("▸{}", me.initials), Role::Title)];
    if !initials.is_empty() {
        people.insert(usize::from(!mine.is_empty()), (initials.join(" "), Role::Text));
    }
    people
}

/// The shift of whoever is signed in; else the one that somebody confirmed last and that runs now.
fn shown_shift<'a>(open: &OpenHouse<'a>) -> Option<&'a ShiftOn> {
    let mine = open.session.shift.as_ref();
    mine.or_else(|| open.standing.on.iter().map(|on| &on.shift).max_by_key(|shift| shift.starts_at))
}

fn shift_text(shift: &ShiftOn, cx: &Cx<'_>, wide: bool) -> String {
    let kind = cx.config.shifts.iter().find(|kind| kind.id == shift.kind);
    if !wide {
        return kind.map_or(shift.kind.0.as_str(), |kind| kind.short.as_str()).to_owned();
    }
    let name = kind.map_or(shift.kind.0.as_str(), |kind| kind.name.as_str());
    let clock = |instant| cx.zone.local(instant).time();
    format!("{name} {}", cx.texts.time_range(clock(shift.starts_at), clock(shift.ends_at)))
}

/// «3 ulest», or «over 300 ulest» where not all are counted.
pub(in crate::ui) fn unread_text(t: Texts, unread: usize, more: bool) -> String {
    let count = i64::try_from(unread).unwrap_or(i64::MAX);
    if more { t.since_unread_over(count) } else { t.since_unread(count) }
}

/// «▲ 1 forfalt», the same in the line and on the tiles.
pub(super) fn overdue_text(t: Texts, overdue: i64) -> String {
    t.board_overdue(overdue)
}
