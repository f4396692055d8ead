//! Work on a plan: measures, evaluations, participation, versions, the monthly meeting, and who is forgotten.

use std::time::Duration;

use chrono::{Days, TimeDelta};
use personalbase::{
    config::Config,
    domain::{
        command::Command,
        ids::{GoalId, PlanId, StaffId, YouthId},
        log::{About, EntryKind, EntryMarks, NewEntry, Weight},
        names::Prose,
        plan::{
            Evaluated, EvaluationFacts, GoalFacts, GoalStatus, MeasureFacts, MeasureStatus, MeetingFacts,
            ParticipationFacts, PlanStatus, Responsible, Step,
        },
        support::{SupportFacts, SupportLevel},
        time::{Instant, Zone},
    },
    testing::Harness,
    text::Language,
};

use crate::houses::{Pair, bare, entry, line, now, sample, sample_as, youth};

const AMIR: YouthId = YouthId(3);

fn measure(what: &str) -> MeasureFacts {
    MeasureFacts {
        what: line(what),
        who: Responsible::Staff(Some(StaffId(2))),
        often: Some(line("hver uke")),
        until: None,
        status: MeasureStatus::Ongoing,
    }
}

fn goal(title: &str) -> GoalFacts {
    GoalFacts {
        title: line(title),
        area: line("økonomi"),
        status: GoalStatus::Trying,
        review: "2027-01-10".parse().unwrap(),
    }
}

/// Another terminal writes an entry about Amir that is a trace of a goal.
fn trace(pair: &mut Pair, at: Instant, goal: GoalId, text: &str) {
    let marks = EntryMarks { goal: Some(goal), ..EntryMarks::default() };
    let new = NewEntry { marks, ..entry(at, About::Youths(vec![AMIR]), Weight::Normal, text) };
    pair.run_at(at, &Command::WriteEntry(new));
}

/// Amir's plan 2 with one goal more is the current one.
fn second_plan(pair: &mut Pair) {
    let begin = Command::Plan(Step::Begin { youth: AMIR, why: line("Nytt skoleår") });
    let plan = PlanId(pair.run(&begin));
    pair.run(&Command::Plan(Step::AddToDraft { youth: AMIR, facts: goal("Spare til førerkort") }));
    make_current(pair, plan);
}

fn make_current(pair: &mut Pair, plan: PlanId) {
    let version = pair.other.read().plan_version(plan).unwrap().unwrap().version.unwrap().version;
    pair.run(&Command::Plan(Step::MakeCurrent { plan, version, why: line("Avtalt med Amir") }));
}

#[test]
fn a_measure_is_added_to_the_selected_goal_changed_and_undone() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p a").expect("Nytt tiltak: Bestå vg1 norsk").expect("LEILIGHET 3 · AMIR");
    screen.keys("ctrl-s").expect("Skriv hva som skal gjøres.");
    screen.type_text("leksehjelp").keys("tab tab tab").type_text("tirsdager").keys("ctrl-s");
    screen.expect("Ctrl-Z angrer.").expect("leksehjelp").expect("personalet").expect("tirsdager").expect("pågår");
    screen.keys("e").expect("Endre tiltak: Bestå vg1 norsk");
    screen.keys("tab right right right right").expect("Navn");
    screen.keys("ctrl-s").expect("Skriv hvem det er.");
    screen.type_text("verge").keys("ctrl-s").expect("verge").expect_not("personalet");
    screen
        .keys("home down a")
        .type_text("ringe skolen")
        .keys("ctrl-s ctrl-z")
        .expect("Angret: tiltaket «ringe skolen».");
    screen.advance(std::time::Duration::from_secs(13)).expect_not("ringe skolen");
}

#[test]
fn a_half_written_measure_waits_in_its_goal() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p a").type_text("lesegruppe").keys("esc").expect("3 AMIR · Plan");
    screen.keys("down a").expect("Nytt tiltak: Stå opp 07:30 selv").expect_not("lesegruppe");
    screen.keys("esc home down a").expect("Nytt tiltak: Bestå vg1 norsk").expect("lesegruppe");
}

#[test]
fn two_who_change_a_measure_meet_side_by_side() {
    let mut pair = sample();
    pair.run(&Command::Plan(Step::AddMeasure { goal: GoalId(1), facts: measure("leksehjelp") }));
    pair.wait().keys("3 p down e").type_text(" mer");
    let theirs = Step::ChangeMeasure {
        measure: personalbase::domain::ids::MeasureId(1),
        version: 1,
        facts: measure("lesegruppe"),
    };
    pair.run(&Command::Plan(theirs));
    pair.wait().keys("ctrl-s").expect("lesegruppe").expect("leksehjelp mer");
    pair.screen.keys("ctrl-s").expect("leksehjelp mer").expect_not("lesegruppe");
}

#[test]
fn an_evaluation_holds_both_views_and_sets_the_next_in_one_act() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p down E").expect("Evaluer og sett neste: Stå opp 07:30 selv").expect("21.02.2027");
    screen.expect("LEILIGHET 3 · AMIR");
    screen.keys("ctrl-s").expect("Skriv hvordan personalet ser det.");
    screen.keys("shift-tab").type_text("Jeg klarer det nesten.").keys("tab").type_text("Oppe tre av fem dager.");
    screen.keys("tab right tab").expect("Anbefalt: om 3 måneder");
    screen.keys("ctrl-s").expect("Neste evaluering 21.02.2027.");
    screen.expect("på vei").expect_not("▲ 3 dager").expect_not("forfalt");
    screen.keys("H").expect("Evalueringer: Stå opp 07:30 selv").expect("«Jeg klarer det nesten.»");
    screen
        .expect("Oppe tre av fem dager.")
        .expect("status: på vei")
        .expect("neste: 21.02.2027")
        .expect("21.11.2026 KN");
}

#[test]
fn a_goal_that_is_reached_is_not_evaluated_again() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p down E tab").type_text("Klarer det selv.").keys("tab right right right");
    screen.expect_not("Neste*");
    screen.keys("ctrl-s").expect("Målet evalueres ikke mer.").expect("nådd");
}

#[test]
fn the_plan_as_a_whole_is_evaluated_where_no_goal_is_selected() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p home E").expect("Evaluer plan 1").expect_not("Status nå");
    screen.keys("tab").type_text("Planen holder.").keys("tab");
    screen.keys("ctrl-s").expect("Neste evaluering 21.02.2027.").expect("3 AMIR · Plan");
    screen.keys("home H").expect("Evalueringer: Plan 1").expect("Planen holder.").expect("Ikke spurt.");
}

#[test]
fn participation_is_recorded_with_what_weight_it_got() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p D").expect("Medvirkning i plan 1");
    screen.keys("ctrl-s").expect("Skriv hvem som var til stede.").expect("Skriv hvilken vekt det fikk.");
    for text in ["Amir, verge", "dari, på telefon", "Hva planen er.", "Jeg vil jobbe.", "Jobb kom først."] {
        screen.type_text(text).keys("tab");
    }
    screen.keys("ctrl-s").expect("Deltok").expect("Amir, verge").expect("tolk: dari, på telefon");
    screen.keys("home H").expect("Medvirkning · 21.11.2026").expect("Jeg vil jobbe.").expect("Jobb kom først.");
}

#[test]
fn a_draft_becomes_the_current_plan_and_the_one_before_is_closed() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p P").expect("AMIR · Planens versjoner").expect("Plan 1 (gjeldende)");
    screen.keys("a").expect("Nytt utkast til plan");
    screen.keys("ctrl-s").expect("Skriv hvorfor.");
    screen.type_text("Nytt skoleår").keys("enter").expect("Plan 2 (utkast)").expect(": Nytt skoleår");
    screen.keys("a").expect("Det finnes et utkast fra før.");
    screen.keys("home enter").expect("Plan 2, utkast fra 21.11.2026").expect("1 Bestå vg1 norsk");
    screen.keys("E").expect("Dette gjelder bare for den gjeldende planen.");
    screen.keys("g").type_text("Spare til førerkort").keys("tab right ctrl-s").expect("3 Spare til førerkort");
    screen.keys("esc esc").expect("Plan 1, gjeldende fra 21.11.2026").expect("Plan 2 er utkast: P viser den.");
    screen.expect_not("Spare til førerkort");
    screen.keys("P home g").expect("Gjør plan 2 gjeldende").expect("Nytt skoleår");
    screen.keys("enter");
    screen.expect("Plan 2 (gjeldende)").expect("Plan 1 (avsluttet)").expect("avsluttet 21.11.2026 KN");
    screen.keys("down enter").expect("Plan 1, avsluttet 21.11.2026");
    for key in ["e", "a", "E", "g", "D"] {
        screen.keys(key).expect("Planen er avsluttet og kan ikke endres.");
    }
    screen.keys("esc esc").expect("Plan 2, gjeldende fra").expect("3 Spare til førerkort");
}

#[test]
fn a_temp_reads_the_versions_and_is_told_why_not_change_them() {
    let mut pair = sample_as("TB");
    pair.screen.keys("3 p p P").expect("Plan 1 (gjeldende)");
    for key in ["a", "x"] {
        pair.screen.keys(key).expect("Du er vikar og kan ikke skrive i planen.");
    }
    pair.screen.keys("esc a").expect("Du er vikar og kan ikke skrive i planen.");
    pair.screen.keys("M").expect("Månedsmøte");
    pair.screen.keys("a").expect("Du er vikar");
}

#[test]
fn only_the_lead_makes_a_plan_current_where_the_house_wants_approval() {
    let mut pair = sample();
    pair.screen.keys("ctrl-p").type_text("godkjenning av pl").keys("enter").expect("fagleder godkjenner");
    pair.screen.expect("Gjelder i hele huset.");
    pair.screen.keys("left ctrl-s").expect("Lagret kl.");
    assert!(pair.other.read().house().unwrap().plan_approval);
    let mut screen = pair.screen.second("OH");
    screen.keys("ctrl-p").type_text("godkjenning av pl").expect_not("Godkjenning av planer");
    screen.keys("esc esc 3 p g").type_text("Svømme").keys("tab right ctrl-s");
    screen.expect("Fagleder godkjenner planer. Nye mål i et utkast: P, så a.");
    screen.keys("esc 3 p P a").type_text("Nytt skoleår").keys("enter home g");
    screen.expect("Du er miljøterapeut og kan ikke gjøre en plan gjeldende.").expect("Plan 2 (utkast)");
    // The first plan of a youth waits for approval as well.
    screen.keys("esc esc 1 g").type_text("Lese en hel bok").keys("tab right ctrl-s");
    screen.keys("1 p").expect("Ingen gjeldende plan").expect("Plan 1 er utkast").expect_not("Lese en hel bok");
    screen.keys("P").expect("Plan 1 (utkast)");
    screen.keys("enter").expect("Lese en hel bok");
}

#[test]
fn the_words_of_a_goal_are_changed_in_a_draft_only() {
    let mut screen = Harness::sample("KN");
    screen.keys("3 p e").type_text(" og matte").keys("ctrl-s");
    screen.expect("Ordlyden er avtalt. Endre den i et utkast: P, så a.");
    screen.keys("esc esc 3 p P a").type_text("Nytt skoleår").keys("enter home enter e").expect("Bestå vg1 norsk");
    screen.keys("end").type_text(" og matte").keys("ctrl-s").expect("1 Bestå vg1 norsk og matte");
}

fn status(pair: &Pair, goal: GoalId, status: GoalStatus) -> Command {
    let now = pair.other.read().goal(goal).unwrap().unwrap();
    Command::ChangeGoal { goal, version: now.version, facts: GoalFacts { status, ..now.facts } }
}

#[test]
fn what_happened_while_there_was_a_draft_is_told_before_it_becomes_the_plan_and_in_the_comparison() {
    let mut pair = sample();
    let plan = PlanId(pair.run(&Command::Plan(Step::Begin { youth: AMIR, why: line("Nytt skoleår") })));
    let copy = pair.other.read().version_goals(plan).unwrap()[0].goal.id;
    pair.run(&status(&pair, copy, GoalStatus::Closed));
    pair.run(&Command::AddGoal { youth: AMIR, facts: goal("Ta bussen alene") });
    pair.run(&status(&pair, GoalId(1), GoalStatus::Paused));
    pair.run(&status(&pair, GoalId(2), GoalStatus::Reached));
    pair.wait().keys("3 p P home g").expect("Gjør plan 2 gjeldende").expect("Utkastet gjelder:");
    pair.screen.expect("Bestå vg1 norsk, status: «på pause» i gjeldende plan, «avsluttet» i");
    pair.screen.expect_not("Stå opp 07:30 selv,");
    pair.screen.keys("enter").expect("Plan 2 (gjeldende)");
    pair.screen.keys("home enter").expect("Ta bussen alene").expect("nådd");
    pair.screen.keys("esc home c").resize(120, 40);
    pair.screen.expect("fra gjeldende plan: status (21.11. KN)").expect("fra gjeldende plan: alt (21.11. KN)");
    pair.screen.expect("endret i begge, utkastet gjaldt: status (21.11. KN)");
}

#[test]
fn a_draft_that_changed_since_it_was_seen_is_shown_before_it_becomes_the_plan() {
    let mut pair = sample();
    let plan = PlanId(pair.run(&Command::Plan(Step::Begin { youth: AMIR, why: line("Nytt skoleår") })));
    pair.wait().keys("3 p P home g").type_text(", endelig").expect("Gjør plan 2 gjeldende");
    let copy = pair.other.read().version_goals(plan).unwrap()[0].goal.clone();
    // What is kept as a draft of the form keeps what was seen too.
    pair.screen.keys("esc");
    let facts = GoalFacts { title: line("Bestå vg1 matte"), ..copy.facts };
    pair.run(&Command::ChangeGoal { goal: copy.id, version: copy.version, facts });
    pair.wait().keys("g ctrl-s").expect("Bestå vg1 matte").expect("Bestå vg1 norsk").expect("gjør det gjeldende slik");
    pair.screen.expect_not("Stå opp");
    pair.screen.keys("esc").expect(", endelig");
    assert_eq!(pair.other.read().plan_version(plan).unwrap().unwrap().version.unwrap().status, PlanStatus::Draft);
    pair.screen.keys("ctrl-s ctrl-s").expect("Plan 2 (gjeldende)");
}

#[test]
fn an_evaluation_of_a_goal_that_another_changed_is_saved_after_both_were_seen() {
    let mut pair = sample();
    pair.wait().keys("3 p E tab").type_text("Leser mer.").keys("esc");
    pair.run(&status(&pair, GoalId(1), GoalStatus::Paused));
    pair.wait().keys("E ctrl-s").expect("på pause").expect("Ctrl-S");
    pair.screen.keys("ctrl-s").expect("Neste evaluering 21.02.2027.");
    let goal = pair.other.read().goal(GoalId(1)).unwrap().unwrap();
    assert_eq!(pair.other.read().evaluations_of(&goal).unwrap()[0].facts.staff_view.as_str(), "Leser mer.");
}

#[test]
fn two_evaluations_at_once_are_seen_side_by_side_and_both_can_be_kept() {
    let mut pair = sample();
    pair.wait().keys("3 p E tab").type_text("Leser mer.");
    let facts = EvaluationFacts {
        youth_view: None,
        staff_view: Prose::optional("Leverte stilen.").unwrap().unwrap(),
        status: Some(GoalStatus::Paused),
        next_review: Some("2027-01-11".parse().unwrap()),
        journal: false,
    };
    let version = pair.other.read().goal(GoalId(1)).unwrap().unwrap().version;
    pair.run(&Command::Plan(Step::Evaluate { of: Evaluated::Goal { goal: GoalId(1), version }, facts }));
    pair.wait().keys("ctrl-s").expect("Leverte stilen.").expect("Leser mer.");
    pair.screen.keys("ctrl-r").expect("Leverte stilen.").expect("Leser mer.");
    pair.screen.keys("ctrl-s").expect("Neste evaluering");
}

#[test]
fn what_was_written_about_a_plan_that_was_replaced_is_about_the_one_in_its_place() {
    let mut pair = sample();
    pair.wait().keys("3 p down E tab").type_text("Oppe hver dag.");
    second_plan(&mut pair);
    pair.wait().keys("ctrl-s").expect("Dette gjelder samme mål i plan 2: Stå opp 07:30 selv").expect("Oppe hver dag.");
    pair.screen.keys("ctrl-s").expect("Neste evaluering 21.02.2027.");
    pair.screen.keys("home E tab").type_text("Planen holder.").keys("esc M a tab").type_text("Norsk tirsdager.");
    pair.screen.keys("esc esc");
    let begin = Command::Plan(Step::Begin { youth: AMIR, why: line("Igjen") });
    let third = PlanId(pair.run(&begin));
    make_current(&mut pair, third);
    pair.wait().keys("esc d").expect("Norsk tirsdager.").expect("Planen holder.");
    pair.screen.keys("enter").expect("plan 3, som er den gjeldende");
    pair.screen.keys("ctrl-s").expect("Lagret kl.");
    pair.screen.keys("esc d enter").expect("plan 3, som er den gjeldende");
    pair.screen.keys("ctrl-s");
    let read = pair.other.read();
    assert_eq!(read.plan_meetings(AMIR, 1).unwrap()[0].plan, third);
    assert_eq!(read.plan_evaluations(third).unwrap().len(), 1);
    pair.screen.keys("d").expect_not("Norsk tirsdager.").expect_not("Planen holder.");
}

#[test]
fn a_closed_plan_shows_the_own_words_it_had_and_the_comparison_those_of_both() {
    let mut pair = sample();
    let say = |pair: &mut Pair, at, text: &str| {
        let version = pair.other.read().plan(AMIR).unwrap().voice.map_or(0, |voice| voice.version);
        let words = Prose::optional(text).unwrap().unwrap();
        pair.run_at(at, &Command::SetYouthVoice { youth: AMIR, version, words });
    };
    say(&mut pair, now(), "Jeg vil jobbe.");
    second_plan(&mut pair);
    say(&mut pair, now() + TimeDelta::days(1), "Jeg vil studere.");
    pair.wait().keys("3 p P end enter").expect("Jeg vil jobbe.").expect_not("Jeg vil studere.");
    pair.screen.keys("esc home c").expect("egne ord: Jeg vil jobbe.").expect("egne ord: Jeg vil studere.");
}

#[test]
fn the_meeting_tells_from_the_day_the_last_one_was_held_and_over_versions() {
    let mut pair = sample();
    pair.run(&Command::Plan(Step::AddMeasure { goal: GoalId(1), facts: measure("leksehjelp") }));
    let plan = PlanId(1);
    let soon = now() + TimeDelta::days(2);
    trace(&mut pair, soon, GoalId(1), "Leverte norskstilen.");
    let done = MeasureFacts { status: MeasureStatus::Done, ..measure("leksehjelp") };
    let one = personalbase::domain::ids::MeasureId(1);
    pair.run_at(soon, &Command::Plan(Step::ChangeMeasure { measure: one, version: 1, facts: done }));
    pair.run_at(soon, &status(&pair, GoalId(2), GoalStatus::Reached));
    let written = now() + TimeDelta::days(5);
    let facts = MeetingFacts { held_on: Zone::OSLO.date(now()), next: Prose::optional("Norsk.").unwrap().unwrap() };
    pair.run_at(written, &Command::Plan(Step::Meet { plan, facts }));
    second_plan(&mut pair);
    pair.screen.set_clock(written + TimeDelta::days(1));
    pair.wait().resize(100, 40);
    pair.screen.keys("3 p M").expect("siden 21.11.2026").expect("Leverte norskstilen.");
    pair.screen.expect("gjort 23.11.: leksehjelp").expect("Stå opp 07:30 selv · nådd");
}

#[test]
fn quiet_goals_of_whoever_has_no_contact_here_are_named_to_the_lead() {
    let mut pair = sample_as("OH");
    let later = now() + TimeDelta::days(29);
    let member = pair.other.read().people().unwrap().staff[&StaffId(2)].clone();
    pair.screen.set_clock(later);
    let mut lead = pair.screen.second("KN");
    lead.keys("esc").expect_not("ingen notater på");
    pair.run_at(
        later,
        &Command::ChangeStaff { staff: StaffId(2), version: member.version, role: member.role, active: false },
    );
    lead.advance(Duration::from_secs(60)).expect("3 Amir: ingen notater på 4 uker");
}

#[test]
fn two_versions_stand_side_by_side_and_one_below_the_other_where_it_is_narrow() {
    let mut pair = sample();
    pair.run(&Command::Plan(Step::AddMeasure { goal: GoalId(1), facts: measure("leksehjelp") }));
    let plan = PlanId(pair.run(&Command::Plan(Step::Begin { youth: AMIR, why: line("Nytt skoleår") })));
    pair.run(&Command::Plan(Step::AddToDraft { youth: AMIR, facts: goal("Spare til førerkort") }));
    let change = GoalFacts { status: GoalStatus::OnTheWay, ..goal("Stå opp 07:00 selv") };
    let copy = pair.other.read().version_goals(plan).unwrap()[1].goal.clone();
    pair.run(&Command::ChangeGoal { goal: copy.id, version: 1, facts: change });
    make_current(&mut pair, plan);
    pair.wait().keys("3 p P c").expect("Plan 1 og plan 2").expect("Hvorfor: Avtalt med Amir");
    let at = |screen: &Harness, text: &str| screen.find(text).unwrap_or_else(|| panic!("{text}\n{}", screen.screen()));
    let narrow = (at(&pair.screen, "Stå opp 07:30 selv"), at(&pair.screen, "Stå opp 07:00 selv"));
    assert!(narrow.0.1 < narrow.1.1, "one below the other: {narrow:?}");
    for (word, text) in [("endret", "Stå opp 07:30 selv"), ("ny", "Spare til førerkort"), ("uendret", "leksehjelp")] {
        let row = pair.screen.row(at(&pair.screen, text).1);
        assert!(row.contains(word), "{word}: {row}");
    }
    pair.screen.resize(120, 36);
    let wide = (at(&pair.screen, "Stå opp 07:30 selv"), at(&pair.screen, "Stå opp 07:00 selv"));
    assert!(wide.0.1 == wide.1.1 && wide.0.0 < wide.1.0, "side by side: {wide:?}");
    pair.screen.keys("esc end c").expect("Det finnes ingen versjon før denne.");
}

#[test]
fn the_meeting_shows_what_happened_since_the_last_one_and_ends_with_the_plan_to_the_next() {
    let mut pair = sample();
    pair.run(&Command::Plan(Step::AddMeasure { goal: GoalId(1), facts: measure("leksehjelp") }));
    trace(&mut pair, now(), GoalId(1), "Leverte norskstilen.");
    pair.wait().keys("3 p M").expect("AMIR · Månedsmøte").expect("første møte").expect("Leverte norskstilen.");
    pair.screen.expect("leksehjelp · OH · hver uke · pågår").expect("Ingenting skrevet siden sist.");
    pair.screen.keys("a ctrl-s").expect("Skriv hva som er planen til neste møte.");
    pair.screen.type_text("Norsk hver tirsdag.").keys("ctrl-s").expect("Planen fra 21.11.2026");
    pair.screen.expect("Norsk hver tirsdag.").expect("siden 21.11.2026");
    let later = now() + TimeDelta::days(28);
    pair.screen.set_clock(later);
    let done = MeasureFacts { status: MeasureStatus::Done, ..measure("leksehjelp") };
    let measure = personalbase::domain::ids::MeasureId(1);
    pair.run_at(later, &Command::Plan(Step::ChangeMeasure { measure, version: 1, facts: done }));
    let screen = pair.wait();
    // What was written on the day of the meeting is told again rather than never.
    screen.expect("gjort 19.12.: leksehjelp").expect("21.11. Leverte norskstilen.");
    screen.expect("▲ ingen notater på 4 uker");
}

#[test]
fn a_new_goal_is_the_selected_one_and_a_new_measure_is_its_own() {
    let mut pair = sample();
    let screen = &mut pair.screen;
    screen.keys("3 p g").type_text("Lære å svømme").keys("tab right ctrl-s").expect("Lære å svømme");
    screen.keys("a").expect("Nytt tiltak: Lære å svømme");
    screen.type_text("svømmehallen").keys("ctrl-s");
    let row = screen.screen().lines().find(|line| line.starts_with('▸')).unwrap_or_default().to_owned();
    assert!(row.contains("svømmehallen"), "{}", screen.screen());
}

#[test]
fn a_plan_that_was_to_be_evaluated_as_a_whole_is_named_among_what_is_overdue() {
    let mut pair = sample();
    let facts = EvaluationFacts {
        youth_view: None,
        staff_view: Prose::optional("Et steg fram.").unwrap().unwrap(),
        status: None,
        next_review: Some("2026-11-25".parse().unwrap()),
        journal: false,
    };
    pair.run(&Command::Plan(Step::Evaluate { of: Evaluated::Plan(PlanId(1)), facts }));
    pair.wait().keys("F").expect_not("hele planen");
    pair.screen.keys("esc").set_clock(now() + TimeDelta::days(5));
    pair.wait().keys("F").expect("hele planen skulle vært evaluert 25.11.2026");
    pair.screen.keys("down enter").expect("3 AMIR · Plan");
}

#[test]
fn the_meeting_shows_what_was_set_on_the_support_dial_since_the_last_one() {
    let mut pair = sample();
    let set = |pair: &mut Pair, version, level, reason, at: Instant| {
        let review = Zone::OSLO.date(at) + Days::new(60);
        let facts = SupportFacts { area: line("morgen"), level, reason: line(reason), review };
        pair.run_at(at, &Command::SetSupport { youth: AMIR, version, facts })
    };
    pair.wait().keys("3 p M").expect("Støttenivå").expect("Ingenting er endret siden sist.");
    let soon = now() + TimeDelta::days(2);
    let first = set(&mut pair, 0, SupportLevel::Reminder, "Våkner selv.", soon);
    let screen = pair.wait();
    screen.expect("23.11. morgen: påminnelse. Våkner selv.").expect_not("Ingenting er endret");
    pair.screen.set_clock(now() + TimeDelta::days(3));
    pair.screen.keys("a tab").type_text("Vekkes fem dager.").keys("ctrl-s");
    let later = now() + TimeDelta::days(28);
    pair.screen.set_clock(later);
    set(&mut pair, first, SupportLevel::Together, "Sover dårlig.", later);
    let screen = pair.wait();
    screen.expect("19.12. morgen: påminnelse → sammen. Sover dårlig.").expect_not("Våkner selv.");
}

#[test]
fn a_goal_shows_its_traces_and_says_when_there_are_none_for_long() {
    let mut pair = sample();
    for _ in 0..3 {
        trace(&mut pair, now(), GoalId(1), "Leste sammen.");
    }
    pair.wait().keys("3 p").expect("▁▁▁▁▁▁▁█  3 notater siste 8 uker").expect("ingen notater på 8 uker");
    pair.screen.expect_not("▲ ingen notater");
    pair.screen.set_clock(now() + TimeDelta::days(29));
    pair.screen.advance(Duration::from_secs(60)).expect("▲ ingen notater på 4 uker");
}

#[test]
fn the_primary_contact_is_told_on_the_board_which_goals_nothing_is_written_about() {
    let mut pair = sample_as("OH");
    pair.screen.expect_not("ingen notater på");
    let later = now() + TimeDelta::days(29);
    trace(&mut pair, later, GoalId(1), "Leste sammen.");
    pair.screen.set_clock(later);
    pair.wait().keys("esc").expect("▲ 3 Amir: ingen notater på 4 uker om «Stå opp 07:30 selv»");
    pair.screen.expect_not("Bestå vg1 norsk»");
    trace(&mut pair, later, GoalId(2), "Sto opp selv.");
    pair.wait().expect_not("ingen notater på");
    let mut other = pair.screen.second("KN");
    other.keys("esc").expect_not("ingen notater på");
}

#[test]
fn the_goal_that_was_written_about_last_is_one_key_away_and_never_required() {
    let mut pair = sample();
    trace(&mut pair, now(), GoalId(2), "Sto opp selv.");
    pair.wait().keys("3 n").type_text("Oppe til frokost.");
    pair.screen.keys("ctrl-s").expect("Lagret kl.");
    assert_eq!(pair.other.read().goal_entries(GoalId(2), 5).unwrap().len(), 1, "nobody has to choose a goal");
    let likely = pair.other.read().likely_goals(AMIR).unwrap();
    assert_eq!(likely[0].id, GoalId(2));
}

#[test]
fn five_goals_that_are_worked_with_are_shown_first() {
    let mut pair = sample();
    for number in 3..=7 {
        pair.run(&Command::AddGoal { youth: AMIR, facts: goal(&format!("Mål nummer {number}")) });
    }
    pair.wait().resize(100, 45);
    pair.screen.keys("3 p").expect("5 Mål nummer 5").expect_not("Mål nummer 6").expect("2 mål til. Enter viser alle.");
    pair.screen.keys("down down down down down enter").expect("7 Mål nummer 7").expect("Enter viser de 5 første");
    // The quick lookup goes to any of them.
    pair.screen.keys("esc /").type_text("nummer 6").keys("enter").expect("▸ 6 Mål nummer 6");
}

#[test]
fn the_quiet_one_is_not_forgotten() {
    let mut pair = sample_as("OH");
    let write = |pair: &mut Pair, days: i64, kind, individual| {
        let at = now() - TimeDelta::days(days);
        let minutes = personalbase::domain::log::ContactMinutes { individual, common: None };
        let marks = EntryMarks { minutes, ..EntryMarks::default() };
        let new = NewEntry { kind, marks, ..entry(at, About::Youths(vec![AMIR]), Weight::Normal, "Snakket.") };
        pair.run_at(now(), &Command::WriteEntry(new));
    };
    write(&mut pair, 17, EntryKind::Conversation, Some(30));
    write(&mut pair, 2, EntryKind::Conversation, None);
    write(&mut pair, 3, EntryKind::School, None);
    pair.wait().keys("K").expect("Sist kontakt").expect("dine øverst");
    let row = pair.screen.find("3 Amir").map(|(_, y)| pair.screen.row(y)).unwrap();
    for text in ["OH", "17 dager", "3 dager", "aldri", "▲ 1 forfalt"] {
        assert!(row.contains(text), "{text}: {row}");
    }
    pair.screen.keys("down down enter").expect("3 AMIR · Plan");
}

#[test]
fn a_house_without_anybody_says_what_will_be_there() {
    let mut pair = bare(6).enter();
    pair.screen.keys("K").expect("Ingen bor her ennå.");
    let mut pair = bare(6);
    pair.move_in(2, youth("Yonas"));
    let mut pair = pair.enter();
    pair.screen.keys("2 p P").expect("Ingen plan ennå. Det første målet begynner plan 1.");
    pair.screen.keys("esc M").expect("Det finnes ingen plan ennå.");
    assert_eq!(pair.other.read().plan_versions(YouthId(1)).unwrap(), []);
    pair.screen.keys("g").type_text("Lese").keys("tab right ctrl-s");
    let versions = pair.other.read().plan_versions(YouthId(1)).unwrap();
    assert_eq!(versions.iter().map(|one| one.status).collect::<Vec<_>>(), [PlanStatus::Current]);
}

/// A house in which Amir's plan has been worked with: a second version, measures, traces, an evaluation, how he took part.
pub fn worked_with(language: Language) -> Harness {
    let screen = Harness::sample_with("OH", Config::default(), language);
    let other = crate::house(&screen).house;
    let mut pair = Pair { screen, other };
    let step = |pair: &mut Pair, step| pair.run(&Command::Plan(step));
    step(&mut pair, Step::AddMeasure { goal: GoalId(1), facts: measure("leksehjelp tirsdager") });
    let knock = MeasureFacts {
        what: line("banke på 08:00"),
        who: Responsible::Other(line("natt")),
        often: None,
        until: Some("2026-12-01".parse().unwrap()),
        status: MeasureStatus::Ongoing,
    };
    step(&mut pair, Step::AddMeasure { goal: GoalId(2), facts: knock });
    second_plan(&mut pair);
    let goals = pair.other.read().plan(AMIR).unwrap().goals;
    let school =
        MeasureFacts { who: Responsible::School, often: Some(line("månedlig")), ..measure("møte med kontaktlærer") };
    step(&mut pair, Step::AddMeasure { goal: goals[0].id, facts: school });
    for text in ["Leverte norskstilen.", "Leste sammen en time."] {
        trace(&mut pair, now(), goals[0].id, text);
    }
    let words = |text: &str| crate::houses::prose(text).unwrap();
    let facts = EvaluationFacts {
        youth_view: Some(words("Jeg klarer det nesten.")),
        staff_view: words("Oppe tre av fem dager. Blir sliten om kvelden."),
        status: Some(GoalStatus::OnTheWay),
        next_review: Some("2027-02-21".parse().unwrap()),
        journal: true,
    };
    let of = Evaluated::Goal { goal: goals[1].id, version: 1 };
    step(&mut pair, Step::Evaluate { of, facts });
    let facts = ParticipationFacts {
        held_on: "2026-11-20".parse().unwrap(),
        present: line("Amir, verge på telefon"),
        interpreter: Some(line("dari, på telefon")),
        told: words("Hva planen er, og at han kan si nei."),
        said: words("Jeg vil jobbe på verksted."),
        weight: words("Målet om førerkort kom med."),
    };
    step(&mut pair, Step::TakePart { plan: goals[0].plan, facts });
    let facts = MeetingFacts {
        held_on: "2026-11-20".parse().unwrap(),
        next: words("Leksehjelp hver tirsdag.\nRinge skolen mandag."),
    };
    step(&mut pair, Step::Meet { plan: goals[0].plan, facts });
    pair.wait();
    pair.screen
}
