//! What was changed in a file reaches the next shift, once, as it became.

use super::{
    handover::{EVENING, sheet, sheet_at},
    *,
};
use crate::domain::{
    contact::{
        ContactFacts, ContactRole, Phone, Step,
        clock::{PaperFacts, PaperKind, RiskFacts},
        consent::{ConsentFacts, GivenBy, Recipient, TellingFacts, Withdrawal},
    },
    handover::pulled::{Ahead, FileChange, Party, Section},
    ids::{ConsentId, ContactId, PlanId, RiskId},
    kept::Kept,
    plan,
};

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn ago(days: i64) -> Instant {
    now() - TimeDelta::days(days)
}

fn run_at(sample: &mut Sample, at: Instant, step: Step) -> i64 {
    sample.house.execute(LEAD, at, &Command::Contact(step)).unwrap().row
}

fn end(sample: &mut Sample, kept: Kept, reason: &str) {
    let end = Command::End { kept, version: 1, reason: line(reason) };
    sample.house.execute(LEAD, now(), &end).unwrap();
}

/// What the evening hands over of a youth, the plan of the sample house left aside.
fn changes(sample: &Sample, youth: usize) -> Vec<FileChange> {
    let pulled = sheet(&sample.house).pulled;
    let of_plan = |change: &FileChange| matches!(change, FileChange::Goal { .. } | FileChange::Voice { .. });
    let section = pulled.section(Some(sample.youths[youth])).unwrap();
    section.changes.iter().filter(|change| !of_plan(change)).cloned().collect()
}

fn contact(name: &str, call_first: bool) -> ContactFacts {
    ContactFacts {
        role: ContactRole::Guardian,
        name: line(name),
        language: None,
        phone: Phone::optional("41234567").unwrap(),
        email: None,
        time_zone: None,
        note: None,
        call_first,
    }
}

fn risk() -> RiskFacts {
    let review = Zone::OSLO.date(now()) + TimeDelta::days(14);
    RiskFacts { risk: line("Går ut alene"), reason: prose("Sett.").unwrap(), action: prose("Ring.").unwrap(), review }
}

fn consent() -> ConsentFacts {
    ConsentFacts {
        recipient: Recipient::Role(ContactRole::School),
        purpose: line("fravær"),
        may_tell: prose("fravær").unwrap(),
        withheld: None,
        withheld_why: None,
        given_by: GivenBy::Youth,
        given_on: Zone::OSLO.date(ago(20)),
        until: None,
        language: line("dari"),
        interpreter: None,
        parts: Vec::new(),
    }
}

#[test]
fn a_risk_is_told_in_the_shift_it_came_and_in_the_one_it_ended() {
    let (_home, mut sample) = house();
    let youth = sample.youths[1];
    let old = RiskId(run_at(&mut sample, ago(5), Step::AddRisk { youth, facts: risk() }));
    assert_eq!(changes(&sample, 1), [], "an earlier shift told it");
    end(&mut sample, Kept::Risk(old), "Det er over.");
    run_at(&mut sample, now(), Step::AddRisk { youth, facts: risk() });
    let told = changes(&sample, 1);
    let ended = |change: &FileChange| match change {
        FileChange::Risk { ended, .. } => ended.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(told.iter().map(ended).collect::<Vec<_>>(), [Some(line("Det er over.")), None]);
    assert_eq!(changes(&sample, 2), [], "nobody else's file tells it");
}

#[test]
fn a_consent_is_told_when_it_is_given_and_when_it_is_withdrawn() {
    let (_home, mut sample) = house();
    let youth = sample.youths[1];
    let given = run_at(&mut sample, ago(5), Step::GiveConsent { youth, facts: consent() });
    assert_eq!(changes(&sample, 1), []);
    let facts = Withdrawal { on: Zone::OSLO.date(now()), by: GivenBy::Youth, note: None };
    run_at(&mut sample, now(), Step::WithdrawConsent { consent: ConsentId(given), facts });
    let told = changes(&sample, 1);
    let [FileChange::Consent { to, withdrawn: true, .. }] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(*to, Party { role: ContactRole::School, name: None });
    let facts = |to, reason| TellingFacts { to: Recipient::Role(to), told: line("syk"), reason };
    let told = Step::Tell { youth, facts: facts(ContactRole::Doctor, Some(line("fare"))) };
    run_at(&mut sample, now(), told);
    assert!(matches!(changes(&sample, 1).last(), Some(FileChange::Told { .. })));
    // What may be told is nothing the next shift needs to hear of.
    let other = sample.youths[0];
    run_at(&mut sample, ago(5), Step::GiveConsent { youth: other, facts: consent() });
    run_at(&mut sample, now(), Step::Tell { youth: other, facts: facts(ContactRole::School, None) });
    assert_eq!(changes(&sample, 0), []);
}

#[test]
fn whom_to_call_first_is_told_when_it_is_somebody_else_or_nobody() {
    let (_home, mut sample) = house();
    let youth = sample.youths[1];
    let tone = run_at(&mut sample, ago(9), Step::AddContact { youth, facts: contact("Tone", true) });
    let lone = run_at(&mut sample, ago(9), Step::AddContact { youth, facts: contact("Line", false) });
    run_at(&mut sample, now(), Step::AddContact { youth, facts: contact("Per", false) });
    assert_eq!(changes(&sample, 1), [], "another contact takes nothing from her");
    end(&mut sample, Kept::Contact(ContactId(tone)), "ny verge");
    assert!(matches!(changes(&sample, 1).as_slice(), [FileChange::First { who: None, .. }]));
    run_at(&mut sample, now(), Step::AddContact { youth, facts: contact("Ada", true) });
    let told = changes(&sample, 1);
    let [FileChange::First { who: Some(who), .. }] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(who.name, Some(line("Ada")));
    assert!(lone > 0);
}

#[test]
fn goals_of_the_shift_stand_beside_the_version_that_became_the_current_one() {
    let (_home, mut sample) = house();
    let youth = sample.youths[2];
    let goal_of = |sample: &Sample| sample.house.read().plan(youth).unwrap().goals[0].clone();
    let root = goal_of(&sample).root;
    let plan_step = |sample: &mut Sample, step| sample.house.execute(LEAD, now(), &Command::Plan(step)).unwrap().row;
    let draft = PlanId(plan_step(&mut sample, plan::Step::Begin { youth, why: line("Nytt") }));
    plan_step(&mut sample, plan::Step::MakeCurrent { plan: draft, version: 1, why: line("Avtalt") });
    assert_ne!(goal_of(&sample).id, root, "the version has a copy of its own");
    let pulled = sheet(&sample.house).pulled;
    let told = &pulled.section(Some(youth)).unwrap().changes;
    assert!(told.iter().any(|change| matches!(change, FileChange::Version { number: 2, .. })), "{told:?}");
    let goals = told.iter().filter(|change| matches!(change, FileChange::Goal { .. })).count();
    assert_eq!(goals, 2, "both goals of the shift: {told:?}");
}

#[test]
fn a_paper_that_runs_out_tomorrow_stands_under_the_next_day_and_one_that_has_a_week_does_not() {
    let (_home, mut sample) = house();
    let youth = sample.youths[1];
    let permit = |days| PaperFacts {
        kind: PaperKind::Permit,
        expires: Zone::OSLO.date(now()) + TimeDelta::days(days),
        note: None,
    };
    run_at(&mut sample, ago(9), Step::AddPaper { youth, facts: permit(7) });
    let dates = |sample: &Sample| {
        let pulled = sheet_at(&sample.house, EVENING, now()).pulled;
        let ahead = pulled.section(Some(youth)).unwrap().ahead.clone();
        ahead.into_iter().filter(|one| matches!(one, Ahead::Date { .. })).count()
    };
    assert_eq!(dates(&sample), 0);
    run_at(&mut sample, ago(9), Step::AddPaper { youth, facts: permit(1) });
    assert_eq!(dates(&sample), 1);
}

/// As a house sealed it before more than the plan was told.
#[test]
fn what_was_sealed_before_is_still_read() {
    let sealed = r#"{"youth":3,"watch":null,"watch_changed":false,"presence":null,"entries":[],"ended":[],"tasks":[],
        "ahead":[{"what":"review","goal":1,"title":"Skole","day":"2026-11-22"}],
        "plan":[{"what":"voice","at":"2026-11-21T13:00:00Z","by":1},
                {"what":"version","number":2,"at":"2026-11-21T13:00:00Z","by":1}]}"#;
    let section: Section = serde_json::from_str(sealed).unwrap();
    assert_eq!(section.changes.len(), 2);
    assert!(serde_json::to_value(&section).unwrap()["plan"].is_array(), "the name stays");
}
