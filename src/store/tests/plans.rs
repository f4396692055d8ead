//! Plans with versions, measures, evaluations and traces.

use super::*;
use crate::domain::{
    access::Deed,
    ids::{MeasureId, PlanId},
    plan::{
        CarriedField, Compared, Evaluated, EvaluationFacts, MeasureFacts, MeasureStatus, MeetingFacts,
        ParticipationFacts, PlanStatus, Responsible, Step, compare,
    },
    task::HouseClock,
};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn words(text: &str) -> Prose {
    prose(text).unwrap()
}

fn amir() -> YouthId {
    YouthId(3)
}

fn run(sample: &mut Sample, staff: StaffId, at: Instant, step: Step) -> Result<i64, StoreError> {
    sample.house.execute(staff, at, &Command::Plan(step)).map(|done| done.row)
}

fn refused(result: Result<i64, StoreError>) -> Refusal {
    match result.unwrap_err() {
        StoreError::Refused(refusal) => refusal,
        other => panic!("{other:?}"),
    }
}

fn facts(title: &str, status: GoalStatus) -> GoalFacts {
    GoalFacts { title: line(title), area: line("økonomi"), status, review: "2027-01-10".parse().unwrap() }
}

fn measure(what: &str, status: MeasureStatus) -> MeasureFacts {
    MeasureFacts { what: line(what), who: Responsible::Staff(None), often: Some(line("hver uke")), until: None, status }
}

fn begin(sample: &mut Sample) -> PlanId {
    PlanId(run(sample, THERAPIST, now(), Step::Begin { youth: amir(), why: line("Nytt skoleår") }).unwrap())
}

fn make_current(plan: PlanId) -> Step {
    Step::MakeCurrent { plan, version: 1, why: line("Avtalt på møtet") }
}

fn evaluation(status: Option<GoalStatus>, next: Option<&str>) -> EvaluationFacts {
    EvaluationFacts {
        youth_view: prose("Det går bedre."),
        staff_view: words("Står opp selv tre dager i uka."),
        status,
        next_review: next.map(|day| day.parse().unwrap()),
        journal: false,
    }
}

#[test]
fn a_new_version_copies_what_is_worked_with_and_closes_the_one_before() {
    let (_home, mut sample) = house();
    let add = |goal, status| Step::AddMeasure { goal, facts: measure("leksehjelp", status) };
    run(&mut sample, THERAPIST, now(), add(GoalId(1), MeasureStatus::Ongoing)).unwrap();
    run(&mut sample, THERAPIST, now(), add(GoalId(1), MeasureStatus::Done)).unwrap();
    let command = Command::AddGoal { youth: amir(), facts: facts("Spare", GoalStatus::Reached) };
    sample.house.execute(THERAPIST, now(), &command).unwrap();

    let draft = begin(&mut sample);
    let read = sample.house.read();
    let before = read.plan(amir()).unwrap();
    assert_eq!((before.version.as_ref().unwrap().number, before.goals.len()), (1, 3), "the draft changes nothing yet");
    let drafted = read.version_goals(draft).unwrap();
    assert_eq!(drafted.len(), 2, "what is reached stays where it was");
    assert_eq!(drafted[0].measures.len(), 1, "and what is done too");
    assert_eq!(drafted[0].goal.root, GoalId(1));
    let reviews = read.live_goals().unwrap();
    assert!(reviews.iter().all(|goal| goal.plan != draft), "nobody is reminded of a draft");

    let second = run(&mut sample, THERAPIST, now(), Step::Begin { youth: amir(), why: line("Igjen") });
    assert_eq!(refused(second), Refusal::PlanDrafted);

    let later = now() + TimeDelta::days(1);
    run(&mut sample, THERAPIST, later, make_current(draft)).unwrap();
    let read = sample.house.read();
    let current = read.plan(amir()).unwrap();
    let version = current.version.unwrap();
    assert_eq!((version.id, version.number, version.status), (draft, 2, PlanStatus::Current));
    let act = version.current.unwrap();
    assert_eq!((act.at, act.by, act.why), (later, THERAPIST, Some(line("Avtalt på møtet"))));
    let versions = read.plan_versions(amir()).unwrap();
    assert_eq!(versions.iter().map(|one| one.status).collect::<Vec<_>>(), [PlanStatus::Current, PlanStatus::Closed]);
    assert_eq!(versions[1].closed.as_ref().unwrap().at, later);
    assert_eq!(read.live_goals().unwrap().len(), 2, "each goal stands once");
    let changes = compare(&read.version_goals(versions[1].id).unwrap(), &read.version_goals(draft).unwrap());
    assert_eq!(changes.len(), 3);
    assert!(matches!(changes[2].goal, Compared::Gone(_)));
}

#[test]
fn what_is_closed_is_never_changed() {
    let (_home, mut sample) = house();
    let step = Step::AddMeasure { goal: GoalId(1), facts: measure("leksehjelp", MeasureStatus::Ongoing) };
    run(&mut sample, THERAPIST, now(), step).unwrap();
    let draft = begin(&mut sample);
    run(&mut sample, THERAPIST, now(), make_current(draft)).unwrap();

    let change = Command::ChangeGoal { goal: GoalId(1), version: 1, facts: facts("Annet", GoalStatus::Trying) };
    let answer = sample.house.execute(THERAPIST, now(), &change).map(|done| done.row);
    assert_eq!(refused(answer), Refusal::PlanClosed);
    for step in [
        Step::AddMeasure { goal: GoalId(1), facts: measure("mer", MeasureStatus::Ongoing) },
        Step::ChangeMeasure { measure: MeasureId(1), version: 1, facts: measure("annet", MeasureStatus::Ongoing) },
        Step::WithdrawMeasure { measure: MeasureId(1), version: 1 },
        Step::Evaluate {
            of: Evaluated::Goal { goal: GoalId(1), version: 1 },
            facts: evaluation(Some(GoalStatus::Trying), Some("2027-02-01")),
        },
        Step::Evaluate { of: Evaluated::Plan(PlanId(1)), facts: evaluation(None, Some("2027-02-01")) },
        Step::Close { plan: PlanId(1), version: 3, why: line("Igjen") },
    ] {
        assert_eq!(refused(run(&mut sample, THERAPIST, now(), step.clone())), Refusal::PlanClosed, "{step:?}");
    }
    let conn = sample.house.connection();
    for sql in [
        "UPDATE plan SET number = 9 WHERE id = 1",
        "UPDATE goal SET title = 'x' WHERE id = 1",
        "UPDATE measure SET what = 'x' WHERE id = 1",
        "DELETE FROM plan WHERE id = 1",
        "DELETE FROM goal WHERE id = 1",
        "DELETE FROM measure WHERE id = 1",
    ] {
        assert!(conn.execute(sql, []).unwrap_err().to_string().contains("never"), "{sql}");
    }
    let second = "INSERT INTO plan (youth_id, number, status, begun_at, begun_by, current_at, current_by)
                  VALUES (3, 9, 'current', 0, 1, 0, 1)";
    assert!(conn.execute(second, []).is_err(), "one current plan a youth");
}

#[test]
fn only_the_lead_approves_where_the_house_wants_it_and_only_the_lead_says_whether_it_does() {
    let (_home, mut sample) = house();
    let role = StaffRole::MilieuTherapist;
    let not_allowed = Refusal::NotAllowed { role, deed: Deed::ApprovePlan };
    let mut say = |staff, approval| {
        let command = Command::SetPlanApproval { approval };
        sample.house.execute(staff, now(), &command).map(|done| done.row)
    };
    say(LEAD, true).unwrap();
    assert_eq!(refused(say(THERAPIST, false)), not_allowed);
    assert!(sample.house.read().house().unwrap().plan_approval);
    let draft = begin(&mut sample);
    assert_eq!(refused(run(&mut sample, THERAPIST, now(), make_current(draft))), not_allowed);
    run(&mut sample, LEAD, now(), make_current(draft)).unwrap();
    assert_eq!(sample.house.read().plan(amir()).unwrap().version.unwrap().id, draft);
    let next = begin(&mut sample);
    sample.house.execute(LEAD, now(), &Command::SetPlanApproval { approval: false }).unwrap();
    run(&mut sample, THERAPIST, now(), make_current(next)).unwrap();
}

#[test]
fn where_the_lead_approves_a_goal_comes_through_a_draft() {
    let (_home, mut sample) = house();
    sample.house.execute(LEAD, now(), &Command::SetPlanApproval { approval: true }).unwrap();
    let add = Command::AddGoal { youth: amir(), facts: facts("Spare", GoalStatus::Trying) };
    let answer = sample.house.execute(THERAPIST, now(), &add).map(|done| done.row);
    assert_eq!(refused(answer), Refusal::GoalNeedsDraft);
    let version = version_of(&sample, PlanId(1));
    run(&mut sample, THERAPIST, now(), Step::Close { plan: PlanId(1), version, why: line("Flytter") }).unwrap();
    sample.house.execute(THERAPIST, now(), &add).unwrap();
    let versions = sample.house.read().plan_versions(amir()).unwrap();
    assert_eq!((versions[0].number, versions[0].status), (2, PlanStatus::Draft), "after a closed plan it waits too");
}

#[test]
fn the_words_of_a_goal_that_is_worked_with_stand_and_change_in_a_draft() {
    let (_home, mut sample) = house();
    let before = sample.house.read().goal(GoalId(1)).unwrap().unwrap().facts;
    let change = |goal, facts| Command::ChangeGoal { goal, version: 1, facts };
    let areas = GoalFacts { area: line("økonomi"), ..before.clone() };
    for other in [GoalFacts { title: line("Noe annet"), ..before.clone() }, areas] {
        let answer = sample.house.execute(THERAPIST, now(), &change(GoalId(1), other)).map(|done| done.row);
        assert_eq!(refused(answer), Refusal::GoalWordsStand);
    }
    let status = GoalFacts { status: GoalStatus::Paused, ..before.clone() };
    sample.house.execute(THERAPIST, now(), &change(GoalId(1), status)).unwrap();
    let draft = begin(&mut sample);
    let copy = sample.house.read().version_goals(draft).unwrap()[0].goal.id;
    let other = GoalFacts { title: line("Noe annet"), ..before };
    sample.house.execute(THERAPIST, now(), &change(copy, other)).unwrap();
    assert_eq!(sample.house.read().goal(copy).unwrap().unwrap().facts.title, line("Noe annet"));
}

fn version_of(sample: &Sample, plan: PlanId) -> i64 {
    sample.house.read().plan_version(plan).unwrap().unwrap().version.unwrap().version
}

fn drafted(sample: &Sample, draft: PlanId, root: GoalId) -> crate::domain::plan::VersionGoal {
    let goals = sample.house.read().version_goals(draft).unwrap();
    goals.into_iter().find(|one| one.goal.root == root).unwrap()
}

fn add_goal(sample: &mut Sample, title: &str) -> GoalId {
    let command = Command::AddGoal { youth: amir(), facts: facts(title, GoalStatus::Trying) };
    GoalId(sample.house.execute(THERAPIST, now(), &command).unwrap().row)
}

#[test]
fn what_happens_to_the_current_plan_while_there_is_a_draft_is_in_the_draft() {
    let (_home, mut sample) = house();
    let step = |sample: &mut Sample, step| run(sample, THERAPIST, now(), step).unwrap();
    let add = |goal, what| Step::AddMeasure { goal, facts: measure(what, MeasureStatus::Ongoing) };
    let newest = |sample: &Sample, goal| sample.house.read().measures_of(goal).unwrap().last().unwrap().id;
    step(&mut sample, add(GoalId(1), "leksehjelp"));
    let done = newest(&sample, GoalId(1));
    let draft = begin(&mut sample);
    let bus = add_goal(&mut sample, "Ta bussen alene");
    step(&mut sample, add(bus, "øve sammen"));
    step(&mut sample, add(GoalId(1), "møte"));
    let new = newest(&sample, GoalId(1));
    let facts = measure("leksehjelp", MeasureStatus::Done);
    step(&mut sample, Step::ChangeMeasure { measure: done, version: 1, facts });
    let of = Evaluated::Goal { goal: GoalId(2), version: 1 };
    step(&mut sample, Step::Evaluate { of, facts: evaluation(Some(GoalStatus::Reached), None) });
    let later = evaluation(Some(GoalStatus::Paused), Some("2027-05-05"));
    let goal = GoalId(1);
    step(&mut sample, Step::Evaluate { of: Evaluated::Goal { goal, version: 1 }, facts: later });

    assert_eq!(sample.house.read().plan_clashes(&version(&sample, draft)).unwrap(), []);
    let version = version_of(&sample, draft);
    step(&mut sample, Step::MakeCurrent { plan: draft, version, why: line("Avtalt") });
    let school = drafted(&sample, draft, GoalId(1));
    assert_eq!(
        (school.goal.facts.status, school.goal.facts.review.to_string()),
        (GoalStatus::Paused, "2027-05-05".to_owned())
    );
    let of = |root| school.measures.iter().find(|one| one.root == root).unwrap().facts.status;
    assert_eq!((of(done), of(new)), (MeasureStatus::Done, MeasureStatus::Ongoing));
    assert_eq!(drafted(&sample, draft, GoalId(2)).goal.facts.status, GoalStatus::Reached);
    let bus = drafted(&sample, draft, bus);
    assert_eq!(bus.measures.len(), 1, "a new goal comes with what is done towards it");
    let carried = sample.house.read().plan_carried(draft).unwrap();
    assert!(carried.iter().all(|one| one.taken) && carried.len() == 7, "{carried:?}");
    let sql = "DELETE FROM plan_carried";
    assert!(sample.house.connection().execute(sql, []).unwrap_err().to_string().contains("never"));
}

fn version(sample: &Sample, plan: PlanId) -> crate::domain::plan::PlanVersion {
    sample.house.read().plan_version(plan).unwrap().unwrap().version.unwrap()
}

#[test]
fn what_the_draft_changed_itself_stands_and_is_told() {
    let (_home, mut sample) = house();
    let add = Step::AddMeasure { goal: GoalId(1), facts: measure("leksehjelp", MeasureStatus::Ongoing) };
    run(&mut sample, THERAPIST, now(), add).unwrap();
    let current = sample.house.read().measures_of(GoalId(1)).unwrap()[0].id;
    let draft = begin(&mut sample);
    let copy = drafted(&sample, draft, GoalId(1));
    let facts = GoalFacts { status: GoalStatus::Closed, ..copy.goal.facts.clone() };
    let close = Command::ChangeGoal { goal: copy.goal.id, version: 1, facts };
    sample.house.execute(THERAPIST, now(), &close).unwrap();
    let often = |often: &str, status| MeasureFacts { often: Some(line(often)), ..measure("leksehjelp", status) };
    let change = |measure, facts| Step::ChangeMeasure { measure, version: 1, facts };
    let daily = change(copy.measures[0].id, often("hver dag", MeasureStatus::Ongoing));
    run(&mut sample, THERAPIST, now(), daily).unwrap();
    let clashes = |sample: &Sample| sample.house.read().plan_clashes(&version(sample, draft)).unwrap();
    assert_eq!(clashes(&sample), [], "only the draft has changed");

    let of = Evaluated::Goal { goal: GoalId(1), version: 1 };
    let evaluated = evaluation(Some(GoalStatus::Paused), Some("2027-05-05"));
    run(&mut sample, THERAPIST, now(), Step::Evaluate { of, facts: evaluated }).unwrap();
    run(&mut sample, THERAPIST, now(), change(current, often("hver måned", MeasureStatus::Done))).unwrap();
    let now_drafted = drafted(&sample, draft, GoalId(1));
    let facts = &now_drafted.goal.facts;
    assert_eq!((facts.status, facts.review.to_string()), (GoalStatus::Closed, "2027-05-05".to_owned()));
    assert_eq!(now_drafted.measures[0].facts, often("hver dag", MeasureStatus::Done), "each thing on its own");
    let told: Vec<_> = clashes(&sample).iter().map(|clash| clash.field).collect();
    assert_eq!(told, [CarriedField::Status, CarriedField::Often]);
    let same = drafted(&sample, draft, GoalId(1)).measures[0].clone();
    let agreed = Step::ChangeMeasure {
        measure: same.id,
        version: same.version,
        facts: often("hver måned", MeasureStatus::Done),
    };
    run(&mut sample, THERAPIST, now(), agreed).unwrap();
    assert_eq!(clashes(&sample).len(), 1, "what both say by now is no clash");
}

#[test]
fn what_is_undone_in_the_current_plan_is_undone_in_the_draft() {
    let (_home, mut sample) = house();
    let draft = begin(&mut sample);
    let bus = add_goal(&mut sample, "Ta bussen alene");
    let swim = add_goal(&mut sample, "Svømme");
    let copy = drafted(&sample, draft, swim).goal;
    let add = Step::AddMeasure { goal: copy.id, facts: measure("kurs", MeasureStatus::Ongoing) };
    run(&mut sample, THERAPIST, now(), add).unwrap();
    for goal in [bus, swim] {
        sample.house.execute(THERAPIST, now(), &Command::WithdrawGoal { goal, version: 1 }).unwrap();
    }
    let goals = sample.house.read().version_goals(draft).unwrap();
    assert!(goals.iter().all(|one| one.goal.root != bus));
    assert!(goals.iter().any(|one| one.goal.root == swim), "the draft works with it");
    let clashes = sample.house.read().plan_clashes(&version(&sample, draft)).unwrap();
    assert_eq!(clashes.iter().map(|clash| clash.field).collect::<Vec<_>>(), [CarriedField::Undone]);
}

#[test]
fn a_draft_is_made_current_as_it_was_seen() {
    let (_home, mut sample) = house();
    let draft = begin(&mut sample);
    let copy = drafted(&sample, draft, GoalId(1)).goal;
    let add = Step::AddToDraft { youth: amir(), facts: facts("Spare", GoalStatus::Trying) };
    let work = Step::AddMeasure { goal: copy.id, facts: measure("møte", MeasureStatus::Ongoing) };
    let of = Evaluated::Goal { goal: GoalId(2), version: 1 };
    let evaluated = evaluation(Some(GoalStatus::OnTheWay), Some("2027-05-05"));
    for step in [add, work, Step::Evaluate { of, facts: evaluated }] {
        let seen = version_of(&sample, draft);
        run(&mut sample, THERAPIST, now(), step.clone()).unwrap();
        let stale = Step::MakeCurrent { plan: draft, version: seen, why: line("Avtalt") };
        assert_eq!(
            refused(run(&mut sample, LEAD, now(), stale)),
            Refusal::ChangedMeanwhile { by: THERAPIST },
            "{step:?}"
        );
    }
    let version = version_of(&sample, draft);
    run(&mut sample, LEAD, now(), Step::MakeCurrent { plan: draft, version, why: line("Avtalt") }).unwrap();
}

#[test]
fn a_closed_plan_keeps_the_own_words_it_had() {
    let (_home, mut sample) = house();
    let voices = sample.house.read().plan(amir()).unwrap().voice.map_or(0, |voice| voice.version);
    let say = |sample: &mut Sample, at, version, text: &str| {
        sample
            .house
            .execute(THERAPIST, at, &Command::SetYouthVoice { youth: amir(), version, words: words(text) })
            .unwrap();
    };
    say(&mut sample, now(), voices, "Jeg vil jobbe.");
    let draft = begin(&mut sample);
    let later = now() + TimeDelta::days(1);
    run(&mut sample, THERAPIST, later, make_current(draft)).unwrap();
    say(&mut sample, later + TimeDelta::days(1), voices + 1, "Jeg vil studere.");
    let of = |plan| sample.house.read().plan_version(plan).unwrap().unwrap().voice.unwrap().words;
    assert_eq!((of(PlanId(1)), of(draft)), ("Jeg vil jobbe.".to_owned(), "Jeg vil studere.".to_owned()));
}

#[test]
fn a_goal_that_something_is_written_about_is_not_undone() {
    let (_home, mut sample) = house();
    let undo = |goal| Command::WithdrawGoal { goal, version: 1 };
    let noted = add_goal(&mut sample, "Ta bussen alene");
    trace(&mut sample, now(), noted);
    let plain = add_goal(&mut sample, "Svømme");
    let answer = sample.house.execute(THERAPIST, now(), &undo(noted)).map(|done| done.row);
    assert_eq!(refused(answer), Refusal::CannotUndo);
    sample.house.execute(THERAPIST, now(), &undo(plain)).unwrap();
}

#[test]
fn two_who_make_a_draft_current_at_once_do_it_once() {
    let (_home, mut sample) = house();
    let draft = begin(&mut sample);
    run(&mut sample, THERAPIST, now(), make_current(draft)).unwrap();
    let answer = run(&mut sample, LEAD, now(), make_current(draft));
    assert_eq!(refused(answer), Refusal::ChangedMeanwhile { by: THERAPIST });
}

#[test]
fn the_first_plan_begins_with_its_first_goal() {
    let (_home, mut sample) = house();
    let (hodan, samira) = (sample.youths[4], sample.youths[0]);
    let command = Command::AddGoal { youth: hodan, facts: facts("Spare", GoalStatus::Trying) };
    sample.house.execute(THERAPIST, now(), &command).unwrap();
    let step = Step::AddToDraft { youth: samira, facts: facts("Spare", GoalStatus::Trying) };
    run(&mut sample, THERAPIST, now(), step).unwrap();
    let read = sample.house.read();
    let of = |youth| read.plan_versions(youth).unwrap().iter().map(|one| one.status).collect::<Vec<_>>();
    assert_eq!(of(hodan), [PlanStatus::Current]);
    assert_eq!(of(samira), [PlanStatus::Draft], "where the house wants approval, it waits for it");
    assert_eq!(read.plan(samira).unwrap().goals, []);
}

#[test]
fn an_evaluation_is_kept_and_moves_the_goal_in_the_same_act() {
    let (_home, mut sample) = house();
    let of = Evaluated::Goal { goal: GoalId(2), version: 1 };
    let facts = evaluation(Some(GoalStatus::OnTheWay), Some("2027-02-21"));
    run(&mut sample, THERAPIST, now(), Step::Evaluate { of, facts: facts.clone() }).unwrap();
    let read = sample.house.read();
    let goal = read.goal(GoalId(2)).unwrap().unwrap();
    assert_eq!((goal.facts.status, goal.facts.review), (GoalStatus::OnTheWay, "2027-02-21".parse().unwrap()));
    assert_eq!(read.evaluations_of(&goal).unwrap()[0].facts, facts);
    let again = run(&mut sample, LEAD, now(), Step::Evaluate { of, facts: facts.clone() });
    assert_eq!(refused(again), Refusal::ChangedMeanwhile { by: THERAPIST }, "nobody evaluates past another");

    let draft = begin(&mut sample);
    run(&mut sample, THERAPIST, now(), make_current(draft)).unwrap();
    let read = sample.house.read();
    let copy = read.plan(amir()).unwrap().goals.into_iter().find(|goal| goal.root == GoalId(2)).unwrap();
    assert_eq!(read.evaluations_of(&copy).unwrap().len(), 1, "the history follows the goal");
    for sql in ["UPDATE evaluation SET staff_view = 'x'", "DELETE FROM evaluation"] {
        assert!(sample.house.connection().execute(sql, []).unwrap_err().to_string().contains("never"), "{sql}");
    }
}

#[test]
fn an_evaluation_says_when_the_next_one_is() {
    let (_home, mut sample) = house();
    let of = Evaluated::Goal { goal: GoalId(2), version: 1 };
    let mut ask = |of, facts| refused(run(&mut sample, THERAPIST, now(), Step::Evaluate { of, facts }));
    let missing = evaluation(Some(GoalStatus::Trying), None);
    assert_eq!(ask(of, missing), Refusal::Invalid(Invalid::ReviewMissing));
    let past = evaluation(Some(GoalStatus::Trying), Some("2026-11-21"));
    assert_eq!(ask(of, past), Refusal::Invalid(Invalid::ReviewPast));
    assert_eq!(ask(of, evaluation(None, Some("2027-02-01"))), Refusal::Invalid(Invalid::StatusOfGoal));
    let plan = Evaluated::Plan(PlanId(1));
    let with_status = evaluation(Some(GoalStatus::Trying), Some("2027-02-01"));
    assert_eq!(ask(plan, with_status), Refusal::Invalid(Invalid::StatusOfGoal));
    let reached = Step::Evaluate { of, facts: evaluation(Some(GoalStatus::Reached), None) };
    run(&mut sample, THERAPIST, now(), reached).unwrap();
}

#[test]
fn the_review_of_the_whole_plan_is_counted_when_it_has_passed_also_after_a_new_version() {
    let (_home, mut sample) = house();
    let clock = HouseClock { kinds: &[], zone: Zone::OSLO };
    let standing = |sample: &Sample, at| sample.house.read().standing(at, &clock).unwrap().reviews_of(amir());
    let of = Evaluated::Plan(PlanId(1));
    run(&mut sample, THERAPIST, now(), Step::Evaluate { of, facts: evaluation(None, Some("2026-11-25")) }).unwrap();
    let day: chrono::NaiveDate = "2026-11-25".parse().unwrap();
    assert_eq!((standing(&sample, now()).overdue, standing(&sample, now()).next), (1, Some(day)));
    let later = now() + TimeDelta::days(5);
    assert_eq!(standing(&sample, later).overdue, 2);
    let plan = begin(&mut sample);
    run(&mut sample, LEAD, later, make_current(plan)).unwrap();
    assert_eq!(standing(&sample, later).overdue, 2, "nobody has looked at it");
    let of = Evaluated::Plan(plan);
    run(&mut sample, THERAPIST, later, Step::Evaluate { of, facts: evaluation(None, Some("2027-02-01")) }).unwrap();
    assert_eq!(standing(&sample, later).overdue, 1);
}

#[test]
fn a_draft_is_taken_part_in_but_neither_evaluated_nor_met_about() {
    let (_home, mut sample) = house();
    let plan = begin(&mut sample);
    let held_on = Zone::OSLO.date(now());
    let facts = ParticipationFacts {
        held_on,
        present: line("Amir, verge"),
        interpreter: Some(line("dari, på telefon")),
        told: words("Hva planen er."),
        said: words("Jeg vil jobbe."),
        weight: words("Målet om jobb kom først."),
    };
    run(&mut sample, THERAPIST, now(), Step::TakePart { plan, facts: facts.clone() }).unwrap();
    assert_eq!(sample.house.read().participation(plan).unwrap()[0].facts, facts);
    let meeting = |held_on| MeetingFacts { held_on, next: words("Leksehjelp hver tirsdag.") };
    let meet = run(&mut sample, THERAPIST, now(), Step::Meet { plan, facts: meeting(held_on) });
    assert_eq!(refused(meet), Refusal::PlanNotCurrent);
    let current = PlanId(1);
    let tomorrow = held_on.succ_opt().unwrap();
    let early = run(&mut sample, THERAPIST, now(), Step::Meet { plan: current, facts: meeting(tomorrow) });
    assert_eq!(refused(early), Refusal::Invalid(Invalid::InTheFuture));
    run(&mut sample, THERAPIST, now(), Step::Meet { plan: current, facts: meeting(held_on) }).unwrap();
    assert_eq!(sample.house.read().plan_meetings(amir(), 5).unwrap()[0].facts, meeting(held_on));
    for table in ["participation", "plan_meeting"] {
        let sql = format!("DELETE FROM {table}");
        assert!(sample.house.connection().execute(&sql, []).unwrap_err().to_string().contains("never"), "{table}");
    }
}

#[test]
fn a_measure_is_undone_until_somebody_touches_it_and_knows_since_when_it_is_done() {
    let (_home, mut sample) = house();
    let step = Step::AddMeasure { goal: GoalId(1), facts: measure("leksehjelp", MeasureStatus::Ongoing) };
    let done = sample.house.execute(THERAPIST, now(), &Command::Plan(step)).unwrap();
    assert_eq!(done.made, crate::domain::undo::Made::Measure(MeasureId(1)));
    let later = now() + TimeDelta::hours(1);
    for (at, often) in [(now(), "hver dag"), (later, "hver uke")] {
        let version = sample.house.read().measure(MeasureId(1)).unwrap().unwrap().version;
        let facts = MeasureFacts { often: Some(line(often)), ..measure("leksehjelp", MeasureStatus::Done) };
        run(&mut sample, THERAPIST, at, Step::ChangeMeasure { measure: MeasureId(1), version, facts }).unwrap();
    }
    let saved = sample.house.read().measure(MeasureId(1)).unwrap().unwrap();
    assert_eq!(saved.status_at, now(), "it was done then, whatever was written afterwards");
    let undo = run(&mut sample, THERAPIST, now(), Step::WithdrawMeasure { measure: MeasureId(1), version: 1 });
    assert_eq!(refused(undo), Refusal::CannotUndo);
    let goal = sample.house.execute(THERAPIST, now(), &Command::WithdrawGoal { goal: GoalId(1), version: 1 });
    assert_eq!(refused(goal.map(|done| done.row)), Refusal::CannotUndo, "a goal with a measure is not nothing");
}

fn trace(sample: &mut Sample, at: Instant, goal: GoalId) -> EntryId {
    let marks = EntryMarks { goal: Some(goal), ..EntryMarks::default() };
    let new = NewEntry { happened_at: at, marks, ..entry(About::Youths(vec![amir()]), "Sto opp selv.") };
    EntryId(sample.house.execute(THERAPIST, at, &Command::WriteEntry(new)).unwrap().row)
}

#[test]
fn traces_follow_a_goal_into_the_next_version() {
    let (_home, mut sample) = house();
    let weeks_ago = |weeks| now() - TimeDelta::weeks(weeks) + TimeDelta::hours(1);
    // Entries are numbered as they are written; the sample house has some from today.
    let mut at = now();
    for _ in 0..2 {
        at += TimeDelta::minutes(1);
        trace(&mut sample, at, GoalId(2));
    }
    let draft = begin(&mut sample);
    run(&mut sample, THERAPIST, now(), make_current(draft)).unwrap();
    let read = sample.house.read();
    let copy = read.plan(amir()).unwrap().goals.into_iter().find(|goal| goal.root == GoalId(2)).unwrap();
    let new = trace(&mut sample, now() + TimeDelta::weeks(1), copy.id);
    let read = sample.house.read();
    let later = now() + TimeDelta::weeks(1) + TimeDelta::hours(1);
    assert_eq!(read.goal_trace(&copy, later, 8).unwrap().weeks, [0, 0, 0, 0, 0, 0, 2, 1]);
    assert_eq!(read.goal_entries(copy.id, 1).unwrap()[0].id, new);
    assert_eq!(read.goal_entries(GoalId(2), 9).unwrap().len(), 3, "from whichever version it is asked");
    assert_eq!(read.likely_goals(amir()).unwrap()[0].id, copy.id, "what was written about last is offered first");
    let quiet =
        |since| -> Vec<GoalId> { read.quiet_goals(amir(), since).unwrap().into_iter().map(|goal| goal.root).collect() };
    assert_eq!(quiet(later - TimeDelta::minutes(1)), [GoalId(1), GoalId(2)]);
    assert_eq!(quiet(now() + TimeDelta::seconds(1)), [GoalId(1)], "a trace is a trace in every version");
    assert_eq!(quiet(weeks_ago(4)), [], "what was set after that is not quiet yet");
}

#[test]
fn what_is_on_pause_is_not_quiet_and_what_was_struck_is_no_trace() {
    let (_home, mut sample) = house();
    let struck = trace(&mut sample, now(), GoalId(2));
    let strike = Command::ReviseEntry {
        entry: struck,
        seen: None,
        revision: crate::domain::log::Revision::Struck { reason: words("Feil ungdom") },
        shift: None,
    };
    sample.house.execute(THERAPIST, now(), &strike).unwrap();
    let of = Evaluated::Goal { goal: GoalId(1), version: 1 };
    let facts = evaluation(Some(GoalStatus::Paused), Some("2027-02-21"));
    run(&mut sample, THERAPIST, now(), Step::Evaluate { of, facts }).unwrap();
    let since = now() + TimeDelta::seconds(1);
    let quiet = sample.house.read().quiet_goals(amir(), since - TimeDelta::seconds(1)).unwrap();
    assert_eq!(quiet, [], "they were set at that moment");
    let quiet = sample.house.read().quiet_goals(amir(), since).unwrap();
    assert_eq!(quiet.iter().map(|goal| goal.id).collect::<Vec<_>>(), [GoalId(2)]);
}

#[test]
fn contact_is_what_was_a_real_conversation_and_a_trace_in_the_area_of_money() {
    let (_home, mut sample) = house();
    let command = Command::AddGoal { youth: amir(), facts: facts("Spare", GoalStatus::Trying) };
    let money = GoalId(sample.house.execute(THERAPIST, now(), &command).unwrap().row);
    let write = |sample: &mut Sample, minutes: i64, kind, individual, goal| {
        let at = now() + TimeDelta::minutes(minutes);
        let minutes = crate::domain::log::ContactMinutes { individual, common: None };
        let marks = EntryMarks { minutes, goal, ..EntryMarks::default() };
        let new = NewEntry { kind, happened_at: at, marks, ..entry(About::Youths(vec![amir()]), "Snakket.") };
        sample.house.execute(THERAPIST, at, &Command::WriteEntry(new)).unwrap();
        at
    };
    let real = write(&mut sample, 1, EntryKind::Conversation, Some(30), None);
    write(&mut sample, 2, EntryKind::Conversation, None, None);
    let school = write(&mut sample, 3, EntryKind::School, None, None);
    let talk = write(&mut sample, 4, EntryKind::Practical, None, Some(money));
    let found = sample.house.read().last_contact(amir(), "økonomi").unwrap();
    assert_eq!((found.conversation, found.school, found.money), (Some(real), Some(school), Some(talk)));
    assert_eq!(found.health, None);
}
