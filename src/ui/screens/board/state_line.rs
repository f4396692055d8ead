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

/// How much the line says.
#[derive(Clone, Copy)]
struct Wording {
    /// Names and times in whole, with air between the counters.
    wide: bool,
    /// The most initials beside those of whoever is signed in.
    most: usize,
    handover: bool,
    unread: bool,
    /// Cells that are left for the name of the house.
    name: usize,
    /// Only where the name of the house has to stand in whole.
    named: bool,
}

/// The fullest first: initials give way before what waits to be read. The clock, somebody missing and what is overdue stand in all of them.
const WORDINGS: [Wording; 7] = {
    let full = Wording { wide: true, most: 7, handover: true, unread: true, name: 0, named: false };
    let short = Wording { wide: false, most: 1, ..full };
    [
        full,
        Wording { most: 3, named: true, ..full },
        Wording { most: 1, named: true, ..full },
        Wording { most: 3, name: 4, ..short },
        short,
        Wording { handover: false, ..short },
        Wording { handover: false, unread: false, ..short },
    ]
};

/// Cells by which houses are told apart where there is no room for the whole name.
const LEAST_NAME: usize = 9;

/// The pieces of the line in their order: as much as has room beside the name of the house, the day and the clock. `wide`
/// is whether the terminal is. Where several houses could be meant, the one that is stands in whole: the line gives way to it, but
/// for what waits to be read, which gets the cells of the day before it is left out.
#[must_use]
pub fn state_line(open: &OpenHouse<'_>, cx: &Cx<'_>, wide: bool, room: usize, day: usize) -> Vec<(String, Role)> {
    let name = if open.info.several { columns::width(open.info.name.as_str()) } else { 0 };
    let mut shortest = Vec::new();
    for wording in WORDINGS.iter().filter(|wording| (wide || !wording.wide) && (name > 0 || !wording.named)) {
        shortest = pieces(open, cx, wording);
        let taken: usize = shortest.iter().map(|(text, _)| columns::width(text)).sum();
        if taken + wording.name.max(name) <= room && wording.unread {
            return shortest;
        }
    }
    if name == 0 {
        return shortest;
    }
    let unread = pieces(open, cx, &WORDINGS[WORDINGS.len() - 2]);
    let taken: usize = unread.iter().map(|(text, _)| columns::width(text)).sum();
    if taken + name.min(LEAST_NAME) <= room + day { unread } else { shortest }
}

fn pieces(open: &OpenHouse<'_>, cx: &Cx<'_>, wording: &Wording) -> Vec<(String, Role)> {
    let (t, wide) = (cx.texts, wording.wide);
    let mut pieces = Vec::new();
    let shift = shown_shift(open);
    match shift {
        Some(shift) if shift.is_theirs_from() > cx.now => pieces.push((coming_text(shift, cx), Role::Dim)),
        Some(shift) => {
            pieces.push((shift_text(shift, cx, wide), Role::Text));
            if wide {
                pieces.push((" ".to_owned(), Role::Text));
            }
        }
        None if wide => pieces.push((t.board_no_shift().to_owned(), Role::Dim)),
        None => pieces.push((t.board_no_shift_short().to_owned(), Role::Dim)),
    }
    for (text, role) in people(open, shift, wording.most) {
        pieces.push((format!(" {text}"), role));
    }
    let gap = if wide { "     " } else { "  " };
    if let Some(text) = handover_text(open, t, wide).filter(|_| wording.handover) {
        pieces.push((format!("{gap}{text}"), Role::Important));
    }
    let mut counters = Vec::new();
    let unread = open.unread.count();
    if unread > 0 && wording.unread {
        counters.push((unread_text(t, unread, open.unread.more()), Role::Important));
    }
    let missing = open.standing.missing();
    if missing > 0 {
        counters.push((t.board_missing(missing), Role::Critical));
    }
    let overdue = open.standing.overdue(cx.now);
    if overdue > 0 {
        counters.push((overdue_text(t, overdue), Role::Overdue));
    }
    for (at, (text, role)) in counters.into_iter().enumerate() {
        pieces.push((format!("{}{text}", if at == 0 { gap } else { "  " }), role));
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

/// The shift of whoever is signed in, also one they confirmed early; else the one that somebody confirmed last and that runs
/// now.
fn shown_shift<'a>(open: &OpenHouse<'a>) -> Option<&'a ShiftOn> {
    let mine = open.session.shift.as_ref().or(open.session.coming.as_ref());
    mine.or_else(|| open.standing.on.iter().map(|on| &on.shift).max_by_key(|shift| shift.starts_at))
}

fn shift_text(shift: &ShiftOn, cx: &Cx<'_>, wide: bool) -> String {
    if !wide {
        return shift_short(shift, cx).to_owned();
    }
    let kind = cx.config.shifts.iter().find(|kind| kind.id == shift.kind);
    let name = kind.map_or(shift.kind.0.as_str(), |kind| kind.name.as_str());
    let clock = |instant| cx.zone.local(instant).time();
    format!("{name} {}", cx.texts.time_range(clock(shift.starts_at), clock(shift.ends_at)))
}

/// «Natt fra 22:15», of a shift that is not theirs yet.
fn coming_text(shift: &ShiftOn, cx: &Cx<'_>) -> String {
    cx.texts.board_coming(shift_short(shift, cx), cx.texts.clock(shift.starts_at, cx.zone))
}

fn shift_short<'a>(shift: &'a ShiftOn, cx: &Cx<'a>) -> &'a str {
    let kind = cx.config.shifts.iter().find(|kind| kind.id == shift.kind);
    kind.map_or(shift.kind.0.as_str(), |kind| kind.short.as_str())
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
