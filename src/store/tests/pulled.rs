//! What a handover takes over from the ones before it, on a real encrypted file.

use chrono::TimeDelta;

use super::{
    LEAD, TEMP, THERAPIST, entry,
    handover::{EVENING, NIGHT, add_rule, between, confirm, late, no, part, run, seal, sheet, sheet_at, write_part},
    house, now, prose,
};
use crate::{
    domain::{
        checklist::{Mark, NewMark},
        command::Command,
        handover::{Mode, PartFacts, Step, pulled::PulledQuestion},
        ids::{EntryId, HandoverId, ShiftId, StaffId, YouthId},
        log::{About, EntryKind, NewEntry, Weight},
        moves::StayEnd,
        names::Line,
        refusal::Refusal,
        task::{Due, Owner, TaskAbout, TaskFacts},
        time::Instant,
    },
    store::House,
    testing::Sample,
};

/// Writes something critical.
fn alarm(house: &mut House, about: About, at: Instant) -> EntryId {
    let entry = NewEntry { weight: Weight::Critical, happened_at: at, ..entry(about, "Kom ikke hjem.") };
    EntryId(house.execute(THERAPIST, at, &Command::WriteEntry(entry)).unwrap().row)
}

fn entries(house: &House, shift: ShiftId, youth: Option<YouthId>, at: Instant) -> Vec<EntryId> {
    let pulled = sheet_at(house, shift, at).pulled;
    pulled.section(youth).map_or_else(Vec::new, |section| section.entries.iter().map(|entry| entry.id).collect())
}

fn asking(question: &str) -> PartFacts {
    PartFacts { question: prose(question), ..PartFacts::default() }
}

fn questions(house: &House, shift: ShiftId, at: Instant) -> Vec<PulledQuestion> {
    sheet_at(house, shift, at).pulled.questions
}

fn settle(handover: HandoverId, youth: YouthId, answer: &str) -> Step {
    Step::SettleQuestion { handover, youth: Some(youth), answer: prose(answer) }
}

#[test]
fn what_is_written_after_it_was_sealed_is_in_the_next_one() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let early = late() - TimeDelta::minutes(20);
    let before = alarm(&mut house, About::Youths(vec![amir]), early - TimeDelta::minutes(5));
    let shown = Box::new(sheet_at(&house, EVENING, early).pulled);
    let step = Step::Seal { between: between(), version: 0, mode: Mode::Oral, reason: None, shown };
    run(&mut house, THERAPIST, early, step).unwrap();
    let between = alarm(&mut house, About::Youths(vec![amir]), early + TimeDelta::minutes(5));
    let night = confirm(&mut house, NIGHT, "night", "2026-11-21");
    assert!(house.read().shift(night).unwrap().unwrap().starts_at > early + TimeDelta::minutes(5));
    assert_eq!(entries(&house, EVENING, Some(amir), late() + TimeDelta::hours(9)), [before]);
    assert_eq!(entries(&house, night, Some(amir), late() + TimeDelta::hours(9)), [between]);
}

#[test]
fn what_a_night_wrote_that_nobody_confirmed_is_in_the_handover_of_the_day() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let at_three = alarm(&mut house, About::Youths(vec![amir]), late() + TimeDelta::hours(5));
    let day = confirm(&mut house, NIGHT, "day", "2026-11-22");
    let told = |house: &House| entries(house, day, Some(amir), late() + TimeDelta::hours(16));
    assert_eq!(told(&house), [at_three], "nobody has signed: from the end of the last shift anybody confirmed");
    seal(&mut house);
    assert_eq!(told(&house), [at_three], "from where the evening was sealed");
    // What is sealed days later tells no more than its own shift; so the day loses nothing to it.
    let evening = confirm(&mut house, NIGHT, "evening", "2026-11-22");
    assert_eq!(
        entries(&house, evening, Some(amir), late() + TimeDelta::hours(24)),
        [at_three],
        "the day is not signed"
    );
}

#[test]
fn an_old_handover_tells_of_its_own_shift_however_much_was_written_since() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let own = alarm(&mut house, About::Youths(vec![amir]), late());
    for minute in 0..1_100 {
        house
            .execute(
                THERAPIST,
                late() + TimeDelta::hours(20) + TimeDelta::minutes(minute),
                &Command::WriteEntry(entry(About::House, "Rolig.")),
            )
            .unwrap();
    }
    assert_eq!(entries(&house, EVENING, Some(amir), late() + TimeDelta::days(10)), [own]);
}

#[test]
fn whoever_moved_out_in_the_shift_is_told_of_with_all_there_is() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let rule = add_rule(&mut house, Some(amir));
    write_part(
        &mut house,
        Some(amir),
        0,
        PartFacts { question: prose("Hvor er passet?"), ..part("Flytter i dag.", "") },
    )
    .unwrap();
    let critical = alarm(&mut house, About::Youths(vec![amir]), now());
    let task = TaskFacts {
        title: Line::new("Sende passet etter").unwrap(),
        note: None,
        about: TaskAbout::Youth(amir),
        owner: Owner::Anyone,
        due: Due::on("2026-11-21".parse().unwrap()),
        repeats: None,
    };
    house.execute(THERAPIST, now(), &Command::AddTask { facts: task, entry: None }).unwrap();
    let sections_before = sheet(&house).sections().len();
    let out = Command::MoveOut {
        youth: amir,
        last_day: "2026-11-20".parse().unwrap(),
        end: StayEnd::default(),
        points: Vec::new(),
    };
    house.execute(LEAD, now() + TimeDelta::hours(2), &out).unwrap();
    let open = sheet(&house);
    assert_eq!((open.sections().len(), open.sections().last()), (sections_before, Some(&Some(amir))));
    let told = open.told(Some(amir)).unwrap();
    assert!(told.section.has_left && told.part.is_some());
    assert_eq!(told.section.entries.iter().map(|entry| entry.id).collect::<Vec<_>>(), [critical]);
    assert_eq!((told.section.tasks.len(), told.rules.iter().map(|rule| rule.id).collect::<Vec<_>>()), (1, vec![rule]));
    seal(&mut house);
    // The next one asks about the rule and the question all the same.
    let night = confirm(&mut house, NIGHT, "night", "2026-11-21");
    let next = sheet_at(&house, night, late() + TimeDelta::hours(9));
    let told = next.told(Some(amir)).unwrap();
    assert_eq!((told.asked.len(), told.questions.len(), next.questions()), (1, 1, 1));
}

#[test]
fn an_addendum_about_somebody_who_came_after_it_was_sealed_has_a_place() {
    let (_home, Sample { mut house, .. }) = house();
    let handover = seal(&mut house);
    let new = YouthId(house.read().people().unwrap().youths.keys().map(|youth| youth.0).max().unwrap());
    let stranger = YouthId(new.0 + 1);
    let words = prose("Flytter inn i morgen.").unwrap();
    run(&mut house, LEAD, late(), Step::AddAddendum { handover, youth: Some(stranger), words }).unwrap();
    assert_eq!(sheet(&house).told(Some(stranger)).unwrap().addenda.len(), 1);
}

#[test]
fn an_open_question_rolls_on_with_its_age_until_somebody_says_what_came_of_it() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    write_part(&mut house, Some(amir), 0, asking("Har skolen svart om mandag?")).unwrap();
    assert!(sheet(&house).pulled.questions.is_empty(), "it stands in its own section");
    let handover = seal(&mut house);
    let night = confirm(&mut house, NIGHT, "night", "2026-11-21");
    let day = confirm(&mut house, TEMP, "day", "2026-11-22");
    let at = |hours| late() + TimeDelta::hours(hours);
    let open = |house: &House, shift, hours| {
        let all = questions(house, shift, at(hours)).into_iter();
        all.map(|one| (one.youth, one.age, one.settled.is_some())).collect::<Vec<_>>()
    };
    assert_eq!(open(&house, night, 9), [(Some(amir), 1, false)]);
    assert_eq!(open(&house, day, 16), [(Some(amir), 2, false)]);
    assert_eq!(sheet_at(&house, day, at(16)).questions(), 1);
    run(&mut house, TEMP, at(12), settle(handover, amir, "Ja, mandag 08:30.")).unwrap();
    no(run(&mut house, LEAD, at(13), settle(handover, amir, "")), &Refusal::QuestionSettled { by: TEMP });
    no(run(&mut house, LEAD, at(13), settle(handover, youths[0], "")), &Refusal::Gone);
    assert_eq!(open(&house, day, 16), [(Some(amir), 2, true)], "the shift that settled it hands the answer on");
    let answer = questions(&house, day, at(16)).pop().unwrap().settled.unwrap();
    assert_eq!((answer.answer, answer.by), (prose("Ja, mandag 08:30."), TEMP));
    assert_eq!(sheet_at(&house, day, at(16)).questions(), 0);
    let text = house.read().text(crate::domain::search::TextOf::Handover(handover, Some(amir))).unwrap().unwrap();
    assert!(text.lines.iter().any(|line| line.contains("08:30")), "the answer is found by a search");
}

#[test]
fn a_question_that_is_emptied_while_it_is_written_does_not_roll_on_and_a_new_one_does() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let night = confirm(&mut house, NIGHT, "night", "2026-11-21");
    let open = |house: &House| questions(house, night, late() + TimeDelta::hours(9)).len();
    write_part(&mut house, Some(amir), 0, asking("Har skolen svart?")).unwrap();
    assert_eq!(open(&house), 1);
    write_part(&mut house, Some(amir), 1, part("Skolen har svart.", "")).unwrap();
    assert_eq!(open(&house), 0);
    write_part(&mut house, Some(amir), 2, asking("Når begynner han?")).unwrap();
    assert_eq!(open(&house), 1);
}

#[test]
fn the_file_keeps_what_came_of_a_question() {
    let (_home, Sample { mut house, youths, .. }) = house();
    write_part(&mut house, Some(youths[2]), 0, asking("Har skolen svart?")).unwrap();
    let handover = seal(&mut house);
    run(&mut house, LEAD, late(), settle(handover, youths[2], "")).unwrap();
    for sql in [
        "UPDATE handover_question_closed SET answer = 'x'",
        "DELETE FROM handover_question_closed",
        "INSERT INTO handover_question_closed (handover_id, section, question, at, staff_id) VALUES (1, 0, 'x', 0, 1)",
        "INSERT OR REPLACE INTO handover_question_closed (id, handover_id, section, question, at, staff_id)
         VALUES (1, 1, 3, 'x', 0, 1)",
    ] {
        assert!(house.connection().execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn what_is_added_to_a_received_handover_is_in_the_next_one() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = Some(youths[2]);
    let handover = seal(&mut house);
    let night = confirm(&mut house, NIGHT, "night", "2026-11-21");
    run(&mut house, NIGHT, late(), Step::Receive { handover, reason: None }).unwrap();
    let words = prose("Amir fikk ikke kveldsmedisin.").unwrap();
    let at = late() + TimeDelta::minutes(40);
    run(&mut house, LEAD, at, Step::AddAddendum { handover, youth: amir, words: words.clone() }).unwrap();
    let added = |shift: ShiftId, hours: i64| {
        let pulled = sheet_at(&house, shift, late() + TimeDelta::hours(hours)).pulled;
        pulled.added_about(amir).map(|one| (one.shift, one.words.clone(), one.by)).collect::<Vec<_>>()
    };
    assert_eq!(added(night, 1), [(EVENING, words, LEAD)]);
    assert_eq!(added(EVENING, 1), [], "there it stands as what it is");
}

#[test]
fn what_nobody_has_gone_through_is_named() {
    let (_home, Sample { mut house, .. }) = house();
    let lists = crate::config::Config::default().checklists;
    let list = lists.iter().find(|list| list.shifts.iter().any(|kind| kind.0 == "evening")).unwrap();
    let (first, rest) = list.points.split_first().unwrap();
    let mark = NewMark {
        shift: EVENING,
        checklist: list.id.clone(),
        point: first.id.clone(),
        words: Line::new(&first.text).unwrap(),
        mark: Mark::Ticked,
        expected: None,
        reason: None,
        seen: None,
    };
    house.execute(LEAD, now(), &Command::MarkPoint(mark)).unwrap();
    let left_out: Vec<String> = sheet(&house).pulled.left_out.iter().map(Line::to_string).collect();
    assert!(!rest.is_empty() && rest.iter().all(|point| left_out.contains(&point.text)), "{left_out:?}");
    assert!(!left_out.contains(&first.text), "{left_out:?}");
}

#[test]
fn it_is_told_which_sections_are_new_since_they_were_read() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let seen = sheet(&house).pulled;
    let later = sheet_at(&house, EVENING, late() + TimeDelta::minutes(1)).pulled;
    assert_eq!(later.differing_from(&seen), [], "the moment alone is nothing new");
    let incident = NewEntry { kind: EntryKind::Incident, ..entry(About::Youths(vec![amir]), "Falt i trappa.") };
    house.execute(StaffId(2), late(), &Command::WriteEntry(incident)).unwrap();
    assert_eq!(sheet(&house).pulled.differing_from(&seen), [Some(amir)]);
    alarm(&mut house, About::House, late());
    assert_eq!(sheet(&house).pulled.differing_from(&seen), [None, Some(amir)]);
}
