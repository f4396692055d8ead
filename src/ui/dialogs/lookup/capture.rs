//! The entry that a line in the lookup would become, and what it is read with.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        access::{Deed, allows},
        ids::YouthId,
        log::{EntryKind, Weight},
        time::Instant,
    },
    store::read::People,
    text::{
        Texts,
        capture::{self, Capture, Slip, Vocabulary},
    },
    ui::{screens::entry_form::moment, view::Cx},
};

/// What a line would become.
pub(super) type Preview = Result<Capture, Slip>;

/// The times of a line, and when they were typed: «07:10» means that day, however long the line waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Times {
    words: String,
    typed_at: Instant,
}

/// Reads a line as an entry, if whoever is signed in may write one. Its times mean what they meant when they were typed;
/// others than those in `times` are typed now, and take their place there.
pub(super) fn read(line: &str, vocabulary: &Vocabulary, times: &mut Option<Times>, cx: &Cx<'_>) -> Option<Preview> {
    let role = cx.house().ok()?.session.staff.role;
    if !allows(role, Deed::WriteLog) {
        return None;
    }
    if let Some(Times { words, typed_at }) = times {
        let preview = capture::read(line, vocabulary, *typed_at, cx.zone);
        match &preview {
            // What is wrong now may be right with the next letter: the times wait for it.
            Some(Err(_)) => return preview,
            Some(Ok(capture)) if capture.times == *words => return preview,
            _ => {}
        }
    }
    let preview = capture::read(line, vocabulary, cx.now, cx.zone);
    let typed = preview.as_ref().and_then(|preview| preview.as_ref().ok()).filter(|capture| !capture.times.is_empty());
    *times = typed.map(|capture| Times { words: capture.times.clone(), typed_at: cx.now });
    preview
}

/// The words of both languages, and everybody who lives in the house.
pub(super) fn vocabulary(people: &People) -> Vocabulary {
    let live_here = people.placements.iter().filter_map(|placement| people.youths.get(&placement.youth));
    Vocabulary::new(people.doors(), live_here)
}

/// Kind, weight and time in one line: «! viktig · skole · hendt 15:10»; a time that is not taken for when it happened is named.
pub(super) fn facts_line(capture: &Capture, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let weight = match capture.weight {
        Weight::Normal => t.weight(Weight::Normal).to_owned(),
        weight => format!("{} {}", weight.sign(), t.weight(weight)),
    };
    let now = t.clock(cx.now, cx.zone);
    let when = match (capture.happened_at, &capture.passed_over) {
        (Some(at), _) => t.lookup_happened(moment(at, cx)),
        (None, Some(times)) => t.lookup_passed_over(now, times),
        (None, None) => t.lookup_happened_now(now),
    };
    format!("{} · {weight} · {when}", t.kind(capture.kind.unwrap_or_default()))
}

/// Why the line cannot be saved yet, and what to write instead.
pub(super) fn slip(slip: &Slip, cx: &Cx<'_>) -> String {
    let t = cx.texts;
    match slip {
        Slip::NoSuchApartment(number) => t.lookup_no_such_apartment(number),
        Slip::NobodyLivesIn(number) => t.lookup_nobody_lives_in(number),
        Slip::SeveralLiveIn(number, youths) => t.lookup_several_live_in(number, youths_to_choose(youths, cx)),
        Slip::SeveralYouths(youths) => t.lookup_several_youths(youths_to_choose(youths, cx)),
        Slip::UnknownKind => t.lookup_unknown_kind(kinds(&EntryKind::ALL, t)),
        Slip::SeveralKinds(found) => t.lookup_several_kinds(kinds(found, t)),
        Slip::TwoKinds => t.lookup_two_kinds().to_owned(),
        Slip::NothingWritten => t.lookup_nothing_written().to_owned(),
        Slip::TooLong => t.lookup_too_long().to_owned(),
    }
}

/// «1 Samira, 3 Amir»: the number is what to write instead.
fn youths_to_choose(youths: &[YouthId], cx: &Cx<'_>) -> String {
    let t = cx.texts;
    let people = cx.open.map(|open| open.people);
    people.map_or_else(String::new, |people| {
        people.with_doors(youths, |youth| t.called(people.called(youth)).into_owned())
    })
}

fn kinds(kinds: &[EntryKind], t: Texts) -> String {
    kinds.iter().map(|kind| t.kind(*kind)).collect::<Vec<_>>().join(", ")
}
