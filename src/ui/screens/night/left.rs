//! What is left of a round, in words: whoever ends it sees what they leave.

use crate::{
    domain::{
        ids::ApartmentNumber,
        night::{Round, waits},
    },
    store::read::ShiftOn,
    text::Texts,
    ui::view::Cx,
};

/// The doors behind which an agreed check waits, on the round that is walked or before one is begun, in their order.
pub(super) fn doors_waiting(
    walked: Option<&Round>,
    rounds: &[Round],
    shift: &ShiftOn,
    cx: &Cx<'_>,
) -> Vec<ApartmentNumber> {
    let Ok(open) = cx.house() else { return Vec::new() };
    let agreements = open.standing.night.values();
    let waiting = agreements.filter(|one| waits(one, walked, rounds, shift.starts_at, cx.now, cx.zone));
    let mut doors: Vec<_> = waiting.filter_map(|one| open.people.home(one.youth)).map(|home| home.number).collect();
    doors.sort_unstable();
    doors
}

/// What is left of a round: «tilsyn 1, 3 · Ytterdører låst, Brannpanel uten feil», the youths first.
pub(super) fn left_told(round: &Round, waiting: &[ApartmentNumber], t: Texts) -> String {
    // Whoever only made a check at its time walked nowhere and owes no stop.
    let owes = round.owed() > 0;
    let stops = round.stops.iter().filter(|stop| owes && stop.mark.is_none()).map(|stop| stop.words.as_str());
    let stops = stops.collect::<Vec<_>>().join(", ");
    let doors = waiting.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let checks = if waiting.is_empty() { String::new() } else { t.round_left_checks(doors) };
    let mut left = vec![checks, stops];
    left.retain(|part| !part.is_empty());
    left.join(" · ")
}
