//! Lines that are typed: what is searched for, and an entry in one line.

use chrono::DateTime;

use super::typed;
use crate::{
    domain::{
        fold::fold_loose,
        house::{Apartment, ApartmentKind, Door},
        ids::{ApartmentId, ApartmentNumber, StaffId, YouthId},
        log::NewEntry,
        staff::StaffRole,
        time::{Instant, Zone},
    },
    text::{
        Language, Texts,
        capture::{self, Vocabulary},
        search::{Asked, Everybody},
    },
};

fn now() -> Instant {
    DateTime::from_timestamp(1_795_300_000, 0).expect("a moment of our time")
}

/// A search that is understood is written as a line that means the same, and can be carried out.
pub(super) fn search(bytes: &[u8]) {
    let line = typed(bytes);
    let now = Zone::OSLO.local(now());
    let everybody =
        Everybody { youths: vocabulary(), staff: vec![(StaffId(1), "KN".into()), (StaffId(2), "ØH".into())] };
    let Ok(Some(asked)) = Asked::read(&line, &everybody, now) else { return };
    let _ = asked.search(Zone::OSLO, StaffRole::ClinicalLead.into());
    for texts in Language::ALL.map(Texts::new) {
        let written = asked.line(&texts, &everybody);
        let again = Asked::read(&written, &everybody, now);
        assert!(again.as_ref() == Ok(&Some(asked.clone())), "«{line}» is «{written}», read as {again:?}");
    }
}

/// Every letter of an entry in one line is kept but for what was understood, and it did not happen ahead of now.
pub(super) fn capture(bytes: &[u8]) {
    let line = typed(bytes);
    let Some(Ok(capture)) = capture::read(&line, &vocabulary(), now(), Zone::OSLO) else { return };
    if let Some(at) = capture.happened_at {
        assert!(NewEntry::check_time(at, now()).is_ok(), "it cannot have happened then: {at}");
    }
    let kept = capture.facts.as_str();
    let mut words = line.split_whitespace();
    for word in kept.split_whitespace() {
        assert!(words.any(|typed| typed.contains(word)), "«{word}» was not typed, or in another order");
    }
}

fn vocabulary() -> Vocabulary {
    let words = |list: &str| list.split('|').map(fold_loose).collect();
    let doors = [(1, Some(1)), (2, None), (3, Some(3)), (4, Some(4)), (4, Some(9))].map(|(number, youth)| Door {
        apartment: Apartment {
            sharing: Default::default(),
            id: ApartmentId(i64::from(number)),
            number: ApartmentNumber(number),
            kind: ApartmentKind::Shared,
        },
        youth: youth.map(YouthId),
    });
    let youths = [(1, "samira"), (3, "amir"), (4, "ali reza"), (9, "åse marie")];
    Vocabulary {
        house: words("huset|hus|house"),
        joining: words("og|and|&|+"),
        not_then: words("til|før|siden"),
        another_time: words("i går|i morgen|skal|fredag"),
        kinds: Vec::new(),
        doors: doors.into(),
        youths: youths.map(|(id, name)| (YouthId(id), vec![fold_loose(name)])).into(),
    }
}
