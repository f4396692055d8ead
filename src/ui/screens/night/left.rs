//! What is left of a round, in words: whoever ends it sees what they leave.

use crate::{
    domain::{
        ids::YouthId,
        night::{Round, waits},
    },
    store::read::ShiftOn,
    text::Texts,
    ui::view::Cx,
};

/// For whom an agreed check waits, on the round that is walked or before one is begun, in the order of their doors: the number,
/// and the name with it in a shared apartment.
pub(super) fn waiting_for(walked: Option<&Round>, rounds: &[Round], shift: &ShiftOn, cx: &Cx<'_>) -> Vec<String> {
    let Ok(open) = cx.house() else { return Vec::new() };
    let agreements = open.standing.night.values();
    let waiting = agreements.filter(|one| waits(one, walked, rounds, shift.starts_at, cx.now, cx.zone));
    let at_home: Vec<YouthId> = waiting.map(|one| one.youth).filter(|one| open.people.home(*one).is_some()).collect();
    let told = |youth: YouthId| match open.people.own_number(youth) {
        Some(number) => number.to_string(),
        None => open.people.with_doors(&[youth], |youth| cx.texts.called(open.people.called(youth)).into_owned()),
    };
    open.people.by_door(&at_home).into_iter().map(told).collect()
}

/// What is left of a round: «tilsyn 1, 3 · Ytterdører låst, Brannpanel uten feil», the youths first.
pub(super) fn left_told(round: &Round, waiting: &[String], t: Texts) -> String {
    // Whoever only made a check at its time walked nowhere and owes no stop.
    let owes = round.owed() > 0;
    let stops = round.stops.iter().filter(|stop| owes && stop.mark.is_none()).map(|stop| stop.words.as_str());
    let stops = stops.collect::<Vec<_>>().join(", ");
    let checks = if waiting.is_empty() { String::new() } else { t.round_left_checks(waiting.join(", ")) };
    let mut left = vec![checks, stops];
    left.retain(|part| !part.is_empty());
    left.join(" · ")
}
