use chrono::TimeDelta;

use super::*;
use crate::{
    domain::{ids::TaskId, time::Zone},
    text::Language,
};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

/// The lines of a section of the house.
fn lines(section: &Section, points: &[PulledPoint], left_out: &[Line]) -> Vec<HandoverLine> {
    let initials = |staff: StaffId| ["", "KN", "OH"][usize::try_from(staff.0).unwrap()].to_owned();
    let clock = HouseClock { kinds: &[], zone: Zone::OSLO };
    let words = HandoverWords { texts: Texts::new(Language::Nb), initials: &initials, now: now(), clock };
    words.lines(&Told {
        section,
        part: None,
        rules: Vec::new(),
        asked: Vec::new(),
        questions: Vec::new(),
        added: Vec::new(),
        addenda: Vec::new(),
        points: Some(points),
        left_out,
        rounds: &[],
        heads: Some(Heads::default()),
    })
}

fn now() -> Instant {
    "2026-11-21T21:00:00Z".parse().unwrap()
}

#[test]
fn what_was_not_done_stands_first_under_its_own_name_and_weighs() {
    let ended = |id, title, ending| EndedTask { id: TaskId(id), title: line(title), ending, at: now(), by: StaffId(1) };
    let reason = Prose::optional("ingen tid").unwrap().unwrap();
    let section = Section {
        ended: vec![ended(1, "Ringe skolen", Ending::Done), ended(2, "Hente medisin", Ending::NotDone(reason))],
        ..Section::default()
    };
    let told = lines(&section, &[], &[]);
    let place = |title: &str| told.iter().position(|line| line.text.contains(title)).unwrap();
    assert!(place("Hente medisin") < place("Ringe skolen"));
    let not_done = &told[place("Hente medisin")];
    assert_eq!((not_done.label, not_done.weight), ("Ikke gjort", Weight::Important));
    assert_eq!((told[place("Ringe skolen")].label, told[place("Ringe skolen")].weight), ("Gjort", Weight::Normal));
}

#[test]
fn a_count_says_who_counted_when_and_what_nobody_looked_at_is_named() {
    let point = |words, count, by, minutes| PulledPoint {
        words: line(words),
        count,
        held_against: None,
        reason: None,
        by: StaffId(by),
        at: now() - TimeDelta::minutes(minutes),
    };
    let points = [point("Nøkler", Some(11), 1, 60), point("Brannpanel", None, 2, 50), point("Kasse", None, 2, 40)];
    let told = lines(&Section::default(), &points, &[line("Bil")]);
    let texts: Vec<&str> = told.iter().filter(|line| line.label == "Telling").map(|line| line.text.as_str()).collect();
    assert_eq!(texts, ["Nøkler 11 (KN 21:00)", "i orden: Brannpanel, Kasse (OH 21:20)", "ikke gått gjennom: Bil"]);
}
