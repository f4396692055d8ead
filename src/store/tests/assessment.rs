//! The register of what was mapped and the skills on a real encrypted file: what counts, what is refused, what is kept.

use chrono::{Days, NaiveDate};

use super::*;
use crate::{
    domain::{
        assessment::{
            AssessmentFacts, Interpreted, Step,
            skill::{Skill, SkillArea, SkillFacts, SkillMark, SkillStep, YouthView},
        },
        contact::{Step as ContactStep, interpreter::InterpreterFacts},
        ids::{AssessmentId, InterpreterId, SkillRoundId},
        kept::Kept,
        task::HouseClock,
        undo,
    },
    store::Done,
};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn today() -> NaiveDate {
    Zone::OSLO.date(now())
}

fn facts(instrument: &str, ago: u64, next: Option<i64>) -> AssessmentFacts {
    AssessmentFacts {
        instrument: line(instrument),
        edition: Some(line("2. utgave")),
        language: line("dari"),
        done_on: today() - Days::new(ago),
        interpreted: Interpreted::Other(line("telefontolk")),
        done_by: THERAPIST,
        read_by: Some(line("psykolog Ruud")),
        kept_at: line("Modulus"),
        next: next.map(|days| today() + TimeDelta::days(days)),
        consequence: Some(line("egen vekkerklokke")),
    }
}

fn skill(skill: &str, step: SkillStep) -> SkillFacts {
    SkillFacts { skill: line(skill), step, words: Some(line("laget suppe")), youth_view: Some(YouthView::Otherwise) }
}

fn run_as(house: &mut House, staff: StaffId, step: Step) -> Result<Done, StoreError> {
    house.execute(staff, now(), &Command::Assess(step))
}

fn run(house: &mut House, step: Step) -> Done {
    run_as(house, THERAPIST, step).unwrap()
}

fn set(house: &mut House, youth: YouthId, version: i64, ago: u64, skills: Vec<SkillFacts>) -> Result<Done, StoreError> {
    run_as(house, THERAPIST, Step::SetSkills { youth, version, day: today() - Days::new(ago), skills })
}

fn refusal(result: Result<Done, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn count(house: &House, table: &str) -> i64 {
    house.connection().query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

fn steps(marks: &[SkillMark]) -> Vec<(&str, SkillStep)> {
    marks.iter().map(|mark| (mark.facts.skill.as_str(), mark.facts.step)).collect()
}

#[test]
fn what_was_mapped_reads_back_is_corrected_with_a_trace_and_ended_with_a_reason() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let first = facts("KLEM", 10, Some(90));
    let id = AssessmentId(run(&mut house, Step::Add { youth: amir, facts: first.clone() }).row);
    let stands = house.read().assessment(id).unwrap().unwrap();
    assert_eq!((stands.youth, stands.version, &stands.facts, &stands.ended), (amir, 1, &first, &None));
    let second = AssessmentFacts { next: None, interpreted: Interpreted::No, ..facts("KLEM 2", 9, None) };
    let change = |version| Step::Change { assessment: id, version, facts: second.clone() };
    run(&mut house, change(1));
    assert_eq!(refusal(run_as(&mut house, LEAD, change(1))), Refusal::ChangedMeanwhile { by: THERAPIST });
    assert_eq!(house.read().assessments_of(amir).unwrap()[0].facts, second);
    // What it said before stands in the audit chain.
    let told: String = house
        .connection()
        .query_row("SELECT group_concat(action || detail) FROM audit WHERE entity = 'assessment'", [], |row| row.get(0))
        .unwrap();
    assert!(
        told.contains("add-assessment") && told.contains("\"KLEM\"") && told.contains("change-assessment"),
        "{told}"
    );
    let end = |version| Command::End { kept: Kept::Assessment(id), version, reason: line("feil ungdom") };
    assert_eq!(refusal(house.execute(THERAPIST, now(), &end(1))), Refusal::ChangedMeanwhile { by: THERAPIST });
    house.execute(THERAPIST, now(), &end(2)).unwrap();
    assert_eq!(house.read().assessment(id).unwrap().unwrap().ended, Some(line("feil ungdom")));
    assert!(matches!(refusal(run_as(&mut house, LEAD, change(3))), Refusal::ChangedMeanwhile { .. }), "it is over");
    assert_refused(house.connection(), "DELETE FROM assessment");
}

#[test]
fn only_who_may_writes_it() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let id = AssessmentId(run(&mut house, Step::Add { youth: amir, facts: facts("KLEM", 10, None) }).row);
    let round = SkillRoundId(set(&mut house, amir, 0, 0, vec![skill("Vaske klær", SkillStep::Alone)]).unwrap().row);
    let commands = [
        Command::Assess(Step::Add { youth: amir, facts: facts("SDQ", 1, None) }),
        Command::Assess(Step::Change { assessment: id, version: 1, facts: facts("SDQ", 1, None) }),
        Command::Assess(Step::SetSkills {
            youth: amir,
            version: round.0,
            day: today(),
            skills: vec![skill("Vaske klær", SkillStep::NotYet)],
        }),
        Command::Assess(Step::TakeBackSkills { round }),
        Command::End { kept: Kept::Assessment(id), version: 1, reason: line("feil") },
    ];
    for command in commands {
        for staff in [TEMP, ADMINISTRATOR] {
            let refused = refusal(house.execute(staff, now(), &command));
            assert!(matches!(refused, Refusal::NotAllowed { .. }), "{staff:?} {command:?}: {refused:?}");
        }
        for staff in [THERAPIST, LEAD] {
            let may = house.execute(staff, now(), &command);
            assert!(
                !matches!(may, Err(StoreError::Refused(Refusal::NotAllowed { .. }))),
                "{staff:?} {command:?}: {may:?}"
            );
        }
    }
}

#[test]
fn a_day_that_has_passed_is_counted_for_those_who_may_see_it() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let (amir, clock) = (youths[2], HouseClock { kinds: &[], zone: Zone::OSLO });
    let overdue = |house: &House, role| {
        let standing = house.read().standing(now(), &clock).unwrap().seen_by(role);
        (standing.assessments_of(amir), standing.overdue(now()), standing.overdue_of(amir, now()))
    };
    let lead = StaffRole::ClinicalLead;
    let (_, house_before, amir_before) = overdue(&house, lead);
    run(&mut house, Step::Add { youth: amir, facts: facts("KLEM", 90, Some(0)) });
    assert_eq!(overdue(&house, lead).0, 0, "today it is in time");
    run(&mut house, Step::Add { youth: amir, facts: facts("SDQ", 90, Some(-1)) });
    for role in [lead, StaffRole::MilieuTherapist] {
        assert_eq!(overdue(&house, role), (1, house_before + 1, amir_before + 1));
    }
    for role in [StaffRole::TempStaff, StaffRole::Administrator] {
        assert_eq!(overdue(&house, role), (0, house_before, amir_before), "{role:?}");
    }
    // It was used again.
    run(&mut house, Step::Add { youth: amir, facts: facts("sdq", 0, Some(180)) });
    assert_eq!(overdue(&house, lead).0, 0);
}

#[test]
fn who_is_not_used_for_the_youth_did_not_interpret() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let interpreter = InterpreterFacts {
        name: line("Farid Rahimi"),
        language: line("dari"),
        dialect: None,
        phone: None,
        adult: true,
        note: None,
    };
    let contact = |house: &mut House, step| house.execute(LEAD, now(), &Command::Contact(step)).unwrap().row;
    let farid = InterpreterId(contact(&mut house, ContactStep::AddInterpreter(interpreter)));
    let by = AssessmentFacts { interpreted: Interpreted::By(farid), ..facts("KLEM", 10, None) };
    let id = AssessmentId(run(&mut house, Step::Add { youth: amir, facts: by.clone() }).row);
    assert_eq!(house.read().assessment(id).unwrap().unwrap().facts.interpreted, Interpreted::By(farid));
    contact(&mut house, ContactStep::Bar { youth: amir, interpreter: farid, reason: line("kjenner familien") });
    let again = Step::Add { youth: amir, facts: by.clone() };
    assert_eq!(refusal(run_as(&mut house, LEAD, again)), Refusal::InterpreterBarred);
    let elsewhere = AssessmentFacts { kept_at: line("låst skap"), ..by };
    run(&mut house, Step::Change { assessment: id, version: 1, facts: elsewhere });
}

#[test]
fn steps_only_grow_and_only_what_is_new_is_written() {
    use SkillStep::{Alone, NotYet, WithHelp};
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let first = set(&mut house, amir, 0, 30, vec![skill("Vaske klær", NotYet), skill("Betale", WithHelp)]).unwrap().row;
    let both = vec![skill("Vaske klær", Alone), skill("Betale", WithHelp)];
    let second = set(&mut house, amir, first, 2, both.clone()).unwrap().row;
    let marks = house.read().skill_marks(amir).unwrap();
    assert_eq!(steps(&marks), [("Vaske klær", Alone), ("Betale", WithHelp), ("Vaske klær", NotYet)]);
    assert_eq!(marks[0].facts, skill("Vaske klær", Alone), "everything comes back as it was written");
    assert_eq!((marks[0].day, marks[0].at, marks[0].by), (today() - Days::new(2), now(), THERAPIST));
    assert_eq!(count(&house, "skill_mark"), 3, "what stood already is not written again");
    assert_eq!(refusal(set(&mut house, amir, second, 0, both)), Refusal::NothingChanged);
    // What was seen earlier is history, whenever it is written down.
    set(&mut house, amir, second, 10, vec![skill("Vaske klær", WithHelp)]).unwrap();
    let marks = house.read().skill_marks(amir).unwrap();
    assert_eq!(marks[0].facts.step, Alone);
    assert!(house.read().skill_marks(youths[0]).unwrap().is_empty());
    let conn = house.connection();
    conn.execute("INSERT INTO skill_round_undone VALUES (?1, 0, 1)", [first]).unwrap();
    for (table, key) in [("skill_round", "id"), ("skill_mark", "id"), ("skill_round_undone", "round_id")] {
        assert_refused(conn, &format!("DELETE FROM {table}"));
        assert_refused(conn, &format!("UPDATE {table} SET {key} = {key} + 100"));
        assert_refused(conn, &format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}"));
    }
}

#[test]
fn two_who_go_through_the_list_at_once_meet_only_where_they_set_the_same() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let mine = set(&mut house, amir, 0, 0, vec![skill("Vaske klær", SkillStep::NotYet)]).unwrap().row;
    set(&mut house, amir, 0, 0, vec![skill("Betale", SkillStep::NotYet)]).unwrap();
    let same = set(&mut house, amir, 0, 0, vec![skill("Vaske klær", SkillStep::Alone)]);
    assert_eq!(refusal(same), Refusal::ChangedMeanwhile { by: THERAPIST });
    set(&mut house, amir, mine, 0, vec![skill("Vaske klær", SkillStep::Alone)]).unwrap();
    let tomorrow = Step::SetSkills {
        youth: amir,
        version: mine,
        day: today() + Days::new(1),
        skills: vec![skill("Betale", SkillStep::Alone)],
    };
    assert_eq!(refusal(run_as(&mut house, LEAD, tomorrow)), Invalid::InTheFuture.into());
    let twice = vec![skill("Bake", SkillStep::Alone), skill("Bake", SkillStep::NotYet)];
    assert_eq!(refusal(set(&mut house, amir, 9, 0, twice)), Invalid::SkillTwice.into());
    let nobody = house.execute(
        LEAD,
        now(),
        &Command::Assess(Step::SetSkills {
            youth: YouthId(99),
            version: 0,
            day: today(),
            skills: vec![skill("Bake", SkillStep::Alone)],
        }),
    );
    assert!(nobody.is_err(), "a youth nobody knows has no skills");
}

#[test]
fn a_slip_is_taken_back_as_a_whole_while_nobody_has_built_upon_it() {
    use SkillStep::{Alone, NotYet, WithHelp};
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    let first = set(&mut house, amir, 0, 30, vec![skill("Vaske klær", NotYet)]).unwrap();
    let slip = set(&mut house, amir, first.row, 0, vec![skill("Vaske klær", Alone), skill("Betale", Alone)]).unwrap();
    let back = |done: &Done| undo::inverse(done.made, None).unwrap();
    house.execute(THERAPIST, now(), &back(&slip)).unwrap();
    assert_eq!(steps(&house.read().skill_marks(amir).unwrap()), [("Vaske klær", NotYet)]);
    assert_eq!(count(&house, "skill_mark"), 3, "the rows stay");
    assert_eq!(refusal(house.execute(THERAPIST, now(), &back(&slip))), Refusal::CannotUndo, "once");
    set(&mut house, amir, slip.row, 0, vec![skill("Vaske klær", WithHelp)]).unwrap();
    assert_eq!(refusal(house.execute(THERAPIST, now(), &back(&first))), Refusal::CannotUndo, "somebody went on");
}

#[test]
fn a_skill_that_is_taken_off_the_list_keeps_its_history() {
    let (_home, Sample { mut house, youths, .. }) = house();
    let amir = youths[2];
    set(&mut house, amir, 0, 3, vec![skill("Strikke", SkillStep::Alone), skill("Vaske klær", SkillStep::NotYet)])
        .unwrap();
    let list = [SkillArea { area: line("hus"), skills: vec![line("Vaske klær")] }];
    let skills = Skill::arrange(&list, house.read().skill_marks(amir).unwrap());
    let told: Vec<_> = skills.iter().map(|one| (one.skill.as_str(), one.area.is_some(), one.step())).collect();
    assert_eq!(told, [("Vaske klær", true, Some(SkillStep::NotYet)), ("Strikke", false, Some(SkillStep::Alone))]);
}
